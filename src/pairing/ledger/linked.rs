//! Rows that an order of the world binds: a part and its whole, a step and the step after it, a total and its mean.
//!
//! Both are of one entity, and of one time where the properties change. Rows of one source are bound first; those of two
//! only where no source has both, and then what most rows say speaks for each side. What plainly holds is counted here;
//! what may not hold is handed on, to be evaluated exactly.

use super::edge::{Edge, Linked, Order};
use super::faces::Sort;
use super::ground::Ground;
use super::study::Study;
use super::times::{Change, When};
use crate::claim::PropertyId;
use crate::claim::facts::LedgerRow;
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// What came of the edges.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) linked: Vec<Linked>,
    /// How many relations plainly hold.
    pub(super) held: usize,
}

/// Finds the rows that edges bind. `cells` are in order of their entities.
pub(super) fn linked(ground: &Ground<'_>, study: &Study, cells: &[&[u32]], edges: &[Edge]) -> Found {
    let mut groups: BTreeMap<PropertyId, Vec<u32>> = BTreeMap::new();
    let mut of_group: Vec<(u32, PropertyId)> = ground.of_group.iter().map(|(group, id)| (*group, *id)).collect();
    of_group.sort_unstable();
    of_group.into_iter().for_each(|(group, id)| groups.entry(id).or_default().push(group));
    // The edges from each group of labels that the table has, each with the group that it leads to.
    let mut from: HashMap<u32, Vec<(usize, u32)>> = HashMap::new();
    for (at, edge) in edges.iter().enumerate() {
        let (Some(smaller), Some(larger)) = (groups.get(&edge.from), groups.get(&edge.to)) else { continue };
        for group in smaller {
            from.entry(*group).or_default().extend(larger.iter().map(|other| (at, *other)));
        }
    }
    let mut found = Found::default();
    if from.is_empty() {
        return found;
    }
    let entity = |cell: &&[u32]| ground.cell(cell[0]).0;
    for cells in cells.chunk_by(|a, b| entity(a) == entity(b)) {
        for cell in cells {
            let (_, group, circle) = ground.cell(cell[0]);
            for (at, other) in from.get(&group).into_iter().flatten() {
                let is_other = |cell: &&&[u32]| ground.cell(cell[0]).1 == *other && ground.cell(cell[0]).2 == circle;
                if let Some(larger) = cells.iter().find(is_other) {
                    Binder { ground, study, edge: (*at, edges[*at].order) }.bind([cell, larger], &mut found);
                }
            }
        }
    }
    found
}

struct Binder<'b> {
    ground: &'b Ground<'b>,
    study: &'b Study,
    edge: (usize, Order),
}

/// Rows by their sources.
type BySource = BTreeMap<u32, Vec<u32>>;

impl Binder<'_> {
    fn bind(&self, cells: [&[u32]; 2], found: &mut Found) {
        let behaviours = cells.map(|cell| self.study.behaviours.get(&self.ground.group(cell[0])).copied());
        let [Some(x), Some(y)] = behaviours else { return };
        // Where a property has several values at once, only one source can say which of them go together.
        let one = !x.several && !y.several;
        // Steps of one process are of one thing, whenever they are told.
        let steps = matches!(self.edge.1, Order::Before);
        let timeless = steps || (x.change == Change::Never && y.change == Change::Never);
        let [from, to] = cells.map(|cell| self.by_time(cell, timeless));
        for (when, smaller) in &from {
            let Some(larger) = to.get(when) else { continue };
            self.at_one_time((one && (timeless || when.year != 0), smaller, larger), found);
        }
    }

    /// The rows of a cell that can be bound, by time and source.
    fn by_time(&self, cell: &[u32], timeless: bool) -> BTreeMap<When, BySource> {
        let mut found: BTreeMap<When, BySource> = BTreeMap::new();
        let steps = matches!(self.edge.1, Order::Before);
        let fits = |row: &&u32| {
            let said = match self.ground.face(**row).sort {
                Sort::Number(_) => !steps,
                Sort::Days(..) => steps,
                _ => false,
            };
            said && !self.ground.asides.stance(**row).denied
        };
        for row in cell.iter().filter(fits) {
            let when = if timeless { When::default() } else { self.ground.whens.of[*row as usize] };
            found.entry(when).or_default().entry(self.ground.row(*row).source).or_default().push(*row);
        }
        found
    }

    /// Binds rows of one time; `stated` says that rows of two sources are known to go together.
    fn at_one_time(&self, (stated, from, to): (bool, &BySource, &BySource), found: &mut Found) {
        let mut failing: Option<Linked> = None;
        let mut bound = false;
        for (source, smaller) in from {
            let Some(larger) = to.get(source) else { continue };
            bound = true;
            if !self.may_fail(smaller, larger) {
                continue;
            }
            let (a, b) = (smaller[0], larger[0]);
            match &mut failing {
                None => failing = Some(Linked { edge: self.edge.0, from: vec![a], to: vec![b] }),
                // Another source that says the very same stands beside the first.
                Some(first) if self.alike(first.from[0], a) && self.alike(first.to[0], b) => {
                    first.from.push(a);
                    first.to.push(b);
                }
                Some(_) => {}
            }
        }
        if !bound && stated {
            let (smaller, larger) = (self.commonest(from), self.commonest(to));
            bound = true;
            if self.may_fail(&smaller, &larger) {
                failing = Some(Linked { edge: self.edge.0, from: smaller, to: larger });
            }
        }
        match failing {
            Some(linked) => found.linked.push(linked),
            None => found.held += usize::from(bound && self.edge.1 != Order::Mean),
        }
    }

    fn alike(&self, a: u32, b: u32) -> bool {
        self.ground.form(a) == self.ground.form(b)
    }

    /// The rows of the value that most rows give; of several, of the one that stands first.
    fn commonest(&self, rows: &BySource) -> Vec<u32> {
        let mut all: Vec<u32> = rows.values().flatten().copied().collect();
        all.sort_unstable();
        let mut by_form: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        all.into_iter().for_each(|row| by_form.entry(self.ground.form(row)).or_default().push(row));
        let best = by_form.into_values().max_by_key(|rows| (rows.len(), std::cmp::Reverse(rows[0])));
        best.unwrap_or_default()
    }

    /// Whether no value of the one side is in order with any of the other, as far as can be told at a glance.
    fn may_fail(&self, from: &[u32], to: &[u32]) -> bool {
        let numbers = |rows: &[u32]| -> Vec<f64> {
            let number = |row: &u32| match &self.ground.face(*row).sort {
                Sort::Number(number) => Some(number.value),
                _ => None,
            };
            rows.iter().filter_map(number).collect()
        };
        let days = |rows: &[u32]| -> (i64, i64) {
            let days = rows.iter().filter_map(|row| match self.ground.face(*row).sort {
                Sort::Days(first, last) => Some((first, last)),
                _ => None,
            });
            days.fold((i64::MAX, i64::MIN), |(first, last), (from, to)| (first.min(from), last.max(to)))
        };
        match self.edge.1 {
            Order::Mean => {
                let dated = |row: &u32| self.ground.row(*row).period != LedgerRow::NONE;
                from.len() == 1 && to.len() == 1 && from.iter().chain(to).all(dated)
            }
            Order::AtMost => {
                let least = numbers(from).into_iter().fold(f64::INFINITY, f64::min);
                least > numbers(to).into_iter().fold(f64::NEG_INFINITY, f64::max)
            }
            Order::Before => days(from).0 > days(to).1,
        }
    }
}
