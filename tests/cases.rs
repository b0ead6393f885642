//! Runs every case of `tests/cases/*.md`.
//!
//! A case is a `## heading` with prose and fenced blocks: `claims` as in `claims/*.toml`, and where it needs them
//! `sources` (a table for each), `entities`, `properties`, `relations`, `rulings`, and `document.<source>` with the text
//! of a document (`document.<source>.html` for another format than plain text). Beside the keys of the format, a claim
//! may have `source` (without it: a, b, c … in turn), and `citation = false` for a claim without one. Where the case
//! gives none, the harness supplies `id` (c1, c2, …) and a citation that quotes the value. A source that `sources` does
//! not name was published on 15 March 2026. In `sources`, `today` is the day of the run, and `sha256 = "as read"` the
//! hash of the document. In `rulings`, the fingerprint may be the kind of the conflict and the evidence "as found".
//!
//! A case with documents and no `claims` is of what they say when they are laid side by side.
//!
//! `expect` has a line for everything that is found: `<kind> [<severity>][: <words of the conflict>]`, or `none`. With
//! `none: <name>` and `coverage: <name>` coverage must count a level, a reason, an outcome of relations.

#[path = "cases/markdown.rs"]
mod markdown;

use gainsay::audit::{Outcome, Ruling, summarize};
use gainsay::claim::{self, Claim, Source, SourceId, Vocabulary};
use gainsay::conflict::{Cited, Conflict, Material, crosscheck, detector};
use gainsay::document::{Document, sha256_hex};
use gainsay::project::registry;
use markdown::{Case, Expectation, cases};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// The date of a source of which a case says nothing.
const PUBLISHED: &str = "2026-03-15";

/// Everything that one case sets up.
struct Setup {
    claims: Vec<Claim>,
    sources: Vec<Source>,
    vocabulary: Vocabulary,
    entities: Vec<claim::EntityEntry>,
    relations: Vec<claim::RelationEntry>,
    documents: BTreeMap<SourceId, Document>,
    hashes: BTreeMap<SourceId, String>,
    today: Option<gainsay::time::NaiveDate>,
    problems: Vec<String>,
}

impl Setup {
    fn of(case: &Case) -> Self {
        let mut problems = Vec::new();
        let mut told = |found: Vec<claim::Problem>| problems.extend(found.into_iter().map(|p| p.message));
        let (mut documents, mut hashes, mut names) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (block, text) in &case.blocks {
            let Some(name) = block.strip_prefix("document.") else { continue };
            let (source, file) = match name.split_once('.') {
                Some((source, _)) => (source, name.to_owned()),
                None => (name, format!("{name}.txt")),
            };
            let id = SourceId(source.to_owned());
            let document = Document::read(&file, text.as_bytes()).expect("the document of a case can be read");
            hashes.insert(id.clone(), sha256_hex(text.as_bytes()));
            names.insert(id.clone(), file);
            documents.insert(id, document);
        }
        let mut records = table(case, "sources");
        let today = records.remove("today").map(|day| {
            day.as_str().and_then(|day| day.parse().ok()).unwrap_or_else(|| panic!("{}: today is a day", case.title))
        });
        let by_source = claims_by_source(case);
        let mut ids: BTreeSet<String> = by_source.keys().chain(records.keys()).cloned().collect();
        let beside = case.blocks.iter().all(|(block, _)| block != "claims");
        if beside {
            ids.extend(documents.keys().map(|id: &SourceId| id.0.clone()));
        }
        let (mut sources, mut claims) = (Vec::new(), Vec::new());
        for name in ids {
            let id = SourceId(name.clone());
            let mut record = match records.remove(&name) {
                Some(Value::Table(record)) => record,
                _ => Table::from_iter([("published".to_owned(), PUBLISHED.into())]),
            };
            record.entry("title").or_insert_with(|| format!("Source {name}").into());
            if let (Some(file), false) = (names.get(&id), record.contains_key("document")) {
                record.insert("document".to_owned(), file.clone().into());
            }
            if record.get("sha256").and_then(Value::as_str) == Some("as read") {
                record.insert("sha256".to_owned(), hashes[&id].clone().into());
            }
            let (source, found) = claim::read_source(&format!("sources/{name}.toml"), &id, written(&record).as_bytes());
            told(found);
            sources.extend(source);
            let file =
                Table::from_iter([("claim".to_owned(), by_source.get(&name).cloned().unwrap_or_default().into())]);
            let (mut read, found) = claim::read_claims(&format!("claims/{name}.toml"), &id, written(&file).as_bytes());
            told(found);
            claims.append(&mut read);
        }
        if beside {
            let read: Vec<(SourceId, &Document)> = documents.iter().map(|(id, text)| (id.clone(), text)).collect();
            claims.extend(gainsay::extract::event_claims(&read, &vec![None; read.len()]));
        }
        let (entities, found) = claim::read_entities("claims/entities.toml", case.block("entities").as_bytes());
        told(found);
        let (properties, found) = claim::read_properties("claims/properties.toml", case.block("properties").as_bytes());
        told(found);
        let (relations, found) = claim::read_relations("claims/relations.toml", case.block("relations").as_bytes());
        told(found);
        let vocabulary = Vocabulary::with(properties);
        Self { claims, sources, vocabulary, entities, relations, documents, hashes, today, problems }
    }

