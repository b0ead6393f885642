//! `bound-exceeded`: a quantity is larger than one that bounds it.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "bound-exceeded", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A figure that cannot be larger than another of the same subject, and is: taxes above the income they are paid from, votes above voters.

## Why it matters
It is impossible as printed, whichever figure is at fault; most often one has the wrong scale word.

## Stays quiet when
The two are of different subjects, groups, places, times or rates, or their bounds leave room.

## Fires
A town with an income of $3 million paid $40 million in taxes.

## Does not fire
A town with an income of $40 million paid $3 million in taxes.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::AtMost {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push("the scale word of each figure in the document it came from".to_owned());
    finding.steps += scene.overshoot_steps(bound);
    finding.factor = None;
    Some(finding)
}
