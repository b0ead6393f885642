//! Quotations: one saying in two documents, in words that are not the same.
//!
//! "We can mend every lock" and "We cannot mend every lock": what stands between quotation marks was said in these
//! words or was not. Two quotations are one saying where most of their words are alike and in one order; how much of it
//! each document gives, and how it is typeset, contracted or spelt, is its own affair.

use super::words::{Relation, is_negation, is_small_word, relation};
use super::{Content, Filling, Read, Slot, one_line};
use crate::claim::ValueKind;
use crate::document::Document;
use crate::text::{Span, stem};
use std::collections::{BTreeMap, BTreeSet};

/// The fewest and the most words of a quotation that is looked at.
const WORDS: std::ops::RangeInclusive<usize> = 4..=80;
/// How much of the shorter of two must be alike, in hundredths, and how many of its words.
const ALIKE: usize = 60;
const ALIKE_WORDS: usize = 4;
/// How many words may differ in one place, and in how many places.
const DIFFERING: usize = 2;
const PLACES: usize = 2;
/// Words that stand in more quotations than this find nobody.
const MAX_BLOCK: usize = 16;

/// Short forms of words behind an apostrophe, and what they stand for; `None` where it may be several.
const SHORT: &[(&str, Option<&str>)] = &[
    ("n't", Some("not")),
    ("'re", Some("are")),
    ("'ve", Some("have")),
    ("'ll", Some("will")),
    ("'m", Some("am")),
    ("'s", None),
    ("'d", None),
];

/// Words that stand for two.
const TWO: &[(&str, [&str; 2])] = &[
    ("cannot", ["can", "not"]),
    ("can't", ["can", "not"]),
    ("won't", ["will", "not"]),
    ("shan't", ["shall", "not"]),
    ("gonna", ["going", "to"]),
    ("wanna", ["want", "to"]),
];

/// A word of a quotation; words of one short form share their place.
struct Word {
    key: String,
    span: Span,
}

struct Quotation {
    document: usize,
    span: Span,
    words: Vec<Word>,
    /// The sentences that it stands in.
    sentence: Span,
    /// The names beside it in them: who said it, and to whom.
    names: BTreeMap<String, String>,
}

/// Two quotations that differ, and where each stands.
pub(super) struct Found {
    pub(super) slot: Slot,
    a: Span,
    b: Span,
}

impl Found {
    /// Whether a slot is of what the two quotations say.
    pub(super) fn holds(&self, slot: &Slot) -> bool {
        let inside = |own: &Filling, outer: Span, inner: &Filling| {
            own.document == inner.document && outer.start <= inner.span.start && inner.span.end <= outer.end
        };
        inside(&self.slot.a, self.a, &slot.a) && inside(&self.slot.b, self.b, &slot.b)
            || inside(&self.slot.a, self.a, &slot.b) && inside(&self.slot.b, self.b, &slot.a)
    }
}

