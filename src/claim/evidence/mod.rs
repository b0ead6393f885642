//! Whether the quotes of a claim carry its value.
//!
//! A person who writes a claim puts its value into a plain form: "680 people" for "680 of our friends", a date for
//! "Tuesday", "0" for "no agreements", "2" for "both". So a value is looked for as prose is read: by figures, dates,
//! names and words. What counts against a claim is that its quote has *another* figure, date or name in the value's
//! place; a value that is only worded differently, or that follows from what is quoted, is said to be so.

mod dates;
mod derived;
mod figures;
mod items;
mod lexicon;
mod names;
mod plain;
mod yes_no;

pub use lexicon::{is_open_member, named_member};
pub use plain::stands_plainly;

use super::{Claim, Value};
use crate::time::Reference;
use items::Held;
use lexicon::NOTHING;

/// Whether the passages of a claim carry its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueInQuote {
    /// They do.
    Found,
    /// It follows from what they say.
    Derived {
        /// How: "five + three + one = 9".
        how: Vec<String>,
    },
    /// They say nothing that it could be compared with, or say it in words that were not recognised.
    Unsaid {
        /// The words, figures or members that no quote has.
        what: Vec<String>,
    },
    /// They have another figure, date, name or answer in its place.
    Other {
        /// The words, figures or members that no quote has.
        what: Vec<String>,
        /// What the quotes have instead.
        instead: Vec<String>,
    },
}

/// What is known of a claim whose value is looked for in its quotes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Who or what the claim speaks of.
    pub subject: &'a str,
    /// What it says of it. Units may stand here: "length in hours".
    pub property: &'a str,
    /// When the source was written: "Tuesday", "this year" depend on it.
    pub reference: Reference,
}

/// The rank of what quotes do not say, and of what they say otherwise.
const UNSAID: u8 = 2;
const OTHER: u8 = 3;

impl ValueInQuote {
    /// How far from being found, for the worst of several: 0 found, 3 another in its place.
    fn rank(&self) -> u8 {
        match self {
            Self::Found => 0,
            Self::Derived { .. } => 1,
            Self::Unsaid { .. } => UNSAID,
            Self::Other { .. } => OTHER,
        }
    }

    /// The words, figures or members that no quote has.
    #[must_use]
    pub fn lacking(&self) -> &[String] {
        match self {
            Self::Found | Self::Derived { .. } => &[],
            Self::Unsaid { what } | Self::Other { what, .. } => what,
        }
    }

    /// One of two readings of one value: the closer one where it carries the value, else the one that found another.
    fn or(self, other: Self) -> Self {
        let (near, far) = if other.rank() < self.rank() { (other, self) } else { (self, other) };
        if near.rank() < UNSAID { near } else { far }
    }
}

/// Whether the citations of a claim, taken together, carry its value; `reference` is when its source was written, and
/// is asked only where the value does not stand in a quote as it is.
///
/// A value that does stands at no cost worth counting: nothing is copied, nothing is parsed.
pub fn claim_in_quotes(claim: &Claim, reference: impl FnOnce() -> Reference) -> ValueInQuote {
    if let Value::Text(text) = &claim.value
        && !claim.denied
        && claim.citations.iter().any(|citation| stands_plainly(text, &citation.quote))
    {
        return ValueInQuote::Found;
    }
    let asked = Asked { subject: &claim.subject, property: &claim.property, reference: reference() };
    let quotes: Vec<&str> = claim.citations.iter().map(|citation| citation.quote.as_str()).collect();
    asked_in_quotes(&claim.value, claim.denied, &asked, &quotes)
}

/// As [`claim_in_quotes`], of a value of which no more is known.
///
/// "6" is "six", "$2m" is "two million dollars", "2019-08-07" is "August 7, 2019". A yes, a status and a choice of
/// values are carried by any words; a no, a none and what is denied by a word that denies.
#[must_use]
pub fn value_in_quotes(value: &Value, denied: bool, quotes: &[String]) -> ValueInQuote {
    let quotes: Vec<&str> = quotes.iter().map(String::as_str).collect();
    asked_in_quotes(value, denied, &Asked::default(), &quotes)
}

