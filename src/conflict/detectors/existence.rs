//! `existence`: one claim says that there were none at a time, another that there were some.

use crate::conflict::{Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::Contradiction;

pub(super) const DETECTOR: Detector =
    Detector { id: "existence", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Denial(run) };

const DOC: &str = "\
## Reports
A claim that there were none of a class in a place at or before a time, and a claim that there were some at that time: \
none before 2025, but one active in 2019. A thing that was signed, begun or founded only after a date was not there before.

## Why it matters
A timeline that denies what another source reports as standing is wrong about when a thing began.

## Stays quiet when
The times do not meet. When a page is undated, and some date in its range reconciles the two, the conflict is minor at \
most and names that date.

## Fires
The county had no shelters before 2025; a shelter in the county was open in 2019.

## Does not fire
The county had no shelters before 2019; a shelter in the county was open in 2025.
";

fn run(scene: &Scene<'_>, contradiction: &Contradiction) -> Option<Finding<Sides>> {
    if !contradiction.dated {
        return None;
    }
    let mut finding = scene.denial_finding(contradiction)?;
    finding.look_up.push("the date of the undated page, and when the first one began".to_owned());
    Some(finding)
}
