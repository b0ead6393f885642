//! Phrasings: small words by which subjects and properties say what kind of answer they want, of whom and per what.

use super::frame::Length;
use super::places::is_body_by_name;
use super::reading::Reading;
use crate::claim::Claim;
use crate::entity::{Kind, Name};
use crate::quantity::Unit;
use crate::text::{fold_key, words};
use crate::time::{DurationUnit, duration, edtf};
use std::sync::Arc;

/// Words behind which a phrase says more of what stands before them.
pub(super) const LEADS_ON: &[&str] = &[
    "of", "in", "at", "for", "on", "with", "by", "from", "to", "under", "over", "about", "above", "behind", "between",
    "against", "during", "after", "before", "into", "near", "per", "within", "without", "that", "which", "who",
    "whose", "where", "when", "as",
];

/// Words by which a source speaks of itself.
pub(super) const OURS: &[&str] = &["our", "ours", "we", "us", "ourselves"];

/// What says only that something is counted.
pub(super) const NUMBER: &str = "number";

/// Words that ask for the members of what the subject names: its list answers how many there are.
const MEMBERS: &[&str] = &[
    "list", "full", "complete", "names", "named", "which", "who", "where", "what", "they", "are", "the", "of", "these",
    "ones", "listed", "sit", "namely", "members", "by", "name", "and",
];

/// Whether a property only asks which the members of its subject are: "list", "which", "where they are".
pub(super) fn asks_for_members(property: &str) -> bool {
    let asks = ["list", "names", "named", "which", "who", "where", "what", "listed", "namely", "members"];
    let all = words(property);
    all.iter().all(|w| MEMBERS.contains(&w.key.as_str())) && all.iter().any(|w| asks.contains(&w.key.as_str()))
}

/// What stands behind "per", in one word for all that say it: "per kilo", "per kg". A ton of no country is no tonne, a
/// megawatt no megawatt-hour, a citizen no inhabitant.
pub(super) fn base_of_rate(noun: &str) -> String {
    const BASES: &[(&str, &[&str])] = &[
        ("kilogram", &["kg", "kilo", "kilos", "kilogramme"]),
        ("household", &["family", "families", "households"]),
        ("person", &["head", "capita", "inhabitant", "resident"]),
        ("student", &["pupil", "pupils", "students"]),
    ];
    let base = BASES.iter().find(|(base, words)| *base == noun || words.contains(&noun)).map(|(base, _)| *base);
    crate::text::stem(base.unwrap_or(noun))
}

/// The length of a period that says no more than how long it is, in months, else in days: "five years".
pub(super) fn length(text: &str) -> Option<Length> {
    let duration = duration(text).filter(|_| edtf(text).is_err())?;
    let months = duration.in_unit(DurationUnit::Month).map(Length::Months);
    months.or_else(|| duration.days().map(Length::Days))
}

/// Whether a name is of what nothing is in: "posts at the Harbour Housing Trust" are the trust's, and no part of a place.
pub(super) fn is_no_place(name: &str) -> bool {
    matches!(Name::read(name).likely, Some(Kind::Law | Kind::Person)) || is_body_by_name(name)
}

/// A bare number of what is told in percent is of percent: "percent of forms sent online / 68".
pub(super) fn in_percent(property: &str, reading: Reading) -> Reading {
    let told = words(property).iter().any(|w| matches!(w.key.as_str(), "percent" | "percentage" | "pct"));
    match &reading {
        Reading::Figure(figure) if figure.unit == Unit::Bare && told => {
            let percent = crate::quantity::read(&format!("{} percent", figure.text)).ok();
            percent.map_or(reading, |percent| Reading::Figure(Arc::new(percent)))
        }
        _ => reading,
    }
}

/// Words that name a time unit, as a rate's "per" gives it, with the unit.
pub(super) const RATES: &[(&str, &str)] = &[
    ("day", "day"),
    ("daily", "day"),
    ("weekday", "day"),
    ("nightly", "day"),
    ("week", "week"),
    ("weekly", "week"),
    ("month", "month"),
    ("monthly", "month"),
    ("year", "year"),
    ("yearly", "year"),
    ("annual", "year"),
    ("annually", "year"),
    ("hour", "hour"),
    ("hourly", "hour"),
    ("capita", "person"),
    ("person", "person"),
    ("head", "person"),
];

/// Words of a statistic, and the one that stands for it in a topic: a mean is not the total that it is a mean of.
const STATISTICS: &[(&str, &str)] = &[
    ("average", MEAN),
    ("mean", MEAN),
    ("typical", MEAN),
    ("median", "median"),
    ("maximum", "highest"),
    ("highest", "highest"),
    ("top", "highest"),
    ("minimum", "lowest"),
    ("lowest", "lowest"),
];

/// Stems of words that say of a sum that a law provides it: what it plans, grants and sets aside is one thing.
pub(super) const PROVIDES: &[&str] = &[
    "plan", "grant", "provid", "allot", "earmark", "promis", "approv", "authoriz", "authoris", "budget", "intend",
    "slat", "expect", "commit", "pledg", "award",
];

/// The word that stands for a mean.
pub(super) const MEAN: &str = "average";

/// A stem of a topic, by the word that stands for it when it is a statistic.
pub(super) fn statistic(stem: String) -> String {
    let found = STATISTICS.iter().find(|(word, _)| crate::text::stem(word) == stem);
    found.map_or(stem, |(_, name)| (*name).to_owned())
}

/// Words of a running total: "paid to date", "cases so far".
const RUNNING: &[&str] = &["to date", "so far", "cumulative", "running total", "cumulatively"];

/// Whether the words of a claim make its figure a running total.
pub(super) fn counts_on(claim: &Claim) -> bool {
    let words = format!(" {} {} ", fold_key(&claim.subject), fold_key(&claim.property));
    RUNNING.iter().any(|phrase| words.contains(&format!(" {phrase} ")))
}
