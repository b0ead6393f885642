//! Cuts a TOML file at the headers of its entries, so that each entry is parsed by itself: a syntax
//! error costs its own block only, and a large file is never held as one tree.

use crate::text::Span;

/// How deep brackets may nest in one entry. The files of a project need three levels (a list of
/// citations, each an inline table); more is a slip or an attack on the parser's stack.
pub(super) const MAX_NESTING: usize = 32;

/// What a block begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// The beginning of the file, before any header.
    Head,
    /// The header that was asked for: `[[claim]]`.
    Entry,
    /// The name that was asked for in single brackets, `[claim]`, which TOML allows only once.
    SingleBrackets,
    /// Another table: `[[claims]]`.
    Other(String),
}

/// A stretch of a file that is parsed by itself.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// What it begins with.
    pub(super) opening: Opening,
    /// Where it stands in the file.
    pub(super) span: Span,
    /// Its first line, from 1.
    pub(super) line: usize,
    /// The first entry header inside one of its multi-line strings, as byte and line: a real header
    /// when the string turns out never to have been closed.
    pub(super) doubtful: Option<(usize, usize)>,
    /// The byte at which brackets nest deeper than [`MAX_NESTING`].
    pub(super) too_deep: Option<usize>,
}

/// What the scanner is inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Comment,
    /// A string on one line, closed by this quotation mark.
    Text(u8),
    /// A string over several lines, closed by three of this quotation mark.
    LongText(u8),
}

/// Cuts the bytes of `span`, whose first byte stands on `line`, at the headers of `entry`.
///
/// With `trust_strings` unset, a header counts even inside a multi-line string.
pub(super) fn split(text: &str, span: Span, line: usize, entry: &str, trust_strings: bool) -> Vec<Block> {
    let bytes = text.as_bytes();
    let end = span.end.min(bytes.len());
    let mut blocks = Vec::new();
    let mut block = open(Opening::Head, span.start, line);
    let (mut i, mut line, mut depth, mut inside) = (span.start, line, 0usize, Inside::Nothing);
    let mut at_line_start = true;
    while i < end {
        if at_line_start {
            at_line_start = false;
            let long = matches!(inside, Inside::LongText(_));
            if let Some(opening) = header(text, i, entry) {
                let is_entry = opening == Opening::Entry;
                if long && trust_strings {
                    if is_entry && block.doubtful.is_none() {
                        block.doubtful = Some((i, line));
                    }
                } else if is_entry || (depth == 0 && !long) {
                    block.span.end = i;
                    blocks.push(std::mem::replace(&mut block, open(opening, i, line)));
                    (depth, inside) = (0, Inside::Nothing);
                }
            }
        }
        let b = bytes[i];
        if b == b'\n' {
            line += 1;
            at_line_start = true;
            if !matches!(inside, Inside::LongText(_)) {
                inside = Inside::Nothing;
            }
            i += 1;
            continue;
        }
        let three = bytes[i..end].starts_with(&[b, b, b]);
        let mut step = 1;
        inside = match inside {
            Inside::Nothing => match b {
                b'#' => Inside::Comment,
                b'"' | b'\'' if three => {
                    step = 3;
                    Inside::LongText(b)
                }
                b'"' | b'\'' => Inside::Text(b),
                b'[' | b'{' => {
                    depth += 1;
                    if depth > MAX_NESTING && block.too_deep.is_none() {
                        block.too_deep = Some(i);
                    }
                    Inside::Nothing
                }
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    Inside::Nothing
                }
                _ => Inside::Nothing,
            },
            Inside::Text(b'"') | Inside::LongText(b'"') if b == b'\\' => {
                // An escaped line end is left for the next round, which counts lines.
                step = if bytes.get(i + 1).is_some_and(|n| *n != b'\n') { 2 } else { 1 };
                inside
            }
            Inside::Text(mark) if b == mark => Inside::Nothing,
            Inside::LongText(mark) if b == mark && three => {
                // Up to two more marks belong to the string: `""""` ends it with one of its own.
                step = bytes[i..end].iter().take(5).take_while(|c| **c == mark).count();
                Inside::Nothing
            }
            other => other,
        };
        i += step;
    }
    block.span.end = end;
    blocks.push(block);
    blocks.retain(|b| b.span.start < b.span.end);
    blocks
}

