//! Sentences: the stretches of a document that assert something.
//!
//! A paragraph is split where a full stop, a question mark or an exclamation mark ends a sentence. Whether it does is
//! told by tables of abbreviations and, where they have no say, by a general splitter. Quotations are split inside,
//! since each of their sentences asserts something of its own; a row of a table is one sentence.

use super::abbreviations::{Stop, is_attribution, is_starter, stop};
use crate::document::Document;
use crate::text::Span;

/// One sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the plain text.
    pub span: Span,
    /// Its paragraph, by its place in [`Document::paragraphs`], or among the lines of a text.
    pub paragraph: usize,
    /// It stands in a heading.
    pub heading: bool,
    /// It begins inside a quotation that an earlier sentence of its paragraph has opened.
    pub quoted: bool,
}

/// The longest stretch that is handed to the general splitter at once, in bytes: its cost grows faster than the text.
const STRETCH: usize = 4096;
/// The longest cell of a table, in bytes; a longer one is prose that happens to hold a tab.
const CELL: usize = 200;
/// The length, in three quarters of the longest line of its block, up to which a line that is followed by a capital is
/// taken for a line of its own (a headline, a byline): whoever wraps text fills the lines.
const FILLED: (usize, usize) = (3, 4);
/// The longest unknown word before a full stop that the general splitter may take for an abbreviation, in bytes.
const SHORT_WORD: usize = 5;
/// How many words after a quoted question may stand before the verb that says who asked it.
const ATTRIBUTION_WITHIN: usize = 6;

/// The sentences of a document, in order.
///
/// ```
/// use gainsay::{document::Document, extract::sentences};
/// let page = Document::read("a.txt", b"It left at 5:30 p.m. Thursday. \"We ran. We hid,\" Lee said.\n").unwrap();
/// let found: Vec<&str> = sentences(&page).iter().map(|s| s.span.of(page.text())).collect();
/// assert_eq!(found, ["It left at 5:30 p.m. Thursday.", "\"We ran.", "We hid,\" Lee said."]);
/// ```
#[must_use]
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (paragraph, block) in document.paragraphs().iter().enumerate() {
        found.extend(in_block(document.text(), block.span, paragraph, block.heading));
    }
    found
}

/// The sentences of a text that is no document, in order. Blank lines part its paragraphs.
#[must_use]
pub fn sentences_of(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (paragraph, block) in blocks(text).into_iter().enumerate() {
        found.extend(in_block(text, block, paragraph, false));
    }
    found
}

fn in_block(text: &str, block: Span, paragraph: usize, heading: bool) -> Vec<Sentence> {
    let mut open = false;
    let spans = block_sentences(text, block).into_iter();
    let sentences = spans.map(|span| {
        let quoted = open;
        for c in span.of(text).chars() {
            match c {
                '“' | '«' => open = true,
                '”' | '»' => open = false,
                '"' => open = !open,
                _ => {}
            }
        }
        Sentence { span, paragraph, heading, quoted }
    });
    sentences.collect()
}

/// The stretches of a text between blank lines.
fn blocks(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            open = false;
        } else if open && let Some(last) = found.last_mut() {
            last.end = at + line.len();
        } else {
            found.push(Span::new(at, at + line.len()));
            open = true;
        }
        at += line.len();
    }
    found
}

/// The sentences of one block, line by line where its lines stand alone.
fn block_sentences(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    for part in parted_lines(block.of(text)) {
        let part = Span::new(block.start + part.start, block.start + part.end);
        let words = part.of(text);
        if is_row(words) {
            found.push(part);
        } else {
            let spans = Splitter::new(words).split();
            found.extend(spans.into_iter().map(|s| Span::new(part.start + s.start, part.start + s.end)));
        }
    }
    found.iter().filter_map(|span| trimmed(text, *span)).collect()
}

/// The block without the breaks that only wrap it: what is left of its lines stands alone.
fn parted_lines(block: &str) -> Vec<Span> {
    let longest = block.lines().map(str::len).max().unwrap_or(0);
    let mut found: Vec<Span> = Vec::new();
    let (mut at, mut alone) = (0, true);
    let mut lines = block.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let span = Span::new(at, at + line.len());
        at += line.len();
        match found.last_mut() {
            Some(last) if !alone => last.end = span.end,
            _ => found.push(span),
        }
        let next = lines.peek().map_or("", |next| next.trim_start());
        alone = ends_alone(line.trim_end(), next, longest);
    }
    found
}

