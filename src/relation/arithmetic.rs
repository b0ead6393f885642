//! Arithmetic over intervals: exact on open, closed and missing ends, and never narrower than the truth.
//!
//! A decimal holds some 28 digits. Where a sum, product or quotient needs more, its ends move outwards by more than
//! was rounded away; where it does not fit at all, the end becomes unbounded. So a computed interval may hold too
//! much, and a relation may be missed, but none is invented.

use crate::quantity::{Decimal, Edge, Interval};
use std::cmp::Ordering;

/// The end of an interval, with the two that no decimal stands for.
#[derive(Clone, Copy)]
enum End {
    Below,
    At(Edge),
    Above,
}

/// The low and the high reading of one computed end: they differ only where rounding moved it.
type Corner = (End, End);

/// The sums of a value of `a` and a value of `b`.
pub(super) fn add(a: &Interval, b: &Interval) -> Interval {
    let sum = |x: Option<Edge>, y: Option<Edge>| {
        let (x, y) = (x?, y?);
        let sum = x.at.checked_add(y.at)?;
        Some((sum, adds_up(x.at, y.at, sum), x.included && y.included))
    };
    Interval {
        low: sum(a.low, b.low).and_then(|(at, exact, included)| outward(at, exact, included).0),
        high: sum(a.high, b.high).and_then(|(at, exact, included)| outward(at, exact, included).1),
    }
}

/// The differences of a value of `a` and a value of `b`.
pub(super) fn sub(a: &Interval, b: &Interval) -> Interval {
    add(a, &neg(b))
}

/// The values of `a` with the other sign.
pub(super) fn neg(a: &Interval) -> Interval {
    let turn = |edge: Edge| Edge { at: -edge.at, included: edge.included };
    Interval { low: a.high.map(turn), high: a.low.map(turn) }
}

/// The values of `a` without their sign.
pub(super) fn abs(a: &Interval) -> Interval {
    let turned = neg(a);
    if a.low.is_some_and(|l| l.at >= Decimal::ZERO) {
        *a
    } else if a.high.is_some_and(|h| h.at <= Decimal::ZERO) {
        turned
    } else {
        Interval { low: Some(Edge { at: Decimal::ZERO, included: true }), high: max(a, &turned).high }
    }
}

/// The smaller of a value of `a` and a value of `b`.
pub(super) fn min(a: &Interval, b: &Interval) -> Interval {
    let by_low = |x: &End, y: &End| order(x, y, true);
    let by_high = |x: &End, y: &End| order(x, y, false);
    Interval {
        low: edge([low(a), low(b)].into_iter().min_by(by_low)),
        high: edge([high(a), high(b)].into_iter().min_by(by_high)),
    }
}

/// The larger of a value of `a` and a value of `b`.
pub(super) fn max(a: &Interval, b: &Interval) -> Interval {
    neg(&min(&neg(a), &neg(b)))
}

/// The products of a value of `a` and a value of `b`.
pub(super) fn mul(a: &Interval, b: &Interval) -> Interval {
    hull([(low(a), low(b)), (low(a), high(b)), (high(a), low(b)), (high(a), high(b))].map(|(x, y)| Some(product(x, y))))
}

/// The quotients of a value of `a` and a value of `b`; `None` where `b` may be zero.
pub(super) fn div(a: &Interval, b: &Interval) -> Option<Interval> {
    if b.contains(Decimal::ZERO) || b.is_empty() {
        return None;
    }
    let positive = b.low.is_some_and(|l| l.at >= Decimal::ZERO);
    let corners = [(low(a), low(b)), (low(a), high(b)), (high(a), low(b)), (high(a), high(b))];
    Some(hull(corners.map(|(x, y)| quotient(x, y, positive))))
}

/// The product of two ends. Zero times an end that is missing is zero: no value is infinite.
fn product(x: End, y: End) -> Corner {
    match (x, y) {
        (End::At(x), End::At(y)) => {
            let included = (x.included && y.included) || zero_of(x) || zero_of(y);
            match x.at.checked_mul(y.at) {
                Some(at) => corner(at, multiplies_to(x.at, y.at, at), included),
                None => infinite(sign(End::At(x)) * sign(End::At(y))),
            }
        }
        (End::At(edge), _) | (_, End::At(edge)) if edge.at.is_zero() => corner(Decimal::ZERO, true, edge.included),
        (x, y) => infinite(sign(x) * sign(y)),
    }
}

