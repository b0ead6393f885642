//! Words: runs of letters and digits, with their spans and stems.

use super::{Span, fold_key};
use rust_stemmers::{Algorithm, Stemmer};

/// One word of a text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its folded key: lower case, ASCII, no apostrophes or dots.
    pub key: String,
}

/// The words of `text`: letters, digits and what joins them inside a word ("sheriff’s", "U.S.", "287(g)", "1,204").
///
/// ```
/// let keys: Vec<_> = gainsay::text::words("the U.S. 287(g) program’s 1,204").into_iter().map(|w| w.key).collect();
/// assert_eq!(keys, ["the", "us", "287g", "programs", "1204"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars[i].1.is_alphanumeric() {
            i += 1;
            continue;
        }
        let start = i;
        while i < chars.len() && (chars[i].1.is_alphanumeric() || joins(&chars, i)) {
            i += 1;
        }
        let end = chars.get(i).map_or(text.len(), |c| c.0);
        let span = Span::new(chars[start].0, end);
        let key: String = fold_key(&span.of(text).replace([',', '(', ')'], ""));
        if !key.is_empty() {
            found.push(Word { span, key });
        }
    }
    found
}

/// Whether the mark at `i` belongs to the word around it.
fn joins(chars: &[(usize, char)], i: usize) -> bool {
    let at = |k: usize| chars.get(k).map(|c| c.1);
    let (before, after) = (i.checked_sub(1).and_then(at), at(i + 1));
    let alnum = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match chars[i].1 {
        '\'' | '\u{2019}' => alnum(before) && alnum(after),
        '.' => alnum(before) && alnum(after),
        ',' => digit(before) && digit(after),
        '(' => digit(before) && alnum(after) && at(i + 2) == Some(')'),
        ')' => i >= 2 && at(i - 2) == Some('(') && i >= 3 && digit(at(i - 3)),
        _ => false,
    }
}

/// The stem of one folded English word ("agreements" → "agreement"); words with a digit are their own stem.
#[must_use]
pub fn stem(key: &str) -> String {
    if key.len() < 4 || key.bytes().any(|b| b.is_ascii_digit()) {
        return key.to_owned();
    }
    Stemmer::create(Algorithm::English).stem(key).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_span_slices_to_its_word() {
        let text = "Office’s “U.S.-led” 287(g), 3.50 (a) b)";
        let slices: Vec<_> = words(text).iter().map(|w| w.span.of(text)).collect();
        assert_eq!(slices, ["Office’s", "U.S", "led", "287(g)", "3.50", "a", "b"]);
    }

    #[test]
    fn stems_join_forms_and_leave_numbers() {
        assert_eq!(stem("arrests"), stem("arrested"));
        assert_eq!(stem("287g"), "287g");
        assert_ne!(stem("births"), stem("deaths"));
    }
}
