//! The words that a light grammar needs: closed classes in full, and the verbs of news and public record.
//!
//! A word that stands in none of these tables is taken for a noun or an adjective, which is what most unknown words of
//! news are.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a verb's form says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Form {
    /// "raid", which may be a noun too.
    Base,
    /// "raids", which may be a plural too.
    Third,
    /// "took": past only.
    Past,
    /// "taken": participle only.
    Participle,
    /// "raided": past or participle.
    Ed,
    /// "raiding".
    Ing,
}

pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "any",
    "some", "each", "every", "no", "both", "either", "neither", "all", "another", "several", "many", "most", "few",
    "such", "other", "various", "certain", "more", "fewer", "less", "much", "half",
];

pub(super) const PRONOUNS: &[&str] = &[
    "it",
    "they",
    "he",
    "she",
    "we",
    "i",
    "you",
    "them",
    "him",
    "us",
    "me",
    "itself",
    "themselves",
    "himself",
    "herself",
    "someone",
    "everyone",
    "nobody",
    "none",
    "others",
];

pub(super) const PREPOSITIONS: &[&str] = &[
    "according",
    "in",
    "of",
    "for",
    "from",
    "on",
    "at",
    "by",
    "with",
    "under",
    "through",
    "over",
    "into",
    "across",
    "during",
    "since",
    "after",
    "before",
    "between",
    "among",
    "against",
    "about",
    "within",
    "without",
    "near",
    "per",
    "via",
    "toward",
    "towards",
    "throughout",
    "around",
    "beyond",
    "above",
    "below",
    "behind",
    "amid",
    "despite",
    "until",
    "upon",
    "onto",
    "off",
    "inside",
    "outside",
    "like",
    "as",
    "than",
    "including",
    "following",
    "regarding",
    "concerning",
    "versus",
    "unlike",
    "to",
];

pub(super) const CONJUNCTIONS: &[&str] =
    &["and", "or", "but", "nor", "yet", "while", "although", "though", "because", "if", "whether", "unless", "so"];

pub(super) const RELATIVES: &[&str] = &["which", "who", "whom", "whose", "where", "when", "what", "how", "why"];

pub(super) const MODALS: &[&str] = &[
    "will", "would", "can", "could", "may", "might", "shall", "should", "must", "cannot", "wont", "wouldnt", "couldnt",
    "cant", "shouldnt",
];

pub(super) const BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "isnt", "arent", "wasnt", "werent", "am"];

pub(super) const HAVE: &[&str] = &["has", "have", "had", "having", "hasnt", "havent", "hadnt"];

pub(super) const DO: &[&str] = &["do", "does", "did", "dont", "doesnt", "didnt"];

pub(super) const NEGATIONS: &[&str] = &["not", "never"];

pub(super) const ADVERBS: &[&str] = &[
    "also",
    "already",
    "just",
    "only",
    "still",
    "now",
    "then",
    "soon",
    "often",
    "even",
    "ever",
    "once",
    "again",
    "further",
    "first",
    "later",
    "so",
    "far",
    "too",
    "very",
    "quite",
    "together",
    "abroad",
    "ago",
    "back",
    "away",
    "here",
    "today",
    "currently",
    "previously",
    "thus",
    "however",
    "meanwhile",
    "instead",
    "alone",
    "apart",
    "least",
    "up",
    "down",
    "out",
    "about",
    "almost",
    "nearly",
    "roughly",
    "approximately",
    "always",
    "combined",
];

/// The base and form of a word that may be a verb.
pub(in crate::extract) fn verb(key: &str) -> Option<(&'static str, Form)> {
    FORMS.get(key).copied()
}

/// The verbs, by section of their file.
static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let mut verbs = Verbs::default();
    let mut section = "";
    for line in include_str!("verbs.txt").lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None if section == "irregular" => {
                let mut forms = line.split_whitespace();
                if let (Some(base), Some(past), Some(participle)) = (forms.next(), forms.next(), forms.next()) {
                    verbs.irregular.push((base, past, participle));
                }
            }
            None if section == "regular" => verbs.regular.extend(line.split_whitespace()),
            None => verbs.often_nouns.extend(line.split_whitespace()),
        }
    }
    verbs
});

