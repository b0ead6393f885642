//! `value-not-in-quote`: the quotes of a claim do not carry its value.

use crate::claim::{ValueInQuote, value_in_quotes};
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "value-not-in-quote", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A claim whose value, or a member of it, does not occur in its own quotes.

## Why it matters
The claim says more than its passage.

## Stays quiet when
The value stands there in other words: a number word for digits, \"no\" for none, a date written out.

## Fires
Value 680, quote \"hundreds were arrested\".

## Does not fire
Value none, quote \"there were no arrests\".
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let claim = scene.claim(frame);
    let quotes: Vec<String> = claim.citations.iter().map(|c| c.quote.clone()).collect();
    // The value of a slot is cut from its sentence, and a yes or no is what the sentence as a whole says.
    if quotes.is_empty() || claim.slot.is_some() {
        return Vec::new();
    }
    let ValueInQuote::Missing { what } = value_in_quotes(&claim.value, claim.denied, &quotes) else {
        return Vec::new();
    };
    vec![Finding {
        arithmetic: vec![format!("not in the quote: {}", what.join(", "))],
        look_up: vec!["the passage that says so".to_owned()],
        ..Finding::new(
            format!("The quote of {} does not carry its value", claim.id),
            claim.id.to_string(),
            Answer::new(scene.value(frame), frame),
        )
    }]
}
