//! `part-exceeds-whole`: a part is larger than its whole.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "part-exceeds-whole", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A figure that counts some of what another counts, and is larger: a group and the wider group it belongs to, a stretch and the longer stretch around it, parts that a source ties to a whole.

## Why it matters
One of the two counts something else than it says.

## Stays quiet when
The two hold for different places or times, or their bounds leave room.

## Fires
Of 300 residents, 450 are immigrants.

## Does not fire
Of 450 residents, 300 are immigrants.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Part {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push("what exactly each figure counts, and when".to_owned());
    finding.steps += scene.overshoot_steps(bound);
    finding.factor = None;
    Some(finding)
}
