//! The framer: what frames are made with, learned from all claims and sources of a run.

use super::classes::Classes;
use super::measure::HEADCOUNT;
use super::names::{Known, names};
use super::naming::{definitions, known_words, name_values, other_names};
use super::offices::{Tenure, tenure};
use super::phrasing::is_no_place;
use super::places::{is_place_by_name, leads_to_place};
use crate::claim::{Claim, PropertyId, Source, SourceId, Takes, Vocabulary, content_stems, head_length};
use crate::entity::{Entity, EntityId, Kind, Registry, Resolver, country};
use crate::time::{Events, Reference};
use std::collections::{BTreeMap, BTreeSet};

/// What frames are made with: the vocabulary, the classes, the names of the whole run.
pub struct Framer<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) classes: Classes,
    pub(super) resolver: Resolver,
    pub(super) known: Known,
    pub(super) places: BTreeSet<EntityId>,
    pub(super) within: BTreeMap<EntityId, BTreeSet<EntityId>>,
    pub(super) references: BTreeMap<SourceId, Reference>,
    /// Who publishes a source, where the claims of the run name them.
    pub(super) publishers: BTreeMap<SourceId, EntityId>,
    pub(super) events: Events,
    /// What each source says of each name of the run, by the stems of it: "employees" of the one firm and of the other.
    said_of: BTreeMap<EntityId, BTreeSet<(SourceId, Vec<String>)>>,
    /// Subjects of which one claim says who or what alone holds them: property and stems of the subject.
    pub(super) held: BTreeSet<(PropertyId, Vec<String>)>,
    /// Subjects and places that as a whole name a country, however it is written.
    pub(super) countries: BTreeMap<String, EntityId>,
}

/// How many wider places one place can lie in: a town has a county, a state, a country and some regions.
const MAX_WIDER: usize = 50;

/// Properties of the vocabulary that anything may have.
const OF_ANYTHING: &[&str] = &["date", "full name", "share"];

impl<'a> Framer<'a> {
    /// Learns the names, places and dates of a whole run.
    #[must_use]
    pub fn new(vocabulary: &'a Vocabulary, registry: &Registry, claims: &[Claim], sources: &[Source]) -> Self {
        let known = known_words(claims, vocabulary);
        let mut mentioned: Vec<(String, String)> = Vec::new();
        let mut placed: BTreeSet<String> = BTreeSet::new();
        // The words of a slot are cut from a sentence anywhere: they teach no names.
        for claim in claims.iter().filter(|c| c.slot.is_none()) {
            let source = claim.id.source.0.clone();
            let mut mention = |text: &str| mentioned.push((text.to_owned(), source.clone()));
            for phrase in [&claim.subject, &claim.property] {
                let mut county = None;
                if let Some(country) = whole_country(registry, phrase) {
                    mention(country);
                    continue;
                }
                for span in names(phrase, &known) {
                    mention(span.of(phrase));
                    // "Elm County, Orland": the one is a place by its name, and the other is where it lies.
                    let lies_in =
                        county.and_then(|end| phrase.get(end..span.start)).is_some_and(|gap| gap.trim() == ",");
                    county = is_place_by_name(span.of(phrase)).then_some(span.end);
                    if county.is_some() || lies_in {
                        placed.insert(span.of(phrase).to_owned());
                    }
                    if leads_to_place(phrase, span) && !is_no_place(span.of(phrase)) {
                        placed.insert(span.of(phrase).to_owned());
                    }
                }
            }
            if let Some(place) = &claim.place {
                let country = whole_country(registry, place);
                let parts = place.split(',').map(str::trim).filter(|_| country.is_none());
                for part in std::iter::once(country.unwrap_or(place)).chain(parts) {
                    mention(part);
                    placed.insert(part.to_owned());
                }
            }
            if let Some(origin) = &claim.origin {
                mention(origin);
            }
            for text in name_values(&claim.value, &known) {
                mention(text);
            }
            if let Some(Tenure { bodies, holder, .. }) = tenure(claim) {
                bodies.into_iter().chain([holder]).for_each(&mut mention);
            }
        }
        for entity in registry.entities() {
            if entity.kind == Some(Kind::Place) {
                placed.extend(std::iter::once(&entity.name).chain(&entity.aliases).cloned());
            }
            placed.extend(entity.within.clone());
        }
        mentioned.extend(placed.iter().map(|p| (p.clone(), String::new())));
        let registered = with_names(named_only(registry), other_names(claims, &known));
        let resolver = Resolver::new(&registered, mentioned, &definitions(claims));
        // "posts at HHT": what nothing is in is no place under any of its names.
        let is_place =
            |(text, id): &(&String, EntityId)| registry.find(text).is_some() || !is_no_place(resolver.canonical(*id));
        let places =
            placed.iter().filter_map(|p| Some((p, resolver.id(p)?))).filter(is_place).map(|(_, id)| id).collect();
        let publisher = |source: &Source| Some((source.id.clone(), resolver.id(source.publisher.as_deref()?)?));
        let publishers = sources.iter().filter_map(publisher).collect();
        let references = sources.iter().map(|s| (s.id.clone(), reference(s))).collect();
        let phrases = claims.iter().flat_map(|c| [Some(&c.subject), Some(&c.property), c.place.as_ref()]).flatten();
        let countries = phrases
            .filter_map(|phrase| Some((phrase.clone(), resolver.id(whole_country(registry, phrase)?)?)))
            .collect();
        let said_of = said_of(&resolver, &known, claims);
        let mut framer = Self {
            vocabulary,
            classes: Classes::new(registry.entities()),
            resolver,
            known,
            places,
            within: BTreeMap::new(),
            said_of,
            references,
            publishers,
            events: Events::new(&registry.events()),
            held: claims.iter().filter_map(|claim| held(vocabulary, claim)).collect(),
            countries,
        };
        framer.learn_containers(registry, claims);
        framer
    }

