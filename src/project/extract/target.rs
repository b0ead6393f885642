//! What is asked for: a source of the project, or a document that becomes one.

use super::{Refused, shown};
use crate::claim::{Source, SourceId, is_plain_id, is_safe_path, nearest};
use crate::project::{Error, Project, RESERVED, read_file};
use std::path::{Path, PathBuf};

/// A document to read, and the source that it is.
#[derive(Clone, Debug)]
pub struct Target {
    /// The id of the source.
    pub id: SourceId,
    /// Its record; nothing where the project has none yet.
    pub(super) source: Option<Source>,
    /// Where the document stands.
    path: PathBuf,
    /// The document as a record names it: below one of the folders in which documents are looked for.
    recorded: String,
    /// The document lies in none of these folders: whoever reads it again must name its folder.
    pub elsewhere: Option<PathBuf>,
    /// The record names no document.
    pub unnamed: bool,
}

impl Target {
    /// Its document as a record names it.
    pub(super) fn recorded(&self) -> String {
        self.recorded.clone()
    }

    /// The name by which its format is told.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its document as messages show it.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// How large its document is, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |about| about.len())
    }

    pub(super) fn bytes(&self) -> Result<Vec<u8>, Error> {
        let shown = self.shown();
        let failed = |cause| Error::Read { path: shown.clone(), cause };
        let folder = self.path.canonicalize().map_err(failed)?.parent().unwrap_or(Path::new("/")).to_owned();
        read_file(&self.path, &folder, &shown)
    }
}

impl Project {
    /// The targets that arguments name, each once and in their order: ids of sources, or paths of documents. All faults
    /// are given together.
    #[must_use]
    pub fn targets(&self, arguments: &[String], documents: Option<&Path>) -> (Vec<Target>, Vec<Refused>) {
        let (mut targets, mut refused): (Vec<Target>, Vec<Refused>) = (Vec::new(), Vec::new());
        for argument in arguments {
            match self.target(argument, documents) {
                Err(fault) => refused.push(fault),
                Ok(target) => match targets.iter().find(|other| other.id == target.id) {
                    Some(other) if same_file(&other.path, &target.path) => {}
                    Some(other) => {
                        let why = format!("{} would be the source \"{}\" as well; rename one", other.shown(), other.id);
                        refused.push(Refused::NoSource { path: target.shown(), why });
                    }
                    None => targets.push(target),
                },
            }
        }
        (targets, refused)
    }

    /// Every source with a document, and those whose document is not at hand.
    #[must_use]
    pub fn all_targets(&self, documents: Option<&Path>) -> (Vec<Target>, Vec<Refused>) {
        let named = self.sources.iter().filter(|source| source.document.is_some());
        let found: Vec<_> = named.map(|source| self.recorded_target(source, documents)).collect();
        let (mut targets, mut refused) = (Vec::new(), Vec::new());
        for target in found {
            match target {
                Ok(target) => targets.push(target),
                Err(fault) => refused.push(fault),
            }
        }
        (targets, refused)
    }

    fn target(&self, argument: &str, documents: Option<&Path>) -> Result<Target, Refused> {
        if let Some(source) = self.source(&SourceId(argument.to_owned())) {
            return self.recorded_target(source, documents);
        }
        let path = Path::new(argument);
        if is_plain_id(argument) && !path.is_file() && self.has_record(&SourceId(argument.to_owned())) {
            let why = "this record has problems; mend it first".to_owned();
            return Err(Refused::NoSource { path: format!("sources/{argument}.toml"), why });
        }
        if path.is_file() {
            return self.document_target(path, documents);
        }
        if path.exists() {
            let why = "this is no file; name a document, or the id of a source".to_owned();
            return Err(Refused::NoSource { path: argument.to_owned(), why });
        }
        let known: Vec<&str> = self.sources.iter().map(|source| source.id.0.as_str()).collect();
        let help = match (nearest(argument, &known), known.is_empty()) {
            (Some(near), _) => format!("; did you mean \"{near}\"?"),
            (None, true) => "; the project has no sources yet: name a document by its path".to_owned(),
            (None, false) => "; name a source as sources/<source>.toml does, or a document by its path".to_owned(),
        };
        Err(Refused::Unknown { name: argument.to_owned(), help })
    }

