//! Claims from names: what an acronym stands for, who holds which office, and names that are nearly one another.

use super::dates::is_person;
use super::scope::NAMING;
use super::{Draft, Read, Reader, body, citation};
use crate::claim::{Claim, ClaimId, Location, Modality, SourceId, Status, Value};
use crate::document::Document;
use crate::entity::{Name, Standing, WordClass, misspelt_person, stand, word_class};
use crate::extract::grammar::Tag;
use crate::extract::mention::names_of;
use crate::extract::name::NameKind;
use crate::text::{Span, fold_key, stem, words};
use crate::time::Context;
use std::collections::{BTreeMap, BTreeSet};

/// Nouns of offices. A title of courtesy ("Dr.") or a rank that many hold at once names no office.
const OFFICES: &[&str] = &[
    "governor",
    "mayor",
    "president",
    "auditor",
    "general",
    "sheriff",
    "secretary",
    "minister",
    "chancellor",
    "chairman",
    "chairwoman",
    "chair",
    "commissioner",
    "treasurer",
    "speaker",
    "director",
    "superintendent",
    "ambassador",
    "prosecutor",
    "justice",
    "premier",
    "chief",
    "ceo",
    "senator",
    "gov",
    "sen",
    "king",
    "queen",
    "pope",
    "archbishop",
    "bishop",
    "coach",
    "administrator",
    "captain",
    "constable",
    "comptroller",
];

pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    for (i, token) in read.tokens.iter().enumerate().filter(|(_, t)| t.tag == Tag::Name) {
        full_name(reader, read, i, made);
        age(reader, read, i, made);
        if !is_person(reader, token) {
            continue;
        }
        let Some((value, at)) = titled(reader, read, i).or_else(|| apposed(reader, read, i)) else { continue };
        let Some(name) = reader.name(token) else { continue };
        // "General Manager Ann White": the title was cut in two.
        let first = words(&name.canonical).into_iter().next();
        if first.is_some_and(|w| OFFICES.contains(&w.key.as_str()) || w.key == "manager" || w.key == "officer") {
            continue;
        }
        made.push(Draft {
            subject: name.canonical.clone(),
            property: "office held".to_owned(),
            value: Some(Value::Text(value)),
            // Who held it is told of the time that is told.
            as_of: super::figures::only_date(reader, read).map(|date| date.trim_end_matches('.').to_owned()),
            at: Some(at),
            passages: vec![read.sentence.span],
            presupposed: true,
            ..Draft::default()
        });
    }
}

/// "Harbor and Docks Authority (HDA)".
fn full_name(reader: &Reader<'_>, read: &Read, i: usize, made: &mut Vec<Draft>) {
    let mark = |k: usize, key: &str| read.tokens.get(k).is_some_and(|t| t.key == key);
    let Some(short) = read.tokens.get(i + 2).filter(|t| t.tag == Tag::Name) else { return };
    if !mark(i + 1, "(") || !mark(i + 3, ")") {
        return;
    }
    let (long, letters) = (read.tokens[i].span.of(reader.text), short.span.of(reader.text));
    let acronym = letters.chars().filter(|c| c.is_uppercase()).count() > 1 && !letters.contains(' ');
    if !acronym || words(long).len() < 2 || reader.name(short).is_none_or(|n| n.acronym.is_none()) {
        return;
    }
    // "the UN Relief and Works Agency (UNRWA)": a name that begins with another letter is the end of a longer one.
    let first = |text: &str| text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    if first(long) != first(letters) {
        return;
    }
    let long = long.split_whitespace().collect::<Vec<_>>().join(" ");
    made.push(Draft {
        subject: letters.to_owned(),
        property: "full name".to_owned(),
        value: Some(Value::Text(long)),
        at: Some(read.tokens[i].span),
        passages: vec![read.sentence.span],
        presupposed: true,
        ..Draft::default()
    });
}

/// Keeps the first of each name that an acronym is told to stand for, and of each office of a person.
pub(super) fn once(made: &mut [Draft]) {
    let mut seen = BTreeSet::new();
    for draft in made.iter_mut().filter(|d| d.property == "full name" || d.property == "office held") {
        let Some(Value::Text(value)) = &draft.value else { continue };
        if !seen.insert((draft.subject.clone(), value.clone(), draft.as_of.clone())) {
            draft.value = None;
        }
    }
}

