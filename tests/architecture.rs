//! The rooms of the house and their one direction; who may read files, the clock and the environment.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules from left to right: each may use only those to its left. Modules of one step know nothing of each other,
/// but for those of `WITHIN_A_STEP`.
///
/// `main.rs` and `lib.rs` stand outside: they only join the rooms.
const STEPS: &[&[&str]] = &[
    &["text"],
    &["quantity", "time", "entity", "document", "meaning"],
    &["claim"],
    &["compare", "extract"],
    &["pairing"],
    &["relation"],
    &["conflict"],
    &["audit"],
    &["report"],
    &["project"],
    &["cli"],
];

/// What one module of a step may use of another, with the reason.
const WITHIN_A_STEP: &[(&str, &str, &str)] = &[
    ("entity", "time", "an event among the entities has a date, and two events of two dates are two"),
    ("document", "time", "the date that a document states of itself is a period"),
];

/// Only these touch files, the clock and the environment; all else takes texts and dates as arguments.
const AT_THE_EDGE: &[&str] = &["project", "cli"];

/// What reaches out of the program. The clock and the environment are for the command line alone.
const REACHES_OUT: &[&str] =
    &["std::fs", "File::", "fs::read", "std::net", "std::process", "std::io::stdin", "io::stdout", "io::stderr"];
const CLOCK_AND_ENVIRONMENT: &[&str] = &["SystemTime", "Utc::now", "Local::now", "std::env", "env::var", "env::args"];

/// The most lines of a file: beyond it a reader loses the thread.
const MAX_LINES: usize = 800;

/// One file of `src`: its module, path and text.
struct File {
    module: String,
    path: String,
    text: String,
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut open, mut found) = (vec![src.clone()], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of src can be read") {
            let path: PathBuf = entry.expect("a folder's entry can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let inner = path.strip_prefix(&src).expect("it is below src").to_string_lossy().replace('\\', "/");
                let module = inner.split('/').next().unwrap_or("").trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).expect("a file of src is text");
                found.push(File { module, path: inner, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "{} files of src", found.len());
    found
}

/// The code of a file up to its unit tests: those may use what they like.
fn code(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let lines = file.text.lines().enumerate();
    let lines = lines.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    lines.map(|(n, line)| (n + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The modules of the crate that a line names: "crate::text::fold", "use crate::{claim, text}".
fn named(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for after in line.split("crate::").skip(1) {
        let names = match after.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![after],
        };
        for name in names {
            let end = name.trim().find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.trim().len());
            found.extend(name.trim().get(..end).map(str::to_owned));
        }
    }
    found
}

fn step(module: &str) -> Option<usize> {
    STEPS.iter().position(|step| step.contains(&module))
}

#[test]
fn modules_use_only_what_stands_to_their_left() {
    let mut wrong = Vec::new();
    for file in files() {
        let Some(own) = step(&file.module) else {
            assert!(["lib", "main"].contains(&file.module.as_str()), "{}: no step for this module", file.path);
            continue;
        };
        for (n, line) in code(&file) {
            for used in named(line).into_iter().filter(|used| *used != file.module) {
                let Some(other) = step(&used) else { continue };
                let excused = WITHIN_A_STEP.iter().any(|(a, b, _)| *a == file.module && *b == used);
                if other > own || (other == own && !excused) {
                    wrong.push(format!("src/{}:{n}: {} uses {used}", file.path, file.module));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_excuse_is_in_use() {
    for (module, used, reason) in WITHIN_A_STEP {
        let files = files();
        let in_use = files
            .iter()
            .filter(|f| f.module == *module)
            .any(|f| code(f).any(|(_, l)| named(l).contains(&(*used).to_owned())));
        assert!(in_use, "{module} no longer uses {used}: {reason}");
    }
}

#[test]
fn only_the_edge_reaches_out() {
    let mut wrong = Vec::new();
    for file in files() {
        let allowed = |word: &str| match file.module.as_str() {
            "cli" | "main" => true,
            "project" => !CLOCK_AND_ENVIRONMENT.contains(&word),
            _ => false,
        };
        for (n, line) in code(&file) {
            let words = REACHES_OUT.iter().chain(CLOCK_AND_ENVIRONMENT).filter(|word| line.contains(**word));
            wrong.extend(words.filter(|word| !allowed(word)).map(|word| format!("src/{}:{n}: {word}", file.path)));
        }
    }
    assert!(wrong.is_empty(), "only {} may:\n{}", AT_THE_EDGE.join(" and "), wrong.join("\n"));
}

#[test]
fn no_module_but_conflict_knows_a_detector_by_name() {
    // An id of one word may be meant as the word.
    let ids = gainsay::conflict::DETECTORS.iter().map(|d| d.id).filter(|id| id.contains('-'));
    let ids: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|f| f.module != "conflict") {
        for (n, line) in code(file) {
            wrong.extend(ids.iter().filter(|id| line.contains(*id)).map(|id| format!("src/{}:{n}: {id}", file.path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long() {
    let long: BTreeMap<String, usize> =
        files().into_iter().map(|f| (f.path, f.text.lines().count())).filter(|(_, lines)| *lines > MAX_LINES).collect();
    assert!(long.is_empty(), "over {MAX_LINES} lines, to be cut along the questions that they ask: {long:#?}");
}

#[test]
fn every_module_says_first_what_it_is_for() {
    let silent: BTreeSet<String> =
        files().into_iter().filter(|f| !f.text.starts_with("//! ")).map(|f| f.path).collect();
    assert!(silent.is_empty(), "{silent:?}");
}
