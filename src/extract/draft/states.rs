//! Claims of what somebody takes part in, and of what some of a group have adopted.

use super::scope::{Scope, words_without_article};
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::extract::grammar::{Sense, Tag};
use crate::text::words;

/// Verbs of taking part, with the preposition that leads to what it is in.
const TAKING_PART: &[(&str, &str)] = &[("participate", "in"), ("enroll", "in"), ("enrol", "in")];

/// Verbs by which a body makes something its own: a rule, a measure, a policy.
const ADOPTING: &[&str] = &["adopt", "pass", "enact", "introduce", "impose", "take", "establish", "create"];
/// As far as the tables of the grammar do not know them.
const ADOPTED: &[&str] = &["implemented", "instituted"];

/// The most words of what is adopted.
const MOST_WORDS: usize = 9;

pub(super) fn claims(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for clause in read.parse.clauses.iter().filter(|c| c.sense == Sense::Active) {
        let Some(subject) = clause.subject else { continue };
        let phrase = read.phrase(subject);
        let taking = TAKING_PART.iter().find(|(base, _)| *base == clause.base);
        let part = taking.and_then(|(_, lead)| {
            clause.objects.iter().find(|o| o.preposition.is_some_and(|t| read.tokens[t].key == *lead))
        });
        if let Some(part) = part.map(|o| read.phrase(o.phrase)).filter(|p| !p.is_period && p.figure.is_none())
            && let Some(who) = scope.resolve(reader, read, phrase)
        {
            let what = words_without_article(reader, read, part);
            if words(&what).len() <= MOST_WORDS {
                made.push(Draft {
                    subject: who,
                    property: "participation".to_owned(),
                    value: Some(Value::Text(what)),
                    denied: clause.negated,
                    period: reader.date_in(read, clause),
                    as_of: reader.moment_in(read, clause),
                    modality: super::dates::modality(read, clause),
                    at: Some(read.span(part.from, part.to)),
                    passages: vec![read.sentence.span],
                    ..Draft::default()
                });
            }
        }
        adopted(reader, scope, read, clause, made);
    }
}

/// "Some cities and counties have implemented measures to restrict …".
fn adopted(
    reader: &Reader<'_>,
    scope: &Scope,
    read: &Read,
    clause: &crate::extract::grammar::Clause,
    made: &mut Vec<Draft>,
) {
    let main = read.tokens.get(clause.main).map_or("", |t| t.key.as_str());
    let Some(phrase) = clause.subject.map(|s| read.phrase(s)) else { return };
    let some = read.tokens.get(phrase.from).filter(|t| matches!(t.key.as_str(), "some" | "several" | "many"));
    let (Some(some), true) = (some, ADOPTING.contains(&clause.base) || ADOPTED.contains(&main)) else { return };
    let Some(object) = clause.objects.iter().find(|o| o.preposition.is_none()).map(|o| read.phrase(o.phrase)) else {
        return;
    };
    // "measures to restrict cooperation with the agency": to the next comma.
    let stop = |t: &&super::Token| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Relative);
    let length = read.tokens.iter().skip(object.from).take_while(|t| !stop(t)).count();
    let property = read.span(object.from, object.from + length).of(reader.text);
    let property = property.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = clause.verbs.0;
    let group = read.span(phrase.from + 1, end).of(reader.text).trim().to_owned();
    if clause.negated || words(&property).len() > MOST_WORDS || words(&group).len() > MOST_WORDS || group.is_empty() {
        return;
    }
    let Some(place) = reader.place_in(read, clause).or_else(|| scope.place.clone()) else { return };
    made.push(Draft {
        subject: format!("{group} in {place}"),
        property,
        value: Some(Value::Text(some.key.clone())),
        at: Some(some.span),
        passages: vec![read.sentence.span],
        ..Draft::default()
    });
}
