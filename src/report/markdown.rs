//! What the Markdown templates need beyond loops: minijinja escapes HTML, not Markdown.

/// Characters that begin or end some Markdown construct wherever they stand: emphasis, code, links,
/// HTML, tables, strikethrough, entities, and the mathematics of GitHub (`$5 … $6`).
const ACTIVE: &[char] = &['\\', '`', '*', '_', '<', '>', '[', ']', '#', '|', '~', '&', '$'];

/// `text` on one line, so that a Markdown reader shows its characters and nothing else.
pub fn md(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len());
    let numbered = list_number(&text);
    for (i, c) in text.char_indices() {
        // At the beginning of a line, these would begin a list, a rule or a heading; after a number
        // there, so would "." and ")".
        let begins = (i == 0 && matches!(c, '-' | '+' | '=')) || numbered == Some(i);
        // A reader makes a link of every bare address; here it is the words of a source.
        let address = c == ':' && text.get(i..).is_some_and(|rest| rest.starts_with("://"));
        if begins || address || ACTIVE.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    // An address that begins with "www." becomes a link without any sign in front of it.
    if out.contains("www.") { out.replace("www.", "www\\.") } else { out }
}

/// `text` for a cell of a table; an empty one shows a dash.
pub fn cell(text: &str) -> String {
    let escaped = md(text);
    if escaped.is_empty() { "–".to_string() } else { escaped }
}

/// `text` as code, fenced by more backticks than it holds in a row.
pub fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.saturating_add(1));
    let space = if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Shows what a viewer or a terminal would obey as U+FFFD: control characters, and the signs that
/// turn the direction of writing, which a Markdown text cannot isolate.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' => '\n',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
            _ if c.is_control() => char::REPLACEMENT_CHARACTER,
            _ => c,
        })
        .collect()
}

/// `text` with every stretch of blanks and line breaks as one space, and none at its ends.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Where the "." or ")" stands that makes a numbered list of a line.
fn list_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // CommonMark reads no more than nine digits as the number of a list.
    let mut rest = text.bytes().skip(digits);
    let numbered = (1..=9).contains(&digits) && matches!(rest.next(), Some(b'.' | b')'));
    (numbered && matches!(rest.next(), None | Some(b' '))).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_in_a_text_is_shown_and_not_obeyed() {
        for (text, expected) in [
            ("plain words, 1,204 of them.", "plain words, 1,204 of them."),
            ("**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("![x](y) [a]: b", "!\\[x\\](y) \\[a\\]: b"),
            ("# heading\n# another", "\\# heading \\# another"),
            ("a | b", "a \\| b"),
            ("a\\|b", "a\\\\\\|b"),
            ("- item", "\\- item"),
            ("+ item", "\\+ item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("1.5 million", "1.5 million"),
            ("in 2019. Then", "in 2019. Then"),
            ("===", "\\==="),
            ("    indented\r\n\r\n> quote", "indented \\> quote"),
            ("&lt;", "\\&lt;"),
            ("see https://example.org", "see https\\://example.org"),
            ("see www.example.org", "see www\\.example.org"),
            ("between $5 and $6", "between \\$5 and \\$6"),
            ("~~struck~~", "\\~\\~struck\\~\\~"),
            ("", ""),
        ] {
            assert_eq!(md(text), expected, "{text}");
        }
    }

    #[test]
    fn code_cannot_be_left() {
        for (text, expected) in
            [("3f9a", "`3f9a`"), ("a`b", "``a`b``"), ("``", "``` `` ```"), ("a\n\nb", "`a b`"), ("", "`  `")]
        {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn an_empty_cell_shows_a_dash() {
        assert_eq!(cell(" \n"), "–");
        assert_eq!(cell("a|b"), "a\\|b");
    }

    #[test]
    fn control_characters_and_turned_writing_are_shown() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202E}c"), "a\u{FFFD}[2Jb\u{FFFD}c");
    }
}
