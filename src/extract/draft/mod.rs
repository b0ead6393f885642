//! Claims from sentences: who or what, what is said of it, the value, and what qualifies it.
//!
//! A rule makes a claim only where the grammar of the clause gives it a subject and a property; elsewhere it makes none.

mod changes;
mod dates;
mod enumerated;
mod events;
mod figures;
mod items;
mod lengths;
mod lists;
mod names;
mod persons;
mod presence;
mod products;
pub(super) mod proposition;
mod scope;
mod shares;
mod states;
mod sums;
mod tables;
mod totals;
mod weekdays;

use super::grammar::{Clause, Marks, Parse, Phrase, Sense, Tag, Token, parse, tokens};
use super::name::{NameKind, Named};
use super::sentence::{Sentence, sentences};
use super::stance::stance;
use crate::claim::{Citation, Claim, ClaimId, Location, Locator, Modality, Slot, Source, Status, Value, ValueKind};
use crate::document::Document;
use crate::quantity;
use crate::text::Span;
use crate::time;
pub use names::near_names;
use scope::Scope;
use std::collections::{BTreeMap, BTreeSet};

/// The claims that a document makes, as drafts.
#[must_use]
pub fn drafts(source: &Source, document: &Document) -> Vec<Claim> {
    let reader = Reader::new(source, document);
    let mut made: Vec<Draft> = Vec::new();
    // What a sentence says for its own arithmetic alone.
    let mut own: Vec<Draft> = Vec::new();
    let mut scope = Scope::new(&reader);
    let mut parser = crate::syntax::Parser::new();
    for sentence in &reader.sentences {
        let read = reader.read(sentence);
        // What is so long is no sentence; its words would be looked at again and again.
        if read.tokens.len() > LONGEST {
            continue;
        }
        scope.enter(&reader, document, &read);
        // What is asked is not asserted.
        if sentence.span.of(reader.text).trim_end_matches(['"', '”', '’', '*']).ends_with('?') {
            continue;
        }
        let (before, previous) = (made.len(), scope.last);
        figures::claims(&reader, &scope, &read, &mut made);
        let last = (before..made.len()).rev().find(|i| made[*i].of.is_none());
        let told = last.map(|i| &made[i]).filter(|d| !d.guessed).map(|d| d.subject.clone());
        scope.last = last.or(scope.last);
        scope.told = told;
        scope.counted = scope.last.and_then(|i| made.get(i)).map(|d| (d.subject.clone(), d.property.clone()));
        names::dubbed(&reader, &read, &mut made, before);
        dates::claims(&reader, &scope, &read, &mut made);
        events::claims(&reader, &scope, &read, &mut made);
        names::claims(&reader, &read, &mut made);
        presence::claims(&reader, &scope, &read, &mut made);
        states::claims(&reader, &scope, &read, &mut made);
        sums::claims(&reader, &read, &mut made, before, previous);
        enumerated::claims(&reader, &read, &mut made, before);
        persons::claims(&reader, &read, &mut made, before);
        proposition::claims(&mut parser, &reader, &scope, &read, &mut made, before);
        prefer_sure(&mut made, before);
        prefer_told(&mut made, before);
        tell_apart(&mut made, before);
        lists::inline(&reader, &mut scope, &read, &mut made, before);
        changes::claims(&reader, &read, &mut own);
        shares::claims(&reader, &read, &mut own);
        lengths::claims(&reader, &read, &mut own);
        products::claims(&reader, &read, &mut own);
        scope.leave(&reader, &read);
    }
    lists::below(&reader, document, &mut made);
    items::claims(&reader, document, &mut made);
    items::tell_apart(&reader, document, &mut made);
    tables::claims(&reader, document, scope.main.as_deref(), &mut made);
    totals::claims(&reader, document, &mut made);
    events::tell_apart(&mut made);
    names::once(&mut made);
    products::means(&reader, &mut own);
    weekdays::claims(&reader, source, document, &mut own);
    let first = made.len();
    made.extend(own.into_iter().map(|mut draft| {
        if let Some((of, ..)) = &mut draft.of {
            *of += first;
        }
        draft
    }));
    for draft in &mut made {
        draft.guessed |= draft.own.is_none() && is_of_others(draft);
    }
    stand(&reader, &mut made);
    finish(source, document, made)
}

/// The longest sentence that is read, in words and marks. The longest of news have some 100.
const LONGEST: usize = 500;

/// The note of a draft whose subject is what the passage seems to be about: for a person to look at, and nothing to
/// compare documents by.
pub const GUESSED: &str = "The subject does not stand in the sentence.";

