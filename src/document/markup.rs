//! Plain text and Markdown: marks that only typeset are taken away, and every line stays where it is.

use super::entities;

/// Tags that are taken away in text that is no HTML; any other `<…>` stays, since it may be text.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "wbr",
];

/// The text without markup: inline tags, character references, escapes, emphasis, heading marks and the
/// targets of links. Every line end is kept, so line numbers hold.
pub(super) fn plain(text: &str) -> String {
    let mut stripper =
        Stripper { text, bytes: text.as_bytes(), drop: Vec::new(), open: [None; 6], brackets: Vec::new() };
    let pieces = stripper.scan();
    stripper.drop.sort_unstable();
    write(text, &pieces, &stripper.drop)
}

/// A stretch of the text that is replaced by something shorter.
struct Piece {
    start: usize,
    end: usize,
    put: Option<char>,
}

/// Copies the text but for the pieces and the dropped stretches; line ends within them are kept.
fn write(text: &str, pieces: &[Piece], drop: &[(usize, usize)]) -> String {
    let mut cuts: Vec<(usize, usize, Option<char>)> = pieces.iter().map(|p| (p.start, p.end, p.put)).collect();
    cuts.extend(drop.iter().map(|(start, end)| (*start, *end, None)));
    cuts.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end, put) in cuts {
        if start < at {
            continue;
        }
        out.push_str(text.get(at..start).unwrap_or(""));
        out.extend(put);
        out.extend(text.get(start..end).unwrap_or("").chars().filter(|c| matches!(c, '\n' | '\r')));
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

struct Stripper<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Marks that turned out to be markup.
    drop: Vec<(usize, usize)>,
    /// The last mark that may open emphasis, of each sort: one to three `*`, one to three `_`.
    open: [Option<usize>; 6],
    /// Opening brackets of the paragraph, and whether an image mark stands before them.
    brackets: Vec<usize>,
}

