//! Where the names stand in a phrase: "Executive Order 13768", "the Riverton Office of Housing", "287(g)".

use crate::meaning::{called, family_of_stem};
use crate::text::{Span, Word, stem, words};
use std::collections::BTreeSet;

/// Small words that may stand inside a name: "Office *of the* Auditor", "Center *for* Justice".
const CONNECTORS: &[&str] = &[
    "of", "and", "for", "the", "de", "du", "des", "del", "da", "do", "la", "le", "von", "van", "der", "den", "y", "e",
];

/// Words that a possessive inside one name may lead to: "Sheriff's *Office*". After any other possessive a new name
/// begins: "Trump's | Executive Order".
const OWNED: &[&str] =
    &["office", "department", "bureau", "agency", "division", "commission", "ministry", "council", "court", "day"];

/// Words that point from a thing to its name or number; a number after one of them is a part of that name.
const NUMBERED: &[&str] = &[
    "bill",
    "act",
    "order",
    "section",
    "sec",
    "resolution",
    "sb",
    "hb",
    "hr",
    "no",
    "number",
    "article",
    "chapter",
    "title",
    "route",
    "highway",
    "interstate",
    "flight",
    "room",
    "proposition",
    "prop",
    "amendment",
    "district",
    "agenda",
    "form",
    "rule",
    "regulation",
    "directive",
    "measure",
    "ordinance",
    "docket",
    "case",
    "apollo",
];

/// Legal forms, which belong to the name before them.
const LEGAL_FORMS: &[&str] = &[
    "llc", "llp", "lp", "plc", "inc", "ltd", "ag", "sa", "se", "gmbh", "kg", "nv", "bv", "ab", "asa", "spa", "pty",
    "usa", "uk", "ii", "iii", "iv", "vi",
];

/// What is known of words before names are looked for.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Words that stand in lower case somewhere: at the head of a phrase their capital says nothing.
    pub common: BTreeSet<String>,
    /// Keys of single words that stand as names where a capital does say something.
    pub names: BTreeSet<String>,
    /// Keys of terms that are written in capitals and name no one: "GDP".
    pub terms: BTreeSet<String>,
}

/// The names in a phrase, in order.
#[must_use]
pub fn names(phrase: &str, known: &Known) -> Vec<Span> {
    let words = words(phrase);
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        if !begins(phrase, &words, i, known) {
            i += 1;
            continue;
        }
        let last = extend(phrase, &words, i);
        if last == i && is_what_it_is(phrase, &words, i, known) {
            i += 1;
            continue;
        }
        let end = end_of(phrase, &words[last]);
        found.push(Span::new(words[i].span.start, end));
        i = last + 1;
        while words.get(i).is_some_and(|w| w.span.start < end) {
            i += 1;
        }
    }
    found
}

/// Words for a kind of thing that stand for one thing alone: where there is a House, it is no house.
const NAMED_ALONE: &[&str] = &["house", "senate", "congress", "parliament", "assembly", "treasury", "crown", "cabinet"];

/// Whether a capital word at `i` only says what a thing is: "the Facility", "our Trust", "Commission vote". Whoever writes it
/// so has named the thing elsewhere.
fn is_what_it_is(phrase: &str, words: &[Word], i: usize, known: &Known) -> bool {
    let key = &words[i].key;
    let pointed = i > 0 && ["the", "this", "our", "said", "its", "their"].contains(&words[i - 1].key.as_str());
    let lower = known.common.contains(key);
    !is_acronym(words[i].span.of(phrase))
        && (pointed || (lower && i == 0))
        && !NAMED_ALONE.contains(&key.as_str())
        && !called(&family_of_stem(&stem(key))).is_empty()
}

/// Whether a four-digit number at `i` is the year of what follows, and no part of a name.
#[must_use]
pub fn is_year(words: &[Word], i: usize) -> bool {
    let digits = &words[i].key;
    let plausible =
        digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) && matches!(digits.as_bytes()[0], b'1' | b'2');
    plausible && !i.checked_sub(1).is_some_and(|before| NUMBERED.contains(&words[before].key.as_str()))
}