/// The slots of quotations that differ, between documents of `kin`.
pub(super) fn quotes(documents: &[&Document], all: &[Read<'_>], kin: &BTreeSet<(usize, usize)>) -> Vec<Found> {
    let mut found = Vec::new();
    let quotations: Vec<Quotation> = documents.iter().enumerate().flat_map(|(n, d)| of_document(n, d, all)).collect();
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, quotation) in quotations.iter().enumerate() {
        let own: BTreeSet<String> =
            quotation.words.iter().filter(|w| !is_small_word(&w.key)).map(|w| stem(&w.key)).collect();
        for word in own {
            index.entry(word).or_default().push(n);
        }
    }
    let mut met: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for block in index.values().filter(|block| block.len() <= MAX_BLOCK) {
        for (n, a) in block.iter().enumerate() {
            for b in block.iter().skip(n + 1) {
                *met.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    for ((a, b), _) in met.into_iter().filter(|(_, shared)| *shared > 1) {
        let (a, b) = (&quotations[a], &quotations[b]);
        let pair = (a.document.min(b.document), a.document.max(b.document));
        if a.document != b.document && kin.contains(&pair) && one_speaker(a, b) {
            let slot = difference(documents, a, b);
            found.extend(slot.map(|slot| Found { slot, a: a.span, b: b.span }));
        }
    }
    found
}

/// The quotations of the body of a document.
fn of_document(n: usize, document: &Document, all: &[Read<'_>]) -> Vec<Quotation> {
    let text = document.text();
    let mut found = Vec::new();
    for paragraph in document.paragraphs().iter().filter(|p| p.body) {
        for span in spans(text, paragraph.span) {
            let words = words(text, span);
            if !WORDS.contains(&words.len()) {
                continue;
            }
            let beside: Vec<&Read<'_>> =
                all.iter().filter(|r| r.document == n && r.span.start < span.end && span.start < r.span.end).collect();
            let from = beside.iter().map(|r| r.span.start).min().unwrap_or(span.start);
            let to = beside.iter().map(|r| r.span.end).max().unwrap_or(span.end);
            let sentence = Span::new(from.min(span.start), to.max(span.end));
            let outside = beside.iter().flat_map(|r| &r.tokens).filter(|t| t.is_name());
            let outside = outside.filter(|t| t.span.end <= span.start || t.span.start >= span.end);
            let names = outside.map(|t| (t.stem.clone(), t.span.of(text).to_owned())).collect();
            found.push(Quotation { document: n, span, words, sentence, names });
        }
    }
    found
}

/// What stands between quotation marks in a paragraph, without the marks.
fn spans(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in paragraph.of(text).char_indices() {
        let at = paragraph.start + at;
        match (open, c) {
            (None, '“' | '"' | '«' | '„') => open = Some((at + c.len_utf8(), c)),
            (Some((from, '“' | '„')), '”' | '“') | (Some((from, '"')), '"') | (Some((from, '«')), '»') => {
                found.push(Span::new(from, at));
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// The words of a quotation, short forms written out.
fn words(text: &str, span: Span) -> Vec<Word> {
    let part = span.of(text);
    let mut found = Vec::new();
    let mut from = None;
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let ends = part.char_indices().chain(std::iter::once((part.len(), ' ')));
    // A number keeps its separators: "1,200", "2.5".
    let number = |at: usize, c: char| {
        let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
        let bytes = part.as_bytes();
        matches!(c, ',' | '.') && digit(at.checked_sub(1).and_then(|n| bytes.get(n))) && digit(bytes.get(at + 1))
    };
    for (at, c) in ends {
        if inner(c) || number(at, c) {
            from.get_or_insert(at);
        } else if let Some(start) = from.take() {
            let span = Span::new(span.start + start, span.start + at);
            let key = span.of(text).to_lowercase().replace('’', "'");
            let key = key.trim_matches('\'');
            if let Some((_, two)) = TWO.iter().find(|(short, _)| *short == key) {
                found.extend(two.iter().map(|word| Word { key: (*word).to_owned(), span }));
                continue;
            }
            let short = SHORT.iter().find_map(|(end, full)| Some((key.strip_suffix(end)?, full)));
            let (base, tail) = short.map_or((key, None), |(base, full)| (base, *full));
            if !base.is_empty() {
                found.push(Word { key: base.replace('\'', ""), span });
            }
            found.extend(tail.map(|word| Word { key: word.to_owned(), span }));
        }
    }
    found
}

/// Whether two quotations may be of one speaker: nobody is named beside one, or somebody beside both.
fn one_speaker(a: &Quotation, b: &Quotation) -> bool {
    a.names.is_empty() || b.names.is_empty() || a.names.keys().any(|name| b.names.contains_key(name))
}

/// Whether two words are one, up to their spelling on two sides of an ocean.
fn is_one(a: &str, b: &str) -> bool {
    let spelt = |w: &str| w.replace("our", "or").replace('z', "s").replace("ll", "l").replace("re", "er");
    a == b || stem(a) == stem(b) || spelt(a) == spelt(b) || relation(a, b) == Relation::Same && digits(a) == digits(b)
}

fn digits(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// The longest run of words alike and in order, as pairs of places.
fn alike(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let mut best = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for k in (0..b.len()).rev() {
            best[i][k] =
                if is_one(&a[i].key, &b[k].key) { best[i + 1][k + 1] + 1 } else { best[i + 1][k].max(best[i][k + 1]) };
        }
    }
    let (mut i, mut k, mut found) = (0, 0, Vec::new());
    while i < a.len() && k < b.len() {
        if is_one(&a[i].key, &b[k].key) && best[i][k] == best[i + 1][k + 1] + 1 {
            found.push((i, k));
            (i, k) = (i + 1, k + 1);
        } else if best[i + 1][k] >= best[i][k + 1] {
            i += 1;
        } else {
            k += 1;
        }
    }
    found
}

/// The one difference of two quotations of one saying.
fn difference(documents: &[&Document], a: &Quotation, b: &Quotation) -> Option<Slot> {
    let same = alike(&a.words, &b.words);
    let shorter = a.words.len().min(b.words.len());
    if same.len() < ALIKE_WORDS || same.len() * 100 < ALIKE * shorter {
        return None;
    }
    if same.iter().filter(|(i, _)| !is_small_word(&a.words[*i].key)).count() < 2 {
        return None;
    }
    // The places between words alike; before the first and behind the last, where each has as much of its own.
    let (first, last) = (same.first()?, same.last()?);
    let mut places: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> =
        same.windows(2).map(|w| (w[0].0 + 1..w[1].0, w[0].1 + 1..w[1].1)).collect();
    places.retain(|(x, y)| !(x.is_empty() && y.is_empty()));
    for (x, y) in [(0..first.0, 0..first.1), (last.0 + 1..a.words.len(), last.1 + 1..b.words.len())] {
        if !x.is_empty() && x.len() == y.len() && x.len() <= DIFFERING {
            places.push((x, y));
        }
    }
    let (text_a, text_b) = (documents[a.document].text(), documents[b.document].text());
    let cut = |text: &str, quotation: &Quotation, own: &std::ops::Range<usize>| -> bool {
        let from = own.start.checked_sub(1).map_or(quotation.span.start, |n| quotation.words[n].span.end);
        let to = quotation.words.get(own.end).map_or(quotation.span.end, |w| w.span.start);
        Span::new(from.min(to), to).of(text).contains(['[', ']', '…'])
            || Span::new(from.min(to), to).of(text).contains("...")
    };
    // What a writer left out and says so is no difference.
    places.retain(|(x, y)| !cut(text_a, a, x) && !cut(text_b, b, y));
    if places.is_empty()
        || places.len() > PLACES
        || places.iter().any(|(x, y)| x.len() > DIFFERING || y.len() > DIFFERING)
    {
        return None;
    }
    let (x, y) = places.into_iter().find(|(x, y)| says_otherwise(&a.words[x.clone()], &b.words[y.clone()]))?;
    let span = |quotation: &Quotation, own: &std::ops::Range<usize>| -> Span {
        let from = own.start.saturating_sub(1);
        let to = if own.is_empty() { own.end } else { own.end.saturating_sub(1) }.min(quotation.words.len() - 1);
        let to = if from == own.start { (to + 1).min(quotation.words.len() - 1) } else { to };
        Span::new(quotation.words[from].span.start, quotation.words[to.max(from)].span.end)
    };
    let filling = |quotation: &Quotation, text: &str, span: Span| Filling {
        document: quotation.document,
        sentence: quotation.sentence,
        span,
        value: Content::Words(one_line(span.of(text))),
    };
    let speaker =
        a.names.iter().filter(|(name, _)| b.names.contains_key(*name)).map(|(_, written)| written).next_back();
    let end = a.words.get(WORDS_OF_LEAD - 1).or(a.words.last())?.span.end;
    let lead = one_line(Span::new(a.span.start, end).of(text_a));
    Some(Slot {
        subject: speaker.cloned().unwrap_or_else(|| "a quotation".to_owned()),
        property: format!("quoted as “{lead} …”"),
        a: filling(a, text_a, span(a, &x)),
        b: filling(b, text_b, span(b, &y)),
        kind: ValueKind::Status,
        likeness: 100,
        loose: false,
        quoted: true,
    })
}

/// How many words of a quotation tell which it is.
const WORDS_OF_LEAD: usize = 5;

/// Whether the words that differ change what was said: a denial, a figure, a word of content for another.
fn says_otherwise(a: &[Word], b: &[Word]) -> bool {
    // "data centers", "datacenters".
    let joined = |words: &[Word]| words.iter().map(|w| w.key.as_str()).collect::<String>();
    if is_one(&joined(a), &joined(b)) {
        return false;
    }
    let content = |words: &[Word]| words.iter().any(|w| !is_small_word(&w.key));
    let denied = |words: &[Word]| words.iter().any(|w| is_negation(&w.key));
    let figure = |words: &[Word]| words.iter().any(|w| digits(&w.key));
    denied(a) != denied(b) || figure(a) != figure(b) || content(a) && content(b)
}

#[cfg(test)]
mod tests {
    use crate::extract::parallel::found::beside;
    use crate::extract::parallel::{kin, read};

    /// The values of the slots of two documents that name the same people and places.
    fn slots(a: &str, b: &str) -> Vec<String> {
        let texts = beside::texts(a, b);
        let documents = [&texts[0], &texts[1]];
        let all = read(&documents);
        let found = super::quotes(&documents, &all, &kin(&all));
        found.iter().map(|f| format!("{:?} / {:?}", f.slot.a.value, f.slot.b.value)).collect()
    }

    #[test]
    fn one_saying_in_two_wordings_is_found() {
        for (a, b, values) in [
            (
                "“We can mend every lock on this river,” Wren said.",
                "\"We cannot mend every lock on this river,\" said Tobias Wren.",
                r#"Words("can mend") / Words("cannot")"#,
            ),
            (
                "Calder told them: “I owe the pilots of Elmton an answer.”",
                "“I owe the pilots of Elmton an apology,” the mayor had said.",
                r#"Words("an answer") / Words("an apology")"#,
            ),
            (
                "“It took us 14 weeks to drain that basin,” Wren said.",
                "“It took us 40 weeks to drain that basin,” Wren said.",
                r#"Words("us 14") / Words("us 40")"#,
            ),
        ] {
            assert_eq!(slots(a, b), [values], "{a}");
        }
    }

    #[test]
    fn a_saying_cut_or_set_otherwise_is_the_same() {
        for (a, b) in [
            // Cut shorter.
            (
                "“We can mend every lock on this river, and we shall,” Wren said.",
                "“We can mend every lock on this river,” Wren said.",
            ),
            // Left out, and said so.
            (
                "“We can mend every old lock on this river,” Wren said.",
                "“We can mend every … lock on this river,” Wren said.",
            ),
            // Short forms and spelling.
            (
                "“It's the best harbour we've had and we won't sell it,” Wren said.",
                "“It is the best harbor we have had and we will not sell it,” Wren said.",
            ),
            // Two people.
            (
                "“We can mend every lock on this river,” Wren said.",
                "“We cannot mend every lock on this river,” Ines Calder said.",
            ),
            // Two sayings.
            (
                "“We can mend every lock on this river,” Wren said.",
                "“The river has no better lock than ours,” Wren said.",
            ),
        ] {
            assert_eq!(slots(a, b), Vec::<String>::new(), "{a}");
        }
    }
}
