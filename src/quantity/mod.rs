//! Figures as written ("almost 700", "$2.7 billion", "3 out of 4") to exact decimal bounds.

mod interval;

pub use interval::{Edge, Interval};
pub use rust_decimal::Decimal;

/// A figure as a text gives it: "€4.2 million".
///
/// `value` is in whole `unit`s, exact, never a binary float. `step` is the worth of the last digit
/// written, in the same unit: here 100 000.
///
/// Has no `PartialEq`: an editor calls "4.2 million" and "4,187,300" equal, a hash map does not.
/// Ask [`crate::compare::figures`].
#[derive(Clone, Debug)]
pub struct Figure {
    /// The words that were read, as written.
    pub text: String,
    /// The number written, in whole units; of a range, its lower end.
    pub value: Decimal,
    /// The worth of the last digit that carries meaning (DESIGN: rounding), in whole units.
    /// Zero for a number in words without a scale ("three") or an ordinal: exact.
    pub step: Decimal,
    /// What it counts or measures.
    pub unit: Unit,
    /// The hedge that was written with it, by the id of its entry in the table.
    pub hedge: Option<&'static str>,
    /// What the words permit.
    pub allowed: Interval,
    /// What a writer who knew the figure would still call so.
    pub meant: Interval,
}

impl Figure {
    /// The values that arithmetic may take: an unhedged figure as far as it may have been rounded,
    /// else what its words permit.
    #[must_use]
    pub fn operand(&self) -> Interval {
        if self.hedge.is_none() && self.allowed.is_point() {
            Interval::around(self.value, self.step / Decimal::TWO)
        } else {
            self.allowed
        }
    }
}

/// What a figure counts or measures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// No unit was written.
    Bare,
    /// Things counted, by the key of the noun phrase ("people", "agreement"), singular stems.
    Count(String),
    /// Money; `None` is a dollar of no country (or a currency sign that several share).
    Money {
        /// ISO 4217 code where the text says which, else the sign's family ("dollar", "peso", …).
        currency: String,
    },
    /// Percent of a whole. "3 out of 4" is 75 percent.
    Percent,
    /// Percentage points: a difference of percentages.
    PercentPoint,
    /// A measure in the base unit of its dimension ("length", in metres; "area", in square metres; …).
    Measure {
        /// Name of the dimension in the unit table.
        dimension: &'static str,
    },
    /// A place in an order: "12th".
    Ordinal,
    /// Something per something: "65 people per month".
    Rate {
        /// What is counted or measured.
        of: Box<Unit>,
        /// Per what: the key of a time unit or noun ("month", "100000 people").
        per: String,
    },
    /// A multiple of something else: "double", "three times".
    Multiple,
}