fn begins(phrase: &str, words: &[Word], i: usize, known: &Known) -> bool {
    let text = words[i].span.of(phrase);
    if known.terms.contains(&words[i].key) {
        return false;
    }
    if is_code(text) {
        return true;
    }
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    if i > 0 || text.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return true;
    }
    // "Health and Safety Executive": who joins two words by "and" gives the second no capital but in a name.
    let second = 1 + usize::from(words.get(1).is_some_and(|w| w.key == "and"));
    let next_is_name = words.get(second).is_some_and(|w| {
        let next = w.span.of(phrase);
        next.starts_with(char::is_uppercase) || is_code(next)
    });
    let key = words[i].key.trim_end_matches('s');
    let common = known.common.contains(&words[i].key) || known.common.contains(key);
    next_is_name || known.names.contains(&words[i].key) || !common
}

/// Whether letters and the number behind them stand for a thing: "AB 1147" is a bill, "FIFA 2022" a year of something.
fn is_designation(letters: &str, number: &str) -> bool {
    let year = number.parse().is_ok_and(|n: u32| MODERN_YEARS.contains(&n));
    is_acronym(letters) && letters.len() <= LONGEST_SERIES && !year
}

/// Years that people write behind letters; a number beside them is no year.
const MODERN_YEARS: std::ops::RangeInclusive<u32> = 1500..=2100;

/// The longest letters that a series of bills or orders goes by: "HJR".
const LONGEST_SERIES: usize = 3;

/// A token with digits and letters that stands for a thing: "287(g)", "B-52", "12th" is not one.
fn is_code(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| text.to_lowercase().ends_with(end)) && letters == 2;
    let decade = letters == 1 && text.ends_with('s');
    let scaled = letters <= 2 && text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains('(');
    digits > 0 && letters > 0 && !ordinal && !decade && !scaled
}

/// The last word of the name that begins at `i`.
fn extend(phrase: &str, words: &[Word], i: usize) -> usize {
    let mut last = i;
    // "between Elmton and Ashford" names two.
    let between = i > 0 && words[i - 1].key == "between";
    loop {
        let owned = is_possessive(phrase, &words[last]);
        let mut next = last + 1;
        while !owned
            && next < words.len()
            && CONNECTORS.contains(&words[next].key.as_str())
            && !(between && words[next].key == "and")
            && joined(phrase, &words[next - 1], &words[next])
        {
            next += 1;
        }
        let Some(word) = words.get(next) else { return last };
        let text = word.span.of(phrase);
        let number = next == last + 1
            && text.bytes().all(|b| b.is_ascii_digit())
            && (!is_year(words, next) || is_designation(words[last].span.of(phrase), text));
        // "Orland DPS": a place and a body, or two bodies; "Acme LLC" is one.
        let new_acronym = next == last + 1 && is_acronym(text) && !is_acronym(words[last].span.of(phrase));
        if new_acronym && !LEGAL_FORMS.contains(&word.key.as_str()) {
            return last;
        }
        if next == last + 1 && is_legal_form_after_comma(phrase, &words[last], word) {
            last = next;
            continue;
        }
        if let Some(law) = law_after_brackets(phrase, words, last) {
            last = law;
            continue;
        }
        let continues = (text.starts_with(char::is_uppercase) || is_code(text) || number)
            && joined(phrase, &words[next - 1], word)
            && (!owned || OWNED.contains(&word.key.as_str()));
        if !continues {
            return last;
        }
        last = next;
    }
}

/// Whether nothing but a space, or marks that stand inside names, parts two words.
fn joined(phrase: &str, a: &Word, b: &Word) -> bool {
    phrase.get(a.span.end..b.span.start).is_some_and(|gap| {
        gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '&' | '.' | '\u{2013}')) && gap.len() < 8
    })
}

/// "Harbour Housing Trust, Inc."
fn is_legal_form_after_comma(phrase: &str, a: &Word, b: &Word) -> bool {
    const FORMS: &[&str] = &["inc", "ltd", "llc", "llp", "corp", "plc", "gmbh", "limited", "incorporated"];
    phrase.get(a.span.end..b.span.start) == Some(", ") && FORMS.contains(&b.key.as_str())
}

