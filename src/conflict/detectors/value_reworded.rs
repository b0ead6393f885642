//! `value-reworded`: the quotes of a claim carry its value in other words at most, or it follows from them.

use super::value_not_in_quote::stands;
use crate::claim::ValueInQuote;
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "value-reworded", severity: Severity::Note, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A claim whose value its quotes do not have in a form that is recognised, and nothing else in its place either: a phrase
of whoever wrote it, a hedge that the passage lacks, a sum or a count that the passage only implies.

## Why it matters
A reader of the quote alone cannot check the value; a longer passage may carry it.

## Stays quiet when
The value stands there as it is, or as another form of it. Where the quotes have another figure or name in its place,
that is value-not-in-quote.

## Fires
Value 9, quote \"five offices, three agencies and one department\".

## Does not fire
Value 2, quote \"both facilities\".
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let (how, look_up) = match stands(scene, frame) {
        ValueInQuote::Found | ValueInQuote::Other { .. } => return Vec::new(),
        ValueInQuote::Derived { how } => (how.join("; "), "whether the source itself draws this conclusion"),
        ValueInQuote::Unsaid { what } => {
            (format!("not in the quote in these words: {}", what.join(", ")), "a passage that says so in these words")
        }
    };
    let claim = scene.claim(frame);
    vec![Finding {
        arithmetic: vec![how],
        look_up: vec![look_up.to_owned()],
        ..Finding::new(
            format!("The quote of {} does not have its value word for word", claim.id),
            claim.id.to_string(),
            Answer::new(scene.value(frame), frame),
        )
    }]
}
