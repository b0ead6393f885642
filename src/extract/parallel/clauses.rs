//! Parallel clauses: one clause that stands in two longer sentences, alike but for one place.
//!
//! "Built by Orme for nearly 88 million, it has 144 beds, all of them in single rooms." and "It has 114 beds, all of them
//! in single rooms." share a clause and no sentence. Two documents that tell of one thing say such a clause of one thing,
//! where every word of content in it is shared, it begins and ends in both, and neither document has it twice.

use super::align::{Step, align};
use super::classify::{Answer, Difference, Side, answers, differences};
use super::found::Found;
use super::token::{Kind, Token};
use super::{Read, is_own_view, of_other_time};
use crate::claim::ValueKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words that begin a clause, or join two.
const OPENERS: &[&str] = &[
    "and", "but", "or", "which", "who", "whose", "that", "when", "while", "where", "after", "before", "because",
    "since", "as", "if", "though", "although", "until", "than", "so", "say", "says", "said", "told", "tell",
];

/// Marks between two words at which a clause may end.
const MARKS: &[char] = &[',', ';', ':', '(', ')', '—', '–', '"', '“', '”', '«', '»', '|', '*', '#'];

/// Words that stand for something said before: they tell nobody's clause from another's.
const PRONOUNS: &[&str] = &["it", "he", "she", "they", "this", "that", "these", "those", "there", "we", "i", "you"];

/// How many words of content a clause must share that begins and ends in both: of two a figure or a date, of three a name
/// or a word. A pronoun is no subject, and asks for one more.
const SHARED_OF_FIGURES: usize = 2;
const SHARED_OF_WORDS: usize = 3;

/// A date of three: what is done again and again ("met", "played") has many.
const SHARED_OF_DATES: usize = 3;

/// What is done once, by stem: of it a date needs no third word.
const ONCE: &[&str] = &[
    "end", "clos", "open", "start", "began", "begin", "ceas", "expir", "found", "publish", "issu", "sign", "adopt",
    "approv", "enact", "launch", "complet", "born", "die", "died", "collaps", "sank", "resign", "retir", "appoint",
    "elect",
];

/// The same where the clause goes on in one direction with words that are not shared: its subject may be another.
const SHARED_OPEN: usize = 5;

/// Words that stand in more sentences than this find nobody.
const MAX_BLOCK: usize = 48;

/// How many sentences of the other documents a sentence is laid beside.
const MAX_CANDIDATES: usize = 6;

/// How many tokens of a sentence may say when all of it is: "In 2019 …", "By the end of March …".
const HEAD: usize = 5;

