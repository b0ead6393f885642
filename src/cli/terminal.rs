//! What goes to the terminal: results to standard output, diagnostics to standard error.

use super::Colour;
use crate::claim::{Problem, render};
use std::io::{IsTerminal, Write};

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

    /// Prints a result, with a line end behind it.
    pub fn result(&self, text: &str) -> anyhow::Result<()> {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        Ok(out.flush()?)
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

    /// Prints why a run could not go on.
    pub fn fault(&self, error: &anyhow::Error) {
        let _ = writeln!(std::io::stderr().lock(), "error: {error:#}");
    }

    /// Prints a remark that is no result.
    pub fn remark(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr().lock(), "{text}");
        }
    }

    /// How wide a summary may be.
    pub fn width(&self) -> usize {
        std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|w| (40..=400).contains(w)).unwrap_or(WIDTH)
    }
}
