//! `name-variant`: one body or law under names that differ in a word, its order, or an acronym that does not fit.

use crate::claim::{Status, Takes, Value};
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity, Sides, Uses};
use crate::entity::{How, OnePlace, misspelt_person, one_place};
use crate::pairing::Reading;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const DETECTOR: Detector =
    Detector { id: "name-variant", severity: Severity::Minor, since: "0.1.0", doc: DOC, run: Run::Names(run) };

const DOC: &str = "\
## Reports
Full names that denote one body, law or place and differ in a content word or in the order of words, an acronym that the \
words it stands for do not spell, two names of one city that answer one question, and the name of a person that documents \
spell in two ways.

## Why it matters
At least one of them is not the name of the body, and a name in print is checked first by the body itself.

## Stays quiet when
The names differ only in case, punctuation, articles, honorifics, legal forms, or in being an acronym of the other.

## Fires
\"Harbour Alliance for Work and Housing\" and \"Harbour Alliance for Housing and Work\", both with the acronym HAWH.

## Does not fire
\"The Harbour Housing Alliance\" and \"Harbour Housing Alliance, Inc.\"
";

fn run(scene: &Scene<'_>) -> Vec<Finding<Sides>> {
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
    let bodies = bodies.into_iter().filter_map(|(id, names)| variant(&uses, resolver.canonical(id), names));
    bodies.chain(acronyms).chain(places(scene)).chain(misspelt(scene)).collect()
}

/// The most names that documents spell nearly alike and that are compared with one another.
const MAX_NEAR: usize = 60;

/// Names of people that documents spell in two ways: a letter or two apart. Only claims that the program made to show
/// how a document writes a name say so: what a person has put into a claim file may be put as that person likes.
fn misspelt(scene: &Scene<'_>) -> Vec<Finding<Sides>> {
    let mut written: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for i in 0..scene.frames.len() {
        let claim = scene.claim(i);
        if claim.status == Status::Read
            && claim.property == "full name"
            && matches!(&claim.value, Value::Text(name) if *name == claim.subject)
        {
            written.entry(claim.subject.clone()).or_default().push(i);
        }
    }
    let names: Vec<(&String, &Vec<usize>)> = written.iter().take(MAX_NEAR).collect();
    let mut found = Vec::new();
    for (n, (a, uses_a)) in names.iter().enumerate() {
        for (b, uses_b) in names.iter().skip(n + 1) {
            let Some(how) = misspelt_person(a, b) else { continue };
            let side = |name: &str, uses: &[usize]| Answer::of(name, uses.iter().copied());
            let (Some(first), Some(second)) = (side(a, uses_a), side(b, uses_b)) else { continue };
            let title = format!("One name, written as \u{201c}{a}\u{201d} and as \u{201c}{b}\u{201d}");
            found.push(Finding {
                arithmetic: vec![how.to_string()],
                look_up: vec!["how the person or the body itself writes the name".to_owned()],
                ..Finding::new(title, *a, Sides::two(first, second))
            });
        }
    }
    found
}

/// How many spellings of the answers to one question are compared with one another.
const MAX_SPELLINGS: usize = 30;

/// Answers to one question that are two names of one place: a capital written "Vienna" and "Wien".
fn places(scene: &Scene<'_>) -> Vec<Finding<Sides>> {
    let mut questions: BTreeMap<_, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
    for (i, frame) in scene.frames.iter().enumerate() {
        let (Reading::Name(name) | Reading::Phrase(name)) = &frame.reading else { continue };
        let one = frame.property.is_some_and(|id| scene.vocabulary.get(id).takes == Some(Takes::One));
        if one && !frame.denied && scene.claim(i).status != Status::Retracted {
            let place = frame.place.map(|place| place.id);
            let names = questions.entry((frame.key(), place)).or_default();
            names.entry(name.trim().to_owned()).or_default().push(i);
        }
    }
    questions.into_values().filter(|names| names.len() > 1).flat_map(|names| spellings(scene, &names)).collect()
}

