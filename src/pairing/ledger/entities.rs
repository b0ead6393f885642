//! Whom the rows of a ledger speak of.

use super::places::Places;
use crate::claim::facts::{Ledger, LedgerRow};
use crate::entity::{Bearer, Entity, Naming, Region, Roll, Sighting};
use crate::text::Interner;
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// Whom each row speaks of.
pub(super) struct Entities {
    /// The entity of each row; none for a name that has several bearers.
    pub(super) of: Vec<Option<u32>>,
    pub(super) roll: Roll,
    /// The names of subjects, without the places that they carry.
    names: Interner,
    places: Places,
    /// A region of each entity, where it has one.
    regions: HashMap<u32, Region>,
}

/// A source speaks of one region where this share of its placed rows, in percent, and so many of them, are there.
const SCOPE: (u32, u32) = (90, 10);

impl Entities {
    /// Of the rows of a ledger; `known` are those that the user knows.
    pub(super) fn new(ledger: &Ledger, known: &[Entity]) -> Self {
        let Seen { names, sightings, of: sighting_of, places } = Seen::new(ledger);
        let roll = Roll::placed(&names, &sightings, known, &places.within);
        let entity = |at: &u32| match roll.bearer(*at as usize) {
            Bearer::Entity(entity) => Some(entity),
            Bearer::Open => None,
        };
        let of: Vec<Option<u32>> = sighting_of.iter().map(entity).collect();
        let mut regions = HashMap::new();
        for (at, sighting) in sightings.iter().enumerate() {
            if let (Bearer::Entity(entity), Some(region)) = (roll.bearer(at), sighting.region) {
                // "Kent" says more than "England".
                let held = regions.entry(entity).or_insert(region);
                if places.within.get(&region) == Some(held) {
                    *held = region;
                }
            }
        }
        Self { of, roll, names, places, regions }
    }

    /// How the names of two rows stand, and why.
    pub(super) fn naming(ledger: &Ledger, known: &[Entity], rows: [u32; 2]) -> Naming {
        let seen = Seen::new(ledger);
        let at = |row: u32| seen.of.get(row as usize).map_or(usize::MAX, |at| *at as usize);
        Naming::of(&seen.names, &seen.sightings, known, &seen.places.within, rows.map(at))
    }

    /// Where two rows are, by themselves or by what their sources speak of.
    pub(super) fn regions(ledger: &Ledger, rows: [u32; 2]) -> [Option<String>; 2] {
        let seen = Seen::new(ledger);
        let at = |row: u32| seen.of.get(row as usize).and_then(|at| seen.sightings.get(*at as usize));
        rows.map(|row| at(row)?.region.map(|region| seen.places.words(region).to_owned()))
    }

    /// An entity in words: the name that the user or most claims have for it, and its region where the name does not say it.
    pub(super) fn words(&self, known: &[Entity], entity: u32) -> String {
        let most = || self.roll.canonical(entity).map_or("", |name| self.names.text(name));
        let name = self.roll.known(entity).and_then(|known_as| known.get(known_as));
        let name = name.map_or_else(most, |entity| entity.name.as_str());
        match self.regions.get(&entity).map(|region| self.places.words(*region)).filter(|region| !name.contains(region))
        {
            Some(region) => format!("{name} ({region})"),
            None => name.to_owned(),
        }
    }
}

/// The names of a ledger as it has them, each once for each region.
struct Seen {
    names: Interner,
    sightings: Vec<Sighting>,
    /// The sighting of each row.
    of: Vec<u32>,
    places: Places,
}

impl Seen {
    fn new(ledger: &Ledger) -> Self {
        let places = Places::new(ledger);
        let mut names = Interner::default();
        // The number of each name, and the region that it carries.
        let named: Vec<(u32, Option<Region>)> = ledger
            .subjects
            .iter()
            .map(|text| match places.carried(text) {
                Some((name, region)) => (names.id(name), Some(region)),
                None => (names.id(text), None),
            })
            .collect();
        let placed = |row: &LedgerRow| places.of.get(row.place as usize).copied().flatten();
        let carried = |row: &LedgerRow| named.get(row.subject as usize).copied().unwrap_or_default();
        let scopes = scopes(ledger, |row| carried(row).1.or_else(|| placed(row)));
        let mut sightings: Vec<Sighting> = Vec::new();
        let mut index: HashMap<(u32, Option<Region>), u32> = HashMap::new();
        let mut of: Vec<u32> = Vec::with_capacity(ledger.rows.len());
        for row in &ledger.rows {
            let (name, region) = carried(row);
            let region = region.or_else(|| placed(row)).or(scopes[row.source as usize]);
            let next = u32::try_from(sightings.len()).unwrap_or(u32::MAX);
            let at = *index.entry((name, region)).or_insert(next);
            if at == next {
                sightings.push(Sighting { name, region, claims: 0 });
            }
            sightings[at as usize].claims += 1;
            of.push(at);
        }
        Self { names, sightings, of, places }
    }
}

/// The region that a source speaks of, where nearly all that it places is there.
fn scopes(ledger: &Ledger, region: impl Fn(&LedgerRow) -> Option<Region>) -> Vec<Option<Region>> {
    let mut seen: Vec<BTreeMap<Region, u32>> = vec![BTreeMap::new(); ledger.sources.len()];
    for row in &ledger.rows {
        if let Some(region) = region(row) {
            *seen[row.source as usize].entry(region).or_default() += 1;
        }
    }
    let scope = |regions: &BTreeMap<Region, u32>| {
        let all: u32 = regions.values().sum();
        let (share, fewest) = SCOPE;
        let most = regions.iter().max_by_key(|(_, count)| **count)?;
        (all >= fewest && u64::from(*most.1) * 100 >= u64::from(all) * u64::from(share)).then_some(*most.0)
    };
    seen.iter().map(scope).collect()
}
