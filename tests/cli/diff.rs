//! `gainsay diff`: documents cross-checked directly, alone, in pairs, in batches.

use crate::support::{Run, ended, gainsay, project, run};
use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

/// Two invented pages that differ in a year, a figure and a denial, and agree on another year.
const GAZETTE: &str = include_str!("../documents/bridge/gazette.html");
const COUNCIL: &str = include_str!("../documents/bridge/council.md");

fn pages() -> TempDir {
    project(&[("gazette.html", GAZETTE), ("council.md", COUNCIL)])
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}:\n{}", run.stdout))
}

fn lines(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn kinds(report: &Value) -> Vec<&str> {
    let mut kinds: Vec<&str> =
        report["conflicts"].as_array().unwrap().iter().map(|c| c["kind"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    kinds
}

fn piped(dir: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut child =
        gainsay(dir, args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // The program may end before it has read all of it.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    ended(output)
}

fn batch(args: &[&str], input: &[u8]) -> Run {
    piped(project(&[]).path(), args, input)
}

/// A document of the tests.
fn fixture(name: &str) -> String {
    format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn two_documents_are_cross_checked() {
    let dir = pages();
    let args = ["diff", "gazette.html", "council.md"];
    let found = run(dir.path(), &args).exits(1).prints(&[
        "3 open conflicts",
        "claims read in 2 documents",
        "signed into law: 2019 or 2017",
        "2017 (gazette.html:6: “",
        "15 bridges (council.md:7: “",
        "gainsay explain KIND",
    ]);
    assert_eq!(found.stderr, "");
    assert!(!found.stdout.contains("99"), "the navigation is no part of the article: {}", found.stdout);
    let report = json(&run(dir.path(), &[&args[..], &["--format", "json"]].concat()).exits(1));
    assert_eq!(kinds(&report), ["date-differs", "figure-differs", "polarity"]);
    assert_eq!(report["documents"], true);
    assert_eq!(report["title"], "Where gazette.html and council.md disagree");
    let agree = report["corroborations"].to_string();
    assert!(agree.contains("4 May 1931") && agree.contains("same when rounded"), "a day and its year agree: {agree}");
}

#[test]
fn the_excerpt_of_the_readme_is_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let (_, after) = readme.split_once("\n$ gainsay diff ").expect("the README compares documents");
    let (files, after) = after.split_once('\n').unwrap();
    let args: Vec<&str> = std::iter::once("diff").chain(files.split(' ')).collect();
    let printed = run(root, &args).exits(1).stdout;
    let (_, excerpt) = after.split_once("```text\n").expect("with an excerpt");
    let (excerpt, _) = excerpt.split_once("```").unwrap();
    let parts: Vec<&str> = excerpt.split("[…]\n").map(str::trim_end).collect();
    assert!(parts.len() > 2 && parts.iter().all(|part| !part.is_empty()), "{excerpt}");
    for part in parts {
        assert!(printed.contains(part), "not printed:\n{part}\n--- but:\n{printed}");
    }
}

#[test]
fn a_report_of_documents_speaks_of_no_project() {
    let dir = pages();
    for format in ["terminal", "markdown", "html", "json"] {
        let found = run(dir.path(), &["diff", "gazette.html", "council.md", "--format", format]).exits(1);
        let fingerprint = |word: &str| found.stdout.contains(&format!("gainsay explain {word}"));
        let hinted = (0..16u8).any(|n| fingerprint(&format!("{n:x}")));
        assert!(!hinted || format == "json", "{format}: {}", found.stdout);
        for word in ["claims/", "rulings.toml", "sources/", "--today", &dir.path().display().to_string()] {
            assert!(!found.stdout.contains(word), "{format}: {word}: {}", found.stdout);
        }
        assert!(found.stdout.contains("gazette.html"), "{format}: {}", found.stdout);
    }
    let html = run(dir.path(), &["diff", "gazette.html", "council.md", "--format", "html"]).stdout;
    assert!(html.starts_with("<!DOCTYPE html>") && !html.contains("<script"), "{html}");
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let dir = pages();
    for format in ["terminal", "markdown", "html", "json"] {
        let once = |threads: &str| {
            let mut command = gainsay(dir.path(), &["diff", "gazette.html", "council.md", "--format", format]);
            ended(command.env("RAYON_NUM_THREADS", threads).output().unwrap()).exits(1).stdout
        };
        assert!(once("1") == once("4"), "{format}");
    }
}

#[test]
fn the_json_is_what_the_schema_says() {
    let dir = pages();
    let schema: Value = serde_json::from_str(&run(dir.path(), &["schema"]).exits(0).stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = json(&run(dir.path(), &["diff", "gazette.html", "council.md", "--format", "json"]));
    let faults: Vec<String> = validator.iter_errors(&report).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    // The answers of a batch are of the same shape.
    let input = serde_json::json!({ "id": 1, "a": GAZETTE, "b": COUNCIL }).to_string();
    let answers = lines(&batch(&["diff", "--batch", "-"], input.as_bytes()).exits(1));
    let mut whole = report.clone();
    whole["conflicts"] = answers[0]["conflicts"].clone();
    whole["notes"] = answers[0]["notes"].clone();
    let faults: Vec<String> = validator.iter_errors(&whole).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(kinds(&answers[0]), kinds(&report));
}

#[test]
fn every_conflict_quotes_its_documents_by_line() {
    let dir = pages();
    let report = json(&run(dir.path(), &["diff", "gazette.html", "council.md", "--format", "json"]));
    for conflict in report["conflicts"].as_array().unwrap().iter().chain(report["notes"].as_array().unwrap()) {
        let sides = conflict["sides"].as_array().unwrap();
        assert!(!sides.is_empty(), "{conflict}");
        for claim in sides.iter().flat_map(|side| side["claims"].as_array().unwrap()) {
            let text = if claim["source"] == "gazette.html" { GAZETTE } else { COUNCIL };
            let line = usize::try_from(claim["line"].as_u64().expect("a line")).unwrap();
            let quote = claim["quote"].as_str().expect("a quote");
            let there = text.lines().nth(line - 1).unwrap_or_default();
            assert!(there.contains(quote), "line {line} is {there:?}, and not {quote:?}");
        }
    }
}

#[test]
fn one_document_is_compared_with_itself() {
    let text = "# Mills\n\nThe Mill Act was signed into law in 2017. It is short.\n\n## Later\n\nThe Mill Act was signed \
                into law in 2019.\n";
    let dir = project(&[("mills.md", text)]);
    run(dir.path(), &["diff", "mills.md"]).exits(1).prints(&["2017 (mills.md:3: “", "2019 (mills.md:7: “"]);
    let found = run(dir.path(), &["diff", "mills.md", "--format", "markdown"]).exits(1);
    assert!(found.stdout.starts_with("# Where mills.md disagrees with itself\n"), "{}", found.stdout);
}

#[test]
fn standard_input_is_a_document() {
    let dir = pages();
    let found = piped(dir.path(), &["diff", "gazette.html", "-"], COUNCIL.as_bytes()).exits(1);
    found.prints(&["2019 (standard input:5: “", "2017 (gazette.html:6: “"]);
    piped(dir.path(), &["diff", "-", "-"], COUNCIL.as_bytes()).exits(2).complains(&["standard input", "once"]);
}

#[test]
fn two_documents_of_one_name_are_told_apart() {
    let dir = project(&[("north/a.html", GAZETTE), ("south/a.html", &GAZETTE.replace("2017", "2019"))]);
    let found = run(dir.path(), &["diff", "north/a.html", "south/a.html"]).exits(1);
    found.prints(&["north/a.html:6", "south/a.html:6"]);
    // A document given twice agrees with itself.
    run(dir.path(), &["diff", "north/a.html", "north/a.html"]).exits(0).prints(&["No open conflicts"]);
}

#[test]
fn what_fails_a_run_can_be_set() {
    let dir = pages();
    for (severity, code) in [("minor", 1), ("major", 1), ("critical", 0)] {
        let found = run(dir.path(), &["diff", "gazette.html", "council.md", "--fail-on", severity]).exits(code);
        assert!(found.stdout.contains("3 open conflicts"), "{}", found.stdout);
    }
    run(dir.path(), &["diff", "gazette.html", "--fail-on", "tiny"]).exits(2).complains(&["--fail-on"]);
}

#[test]
fn documents_that_agree_pass() {
    let agrees = COUNCIL.replace("2019", "2017").replace("15 bridges", "12 bridges").replace("two toll", "no toll");
    let dir = project(&[("gazette.html", GAZETTE), ("council.md", &agrees)]);
    let found = run(dir.path(), &["diff", "gazette.html", "council.md"]).exits(0).prints(&["No open conflicts"]);
    assert_eq!(found.stderr, "");
}

#[test]
fn documents_of_which_nothing_can_be_compared_are_said_to_be_so() {
    let other = "The Elmton library opened in 1931.\n";
    let dir = project(&[("gazette.html", GAZETTE), ("other.txt", other), ("song.txt", "Good morning, everybody!\n")]);
    run(dir.path(), &["diff", "gazette.html", "other.txt"])
        .exits(2)
        .complains(&["nothing could be compared", "no two claims"])
        .prints(&["nothing was compared"]);
    run(dir.path(), &["diff", "song.txt"])
        .exits(2)
        .complains(&["nothing could be compared", "no claim was read"])
        .prints(&["song.txt: nothing in it was read as a claim"]);
}

#[test]
fn what_cannot_be_read_is_named_and_stops_the_run() {
    let dir = project(&[("a.txt", COUNCIL), ("empty.txt", ""), ("blank.md", " \n\n"), ("pages/b.txt", COUNCIL)]);
    std::fs::write(dir.path().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let pdf = std::fs::read(fixture("report.pdf")).unwrap();
    std::fs::write(dir.path().join("damaged.pdf"), &pdf[..pdf.len() / 3]).unwrap();
    let docx = std::fs::read(fixture("report.docx")).unwrap();
    std::fs::write(dir.path().join("damaged.docx"), &docx[..docx.len() / 2]).unwrap();
    std::fs::copy(fixture("locked.pdf"), dir.path().join("locked.pdf")).unwrap();
    for (name, words) in [
        ("missing.txt", &["missing.txt: cannot be read"][..]),
        ("pages", &["pages: this is a folder"]),
        ("empty.txt", &["empty.txt: this file holds no text"]),
        ("blank.md", &["blank.md: this file holds no text"]),
        ("picture.png", &["picture.png: this is", "image"]),
        ("locked.pdf", &["locked.pdf: this PDF is protected by a password"]),
        ("damaged.pdf", &["damaged.pdf: this PDF is damaged"]),
        ("damaged.docx", &["damaged.docx: this", "is damaged"]),
    ] {
        for files in [["a.txt", name], [name, "a.txt"]] {
            let found = run(dir.path(), &["diff", files[0], files[1]]).exits(2).complains(words);
            assert_eq!(found.stdout, "", "{name}");
        }
    }
    run(dir.path(), &["diff"]).exits(2).complains(&["FILE"]);
    run(dir.path(), &["diff", "a.txt", "--batch", "-"]).exits(2).complains(&["--batch"]);
}

#[test]
fn documents_of_several_formats_meet() {
    let page = "<html><head><title>Ferries</title></head><body><article><h1>Ferries of Port Ellis</h1>\n\
                <p>In 2022 the ferries carried 1,402 people a day.</p></article></body></html>";
    let dir = project(&[("page.html", page)]);
    for name in ["report.docx", "report.odt", "report.pdf"] {
        let found = run(dir.path(), &["diff", "page.html", &fixture(name)]).exits(1);
        found.prints(&["1,402 people a day (page.html:2: “", "1,204 people a day", name]);
    }
}

#[test]
fn a_batch_is_answered_in_order() {
    let pair = |id: Value, a: &str, b: &str| serde_json::json!({ "id": id, "a": a, "b": b }).to_string() + "\n";
    let (a, b) = ("The county has 12 bridges.", "The county has 15 bridges.");
    let ids = [Value::from(7), "x".into(), serde_json::json!({ "deep": [1, null] }), Value::Null, Value::from(1.5)];
    let mut input = String::new();
    // More lines than are answered together, with blank ones between.
    for n in 0..52 {
        for (m, id) in ids.iter().enumerate() {
            input += &pair(id.clone(), a, if (n + m) % 2 == 0 { a } else { b });
        }
        input += "\n";
    }
    let found = batch(&["diff", "--batch", "-"], input.as_bytes()).exits(1);
    assert_eq!(found.stderr, "");
    let answers = lines(&found);
    assert_eq!(answers.len(), 260);
    for (n, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], ids[n % 5]);
        let expected = if (n / 5 + n % 5) % 2 == 0 { vec![] } else { vec!["figure-differs"] };
        assert_eq!(kinds(answer), expected, "{n}");
        assert!(answer["notes"].is_array() && answer.get("error").is_none());
    }
    let claim = &answers[1]["conflicts"][0]["sides"][0]["claims"][0];
    assert_eq!((&claim["source"], &claim["line"], &claim["quote"]), (&"a".into(), &1.into(), &a.into()));
    // From a file, the same bytes.
    let few = |text: &str| text.lines().take(5).map(|line| format!("{line}\n")).collect::<String>();
    let dir = project(&[("pairs.jsonl", &few(&input))]);
    assert!(run(dir.path(), &["diff", "--batch", "pairs.jsonl"]).exits(1).stdout == few(&found.stdout));
    run(dir.path(), &["diff", "--batch", "no.jsonl"]).exits(2).complains(&["no.jsonl: cannot be read"]);
}

#[test]
fn in_a_batch_a_bad_line_is_told_and_the_others_go_on() {
    let input = b"{\"id\":1,\"a\":\"The county has 12 bridges.\",\"b\":\"The county has 15 bridges.\"}\nno\n{\"id\":3,\"a\":\"x\"}\n\n\
        \xff\xfe\n[1]\n{\"id\":7,\"a\":\"%PDF-1.7 x\",\"b\":\"y\"}\n{\"id\":8,\"a\":\"Good morning!\",\"b\":\"How are you?\"}\n";
    let found = batch(&["diff", "--batch", "-"], input).exits(2);
    let answers = lines(&found);
    let ids: Vec<String> = answers.iter().map(|a| a["id"].to_string()).collect();
    assert_eq!(ids, ["1", "null", "3", "null", "null", "7", "8"]);
    let failed: Vec<bool> = answers.iter().map(|a| a["error"].is_string()).collect();
    assert_eq!(failed, [false, true, true, true, true, true, false]);
    assert!(answers.iter().all(|a| a["conflicts"].is_array() && a["notes"].is_array()), "{answers:?}");
    assert_eq!(kinds(&answers[0]), ["figure-differs"]);
    for line in ["-:2: ", "-:3: column", "-:5: ", "-:6: ", "-:7: a: this PDF"] {
        assert!(found.stderr.contains(line), "{line}: {}", found.stderr);
    }
    assert!(!found.stderr.contains(" at line "), "a line of its own count: {}", found.stderr);
}

#[test]
fn in_a_batch_silence_is_no_fault() {
    let input = "{\"id\":1,\"a\":\"\",\"b\":\"\"}\n{\"id\":2,\"a\":\" \\n\",\"b\":\"The county has 12 bridges.\"}\n\
                 {\"id\":3,\"a\":\"Good morning!\",\"b\":\"How are you?\"}\n{\"id\":4,\"documents\":[]}\n";
    let (pairs, groups) = input.split_at(input.find("{\"id\":4").unwrap());
    let found = batch(&["diff", "--batch", "-"], pairs.as_bytes()).exits(0);
    assert_eq!(found.stdout.lines().nth(1), Some("{\"id\":2,\"conflicts\":[],\"notes\":[]}"));
    assert_eq!((lines(&found).len(), found.stderr.as_str()), (3, ""));
    let found = batch(&["diff", "--batch-documents", "-"], groups.as_bytes()).exits(0);
    assert_eq!(found.stdout, "{\"id\":4,\"conflicts\":[],\"notes\":[]}\n");
    assert_eq!(batch(&["diff", "--batch", "-"], b"").exits(0).stdout, "");
}

#[test]
fn a_batch_of_documents_names_them() {
    let document =
        |name: &str, n: &str| serde_json::json!({ "name": name, "text": format!("The county has {n} bridges.") });
    let group = serde_json::json!({
        "id": "g", "documents": [document("north", "12"), document("south/1.txt", "15"), document("west", "12")]
    });
    let found = batch(&["diff", "--batch-documents", "-"], group.to_string().as_bytes()).exits(1);
    let answers = lines(&found);
    assert_eq!(kinds(&answers[0]), ["figure-differs"]);
    let sides = answers[0]["conflicts"][0]["sides"].as_array().unwrap();
    let mut named: Vec<&str> = sides
        .iter()
        .flat_map(|side| side["claims"].as_array().unwrap())
        .map(|claim| claim["source"].as_str().unwrap())
        .collect();
    named.sort_unstable();
    assert_eq!(named, ["north", "south/1.txt", "west"]);
    let found = batch(&["diff", "--batch-documents", "-", "--fail-on", "critical"], group.to_string().as_bytes());
    assert_eq!(found.code, 0, "{found:?}");
}

#[test]
fn a_day_of_publication_resolves_what_a_text_says_of_time() {
    let group = |a: &str, b: &str| {
        let text = "The county had 12 bridges last year.";
        serde_json::json!({ "id": 1, "documents": [
            { "name": "a", "text": text, "published": a },
            { "name": "b", "text": text.replace("12", "15"), "published": b },
        ] })
        .to_string()
    };
    let conflicts = |a: &str, b: &str| {
        let found = batch(&["diff", "--batch-documents", "-"], group(a, b).as_bytes());
        kinds(&lines(&found)[0]).len()
    };
    assert_eq!(conflicts("2024-05-03", "2024-06"), 1, "one year");
    assert_eq!(conflicts("2024-05-03", "2021"), 0, "two years: a change, and no conflict");
}

#[test]
fn a_batch_steers_no_terminal() {
    let pair = serde_json::json!({ "id": "\u{9b}31m", "a": "The county has 12 \u{9b}bridges.", "b": "x" });
    let found = batch(&["diff", "--batch", "-"], format!("{pair}\n\u{1b}[31m\n").as_bytes()).exits(2);
    assert!(!found.stdout.contains(['\u{9b}', '\u{1b}']) && !found.stderr.contains('\u{1b}'), "{found:?}");
}
