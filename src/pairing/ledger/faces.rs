//! Faces: values read once for each distinct text and kind, with what makes them quick to compare.

use super::super::reading::Reading;
use super::look::{members, opened};
use crate::claim::{Value, ValueKind};
use crate::entity::{given_name, plain_word};
use crate::quantity::{Figure, Quantifier, Unit};
use crate::text::fold_key;
use crate::time::{Context, Period, edtf};
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// A value as it was read.
#[derive(Clone, Debug)]
pub(super) struct Face {
    /// The reading, as everywhere.
    pub(super) reading: Reading,
    /// What it is compared by.
    pub(super) sort: Sort,
    /// Its canonical form: two values of one form are equal, whatever their writing.
    pub(super) form: String,
}

/// What a value is compared by.
#[derive(Clone, Debug)]
pub(super) enum Sort {
    Number(Number),
    /// Days since a fixed one, first and last.
    Days(i64, i64),
    YesNo(bool),
    /// That there are some, or none.
    Some(bool),
    /// The folded members, sorted.
    List(Vec<String>),
    /// As [`Sort::List`], of a list that has more members than it names.
    Open(Vec<String>),
    /// The words of a name in their normal form.
    Words(Vec<String>),
    /// It says nothing that can be compared.
    None,
}

/// A figure in binary, for looking; what is reported is compared exactly.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) value: f64,
    /// What is meant, at least and at most.
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) hedge: Hedge,
    /// What it is per, of a rate: two rates are compared by their numbers only where that is one.
    pub(super) per: Option<String>,
    /// The worth of the last digit written.
    step: f64,
    /// The worth of the first trailing zero and of each before it: 10, 100, … in the unit of `value`.
    zeros: Vec<f64>,
}

/// To which side a figure is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// It is itself.
    Bare,
    /// About so many.
    Around,
    /// Almost so many.
    Below,
    /// More than so many.
    Above,
}

/// Words without a capital that are a term whatever stands beside them: "mayor", "circuit judge".
const TERM: usize = 2;

/// In which order a table writes the parts of a date between slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slashes {
    /// Nothing tells.
    Unknown,
    /// 4/11/1996 is of April.
    MonthFirst,
    /// 4/11/1996 is of November.
    DayFirst,
}

impl Number {
    fn new(figure: &Figure) -> Option<Self> {
        let value = figure.value.to_f64()?;
        let low = figure.meant.low.map_or(Some(f64::NEG_INFINITY), |edge| edge.at.to_f64())?;
        let high = figure.meant.high.map_or(Some(f64::INFINITY), |edge| edge.at.to_f64())?;
        let hedge = match (figure.hedge, low < value, high > value) {
            (None, false, false) => Hedge::Bare,
            (_, true, false) => Hedge::Below,
            (_, false, true) => Hedge::Above,
            _ => Hedge::Around,
        };
        let per = match &figure.unit {
            Unit::Rate { per, .. } => Some(per.clone()),
            _ => None,
        };
        Some(Self { value, low, high, hedge, per, step: figure.step.to_f64()?, zeros: zeros(&figure.text, value) })
    }

    /// The worth of the digit to which the figure may be rounded, where half of it is at most this share of the figure.
    pub(super) fn rounded_to(&self, share: f64) -> f64 {
        let fits = |step: &&f64| **step / 2.0 <= share * self.value.abs();
        self.zeros.iter().filter(fits).fold(self.step, |most, step| most.max(*step))
    }
}

/// What each trailing zero of the digits of a figure is worth: of "160 miles" ten miles, whatever the unit of `value`.
fn zeros(text: &str, value: f64) -> Vec<f64> {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[start..].get(..written(&text[start..])).unwrap_or("").trim_end_matches([',', '.']);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let trailing = digits.len() - digits.trim_end_matches('0').len();
    let Some(written) = digits.parse::<f64>().ok().filter(|w| *w > 0.0 && !number.contains('.')) else {
        return Vec::new();
    };
    let one = value / written;
    (1..=trailing).map(|n| one * 10f64.powi(i32::try_from(n).unwrap_or(0))).collect()
}

/// Where the digits of a figure end that a text begins with: "1 070 m" has four, for a space may part three of them.
fn written(text: &str) -> usize {
    let digit = |c: char| c.is_ascii_digit();
    let mut end = text.find(|c: char| !(digit(c) || matches!(c, ',' | '.'))).unwrap_or(text.len());
    while let Some(mark) = text[end..].chars().next().filter(|c| GROUPING.contains(c)) {
        let next = &text[end + mark.len_utf8()..];
        let three = next.find(|c: char| !digit(c)).unwrap_or(next.len());
        if three != GROUP {
            break;
        }
        end += mark.len_utf8() + three;
    }
    end
}

