//! Claims: the TOML as written, the claim as checked, citations, the vocabulary of properties.
//!
//! Reading is strict and collects every [`Problem`] of a file; one reader per kind of file.

mod anchor;
mod blocks;
mod claims;
mod diagnostic;
mod edtf;
mod entities;
mod evidence;
pub mod facts;
mod late;
mod nearest;
mod properties;
mod relations;
mod rulings;
mod sources;
mod table;
mod vocabulary;
mod write;

pub use anchor::{Anchoring, anchor};
pub use claims::{ClaimFile, read_claim_file, read_claims};
pub use diagnostic::render;
pub(crate) use diagnostic::visible;
pub use entities::{EntityEntry, EntityKind, read_entities};
pub use evidence::{
    Asked, ValueInQuote, asked_in_quotes, claim_in_quotes, is_open_member, named_member, stands_plainly,
    value_in_quotes,
};
pub(crate) use late::{Fault, Place, claim_faults, property_faults, relation_faults, source_fault};
pub use nearest::{Meant, is_light};
pub use properties::{OverTime, Precedes, PropertyEntry, Takes, ValueKind, read_properties};
pub use relations::{OperandSpec, RelationEntry, read_relations};
pub use rulings::{RulingEntry, Verdict, read_rulings};
pub use sources::read_source;
pub(crate) use table::{Input, Table, nearest, shorten, whole};
pub use vocabulary::{MEASURES, Property, PropertyId, Vocabulary, content_stems, head_length, is_small};
pub(crate) use write::string as toml_string;
pub use write::{write_claim, write_source};

use crate::text::Span;
use std::fmt;

/// The id of a source: the stem of its files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub String);

/// The full id of a claim: `source/claim`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId {
    /// The source that makes the claim.
    pub source: SourceId,
    /// Its id within that source's file.
    pub name: String,
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.source, self.name)
    }
}

/// One source's assertion, as its file gives it and after checks; every text is as the source writes it.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its full id.
    pub id: ClaimId,
    /// Who or what it speaks of.
    pub subject: String,
    /// What it says of the subject.
    pub property: String,
    /// The value as written.
    pub value: Value,
    /// The claim is negated.
    pub denied: bool,
    /// The moment it holds for.
    pub as_of: Option<String>,
    /// The stretch it holds for.
    pub period: Option<String>,
    /// Where it holds.
    pub place: Option<String>,
    /// Of whom.
    pub population: Option<String>,
    /// How it was found out.
    pub method: Option<String>,
    /// Whether it is asserted, planned, proposed, …
    pub modality: Modality,
    /// Who reported it first, when the source relays it.
    pub origin: Option<String>,
    /// The tie to another claim that the source itself makes.
    pub of: Option<Tie>,
    /// How far a person has looked at it.
    pub status: Status,
    /// A remark of the person who wrote the claim down.
    pub note: Option<String>,
    /// The place that it fills in two parallel sentences; such a claim meets only the other one of its slot.
    pub slot: Option<Slot>,
    /// The passages that carry it; empty only for a draft or a claim from `--claims`.
    pub citations: Vec<Citation>,
    /// Where it stands in its file.
    pub at: Location,
}

/// The one place in which two parallel sentences differ: each of them makes a claim there, and the shared words around
/// it are the subject and property of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Which slot of the run.
    pub id: u32,
    /// What stands in it.
    pub kind: ValueKind,
    /// The sentences are of different wording, and meet as reports of one event do.
    pub loose: bool,
    /// What stands in it was said by somebody, in these words or in others.
    pub quoted: bool,
}

/// Where something stands in a file of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file, relative to the project, with `/` between folders.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One value: a string, or a TOML number or date in the words of the file ("3.50" keeps its zero).
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// Several values; `complete` is false for "such as".
    List {
        /// The members as written.
        members: Vec<String>,
        /// Whether the list claims to be whole.
        complete: bool,
    },
    /// One of these; the source does not say which.
    Any(Vec<String>),
}

/// What kind of assertion a claim is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// It is so.
    #[default]
    Asserted,
    /// It is meant to be.
    Planned,
    /// Somebody has proposed it.
    Proposed,
    /// It would be so under a condition.
    Conditional,
    /// Somebody says so, and the source does not vouch for it.
    Alleged,
}

/// How far a person has looked at a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nobody has looked at it yet.
    Draft,
    /// A person stands for it. Also what a claim without a status is.
    #[default]
    Reviewed,
    /// Withdrawn: counted, never compared.
    Retracted,
    /// Read by the program for one comparison of documents, where all claims are: nobody reviews it, and nothing is
    /// said by lowering what every claim shares.
    Read,
}

/// A tie between two claims of one source, that the source itself makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The other claim.
    pub claim: ClaimId,
    /// How the claim belongs to it.
    pub role: Role,
    /// Of a mean: over what, as written ("six day period").
    pub over: Option<String>,
}

/// How a claim belongs to the one that it is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Some of it.
    Part,
    /// With its siblings, all of it.
    Split,
    /// A fraction of it.
    Share,
    /// Its mean, over something.
    Mean,
    /// How many it lists.
    Count,
    /// One of those it counts or lists.
    Member,
    /// So many times as much.
    Multiple,
    /// The same at an earlier time.
    Earlier,
    /// By how much it changed since the earlier one: "40 percent", "doubled".
    Change,
    /// The end of what begins with it.
    End,
    /// How long what begins with it lasted.
    Length,
}

