//! Resolution: which of many mentions denote one entity.

use super::super::registry::Entity;
use super::groups::Taken;
use super::region::Region;
use super::sighting::{Bearer, Sighting, Step};
use super::steps;
use crate::text::Interner;
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// All names of a table, resolved.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    bearers: Vec<Bearer>,
    steps: BTreeMap<Step, usize>,
    canonical: HashMap<u32, u32>,
    known_as: BTreeMap<u32, u32>,
}

impl Roll {
    /// Resolves the sightings of a run; `names` are their texts. The result does not depend on their order.
    ///
    /// ```
    /// use gainsay::entity::{Bearer, Region, Roll, Sighting};
    /// use gainsay::text::Interner;
    ///
    /// let mut names = Interner::default();
    /// let mut seen = |name: &str, region: &str| Sighting { name: names.id(name), region: Region::of(region), claims: 3 };
    /// let sightings = [
    ///     seen("Elm County Sheriff's Office", "Ohio"),
    ///     seen("Elm Co. Sheriff", "OH"),
    ///     seen("Elm County Sheriff's Office", "Iowa"),
    /// ];
    /// let roll = Roll::new(&names, &sightings);
    /// assert_eq!(roll.bearer(0), roll.bearer(1));
    /// assert_ne!(roll.bearer(0), roll.bearer(2));
    /// ```
    #[must_use]
    pub fn new(names: &Interner, sightings: &[Sighting]) -> Self {
        Self::with(names, sightings, &[])
    }

    /// As [`Roll::new`], with entities that the user knows: all names of one of them are one name, and two of them are
    /// never joined.
    #[must_use]
    pub fn with(names: &Interner, sightings: &[Sighting], known: &[Entity]) -> Self {
        Self::placed(names, sightings, known, &BTreeMap::new())
    }

    /// As [`Roll::with`], with what each region lies in: who is placed in the wider one alone is the one bearer that the
    /// narrower ones have.
    #[must_use]
    pub fn placed(
        names: &Interner,
        sightings: &[Sighting],
        known: &[Entity],
        within: &BTreeMap<Region, Region>,
    ) -> Self {
        let Taken { dictionary, mentions, groups, .. } = Taken::new(names, sightings, known);
        let joined = steps::join(&groups, &mentions, &dictionary, within);
        let mut most: HashMap<u32, (u32, std::cmp::Reverse<u32>)> = HashMap::new();
        let mut bearers = Vec::with_capacity(sightings.len());
        let mut known_as: BTreeMap<u32, u32> = BTreeMap::new();
        for (sighting, group) in sightings.iter().zip(&groups.of) {
            let entity = joined.root_of(*group);
            let rank = (sighting.claims, std::cmp::Reverse(sighting.name));
            let best = most.entry(entity).or_insert(rank);
            *best = (*best).max(rank);
            known_as.extend(groups.all[*group as usize].known.map(|known| (entity, known)));
            bearers.push(if joined.is_open(*group) { Bearer::Open } else { Bearer::Entity(entity) });
        }
        let canonical = most.into_iter().map(|(entity, (_, name))| (entity, name.0)).collect();
        Self { bearers, steps: joined.steps, canonical, known_as }
    }

    /// Whom the sighting at this place names.
    #[must_use]
    pub fn bearer(&self, sighting: usize) -> Bearer {
        self.bearers.get(sighting).copied().unwrap_or(Bearer::Open)
    }

    /// The name that most claims have for an entity, by its number.
    #[must_use]
    pub fn canonical(&self, entity: u32) -> Option<u32> {
        self.canonical.get(&entity).copied()
    }

    /// The place of an entity among those that the user knows, where it is one of them.
    #[must_use]
    pub fn known(&self, entity: u32) -> Option<usize> {
        self.known_as.get(&entity).map(|known| *known as usize)
    }

    /// How often each step joined a name to another.
    pub fn steps(&self) -> impl Iterator<Item = (Step, usize)> {
        self.steps.iter().map(|(step, count)| (*step, *count))
    }
}
