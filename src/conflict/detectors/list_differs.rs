//! `list-differs`: two lists of the same things name different members.

use crate::compare::{Agreement, Gap};
use crate::conflict::{Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Pair, Question, Reading};
use std::collections::BTreeSet;

pub(super) const DETECTOR: Detector =
    Detector { id: "list-differs", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Question(run) };

const DOC: &str = "\
## Reports
Two whole lists of the same things that do not name the same members, or an open list (\"such as\", \"including\") with a \
member that a whole list lacks.

## Why it matters
A place or body that one list has and the other has not was there or was not.

## Stays quiet when
The members are the same in another order or spelling; both lists are open; the open list names only members of the \
whole one; the lists are of phrases that each source words freely.

## Fires
The storm hit Elmton and Oakford, says one source; another lists all places hit: Elmton, Ashby.

## Does not fire
The storm hit places such as Elmton; another source lists all: Elmton, Ashby.
";

/// How many names a title can hold; with more, the lists themselves say it better.
const MAX_IN_TITLE: usize = 3;

fn run(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let both_lists = |pair: &Pair| {
        matches!(pair.agreement, Agreement::Apart(Gap::Lists { .. }))
            && [pair.a, pair.b].iter().all(|f| matches!(scene.frames[*f].reading, Reading::List { .. }))
    };
    let parted = scene.sides_apart(question, both_lists)?;
    let mut finding = scene.finding(&parted);
    for pair in parted.pairs() {
        let Agreement::Apart(Gap::Lists { only }) = &pair.agreement else { continue };
        for (frame, members) in [(pair.a, &only[0]), (pair.b, &only[1])] {
            if !members.is_empty() {
                finding.arithmetic.push(format!("only in {}: {}", scene.claim(frame).id, members.join(", ")));
            }
        }
    }
    for pair in parted.pairs() {
        let members = |f: usize| match &scene.frames[f].reading {
            Reading::List { members, .. } => members.len(),
            _ => 0,
        };
        let Agreement::Apart(Gap::Lists { only }) = &pair.agreement else { continue };
        let (a, b) = (members(pair.a), members(pair.b));
        let both = a.saturating_sub(only[0].len());
        finding.arithmetic.push(format!("{both} on both lists, of {a} on one and {b} on the other"));
    }
    finding.arithmetic.dedup();
    let alone: BTreeSet<&String> = parted
        .pairs()
        .filter_map(|pair| match &pair.agreement {
            Agreement::Apart(Gap::Lists { only }) => Some(only.iter().flatten()),
            _ => None,
        })
        .flatten()
        .collect();
    if alone.len() <= MAX_IN_TITLE {
        let alone: Vec<&str> = alone.into_iter().map(String::as_str).collect();
        let verb = if alone.len() == 1 { "is" } else { "are" };
        let asked = scene.subject_words(finding.ground.first().first());
        finding.title = format!("{asked}: {} {verb} on one list and not on the other", alone.join(", "));
    }
    finding.reconcile = finding
        .arithmetic
        .iter()
        .filter_map(|l| l.split_once(": "))
        .map(|(_, m)| format!("{m} belongs on both lists, or on neither"))
        .collect();
    finding.look_up.push("whether each list claims to be whole, and of which date it is".to_owned());
    Some(finding)
}
