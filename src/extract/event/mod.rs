//! Reports of one event: the figures that they give of one thing, in whatever words.
//!
//! Three newsrooms that tell of one fire word every sentence anew, and each names who acts in its own way. Where they
//! report one event, a figure meets another whose topic ("killed", "seized") and counted thing agree. As the reports are
//! of one event, its place, day and cast need not be stated with each figure; what is stated apart keeps two apart.

mod facts;
mod people;
mod same;
mod topics;

use super::parallel::token::{Kind, Token, names, sentences_within, tokens};
use super::parallel::{Content, Filling, Slot};
use super::sentences;
use crate::claim::ValueKind;
use crate::document::Document;
use crate::text::Span;
use crate::time::NaiveDate;
use facts::{Fact, Key, Sentence, facts};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences of a report are read: a report of news has some 30, and what goes on longer is a collection.
const MAX_SENTENCES: usize = 400;

/// How many sentences are the beginning of a report, its title among them.
const LEAD: usize = 4;

/// A document as it is compared with others.
struct Report<'d> {
    document: usize,
    text: &'d str,
    published: Option<NaiveDate>,
    /// The keys of its names.
    names: BTreeSet<String>,
    /// Those of its beginning.
    lead: BTreeSet<String>,
    /// The stems of its words.
    words: BTreeSet<String>,
    facts: Vec<Fact>,
}

/// The slots that figures of one thing fill in documents that report one event, each with the day it was published,
/// where known.
#[must_use]
pub fn of_events(documents: &[(&Document, Option<NaiveDate>)]) -> Vec<Slot> {
    if documents.len() < 2 {
        return Vec::new();
    }
    let reports: Vec<Report<'_>> =
        documents.iter().enumerate().map(|(n, (document, published))| report(n, document, *published)).collect();
    let events = same::events(&reports);
    let mut groups: BTreeMap<(usize, &Key), BTreeMap<usize, Vec<&Fact>>> = BTreeMap::new();
    for (report, event) in reports.iter().zip(&events) {
        for fact in &report.facts {
            groups.entry((*event, &fact.key)).or_default().entry(report.document).or_default().push(fact);
        }
    }
    let mut slots = Vec::new();
    for ((_, key), by_report) in groups {
        if by_report.len() > 1 {
            slots.extend(group(&reports, key, &by_report));
        }
    }
    slots
}

fn report<'d>(n: usize, document: &'d Document, published: Option<NaiveDate>) -> Report<'d> {
    let text = document.text();
    let known = names(text);
    let spans = sentences(document).into_iter().flat_map(|s| sentences_within(text, s.span)).take(MAX_SENTENCES);
    let mut report = Report {
        document: n,
        text,
        published,
        names: BTreeSet::new(),
        lead: BTreeSet::new(),
        words: BTreeSet::new(),
        facts: Vec::new(),
    };
    for (at, span) in spans.enumerate() {
        let tokens: Vec<Token> = tokens(text, span, &known);
        let named = tokens.iter().filter(|t| matches!(t.kind, Kind::Name | Kind::Code));
        let named: BTreeSet<String> = named.map(|t| t.stem.clone()).filter(|s| !is_calendar(s)).collect();
        if at < LEAD {
            report.lead.extend(named.iter().cloned());
        }
        report.names.extend(named);
        report
            .words
            .extend(tokens.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Name)).map(|t| t.stem.clone()));
        // What is asked is not asserted.
        if !span.of(text).trim_end().ends_with('?') {
            let sentence = Sentence { text, span, tokens: &tokens };
            report.facts.extend(facts(&sentence));
            report.facts.extend(people::ages(&sentence));
        }
    }
    report
}

/// Whether a name is of a day or month.
fn is_calendar(stem: &str) -> bool {
    stem.ends_with("day")
        || matches!(
            stem,
            "januari"
                | "februari"
                | "march"
                | "april"
                | "may"
                | "june"
                | "juli"
                | "august"
                | "septemb"
                | "octob"
                | "novemb"
                | "decemb"
        )
}

/// The slots of one key: a report that gives two figures for it tells them apart in words that were not read.
fn group(reports: &[Report<'_>], key: &Key, by_report: &BTreeMap<usize, Vec<&Fact>>) -> Vec<Slot> {
    let mut one: Vec<(&Report<'_>, &Fact)> = Vec::new();
    for (n, facts) in by_report {
        let Some(first) = facts.first() else { continue };
        let agree = |a: &Fact, b: &Fact| a.figure.meant.overlaps(&b.figure.meant);
        if facts.iter().all(|f| agree(first, f)) {
            // The most exact of them: "at least 11" and "14".
            let exact = facts.iter().find(|f| f.figure.hedge.is_none()).unwrap_or(first);
            one.push((&reports[*n], exact));
        }
    }
    let mut slots = Vec::new();
    // Each report against the first that it can meet: one question for all.
    for n in 1..one.len() {
        for m in 0..n {
            let ((x, a), (y, b)) = (one[m], one[n]);
            if meet(x, a, y, b) {
                slots.push(slot(key, (x, a), (y, b)));
                break;
            }
        }
    }
    slots
}

/// Whether what is stated beside the two figures leaves them one question.
fn meet(x: &Report<'_>, a: &Fact, y: &Report<'_>, b: &Fact) -> bool {
    // A toll is revised from day to day.
    if (a.revised || b.revised) && matches!((x.published, y.published), (Some(p), Some(q)) if p != q) {
        return false;
    }
    // Two of one surname are two people.
    if a.key.topic == "age" && !(a.agent.is_subset(&b.agent) || b.agent.is_subset(&a.agent)) {
        return false;
    }
    let known = |place: &Option<String>, other: &Report<'_>| {
        place.as_ref().is_none_or(|p| other.lead.contains(&crate::text::stem(p)))
    };
    match (&a.place, &b.place) {
        (Some(p), Some(q)) => p == q || known(&a.place, y) && known(&b.place, x),
        _ => known(&a.place, y) && known(&b.place, x),
    }
}

fn slot(key: &Key, (x, a): (&Report<'_>, &Fact), (y, b): (&Report<'_>, &Fact)) -> Slot {
    let filling = |report: &Report<'_>, fact: &Fact| Filling {
        document: report.document,
        sentence: fact.sentence,
        span: fact.span,
        value: Content::Words(one_line(fact.span, report.text)),
    };
    let counted = if a.counted.is_empty() { &b.counted } else { &a.counted };
    let counted = if counted.is_empty() && key.head == "people" { "people" } else { counted };
    let named_apart = !a.agent.is_empty() && !b.agent.is_empty() && a.agent.is_disjoint(&b.agent);
    let (subject, property) = match (counted, key.topic.as_str()) {
        ("", topic) => ("the event".to_owned(), topic.to_owned()),
        (counted, "") => (counted.to_owned(), "number".to_owned()),
        (counted, topic) => (counted.to_owned(), topic.to_owned()),
    };
    Slot {
        subject,
        property,
        a: filling(x, a),
        b: filling(y, b),
        kind: ValueKind::Figure,
        likeness: 0,
        loose: a.bare || b.bare || named_apart,
    }
}

fn one_line(span: Span, text: &str) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
