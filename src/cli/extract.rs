//! `gainsay extract`: draft claims of documents, written behind the claims that a project has, for a person to review.

use super::check::write_whole;
use super::terminal::Output;
use super::{Exit, Place, Usage};
use crate::claim::{Claim, Locator, write_claim};
use crate::pairing::value_in_words;
use crate::project::{self, Addition, Extraction, Project, Refused, Target};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::IsTerminal as _;

/// From how many bytes of documents on a bar shows how far the work is: below it the work is done before one is seen.
const LONG_WORK: u64 = 200_000;

/// Writes draft claims.
#[derive(clap::Args)]
pub struct Extract {
    /// The id of a source, or the path of a document; a document without a record gets one.
    #[arg(required_unless_present = "all", value_name = "SOURCE")]
    sources: Vec<String>,
    /// Every source with a document.
    #[arg(long, conflicts_with = "sources")]
    all: bool,
    #[command(flatten)]
    place: Place,
    /// Print what would be added, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Terminal,
    Json,
}

impl Extract {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        let place = self.place.checked()?;
        let project = project::open(&place.project)?;
        let documents = place.documents.as_deref();
        let (targets, refused) = match self.all {
            true => project.all_targets(documents),
            false => project.targets(&self.sources, documents),
        };
        if self.all {
            // Of all of them, those whose document is not at hand are passed over; nobody asked for one of these.
            refused.iter().for_each(|fault| out.remark(&format!("passed over: {fault}")));
            if targets.is_empty() {
                return Err(Usage("no document was read: no source has one at hand".to_owned()).into());
            }
        } else if !refused.is_empty() {
            refused.iter().for_each(|fault| complain(fault, out));
            return Ok(Exit::BadInput);
        }
        let mut exit = Exit::Clean;
        for (target, found) in targets.iter().zip(extracted(&project, &targets, out)) {
            match found {
                Err(fault) => {
                    complain(&fault, out);
                    exit = worse(exit, if is_input(&fault) { Exit::BadInput } else { Exit::Failure });
                }
                Ok(found) => {
                    if !self.dry_run {
                        write(&found)?;
                    }
                    self.print(&found, out)?;
                    remarks(target, &found, out);
                }
            }
        }
        Ok(exit)
    }

    fn print(&self, found: &Extraction, out: &Output) -> anyhow::Result<()> {
        if self.format == Format::Json {
            return out.result(&crate::report::tame_json(&json(found)?));
        }
        if self.dry_run {
            for addition in found.record.iter().chain(&found.claims) {
                out.words(&format!("# {}\n{}", addition.file, addition.text.replace("\r\n", "\n")))?;
            }
            out.remark(&summary(found, true));
        } else if !out.quiet {
            out.words(&summary(found, false))?;
        }
        Ok(())
    }
}

/// Reads the documents, several at a time; what was found is in the order of the targets.
fn extracted(project: &Project, targets: &[Target], out: &Output) -> Vec<Result<Extraction, Refused>> {
    let sizes: Vec<u64> = targets.iter().map(Target::size).collect();
    let bar = bar(sizes.iter().sum(), out);
    let found = targets
        .par_iter()
        .zip(&sizes)
        .map(|(target, size)| {
            let found = project.extract(target);
            bar.inc(*size);
            found
        })
        .collect();
    bar.finish_and_clear();
    found
}

