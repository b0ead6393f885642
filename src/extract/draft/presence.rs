//! Claims that there are none of something, or some: "does not have any sanctuary cities", "some cities have".

use super::scope::{Scope, words_without_article};
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::extract::grammar::{Clause, Phrase, Sense, Tag};
use crate::text::words;

/// Words that say none.
const NONE: &[&str] = &["no", "zero", "any"];
/// Words that say some and count nothing.
const SOME: &[&str] = &["some", "several", "many", "most", "all", "few"];
/// The most words of what there is or is not.
const MOST_WORDS: usize = 6;

pub(super) fn claims(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for clause in &read.parse.clauses {
        if !matches!(clause.sense, Sense::Has | Sense::ThereIs) {
            continue;
        }
        // Right behind the verb: "does not have as many parks as some towns" says nothing of towns.
        most(reader, scope, read, clause, made);
        let next = (clause.verbs.1..read.tokens.len()).find(|k| read.tokens[*k].tag != Tag::Adverb);
        let object =
            clause.objects.iter().find(|o| o.preposition.is_none() && Some(read.phrase(o.phrase).from) == next);
        let Some(phrase) = object.map(|o| read.phrase(o.phrase)).filter(|p| p.figure.is_none() && !p.is_period) else {
            continue;
        };
        let Some(first) = read.tokens.get(phrase.from) else { continue };
        let Some(head) = read.tokens.get(phrase.head).filter(|t| t.tag == Tag::Noun) else { continue };
        let one = matches!(first.key.as_str(), "a" | "an");
        let none = first.key == "no"
            || (clause.negated && one)
            || (clause.negated && (NONE.contains(&first.key.as_str()) || head.key.ends_with('s')));
        // "the most" is a rank.
        let ranked = phrase.from.checked_sub(1).and_then(|i| read.tokens.get(i)).is_some_and(|t| t.key == "the");
        let some = !clause.negated && !ranked && SOME.contains(&first.key.as_str());
        if !none && !some {
            continue;
        }
        let skip = usize::from(first.tag == Tag::Determiner);
        let noun = read.span(phrase.from + skip, phrase.to).of(reader.text).to_owned();
        let noun = format!("{noun}{}", trailing(reader, read, phrase));
        if noun.is_empty() || words(&noun).len() > MOST_WORDS {
            continue;
        }
        let place = reader.place_in(read, clause);
        let subject = match clause.sense {
            Sense::Has => subject_of(read, clause).and_then(|s| scope.resolve(reader, read, read.phrase(s))),
            _ => place.clone(),
        };
        let generic = matches!(subject.as_deref(), Some("people" | "they" | "residents" | "others"));
        let guessed = subject.is_none() || generic;
        let Some(subject) = subject.or_else(|| scope.topic()) else { continue };
        let written = if none { "none".to_owned() } else { first.key.clone() };
        made.push(Draft {
            guessed,
            place: place.filter(|p| *p != subject),
            period: reader.date_in(read, clause),
            as_of: reader.moment_in(read, clause),
            modality: super::dates::modality(read, clause),
            subject,
            property: noun,
            value: Some(Value::Text(written)),
            settled: true,
            at: Some(first.span),
            passages: vec![read.sentence.span],
            ..Draft::default()
        });
    }
    some_have(reader, scope, read, made);
    taking_part(reader, scope, read, made);
}

/// "Borland takes part in the Clean Harbor program": so there is one there.
fn taking_part(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for clause in read.parse.clauses.iter().filter(|c| !c.negated) {
        let object = |preposition: &str, noun: &str| {
            let at = clause.objects.iter().position(|o| {
                let head = &read.tokens[read.phrase(o.phrase).head].key;
                noun.is_empty() || (o.preposition.is_none() && head == noun)
            })?;
            let led = clause.objects.iter().skip(at).find(|o| {
                o.preposition.is_some_and(|t| read.tokens[t].key == preposition)
                    && read.phrase(o.phrase).from >= clause.verbs.1
            })?;
            Some(read.phrase(led.phrase))
        };
        let of = match (clause.sense, clause.base) {
            (Sense::Active, "participate") => object("in", ""),
            (Sense::Active, "take") => object("in", "part"),
            (Sense::Is, _) => object("of", "part").or_else(|| object("of", "member")),
            _ => None,
        };
        let Some(phrase) = of.filter(|p| (p.from..p.to).any(|k| read.tokens[k].tag == Tag::Name)) else { continue };
        let Some(subject) = subject_of(read, clause).and_then(|s| super::dates::firm(reader, scope, read, s)) else {
            continue;
        };
        let value = words_without_article(reader, read, phrase);
        if value == subject || words(&value).len() > MOST_WORDS {
            continue;
        }
        made.push(Draft {
            subject,
            property: format!("participation in the {value}"),
            value: Some(Value::YesNo(true)),
            period: reader.date_in(read, clause),
            modality: super::dates::modality(read, clause),
            at: Some(read.span(phrase.from, phrase.to)),
            passages: vec![read.sentence.span],
            ..Draft::default()
        });
    }
}

