//! ODT: the body of an OpenDocument text, its notes, its title and date.

use super::super::error::DocumentError;
use super::super::stated::Stated;
use super::Office;
use super::archive::Archive;
use super::blocks::{Block, Cell, Row, Sort, Table, Words, Writer, below_title};
use super::lists::Counters;
use super::xml::{Element, Piece, text_of, walk};
use std::collections::{BTreeMap, BTreeSet};

/// A run of spaces that is written as one element is not longer.
const MAX_SPACES: usize = 100;
/// Empty cells that stand for many are not more; sheets repeat the last one to their edge.
const MAX_REPEATED: usize = 64;

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Office, DocumentError> {
    if let Some(manifest) = archive.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(DocumentError::encrypted("OpenDocument text"));
    }
    let content = archive.needed("content.xml")?;
    let mut styles = Styles::default();
    if let Some(xml) = archive.text("styles.xml")? {
        styles.read("styles.xml", &xml)?;
    }
    styles.read("content.xml", &content)?;
    let mut reader = Reader { styles: &styles, bodies: vec![Vec::new()], ..Reader::new(&styles) };
    walk("content.xml", &content, |piece| reader.take(piece))?;
    let mut blocks: Vec<Block> = reader.bodies.drain(..).flatten().collect();
    below_title(&mut blocks);
    let mut writer = Writer::default();
    writer.blocks(&blocks);
    writer.notes(&reader.notes);
    let stated = match archive.text("meta.xml")? {
        Some(xml) => {
            let mut found = text_of("meta.xml", &xml, &["title", "creation-date", "date"])?.into_iter();
            let (title, created) = (found.next().flatten(), found.next().flatten());
            Stated { title, published: created.or(found.next().flatten()), beside: true }
        }
        None => Stated::default(),
    };
    Ok(Office { text: writer.text, paragraphs: writer.paragraphs, breaks: writer.breaks, stated })
}

/// What the styles say that matters here.
#[derive(Debug, Default)]
struct Styles {
    /// The style that each style is based on.
    parents: BTreeMap<String, String>,
    /// Styles of characters that are bold.
    bold: BTreeSet<String>,
    /// Styles of paragraphs that begin a page.
    pages: BTreeSet<String>,
    /// The levels of lists that count, with the number they begin at.
    counted: BTreeMap<(String, usize), u32>,
}

impl Styles {
    fn read(&mut self, part: &str, xml: &str) -> Result<(), DocumentError> {
        let (mut style, mut list) = (String::new(), String::new());
        walk(part, xml, |piece| {
            let Piece::Open(element) = piece else { return };
            match element.name() {
                "style" => {
                    style = element.get("name").unwrap_or_default();
                    if let Some(parent) = element.get("parent-style-name") {
                        self.parents.insert(style.clone(), parent);
                    }
                }
                "text-properties" if element.get("font-weight").is_some_and(|w| w == "bold") => {
                    self.bold.insert(style.clone());
                }
                "paragraph-properties" if element.get("break-before").is_some_and(|b| b == "page") => {
                    self.pages.insert(style.clone());
                }
                "list-style" => list = element.get("name").unwrap_or_default(),
                "list-level-style-number" => {
                    let counts = element.get("num-format").is_some_and(|format| !format.is_empty());
                    if let (true, Some(level)) = (counts, element.number("level")) {
                        let start = element.get("start-value").and_then(|v| v.parse().ok()).unwrap_or(1);
                        self.counted.insert((list.clone(), level), start);
                    }
                }
                _ => {}
            }
        })
    }

    /// Whether a style or one that it is based on, some steps up, is called so.
    fn is(&self, style: &str, wanted: impl Fn(&str) -> bool) -> bool {
        let parents = std::iter::successors(Some(style), |style| self.parents.get(*style).map(String::as_str));
        parents.take(10).any(wanted)
    }
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    words: Words,
    style: String,
}

struct Reader<'s> {
    styles: &'s Styles,
    counters: Counters,
    /// Text boxes and notes stand within paragraphs: the open ones, outermost first.
    paragraphs: Vec<Open>,
    bodies: Vec<Vec<Block>>,
    tables: Vec<Table>,
    notes: Vec<Words>,
    /// The open lists, outermost first: their styles, and the number with which the list counts on.
    lists: Vec<String>,
    /// How many lists there have been: each counts for itself.
    list: usize,
    /// The next paragraph begins an item.
    fresh: bool,
    skipped: usize,
    in_note: usize,
    in_contents: usize,
    bold: Vec<bool>,
    header_rows: bool,
    repeated: usize,
}

/// Elements of which nothing is read: what was deleted, comments, the marks of notes, numbers of pages.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "annotation",
    "annotation-end",
    "note-citation",
    "forms",
    "title",
    "desc",
    "page-number",
    "page-count",
    "automatic-styles",
    "font-face-decls",
    "scripts",
    "sequence-decls",
    "covered-table-cell",
];

