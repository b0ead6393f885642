//! Relations in plain English: titles, operands, what would reconcile them.

use super::{Answer, Bound, Cause, Finding, Ground, Scene, Shape};
use crate::pairing::Reading;
use crate::quantity::{Decimal, Unit, format, format_interval};
use crate::relation::Change;
use std::collections::BTreeSet;

impl Scene<'_> {
    /// A finding about a relation that does not hold; `None` where no claim carries an operand of it.
    #[must_use]
    pub fn bound_finding(&self, bound: &Bound) -> Option<Finding<Ground>> {
        let labels = labels(self, bound);
        let operands = bound.operands.iter().zip(&labels);
        let sides = operands.filter_map(|((_, _, frames), label)| Answer::of(label, frames.iter().copied()));
        let about: BTreeSet<String> = bound.operands.iter().flat_map(|(_, _, f)| f).map(|f| self.about(*f)).collect();
        let mut arithmetic: Vec<String> = bound.failure.steps.iter().map(|step| spoken(self, bound, step)).collect();
        if !bound.because.is_empty() {
            arithmetic.push(format!("why it must hold: {}", lower_first(&bound.because)));
        }
        let about = format!("{} | {}", bound.name, about.into_iter().collect::<Vec<_>>().join(" | "));
        Some(Finding {
            arithmetic,
            reconcile: changes(self, bound),
            cause: cause(bound),
            doubts: bound.doubts.clone(),
            factor: bound.failure.factor,
            ..Finding::new(title(self, bound, &labels), about, Ground::of(sides)?)
        })
    }

    /// How far an inequality is overshot, in severity steps from major: below a factor of 2 minor, from 10 on critical
    /// (DESIGN section 7).
    #[must_use]
    pub fn overshoot_steps(&self, bound: &Bound) -> i32 {
        match bound.failure.factor {
            Some(factor) if factor >= Decimal::TEN => 1,
            Some(factor) if factor >= Decimal::TWO => 0,
            Some(_) => -1,
            None => 0,
        }
    }
}

/// What is at odds, as a headline.
fn title(scene: &Scene<'_>, bound: &Bound, labels: &[String]) -> String {
    let subject = bound.operands.iter().find_map(|(_, _, f)| f.first()).map(|f| scene.claim(*f).subject.clone());
    let subject = subject.unwrap_or_default();
    let label = |name: &str| {
        let place = bound.operands.iter().position(|(n, _, _)| n == name);
        place.and_then(|i| labels.get(i)).cloned().unwrap_or_default()
    };
    let shown = |name: &str| {
        bound.operands.iter().find(|(n, _, _)| n == name).map(|(_, shown, _)| shown.clone()).unwrap_or_default()
    };
    let has = |name: &str| bound.operands.iter().any(|(n, _, _)| n == name);
    match bound.shape {
        Shape::Split if has("list") => format!("{subject}: {} do not add up to {}", shown("list"), label("total")),
        Shape::Split => {
            let parts = bound.operands.iter().filter(|(name, _, _)| name.starts_with("part"));
            let parts: Vec<&str> = parts.map(|(_, shown, _)| shown.as_str()).collect();
            format!("{subject}: {} do not add up to {}", parts.join(" + "), label("whole"))
        }
        Shape::Mean if has("list") => format!("{subject}: {} have no mean of {}", shown("list"), shown("mean")),
        Shape::Mean => format!("{subject}: {} over {} does not give {}", shown("mean"), shown("over"), shown("total")),
        Shape::Change => {
            format!("{subject}: {} does not lead from {} to {}", label("change"), shown("earlier"), shown("later"))
        }
        Shape::Share => format!("{subject}: {} of {} is not {}", shown("share"), label("whole"), shown("part")),
        Shape::Count => {
            let property =
                bound.operands.iter().find_map(|(_, _, f)| f.first()).map(|f| scene.claim(*f).property.clone());
            let (property, stated) = (property.unwrap_or_default(), shown("stated"));
            let stated = if said_already(&stated, &property) { stated } else { format!("{property}: {stated}") };
            format!("{subject}: {stated}, and {}", shown("list"))
        }
        Shape::Part | Shape::AtMost => {
            let (less, more) = match bound.operands.iter().any(|(n, _, _)| n == "less") {
                true => (label("less"), label("more")),
                false if bound.operands.iter().any(|(n, _, _)| n == "parts") => (shown("parts"), label("whole")),
                false => (label("part"), label("whole")),
            };
            format!("{subject}: {less} is more than {more}")
        }
        Shape::Order | Shape::TooFarApart => {
            let word = if bound.shape == Shape::Order { "comes after" } else { "lies too far from" };
            let both: Vec<String> = labels.to_vec();
            format!("{subject}: {}", both.join(&format!(" {word} ")))
        }
        Shape::Age => format!("{subject}: born {}, and {} {}", shown("born"), shown("age"), shown("year")),
        Shape::Duration => format!("{subject}: {} is not {}", shown("between"), shown("length")),
        Shape::Written => format!("{subject}: {} do not satisfy {}", labels.join(", "), bound.name),
    }
}

