//! Claims from dates that belong to a noun or a name: "the 1996 Boats Act", "a May 2020 report from the auditor", "a
//! raid in 2019".

use super::dates::{before_aside, dated, when};
use super::figures;
use super::scope::{Scope, words_without_article};
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::extract::grammar::{Sense, Tag};
use crate::extract::name::NameKind;
use crate::text::{stem, words};
use crate::time::{Bound, Grain};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody writes or says, and what has a date of its own.
const DOCUMENTS: &[&str] = &[
    "report",
    "release",
    "statement",
    "study",
    "letter",
    "memo",
    "memorandum",
    "survey",
    "poll",
    "interview",
    "article",
    "speech",
    "ruling",
    "decision",
    "lawsuit",
    "audit",
    "analysis",
    "filing",
    "complaint",
    "indictment",
    "order",
    "email",
    "tweet",
    "post",
    "paper",
    "review",
    "opinion",
    "editorial",
];

/// Events, by nouns. One that has no name and no owner is told by its date.
const OCCASIONS: &[&str] = &[
    "inauguration",
    "election",
    "referendum",
    "raid",
    "earthquake",
    "quake",
    "attack",
    "crash",
    "shooting",
    "bombing",
    "explosion",
    "fire",
    "flood",
    "storm",
    "hurricane",
    "tornado",
    "accident",
    "collapse",
    "outbreak",
    "eruption",
    "tsunami",
    "riot",
    "protest",
    "blast",
    "landslide",
    "wildfire",
    "derailment",
    "collision",
    "massacre",
    "ambush",
    "war",
    "battle",
    "summit",
    "conference",
    "festival",
    "trial",
    "hearing",
    "merger",
    "convention",
    "ceremony",
    "parade",
    "coup",
    "strike",
    "funeral",
    "wedding",
    "launch",
    "opening",
    "closure",
    "takeover",
];

/// Those that come again and again: each is told by its date.
const RECURRING: &[&str] = &[
    "election",
    "referendum",
    "summit",
    "conference",
    "festival",
    "convention",
    "ceremony",
    "parade",
    "hearing",
    "protest",
    "strike",
    "hurricane",
    "storm",
    "flood",
    "fire",
];

/// Verbs that name an event of which there may be several.
const EVENT_VERBS: &[&str] = &["raid", "attack", "bomb", "storm"];

/// Verbs by which an event comes about.
const HAPPEN: &[&str] = &["strike", "hit", "occur", "happen", "erupt", "begin", "hold"];

/// Verbs of writing and speaking.
const SPEECH: &[&str] =
    &["write", "say", "announce", "state", "add", "argue", "warn", "report", "find", "conclude", "estimate", "show"];

pub(super) fn claims(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for (i, token) in read.tokens.iter().enumerate().filter(|(_, t)| t.tag == Tag::Period) {
        let Some(date) = when(reader, read, i).filter(|w| w.bound == Bound::Within) else { continue };
        let found = document(reader, scope, read, i).or_else(|| named(reader, read, i, token.span.end));
        if let Some((subject, property, instance)) = found {
            let period = instance.then(|| date.text.clone());
            made.push(Draft {
                subject,
                property: property.to_owned(),
                period,
                presupposed: true,
                of_noun: true,
                ..dated(read, date)
            });
            continue;
        }
        if let Some(occasion) = occasion(reader, read, i) {
            let period = (!occasion.definite).then(|| date.text.clone());
            let place = occasion.place.filter(|p| !occasion.subject.contains(p.as_str()));
            made.push(Draft {
                subject: occasion.subject,
                property: "date".to_owned(),
                period,
                place,
                presupposed: true,
                of_noun: true,
                ..dated(read, date)
            });
        }
    }
    by_verb(reader, read, made);
}

/// "the 1996 Boats Act": a law or an event by its name, with its year.
fn named(reader: &Reader<'_>, read: &Read, date: usize, end: usize) -> Option<(String, &'static str, bool)> {
    let token = read.tokens.get(date + 1).filter(|t| t.span.start <= end + 2)?;
    let name = reader.name(token).filter(|n| matches!(n.kind, NameKind::Law | NameKind::Event))?;
    let before = date.checked_sub(1).map(|k| &read.tokens[k])?;
    if !(before.tag == Tag::Determiner || before.possessive) {
        return None;
    }
    let mention = reader.periods.get(&read.tokens[date].span.start)?;
    let property = if mention.period.grain == Grain::Year { "year" } else { "date" };
    // A law goes by its full name where the text gives it.
    let subject =
        if name.canonical.is_empty() { token.span.of(reader.text).to_owned() } else { name.canonical.clone() };
    Some((subject, property, false))
}