    /// The names of the run, resolved.
    #[must_use]
    pub fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// The names that a phrase has, in their order; of one known to the run.
    #[must_use]
    pub fn names_in(&self, phrase: &str) -> Vec<EntityId> {
        names(phrase, &self.known).iter().filter_map(|span| self.resolver.id(span.of(phrase))).collect()
    }

    /// A phrase without its names.
    #[must_use]
    pub fn without_names(&self, phrase: &str) -> String {
        let mut left = String::new();
        let mut at = 0;
        for span in names(phrase, &self.known) {
            left.push_str(phrase.get(at..span.start).unwrap_or(""));
            left.push(' ');
            at = span.end;
        }
        left.push_str(phrase.get(at..).unwrap_or(""));
        left
    }

    /// The classes of the run.
    #[must_use]
    pub fn classes(&self) -> &Classes {
        &self.classes
    }

    /// Whether a property is of whatever has a date or a name, so that its entry says nothing of what is asked.
    #[must_use]
    pub fn is_of_anything(&self, id: PropertyId) -> bool {
        OF_ANYTHING.contains(&self.vocabulary.get(id).name.as_str())
    }

    /// The property that counts people.
    #[must_use]
    pub fn headcount(&self) -> Option<PropertyId> {
        self.vocabulary.named(HEADCOUNT)
    }

    /// Who publishes a source, where the claims of the run name them: who "we" are in it.
    #[must_use]
    pub fn publisher(&self, source: &SourceId) -> Option<EntityId> {
        self.publishers.get(source).copied()
    }

    /// Whether `inner` lies within `outer`, as the registry or a claim has it.
    #[must_use]
    pub fn lies_within(&self, inner: EntityId, outer: EntityId) -> bool {
        let (mut seen, mut open) = (BTreeSet::new(), vec![inner]);
        while let Some(place) = open.pop().filter(|_| seen.len() < MAX_WIDER) {
            for wider in self.within.get(&place).into_iter().flatten() {
                if *wider == outer {
                    return true;
                }
                if seen.insert(*wider) {
                    open.push(*wider);
                }
            }
        }
        false
    }

    /// Whether one source says the same of both, as of two things: who gives the employees of each tells them apart.
    #[must_use]
    pub(super) fn are_told_of_in_turn(&self, a: EntityId, b: EntityId) -> bool {
        let both = self.said_of.get(&a).zip(self.said_of.get(&b));
        both.is_some_and(|(x, y)| !x.is_disjoint(y))
    }

