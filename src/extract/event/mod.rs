//! Reports of one event: the figures that they give of one thing, in whatever words.
//!
//! Three newsrooms that tell of one fire word every sentence anew, and each names who acts in its own way. Where they
//! report one event, a figure meets another whose topic ("killed", "seized") and counted thing agree. As the reports are
//! of one event, its place, day and cast need not be stated with each figure; what is stated apart keeps two apart.

mod dates;
mod facts;
mod lexicon;
mod people;
mod roles;
mod same;
mod told;
mod topics;

use super::parallel::token::{Kind, Token, names, sentences_within, tokens};
use super::parallel::{Content, Filling, Slot};
use super::sentences;
use crate::claim::ValueKind;
use crate::document::Document;
use crate::text::Span;
use crate::time::NaiveDate;
use facts::{Fact, Key, Sentence, Value, facts};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences of a report are read: a report of news has some 30, and what goes on longer is a collection.
const MAX_SENTENCES: usize = 400;

/// How many sentences are the beginning of a report, its title among them.
const LEAD: usize = 4;

/// How many reports of one event a report is laid beside for one figure: the first that it can meet is enough, and what
/// meets none of so many stands alone.
const MAX_MET: usize = 64;

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
    /// Its figures of three digits and more.
    figures: BTreeSet<String>,
    facts: Vec<Fact>,
}

/// The slots that figures of one thing fill in documents that report one event, each with the day it was published,
/// where known.
#[must_use]
pub fn of_events(documents: &[(&Document, Option<NaiveDate>)]) -> Vec<Slot> {
    if documents.len() < 2 {
        return Vec::new();
    }
    let mut parser = crate::syntax::Parser::new();
    let reports: Vec<Report<'_>> = documents
        .iter()
        .enumerate()
        .map(|(n, (document, published))| report(&mut parser, n, document, *published))
        .collect();
    let events = same::events(&reports);
    let things = same::things(&reports);
    let mut groups: BTreeMap<(usize, &Key), BTreeMap<usize, Vec<&Fact>>> = BTreeMap::new();
    for (report, (event, thing)) in reports.iter().zip(events.iter().zip(&things)) {
        for fact in &report.facts {
            let event = if told::is_told(&fact.key) { thing } else { event };
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

fn report<'d>(
    parser: &mut crate::syntax::Parser,
    n: usize,
    document: &'d Document,
    published: Option<NaiveDate>,
) -> Report<'d> {
    let text = document.text();
    let known = names(text);
    let spans: Vec<Span> =
        sentences(document).into_iter().flat_map(|s| sentences_within(text, s.span)).take(MAX_SENTENCES).collect();
    let title = title(document, spans.first().copied());
    let mut report = Report {
        document: n,
        text,
        published,
        names: BTreeSet::new(),
        lead: BTreeSet::new(),
        words: BTreeSet::new(),
        figures: BTreeSet::new(),
        facts: Vec::new(),
    };
    for (at, span) in spans.into_iter().enumerate() {
        let tokens: Vec<Token> = tokens(text, span, &known);
        report.figures.extend(tokens.iter().filter_map(figure_key));
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
            report.facts.extend(dates::dates(&sentence));
            report.facts.extend(roles::holders(&sentence));
            report.facts.extend(told::told(parser, text, span, &title));
        }
    }
    report
}

/// A figure that is told from others by its digits.
fn figure_key(token: &Token) -> Option<String> {
    let Kind::Figure(figure) = &token.kind else { return None };
    let value = figure.value.normalize();
    (value.mantissa().unsigned_abs() >= LEAST_TELLING).then(|| value.to_string())
}

/// Two figures below this are alike by chance.
const LEAST_TELLING: u128 = 100;

/// The most words of a first sentence that is a title.
const TITLE: usize = 14;

