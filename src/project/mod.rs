//! The folders of a project, `gainsay.toml`, loading everything.
//!
//! A project's files are hostile input: no path leads out of its folder, no file is read beyond a bound.

mod crosscheck;
mod diff;
mod documents;
mod extract;
mod properties;
mod relations;
mod settings;
mod table;
mod times;
mod unfit;

pub use crosscheck::{Options, registry};
pub use diff::{Differ, Page};
pub use documents::{LAYOUT_COMMAND, isolate_with, layout_answer, read_document};
pub use extract::{Addition, Extraction, Gone, Refused, Target, Why};
pub use settings::Settings;

use crate::claim::facts::Ledger;
use crate::claim::{
    self, Claim, ClaimFile, ClaimId, EntityEntry, Locator, Problem, PropertyEntry, RelationEntry, RulingEntry, Source,
    SourceId, is_plain_id, is_safe_path,
};
use rayon::prelude::*;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: some ten times the largest project that we know to be useful.
pub const MAX_FILE: u64 = 512 << 20;
/// The stems in `claims/` that are no sources.
pub const RESERVED: &[&str] = &["entities", "properties", "relations", "rulings"];
/// The name of the settings' file.
const SETTINGS: &str = "gainsay.toml";

/// Why a project cannot be loaded, or a document not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no folder of that name.
    #[error("{path}: there is no such folder")]
    NoFolder {
        /// The folder as it was asked for.
        path: String,
    },
    /// It holds neither claims nor faulty files.
    #[error(
        "{path}: no claims here; `gainsay init` makes a project with an example, and claims stand in claims/<source>.toml"
    )]
    Empty {
        /// The folder as it was asked for.
        path: String,
    },
    /// A file or folder cannot be read.
    #[error("{path}: cannot be read")]
    Read {
        /// Relative to the project.
        path: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// A path leads out of the folder that it belongs in.
    #[error("{path}: leads out of its folder")]
    Outside {
        /// As it was written.
        path: String,
    },
    /// A file is larger than [`MAX_FILE`].
    #[error("{path}: larger than {} MB", MAX_FILE >> 20)]
    TooLarge {
        /// Relative to the project.
        path: String,
    },
    /// It is a folder, pipe or device.
    #[error("{path}: not a file")]
    NotAFile {
        /// Relative to the project.
        path: String,
    },
}

impl Error {
    /// Whether the fault lies in what was given, and not in the machine.
    #[must_use]
    pub fn is_input(&self) -> bool {
        !matches!(self, Self::Read { .. })
    }
}

/// Everything that the files of a project say.
#[derive(Debug, Default)]
pub struct Project {
    /// The folder.
    pub root: PathBuf,
    /// The records of the sources, by id.
    pub sources: Vec<Source>,
    /// The sound claims, by source and in the order of their quotes, whatever the order of the file.
    pub claims: Vec<Claim>,
    /// The plain rows of a table that is checked with the claims.
    pub ledger: Option<Ledger>,
    /// The claims left out because of a problem: their ids, where that much could be read.
    pub left_out: Vec<Option<ClaimId>>,
    /// The entities.
    pub entities: Vec<EntityEntry>,
    /// The project's own vocabulary.
    pub properties: Vec<PropertyEntry>,
    /// The relations.
    pub relations: Vec<RelationEntry>,
    /// The rulings.
    pub rulings: Vec<RulingEntry>,
    /// The settings.
    pub settings: Settings,
    /// Every problem, by file and line.
    pub problems: Vec<Problem>,
}

/// Loads the project in the folder `root`.
///
/// # Errors
///
/// When there is no such folder, or nothing in it. What is wrong with single files is among the problems.
pub fn load(root: &Path) -> Result<Project, Error> {
    let project = open(root)?;
    if project.claims.is_empty() && project.left_out.is_empty() && project.problems.is_empty() {
        return Err(Error::Empty { path: root.display().to_string() });
    }
    Ok(project)
}