    fn run(&self, rulings: &[Ruling]) -> Outcome {
        let registry = registry(&self.entities);
        let material = Material {
            claims: &self.claims,
            sources: &self.sources,
            vocabulary: &self.vocabulary,
            registry: &registry,
            relations: &self.relations,
            documents: &self.documents,
            hashes: &self.hashes,
            today: self.today,
            stale_after_days: gainsay::conflict::STALE_AFTER_DAYS,
            matching: &gainsay::pairing::Matching::default(),
            asked: &[],
            linked: &[],
            changes: &[],
        };
        crosscheck(&material, Vec::new(), |scene, findings| summarize(scene, findings, rulings)).1
    }

    fn reversed(mut self) -> Self {
        self.claims.reverse();
        self
    }
}

fn table(case: &Case, block: &str) -> Table {
    toml::from_str(case.block(block)).unwrap_or_else(|error| panic!("{}, {}: {error}", case.kind, case.title))
}

fn written(table: &Table) -> String {
    toml::to_string(table).expect("what was read from TOML can be written as TOML")
}

/// The claims of a case as their files would have them, with what the harness supplies.
fn claims_by_source(case: &Case) -> BTreeMap<String, Vec<Value>> {
    let mut by_source: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let claims = table(case, "claims").remove("claim");
    let claims = claims.and_then(|c| c.as_array().cloned()).unwrap_or_else(|| {
        assert!(case.blocks.iter().any(|(name, _)| name.starts_with("document.")), "{}: no claims", case.title);
        Vec::new()
    });
    for (n, claim) in claims.into_iter().enumerate() {
        let Value::Table(mut claim) = claim else { panic!("{}: a claim is a table", case.title) };
        let next = char::from(b'a' + u8::try_from(n % 26).expect("below 26"));
        let source = match claim.remove("source") {
            Some(Value::String(source)) => source,
            _ => next.to_string(),
        };
        claim.entry("id").or_insert_with(|| format!("c{}", n + 1).into());
        if claim.get("citation") == Some(&Value::Boolean(false)) {
            claim.remove("citation");
        } else if !claim.contains_key("citation") && !claim.contains_key("citations") {
            let denied = claim.get("denied").and_then(Value::as_bool).unwrap_or(false);
            let words = claim.get("value").map(words_of).unwrap_or_default();
            let quote = if denied { format!("not {words}") } else { words };
            let citation = Table::from_iter([("quote".to_owned(), quote.into()), ("line".to_owned(), 1.into())]);
            claim.insert("citation".to_owned(), citation.into());
        }
        by_source.entry(source).or_default().push(claim.into());
    }
    by_source
}

/// A value in words that carry it.
fn words_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Array(members) => members.iter().map(words_of).collect::<Vec<_>>().join(", "),
        Value::Table(any) => any.values().map(words_of).collect::<Vec<_>>().join(" or "),
        other => other.to_string(),
    }
}

