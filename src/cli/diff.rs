//! `gainsay diff`: cross-check documents directly, no project needed.

use super::terminal::Output;
use super::{Exit, Format, Usage, severity};
use crate::audit::Outcome;
use crate::conflict::Severity;
use crate::project::{Differ, Page};
use crate::report::{self, Templates, View};
use std::io::Read as _;
use std::path::Path;

/// Cross-checks documents.
#[derive(clap::Args)]
pub struct Diff {
    /// The documents: text, Markdown, HTML, DOCX, PDF; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The least severity that makes the run fail: critical, major or minor.
    #[arg(long, value_parser = severity, value_name = "SEVERITY", default_value = "minor")]
    fail_on: Severity,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

impl Diff {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        let pages = self.files.iter().map(|name| read(name)).collect::<anyhow::Result<Vec<Page>>>()?;
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

fn read(name: &str) -> anyhow::Result<Page> {
    let mut bytes = Vec::new();
    if name == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        let fault = |error: std::io::Error| Usage(format!("{name}: cannot be read: {error}"));
        bytes = std::fs::read(Path::new(name)).map_err(fault)?;
    }
    Ok(Page { name: name.to_owned(), bytes, published: None })
}
