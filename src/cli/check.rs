//! `gainsay check`: cross-check a project, write its reports, print a summary.

use super::bulk::Bulk;
use super::terminal::Output;
use super::{Exit, Format, Place, Usage, day, severity};
use crate::audit::Outcome;
use crate::conflict::Severity;
use crate::project::{self, Options};
use crate::report::{self, Templates, View};
use anyhow::Context as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Cross-checks a project.
#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    place: Place,
    /// The least severity that makes the run fail: critical, major or minor [default: minor, or the project's setting].
    #[arg(long, value_parser = severity, value_name = "SEVERITY")]
    fail_on: Option<Severity>,
    /// Print the report itself instead of a summary.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    /// Where the reports go [default: reports/ in the project].
    #[arg(long, value_name = "DIR")]
    reports: Option<PathBuf>,
    /// Write no files.
    #[arg(long, conflicts_with = "reports")]
    no_reports: bool,
    /// The day of the run: what pages older than three years say of their own day is noted as stale.
    #[arg(long, value_parser = day, value_name = "YYYY-MM-DD")]
    today: Option<chrono::NaiveDate>,
    /// A folder of templates that replace the built-in ones: report.html.j2, report.md.j2.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    #[command(flatten)]
    bulk: Bulk,
}

impl Check {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        let place = self.place.checked()?;
        let mut project = match self.bulk.load(&place.project, out)? {
            Some(project) => project,
            None => project::load(&place.project)?,
        };
        let folder = self.folder(&place.project)?;
        let options = Options { documents: place.documents.as_deref(), today: self.today };
        let outcome = project.crosscheck_last(options);
        let templates = templates(self.templates.as_deref())?;
        let (date, explain_with) = (self.today.map(|d| d.to_string()), self.bulk.again());
        let mut shown = report::Options { date, explain_with, ..report::Options::default() };
        out.problems(&outcome.problems);
        if let Some(folder) = folder {
            shown.written = write_reports(&View::new(&outcome, &shown), &folder, &templates)?;
        }
        let view = || View::new(&outcome, &shown);
        match self.format {
            Format::Terminal if out.quiet => {}
            Format::Terminal => out.result(&report::terminal(&view(), out.colour, out.width()))?,
            Format::Json => out.pieces(|to| report::write_json(&outcome, &shown, to))?,
            Format::Markdown => out.result(&report::render(&view(), report::Format::Markdown, &templates)?)?,
            Format::Html => out.result(&report::render(&view(), report::Format::Html, &templates)?)?,
        }
        let fail_on = self.fail_on.unwrap_or(project.settings.fail_on);
        if fail_on == Severity::Note {
            out.remark("notes are for information and never fail a run: failing on minor and above");
        }
        let exit = exit(&outcome, fail_on, out);
        // The process ends here, and the system takes its memory back at once: a large run is not taken down piece by
        // piece before.
        std::mem::forget((outcome, project));
        Ok(exit)
    }

    /// The folder of the reports. The project's own must lie in it: a project that somebody else sent is not to choose
    /// another place to write to.
    fn folder(&self, project: &Path) -> anyhow::Result<Option<PathBuf>> {
        // A table is checked by itself; without a project there is no folder of reports.
        if self.no_reports || self.reports.is_some() || self.bulk.stands_alone(project) {
            return Ok(self.reports.clone());
        }
        let folder = project.join("reports");
        if let (Ok(target), Ok(inside)) = (folder.canonicalize(), project.canonicalize())
            && !target.starts_with(&inside)
        {
            let fault = "this is a link that leads out of the project; name the folder with --reports";
            return Err(Usage(format!("{}: {fault}", shown(&folder))).into());
        }
        Ok(Some(folder))
    }
}

/// A path as messages show it.
fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// Problems win over conflicts; notes never fail a run; a run that compared nothing has said nothing.
fn exit(outcome: &Outcome, fail_on: Severity, out: &Output) -> Exit {
    let open = outcome.conflicts.iter().any(|c| c.severity <= fail_on);
    let coverage = &outcome.coverage;
    let evaluated = coverage.relations.iter().any(|(name, _)| !name.starts_with("not evaluated"));
    if !outcome.problems.is_empty() {
        Exit::BadInput
    } else if let Some(why) = report::mostly_silent(coverage) {
        // What little was compared says nothing of the rest.
        out.complaint(&why);
        Exit::BadInput
    } else if open {
        Exit::Conflicts
    } else if coverage.compared == 0 && !evaluated && outcome.conflicts.is_empty() && outcome.ruled.is_empty() {
        out.complaint("0 conflicts from 0 comparisons: no two claims answer one question, so nothing was checked");
        Exit::BadInput
    } else {
        Exit::Clean
    }
}

/// The user's templates, by name.
fn templates(folder: Option<&Path>) -> anyhow::Result<Templates> {
    let mut found = Templates::new();
    let Some(folder) = folder else { return Ok(found) };
    if !folder.is_dir() {
        return Err(Usage(format!("{}: there is no such folder of templates", folder.display())).into());
    }
    for name in [report::HTML_TEMPLATE, report::MARKDOWN_TEMPLATE] {
        let path = folder.join(name);
        if path.exists() {
            let text = std::fs::read_to_string(&path);
            let text = text.map_err(|error| Usage(format!("{}: cannot be read: {error}", path.display())))?;
            found.insert(name.to_owned(), text);
        }
    }
    if found.is_empty() {
        let (html, markdown) = (report::HTML_TEMPLATE, report::MARKDOWN_TEMPLATE);
        return Err(Usage(format!("{}: holds neither {html} nor {markdown}", folder.display())).into());
    }
    Ok(found)
}

/// Writes the three reports: all rendered before the first is written, each whole or not at all.
fn write_reports(view: &View, folder: &Path, templates: &Templates) -> anyhow::Result<Vec<String>> {
    let mut rendered = Vec::new();
    for format in [report::Format::Html, report::Format::Markdown, report::Format::Json] {
        rendered.push((format!("latest.{}", format.extension()), report::render(view, format, templates)?));
    }
    if folder.exists() && !folder.is_dir() {
        let fault = "this is no folder, so no report can be written; move it away, or name a folder with --reports";
        anyhow::bail!("{}: {fault}", shown(folder));
    }
    std::fs::create_dir_all(folder).with_context(|| format!("{}: this folder cannot be made", shown(folder)))?;
    let mut written = Vec::new();
    for (name, text) in rendered {
        let path = folder.join(&name);
        write_whole(&path, text.as_bytes())?;
        written.push(shown(&path));
    }
    Ok(written)
}

/// Writes a file whole or not at all: a crash at any moment leaves the old file or the new.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let failed = || format!("{}: cannot be written", shown(path));
    let mut file = atomic_write_file::AtomicWriteFile::open(path).with_context(failed)?;
    file.write_all(bytes).with_context(failed)?;
    file.commit().with_context(failed)
}
