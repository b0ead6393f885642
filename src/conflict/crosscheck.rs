//! The whole of a run in one function: frames, pairing, relations, detectors, one conflict for one disagreement.

use super::bound::{Bindings, OfEdge, bind, bind_rows};
use super::{Answer, Cited, Conflict, DETECTORS, Detector, Finding, Ground, Run, Scene, Severity};
use crate::claim::{Claim, ClaimId, RelationEntry, Source, SourceId, Vocabulary, content_stems};
use crate::compare::Reason;
use crate::document::Document;
use crate::entity::Registry;
use crate::pairing::{Change, Contradiction, Frame, Framer, Matching, Pairing, Question, contradictions, pair};
use hashbrown::HashMap;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What a run works on.
pub struct Material<'a> {
    /// The claims, by source and place in their file.
    pub claims: &'a [Claim],
    /// The records of the sources.
    pub sources: &'a [Source],
    /// The vocabulary of properties.
    pub vocabulary: &'a Vocabulary,
    /// The entities and classes.
    pub registry: &'a Registry,
    /// The project's relations.
    pub relations: &'a [RelationEntry],
    /// The documents at hand.
    pub documents: &'a BTreeMap<SourceId, Document>,
    /// The SHA-256 of the documents at hand, in hex.
    pub hashes: &'a BTreeMap<SourceId, String>,
    /// Today, where the caller says so.
    pub today: Option<chrono::NaiveDate>,
    /// How old what a page says of its own day may be, in days.
    pub stale_after_days: i64,
    /// From which odds on claims are compared, and what people have ruled on pairs of them.
    pub matching: &'a Matching,
    /// The questions of the rows of a ledger, by place among all frames.
    pub asked: &'a [Question],
    /// Rows of a ledger that an edge between properties binds.
    pub linked: &'a [OfEdge],
    /// Rows of a ledger that tell a change over time.
    pub changes: &'a [Change],
}

/// What a run found.
pub struct Findings {
    /// Conflicts and notes, in report order.
    pub conflicts: Vec<Conflict>,
    /// What pairing found, for coverage and corroborations.
    pub pairing: Pairing,
    /// What became of relations.
    pub bindings: Bindings,
    /// The frame of each claim.
    pub frames: Vec<Frame>,
    /// How many of the claims were paired here: the others are rows of a ledger, which were weighed there.
    pub own: usize,
}

