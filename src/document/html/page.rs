//! The text of a page, block by block.

use super::aside::{Aside, aside, words};
use super::body::{self, Block};
use super::token::{Attributes, Token, Tokens, count_lines};
use crate::document::entities;
use crate::document::paragraph::{Paragraph, Role};
use crate::document::stated::Stated;
use crate::text::Span;

/// Elements nested deeper than this are read as if they stood side by side: no page is built so, and every tag looks at
/// the open ones.
const MAX_DEPTH: usize = 256;
/// A cell that holds more text than this, in bytes, lays out a page and tabulates nothing.
const MAX_CELL: usize = 800;
/// So many paragraphs in one cell do too.
const MAX_CELL_PARAGRAPHS: usize = 3;

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];
/// Elements that end by themselves, with no tag that closes them.
const VOID: &[&str] = &["hr", "br", "input", "meta", ""];
/// An element of the first sort ends the open one of the second, unless one of the third stands between.
const ENDS: &[(&str, &[&str], &[&str])] = &[
    ("li", &["li"], &["ul", "ol", "menu", "table"]),
    ("dt", &["dt", "dd"], &["dl", "table"]),
    ("dd", &["dt", "dd"], &["dl", "table"]),
    ("tr", &["tr", "caption"], &["table"]),
    ("td", &["td", "th"], &["tr", "table"]),
    ("th", &["td", "th"], &["tr", "table"]),
    ("option", &["option"], &["select"]),
];
/// The names under which pages record when they were published, best first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
];
/// What the tags `<time datetime>` say ranks below what the page records of itself.
const TIME: usize = DATES.len();

/// The text of a page, a line to each block.
#[derive(Default)]
pub(in crate::document) struct Page {
    pub(in crate::document) text: String,
    /// Where in `text` another line of the file begins: byte, and line from 1.
    pub(in crate::document) lines: Vec<(usize, usize)>,
    pub(in crate::document) paragraphs: Vec<Paragraph>,
    pub(in crate::document) stated: Stated,
}

/// An element that is open.
struct Frame {
    name: &'static str,
    aside: Aside,
    region: usize,
    /// Of a list, the number of its next item; of an item, its own.
    number: Option<u32>,
    /// Of an item: nothing of it has been written yet.
    fresh: bool,
    /// Of a table: it lays out the page.
    layout: bool,
    /// Of a table: which it is.
    table: usize,
}

#[derive(Default)]
struct Builder {
    page: Page,
    blocks: Vec<Block>,
    /// The region around each region, by its place; the page itself is the first.
    regions: Vec<usize>,
    stack: Vec<Frame>,
    /// How many elements are open beyond [`MAX_DEPTH`].
    beyond: usize,
    layouts: Vec<bool>,
    tables: usize,
    block_start: usize,
    space: bool,
    breaks: usize,
    cells: Vec<usize>,
    header: bool,
    /// How many elements are open around the link that is open.
    link: Option<usize>,
    linked: usize,
    own: Aside,
    sup: Option<Sup>,
    date: Option<(usize, String)>,
    headline: Option<String>,
    /// What the window of a browser is called, often with the name of the site.
    window: Option<String>,
}

/// A superscript that is open: where it began, whether it links to a note.
struct Sup {
    start: usize,
    link: bool,
}

impl Page {
    pub(in crate::document) fn read(html: &str) -> Self {
        let mut builder = Builder { layouts: layouts(html), regions: vec![0], ..Builder::default() };
        for (token, line) in Tokens::new(html) {
            match token {
                Token::Text(text) => builder.text(text, line),
                Token::Open(name, attributes) => builder.open(name, attributes),
                Token::Close(name) => builder.close(name),
                Token::Dropped(name, attributes, content) => builder.record(name, attributes, content),
            }
        }
        builder.close_block();
        let window = builder.window.as_deref().unwrap_or("");
        body::flag(&builder.page.text, &mut builder.page.paragraphs, &builder.blocks, &builder.regions, window);
        // The first heading of the author's own, where none is of the first level.
        let own = |p: &&Paragraph| p.body && matches!(p.role, Role::Heading { .. });
        let first = builder.page.paragraphs.iter().find(own);
        let level = first.map_or(Role::Text, |p| p.role.clone());
        if level != (Role::Heading { level: 1 }) && builder.headline.is_none() {
            let named = first.map(|p| p.words.of(&builder.page.text)).filter(|words| window.starts_with(words));
            builder.headline = named.or(builder.window.as_deref()).map(str::to_owned);
        }
        builder.page.stated =
            Stated { title: builder.headline, published: builder.date.map(|(_, date)| date), beside: false };
        builder.page
    }
}

