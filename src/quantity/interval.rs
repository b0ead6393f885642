//! Intervals of exact decimals, with open, closed or missing ends, and their arithmetic.

use super::Decimal;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it lies.
    pub at: Decimal,
    /// Whether the interval holds this value itself.
    pub included: bool,
}

/// The values between two edges; a missing edge is unbounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower edge, `None` for no lower bound.
    pub low: Option<Edge>,
    /// The upper edge, `None` for no upper bound.
    pub high: Option<Edge>,
}

impl Interval {
    /// Every value.
    pub const ALL: Self = Self { low: None, high: None };

    /// One value alone.
    #[must_use]
    pub fn point(at: Decimal) -> Self {
        Self::closed(at, at)
    }

    /// From `low` to `high`, both included.
    #[must_use]
    pub fn closed(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(Edge { at: low, included: true }), high: Some(Edge { at: high, included: true }) }
    }

    /// From `low`, included, up to but not including `high`.
    #[must_use]
    pub fn half_open(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(Edge { at: low, included: true }), high: Some(Edge { at: high, included: false }) }
    }

    /// `at` and all above it.
    #[must_use]
    pub fn at_least(at: Decimal) -> Self {
        Self { low: Some(Edge { at, included: true }), high: None }
    }

    /// All above `at`, not `at` itself.
    #[must_use]
    pub fn above(at: Decimal) -> Self {
        Self { low: Some(Edge { at, included: false }), high: None }
    }

    /// `at` and all below it.
    #[must_use]
    pub fn at_most(at: Decimal) -> Self {
        Self { low: None, high: Some(Edge { at, included: true }) }
    }

    /// All below `at`, not `at` itself.
    #[must_use]
    pub fn below(at: Decimal) -> Self {
        Self { low: None, high: Some(Edge { at, included: false }) }
    }

    /// `spread` to either side of `at`, both ends included.
    #[must_use]
    pub fn around(at: Decimal, spread: Decimal) -> Self {
        Self::closed(at.saturating_sub(spread.abs()), at.saturating_add(spread.abs()))
    }

    /// Whether it is a single value.
    #[must_use]
    pub fn is_point(&self) -> bool {
        matches!((self.low, self.high), (Some(l), Some(h)) if l.at == h.at && l.included && h.included)
    }

    /// Whether no value lies in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!((self.low, self.high), (Some(l), Some(h)) if l.at > h.at || (l.at == h.at && !(l.included && h.included)))
    }

    /// Whether `value` lies in it.
    #[must_use]
    pub fn contains(&self, value: Decimal) -> bool {
        self.low.is_none_or(|l| value > l.at || (value == l.at && l.included))
            && self.high.is_none_or(|h| value < h.at || (value == h.at && h.included))
    }

    /// The values that lie in both.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) if a.at == b.at => Some(Edge { at: a.at, included: a.included && b.included }),
            (Some(a), Some(b)) => Some(if a.at > b.at { a } else { b }),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) if a.at == b.at => Some(Edge { at: a.at, included: a.included && b.included }),
            (Some(a), Some(b)) => Some(if a.at < b.at { a } else { b }),
            (a, b) => a.or(b),
        };
        Self { low, high }
    }

    /// Whether some value lies in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.intersect(other).is_empty()
    }

    /// Whether every value of `other` lies in this one.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.intersect(other) == *other
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        if self.is_empty() {
            return *other;
        }
        if other.is_empty() {
            return *self;
        }
        let wider = |a: Edge, b: Edge, first: bool| {
            if a.at == b.at {
                Edge { at: a.at, included: a.included || b.included }
            } else if first {
                a
            } else {
                b
            }
        };
        let low = self.low.zip(other.low).map(|(a, b)| wider(a, b, a.at < b.at));
        let high = self.high.zip(other.high).map(|(a, b)| wider(a, b, a.at > b.at));
        Self { low, high }
    }

    /// Every value with its sign turned.
    #[must_use]
    pub fn neg(&self) -> Self {
        let turn = |e: Edge| Edge { at: -e.at, included: e.included };
        Self { low: self.high.map(turn), high: self.low.map(turn) }
    }

    /// Every value moved `by` so much; an end that no decimal holds is lost.
    #[must_use]
    pub fn shift(&self, by: Decimal) -> Self {
        self.add(&Self::point(by))
    }

    /// Every sum of a value of this and one of `other`.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        if self.is_empty() || other.is_empty() {
            return Self::EMPTY;
        }
        let sum = |a: Edge, b: Edge| {
            let at = a.at.checked_add(b.at)?;
            // A sum cut to the digits that a decimal holds may lie on the wrong side of the true end.
            let cut = at.checked_sub(b.at) != Some(a.at);
            Some(Edge { at, included: (a.included && b.included) || cut })
        };
        Self {
            low: self.low.zip(other.low).and_then(|(a, b)| sum(a, b)),
            high: self.high.zip(other.high).and_then(|(a, b)| sum(a, b)),
        }
    }

    /// Every difference of a value of this less one of `other`.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Self {
        self.add(&other.neg())
    }

    /// Every product of a value of this and one of `other`.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        if self.is_empty() || other.is_empty() {
            return Self::EMPTY;
        }
        let mut ends = Ends::default();
        for a in self.ends() {
            for b in other.ends() {
                ends.take(product(a, b));
            }
        }
        // Zero times anything is zero, however the other's ends are closed.
        if self.contains(Decimal::ZERO) || other.contains(Decimal::ZERO) {
            ends.take(End::At(Edge { at: Decimal::ZERO, included: true }));
        }
        ends.interval()
    }

    /// Every quotient of a value of this by one of `other`; `None` when `other` holds zero, or touches it.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        if self.is_empty() || other.is_empty() {
            return Some(Self::EMPTY);
        }
        let positive = other.low.is_some_and(|l| l.at > Decimal::ZERO);
        let negative = other.high.is_some_and(|h| h.at < Decimal::ZERO);
        if !(positive || negative) {
            return None;
        }
        let mut ends = Ends::default();
        for a in self.ends() {
            for b in other.ends() {
                ends.take(quotient(a, b));
            }
        }
        if self.contains(Decimal::ZERO) {
            ends.take(End::At(Edge { at: Decimal::ZERO, included: true }));
        }
        Some(ends.interval())
    }

    /// How many times the nearer ends of two positive intervals that share no value are apart; `None` when they
    /// overlap, or when either reaches zero at its nearer end.
    #[must_use]
    pub fn factor_apart(&self, other: &Self) -> Option<Decimal> {
        if self.is_empty() || other.is_empty() || self.overlaps(other) {
            return None;
        }
        let apart = |below: &Self, above: &Self| {
            let (high, low) = (below.high?.at, above.low?.at);
            (high > Decimal::ZERO && low >= high).then(|| low.checked_div(high)).flatten()
        };
        apart(self, other).or_else(|| apart(other, self))
    }

    /// No value at all.
    const EMPTY: Self = Self {
        low: Some(Edge { at: Decimal::ZERO, included: false }),
        high: Some(Edge { at: Decimal::ZERO, included: false }),
    };

    fn ends(&self) -> [End; 2] {
        [self.low.map_or(End::Below, End::At), self.high.map_or(End::Above, End::At)]
    }
}

