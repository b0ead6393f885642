//! The registry: what `entities.toml` says of names, aliases, identifiers, places and classes.

use super::kind::Kind;
use super::name::Name;
use super::spelling;
use crate::text::fold_key;
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};

/// One entry of `entities.toml`, as checked.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    /// The canonical name.
    pub name: String,
    /// Other names of the entity.
    pub aliases: Vec<String>,
    /// Identifiers by scheme: `wikidata` → `Q42`.
    pub ids: BTreeMap<String, String>,
    /// What it is, where the entry says so.
    pub kind: Option<Kind>,
    /// The wider place it lies in or belongs to (`in`).
    pub within: Option<String>,
    /// Of a class: its wider class.
    pub kind_of: Option<String>,
    /// Of a class: its definition.
    pub means: Option<String>,
    /// Of an event: when it was.
    pub date: Option<Period>,
    /// Names that look alike and denote something else.
    pub distinct_from: Vec<String>,
}

impl Entity {
    /// The canonical name, then the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// The entries of `entities.toml`, found by name, alias or identifier.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    entities: Vec<Entity>,
    by_name: BTreeMap<String, BTreeSet<usize>>,
    by_id: BTreeMap<String, usize>,
}

impl Registry {
    /// Indexes the entries; faults in them are checked where the file is read.
    #[must_use]
    pub fn new(entities: Vec<Entity>) -> Registry {
        let mut registry = Registry { entities, ..Registry::default() };
        for (i, entity) in registry.entities.iter().enumerate() {
            for text in entity.names() {
                let name = Name::read(text);
                registry.by_name.entry(lookup_key(&name)).or_default().insert(i);
                if let Some(acronym) = name.acronym {
                    registry.by_name.entry(lookup_key(&Name::read(&acronym))).or_default().insert(i);
                }
            }
            for id in entity.ids.values() {
                registry.by_id.entry(fold_key(id)).or_insert(i);
            }
        }
        registry
    }

    /// The entries, in the order of the file.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The names and aliases of dated events, with their dates.
    #[must_use]
    pub fn events(&self) -> Vec<(String, Period)> {
        let dated = self.entities.iter().filter_map(|e| e.date.as_ref().map(|date| (e, date)));
        dated.flat_map(|(e, date)| e.names().map(|name| (name.to_owned(), date.clone()))).collect()
    }

    /// The entry that `text` names: by name or alias in any spelling that differs in case, punctuation, articles,
    /// titles or plurals, or by identifier.
    ///
    /// A name that several entries share is found only with its place: "Adams County, Ohio".
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&Entity> {
        self.position(text).and_then(|i| self.entities.get(i))
    }

    /// The place in [`Registry::entities`] of the entry that `text` names.
    pub(super) fn position(&self, text: &str) -> Option<usize> {
        self.position_of(&Name::read(text)).or_else(|| self.by_id.get(&fold_key(text)).copied())
    }

    fn position_of(&self, name: &Name) -> Option<usize> {
        if let Some(found) = self.by_name.get(&lookup_key(name)) {
            return one(found.iter().copied());
        }
        let container = name.containers.first()?;
        let found = self.by_name.get(&key(name, &[]))?;
        one(found.iter().copied().filter(|i| {
            let within = self.entities.get(*i).and_then(|e| e.within.as_deref());
            within.is_some_and(|w| self.is_within(w, container))
        }))
    }

    /// Whether `place` is `wider` or lies in it: by `in`, and by names that carry their place, step by step.
    ///
    /// ```
    /// use gainsay::entity::Registry;
    /// assert!(Registry::default().is_within("Borden, Adams County, Ohio", "Ohio"));
    /// assert!(!Registry::default().is_within("Ohio", "Borden"));
    /// ```
    #[must_use]
    pub fn is_within(&self, place: &str, wider: &str) -> bool {
        self.climbs(place, wider, |name, entity| {
            // "Borden, Adams County, Ohio" lies in "Adams County, Ohio", which lies in "Ohio".
            let carried = (0..name.containers.len()).map(|i| name.containers.get(i..).unwrap_or_default().join(", "));
            carried.chain(entity.and_then(|e| e.within.clone())).collect()
        })
    }

    /// Whether `class` is `wider` or one of its kinds, by `kind_of`, step by step.
    #[must_use]
    pub fn is_kind_of(&self, class: &str, wider: &str) -> bool {
        self.climbs(class, wider, |_, entity| entity.and_then(|e| e.kind_of.clone()).into_iter().collect())
    }

