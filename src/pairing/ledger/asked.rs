//! What is asked of a ledger: the questions with something to report, and the tally of all that was compared and was not.

use crate::claim::PropertyId;
use crate::compare::{Agreement, Reason};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A question of a ledger with at least one pair of rows to report.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its rows, in order of the table.
    pub rows: Vec<u32>,
    /// Pairs of them, and how they stand; of many rows of one value one speaks for all.
    pub pairs: Vec<(u32, u32, Agreement)>,
    /// What it is about: the entity, by the name that most claims have for it, and its region; where the vocabulary has
    /// not the property, its commonest label; the time, where the property changes.
    pub topic: Arc<BTreeSet<String>>,
    /// The property, where the vocabulary has it.
    pub id: Option<PropertyId>,
    /// Whether it is a running total.
    pub total: bool,
}

/// What was compared in a ledger, what was not, and what its claims taught.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Questions with two rows or more.
    pub questions: usize,
    /// Pairs of rows that were compared.
    pub compared: usize,
    /// How they stood.
    pub agreements: BTreeMap<&'static str, usize>,
    /// Pairs or rows that were not compared, by reason.
    pub not_comparable: BTreeMap<Reason, usize>,
    /// Of each source, by its number, rows and rows that met another.
    pub per_source: Vec<(usize, usize)>,
    /// Rows that met no other.
    pub unmet: usize,
    /// Rows of an entity and property of which another source speaks.
    pub met: usize,
    /// Of these, by label, those whose value is words that nothing is known of.
    pub not_understood: BTreeMap<String, usize>,
    /// The first pairs that were looked at and not compared, with the reason.
    pub samples: Vec<(u32, u32, Reason)>,
    /// What the claims taught, a sentence each.
    pub taught: Vec<String>,
    /// How many relations between properties plainly hold.
    pub held: usize,
    /// How many answers changed over time.
    pub changed: usize,
    /// Rows whose time cannot be read: the first of each text.
    pub unread_times: Vec<(u32, String)>,
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.questions += other.questions;
        self.compared += other.compared;
        self.met += other.met;
        let room = SAMPLES.saturating_sub(self.samples.len());
        self.samples.extend(other.samples.into_iter().take(room));
        for (label, rows) in other.not_understood {
            *self.not_understood.entry(label).or_default() += rows;
        }
        for (level, count) in other.agreements {
            *self.agreements.entry(level).or_default() += count;
        }
        for (reason, count) in other.not_comparable {
            *self.not_comparable.entry(reason).or_default() += count;
        }
        for (mine, theirs) in self.per_source.iter_mut().zip(other.per_source) {
            mine.1 += theirs.1;
        }
    }
}

/// Pairs that were not compared and are shown.
pub(super) const SAMPLES: usize = 5;
