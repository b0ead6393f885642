//! Qualifiers: whether the places given after two names may be one.

use super::registry::place_key;

/// The shortest abbreviation of a place that is trusted: two letters fit several ("Ma", "Mi").
const ABBREVIATION_FROM: usize = 3;

/// Whether the places after two names may be one: the places of the shorter list are found, in order, in the longer.
pub(super) fn containers_agree(a: &[String], b: &[String], same: &dyn Fn(&str, &str) -> bool) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    short.iter().all(|place| rest.any(|other| same(place, other)))
}

/// Whether two places are one as far as their words tell: equal, or one the abbreviation of the other ("Calif").
pub(super) fn same_place(a: &str, b: &str) -> bool {
    let (a, b) = (place_key(a), place_key(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let one_word = !short.contains(' ') && !long.contains(' ');
    a == b || (one_word && short.len() >= ABBREVIATION_FROM && long.starts_with(short.as_str()))
}
