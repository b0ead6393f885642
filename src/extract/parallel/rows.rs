//! Rows of names: one list in two documents, of which one member is another.
//!
//! "Harrow, Fenwick, Marsh and Selby" and "Harrow, Fenwick, Marsh and Norwood": two lists of one length that share all but one
//! of their members are of one thing, and each has a member that the other leaves out.

use super::found::Found;
use super::token::Kind;
use super::{Content, Read, one_line};
use crate::claim::ValueKind;
use crate::entity::{Name, Standing, stand};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest members of a list, and of one that nothing else tells to be the same.
const FEWEST: usize = 3;
const TELLING: usize = 4;
/// A name that stands in more lists finds nobody.
const MAX_BLOCK: usize = 16;
/// Words by which a list is one of some only.
const OPEN: &[&str] =
    &["including", "include", "includes", "such", "like", "among", "other", "others", "example", "instance", "or"];
/// Words that tell what is listed to be all there is.
const CLOSED: &[&str] = &["all", "only", "both", "every", "each", "whole", "entire"];

struct Row {
    read: usize,
    members: Vec<(Span, String)>,
}

/// The rows of documents of `kin` that differ in one member.
pub(super) fn rows(all: &[Read<'_>], kin: &BTreeSet<(usize, usize)>) -> Vec<Found> {
    let rows: Vec<Row> = all.iter().enumerate().flat_map(|(n, read)| of_sentence(n, read)).collect();
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        for (_, name) in &row.members {
            index.entry(name).or_default().push(n);
        }
    }
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::new();
    for block in index.values().filter(|block| block.len() <= MAX_BLOCK) {
        for (n, a) in block.iter().enumerate() {
            met.extend(block.iter().skip(n + 1).map(|b| (*a, *b)));
        }
    }
    let mut found = Vec::new();
    for (x, y) in met {
        let (p, q) = (&rows[x], &rows[y]);
        let (a, b) = (&all[p.read], &all[q.read]);
        let documents = (a.document.min(b.document), a.document.max(b.document));
        if a.document == b.document || !kin.contains(&documents) || p.members.len() != q.members.len() {
            continue;
        }
        let Some((m, n)) = one_other(p, q) else { continue };
        if !(p.members.len() >= TELLING || (is_told(a) || is_told(b)) && share_a_word(a, b)) {
            continue;
        }
        let members = |row: &Row, read: &Read<'_>| {
            Content::Members(row.members.iter().map(|(span, _)| one_line(span.of(read.text))).collect())
        };
        let values = [members(p, a), members(q, b)];
        found.push(Found::of(ValueKind::List, [(p.read, m), (q.read, n)], values));
    }
    found
}

/// The rows of names in a sentence, without those that are of some only.
fn of_sentence(at: usize, read: &Read<'_>) -> Vec<Row> {
    if read.tokens.iter().any(|t| OPEN.contains(&t.key.as_str())) {
        return Vec::new();
    }
    let gap = |n: usize| -> &str {
        let (Some(x), Some(y)) = (read.tokens.get(n), read.tokens.get(n + 1)) else { return "." };
        read.text.get(x.span.end..y.span.start).unwrap_or(".")
    };
    let mut found = Vec::new();
    let mut members: Vec<(Span, String)> = Vec::new();
    let mut n = 0;
    while n < read.tokens.len() {
        if !is_part(read, n) {
            n += 1;
            continue;
        }
        // One name.
        let first = n;
        while n + 1 < read.tokens.len() && is_part(read, n + 1) && gap(n).trim_matches(['.', '’', '\'']) == " " {
            n += 1;
        }
        let span = Span::new(read.tokens[first].span.start, read.tokens[n].span.end);
        members.push((span, crate::text::fold_key(span.of(read.text))));
        // A comma, an "and", or both lead on to the next.
        let comma = gap(n).trim() == ",";
        let and = read.tokens.get(n + 1).is_some_and(|t| t.key == "and") && (comma || gap(n) == " ");
        let next = n + 1 + usize::from(and);
        let joined = comma && !and || and && gap(n + 1) == " ";
        if joined && is_part(read, next) {
            n = next;
            continue;
        }
        if members.len() >= FEWEST {
            found.push(Row { read: at, members: std::mem::take(&mut members) });
        }
        members.clear();
        n += 1;
    }
    found
}

