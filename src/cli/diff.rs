//! `gainsay diff`: cross-check documents directly, no project needed.

use super::terminal::Output;
use super::{Exit, Format, Usage, severity};
use crate::audit::Outcome;
use crate::conflict::Severity;
use crate::project::{Differ, Page};
use crate::report::{self, Templates, View};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::io::{BufRead as _, Read as _, Write as _};
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
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

impl Diff {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        if let Some(file) = self.batch.as_deref().or(self.batch_documents.as_deref()) {
            let read = if self.batch.is_some() { pair } else { group };
            return batch(file, read, self.fail_on, out);
        }
        let pages = self.files.iter().map(|name| page(name)).collect::<anyhow::Result<Vec<Page>>>()?;
        let outcome = Differ::default().diff(&pages).map_err(|(name, error)| Usage(format!("{name}: {error}")))?;
        let view = View::new(&outcome, &report::Options::default());
        match self.format {
            Format::Terminal => out.result(&report::terminal(&view, out.colour, out.width()))?,
            Format::Json => out.result(&report::render(&view, report::Format::Json, &Templates::new())?)?,
            Format::Markdown => out.result(&report::render(&view, report::Format::Markdown, &Templates::new())?)?,
            Format::Html => out.result(&report::render(&view, report::Format::Html, &Templates::new())?)?,
        }
        Ok(exit(&outcome, self.fail_on))
    }
}

fn exit(outcome: &Outcome, fail_on: Severity) -> Exit {
    if outcome.conflicts.iter().any(|c| c.severity <= fail_on) { Exit::Conflicts } else { Exit::Clean }
}

/// The largest document that is read, in bytes; what [`crate::project::MAX_FILE`] is for a project.
const MAX_DOCUMENT: u64 = crate::project::MAX_FILE;

fn page(name: &str) -> anyhow::Result<Page> {
    let fault = |error: std::io::Error| Usage(format!("{name}: cannot be read: {error}"));
    let mut bytes = Vec::new();
    if name == "-" {
        std::io::stdin().lock().take(MAX_DOCUMENT + 1).read_to_end(&mut bytes).map_err(fault)?;
    } else {
        let path = Path::new(name);
        if !std::fs::metadata(path).map_err(fault)?.is_file() {
            return Err(Usage(format!("{name}: not a file")).into());
        }
        std::fs::File::open(path).map_err(fault)?.take(MAX_DOCUMENT + 1).read_to_end(&mut bytes).map_err(fault)?;
    }
    if bytes.len() as u64 > MAX_DOCUMENT {
        return Err(Usage(format!("{name}: larger than {} MB", MAX_DOCUMENT >> 20)).into());
    }
    Ok(Page { name: name.to_owned(), bytes, published: None })
}

/// One line of `--batch`.
#[derive(Deserialize)]
struct PairLine {
    id: serde_json::Value,
    a: String,
    b: String,
}

/// One line of `--batch-documents`.
#[derive(Deserialize)]
struct GroupLine {
    id: serde_json::Value,
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
type Asked = (serde_json::Value, Vec<Page>);

fn pair(line: &str) -> Result<Asked, serde_json::Error> {
    let PairLine { id, a, b } = serde_json::from_str(line)?;
    let page = |name: &str, text: String| Page { name: name.to_owned(), bytes: text.into_bytes(), published: None };
    Ok((id, vec![page("a", a), page("b", b)]))
}

fn group(line: &str) -> Result<Asked, serde_json::Error> {
    let GroupLine { id, documents } = serde_json::from_str(line)?;
    let page = |d: DocumentLine| Page { name: d.name, bytes: d.text.into_bytes(), published: d.published };
    Ok((id, documents.into_iter().map(page).collect()))
}

/// What is written for one line.
#[derive(Serialize)]
struct Answer<'v> {
    id: &'v serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'v str>,
    conflicts: &'v [crate::report::ConflictView],
    notes: &'v [crate::report::ConflictView],
}

/// How many lines are read before they are answered together: enough to keep every core busy, few enough to answer
/// while more come in.
const LINES_AT_ONCE: usize = 256;

/// Answers line by line, in order. A faulty line is named and answered with its error; the others go on.
fn batch(
    file: &str,
    read: fn(&str) -> Result<Asked, serde_json::Error>,
    fail_on: Severity,
    out: &Output,
) -> anyhow::Result<Exit> {
    let input: Box<dyn std::io::Read> = if file == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        let fault = |error: std::io::Error| Usage(format!("{file}: cannot be read: {error}"));
        Box::new(std::fs::File::open(file).map_err(fault)?)
    };
    let mut lines = std::io::BufReader::new(input).lines();
    let differ = Differ::default();
    let mut written = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut number, mut faults, mut open) = (0usize, 0usize, false);
    loop {
        let mut block = Vec::new();
        for line in lines.by_ref().take(LINES_AT_ONCE) {
            number += 1;
            let line = line.map_err(|error| Usage(format!("{file}:{number}: cannot be read: {error}")))?;
            if !line.trim().is_empty() {
                block.push((number, line));
            }
        }
        if block.is_empty() {
            break;
        }
        let answers: Vec<(bool, Result<String, String>)> =
            block.par_iter().map(|(number, line)| answer(&differ, file, *number, line, read, fail_on)).collect();
        for (conflicts, answer) in answers {
            open |= conflicts;
            let line = match answer {
                Ok(line) => line,
                Err(error) => {
                    faults += 1;
                    out.complaint(&error);
                    let id = serde_json::Value::Null;
                    serde_json::to_string(&Answer { id: &id, error: Some(&error), conflicts: &[], notes: &[] })?
                }
            };
            if let Err(error) = writeln!(written, "{line}") {
                // Whoever read it has gone: there is nobody to answer.
                if error.kind() == std::io::ErrorKind::BrokenPipe {
                    return Ok(Exit::Clean);
                }
                return Err(error.into());
            }
        }
        written.flush()?;
    }
    Ok(match (faults, open) {
        (0, false) => Exit::Clean,
        (0, true) => Exit::Conflicts,
        _ => Exit::BadInput,
    })
}

/// The answer to one line, and whether it holds a conflict that fails the run.
fn answer(
    differ: &Differ,
    file: &str,
    number: usize,
    line: &str,
    read: fn(&str) -> Result<Asked, serde_json::Error>,
    fail_on: Severity,
) -> (bool, Result<String, String>) {
    let done = || {
        let (id, pages) = read(line).map_err(|error| format!("{file}:{number}: {error}"))?;
        let outcome = differ.diff(&pages).map_err(|(name, error)| format!("{file}:{number}: {name}: {error}"))?;
        let open = outcome.conflicts.iter().any(|c| c.severity <= fail_on);
        let view = View::new(&outcome, &report::Options::default());
        let answer = Answer { id: &id, error: None, conflicts: &view.conflicts, notes: &view.notes };
        let text = serde_json::to_string(&answer).map_err(|error| format!("{file}:{number}: {error}"))?;
        Ok((open, text))
    };
    match done() {
        Ok((open, text)) => (open, Ok(text)),
        Err(error) => (false, Err(error)),
    }
}
