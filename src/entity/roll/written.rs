//! Names as written: taken apart as far as their marks tell, before it is known which words are slips.

use super::super::lexicon::{self, Class};
use super::dictionary::{Dictionary, Word};
use super::mention::Law;
use super::region::Region;
use super::words::{bare_letters, given_name, plain_word, roman};
use std::borrow::Cow;

/// A name taken apart as far as its marks tell, before it is known which words are slips.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub(super) words: Vec<Raw>,
    pub(super) region: Option<Region>,
    /// An acronym that the text gives with the name.
    pub(super) acronym: Option<String>,
    /// A bill number that the text gives with a title, or is.
    pub(super) law: Option<Law>,
    /// All of it is in capitals, which then say nothing.
    pub(super) shouted: bool,
    /// Its parts were turned about a comma: "Reyes, Alma".
    pub(super) inverted: bool,
}

/// A word of a name, with what its writing says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    pub(super) word: Word,
    /// Two capitals or more, and nothing else.
    pub(super) capitals: bool,
    /// Begins with a capital.
    pub(super) upper: bool,
    /// Ends with a point.
    pub(super) dotted: bool,
    /// Has a possessive.
    pub(super) owns: bool,
    /// Stands in brackets.
    pub(super) bracket: bool,
}

/// Legal forms that follow a comma and say nothing of who is meant.
const LEGAL_FORMS: &[&str] = &["inc", "ltd", "llc", "llp", "corp", "plc", "co", "gmbh"];
/// What follows the name of one of two persons of one family.
pub(super) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];
/// The most words on either side of the comma that turns a person's name.
const TURNED_WORDS: usize = 3;
/// Names of kinds of bill, all letters joined, with the letter that stands for them.
const BILLS: &[(&str, char)] = &[
    ("senatebill", 's'),
    ("sb", 's'),
    ("housebill", 'h'),
    ("hb", 'h'),
    ("assemblybill", 'a'),
    ("ab", 'a'),
    ("hr", 'r'),
    ("executiveorder", 'e'),
    ("eo", 'e'),
];

/// Compounds that are written with a hyphen too, as they begin.
const COMPOUNDS: &[(&str, &str)] = &[
    ("Co-op", "Coop"),
    ("co-op", "coop"),
    ("CO-OP", "COOP"),
    ("Lt. Ho.", "Lighthouse"),
    ("Lt Ho", "Lighthouse"),
    ("M/S ", "MS "),
    ("M/V ", "MV "),
    ("S/S ", "SS "),
];
/// Articles that a list puts behind the name: "Elm Advertiser, The".
const ARTICLES: &[&str] = &["the", "a", "an"];

fn is_acronym(text: &str) -> bool {
    let letters = text.bytes().filter(|b| *b != b'.').count();
    (2..=8).contains(&letters) && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}

/// Whether the last letter or digit of a text is a digit, as that of a bill is.
pub(super) fn ends_in_digit(text: &str) -> bool {
    text.chars().rev().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_ascii_digit())
}

/// The bill that a whole text names: "Senate Bill No. 12", "H.B. 12", "SB12".
pub(super) fn bill(text: &str) -> Option<Law> {
    if !ends_in_digit(text) {
        return None;
    }
    let compact: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let words = compact.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = compact.get(words.len()..)?.parse().ok()?;
    let words = words.strip_suffix("no").or(words.strip_suffix("number")).unwrap_or(words);
    BILLS.iter().find(|(name, _)| *name == words).map(|(_, letter)| (*letter, number))
}

