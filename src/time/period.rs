//! Building periods, and how their days lie to each other.

use super::{Bound, Calendar, Grain, NaiveDate, Period, Reference};
use chrono::{Datelike, Days, Months};

/// How many months a fiscal or school year may lie to either side of the civil year of its name:
/// "fiscal 2023" of a state may begin in July 2022, that of another country end in March 2024.
const CALENDAR_MARGIN: u32 = 12;

/// The most bytes in which a year is called by two ("2016-17", "2016–17"); longer words name two years.
const TWO_YEARS_WRITTEN: usize = 9;

impl Period {
    /// One day.
    #[must_use]
    pub fn day(date: NaiveDate) -> Self {
        Self::from_to(Some(date), Some(date), Grain::Day)
    }

    /// One month of the civil calendar; `month` counts from 1.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Some(Self::unit(NaiveDate::from_ymd_opt(year, month, 1)?, Grain::Month))
    }

    /// One year of the civil calendar.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Some(Self::unit(NaiveDate::from_ymd_opt(year, 1, 1)?, Grain::Year))
    }

    /// The stretch between two days, both included; `None` leaves an end open.
    #[must_use]
    pub fn from_to(start: Option<NaiveDate>, end: Option<NaiveDate>, grain: Grain) -> Self {
        let bound = match (start, end) {
            (Some(_), None) => Bound::Since,
            (None, Some(_)) => Bound::Until,
            _ => Bound::Within,
        };
        let mut period = Self {
            text: String::new(),
            start,
            end,
            grain,
            calendar: Calendar::Civil,
            bound,
            approximate: false,
            somewhere: false,
            clock: None,
        };
        period.text = period.to_edtf();
        period
    }

    /// The whole unit of `grain` in which `date` lies.
    pub(super) fn unit(date: NaiveDate, grain: Grain) -> Self {
        let (start, end) = unit_around(date, grain);
        Self::from_to(Some(start), Some(end), grain)
    }

    /// The civil year by which a whole year is called: 2016 of 2016 and of fiscal 2016. A year that is called by two is
    /// named by the one in which it ends, as most governments name theirs: 2017 of "2016-17". `None` of anything else.
    ///
    /// ```
    /// use gainsay::time::{Context, read};
    /// let year = |text: &str| read(text, &Context::default()).ok()?.year_called();
    /// assert_eq!(year("2016"), Some(2016));
    /// assert_eq!(year("FY2016"), Some(2016));
    /// assert_eq!(year("FY 2016-17"), Some(2017));
    /// assert_eq!(year("June 2016"), None);
    /// ```
    #[must_use]
    pub fn year_called(&self) -> Option<i32> {
        let (start, end) = (self.start?, self.end?);
        if self.grain != Grain::Year || self.somewhere {
            return None;
        }
        let whole = (start, end) == unit_around(start, Grain::Year);
        let split = end.year() == start.year() + 1;
        let called_by_two = split && (self.calendar != Calendar::Civil || self.text.len() <= TWO_YEARS_WRITTEN);
        if whole {
            Some(start.year())
        } else if called_by_two {
            Some(end.year())
        } else {
            None
        }
    }

    /// Whether two years of different kinds are called by one civil year: fiscal 2016 and 2016. They share most of their
    /// days, and a table of yearly figures may well mean either.
    #[must_use]
    pub fn is_called_as(&self, other: &Self) -> bool {
        let year = self.year_called();
        year.is_some() && year == other.year_called()
    }

    /// Whether the two share a day.
    ///
    /// Of two calendars, the fiscal or school year counts as anywhere it may lie.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let (a, b) = if self.calendar == other.calendar {
            ((self.start, self.end), (other.start, other.end))
        } else {
            (self.in_civil_days(), other.in_civil_days())
        };
        share_a_day(a, b)
    }

    /// Whether every day of `other` lies in this one.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let (start, end) =
            if self.calendar == other.calendar { (other.start, other.end) } else { other.in_civil_days() };
        // Where a fiscal year lies is not known, so it contains nothing for sure but its like.
        if self.calendar != other.calendar
            && self.calendar != Calendar::Civil
            && self.start.is_some()
            && self.end.is_some()
        {
            return false;
        }
        self.start.is_none_or(|mine| start.is_some_and(|theirs| mine <= theirs))
            && self.end.is_none_or(|mine| end.is_some_and(|theirs| mine >= theirs))
    }

    /// Whether the last possible day of this one is before the first possible day of `other`.
    #[must_use]
    pub fn certainly_before(&self, other: &Self) -> bool {
        let same = self.calendar == other.calendar;
        let last = if same { self.possible().1 } else { self.widened_civil().1 };
        let first = if same { other.possible().0 } else { other.widened_civil().0 };
        matches!((last, first), (Some(last), Some(first)) if last < first)
    }

    /// How many days it has, both ends included; `None` when an end is open.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let (start, end) = (self.start?, self.end?);
        Some(end.signed_duration_since(start).num_days() + 1)
    }

    /// How many days lie from the end of the earlier one to the start of the later: 1 for a day and
    /// its morrow; `None` when they share a day.
    #[must_use]
    pub fn gap_days(&self, other: &Self) -> Option<i64> {
        gap((self.start, self.end), (other.start, other.end))
    }

    /// The days that it may mean: an approximate one reaches a grain further on both sides, a season a
    /// month (it begins on the first of a month or at the solstice), a week a day (it begins on Sunday
    /// or Monday).
    pub(super) fn possible(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let margin = match (self.approximate, self.grain) {
            (true, grain) => grain,
            (false, Grain::Season) => Grain::Month,
            (false, Grain::Week) => Grain::Day,
            (false, _) => return (self.start, self.end),
        };
        (self.start.map(|d| shift(d, margin, -1)), self.end.map(|d| shift(d, margin, 1)))
    }

    fn in_civil_days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        self.by_calendar((self.start, self.end))
    }

    fn widened_civil(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        self.by_calendar(self.possible())
    }

    fn by_calendar(&self, days: (Option<NaiveDate>, Option<NaiveDate>)) -> (Option<NaiveDate>, Option<NaiveDate>) {
        if self.calendar == Calendar::Civil {
            return days;
        }
        let margin = Months::new(CALENDAR_MARGIN);
        (
            days.0.map(|d| d.checked_sub_months(margin).unwrap_or(d)),
            days.1.map(|d| d.checked_add_months(margin).unwrap_or(d)),
        )
    }
}

