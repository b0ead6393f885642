//! Names in running text: persons, bodies, laws, events and places.

use super::mention::Mention;
use super::sentence::Sentence;
use crate::text::Span;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A body: an agency, a company, a party, a court.
    Body,
    /// A place.
    Place,
    /// A law, a bill, an order, or a part of one.
    Law,
    /// An event.
    Event,
    /// Its words do not say.
    Other,
}

/// A name as the document uses it.
#[derive(Clone, Debug)]
pub struct Named {
    /// What the document calls it in full: the words behind an acronym, the full name behind a surname.
    pub canonical: String,
    /// The acronym that the document gives it.
    pub acronym: Option<String>,
    /// What it is of.
    pub kind: NameKind,
    /// The title or office written with it.
    pub title: Option<Span>,
    /// "'s" follows it.
    pub possessive: bool,
}

/// The names of a text, in order, not overlapping.
pub(super) fn names(_text: &str, _sentences: &[Sentence], _values: &[Mention]) -> Vec<Mention> {
    Vec::new()
}
