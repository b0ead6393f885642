//! Parallel sentences: two wordings of one sentence that differ in a slot or two.
//!
//! Agency copy, a summary and its edit, a corrected version: where two sentences share their words but for one place,
//! what stands in that place is a claim of each. Subject and property are the shared words, so they are one and the
//! same by construction; how the two values stand is for the ordinary pipeline to say.
//!
//! Two things are kept apart. Whether two sentences *are* parallel is decided here, by how much of them is shared, and
//! so is where their slots lie and of which kind each is. A stretch that only words the same thing differently (a
//! synonym, a moved clause, the passive voice) is no slot.

mod align;
mod candidate;
pub(super) mod claims;
mod classify;
mod clauses;
mod found;
mod quotes;
mod roles;
mod rows;
mod slips;
pub(super) mod token;
mod turned;
pub(super) mod words;

use super::{Sentence, sentences};
use crate::claim::{Claim, SourceId, ValueKind};
use crate::document::Document;
use crate::text::Span;
use crate::time::{Grain, NaiveDate};
use align::{Step, align};
use classify::{Difference, differences};
use std::collections::{BTreeMap, BTreeSet};
use token::{Kind, Token, tokens};

/// One place in which two parallel sentences differ.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Who or what the sentences speak of: their shared words up to the slot, or the first name among them.
    pub subject: String,
    /// The shared words around the slot, with "…" for what stands in it.
    pub property: String,
    /// What the first sentence has there.
    pub a: Filling,
    /// What the second sentence has there.
    pub b: Filling,
    /// What kind of value it takes.
    pub kind: ValueKind,
    /// How much of the sentences is shared, in hundredths of the content words of the shorter one, slots apart.
    pub likeness: usize,
    /// The two sentences are of different wording, and meet as reports of one event do.
    pub loose: bool,
    /// The two are quotations of one saying.
    pub quoted: bool,
}

/// What a sentence has in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling {
    /// Which document, by its place among those given.
    pub document: usize,
    /// The sentence, in the document's plain text.
    pub sentence: Span,
    /// Where in the plain text the value stands.
    pub span: Span,
    /// The value: the words of the text, or for a denial whether the sentence affirms.
    pub value: Content,
}

/// The value in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Words of the text.
    Words(String),
    /// The sentence says it is so, or that it is not.
    Affirmed(bool),
    /// The names of a list.
    Members(Vec<String>),
}

/// How many sentences of all documents together are looked at: some 60 hours of reading, and a bound on the cost.
const MAX_SENTENCES: usize = 50_000;

/// A document of no more sentences than this is a summary or a correction, and each of its sentences is taken to have
/// its counterpart in the other.
const SHORT: usize = 8;

/// What share of its content words, slots apart, the shorter of two sentences must have in common with the longer, in
/// hundredths. Of two short texts about one thing a half is enough, as the rest is reworded; in longer ones another
/// sentence of the same topic shares as much, and three in four words are asked for.
const LIKENESS_SHORT: usize = 50;
const LIKENESS_LONG: usize = 75;

/// What share of the longer one's they must have, in hundredths: a headline stands whole in many a sentence that goes on
/// to say other things.
const LIKENESS_OF_LONGER: usize = 45;

/// The same for slots of words: a denial, an opposite or another name is of one sentence only where nearly all around it
/// is shared, while a figure brings its unit and what it counts.
const LIKENESS_OF_WORDS: usize = 60;

/// The same within one document, and there of the longer sentence: a text that says a thing twice repeats its words,
/// and one that tells of two things changes a few.
const LIKENESS_WITHIN: usize = 85;

/// The fewest content words that two sentences must share, slots apart: "It cost $5" and "It cost $7" may be of two
/// things. In short texts there is only one thing to speak of.
const SHARED_SHORT: usize = 1;
const SHARED_LONG: usize = 4;

/// With so many words in common, two sentences that differ in who or when beside how many are still one sentence edited
/// twice; with fewer they are two of a series ("Elmton has 3 schools", "Oakford has 5 schools").
const SHARED_IN_SERIES: usize = 8;

