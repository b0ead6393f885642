//! Sightings: names as a run has them, whom they name, and the steps that join them.

use super::region::Region;

/// A name as the run has it: in a region, and in so many claims.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    /// The name, by its number.
    pub name: u32,
    /// Where the claim or its source places it.
    pub region: Option<Region>,
    /// How many claims have it.
    pub claims: u32,
}

/// Whom a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// This entity.
    Entity(u32),
    /// The name has several bearers, and nothing tells which: it joins nobody.
    Open,
}

/// How mentions were joined, from the surest step to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// One of them is a slip of the pen.
    Slip,
    /// One of them has a word cut short.
    Cut,
    /// One of them leaves out a word that may be left out.
    Shorter,
    /// One of them names no region, and one region alone has a bearer.
    Region,
    /// One of them has an initial for the given name.
    Initial,
    /// One of them is the acronym of the other.
    Acronym,
}

impl Step {
    /// The step in words, as coverage counts it.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Slip => "a letter or two off",
            Self::Cut => "a word cut short",
            Self::Shorter => "a word left out",
            Self::Region => "no state named, and one bearer alone",
            Self::Initial => "an initial for the given name",
            Self::Acronym => "an acronym for its words",
        }
    }
}
