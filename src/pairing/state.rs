//! States: in which state a claim tells that its subject is, whichever way it says so.
//!
//! "soft-cheese line / status / closed", "soft-cheese line / restarted / 11 March", "camera / recording / no" and "recorder /
//! status / never recovered" each tell a state of a thing: by its word, by the day of the step that led to it, by yes or no,
//! by a denial. Two of them may contradict each other, though one is answered with a word and the other with a date.

use super::reading::Reading;
use super::statuses::{exclude, status};
use super::wording::{Term, is_done, terms};
use crate::claim::{Claim, Value};
use crate::compare::{Agreement, Gap, Reason};
use crate::quantity::Quantifier;
use crate::text::{fold_key, words};
use crate::time::{Bound, Period};

/// The state that a claim tells of its subject.
#[derive(Clone, Debug)]
pub struct State {
    /// Which state: one of the table, or the family of the word for it.
    pub what: What,
    /// Whether the subject is in it.
    pub holds: bool,
    /// The day from which on it is so, where the claim dates the step.
    pub since: Option<Period>,
}

/// A state, as it was worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A state of the table.
    Known(&'static str),
    /// A word of its own: "recovered", by its family.
    Word(String),
}

/// Properties that ask for a state.
const ASKING: &[&str] = &["status", "state", "condition"];

/// Words before or behind what is done that say nothing of it.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "is", "was", "were", "are", "been", "be", "being", "has", "have", "had", "yet", "ever", "date", "day", "when", "on",
    "by", "in", "since", "from", "at", "of", "the", "a", "an", "to", "time", "month", "year", "again", "now", "still",
    "already",
];

/// Words that deny what follows them.
const DENYING: &[&str] = &["not", "never", "no", "yet to be", "not yet"];

/// The state that a claim tells, read from its property and its value; `since` is the day that a status is told to hold
/// from.
pub(super) fn told(claim: &Claim, property: &str, reading: &Reading, since: Option<&Period>) -> Option<State> {
    if claim.denied {
        return None;
    }
    let asked: Vec<String> = words(property).into_iter().map(|w| w.key).collect();
    match reading {
        Reading::Status(status) => {
            let what = What::Known(super::statuses::named(status)?);
            Some(State { what, holds: true, since: since.cloned() })
        }
        // "status / never recovered"
        Reading::Phrase(_) | Reading::Name(_) if asked.iter().any(|word| ASKING.contains(&word.as_str())) => {
            let Value::Text(text) = &claim.value else { return None };
            let key = fold_key(text);
            let denied = DENYING.iter().find_map(|lead| key.strip_prefix(lead)?.strip_prefix(' '));
            let what = What::Word(done(denied.unwrap_or(&key))?);
            Some(State { what, holds: denied.is_none(), since: None })
        }
        // "restarted / 11 March"
        Reading::Period(period) => Some(State { what: step(property)?, holds: true, since: Some((**period).clone()) }),
        // "recording / no"
        Reading::YesNo(holds) => Some(State { what: step(property)?, holds: *holds, since: None }),
        Reading::Quantifier(Quantifier::None) if is_no(&claim.value) => {
            Some(State { what: step(property)?, holds: false, since: None })
        }
        _ => None,
    }
}

/// "no" is an answer; "none" counts.
fn is_no(value: &Value) -> bool {
    matches!(value, Value::Text(text) if fold_key(text) == "no")
}

/// What a property says to have been done, where it says nothing else: "restarted", "sold on", "open since".
fn step(property: &str) -> Option<What> {
    let key = fold_key(property);
    let all: Vec<&str> = key.split(' ').collect();
    let said: Vec<&str> = all.into_iter().filter(|word| !BESIDE.contains(word)).collect();
    match status(&said.join(" ")).or_else(|| status(&key)) {
        Some(known) => Some(What::Known(known)),
        None => done(&said.join(" ")).map(What::Word),
    }
}

/// The family of a single word that says what was done.
fn done(text: &str) -> Option<String> {
    let said: Vec<Term> = terms(text).into_iter().filter(|term| !BESIDE.contains(&term.word.as_str())).collect();
    match &said[..] {
        [term] if is_told(&term.word) => Some(term.family.clone()),
        _ => None,
    }
}

/// Whether a word says by its form that something was done, or goes on.
fn is_told(word: &str) -> bool {
    is_done(word) || word == "open" || (word.len() > 4 && word.ends_with("ing"))
}

/// Whether two states are of one question: one excludes the other, or both are the same.
pub(super) fn are_of_one(a: &State, b: &State) -> bool {
    match (&a.what, &b.what) {
        (What::Known(x), What::Known(y)) => x == y || exclude(x, y),
        (What::Word(x), What::Word(y)) => x == y,
        _ => false,
    }
}

/// How two states stand that are told in two ways, each at its moment: a step that was not yet taken when the other claim
/// speaks says nothing of it.
pub(super) fn stand(a: &State, b: &State, moments: [Option<&Period>; 2]) -> Agreement {
    let parted = match (&a.what, &b.what) {
        (What::Known(x), What::Known(y)) if x != y => a.holds && b.holds && exclude(x, y),
        _ => a.holds != b.holds,
    };
    if a.since.is_some() && b.since.is_some() {
        return Agreement::NotComparable(Reason::Property);
    }
    let later = |since: &Option<Period>, moment: Option<&Period>| match (since, moment) {
        // "since December" begins there, and has no end.
        (Some(since), Some(moment)) => match (since.start, moment.start) {
            (Some(from), Some(day)) if since.bound == Bound::Since => from >= day,
            _ => !since.certainly_before(moment),
        },
        (Some(_), None) => true,
        (None, _) => false,
    };
    match parted {
        true if later(&a.since, moments[1]) || later(&b.since, moments[0]) => Agreement::NotComparable(Reason::Time),
        true => Agreement::Apart(Gap::Words),
        false => Agreement::Compatible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_read_from_a_property() {
        assert_eq!(step("restarted"), Some(What::Known("resumed")));
        assert_eq!(step("moved by"), done("moved").map(What::Word));
        assert!(done("moved").is_some());
        assert_eq!(step("date of birth"), None);
        assert_eq!(step("signed into law by the governor"), None);
    }

    #[test]
    fn a_state_and_the_step_out_of_it_exclude_each_other() {
        let known = |what, since| State { what: What::Known(what), holds: true, since };
        let day = |text: &str| crate::time::edtf(text).ok();
        let closed = known("ended", None);
        let restarted = known("resumed", day("2024-03-11"));
        let spoken = day("2024-04-22");
        assert!(are_of_one(&closed, &restarted));
        assert!(stand(&closed, &restarted, [spoken.as_ref(), None]).parts());
        // What was closed in February restarts in March.
        let before = day("2024-02-01");
        assert!(!stand(&closed, &restarted, [before.as_ref(), None]).parts());
    }
}