#[derive(Default)]
struct Verbs {
    regular: Vec<&'static str>,
    often_nouns: Vec<&'static str>,
    irregular: Vec<(&'static str, &'static str, &'static str)>,
}

static FORMS: LazyLock<HashMap<String, (&'static str, Form)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for (base, past, participle) in &VERBS.irregular {
        if past == participle {
            forms.insert((*past).to_owned(), (*base, if past == base { Form::Base } else { Form::Ed }));
        } else {
            forms.insert((*past).to_owned(), (*base, Form::Past));
            forms.insert(
                (*participle).to_owned(),
                (*base, if participle == base { Form::Base } else { Form::Participle }),
            );
        }
    }
    let bases = VERBS.regular.iter().copied().chain(VERBS.irregular.iter().map(|(base, _, _)| *base));
    for base in bases {
        forms.entry(base.to_owned()).or_insert((base, Form::Base));
        forms.entry(third(base)).or_insert((base, Form::Third));
        forms.entry(joined(base, "ing")).or_insert((base, Form::Ing));
    }
    for base in VERBS.regular.iter().chain(&VERBS.often_nouns) {
        forms.entry(joined(base, "ed")).or_insert((*base, Form::Ed));
        forms.entry(joined(base, "ing")).or_insert((*base, Form::Ing));
    }
    forms
});

/// The participle of a verb, as a property has it: "people arrested", "money spent".
pub(in crate::extract) fn participle(base: &str) -> String {
    let irregular = VERBS.irregular.iter().find(|(verb, ..)| *verb == base);
    irregular.map_or_else(|| joined(base, "ed"), |(_, _, participle)| (*participle).to_owned())
}

/// "raids", "passes", "carries".
fn third(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    let hiss = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    format!("{base}{}", if hiss { "es" } else { "s" })
}

/// "raided", "rated", "banned", "carried"; "raiding", "rating", "banning", "dying".
fn joined(base: &str, ending: &str) -> String {
    let chars: Vec<char> = base.chars().collect();
    let vowel = |c: Option<&char>| c.is_some_and(|c| "aeiou".contains(*c));
    let n = chars.len();
    if ending == "ing" && base.ends_with("ie") {
        return format!("{}ying", &base[..base.len() - 2]);
    }
    if let Some(stem) = base.strip_suffix('e') {
        let keeps = ending == "ing" && (base.ends_with("ee") || base.ends_with("ye"));
        return format!("{}{ending}", if keeps { base } else { stem });
    }
    if let Some(stem) = base.strip_suffix('y').filter(|_| ending == "ed" && !vowel(chars.get(n.wrapping_sub(2)))) {
        return format!("{stem}ied");
    }
    // "ban", "plan", "drop": a short verb that ends in one vowel and one consonant doubles it.
    let vowels = chars.windows(2).filter(|w| vowel(w.first()) && !vowel(w.get(1))).count();
    let doubles = n >= 3
        && !vowel(chars.get(n - 1))
        && !"wxy".contains(chars[n - 1])
        && vowel(chars.get(n - 2))
        && !vowel(chars.get(n - 3))
        && (vowels == 1 || DOUBLING.contains(&base));
    if doubles { format!("{base}{}{ending}", chars[n - 1]) } else { format!("{base}{ending}") }
}

/// Longer verbs that double their last letter all the same: they are stressed there.
const DOUBLING: &[&str] = &[
    "admit", "commit", "submit", "transfer", "control", "expel", "occur", "begin", "forbid", "acquit", "patrol",
    "regret", "defer", "refer", "expel", "excel", "omit", "permit", "equip",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs_are_told() {
        for (word, base, form) in [
            ("raided", "raid", Form::Ed),
            ("raids", "raid", Form::Third),
            ("banned", "ban", Form::Ed),
            ("carried", "carry", Form::Ed),
            ("dying", "die", Form::Ing),
            ("took", "take", Form::Past),
            ("taken", "take", Form::Participle),
            ("passes", "pass", Form::Third),
            ("employing", "employ", Form::Ing),
            ("visited", "visit", Form::Ed),
            ("committed", "commit", Form::Ed),
        ] {
            assert_eq!(verb(word), Some((base, form)), "{word}");
        }
        assert_eq!(verb("bridge"), None);
    }
}
