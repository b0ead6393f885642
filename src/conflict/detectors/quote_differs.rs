//! `quote-differs`: two documents give one saying in words that are not the same.

use crate::compare::Agreement;
use crate::conflict::{Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Pair, Question};

pub(super) const DETECTOR: Detector =
    Detector { id: "quote-differs", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Question(run) };

const DOC: &str = "\
## Reports
Two quotations of one saying, most of whose words are alike and in one order, and which differ in a word of content, a \
figure or a denial.

## Why it matters
What stands between quotation marks was said in these words. One of the two was not.

## Stays quiet when
One gives less of the saying, or leaves words out and says so (\"…\", \"[…]\"); they differ in typesetting, in short forms \
(\"can't\", \"cannot\"), in spelling (\"colour\", \"color\") or in small words alone; two people are named, one beside each.

## Fires
\"We can afford every part of it,\" the mayor said; \"We cannot afford every part of it,\" the mayor said.

## Does not fire
\"It's the best plan we have,\" she said; \"It is the best plan we have … and we will keep to it,\" she said.
";

fn run(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let quoted = |pair: &Pair| {
        let said = |f: usize| scene.frames[f].slot.is_some_and(|slot| slot.quoted);
        said(pair.a) && said(pair.b) && matches!(pair.agreement, Agreement::Apart(_))
    };
    let parted = scene.sides_apart(question, quoted)?;
    let mut finding = scene.finding(&parted);
    finding.look_up.push("a recording or the speaker's own text".to_owned());
    Some(finding)
}
