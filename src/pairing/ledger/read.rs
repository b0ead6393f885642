//! A ledger, read: whom its rows speak of, what they say of them, and when it holds.

use super::super::doubt::Doubt;
use super::asides::Asides;
use super::beside::Beside;
use super::entities::Entities;
use super::ground::Ground;
use super::labels::{self, Lesson, Taught};
use super::names::Labels;
use super::times::Whens;
use super::values::Values;
use crate::claim::PropertyId;
use crate::claim::facts::{Ledger, LedgerRow};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// A ledger, read: whom its rows speak of, what they say of them, and when it holds.
pub(super) struct Read {
    pub(super) entities: Entities,
    pub(super) asides: Asides,
    pub(super) labels: Labels,
    pub(super) values: Values,
    pub(super) whens: Whens,
    /// The group of each label.
    pub(super) groups: Vec<u32>,
    /// The group of each label without what was taught.
    pub(super) base: Vec<u32>,
    pub(super) taught: Vec<Taught>,
    pub(super) of_group: HashMap<u32, PropertyId>,
}

impl Read {
    pub(super) fn new(ledger: &Ledger, beside: &Beside<'_>) -> Self {
        let built_in = beside.built_in();
        let is_own = |id: PropertyId| id.0 >= built_in;
        let entities = Entities::new(ledger, beside.entities);
        let rows_of = counts(ledger.labels.len(), ledger.rows.iter().map(|row| row.label));
        let labels = Labels::new(&ledger.labels, &rows_of, beside.vocabulary);
        let values = Values::new(ledger, &labels, beside.vocabulary, is_own);
        let whens = Whens::new(ledger, &labels);
        let asides = Asides::new(ledger, beside.entities);
        let lessons = lessons(ledger, (&entities, &asides), &labels, &values, &whens);
        let (given, proposed) = labels.groups(is_own);
        let may = |a: u32, b: u32| {
            // Of two labels that the user knows as two properties, nothing is learned.
            let own = |label: u32| labels.property[label as usize].filter(|id| is_own(*id));
            let two = matches!((own(a), own(b)), (Some(x), Some(y)) if x != y);
            values.kinds[a as usize] == values.kinds[b as usize] && !two
        };
        let (groups, taught) = labels::learn(&lessons, &given, &proposed, beside.learns, may);
        let (base, _) = labels::learn(&[], &given, &proposed, false, may);
        let often = counts(labels.texts.len(), ledger.rows.iter().map(|row| labels.of[row.label as usize].meant));
        let of_group = properties(&labels, &groups, &often);
        Self { entities, asides, labels, values, whens, groups, base, taught, of_group }
    }

    /// Of each two labels that only what was taught makes one, how that was taught.
    pub(super) fn learned(&self) -> BTreeMap<(u32, u32), Doubt> {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (label, group) in (0u32..).zip(&self.groups).filter(|_| !self.taught.is_empty()) {
            members.entry(*group).or_default().push(label);
        }
        let base = |label: u32| self.base[label as usize];
        let mut found = BTreeMap::new();
        for labels in members.values() {
            for (i, a) in labels.iter().enumerate() {
                for b in labels[i + 1..].iter().filter(|b| base(*a) != base(**b)) {
                    // Where other labels lead from the one to the other, the weakest lesson of them says how sure it is.
                    let path = labels::path(&self.base, &self.taught, *a, *b);
                    let weakest = path.into_iter().min_by_key(|pair| (pair.agree, pair.a, pair.b));
                    let text = |label: u32| self.labels.texts.text(label).to_owned();
                    found.extend(weakest.map(|pair| {
                        let doubt =
                            Doubt::LearnedLabel { labels: [text(*a), text(*b)], agree: pair.agree, of: pair.shared };
                        ((*a, *b), doubt)
                    }));
                }
            }
        }
        found
    }

    pub(super) fn ground<'a>(&'a self, ledger: &'a Ledger, beside: &Beside<'a>) -> Ground<'a> {
        Ground {
            ledger,
            vocabulary: beside.vocabulary,
            own: beside.built_in(),
            known: beside.entities,
            entities: &self.entities,
            asides: &self.asides,
            labels: &self.labels,
            groups: &self.groups,
            of_group: &self.of_group,
            values: &self.values,
            whens: &self.whens,
        }
    }
}

/// What the rows can teach about labels.
pub(super) fn lessons(
    ledger: &Ledger,
    (entities, asides): (&Entities, &Asides),
    labels: &Labels,
    values: &Values,
    whens: &Whens,
) -> Vec<Lesson> {
    let lesson = |(at, row): (usize, &LedgerRow)| {
        let face = values.face_of[at];
        let plain = asides.is_plain(u32::try_from(at).unwrap_or(u32::MAX));
        let comparable = plain && values.faces[face as usize].is_comparable();
        let (label, year) = (labels.of[row.label as usize].meant, whens.of[at].year);
        let entity = entities.of[at].filter(|_| comparable)?;
        Some(Lesson { entity, label, year, value: values.form_of[face as usize] })
    };
    ledger.rows.iter().enumerate().filter_map(lesson).collect()
}

/// The property of each group of labels: the one that most rows bear a label of, where the vocabulary has any.
fn properties(labels: &Labels, groups: &[u32], rows: &[usize]) -> HashMap<u32, PropertyId> {
    let mut often: BTreeMap<(u32, PropertyId), usize> = BTreeMap::new();
    for (label, (group, rows)) in groups.iter().zip(rows).enumerate() {
        if let Some(id) = labels.property[label] {
            *often.entry((*group, id)).or_default() += rows;
        }
    }
    let mut found: HashMap<u32, (usize, PropertyId)> = HashMap::new();
    for ((group, id), rows) in often {
        let best = found.entry(group).or_insert((rows, id));
        if rows > best.0 {
            *best = (rows, id);
        }
    }
    found.into_iter().map(|(group, (_, id))| (group, id)).collect()
}

fn counts(length: usize, ids: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut found = vec![0usize; length];
    for id in ids {
        found[id as usize] += 1;
    }
    found
}
