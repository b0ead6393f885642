//! `status-differs`: two claims give one thing two statuses that exclude each other.

use crate::compare::{Agreement, Gap};
use crate::conflict::{Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Frame, Pair, Question, Reading};

pub(super) const DETECTOR: Detector =
    Detector { id: "status-differs", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Question(run) };

const DOC: &str = "\
## Reports
Two statuses of one thing at one time that exclude each other: active and pending, enacted and rejected. Also one that \
does not come back, told of a later day than what follows it: pending in May, approved in January; a status and the day of \
a step out of it: closed in April, restarted in March; two descriptions without a word in common, where one thing can be \
told: undamaged, destroyed.

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
        let frames = [pair.a, pair.b].map(|f| &scene.frames[f]);
        let status = |f: &Frame| matches!(f.reading, Reading::Status(_) | Reading::Any(_));
        let described = |f: &Frame| matches!(f.reading, Reading::Phrase(_));
        let [a, b] = frames;
        // By its word and by the day of a step that led out of it.
        let in_two_ways = frames.iter().all(|f| f.state.is_some())
            && frames.iter().any(|f| matches!(f.reading, Reading::Period(_) | Reading::Status(_) | Reading::Phrase(_)))
            && a.tells_state_otherwise(b);
        let in_words =
            frames.iter().all(|f| described(f)) && !a.reading.counts_with(&b.reading) && a.denied == b.denied;
        matches!(pair.agreement, Agreement::Apart(Gap::Words))
            && (frames.iter().all(|f| status(f)) || in_words || in_two_ways)
    };
    let parted = scene.sides_apart(question, statuses)?;
    let mut finding = scene.finding(&parted);
    finding.look_up.push("the date of each statement, and the register that records the status".to_owned());
    Some(finding)
}
