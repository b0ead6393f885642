//! Finding a quote: the document folded once, and the places of its words.

use super::{Document, markup};
use crate::text::{Span, fold};

/// What stands in a quote for words left out; [`folded`] spells an ellipsis as three dots.
const LEFT_OUT: &str = " ... ";
/// At how many places of a quote's rarest word it is looked for. A document that repeats every word of
/// the quote more often than that is no prose.
const MAX_PLACES: usize = 50_000;

/// A place where a quote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Where in the plain text; of a quote that leaves words out, with these.
    pub span: Span,
    /// The line of the file on which it begins.
    pub line: usize,
    /// The line of the file on which it ends.
    pub last_line: usize,
}

/// The document's text folded, with the way back.
#[derive(Debug)]
pub(super) struct Index {
    folded: String,
    /// Where a stretch of the plain text begins, folded and plain; a stretch lies within one line and paragraph.
    stretches: Vec<(usize, usize)>,
    /// The folded spans of the paragraphs.
    paragraphs: Vec<Span>,
    /// The runs of letters and digits in the folded text, by their letters, then by place.
    runs: Vec<(u32, u32)>,
}

/// Text as quotes and documents are compared: folded, and an ellipsis spelt with dots.
fn folded(text: &str) -> String {
    fold(text).replace('…', "...")
}

impl Document {
    /// Every place where `quote` stands, in order. " … " in it stands for words left out within one
    /// paragraph. Digits, letters and signs must be the same, and a quote begins and ends with whole words
    /// and whole numbers.
    #[must_use]
    pub fn find(&self, quote: &str) -> Vec<Spot> {
        let found = self.find_folded(&folded(quote));
        if found.is_empty() { self.find_folded(&folded(&markup::plain(quote))) } else { found }
    }

    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self))
    }

    fn find_folded(&self, quote: &str) -> Vec<Spot> {
        let quote = trim_left_out(quote);
        if quote.is_empty() {
            return Vec::new();
        }
        let index = self.index();
        let mut found = index.find(quote);
        if found.is_empty() && quote.contains(LEFT_OUT) {
            let parts: Vec<&str> = quote.split(LEFT_OUT).map(trim_left_out).filter(|part| !part.is_empty()).collect();
            found = index.find_parts(&parts);
        }
        found.into_iter().map(|span| self.spot(index, span)).collect()
    }

    fn spot(&self, index: &Index, folded: Span) -> Spot {
        let span = Span::new(index.plain_start(folded.start), index.plain_start(folded.end.saturating_sub(1)));
        Spot { span, line: self.line_of(span.start), last_line: self.line_of(span.end) }
    }
}

/// A quote without the ellipses at its ends, which leave out what nobody quotes.
fn trim_left_out(quote: &str) -> &str {
    let quote = quote.strip_prefix("... ").unwrap_or(quote);
    quote.strip_suffix(" ...").unwrap_or(quote).trim()
}

impl Index {
    fn new(document: &Document) -> Self {
        let text = document.text();
        let mut cuts: Vec<usize> = document.lines.iter().map(|(start, _)| *start).collect();
        cuts.extend(document.paragraphs.iter().flat_map(|p| [p.span.start, p.span.end]));
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut index = Self {
            folded: String::with_capacity(text.len()),
            stretches: Vec::with_capacity(cuts.len()),
            paragraphs: Vec::with_capacity(document.paragraphs.len()),
            runs: Vec::new(),
        };
        let mut space = false;
        for pair in cuts.windows(2) {
            let piece = text.get(pair[0]..pair[1]).unwrap_or("");
            let folded = folded(piece);
            space |= piece.starts_with(char::is_whitespace);
            if !folded.is_empty() {
                if space && !index.folded.is_empty() {
                    index.folded.push(' ');
                }
                index.stretches.push((index.folded.len(), pair[0]));
                index.folded.push_str(&folded);
                space = false;
            }
            space |= piece.ends_with(char::is_whitespace);
        }
        for paragraph in &document.paragraphs {
            let start = index.folded_start(paragraph.span.start);
            let end = index.folded_start(paragraph.span.end);
            index.paragraphs.push(Span::new(start, end));
        }
        index.runs = runs(&index.folded);
        let folded = &index.folded;
        index.runs.sort_unstable_by(|a, b| run_text(folded, *a).cmp(run_text(folded, *b)).then(a.0.cmp(&b.0)));
        index
    }