    /// The date that a source speaks from.
    #[must_use]
    pub fn reference(&self, source: &SourceId) -> Reference {
        self.references.get(source).copied().unwrap_or_default()
    }

    /// Learns which place lies in which: from the registry, and from claims about one place in another.
    fn learn_containers(&mut self, registry: &Registry, claims: &[Claim]) {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for entity in registry.entities() {
            if let Some(wider) = &entity.within {
                pairs.push((entity.name.clone(), wider.clone()));
            }
        }
        for claim in claims {
            if let Some(place) = &claim.place {
                pairs.push((claim.subject.clone(), place.clone()));
            }
        }
        for (inner, outer) in pairs {
            if let (Some(inner), Some(outer)) = (self.resolver.id(&inner), self.resolver.id(&outer))
                && inner != outer
                && self.places.contains(&inner)
            {
                self.within.entry(inner).or_default().insert(outer);
            }
        }
    }
}

/// What each source says of each name: the words of subject and property beside the names in them.
fn said_of(
    resolver: &Resolver,
    known: &Known,
    claims: &[Claim],
) -> BTreeMap<EntityId, BTreeSet<(SourceId, Vec<String>)>> {
    let mut found: BTreeMap<EntityId, BTreeSet<(SourceId, Vec<String>)>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| c.slot.is_none()) {
        let mut ids: BTreeSet<EntityId> = BTreeSet::new();
        let mut said: BTreeSet<String> = BTreeSet::new();
        let spans = names(&claim.subject, known);
        ids.extend(spans.iter().filter_map(|span| resolver.id(span.of(&claim.subject))));
        let named: BTreeSet<String> = spans.iter().flat_map(|span| content_stems(span.of(&claim.subject))).collect();
        said.extend(content_stems(&claim.subject).into_iter().filter(|stem| !named.contains(stem)));
        said.extend(content_stems(&claim.property));
        ids.extend(
            claim
                .place
                .iter()
                .flat_map(|place| std::iter::once(place.as_str()).chain(place.split(',')))
                .filter_map(|place| resolver.id(place.trim())),
        );
        if said.is_empty() {
            continue;
        }
        let said: Vec<String> = said.into_iter().collect();
        // Of two names in one claim each is said to be what the other is not.
        let alone = ids.len() == 1;
        for id in ids.into_iter().filter(|_| alone) {
            found.entry(id).or_default().insert((claim.id.source.clone(), said.clone()));
        }
    }
    found
}

/// What a claim says to be held by one alone: the property that takes one value and has an inverse, and its subject.
fn held(vocabulary: &Vocabulary, claim: &Claim) -> Option<(PropertyId, Vec<String>)> {
    let found = vocabulary.find(&content_stems(&claim.property), head_length(&claim.property));
    let (id, rest) = found.into_iter().next()?;
    let entry = vocabulary.get(id);
    let one = entry.inverse.is_some() && entry.takes == Some(Takes::One);
    (one && rest.is_empty()).then(|| (id, content_stems(&claim.subject)))
}

/// The name under which a phrase that is all one country's name is resolved. What the project says of a name goes before.
fn whole_country(registry: &Registry, phrase: &str) -> Option<&'static str> {
    country(phrase).map(|country| country.name.as_str()).filter(|_| registry.find(phrase).is_none())
}

/// The entries that name something: classes and kinds of event are words, and no names.
fn named_only(registry: &Registry) -> Registry {
    let named = |e: &&Entity| e.kind != Some(Kind::Class) && !(e.kind == Some(Kind::Event) && e.date.is_none());
    Registry::new(registry.entities().iter().filter(named).cloned().collect())
}

/// A registry with the names that claims themselves give; what the project says of a name goes before.
fn with_names(registry: Registry, given: Vec<Entity>) -> Registry {
    let unknown = |entity: &Entity| entity.names().all(|name| registry.find(name).is_none());
    let given: Vec<Entity> = given.into_iter().filter(unknown).collect();
    if given.is_empty() {
        return registry;
    }
    Registry::new(registry.entities().iter().cloned().chain(given).collect())
}

/// When a source can have spoken.
fn reference(source: &Source) -> Reference {
    source.reference()
}
