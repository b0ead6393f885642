//! `claims/properties.toml`: the vocabulary of properties, added to the built-in one.

use super::table::{self, Input, Shape, Table, shorten};
use super::{Location, Problem};
use crate::quantity::Decimal;

pub(super) const KEYS: &[&str] = &[
    "name",
    "synonyms",
    "wordings",
    "opposites",
    "inverse",
    "kind",
    "unit",
    "over_time",
    "values",
    "takes",
    "min",
    "max",
    "tolerance",
    "part_of",
    "at_most",
    "mean_of",
    "precedes",
    "because",
];
const KINDS: &[(&str, ValueKind)] = &[
    ("figure", ValueKind::Figure),
    ("period", ValueKind::Period),
    ("name", ValueKind::Name),
    ("list", ValueKind::List),
    ("status", ValueKind::Status),
    ("yes-no", ValueKind::YesNo),
];
const OVER_TIME: &[(&str, OverTime)] = &[
    ("fixed", OverTime::Fixed),
    ("snapshot", OverTime::Snapshot),
    ("state", OverTime::State),
    ("cumulative", OverTime::Cumulative),
    ("rate", OverTime::Rate),
];
const TAKES: &[(&str, Takes)] = &[("one", Takes::One), ("several", Takes::Several)];
/// The keys that say how the world is ordered, and so need a reason.
const NEED_REASON: &[&str] = &["part_of", "at_most", "mean_of", "precedes"];

/// What the values of a property are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// Numbers with a unit.
    Figure,
    /// Stretches of time.
    Period,
    /// Names of entities.
    Name,
    /// Several values at once.
    List,
    /// Words of which one excludes the other.
    Status,
    /// True or false.
    YesNo,
}

impl ValueKind {
    /// What a value of this kind looks like, for a message.
    #[must_use]
    pub fn wanted(self) -> &'static str {
        match self {
            Self::Figure => "a figure (\"almost 700\", \"$2.7 billion\", \"35%\")",
            Self::Period => "a time (\"2019\", \"7 August 2019\", \"since 2012\")",
            Self::Name => "a name",
            Self::List => "a list of names, or their count",
            Self::Status => "a status (\"active\", \"pending\")",
            Self::YesNo => "true or false",
        }
    }
}

/// How a property behaves in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverTime {
    /// It never changes: a law's year.
    Fixed,
    /// It is compared at one date: a population.
    Snapshot,
    /// It holds over a stretch: an office held.
    State,
    /// It adds up and must not fall: a running total.
    Cumulative,
    /// It is per something.
    Rate,
}

/// How many values a property can have at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takes {
    /// One: two of them conflict.
    One,
    /// Several: two of them do not.
    Several,
}

/// A property as the file gives it.
#[derive(Clone, Debug)]
pub struct PropertyEntry {
    /// Its name.
    pub name: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Phrases that say it in prose, and that name it only where they are all that a claim's property says.
    pub wordings: Vec<String>,
    /// Words for its opposite.
    pub opposites: Vec<String>,
    /// The property that says the same from the other side: office, holder.
    pub inverse: Option<String>,
    /// What its values are.
    pub kind: ValueKind,
    /// The unit of its figures.
    pub unit: Option<String>,
    /// How it behaves in time.
    pub over_time: Option<OverTime>,
    /// Of a status: the words that exclude each other.
    pub values: Vec<String>,
    /// How many values it can have at once.
    pub takes: Option<Takes>,
    /// The least value it can have.
    pub min: Option<Decimal>,
    /// The greatest.
    pub max: Option<Decimal>,
    /// How far two measurements of it may differ, in percent.
    pub tolerance: Option<Decimal>,
    /// The property whose value holds this one's.
    pub part_of: Option<String>,
    /// The property whose value this one's cannot exceed.
    pub at_most: Option<String>,
    /// The property of which this one is the mean.
    pub mean_of: Option<String>,
    /// The step that comes after this one.
    pub precedes: Option<Precedes>,
    /// Why this holds of the world.
    pub because: Option<String>,
    /// Where it stands.
    pub at: Location,
}

