//! What is asked: of a claim that says it all in its subject ("Violations found at Harbour Works / number"), the measure
//! is a part of the subject, and its property only asks how many.

use super::phrasing::LEADS_ON;
use super::wording::{Term, Wording, is_done, terms};
use crate::claim::{Claim, is_light};
use crate::meaning::{Label, label};
use crate::text::{stem, words};

/// Words of a property that only ask for a kind of value.
#[rustfmt::skip]
const ASKING: &[&str] = &[
    // How many, how much.
    "number", "total", "totals", "amount", "sum", "count", "figure", "quantity", "size", "value", "rate", "level",
    "percent", "percentage", "share", "euros", "dollars", "pounds", "miles", "kilometres", "how",
    "many", "much", "overall",
    // When, where, who, what.
    "date", "day", "year", "month", "time", "when", "where", "location", "place", "places", "who", "name", "names",
    "which", "what", "list", "result", "outcome", "answer",
];

/// What a claim says that its value is of: its property says so, or its subject, where the property only asks.
pub(super) fn label_of(claim: &Claim) -> Option<Label> {
    label(if only_asks(&terms(&claim.property)) { &claim.subject } else { &claim.property })
}

/// Whether a property only asks for a kind of value.
fn only_asks(property: &[Term]) -> bool {
    property.iter().all(|term| ASKING.contains(&term.word.as_str()) || is_light(&term.family))
}

/// Moves what is measured from the words of the subject to those of the property, where the property only asks for it.
pub(super) fn settle(subject: &str, wording: &mut Wording) {
    if !only_asks(&wording.property) {
        return;
    }
    let measure = measure(subject);
    let labelled = wording.label.clone().map(|label| label.said).unwrap_or_default();
    let is_measure = |term: &Term| measure.iter().any(|m| m.word == term.word) || labelled.contains(&stem(&term.word));
    let (moved, rest): (Vec<Term>, Vec<Term>) = std::mem::take(&mut wording.subject).into_iter().partition(is_measure);
    wording.subject = rest;
    if moved.is_empty() {
        return;
    }
    let (moved_of, of_subject): (Vec<Term>, Vec<Term>) =
        std::mem::take(&mut wording.of_subject).into_iter().partition(is_measure);
    wording.of_subject = of_subject;
    wording.rest = moved_of;
    wording.property = moved;
    wording.head = None;
}

/// The words of a subject that say what is measured: those before the first preposition, else the last, with the one
/// before it where that is what was done ("cars bought").
fn measure(subject: &str) -> Vec<Term> {
    let all = words(subject);
    let content = |from: usize, to: usize| -> Vec<Term> {
        let start = all.get(from).map_or(0, |w| w.span.start);
        let end = to.checked_sub(1).and_then(|at| all.get(at)).map_or(0, |w| w.span.end);
        terms(subject.get(start..end).unwrap_or_default())
    };
    let lead = all.iter().position(|w| LEADS_ON.contains(&w.key.as_str()));
    match lead {
        Some(at) if !content(0, at).is_empty() => content(0, at),
        Some(_) => Vec::new(),
        None => {
            let last = content(0, all.len());
            let done = last.last().is_some_and(|term| is_done(&term.word));
            let from = last.len().saturating_sub(if done { 2 } else { 1 });
            last.into_iter().skip(from).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(subject: &str, property: &str) -> (Vec<String>, Vec<String>) {
        let mut wording = Wording { subject: terms(subject), property: terms(property), ..Wording::default() };
        wording.of_subject = wording.subject.clone();
        settle(subject, &mut wording);
        let words = |terms: &[Term]| terms.iter().map(|t| t.word.clone()).collect::<Vec<_>>();
        (words(&wording.subject), words(&wording.property))
    }

    #[test]
    fn a_measure_in_the_subject_is_what_is_asked() {
        let of = |subject: &[&str], property: &[&str]| {
            (subject.iter().map(|w| (*w).to_owned()).collect(), property.iter().map(|w| (*w).to_owned()).collect())
        };
        assert_eq!(check("violations cited at the works", "number"), of(&["works"], &["violations", "cited"]));
        assert_eq!(check("light rail cars bought", "total"), of(&["light", "rail"], &["cars", "bought"]));
        assert_eq!(check("chemical fire deaths", "total"), of(&["chemical", "fire"], &["deaths"]));
    }

    #[test]
    fn a_property_that_says_what_it_measures_keeps_its_subject() {
        let (subject, property) = check("the old bridge", "length");
        assert_eq!((subject.len(), property), (2, vec!["length".to_owned()]));
    }
}