    /// Where the plain text of a folded byte begins: exact to the line.
    fn plain_start(&self, at: usize) -> usize {
        let next = self.stretches.partition_point(|(folded, _)| *folded <= at);
        next.checked_sub(1).and_then(|i| self.stretches.get(i)).map_or(0, |(_, plain)| *plain)
    }

    /// Where the folded text of a plain byte that begins a stretch begins.
    fn folded_start(&self, at: usize) -> usize {
        let next = self.stretches.partition_point(|(_, plain)| *plain < at);
        self.stretches.get(next).map_or(self.folded.len(), |(folded, _)| *folded)
    }

    /// The places of one run of letters and digits, in order.
    fn places(&self, run: &str) -> &[(u32, u32)] {
        let from = self.runs.partition_point(|r| run_text(&self.folded, *r) < run);
        let rest = self.runs.get(from..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|r| run_text(&self.folded, *r) == run)).unwrap_or(&[])
    }

    /// The paragraphs that hold `run`, as far as it is rare enough to tell anything.
    pub(super) fn paragraphs_with(&self, run: &str, max: usize) -> impl Iterator<Item = usize> {
        let places = self.places(run);
        let places = if places.len() > max { &[] } else { places };
        places
            .iter()
            .map(|(start, _)| self.paragraphs.partition_point(|p| p.start <= *start as usize).saturating_sub(1))
    }

    fn find(&self, quote: &str) -> Vec<Span> {
        let rarest = runs(quote)
            .into_iter()
            .map(|run| (self.places(run_text(quote, run)), run.0 as usize))
            .min_by_key(|(places, _)| places.len());
        let Some((places, offset)) = rarest else {
            let matches = self.folded.match_indices(quote).take(MAX_PLACES);
            return matches.map(|(at, _)| Span::new(at, at + quote.len())).filter(|s| self.is_whole(*s)).collect();
        };
        let starts = places.iter().take(MAX_PLACES).filter_map(|(start, _)| (*start as usize).checked_sub(offset));
        starts
            .map(|start| Span::new(start, start + quote.len()))
            .filter(|span| span.of(&self.folded) == quote && self.is_whole(*span))
            .collect()
    }

    /// The paragraphs that hold all parts in order, each from the first part to the last.
    fn find_parts(&self, parts: &[&str]) -> Vec<Span> {
        let Some((first, rest)) = parts.split_first() else { return Vec::new() };
        let mut found = Vec::new();
        let mut tried = None;
        for span in self.find(first) {
            let paragraph = self.paragraphs.partition_point(|p| p.start <= span.start).saturating_sub(1);
            // What does not follow the first occurrence in a paragraph follows no later one.
            if tried.replace(paragraph) == Some(paragraph) {
                continue;
            }
            let end = self.paragraphs.get(paragraph).map_or(self.folded.len(), |p| p.end);
            let last = rest.iter().try_fold(span.end, |from, part| self.find_between(part, from, end));
            found.extend(last.map(|last| Span::new(span.start, last)));
        }
        found
    }

    /// Where the first occurrence of `part` between two places ends.
    fn find_between(&self, part: &str, from: usize, to: usize) -> Option<usize> {
        let region = self.folded.get(from..to)?;
        let mut matches = region.match_indices(part).map(|(at, _)| Span::new(from + at, from + at + part.len()));
        matches.find(|span| self.is_whole(*span)).map(|span| span.end)
    }

    /// Whether a stretch cuts no word and no number in two: "70" is not in "1,700", nor "5" in "−5" or "2.5".
    fn is_whole(&self, span: Span) -> bool {
        let inside = span.of(&self.folded);
        let (Some(before), Some(after)) = (self.folded.get(..span.start), self.folded.get(span.end..)) else {
            return false;
        };
        let (first, last) = (inside.chars().next(), inside.chars().next_back());
        let mut before = before.chars().rev();
        let mut after = after.chars();
        let (b1, b2) = (before.next(), before.next());
        let (a1, a2) = (after.next(), after.next());
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let point = |c: Option<char>| matches!(c, Some('.' | ','));
        let signed = b1 == Some('-') && b2.is_none_or(|c| c.is_whitespace() || "($€£¥".contains(c));
        let cut_before = word(first) && word(b1) || digit(first) && (point(b1) && digit(b2) || signed);
        let cut_after = word(last) && word(a1) || digit(last) && point(a1) && digit(a2);
        !cut_before && !cut_after
    }
}

