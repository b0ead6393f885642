//! Questions of a ledger: rows of one entity, one property and one time, and how their values stand.

use super::asides::{Asides, Stance};
use super::entities::Entities;
use super::faces::Face;
use super::habits::{OneValue, Roundings, Synonyms, number, stands_for};
use super::names::Labels;
use super::stand::{Habits, is_variant, may_part, stand};
use super::times::{Agreeing, Change, When};
use super::{Asked, Tally, Values, Whens};
use crate::claim::facts::{Ledger, LedgerRow};
use crate::claim::{OverTime, PropertyId, Takes, ValueKind, Vocabulary};
use crate::compare::{Agreement, Gap, Reason};
use crate::entity::Entity;
use crate::pairing::{MAX_BLOCK, Reading};
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

/// Asks all questions of a ledger, of its rows by cells.
pub(super) fn ask(ground: &Ground<'_>, study: &Study, cells: &[&[u32]]) -> (Vec<Asked>, Tally) {
    let asker = Asker { ground, study };
    let parts: Vec<(Vec<Asked>, Tally)> = cells.par_chunks(CHUNK).map(|cells| asker.ask(cells)).collect();
    let mut tally = Tally { per_source: vec![(0, 0); ground.ledger.sources.len()], ..Tally::default() };
    for row in &ground.ledger.rows {
        tally.per_source[row.source as usize].0 += 1;
    }
    let open = ground.entities.of.iter().filter(|entity| entity.is_none()).count();
    if open > 0 {
        tally.not_comparable.insert(Reason::Subject, open);
    }
    for circles in
        cells.chunk_by(|a, b| ground.cell(a[0]).0 == ground.cell(b[0]).0 && ground.group(a[0]) == ground.group(b[0]))
    {
        for (i, a) in circles.iter().enumerate() {
            for b in &circles[i + 1..] {
                let apart = ground.asides.apart(ground.asides.circle(a[0]), ground.asides.circle(b[0]));
                *tally.not_comparable.entry(apart.unwrap_or(Reason::Population)).or_default() += a.len() * b.len();
            }
        }
    }
    let mut asked = Vec::new();
    for (mut some, part) in parts {
        asked.append(&mut some);
        tally.add(part);
    }
    tally.unmet = ground.ledger.rows.len() - tally.per_source.iter().map(|(_, met)| met).sum::<usize>();
    asked.sort_by_key(|question| question.rows[0]);
    (asked, tally)
}

/// Pairs that were not compared and are shown.
const SAMPLES: usize = 5;

/// Cells that one core asks at a time.
const CHUNK: usize = 512;

