//! From drawn lines to paragraphs: a PDF knows no paragraphs, only where letters stand.

use super::super::paragraph::{Paragraph, Role};
use super::super::plain::{item_mark, stands_as_heading};
use super::{Layout, Line, Part};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Letters larger than the text's by this factor head what follows.
const HEADING_SIZE: f32 = 1.1;
/// Letters smaller by this factor are those of notes.
const NOTE_SIZE: f32 = 0.93;
/// A heading does not take more lines.
const MAX_HEADING_LINES: usize = 3;
/// A gap between lines larger than the usual one by this factor parts paragraphs.
const PARAGRAPH_GAP: f32 = 1.3;
/// A line that leaves this share of its column empty is the last of its paragraph, if it also ends as a sentence does.
const SHORT_LINE: f32 = 0.15;
/// So many lines at the top and bottom of a page may be its running head and foot.
const RUNNING_LINES: usize = 2;

/// The text of a PDF, a line to each paragraph.
#[derive(Debug, Default)]
pub(in crate::document) struct Rebuilt {
    pub(in crate::document) text: String,
    pub(in crate::document) paragraphs: Vec<Paragraph>,
    pub(in crate::document) breaks: Vec<usize>,
}

/// What a line is before paragraphs are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Flow,
    Running,
    Note,
}

/// What holds of the whole document.
struct Measures {
    /// The size of most letters.
    body: f32,
    /// From line to line, in sizes of the letters.
    leading: f32,
    /// The sizes of headings, in half points, largest first.
    headings: Vec<i32>,
}

/// Puts the paragraphs together.
pub(in crate::document) fn rebuild(layout: &Layout) -> Rebuilt {
    let measures = Measures::of(layout);
    let running = running(layout);
    let mut builder = Builder::new(&measures, words(layout));
    for (number, page) in layout.pages.iter().enumerate() {
        builder.begin_page(&page.lines);
        let mut notes = false;
        let count = page.lines.len();
        for (i, line) in page.lines.iter().enumerate() {
            let sort = if running.contains(&(number, i)) {
                Sort::Running
            } else {
                notes |= measures.begins_notes(page.lines.get(i..count).unwrap_or(&[]), i);
                if notes { Sort::Note } else { Sort::Flow }
            };
            let next = page.lines.get(i + 1);
            builder.line(line, next, sort, number);
        }
    }
    builder.finish()
}

impl Line {
    fn from(&self) -> f32 {
        self.parts.first().map_or(0.0, |part| part.from)
    }

    fn to(&self) -> f32 {
        self.parts.last().map_or(0.0, |part| part.to)
    }

    fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.text.as_str()).collect();
        parts.join(" ")
    }

    /// The mark of an item that the line begins with: its number, how many bytes it takes, and the line without gaps.
    fn item(&self) -> Option<(Option<u32>, usize, String)> {
        let text = self.text();
        // Word sets an "o" before items of the second level.
        let own = self.parts.len() > 1 && self.parts.first().is_some_and(|part| part.text == "o");
        let (number, mark) = if own { (None, 2) } else { item_mark(&text, true)? };
        Some((number, mark, text))
    }
}

/// A size in half points.
#[expect(clippy::cast_possible_truncation, reason = "sizes are clamped to what fits")]
fn halves(size: f32) -> i32 {
    (size * 2.0).round().clamp(0.0, 10_000.0) as i32
}

impl Measures {
    fn of(layout: &Layout) -> Self {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        for line in layout.pages.iter().flat_map(|page| &page.lines) {
            *sizes.entry(halves(line.size)).or_default() += line.parts.iter().map(|p| p.text.len()).sum::<usize>();
        }
        let most = sizes.iter().max_by_key(|(size, count)| (**count, **size)).map_or(22, |(size, _)| *size);
        #[expect(clippy::cast_precision_loss, reason = "half points are small")]
        let body = (most.max(1) as f32) / 2.0;
        let mut gaps: BTreeMap<i32, usize> = BTreeMap::new();
        for page in &layout.pages {
            for pair in page.lines.windows(2) {
                let [a, b] = pair else { continue };
                let gap = (b.y - a.y) / body;
                if halves(a.size) == most && halves(b.size) == most && (0.8..3.0).contains(&gap) {
                    *gaps.entry(halves(gap * 10.0)).or_default() += 1;
                }
            }
        }
        // Of gaps that are about as frequent, the smaller one is that within paragraphs.
        let frequent = gaps.values().max().copied().unwrap_or(0);
        let usual = gaps.iter().find(|(_, count)| **count * 2 >= frequent).map_or(24, |(gap, _)| *gap);
        #[expect(clippy::cast_precision_loss, reason = "twentieths of a size are small")]
        let leading = (usual as f32) / 20.0;
        let large = |size: &&i32| {
            #[expect(clippy::cast_precision_loss, reason = "half points are small")]
            let points = **size as f32 / 2.0;
            points >= body * HEADING_SIZE
        };
        let headings = sizes.keys().rev().filter(large).copied().collect();
        Self { body, leading, headings }
    }

