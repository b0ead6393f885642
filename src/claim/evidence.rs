//! Whether the quotes of a claim hold its value.

use super::{Value, edtf};
use crate::quantity::Decimal;
use crate::text::{fold, fold_key, stem};
use std::collections::BTreeSet;

/// Whether the passages of a claim hold its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueInQuote {
    /// They do.
    Found,
    /// They do not.
    Missing {
        /// The words, figures or members that no quote has.
        what: Vec<String>,
    },
}

/// Values that say that there is nothing; any denial in a quote carries them.
const NOTHING: &[&str] =
    &["none", "no", "nothing", "nobody", "na", "n a", "zero", "0", "no one", "not any", "false", "never"];
/// Words that begin as if "un-" denied them, and do not.
const NOT_UN: &[&str] = &["under", "until", "unit", "union", "uniform", "unique", "univers", "uncle", "unanim", "upon"];

/// Whether a word denies by its prefix: "unfamiliar", "non-resident".
fn denied_by_prefix(key: &str) -> bool {
    let prefixed =
        key.starts_with("non") || (key.starts_with("un") && !NOT_UN.iter().any(|word| key.starts_with(word)));
    prefixed && key.len() > 5
}

/// Words that deny: they carry a value of none, a no, and a claim that is denied.
const DENIALS: &[&str] = &[
    "no",
    "not",
    "none",
    "never",
    "without",
    "cannot",
    "neither",
    "nor",
    "nothing",
    "nobody",
    "nowhere",
    "na",
    "zero",
    "0",
    "lack",
    "fail",
    "refus",
    "deni",
    "absent",
    "unabl",
    "declin",
    "fals",
    "untru",
    "myth",
    "misinform",
    "debunk",
];
/// Words of a value that hold it together and need not be quoted.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "from", "with", "as", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "its", "their", "his", "her", "that", "this", "it", "which",
];
/// Statuses: the reader's word for what a passage tells in its own words ("has been in force since").
const STATUSES: &[&str] = &[
    "active",
    "inactive",
    "pending",
    "ended",
    "enacted",
    "proposed",
    "planned",
    "ongoing",
    "open",
    "closed",
    "current",
    "former",
    "draft",
    "withdrawn",
    "suspended",
    "expired",
    "repealed",
    "in force",
    "yes",
];
/// Statuses of which one excludes the other: a passage that says one of them does not carry another.
const EXCLUSIVE_STATUSES: &[&str] =
    &["active", "inactive", "pending", "ended", "enacted", "proposed", "withdrawn", "suspended", "expired", "repealed"];
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES: &[&str] = &[
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
];
/// Number words, and their values.
const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];
/// Scale words and the letters that stand for them after a figure.
const SCALES: &[(&str, u64)] = &[
    ("hundred", 100),
    ("thousand", 1_000),
    ("k", 1_000),
    ("million", 1_000_000),
    ("mln", 1_000_000),
    ("m", 1_000_000),
    ("billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("b", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("tn", 1_000_000_000_000),
];
/// Signs, and the words that are as good.
const SIGNS: &[(char, &str)] = &[('%', "percent"), ('$', "dollar"), ('€', "euro"), ('£', "pound"), ('¥', "yen")];

/// Whether `quotes`, taken together, hold `value`.
///
/// Every word and figure of the value must stand in some quote, in any form of the word; "6" is "six",
/// "$2m" is "two million dollars", "2019-08-07" is "August 7, 2019". A yes, a status and a choice of
/// values are carried by any words; a no, a none and what is denied by a word that denies.
#[must_use]
pub fn value_in_quotes(value: &Value, denied: bool, quotes: &[String]) -> ValueInQuote {
    let held = Held::new(quotes);
    let mut what = match value {
        Value::YesNo(yes) if *yes != denied => Vec::new(),
        Value::YesNo(_) => held.denial("no"),
        Value::Text(text) => held.lacks(text),
        Value::List { members, .. } => {
            members.iter().filter(|member| !held.lacks(member).is_empty()).cloned().collect()
        }
        Value::Any(_) => Vec::new(),
    };
    if denied && !matches!(value, Value::YesNo(_)) {
        what.extend(held.denial("not"));
    }
    if what.is_empty() { ValueInQuote::Found } else { ValueInQuote::Missing { what } }
}

/// One word, figure or sign of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    /// The stem of a word, or a name with a digit in it.
    Word(String),
    Number(Decimal),
    /// "12th", "twelfth".
    Ordinal(Decimal),
    Month(usize),
}

/// What the quotes of a claim hold.
struct Held {
    items: BTreeSet<Item>,
    keys: Vec<String>,
    denies: bool,
}

impl Held {
    fn new(quotes: &[String]) -> Self {
        let words: Vec<String> = quotes.iter().flat_map(|quote| split(quote)).collect();
        let denies = words.iter().any(|word| {
            let word = word.to_lowercase();
            let key = stem(&fold_key(&word));
            word.ends_with("n't") || DENIALS.contains(&key.as_str()) || denied_by_prefix(&key)
        }) || quotes.iter().any(|quote| quote.contains("N/A") || quote.contains("n/a"));
        Self {
            items: quotes.iter().flat_map(|quote| items(quote)).map(|(item, _)| item).collect(),
            keys: quotes.iter().map(|quote| format!(" {} ", fold_key(quote))).collect(),
            denies,
        }
    }

