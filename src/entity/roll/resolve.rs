//! Resolution: which of many mentions denote one entity.

use super::super::registry::Entity;
use super::dictionary::{Dictionary, Word};
use super::given::Given;
use super::keys::{self, Key, Keys, Telling};
use super::mention::{self, Kind, Law, Mention, Written};
use super::person::shown_given;
use super::region::Region;
use super::steps;
use crate::text::Interner;
use hashbrown::HashMap;
use rayon::prelude::*;
use std::collections::BTreeMap;

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
            Self::Shorter => "a word left out",
            Self::Region => "no state named, and one bearer alone",
            Self::Initial => "an initial for the given name",
            Self::Acronym => "an acronym for its words",
        }
    }
}

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
        let Taken { dictionary, mentions, groups, .. } = Taken::new(names, sightings, known);
        let joined = steps::join(&groups, &mentions, &dictionary);
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

/// The names of a run, taken apart, and in groups.
pub(super) struct Taken {
    pub(super) dictionary: Dictionary,
    /// Of the names of the run, then of those of the known entities.
    pub(super) mentions: Vec<Mention>,
    pub(super) groups: Groups,
    pub(super) given: Given,
}

impl Taken {
    pub(super) fn new(names: &Interner, sightings: &[Sighting], known: &[Entity]) -> Self {
        let mut claims = vec![0u32; names.len()];
        for sighting in sightings {
            if let Some(count) = claims.get_mut(sighting.name as usize) {
                *count = count.saturating_add(sighting.claims);
            }
        }
        let mut dictionary = Dictionary::default();
        keys::vocabulary().for_each(|word| {
            dictionary.add(word, 0);
        });
        let mut given = Given::new(known);
        let texts = names.iter().chain(given.texts());
        let written: Vec<Written> = texts
            .zip(claims.iter().copied().chain(std::iter::repeat(0)))
            .map(|(text, claims)| mention::written(text, &mut dictionary, claims))
            .collect();
        dictionary.settle();
        let shown: Vec<Word> = written.par_iter().filter_map(|w| shown_given(w, &dictionary)).collect();
        dictionary.show_given(shown);
        let mentions: Vec<Mention> = written.par_iter().map(|w| mention::read(w, &dictionary)).collect();
        drop(written);
        let groups = Groups::new(names, &mentions, sightings, &dictionary, &mut given);
        Self { dictionary, mentions, groups, given }
    }
}

/// Mentions that are one without further evidence: the same words, of a kind, in one region.
pub(super) struct Group {
    pub(super) kind: Kind,
    pub(super) key: Key,
    pub(super) region: Option<Region>,
    pub(super) claims: u32,
    /// One of its mentions.
    pub(super) mention: u32,
    /// Of a person: initials behind the given name, and the suffix.
    pub(super) middle: String,
    pub(super) suffix: Option<Word>,
    /// Its place among the entities that the user knows.
    pub(super) known: Option<u32>,
}

/// The groups of a run.
pub(super) struct Groups {
    pub(super) all: Vec<Group>,
    pub(super) keys: Keys,
    /// The group of each sighting.
    pub(super) of: Vec<u32>,
    /// The groups of which some mention gives this acronym, by region too.
    pub(super) given: BTreeMap<String, Vec<u32>>,
}