    /// Whether the notes of a page begin here: all lines from here on are smaller, and the first begins with a mark.
    fn begins_notes(&self, rest: &[Line], before: usize) -> bool {
        let small = |line: &Line| line.size < self.body * NOTE_SIZE;
        let marked = rest.first().filter(|line| small(line)).is_some_and(|line| {
            line.text().trim_start_matches('[').starts_with(|c: char| c.is_ascii_digit() || "*†‡".contains(c))
        });
        marked && before > 0 && rest.iter().take(60).filter(|line| !small(line)).count() <= RUNNING_LINES
    }

    fn level(&self, size: f32) -> Option<u8> {
        let size = halves(size);
        // Sizes that differ by half a point are one.
        let mut level = 0u8;
        let mut last = i32::MAX;
        for known in &self.headings {
            if last - known > 1 {
                level = level.saturating_add(1);
            }
            last = *known;
            if *known == size {
                return Some(level.clamp(1, 6));
            }
        }
        None
    }
}

/// The running heads and feet: lines at the same height at the top or bottom of several pages that say the same but for
/// figures, and numbers of pages. By page and place.
fn running(layout: &Layout) -> BTreeSet<(usize, usize)> {
    let mut seen: BTreeMap<(String, i32), Vec<(usize, usize)>> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for (number, page) in layout.pages.iter().enumerate() {
        let mut order: Vec<usize> = (0..page.lines.len()).collect();
        let y = |i: &usize| page.lines.get(*i).map_or(0.0, |line| line.y);
        order.sort_by(|a, b| y(a).total_cmp(&y(b)));
        let outer = order.iter().take(RUNNING_LINES).chain(order.iter().rev().take(RUNNING_LINES));
        let outer: BTreeSet<usize> = outer.copied().collect();
        for i in outer {
            let Some(line) = page.lines.get(i) else { continue };
            let text = line.text();
            let key: String = text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
            let words = key.to_lowercase();
            let number_only = words.trim_matches(['#', ' ', '-', '–', '|', '/']).trim();
            if matches!(number_only, "" | "page" | "p." | "seite")
                || number_only == "page ## of"
                || number_only == "page # of"
            {
                found.insert((number, i));
            }
            seen.entry((key, halves(line.y) / 6)).or_default().push((number, i));
        }
    }
    for places in seen.into_values() {
        let pages: BTreeSet<usize> = places.iter().map(|(page, _)| *page).collect();
        if pages.len() >= 2 && pages.len() * 3 >= layout.pages.len() {
            found.extend(places);
        }
    }
    found
}

/// The words that the document writes within lines, to tell hyphens that part a word from those that belong to it.
fn words(layout: &Layout) -> BTreeSet<String> {
    let parts = layout.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.parts);
    let words = parts.flat_map(|part| part.text.split(|c: char| !(c.is_alphanumeric() || c == '-')));
    words.filter(|word| word.contains('-') && !word.ends_with('-')).map(str::to_lowercase).collect()
}

/// The paragraph that is being put together.
struct Open {
    paragraph: Paragraph,
    start: usize,
    lines: usize,
    /// Of the first line and of the last one.
    first: f32,
    last: Line,
    /// A larger gap stood before it.
    apart: bool,
}

/// A table that is being put together.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Part>>,
    last_y: f32,
}

