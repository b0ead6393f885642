//! HTML, lightly: tags away, references decoded, scripts and styles dropped, a line for each block.

use super::entities;

/// Elements of which nothing is text.
const DROPPED: &[&str] = &["script", "style", "noscript", "template", "svg", "iframe", "object", "math"];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
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
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "title",
    "tr",
    "ul",
];
/// Elements that stand in columns of one line.
const CELLS: &[&str] = &["td", "th"];
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "title"];

/// The text of a page, a line to each block.
#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
    /// Where in `text` another line of the file begins: byte, and line from 1.
    pub(super) lines: Vec<(usize, usize)>,
    /// The blocks: first byte, one past the last, whether it is a heading.
    pub(super) blocks: Vec<(usize, usize, bool)>,
    block_start: usize,
    heading: bool,
    space: bool,
}

impl Page {
    pub(super) fn read(html: &str) -> Self {
        let mut page = Self::default();
        let bytes = html.as_bytes();
        let (mut i, mut line) = (0, 1);
        let (mut no_comment_end_before, mut no_tag_end_before) = (0, 0);
        while let Some(c) = html.get(i..).and_then(|rest| rest.chars().next()) {
            let mut end = i + c.len_utf8();
            let mut handled = false;
            if c == '<' {
                if html[i..].starts_with("<!--") && i >= no_comment_end_before {
                    match html[i + 4..].find("-->") {
                        Some(close) => (end, handled) = (i + 4 + close + 3, true),
                        None => no_comment_end_before = html.len(),
                    }
                } else if bytes.get(i + 1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'))
                    && i >= no_tag_end_before
                {
                    match tag_end(bytes, i) {
                        Some(close) => {
                            end = page.tag(html, i, close);
                            handled = true;
                        }
                        None => no_tag_end_before = html.len(),
                    }
                }
            } else if c == '&'
                && let Some((len, c)) = entities::reference(&html[i..])
            {
                page.push(c, line);
                (end, handled) = (i + len, true);
            }
            if !handled {
                page.push(c, line);
            }
            line += count_lines(&bytes[i..end]);
            i = end;
        }
        page.close_block();
        page
    }

    /// Reads the tag from `start` up to `close`; gives where reading goes on.
    fn tag(&mut self, html: &str, start: usize, close: usize) -> usize {
        let inner = html.get(start + 1..close).unwrap_or("");
        let closing = inner.starts_with('/');
        let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let name = name.as_str();
        if !closing && DROPPED.contains(&name) && !inner.ends_with("/>") {
            return skip_element(html, close, name);
        }
        if name == "br" {
            self.push_line();
        } else if CELLS.contains(&name) {
            self.space = true;
            if !closing && self.text.len() > self.block_start {
                self.text.push('\t');
            }
        } else if BLOCKS.contains(&name) {
            self.close_block();
            self.heading = !closing && HEADINGS.contains(&name);
        }
        close
    }

    fn push(&mut self, c: char, line: usize) {
        if c.is_whitespace() && c != '\u{a0}' {
            self.space = true;
            return;
        }
        if self.lines.last().is_none_or(|(_, last)| *last != line) {
            self.lines.push((self.text.len(), line));
        }
        if self.space && self.text.len() > self.block_start && !self.text.ends_with(['\t', '\n']) {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(c);
    }

    fn push_line(&mut self) {
        if self.text.len() > self.block_start && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.space = false;
    }

    fn close_block(&mut self) {
        let end = self.block_start + self.text.get(self.block_start..).map_or(0, |text| text.trim_end().len());
        self.text.truncate(end);
        if end > self.block_start {
            self.blocks.push((self.block_start, end, self.heading));
            self.text.push('\n');
        }
        self.block_start = self.text.len();
        (self.heading, self.space) = (false, false);
    }
}

fn count_lines(bytes: &[u8]) -> usize {
    let lone_return = |i: usize, b: u8| b == b'\r' && bytes.get(i + 1) != Some(&b'\n');
    bytes.iter().enumerate().filter(|(i, b)| **b == b'\n' || lone_return(*i, **b)).count()
}

/// One past the `>` of the tag at `start`, beyond attributes in quotation marks.
fn tag_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut quote = None;
    let mut first_close = None;
    for (i, b) in bytes.iter().enumerate().skip(start) {
        match (quote, *b) {
            (None, b'>') => return Some(i + 1),
            (None, b'"' | b'\'') if bytes[i - 1] == b'=' => quote = Some(*b),
            (Some(mark), b) if mark == b => quote = None,
            (Some(_), b'>') if first_close.is_none() => first_close = Some(i + 1),
            // A quotation that runs on to another tag was never closed.
            (_, b'<') if first_close.is_some() => return first_close,
            _ => {}
        }
    }
    first_close
}

/// Where the element `name`, whose opening tag ends at `from`, is over; without an end it takes the rest.
fn skip_element(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find("</")) {
        at += found + 2;
        let here = bytes.get(at..at + name.len());
        if here.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes())) {
            let close = html.get(at..).and_then(|rest| rest.find('>'));
            return close.map_or(html.len(), |close| at + close + 1);
        }
    }
    html.len()
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
        let headings: Vec<bool> = page.blocks.iter().map(|(_, _, heading)| *heading).collect();
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
        for piece in ["<", "<!--", "<a \"", "<a x='", "<script>", "</", "&#", "<div>", "<p><td>", "<a title=\">\""] {
            let html = piece.repeat(20_000);
            let page = Page::read(&html);
            assert!(page.text.len() <= html.len() + 1, "{piece}");
        }
    }
}