/// The differences of clauses that stand in two documents each, of `kin` alone, and outside the pairs of `done`.
pub(super) fn clauses(all: &[Read<'_>], kin: &BTreeSet<(usize, usize)>, done: &BTreeSet<(usize, usize)>) -> Vec<Found> {
    let stems: Vec<BTreeSet<&str>> =
        all.iter().map(|s| s.tokens.iter().filter(|t| said(t)).map(|t| t.stem.as_str()).collect()).collect();
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, own) in stems.iter().enumerate() {
        for stem in own {
            index.entry(stem).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (a, b) in candidates(all, &stems, &index, kin) {
        if done.contains(&(a, b)) {
            continue;
        }
        for found_here in shared_clauses(&all[a], &all[b]) {
            if found_here.of_other_time(&all[a], &all[b]) {
                continue;
            }
            let Some(kept) = found_here.kept(&all[a], &all[b]).filter(|d| !is_own_view(d)) else { continue };
            // What a document says of two things in the same words, or twice, is not told apart by them.
            let words: Vec<&str> = found_here.shared(&all[a], &kept);
            let once = |document: usize| {
                let rarest = words.iter().filter_map(|w| index.get(w)).min_by_key(|block| block.len());
                let holds =
                    |at: &&usize| all[**at].document == document && words.iter().all(|w| stems[**at].contains(w));
                rarest.is_some_and(|block| block.iter().filter(holds).count() == 1)
            };
            if once(all[a].document) && once(all[b].document) {
                found.push(Found { a, b, difference: kept });
            }
        }
    }
    found
}

/// The pairs of sentences of two kindred documents that share rare words, the most first; sorted.
fn candidates(
    all: &[Read<'_>],
    stems: &[BTreeSet<&str>],
    index: &BTreeMap<&str, Vec<usize>>,
    kin: &BTreeSet<(usize, usize)>,
) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for (at, own) in stems.iter().enumerate() {
        let mut met: BTreeMap<usize, usize> = BTreeMap::new();
        for block in own.iter().filter_map(|s| index.get(s)).filter(|block| block.len() <= MAX_BLOCK) {
            for other in block {
                let (x, y) = (all[at].document, all[*other].document);
                if x != y && kin.contains(&(x.min(y), x.max(y))) {
                    *met.entry(*other).or_default() += 1;
                }
            }
        }
        let mut best: Vec<(usize, usize)> = met.into_iter().filter(|(_, n)| *n >= SHARED_OF_FIGURES).collect();
        best.sort_unstable_by_key(|(other, n)| (usize::MAX - n, *other));
        pairs.extend(best.into_iter().take(MAX_CANDIDATES).map(|(other, _)| (at.min(other), at.max(other))));
    }
    pairs
}

/// Whether a token says something: no small word, no address, no figure and no time.
fn said(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Name | Kind::Code)
}

/// A clause that two sentences share.
struct Shared {
    a: Range<usize>,
    b: Range<usize>,
    /// It begins in both, and it ends in both.
    begins: bool,
    ends: bool,
}

impl Shared {
    /// The one difference in it, where it has but one and shares enough around it.
    fn kept(&self, a: &Read<'_>, b: &Read<'_>) -> Option<Difference> {
        let (x, y) = (&a.tokens[self.a.clone()], &b.tokens[self.b.clone()]);
        let steps = align(x, y);
        let differences = differences(&Side { text: a.text, tokens: x }, &Side { text: b.text, tokens: y }, &steps);
        // "have risen by 62 per cent", "have fallen by 9 per cent": the way it went is what differs first.
        let difference = match &differences[..] {
            [difference] => difference,
            [way, amount] if way.kind == ValueKind::Status && amount.kind == ValueKind::Figure => way,
            _ => return None,
        };
        // "Elmton, Oakford and Dell have …", "Marl and Dell have …": the members of two lists.
        if difference.kind == ValueKind::Name && (is_member(a, difference.a) || is_member(b, difference.b)) {
            return None;
        }
        let shared = self.shared(a, difference).len();
        let pronoun = x.first().is_some_and(|t| PRONOUNS.contains(&t.key.as_str()));
        let least = match (self.begins && self.ends, difference.kind) {
            (true, ValueKind::Figure) => SHARED_OF_FIGURES + usize::from(pronoun),
            (true, ValueKind::Period) => {
                let once = self.shared(a, difference).iter().any(|w| ONCE.contains(w));
                SHARED_OF_DATES - usize::from(once && !pronoun)
            }
            (true, _) => SHARED_OF_WORDS + usize::from(pronoun),
            (false, _) => SHARED_OPEN,
        };
        (shared >= least && (self.begins || self.ends) && !difference.swap && !difference.ordinal)
            .then(|| difference.clone())
    }

    /// Whether one sentence alone gives the clause a year, a month or a "last …": in it, or at its own head.
    fn of_other_time(&self, a: &Read<'_>, b: &Read<'_>) -> bool {
        of_other_time(&told(a, &self.a), &told(b, &self.b))
    }

    /// The words of content that it has in both.
    fn shared<'t>(&self, a: &'t Read<'_>, found: &Difference) -> Vec<&'t str> {
        let outside = |t: &&Token| t.span.end <= found.a.start || t.span.start >= found.a.end;
        a.tokens[self.a.clone()].iter().filter(|t| said(t)).filter(outside).map(|t| t.stem.as_str()).collect()
    }
}

/// A sentence with what of it says when its clause is.
fn told<'d>(read: &Read<'d>, own: &Range<usize>) -> Read<'d> {
    let near = read.tokens.iter().enumerate().filter(|(n, _)| own.contains(n) || *n < HEAD || own.end == *n);
    let tokens = near.map(|(_, t)| t.clone()).collect();
    Read { document: read.document, text: read.text, span: read.span, content: 0, tokens }
}

/// The clauses that two sentences share, each from mark to mark where that can be had.
fn shared_clauses(a: &Read<'_>, b: &Read<'_>) -> Vec<Shared> {
    let steps = align(&a.tokens, &b.tokens);
    let shared = |step: &Step| match *step {
        Step::Both(..) => true,
        Step::Change(i, k) => {
            let (x, y) = (&a.tokens[i], &b.tokens[k]);
            answers(x, y) != Answer::Other || !(x.has_content() || y.has_content())
        }
        Step::Left(i) => !a.tokens[i].has_content(),
        Step::Right(k) => !b.tokens[k].has_content(),
    };
    let mut found = Vec::new();
    let (mut i, mut k) = (0, 0);
    let mut at = 0;
    while at < steps.len() {
        if !shared(&steps[at]) {
            (i, k) = after(steps[at], i, k);
            at += 1;
            continue;
        }
        // The places between the steps of the run, in both sentences.
        let mut places = vec![(i, k)];
        let mut slot = false;
        while at < steps.len() && shared(&steps[at]) {
            slot |= matches!(steps[at], Step::Change(..));
            (i, k) = after(steps[at], i, k);
            places.push((i, k));
            at += 1;
        }
        if slot {
            found.extend(cut(a, b, &places));
        }
    }
    found
}