    /// Whether `above` leads from `from` to `to`; a circle ends the search.
    fn climbs(&self, from: &str, to: &str, above: impl Fn(&Name, Option<&Entity>) -> Vec<String>) -> bool {
        let goal = self.identity(&Name::read(to));
        let mut seen = BTreeSet::new();
        let mut open = vec![from.to_owned()];
        while let Some(text) = open.pop() {
            let name = Name::read(&text);
            let identity = self.identity(&name);
            if identity == goal {
                return true;
            }
            if seen.insert(identity) {
                let entity = self.position_of(&name).and_then(|i| self.entities.get(i));
                open.extend(above(&name, entity));
            }
        }
        false
    }

    /// The canonical key of a name: the entry's where there is one, else its own.
    fn identity(&self, name: &Name) -> String {
        let entity = self.position_of(name).and_then(|i| self.entities.get(i).map(|e| (i, e)));
        entity.map_or_else(|| lookup_key(name), |(i, _)| format!("#{i}"))
    }

    /// The canonical key of a place given after a name.
    pub(super) fn place(&self, text: &str) -> String {
        let position = if self.entities.is_empty() { None } else { self.position(text) };
        match position.and_then(|i| self.entities.get(i)) {
            Some(entity) => Name::read(&entity.name).keys.join(" "),
            None => place_key(text),
        }
    }
}

/// The words of a place given after a name, as they are compared.
pub(super) fn place_key(text: &str) -> String {
    let key = fold_key(text);
    let words: Vec<String> = key.split(' ').filter(|w| *w != "the").map(spelling::key).collect();
    words.join(" ")
}

/// The only item, or none.
fn one(mut items: impl Iterator<Item = usize>) -> Option<usize> {
    let first = items.next();
    if items.next().is_some() { None } else { first }
}

fn lookup_key(name: &Name) -> String {
    key(name, &name.containers)
}

fn key(name: &Name, containers: &[String]) -> String {
    let places: Vec<String> = containers.iter().map(|place| place_key(place)).collect();
    format!("{}|{}|{}", name.keys.join(" "), name.numbers.join(" "), places.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(name: &str, aliases: &[&str], within: Option<&str>) -> Entity {
        Entity {
            name: name.to_owned(),
            aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
            within: within.map(str::to_owned),
            ..Entity::default()
        }
    }

    #[test]
    fn entries_are_found_by_name_alias_and_identifier() {
        let mut league = entity("Riverside Housing Aid League (RHAL)", &["the League"], None);
        league.ids.insert("wikidata".to_owned(), "Q1".to_owned());
        let registry = Registry::new(vec![league]);
        for text in ["riverside housing aid league", "The League", "RHAL", "Q1", "Riverside Housing Aid League"] {
            assert!(registry.find(text).is_some(), "{text}");
        }
        for text in ["Riverside League", "Q2", ""] {
            assert!(registry.find(text).is_none(), "{text}");
        }
    }

    #[test]
    fn one_name_in_two_states_needs_its_place() {
        let registry = Registry::new(vec![
            entity("Adams County", &[], Some("Ohio")),
            entity("Adams County", &[], Some("Iowa")),
            entity("Ohio", &["the Buckeye State"], Some("United States")),
        ]);
        assert!(registry.find("Adams County").is_none());
        let found = registry.find("Adams County, the Buckeye State").and_then(|e| e.within.clone());
        assert_eq!(found.as_deref(), Some("Ohio"));
        assert!(registry.is_within("Adams County, Ohio", "U.S."));
        assert!(registry.is_within("Borden, Adams County, Ohio", "Adams County, Ohio"));
        assert!(!registry.is_within("Adams County, Ohio", "Iowa"));
    }

    #[test]
    fn a_circle_ends_and_is_no_proof() {
        let registry =
            Registry::new(vec![entity("A Town", &[], Some("B Town")), entity("B Town", &[], Some("A Town"))]);
        assert!(registry.is_within("A Town", "B Town"));
        assert!(!registry.is_within("A Town", "C Town"));
    }

    #[test]
    fn classes_climb_by_kind_of() {
        let mut permit = entity("seasonal permits", &[], None);
        permit.kind_of = Some("work permits".to_owned());
        let mut work = entity("work permit", &[], None);
        work.kind_of = Some("permits".to_owned());
        let registry = Registry::new(vec![permit, work]);
        assert!(registry.is_kind_of("seasonal permit", "permit"));
        assert!(!registry.is_kind_of("permits", "seasonal permits"));
    }
}
