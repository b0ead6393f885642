//! What is written and printed: the same bytes each time, whatever the order of the claims; templates; the schema.

use crate::support::{base, built, claim, ended, gainsay, kinds, project, report, run, write};
use std::collections::BTreeSet;
use std::path::Path;

#[path = "../../benches/generate.rs"]
mod generate;

const NAMES: [&str; 3] = ["latest.html", "latest.json", "latest.md"];

/// The bytes of the three reports.
fn written(dir: &Path) -> Vec<Vec<u8>> {
    NAMES.iter().map(|name| std::fs::read(dir.join("reports").join(name)).unwrap()).collect()
}

/// An invented project of many sources.
fn invented(claims: usize, seed: u64) -> tempfile::TempDir {
    let files = generate::project(claims, seed);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    project(&files)
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    let dir = invented(400, 5);
    run(dir.path(), &["check"]).exits(1);
    let first = written(dir.path());
    run(dir.path(), &["check"]).exits(1);
    assert!(first == written(dir.path()));
    // From elsewhere, and with one thread: no path and no race reaches a report.
    let away = project(&[]);
    let path = dir.path().to_str().unwrap();
    let mut command = gainsay(away.path(), &["check", "-C", path, "--reports", "out"]);
    ended(command.env("RAYON_NUM_THREADS", "1").output().unwrap()).exits(1);
    for (name, bytes) in NAMES.iter().zip(&first) {
        assert!(std::fs::read(away.path().join("out").join(name)).unwrap() == *bytes, "{name}");
        assert!(!String::from_utf8_lossy(bytes).contains(path), "{name}");
    }
}

/// The claims of a file in another order.
fn shuffled(text: &str) -> String {
    let (head, claims) = text.split_once("[[claim]]").unwrap();
    let mut claims: Vec<&str> = claims.split("[[claim]]").collect();
    claims.reverse();
    let middle = claims.len() / 3;
    claims.rotate_left(middle);
    claims.iter().fold(head.to_owned(), |text, claim| format!("{text}[[claim]]{}\n", claim.trim_end_matches('\n')))
}

/// What each conflict and note is, and what it rests on.
fn found(report: &serde_json::Value) -> BTreeSet<String> {
    let all = ["conflicts", "notes"].iter().flat_map(|key| report[*key].as_array().unwrap());
    let one = |c: &serde_json::Value| format!("{} {} {} {}", c["kind"], c["severity"], c["fingerprint"], c["evidence"]);
    all.map(one).collect()
}

#[test]
fn the_order_of_claims_changes_no_conflict() {
    let dir = invented(600, 9);
    run(dir.path(), &["check"]).exits(1);
    let before = found(&report(dir.path()));
    assert!(before.len() > 5, "{before:?}");
    for file in std::fs::read_dir(dir.path().join("claims")).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if text.contains("[[claim]]") {
            std::fs::write(&path, shuffled(&text)).unwrap();
        }
    }
    run(dir.path(), &["check"]).exits(1);
    assert_eq!(found(&report(dir.path())), before);
}

#[test]
fn json_is_what_the_schema_says() {
    let none = project(&[]);
    let schema = run(none.path(), &["schema"]).exits(0).stdout;
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let ruling = "[[ruling]]\nfingerprint = \"0123456789ab\"\nevidence = \"0123456789ab\"\nverdict = \"a-stands\"\n\
                  reason = \"x\"\nby = \"Ada\"\non = \"2026-01-02\"\nreview_by = \"2027\"\n";
    let dir = base(&[("claims/rulings.toml", ruling), ("claims/herald.toml", &claim("b", "lanes", "x", ""))]);
    for (dir, code) in [(invented(400, 5), 1), (dir, 2)] {
        let printed = run(dir.path(), &["check", "--format", "json", "--today", "2026-11-21"]).exits(code).stdout;
        let json: serde_json::Value = serde_json::from_str(&printed).unwrap();
        let faults: Vec<String> = schema.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
        let file = std::fs::read_to_string(dir.path().join("reports/latest.json")).unwrap();
        assert_eq!(printed, file, "what is printed is what is written");
    }
}

#[test]
fn each_format_prints_the_report_itself() {
    let dir = base(&[]);
    for (format, name) in [("html", "latest.html"), ("markdown", "latest.md"), ("json", "latest.json")] {
        let printed = run(dir.path(), &["check", "--format", format]).exits(1).stdout;
        assert_eq!(printed, std::fs::read_to_string(dir.path().join("reports").join(name)).unwrap());
    }
    run(dir.path(), &["check"]).exits(1).prints(&["reports/latest.html, reports/latest.md, reports/latest.json"]);
}

#[test]
fn no_reports_means_none() {
    let dir = base(&[]);
    let found = run(dir.path(), &["check", "--no-reports"]).exits(1);
    assert!(!dir.path().join("reports").exists() && !found.stdout.contains("Reports:"));
    run(dir.path(), &["check", "--no-reports", "--reports", "x"]).exits(2);
}

