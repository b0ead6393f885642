//! What a run found, for readers: HTML, Markdown, JSON, and a summary for the terminal.
//!
//! An [`Outcome`](crate::audit::Outcome) becomes a [`View`]: flat, versioned, every number, date and
//! plural already in words. Templates see only the view, and loop and branch. The JSON report is the
//! view itself, so the JSON Schema ([`schema`]) also says what a template may use.
//!
//! The same view gives the same bytes: nothing here reads a clock, a file or the environment.

mod html;
mod json;
mod markdown;
mod template;
mod terminal;
mod view;

pub use json::{tame_json, write_json};
pub use template::{DEFAULT_HTML, DEFAULT_MARKDOWN, Error, HTML_TEMPLATE, MARKDOWN_TEMPLATE, Templates};
pub use terminal::terminal;
pub use view::{
    Amount, BetweenView, CauseView, Changes, ChangesView, ClaimView, ConflictView, CorroborationView, CoverageView,
    Gone, NearMissView, NeverPaired, NotComparedView, Options, PassageView, ProblemView, RuledView, RulingView,
    Section, SeverityCount, SideView, SourceCoverage, SourceView, Summary, UnknownView, View, mostly_silent,
};

/// The width of a summary when nobody says how wide the terminal is.
const PLAIN_WIDTH: usize = 100;

/// What a report is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One self-contained page.
    Html,
    /// GitHub-flavoured Markdown.
    Markdown,
    /// The view, as the JSON Schema describes it.
    Json,
    /// The summary, without colour.
    Terminal,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Json, Self::Terminal];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Terminal => "terminal",
        }
    }

    /// The ending of a file in this format, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Terminal => "txt",
        }
    }
}

/// Writes `view` in `format`.
///
/// `overrides` are templates that replace the built-in ones: [`HTML_TEMPLATE`], [`MARKDOWN_TEMPLATE`].
/// Those stay within reach as [`DEFAULT_HTML`] and [`DEFAULT_MARKDOWN`], for an override to extend.
///
/// # Errors
///
/// A template has a syntax error, uses a name that the view does not have, or writes too much. The
/// built-in templates never fail.
pub fn render(view: &View, format: Format, overrides: &Templates) -> Result<String, Error> {
    match format {
        Format::Html => template::render(view, HTML_TEMPLATE, overrides),
        Format::Markdown => template::render(view, MARKDOWN_TEMPLATE, overrides),
        Format::Json => Ok(json::json(view)),
        Format::Terminal => Ok(terminal(view, false, PLAIN_WIDTH)),
    }
}

/// The JSON Schema (draft 2020-12) of the JSON report.
#[must_use]
pub fn schema() -> &'static str {
    include_str!("schema.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_extensions_differ_between_formats() {
        for (i, a) in Format::ALL.iter().enumerate() {
            for b in &Format::ALL[i + 1..] {
                assert_ne!(a.name(), b.name());
                assert_ne!(a.extension(), b.extension());
            }
        }
    }

    #[test]
    fn the_schema_is_json() {
        let schema: serde_json::Value = serde_json::from_str(schema()).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}