/// The claims that parallel sentences of the documents make, two for each slot.
///
/// ```
/// use gainsay::{claim::SourceId, document::Document, extract::parallel_claims};
/// let a = Document::read("a.txt", b"The council closed 12 libraries in the north of the county.").unwrap();
/// let b = Document::read("b.txt", b"The council closed 21 libraries in the north of the county.").unwrap();
/// let claims = parallel_claims(&[(SourceId("a".into()), &a), (SourceId("b".into()), &b)]);
/// assert_eq!(claims.len(), 2);
/// assert_eq!(claims[0].slot, claims[1].slot);
/// ```
#[must_use]
pub fn parallel_claims(documents: &[(SourceId, &Document)]) -> Vec<Claim> {
    let texts: Vec<&Document> = documents.iter().map(|(_, document)| *document).collect();
    claims::claims(documents, &parallel(&texts))
}

/// As [`parallel_claims`], with the claims that reports of one event make in other words; each document with the day it
/// was published, where known.
#[must_use]
pub fn event_claims(documents: &[(SourceId, &Document)], published: &[Option<NaiveDate>]) -> Vec<Claim> {
    let texts: Vec<&Document> = documents.iter().map(|(_, document)| *document).collect();
    let mut slots = parallel(&texts);
    let day = |n: usize| published.get(n).copied().flatten();
    let dated: Vec<_> = texts.iter().enumerate().map(|(n, text)| (*text, day(n))).collect();
    slots.extend(super::event::of_events(&dated));
    claims::claims(documents, &slots)
}

/// The slots of parallel sentences, of two documents or of one with itself, in the order of the sentences.
#[must_use]
pub fn parallel(documents: &[&Document]) -> Vec<Slot> {
    let all = read(documents);
    let lengths: BTreeMap<usize, usize> = all.iter().fold(BTreeMap::new(), |mut lengths, s| {
        *lengths.entry(s.document).or_default() += 1;
        lengths
    });
    let short = lengths.values().all(|n| *n <= SHORT);
    let versions = if short { versions(&all, &lengths) } else { BTreeSet::new() };
    let mut slots = Vec::new();
    let mut done = BTreeSet::new();
    for pair in counterparts(&all, &versions) {
        let (a, b) = (&all[pair.a], &all[pair.b]);
        let short = versions.contains(&(a.document.min(b.document), a.document.max(b.document)));
        let mut found = differences(&a.side(), &b.side(), &pair.steps);
        found
            .retain(|d| matches!(d.kind, ValueKind::Figure | ValueKind::Period) || pair.of_longer >= LIKENESS_OF_WORDS);
        if !short && a.document != b.document {
            found.retain(|d| !is_own_view(d));
            if of_other_time(a, b) {
                found.clear();
            }
        }
        if !is_series(&pair, a, b, &found, short) {
            if !found.is_empty() {
                done.insert((pair.a.min(pair.b), pair.a.max(pair.b)));
            }
            slots.extend(found.iter().map(|d| slot(a, b, pair.likeness, d)));
        }
    }
    let kin = kin(&all);
    let mut others = clauses::clauses(&all, &kin, &done);
    others.extend(roles::roles(&all, &kin));
    others.extend(turned::turned(&all, &kin));
    others.extend(rows::rows(&all, &kin));
    slots.extend(others.iter().map(|found| slot(&all[found.a], &all[found.b], WHOLE, &found.difference)));
    // What is said between quotation marks is compared as it was said.
    let quoted = quotes::quotes(documents, &all, &kin);
    slots.retain(|s| !quoted.iter().any(|q| q.holds(s)));
    slots.extend(quoted.into_iter().map(|q| q.slot));
    for found in slips::slips(&all, &kin) {
        let (a, b) = (&all[found.a], &all[found.b]);
        // A value that is another miscopied is none of a third.
        let told = |f: &Filling| {
            f.document == a.document && f.span == found.difference.a
                || f.document == b.document && f.span == found.difference.b
        };
        if slots.iter().any(|s| told(&s.a) && told(&s.b)) {
            continue;
        }
        slots.retain(|s| {
            s.a.document == s.b.document || !(told(&s.a) || told(&s.b)) || !between(s, a.document, b.document)
        });
        slots.push(slot(a, b, WHOLE, &found.difference));
    }
    slots
}

