//! `gainsay import`: claims from a table of facts, written behind what people wrote.
//!
//! The table is read row by row. What is read for each source gathers in memory up to a bound and is then added to its
//! file: each file is replaced whole or not at all, and a run that was broken off is made up by the next.

use super::bulk::{self, KIND, Mapping, Refused, TableFormat};
use super::check::write_whole;
use super::terminal::Output;
use super::{Exit, Usage};
use crate::claim::facts::{Fact, Facts, Row};
use crate::claim::{Citation, Claim, Locator, Problem, SourceId, read_claim_file, toml_string, write_claim};
use crate::project::{MAX_FILE, RESERVED};
use anyhow::Context as _;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Makes claims of a table.
#[derive(clap::Args)]
pub struct Import {
    /// The table; "-" is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The folder of the project; it is made when it is not there.
    #[arg(long, short = 'C', visible_alias = "into", default_value = ".", value_name = "DIR")]
    project: PathBuf,
    /// How the table is written [default: by the ending of its name].
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<TableFormat>,
    /// Say what would be added, and write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    columns: Mapping,
}

/// How many bytes of claims gather before they are written: some hundred thousand claims.
const MAX_GATHERED: usize = 64 << 20;
/// How many sources the summary names.
const MAX_NAMED: usize = 12;

impl Import {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        let format = self.columns.format(self.format, &self.file)?;
        let (input, name) = bulk::open(&self.file)?;
        let facts = Facts::new(input, format, &name, &self.columns.columns()).with_context(|| name.clone())?;
        let mut files = Files::new(&self.project, self.dry_run)?;
        let mut refused = Refused::default();
        for row in facts {
            // What was read before the input broke off is kept.
            let row = match row {
                Ok(row) => row,
                Err(stop) => {
                    files.flush()?;
                    out.problems(&refused.finish(&name));
                    out.remark(&files.summary());
                    return Err(anyhow::Error::new(stop).context(name));
                }
            };
            match row {
                Row::Refused(problem) => refused.add(problem),
                Row::Fact(fact) => {
                    if let Some(problem) = files.take(*fact)? {
                        refused.add(problem);
                    }
                }
            }
        }
        files.flush()?;
        let exit = refused.exit();
        out.problems(&refused.finish(&name));
        if !out.quiet {
            out.words(&files.summary())?;
        }
        Ok(exit)
    }
}

/// The claim files of a project, while facts are added to them.
struct Files {
    project: PathBuf,
    dry_run: bool,
    sources: BTreeMap<SourceId, Gathered>,
    gathered: usize,
}

/// What is to be added to the file of one source.
#[derive(Default)]
struct Gathered {
    title: String,
    /// Hashes of the ids that the file has.
    known: HashSet<u64>,
    text: String,
    /// How many bytes the file has.
    size: u64,
    added: usize,
    there: usize,
    /// Why nothing can be added; reported with the first row that it keeps out.
    closed: Option<(String, String)>,
}

impl Files {
    fn new(project: &Path, dry_run: bool) -> anyhow::Result<Self> {
        for folder in ["claims", "sources"] {
            let path = project.join(folder);
            // A project that somebody else sent is not to choose another place to write to.
            if let (Ok(target), Ok(inside)) = (path.canonicalize(), project.canonicalize())
                && !target.starts_with(&inside)
            {
                let fault = "this is a link that leads out of the project, so nothing was written";
                return Err(Usage(format!("{}: {fault}", path.display())).into());
            }
            if !dry_run {
                std::fs::create_dir_all(&path)
                    .with_context(|| format!("{}: this folder cannot be made", path.display()))?;
            }
        }
        Ok(Self { project: project.to_owned(), dry_run, sources: BTreeMap::new(), gathered: 0 })
    }

    /// Takes a fact, or says why it cannot be added.
    fn take(&mut self, fact: Fact) -> anyhow::Result<Option<Problem>> {
        let Fact { source, mut claim, passage } = fact;
        if claim.citations.is_empty() {
            let locator = Locator::Line(claim.at.line);
            claim.citations.push(Citation { quote: passage, locator, tier: None });
        }
        let id = claim.id.source.clone();
        if !self.sources.contains_key(&id) {
            let opened = self.opened(&id, &source)?;
            self.sources.insert(id.clone(), opened);
        }
        let Some(file) = self.sources.get_mut(&id) else { return Ok(None) };
        if let Some((message, help)) = &file.closed {
            return Ok(Some(refusal(&claim, message.clone(), help.clone())));
        }
        if !file.known.insert(hashed(&claim.id.name)) {
            file.there += 1;
            return Ok(None);
        }
        let entry = format!("\n{}", write_claim(&claim));
        file.size += entry.len() as u64;
        if file.size > MAX_FILE {
            let message = format!("claims/{id}.toml would be larger than {} MB", MAX_FILE >> 20);
            let help = "part the table by source, or check it directly with check --claims".to_owned();
            file.closed = Some((message.clone(), help.clone()));
            return Ok(Some(refusal(&claim, message, help)));
        }
        file.text.push_str(&entry);
        file.added += 1;
        self.gathered += entry.len();
        if self.gathered > MAX_GATHERED {
            self.flush()?;
        }
        Ok(None)
    }

