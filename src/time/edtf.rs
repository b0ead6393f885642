//! EDTF (ISO 8601-2), levels 0 and 1, as claim and source files write dates.
//!
//! Beyond it: quarters and halves ("2019-Q1", "2019-H2", and the level 2 codes 33 to 36, 40, 41) and
//! fiscal and school years ("FY2023", "SY2019-20"), for which EDTF has no form.

use super::lexicon::YEARS;
use super::period::unit_around;
use super::{Bound, Calendar, Grain, NaiveDate, Period, TimeOfDay, Unreadable};

/// Reads a date or an interval in strict EDTF.
///
/// ```
/// let period = gainsay::time::edtf("2012/..").unwrap();
/// assert_eq!((period.days(), period.describe().as_str()), (None, "since 2012"));
/// ```
///
/// # Errors
///
/// [`Unreadable::NotADate`] when it is not EDTF, [`Unreadable::NoSuchDay`] of a day that the calendar
/// lacks, [`Unreadable::Backwards`] of an interval that ends before it begins.
pub fn edtf(text: &str) -> Result<Period, Unreadable> {
    let text = text.trim();
    let mut period = match text.split_once('/') {
        None => date(text)?,
        // "2016/17": a year that lies in two, as budgets and reports write theirs.
        Some((from, to)) if to.len() == 2 && to != ".." => {
            let split = year(from).zip(digits(to, 2)).and_then(|(first, second)| two_years(first, second));
            let split = split.ok_or_else(|| Unreadable::NotADate { found: text.to_owned() })?;
            Period { calendar: Calendar::Fiscal, ..split }
        }
        Some((from, to)) => interval(from, to, text)?,
    };
    period.text = text.to_owned();
    Ok(period)
}

fn interval(from: &str, to: &str, text: &str) -> Result<Period, Unreadable> {
    let limit = |part: &str| if part.is_empty() || part == ".." { Ok(None) } else { date(part).map(Some) };
    let (from, to) = (limit(from)?, limit(to)?);
    let sides = [&from, &to];
    let Some(calendar) = sides.iter().find_map(|p| p.as_ref().map(|p| p.calendar)) else {
        return Err(Unreadable::NotADate { found: text.to_owned() });
    };
    let grain = sides.iter().filter_map(|p| p.as_ref().map(|p| p.grain)).max().unwrap_or(Grain::Day);
    let (start, end) = (from.as_ref().and_then(|p| p.start), to.as_ref().and_then(|p| p.end));
    if matches!((start, end), (Some(start), Some(end)) if start > end) {
        return Err(Unreadable::Backwards { found: text.to_owned() });
    }
    let known = || sides.iter().filter_map(|p| p.as_ref());
    if known().any(|p| p.calendar != calendar) {
        return Err(Unreadable::NotADate { found: text.to_owned() });
    }
    let (approximate, somewhere) = (known().any(|p| p.approximate), known().any(|p| p.somewhere));
    Ok(Period { calendar, approximate, somewhere, ..Period::from_to(start, end, grain) })
}

fn date(text: &str) -> Result<Period, Unreadable> {
    let bad = || Unreadable::NotADate { found: text.to_owned() };
    // Uncertain (?) and approximate (~) dates both may lie a little off; "%" is both.
    let plain = text.strip_suffix(['~', '?', '%']);
    let approximate = plain.is_some();
    let plain = plain.unwrap_or(text);
    let timed = plain.split_once('T').filter(|(day, clock)| day.len() == 10 && is_clock(clock));
    let (plain, clock) = timed.map_or((plain, None), |(day, clock)| (day, TimeOfDay::of_digits(clock)));
    let mut period = if let Some(label) = plain.strip_prefix("FY") {
        named_year(label, Calendar::Fiscal).ok_or_else(bad)?
    } else if let Some(label) = plain.strip_prefix("SY") {
        named_year(label, Calendar::Academic).ok_or_else(bad)?
    } else {
        civil(plain)?.ok_or_else(bad)?
    };
    period.approximate = approximate;
    period.clock = clock;
    Ok(period)
}

/// "2023", or "2023-24" for a year that the text names by both of its civil years.
fn named_year(label: &str, calendar: Calendar) -> Option<Period> {
    let period = match label.split_once('-') {
        None => Period::year(year(label)?)?,
        Some((first, second)) => two_years(year(first)?, digits(second, 2)?)?,
    };
    Some(Period { calendar, ..period })
}

/// A fiscal or school year that is named by two civil years, the second with two digits.
///
/// It lies from July to June for the sake of order: so "2023-24" meets both 2023 and 2024, and
/// not "2024-25".
pub(super) fn two_years(first: i32, second: u32) -> Option<Period> {
    if u32::try_from((first + 1).rem_euclid(100)).ok()? != second {
        return None;
    }
    let start = NaiveDate::from_ymd_opt(first, 7, 1)?;
    Some(Period::from_to(Some(start), NaiveDate::from_ymd_opt(first + 1, 6, 30), Grain::Year))
}

fn civil(text: &str) -> Result<Option<Period>, Unreadable> {
    let parts: Vec<&str> = text.splitn(4, '-').collect();
    let bad_day = |found: &str| Unreadable::NoSuchDay { found: found.to_owned() };
    Ok(match parts[..] {
        [y] => whole_year(y),
        [y, "XX"] | [y, "XX", "XX"] => year(y).and_then(Period::year).map(somewhere),
        [y, rest] => year(y).and_then(|y| part_of_year(y, rest)),
        [y, m, "XX"] => month(y, m).map(somewhere),
        [y, m, d] => match (month(y, m), digits(d, 2)) {
            (Some(month), Some(day)) => {
                let date = month.start.and_then(|first| chrono::Datelike::with_day(&first, day));
                Some(Period::day(date.ok_or_else(|| bad_day(text))?))
            }
            _ => None,
        },
        _ => None,
    })
}

