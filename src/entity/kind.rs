//! What an entity is, by the word that `entities.toml` has for it.

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A human being.
    Person,
    /// An organisation, agency, company, court.
    Body,
    /// A place.
    Place,
    /// A law, bill, order or plan.
    Law,
    /// Something that happened, of a type, at a place, in a period.
    Event,
    /// A class of things or people: "sanctuary city".
    Class,
}

impl Kind {
    /// Every kind, with the word that `entities.toml` uses for it.
    const NAMES: [(Kind, &'static str); 6] = [
        (Kind::Person, "person"),
        (Kind::Body, "body"),
        (Kind::Place, "place"),
        (Kind::Law, "law"),
        (Kind::Event, "event"),
        (Kind::Class, "class"),
    ];

    /// The word for the kind in `entities.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// The kind of that name.
    ///
    /// ```
    /// use gainsay::entity::Kind;
    /// assert_eq!(Kind::from_name("body"), Some(Kind::Body));
    /// assert_eq!(Kind::from_name("thing"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Kind> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_names_agree() {
        for (kind, name) in Kind::NAMES {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            assert_eq!(kind.name(), name);
        }
    }
}
