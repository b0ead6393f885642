//! Binding: which claims are the operands of which relation, and which relations do not hold.
//!
//! Operands are bound within one source first: by the tie that the source itself makes (`of`), then by frame. Across
//! sources only where a source lacks one, and then only where place, group and time are stated and equal.

mod ages;
mod changes;
mod edges;
mod inferred;
mod lengths;
mod shares;
mod steps;
mod sums;
mod written;

pub use edges::{OfEdge, edges};

use crate::claim::{
    Claim, ClaimId, OperandSpec, OverTime, RelationEntry, Role, SourceId, Status, Vocabulary, content_stems,
};
use crate::entity::EntityId;
use crate::pairing::{Doubt, Frame, Framer, MAX_BLOCK, Reading};
use crate::quantity::{Decimal, Figure, Interval, Quantifier, Unit, UnitStanding, read as read_figure};
use crate::relation::{Failure, Operand, Verdict, parse};
use crate::text::fold_key;
use crate::time::{DurationUnit, NaiveDate, Period, Standing, duration, stand};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A relation with its operands, which does not hold.
#[derive(Clone, Debug)]
pub struct Bound {
    /// What sort of relation it is.
    pub shape: Shape,
    /// The relation's own id, or its expression.
    pub name: String,
    /// The operands: name in the expression, as shown, and the claims that carry it.
    pub operands: Vec<(String, String, Vec<usize>)>,
    /// Why it must hold.
    pub because: String,
    /// What breaks it without anybody being wrong.
    pub fails_when: String,
    /// How it fails.
    pub failure: Failure,
    /// What is not certain about the binding.
    pub doubts: Vec<Doubt>,
}

/// What sort of relation a bound one is; each has its detector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Parts that are all of a whole.
    Split,
    /// A mean times what it is taken over.
    Mean,
    /// A share of a whole, and the part that it makes.
    Share,
    /// A part, and its whole.
    Part,
    /// A quantity, and one that bounds it.
    AtMost,
    /// A stated count, and a list.
    Count,
    /// A step, and the step that comes after it.
    Order,
    /// Two steps, and the longest time between them.
    TooFarApart,
    /// A change, and the two figures that it is between.
    Change,
    /// An age, and the date of birth.
    Age,
    /// A length of time, and its two ends.
    Duration,
    /// A relation that the project wrote.
    Written,
}

/// What binding found.
#[derive(Clone, Debug, Default)]
pub struct Bindings {
    /// The relations that do not hold.
    pub failing: Vec<Bound>,
    /// How many were evaluated, by outcome: held, failed, lacked an operand.
    pub counts: BTreeMap<String, usize>,
    /// The claims that were operands of a relation which was evaluated, held or not.
    pub met: BTreeSet<usize>,
    /// The project's own relations: how each fared, by id.
    pub written: BTreeMap<String, Fared>,
}

/// How a relation that the project wrote fared.
#[derive(Clone, Debug, Default)]
pub struct Fared {
    /// How many times it was evaluated: once for each subject that has all operands.
    pub evaluated: usize,
    /// Why it was not.
    pub not_evaluated: BTreeSet<String>,
}

/// Binds and evaluates every relation: the sources' own ties, the edges between properties, the project's relations.
#[must_use]
pub fn bind(
    framer: &Framer<'_>,
    vocabulary: &Vocabulary,
    claims: &[Claim],
    frames: &[Frame],
    written: &[RelationEntry],
) -> Bindings {
    let ids = frames.iter().enumerate().map(|(i, f)| (&claims[f.claim].id, i)).collect();
    let mut binder = Binder { framer, vocabulary, claims, frames, ids, found: Bindings::default() };
    binder.ties();
    binder.inferred();
    binder.shares();
    binder.sums();
    binder.ages();
    binder.edges();
    binder.steps();
    binder.groups();
    binder.stretches();
    binder.written(written);
    binder.found
}

