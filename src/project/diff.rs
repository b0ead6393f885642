//! Documents cross-checked directly, without a project: every claim is one that the program reads.

use super::crosscheck::{Options, Texts, World};
use super::{Project, read_document, registry};
use crate::audit::{Outcome, source_lines};
use crate::claim::{Claim, ClaimId, Location, Modality, Source, SourceId, Status, Value, Vocabulary};
use crate::document::{Document, DocumentError};
use crate::extract;
use crate::text::fold_key;
use crate::time::{Context, NaiveDate, edtf, read};
use std::collections::{BTreeMap, BTreeSet};

/// A document as it was given.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its name: of the file, or what the caller calls it. Reports name it so; the format may follow from its ending.
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
    /// One that compares only what documents say in the same words: neither properties nor reports of one event meet by
    /// what they mean.
    #[must_use]
    pub fn by_words_alone() -> Self {
        let vocabulary = Vocabulary::with(Vec::new()).by_words_alone();
        Self { world: World { vocabulary, registry: registry(&[]) }, by_event: false }
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
        let kin = Kin::of(&documents);
        for source in &mut project.sources {
            if let Some(document) = documents.get(&source.id) {
                let drafts = extract::drafts(source, document).into_iter();
                let drafts: Vec<Claim> = drafts.filter(|c| c.note.as_deref() != Some(extract::GUESSED)).collect();
                if source.published.is_none() {
                    source.not_before = latest_past(&drafts).map(|day| day.to_string());
                }
                project.claims.extend(drafts);
            }
        }
        let texts: Vec<(SourceId, &Document)> = documents.iter().map(|(id, document)| (id.clone(), document)).collect();
        kin.keep(&mut project.claims);
        project.claims.extend(extract::near_names(&texts));
        let published: Vec<Option<NaiveDate>> = texts.iter().map(|(id, _)| day(&project.sources, id)).collect();
        project.claims.extend(match self.by_event {
            true => extract::event_claims(&texts, &published),
            false => extract::parallel_claims(&texts),
        });
        for claim in &mut project.claims {
            claim.status = Status::Read;
        }
        let texts = Texts { documents: &documents, hashes: &BTreeMap::new() };
        let (mut outcome, lines) = project.crosscheck_in((&self.world, texts), None, Options::default(), |scene, _| {
            source_lines(&project.sources, scene)
        });
        outcome.sources = lines;
        outcome.coverage.not_done = not_done(&documents, &outcome);
        Ok(outcome)
    }
}

/// What was not read of the documents. What a run of a project leaves out for want of a day or of documents has nothing
/// to say here.
fn not_done(documents: &BTreeMap<SourceId, Document>, outcome: &Outcome) -> Vec<String> {
    let with_claims: BTreeSet<&SourceId> =
        outcome.coverage.per_source.iter().filter(|(_, claims, _)| *claims > 0).map(|(id, ..)| id).collect();
    let mut said = Vec::new();
    for (id, document) in documents {
        said.extend(document.remarks().iter().map(|remark| format!("{id}: {remark}")));
        if !with_claims.contains(id) {
            said.push(format!("{id}: nothing in it was read as a claim"));
        }
    }
    said
}

/// The day on which a source was published, where it is known to the day.
fn day(sources: &[Source], id: &SourceId) -> Option<NaiveDate> {
    let published = sources.iter().find(|source| source.id == *id)?.published.as_deref()?;
    let period = edtf(published).ok()?;
    period.start.filter(|start| period.end == Some(*start))
}

/// How many names two documents share that tell of one thing.
const SHARED: usize = 2;

/// Which documents tell of one thing. "The levee" of two documents is one levee only where they do.
struct Kin {
    names: BTreeMap<SourceId, BTreeSet<String>>,
}

impl Kin {
    fn of(documents: &BTreeMap<SourceId, Document>) -> Self {
        let names = |document: &Document| {
            let mentions = extract::mentions_of(document, &crate::time::Context::default());
            mentions.into_iter().filter_map(|m| m.name).map(|name| fold_key(&name.canonical)).collect()
        };
        Self { names: documents.iter().map(|(id, document)| (id.clone(), names(document))).collect() }
    }

    fn are(&self, a: &SourceId, b: &SourceId) -> bool {
        let (Some(x), Some(y)) = (self.names.get(a), self.names.get(b)) else { return false };
        // A text with few names may be an excerpt of the other.
        a == b || x.intersection(y).count() >= SHARED.min(x.len()).min(y.len())
    }

    /// Leaves claims whose subject is a common noun only where all documents that make such claims tell of one thing.
    fn keep(&self, claims: &mut Vec<Claim>) {
        let common = |claim: &Claim| !claim.subject.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
        let mut told: BTreeMap<String, BTreeSet<SourceId>> = BTreeMap::new();
        for claim in claims.iter().filter(|c| common(c)) {
            told.entry(claim.subject.clone()).or_default().insert(claim.id.source.clone());
        }
        let strange = |ids: &BTreeSet<SourceId>| ids.iter().any(|a| ids.iter().any(|b| !self.are(a, b)));
        let apart: BTreeSet<String> =
            told.into_iter().filter(|(_, ids)| strange(ids)).map(|(subject, _)| subject).collect();
        // What one document adds up stays together.
        let wholes: BTreeSet<ClaimId> =
            claims.iter().filter_map(|c| c.of.as_ref()).map(|tie| tie.claim.clone()).collect();
        claims.retain(|c| c.of.is_some() || wholes.contains(&c.id) || !apart.contains(&c.subject));
    }
}

fn source(id: &SourceId, page: &Page, document: &Document) -> Source {
    Source {
        id: id.clone(),
        title: document.title().map_or_else(|| id.to_string(), str::to_owned),
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

/// The latest day that an undated page speaks of as past: it was written no earlier. What is planned may lie ahead.
fn latest_past(claims: &[Claim]) -> Option<NaiveDate> {
    let asserted = claims.iter().filter(|c| c.modality == Modality::Asserted && !c.denied);
    let dates = asserted.flat_map(|claim| {
        let value = match &claim.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        };
        [claim.period.as_deref(), claim.as_of.as_deref(), value]
    });
    dates.flatten().filter_map(|text| read(text, &Context::default()).ok()?.start).max()
}

/// The id of a page: its name, with a number where that is taken.
fn id_of(name: &str, taken: &BTreeMap<SourceId, Document>) -> SourceId {
    let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plain = if plain.trim().is_empty() { "document" } else { plain.trim() };
    let mut id = SourceId(plain.to_owned());
    let mut n = 2;
    while taken.contains_key(&id) {
        id = SourceId(format!("{plain} ({n})"));
        n += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_names_and_apart() {
        let mut taken = BTreeMap::new();
        for (name, expected) in [
            ("a b.txt", "a b.txt"),
            ("a b.txt", "a b.txt (2)"),
            ("north/a b.txt", "north/a b.txt"),
            (" ", "document"),
            ("", "document (2)"),
            ("a\u{1b}[1m.md", "a [1m.md"),
        ] {
            let id = id_of(name, &taken);
            assert_eq!(id.0, expected, "{name}");
            taken.insert(id, Document::read("x.txt", b"").unwrap());
        }
    }

    #[test]
    fn what_could_not_be_read_is_said() {
        let page = |name: &str, text: &str| Page { name: name.into(), bytes: text.into(), published: None };
        let pages = [page("a.txt", "The Carson Mill opened in 1931."), page("b.txt", "Good morning, everybody!")];
        let outcome = Differ::default().diff(&pages).unwrap();
        assert_eq!(outcome.coverage.not_done, ["b.txt: nothing in it was read as a claim"]);
    }
}
