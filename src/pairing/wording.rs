//! Wordings: what subject and property say in words, and which words of two frames answer each other.

use crate::claim::{content_stems, is_light, is_narrowing};
use crate::meaning::{Relation, family_of_stem, likeness, relation};
use crate::text::{stem, words};
use std::collections::BTreeSet;

/// A word of content: as it is written, and the family that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The family: "removals" and "removed" have one.
    pub family: String,
    /// The word, folded, in lower case.
    pub word: String,
}

/// What a claim says in words once names, places and periods are lifted out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wording {
    /// The words of the subject.
    pub subject: Vec<Term>,
    /// Those of the property.
    pub property: Vec<Term>,
    /// Of the subject's, those that the vocabulary's property does not say.
    pub of_subject: Vec<Term>,
    /// The same of the property's.
    pub rest: Vec<Term>,
    /// The words of a stated group of people.
    pub group: Vec<Term>,
}

/// The words of content of a phrase, in their order.
#[must_use]
pub fn terms(phrase: &str) -> Vec<Term> {
    let content = words(phrase).into_iter().filter(|w| !content_stems(&w.key).is_empty());
    content.map(|w| Term { family: family_of_stem(&stem(&w.key)), word: w.key }).collect()
}

impl Wording {
    /// All words, each once, light ones left out.
    pub fn all(&self) -> impl Iterator<Item = &Term> {
        let all: BTreeSet<&Term> = self.subject.iter().chain(&self.property).chain(&self.group).collect();
        all.into_iter().filter(|term| !is_light(&term.family))
    }
}

/// How a word finds its fellow, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fellow {
    /// It stands on the other side, in this form or another.
    Same,
    /// A word of the same meaning does.
    Synonym,
    /// A word that is near it in the table of vectors does.
    Near,
}

/// How alike two single words must be to be fellows without a table that says so, in hundredths. "homes" and "houses"
/// lie above it, "deaths" and "injuries" below.
const NEAR_WORDS: u8 = 80;

/// How a word finds its fellow among others, and which it is.
#[must_use]
pub fn fellow<'t>(term: &Term, others: &[&'t Term]) -> Option<(Fellow, &'t Term)> {
    if let Some(same) = others.iter().find(|other| other.family == term.family) {
        return Some((Fellow::Same, same));
    }
    if let Some(other) = others.iter().find(|other| relation(&term.word, &other.word) == Relation::Same) {
        return Some((Fellow::Synonym, other));
    }
    let near = others.iter().find(|other| {
        relation(&term.word, &other.word) == Relation::Unknown
            && likeness([term.word.as_str()], [other.word.as_str()]) >= NEAR_WORDS
    });
    near.map(|other| (Fellow::Near, *other))
}

/// How the words of one part of two frames stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The loosest way in which a word of it found its fellow; none where nothing did.
    pub loosest: Option<Fellow>,
    /// The words that found one, as each side writes them.
    pub shared: Vec<(String, String)>,
    /// The words that found none, of each side.
    pub left: [Vec<Term>; 2],
    /// Two words left over that exclude each other: "north", "south".
    pub opposed: Option<(String, String)>,
    /// A word left over on one side that makes another quantity of it: "average", "overrun".
    pub narrowing: Option<String>,
    /// How alike the two phrases are, in hundredths.
    pub likeness: u8,
}

