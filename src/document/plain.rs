//! Plain text and Markdown: lines to paragraphs, with what each of them is.

use super::markup;
use super::paragraph::{Paragraph, Role};
use crate::text::{Lines, Span};

/// The length from which a line is taken for a whole paragraph, in characters: texts that are wrapped by
/// hand are wrapped well below it.
const MAX_WRAPPED_LINE: usize = 120;
/// Lines shorter than this end a paragraph of any text; they do not tell whether it is wrapped by hand.
const MIN_WRAPPED_LINE: usize = 50;
/// A heading that no mark shows is not longer, in characters: it fits a line.
const MAX_HEADING: usize = 110;
/// A question or the title at the head of the text may be longer.
const MAX_QUESTION: usize = 160;
/// Front matter is not longer, in lines; a rule at the head of a long text is only a rule.
const MAX_FRONT_MATTER: usize = 60;

/// A text read by lines.
pub(super) struct Plain {
    pub(super) text: String,
    /// Where in the text another line of the file begins: byte, and line from 1.
    pub(super) lines: Vec<(usize, usize)>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// The keys and values of the front matter.
    pub(super) front: Vec<(String, String)>,
}

/// What a line is by itself.
enum Line {
    Blank,
    /// A line drawn, the fence of code, or the rule below a table's header: no words.
    Rule,
    Heading(u8),
    Row,
    Item {
        indent: usize,
        number: Option<u32>,
        mark: usize,
    },
    Text,
}

struct Reader<'t> {
    text: &'t str,
    paragraphs: Vec<Paragraph>,
    /// The paragraph goes on with the next line.
    open: bool,
    /// No blank line stands between the last paragraph and this line.
    close: bool,
    /// The indents of the open list, outermost first.
    indents: Vec<usize>,
    tables: usize,
    in_table: bool,
    /// Headings are marked in this text.
    marked: bool,
    /// The text is wrapped by hand: a line goes on with the next one.
    wrapped: bool,
    /// Paragraphs that blank lines set apart, by their place.
    apart: Vec<bool>,
}

/// Reads a text that has been decoded.
pub(super) fn read(stored: &str) -> Plain {
    let text = markup::plain(stored);
    let starts = Lines::new(&text);
    let lines: Vec<(usize, usize)> =
        (1..=starts.count()).filter_map(|line| starts.start(line).map(|at| (at, line))).collect();
    let line_of = |text: &'_ str, lines: &Lines, n: usize| {
        let start = lines.start(n).unwrap_or(text.len());
        (start, lines.start(n + 1).unwrap_or(text.len()))
    };
    let stored_lines = Lines::new(stored);
    let content = |n: usize| {
        let (start, end) = line_of(&text, &starts, n);
        text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    };
    let as_stored = |n: usize| {
        let (start, end) = line_of(stored, &stored_lines, n);
        stored.get(start..end).unwrap_or("")
    };
    let (front, front_lines) = front_matter(&content, lines.len());
    let mut reader = Reader {
        text: &text,
        paragraphs: Vec::new(),
        open: false,
        close: false,
        indents: Vec::new(),
        tables: 0,
        in_table: false,
        marked: false,
        wrapped: is_wrapped(&text),
        apart: Vec::new(),
    };
    for (start, n) in &lines {
        let line = content(*n);
        let next = if *n < lines.len() { content(n + 1) } else { "" };
        let kind = if *n <= front_lines { Line::Rule } else { reader.kind(line, as_stored(*n), next) };
        reader.take(&kind, *start, *n, line);
        let long = line.chars().count() > MAX_WRAPPED_LINE;
        reader.open &= !long && (reader.wrapped || matches!(kind, Line::Item { .. }));
    }
    reader.infer_headings();
    let paragraphs = reader.paragraphs;
    Plain { lines, paragraphs, front, text }
}

/// Whether a text is wrapped by hand: most of its longer lines are of a length at which people and programs wrap.
fn is_wrapped(text: &str) -> bool {
    let lengths = text.lines().map(|line| line.chars().count()).filter(|len| *len >= MIN_WRAPPED_LINE);
    let (long, short) =
        lengths.fold(
            (0usize, 0usize),
            |(long, short), len| {
                if len > MAX_WRAPPED_LINE { (long + 1, short) } else { (long, short + 1) }
            },
        );
    short > long || long == 0
}

