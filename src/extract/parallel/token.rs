//! The tokens of a sentence, as two sentences are laid side by side: words by their stems, figures and times whole.

use super::words::{is_negation, is_small_word};
use crate::quantity::{self, Figure, Unit};
use crate::text::{Span, stem, words};
use crate::time::{self, Context, Period};
use std::collections::BTreeSet;

/// How many tokens of a sentence are looked at. A sentence of news has 20 to 40 words; what runs on longer is a table
/// or a text without full stops, and aligning costs the square.
pub(in crate::extract) const MAX_TOKENS: usize = 160;

/// How many words a hedge takes ("no more than", "in excess of").
const HEDGE_WORDS: usize = 4;

/// How a person is addressed: no part of who is meant.
const ADDRESSES: &[&str] = &["mr", "mrs", "ms", "dr", "sir", "miss", "prof"];

/// One token of a sentence.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Its folded key.
    pub key: String,
    /// Its stem.
    pub stem: String,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Debug)]
pub(in crate::extract) enum Kind {
    /// A word without content of its own.
    Small,
    /// A word.
    Word,
    /// A word with a capital that no beginning of a sentence gives it.
    Name,
    /// A word with a digit in it that is no figure: a part of a name.
    Code,
    /// A figure with its hedge and unit; what it counts stands beside it as a word.
    Figure(Box<Figure>),
    /// A time.
    Period(Box<Period>),
}

impl Token {
    /// Whether the token carries content.
    pub fn has_content(&self) -> bool {
        !matches!(self.kind, Kind::Small)
    }

    /// Whether the token is a word that no capital makes a name.
    pub fn kind_is_word(&self) -> bool {
        matches!(self.kind, Kind::Word)
    }

    /// Whether the token is a name or a part of one.
    pub fn is_name(&self) -> bool {
        matches!(self.kind, Kind::Name | Kind::Code)
    }
}

/// The tokens of the sentence at `span` of `text`, at most [`MAX_TOKENS`].
pub(in crate::extract) fn tokens(text: &str, span: Span, names: &BTreeSet<String>) -> Vec<Token> {
    let sentence = head(span.of(text));
    let at = |s: Span| Span::new(span.start + s.start, span.start + s.end);
    let all = words(sentence);
    let mut whole: Vec<(Span, Kind)> = Vec::new();
    for mention in time::scan(sentence, &Context::default()) {
        if names_a_time(mention.span.of(sentence)) {
            whole.push((mention.span, Kind::Period(Box::new(mention.period))));
        }
    }
    let free = |s: Span, taken: &[(Span, Kind)]| !taken.iter().any(|(t, _)| s.start < t.end && t.start < s.end);
    for mention in quantity::scan(sentence) {
        let core = core(sentence, mention.span, &mention.figure);
        if free(core, &whole)
            && !is_dialled(sentence, core)
            && let Ok(figure) = quantity::read(core.of(sentence))
        {
            whole.push((core, Kind::Figure(Box::new(figure))));
        }
    }
    // Digits that the reader of running text leaves alone ("7 : 3", "5 x"): in two parallel sentences they are numbers.
    for (i, word) in all.iter().enumerate() {
        let digits = word.span.of(sentence);
        // "SB 104": a number after a word in capitals is a part of its name.
        let named = i > 0 && {
            let before = all[i - 1].span;
            let gap = sentence.get(before.end..word.span.start);
            gap == Some(" ") && before.of(sentence).chars().filter(|c| c.is_uppercase()).count() > 1
        };
        if !free(word.span, &whole)
            || !is_number(digits)
            || named
            || is_dialled(sentence, word.span)
            || joined(sentence, word.span)
        {
            continue;
        }
        let hedged = (1..=HEDGE_WORDS.min(i)).rev().find_map(|n| {
            let from = Span::new(all[i - n].span.start, word.span.end);
            let figure = quantity::read(from.of(sentence)).ok().filter(|f| f.hedge.is_some())?;
            free(from, &whole).then_some((from, figure))
        });
        let found = hedged.or_else(|| quantity::read(digits).ok().map(|f| (word.span, f)));
        whole.extend(found.map(|(s, f)| (s, Kind::Figure(Box::new(f)))));
    }
    // "A second straight win": the word is a place in an order where another word follows at once.
    for (i, word) in all.iter().enumerate() {
        let next = all.get(i + 1).and_then(|next| sentence.get(word.span.end..next.span.start));
        if word.key == "second"
            && next == Some(" ")
            && i > 0
            && matches!(all[i - 1].key.as_str(), "a" | "its" | "his" | "her" | "their")
            && free(word.span, &whole)
            && let Ok(figure) = quantity::read(word.span.of(sentence))
        {
            whole.push((word.span, Kind::Figure(Box::new(figure))));
        }
    }
    whole.sort_by_key(|(s, _)| (s.start, s.end));
    let title = title_case(sentence, &all);
    let mut tokens: Vec<Token> = Vec::new();
    let mut next = whole.into_iter().peekable();
    let mut first = true;
    for word in all {
        while let Some((s, kind)) = next.next_if(|(s, _)| s.start <= word.span.start) {
            let key = crate::text::fold_key(s.of(sentence));
            tokens.push(Token { span: at(s), stem: key.clone(), key, kind });
        }
        if tokens.len() >= MAX_TOKENS {
            break;
        }
        if tokens.last().is_some_and(|t| at(word.span).start < t.span.end) {
            first = false;
            continue;
        }
        let written = word.span.of(sentence);
        let capital = written.starts_with(char::is_uppercase) && written != "I";
        let first = std::mem::take(&mut first) || begins_anew(sentence, word.span);
        // A word in capitals is a name even where a sentence begins.
        let shouted = written.chars().filter(|c| c.is_uppercase()).count() > 1;
        let address = ADDRESSES.contains(&word.key.as_str());
        let kind = if address || is_small_word(&word.key) && !is_negation(&word.key) && !(shouted && word.key == "us") {
            Kind::Small
        } else if word.key.bytes().any(|b| b.is_ascii_digit()) {
            Kind::Code
        } else if capital && !title && (!first || shouted || names.contains(&word.key)) {
            Kind::Name
        } else {
            Kind::Word
        };
        tokens.push(Token { span: at(word.span), stem: stem(&word.key), key: word.key, kind });
    }
    // A capital that the beginning of a sentence gives is a name's where another name follows: "Anna Lund".
    for n in 1..tokens.len() {
        let (before, here) = (&tokens[n - 1], &tokens[n]);
        let next = text.get(before.span.end..here.span.start) == Some(" ");
        if next
            && matches!((&before.kind, &here.kind), (Kind::Word, Kind::Name))
            && before.span.of(text).starts_with(char::is_uppercase)
            && !title
        {
            tokens[n - 1].kind = Kind::Name;
        }
    }
    tokens.extend(next.map(|(s, kind)| {
        let key = crate::text::fold_key(s.of(sentence));
        Token { span: at(s), stem: key.clone(), key, kind }
    }));
    tokens.truncate(MAX_TOKENS);
    tokens
}

