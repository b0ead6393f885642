//! `polarity`: one claim says that there are none, another that there are some.

use crate::compare::{Agreement, Gap};
use crate::conflict::{Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Contradiction, Pair, Question, Reading};

pub(super) const DETECTOR: Detector =
    Detector { id: "polarity", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Denial(run) };

/// The same for claims that answer one question with yes and no.
pub(super) const BY_QUESTION: Detector = Detector { run: Run::Question(by_question), ..DETECTOR };

const DOC: &str = "\
## Reports
A claim that there are none of a class in a place, and a claim that there are some; or a yes and a no to one question, \
also where one source denies the very words of another. A \
denial holds for narrower classes and places within it, so it is contradicted by any of them.

## Why it matters
It is the plainest contradiction there is, and the easiest to overlook when the two are worded differently.

## Stays quiet when
The affirmation is of a wider class or place, or of another time; what is denied is only a kind of what is affirmed (no \
statewide policy; some local policies).

## Fires
The state has no dry counties; some counties of the state ban the sale of alcohol, which is what a dry county means.

## Does not fire
The state has no statewide ban; some counties of the state ban the sale of alcohol.
";

fn run(scene: &Scene<'_>, contradiction: &Contradiction) -> Option<Finding<Sides>> {
    if contradiction.dated { None } else { scene.denial_finding(contradiction) }
}

fn by_question(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let answers = |pair: &Pair| {
        let readings = [pair.a, pair.b].map(|f| &scene.frames[f].reading);
        let answer = |r: &Reading| matches!(r, Reading::YesNo(_) | Reading::Quantifier(_));
        let status = |r: &Reading| matches!(r, Reading::Status(_) | Reading::Any(_));
        let denied = matches!(pair.agreement, Agreement::Apart(Gap::Words))
            && scene.frames[pair.a].denied != scene.frames[pair.b].denied;
        let told = |r: &Reading| {
            matches!(r, Reading::Figure(_) | Reading::Status(_) | Reading::Phrase(_) | Reading::List { .. })
        };
        (matches!(pair.agreement, Agreement::Apart(_))
            && readings.iter().all(|r| answer(r) || told(r))
            && readings.iter().any(|r| answer(r)))
            || (denied && !readings.iter().all(|r| status(r)))
    };
    let parted = scene.sides_apart(question, answers)?;
    let mut finding = scene.finding(&parted);
    finding.look_up.push("whether both speak of the same thing, at the same time".to_owned());
    Some(finding)
}
