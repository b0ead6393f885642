//! Which column of a table holds what.

use std::collections::BTreeMap;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Who says so.
    Source,
    /// Who or what it is said of.
    Subject,
    /// What is said of it.
    Property,
    /// The value.
    Value,
    /// The unit of the value.
    Unit,
    /// "about", "at least".
    Hedge,
    /// The moment that it holds for.
    AsOf,
    /// The stretch that it holds for.
    Period,
    /// Where it holds.
    Place,
    /// Of whom.
    Population,
    /// How it was found out.
    Method,
    /// Planned, proposed, …
    Modality,
    /// Who reported it first.
    Origin,
    /// Whether it is negated.
    Denied,
    /// The words of the source.
    Quote,
    /// A remark.
    Note,
}

impl Field {
    /// Every field, with the name that its column has where nothing else is said.
    pub const ALL: [(Self, &'static str); 16] = [
        (Self::Source, "source"),
        (Self::Subject, "subject"),
        (Self::Property, "property"),
        (Self::Value, "value"),
        (Self::Unit, "unit"),
        (Self::Hedge, "hedge"),
        (Self::AsOf, "as_of"),
        (Self::Period, "period"),
        (Self::Place, "place"),
        (Self::Population, "population"),
        (Self::Method, "method"),
        (Self::Modality, "modality"),
        (Self::Origin, "origin"),
        (Self::Denied, "denied"),
        (Self::Quote, "quote"),
        (Self::Note, "note"),
    ];

    /// The name of the key in a claim.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }

    /// The name of its option on the command line.
    #[must_use]
    pub fn option(self) -> String {
        self.name().replace('_', "-")
    }

    /// Whether a claim cannot do without it.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, Self::Source | Self::Subject | Self::Property | Self::Value)
    }
}

/// Where a field is to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// In the column of this name.
    Named(String),
    /// Nowhere in the row: it is this for every row.
    Always(String),
}

/// Which column of a table holds what. A field that nothing is said of stands in the column of its own name, if there is
/// one.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    said: BTreeMap<Field, Column>,
}

impl Columns {
    /// Says where a field is to be found. What begins with "=" is the same for every row.
    pub fn map(&mut self, field: Field, column: &str) {
        let column = match column.strip_prefix('=') {
            Some(constant) => Column::Always(constant.trim().to_owned()),
            None => Column::Named(column.to_owned()),
        };
        self.said.insert(field, column);
    }

    /// Says that a field is the same for every row.
    pub fn fix(&mut self, field: Field, constant: &str) {
        self.said.insert(field, Column::Always(constant.to_owned()));
    }

    /// What was said of a field.
    pub(super) fn said(&self, field: Field) -> Option<&Column> {
        self.said.get(&field)
    }

    /// The name of the column in which a field is looked for.
    pub(super) fn name(&self, field: Field) -> Option<&str> {
        match self.said.get(&field) {
            Some(Column::Named(name)) => Some(name),
            Some(Column::Always(_)) => None,
            None => Some(field.name()),
        }
    }

    /// The value that a field has in every row.
    pub(super) fn constant(&self, field: Field) -> Option<&str> {
        match self.said.get(&field) {
            Some(Column::Always(text)) => Some(text),
            _ => None,
        }
    }
}
