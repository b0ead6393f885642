//! Words: runs of letters and digits, with their spans and stems.

use super::{Span, fold_key};

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
    if text.is_ascii() {
        // Each byte is a character, and nothing need be laid out.
        let bytes = text.as_bytes();
        return words_at(text, |at| bytes.get(at).copied().map(char::from), |at| at);
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    words_at(text, |at| chars.get(at).map(|c| c.1), |at| chars.get(at).map_or(text.len(), |c| c.0))
}

/// The words of a text, by its characters and where each begins.
fn words_at(text: &str, char_at: impl Fn(usize) -> Option<char>, offset: impl Fn(usize) -> usize) -> Vec<Word> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(c) = char_at(i) {
        if !c.is_alphanumeric() {
            i += 1;
            continue;
        }
        let start = i;
        while char_at(i).is_some_and(|c| c.is_alphanumeric() || joins(c, &char_at, i)) {
            i += 1;
        }
        let span = Span::new(offset(start), offset(i));
        let word = span.of(text);
        let marks = [',', '(', ')'];
        let key = if word.contains(marks) { fold_key(&word.replace(marks, "")) } else { fold_key(word) };
        if !key.is_empty() {
            found.push(Word { span, key });
        }
    }
    found
}

/// Whether the mark at `i` belongs to the word around it.
fn joins(mark: char, at: impl Fn(usize) -> Option<char>, i: usize) -> bool {
    let before = || i.checked_sub(1).and_then(&at);
    let after = || at(i + 1);
    let alnum = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match mark {
        '\'' | '\u{2019}' | '.' => alnum(before()) && alnum(after()),
        ',' => digit(before()) && digit(after()),
        '(' => digit(before()) && alnum(after()) && at(i + 2) == Some(')'),
        ')' => i >= 3 && at(i - 2) == Some('(') && digit(at(i - 3)),
        _ => false,
    }
}

/// Words whose plural or past is no matter of endings, with the form that they are brought to.
const IRREGULAR: &[(&str, &str)] = &[
    ("children", "child"),
    ("men", "man"),
    ("women", "woman"),
    ("people", "people"),
    ("persons", "person"),
    ("feet", "foot"),
    ("held", "hold"),
    ("paid", "pay"),
    ("spent", "spend"),
    ("made", "make"),
    ("took", "take"),
    ("taken", "take"),
    ("began", "begin"),
    ("begun", "begin"),
    ("given", "give"),
    ("gave", "give"),
    ("led", "lead"),
    ("ran", "run"),
    ("sent", "send"),
    ("built", "build"),
    ("died", "die"),
    ("dying", "die"),
    ("lives", "life"),
    ("wives", "wife"),
    ("series", "series"),
    ("species", "species"),
    ("news", "news"),
    ("united", "united"),
];

/// The stem of one folded English word: plural, past and "-ing" endings taken off ("agreements", "arrested" →
/// "agreement", "arrest"). Nothing else: "immigration" and "immigrants", "office" and "officer" stay apart, which a
/// full stemmer joins. Words with a digit are their own stem.
#[must_use]
pub fn stem(key: &str) -> String {
    if let Some((_, form)) = IRREGULAR.iter().find(|(word, _)| *word == key) {
        return (*form).to_owned();
    }
    if key.len() < 3 || !key.is_ascii() || key.bytes().any(|b| b.is_ascii_digit()) {
        return key.to_owned();
    }
    let singular = plural(key);
    let base = ["ing", "ed"].iter().find_map(|ending| {
        let base = singular.strip_suffix(ending)?;
        // "used" and "using" have two letters left, "red" and "king" are whole.
        let long_enough = base.len() >= 2 && base.bytes().any(|b| b"aeiouy".contains(&b));
        (long_enough && !base.ends_with('e')).then(|| undouble(base))
    });
    let base = base.unwrap_or(singular);
    // "use", "used" and "using" meet without the silent e.
    match base.strip_suffix('e') {
        Some(short) if short.len() >= 2 && !short.ends_with('e') => short.to_owned(),
        _ => base,
    }
}

/// Takes off the ending of a plural or of a third person.
fn plural(key: &str) -> String {
    if let Some(base) = key.strip_suffix("ies")
        && base.len() >= 2
    {
        return format!("{base}y");
    }
    if let Some(base) = key.strip_suffix("ied")
        && base.len() >= 2
    {
        return format!("{base}y");
    }
    for ending in ["sses", "xes", "ches", "shes", "zzes"] {
        if let Some(base) = key.strip_suffix(ending) {
            return format!("{base}{}", ending.trim_end_matches("es"));
        }
    }
    let kept = ["ss", "us", "is"].iter().any(|ending| key.ends_with(ending));
    if kept { key.to_owned() } else { key.strip_suffix('s').unwrap_or(key).to_owned() }
}

/// "stopp" to "stop"; "fill" and "pass" stay.
fn undouble(base: &str) -> String {
    let bytes = base.as_bytes();
    match bytes {
        [.., a, b] if a == b && !b"lsz".contains(b) && base.len() > 3 => base[..base.len() - 1].to_owned(),
        _ => base.to_owned(),
    }
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
        for forms in [
            &["arrests", "arrested", "arresting"][..],
            &["uses", "used", "using", "use"],
            &["cities", "city"],
            &["stopped", "stops"],
            &["taxes", "tax"],
            &["communities", "community"],
        ] {
            assert!(forms.iter().all(|f| stem(f) == stem(forms[0])), "{forms:?}");
        }
        assert_eq!(stem("287g"), "287g");
    }

    #[test]
    fn stems_keep_apart_what_only_shares_a_root() {
        for (a, b) in [
            ("immigration", "immigrants"),
            ("offices", "officers"),
            ("local", "localities"),
            ("births", "deaths"),
            ("authors", "authorities"),
            ("united", "units"),
        ] {
            assert_ne!(stem(a), stem(b));
        }
    }
}
