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
}