/// Takes a name apart as far as its marks tell, and puts its words into the dictionary.
pub(super) fn written(text: &str, dictionary: &mut Dictionary, claims: u32) -> Written {
    let folded = if text.is_ascii() { Cow::from(text) } else { Cow::from(bare_letters(text).replace('\u{2019}', "'")) };
    let mut main = folded.trim();
    let shouted = main.bytes().any(|b| b.is_ascii_uppercase()) && !main.chars().any(char::is_lowercase);
    let mut found = Written { shouted, ..Written::default() };
    let mut bracket = "";
    if let Some((before, inner)) = main.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) {
        main = before;
        if let Some(region) = Region::of(inner) {
            found.region = Some(region);
        } else if let Some(law) = bill(inner) {
            found.law = Some(law);
        } else if is_acronym(inner) {
            found.acronym = Some(inner.replace('.', ""));
        } else if is_acronym(before) && inner.contains(' ') {
            found.acronym = Some(before.replace('.', ""));
            main = inner;
        } else {
            bracket = inner;
        }
    }
    // What stands behind commas: a region, the title of a bill, a legal form, the given names of a person.
    let (mut given, mut suffix) = ("", "");
    while let Some((before, after)) = main.rsplit_once(", ") {
        let key = after.trim_end_matches('.').to_lowercase();
        let few = |text: &str| text.split(' ').count() <= TURNED_WORDS;
        if let Some(region) = Region::of(after).filter(|_| found.region.is_none()) {
            found.region = Some(region);
        } else if let Some(law) = bill(before).filter(|_| after.contains(' ')) {
            found.law = Some(law);
            main = after;
            break;
        } else if ARTICLES.contains(&key.as_str()) {
            // It says nothing of who is meant.
        } else if SUFFIXES.contains(&key.as_str()) {
            suffix = after;
        } else if !LEGAL_FORMS.contains(&key.as_str()) && !lexicon::class(&key).is(Class::DEGREE) {
            if few(before) && few(after) && !before.contains(',') {
                (given, main) = (after, before);
            }
            break;
        }
        main = before;
    }
    if found.law.is_none()
        && let Some(law) = bill(main)
    {
        found.law = Some(law);
        return found;
    }
    for (segment, in_bracket) in [(given, false), (main, false), (suffix, false), (bracket, true)] {
        add(segment, in_bracket, &mut found.words, dictionary, claims);
    }
    found.inverted = !given.is_empty();
    found
}

/// Whether one of [`COMPOUNDS`] may stand in a text.
fn may_have_compound(text: &[u8]) -> bool {
    text.iter().any(|b| matches!(b, b'-' | b'/')) || text.windows(2).any(|pair| pair == b"Lt")
}

/// The normal form of a word as written, for the dictionary, which must have the full name of a short one and the digit
/// of a Roman number too.
fn plain(part: &str, dictionary: &mut Dictionary) -> String {
    let plain = if part == "&" { "and".to_owned() } else { plain_word(part) };
    if let Some(full) = given_name(&plain) {
        dictionary.add(full, 0);
    }
    if let Some(digit) = roman(&plain) {
        dictionary.add(digit, 0);
    }
    plain
}

fn add(segment: &str, bracket: bool, words: &mut Vec<Raw>, dictionary: &mut Dictionary, claims: u32) {
    let mut segment = Cow::from(segment);
    let compounds = if may_have_compound(segment.as_bytes()) { COMPOUNDS } else { &[] };
    for (apart, joined) in compounds {
        if segment.contains(apart) {
            segment = segment.replace(apart, joined).into();
        }
    }
    for raw in segment.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '.' | '&'))) {
        let bare = raw.trim_matches(['.', '\'']);
        if bare.is_empty() {
            continue;
        }
        let mut push = |part: &str| {
            let word = dictionary.add_written(part, claims, plain);
            let owns = raw.ends_with("'s") || raw.ends_with("s'");
            let (capitals, upper) = (is_acronym(bare), bare.starts_with(char::is_uppercase));
            if owns {
                dictionary.owns(word);
            }
            words.push(Raw { word, capitals, upper, dotted: raw.ends_with('.'), owns, bracket });
        };
        // "SB12" and "no.12" are two words.
        let letters = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        let (letters, number) = bare.split_at(letters.len());
        let letters = letters.trim_end_matches('.');
        let code = !number.is_empty() && !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_alphabetic());
        if code { [letters, number].into_iter().for_each(push) } else { push(bare) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_first_is_in_every_compound() {
        assert!(COMPOUNDS.iter().all(|(apart, _)| may_have_compound(apart.as_bytes())));
    }

    #[test]
    fn a_bill_is_told_by_its_kind_and_number() {
        assert_eq!(bill("Senate Bill No. 12"), Some(('s', 12)));
        assert_eq!([bill("H.B. 12 (amended)"), bill("Elm Bridge 2"), bill("Elm")], [None; 3]);
    }
}
