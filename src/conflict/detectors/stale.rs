//! `stale`: a value of a date long past, given as if it still held.

use crate::claim::OverTime;
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};
use crate::pairing::Reading;

pub(super) const DETECTOR: Detector =
    Detector { id: "stale", severity: Severity::Note, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A figure or state that its source gives as of today, where the source itself is older than a setting allows (three years). A note, made \
only where the run is told which day it is (`--today`).

## Why it matters
What is quoted from it as current may have changed since.

## Stays quiet when
The claim states the time it holds for; the property never changes; no day was given.

## Fires
A page of 2019 has 300 members; today is in 2026.

## Does not fire
A page of 2019 has 300 members as of 2019.
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let Some(today) = scene.today else { return Vec::new() };
    let at = &scene.frames[frame];
    let changes = matches!(at.over_time, OverTime::Snapshot | OverTime::State | OverTime::Cumulative);
    let value = matches!(at.reading, Reading::Figure(_) | Reading::Status(_));
    let Some(spoken) = at.time.source.as_ref().and_then(|p| p.end).filter(|_| !at.time.is_stated()) else {
        return Vec::new();
    };
    let age = (today - spoken).num_days();
    if !(changes && value && age > scene.stale_after_days) {
        return Vec::new();
    }
    vec![Finding {
        look_up: vec!["a newer figure".to_owned()],
        ..Finding::new(
            format!("{} is {} years old", scene.subject_words(frame), age / 365),
            scene.claim(frame).id.to_string(),
            Answer::new(scene.value(frame), frame),
        )
    }]
}
