//! The case files: `tests/cases/<kind>.md`, read into headings, blocks and expectations.

use std::fs;
use std::path::Path;

/// One `## heading` of a case file.
pub struct Case {
    /// The stem of its file: the kind that it is about.
    pub kind: String,
    /// Its heading.
    pub title: String,
    /// Why it is skipped: what the program is known not to do yet.
    pub known: Option<String>,
    /// Its fenced blocks, by the word after the fence.
    pub blocks: Vec<(String, String)>,
}

/// One line of an `expect` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// No conflict and no note at all.
    Quiet,
    /// Coverage counts this: a level of agreement, a reason, an outcome of relations, what was left out.
    Counted(String),
    /// A conflict or note of that kind, with that severity, that says these words.
    Found { kind: String, severity: Option<String>, says: String },
    /// A conflict of that kind, ruled on.
    Ruled(String),
    /// A ruling that matches no conflict.
    IdleRuling,
    /// A fault in a file of the project, in these words.
    Problem(String),
}

impl Case {
    /// The text of a block; empty when the case has none of that name.
    pub fn block(&self, name: &str) -> &str {
        self.blocks.iter().find(|(n, _)| n == name).map_or("", |(_, text)| text)
    }

    /// What it expects.
    pub fn expectations(&self) -> Vec<Expectation> {
        let lines = self.block("expect").lines().map(str::trim).filter(|line| !line.is_empty());
        lines.flat_map(expectation).collect()
    }
}

/// Every case of every file, in order.
pub fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&folder).expect("the folder of the cases is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder's entry can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "md"));
    paths.sort();
    let read = |path: &Path| {
        let kind = path.file_stem().and_then(|stem| stem.to_str()).expect("a case file has a plain name");
        parse(kind, &fs::read_to_string(path).expect("a case file is text"))
    };
    paths.iter().flat_map(|path| read(path)).collect()
}

fn parse(kind: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        if let Some((_, block)) = &mut open {
            if line == "```" {
                let case = cases.last_mut().unwrap_or_else(|| panic!("{kind}: a block before the first heading"));
                case.blocks.extend(open.take());
            } else {
                block.push_str(line);
                block.push('\n');
            }
        } else if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { kind: kind.to_owned(), title: title.to_owned(), known: None, blocks: Vec::new() });
        } else if let Some(name) = line.strip_prefix("```") {
            open = Some((name.trim().to_owned(), String::new()));
        } else if let (Some(reason), Some(case)) = (line.strip_prefix("known: "), cases.last_mut()) {
            assert!(case.blocks.is_empty(), "{kind}, {}: `known:` stands directly below the heading", case.title);
            case.known = Some(reason.to_owned());
        }
    }
    assert!(open.is_none(), "{kind}: a block is not closed");
    cases
}

fn expectation(line: &str) -> Vec<Expectation> {
    let (head, rest) = line.split_once(": ").map_or((line, ""), |(head, rest)| (head, rest.trim()));
    let counted = |rest: &str| Expectation::Counted(rest.to_owned());
    match head {
        "none" if rest.is_empty() => vec![Expectation::Quiet],
        "none" => vec![Expectation::Quiet, counted(rest)],
        "coverage" => vec![counted(rest)],
        "problem" => vec![Expectation::Problem(rest.to_owned())],
        "idle ruling" => vec![Expectation::IdleRuling],
        _ => match head.split_once(' ') {
            Some(("ruled", kind)) => vec![Expectation::Ruled(kind.to_owned())],
            Some((kind, severity)) => vec![found(kind, Some(severity), rest)],
            None => vec![found(head, None, rest)],
        },
    }
}

fn found(kind: &str, severity: Option<&str>, says: &str) -> Expectation {
    Expectation::Found { kind: kind.to_owned(), severity: severity.map(str::to_owned), says: says.to_owned() }
}