/// The step that comes after another, and how soon.
#[derive(Clone, Debug)]
pub struct Precedes {
    /// The later property.
    pub property: String,
    /// How far apart the two can lie, as written ("1 year").
    pub within: Option<String>,
}

/// Reads the properties of a file; `file` is its name for problems.
#[must_use]
pub fn read_properties(file: &str, bytes: &[u8]) -> (Vec<PropertyEntry>, Vec<Problem>) {
    let input = Input::new(file, bytes);
    let shape = Shape {
        entry: "property",
        key: "name",
        head_keys: &[],
        head: &|_| {},
        read: &|table, _| read(table),
        what: "a property",
        keys: KEYS,
    };
    let (mut entries, mut problems) = table::entries(&input, &shape);
    table::drop_repeated(&input, "property", "name", &mut entries, &mut problems);
    (entries.into_iter().filter_map(|entry| entry.value.map(|value| *value)).collect(), problems.finish())
}

fn read(table: &Table<'_, '_>) -> Option<PropertyEntry> {
    let name = table.required("name", "the words that claims use for it: name = \"…\"");
    let kind = table.word("kind", KINDS);
    if !table.has("kind") {
        let all: Vec<&str> = KINDS.iter().map(|(word, _)| *word).collect();
        table.missing("kind", format!("what its values are: {}", all.join(", ")));
    }
    let because = table.text("because");
    if let Some(key) = NEED_REASON.iter().find(|key| table.has(key) && !table.has("because")) {
        table.fault(key, format!("`{key}` stands without a reason"), "say why it holds of the world: because = \"…\"");
    }
    if table.has("values") && kind.is_some_and(|kind| kind != ValueKind::Status) {
        table.fault("values", "`values` belongs to a status", "write kind = \"status\", or leave `values` out");
    }
    let (min, max) = (read_number(table, "min", ""), read_number(table, "max", ""));
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        table.fault("max", "`max` is less than `min`", "let the two change places");
    }
    Some(PropertyEntry {
        synonyms: table.texts("synonyms").unwrap_or_default(),
        wordings: table.texts("wordings").unwrap_or_default(),
        opposites: table.texts("opposites").unwrap_or_default(),
        inverse: table.text("inverse"),
        unit: table.text("unit"),
        over_time: table.word("over_time", OVER_TIME),
        values: table.texts("values").unwrap_or_default(),
        takes: table.word("takes", TAKES),
        min,
        max,
        tolerance: read_number(table, "tolerance", "%"),
        part_of: table.text("part_of"),
        at_most: table.text("at_most"),
        mean_of: table.text("mean_of"),
        precedes: read_precedes(table),
        because,
        at: table.part.location(table.span.start),
        kind: kind?,
        name: name?,
    })
}

/// A number, with or without quotation marks, and with the sign that it takes after it.
fn read_number(table: &Table<'_, '_>, key: &str, sign: &str) -> Option<Decimal> {
    let written = table.written(key)?;
    let figure = written.strip_suffix(sign).unwrap_or(&written).trim_end();
    let number = figure.parse().ok().filter(|_| sign.is_empty() || figure.len() < written.len());
    if number.is_none() {
        let help = if sign.is_empty() { "write a plain number: \"100\"" } else { "write percent: \"0.5 %\"" };
        table.fault(key, format!("`{key}` cannot be \"{}\"", shorten(&written)), help);
    }
    number
}

fn read_precedes(table: &Table<'_, '_>) -> Option<Precedes> {
    let shape = "a table: { property = \"…\", within = \"1 year\" }";
    let inner = table.table("precedes", "`precedes`", &["property", "within"], shape)?;
    let property = inner.required("property", "the step that comes after: property = \"…\"");
    let within = inner.text("within");
    Some(Precedes { property: property?, within })
}
