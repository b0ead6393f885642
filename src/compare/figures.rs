//! Figures: rounding, tolerance, hedges.

use super::{Agreement, Gap, Reason, rates};
use crate::quantity::{Decimal, Figure, Interval, Unit, UnitStanding};

/// How far two values of one measured or estimated property may differ, in percent.
/// Zero for what is counted or decreed.
#[derive(Clone, Copy, Debug)]
pub struct Tolerance(pub Decimal);

impl Tolerance {
    /// For what is counted or decreed.
    pub const NONE: Self = Self(Decimal::ZERO);
}

/// How two figures stand.
///
/// Rounding joins unhedged figures only: against a hedge, a bare number is itself.
///
/// ```
/// use gainsay::{compare::{figures, Tolerance}, quantity::read};
/// let stand = |a, b| figures(&read(a).unwrap(), &read(b).unwrap(), Tolerance::NONE).name();
/// assert_eq!(stand("€4.2 million", "€4,187,300"), "same when rounded");
/// assert_eq!(stand("almost 700", "680"), "compatible");
/// assert_eq!(stand("680", "860"), "apart");
/// ```
#[must_use]
pub fn figures(a: &Figure, b: &Figure, tolerance: Tolerance) -> Agreement {
    // A dollar of no country may be that of another: two figures that differ are no conflict, and those that agree agree.
    let currencies = matches!((&a.unit, &b.unit), (Unit::Money { .. }, Unit::Money { .. }));
    let standing = a.unit.comparable(&b.unit);
    if let Some(agreement) = share(a, b).or_else(|| rates::converted(a, b).filter(|_| !currencies)) {
        return agreement;
    }
    if currencies && standing == UnitStanding::Unknown && is_bare(a) && is_bare(b) {
        let agreement = bare(a, b, tolerance);
        if agreement.joins() {
            return agreement;
        }
    }
    if standing == UnitStanding::Different
        || (currencies && standing == UnitStanding::Unknown)
        || (a.unit == Unit::Percent) != (b.unit == Unit::Percent)
    {
        return Agreement::NotComparable(Reason::Unit);
    }
    if is_bare(a) && is_bare(b) {
        return bare(a, b, tolerance);
    }
    if a.meant.overlaps(&b.meant) {
        let same = a.allowed == b.allowed && a.meant == b.meant;
        return if same { Agreement::Same } else { Agreement::Compatible };
    }
    if a.allowed.overlaps(&b.allowed) {
        return Agreement::Strained { factor: a.meant.factor_apart(&b.meant) };
    }
    Agreement::Apart(gap(&a.allowed, &b.allowed))
}

/// A share as a fraction of one, or without its sign, against one in percent: they agree where the digits do, and
/// differ in what nobody can tell.
fn share(a: &Figure, b: &Figure) -> Option<Agreement> {
    let (share, plain) = match (&a.unit, &b.unit) {
        (Unit::Percent, Unit::Bare) => (a, b),
        (Unit::Bare, Unit::Percent) => (b, a),
        _ => return None,
    };
    let step = |figure: &Figure| if figure.step.is_zero() { Decimal::ZERO } else { figure.step };
    let meets = |by: Decimal| {
        let (value, step_of) = (plain.value.checked_mul(by)?, step(plain).checked_mul(by)?);
        let off = value.saturating_sub(share.value).abs();
        Some(off.saturating_mul(Decimal::TWO) <= step_of.max(step(share)))
    };
    let fraction = plain.value > Decimal::ZERO && plain.value <= Decimal::ONE;
    let met = (fraction && meets(Decimal::ONE_HUNDRED)?) || meets(Decimal::ONE)?;
    (met && is_bare(a) && is_bare(b)).then_some(Agreement::Compatible)
}

fn is_bare(figure: &Figure) -> bool {
    figure.hedge.is_none() && figure.allowed.is_point()
}

fn bare(a: &Figure, b: &Figure, tolerance: Tolerance) -> Agreement {
    let by = a.value.saturating_sub(b.value).abs();
    if by.is_zero() {
        return Agreement::Same;
    }
    let step = a.step.max(b.step);
    if by.saturating_mul(Decimal::TWO) <= step {
        return Agreement::SameWhenRounded { to: crate::quantity::format(step) };
    }
    let larger = a.value.abs().max(b.value.abs());
    if let Some(percent) = by.checked_mul(Decimal::ONE_HUNDRED).and_then(|p| p.checked_div(larger))
        && percent <= tolerance.0
    {
        return Agreement::Close { percent: percent.round_dp(2) };
    }
    Agreement::Apart(gap(&a.allowed, &b.allowed))
}

/// What lies between two intervals that do not meet.
pub(super) fn gap(a: &Interval, b: &Interval) -> Gap {
    let (low, high) = match (a.high, b.low) {
        (Some(end), Some(start)) if end.at <= start.at => (end.at, start.at),
        _ => match (b.high, a.low) {
            (Some(end), Some(start)) => (end.at, start.at),
            _ => (Decimal::ZERO, Decimal::ZERO),
        },
    };
    let by = high.saturating_sub(low).abs();
    let factor = if low > Decimal::ZERO { high.checked_div(low) } else { None };
    Gap::Figures { by, factor, at_limit: by.is_zero() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::read;

    fn check(a: &str, b: &str, tolerance: u32, expected: &str) {
        let (x, y) = (read(a).unwrap(), read(b).unwrap());
        let tolerance = Tolerance(Decimal::from(tolerance));
        assert_eq!(figures(&x, &y, tolerance).name(), expected, "{a} against {b}");
        assert_eq!(figures(&y, &x, tolerance).name(), expected, "{b} against {a}");
    }

    #[test]
    fn rounding_joins_unhedged_figures_only() {
        check("22,000", "22,400", 0, "same when rounded");
        check("22,000", "22,600", 0, "apart");
        check("2.9 million", "2,940,057", 0, "same when rounded");
        check("60,000", "61,000", 0, "apart");
        check("40", "38", 0, "apart");
        check("350", "less than 350", 0, "apart");
    }

    #[test]
    fn hedges_meet_what_they_mean() {
        check("almost 700", "680", 0, "compatible");
        check("nearly 60,000", "57,312", 0, "compatible");
        check("about 2,200", "2,600", 0, "apart");
        check("at least 22,000", "22,000", 0, "compatible");
        check("more than 1,300", "1,450", 0, "compatible");
        check("more than $170M", "tens of billions of dollars", 0, "strained");
    }

    #[test]
    fn a_tolerance_is_for_what_is_measured() {
        check("99,678", "99,720", 1, "close");
        check("99,678", "99,720", 0, "apart");
    }

    #[test]
    fn units_that_do_not_convert_are_not_compared() {
        check("0.25", "25%", 0, "compatible");
        check("one in four", "0.25", 0, "compatible");
        check("35", "35%", 0, "compatible");
        check("0.26", "25%", 0, "different unit");
        check("1", "25%", 0, "different unit");
        check("$5", "5 percent", 0, "different unit");
        check("5 kilometres", "5 kg", 0, "different unit");
        check("$5 million", "A$7 million", 0, "different unit");
        check("4.2 USD millions", "$4,187,300", 0, "same when rounded");
        check("$5 million", "$7 million", 0, "apart");
    }
}