    fn denial(&self, word: &str) -> Vec<String> {
        if self.denies { Vec::new() } else { vec![word.to_owned()] }
    }

    /// The words of one value that no quote has.
    fn lacks(&self, value: &str) -> Vec<String> {
        let key = fold_key(value);
        let whole = format!(" {key} ");
        if !key.is_empty() && key.bytes().all(|b| !b.is_ascii_digit()) && self.keys.iter().any(|k| k.contains(&whole)) {
            return Vec::new();
        }
        let says = |status: &&str| self.items.contains(&Item::Word(stem(status)));
        let told = STATUSES.contains(&key.as_str()) && !EXCLUSIVE_STATUSES.iter().any(says);
        if NOTHING.contains(&key.as_str()) && self.denies || told {
            return Vec::new();
        }
        if edtf::looks_like_edtf(value) && edtf::fault(value).is_none() {
            return self.lacks_date(value);
        }
        let lacking = items(value).into_iter().filter(|(item, word)| {
            !self.items.contains(item) && !FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
        });
        lacking.map(|(_, word)| word).collect()
    }

    /// The parts of an EDTF date that no quote has; each may be written in its own way.
    fn lacks_date(&self, value: &str) -> Vec<String> {
        let mut lacking = Vec::new();
        for date in value.split('/').filter(|date| !date.is_empty() && *date != "..") {
            for (i, part) in date.trim_end_matches(['~', '?', '%']).splitn(3, '-').enumerate() {
                let Ok(number) = part.parse::<u32>() else { continue };
                let figure = Decimal::from(number);
                let month = usize::try_from(number).ok().filter(|_| i == 1).map(Item::Month);
                let named = month.is_some_and(|month| self.items.contains(&month));
                let written = self.items.contains(&Item::Number(figure)) || self.items.contains(&Item::Ordinal(figure));
                if !named && !written {
                    lacking.push(part.to_owned());
                }
            }
        }
        lacking
    }
}

/// The words of a text as written, parted at spaces, dashes and slashes; signs of value stand alone.
fn split(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in fold(text).chars() {
        match c {
            c if c.is_whitespace() || "-/:;\"[]".contains(c) => words.push(String::new()),
            c if SIGNS.iter().any(|(sign, _)| *sign == c) => words.extend([c.to_string(), String::new()]),
            c => words.last_mut().into_iter().for_each(|word| word.push(c)),
        }
    }
    let trimmed = words.into_iter().map(|word| word.trim_matches(['.', ',', '!', '?', '(', ')', '\'']).to_owned());
    trimmed.filter(|word| !word.is_empty()).collect()
}

/// The items of a text, each with the words it was read from.
fn items(text: &str) -> Vec<(Item, String)> {
    let words = split(text);
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(word) = words.get(i) {
        i += 1;
        let lower = word.to_lowercase();
        if let Some((mut number, scaled)) = number(&lower) {
            let mut written = word.clone();
            // "twenty" "five", then "thousand", "hundred thousand", "million".
            if let Some(unit) = words.get(i).and_then(|next| unit_after_ten(number, &next.to_lowercase())) {
                number = number.saturating_add(unit);
                written = format!("{written} {}", words[i]);
                i += 1;
            }
            while let Some(scale) = words.get(i).filter(|_| !scaled).and_then(|next| scale(&next.to_lowercase())) {
                number = number.saturating_mul(scale);
                written = format!("{written} {}", words[i]);
                i += 1;
            }
            found.push((Item::Number(number.normalize()), written));
        } else if let Some(place) = ordinal(&lower) {
            found.push((Item::Ordinal(place), word.clone()));
        } else if let Some(month) = month(&lower) {
            found.push((Item::Month(month), word.clone()));
        } else if let Some((_, name)) = SIGNS.iter().find(|(sign, _)| lower.starts_with(*sign)) {
            found.push((Item::Word(stem(name)), word.clone()));
        } else {
            let key = fold_key(&word.replace([',', '(', ')'], ""));
            if !key.is_empty() {
                found.push((Item::Word(stem(&key)), word.clone()));
            }
        }
    }
    found
}

/// The number that one word is, and whether it brings its scale along ("170m").
fn number(word: &str) -> Option<(Decimal, bool)> {
    if let Some(unit) = UNITS.iter().position(|unit| *unit == word) {
        return Some((Decimal::from(unit), false));
    }
    if let Some(ten) = TENS.iter().position(|ten| *ten == word) {
        return Some((Decimal::from(ten * 10 + 20), false));
    }
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit() || ",.".contains(c)).len();
    let (figure, suffix) = word.split_at_checked(digits)?;
    let number: Decimal = figure.replace(',', "").trim_end_matches('.').parse().ok()?;
    match suffix {
        "" => Some((number, false)),
        _ => scale(suffix).map(|scale| (number.saturating_mul(scale), true)),
    }
}

