//! Documents cross-checked directly, without a project: every claim is one that the program reads.

use super::crosscheck::{Options, Texts, World};
use super::{Project, read_document, registry};
use crate::audit::{Outcome, source_lines};
use crate::claim::{Location, Source, SourceId, Status, Vocabulary};
use crate::document::{Document, DocumentError};
use crate::extract;
use crate::time::{NaiveDate, edtf};
use std::collections::BTreeMap;

/// A document as it was given.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its name: of the file, or what the caller calls it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was published, EDTF, where the caller knows.
    pub published: Option<String>,
}

/// Cross-checks documents; made once for many comparisons.
pub struct Differ {
    world: World,
    by_event: bool,
}

impl Default for Differ {
    fn default() -> Self {
        Self { world: World { vocabulary: Vocabulary::with(Vec::new()), registry: registry(&[]) }, by_event: true }
    }
}

impl Differ {
    /// One that compares only what documents say in the same words: reports of one event do not meet by what they are
    /// about.
    #[must_use]
    pub fn by_words_alone() -> Self {
        Self { by_event: false, ..Self::default() }
    }

    /// Cross-checks two or more documents, or one with itself.
    ///
    /// # Errors
    ///
    /// The name of the first document that cannot be read, and why.
    pub fn diff(&self, pages: &[Page]) -> Result<Outcome, (String, DocumentError)> {
        let mut documents = BTreeMap::new();
        let mut project = Project::default();
        for page in pages {
            let document = read_document(&page.name, &page.bytes).map_err(|error| (page.name.clone(), error))?;
            let id = id_of(&page.name, &documents);
            project.sources.push(source(&id, page, &document));
            documents.insert(id, document);
        }
        project.sources.sort_by(|a, b| a.id.cmp(&b.id));
        for source in &project.sources {
            if let Some(document) = documents.get(&source.id) {
                let drafts = extract::drafts(source, document).into_iter();
                project.claims.extend(drafts.filter(|claim| claim.note.as_deref() != Some(extract::GUESSED)));
            }
        }
        let texts: Vec<(SourceId, &Document)> = documents.iter().map(|(id, document)| (id.clone(), document)).collect();
        let published: Vec<Option<NaiveDate>> = texts.iter().map(|(id, _)| day(&project.sources, id)).collect();
        project.claims.extend(match self.by_event {
            true => extract::event_claims(&texts, &published),
            false => extract::parallel_claims(&texts),
        });
        for claim in &mut project.claims {
            claim.status = Status::Read;
        }
        let texts = Texts { documents: &documents, hashes: &BTreeMap::new() };
        let (mut outcome, lines) = project
            .crosscheck_in(&self.world, texts, Options::default(), |scene, _| source_lines(&project.sources, scene));
        outcome.sources = lines;
        Ok(outcome)
    }
}

/// The day on which a source was published, where it is known to the day.
fn day(sources: &[Source], id: &SourceId) -> Option<NaiveDate> {
    let published = sources.iter().find(|source| source.id == *id)?.published.as_deref()?;
    let period = edtf(published).ok()?;
    period.start.filter(|start| period.end == Some(*start))
}

fn source(id: &SourceId, page: &Page, document: &Document) -> Source {
    Source {
        id: id.clone(),
        title: document.title().map_or_else(|| page.name.clone(), str::to_owned),
        publisher: None,
        author: None,
        kind: None,
        published: page.published.clone().or_else(|| document.published().map(|p| p.period.to_edtf())),
        not_before: None,
        retrieved: None,
        url: None,
        document: Some(page.name.clone()),
        sha256: None,
        at: Location { file: page.name.clone(), line: 1 },
    }
}

/// The id of a page: the stem of its name, as plain as ids are, and a number where that is taken.
fn id_of(name: &str, taken: &BTreeMap<SourceId, Document>) -> SourceId {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| if stem.is_empty() { base } else { stem });
    let plain: String = stem.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let plain = plain.trim_matches(['-', '.']);
    let plain = if plain.is_empty() { "document" } else { plain };
    let mut id = SourceId(plain.to_owned());
    let mut n = 2;
    while taken.contains_key(&id) {
        id = SourceId(format!("{plain}-{n}"));
        n += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_apart() {
        let mut taken = BTreeMap::new();
        for (name, expected) in
            [("pages/a b.txt", "a-b"), ("a b.html", "a-b-2"), ("-", "document"), (".hidden", "hidden"), ("ÄÖ.md", "ÄÖ")]
        {
            let id = id_of(name, &taken);
            assert_eq!(id.0, expected, "{name}");
            taken.insert(id, Document::read("x.txt", b"").unwrap());
        }
    }
}