struct Builder<'m> {
    measures: &'m Measures,
    words: BTreeSet<String>,
    out: Rebuilt,
    open: Option<Open>,
    table: Option<Table>,
    tables: usize,
    /// What stands outside the flow, to be written where a paragraph ends.
    aside: Vec<(String, Sort)>,
    page: usize,
    /// How far the lines reach that begin about here, in sizes of the letters.
    reach: BTreeMap<i32, f32>,
    /// Where the items of the open list begin, outermost first.
    indents: Vec<f32>,
}

impl<'m> Builder<'m> {
    fn new(measures: &'m Measures, words: BTreeSet<String>) -> Self {
        Self {
            measures,
            words,
            out: Rebuilt::default(),
            open: None,
            table: None,
            tables: 0,
            aside: Vec::new(),
            page: 0,
            reach: BTreeMap::new(),
            indents: Vec::new(),
        }
    }

    fn begin_page(&mut self, lines: &[Line]) {
        self.reach.clear();
        for line in lines {
            let reach = self.reach.entry(self.place(line.from())).or_insert(0.0);
            *reach = reach.max(line.to());
        }
    }

    /// Where on the page, in steps of four sizes.
    fn place(&self, x: f32) -> i32 {
        halves(x / self.measures.body / 4.0) / 2
    }

    /// The right edge of the column in which a line stands.
    fn edge(&self, line: &Line) -> f32 {
        let place = self.place(line.from());
        self.reach.range(place - 1..=place + 1).map(|(_, reach)| *reach).fold(line.to(), f32::max)
    }

    fn line(&mut self, line: &Line, next: Option<&Line>, sort: Sort, page: usize) {
        if sort != Sort::Flow {
            self.aside_line(line, sort);
            return;
        }
        if self.page != page {
            self.end_table();
        }
        let item = line.item();
        if item.is_none() && self.row(line, next) {
            self.page_break(page);
            return;
        }
        self.end_table();
        let text = item.as_ref().map_or_else(|| line.text(), |(.., text)| text.clone());
        if item.is_none() && self.open.as_ref().is_some_and(|open| self.goes_on(open, line, page)) {
            self.join(line, &text, page);
            return;
        }
        let apart = self.open.as_ref().is_none_or(|open| {
            self.page != page
                || (line.y - open.last.y) > self.usual_gap(&open.last) * PARAGRAPH_GAP
                || line.y < open.last.y
        });
        self.end_paragraph(apart);
        self.page_break(page);
        let start = self.out.text.len();
        self.out.text.push_str(&text);
        let span = Span::new(start, self.out.text.len());
        let role = match (&item, self.measures.level(line.size)) {
            (Some((number, ..)), _) if !text.ends_with('?') => {
                let depth = self.depth(line.from());
                Role::Item { depth, number: *number }
            }
            (_, Some(level)) => Role::Heading { level },
            _ => Role::Text,
        };
        if !matches!(role, Role::Item { .. }) {
            self.indents.clear();
        }
        let mut paragraph = Paragraph::new(span, 1, role);
        if let Some((_, mark, _)) = item {
            paragraph.words.start = (start + mark).min(span.end);
        }
        self.open = Some(Open { paragraph, start, lines: 1, first: line.from(), last: line.clone(), apart });
    }

    /// How deep an item is nested that begins here.
    fn depth(&mut self, from: f32) -> u8 {
        let step = self.measures.body * 0.5;
        while self.indents.last().is_some_and(|open| *open > from + step) {
            self.indents.pop();
        }
        if self.indents.last().is_none_or(|open| *open < from - step) {
            self.indents.push(from);
        }
        u8::try_from(self.indents.len()).unwrap_or(u8::MAX)
    }

    fn usual_gap(&self, line: &Line) -> f32 {
        line.size * self.measures.leading
    }

