//! Mentions: what a text speaks of, each with its span and the rule that read it.

use super::list::{self, List};
use super::name::{self, Named};
use super::sentence::{self, Sentence};
use crate::document::Document;
use crate::quantity::Figure;
use crate::text::Span;
use crate::time::{Context, Period};

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A plain number or a count of things.
    Number,
    /// A place in an order.
    Ordinal,
    /// A share in percent, or a difference of shares in points.
    Percentage,
    /// Money.
    Money,
    /// A measure: a length, an area, a weight, …
    Measure,
    /// An age.
    Age,
    /// One day.
    Date,
    /// A longer stretch of time, or one bounded on one side.
    Period,
    /// So much time.
    Duration,
    /// A time of day.
    Time,
    /// A person, a body, an event or a thing by its name.
    Name,
    /// A law or bill by its name or number.
    Law,
    /// A place by its name.
    Place,
    /// Several members, in a sentence or below it.
    List,
}

impl Kind {
    /// Whether it is a name of some sort.
    #[must_use]
    pub fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Law | Self::Place)
    }

    /// Whether it says when, or how long.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Period | Self::Duration | Self::Time)
    }
}

/// What a text speaks of at one place.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub span: Span,
    /// The figure, of a number, a percentage, money, a measure, an age.
    pub figure: Option<Figure>,
    /// The period, of a date or period.
    pub period: Option<Period>,
    /// The name, of a name, a law or a place.
    pub name: Option<Named>,
    /// The members, of a list.
    pub list: Option<List>,
    /// What it says, as it is printed.
    pub row: Row,
    /// The rule that read it.
    pub rule: &'static str,
}

impl Mention {
    /// A mention that says nothing yet.
    pub(super) fn new(kind: Kind, span: Span, rule: &'static str) -> Self {
        Self { kind, span, figure: None, period: None, name: None, list: None, row: Row::default(), rule }
    }
}

/// What a mention says, as it is printed: decimals and dates as text, nothing for what is unbounded or not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Row {
    /// The number written, in the unit as written; of a name, what it stands for in full.
    pub value: Option<String>,
    /// The least that the words permit, in the unit as written.
    pub low: Option<String>,
    /// The most.
    pub high: Option<String>,
    /// The unit, or the kind of name.
    pub unit: Option<String>,
    /// The hedge, by the id of its entry in the table.
    pub hedge: Option<String>,
    /// The period, in EDTF.
    pub edtf: Option<String>,
}

/// Every mention of a text, in order of their beginnings; a mention may hold others.
#[must_use]
pub fn mentions(text: &str, context: &Context<'_>) -> Vec<Mention> {
    read(text, &sentence::sentences_of(text), context)
}

/// Every mention of a document, by bytes of its plain text.
#[must_use]
pub fn mentions_of(document: &Document, context: &Context<'_>) -> Vec<Mention> {
    read(document.text(), &sentence::sentences(document), context)
}

/// The names alone of a document: what it says in figures and lists is not read.
pub(super) fn names_of(document: &Document, context: &Context<'_>) -> Vec<Mention> {
    let text = document.text();
    names(text, &sentence::sentences(document), &super::periods(text, context))
}

/// The names of a text. What a date says whole is no name, whatever its capitals: "Dec-2018", "Workers' Day".
fn names(text: &str, sentences: &[Sentence], values: &[Mention]) -> Vec<Mention> {
    let dates: Vec<Span> = values.iter().filter(|m| m.rule == "date").map(|m| m.span).collect();
    let mut names = name::names(text, sentences);
    names.retain(|name| {
        let before = dates.partition_point(|date| date.start <= name.span.start).checked_sub(1);
        before.and_then(|at| dates.get(at)).is_none_or(|date| date.end < name.span.end)
    });
    names
}

fn read(text: &str, sentences: &[Sentence], context: &Context<'_>) -> Vec<Mention> {
    let mut found = values(text, context);
    let names = names(text, sentences, &found);
    // A year or a number inside a name is part of it.
    let mut held = names.iter().map(|m| m.span).peekable();
    found.sort_by_key(|m| (m.span.start, m.span.end));
    found.retain(|m| {
        while held.next_if(|name| name.end <= m.span.start).is_some() {}
        held.peek().is_none_or(|name| m.span.start < name.start || m.span.end > name.end)
    });
    found.extend(names);
    found.sort_by_key(|m| (m.span.start, m.span.end));
    let lists = list::lists(text, sentences, &found);
    found.extend(lists.into_iter().map(|list| Mention {
        row: Row { value: Some(list.items.len().to_string()), ..Row::default() },
        list: Some(list.clone()),
        ..Mention::new(Kind::List, list.span(), list.rule)
    }));
    found.sort_by_key(|m| (m.span.start, m.span.end, m.kind));
    found
}

/// The figures and periods of a text.
fn values(text: &str, context: &Context<'_>) -> Vec<Mention> {
    let figures = super::figures(text).into_iter().map(|m| {
        let row = Row {
            value: m.value.as_ref().map(ToString::to_string),
            low: m.low().map(|low| low.normalize().to_string()),
            high: m.high().map(|high| high.normalize().to_string()),
            unit: m.unit.clone(),
            hedge: m.hedge.map(str::to_owned),
            edtf: None,
        };
        Mention { row, ..Mention::new(m.kind, m.span, m.rule) }
    });
    let periods = super::periods(text, context);
    figures.chain(periods).collect()
}
