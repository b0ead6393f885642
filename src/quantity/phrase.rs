//! A phrase: an amount with its hedge, or two amounts that make a range.

use super::amount::{Amount, Convert, Text, amount};
use super::hedge::{self, Hedge};
use super::token::Kind;
use super::{Decimal, Edge, Figure, Interval, Unit, noun, units};
use crate::text::Span;

/// A figure as read, with its place among the tokens.
#[derive(Clone)]
pub(super) struct Phrase {
    pub figure: Figure,
    pub start: usize,
    pub end: usize,
    /// The number as written, before its unit was converted.
    pub number: Decimal,
    /// The name of the unit as written.
    pub unit_name: Option<String>,
    pub hedge: Option<&'static Hedge>,
    /// Its numbers, each with its own unit.
    pub parts: Vec<Part>,
    /// What its words permit, in the unit as written.
    pub limits: Option<Limits>,
}

/// One number of a figure, by its tokens.
#[derive(Clone)]
pub(super) struct Part {
    /// With its currency before it.
    pub start: usize,
    pub number_at: usize,
    pub number_end: usize,
    /// Behind its unit.
    pub unit_end: usize,
    /// Behind what it is per.
    pub end: usize,
    /// The worth of the number's own words.
    pub worth: Decimal,
    /// Its value in the unit as written.
    pub value: Decimal,
    pub unit: Unit,
    pub unit_name: Option<String>,
    pub aged: bool,
    /// A part of one, written as such.
    pub fraction: bool,
}

/// The values that the words about a number permit, by their tokens.
#[derive(Clone)]
pub(super) struct Limits {
    pub start: usize,
    /// With "aged" before it.
    pub whole_start: usize,
    /// Behind the last number, where no unit parts it from its hedge.
    pub number_end: Option<usize>,
    /// Behind the unit and the hedge.
    pub end: usize,
    /// In the unit as written; open below, where only zero limits it.
    pub within: Interval,
    pub unit: Unit,
    pub unit_name: Option<String>,
    pub aged: bool,
}

fn part(of: &Amount) -> Option<Part> {
    // "dozens" has limits and no worth.
    if of.number.plural.is_some() {
        return None;
    }
    Some(Part {
        start: of.start,
        number_at: of.number_at,
        number_end: of.number.end,
        unit_end: of.unit_end,
        end: if of.hedge_end > of.unit_end { of.unit_end } else { of.end },
        worth: of.number.written,
        value: of.as_written()?,
        unit: of.unit.clone(),
        unit_name: of.name.clone(),
        aged: of.aged,
        fraction: of.number.fraction,
    })
}

fn limits(start: usize, of: &Amount, within: Interval) -> Limits {
    let number_end = (of.start == of.number_at
        && (of.hedge_end <= of.unit_end.max(of.number.end) || of.unit_end == of.number.end))
        .then(|| of.number.end.max(of.hedge_end));
    Limits {
        start,
        whole_start: start,
        number_end,
        end: of.end,
        within,
        unit: of.unit.clone(),
        unit_name: of.name.clone(),
        aged: of.aged,
    }
}

/// The id of a range of two numbers.
pub(super) const RANGE: &str = "between";

/// The id of a plural scale word: "dozens", "tens of billions".
pub(super) const PLURAL: &str = "plural";

/// The most hedges, fillers and the like that may lead a number: "at least an estimated total of 5".
const MOST_LEADS: usize = 5;

/// What leads a number.
#[derive(Default)]
struct Lead {
    hedge: Option<&'static Hedge>,
    statistic: bool,
    /// Where the hedge stands.
    hedge_at: usize,
    /// "between", "from"
    range: Option<&'static str>,
    /// Where that word stands.
    range_at: usize,
    /// The leads are more than fillers, so that they belong to the figure.
    counts: bool,
    next: usize,
}

