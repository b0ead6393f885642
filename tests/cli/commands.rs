//! The other commands: `init`, `explain`, help, completions.

use crate::support::{base, built, claim, kinds, project, report, run};

const COMMANDS: [&str; 6] = ["check", "verify", "explain", "init", "schema", "completions"];

#[test]
fn the_example_works() {
    let dir = project(&[]);
    run(dir.path(), &["init", "town"]).exits(0).complains(&["made a project of", "gainsay check"]);
    let town = dir.path().join("town");
    let found = run(&town, &["check"]).exits(1).prints(&["open conflicts"]);
    assert_eq!(found.stderr, "", "the example has no problem");
    assert!(kinds(&report(&town)).len() >= 3);
    run(&town, &["verify"]).exits(0).prints(&["exact"]);
    run(dir.path(), &["check", "-C", "town"]).exits(1);
}

#[test]
fn init_writes_nothing_over() {
    for (file, text) in [
        ("gainsay.toml", "fail_on = \"major\"\n"),
        ("claims/gazette.toml", "mine\n"),
        ("claims/mine.toml", "mine\n"),
        ("sources", "mine\n"),
    ] {
        let dir = project(&[(file, text)]);
        run(dir.path(), &["init"]).exits(2).complains(&["is there already", "choose another folder"]);
        assert_eq!(std::fs::read_to_string(dir.path().join(file)).unwrap(), text);
        let entries: Vec<_> = std::fs::read_dir(dir.path()).unwrap().collect();
        assert_eq!(entries.len(), 1, "nothing was made beside {file}");
    }
    let dir = project(&[("readme.txt", "mine\n")]);
    run(dir.path(), &["init"]).exits(0);
    run(dir.path(), &["init"]).exits(2).complains(&["is there already"]);
    run(dir.path(), &["init", "readme.txt"]).exits(3).complains(&["readme.txt"]);
    assert_eq!(std::fs::read_to_string(dir.path().join("readme.txt")).unwrap(), "mine\n");
}

#[test]
fn a_conflict_is_explained_by_the_beginning_of_its_fingerprint() {
    let dir = base(&[]);
    run(dir.path(), &["check"]).exits(1);
    let report = report(dir.path());
    let conflict = &report["conflicts"][0];
    let (fingerprint, evidence) = (conflict["fingerprint"].as_str().unwrap(), conflict["evidence"].as_str().unwrap());
    for given in [fingerprint, &fingerprint[..8], &fingerprint[..4]] {
        let found = run(dir.path(), &["explain", given]).exits(0);
        // The passages, the evidence that a ruling needs, and what the kind means.
        found.prints(&["1913", "1931", "says 1931", fingerprint, evidence, "date-differs", "## Why it matters"]);
    }
    let found = run(dir.path(), &["explain", fingerprint]);
    assert!(!found.stdout.contains('\\'), "a terminal needs no escapes of Markdown: {}", found.stdout);
}

#[test]
fn two_claims_are_compared_step_by_step() {
    let figures = claim("trams", "population", "400", "as_of = \"2019\"") + &claim("lanes", "lanes", "4", "");
    let dir = base(&[
        ("claims/gazette.toml", &(built() + &figures)),
        (
            "claims/council.toml",
            &(claim("built", "year built", "\"1913\"", "") + &claim("trams", "population", "900", "as_of = \"2023\"")),
        ),
    ]);
    run(dir.path(), &["explain", "gazette/built", "council/built"]).exits(0).prints(&[
        "gazette/built",
        "council/built",
        "yes one property",
        "yes comparable",
        "The values stand: apart.",
        "Both are in date-differs",
    ]);
    run(dir.path(), &["explain", "gazette/trams", "council/trams"])
        .exits(0)
        .prints(&["no  comparable: different time", "Not compared: different time."]);
    run(dir.path(), &["explain", "gazette/built", "gazette/lanes"])
        .exits(0)
        .prints(&["they say different things", "Not compared, whatever the weight: different property."]);
    run(dir.path(), &["explain", "gazette/built"]).exits(0).prints(&["says", "frame", "1931", "\"says 1931\""]);
}

