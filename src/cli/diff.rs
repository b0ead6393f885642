//! `gainsay diff`: cross-check documents directly, no project needed.

use super::guard::{Quiet, guarded};
use super::terminal::Output;
use super::{Exit, Format, Usage, severity};
use crate::audit::Outcome;
use crate::conflict::Severity;
use crate::project::{Differ, Page};
use crate::report::{self, Templates, View};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{BufRead as _, Read as _};
use std::path::Path;

/// Cross-checks documents.
#[derive(clap::Args)]
pub struct Diff {
    /// The documents, or one to be compared with itself; `-` is standard input.
    #[arg(required_unless_present_any = ["batch", "batch_documents"], value_name = "FILE")]
    files: Vec<String>,
    /// Compare many pairs: a file (`-` for standard input) with one {"id", "a", "b"} a line. Writes one {"id",
    /// "conflicts", "notes"} a line.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "batch_documents", "format"])]
    batch: Option<String>,
    /// Compare many groups: one {"id", "documents": [{"name", "text", "published"}, …]} a line.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "format"])]
    batch_documents: Option<String>,
    /// The least severity that makes the run fail: critical, major or minor.
    #[arg(long, value_parser = severity, value_name = "SEVERITY", default_value = "minor")]
    fail_on: Severity,
    /// Let properties meet by their words alone: neither by meaning nor as reports of one event.
    #[arg(long)]
    by_words_alone: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

impl Diff {
    fn differ(&self) -> Differ {
        if self.by_words_alone { Differ::by_words_alone() } else { Differ::default() }
    }

    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        if let Some(file) = self.batch.as_deref().or(self.batch_documents.as_deref()) {
            let read = if self.batch.is_some() { pair } else { group };
            return batch(file, read, &self.differ(), self.fail_on, out);
        }
        if self.files.iter().filter(|name| *name == "-").count() > 1 {
            return Err(Usage("-: standard input can be read once only".to_owned()).into());
        }
        let names = names(&self.files);
        let pages = self.files.iter().zip(&names).map(|(path, name)| page(path, name));
        let pages = pages.collect::<anyhow::Result<Vec<Page>>>()?;
        let outcome = self.differ().diff(&pages).map_err(|(name, error)| Usage(format!("{name}: {error}")))?;
        let view = View::new(&outcome, &options(&names));
        match self.format {
            Format::Terminal => out.result(&report::terminal(&view, out.colour, out.width()))?,
            Format::Json => out.result(&report::render(&view, report::Format::Json, &Templates::new())?)?,
            Format::Markdown => out.result(&report::render(&view, report::Format::Markdown, &Templates::new())?)?,
            Format::Html => out.result(&report::render(&view, report::Format::Html, &Templates::new())?)?,
        }
        Ok(exit(&outcome, self.fail_on, out))
    }
}

/// What the reports call the documents: each by the end of its path, as short as tells it from the others. A report
/// holds no path of this machine.
fn names(paths: &[String]) -> Vec<String> {
    let tail = |path: &str, parts: usize| -> Option<String> {
        let all: Vec<&str> = path.split(['/', '\\']).filter(|part| !["", ".", ".."].contains(part)).collect();
        all.get(all.len().checked_sub(parts)?..).map(|last| last.join("/"))
    };
    let called = |path: &String| {
        if path == "-" {
            return "standard input".to_owned();
        }
        let own = (1..).map_while(|parts| tail(path, parts).map(|own| (parts, own)));
        let other = |own: &str, parts| paths.iter().any(|p| p != path && tail(p, parts).is_some_and(|p| p == own));
        let mut last = path.clone();
        for (parts, own) in own {
            last = own;
            if !other(&last, parts) {
                break;
            }
        }
        last
    };
    paths.iter().map(called).collect()
}

/// A report of documents, its title naming them where they are few.
fn options(names: &[String]) -> report::Options {
    let title = match names {
        [one] => format!("Where {one} disagrees with itself"),
        [a, b] => format!("Where {a} and {b} disagree"),
        [a, b, c] => format!("Where {a}, {b} and {c} disagree"),
        more => format!("Where {} documents disagree", more.len()),
    };
    report::Options { title, documents: true, ..report::Options::default() }
}

