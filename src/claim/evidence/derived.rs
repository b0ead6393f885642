//! Values that follow from what is quoted: a count of what is listed, a sum, a difference, what is left of a whole.

use super::figures::Quoted;
use crate::quantity::{Decimal, Figure, Unit, UnitStanding};
use crate::time::{Context, Grain, scan};
use chrono::Datelike;

/// More numbers than this in one passage are no sum that a person made.
const MOST_TERMS: usize = 8;
/// A list of more members is not counted.
const MOST_MEMBERS: usize = 60;

/// How the value follows from the quotes, if it does.
pub(super) fn derive(value: &Figure, quoted: &[Quoted], quotes: &[String]) -> Option<String> {
    let numbers: Vec<&Quoted> = quoted.iter().filter(|number| !number.names && !number.value.is_zero()).collect();
    from_numbers(value, &numbers).or_else(|| from_years(value, quotes)).or_else(|| from_list(value, quotes))
}

/// Whether a computed number is what the value says: exactly, or at the value's own last digit.
fn is(value: &Figure, computed: Decimal) -> bool {
    let off = value.value.saturating_sub(computed).abs();
    value.value == computed || (value.step > Decimal::ONE && off <= value.step / Decimal::TWO)
}

fn from_numbers(value: &Figure, numbers: &[&Quoted]) -> Option<String> {
    if numbers.len() > MOST_TERMS {
        return None;
    }
    let fits =
        |number: &Quoted| value.unit.comparable(&number.unit) != UnitStanding::Different || value.unit == Unit::Bare;
    let said = |terms: &[&Quoted], sign: &str| {
        let terms: Vec<&str> = terms.iter().map(|number| number.text.as_str()).collect();
        format!("{} = {}", terms.join(sign), value.text)
    };
    let fitting: Vec<&Quoted> = numbers.iter().copied().filter(|number| fits(number)).collect();
    let sum = |terms: &[&Quoted]| terms.iter().fold(Decimal::ZERO, |sum, number| sum.saturating_add(number.value));
    for length in (3..=fitting.len()).rev() {
        if let Some(run) = fitting.windows(length).find(|run| is(value, sum(run))) {
            return Some(said(run, " + "));
        }
    }
    for (i, a) in fitting.iter().enumerate() {
        for b in &fitting[i + 1..] {
            if is(value, a.value.saturating_add(b.value)) {
                return Some(said(&[a, b], " + "));
            }
            if a.unit.comparable(&b.unit) == UnitStanding::Different {
                continue;
            }
            for (whole, part) in [(a, b), (b, a)] {
                if is(value, whole.value.saturating_sub(part.value)) {
                    return Some(said(&[whole, part], " \u{2212} "));
                }
            }
        }
    }
    // "Six million over the four-year term" is one and a half a year.
    for (i, a) in numbers.iter().enumerate() {
        for (j, b) in numbers.iter().enumerate().filter(|(j, _)| *j != i) {
            if a.unit == b.unit || b.unit == Unit::Percent || b.written <= Decimal::ONE {
                continue;
            }
            if a.value.checked_div(b.written).is_some_and(|quotient| value.value == quotient) {
                return Some(said(&[a, b], " \u{f7} "));
            }
            if i < j && a.value.checked_mul(b.written).is_some_and(|product| value.value == product) {
                return Some(said(&[a, b], " \u{d7} "));
            }
        }
    }
    let left = numbers.iter().find(|number| {
        number.unit == Unit::Percent
            && value.unit == Unit::Percent
            && Decimal::ONE_HUNDRED.saturating_sub(number.value) == value.value
    });
    left.map(|number| format!("100 % \u{2212} {} = {}", number.text, value.text))
}

/// The years between two that are quoted.
fn from_years(value: &Figure, quotes: &[String]) -> Option<String> {
    let mut years: Vec<i32> = Vec::new();
    for mention in quotes.iter().flat_map(|quote| scan(quote, &Context::default())) {
        let period = mention.period;
        if period.grain <= Grain::Year {
            years.extend([period.start, period.end].into_iter().flatten().map(|day| day.year()));
        }
    }
    years.sort_unstable();
    years.dedup();
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return None };
    let between = Decimal::from(last - first);
    let written = value.value.checked_div(YEAR_DAYS).filter(|_| value.unit == Unit::Measure { dimension: "time" });
    let years = |n: Decimal| n > Decimal::ZERO && (value.value == n || written == Some(n));
    if years(between) {
        return Some(format!("{last} \u{2212} {first} = {}", value.text));
    }
    years(between.saturating_add(Decimal::ONE)).then(|| format!("{first} to {last}, both included, are {}", value.text))
}

/// The days of a year, as durations have them.
const YEAR_DAYS: Decimal = Decimal::from_parts(365, 0, 0, false, 0);

/// The members of a list in one quote.
fn from_list(value: &Figure, quotes: &[String]) -> Option<String> {
    let counted = matches!(value.unit, Unit::Bare | Unit::Count(_)) && value.hedge.is_none();
    if !counted || value.value < Decimal::TWO || value.value > Decimal::from(MOST_MEMBERS) {
        return None;
    }
    let is_count = |n: usize| Decimal::from(n) == value.value;
    let listed = quotes.iter().map(|quote| listed(quote)).find(|(all, named)| is_count(*all) || is_count(*named));
    // One passage for each member.
    let apart = quotes.len() > 1 && is_count(quotes.len());
    (listed.is_some() || apart).then(|| format!("the quote lists {}", value.text))
}

/// How many items stand between the commas and conjunctions of a text, and how many of them begin with a capital.
fn listed(text: &str) -> (usize, usize) {
    let marked = text.replace(" and ", ", ").replace(" or ", ", ").replace(" & ", ", ").replace([';', '\n'], ",");
    let behind_colon = marked.rsplit(':').next().unwrap_or(&marked);
    // Items that are counted themselves are no members.
    if behind_colon.bytes().any(|byte| byte.is_ascii_digit()) {
        return (0, 0);
    }
    // Two parts of a sentence have a comma between them as well.
    if !text.contains(" and ") && !text.contains(" or ") && behind_colon.matches(',').count() < 2 {
        return (0, 0);
    }
    let items: Vec<&str> = behind_colon.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
    let named = items.iter().filter(|item| {
        item.trim_start_matches("in ").trim_start_matches("the ").starts_with(|c: char| c.is_uppercase())
    });
    (if items.len() > 1 { items.len() } else { 0 }, named.count())
}