fn after(step: Step, i: usize, k: usize) -> (usize, usize) {
    match step {
        Step::Both(..) | Step::Change(..) => (i + 1, k + 1),
        Step::Left(_) => (i + 1, k),
        Step::Right(_) => (i, k + 1),
    }
}

/// The longest clause of a run of shared words: from the first place at which one begins in both to the last at which one
/// ends in both.
fn cut(a: &Read<'_>, b: &Read<'_>, places: &[(usize, usize)]) -> Option<Shared> {
    let edge = |(i, k): (usize, usize)| is_edge(a, i) && is_edge(b, k);
    let first = places.iter().position(|p| edge(*p));
    let last = places.iter().rposition(|p| edge(*p));
    let (first, last) = match (first, last) {
        (Some(first), Some(last)) if first < last => (Some(first), Some(last)),
        // One edge alone: the clause goes on with other words on its other side.
        (Some(one), _) if 2 * one < places.len() => (Some(one), None),
        (Some(one), _) => (None, Some(one)),
        (None, _) => return None,
    };
    let (from, to) = (places[first.unwrap_or(0)], places[last.unwrap_or(places.len() - 1)]);
    Some(Shared { a: from.0..to.0, b: from.1..to.1, begins: first.is_some(), ends: last.is_some() })
}

/// Whether a name stands in a row of names.
fn is_member(read: &Read<'_>, span: crate::text::Span) -> bool {
    let first = read.tokens.iter().position(|t| t.span.start >= span.start).unwrap_or(0);
    let behind = read.tokens.iter().position(|t| t.span.start >= span.end).unwrap_or(read.tokens.len());
    let name = |n: Option<usize>| n.and_then(|n| read.tokens.get(n)).is_some_and(Token::is_name);
    let and = |n: Option<usize>| n.and_then(|n| read.tokens.get(n)).is_some_and(|t| t.key == "and");
    let comma = |n: usize| {
        let (Some(x), Some(y)) = (n.checked_sub(1).and_then(|m| read.tokens.get(m)), read.tokens.get(n)) else {
            return false;
        };
        read.text.get(x.span.end..y.span.start).is_some_and(|gap| gap.trim() == ",")
    };
    and(Some(behind)) && name(Some(behind + 1))
        || comma(behind) && name(Some(behind))
        || and(first.checked_sub(1)) && name(first.checked_sub(2))
        || comma(first) && name(first.checked_sub(1))
}

/// Whether a clause may begin or end before a token.
fn is_edge(read: &Read<'_>, at: usize) -> bool {
    let (Some(before), Some(next)) = (at.checked_sub(1).map(|n| &read.tokens[n]), read.tokens.get(at)) else {
        return true;
    };
    let gap = read.text.get(before.span.end..next.span.start).unwrap_or("");
    let opener = |t: &Token| OPENERS.contains(&t.key.as_str());
    gap.contains(MARKS) || gap.contains(" - ") || opener(before) || opener(next)
}

#[cfg(test)]
mod tests {
    use crate::extract::parallel::found::beside;

    fn slots(a: &str, b: &str) -> Vec<String> {
        beside::found(|all, kin| super::clauses(all, kin, &std::collections::BTreeSet::new()), a, b)
    }

    #[test]
    fn a_clause_in_two_sentences_makes_a_claim_of_each() {
        for (a, b) in [
            (
                "Built for nearly 88 million, it has 144 single rooms, all of them facing the sea.",
                "Patients moved in quietly: it has 114 single rooms, all of them facing the sea.",
            ),
            (
                "The dredging permit was issued on 14 May and remains in force until the work is done.",
                "The dredging permit was issued on 19 May.",
            ),
        ] {
            assert_eq!(slots(a, b).len(), 1, "{a}");
        }
    }

    #[test]
    fn what_is_said_of_two_things_is_no_clause_of_one() {
        for (a, b) in [
            // Too little is shared.
            ("After the storm, it has 144 rooms, they said.", "Before the sale, it has 12 rooms, he said."),
            // A document that says it of two things tells them apart elsewhere.
            (
                "The east wing opened late, and the new ward has 40 beds. The west wing is bigger, and the new ward has 60 beds.",
                "Nobody was surprised, and the new ward has 50 beds.",
            ),
            // The members of two lists.
            (
                "When asked on Friday, Elmton, Oakford and Dell have made joint offers for the quay.",
                "While talks went on, Marl and Dell have made joint offers for the quay.",
            ),
            // Another time.
            (
                "In 2019 the trust said that the harbour fund held 40 million crowns in bonds.",
                "The auditors found that the harbour fund held 60 million crowns in bonds.",
            ),
        ] {
            assert_eq!(slots(a, b), Vec::<String>::new(), "{a}");
        }
    }
}
