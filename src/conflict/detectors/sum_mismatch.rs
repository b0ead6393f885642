//! `sum-mismatch`: the parts that a source gives as all of a whole do not add up to it.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "sum-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
Parts that a source itself gives as all of a whole (\"56: one female and 55 males\"), whose sum cannot be the whole within the rounding and hedges of each.

## Why it matters
A reader with a pencil finds it first.

## Stays quiet when
The parts close within their rounding; the source does not say that they are all of it.

## Fires
Ninety staff: 40 women and 45 men.

## Does not fire
Eighty-five staff: 40 women and 45 men.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Split {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding
        .look_up
        .push("whether a part is missing from the list, and which of the figures is the counted one".to_owned());
    Some(finding)
}
