//! From findings to an outcome: rulings applied, corroborations and coverage drawn up.

use super::silence;
use super::{Corroboration, Coverage, NearMiss, Outcome, Possible, Ruled, Ruling, SourceLine, Verdict};
use crate::claim::{ClaimId, Source, SourceId, Status};
use crate::compare::{Agreement, Reason};
use crate::conflict::{Conflict, Findings, Scene, Severity};
use crate::entity::NearMissPair;
use crate::pairing::{Cap, Waterfall, Weigher, odds_in_words};
use crate::quantity::{Decimal, format as format_figure};
use crate::text::fold_key;
use crate::time::edtf;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Draws up what a run found. Problems and sources are the caller's to add.
#[must_use]
pub fn summarize(scene: &Scene<'_>, findings: &mut Findings, rulings: &[Ruling]) -> Outcome {
    let mut coverage = coverage(scene, findings);
    // The conflicts of a large run are not copied: from here on they are the outcome's.
    let conflicts = std::mem::take(&mut findings.conflicts);
    let (open, ruled, idle_rulings) = apply(conflicts, &findings.pairing.ruled, rulings);
    let (notes, conflicts) = open.into_iter().partition(|c: &Conflict| c.severity == Severity::Note);
    let (near_misses, unlisted) = near_misses(scene);
    if unlisted > 0 {
        coverage.not_done.push(format!(
            "{unlisted} pairs of names that are close and were not joined are not listed: the {LISTED_NEAR_MISSES} most \
             alike are"
        ));
    }
    let (possible, unasked) = possible(scene, findings);
    if unasked > 0 {
        coverage.not_done.push(format!(
            "{unasked} pairs of claims that may answer one question are not listed: the {LISTED_POSSIBLE} likeliest are"
        ));
    }
    Outcome {
        possible,
        conflicts,
        notes,
        ruled,
        idle_rulings,
        near_misses,
        corroborations: corroborations(scene, findings),
        coverage,
        ..Outcome::default()
    }
}

/// How many possible matches are listed: an hour's work for whoever judges them.
const LISTED_POSSIBLE: usize = 100;

/// The pairs that a person is to judge, those whose values differ first, and how many more there are.
fn possible(scene: &Scene<'_>, findings: &Findings) -> (Vec<Possible>, usize) {
    let pairs = &findings.pairing.possible;
    if pairs.is_empty() {
        return (Vec::new(), 0);
    }
    // The rows of a ledger were weighed there.
    let frames = scene.frames.get(..findings.own).unwrap_or(scene.frames);
    let weigher = Weigher::new(scene.framer, scene.vocabulary, scene.claims, frames);
    let listed = pairs.iter().take(LISTED_POSSIBLE).map(|pair| Possible {
        claims: [scene.cited(pair.a), scene.cited(pair.b)],
        odds: odds_in_words(pair.weight),
        agreement: pair.judged.as_ref().map_or("", |(agreement, _)| agreement.name()).to_owned(),
        why: pair.cap.map_or(TOO_LOW, Cap::says).to_owned(),
        waterfall: Waterfall::of(&weigher, pair).lines(),
    });
    (listed.collect(), pairs.len().saturating_sub(LISTED_POSSIBLE))
}

/// Why a pair that nothing caps is not compared.
const TOO_LOW: &str = "the odds are too low to compare them, and too high to pass them over";

/// How many near misses are listed: more than anybody goes through.
const LISTED_NEAR_MISSES: usize = 500;