/// Loads the project in the folder `root`, which may hold no claims yet.
///
/// # Errors
///
/// When there is no such folder. What is wrong with single files is among the problems.
pub fn open(root: &Path) -> Result<Project, Error> {
    let shown = || root.display().to_string();
    if !root.is_dir() {
        return Err(Error::NoFolder { path: shown() });
    }
    let inside = root.canonicalize().map_err(|cause| Error::Read { path: shown(), cause })?;
    let mut project = Project { root: root.to_owned(), ..Project::default() };
    let sources = project.list("sources");
    let claims = project.list("claims");
    project.read_settings(&inside);
    let read: Vec<_> = sources.par_iter().map(|name| read_source_file(root, &inside, name)).collect();
    for (source, mut problems) in read {
        project.sources.extend(source);
        project.problems.append(&mut problems);
    }
    let read: Vec<_> = claims.par_iter().map(|name| read_claims_file(root, &inside, name, &sources)).collect();
    for file in read {
        project.take(file);
    }
    // In the order of the quotes: what stands first in a file depends on who wrote it.
    project.claims.sort_by_cached_key(|claim| (claim.id.source.clone(), first_line(claim), claim.id.name.clone()));
    project.check_relations();
    project.check_properties();
    project.problems.sort();
    Ok(project)
}

/// Where a claim's first quote stands: its line, page or paragraph.
fn first_line(claim: &Claim) -> usize {
    match claim.citations.first().map(|c| &c.locator) {
        Some(Locator::Line(n) | Locator::Page(n) | Locator::Paragraph(n)) => *n,
        _ => 0,
    }
}

/// What one file of `claims/` holds.
enum Content {
    Claims(ClaimFile),
    Entities(Vec<EntityEntry>),
    Properties(Vec<PropertyEntry>),
    Relations(Vec<RelationEntry>),
    Rulings(Vec<RulingEntry>),
    Nothing,
}

impl Project {
    /// The record of a source.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.binary_search_by(|source| source.id.cmp(id)).ok().and_then(|i| self.sources.get(i))
    }

    /// The bytes of a source's document: beside its record, else below `documents`, else below the folder
    /// that the settings name. `None` when the record names none, or it is in none of them.
    ///
    /// # Errors
    ///
    /// When its path leads out of the folder, or it cannot be read.
    pub fn document(&self, source: &Source, documents: Option<&Path>) -> Result<Option<Vec<u8>>, Error> {
        let Some(name) = &source.document else { return Ok(None) };
        if !is_safe_path(name) {
            return Err(Error::Outside { path: name.clone() });
        }
        for folder in self.folders(documents) {
            let path = folder.join(name);
            if fs::symlink_metadata(&path).is_err() {
                continue;
            }
            let inside = folder.canonicalize().map_err(|cause| Error::Read { path: name.clone(), cause })?;
            return read_file(&path, &inside, name).map(Some);
        }
        Ok(None)
    }

    /// The folders in which documents are looked for, in order.
    fn folders(&self, documents: Option<&Path>) -> Vec<PathBuf> {
        let configured = self.settings.documents.as_ref().map(|dir| self.root.join(dir));
        [Some(self.root.join("sources")), documents.map(Path::to_owned), configured].into_iter().flatten().collect()
    }

    /// A file of the project once more, to show what was found when all were read. Nothing when it has gone since.
    fn reread(&self, file: &str) -> Vec<u8> {
        let inside = self.root.canonicalize();
        inside.ok().and_then(|inside| read_file(&self.root.join(file), &inside, file).ok()).unwrap_or_default()
    }

    /// The names of the TOML files in a folder of the project, in order.
    fn list(&mut self, folder: &str) -> Vec<String> {
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                self.problems.push(unreadable(folder, &error.to_string()));
                return Vec::new();
            }
        };
        let mut names = Vec::new();
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let shown = name.to_string_lossy();
            // Hidden files are those of editors and systems.
            if shown.starts_with('.') || !shown.ends_with(".toml") {
                continue;
            }
            let file = format!("{folder}/{shown}");
            let id = shown.trim_end_matches(".toml");
            if name.to_str().is_none() || !is_plain_id(id) {
                let help = "the name of a file is its source's id: letters, digits, dashes, underscores and dots";
                self.problems.push(Problem::of_file(&file, "this name cannot be an id".to_owned(), help.to_owned()));
            } else if folder == "sources" && RESERVED.contains(&id) {
                let help = format!("claims/{shown} has another meaning: choose another name");
                self.problems.push(Problem::of_file(&file, format!("a source cannot be called \"{id}\""), help));
            } else {
                names.push(id.to_owned());
            }
        }
        names.sort();
        names
    }

    fn read_settings(&mut self, inside: &Path) {
        let path = self.root.join(SETTINGS);
        if fs::symlink_metadata(&path).is_err() {
            return;
        }
        match read_file(&path, inside, SETTINGS) {
            Ok(bytes) => {
                let (settings, mut problems) = settings::read(SETTINGS, &bytes);
                self.settings = settings;
                self.problems.append(&mut problems);
            }
            Err(error) => self.problems.push(unreadable(SETTINGS, &reason(&error))),
        }
    }

    fn take(&mut self, (content, mut problems): (Content, Vec<Problem>)) {
        self.problems.append(&mut problems);
        match content {
            Content::Claims(mut file) => {
                self.claims.append(&mut file.claims);
                self.left_out.append(&mut file.left_out);
                self.problems.append(&mut file.problems);
            }
            Content::Entities(entities) => self.entities = entities,
            Content::Properties(properties) => self.properties = properties,
            Content::Relations(relations) => self.relations = relations,
            Content::Rulings(rulings) => self.rulings = rulings,
            Content::Nothing => {}
        }
    }
}