/// The front matter of a Markdown file, "key: value" between two lines of dashes, and how many lines it takes.
fn front_matter<'t>(content: &impl Fn(usize) -> &'t str, count: usize) -> (Vec<(String, String)>, usize) {
    if content(1).trim() != "---" {
        return (Vec::new(), 0);
    }
    let mut found = Vec::new();
    for n in 2..=count.min(MAX_FRONT_MATTER) {
        let line = content(n).trim();
        if line == "---" || line == "..." {
            return if found.is_empty() { (found, 0) } else { (found, n) };
        }
        match line.split_once(':') {
            Some((key, value)) if key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b)) => {
                let value = value.trim().trim_matches(['"', '\'']);
                found.push((key.to_ascii_lowercase(), value.to_owned()));
            }
            // Lists below a key.
            _ if line.is_empty() || line.starts_with(['-', '#']) => {}
            _ => return (Vec::new(), 0),
        }
    }
    (Vec::new(), 0)
}

impl Reader<'_> {
    /// What a line is by itself and beside the next one.
    fn kind(&self, line: &str, stored: &str, next: &str) -> Line {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            return Line::Blank;
        }
        let mark = stored.trim_start();
        if mark.starts_with('#') && !trimmed.starts_with('#') {
            let level = mark.bytes().take_while(|b| *b == b'#').count().min(6);
            return Line::Heading(u8::try_from(level).unwrap_or(6));
        }
        if is_rule(trimmed) || is_table_rule(trimmed) || trimmed.starts_with("```") {
            return Line::Rule;
        }
        if let Some((number, mark)) = item_mark(line.trim_start(), !self.open) {
            return Line::Item { indent: indent(line), number, mark };
        }
        let piped = trimmed.starts_with('|') || trimmed.contains('|') && (self.in_table || is_table_rule(next.trim()));
        if piped || trimmed.contains('\t') { Line::Row } else { Line::Text }
    }

    fn take(&mut self, kind: &Line, start: usize, line: usize, content: &str) {
        let lead = content.len() - content.trim_start().len();
        let span = Span::new(start + lead, start + content.trim_end().len());
        let in_table = self.in_table;
        self.in_table = matches!(kind, Line::Row) || in_table && matches!(kind, Line::Rule);
        match kind {
            Line::Blank => (self.open, self.close) = (false, false),
            Line::Rule => {
                self.rule(content.trim());
                self.open = false;
            }
            Line::Heading(level) => {
                self.marked = true;
                self.push(Paragraph::new(span, line, Role::Heading { level: *level }), false);
                self.indents.clear();
            }
            Line::Row => {
                self.tables += usize::from(!in_table);
                let cells = cells(content, start);
                let role = Role::Row { table: self.tables - 1, header: false, cells };
                self.indents.clear();
                self.push(Paragraph::new(span, line, role), false);
            }
            Line::Item { indent, number, mark } => {
                while self.indents.last().is_some_and(|open| *open > *indent) {
                    self.indents.pop();
                }
                if self.indents.last() != Some(indent) {
                    self.indents.push(*indent);
                }
                let depth = u8::try_from(self.indents.len()).unwrap_or(u8::MAX);
                let mut item = Paragraph::new(span, line, Role::Item { depth, number: *number });
                item.words.start = (span.start + mark).min(span.end);
                let question = number.is_some() && is_question(item.words.of(self.text));
                if question {
                    // Numbered questions head their answers.
                    item.set_heading(2);
                    self.indents.clear();
                }
                self.push(item, !question);
            }
            Line::Text => {
                let item = self.paragraphs.last().is_some_and(|p| matches!(p.role, Role::Item { .. }));
                // In a text that is not wrapped by hand only indented lines go on, and only with an item.
                let goes_on = self.open && !content.contains('\u{c}') && (self.wrapped || item && lead > 0);
                match self.paragraphs.last_mut() {
                    Some(last) if goes_on => {
                        last.span.end = span.end;
                        last.words.end = span.end;
                    }
                    _ => {
                        if lead == 0 {
                            self.indents.clear();
                        }
                        self.push(Paragraph::new(span, line, Role::Text), true);
                    }
                }
            }
        }
        self.close |= !matches!(kind, Line::Blank);
    }

    fn push(&mut self, paragraph: Paragraph, open: bool) {
        self.apart.push(!self.close);
        self.paragraphs.push(paragraph);
        self.open = open;
    }

    /// A rule below one short line makes it a heading; below the first row of a table, the row its header.
    fn rule(&mut self, mark: &str) {
        let close = self.close;
        let Some(last) = self.paragraphs.last_mut().filter(|_| close) else { return };
        match &mut last.role {
            Role::Row { header, .. } => *header = is_table_rule(mark),
            Role::Text if self.open && mark.starts_with(['=', '-']) && is_rule(mark) => {
                let words = last.span.of(self.text);
                if !words.contains('\n') && words.chars().count() <= MAX_HEADING && !words.ends_with('.') {
                    last.set_heading(if mark.starts_with('=') { 1 } else { 2 });
                    self.marked = true;
                }
            }
            _ => {}
        }
    }

    /// Finds the headings that no mark shows: short lines between blank ones that end as no sentence ends. Who marks
    /// headings marks them all.
    fn infer_headings(&mut self) {
        if self.marked {
            return;
        }
        let count = self.paragraphs.len();
        for i in 0..count.saturating_sub(1) {
            let apart = |i: usize| self.apart.get(i).copied().unwrap_or(false);
            let (Some(paragraph), Some(next)) = (self.paragraphs.get(i), self.paragraphs.get(i + 1)) else { break };
            let table = matches!(next.role, Role::Row { .. }) && !apart(i + 1);
            if paragraph.role != Role::Text || !apart(i) || !apart(i + 1) && is_item(next) || table {
                continue;
            }
            let words = paragraph.span.of(self.text);
            if stands_as_heading(words, i == 0) {
                let level = if i == 0 { 1 } else { 2 };
                if let Some(paragraph) = self.paragraphs.get_mut(i) {
                    paragraph.set_heading(level);
                }
            }
        }
    }
}

