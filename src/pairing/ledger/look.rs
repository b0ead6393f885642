//! Looks: what a value looks like before it is known what its property wants, told without reading it in full.

use super::super::reading::{Reading, is_bare_year};
use crate::claim::{Value, ValueKind};
use crate::time::Context;

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Four digits that may be a year or a number.
    Year,
    Date,
    YesNo,
    Figure,
    List,
    Words,
    /// It says nothing: "not available".
    Nothing,
}

/// How many different looks there are.
pub(super) const LOOKS: usize = 7;

/// The first letters by which the name of a month is known.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// The longest text without a digit that is tried as a number in words.
const NUMBER_WORDS: usize = 24;
/// The share of the values of a label, in percent, that must look like dates or years for it to ask for a time.
const DATES: usize = 50;
/// As [`DATES`], of four digits alone, which may be numbers too.
const YEARS: usize = 90;
/// As [`DATES`], of any other look.
const MOST: usize = 50;

/// What a value looks like.
pub(super) fn look(value: &Value) -> Look {
    let text = match value {
        Value::YesNo(_) => return Look::YesNo,
        Value::List { .. } | Value::Any(_) => return Look::List,
        Value::Text(text) => text.trim(),
    };
    if is_bare_year(text) {
        return Look::Year;
    }
    if text.bytes().any(|b| b.is_ascii_digit()) {
        return with_digits(text);
    }
    let context = Context::default();
    if !matches!(
        Reading::of(value, Some(ValueKind::YesNo), "", &context),
        Reading::Unreadable { .. } | Reading::Phrase(_)
    ) {
        return Look::YesNo;
    }
    if text.len() <= NUMBER_WORDS && crate::quantity::read(text).is_ok() {
        return Look::Figure;
    }
    let listed = opened(text).is_some() || text.contains(APART[1]) || members(text, false).is_some();
    if listed { Look::List } else { Look::Words }
}

fn with_digits(text: &str) -> Look {
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let numeric = bytes.iter().all(|b| b.is_ascii_digit() || b"-/.".contains(b));
    let dashes = bytes.get(4) == Some(&b'-') && digits >= 5;
    let slashes = bytes.iter().filter(|b| **b == b'/').count() == 2 && digits >= 4;
    if numeric && (dashes || slashes) {
        return Look::Date;
    }
    if names_month(text) && crate::time::read(text, &Context::default()).is_ok() {
        return Look::Date;
    }
    if bytes[0].is_ascii_digit() || text.starts_with('$') || crate::quantity::read(text).is_ok() {
        return Look::Figure;
    }
    if members(text, false).is_some() { Look::List } else { Look::Words }
}

/// Whether a text has a word that may be a month, and nothing that makes an amount of it.
fn names_month(text: &str) -> bool {
    // Most figures have no three letters in a row.
    let lettered = |window: &[u8]| window.iter().all(|b| b.is_ascii_alphabetic() || !b.is_ascii());
    if !text.as_bytes().windows(3).any(lettered) {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.get(..3).is_some_and(|start| MONTHS.contains(&start)) && !word.starts_with("mark"))
        && !lower.contains(['%', '$'])
        && !lower.contains(" per ")
}

/// What parts the members of a list more surely than commas; a stroke only where a list is asked for.
const APART: &[&str] = &["; ", " / "];
/// Words that open a list which is not the whole.
const OPENERS: &[&str] = &["including ", "among others ", "among them ", "such as ", "e.g. ", "for example "];

/// A list without the word that opens it, where that says that there are more members.
pub(super) fn opened(text: &str) -> Option<&str> {
    let start = |opener: &&str| text.get(..opener.len()).is_some_and(|start| start.eq_ignore_ascii_case(opener));
    let opener = OPENERS.iter().find(|opener| start(opener))?;
    text.get(opener.len()..)
}

