//! What would make a failing relation hold: for each operand alone, the values it would have to have, and slips of
//! scale.

use super::evaluate::{Operands, possible, product, total, value};
use super::expression::{Comparison, Expr, Over};
use super::{Change, Operand, Relation, arithmetic, show};
use crate::quantity::{Decimal, Edge, Interval};
use std::collections::BTreeMap;

/// The slips of scale that are tried, likeliest first: a thousand and a million are lost or gained with a scale word
/// or the unit of a table, a hundred with a percent sign, ten with one digit.
const SCALES: [u32; 4] = [1_000, 1_000_000, 100, 10];

/// An open bound that is missed by less than this factor shows no slip of scale: any scale would mend it.
const SCALE_FROM: Decimal = Decimal::TWO;

/// What a lost percent sign multiplies by.
const PERCENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Each single change that would reconcile `relation`, and the likeliest slip of scale.
pub(super) fn changes(
    relation: &Relation,
    operands: &Operands,
    sides: (&Interval, &Interval),
    factor: Option<Decimal>,
) -> (Vec<Change>, Option<(String, Decimal)>) {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    relation.each_name(&mut |name| *uses.entry(name).or_default() += 1);
    let names = relation.names();
    let mut changes: Vec<Change> = names
        .iter()
        .filter(|name| uses.get(*name) == Some(&1))
        .filter_map(|name| solved(relation, name, operands))
        .collect();
    let slips =
        if shows_scale(relation.comparison, sides, factor) { slips(relation, &names, operands) } else { Vec::new() };
    let scale = slips.first().and_then(|slip| Some((slip.operand.clone(), slip.scale?)));
    changes.extend(slips);
    (changes, scale)
}

/// What `name` alone would have to be.
fn solved(relation: &Relation, name: &str, operands: &Operands) -> Option<Change> {
    let on_left = relation.left.mentions(name);
    let (side, other, comparison) = if on_left {
        (&relation.left, &relation.right, relation.comparison)
    } else {
        (&relation.right, &relation.left, relation.comparison.turned())
    };
    let target = target(&value(other, operands).ok()?, comparison)?;
    let mut to = solve(side, name, target, operands)?;
    let operand = operands.get(name)?;
    let counted = counts(side, name);
    // What is counted or measured does not change its sign: no such change could reconcile it.
    let from_zero = Interval::at_least(Decimal::ZERO);
    let positive = counted || operand.values.iter().all(|value| from_zero.holds(value));
    if positive {
        to = to.intersect(&from_zero);
    }
    if to.is_empty() {
        return None;
    }
    // "10 or less" is enough of what is never negative.
    let said = if positive && to.low == from_zero.low && !to.is_point() { Interval { low: None, ..to } } else { to };
    let entries = if !counted {
        ""
    } else if to == Interval::point(Decimal::ONE) {
        " entry"
    } else {
        " entries"
    };
    Some(Change {
        operand: name.to_owned(),
        text: format!("{name}: {}{entries}", show::between(&said)),
        to,
        scale: None,
    })
}

/// The values that stand to some value of `other` as `comparison` asks; `None` when any other value would do.
fn target(other: &Interval, comparison: Comparison) -> Option<Interval> {
    let open = |edge: Edge| Edge { included: false, ..edge };
    Some(match comparison {
        Comparison::Equal => *other,
        Comparison::NotEqual => return None,
        Comparison::AtMost => Interval { low: None, high: other.high },
        Comparison::Less => Interval { low: None, high: other.high.map(open) },
        Comparison::AtLeast => Interval { low: other.low, high: None },
        Comparison::Greater => Interval { low: other.low.map(open), high: None },
    })
}

/// The values of `name`, which `expr` uses once, for which `expr` can lie in `target`.
fn solve(expr: &Expr, name: &str, target: Interval, operands: &Operands) -> Option<Interval> {
    match expr {
        Expr::Name(_) | Expr::Over(Over::Count, _) => Some(target),
        Expr::Negative(inner) => solve(inner, name, arithmetic::neg(&target), operands),
        Expr::Sum(terms) => {
            let at = terms.iter().position(|(_, term)| term.mentions(name))?;
            let (taken_away, term) = terms.get(at)?;
            let others = total(without(terms, at), operands).ok()?;
            let left = arithmetic::sub(&target, &others);
            solve(term, name, if *taken_away { arithmetic::neg(&left) } else { left }, operands)
        }
        Expr::Product(factors) => {
            let at = factors.iter().position(|(_, factor)| factor.mentions(name))?;
            let (divides, factor) = factors.get(at)?;
            let one = Interval::point(Decimal::ONE);
            let over = product(without(factors, at), false, operands).ok()?.unwrap_or(one);
            let under = product(without(factors, at), true, operands).ok()?.unwrap_or(one);
            let wanted = if *divides {
                // over / (under × x) = target, so x = over / (under × target).
                let target = on_the_side_of(target, &value(expr, operands).ok()?);
                if target.is_empty() {
                    return None;
                }
                arithmetic::div(&over, &arithmetic::mul(&under, &target))?
            } else {
                arithmetic::div(&arithmetic::mul(&target, &under), &over)?
            };
            solve(factor, name, wanted, operands)
        }
        Expr::Number(_) | Expr::Abs(_) | Expr::Pick(..) | Expr::Over(..) => None,
    }
}

