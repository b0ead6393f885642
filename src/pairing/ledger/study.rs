//! The study of a ledger: how its properties behave, how it rounds and which words are one value, as its rows show; and
//! how two values stand by that.

use super::super::stand::PARTY;
use super::ground::Ground;
use super::habits::{OneValue, Roundings, SHARES, Synonyms, number, stands_for};
use super::stand::{Habits, may_part, stand};
use super::times::{Agreeing, Change, When};
use crate::claim::{OverTime, Takes, ValueKind};
use crate::compare::{Agreement, Gap, Reason};
use crate::quantity::Decimal;
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// How a property behaves, by its own rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    pub(super) change: Change,
    /// It can have several values at once.
    pub(super) several: bool,
}

/// Rows of one entity and property that teach how the property behaves: more say nothing new.
const TEACHING: usize = 60;
/// A property has several values at once where sources give one entity two at one time in more than this share of the
/// cases, and in so many.
const SEVERAL: (f64, u32) = (0.5, 8);
/// Rows of a property that show how many values it has at once.
const SHOWING: usize = 100;
/// A property is stated without time where fewer than this share of its rows, in percent, state one.
const TIMELESS: usize = 10;

/// What the rows show of the properties and the values of a ledger.
pub(super) struct Study {
    pub(super) behaviours: HashMap<u32, Behaviour>,
    pub(super) rounding: f64,
    pub(super) synonyms: Vec<OneValue>,
    /// The form that stands for a form which has synonyms.
    one: BTreeMap<u32, u32>,
}

impl Study {
    /// Of the rows of a ledger by cells.
    pub(super) fn new(ground: &Ground<'_>, cells: &[&[u32]], learns: bool) -> Self {
        let behaviours = behaviours(ground, cells);
        let (roundings, synonyms) = if learns { ground.habits(cells, &behaviours) } else { Default::default() };
        let synonyms = synonyms.found();
        Self { behaviours, rounding: roundings.share(), one: stands_for(&synonyms), synonyms }
    }

    /// Whether the rows show that two forms are one value.
    pub(super) fn is_one(&self, p: u32, q: u32) -> bool {
        let one = |form: u32| self.one.get(&form).copied().unwrap_or(form);
        one(p) == one(q)
    }
}

impl Ground<'_> {
    /// How the values of two rows stand.
    pub(super) fn stand(&self, [a, b]: [u32; 2], study: &Study, habits: Habits) -> Agreement {
        let agreement = match stand(self.face(a), self.face(b), habits) {
            _ if study.is_one(self.form(a), self.form(b)) => Agreement::Same,
            apart if apart.parts() && !parts(&apart) => Agreement::Compatible,
            exact => exact,
        };
        let (s, t) = (self.asides.stance(a), self.asides.stance(b));
        if s.method != t.method && s.method > 0 && t.method > 0 && self.is_measured(a, study) {
            return Agreement::NotComparable(Reason::Method);
        }
        // As of all claims: see `pairing::values`.
        match (s.denied, t.denied, agreement) {
            (false, false, agreement) => agreement,
            (true, true, same @ (Agreement::Same | Agreement::SameWhenRounded { .. })) => same,
            (true, true, _) => Agreement::NotComparable(Reason::Several),
            (_, _, Agreement::Same | Agreement::SameWhenRounded { .. }) => Agreement::Apart(Gap::Words),
            (_, _, Agreement::Apart(_)) => Agreement::Compatible,
            (_, _, other) => other,
        }
    }

    /// Whether the property of a row is measured again and again, so that how it was found out makes a difference.
    fn is_measured(&self, row: u32, study: &Study) -> bool {
        let told = self.property(row).and_then(|id| self.vocabulary.get(id).over_time);
        let group = self.group(row);
        let changes = study.behaviours.get(&group).is_some_and(|behaviour| behaviour.change != Change::Never);
        let figure = self.values.kinds[group as usize] == ValueKind::Figure;
        told.map_or(figure && changes, |told| matches!(told, OverTime::Snapshot | OverTime::Rate))
    }

    /// What the values of the property of a row are compared by.
    pub(super) fn standards(&self, row: u32, study: &Study) -> Habits {
        let property = self.property(row);
        let entry = property.map(|id| self.vocabulary.get(id));
        let party = entry.is_some_and(|entry| entry.name == PARTY);
        Habits { rounding: study.rounding, tolerance: self.vocabulary.tolerance(property), party }
    }

    /// How the figures of the table are rounded, and which of its words are one value.
    fn habits(&self, cells: &[&[u32]], behaviours: &HashMap<u32, Behaviour>) -> (Roundings, Synonyms) {
        let (mut roundings, mut synonyms) = (Roundings::default(), Synonyms::default());
        for cell in cells.iter().filter(|cell| cell.len() > 1) {
            let group = self.group(cell[0]);
            let kind = self.values.kinds[group as usize];
            let Some(behaviour) = behaviours.get(&group).filter(|b| !b.several) else { continue };
            if !matches!(kind, ValueKind::Figure | ValueKind::Name | ValueKind::Status) {
                continue;
            }
            let some = &cell[..cell.len().min(TEACHING)];
            for mut rows in self.buckets(some, behaviour.change).0.into_values().filter(|rows| rows.len() > 1) {
                rows.retain(|row| !self.asides.stance(*row).denied);
                if kind == ValueKind::Figure {
                    for (i, a) in rows.iter().enumerate() {
                        for b in &rows[i + 1..] {
                            if let (Some(x), Some(y)) = (number(self.face(*a)), number(self.face(*b))) {
                                roundings.add(x, y);
                            }
                        }
                    }
                } else {
                    let mut forms: Vec<u32> = rows.iter().map(|row| self.form(*row)).collect();
                    forms.sort_unstable();
                    forms.dedup();
                    synonyms.add(&forms);
                }
            }
        }
        (roundings, synonyms)
    }
}