/// Puts each ruled conflict under its ruling. A ruling whose evidence has changed leaves its conflict open and says so;
/// so does one that asks for reporting. A ruling that matches nothing is idle.
fn apply(
    conflicts: Vec<Conflict>,
    pairs: &BTreeSet<(ClaimId, ClaimId)>,
    rulings: &[Ruling],
) -> (Vec<Conflict>, Vec<Ruled>, Vec<Ruling>) {
    let (mut open, mut ruled, mut used) = (Vec::new(), Vec::new(), BTreeSet::new());
    if rulings.is_empty() {
        return (conflicts, Vec::new(), Vec::new());
    }
    // The last ruling on a fingerprint stands.
    let last: BTreeMap<&str, usize> = rulings.iter().enumerate().map(|(i, r)| (r.fingerprint.as_str(), i)).collect();
    // Pairing has obeyed those on two claims already.
    for (i, ruling) in rulings.iter().enumerate().filter(|(_, r)| r.verdict.one_question().is_some()) {
        if let [a, b] = &ruling.claims[..]
            && (pairs.contains(&(a.clone(), b.clone())) || pairs.contains(&(b.clone(), a.clone())))
        {
            used.insert(i);
        }
    }
    for mut conflict in conflicts {
        let matching = ways_to_write(&conflict.fingerprint).iter().filter_map(|way| last.get(way.as_str())).max();
        let Some((place, ruling)) = matching.and_then(|place| Some((*place, rulings.get(*place)?))) else {
            open.push(conflict);
            continue;
        };
        used.insert(place);
        let when = format!("ruled \"{}\" by {} on {}", ruling.verdict.word(), ruling.by, ruling.on);
        if !is_prefix(&ruling.evidence, &conflict.evidence) {
            conflict.remarks.push(format!("reopened: {when}, and a claim that it rests on has changed since"));
            open.push(conflict);
        } else if ruling.verdict == Verdict::NeedsReporting {
            conflict.remarks.push(format!("{when}: {}", ruling.reason));
            open.push(conflict);
        } else {
            ruled.push(Ruled { conflict, ruling: ruling.clone() });
        }
    }
    let idle =
        rulings.iter().enumerate().filter(|(i, r)| !used.contains(i) && last.get(r.fingerprint.as_str()) == Some(i));
    let idle = idle.map(|(_, r)| r.clone()).collect();
    (open, ruled, idle)
}

/// The fewest digits of a digest that tell which one is meant; below, it is a guess.
const MIN_DIGEST: usize = 8;

/// Whether a digest as a person wrote it, cut short perhaps, is that of `full`.
fn is_prefix(written: &str, full: &str) -> bool {
    // What tells two conflicts on one question apart stands behind a dash, and is never cut.
    let parts =
        |text: &str| text.split_once('-').map_or((text.len(), None), |(digits, n)| (digits.len(), Some(n.to_owned())));
    let ((length, number), (_, of)) = (parts(written), parts(full));
    written == full || (length >= MIN_DIGEST && number == of && full.starts_with(&written[..length]))
}

/// Every way to write the digest `full` of which [`is_prefix`] says that it is meant.
fn ways_to_write(full: &str) -> Vec<String> {
    let (digits, number) = full.split_at(full.find('-').unwrap_or(full.len()));
    let cut = (MIN_DIGEST..=digits.len()).filter_map(|end| digits.get(..end)).map(|digits| format!("{digits}{number}"));
    cut.chain([full.to_owned()]).collect()
}

/// The near misses to list, and how many more there are.
fn near_misses(scene: &Scene<'_>) -> (Vec<NearMiss>, usize) {
    let mut listed: Vec<&NearMissPair> = scene.framer.resolver().near_misses().iter().collect();
    let unlisted = listed.len().saturating_sub(LISTED_NEAR_MISSES);
    if unlisted > 0 {
        listed.sort_by_cached_key(|near| Reverse(likeness(near)));
        listed.truncate(LISTED_NEAR_MISSES);
        listed.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    }
    let uses = scene.uses(listed.iter().flat_map(|near| [near.a.as_str(), near.b.as_str()]));
    let found = listed.into_iter().map(|near| {
        // Of two names of which one holds the other, a claim that uses the longer one does not use the shorter.
        let users = [uses.of(&near.a), uses.of(&near.b)];
        let own = |mine: usize, other: usize| {
            let alone = users[mine].iter().find(|f| !users[other].contains(f));
            alone.or(users[mine].first()).map(|f| scene.claim(*f).id.clone())
        };
        let mut claims: Vec<ClaimId> = [own(0, 1), own(1, 0)].into_iter().flatten().collect();
        claims.dedup();
        NearMiss { a: near.a.clone(), b: near.b.clone(), why: near.why.clone(), claims }
    });
    (found.collect(), unlisted)
}

