//! The value of an expression, whether two sides can stand as they must, and the arithmetic in words.

use super::expression::{Comparison, Expr, Over, Pick};
use super::{Failure, Operand, Relation, Verdict, arithmetic, reconcile, show};
use crate::quantity::{Decimal, Edge, Interval};
use std::collections::BTreeMap;

/// How many terms of a sum over many values are written out.
const TERMS_SHOWN: usize = 12;

/// The distance between two sides is also given as a factor from here on: below it, the difference says more.
const FACTOR_SHOWN: Decimal = Decimal::TWO;

pub(super) type Operands = BTreeMap<String, Operand>;

pub(super) fn verdict(relation: &Relation, operands: &Operands) -> Verdict {
    let sides = value(&relation.left, operands).and_then(|left| Ok((left, value(&relation.right, operands)?)));
    let (left, right) = match sides {
        Ok(sides) => sides,
        Err(reason) => return Verdict::Undefined(reason),
    };
    if possible(&left, relation.comparison, &right) {
        return Verdict::Holds;
    }
    let off_by = distance(&left, &right);
    let factor = factor(&left, &right);
    let (reconcile, scale) = reconcile::changes(relation, operands, (&left, &right), factor);
    let steps = steps(relation, operands, off_by, factor);
    Verdict::Fails(Failure { left, right, off_by, factor, steps, reconcile, scale })
}

/// Whether some value of `left` and some value of `right` stand as `comparison` asks.
pub(super) fn possible(left: &Interval, comparison: Comparison, right: &Interval) -> bool {
    match comparison {
        Comparison::Equal => left.overlaps(right),
        Comparison::NotEqual => !(left.is_point() && left == right),
        Comparison::Less => reaches_below(left, right, false),
        Comparison::AtMost => reaches_below(left, right, true),
        Comparison::Greater => reaches_below(right, left, false),
        Comparison::AtLeast => reaches_below(right, left, true),
    }
}

fn reaches_below(a: &Interval, b: &Interval, or_equal: bool) -> bool {
    match (a.low, b.high) {
        (Some(low), Some(high)) => low.at < high.at || (or_equal && low.at == high.at && low.included && high.included),
        _ => true,
    }
}

/// What `expr` can be.
///
/// # Errors
///
/// Why it has no value.
pub(super) fn value(expr: &Expr, operands: &Operands) -> Result<Interval, String> {
    match expr {
        Expr::Number(number) => Ok(Interval::point(*number)),
        Expr::Name(name) => single(name, operands).map(|(value, _)| value),
        Expr::Sum(terms) => total(terms.iter(), operands),
        Expr::Product(factors) => {
            let (over, under) = (product(factors, false, operands)?, product(factors, true, operands)?);
            match under {
                None => Ok(over.unwrap_or(ONE)),
                Some(under) => arithmetic::div(&over.unwrap_or(ONE), &under)
                    .ok_or_else(|| format!("divides by zero: the divisor can be {}", show::interval(&under))),
            }
        }
        Expr::Negative(inner) => value(inner, operands).map(|inner| arithmetic::neg(&inner)),
        Expr::Abs(inner) => value(inner, operands).map(|inner| arithmetic::abs(&inner)),
        Expr::Pick(which, parts) => {
            let values: Vec<_> = parts.iter().map(|part| value(part, operands)).collect::<Result<_, _>>()?;
            Ok(pick(*which, &values))
        }
        Expr::Over(over, name) => over_values(*over, name, operands),
    }
}

const ONE: Interval = Interval {
    low: Some(Edge { at: Decimal::ONE, included: true }),
    high: Some(Edge { at: Decimal::ONE, included: true }),
};

/// The sum of `terms`, each taken away where it is marked so.
pub(super) fn total<'e>(
    terms: impl Iterator<Item = &'e (bool, Expr)>,
    operands: &Operands,
) -> Result<Interval, String> {
    let mut sum = Interval::point(Decimal::ZERO);
    for (taken_away, term) in terms {
        let term = value(term, operands)?;
        sum = if *taken_away { arithmetic::sub(&sum, &term) } else { arithmetic::add(&sum, &term) };
    }
    Ok(sum)
}