fn is_item(paragraph: &Paragraph) -> bool {
    matches!(paragraph.role, Role::Item { .. })
}

fn is_question(words: &str) -> bool {
    words.ends_with('?') && words.chars().count() <= MAX_QUESTION && !words.contains(". ")
}

/// Whether a line that stands by itself reads as a heading: short, with a capital, no sentence, no label.
pub(super) fn stands_as_heading(words: &str, first: bool) -> bool {
    let len = words.chars().count();
    let capital = words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    if words.contains(['\n', '\t']) || !capital || !words.chars().any(char::is_alphabetic) {
        return false;
    }
    if words.starts_with(['“', '"', '‘', '(', '[']) || len > if first { MAX_QUESTION } else { MAX_HEADING } {
        return is_question(words) && !words.starts_with(['“', '"', '‘']);
    }
    if is_question(words) {
        return true;
    }
    // "Source: the council", "By Ada Moss": about the text, not over a part of it.
    let label = words.split_once(": ").is_some_and(|(label, _)| label.split_whitespace().count() <= 3);
    let about = ["By ", "Posted ", "Published ", "Updated ", "Photo", "Date "].iter().any(|w| words.starts_with(w));
    let sentence = words.ends_with(['.', '!', ',', ';', ':', '”', '"', '…', ')']);
    !sentence && !about && (first || !label) && !words.contains("://")
}

/// A line of one mark, drawn.
fn is_rule(line: &str) -> bool {
    let mark = line.chars().next().unwrap_or(' ');
    "-=*_".contains(mark)
        && line.chars().filter(|c| *c == mark).count() >= 3
        && line.chars().all(|c| c == mark || c == ' ')
}

/// The line below the header of a table in Markdown: "|---|--:|".
fn is_table_rule(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// The indent of a line in columns; a tab takes four.
fn indent(line: &str) -> usize {
    let columns = |c: char| if c == '\t' { 4 } else { 1 };
    line.chars().take_while(|c| c.is_whitespace()).map(columns).sum()
}

/// The mark of a list that a line begins with, "- ", "• ", "3. ", and at the head of a paragraph "(b) ": the number,
/// and how many bytes the mark takes with the spaces after it.
pub(super) fn item_mark(line: &str, head: bool) -> Option<(Option<u32>, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line.get(..digits).and_then(|digits| digits.parse().ok());
    let rest = match digits {
        0 if head && line.starts_with('(') => {
            let (inner, rest) = line.get(1..)?.split_once(')')?;
            let counts = inner.len() <= 4 && inner.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            Some(rest).filter(|_| counts && !inner.is_empty())
        }
        0 => line.strip_prefix(['-', '*', '+', '•', '–', '·', '▪', '◦', '●', '○', '■', '‣', '\u{f0b7}']),
        1..=3 => line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])),
        _ => None,
    };
    let rest = rest.filter(|rest| rest.starts_with([' ', '\t', '\u{a0}']))?;
    Some((number, line.len() - rest.trim_start().len()))
}

