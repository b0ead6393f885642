//! Lifting: places, periods, groups of people and names out of subject and property, into the frame.

use super::classes::Classes;
use super::frame::{Event, Frame, Place, Time};
use super::names::{Known, is_year, names};
use super::reading::Reading;
use crate::claim::{
    Claim, Modality, OverTime, Property, PropertyId, Source, SourceId, Value, Vocabulary, content_stems, head_length,
    is_small,
};
use crate::entity::{Entity, EntityId, Kind, Name, Registry, Resolver};
use crate::quantity::Unit;
use crate::text::{Span, fold_key, words};
use crate::time::{Context, Events, Period, Reference, edtf, read as read_period, scan as scan_periods};
use std::collections::{BTreeMap, BTreeSet};

/// What frames are made with: the vocabulary, the classes, the names of the whole run.
pub struct Framer<'a> {
    vocabulary: &'a Vocabulary,
    classes: Classes,
    resolver: Resolver,
    known: Known,
    places: BTreeSet<EntityId>,
    within: BTreeMap<EntityId, BTreeSet<EntityId>>,
    laws: BTreeSet<EntityId>,
    references: BTreeMap<SourceId, Reference>,
    events: Events,
    headcount: Option<PropertyId>,
}

/// How many wider places one place can lie in: a town has a county, a state, a country and some regions.
const MAX_WIDER: usize = 50;

/// Words that lead to a place. After a word of `NOT_PLACED` they lead to something else: "participation in".
const PLACED: &[&str] = &["in", "at", "near", "across", "throughout", "within", "inside", "outside"];
const NOT_PLACED: &[&str] =
    &["participation", "membership", "interest", "trust", "role", "work", "involved", "investment", "change", "belief"];

/// Words that make the name of a law, an order, a budget or a plan.
const LAW_WORDS: &[&str] = &[
    "act",
    "bill",
    "law",
    "order",
    "resolution",
    "statute",
    "code",
    "budget",
    "plan",
    "ordinance",
    "treaty",
    "amendment",
    "sb",
    "hb",
];

/// Words that name a time unit, as a rate's "per" gives it, with the unit.
const RATES: &[(&str, &str)] = &[
    ("day", "day"),
    ("daily", "day"),
    ("week", "week"),
    ("weekly", "week"),
    ("month", "month"),
    ("monthly", "month"),
    ("year", "year"),
    ("yearly", "year"),
    ("annual", "year"),
    ("annually", "year"),
    ("hour", "hour"),
    ("hourly", "hour"),
    ("capita", "person"),
    ("person", "person"),
    ("head", "person"),
];

/// Words of a statistic: a mean is not the total that it is a mean of.
const STATISTICS: &[&str] = &["average", "mean", "median", "maximum", "minimum", "record", "highest", "lowest"];

/// What was lifted out of one phrase.
#[derive(Default)]
struct Parts {
    names: Vec<EntityId>,
    places: Vec<EntityId>,
    period: Option<Period>,
    rate: Option<String>,
    stems: Vec<String>,
    /// How many of the stems stand before the first preposition.
    head: usize,
}

impl<'a> Framer<'a> {
    /// Learns the names, places and dates of a whole run.
    #[must_use]
    pub fn new(vocabulary: &'a Vocabulary, registry: &Registry, claims: &[Claim], sources: &[Source]) -> Self {
        let known = known_words(claims);
        let mut mentioned: Vec<(String, String)> = Vec::new();
        let mut placed: BTreeSet<String> = BTreeSet::new();
        for claim in claims {
            let source = claim.id.source.0.clone();
            let mut mention = |text: &str| mentioned.push((text.to_owned(), source.clone()));
            for phrase in [&claim.subject, &claim.property] {
                for span in names(phrase, &known) {
                    mention(span.of(phrase));
                    if leads_to_place(phrase, span) {
                        placed.insert(span.of(phrase).to_owned());
                    }
                }
            }
            if let Some(place) = &claim.place {
                mention(place);
                placed.insert(place.clone());
            }
            if let Some(origin) = &claim.origin {
                mention(origin);
            }
            for text in name_values(&claim.value, &known) {
                mention(text);
            }
        }
        for entity in registry.entities() {
            if entity.kind == Some(Kind::Place) {
                placed.extend(std::iter::once(&entity.name).chain(&entity.aliases).cloned());
            }
            placed.extend(entity.within.clone());
        }
        mentioned.extend(placed.iter().map(|p| (p.clone(), String::new())));
        let resolver = Resolver::new(&named_only(registry), mentioned, &definitions(claims));
        let places = placed.iter().filter_map(|p| resolver.id(p)).collect();
        let references = sources.iter().map(|s| (s.id.clone(), reference(s))).collect();
        let mut framer = Self {
            vocabulary,
            classes: Classes::new(registry.entities()),
            resolver,
            known,
            places,
            within: BTreeMap::new(),
            laws: BTreeSet::new(),
            references,
            events: Events::new(&registry.events()),
            headcount: vocabulary.named(HEADCOUNT),
        };
        framer.learn_containers(registry, claims);
        framer
    }