    /// What the file of a source has already.
    fn opened(&self, id: &SourceId, title: &str) -> anyhow::Result<Gathered> {
        let mut file = Gathered { title: title.to_owned(), ..Gathered::default() };
        if RESERVED.contains(&id.0.as_str()) {
            let message = format!("a source cannot be called \"{id}\"");
            file.closed = Some((message, format!("claims/{id}.toml has another meaning: name it with --source-id")));
            return Ok(file);
        }
        let name = format!("claims/{id}.toml");
        let Some(bytes) = self.read(&name)? else { return Ok(file) };
        let read = read_claim_file(&name, id, &bytes, false);
        if let Some(problem) = read.problems.first() {
            let at = format!("{name}:{}: {}", problem.at.line, problem.message);
            let message = format!("nothing is added to a file that has a problem: {at}");
            file.closed = Some((message, "mend that file first; `gainsay check` shows its problems".to_owned()));
            return Ok(file);
        }
        file.known = read.claims.iter().map(|claim| hashed(&claim.id.name)).collect();
        file.size = bytes.len() as u64;
        Ok(file)
    }

    /// A file of the project, if there is one; it must lie in the project, links resolved.
    fn read(&self, name: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let path = self.project.join(name);
        if path.symlink_metadata().is_err() {
            return Ok(None);
        }
        let failed = || format!("{name}: cannot be read");
        let target = path.canonicalize().with_context(failed)?;
        if !target.starts_with(self.project.canonicalize().with_context(failed)?) {
            return Err(Usage(format!("{name}: this is a link that leads out of the project")).into());
        }
        let about = target.metadata().with_context(failed)?;
        if !about.is_file() || about.len() > MAX_FILE {
            return Err(Usage(format!("{name}: this is no file, or larger than {} MB", MAX_FILE >> 20)).into());
        }
        std::fs::read(&target).map(Some).with_context(failed)
    }

    /// Adds what has gathered to the files: the bytes that are there stay as they are.
    fn flush(&mut self) -> anyhow::Result<()> {
        self.gathered = 0;
        let ids: Vec<SourceId> =
            self.sources.iter().filter(|(_, file)| !file.text.is_empty()).map(|(id, _)| id.clone()).collect();
        for id in ids {
            let Some((text, title)) =
                self.sources.get_mut(&id).map(|file| (std::mem::take(&mut file.text), file.title.clone()))
            else {
                continue;
            };
            if self.dry_run {
                continue;
            }
            let record = self.project.join(format!("sources/{id}.toml"));
            if matches!(record.symlink_metadata(), Err(error) if error.kind() == ErrorKind::NotFound) {
                let words = format!("title = {}\nkind = {}\n", toml_string(&title), toml_string(KIND));
                write_whole(&record, words.as_bytes())?;
            }
            let name = format!("claims/{id}.toml");
            let mut bytes = match self.read(&name)? {
                Some(bytes) => bytes,
                None => format!("source = {}\n", toml_string(&id.0)).into_bytes(),
            };
            if !bytes.is_empty() && !bytes.ends_with(b"\n") {
                bytes.push(b'\n');
            }
            bytes.extend_from_slice(text.as_bytes());
            // The file that a link names is replaced, and not the link.
            let path = self.project.join(&name);
            write_whole(&path.canonicalize().unwrap_or(path), &bytes)?;
        }
        Ok(())
    }

    /// What was added, and what was there already.
    fn summary(&self) -> String {
        let (added, there) =
            self.sources.values().fold((0, 0), |(added, there), file| (added + file.added, there + file.there));
        let verb = if self.dry_run { "would add" } else { "added" };
        let mut said = match (added, there) {
            (0, 0) => "no facts to add".to_owned(),
            (0, there) => format!("nothing new: {} there already", facts(there, "is", "are")),
            (added, 0) => format!("{verb} {}", claims(added)),
            (added, there) => format!("{verb} {}; {} there already", claims(added), facts(there, "is", "are")),
        };
        let named: Vec<String> = self
            .sources
            .iter()
            .filter(|(_, file)| file.added > 0)
            .map(|(id, file)| format!("{} to claims/{id}.toml", file.added))
            .collect();
        for line in named.iter().take(MAX_NAMED) {
            said.push_str("\n  ");
            said.push_str(line);
        }
        if named.len() > MAX_NAMED {
            said.push_str(&format!("\n  and to {} files more", named.len() - MAX_NAMED));
        }
        said
    }
}

fn claims(n: usize) -> String {
    if n == 1 { "1 claim".to_owned() } else { format!("{n} claims") }
}

fn facts(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 fact {one}") } else { format!("{n} facts {many}") }
}

/// The problem of a row that is a claim and cannot be added.
fn refusal(claim: &Claim, message: String, help: String) -> Problem {
    let snippet = claim.citations.first().map(|c| c.quote.clone()).unwrap_or_default();
    let snippet = snippet.lines().next().unwrap_or("").chars().take(200).collect();
    Problem { at: claim.at.clone(), column: 1, span: None, message, help, snippet }
}

/// A hash that is the same in every run; it never leaves the run.
fn hashed(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
