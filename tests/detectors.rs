//! Every detector has its file, its entry for `explain`, and cases that fire and that stay quiet.

#[path = "cases/markdown.rs"]
mod markdown;

use gainsay::conflict::DETECTORS;
use markdown::{Case, Expectation, cases};
use std::collections::BTreeSet;
use std::path::Path;

/// The headings of an entry, in their order.
const HEADINGS: [&str; 5] = ["Reports", "Why it matters", "Stays quiet when", "Fires", "Does not fire"];

/// Kinds that ask for a document or a date: fewer cases show all that there is to them.
const OF_EVIDENCE: &[&str] = &[
    "quote-missing",
    "quote-altered",
    "value-not-in-quote",
    "value-reworded",
    "source-changed",
    "stale",
    "single-origin",
    "uncited",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn ids() -> BTreeSet<&'static str> {
    DETECTORS.iter().map(|d| d.id).collect()
}

/// The stems of the files in a folder that end in `.ext`.
fn stems(folder: &str, ext: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join(folder)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("a folder's entry can be read").path());
    let named = paths.filter(|path| path.extension().is_some_and(|e| e == ext));
    named.filter_map(|path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned())).collect()
}

#[test]
fn an_id_stands_once_for_each_thing_that_is_looked_at() {
    let mut seen = BTreeSet::new();
    for detector in DETECTORS {
        // One kind may look at a relation and at a question; twice at the same would report twice.
        assert!(seen.insert((detector.id, format!("{:?}", std::mem::discriminant(&detector.run)))), "{}", detector.id);
    }
}

#[test]
fn every_detector_has_its_file_and_every_file_its_detector() {
    let mut files = stems("src/conflict/detectors", "rs");
    assert!(files.remove("mod"));
    let expected: BTreeSet<String> = ids().into_iter().map(|id| id.replace('-', "_")).collect();
    assert_eq!(files, expected);
}

#[test]
fn an_id_is_plain_and_names_what_is_seen() {
    for id in ids() {
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !id.starts_with('-'), "{id}");
        let file = root().join(format!("src/conflict/detectors/{}.rs", id.replace('-', "_")));
        let source = std::fs::read_to_string(file).expect("the file of a detector is there");
        assert!(source.starts_with(&format!("//! `{id}`: ")), "{id}: its file says first what it is");
    }
}

#[test]
fn every_entry_has_its_headings_in_order_and_says_something_under_each() {
    for detector in DETECTORS {
        let sections: Vec<(&str, &str)> = detector
            .doc
            .split("## ")
            .skip(1)
            .map(|section| section.split_once('\n').unwrap_or((section, "")))
            .collect();
        let headings: Vec<&str> = sections.iter().map(|(heading, _)| heading.trim()).collect();
        assert_eq!(headings, HEADINGS, "{}", detector.id);
        for (heading, text) in sections {
            assert!(text.split_whitespace().count() >= 4, "{}: {heading} says too little", detector.id);
        }
    }
}

#[test]
fn detectors_of_one_id_share_one_entry() {
    for a in DETECTORS {
        for b in DETECTORS.iter().filter(|b| b.id == a.id) {
            assert_eq!((a.doc, a.severity, a.since), (b.doc, b.severity, b.since), "{}", a.id);
        }
    }
}

/// Whether a case shows its own kind firing.
fn fires(case: &Case) -> bool {
    let own = |e: &Expectation| matches!(e, Expectation::Found { kind, .. } if *kind == case.kind);
    case.expectations().iter().any(own)
}

#[test]
fn every_detector_has_cases_that_fire_and_cases_that_do_not() {
    let cases = cases();
    let files = stems("tests/cases", "md");
    assert_eq!(files, ids().into_iter().map(str::to_owned).collect());
    for id in ids() {
        let own: Vec<&Case> = cases.iter().filter(|c| c.kind == id && c.known.is_none()).collect();
        let firing = own.iter().filter(|c| fires(c)).count();
        let (least_firing, least_quiet) = if OF_EVIDENCE.contains(&id) { (1, 2) } else { (3, 4) };
        assert!(firing >= least_firing, "{id}: {firing} cases fire");
        assert!(own.len() - firing >= least_quiet, "{id}: {} cases stay quiet", own.len() - firing);
    }
}

#[test]
fn every_case_is_named_once_and_expects_kinds_that_exist() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        assert!(seen.insert((case.kind.clone(), case.title.clone())), "{}: {} stands twice", case.kind, case.title);
        let expected = case.expectations();
        assert!(!expected.is_empty(), "{}: {} expects nothing", case.kind, case.title);
        for expectation in expected {
            if let Expectation::Found { kind, .. } | Expectation::Ruled(kind) = expectation {
                assert!(ids().contains(kind.as_str()), "{}: {}: there is no {kind}", case.kind, case.title);
            }
        }
    }
}