/// The members of a list that is written as one text: "Ash; Oak", "Ash, Oak and Elm". "Smith, John" is one where a list is
/// asked for, and else a name turned about.
pub(super) fn members(text: &str, asked: bool) -> Option<Vec<String>> {
    let marked = APART.iter().find(|mark| text.contains(**mark) && (asked || **mark == APART[0]));
    let parts: Vec<&str> = if let Some(mark) = marked {
        text.split(mark).collect()
    } else if asked && !text.contains(", ") && text.contains(" & ") {
        text.split(" & ").collect()
    } else {
        let commas = text.split(", ").flat_map(|part| part.split(" and ")).map(|part| part.trim_start_matches("and "));
        commas.filter(|part| !part.is_empty()).collect()
    };
    let turned = parts.len() == 2 && text.contains(", ") && !asked;
    let short = parts.iter().all(|part| part.split(' ').count() <= 5);
    (parts.len() > 1 && short && !turned).then(|| parts.into_iter().map(|part| part.trim().to_owned()).collect())
}

/// What a label asks for, by how many of its values have each look.
pub(super) fn kind(looks: &[usize; LOOKS]) -> ValueKind {
    let of = |look: Look| looks[look as usize];
    let said: usize = looks.iter().sum::<usize>() - of(Look::Nothing);
    let share = |count: usize, percent: usize| count * 100 > said * percent;
    if share(of(Look::Date), DATES) || share(of(Look::Date) + of(Look::Year), YEARS) {
        ValueKind::Period
    } else if share(of(Look::YesNo), MOST) {
        ValueKind::YesNo
    } else if share(of(Look::Figure) + of(Look::Year), MOST) {
        ValueKind::Figure
    } else if share(of(Look::List), MOST) {
        ValueKind::List
    } else {
        ValueKind::Name
    }
}

/// The share of the values of a label, in percent, that must look like what its property wants.
const FITTING: usize = 50;

/// Whether values of these looks can be what a property wants.
pub(super) fn can_be(looks: &[usize; LOOKS], kind: ValueKind) -> bool {
    let fitting: &[Look] = match kind {
        ValueKind::Figure => &[Look::Figure, Look::Year],
        ValueKind::Period => &[Look::Date, Look::Year],
        ValueKind::YesNo => &[Look::YesNo],
        ValueKind::Status => &[Look::Words, Look::YesNo, Look::List],
        ValueKind::Name | ValueKind::List => &[Look::Words, Look::List, Look::Figure, Look::YesNo],
    };
    let said: usize = looks.iter().sum::<usize>() - looks[Look::Nothing as usize];
    fitting.iter().map(|look| looks[*look as usize]).sum::<usize>() * 100 >= said * FITTING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_look_like_what_they_are() {
        for (text, expected) in [
            ("1957", Look::Year),
            ("2014-06-17", Look::Date),
            ("Sept. 4, 2014", Look::Date),
            ("4/11/1996", Look::Date),
            ("about 55", Look::Figure),
            ("$4.2 million", Look::Figure),
            ("eight", Look::Figure),
            ("yes", Look::YesNo),
            ("Ash, Oak and Elm", Look::List),
            ("Ash / Oak", Look::List),
            ("including Ash, Oak", Look::List),
            ("Reyes, Alma", Look::Words),
            ("Ole Miss", Look::Words),
            ("March Street", Look::Words),
        ] {
            assert_eq!(look(&Value::Text(text.to_owned())), expected, "{text}");
        }
    }

    #[test]
    fn a_label_asks_for_what_most_of_its_values_are() {
        let looks = |counts: &[(Look, usize)]| {
            let mut all = [0; LOOKS];
            counts.iter().for_each(|(look, count)| all[*look as usize] = *count);
            kind(&all)
        };
        assert_eq!(looks(&[(Look::Year, 99), (Look::Figure, 1)]), ValueKind::Period);
        assert_eq!(looks(&[(Look::Year, 60), (Look::Figure, 40)]), ValueKind::Figure);
        assert_eq!(looks(&[(Look::Date, 6), (Look::Year, 4)]), ValueKind::Period);
        assert_eq!(looks(&[(Look::Words, 9), (Look::Figure, 1)]), ValueKind::Name);
    }
}
