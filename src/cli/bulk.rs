//! Facts in bulk on the command line: which column holds what, and `check --claims`.

use super::terminal::Output;
use super::{Exit, Usage};
use crate::claim::facts::{Columns, Fact, Facts, Field, Format, Ledger, Row, Taken, named};
use crate::claim::{
    ClaimId, EntityEntry, Location, Problem, PropertyEntry, Source, SourceId, read_entities, read_properties,
};
use crate::project::{self, Project};
use anyhow::Context as _;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How many refused rows are shown; more of them have one reason in common.
pub(super) const MAX_REFUSED: usize = 100;

/// Which column of a table holds what. A name that begins with "=" is no column: it is the same for every row.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(
    next_help_heading = "Columns (\"=TEXT\" is the same for every row) [default: the column of the option's name]"
)]
pub(super) struct Mapping {
    /// Who says so.
    #[arg(long, value_name = "COLUMN")]
    source: Option<String>,
    /// The source of every row, where no column names it.
    #[arg(long, value_name = "NAME", conflicts_with = "source")]
    source_id: Option<String>,
    /// Who or what it is said of.
    #[arg(long, value_name = "COLUMN")]
    subject: Option<String>,
    /// What is said of it.
    #[arg(long, value_name = "COLUMN")]
    property: Option<String>,
    /// The value.
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    /// The unit of the value.
    #[arg(long, value_name = "COLUMN")]
    unit: Option<String>,
    /// "about", "at least".
    #[arg(long, value_name = "COLUMN")]
    hedge: Option<String>,
    /// The moment that it holds for.
    #[arg(long, value_name = "COLUMN")]
    as_of: Option<String>,
    /// The stretch that it holds for.
    #[arg(long, value_name = "COLUMN")]
    period: Option<String>,
    /// Where it holds.
    #[arg(long, value_name = "COLUMN")]
    place: Option<String>,
    /// Of whom.
    #[arg(long, value_name = "COLUMN")]
    population: Option<String>,
    /// How it was found out.
    #[arg(long, value_name = "COLUMN")]
    method: Option<String>,
    /// planned, proposed, conditional or alleged.
    #[arg(long, value_name = "COLUMN")]
    modality: Option<String>,
    /// Who reported it first.
    #[arg(long, value_name = "COLUMN")]
    origin: Option<String>,
    /// Whether it is negated.
    #[arg(long, value_name = "COLUMN")]
    denied: Option<String>,
    /// The words of the source.
    #[arg(long, alias = "text", value_name = "COLUMN")]
    quote: Option<String>,
    /// A remark.
    #[arg(long, value_name = "COLUMN")]
    note: Option<String>,
    /// What parts the cells of a CSV file: one character, or "tab" [default: a comma; in a .tsv file a tab].
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    delimiter: Option<u8>,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum TableFormat {
    /// A header, and a row a line.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [one] if one.is_ascii() && !one.is_ascii_alphanumeric() && *one != b'"' => Ok(*one),
        _ => Err("one character that parts cells, as ; or |, or the word tab".to_owned()),
    }
}

impl Mapping {
    fn said(&self) -> [(Field, &Option<String>); 16] {
        [
            (Field::Source, &self.source),
            (Field::Subject, &self.subject),
            (Field::Property, &self.property),
            (Field::Value, &self.value),
            (Field::Unit, &self.unit),
            (Field::Hedge, &self.hedge),
            (Field::AsOf, &self.as_of),
            (Field::Period, &self.period),
            (Field::Place, &self.place),
            (Field::Population, &self.population),
            (Field::Method, &self.method),
            (Field::Modality, &self.modality),
            (Field::Origin, &self.origin),
            (Field::Denied, &self.denied),
            (Field::Quote, &self.quote),
            (Field::Note, &self.note),
        ]
    }

    /// The options as they were given.
    fn again(&self) -> String {
        let columns = self.said().into_iter().filter_map(|(field, column)| Some((field.option(), column.as_ref()?)));
        let mut told: String = columns.map(|(option, column)| format!(" --{option} {}", argument(column))).collect();
        if let Some(source) = &self.source_id {
            told.push_str(&format!(" --source-id {}", argument(source)));
        }
        match self.delimiter {
            Some(b'\t') => told.push_str(" --delimiter tab"),
            Some(delimiter) => told.push_str(&format!(" --delimiter {}", argument(&char::from(delimiter).to_string()))),
            None => {}
        }
        told
    }

    pub(super) fn columns(&self) -> Columns {
        let mut columns = Columns::default();
        for (field, column) in self.said() {
            column.iter().for_each(|column| columns.map(field, column));
        }
        self.source_id.iter().for_each(|source| columns.fix(Field::Source, source));
        columns
    }

