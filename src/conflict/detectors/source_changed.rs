//! `source-changed`: a document is not the one that was read.

use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "source-changed", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A document whose SHA-256 is not that of the source's record.

## Why it matters
The page was changed after the claims were written; what they quote may be gone.

## Stays quiet when
The record gives no hash, or the document is not at hand.

## Fires
A page that was edited after it was read.

## Does not fire
The page as it was read.
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let claim = scene.claim(frame);
    let source = &claim.id.source;
    // One conflict for a source: the claim whose id comes first stands for it, wherever it stands in its file.
    let first = frame == 0 || scene.claim(frame - 1).id.source != *source;
    let of_source = |f: &usize| scene.claim(*f).id.source == *source;
    let stored = scene.sources.get(source).and_then(|s| s.sha256.as_ref());
    let (true, Some(expected), Some(found)) = (first, stored, scene.hashes.get(source)) else { return Vec::new() };
    if expected.eq_ignore_ascii_case(found) {
        return Vec::new();
    }
    let run = (frame..scene.frames.len()).take_while(of_source);
    let frame = run.min_by_key(|f| &scene.claim(*f).id).unwrap_or(frame);
    vec![Finding {
        arithmetic: vec![format!("recorded {expected}"), format!("found {found}")],
        look_up: vec!["what was changed, and whether the quotes still stand".to_owned()],
        ..Finding::new(
            format!("The document of {source} is not the one that was read"),
            source.to_string(),
            Answer::new(format!("{source}: SHA-256 {expected}"), frame),
        )
    }]
}