/// Words that make of what is counted the rest of something that the sentence has named: "two other rifles", "40 more".
const OF_OTHERS: &[&str] =
    &["other", "others", "another", "more", "additional", "further", "remaining", "rest", "latter"];

/// Whether what a draft is of is told by what stands before it, and means other things in another text.
fn is_of_others(draft: &Draft) -> bool {
    let told = |text: &str| crate::text::words(text).iter().any(|w| OF_OTHERS.contains(&w.key.as_str()));
    told(&draft.property) || told(&draft.subject)
}

/// Takes out what one sentence says twice of one thing in two values: it tells the two apart in words that were not
/// read, and a sentence does not contradict itself.
fn tell_apart(made: &mut Vec<Draft>, from: usize) {
    let asked = |d: &Draft| {
        (
            d.subject.clone(),
            d.property.clone(),
            d.period.clone(),
            d.place.clone(),
            d.population.clone(),
            d.as_of.clone(),
        )
    };
    let mut seen: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (i, draft) in made.iter().enumerate().skip(from) {
        seen.entry(asked(draft)).or_default().push(i);
    }
    let figure = |i: &usize| match &made[*i].value {
        Some(Value::Text(text)) => quantity::read(text).ok(),
        _ => None,
    };
    let mut doubtful = Vec::new();
    for same in seen.into_values().filter(|same| same.len() > 1) {
        let figures: Vec<_> = same.iter().map(figure).collect();
        // "74%, or almost 3 out of 4": said again in other words.
        let again = |n: usize, k: usize| {
            let (Some(x), Some(y)) = (&figures[n], &figures[k]) else { return false };
            n != k && (x.allowed.overlaps(&y.meant) || y.allowed.overlaps(&x.meant))
        };
        let restated = |n: usize| (0..same.len()).any(|k| again(n, k));
        doubtful.extend(same.iter().enumerate().filter(|(n, _)| !restated(*n)).map(|(_, i)| *i));
    }
    take_out(made, from, doubtful);
}

/// Of two drafts of one figure, takes out the one whose subject is guessed.
fn prefer_told(made: &mut Vec<Draft>, from: usize) {
    let sure: Vec<Span> = made.iter().skip(from).filter(|d| !d.guessed).filter_map(|d| d.at).collect();
    let guessed = (from..made.len()).filter(|i| made[*i].guessed && made[*i].at.is_some_and(|at| sure.contains(&at)));
    take_out(made, from, guessed.collect());
}

/// Of two drafts of one place, takes out the one whose subject is guessed.
fn prefer_sure(made: &mut Vec<Draft>, from: usize) {
    let sure: Vec<Span> = made.iter().skip(from).filter(|d| !d.guessed).filter_map(|d| d.at).collect();
    let overlaps = |a: &Span, b: Span| a.start < b.end && b.start < a.end;
    let doubtful = (from..made.len())
        .filter(|i| made[*i].guessed && made[*i].at.is_some_and(|at| sure.iter().any(|other| overlaps(other, at))));
    take_out(made, from, doubtful.collect());
}

/// Takes out drafts by their places, but for those that are tied to another. What stands before `from` was made of
/// earlier sentences, and is tied to nothing of this one.
fn take_out(made: &mut Vec<Draft>, from: usize, mut doubtful: Vec<usize>) {
    if doubtful.is_empty() {
        return;
    }
    let tied: BTreeSet<usize> = made.iter().skip(from).filter_map(|d| d.of.as_ref().map(|(of, ..)| *of)).collect();
    doubtful.retain(|i| made[*i].of.is_none() && !tied.contains(i));
    doubtful.sort_unstable();
    for i in doubtful.into_iter().rev() {
        made.remove(i);
        // What is tied is tied by place.
        for draft in made.iter_mut().skip(from) {
            if let Some((of, ..)) = &mut draft.of
                && *of > i
            {
                *of -= 1;
            }
        }
    }
}