/// A block that begins at `start`; its end is set when the next one begins.
fn open(opening: Opening, start: usize, line: usize) -> Block {
    Block { opening, span: Span::new(start, start), line, doubtful: None, too_deep: None }
}

/// The header that begins the line at `at`, unless it belongs to the entry above it
/// (`[claim.of]`, `[[claim.citations]]`).
fn header(text: &str, at: usize, entry: &str) -> Option<Opening> {
    let line = text.get(at..)?.trim_start_matches([' ', '\t']);
    let inner = line.strip_prefix('[')?;
    let (inner, double) = inner.strip_prefix('[').map_or((inner, false), |inner| (inner, true));
    let inner = inner.trim_start_matches([' ', '\t']);
    let (name, rest) = match inner.chars().next()? {
        mark @ ('"' | '\'') => {
            let inner = &inner[1..];
            inner.split_once(mark).filter(|(name, _)| !name.contains('\n'))?
        }
        _ => {
            let end = inner.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')?;
            inner.split_at(end)
        }
    };
    if name.is_empty() {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '\t']);
    let closed = if double { rest.starts_with("]]") } else { rest.starts_with(']') };
    match (name == entry, closed, double) {
        (true, true, true) => Some(Opening::Entry),
        (true, true, false) => Some(Opening::SingleBrackets),
        (false, true, _) => Some(Opening::Other(name.to_owned())),
        (false, false, _) if rest.starts_with('.') => Some(Opening::Other(name.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(usize, &str)> {
        let blocks = split(text, Span::new(0, text.len()), 1, "claim", true);
        blocks.iter().map(|b| (b.line, b.span.of(text))).collect()
    }

    #[test]
    fn headers_cut_and_nothing_else_does() {
        let text = "a = 1\n[[claim]]\nb = \"\"\"\n[[claim]]\n\"\"\" # \"\"\"\nc = [\n [\"x\"],\n]\n [[ claim ]] # x\n[claim.of]\n";
        assert_eq!(
            cut(text),
            [
                (1, "a = 1\n"),
                (2, "[[claim]]\nb = \"\"\"\n[[claim]]\n\"\"\" # \"\"\"\nc = [\n [\"x\"],\n]\n"),
                (9, " [[ claim ]] # x\n[claim.of]\n"),
            ]
        );
    }

    #[test]
    fn an_unclosed_array_or_string_ends_at_the_next_entry() {
        assert_eq!(cut("[[claim]]\na = [ \"x\n[[claim]]\nb = 1").len(), 2);
    }

    #[test]
    fn a_header_in_a_long_string_is_remembered() {
        let text = "[[claim]]\na = '''\n[[claim]]\nb = 1";
        let blocks = split(text, Span::new(0, text.len()), 1, "claim", true);
        assert_eq!((blocks.len(), blocks[0].doubtful), (1, Some((18, 3))));
        assert_eq!(split(text, Span::new(0, text.len()), 1, "claim", false).len(), 2);
    }

    #[test]
    fn depth_is_bounded() {
        let text = format!("[[claim]]\na = {}", "[".repeat(100));
        let blocks = split(&text, Span::new(0, text.len()), 1, "claim", true);
        assert_eq!(blocks[0].too_deep, Some(14 + MAX_NESTING));
        assert_eq!(split("[[claim]]\na = [[[1]]]", Span::new(0, 21), 1, "claim", true)[0].too_deep, None);
    }

    #[test]
    fn other_tables_open_their_own_block() {
        let text = "[[claims]]\na = 1\n[claim]\nb = 1\n[other.x]\n";
        let blocks = split(text, Span::new(0, text.len()), 1, "claim", true);
        let openings: Vec<_> = blocks.into_iter().map(|b| b.opening).collect();
        let other = |name: &str| Opening::Other(name.to_owned());
        assert_eq!(openings, [other("claims"), Opening::SingleBrackets, other("other")]);
    }
}
