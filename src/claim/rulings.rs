//! `claims/rulings.toml`: what people decided about conflicts.

use super::table::{self, Input, Shape, Table, shorten};
use super::{ClaimId, Location, Problem, parse_claim_id};
use std::collections::BTreeMap;

const KEYS: &[&str] = &["fingerprint", "evidence", "verdict", "claims", "reason", "by", "on", "review_by"];

/// What a ruling decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The first side stands.
    AStands,
    /// The second side stands.
    BStands,
    /// Both stand: there is no conflict after all.
    BothStand,
    /// Neither stands.
    Neither,
    /// It has to be reported out; the conflict stays open.
    NeedsReporting,
    /// Of two claims: they answer one question, and are compared.
    SameQuestion,
    /// Of two claims: they do not answer one question, and are never compared.
    OtherQuestion,
}

/// The word of each verdict.
pub(super) const VERDICTS: &[(&str, Verdict)] = &[
    ("a-stands", Verdict::AStands),
    ("b-stands", Verdict::BStands),
    ("both-stand", Verdict::BothStand),
    ("neither", Verdict::Neither),
    ("needs-reporting", Verdict::NeedsReporting),
    ("same question", Verdict::SameQuestion),
    ("not the same question", Verdict::OtherQuestion),
];

impl Verdict {
    /// Of a ruling on two claims: whether they answer one question.
    #[must_use]
    pub fn one_question(self) -> Option<bool> {
        match self {
            Self::SameQuestion => Some(true),
            Self::OtherQuestion => Some(false),
            _ => None,
        }
    }

    /// The word that files use for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        VERDICTS.iter().find(|(_, verdict)| *verdict == self).map_or("", |(word, _)| word)
    }
}

/// A ruling as the file gives it.
#[derive(Clone, Debug)]
pub struct RulingEntry {
    /// What the conflict is; of a ruling on two claims their ids, the smaller first.
    pub fingerprint: String,
    /// What it rested on when it was ruled; empty of a ruling on two claims.
    pub evidence: String,
    /// What was decided.
    pub verdict: Verdict,
    /// The claims that it rests on.
    pub claims: Vec<ClaimId>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When, EDTF.
    pub on: String,
    /// When to look again, EDTF.
    pub review_by: Option<String>,
    /// Where it stands.
    pub at: Location,
}

impl RulingEntry {
    /// Of a ruling on two claims: their ids, the smaller first, and whether they answer one question.
    #[must_use]
    pub fn on_pair(&self) -> Option<((ClaimId, ClaimId), bool)> {
        let same = self.verdict.one_question()?;
        match &self.claims[..] {
            [a, b] if a <= b => Some(((a.clone(), b.clone()), same)),
            [a, b] => Some(((b.clone(), a.clone()), same)),
            _ => None,
        }
    }
}

/// Reads the rulings of a file; `file` is its name for problems.
#[must_use]
pub fn read_rulings(file: &str, bytes: &[u8]) -> (Vec<RulingEntry>, Vec<Problem>) {
    let input = Input::new(file, bytes);
    let shape = Shape {
        entry: "ruling",
        key: "fingerprint",
        head_keys: &[],
        head: &|_| {},
        read: &|table, _| read(table),
        what: "a ruling",
        keys: KEYS,
    };
    let (mut entries, mut problems) = table::entries(&input, &shape);
    let mut ruled: BTreeMap<(String, String), usize> = BTreeMap::new();
    for entry in &mut entries {
        let Some(ruling) = &entry.value else { continue };
        // On other evidence, a conflict may be ruled anew: the later ruling stands, and the earlier one is its history.
        let what = (ruling.fingerprint.clone(), ruling.evidence.clone());
        if let Some(line) = ruled.get(&what) {
            let message = format!("this conflict is ruled twice on one evidence: line {line} has it already");
            problems.extend([table::fault_of(&input, entry, message, "keep one of the two".to_owned())]);
            entry.value = None;
        } else {
            ruled.insert(what, ruling.at.line);
        }
    }
    (entries.into_iter().filter_map(|entry| entry.value.map(|value| *value)).collect(), problems.finish())
}

