//! What is wrong with a file of a project, and where: every case of `corpus/problems.toml`.

use gainsay::claim::{self, Problem, SourceId, Status, Value};
use proptest::prelude::*;

const CORPUS: &str = include_str!("corpus/problems.toml");

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows.
    about: String,
    /// The kind of file.
    file: String,
    text: String,
    /// "line:column: message", in order.
    problems: Vec<String>,
    /// The ids or names that are read all the same.
    sound: Vec<String>,
}

/// Reads a file of any kind: what is sound, by name, and the problems.
fn read(kind: &str, bytes: &[u8]) -> (Vec<String>, Vec<Problem>) {
    let id = SourceId("gazette".to_owned());
    match kind {
        "claims" => {
            let (claims, problems) = claim::read_claims("claims/gazette.toml", &id, bytes);
            (claims.into_iter().map(|c| c.id.name).collect(), problems)
        }
        "source" => {
            let (source, problems) = claim::read_source("sources/gazette.toml", &id, bytes);
            (source.into_iter().map(|s| s.title).collect(), problems)
        }
        "entities" => {
            let (entries, problems) = claim::read_entities("claims/entities.toml", bytes);
            (entries.into_iter().map(|e| e.name).collect(), problems)
        }
        "properties" => {
            let (entries, problems) = claim::read_properties("claims/properties.toml", bytes);
            (entries.into_iter().map(|p| p.name).collect(), problems)
        }
        "relations" => {
            let (entries, problems) = claim::read_relations("claims/relations.toml", bytes);
            (entries.into_iter().map(|r| r.id).collect(), problems)
        }
        "rulings" => {
            let (entries, problems) = claim::read_rulings("claims/rulings.toml", bytes);
            (entries.into_iter().map(|r| r.fingerprint).collect(), problems)
        }
        other => panic!("no reader for {other}"),
    }
}

fn in_words(problem: &Problem) -> String {
    format!("{}:{}: {}", problem.at.line, problem.column, problem.message)
}

#[test]
fn every_case_of_the_corpus() {
    let corpus: Corpus = toml::from_str(CORPUS).unwrap();
    let mut failures = Vec::new();
    for case in &corpus.case {
        let (sound, problems) = read(&case.file, case.text.as_bytes());
        let found: Vec<String> = problems.iter().map(in_words).collect();
        if found != case.problems || sound != case.sound {
            failures.push(format!("{}:\n  found {found:#?}\n  sound {sound:?}", case.about));
        }
        for problem in &problems {
            assert!(!problem.help.is_empty(), "{}: no help with {}", case.about, problem.message);
            let line = case.text.lines().nth(problem.at.line - 1).unwrap_or("");
            assert_eq!(problem.snippet, line, "{}: the snippet is the line", case.about);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

const SOUND: &str = r#"source = "gazette"
[[claim]]
id = "a"
subject = "harbour bridge"
property = "cost"
value = 3.50
as_of = 2019-08-07
citation = { quote = "it cost 3.50", line = 3 }
[[claim]]
id = "b"
subject = "harbour bridge"
property = "lanes"
value = ["north", 12]
complete = false
of = { claim = "a", as = "mean", over = "six days" }
citations = [{ quote = "north", page = 2 }, { quote = "12", section = "Lanes", tier = "primary" }]
"#;

#[test]
fn values_keep_the_words_of_the_file() {
    let (claims, problems) = claim::read_claims("f", &SourceId("gazette".to_owned()), SOUND.as_bytes());
    assert_eq!(problems, []);
    assert_eq!(claims[0].value, Value::Text("3.50".to_owned()));
    assert_eq!(claims[0].as_of.as_deref(), Some("2019-08-07"));
    assert_eq!((claims[0].at.line, claims[1].at.line), (2, 9));
    assert_eq!(claims[0].status, Status::Reviewed);
    let members = vec!["north".to_owned(), "12".to_owned()];
    assert_eq!(claims[1].value, Value::List { members, complete: false });
    assert_eq!(claims[1].of.as_ref().map(|tie| tie.claim.to_string()).as_deref(), Some("gazette/a"));
    assert_eq!(claims[1].citations[1].locator, claim::Locator::Section("Lanes".to_owned()));
}

#[test]
fn bytes_that_are_not_utf8_cost_their_own_claim() {
    let mut bytes =
        SOUND.replace("harbour bridge\"\nproperty = \"lanes", "harbour @\"\nproperty = \"lanes").into_bytes();
    let at = bytes.iter().position(|b| *b == b'@').unwrap();
    bytes[at] = 0xe9;
    let (sound, problems) = read("claims", &bytes);
    assert_eq!(sound, ["a"]);
    let words: Vec<String> = problems.iter().map(in_words).collect();
    assert_eq!(words, [format!("11:20: byte {at} of the file is not UTF-8")]);
}

#[test]
fn a_file_in_utf16_is_one_problem() {
    let bytes: Vec<u8> = std::iter::once(0xfeff).chain(SOUND.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (sound, problems) = read("claims", &bytes);
    assert_eq!((sound.len(), problems.len()), (0, 1));
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let bytes = [b"\xef\xbb\xbf", SOUND.as_bytes()].concat();
    assert_eq!(read("claims", &bytes).1, []);
}

#[test]
fn line_ends_of_windows_are_no_fault() {
    let (sound, problems) = read("claims", SOUND.replace('\n', "\r\n").as_bytes());
    assert_eq!((sound.len(), problems), (2, Vec::new()));
}

#[test]
fn deep_nesting_and_long_lines_do_no_harm() {
    for open in ["[", "{a=", "[{a=", "a.", "\"\"\"", "'''", "[[", "\\"] {
        let text = format!("{SOUND}[[claim]]\nid = \"c\"\nvalue = {}", open.repeat(200_000));
        let (sound, problems) = read("claims", text.as_bytes());
        assert_eq!(sound, ["a", "b"], "{open}");
        assert!(!problems.is_empty() && problems.iter().all(|p| p.snippet.chars().count() < 500), "{open}");
    }
}

#[test]
fn no_more_problems_than_anybody_reads() {
    let text: String = (0..5_000).map(|i| format!("[[claim]]\nid = \"c{i}\"\n")).collect();
    let (_, problems) = read("claims", text.as_bytes());
    assert_eq!(problems.len(), 1_001);
    assert!(problems[1_000].message.ends_with("more problems in this file are not shown"));
}

#[test]
fn strings_that_never_close_are_found_in_linear_time() {
    let text: String =
        (0..20_000).map(|i| format!("[[claim]]\nid = \"c{i}\"\nnote = {}\n", ["'''", "\"\"\""][i % 2])).collect();
    let (sound, problems) = read("claims", text.as_bytes());
    assert!(sound.is_empty() && problems.len() > 1_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is cut out of a file or put into it, reading ends, and every problem lies in the file.
    #[test]
    fn damaged_files_are_read(at in 0..SOUND.len(), len in 0..40usize, put in "[\\[\\]{}=\"'#\\n.a0\\\\é\u{0}-]{0,6}") {
        let mut text = SOUND.to_owned();
        text.replace_range(at..(at + len).min(SOUND.len()), &put);
        let lines = text.lines().count();
        for kind in ["claims", "source", "entities", "properties", "relations", "rulings"] {
            for problem in read(kind, text.as_bytes()).1 {
                prop_assert!(problem.at.line >= 1 && problem.at.line <= lines + 1);
                prop_assert!(!claim::render(&problem, false).is_empty());
            }
        }
    }
}
