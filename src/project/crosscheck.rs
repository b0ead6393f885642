//! Cross-checking a loaded project: its vocabulary, entities and documents put together, and the run made.

use super::table::Table;
use super::{Project, read_document, relations, unfit};
use crate::audit::{Outcome, Ruling, source_lines, summarize};
use crate::claim::facts::Ledger;
use crate::claim::{
    Claim, EntityEntry, EntityKind, Fault, Place, Problem, RulingEntry, SourceId, Vocabulary, read_entities,
    source_fault,
};
use crate::conflict::{Findings, Material, Scene, crosscheck, edges};
use crate::document::{Document, sha256_hex};
use crate::entity::{Entity, Kind, Registry};
use crate::pairing::ledger::{Beside, Edge, Explained, explain};
use crate::pairing::{BUILT_IN_CLASSES, Matching};
use crate::time::{NaiveDate, edtf};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// What a run is told beside the project's files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The folder of the documents, when they are not beside the records.
    pub documents: Option<&'a Path>,
    /// Today; without it nothing is said about what is stale.
    pub today: Option<NaiveDate>,
}

/// What words mean and who there is, whatever the claims: read once for many runs.
pub(super) struct World {
    pub(super) vocabulary: Vocabulary,
    pub(super) registry: Registry,
}

/// The documents at hand and their hashes.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) documents: &'a BTreeMap<SourceId, Document>,
    pub(super) hashes: &'a BTreeMap<SourceId, String>,
}