/// Evaluates edges on claims that were brought together before: the rows of a table.
#[must_use]
pub fn bind_rows(
    framer: &Framer<'_>,
    vocabulary: &Vocabulary,
    claims: &[Claim],
    frames: &[Frame],
    given: &[OfEdge],
) -> Bindings {
    let mut binder = Binder { framer, vocabulary, claims, frames, ids: HashMap::new(), found: Bindings::default() };
    edges::bind_given(&mut binder, given);
    binder.found
}

impl Bindings {
    /// Adds what was found elsewhere in the same run.
    pub(super) fn add(&mut self, other: Self) {
        self.failing.extend(other.failing);
        self.met.extend(other.met);
        for (outcome, count) in other.counts {
            *self.counts.entry(outcome).or_default() += count;
        }
    }
}

struct Binder<'a> {
    framer: &'a Framer<'a>,
    vocabulary: &'a Vocabulary,
    claims: &'a [Claim],
    frames: &'a [Frame],
    /// The frame of each claim, by its id.
    ids: HashMap<&'a ClaimId, usize>,
    found: Bindings,
}

/// One operand on its way into a relation.
#[derive(Clone)]
struct Term {
    name: &'static str,
    operand: Operand,
    frames: Vec<usize>,
}

impl<'a> Binder<'a> {
    fn claim(&self, frame: usize) -> &'a Claim {
        &self.claims[self.frames[frame].claim]
    }

    fn figure(&self, frame: usize) -> Option<&Figure> {
        match &self.frames[frame].reading {
            Reading::Figure(figure) if !self.frames[frame].denied => Some(figure),
            _ => None,
        }
    }

    fn is_live(&self, frame: usize) -> bool {
        self.claim(frame).status != Status::Retracted
    }

    /// An operand of a figure: a percentage as a fraction, everything else in its own unit.
    fn term(&self, name: &'static str, frame: usize) -> Option<Term> {
        let figure = self.figure(frame)?;
        let mut interval = figure.operand();
        if figure.unit == Unit::Percent {
            interval = interval.mul(&Interval::point(Decimal::new(1, 2)));
        }
        // Nothing that is counted is below zero.
        if interval.low.is_none() && !matches!(figure.unit, Unit::Money { .. } | Unit::Measure { .. }) {
            interval = interval.intersect(&Interval::at_least(Decimal::ZERO));
        }
        Some(Term { name, operand: Operand::one(interval, figure.text.clone()), frames: vec![frame] })
    }

    fn evaluate(
        &mut self,
        shape: Shape,
        expr: &str,
        terms: Vec<Term>,
        because: &str,
        fails_when: &str,
        doubts: Vec<Doubt>,
    ) {
        self.evaluate_named(
            shape,
            expr,
            expr,
            terms.into_iter().map(|t| (t.name.to_owned(), t.operand, t.frames)).collect(),
            because,
            fails_when,
            doubts,
        );
    }

    #[allow(clippy::too_many_arguments)]
    fn evaluate_named(
        &mut self,
        shape: Shape,
        name: &str,
        expr: &str,
        terms: Vec<(String, Operand, Vec<usize>)>,
        because: &str,
        fails_when: &str,
        doubts: Vec<Doubt>,
    ) {
        let Ok(relation) = parse(expr) else { return };
        let operands: BTreeMap<String, Operand> = terms.iter().map(|(n, o, _)| (n.clone(), o.clone())).collect();
        let verdict = relation.evaluate(&operands);
        if !matches!(verdict, Verdict::Undefined(_)) {
            if shape == Shape::Written {
                self.found.written.entry(name.to_owned()).or_default().evaluated += 1;
            }
            self.found.met.extend(terms.iter().flat_map(|(_, _, frames)| frames.iter().copied()));
        }
        match verdict {
            Verdict::Holds => self.count("held"),
            Verdict::Undefined(why) => {
                self.count(&format!("not evaluated: {why}"));
                if shape == Shape::Written {
                    self.found.written.entry(name.to_owned()).or_default().not_evaluated.insert(why);
                }
            }
            Verdict::Fails(failure) => {
                self.count("did not hold");
                let operands = terms.into_iter().map(|(n, o, f)| (n, o.shown, f)).collect();
                self.found.failing.push(Bound {
                    shape,
                    name: name.to_owned(),
                    operands,
                    because: because.to_owned(),
                    fails_when: fails_when.to_owned(),
                    failure,
                    doubts,
                });
            }
        }
    }

    /// Counts that a relation of the project's could not be evaluated.
    fn skip(&mut self, relation: &RelationEntry, why: String) {
        self.count(&format!("not evaluated: {why}"));
        self.found.written.entry(relation.id.clone()).or_default().not_evaluated.insert(why);
    }

    fn count(&mut self, outcome: &str) {
        *self.found.counts.entry(outcome.to_owned()).or_default() += 1;
    }

    /// The ties that sources make.
    fn ties(&mut self) {
        let mut tied: BTreeMap<(usize, Role), Vec<usize>> = BTreeMap::new();
        for (i, frame) in self.frames.iter().enumerate() {
            if let Some(tie) = &self.claims[frame.claim].of
                && self.is_live(i)
                && let Some(whole) = self.ids.get(&tie.claim).filter(|w| self.is_live(**w))
            {
                tied.entry((*whole, tie.role)).or_default().push(i);
            }
        }
        for ((whole, role), parts) in &tied {
            match role {
                Role::Split => self.split(*whole, parts),
                Role::Part => parts.iter().for_each(|p| self.part(*whole, *p)),
                Role::Share => {
                    let siblings = tied.get(&(*whole, Role::Part)).map_or(&[][..], Vec::as_slice);
                    // Tied to a part, "a third" is what the part is of its whole.
                    let of_part = self.claim(*whole).of.as_ref().filter(|tie| tie.role == Role::Part);
                    let wider = of_part.and_then(|tie| self.ids.get(&tie.claim)).copied();
                    if let (Some(wider), true) = (wider.filter(|w| self.is_live(*w)), siblings.is_empty()) {
                        parts.iter().for_each(|share| self.share(wider, *share, &[*whole]));
                        continue;
                    }
                    parts.iter().for_each(|share| self.share(*whole, *share, siblings));
                }
                Role::Mean => parts.iter().for_each(|mean| self.mean(*whole, *mean)),
                Role::Count => parts.iter().for_each(|count| self.counted(*whole, *count)),
                Role::Change => {
                    let earlier = tied.get(&(*whole, Role::Earlier)).map_or(&[][..], Vec::as_slice);
                    self.changed(*whole, earlier, parts);
                }
                Role::Length => {
                    let ends = tied.get(&(*whole, Role::End)).map_or(&[][..], Vec::as_slice);
                    self.lasted(*whole, ends, parts);
                }
                Role::Member | Role::Multiple | Role::Earlier | Role::End => {}
            }
        }
    }

    /// The parts of two breakdowns of one whole, each of which gives it exactly: by sex, and by where they are held.
    fn breakdowns(&self, whole: usize, parts: &[usize]) -> Option<[Vec<usize>; 2]> {
        let value = |frame: usize| match &self.frames[frame].reading {
            Reading::Figure(figure) => Some(figure.value),
            _ => None,
        };
        let total = value(whole)?;
        let values: Vec<Decimal> = parts.iter().map(|part| value(*part)).collect::<Option<_>>()?;
        let sum = |of: &dyn Fn(usize) -> bool| {
            let chosen = values.iter().enumerate().filter(|(n, _)| of(*n)).map(|(_, value)| *value);
            chosen.into_iter().try_fold(Decimal::ZERO, |sum: Decimal, value| sum.checked_add(value))
        };
        if !(4..=MOST_IN_TWO).contains(&parts.len()) || sum(&|_| true)? != total.checked_add(total)? {
            return None;
        }
        // The first part is in the first breakdown; where that gives the whole, what is left does too.
        (1_u32..1 << parts.len()).step_by(2).find_map(|chosen| {
            let is_chosen = |n: usize| chosen & (1 << n) != 0;
            let gives_it = sum(&is_chosen) == Some(total);
            let of = |first: bool| -> Vec<usize> {
                (0..parts.len()).filter(|n| is_chosen(*n) == first).map(|n| parts[n]).collect()
            };
            (gives_it && of(true).len() > 1 && of(false).len() > 1).then(|| [of(true), of(false)])
        })
    }

    fn split(&mut self, whole: usize, parts: &[usize]) {
        if let Some([one, other]) = self.breakdowns(whole, parts) {
            self.split(whole, &one);
            return self.split(whole, &other);
        }
        // The parts are one claim, which lists them.
        if let [list] = parts
            && let Some(listed) = self.listed_figures(*list)
        {
            return self.of_list(Shape::Split, listed, whole, Vec::new());
        }
        let terms: Vec<Term> = parts.iter().filter_map(|p| self.part_term(*p)).collect();
        if terms.len() != parts.len() || terms.len() < 2 {
            return self.count("not evaluated: a part has no figure");
        }
        let Some(mut total) = self.term("whole", whole) else {
            return self.count("not evaluated: the whole has no figure");
        };
        let percents = parts.iter().filter(|p| self.percent(**p)).count();
        if percents == parts.len() && !self.percent(whole) {
            // Shares that are all of a whole are all of a hundred percent, whatever it counts.
            total.operand = Operand::one(Interval::point(Decimal::ONE), "100 percent");
        } else if parts.iter().any(|p| self.percent(*p) != self.percent(whole) || !self.same_unit(*p, whole)) {
            return self.count("not evaluated: the parts are in another unit than the whole");
        }
        let because = "the source gives these parts as all of the whole";
        let fails_when = "a part is missing, or one is counted twice";
        let whole = (total.name.to_owned(), total.operand, total.frames);
        if terms.len() > SINGLE_PARTS {
            let shown = terms.iter().map(|t| t.operand.shown.clone()).collect::<Vec<_>>().join(" + ");
            let values = terms.iter().map(|t| t.operand.values[0]).collect();
            let all = ("parts".to_owned(), Operand::several(values, shown), parts.to_vec());
            let expr = "sum(parts) = whole";
            return self.evaluate_named(Shape::Split, SPLIT, expr, vec![all, whole], because, fails_when, Vec::new());
        }
        // Each part by its own name: so each single change that would reconcile them can be named.
        let named = terms.into_iter().enumerate().map(|(n, t)| (format!("part{}", n + 1), t.operand, t.frames));
        let mut operands: Vec<(String, Operand, Vec<usize>)> = named.collect();
        let sum = operands.iter().map(|(name, _, _)| name.as_str()).collect::<Vec<_>>().join(" + ");
        operands.push(whole);
        let expr = format!("{sum} = whole");
        self.evaluate_named(Shape::Split, SPLIT, &expr, operands, because, fails_when, Vec::new());
    }

    /// A part as an operand: of "two spans of 30 feet each" it is twice the figure.
    fn part_term(&self, frame: usize) -> Option<Term> {
        let mut term = self.term("part", frame)?;
        let over = self.claim(frame).of.as_ref().and_then(|tie| tie.over.as_deref());
        if let Some(times) = over.and_then(|over| read_figure(over).ok()) {
            let many = Interval::point(times.value);
            let values = term.operand.values.iter().map(|value| value.mul(&many)).collect();
            term.operand =
                Operand { values, shown: format!("{} × {}", times.text, term.operand.shown), ..term.operand };
        }
        Some(term)
    }

    fn part(&mut self, whole: usize, part: usize) {
        let (Some(p), Some(w)) = (self.term("part", part), self.term("whole", whole)) else {
            return self.count("not evaluated: no figure");
        };
        if self.percent(part) || !self.same_unit(part, whole) {
            return;
        }
        let because = "a part is not more than its whole";
        self.evaluate(Shape::Part, "part <= whole", vec![p, w], because, "the two are of different dates", Vec::new());
    }

    fn share(&mut self, whole: usize, share: usize, siblings: &[usize]) {
        let Some(w) = self.term("whole", whole) else { return self.count("not evaluated: the whole has no figure") };
        let Some(s) = self.share_term(share) else {
            return self.count("not evaluated: the share is no percentage");
        };
        let part = siblings.iter().find(|p| self.frames[**p].population == self.frames[share].population).copied();
        let part = part.or_else(|| (siblings.len() == 1).then(|| siblings[0]));
        match part.and_then(|p| self.term("part", p)) {
            Some(part) => {
                let because = "the part is the share of the whole";
                self.evaluate(
                    Shape::Share,
                    "share * whole = part",
                    vec![s, w, part],
                    because,
                    "the share is of another whole",
                    Vec::new(),
                );
            }
            None if self.percent(share) => self.whole_number(w, s),
            None => self.count("not evaluated: no part is given"),
        }
    }

    /// A share as an operand: a percentage, or a word that bounds one ("most of them").
    fn share_term(&self, frame: usize) -> Option<Term> {
        let Reading::Quantifier(quantifier) = &self.frames[frame].reading else {
            return self.term("share", frame).filter(|_| self.percent(frame));
        };
        // "Half" is said of what is near it.
        let share = quantifier.share().filter(|_| !self.frames[frame].denied && *quantifier != Quantifier::Half)?;
        let share = share.mul(&Interval::point(Decimal::new(1, 2)));
        let shown = crate::pairing::value_in_words(self.claim(frame));
        Some(Term { name: "share", operand: Operand::one(share, shown), frames: vec![frame] })
    }

    /// A share of a few: "37 % of 12 people" is no whole number of people.
    fn whole_number(&mut self, whole: Term, share: Term) {
        let exact = whole.operand.values.first().filter(|i| i.is_point()).and_then(|i| i.low).map(|e| e.at);
        let Some(n) = exact.filter(|n| n.is_integer() && *n > Decimal::ZERO && *n <= SMALL_WHOLE) else { return };
        let range = share.operand.values[0];
        let parts = std::iter::successors(Some(Decimal::ZERO), |k| Some(*k + Decimal::ONE)).take_while(|k| *k <= n);
        let near = parts.clone().any(|k| k.checked_div(n).is_some_and(|fraction| range.contains(fraction)));
        if near {
            return self.count("held");
        }
        let part = Operand::one(Interval::point(nearest(range, n)), "a whole number");
        let part = Term { name: "part", operand: part, frames: Vec::new() };
        let because = "a share of a count is a whole number of them";
        self.evaluate(
            Shape::Share,
            "share * whole = part",
            vec![share, whole, part],
            because,
            "the share is of a larger group",
            Vec::new(),
        );
    }

    fn mean(&mut self, whole: usize, mean: usize) {
        if let Some(listed) = self.listed_figures(whole) {
            return self.of_list(Shape::Mean, listed, mean, Vec::new());
        }
        let (Some(m), Some(w)) = (self.term("mean", mean), self.term("total", whole)) else {
            return self.count("not evaluated: no figure");
        };
        let over = self.claim(mean).of.as_ref().and_then(|t| t.over.clone()).unwrap_or_default();
        let Some(n) = times(&over, self.frames[mean].rate.as_deref()) else {
            return self.count("not evaluated: over what the mean is taken could not be read");
        };
        // Tied to the very count over which it is taken, it is of a total that the tie does not name.
        let (w, counted) = match self.figure(whole) {
            Some(figure) if n == Interval::point(figure.value) => match self.total_beside(mean, whole) {
                Some(total) => (total, vec![whole]),
                None => return self.count("not evaluated: the total of the mean is not told"),
            },
            _ => (w, Vec::new()),
        };
        let n = Term { name: "over", operand: Operand::one(n, over), frames: counted };
        let because = "a mean times what it is taken over is the total";
        self.evaluate(
            Shape::Mean,
            "mean * over = total",
            vec![m, n, w],
            because,
            "the mean and the total are of different stretches",
            Vec::new(),
        );
    }

    /// The one claim of the passage of a mean that gives the total: it counts what the mean counts, at the same time.
    fn total_beside(&self, mean: usize, over: usize) -> Option<Term> {
        let nouns = |frame: usize| content_stems(&self.claim(frame).property).into_iter().collect::<BTreeSet<String>>();
        let (of_mean, claim) = (nouns(mean), self.claim(mean));
        let total = |i: &usize| {
            let other = self.claim(*i);
            ![mean, over].contains(i)
                && self.is_live(*i)
                && other.id.source == claim.id.source
                && fold_key(&other.subject) == fold_key(&claim.subject)
                && self.frames[*i].rate.is_none()
                && !self.percent(*i)
                && self.same_unit(*i, mean)
                && self.same_time(*i, mean)
                && !nouns(*i).is_disjoint(&of_mean)
        };
        let mut totals = (0..self.frames.len()).filter(total);
        let total = totals.next().filter(|_| totals.next().is_none())?;
        self.term("total", total)
    }

    fn counted(&mut self, list: usize, count: usize) {
        let Reading::List { members, complete } = &self.frames[list].reading else {
            return self.count("not evaluated: what is counted is no list");
        };
        let shown = format!("{} listed", members.len());
        let operand = Operand::list(members.len(), *complete, shown);
        let Some(stated) = self.term("stated", count) else { return self.count("not evaluated: no figure") };
        let listed = Term { name: "list", operand, frames: vec![list] };
        self.evaluate(
            Shape::Count,
            "count(list) = stated",
            vec![listed, stated],
            "a stated count equals the listed members",
            "the list is not whole",
            Vec::new(),
        );
    }

    /// A group is not more than the wider group that it belongs to, in one place at one time.
    fn groups(&mut self) {
        let heads: Vec<usize> = (0..self.frames.len())
            .filter(|i| self.is_live(*i) && self.figure(*i).is_some() && self.frames[*i].property.is_some())
            .collect();
        let mut blocks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for i in heads {
            let frame = &self.frames[i];
            let key = (frame.key(), frame.place, frame.rate.clone(), self.claim(i).id.source.clone());
            blocks.entry(key).or_default().push(i);
        }
        for mut block in blocks.into_values().filter(|b| b.len() > 1) {
            self.sort_if_long(&mut block);
            for a in &block {
                for b in self.near(&block, *a) {
                    if self.is_group_of(*a, *b)
                        && self.same_time(*a, *b)
                        && !self.is_tied(*a, *b)
                        && !self.percent(*a)
                        && !self.percent(*b)
                    {
                        self.part(*b, *a);
                    }
                }
            }
        }
    }

    /// Whether `a` counts a group among those that `b` counts.
    fn is_group_of(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.frames[a].population, &self.frames[b].population);
        x != y && y.iter().all(|wide| x.iter().any(|c| self.framer.classes().is_kind_of(c, wide)))
    }

    fn is_tied(&self, a: usize, b: usize) -> bool {
        let tied = |x: usize, y: usize| self.claim(x).of.as_ref().is_some_and(|t| t.claim == self.claim(y).id);
        tied(a, b) || tied(b, a)
    }

    /// What is counted in stretches that do not overlap is not more than what is counted over all of them.
    fn stretches(&mut self) {
        let mut blocks: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for i in 0..self.frames.len() {
            let frame = &self.frames[i];
            let adds_up = matches!(frame.over_time, OverTime::Rate | OverTime::Cumulative) && frame.rate.is_none();
            if self.is_live(i) && adds_up && frame.time.period.is_some() && self.figure(i).is_some() && !self.percent(i)
            {
                let key = (frame.key(), frame.place, frame.population.clone(), self.claim(i).id.source.clone());
                blocks.entry(key).or_default().push(i);
            }
        }
        for block in blocks.into_values().filter(|b| b.len() > 1) {
            if block.len() > MAX_BLOCK {
                self.count(TOO_MANY);
                continue;
            }
            for whole in &block {
                let Some(around) = self.frames[*whole].time.period.clone() else { continue };
                let mut parts: Vec<usize> = Vec::new();
                let mut taken: Vec<Period> = Vec::new();
                for part in &block {
                    let Some(inner) = &self.frames[*part].time.period else { continue };
                    let inside = around.contains(inner) && !inner.contains(&around) && self.same_unit(*part, *whole);
                    if inside && !taken.iter().any(|t| t.overlaps(inner)) {
                        taken.push(inner.clone());
                        parts.push(*part);
                    }
                }
                let Some(total) = self.term("whole", *whole).filter(|_| !parts.is_empty()) else { continue };
                let values: Vec<Interval> =
                    parts.iter().filter_map(|p| self.term("part", *p)).map(|t| t.operand.values[0]).collect();
                let shown = parts
                    .iter()
                    .map(|p| crate::pairing::value_in_words(self.claim(*p)))
                    .collect::<Vec<_>>()
                    .join(" + ");
                let parts = Term { name: "parts", operand: Operand::several(values, shown), frames: parts };
                let because = "what is counted in parts of a stretch is not more than what is counted over all of it";
                self.evaluate(
                    Shape::Part,
                    "sum(parts) <= whole",
                    vec![parts, total],
                    because,
                    "the whole was counted earlier than a part",
                    Vec::new(),
                );
            }
        }
    }

    /// Claims by what they are about, and by source and what they are about.
    fn by_subject(&self, frames: &[usize]) -> (BySubject<'a>, BySource<'a>) {
        let (mut of_subject, mut of_source) = (BySubject::new(), BySource::new());
        for i in frames {
            let subject = self.subject_key(*i);
            of_subject.entry(subject).or_default().push(*i);
            of_source.entry((&self.claim(*i).id.source, subject)).or_default().push(*i);
        }
        of_subject.values_mut().chain(of_source.values_mut()).for_each(|list| self.sort_if_long(list));
        (of_subject, of_source)
    }

    /// Puts a list that is too long to look at in full in order of time.
    fn sort_if_long(&self, list: &mut [usize]) {
        if list.len() > MAX_BLOCK {
            list.sort_by_key(|i| (self.starts(*i), *i));
        }
    }

    /// Those of a list that may be of one time with a claim: all of a short list, of a long one those that start next
    /// before and after it.
    fn near<'l>(&self, list: &'l [usize], frame: usize) -> &'l [usize] {
        if list.len() <= MAX_BLOCK {
            return list;
        }
        let starts = self.starts(frame);
        let first = list.partition_point(|i| self.starts(*i) < starts).saturating_sub(NEIGHBOURS);
        &list[first..list.len().min(first + 2 * NEIGHBOURS)]
    }

    /// The first day of the time that a claim states.
    fn starts(&self, frame: usize) -> Option<NaiveDate> {
        let time = &self.frames[frame].time;
        time.period.as_ref().or(time.as_of.as_ref())?.start
    }

    /// What two operands must share: everything of the frame but the property.
    fn subject_key(&self, frame: usize) -> SubjectKey<'a> {
        let frame = &self.frames[frame];
        let event = frame.event.as_ref().map(|e| e.kind.as_str());
        (&frame.topic, &frame.entities, &frame.population, event, frame.place.map(|p| p.id))
    }

    /// A topic without what only the words of the property brought into it: the subject is what operands share.
    fn without_property(&self, frame: usize, topic: &BTreeSet<String>) -> BTreeSet<String> {
        let classes = |phrase: &str| {
            let stems = content_stems(phrase);
            let (classes, rest) = self.framer.classes().take(&stems);
            classes.into_iter().chain(rest).chain(stems).collect::<BTreeSet<String>>()
        };
        let claim = self.claim(frame);
        let (subject, property) = (classes(&claim.subject), classes(&claim.property));
        topic.iter().filter(|term| subject.contains(*term) || !property.contains(*term)).cloned().collect()
    }

    /// Whether two claims may be operands of one relation.
    fn bindable(&self, a: usize, b: usize, across: bool, of_steps: bool) -> bool {
        let (x, y) = (&self.frames[a], &self.frames[b]);
        if x.rate != y.rate || x.denied || y.denied {
            return false;
        }
        if of_steps {
            return true;
        }
        if across {
            // An event is of one time, whichever figures of it are told.
            let one_event = match (&x.event, &y.event) {
                (Some(e), Some(f)) => e.time.as_ref().zip(f.time.as_ref()).is_some_and(|(s, t)| s.overlaps(t)),
                _ => false,
            };
            let stated = x.time.is_stated() && y.time.is_stated();
            return x.place.is_some() && ((stated && self.same_time(a, b)) || one_event);
        }
        self.same_time(a, b)
    }

    fn same_time(&self, a: usize, b: usize) -> bool {
        let same = |x: &Option<Period>, y: &Option<Period>| match (x, y) {
            (None, None) => true,
            (Some(x), Some(y)) => matches!(stand(x, y), Standing::Same | Standing::SameAtCoarser(_)),
            _ => false,
        };
        let (x, y) = (&self.frames[a].time, &self.frames[b].time);
        same(&x.period, &y.period) && same(&x.as_of, &y.as_of)
    }

    fn percent(&self, frame: usize) -> bool {
        self.figure(frame).is_some_and(|f| f.unit == Unit::Percent)
    }

    fn same_unit(&self, a: usize, b: usize) -> bool {
        match (self.figure(a), self.figure(b)) {
            (Some(x), Some(y)) => {
                let counts = |u: &Unit| matches!(u, Unit::Bare | Unit::Count(_));
                (counts(&x.unit) && counts(&y.unit)) || x.unit.comparable(&y.unit) != UnitStanding::Different
            }
            _ => false,
        }
    }
}