    /// The format of a table: as asked for, else by the ending of its name.
    pub(super) fn format(&self, asked: Option<TableFormat>, path: &Path) -> anyhow::Result<Format> {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let csv = |default| Format::Csv(self.delimiter.unwrap_or(default));
        match (asked, ending.as_str()) {
            (Some(TableFormat::Csv), "tsv" | "tab") | (None, "tsv" | "tab") => Ok(csv(b'\t')),
            (Some(TableFormat::Csv), _) | (None, "csv") => Ok(csv(b',')),
            (Some(TableFormat::Jsonl), _) | (None, "jsonl" | "ndjson" | "json") => Ok(Format::JsonLines),
            (None, _) if path.as_os_str() == "-" => Ok(Format::JsonLines),
            (None, _) => {
                let help = "its name ends neither in .csv nor in .jsonl; say which with --format or --claims-format";
                Err(Usage(format!("{}: {help}", path.display())).into())
            }
        }
    }
}

/// Opens a table; "-" is standard input. Gives its name for problems, too.
pub(super) fn open(path: &Path) -> anyhow::Result<(Box<dyn Read>, String)> {
    if path.as_os_str() == "-" {
        return Ok((Box::new(std::io::stdin().lock()), "standard input".to_owned()));
    }
    let shown = path.strip_prefix(".").unwrap_or(path).display().to_string();
    let file = std::fs::File::open(path).map_err(|error| Usage(format!("{shown}: cannot be read: {error}")))?;
    if file.metadata().is_ok_and(|about| about.is_dir()) {
        return Err(Usage(format!("{shown}: this is a folder; name a table of facts")).into());
    }
    Ok((Box::new(file), shown))
}

/// An argument of a command line, in quotation marks where it needs them.
fn argument(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    let bare = !text.is_empty() && text.chars().all(plain);
    if bare { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// The record of a source of which nothing is known but its name.
pub(super) fn record(id: &SourceId, title: &str, file: &str) -> Source {
    Source {
        id: id.clone(),
        title: title.to_owned(),
        publisher: None,
        author: None,
        kind: Some(KIND.to_owned()),
        published: None,
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: file.to_owned(), line: 1 },
    }
}

/// What sort of source a table is.
pub(super) const KIND: &str = "dataset";

/// A table that is checked directly.
#[derive(clap::Args, Debug, Default)]
pub(super) struct Bulk {
    /// Check this table of facts, CSV or JSON Lines, directly; "-" is standard input. With -C DIR, together with the
    /// project there.
    #[arg(long, value_name = "FILE", help_heading = "Facts in bulk")]
    claims: Option<PathBuf>,
    /// The vocabulary of the facts, as claims/properties.toml.
    #[arg(long, value_name = "FILE", requires = "claims", help_heading = "Facts in bulk")]
    properties: Option<PathBuf>,
    /// The names of the facts that spelling alone does not join, as claims/entities.toml: canonical names, aliases, and
    /// what is distinct.
    #[arg(long, value_name = "FILE", requires = "claims", help_heading = "Facts in bulk")]
    entities: Option<PathBuf>,
    /// How the table is written [default: by the ending of its name].
    #[arg(long, value_enum, value_name = "FORMAT", requires = "claims", help_heading = "Facts in bulk")]
    claims_format: Option<TableFormat>,
    /// Match properties and values by their words alone: nothing is matched by meaning, and nothing is learned from
    /// which labels and values agree.
    #[arg(long, requires = "claims", help_heading = "Facts in bulk")]
    by_words_alone: bool,
    #[command(flatten)]
    columns: Mapping,
}

impl Bulk {
    /// Whether a table is checked without a project beside it.
    pub(super) fn stands_alone(&self, project: &Path) -> bool {
        self.claims.is_some() && project == Path::new(".")
    }

    /// What `gainsay explain` must be told to see the same table: the options that say where it is and how it is read.
    /// Empty where no table is checked.
    pub(super) fn again(&self) -> String {
        let Some(claims) = &self.claims else { return String::new() };
        // A report has no absolute path: of such a file it says the name.
        let path = |path: &PathBuf| {
            let shown = if path.is_absolute() { path.file_name().map(Path::new).unwrap_or(path) } else { path };
            argument(&shown.display().to_string())
        };
        let mut told = format!(" --claims {}", path(claims));
        for (option, file) in [("properties", &self.properties), ("entities", &self.entities)] {
            if let Some(file) = file {
                told.push_str(&format!(" --{option} {}", path(file)));
            }
        }
        if let Some(format) = self.claims_format {
            let name = clap::ValueEnum::to_possible_value(&format).map(|value| value.get_name().to_owned());
            told.push_str(&format!(" --claims-format {}", name.unwrap_or_default()));
        }
        if self.by_words_alone {
            told.push_str(" --by-words-alone");
        }
        told + &self.columns.again()
    }

    /// The facts as a project of their own, or with the project that was asked for.
    pub(super) fn load(&self, folder: &Path, out: &Output) -> anyhow::Result<Option<Project>> {
        let Some(path) = &self.claims else {
            let said = self.columns.said().into_iter().find(|(_, column)| column.is_some()).map(|(field, _)| field);
            return match said {
                Some(field) => Err(Usage(format!("--{} names a column of --claims FILE", field.option())).into()),
                None => Ok(None),
            };
        };
        let mut project = match self.stands_alone(folder) {
            true => Project { root: folder.to_owned(), ..Project::default() },
            false => project::load(folder)?,
        };
        if let Some(path) = &self.properties {
            let (mut entries, mut problems) = properties(path)?;
            project.properties.append(&mut entries);
            project.problems.append(&mut problems);
        }
        if let Some(path) = &self.entities {
            let (mut entries, mut problems) = entities(path)?;
            project.entities.append(&mut entries);
            project.problems.append(&mut problems);
        }
        let format = self.columns.format(self.claims_format, path)?;
        let (input, name) = open(path)?;
        let facts = Facts::new(input, format, &name, &self.columns.columns()).with_context(|| name.clone())?;
        let alone = self.stands_alone(folder);
        project.settings.match_by_meaning &= !self.by_words_alone;
        add(&mut project, facts, &name, alone, out)?;
        Ok(Some(project))
    }
}

fn properties(path: &Path) -> anyhow::Result<(Vec<PropertyEntry>, Vec<Problem>)> {
    let (shown, bytes) = beside(path)?;
    Ok(read_properties(&shown, &bytes))
}

fn entities(path: &Path) -> anyhow::Result<(Vec<EntityEntry>, Vec<Problem>)> {
    let (shown, bytes) = beside(path)?;
    Ok(read_entities(&shown, &bytes))
}

/// A file that is given beside a table, by the name that problems show.
fn beside(path: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Usage(format!("{shown}: cannot be read: {error}")))?;
    Ok((shown, bytes))
}

