//! Documents: beside the record, below a folder, missing, changed.

use crate::support::{COUNCIL, GAZETTE, base, kinds, report, run, write};

const PAGE: &str = "The bridge\n\nIt says 1931\n";

fn with_document(record: &str, more: &str) -> String {
    format!("{record}document = \"page.txt\"\n{more}")
}

/// What a run says that it did not do.
fn not_done(dir: &std::path::Path) -> String {
    report(dir)["coverage"]["not_done"].to_string()
}

#[test]
fn without_a_folder_only_documents_beside_the_record_are_read() {
    let dir = base(&[
        ("sources/gazette.toml", &with_document(GAZETTE, "")),
        ("sources/council.toml", &with_document(COUNCIL, "").replace("page", "record")),
        ("sources/page.txt", "says 1931\n"),
        ("pages/record.txt", "says nothing\n"),
    ]);
    run(dir.path(), &["check"]).exits(1).prints(&["quotes of 1 source were not looked up", "--documents"]);
    assert_eq!(kinds(&report(dir.path())), ["date-differs"]);
    assert!(not_done(dir.path()).contains("quotes of 1 source were not looked up"));
    let found = run(dir.path(), &["check", "--documents", "pages"]).exits(1);
    assert!(!found.stdout.contains("were not looked up"), "{}", found.stdout);
    let report = report(dir.path());
    let mut found = kinds(&report);
    found.sort_unstable();
    assert_eq!(found, ["date-differs", "quote-missing"]);
    // The settings can name the folder as well.
    write(dir.path(), &[("gainsay.toml", "documents = \"pages\"\n")]);
    let found = run(dir.path(), &["check"]).exits(1);
    assert!(!found.stdout.contains("were not looked up"), "{}", found.stdout);
}

#[test]
fn a_document_that_is_missing_is_said_and_no_fault() {
    let dir = base(&[("sources/gazette.toml", &with_document(GAZETTE, "")), ("pages/other.txt", "x")]);
    for args in [&["check"][..], &["check", "--documents", "pages"]] {
        let found = run(dir.path(), args).exits(1);
        assert_eq!(found.stderr, "");
        assert!(not_done(dir.path()).contains("quotes of 2 sources were not looked up"));
    }
    let found = run(dir.path(), &["verify", "--documents", "pages"]).exits(2);
    found.complains(&["no quote was looked up: no document is at hand", "--documents DIR"]).prints(&[
        "gazette: no document: \"page.txt\" is neither beside the record nor in the folder of --documents",
        "council: no document: sources/council.toml names none",
        "2 quotes: 2 no document",
    ]);
    run(dir.path(), &["check", "--documents", "nowhere"]).exits(2).complains(&["nowhere: there is no such folder"]);
    run(dir.path(), &["verify", "--documents", "nowhere"]).exits(2).complains(&["nowhere: there is no such folder"]);
}

#[test]
fn verify_says_where_each_quote_stands() {
    let with = |page: &str| base(&[("sources/gazette.toml", &with_document(GAZETTE, "")), ("sources/page.txt", page)]);
    run(with("It says 1931\n").path(), &["verify"]).exits(0).prints(&["2 quotes: 1 exact, 1 no document"]);
    run(with(PAGE).path(), &["verify"]).exits(1).prints(&[
        "gazette/built: moved, line 3: \"says 1931\"",
        "the claim says line 1",
        "1 moved",
    ]);
    run(with("Nothing of the kind\n").path(), &["verify"]).exits(1).prints(&["gazette/built: missing", "1 missing"]);
    run(with("says 1931, says 1931\n").path(), &["verify"]).exits(0);
    let found = run(with("It says 1931\n").path(), &["verify", "--format", "json"]).exits(0);
    let json: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!((&json["counts"]["exact"], &json["counts"]["no document"]), (&1.into(), &1.into()));
}

#[test]
fn a_changed_document_is_reported() {
    let recorded = format!("sha256 = \"{}\"\n", "0".repeat(64));
    let dir =
        base(&[("sources/gazette.toml", &with_document(GAZETTE, &recorded)), ("sources/page.txt", "It says 1931\n")]);
    run(dir.path(), &["check"]).exits(1);
    assert!(kinds(&report(dir.path())).contains(&"source-changed"));
    run(dir.path(), &["verify"]).exits(1).prints(&["gazette: source changed", "recorded 0000"]);
    let short = with_document(GAZETTE, "sha256 = \"abc\"\n");
    write(dir.path(), &[("sources/gazette.toml", &short)]);
    run(dir.path(), &["check"]).exits(2).complains(&["sources/gazette.toml:5:10", "64 hexadecimal digits"]);
}