#[test]
fn nothing_beside_the_reports_is_touched() {
    let dir = base(&[("reports/notes.md", "mine\n"), ("claims/notes.txt", "mine\n")]);
    let files = |dir: &Path| -> BTreeSet<(String, Vec<u8>)> {
        let folders = ["claims", "sources", "reports"].map(|folder| dir.join(folder));
        let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
        let paths = entries.map(|entry| entry.unwrap().path());
        let others = paths.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with("latest."));
        others.map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect()
    };
    let before = files(dir.path());
    for command in ["check", "verify"] {
        run(dir.path(), &[command]);
    }
    assert_eq!(files(dir.path()), before);
}

#[test]
fn a_template_with_an_undefined_name_leaves_the_old_reports() {
    let dir = base(&[]);
    run(dir.path(), &["check"]).exits(1);
    let before = written(dir.path());
    write(dir.path(), &[("claims/gazette.toml", &claim("built", "year built", "\"1925\"", ""))]);
    for (name, text, says) in [
        ("report.md.j2", "# Report\n{{ conflict_count }}\n", ["report.md.j2, line 2", "`conflict_count`"]),
        ("report.html.j2", "<p>\n\n{% if %}\n", ["report.html.j2, line 3", "syntax error"]),
        ("report.html.j2", "{% include \"../../etc/passwd\" %}\n", ["report.html.j2, line 1", "etc/passwd"]),
    ] {
        let templates = project(&[(name, text)]);
        let path = templates.path().to_str().unwrap();
        let found = run(dir.path(), &["check", "--templates", path]).exits(2).complains(&says);
        assert_eq!(found.stderr.matches(says[1]).count(), 1, "said once: {}", found.stderr);
        assert!(written(dir.path()) == before, "{name}");
    }
    run(dir.path(), &["check"]).exits(1);
    assert!(written(dir.path()) != before);
}

#[test]
fn templates_of_ones_own_are_used() {
    let dir = base(&[("t/report.md.j2", "{{ conflicts | length }} open\n")]);
    run(dir.path(), &["check", "--templates", "t", "--format", "markdown"]).exits(1).prints(&["1 open"]);
    assert_eq!(std::fs::read_to_string(dir.path().join("reports/latest.md")).unwrap(), "1 open\n");
    run(dir.path(), &["check", "--templates", "nowhere"]).exits(2).complains(&["there is no such folder of templates"]);
    run(dir.path(), &["check", "--templates", "claims"]).exits(2).complains(&["holds neither report.html.j2 nor"]);
}

#[test]
fn reports_that_cannot_be_written_are_a_failure() {
    let dir = base(&[("reports", "a file of mine\n")]);
    run(dir.path(), &["check"]).exits(3).complains(&["reports: this is no folder", "--reports"]);
    assert_eq!(std::fs::read_to_string(dir.path().join("reports")).unwrap(), "a file of mine\n");
    run(dir.path(), &["check", "--reports", "claims/gazette.toml/x"]).exits(3).complains(&["claims/gazette.toml/x"]);
    assert_eq!(std::fs::read_to_string(dir.path().join("claims/gazette.toml")).unwrap(), built());
    run(dir.path(), &["check", "--reports", "out/deep"]).exits(1);
    assert!(dir.path().join("out/deep/latest.html").exists());
    let dir = base(&[("reports/latest.md/mine", "x")]);
    run(dir.path(), &["check"]).exits(3).complains(&["reports/latest.md: cannot be written"]);
}

#[test]
fn fail_on_decides_what_fails() {
    // Years 18 apart are major; a name with one word more is minor.
    let dir = base(&[]);
    assert_eq!(kinds(&report_of(dir.path())), ["date-differs"]);
    for (level, code) in [("critical", 0), ("major", 1), ("minor", 1)] {
        run(dir.path(), &["check", "--fail-on", level]).exits(code).prints(&["1 open conflict"]);
    }
    run(dir.path(), &["check", "--fail-on", "note"]).exits(1).complains(&["notes are for information"]);
    run(dir.path(), &["check", "--fail-on", "grave"]).exits(2).complains(&["'grave'", "critical, major, minor"]);
    write(dir.path(), &[("gainsay.toml", "fail_on = \"critical\"\n")]);
    run(dir.path(), &["check"]).exits(0);
    run(dir.path(), &["check", "--fail-on", "major"]).exits(1);
    // A problem wins over everything.
    write(dir.path(), &[("claims/herald.toml", "")]);
    run(dir.path(), &["check", "--fail-on", "critical"]).exits(2);
}

fn report_of(dir: &Path) -> serde_json::Value {
    run(dir, &["check"]);
    report(dir)
}
