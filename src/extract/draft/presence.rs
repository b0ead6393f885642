//! Claims that there are none of something, or some: "does not have any sanctuary cities", "some cities have".

use super::scope::{Scope, words_without_article};
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::extract::grammar::{Sense, Tag};
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
        let object =
            clause.objects.iter().find(|o| o.preposition.is_none() && read.phrase(o.phrase).from >= clause.verbs.1);
        let Some(phrase) = object.map(|o| read.phrase(o.phrase)).filter(|p| p.figure.is_none() && !p.is_period) else {
            continue;
        };
        let Some(first) = read.tokens.get(phrase.from) else { continue };
        let Some(head) = read.tokens.get(phrase.head).filter(|t| t.tag == Tag::Noun) else { continue };
        let none =
            first.key == "no" || (clause.negated && (NONE.contains(&first.key.as_str()) || head.key.ends_with('s')));
        // "the most" is a rank.
        let ranked = phrase.from.checked_sub(1).and_then(|i| read.tokens.get(i)).is_some_and(|t| t.key == "the");
        let some = !clause.negated && !ranked && SOME.contains(&first.key.as_str());
        if !none && !some {
            continue;
        }
        let skip = usize::from(first.tag == Tag::Determiner);
        let noun = read.span(phrase.from + skip, phrase.to).of(reader.text).to_owned();
        if noun.is_empty() || words(&noun).len() > MOST_WORDS {
            continue;
        }
        let place = reader.place_in(read, clause);
        let subject = match clause.sense {
            Sense::Has => clause.subject.and_then(|s| scope.resolve(reader, read, read.phrase(s))),
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
}

/// "Some cities have adopted measures that …": there are some of what the sentence describes.
fn some_have(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for clause in read.parse.clauses.iter().filter(|c| c.sense == Sense::Active && !c.negated && !read.is_infinitive(c))
    {
        let Some(phrase) = clause.subject.map(|s| read.phrase(s)) else { continue };
        let Some(first) =
            read.tokens.get(phrase.from).filter(|t| matches!(t.key.as_str(), "some" | "several" | "many"))
        else {
            continue;
        };
        if phrase.to < phrase.from + 2 {
            continue;
        }
        let noun = read.span(phrase.from + 1, phrase.to).of(reader.text);
        // What they do, to the end of the clause: a class is known by its definition.
        let end = clause.objects.iter().map(|o| read.phrase(o.phrase).to).max().unwrap_or(clause.verbs.1);
        let said = read.span(clause.verbs.0, end).of(reader.text);
        let property = format!("{noun} that {said}");
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
    let _ = words_without_article;
}

/// The most words of what some of a group do.
const MOST_PREDICATE: usize = 16;
