//! Binding: which claims are the operands of which relation, and which relations do not hold.
//!
//! Operands are bound within one source first: by the tie that the source itself makes (`of`), then by frame. Across
//! sources only where a source lacks one, and then only where place, group and time are stated and equal.

use crate::claim::{
    Claim, ClaimId, OperandSpec, OverTime, PropertyId, RelationEntry, Role, SourceId, Status, Vocabulary, content_stems,
};
use crate::entity::EntityId;
use crate::pairing::{Doubt, Frame, Framer, MAX_BLOCK, Reading};
use crate::quantity::{Decimal, Figure, Interval, Unit, UnitStanding, read as read_figure};
use crate::relation::{EDGES, EdgeKind, Failure, Operand, Verdict, Within, parse};
use crate::time::{Duration, DurationUnit, NaiveDate, Period, Standing, duration, stand};
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
    binder.edges();
    binder.groups();
    binder.stretches();
    binder.written(written);
    binder.found
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
            self.found.met.extend(terms.iter().flat_map(|(_, _, frames)| frames.iter().copied()));
        }
        match verdict {
            Verdict::Holds => self.count("held"),
            Verdict::Undefined(why) => self.count(&format!("not evaluated: {why}")),
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
                    parts.iter().for_each(|share| self.share(*whole, *share, siblings));
                }
                Role::Mean => parts.iter().for_each(|mean| self.mean(*whole, *mean)),
                Role::Count => parts.iter().for_each(|count| self.counted(*whole, *count)),
                Role::Member | Role::Multiple => {}
            }
        }
    }

    fn split(&mut self, whole: usize, parts: &[usize]) {
        let figures: Vec<(usize, Interval, String)> =
            parts.iter().filter_map(|p| self.figure(*p).map(|f| (*p, f.operand(), f.text.clone()))).collect();
        if figures.len() != parts.len() || figures.len() < 2 {
            return self.count("not evaluated: a part has no figure");
        }
        let Some(total) = self.term("whole", whole) else {
            return self.count("not evaluated: the whole has no figure");
        };
        let shown = figures.iter().map(|(_, _, text)| text.as_str()).collect::<Vec<_>>().join(" + ");
        let operand = Operand::several(figures.iter().map(|(_, i, _)| *i).collect(), shown);
        let parts = Term { name: "parts", operand, frames: parts.to_vec() };
        self.evaluate(
            Shape::Split,
            "sum(parts) = whole",
            vec![parts, total],
            "the source gives these parts as all of the whole",
            "a part is missing, or one is counted twice",
            Vec::new(),
        );
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
        let Some(s) = self.term("share", share).filter(|_| self.percent(share)) else {
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
            None => self.whole_number(w, s),
        }
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
        let (Some(m), Some(w)) = (self.term("mean", mean), self.term("total", whole)) else {
            return self.count("not evaluated: no figure");
        };
        let over = self.claim(mean).of.as_ref().and_then(|t| t.over.clone()).unwrap_or_default();
        let Some(n) = times(&over, self.frames[mean].rate.as_deref()) else {
            return self.count("not evaluated: over what the mean is taken could not be read");
        };
        let n = Term { name: "over", operand: Operand::one(n, over), frames: vec![mean] };
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

    /// The edges between properties: the vocabulary's own, and the built-in table.
    fn edges(&mut self) {
        let mut by_place: BTreeMap<PropertyId, Vec<usize>> = BTreeMap::new();
        for (i, frame) in self.frames.iter().enumerate() {
            if let Some(id) = frame.property.filter(|_| self.is_live(i)) {
                by_place.entry(id).or_default().push(i);
            }
        }
        let none = Vec::new();
        for edge in self.all_edges() {
            let (Some(from), Some(to)) = (self.vocabulary.named(&edge.from), self.vocabulary.named(&edge.to)) else {
                continue;
            };
            let (Some(smaller), Some(larger)) = (by_place.get(&from), by_place.get(&to)) else { continue };
            let (of_subject, of_source) = self.by_subject(larger);
            let of_steps = matches!(edge.order, Order::Precedes(_));
            // At most one conflict per relation and question: the first claim of each side stands for it.
            let mut best: BTreeMap<(&SourceId, SubjectKey<'a>), (usize, usize)> = BTreeMap::new();
            for a in smaller {
                let (source, subject) = (&self.claim(*a).id.source, self.subject_key(*a));
                if best.contains_key(&(source, subject)) {
                    continue;
                }
                let (others, across) = match of_source.get(&(source, subject)) {
                    Some(others) => (others, false),
                    None => (of_subject.get(&subject).unwrap_or(&none), true),
                };
                let near = self.near(others, *a);
                if let Some(b) = near.iter().find(|b| self.bindable(*a, **b, across, of_steps)) {
                    best.insert((source, subject), (*a, *b));
                } else if near.len() < others.len() {
                    self.count(TOO_MANY);
                }
            }
            for (a, b) in best.into_values() {
                self.edge(&edge, a, b);
            }
        }
    }

    fn edge(&mut self, edge: &Ordered, a: usize, b: usize) {
        match edge.order {
            Order::Precedes(within) => self.precedes(edge, within, a, b),
            Order::AtMost | Order::PartOf => {
                if !self.same_unit(a, b) {
                    return;
                }
                let (Some(x), Some(y)) = (self.term("less", a), self.term("more", b)) else {
                    return self.count("not evaluated: no figure");
                };
                let shape = if edge.order == Order::PartOf { Shape::Part } else { Shape::AtMost };
                self.evaluate(shape, "less <= more", vec![x, y], &edge.because, &edge.fails_when, Vec::new());
            }
        }
    }

    fn precedes(&mut self, edge: &Ordered, within: Option<i64>, a: usize, b: usize) {
        let (Reading::Period(x), Reading::Period(y)) = (&self.frames[a].reading, &self.frames[b].reading) else {
            return self.count("not evaluated: no period");
        };
        let gap = |from: &Period, to: &Period| Some((to.start? - from.end?).num_days());
        let (shape, days, line) = if y.certainly_before(x) {
            let days = gap(y, x).unwrap_or(0);
            (Shape::Order, days, format!("{} comes after {}, by {days} days at least", x.describe(), y.describe()))
        } else if let (Some(days), Some(limit)) = (gap(x, y), within)
            && days > limit
        {
            let line = format!("{} to {}: {days} days at least, more than {limit}", x.describe(), y.describe());
            (Shape::TooFarApart, days, line)
        } else {
            return self.count("held");
        };
        self.count("did not hold");
        let failure = Failure {
            left: Interval::ALL,
            right: Interval::ALL,
            off_by: Some(Decimal::from(days)),
            factor: None,
            steps: vec![line],
            reconcile: Vec::new(),
            scale: None,
        };
        let operands = vec![(edge.from.clone(), x.text.clone(), vec![a]), (edge.to.clone(), y.text.clone(), vec![b])];
        let name = format!("{} before {}", edge.from, edge.to);
        let (because, fails_when) = (edge.because.clone(), edge.fails_when.clone());
        self.found.failing.push(Bound { shape, name, operands, because, fails_when, failure, doubts: Vec::new() });
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

    /// The relations that the project wrote.
    fn written(&mut self, written: &[RelationEntry]) {
        let properties = written.iter().flat_map(|entry| &entry.operands).filter_map(|(_, spec)| match spec {
            OperandSpec::Property { property, .. } => Some(property.as_str()),
            OperandSpec::Claim(_) => None,
        });
        let carriers = self.carriers(properties.collect());
        for entry in written {
            self.one_written(entry, &carriers);
        }
    }

    /// The live claims of each of some properties, in order.
    fn carriers<'p>(&self, properties: BTreeSet<&'p str>) -> BTreeMap<&'p str, Vec<usize>> {
        let mut found: BTreeMap<&str, Vec<usize>> = properties.iter().map(|name| (*name, Vec::new())).collect();
        if properties.is_empty() {
            return found;
        }
        let (mut by_id, mut by_stems) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for name in properties {
            self.vocabulary.named(name).into_iter().for_each(|id| by_id.entry(id).or_default().push(name));
            by_stems.entry(content_stems(name)).or_default().push(name);
        }
        for i in (0..self.frames.len()).filter(|i| self.is_live(*i)) {
            let named = self.frames[i].property.and_then(|id| by_id.get(&id));
            let worded = by_stems.get(&content_stems(&self.claim(i).property));
            let names: BTreeSet<&str> = named.into_iter().chain(worded).flatten().copied().collect();
            names.into_iter().filter_map(|name| found.get_mut(name).map(|c| c.push(i))).for_each(drop);
        }
        found
    }

    fn one_written(&mut self, entry: &RelationEntry, carriers: &BTreeMap<&str, Vec<usize>>) {
        // Operands named by property are bound once for each subject that has all of them in one source.
        let mut groups: BTreeMap<(Option<SubjectKey<'a>>, Option<&SourceId>), BTreeMap<&str, Vec<usize>>> =
            BTreeMap::new();
        let mut fixed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (name, spec) in &entry.operands {
            match spec {
                OperandSpec::Claim(id) => match self.ids.get(id).filter(|frame| self.is_live(**frame)) {
                    Some(frame) => drop(fixed.insert(name, vec![*frame])),
                    None => return self.count(&format!("not evaluated: no claim {id}")),
                },
                OperandSpec::Property { property, subject, place, period, population } => {
                    let narrowed = [subject, place, period, population];
                    for i in carriers.get(property.as_str()).into_iter().flatten().copied() {
                        if self.meets(i, narrowed) {
                            // What an operand's own entry narrows need not be shared.
                            let mut key = self.subject_key(i);
                            if population.is_some() {
                                key.2 = &NOBODY;
                            }
                            if place.is_some() {
                                key.4 = None;
                            }
                            let key = (Some(key), Some(&self.claim(i).id.source));
                            groups.entry(key).or_default().entry(name).or_default().push(i);
                        }
                    }
                }
            }
        }
        if groups.is_empty() {
            groups.insert((None, None), BTreeMap::new());
        }
        for bound in groups.into_values() {
            let mut all = fixed.clone();
            all.extend(bound);
            if entry.operands.iter().any(|(name, _)| !all.contains_key(name.as_str())) {
                self.count("not evaluated: an operand is missing");
                continue;
            }
            let terms: Option<Vec<_>> =
                all.iter().map(|(name, frames)| self.written_term(name, frames, &entry.expr)).collect();
            match terms {
                Some(terms) => {
                    self.evaluate_named(Shape::Written, &entry.id, &entry.expr, terms, &entry.because, "", Vec::new())
                }
                None => self.count("not evaluated: no figure"),
            }
        }
    }

    fn written_term(&self, name: &str, frames: &[usize], expr: &str) -> Option<(String, Operand, Vec<usize>)> {
        let first = *frames.first()?;
        if let Reading::List { members, complete } = &self.frames[first].reading {
            let shown = format!("{} listed", members.len());
            return Some((name.to_owned(), Operand::list(members.len(), *complete, shown), vec![first]));
        }
        let spread = ["sum", "count"].iter().any(|f| expr.replace(' ', "").contains(&format!("{f}({name})")));
        let used = if spread { frames } else { &frames[..1] };
        let terms: Option<Vec<Term>> = used.iter().map(|f| self.term("operand", *f)).collect();
        let terms = terms?;
        let shown = terms.iter().map(|t| t.operand.shown.clone()).collect::<Vec<_>>().join(" + ");
        let values = terms.iter().map(|t| t.operand.values[0]).collect();
        Some((name.to_owned(), Operand::several(values, shown), used.to_vec()))
    }

    fn meets(&self, frame: usize, narrowed: [&Option<String>; 4]) -> bool {
        let claim = self.claim(frame);
        let resolver = self.framer.resolver();
        let same = |a: &str, b: &str| resolver.same(a, b) || crate::text::fold_key(a) == crate::text::fold_key(b);
        let [subject, place, period, population] = narrowed;
        subject.as_ref().is_none_or(|s| same(s, &claim.subject))
            && place.as_ref().is_none_or(|p| claim.place.as_ref().is_some_and(|q| same(p, q)))
            && period.as_ref().is_none_or(|p| claim.period.as_ref() == Some(p) || claim.as_of.as_ref() == Some(p))
            && population.as_ref().is_none_or(|p| claim.population.as_ref().is_some_and(|q| same(p, q)))
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
            let stated = x.place.is_some() && x.time.is_stated() && y.time.is_stated();
            return stated && self.same_time(a, b);
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

    fn all_edges(&self) -> Vec<Ordered> {
        let mut edges: Vec<Ordered> = Vec::new();
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        for (_, property) in self.vocabulary.iter() {
            let because = property.because.clone().unwrap_or_default();
            let mut add = |to: &str, order: Order| {
                if seen.insert((property.name.clone(), to.to_owned())) {
                    let (from, because) = (property.name.clone(), because.clone());
                    edges.push(Ordered { order, from, to: to.to_owned(), because, fails_when: String::new() });
                }
            };
            if let Some(to) = &property.part_of {
                add(to, Order::PartOf);
            }
            if let Some(to) = &property.at_most {
                add(to, Order::AtMost);
            }
            if let Some(step) = &property.precedes {
                let within = step.within.as_deref().and_then(duration).and_then(|d| days_at_most(&d));
                add(&step.property, Order::Precedes(within));
            }
        }
        for edge in EDGES {
            let order = match edge.kind {
                EdgeKind::PartOf => Order::PartOf,
                EdgeKind::AtMost => Order::AtMost,
                EdgeKind::Precedes { within } => Order::Precedes(within.map(days_of)),
                EdgeKind::MeanOf => continue,
            };
            if seen.insert((edge.from.to_owned(), edge.to.to_owned())) {
                edges.push(Ordered {
                    order,
                    from: edge.from.to_owned(),
                    to: edge.to.to_owned(),
                    because: edge.because.to_owned(),
                    fails_when: edge.fails_when.to_owned(),
                });
            }
        }
        edges
    }
}

/// How many claims before and after a time are looked at, of more than can be looked at in full.
const NEIGHBOURS: usize = 20;

/// How coverage counts what was left out of such a list.
const TOO_MANY: &str = "not evaluated: too many claims on one question";

/// The population of an operand that its relation narrows.
static NOBODY: BTreeSet<String> = BTreeSet::new();

type SubjectKey<'a> =
    (&'a BTreeSet<String>, &'a BTreeSet<EntityId>, &'a BTreeSet<String>, Option<&'a str>, Option<EntityId>);
type BySubject<'a> = BTreeMap<SubjectKey<'a>, Vec<usize>>;
type BySource<'a> = BTreeMap<(&'a SourceId, SubjectKey<'a>), Vec<usize>>;

/// An edge between two properties, from the vocabulary or the built-in table.
struct Ordered {
    order: Order,
    from: String,
    to: String,
    because: String,
    fails_when: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    PartOf,
    AtMost,
    /// With the longest time between the two, in days.
    Precedes(Option<i64>),
}

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
        "day" => Some(DurationUnit::Day),
        "week" => Some(DurationUnit::Week),
        "month" => Some(DurationUnit::Month),
        "year" => Some(DurationUnit::Year),
        _ => None,
    }
}

/// The longest that a duration can be, in days.
fn days_at_most(duration: &Duration) -> Option<i64> {
    let days = duration.days().or_else(|| {
        let months = duration.in_unit(DurationUnit::Month)?;
        months.checked_mul(Decimal::new(305, 1))
    });
    days.and_then(|d| i64::try_from(d.ceil()).ok())
}

/// The longest that a span of calendar units can be, in days.
fn days_of(within: Within) -> i64 {
    match within {
        Within::Days(n) => i64::from(n),
        Within::Months(n) => i64::from(n) * 31,
        Within::Years(n) => i64::from(n) * 366,
    }
}