impl Reference {
    /// A source written on one day.
    #[must_use]
    pub fn on(date: NaiveDate) -> Self {
        Self { from: Some(date), to: Some(date) }
    }

    /// A source written between two days, both included.
    #[must_use]
    pub fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from: Some(from.min(to)), to: Some(from.max(to)) }
    }

    /// Whether at least one limit is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// The stretch in which the source was written, `None` when nothing is known.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        if !self.is_known() {
            return None;
        }
        let mut period = Period::from_to(self.from, self.to, Grain::Day);
        period.bound = Bound::Within;
        period.somewhere = self.from != self.to;
        Some(period)
    }
}

/// The first and the last day of the unit of `grain` around `date`.
///
/// Weeks run from Monday; seasons are the northern meteorological ones; a decade and a century begin
/// in the year that ends in 0 and 00, as people count them.
pub(super) fn unit_around(date: NaiveDate, grain: Grain) -> (NaiveDate, NaiveDate) {
    let (year, month) = (date.year(), date.month());
    let months = |first: u32, count: u32| {
        let start = NaiveDate::from_ymd_opt(year, first, 1).unwrap_or(date);
        (start, last_day(start, count))
    };
    let years = |count: i32| {
        let start = NaiveDate::from_ymd_opt(year - year.rem_euclid(count), 1, 1).unwrap_or(date);
        (start, last_day(start, count.unsigned_abs() * 12))
    };
    match grain {
        Grain::Day => (date, date),
        Grain::Week => {
            let into = u64::from(date.weekday().num_days_from_monday());
            let start = date.checked_sub_days(Days::new(into)).unwrap_or(date);
            (start, start.checked_add_days(Days::new(6)).unwrap_or(start))
        }
        Grain::Month => months(month, 1),
        Grain::Quarter => months((month - 1) / 3 * 3 + 1, 3),
        Grain::Season if month < 3 => {
            let start = NaiveDate::from_ymd_opt(year - 1, 12, 1).unwrap_or(date);
            (start, last_day(start, 3))
        }
        Grain::Season => months(month / 3 * 3, 3),
        Grain::Half => months((month - 1) / 6 * 6 + 1, 6),
        Grain::Year => years(1),
        Grain::Decade => years(10),
        Grain::Century => years(100),
    }
}

