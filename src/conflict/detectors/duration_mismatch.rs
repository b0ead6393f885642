//! `duration-mismatch`: a length of time is not what lies between its two ends.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "duration-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A stated length of time that cannot lie between the beginning and the end that the source gives with it. Years may be counted with both ends; where no end is given, it lasts until the source was published.

## Why it matters
One of three times is wrong, and a reader can tell with ten fingers.

## Stays quiet when
The length is rounded or counts both ends; an end is not known; the source does not tie the three together.

## Fires
Reported at 6:42 a.m. and out at 11:12 a.m., five and a half hours later.

## Does not fire
Reported at 6:42 a.m. and out at 11:12 a.m., four and a half hours later.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Duration {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push("the record of the beginning and of the end".to_owned());
    Some(finding)
}