fn lead(text: &Text<'_, '_>, at: usize) -> Lead {
    let mut lead = Lead { next: at, ..Lead::default() };
    for _ in 0..MOST_LEADS {
        let next = lead.next;
        if let Some((found, end)) = hedge::before(text.tokens, next) {
            // "almost at least 5": the harder bound wins over what only softens.
            if lead.hedge.is_none_or(|h| !h.one_sided()) {
                lead.hedge = Some(found);
                lead.hedge_at = next;
            }
            lead.next = end;
            lead.counts = true;
        } else if let Some(end) = hedge::statistic(text.tokens, next) {
            lead.statistic = true;
            lead.counts = true;
            lead.next = end;
        } else if matches!(text.key(next), "between" | "from") && lead.range.is_none() {
            lead.range = Some(if text.key(next) == "from" { "to" } else { "and" });
            lead.range_at = next;
            lead.counts = true;
            lead.next = next + 1;
        } else if let Some(end) = hedge::filler(text.tokens, next).filter(|_| lead.counts || text.whole) {
            lead.next = end;
        } else if (lead.counts || text.whole && text.key(next) == "the")
            && matches!(text.key(next), "a" | "an" | "the" | "its" | "their")
            && !text.glued(next + 1)
            // "about a third"
            && super::fraction::fraction(text.tokens, next).is_none()
            && opens_amount(text, next + 1)
        {
            lead.next = next + 1;
        } else {
            break;
        }
    }
    lead
}

/// Whether digits or a sign follow an article: "exceeds a $4 billion", "just a 100 meters".
fn opens_amount(text: &Text<'_, '_>, at: usize) -> bool {
    text.is_number(at) || matches!(text.key(at), "$" | "€" | "£" | "¥") || super::numeral::is_ordinal_word(text.key(at))
}

/// The phrase that begins at token `at`, two bounds on one number joined.
pub(super) fn phrase(text: &Text<'_, '_>, at: usize) -> Option<Phrase> {
    let first = one_sided_or_not(text, at)?;
    Some(two_bounds(text, &first).unwrap_or(first))
}

fn one_sided_or_not(text: &Text<'_, '_>, at: usize) -> Option<Phrase> {
    let lead = lead(text, at);
    if !lead.counts && lead.next == at && text.tokens.get(at)?.kind == Kind::Word && !could_open(text, at) {
        return None;
    }
    if lead.hedge.is_some_and(|h| h.id == "a few") {
        return few(text, at, &lead);
    }
    let mut first = amount(text, lead.next)?;
    let signed = lead.counts && sign_before(text, at, &mut first);
    let at = at - usize::from(signed);
    // A range's words without a range: the number is read when its own turn comes.
    if let Some(range) = range(text, at, &lead, &first) {
        return Some(range);
    }
    if lead.range.is_some() {
        return None;
    }
    let hedge = first.hedge.filter(|h| h.one_sided() || lead.hedge.is_none()).or(lead.hedge);
    let hedge = hedge.filter(|h| !spans_time(text, at, h, &first) && !preposition(text, at, &lead, &first));
    // "higher than the tenth" bounds a place; "under the first mayor" is a preposition.
    let place = first.unit == Unit::Ordinal && !text.whole;
    let hedge = hedge.filter(|_| {
        !place
            || lead.next.checked_sub(2).is_some_and(|i| text.key(i) == "than")
            || text.key(lead.next.saturating_sub(1)) == "than"
    });
    // "5 degrees below zero" bounds nothing.
    let degrees = |i: usize| matches!(text.key(i), "degree" | "degrees" | "celsius" | "fahrenheit" | "°");
    if text.key(lead.next) == "zero" && matches!(text.key(at), "below" | "above") && at > 0 && degrees(at - 1) {
        return None;
    }
    if first.doubtful && !hedge.is_some_and(Hedge::one_sided) {
        return None;
    }
    if pronoun(text, &lead, &first) {
        return None;
    }
    let start = if hedge.is_none() && lead.hedge.is_some() { lead.next } else { at };
    // "about five hundred or more": what bounds it begins behind what only softens it.
    let from = match lead.hedge.filter(|_| hedge.is_some()) {
        Some(_) if signed => at,
        Some(h) if first.hedge.is_none() || h.one_sided() || h.id == "exactly" => lead.hedge_at,
        _ => first.start,
    };
    build(start, from, first, hedge, lead.statistic)
}

/// Words that can open an amount; anything else is passed over cheaply.
fn could_open(text: &Text<'_, '_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let short = token.key.len() <= 4;
    super::numeral::is_number_word(&token.key)
        || short
        || matches!(
            token.key.as_str(),
            "quarter"
                | "dozen"
                | "dozens"
                | "scores"
                | "hundreds"
                | "thousands"
                | "millions"
                | "billions"
                | "trillions"
                | "minus"
                | "negative"
                | "nought"
                | "naught"
                | "double"
                | "twice"
                | "triple"
                | "thrice"
                | "treble"
                | "quadruple"
                | "quintuple"
                | "lakhs"
                | "crores"
                | "dollar"
                | "hundredth"
                | "thousandth"
                | "millionth"
                | "billionth"
                | "trillionth"
        )
        || token.key.ends_with("fold")
        || super::currency::word(&token.key).is_some()
        || text.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Mark && t.glued)
}

