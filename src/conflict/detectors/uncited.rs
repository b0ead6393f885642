//! `uncited`: a claim without a passage behind it.

use crate::claim::Status;
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "uncited", severity: Severity::Note, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A draft that cites no passage. A note. In a reviewed claim it is a problem of the file.

## Why it matters
What cannot be traced to a passage cannot be checked by a reader.

## Stays quiet when
The claim cites a passage, or comes from --claims: coverage counts those.

## Fires
A draft claim with no citation.

## Does not fire
A draft claim with a quote.
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let claim = scene.claim(frame);
    // Only what comes from --claims can be without a passage and no draft: a note for every row would bury the others.
    if !claim.citations.is_empty() || claim.status != Status::Draft {
        return Vec::new();
    }
    vec![Finding {
        look_up: vec!["the passage that says so".to_owned()],
        ..Finding::new(
            format!("{} cites no passage", claim.id),
            claim.id.to_string(),
            Answer::new(scene.value(frame), frame),
        )
    }]
}