/// Whether an operand of an expression is a list of claims: "sum(votes)".
fn is_spread(name: &str, expr: &str) -> bool {
    let expr = expr.replace(' ', "");
    ["sum", "count"].iter().any(|f| expr.contains(&format!("{f}({name})")))
}

/// The name of the relation between a whole and all its parts.
const SPLIT: &str = "sum(parts) = whole";

/// Up to how many parts each is an operand of its own: no sentence lists more.
const SINGLE_PARTS: usize = 20;

/// How many parts are looked through for two breakdowns of one whole: twelve make two thousand choices.
const MOST_IN_TWO: usize = 12;

/// How many claims before and after a time are looked at, of more than can be looked at in full.
const NEIGHBOURS: usize = 20;

/// How coverage counts what was left out of such a list.
const TOO_MANY: &str = "not evaluated: too many claims on one question";

/// Stands in a key for what operands need not share.
static NOTHING: BTreeSet<String> = BTreeSet::new();

type SubjectKey<'a> =
    (&'a BTreeSet<String>, &'a BTreeSet<EntityId>, &'a BTreeSet<String>, Option<&'a str>, Option<EntityId>);
/// What the operands of a relation of the project's share: a topic of their own, the rest of the frame, the source.
type WrittenKey<'a> = (BTreeSet<String>, SubjectKey<'a>, &'a SourceId);
type BySubject<'a> = BTreeMap<SubjectKey<'a>, Vec<usize>>;
type BySource<'a> = BTreeMap<(&'a SourceId, SubjectKey<'a>), Vec<usize>>;

