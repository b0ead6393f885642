//! The passage that is nearest to a quote which the document does not have: which words differ.

use super::search::{folded_token, run_texts};
use super::{Document, Paragraph};
use crate::text::fold_key;
use std::collections::{BTreeMap, BTreeSet};

/// How many words of a quote are compared. An alignment costs their square, and a quote is a sentence or two.
const MAX_TOKENS: usize = 200;
/// How many paragraphs are compared in full: those that share most words with the quote.
const MAX_PARAGRAPHS: usize = 4;
/// A word that stands in a document more often than that says nothing about where a quote is from.
const MAX_PLACES: usize = 1_000;

/// What an alignment costs, by what is done to a word. A word left out of the quote is cheaper than one
/// put into it, since quotes are shortened more often than they are embroidered.
mod cost {
    pub(super) const SIMILAR: u32 = 1;
    pub(super) const LEFT_OUT: u32 = 3;
    pub(super) const PUT_IN: u32 = 4;
    pub(super) const REPLACED: u32 = 5;
}

/// Words that weigh as much as a figure: a quote without its "not" says the opposite.
const WEIGHTY: &[&str] = &[
    "no",
    "not",
    "none",
    "never",
    "without",
    "neither",
    "nor",
    "cannot",
    "half",
    "double",
    "twice",
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "percent",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "first",
    "second",
    "third",
    "most",
    "all",
    "some",
    "few",
    "almost",
    "nearly",
    "about",
    "more",
    "less",
    "least",
    "under",
    "over",
];

/// The passage nearest to a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The line of the file on which it begins.
    pub line: usize,
    /// Its words, as the document has them.
    pub passage: String,
    /// How many words of the quote it has, in their order.
    pub aligned: usize,
    /// How many words the quote has.
    pub words: usize,
    /// What differs: the quote's words and the document's; either may be empty.
    pub differs: Vec<(String, String)>,
    /// A figure, a name, a negation or a word of quantity is among what differs.
    pub figures_or_names: bool,
}

impl Document {
    /// The passage within one paragraph that has most words of `quote`, in their order; a paragraph that
    /// holds the line `hint` is among those looked at.
    #[must_use]
    pub fn nearest(&self, quote: &str, hint: Option<usize>) -> Option<Near> {
        let parts = quote_parts(quote);
        let folded: String = parts.iter().flatten().map(|token| format!("{} ", token.folded)).collect();
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        let distinct: BTreeSet<&str> = run_texts(&folded).collect();
        for run in distinct {
            let holding: BTreeSet<usize> = self.index().paragraphs_with(run, MAX_PLACES).collect();
            for paragraph in holding {
                *votes.entry(paragraph).or_default() += 1;
            }
        }
        let mut ranked: Vec<(usize, usize)> = votes.into_iter().collect();
        ranked.sort_by_key(|(paragraph, votes)| (std::cmp::Reverse(*votes), *paragraph));
        let mut candidates: Vec<usize> =
            ranked.into_iter().take(MAX_PARAGRAPHS).map(|(paragraph, _)| paragraph).collect();
        if let Some(hint) = hint {
            candidates.insert(0, self.paragraphs.partition_point(|p| p.line <= hint).saturating_sub(1));
        }
        let near = candidates.into_iter().filter_map(|i| self.align_in(self.paragraphs.get(i)?, &parts));
        // Of two equally near passages the first one stands: the one at the line that was said.
        near.reduce(|best, next| if next.aligned > best.aligned { next } else { best })
    }

