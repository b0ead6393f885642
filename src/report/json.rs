//! The JSON report: the view itself, with nothing in it that a terminal would obey.

use super::view::{self, View};
use crate::audit::Outcome;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};
use std::io::{self, Write};

/// The view as JSON, with a newline at its end.
pub(super) fn json(view: &View) -> String {
    let mut out = Vec::new();
    write(view, &mut out).expect("a view has only strings, numbers, lists and structs, and a vector takes all of it");
    String::from_utf8_lossy(&out).into_owned()
}

/// Writes the JSON report of what a run found, as [`super::render`] gives it.
///
/// Each conflict is made readable as it is written, and let go again: a large run never has its report in memory.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write_json(outcome: &Outcome, options: &view::Options, mut out: impl Write) -> io::Result<()> {
    view::lazily(outcome, options, |view| write(view, &mut out))
}

fn write<T: Serialize>(view: &T, mut out: impl Write) -> io::Result<()> {
    view.serialize(&mut Serializer::with_formatter(&mut out, Tame(PrettyFormatter::new())))?;
    out.write_all(b"\n")
}

/// Whether a terminal obeys a character that JSON lets stand.
fn steers(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The same JSON with what a terminal would obey escaped: the control characters that JSON lets stand, and the signs
/// that turn the direction of writing. They stand in its strings only.
#[must_use]
pub fn tame_json(json: &str) -> String {
    let mut out = Vec::with_capacity(json.len());
    // A vector takes all that is written.
    let _ = write_tame(json, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// Most of a report holds nothing that steers, and is written as it is.
fn write_tame(text: &str, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    // The bytes with which what steers begins: few texts have one, and those are looked at letter by letter.
    if memchr::memchr3(0x7F, 0xC2, 0xE2, text.as_bytes()).is_none() {
        return out.write_all(text.as_bytes());
    }
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| steers(*c)) {
        let (plain, from) = rest.split_at(at);
        out.write_all(plain.as_bytes())?;
        write!(out, "\\u{:04x}", u32::from(c))?;
        rest = from.get(c.len_utf8()..).unwrap_or("");
    }
    out.write_all(rest.as_bytes())
}

/// Indented JSON in which nothing steers a terminal.
struct Tame(PrettyFormatter<'static>);

impl Formatter for Tame {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        write_tame(fragment, writer)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_steers_no_terminal() {
        let text = "a\u{1b}\u{7f}\u{9b}\u{202e}é–\"\u{2066}";
        let json = serde_json::to_string(text).unwrap();
        let tame = tame_json(&json);
        assert_eq!(tame, "\"a\\u001b\\u007f\\u009b\\u202eé–\\\"\\u2066\"");
        assert_eq!(serde_json::from_str::<String>(&tame).unwrap(), text);
        let mut out = Vec::new();
        write(&text, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{tame}\n"));
    }

    #[test]
    fn what_is_written_piece_by_piece_is_the_view() {
        let (outcome, options) = (Outcome::default(), view::Options::default());
        let mut out = Vec::new();
        write_json(&outcome, &options, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), json(&View::new(&outcome, &options)));
    }
}
