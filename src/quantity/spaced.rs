//! Numbers of text that was cut into words: "$ 46 . 8 million", "5, 000 gallons", "8. 7 acres".

use super::token::{Kind, Token};
use super::units;
use crate::text::Span;

/// The most characters of such a number, without its spaces.
const LONGEST: usize = 24;

/// The most decimals where the mark stands between spaces, and where it touches the number before it, as the end of a
/// sentence does.
const DECIMALS: (usize, usize) = (4, 2);

/// Joins the parts of each number again, where a currency before it, or a share, a scale or a unit behind it, says that
/// the mark ends no sentence and parts no list.
pub(super) fn join<'t>(text: &'t str, tokens: Vec<Token<'t>>) -> Vec<Token<'t>> {
    let mut joined: Vec<Token<'t>> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter();
    let mut ahead: Vec<Token<'t>> = Vec::new();
    while let Some(token) = if ahead.is_empty() { rest.next() } else { Some(ahead.remove(0)) } {
        if token.kind != Kind::Number || token.key.contains('.') {
            joined.push(token);
            continue;
        }
        while ahead.len() < 3 {
            let Some(next) = rest.next() else { break };
            ahead.push(next);
        }
        let number = Spaced {
            number: &token,
            money: joined.last().is_some_and(|t| matches!(t.key.as_str(), "$" | "€" | "£" | "¥")),
            behind: ahead.get(2).map_or("", |t| t.key.as_str()),
        };
        match ahead.as_slice() {
            [mark, digits, ..] if number.goes_on(text, mark, digits) => {
                let span = Span::new(token.span.start, digits.span.end);
                let key = format!("{}{}{}", token.key, mark.key, digits.key);
                let whole = Token { span, text: span.of(text), key, ..token };
                ahead.drain(..2);
                // "1 , 000 , 000"
                ahead.insert(0, whole);
            }
            _ => joined.push(token),
        }
    }
    joined
}

/// A number, with what tells whether it goes on behind a mark.
struct Spaced<'a, 't> {
    number: &'a Token<'t>,
    /// A sign of money leads it.
    money: bool,
    /// The word behind the digits that may belong to it.
    behind: &'a str,
}

impl Spaced<'_, '_> {
    /// Whether a mark and digits behind it belong to the number.
    fn goes_on(&self, text: &str, mark: &Token<'_>, digits: &Token<'_>) -> bool {
        let space = |a: &Token<'_>, b: &Token<'_>| text.get(a.span.end..b.span.start) == Some(" ");
        let touches = mark.glued;
        let sound = digits.kind == Kind::Number
            && digits.key.bytes().all(|b| b.is_ascii_digit())
            && (touches || space(self.number, mark))
            && space(mark, digits);
        let key = &self.number.key;
        let short = key.len() <= 3 || key.contains(',') && key.len() <= LONGEST;
        if !sound || !short {
            return false;
        }
        match mark.key.as_str() {
            "," => digits.key.len() == 3 && (digits.key == "000" && key != "0" || self.money || key.contains(',')),
            // "1. 5 million people" at the start of a line is an item.
            "." if touches => {
                let item = self.number.opens_line && !self.money;
                digits.key.len() <= DECIMALS.1 && !item && (self.scaled() || units::is_word(self.behind))
            }
            "." => digits.key.len() <= DECIMALS.0 && (self.money || self.scaled() || key == "0"),
            _ => false,
        }
    }

    /// Whether a share or a scale follows.
    fn scaled(&self) -> bool {
        matches!(
            self.behind,
            "%" | "percent"
                | "per"
                | "percentage"
                | "million"
                | "billion"
                | "trillion"
                | "thousand"
                | "mm"
                | "bn"
                | "cents"
                | "points"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).iter().map(|t| t.text.to_owned()).collect()
    }

    #[test]
    fn numbers_in_text_cut_into_words_are_joined() {
        assert_eq!(texts("$ 46 . 8 million"), ["$", "46 . 8", "million"]);
        assert_eq!(texts("fell 0 . 95 , or 6 . 2 %"), ["fell", "0 . 95", ",", "or", "6 . 2", "%"]);
        assert_eq!(texts("10 , 000 and $ 1 , 234 , 500"), ["10 , 000", "and", "$", "1 , 234 , 500"]);
        assert_eq!(texts("he was 61 . 12 people"), ["he", "was", "61", ".", "12", "people"]);
        assert_eq!(texts("rooms 12 , 150 and 3"), ["rooms", "12", ",", "150", "and", "3"]);
        assert_eq!(texts("in 2005 . 20 % of"), ["in", "2005", ".", "20", "%", "of"]);
    }

    #[test]
    fn a_mark_may_touch_the_number_before_it() {
        assert_eq!(texts("5, 000 gallons at $380, 600"), ["5, 000", "gallons", "at", "$", "380, 600"]);
        assert_eq!(texts("$27. 5 million and 8. 7 acres"), ["$", "27. 5", "million", "and", "8. 7", "acres"]);
        assert_eq!(texts("1, 234, 567"), ["1", ",", "234", ",", "567"]);
        assert_eq!(texts("He was 61. 12 people came."), ["He", "was", "61", ".", "12", "people", "came", "."]);
        assert_eq!(texts("1. 5 million people"), ["1", ".", "5", "million", "people"]);
    }
}