    /// A source whose record names its document.
    fn recorded_target(&self, source: &Source, documents: Option<&Path>) -> Result<Target, Refused> {
        let absent = |why: String| Refused::NoDocument { source_id: source.id.clone(), why };
        let Some(name) = &source.document else {
            let why =
                format!("sources/{}.toml names no document: write document = \"…\" there, or name its file", source.id);
            return Err(absent(why));
        };
        if !is_safe_path(name) {
            return Err(Error::Outside { path: name.clone() }.into());
        }
        let Some(path) = self.document_path(name, documents)? else {
            let why = format!("\"{name}\" is neither beside the record nor in the folder of --documents");
            return Err(absent(why));
        };
        Ok(Target {
            id: source.id.clone(),
            source: Some(source.clone()),
            path,
            recorded: name.clone(),
            elsewhere: None,
            unnamed: false,
        })
    }

    /// Where a document stands that a record names.
    fn document_path(&self, name: &str, documents: Option<&Path>) -> Result<Option<PathBuf>, Error> {
        let found = self.folders(documents).into_iter().find(|folder| folder.join(name).symlink_metadata().is_ok());
        let Some(folder) = found else { return Ok(None) };
        let failed = |cause| Error::Read { path: name.to_owned(), cause };
        let (path, folder) = (folder.join(name), folder.canonicalize().map_err(failed)?);
        if !path.canonicalize().map_err(failed)?.starts_with(folder) {
            return Err(Error::Outside { path: name.to_owned() });
        }
        Ok(Some(path))
    }

    /// A document that a person names by its path: that of a source, or one of its own.
    fn document_target(&self, path: &Path, documents: Option<&Path>) -> Result<Target, Refused> {
        let refused = |why: String| Refused::NoSource { path: path.display().to_string(), why };
        for source in &self.sources {
            let Some(name) = &source.document else { continue };
            if let Ok(Some(stored)) = self.document_path(name, documents)
                && same_file(&stored, path)
            {
                return self.recorded_target(source, documents);
            }
        }
        let (recorded, elsewhere) = self.as_recorded(path, documents);
        if !is_safe_path(&recorded) {
            let why =
                "a record cannot name this file: its name has a backslash, a colon, or signs of no text; rename it";
            return Err(refused(why.to_owned()));
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let id = as_id(&stem);
        if !is_plain_id(&id) || RESERVED.contains(&id.as_str()) {
            return Err(refused(format!("a source cannot be called \"{id}\"; rename the file")));
        }
        let id = SourceId(id);
        let source = self.source(&id).cloned();
        let unnamed = match &source {
            None if self.has_record(&id) => {
                return Err(refused(format!("sources/{id}.toml has problems; mend it first")));
            }
            None => false,
            Some(record) => match &record.document {
                None => true,
                Some(name) if *name == recorded => false,
                Some(name) => {
                    let why =
                        format!("sources/{id}.toml is the record of another document, \"{name}\"; rename the file");
                    return Err(refused(why));
                }
            },
        };
        Ok(Target { id, source, path: path.to_owned(), recorded, elsewhere, unnamed })
    }

    /// Whether there is a file where the record of a source stands.
    fn has_record(&self, id: &SourceId) -> bool {
        self.root.join(format!("sources/{id}.toml")).symlink_metadata().is_ok()
    }

    /// A document as a record names it, and its folder where documents are not looked for there.
    fn as_recorded(&self, path: &Path, documents: Option<&Path>) -> (String, Option<PathBuf>) {
        let resolved = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        for folder in self.folders(documents).iter().filter_map(|folder| folder.canonicalize().ok()) {
            if let Ok(below) = resolved.strip_prefix(&folder) {
                let steps: Vec<_> = below.components().map(|step| step.as_os_str().to_string_lossy()).collect();
                return (steps.join("/"), None);
            }
        }
        let name = resolved.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, resolved.parent().map(Path::to_owned))
    }
}

/// The stem of a file as the id of a source: what cannot stand in an id becomes a dash.
fn as_id(stem: &str) -> String {
    if is_plain_id(stem) {
        return stem.to_owned();
    }
    let kept: String = stem.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join("-").trim_matches(['.', '-']).to_owned()
}

fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_become_ids() {
        for (stem, id) in [
            ("pier-2024", "pier-2024"),
            ("My report (final)", "My-report-final"),
            ("a.b", "a.b"),
            (".hidden", "hidden"),
            ("Łódź: a plan", "Łódź-a-plan"),
            ("!!!", ""),
        ] {
            assert_eq!(as_id(stem), id, "{stem}");
        }
    }
}
