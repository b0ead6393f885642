//! A name's words as written: what stands in parentheses, between commas, and in the name itself.

use super::acronym;
use crate::text::{fold, fold_key};

/// Longer texts are no names; what follows is left out of the comparison, so that hostile input costs no more.
const LONGEST: usize = 400;

/// One word as written.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// Its folded key: lower case, ASCII, without marks.
    pub(super) key: String,
    /// Every letter is a capital, and there is at least one.
    pub(super) upper: bool,
    /// It begins with a capital or a digit.
    pub(super) capital: bool,
    /// It is written as acronyms are: "RHAL", "MoW".
    pub(super) acronymic: bool,
    /// It ends in "'s" or is followed by an apostrophe.
    pub(super) possessive: bool,
}

/// A name with its parentheses lifted out and parted at its commas.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// What stood in parentheses, in order.
    pub(super) asides: Vec<String>,
    /// The rest, parted at commas; never empty, though its one part may be.
    pub(super) pieces: Vec<String>,
}

/// Parts a text; reads its first four hundred characters.
pub(super) fn parts(text: &str) -> Parts {
    let folded = fold(text);
    let chars: Vec<char> = folded.chars().take(LONGEST).collect();
    let mut parts = Parts::default();
    let mut piece = String::new();
    let mut i = 0;
    while let Some(&c) = chars.get(i) {
        match c {
            '(' | '[' => {
                let close = if c == '(' { ')' } else { ']' };
                let length = chars[i + 1..].iter().position(|c| *c == close);
                match length {
                    Some(length) if attached(&piece, &chars[i + 1..i + 1 + length]) => {
                        while piece.ends_with(' ') {
                            piece.pop();
                        }
                        piece.extend(&chars[i + 1..i + 1 + length]);
                        i += length + 1;
                    }
                    Some(length) => {
                        parts.asides.push(chars[i + 1..i + 1 + length].iter().collect());
                        piece.push(' ');
                        i += length + 1;
                    }
                    None => piece.push(' '),
                }
            }
            ',' | ';' if thousands(&chars, i) => {}
            ',' | ';' => parts.pieces.push(std::mem::take(&mut piece)),
            '"' => match nickname(&chars, i) {
                Some(end) if !piece.trim().is_empty() => i = end,
                _ => piece.push(' '),
            },
            _ => piece.push(c),
        }
        i += 1;
    }
    parts.pieces.push(piece);
    parts.pieces.retain(|p| p.chars().any(|c| c.is_alphanumeric() || c == '§'));
    if parts.pieces.is_empty() {
        parts.pieces.push(String::new());
    }
    parts
}

/// Whether a parenthesis belongs to the number before it: "287(g)", "501 (c)(3)".
fn attached(before: &str, inside: &[char]) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or("");
    let number = word.chars().next().is_some_and(|c| c.is_ascii_digit());
    number && (1..=2).contains(&inside.len()) && inside.iter().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase())
}

/// Whether the comma at `i` stands inside a number.
fn thousands(chars: &[char], i: usize) -> bool {
    let digit = |k: Option<usize>| k.and_then(|k| chars.get(k)).is_some_and(char::is_ascii_digit);
    digit(i.checked_sub(1)) && (1..=3).all(|k| digit(Some(i + k))) && !digit(Some(i + 4))
}

/// The end of a one-word nickname in quotation marks that opens at `i` inside a name: `James "Jim" Roe`.
fn nickname(chars: &[char], i: usize) -> Option<usize> {
    let length = chars[i + 1..].iter().take(20).position(|c| *c == '"')?;
    let word = &chars[i + 1..i + 1 + length];
    let more = chars[i + length + 2..].iter().any(|c| c.is_alphanumeric());
    (length > 0 && more && word.iter().all(|c| c.is_alphabetic())).then_some(i + length + 1)
}

/// The words of one piece.
pub(super) fn words(piece: &str) -> Vec<Raw> {
    let chars: Vec<char> = piece.chars().collect();
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(&c) = chars.get(i) {
        match c {
            '§' => found.push(plain("section")),
            '&' | '+' => found.push(plain("and")),
            _ if c.is_alphanumeric() => {
                let end = run(&chars, i);
                push(&mut found, &chars[i..end], &chars[end..]);
                i = end;
                continue;
            }
            _ => {}
        }
        i += 1;
    }
    found
}