/// The quotient of two ends; an end of zero stands for the values beside it, on the side of `positive`.
/// `None` where both are missing: the other corners bound the quotients.
fn quotient(x: End, y: End, positive: bool) -> Option<Corner> {
    let side = if positive { 1 } else { -1 };
    Some(match (x, y) {
        (End::At(x), End::At(y)) if !y.at.is_zero() => {
            let included = (x.included && y.included) || zero_of(x);
            match x.at.checked_div(y.at) {
                Some(at) => corner(at, multiplies_to(at, y.at, x.at), included),
                None => infinite(sign(End::At(x)) * side),
            }
        }
        (End::At(x), End::At(_)) if !x.at.is_zero() => infinite(sign(End::At(x)) * side),
        (End::At(x), _) => corner(Decimal::ZERO, true, zero_of(x)),
        (x, End::At(_)) => infinite(sign(x) * side),
        _ => return None,
    })
}

/// The least interval that holds every corner; where all corners lie beyond what a decimal holds, the end is missing.
fn hull(corners: [Option<Corner>; 4]) -> Interval {
    let corners = || corners.iter().flatten();
    Interval {
        low: edge(corners().map(|c| c.0).min_by(|x, y| order(x, y, true))),
        high: edge(corners().map(|c| c.1).max_by(|x, y| order(x, y, false))),
    }
}

/// The order of two ends: of two at one place, the low end that includes it comes first, the high end last.
fn order(x: &End, y: &End, are_low: bool) -> Ordering {
    match (x, y) {
        (End::At(x), End::At(y)) => x.at.cmp(&y.at).then_with(|| {
            let open_first = x.included.cmp(&y.included);
            if are_low { open_first.reverse() } else { open_first }
        }),
        _ => sign_of_missing(*x).cmp(&sign_of_missing(*y)),
    }
}

fn sign_of_missing(end: End) -> i8 {
    match end {
        End::Below => -1,
        End::At(_) => 0,
        End::Above => 1,
    }
}

fn low(a: &Interval) -> End {
    a.low.map_or(End::Below, End::At)
}

fn high(a: &Interval) -> End {
    a.high.map_or(End::Above, End::At)
}

fn edge(end: Option<End>) -> Option<Edge> {
    match end {
        Some(End::At(edge)) => Some(edge),
        _ => None,
    }
}

fn zero_of(edge: Edge) -> bool {
    edge.included && edge.at.is_zero()
}

fn sign(end: End) -> i8 {
    match end {
        End::Below => -1,
        End::Above => 1,
        End::At(edge) if edge.at.is_zero() => 0,
        End::At(edge) if edge.at.is_sign_negative() => -1,
        End::At(_) => 1,
    }
}

fn infinite(sign: i8) -> Corner {
    if sign < 0 { (End::Below, End::Below) } else { (End::Above, End::Above) }
}

fn corner(at: Decimal, exact: bool, included: bool) -> Corner {
    let (low, high) = outward(at, exact, included);
    (low.map_or(End::Below, End::At), high.map_or(End::Above, End::At))
}

/// A computed end read as a low and as a high one. An inexact result has lost at most half a unit of its last of some
/// 28 digits, or of the 28th decimal: moving it by a hundred times as much is safely outward and still invisible.
fn outward(at: Decimal, exact: bool, included: bool) -> (Option<Edge>, Option<Edge>) {
    if exact {
        let edge = Some(Edge { at, included });
        return (edge, edge);
    }
    let smallest = Decimal::from_i128_with_scale(1, 28);
    let slack = at
        .abs()
        .checked_mul(Decimal::from_i128_with_scale(1, 26))
        .and_then(|part| part.checked_add(smallest))
        .unwrap_or(smallest);
    let moved = |at: Option<Decimal>| at.map(|at| Edge { at, included: true });
    (moved(at.checked_sub(slack)), moved(at.checked_add(slack)))
}

/// Whether `sum` is all of `a + b`. A doubt counts as no.
fn adds_up(a: Decimal, b: Decimal, sum: Decimal) -> bool {
    let scale = a.scale().max(b.scale());
    let total = at_scale(a, scale).zip(at_scale(b, scale)).and_then(|(a, b)| a.checked_add(b));
    total.is_some_and(|total| same(total, scale, sum))
}

/// Whether `product` is all of `a × b`. A doubt counts as no.
fn multiplies_to(a: Decimal, b: Decimal, product: Decimal) -> bool {
    let (a, b) = (a.normalize(), b.normalize());
    a.mantissa().checked_mul(b.mantissa()).is_some_and(|total| same(total, a.scale() + b.scale(), product))
}

/// Whether `digits` at `scale` are the number `number`.
fn same(digits: i128, scale: u32, number: Decimal) -> bool {
    let number = number.normalize();
    let common = scale.max(number.scale());
    let raised = power_of_ten(common - scale).and_then(|ten| digits.checked_mul(ten));
    raised.is_some() && raised == at_scale(number, common)
}