/// Whether a line is not continued by `next`.
fn ends_alone(line: &str, next: &str, longest: usize) -> bool {
    let begins_anew = next.chars().next().is_some_and(|c| !c.is_lowercase() && (c.is_alphanumeric() || is_opener(c)));
    let item = next.starts_with(['•', '▪', '◦']) || next.starts_with("- ") || next.starts_with("* ");
    let ended = line.ends_with(['.', '?', '!', ':', '"', '”', '|']);
    let word = next.split_whitespace().next().map_or(0, str::len);
    let fits = (line.len() + 1 + word) * FILLED.1 <= longest * FILLED.0;
    let carries_on = line.ends_with([',', ';', '-', '–', '—', '&']) || ends_in_small_word(line);
    item || is_row(line)
        || is_row(next.lines().next().unwrap_or(""))
        || (begins_anew && !carries_on && (fits || ended && short_by_far(line, longest)))
}

/// Whether a line that ends a sentence leaves so much room that it ends a paragraph.
fn short_by_far(line: &str, longest: usize) -> bool {
    line.len() * 2 <= longest
}

/// Whether the last word of a line calls for another: "of", "the", "and".
fn ends_in_small_word(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or("");
    matches!(
        last,
        "a" | "an" | "the" | "of" | "and" | "or" | "in" | "on" | "at" | "to" | "for" | "by" | "with" | "from"
    )
}

/// Whether a line is a row of a table: cells between tabs or pipes.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    let tabs = line.contains('\t') && line.split('\t').all(|cell| cell.len() <= CELL);
    let pipes = line.starts_with('|') && line.len() > 1 || line.matches(" | ").count() >= 2;
    !line.contains('\n') && (tabs || pipes)
}

fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let kept = words.trim();
    kept.chars().any(char::is_alphanumeric).then(|| Span::new(start, start + kept.len()))
}

/// One stretch of prose being split.
struct Splitter<'t> {
    text: &'t str,
    chars: Vec<(usize, char)>,
    /// Where the general splitter ends sentences, in bytes, white space included; sorted.
    general: Vec<usize>,
}

