//! Times of day: the digits that tell the hour are no figures.

use super::token::{Kind, Token};

fn key<'t>(tokens: &'t [Token<'_>], at: usize) -> &'t str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

fn is_number(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
}

fn is_glued(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.glued)
}

/// Whether the number at `at` is part of a time of day: "5:30", "11pm", "6 o'clock", "3: 33 a. m.", "0900 GMT".
pub(super) fn is_time(tokens: &[Token<'_>], at: usize) -> bool {
    hour(tokens, at) || at >= 2 && key(tokens, at - 1) == ":" && is_number(tokens, at - 2) && hour(tokens, at - 2)
}

fn hour(tokens: &[Token<'_>], at: usize) -> bool {
    if half_of_day(tokens, at + 1) && !(key(tokens, at + 1) == "am" && at > 0 && key(tokens, at - 1) == "i") {
        return true;
    }
    let behind = key(tokens, at + 1);
    let written = key(tokens, at);
    if behind == ":" && is_number(tokens, at + 2) {
        // A ratio, "4 : 3", is no figure either.
        return is_glued(tokens, at + 2) == is_glued(tokens, at + 1) || spaced(tokens, at);
    }
    // "1100 hrs", "0900 GMT"
    let four = written.len() == 4 && written.bytes().all(|b| b.is_ascii_digit());
    matches!(behind, "o'clock" | "oclock" | "noon") || four && (zone(behind) || behind == "hrs")
}

/// "am", "p.m.", "a. m."
fn half_of_day(tokens: &[Token<'_>], at: usize) -> bool {
    let apart = matches!(key(tokens, at), "a" | "p")
        && key(tokens, at + 1) == "."
        && is_glued(tokens, at + 1)
        && key(tokens, at + 2) == "m"
        && key(tokens, at + 3) == ".";
    apart || matches!(key(tokens, at), "am" | "pm")
}

fn zone(key: &str) -> bool {
    matches!(key, "gmt" | "utc" | "est" | "edt" | "bst" | "cst" | "pst" | "ist" | "cet")
}

/// "3: 33 a. m.", "at 18: 07", "2013, 15: 39 (GMT)" of text that was cut into words. "Group 5: 45 people" is none.
fn spaced(tokens: &[Token<'_>], at: usize) -> bool {
    let below =
        |i: usize, most: u32| key(tokens, i).len() <= 2 && key(tokens, i).parse::<u32>().is_ok_and(|n| n < most);
    let minutes = key(tokens, at + 2).len() == 2 && below(at + 2, 60);
    let before = at.checked_sub(1).map_or("", |i| key(tokens, i));
    let led = matches!(before, "at" | "by" | "after" | "before" | "until" | "around" | "from" | "to")
        || before.len() == 4 && before.parse::<u32>().is_ok()
        || before == "," && at >= 2 && is_number(tokens, at - 2);
    let ends = half_of_day(tokens, at + 3) || zone(key(tokens, at + 3)) || zone(key(tokens, at + 4));
    below(at, 25) && minutes && (led || ends)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn times(text: &str) -> usize {
        let read = tokens(text);
        (0..read.len()).filter(|at| is_number(&read, *at) && is_time(&read, *at)).count()
    }

    #[test]
    fn times_are_told_from_counts() {
        for text in ["at 5:30", "3: 33 a. m.", "on 4 October 2013, 18: 07", "at 6: 40 they"] {
            assert_eq!(times(text), 2, "{text}");
        }
        for text in ["by 7 a. m., when", "11pm", "6 o'clock", "0900 GMT", "1100 hrs IST", "I am 5 am"] {
            assert_eq!(times(text), 1, "{text}");
        }
        for text in ["group 5: 45 people", "in 2008: 45 people", "900 people", "7 a day", "What I 5 am"] {
            assert_eq!(times(text), 0, "{text}");
        }
    }
}