/// An end of an interval in arithmetic.
#[derive(Clone, Copy)]
enum End {
    Below,
    At(Edge),
    Above,
}

impl End {
    /// -1, 0 or 1.
    fn sign(self) -> i8 {
        match self {
            Self::Below => -1,
            Self::Above => 1,
            Self::At(e) if e.at.is_zero() => 0,
            Self::At(e) if e.at.is_sign_negative() => -1,
            Self::At(_) => 1,
        }
    }

    fn included(self) -> bool {
        matches!(self, Self::At(e) if e.included)
    }

    fn beyond(sign: i8) -> Self {
        if sign < 0 { Self::Below } else { Self::Above }
    }
}

/// The product of two ends. Zero times what has no end is zero: the end is approached, never passed.
fn product(a: End, b: End) -> End {
    let sign = a.sign() * b.sign();
    if sign == 0 {
        let included = (a.sign() == 0 && a.included()) || (b.sign() == 0 && b.included());
        return End::At(Edge { at: Decimal::ZERO, included });
    }
    let (End::At(x), End::At(y)) = (a, b) else { return End::beyond(sign) };
    match x.at.checked_mul(y.at) {
        Some(at) => {
            let cut = at.checked_div(y.at) != Some(x.at);
            End::At(Edge { at, included: (x.included && y.included) || cut })
        }
        None => End::beyond(sign),
    }
}

/// The quotient of two ends, the second not zero.
fn quotient(a: End, b: End) -> End {
    let sign = a.sign() * b.sign();
    match (a, b) {
        (End::At(x), End::At(y)) => match x.at.checked_div(y.at) {
            Some(at) => {
                let cut = at.checked_mul(y.at) != Some(x.at);
                End::At(Edge { at, included: (x.included && y.included) || cut })
            }
            None => End::beyond(sign),
        },
        // What has no end, divided by anything, has none; by what has no end, it nears zero.
        (_, End::At(_)) => End::beyond(sign),
        _ => End::At(Edge { at: Decimal::ZERO, included: false }),
    }
}

/// The lowest and the highest of several ends.
#[derive(Default)]
struct Ends {
    low: Option<End>,
    high: Option<End>,
}

impl Ends {
    fn take(&mut self, end: End) {
        self.low = Some(match (self.low, end) {
            (Some(End::Below), _) | (_, End::Below) => End::Below,
            (None | Some(End::Above), end) => end,
            (Some(low), End::Above) => low,
            (Some(End::At(a)), End::At(b)) => End::At(joined(a, b, a.at < b.at)),
        });
        self.high = Some(match (self.high, end) {
            (Some(End::Above), _) | (_, End::Above) => End::Above,
            (None | Some(End::Below), end) => end,
            (Some(high), End::Below) => high,
            (Some(End::At(a)), End::At(b)) => End::At(joined(a, b, a.at > b.at)),
        });
    }

