//! `relation-fails`: a relation that the project wrote down does not hold.

use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape};

pub(super) const DETECTOR: Detector =
    Detector { id: "relation-fails", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

const DOC: &str = "\
## Reports
A relation of `claims/relations.toml` that no values within the bounds of its operands satisfy.

## Why it matters
Somebody who knows the field wrote down that it must hold.

## Stays quiet when
Some values within the bounds satisfy it; an operand is missing, which coverage counts.

## Fires
`rooms * beds = capacity`, with 20 rooms of 4 beds for a capacity of 100.

## Does not fire
`rooms * beds = capacity`, with 20 rooms of 4 beds for a capacity of about 80.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Written {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.remarks.push(format!("relation {}: {}", bound.name, bound.because));
    finding.look_up.push("each operand in the document it came from, and whether all are of one time".to_owned());
    Some(finding)
}