impl<'s> Reader<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            counters: Counters::default(),
            paragraphs: Vec::new(),
            bodies: Vec::new(),
            tables: Vec::new(),
            notes: Vec::new(),
            lists: Vec::new(),
            list: 0,
            fresh: false,
            skipped: 0,
            in_note: 0,
            in_contents: 0,
            bold: Vec::new(),
            header_rows: false,
            repeated: 1,
        }
    }

    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(element) => {
                if self.skipped > 0 || SKIPPED.contains(&element.name()) {
                    self.skipped += 1;
                } else {
                    self.open(element);
                }
            }
            Piece::Close(name) => {
                if self.skipped > 0 {
                    self.skipped -= 1;
                    if self.skipped == 0 && name == "covered-table-cell" {
                        self.cell(Vec::new());
                    }
                } else {
                    self.close(name);
                }
            }
            Piece::Text(text) => {
                let bold = self.bold.last().copied().unwrap_or(false);
                if let Some(open) = self.paragraphs.last_mut().filter(|_| self.skipped == 0) {
                    // White space of the XML is one space; further ones are written as elements.
                    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
                        if c != ' ' || !open.words.text.ends_with([' ', '\n', '\t']) {
                            open.words.text.push(c);
                        }
                    }
                    open.words.bold += if bold { text.len() } else { 0 };
                }
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        let style = || element.get("style-name").unwrap_or_default();
        match name {
            "p" | "h" => {
                let mut open = Open { style: style(), ..Open::default() };
                if name == "h" {
                    let level = element.number("outline-level").unwrap_or(1);
                    open.words.sort = Sort::Heading(u8::try_from(level).unwrap_or(6));
                } else if !self.lists.is_empty() && self.fresh && self.in_note == 0 {
                    open.words.sort = self.item();
                }
                self.fresh &= self.in_note > 0;
                if self.styles.is(&open.style, |s| self.styles.pages.contains(s)) {
                    open.words.breaks.push(0);
                }
                self.bold.push(self.styles.is(&open.style, |s| self.styles.bold.contains(s)));
                self.paragraphs.push(open);
            }
            "span" => {
                let bold = self.bold.last().copied().unwrap_or(false);
                let own = self.styles.is(&style(), |s| self.styles.bold.contains(s));
                self.bold.push(bold || own);
            }
            "tab" => self.raw('\t'),
            "line-break" => self.raw('\n'),
            "s" => (0..element.number("c").unwrap_or(1).min(MAX_SPACES)).for_each(|_| self.raw(' ')),
            "soft-page-break" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.words.breaks.push(open.words.text.len());
                } else if let Some(body) = self.bodies.last_mut() {
                    body.push(Block::Words(Words { breaks: vec![0], ..Words::default() }));
                }
            }
            "note" => self.in_note += 1,
            "list" => {
                if self.lists.is_empty() {
                    self.list += 1;
                }
                let own = element.get("style-name").or_else(|| self.lists.last().cloned());
                self.lists.push(own.unwrap_or_default());
            }
            "list-item" => self.fresh = true,
            "table-of-content" | "illustration-index" | "alphabetical-index" => self.in_contents += 1,
            "table" => self.tables.push(Table::default()),
            "table-header-rows" => self.header_rows = true,
            "table-row" => {
                let header = self.header_rows;
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Row { header, ..Row::default() });
                }
            }
            "table-cell" => {
                self.repeated = element.number("number-columns-repeated").unwrap_or(1).clamp(1, MAX_REPEATED);
                self.bodies.push(Vec::new());
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.bold.pop();
                if let Some(open) = self.paragraphs.pop() {
                    self.settle(open);
                }
            }
            "span" => drop(self.bold.pop()),
            "note" => self.in_note = self.in_note.saturating_sub(1),
            "list" => drop(self.lists.pop()),
            "list-item" => self.fresh = false,
            "table-of-content" | "illustration-index" | "alphabetical-index" => {
                self.in_contents = self.in_contents.saturating_sub(1);
            }
            "table-header-rows" => self.header_rows = false,
            "table-cell" if self.bodies.len() > 1 => {
                let blocks = self.bodies.pop().unwrap_or_default();
                let empty = blocks.is_empty();
                self.cell(blocks);
                for _ in 1..if empty { self.repeated } else { 1 } {
                    self.cell(Vec::new());
                }
            }
            "table" => {
                if let (Some(table), Some(body)) = (self.tables.pop(), self.bodies.last_mut()) {
                    body.push(Block::Table(table));
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self, blocks: Vec<Block>) {
        if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
            row.cells.push(Cell { blocks, spans: 0 });
        }
    }

    fn raw(&mut self, c: char) {
        if let Some(open) = self.paragraphs.last_mut() {
            open.words.text.push(c);
        }
    }

    /// The item that begins, with its number where its list counts.
    fn item(&mut self) -> Sort {
        let depth = self.lists.len();
        let style = self.lists.last().cloned().unwrap_or_default();
        let number = self.styles.counted.get(&(style, depth)).map(|start| {
            let list = self.list.to_string();
            self.counters.next(&list, depth - 1, *start)
        });
        Sort::Item { depth: u8::try_from(depth).unwrap_or(u8::MAX), number }
    }

    fn settle(&mut self, open: Open) {
        let mut words = open.words;
        words.contents = self.in_contents > 0;
        if self.in_note > 0 {
            self.notes.push(words);
            return;
        }
        if words.sort == Sort::Text && self.styles.is(&open.style, |style| style == "Title") {
            words.sort = Sort::Title;
        }
        if let Some(body) = self.bodies.last_mut() {
            body.push(Block::Words(words));
        }
    }
}