/// As [`claim_in_quotes`], of a value of which this is known.
#[must_use]
pub fn asked_in_quotes(value: &Value, denied: bool, asked: &Asked<'_>, quotes: &[&str]) -> ValueInQuote {
    let passage = Passage::new(asked, quotes, denied);
    let found = match value {
        Value::YesNo(yes) => return passage.yes_no(*yes != denied),
        Value::Text(text) => passage.text(text),
        Value::List { members, .. } => passage.list(members),
        Value::Any(_) => ValueInQuote::Found,
    };
    if !denied || passage.held.denies() {
        return found;
    }
    let what = vec!["not".to_owned()];
    match found {
        // The very words, and nothing denies them.
        ValueInQuote::Found => ValueInQuote::Other { what, instead: vec!["the same, not denied".to_owned()] },
        other => ValueInQuote::Unsaid { what: other.lacking().iter().cloned().chain(what).collect() },
    }
}

/// The quotes of a claim, read.
struct Passage<'a> {
    asked: &'a Asked<'a>,
    held: Held,
    /// The claim says that its value does not hold.
    denied: bool,
}

impl<'a> Passage<'a> {
    fn new(asked: &'a Asked<'a>, quotes: &[&str], denied: bool) -> Self {
        let held = Held::new(quotes.iter().map(|quote| quote.replace(['\\', '*'], "")).collect());
        Self { asked, held, denied }
    }

    /// One value as text.
    fn text(&self, value: &str) -> ValueInQuote {
        match lexicon::yes_or_no(value) {
            Some(yes) => return self.yes_no(yes),
            None if NOTHING.contains(&crate::text::fold_key(value).as_str()) => return self.none(value),
            None => {}
        }
        if let Some(denied) = self.denied_status(value) {
            return denied;
        }
        let what = self.held.lacks(value);
        if what.is_empty() {
            return ValueInQuote::Found;
        }
        match (self.date(value), self.figure(value)) {
            (Some(a), Some(b)) => a.or(b),
            (Some(read), None) | (None, Some(read)) => read,
            (None, None) => self.dated_words(value).unwrap_or_else(|| self.words(value, what)),
        }
    }

    /// A value of which a part is a date, part by part; `None` where it is nothing else, or has none.
    fn dated_words(&self, value: &str) -> Option<ValueInQuote> {
        let context = crate::time::Context { reference: self.asked.reference, events: None };
        let (rest, date) = dates::date_within(value, &context)?;
        let (rest, date) = (self.text(&rest), self.date(&date)?);
        Some(if rest.rank() > date.rank() { rest } else { date })
    }

    /// A list, member by member. One such as "and others" is no member.
    fn list(&self, members: &[String]) -> ValueInQuote {
        let named: Vec<&String> = members.iter().filter(|member| !is_open_member(member)).collect();
        let stands: Vec<ValueInQuote> = named.iter().map(|member| self.text(member)).collect();
        let missing = |rank: u8| -> Vec<String> {
            let of_rank = named.iter().zip(&stands).filter(|(_, stand)| stand.rank() >= rank);
            of_rank.map(|(member, _)| (*member).clone()).collect()
        };
        let (what, others) = (missing(UNSAID), missing(OTHER));
        let held = named.len() - what.len();
        // Where most of a list stands, the quote is the list, and a name that it lacks is one too many.
        let listed = held > 0 && held * 2 >= named.len();
        let names_too_many = listed && what.iter().any(|member| names::is_capitalised(member) && self.is_new(member));
        if !others.is_empty() || names_too_many {
            let instead = stands.iter().filter_map(|stand| match stand {
                ValueInQuote::Other { instead, .. } => Some(instead.clone()),
                _ => None,
            });
            return ValueInQuote::Other { what, instead: instead.flatten().collect() };
        }
        if !what.is_empty() {
            return ValueInQuote::Unsaid { what };
        }
        let how: Vec<String> = stands
            .into_iter()
            .filter_map(|stand| match stand {
                ValueInQuote::Derived { how } => Some(how),
                _ => None,
            })
            .flatten()
            .collect();
        if how.is_empty() { ValueInQuote::Found } else { ValueInQuote::Derived { how } }
    }
}

#[cfg(test)]
mod tests;