/// Gives each draft what its sentence says of how far it is asserted, and whose word it is.
fn stand(reader: &Reader<'_>, made: &mut [Draft]) {
    let mut parser = crate::syntax::Parser::new();
    for draft in made {
        let Some(at) = draft.at.filter(|_| !draft.presupposed) else { continue };
        let holds = |s: &&Span| s.start <= at.start && at.end <= s.end;
        let Some(sentence) = draft.passages.iter().find(holds) else { continue };
        let within = Span::new(at.start - sentence.start, at.end - sentence.start);
        let words = sentence.of(reader.text);
        let found = stance(words, within);
        if draft.modality == Modality::Asserted {
            draft.modality = found.modality;
        }
        if !draft.settled {
            draft.denied = found.denied.is_some_and(|cue| {
                let cue = Span::new(cue.start + sentence.start, cue.end + sentence.start);
                proposition::denial::reaches(&mut parser, reader.text, *sentence, cue, at)
            });
        }
        if draft.origin.is_none() {
            let whose = found.origin.map(|span| span.of(words).split_whitespace().collect::<Vec<_>>().join(" "));
            draft.origin = whose.filter(|whose| !whose.is_empty());
        }
    }
}

/// A claim in the making.
#[derive(Clone, Debug, Default)]
struct Draft {
    subject: String,
    property: String,
    value: Option<Value>,
    denied: bool,
    period: Option<String>,
    as_of: Option<String>,
    place: Option<String>,
    population: Option<String>,
    modality: Modality,
    origin: Option<String>,
    /// Its subject does not stand in its sentence: it is what the passage is about.
    guessed: bool,
    /// Its rule has read whether it is denied; elsewhere its sentence says.
    settled: bool,
    /// It is said by the way, of a name: whatever its sentence asserts or denies is something else.
    presupposed: bool,
    /// Its value is the date of a noun or name: there may be several of what it names.
    of_noun: bool,
    /// It stands for the arithmetic of its sentence alone, with a value of that kind: other claims do not meet it.
    own: Option<ValueKind>,
    /// Where the value stands, and the passages that carry the claim.
    at: Option<Span>,
    passages: Vec<Span>,
    /// The claim that it belongs to, by its place among the drafts, and how.
    of: Option<(usize, crate::claim::Role, Option<String>)>,
}

/// A document with what was found in it before its sentences are read.
struct Reader<'d> {
    text: &'d str,
    sentences: Vec<Sentence>,
    marks: Marks,
    figures: BTreeMap<usize, quantity::Mention>,
    periods: BTreeMap<usize, time::Mention>,
    names: BTreeMap<usize, Named>,
}

/// A sentence as the grammar reads it.
struct Read {
    sentence: Sentence,
    tokens: Vec<Token>,
    parse: Parse,
}

impl<'d> Reader<'d> {
    fn new(source: &Source, document: &'d Document) -> Self {
        let text = document.text();
        let reference = source.published.as_deref().and_then(|d| time::edtf(d).ok());
        let reference =
            reference.map_or_else(time::Reference::default, |p| time::Reference { from: p.start, to: p.end });
        let periods: BTreeMap<usize, time::Mention> = time::scan(text, &time::Context { reference, events: None })
            .into_iter()
            .map(|m| (m.span.start, m))
            .collect();
        let figures: BTreeMap<usize, quantity::Mention> =
            quantity::scan(text).into_iter().map(|m| (m.span.start, m)).collect();
        let mut whole: Vec<(Span, Tag)> = figures.values().map(|m| (m.span, Tag::Figure)).collect();
        whole.extend(periods.values().map(|m| (m.span, Tag::Period)));
        let mentioned = super::mention::names_of(document, &time::Context { reference, events: None }).into_iter();
        let names: BTreeMap<usize, Named> = mentioned
            .filter_map(|m| Some((m.span, m.name?)))
            .map(|(span, name)| {
                whole.push((span, Tag::Name));
                (span.start, name)
            })
            .collect();
        whole.sort_by_key(|(span, tag)| (span.start, *tag == Tag::Name, span.end));
        let mut end = 0;
        whole.retain(|(span, _)| {
            let free = span.start >= end;
            end = if free { span.end } else { end };
            free
        });
        Self { text, sentences: body(document), marks: Marks { whole }, figures, periods, names }
    }

    fn read(&self, sentence: &Sentence) -> Read {
        let told = Span::new(sentence.span.start + dateline(sentence.span.of(self.text)), sentence.span.end);
        let tokens = tokens(self.text, told, &self.marks);
        let parse = parse(&tokens);
        Read { sentence: sentence.clone(), tokens, parse }
    }

    /// The sentences of a paragraph.
    fn sentences_of(&self, paragraph: usize) -> &[Sentence] {
        let from = self.sentences.partition_point(|s| s.paragraph < paragraph);
        let to = self.sentences.partition_point(|s| s.paragraph <= paragraph);
        self.sentences.get(from..to).unwrap_or(&[])
    }

