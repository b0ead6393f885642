//! Figures as rows: every number of a text, alone and with all that belongs to it, each with its own span.
//!
//! "More than 30 miles" gives the number 30, the measure "30 miles", and both again with what the hedge makes of them.
//! Who reads the rows takes those of the kind and the extent that he needs; [`crate::quantity::scan`] gives each figure
//! once, as claims need it.

use super::Kind;
use crate::quantity::{Decimal, Interval, Limits, Loose, Mention, Part, Place, Unit, scan_all};
use crate::text::Span;
use std::collections::BTreeSet;
use std::fmt;

/// What a text says in numbers at one place.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its value; `None` of a range, and of a unit without a number.
    pub value: Option<Value>,
    /// The values that its words permit, in `unit`s; `None` where it says none.
    pub within: Option<Interval>,
    /// The unit as written: the code of ISO 4217 or the English name, in the singular, as Americans spell it.
    pub unit: Option<String>,
    /// The hedge, by its id.
    pub hedge: Option<&'static str>,
    /// The rule that read it, one of [`crate::quantity::RULES`].
    pub rule: &'static str,
}

impl Row {
    /// The least value that its words permit.
    #[must_use]
    pub fn low(&self) -> Option<Decimal> {
        Some(self.within?.low?.at)
    }

    /// The greatest value that its words permit.
    #[must_use]
    pub fn high(&self) -> Option<Decimal> {
        Some(self.within?.high?.at)
    }
}

/// A value: a number, or a place in an order that has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, in units as written.
    Number(Decimal),
    /// "last", "next to last".
    Place(Place),
}

/// As decimals ("0.05"), or as a place ("end-1").
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{}", number.normalize()),
            Self::Place(place) => write!(f, "{place}"),
        }
    }
}

/// Every number of a text, in order of their beginnings, the longer before the shorter; no two rows of one kind have the
/// same span.
///
/// ```
/// use gainsay::extract::{Kind, figures};
/// let text = "It rained more than 5 miles away.";
/// let rows: Vec<_> = figures(text).into_iter().map(|r| (r.kind, r.span.of(text))).collect();
/// assert!(rows.contains(&(Kind::Number, "5")) && rows.contains(&(Kind::Number, "more than 5")));
/// assert!(rows.contains(&(Kind::Measure, "5 miles")) && rows.contains(&(Kind::Measure, "more than 5 miles")));
/// ```
#[must_use]
pub fn figures(text: &str) -> Vec<Row> {
    let scan = scan_all(text);
    let mut rows = Vec::new();
    for mention in scan.figures {
        // Of rows with one span, "20-odd people", the one that knows the hedge comes first and stays.
        if let Some(limits) = &mention.limits {
            bounded(&mut rows, &mention, limits);
        }
        for part in &mention.parts {
            numbers(&mut rows, part);
            amounts(&mut rows, part);
        }
    }
    rows.extend(scan.loose.into_iter().map(loose));
    rows.extend(scan.places.into_iter().map(|place| Row {
        span: place.span,
        value: Some(Value::Place(place)),
        ..bare(Kind::Ordinal, Span::new(0, 0), "place")
    }));
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert((row.span.start, row.span.end, row.kind)));
    rows.sort_by_key(|row| (row.span.start, std::cmp::Reverse(row.span.end), row.kind));
    rows
}

fn bare(kind: Kind, span: Span, rule: &'static str) -> Row {
    Row { kind, span, value: None, within: None, unit: None, hedge: None, rule }
}

fn valued(kind: Kind, span: Span, value: Decimal, rule: &'static str) -> Row {
    Row { value: Some(Value::Number(value)), within: Some(Interval::point(value)), ..bare(kind, span, rule) }
}

/// The number alone. A place in an order has none, and neither has a word for a multiple or one that its unit is part of.
fn numbers(rows: &mut Vec<Row>, part: &Part) {
    if !part.one_word && !matches!(part.unit, Unit::Ordinal | Unit::Multiple) {
        rows.push(valued(Kind::Number, part.number, part.worth, part.rule));
    }
}

