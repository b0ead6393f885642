//! `uncited`: a claim without a passage behind it.

use crate::conflict::{Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "uncited", severity: Severity::Note, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A claim that cites no passage: a draft, or bulk data. A note. In a reviewed claim it is a problem of the file.

## Why it matters
What cannot be traced to a passage cannot be checked by a reader.

## Stays quiet when
The claim cites a passage.

## Fires
A draft claim with no citation.

## Does not fire
A draft claim with a quote.
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding> {
    let claim = scene.claim(frame);
    if !claim.citations.is_empty() {
        return Vec::new();
    }
    vec![Finding {
        title: format!("{} cites no passage", claim.id),
        about: claim.id.to_string(),
        sides: vec![(scene.value(frame), vec![frame])],
        look_up: vec!["the passage that says so".to_owned()],
        ..Finding::default()
    }]
}
