//! `out-of-range`: a value that its property cannot have.

use crate::conflict::{Detector, Finding, Run, Scene, Severity};
use crate::pairing::Reading;
use crate::quantity::{Decimal, Interval, Unit, format, format_interval};

pub(super) const DETECTOR: Detector =
    Detector { id: "out-of-range", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A figure outside the limits of its property: a share of 140 %, an age of 300 years, a negative number of people.

## Why it matters
It is wrong by itself, with no second source needed.

## Stays quiet when
The property has no limits, or some value within the hedge lies inside them; a growth of 140 % is no share.

## Fires
A turnout of 140 %.

## Does not fire
A growth in votes of 140 %.
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding> {
    let Reading::Figure(figure) = &scene.frames[frame].reading else { return Vec::new() };
    let Some(entry) = scene.frames[frame].property.map(|id| scene.vocabulary.get(id)) else { return Vec::new() };
    let percent_limit = entry.max == Some(Decimal::ONE_HUNDRED);
    if percent_limit && figure.unit != Unit::Percent {
        return Vec::new();
    }
    let closed = |at| crate::quantity::Edge { at, included: true };
    let range = Interval { low: entry.min.map(closed), high: entry.max.map(closed) };
    if range == Interval::ALL || range.overlaps(&figure.allowed) {
        return Vec::new();
    }
    let limits = format_interval(&range, &figure.unit);
    vec![Finding {
        title: format!("{} cannot be {}", scene.subject_words(frame), figure.text),
        about: scene.about(frame),
        sides: vec![(figure.text.clone(), vec![frame])],
        arithmetic: vec![format!("{} lies outside the limits of \"{}\": {limits}", format(figure.value), entry.name)],
        look_up: vec!["the figure in the document it came from; a decimal point or a unit may have slipped".to_owned()],
        ..Finding::default()
    }]
}