impl Project {
    /// Cross-checks the project. `with` sees the scene before it is taken down, for `explain`.
    pub fn crosscheck<T>(&self, options: Options<'_>, with: impl FnOnce(&Scene<'_>, &Findings) -> T) -> (Outcome, T) {
        self.crosscheck_with(self.ledger.as_ref().map(Cow::Borrowed), options, with)
    }

    /// Cross-checks the project for the last time: its ledger is let go as soon as it is weighed.
    pub fn crosscheck_last(&mut self, options: Options<'_>) -> Outcome {
        let ledger = self.ledger.take().map(Cow::Owned);
        self.crosscheck_with(ledger, options, |_, _| ()).0
    }

    fn crosscheck_with<T>(
        &self,
        ledger: Option<Cow<'_, Ledger>>,
        options: Options<'_>,
        with: impl FnOnce(&Scene<'_>, &Findings) -> T,
    ) -> (Outcome, T) {
        let mut problems = self.problems.clone();
        let (documents, hashes) = self.documents(options.documents, &mut problems);
        let world = self.world();
        let texts = Texts { documents: &documents, hashes: &hashes };
        let (mut outcome, seen) = self.crosscheck_in((&world, texts), ledger, options, with);
        outcome.problems.append(&mut problems);
        outcome.problems.sort();
        (outcome, seen)
    }

    /// What words mean and who there is, of this project.
    fn world(&self) -> World {
        let vocabulary = Vocabulary::with(self.properties.clone());
        let vocabulary = if self.settings.match_by_meaning { vocabulary } else { vocabulary.by_words_alone() };
        World { vocabulary, registry: registry(&self.entities) }
    }

    /// What is known beside the rows of a table.
    fn beside<'w>(&self, world: &'w World, edges: &'w [Edge]) -> Beside<'w> {
        let (own, learns) = (self.properties.len(), self.settings.match_by_meaning);
        Beside { vocabulary: &world.vocabulary, own, entities: world.registry.entities(), edges, learns }
    }

    /// Why two rows of the table were or were not compared; nothing without a table.
    #[must_use]
    pub fn explain_rows(&self, rows: [u32; 2]) -> Option<Explained> {
        let world = self.world();
        Some(explain(self.ledger.as_ref()?, &self.beside(&world, &[]), rows))
    }

    /// Cross-checks the project with a vocabulary, entities and documents that are at hand.
    pub(super) fn crosscheck_in<T>(
        &self,
        (world, texts): (&World, Texts<'_>),
        ledger: Option<Cow<'_, Ledger>>,
        options: Options<'_>,
        with: impl FnOnce(&Scene<'_>, &Findings) -> T,
    ) -> (Outcome, T) {
        let edges = if ledger.is_some() { edges(&world.vocabulary) } else { Vec::new() };
        let beside = self.beside(world, &edges);
        let mut table = ledger.map(|ledger| Table::weigh(ledger, &beside, self.claims.len()));
        let ready = table.as_mut().map(|table| std::mem::take(&mut table.frames)).unwrap_or_default();
        // Without a table the claims are taken as they are.
        let joined: Vec<Claim>;
        let claims = match &mut table {
            Some(table) => {
                let rows = std::mem::take(&mut table.claims);
                // A table that stands alone is not moved.
                joined = match self.claims.is_empty() {
                    true => rows,
                    false => self.claims.iter().cloned().chain(rows).collect(),
                };
                &joined
            }
            None => &self.claims,
        };
        let material = Material {
            claims,
            sources: &self.sources,
            vocabulary: &world.vocabulary,
            registry: &world.registry,
            relations: &self.relations,
            documents: texts.documents,
            hashes: texts.hashes,
            today: options.today,
            stale_after_days: self.settings.stale_after_days,
            matching: &self.matching(),
            asked: table.as_ref().map_or(&[], |table| &table.questions),
            linked: table.as_ref().map_or(&[], |table| &table.linked),
            changes: table.as_ref().map_or(&[], |table| &table.changes),
        };
        let rulings: Vec<Ruling> = self.rulings.iter().cloned().map(Ruling::from).collect();
        let mut left_out = self.left_out.len();
        let (_, (mut outcome, seen)) = crosscheck(&material, ready, |scene, findings| {
            let mut outcome = summarize(scene, findings, &rulings);
            outcome.sources = source_lines(&self.sources, scene);
            let (problems, claims) = unfit::problems(self, scene);
            outcome.problems = problems;
            left_out += claims;
            outcome.problems.append(&mut relations::zero_divisors(self, &findings.bindings.written));
            outcome.coverage.not_done.extend(relations::never_evaluated(&findings.bindings.written));
            (outcome, with(scene, findings))
        });
        if let Some(table) = table {
            table.count(&mut outcome);
        }
        if left_out > 0 {
            outcome.coverage.left_out.insert(0, ("with a problem in the file".to_owned(), left_out));
        }
        (outcome, seen)
    }

    /// From which odds on claims are compared, and what is ruled on two claims; the last ruling on two stands.
    #[must_use]
    pub fn matching(&self) -> Matching {
        Matching {
            accept_odds: self.settings.accept_odds,
            review_odds: self.settings.review_odds,
            ruled: self.rulings.iter().filter_map(RulingEntry::on_pair).collect(),
        }
    }

    /// The documents at hand and their hashes; what cannot be read is a problem of its record.
    #[must_use]
    pub fn documents(
        &self,
        folder: Option<&Path>,
        problems: &mut Vec<Problem>,
    ) -> (BTreeMap<SourceId, Document>, BTreeMap<SourceId, String>) {
        let (mut documents, mut hashes) = (BTreeMap::new(), BTreeMap::new());
        for source in &self.sources {
            let mut problem = |message: String| {
                let help = "name a file of text, Markdown, HTML, Word (.docx), OpenDocument (.odt) or PDF beside the record or in \
                            the folder of --documents";
                let fault = Fault { place: Place::Key("document"), message, help: help.to_owned() };
                problems.push(source_fault(&source.at.file, &self.reread(&source.at.file), &fault));
            };
            match self.document(source, folder) {
                Ok(None) => {}
                Ok(Some(bytes)) => {
                    hashes.insert(source.id.clone(), sha256_hex(&bytes));
                    match read_document(source.document.as_deref().unwrap_or(""), &bytes) {
                        Ok(document) => {
                            document.remarks().iter().for_each(|remark| problem(format!("of its document, {remark}")));
                            documents.insert(source.id.clone(), document);
                        }
                        Err(error) => problem(format!("its document cannot be read: {error}")),
                    }
                }
                Err(error) => problem(format!("its document cannot be read: {error}")),
            }
        }
        (documents, hashes)
    }
}

/// The built-in classes, read once.
static CLASSES: LazyLock<Vec<EntityEntry>> =
    LazyLock::new(|| read_entities("classes.toml", BUILT_IN_CLASSES.as_bytes()).0);

/// The entities of the project and the built-in classes, as one registry. An entry of the project replaces a built-in
/// one of the same name.
#[must_use]
pub fn registry(entries: &[EntityEntry]) -> Registry {
    let own: BTreeSet<&str> = entries.iter().map(|e| e.name.as_str()).collect();
    let built_in = CLASSES.iter().filter(|e| !own.contains(e.name.as_str()));
    Registry::new(entries.iter().chain(built_in).map(entity).collect())
}

fn entity(entry: &EntityEntry) -> Entity {
    let kind = entry.kind.map(|kind| match kind {
        EntityKind::Person => Kind::Person,
        EntityKind::Body => Kind::Body,
        EntityKind::Place => Kind::Place,
        EntityKind::Law => Kind::Law,
        EntityKind::Event => Kind::Event,
        EntityKind::Class => Kind::Class,
    });
    Entity {
        name: entry.name.clone(),
        aliases: entry.aliases.clone(),
        ids: entry.ids.iter().cloned().collect(),
        kind,
        within: entry.within.clone(),
        kind_of: entry.kind_of.clone(),
        means: entry.means.clone(),
        date: entry.date.as_deref().and_then(|d| edtf(d).ok()),
        distinct_from: entry.distinct_from.clone(),
    }
}