    /// The place that a clause names, else the sentence.
    fn place_in(&self, read: &Read, clause: &Clause) -> Option<String> {
        let is_place = |p: &Phrase| {
            let leads = |t: usize| matches!(read.tokens[t].key.as_str(), "in" | "across" | "throughout" | "near");
            p.led_by.is_some_and(|(t, _)| leads(t)) && self.is_place(&read.tokens[p.head])
        };
        let own = clause.objects.iter().map(|o| read.phrase(o.phrase)).find(|p| is_place(p));
        let found = own.or_else(|| read.parse.phrases.iter().find(|p| is_place(p)))?;
        Some(read.tokens[found.head].span.of(self.text).to_owned())
    }

    /// The date that a clause names and that only the document's own date could settle: "five years ago".
    fn moment_in(&self, read: &Read, clause: &Clause) -> Option<String> {
        clause.objects.iter().map(|o| read.phrase(o.phrase)).filter(|p| p.is_period).find_map(|p| {
            let mention = self.periods.get(&read.tokens[p.from].span.start)?;
            let open = mention.period.start.is_none() && mention.period.end.is_none();
            open.then(|| mention.span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }

    /// The date that a clause names, as written, where it is known.
    fn date_in(&self, read: &Read, clause: &Clause) -> Option<String> {
        clause.objects.iter().map(|o| read.phrase(o.phrase)).filter(|p| p.is_period).find_map(|p| {
            let mention = self.periods.get(&read.tokens[p.from].span.start)?;
            let known = mention.period.start.is_some() || mention.period.end.is_some();
            known.then(|| mention.span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" "))
        })
    }

    /// What a token names.
    fn name(&self, token: &Token) -> Option<&Named> {
        self.names.get(&token.span.start).filter(|_| token.tag == Tag::Name)
    }

    /// Whether a token may name a place: a name that is of nothing else.
    fn is_place(&self, token: &Token) -> bool {
        self.name(token).is_some_and(|n| matches!(n.kind, NameKind::Place | NameKind::Other))
    }

    fn figure(&self, token: &Token) -> Option<&quantity::Mention> {
        self.figures.get(&token.span.start).filter(|_| token.tag == Tag::Figure)
    }
}

/// The longest sentence that is read for claims, in bytes: some 500 words, more than prose ever has. What is longer is a
/// text without marks, whose clauses no rule finds; and what is asked of each figure of a sentence goes over all of it.
const LONGEST_SENTENCE: usize = 3000;
/// The most bytes of a dateline.
const DATELINE: usize = 80;

/// How long the dateline is that a report begins with: "ELMTON, May 3, 2020 (Wire) - ", "DELL — ". It says where and
/// when it was written, and nothing of what it tells.
fn dateline(sentence: &str) -> usize {
    let dash = [" - ", " – ", " — ", " -- "].iter().filter_map(|dash| Some((sentence.find(dash)?, dash.len()))).min();
    let Some((at, length)) = dash.filter(|(at, _)| *at <= DATELINE) else { return 0 };
    let (lead, rest) = (sentence.get(..at).unwrap_or(""), sentence.get(at + length..).unwrap_or(""));
    let first = lead.split([' ', ',']).next().unwrap_or("");
    let capitals = first.chars().filter(|c| c.is_alphabetic()).count() > 2 && !first.contains(char::is_lowercase);
    // "Elmton, May 3, 2020": a place, and the day.
    let dated = lead.split_once(", ").is_some_and(|(place, day)| {
        place.starts_with(char::is_uppercase)
            && place.split(' ').count() <= 3
            && day.contains(|c: char| c.is_ascii_digit())
            && crate::text::words(day).len() <= 5
    });
    let begins =
        rest.trim_start_matches(['"', '“', '‘', '\'']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if begins && (capitals || dated) { at + length } else { 0 }
}

/// The sentences of what the author wrote.
fn body(document: &Document) -> Vec<Sentence> {
    let written = |s: &Sentence| {
        s.span.end - s.span.start <= LONGEST_SENTENCE && document.paragraphs().get(s.paragraph).is_some_and(|p| p.body)
    };
    sentences(document).into_iter().filter(written).collect()
}

impl Read {
    /// The span of a run of tokens.
    fn span(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(self.sentence.span.start, |t| t.span.start);
        let end = to.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(start, |t| t.span.end);
        Span::new(start, end.max(start))
    }

    /// The phrase that holds a token.
    fn phrase_at(&self, token: usize) -> Option<usize> {
        self.parse.phrases.iter().position(|p| p.from <= token && token < p.to)
    }

    fn phrase(&self, p: usize) -> &Phrase {
        &self.parse.phrases[p]
    }

    /// The clause of which a phrase is subject or object.
    fn clause_of(&self, p: usize) -> Option<(usize, Place)> {
        for (c, clause) in self.parse.clauses.iter().enumerate() {
            let Some(object) = clause.objects.iter().find(|o| o.phrase == p) else { continue };
            // "with 50 agreements to be signed": what is done to it says more than what it hangs on.
            let done = |later: &Clause| later.subject == Some(p) && later.sense == Sense::Passive;
            let done = self.parse.clauses.iter().position(done).filter(|_| object.preposition.is_some());
            return Some(done.map_or((c, Place::Object(object.preposition)), |later| (later, Place::Subject)));
        }
        let is_subject = |c: &Clause| {
            let mut subject = c.subject;
            while let Some(s) = subject {
                if s == p {
                    return true;
                }
                subject = self.phrase(s).joined.filter(|q| self.phrase(*q).figure.is_some());
            }
            false
        };
        Some((self.parse.clauses.iter().position(is_subject)?, Place::Subject))
    }

    fn clause(&self, c: usize) -> &Clause {
        &self.parse.clauses[c]
    }
}

/// Where a phrase stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Subject,
    /// With the preposition that leads it, as a token.
    Object(Option<usize>),
}

/// Gives the drafts their ids and citations.
fn finish(source: &Source, document: &Document, drafts: Vec<Draft>) -> Vec<Claim> {
    let mut names: Vec<String> = Vec::new();
    let mut taken = std::collections::BTreeSet::new();
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for draft in &drafts {
        let line = draft.at.map_or(1, |at| document.line_of(at.start));
        let stem = slug(&draft.property);
        let base = format!("{stem}-l{line}");
        // A counter for each beginning: a page on one line has all its drafts there.
        let n = used.entry(base.clone()).or_insert(0_usize);
        let name = loop {
            *n += 1;
            let name = if *n == 1 { base.clone() } else { format!("{base}-{n}") };
            if taken.insert(name.clone()) {
                break name;
            }
        };
        names.push(name);
    }
    let id = |i: usize| ClaimId { source: source.id.clone(), name: names[i].clone() };
    let claim = |(i, draft): (usize, &Draft)| {
        let value = draft.value.clone()?;
        let citations = draft.passages.iter().map(|span| citation(document, *span, draft.at)).collect();
        Some(Claim {
            id: id(i),
            subject: draft.subject.clone(),
            property: draft.property.clone(),
            value,
            denied: draft.denied,
            as_of: draft.as_of.clone(),
            period: draft.period.clone(),
            place: draft.place.clone(),
            population: draft.population.clone(),
            method: None,
            modality: draft.modality,
            origin: draft.origin.clone(),
            of: draft.of.as_ref().map(|(of, role, over)| crate::claim::Tie {
                claim: id(*of),
                role: *role,
                over: over.clone(),
            }),
            status: Status::Draft,
            slot: draft.own.map(|kind| Slot { id: alone(source, i), kind, loose: false, quoted: false }),
            note: draft.guessed.then(|| GUESSED.to_owned()),
            citations,
            at: Location { file: format!("claims/{}.toml", source.id), line: 1 },
        })
    };
    drafts.iter().enumerate().filter_map(claim).collect()
}

/// The slot of a draft that no other claim meets: a number of its own in this and all other documents. Those of parallel
/// sentences are counted from zero.
fn alone(source: &Source, draft: usize) -> u32 {
    let of_source = source.id.0.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let of_draft = u32::try_from(draft).unwrap_or(u32::MAX);
    (1 << 31) | of_source.wrapping_mul(0x9e37_79b9).wrapping_add(of_draft)
}

/// The passage at a span, cut to its length around the value.
fn citation(document: &Document, span: Span, value: Option<Span>) -> Citation {
    let text = document.text();
    let held = value.filter(|v| v.start >= span.start && v.end <= span.end).map_or("", |v| v.of(text));
    let quote = super::passage::cite(span.of(text), &[held]);
    Citation { quote, locator: Locator::Line(document.line_of(span.start)), tier: None }
}

/// The most letters of the part of an id that comes from a property.
const SLUG: usize = 40;

/// A property as a part of an id: "people arrested" is "people-arrested".
fn slug(property: &str) -> String {
    let key = crate::text::fold_key(property);
    let mut slug = String::new();
    for word in key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if slug.len() + word.len() > SLUG {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { "claim".to_owned() } else { slug }
}