/// The stems of the words of a document's title, else of a short first sentence: what it is about.
fn title(document: &Document, first: Option<Span>) -> BTreeSet<String> {
    let first = first.map(|span| span.of(document.text())).filter(|text| crate::text::words(text).len() <= TITLE);
    let told = document.title().into_iter().chain(first);
    told.flat_map(crate::text::words).map(|word| crate::text::stem(&word.key)).collect()
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
        let agree = |a: &Fact, b: &Fact| a.value.agrees(&b.value);
        if facts.iter().all(|f| agree(first, f)) {
            // The most exact of them: "at least 11" and "14".
            let exact = facts.iter().find(|f| f.value.is_exact()).unwrap_or(first);
            one.push((&reports[*n], exact));
        }
    }
    let mut slots = Vec::new();
    // Each report against the first that it can meet: one question for all.
    for n in 1..one.len() {
        for m in 0..n.min(MAX_MET) {
            let ((x, a), (y, b)) = (one[m], one[n]);
            // That two say yes to one thing needs no claim of its own.
            let said = matches!(a.value, Value::YesNo(_) | Value::Word(_)) && a.value.agrees(&b.value);
            if !said && meet(x, a, y, b) {
                slots.push(slot(key, (x, a), (y, b)));
                break;
            }
        }
    }
    slots
}

/// Topics that many things of one story have.
const PRICES: &[&str] = &["cost", "deal"];

/// Whether two reports were published on one day, as far as is known.
fn one_day(x: &Report<'_>, y: &Report<'_>) -> bool {
    matches!((x.published, y.published), (Some(p), Some(q)) if p == q)
}

/// Whether what is stated beside the two figures leaves them one question.
fn meet(x: &Report<'_>, a: &Fact, y: &Report<'_>, b: &Fact) -> bool {
    // "402,100 booked, of which 28,150 were missed" and "28,150 were missed": a report that has the other's figure has
    // it of the same, and its own of something else.
    let told = |fact: &Fact, other: &Report<'_>| match &fact.value {
        Value::Figure(figure) => {
            let value = figure.value.normalize();
            value.mantissa().unsigned_abs() >= LEAST_TELLING && other.figures.contains(&value.to_string())
        }
        _ => false,
    };
    if told(a, y) || told(b, x) {
        return false;
    }
    // A count so far is true of its hour: "at least six" in the morning, "nine" at night.
    if (a.revised || b.revised) && !(a.value.is_exact() && b.value.is_exact()) && !one_day(x, y) {
        return false;
    }
    // What something costs is told of one thing where both say by whom it is bought, sold or made.
    if PRICES.contains(&a.key.topic.as_str()) && a.agent.is_disjoint(&b.agent) {
        return false;
    }
    // A toll is revised from day to day.
    if (a.revised || b.revised) && matches!((x.published, y.published), (Some(p), Some(q)) if p != q) {
        return false;
    }
    // Two of one surname are two people.
    if a.key.topic == "age" && !(a.agent.is_subset(&b.agent) || b.agent.is_subset(&a.agent)) {
        return false;
    }
    // Two people of one kind of role may both be in the story: then the other report names both. A role that says of what
    // it is has one holder.
    let one = told::is_told(&a.key);
    if one && !told::may_meet(&a.key, x.published, y.published) {
        return false;
    }
    if matches!(a.value, Value::Name(_)) && !one && !share_name(a, b) {
        let own = |x: &Fact, y: &Fact| x.agent.difference(&y.agent).cloned().collect::<BTreeSet<String>>();
        if !own(a, b).is_disjoint(&y.names) || !own(b, a).is_disjoint(&x.names) {
            return false;
        }
    }
    let known = |place: &Option<String>, other: &Report<'_>| {
        place.as_ref().is_none_or(|p| other.lead.contains(&crate::text::stem(p)))
    };
    match (&a.place, &b.place) {
        (Some(p), Some(q)) => p == q || known(&a.place, y) && known(&b.place, x),
        _ => known(&a.place, y) && known(&b.place, x),
    }
}

/// Whether two people have a name in common: two of one role are then one, of whom a name was taken down wrong.
fn share_name(a: &Fact, b: &Fact) -> bool {
    !a.agent.is_disjoint(&b.agent)
}

/// Whether two names differ by no more than a letter of one word: a name of another script has many spellings.
fn spelt_apart(a: &Fact, b: &Fact) -> bool {
    let (Value::Name(x), Value::Name(y)) = (&a.value, &b.value) else { return false };
    strsim::levenshtein(&crate::text::fold_key(x), &crate::text::fold_key(y)) <= 1
}

