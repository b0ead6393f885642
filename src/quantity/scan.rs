//! Every figure in running text.

use super::amount::Text;
use super::phrase::{Phrase, as_age, phrase, span};
use super::{Decimal, Figure, guard, token};
use crate::text::Span;

/// A figure that stands in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands, with its hedge and its unit.
    pub span: Span,
    /// What it says.
    pub figure: Figure,
    /// The number as written, in the unit as written: 5 of "5 miles", 0.75 of "3 out of 4".
    pub number: Decimal,
    /// The name of the unit as written, in the singular: "mile", "Euro", "percent".
    pub unit_name: Option<String>,
}

/// Every figure in running text, in order, not overlapping.
///
/// A name ("SB 2710", "287(g)", "Section 5"), a date, a year or a time of day holds no figure. A place in an order
/// ("the 12th") is one, of [`super::Unit::Ordinal`].
///
/// ```
/// let text = "In 2019 almost 700 people were held under 287(g); 35% had a lawyer.";
/// let found: Vec<_> = gainsay::quantity::scan(text).into_iter().map(|m| m.span.of(text)).collect();
/// assert_eq!(found, ["almost 700 people", "35%"]);
/// ```
#[must_use]
pub fn scan(text: &str) -> Vec<Mention> {
    let tokens = token::tokens(text);
    let blocks = guard::blocks(&tokens, false);
    let read = Text { tokens: &tokens, blocks: &blocks, whole: false };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(phrase) = phrase(&read, at) else {
            at += 1;
            continue;
        };
        let end = phrase.end.max(at + 1);
        let phrase = aged(&read, phrase);
        let span = span(&read, phrase.start, end);
        let figure = Figure { text: span.of(text).to_owned(), ..phrase.figure };
        found.push(Mention { span, figure, number: phrase.number, unit_name: phrase.unit_name });
        at = end;
    }
    found
}

/// "age 87": a number behind it is of years.
fn aged(text: &Text<'_, '_>, phrase: Phrase) -> Phrase {
    let led = phrase.start > 0 && matches!(text.key(phrase.start - 1), "age" | "aged" | "ages");
    match as_age(&phrase).filter(|_| led) {
        Some(aged) => Phrase { start: phrase.start - 1, ..aged },
        None => phrase,
    }
}