    /// Whether a line goes on with the open paragraph.
    fn goes_on(&self, open: &Open, line: &Line, page: usize) -> bool {
        let (last, size) = (&open.last, line.size);
        if (last.size - size).abs() > 0.06 * size.max(last.size) {
            return false;
        }
        let text = open.paragraph.span.of(&self.out.text);
        let ended = text.ends_with(['.', '!', '?', ':', ';', '”', '"', '…']);
        let starts = line.parts.first().and_then(|part| part.text.chars().find(|c| c.is_alphanumeric()));
        let lower = starts.is_some_and(|c| c.is_lowercase() || c.is_numeric());
        let hyphen = text.ends_with('-') && lower;
        if matches!(open.paragraph.role, Role::Heading { .. }) {
            let gap = line.y - last.y;
            return open.lines < MAX_HEADING_LINES && self.page == page && gap > 0.0 && gap < size * 1.6 && !ended;
        }
        if self.page != page || line.y < last.y - 0.5 * size {
            // The next page or column.
            return hyphen || !ended && (lower || self.fills(last));
        }
        if line.y - last.y > self.usual_gap(last) * PARAGRAPH_GAP {
            return false;
        }
        let indent = line.from() - last.from();
        if matches!(open.paragraph.role, Role::Item { .. }) {
            // What goes on with an item stands below its words, not below its mark.
            return line.from() > open.first + 0.4 * size;
        }
        if open.lines > 1 && indent > 0.8 * size || open.lines == 1 && indent > 0.8 * size && ended {
            return false;
        }
        hyphen || self.fills(last) || !ended && lower
    }

    /// Whether a line reaches the right edge of its column, or nearly.
    fn fills(&self, line: &Line) -> bool {
        let edge = self.edge(line);
        line.to() > edge - (edge - line.from()) * SHORT_LINE
    }

    fn join(&mut self, line: &Line, text: &str, page: usize) {
        let hyphen = {
            let lower = text.chars().next().is_some_and(char::is_lowercase);
            let before = self.out.text.strip_suffix(['-', '\u{ad}']).filter(|_| lower);
            before.and_then(|before| {
                let first = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or("");
                let second = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
                let parted = first.chars().next_back().is_some_and(char::is_lowercase);
                let whole = format!("{first}-{second}").to_lowercase();
                parted.then(|| (before.len(), self.words.contains(&whole)))
            })
        };
        match hyphen {
            // "self-" and "governed": a word that is written with its hyphen elsewhere keeps it.
            Some((_, true)) => {}
            Some((len, false)) => self.out.text.truncate(len),
            None if self.out.text.ends_with(['—', '/']) => {}
            None => self.out.text.push(' '),
        }
        self.page_break(page);
        self.out.text.push_str(text);
        let end = self.out.text.len();
        if let Some(open) = &mut self.open {
            (open.paragraph.span.end, open.paragraph.words.end) = (end, end);
            open.lines += 1;
            open.last = line.clone();
        }
    }

    fn page_break(&mut self, page: usize) {
        while self.page < page {
            self.out.breaks.push(self.out.text.len());
            self.page += 1;
        }
    }

    /// Ends the open paragraph; `apart` says that a larger gap follows.
    fn end_paragraph(&mut self, apart: bool) {
        if let Some(mut open) = self.open.take() {
            let text = open.paragraph.words.of(&self.out.text);
            let lone = open.paragraph.role == Role::Text && open.lines == 1 && open.apart && apart;
            let first = self.out.paragraphs.is_empty();
            if lone && !self.fills(&open.last) && stands_as_heading(text, first) {
                // Bold letters are not told apart: what stands alone and ends as no sentence does is a heading.
                let level = self.measures.headings.len().clamp(1, 5) + 1;
                open.paragraph.set_heading(u8::try_from(level).unwrap_or(6));
            }
            if matches!(open.paragraph.role, Role::Heading { .. }) && open.lines > MAX_HEADING_LINES {
                (open.paragraph.role, open.paragraph.heading) = (Role::Text, false);
            }
            debug_assert!(open.start <= open.paragraph.words.start);
            self.write(open.paragraph);
        }
        for (text, sort) in std::mem::take(&mut self.aside) {
            let start = self.out.text.len();
            let text = if sort == Sort::Note { parted(&text) } else { text };
            self.out.text.push_str(&text);
            let role = if sort == Sort::Note { Role::Note } else { Role::Text };
            let mut paragraph = Paragraph::new(Span::new(start, self.out.text.len()), 1, role);
            paragraph.body = sort == Sort::Note;
            if sort == Sort::Note {
                let mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || "[]*†‡.".contains(c);
                paragraph.words.start = self.out.text.len() - text.trim_start_matches(mark).len();
            }
            self.write(paragraph);
        }
    }

    fn write(&mut self, mut paragraph: Paragraph) {
        paragraph.line = self.out.paragraphs.len() + 1;
        self.out.paragraphs.push(paragraph);
        self.out.text.push('\n');
    }

