//! `mean-mismatch`: a mean times what it is taken over is not the total.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "mean-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A mean, what it is taken over, and a total that the source ties together, where no values within their bounds satisfy mean × count = total.

## Why it matters
One of three figures is of another stretch or another count, and the text offers all three as one.

## Stays quiet when
The mean was rounded; the total is a bound that the product meets; the source does not tie them together.

## Fires
600 calls in five days, an average of 90 a day.

## Does not fire
451 calls in five days, an average of 90 a day.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Mean {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding
        .look_up
        .push("over which days or cases the mean was taken, and on which day the total was counted".to_owned());
    Some(finding)
}
