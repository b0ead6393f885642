//! `status-differs`: two claims give one thing two statuses that exclude each other.

use crate::compare::{Agreement, Gap};
use crate::conflict::{Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Pair, Question, Reading};

pub(super) const DETECTOR: Detector =
    Detector { id: "status-differs", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Question(run) };

const DOC: &str = "\
## Reports
Two statuses of one thing at one time that exclude each other: active and pending, enacted and rejected. Also one that \
does not come back, told of a later day than what follows it: pending in May, approved in January.

## Why it matters
Whether a thing is in force is what a reader acts on.

## Stays quiet when
The times do not meet; the source leaves open which of several it is; the two statuses say the same.

## Fires
The permit is pending; the permit is active, both in March 2026.

## Does not fire
The permit was pending in 2024, and active in 2026.
";

fn run(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let statuses = |pair: &Pair| {
        let status = |f: usize| matches!(scene.frames[f].reading, Reading::Status(_) | Reading::Any(_));
        matches!(pair.agreement, Agreement::Apart(Gap::Words)) && status(pair.a) && status(pair.b)
    };
    let parted = scene.sides_apart(question, statuses)?;
    let mut finding = scene.finding(&parted);
    finding.look_up.push("the date of each statement, and the register that records the status".to_owned());
    Some(finding)
}
