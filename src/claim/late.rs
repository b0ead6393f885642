//! Faults that are found only when all files of a project are read, at their place in the file: a value that its
//! property cannot have, an operand that names no claim.

use super::Problem;
use super::table::{self, Input, Problems, Shape, Table};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A fault of one entry.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// Where in the entry.
    pub(crate) place: Place,
    /// What was found.
    pub(crate) message: String,
    /// What would be right.
    pub(crate) help: String,
}

/// Where in an entry a fault lies.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// The value of a key.
    Key(&'static str),
    /// A stretch of the text that is the value of a key.
    Within(&'static str, Span),
    /// A member of the table that is the value of a key.
    Member(&'static str, String),
}

/// The problems of the claims of a file, by the claims' ids.
pub(crate) fn claim_faults(file: &str, bytes: &[u8], faults: &BTreeMap<String, Vec<Fault>>) -> Vec<Problem> {
    entries(file, bytes, ("claim", "id", super::claims::KEYS, &["source"]), faults)
}

/// The problems of the relations of a file, by the relations' ids.
pub(crate) fn relation_faults(file: &str, bytes: &[u8], faults: &BTreeMap<String, Vec<Fault>>) -> Vec<Problem> {
    entries(file, bytes, ("relation", "id", super::relations::KEYS, &[]), faults)
}

/// The problems of the properties of a file, by the properties' names.
pub(crate) fn property_faults(file: &str, bytes: &[u8], faults: &BTreeMap<String, Vec<Fault>>) -> Vec<Problem> {
    entries(file, bytes, ("property", "name", super::properties::KEYS, &[]), faults)
}

/// The problem of the record of a source.
pub(crate) fn source_fault(file: &str, bytes: &[u8], fault: &Fault) -> Problem {
    let input = Input::new(file, bytes);
    let (found, _) = table::whole(&input, "a source", super::sources::KEYS, |table| Some(problem(table, fault)));
    found.unwrap_or_else(|| Problem::of_file(file, fault.message.clone(), fault.help.clone()))
}

fn entries(
    file: &str,
    bytes: &[u8],
    (entry, key, keys, head_keys): (&'static str, &'static str, &'static [&'static str], &'static [&'static str]),
    faults: &BTreeMap<String, Vec<Fault>>,
) -> Vec<Problem> {
    let input = Input::new(file, bytes);
    let read = |table: &Table<'_, '_>, id: &str| {
        faults.get(id).map(|faults| faults.iter().map(|fault| problem(table, fault)).collect::<Vec<_>>())
    };
    let shape = Shape { entry, key, head_keys, head: &|_| {}, read: &read, what: entry, keys };
    // The faults that reading finds are known already; of entries with one id, the first is the one that stands.
    let (found, _) = table::entries(&input, &shape);
    let mut first: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
    for entry in found {
        if let (Some(id), Some(problems)) = (entry.key, entry.value) {
            first.entry(id).or_insert(*problems);
        }
    }
    let mut problems = Problems::default();
    problems.extend(first.into_values().flatten());
    problems.finish()
}

fn problem(table: &Table<'_, '_>, fault: &Fault) -> Problem {
    let span = match &fault.place {
        Place::Key(key) => value_span(table, key),
        Place::Within(key, span) => within(table, key, *span),
        Place::Member(key, name) => {
            let members = table.free_table(key, "");
            let member = members.iter().find(|(key, _)| key.get_ref() == name);
            member.map_or_else(|| value_span(table, key), |(key, value)| key.span().start..value.span().end)
        }
    };
    table.part.problem_at(span, fault.message.clone(), fault.help.clone())
}

fn value_span(table: &Table<'_, '_>, key: &str) -> Range<usize> {
    table.get(key).map_or_else(|| table.span.clone(), toml::Spanned::span)
}

/// A stretch of a text; where the text is written with escapes, all of it.
fn within(table: &Table<'_, '_>, key: &str, span: Span) -> Range<usize> {
    let all = value_span(table, key);
    let raw = table.part.raw(all.clone());
    let text = table.get(key).and_then(|value| value.get_ref().as_str()).unwrap_or("");
    let marks = raw.len().saturating_sub(text.len()) / 2;
    if raw.get(marks..raw.len().saturating_sub(marks)) != Some(text) {
        return all;
    }
    let start = all.start.saturating_add(marks).saturating_add(span.start.min(text.len()));
    // A fault at the end of the text is shown at the mark that closes it.
    let end = all.start.saturating_add(marks).saturating_add(span.end.min(text.len())).max(start.saturating_add(1));
    start..end.min(all.end)
}
