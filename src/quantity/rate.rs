//! Rates: what a figure is per.

use super::amount::{Amount, Text};
use super::token::Kind;
use super::{Unit, noun, number, numeral, units};

/// "per month", "a day", "annually", "/year", "-a-share": what a rate is per.
pub(super) fn rate(text: &Text<'_, '_>, amount: &Amount) -> Option<(String, usize)> {
    if matches!(amount.unit, Unit::Ordinal | Unit::Multiple) {
        return None;
    }
    let mut at = amount.end;
    let hyphen = text.key(at) == "-" && text.glued(at);
    if hyphen {
        at += 1;
    }
    let adverb = match text.key(at) {
        "annually" | "yearly" | "pa" => Some("year"),
        "monthly" => Some("month"),
        "weekly" => Some("week"),
        "daily" => Some("day"),
        "hourly" => Some("hour"),
        "apiece" => Some("piece"),
        _ => None,
    };
    if let Some(per) = adverb {
        return Some((per.to_owned(), at + 1));
    }
    let lead = text.key(at);
    let mut next = at + 1;
    if hyphen && text.key(next) == "-" {
        next += 1;
    }
    let word = text.tokens.get(next).filter(|t| t.kind == Kind::Word || t.kind == Kind::Number)?;
    match lead {
        // "per second" is a time, and no ordinal.
        "per" | "/" | "each" | "every"
            if word.kind == Kind::Number || numeral::is_number_word(&word.key) && word.key != "second" =>
        {
            if lead == "/" || lead == "each" {
                return None;
            }
            // "per 100,000 people", "every two weeks"
            let base = number::number(text.tokens, next, false)?;
            let noun = noun::counted(text.tokens, base.end, false, false)
                .map(|n| (n.key, n.end))
                .or_else(|| units::at(text.tokens, base.end).map(|(f, end)| (f.measure.name.to_owned(), end)))
                .or_else(|| text.whole.then(|| of_whom(text, base.end)))?;
            Some((format!("{} {}", base.value.normalize(), noun.0).trim_end().to_owned(), noun.1))
        }
        "per" | "/" => {
            let per = time_key(&word.key)
                .map(str::to_owned)
                .or_else(|| {
                    units::at(text.tokens, next)
                        .filter(|(_, end)| *end == next + 1)
                        .map(|(f, _)| f.measure.name.to_owned())
                })
                .or_else(|| (word.key == "annum").then(|| "year".to_owned()))
                .unwrap_or_else(|| noun::singular(&word.key).unwrap_or_else(|| word.key.clone()));
            if noun::is_stop(&word.key) && time_key(&word.key).is_none() || word.key == "cent" {
                return None;
            }
            Some((per, next + 1))
        }
        "each" | "every" => Some((time_key(&word.key)?.to_owned(), next + 1)),
        "a" | "an" => {
            let time = time_key(&word.key).map(str::to_owned);
            let thing = matches!(
                word.key.as_str(),
                "share"
                    | "piece"
                    | "person"
                    | "head"
                    | "gallon"
                    | "barrel"
                    | "pound"
                    | "ton"
                    | "tonne"
                    | "kilo"
                    | "kilogram"
                    | "litre"
                    | "liter"
                    | "ounce"
                    | "acre"
                    | "mile"
                    | "dozen"
                    | "unit"
                    | "copy"
                    | "ticket"
                    | "seat"
                    | "mmbtu"
                    | "bushel"
            );
            Some((time.or_else(|| thing.then(|| word.key.clone()))?, next + 1))
        }
        _ => None,
    }
}

/// "per 100,000", "per 100,000 population": of a whole value, people are meant where nothing else is said.
fn of_whom(text: &Text<'_, '_>, at: usize) -> (String, usize) {
    let people = matches!(text.key(at), "population" | "pop" | "inhabitants" | "residents");
    ("people".to_owned(), at + usize::from(people))
}

fn time_key(key: &str) -> Option<&'static str> {
    Some(match key {
        "second" | "sec" | "s" => "second",
        "minute" | "min" => "minute",
        "hour" | "hr" | "h" => "hour",
        "day" | "night" => "day",
        "week" | "wk" => "week",
        "fortnight" => "fortnight",
        "month" | "mo" => "month",
        "quarter" => "quarter",
        "year" | "yr" | "annum" => "year",
        "decade" => "decade",
        "century" => "century",
        _ => return None,
    })
}
