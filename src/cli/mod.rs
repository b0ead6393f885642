//! The command line: one file for each command. Only here are the clock, the environment and the terminal read.

mod bulk;
mod check;
mod diff;
mod explain;
mod extract;
mod guard;
mod import;
mod init;
mod layout;
mod mentions;
mod rows;
mod terminal;
mod verify;

use crate::conflict::Severity;
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// How a run ended, as the shell sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing is open.
    Clean = 0,
    /// Conflicts are open.
    Conflicts = 1,
    /// The input or the command line has a fault.
    BadInput = 2,
    /// The run could not be finished.
    Failure = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

const EXAMPLES: &str = "\
Examples:
  gainsay init my-project
  gainsay check -C my-project
  gainsay diff draft.docx report.pdf
  gainsay explain kinds

Exit codes:
  0  nothing open at or above --fail-on
  1  open conflicts
  2  bad input or usage: problems in the files (the report is still written), or nothing, or less than half of
     what met, could be compared
  3  failure: the run could not be finished";

#[derive(Parser)]
#[command(name = "gainsay", version, about = "Cross-checks what sources say and reports where they disagree")]
#[command(after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Print results only: no summary, no remarks.
    #[arg(long, short, global = true)]
    quiet: bool,
    /// When to use colour; NO_COLOR is heeded.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Terminal,
    Json,
    Markdown,
    Html,
}

#[derive(Subcommand)]
enum Command {
    /// Cross-check the project here; write reports/; print a summary.
    #[command(after_help = "Examples:
  gainsay check
  gainsay check --documents ~/pages --fail-on major
  gainsay check --format json | jq '.conflicts[].title'
  gainsay check --claims facts.jsonl --subject country")]
    Check(Box<check::Check>),
    /// Cross-check documents directly, no project needed.
    #[command(after_help = "Examples:
  gainsay diff draft.docx report.pdf
  gainsay diff page.html --format html > report.html
  gainsay diff --batch pairs.jsonl > conflicts.jsonl")]
    Diff(diff::Diff),
    /// Make claims of a table of facts: CSV or JSON Lines.
    #[command(after_help = "Examples:
  gainsay import facts.csv --subject country --as-of year --source-id almanac
  gainsay import facts.jsonl --subject entity --quote text -C my-project
  gainsay import areas.tsv --property =area --unit '=sq km'")]
    Import(Box<import::Import>),
    /// Look up every quote in its document: is it where the claim says?
    #[command(after_help = "Examples:
  gainsay verify --documents ~/pages
  gainsay verify --format json")]
    Verify(verify::Verify),
    /// Write draft claims, with citations, for a person to review.
    #[command(after_help = "Examples:
  gainsay extract gazette
  gainsay extract ~/pages/gazette.html --dry-run
  gainsay extract --all --documents ~/pages")]
    Extract(extract::Extract),
    /// Explain a conflict by its fingerprint, one or two claims by their ids, a kind, or a reason.
    #[command(after_help = "Examples:
  gainsay explain 3f2a91c0
  gainsay explain gazette/arrests herald/detained
  gainsay explain figure-differs
  gainsay explain 'different time'
  gainsay explain kinds")]
    Explain(Box<explain::Explain>),
    /// Show what is read in a text: figures, periods, names, laws, places, lists.
    #[command(after_help = "Examples:
  gainsay mentions page.html
  gainsay mentions page.txt --reference 2026-03-14 --format json
  gainsay mentions --batch - < texts.jsonl")]
    Mentions(mentions::Mentions),
    /// Make a new project, with a small example that works.
    #[command(after_help = "Examples:
  gainsay init my-project
  cd my-project && gainsay check")]
    Init(init::Init),
    /// Read a PDF for the program that started this one.
    #[command(name = crate::project::LAYOUT_COMMAND, hide = true)]
    Layout,
    /// Print the JSON Schema of the JSON report.
    #[command(after_help = "Examples:
  gainsay schema > gainsay-report.schema.json")]
    Schema,
    /// Print completions for a shell.
    #[command(after_help = "Examples:
  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay")]
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

/// The project that a command works on.
#[derive(clap::Args)]
struct Place {
    /// The folder of the project.
    #[arg(long, short = 'C', default_value = ".", value_name = "DIR")]
    project: PathBuf,
    /// The folder of the documents, when they are not beside the records.
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
}

impl Place {
    /// Refuses a folder of documents that is not there: its absence would look like quotes that were not checked.
    fn checked(&self) -> anyhow::Result<&Self> {
        if let Some(folder) = &self.documents
            && !folder.is_dir()
        {
            let path = folder.display().to_string();
            return Err(crate::project::Error::NoFolder { path }.into());
        }
        Ok(self)
    }
}

/// Runs a command line and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no fault; nothing can be said where the reader has gone.
            let _ = error.print();
            return if error.use_stderr() { Exit::BadInput.into() } else { Exit::Clean.into() };
        }
    };
    let out = terminal::Output::new(cli.color, cli.quiet);
    let done = match cli.command {
        Command::Check(check) => check.run(&out),
        Command::Diff(diff) => diff.run(&out),
        Command::Import(import) => import.run(&out),
        Command::Verify(verify) => verify.run(&out),
        Command::Extract(extract) => extract.run(&out),
        Command::Explain(explain) => explain.run(&out),
        Command::Mentions(mentions) => mentions.run(&out),
        Command::Init(init) => init.run(&out),
        Command::Layout => layout::run(&out),
        Command::Schema => out.result(crate::report::schema()).map(|()| Exit::Clean),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "gainsay", &mut script);
            out.result(&String::from_utf8_lossy(&script)).map(|()| Exit::Clean)
        }
    };
    match done {
        Ok(exit) => exit.into(),
        Err(error) => {
            out.fault(&error);
            if is_bad_input(&error) { Exit::BadInput.into() } else { Exit::Failure.into() }
        }
    }
}

/// A fault in what the person gave, and not in the machine.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Usage(String);

/// Whether the fault lies in what was given: the project, a template, an argument.
fn is_bad_input(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Usage>().is_some()
        || error.downcast_ref::<crate::report::Error>().is_some()
        || matches!(error.downcast_ref(), Some(crate::claim::facts::Stop::Columns(_)))
        || error.downcast_ref::<crate::project::Error>().is_some_and(crate::project::Error::is_input)
}

/// Reads a severity on the command line.
fn severity(text: &str) -> Result<Severity, String> {
    Severity::from_name(text).ok_or_else(|| "one of: critical, major, minor, note".to_owned())
}

/// Reads a day on the command line.
fn day(text: &str) -> Result<chrono::NaiveDate, String> {
    text.parse().map_err(|_| "a day as 2026-03-14".to_owned())
}
