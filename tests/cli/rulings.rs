//! Rulings: a person's word on one conflict, as long as its evidence stands.

use crate::support::{GAZETTE, base, built, claim, report, run, write};
use std::path::Path;

const FILE: &str = "claims/rulings.toml";

/// The fingerprint and the evidence of the one open conflict.
fn conflict(dir: &Path) -> (String, String) {
    run(dir, &["check"]).exits(1);
    let report = report(dir);
    let conflicts = report["conflicts"].as_array().unwrap();
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    let text = |key: &str| conflicts[0][key].as_str().unwrap().to_owned();
    (text("fingerprint"), text("evidence"))
}

fn ruling(fingerprint: &str, evidence: &str, verdict: &str) -> String {
    format!(
        "# decided on the phone\n[[ruling]]\nfingerprint = \"{fingerprint}\"\nevidence = \"{evidence}\"\n\
         verdict = \"{verdict}\"\nclaims = [\"council/built\"]\nreason = \"the plate on the pier says so\"\n\
         by = \"Ada Marsh\"\non = \"2026-11-21\"\n"
    )
}

fn count(report: &serde_json::Value, section: &str) -> usize {
    report[section].as_array().unwrap().len()
}

#[test]
fn a_ruled_conflict_is_no_longer_open() {
    let dir = base(&[]);
    let (fingerprint, evidence) = conflict(dir.path());
    for verdict in ["a-stands", "b-stands", "both-stand", "neither"] {
        write(dir.path(), &[(FILE, &ruling(&fingerprint, &evidence, verdict))]);
        let found = run(dir.path(), &["check"]).exits(0);
        assert_eq!(found.stderr, "");
        let report = report(dir.path());
        assert_eq!((count(&report, "conflicts"), count(&report, "ruled"), count(&report, "idle_rulings")), (0, 1, 0));
        let text = report["ruled"][0].to_string();
        for words in [verdict, "the plate on the pier says so", "Ada Marsh", &fingerprint] {
            assert!(text.contains(words), "{words} is not in {text}");
        }
    }
    // It is counted, and can be explained.
    run(dir.path(), &["check"]).prints(&["No open conflicts", "1 ruled"]);
    run(dir.path(), &["explain", &fingerprint]).exits(0).prints(&["date-differs"]);
}

#[test]
fn one_ruling_leaves_other_conflicts_open() {
    let dir = base(&[]);
    let (fingerprint, evidence) = conflict(dir.path());
    write(
        dir.path(),
        &[
            (FILE, &ruling(&fingerprint, &evidence, "a-stands")),
            ("claims/gazette.toml", &(built() + &claim("lanes", "lanes", "4", ""))),
            (
                "claims/council.toml",
                &(claim("built", "year built", "\"1913\"", "") + &claim("lanes", "lanes", "6", "")),
            ),
        ],
    );
    run(dir.path(), &["check"]).exits(1);
    let report = report(dir.path());
    assert_eq!((count(&report, "conflicts"), count(&report, "ruled")), (1, 1));
}

#[test]
fn another_value_or_quote_reopens_it() {
    let moved = built().replace("line = 1", "line = 9");
    for (change, reopens) in [
        (claim("built", "year built", "\"1932\"", ""), true),
        (built().replace("says 1931", "the plate says 1931"), true),
        // Where the quote stands, and what a person noted, is no evidence.
        (moved, false),
        (claim("built", "year built", "\"1931\"", "note = \"look again\""), false),
    ] {
        let dir = base(&[]);
        let (fingerprint, evidence) = conflict(dir.path());
        write(dir.path(), &[(FILE, &ruling(&fingerprint, &evidence, "a-stands")), ("claims/gazette.toml", &change)]);
        let found = run(dir.path(), &["check"]).exits(i32::from(reopens));
        let report = report(dir.path());
        assert_eq!(count(&report, "conflicts"), usize::from(reopens), "{change}");
        if reopens {
            let remarks = report["conflicts"][0]["remarks"].to_string();
            for words in ["reopened", "a-stands", "Ada Marsh", "2026-11-21"] {
                assert!(remarks.contains(words), "{words} is not in {remarks}");
            }
            assert_eq!(report["conflicts"][0]["fingerprint"], fingerprint.as_str(), "it is the same conflict");
            assert!(found.stdout.contains("reopened") || found.stdout.contains("1 open conflict"));
        }
    }
}

