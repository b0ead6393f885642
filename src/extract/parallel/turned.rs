//! One figure told in two ways: "a deficit of 4.9 million" and "a surplus of 4.9 million", "fell by 5.7 per cent" and "rose 5.7
//! per cent".
//!
//! Where two documents of one thing have one figure each only once, it is one figure; what stands before it in the one must not
//! be the opposite of what stands before it in the other.

use super::Read;
use super::found::Found;
use super::token::{Kind, Token};
use super::words::{Relation, relation};
use crate::claim::ValueKind;
use crate::quantity::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// How many tokens before a figure the word may stand that says what it is.
const BEFORE: usize = 3;
/// Figures of fewer digits are alike by chance.
const LEAST: u128 = 10;

/// The figures of documents of `kin` that are told in two ways.
pub(super) fn turned(all: &[Read<'_>], kin: &BTreeSet<(usize, usize)>) -> Vec<Found> {
    let mut places: BTreeMap<String, BTreeMap<usize, Vec<(usize, usize)>>> = BTreeMap::new();
    for (n, read) in all.iter().enumerate() {
        for (at, token) in read.tokens.iter().enumerate() {
            if let Some(key) = key(token) {
                places.entry(key).or_default().entry(read.document).or_default().push((n, at));
            }
        }
    }
    let mut found = Vec::new();
    for by_document in places.values() {
        let once: Vec<(usize, (usize, usize))> =
            by_document.iter().filter(|(_, all)| all.len() == 1).map(|(document, all)| (*document, all[0])).collect();
        for (i, (a, x)) in once.iter().enumerate() {
            for (_, y) in once.iter().skip(i + 1).filter(|(b, _)| kin.contains(&(*a, *b))) {
                found.extend(opposites(all, *x, *y));
            }
        }
    }
    found
}

/// A figure by its worth and unit, where it is told from others.
fn key(token: &Token) -> Option<String> {
    let Kind::Figure(figure) = &token.kind else { return None };
    let telling = figure.value.normalize().mantissa().unsigned_abs() >= LEAST;
    let sort = match &figure.unit {
        Unit::Money { currency, .. } => currency.clone(),
        Unit::Percent => "percent".to_owned(),
        Unit::Count(_) | Unit::Bare => "number".to_owned(),
        Unit::Measure { dimension } if *dimension != "time" => (*dimension).to_owned(),
        _ => return None,
    };
    telling.then(|| format!("{sort} {}", figure.value.normalize()))
}

/// The words of opposite meaning that stand before two figures, the nearest first.
fn opposites(all: &[Read<'_>], x: (usize, usize), y: (usize, usize)) -> Option<Found> {
    let before = |(n, at): (usize, usize)| -> Vec<&Token> {
        let tokens = all[n].tokens.get(at.saturating_sub(BEFORE)..at).unwrap_or(&[]);
        tokens.iter().rev().filter(|t| t.kind_is_word()).collect()
    };
    let pairs = before(x).into_iter().flat_map(|p| before(y).into_iter().map(move |q| (p, q)));
    let (p, q) = pairs.into_iter().find(|(p, q)| relation(&p.key, &q.key) == Relation::Opposite)?;
    Some(Found::words(all, ValueKind::Status, [(x.0, p.span), (y.0, q.span)]))
}

#[cfg(test)]
mod tests {
    use crate::extract::parallel::found::beside;

    fn found(a: &str, b: &str) -> Vec<String> {
        beside::found(super::turned, a, b)
    }

    #[test]
    fn one_figure_is_told_in_two_ways() {
        let (a, b) = (
            "It compares with the previous year's deficit of 4.9 million crowns.",
            "Twelve months before, the trust had ended with a surplus of 4.9 million crowns.",
        );
        assert_eq!(found(a, b), ["deficit / surplus"]);
        let (a, b) =
            ("Tolls rose by 5.7 per cent at the locks.", "At the locks, less was taken: it fell by 5.7 per cent.");
        assert_eq!(found(a, b), ["rose / fell"]);
    }

    #[test]
    fn figures_of_two_things_may_be_alike() {
        for (a, b) in [
            // It stands twice.
            (
                "A deficit of 4.9 million crowns followed on a surplus of 4.9 million crowns.",
                "The trust had ended with a surplus of 4.9 million crowns.",
            ),
            // Too few digits.
            ("Tolls rose by 5 per cent at the locks.", "At the locks, the number of barges fell by 5 per cent."),
            // Other words that are no opposites.
            ("It has a debt of 4.9 million crowns.", "The trust has a fund of 4.9 million crowns."),
        ] {
            assert_eq!(found(a, b), Vec::<String>::new(), "{a}");
        }
    }
}
