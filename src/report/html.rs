//! What the HTML templates need beyond loops: escaping, cleaning, and the value marked in its quote.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, Output, State};
use std::fmt::Write as _;

/// Prints every value escaped, whatever a template says about escaping; only what a macro, a block or
/// [`mark`] has already written as HTML goes through as it is.
pub fn formatter(out: &mut Output<'_>, _state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let written = match value.as_str() {
        Some(text) if value.is_safe() => out.write_str(text),
        Some(text) => out.write_str(&escape(text)),
        None if value.kind() == ValueKind::None => Ok(()),
        None => out.write_str(&escape(&value.to_string())),
    };
    written.map_err(Error::from)
}

/// `text` with what has a meaning in HTML, in an element or in a quoted attribute, escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Shows what has no place in a page as U+FFFD: control characters other than line breaks and tabs,
/// and the two signs that override the direction of writing, which would show "$4.2" as "2.4$". The
/// signs that embed one script in another stay, because elements isolate them.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' => '\n',
            '\u{202D}' | '\u{202E}' | '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
            _ if c.is_control() => char::REPLACEMENT_CHARACTER,
            _ => c,
        })
        .collect()
}

/// `quote` as HTML, with each place where it has `value` as whole words marked.
pub fn mark(quote: &str, value: &str) -> Value {
    let mut out = String::with_capacity(quote.len());
    let mut written = 0;
    if !value.is_empty() {
        for (at, _) in quote.match_indices(value) {
            let end = at.saturating_add(value.len());
            let (before, after) = (quote.get(..at).unwrap_or(""), quote.get(end..).unwrap_or(""));
            if !stands_alone(before, value, after) {
                continue;
            }
            let plain = quote.get(written..at).unwrap_or("");
            // Writing to a string cannot fail.
            let _ = write!(out, "{}<mark>{}</mark>", escape(plain), escape(value));
            written = end;
        }
    }
    out.push_str(&escape(quote.get(written..).unwrap_or("")));
    Value::from_safe_string(out)
}

/// Whether `value` between `before` and `after` is not a piece of a longer word or figure: "700" is
/// not in "7000", nor "1" in "1.5".
fn stands_alone(before: &str, value: &str, after: &str) -> bool {
    let joins = |a: Option<char>, b: Option<char>| matches!((a, b), (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric());
    let (head, tail) = (value.chars().next(), value.chars().next_back());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let part_of_figure = |sign: Option<char>, beyond: Option<char>, edge: Option<char>| {
        matches!(sign, Some('.' | ',')) && digit(beyond) && digit(edge)
    };
    let (mut back, mut on) = (before.chars().rev(), after.chars());
    let (b1, b2, a1, a2) = (back.next(), back.next(), on.next(), on.next());
    !joins(b1, head) && !joins(tail, a1) && !part_of_figure(b1, b2, head) && !part_of_figure(a1, a2, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_marked_where_it_stands_alone() {
        for (quote, value, expected) in [
            ("almost 700 people", "almost 700", "<mark>almost 700</mark> people"),
            ("7000 and 700, then 700.", "700", "7000 and <mark>700</mark>, then <mark>700</mark>."),
            ("1.5 and 2,001 and 1", "1", "1.5 and 2,001 and <mark>1</mark>"),
            ("1.5 million", "5", "1.5 million"),
            ("a <b> c", "<b>", "a <mark>&lt;b&gt;</mark> c"),
            ("nothing here", "absent", "nothing here"),
            ("empty", "", "empty"),
            ("“Łódź” in Łódź", "Łódź", "“<mark>Łódź</mark>” in <mark>Łódź</mark>"),
        ] {
            assert_eq!(mark(quote, value).as_str(), Some(expected), "{quote}");
        }
    }

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(clean("a\u{0}b\u{1b}[31mc\u{85}d\te\r\nf"), "a\u{FFFD}b\u{FFFD}[31mc\u{FFFD}d\te\n\nf");
        assert_eq!(clean("\u{202E}$4.2\u{202C}"), "\u{FFFD}$4.2\u{202C}");
        assert_eq!(clean("עברית \u{202B}"), "עברית \u{202B}");
    }

    #[test]
    fn what_means_something_in_html_is_escaped() {
        assert_eq!(escape("<a href='x' title=\"y\">&amp;"), "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;");
    }
}
