//! The pieces that dates are written in: numbers, words and marks, each with its place.
//!
//! Finer than [`crate::text::words`]: "7th", "1990s", "08/07/2019" and "Q1" must come apart, and
//! whether two pieces touch decides what they mean.

use crate::text::{Span, fold};

/// The sort of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A run of ASCII digits, with groups of three after commas.
    Number,
    /// A run of letters.
    Word,
    /// Any other character that is not a space.
    Mark,
}

/// One piece of a text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub sort: Sort,
    pub span: Span,
    /// The digits without commas, the letters in lower case, or the folded mark.
    pub key: String,
    /// No space stands before it.
    pub glued: bool,
    /// Its first letter is a capital.
    pub capital: bool,
    /// A number written with commas: never a year or a day.
    pub grouped: bool,
}

/// The pieces of a text, asked by position; a position past the end holds nothing.
#[derive(Clone, Debug)]
pub(super) struct Tokens(Vec<Token>);

impl Tokens {
    /// Cuts `text` into its pieces.
    pub fn new(text: &str) -> Self {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let offset = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
        let digit = |i: usize| chars.get(i).is_some_and(|c| c.1.is_ascii_digit());
        let mut list = Vec::new();
        let mut i = 0;
        let mut glued = false;
        while i < chars.len() {
            let first = chars[i].1;
            if first.is_whitespace() {
                glued = false;
                i += 1;
                continue;
            }
            let start = i;
            let mut grouped = false;
            let sort = if first.is_ascii_digit() {
                while digit(i) {
                    i += 1;
                }
                let is_group = |i: usize| {
                    chars.get(i).is_some_and(|c| c.1 == ',') && (1..=3).all(|k| digit(i + k)) && !digit(i + 4)
                };
                while (grouped || i - start <= 3) && is_group(i) {
                    grouped = true;
                    i += 4;
                }
                Sort::Number
            } else if first.is_alphabetic() {
                while chars.get(i).is_some_and(|c| c.1.is_alphabetic()) {
                    i += 1;
                }
                Sort::Word
            } else {
                i += 1;
                Sort::Mark
            };
            let span = Span::new(offset(start), offset(i));
            let key = match sort {
                Sort::Number => span.of(text).replace(',', ""),
                Sort::Word => span.of(text).to_lowercase(),
                Sort::Mark => fold(span.of(text)),
            };
            list.push(Token { sort, span, key, glued, capital: first.is_uppercase(), grouped });
            glued = true;
        }
        Self(list)
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The piece at `i`.
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.0.get(i)
    }

    /// The word at `i`, in lower case; `""` when there is none.
    pub fn word(&self, i: usize) -> &str {
        self.key(i, Sort::Word)
    }

    /// The mark at `i`; `""` when there is none.
    pub fn mark(&self, i: usize) -> &str {
        self.key(i, Sort::Mark)
    }

    /// The digits at `i`, as long as they were written without commas; `""` when there are none.
    pub fn digits(&self, i: usize) -> &str {
        if self.get(i).is_some_and(|t| t.grouped) { "" } else { self.key(i, Sort::Number) }
    }

    fn key(&self, i: usize, sort: Sort) -> &str {
        self.get(i).filter(|t| t.sort == sort).map_or("", |t| t.key.as_str())
    }

    /// Whether the word at `i` is one of `words`.
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        !word.is_empty() && words.contains(&word)
    }

    /// Whether the mark at `i` is one of `marks`.
    pub fn is_mark(&self, i: usize, marks: &[&str]) -> bool {
        let mark = self.mark(i);
        !mark.is_empty() && marks.contains(&mark)
    }

    /// Whether a piece stands at `i` and touches the one before it.
    pub fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.glued)
    }

    /// Whether a word with a capital stands at `i`.
    pub fn capital(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.capital)
    }

    /// The place after the words of `phrase` ("no later than"), when they stand at `i`.
    pub fn phrase(&self, i: usize, phrase: &str) -> Option<usize> {
        // Most phrases of a table begin with another letter; an invisible mark has an empty key and begins none.
        let key = self.get(i)?.key.as_str();
        if phrase.as_bytes().first() != key.as_bytes().first() || !phrase.starts_with(key) {
            return None;
        }
        let mut at = i;
        for word in phrase.split(' ') {
            if self.get(at)?.key != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The place after the word at `i` if it is one of `words`, and `i` itself otherwise.
    pub fn skip(&self, i: usize, words: &[&str]) -> usize {
        if self.is(i, words) { i + 1 } else { i }
    }

    /// The place after the mark at `i` if it is one of `marks`, and `i` itself otherwise.
    pub fn skip_mark(&self, i: usize, marks: &[&str]) -> usize {
        if self.is_mark(i, marks) { i + 1 } else { i }
    }

    /// The stretch of text from piece `from` up to, but not including, piece `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.get(from).map_or(0, |t| t.span.start);
        let end = to.checked_sub(1).and_then(|i| self.get(i)).map_or(start, |t| t.span.end);
        Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_apart_and_remember_that_they_touched() {
        let tokens = Tokens::new("the 7th, 1,204 ½ Q1–é");
        let seen: Vec<_> = (0..tokens.len()).filter_map(|i| tokens.get(i)).map(|t| (t.key.as_str(), t.glued)).collect();
        let expected = [
            ("the", false),
            ("7", false),
            ("th", true),
            (",", true),
            ("1204", false),
            ("½", false),
            ("q", false),
            ("1", true),
            ("-", true),
            ("é", true),
        ];
        assert_eq!(seen, expected);
        assert_eq!((tokens.digits(4), tokens.digits(7)), ("", "1"));
    }

    #[test]
    fn groups_are_of_three() {
        let tokens = Tokens::new("7,2019 18,201 1,204,300 2019,000");
        let seen: Vec<_> = (0..tokens.len()).filter_map(|i| tokens.get(i)).map(|t| t.key.as_str()).collect();
        assert_eq!(seen, ["7", ",", "2019", "18201", "1204300", "2019", ",", "000"]);
    }
}
