//! `change-mismatch`: a change does not lead from the earlier figure to the later one.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "change-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A change in percent, in points or by a word (\"doubled\", \"by a third\") that cannot lead from the earlier figure to the later one within the rounding and hedges of all three, where the source ties them together.

## Why it matters
All three stand in one sentence, and one of them is wrong; the change is what readers remember.

## Stays quiet when
The change was rounded, up or down; it is a yearly one or one in real terms; the source does not say between which figures it lies.

## Fires
A load limit lowered from 20 tons to 8 tons, a drop of 40 percent.

## Does not fire
A load limit lowered from 20 tons to 8 tons, a drop of 60 percent.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Change {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push(
        "which of the three was taken from a record, and whether the change was taken from the later figure".to_owned(),
    );
    Some(finding)
}
