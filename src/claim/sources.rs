//! `sources/<source>.toml`: the record of a source.

use super::table::{self, Input, Table};
use super::{Location, Problem, Source, SourceId, is_safe_path};
use crate::time::{Reference, edtf};

pub(super) const KEYS: &[&str] =
    &["title", "publisher", "author", "kind", "published", "not_before", "retrieved", "url", "document", "sha256"];

/// Reads the record of the source `id`; `file` is the file's name for problems.
#[must_use]
pub fn read_source(file: &str, id: &SourceId, bytes: &[u8]) -> (Option<Source>, Vec<Problem>) {
    let input = Input::new(file, bytes);
    table::whole(&input, "a source", KEYS, |table| read(table, id, file))
}

fn read(table: &Table<'_, '_>, id: &SourceId, file: &str) -> Option<Source> {
    let title = table.required("title", "the title of the document, or a description of it: title = \"…\"");
    let document = table.text("document");
    if document.as_deref().is_some_and(|name| !is_safe_path(name)) {
        let help = "name a file beside this one, or below the documents folder, without \"..\"";
        table.fault("document", "`document` leads out of the project", help);
    }
    let sha256 = table.text("sha256");
    if sha256.as_deref().is_some_and(|hash| hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit())) {
        table.fault("sha256", "`sha256` is not a SHA-256", "it has 64 hexadecimal digits");
    }
    Some(Source {
        id: id.clone(),
        publisher: table.text("publisher"),
        author: table.text("author"),
        kind: table.text("kind"),
        published: table.date("published"),
        not_before: table.date("not_before"),
        retrieved: table.date("retrieved"),
        url: table.text("url"),
        document,
        sha256: sha256.map(|hash| hash.to_ascii_lowercase()),
        title: title?,
        at: Location { file: file.to_owned(), line: 1 },
    })
}
impl Source {
    /// When it can have spoken: its day of publication, or from the latest day that it speaks of as past to the day on
    /// which it was retrieved.
    #[must_use]
    pub fn reference(&self) -> Reference {
        let date = |text: &Option<String>| text.as_deref().and_then(|t| edtf(t).ok());
        if let Some(published) = date(&self.published) {
            return Reference { from: published.start, to: published.end };
        }
        let from = date(&self.not_before).and_then(|p| p.start);
        let to = date(&self.retrieved).and_then(|p| p.end);
        if from.is_none() { Reference::default() } else { Reference { from, to } }
    }
}
