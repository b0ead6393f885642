//! Whether a quote stands where its citation says.

use super::Locator;
use crate::document::{Document, Near, Spot};

/// The share of a quote's words that a passage must have, in their order, to be the quote with changes:
/// below it, the resemblance is chance.
const ALTERED_SHARE: (usize, usize) = (7, 10);
/// The share from which a passage is worth showing as the nearest.
const NEAREST_SHARE: (usize, usize) = (4, 10);

/// How a quote stands in its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchoring {
    /// Where the citation says, or in one place when it does not say where.
    Exact {
        /// The line on which it begins.
        line: usize,
    },
    /// In one other place.
    Moved {
        /// The line on which it begins.
        line: usize,
        /// Where the citation puts it.
        said: Locator,
    },
    /// Only with other words.
    Altered {
        /// The line on which the passage begins.
        line: usize,
        /// The document's words.
        passage: String,
        /// What differs: the quote's words and the document's; either may be empty.
        differs: Vec<(String, String)>,
        /// A figure, a name, a negation or a word of quantity differs: this must never pass as the quote.
        figures_or_names: bool,
    },
    /// In several places, none of them where the citation says.
    Ambiguous {
        /// The lines on which it begins.
        lines: Vec<usize>,
    },
    /// Nowhere.
    Missing {
        /// The nearest passage, with its line.
        nearest: Option<(usize, String)>,
    },
}

/// Looks for `quote` in `document` at the place that `locator` names, then everywhere.
#[must_use]
pub fn anchor(document: &Document, quote: &str, locator: &Locator) -> Anchoring {
    let spots = document.find(quote);
    if spots.is_empty() {
        return altered(document, quote, locator);
    }
    let place = Place::of(document, locator);
    if let Some(spot) = spots.iter().find(|spot| place.holds(document, spot)) {
        return Anchoring::Exact { line: spot.line };
    }
    let mut lines: Vec<usize> = spots.iter().map(|spot| spot.line).collect();
    lines.sort_unstable();
    lines.dedup();
    match (&lines[..], &place) {
        ([line], Place::Anywhere) => Anchoring::Exact { line: *line },
        ([line], _) => Anchoring::Moved { line: *line, said: locator.clone() },
        _ => Anchoring::Ambiguous { lines },
    }
}

fn altered(document: &Document, quote: &str, locator: &Locator) -> Anchoring {
    let hint = if let Locator::Line(line) = locator { Some(*line) } else { None };
    let reaches = |near: &Near, (part, whole): (usize, usize)| near.aligned * whole >= near.words * part;
    match document.nearest(quote, hint) {
        Some(near) if reaches(&near, ALTERED_SHARE) => Anchoring::Altered {
            line: near.line,
            passage: near.passage,
            differs: near.differs,
            figures_or_names: near.figures_or_names,
        },
        near => {
            let near = near.filter(|near| reaches(near, NEAREST_SHARE));
            Anchoring::Missing { nearest: near.map(|near| (near.line, near.passage)) }
        }
    }
}

/// What a locator names in one document.
enum Place {
    /// It names nothing, or pages that the document does not have.
    Anywhere,
    Line(usize),
    Page(usize),
    /// Bytes of the plain text.
    Stretch(usize, usize),
    /// What it names is not there.
    Nowhere,
}

impl Place {
    fn of(document: &Document, locator: &Locator) -> Self {
        match locator {
            Locator::Unknown => Self::Anywhere,
            Locator::Line(line) => Self::Line(*line),
            Locator::Page(page) if document.page_of(0).is_some() => Self::Page(*page),
            Locator::Page(_) => Self::Anywhere,
            Locator::Paragraph(number) => number
                .checked_sub(1)
                .and_then(|i| document.paragraphs().get(i))
                .map_or(Self::Nowhere, |p| Self::Stretch(p.span.start, p.span.end)),
            Locator::Section(name) => section(document, name),
        }
    }

    fn holds(&self, document: &Document, spot: &Spot) -> bool {
        match self {
            Self::Anywhere | Self::Nowhere => false,
            Self::Line(line) => (spot.line..=spot.last_line).contains(line),
            Self::Page(page) => document.page_of(spot.span.start) == Some(*page),
            Self::Stretch(start, end) => (*start..*end).contains(&spot.span.start),
        }
    }
}

/// The section under a heading: up to the next paragraph that is marked as a heading.
fn section(document: &Document, name: &str) -> Place {
    let wanted = crate::text::fold_key(name);
    let paragraphs = document.paragraphs();
    let titled = |heading_only: bool| {
        paragraphs
            .iter()
            .position(|p| (p.heading || !heading_only) && crate::text::fold_key(p.span.of(document.text())) == wanted)
    };
    // A text without marks has headings all the same: a paragraph that says nothing but the name.
    let Some(at) = titled(true).or_else(|| titled(false)) else { return Place::Nowhere };
    let start = paragraphs.get(at).map_or(0, |p| p.span.start);
    let next = paragraphs.iter().skip(at + 1).find(|p| p.heading);
    Place::Stretch(start, next.map_or(document.text().len(), |p| p.span.start))
}