/// That part of `target` which has the sign of `now`: a quotient is not mended by turning its sign.
fn on_the_side_of(target: Interval, now: &Interval) -> Interval {
    let (positive, negative) = (Interval::above(Decimal::ZERO), Interval::below(Decimal::ZERO));
    if positive.holds(now) {
        target.intersect(&positive)
    } else if negative.holds(now) {
        target.intersect(&negative)
    } else {
        target
    }
}

fn without(parts: &[(bool, Expr)], at: usize) -> impl Iterator<Item = &(bool, Expr)> {
    parts.iter().enumerate().filter(move |(i, _)| *i != at).map(|(_, part)| part)
}

/// Whether `name` is used as a list that is counted.
fn counts(expr: &Expr, name: &str) -> bool {
    match expr {
        Expr::Over(over, counted) => *over == Over::Count && counted == name,
        Expr::Number(_) | Expr::Name(_) => false,
        Expr::Sum(parts) | Expr::Product(parts) => parts.iter().any(|(_, part)| counts(part, name)),
        Expr::Negative(inner) | Expr::Abs(inner) => counts(inner, name),
        Expr::Pick(_, parts) => parts.iter().any(|part| counts(part, name)),
    }
}

/// Whether a slip of scale that mends the relation says anything: two bounded sides seldom meet by chance.
fn shows_scale(comparison: Comparison, (left, right): (&Interval, &Interval), factor: Option<Decimal>) -> bool {
    let bounded = |side: &Interval| side.low.is_some() && side.high.is_some();
    match comparison {
        Comparison::NotEqual => false,
        Comparison::Equal if bounded(left) && bounded(right) => true,
        _ => factor.is_some_and(|factor| factor >= SCALE_FROM),
    }
}

/// The operands that would reconcile the relation if they were a power of ten larger or smaller, all of one power.
fn slips(relation: &Relation, names: &[&str], operands: &Operands) -> Vec<Change> {
    let mut scaled = operands.clone();
    for up in SCALES.map(Decimal::from) {
        let mut found = Vec::new();
        for name in names {
            for (sign, multiplier) in [("×", Some(up)), ("÷", Decimal::ONE.checked_div(up))] {
                let slipped = multiplier.and_then(|by| Some((by, slip(relation, name, operands, &mut scaled, by)?)));
                if let Some((multiplier, to)) = slipped {
                    found.push(Change {
                        operand: (*name).to_owned(),
                        text: format!("{name} {sign} {}: {}", show::show(up), show::between(&to)),
                        to,
                        scale: Some(multiplier),
                    });
                }
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// What `name` is when multiplied by `multiplier`, if the relation can hold then. `scaled` is a copy of `operands` to
/// work on, and is one again afterwards.
fn slip(
    relation: &Relation,
    name: &str,
    operands: &Operands,
    scaled: &mut Operands,
    multiplier: Decimal,
) -> Option<Interval> {
    let operand = operands.get(name)?;
    let [before] = operand.values.as_slice() else { return None };
    let to = arithmetic::mul(before, &Interval::point(multiplier));
    // A whole number of things does not become a fraction of one; a percentage does.
    let whole = |i: &Interval| i.low.is_some_and(|low| low.at.fract().is_zero());
    if multiplier != PERCENT && before.is_point() && whole(before) && !whole(&to) {
        return None;
    }
    scaled.insert(name.to_owned(), Operand { values: vec![to], ..operand.clone() });
    let holds = match (value(&relation.left, scaled), value(&relation.right, scaled)) {
        (Ok(left), Ok(right)) => possible(&left, relation.comparison, &right),
        _ => false,
    };
    scaled.insert(name.to_owned(), operand.clone());
    holds.then_some(to)
}
