//! Claims of what somebody takes part in.

use super::scope::{Scope, words_without_article};
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::extract::grammar::Sense;
use crate::text::words;

/// Verbs of taking part, with the preposition that leads to what it is in.
const TAKING_PART: &[(&str, &str)] = &[("participate", "in"), ("enroll", "in"), ("enrol", "in")];

/// The most words of what somebody takes part in.
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
                    property: format!("participation in {what}"),
                    value: Some(Value::YesNo(true)),
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
    }
}