/// As of a project: conflicts within one claim count, and a run that compared nothing has said nothing.
fn exit(outcome: &Outcome, fail_on: Severity, out: &Output) -> Exit {
    let coverage = &outcome.coverage;
    let evaluated = coverage.relations.iter().any(|(name, _)| !name.starts_with("not evaluated"));
    if outcome.conflicts.iter().any(|c| c.severity <= fail_on) {
        Exit::Conflicts
    } else if coverage.compared == 0 && !evaluated && outcome.conflicts.is_empty() {
        out.complaint(match coverage.claims {
            0 => "nothing could be compared: no claim was read, as the documents hold no sentence that states one",
            _ => "nothing could be compared: no two claims that were read answer one question",
        });
        Exit::BadInput
    } else {
        Exit::Clean
    }
}

/// The largest document that is read, in bytes; what [`crate::project::MAX_FILE`] is for a project.
const MAX_DOCUMENT: u64 = crate::project::MAX_FILE;

fn page(path: &str, name: &str) -> anyhow::Result<Page> {
    let fault = |error: std::io::Error| Usage(format!("{path}: cannot be read: {error}"));
    let mut bytes = Vec::new();
    if path == "-" {
        std::io::stdin().lock().take(MAX_DOCUMENT + 1).read_to_end(&mut bytes).map_err(fault)?;
    } else {
        let file = Path::new(path);
        let kind = std::fs::metadata(file).map_err(fault)?;
        if kind.is_dir() {
            return Err(Usage(format!("{path}: this is a folder; name the documents in it")).into());
        }
        if !kind.is_file() {
            return Err(Usage(format!("{path}: not a file")).into());
        }
        std::fs::File::open(file).map_err(fault)?.take(MAX_DOCUMENT + 1).read_to_end(&mut bytes).map_err(fault)?;
    }
    if bytes.len() as u64 > MAX_DOCUMENT {
        return Err(Usage(format!("{path}: larger than {} MB", MAX_DOCUMENT >> 20)).into());
    }
    Ok(Page { name: name.to_owned(), bytes, published: None })
}

/// One line of `--batch`.
#[derive(Deserialize)]
struct PairLine {
    #[serde(default)]
    id: Value,
    a: String,
    b: String,
}

/// One line of `--batch-documents`.
#[derive(Deserialize)]
struct GroupLine {
    #[serde(default)]
    id: Value,
    documents: Vec<DocumentLine>,
}

#[derive(Deserialize)]
struct DocumentLine {
    name: String,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// What is asked of one line: its id, and the documents.
type Asked = (Value, Vec<Page>);

fn pair(line: &[u8]) -> Result<Asked, serde_json::Error> {
    let PairLine { id, a, b } = serde_json::from_slice(line)?;
    let page = |name: &str, text: String| Page { name: name.to_owned(), bytes: text.into_bytes(), published: None };
    Ok((id, vec![page("a", a), page("b", b)]))
}

fn group(line: &[u8]) -> Result<Asked, serde_json::Error> {
    let GroupLine { id, documents } = serde_json::from_slice(line)?;
    let page = |d: DocumentLine| Page { name: d.name, bytes: d.text.into_bytes(), published: d.published };
    Ok((id, documents.into_iter().map(page).collect()))
}

/// What is written for one line.
#[derive(Serialize)]
struct Answer<'v> {
    id: &'v Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'v str>,
    conflicts: &'v [crate::report::ConflictView],
    notes: &'v [crate::report::ConflictView],
}

/// How many lines are read before they are answered together: enough to keep every core busy, few enough to answer
/// while more come in.
const LINES_AT_ONCE: usize = 256;

/// The longest line, in bytes: a stream without line ends is no batch, and must not fill the memory.
const LONGEST_LINE: u64 = 64 << 20;

/// Answers line by line, in order. A faulty line is named and answered with its error, and so is a line that the program
/// itself breaks down over; the others go on.
fn batch(file: &str, read: Reader, differ: &Differ, fail_on: Severity, out: &Output) -> anyhow::Result<Exit> {
    let fault = |error: std::io::Error| Usage(format!("{file}: cannot be read: {error}"));
    let input: Box<dyn std::io::Read> = match file {
        "-" => Box::new(std::io::stdin().lock()),
        _ => Box::new(std::fs::File::open(file).map_err(fault)?),
    };
    let mut input = std::io::BufReader::new(input);
    let (mut number, mut faults, mut open, mut ended) = (0usize, 0usize, false, false);
    let _quiet = Quiet::new();
    while !ended {
        let mut block: Vec<(usize, Vec<u8>)> = Vec::new();
        while !ended && block.len() < LINES_AT_ONCE {
            let mut line = Vec::new();
            ended = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(fault)? == 0;
            number += 1;
            if !line.iter().all(u8::is_ascii_whitespace) {
                block.push((number, line));
            }
        }
        let answers: Vec<Answered> = block.par_iter().map(|(_, line)| answer(differ, line, read, fail_on)).collect();
        let mut shown = String::new();
        for (answered, (number, _)) in answers.into_iter().zip(&block) {
            open |= answered.open;
            if let Some(fault) = answered.fault {
                faults += 1;
                out.complaint(&format!("{file}:{number}: {fault}"));
            }
            shown.push_str(&answered.line);
            shown.push('\n');
        }
        if !shown.is_empty() {
            out.result(&report::tame_json(&shown))?;
        }
    }
    Ok(match (faults, open) {
        (0, false) => Exit::Clean,
        (0, true) => Exit::Conflicts,
        _ => Exit::BadInput,
    })
}