/// Sets the words of a part of one frame beside those of the other. A word that the other frame has in another part has
/// its fellow there: "workers on the dam / deaths", "dam / workers killed".
#[must_use]
pub fn stand(parts: [&[Term]; 2], wholes: [&[&Term]; 2]) -> Standing {
    let mut found = Standing::default();
    for side in 0..2 {
        for term in parts[side].iter().filter(|term| !is_light(&term.family)) {
            match fellow(term, wholes[1 - side]) {
                Some((how, other)) => {
                    found.loosest = found.loosest.max(Some(how));
                    let pair = if side == 0 {
                        (term.word.clone(), other.word.clone())
                    } else {
                        (other.word.clone(), term.word.clone())
                    };
                    if !found.shared.contains(&pair) {
                        found.shared.push(pair);
                    }
                }
                None => found.left[side].push(term.clone()),
            }
        }
    }
    let [left, right] = &found.left;
    let excludes = |a: &Term, b: &Term| {
        matches!(relation(&a.word, &b.word), Relation::Opposite | Relation::Contrast) || (digits(a) && digits(b))
    };
    found.opposed = left
        .iter()
        .find_map(|a| right.iter().find(|b| excludes(a, b)).map(|b| (a.word.clone(), b.word.clone())))
        .or_else(|| turned_round(&found.left, wholes));
    let narrows = |term: &&Term| is_narrowing(&stem(&term.word)) || is_narrowing(&term.family) || ANOTHER.contains(&term.word.as_str());
    found.narrowing = left.iter().chain(right).find(narrows).map(|term| term.word.clone());
    let phrase = |terms: &[Term]| terms.iter().map(|t| t.word.clone()).collect::<Vec<_>>();
    let (a, b) = (phrase(parts[0]), phrase(parts[1]));
    found.likeness = likeness(a.iter().map(String::as_str), b.iter().map(String::as_str));
    found
}

/// A word left over on one side that excludes a word of the other which has its fellow elsewhere: "dead", where the other
/// speaks of the injured twice.
fn turned_round(left: &[Vec<Term>; 2], wholes: [&[&Term]; 2]) -> Option<(String, String)> {
    (0..2).find_map(|side| {
        let found = left[side].iter().find_map(|a| {
            let other = wholes[1 - side].iter().find(|b| relation(&a.word, &b.word) == Relation::Opposite);
            other.map(|b| (a.word.clone(), b.word.clone()))
        })?;
        Some(if side == 0 { found } else { (found.1, found.0) })
    })
}

/// A digit in a name is part of its identity: "phase 2", "reactor 4".
fn digits(term: &Term) -> bool {
    term.word.bytes().any(|b| b.is_ascii_digit())
}

/// Words that make another quantity of what they stand beside, beyond those that narrow it.
const ANOTHER: &[&str] = &[
    // What is left or missing of it, or lies over it.
    "remaining", "left", "missing", "shortfall", "overrun", "overruns", "excess", "surplus", "deficit", "gap",
    // How it changes, and against what.
    "difference", "growth", "drop", "fall", "gain", "loss", "reduction", "record", "peak", "previous", "earlier",
    // Money that is promised, allowed or wanted is not spent.
    "budget", "target", "goal", "forecast", "projected", "expected", "planned", "proposed", "initial", "original", "final",
    "revised", "maximum", "minimum", "limit", "cap",
    // A part of it.
    "some", "most", "per", "each", "second", "third", "fourth", "half", "quarter",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str) -> Standing {
        let (a, b) = (terms(a), terms(b));
        let (x, y): (Vec<&Term>, Vec<&Term>) = (a.iter().collect(), b.iter().collect());
        stand([&a, &b], [&x, &y])
    }

    fn left(standing: &Standing) -> [Vec<&str>; 2] {
        standing.left.each_ref().map(|side| side.iter().map(|t| t.word.as_str()).collect())
    }

    #[test]
    fn one_says_more_and_they_say_different_things() {
        assert_eq!(left(&check("the bridge", "the old iron bridge")), [vec![], vec!["old", "iron"]]);
        let two = check("the north bridge", "the south bridge");
        assert_eq!(two.opposed, Some(("north".to_owned(), "south".to_owned())));
        assert!(check("reactor 3", "reactor 4").opposed.is_some());
    }

    #[test]
    fn words_find_their_fellows_in_other_forms_and_other_words() {
        assert_eq!(check("workers employed", "employed workers").loosest, Some(Fellow::Same));
        assert_eq!(check("cars stolen", "car thefts").loosest, Some(Fellow::Same));
        assert_eq!(check("pavement repairs", "sidewalk repairs").loosest, Some(Fellow::Synonym));
        assert_eq!(check("people killed", "people injured").loosest, Some(Fellow::Same));
        assert!(check("people killed", "people injured").opposed.is_some());
    }

    #[test]
    fn what_makes_another_quantity_is_known() {
        assert_eq!(check("cost", "cost overrun").narrowing.as_deref(), Some("overrun"));
        assert_eq!(check("compensation", "average compensation").narrowing.as_deref(), Some("average"));
        assert_eq!(check("bridge", "iron bridge").narrowing, None);
    }
}
