//! DOCX: the body of a Word document, its styles and numbering, its notes.

use super::super::error::DocumentError;
use super::super::stated::Stated;
use super::Office;
use super::archive::Archive;
use super::blocks::{Block, Cell, Row, Sort, Table, Words, Writer, below_title};
use super::lists::Counters;
use super::xml::{Element, Piece, text_of, walk};
use std::collections::BTreeMap;

/// Chains of styles based on one another are not longer; a circle ends here.
const MAX_STYLES: usize = 20;

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Office, DocumentError> {
    let main = main_part(archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let styles = match archive.text(&beside("styles.xml"))? {
        Some(xml) => styles(&xml)?,
        None => BTreeMap::new(),
    };
    let numbering = match archive.text(&beside("numbering.xml"))? {
        Some(xml) => numbering(&xml)?,
        None => BTreeMap::new(),
    };
    let xml = archive.needed(&main)?;
    // Where the program marked the pages as it laid them out, these count; else the breaks that the author set.
    let rendered = xml.contains("lastRenderedPageBreak");
    let mut reader = Reader::new(&styles, &numbering, rendered);
    walk(&main, &xml, |piece| reader.take(piece))?;
    let mut blocks = reader.finish();
    below_title(&mut blocks);
    let mut writer = Writer::default();
    writer.blocks(&blocks);
    for part in ["footnotes.xml", "endnotes.xml"] {
        if let Some(xml) = archive.text(&beside(part))? {
            let mut reader = Reader::new(&styles, &numbering, true);
            walk(part, &xml, |piece| reader.take(piece))?;
            let notes = reader.finish().into_iter().filter_map(|block| match block {
                Block::Words(words) => Some(words),
                Block::Table(_) => None,
            });
            writer.notes(&notes.collect::<Vec<_>>());
        }
    }
    let stated = match archive.text("docProps/core.xml")? {
        Some(xml) => {
            let mut found = text_of("docProps/core.xml", &xml, &["title", "created", "modified"])?.into_iter();
            let (title, created) = (found.next().flatten(), found.next().flatten());
            Stated { title, published: created.or(found.next().flatten()), beside: true }
        }
        None => Stated::default(),
    };
    Ok(Office { text: writer.text, paragraphs: writer.paragraphs, breaks: writer.breaks, stated })
}

/// Where the body stands: nearly always in word/document.xml.
fn main_part(archive: &mut Archive<'_>) -> Result<String, DocumentError> {
    const USUAL: &str = "word/document.xml";
    if archive.holds(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let mut found = None;
    if let Some(xml) = archive.text("_rels/.rels")? {
        walk("_rels/.rels", &xml, |piece| {
            if let Piece::Open(element) = piece
                && element.get("Type").is_some_and(|t| t.ends_with("/officeDocument"))
            {
                found = element.get("Target").map(|target| target.trim_start_matches('/').to_owned());
            }
        })?;
    }
    Ok(found.unwrap_or_else(|| USUAL.to_owned()))
}

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    level: Option<u8>,
    list: Option<String>,
    depth: Option<usize>,
}

fn styles(xml: &str) -> Result<BTreeMap<String, Style>, DocumentError> {
    let mut found: BTreeMap<String, Style> = BTreeMap::new();
    let mut open: Option<(String, Style)> = None;
    walk("styles.xml", xml, |piece| match piece {
        Piece::Open(element) => {
            if element.name() == "style" {
                open = element.get("styleId").map(|id| (id, Style::default()));
            } else if let Some((_, style)) = &mut open {
                let val = || element.get("val");
                match element.name() {
                    "name" => style.name = val().unwrap_or_default().to_ascii_lowercase(),
                    "basedOn" => style.based_on = val(),
                    "outlineLvl" => style.level = element.number("val").and_then(level),
                    "numId" => style.list = val(),
                    "ilvl" => style.depth = element.number("val"),
                    _ => {}
                }
            }
        }
        Piece::Close("style") => found.extend(open.take()),
        _ => {}
    })?;
    Ok(found)
}

/// The level of a heading from its place in the outline, where 9 is none.
fn level(outline: usize) -> Option<u8> {
    u8::try_from(outline + 1).ok().filter(|level| *level <= 9)
}

/// A list: at each level whether it counts, and from where.
type Levels = BTreeMap<usize, Option<u32>>;

/// The lists by the number that paragraphs name: which definition each uses, and what that says of its levels.
fn numbering(xml: &str) -> Result<BTreeMap<String, (String, Levels)>, DocumentError> {
    let mut definitions: BTreeMap<String, Levels> = BTreeMap::new();
    let mut lists: Vec<(String, String)> = Vec::new();
    let (mut definition, mut at, mut list) = (String::new(), 0, String::new());
    let mut start = 1;
    walk("numbering.xml", xml, |piece| {
        let Piece::Open(element) = piece else { return };
        match element.name() {
            "abstractNum" => definition = element.get("abstractNumId").unwrap_or_default(),
            "lvl" => (at, start) = (element.number("ilvl").unwrap_or(0), 1),
            "start" => start = element.get("val").and_then(|v| v.parse().ok()).unwrap_or(1),
            "numFmt" => {
                let counts = element.get("val").is_some_and(|format| format != "bullet" && format != "none");
                definitions.entry(definition.clone()).or_default().insert(at, counts.then_some(start));
            }
            "num" => list = element.get("numId").unwrap_or_default(),
            "abstractNumId" => lists.push((list.clone(), element.get("val").unwrap_or_default())),
            _ => {}
        }
    })?;
    let found = lists.into_iter().map(|(list, definition)| {
        let levels = definitions.get(&definition).cloned().unwrap_or_default();
        (list, (definition, levels))
    });
    Ok(found.collect())
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    words: Words,
    style: Option<String>,
    level: Option<u8>,
    list: Option<String>,
    depth: Option<usize>,
}

struct Reader<'s> {
    styles: &'s BTreeMap<String, Style>,
    numbering: &'s BTreeMap<String, (String, Levels)>,
    rendered: bool,
    counters: Counters,
    /// Text boxes stand within paragraphs: the open ones, outermost first.
    paragraphs: Vec<Open>,
    /// Where finished blocks go: the body, then the cells that are open.
    bodies: Vec<Vec<Block>>,
    tables: Vec<Table>,
    /// How deep we are within something that is no text: deletions, field codes, the second form of a drawing.
    skipped: usize,
    in_text: bool,
    properties: bool,
    bold: bool,
    hidden: bool,
}

