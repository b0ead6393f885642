//! The resolver: the names of a run, joined, and what can be asked of them.

use super::edges::{Joined, Known, nested};
use super::how::{How, Standing};
use super::index::{self, Group};
use super::name::Name;
use super::registry::Registry;
use super::stand::judge;
use std::collections::{BTreeMap, HashMap};

/// An entity of a [`Resolver`]; the number means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub(super) u32);

/// Two names of one entity that differ in a content word or its order, or a name and an acronym that it does not spell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantPair {
    /// The entity.
    pub id: EntityId,
    /// The one name.
    pub a: String,
    /// The other.
    pub b: String,
    /// The step that joins them, and what differs.
    pub how: How,
}

/// Two names that look alike and were not joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMissPair {
    /// The one name.
    pub a: String,
    /// The other.
    pub b: String,
    /// Why they were not joined.
    pub why: String,
}

/// The names of a run, joined where they denote one entity.
///
/// The result does not depend on the order of the names.
///
/// ```
/// use gainsay::entity::{Registry, Resolver};
///
/// let names = ["Riverside Housing Aid League", "RHAL", "the League"].map(|n| (n.to_owned(), "gazette".to_owned()));
/// let resolver = Resolver::new(&Registry::default(), names, &[]);
/// assert!(resolver.same("RHAL", "Riverside Housing Aid League"));
/// assert!(!resolver.same("RHAL", "the League"));
/// ```
#[derive(Clone, Debug)]
pub struct Resolver {
    pub(super) registry: Registry,
    pub(super) groups: Vec<Group>,
    pub(super) by_text: HashMap<String, u32>,
    pub(super) by_key: HashMap<String, u32>,
    pub(super) ids: Vec<EntityId>,
    pub(super) canonical: Vec<String>,
    pub(super) steps: Vec<Step>,
    pub(super) refused: BTreeMap<(u32, u32), String>,
    pub(super) variants: Vec<VariantPair>,
    pub(super) near_misses: Vec<NearMissPair>,
}

impl Resolver {
    /// The entity that `text` denotes: a name of this run, or one that has the same words.
    #[must_use]
    pub fn id(&self, text: &str) -> Option<EntityId> {
        self.group(text).and_then(|group| self.ids.get(group as usize)).copied()
    }

    /// The canonical name: the registry's, else the plainest, most frequent and longest full spelling; "" for an
    /// entity of another resolver.
    #[must_use]
    pub fn canonical(&self, id: EntityId) -> &str {
        self.canonical.get(id.0 as usize).map_or("", String::as_str)
    }

    /// Whether two names denote one entity.
    #[must_use]
    pub fn same(&self, a: &str, b: &str) -> bool {
        match (self.id(a), self.id(b)) {
            (Some(x), Some(y)) => x == y,
            _ => matches!(self.standing(a, b), Standing::Same(_) | Standing::Variant(_)),
        }
    }

    /// Step by step, why two names are joined, or why not.
    #[must_use]
    pub fn how(&self, a: &str, b: &str) -> String {
        let (Some(x), Some(y)) = (self.group(a), self.group(b)) else {
            return self.standing(a, b).to_string();
        };
        if x == y {
            return self.standing(a, b).to_string();
        }
        if self.ids.get(x as usize) != self.ids.get(y as usize) {
            return match self.refused.get(&(x.min(y), x.max(y))) {
                Some(why) => format!("not joined: {why}"),
                None => match self.standing(a, b) {
                    Standing::Same(how) | Standing::Variant(how) => {
                        format!("not joined: {how}, but other names of the run stand against it")
                    }
                    other => other.to_string(),
                },
            };
        }
        let mut joined = Joined::new(&self.registry, vec![Known::default(); self.groups.len()]);
        self.steps.iter().for_each(|s| joined.join_surely(s.a, s.b, &s.how));
        let path = joined.path(x, y).unwrap_or_default();
        let steps =
            path.iter().map(|(from, to, how)| format!("\"{}\" = \"{}\": {how}", self.text(*from), self.text(*to)));
        steps.collect::<Vec<_>>().join("; ")
    }

    /// Pairs of names of one entity that differ in a content word or its order, and acronyms that are not spelled.
    #[must_use]
    pub fn variants(&self) -> &[VariantPair] {
        &self.variants
    }

    /// Pairs of names that look alike and were not joined.
    #[must_use]
    pub fn near_misses(&self) -> &[NearMissPair] {
        &self.near_misses
    }

    fn group(&self, text: &str) -> Option<u32> {
        self.by_text
            .get(text)
            .or_else(|| self.by_key.get(&index::group_key(&Name::read(text), &self.registry)))
            .copied()
    }

    fn text(&self, group: u32) -> &str {
        text_of(&self.groups, group)
    }

    fn standing(&self, a: &str, b: &str) -> Standing {
        judge(&Name::read(a), &Name::read(b), &|x, y| nested(&self.registry, x, y))
    }
}

/// One step that joined two groups.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) how: How,
}

pub(super) fn text_of(groups: &[Group], group: u32) -> &str {
    groups.get(group as usize).and_then(|g| g.texts.first()).map_or("", String::as_str)
}