    /// The names of the run, resolved.
    #[must_use]
    pub fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// The classes of the run.
    #[must_use]
    pub fn classes(&self) -> &Classes {
        &self.classes
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

    /// The date that a source speaks from.
    #[must_use]
    pub fn reference(&self, source: &SourceId) -> Reference {
        self.references.get(source).copied().unwrap_or_default()
    }

    /// Brings one claim into its frame.
    #[must_use]
    pub fn frame(&self, index: usize, claim: &Claim) -> Frame {
        let reference = self.reference(&claim.id.source);
        let context = Context { reference, events: Some(&self.events) };
        let subject = self.lift(&claim.subject, true, &context);
        let property = self.lift(&claim.property, false, &context);
        // "sanctuary cities" is a class before "cities" is a property.
        let (named, stems) = self.classes.take_long(&property.stems);
        let (id, rest, reading) = self.property_and_value(claim, &stems, property.head, &context);
        let entry = id.map(|id| self.vocabulary.get(id));

        let (mut topic, mut population, mut event) = (BTreeSet::new(), BTreeSet::new(), None);
        for (stems, named) in [(&subject.stems, Vec::new()), (&rest, named)] {
            let (classes, rest) = self.classes.take(stems);
            for class in named.into_iter().chain(classes) {
                if self.classes.is_event(&class) {
                    event.get_or_insert(class);
                } else if self.classes.names_people(&class) {
                    population.insert(class);
                } else {
                    topic.insert(class);
                }
            }
            topic.extend(rest);
        }
        if let Some(text) = &claim.population {
            let (classes, rest) = self.classes.take(&content_stems(text));
            population.extend(classes);
            population.extend(rest);
        }
        let id = match id {
            None if topic.is_empty() && event.is_none() && !population.is_empty() && is_count(&reading) => {
                self.headcount
            }
            other => other,
        };
        self.narrow(&mut population);
        if let Some(kind) = &event {
            // "communities raided", of a raid: the participle says nothing new.
            let stem = crate::text::stem(kind);
            topic.retain(|t| crate::text::stem(t) != stem);
        }

        let stated = claim.period.as_deref().and_then(|text| read_when(text, &context));
        let lifted = subject.period.clone().or_else(|| property.period.clone());
        let event = event.map(|kind| Event { kind, time: lifted.clone().or_else(|| stated.clone()) });
        let entities: BTreeSet<EntityId> = subject.names.iter().chain(&property.names).copied().collect();
        let provided = entities.iter().any(|e| self.is_law(*e)) && is_amount(&reading);
        let rate = property.rate.or_else(|| rate_of(&reading));
        let period = if event.is_some() { stated } else { stated.or(lifted) };
        let as_of = claim.as_of.as_deref().and_then(|text| read_when(text, &context));
        let over_time = over_time(entry, event.is_some() && rate.is_none(), &reading);
        Frame {
            claim: index,
            property: id,
            topic,
            place: self.place(&subject.places, &property.places, claim),
            entities,
            event,
            population,
            time: Time { period, as_of, source: reference.period() },
            over_time,
            rate,
            modality: if provided && claim.modality == Modality::Asserted { Modality::Planned } else { claim.modality },
            provided,
            denied: claim.denied,
            reading,
        }
    }

    /// The property that the words name and the value fits; the words left over; the value read in its light.
    fn property_and_value(
        &self,
        claim: &Claim,
        stems: &[String],
        head: usize,
        context: &Context<'_>,
    ) -> (Option<PropertyId>, Vec<String>, Reading) {
        let mut unread = None;
        for (id, rest) in self.vocabulary.find(stems, head) {
            let kind = self.vocabulary.get(id).kind;
            let reading = Reading::of(&claim.value, Some(kind), &claim.property, context);
            if reading.fits(kind) {
                return (Some(id), rest, reading);
            }
            // The whole phrase names the property, and its value cannot be read: that is to be said, not guessed round.
            if rest.is_empty() && matches!(reading, Reading::Unreadable { .. }) {
                unread.get_or_insert((id, reading));
            }
        }
        let by_look = Reading::of(&claim.value, None, &claim.property, context);
        match unread {
            Some((id, reading)) if matches!(by_look, Reading::Phrase(_)) => (Some(id), Vec::new(), reading),
            _ => (None, stems.to_vec(), by_look),
        }
    }

    /// Takes a phrase apart.
    fn lift(&self, phrase: &str, is_subject: bool, context: &Context<'_>) -> Parts {
        let mut parts = Parts::default();
        let mut taken: Vec<Span> = Vec::new();
        let free = |span: Span, taken: &[Span]| !taken.iter().any(|t| span.start < t.end && t.start < span.end);
        let periods = scan_periods(phrase, context).into_iter();
        if let Some(mention) = periods.into_iter().find(|m| m.period.start.or(m.period.end).is_some()) {
            taken.push(mention.span);
            parts.period = Some(mention.period);
        }
        for span in names(phrase, &self.known) {
            let Some(id) = self.resolver.id(span.of(phrase)).filter(|_| free(span, &taken)) else { continue };
            if self.places.contains(&id) {
                parts.places.push(id)
            } else {
                parts.names.push(id)
            }
            taken.push(span);
        }
        let all = words(phrase);
        if is_subject && parts.period.is_none() {
            let year = (0..all.len()).find(|i| is_year(&all, *i) && free(all[*i].span, &taken));
            if let Some(i) = year
                && let Ok(period) = edtf(&all[i].key)
            {
                parts.period = Some(period);
                taken.push(all[i].span);
            }
        }
        for (i, word) in all.iter().enumerate() {
            let rate = RATES.iter().find(|(name, _)| *name == word.key);
            let after_per = i > 0 && matches!(all[i - 1].key.as_str(), "per" | "each" | "every" | "a");
            if let Some((name, unit)) = rate
                && (name.ends_with("ly") || *name == "annual" || after_per)
                && free(word.span, &taken)
            {
                parts.rate = Some((*unit).to_owned());
                taken.push(word.span);
            }
        }
        let left: String = {
            let mut left = String::new();
            let mut at = 0;
            taken.sort();
            for span in &taken {
                left.push_str(phrase.get(at..span.start).unwrap_or(""));
                left.push(' ');
                at = at.max(span.end);
            }
            left.push_str(phrase.get(at..).unwrap_or(""));
            left
        };
        parts.stems = content_stems(&left);
        parts.head = head_length(&left);
        if parts.rate.is_none() {
            let statistic = words(&left).into_iter().filter(|w| STATISTICS.contains(&w.key.as_str()));
            parts.stems.extend(statistic.map(|w| w.key).filter(|k| !parts.stems.contains(k)).collect::<Vec<_>>());
        } else {
            parts.stems.retain(|s| !STATISTICS.iter().any(|w| crate::text::stem(w) == *s));
        }
        parts
    }

    /// Where the claim holds: the narrowest place that it names, and the one around it.
    fn place(&self, subject: &[EntityId], property: &[EntityId], claim: &Claim) -> Option<Place> {
        let stated = claim.place.as_deref().and_then(|p| self.resolver.id(p));
        let lifted = subject.first().or(property.first()).copied();
        match (lifted, stated) {
            (Some(id), Some(outer)) if id != outer => {
                // "Mississippi", place "Natchez": the place stated is the narrower one.
                if self.lies_within(outer, id) {
                    Some(Place { id: outer, within: Some(id) })
                } else {
                    Some(Place { id, within: Some(outer) })
                }
            }
            (Some(id), _) | (None, Some(id)) => {
                Some(Place { id, within: subject.get(1).copied().filter(|w| *w != id) })
            }
            (None, None) => None,
        }
    }

    /// Drops every class of which a narrower one is named too.
    fn narrow(&self, population: &mut BTreeSet<String>) {
        let all: Vec<String> = population.iter().cloned().collect();
        population.retain(|c| !all.iter().any(|other| other != c && self.classes.is_kind_of(other, c)));
        // All people of a place are no group among them.
        population.remove("people");
    }

    fn is_law(&self, id: EntityId) -> bool {
        self.laws.contains(&id) || {
            let name = Name::read(self.resolver.canonical(id));
            name.likely == Some(Kind::Law) || name.tokens.iter().any(|t| LAW_WORDS.contains(&t.as_str()))
        }
    }
}

/// The entries that name something: classes and kinds of event are words, and no names.
fn named_only(registry: &Registry) -> Registry {
    let named = |e: &&Entity| e.kind != Some(Kind::Class) && !(e.kind == Some(Kind::Event) && e.date.is_none());
    Registry::new(registry.entities().iter().filter(named).cloned().collect())
}

/// The property that counts a group of people.
const HEADCOUNT: &str = "headcount";

fn is_count(reading: &Reading) -> bool {
    match reading {
        Reading::Figure(figure) => matches!(figure.unit, Unit::Bare | Unit::Count(_) | Unit::Percent),
        Reading::Quantifier(_) => true,
        _ => false,
    }
}

fn is_amount(reading: &Reading) -> bool {
    matches!(reading, Reading::Figure(figure) if matches!(figure.unit, Unit::Money { .. }))
}

fn rate_of(reading: &Reading) -> Option<String> {
    match reading {
        Reading::Figure(figure) => match &figure.unit {
            Unit::Rate { per, .. } => Some(per.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// How the claim's property behaves in time: an event's figures are settled; a figure else is of one date.
fn over_time(entry: Option<&Property>, of_event: bool, reading: &Reading) -> OverTime {
    if of_event {
        return OverTime::Fixed;
    }
    entry.and_then(|p| p.over_time).unwrap_or(match reading {
        Reading::Figure(_) | Reading::Quantifier(_) => OverTime::Snapshot,
        Reading::Period(_) => OverTime::Fixed,
        _ => OverTime::State,
    })
}

/// A qualifier's time; words that only say "now" are the source's own date.
fn read_when(text: &str, context: &Context<'_>) -> Option<Period> {
    edtf(text).or_else(|_| read_period(text, context)).ok()
}

/// When a source can have spoken.
fn reference(source: &Source) -> Reference {
    let date = |text: &Option<String>| text.as_deref().and_then(|t| edtf(t).ok());
    if let Some(published) = date(&source.published) {
        return Reference { from: published.start, to: published.end };
    }
    let from = date(&source.not_before).and_then(|p| p.start);
    let to = date(&source.retrieved).and_then(|p| p.end);
    if from.is_none() { Reference::default() } else { Reference { from, to } }
}

/// Words that stand in lower case, and names that stand where a capital says something.
fn known_words(claims: &[Claim]) -> Known {
    let mut known = Known::default();
    for claim in claims {
        let texts = [Some(&claim.subject), Some(&claim.property), claim.population.as_ref(), claim.place.as_ref()];
        for text in texts.into_iter().flatten() {
            for (i, word) in words(text).iter().enumerate() {
                if word.span.of(text).starts_with(char::is_lowercase) {
                    known.common.insert(word.key.clone());
                } else if i > 0 {
                    known.names.insert(word.key.clone());
                }
            }
        }
        if let Some(place) = &claim.place {
            known.names.insert(fold_key(place));
        }
    }
    known
}

/// The texts of a value that may be names: the whole of it where it is one name, else the names in it.
fn name_values<'c>(value: &'c Value, known: &Known) -> Vec<&'c str> {
    let of = |text: &'c str| names(text, known).into_iter().map(move |span| span.of(text));
    match value {
        Value::Text(text) => of(text).collect(),
        Value::List { members, .. } => members.iter().flat_map(|m| of(m)).collect(),
        Value::YesNo(_) | Value::Any(_) => Vec::new(),
    }
}

/// The ties between acronym and full name that claims state: subject, property "full name" or "acronym", value.
fn definitions(claims: &[Claim]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for claim in claims {
        let Value::Text(value) = &claim.value else { continue };
        let (short, long) = match fold_key(&claim.property).as_str() {
            "full name" | "stands for" | "expansion" => (&claim.subject, value),
            "acronym" | "abbreviation" | "initials" => (value, &claim.subject),
            _ => continue,
        };
        if Name::read(short).is_acronym() {
            found.push((short.clone(), long.clone(), claim.id.source.0.clone()));
        }
    }
    found
}

/// Whether the words before a name lead to a place, and the name ends there: "in Riverton", not "in NATO exercises".
fn leads_to_place(phrase: &str, span: Span) -> bool {
    let before: Vec<String> = words(phrase.get(..span.start).unwrap_or("")).into_iter().map(|w| w.key).collect();
    let after = words(phrase.get(span.end..).unwrap_or(""));
    let Some((last, rest)) = before.split_last() else { return false };
    PLACED.contains(&last.as_str())
        && !rest.last().is_some_and(|w| NOT_PLACED.contains(&w.as_str()))
        && after.first().is_none_or(|w| is_small(&w.key))
}
