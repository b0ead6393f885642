//! `count-mismatch`: a stated count is not the number of members listed.

use crate::compare::Agreement;
use crate::conflict::{Bound, Detector, Finding, Ground, Run, Scene, Severity, Shape, Sides};
use crate::pairing::{Pair, Question, Reading};

pub(super) const DETECTOR: Detector =
    Detector { id: "count-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Relation(run) };

/// The same for a count and a list that no source ties together, but that answer one question.
pub(super) const BY_QUESTION: Detector = Detector { run: Run::Question(by_question), ..DETECTOR };

const DOC: &str = "\
## Reports
A count of things and a list of those things that do not agree: it says three and names four. An open list (\"such as\") \
may name fewer than are counted, never more.

## Why it matters
Either the count or the list was not updated, and the reader sees both on one page.

## Stays quiet when
The count fits the list, hedges included (\"at least three\", four listed); the list is open and shorter.

## Fires
The scheme has three branches: north, south, east, west.

## Does not fire
The scheme has four branches: north, south, east, west.
";

fn run(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::Count {
        return None;
    }
    scene.bound_finding(bound).map(advised)
}

fn by_question(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let count_and_list = |pair: &Pair| {
        let readings = [pair.a, pair.b].map(|f| &scene.frames[f].reading);
        matches!(pair.agreement, Agreement::Apart(_))
            && matches!(
                readings,
                [Reading::Figure(_), Reading::List { .. }] | [Reading::List { .. }, Reading::Figure(_)]
            )
    };
    let parted = scene.sides_apart(question, count_and_list)?;
    let mut finding = scene.finding(&parted);
    for pair in parted.pairs() {
        for frame in [pair.a, pair.b] {
            if let Reading::List { members, .. } = &scene.frames[frame].reading {
                finding.arithmetic.push(format!(
                    "{} lists {}: {}",
                    scene.claim(frame).id,
                    members.len(),
                    members.join(", ")
                ));
            }
        }
    }
    let of = |pair: &Pair| match [pair.a, pair.b].map(|f| &scene.frames[f].reading) {
        [Reading::Figure(figure), Reading::List { members, .. }]
        | [Reading::List { members, .. }, Reading::Figure(figure)] => Some((figure.text.clone(), members.len())),
        _ => None,
    };
    if let Some((stated, listed)) = of(&parted.first) {
        finding.title = format!("{}: {stated}, and {listed} listed", scene.asked_words(parted.first.a));
    }
    finding.arithmetic.sort();
    finding.arithmetic.dedup();
    Some(advised(finding))
}

fn advised<G>(mut finding: Finding<G>) -> Finding<G> {
    finding.look_up.push("which member came last, or does not belong".to_owned());
    finding
}