/// The last day of a stretch of whole months.
fn last_day(start: NaiveDate, months: u32) -> NaiveDate {
    start.checked_add_months(Months::new(months)).and_then(|d| d.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// `date` moved by `count` units of `grain`; stays where the calendar ends.
pub(super) fn shift(date: NaiveDate, grain: Grain, count: i64) -> NaiveDate {
    checked_shift(date, grain, count).unwrap_or(date)
}

/// `date` moved by `count` units of `grain`, `None` where the calendar ends.
pub(super) fn checked_shift(date: NaiveDate, grain: Grain, count: i64) -> Option<NaiveDate> {
    let months = match grain {
        Grain::Day => return by_days(date, count),
        Grain::Week => return by_days(date, count.checked_mul(7)?),
        Grain::Month => 1,
        Grain::Quarter | Grain::Season => 3,
        Grain::Half => 6,
        Grain::Year => 12,
        Grain::Decade => 120,
        Grain::Century => 1200,
    };
    let months = count.checked_mul(months)?;
    let size = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { date.checked_sub_months(size) } else { date.checked_add_months(size) }
}

fn by_days(date: NaiveDate, count: i64) -> Option<NaiveDate> {
    let size = Days::new(count.unsigned_abs());
    if count < 0 { date.checked_sub_days(size) } else { date.checked_add_days(size) }
}

type Ends = (Option<NaiveDate>, Option<NaiveDate>);

pub(super) fn share_a_day(a: Ends, b: Ends) -> bool {
    let starts_by = |start: Option<NaiveDate>, end: Option<NaiveDate>| match (start, end) {
        (Some(start), Some(end)) => start <= end,
        _ => true,
    };
    starts_by(a.0, b.1) && starts_by(b.0, a.1)
}

pub(super) fn gap(a: Ends, b: Ends) -> Option<i64> {
    let between = |end: Option<NaiveDate>, start: Option<NaiveDate>| {
        let days = start?.signed_duration_since(end?).num_days();
        (days > 0).then_some(days)
    };
    between(a.1, b.0).or_else(|| between(b.1, a.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn units_have_their_first_and_last_days() {
        let cases = [
            (Grain::Week, "2019-08-05/2019-08-11"),
            (Grain::Month, "2019-08-01/2019-08-31"),
            (Grain::Quarter, "2019-07-01/2019-09-30"),
            (Grain::Season, "2019-06-01/2019-08-31"),
            (Grain::Half, "2019-07-01/2019-12-31"),
            (Grain::Decade, "2010-01-01/2019-12-31"),
            (Grain::Century, "2000-01-01/2099-12-31"),
        ];
        for (grain, expected) in cases {
            let (start, end) = unit_around(date(2019, 8, 7), grain);
            assert_eq!(format!("{start}/{end}"), expected, "{grain:?}");
        }
        assert_eq!(unit_around(date(2020, 2, 3), Grain::Season).0, date(2019, 12, 1));
        assert_eq!(unit_around(NaiveDate::MAX, Grain::Century).1, NaiveDate::MAX);
        let _ = unit_around(NaiveDate::MIN, Grain::Season);
    }

    #[test]
    fn days_gaps_and_order() {
        let (a, b) = (Period::day(date(2019, 8, 7)), Period::day(date(2019, 8, 8)));
        assert_eq!((a.gap_days(&b), b.gap_days(&a), a.gap_days(&a)), (Some(1), Some(1), None));
        assert!(a.certainly_before(&b) && !b.certainly_before(&a) && !a.certainly_before(&a));
        let year = Period::year(2020).unwrap();
        assert_eq!(year.days(), Some(366));
        assert!(!Period::from_to(None, Some(date(2019, 1, 1)), Grain::Year).contains(&year));
        assert!(Period::from_to(Some(date(2019, 1, 1)), None, Grain::Year).contains(&year));
        assert_eq!(Period::month(2019, 13).map(|p| p.days()), None);
    }

    #[test]
    fn a_fiscal_year_may_lie_in_two_civil_years() {
        let mut fiscal = Period::year(2023).unwrap();
        fiscal.calendar = Calendar::Fiscal;
        assert!(fiscal.overlaps(&Period::month(2022, 11).unwrap()));
        assert!(!Period::year(2023).unwrap().contains(&fiscal));
        assert!(!Period::year(2022).unwrap().certainly_before(&fiscal));
        assert!(Period::year(2021).unwrap().certainly_before(&fiscal));
    }

    #[test]
    fn a_reference_knows_what_it_knows() {
        assert!(!Reference::default().is_known() && Reference::default().period().is_none());
        assert_eq!(Reference::on(date(2019, 8, 7)).period().and_then(|p| p.days()), Some(1));
        let range = Reference::between(date(2020, 12, 1), date(2021, 11, 30)).period().unwrap();
        assert!(range.somewhere);
    }
}