/// "a May 2020 report from the auditor", "wrote in a May 2020 press release": whose document it is. There may be others
/// of theirs, so that its date belongs to what it is.
fn document(reader: &Reader<'_>, scope: &Scope, read: &Read, date: usize) -> Option<(String, &'static str, bool)> {
    let key = |k: usize| read.tokens.get(k).map_or("", |t| t.key.as_str());
    let is = |k: usize| DOCUMENTS.contains(&key(k));
    let compound = read.tokens.get(date + 1).is_some_and(|t| t.tag == Tag::Noun) && is(date + 2);
    let at = if compound { date + 2 } else { Some(date + 1).filter(|k| is(*k))? };
    let noun = read.span(date + 1, at + 1).of(reader.text).to_owned();
    let before = date.checked_sub(1)?;
    let first = &read.tokens[before];
    let whose = if first.possessive {
        read.parse.phrases.iter().find(|p| p.from <= before && before < p.to).map(|p| {
            let text = read.span(p.from, before + 1).of(reader.text);
            text.trim_start_matches("the ")
                .trim_start_matches("The ")
                .trim_end_matches("'s")
                .trim_end_matches("’s")
                .to_owned()
        })
    } else if first.tag != Tag::Determiner {
        return None;
    } else if matches!(key(at + 1), "from" | "by" | "of") {
        let phrase = read.parse.phrases.iter().find(|p| p.from == at + 2)?;
        Some(words_without_article(reader, read, phrase))
    } else {
        // "Ann White wrote in a …".
        let said = before.checked_sub(1).filter(|k| read.tokens[*k].tag == Tag::Preposition)?;
        let clause = read.parse.clauses.iter().find(|c| c.verbs.1 == said && SPEECH.contains(&c.base))?;
        speaker(reader, scope, read, clause.verbs.0)
    };
    let whose = whose.filter(|w| !w.is_empty() && words(w).len() <= 8)?;
    let end = if whose.ends_with('s') { "'" } else { "'s" };
    Some((format!("{whose}{end} {noun}"), "date", true))
}