/// The runs of letters and digits of a text: start and end.
fn runs(text: &str) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // A place beyond 4 GB is out of reach of any document that is read.
        let Ok(at) = u32::try_from(at) else { break };
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The words of a folded quote as [`Index::paragraphs_with`] takes them.
pub(super) fn run_texts(text: &str) -> impl Iterator<Item = &str> {
    runs(text).into_iter().map(move |run| run_text(text, run))
}

fn run_text(text: &str, run: (u32, u32)) -> &str {
    text.get(run.0 as usize..run.1 as usize).unwrap_or("")
}

/// The folded text of a token, for [`super::nearest`].
pub(super) fn folded_token(token: &str) -> String {
    folded(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, quote: &str) -> Vec<usize> {
        Document::read("a.txt", text.as_bytes()).unwrap().find(quote).into_iter().map(|spot| spot.line).collect()
    }

    #[test]
    fn typesetting_does_not_matter() {
        let text = "The “new” ferry’s cost — \\$1.5 million\nwas *never*\u{a0}paid.\n";
        for quote in
            ["\"new\" ferry's cost - $1.5 million was never", "“new”  ferry’s", "was *never* paid", "\\$1.5 million"]
        {
            assert_eq!(lines(text, quote).len(), 1, "{quote}");
        }
        assert_eq!(lines(text, "was never paid."), [2]);
    }

    #[test]
    fn digits_letters_signs_and_case_do() {
        let text = "Of 1,700 boats, −5 % or 2.5 left; some 300 stayed.";
        for quote in ["700 boats", "1,700 boat", "5 % or", "5 left", "of 1,700", "some 30", "Of 1", "1700"] {
            assert_eq!(lines(text, quote), [0usize; 0], "{quote}");
        }
        for quote in ["1,700 boats", "-5 % or 2.5", "2.5 left; some 300"] {
            assert_eq!(lines(text, quote), [1], "{quote}");
        }
    }

    #[test]
    fn words_left_out_lie_within_one_paragraph() {
        let text = "The ferry, built in 1999, sank in May.\n\nThe crew was saved in June.\nThe ferry … was sold.\n";
        for (quote, expected) in [
            ("The ferry … sank in May", vec![1]),
            ("The ferry ... sank ... May.", vec![1]),
            ("sank … The ferry", vec![]),
            ("The ferry … saved", vec![]),
            ("The ferry … was sold", vec![4]),
            ("… sank in May …", vec![1]),
            ("The crew … sold", vec![3]),
        ] {
            assert_eq!(lines(text, quote), expected, "{quote}");
        }
    }

    #[test]
    fn repeated_words_cost_no_more_than_the_text() {
        let text = "a b ".repeat(100_000);
        let document = Document::read("a.txt", text.as_bytes()).unwrap();
        assert!(document.find("a … c").is_empty());
        assert!(document.find(&"a b ".repeat(1_000)).len() > 1);
    }
}
