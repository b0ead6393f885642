//! The ground of a ledger: its rows as they were read, and what each of them is asked.

use super::asides::Asides;
use super::asked::Asked;
use super::entities::Entities;
use super::faces::Face;
use super::names::Labels;
use super::times::{Change, When, Whens};
use super::values::Values;
use crate::claim::facts::{Ledger, LedgerRow};
use crate::claim::{OverTime, PropertyId, Vocabulary};
use crate::entity::Entity;
use hashbrown::HashMap;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What questions are asked on.
pub(super) struct Ground<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) vocabulary: &'a Vocabulary,
    /// The first property that the user has written.
    pub(super) own: usize,
    /// The entities that the user knows.
    pub(super) known: &'a [Entity],
    pub(super) entities: &'a Entities,
    pub(super) asides: &'a Asides,
    pub(super) labels: &'a Labels,
    /// The group of each label.
    pub(super) groups: &'a [u32],
    /// The property of each group, where the vocabulary has it.
    pub(super) of_group: &'a HashMap<u32, PropertyId>,
    pub(super) values: &'a Values,
    pub(super) whens: &'a Whens,
}

impl Ground<'_> {
    /// Whether the user has written a property, and not the program.
    pub(super) fn is_own(&self, id: PropertyId) -> bool {
        id.0 >= self.own
    }

    /// The entity and property of a row, and what else its question asks.
    pub(super) fn cell(&self, row: u32) -> (Option<u32>, u32, u32) {
        (self.entities.of[row as usize], self.group(row), self.asides.circle(row))
    }

    pub(super) fn row(&self, row: u32) -> &LedgerRow {
        &self.ledger.rows[row as usize]
    }

    pub(super) fn label(&self, row: u32) -> u32 {
        self.labels.of[self.row(row).label as usize].meant
    }

    pub(super) fn group(&self, row: u32) -> u32 {
        self.groups[self.label(row) as usize]
    }

    pub(super) fn property(&self, row: u32) -> Option<PropertyId> {
        self.of_group.get(&self.group(row)).copied()
    }

    pub(super) fn face(&self, row: u32) -> &Face {
        &self.values.faces[self.values.face_of[row as usize] as usize]
    }

    pub(super) fn form(&self, row: u32) -> u32 {
        self.values.form_of[self.values.face_of[row as usize] as usize]
    }

    /// What a row is asked at a time, in words, without its pairs.
    pub(super) fn about(&self, row: u32, when: When) -> Asked {
        let time = match (when.year, when.month) {
            (0, _) => String::new(),
            (year, 0) => year.to_string(),
            (year, month) => format!("{year}-{month:02}"),
        };
        let entity = self.entities.of[row as usize].unwrap_or(0);
        let id = self.property(row);
        let mut topic = BTreeSet::from([self.entities.words(self.known, entity)]);
        topic.extend(id.is_none().then(|| self.labels.texts.text(self.group(row)).to_owned()));
        topic.extend(Some(time).filter(|time| !time.is_empty()));
        Asked {
            rows: vec![row],
            pairs: Vec::new(),
            topic: Arc::new(topic),
            id,
            total: id.and_then(|id| self.vocabulary.get(id).over_time) == Some(OverTime::Cumulative),
        }
    }

    /// The rows of a cell by time; nothing for a time that is too coarse to tell.
    pub(super) fn buckets(&self, cell: &[u32], change: Change) -> (BTreeMap<When, Vec<u32>>, usize) {
        let (mut found, mut untimed): (BTreeMap<When, Vec<u32>>, usize) = (BTreeMap::new(), 0);
        for row in cell.iter().filter(|row| self.face(**row).is_comparable()) {
            match change.bucket(self.whens.of[*row as usize]) {
                Some(bucket) => found.entry(bucket).or_default().push(*row),
                None => untimed += 1,
            }
        }
        (found, untimed)
    }
}

/// The rows that can be compared, by entity, property and place in the table.
pub(super) fn ordered(ground: &Ground<'_>) -> Vec<u32> {
    let all = (0u32..).take(ground.ledger.rows.len());
    // What rows are sorted by is laid beside them, and not looked up at every comparison.
    let keyed = |row: u32| ground.entities.of[row as usize].map(|entity| (entity, ground.group(row), row));
    let mut rows: Vec<(u32, u32, u32)> = all.filter_map(keyed).collect();
    rows.par_sort_unstable();
    rows.into_iter().map(|(_, _, row)| row).collect()
}