/// How many bytes a word of a sentence takes at most on average, so that a sentence without an end is cut before it is
/// read and not after.
const BYTES_A_TOKEN: usize = 16;

/// The beginning of a sentence, as far as it is looked at.
fn head(sentence: &str) -> &str {
    let most = MAX_TOKENS * BYTES_A_TOKEN;
    if sentence.len() <= most {
        return sentence;
    }
    let mut end = most;
    while !sentence.is_char_boundary(end) {
        end -= 1;
    }
    let cut = sentence.get(..end).unwrap_or("");
    cut.rfind(char::is_whitespace).and_then(|at| cut.get(..at)).unwrap_or(cut)
}

/// The sentences within one: the splitter of sentences takes a short name at the end ("El Al. Previously") for a short
/// form, and two wordings of a text must be cut alike.
pub(in crate::extract) fn sentences_within(text: &str, span: Span) -> Vec<Span> {
    let sentence = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in sentence.match_indices(['.', '!', '?']) {
        let gap = sentence.get(at + 1..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let next = at + 1 + gap;
        if gap == 0 || next >= sentence.len() {
            continue;
        }
        let upper = sentence.get(next..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if upper && begins_anew(sentence, Span::new(next, next)) {
            found.push(Span::new(span.start + from, span.start + at + 1));
            from = next;
        }
    }
    found.push(Span::new(span.start + from, span.end));
    found
}

/// The words of a text that are written with a capital where none is due, and never without: its names.
pub(in crate::extract) fn names(text: &str) -> BTreeSet<String> {
    let (mut capitals, mut plain) = (BTreeSet::new(), BTreeSet::new());
    for (i, word) in words(text).into_iter().enumerate() {
        if word.span.of(text).starts_with(char::is_lowercase) {
            plain.insert(word.key);
        } else if i > 0 && !begins_anew(text, word.span) && word.span.of(text).starts_with(char::is_uppercase) {
            capitals.insert(word.key);
        }
    }
    &capitals - &plain
}

/// The part of a figure's words that says how much: without the name of what is counted, which is a word of its own.
fn core(sentence: &str, span: Span, figure: &Figure) -> Span {
    if !matches!(figure.unit, Unit::Count(_) | Unit::Rate { .. } | Unit::Bare) {
        return span;
    }
    let part = span.of(sentence);
    let same = |f: &Figure| f.value == figure.value && f.hedge == figure.hedge && f.allowed == figure.allowed;
    let ends = words(part).into_iter().map(|w| w.span.end);
    let found = ends.map(|end| Span::new(span.start, span.start + end)).find(|s| {
        quantity::read(s.of(sentence)).is_ok_and(|f| same(&f) && !matches!(f.unit, Unit::Count(_) | Unit::Rate { .. }))
    });
    found.unwrap_or(span)
}

/// Whether the words of a time name it by a day, a month or a year: "third quarter" is told by its ordinal, and "in 20
/// days" by its number.
fn names_a_time(text: &str) -> bool {
    #[rustfmt::skip]
    const SAID: &[&str] = &[
        "today", "yesterday", "tomorrow", "tonight", "last", "this", "next", "previous", "following", "january",
        "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ];
    let year = |key: &str| key.len() >= 4 && key.bytes().take(4).all(|b| b.is_ascii_digit());
    let all = words(text);
    let named = |key: &str| SAID.contains(&key) || key.ends_with("day") || year(key);
    all.iter().any(|w| named(&w.key)) || text.contains('/')
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
}

/// Whether a number has another right beside it: "0845 125 2222" are the parts of one that is called.
fn is_dialled(sentence: &str, span: Span) -> bool {
    let digits = |text: &str| text.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let own = span.of(sentence);
    let (before, behind) = (sentence.get(..span.start).unwrap_or(""), sentence.get(span.end..).unwrap_or(""));
    let plain = is_number(own);
    let after_digit = before.strip_suffix(' ').is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
    plain && (after_digit && digits(own) || behind.strip_prefix(' ').is_some_and(digits))
}

/// Whether a number is a part of a name or of a time of day: "CoV-2", "Boeing-737", "10:04".
fn joined(sentence: &str, span: Span) -> bool {
    let before = sentence.get(..span.start).unwrap_or("");
    let behind = sentence.get(span.end..).unwrap_or("").as_bytes();
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let clock = before.ends_with(':') && digit(before.as_bytes().iter().rev().nth(1))
        || behind.first() == Some(&b':') && digit(behind.get(1));
    let mut back = before.chars().rev();
    clock
        || matches!(back.next(), Some('-' | '\u{2010}' | '\u{2011}' | '#' | '/'))
            && back.next().is_some_and(char::is_alphanumeric)
}

/// How many characters before a full stop tell whether it ends a short form ("Ph.D", "U.S.S.R") or a sentence.
const LONGEST_SHORT_FORM: usize = 24;

/// Whether a word follows what may end a sentence: the splitter of sentences takes "Al." for a short form, and a capital
/// after it tells nothing. A single letter, or one after a dot of its own, is an initial.
fn begins_anew(sentence: &str, span: Span) -> bool {
    let before = sentence.get(..span.start).unwrap_or("").trim_end();
    let Some(rest) = before.strip_suffix(['.', '!', '?', ':', '"', '\u{201c}', '(']) else { return false };
    // No short form is longer, and what has no spaces at all is not gone over again for each of its words.
    let word = rest.char_indices().rev().take(LONGEST_SHORT_FORM).take_while(|(_, c)| !c.is_whitespace()).last();
    let last = word.and_then(|(at, _)| rest.get(at..)).unwrap_or("");
    const TITLES: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "mt", "ft", "gov", "sen", "rep", "gen", "lt", "col", "sgt", "capt", "prof",
        "no", "rev", "hon", "vs", "v", "co", "corp", "inc", "ltd", "dept",
    ];
    !(before.ends_with('.')
        && (last.chars().count() < 2 || last.contains('.') || TITLES.contains(&last.to_lowercase().as_str())))
}

/// Whether a line writes nearly every word with a capital, so that a capital tells nothing.
fn title_case(sentence: &str, all: &[crate::text::Word]) -> bool {
    let long = || all.iter().skip(1).filter(|w| !is_small_word(&w.key) && w.key.len() > 3);
    let capitals = long().filter(|w| w.span.of(sentence).starts_with(char::is_uppercase)).count();
    let words = long().count();
    // Two names of three words make no headline, and a headline ends in no full stop.
    words >= 4 && capitals * 8 >= words * 7 && !sentence.trim_end().ends_with('.')
}