/// The number with its unit, and with what it is per.
fn amounts(rows: &mut Vec<Row>, part: &Part) {
    let Some((kind, rule)) = kind(&part.unit, part.unit_name.as_deref(), part.aged) else { return };
    let unit = unit(&part.unit, part.unit_name.as_deref());
    rows.push(Row { unit: unit.clone(), ..valued(kind, part.amount, part.value, rule) });
    if let Unit::Rate { per, .. } = &part.unit {
        let rate = unit.map_or_else(|| format!("per {per}"), |unit| format!("{unit} per {per}"));
        rows.push(Row { unit: Some(rate), ..valued(kind, part.whole, part.value, "rate") });
    }
}

/// A hedge or a range: over the numbers, and with their unit.
fn bounded(rows: &mut Vec<Row>, mention: &Mention, limits: &Limits) {
    let hedge = mention.figure.hedge;
    let rule = match hedge {
        Some("between") => "range",
        Some("plural" | "a few") => "vague",
        _ => "hedge",
    };
    // A hedge leaves one number its value; a range, and words such as "dozens", have none.
    let value = |part: &Part, with_unit: bool| if with_unit { part.value } else { part.worth };
    let one = mention.parts.first().filter(|_| rule == "hedge");
    let row = |kind, span, with_unit| Row {
        value: one.map(|part| Value::Number(value(part, with_unit))),
        within: Some(limits.within),
        hedge,
        ..bare(kind, span, rule)
    };
    if let Some((kind, _)) = kind(&limits.unit, limits.unit_name.as_deref(), limits.aged) {
        let unit = unit(&limits.unit, limits.unit_name.as_deref());
        rows.push(Row { unit, ..row(kind, limits.whole, true) });
    }
    if let Some(span) = limits.number {
        rows.push(row(Kind::Number, span, false));
    }
}

/// What an amount is, and the rule that reads it; nothing where the number alone says it all. Stretches of time are
/// read as durations.
fn kind(unit: &Unit, name: Option<&str>, aged: bool) -> Option<(Kind, &'static str)> {
    Some(match unit {
        _ if aged => (Kind::Age, "age"),
        Unit::Rate { of, .. } if **of == Unit::Bare => (Kind::Number, "count"),
        Unit::Rate { of, .. } => return kind(of, name, aged),
        Unit::Percent | Unit::PercentPoint => (Kind::Percentage, name.map(|_| "percent")?),
        Unit::Money { .. } => (Kind::Money, "money"),
        Unit::Measure { dimension: "time" | "months" } | Unit::Bare => return None,
        Unit::Measure { .. } => (Kind::Measure, "measure"),
        Unit::Ordinal => (Kind::Ordinal, "ordinal"),
        Unit::Multiple => (Kind::Number, "multiple"),
        Unit::Count(_) => (Kind::Number, "count"),
    })
}

/// The unit in print. Temperatures go by the letter of their scale.
fn unit(unit: &Unit, name: Option<&str>) -> Option<String> {
    match unit {
        Unit::Rate { of, .. } => self::unit(of, name),
        Unit::Count(key) => Some(key.clone()),
        Unit::Multiple => Some("time".to_owned()),
        Unit::Ordinal | Unit::Bare => None,
        Unit::Measure { .. } => Some(match name? {
            "degree Celsius" => "C".to_owned(),
            "degree Fahrenheit" => "F".to_owned(),
            other => other.replace("metre", "meter").replace("litre", "liter"),
        }),
        Unit::Money { .. } | Unit::Percent | Unit::PercentPoint => name.map(str::to_owned),
    }
}

fn loose(loose: Loose) -> Row {
    match (loose.number, loose.unit) {
        (Some(number), _) if loose.ordinal => valued(Kind::Ordinal, loose.span, number, "identifier"),
        (Some(number), _) => valued(Kind::Number, loose.span, number, "identifier"),
        (None, named) => {
            let (of, name) = named.unwrap_or((Unit::Bare, String::new()));
            let kind = kind(&of, Some(&name), false).map_or(Kind::Number, |(kind, _)| kind);
            Row { unit: unit(&of, Some(&name)), ..bare(kind, loose.span, "unit-alone") }
        }
    }
}
