//! `trend`: the answer changed over time. A note, and no conflict.

use crate::conflict::{Answer, Detector, Finding, MANY_SIDES, Run, Scene, Severity, Sides};
use crate::pairing::{Change, Reading};
use std::collections::BTreeMap;

pub(super) const DETECTOR: Detector =
    Detector { id: "trend", severity: Severity::Note, since: "0.1.0", doc: DOC, run: Run::Change(run) };

const DOC: &str = "\
## Reports
Claims that would be apart if they held for one time, and hold for different ones: a population in 2016 and in 2025. A \
note that never fails a run.

## Why it matters
A draft that quotes the older figure as today's is wrong, though neither source is.

## Stays quiet when
The times are the same (then the claims are compared) or unknown (then coverage counts them).

## Fires
40,000 residents in 2016, 52,000 in 2025.

## Does not fire
40,000 residents in 2016, about 40,000 in 2025.
";

fn run(scene: &Scene<'_>, change: &Change) -> Option<Finding<Sides>> {
    let figures = change
        .claims
        .iter()
        .filter(|f| matches!(scene.frames[**f].reading, Reading::Figure(_) | Reading::Status(_) | Reading::Name(_)));
    let mut sides: BTreeMap<(Option<chrono::NaiveDate>, String), Vec<usize>> = BTreeMap::new();
    for frame in figures {
        let time = &scene.frames[*frame].time;
        let when = time.period.as_ref().or(time.as_of.as_ref()).or(time.source.as_ref());
        let label = match when {
            Some(period) => format!("{} ({})", scene.value(*frame), period.describe()),
            None => scene.value(*frame),
        };
        sides.entry((when.and_then(|p| p.start.or(p.end)), label)).or_default().push(*frame);
    }
    let sides = sides.into_iter().filter_map(|((_, label), claims)| Answer::of(label, claims));
    let sides = Sides::of(sides)?;
    let first = sides.first().first();
    let mut values: Vec<&str> = sides.iter().map(|side| side.label.as_str()).collect();
    let many = values.len() > MANY_SIDES;
    if many {
        // Of a long series its ends tell the change.
        values.drain(1..values.len() - 1);
    }
    let then = if many { ", …, then " } else { ", then " };
    let title = format!("{} changed over time: {}", scene.subject_words(first), values.join(then));
    Some(Finding::new(title, scene.about(first), sides))
}