/// Who speaks, by the words right before a verb of speech.
fn speaker(reader: &Reader<'_>, scope: &Scope, read: &Read, verb: usize) -> Option<String> {
    let bracketed = verb.checked_sub(1).is_some_and(|k| read.tokens[k].key == ")");
    let end = if bracketed { (0..verb).rfind(|k| read.tokens[*k].key == "(")? } else { verb };
    let direct = read.parse.phrases.iter().position(|p| p.to == end && !p.is_period);
    let p = direct.or_else(|| before_aside(read, verb))?;
    let phrase = read.phrase(p);
    let head = &read.tokens[phrase.head];
    if head.tag == Tag::Name {
        // "advocates from the League wrote": the League's, as far as the text says.
        return Some(head.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "));
    }
    (head.tag == Tag::Pronoun).then(|| scope.resolve(reader, read, phrase)).flatten()
}

struct Occasion {
    subject: String,
    definite: bool,
    place: Option<String>,
}

/// "the January 2025 inauguration", "a raid in 2019", "President Roe's inauguration in January 2025".
fn occasion(reader: &Reader<'_>, read: &Read, date: usize) -> Option<Occasion> {
    let inside = read.parse.phrases.iter().position(|p| p.from <= date && date < p.head);
    let behind = || {
        let phrase = read.parse.phrases.iter().find(|p| p.is_period && p.from == date)?;
        let (preposition, before) = phrase.led_by?;
        let near = read.phrase(before?).to == preposition;
        (near && matches!(read.tokens[preposition].key.as_str(), "in" | "on" | "of")).then_some(before?)
    };
    let phrase = read.phrase(inside.or_else(behind)?);
    let head = &read.tokens[phrase.head];
    let (noun, known) = (stem(&head.key), phrase.figure.is_none() && head.tag == Tag::Noun);
    if !known || !OCCASIONS.iter().any(|o| stem(o) == noun) || head.key.ends_with('s') && !head.key.ends_with("ss") {
        return None;
    }
    let first = &read.tokens[phrase.from];
    let skip = usize::from(first.tag == Tag::Determiner && phrase.owner_to != Some(phrase.from + 1));
    let said = (phrase.from + skip..phrase.to).filter(|k| read.tokens[*k].tag != Tag::Period);
    let subject = said.map(|k| {
        let token = &read.tokens[k];
        let end = if token.possessive && !token.span.of(reader.text).ends_with(['s', '\'', '’']) { "'s" } else { "" };
        format!("{}{end}", token.span.of(reader.text))
    });
    let subject = subject.collect::<Vec<_>>().join(" ");
    let place = read.parse.phrases.iter().find(|p| {
        p.led_by.is_some_and(|(t, _)| matches!(read.tokens[t].key.as_str(), "in" | "at" | "near"))
            && reader.is_place(&read.tokens[p.head])
            && read.tokens[p.head].tag == Tag::Name
    });
    let again = RECURRING.iter().any(|o| stem(o) == noun);
    let definite = !again && (phrase.owner_to.is_some() || (first.key == "the" && words(&subject).len() > 1));
    Some(Occasion { subject, definite, place: place.map(|p| words_without_article(reader, read, p)) })
}

/// "On 7 August 2019 agents raided the mill", "The earthquake struck on 3 March".
fn by_verb(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    for clause in read.parse.clauses.iter().filter(|c| !c.negated && matches!(c.sense, Sense::Active | Sense::Passive))
    {
        let found = clause.objects.iter().map(|o| read.phrase(o.phrase)).filter(|p| p.is_period);
        let Some(date) = found.filter_map(|p| when(reader, read, p.from)).find(|w| w.bound == Bound::Within) else {
            continue;
        };
        let subject = clause.subject.map(|s| read.phrase(s));
        let by_noun = subject.filter(|p| {
            let head = &read.tokens[p.head];
            let event = OCCASIONS.iter().any(|o| stem(o) == stem(&head.key));
            p.figure.is_none() && head.tag == Tag::Noun && event && HAPPEN.contains(&clause.base)
        });
        let (subject, definite) = if let Some(phrase) = by_noun {
            let head = stem(&read.tokens[phrase.head].key);
            let again = RECURRING.iter().any(|o| stem(o) == head);
            let definite = !again && (read.tokens[phrase.from].key == "the" || phrase.owner_to.is_some());
            (words_without_article(reader, read, phrase), definite)
        } else if EVENT_VERBS.contains(&clause.base) && clause.sense == Sense::Active {
            (figures::event_of(reader, read).unwrap_or_else(|| clause.base.to_owned()), false)
        } else {
            continue;
        };
        let places: Vec<_> = read
            .parse
            .phrases
            .iter()
            .filter(|p| p.led_by.is_some_and(|(t, _)| matches!(read.tokens[t].key.as_str(), "in" | "near" | "at")))
            .filter(|p| {
                reader.is_place(&read.tokens[p.head]) && read.tokens.get(p.to).is_none_or(|t| t.tag != Tag::Comma)
            })
            .collect();
        made.push(Draft {
            subject,
            property: "date".to_owned(),
            period: (!definite).then(|| date.text.clone()),
            place: places.first().map(|p| words_without_article(reader, read, p)),
            of_noun: true,
            ..dated(read, date)
        });
    }
}

/// Takes out the dates of what one document gives several dates: there were several of it.
pub(super) fn tell_apart(made: &mut [Draft]) {
    let mut seen: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    let asked = |d: &Draft| (d.subject.to_lowercase(), d.property.clone());
    let open = |d: &Draft| d.of_noun && d.period.is_none();
    for draft in made.iter().filter(|d| open(d)) {
        if let Some(Value::Text(value)) = &draft.value {
            seen.entry(asked(draft)).or_default().insert(value.clone());
        }
    }
    for draft in made.iter_mut().filter(|d| open(d)) {
        if seen.get(&asked(draft)).is_some_and(|values| values.len() > 1)
            && let Some(Value::Text(value)) = &draft.value
        {
            draft.period = Some(value.clone());
        }
    }
}