#[test]
fn kinds_and_reasons_are_explained() {
    let none = project(&[]);
    run(none.path(), &["explain", "figure-differs"]).exits(0).prints(&["# figure-differs", "## Stays quiet when"]);
    run(none.path(), &["explain", "different time"]).exits(0).prints(&["# different time", "different times"]);
    let kinds = run(none.path(), &["explain", "kinds"]).exits(0);
    for line in kinds.stdout.lines().filter(|line| line.starts_with("  ")) {
        let name = line.get(2..23).unwrap_or("").trim();
        let name = if name.is_empty() { line.trim() } else { name };
        let (open, close) = (line.matches('(').count(), line.matches(')').count());
        assert_eq!(open, close, "{name} is cut short: {line}");
    }
    for detector in gainsay::conflict::DETECTORS {
        run(none.path(), &["explain", detector.id]).exits(0).prints(&[detector.id]);
        assert!(kinds.stdout.contains(detector.id));
    }
    for reason in gainsay::compare::Reason::ALL {
        assert!(kinds.stdout.contains(reason.name()));
    }
}

#[test]
fn what_is_not_known_is_not_explained() {
    let faulty = claim("lost", "lanes", "4", "colour = 1");
    let dir = base(&[("claims/gazette.toml", &(built() + &faulty))]);
    for (args, says) in [
        (&["explain", "nonsense"][..], &["no conflict, kind or reason is called \"nonsense\"", "explain kinds"][..]),
        (&["explain", "figure-difers"], &["did you mean \"figure-differs\"?"]),
        (&["explain", "gazette/bulit"], &["no claim is called \"gazette/bulit\"", "did you mean \"gazette/built\"?"]),
        (&["explain", "gazete/built"], &["did you mean \"gazette/built\"?"]),
        (&["explain", "gazette/lost"], &["has a problem in its file and was left out"]),
        (&["explain", "gazette/built", "nonsense"], &["\"nonsense\" is no claim id", "source/claim"]),
        (&["explain", "gazette/built", "gazette/built"], &["is one claim: give two"]),
        (&["explain", "a", "b", "c"], &["'c'"]),
        (&["explain"], &["WHAT"]),
        (&["explain", ""], &["give a fingerprint"]),
    ] {
        let found = run(dir.path(), args);
        assert_eq!(found.code, 2, "{args:?}: {found:?}");
        found.complains(says);
    }
}

#[test]
fn a_beginning_that_several_fingerprints_share_is_not_enough() {
    // So many conflicts that two of them begin alike.
    let claims = |value: usize| -> String {
        (0..20).map(|i| claim(&format!("c{i}"), &format!("lanes of type {i}"), &(value + i).to_string(), "")).collect()
    };
    let dir = base(&[("claims/gazette.toml", &claims(4)), ("claims/council.toml", &claims(40))]);
    run(dir.path(), &["check"]).exits(1);
    let report = report(dir.path());
    let mut first: Vec<char> = report["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["fingerprint"].as_str().unwrap().chars().next().unwrap())
        .collect();
    first.sort_unstable();
    let twice = first.windows(2).find(|pair| pair[0] == pair[1]).expect("twenty digests and sixteen digits")[0];
    run(dir.path(), &["explain", &twice.to_string()])
        .exits(2)
        .complains(&["conflicts begin with", "give more of the fingerprint"]);
}

#[test]
fn help_of_every_command_has_examples() {
    let none = project(&[]);
    run(none.path(), &["--help"]).exits(0).prints(&["Examples:", "Exit codes:", "Usage: gainsay"]);
    for command in COMMANDS {
        let found = run(none.path(), &[command, "--help"]).exits(0);
        let (_, examples) =
            found.stdout.split_once("Examples:\n").unwrap_or_else(|| panic!("{command} has no examples"));
        assert!(examples.contains(&format!("gainsay {command}")), "{command}: {examples}");
    }
    run(none.path(), &["--version"]).exits(0).prints(&[env!("CARGO_PKG_VERSION")]);
}

#[test]
fn wrong_usage_is_named() {
    let none = project(&[]);
    for (args, says) in [
        (&["chek"][..], "chek"),
        (&["check", "--fial-on", "minor"], "--fial-on"),
        (&["check", "--today", "yesterday"], "a day as 2026-03-14"),
        (&["check", "--format", "pdf"], "pdf"),
        (&["completions", "tcl"], "tcl"),
        (&[], "Usage: gainsay"),
    ] {
        let found = run(none.path(), args);
        assert_eq!(found.code, 2, "{args:?}: {found:?}");
        found.complains(&[says]);
    }
}

#[test]
fn completions_name_every_command() {
    let none = project(&[]);
    for shell in ["bash", "zsh", "fish"] {
        let found = run(none.path(), &["completions", shell]).exits(0);
        assert!(COMMANDS.iter().all(|command| found.stdout.contains(command)), "{shell}");
    }
}