/// The word of a law behind a part of its title in brackets: "Hospital Trusts (Mergers) Act".
fn law_after_brackets(phrase: &str, words: &[Word], last: usize) -> Option<usize> {
    const LAWS: &[&str] = &["act", "order", "bill", "regulations", "rules", "scheme", "ordinance", "law"];
    let gap = |a: usize| phrase.get(words.get(a)?.span.end..words.get(a + 1)?.span.start);
    if gap(last)? != " (" {
        return None;
    }
    let closes = (last + 1..words.len()).find(|at| gap(*at) == Some(") "))?;
    let law = words.get(closes + 1)?;
    let titled = words.get(last + 1).is_some_and(|w| w.span.of(phrase).starts_with(char::is_uppercase));
    let is_law = law.span.of(phrase).starts_with(char::is_uppercase) && LAWS.contains(&law.key.as_str());
    (titled && is_law).then_some(closes + 1)
}

/// Two capitals or more, and nothing else.
fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| *c != '.').count();
    letters >= 2 && text.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}

fn is_possessive(phrase: &str, word: &Word) -> bool {
    let text = word.span.of(phrase);
    let rest = phrase.get(word.span.end..).unwrap_or("");
    text.ends_with("'s") || text.ends_with("\u{2019}s") || rest.starts_with("' ") || rest.starts_with("\u{2019} ")
}

/// A name ends before its possessive mark, and holds an acronym in parentheses that follows it.
fn end_of(phrase: &str, word: &Word) -> usize {
    let text = word.span.of(phrase);
    for mark in ["'s", "\u{2019}s"] {
        if let Some(bare) = text.strip_suffix(mark) {
            return word.span.start + bare.len();
        }
    }
    let rest = phrase.get(word.span.end..).unwrap_or("");
    if let Some(inner) = rest.strip_prefix(" (")
        && let Some((acronym, _)) = inner.split_once(')')
        && (2..=10).contains(&acronym.len())
        && acronym.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
    {
        return word.span.end + acronym.len() + 3;
    }
    word.span.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, expected: &[&str]) {
        let common = ["federal", "people", "agent"].map(str::to_owned).into();
        let known = Known { common, terms: ["gdp".to_owned()].into(), ..Known::default() };
        let found: Vec<&str> = names(phrase, &known).iter().map(|s| s.of(phrase)).collect();
        assert_eq!(found, expected, "{phrase}");
    }

    #[test]
    fn names_run_over_small_words_and_numbers() {
        check("Executive Order 13768", &["Executive Order 13768"]);
        check("money for RHA", &["RHA"]);
        check("Orland DPS officers", &["Orland", "DPS"]);
        check("Marsh LLC", &["Marsh LLC"]);
        check("Harbour Trust, Inc.", &["Harbour Trust, Inc"]);
        check("Elmton, Orland", &["Elmton", "Orland"]);
        check("the Orland Office of the State Auditor", &["Orland Office of the State Auditor"]);
        check("Housing Rights League (HRL)", &["Housing Rights League (HRL)"]);
        check("distance between Elmton and Ashford", &["Elmton", "Ashford"]);
        check("GDP of Orland", &["Orland"]);
        check("287(g) agreements", &["287(g)"]);
        check("AB 1147", &["AB 1147"]);
        check("People and Places Act", &["People and Places Act"]);
        check("Harbour Trusts (Mergers) Act", &["Harbour Trusts (Mergers) Act"]);
        check("Harbour (Orland) ferries", &["Harbour", "Orland"]);
        check("Orland County Sheriff\u{2019}s Office", &["Orland County Sheriff\u{2019}s Office"]);
    }

    #[test]
    fn a_possessive_ends_a_name() {
        check("President Jane Roe's inauguration", &["President Jane Roe"]);
        check("Orland's Senate Bill 12", &["Orland", "Senate Bill 12"]);
    }

    #[test]
    fn capitals_at_the_head_of_a_phrase_say_little() {
        check("Federal agents", &[]);
        check("Federal Reserve rates", &["Federal Reserve"]);
        check("people in Orland", &["Orland"]);
    }

    #[test]
    fn years_and_amounts_are_no_names() {
        check("2019 raids", &[]);
        check("the 12th street", &[]);
        check("$170M plan", &[]);
        check("1990s housing", &[]);
    }
}