/// "has the most boats": a rank.
fn most(reader: &Reader<'_>, scope: &Scope, read: &Read, clause: &Clause, made: &mut Vec<Draft>) {
    let at = clause.verbs.1;
    let the = read.tokens.get(at).is_some_and(|t| t.key == "the");
    let rank = read.tokens.get(at + 1).is_some_and(|t| matches!(t.key.as_str(), "most" | "fewest"));
    let phrase =
        read.parse.phrases.iter().find(|p| (p.from == at || p.from == at + 1) && read.tokens[p.head].tag == Tag::Noun);
    let (Some(phrase), Sense::Has, true) = (phrase, clause.sense, the && rank && !clause.negated) else { return };
    let subject = subject_of(read, clause).and_then(|s| scope.resolve(reader, read, read.phrase(s)));
    let Some(subject) = subject else { return };
    let period = clause.objects.iter().map(|o| read.phrase(o.phrase)).filter(|p| p.is_period);
    let period = period.map(|p| read.span(p.from, p.to)).next();
    let written = read.span(at, at + 2);
    made.push(Draft {
        subject,
        property: format!("rank by {}", read.span(at + 2, phrase.to).of(reader.text)),
        value: Some(Value::Text(written.of(reader.text).to_owned())),
        period: period.map(|p| p.of(reader.text).to_owned()),
        settled: true,
        at: Some(written),
        passages: vec![read.sentence.span],
        ..Draft::default()
    });
}

/// "access to federal aid": what a noun of one word is without what follows is anything.
fn trailing(reader: &Reader<'_>, read: &Read, phrase: &Phrase) -> String {
    let next = read.parse.phrases.iter().find(|p| p.from == phrase.to + 1 && !p.is_period && p.figure.is_none());
    let preposition = read.tokens.get(phrase.to).filter(|t| t.tag == Tag::Preposition).map_or("", |t| t.key.as_str());
    match next {
        Some(next) if matches!(preposition, "to" | "of" | "for" | "from" | "about" | "on") => {
            format!(" {preposition} {}", words_without_article(reader, read, next))
        }
        _ => String::new(),
    }
}

/// The subject of a clause, past the number of an item and a word that only opens the sentence.
fn subject_of(read: &Read, clause: &Clause) -> Option<usize> {
    let own = clause.subject?;
    let phrase = read.phrase(own);
    let head = &read.tokens[phrase.head];
    let opener = phrase.from == 0
        && phrase.to == 1
        && head.tag == Tag::Noun
        && (head.key.bytes().all(|b| b.is_ascii_digit()) || read.tokens.get(1).is_some_and(|t| t.tag == Tag::Comma));
    if !opener && phrase.figure.is_none() {
        return Some(own);
    }
    read.parse.phrases.iter().position(|p| p.to == clause.verbs.0 && p.led_by.is_none() && !p.is_period)
}

/// "Some cities have adopted measures that …": there are some of what the sentence describes.
fn some_have(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for phrase in &read.parse.phrases {
        let first = &read.tokens[phrase.from];
        let some = matches!(first.key.as_str(), "some" | "several" | "many") && first.tag == Tag::Determiner;
        if !some || phrase.to < phrase.from + 2 || phrase.led_by.is_some() || phrase.owner_to.is_some() {
            continue;
        }
        // "some cities and counties": the verb stands behind both.
        let and = read.tokens.get(phrase.to).is_some_and(|t| t.key == "and");
        let second = read.parse.phrases.iter().find(|p| and && p.from == phrase.to + 1 && p.owner_to.is_none());
        let end = second.map_or(phrase.to, |p| p.to);
        let also = usize::from(read.tokens.get(end).is_some_and(|t| t.tag == Tag::Adverb));
        let Some(c) = read.parse.clauses.iter().position(|c| c.verbs.0 == end || c.verbs.0 == end + also) else {
            continue;
        };
        let clause = read.clause(c);
        if !matches!(clause.sense, Sense::Active | Sense::Has)
            || clause.negated
            || read.tokens[clause.verbs.0].key == "to"
        {
            continue;
        }
        let noun = read.span(phrase.from + 1, end).of(reader.text);
        // What they do, to the end of the clause, and what for: a class is known by its definition.
        let until = |c: &Clause| c.objects.iter().map(|o| read.phrase(o.phrase).to).max().unwrap_or(c.verbs.1);
        let aim = read
            .parse
            .clauses
            .get(c + 1)
            .filter(|next| read.tokens[next.verbs.0].key == "to" && next.verbs.0 <= until(clause));
        let stop = aim.map_or(until(clause), until);
        // Up to the first comma.
        let stop = (clause.verbs.1..stop).find(|k| read.tokens[*k].tag == Tag::Comma).unwrap_or(stop);
        let said = read.span(clause.verbs.0, stop).of(reader.text);
        let mut property = format!("{noun} that {said}");
        if words(&property).len() > MOST_PREDICATE {
            property = format!("{noun} that {}", read.span(clause.verbs.0, until(clause)).of(reader.text));
        }
        if words(&property).len() > MOST_PREDICATE {
            continue;
        }
        let place = reader.place_in(read, clause);
        let Some(subject) = place.or_else(|| scope.place.clone()) else { continue };
        made.push(Draft {
            subject,
            property: property.split_whitespace().collect::<Vec<_>>().join(" "),
            value: Some(Value::Text(first.key.clone())),
            settled: true,
            period: reader.date_in(read, clause),
            at: Some(first.span),
            passages: vec![read.sentence.span],
            ..Draft::default()
        });
    }
}

/// The most words of what some of a group do.
const MOST_PREDICATE: usize = 16;
