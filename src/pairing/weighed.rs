//! Weighed pairs: where two frames stand, what that weighs, the decision on it, and why it may be possible at most.

use super::doubt::Doubt;
use super::levels::Levels;
use crate::compare::{Agreement, Reason};

/// Two frames that were weighed.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The first frame.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// Where they stand.
    pub levels: Levels,
    /// The weight of the pair, in bits.
    pub weight: f64,
    /// What ends the comparison, or how their values stand and what is not certain about it.
    pub judged: Result<(Agreement, Vec<Doubt>), Reason>,
    /// Why it is possible at most.
    pub cap: Option<Cap>,
}

/// What the weight of a pair says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// Too little says that they answer one question.
    Apart,
    /// A person is to judge.
    Possible,
    /// They answer one question.
    Compared,
}

/// Why a pair that weighs enough is listed as possible and not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cap {
    /// Two labels that no vocabulary knows, without a word in common.
    OtherLabel,
    /// Of what is counted one says more, and it may be a part.
    SaysMore,
    /// The one that says more gives the smaller figure: it may be a part.
    MayBePart,
    /// One gives less than half of what the other gives, and their words are not the same: it is a part of it, or of another
    /// thing, more likely than not.
    IsPart,
    /// A word makes another quantity of one.
    OtherQuantity,
    /// Each says something of the property that the other does not.
    EachSaysMore,
    /// The two subjects have no more than a word or a name in common.
    OtherSubject,
    /// The two subjects have nothing in common but what the property says.
    NoSubject,
    /// One says what its subject is, and the other names a thing of another kind.
    OtherKind,
    /// Only one speaks of a draft, or of one that came before.
    OtherVersion,
    /// Another claim of the same source matches as well.
    AsGood,
    /// Claims that it would bring together are told to speak of different things.
    Mixed,
}

impl Cap {
    /// By how many times the odds for comparing must be better than else, where nothing else comes near, for what speaks for
    /// one question to outweigh it; `None` where nothing does. Of sixteen labelled runs two in three pairs of figures that
    /// reach it are one question, or more. Stricter ones, chosen on eight of the runs, lost one conflict in five of the
    /// others, and kept out no more false ones there.
    pub(super) fn outweighed_from(self) -> Option<f64> {
        match self {
            Self::SaysMore | Self::MayBePart | Self::OtherQuantity | Self::OtherSubject | Self::NoSubject => Some(70.0),
            // Two authors word one property without a word in common.
            Self::OtherLabel => Some(12.8),
            Self::EachSaysMore => Some(6.4),
            _ => None,
        }
    }

    /// The reason as a report gives it.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::OtherLabel => "the two properties are worded differently, and no claims teach that they are one",
            Self::SaysMore => "one says more exactly what is counted, which may be a part of it",
            Self::MayBePart => "the claim that says more gives the smaller figure, which may be a part of the other",
            Self::IsPart => {
                "one figure is less than half of the other, and is a part of it or of another thing more likely than not"
            }
            Self::OtherQuantity => "a word that only one of them has makes another quantity of it",
            Self::EachSaysMore => "each says something of it that the other does not",
            Self::OtherSubject | Self::NoSubject => "what they speak of is not told to be one",
            Self::OtherKind => "one says what it speaks of, and the other names a thing of another kind",
            Self::OtherVersion => "only one of them speaks of a draft, or of one that came before",
            Self::Mixed => "it would bring together claims that are told to speak of different things",
            Self::AsGood => "another claim of the same source matches as well, and the two differ",
        }
    }
}
