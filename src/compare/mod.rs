//! How two values stand to each other: a named level, and what decided it.

mod figures;
mod lists;
mod named;
mod periods;
mod rates;

pub use figures::{Tolerance, figures};
pub use lists::{Listing, lists};
pub use named::{Asked, Named, is_open, missing, names};
pub use periods::periods;
pub use rates::rates_meet;

use crate::quantity::Decimal;
use std::fmt;

/// How two comparable values stand to each other, closest first.
///
/// Never a bare score: each level carries what decided it.
#[derive(Clone, Debug)]
pub enum Agreement {
    /// The same value.
    Same,
    /// Equal at the coarser of the two steps or grains.
    SameWhenRounded {
        /// The step or grain at which they are equal, in words.
        to: String,
    },
    /// Within the tolerance of what is measured or estimated.
    Close {
        /// By how many percent they differ.
        percent: Decimal,
    },
    /// What their words mean overlaps.
    Compatible,
    /// Only what their words allow overlaps.
    Strained {
        /// How many times the meant values are apart; `None` when that cannot be said.
        factor: Option<Decimal>,
    },
    /// No value satisfies both.
    Apart(Gap),
    /// Not a conflict, and not agreement.
    NotComparable(Reason),
}

/// What lies between two values that are apart.
#[derive(Clone, Debug)]
pub enum Gap {
    /// Two figures.
    Figures {
        /// The smallest distance between them, in their unit.
        by: Decimal,
        /// How many times the larger is the smaller, when both are above zero.
        factor: Option<Decimal>,
        /// They meet at a limit that one of them leaves out: "350" and "less than 350".
        at_limit: bool,
    },
    /// Two periods, this many days apart at the coarser grain.
    Periods {
        /// Days between the nearer ends.
        days: i64,
    },
    /// Two times of day.
    Clock {
        /// Minutes between them.
        minutes: u16,
    },
    /// Two names, statuses or answers.
    Words,
    /// Two lists.
    Lists {
        /// Members that the other list lacks, left first.
        only: [Vec<String>; 2],
    },
}

/// The tests that two claims must pass to answer one question (DESIGN section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They speak of different things.
    Subject,
    /// They say different things of one subject.
    Property,
    /// Their units do not convert.
    Unit,
    /// They hold for different times: a change, not a conflict.
    Time,
    /// A snapshot, total or rate whose time is not stated.
    TimeUnknown,
    /// They hold for different places.
    Place,
    /// They count different groups.
    Population,
    /// One is a part of the other.
    Part,
    /// They were found out in different ways, and the property depends on it.
    Method,
    /// Planned against outcome.
    Modality,
    /// What somebody said or felt.
    ReportedSpeech,
    /// One says more exactly what the other says.
    Refinement,
    /// A list that does not claim to be whole.
    OpenList,
    /// Several values can be true at once.
    Several,
    /// A value that could not be read.
    Unreadable,
    /// A person has ruled that they answer two questions.
    Ruled,
    /// A value that says that there is none: "n/a", "unknown".
    NoValue,
    /// More claims on one question than are compared pair by pair.
    TooMany,
}

impl Reason {
    /// Every reason, in the order in which the tests are made.
    pub const ALL: [Self; 18] = [
        Self::Subject,
        Self::Property,
        Self::Unreadable,
        Self::NoValue,
        Self::Unit,
        Self::Modality,
        Self::Place,
        Self::Population,
        Self::Part,
        Self::Time,
        Self::TimeUnknown,
        Self::Method,
        Self::ReportedSpeech,
        Self::Refinement,
        Self::OpenList,
        Self::Several,
        Self::Ruled,
        Self::TooMany,
    ];

    /// The name by which coverage counts it and `explain` knows it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Subject => "different subject",
            Self::Property => "different property",
            Self::Unit => "different unit",
            Self::Time => "different time",
            Self::TimeUnknown => "time unknown",
            Self::Place => "different place",
            Self::Population => "different population",
            Self::Part => "part of the other",
            Self::Method => "different method",
            Self::Modality => "different modality",
            Self::ReportedSpeech => "reported speech",
            Self::Refinement => "refinement",
            Self::OpenList => "list not complete",
            Self::Several => "several values",
            Self::Unreadable => "unreadable value",
            Self::Ruled => "ruled apart",
            Self::NoValue => "no value given",
            Self::TooMany => "too many on one question",
        }
    }
}

impl Reason {
    /// When two claims are set apart for this reason, in one sentence.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Subject => "They speak of different people, bodies, laws, places or events.",
            Self::Property => "They say different things of their subject.",
            Self::Unit => "Their figures are in units that do not convert: dollars and people, a total and a rate.",
            Self::Time => "They hold for different times; where they differ, that is a change and shown as a trend.",
            Self::TimeUnknown => {
                "A snapshot, total or rate changes with time, and one of them does not say of when it is."
            }
            Self::Place => "They hold for different places.",
            Self::Population => "They count different groups: undocumented immigrants are not all immigrants.",
            Self::Part => "What one counts is a part of what the other counts.",
            Self::Method => "Both say how they were found out, in different ways, and the property depends on it.",
            Self::Modality => "One is a plan, a proposal or a condition, the other an outcome.",
            Self::ReportedSpeech => "They are about what somebody said or felt.",
            Self::Refinement => "One says more exactly what the other says.",
            Self::OpenList => "Two lists of which neither claims to be whole.",
            Self::Several => "The property can have several values at once.",
            Self::Unreadable => "A value could not be read as what its property takes.",
            Self::Ruled => "A ruling says that the two do not answer one question.",
            Self::NoValue => "One says that it has no value: not available, unknown, withheld.",
            Self::TooMany => {
                "So many claims answer one question, or for so many places, that only some of them were compared."
            }
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Agreement {
    /// The names of the levels, closest first, as coverage counts them.
    pub const LEVELS: [&'static str; 6] = ["same", "same when rounded", "close", "compatible", "strained", "apart"];

    /// The name of this level.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::SameWhenRounded { .. } => "same when rounded",
            Self::Close { .. } => "close",
            Self::Compatible => "compatible",
            Self::Strained { .. } => "strained",
            Self::Apart(_) => "apart",
            Self::NotComparable(reason) => reason.name(),
        }
    }

    /// Whether the two give one and the same answer, so that their claims stand on one side.
    #[must_use]
    pub fn joins(&self) -> bool {
        matches!(self, Self::Same | Self::SameWhenRounded { .. } | Self::Close { .. })
    }

    /// Whether the two cannot both be right, or are as good as that: apart, or strained far enough to be reported.
    #[must_use]
    pub fn parts(&self) -> bool {
        match self {
            Self::Apart(_) => true,
            Self::Strained { factor } => factor.is_some_and(|f| f >= STRAINED_FACTOR),
            _ => false,
        }
    }
}

/// How many times apart what two writers meant must be before "only the words allow it" is worth reporting.
/// An order of magnitude: below it, a loose word is likelier than a wrong figure.
pub const STRAINED_FACTOR: Decimal = Decimal::TEN;