/// "Ann Frost, a 39-year-old baker,", "Ann Frost, 39,": how old a person is.
fn age(reader: &Reader<'_>, read: &Read, i: usize, made: &mut Vec<Draft>) {
    let Some(name) = reader.name(&read.tokens[i]).filter(|n| matches!(n.kind, NameKind::Person | NameKind::Other))
    else {
        return;
    };
    if words(read.tokens[i].span.of(reader.text)).len() < 2
        || read.tokens.get(i + 1).is_none_or(|t| t.tag != Tag::Comma)
    {
        return;
    }
    let article = usize::from(read.tokens.get(i + 2).is_some_and(|t| t.key == "a" || t.key == "an"));
    let Some(token) = read.tokens.get(i + 2 + article).filter(|t| t.tag == Tag::Figure) else { return };
    let written = token.span.of(reader.text);
    let years = written.contains("year") && written.contains("old");
    let alone = article == 0
        && written.len() < 4
        && written.bytes().all(|b| b.is_ascii_digit())
        && read.tokens.get(i + 3).is_some_and(|t| t.tag == Tag::Comma)
        && is_person(reader, &read.tokens[i]);
    // The rules for figures may have read it already.
    let known = made.iter().any(|d| d.at == Some(token.span) && d.property == "age");
    if !years && !alone || known {
        return;
    }
    made.push(Draft {
        subject: name.canonical.clone(),
        property: "age".to_owned(),
        value: Some(Value::Text(written.split_whitespace().collect::<Vec<_>>().join(" "))),
        period: super::figures::only_date(reader, read).map(|date| date.trim_end_matches('.').to_owned()),
        at: Some(token.span),
        passages: vec![read.sentence.span],
        presupposed: true,
        ..Draft::default()
    });
}

/// "Dubbed “Clean Harbor” by the mayor, …": what the sentence before planned has that name.
pub(super) fn dubbed(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>, before: usize) {
    let first = read.tokens.first().filter(|t| NAMING.contains(&t.key.as_str()));
    let Some(name) = first.and_then(|_| read.tokens.iter().take(4).find(|t| t.tag == Tag::Name)) else { return };
    let earlier = reader.sentences_of(read.sentence.paragraph);
    let earlier = earlier.iter().rfind(|s| s.span.end <= read.sentence.span.start);
    let Some(earlier) =
        earlier.filter(|s| words(s.span.of(reader.text)).iter().any(|w| PLANS.contains(&w.key.as_str())))
    else {
        return;
    };
    let planned: Vec<Draft> = made
        .iter()
        .take(before)
        .rev()
        .take_while(|d| d.passages.first().is_none_or(|p| p.start >= earlier.span.start))
        .filter(|d| d.passages == [earlier.span] && d.of.is_none())
        .cloned()
        .collect();
    for draft in planned.into_iter().rev().filter(|d| matches!(d.value, Some(Value::Text(_)))) {
        let subject = name.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let passages = vec![earlier.span, read.sentence.span];
        made.push(Draft { subject, passages, ..draft });
    }
}

/// What a government or a company plans and gives a name.
const PLANS: &[&str] =
    &["plan", "plans", "operation", "campaign", "effort", "program", "initiative", "project", "sweep"];

pub(super) fn is_office(text: &str) -> bool {
    words(text).last().is_some_and(|w| OFFICES.contains(&w.key.as_str()))
}

