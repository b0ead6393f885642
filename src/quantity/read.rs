//! A whole value, as a claim gives it.

use super::amount::Text;
use super::phrase::{as_age, phrase};
use super::quantifier::is_none_word;
use super::{Decimal, Figure, Interval, Unit, cell, guard, noun, numeral, token};
use thiserror::Error;

/// Why a value is no figure, and what would be one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Nothing was written.
    #[error("nothing to read; a figure is a number with its unit, such as \"almost 700 people\"")]
    Empty,
    /// No number begins the value.
    #[error(
        "\"{found}\" does not begin with a number; write the figure as the source does, such as \"almost 700 people\" or \"$2.7 billion\""
    )]
    NoNumber {
        /// The value.
        found: String,
    },
    /// The digits are part of a date, a time or a name.
    #[error(
        "\"{found}\" is a date, a time or a name, and no figure; a figure is a number with its unit, such as \"680 people\""
    )]
    NoFigure {
        /// The value.
        found: String,
    },
    /// A second figure follows the first.
    #[error("\"{found}\" goes on after \"{read}\" with another figure, \"{rest}\"; write one figure to a claim")]
    Several {
        /// The value.
        found: String,
        /// What was read.
        read: String,
        /// What follows.
        rest: String,
    },
    /// Words follow that belong to no figure.
    #[error(
        "\"{found}\" goes on after \"{read}\" with \"{rest}\", which is no unit; write the number and its unit only"
    )]
    Trailing {
        /// The value.
        found: String,
        /// What was read.
        read: String,
        /// What follows.
        rest: String,
    },
}

/// How many words may follow a figure that say of what or of whom it is: "680 people in six communities".
const MOST_TRAILING_WORDS: usize = 12;

/// Reads a whole value as written: "almost 700", "680 people", "$2.7 billion", "3 out of 4", "tens of billions of
/// dollars", "none", "65 people per month".
///
/// # Errors
///
/// [`Unreadable`] when it is no single figure: a name ("SB 2710"), a date, two figures, or words alone.
///
/// ```
/// use gainsay::quantity::{Decimal, Unit, read};
/// let figure = read("almost 700 people").expect("a figure");
/// assert_eq!(figure.value, Decimal::from(700));
/// assert_eq!(figure.hedge, Some("almost"));
/// assert!(figure.allowed.contains(Decimal::from(680)) && !figure.allowed.contains(Decimal::from(700)));
/// assert_eq!(figure.unit, Unit::Count("people".to_owned()));
/// assert!(read("SB 2710").is_err());
/// ```
pub fn read(text: &str) -> Result<Figure, Unreadable> {
    let trimmed = unquoted(text.trim());
    if let Some(plain) = cell::rewritten(trimmed)
        && let Ok(figure) = read_plain(&plain)
    {
        return Ok(Figure { text: text.to_owned(), ..figure });
    }
    read_plain(text)
}

fn read_plain(text: &str) -> Result<Figure, Unreadable> {
    let trimmed = unquoted(text.trim());
    let found = || shortened(trimmed);
    let tokens = token::tokens(trimmed);
    let tokens = match tokens.as_slice() {
        [] => return Err(Unreadable::Empty),
        [rest @ .., last] if last.key == "." && !rest.is_empty() => rest,
        all => all,
    };
    if let Some(none) = none(tokens, text) {
        return Ok(none);
    }
    // "(5)": a negative number, as accounts write it.
    let (inner, negative) = match tokens {
        [open, inner @ .., close] if open.key == "(" && close.key == ")" && !inner.is_empty() => (inner, true),
        all => (all, false),
    };
    let blocks = guard::blocks(inner, true);
    let whole = Text { tokens: inner, blocks: &blocks, whole: true };
    let aged = matches!(whole.key(0), "age" | "aged" | "ages");
    let read =
        if aged { phrase(&whole, 1).and_then(|p| as_age(&p)) } else { phrase(&whole, 0).filter(|p| p.start == 0) };
    let Some(read) = read else {
        let blocked = blocks.iter().any(Option::is_some);
        return Err(if blocked {
            Unreadable::NoFigure { found: found() }
        } else {
            Unreadable::NoNumber { found: found() }
        });
    };
    rest(&whole, read.end, trimmed, &blocks)?;
    let figure = Figure { text: text.to_owned(), ..read.figure };
    Ok(if negative { negated(figure) } else { figure })
}