/// Each operand in the words of its claim: property and value, or what the mean is taken over.
fn labels(scene: &Scene<'_>, bound: &Bound) -> Vec<String> {
    // What a mean is taken over stands in the claim of the mean.
    let over = bound.operands.iter().find(|(name, _, frames)| name == "over" && frames.is_empty());
    let label = |(name, shown, frames): &(String, String, Vec<usize>)| match frames[..] {
        [one] => {
            let claim = scene.claim(one);
            let group = claim.population.as_ref().map(|p| format!(", {p},")).unwrap_or_default();
            let over = over.filter(|_| name == "mean").map(|(_, over, _)| format!(" over {over}")).unwrap_or_default();
            match scene.frames[one].reading {
                Reading::List { .. } => format!("{}{group}: {}", claim.property, scene.value(one)),
                _ if said_already(shown, &claim.property) => format!("{}{group}{over}", scene.value(one)),
                _ => format!("{}{group} {}{over}", claim.property, scene.value(one)),
            }
        }
        _ => format!("{name} {shown}"),
    };
    bound.operands.iter().map(label).collect()
}

/// Whether a value as written names its property: "three categories", of categories.
fn said_already(value: &str, property: &str) -> bool {
    let stems =
        |text: &str| -> Vec<String> { crate::text::words(text).iter().map(|w| crate::text::stem(&w.key)).collect() };
    let value = stems(value);
    stems(property).iter().all(|word| value.contains(word))
}

/// A step of the arithmetic with its operand in the words of the claim: "less: $3 allows …" speaks of "taxes".
fn spoken(scene: &Scene<'_>, bound: &Bound, step: &str) -> String {
    let named = bound.operands.iter().find_map(|(name, _, frames)| {
        let rest = step.strip_prefix(&format!("{name}: "))?;
        let property = &scene.claim(*frames.first()?).property;
        Some(format!("{property}: {rest}"))
    });
    named.unwrap_or_else(|| step.to_owned())
}

/// Each single change that would reconcile a relation, a slip of scale first: it is the likelier.
fn changes(scene: &Scene<'_>, bound: &Bound) -> Vec<String> {
    let (slips, others): (Vec<&Change>, Vec<&Change>) = bound.failure.reconcile.iter().partition(|c| c.scale.is_some());
    let slips = slips.into_iter().filter(|c| c.scale.is_none_or(|scale| explains(bound, scale)));
    slips.chain(others).map(|c| change(scene, bound, c)).collect()
}

/// One single change that would reconcile a relation, with the unit of its operand.
fn change(scene: &Scene<'_>, bound: &Bound, change: &Change) -> String {
    let operand = bound.operands.iter().find(|(name, _, _)| *name == change.operand);
    let Some((name, shown, frames)) = operand else { return change.text.clone() };
    let figure = frames.first().filter(|_| name != "over").and_then(|f| match &scene.frames[*f].reading {
        Reading::Figure(figure) => Some(figure),
        _ => None,
    });
    let what = match frames.first() {
        Some(frame) if name != "over" => scene.claim(*frame).property.clone(),
        _ => format!("{name} {shown}"),
    };
    if let Some(scale) = change.scale {
        let how = if scale < Decimal::ONE {
            format!("divided by {}", format(Decimal::ONE.checked_div(scale).unwrap_or(scale).round()))
        } else {
            format!("times {}", format(scale))
        };
        return format!("{what}: {shown} {how}");
    }
    match figure {
        Some(figure) if figure.unit == Unit::Percent => {
            let percent = change.to.mul(&crate::quantity::Interval::point(Decimal::ONE_HUNDRED));
            format!("{what}: {} instead of {shown}", format_interval(&percent, &figure.unit))
        }
        Some(figure) => format!("{what}: {} instead of {shown}", format_interval(&rounded(change), &figure.unit)),
        None => {
            let text = change.text.strip_prefix(&format!("{}: ", change.operand)).unwrap_or(&change.text);
            format!("{what}: {text}")
        }
    }
}

/// The interval of a change, its ends rounded to two decimals: it is read by people.
fn rounded(change: &Change) -> crate::quantity::Interval {
    let round = |edge: Option<crate::quantity::Edge>| {
        edge.map(|e| crate::quantity::Edge { at: e.at.round_dp(2), included: e.included })
    };
    crate::quantity::Interval { low: round(change.to.low), high: round(change.to.high) }
}

/// How near a slip of scale must come to what a relation is off by, as a factor: $46 million above an income of $4.2
/// million is no slip by a thousand.
const SLIP_FIT: Decimal = Decimal::TEN;

/// Whether a slip by `scale` explains how far a relation is off.
fn explains(bound: &Bound, scale: Decimal) -> bool {
    let slip = if scale < Decimal::ONE { Decimal::ONE.checked_div(scale).unwrap_or(scale) } else { scale };
    bound.failure.factor.is_none_or(|off| off.saturating_mul(SLIP_FIT) >= slip)
}

fn cause(bound: &Bound) -> Option<Cause> {
    if let Some((operand, factor)) = bound.failure.scale.as_ref().filter(|(_, scale)| explains(bound, *scale)) {
        let shown = bound.operands.iter().find(|(n, _, _)| n == operand).map_or(operand.as_str(), |(_, s, _)| s);
        let how = if *factor < Decimal::ONE {
            format!("divided by {}", format(Decimal::ONE.checked_div(*factor).unwrap_or(*factor).round()))
        } else {
            format!("times {}", format(*factor))
        };
        let text = format!("{shown} {how} would close it: a scale word may have slipped.");
        return Some(Cause { name: "scale slip", text });
    }
    (!bound.fails_when.is_empty()).then(|| Cause {
        name: "none found",
        text: format!("It can fail with nobody wrong when {}.", bound.fails_when.trim_end_matches('.')),
    })
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
