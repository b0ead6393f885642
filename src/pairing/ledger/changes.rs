//! Changes over time: one property of one entity, told of several times.

use super::super::reading::Reading;
use super::faces::{Face, Sort};
use super::ground::Ground;
use super::study::Study;
use super::times::{Change, When};
use crate::claim::OverTime;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many changes are handed on, those by the largest factor first: a table that is dated has one for each entity and
/// property, and nobody reads thousands of notes.
pub const MAX_TRENDS: usize = 100;

/// What came of the times of a ledger.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Rows that tell a change, one for each time.
    pub(super) trends: Vec<Vec<u32>>,
    /// How many changes there are.
    pub(super) count: usize,
    /// Two rows of one source, of which the later gives a lower total.
    pub(super) falls: Vec<Vec<u32>>,
}

/// How far a change goes: by which factor, and where it begins in the table.
type Rank = (Reverse<u64>, u32);

/// Finds the changes of the cells of a ledger.
pub(super) fn changes(ground: &Ground<'_>, study: &Study, cells: &[&[u32]]) -> Found {
    let several = cells.par_iter().filter(|cell| cell.len() > 1);
    let told: Vec<Told> = several.filter_map(|cell| told(ground, study, cell)).collect();
    let mut found = Found::default();
    let mut ranked: Vec<(Rank, Vec<u32>)> = Vec::new();
    for Told { trend, mut falls } in told {
        found.falls.append(&mut falls);
        ranked.extend(trend);
    }
    found.count = ranked.len();
    ranked.sort();
    found.trends = ranked.into_iter().take(MAX_TRENDS).map(|(_, rows)| rows).collect();
    found
}

/// What the times of one cell tell.
struct Told {
    trend: Option<(Rank, Vec<u32>)>,
    falls: Vec<Vec<u32>>,
}

fn told(ground: &Ground<'_>, study: &Study, cell: &[u32]) -> Option<Told> {
    let behaviour = study.behaviours.get(&ground.group(cell[0]))?;
    if behaviour.several || behaviour.change == Change::Never {
        return None;
    }
    let falls = if is_total(ground, cell[0]) { falls(ground, cell) } else { Vec::new() };
    let mut timed: Vec<(When, u32)> = Vec::with_capacity(cell.len());
    for row in cell.iter().filter(|row| tells(ground.face(**row)) && !ground.asides.stance(**row).denied) {
        timed.extend(behaviour.change.bucket(ground.whens.of[*row as usize]).map(|when| (when, *row)));
    }
    timed.sort_unstable();
    let rows: Vec<u32> = timed.chunk_by(|a, b| a.0 == b.0).map(|rows| commonest(ground, rows)).collect();
    let habits = ground.standards(cell[0], study);
    let differ = |pair: &[u32]| ground.stand([pair[0], pair[1]], study, habits).parts();
    let trend = rows.windows(2).any(differ).then(|| ((Reverse(factor(ground, &rows)), rows[0]), rows));
    Some(Told { trend, falls })
}

/// Whether the property of a row is a running total, as the vocabulary has it.
pub(super) fn is_total(ground: &Ground<'_>, row: u32) -> bool {
    ground.property(row).and_then(|id| ground.vocabulary.get(id).over_time) == Some(OverTime::Cumulative)
}

/// Whether a change of such values is told.
fn tells(face: &Face) -> bool {
    face.is_comparable() && matches!(face.reading, Reading::Figure(_) | Reading::Status(_) | Reading::Name(_))
}

/// The row of the value that most rows give; of several, of the one that stands first.
fn commonest(ground: &Ground<'_>, rows: &[(When, u32)]) -> u32 {
    if let [(_, row)] = rows {
        return *row;
    }
    let mut by_form: BTreeMap<u32, (usize, Reverse<u32>)> = BTreeMap::new();
    for (_, row) in rows {
        by_form.entry(ground.form(*row)).or_insert((0, Reverse(*row))).0 += 1;
    }
    by_form.into_values().max().map_or(rows[0].1, |(_, row)| row.0)
}

/// The largest factor between two figures that follow one another, in thousandths; zero of anything else.
fn factor(ground: &Ground<'_>, rows: &[u32]) -> u64 {
    let number = |row: u32| match &ground.face(row).sort {
        Sort::Number(number) => Some(number.value.abs()),
        _ => None,
    };
    let between = |pair: &[u32]| {
        let (x, y) = (number(pair[0])?, number(pair[1])?);
        (x > 0.0 && y > 0.0).then(|| (x.max(y) / x.min(y) * 1000.0) as u64)
    };
    rows.windows(2).filter_map(between).max().unwrap_or(0)
}

/// The first fall of a total within each source: two rows, the earlier first.
fn falls(ground: &Ground<'_>, cell: &[u32]) -> Vec<Vec<u32>> {
    let mut by_source: BTreeMap<u32, Vec<(When, u32)>> = BTreeMap::new();
    for row in cell.iter().filter(|row| !ground.asides.stance(**row).denied) {
        let when = ground.whens.of[*row as usize];
        if when.year != 0 && matches!(ground.face(*row).sort, Sort::Number(_)) {
            by_source.entry(ground.row(*row).source).or_default().push((when, *row));
        }
    }
    let ends = |row: u32| match &ground.face(row).sort {
        Sort::Number(number) => (number.low, number.high),
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    };
    let fall = |mut rows: Vec<(When, u32)>| {
        rows.sort_unstable();
        let fallen = rows.windows(2).find(|pair| pair[0].0 < pair[1].0 && ends(pair[1].1).1 < ends(pair[0].1).0);
        fallen.map(|pair| vec![pair[0].1, pair[1].1])
    };
    by_source.into_values().filter_map(fall).collect()
}
