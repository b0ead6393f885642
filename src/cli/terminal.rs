//! What goes to the terminal: results to standard output, diagnostics to standard error.

use super::Colour;
use crate::claim::{Problem, render, visible};
use anyhow::Context as _;
use std::io::{BufWriter, ErrorKind, IsTerminal, Write};

/// Where a command prints.
pub struct Output {
    /// Colour on standard output.
    pub colour: bool,
    /// Colour on standard error.
    diagnostics_in_colour: bool,
    /// Results only.
    pub quiet: bool,
}

/// The width of a summary that is not printed to a terminal, in columns.
const WIDTH: usize = 100;

/// How much is gathered before it is written, in bytes.
const BUFFER: usize = 64 << 10;

impl Output {
    pub(super) fn new(colour: Colour, quiet: bool) -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
        let wanted = |terminal: bool| match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb"),
        };
        Self {
            colour: wanted(std::io::stdout().is_terminal()),
            diagnostics_in_colour: wanted(std::io::stderr().is_terminal()),
            quiet,
        }
    }

    /// Prints a result, with a line end behind it. Where whoever read it has gone (`gainsay check | head`), the run has
    /// done its work all the same.
    pub fn result(&self, text: &str) -> anyhow::Result<()> {
        let end: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
        self.pieces(|out| out.write_all(text.as_bytes()).and_then(|()| out.write_all(end)))
    }

    /// As [`Output::result`], of what is written piece by piece and ends its own line.
    pub fn pieces(&self, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> anyhow::Result<()> {
        let mut out = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
        let written = write(&mut out).and_then(|()| out.flush());
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => written.context("standard output cannot be written"),
        }
    }

    /// Prints words of documents and claims: nothing in them steers the terminal.
    pub fn words(&self, text: &str) -> anyhow::Result<()> {
        self.result(&tame(text))
    }

    /// Prints problems, each as a diagnostic, and their count.
    pub fn problems(&self, problems: &[Problem]) {
        let mut err = std::io::stderr().lock();
        for problem in problems {
            // Nothing can be said where standard error is gone.
            let _ = writeln!(err, "{}\n", render(problem, self.diagnostics_in_colour));
        }
        if !problems.is_empty() {
            let n = problems.len();
            let _ = writeln!(err, "{n} {} in the files", if n == 1 { "problem" } else { "problems" });
        }
    }

    /// Prints why a run could not go on: what was tried, and what each cause adds to it.
    pub fn fault(&self, error: &anyhow::Error) {
        let mut text = error.to_string();
        // What the template engine says is in our own words already.
        let causes = if error.is::<crate::report::Error>() { 0 } else { usize::MAX };
        for cause in error.chain().skip(1).take(causes).map(ToString::to_string) {
            if !text.contains(&cause) {
                text.push_str(": ");
                text.push_str(&cause);
            }
        }
        self.complaint(&text);
    }

    /// Prints what is wrong, quiet or not: no run fails without a word.
    pub fn complaint(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "error: {}", tame(text));
    }

    /// Prints a remark that is no result.
    pub fn remark(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr().lock(), "{}", tame(text));
        }
    }

    /// How wide a summary may be.
    pub fn width(&self) -> usize {
        std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|w| (40..=400).contains(w)).unwrap_or(WIDTH)
    }
}

/// A text of several lines in which nothing steers the terminal.
fn tame(text: &str) -> String {
    text.split('\n').map(|line| visible(line.strip_suffix('\r').unwrap_or(line))).collect::<Vec<_>>().join("\n")
}
