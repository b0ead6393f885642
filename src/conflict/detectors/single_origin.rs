//! `single-origin`: several sources agree, and all had it from one.

use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};
use crate::pairing::Question;
use std::collections::BTreeSet;

pub(super) const DETECTOR: Detector =
    Detector { id: "single-origin", severity: Severity::Note, since: "0.1.0", doc: DOC, run: Run::Agreement(run) };

const DOC: &str = "\
## Reports
Claims of two or more sources that agree and all go back to one origin, by name or because it published one of them. A \
note.

## Why it matters
Five outlets that repeat one origin are one witness.

## Stays quiet when
At least two origins stand behind the answer, or only one source gives it.

## Fires
Two papers give the same toll, both according to the same ministry.

## Does not fire
Two papers give the same toll, one according to the ministry, one according to the hospital.
";

fn run(scene: &Scene<'_>, question: &Question) -> Option<Finding<Answer>> {
    let agree = question.pairs.iter().all(|p| !p.agreement.parts());
    let sources: BTreeSet<_> = question.claims.iter().map(|f| &scene.claim(*f).id.source).collect();
    // A source that names no origin stands for its publisher.
    let named = question.claims.iter().any(|f| scene.claim(*f).origin.is_some());
    let origins = scene.origins(&question.claims);
    if !agree || sources.len() < 2 || !named || origins.len() > 1 {
        return None;
    }
    let first = *question.claims.first()?;
    Some(Finding {
        look_up: vec!["a second origin".to_owned()],
        ..Finding::new(
            format!("{} rests on one witness: {}", scene.subject_words(first), origins.join(", ")),
            scene.about(first),
            Answer::of(scene.value(first), question.claims.iter().copied())?,
        )
    })
}