/// Reads one line of a batch.
type Reader = fn(&[u8]) -> Result<Asked, serde_json::Error>;

/// What came of one line.
struct Answered {
    /// What is written for it.
    line: String,
    /// What is wrong with it.
    fault: Option<String>,
    /// Whether it holds a conflict that fails the run.
    open: bool,
}

fn answer(differ: &Differ, line: &[u8], read: Reader, fail_on: Severity) -> Answered {
    let fail = |id: &Value, why: String| {
        let answer = Answer { id, error: Some(&why), conflicts: &[], notes: &[] };
        Answered { line: as_line(&answer), fault: Some(why), open: false }
    };
    let (id, mut pages) = match guarded(|| read(line)) {
        Ok(Ok(asked)) => asked,
        Err(fault) => return fail(&Value::Null, fault),
        Ok(Err(error)) => {
            let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
            // What the reader calls line 1 is the whole of what it was given.
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or(&said);
            return fail(&id.unwrap_or_default(), format!("column {}: {said}", error.column()));
        }
    };
    // A text without words says nothing, so that there is nothing to compare, and no fault.
    pages.retain(|page| !page.bytes.iter().all(u8::is_ascii_whitespace));
    let answered = guarded(|| match differ.diff(&pages) {
        Err((name, error)) => fail(&id, format!("{name}: {error}")),
        Ok(outcome) => {
            let view = View::new(&outcome, &report::Options { documents: true, ..report::Options::default() });
            let answer = Answer { id: &id, error: None, conflicts: &view.conflicts, notes: &view.notes };
            let open = outcome.conflicts.iter().any(|c| c.severity <= fail_on);
            Answered { line: as_line(&answer), fault: None, open }
        }
    });
    answered.unwrap_or_else(|fault| fail(&id, fault))
}

fn as_line(answer: &Answer<'_>) -> String {
    serde_json::to_string(answer).expect("an answer has only strings, numbers, lists and structs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_breaks_the_program_is_answered_and_the_others_go_on() {
        fn breaks(line: &[u8]) -> Result<Asked, serde_json::Error> {
            assert!(!line.starts_with(b"!"), "an empty side");
            pair(line)
        }
        let good = br#"{"id": 2, "a": "The bridge cost $5 million.", "b": "The bridge cost $6 million."}"#;
        let (differ, quiet) = (Differ::default(), Quiet::new());
        let lines: [&[u8]; 3] = [good, b"!", good];
        let answers = lines.map(|line| answer(&differ, line, breaks, Severity::Minor));
        drop(quiet);
        let value = |n: usize| serde_json::from_str::<Value>(&answers[n].line).unwrap();
        for n in [0, 2] {
            assert!(answers[n].open && answers[n].fault.is_none());
            assert_eq!(value(n)["conflicts"].as_array().map(Vec::len), Some(1));
        }
        assert!(value(1)["error"].as_str().unwrap().ends_with("an empty side"));
        assert!(answers[1].fault.is_some() && !answers[1].open);
    }

    #[test]
    fn documents_are_named_by_as_little_of_their_path_as_tells_them_apart() {
        for (paths, expected) in [
            (&["/a/b/x.txt", "y.html"][..], &["x.txt", "y.html"][..]),
            (&["north/x.txt", "./south/x.txt", "-"], &["north/x.txt", "south/x.txt", "standard input"]),
            (&["/a/x.txt", "x.txt"], &["a/x.txt", "x.txt"]),
            (&["x.txt", "x.txt"], &["x.txt", "x.txt"]),
        ] {
            let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
            assert_eq!(names(&paths), expected);
        }
    }
}
