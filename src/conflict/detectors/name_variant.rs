//! `name-variant`: one body or law under names that differ in a word, its order, or an acronym that does not fit.

use crate::conflict::{Detector, Finding, Run, Scene, Severity};
use std::collections::BTreeMap;

pub(super) const DETECTOR: Detector =
    Detector { id: "name-variant", severity: Severity::Minor, since: "0.1.0", doc: DOC, run: Run::Names(run) };

const DOC: &str = "\
## Reports
Full names that denote one body, law or place and differ in a content word or in the order of words, and an acronym that \
the words it stands for do not spell.

## Why it matters
At least one of them is not the name of the body, and a name in print is checked first by the body itself.

## Stays quiet when
The names differ only in case, punctuation, articles, honorifics, legal forms, or in being an acronym of the other.

## Fires
\"Harbour Alliance for Work and Housing\" and \"Harbour Alliance for Housing and Work\", both with the acronym HAWH.

## Does not fire
\"The Harbour Housing Alliance\" and \"Harbour Housing Alliance, Inc.\"
";

fn run(scene: &Scene<'_>) -> Vec<Finding> {
    let resolver = scene.framer.resolver();
    // All variants of one body are one conflict, with a side for each spelling.
    let mut bodies: BTreeMap<_, BTreeMap<String, String>> = BTreeMap::new();
    for variant in resolver.variants() {
        let names = bodies.entry(variant.id).or_default();
        names.entry(variant.a.clone()).or_insert_with(|| variant.how.to_string());
        names.entry(variant.b.clone()).or_insert_with(|| variant.how.to_string());
    }
    bodies
        .into_iter()
        .filter_map(|(id, names)| {
            let mut sides: Vec<(String, Vec<usize>)> = Vec::new();
            for name in names.keys() {
                let claims = scene.claims_that_use(name);
                if !claims.is_empty() {
                    sides.push((name.clone(), claims));
                }
            }
            if sides.len() < 2 {
                return None;
            }
            let spelled: Vec<&str> = sides.iter().map(|(name, _)| name.as_str()).collect();
            let mut finding = Finding {
                title: format!("One name, {} spellings: {}", sides.len(), spelled.join("; ")),
                about: resolver.canonical(id).to_owned(),
                ..Finding::default()
            };
            let mut reasons: Vec<String> = names.into_values().collect();
            reasons.sort();
            reasons.dedup();
            finding.remarks = reasons;
            finding.sides = sides;
            finding.look_up.push("the name that the body or the law itself uses".to_owned());
            Some(finding)
        })
        .collect()
}
