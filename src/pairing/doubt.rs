//! Doubts: what is not certain about a comparison that is made all the same.

/// What is not certain about a comparison that is made all the same; each lowers the severity by one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// One side does not say where.
    PlaceUnknown,
    /// One side does not say when the event was.
    EventTimeUnknown,
    /// The property of one side was found by the meaning of its words; how alike they are, in hundredths.
    ByMeaning(u8),
    /// Two labels of a table are one property by what its rows teach: on how many of the entities that have both they agree.
    LearnedLabel {
        /// The two.
        labels: [String; 2],
        /// On how many entities they agree.
        agree: u32,
        /// How many have both.
        of: u32,
    },
    /// Only one side says when.
    TimeUnsaid,
    /// Neither says when, and their sources speak long apart.
    LongApart,
    /// Reports of one event tell it in different words, or name who acts differently.
    WordedDifferently,
    /// The two are worded differently, and met by weighed evidence.
    Weighed,
    /// Nothing says that the property has one value alone.
    TakesOne,
    /// One is of a fiscal or school year and the other of the civil year of its name.
    YearOfOneName,
    /// One tells of a plan, the other of the outcome, at nearly the same time.
    PlanAndOutcome,
    /// No claim ties the operands of a relation: they share a passage, and this word of one of them says how.
    TiedByPassage(String),
    /// Two steps of one process are told of one thing by their words alone.
    StepsByWords,
    /// One side's time is only a range: the page is undated. Holds the date that would reconcile the two, if any.
    DatedByRange(Option<String>),
}

impl Doubt {
    /// The doubt as a remark in a report.
    #[must_use]
    pub fn remark(&self) -> String {
        match self {
            Self::PlaceUnknown => "one side does not say where".to_owned(),
            Self::EventTimeUnknown => "one side does not say when the event was".to_owned(),
            Self::ByMeaning(likeness) => {
                format!("property matched by meaning, {}.{:02}", likeness / 100, likeness % 100)
            }
            Self::LearnedLabel { labels: [a, b], agree, of } => format!(
                "\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d} are one property by what the table teaches: labels agree on {agree} of {of} \
                 entities that have both"
            ),
            Self::TimeUnsaid => "only one side says when".to_owned(),
            Self::LongApart => {
                "neither says when, and the sources speak more than a year apart: it may have changed".to_owned()
            }
            Self::WordedDifferently => {
                "met as reports of one event: the words, or the names of who acts, differ".to_owned()
            }
            Self::Weighed => {
                "the two are worded differently: `gainsay explain` with both claims shows why they were compared"
                    .to_owned()
            }
            Self::TakesOne => "nothing says that it can have one value only".to_owned(),
            Self::YearOfOneName => {
                "one is of a fiscal or school year, the other of the year that bears its name".to_owned()
            }
            Self::PlanAndOutcome => "a plan against what is told soon after as done: it may have changed".to_owned(),
            Self::StepsByWords => "that the two steps are of one thing is read from their words".to_owned(),
            Self::TiedByPassage(word) => {
                format!("tied because the claims cite one passage and one says \u{201c}{word}\u{201d}")
            }
            Self::DatedByRange(None) => "an undated page: no date in its range reconciles the two".to_owned(),
            Self::DatedByRange(Some(date)) => format!("an undated page: if it was written {date}, both can be true"),
        }
    }
}
