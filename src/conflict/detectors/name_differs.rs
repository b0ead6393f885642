//! `name-differs`: two claims name different people or bodies for what only one can be.

use crate::compare::{Agreement, Gap};
use crate::conflict::{Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Pair, Question, Reading};

pub(super) const DETECTOR: Detector =
    Detector { id: "name-differs", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Question(run) };

const DOC: &str = "\
## Reports
Two claims that answer with two names where the property takes one: who signed a law, which body runs a place.

## Why it matters
A claim about the wrong person or body is the correction that costs most.

## Stays quiet when
The two names denote one entity (an acronym, a title, another spelling); one name is the other said more exactly; the \
property can take several values; the two held the office at different times.

## Fires
One source has the order signed by Jane Roe, another by John Doe.

## Does not fire
One source has the order signed by Governor Roe, another by Jane Roe.
";

fn run(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let names = |pair: &Pair| {
        matches!(pair.agreement, Agreement::Apart(Gap::Words))
            && [pair.a, pair.b].iter().all(|f| matches!(scene.frames[*f].reading, Reading::Name(_)))
            && scene.frames[pair.a].denied == scene.frames[pair.b].denied
    };
    let parted = scene.sides_apart(question, names)?;
    let mut finding = scene.finding(&parted);
    finding.look_up.push("the record that bears the name: the signature, the register, the roster".to_owned());
    Some(finding)
}
