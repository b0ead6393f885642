//! `claims/relations.toml`: arithmetic that must hold among claims.

use super::table::{self, Input, Shape, Table, shorten, type_name};
use super::{ClaimId, Location, Problem, parse_claim_id};
use toml::de::DeValue;

pub(super) const KEYS: &[&str] = &["id", "expr", "where", "because"];
const OPERAND_KEYS: &[&str] = &["property", "subject", "place", "period", "population"];
const WHERE_SHAPE: &str = "a table of operands: { total = { property = \"…\" }, days = \"source/claim-id\" }";

/// A relation as the file gives it.
#[derive(Clone, Debug)]
pub struct RelationEntry {
    /// Its id.
    pub id: String,
    /// The expression, in the names of its operands: "mean * days = total".
    pub expr: String,
    /// Each operand's name and what it stands for, in the order of the file.
    pub operands: Vec<(String, OperandSpec)>,
    /// Why it must hold.
    pub because: String,
    /// Where it stands.
    pub at: Location,
}

/// What an operand of a relation stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperandSpec {
    /// One claim.
    Claim(ClaimId),
    /// Every claim of a property, as far as it is narrowed down.
    Property {
        /// The property.
        property: String,
        /// Of this subject only.
        subject: Option<String>,
        /// In this place only.
        place: Option<String>,
        /// In this period only.
        period: Option<String>,
        /// Of these people only.
        population: Option<String>,
    },
}

/// Reads the relations of a file; `file` is its name for problems.
#[must_use]
pub fn read_relations(file: &str, bytes: &[u8]) -> (Vec<RelationEntry>, Vec<Problem>) {
    let input = Input::new(file, bytes);
    let shape = Shape {
        entry: "relation",
        key: "id",
        head_keys: &[],
        head: &|_| {},
        read: &|table, _| read(table),
        what: "a relation",
        keys: KEYS,
    };
    let (mut entries, mut problems) = table::entries(&input, &shape);
    table::drop_repeated(&input, "relation", "id", &mut entries, &mut problems);
    (entries.into_iter().filter_map(|entry| entry.value.map(|value| *value)).collect(), problems.finish())
}

fn read(table: &Table<'_, '_>) -> Option<RelationEntry> {
    let id = table.required("id", "give it an id that no other relation has: id = \"…\"");
    let expr = table.required("expr", "what must hold: expr = \"mean * days = total\"");
    let because = table.required("because", "say why it must hold: because = \"…\"");
    if !table.has("where") {
        table.missing("where", format!("what the names of the expression stand for, as {WHERE_SHAPE}"));
    }
    let mut operands = Vec::new();
    for (name, value) in table.free_table("where", WHERE_SHAPE) {
        let spec = match value.get_ref() {
            DeValue::String(text) => read_claim_operand(table, value.span(), text),
            DeValue::Table(inner) => {
                read_property_operand(&Table::open(table.part, inner, value.span(), "an operand", OPERAND_KEYS))
            }
            other => {
                let message = format!("`{}` is {}", shorten(name.get_ref()), type_name(other));
                table.part.problem(value.span(), message, "an operand is \"source/claim-id\" or { property = \"…\" }");
                None
            }
        };
        operands.extend(spec.map(|spec| (name.get_ref().to_string(), spec)));
    }
    let at = table.part.location(table.span.start);
    Some(RelationEntry { id: id?, expr: expr?, operands, because: because?, at })
}

fn read_claim_operand(table: &Table<'_, '_>, span: std::ops::Range<usize>, text: &str) -> Option<OperandSpec> {
    let id = parse_claim_id(text);
    if id.is_none() {
        let message = format!("\"{}\" is not the id of a claim", shorten(text));
        table.part.problem(span, message, "write it as \"source/claim-id\"");
    }
    id.map(OperandSpec::Claim)
}

fn read_property_operand(table: &Table<'_, '_>) -> Option<OperandSpec> {
    let property = table.required("property", "the property whose claims it takes: property = \"…\"");
    Some(OperandSpec::Property {
        subject: table.text("subject"),
        place: table.text("place"),
        period: table.time("period"),
        population: table.text("population"),
        property: property?,
    })
}
