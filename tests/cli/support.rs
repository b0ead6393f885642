//! Projects in folders of their own, and runs of the program.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with these files.
pub fn project(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), files);
    dir
}

/// Writes files into a folder.
pub fn write(dir: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = dir.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }
}

/// The program, ready to run in `dir`, with nothing of our own environment that would change what it prints.
pub fn gainsay(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.args(args).current_dir(dir).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
        command.env_remove(name);
    }
    command
}

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program in `dir`. A run that panics or is killed fails the test.
#[track_caller]
pub fn run(dir: &Path, args: &[&str]) -> Run {
    ended(gainsay(dir, args).output().unwrap())
}

/// What is left of a run that has ended.
#[track_caller]
pub fn ended(output: Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
    let run = Run {
        code: output.status.code().expect("no signal ended it"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    };
    assert!(!run.stderr.contains("panicked"), "{run:?}");
    run
}

impl Run {
    /// Checks the exit code, and shows the run where it is another.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Checks that standard error has all of these.
    #[track_caller]
    pub fn complains(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.stderr.contains(word), "\"{word}\" is not in:\n{}", self.stderr);
        }
        self
    }

    /// Checks that standard output has all of these.
    #[track_caller]
    pub fn prints(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.stdout.contains(word), "\"{word}\" is not in:\n{}", self.stdout);
        }
        self
    }

    /// How many problems it named.
    pub fn problems(&self) -> usize {
        self.stderr.lines().filter(|line| line.starts_with("error: ")).count()
    }
}

/// The JSON report that the last run wrote.
pub fn report(dir: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(dir.join("reports/latest.json")).expect("there is a report");
    serde_json::from_str(&text).expect("the report is JSON")
}

/// The kinds of the open conflicts of a report.
pub fn kinds(report: &serde_json::Value) -> Vec<&str> {
    report["conflicts"].as_array().unwrap().iter().map(|c| c["kind"].as_str().unwrap()).collect()
}

/// The record of a source.
pub const GAZETTE: &str = "title = \"The bridge in figures\"\npublisher = \"Gazette\"\npublished = \"2024-05-03\"\n";
/// The record of another.
pub const COUNCIL: &str = "title = \"Bridge: a record\"\npublisher = \"Elmton Council\"\npublished = \"2024-06\"\n";

/// A claim: what it says of the Harbour Bridge, its quote the value itself. `more` are further keys.
pub fn claim(id: &str, property: &str, value: &str, more: &str) -> String {
    let quote = value.replace(['"', '{', '}'], "");
    format!(
        "[[claim]]\nid = \"{id}\"\nsubject = \"Harbour Bridge\"\nproperty = \"{property}\"\nvalue = {value}\n\
         citation = {{ quote = \"says {quote}\", line = 1 }}\n{more}\n"
    )
}

/// The claim of the gazette that [`base`] has: it says 1931.
pub fn built() -> String {
    claim("built", "year built", "\"1931\"", "")
}

/// Two sources that give one bridge two years, so that there is one open conflict, with `more` files written over.
pub fn base(more: &[(&str, &str)]) -> TempDir {
    let council = claim("built", "year built", "\"1913\"", "");
    let dir = project(&[
        ("sources/gazette.toml", GAZETTE),
        ("sources/council.toml", COUNCIL),
        ("claims/gazette.toml", &built()),
        ("claims/council.toml", &council),
    ]);
    write(dir.path(), more);
    dir
}
