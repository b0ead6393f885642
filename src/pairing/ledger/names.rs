//! The labels of a ledger before the claims teach any: the year in brackets taken off, slips mended, the vocabulary asked.

use crate::claim::{PropertyId, Vocabulary, content_stems, head_length};
use crate::text::Interner;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A label as a column or a person writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The label that it is, without its year and with slips mended.
    pub(super) meant: u32,
    /// The year that it names: "budget (2019)"; zero for none.
    pub(super) year: i32,
}

/// All labels of a run.
pub(super) struct Labels {
    /// The labels without years, folded.
    pub(super) texts: Interner,
    /// What each label of the ledger is.
    pub(super) of: Vec<Label>,
    /// The property of each text, where the vocabulary has one.
    pub(super) property: Vec<Option<PropertyId>>,
}

/// A label is a slip only of one that stands this many times as often.
const OFTENER: usize = 20;
/// The shortest label of which one letter may be off, and of which two may.
const ONE_LETTER: usize = 4;
const TWO_LETTERS: usize = 9;
/// Labels that are looked at as models, the commonest first: a table has some hundred, and slips are of those.
const MODELS: usize = 2_000;

impl Labels {
    /// Reads the labels of a ledger, each with how many rows it has.
    pub(super) fn new(labels: &Interner, rows: &[usize], vocabulary: &Vocabulary) -> Self {
        let mut texts = Interner::default();
        let mut of: Vec<Label> = Vec::with_capacity(labels.len());
        for label in labels.iter() {
            let (text, year) = without_year(label);
            of.push(Label { meant: texts.id(&text), year });
        }
        let mut often = vec![0usize; texts.len()];
        for (label, rows) in of.iter().zip(rows) {
            often[label.meant as usize] += rows;
        }
        let property: Vec<Option<PropertyId>> = texts.iter().map(|text| named(vocabulary, text)).collect();
        let meant = mended(&texts, &often, &property);
        for label in &mut of {
            label.meant = meant[label.meant as usize];
        }
        Self { texts, of, property }
    }

    /// The groups that the user's own vocabulary makes of the labels, those of one property being one; and the pairs of
    /// labels that the built-in one proposes. `own` says which properties are the user's.
    pub(super) fn groups(&self, own: impl Fn(PropertyId) -> bool) -> (Vec<u32>, Vec<(u32, u32)>) {
        let mut first: BTreeMap<PropertyId, u32> = BTreeMap::new();
        let (mut groups, mut proposed) = (Vec::with_capacity(self.property.len()), Vec::new());
        for (label, property) in (0u32..).zip(&self.property) {
            let group = property.map_or(label, |id| *first.entry(id).or_insert(label));
            let given = property.is_some_and(&own);
            groups.push(if given { group } else { label });
            proposed.extend((!given && group != label).then_some((group, label)));
        }
        (groups, proposed)
    }
}

/// A label without the year that it names in brackets or at its end, folded, and that year.
fn without_year(label: &str) -> (String, i32) {
    let lower = label.trim().to_lowercase();
    let inner = lower.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    if let Some((text, year)) = inner
        && super::super::reading::is_bare_year(year)
    {
        return (text.to_owned(), year.parse().unwrap_or(0));
    }
    // "budget, 2019": a year alone behind the comma.
    if let Some((text, year)) = lower.rsplit_once(", ")
        && super::super::reading::is_bare_year(year)
    {
        return (text.to_owned(), year.parse().unwrap_or(0));
    }
    (lower, 0)
}

/// The property of which a label has a name, a synonym or a wording, and nothing more. A project's own entries stand
/// behind the built-in ones, and go before them.
fn named(vocabulary: &Vocabulary, label: &str) -> Option<PropertyId> {
    let whole = |(id, rest): (PropertyId, Vec<String>)| rest.is_empty().then_some(id);
    let worded = vocabulary.worded(label).iter().copied().max();
    worded.or_else(|| vocabulary.find(&content_stems(label), head_length(label)).into_iter().filter_map(whole).max())
}

/// What each label is: itself, or the much commoner one that it is a letter or two from.
fn mended(texts: &Interner, often: &[usize], property: &[Option<PropertyId>]) -> Vec<u32> {
    let all = || (0u32..).zip(texts.iter());
    let mut models: Vec<(u32, &str)> = all().collect();
    models.sort_by_key(|(label, _)| (Reverse(often[*label as usize]), *label));
    models.truncate(MODELS);
    let meant = |(label, text): (u32, &str)| {
        let allowed = if text.len() >= TWO_LETTERS { 2 } else { usize::from(text.len() >= ONE_LETTER) };
        if allowed == 0 || property[label as usize].is_some() {
            return label;
        }
        let commoner = models.iter().take_while(|(other, _)| often[*other as usize] >= often[label as usize] * OFTENER);
        let near =
            commoner.filter(|(_, model)| model.len().abs_diff(text.len()) <= allowed && same_digits(model, text));
        let distances = near.map(|(other, model)| (strsim::osa_distance(text, model), *other));
        let best = distances.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance);
        best.map_or(label, |(_, other)| other)
    };
    all().map(meant).collect()
}

/// A digit in a label is a part of what it asks: "under 5", "under 15".
fn same_digits(a: &str, b: &str) -> bool {
    a.bytes().filter(u8::is_ascii_digit).eq(b.bytes().filter(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(rows: &[(&str, usize)]) -> (Labels, Vec<Label>) {
        let mut texts = Interner::default();
        rows.iter().for_each(|(label, _)| {
            texts.id(label);
        });
        let counts: Vec<usize> = rows.iter().map(|(_, count)| *count).collect();
        let found = Labels::new(&texts, &counts, &Vocabulary::built_in());
        let of = found.of.clone();
        (found, of)
    }

    #[test]
    fn years_in_brackets_and_slips_are_no_part_of_a_label() {
        let (found, of) = labels(&[
            ("gizmo rating", 90),
            ("Gizmo rating (2019)", 2),
            ("gizmo ratnig", 1),
            ("gizmo rations", 40),
            ("gizmo rating, 2018", 2),
        ]);
        let text = |n: usize| found.texts.text(of[n].meant);
        assert_eq!((text(1), of[1].year), ("gizmo rating", 2019));
        assert_eq!([text(2), text(3)], ["gizmo rating", "gizmo rations"]);
        assert_eq!((text(4), of[4].year), ("gizmo rating", 2018));
    }

    #[test]
    fn digits_and_labels_of_the_vocabulary_are_no_slips() {
        let (found, of) =
            labels(&[("gizmos under 15", 90), ("gizmos under 16", 1), ("populations", 90), ("population", 1)]);
        assert_eq!(found.texts.text(of[1].meant), "gizmos under 16");
        assert_eq!(found.texts.text(of[3].meant), "population");
    }
}
