//! `quote-altered`: a quote differs from the words of its document.

use crate::claim::{Anchoring, anchor};
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};

pub(super) const DETECTOR: Detector =
    Detector { id: "quote-altered", severity: Severity::Minor, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A quote most of whose words stand in the document in order, and some do not. Where digits or names differ, it is major.

## Why it matters
A quote is verbatim or it is no quote.

## Stays quiet when
Only typesetting differs: quotation marks, dashes, spaces, markup.

## Fires
\"some 680 were detained\", where the page has \"some 860 were detained\".

## Does not fire
\"it's so\" with a straight apostrophe, where the page has a curly one.
";

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let claim = scene.claim(frame);
    let Some(document) = scene.documents.get(&claim.id.source) else { return Vec::new() };
    let mut findings = Vec::new();
    for citation in &claim.citations {
        let Anchoring::Altered { line, passage, differs, figures_or_names } =
            anchor(document, &citation.quote, &citation.locator)
        else {
            continue;
        };
        let differing = differs.iter().map(|(quoted, stored)| format!("\"{quoted}\" stands as \"{stored}\""));
        let mut arithmetic = vec![format!("line {line}: \"{passage}\"")];
        arithmetic.extend(differing);
        findings.push(Finding {
            arithmetic,
            steps: i32::from(figures_or_names),
            look_up: vec!["the words of the document".to_owned()],
            ..Finding::new(
                format!("The quote of {} differs from its document", claim.id),
                format!("{} {}", claim.id, citation.quote),
                Answer::new(scene.value(frame), frame),
            )
        });
    }
    findings
}
