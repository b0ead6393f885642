//! `out-of-range`: a value that its property cannot have.

use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};
use crate::pairing::Reading;
use crate::quantity::{Edge, Figure, Interval, Unit, format_interval};

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

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let Reading::Figure(figure) = &scene.frames[frame].reading else { return Vec::new() };
    let Some(entry) = scene.frames[frame].property.map(|id| scene.vocabulary.get(id)) else { return Vec::new() };
    // A limit in percent is no limit for a count, nor one in years for a length.
    let limit = |of: &Option<Figure>| {
        let limit = of.as_ref().filter(|l| l.unit == Unit::Bare || l.unit == figure.unit)?;
        (limit.unit == figure.unit || limit.value.is_zero()).then_some(Edge { at: limit.value, included: true })
    };
    let range = Interval { low: limit(&entry.min), high: limit(&entry.max) };
    if range == Interval::ALL || range.overlaps(&figure.allowed) {
        return Vec::new();
    }
    let limits = format_interval(&range, &figure.unit);
    vec![Finding {
        arithmetic: vec![format!("{} lies outside the limits of \"{}\": {limits}", figure.text, entry.name)],
        look_up: vec!["the figure in the document it came from; a decimal point or a unit may have slipped".to_owned()],
        ..Finding::new(
            format!("{} cannot be {}", scene.subject_words(frame), figure.text),
            scene.about(frame),
            Answer::new(figure.text.clone(), frame),
        )
    }]
}
