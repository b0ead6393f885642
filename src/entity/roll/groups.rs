//! Groups: the names of a run, taken apart, and those of them that are one without further evidence.

use super::super::registry::Entity;
use super::dictionary::{Dictionary, Word};
use super::given::Given;
use super::keys::{self, Key, Keys, Telling};
use super::mention::{Kind, Law, Mention};
use super::person::shown_given;
use super::reader::read;
use super::region::Region;
use super::sighting::Sighting;
use super::written::{Written, written};
use crate::text::Interner;
use hashbrown::HashMap;
use rayon::prelude::*;
use std::collections::BTreeMap;

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
        let taken_apart: Vec<Written> = texts
            .zip(claims.iter().copied().chain(std::iter::repeat(0)))
            .map(|(text, claims)| written(text, &mut dictionary, claims))
            .collect();
        dictionary.settle();
        let shown: Vec<Word> = taken_apart.par_iter().filter_map(|w| shown_given(w, &dictionary)).collect();
        dictionary.show_given(shown);
        let mentions: Vec<Mention> = taken_apart.par_iter().map(|w| read(w, &dictionary)).collect();
        drop(taken_apart);
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
        let all = || names.iter().chain(given.texts());
        let texts_of_codes: Vec<bool> =
            all().map(|name| name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase())).collect();
        let bare_of: Vec<Key> = mentions.iter().map(|m| keys.id(keys::words_of(m, dictionary))).collect();
        let key_of: Vec<Key> = mentions
            .iter()
            .zip(&places)
            .zip(&bare_of)
            .map(|((m, place), bare)| match (place, m.law.filter(|_| m.kind == Kind::Law)) {
                (Some(place), _) => keys.place(*place),
                (None, Some(law)) => keys.law(law),
                (None, None) => *bare,
            })
            .collect();
        let titles = Titles::new(mentions, sightings, &key_of);
        let mut found = Self { all: Vec::new(), keys, of: Vec::with_capacity(sightings.len()), given: BTreeMap::new() };
        let mut tell = |name: usize, seen: Option<Region>| -> Telling {
            let m = &mentions[name];
            // "BRA" is Brazil where no place says that it is something there.
            let code = seen.is_some() && texts_of_codes[name];
            let place = places[name].is_some() && !code;
            let region = if place { None } else { m.region.or(seen) };
            let (mut kind, mut key) = (m.kind, if code { bare_of[name] } else { key_of[name] });
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
