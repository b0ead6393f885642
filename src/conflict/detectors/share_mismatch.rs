//! `share-mismatch`: a share of a whole is not the part that is given for it.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "share-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A percentage, a whole and a part that the source ties together, by `of` or by words and passage (\"338 of the 520, or 65 per cent\"), where no values within their bounds satisfy share × whole = part; or a percentage of a few that is no whole number of them (37 % of 12 people).

## Why it matters
The percentage is what gets quoted, and it is often of another whole.

## Stays quiet when
The percentage is of something else, or tells how much a part grew; several claims could be its part or its whole; rounding or hedges close it (35 %, some 20,000 of nearly 60,000).

## Fires
30 % of 200 members, 90 people.

## Does not fire
35 % of nearly 60,000, some 20,000 people.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Share {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push("of which whole the share was taken".to_owned());
    Some(finding)
}
