//! Propositions: of each figure and date that no rule of its own has read, what the parse of its sentence says it is of.

pub(in crate::extract) mod climb;
pub(super) mod denial;
pub(super) mod lexicon;
mod naming;
pub(in crate::extract) mod tree;

use super::scope::Scope;
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::syntax::{self, Parser};
use crate::text::{Span, words};
use crate::time::Grain;
use lexicon::UNTOLD;
use naming::Namer;
use tree::Tree;

/// The most words of a property or subject: beyond it, it is a sentence and no name of anything.
const MOST_WORDS: usize = 10;

/// Makes drafts of what stands in a sentence and is not in `made` from `before` on.
pub(super) fn claims(
    parser: &mut Parser,
    reader: &Reader<'_>,
    scope: &Scope,
    read: &Read,
    made: &mut Vec<Draft>,
    before: usize,
) {
    let told = Span::new(
        read.sentence.span.start + super::dateline(read.sentence.span.of(reader.text)),
        read.sentence.span.end,
    );
    let within = |span: &Span| told.start <= span.start && span.end <= told.end;
    let overlaps = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    let open = |span: &Span, made: &[Draft]| {
        within(span)
            && !made.iter().skip(before).filter(|d| !d.guessed).filter_map(|d| d.at).any(|at| overlaps(at, *span))
    };
    let figures: Vec<_> =
        reader.figures.range(told.start..told.end).map(|(_, m)| m).filter(|m| open(&m.span, made)).collect();
    let periods: Vec<_> =
        reader.periods.range(told.start..told.end).map(|(_, m)| m).filter(|m| open(&m.span, made)).collect();
    if figures.is_empty() && periods.is_empty() {
        return;
    }
    let mut sentence = syntax::words(reader.text, told);
    parser.parse(&mut sentence);
    let tree = Tree::new(reader.text, &sentence);
    let namer = Namer { reader, scope, tree: &tree };
    let taken: Vec<Span> = periods.iter().map(|m| m.span).collect();
    for mention in figures {
        if taken.iter().any(|span| overlaps(*span, mention.span)) {
            continue;
        }
        let Some(asked) = namer.figure(mention) else { continue };
        let value = mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
        push(reader, read, &tree, asked, value, mention.span, made);
    }
    for mention in periods {
        let known = mention.period.start.is_some() || mention.period.end.is_some();
        if !known || matches!(mention.period.grain, Grain::Decade | Grain::Century) {
            continue;
        }
        let Some(asked) = namer.date(mention) else { continue };
        let value = mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
        push(reader, read, &tree, asked, value, mention.span, made);
    }
}

fn push(
    reader: &Reader<'_>,
    read: &Read,
    tree: &Tree<'_>,
    asked: naming::Asked,
    value: String,
    at: Span,
    made: &mut Vec<Draft>,
) {
    let told = |text: &str| !words(text).iter().any(|w| UNTOLD.contains(&w.key.as_str()));
    let sound = |text: &str| !text.is_empty() && words(text).len() <= MOST_WORDS && told(text);
    let same = crate::text::fold_key(&asked.subject) == crate::text::fold_key(&asked.property);
    if !sound(&asked.property) || !sound(&asked.subject) || same || crate::quantity::read(&asked.subject).is_ok() {
        return;
    }
    // A guess of a rule is as good as another.
    let overlaps = |a: Span| a.start < at.end && at.start < a.end;
    if asked.guessed && made.iter().filter_map(|d| d.at).any(overlaps) {
        return;
    }
    let period = asked.predicate.and_then(|p| naming::period_of(reader, tree, p, at)).filter(|p| *p != value);
    // "That temblor killed six people in September": another one than the passage is about, at a time that is not known.
    let of_then = reader.periods.range(read.sentence.span.start..read.sentence.span.end).any(|(_, m)| {
        let known = m.period.start.is_some() || m.period.end.is_some();
        !known && m.period.clock.is_none() && m.period.grain >= Grain::Month && m.span != at
    });
    let place = asked.predicate.and_then(|p| naming::place_of(reader, tree, p, at));
    made.push(Draft {
        place: place.filter(|place| *place != asked.subject),
        subject: asked.subject,
        property: asked.property,
        value: Some(Value::Text(value)),
        denied: asked.denied,
        period,
        guessed: asked.guessed || of_then,
        at: Some(at),
        passages: vec![read.sentence.span],
        ..Draft::default()
    });
}
