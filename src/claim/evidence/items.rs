//! What quotes hold, word by word: words in any form, numbers, places in an order, months.

use super::lexicon::{
    DENIALS, EXCLUSIVE_STATUSES, FUNCTION_WORDS, MAY_DENY, NOTHING, SCALES, STATUSES, denied_by_prefix,
};
use crate::claim::edtf;
use crate::quantity::{Decimal, ordinal_word, small};
use crate::text::{fold, fold_key, stem};
use std::cell::OnceCell;
use std::collections::BTreeSet;

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

/// Whether a word names a month, in full or cut short: "september", "sept", "sep".
pub(super) fn is_month(word: &str) -> bool {
    MONTH_NAMES.iter().any(|month| word.len() > 2 && month.starts_with(word))
}

/// Signs, and the words that are as good.
const SIGNS: &[(char, &str)] = &[('%', "percent"), ('$', "dollar"), ('€', "euro"), ('£', "pound"), ('¥', "yen")];

/// One word, figure or sign of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    /// The stem of a word, or a name with a digit in it.
    Word(String),
    Number(Decimal),
    /// "12th", "twelfth".
    Ordinal(Decimal),
    Month(usize),
}

/// What the quotes of a claim hold, each thing read where it is first asked for: most values are found by the first.
pub(super) struct Held {
    /// The quotes without escapes and marks of emphasis.
    pub(super) quotes: Vec<String>,
    words: OnceCell<Vec<String>>,
    items: OnceCell<BTreeSet<Item>>,
    keys: OnceCell<Vec<String>>,
    denials: OnceCell<Denials>,
}

/// Whether words of some quotes deny.
#[derive(Clone, Copy)]
struct Denials {
    /// One does.
    denies: bool,
    /// One may.
    may_deny: bool,
}

impl Held {
    pub(super) fn new(quotes: Vec<String>) -> Self {
        let (words, items, keys, denials) = (OnceCell::new(), OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { quotes, words, items, keys, denials }
    }

    /// The words of the quotes, folded, in order.
    pub(super) fn words(&self) -> &[String] {
        let words = || self.quotes.iter().flat_map(|quote| crate::text::words(quote)).map(|word| word.key).collect();
        self.words.get_or_init(words)
    }

    fn items(&self) -> &BTreeSet<Item> {
        self.items.get_or_init(|| self.quotes.iter().flat_map(|quote| items(quote)).map(|(item, _)| item).collect())
    }

    fn keys(&self) -> &[String] {
        self.keys.get_or_init(|| self.quotes.iter().map(|quote| format!(" {} ", fold_key(quote))).collect())
    }

    /// Whether a word denies.
    pub(super) fn denies(&self) -> bool {
        self.denials().denies
    }

    /// Whether a word may deny.
    pub(super) fn may_deny(&self) -> bool {
        self.denials().may_deny
    }

    fn denials(&self) -> Denials {
        *self.denials.get_or_init(|| {
            let mut found = Denials { denies: false, may_deny: false };
            for word in self.quotes.iter().flat_map(|quote| split(quote)) {
                let word = word.to_lowercase();
                let key = stem(&fold_key(&word));
                found.denies |= word.ends_with("n't")
                    || DENIALS.contains(&key.as_str())
                    || DENIALS.contains(&word.as_str())
                    || denied_by_prefix(&key);
                found.may_deny |= MAY_DENY.contains(&key.as_str());
            }
            found.denies |= self.quotes.iter().any(|quote| quote.contains("N/A") || quote.contains("n/a"));
            found
        })
    }

    /// The words of one value that no quote has.
    pub(super) fn lacks(&self, value: &str) -> Vec<String> {
        let key = fold_key(value);
        let whole = format!(" {key} ");
        if !key.is_empty() && key.bytes().all(|b| !b.is_ascii_digit()) && self.keys().iter().any(|k| k.contains(&whole))
        {
            return Vec::new();
        }
        let says = |status: &&str| self.items().contains(&Item::Word(stem(status)));
        let told = STATUSES.contains(&key.as_str()) && !EXCLUSIVE_STATUSES.iter().copied().flatten().any(says);
        if NOTHING.contains(&key.as_str()) && self.denies() || told {
            return Vec::new();
        }
        if edtf::looks_like_edtf(value) && edtf::fault(value).is_none() {
            return self.lacks_date(value);
        }
        let lacking = items(value).into_iter().filter(|(item, word)| {
            !self.items().contains(item) && !FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
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
                let named = month.is_some_and(|month| self.items().contains(&month));
                let written =
                    self.items().contains(&Item::Number(figure)) || self.items().contains(&Item::Ordinal(figure));
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
pub(super) fn items(text: &str) -> Vec<(Item, String)> {
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
    if let Some(number) = small(word) {
        return Some((Decimal::from(number), false));
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
    let unit = small(word).filter(|unit| (1..=9).contains(unit))?;
    is_ten.then(|| Decimal::from(unit))
}

fn scale(word: &str) -> Option<Decimal> {
    let singular = word.strip_suffix('s').filter(|word| word.len() > 3).unwrap_or(word);
    SCALES.iter().find(|(name, _)| *name == singular).map(|(_, scale)| Decimal::from(*scale))
}

fn ordinal(word: &str) -> Option<Decimal> {
    if let Some(place) = ordinal_word(word) {
        return Some(Decimal::from(place));
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix))?;
    digits.parse::<u32>().ok().map(Decimal::from)
}

fn month(word: &str) -> Option<usize> {
    let short = |months: &[&str]| months.iter().position(|month| *month == word);
    let abbreviated = || short(MONTHS).or_else(|| (word == "sept").then_some(8));
    short(MONTH_NAMES).or_else(abbreviated).map(|month| month + 1)
}