/// Whether a token is of a name: behind a colon a capital is one where a name follows the comma.
fn is_part(read: &Read<'_>, at: usize) -> bool {
    let Some(token) = read.tokens.get(at) else { return false };
    let capital = token.span.of(read.text).starts_with(char::is_uppercase);
    let leads = || {
        read.tokens.get(at + 1).is_some_and(|next| {
            let gap = read.text.get(token.span.end..next.span.start).unwrap_or("");
            matches!(next.kind, Kind::Name) && gap.trim() == ","
        })
    };
    matches!(token.kind, Kind::Name) || token.kind_is_word() && capital && leads()
}

/// The one member of each row that the other does not have, where all others are shared.
fn one_other(a: &Row, b: &Row) -> Option<(Span, Span)> {
    let same = |x: &str, y: &str| {
        x == y || matches!(stand(&Name::read(x), &Name::read(y)), Standing::Same(_) | Standing::Variant(_))
    };
    let own = |row: &Row, other: &Row| -> Vec<Span> {
        let held = |name: &str| other.members.iter().any(|(_, known)| same(name, known));
        row.members.iter().filter(|(_, name)| !held(name)).map(|(span, _)| *span).collect()
    };
    match (&own(a, b)[..], &own(b, a)[..]) {
        ([m], [n]) => Some((*m, *n)),
        _ => None,
    }
}

/// Whether a sentence says how many there are, or that they are all.
fn is_told(read: &Read<'_>) -> bool {
    read.tokens.iter().any(|t| matches!(t.kind, Kind::Figure(_)) || CLOSED.contains(&t.key.as_str()))
}

/// Whether two sentences share a word that is no name.
fn share_a_word(a: &Read<'_>, b: &Read<'_>) -> bool {
    let words = |read: &Read<'_>| -> BTreeSet<String> {
        read.tokens.iter().filter(|t| matches!(t.kind, Kind::Word)).map(|t| t.stem.clone()).collect()
    };
    !words(a).is_disjoint(&words(b))
}

#[cfg(test)]
mod tests {
    use crate::extract::parallel::found::beside;

    fn found(a: &str, b: &str) -> Vec<String> {
        beside::found(super::rows, a, b)
    }

    #[test]
    fn one_list_with_another_member() {
        let (a, b) = (
            "The warning still stands for people in Harrow, Fenwick, Wickham and Selby.",
            "It reaches four places by the river: Fenwick, Harrow, Norwood and Wickham.",
        );
        assert_eq!(found(a, b), ["Selby / Norwood"]);
        let (a, b) = (
            "Only three villages were told: Harrow, Fenwick and Selby.",
            "All the villages on the river were told, Harrow, Fenwick and Wickham.",
        );
        assert_eq!(found(a, b), ["Selby / Wickham"]);
    }

    #[test]
    fn lists_of_two_things_or_of_some_only() {
        for (a, b) in [
            // Some only.
            (
                "Among those who came were Harrow, Fenwick, Wickham and Selby.",
                "Those who spoke were Harrow, Fenwick, Wickham and Norwood.",
            ),
            // Two members are others.
            (
                "The warning still stands for people in Harrow, Fenwick, Wickham and Selby.",
                "The warning still stands for people in Harrow, Fenwick, Norwood and Marl.",
            ),
            // One list is longer.
            (
                "The warning still stands for people in Harrow, Fenwick, Wickham and Selby.",
                "The warning still stands for people in Harrow, Fenwick and Wickham.",
            ),
            // Three names of which nothing says that they are all.
            (
                "On the quay they had seen Harrow, Fenwick and Selby speak.",
                "The crowd cheered Harrow, Fenwick and Wickham.",
            ),
            // One name in two forms.
            (
                "The warning still stands for friends of Ann Harrow, Ben Fenwick, Cy Wickham and Dee Selby.",
                "The warning still stands for people in Harrow, Fenwick, Wickham and Selby.",
            ),
        ] {
            assert_eq!(found(a, b), Vec::<String>::new(), "{a}");
        }
    }
}