/// The passage of a source that carries a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The words of the document; " … " stands for words left out within one paragraph.
    pub quote: String,
    /// Where in the document.
    pub locator: Locator,
    /// How near the source is to the fact, for this claim.
    pub tier: Option<Tier>,
}

/// Where a quote stands in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locator {
    /// A line of the file as stored, from 1.
    Line(usize),
    /// A page, from 1.
    Page(usize),
    /// A paragraph, from 1.
    Paragraph(usize),
    /// A section, by its heading.
    Section(String),
    /// The claim does not say.
    Unknown,
}

/// How near a source is to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// It was there, or it is the record.
    Primary,
    /// It relays.
    Secondary,
    /// It relays relays.
    Tertiary,
}

/// The record of a source.
#[derive(Clone, Debug)]
pub struct Source {
    /// The stem of its file.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// What sort of text it is.
    pub kind: Option<String>,
    /// When it was published, EDTF.
    pub published: Option<String>,
    /// Of an undated page: the latest date that it speaks of as past, EDTF.
    pub not_before: Option<String>,
    /// When it was fetched, EDTF.
    pub retrieved: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// The name of its document, beside the record or below the documents folder.
    pub document: Option<String>,
    /// The SHA-256 of that document, in hex.
    pub sha256: Option<String>,
    /// Where the record stands.
    pub at: Location,
}

/// A fault in a claim or source file: what was found, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where the fault is.
    pub at: Location,
    /// Column, from 1, in characters.
    pub column: usize,
    /// The bytes at fault, in the text of the file.
    pub span: Option<Span>,
    /// What was found.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// The offending line, for the diagnostic.
    pub snippet: String,
}

/// How much of a line a problem shows, in characters.
const MAX_SNIPPET: usize = 400;

impl Problem {
    /// A fault at `span` of `text`, the whole text of `file`: what was found, and what would be right.
    #[must_use]
    pub fn new(file: &str, text: &str, span: Span, message: String, help: String) -> Self {
        Self::within(file, text, &crate::text::Lines::new(text), span, message, help)
    }

    /// A fault of a file as a whole.
    #[must_use]
    pub fn of_file(file: &str, message: String, help: String) -> Self {
        let at = Location { file: file.to_owned(), line: 1 };
        Self { at, column: 1, span: None, message, help, snippet: String::new() }
    }

    /// As [`Problem::new`], with the lines of the text already found.
    #[must_use]
    pub fn within(
        file: &str,
        text: &str,
        lines: &crate::text::Lines,
        span: Span,
        message: String,
        help: String,
    ) -> Self {
        let mut start = span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let line = lines.line(start);
        let line_start = lines.start(line).unwrap_or(0);
        let shown = text.get(line_start..).unwrap_or("").lines().next().unwrap_or("");
        let mut snippet: String = shown.chars().take(MAX_SNIPPET).collect();
        if snippet.len() < shown.len() {
            snippet.push('…');
        }
        Self {
            at: Location { file: file.to_owned(), line },
            column: text.get(line_start..start).map_or(0, |before| before.chars().count()) + 1,
            span: Some(Span::new(start, span.end.max(start))),
            message,
            help,
            snippet,
        }
    }
}

/// Whether `id` can name a source or claim: letters, digits, dashes, underscores and dots, the first of
/// them no dot. Nothing else, because ids stand in file names, reports and on the command line.
#[must_use]
pub fn is_plain_id(id: &str) -> bool {
    !id.is_empty() && !id.starts_with('.') && id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
}

/// Reads the full id of a claim, `source/claim`.
#[must_use]
pub fn parse_claim_id(text: &str) -> Option<ClaimId> {
    let (source, name) = text.split_once('/')?;
    (is_plain_id(source) && is_plain_id(name))
        .then(|| ClaimId { source: SourceId(source.to_owned()), name: name.to_owned() })
}

/// Whether a path as written stays below the folder that it is read from: relative, and never upwards.
#[must_use]
pub fn is_safe_path(path: &str) -> bool {
    // Backslashes and drive letters are refused everywhere, so that a project means the same on every system.
    !path.is_empty()
        && !path.contains(['\\', '\0', ':'])
        && path.split('/').all(|step| !step.is_empty() && step != ".." && step != ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_paths_stay_inside() {
        for id in ["arrests-total", "c1", "2019_raids.v2", "Łódź"] {
            assert!(is_plain_id(id), "{id}");
        }
        for id in ["", ".hidden", "a/b", "a b", "a\u{7}", "..", "a\"b"] {
            assert!(!is_plain_id(id), "{id}");
        }
        for path in ["page.html", "2026/page.html", "a b.txt"] {
            assert!(is_safe_path(path), "{path}");
        }
        for path in ["", "/etc/hosts", "../page.html", "a/../../b", "C:\\x", "a//b", "./a"] {
            assert!(!is_safe_path(path), "{path}");
        }
        assert_eq!(parse_claim_id("gazette/bridge").map(|id| id.to_string()).as_deref(), Some("gazette/bridge"));
        assert_eq!(parse_claim_id("bridge"), None);
    }
}
