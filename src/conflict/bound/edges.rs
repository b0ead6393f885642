//! Binding the edges between properties: taxes to income, the signing of a law to its coming into force.

use super::{Binder, Bound, Shape, SubjectKey, TOO_MANY, Term};
use crate::claim::{PropertyId, SourceId, Vocabulary};
use crate::pairing::ledger::{self, Edge};
use crate::pairing::{Doubt, Reading};
use crate::quantity::{Decimal, Interval, format};
use crate::relation::{EDGES, EdgeKind, Failure, Operand, Within};
use crate::time::{Duration, DurationUnit, Period, Standing, duration, stand};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Binder<'a> {
    /// The edges between properties: the vocabulary's own, and the built-in table.
    pub(super) fn edges(&mut self) {
        let mut by_place: BTreeMap<PropertyId, Vec<usize>> = BTreeMap::new();
        for (i, frame) in self.frames.iter().enumerate() {
            if let Some(id) = frame.property.filter(|_| self.is_live(i)) {
                by_place.entry(id).or_default().push(i);
            }
        }
        let none = Vec::new();
        for (edge, from, to) in known_edges(self.vocabulary) {
            if edge.order == Order::Mean {
                // Over what a mean is taken, only a tie says.
                continue;
            }
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
            Order::Mean => self.mean_of_stretch(edge, a, b),
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

    /// A mean and a total over one stretch that both state: so much a day, for so many days.
    fn mean_of_stretch(&mut self, edge: &Ordered, a: usize, b: usize) {
        let [x, y] = [a, b].map(|frame| self.frames[frame].time.period.as_ref());
        let one = x.zip(y).is_some_and(|(x, y)| stand(x, y) == Standing::Same);
        let days = y.and_then(Period::days).filter(|_| one).map(Decimal::from);
        let per = edge.from.rsplit_once(" per ").map(|(_, unit)| unit);
        let over = match (days, per) {
            (Some(days), Some("day")) => Some((days, "days")),
            (Some(days), Some("week")) => days.checked_div(Decimal::from(7)).map(|weeks| (weeks, "weeks")),
            _ => None,
        };
        let Some((over, unit)) = over else {
            return self.count("not evaluated: over what the mean is taken is not stated");
        };
        let (Some(mean), Some(total)) = (self.term("mean", a), self.term("total", b)) else {
            return self.count("not evaluated: no figure");
        };
        let shown = format!("{} {unit}", format(over.round_dp(2)));
        let over = Term { name: "over", operand: Operand::one(Interval::point(over), shown), frames: Vec::new() };
        let terms = vec![mean, over, total];
        self.evaluate(Shape::Mean, "mean * over = total", terms, &edge.because, &edge.fails_when, Vec::new());
    }
}

/// Claims that an edge binds, and that may not be in its order.
#[derive(Clone, Debug)]
pub struct OfEdge {
    /// The place of the edge among [`edges`].
    pub edge: usize,
    /// The claims of the first property, by their places among the frames; they give one value.
    pub from: Vec<usize>,
    /// Those of the second.
    pub to: Vec<usize>,
    /// What is not certain about the binding.
    pub doubts: Vec<Doubt>,
}

/// The edges between properties of a vocabulary, for whoever brings the claims together.
#[must_use]
pub fn edges(vocabulary: &Vocabulary) -> Vec<Edge> {
    let edge = |(edge, from, to): (Ordered, PropertyId, PropertyId)| {
        let order = match edge.order {
            Order::AtMost | Order::PartOf => ledger::Order::AtMost,
            Order::Precedes(_) => ledger::Order::Before,
            Order::Mean => ledger::Order::Mean,
        };
        Edge { from, to, order }
    };
    known_edges(vocabulary).into_iter().map(edge).collect()
}

/// Evaluates edges on claims that were brought together before.
pub(super) fn bind_given(binder: &mut Binder<'_>, given: &[OfEdge]) {
    if given.is_empty() {
        return;
    }
    let known = known_edges(binder.vocabulary);
    for of_edge in given {
        let (Some((edge, ..)), [a, beside_a @ ..], [b, beside_b @ ..]) =
            (known.get(of_edge.edge), &of_edge.from[..], &of_edge.to[..])
        else {
            continue;
        };
        let before = binder.found.failing.len();
        binder.edge(edge, *a, *b);
        // Whoever says the same stands beside the first.
        for bound in &mut binder.found.failing[before..] {
            bound.doubts.extend(of_edge.doubts.iter().cloned());
            for (_, _, frames) in &mut bound.operands {
                match frames[..] {
                    [only] if only == *a => frames.extend(beside_a),
                    [only] if only == *b => frames.extend(beside_b),
                    _ => {}
                }
            }
        }
    }
}

/// The edges whose two properties a vocabulary has.
fn known_edges(vocabulary: &Vocabulary) -> Vec<(Ordered, PropertyId, PropertyId)> {
    let known = |edge: Ordered| {
        let (from, to) = (vocabulary.named(&edge.from)?, vocabulary.named(&edge.to)?);
        Some((edge, from, to))
    };
    all_edges(vocabulary).into_iter().filter_map(known).collect()
}

fn all_edges(vocabulary: &Vocabulary) -> Vec<Ordered> {
    let mut edges: Vec<Ordered> = Vec::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for (_, property) in vocabulary.iter() {
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
        if let Some(to) = &property.mean_of {
            add(to, Order::Mean);
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
            EdgeKind::MeanOf => Order::Mean,
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
    Mean,
    /// With the longest time between the two, in days.
    Precedes(Option<i64>),
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
