//! What the rows of a ledger say: each value read once for each kind, as the table shows it to be meant.

use super::faces::{self, Face, Slashes};
use super::look;
use super::names::Labels;
use crate::claim::facts::Ledger;
use crate::claim::{PropertyId, ValueKind, Vocabulary};
use crate::text::Interner;
use hashbrown::HashMap;
use std::collections::BTreeSet;

/// What each row says.
pub(super) struct Values {
    pub(super) faces: Vec<Face>,
    pub(super) face_of: Vec<u32>,
    /// The canonical form of each face.
    pub(super) form_of: Vec<u32>,
    pub(super) forms: Interner,
    /// What each label asks for.
    pub(super) kinds: Vec<ValueKind>,
}

impl Values {
    pub(super) fn new(
        ledger: &Ledger,
        labels: &Labels,
        vocabulary: &Vocabulary,
        own: impl Fn(PropertyId) -> bool,
    ) -> Self {
        let all = u32::try_from(ledger.distinct_values()).unwrap_or(u32::MAX);
        let looks: Vec<look::Look> = (0..all).map(|value| look::look(&ledger.value(value))).collect();
        let mut of_label = vec![[0usize; look::LOOKS]; labels.texts.len()];
        for row in &ledger.rows {
            of_label[labels.of[row.label as usize].meant as usize][looks[row.value as usize] as usize] += 1;
        }
        let kind = |(label, looks): (usize, &[usize; look::LOOKS])| {
            let seen = look::kind(looks);
            match labels.property[label].map(|id| (vocabulary.get(id).kind, own(id))) {
                Some((said, true)) => said,
                // What the built-in vocabulary says of a label counts as long as its values can be that.
                Some((said, false)) if look::can_be(looks, said) && seen != ValueKind::YesNo => said,
                _ => seen,
            }
        };
        let kinds: Vec<ValueKind> = of_label.iter().enumerate().map(kind).collect();
        let slashes = slashes(ledger);
        let mut found = Self {
            faces: Vec::new(),
            face_of: Vec::with_capacity(ledger.rows.len()),
            form_of: Vec::new(),
            forms: Interner::default(),
            kinds,
        };
        let mut index: HashMap<(u32, ValueKind), u32> = HashMap::new();
        for row in &ledger.rows {
            let label = labels.of[row.label as usize].meant;
            let kind = found.kinds[label as usize];
            let next = u32::try_from(found.faces.len()).unwrap_or(u32::MAX);
            let face = *index.entry((row.value, kind)).or_insert(next);
            if face == next {
                found.faces.push(faces::face(&ledger.value(row.value), kind, labels.texts.text(label), slashes));
            }
            found.face_of.push(face);
        }
        found.settle_words(ledger, labels);
        found.tell_dollars();
        found.tell_pounds(ledger, labels);
        found.form_of = found.faces.iter().map(|face| found.forms.id(&face.form)).collect();
        found
    }

    /// Words without a capital are terms where a label has few of them again and again; where each row has its own, they
    /// are the sources' words.
    fn settle_words(&mut self, ledger: &Ledger, labels: &Labels) {
        let mut used: Vec<(usize, BTreeSet<u32>)> = vec![Default::default(); labels.texts.len()];
        for (row, face) in ledger.rows.iter().zip(&self.face_of) {
            let (rows, distinct) = &mut used[labels.of[row.label as usize].meant as usize];
            *rows += 1;
            distinct.insert(*face);
        }
        let mut terms: BTreeSet<u32> = BTreeSet::new();
        for (rows, distinct) in used.into_iter().filter(|(rows, distinct)| distinct.len() * RECURRING <= *rows) {
            debug_assert!(rows >= distinct.len(), "a value stands in a row");
            terms.extend(distinct);
        }
        for (at, face) in (0u32..).zip(&mut self.faces) {
            face.settle(terms.contains(&at));
        }
    }

    /// "9 pounds" are of money where most other values of the label are.
    fn tell_pounds(&mut self, ledger: &Ledger, labels: &Labels) {
        let mut money: Vec<(usize, usize)> = vec![(0, 0); labels.texts.len()];
        for (row, face) in ledger.rows.iter().zip(&self.face_of) {
            let (amounts, others) = &mut money[labels.of[row.label as usize].meant as usize];
            let told = self.faces[*face as usize].currency().is_some();
            *(if told { amounts } else { others }) += 1;
        }
        let mut told: BTreeSet<u32> = BTreeSet::new();
        for (row, face) in ledger.rows.iter().zip(&self.face_of) {
            let (amounts, others) = money[labels.of[row.label as usize].meant as usize];
            if amounts > others * MONEY {
                told.insert(*face);
            }
        }
        let faces = std::mem::take(&mut self.faces);
        let face = |(at, face): (u32, Face)| if told.contains(&at) { face.with_pounds() } else { face };
        self.faces = (0u32..).zip(faces).map(face).collect();
    }

    /// "$" is a dollar of no country until the text says which: a table that writes the dollars of one country alone has
    /// said it.
    fn tell_dollars(&mut self) {
        let said: BTreeSet<&str> = self.faces.iter().filter_map(Face::currency).filter(|c| c.ends_with('D')).collect();
        if let [one] = said.into_iter().collect::<Vec<_>>()[..] {
            let one = one.to_owned();
            self.faces = std::mem::take(&mut self.faces).into_iter().map(|face| face.with_dollars(&one)).collect();
        }
    }
}

/// Amounts of money among the values of a label that show it to ask for money, for each other value.
const MONEY: usize = 2;

/// Values of a label are terms where each stands in so many rows on average.
const RECURRING: usize = 2;

/// Dates between slashes that tell the order of a table: so many with a day past the twelfth, and none the other way.
const TELLING: usize = 3;

/// In which order the table writes dates between slashes.
fn slashes(ledger: &Ledger) -> Slashes {
    let (mut first, mut second) = (0, 0);
    for value in 0..u32::try_from(ledger.distinct_values()).unwrap_or(u32::MAX) {
        let Some(text) = ledger.value_text(value).filter(|text| text.len() <= 10) else { continue };
        let [a, b, year] = text.split('/').collect::<Vec<_>>()[..] else { continue };
        if let (Ok(a), Ok(b), 4) = (a.parse::<u32>(), b.parse::<u32>(), year.len()) {
            first += usize::from(a > 12 && b <= 12);
            second += usize::from(b > 12 && a <= 12);
        }
    }
    match (first, second) {
        (0, TELLING..) => Slashes::MonthFirst,
        (TELLING.., 0) => Slashes::DayFirst,
        _ => Slashes::Unknown,
    }
}