impl Builder {
    fn text(&mut self, text: &str, mut line: usize) {
        let pre = self.stack.iter().rev().take(8).any(|f| f.name == "pre") && !self.in_cell();
        let (mut at, mut counted) = (0, 0);
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let (len, read) = match c {
                '&' => text.get(at..).and_then(entities::reference).unwrap_or((1, '&')),
                _ => (c.len_utf8(), c),
            };
            if read == '\n' && pre {
                self.push_line();
            } else if !read.is_whitespace() || read == '\u{a0}' {
                line += count_lines(text.as_bytes(), counted, at);
                counted = at;
                self.push(read, line);
            } else {
                self.space = true;
            }
            at += len;
        }
    }

    fn push(&mut self, c: char, line: usize) {
        let page = &mut self.page;
        if page.lines.last().is_none_or(|(_, last)| *last != line) {
            page.lines.push((page.text.len(), line));
        }
        if self.space && page.text.len() > self.block_start && !page.text.ends_with(['\t', '\n']) {
            page.text.push(' ');
        }
        (self.space, self.breaks) = (false, 0);
        page.text.push(c);
        self.linked += if self.link.is_some() { c.len_utf8() } else { 0 };
    }

    fn push_line(&mut self) {
        if self.page.text.len() > self.block_start && !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
        self.space = false;
    }

    /// The innermost table, if it tabulates.
    fn data_table(&self) -> Option<&Frame> {
        self.stack.iter().rev().find(|f| f.name == "table").filter(|f| !f.layout)
    }

    fn in_cell(&self) -> bool {
        let cell = self.stack.iter().rev().find(|f| matches!(f.name, "td" | "th" | "table"));
        cell.is_some_and(|f| f.name != "table") && self.data_table().is_some()
    }

    fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        match name {
            "br" => return self.line_break(),
            "meta" => return self.meta(attributes),
            "a" => {
                self.link = attributes.get("href").map(|_| self.stack.len());
                if let Some(sup) = &mut self.sup {
                    sup.link = true;
                }
                return;
            }
            "sup" => {
                self.sup = Some(Sup { start: self.page.text.len(), link: self.link.is_some() });
                return;
            }
            "time" => {
                let stated = attributes.get("datetime").filter(|_| self.top_aside() < Aside::Sure);
                // The first may be any date that the article tells of; in its head it is the article's own.
                if let Some(date) = stated.filter(|_| self.page.paragraphs.len() < 40) {
                    let own =
                        attributes.get("pubdate").is_some() || attributes.get("itemprop") == Some("datePublished");
                    self.offer(if own { 1 } else { TIME }, date);
                }
                return;
            }
            _ => {}
        }
        if !BLOCKS.contains(&name) {
            return;
        }
        if let Some((_, ended, walls)) = ENDS.iter().find(|(opens, ..)| *opens == name) {
            let open = self.stack.iter().rposition(|f| ended.contains(&f.name) || walls.contains(&f.name));
            if let Some(open) = open.filter(|i| self.stack.get(*i).is_some_and(|f| ended.contains(&f.name))) {
                self.pop_to(open);
            }
        }
        let cell = self.in_cell();
        if cell && !matches!(name, "td" | "th" | "tr" | "table") {
            self.space = true;
        } else if matches!(name, "td" | "th") && self.data_table().is_some() {
            self.cell();
            self.header &= name == "th";
        } else {
            self.close_block();
        }
        if VOID.contains(&name) {
            return;
        }
        let within = self.stack.iter().any(|f| matches!(f.name, "article" | "main"));
        let own = aside(name, attributes, within);
        if name == "p" {
            // A paragraph ends with its block; many are never closed.
            self.own = own;
            return;
        }
        if self.stack.len() >= MAX_DEPTH {
            self.beyond += 1;
            return;
        }
        let region = self.region(name, attributes);
        let mut frame = Frame {
            name,
            aside: self.top_aside().max(own),
            region,
            number: None,
            fresh: name == "li" || name == "dt" || name == "dd",
            layout: false,
            table: self.tables,
        };
        match name {
            "ol" => frame.number = Some(attributes.get("start").and_then(|n| n.trim().parse().ok()).unwrap_or(1)),
            "li" => frame.number = self.next_number(attributes.get("value")),
            "table" => {
                frame.layout = self.layouts.get(self.tables).copied().unwrap_or(true);
                self.tables += 1;
            }
            "tr" => (self.cells, self.header) = (Vec::new(), true),
            _ => {}
        }
        self.stack.push(frame);
    }

    fn close(&mut self, name: &'static str) {
        match name {
            "a" => self.link = None,
            "sup" => self.close_sup(),
            "p" if !self.in_cell() => self.close_block(),
            _ if !BLOCKS.contains(&name) || VOID.contains(&name) => {}
            _ => {
                if self.beyond > 0 && !matches!(name, "body" | "html") {
                    self.beyond -= 1;
                    self.close_block();
                    return;
                }
                // Nothing within a cell or table closes what stands around it.
                let wall = |f: &Frame| f.name == "table" && !matches!(name, "body" | "html");
                let open = self.stack.iter().rposition(|f| f.name == name || wall(f));
                match open.filter(|i| self.stack.get(*i).is_some_and(|f| f.name == name)) {
                    Some(open) => self.pop_to(open),
                    None if self.in_cell() => self.space = true,
                    None => self.close_block(),
                }
            }
        }
    }

    /// Closes the open elements down to and with the one at `place`.
    fn pop_to(&mut self, place: usize) {
        while self.stack.len() > place {
            let (cell, data) = (self.in_cell(), self.data_table().is_some());
            let name = self.stack.last().map_or("", |f| f.name);
            if matches!(name, "td" | "th") && data || cell {
                self.space = true;
            } else {
                self.close_block();
            }
            self.stack.pop();
        }
        if self.link.is_some_and(|around| around > self.stack.len()) {
            self.link = None;
        }
    }

    /// Begins a cell; the ones before it in the row are parted from it by a tab.
    fn cell(&mut self) {
        if self.cells.is_empty() {
            self.close_block();
        } else {
            self.page.text.truncate(self.block_start.max(self.page.text.trim_end_matches(' ').len()));
            self.page.text.push('\t');
        }
        self.cells.push(self.page.text.len());
        self.space = false;
    }

    fn line_break(&mut self) {
        if self.in_cell() {
            self.space = true;
            return;
        }
        self.breaks += 1;
        // Two breaks part paragraphs.
        if self.breaks > 1 { self.close_block() } else { self.push_line() }
    }

    /// Footnote marks go into brackets, since they are no part of the word before; exponents become what they are.
    fn close_sup(&mut self) {
        let Some(sup) = self.sup.take() else { return };
        let Some(inner) = self.page.text.get(sup.start..).map(str::to_owned) else { return };
        let mark = inner.trim();
        if mark.is_empty() || mark.len() > 4 || !mark.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        self.page.text.truncate(sup.start);
        if sup.link {
            self.page.text.push_str(&format!("[{mark}]"));
        } else {
            let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
            let digits = mark.bytes().filter_map(|b| raised.get(usize::from(b - b'0')));
            self.page.text.extend(digits);
        }
    }

    fn top_aside(&self) -> Aside {
        self.stack.last().map_or(Aside::No, |f| f.aside)
    }

    /// The region of a new element: its own when it holds an article.
    fn region(&mut self, name: &str, attributes: Attributes<'_>) -> usize {
        let around = self.stack.last().map_or(0, |f| f.region);
        let named = || {
            let body = |class: &str| {
                let words = words(class);
                let whole = |w: &String| matches!(w.as_str(), "article" | "story" | "entry" | "post" | "news");
                let part = |w: &String| matches!(w.as_str(), "body" | "content" | "text");
                words.iter().any(whole) && words.iter().any(part)
            };
            attributes.get("class").is_some_and(|c| c.split_ascii_whitespace().any(body))
                || attributes.get("id").is_some_and(body)
                || attributes.get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("articleBody"))
                || attributes.get("role").is_some_and(|r| matches!(r, "main" | "article"))
        };
        if matches!(name, "article" | "main") || matches!(name, "div" | "section") && named() {
            self.regions.push(around);
            return self.regions.len() - 1;
        }
        around
    }

    fn next_number(&mut self, value: Option<&str>) -> Option<u32> {
        let list = self.stack.iter_mut().rev().find(|f| matches!(f.name, "ol" | "ul" | "menu"))?;
        let number = value.and_then(|v| v.trim().parse().ok()).or(list.number);
        list.number = list.number.and(number).map(|n| n.saturating_add(1));
        number.filter(|_| list.name == "ol")
    }

    fn close_block(&mut self) {
        let start = self.block_start;
        let row = !self.cells.is_empty() && self.data_table().is_some();
        let words = self.page.text.get(start..).unwrap_or("");
        let end = start
            + if words.trim().is_empty() {
                0
            } else if row {
                words.len()
            } else {
                words.trim_end().len()
            };
        self.page.text.truncate(end);
        let words = self.page.text.get(start..).unwrap_or("");
        let lead = words.len() - words.trim_start().len();
        if end > start {
            let trimmed = Span::new(start + lead, start + words.trim_end().len());
            let role = self.role(end);
            let line = {
                let next = self.page.lines.partition_point(|(at, _)| *at <= trimmed.start);
                next.checked_sub(1).and_then(|i| self.page.lines.get(i)).map_or(1, |(_, line)| *line)
            };
            let region = self.stack.last().map_or(0, |f| f.region);
            let aside = self.top_aside().max(self.own);
            if self.window.is_none() && self.stack.last().is_some_and(|f| f.name == "title") {
                self.window = Some(trimmed.of(&self.page.text).to_owned());
            }
            self.blocks.push(Block { region, aside, linked: self.linked });
            self.page.paragraphs.push(Paragraph::new(trimmed, line, role));
            self.page.text.push('\n');
        }
        self.block_start = self.page.text.len();
        (self.space, self.breaks, self.linked, self.own) = (false, 0, 0, Aside::No);
        self.cells.clear();
    }

    /// What the block is that ends now, from the elements around it.
    fn role(&mut self, end: usize) -> Role {
        if let Some(table) = self.data_table().map(|f| f.table)
            && !self.cells.is_empty()
        {
            let text = &self.page.text;
            let ends = self.cells.iter().skip(1).map(|next| next - 1).chain([end]);
            let cells = self.cells.iter().zip(ends).map(|(start, end)| {
                let words = text.get(*start..end).unwrap_or("");
                let lead = words.len() - words.trim_start().len();
                Span::new(start + lead, start + lead + words.trim().len())
            });
            let header = self.header || self.stack.iter().rev().take(4).any(|f| f.name == "thead");
            return Role::Row { table, header, cells: cells.collect() };
        }
        let depth = self.stack.iter().filter(|f| matches!(f.name, "ul" | "ol" | "dl" | "menu")).count();
        for frame in self.stack.iter_mut().rev() {
            match frame.name {
                "h1" | "title" => return Role::Heading { level: 1 },
                "h2" => return Role::Heading { level: 2 },
                "h3" => return Role::Heading { level: 3 },
                "h4" => return Role::Heading { level: 4 },
                "h5" => return Role::Heading { level: 5 },
                "h6" => return Role::Heading { level: 6 },
                "li" | "dt" | "dd" => {
                    let deeper = usize::from(frame.name == "dd");
                    let depth = u8::try_from((depth + deeper).max(1)).unwrap_or(u8::MAX);
                    let first = std::mem::take(&mut frame.fresh);
                    return if first { Role::Item { depth, number: frame.number } } else { Role::Text };
                }
                "td" | "th" | "ul" | "ol" | "dl" => return Role::Text,
                _ => {}
            }
        }
        Role::Text
    }

    fn meta(&mut self, attributes: Attributes<'_>) {
        let Some(content) = attributes.get("content") else { return };
        let name = ["property", "name", "itemprop"].iter().find_map(|key| attributes.get(key));
        let name = name.unwrap_or("").trim().to_ascii_lowercase();
        if let Some(rank) = DATES.iter().position(|known| *known == name) {
            self.offer(rank, content);
        } else if matches!(name.as_str(), "og:title" | "citation_title") && self.headline.is_none() {
            self.headline = Some(entities::decode(content));
        }
    }

    /// The data that pages carry for search engines.
    fn record(&mut self, name: &str, attributes: Attributes<'_>, content: &str) {
        let data = name == "script" && attributes.get("type").is_some_and(|t| t.contains("ld+json"));
        if let Some((_, rest)) = data.then(|| content.split_once("\"datePublished\"")).flatten()
            && let Some(value) = rest.trim_start().strip_prefix(':').and_then(|r| r.trim_start().strip_prefix('"'))
            && let Some((date, _)) = value.split_once('"')
        {
            self.offer(1, date);
        }
    }

    /// Takes a date of publication unless there is one of a better rank.
    fn offer(&mut self, rank: usize, date: &str) {
        let readable = crate::document::stated::recorded(date).is_some();
        if readable && self.date.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.date = Some((rank, date.to_owned()));
        }
    }
}

