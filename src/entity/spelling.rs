//! Single words: plurals, and when two words are one with a small misspelling.

use super::lexicon::{self, Class};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The shortest word of which one letter may be off: in shorter ones a letter makes another name ("Iran", "Iraq").
pub(super) const ONE_LETTER_FROM: usize = 5;
/// The shortest word of which two letters may be off.
pub(super) const TWO_LETTERS_FROM: usize = 9;
/// The least Jaro-Winkler similarity of two words that are listed as a near miss: below it lie words that share
/// little but their beginning.
pub(super) const NEAR_MISS: f64 = 0.92;
/// Longer words are not compared letter by letter, so that hostile input costs no more than a name.
const LONGEST: usize = 64;

/// The singular of an English word as far as an ending shows it: "agencies" → "agency", "raids" → "raid".
///
/// It is a key to compare by, not a word to show: "texas" becomes "texa".
pub(super) fn singular(word: &str) -> &str {
    let bytes = word.as_bytes();
    if bytes.len() < 4 || !word.is_ascii() || !bytes[0].is_ascii_alphabetic() {
        return word;
    }
    match bytes {
        [.., b's' | b'u' | b'i', b's'] => word,
        [rest @ .., b'i', b'e', b's'] if rest.len() > 1 => word.get(..word.len() - 2).unwrap_or(word),
        [.., b's'] => word.get(..word.len() - 1).unwrap_or(word),
        // The key of "agency" is that of "agencies".
        _ => word,
    }
}

/// The key by which words are compared: the singular, with a final "y" as in its plural.
pub(super) fn key(word: &str) -> String {
    let one = singular(word);
    match one.strip_suffix('y') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}i"),
        _ => one.to_owned(),
    }
}

/// How two words stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// One is the other with a small misspelling.
    Misspelt,
    /// They look alike, and may well be two words.
    Alike,
    /// They do not look alike.
    Apart,
}

/// Compares two different words (normal forms, lower case).
pub(super) fn compare(a: &str, b: &str) -> Words {
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    let plain = |w: &str| w.chars().all(char::is_alphabetic);
    if !plain(a) || !plain(b) || long > LONGEST || long - short > 3 {
        return Words::Apart;
    }
    let allowed = match short {
        TWO_LETTERS_FROM.. => 2,
        ONE_LETTER_FROM.. => 1,
        _ => 0,
    };
    if confusable(a, b) {
        return Words::Apart;
    }
    let close = strsim::osa_distance(a, b) <= allowed || single(a) == single(b);
    if allowed > 0 && close && a.chars().next() == b.chars().next() {
        return if two_words(a, b) { Words::Alike } else { Words::Misspelt };
    }
    let alike = short > 2 && strsim::jaro_winkler(a, b) >= NEAR_MISS;
    if alike || (allowed > 0 && strsim::osa_distance(a, b) <= allowed) { Words::Alike } else { Words::Apart }
}

/// The word with doubled letters written once: which of them is doubled is the commonest slip.
fn single(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether two words a letter or two apart are both words of their own.
fn two_words(a: &str, b: &str) -> bool {
    let (x, y) = (lexicon::class(a), lexicon::class(b));
    let both_known = x != Class::default() && y != Class::default();
    both_known || one_continues(a, b) || derived(a, b)
}

/// Whether one word is the other with letters added at its end; a misspelling seldom does that, a name often.
fn one_continues(a: &str, b: &str) -> bool {
    (a.starts_with(b) || b.starts_with(a)) && singular(a) != singular(b)
}

/// Whether the words are one stem with two endings: "employee", "employer".
fn derived(a: &str, b: &str) -> bool {
    let (a, b) = (singular(a), singular(b));
    let ends = |w: &str| DERIVATIONS.iter().filter_map(|e| w.strip_suffix(e)).map(str::to_owned).collect();
    let (x, y): (Vec<String>, Vec<String>) = (ends(a), ends(b));
    x.iter().any(|stem| y.contains(stem))
}

/// Words one or two letters apart that are both words: never misspellings of each other.
const CONFUSABLES: &[&str] = &[
    "county country",
    "trial trail",
    "marital martial",
    "causal casual",
    "angel angle",
    "border boarder",
    "council counsel",
    "public publics",
    "statue statute",
    "patent parent",
    "plant planet",
    "police policy",
    "united untied",
    "worker walker",
    "women woman",
    "peace place",
    "river rover",
    "beach bench",
    "north forth",
    "house horse",
    "court count",
    "coast court",
    "human humane",
    "moral morale",
    "personal personnel",
    "principal principle",
    "prosecution persecution",
    "affect effect",
    "formal former",
    "immigration emigration",
    "conservation conversation",
    "adoption adaption",
    "prescription proscription",
    "military militant",
    "planning planting",
    "mining mixing",
    "housing hosting",
    "market marker",
    "farming framing",
    "training draining",
    "banking baking",
];

/// Whether `a` and `b` are two words that are easily confused.
pub(super) fn confusable(a: &str, b: &str) -> bool {
    static PAIRS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let mut pairs: HashMap<String, Vec<String>> = HashMap::new();
        for (a, b) in CONFUSABLES.iter().filter_map(|pair| pair.split_once(' ')) {
            let (a, b) = (key(a), key(b));
            pairs.entry(a.clone()).or_default().push(b.clone());
            pairs.entry(b).or_default().push(a);
        }
        pairs
    });
    PAIRS.get(&key(a)).is_some_and(|others| others.contains(&key(b)))
}

/// Endings that make different words of one stem: an employee is no misspelt employer.
const DERIVATIONS: &[&str] =
    &["ee", "er", "ed", "or", "al", "ly", "an", "ic", "ing", "ion", "ist", "ism", "ity", "ive", "ent", "ant", "e", "y"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_share_a_key() {
        for (a, b) in [("agencies", "agency"), ("raids", "raid"), ("sheriffs", "sheriff"), ("rights", "right")] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        for (a, b) in [("glass", "glas"), ("campus", "campu"), ("us", "u"), ("bay", "bai")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn small_misspellings_are_one_word() {
        for (a, b) in
            [("sherrif", "sheriff"), ("micheal", "michael"), ("missisipi", "mississippi"), ("harbur", "harbor")]
        {
            assert_eq!(compare(a, b), Words::Misspelt, "{a} {b}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (a, b) in [
            ("county", "country"),
            ("employee", "employer"),
            ("detainees", "detainers"),
            ("joan", "john"),
            ("maria", "marie"),
            ("clark", "clarke"),
            ("migrants", "immigrants"),
            ("iran", "iraq"),
        ] {
            assert_ne!(compare(a, b), Words::Misspelt, "{a} {b}");
        }
        assert_eq!(compare("education", "energy"), Words::Apart);
        assert_eq!(compare("287g", "287h"), Words::Apart);
    }

    #[test]
    fn confusable_words_are_found_in_either_order_and_number() {
        assert!(confusable("country", "county"));
        assert!(confusable("counties", "countries"));
        assert!(!confusable("county", "countey"));
    }
}