fn plain(key: &str) -> Raw {
    Raw { key: key.to_owned(), upper: false, capital: false, acronymic: false, possessive: false }
}

/// The end of the word that begins at `i`: an apostrophe joins letters, a full stop single letters and digits.
fn run(chars: &[char], start: usize) -> usize {
    let at = |k: usize| chars.get(k).copied();
    let mut i = start;
    let mut segment = start;
    while let Some(c) = at(i) {
        let next = at(i + 1);
        if c.is_alphanumeric() {
            i += 1;
            continue;
        }
        let before = at(i - 1);
        let single = i - segment == 1 && before.is_some_and(char::is_alphabetic);
        let next_single = next.is_some_and(char::is_alphabetic) && !at(i + 2).is_some_and(char::is_alphanumeric);
        let joined = match c {
            '\'' => next.is_some_and(char::is_alphabetic),
            '.' => {
                (single && next_single)
                    || (before.is_some_and(|b| b.is_ascii_digit()) && next.is_some_and(|n| n.is_ascii_digit()))
            }
            _ => false,
        };
        if !joined {
            break;
        }
        i += 1;
        if c == '.' {
            segment = i;
        }
    }
    i
}

/// Adds one word, parting letters from the number that follows them: "SB104" is "SB 104".
fn push(found: &mut Vec<Raw>, word: &[char], rest: &[char]) {
    let text: String = word.iter().collect();
    let (text, possessive) = match text.strip_suffix("'s").or_else(|| text.strip_suffix("'S")) {
        Some(owner) => (owner, true),
        None => (text.as_str(), rest.first() == Some(&'\'')),
    };
    let key = if text.is_ascii() {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    } else {
        fold_key(text).replace(' ', "")
    };
    if key.is_empty() {
        return;
    }
    let capital = text.chars().next().is_some_and(|c| !c.is_lowercase());
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let upper = letters().next().is_some() && letters().all(|c| !c.is_lowercase());
    let acronymic = looks_like_acronym(text);
    let digits = key.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0);
    match digits {
        Some(at) if key.is_ascii() && !text.contains('\'') => {
            let (letters, number) = key.split_at(at);
            found.push(Raw { key: letters.to_owned(), upper, capital, acronymic: false, possessive: false });
            found.push(Raw { key: number.to_owned(), upper: false, capital: true, acronymic: false, possessive });
        }
        _ => found.push(Raw { key, upper, capital, acronymic, possessive }),
    }
}

/// Whether a word is written as acronyms are: two to ten letters, at least half of them capitals.
pub(super) fn looks_like_acronym(word: &str) -> bool {
    let word = word.trim_matches(['"', '\'', '.', ' ']);
    let (mut letters, mut capitals) = (0, 0);
    for c in word.chars() {
        letters += usize::from(c.is_alphabetic());
        capitals += usize::from(c.is_uppercase());
        if !c.is_alphanumeric() && !matches!(c, '.' | '&' | '-') {
            return false;
        }
    }
    capitals >= acronym::FEWEST_LETTERS && capitals * 2 >= letters && letters <= acronym::MOST_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.key).collect()
    }

    #[test]
    fn words_keep_what_belongs_together() {
        assert_eq!(
            keys("U.S. St.Anne O'Neill's H.R.4437 SB104 § 5 F-16 3.50 12th"),
            ["us", "st", "anne", "oneill", "hr", "4437", "sb", "104", "section", "5", "f", "16", "350", "12th"]
        );
        assert_eq!(keys("Sheriff's Łódź A & B"), ["sheriff", "lodz", "a", "and", "b"]);
    }

    #[test]
    fn parentheses_and_commas_part_a_name_but_not_a_number() {
        let p = parts("Open Doors Act (ODA), 501(c)(3), 1,204 [x");
        assert_eq!(p.asides, ["ODA"]);
        assert_eq!(p.pieces.iter().map(|p| p.trim()).collect::<Vec<_>>(), ["Open Doors Act", "501c3", "1204  x"]);
        assert_eq!(parts("James \"Jim\" Roe").pieces, ["James  Roe"]);
        assert_eq!(parts("(((").pieces, [""]);
    }
}