/// The product of those `factors` that divide, or of those that do not; `None` when there are none.
pub(super) fn product<'e>(
    factors: impl IntoIterator<Item = &'e (bool, Expr)>,
    dividing: bool,
    operands: &Operands,
) -> Result<Option<Interval>, String> {
    let mut product: Option<Interval> = None;
    for (_, factor) in factors.into_iter().filter(|(divides, _)| *divides == dividing) {
        let factor = value(factor, operands)?;
        product = Some(product.map_or(factor, |so_far| arithmetic::mul(&so_far, &factor)));
    }
    Ok(product)
}

/// The one value of an operand, and how it is shown.
fn single<'o>(name: &str, operands: &'o Operands) -> Result<(Interval, &'o str), String> {
    let operand = find(name, operands)?;
    match operand.values.as_slice() {
        [value] => Ok((*value, operand.shown.as_str())),
        [] => Err(format!("operand {name} has no value")),
        values => Err(format!("operand {name} has {} values: use sum({name}), min or max", values.len())),
    }
}

fn find<'o>(name: &str, operands: &'o Operands) -> Result<&'o Operand, String> {
    let operand = operands.get(name).ok_or_else(|| format!("no operand {name}"))?;
    if operand.values.iter().any(Interval::is_empty) {
        return Err(format!("operand {name} allows no value"));
    }
    Ok(operand)
}

fn over_values(over: Over, name: &str, operands: &Operands) -> Result<Interval, String> {
    let operand = find(name, operands)?;
    let count = Decimal::from(operand.values.len());
    let known = match over {
        Over::Count if operand.complete => return Ok(Interval::point(count)),
        Over::Count => return Ok(Interval::at_least(count)),
        _ if operand.values.is_empty() => return Err(format!("operand {name} has no value")),
        Over::Sum => operand.values.iter().fold(Interval::point(Decimal::ZERO), |sum, v| arithmetic::add(&sum, v)),
        Over::Pick(which) => pick(which, &operand.values),
    };
    // What an open list leaves out may be less than its least, more than its greatest, and add anything.
    Ok(match over {
        _ if operand.complete => known,
        Over::Pick(Pick::Min) => Interval { low: None, ..known },
        Over::Pick(Pick::Max) => Interval { high: None, ..known },
        _ => Interval::ALL,
    })
}

fn pick(which: Pick, values: &[Interval]) -> Interval {
    let better = match which {
        Pick::Min => arithmetic::min,
        Pick::Max => arithmetic::max,
    };
    values.iter().copied().reduce(|a, b| better(&a, &b)).unwrap_or(Interval::ALL)
}

/// The smallest distance between two intervals that cannot stand as they must.
fn distance(left: &Interval, right: &Interval) -> Option<Decimal> {
    let (below, above) = apart(left, right)?;
    Some(above.checked_sub(below)?.max(Decimal::ZERO))
}

fn factor(left: &Interval, right: &Interval) -> Option<Decimal> {
    let (below, above) = apart(left, right)?;
    if below <= Decimal::ZERO {
        return None;
    }
    Some(above.checked_div(below)?.max(Decimal::ONE))
}

/// The facing ends of the lower and the higher interval; of two equal points, that point twice.
fn apart(left: &Interval, right: &Interval) -> Option<(Decimal, Decimal)> {
    let facing = |low: &Interval, high: &Interval| Some((low.high?.at, high.low?.at));
    let ordered = |pair: &(Decimal, Decimal)| pair.0 <= pair.1;
    facing(left, right).filter(ordered).or_else(|| facing(right, left).filter(ordered))
}