/// Whether a slot is of two documents.
fn between(slot: &Slot, a: usize, b: usize) -> bool {
    [slot.a.document, slot.b.document] == [a, b] || [slot.a.document, slot.b.document] == [b, a]
}

/// The likeness of what is one clause, one value or one role by construction.
const WHOLE: usize = 100;

/// How many names documents must share that tell of one thing.
const NAMES_OF_KIN: usize = 3;

/// The pairs of documents that tell of one thing: some of the names of each stand in the other.
fn kin(all: &[Read<'_>]) -> BTreeSet<(usize, usize)> {
    let mut names: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for read in all {
        let own = read.tokens.iter().filter(|t| matches!(t.kind, Kind::Name)).map(|t| t.stem.as_str());
        names.entry(read.document).or_default().extend(own);
    }
    let pairs = names.iter().flat_map(|(a, x)| names.range(a + 1..).map(move |(b, y)| (*a, *b, x, y)));
    pairs.filter(|(_, _, x, y)| x.intersection(y).count() >= NAMES_OF_KIN).map(|(a, b, ..)| (a, b)).collect()
}

/// Days that each report counts from its own.
const OWN_DAYS: &[&str] = &["today", "yesterday", "tomorrow", "tonight", "ago", "earlier", "later"];

/// Whether a difference between two reports is one of standpoint: words that may both be true, and times that each
/// counts from its own day.
fn is_own_view(found: &Difference) -> bool {
    let [Content::Words(a), Content::Words(b)] = &found.values else { return false };
    let counted_from_today = |words: &str| {
        let words = words.to_lowercase();
        let lead = ["this ", "next ", "last "].iter().any(|lead| words.starts_with(lead));
        lead || crate::text::words(&words).iter().any(|w| OWN_DAYS.contains(&w.key.as_str()))
    };
    match found.kind {
        ValueKind::Status => words::both_may_be(a, b),
        ValueKind::Period => counted_from_today(a) || counted_from_today(b),
        _ => false,
    }
}

/// Whether one of two reports' sentences is of a year, a month or a "last …" that the other does not have.
fn of_other_time(a: &Read<'_>, b: &Read<'_>) -> bool {
    let times = |read: &Read<'_>| -> BTreeSet<String> {
        let coarse =
            |t: &&Token| matches!(&t.kind, Kind::Period(p) if p.grain >= Grain::Month || t.key.starts_with("last"));
        read.tokens.iter().filter(coarse).map(|t| t.key.clone()).collect()
    };
    let (x, y) = (times(a), times(b));
    // "the end of March" and "31 March".
    let within = |coarse: &BTreeSet<String>, read: &Read<'_>| {
        let days = read.tokens.iter().filter(|t| matches!(t.kind, Kind::Period(_)));
        let said: BTreeSet<String> = days.flat_map(|t| crate::text::words(&t.key)).map(|w| w.key).collect();
        coarse.iter().all(|key| {
            let month = |w: &crate::text::Word| w.key.len() > 2 && w.key.bytes().all(|b| b.is_ascii_alphabetic());
            crate::text::words(key).iter().any(|w| month(w) && !w.key.starts_with("last") && said.contains(&w.key))
        })
    };
    match (x.is_empty(), y.is_empty()) {
        (false, true) => !within(&x, b),
        (true, false) => !within(&y, a),
        _ => false,
    }
}

/// How much of the words of the shorter of two short texts the other has, in hundredths, where the one is an edit of the
/// other. Two newsrooms that write a few sentences of one event share a third.
const WORDS_OF_VERSIONS: usize = 60;