/// How alike two names are, in thousandths.
fn likeness(near: &NearMissPair) -> u32 {
    let [a, b] = [&near.a, &near.b].map(|name| fold_key(name).chars().take(COMPARED_LETTERS).collect::<String>());
    // Between 0 and 1000, so nothing is cut off.
    (strsim::jaro_winkler(&a, &b) * 1000.0).round() as u32
}

/// How much of a name is looked at to tell how alike two are; the work grows with its square.
const COMPARED_LETTERS: usize = 100;

/// Questions that claims of two or more sources answer alike.
fn corroborations(scene: &Scene<'_>, findings: &Findings) -> Vec<Corroboration> {
    let mut found = Vec::new();
    for question in &findings.pairing.questions {
        let sources: BTreeSet<&SourceId> = question.claims.iter().map(|f| &scene.claim(*f).id.source).collect();
        if sources.len() < 2 || question.pairs.iter().any(|p| p.agreement.parts()) {
            continue;
        }
        let loosest = question.pairs.iter().map(|p| p.agreement.name());
        let rank = |name: &str| Agreement::LEVELS.iter().position(|l| *l == name);
        found.push(Corroboration {
            question: scene.question(question.claims[0]),
            agreement: loosest.max_by_key(|name| rank(name)).unwrap_or("same").to_owned(),
            claims: question.claims.iter().map(|f| scene.cited(*f)).collect(),
            origins: scene.origins(&question.claims),
        });
    }
    found.sort_by(|a, b| a.question.cmp(&b.question));
    found
}

fn coverage(scene: &Scene<'_>, findings: &Findings) -> Coverage {
    let pairing = &findings.pairing;
    let mut levels: BTreeMap<&str, usize> = BTreeMap::new();
    let mut met: HashSet<&ClaimId> = HashSet::new();
    for question in &pairing.questions {
        for pair in &question.pairs {
            *levels.entry(pair.agreement.name()).or_default() += 1;
        }
        met.extend(question.claims.iter().map(|f| &scene.claim(*f).id));
    }
    met.extend(findings.conflicts.iter().flat_map(|c| &c.sides).flat_map(|s| &s.claims).map(|claim| &claim.id));
    met.extend(findings.bindings.met.iter().map(|f| &scene.claim(*f).id));
    let live = |f: &usize| scene.claim(*f).status != Status::Retracted;
    let claims: Vec<usize> = (0..findings.own).filter(live).collect();
    let retracted = findings.own - claims.len();
    let mut per_source: BTreeMap<&SourceId, (usize, usize)> = BTreeMap::new();
    for frame in &claims {
        let id = &scene.claim(*frame).id;
        let counts = per_source.entry(&id.source).or_default();
        counts.0 += 1;
        counts.1 += usize::from(met.contains(id));
    }
    let never = claims.iter().map(|f| &scene.claim(*f).id).filter(|id| !met.contains(id)).cloned();
    let mut not_done = Vec::new();
    if scene.today.is_none() {
        not_done.push("stale: no day was given (--today)".to_owned());
    }
    let without = scene.sources.keys().filter(|id| !scene.documents.contains_key(id)).count();
    if without > 0 {
        let sources = if without == 1 { "source".to_owned() } else { "sources".to_owned() };
        not_done.push(format!(
            "quotes of {without} {sources} were not looked up: the document is not at hand (--documents)"
        ));
    }
    let uncited =
        claims.iter().map(|f| scene.claim(*f)).filter(|c| c.citations.is_empty() && c.status != Status::Draft);
    match uncited.count() {
        0 => {}
        1 => not_done.push("1 claim without a citation (from --claims)".to_owned()),
        n => not_done.push(format!("{} claims without a citation (from --claims)", format_figure(Decimal::from(n)))),
    }
    let mut coverage = Coverage {
        sources: scene.sources.len(),
        claims: claims.len(),
        left_out: (retracted > 0).then(|| ("retracted".to_owned(), retracted)).into_iter().collect(),
        questions: pairing.questions.len(),
        compared: pairing.questions.iter().map(|q| q.pairs.len()).sum(),
        agreements: Agreement::LEVELS
            .iter()
            .filter_map(|level| levels.get(level).map(|n| ((*level).to_owned(), *n)))
            .collect(),
        not_comparable: Reason::ALL
            .iter()
            .filter_map(|r| pairing.not_comparable.get(r).filter(|n| **n > 0).map(|n| (r.name().to_owned(), *n)))
            .collect(),
        never_paired: never.collect(),
        relations: findings.bindings.counts.iter().map(|(name, n)| (name.clone(), *n)).collect(),
        per_source: per_source.into_iter().map(|(id, (all, met))| (id.clone(), all, met)).collect(),
        taught: Vec::new(),
        unmet_rows: 0,
        not_done,
        ..Coverage::default()
    };
    silence::fill(scene, findings, &met, &mut coverage);
    coverage
}

