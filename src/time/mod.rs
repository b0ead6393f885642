//! Periods: dates as written ("7 August 2019", "since 2012", "fiscal 2023", "five years ago") to
//! stretches of days with their granularity.

mod clock;
mod day_time;
mod duration;
mod edtf;
mod grammar;
mod holidays;
mod lexicon;
mod moment;
mod number;
mod period;
mod read;
mod repeat;
mod resolve;
mod rows;
mod scan;
mod stand;
mod token;
mod weekday;
mod write;

pub use chrono::NaiveDate;
pub use day_time::{TimeOfDay, read_moment};
pub use duration::{Duration, DurationMention, DurationUnit, duration, scan_durations};
pub use edtf::edtf;
pub use read::{Context, Events, Unreadable, read};
pub use rows::{Row, Sort, rows};
pub use scan::{Mention, scan};
pub use stand::{Standing, stand};
pub use weekday::{SaidDay, days_said};

/// A stretch of time as a text gives it.
///
/// Both ends are included. Has no `PartialEq` and no order: "2019" and "7 August 2019" agree, and
/// neither comes first. Ask [`stand`].
#[derive(Clone, Debug)]
pub struct Period {
    /// The words that were read, as written.
    pub text: String,
    /// The first day, `None` for an open beginning.
    pub start: Option<NaiveDate>,
    /// The last day, `None` for an open end.
    pub end: Option<NaiveDate>,
    /// The granularity in which it was given; the coarser end's of a range.
    pub grain: Grain,
    /// Civil or fiscal: "fiscal 2023" is not 2023.
    pub calendar: Calendar,
    /// How the words bound it.
    pub bound: Bound,
    /// "around 2010", EDTF `2010~`.
    pub approximate: bool,
    /// The time lies somewhere within the stretch and does not fill it: a relative date of a source
    /// whose own date is a range.
    pub somewhere: bool,
    /// The time of day that was given with it. Without a day it stands alone: `start` and `end` are `None`.
    pub clock: Option<TimeOfDay>,
}

/// The granularity of a period, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season.
    Season,
    /// A half of a year.
    Half,
    /// A year.
    Year,
    /// Ten years: "the 1990s".
    Decade,
    /// A hundred years.
    Century,
}

/// Which calendar a year is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Calendar {
    /// January to December.
    Civil,
    /// A fiscal year, of a body that the text need not name.
    Fiscal,
    /// A school year.
    Academic,
}

/// How the words bound a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// The period itself: "in 2019", "on 7 August", "2025/2029".
    Within,
    /// From its start on: "since 2012"; `end` is `None`.
    Since,
    /// After it: "after January 2025"; `start` is the day after, `end` is `None`.
    After,
    /// Before it: "before 2025"; `end` is the day before, `start` is `None`.
    Before,
    /// Not later than: "by 2030"; `end` is its last day, `start` is `None`.
    By,
    /// Until its end: "until March 2020"; `start` is `None`.
    Until,
}

/// The date a source speaks from, as far as it is known: both ends included, both equal for a dated source.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reference {
    /// The earliest day on which it can have been written.
    pub from: Option<NaiveDate>,
    /// The latest.
    pub to: Option<NaiveDate>,
}
