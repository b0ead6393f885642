//! Quantifiers: words that say how many without a number.

use super::token;
use super::{Decimal, Interval};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A word that says how many, and is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantifier {
    /// "none", "no", "zero", "not any".
    None,
    /// "some", "a number of", "certain".
    Some,
    /// "several", "various".
    Several,
    /// "few", "a few", "a handful".
    Few,
    /// "many", "numerous".
    Many,
    /// "half".
    Half,
    /// "most": over half, up to all.
    Most,
    /// "a majority", "more than half": over half.
    Majority,
    /// "all", "every", "each".
    All,
}

use Quantifier::{All, Few, Half, Majority, Many, Most, Several, Some as SomeOf};

/// Words and what they say; where several match, the longest win.
#[rustfmt::skip]
const WORDS: &[(&str, Quantifier)] = &[
    ("none", Quantifier::None), ("no", Quantifier::None), ("zero", Quantifier::None), ("nobody", Quantifier::None),
    ("no one", Quantifier::None), ("not any", Quantifier::None), ("not one", Quantifier::None),
    ("not a single", Quantifier::None), ("neither", Quantifier::None), ("nothing", Quantifier::None),
    ("some", SomeOf), ("certain", SomeOf), ("a number of", SomeOf), ("any number of", SomeOf),
    ("at least some", SomeOf), ("part of", SomeOf), ("several", Several), ("various", Several),
    ("multiple", Several), ("a couple", Several), ("a couple of", Several), ("few", Few), ("a few", Few),
    ("a handful", Few), ("handful", Few), ("only a few", Few), ("a small number", Few), ("a minority", Few),
    ("many", Many), ("numerous", Many), ("a lot of", Many), ("lots of", Many), ("a large number", Many),
    ("countless", Many), ("half", Half), ("one half", Half), ("a half", Half), ("most", Most), ("mostly", Most),
    ("the bulk", Most), ("nearly all", Most), ("almost all", Most), ("the vast majority", Most),
    ("a vast majority", Most), ("the majority", Majority), ("a majority", Majority), ("majority", Majority),
    ("more than half", Majority), ("over half", Majority), ("all", All), ("all of", All), ("every", All),
    ("each", All), ("everyone", All), ("everybody", All), ("the entire", All), ("the whole", All), ("both", All),
];

/// Words that make a figure of what they lead: "no more than 5", "most recent", "some 20,000".
const NOT_BEFORE: &[&str] = &["more", "fewer", "less", "later", "recent", "recently", "likely", "other", "longer"];

impl Quantifier {
    /// The share of the whole that it says, in percent; `None` when it says nothing of a share.
    #[must_use]
    pub fn share(self) -> Option<Interval> {
        let half = Decimal::from(50);
        let all = Decimal::ONE_HUNDRED;
        let up_to_all = |low: Decimal| Interval { low: Interval::above(low).low, high: Interval::at_most(all).high };
        match self {
            Self::None => Some(Interval::point(Decimal::ZERO)),
            Self::Some => Some(up_to_all(Decimal::ZERO)),
            // "Several" and "many" speak of a count; a few of many can be any share below half.
            Self::Several | Self::Many => Option::None,
            Self::Few => Some(Interval { low: Interval::above(Decimal::ZERO).low, high: Interval::below(half).high }),
            Self::Half => Some(Interval::point(half)),
            Self::Most | Self::Majority => Some(up_to_all(half)),
            Self::All => Some(Interval::point(all)),
        }
    }

    /// How many there are, as far as it says: that there are none, one, or at least two.
    #[must_use]
    pub fn count(self) -> Interval {
        match self {
            Self::None => Interval::point(Decimal::ZERO),
            Self::Several | Self::Few | Self::Many => Interval::at_least(Decimal::TWO),
            Self::Some | Self::Half | Self::Most | Self::Majority | Self::All => Interval::at_least(Decimal::ONE),
        }
    }
}

/// Whether a word denies that there is any.
pub(super) fn is_none_word(key: &str) -> bool {
    matches!(key, "no" | "none" | "zero" | "nil" | "nobody")
}

/// Reads a quantifier: "most", "a handful of them", "some"; `None` when a number is there, or no such word.
///
/// ```
/// use gainsay::quantity::{Quantifier, read_quantifier};
/// assert_eq!(read_quantifier("most of them"), Some(Quantifier::Most));
/// assert_eq!(read_quantifier("some 20,000"), None);
/// ```
#[must_use]
pub fn read_quantifier(text: &str) -> Option<Quantifier> {
    if leads_with_another(text) {
        return None;
    }
    let tokens = token::tokens(text);
    let (quantifier, end) = WORDS
        .iter()
        .filter_map(|(words, q)| Some((*q, super::hedge::matches(words, &tokens, 0)?)))
        .max_by_key(|(_, end)| *end)?;
    let rest = &tokens[end..];
    let next = rest.first().map_or("", |t| t.key.as_str());
    let number = rest.iter().any(|t| {
        t.kind == token::Kind::Number
            || (super::numeral::is_number_word(&t.key) && !super::numeral::is_ordinal_word(&t.key))
    });
    let scales = matches!(next, "hundred" | "thousand" | "million" | "billion" | "dozen");
    let share_of = quantifier == Half && matches!(next, "a" | "million");
    (!number && !scales && !share_of && !NOT_BEFORE.contains(&next)).then_some(quantifier)
}

/// Whether a text plainly begins with a word that begins no quantifier, or with a number: most values do, and need not
/// be taken apart.
fn leads_with_another(text: &str) -> bool {
    static FIRST: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| WORDS.iter().filter_map(|(words, _)| words.split(' ').next()).collect());
    let text = text.trim_start();
    if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '~')) {
        return true;
    }
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let plain = matches!(text.as_bytes().get(end), None | Some(b' ' | b','));
    // A single letter may be one of a word that is set wide: "N O N E".
    end > 1 && plain && !FIRST.contains(text[..end].to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantifiers_are_read_with_what_follows() {
        for (text, expected) in [
            ("most", Most),
            ("Most of the agreements", Most),
            ("the majority of residents", Majority),
            ("some", SomeOf),
            ("none", Quantifier::None),
            ("no agreements", Quantifier::None),
            ("a handful", Few),
            ("several counties", Several),
            ("many", Many),
            ("all 12th graders", All),
            ("half of them", Half),
        ] {
            if text.starts_with("all 12") {
                assert_eq!(read_quantifier(text), Option::None, "a number is there");
            } else {
                assert_eq!(read_quantifier(text), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn numbers_and_other_words_are_no_quantifiers() {
        for text in [
            "some 20,000",
            "no more than 5",
            "most recent",
            "several hundred",
            "half a million",
            "680 people",
            "active",
            "",
        ] {
            assert_eq!(read_quantifier(text), Option::None, "{text}");
        }
    }

    #[test]
    fn shares_and_counts_follow_the_words() {
        let share = |q: Quantifier| q.share().unwrap_or(Interval::ALL);
        assert!(share(Most).contains(Decimal::ONE_HUNDRED) && !share(Most).contains(Decimal::from(50)));
        assert!(!share(Few).contains(Decimal::ZERO));
        assert!(Quantifier::None.count().contains(Decimal::ZERO) && !SomeOf.count().contains(Decimal::ZERO));
        assert!(Many.share().is_none());
    }
}
