//! `quote-missing`: a quote is not in its document.

use crate::claim::{Anchoring, anchor};
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "quote-missing", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A quote that stands nowhere in the document that it cites.

## Why it matters
The passage is what a reader checks; without it the claim hangs in the air.

## Stays quiet when
The quote is found, on the line given or on another; the document is not at hand (coverage says so).

## Fires
A quote of a sentence that the page never had.

## Does not fire
A quote that stands three lines further down than the claim says.
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let claim = scene.claim(frame);
    let Some(document) = scene.documents.get(&claim.id.source) else { return Vec::new() };
    let missing = claim.citations.iter().filter_map(|c| match anchor(document, &c.quote, &c.locator) {
        Anchoring::Missing { nearest } => Some((c, nearest)),
        _ => None,
    });
    let findings = missing.map(|(citation, nearest)| Finding {
        arithmetic: nearest.into_iter().map(|(line, passage)| format!("nearest, line {line}: \"{passage}\"")).collect(),
        look_up: vec!["the document as it was when the claim was written".to_owned()],
        ..Finding::new(
            format!("The quote of {} is not in its document", claim.id),
            format!("{} {}", claim.id, citation.quote),
            Answer::new(scene.value(frame), frame),
        )
    });
    findings.collect()
}
