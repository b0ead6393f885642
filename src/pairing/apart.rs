//! Told apart: whether two names of a run stand for two things.
//!
//! One source writes of the "Karvelia earthquake", the other of the "Tesmen valley earthquake": that the names differ says
//! little, for each writer has a name of his own. That they are two things must be told: by a source that says the same of
//! each in turn, by their numbers, by the map, or by what sort of thing each is.

use super::framer::Framer;
use super::wording::terms;
use crate::entity::{EntityId, Kind, Name, Whereabouts};
use crate::meaning::{KindOf, family_of_stem, kinds_of_head};
use crate::text::stem;
use std::collections::BTreeSet;

/// Whether the names that two claims have alone are told to be of two things: a name of each side stands against every
/// name of the other.
pub(super) fn are_all_told_apart(framer: &Framer<'_>, only: &[Vec<EntityId>; 2]) -> bool {
    (0..2).all(|side| {
        let others = &only[1 - side];
        !others.is_empty() && only[side].iter().any(|x| others.iter().all(|y| are_told_apart(framer, *x, *y)))
    })
}

/// Whether two names are told to be of two things.
pub(super) fn are_told_apart(framer: &Framer<'_>, a: EntityId, b: EntityId) -> bool {
    if framer.are_told_of_in_turn(a, b) {
        return true;
    }
    let [x, y] = [a, b].map(|id| framer.resolver().canonical(id));
    let [p, q] = [x, y].map(Name::read);
    // "Line 4" and "Line 7"; a year that one name alone has says more of it.
    if !p.digits.is_empty() && !q.digits.is_empty() {
        return p.digits != q.digits;
    }
    // "Lower Veshta Dam" is not the Veshta Dam.
    let alone = |x: &Name, y: &Name| x.tokens.iter().any(|t| SETS_APART.contains(&t.as_str()) && !y.tokens.contains(t));
    if alone(&p, &q) || alone(&q, &p) {
        return true;
    }
    let person = |name: &Name| name.is_evidently_person() || name.likely == Some(Kind::Person);
    if person(&p) || person(&q) {
        return person(&p) == person(&q);
    }
    // Two abbreviations stand for two names, and two bodies with other words are two bodies.
    let bodies = [&p, &q].iter().all(|name| name.likely == Some(Kind::Body));
    if (p.is_acronym() && q.is_acronym()) || (bodies && p.tokens.iter().all(|token| !q.tokens.contains(token))) {
        return true;
    }
    // The number of a bill is another name of its title.
    if p.is_in_a_series() != q.is_in_a_series() {
        return false;
    }
    let [kinds, others] = [x, y].map(told_kinds);
    let shared: BTreeSet<&KindOf> = kinds.intersection(&others).collect();
    // "Northway Line" may be the "Northway Light Rail Line".
    let heads = |term: &String| !kinds_of_head(&family_of_stem(&stem(term))).is_empty();
    let begin_alike = p.tokens.iter().any(|token| !heads(token) && q.tokens.contains(token));
    (!shared.is_empty() && !begin_alike) || are_two_places([x, y])
}

/// Words of a name that set it apart from another of its sort.
const SETS_APART: &[&str] = &[
    "lower", "upper", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "inner", "outer",
    "old", "new", "great", "little", "middle", "central", "first", "second", "third", "junior", "senior", "former",
];

/// Whether both are on the map, and neither lies in the other.
pub(super) fn are_two_places(names: [&str; 2]) -> bool {
    let [x, y] = names.map(Whereabouts::of);
    x.is_known() && y.is_known() && x.lies_in(&y) != Some(true) && y.lies_in(&x) != Some(true)
}

/// The kinds that a name is told to be of: by its last word, or by its first where that tells ("Ordinance 19-204").
pub(super) fn told_kinds(name: &str) -> BTreeSet<KindOf> {
    // "Assembly Bill 12" is a bill.
    let mut words = terms(name);
    words.retain(|term| !term.word.starts_with(|c: char| c.is_ascii_digit()));
    let ends = [words.last(), words.first()];
    let told = ends.into_iter().flatten().map(|term| kinds_of_head(&term.family)).find(|kinds| !kinds.is_empty());
    match told {
        Some(told) => told.clone(),
        None if Name::read(name).is_in_a_series() => kinds_of_head(&family_of_stem(&stem("bill"))).clone(),
        None => BTreeSet::new(),
    }
}
