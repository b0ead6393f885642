//! `claims/<source>.toml`: the claims read from one source.

use super::table::{self, Input, Shape, Table, shorten, type_name};
use super::{
    Citation, Claim, ClaimId, Locator, Modality, Problem, Role, SourceId, Status, Tie, Tier, Value, is_plain_id,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::de::DeValue;

pub(super) const KEYS: &[&str] = &[
    "id",
    "subject",
    "property",
    "value",
    "complete",
    "denied",
    "as_of",
    "period",
    "place",
    "population",
    "method",
    "modality",
    "origin",
    "of",
    "status",
    "note",
    "citation",
    "citations",
];
const CITATION_KEYS: &[&str] = &["quote", "line", "page", "paragraph", "section", "tier"];
const CITATION_SHAPE: &str = "a table: { quote = \"…\", line = 1 }";
const LOCATORS: &[&str] = &["line", "page", "paragraph", "section"];
pub(super) const MODALITIES: &[(&str, Modality)] = &[
    ("planned", Modality::Planned),
    ("proposed", Modality::Proposed),
    ("conditional", Modality::Conditional),
    ("alleged", Modality::Alleged),
    ("asserted", Modality::Asserted),
];
pub(super) const STATUSES: &[(&str, Status)] =
    &[("draft", Status::Draft), ("reviewed", Status::Reviewed), ("retracted", Status::Retracted)];
pub(super) const TIERS: &[(&str, Tier)] =
    &[("primary", Tier::Primary), ("secondary", Tier::Secondary), ("tertiary", Tier::Tertiary)];
pub(super) const ROLES: &[(&str, Role)] = &[
    ("part", Role::Part),
    ("split", Role::Split),
    ("share", Role::Share),
    ("mean", Role::Mean),
    ("count", Role::Count),
    ("member", Role::Member),
    ("multiple", Role::Multiple),
    ("earlier", Role::Earlier),
    ("change", Role::Change),
    ("end", Role::End),
    ("length", Role::Length),
];

/// What a claim file holds.
#[derive(Clone, Debug, Default)]
pub struct ClaimFile {
    /// The sound claims, in the order of the file.
    pub claims: Vec<Claim>,
    /// The claims left out because of a problem: their ids, where that much could be read.
    pub left_out: Vec<Option<ClaimId>>,
    /// Every problem, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads the claims of `source` from its file; `file` is the file's name for problems.
#[must_use]
pub fn read_claims(file: &str, source: &SourceId, bytes: &[u8]) -> (Vec<Claim>, Vec<Problem>) {
    let read = read_claim_file(file, source, bytes, false);
    (read.claims, read.problems)
}

/// Reads a claim file. With `uncited`, claims may lack a citation: they come from outside a project.
#[must_use]
pub fn read_claim_file(file: &str, source: &SourceId, bytes: &[u8], uncited: bool) -> ClaimFile {
    let input = Input::new(file, bytes);
    let head = |top: &Table<'_, '_>| {
        if let Some(named) = top.text("source").filter(|named| *named != source.0) {
            let message = format!("the file is named after the source \"{source}\" and says \"{}\"", shorten(&named));
            top.fault("source", message, format!("write source = \"{source}\", or rename the file"));
        }
    };
    let read = |table: &Table<'_, '_>, _: &str| read_claim(table, source, uncited);
    let shape = Shape {
        entry: "claim",
        key: "id",
        head_keys: &["source"],
        head: &head,
        read: &read,
        what: "a claim",
        keys: KEYS,
    };
    let (mut entries, mut problems) = table::entries(&input, &shape);
    table::drop_repeated(&input, "claim", "id", &mut entries, &mut problems);
    check_ties(&input, &mut entries, &mut problems);
    check_circles(&input, &mut entries, &mut problems);
    let mut claims = Vec::with_capacity(entries.len());
    let mut left_out = Vec::new();
    for entry in entries {
        match entry.value {
            Some(claim) => claims.push(*claim),
            None => left_out.push(entry.key.map(|name| ClaimId { source: source.clone(), name })),
        }
    }
    ClaimFile { claims, left_out, problems: problems.finish() }
}

/// Notes ties to claims that the file does not have. Where the id of a claim could not be read, the tie
/// may mean that one.
fn check_ties(input: &Input<'_>, entries: &mut [table::Entry<Claim>], problems: &mut table::Problems) {
    if entries.iter().any(|entry| entry.key.is_none()) {
        return;
    }
    let known: BTreeSet<String> = entries.iter().filter_map(|entry| entry.key.clone()).collect();
    for entry in entries {
        let Some(tie) = entry.value.as_ref().and_then(|claim| claim.of.as_ref()) else { continue };
        let name = &tie.claim.name;
        let fault = if entry.key.as_deref() == Some(name) {
            "the claim is tied to itself".to_owned()
        } else if !known.contains(name) {
            format!("`of` names the claim \"{}\", which this file does not have", shorten(name))
        } else {
            continue;
        };
        problems.extend([table::fault_of(
            input,
            entry,
            fault,
            "name another claim of the same file by its id".to_owned(),
        )]);
        entry.value = None;
    }
}

/// Notes ties that lead back to where they began: nothing is a part of a part of itself. "So many times as much" may
/// well be said of both.
fn check_circles(input: &Input<'_>, entries: &mut [table::Entry<Claim>], problems: &mut table::Problems) {
    let tied: BTreeMap<&str, (usize, &str)> = entries
        .iter()
        .enumerate()
        .filter_map(|(i, entry)| {
            let claim = entry.value.as_ref()?;
            let tie = claim.of.as_ref().filter(|tie| tie.role != Role::Multiple)?;
            Some((claim.id.name.as_str(), (i, tie.claim.name.as_str())))
        })
        .collect();
    // A claim has one tie, so each walk is a line; one that meets an earlier walk has nothing new ahead.
    let mut walked: BTreeMap<usize, usize> = BTreeMap::new();
    let mut circles: Vec<Vec<usize>> = Vec::new();
    for (walk, (start, _)) in tied.values().enumerate() {
        let mut path: Vec<usize> = Vec::new();
        let mut next = Some(*start);
        while let Some(at) = next {
            if let Some(earlier) = walked.get(&at) {
                if *earlier == walk {
                    circles.extend(path.iter().position(|i| *i == at).map(|from| path[from..].to_vec()));
                }
                break;
            }
            walked.insert(at, walk);
            path.push(at);
            let whole = entries[at].key.as_deref().and_then(|name| tied.get(name)).map(|(_, whole)| *whole);
            next = whole.and_then(|whole| tied.get(whole)).map(|(i, _)| *i);
        }
    }
    for mut circle in circles {
        let first = circle.iter().enumerate().min_by_key(|(_, i)| **i).map_or(0, |(place, _)| place);
        circle.rotate_left(first);
        let names = circle.iter().chain(circle.first()).filter_map(|i| entries[*i].key.as_deref());
        let mut path: Vec<&str> = names.collect();
        if path.len() > MAX_PATH {
            path.splice(MAX_PATH / 2..path.len() - MAX_PATH / 2, ["…"]);
        }
        let message = format!("the ties of these claims go in a circle: {}", shorten_path(&path));
        let help = "take out the `of` that the source does not make";
        problems.extend([table::fault_of(input, &entries[circle[0]], message, help.to_owned())]);
        for i in circle {
            entries[i].value = None;
        }
    }
}

/// How many claims of a circle a message names.
const MAX_PATH: usize = 8;

fn shorten_path(path: &[&str]) -> String {
    path.iter().map(|name| shorten(name)).collect::<Vec<_>>().join(" → ")
}

fn read_claim(table: &Table<'_, '_>, source: &SourceId, uncited: bool) -> Option<Claim> {
    let name = table.required("id", "give it an id that no other claim of this file has: id = \"arrests-total\"");
    if let Some(name) = name.as_deref().filter(|name| !is_plain_id(name)) {
        let help = "an id is made of letters, digits, dashes, underscores and dots";
        table.fault("id", format!("\"{}\" cannot be an id", shorten(name)), help);
    }
    let subject = table.required("subject", "who or what it speaks of: subject = \"…\"");
    let property = table.required("property", "what it says of the subject: property = \"…\"");
    if !table.has("value") {
        table.missing("value", "the value as the source writes it: value = \"almost 700\"");
    }
    let value = read_value(table);
    let status = table.word("status", STATUSES).unwrap_or_default();
    let citations = read_citations(table);
    if citations.is_empty() && status != Status::Draft && !uncited && !table.has("citation") && !table.has("citations")
    {
        table.missing("citation", "the passage that carries it: citation = { quote = \"…\", line = 1 }");
    }
    let (denied, as_of, period) = (table.flag("denied").unwrap_or(false), table.time("as_of"), table.time("period"));
    let (place, population) = (table.text("place"), table.text("population"));
    let (method, origin, note) = (table.text("method"), table.text("origin"), table.text("note"));
    let modality = table.word("modality", MODALITIES).unwrap_or_default();
    let of = read_tie(table, source);
    Some(Claim {
        id: ClaimId { source: source.clone(), name: name? },
        subject: subject?,
        property: property?,
        value: value?,
        denied,
        as_of,
        period,
        place,
        population,
        method,
        modality,
        origin,
        of,
        status,
        note,
        slot: None,
        citations,
        at: table.part.location(table.span.start),
    })
}

fn read_value(table: &Table<'_, '_>) -> Option<Value> {
    let value = table.get("value")?;
    let complete = table.flag("complete");
    if complete.is_some() && !value.get_ref().is_array() {
        table.fault(
            "complete",
            "`complete` stands beside a value that is no list",
            "leave it out, or write the value as a list",
        );
    }
    match value.get_ref() {
        DeValue::Boolean(yes) => Some(Value::YesNo(*yes)),
        DeValue::Array(members) => {
            if members.is_empty() {
                table.fault(
                    "value",
                    "the list is empty",
                    "write value = \"none\" when the source says that there are none",
                );
                return None;
            }
            let members = read_members(table, members);
            Some(Value::List { members, complete: complete.unwrap_or(true) })
        }
        DeValue::Table(_) => {
            let shape = "a value, a list, or { any = [\"…\", \"…\"] }";
            let any = table.table("value", "a value", &["any"], shape)?;
            let members = any.get("any").map(|v| (v.get_ref().as_array(), v.span()));
            match members {
                Some((Some(members), _)) if members.len() >= 2 => Some(Value::Any(read_members(&any, members))),
                Some((_, span)) => {
                    let help = "`any` takes two or more values of which the source does not say which holds";
                    table.part.problem(span, "`any` does not hold two or more values", help);
                    None
                }
                None => {
                    table.fault("value", "the value is a table without `any`", shape);
                    None
                }
            }
        }
        scalar => read_scalar(table, value.span(), scalar).map(Value::Text),
    }
}

fn read_members(table: &Table<'_, '_>, members: &toml::de::DeArray<'_>) -> Vec<String> {
    members.iter().filter_map(|member| read_scalar(table, member.span(), member.get_ref())).collect()
}

/// A string, number or date in the words of the file: "3.50" keeps its zero.
fn read_scalar(table: &Table<'_, '_>, span: Range<usize>, value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => table.filled("value", span, text),
        DeValue::Integer(number) if number.radix() != 10 => {
            table.part.problem(
                span,
                "a figure in another base than ten",
                "write it as the source does, in quotation marks",
            );
            None
        }
        DeValue::Float(number) if number.as_str().contains(['n', 'i']) => {
            table.part.problem(span, "this is not a number", "write the value as the source does, in quotation marks");
            None
        }
        // TOML lets underscores group digits; no source writes them.
        DeValue::Integer(_) | DeValue::Float(_) => Some(table.part.raw(span).replace('_', "")),
        DeValue::Datetime(_) => Some(table.part.raw(span).to_owned()),
        other => {
            let help = "a list takes strings, numbers and dates";
            table.part.problem(span, format!("a list of values holds {}", type_name(other)), help);
            None
        }
    }
}

fn read_citations(table: &Table<'_, '_>) -> Vec<Citation> {
    if table.has("citation") && table.has("citations") {
        table.fault(
            "citations",
            "both `citation` and `citations` stand here",
            "keep `citations`, with all of them in its list",
        );
    }
    let one = table.table("citation", "a citation", CITATION_KEYS, CITATION_SHAPE).and_then(|t| read_citation(&t));
    let mut found: Vec<Citation> = one.into_iter().collect();
    let Some(list) = table.get("citations") else { return found };
    let DeValue::Array(members) = list.get_ref() else {
        table.fault(
            "citations",
            format!("`citations` is {}", type_name(list.get_ref())),
            format!("`citations` takes a list, each member {CITATION_SHAPE}"),
        );
        return found;
    };
    if members.is_empty() {
        table.fault("citations", "the list of citations is empty", format!("each member is {CITATION_SHAPE}"));
    }
    for member in members.iter() {
        match member.get_ref() {
            DeValue::Table(inner) => {
                let inner = Table::open(table.part, inner, member.span(), "a citation", CITATION_KEYS);
                found.extend(read_citation(&inner));
            }
            other => drop(table.wrong_type::<()>("citations", member.span(), other, CITATION_SHAPE)),
        }
    }
    found
}

fn read_citation(table: &Table<'_, '_>) -> Option<Citation> {
    let quote = table.required("quote", "the words of the document that carry the claim: quote = \"…\"");
    if quote.as_deref().is_some_and(|quote| !quote.contains(char::is_alphanumeric)) {
        table.fault("quote", "the quote has no words", "copy the words of the document that carry the claim");
    }
    let given: Vec<&&str> = LOCATORS.iter().filter(|key| table.has(key)).collect();
    if let [first, second, ..] = given[..] {
        table.fault(
            second,
            format!("a citation has both `{first}` and `{second}`"),
            "one locator is enough: keep the line",
        );
    }
    let locator = table
        .ordinal("line")
        .map(Locator::Line)
        .or_else(|| table.ordinal("page").map(Locator::Page))
        .or_else(|| table.ordinal("paragraph").map(Locator::Paragraph))
        .or_else(|| table.text("section").map(Locator::Section))
        .unwrap_or(Locator::Unknown);
    let tier = table.word("tier", TIERS);
    Some(Citation { quote: quote?, locator, tier })
}

fn read_tie(table: &Table<'_, '_>, source: &SourceId) -> Option<Tie> {
    let shape = "a table: { claim = \"…\", as = \"part\" }";
    let tie = table.table("of", "a tie", &["claim", "as", "over"], shape)?;
    let named = tie.required("claim", "the id of the claim that it belongs to: claim = \"…\"");
    let role = tie.word("as", ROLES);
    if !tie.has("as") {
        let all: Vec<&str> = ROLES.iter().map(|(word, _)| *word).collect();
        tie.missing("as", format!("how it belongs to that claim: {}", all.join(", ")));
    }
    let over = tie.text("over");
    if over.is_some() && role.is_some_and(|role| role != Role::Mean) {
        tie.fault("over", "`over` stands with another role than a mean", "leave it out, or write as = \"mean\"");
    }
    let named = named?;
    // The full id of a claim of this file is as good as the short one.
    let name = named.strip_prefix(&source.0).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&named).to_owned();
    Some(Tie { claim: ClaimId { source: source.clone(), name }, role: role?, over })
}