/// How each property behaves, by its own rows and by its kind.
fn behaviours(ground: &Ground<'_>, cells: &[&[u32]]) -> HashMap<u32, Behaviour> {
    let mut agreeing: HashMap<u32, (Agreeing, (u32, u32))> = HashMap::new();
    let plain = Habits { rounding: SHARES[0], tolerance: Decimal::ZERO, party: false };
    for cell in cells {
        let counts = agreeing.entry(ground.group(cell[0])).or_default();
        // Sources that speak of the cell twice at one time, and whether they say two things.
        let mut twice: BTreeMap<(u32, When), bool> = BTreeMap::new();
        let some = &cell[..cell.len().min(TEACHING)];
        let mut cell_counts = Agreeing::default();
        for (i, a) in some.iter().enumerate() {
            for b in &some[i + 1..] {
                let (x, y) = (ground.face(*a), ground.face(*b));
                let denied = |row: &u32| ground.asides.stance(*row).denied;
                if !x.is_comparable() || !y.is_comparable() || denied(a) || denied(b) {
                    continue;
                }
                let agree = x.form == y.form || !may_part(x, y, plain);
                let (s, t) = (ground.whens.of[*a as usize], ground.whens.of[*b as usize]);
                cell_counts.add(s, t, agree);
                if s == t && ground.row(*a).source == ground.row(*b).source {
                    let parted = twice.entry((ground.row(*a).source, s)).or_default();
                    *parted |= !agree;
                }
            }
        }
        counts.0.take(&cell_counts);
        counts.1.0 += u32::try_from(twice.len()).unwrap_or(u32::MAX);
        counts.1.1 += twice.values().map(|parted| u32::from(*parted)).sum::<u32>();
    }
    let mut stated: HashMap<u32, (usize, usize)> = HashMap::new();
    for cell in cells {
        let counts = stated.entry(ground.group(cell[0])).or_default();
        counts.0 += cell.len();
        counts.1 += cell.iter().filter(|row| ground.whens.of[**row as usize].year != 0).count();
    }
    let behaviour = |(group, (agreeing, (twice, apart))): (u32, (Agreeing, (u32, u32)))| {
        let entry = ground.of_group.get(&group).map(|id| ground.vocabulary.get(*id));
        let (all, timed) = stated.get(&group).copied().unwrap_or_default();
        let usual = match entry.and_then(|entry| entry.over_time) {
            Some(OverTime::Fixed) => Change::Never,
            Some(_) => Change::Yearly,
            None if ground.values.kinds[group as usize] == ValueKind::Period => Change::Never,
            None => Change::Yearly,
        };
        let usual = if timed * 100 < all * TIMELESS { Change::Never } else { usual };
        let twofold = twice >= SEVERAL.1 && f64::from(apart) > SEVERAL.0 * f64::from(twice);
        // What the vocabulary says of a property counts until the table has rows enough to show it.
        let several = twofold || (all < SHOWING && entry.is_some_and(|entry| entry.takes == Some(Takes::Several)));
        let shown = agreeing.change(usual, ground.values.kinds[group as usize]);
        let told = entry.and_then(|entry| entry.over_time);
        let moves = matches!(told, Some(OverTime::Snapshot | OverTime::Cumulative | OverTime::Rate));
        let own = told.is_some() && ground.of_group.get(&group).is_some_and(|id| ground.is_own(*id));
        let adds_up = told == Some(OverTime::Cumulative) && usual != Change::Never;
        let change = match (own, usual) {
            _ if adds_up => Change::AsTold,
            // What the user says of a property stands; how finely it changes, the rows may show.
            (true, Change::Never) => Change::Never,
            (true, _) => shown.max(usual),
            // A population is another each year, however near the figures are.
            (false, _) if moves => shown.max(usual),
            (false, _) => shown,
        };
        (group, Behaviour { change, several })
    };
    agreeing.into_iter().map(behaviour).collect()
}

/// Whether two values are reported as apart. What only touches a limit is no conflict of a table: "20" and "more than 20".
fn parts(agreement: &Agreement) -> bool {
    agreement.parts() && !matches!(agreement, Agreement::Apart(Gap::Figures { at_limit: true, .. }))
}