fn read_source_file(root: &Path, inside: &Path, name: &str) -> (Option<Source>, Vec<Problem>) {
    let file = format!("sources/{name}.toml");
    match read_file(&root.join(&file), inside, &file) {
        Ok(bytes) => claim::read_source(&file, &SourceId(name.to_owned()), &bytes),
        Err(error) => (None, vec![unreadable(&file, &reason(&error))]),
    }
}

fn read_claims_file(root: &Path, inside: &Path, name: &str, sources: &[String]) -> (Content, Vec<Problem>) {
    let file = format!("claims/{name}.toml");
    let bytes = match read_file(&root.join(&file), inside, &file) {
        Ok(bytes) => bytes,
        Err(error) => return (Content::Nothing, vec![unreadable(&file, &reason(&error))]),
    };
    fn pair<T>((entries, problems): (Vec<T>, Vec<Problem>), content: fn(Vec<T>) -> Content) -> (Content, Vec<Problem>) {
        (content(entries), problems)
    }
    match name {
        "entities" => pair(claim::read_entities(&file, &bytes), Content::Entities),
        "properties" => pair(claim::read_properties(&file, &bytes), Content::Properties),
        "relations" => pair(claim::read_relations(&file, &bytes), Content::Relations),
        "rulings" => pair(claim::read_rulings(&file, &bytes), Content::Rulings),
        _ => {
            let mut problems = Vec::new();
            if sources.binary_search_by(|source| source.as_str().cmp(name)).is_err() {
                let message = format!("these are the claims of a source that does not exist: \"{name}\"");
                let known: Vec<&str> = sources.iter().map(String::as_str).collect();
                let near = claim::nearest(name, &known).map(|near| format!("did you mean \"{near}\"? "));
                let help = format!("{}write sources/{name}.toml, with a title at least", near.unwrap_or_default());
                problems.push(Problem::of_file(&file, message, help));
            }
            (Content::Claims(claim::read_claim_file(&file, &SourceId(name.to_owned()), &bytes, false)), problems)
        }
    }
}

/// Reads a file that must lie in the folder `inside`, links resolved. `name` is for messages.
fn read_file(path: &Path, inside: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let failed = |cause| Error::Read { path: name.to_owned(), cause };
    let resolved = path.canonicalize().map_err(failed)?;
    if !resolved.starts_with(inside) {
        return Err(Error::Outside { path: name.to_owned() });
    }
    let about = fs::metadata(&resolved).map_err(failed)?;
    // Opening a pipe would wait for whoever writes into it.
    if !about.is_file() {
        return Err(Error::NotAFile { path: name.to_owned() });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(MAX_FILE)).unwrap_or(0));
    fs::File::open(&resolved).map_err(failed)?.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::TooLarge { path: name.to_owned() });
    }
    Ok(bytes)
}

/// Why a file could not be read, without its name.
fn reason(error: &Error) -> String {
    match error {
        Error::Read { cause, .. } => cause.to_string(),
        Error::Outside { .. } => "it is a link that leads out of the project".to_owned(),
        Error::TooLarge { .. } => format!("it is larger than {} MB", MAX_FILE >> 20),
        Error::NotAFile { .. } => "it is not a file".to_owned(),
        other => other.to_string(),
    }
}

