//! The terminal: where things are printed, colour, silence, and readers that go away.

use crate::support::{base, claim, ended, gainsay, run};
use std::process::Stdio;

#[test]
fn quiet_prints_no_summary_and_says_the_same_by_its_exit_code() {
    let dir = base(&[]);
    for flag in ["--quiet", "-q"] {
        let found = run(dir.path(), &["check", flag]).exits(1);
        assert_eq!((found.stdout.as_str(), found.stderr.as_str()), ("", ""));
    }
    // What was asked for by name is printed all the same, and so are problems.
    let found = run(dir.path(), &["check", "--quiet", "--format", "json"]).exits(1);
    assert!(found.stdout.starts_with('{'));
    let faulty = base(&[("claims/herald.toml", "")]);
    let found = run(faulty.path(), &["check", "--quiet"]).exits(2).complains(&["claims/herald.toml"]);
    assert_eq!(found.stdout, "");
}

#[test]
fn colour_is_for_terminals_or_when_asked() {
    let dir = base(&[("claims/herald.toml", "")]);
    let colours = |args: &[&str], no_color: Option<&str>| {
        let mut command = gainsay(dir.path(), args);
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        let found = ended(command.output().unwrap()).exits(2);
        (found.stdout.contains('\u{1b}'), found.stderr.contains('\u{1b}'))
    };
    assert_eq!(colours(&["check"], None), (false, false), "neither stream is a terminal");
    assert_eq!(colours(&["check", "--color", "always"], None), (true, true));
    assert_eq!(colours(&["check", "--color", "never"], None), (false, false));
    assert_eq!(colours(&["check"], Some("1")), (false, false));
    assert_eq!(colours(&["check", "--color", "always"], Some("1")), (true, true), "what is asked for wins");
    run(dir.path(), &["check", "--color", "sometimes"]).exits(2).complains(&["always", "never"]);
    // Colour never reaches a report.
    let found = run(dir.path(), &["check", "--color", "always", "--format", "json"]);
    assert!(!found.stdout.contains('\u{1b}'));
}

#[test]
fn the_summary_is_wrapped_to_the_terminal() {
    let dir = base(&[]);
    let longest = |columns: &str| {
        let mut command = gainsay(dir.path(), &["check"]);
        let found = ended(command.env("COLUMNS", columns).output().unwrap()).exits(1);
        found.stdout.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert!(longest("50") <= 50);
    assert!(longest("0") <= 100 && longest("many") <= 100 && longest("99999999999999999999") <= 100);
}

#[test]
fn a_summary_of_very_much_is_short() {
    let council: String = (0..150).map(|i| claim(&format!("c{i}"), &format!("trams on line {i}"), "4", "")).collect();
    let gazette = council.replace("= 4", "= 9").replace("says 4", "says 9");
    let sides: String =
        (0..40).map(|i| claim(&format!("s{i}"), "year built", &format!("\"{}\"", 1900 + i), "")).collect();
    let dir = base(&[("claims/council.toml", &(council + &sides)), ("claims/gazette.toml", &gazette)]);
    let found = run(dir.path(), &["check"]).exits(1);
    assert!(found.stdout.lines().count() < 700, "{}", found.stdout.lines().count());
    let said = found.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["151 open conflicts", "; and 32 more", "And 51 more conflicts: the reports have them all."] {
        assert!(said.contains(words), "\"{words}\" is not in {}", said.get(..2_000).unwrap_or(&said));
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let dir = base(&[("claims/herald.toml", "")]);
    for (args, code) in [
        (&["check", "--format", "json"][..], 2),
        (&["check"], 2),
        (&["explain", "kinds"], 0),
        (&["schema"], 0),
        (&["completions", "bash"], 0),
        (&["--help"], 0),
        (&["verify"], 2),
    ] {
        let mut child = gainsay(dir.path(), args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {stderr}");
        assert!(!stderr.contains("panicked") && !stderr.contains("pipe"), "{args:?}: {stderr}");
    }
    assert!(dir.path().join("reports/latest.html").exists(), "the work is done all the same");
    // Nor is one of standard error.
    let mut child = gainsay(dir.path(), &["check"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_a_failure() {
    let dir = base(&[]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let found = ended(gainsay(dir.path(), &["check"]).stdout(full).stderr(Stdio::piped()).output().unwrap());
    found.exits(3).complains(&["standard output cannot be written"]);
}
