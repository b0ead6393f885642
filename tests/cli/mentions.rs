//! `gainsay mentions`: a file, a text on standard input, a batch.

use crate::support::{Run, ended, gainsay, project, run};
use std::io::Write as _;
use std::process::Stdio;

fn piped(args: &[&str], input: &[u8]) -> Run {
    let dir = project(&[]);
    let mut child =
        gainsay(dir.path(), args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
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

fn lines(run: &Run) -> Vec<serde_json::Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_file_gives_a_table_and_json() {
    let dir = project(&[("a.md", "# Mills\n\nAda Moss closed *almost* 12 mills in Ohio.\n")]);
    run(dir.path(), &["mentions", "a.md"]).exits(0).prints(&["Ada Moss", "Ohio", "place by name", "12 mill"]);
    let found = run(dir.path(), &["mentions", "a.md", "--format", "json"]).exits(0);
    let json: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(json["id"], "a.md");
    let number = json["mentions"].as_array().unwrap().iter().find(|m| m["text"] == "almost 12 mills").unwrap();
    assert_eq!((&number["value"], &number["hedge"]), (&"12".into(), &"almost".into()));
}

#[test]
fn text_on_standard_input_is_read_as_text() {
    let found = piped(&["mentions", "-"], "Ada Moss paid $5.\n".as_bytes()).exits(0);
    assert!(found.stdout.contains("Ada Moss"), "{found:?}");
}

#[test]
fn a_batch_answers_line_by_line_in_characters() {
    let input = "{\"id\":7,\"text\":\"Łódź, é: Ada Moss\"}\n\n{\"id\":\"b\",\"text\":\"yesterday\",\"ref\":\"2019-08-08T10:00:00\"}\n";
    let found = piped(&["mentions", "-"], input.as_bytes()).exits(0);
    let json = lines(&found);
    assert_eq!(json.len(), 2);
    assert_eq!(json[0]["id"], 7);
    let name = json[0]["mentions"].as_array().unwrap().iter().find(|m| m["kind"] == "name").unwrap();
    assert_eq!((&name["start"], &name["end"]), (&9.into(), &17.into()));
    assert_eq!(json[1]["mentions"][0]["edtf"], "2019-08-07");
}

#[test]
fn a_bad_line_is_told_and_the_others_go_on() {
    let input = b"{\"id\":1,\"text\":\"Ohio\"}\nno\n{\"id\":2}\n\xff\xfe\n{\"id\":3,\"text\":\"a\",\"ref\":\"soon\"}\n{\"id\":4,\"text\":\"Ohio\"}\n";
    let found = piped(&["mentions", "--batch", "-"], input).exits(2);
    let json = lines(&found);
    assert_eq!(json.len(), 6);
    assert_eq!((&json[0]["id"], &json[5]["id"]), (&1.into(), &4.into()));
    assert!(json[1..5].iter().all(|line| line["error"].is_string()), "{found:?}");
    assert_eq!((&json[2]["id"], &json[4]["id"]), (&2.into(), &3.into()));
    found.complains(&["line 2", "line 3", "line 4", "line 5"]);
}

#[test]
fn many_lines_keep_their_order() {
    let input: String = (0..3000).map(|n| format!("{{\"id\":{n},\"text\":\"Ohio has {n} mills.\"}}\n")).collect();
    let found = piped(&["mentions", "--batch", "-"], input.as_bytes()).exits(0);
    let ids: Vec<u64> = lines(&found).iter().map(|line| line["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..3000).collect::<Vec<u64>>());
}

#[test]
fn bad_arguments_are_told() {
    let dir = project(&[("empty.txt", "")]);
    run(dir.path(), &["mentions", "none.txt"]).exits(2).complains(&["none.txt"]);
    run(dir.path(), &["mentions", "empty.txt", "--reference", "soon"]).exits(2).complains(&["--reference", "soon"]);
    run(dir.path(), &["mentions", "empty.txt"]).exits(2).complains(&["empty"]);
}