/// The rows that can be compared, by entity, property and place in the table.
pub(super) fn ordered(ground: &Ground<'_>) -> Vec<u32> {
    let all = (0u32..).take(ground.ledger.rows.len());
    // What rows are sorted by is laid beside them, and not looked up at every comparison.
    let keyed = |row: u32| ground.entities.of[row as usize].map(|entity| (entity, ground.group(row), row));
    let mut rows: Vec<(u32, u32, u32)> = all.filter_map(keyed).collect();
    rows.par_sort_unstable();
    rows.into_iter().map(|(_, _, row)| row).collect()
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
        let mut topic = BTreeSet::from([self.entities.words(self.ledger, self.known, entity)]);
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
        let party = entry.is_some_and(|entry| entry.name == super::super::stand::PARTY);
        Habits { rounding: study.rounding, tolerance: self.vocabulary.tolerance(property), party }
    }

    /// The rows of a cell by time; nothing for a time that is too coarse to tell.
    fn buckets(&self, cell: &[u32], change: Change) -> (BTreeMap<When, Vec<u32>>, usize) {
        let (mut found, mut untimed): (BTreeMap<When, Vec<u32>>, usize) = (BTreeMap::new(), 0);
        for row in cell.iter().filter(|row| self.face(**row).is_comparable()) {
            match change.bucket(self.whens.of[*row as usize]) {
                Some(bucket) => found.entry(bucket).or_default().push(*row),
                None => untimed += 1,
            }
        }
        (found, untimed)
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
    let plain = Habits { rounding: super::habits::SHARES[0], tolerance: crate::quantity::Decimal::ZERO, party: false };
    for cell in cells {
        let counts = agreeing.entry(ground.group(cell[0])).or_default();
        // Sources that speak of the cell twice at one time, and whether they say two things.
        let mut twice: BTreeMap<(u32, When), bool> = BTreeMap::new();
        let some = &cell[..cell.len().min(TEACHING)];
        for (i, a) in some.iter().enumerate() {
            for b in &some[i + 1..] {
                let (x, y) = (ground.face(*a), ground.face(*b));
                let denied = |row: &u32| ground.asides.stance(*row).denied;
                if !x.is_comparable() || !y.is_comparable() || denied(a) || denied(b) {
                    continue;
                }
                let agree = x.form == y.form || !may_part(x, y, plain);
                let (s, t) = (ground.whens.of[*a as usize], ground.whens.of[*b as usize]);
                counts.0.add(s, t, agree);
                if s == t && ground.row(*a).source == ground.row(*b).source {
                    let parted = twice.entry((ground.row(*a).source, s)).or_default();
                    *parted |= !agree;
                }
            }
        }
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

struct Asker<'a> {
    ground: &'a Ground<'a>,
    study: &'a Study,
}

impl Asker<'_> {
    fn ask(&self, cells: &[&[u32]]) -> (Vec<Asked>, Tally) {
        let ground = self.ground;
        let mut tally = Tally { per_source: vec![(0, 0); ground.ledger.sources.len()], ..Tally::default() };
        let mut asked = Vec::new();
        for cell in cells.iter().filter(|cell| cell.len() > 1) {
            let Some(behaviour) = self.study.behaviours.get(&ground.group(cell[0])).copied() else { continue };
            self.silence(cell, &mut tally);
            let pairs = |n: usize| n * n.saturating_sub(1) / 2;
            let comparable = cell.iter().filter(|row| ground.face(**row).is_comparable()).count();
            let mut not = |reason: Reason, count: usize| {
                if count > 0 {
                    *tally.not_comparable.entry(reason).or_default() += count;
                }
            };
            not(Reason::Unreadable, pairs(cell.len()) - pairs(comparable));
            if behaviour.several {
                not(Reason::Several, pairs(comparable));
                continue;
            }
            let (buckets, untimed) = ground.buckets(cell, behaviour.change);
            let inside: usize = buckets.values().map(|rows| pairs(rows.len())).sum();
            let timed = comparable - untimed;
            not(Reason::TimeUnknown, pairs(comparable) - pairs(timed));
            not(Reason::Time, pairs(timed) - inside);
            for (when, rows) in buckets.into_iter().filter(|(_, rows)| rows.len() > 1) {
                asked.extend(self.question(when, rows, &mut tally));
            }
        }
        (asked, tally)
    }

    /// Counts the rows that another source met, and those of them that could not be compared for want of knowledge.
    fn silence(&self, cell: &[u32], tally: &mut Tally) {
        let ground = self.ground;
        let first = ground.row(cell[0]).source;
        if cell.iter().all(|row| ground.row(*row).source == first) {
            return;
        }
        tally.met += cell.len();
        let words = |row: &&u32| {
            let reading = &ground.face(**row).reading;
            matches!(reading, Reading::Phrase(_) | Reading::Unreadable { .. })
        };
        let other = cell.iter().find(|row| ground.row(**row).source != first);
        if let Some(other) = other.filter(|row| tally.samples.len() < SAMPLES && words(row)) {
            tally.samples.push((cell[0], *other, Reason::Property));
        }
        for row in cell.iter().filter(words) {
            let label = ground.ledger.labels.text(ground.row(*row).label).to_owned();
            *tally.not_understood.entry(label).or_default() += 1;
        }
    }

    /// One question: how its values stand, each two of them once.
    fn question(&self, when: When, rows: Vec<u32>, tally: &mut Tally) -> Option<Asked> {
        let ground = self.ground;
        tally.questions += 1;
        for row in &rows {
            tally.per_source[ground.row(*row).source as usize].1 += 1;
        }
        // Rows of one value stand together, one of them for all.
        let mut by_form: BTreeMap<(u32, Stance), Vec<u32>> = BTreeMap::new();
        for row in &rows {
            by_form.entry((ground.form(*row), ground.asides.stance(*row))).or_default().push(*row);
        }
        let sides: Vec<&Vec<u32>> = by_form.values().collect();
        let same: usize = sides.iter().map(|side| side.len() * (side.len() - 1) / 2).sum();
        let mut levels: Vec<(&'static str, usize)> = vec![(Agreement::Same.name(), same)];
        let habits = ground.standards(rows[0], self.study);
        let (mut between, mut report) = (Vec::new(), false);
        for (i, a) in sides.iter().enumerate() {
            for (j, b) in sides.iter().enumerate().skip(i + 1) {
                let (x, y) = (ground.face(a[0]), ground.face(b[0]));
                let agreement = ground.stand([a[0], b[0]], self.study, habits);
                let count = a.len() * b.len();
                if let Agreement::NotComparable(reason) = &agreement {
                    *tally.not_comparable.entry(*reason).or_default() += count;
                    continue;
                }
                report |= agreement.parts() || is_variant(x, y);
                levels.push((agreement.name(), count));
                between.push((i, j, agreement));
            }
        }
        for (level, count) in levels.iter().filter(|(_, count)| *count > 0) {
            *tally.agreements.entry(level).or_default() += count;
            tally.compared += count;
        }
        report.then(|| self.asked(when, &rows, &sides, between))
    }

    /// The question in words, with its pairs: each two rows where they are few, else one row of each value for all.
    fn asked(&self, when: When, rows: &[u32], sides: &[&Vec<u32>], between: Vec<(usize, usize, Agreement)>) -> Asked {
        let ground = self.ground;
        let mut pairs: Vec<(u32, u32, Agreement)> = Vec::new();
        let few = rows.len() <= MAX_BLOCK;
        for side in sides {
            for (i, a) in side.iter().enumerate().take(if few { side.len() } else { 1 }) {
                pairs.extend(side[i + 1..].iter().map(|b| (*a, *b, Agreement::Same)));
            }
        }
        for (a, b, agreement) in between {
            let (a, b) = (sides[a], sides[b]);
            for x in if few { &a[..] } else { &a[..1] } {
                for y in if few { &b[..] } else { &b[..1] } {
                    pairs.push((*x.min(y), *x.max(y), agreement.clone()));
                }
            }
        }
        pairs.sort_by_key(|(a, b, _)| (*a, *b));
        Asked { rows: rows.to_vec(), pairs, ..ground.about(rows[0], when) }
    }
}

/// Whether two values are reported as apart. What only touches a limit is no conflict of a table: "20" and "more than 20".
fn parts(agreement: &Agreement) -> bool {
    agreement.parts() && !matches!(agreement, Agreement::Apart(crate::compare::Gap::Figures { at_limit: true, .. }))
}

impl Tally {
    fn add(&mut self, other: Self) {
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