#[test]
fn what_was_reopened_can_be_ruled_anew() {
    let dir = base(&[]);
    let (fingerprint, evidence) = conflict(dir.path());
    write(dir.path(), &[("claims/gazette.toml", &claim("built", "year built", "\"1932\"", ""))]);
    let (same, anew) = conflict(dir.path());
    assert_eq!(same, fingerprint);
    assert_ne!(anew, evidence);
    let both = ruling(&fingerprint, &evidence, "a-stands") + &ruling(&fingerprint, &anew, "b-stands");
    write(dir.path(), &[(FILE, &both)]);
    let found = run(dir.path(), &["check"]).exits(0);
    assert_eq!(found.stderr, "");
    let report = report(dir.path());
    assert_eq!((count(&report, "ruled"), count(&report, "idle_rulings")), (1, 0));
    assert!(report["ruled"][0].to_string().contains("b-stands"));
}

#[test]
fn a_ruling_that_matches_nothing_is_listed() {
    let dir = base(&[(FILE, &ruling("0123456789ab", "ba9876543210", "a-stands"))]);
    run(dir.path(), &["check"]).exits(1);
    let report = report(dir.path());
    assert_eq!((count(&report, "conflicts"), count(&report, "ruled"), count(&report, "idle_rulings")), (1, 0, 1));
    let markdown = std::fs::read_to_string(dir.path().join("reports/latest.md")).unwrap();
    assert!(markdown.contains("`01234567`") && markdown.contains("the plate on the pier says so"));
}

#[test]
fn what_needs_reporting_stays_open() {
    let dir = base(&[]);
    let (fingerprint, evidence) = conflict(dir.path());
    write(dir.path(), &[(FILE, &ruling(&fingerprint, &evidence, "needs-reporting"))]);
    run(dir.path(), &["check"]).exits(1).prints(&["1 open conflict"]);
    let report = report(dir.path());
    assert_eq!((count(&report, "conflicts"), count(&report, "ruled"), count(&report, "idle_rulings")), (1, 0, 0));
    let remarks = report["conflicts"][0]["remarks"].to_string();
    assert!(remarks.contains("needs-reporting") && remarks.contains("the plate on the pier says so"), "{remarks}");
}

#[test]
fn digests_may_be_cut_short_to_eight_digits() {
    let dir = base(&[]);
    let (fingerprint, evidence) = conflict(dir.path());
    write(dir.path(), &[(FILE, &ruling(&fingerprint[..8], &evidence[..8], "a-stands"))]);
    run(dir.path(), &["check"]).exits(0);
    write(dir.path(), &[(FILE, &ruling(&fingerprint[..7], &evidence, "a-stands"))]);
    run(dir.path(), &["check"]).exits(1);
    assert_eq!(count(&report(dir.path()), "idle_rulings"), 1, "fewer digits are a guess");
}

#[test]
fn a_faulty_ruling_rules_nothing() {
    let dir = base(&[]);
    let (fingerprint, evidence) = conflict(dir.path());
    let unsigned = ruling(&fingerprint, &evidence, "a-stands").replace("by = \"Ada Marsh\"\n", "");
    write(dir.path(), &[(FILE, &unsigned), ("sources/gazette.toml", GAZETTE)]);
    run(dir.path(), &["check"]).exits(2).complains(&["claims/rulings.toml:2:1", "a ruling lacks the key `by`"]);
    assert_eq!(count(&report(dir.path()), "conflicts"), 1);
}