    fn interval(&self) -> Interval {
        let edge = |end: Option<End>| match end {
            Some(End::At(edge)) => Some(edge),
            _ => None,
        };
        Interval { low: edge(self.low), high: edge(self.high) }
    }
}

fn joined(a: Edge, b: Edge, first: bool) -> Edge {
    match (a.at == b.at, first) {
        (true, _) => Edge { at: a.at, included: a.included || b.included },
        (false, true) => a,
        (false, false) => b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edge() -> impl Strategy<Value = Option<Edge>> {
        let at = (-10_000i64..10_000, 0u32..3).prop_map(|(n, scale)| Decimal::new(n, scale));
        prop::option::weighted(0.8, (at, any::<bool>()).prop_map(|(at, included)| Edge { at, included }))
    }

    fn interval() -> impl Strategy<Value = Interval> {
        (edge(), edge()).prop_map(|(a, b)| match (a, b) {
            (Some(a), Some(b)) if a.at > b.at => Interval { low: Some(b), high: Some(a) },
            (low, high) => Interval { low, high },
        })
    }

    /// A value of the interval: an end, or one between the ends.
    fn value(of: &Interval, part: u8) -> Option<Decimal> {
        let low = of.low.map_or(Decimal::from(-30_000), |e| e.at);
        let high = of.high.map_or(Decimal::from(30_000), |e| e.at);
        let at = low + (high - low) * Decimal::from(part) / Decimal::from(16);
        of.contains(at).then_some(at)
    }

    proptest! {
        #[test]
        fn arithmetic_holds_what_it_computes(a in interval(), b in interval(), i in 0u8..17, j in 0u8..17) {
            let (Some(x), Some(y)) = (value(&a, i), value(&b, j)) else { return Ok(()) };
            prop_assert!(a.add(&b).contains(x + y));
            prop_assert!(a.sub(&b).contains(x - y));
            prop_assert!(a.mul(&b).contains(x * y), "{:?}", a.mul(&b));
            if let Some(quotient) = a.div(&b) {
                prop_assert!(quotient.contains(x / y), "{:?} {} {}", quotient, x, y);
            }
            prop_assert!(a.neg().contains(-x));
            prop_assert!(a.shift(y).contains(x + y));
            prop_assert!(a.hull(&b).contains(x) && a.hull(&b).contains(y));
        }

        #[test]
        fn meeting_is_symmetric(a in interval(), b in interval()) {
            prop_assert_eq!(a.intersect(&b), b.intersect(&a));
            prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
            prop_assert_eq!(a.factor_apart(&b), b.factor_apart(&a));
            prop_assert_eq!(a.hull(&b), b.hull(&a));
        }

        #[test]
        fn what_is_apart_has_a_factor_of_at_least_one(a in interval(), b in interval()) {
            if let Some(factor) = a.factor_apart(&b) {
                prop_assert!(factor >= Decimal::ONE && !a.overlaps(&b));
            }
        }
    }

    #[test]
    fn ends_stay_open_or_closed() {
        let five = Decimal::from(5);
        let almost = Interval::half_open(Decimal::from(4), five);
        assert_eq!(almost.add(&Interval::point(Decimal::ONE)), Interval::half_open(five, Decimal::from(6)));
        assert_eq!(Interval::at_least(five).mul(&Interval::at_least(Decimal::TWO)), Interval::at_least(Decimal::TEN));
        assert_eq!(Interval::above(five).sub(&Interval::below(five)), Interval::above(Decimal::ZERO));
        assert_eq!(Interval::at_least(five).neg(), Interval::at_most(-five));
    }

    #[test]
    fn a_divisor_that_holds_zero_gives_nothing() {
        let one = Interval::point(Decimal::ONE);
        assert_eq!(one.div(&Interval::closed(Decimal::NEGATIVE_ONE, Decimal::ONE)), None);
        assert_eq!(one.div(&Interval::at_least(Decimal::ZERO)), None);
        assert_eq!(
            one.div(&Interval::at_least(Decimal::TWO)).map(|i| i.high),
            Some(Some(Edge { at: Decimal::new(5, 1), included: true }))
        );
    }

    #[test]
    fn what_no_decimal_holds_has_no_end() {
        let huge = Interval::closed(Decimal::MAX, Decimal::MAX);
        assert_eq!(huge.add(&huge), Interval { low: None, high: None });
        assert_eq!(huge.mul(&huge).high, None);
        assert_eq!(huge.neg().mul(&huge).low, None);
    }

    #[test]
    fn nearer_ends_tell_how_far_apart() {
        let more =
            Interval { low: Interval::above(Decimal::from(170)).low, high: Interval::at_most(Decimal::from(340)).high };
        let tens = Interval::half_open(Decimal::from(20_000), Decimal::from(100_000));
        let factor = more.factor_apart(&tens).unwrap_or_default();
        assert!(factor > Decimal::from(58) && factor < Decimal::from(59));
        assert_eq!(more.factor_apart(&more), None);
        assert_eq!(Interval::point(Decimal::ZERO).factor_apart(&tens), None);
    }
}