/// The places that these names are names of, each with the names that it goes by.
fn spellings(scene: &Scene<'_>, names: &BTreeMap<String, Vec<usize>>) -> Vec<Finding<Sides>> {
    let texts: Vec<&String> = names.keys().take(MAX_SPELLINGS).collect();
    let mut place: Vec<usize> = (0..texts.len()).collect();
    let mut reasons: Vec<(usize, String)> = Vec::new();
    for (i, a) in texts.iter().enumerate() {
        for (j, b) in texts.iter().enumerate().skip(i + 1) {
            let Some(standing) = one_place(a, b) else { continue };
            if let OnePlace::Variant(how) = standing {
                reasons.push((i, how));
            }
            let (kept, other) = (place[i].min(place[j]), place[i].max(place[j]));
            place.iter_mut().filter(|p| **p == other).for_each(|p| *p = kept);
        }
    }
    let roots: BTreeSet<usize> = reasons.iter().map(|(i, _)| place[*i]).collect();
    let finding = |root: usize| {
        let mut sides: Vec<Answer> = Vec::new();
        for (i, text) in texts.iter().enumerate().filter(|(i, _)| place[*i] == root) {
            let claims = names.get(*text).into_iter().flatten().copied();
            // What differs in accents and hyphens is one spelling.
            let same = (0..i).find(|j| place[*j] == root && one_place(texts[*j], text) == Some(OnePlace::Same));
            match same.and_then(|j| sides.iter_mut().find(|side| side.label == *texts[j])) {
                Some(side) => side.add(claims),
                None => sides.extend(Answer::of(*text, claims)),
            }
        }
        let sides = Sides::of(sides)?;
        let spelled: Vec<String> = sides.iter().map(|side| format!("\u{201c}{}\u{201d}", side.label)).collect();
        let (last, others) = spelled.split_last()?;
        let how: BTreeSet<String> =
            reasons.iter().filter(|(i, _)| place[*i] == root).map(|(_, how)| how.clone()).collect();
        let about = format!("{} | {}", scene.about(sides.first().first()), texts[root]);
        Some(Finding {
            arithmetic: how.into_iter().collect(),
            look_up: vec!["the name that the place itself uses, and the one of the house style".to_owned()],
            ..Finding::new(format!("One place, written as {} and as {last}", others.join(", ")), about, sides)
        })
    };
    roots.into_iter().filter_map(finding).collect()
}

/// An acronym that its words do not spell.
fn acronym(uses: &Uses, name: &str, acronym: &str, how: String) -> Option<Finding<Sides>> {
    let side = |name: &str| Answer::of(name, uses.of(name).iter().copied());
    let sides = Sides::two(side(name)?, side(acronym)?);
    let title = format!("The acronym \u{201c}{acronym}\u{201d} is not what \u{201c}{name}\u{201d} spells");
    Some(Finding {
        arithmetic: vec![how],
        look_up: vec!["the acronym that the body or the law itself uses".to_owned()],
        ..Finding::new(title, format!("{name} | {acronym}"), sides)
    })
}

fn variant(uses: &Uses, canonical: &str, names: BTreeMap<String, String>) -> Option<Finding<Sides>> {
    let sides = Sides::of(names.keys().filter_map(|name| Answer::of(name, uses.of(name).iter().copied())))?;
    let spelled: Vec<String> = sides.iter().map(|side| format!("\u{201c}{}\u{201d}", side.label)).collect();
    let (last, others) = spelled.split_last()?;
    let reasons: BTreeSet<String> = names.into_values().collect();
    Some(Finding {
        arithmetic: reasons.into_iter().collect(),
        look_up: vec!["the name that the body or the law itself uses".to_owned()],
        ..Finding::new(format!("One name, written as {} and as {last}", others.join(", ")), canonical, sides)
    })
}