fn read(table: &Table<'_, '_>) -> Option<RulingEntry> {
    let on_pair = table.text("verdict").and_then(|text| {
        let verdict = VERDICTS.iter().find(|(word, _)| *word == text)?;
        verdict.1.one_question()
    });
    let (mut fingerprint, mut evidence) = (None, Some(String::new()));
    if on_pair.is_none() {
        fingerprint = table.required("fingerprint", "the fingerprint of the conflict, from the report");
        evidence = table.required("evidence", "the evidence of the conflict, from the report");
    }
    if !table.has("verdict") {
        let all: Vec<&str> = VERDICTS.iter().map(|(word, _)| *word).collect();
        table.missing("verdict", format!("what was decided: {}", all.join(", ")));
    }
    let verdict = table.word("verdict", VERDICTS);
    let reason = table.required("reason", "why it was decided so: reason = \"…\"");
    let by = table.required("by", "who decided: by = \"…\"");
    if !table.has("on") {
        table.missing("on", "the day it was decided: on = \"2026-11-21\"");
    }
    let on = table.date("on");
    let review_by = table.date("review_by");
    let mut claims = Vec::new();
    for text in table.texts("claims").unwrap_or_default() {
        match parse_claim_id(&text) {
            Some(id) => claims.push(id),
            None => {
                let message = format!("\"{}\" is not the id of a claim", shorten(&text));
                table.fault("claims", message, "write it as \"source/claim-id\"");
            }
        }
    }
    if on_pair.is_some() {
        let mut pair: Vec<String> = claims.iter().map(ToString::to_string).collect();
        pair.sort();
        pair.dedup();
        if pair.len() == 2 {
            fingerprint = Some(pair.join(" + "));
        } else {
            let message = "a ruling that two claims answer one question, or do not, names the two";
            table.fault("claims", message, "claims = [\"gazette/cost\", \"herald/price\"]");
        }
    }
    let at = table.part.location(table.span.start);
    Some(RulingEntry {
        fingerprint: fingerprint?,
        evidence: evidence?,
        verdict: verdict?,
        claims,
        reason: reason?,
        by: by?,
        on: on?,
        review_by,
        at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIR: &str = "[[ruling]]\nverdict = \"not the same question\"\nclaims = [\"b/y\", \"a/x\"]\n\
                        reason = \"two bridges\"\nby = \"J. R.\"\non = \"2026-11-29\"\n";

    #[test]
    fn a_ruling_on_two_claims_needs_no_fingerprint() {
        let (rulings, problems) = read_rulings("claims/rulings.toml", PAIR.as_bytes());
        assert_eq!(problems, []);
        let ((a, b), same) = rulings[0].on_pair().expect("it is a ruling on two claims");
        assert_eq!((a.to_string(), b.to_string(), same), ("a/x".to_owned(), "b/y".to_owned(), false));
    }

    #[test]
    fn a_ruling_on_two_claims_names_two() {
        for claims in ["[\"b/y\"]", "[\"b/y\", \"b/y\"]", "[\"a/x\", \"b/y\", \"c/z\"]"] {
            let text = PAIR.replace("[\"b/y\", \"a/x\"]", claims);
            let (rulings, problems) = read_rulings("claims/rulings.toml", text.as_bytes());
            assert!(rulings.is_empty() && problems.len() == 1, "{claims}: {problems:?}");
        }
    }

    #[test]
    fn a_ruling_on_a_conflict_still_needs_its_fingerprint() {
        let text = PAIR.replace("not the same question", "both-stand");
        let (rulings, problems) = read_rulings("claims/rulings.toml", text.as_bytes());
        assert!(rulings.is_empty() && problems.len() == 2, "{problems:?}");
    }
}
