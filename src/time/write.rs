//! Writing periods: EDTF for files, plain English for reports.

use super::lexicon::MONTHS;
use super::period::unit_around;
use super::{Bound, Calendar, Grain, NaiveDate, Period};
use chrono::{Datelike, Days};

impl Period {
    /// The period in EDTF: "2019-08", "2012/..", "2010~".
    ///
    /// What EDTF has no word for is written as an interval of the same days (weeks, quarters), and
    /// fiscal and school years with a prefix ("FY2023", "SY2019-20"), which [`super::edtf`] reads back.
    #[must_use]
    pub fn to_edtf(&self) -> String {
        let mark = if self.approximate { "~" } else { "" };
        if let Some(clock) = self.clock {
            let day = self.start.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
            return format!("{day}T{clock}");
        }
        if self.calendar != Calendar::Civil {
            return self.to_edtf_by_label(mark);
        }
        if let (Some(start), Some(end)) = (self.start, self.end)
            && let Some(unit) = edtf_unit(start, end, self.grain)
        {
            return format!("{unit}{mark}");
        }
        let write = |date: Option<NaiveDate>, is_end| match date {
            Some(date) => format!("{}{mark}", edtf_limit(date, is_end, self.grain)),
            None => "..".to_owned(),
        };
        format!("{}/{}", write(self.start, false), write(self.end, true))
    }

    fn to_edtf_by_label(&self, mark: &str) -> String {
        let prefix = if self.calendar == Calendar::Fiscal { "FY" } else { "SY" };
        if let Some(label) = self.label() {
            return format!("{prefix}{label}{mark}");
        }
        let write = |date: Option<NaiveDate>| match date {
            Some(date) => format!("{prefix}{:04}{mark}", date.year()),
            None => "..".to_owned(),
        };
        format!("{}/{}", write(self.start), write(self.end))
    }

    /// The name of one fiscal or school year: "2023", or "2023-24" where the text named both years.
    fn label(&self) -> Option<String> {
        let (start, end) = (self.start?, self.end?);
        if (start, end) == unit_around(start, Grain::Year) {
            return Some(format!("{:04}", start.year()));
        }
        let two_years = end.year() == start.year() + 1 && start.ordinal() > 1;
        two_years.then(|| format!("{:04}-{:02}", start.year(), end.year().rem_euclid(100)))
    }

    /// The period in plain English: "August 2019", "since 2012", "fiscal 2023", "sometime between
    /// December 2020 and November 2021".
    #[must_use]
    pub fn describe(&self) -> String {
        let around = if self.approximate { "around " } else { "" };
        if let Some(clock) = self.clock {
            let dated = self.start.map(|_| Self { clock: None, ..self.clone() }.describe());
            return dated.map_or_else(|| clock.to_string(), |day| format!("{day}, {clock}"));
        }
        if self.somewhere {
            return self.describe_somewhere();
        }
        match (self.start, self.end) {
            (None, None) => "at any time".to_owned(),
            (Some(start), None) => {
                let before = start.pred_opt().unwrap_or(start);
                // The limit of "after" is the end of a unit; where it is not, the text named an event in it.
                if self.bound == Bound::After && (self.grain == Grain::Day || ends_unit(before, self.grain)) {
                    format!("after {around}{}", self.limit(before, true))
                } else {
                    let word = if self.bound == Bound::After { "after some day in" } else { "since" };
                    format!("{word} {around}{}", self.limit(start, false))
                }
            }
            (None, Some(end)) => match self.bound {
                Bound::Before => {
                    let after = end.succ_opt().unwrap_or(end);
                    format!("before {around}{}", self.limit(after, false))
                }
                Bound::By => format!("by {around}{}", self.limit(end, true)),
                _ => format!("until {around}{}", self.limit(end, true)),
            },
            (Some(start), Some(end)) => match self.whole(start, end) {
                Some(name) => format!("{around}{name}"),
                None => format!("{around}{} to {}", self.limit(start, false), self.limit(end, true)),
            },
        }
    }

    fn describe_somewhere(&self) -> String {
        // Where within is not known, so the limits are written as shortly as their days allow.
        let limit = |date, is_end| describe_limit(date, is_end, Grain::Century);
        match (self.start, self.end) {
            (None, None) => "at an unknown time".to_owned(),
            (Some(start), None) => format!("sometime since {}", limit(start, false)),
            (None, Some(end)) => format!("sometime before the end of {}", limit(end, true)),
            (Some(start), Some(end)) => {
                let whole = [Grain::Day, Grain::Month, Grain::Year].into_iter().find_map(|g| name_unit(start, end, g));
                match whole {
                    Some(name) => format!("sometime in {name}"),
                    None => format!("sometime between {} and {}", limit(start, false), limit(end, true)),
                }
            }
        }
    }

    fn whole(&self, start: NaiveDate, end: NaiveDate) -> Option<String> {
        match self.calendar {
            Calendar::Civil => name_unit(start, end, self.grain),
            Calendar::Fiscal => self.label().map(|label| format!("fiscal {label}")),
            Calendar::Academic => self.label().map(|label| format!("the {label} school year")),
        }
    }

    fn limit(&self, date: NaiveDate, is_end: bool) -> String {
        match self.calendar {
            Calendar::Civil => describe_limit(date, is_end, self.grain),
            Calendar::Fiscal => format!("fiscal {}", date.year()),
            Calendar::Academic => format!("the {} school year", date.year()),
        }
    }
}

