//! A light check that a date is written as EDTF: "2026", "2026-03", "2026-03-14", "2026~", "../2026-03".

use chrono::NaiveDate;

/// How a date is written, for the help of a problem.
pub(super) const SHAPES: &str = "write a year, month or day as 2026, 2026-03 or 2026-03-14, a stretch as 2026-03/2026-05, an open end as ../2026-03, \"about\" as 2026~";

/// Whether `text` is meant as EDTF: four digits, a dash or a slash, and no letters but those of EDTF.
pub(super) fn looks_like_edtf(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 4
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && matches!(bytes[4], b'-' | b'/')
        && bytes.iter().all(|b| b.is_ascii_digit() || b"-/.~?%XTZ:+".contains(b))
}

/// What is wrong with a date, if anything.
pub(super) fn fault(text: &str) -> Option<String> {
    match text.split_once('/') {
        None => point(text).err(),
        // "2016/17": a year that lies in two.
        Some((from, to)) if is_next_year(from, to) => None,
        Some((from, to)) => match (end(from), end(to)) {
            (Err(fault), _) | (_, Err(fault)) => Some(fault),
            (Ok(None), Ok(None)) => Some("a stretch needs a beginning or an end".to_owned()),
            // Both ends are compared at the coarser of their grains: "2019-08/2019" is no fault.
            (Ok(Some(from)), Ok(Some(to))) => {
                let grain = from.len().min(to.len());
                (from[..grain] > to[..grain]).then(|| "the stretch ends before it begins".to_owned())
            }
            _ => None,
        },
    }
}

/// Whether two digits behind a year are those of the next one.
fn is_next_year(year: &str, digits: &str) -> bool {
    let whole = |text: &str, len: usize| -> Option<u32> {
        (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    };
    matches!((whole(year, 4), whole(digits, 2)), (Some(year), Some(next)) if (year + 1) % 100 == next)
}

/// One end of a stretch: `None` when it is open.
fn end(text: &str) -> Result<Option<Vec<u32>>, String> {
    if text.is_empty() || text == ".." { Ok(None) } else { point(text).map(Some) }
}

/// Year, month and day of one date, as far as they are given.
fn point(text: &str) -> Result<Vec<u32>, String> {
    let date = text.trim_end_matches(['~', '?', '%']);
    let date = date.split_once('T').map_or(date, |(day, _)| day);
    let parts: Vec<&str> = date.split('-').collect();
    let digits = |part: &str, len: usize| {
        part.len() == len && part.bytes().all(|b| b.is_ascii_digit() || b == b'X') && !part.starts_with("XXX")
    };
    let shaped = parts.iter().enumerate().all(|(i, part)| digits(part, if i == 0 { 4 } else { 2 }));
    if !shaped || parts.len() > 3 {
        return Err("it is not written as a date".to_owned());
    }
    // An unspecified digit stands for any; the lowest is enough to tell the order.
    let numbers: Vec<u32> =
        parts.iter().filter_map(|part| part.replace("XX", "01").replace('X', "0").parse().ok()).collect();
    // 21 to 24 are the seasons of EDTF.
    let is_month = |month: u32| (1..=12).contains(&month) || (parts.len() == 2 && (21..=24).contains(&month));
    match numbers[..] {
        [_, month] | [_, month, _] if !is_month(month) => return Err(format!("there is no month {}", parts[1])),
        [year, month, day] => {
            let known = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
            if known.is_none() {
                return Err(format!("{}-{} has no day {}", parts[0], parts[1], parts[2]));
            }
        }
        _ => {}
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_hold() {
        for text in [
            "2026",
            "2026-03",
            "2026-03-14",
            "2026~",
            "2019?",
            "../2026-03",
            "2012/..",
            "2025/2029",
            "2024-02-29",
            "2019-08-07/2019-08-09",
            "2019-23",
            "199X",
            "2019-XX",
            "2019-08-07T10:00:00Z",
            "2019-08/2019",
            "2016/17",
            "1999/00",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }

    #[test]
    fn dates_that_do_not() {
        for text in [
            "2019-13-45",
            "2019-13",
            "2023-02-29",
            "2019-8-7",
            "19",
            "",
            "/",
            "../..",
            "2020/2019",
            "2016/18",
            "2019-08-07-01",
            "August 2019",
            "XXXX",
            "2019-21-01",
            "07/08/2019",
        ] {
            assert!(fault(text).is_some(), "{text}");
        }
    }

    #[test]
    fn words_are_not_meant_as_dates() {
        assert!(looks_like_edtf("2019-13-45"));
        for text in ["2019-20 season", "2019", "five years ago", "since 2012", ""] {
            assert!(!looks_like_edtf(text), "{text}");
        }
    }
}
