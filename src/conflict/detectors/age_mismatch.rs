//! `age-mismatch`: an age does not go with the date of birth.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "age-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A stated age that a person cannot have had at the time of the claim, by the date of birth that the same source or another gives.

## Why it matters
The age or the year of birth is of somebody else, or one of them was never checked.

## Stays quiet when
The birthday may not have come yet; the time of the age is not known; the age is rounded or a range.

## Fires
Born in 1981, and 52 in 2023.

## Does not fire
Born in 1981, and 41 or 42 in 2023.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Age {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push("a record of the birth, and the day on which the age was told".to_owned());
    Some(finding)
}