/// The digits of `number`, written with `scale` decimals.
fn at_scale(number: Decimal, scale: u32) -> Option<i128> {
    number.mantissa().checked_mul(power_of_ten(scale.checked_sub(number.scale())?)?)
}

fn power_of_ten(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal in a test")
    }

    /// Reads "[1, 2)", "(, 3]" (no lower end) and "5".
    fn i(text: &str) -> Interval {
        let Some((low, high)) = text.split_once(", ") else {
            return Interval::point(d(text));
        };
        let end = |number: &str, included| (!number.is_empty()).then(|| Edge { at: d(number), included });
        Interval {
            low: end(low.trim_start_matches(['[', '(']), low.starts_with('[')),
            high: end(high.trim_end_matches([']', ')']), high.ends_with(']')),
        }
    }

    #[test]
    fn ends_stay_open_closed_or_missing() {
        let cases: &[(&str, char, &str, &str)] = &[
            ("[1, 2)", '+', "[3, 4]", "[4, 6)"),
            ("(, 2]", '+', "[3, )", "(, )"),
            ("[1, 2)", '-', "(3, 4]", "[-3, -1)"),
            ("[2, 3)", '*', "[4, 5]", "[8, 15)"),
            ("[-2, 3)", '*', "(-4, 5]", "(-12, 15)"),
            ("0", '*', "(, )", "0"),
            ("(0, 1]", '*', "[1, )", "(0, )"),
            ("[0, 1]", '*', "(2, )", "[0, )"),
            ("(-1, 0)", '*', "[0, 0]", "0"),
            ("[-2, -1]", '*', "[3, )", "(, -3]"),
            ("[6, 8]", '/', "[2, 4)", "(1.5, 4]"),
            ("[1, )", '/', "[1, )", "(0, )"),
            ("[0, 1]", '/', "(0, 1]", "[0, )"),
            ("[1, 2]", '/', "[-2, 0)", "(, -0.5]"),
            ("(, )", '/', "(0, )", "(, )"),
            ("[-3, 2]", 'm', "[0, 1]", "[-3, 1]"),
            ("[-3, 2]", 'M', "(0, 1]", "(0, 2]"),
            ("[1, )", 'm', "[2, 3)", "[1, 3)"),
        ];
        for (a, op, b, expected) in cases {
            let result = match op {
                '+' => add(&i(a), &i(b)),
                '-' => sub(&i(a), &i(b)),
                '*' => mul(&i(a), &i(b)),
                'm' => min(&i(a), &i(b)),
                'M' => max(&i(a), &i(b)),
                _ => div(&i(a), &i(b)).expect("no zero in the divisor"),
            };
            assert_eq!(result, i(expected), "{a} {op} {b}");
        }
        assert_eq!(abs(&i("(-4, 3]")), i("[0, 4)"));
        assert_eq!(abs(&i("[-4, -3)")), i("(3, 4]"));
        assert_eq!(abs(&i("(, 3]")), i("[0, )"));
    }

    #[test]
    fn a_divisor_that_may_be_zero_gives_nothing() {
        for divisor in ["0", "[0, 5]", "[-1, 1]", "(, )", "(, 0]", "(0, 0)"] {
            assert_eq!(div(&i("1"), &i(divisor)), None, "{divisor}");
        }
    }

    #[test]
    fn what_does_not_fit_becomes_unbounded() {
        let huge = Interval::point(Decimal::MAX);
        assert_eq!(add(&huge, &huge), Interval::ALL);
        assert_eq!(mul(&huge, &huge), Interval::ALL);
        assert_eq!(mul(&i("[1, 2]"), &huge), Interval { high: None, ..mul(&i("1"), &huge) });
        assert_eq!(div(&huge, &i("0.5")), Some(Interval::ALL));
    }

    #[test]
    fn what_rounds_moves_outward() {
        let third = div(&i("1"), &i("3")).expect("three is not zero");
        assert!(!third.is_point());
        assert!(mul(&third, &i("3")).contains(d("1")));
        let tiny = Interval::point(Decimal::from_i128_with_scale(1, 28));
        assert!(mul(&tiny, &tiny).contains(Decimal::from_i128_with_scale(1, 28)));
        let sum = add(&Interval::point(d("7922816251426433759354395033")), &i("0.123456789"));
        assert!(!sum.is_point() && sum.contains(d("7922816251426433759354395033.1")));
        assert!(div(&i("1.000"), &i("8")).expect("eight is not zero").is_point(), "an exact quotient stays exact");
    }
}