/// EDTF of a stretch that is one unit of a grain for which EDTF has a form.
fn edtf_unit(start: NaiveDate, end: NaiveDate, grain: Grain) -> Option<String> {
    if (start, end) != unit_around(start, grain) {
        return None;
    }
    let (year, month) = (start.year(), start.month());
    Some(match grain {
        Grain::Day => start.format("%Y-%m-%d").to_string(),
        Grain::Month => format!("{year:04}-{month:02}"),
        // A winter is of the year in which it begins.
        Grain::Season => format!("{year:04}-{}", 20 + month / 3),
        Grain::Year => format!("{year:04}"),
        Grain::Decade if year >= 0 => format!("{:03}X", year / 10),
        Grain::Century if year >= 0 => format!("{:02}XX", year / 100),
        _ => return None,
    })
}

/// One end of an interval, no finer than its days need and no coarser than it was given.
fn edtf_limit(date: NaiveDate, is_end: bool, grain: Grain) -> String {
    match limit_grain(date, is_end, grain) {
        Grain::Year => format!("{:04}", date.year()),
        Grain::Month => format!("{:04}-{:02}", date.year(), date.month()),
        _ => date.format("%Y-%m-%d").to_string(),
    }
}

fn describe_limit(date: NaiveDate, is_end: bool, grain: Grain) -> String {
    match limit_grain(date, is_end, grain) {
        Grain::Year => date.year().to_string(),
        Grain::Month => format!("{} {}", month_name(date), date.year()),
        _ => format!("{} {} {}", date.day(), month_name(date), date.year()),
    }
}

/// The coarsest of year, month and day at whose edge `date` lies, no coarser than `grain`.
fn limit_grain(date: NaiveDate, is_end: bool, grain: Grain) -> Grain {
    let at_edge = |unit: Grain| {
        let (first, last) = unit_around(date, unit);
        grain >= unit && date == if is_end { last } else { first }
    };
    [Grain::Year, Grain::Month].into_iter().find(|unit| at_edge(*unit)).unwrap_or(Grain::Day)
}

fn ends_unit(date: NaiveDate, grain: Grain) -> bool {
    date == unit_around(date, grain).1
}

/// The English name of a stretch that is one unit of `grain`.
fn name_unit(start: NaiveDate, end: NaiveDate, grain: Grain) -> Option<String> {
    if (start, end) != unit_around(start, grain) {
        return None;
    }
    let (year, month) = (start.year(), start.month());
    let nth = ["first", "second", "third", "fourth"];
    let season = ["spring", "summer", "autumn", "winter"];
    let pick = |names: [&'static str; 4], i: u32| names.get(i as usize).copied().unwrap_or_default();
    Some(match grain {
        Grain::Day => describe_limit(start, false, Grain::Day),
        Grain::Week => format!("the week of {}", describe_limit(start, false, Grain::Day)),
        Grain::Month => format!("{} {year}", month_name(start)),
        Grain::Quarter => format!("the {} quarter of {year}", pick(nth, (month - 1) / 3)),
        Grain::Season => format!("{} {year}", pick(season, month / 3 - 1)),
        Grain::Half => format!("the {} half of {year}", pick(nth, (month - 1) / 6)),
        Grain::Year => year.to_string(),
        Grain::Decade => format!("the {year}s"),
        Grain::Century => format!("the {} century", ordinal(year / 100 + 1)),
    })
}

fn ordinal(n: i32) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

fn month_name(date: NaiveDate) -> String {
    let name = MONTHS.iter().find(|m| m.1 == date.month()).map_or("", |m| m.0);
    name.chars().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect()
}

/// The day after, where the calendar has one.
pub(super) fn next_day(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use crate::time::{Context, NaiveDate, Reference, edtf, read};

    /// What is written of what is read, on a Wednesday in August 2019.
    fn check(text: &str, expected_edtf: &str, expected_english: &str) {
        let reference = Reference::on(NaiveDate::from_ymd_opt(2019, 8, 7).unwrap());
        let period = read(text, &Context { reference, events: None }).unwrap();
        assert_eq!(period.to_edtf(), expected_edtf, "{text}");
        assert_eq!(period.describe(), expected_english, "{text}");
        let again = edtf(expected_edtf).unwrap();
        assert_eq!((again.start, again.end), (period.start, period.end), "{text}");
    }

    #[test]
    fn periods_are_written_for_files_and_for_readers() {
        check("August 2019", "2019-08", "August 2019");
        check("7 August 2019", "2019-08-07", "7 August 2019");
        check("since 2012", "2012/..", "since 2012");
        check("after January 2025", "2025-02/..", "after January 2025");
        check("before 2025", "../2024", "before 2025");
        check("by 2030", "../2030", "by 2030");
        check("until March 2020", "../2020-03", "until March 2020");
        check("around 2010", "2010~", "around 2010");
        check("the 1990s", "199X", "the 1990s");
        check("the 19th century", "18XX", "the 19th century");
        check("Q1 2020", "2020-01/2020-03", "the first quarter of 2020");
        check("summer 2019", "2019-22", "summer 2019");
        check("fiscal 2023", "FY2023", "fiscal 2023");
        check("FY2023-24", "FY2023-24", "fiscal 2023-24");
        check("last week", "2019-07-29/2019-08-04", "the week of 29 July 2019");
        check("from August 7 to 9, 2019", "2019-08-07/2019-08-09", "7 August 2019 to 9 August 2019");
        check("2025-2029", "2025/2029", "2025 to 2029");
    }

    #[test]
    fn a_relative_date_of_a_source_dated_by_a_range_is_somewhere() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let reference = Reference::between(day(2025, 12, 1), day(2026, 11, 30));
        let context = Context { reference, events: None };
        let today = read("today", &context).unwrap();
        assert_eq!(today.describe(), "sometime between December 2025 and November 2026");
        let past = read("five years ago", &context).unwrap();
        assert!(past.somewhere);
        assert_eq!(
            (past.to_edtf().as_str(), past.describe().as_str()),
            ("2020/2021", "sometime between 2020 and 2021")
        );
    }
}
