//! Text to sentences to words, as the treebanks cut them.
//!
//! Hyphenated compounds, slashes, contractions and currency signs are cut ("7.0-magnitude" is three words); "re-elected",
//! "8:12", "U.S." are not.

use super::word::{Sentence, Word};
use crate::text::Span;

/// Abbreviations that keep their full stop, lower case.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "a.m.", "adm.", "al.", "ala.", "approx.", "apr.", "ariz.", "ark.", "aug.", "ave.", "blvd.", "bros.", "calif.",
    "capt.", "cf.", "cmdr.", "co.", "col.", "colo.", "conn.", "corp.", "dec.", "del.", "dept.", "det.", "dr.", "e.g.",
    "est.", "etc.", "feb.", "fig.", "fla.", "fri.", "ft.", "ga.", "gen.", "gov.", "hon.", "i.e.", "ill.", "inc.",
    "ind.", "jan.", "jr.", "jul.", "jun.", "kan.", "ky.", "la.", "lt.", "ltd.", "maj.", "mar.", "mass.", "md.",
    "mich.", "minn.", "miss.", "mo.", "mon.", "mont.", "mr.", "mrs.", "ms.", "neb.", "nev.", "no.", "nov.", "oct.",
    "okla.", "op.", "ore.", "p.m.", "pa.", "pres.", "prof.", "rd.", "rep.", "reps.", "rev.", "sat.", "sen.", "sep.",
    "sept.", "sgt.", "sr.", "st.", "sun.", "supt.", "tenn.", "tex.", "thu.", "thur.", "thurs.", "tue.", "tues.",
    "univ.", "va.", "vol.", "vs.", "vt.", "wash.", "wed.", "wis.", "wyo.",
];

/// Abbreviations after which a sentence may end.
const MAY_END: &[&str] =
    &["a.m.", "al.", "co.", "corp.", "d.c.", "etc.", "inc.", "jr.", "ltd.", "p.m.", "sr.", "u.k.", "u.n.", "u.s."];

/// Prefixes that stay with their word.
const PREFIXES: &[&str] = &[
    "anti", "co", "counter", "cross", "e", "ex", "inter", "intra", "mid", "mini", "multi", "neo", "non", "over",
    "post", "pre", "pro", "re", "semi", "sub", "ultra", "un",
];

/// Words that open a sentence, never a name after an abbreviation.
const OPENERS: &[&str] = &[
    "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "he", "her", "his", "i", "if", "in", "it",
    "its", "on", "she", "that", "the", "their", "there", "these", "they", "this", "those", "we", "when", "while",
    "with",
];

/// Units that may be written onto their figure.
const UNITS: &[&str] =
    &["GW", "MW", "am", "bn", "cm", "ft", "g", "k", "kWh", "kg", "km", "m", "mm", "mph", "mw", "p", "pc", "pm"];

/// A run without white space longer than this, in bytes, is no words but data or an address, and stays whole.
const LONGEST: usize = 200;

/// How many words a dateline may have.
const DATELINE: usize = 12;

fn listed(list: &[&str], word: &str) -> bool {
    // No word of a list is longer.
    word.len() <= 8 && list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Cuts a text into sentences of words, not parsed yet. A blank line ends a sentence, as does a full stop. What stands
/// before a report's first sentence ("CEBU, Philippines —") is left out.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for block in text.split_inclusive("\n\n") {
        let mut words = cut_all(block, start);
        drop_dateline(&mut words);
        split_sentences(words, &mut found);
        start += block.len();
    }
    found
}

/// Cuts a stretch of a text that is one sentence into words, not parsed yet.
#[must_use]
pub fn words(text: &str, span: Span) -> Sentence {
    Sentence { words: cut_all(span.of(text), span.start) }
}

/// The words of a stretch that begins at `start`.
fn cut_all(text: &str, start: usize) -> Vec<Word> {
    let (mut words, mut start) = (Vec::new(), start);
    for chunk in text.split_inclusive(char::is_whitespace) {
        cut(chunk.trim_end(), start, &mut words);
        start += chunk.len();
    }
    words
}

/// Drops "CEBU, Philippines —" and "CARTHAGE, Mo. (AP) -" before a report's first sentence.
fn drop_dateline(words: &mut Vec<Word>) {
    let capitals = |form: &str| form.len() > 2 && form.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if !words.first().is_some_and(|word| capitals(&word.form)) {
        return;
    }
    let dash = words.iter().take(DATELINE).position(|word| matches!(word.form.as_str(), "—" | "–" | "-" | "--"));
    let Some(dash) = dash else { return };
    if words[..dash].iter().all(|word| !word.form.starts_with(char::is_lowercase) && word.form != ".") {
        words.drain(..=dash);
    }
}

