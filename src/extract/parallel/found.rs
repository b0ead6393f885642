//! What two sentences say otherwise that are no two wordings of one sentence: a clause, a value, a role, a row of names.

use super::classify::Difference;
use super::{Content, Read, one_line};
use crate::claim::ValueKind;
use crate::text::Span;

/// A difference of two sentences, by their places among all.
pub(super) struct Found {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) difference: Difference,
}

impl Found {
    /// Two values that stand in two sentences.
    pub(super) fn of(kind: ValueKind, [a, b]: [(usize, Span); 2], values: [Content; 2]) -> Self {
        let difference = Difference { kind, a: a.1, b: b.1, values, swap: false, ordinal: false };
        Self { a: a.0, b: b.0, difference }
    }

    /// Two values that are the words that stand there.
    pub(super) fn words(all: &[Read<'_>], kind: ValueKind, places: [(usize, Span); 2]) -> Self {
        let values = places.map(|(read, span)| Content::Words(one_line(span.of(all[read].text))));
        Self::of(kind, places, values)
    }
}

/// What the tests of these rules share.
#[cfg(test)]
pub(super) mod beside {
    use super::Found;
    use crate::document::Document;
    use crate::extract::parallel::{Read, kin, read};
    use std::collections::BTreeSet;

    /// A sentence by which two documents name the same people and places.
    const CAST: &str =
        "The mayor of Elmton, Ines Calder, met the engineers before noon, and Tobias Wren answered them.";

    /// Two texts as documents that tell of one thing.
    pub(in crate::extract::parallel) fn texts(a: &str, b: &str) -> [Document; 2] {
        [a, b].map(|text| Document::read("a.txt", format!("{CAST}\n\n{text}").as_bytes()).unwrap())
    }

    /// What a rule finds in two texts, in their words: "14 / 41".
    pub(in crate::extract::parallel) fn found(
        rule: impl Fn(&[Read<'_>], &BTreeSet<(usize, usize)>) -> Vec<Found>,
        a: &str,
        b: &str,
    ) -> Vec<String> {
        let texts = texts(a, b);
        let all = read(&[&texts[0], &texts[1]]);
        let shown =
            |f: &Found| format!("{} / {}", f.difference.a.of(texts[0].text()), f.difference.b.of(texts[1].text()));
        rule(&all, &kin(&all)).iter().map(shown).collect()
    }
}