/// "one" alone is a pronoun more often than a number: in running text it needs something counted, or a hedge.
fn pronoun(text: &Text<'_, '_>, lead: &Lead, first: &Amount) -> bool {
    !text.whole
        && first.number.just_one
        && first.unit == Unit::Bare
        && lead.hedge.is_none()
        && text.tokens.len() > 3
        && !noun::is_stop(text.key(first.end))
        && text.tokens.get(first.end).is_some_and(|t| t.kind == Kind::Word)
        && text.key(first.end) != "last"
}

/// "over three years" is during them: without "old" it is no bound.
fn spans_time(text: &Text<'_, '_>, at: usize, hedge: &Hedge, first: &Amount) -> bool {
    let time = matches!(&first.unit, Unit::Measure { dimension: "time" | "months" });
    let aged = first.end > 0 && matches!(text.key(first.end - 1), "old" | "age");
    time && !aged && !text.whole && hedge.id == "more than" && text.key(at) == "over"
}

/// "$ more than 38": a sign before the hedge is the number's.
fn sign_before(text: &Text<'_, '_>, at: usize, first: &mut Amount) -> bool {
    let sign = at.checked_sub(1).and_then(|i| text.tokens.get(i)).filter(|t| t.kind == Kind::Mark || t.text == "Rs");
    let found = sign.and_then(|t| super::currency::sign(&t.key)).filter(|_| first.unit == Unit::Bare);
    if let Some(found) = found {
        let whole = super::money::money(found, first.number.clone(), first.end);
        (first.unit, first.convert, first.name) = (whole.unit, whole.convert, whole.name);
        first.start = at - 1;
    }
    found.is_some()
}

/// "around the 9-acre farm", "over the 5-year plan": the word says where, or when.
fn preposition(text: &Text<'_, '_>, at: usize, lead: &Lead, first: &Amount) -> bool {
    let word = matches!(text.key(at), "around" | "about" | "over" | "under" | "near" | "above" | "below" | "beyond");
    let article = lead.next == at + 2 && matches!(text.key(at + 1), "the" | "its" | "their");
    word && article && text.key(first.number.end) == "-" && first.unit_end > first.number.end
}

/// "several hundred", "a few thousand", "a couple".
fn few(text: &Text<'_, '_>, at: usize, lead: &Lead) -> Option<Phrase> {
    let hedge = lead.hedge?;
    let scale = matches!(text.key(lead.next), "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen");
    if scale {
        let first = amount(text, lead.next)?;
        let mut few = build(at, lead.hedge_at, first, Some(hedge), false)?;
        few.parts.clear();
        // It says a range, whose lower end is its value.
        few.figure.value = few.figure.allowed.low.map_or(few.figure.value, |low| low.at);
        return Some(few);
    }
    // "a couple" is two, or three of those who count loosely.
    let couple = text.key(at) == "couple" || text.key(at + 1) == "couple";
    (couple && text.whole).then(|| {
        let two = Decimal::TWO;
        let bounds = Interval::closed(two, Decimal::from(3));
        let unit = noun::counted(text.tokens, lead.next, false, true).map(|n| (Unit::Count(n.key), n.end));
        let (unit, end) = unit.unwrap_or((Unit::Bare, lead.next));
        let figure = Figure {
            text: String::new(),
            value: two,
            step: Decimal::ZERO,
            unit,
            hedge: Some(hedge.id),
            allowed: bounds,
            meant: bounds,
        };
        let (start, parts, limits) = (at, Vec::new(), None);
        Phrase { figure, start, end, number: two, unit_name: None, hedge: None, parts, limits }
    })
}

