//! Mentions: what a text speaks of, each with its span and the rule that read it.

use crate::quantity::{self, Figure, Unit};
use crate::text::Span;
use crate::time::{self, Context, Period};

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
    /// The rule that read it.
    pub rule: &'static str,
    /// What a date, period, duration or time says, as rows of output give it.
    pub time: Option<time::Row>,
}

/// Every mention of a text, in order of their beginnings; a mention may hold others.
#[must_use]
pub fn mentions(text: &str, context: &Context<'_>) -> Vec<Mention> {
    let figures = quantity::scan(text).into_iter().map(|m| {
        let kind = match &m.figure.unit {
            Unit::Percent | Unit::PercentPoint => Kind::Percentage,
            Unit::Money { .. } => Kind::Money,
            Unit::Measure { .. } => Kind::Measure,
            Unit::Ordinal => Kind::Ordinal,
            _ => Kind::Number,
        };
        Mention { kind, span: m.span, figure: Some(m.figure), period: None, rule: "figure", time: None }
    });
    let periods = super::periods(text, context);
    let mut found: Vec<Mention> = figures.chain(periods).collect();
    found.sort_by_key(|m| (m.span.start, m.span.end));
    found
}