/// Adds facts to a project: claims, and records of the sources that it does not have. Plain rows of a table that stands
/// alone go into its ledger.
fn add(
    project: &mut Project,
    facts: Facts<Box<dyn Read>>,
    file: &str,
    alone: bool,
    out: &Output,
) -> anyhow::Result<()> {
    let mut known: BTreeSet<ClaimId> = project.claims.iter().map(|claim| claim.id.clone()).collect();
    let mut sources: BTreeMap<SourceId, Option<String>> =
        project.sources.iter().map(|source| (source.id.clone(), None)).collect();
    let (mut refused, mut repeated) = (Refused::default(), 0usize);
    let mut ledger = Ledger::new(file);
    let mut facts = if alone { facts.without_ids() } else { facts };
    let mut next = |ledger: &mut Ledger| match alone {
        true => facts.next_into(ledger),
        false => facts.next().map(|row| row.map(Taken::Row)),
    };
    while let Some(row) = next(&mut ledger) {
        match row.with_context(|| file.to_owned())? {
            Taken::InLedger { is_new, source } => {
                repeated += usize::from(!is_new);
                if let Some((id, title)) = source {
                    sources.entry(id).or_insert(Some(title));
                }
            }
            Taken::Row(Row::Refused(problem)) => refused.add(problem),
            Taken::Row(Row::Fact(fact)) => {
                let Fact { source, claim, .. } = *fact;
                if alone && Ledger::takes(&claim) {
                    repeated += usize::from(!ledger.push(&claim));
                    sources.entry(claim.id.source).or_insert(Some(source));
                    continue;
                }
                let claim = if alone { named(claim) } else { claim };
                if !known.insert(claim.id.clone()) {
                    repeated += 1;
                    continue;
                }
                sources.entry(claim.id.source.clone()).or_insert(Some(source));
                project.claims.push(claim);
            }
        }
    }
    let records = sources.iter().filter_map(|(id, title)| Some(record(id, title.as_deref()?, file)));
    project.sources.extend(records);
    project.sources.sort_by(|a, b| a.id.cmp(&b.id));
    project.claims.sort_by_cached_key(|claim| (claim.id.source.clone(), claim.at.clone(), claim.id.name.clone()));
    ledger.close();
    project.ledger = (!ledger.rows.is_empty()).then_some(ledger);
    if repeated > 0 {
        let rows = if repeated == 1 { "1 row says".to_owned() } else { format!("{repeated} rows say") };
        out.remark(&format!("{rows} what another row of the same source says, and counted once"));
    }
    project.left_out.extend(std::iter::repeat_n(None, refused.count()));
    project.problems.extend(refused.finish(file));
    project.problems.sort();
    Ok(())
}

/// The rows that could not be taken: the first of them to show, and how many there are.
#[derive(Debug, Default)]
pub(super) struct Refused {
    shown: Vec<Problem>,
    count: usize,
}

impl Refused {
    pub(super) fn add(&mut self, problem: Problem) {
        self.count += 1;
        if self.shown.len() < MAX_REFUSED {
            self.shown.push(problem);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The problems to show, with one for those that are not.
    pub(super) fn finish(mut self, file: &str) -> Vec<Problem> {
        let more = self.count.saturating_sub(self.shown.len());
        if more > 0 {
            let message = format!("{more} rows more could not be taken, and are not shown");
            let help = format!("mend the {MAX_REFUSED} that are shown, and run this again");
            let mut problem = Problem::of_file(file, message, help);
            problem.at.line = self.shown.last().map_or(1, |last| last.at.line);
            self.shown.push(problem);
        }
        self.shown
    }

    /// How a run ends that refused these.
    pub(super) fn exit(&self) -> Exit {
        if self.count == 0 { Exit::Clean } else { Exit::BadInput }
    }
}
