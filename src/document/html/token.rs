//! HTML to tags and stretches of text, in time linear in the page whatever it holds.

/// Elements of which nothing is text.
const DROPPED: &[&str] = &["iframe", "math", "noscript", "object", "script", "style", "svg", "template"];
/// A tag has no more attributes that matter.
const MAX_ATTRIBUTES: usize = 40;

/// A piece of a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'h> {
    /// Text, with character references as they stand.
    Text(&'h str),
    /// A tag that opens, in lower case, and all that stands in it after the name.
    Open(&'static str, Attributes<'h>),
    /// A tag that closes.
    Close(&'static str),
    /// An element whose content is no text.
    Dropped(&'static str, Attributes<'h>, &'h str),
}

/// The attributes of a tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attributes<'h>(&'h str);

impl<'h> Attributes<'h> {
    /// The value of the attribute `name`, "" when it has none.
    pub(super) fn get(self, name: &str) -> Option<&'h str> {
        self.all().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Names and values, in order.
    pub(super) fn all(self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=');
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
            let (name, after) = rest.split_at_checked(end).filter(|(name, _)| !name.is_empty())?;
            let Some(value) = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
                rest = after;
                return Some((name, ""));
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => value.get(1..).and_then(|v| v.split_once(quote)).unwrap_or((value, "")),
                None => value.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((value, "")),
            };
            rest = after;
            Some((name, value))
        })
        .take(MAX_ATTRIBUTES)
    }
}

/// The elements that matter for reading; every other is "".
const ELEMENTS: &[&str] = &[
    "a",
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "del",
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
    "iframe",
    "input",
    "li",
    "main",
    "math",
    "menu",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "pre",
    "script",
    "section",
    "select",
    "style",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
];

/// The pieces of a page, each with the line of the file on which it begins.
pub(super) struct Tokens<'h> {
    html: &'h str,
    at: usize,
    line: usize,
    /// Searches that found nothing, so that none is made twice: no comment and no tag ends beyond these.
    no_comment_end: bool,
    no_tag_end: bool,
}

impl<'h> Tokens<'h> {
    pub(super) fn new(html: &'h str) -> Self {
        Self { html, at: 0, line: 1, no_comment_end: false, no_tag_end: false }
    }

    /// Whether markup stands at `at`: where it ends, and what it is.
    fn markup(&mut self, at: usize) -> Option<(usize, Option<Token<'h>>)> {
        let rest = self.html.get(at..)?;
        if rest.starts_with("<!--") && !self.no_comment_end {
            // "<!-->" is a whole comment.
            match self.html.get(at + 2..).and_then(|rest| rest.find("-->")) {
                Some(close) => return Some((at + 2 + close + 3, None)),
                None => self.no_comment_end = true,
            }
        }
        let mark = rest.as_bytes().get(1)?;
        if self.no_tag_end || !(mark.is_ascii_alphabetic() || matches!(mark, b'/' | b'!' | b'?')) {
            return None;
        }
        let Some(close) = tag_end(self.html.as_bytes(), at) else {
            self.no_tag_end = true;
            return None;
        };
        let inner = self.html.get(at + 1..close).unwrap_or("").trim_end_matches('>');
        let closing = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let len = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (written, attributes) = inner.split_at_checked(len).unwrap_or(("", ""));
        let name = element(written);
        if closing {
            return Some((close, Some(Token::Close(name))));
        }
        if DROPPED.contains(&name) && !inner.ends_with('/') {
            let (content, end) = dropped(self.html, close, name);
            let content = self.html.get(close..content).unwrap_or("");
            return Some((end, Some(Token::Dropped(name, Attributes(attributes), content))));
        }
        Some((close, Some(Token::Open(name, Attributes(attributes)))))
    }
}

impl<'h> Iterator for Tokens<'h> {
    type Item = (Token<'h>, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (start, line) = (self.at, self.line);
            if start >= self.html.len() {
                return None;
            }
            let (end, token) = match self.markup(start) {
                Some(found) if self.html.as_bytes().get(start) == Some(&b'<') => found,
                _ => {
                    // Text up to the next "<"; a "<" that opens nothing is text itself.
                    let rest = self.html.as_bytes().get(start + 1..).unwrap_or(&[]);
                    let end = rest.iter().position(|b| *b == b'<').map_or(self.html.len(), |next| start + 1 + next);
                    (end, self.html.get(start..end).map(Token::Text))
                }
            };
            self.line += count_lines(self.html.as_bytes(), start, end);
            self.at = end;
            if let Some(token) = token {
                return Some((token, line));
            }
        }
    }
}

fn element(written: &str) -> &'static str {
    let lower = written.to_ascii_lowercase();
    ELEMENTS.binary_search(&lower.as_str()).ok().and_then(|i| ELEMENTS.get(i)).copied().unwrap_or("")
}

/// How many lines end between two places.
pub(super) fn count_lines(bytes: &[u8], start: usize, end: usize) -> usize {
    let lone_return = |i: usize| bytes.get(i) == Some(&b'\r') && bytes.get(i + 1) != Some(&b'\n');
    (start..end).filter(|i| bytes.get(*i) == Some(&b'\n') || lone_return(*i)).count()
}

/// One past the `>` of the tag at `start`, beyond attributes in quotation marks.
fn tag_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut quote = None;
    let mut first_close = None;
    for (i, b) in bytes.iter().enumerate().skip(start) {
        match (quote, *b) {
            (None, b'>') => return Some(i + 1),
            (None, b'"' | b'\'') if i > 0 && bytes.get(i - 1) == Some(&b'=') => quote = Some(*b),
            (Some(mark), b) if mark == b => quote = None,
            (Some(_), b'>') if first_close.is_none() => first_close = Some(i + 1),
            // A quotation that runs on to another tag was never closed.
            (_, b'<') if first_close.is_some() => return first_close,
            _ => {}
        }
    }
    first_close
}

/// Where the content of the element `name`, whose opening tag ends at `from`, is over, and the element itself; without
/// an end it takes the rest.
fn dropped(html: &str, from: usize, name: &str) -> (usize, usize) {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find("</")) {
        let content = at + found;
        at = content + 2;
        if bytes.get(at..at + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes())) {
            let close = html.get(at..).and_then(|rest| rest.find('>'));
            return (content, close.map_or(html.len(), |close| at + close + 1));
        }
    }
    (html.len(), html.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_lines() {
        let found: Vec<String> =
            Tokens::new("<P\nclass='a b' hidden id=x>1 < 2<!-- <b> --><script>a<b</script>\n</p><x-y>")
                .map(|(token, line)| match token {
                    Token::Text(text) => format!("{line}:{text:?}"),
                    Token::Open(name, attributes) => {
                        format!("{line}:<{name} {:?}", attributes.all().collect::<Vec<_>>())
                    }
                    Token::Close(name) => format!("{line}:</{name}"),
                    Token::Dropped(name, _, content) => format!("{line}:-{name} {content}"),
                })
                .collect();
        let attributes = r#"[("class", "a b"), ("hidden", ""), ("id", "x")]"#;
        assert_eq!(
            found,
            [
                &format!("1:<p {attributes}"),
                "2:\"1 \"",
                "2:\"< 2\"",
                "2:-script a<b",
                "2:\"\\n\"",
                "3:</p",
                "3:< [(\"-y\", \"\")]"
            ]
        );
    }

    #[test]
    fn the_elements_are_sorted() {
        assert!(ELEMENTS.is_sorted());
        assert!(DROPPED.iter().all(|name| element(name) == *name));
    }
}
