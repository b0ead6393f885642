//! What the body of an office document is made of, and how it becomes text and paragraphs.

use super::super::paragraph::{Paragraph, Role};
use super::super::plain::stands_as_heading;
use crate::text::Span;

/// A cell that holds more text than this, in bytes, lays out a page and tabulates nothing.
const MAX_CELL: usize = 800;
/// So many paragraphs in one cell do too.
const MAX_CELL_PARAGRAPHS: usize = 4;
/// A row has no more columns: a cell that claims to span more repeats nothing.
const MAX_COLUMNS: usize = 256;

/// A paragraph as the file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) sort: Sort,
    /// It belongs to a table of contents.
    pub(super) contents: bool,
    /// How many of its bytes are bold.
    pub(super) bold: usize,
    /// Where in its text pages begin.
    pub(super) breaks: Vec<usize>,
}

/// What a paragraph says that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Text,
    Title,
    Heading(u8),
    Item {
        depth: u8,
        number: Option<u32>,
    },
}

#[derive(Debug)]
pub(super) enum Block {
    Words(Words),
    Table(Table),
}

#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) header: bool,
}

#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    /// How many columns it takes beyond its own.
    pub(super) spans: usize,
}

impl Table {
    /// Whether it lays out a page: cells that hold tables, headings, several paragraphs or long texts, or but one column.
    fn lays_out(&self) -> bool {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let large = |cell: &Cell| {
            let words = |block: &Block| match block {
                Block::Words(words) => (words.text.len(), usize::from(!words.text.trim().is_empty()), false),
                Block::Table(_) => (0, 0, true),
            };
            let (len, count, table) =
                cell.blocks.iter().map(words).fold((0, 0, false), |a, b| (a.0 + b.0, a.1 + b.1, a.2 | b.2));
            len > MAX_CELL || count > MAX_CELL_PARAGRAPHS || table
        };
        self.rows.iter().all(|row| row.cells.len() < 2) || cells().any(large)
    }
}

/// Writes blocks as text, a line to each paragraph.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) breaks: Vec<usize>,
    tables: usize,
    line: usize,
}

impl Writer {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Words(words) => self.words(words),
                Block::Table(table) if table.lays_out() => {
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.blocks(&cell.blocks));
                }
                Block::Table(table) => self.table(table),
            }
        }
    }

    /// Footnotes and endnotes stand at the end of the text.
    pub(super) fn notes(&mut self, notes: &[Words]) {
        for note in notes {
            self.put(note, Role::Note);
        }
    }

    fn words(&mut self, words: &Words) {
        let bold = words.bold > 0 && words.bold * 10 >= words.text.trim().len() * 9;
        let role = match words.sort {
            Sort::Title => Role::Heading { level: 1 },
            Sort::Heading(level) => Role::Heading { level: level.clamp(1, 6) },
            Sort::Item { depth, number } => Role::Item { depth, number },
            // Many write their headings in bold and use no style.
            Sort::Text if bold && stands_as_heading(words.text.trim(), false) => Role::Heading { level: 2 },
            Sort::Text => Role::Text,
        };
        self.put(words, role);
    }

    fn put(&mut self, words: &Words, role: Role) {
        let start = self.text.len();
        self.breaks.extend(words.breaks.iter().map(|at| start + at));
        let trimmed = words.text.trim_end();
        let lead = trimmed.len() - trimmed.trim_start().len();
        if lead == trimmed.len() {
            return;
        }
        self.text.push_str(trimmed);
        let mut paragraph = Paragraph::new(Span::new(start + lead, self.text.len()), self.line + 1, role);
        paragraph.body = !words.contents;
        self.end(paragraph);
    }

    fn end(&mut self, paragraph: Paragraph) {
        self.line += 1 + paragraph.span.of(&self.text).matches('\n').count();
        self.paragraphs.push(paragraph);
        self.text.push('\n');
    }

    fn table(&mut self, table: &Table) {
        for row in &table.rows {
            let start = self.text.len();
            let mut cells = Vec::new();
            let mut contents = true;
            for cell in &row.cells {
                for _ in 0..=cell.spans.min(MAX_COLUMNS) {
                    if cells.len() >= MAX_COLUMNS {
                        break;
                    }
                    if !cells.is_empty() {
                        self.text.push('\t');
                    }
                    cells.push(Span::new(self.text.len(), self.text.len()));
                }
                // The words of a cell that takes several columns stand in the first of them.
                let first = cells.len().saturating_sub(cell.spans.min(MAX_COLUMNS) + 1);
                let tabs = cells.len().saturating_sub(first + 1);
                self.text.truncate(self.text.len() - tabs);
                let at = self.text.len();
                for block in &cell.blocks {
                    if let Block::Words(words) = block {
                        let words_text = words.text.split_whitespace().collect::<Vec<_>>().join(" ");
                        if self.text.len() > at && !words_text.is_empty() {
                            self.text.push(' ');
                        }
                        self.text.push_str(&words_text);
                        contents &= words.contents || words_text.is_empty();
                    }
                }
                if let Some(slot) = cells.get_mut(first) {
                    *slot = Span::new(at, self.text.len());
                }
                for slot in cells.iter_mut().skip(first + 1) {
                    self.text.push('\t');
                    *slot = Span::new(self.text.len(), self.text.len());
                }
            }
            let words = self.text.get(start..).unwrap_or("");
            if words.trim().is_empty() {
                self.text.truncate(start);
                continue;
            }
            let lead = words.len() - words.trim_start().len();
            let span = Span::new(start + lead, start + words.trim_end().len());
            let role = Role::Row { table: self.tables, header: row.header, cells };
            let mut paragraph = Paragraph::new(span, self.line + 1, role);
            paragraph.body = !contents;
            self.end(paragraph);
        }
        self.tables += 1;
    }
}

/// Where a document has a title, its headings stand below it.
pub(super) fn below_title(blocks: &mut [Block]) {
    let is_title =
        |block: &Block| matches!(block, Block::Words(w) if w.sort == Sort::Title && !w.text.trim().is_empty());
    if !blocks.iter().any(is_title) {
        return;
    }
    for block in blocks {
        if let Block::Words(Words { sort: Sort::Heading(level), .. }) = block {
            *level = level.saturating_add(1);
        }
    }
}
