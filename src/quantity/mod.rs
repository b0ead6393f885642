//! Figures as written ("almost 700", "$2.7 billion", "3 out of 4") to exact decimal bounds.
//!
//! [`read`] takes a value and nothing else; [`scan`] finds every figure in running text.

mod amount;
mod cell;
mod clock;
mod currency;
mod format;
mod fraction;
mod guard;
mod hedge;
mod interval;
mod loose;
mod money;
mod noun;
mod number;
mod numeral;
mod phrase;
mod place;
mod quantifier;
mod rate;
mod read;
mod rule;
mod scan;
mod spaced;
mod token;
mod units;
mod whole;

pub use cell::says_nothing;
pub use format::{format, format_interval, format_with_unit};
pub use interval::{Edge, Interval};
pub use loose::Loose;
pub(crate) use numeral::{is_of_a_number, ordinal_word, small};
pub use place::Place;
pub use quantifier::{Quantifier, read_quantifier};
pub use read::{Unreadable, read};
pub use rule::RULES;
pub use rust_decimal::Decimal;
pub use scan::{Limits, Mention, Part, Scan, scan, scan_all};

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

/// Whether figures of two units can be compared; their values are in base units already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitStanding {
    /// They count or measure the same.
    Same,
    /// They may: one side names no unit, or a dollar of no country meets one of a country.
    Unknown,
    /// They do not.
    Different,
}

impl Unit {
    /// Whether figures of this unit and of `other` can be compared.
    ///
    /// Words that name people are units of people: "680 workers" and "680 people" count the same, and of whom is not
    /// the unit's business.
    ///
    /// ```
    /// use gainsay::quantity::{UnitStanding, read};
    /// # fn main() -> Result<(), gainsay::quantity::Unreadable> {
    /// let unit = |text| read(text).map(|figure| figure.unit);
    /// assert_eq!(unit("5 miles")?.comparable(&unit("8 km")?), UnitStanding::Same);
    /// assert_eq!(unit("$5")?.comparable(&unit("US$5")?), UnitStanding::Unknown);
    /// assert_eq!(unit("5%")?.comparable(&unit("5 percentage points")?), UnitStanding::Different);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn comparable(&self, other: &Self) -> UnitStanding {
        use UnitStanding::{Different, Same, Unknown};
        match (self, other) {
            (a, b) if a == b => Same,
            // A place in an order, a multiple or a share is never a plain number of things.
            (Self::Bare, Self::Ordinal | Self::Multiple) | (Self::Ordinal | Self::Multiple, Self::Bare) => Different,
            (Self::Bare, _) | (_, Self::Bare) => Unknown,
            (Self::Count(a), Self::Count(b)) => {
                let people = noun::names_people(a) && noun::names_people(b);
                if people || crate::text::stem(a) == crate::text::stem(b) { Same } else { Different }
            }
            (Self::Money { currency: a }, Self::Money { currency: b }) => {
                let shared = currency::family(a) == Some(b) || currency::family(b) == Some(a);
                if shared { Unknown } else { Different }
            }
            (Self::Measure { dimension: a }, Self::Measure { dimension: b }) => {
                // Days against months, and degrees of no scale against those of one.
                let loose = matches!(
                    (*a, *b),
                    ("time", "months") | ("months", "time") | ("degree", "temperature") | ("temperature", "degree")
                );
                if loose { Unknown } else { Different }
            }
            (Self::Rate { of: a, per: p }, Self::Rate { of: b, per: q }) if p == q => a.comparable(b),
            _ => Different,
        }
    }

    /// Whether what it counts are people: "people", "workers", "immigrants".
    #[must_use]
    pub fn counts_people(&self) -> bool {
        match self {
            Self::Count(key) => noun::names_people(key),
            Self::Rate { of, .. } => of.counts_people(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_alike_both_ways() {
        let units = [
            "5",
            "5 people",
            "5 workers",
            "5 raids",
            "$5",
            "US$5",
            "A$5",
            "€5",
            "5%",
            "5 pp",
            "5 km",
            "5 kg",
            "5 days",
            "5 years",
            "5th",
            "5 a day",
            "5 a week",
            "double",
        ];
        let units: Vec<Unit> = units.iter().map(|t| read(t).map_or(Unit::Bare, |f| f.unit)).collect();
        for a in &units {
            assert_eq!(a.comparable(a), UnitStanding::Same);
            for b in &units {
                assert_eq!(a.comparable(b), b.comparable(a), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn people_are_people_and_raids_are_not() {
        let unit = |text: &str| read(text).map_or(Unit::Bare, |f| f.unit);
        assert_eq!(unit("680 workers").comparable(&unit("almost 700 people")), UnitStanding::Same);
        assert_eq!(unit("7 raids").comparable(&unit("7 people")), UnitStanding::Different);
        assert_eq!(unit("US$5").comparable(&unit("A$5")), UnitStanding::Different);
        assert_eq!(unit("5 days").comparable(&unit("5 months")), UnitStanding::Unknown);
        assert!(unit("65 people per month").counts_people());
        assert!(!unit("65 raids per month").counts_people());
    }
}