/// The sources as a report lists them.
#[must_use]
pub fn source_lines(sources: &[Source], scene: &Scene<'_>) -> Vec<SourceLine> {
    let mut claims: BTreeMap<&SourceId, usize> = BTreeMap::new();
    for claim in scene.claims {
        *claims.entry(&claim.id.source).or_default() += 1;
    }
    let line = |source: &Source| {
        let about = [&source.publisher, &source.author, &source.kind].into_iter().flatten().cloned();
        let date = |text: &Option<String>| text.as_deref().and_then(|t| edtf(t).ok()).map(|p| p.describe());
        let undated = || match (date(&source.not_before), date(&source.retrieved)) {
            (Some(from), Some(to)) => format!("undated; between {from} and {to}"),
            (Some(from), None) => format!("undated; not before {from}"),
            (None, Some(to)) => format!("undated; retrieved {to}"),
            (None, None) => "undated".to_owned(),
        };
        SourceLine {
            id: source.id.clone(),
            title: source.title.clone(),
            about: about.collect::<Vec<_>>().join(", "),
            date: date(&source.published).unwrap_or_else(undated),
            claims: claims.get(&source.id).copied().unwrap_or(0),
        }
    };
    let mut lines: Vec<SourceLine> = sources.iter().map(line).collect();
    lines.sort_by(|a, b| a.id.cmp(&b.id));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_may_be_cut_short_and_numbers_may_not() {
        for (written, full, same) in [
            ("8a4a4eb080fd", "8a4a4eb080fd", true),
            ("8a4a4eb0", "8a4a4eb080fd", true),
            ("8a4a4eb", "8a4a4eb080fd", false),
            ("8a4a4eb0", "8a4a4eb180fd", false),
            ("8a4a4eb080fd", "8a4a4eb080fd-2", false),
            ("8a4a4eb080fd-2", "8a4a4eb080fd-2", true),
            ("8a4a4eb0-2", "8a4a4eb080fd-2", true),
            ("8a4a4eb0-2", "8a4a4eb080fd-3", false),
            ("é-é", "8a4a4eb080fd", false),
            ("", "8a4a4eb080fd", false),
        ] {
            assert_eq!(is_prefix(written, full), same, "{written} {full}");
            assert_eq!(ways_to_write(full).contains(&written.to_owned()), same, "{written} {full}");
        }
    }
}