/// Bounds in the unit as written, then in base units.
fn build(start: usize, from: usize, first: Amount, hedge: Option<&'static Hedge>, statistic: bool) -> Option<Phrase> {
    let written = first.number.value;
    let (allowed, meant) = match (hedge, first.number.plural) {
        (Some(hedge), None) => bounds(hedge, &first, written, first.may_be_negative()),
        (_, Some((allowed, meant))) => match hedge {
            // "at least dozens": from where the word begins.
            Some(h) if h.is_lower() => (Interval { high: None, ..allowed }, meant),
            Some(h) if h.is_upper() => {
                (Interval { low: Some(Edge { at: Decimal::ZERO, included: true }), ..allowed }, meant)
            }
            _ => (allowed, meant),
        },
        (None, None) => (Interval::point(written), Interval::point(written)),
    };
    let parts = part(&first).into_iter().collect();
    let limits = match (hedge, first.number.plural) {
        (Some(hedge), None) => {
            let within = bounds(hedge, &first, first.as_written()?, true).0;
            Some(limits(from, &first, within))
        }
        (_, Some(_)) => {
            let open = hedge.is_some_and(Hedge::is_upper);
            Some(limits(from, &first, Interval { low: allowed.low.filter(|_| !open), ..allowed }))
        }
        (None, None) => None,
    };
    let base = |i: Interval| convert(&i, first.convert, first.more);
    let figure = Figure {
        text: String::new(),
        value: first.convert.value(written)?.checked_add(first.more)?.normalize(),
        step: if hedge.is_some_and(|h| h.id == "exactly") { Decimal::ZERO } else { first.step(statistic) },
        unit: first.unit.clone(),
        hedge: hedge.map(|h| h.id).or(first.number.plural.map(|_| PLURAL)),
        allowed: base(allowed)?,
        meant: base(meant)?,
    };
    let end = first.end;
    Some(Phrase { figure, start, end, number: written, unit_name: first.name, hedge, parts, limits })
}

fn bounds(hedge: &Hedge, amount: &Amount, value: Decimal, may_be_negative: bool) -> (Interval, Interval) {
    let (mut allowed, mut meant) = hedge.bounds(value, may_be_negative);
    if amount.or_equal && hedge.one_sided() {
        for edge in [&mut allowed.low, &mut allowed.high, &mut meant.low, &mut meant.high].into_iter().flatten() {
            edge.included |= edge.at == value;
        }
    }
    (allowed, meant)
}

/// An interval in base units. Every conversion rises with its argument, so ends stay ends.
fn convert(interval: &Interval, by: Convert, more: Decimal) -> Option<Interval> {
    let edge = |e: Option<Edge>| match e {
        None => Some(None),
        Some(e) => Some(Some(Edge { at: by.value(e.at)?.checked_add(more)?.normalize(), included: e.included })),
    };
    Some(Interval { low: edge(interval.low)?, high: edge(interval.high)? })
}

/// "5-10", "5 to 10", "between 5 and 10", "from 2 to 3 million", "5 ± 2".
fn range(text: &Text<'_, '_>, at: usize, lead: &Lead, first: &Amount) -> Option<Phrase> {
    // "24- to 30-foot"
    let hangs = text.key(first.end) == "-" && text.glued(first.end) && !text.glued(first.end + 1);
    let joint = first.end + usize::from(hangs && matches!(text.key(first.end + 1), "to" | "or"));
    let connector = text.key(joint);
    let joins = match connector {
        // "between 5 to 10", too
        "-" | "~" | "to" | "through" | "thru" => true,
        "and" => lead.range == Some("and"),
        "or" => lead.range.is_none() && either(text, first),
        "±" => lead.range.is_none(),
        _ => false,
    };
    if !joins || first.number.plural.is_some() || first.hedge.is_some() {
        return None;
    }
    // "rose from 5 to 7" tells two figures, whether the reader stands at "from" or behind it.
    let from = if lead.range == Some("to") { Some(at) } else { at.checked_sub(1).filter(|i| text.key(*i) == "from") };
    if connector == "to" && !text.whole && from.is_some_and(|from| changed(text, from)) {
        return None;
    }
    // "fell $2.15 to $187" tells a change and where it led; "rose 5 to 10 percent" a range.
    let own_unit = first.start < first.number_at || first.unit_end > first.number.end;
    let verb = (1..=2).any(|back| at.checked_sub(back).is_some_and(|i| CHANGES.contains(&text.key(i))));
    if connector == "to" && !text.whole && lead.range.is_none() && own_unit && verb {
        return None;
    }
    let mut from = joint + 1;
    if connector == "and" && matches!(text.key(from), "the" | "a") && opens_amount(text, from + 1) {
        from += 1;
    }
    if connector == "or" {
        return either_or(at, first, &amount(text, from)?);
    }
    // "$5-$10", "20 -100": what follows the connector is no sign.
    let mut second = amount(text, from).filter(|s| s.number.plural.is_none() && !s.doubtful)?;
    if connector == "±" {
        let (low, high) = (
            first.number.value.checked_sub(second.number.value)?,
            first.number.value.checked_add(second.number.value)?,
        );
        return between(at, first.start, [first, &second], low, high, first.number.value);
    }
    let mut low = first.number.clone();
    if low.scale == Decimal::ONE
        && second.number.scale > Decimal::ONE
        && low.value < second.number.value.checked_div(second.number.scale)?
    {
        low = low.scaled(second.number.scale)?;
    }
    if first.unit == Unit::Ordinal && second.unit == Unit::Ordinal && lead.range.is_none() {
        return None;
    }
    let same = first.unit == second.unit || unit_of(&second.unit) == &first.unit;
    let adopts = first.unit == Unit::Bare
        && first.end == first.number.end
        && !matches!(second.unit, Unit::Ordinal | Unit::Multiple);
    // "5 km to 10": the second number takes the first one's unit.
    let gives = second.unit == Unit::Bare && matches!(first.unit, Unit::Money { .. });
    if gives {
        second.unit = first.unit.clone();
        second.convert = first.convert;
        second.name.clone_from(&first.name);
    }
    if !(same || adopts || gives) || first.number.fraction != second.number.fraction && !adopts {
        return None;
    }
    let (low_base, high_base) = (low.value, second.number.value);
    let other_measure =
        same && first.unit != Unit::Bare && matches!(first.unit, Unit::Measure { .. } | Unit::Money { .. });
    let low_base = if other_measure && first.name != second.name { return None } else { low_base };
    if low_base >= high_base {
        return None;
    }
    // "three-nought-four" is spelled out.
    if low_base.is_zero() && connector == "-" && !text.is_number(lead.next) {
        return None;
    }
    let start = if lead.range.is_some() { lead.range_at } else { first.start };
    between(at, start, [first, &second], low_base, high_base, low_base)
}

