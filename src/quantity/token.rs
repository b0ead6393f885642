//! Tokens: what the grammar of figures reads, with their places in the text.

use super::spaced;
use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits with the marks that group them or part the decimals: "1,234.5".
    Number,
    /// Digits and marks that make no number: "1.2.3", an address on the web.
    Junk,
    /// Letters.
    Word,
    /// One other character.
    Mark,
}

/// A token of a text.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    pub span: Span,
    /// As written.
    pub text: &'t str,
    /// Lower case; dots of initials dropped, dashes and quotation marks plain.
    pub key: String,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
    /// Whether only a narrow or unbreakable space parts it from the token before it, as in "1 234".
    pub narrow: bool,
    /// Whether it is the first on its line.
    pub opens_line: bool,
}

impl Token<'_> {
    /// Whether it is a word that begins with a capital letter.
    pub fn capital(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word of capital letters only.
    pub fn all_capitals(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().all(|c| c.is_uppercase() || c == '.')
    }
}

/// The tokens of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let mut gap = String::new();
    let mut opens_line = true;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            opens_line |= matches!(c, '\n' | '\r');
            // Two spaces part as well as many do.
            if gap.chars().count() < 2 {
                gap.push(c);
            }
            at += c.len_utf8();
            continue;
        }
        // "\\$5" is "$5" where Markdown escapes it.
        if c == '\\' && text[at + 1..].chars().next().is_some_and(|n| n.is_ascii_punctuation()) {
            at += 1;
            continue;
        }
        let narrow = matches!(gap.as_str(), "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2008}");
        gap.clear();
        let glued = found.last().is_some_and(|last| last.span.end == at);
        let (kind, end) = if is_address(&text[at..]) {
            (Kind::Junk, at + text[at..].find(char::is_whitespace).unwrap_or(text.len() - at))
        } else if c.is_ascii_digit()
            || (c == '.' && !after_letter_or_digit(&found, glued) && digit_follows(text, at + 1))
        {
            let (length, sound) = digits(&text[at..], in_list(&found, glued));
            (if sound { Kind::Number } else { Kind::Junk }, at + length)
        } else if c.is_alphabetic() {
            (Kind::Word, at + letters(&text[at..]))
        } else {
            (Kind::Mark, at + c.len_utf8())
        };
        let slice = &text[at..end];
        let key = match kind {
            Kind::Word => word_key(slice),
            Kind::Mark => fold_mark(c).to_string(),
            Kind::Number | Kind::Junk => slice.to_owned(),
        };
        found.push(Token { kind, span: Span::new(at, end), text: slice, key, glued, narrow, opens_line });
        opens_line = false;
        at = end;
    }
    spaced::join(text, found)
}

/// Whether the digits that begin here follow a number and a comma that touch: they go on a list, "22,24,26".
fn in_list(found: &[Token<'_>], glued: bool) -> bool {
    let comma = found.last().is_some_and(|t| t.key == "," && t.glued);
    comma && glued && found.len() >= 2 && found[found.len() - 2].kind == Kind::Number
}

fn after_letter_or_digit(found: &[Token<'_>], glued: bool) -> bool {
    glued && found.last().is_some_and(|t| t.kind != Kind::Mark)
}

fn digit_follows(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Whether an address on the web begins here. Its digits count nothing.
fn is_address(rest: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|p| rest.get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p)))
}

/// The most characters that one number in digits may take; what is longer only identifies.
const LONGEST: usize = 64;

/// The length of the run of digits that begins `rest`, and whether it makes a number.
fn digits(rest: &str, list: bool) -> (usize, bool) {
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while end < LONGEST && (digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1))) {
        end += 1;
    }
    if end == LONGEST {
        let more = bytes[end..].iter().take_while(|b| b.is_ascii_digit()).count();
        return (end + more, false);
    }
    match (literal(&rest[..end]), rest[..end].find(',')) {
        (Some(Literal { grouped: false, .. }), Some(comma)) if list => (comma, true),
        (Some(_), _) => (end, true),
        // "22,24,26" is a list: its first number ends at the comma.
        (None, Some(comma)) if !rest[..end].contains('.') => (comma, true),
        (None, _) => (end, false),
    }
}

/// A number written in digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal<'t> {
    /// The digits before the decimal mark, with their grouping.
    pub whole: &'t str,
    /// The digits after it.
    pub decimals: &'t str,
    /// Whether thousands are grouped.
    pub grouped: bool,
}