/// The largest whole for which a share must come out as a whole number. Above it every whole percentage does.
const SMALL_WHOLE: Decimal = Decimal::ONE_HUNDRED;

/// The whole number nearest to a share of `n`.
fn nearest(share: Interval, n: Decimal) -> Decimal {
    let low = share.low.map_or(Decimal::ZERO, |e| e.at);
    let high = share.high.map_or(low, |e| e.at);
    let middle = low.saturating_add(high).checked_div(Decimal::TWO).unwrap_or(low);
    middle.checked_mul(n).map_or(Decimal::ZERO, |v| v.round())
}

/// Over how many a mean is taken: "six day period" for a mean per day is six.
fn times(over: &str, rate: Option<&str>) -> Option<Interval> {
    if let Some(duration) = duration(over) {
        let amount = match rate {
            Some(rate) => duration.in_unit(rate_unit(rate)?)?,
            None => duration.amount,
        };
        return Some(Interval::point(amount));
    }
    read_figure(over).ok().map(|f| f.operand())
}

/// The unit of time that a rate is given per.
fn rate_unit(rate: &str) -> Option<DurationUnit> {
    match rate {
        "hour" => Some(DurationUnit::Hour),
        // Who stays sixty nights stays as many days.
        "day" | "night" => Some(DurationUnit::Day),
        "week" => Some(DurationUnit::Week),
        "month" => Some(DurationUnit::Month),
        "year" => Some(DurationUnit::Year),
        _ => None,
    }
}
