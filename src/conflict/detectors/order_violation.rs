//! `order-violation`: a later step of a process is dated before an earlier one.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "order-violation", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
Two steps of one process that are dated in the wrong order: in force before it was signed, dissolved before it was founded, bids closed before they were invited. The processes and the words for their steps are a table; two claims meet where all else that they say of the thing is the same.

## Why it matters
One date belongs to another law, event or person.

## Stays quiet when
The dates touch or overlap at the coarser grain; a step is planned, comes again (a renewal, an amendment, a phase) or is of another object of the same subject; one source dates it twice.

## Fires
Signed in 2012, in force since 2009.

## Does not fire
Signed in 2012, in force since 2012.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Order {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push("the official date of each step".to_owned());
    Some(finding)
}