/// Reads digits: "1,234.5", "12,34,567", "1.234.567,89", "1,3", ".08"; `None` when they make no number.
///
/// A single comma before any but three digits is a decimal comma; before three digits it groups.
pub(super) fn literal(text: &str) -> Option<Literal<'_>> {
    let dots = text.matches('.').count();
    let commas = text.matches(',').count();
    let (group, point) = match (dots, commas) {
        (0, 0) => return Some(Literal { whole: text, decimals: "", grouped: false }),
        (1, 0) => ('_', Some('.')),
        (_, 0) => ('.', None),
        (0, 1) if text.rsplit(',').next().is_some_and(|after| after.len() != 3) => ('_', Some(',')),
        (0, _) => (',', None),
        (1, _) if text.rfind('.') > text.rfind(',') => (',', Some('.')),
        (_, 1) if text.rfind(',') > text.rfind('.') => ('.', Some(',')),
        _ => return None,
    };
    let (whole, decimals) = point.and_then(|p| text.rsplit_once(p)).unwrap_or((text, ""));
    let grouped = whole.contains(group);
    (!grouped || well_grouped(whole, group)).then_some(Literal { whole, decimals, grouped })
}

/// Whether digits are grouped in threes ("1,234,567"), or as in India ("12,34,567").
fn well_grouped(whole: &str, mark: char) -> bool {
    let groups: Vec<&str> = whole.split(mark).collect();
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return false };
    (1..=3).contains(&first.len())
        && last.len() == 3
        && (middle.iter().all(|g| g.len() == 3) || (first.len() <= 2 && middle.iter().all(|g| g.len() == 2)))
}

/// The length of the word that begins `rest`: letters, apostrophes inside, and initials ("U.S.", "p.m.").
fn letters(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|n| n.1);
        let inside = matches!(c, '\'' | '\u{2019}') && at > 0 && next.is_some_and(char::is_alphabetic);
        if !(c.is_alphabetic() || inside) {
            break;
        }
        end = at + c.len_utf8();
    }
    if rest[..end].chars().count() > 1 {
        return end;
    }
    let mut initials = end;
    let mut pairs = 0;
    while let Some(after) = rest[initials..].strip_prefix('.') {
        let mut following = after.chars();
        let Some(c) = following.next().filter(|c| c.is_alphabetic()) else { break };
        if following.next().is_some_and(char::is_alphanumeric) {
            break;
        }
        initials += 1 + c.len_utf8();
        pairs += 1;
    }
    match pairs {
        0 => end,
        _ if rest[initials..].starts_with('.') => initials + 1,
        _ => initials,
    }
}

fn word_key(word: &str) -> String {
    word.chars().filter(|c| *c != '.').map(fold_mark).flat_map(char::to_lowercase).collect()
}

/// The plain form of a mark that typesetting varies.
fn fold_mark(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{2033}' => '"',
        '\u{2044}' => '/',
        '\u{ff05}' => '%',
        '\u{223c}' | '\u{2248}' | '\u{2245}' => '~',
        '\u{ba}' => '\u{b0}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).iter().map(|t| t.text.to_owned()).collect()
    }

    #[test]
    fn numbers_keep_their_groups_and_decimals() {
        assert_eq!(texts("1,234.5km, 12.5%"), ["1,234.5", "km", ",", "12.5", "%"]);
        assert_eq!(texts("22,24,26."), ["22", ",", "24", ",", "26", "."]);
        assert_eq!(texts("the .25ml"), ["the", ".25", "ml"]);
    }

    #[test]
    fn versions_and_addresses_are_no_numbers() {
        for text in ["1.2.3", "192.168.1.2", "https://a.b/c?d=30%25"] {
            let read = tokens(text);
            assert_eq!((read.len(), read[0].kind), (1, Kind::Junk), "{text}");
        }
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(texts("U.S. raids at 5 p.m. a. b"), ["U.S.", "raids", "at", "5", "p.m.", "a", ".", "b"]);
        assert_eq!(tokens("U.S.")[0].key, "us");
    }

    #[test]
    fn every_span_slices_to_its_token() {
        let text = "“½ of €4.2m”—o’clock १२ 5½";
        for token in tokens(text) {
            assert_eq!(token.span.of(text), token.text);
        }
    }
}