fn rulings(case: &Case, found: &[Conflict]) -> Vec<Ruling> {
    let (entries, problems) = claim::read_rulings("claims/rulings.toml", case.block("rulings").as_bytes());
    assert_eq!(problems, [], "{}", case.title);
    let filled = entries.into_iter().map(|entry| {
        let mut ruling = Ruling::from(entry);
        if let Some(conflict) = found.iter().find(|c| c.kind == ruling.fingerprint) {
            ruling.fingerprint.clone_from(&conflict.fingerprint);
            if ruling.evidence == "as found" {
                ruling.evidence.clone_from(&conflict.evidence);
            }
        }
        ruling
    });
    filled.collect()
}

/// The words of a conflict that an expectation may ask for.
fn says(conflict: &Conflict) -> Vec<&str> {
    let cause = conflict.cause.iter().map(|c| c.name);
    let texts = [&conflict.arithmetic, &conflict.reconcile, &conflict.remarks, &conflict.look_up];
    let sides = conflict.sides.iter().map(|s| s.value.as_str());
    let also = conflict.also.iter().copied();
    let texts = texts.into_iter().flatten().map(String::as_str);
    std::iter::once(conflict.title.as_str()).chain(texts).chain(cause).chain(sides).chain(also).collect()
}

fn described(conflict: &Conflict) -> String {
    let mut lines = vec![format!("    {} {}: {}", conflict.kind, conflict.severity.name(), conflict.title)];
    lines.extend(says(conflict).into_iter().skip(1).map(|text| format!("        {text}")));
    lines.join("\n")
}

/// What coverage counts, by name.
fn counted(outcome: &Outcome) -> BTreeSet<String> {
    let coverage = &outcome.coverage;
    let tables = [&coverage.agreements, &coverage.not_comparable, &coverage.relations, &coverage.left_out];
    let mut names: BTreeSet<String> = tables.into_iter().flatten().map(|(name, _)| name.clone()).collect();
    names.extend(coverage.not_done.iter().filter_map(|line| line.split_once(':')).map(|(what, _)| what.to_owned()));
    if !coverage.never_paired.is_empty() {
        names.insert("never paired".to_owned());
    }
    if !outcome.near_misses.is_empty() {
        names.insert("near miss".to_owned());
    }
    names
}

/// What is wrong with the outcome of a case; nothing when it is as expected.
fn faults(case: &Case, setup: &Setup, outcome: &Outcome) -> Vec<String> {
    let mut open: Vec<&Conflict> = outcome.conflicts.iter().chain(&outcome.notes).collect();
    let mut ruled: Vec<&str> = outcome.ruled.iter().map(|r| r.conflict.kind).collect();
    let (mut idle, mut problems, counted) = (outcome.idle_rulings.len(), setup.problems.clone(), counted(outcome));
    let mut faults = Vec::new();
    if case.expectations().is_empty() {
        faults.push("  expects nothing, not even \"none\"".to_owned());
    }
    for expectation in case.expectations() {
        let met = match &expectation {
            Expectation::Quiet => true,
            Expectation::Counted(name) => counted
                .iter()
                .any(|c| c == name || c.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(':'))),
            Expectation::Found { kind, severity, says: words } => {
                let fits = |c: &&Conflict| {
                    c.kind == kind
                        && severity.as_ref().is_none_or(|s| c.severity.name() == s)
                        && says(c).iter().any(|text| text.contains(words.as_str()))
                };
                open.iter().position(fits).map(|at| open.remove(at)).is_some()
            }
            Expectation::Ruled(kind) => ruled.iter().position(|r| r == kind).map(|at| ruled.remove(at)).is_some(),
            Expectation::IdleRuling => {
                idle > 0 && {
                    idle -= 1;
                    true
                }
            }
            Expectation::Problem(words) => {
                problems.iter().position(|p| p.contains(words.as_str())).map(|at| problems.remove(at)).is_some()
            }
        };
        if !met {
            faults.push(format!("  not met: {expectation:?}"));
        }
    }
    faults.extend(open.into_iter().map(|c| format!("  not expected:\n{}", described(c))));
    faults.extend(ruled.into_iter().map(|kind| format!("  not expected: ruled {kind}")));
    faults.extend((0..idle).map(|_| "  not expected: an idle ruling".to_owned()));
    faults.extend(problems.into_iter().map(|problem| format!("  problem: {problem}")));
    if !faults.is_empty() {
        faults.push(format!("  coverage: {}", counted.into_iter().collect::<Vec<_>>().join(", ")));
    }
    faults
}