/// Of every table, in the order of their tags, whether it lays out the page: then its cells hold other tables, headings,
/// several paragraphs or long texts, or it has but one column.
fn layouts(html: &str) -> Vec<bool> {
    struct Open {
        table: usize,
        text: usize,
        paragraphs: usize,
        columns: usize,
        widest: usize,
    }
    let (mut found, mut open): (Vec<bool>, Vec<Open>) = (Vec::new(), Vec::new());
    let close = |found: &mut Vec<bool>, open: &mut Vec<Open>| {
        if let Some(table) = open.pop()
            && let Some(layout) = found.get_mut(table.table)
        {
            *layout |= table.widest < 2;
        }
    };
    for (token, _) in Tokens::new(html) {
        let mut lays_out = false;
        match (token, open.last_mut()) {
            (Token::Open("table", attributes), around) => {
                if let Some(layout) = around.and_then(|around| found.get_mut(around.table)) {
                    *layout = true;
                }
                let role = attributes.get("role").is_some_and(|r| matches!(r, "presentation" | "none"));
                open.push(Open { table: found.len(), text: 0, paragraphs: 0, columns: 0, widest: 0 });
                found.push(role);
                if open.len() > MAX_DEPTH {
                    open.remove(0);
                }
            }
            (Token::Close("table"), Some(_)) => close(&mut found, &mut open),
            (Token::Open("tr", _), Some(table)) => table.columns = 0,
            (Token::Open("td" | "th", _), Some(table)) => {
                table.columns += 1;
                table.widest = table.widest.max(table.columns);
                (table.text, table.paragraphs) = (0, 0);
            }
            (Token::Text(text), Some(table)) => {
                table.text += text.len();
                lays_out = table.text > MAX_CELL;
            }
            (Token::Open("p", _), Some(table)) => {
                table.paragraphs += 1;
                lays_out = table.paragraphs >= MAX_CELL_PARAGRAPHS;
            }
            (Token::Open("h1" | "h2" | "h3" | "article" | "main" | "nav", _), Some(_)) => lays_out = true,
            _ => {}
        }
        if lays_out
            && let Some(table) = open.last()
            && let Some(layout) = found.get_mut(table.table)
        {
            *layout = true;
        }
    }
    while !open.is_empty() {
        close(&mut found, &mut open);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_cells_and_breaks() {
        let page = Page::read(
            "<html><head><title>Ferry&nbsp;log</title><style>p { a > b }</style></head>\n<body><p>One <b>two</b>\nthree<br>four</p>\
             <!-- <p>no</p> --><table><tr><td>99</td><td>680 <i>seats</i></td></tr></table><script>if (a < b) x</script>5 < 6 &amp; 7",
        );
        assert_eq!(page.text, "Ferry\u{a0}log\nOne two three\nfour\n99\t680 seats\n5 < 6 & 7\n");
        let headings: Vec<bool> = page.paragraphs.iter().map(|p| p.heading).collect();
        assert_eq!(headings, [true, false, false, false]);
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let page = Page::read("<p\nclass=x>One\ntwo</p>\n\n<script>\n\n</script><p>six</p>");
        let line = |word: &str| {
            let at = page.text.find(word).unwrap();
            page.lines[page.lines.partition_point(|(start, _)| *start <= at) - 1].1
        };
        assert_eq!(["One", "two", "six"].map(line), [2, 3, 7]);
    }

    #[test]
    fn hostile_pages_are_read_to_the_end() {
        for piece in [
            "<",
            "<!--",
            "<a \"",
            "<a x='",
            "<script>",
            "</",
            "&#",
            "<div>",
            "<p><td>",
            "<a title=\">\"",
            "<ul><li>",
            "<table>",
            "<table><tr><td>x",
            "<sup>1",
            "<article>x",
            "<a href>",
            "<a href>x</div>",
            "<li>x",
            "</div>",
            "<br>",
            "<div class=nav>",
        ] {
            let html = piece.repeat(20_000);
            let page = Page::read(&html);
            assert!(page.text.len() <= html.len() + 1, "{piece}");
        }
    }

    /// The roles of a page's paragraphs, with their words.
    fn roles(html: &str) -> Vec<String> {
        let page = Page::read(html);
        let shown = |p: &Paragraph| {
            let words = p.words.of(&page.text);
            match &p.role {
                Role::Text => words.to_owned(),
                Role::Heading { level } => format!("h{level} {words}"),
                Role::Item { depth, number: None } => format!("{depth}- {words}"),
                Role::Item { depth, number: Some(number) } => format!("{depth}-{number} {words}"),
                Role::Row { table, header, cells } => {
                    let cells: Vec<&str> = cells.iter().map(|c| c.of(&page.text)).collect();
                    format!("{}{table} {}", if *header { "head" } else { "row" }, cells.join("|"))
                }
                Role::Note => format!("note {words}"),
            }
        };
        page.paragraphs.iter().map(shown).collect()
    }

    #[test]
    fn lists_nest_and_count() {
        let html = "<p>It bought:<ol start=3><li>nets<ul><li>red<li>blue</ul><li value=7><p>boats<p>all new</li></ol>\
                    <dl><dt>Tern<dd>a ferry</dl><p>after";
        let expected =
            ["It bought:", "1-3 nets", "2- red", "2- blue", "1-7 boats", "all new", "1- Tern", "2- a ferry", "after"];
        assert_eq!(roles(html), expected);
    }

    #[test]
    fn tables_have_rows_of_cells() {
        let html = "<table><caption>Boats</caption><thead><tr><th>Name<th>Seats</thead>\
                    <tr><td><p>Tern</p></td><td></td></tr><tr><td>Gull<br>(old)<td>40 <div>or more</div></table>end";
        assert_eq!(roles(html), ["Boats", "head0 Name|Seats", "row0 Tern|", "row0 Gull (old)|40 or more", "end"]);
    }

    #[test]
    fn tables_that_lay_out_a_page_are_no_tables() {
        let html = "<table><tr><td><h2>Port</h2><p>One boat.<p>Two nets.</td><td>Links</td></tr></table>";
        assert_eq!(roles(html), ["h2 Port", "One boat.", "Two nets.", "Links"]);
        let nested = "<table><tr><td>Menu<td><table><tr><td>Tern<td>40</table></table>";
        assert_eq!(roles(nested), ["Menu", "row1 Tern|40"]);
    }

    #[test]
    fn raised_digits_are_marks_or_exponents() {
        let text = |html: &str| Page::read(html).text;
        assert_eq!(text("680 seats<sup><a href='#n1'>1</a></sup> on 40 m<sup>2</sup>"), "680 seats[1] on 40 m²\n");
        assert_eq!(text("a<sup>th</sup> one<sup>[2]</sup>"), "ath one[2]\n");
    }

    #[test]
    fn two_breaks_part_paragraphs() {
        assert_eq!(roles("One<br>line<br><br>Two<pre>a  b\nc</pre>"), ["One\nline", "Two", "a b\nc"]);
    }
}
