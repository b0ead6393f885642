//! Days known by name: "Christmas", "Thanksgiving 2023", as sources date by them.

use super::NaiveDate;
use super::token::Tokens;
use chrono::{Datelike, Days, Weekday};

/// When a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// The nth such weekday of a month; counted from the end when negative. Then so many days on.
    Nth(i32, Weekday, u32, i64),
    /// So many days from Easter Sunday of the western churches.
    Easter(i64),
}

/// Holidays by name; longer names before those that begin like them. The ones with a weekday are those
/// of the United States: elsewhere their names are not in use, or mean other days ("Labour Day").
const HOLIDAYS: &[(&str, Rule)] = &[
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas", Rule::Fixed(12, 25)),
    ("new year ' s eve", Rule::Fixed(12, 31)),
    ("new years eve", Rule::Fixed(12, 31)),
    ("new year ' s day", Rule::Fixed(1, 1)),
    ("new years day", Rule::Fixed(1, 1)),
    ("new year day", Rule::Fixed(1, 1)),
    ("independence day", Rule::Fixed(7, 4)),
    ("mother ' s day", Rule::Nth(2, Weekday::Sun, 5, 0)),
    ("mothers day", Rule::Nth(2, Weekday::Sun, 5, 0)),
    ("father ' s day", Rule::Nth(3, Weekday::Sun, 6, 0)),
    ("fathers day", Rule::Nth(3, Weekday::Sun, 6, 0)),
    ("columbus day", Rule::Nth(2, Weekday::Mon, 10, 0)),
    ("boxing day", Rule::Fixed(12, 26)),
    ("groundhog day", Rule::Fixed(2, 2)),
    ("april fools ' day", Rule::Fixed(4, 1)),
    ("april fool ' s day", Rule::Fixed(4, 1)),
    ("cinco de mayo", Rule::Fixed(5, 5)),
    ("juneteenth", Rule::Fixed(6, 19)),
    ("veterans day", Rule::Fixed(11, 11)),
    ("earth day", Rule::Fixed(4, 22)),
    ("halloween", Rule::Fixed(10, 31)),
    ("valentine ' s day", Rule::Fixed(2, 14)),
    ("st . patrick ' s day", Rule::Fixed(3, 17)),
    ("saint patrick ' s day", Rule::Fixed(3, 17)),
    ("international workers ' day", Rule::Fixed(5, 1)),
    ("martin luther king jr . day", Rule::Nth(3, Weekday::Mon, 1, 0)),
    ("martin luther king day", Rule::Nth(3, Weekday::Mon, 1, 0)),
    ("presidents ' day", Rule::Nth(3, Weekday::Mon, 2, 0)),
    ("presidents day", Rule::Nth(3, Weekday::Mon, 2, 0)),
    ("memorial day", Rule::Nth(-1, Weekday::Mon, 5, 0)),
    ("labor day", Rule::Nth(1, Weekday::Mon, 9, 0)),
    ("thanksgiving day", Rule::Nth(4, Weekday::Thu, 11, 0)),
    ("thanksgiving", Rule::Nth(4, Weekday::Thu, 11, 0)),
    ("black friday", Rule::Nth(4, Weekday::Thu, 11, 1)),
    ("cyber monday", Rule::Nth(4, Weekday::Thu, 11, 4)),
    ("ash wednesday", Rule::Easter(-46)),
    ("palm sunday", Rule::Easter(-7)),
    ("good friday", Rule::Easter(-2)),
    ("easter sunday", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    ("easter", Rule::Easter(0)),
];

/// The first words of the names, for the scan.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.iter().map(|h| h.0.split(' ').next().unwrap_or(h.0))
}

/// The holiday whose name, with a capital, stands at `i`, and the place after it.
pub(super) fn at(tokens: &Tokens, i: usize) -> Option<(Rule, usize)> {
    HOLIDAYS.iter().find_map(|(name, rule)| Some((*rule, tokens.phrase(i, name)?)))
}

impl Rule {
    /// The day of this holiday in `year`.
    pub fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Nth(nth, weekday, month, on) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                let into = (7 + weekday.num_days_from_monday() - first.weekday().num_days_from_monday()) % 7;
                let day = if nth > 0 {
                    first.checked_add_days(Days::new(u64::from(into) + 7 * u64::from(nth.unsigned_abs() - 1)))?
                } else {
                    let fifth = first.checked_add_days(Days::new(u64::from(into) + 28))?;
                    if fifth.month() == month { fifth } else { fifth.checked_sub_days(Days::new(7))? }
                };
                moved(day, on)
            }
            Self::Easter(on) => moved(easter(year)?, on),
        }
    }
}

fn moved(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    super::period::checked_shift(day, super::Grain::Day, by)
}

/// Easter Sunday by the Gregorian computus.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let leap_drift = century / 4;
    let moon_drift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - leap_drift - moon_drift + 15).rem_euclid(30);
    let full_moon = epact - i32::from(epact > 28 || (epact == 28 && golden > 10));
    let weekday = (year + year / 4 + full_moon + 2 - century + leap_drift).rem_euclid(7);
    let past_march_28 = full_moon - weekday;
    let month = 3 + (past_march_28 + 40) / 44;
    let day = past_march_28 + 28 - 31 * (month / 4);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        let cases = [
            ("Easter", 2018, "2018-04-01"),
            ("Easter", 2019, "2019-04-21"),
            ("Easter", 2000, "2000-04-23"),
            ("Easter", 1981, "1981-04-19"),
            ("Easter", 1954, "1954-04-18"),
            ("Easter", 2038, "2038-04-25"),
            ("Easter Monday", 2020, "2020-04-13"),
            ("Thanksgiving", 2023, "2023-11-23"),
            ("Black Friday", 2010, "2010-11-26"),
            ("Labor Day", 2021, "2021-09-06"),
            ("Memorial Day", 2022, "2022-05-30"),
            ("Memorial Day", 2021, "2021-05-31"),
            ("New Year’s Eve", 2019, "2019-12-31"),
            ("Presidents’ Day", 2019, "2019-02-18"),
        ];
        for (name, year, expected) in cases {
            let (rule, _) = at(&Tokens::new(name), 0).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(rule.day(year).map(|d| d.to_string()).as_deref(), Some(expected), "{name} {year}");
        }
        assert!(at(&Tokens::new("laboratory day"), 0).is_none());
    }
}
