//! Drafts written behind what a file of claims holds: not a byte of that changes.

use super::{Refused, inside, stored, too_large};
use crate::claim::{
    Claim, ClaimId, OperandSpec, Problem, Source, SourceId, is_plain_id, read_claim_file, write_claim, write_source,
};
use crate::project::{Error, Project};
use crate::text::words;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What stands between the claims that a file has and the drafts behind them.
const SEPARATOR: &str = "# Drafts by gainsay extract: for each, make status \"reviewed\" or \"retracted\".";
/// How many words of a property an id has: enough to know it again, few enough to type.
const MAX_ID_WORDS: usize = 4;
/// How many characters of one word an id has.
const MAX_ID_WORD: usize = 24;
/// Words that say nothing in an id.
const SMALL: &[&str] = &["a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "from", "with", "s"];

/// A file to be written.
#[derive(Debug)]
pub struct Addition {
    /// Its name in the project.
    pub file: String,
    /// Where it stands, links resolved.
    pub path: PathBuf,
    /// What it holds now; nothing when it is not there yet.
    pub before: Option<Vec<u8>>,
    /// What is new, as it stands behind the rest.
    pub text: String,
}

impl Addition {
    /// The record of a source that the project does not have yet.
    pub(super) fn new_file(project: &Project, file: &str, source: &Source) -> Result<Self, Refused> {
        let text = write_source(source);
        Ok(Self { file: file.to_owned(), path: inside(project, file)?, before: None, text })
    }

    /// The file as it is to be written: what it holds, and behind it what is new.
    #[must_use]
    pub fn whole(&self) -> Vec<u8> {
        let mut whole = self.before.clone().unwrap_or_default();
        whole.extend_from_slice(self.text.as_bytes());
        whole
    }
}

/// A file of claims as it stands.
pub(super) struct ClaimsFile {
    source: SourceId,
    name: String,
    before: Option<Vec<u8>>,
    pub(super) claims: Vec<Claim>,
}

/// What was appended to a file.
pub(super) struct Appended {
    pub(super) addition: Option<Addition>,
    pub(super) added: Vec<Claim>,
    pub(super) unfit: usize,
}

impl ClaimsFile {
    /// Reads the claims of a source. A file with problems is refused: what it holds cannot be known, and what is
    /// written behind an open string would become a part of it.
    pub(super) fn read(project: &Project, source: &SourceId) -> Result<Self, Refused> {
        let name = format!("claims/{source}.toml");
        let before = stored(project, &name)?;
        let read = read_claim_file(&name, source, before.as_deref().unwrap_or_default(), false);
        if !read.problems.is_empty() {
            return Err(Refused::Problems { file: name, problems: read.problems });
        }
        Ok(Self { source: source.clone(), name, before, claims: read.claims })
    }

    /// Gives the drafts their ids and writes them behind the rest. Each comes with the id that its run gave it, or, of
    /// one that the file has already, with the id that it has there, so that ties between drafts keep their ends.
    pub(super) fn append(&self, project: &Project, drafts: Sorted) -> Result<Appended, Refused> {
        let mut ids = Ids::of(project, &self.source, &self.claims);
        let mut names: BTreeMap<String, String> = drafts.known_as;
        let (mut added, mut unfit) = (Vec::new(), 0);
        for mut draft in drafts.new {
            let id = ids.next(&draft);
            let run_id = std::mem::replace(&mut draft.id.name, id);
            if self.is_readable(&draft) {
                names.insert(run_id, draft.id.name.clone());
                added.push(draft);
            } else {
                unfit += 1;
            }
        }
        for draft in &mut added {
            let tie = draft.of.take();
            draft.of = tie.and_then(|mut tie| {
                tie.claim = ClaimId { source: self.source.clone(), name: names.get(&tie.claim.name)?.clone() };
                (tie.claim.name != draft.id.name).then_some(tie)
            });
        }
        if added.is_empty() {
            return Ok(Appended { addition: None, added, unfit });
        }
        let addition = match self.written(project, &added)? {
            Ok(addition) => addition,
            // Ties that lead in a circle: the drafts hold without them.
            Err(_) => {
                added.iter_mut().for_each(|draft| draft.of = None);
                self.written(project, &added)?
                    .map_err(|problems| Refused::Problems { file: self.name.clone(), problems })?
            }
        };
        Ok(Appended { addition: Some(addition), added, unfit })
    }

    /// Whether a draft reads back from a claim file, its tie apart.
    fn is_readable(&self, draft: &Claim) -> bool {
        let text = write_claim(&Claim { of: None, ..draft.clone() });
        let read = read_claim_file(&self.name, &self.source, text.as_bytes(), false);
        read.problems.is_empty() && read.claims.len() == 1
    }

    /// The file with the drafts behind the rest, or what would be wrong with it.
    fn written(&self, project: &Project, added: &[Claim]) -> Result<Result<Addition, Vec<Problem>>, Refused> {
        let before = self.before.as_deref().unwrap_or_default();
        let mut text = String::new();
        if self.before.is_none() {
            text.push_str(&format!("source = \"{}\"\n", self.source));
        } else if !before.is_empty() && before.last() != Some(&b'\n') {
            text.push('\n');
        }
        if !(before.is_empty() && text.is_empty()) {
            text.push('\n');
        }
        text.push_str(SEPARATOR);
        text.push('\n');
        for draft in added {
            text.push('\n');
            text.push_str(&write_claim(draft));
        }
        if ends_lines_with_returns(before) {
            // No string of a draft has a line end of its own.
            text = text.replace('\n', "\r\n");
        }
        let path = inside(project, &self.name)?;
        let addition = Addition { file: self.name.clone(), path, before: self.before.clone(), text };
        let whole = addition.whole();
        if too_large(whole.len()) {
            return Err(Error::TooLarge { path: self.name.clone() }.into());
        }
        let read = read_claim_file(&self.name, &self.source, &whole, false);
        let complete = read.problems.is_empty() && read.claims.len() == self.claims.len() + added.len();
        Ok(if complete { Ok(addition) } else { Err(read.problems) })
    }
}

/// The drafts of a run, those that are new apart from those that the file has.
pub(super) struct Sorted {
    /// In the order of the document.
    pub(super) new: Vec<Claim>,
    /// The ids that the run gave, with those that the file has for them.
    pub(super) known_as: BTreeMap<String, String>,
}

/// Whether the last line of a file that ends a line does so as DOS did.
fn ends_lines_with_returns(bytes: &[u8]) -> bool {
    let end = bytes.iter().rposition(|b| *b == b'\n');
    end.and_then(|end| end.checked_sub(1)).and_then(|at| bytes.get(at)) == Some(&b'\r')
}

/// The ids of one source: those that are taken, and the next one for a draft.
struct Ids {
    taken: BTreeSet<String>,
    /// How often a beginning was used, so that a counter need not begin anew.
    used: BTreeMap<String, usize>,
}

impl Ids {
    /// The ids that the file has, and those by which relations and rulings name claims of this source: a claim that a
    /// person took away leaves its name behind there.
    fn of(project: &Project, source: &SourceId, claims: &[Claim]) -> Self {
        let mut taken: BTreeSet<String> = claims.iter().map(|claim| claim.id.name.clone()).collect();
        let operands = project.relations.iter().flat_map(|relation| &relation.operands);
        taken.extend(operands.filter_map(|(_, operand)| match operand {
            OperandSpec::Claim(id) if id.source == *source => Some(id.name.clone()),
            _ => None,
        }));
        let ruled = project.rulings.iter().flat_map(|ruling| &ruling.claims);
        taken.extend(ruled.filter(|id| id.source == *source).map(|id| id.name.clone()));
        Self { taken, used: BTreeMap::new() }
    }

    fn next(&mut self, draft: &Claim) -> String {
        let base = base_id(draft);
        let used = self.used.entry(base.clone()).or_default();
        loop {
            *used += 1;
            let id = if *used == 1 { base.clone() } else { format!("{base}-{used}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The id of a draft before a counter: the words of its property, and the line of its quote.
fn base_id(draft: &Claim) -> String {
    let slug = [&draft.property, &draft.subject].into_iter().map(|text| slug(text)).find(|slug| !slug.is_empty());
    let slug = slug.unwrap_or_else(|| "claim".to_owned());
    match super::known::line(draft) {
        0 => slug,
        line => format!("{slug}-l{line}"),
    }
}

/// The words of a property or subject as an id has them.
pub(super) fn slug(text: &str) -> String {
    let words = words(text).into_iter().map(|word| word.key);
    let telling = words
        .filter(|word| !SMALL.contains(&word.as_str()))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).take(MAX_ID_WORD).collect::<String>());
    let slug = telling.filter(|word| !word.is_empty()).take(MAX_ID_WORDS).collect::<Vec<_>>().join("-");
    if is_plain_id(&slug) { slug } else { String::new() }
}