    fn align_in(&self, paragraph: &Paragraph, parts: &[Vec<Token>]) -> Option<Near> {
        let text = paragraph.span.of(&self.text);
        let tokens = tokens(text);
        let mut near = Near {
            line: 0,
            passage: String::new(),
            aligned: 0,
            words: 0,
            differs: Vec::new(),
            figures_or_names: false,
        };
        let mut from = 0;
        for part in parts {
            let alignment = align(part, tokens.get(from..)?);
            let (start, end) = (from + alignment.start, from + alignment.end);
            near.words += part.len();
            near.aligned += alignment.aligned;
            near.differs.extend(alignment.differs);
            near.figures_or_names |= alignment.grave;
            if let (Some(first), Some(last)) = (tokens.get(start), tokens.get(end.saturating_sub(1))) {
                if near.passage.is_empty() {
                    near.line = self.line_of(paragraph.span.start + first.start);
                } else {
                    near.passage.push_str(" … ");
                }
                let words = text.get(first.start..last.end).unwrap_or("");
                near.passage.push_str(&words.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            from = end;
        }
        (near.aligned > 0).then_some(near)
    }
}

/// A word with the marks around it.
struct Token {
    folded: String,
    key: String,
    start: usize,
    end: usize,
    /// The text before it begins a sentence here.
    begins: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut begins = true;
    for word in text.split_whitespace() {
        let start = text.get(at..).and_then(|rest| rest.find(word)).map_or(at, |offset| at + offset);
        at = start + word.len();
        let folded = folded_token(word);
        if folded.is_empty() {
            continue;
        }
        let ends = folded.trim_end_matches(['"', '\'', ')']).ends_with(['.', '!', '?', ':']);
        found.push(Token { key: fold_key(&folded), folded, start, end: at, begins });
        begins = ends;
    }
    found
}

/// The words of a quote, parted where it leaves words out.
fn quote_parts(quote: &str) -> Vec<Vec<Token>> {
    let mut parts: Vec<Vec<Token>> = vec![Vec::new()];
    for token in tokens(quote).into_iter().take(MAX_TOKENS) {
        match parts.last_mut() {
            Some(part) if token.folded != "..." => part.push(token),
            _ => parts.push(Vec::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

struct Alignment {
    start: usize,
    end: usize,
    aligned: usize,
    differs: Vec<(String, String)>,
    grave: bool,
}

/// Lays all words of a part of a quote against the stretch of words that costs least.
fn align(part: &[Token], tokens: &[Token]) -> Alignment {
    let (from, to) = window(part, tokens);
    let tokens = tokens.get(from..to).unwrap_or(&[]);
    let width = tokens.len() + 1;
    // The cheapest way to have read `i` words of the quote when `j` of the document are read.
    let mut costs = vec![0u32; width];
    let mut steps = vec![Step::Begin; width * (part.len() + 1)];
    for (i, word) in part.iter().enumerate() {
        let mut diagonal = costs[0];
        costs[0] += cost::PUT_IN;
        steps[(i + 1) * width] = Step::PutIn;
        for (j, token) in tokens.iter().enumerate() {
            let edges = (i == 0, i + 1 == part.len());
            let (price, kind) = match likeness(word, token, edges) {
                Likeness::Same => (0, Step::Same),
                Likeness::Similar => (cost::SIMILAR, Step::Similar),
                Likeness::None => (cost::REPLACED, Step::Replaced),
            };
            let choices = [
                (diagonal + price, kind),
                (costs[j] + cost::LEFT_OUT, Step::LeftOut),
                (costs[j + 1] + cost::PUT_IN, Step::PutIn),
            ];
            diagonal = costs[j + 1];
            let best = choices.into_iter().min_by_key(|(cost, _)| *cost).unwrap_or(choices[0]);
            costs[j + 1] = best.0;
            steps[(i + 1) * width + j + 1] = best.1;
        }
    }
    let end = (0..width).min_by_key(|j| costs[*j]).unwrap_or(0);
    let mut trace = Vec::new();
    let (mut i, mut j) = (part.len(), end);
    while i > 0 {
        let step = steps[i * width + j];
        trace.push((step, i, j));
        match step {
            Step::Same | Step::Similar | Step::Replaced => (i, j) = (i - 1, j.saturating_sub(1)),
            Step::LeftOut => j = j.saturating_sub(1),
            Step::PutIn | Step::Begin => i -= 1,
        }
    }
    trace.reverse();
    let mut found = Alignment { start: from + j, end: from + end, aligned: 0, differs: Vec::new(), grave: false };
    let mut open = false;
    for (step, i, j) in trace {
        let word = (step != Step::LeftOut).then(|| part.get(i - 1)).flatten();
        let token = (!matches!(step, Step::PutIn | Step::Begin)).then(|| tokens.get(j.wrapping_sub(1))).flatten();
        found.aligned += usize::from(matches!(step, Step::Same | Step::Similar));
        if step == Step::Same {
            open = false;
            continue;
        }
        if !open {
            found.differs.push((String::new(), String::new()));
            open = true;
        }
        if let Some((quoted, written)) = found.differs.last_mut() {
            append(quoted, word);
            append(written, token);
        }
        let marks_only = matches!((word, token), (Some(a), Some(b)) if bare(&a.folded) == bare(&b.folded));
        found.grave |= !marks_only && [word, token].into_iter().flatten().any(is_weighty);
    }
    found
}

fn append(words: &mut String, token: Option<&Token>) {
    if let Some(token) = token {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&token.folded);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Begin,
    Same,
    Similar,
    Replaced,
    LeftOut,
    PutIn,
}

enum Likeness {
    Same,
    Similar,
    None,
}

/// How alike a word of the quote and one of the document are; words with digits are the same or not alike.
/// At the edges of a quote, first and last, marks of the document's word may be left out.
fn likeness(a: &Token, b: &Token, (first, last): (bool, bool)) -> Likeness {
    let only = |rest: Option<&str>, marks: &str| rest.is_some_and(|rest| rest.chars().all(|c| marks.contains(c)));
    if a.folded == b.folded
        || (first && only(b.folded.strip_suffix(&a.folded), "\"'(["))
        || (last && only(b.folded.strip_prefix(&a.folded), ".,;:!?\"')]"))
    {
        return Likeness::Same;
    }
    let digits = |token: &Token| token.folded.bytes().any(|b| b.is_ascii_digit());
    if digits(a) || digits(b) {
        return if bare(&a.folded) == bare(&b.folded) { Likeness::Similar } else { Likeness::None };
    }
    if a.key == b.key && !a.key.is_empty() {
        return Likeness::Similar;
    }
    // One slip in a word of five letters, two in one of ten.
    let longer = a.key.len().max(b.key.len());
    let slips = longer / 5;
    let alike = slips > 0 && a.key.len().abs_diff(b.key.len()) <= slips && longer < 64;
    if alike && strsim::osa_distance(&a.key, &b.key) <= slips { Likeness::Similar } else { Likeness::None }
}

/// A word without the marks of the sentence around it; signs of value stay.
fn bare(folded: &str) -> &str {
    folded.trim_matches(['.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '[', ']'])
}

fn is_weighty(token: &Token) -> bool {
    let word = bare(&token.folded);
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let name = word.chars().next().is_some_and(char::is_uppercase) && !token.begins;
    word.contains(|c: char| c.is_numeric() || "$€£¥%".contains(c))
        || name
        || upper > 1
        || token.folded.ends_with("n't")
        || WEIGHTY.contains(&token.key.as_str())
}

/// The stretch of a long paragraph that has most words of the quote.
fn window(part: &[Token], tokens: &[Token]) -> (usize, usize) {
    let width = part.len() * 3 + 20;
    if tokens.len() <= width {
        return (0, tokens.len());
    }
    let wanted: BTreeSet<&str> = part.iter().map(|token| token.key.as_str()).collect();
    let hit = |i: usize| usize::from(tokens.get(i).is_some_and(|token| wanted.contains(token.key.as_str())));
    let mut hits: usize = (0..width).map(hit).sum();
    let mut best = (hits, 0);
    for start in 1..=tokens.len() - width {
        hits = hits + hit(start + width - 1) - hit(start - 1);
        if hits > best.0 {
            best = (hits, start);
        }
    }
    (best.1, best.1 + width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(text: &str, quote: &str) -> Option<Near> {
        Document::read("a.txt", text.as_bytes()).unwrap().nearest(quote, None)
    }

    const TEXT: &str =
        "Nothing here.\n\nThe council bought 12 new ferries from Harland Yard in March,\nand did not pay.\n";

    #[test]
    fn the_differing_words_are_named() {
        for (quote, differs, grave) in [
            ("bought 13 new ferries", vec![("13", "12")], true),
            ("bought twelve new ferries", vec![("twelve", "12")], true),
            ("council purchased 12 new ferries", vec![("purchased", "bought")], false),
            ("ferries from Harlan Yard in March", vec![("Harlan", "Harland")], true),
            ("in March and did pay.", vec![("March", "March,"), ("", "not")], true),
            ("council bougth 12 new shiny ferries", vec![("bougth", "bought"), ("shiny", "")], false),
            ("the council bought 12", vec![("the", "The")], false),
        ] {
            let found = near(TEXT, quote).unwrap();
            let expected: Vec<(String, String)> =
                differs.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!((found.differs, found.figures_or_names, found.line), (expected, grave, 3), "{quote}");
        }
    }

    #[test]
    fn words_left_out_are_no_difference() {
        let found = near(TEXT, "council bought 12 … in April, and did").unwrap();
        assert_eq!(found.differs, [("April,".to_owned(), "March,".to_owned())]);
        assert_eq!(found.passage, "council bought 12 … in March, and did");
        assert_eq!((found.aligned, found.words), (6, 7));
    }

    #[test]
    fn nothing_in_common_is_nothing_near() {
        assert_eq!(near(TEXT, "zebras graze"), None);
        assert_eq!(near("", "zebras"), None);
    }

    #[test]
    fn long_paragraphs_end_soon() {
        let text = format!("{} the last ferry sank {}", "ferry boat ".repeat(100_000), "boat ".repeat(100_000));
        assert_eq!(near(&text, "the lost ferry sank").unwrap().passage, "the last ferry sank");
    }
}