/// A text of so few sentences says one thing, and whatever is parallel to it says the same.
const ONE_THING: usize = 2;

/// The pairs of documents of which each sentence has its counterpart in the other: two versions of one short text.
fn versions(all: &[Read<'_>], lengths: &BTreeMap<usize, usize>) -> BTreeSet<(usize, usize)> {
    let mut words: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for read in all {
        let content = read.tokens.iter().filter(|t| t.has_content()).map(|t| t.stem.as_str());
        words.entry(read.document).or_default().extend(content);
    }
    let mut found = BTreeSet::new();
    for (a, x) in &words {
        for (b, y) in words.range(a..) {
            let shared = x.intersection(y).count();
            let few = lengths.get(a).min(lengths.get(b)).is_some_and(|n| *n <= ONE_THING);
            if few || 100 * shared >= WORDS_OF_VERSIONS * x.len().min(y.len()) {
                found.insert((*a, *b));
            }
        }
    }
    found
}

/// A sentence on its way to its counterpart.
struct Read<'d> {
    document: usize,
    text: &'d str,
    span: Span,
    tokens: Vec<Token>,
    content: usize,
}

impl Read<'_> {
    fn side(&self) -> classify::Side<'_> {
        classify::Side { text: self.text, tokens: &self.tokens }
    }
}

/// Two sentences that may be one, laid side by side.
struct Pair {
    a: usize,
    b: usize,
    steps: Vec<Step>,
    /// Content words alike.
    shared: usize,
    /// Hundredths of the shorter sentence, slots apart.
    likeness: usize,
    /// Hundredths of the longer sentence, slots apart.
    of_longer: usize,
}

/// Words that begin a line which tells when a page was made, and nothing of what it tells.
const STAMPS: &[&str] = &["updated", "published", "posted", "edited", "modified", "printed", "last"];

fn is_stamp(line: &str) -> bool {
    let (lead, _) = line.split_once(':').unwrap_or(("", ""));
    let mut words = lead.split_whitespace();
    let first = words.next().unwrap_or("").to_lowercase();
    let next = words.next().map(str::to_lowercase);
    STAMPS.contains(&first.as_str()) && next.is_none_or(|word| STAMPS.contains(&word.as_str()))
}

fn read<'d>(documents: &[&'d Document]) -> Vec<Read<'d>> {
    let mut all = Vec::new();
    for (document, source) in documents.iter().enumerate() {
        let text = source.text();
        let names = token::names(text);
        // What stands around an article (navigation, comments) says nothing of its own, as for every other claim.
        let written = |s: &Sentence| source.paragraphs().get(s.paragraph).is_some_and(|p| p.body);
        let body = sentences(source).into_iter().filter(written);
        let spans = body.flat_map(|s| token::sentences_within(text, s.span));
        for span in spans.filter(|span| !is_stamp(span.of(text))) {
            if all.len() >= MAX_SENTENCES {
                return all;
            }
            let tokens = tokens(text, span, &names);
            let content = tokens.iter().filter(|t| t.has_content()).count();
            all.push(Read { document, text, span, tokens, content });
        }
    }
    all
}

/// The pairs of parallel sentences: each the other's best counterpart in its document.
fn counterparts(all: &[Read<'_>], versions: &BTreeSet<(usize, usize)>) -> Vec<Pair> {
    let sentences: Vec<&[Token]> = all.iter().map(|s| s.tokens.as_slice()).collect();
    let group: Vec<usize> = all.iter().map(|s| s.document).collect();
    let mut pairs: Vec<Pair> = candidate::candidates(&sentences, &group)
        .into_iter()
        .filter_map(|(i, k)| {
            let (x, y) = (all[i].document, all[k].document);
            let short = versions.contains(&(x.min(y), x.max(y)));
            measure(all, i, k).filter(|pair| is_parallel(pair, all, short))
        })
        .collect();
    // The best counterpart of each sentence in each document: the most words shared, then the fewest left over.
    let mut best: BTreeMap<(usize, usize), (usize, usize, usize)> = BTreeMap::new();
    for (n, pair) in pairs.iter().enumerate() {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let rank = (pair.likeness * pair.shared, pair.of_longer, usize::MAX - n);
            let known = best.entry((one, all[other].document)).or_insert(rank);
            *known = (*known).max(rank);
        }
    }
    let is_best = |one: usize, other: usize, n: usize| {
        best.get(&(one, all[other].document)).is_some_and(|rank| rank.2 == usize::MAX - n)
    };
    let kept: Vec<bool> = pairs.iter().enumerate().map(|(n, p)| is_best(p.a, p.b, n) && is_best(p.b, p.a, n)).collect();
    let mut kept = kept.into_iter();
    pairs.retain(|_| kept.next().unwrap_or(false));
    pairs
}