fn slot(key: &Key, (x, a): (&Report<'_>, &Fact), (y, b): (&Report<'_>, &Fact)) -> Slot {
    // "Is open" and "is not open" have one word for two answers.
    let one_word = crate::text::fold_key(a.span.of(x.text)) == crate::text::fold_key(b.span.of(y.text));
    let filling = |report: &Report<'_>, fact: &Fact| Filling {
        document: report.document,
        sentence: fact.sentence,
        span: fact.span,
        value: match &fact.value {
            Value::YesNo(yes) if one_word => Content::Affirmed(*yes),
            _ => Content::Words(one_line(fact.span, report.text)),
        },
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
        kind: match a.value {
            Value::Figure(_) => ValueKind::Figure,
            Value::Period(_) => ValueKind::Period,
            Value::Name(_) => ValueKind::Name,
            Value::YesNo(_) if one_word => ValueKind::YesNo,
            Value::YesNo(_) | Value::Word(_) => ValueKind::Status,
        },
        likeness: 0,
        quoted: false,
        loose: a.bare || b.bare || named_apart || spelt_apart(a, b),
    }
}

fn one_line(span: Span, text: &str) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facts of a text, each as "topic/modifiers head (apart, who): value".
    fn read(text: &str) -> Vec<String> {
        let document = Document::read("a.txt", text.as_bytes()).unwrap();
        let report = report(&mut crate::syntax::Parser::new(), 0, &document, None);
        let shown = report.facts.iter().filter(|fact| !told::is_told(&fact.key)).map(|fact| {
            let key = &fact.key;
            let modifiers: String = key.modifiers.iter().map(|m| format!("{m} ")).collect();
            let apart: Vec<&String> = key.apart.iter().chain(&key.who).collect();
            let apart = if apart.is_empty() { String::new() } else { format!(" {apart:?}") };
            format!("{}/{modifiers}{}{apart}: {}", key.topic, key.head, fact.span.of(report.text))
        });
        shown.collect()
    }

    #[test]
    fn a_figure_is_read_by_the_words_beside_it() {
        for (text, expected) in [
            ("The fire killed nine people and injured 31 others.", &["killed/people: nine", "injured/people: 31"][..]),
            ("At least 30 were hurt.", &["injured/people: At least 30"]),
            ("The toll of the fire at the mill stands at 12.", &["killed/people: 12"]),
            ("Police said 11 people remain missing.", &["missing/people: 11"]),
            ("Fourteen people are unaccounted for.", &["missing/people: Fourteen"]),
            ("Four men robbed the bank and escaped with $320,000, police said.", &["sum stolen/: $320,000"]),
            ("The gang stole $230,000 from the bank.", &["sum stolen/: $230,000"]),
            ("A magnitude 7.4 earthquake shook the coast.", &["magnitude/: 7.4"]),
            ("A 7.2-magnitude quake struck.", &["magnitude/: 7.2"]),
            (
                "Officers seized seven AK-47 rifles and two other rifles.",
                // The rest of a list is of that list.
                &["seized/ak47: seven"],
            ),
            ("Eleven people were still missing on Wednesday morning.", &["missing/people: Eleven"]),
            ("One rocket propelled launcher was seized.", &["seized/propell rocket launcher: One"]),
            ("On November 19, the Tern sank a fishing trawler.", &["date/sink trawler: November 19"]),
            ("Voters in 2009 approved a $3 million bond.", &["date/approv bond: 2009"]),
            ("Anna Lund, 34, was there.", &["age/lund: 34"]),
            ("The 34-year-old singer Anna Lund was there.", &["age/lund: 34"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_supposed_past_or_a_part_is_not_read() {
        for text in [
            "Up to 40 people could be killed.",
            "Two years ago a fire killed three people.",
            "The dead include five of the workers.",
            "Nine people died, among them four women.",
            "The toll rose to 14.",
            "Twelve soldiers killed the rebel leader.",
            "An aftershock of magnitude 5.8 followed.",
            "Did the fire kill nine people?",
        ] {
            let found: Vec<String> = read(text).into_iter().filter(|f| !f.ends_with(": Nine")).collect();
            assert_eq!(found, Vec::<String>::new(), "{text}");
        }
    }
}
