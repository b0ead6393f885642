//! Words of a name in normal form: short forms for runs of words, numbers for words that are numbers here.

use super::acronym::Part;
use super::lexicon::{self, Class};
use super::scan::Raw;

/// A word in normal form with what the text shows of it.
#[derive(Clone)]
pub(super) struct Token {
    pub(super) word: String,
    pub(super) class: Class,
    pub(super) raw: Raw,
}

/// Normal forms, with the classes of the words.
pub(super) fn tokens(raws: Vec<Raw>) -> Vec<Token> {
    let last = raws.len().saturating_sub(1);
    let mut tokens = Vec::with_capacity(raws.len());
    for (i, raw) in raws.into_iter().enumerate() {
        let word = match raw.key.as_str() {
            // "Main St" is a street, "St Anne" a saint.
            "st" => if i == last && i > 0 { "street" } else { "saint" }.to_owned(),
            "mt" | "ft" if i == last => raw.key.clone(),
            "usa" => "us".to_owned(),
            key if key.ends_with("isation") || key.ends_with("isations") => key.replace("isation", "ization"),
            key => lexicon::normal(key).map_or_else(|| key.to_owned(), str::to_owned),
        };
        let class = lexicon::class(&word);
        tokens.push(Token { word, class, raw });
    }
    tokens
}

/// Short forms for runs of words, numbers for words that are numbers here.
pub(super) fn rewrite(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let phrase = lexicon::PHRASES.iter().find(|(words, short)| {
            let number = tokens.get(i + words.len()).is_some_and(|t| is_number(&t.word) || is_marker(&t.word));
            words.iter().enumerate().all(|(k, word)| tokens.get(i + k).is_some_and(|t| t.word == *word))
                && (number || !lexicon::ONLY_BEFORE_NUMBERS.contains(short))
        });
        if let Some((words, short)) = phrase {
            out.push(Token { word: (*short).to_owned(), class: lexicon::class(short), raw: token.raw.clone() });
            i += words.len();
            continue;
        }
        let next_number = tokens.get(i + 1).is_some_and(|t| is_number(&t.word));
        let numbered = out.last().is_some_and(|t| t.class.is(Class::NUMBERED));
        let mut token = token.clone();
        match token.word.as_str() {
            // "No. 5", "Number 5".
            word if is_marker(word) && next_number => {
                i += 1;
                continue;
            }
            "sec" if next_number => token.word = "section".to_owned(),
            word => {
                let ordinal = lexicon::ORDINALS.iter().position(|o| *o == word);
                let cardinal = lexicon::CARDINALS.iter().position(|c| *c == word).filter(|_| numbered);
                let roman = roman(word).filter(|_| token.raw.upper && (numbered || word.len() > 1) && i > 0);
                if let Some(n) = ordinal.filter(|_| tokens.len() > 1).or(cardinal) {
                    token.word = (n + 1).to_string();
                } else if let Some(n) = roman {
                    token.word = n.to_string();
                }
            }
        }
        token.class = lexicon::class(&token.word);
        out.push(token);
        i += 1;
    }
    out
}

/// The number by which a word with digits is compared: "12th" is 12, "287g" itself.
pub(super) fn number(digits: &str) -> String {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|end| digits.strip_suffix(end));
    match plain {
        Some(number) if number.bytes().all(|b| b.is_ascii_digit()) => number.to_owned(),
        _ => digits.to_owned(),
    }
}

pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_marker(word: &str) -> bool {
    matches!(word, "no" | "number" | "nos")
}

/// A Roman numeral up to twenty: more are words ("MIX", "DIM").
fn roman(word: &str) -> Option<usize> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    NUMERALS.iter().position(|n| *n == word).map(|n| n + 1)
}

pub(super) fn is_generation(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// What an acronym can use of the words.
pub(super) fn parts(tokens: &[Token]) -> Vec<Part> {
    let content = |t: &Token| !t.class.is(Class::SMALL);
    let last = tokens.iter().rposition(content).unwrap_or(0);
    let mut leading = true;
    let mut parts = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        let united = leading && matches!(token.raw.key.as_str(), "united" | "states" | "america");
        leading &= token.class.is(Class::JURISDICTION.or(Class::SMALL)) || united;
        let optional = (leading && (token.class.is(Class::JURISDICTION) || united))
            || (i == last && i > 0 && token.class.is(Class::GENERIC));
        parts.push(Part {
            word: token.raw.key.clone(),
            small: token.class.is(Class::SMALL),
            optional,
            upper: token.raw.upper,
        });
    }
    parts
}

/// Whether `tokens` can be a person's name: capitalised proper names, one to four.
pub(super) fn personal(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| !is_generation(&t.word) && !t.class.is(Class::DEGREE));
    let mut count = 0;
    for token in words {
        let initial = token.word.len() == 1;
        if !token.raw.capital || is_number(&token.word) || (token.class.is_common() && !initial) {
            return false;
        }
        count += 1;
    }
    (1..=4).contains(&count)
}

/// "General Dynamics" is no general: unabbreviated and alone before one name, the word is no title.
pub(super) fn is_bare_general(tokens: &[Token], i: usize) -> bool {
    i == 0 && tokens[0].raw.key == "general" && tokens.len() < 3
}
