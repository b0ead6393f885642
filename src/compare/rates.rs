//! Rates of two bases: so much a day against so much a month, so many per 100,000 against so many per 1,000.

use super::figures::gap;
use super::{Agreement, Reason};
use crate::quantity::{Decimal, Edge, Figure, Interval, Unit, UnitStanding};

/// How far, in percent, a figure that was converted may be off and still be called the same: who turns a daily rate into
/// a yearly one rounds on the way.
const CONVERTED_PERCENT: u32 = 5;

/// A stretch of time, in days as calendars have them and in days on which people work. Hours are left out: how many of
/// them are worked in a day is not told.
struct Stretch {
    name: &'static str,
    days: (u32, u32),
    workdays: (u32, u32),
    months: Option<u32>,
}

#[rustfmt::skip]
const STRETCHES: &[Stretch] = &[
    Stretch { name: "day", days: (1, 1), workdays: (1, 1), months: None },
    Stretch { name: "week", days: (7, 7), workdays: (5, 6), months: None },
    Stretch { name: "fortnight", days: (14, 14), workdays: (10, 12), months: None },
    Stretch { name: "month", days: (28, 31), workdays: (20, 26), months: Some(1) },
    Stretch { name: "quarter", days: (90, 92), workdays: (60, 78), months: Some(3) },
    Stretch { name: "year", days: (365, 366), workdays: (250, 313), months: Some(12) },
    Stretch { name: "decade", days: (3652, 3653), workdays: (2500, 3130), months: Some(120) },
];

/// How a rate of one base becomes one of another.
enum Conversion {
    /// Exactly so many times.
    Exact(Decimal),
    /// By the calendar between these; between the next two, by the days on which people work.
    Calendar([Decimal; 2], [Decimal; 2]),
}

/// Whether two figures are rates of bases that convert.
#[must_use]
pub fn rates_meet(a: &Figure, b: &Figure) -> bool {
    conversion(a, b).is_some()
}

/// How two rates stand whose bases differ and convert; `None` of all else.
pub(super) fn converted(a: &Figure, b: &Figure) -> Option<Agreement> {
    let (conversion, turned) = conversion(a, b)?;
    let (from, to) = if turned { (b, a) } else { (a, b) };
    Some(match conversion {
        Conversion::Exact(by) => stand(from, to, [by, by], None),
        Conversion::Calendar(calendar, work) => stand(from, to, calendar, Some(work)),
    })
}

fn stand(from: &Figure, to: &Figure, by: [Decimal; 2], work: Option<[Decimal; 2]>) -> Agreement {
    let range = |[low, high]: [Decimal; 2], percent: u32| {
        let slack = |whole: u32| Decimal::from(whole).checked_div(Decimal::ONE_HUNDRED).unwrap_or(Decimal::ONE);
        let edge = |at: Decimal| Some(Edge { at, included: true });
        Interval {
            low: edge(low.saturating_mul(slack(100 - percent))),
            high: edge(high.saturating_mul(slack(100 + percent))),
        }
    };
    let (here, there) = (rounded(from), rounded(to));
    if here.mul(&range(by, 0)).overlaps(&there) {
        return Agreement::Compatible;
    }
    if here.mul(&range(by, CONVERTED_PERCENT)).overlaps(&there) {
        return Agreement::Compatible;
    }
    // "$200 a day" for those who work: whether days off count is not told.
    if let Some([low, _]) = work
        && here.mul(&range([low, by[0]], CONVERTED_PERCENT)).overlaps(&there)
    {
        return Agreement::NotComparable(Reason::Unit);
    }
    Agreement::Apart(gap(&here.mul(&range(by, 0)), &there))
}

/// The values that a figure may stand for, with half its last digit to either side.
fn rounded(figure: &Figure) -> Interval {
    if figure.hedge.is_some() || !figure.allowed.is_point() {
        return figure.allowed;
    }
    let whole = figure.value.fract().is_zero();
    let step = if figure.step.is_zero() && whole { Decimal::ONE } else { figure.step };
    Interval::around(figure.value, step.checked_div(Decimal::TWO).unwrap_or_default())
}

/// How the first of two rates becomes one of the other's base; turned, the second of the first's.
fn conversion(a: &Figure, b: &Figure) -> Option<(Conversion, bool)> {
    let (Unit::Rate { of: x, per: p }, Unit::Rate { of: y, per: q }) = (&a.unit, &b.unit) else { return None };
    if p == q || x.comparable(y) == UnitStanding::Different || (**x == Unit::Percent) != (**y == Unit::Percent) {
        return None;
    }
    if let (Some((m, of)), Some((n, other))) = (base(p), base(q)) {
        let by = n.checked_div(m)?;
        return (of == other).then_some((Conversion::Exact(by), false));
    }
    let at = |name: &str| STRETCHES.iter().position(|stretch| stretch.name == name);
    let (i, j) = (at(p)?, at(q)?);
    let (short, long) = (STRETCHES.get(i.min(j))?, STRETCHES.get(i.max(j))?);
    let by = |top: u32, bottom: u32| Decimal::from(top).checked_div(Decimal::from(bottom));
    let conversion = match (short.months, long.months) {
        (Some(few), Some(many)) => Conversion::Exact(by(many, few)?),
        _ => Conversion::Calendar(
            [by(long.days.0, short.days.1)?, by(long.days.1, short.days.0)?],
            [by(long.workdays.0, short.workdays.1)?, by(long.workdays.1, short.workdays.0)?],
        ),
    };
    Some((conversion, i > j))
}

/// "100000 people": how many of what. One where no number is given.
fn base(per: &str) -> Option<(Decimal, &str)> {
    let (number, noun) = match per.split_once(' ') {
        Some((number, noun)) => (number.parse().ok()?, noun),
        None => (Decimal::ONE, per),
    };
    let people = matches!(noun, "person" | "people" | "capita" | "head" | "inhabitant" | "resident" | "capitum");
    let noun = if people { "people" } else { noun };
    (number > Decimal::ZERO && !STRETCHES.iter().any(|stretch| stretch.name == noun)).then_some((number, noun))
}

#[cfg(test)]
mod tests {
    use super::super::{Tolerance, figures};
    use crate::quantity::read;

    fn check(a: &str, b: &str, expected: &str) {
        let (x, y) = (read(a).unwrap(), read(b).unwrap());
        assert_eq!(figures(&x, &y, Tolerance::NONE).name(), expected, "{a} against {b}");
        assert_eq!(figures(&y, &x, Tolerance::NONE).name(), expected, "{b} against {a}");
    }

    #[test]
    fn rates_of_two_stretches_convert() {
        check("$36.30 per day", "$1,104 per month", "compatible");
        check("$36.30 per day", "$13,250 a year", "compatible");
        check("$1,000 per month", "$12,000 per year", "compatible");
        check("753 people per day", "4,518 people per week", "different unit");
        check("$36.30 per day", "$5,000 per month", "apart");
        check("$1,000 per month", "$20,000 per year", "apart");
        // Whether days off count is not told.
        check("$200 a day", "$52,000 a year", "different unit");
        check("$20 per hour", "$40,000 per year", "different unit");
        check("$5 per day", "5 people per month", "different unit");
    }

    #[test]
    fn rates_of_two_bases_convert() {
        check("759 per 100,000", "7.6 per 1,000", "compatible");
        check("759 per 100,000 people", "7.59 per 1,000 residents", "compatible");
        check("759 per 100,000", "9.1 per 1,000", "apart");
        check("5 per 1,000 people", "5 per 1,000 births", "different unit");
    }
}
