//! Cross-checking a loaded project: its vocabulary, entities and documents put together, and the run made.

use super::Project;
use crate::audit::{Outcome, Ruling, source_lines, summarize};
use crate::claim::{Claim, EntityEntry, EntityKind, Problem, SourceId, Vocabulary, read_entities};
use crate::conflict::{Findings, Material, Scene, crosscheck};
use crate::document::{Document, sha256_hex};
use crate::entity::{Entity, Kind, Registry};
use crate::pairing::{BUILT_IN_CLASSES, Reading};
use crate::text::{Lines, Span};
use crate::time::{NaiveDate, edtf};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a run is told beside the project's files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The folder of the documents, when they are not beside the records.
    pub documents: Option<&'a Path>,
    /// Today; without it nothing is said about what is stale.
    pub today: Option<NaiveDate>,
}

impl Project {
    /// Cross-checks the project. `with` sees the scene before it is taken down, for `explain`.
    pub fn crosscheck<T>(&self, options: Options<'_>, with: impl FnOnce(&Scene<'_>, &Findings) -> T) -> (Outcome, T) {
        let vocabulary = Vocabulary::with(self.properties.clone());
        let registry = registry(&self.entities);
        let mut problems = self.problems.clone();
        let (documents, hashes) = self.documents(options.documents, &mut problems);
        let material = Material {
            claims: &self.claims,
            sources: &self.sources,
            vocabulary: &vocabulary,
            registry: &registry,
            relations: &self.relations,
            documents: &documents,
            hashes: &hashes,
            today: options.today,
        };
        let rulings: Vec<Ruling> = self.rulings.iter().cloned().map(Ruling::from).collect();
        let (_, (mut outcome, seen)) = crosscheck(&material, |scene, findings| {
            let mut outcome = summarize(scene, findings, &rulings);
            outcome.sources = source_lines(&self.sources, scene);
            outcome.problems = unfit(scene, &self.root);
            (outcome, with(scene, findings))
        });
        let left_out = self.left_out.len() + outcome.problems.len();
        if left_out > 0 {
            outcome.coverage.left_out.insert(0, ("with a problem in the file".to_owned(), left_out));
        }
        outcome.problems.append(&mut problems);
        outcome.problems.sort();
        (outcome, seen)
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
            let help = "name a file of text, Markdown or HTML beside the record or in the folder of --documents";
            let mut problem = |message: String| {
                let mut problem = Problem::of_file(&source.at.file, message, help.to_owned());
                problem.at.line = source.at.line;
                problems.push(problem);
            };
            match self.document(source, folder) {
                Ok(None) => {}
                Ok(Some(bytes)) => {
                    hashes.insert(source.id.clone(), sha256_hex(&bytes));
                    match Document::read(source.document.as_deref().unwrap_or(""), &bytes) {
                        Ok(document) => drop(documents.insert(source.id.clone(), document)),
                        Err(error) => problem(format!("its document cannot be read: {error}")),
                    }
                }
                Err(error) => problem(format!("its document cannot be read: {error}")),
            }
        }
        (documents, hashes)
    }
}

/// The entities of the project and the built-in classes, as one registry. An entry of the project replaces a built-in
/// one of the same name.
#[must_use]
pub fn registry(entries: &[EntityEntry]) -> Registry {
    let (built_in, _) = read_entities("classes.toml", BUILT_IN_CLASSES.as_bytes());
    let own: BTreeSet<&str> = entries.iter().map(|e| e.name.as_str()).collect();
    let built_in = built_in.iter().filter(|e| !own.contains(e.name.as_str()));
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

/// A problem for every claim whose value its property cannot have. What is written with digits may be a form that is
/// not read yet: coverage counts it as unreadable, and nobody is told that it is wrong.
fn unfit(scene: &Scene<'_>, root: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut files: BTreeMap<&str, (String, Lines)> = BTreeMap::new();
    for (index, frame) in scene.frames.iter().enumerate() {
        let (Reading::Unreadable { text, why }, Some(id)) = (&frame.reading, frame.property) else { continue };
        if text.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let (claim, property) = (scene.claim(index), scene.vocabulary.get(id));
        let message = format!("this is no value of \"{}\": {why}", claim.property);
        let help = format!("\"{}\" takes {}; or another property is meant", property.name, property.kind.wanted());
        let (stored, lines) = files.entry(&claim.at.file).or_insert_with(|| {
            let stored = std::fs::read_to_string(root.join(&claim.at.file)).unwrap_or_default();
            let lines = Lines::new(&stored);
            (stored, lines)
        });
        problems.push(at_value(claim, stored, lines, message, help));
    }
    problems
}

/// A problem at the line of a claim's value.
fn at_value(claim: &Claim, stored: &str, lines: &Lines, message: String, help: String) -> Problem {
    let start = lines.start(claim.at.line).unwrap_or(0);
    let block = stored.get(start..).unwrap_or("");
    let at = block.find("\nvalue").map_or(start, |at| start + at + 1);
    let line = stored.get(at..).unwrap_or("").lines().next().unwrap_or("");
    let value = line.find('=').map_or(0, |equals| equals + 1);
    let value = value + line.get(value..).unwrap_or("").len() - line.get(value..).unwrap_or("").trim_start().len();
    Problem::within(&claim.at.file, stored, lines, Span::new(at + value, at + line.trim_end().len()), message, help)
}