fn whole_year(text: &str) -> Option<Period> {
    let (prefix, unit) = match text.strip_suffix("XX") {
        Some(prefix) => (prefix, (2, 100, Grain::Century)),
        None => match text.strip_suffix('X') {
            Some(prefix) => (prefix, (3, 10, Grain::Decade)),
            None => return Period::year(year(text)?),
        },
    };
    let start = i32::try_from(digits(prefix, unit.0)?).ok()? * unit.1;
    Some(Period::unit(NaiveDate::from_ymd_opt(start, 1, 1)?, unit.2))
}

/// A month, or a season, quarter or half by its code.
fn part_of_year(year: i32, text: &str) -> Option<Period> {
    let unit = |month: u32, grain| Some(Period::unit(NaiveDate::from_ymd_opt(year, month, 1)?, grain));
    if let Some(n) = text.strip_prefix('Q') {
        return digits(n, 1).filter(|n| (1..=4).contains(n)).and_then(|n| unit(n * 3 - 2, Grain::Quarter));
    }
    if let Some(n) = text.strip_prefix('H') {
        return digits(n, 1).filter(|n| (1..=2).contains(n)).and_then(|n| unit(n * 6 - 5, Grain::Half));
    }
    match digits(text, 2)? {
        month @ 1..=12 => Period::month(year, month),
        code @ 21..=24 => unit((code - 20) * 3, Grain::Season),
        code @ 33..=36 => unit((code - 32) * 3 - 2, Grain::Quarter),
        code @ 40..=41 => unit((code - 39) * 6 - 5, Grain::Half),
        _ => None,
    }
}

fn month(y: &str, m: &str) -> Option<Period> {
    Period::month(year(y)?, digits(m, 2)?)
}

fn somewhere(period: Period) -> Period {
    Period { somewhere: true, ..period }
}

/// A year of four digits; there is no year 0, and no source reports on the time after [`YEARS`].
fn year(text: &str) -> Option<i32> {
    digits(text, 4).and_then(|y| i32::try_from(y).ok()).filter(|y| (1..=*YEARS.end()).contains(y))
}

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn is_clock(text: &str) -> bool {
    text.len() >= 5 && text.len() <= 16 && text.chars().all(|c| c.is_ascii_digit() || ":.Z+-".contains(c))
}

/// A season of a year by its EDTF code, for words: a winter may be the one that ends in its year or
/// the one that begins in it.
pub(super) fn season(year: i32, code: u32) -> Option<Period> {
    let period =
        Period::unit(NaiveDate::from_ymd_opt(year, (code.checked_sub(20)? * 3).clamp(1, 12), 1)?, Grain::Season);
    if code != 24 {
        return Some(period);
    }
    let first = unit_around(NaiveDate::from_ymd_opt(year, 1, 1)?, Grain::Season).0;
    let hull = Period::from_to(Some(first), period.end, Grain::Season);
    Some(Period { somewhere: true, bound: Bound::Within, ..hull })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, grain: Grain) {
        let period = edtf(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let show = |d: Option<NaiveDate>| d.map_or("..".to_owned(), |d| d.to_string());
        assert_eq!(format!("{} {}", show(period.start), show(period.end)), expected, "{text}");
        assert_eq!(period.grain, grain, "{text}");
    }

    #[test]
    fn levels_zero_and_one() {
        check("2019", "2019-01-01 2019-12-31", Grain::Year);
        check("2019-08", "2019-08-01 2019-08-31", Grain::Month);
        check("2019-08-07", "2019-08-07 2019-08-07", Grain::Day);
        check("2019-08-07T12:30:00Z", "2019-08-07 2019-08-07", Grain::Day);
        check("2019~", "2019-01-01 2019-12-31", Grain::Year);
        check("201X", "2010-01-01 2019-12-31", Grain::Decade);
        check("18XX", "1800-01-01 1899-12-31", Grain::Century);
        check("2025/2029", "2025-01-01 2029-12-31", Grain::Year);
        check("2014/2018-05", "2014-01-01 2018-05-31", Grain::Year);
        check("../2026-03", ".. 2026-03-31", Grain::Month);
        check("2012/..", "2012-01-01 ..", Grain::Year);
        check("2012/", "2012-01-01 ..", Grain::Year);
        check("2019-21", "2019-03-01 2019-05-31", Grain::Season);
        check("2019-24", "2019-12-01 2020-02-29", Grain::Season);
        check("2019-Q1", "2019-01-01 2019-03-31", Grain::Quarter);
        check("2019-41", "2019-07-01 2019-12-31", Grain::Half);
        check("2019-XX", "2019-01-01 2019-12-31", Grain::Year);
        check("2020-02-29", "2020-02-29 2020-02-29", Grain::Day);
        check("FY2023-24", "2023-07-01 2024-06-30", Grain::Year);
    }

    #[test]
    fn what_is_not_edtf_is_refused() {
        for text in [
            "",
            "/",
            "..",
            "../..",
            "2019-8",
            "2019-13",
            "2019-25",
            "19",
            "0000",
            "-0044",
            "2019-08-7",
            "August 2019",
            "2019-08-07-01",
            "2029/2025",
            "20190807",
            "XXXX",
            "2019/08/07",
            "2019-Q5",
            "FY2023-25",
            "２０１９",
            "2019 ~",
        ] {
            assert!(edtf(text).is_err(), "{text}");
        }
        assert!(matches!(edtf("2019-02-29"), Err(Unreadable::NoSuchDay { .. })));
        assert!(matches!(edtf("2029/2025"), Err(Unreadable::Backwards { .. })));
    }
}