fn push(form: &str, start: usize, words: &mut Vec<Word>) {
    if !form.is_empty() {
        words.push(Word::new(form, start));
    }
}

#[rustfmt::skip]
fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[' | '{' | '«' | '#' | '–' | '—' | '*' | '•' | '~' | '<')
}

#[rustfmt::skip]
fn closes(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | ')' | ']' | '}' | '»' | ',' | ';' | ':' | '!' | '?' | '%' | '…' | '–' | '—' | '*' | '>'
    )
}

/// Cuts one run of non-space characters into words.
fn cut(chunk: &str, start: usize, words: &mut Vec<Word>) {
    if chunk.len() > LONGEST {
        push(chunk, start, words);
        return;
    }
    let (mut rest, mut start) = (chunk, start);
    while let Some(c) = rest.chars().next().filter(|&c| opens(c) && rest.len() > c.len_utf8()) {
        let (mark, behind) = rest.split_at(c.len_utf8());
        // "'s" and "'90s" keep their apostrophe.
        if matches!(c, '\'' | '’' | '‘') && (is_clitic(rest) || behind.starts_with(|c: char| c.is_ascii_digit())) {
            break;
        }
        push(mark, start, words);
        start += mark.len();
        rest = behind;
    }
    let mut tail: Vec<(usize, &str)> = Vec::new();
    while let Some(c) = rest.chars().next_back() {
        let from = rest.len() - c.len_utf8();
        let stop = c == '.' && !keeps_stop(rest);
        if from == 0 || !(closes(c) || stop) {
            break;
        }
        // A row of full stops is one mark.
        let from = if c == '.' { rest.trim_end_matches('.').len() } else { from };
        if from == 0 {
            break;
        }
        let (before, mark) = rest.split_at(from);
        tail.push((start + from, mark));
        rest = before;
    }
    cut_inside(rest, start, words);
    for (at, form) in tail.into_iter().rev() {
        push(form, at, words);
    }
}

/// Whether the full stop at the end belongs to the word.
fn keeps_stop(word: &str) -> bool {
    let body = word.strip_suffix('.').unwrap_or(word);
    let letter = |part: &str| part.chars().all(char::is_alphabetic) && part.chars().count() == 1;
    body.split('.').all(letter) && body != "I" || listed(ABBREVIATIONS, word)
}

/// A word in lower case, its apostrophes plain.
fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

fn is_clitic(word: &str) -> bool {
    matches!(plain(word).as_str(), "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "'")
}

/// Cuts what stands between the marks at either end; as deep as a short run has hyphens.
fn cut_inside(word: &str, start: usize, words: &mut Vec<Word>) {
    // The sign of a currency, or "US$", apart from the number.
    if let Some(at) = word.find(['$', '£', '€', '¥', '₹']) {
        let sign = word[at..].chars().next().map_or(1, char::len_utf8);
        if at > 0 && word[..at].chars().all(char::is_alphabetic) || at == 0 && word.len() > sign {
            let (sign, number) = word.split_at(at + sign);
            push(sign, start, words);
            return cut_inside(number, start + sign.len(), words);
        }
    }
    let lower = plain(word);
    for clitic in ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"] {
        if lower.ends_with(clitic) && lower.len() > clitic.len() {
            let boundary = word.char_indices().rev().map(|(at, _)| at).nth(clitic.chars().count() - 1);
            if let Some(at) = boundary.filter(|&at| at > 0) {
                let (before, clitic) = word.split_at(at);
                cut_inside(before, start, words);
                return push(clitic, start + at, words);
            }
        }
    }
    if let Some((can, not)) = word.split_at_checked("can".len()).filter(|_| lower == "cannot") {
        push(can, start, words);
        return push(not, start + can.len(), words);
    }
    match dividing(word).filter(|_| !word.contains('@') && !word.contains("://")) {
        Some((at, c)) => {
            let end = at + c.len_utf8();
            cut_inside(&word[..at], start, words);
            push(&word[at..end], start + at, words);
            cut_inside(&word[end..], start + end, words);
        }
        None => push_with_unit(word, start, words),
    }
}

/// The first hyphen, dash or slash that divides words.
fn dividing(word: &str) -> Option<(usize, char)> {
    word.char_indices().skip(1).find(|&(at, c)| {
        let (before, after) = (word[..at].chars().next_back(), word[at + c.len_utf8()..].chars().next());
        let (Some(before), Some(after)) = (before, after) else { return false };
        match c {
            '-' => {
                let inside = (before.is_alphanumeric() || before == '.') && after.is_alphanumeric();
                inside && !listed(PREFIXES, &word[..at])
            }
            '–' | '—' => true,
            '/' => !(before.is_ascii_digit() && after.is_ascii_digit()),
            _ => false,
        }
    })
}