/// What must hold of every conflict, whatever its kind.
fn broken_invariants(outcome: &Outcome) -> Vec<String> {
    let mut broken = Vec::new();
    let all = || outcome.conflicts.iter().chain(&outcome.notes).chain(outcome.ruled.iter().map(|r| &r.conflict));
    // A draft or bulk claim may lack a passage, and then says so in a note of its own.
    let uncited = all().filter(|c| c.kind == "uncited").flat_map(|c| &c.sides).flat_map(|s| &s.claims);
    let uncited: BTreeSet<_> = uncited.map(|c| c.id.clone()).collect();
    let mut seen = BTreeSet::new();
    for conflict in all() {
        let mut must = |holds: bool, what: &str| {
            if !holds {
                broken.push(format!("  {what}:\n{}", described(conflict)));
            }
        };
        must(detector(conflict.kind).is_some(), "a kind that no detector has");
        must(!conflict.sides.is_empty(), "no side");
        must(conflict.sides.iter().all(|side| !side.claims.is_empty()), "a side without claims");
        let claims = || conflict.sides.iter().flat_map(|side| &side.claims);
        let cited = |c: &Cited| !c.passages.is_empty() && c.passages.iter().all(|p| !p.quote.is_empty());
        must(claims().all(|c| cited(c) || uncited.contains(&c.id)), "a claim without its passage");
        must(!conflict.title.is_empty() && !conflict.question.is_empty(), "no title or question");
        must(!conflict.evidence.is_empty(), "no evidence");
        must(!conflict.look_up.is_empty() || conflict.severity.name() == "note", "nothing to look up");
        must(seen.insert(conflict.fingerprint.clone()), "a fingerprint that another conflict has");
    }
    for conflict in &outcome.conflicts {
        if conflict.severity.name() == "note" {
            broken.push(format!("  a note among the conflicts:\n{}", described(conflict)));
        }
    }
    broken
}

/// What a run found, whatever the order of the claims.
fn identity(outcome: &Outcome) -> BTreeSet<(String, &'static str, &'static str, String)> {
    let all = outcome.conflicts.iter().chain(&outcome.notes);
    all.map(|c| (c.fingerprint.clone(), c.kind, c.severity.name(), c.evidence.clone())).collect()
}

/// What is wrong with one case.
fn check(case: &Case) -> Vec<String> {
    let setup = Setup::of(case);
    let plain = setup.run(&[]);
    let conflicts: Vec<Conflict> = plain.conflicts.iter().chain(&plain.notes).cloned().collect();
    let rulings = rulings(case, &conflicts);
    let ruled = (!rulings.is_empty()).then(|| setup.run(&rulings));
    let outcome = ruled.as_ref().unwrap_or(&plain);
    let mut wrong = faults(case, &setup, outcome);
    wrong.extend(broken_invariants(outcome));
    let backward = setup.reversed().run(&[]);
    if identity(&plain) != identity(&backward) {
        let list = |o: &Outcome| o.conflicts.iter().chain(&o.notes).map(described).collect::<Vec<_>>().join("\n");
        let (forward, backward) = (list(&plain), list(&backward));
        wrong.push(format!("  turns on the order of the claims:\n{forward}\n  reversed:\n{backward}"));
    }
    wrong
}

#[test]
fn every_case() {
    let (mut failing, mut known) = (Vec::new(), Vec::new());
    let cases = cases();
    for case in &cases {
        let name = format!("{}: {}", case.kind, case.title);
        match (&case.known, check(case)) {
            (None, wrong) if wrong.is_empty() => {}
            (None, wrong) => failing.push(format!("{name}\n{}", wrong.join("\n"))),
            (Some(_), wrong) if wrong.is_empty() => failing.push(format!("{name}\n  is marked as known, and passes")),
            (Some(reason), _) => known.push(format!("{name}: {reason}")),
        }
    }
    println!("{} cases, {} known to fail:\n{}", cases.len(), known.len(), known.join("\n"));
    assert!(failing.is_empty(), "{} of {} cases fail\n\n{}", failing.len(), cases.len(), failing.join("\n\n"));
}