/// "Borland State Auditor Ann White": the office before a name, with the place before that.
fn titled(reader: &Reader<'_>, read: &Read, i: usize) -> Option<(String, Span)> {
    let title = reader.name(&read.tokens[i])?.title?;
    if !is_office(title.of(reader.text)) || title.end > read.tokens[i].span.start {
        return None;
    }
    let mut from = read.tokens.iter().position(|t| t.span.start >= title.start)?;
    // "Borland", "U.S.": what the office is of.
    while let Some(before) = from.checked_sub(1).map(|k| &read.tokens[k]) {
        let close = reader.text.get(before.span.end..read.tokens[from].span.start).is_some_and(|gap| gap == " ");
        let place = before.tag == Tag::Name && reader.is_place(before);
        let word = before.tag == Tag::Noun && before.capital && from > 1;
        if !close || before.possessive || !(place || word || (before.tag == Tag::Noun && before.capital && from == 1)) {
            break;
        }
        from -= 1;
    }
    // "Gov." keeps its stop.
    let stop = usize::from(reader.text.get(title.end..).is_some_and(|rest| rest.starts_with('.')));
    let span = Span::new(read.tokens[from].span.start, title.end + stop);
    Some((span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "), span))
}

/// "Jane Roe, mayor of Elmton,": the office behind a name.
fn apposed(reader: &Reader<'_>, read: &Read, i: usize) -> Option<(String, Span)> {
    let token = |k: usize| read.tokens.get(k);
    if token(i + 1)?.tag != Tag::Comma {
        return None;
    }
    let article = token(i + 2)?.key == "the";
    let from = i + 2 + usize::from(article);
    let mut at = from;
    while token(at).is_some_and(|t| t.tag == Tag::Noun) && at < from + 3 {
        at += 1;
    }
    let office = at.checked_sub(1).filter(|k| *k >= from && OFFICES.contains(&read.tokens[*k].key.as_str()))?;
    let of = token(office + 1).is_some_and(|t| t.key == "of" || t.key == "for");
    let the = usize::from(of && token(office + 2).is_some_and(|t| t.key == "the"));
    let place = of && token(office + 2 + the).is_some_and(|t| t.tag == Tag::Name);
    let end = if place { office + 3 + the } else { office + 1 };
    let closes = token(end).is_none_or(|t| matches!(t.tag, Tag::Comma | Tag::Stop));
    let span = read.span(from, end);
    (closes && !read.tokens[from].capital)
        .then(|| (span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "), span))
}

/// A name in a document, by the document's place, with its own span and that of its sentence.
type Spelling = (usize, (Span, Span));

/// The fewest words of a name whose words may stand in another order in another document and be the same name.
const NEAR_FROM: usize = 3;
/// The most words of a name of which one is looked past.
const MOST_WORDS: usize = 8;
/// The most names of one shape that are compared with one another.
const MOST_ALIKE: usize = 40;

/// Names of bodies and laws that documents write in nearly the same words: a claim for each spelling, by which the
/// names meet. A name that is written in one way only makes none.
#[must_use]
pub fn near_names(documents: &[(SourceId, &Document)]) -> Vec<Claim> {
    let mut spelled: BTreeMap<String, Vec<Spelling>> = BTreeMap::new();
    for (d, (_, document)) in documents.iter().enumerate() {
        let mut seen = BTreeSet::new();
        let written: Vec<Span> = body(document).into_iter().map(|s| s.span).collect();
        for mention in names_of(document, &Context::default()) {
            let Some(name) = &mention.name else { continue };
            let text = mention.span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
            let kind = matches!(name.kind, NameKind::Body | NameKind::Law | NameKind::Other | NameKind::Event);
            if let Some(sentence) = within(&written, mention.span)
                && kind
                && content(&text).len() >= NEAR_FROM
                && seen.insert(text.clone())
            {
                spelled.entry(text).or_default().push((d, (mention.span, sentence)));
            }
        }
    }
    // Alike are names of the same words in another order, and those in which one word differs.
    let people = people(documents);
    for (text, places) in people.spelled.iter().filter(|(text, _)| people.misspelt.contains(*text)) {
        spelled.entry(text.clone()).or_insert_with(|| places.clone());
    }
    let mut alike: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for text in spelled.keys() {
        let mut key = content(text);
        for i in 0..key.len().min(MOST_WORDS) {
            let mut without = key.clone();
            without[i] = "*".to_owned();
            alike.entry(without).or_default().push(text);
        }
        key.sort();
        alike.entry(key).or_default().push(text);
    }
    let mut chosen: BTreeSet<&str> = BTreeSet::new();
    chosen.extend(people.misspelt.iter().map(String::as_str));
    for names in alike.values().filter(|names| names.len() > 1 && names.len() <= MOST_ALIKE) {
        for (i, a) in names.iter().enumerate() {
            for b in names.iter().skip(i + 1).filter(|b| fold_key(a) != fold_key(b)) {
                if matches!(stand(&Name::read(a), &Name::read(b)), Standing::Variant(_)) {
                    chosen.extend([*a, *b]);
                }
            }
        }
    }
    let mut claims = Vec::new();
    for text in chosen {
        for (d, (span, sentence)) in spelled.get(text).into_iter().flatten() {
            let Some((source, document)) = documents.get(*d) else { continue };
            claims.push(near(source, document, text, (*span, *sentence), claims.len()));
        }
    }
    claims
}

/// The one of some spans, in order, that holds another.
fn within(spans: &[Span], inner: Span) -> Option<Span> {
    let at = spans.partition_point(|s| s.start <= inner.start).checked_sub(1)?;
    spans.get(at).copied().filter(|s| inner.end <= s.end)
}

/// People by the spellings of their names, and the spellings of which another is a letter or two away.
#[derive(Default)]
struct People {
    spelled: BTreeMap<String, Vec<Spelling>>,
    misspelt: BTreeSet<String>,
}

/// Names of people of which two documents, or two sentences, write a word otherwise: "Ann Rowe" and "Ann Row".
fn people(documents: &[(SourceId, &Document)]) -> People {
    let mut people = People::default();
    // Who stands in one sentence with a near namesake is another.
    let mut together: BTreeMap<String, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for (d, (_, document)) in documents.iter().enumerate() {
        let written: Vec<Span> = body(document).into_iter().map(|s| s.span).collect();
        for mention in names_of(document, &Context::default()) {
            let Some(name) = &mention.name else { continue };
            let text = mention.span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
            let all = words(&text);
            let given = all.len() == 2 && word_class(&all[0].key).is(WordClass::GIVEN);
            let person = name.kind == NameKind::Person || (name.kind == NameKind::Other && given);
            let sentence = written.partition_point(|s| s.end < mention.span.end);
            let inside = written.get(sentence).copied().filter(|s| s.start <= mention.span.start);
            if let Some(held) = inside.filter(|_| person && all.len() == 2) {
                together.entry(text.clone()).or_default().insert((d, sentence));
                let places = people.spelled.entry(text).or_default();
                if places.iter().all(|(known, _)| *known != d) {
                    places.push((d, (mention.span, held)));
                }
            }
        }
    }
    // Two words, of which one is the same: by each of them.
    let mut by_word: BTreeMap<(usize, String), Vec<&String>> = BTreeMap::new();
    for text in people.spelled.keys() {
        for (i, word) in words(text).into_iter().enumerate() {
            by_word.entry((i, word.key)).or_default().push(text);
        }
    }
    for ((shared, _), names) in by_word.into_iter().filter(|(_, names)| names.len() <= MOST_ALIKE) {
        for (n, a) in names.iter().enumerate() {
            for b in names.iter().skip(n + 1) {
                let apart = together.get(*a).zip(together.get(*b)).is_some_and(|(x, y)| x.is_disjoint(y));
                // "Maria" and "Mario" are two given names.
                let known = |name: &str| words(name).first().is_some_and(|w| word_class(&w.key).is(WordClass::GIVEN));
                let namesakes = shared == 1 && known(a) && known(b);
                let near = misspelt_person(a, b).is_some();
                if apart && near && !namesakes {
                    people.misspelt.extend([(*a).clone(), (*b).clone()]);
                }
            }
        }
    }
    people
}

/// The content words of a name, as stems.
fn content(name: &str) -> Vec<String> {
    let small = |key: &str| matches!(key, "the" | "of" | "and" | "for" | "in" | "on" | "at" | "to" | "a" | "an");
    words(name).iter().filter(|w| !small(&w.key)).map(|w| stem(&w.key)).collect()
}

/// The claim of one spelling, by the place of the name and its sentence.
fn near(source: &SourceId, document: &Document, text: &str, (span, sentence): (Span, Span), n: usize) -> Claim {
    Claim {
        id: ClaimId { source: source.clone(), name: format!("name-{}-l{}", n + 1, document.line_of(span.start)) },
        subject: text.to_owned(),
        property: "full name".to_owned(),
        value: Value::Text(text.to_owned()),
        denied: false,
        as_of: None,
        period: None,
        place: None,
        population: None,
        method: None,
        modality: Modality::Asserted,
        origin: None,
        of: None,
        status: Status::Draft,
        slot: None,
        note: None,
        citations: vec![citation(document, sentence, Some(span))],
        at: Location { file: format!("claims/{source}.toml"), line: 1 },
    }
}