/// The unit that follows a ten: the five of twenty-five.
fn unit_after_ten(ten: Decimal, word: &str) -> Option<Decimal> {
    let is_ten = (2..=9).any(|n| Decimal::from(n * 10) == ten);
    let unit = UNITS.iter().position(|unit| *unit == word).filter(|unit| (1..=9).contains(unit))?;
    is_ten.then(|| Decimal::from(unit))
}

fn scale(word: &str) -> Option<Decimal> {
    let singular = word.strip_suffix('s').filter(|word| word.len() > 3).unwrap_or(word);
    SCALES.iter().find(|(name, _)| *name == singular).map(|(_, scale)| Decimal::from(*scale))
}

fn ordinal(word: &str) -> Option<Decimal> {
    if let Some(place) = ORDINALS.iter().position(|ordinal| *ordinal == word) {
        return Some(Decimal::from(place + 1));
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix))?;
    digits.parse::<u32>().ok().map(Decimal::from)
}

fn month(word: &str) -> Option<usize> {
    let short = |months: &[&str]| months.iter().position(|month| *month == word);
    let abbreviated = || short(MONTHS).or_else(|| (word == "sept").then_some(8));
    short(MONTH_NAMES).or_else(abbreviated).map(|month| month + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(value: &Value, denied: bool, quotes: &[&str]) -> Vec<String> {
        let quotes: Vec<String> = quotes.iter().map(|quote| (*quote).to_owned()).collect();
        match value_in_quotes(value, denied, &quotes) {
            ValueInQuote::Found => Vec::new(),
            ValueInQuote::Missing { what } => what,
        }
    }

    #[test]
    fn values_in_other_shapes_are_found() {
        for (value, quote) in [
            ("almost 700", "almost 700 boats were sold"),
            ("6", "six boats"),
            ("twenty-five", "25 boats"),
            ("$2m", "two million dollars"),
            ("$711 billion", "\\$711 billion in all"),
            ("35%", "35 percent of them"),
            ("2,200 boats", "some 2200 boats"),
            ("12th", "ranks twelfth"),
            ("2019-08-07", "on August 7, 2019, they"),
            ("2019-08", "in Aug. 2019"),
            ("2025/2029", "from 2025 to 2029"),
            ("harbour masters", "the Harbour Master’s word"),
            ("expanded", "has been expanding"),
            ("none", "there were no boats"),
            ("none", "it doesn’t run"),
            ("none", "N/A"),
            ("active", "in use since May"),
            ("170(b) permits", "a 170(b) permit"),
            ("9/11", "after 9/11."),
            ("a separate harbour law", "separate laws on the harbour"),
        ] {
            assert_eq!(missing(&Value::Text(value.to_owned()), false, &[quote]), [""; 0], "{value} in {quote}");
        }
    }

    #[test]
    fn values_that_are_not_there_are_missed() {
        for (value, quote, what) in [
            ("almost 700", "700 boats were sold", "almost"),
            ("700", "1,700 boats", "700"),
            ("70", "700 boats", "70"),
            ("2.7 billion", "2.7 million in all", "2.7 billion"),
            ("$5", "5 euros", "$"),
            ("12", "ranks 12th", "12"),
            ("2019-08-07", "on August 8, 2019", "07"),
            ("none", "there were boats", "none"),
            ("Harland Yard", "the yard of Harlan", "Harland"),
            ("SB 12", "SB 13", "12"),
            ("active", "it is still pending", "active"),
        ] {
            assert_eq!(missing(&Value::Text(value.to_owned()), false, &[quote]), [what], "{value} in {quote}");
        }
    }

    #[test]
    fn lists_are_held_by_all_quotes_together() {
        let list = |members: &[&str]| Value::List {
            members: members.iter().map(|m| (*m).to_owned()).collect(),
            complete: true,
        };
        let quotes = ["boats and barges", "two tugs"];
        assert_eq!(missing(&list(&["boats", "tug"]), false, &quotes), [""; 0]);
        assert_eq!(missing(&list(&["boats", "rafts"]), false, &quotes), ["rafts"]);
        assert_eq!(missing(&Value::Any(vec!["active".into(), "pending".into()]), false, &["already or soon"]), [""; 0]);
    }

    #[test]
    fn what_is_denied_needs_a_denial() {
        let text = Value::Text("treated differently".to_owned());
        assert_eq!(missing(&text, true, &["are not treated differently"]), [""; 0]);
        assert_eq!(missing(&text, true, &["are treated differently"]), ["not"]);
        assert_eq!(missing(&Value::YesNo(false), false, &["it does not sail"]), [""; 0]);
        assert_eq!(missing(&Value::YesNo(false), false, &["it sails"]), ["no"]);
        assert_eq!(missing(&Value::YesNo(true), false, &["it sails"]), [""; 0]);
        assert_eq!(missing(&Value::YesNo(true), true, &["it sails"]), ["no"]);
    }
}
