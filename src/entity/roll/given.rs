//! Entities that the user knows: all names of one of them are one name, and two of them are never joined.

use super::super::kind::Kind as Sort;
use super::super::registry::Entity;
use super::dictionary::Word;
use super::keys::{Key, Telling};
use super::mention::Kind;
use super::region::Region;
use hashbrown::HashMap;
use std::collections::BTreeSet;

/// The region that the place of an entry names, or ends with.
fn region(text: &str) -> Option<Region> {
    Region::of(text).or_else(|| Region::of(text.rsplit(',').next().unwrap_or("").trim()))
}

/// Whether an entry is of a kind of event, and of none of them.
fn is_sort(entity: &Entity) -> bool {
    entity.kind == Some(Sort::Event) && entity.date.is_none()
}

/// What tells a name from others, whatever its region.
type Name = (Kind, Key, String, Option<Word>);

/// The names that the user's own entries give.
#[derive(Default)]
pub(super) struct Given {
    /// Each name with the place of its entity; the canonical name of an entity stands before its aliases.
    names: Vec<(String, u32)>,
    /// The region of each entity, where its entry says so.
    within: Vec<Option<Region>>,
    /// Of each entity, what its canonical name says, and the place of that among the names of the run.
    canonical: HashMap<u32, (Telling, u32)>,
    /// The regions and entities of each name.
    by_name: HashMap<Name, Vec<(Option<Region>, u32)>>,
}

impl Given {
    /// Of these entities. What an entity is said to be distinct from is an entity too, behind the others.
    pub(super) fn new(known: &[Entity]) -> Self {
        let mut found = Self::default();
        let mut named: BTreeSet<&str> = BTreeSet::new();
        for (at, entity) in (0u32..).zip(known) {
            found.within.push(entity.within.as_deref().and_then(region));
            if entity.kind == Some(Sort::Class) || is_sort(entity) {
                continue;
            }
            let all = std::iter::once(&entity.name).chain(&entity.aliases);
            found.names.extend(all.clone().map(|name| (name.clone(), at)));
            named.extend(all.map(String::as_str));
        }
        let others = known.iter().flat_map(|entity| &entity.distinct_from);
        let mut next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        for other in others.filter(|other| named.insert(other)) {
            found.names.push((other.clone(), next));
            found.within.push(None);
            next = next.saturating_add(1);
        }
        found
    }

    /// The names, which stand behind those of the run.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name.as_str())
    }

    /// The name that stands at this place behind those of the run.
    pub(super) fn text(&self, at: usize) -> &str {
        self.names.get(at).map_or("", |(name, _)| name)
    }

    /// Reads what each name says; `first` is the place of the first of them among the names of the run.
    pub(super) fn read(&mut self, first: usize, mut tell: impl FnMut(usize, Option<Region>) -> Telling) {
        for (at, (_, entity)) in self.names.iter().enumerate() {
            let within = self.within.get(*entity as usize).copied().flatten();
            let telling = tell(first + at, within);
            let (kind, key, region, middle, suffix) = telling.clone();
            let place = u32::try_from(first + at).unwrap_or(u32::MAX);
            self.canonical.entry(*entity).or_insert((telling, place));
            self.by_name.entry((kind, key, middle, suffix)).or_default().push((region, *entity));
        }
    }

    /// The entity that a name is given to, with what its canonical name says there, and the place of that.
    pub(super) fn named(&self, telling: &Telling) -> Option<(u32, Telling, u32)> {
        if self.names.is_empty() {
            return None;
        }
        let (kind, key, region, middle, suffix) = telling;
        let all = self.by_name.get(&(*kind, *key, middle.clone(), *suffix))?;
        let of = |fits: &dyn Fn(Option<Region>) -> bool| -> BTreeSet<u32> {
            all.iter().filter(|(there, _)| fits(*there)).map(|(_, entity)| *entity).collect()
        };
        let exact = of(&|there| there == *region);
        let fitting = if exact.is_empty() { of(&|there| there.is_none() || region.is_none()) } else { exact };
        // A name that the user gives to two says not which.
        let entity = fitting.first().copied().filter(|_| fitting.len() == 1)?;
        let ((of, name, there, middle, suffix), place) = self.canonical.get(&entity)?;
        // The bare canonical name may be a namesake's, as far as the run has one; another name of the entity says whose it is.
        let bare = region.is_none() && (of, name) == (kind, key);
        let region = if bare { None } else { there.or(*region) };
        Some((entity, (*of, *name, region, middle.clone(), *suffix), *place))
    }
}
