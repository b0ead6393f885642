//! A ledger, weighed: what is to be reported of it, and what its rows say as claims.

use super::super::doubt::Doubt;
use super::super::frame::Frame;
use super::super::reading::Reading;
use super::asides::Asides;
use super::asked::{Asked, Tally};
use super::beside::Beside;
use super::edge::Linked;
use super::faces::Face;
use super::names::Labels;
use super::shared::Shared;
use crate::claim::facts::{Ledger, LedgerRow};
use crate::claim::{Modality, OverTime, PropertyId};
use crate::text::Interner;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A ledger, weighed.
pub struct Weighed {
    /// The questions to report, in order of the table.
    pub asked: Vec<Asked>,
    /// Rows that an edge binds and that may not be in its order.
    pub linked: Vec<Linked>,
    /// Rows that tell a change over time, in its order.
    pub changes: Vec<Vec<u32>>,
    /// Of each row among those that answers no question to report, what it is asked; in order of the rows.
    pub others: Vec<Asked>,
    /// What was compared and what was not.
    pub tally: Tally,
    pub(super) faces: Vec<Face>,
    pub(super) face_of: Vec<u32>,
    pub(super) asides: Asides,
    pub(super) labels: Labels,
    /// Of each two labels that only what was taught makes one, how that was taught.
    pub(super) learned: BTreeMap<(u32, u32), Doubt>,
}

impl Weighed {
    /// The label of a row, without its year and with slips mended.
    fn label_of(&self, ledger: &Ledger, row: u32) -> Option<u32> {
        let label = ledger.rows.get(row as usize)?.label;
        self.labels.of.get(label as usize).map(|label| label.meant)
    }

    fn property_of(&self, ledger: &Ledger, row: u32) -> Option<PropertyId> {
        self.labels.property.get(self.label_of(ledger, row)? as usize).copied().flatten()
    }

    /// What is not certain about the comparison of two rows: that only the table itself makes one of their labels.
    #[must_use]
    pub fn doubts(&self, ledger: &Ledger, a: u32, b: u32) -> Vec<Doubt> {
        if self.learned.is_empty() {
            return Vec::new();
        }
        let labels = (self.label_of(ledger, a), self.label_of(ledger, b));
        let (Some(a), Some(b)) = labels else { return Vec::new() };
        self.learned.get(&(a.min(b), a.max(b))).cloned().into_iter().collect()
    }

    /// What is not certain about rows that an edge binds: that only the table itself makes the label of one of them one of
    /// its property.
    #[must_use]
    pub fn doubts_of(&self, ledger: &Ledger, beside: &Beside<'_>, linked: &Linked) -> Vec<Doubt> {
        let Some(edge) = beside.edges.get(linked.edge).filter(|_| !self.learned.is_empty()) else { return Vec::new() };
        let sides = [(&linked.from, edge.from), (&linked.to, edge.to)];
        let learned = |(rows, property): (&Vec<u32>, PropertyId)| {
            let labels: Vec<u32> = rows.iter().filter_map(|row| self.label_of(ledger, *row)).collect();
            let of = |label: u32| self.labels.property.get(label as usize).copied().flatten() == Some(property);
            let first = *labels.first().filter(|_| !labels.iter().any(|label| of(*label)))?;
            let lesson = |((a, b), doubt): (&(u32, u32), &Doubt)| {
                let meets = (*a == first && of(*b)) || (*b == first && of(*a));
                meets.then(|| doubt.clone())
            };
            self.learned.iter().find_map(lesson)
        };
        sides.into_iter().filter_map(learned).collect()
    }

    /// Whether the value of a row is not what its property, which the vocabulary knows, wants.
    #[must_use]
    pub fn is_misfit(&self, ledger: &Ledger, row: u32) -> bool {
        let face = self.face_of.get(row as usize).and_then(|face| self.faces.get(*face as usize));
        self.property_of(ledger, row).is_some() && face.is_some_and(|f| matches!(f.reading, Reading::Unreadable { .. }))
    }

    /// The frame of a row, of which the claim has this place.
    #[must_use]
    pub fn frame(
        &self,
        (ledger, shared): (&Ledger, &Shared),
        asked: Option<&Asked>,
        (row, index): (u32, usize),
    ) -> Frame {
        let reading = match self.face_of.get(row as usize).and_then(|face| self.faces.get(*face as usize)) {
            Some(face) => face.reading.clone(),
            None => Reading::Phrase(String::new().into()),
        };
        let property = asked.map_or_else(|| self.property_of(ledger, row), |asked| asked.id);
        let text = |texts: &Interner, cell: fn(&LedgerRow) -> u32| {
            ledger.rows.get(row as usize).map(|cells| texts.text(cell(cells)).to_owned())
        };
        let alone = || {
            let words = [text(&ledger.subjects, |cells| cells.subject), text(&ledger.labels, |cells| cells.label)];
            Arc::new(words.into_iter().flatten().collect())
        };
        let topic = asked.map_or_else(alone, |asked| Arc::clone(&asked.topic));
        let aside = ledger.aside(row);
        Frame {
            claim: index,
            property,
            meant: None,
            topic,
            entities: BTreeSet::new(),
            owner: None,
            event: None,
            place: None,
            population: self.asides.people(row).clone(),
            time: shared.time(ledger, row),
            over_time: if asked.is_some_and(|asked| asked.total) { OverTime::Cumulative } else { OverTime::Fixed },
            rate: None,
            modality: aside.map_or(Modality::Asserted, |aside| aside.modality),
            provided: false,
            denied: aside.is_some_and(|aside| aside.denied),
            reading,
            turned: false,
            // The rows of a table meet by their questions, and are not weighed by their words.
            wording: Arc::clone(&shared.wording),
            state: None,
            slot: None,
        }
    }
}
