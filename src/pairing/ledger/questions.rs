//! Questions of a ledger: rows of one entity, one property and one time, and how their values stand.

use super::super::block::MAX_BLOCK;
use super::super::reading::Reading;
use super::asides::Stance;
use super::asked::{Asked, SAMPLES, Tally};
use super::ground::Ground;
use super::stand::is_variant;
use super::study::Study;
use super::times::When;
use crate::compare::{Agreement, Reason};
use rayon::prelude::*;
use std::collections::BTreeMap;

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

/// Cells that one core asks at a time.
const CHUNK: usize = 512;

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