fn steps(relation: &Relation, operands: &Operands, off_by: Option<Decimal>, factor: Option<Decimal>) -> Vec<String> {
    let mut steps = Vec::new();
    for name in relation.names() {
        if let Ok((value, shown)) = single(name, operands)
            && !value.is_point()
            && shown != show::interval(&value)
        {
            steps.push(format!("{name}: {shown} allows {}", show::interval(&value)));
        }
    }
    let left = label(&relation.left, operands, &mut steps);
    let right = label(&relation.right, operands, &mut steps);
    let short = match (value(&relation.left, operands), value(&relation.right, operands)) {
        (Ok(left), Ok(right)) => left.high.zip(right.low).is_some_and(|(high, low)| high.at <= low.at),
        _ => false,
    };
    let stands = match relation.comparison {
        Comparison::Equal => "is not",
        Comparison::NotEqual => "is the same as",
        Comparison::Less => "is not less than",
        Comparison::AtMost => "is more than",
        Comparison::Greater => "is not more than",
        Comparison::AtLeast => "is less than",
    };
    let by = match off_by {
        _ if relation.comparison == Comparison::NotEqual => String::new(),
        None => String::new(),
        Some(by) if by.is_zero() => ": at the limit, which does not count".to_owned(),
        Some(by) => {
            let times = factor.filter(|factor| *factor >= FACTOR_SHOWN).map(show::times).unwrap_or_default();
            format!(": {} {}{times}", show::show(by), if short { "short" } else { "over" })
        }
    };
    steps.push(format!("{left} {stands} {right}{by}"));
    steps
}

/// How `expr` is called in the line that uses it; what it takes to compute it is added to `steps`.
fn label(expr: &Expr, operands: &Operands, steps: &mut Vec<String>) -> String {
    let formula = match expr {
        Expr::Number(number) => return show::show(*number),
        Expr::Name(name) => return single(name, operands).map_or_else(|_| name.clone(), |(_, shown)| shown.to_owned()),
        Expr::Negative(inner) => return format!("-{}", part(inner, operands, steps)),
        Expr::Sum(terms) => joined(terms, " + ", " - ", operands, steps),
        Expr::Product(factors) => joined(factors, " × ", " ÷ ", operands, steps),
        Expr::Abs(inner) => format!("|{}|", label(inner, operands, steps)),
        Expr::Pick(which, parts) => {
            let parts: Vec<_> = parts.iter().map(|part| label(part, operands, steps)).collect();
            format!("{}({})", which.word(), parts.join("; "))
        }
        Expr::Over(over, name) => over_label(*over, name, operands),
    };
    let Ok(value) = value(expr, operands) else {
        return formula;
    };
    let result = show::interval(&value);
    let step = format!("{formula} = {result}");
    if !steps.contains(&step) {
        steps.push(step);
    }
    result
}

fn over_label(over: Over, name: &str, operands: &Operands) -> String {
    let Some(operand) = operands.get(name) else {
        return format!("{}({name})", over.word());
    };
    if over == Over::Count {
        return format!("count({})", operand.shown);
    }
    let mut terms: Vec<_> = operand.values.iter().take(TERMS_SHOWN).map(show::interval).collect();
    if operand.values.len() > TERMS_SHOWN {
        terms.push(format!("… ({} values)", operand.values.len()));
    }
    match over {
        Over::Sum => terms.join(" + "),
        _ => format!("{}({})", over.word(), terms.join("; ")),
    }
}

fn joined(parts: &[(bool, Expr)], plain: &str, inverse: &str, operands: &Operands, steps: &mut Vec<String>) -> String {
    let mut text = String::new();
    for (i, (inverted, expr)) in parts.iter().enumerate() {
        if i > 0 {
            text.push_str(if *inverted { inverse } else { plain });
        }
        text.push_str(&part(expr, operands, steps));
    }
    text
}

/// A label inside a formula: in parentheses where it is a computed interval, which has words in it.
fn part(expr: &Expr, operands: &Operands, steps: &mut Vec<String>) -> String {
    let label = label(expr, operands, steps);
    let computed = !matches!(expr, Expr::Name(_) | Expr::Number(_));
    if computed && label.contains(' ') { format!("({label})") } else { label }
}
