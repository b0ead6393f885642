//! `value-not-in-quote`: the quotes of a claim have another figure, date, name or answer in its value's place.

use crate::claim::{ValueInQuote, claim_in_quotes};
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "value-not-in-quote", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A claim whose value, or a member of it, is not what its own quotes say: they have another figure, date, name or answer
in its place.

## Why it matters
A digit or a name has slipped between the page and the claim, or the wrong passage is cited.

## Stays quiet when
The value stands there in other words: a number word for digits, \"no\" for none, \"both\" for two, a date written out or
told by the day of the week or without its year, a measure without its unit, an acronym for a name. What the quotes say nothing of is a note, value-reworded.

## Fires
Value 860, quote \"arresting 680 people\".

## Does not fire
Value none, quote \"there were no arrests\".
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let ValueInQuote::Other { what, instead } = stands(scene, frame) else { return Vec::new() };
    let claim = scene.claim(frame);
    let mut arithmetic = vec![format!("not in the quote: {}", what.join(", "))];
    if !instead.is_empty() {
        arithmetic.push(format!("in its place: {}", instead.join(", ")));
    }
    vec![Finding {
        arithmetic,
        look_up: vec!["the passage that says so".to_owned()],
        ..Finding::new(
            format!("The quote of {} does not carry its value", claim.id),
            claim.id.to_string(),
            Answer::new(scene.value(frame), frame),
        )
    }]
}

/// How the value of a claim stands to its quotes.
pub(super) fn stands(scene: &Scene<'_>, frame: usize) -> ValueInQuote {
    let claim = scene.claim(frame);
    // The value of a slot is cut from its sentence, and a claim without a quote has its own kind.
    if claim.citations.is_empty() || claim.slot.is_some() {
        return ValueInQuote::Found;
    }
    claim_in_quotes(claim, || scene.framer.reference(&claim.id.source))
}
