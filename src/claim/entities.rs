//! `claims/entities.toml`: canonical names, aliases, identifiers, "these are distinct".

use super::table::{self, Input, Shape, Table, type_name};
use super::{Location, Problem};
use toml::de::DeValue;

const KEYS: &[&str] = &["name", "aliases", "ids", "kind", "in", "kind_of", "means", "date", "distinct_from"];
const KINDS: &[(&str, EntityKind)] = &[
    ("person", EntityKind::Person),
    ("body", EntityKind::Body),
    ("place", EntityKind::Place),
    ("law", EntityKind::Law),
    ("event", EntityKind::Event),
    ("class", EntityKind::Class),
];

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An office, company, party, court: whoever acts and is no person.
    Body,
    /// A place.
    Place,
    /// A law, order, bill or programme of rules.
    Law,
    /// Something that happened.
    Event,
    /// A class of things, or of people.
    Class,
}

/// An entity as the file gives it.
#[derive(Clone, Debug)]
pub struct EntityEntry {
    /// Its canonical name.
    pub name: String,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// Its identifiers: authority and id, in the order of the authorities' names.
    pub ids: Vec<(String, String)>,
    /// What sort of thing it is.
    pub kind: Option<EntityKind>,
    /// The place that holds it (key `in`).
    pub within: Option<String>,
    /// Of a class: its wider class.
    pub kind_of: Option<String>,
    /// Of a class: its definition.
    pub means: Option<String>,
    /// Of an event: when it was, EDTF.
    pub date: Option<String>,
    /// Names of what it must not be joined with.
    pub distinct_from: Vec<String>,
    /// Where it stands.
    pub at: Location,
}

/// Reads the entities of a file; `file` is its name for problems.
#[must_use]
pub fn read_entities(file: &str, bytes: &[u8]) -> (Vec<EntityEntry>, Vec<Problem>) {
    let input = Input::new(file, bytes);
    let shape = Shape {
        entry: "entity",
        key: "name",
        head_keys: &[],
        head: &|_| {},
        read: &|table, _| read(table),
        what: "an entity",
        keys: KEYS,
    };
    let (mut entries, mut problems) = table::entries(&input, &shape);
    // One name may stand for two things in two places: the county of that name here, and the one there.
    for entry in &mut entries {
        let within = entry.value.as_ref().and_then(|entity| entity.within.as_ref());
        if let (Some(key), Some(within)) = (&mut entry.key, within) {
            key.push_str("\" in \"");
            key.push_str(within);
        }
    }
    table::drop_repeated(&input, "entity", "name", &mut entries, &mut problems);
    (entries.into_iter().filter_map(|entry| entry.value.map(|value| *value)).collect(), problems.finish())
}

fn read(table: &Table<'_, '_>) -> Option<EntityEntry> {
    let name = table.required("name", "its canonical name: name = \"…\"");
    let shape = "a table: { wikidata = \"…\" }";
    let mut ids = Vec::new();
    for (authority, value) in table.free_table("ids", shape) {
        match value.get_ref() {
            DeValue::String(id) => {
                ids.extend(table.filled("ids", value.span(), id).map(|id| (authority.get_ref().to_string(), id)));
            }
            other => {
                let message = format!("`{}` is {}", authority.get_ref(), type_name(other));
                table.part.problem(value.span(), message, "an identifier is a string in quotation marks");
            }
        }
    }
    ids.sort();
    Some(EntityEntry {
        aliases: table.texts("aliases").unwrap_or_default(),
        ids,
        kind: table.word("kind", KINDS),
        within: table.text("in"),
        kind_of: table.text("kind_of"),
        means: table.text("means"),
        date: table.date("date"),
        distinct_from: table.texts("distinct_from").unwrap_or_default(),
        at: table.part.location(table.span.start),
        name: name?,
    })
}
