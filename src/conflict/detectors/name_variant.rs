//! `name-variant`: one body or law under names that differ in a word, its order, or an acronym that does not fit.

use crate::conflict::{Detector, Finding, Run, Scene, Severity, Uses};
use crate::entity::How;
use std::collections::{BTreeMap, BTreeSet};

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
    let mut acronyms = Vec::new();
    for variant in resolver.variants() {
        if matches!(variant.how, How::AcronymNotSpelled { .. }) {
            acronyms.push(variant);
            continue;
        }
        let names = bodies.entry(variant.id).or_default();
        for name in [&variant.a, &variant.b] {
            names.entry(name.clone()).or_insert_with(|| variant.how.to_string());
        }
    }
    let uses = scene.uses(resolver.variants().iter().flat_map(|v| [v.a.as_str(), v.b.as_str()]));
    let acronyms = acronyms.into_iter().filter_map(|v| acronym(&uses, &v.a, &v.b, v.how.to_string()));
    bodies.into_iter().filter_map(|(id, names)| variant(&uses, resolver.canonical(id), names)).chain(acronyms).collect()
}

/// An acronym that its words do not spell.
fn acronym(uses: &Uses, name: &str, acronym: &str, how: String) -> Option<Finding> {
    let sides = [name, acronym].map(|name| (name.to_owned(), uses.of(name).to_vec()));
    if sides.iter().any(|(_, claims)| claims.is_empty()) {
        return None;
    }
    Some(Finding {
        title: format!("The acronym \u{201c}{acronym}\u{201d} is not what \u{201c}{name}\u{201d} spells"),
        about: format!("{name} | {acronym}"),
        sides: sides.into(),
        arithmetic: vec![how],
        look_up: vec!["the acronym that the body or the law itself uses".to_owned()],
        ..Finding::default()
    })
}

fn variant(uses: &Uses, canonical: &str, names: BTreeMap<String, String>) -> Option<Finding> {
    let used = names.keys().map(|name| (name.clone(), uses.of(name).to_vec()));
    let sides: Vec<(String, Vec<usize>)> = used.filter(|(_, claims)| !claims.is_empty()).collect();
    if sides.len() < 2 {
        return None;
    }
    let spelled: Vec<String> = sides.iter().map(|(name, _)| format!("\u{201c}{name}\u{201d}")).collect();
    let (last, others) = spelled.split_last()?;
    let reasons: BTreeSet<String> = names.into_values().collect();
    Some(Finding {
        title: format!("One name, written as {} and as {last}", others.join(", ")),
        about: canonical.to_owned(),
        sides,
        arithmetic: reasons.into_iter().collect(),
        look_up: vec!["the name that the body or the law itself uses".to_owned()],
        ..Finding::default()
    })
}