/// Whether "or" may stand between the ends of a range: behind a bare whole number.
fn either(text: &Text<'_, '_>, first: &Amount) -> bool {
    first.unit == Unit::Bare && first.end == first.number.end && first.number.plural.is_none() && !text.whole
}

/// "two or three people", "20 or 30 metres": two numbers near one another, with one unit.
fn either_or(at: usize, first: &Amount, second: &Amount) -> Option<Phrase> {
    let (low, high) = (first.number.value, second.number.value);
    let counts = matches!(second.unit, Unit::Count(_) | Unit::Measure { .. } | Unit::Money { .. } | Unit::Percent);
    let near = low < high && high <= low.checked_mul(Decimal::TWO)?;
    let whole = low.fract().is_zero() && high.fract().is_zero();
    let plain = !second.doubtful && !first.doubtful && second.hedge.is_none() && second.start == second.number_at;
    (counts && near && whole && plain).then(|| between(at, first.start, [first, second], low, high, low)).flatten()
}

fn unit_of(unit: &Unit) -> &Unit {
    match unit {
        Unit::Rate { of, .. } => of,
        other => other,
    }
}

/// A range. It says its own latitude, so that "about 5 to 10" is no wider.
fn between(
    at: usize,
    from: usize,
    [first, second]: [&Amount; 2],
    low: Decimal,
    high: Decimal,
    value: Decimal,
) -> Option<Phrase> {
    let within = Interval::closed(low, high);
    let bounds = convert(&within, second.convert, Decimal::ZERO)?;
    let figure = Figure {
        text: String::new(),
        value: second.convert.value(value)?,
        step: Decimal::ZERO,
        unit: second.unit.clone(),
        hedge: Some(RANGE),
        allowed: bounds,
        meant: bounds,
    };
    let (start, end, unit_name) = (at, second.end, second.name.clone());
    let parts = [first, second].into_iter().filter_map(part).collect();
    let mut limits = limits(from, second, within);
    // "$5 to $10" is a range of money, and none of numbers.
    limits.number_end =
        limits.number_end.filter(|_| first.start == first.number_at && first.unit_end == first.number.end);
    Some(Phrase { figure, start, end, number: value, unit_name, hedge: None, parts, limits: Some(limits) })
}

