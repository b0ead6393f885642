//! Claims from the items of a list that say how each stands: "- Dell Police: active since July 2025".

use super::dates::{When, dated, when};
use super::lists::head;
use super::scope::words_without_article;
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::document::{Document, Role};
use crate::extract::grammar::lexicon::{Form, verb};
use crate::extract::grammar::{Sense, Tag};
use crate::text::{Span, words};
use crate::time::Bound;
use std::collections::BTreeMap;

/// Words that say how a thing stands. They exclude each other as far as the vocabulary says.
const STATUSES: &[&str] = &[
    "active",
    "inactive",
    "pending",
    "expired",
    "suspended",
    "ongoing",
    "proposed",
    "planned",
    "cancelled",
    "canceled",
    "terminated",
    "approved",
    "rejected",
    "withdrawn",
    "vacant",
    "closed",
    "open",
    "completed",
    "enacted",
    "repealed",
    "vetoed",
    "failed",
    "passed",
    "signed",
    "denied",
    "ended",
];

/// The most tokens behind the name of an item: more is a sentence, which is read as one.
const MOST_TOKENS: usize = 9;

pub(super) fn claims(reader: &Reader<'_>, document: &Document, made: &mut Vec<Draft>) {
    let mut topic: Option<(usize, Option<String>)> = None;
    for (i, paragraph) in document.paragraphs().iter().enumerate() {
        if !matches!(paragraph.role, Role::Item { .. }) || !paragraph.body {
            continue;
        }
        let Some(name) = head(reader, paragraph.words) else { continue };
        let Some(sentence) = reader.sentences_of(i).first() else { continue };
        let read = reader.read(sentence);
        let named =
            read.tokens.iter().any(|t| t.tag == Tag::Name && t.span.start >= name.start && t.span.end <= name.end);
        if !named {
            continue;
        }
        if let Some(lead) = document.lead_in(i)
            && topic.as_ref().is_none_or(|(of, _)| *of != lead)
        {
            topic = Some((lead, spoken_of(reader, lead)));
        }
        let topic = topic.as_ref().filter(|(of, _)| document.lead_in(i) == Some(*of)).and_then(|(_, t)| t.as_deref());
        item(reader, &read, name, topic, made);
    }
}

/// How many sentences at the end of a lead-in speak of the list.
const LEAD_SENTENCES: usize = 3;

/// What a lead-in says that the items have: "287(g) agreement" of "Three towns have 287(g) agreements. These are:".
fn spoken_of(reader: &Reader<'_>, lead: usize) -> Option<String> {
    for sentence in reader.sentences_of(lead).iter().rev().take(LEAD_SENTENCES) {
        let read = reader.read(sentence);
        for clause in read.parse.clauses.iter().rev().filter(|c| c.sense == Sense::Has && !c.negated) {
            let object = clause
                .objects
                .iter()
                .map(|o| read.phrase(o.phrase))
                .find(|p| p.from >= clause.verbs.1 && p.figure.is_none() && read.tokens[p.head].tag == Tag::Noun);
            let Some(phrase) = object else { continue };
            let text = words_without_article(reader, &read, phrase);
            let one = text.strip_suffix('s').filter(|t| !t.ends_with('s')).unwrap_or(&text);
            return (words(one).len() <= 3).then(|| one.to_owned());
        }
    }
    None
}