impl<'t> Splitter<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, chars: text.char_indices().collect(), general: general(text) }
    }

    fn split(&self) -> Vec<Span> {
        let mut found = Vec::new();
        let (mut start, mut i, mut quoted) = (0, 0, false);
        while let Some(&(_, c)) = self.chars.get(i) {
            quoted = self.in_quotation(i, c, quoted);
            if !is_terminator(c) {
                i += 1;
                continue;
            }
            let run = self.skip(i, is_terminator);
            let close = self.closers(run);
            if self.ends(i, run, close, quoted) {
                // What closes behind the mark belongs to the sentence; a quotation goes on without a mark of its own.
                let end = self.byte(close);
                found.push(Span::new(start, end));
                start = end;
            }
            if (run..close).any(|k| matches!(self.char(k), Some('"' | '”' | '\''))) {
                quoted = false;
            }
            i = close.max(i + 1);
        }
        found.push(Span::new(start, self.text.len()));
        found.retain(|span| span.start < span.end);
        found
    }

    /// Whether a quotation is open behind the character at `i`.
    fn in_quotation(&self, i: usize, c: char, before: bool) -> bool {
        match c {
            '“' | '«' | '„' => true,
            '”' | '»' => false,
            '"' => !before,
            '`' if self.char(i + 1) == Some('`') => true,
            '\'' if self.char(i + 1) == Some('\'') => false,
            _ => before,
        }
    }

    fn char(&self, i: usize) -> Option<char> {
        self.chars.get(i).map(|(_, c)| *c)
    }

    fn byte(&self, i: usize) -> usize {
        self.chars.get(i).map_or(self.text.len(), |(at, _)| *at)
    }

    fn skip(&self, mut i: usize, of: fn(char) -> bool) -> usize {
        while self.char(i).is_some_and(of) {
            i += 1;
        }
        i
    }

    /// Behind the quotation marks, brackets and footnote numbers that close at `i`.
    fn closers(&self, mut i: usize) -> usize {
        loop {
            match self.char(i) {
                Some('”' | '’' | '»' | ')' | ']' | '"' | '\'') => i += 1,
                // "closed.[3] The": a note's number.
                Some('[') => {
                    let end = self.skip(i + 1, |c| c.is_ascii_digit());
                    if end > i + 1 && end <= i + 4 && self.char(end) == Some(']') {
                        i = end + 1;
                    } else {
                        return i;
                    }
                }
                // "We ran. '' Then": marks set apart by a space, as tokenised texts have them.
                Some(' ') if self.char(i + 1) == Some('\'') && self.char(i + 2) == Some('\'') => i += 3,
                // "We ran. " Then": a mark between two spaces closes.
                Some(' ')
                    if matches!(self.char(i + 1), Some('"' | '”'))
                        && self.char(i + 2).is_none_or(char::is_whitespace) =>
                {
                    i += 2;
                }
                _ => return i,
            }
        }
    }

    /// Whether the marks from `at` up to `run`, closed at `close`, end a sentence.
    fn ends(&self, at: usize, run: usize, close: usize, quoted: bool) -> bool {
        let space = self.skip(close, char::is_whitespace);
        let Some(next) = self.char(space) else { return false };
        let mark = self.char(at).unwrap_or('.');
        let word = self.word_before(at);
        if space == close {
            return close == run && mark == '.' && self.lacks_space(at, close, word);
        }
        let opener = self.skip(space, is_opener);
        let first = self.char(opener).unwrap_or(next);
        let following = self.word_at(opener);
        if first.is_lowercase() || (!first.is_alphanumeric() && opener == space && !is_item_mark(first)) {
            return false;
        }
        let closed = (run..close).any(|k| matches!(self.char(k), Some('"' | '”' | '\'' | '’' | '»')));
        if mark != '.' || run > at + 1 {
            // "Is it safe?" Mayor Lee asked: the verb follows. A row of full stops is a pause before a digit.
            let pause = (mark == '.' || mark == '…') && first.is_numeric();
            return !(pause || closed && self.attributed(space) || is_name_with_mark(word));
        }
        if closed || self.char(run) == Some(')') {
            return !self.attributed(space) || !quoted && self.char(run) == Some(')');
        }
        self.stops(at, word, first, following, quoted)
    }

    /// Whether one full stop behind `word` ends a sentence before a capital or a digit.
    fn stops(&self, at: usize, word: &str, first: char, following: &str, quoted: bool) -> bool {
        let starter = is_starter(following);
        let begins_block = self.byte(at).checked_sub(word.len()).is_some_and(|start| {
            self.text.get(..start).is_some_and(|before| before.chars().all(|c| !c.is_alphanumeric()))
        });
        let enumerator = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) || word.len() == 1;
        // "$27. 5 million": a figure cut into words.
        let digits = |w: &str| !w.is_empty() && w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit());
        if digits(word) && digits(following) && self.scale_follows(at, following) {
            return false;
        }
        if begins_block && (enumerator || word.is_empty()) {
            return false;
        }
        match stop(word) {
            Some(Stop::Never) => false,
            Some(Stop::BeforeNumber) => !first.is_numeric(),
            Some(Stop::BeforeStarter) => starter,
            Some(Stop::Clock) => !super::abbreviations::follows_clock(following) && !first.is_numeric(),
            // "(it was old).", "35 %."
            None if word.is_empty() => true,
            None if is_initial(word) => starter && following.len() > 1,
            None if word.contains('.') => starter,
            None => {
                let short = word.len() <= SHORT_WORD && !word.bytes().all(|b| b.is_ascii_digit());
                let end = self.byte(at + 1);
                let agreed = self.general_ends_near(end);
                agreed || quoted || starter || !short
            }
        }
    }

    /// Whether a scale or a unit stands behind the number that follows the mark at `at`.
    fn scale_follows(&self, at: usize, number: &str) -> bool {
        let rest = self.text.get(self.byte(at + 1)..).unwrap_or("").trim_start();
        let unit = rest.get(number.len()..).unwrap_or("").split_whitespace().next().unwrap_or("");
        let unit = unit.trim_end_matches([',', '.', ';']);
        matches!(unit, "million" | "billion" | "trillion" | "percent" | "%" | "m" | "MM" | "bn" | "km" | "kg" | "miles")
    }

    fn general_ends_near(&self, end: usize) -> bool {
        let next = self.general.partition_point(|b| *b < end);
        // The general splitter may count the space behind a sentence to it.
        self.general.get(next).is_some_and(|b| self.text.get(end..*b).is_some_and(|gap| gap.trim().is_empty()))
    }

    /// The word before the mark at `at`, with the full stops inside it.
    fn word_before(&self, at: usize) -> &'t str {
        let end = self.byte(at);
        let mut start = at;
        // No abbreviation is longer; a hostile run of letters costs no more.
        while start > 0 && at - start < 24 {
            match self.char(start - 1) {
                Some(c) if c.is_alphanumeric() => start -= 1,
                Some('.' | '\'' | '’') if start < at => start -= 1,
                _ => break,
            }
        }
        self.text.get(self.byte(start)..end).unwrap_or("").trim_start_matches(['.', '\'', '’'])
    }

    fn word_at(&self, i: usize) -> &'t str {
        let mut end = i;
        while end < i + 24 && self.char(end).is_some_and(|c| c.is_alphanumeric() || c == '.' || c == '\'' || c == '’')
        {
            end += 1;
        }
        let word = self.text.get(self.byte(i)..self.byte(end)).unwrap_or("");
        word.trim_end_matches(['.', '\'', '’'])
    }

    /// Whether a space was forgotten: "the mill closed.Workers left".
    fn lacks_space(&self, at: usize, close: usize, word: &str) -> bool {
        let next = self.word_at(close);
        let plain = |w: &str| w.len() >= 3 && w.chars().all(char::is_alphabetic);
        let cased = next.chars().next().is_some_and(char::is_uppercase) && next.chars().skip(1).all(char::is_lowercase);
        let lower = word.chars().all(char::is_lowercase);
        let linked =
            self.char(at.saturating_sub(word.chars().count() + 1)).is_some_and(|c| matches!(c, '/' | '@' | '.' | '_'));
        plain(word) && plain(next) && cased && lower && !linked && word != "www"
    }

    /// Whether the words from `i` on say who spoke: "Mayor Lee asked".
    fn attributed(&self, i: usize) -> bool {
        let rest = self.text.get(self.byte(i)..).unwrap_or("");
        let mut words = rest.split_whitespace().take(ATTRIBUTION_WITHIN);
        let named = rest.chars().next().is_some_and(char::is_uppercase);
        let first = words.clone().next().unwrap_or("");
        if !named || is_starter(first) && !matches!(first, "He" | "She" | "They" | "I" | "We" | "The") {
            return false;
        }
        for word in words.by_ref() {
            let key = word.trim_end_matches([',', '.', ':']);
            if is_attribution(key) {
                return true;
            }
            if word.ends_with(['.', ',', '?', '!', ';']) {
                return false;
            }
        }
        false
    }
}