/// The text without the quotation marks around it.
fn unquoted(text: &str) -> &str {
    [('"', '"'), ('\u{201c}', '\u{201d}')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
        .map_or(text, str::trim)
}

/// "no", "none", "no people": zero, exactly.
fn none(tokens: &[token::Token<'_>], text: &str) -> Option<Figure> {
    let first = tokens.first()?;
    let next = tokens.get(1);
    let bound = next.is_some_and(|t| {
        matches!(t.key.as_str(), "more" | "fewer" | "less" | "greater" | "higher" | "larger" | "." | "one")
    });
    if !is_none_word(&first.key)
        || bound
        || tokens.iter().any(|t| t.kind == token::Kind::Number || numeral::is_number_word(&t.key))
    {
        return None;
    }
    let unit = noun::counted(tokens, 1, false, true).map_or(Unit::Bare, |n| Unit::Count(n.key));
    let zero = Interval::point(Decimal::ZERO);
    Some(Figure {
        text: text.to_owned(),
        value: Decimal::ZERO,
        step: Decimal::ZERO,
        unit,
        hedge: None,
        allowed: zero,
        meant: zero,
    })
}

/// Checks what follows the figure: words may say of whom it is, but no further figure.
fn rest(whole: &Text<'_, '_>, end: usize, trimmed: &str, blocks: &[Option<guard::Block>]) -> Result<(), Unreadable> {
    let Some(next) = whole.tokens.get(end) else { return Ok(()) };
    let read = shortened(trimmed.get(..next.span.start).unwrap_or(trimmed).trim_end());
    let rest = shortened(trimmed.get(next.span.start..).unwrap_or(""));
    let found = shortened(trimmed);
    let another = whole.tokens[end..].iter().zip(&blocks[end..]).any(|(t, block)| {
        let digits = t.kind == token::Kind::Number && block.is_none();
        let words = numeral::is_number_word(&t.key) && !numeral::is_ordinal_word(&t.key) && t.key != "one";
        digits || words || t.kind == token::Kind::Junk
    });
    if another {
        return Err(Unreadable::Several { found, read, rest });
    }
    let words = whole.tokens.len() - end;
    let glued = next.glued && next.kind != token::Kind::Mark;
    let opens = next.kind == token::Kind::Word || matches!(next.key.as_str(), "(" | "," | ";" | "-" | ")");
    if words > MOST_TRAILING_WORDS || glued || !opens {
        return Err(Unreadable::Trailing { found, read, rest });
    }
    Ok(())
}

fn negated(figure: Figure) -> Figure {
    Figure { value: -figure.value, allowed: figure.allowed.neg(), meant: figure.meant.neg(), ..figure }
}

/// The most characters of a value that an error shows.
const SHOWN: usize = 60;

fn shortened(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_was_found_and_what_would_be_right() {
        let message = |text: &str| read(text).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(message("Governor Bryant").contains("does not begin with a number"));
        assert!(message("5:30").contains("a date, a time or a name"));
        assert!(message("five people and 12 cars").contains("another figure"));
        assert!(message("").contains("nothing to read"));
        assert!(message(&"x".repeat(500)).len() < 300);
    }

    #[test]
    fn brackets_of_accounts_are_a_minus() {
        assert_eq!(read("(5)").map(|f| f.value), Ok(Decimal::from(-5)));
        assert_eq!(read("($1.2 million)").map(|f| f.value), Ok(Decimal::from(-1_200_000)));
    }
}
