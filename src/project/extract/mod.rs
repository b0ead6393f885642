//! Extraction into the files of a project: which documents, what their drafts add to the claims that stand there, what
//! has gone. Nothing is written here: what is to be written is handed out, and what stands in a file stays as it is.

mod append;
mod known;
mod record;
mod target;

pub use append::Addition;
pub use known::{Gone, Why};
pub use target::Target;

use super::{Error, MAX_FILE, Project, read_document};
use crate::claim::{Claim, Problem, SourceId, Value};
use crate::document::{DocumentError, sha256_hex};
use crate::extract::{cite, drafts};
use std::path::PathBuf;

/// Why nothing can be extracted.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Neither a source nor a file.
    #[error("there is no source and no file \"{name}\"{help}")]
    Unknown {
        /// As it was asked for.
        name: String,
        /// What was meant, or what can be named.
        help: String,
    },
    /// The file cannot be a source of this project.
    #[error("{path}: {why}")]
    NoSource {
        /// As it was asked for.
        path: String,
        /// Why, and what can be done.
        why: String,
    },
    /// The record names no document, or one that is not at hand.
    #[error("{source_id}: {why}")]
    NoDocument {
        /// The source.
        source_id: SourceId,
        /// Why, and what can be done.
        why: String,
    },
    /// The document is no text.
    #[error("{path}: {cause}")]
    Unreadable {
        /// The document.
        path: String,
        /// Why.
        cause: DocumentError,
    },
    /// A file of the project has problems, so that it cannot be known what it holds.
    #[error("{file}: nothing is added to a file with problems; mend it first")]
    Problems {
        /// The file.
        file: String,
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
    /// A file cannot be read, or leads out of the project.
    #[error(transparent)]
    File(#[from] Error),
}

/// What extraction found in one document, and what it would write.
#[derive(Debug)]
pub struct Extraction {
    /// The source.
    pub source: SourceId,
    /// The record to write, where the project has none yet.
    pub record: Option<Addition>,
    /// The file of claims with the drafts behind what it holds; nothing when none are new.
    pub claims: Option<Addition>,
    /// The new drafts, with their lasting ids.
    pub added: Vec<Claim>,
    /// How many drafts the file has already.
    pub known: usize,
    /// The drafts of the file that the document no longer makes.
    pub gone: Vec<Gone>,
    /// How many drafts could not be written down: too long for a claim file, or without words.
    pub unfit: usize,
    /// The document is not the one that its record was written for.
    pub changed: bool,
}

impl Project {
    /// Reads the document of a target and works out what its drafts add to the project.
    ///
    /// # Errors
    ///
    /// When the document cannot be read, or the file of claims has problems.
    pub fn extract(&self, target: &Target) -> Result<Extraction, Refused> {
        let bytes = target.bytes()?;
        let shown = target.shown();
        let document = read_document(&target.name(), &bytes)
            .map_err(|cause| Refused::Unreadable { path: shown.clone(), cause })?;
        let hash = sha256_hex(&bytes);
        let (source, record) = match &target.source {
            Some(source) => (source.clone(), None),
            None => {
                let source = record::of_document(&target.id, target.recorded(), &document, hash.clone());
                let record = Addition::new_file(self, &format!("sources/{}.toml", target.id), &source)?;
                (source, Some(record))
            }
        };
        let changed = source.sha256.as_ref().is_some_and(|recorded| !recorded.eq_ignore_ascii_case(&hash));
        let found: Vec<_> = drafts(&source, &document).into_iter().map(known::Draft::new).collect();
        let file = append::ClaimsFile::read(self, &source.id)?;
        let sorted = known::sort(found, &file.claims, &document);
        let appended = file.append(self, sorted.new)?;
        Ok(Extraction {
            source: source.id,
            record,
            claims: appended.addition,
            added: appended.added,
            known: sorted.known,
            gone: sorted.gone,
            unfit: appended.unfit,
            changed,
        })
    }
}

/// A draft with its quotes on one line and of a bearable length.
fn with_short_quotes(mut claim: Claim) -> Claim {
    let held: Vec<&str> = match &claim.value {
        Value::Text(text) => vec![text],
        Value::List { members, .. } | Value::Any(members) => members.iter().map(String::as_str).collect(),
        Value::YesNo(_) => Vec::new(),
    };
    for citation in &mut claim.citations {
        citation.quote = cite(&citation.quote, &held);
    }
    claim
}

/// A path as messages show it.
fn shown(path: &std::path::Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// Where a file of the project stands, links resolved, so that what is written through a link changes what it leads to.
/// The file need not be there; a link may not lead out of the project.
fn inside(project: &Project, file: &str) -> Result<PathBuf, Error> {
    let failed = |cause| Error::Read { path: file.to_owned(), cause };
    let root = project.root.canonicalize().map_err(failed)?;
    let path = root.join(file);
    let is_there = |path: &std::path::Path| path.symlink_metadata().is_ok();
    let resolved = match (is_there(&path), path.parent()) {
        (true, _) => path.canonicalize().map_err(failed)?,
        (false, Some(folder)) if is_there(folder) => {
            folder.canonicalize().map_err(failed)?.join(path.file_name().unwrap_or_default())
        }
        (false, _) => path,
    };
    if resolved.starts_with(&root) { Ok(resolved) } else { Err(Error::Outside { path: file.to_owned() }) }
}

/// The bytes of a file of the project, or nothing where there is none yet.
fn stored(project: &Project, file: &str) -> Result<Option<Vec<u8>>, Error> {
    let path = inside(project, file)?;
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let root = project.root.canonicalize().map_err(|cause| Error::Read { path: file.to_owned(), cause })?;
    super::read_file(&path, &root, file).map(Some)
}

/// Whether a file of so many bytes is one that the project reads back.
fn too_large(bytes: usize) -> bool {
    bytes as u64 > MAX_FILE
}