/// Where the general splitter ends sentences, handed no more than a stretch at a time.
fn general(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = stretch_end(text, start);
        let part = text.get(start..end).unwrap_or("");
        ends.extend(sentencex::get_sentence_boundaries("en", part).iter().map(|b| start + b.end_byte));
        start = end;
    }
    ends
}

/// The end of a stretch from `start`: behind the last white space that fits, else at the last whole character.
fn stretch_end(text: &str, start: usize) -> usize {
    let mut end = (start + STRETCH).min(text.len());
    if end == text.len() {
        return end;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let part = text.get(start..end).unwrap_or("");
    match part.rfind(". ").map(|at| at + 2).or_else(|| part.rfind(' ').map(|at| at + 1)) {
        Some(at) if at > 0 => start + at,
        _ => end,
    }
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '‽')
}

fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '`' | '¿' | '¡' | '$' | '€' | '£' | '#' | '§')
}

fn is_item_mark(c: char) -> bool {
    matches!(c, '•' | '▪' | '◦' | '–' | '—')
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Names that end in a mark: it ends no sentence.
fn is_name_with_mark(word: &str) -> bool {
    matches!(word, "Yahoo" | "Jeopardy" | "Yum" | "Oklahoma" | "Mamma")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_span_is_trimmed_and_in_order() {
        let text = " One mill.  Two mills!\n\n• Three \t cells\n\n“Four. Five,” he said. (Six.) ... ";
        let found = sentences_of(text);
        assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        assert!(found.iter().all(|s| s.span.of(text).trim() == s.span.of(text) && !s.span.of(text).is_empty()));
        assert_eq!(found.len(), 6);
    }

    #[test]
    fn long_and_hostile_text_is_split_in_time_in_proportion() {
        for unit in ["“", "a. ", "....", "(", "\"", "A.", "word ", "\t", "| ", "[1", "é", "No. "] {
            let text = unit.repeat(200_000 / unit.len());
            let found = sentences_of(&text);
            assert!(found.iter().all(|s| !s.span.of(&text).is_empty()));
        }
    }
}
