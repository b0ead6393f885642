//! What was compared, what was not, and why, for readers.

use super::words::{count, number};
use super::{Amount, CoverageView, NeverPaired, NotComparedView, Options, SourceCoverage, UnknownView};
use crate::audit::{Coverage, Want};
use crate::claim::SourceId;
use crate::conflict::Cited;
use std::collections::BTreeMap;

/// How many unpaired claims of one source a page lists; the JSON report holds them all. More than a
/// hundred in a row nobody reads.
const SHOWN: usize = 100;

/// How many properties of which too little is known a page lists; the JSON report holds them all. The most frequent come
/// first, and of the others one is like the next.
const SHOWN_UNKNOWN: usize = 20;

/// How many properties a sentence names; the tables name them all.
const NAMED: usize = 3;

/// Brings the coverage into sentences and tables; `title` gives a source's title.
pub fn coverage(coverage: &Coverage, options: &Options, title: impl Fn(&SourceId) -> String) -> CoverageView {
    let documents = options.documents;
    let mut never: BTreeMap<&SourceId, Vec<String>> = BTreeMap::new();
    for claim in &coverage.never_paired {
        never.entry(&claim.source).or_default().push(claim.to_string());
    }
    CoverageView {
        words: sentences(coverage, documents),
        sources: coverage.sources,
        claims: coverage.claims,
        questions: coverage.questions,
        compared: coverage.compared,
        agreements: amounts(&coverage.agreements),
        not_comparable: amounts(&coverage.not_comparable),
        left_out: amounts(&coverage.left_out),
        relations: amounts(&coverage.relations),
        per_source: coverage
            .per_source
            .iter()
            .map(|(id, claims, compared)| SourceCoverage {
                source: id.to_string(),
                title: title(id),
                claims: *claims,
                compared: *compared,
            })
            .collect(),
        never_paired: never
            .into_iter()
            .map(|(id, claims)| NeverPaired {
                source: id.to_string(),
                title: title(id),
                words: count(claims.len(), "claim", "claims"),
                shown: claims.len().min(SHOWN),
                more: claims.len().checked_sub(SHOWN).filter(|n| *n > 0).map(|n| format!("and {} more", number(n))),
                claims,
            })
            .collect(),
        unknown: coverage
            .unknown
            .iter()
            .map(|u| UnknownView {
                property: u.property.clone(),
                why: u.why.words(),
                count: u.claims,
                number: number(u.claims),
            })
            .collect(),
        unknown_shown: coverage.unknown.len().min(SHOWN_UNKNOWN),
        unknown_more: coverage
            .unknown
            .len()
            .checked_sub(SHOWN_UNKNOWN)
            .filter(|n| *n > 0)
            .map(|n| format!("and {} more", number(n))),
        mostly_silent: mostly_silent(coverage),
        nearest: coverage
            .nearest
            .iter()
            .map(|pair| {
                let [a, b] = pair.claims.each_ref().map(|claim| claim.id.to_string());
                let [a_says, b_says] = pair.claims.each_ref().map(says);
                // Documents are no project, so that there is nobody to ask.
                let with = &options.explain_with;
                let explain = (!documents).then(|| format!("gainsay explain {} {}{with}", shell(&a), shell(&b)));
                NotComparedView { a, a_says, b, b_says, reason: pair.reason.name(), explain }
            })
            .collect(),
        taught: coverage.taught.clone(),
        not_done: coverage.not_done.clone(),
    }
}

fn says(claim: &Cited) -> String {
    let qualifiers = match &claim.qualifiers[..] {
        [] => String::new(),
        some => format!(" ({})", some.join(", ")),
    };
    format!("{}: {}: {}{qualifiers}", claim.subject, claim.property, claim.value)
}

/// An argument of a command line, in quotation marks where it needs them.
fn shell(argument: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    if argument.chars().all(plain) { argument.to_owned() } else { format!("'{}'", argument.replace('\'', "'\\''")) }
}

/// Why the silence of a run says little, where most of what could have been compared was not understood.
#[must_use]
pub fn mostly_silent(coverage: &Coverage) -> Option<String> {
    let most = coverage.unknown.iter().filter(|u| u.why != Want::Source).max_by_key(|u| u.claims)?;
    coverage.is_mostly_silent().then(|| {
        format!(
            "of {} that another source met on one question, {} could not be compared for want of knowledge, most of them \
             of \"{}\": {}",
            count(coverage.met, "claim", "claims"),
            number(coverage.not_understood()),
            most.property,
            most.why.words()
        )
    })
}

/// So many of each.
pub fn amounts(pairs: &[(String, usize)]) -> Vec<Amount> {
    pairs.iter().map(|(what, n)| Amount { what: what.clone(), count: *n, number: number(*n) }).collect()
}

/// "48 claims from 6 sources; 31 pairs compared, on 12 questions"; of documents, how many claims were read in them.
pub fn scope(coverage: &Coverage, documents: bool) -> String {
    let (from, one, many) =
        if documents { ("read in", "document", "documents") } else { ("from", "source", "sources") };
    format!(
        "{} {from} {}; {} compared, on {}",
        count(coverage.claims, "claim", "claims"),
        count(coverage.sources, one, many),
        count(coverage.compared, "pair", "pairs"),
        count(coverage.questions, "question", "questions"),
    )
}

fn sentences(coverage: &Coverage, documents: bool) -> Vec<String> {
    let total = |pairs: &[(String, usize)]| pairs.iter().fold(0_usize, |sum, (_, n)| sum.saturating_add(*n));
    let mut out = vec![format!("{}.", scope(coverage, documents))];
    let left_out = total(&coverage.left_out);
    if left_out > 0 {
        out.push(format!("{} left out.", count(left_out, "claim was", "claims were")));
    }
    let apart = total(&coverage.not_comparable);
    if apart > 0 {
        out.push(format!(
            "{} looked at and not compared, because they do not answer one question.",
            count(apart, "pair was", "pairs were")
        ));
    }
    let silent = coverage.not_understood();
    if silent > 0 {
        let of = coverage.unknown.iter().filter(|u| u.why != Want::Source);
        let told: Vec<String> = of
            .clone()
            .take(NAMED)
            .map(|u| format!("{} of \"{}\" ({})", number(u.claims), u.property, u.why.words()))
            .collect();
        let more = if of.count() > NAMED { ", …" } else { "" };
        out.push(format!(
            "{} not compared for want of knowledge: {}{more}.",
            count(silent, "claim was", "claims were"),
            told.join(", ")
        ));
    }
    let never = coverage.never_paired.len();
    if never > 0 {
        out.push(format!(
            "{} never paired with another: silence is not agreement.",
            count(never, "claim was", "claims were")
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimId;

    #[test]
    fn silence_is_said_in_words() {
        let id = |source: &str, name: &str| ClaimId { source: SourceId(source.into()), name: name.into() };
        let never_paired = vec![id("b", "x"), id("a", "y"), id("b", "z")];
        let view = coverage(
            &Coverage { claims: 3, sources: 2, never_paired, ..Coverage::default() },
            &Options::default(),
            |_| "T".into(),
        );
        assert_eq!(
            view.words,
            [
                "3 claims from 2 sources; 0 pairs compared, on 0 questions.",
                "3 claims were never paired with another: silence is not agreement."
            ]
        );
        let by_source: Vec<_> = view.never_paired.iter().map(|n| (n.source.as_str(), n.words.as_str())).collect();
        assert_eq!(by_source, [("a", "1 claim"), ("b", "2 claims")]);
    }
}