/// "10km" is two words; "1970s", "40th" and "3D" are one.
fn push_with_unit(word: &str, start: usize, words: &mut Vec<Word>) {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
    let figures = word.len() - unit.len();
    if word.starts_with(|c: char| c.is_ascii_digit()) && UNITS.binary_search(&unit).is_ok() {
        push(&word[..figures], start, words);
        push(unit, start + figures, words);
    } else {
        push(word, start, words);
    }
}

fn split_sentences(words: Vec<Word>, found: &mut Vec<Sentence>) {
    let mut current: Vec<Word> = Vec::new();
    let mut words = words.into_iter().peekable();
    let mut ended = false;
    while let Some(word) = words.next() {
        let closing = matches!(word.form.as_str(), "\"" | "”" | "’" | "'" | ")" | "]");
        if ended && !(closing && current.last().is_some_and(|last| last.span.end == word.span.start)) {
            found.push(Sentence { words: std::mem::take(&mut current) });
            ended = false;
        }
        let next = words.peek();
        let capital = next.is_none_or(|next| next.form.chars().next().is_some_and(|c| !c.is_lowercase()));
        if matches!(word.form.as_str(), "." | "!" | "?" | "…") || word.form.starts_with("..") {
            let closes = |next: &Word| matches!(next.form.as_str(), "\"" | "”" | "’" | "'" | ")");
            ended = capital || next.is_some_and(closes);
        } else if word.form.ends_with('.') {
            ended = listed(MAY_END, &word.form) && next.is_some_and(|next| capital && listed(OPENERS, &next.form));
        }
        current.push(word);
    }
    if !current.is_empty() {
        found.push(Sentence { words: current });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> String {
        let forms = |s: &Sentence| s.words.iter().map(|w| w.form.as_str()).collect::<Vec<_>>().join(" ");
        sentences(text).iter().map(forms).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [ABBREVIATIONS, MAY_END, PREFIXES, OPENERS, UNITS] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
            assert!(list.iter().all(|word| word.len() <= 8), "{list:?}");
        }
    }

    #[test]
    fn words_are_cut_as_in_the_treebank() {
        for (text, expected) in [
            ("A 7.0-magnitude quake", "A 7.0 - magnitude quake"),
            ("It didn’t cost $3.1 billion.", "It did n’t cost $ 3.1 billion ."),
            ("Sysco's sales fell 5%.", "Sysco 's sales fell 5 % ."),
            (
                "He was re-elected at 8:12 a.m. in the U.S. The vote",
                "He was re-elected at 8:12 a.m. in the U.S. | The vote",
            ),
            ("CARTHAGE, Mo. (AP) - Maker Leggett Inc. said", "Maker Leggett Inc. said"),
            ("CEBU, Philippines — The toll rose", "The toll rose"),
            ("“We won,” he said. “Really.” Then", "“ We won , ” he said . | “ Really . ” | Then"),
            ("10km away; 40th, 1970s", "10 km away ; 40th , 1970s"),
            ("the 84,000-square-foot building", "the 84,000 - square - foot building"),
            ("He can't; they cannot. So I'd go", "He ca n't ; they can not . | So I 'd go"),
            ("J. P. Morgan v. Dr. No", "J. P. Morgan v. Dr. No"),
            ("see https://a.org/b-c or me@a-b.org", "see https://a.org/b-c or me@a-b.org"),
        ] {
            assert_eq!(cut_text(text), expected);
        }
    }

    #[test]
    fn offsets_point_at_the_words() {
        let text = "“Don’t—stop,” she said…\n\nThe £5m fund’s US$3 fee (2–1).";
        let cut = sentences(text);
        assert_eq!(cut.len(), 2);
        for word in cut.iter().flat_map(|s| &s.words) {
            assert_eq!(word.span.of(text), word.form);
        }
        let start = text.find("The").expect("it stands there");
        let sentence = words(text, Span::new(start, text.len()));
        assert_eq!(sentence.words[0].form, "The");
        assert!(sentence.words.iter().all(|word| word.span.of(text) == word.form));
    }

    #[test]
    fn a_sentence_of_known_bounds_keeps_what_looks_like_a_dateline() {
        let text = "CEBU — The toll rose";
        assert_eq!(words(text, Span::new(0, text.len())).words.len(), 5);
        assert!(words(text, Span::new(6, 3)).words.is_empty());
        assert!(words("é", Span::new(1, 2)).words.is_empty());
    }

    #[test]
    fn odd_text_does_not_panic() {
        for text in
            ["", "\n\n", "'", "...", "’’s", "$", "-", "a-", "–", "é’s", "n't", "%%%", "'n't", "İ’s", "K$", "\u{a0}."]
        {
            for word in sentences(text).iter().flat_map(|s| &s.words) {
                assert_eq!(word.span.of(text), word.form);
            }
        }
    }
}