impl Stripper<'_> {
    /// One pass over the text; every search remembers how far it failed, so that the whole is linear.
    fn scan(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (mut i, mut no_tag_before, mut no_link_before) = (0, 0, 0);
        let mut line_start = true;
        while let Some(&b) = self.bytes.get(i) {
            if line_start {
                line_start = false;
                i = self.line_mark(i, &mut pieces);
                continue;
            }
            match b {
                b'\n' => {
                    line_start = true;
                    if self.blank_line_at(i + 1) {
                        self.open = [None; 6];
                        self.brackets.clear();
                    }
                }
                b'\\' if self.bytes.get(i + 1).is_some_and(|n| n.is_ascii_punctuation()) => {
                    pieces.push(Piece { start: i, end: i + 1, put: None });
                    i += 2;
                    continue;
                }
                b'&' => {
                    if let Some((len, c)) = self.text.get(i..).and_then(entities::reference) {
                        pieces.push(Piece { start: i, end: i + len, put: Some(c) });
                        i += len;
                        continue;
                    }
                }
                b'<' if i >= no_tag_before => match self.tag(i) {
                    Ok(Some(end)) => {
                        pieces.push(Piece { start: i, end, put: None });
                        i = end;
                        continue;
                    }
                    Ok(None) => {}
                    Err(searched) => no_tag_before = searched,
                },
                b'*' | b'_' => {
                    i = self.emphasis(i, b);
                    continue;
                }
                b'[' => self.brackets.push(i),
                b']' => {
                    let open = self.brackets.pop();
                    if let (Some(open), Some(b'(')) = (open, self.bytes.get(i + 1))
                        && i >= no_link_before
                    {
                        match self.link_target(i + 1) {
                            Ok(end) => {
                                let image = open > 0 && self.bytes.get(open - 1) == Some(&b'!');
                                self.drop.push((open - usize::from(image), open + 1));
                                pieces.push(Piece { start: i, end, put: None });
                                i = end;
                                continue;
                            }
                            Err(searched) => no_link_before = searched,
                        }
                    }
                }
                _ => {}
            }
            i += 1;
        }
        pieces
    }

    /// Takes away the mark of a heading or quotation at a line's start; gives where the line's text begins.
    fn line_mark(&self, start: usize, pieces: &mut Vec<Piece>) -> usize {
        let rest = &self.bytes[start..];
        let indent = rest.iter().take_while(|b| **b == b' ').count().min(3);
        let hashes = rest[indent..].iter().take(7).take_while(|b| **b == b'#').count();
        let quotes = rest[indent..].iter().take_while(|b| matches!(b, b'>' | b' ')).count();
        let after = |n: usize| rest.get(indent + n).is_some_and(|b| matches!(b, b' ' | b'\t'));
        let end = if (1..=6).contains(&hashes) && after(hashes) {
            start + indent + hashes + 1
        } else if rest.get(indent) == Some(&b'>') {
            start + indent + quotes
        } else {
            return start;
        };
        pieces.push(Piece { start, end, put: None });
        end
    }

    fn blank_line_at(&self, at: usize) -> bool {
        self.bytes[at.min(self.bytes.len())..].iter().take_while(|b| **b != b'\n').all(u8::is_ascii_whitespace)
    }

    /// The end of the tag at `at`; `None` if it is none that we know, and as an error how far no `>` stands.
    fn tag(&self, at: usize) -> Result<Option<usize>, usize> {
        let rest = self.bytes[at + 1..].strip_prefix(b"/").unwrap_or(&self.bytes[at + 1..]);
        // The longest name in the table has ten letters.
        let len = rest.iter().take(11).take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = String::from_utf8_lossy(&rest[..len]).to_ascii_lowercase();
        let known = TAGS.contains(&name.as_str());
        if !known || !rest.get(len).is_some_and(|b| matches!(b, b'>' | b'/') || b.is_ascii_whitespace()) {
            return Ok(None);
        }
        for (i, b) in self.bytes.iter().enumerate().skip(at + 1) {
            match b {
                b'>' => return Ok(Some(i + 1)),
                b'\n' if self.blank_line_at(i + 1) => return Err(i),
                _ => {}
            }
        }
        Err(self.bytes.len())
    }

    /// The end of the link target that opens at `at`; as an error, how far none closes.
    fn link_target(&self, at: usize) -> Result<usize, usize> {
        let mut depth = 0usize;
        for (i, b) in self.bytes.iter().enumerate().skip(at) {
            match b {
                b'(' => depth += 1,
                b')' if depth == 1 => return Ok(i + 1),
                b')' => depth -= 1,
                b'\n' => return Err(i),
                _ => {}
            }
        }
        Err(self.bytes.len())
    }

    /// Reads a run of `*` or `_` at `at`: closes what such a run opened, or may open; gives where it ends.
    fn emphasis(&mut self, at: usize, mark: u8) -> usize {
        let len = self.bytes[at..].iter().take_while(|b| **b == mark).count();
        let end = at + len;
        if len > 3 {
            return end;
        }
        let before = self.text.get(..at).and_then(|t| t.chars().next_back());
        let after = self.text.get(end..).and_then(|t| t.chars().next());
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // `snake_case` and `2 * 3` are no emphasis.
        let opens = !space(after) && (mark == b'*' || !word(before));
        let closes = !space(before) && (mark == b'*' || !word(after));
        let slot = &mut self.open[len - 1 + if mark == b'_' { 3 } else { 0 }];
        match *slot {
            Some(open) if closes && open + len < at => {
                self.drop.push((open, open + len));
                self.drop.push((at, end));
                *slot = None;
            }
            _ if opens => *slot = Some(at),
            _ => {}
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (written, read) in [
            ("# Cost\n- \\$25 per head", "Cost\n- $25 per head"),
            ("**Ferry model:** *in use since May*", "Ferry model: in use since May"),
            ("<i>What is it?</i>\t1", "What is it?\t1"),
            ("Read [the draft](http://x/a_(b)) here.", "Read the draft here."),
            ("![A map](map.png) of [it](#)", "A map of it"),
            ("R&amp;D &#8211; 5&nbsp;%", "R&D – 5\u{a0}%"),
            ("*one\ntwo* _three_ __four__ ***five***", "one\ntwo three four five"),
            ("> quoted <b\nclass=x>words</b>", "quoted \nwords"),
            ("[x](y\\_z) and \\*not\\*", "x and *not*"),
        ] {
            assert_eq!(plain(written), read, "{written:?}");
        }
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in [
            "2 * 3 * 4",
            "snake_case_name",
            "700* people",
            "[need] every",
            "a < b and b > c",
            "<Smith> said",
            "[a](b",
            "#1 in the list",
            "AT&T; Q&A",
            "* item\n* item",
            "a* b\n\n*c d",
            "C:\\dir",
            "f(x)[1] (y)",
            "****",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn line_ends_are_kept_and_time_is_linear() {
        for piece in ["[a](", "<i ", "*a ", "_a", "[", "\\", "> ", "&amp", "![", "](", "**a\n", "<b\n", "#"] {
            let text = piece.repeat(200_000);
            assert_eq!(plain(&text).matches('\n').count(), text.matches('\n').count(), "{piece}");
        }
    }
}