fn unreadable(file: &str, why: &str) -> Problem {
    let help = "put a file here that can be read, or take this one away";
    Problem::of_file(file, format!("this file is not read: {why}"), help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::Severity;

    fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dir
    }

    fn claim(id: &str) -> String {
        format!(
            "[[claim]]\nid = \"{id}\"\nsubject = \"ferry\"\nproperty = \"seats\"\nvalue = 40\ncitation = {{ quote = \"40 seats\", line = 1 }}\n"
        )
    }

    fn messages(project: &Project) -> Vec<String> {
        project.problems.iter().map(|p| format!("{}:{}: {}", p.at.file, p.at.line, p.message)).collect()
    }

    #[test]
    fn everything_is_read_in_order() {
        let dir = project(&[
            ("sources/b.toml", "title = \"B\""),
            ("sources/a.toml", "title = \"A\"\ndocument = \"a.txt\""),
            ("sources/a.txt", "40 seats"),
            ("claims/b.toml", &claim("x")),
            ("claims/a.toml", &claim("y")),
            ("claims/entities.toml", "[[entity]]\nname = \"ferry\""),
            (
                "claims/relations.toml",
                "[[relation]]\nid = \"r\"\nexpr = \"a = b\"\nbecause = \"x\"\nwhere = { a = \"a/y\", b = \"b/z\" }",
            ),
            ("claims/notes.txt", "not read"),
            ("gainsay.toml", "fail_on = \"major\""),
        ]);
        let loaded = load(dir.path()).unwrap();
        let ids: Vec<String> = loaded.claims.iter().map(|claim| claim.id.to_string()).collect();
        assert_eq!(ids, ["a/y", "b/x"]);
        assert_eq!((loaded.entities.len(), loaded.settings.fail_on), (1, Severity::Major));
        assert_eq!(messages(&loaded), ["claims/relations.toml:5: `b` names the claim b/z, which does not exist"]);
        let source = loaded.source(&SourceId("a".to_owned())).unwrap();
        assert_eq!(loaded.document(source, None).unwrap().as_deref(), Some(&b"40 seats"[..]));
    }

    #[test]
    fn faults_of_whole_files_are_problems() {
        let dir = project(&[
            ("sources/entities.toml", "title = \"E\""),
            ("sources/a b.toml", "title = \"A\""),
            ("claims/lost.toml", &claim("x")),
            ("claims/folder.toml/x", ""),
            ("gainsay.toml", "fail_on = \"minor\"\ncolour = 1"),
        ]);
        let loaded = load(dir.path()).unwrap();
        assert_eq!(
            messages(&loaded),
            [
                "claims/folder.toml:1: this file is not read: it is not a file",
                "claims/lost.toml:1: these are the claims of a source that does not exist: \"lost\"",
                "gainsay.toml:2: gainsay.toml has no key `colour`",
                "sources/a b.toml:1: this name cannot be an id",
                "sources/entities.toml:1: a source cannot be called \"entities\"",
            ]
        );
        assert_eq!(loaded.claims.len(), 1);
    }

    #[test]
    fn nothing_here_is_an_error() {
        assert!(matches!(load(project(&[]).path()), Err(Error::Empty { .. })));
        assert!(matches!(load(Path::new("no such folder")), Err(Error::NoFolder { .. })));
        let only_source = project(&[("sources/a.toml", "title = \"A\"")]);
        assert!(matches!(load(only_source.path()), Err(Error::Empty { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        let outside = project(&[("secret.toml", "title = \"S\""), ("secret.txt", "s")]);
        let dir = project(&[("sources/a.toml", "title = \"A\"\ndocument = \"a.txt\""), ("claims/a.toml", &claim("x"))]);
        let link =
            |from: &str, to: &str| std::os::unix::fs::symlink(outside.path().join(from), dir.path().join(to)).unwrap();
        link("secret.toml", "sources/s.toml");
        link("secret.txt", "sources/a.txt");
        let loaded = load(dir.path()).unwrap();
        assert_eq!(
            messages(&loaded),
            ["sources/s.toml:1: this file is not read: it is a link that leads out of the project"]
        );
        let source = &loaded.sources[0];
        assert!(matches!(loaded.document(source, None), Err(Error::Outside { .. })));
        let upwards = Source { document: Some("../claims/a.toml".to_owned()), ..source.clone() };
        assert!(matches!(loaded.document(&upwards, None), Err(Error::Outside { .. })));
        let elsewhere = Source { document: Some("secret.txt".to_owned()), ..source.clone() };
        assert!(loaded.document(&elsewhere, None).unwrap().is_none());
        assert!(loaded.document(&elsewhere, Some(outside.path())).unwrap().is_some());
    }
}
