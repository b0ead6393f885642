//! `gainsay verify`: the citations only. Is each quote where its claim says, and does it carry the value?

use super::terminal::Output;
use super::{Exit, Place};
use crate::claim::{Anchoring, Claim, Locator, Source, SourceId, ValueInQuote, anchor, claim_in_quotes};
use crate::project::{self, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Looks up every quote.
#[derive(clap::Args)]
pub struct Verify {
    #[command(flatten)]
    place: Place,
    /// How to print the results.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Terminal,
    Json,
}

/// What was found for one quote, for the value of one claim, or for one document.
#[derive(serde::Serialize)]
struct Line {
    claim: String,
    state: &'static str,
    quote: String,
    line: Option<usize>,
    detail: String,
}

/// The states in the order of the summary, and whether each is open for a person to settle.
const STATES: &[(&str, bool)] = &[
    ("exact", false),
    ("moved", true),
    ("ambiguous", true),
    ("altered", true),
    ("missing", true),
    ("no document", false),
    ("value not in quote", true),
    ("value in other words", false),
    ("source changed", true),
];

impl Verify {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        let place = self.place.checked()?;
        let project = project::load(&place.project)?;
        let mut problems = project.problems.clone();
        let (documents, hashes) = project.documents(place.documents.as_deref(), &mut problems);
        let (mut lines, mut without) = (Vec::new(), BTreeSet::new());
        for source in &project.sources {
            if let (Some(recorded), Some(found)) = (&source.sha256, hashes.get(&source.id))
                && !recorded.eq_ignore_ascii_case(found)
            {
                let detail = format!("recorded {recorded}, found {found}");
                let claim = source.id.0.clone();
                lines.push(Line { claim, state: "source changed", quote: String::new(), line: None, detail });
            }
        }
        for claim in &project.claims {
            if !claim.citations.is_empty() && !documents.contains_key(&claim.id.source) {
                without.insert(&claim.id.source);
            }
            for citation in &claim.citations {
                let found = documents.get(&claim.id.source).map(|d| anchor(d, &citation.quote, &citation.locator));
                lines.push(line(claim, &citation.quote, &citation.locator, found));
            }
            lines.extend(value(claim, project.source(&claim.id.source)));
        }
        out.problems(&problems);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for line in &lines {
            *counts.entry(line.state).or_default() += 1;
        }
        match self.format {
            Format::Json => {
                let shown = serde_json::json!({ "version": 1, "counts": counts, "citations": lines });
                out.result(&crate::report::tame_json(&serde_json::to_string_pretty(&shown)?))?;
            }
            Format::Terminal => out.words(&format!("{}{}", absent(&project, &without), summary(&lines, &counts)))?,
        }
        let open = |line: &Line| STATES.iter().any(|(name, open)| *name == line.state && *open);
        let nothing =
            !lines.iter().any(|l| !matches!(l.state, "no document" | "value not in quote" | "value in other words"));
        if nothing {
            out.complaint(if counts.contains_key("no document") {
                "no quote was looked up: no document is at hand; name their folder with --documents DIR"
            } else {
                "no quote was looked up: no claim cites a passage"
            });
        }
        Ok(if !problems.is_empty() || nothing {
            Exit::BadInput
        } else if lines.iter().any(open) {
            Exit::Conflicts
        } else {
            Exit::Clean
        })
    }
}

fn line(claim: &Claim, quote: &str, locator: &Locator, found: Option<Anchoring>) -> Line {
    let said = match locator {
        Locator::Line(n) => Some(*n),
        _ => None,
    };
    let (state, line, detail) = match found {
        None => ("no document", said, String::new()),
        Some(Anchoring::Exact { line }) => ("exact", Some(line), String::new()),
        Some(Anchoring::Moved { line, .. }) => {
            ("moved", Some(line), said.map_or(String::new(), |said| format!("the claim says line {said}")))
        }
        Some(Anchoring::Ambiguous { lines }) => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            ("ambiguous", said, format!("stands on lines {}", lines.join(", ")))
        }
        Some(Anchoring::Altered { line, passage, differs, .. }) => {
            let differs: Vec<String> = differs.iter().map(|(a, b)| format!("\"{a}\" stands as \"{b}\"")).collect();
            ("altered", Some(line), format!("{}; the page has \"{passage}\"", differs.join(", ")))
        }
        Some(Anchoring::Missing { nearest }) => {
            let nearest = nearest.map(|(line, passage)| format!("nearest, line {line}: \"{passage}\""));
            ("missing", said, nearest.unwrap_or_default())
        }
    };
    Line { claim: claim.id.to_string(), state, quote: quote.to_owned(), line, detail }
}

fn value(claim: &Claim, source: Option<&Source>) -> Option<Line> {
    let quotes: Vec<String> = claim.citations.iter().map(|c| c.quote.clone()).collect();
    if quotes.is_empty() {
        return None;
    }
    let (state, detail) = match claim_in_quotes(claim, || source.map(Source::reference).unwrap_or_default()) {
        ValueInQuote::Found => return None,
        ValueInQuote::Derived { how } => ("value in other words", how.join("; ")),
        ValueInQuote::Unsaid { what } => ("value in other words", format!("not in the quote: {}", what.join(", "))),
        ValueInQuote::Other { what, instead } => {
            let detail = format!("not in the quote: {}; in its place: {}", what.join(", "), instead.join(", "));
            ("value not in quote", detail)
        }
    };
    Some(Line { claim: claim.id.to_string(), state, quote: quotes.join(" … "), line: None, detail })
}

/// A line for every source whose quotes could not be looked up.
fn absent(project: &Project, without: &BTreeSet<&SourceId>) -> String {
    let mut text = String::new();
    for id in without {
        let document = project.source(id).and_then(|source| source.document.as_deref());
        let why = match document {
            Some(document) => format!("\"{document}\" is neither beside the record nor in the folder of --documents"),
            None => format!("sources/{id}.toml names none"),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{id}: no document: {why}");
    }
    text
}

fn summary(lines: &[Line], counts: &BTreeMap<&str, usize>) -> String {
    let mut text = String::new();
    for line in lines.iter().filter(|l| l.state != "exact" && l.state != "no document") {
        let at = line.line.map(|n| format!(", line {n}")).unwrap_or_default();
        let quote = if line.quote.is_empty() { String::new() } else { format!(": \"{}\"", line.quote) };
        let detail = if line.detail.is_empty() { String::new() } else { format!("\n    {}", line.detail) };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}: {}{at}{quote}{detail}", line.claim, line.state);
    }
    let quotes = lines
        .iter()
        .filter(|l| !matches!(l.state, "value not in quote" | "value in other words" | "source changed"))
        .count();
    let states = STATES.iter().filter_map(|(state, _)| counts.get(state).map(|n| format!("{n} {state}")));
    let states = states.collect::<Vec<_>>().join(", ");
    let _ = writeln!(text, "{quotes} {}: {states}", if quotes == 1 { "quote" } else { "quotes" });
    text
}