/// Elements of which nothing is read: what was deleted or moved away, codes of fields, second forms of drawings, notes
/// that only draw the line above the others.
const SKIPPED: &[&str] = &["del", "moveFrom", "delText", "instrText", "Fallback", "sectPr", "rPrChange", "pPrChange"];

impl<'s> Reader<'s> {
    fn new(
        styles: &'s BTreeMap<String, Style>,
        numbering: &'s BTreeMap<String, (String, Levels)>,
        rendered: bool,
    ) -> Self {
        Self {
            styles,
            numbering,
            rendered,
            counters: Counters::default(),
            paragraphs: Vec::new(),
            bodies: vec![Vec::new()],
            tables: Vec::new(),
            skipped: 0,
            in_text: false,
            properties: false,
            bold: false,
            hidden: false,
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.bodies.drain(..).flatten().collect()
    }

    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(element) => {
                let name = element.name();
                // A mark of deletion within properties says that the paragraph's end was deleted, not its text.
                let skips = SKIPPED.contains(&name) && !(self.properties && matches!(name, "del" | "moveFrom"));
                let rule = matches!(name, "footnote" | "endnote") && element.get("type").is_some_and(|t| t != "normal");
                if self.skipped > 0 || skips || rule {
                    self.skipped += 1;
                } else {
                    self.open(element);
                }
            }
            Piece::Close(name) => {
                if self.skipped > 0 {
                    self.skipped -= 1;
                } else {
                    self.close(name);
                }
            }
            Piece::Text(text) => {
                if self.skipped == 0 && self.in_text && !self.hidden {
                    self.push(text);
                }
            }
        }
    }

    fn push(&mut self, text: &str) {
        let bold = self.bold;
        if let Some(open) = self.paragraphs.last_mut() {
            // Line ends and tabs within a text are only how the XML was written.
            open.words.text.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
            open.words.bold += if bold { text.len() } else { 0 };
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let val = || element.get("val");
        if self.properties {
            let Some(open) = self.paragraphs.last_mut() else { return };
            match element.name() {
                "pStyle" => open.style = val(),
                "outlineLvl" => open.level = element.number("val").and_then(level),
                "numId" => open.list = val(),
                "ilvl" => open.depth = element.number("val"),
                "pageBreakBefore" if !self.rendered && element.is_on() => open.words.breaks.push(0),
                _ => {}
            }
            return;
        }
        match element.name() {
            "p" => self.paragraphs.push(Open::default()),
            "pPr" => self.properties = true,
            "r" => (self.bold, self.hidden) = (false, false),
            "b" => self.bold = element.is_on(),
            "vanish" => self.hidden = element.is_on(),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.raw('\t'),
            "br" | "cr" => {
                let page = element.get("type").is_some_and(|t| t == "page");
                if page && !self.rendered {
                    self.page();
                } else if !page {
                    self.raw('\n');
                }
            }
            "lastRenderedPageBreak" if self.rendered => self.page(),
            "noBreakHyphen" => self.raw('\u{2011}'),
            "sym" => {
                let code = element.get("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                // Signs of fonts of signs stand where no letters are.
                let c = code.and_then(char::from_u32).filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c));
                self.raw(c.unwrap_or('\u{b7}'));
            }
            "tbl" => self.tables.push(Table::default()),
            "tr" => self.row(|table| table.rows.push(Row::default())),
            "tblHeader" if element.is_on() => self.row(|table| {
                if let Some(row) = table.rows.last_mut() {
                    row.header = true;
                }
            }),
            "tc" => self.bodies.push(Vec::new()),
            "gridSpan" => {
                let spans = element.number("val").unwrap_or(1).saturating_sub(1);
                // The cell is still open: what it spans waits in an empty one.
                self.row(|table| {
                    if let Some(row) = table.rows.last_mut().filter(|_| spans > 0) {
                        row.cells.push(Cell { blocks: Vec::new(), spans });
                    }
                });
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "pPr" => self.properties = false,
            "t" => self.in_text = false,
            "p" => {
                if let Some(open) = self.paragraphs.pop() {
                    let words = self.settle(open);
                    self.put(Block::Words(words));
                }
            }
            "tc" if self.bodies.len() > 1 => {
                let blocks = self.bodies.pop().unwrap_or_default();
                self.row(|table| {
                    let Some(row) = table.rows.last_mut() else { return };
                    match row.cells.last_mut().filter(|cell| cell.spans > 0 && cell.blocks.is_empty()) {
                        Some(waiting) => waiting.blocks = blocks,
                        None => row.cells.push(Cell { blocks, spans: 0 }),
                    }
                });
            }
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.put(Block::Table(table));
                }
            }
            _ => {}
        }
    }

    fn raw(&mut self, c: char) {
        if let Some(open) = self.paragraphs.last_mut().filter(|_| !self.hidden) {
            open.words.text.push(c);
        }
    }

    fn page(&mut self) {
        if let Some(open) = self.paragraphs.last_mut() {
            open.words.breaks.push(open.words.text.len());
        }
    }

    fn row(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn put(&mut self, block: Block) {
        if let Some(body) = self.bodies.last_mut() {
            body.push(block);
        }
    }

    /// What a finished paragraph is, from its own properties and those of its style and the styles that is based on.
    fn settle(&mut self, open: Open) -> Words {
        let mut words = open.words;
        let (mut level, mut list, mut depth) = (open.level, open.list, open.depth);
        let (mut next, mut title) = (open.style, false);
        for _ in 0..MAX_STYLES {
            let Some(id) = next.take() else { break };
            let unknown = Style { name: id.to_ascii_lowercase(), ..Style::default() };
            let style = self.styles.get(&id).unwrap_or(&unknown);
            let name = style.name.replace(' ', "");
            title |= name == "title";
            words.contents |= name.starts_with("toc") && !name.starts_with("tocheading")
                || name == "tableoffigures"
                || name == "contentsheading";
            let named = name.strip_prefix("heading").and_then(|n| n.parse().ok()).filter(|n| (1..=9).contains(n));
            level = level.or(style.level).or(named);
            list = list.or_else(|| style.list.clone());
            depth = depth.or(style.depth);
            next = style.based_on.clone();
        }
        words.sort = match (title, level, list) {
            (true, ..) => Sort::Title,
            (_, Some(level), _) => Sort::Heading(level),
            // The list number 0 takes a paragraph out of its style's list.
            (_, _, Some(list)) if list != "0" => {
                let depth = depth.unwrap_or(0);
                let known = self.numbering.get(&list);
                let counts = known.and_then(|(_, levels)| levels.get(&depth).copied().flatten());
                let number = counts.map(|start| {
                    let definition = known.map_or(list.as_str(), |(definition, _)| definition.as_str());
                    self.counters.next(definition, depth, start)
                });
                Sort::Item { depth: u8::try_from(depth + 1).unwrap_or(u8::MAX), number }
            }
            _ => Sort::Text,
        };
        words
    }
}
