//! Times that are none: what a claim states of when it holds, and a date that the calendar lacks.

use crate::claim::{Claim, Status, Value, nearest, shorten};
use crate::conflict::Scene;
use crate::pairing::Reading;
use crate::text::words;
use crate::time::{Context, Unreadable, read};

/// How a time is written.
const SHAPES: &str = "write EDTF (2019, 2019-08, 2019-08-07, 2025/2029, 2012/..) or words such as \"August 7, 2019\"";

/// Words of a date that may be mistyped, or written in another language.
const DATE_WORDS: &[&str] = &[
    "yesterday",
    "today",
    "tomorrow",
    "since",
    "until",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "spring",
    "summer",
    "autumn",
    "winter",
];

/// Those of them that are written with a capital.
const CAPITALS: std::ops::Range<usize> = 5..24;

/// Those of them that are months.
const MONTHS: std::ops::Range<usize> = 5..17;

/// A date word as one writes it.
fn as_written(word: &str) -> String {
    let capital = DATE_WORDS.iter().position(|known| *known == word).is_some_and(|n| CAPITALS.contains(&n));
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if capital => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}

/// The fewest digits of a day and a year: "0 May 2024".
const DAY_AND_YEAR: usize = 5;

/// Whether the words are those of a day, a month and a year, and the day is none: "32 May 2024".
fn is_beyond_a_month(text: &str) -> bool {
    // Most values are short of digits or of letters for that, and are not taken apart.
    if text.chars().filter(|c| c.is_numeric()).count() < DAY_AND_YEAR || !text.contains(char::is_alphabetic) {
        return false;
    }
    let words = words(text);
    let month = |key: &str| DATE_WORDS[MONTHS].contains(&key);
    let numbers: Vec<&str> = words.iter().map(|w| w.key.as_str()).filter(|key| !month(key)).collect();
    let [day, year] = numbers[..] else { return false };
    let day = day.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    words.len() == 3 && is_year && day.len() <= 2 && day.parse::<u8>().is_ok_and(|day| !(1..=31).contains(&day))
}

/// The fewest letters of a word for which another is proposed: below, everything is near everything.
const LEAST_LETTERS: usize = 3;

/// What is wrong with the times that a claim states, each by its key: the text, the message, the help. The claim is
/// compared all the same, as one of which the time is not known.
pub(super) fn time_faults(scene: &Scene<'_>, claim: &Claim) -> Vec<(&'static str, String, String, String)> {
    // What the program has read in a document is no fault of a file.
    if claim.status == Status::Read || (claim.as_of.is_none() && claim.period.is_none()) {
        return Vec::new();
    }
    let unread = scene.framer.unread_times(claim).into_iter().filter_map(|(key, why)| {
        let text = if key == "as_of" { &claim.as_of } else { &claim.period }.clone().unwrap_or_default();
        let (wrong, help) = fault(&text, &why)?;
        Some((key, text.clone(), format!("`{key}` {wrong}: \"{}\"", shorten(&text)), help))
    });
    unread.collect()
}

/// What is wrong with a time as written, and what would be right; `None` of one that waits for a date elsewhere: of its
/// source, of an event.
pub(super) fn fault(text: &str, why: &Unreadable) -> Option<(String, String)> {
    Some(match why {
        Unreadable::NoReference { .. } | Unreadable::UnknownEvent { .. } => return None,
        Unreadable::Ambiguous { first, second, .. } => {
            (format!("may be {first} or {second}"), format!("write the month as a word, or the date as {first}"))
        }
        Unreadable::NoSuchDay { .. } => {
            ("is a day that the calendar lacks".to_owned(), "write the day as the source gives it".to_owned())
        }
        Unreadable::Backwards { .. } => ("ends before it begins".to_owned(), "write the earlier date first".to_owned()),
        Unreadable::TooFar { .. } => ("lies beyond the calendar".to_owned(), SHAPES.to_owned()),
        Unreadable::NotTold { .. } => {
            ("does not say when".to_owned(), "leave it out, or write the dates that the source gives".to_owned())
        }
        Unreadable::NotADate { .. } => {
            let near = words(text).into_iter().find_map(|word| {
                let known = DATE_WORDS.contains(&word.key.as_str());
                nearest(&word.key, DATE_WORDS).filter(|_| !known && word.key.chars().count() >= LEAST_LETTERS)
            });
            let near = near.map(|near| format!("did you mean \"{}\"? ", as_written(near))).unwrap_or_default();
            ("is no date".to_owned(), format!("{near}{SHAPES}"))
        }
    })
}

/// What is wrong with a value that is a date by its form, and none by the calendar.
pub(super) fn date_fault(scene: &Scene<'_>, frame: usize) -> Option<(String, String)> {
    let claim = scene.claim(frame);
    let Value::Text(text) = &claim.value else { return None };
    // A date was not read: what was read as something else is a name by its look, or nothing; or its day is a figure.
    let unread =
        matches!(scene.frames[frame].reading, Reading::Unreadable { .. } | Reading::Name(_) | Reading::Phrase(_));
    if claim.status == Status::Read || !text.chars().any(char::is_numeric) {
        return None;
    }
    let beyond = is_beyond_a_month(text);
    if !(unread || beyond) {
        return None;
    }
    let context = Context { reference: scene.framer.reference(&claim.id.source), events: None };
    match read(text, &context) {
        Err(why) if matches!(why, Unreadable::NoSuchDay { .. }) || beyond => Some((
            format!("the calendar has no such day: \"{}\"", shorten(text)),
            "write the day as the source gives it; where the source itself gives a day that is none, say so in a `note` of \
             a claim about what it says"
                .to_owned(),
        )),
        Err(Unreadable::Backwards { .. }) => Some((
            format!("this ends before it begins: \"{}\"", shorten(text)),
            "write the earlier date first".to_owned(),
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_beyond_its_month_is_none() {
        for text in ["32 May 2024", "May 32, 2024", "0 May 2024", "the 45th May 2024"] {
            assert_eq!(is_beyond_a_month(text), !text.starts_with("the"), "{text}");
        }
        for text in ["31 May 2024", "May 2024", "32 people", "Route 66, May 2024", "2024", "May 2024 2025", ""] {
            assert!(!is_beyond_a_month(text), "{text}");
        }
    }

    #[test]
    fn what_waits_for_another_date_is_no_fault() {
        let why = |text: &str| fault(text, &read(text, &Context::default()).unwrap_err()).map(|(wrong, _)| wrong);
        assert_eq!(why("five years ago"), None);
        assert_eq!(why("yesterday"), None);
        assert_eq!(why("05/06/2024").unwrap(), "may be 2024-05-06 or 2024-06-05");
        assert_eq!(why("31 September 2020").unwrap(), "is a day that the calendar lacks");
        assert_eq!(why("in recent years").unwrap(), "does not say when");
        let help = |text: &str| fault(text, &read(text, &Context::default()).unwrap_err()).unwrap().1;
        assert!(help("yestreday").starts_with("did you mean \"yesterday\"?"));
        assert!(help("Mai 2024").starts_with("did you mean \"May\"?"));
        assert!(help("as told").starts_with("write EDTF"));
    }
}