    /// Keeps a line that stands outside the flow of the text.
    fn aside_line(&mut self, line: &Line, sort: Sort) {
        let text = line.text();
        let marked = text.starts_with(|c: char| c.is_ascii_digit() || "[*†‡".contains(c));
        match self.aside.last_mut() {
            Some((note, Sort::Note)) if sort == Sort::Note && !marked => {
                note.push(' ');
                note.push_str(&text);
            }
            _ => self.aside.push((text, sort)),
        }
    }

    /// Takes a line as the row of a table, or as more of the row above.
    fn row(&mut self, line: &Line, next: Option<&Line>) -> bool {
        let near = |y: f32| (line.y - y).abs() < line.size * 4.0;
        if let Some(table) = &mut self.table {
            let gap = line.y - table.last_y;
            let margin = table.rows.first().and_then(|row| row.first()).map_or(0.0, |cell| cell.from);
            if line.parts.len() > 1 && gap > 0.0 && near(table.last_y) {
                table.rows.push(line.parts.clone());
                table.last_y = line.y;
                return true;
            }
            // The second line of a cell stands close below its first.
            if let ([part], Some(row)) = (line.parts.as_slice(), table.rows.last_mut())
                && gap > 0.0
                && gap < line.size * self.measures.leading.max(1.0) * PARAGRAPH_GAP
                && let Some(cell) = row.iter_mut().find(|cell| (cell.from - part.from).abs() < line.size)
                && (part.from > line.size + margin || part.to < cell.to + line.size * 2.0)
            {
                cell.text = format!("{} {}", cell.text, part.text);
                table.last_y = line.y;
                return true;
            }
            return false;
        }
        // Two lines with gaps are a table; one alone is a line with a gap.
        let with_next = next.is_some_and(|next| next.parts.len() > 1 && near(next.y) && next.item().is_none());
        if line.parts.len() < 2 || !(with_next || line.parts.len() > 2) {
            return false;
        }
        self.end_paragraph(true);
        self.indents.clear();
        self.table = Some(Table { rows: vec![line.parts.clone()], last_y: line.y });
        true
    }

    /// Writes the table, each part in the column that the fullest row shows.
    fn end_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        let columns: Vec<Part> = table.rows.iter().max_by_key(|row| row.len()).cloned().unwrap_or_default();
        for row in &table.rows {
            let mut cells = vec![String::new(); columns.len()];
            let mut at = 0;
            for (i, part) in row.iter().enumerate() {
                // Columns enough must be left for the parts that follow.
                let last = columns.len() - (row.len() - i).min(columns.len());
                let distance = |column: &Part| {
                    let middle = |p: &Part| (p.from + p.to) / 2.0;
                    let edges = (column.from - part.from).abs().min((column.to - part.to).abs());
                    edges.min((middle(column) - middle(part)).abs())
                };
                let nearest = (at..=last.max(at)).filter_map(|c| columns.get(c).map(|column| (c, distance(column))));
                let column = nearest.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(at, |(c, _)| c);
                if let Some(cell) = cells.get_mut(column) {
                    cell.clone_from(&part.text);
                }
                at = column + 1;
            }
            let start = self.out.text.len();
            let mut spans = Vec::new();
            for (i, cell) in cells.iter().enumerate() {
                if i > 0 {
                    self.out.text.push('\t');
                }
                let from = self.out.text.len();
                self.out.text.push_str(cell);
                spans.push(Span::new(from, self.out.text.len()));
            }
            let words = self.out.text.get(start..).unwrap_or("");
            let lead = words.len() - words.trim_start().len();
            let span = Span::new(start + lead, start + words.trim_end().len());
            let role = Role::Row { table: self.tables, header: false, cells: spans };
            self.write(Paragraph::new(span, 1, role));
        }
        self.tables += 1;
    }

    fn finish(mut self) -> Rebuilt {
        self.end_table();
        self.end_paragraph(true);
        self.out
    }
}
/// A note with a space behind its number: raised, the number touches the first word.
fn parted(note: &str) -> String {
    let digits = note.bytes().take_while(u8::is_ascii_digit).count();
    match note.split_at_checked(digits) {
        Some((number, words)) if digits > 0 && words.starts_with(char::is_alphabetic) => format!("{number} {words}"),
        _ => note.to_owned(),
    }
}