impl Groups {
    fn new(
        names: &Interner,
        mentions: &[Mention],
        sightings: &[Sighting],
        dictionary: &Dictionary,
        given: &mut Given,
    ) -> Self {
        let mut keys = Keys::default();
        let places: Vec<Option<u32>> = names.iter().chain(given.texts()).map(whole_place).collect();
        let key_of: Vec<Key> = mentions
            .iter()
            .zip(&places)
            .map(|(m, place)| match (place, m.law.filter(|_| m.kind == Kind::Law)) {
                (Some(place), _) => keys.place(*place),
                (None, Some(law)) => keys.law(law),
                (None, None) => keys.id(keys::words_of(m, dictionary)),
            })
            .collect();
        let titles = Titles::new(mentions, sightings, &key_of);
        let mut found = Self { all: Vec::new(), keys, of: Vec::with_capacity(sightings.len()), given: BTreeMap::new() };
        let mut tell = |name: usize, seen: Option<Region>| -> Telling {
            let m = &mentions[name];
            let place = places[name].is_some();
            let region = if place { None } else { m.region.or(seen) };
            let (mut kind, mut key) = (m.kind, key_of[name]);
            if place {
                kind = Kind::Name;
            } else if kind == Kind::Name
                && let Some(law) = m.law.or_else(|| titles.law(key, region))
            {
                // The title of a bill that has a number, here or elsewhere, is the bill.
                (kind, key) = (Kind::Law, found.keys.law(law));
            }
            let (middle, suffix) =
                if kind == Kind::Person { (middle(m, dictionary), m.suffix) } else { (String::new(), None) };
            (kind, key, region, middle, suffix)
        };
        given.read(names.len(), &mut tell);
        let told: Vec<Telling> = sightings.iter().map(|s| tell(s.name as usize, s.region)).collect();
        let mut index: HashMap<Telling, u32> = HashMap::new();
        for (sighting, telling) in sightings.iter().zip(told) {
            let named = given.named(&telling);
            let known = named.as_ref().map(|(known, ..)| *known);
            let (telling, mention) = match named {
                Some((_, telling, mention)) => (telling, mention),
                None => (telling, sighting.name),
            };
            let m = &mentions[sighting.name as usize];
            let (kind, key, region, middle, suffix) = telling.clone();
            let next = u32::try_from(found.all.len()).unwrap_or(u32::MAX);
            let group = *index.entry(telling).or_insert(next);
            if group == next {
                found.all.push(Group { kind, key, region, claims: 0, mention, middle, suffix, known });
            }
            let claims = &mut found.all[group as usize].claims;
            *claims = claims.saturating_add(sighting.claims);
            if let Some(acronym) = m.acronym.as_ref().filter(|_| kind != Kind::Law) {
                let given = found.given.entry(acronym.clone()).or_default();
                if !given.contains(&group) {
                    given.push(group);
                }
            }
            found.of.push(group);
        }
        found
    }
}

/// The country or region that is a whole name, under whichever of its names: "Korea, Rep.", "Ohio". Two letters are as
/// soon an acronym.
fn whole_place(name: &str) -> Option<u32> {
    Region::of(name).filter(|_| name.len() > 2).map(|region| u32::from(region.number()))
}

/// The initials of a person behind the given name.
fn middle(m: &Mention, dictionary: &Dictionary) -> String {
    let leads = m.words.first().is_some_and(|word| dictionary.text(*word).len() == 1);
    m.initials.get(usize::from(leads)..).unwrap_or("").to_owned()
}

/// The numbers that bills of a title have, where some mention gives both.
#[derive(Default)]
struct Titles {
    here: HashMap<(Key, Option<Region>), BTreeMap<Law, u32>>,
    anywhere: HashMap<Key, BTreeMap<Law, u32>>,
}

impl Titles {
    fn new(mentions: &[Mention], sightings: &[Sighting], key_of: &[Key]) -> Self {
        let mut found = Self::default();
        for sighting in sightings {
            let m = &mentions[sighting.name as usize];
            if let Some(law) = m.law.filter(|_| m.kind != Kind::Law) {
                let key = key_of[sighting.name as usize];
                let region = m.region.or(sighting.region);
                *found.here.entry((key, region)).or_default().entry(law).or_default() += sighting.claims;
                *found.anywhere.entry(key).or_default().entry(law).or_default() += sighting.claims;
            }
        }
        found
    }

    /// The one number of a title in its region; of a title without a region, its one number anywhere.
    fn law(&self, key: Key, region: Option<Region>) -> Option<Law> {
        let anywhere = || if region.is_none() { self.anywhere.get(&key) } else { self.here.get(&(key, None)) };
        let laws = self.here.get(&(key, region)).or_else(anywhere)?;
        laws.keys().next().copied().filter(|_| laws.len() == 1)
    }
}