/// Cross-checks claims. `ready` are the frames of the last of them: rows of a ledger, which were weighed there. `with` sees the scene before it is taken down, for coverage and `explain`.
pub fn crosscheck<T>(
    material: &Material<'_>,
    ready: Vec<Frame>,
    with: impl FnOnce(&Scene<'_>, &mut Findings) -> T,
) -> (Findings, T) {
    let own = &material.claims[..material.claims.len().saturating_sub(ready.len())];
    let framer = Framer::new(material.vocabulary, material.registry, own, material.sources);
    let mut frames: Vec<Frame> = own.par_iter().enumerate().map(|(i, claim)| framer.frame(i, claim)).collect();
    let mut pairing = pair(&framer, material.vocabulary, own, &frames, material.matching);
    let denials = contradictions(&framer, material.vocabulary, own, &frames);
    if denials.left_out > 0 {
        *pairing.not_comparable.entry(Reason::TooMany).or_default() += denials.left_out;
    }
    let mut bindings = bind(&framer, material.vocabulary, own, &frames, material.relations);
    if frames.is_empty() {
        frames = ready;
    } else {
        frames.extend(ready);
    }
    bindings.add(bind_rows(&framer, material.vocabulary, material.claims, &frames, material.linked));
    let sources = material.sources.iter().map(|s| (s.id.clone(), s)).collect();
    let scene = Scene {
        claims: material.claims,
        frames: &frames,
        framer: &framer,
        vocabulary: material.vocabulary,
        sources: &sources,
        documents: material.documents,
        hashes: material.hashes,
        today: material.today,
        stale_after_days: material.stale_after_days,
    };
    // What one detector found is made conflicts before the next one looks: a large run never has all findings in memory.
    let found = DETECTORS.iter().flat_map(|detector| {
        let found = run(detector, &scene, (&pairing, material), &denials.found, &bindings);
        let made: Vec<Made> = found.into_par_iter().map(|finding| Made::of(&scene, detector, finding)).collect();
        made
    });
    let conflicts = one_for_each_disagreement(&scene, found);
    let mut findings = Findings { conflicts, pairing, bindings, frames: Vec::new(), own: own.len() };
    let seen = with(&scene, &mut findings);
    findings.frames = frames;
    (findings, seen)
}

/// A conflict, and the frames of its claims.
struct Made {
    frames: Vec<usize>,
    conflict: Conflict,
}

impl Made {
    fn of(scene: &Scene<'_>, detector: &Detector, finding: Finding<Ground>) -> Self {
        Self { frames: finding.ground.claims().collect(), conflict: scene.conflict(detector, finding) }
    }
}

fn run(
    detector: &Detector,
    scene: &Scene<'_>,
    (pairing, material): (&Pairing, &Material<'_>),
    denials: &[Contradiction],
    bindings: &Bindings,
) -> Vec<Finding<Ground>> {
    match detector.run {
        Run::Question(run) => {
            let asked: Vec<_> = material.asked.par_iter().filter_map(|q| run(scene, q)).collect();
            grounded(pairing.questions.iter().filter_map(|q| run(scene, q)).chain(asked))
        }
        Run::Agreement(run) => grounded(pairing.questions.iter().filter_map(|q| run(scene, q))),
        Run::Relation(run) => bindings.failing.iter().filter_map(|b| run(scene, b)).collect(),
        Run::Denial(run) => grounded(denials.iter().filter_map(|d| run(scene, d))),
        Run::Change(run) => grounded(pairing.changes.iter().chain(material.changes).filter_map(|c| run(scene, c))),
        Run::Claim(run) => {
            let found: Vec<Finding<Answer>> =
                (0..scene.frames.len()).into_par_iter().flat_map_iter(|f| run(scene, f)).collect();
            grounded(one_for_each_value(found).into_iter())
        }
        Run::Names(run) => grounded(run(scene).into_iter()),
    }
}

fn grounded<G: Into<Ground>>(found: impl Iterator<Item = Finding<G>>) -> Vec<Finding<Ground>> {
    found.map(Finding::grounded).collect()
}

/// Claims of several sources that are at fault with one value of one question are one finding.
fn one_for_each_value(found: Vec<Finding<Answer>>) -> Vec<Finding<Answer>> {
    let mut kept: Vec<Finding<Answer>> = Vec::new();
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for finding in found {
        match known.get(&(finding.about.clone(), finding.ground.label.clone())) {
            Some(place) => kept[*place].ground.add(finding.ground.claims()),
            None => {
                known.insert((finding.about.clone(), finding.ground.label.clone()), kept.len());
                kept.push(finding);
            }
        }
    }
    kept
}

/// Keeps the most specific kind where several fire on the same claims, and lets it name the others; then puts the
/// conflicts in report order.
fn one_for_each_disagreement(scene: &Scene<'_>, found: impl Iterator<Item = Made>) -> Vec<Conflict> {
    let mut kept: Vec<Conflict> = Vec::new();
    // Claims by number, as a large run compares very many: of each conflict those of its sides, sorted, and of each
    // claim the conflicts that have it.
    let mut numbers: HashMap<&ClaimId, u32> = HashMap::new();
    let mut claims_of: Vec<Vec<u32>> = Vec::new();
    let mut by_claim: Vec<Vec<usize>> = Vec::new();
    for Made { frames, conflict } in found {
        let mut claims: Vec<u32> = Vec::with_capacity(frames.len());
        for frame in frames {
            let next = u32::try_from(by_claim.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(&scene.claim(frame).id).or_insert(next);
            if number == next {
                by_claim.push(Vec::new());
            }
            claims.push(number);
        }
        claims.sort_unstable();
        claims.dedup();
        // Several kinds on the same claims, one kind twice on one question, or the operands of a relation within it.
        // Whatever holds them all holds the claim that stands in the fewest.
        let near = claims.iter().map(|c| by_claim[*c as usize].as_slice()).min_by_key(|near| near.len());
        let known = near.unwrap_or_default().iter().copied().find(|i| {
            let about_evidence = EVIDENCE.contains(&kept[*i].kind) != EVIDENCE.contains(&conflict.kind);
            !about_evidence
                && (kept[*i].severity == Severity::Note) == (conflict.severity == Severity::Note)
                && claims.iter().all(|claim| claims_of[*i].binary_search(claim).is_ok())
        });
        match known {
            Some(i) => {
                if kept[i].kind != conflict.kind && !kept[i].also.contains(&conflict.kind) {
                    kept[i].also.push(conflict.kind);
                }
            }
            None => {
                claims.iter().for_each(|claim| by_claim[*claim as usize].push(kept.len()));
                kept.push(conflict);
                claims_of.push(claims);
            }
        }
    }
    drop((numbers, claims_of, by_claim));
    drop_repeats(scene, &mut kept);
    kept.sort_by_cached_key(order);
    disambiguate(&mut kept);
    kept
}

/// Drops each conflict of two parallel sentences that another one has already: claims read from the very sentences, with
/// the same values, or with a denial. That one knows what the figure is of.
fn drop_repeats(scene: &Scene<'_>, kept: &mut Vec<Conflict>) {
    let slots: BTreeSet<&ClaimId> = scene.claims.iter().filter(|c| c.slot.is_some()).map(|c| &c.id).collect();
    if slots.is_empty() {
        return;
    }
    let of_slot = |conflict: &Conflict| {
        let mut claims = conflict.sides.iter().flat_map(|s| &s.claims);
        claims.next().is_some_and(|c| slots.contains(&c.id))
    };
    // Where a claim stands, and the words of its value, each with the conflicts that have it. Of a denial, the words of
    // the sentence: one claim has "none" for its value, the other "no".
    let passages = |kind: &str, claim: &Cited| -> Vec<(SourceId, String, String)> {
        let denial = DENIALS.contains(&kind);
        let denied = claim.passages.iter().filter(|_| denial).map(|p| p.quote.clone());
        let words: Vec<String> = content_stems(&claim.value).into_iter().chain(denied).collect();
        let lines = claim.passages.iter().map(|p| format!("{:?}", p.locator));
        lines.flat_map(|line| words.iter().map(move |w| (claim.id.source.clone(), line.clone(), w.clone()))).collect()
    };
    let mut known: BTreeMap<(SourceId, String, String), BTreeSet<usize>> = BTreeMap::new();
    for (i, conflict) in kept.iter().enumerate().filter(|(_, c)| !of_slot(c) && !EVIDENCE.contains(&c.kind)) {
        for key in conflict.sides.iter().flat_map(|s| &s.claims).flat_map(|claim| passages(conflict.kind, claim)) {
            known.entry(key).or_default().insert(i);
        }
    }
    let repeats = |conflict: &Conflict| {
        let of_claim = |claim: &Cited| -> BTreeSet<usize> {
            passages(conflict.kind, claim).iter().filter_map(|key| known.get(key)).flatten().copied().collect()
        };
        let mut claims = conflict.sides.iter().flat_map(|s| &s.claims).map(of_claim);
        let Some(first) = claims.next() else { return false };
        let all = claims.fold(first, |all, of_claim| &all & &of_claim);
        !all.is_empty()
    };
    let dropped: Vec<bool> = kept.iter().map(|c| of_slot(c) && !stays(c.kind) && repeats(c)).collect();
    let mut dropped = dropped.into_iter();
    kept.retain(|_| !dropped.next().unwrap_or(false));
}

/// Kinds that no other conflict says already: they are about the evidence, or the arithmetic of one sentence.
fn stays(kind: &str) -> bool {
    EVIDENCE.contains(&kind) || OF_A_SENTENCE.contains(&kind)
}

/// Kinds that rest on what one sentence says for its own arithmetic.
const OF_A_SENTENCE: &[&str] = &["change-mismatch", "duration-mismatch", "weekday-mismatch"];

/// Kinds of which one side says that there is something, or that it is so, and the other denies it.
const DENIALS: &[&str] = &["polarity", "existence"];

/// Kinds about the evidence: a quote that is not there does not settle what its claim says against another.
const EVIDENCE: &[&str] =
    &["quote-missing", "quote-altered", "value-not-in-quote", "value-reworded", "source-changed", "stale", "uncited"];

/// Severity, entity, kind, source, line.
fn order(conflict: &Conflict) -> (Severity, String, &'static str, Option<ClaimId>, String) {
    let first = conflict.sides.first().and_then(|s| s.claims.first()).map(|c| c.id.clone());
    (conflict.severity, conflict.entity.to_lowercase(), conflict.kind, first, conflict.title.clone())
}

/// Two conflicts of one kind about one question keep apart by a number.
fn disambiguate(conflicts: &mut [Conflict]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for conflict in conflicts {
        let times = seen.entry(conflict.fingerprint.clone()).or_default();
        *times += 1;
        if *times > 1 {
            conflict.fingerprint = format!("{}-{times}", conflict.fingerprint);
        }
    }
}