/// Verbs after which "from 5 to 10" tells a change, and no range.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "rose", "rise", "rises", "rising", "risen", "fell", "fall", "falls", "falling", "fallen", "grew", "grow",
    "grown", "growing", "increased", "increase", "increases", "increasing", "decreased", "decrease", "decreases",
    "dropped", "drop", "drops", "declined", "decline", "jumped", "climbed", "climb", "soared", "surged", "shrank",
    "shrunk", "went", "gone", "go", "goes", "moved", "changed", "change", "cut", "raised", "raise", "lowered",
    "reduced", "expanded", "expand", "slipped", "plunged", "up", "down", "swelled", "doubled", "tripled",
    "advanced", "sank", "slid", "spiked", "ballooned", "extended", "upgraded", "improved",
];

/// How far before "from" its verb may stand: "rose by a third from".
const VERB_REACH: usize = 6;

fn changed(text: &Text<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(VERB_REACH)..at).any(|i| CHANGES.contains(&text.key(i)))
}

/// "larger than twenty and less than thirty-five": two bounds on one number.
fn two_bounds(text: &Text<'_, '_>, first: &Phrase) -> Option<Phrase> {
    let one = first.hedge.filter(|h| h.one_sided())?;
    let mut next = first.end;
    if text.key(next) == "," {
        next += 1;
    }
    if matches!(text.key(next), "and" | "but") {
        next += 1;
    }
    if next == first.end {
        return None;
    }
    hedge::before(text.tokens, next)?;
    let second = one_sided_or_not(text, next)?;
    let other = second.hedge.filter(|h| h.one_sided())?;
    let opposite = one.is_lower() != other.is_lower();
    let unit = if first.figure.unit == Unit::Bare { &second.figure.unit } else { &first.figure.unit };
    let agree = first.figure.unit == second.figure.unit
        || first.figure.unit == Unit::Bare && matches!(second.figure.unit, Unit::Count(_));
    if !opposite || !agree {
        return None;
    }
    let upper_alone = |i: &Interval, h: &Hedge| if h.is_upper() { Interval { low: None, ..*i } } else { *i };
    let bounds = upper_alone(&first.figure.allowed, one).intersect(&upper_alone(&second.figure.allowed, other));
    if bounds.is_empty() || bounds.is_point() {
        return None;
    }
    let low = bounds.low?.at;
    let figure = Figure {
        text: String::new(),
        value: low,
        step: Decimal::ZERO,
        unit: unit.clone(),
        hedge: Some(RANGE),
        allowed: bounds,
        meant: bounds,
    };
    let number = if one.is_lower() { first.number } else { second.number };
    let limits = first.limits.as_ref().zip(second.limits).map(|(one, other)| Limits {
        start: one.start,
        whole_start: one.whole_start,
        within: one.within.intersect(&other.within),
        ..other
    });
    let parts = first.parts.iter().cloned().chain(second.parts).collect();
    let (start, end, unit_name) = (first.start, second.end, second.unit_name);
    Some(Phrase { figure, start, end, number, unit_name, hedge: None, parts, limits })
}

/// The span of the tokens from `start` to before `end`.
pub(super) fn span(text: &Text<'_, '_>, start: usize, end: usize) -> Span {
    let first = text.tokens.get(start).map_or(0, |t| t.span.start);
    let last = end.checked_sub(1).and_then(|i| text.tokens.get(i)).map_or(first, |t| t.span.end);
    Span::new(first, last)
}

/// A bare number as one of years, which "aged" says of it.
pub(super) fn as_age(phrase: &Phrase) -> Option<Phrase> {
    if phrase.figure.unit != Unit::Bare {
        return None;
    }
    let year = units::named("year")?;
    let by = Convert::Measure(year);
    let figure = Figure {
        value: by.value(phrase.figure.value)?,
        step: by.step(phrase.figure.step)?,
        unit: Unit::Measure { dimension: year.measure.dimension },
        allowed: convert(&phrase.figure.allowed, by, Decimal::ZERO)?,
        meant: convert(&phrase.figure.meant, by, Decimal::ZERO)?,
        ..phrase.figure.clone()
    };
    let unit_name = Some("year".to_owned());
    let unit = figure.unit.clone();
    let mut aged = Phrase { figure, unit_name, ..phrase.clone() };
    for part in &mut aged.parts {
        (part.aged, part.unit, part.unit_name) = (true, unit.clone(), Some("year".to_owned()));
    }
    if let Some(limits) = &mut aged.limits {
        (limits.aged, limits.unit, limits.unit_name) = (true, unit, Some("year".to_owned()));
    }
    Some(aged)
}