/// The cells of a row that pipes or tabs part.
fn cells(content: &str, start: usize) -> Vec<Span> {
    let trimmed = content.trim();
    let piped = trimmed.starts_with('|') || !content.trim_end().contains('\t');
    let lead = content.len() - content.trim_start_matches(' ').len();
    let (inner, from) = if piped {
        let lead = content.len() - content.trim_start().len();
        let inner = trimmed.strip_prefix('|').unwrap_or(trimmed);
        let from = lead + trimmed.len() - inner.len();
        (inner.strip_suffix('|').unwrap_or(inner), from)
    } else {
        (content.trim_start_matches(' '), lead)
    };
    let mut at = start + from;
    let mut found = Vec::new();
    for cell in inner.split(if piped { '|' } else { '\t' }) {
        let lead = cell.len() - cell.trim_start().len();
        let end = at + lead + cell.trim().len();
        found.push(Span::new((at + lead).min(end), end));
        at += cell.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    /// The headings of a text with their levels, and whether each other paragraph is text, item or row.
    fn roles(text: &str) -> Vec<String> {
        let document = Document::read("a.txt", text.as_bytes()).unwrap();
        let shown = |p: &Paragraph| {
            let words = p.words.of(document.text()).replace('\n', "/");
            match &p.role {
                Role::Heading { level } => format!("#{level} {words}"),
                Role::Item { depth, number } => {
                    format!("{depth}{} {words}", number.map_or("-".into(), |n| format!(".{n}")))
                }
                Role::Row { cells, .. } => cells.iter().map(|c| c.of(document.text())).collect::<Vec<_>>().join("|"),
                Role::Text | Role::Note => words,
            }
        };
        document.paragraphs().iter().map(shown).collect()
    }

    #[test]
    fn headings_are_marked_underlined_or_stand_alone() {
        assert_eq!(roles("# A\n\n### B\n\nMenu\n\nText.\n"), ["#1 A", "#3 B", "Menu", "Text."]);
        assert_eq!(
            roles("Port log\n========\n\nBoats\n-----\nTern sank.\n"),
            ["#1 Port log", "#2 Boats", "Tern sank."]
        );
        assert_eq!(
            roles("Port log\n\nHow many boats are there?\n\nThree.\n\nCrew\n\nSeven hands.\n"),
            ["#1 Port log", "#2 How many boats are there?", "Three.", "#2 Crew", "Seven hands."]
        );
        assert_eq!(
            roles("1. Who pays?\nThe council pays.\n2. How much?\n1. $5 a day\n"),
            ["#2 Who pays?", "The council pays.", "#2 How much?", "1.1 $5 a day"]
        );
    }

    #[test]
    fn lines_that_stand_alone_and_are_no_headings() {
        for line in [
            "The boat sank.",
            "Source: the harbour office",
            "By Ada Moss",
            "and so on",
            "The ferries employ:",
            "“Who pays?”",
            "1,204",
            "See https://port.example/log",
        ] {
            let text = format!("It has three boats.\n\n{line}\n\nIt has seven hands.\n");
            assert!(!roles(&text)[1].starts_with('#'), "{line}: {:?}", roles(&text));
        }
        // The last line heads nothing; nor does what leads in to a table or a list.
        assert_eq!(roles("Tern sank.\n\nAda Moss"), ["Tern sank.", "Ada Moss"]);
        assert_eq!(roles("It sank.\n\nBoats of the port\t\nTern\t3\n"), ["It sank.", "Boats of the port", "Tern|3"]);
    }

    #[test]
    fn items_nest_by_their_indent() {
        let text = "- a\n  - b\n    wrapped\n  - c\n\n- d\n3) e\n\n(b) f\n";
        assert_eq!(roles(text), ["1- a", "2- b/    wrapped", "2- c", "1- d", "1.3 e", "1- f"]);
        assert_eq!(roles("It ran\n2019. It sank\n(in part) at sea.\n"), ["It ran/2019. It sank/(in part) at sea."]);
    }

    #[test]
    fn rows_have_their_cells() {
        assert_eq!(roles("| a | b c |\n|---|:--|\n| 1 |   |\nx | y\n"), ["a|b c", "1|", "x|y"]);
        assert_eq!(roles("a\tb\t\tc\n"), ["a|b||c"]);
        assert_eq!(roles("one | two, a line of text\n"), ["one | two, a line of text"]);
    }

    #[test]
    fn lines_of_a_text_that_is_not_wrapped_are_paragraphs() {
        let long = "word ".repeat(40);
        let text = format!("Short line one\n{long}\nOverall, this is short.\n1. Item one\nAfter.\n{long}\n");
        let long = long.trim();
        assert_eq!(
            roles(&text),
            ["#1 Short line one", long, "Overall, this is short.", "1.1 Item one", "After.", long]
        );
    }

    #[test]
    fn front_matter_is_no_text() {
        let document = Document::read("a.md", b"---\ntitle: \"Log\"\ntags:\n- x\n---\n\nIt sank.\n").unwrap();
        assert_eq!((document.title(), document.paragraphs().len()), (Some("Log"), 1));
        assert_eq!(roles("---\n\nIt sank: all of it.\n\n---\n"), ["It sank: all of it."]);
    }
}