/// What stands behind the name of an item.
fn item(reader: &Reader<'_>, read: &Read, name: Span, topic: Option<&str>, made: &mut Vec<Draft>) {
    let from = read.tokens.iter().position(|t| t.span.start >= name.end).unwrap_or(read.tokens.len());
    let rest: Vec<usize> = (from..read.tokens.len()).filter(|k| !matches!(read.tokens[*k].tag, Tag::Adverb)).collect();
    if rest.len() > MOST_TOKENS || rest.len() < 2 {
        return;
    }
    let subject = name.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let of = |word: &str| match topic {
        Some(topic) => format!("{topic} {word}"),
        None => word.to_owned(),
    };
    let date = rest.iter().find_map(|k| Some((*k, when(reader, read, *k)?)));
    match date {
        Some((at, date)) => {
            let said: Vec<&str> = rest
                .iter()
                .filter(|k| {
                    **k < at && !matches!(read.tokens[**k].tag, Tag::Stop | Tag::Comma | Tag::Preposition | Tag::Be)
                })
                .map(|k| read.tokens[*k].key.as_str())
                .collect();
            let Some(property) = dated_by(&said, &date) else { return };
            // What follows the date tells more than is read.
            if rest.iter().any(|k| *k > at && !matches!(read.tokens[*k].tag, Tag::Stop | Tag::Comma)) {
                return;
            }
            made.push(Draft { subject, property: of(&property), ..dated(read, date) });
        }
        None => status(reader, read, &rest, subject, &of("status"), made),
    }
}

/// What a date behind a name dates: "active since", "closed", "since".
fn dated_by(said: &[&str], date: &When) -> Option<String> {
    match (said, date.bound) {
        ([], Bound::Since) => Some("since".to_owned()),
        ([word], Bound::Since) => Some(format!("{word} since")),
        ([first, word], Bound::Since) if first.len() > 2 && *first != "not" => Some(format!("{first} {word} since")),
        ([word], Bound::Within) => {
            let done = verb(word).is_some_and(|(_, form)| matches!(form, Form::Ed | Form::Participle));
            done.then(|| (*word).to_owned())
        }
        _ => None,
    }
}

/// "not active yet; still pending": the one status that is not denied.
fn status(reader: &Reader<'_>, read: &Read, rest: &[usize], subject: String, property: &str, made: &mut Vec<Draft>) {
    let known = |k: usize| STATUSES.contains(&read.tokens[k].key.as_str());
    let plain =
        |k: usize| matches!(read.tokens[k].tag, Tag::Stop | Tag::Comma | Tag::Negation | Tag::Conjunction | Tag::Be);
    if !rest.iter().all(|k| known(*k) || plain(*k)) {
        return;
    }
    let found: Vec<(usize, bool)> = rest
        .iter()
        .filter(|k| known(**k))
        .map(|k| (*k, k.checked_sub(1).is_some_and(|b| read.tokens[b].tag == Tag::Negation)))
        .collect();
    let affirmed: Vec<usize> = found.iter().filter(|(_, denied)| !denied).map(|(k, _)| *k).collect();
    let (at, denied) = match (affirmed.as_slice(), found.as_slice()) {
        ([one], _) => (*one, false),
        ([], [(one, _)]) => (*one, true),
        _ => return,
    };
    made.push(Draft {
        subject,
        property: property.to_owned(),
        value: Some(Value::Text(read.tokens[at].span.of(reader.text).to_owned())),
        denied,
        settled: true,
        at: Some(read.tokens[at].span),
        passages: vec![read.sentence.span],
        ..Draft::default()
    });
}
/// Takes out what the items of one list say of one thing in several values: the items tell of several, in words that were
/// not read.
pub(super) fn tell_apart(reader: &Reader<'_>, document: &Document, made: &mut Vec<Draft>) {
    let mut asked: BTreeMap<(usize, String, String, Option<String>), Vec<usize>> = BTreeMap::new();
    for (i, draft) in made.iter().enumerate() {
        let Some(at) = draft.at.filter(|_| draft.of.is_none()) else { continue };
        let before = reader.sentences.partition_point(|s| s.span.start <= at.start);
        let Some(paragraph) = before.checked_sub(1).map(|k| reader.sentences[k].paragraph) else { continue };
        let Some(lead) = document.lead_in(paragraph) else { continue };
        let of = (lead, draft.subject.clone(), draft.property.clone(), draft.population.clone());
        asked.entry(of).or_default().push(i);
    }
    let value = |i: &usize| match &made[*i].value {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let several = |same: &Vec<usize>| same.iter().any(|i| value(i) != value(&same[0]));
    let doubtful = asked.into_values().filter(|same| same.len() > 1 && several(same)).flatten().collect();
    super::take_out(made, 0, doubtful);
}