fn measure(all: &[Read<'_>], a: usize, b: usize) -> Option<Pair> {
    let (x, y) = (&all[a], &all[b]);
    let steps = align(&x.tokens, &y.tokens);
    let (mut shared, mut slots) = (0usize, 0usize);
    for step in &steps {
        match *step {
            Step::Both(i, _) if x.tokens[i].has_content() => shared += 1,
            Step::Change(i, k) => match classify::answers(&x.tokens[i], &y.tokens[k]) {
                classify::Answer::Same => shared += 1,
                classify::Answer::Slot => slots += 1,
                classify::Answer::Other => {}
            },
            _ => {}
        }
    }
    let (shorter, longer) = (x.content.min(y.content), x.content.max(y.content));
    let share = |of: usize| (100 * shared).checked_div(of.saturating_sub(slots)).unwrap_or(0).min(100);
    let pair = Pair { a, b, steps, shared, likeness: share(shorter), of_longer: share(longer) };
    (shared > 0).then_some(pair)
}

fn is_parallel(pair: &Pair, all: &[Read<'_>], short: bool) -> bool {
    if all[pair.a].document == all[pair.b].document {
        return pair.of_longer >= LIKENESS_WITHIN && pair.shared >= SHARED_LONG;
    }
    match short {
        true => pair.likeness >= LIKENESS_SHORT && pair.shared >= SHARED_SHORT,
        false => pair.likeness >= LIKENESS_LONG && pair.of_longer >= LIKENESS_OF_LONGER && pair.shared >= SHARED_LONG,
    }
}

/// Whether two sentences are members of a series rather than two wordings of one: they differ in who or when, and so
/// may differ in all else.
fn is_series(pair: &Pair, a: &Read<'_>, b: &Read<'_>, found: &[Difference], short: bool) -> bool {
    let who_or_when = |d: &&Difference| !d.swap && matches!(d.kind, ValueKind::Name | ValueKind::Period);
    let figure_count = found.iter().filter(|d| d.kind == ValueKind::Figure).count();
    // "3 goals in the first half", "2 goals in the second half": which of several is as much as when.
    let which = |d: &&Difference| d.ordinal && figure_count > 1;
    let circumstances = found.iter().filter(|d| who_or_when(d) || which(d)).count();
    if a.document == b.document {
        return circumstances > 0 || found.len() > 1;
    }
    let figures = figure_count > 0;
    let edited = pair.shared >= SHARED_IN_SERIES && pair.of_longer >= LIKENESS_LONG;
    let swapped = found.iter().any(|d| d.swap);
    if other_head(pair, a, b) && !swapped && !edited {
        return true;
    }
    circumstances > 0 && !edited && (figures || !short)
}

/// Whether two sentences begin with two names or nouns that nothing tells to be one: they speak of two things.
fn other_head(pair: &Pair, a: &Read<'_>, b: &Read<'_>) -> bool {
    let head = |read: &Read<'_>| read.tokens.iter().position(Token::has_content);
    let (Some(i), Some(k)) = (head(a), head(b)) else { return false };
    let capital = |read: &Read<'_>, n: usize| {
        matches!(read.tokens[n].kind, Kind::Word | Kind::Name)
            && read.tokens[n].span.of(read.text).starts_with(char::is_uppercase)
    };
    let changed = pair.steps.contains(&Step::Change(i, k));
    let known = classify::answers(&a.tokens[i], &b.tokens[k]) == classify::Answer::Same;
    changed && !known && capital(a, i) && capital(b, k)
}

/// How many words of the sentence stand before and after the slot in a property.
const WORDS_BEFORE: usize = 6;
const WORDS_AFTER: usize = 4;

fn slot(a: &Read<'_>, b: &Read<'_>, likeness: usize, found: &Difference) -> Slot {
    let filling = |read: &Read<'_>, span: Span, value: &Content| Filling {
        document: read.document,
        sentence: read.span,
        span,
        value: value.clone(),
    };
    let before: Vec<&Token> = a.tokens.iter().filter(|t| t.span.end <= found.a.start).collect();
    let after: Vec<&Token> = a.tokens.iter().filter(|t| t.span.start >= found.a.end).collect();
    let (subject, rest) = subject(a, &before, &after);
    let near = before.len().saturating_sub(WORDS_BEFORE).max(rest);
    let stretch = |tokens: &[&Token]| match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => one_line(Span::new(first.span.start, last.span.end).of(a.text)),
        _ => String::new(),
    };
    let lead = stretch(before.get(near..).unwrap_or(&[]));
    let trail = stretch(after.get(..WORDS_AFTER.min(after.len())).unwrap_or(&[]));
    let property = format!("{lead} … {trail}").trim().to_owned();
    Slot {
        subject,
        property,
        a: filling(a, found.a, &found.values[0]),
        b: filling(b, found.b, &found.values[1]),
        kind: found.kind,
        likeness,
        loose: false,
        quoted: false,
    }
}