/// A bar on standard error, where somebody sits before it and the work is long.
fn bar(bytes: u64, out: &Output) -> ProgressBar {
    if out.quiet || bytes < LONG_WORK || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
    let shape = "reading {wide_bar} {bytes} of {total_bytes}, {eta} to go";
    bar.set_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// Writes the record before the claims: claims without a record are a problem, a record without claims is none.
fn write(found: &Extraction) -> anyhow::Result<()> {
    for addition in found.record.iter().chain(&found.claims) {
        write_one(addition)?;
    }
    Ok(())
}

fn write_one(addition: &Addition) -> anyhow::Result<()> {
    // What somebody saved since it was read is not to be lost.
    let now = match std::fs::read(&addition.path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => anyhow::bail!("{}: cannot be read: {error}", addition.file),
    };
    if now != addition.before {
        anyhow::bail!("{}: was changed while the document was read; nothing was added; run again", addition.file);
    }
    if let Some(folder) = addition.path.parent() {
        let failed = |error| anyhow::anyhow!("{}: its folder cannot be made: {error}", addition.file);
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    write_whole(&addition.path, &addition.whole())
}

fn worse(a: Exit, b: Exit) -> Exit {
    if a as u8 >= b as u8 { a } else { b }
}

fn is_input(fault: &Refused) -> bool {
    if let Refused::File(error) = fault { error.is_input() } else { true }
}

fn complain(fault: &Refused, out: &Output) {
    if let Refused::Problems { problems, .. } = fault {
        out.problems(problems);
    }
    let mut text = fault.to_string();
    let mut cause = std::error::Error::source(fault);
    while let Some(error) = cause {
        // Writing to a string cannot fail.
        let _ = write!(text, ": {error}");
        cause = error.source();
    }
    out.complaint(&text);
}

/// What a person needs to know beside the result.
fn remarks(target: &Target, found: &Extraction, out: &Output) {
    let id = &found.source;
    if found.changed {
        out.remark(&format!("{id}: the document is not the one that sources/{id}.toml was written for"));
    }
    if let Some(folder) = &target.elsewhere {
        let folder = folder.display();
        out.remark(&format!("{id}: its document is not beside the record: check and verify need --documents {folder}"));
    }
    if target.unnamed {
        out.remark(&format!("{id}: sources/{id}.toml names no document; write the name of this one there"));
    }
    if found.unfit > 0 {
        out.remark(&format!("{id}: {} too long for a claim file, left out", drafts(found.unfit)));
    }
}

fn drafts(n: usize) -> String {
    format!("{n} {}", if n == 1 { "draft" } else { "drafts" })
}

fn summary(found: &Extraction, dry: bool) -> String {
    let (id, n) = (&found.source, found.added.len());
    let added = match (n, dry) {
        (0, _) => "nothing new".to_owned(),
        (_, true) => format!("{} would be added to claims/{id}.toml", drafts(n)),
        (_, false) => format!("{} added to claims/{id}.toml", drafts(n)),
    };
    let mut text = format!("{id}: {added}, {} there already, {} gone", found.known, found.gone.len());
    if found.record.is_some() {
        let _ = write!(text, "; {} sources/{id}.toml", if dry { "would make" } else { "made" });
    }
    for gone in &found.gone {
        let (at, why, quote) = (&gone.at, gone.why.name(), &gone.quote);
        let _ = write!(text, "\n  {}:{}: {}: {why}: \"{quote}\"", at.file, at.line, gone.claim.name);
    }
    text
}

/// What was found in one document, on one line.
fn json(found: &Extraction) -> anyhow::Result<String> {
    let added: Vec<_> = found.added.iter().map(draft).collect();
    let gone = found.gone.iter().map(|gone| {
        serde_json::json!({
            "id": gone.claim.to_string(),
            "file": gone.at.file,
            "line": gone.at.line,
            "why": gone.why.name(),
            "quote": gone.quote,
        })
    });
    let files: BTreeMap<&str, &str> = [("record", &found.record), ("claims", &found.claims)]
        .into_iter()
        .filter_map(|(what, addition)| addition.as_ref().map(|addition| (what, addition.file.as_str())))
        .collect();
    let shown = serde_json::json!({
        "version": 1,
        "source": found.source.0,
        "added": added,
        "known": found.known,
        "gone": gone.collect::<Vec<_>>(),
        "unfit": found.unfit,
        "files": files,
    });
    Ok(serde_json::to_string(&shown)?)
}

fn draft(claim: &Claim) -> serde_json::Value {
    let citations: Vec<_> = claim
        .citations
        .iter()
        .map(|citation| match citation.locator {
            Locator::Line(line) => serde_json::json!({ "quote": citation.quote, "line": line }),
            _ => serde_json::json!({ "quote": citation.quote }),
        })
        .collect();
    serde_json::json!({
        "id": claim.id.to_string(),
        "subject": claim.subject,
        "property": claim.property,
        "value": value_in_words(claim),
        "citations": citations,
        "toml": write_claim(claim),
    })
}