/// Marks that part the digits of a figure in threes, beside comma and point.
const GROUPING: &[char] = &[' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '\u{2019}'];
const GROUP: usize = 3;

/// Reads a value as its property wants it.
pub(super) fn face(value: &Value, kind: ValueKind, label: &str, slashes: Slashes) -> Face {
    let context = Context::default();
    let text = match value {
        Value::Text(text) => text.trim(),
        _ => "",
    };
    let reading = match kind {
        ValueKind::Period => slashed(text, slashes).map(|period| Reading::Period(Arc::new(period))),
        ValueKind::List => {
            let (text, complete) = opened(text).map_or((text, true), |rest| (rest, false));
            let one = || vec![text.to_owned()];
            let found = members(text, true).or_else(|| (!complete).then(one));
            found.map(|members| Reading::List { members, complete })
        }
        _ => None,
    };
    let reading = reading.unwrap_or_else(|| Reading::of(value, Some(kind), label, &context));
    let reading = match reading {
        // What is counted is said by the property, whichever noun a row has for it.
        Reading::Figure(mut figure) => {
            if matches!(figure.unit, Unit::Count(_)) {
                Arc::make_mut(&mut figure).unit = Unit::Bare;
            }
            Reading::Figure(figure)
        }
        // "no" is an answer where one is asked for.
        Reading::Quantifier(Quantifier::None) if kind == ValueKind::YesNo => Reading::YesNo(false),
        // One member of a list is a list of one.
        Reading::Name(name) | Reading::Phrase(name) if kind == ValueKind::List => {
            Reading::List { members: vec![name.to_string()], complete: true }
        }
        other => other,
    };
    let (sort, form) = sorted(&reading);
    Face { reading, sort, form }
}

impl Face {
    /// The same, with a dollar of no country as one of the country whose dollars the table writes.
    pub(super) fn with_dollars(mut self, currency: &str) -> Self {
        if let Reading::Figure(figure) = &mut self.reading
            && let Unit::Money { currency: of } = money(&mut Arc::make_mut(figure).unit)
            && of == "dollar"
        {
            *of = currency.to_owned();
            (self.sort, self.form) = sorted(&self.reading);
        }
        self
    }

    /// The same, with pounds in weight as pounds in money.
    pub(super) fn with_pounds(self) -> Self {
        let Reading::Figure(figure) = &self.reading else { return self };
        let weight = matches!(&figure.unit, Unit::Measure { dimension } if *dimension == "mass");
        if !weight || !figure.text.ends_with(" pounds") {
            return self;
        }
        let Ok(figure) = crate::quantity::read(&format!("{} sterling", figure.text)) else { return self };
        let reading = Reading::Figure(Arc::new(figure));
        let (sort, form) = sorted(&reading);
        Self { reading, sort, form }
    }

    /// The currency of an amount.
    pub(super) fn currency(&self) -> Option<&str> {
        let Reading::Figure(figure) = &self.reading else { return None };
        match &figure.unit {
            Unit::Money { currency } => Some(currency),
            Unit::Rate { of, .. } => match &**of {
                Unit::Money { currency } => Some(currency),
                _ => None,
            },
            _ => None,
        }
    }

    /// Settles what words without a capital are: a term, which is compared as a name is, or words of the source's own,
    /// which are not.
    pub(super) fn settle(&mut self, is_term: bool) {
        if let Reading::Phrase(words) = &self.reading {
            let short = matches!(&self.sort, Sort::Words(words) if words.len() <= TERM);
            if is_term || short {
                self.reading = Reading::Name(words.clone());
            } else {
                self.sort = Sort::None;
            }
        }
    }

    /// Whether it says something that can be compared.
    pub(super) fn is_comparable(&self) -> bool {
        !matches!(self.sort, Sort::None)
    }
}

fn money(unit: &mut Unit) -> &mut Unit {
    match unit {
        Unit::Rate { of, .. } => of,
        other => other,
    }
}

fn sorted(reading: &Reading) -> (Sort, String) {
    match reading {
        Reading::Figure(figure) => match Number::new(figure) {
            Some(number) => {
                let hedge = figure.hedge.unwrap_or("");
                let form = format!("{}\u{1f}{:?}\u{1f}{hedge}", figure.value.normalize(), figure.unit);
                (Sort::Number(number), form)
            }
            None => (Sort::None, String::new()),
        },
        Reading::Period(period) => match days(period) {
            Some((first, last)) => (Sort::Days(first, last), format!("{first}/{last}")),
            None => (Sort::None, String::new()),
        },
        Reading::YesNo(yes) => (Sort::YesNo(*yes), yes.to_string()),
        Reading::Quantifier(Quantifier::None) => (Sort::Some(false), "none".to_owned()),
        Reading::Quantifier(Quantifier::Some | Quantifier::Several | Quantifier::Few | Quantifier::Many) => {
            (Sort::Some(true), "some".to_owned())
        }
        Reading::List { members, complete } => {
            let mut keys: Vec<String> = members.iter().map(|member| name_words(member).join(" ")).collect();
            keys.sort();
            keys.dedup();
            let form = keys.join("\u{1f}");
            if *complete { (Sort::List(keys), form) } else { (Sort::Open(keys), format!("\u{2026}{form}")) }
        }
        Reading::Name(name) | Reading::Phrase(name) => worded(name),
        Reading::Status(status) => worded(status),
        _ => (Sort::None, String::new()),
    }
}

fn worded(text: &str) -> (Sort, String) {
    let words = name_words(text);
    let form = words.join(" ");
    if words.is_empty() { (Sort::None, form) } else { (Sort::Words(words), form) }
}

fn days(period: &Period) -> Option<(i64, i64)> {
    let day = |date: chrono::NaiveDate| date.signed_duration_since(chrono::NaiveDate::default()).num_days();
    Some((day(period.start?), day(period.end?)))
}

/// A date between slashes, where the table shows in which order it writes them.
fn slashed(text: &str, slashes: Slashes) -> Option<Period> {
    let [a, b, year] = text.split('/').collect::<Vec<_>>()[..] else { return None };
    let (a, b, year): (u32, u32, u32) = (a.parse().ok()?, b.parse().ok()?, year.parse().ok()?);
    let (month, day) = match slashes {
        Slashes::Unknown => return None,
        Slashes::MonthFirst => (a, b),
        Slashes::DayFirst => (b, a),
    };
    let mut period = edtf(&format!("{year:04}-{month:02}-{day:02}")).ok()?;
    period.text = text.to_owned();
    Some(period)
}

/// What is written before the name of a person and says nothing of who is meant.
const COURTESIES: &[&str] = &["dr", "mr", "mrs", "ms", "miss", "professor", "sir", "dame", "lord", "lady"];
/// Ends of words for one office: "chairwoman", "ombudsperson" are "chairman", "ombudsman" of another bearer.
const BEARERS: &[&str] = &["woman", "person"];

/// The word for an office, whoever holds it.
fn without_sex(word: String) -> String {
    match BEARERS.iter().find_map(|end| word.strip_suffix(end)).filter(|stem| stem.len() > 3) {
        Some(stem) => format!("{stem}man"),
        None => word,
    }
}

/// Words that say nothing of which name is meant.
const SMALL: &[&str] = &["the", "of", "a", "an", "and", "at", "in", "for"];

/// The words of a name that is a value, in their normal form: a turned name put straight, middle initials left out, the
/// given name in full.
pub(super) fn name_words(text: &str) -> Vec<String> {
    let (before, after) = text.split_once(", ").unwrap_or((text, ""));
    let few = |part: &str| part.split_whitespace().count() <= 3;
    let turned = !after.is_empty() && few(before) && few(after) && !after.contains(',');
    let straight = if turned { format!("{after} {before}") } else { text.to_owned() };
    let straight = straight.replace('\u{2019}', "'");
    let parts = straight.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\''))).filter(|w| !w.is_empty());
    let mut words: Vec<String> = parts
        .map(|word| (word, if word.is_ascii() { plain_word(word) } else { fold_key(&plain_word(word)) }))
        .map(|(written, word)| (written, without_sex(word)))
        // "A. Roe" begins with an initial, and with no article.
        .filter(|(written, word)| !word.is_empty() && (written.ends_with('.') || !SMALL.contains(&word.as_str())))
        .map(|(_, word)| word)
        .collect();
    // "Dr. Amina Nyauru" is Amina Nyauru.
    while words.len() > 2 && words.first().is_some_and(|first| COURTESIES.contains(&first.as_str())) {
        words.remove(0);
    }
    if words.len() > 1
        && let Some(full) = words.first().and_then(|first| given_name(first)).map(str::to_owned)
    {
        words[0] = full;
    }
    let last = words.len().saturating_sub(1);
    let mut place = 0;
    words.retain(|word| {
        place += 1;
        place == 1 || place == last + 1 || word.chars().count() > 1 || word.bytes().all(|b| b.is_ascii_digit())
    });
    words
}