/// Who or what a sentence speaks of: its first name before the slot with what stands before it, or its first words; and
/// how many tokens that takes.
fn subject(read: &Read<'_>, before: &[&Token], after: &[&Token]) -> (String, usize) {
    const MOST: usize = 6;
    // A subject ends where the first verb of every sentence begins: its auxiliary, or a word in "-ed".
    let is_verb = |t: &Token| {
        const VERBS: &[&str] = &[
            "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "may", "might", "can", "could",
            "do", "does", "did", "must", "should",
        ];
        VERBS.contains(&t.key.as_str()) || (matches!(t.kind, Kind::Word) && t.key.ends_with("ed"))
    };
    // "In the spring, the firm sold …": what stands before the first comma says when or where.
    const LEADS: &[&str] = &[
        "on",
        "in",
        "at",
        "after",
        "before",
        "since",
        "during",
        "as",
        "for",
        "with",
        "by",
        "from",
        "under",
        "despite",
        "until",
        "when",
        "while",
        "if",
        "according",
        "following",
    ];
    let comma =
        |pair: &[&Token]| read.text.get(pair[0].span.end..pair[1].span.start).is_some_and(|g| g.starts_with(','));
    let leads = before.first().is_some_and(|t| LEADS.contains(&t.key.as_str()));
    let begin = before.windows(2).position(comma).filter(|_| leads).map_or(0, |n| n + 1);
    let most = &before[begin..before.len().min(begin + MOST)];
    let mut end = begin + most.iter().position(|t| is_verb(t)).unwrap_or(most.len());
    while end > begin && !before[end - 1].has_content() {
        end -= 1;
    }
    match (before.get(begin), end.checked_sub(1).filter(|last| *last >= begin).and_then(|last| before.get(last))) {
        (Some(first), Some(last)) => (one_line(Span::new(first.span.start, last.span.end).of(read.text)), end),
        // The slot is the subject: what is said of it speaks for it.
        _ => match (after.first(), after.get(after.len().min(MOST).saturating_sub(1))) {
            (Some(first), Some(last)) => {
                (format!("… {}", one_line(Span::new(first.span.start, last.span.end).of(read.text))), 0)
            }
            _ => ("…".to_owned(), 0),
        },
    }
}

/// Words of a text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
