//! Steps of processes: of one thing, and dated in an order in which they cannot have come.
//!
//! The edges between properties of the vocabulary know few steps; the table of processes knows the words for many. Two
//! claims meet where all else that subject and property say is the same: then they are of one application, one tender,
//! one fire. Within a source first; across sources where one lacks the step, and only of what is named.

use super::{Binder, Bound, Shape};
use crate::claim::{Modality, SourceId, Status};
use crate::pairing::{Doubt, Reading};
use crate::quantity::{Decimal, Interval};
use crate::relation::{Failure, Process, processes, steps};
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};

/// More claims than this on one thing are no process that one could look through.
const MOST_STEPS: usize = 60;

/// How many words tell which one of the things that go through a process is meant, where no name does: two sources that
/// speak of "the application" may speak of two.
const TELLING: usize = 2;

/// What goes through a process: the place of the process, and the words that tell which one it is.
type Thing = (usize, BTreeSet<String>);

/// Claims of steps: by step, then by source.
type Told<'a> = BTreeMap<usize, BTreeMap<&'a SourceId, Vec<usize>>>;

impl<'a> Binder<'a> {
    /// Binds the steps of each thing that goes through a process.
    pub(super) fn steps(&mut self) {
        let mut things: BTreeMap<Thing, Vec<(usize, usize)>> = BTreeMap::new();
        for i in 0..self.frames.len() {
            let (claim, frame) = (self.claim(i), &self.frames[i]);
            let dated = matches!(frame.reading, Reading::Period(_)) && frame.modality == Modality::Asserted;
            let by_hand = claim.slot.is_none() && claim.status != Status::Read && !frame.denied;
            if dated && by_hand && self.is_live(i) && claim.population.is_none() {
                for told in steps(&claim.subject, &claim.property) {
                    things.entry((told.process, told.of)).or_default().push((told.step, i));
                }
            }
        }
        for ((process, of), claims) in things {
            let Some(process) = processes().get(process) else { continue };
            if claims.len() < 2 || claims.len() > MOST_STEPS {
                continue;
            }
            let mut told: Told<'a> = BTreeMap::new();
            for (step, claim) in claims {
                told.entry(step).or_default().entry(&self.claim(claim).id.source).or_default().push(claim);
            }
            // A step that a source dates twice has come twice, or is of two things.
            told.retain(|_, by_source| {
                by_source.values().all(|claims| claims.iter().all(|c| self.one_date(claims[0], *c)))
            });
            self.in_order(process, &of, &told);
        }
    }

    fn one_date(&self, a: usize, b: usize) -> bool {
        matches!((&self.frames[a].reading, &self.frames[b].reading), (Reading::Period(x), Reading::Period(y)) if x.overlaps(y))
    }

    fn in_order(&mut self, process: &Process, of: &BTreeSet<String>, told: &Told<'a>) {
        let mut within: BTreeSet<(usize, usize)> = BTreeSet::new();
        let sources: BTreeSet<&SourceId> = told.values().flat_map(|by_source| by_source.keys().copied()).collect();
        for source in sources {
            let of_source = told.iter().filter_map(|(step, by)| Some((*step, *by.get(source)?.first()?)));
            let of_source: Vec<(usize, usize)> = of_source.collect();
            for pair in of_source.windows(2) {
                within.insert((pair[0].0, pair[1].0));
                self.step_before(process, pair[0], pair[1], Vec::new());
            }
        }
        let all: Vec<(&usize, &BTreeMap<&SourceId, Vec<usize>>)> = told.iter().collect();
        for pair in all.windows(2) {
            let [(first, before), (second, after)] = [pair[0], pair[1]];
            let lacking = !before.keys().any(|source| after.contains_key(source));
            let (Some(a), Some(b)) = (before.values().flatten().next(), after.values().flatten().next()) else {
                continue;
            };
            let named = [*a, *b].iter().all(|i| !self.frames[*i].entities.is_empty());
            let dates = [before, after]
                .iter()
                .all(|by| by.values().flatten().all(|c| by.values().flatten().all(|d| self.one_date(*c, *d))));
            if lacking && dates && (named || of.len() >= TELLING) && !within.contains(&(*first, *second)) {
                self.step_before(process, (*first, *a), (*second, *b), vec![Doubt::StepsByWords]);
            }
        }
    }

    /// Sees whether one step is dated after the next.
    fn step_before(
        &mut self,
        process: &Process,
        (s, a): (usize, usize),
        (t, b): (usize, usize),
        mut doubts: Vec<Doubt>,
    ) {
        let (Reading::Period(x), Reading::Period(y)) = (&self.frames[a].reading, &self.frames[b].reading) else {
            return;
        };
        let places = [a, b].map(|i| self.frames[i].place);
        if let [Some(p), Some(q)] = places
            && p.id != q.id
        {
            return;
        }
        let Some((days, line)) = later(x, y) else { return self.count("held") };
        let same = |bound: &Bound| {
            bound.shape == Shape::Order
                && bound.operands.iter().all(|(_, _, frames)| frames.iter().all(|f| [a, b].contains(f)))
        };
        if self.found.failing.iter().any(same) {
            return;
        }
        self.count("did not hold");
        if doubts.is_empty() && self.claim(a).subject != self.claim(b).subject {
            doubts.push(Doubt::StepsByWords);
        }
        let failure = Failure {
            left: Interval::ALL,
            right: Interval::ALL,
            off_by: Some(Decimal::from(days)),
            factor: None,
            steps: vec![line],
            reconcile: Vec::new(),
            scale: None,
        };
        let (from, to) = (process.steps[s], process.steps[t]);
        let operands = vec![(from.to_owned(), x.text.clone(), vec![a]), (to.to_owned(), y.text.clone(), vec![b])];
        self.found.failing.push(Bound {
            shape: Shape::Order,
            name: format!("{from} before {to}"),
            operands,
            because: process.because.to_owned(),
            fails_when: process.fails_when.to_owned(),
            failure,
            doubts,
        });
    }
}

/// By how many days `x` certainly comes after `y`, and the line that says so; on one day by the clock.
fn later(x: &Period, y: &Period) -> Option<(i64, String)> {
    if y.certainly_before(x) {
        let days = (x.start? - y.end?).num_days();
        return Some((days, format!("{} comes after {}, by {days} days at least", x.describe(), y.describe())));
    }
    let one_day = x.days() == Some(1) && y.days() == Some(1) && x.start == y.start;
    let (c, d) = x.clock.zip(y.clock).filter(|(c, d)| one_day && c.told && d.told && c.minute > d.minute)?;
    Some((0, format!("{c} comes after {d} of one day, by {} minutes", c.minute - d.minute)))
}
