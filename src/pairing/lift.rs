//! Lifting: places, periods, groups of people and names out of subject and property, into the frame.

use super::classes::Classes;
use super::frame::{Event, Frame, Place, Time};
use super::measure::{HEADCOUNT, Measure, Measured};
use super::names::{Known, is_year, names};
use super::naming::{definitions, known_words, name_values, other_names};
use super::offices::{Tenure, tenure};
use super::phrasing::{
    LEADS_ON, MEAN, NUMBER, OURS, PROVIDES, RATES, asks_for_members, base_of_rate, counts_on, in_percent, is_no_place,
    length, statistic,
};
use super::places::{direction, in_parentheses, is_place_by_name, leads_to_place, where_it_is};
use super::reading::Reading;
use super::wording::{Term, Wording, terms};
use crate::claim::{
    Claim, Modality, OverTime, Property, PropertyId, Source, SourceId, Status, Takes, Value, Vocabulary, content_stems,
    head_length, is_small,
};
use crate::entity::{Entity, EntityId, Kind, Name, Registry, Resolver, country};
use crate::meaning::plain;
use crate::quantity::Unit;
use crate::text::{Span, Word, fold_key, words};
use crate::time::{Context, Events, Period, Reference, Unreadable, edtf, read_moment, scan as scan_periods};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What frames are made with: the vocabulary, the classes, the names of the whole run.
pub struct Framer<'a> {
    vocabulary: &'a Vocabulary,
    classes: Classes,
    resolver: Resolver,
    known: Known,
    places: BTreeSet<EntityId>,
    within: BTreeMap<EntityId, BTreeSet<EntityId>>,
    references: BTreeMap<SourceId, Reference>,
    /// Who publishes a source, where the claims of the run name them.
    publishers: BTreeMap<SourceId, EntityId>,
    events: Events,
    /// Subjects of which one claim says who or what alone holds them: property and stems of the subject.
    held: BTreeSet<(PropertyId, Vec<String>)>,
    /// Subjects and places that as a whole name a country, however it is written.
    countries: BTreeMap<String, EntityId>,
}

/// How many wider places one place can lie in: a town has a county, a state, a country and some regions.
const MAX_WIDER: usize = 50;

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

/// What was lifted out of one phrase.
#[derive(Default)]
struct Parts {
    names: Vec<EntityId>,
    places: Vec<EntityId>,
    /// Names that something goes to or comes from, with the word that says so.
    directed: Vec<(&'static str, EntityId)>,
    period: Option<Period>,
    rate: Option<String>,
    stems: Vec<String>,
    /// The words behind the stems, in their order.
    terms: Vec<Term>,
    /// How many of the stems stand before the first preposition.
    head: usize,
}

impl Parts {
    /// Leaves out stems that others say more than, unless they are all there is.
    fn leave_out(&mut self, idle: &[&str]) {
        let is_idle = |s: &String| idle.contains(&s.as_str());
        if !self.stems.iter().all(is_idle) {
            self.head -= self.head().iter().filter(|s| is_idle(s)).count();
            self.stems.retain(|s| !is_idle(s));
        }
    }

    /// The stems before the first preposition.
    fn head(&self) -> &[String] {
        self.stems.get(..self.head).unwrap_or(&self.stems)
    }
}

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
        let mut framer = Self {
            vocabulary,
            classes: Classes::new(registry.entities()),
            resolver,
            known,
            places,
            within: BTreeMap::new(),
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

    /// The classes of the run.
    #[must_use]
    pub fn classes(&self) -> &Classes {
        &self.classes
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
        if let Some(slot) = claim.slot {
            let context = Context { reference: self.reference(&claim.id.source), events: Some(&self.events) };
            return super::slots::frame(index, claim, slot, &context);
        }
        match self.turned(claim).filter(|_| tenure(claim).is_none()) {
            Some(turned) => Frame { turned: true, ..self.frame_as_written(index, &turned) },
            None => self.frame_as_written(index, claim),
        }
    }

    /// The claim said from the other side, where another claim says it from there: "Jane Roe / office / mayor of
    /// Riverton" answers "mayor of Riverton / holder". An office that nobody speaks of so may have several holders.
    fn turned(&self, claim: &Claim) -> Option<Claim> {
        let Value::Text(value) = &claim.value else { return None };
        let found = self.vocabulary.find(&content_stems(&claim.property), head_length(&claim.property));
        let (id, rest) = found.into_iter().next()?;
        let inverse = self.vocabulary.named(self.vocabulary.get(id).inverse.as_deref()?)?;
        let is_held = rest.is_empty() && self.held.contains(&(inverse, content_stems(value)));
        is_held.then(|| Claim {
            subject: value.clone(),
            property: self.vocabulary.get(inverse).name.clone(),
            value: Value::Text(claim.subject.clone()),
            ..claim.clone()
        })
    }

    /// The times that a claim states and that cannot be read, each by its key, with what is wrong.
    #[must_use]
    pub fn unread_times(&self, claim: &Claim) -> Vec<(&'static str, Unreadable)> {
        let context = Context { reference: self.reference(&claim.id.source), events: Some(&self.events) };
        let stated = [("as_of", &claim.as_of), ("period", &claim.period)];
        let wrong = |(key, text): (&'static str, &Option<String>)| {
            let text = text.as_deref().filter(|text| !NOW.contains(&fold_key(text).as_str()))?;
            let is_length = key == "period" && length(text).is_some();
            Some((key, when(text, &context).err().filter(|_| !is_length)?))
        };
        stated.into_iter().filter_map(wrong).collect()
    }

    /// Whether a person states a time that is none: the claim is then not of the day of its source.
    fn unread(&self, claim: &Claim) -> bool {
        // What the words leave open, or what only the source's own date would tell, is about that date.
        let open = |why: &Unreadable| {
            matches!(why, Unreadable::NoReference { .. } | Unreadable::UnknownEvent { .. } | Unreadable::NotTold { .. })
        };
        claim.status != Status::Read && self.unread_times(claim).iter().any(|(_, why)| !open(why))
    }

    fn frame_as_written(&self, index: usize, claim: &Claim) -> Frame {
        // "price tag" asks what "cost" asks: the words that are looked at one by one are the plain ones.
        let subject = plain(&claim.subject);
        // What the vocabulary has as it is written needs no other words.
        let mut property = match self.vocabulary.says(&claim.property) {
            true => Cow::Borrowed(claim.property.as_str()),
            false => plain(&claim.property),
        };
        if matches!(claim.value, Value::List { .. }) && asks_for_members(&property) {
            property = Cow::Owned(NUMBER.to_owned());
        }
        let plain = match (&subject, &property) {
            (Cow::Borrowed(_), Cow::Borrowed(_)) => Cow::Borrowed(claim),
            _ => Cow::Owned(Claim { subject: subject.into_owned(), property: property.into_owned(), ..claim.clone() }),
        };
        let claim = plain.as_ref();
        let reference = self.reference(&claim.id.source);
        let context = Context { reference, events: Some(&self.events) };
        let tenure = tenure(claim);
        let mut subject = match &tenure {
            Some(tenure) => self.lift(&tenure.bodies.join("; "), true, &context),
            None => self.lift(&claim.subject, true, &context),
        };
        let mut property =
            if tenure.is_some() { Parts::default() } else { self.lift(&claim.property, false, &context) };
        if tenure.is_some() {
            property.terms = terms(&claim.property);
        }
        let of_law = subject.names.iter().chain(&property.names).any(|id| self.is_law(*id));
        if of_law && is_money(&claim.value) {
            property.leave_out(PROVIDES);
        }
        // "sanctuary cities" is a class before "cities" is a property.
        let (named, stems) = self.classes.take_long(&property.stems);
        let (named_subject, subject_stems) = self.classes.take_long(&subject.stems);
        let measure = Measure { vocabulary: self.vocabulary, classes: &self.classes };
        let Measured { id, of_subject, rest, reading, meant } = match &tenure {
            Some(tenure) => measure.held(tenure, subject_stems.clone()),
            None => {
                let head = subject.head.min(subject_stems.len());
                measure.of(claim, (&subject_stems, head), (&stems, property.head), &context)
            }
        };
        let entry = id.map(|id| self.vocabulary.get(id));
        let reading = in_percent(&claim.property, in_years(entry, reading));
        let directed = self.directed(entry, &mut subject, &mut property);

        let (mut topic, mut population, mut event) = (BTreeSet::new(), BTreeSet::new(), None);
        // "participates in / the Open Roads program": the value is what is taken part in, and the answer is yes.
        let (object, reading) = match reading {
            Reading::Name(text) | Reading::Phrase(text) if entry.is_some_and(|p| p.name == PARTICIPATION) => {
                (Some(self.lift(&text, false, &context)), Reading::YesNo(true))
            }
            other => (None, other),
        };
        let mut called = BTreeSet::new();
        let phrases = [(true, &of_subject, named_subject, subject.head()), (false, &rest, named, property.head())];
        for (is_subject, stems, named, head) in phrases {
            let (classes, rest) = self.classes.take(stems);
            // "fire department" is no fire: of an event's phrase the kind of event is the head.
            let head: Vec<String> = head.iter().filter(|s| stems.contains(s)).cloned().collect();
            let of_event = self.classes.ends_in_event(&head);
            let modifies = |class: &String| !of_event && self.classes.take(&head).0.contains(class);
            for class in named.into_iter().chain(classes) {
                if self.classes.is_event(&class) && !modifies(&class) {
                    event.get_or_insert(class);
                } else if self.classes.names_people(&class) {
                    population.insert(class);
                } else {
                    topic.insert(class);
                }
            }
            let rest = rest.into_iter().map(statistic);
            if is_subject && event.is_some() {
                called.extend(rest);
            } else {
                topic.extend(rest);
            }
        }
        topic.extend(directed);
        if let Some(text) = &claim.population {
            let (classes, rest) = self.classes.take(&content_stems(text));
            population.extend(classes);
            population.extend(rest);
        }
        let id = match id {
            None if topic.is_empty() && event.is_none() && !population.is_empty() && is_count(&reading) => {
                self.vocabulary.named(HEADCOUNT)
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
        let event = event.map(|kind| Event { kind, time: lifted.clone().or_else(|| stated.clone()), called });
        if subject.names.is_empty() && words(&claim.subject).iter().any(|w| OURS.contains(&w.key.as_str())) {
            subject.names.extend(self.publisher(&claim.id.source));
            subject.terms.retain(|term| !OURS.contains(&term.word.as_str()));
            topic.retain(|stem| !OURS.contains(&stem.as_str()));
        }
        let mut entities: BTreeSet<EntityId> = subject.names.iter().chain(&property.names).copied().collect();
        if let Some(object) = object {
            entities.extend(object.names);
            let (classes, rest) = self.classes.take(&object.stems);
            topic.extend(classes.into_iter().chain(rest));
        }
        let provided = entities.iter().any(|e| self.is_law(*e)) && is_amount(&reading);
        // A budget is of a year and a rent of a month, whether or not a claim says so.
        let usual = |rate: &String| entry.is_some_and(|p| p.is_usually_per(rate));
        let rate = property.rate.or(subject.rate).filter(|rate| !usual(rate)).or_else(|| rate_of(&reading));
        if rate.is_some() {
            // A rate is a mean: "average daily arrests" are arrests per day.
            topic.remove(MEAN);
        }
        let period = if event.is_some() { stated } else { stated.or(lifted) };
        let as_of = claim.as_of.as_deref().and_then(|text| read_when(text, &context));
        // The figures of an event are settled, but for a toll that still rises: "31 dead as of Monday".
        let rising = as_of.is_some() && entry.is_some_and(|p| p.over_time == Some(OverTime::Cumulative));
        let settled = event.is_some() && rate.is_none() && !rising;
        let over_time = match reading {
            Reading::Figure(_) if counts_on(claim) && rate.is_none() => OverTime::Cumulative,
            _ => over_time(entry, settled, &reading),
        };
        Frame {
            claim: index,
            property: id,
            meant: meant.map(Box::new),
            topic: Arc::new(topic),
            place: self.place(&subject.places, &property.places, claim),
            entities,
            event: event.map(Box::new),
            population,
            time: Arc::new(Time {
                period,
                length: claim.period.as_deref().and_then(length),
                as_of,
                source: reference.period(),
                named: subject.period,
                unread: self.unread(claim),
            }),
            over_time,
            rate,
            modality: if provided && claim.modality == Modality::Asserted { Modality::Planned } else { claim.modality },
            provided,
            denied: claim.denied,
            reading,
            turned: tenure.is_some_and(|t| t.turned),
            wording: Arc::new(Wording {
                head: self.head(&claim.subject),
                of_subject: kept(&subject.terms, &of_subject),
                rest: kept(&property.terms, &rest),
                subject: subject.terms,
                property: property.terms,
                group: claim.population.as_deref().map(terms).unwrap_or_default(),
            }),
            slot: None,
        }
    }

    /// Sorts out the names that something goes to or comes from. Beside another name they are no subjects of the claim:
    /// "Freedonia / exports to Sylvania" turned round says something else. Alone they are what it is about, and a
    /// distance is the same both ways.
    fn directed(&self, entry: Option<&Property>, subject: &mut Parts, property: &mut Parts) -> Vec<String> {
        let others = [&*subject, &*property]
            .iter()
            .any(|parts| !parts.places.is_empty() || parts.names.iter().any(|id| !self.is_law(*id)));
        let ways = subject.directed.len() + property.directed.len();
        let alone = (!others && ways == 1) || entry.is_some_and(|p| p.name == DISTANCE);
        let mut said = Vec::new();
        for parts in [subject, property] {
            for (word, id) in std::mem::take(&mut parts.directed) {
                if !alone {
                    said.push(format!("{word} {}", fold_key(self.resolver.canonical(id))));
                } else if self.places.contains(&id)
                    && parts.places.is_empty()
                    && entry.is_none_or(|p| p.name != DISTANCE)
                {
                    parts.places.push(id);
                } else {
                    parts.names.push(id);
                }
            }
        }
        said
    }

    /// Takes a phrase apart.
    fn lift(&self, phrase: &str, is_subject: bool, context: &Context<'_>) -> Parts {
        let mut parts = Parts::default();
        // "Micronesia, Federated States of" is one name, and no place in another.
        if let Some(id) = self.countries.get(phrase).copied() {
            match self.places.contains(&id) {
                true => parts.places.push(id),
                false => parts.names.push(id),
            }
            return parts;
        }
        let mut taken: Vec<Span> = Vec::new();
        let free = |span: Span, taken: &[Span]| !taken.iter().any(|t| span.start < t.end && t.start < span.end);
        let periods = scan_periods(phrase, context).into_iter();
        if let Some(mention) = periods.into_iter().find(|m| m.period.start.or(m.period.end).is_some()) {
            taken.push(mention.span);
            parts.period = Some(mention.period);
        }
        let spans = match self.whole_name(phrase).filter(|_| is_subject && taken.is_empty()) {
            Some(whole) => vec![whole],
            None => names(phrase, &self.known),
        };
        let mut places: Vec<(EntityId, Span)> = Vec::new();
        for span in spans {
            let Some(id) = self.resolver.id(span.of(phrase)).filter(|_| free(span, &taken)) else { continue };
            if let Some(word) = direction(phrase, span) {
                parts.directed.push((word, id));
            } else if self.places.contains(&id) {
                places.push((id, span));
            } else {
                parts.names.push(id);
            }
            taken.push(span);
            // "the ban on billboards (SB 12)": the name in parentheses is the thing, the words before it describe it.
            if is_subject && in_parentheses(phrase, span) && self.is_law(id) {
                parts.names = vec![id];
                return parts;
            }
        }
        parts.places = where_it_is(phrase, &places);
        parts.names.extend(places.iter().map(|(id, _)| *id).filter(|id| !parts.places.contains(id)));
        let all = words(phrase);
        if parts.period.is_none() {
            // In a property only the first word, "2024 budget", and the last behind a comma: "budget, 2024".
            let after_comma = |i: usize| {
                i + 1 == all.len()
                    && i > 0
                    && phrase.get(all[i - 1].span.end..all[i].span.start).is_some_and(|gap| gap.trim() == ",")
            };
            let looked_at = |i: &usize| is_subject || *i == 0 || after_comma(*i);
            let years = (0..all.len()).filter(looked_at);
            let year = years.into_iter().find(|i| is_year(&all, *i) && free(all[*i].span, &taken));
            if let Some(i) = year
                && let Ok(period) = edtf(&all[i].key)
            {
                parts.period = Some(period);
                taken.push(all[i].span);
            }
        }
        // "spending per resident": per anything is a rate.
        let mut after = all.iter().skip_while(|w| w.key != "per").skip(1);
        if let Some(noun) =
            after.next().filter(|w| !RATES.iter().any(|(name, _)| *name == w.key) && free(w.span, &taken))
        {
            parts.rate = Some(base_of_rate(&noun.key));
            taken.push(noun.span);
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
                // "from Elmton", "by Elmton" and "between Elmton and Ashford" are said by the names themselves.
                let before = phrase.get(at..span.start).unwrap_or("");
                let bare = ["between", "from", "by", "by the", "from the"]
                    .iter()
                    .find_map(|w| before.trim_end().strip_suffix(w));
                left.push_str(bare.unwrap_or(before));
                left.push(' ');
                at = at.max(span.end);
            }
            left.push_str(phrase.get(at..).unwrap_or(""));
            // "votes for Jane Roe" does not end in "for".
            if all.last().is_some_and(|w| !free(w.span, &taken)) {
                left.push_str(" the");
            }
            left
        };
        parts.stems = content_stems(&left);
        if words(&left).iter().any(|w| w.key == "means") {
            // Means to an end are no mean.
            parts.stems.iter_mut().filter(|s| *s == "mean").for_each(|s| *s = "means".to_owned());
        }
        parts.head = head_length(&left);
        parts.terms = terms(&left);
        parts
    }

    /// What a subject is: the last word before a preposition; where a name stands there, the last word of the name.
    fn head(&self, subject: &str) -> Option<Term> {
        let all = words(subject);
        let parts = |word: &&Word| LEADS_ON.contains(&word.key.as_str());
        let begins = all.iter().position(|w| !is_small(&w.key)).unwrap_or(0);
        let ends = all.iter().skip(begins).find(parts).map_or(subject.len(), |w| w.span.start);
        let before = subject.get(..ends).unwrap_or(subject);
        let comma = before.find([',', '(', ';', ':']).unwrap_or(before.len());
        let before = before.get(..comma).unwrap_or(before).trim_end();
        let name = names(before, &self.known).into_iter().last().filter(|span| span.end == before.len());
        let name = name.and_then(|span| self.resolver.id(span.of(before))).map(|id| self.resolver.canonical(id));
        terms(name.unwrap_or(before)).pop()
    }

    /// The whole phrase, where it has the words of a name that stands elsewhere: "Harbour bridge", "the Harbor Bridge".
    fn whole_name(&self, phrase: &str) -> Option<Span> {
        let id = self.resolver.id(phrase).filter(|_| !is_place_by_name(phrase))?;
        let capitals = self.resolver.canonical(id).split_whitespace().filter(|w| w.starts_with(char::is_uppercase));
        (capitals.count() > 1 && words(phrase).len() > 1).then(|| Span::new(0, phrase.len()))
    }

    /// Where the claim holds: the narrowest place that it names, and the one around it.
    fn place(&self, subject: &[EntityId], property: &[EntityId], claim: &Claim) -> Option<Place> {
        // "Elm County, Orland": the county, and where it lies.
        let country = claim.place.as_ref().and_then(|place| self.countries.get(place)).copied();
        let (narrow, wide) =
            match claim.place.as_deref().filter(|_| country.is_none()).map(|p| p.split_once(',').unwrap_or((p, ""))) {
                Some((narrow, wide)) => (self.resolver.id(narrow.trim()), self.resolver.id(wide.trim())),
                None => (None, None),
            };
        let stated = country.or(narrow).or_else(|| claim.place.as_deref().and_then(|p| self.resolver.id(p)));
        // "2019 fire in Orland / deaths in Elmton" are those of Elmton.
        if let (Some(outer), Some(inner)) = (subject.first(), property.first())
            && outer != inner
        {
            let (inner, outer) = if self.lies_within(*outer, *inner) { (outer, inner) } else { (inner, outer) };
            return Some(Place { id: *inner, within: Some(*outer) });
        }
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
                Some(Place { id, within: subject.get(1).copied().or(wide).filter(|w| *w != id) })
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
        let name = Name::read(self.resolver.canonical(id));
        name.likely == Some(Kind::Law) || name.tokens.iter().any(|t| LAW_WORDS.contains(&t.as_str()))
    }
}

/// Those of the terms whose stems are among `stems`.
fn kept(terms: &[Term], stems: &[String]) -> Vec<Term> {
    terms.iter().filter(|term| stems.contains(&crate::text::stem(&term.word))).cloned().collect()
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

/// The property of whoever takes part in a thing.
const PARTICIPATION: &str = "participation";

/// The property that is the same from both its ends.
const DISTANCE: &str = "distance";

/// A bare number of a property that is told in years is of years: the age "39" is "39 years".
fn in_years(entry: Option<&Property>, reading: Reading) -> Reading {
    match &reading {
        Reading::Figure(figure)
            if figure.unit == Unit::Bare && entry.is_some_and(|p| p.unit.as_deref() == Some(YEARS)) =>
        {
            let years = crate::quantity::read(&format!("{} {YEARS}", figure.text)).ok();
            years.map_or(reading, |years| Reading::Figure(Arc::new(years)))
        }
        _ => reading,
    }
}

/// The unit of properties that are told in years.
const YEARS: &str = "years";

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
        // What is told to the minute, a departure, is of the day that its claim gives.
        Reading::Period(period) if period.clock.is_some() => OverTime::State,
        Reading::Period(_) => OverTime::Fixed,
        _ => OverTime::State,
    })
}

/// Words that only say that it is so as the source speaks: they name no time, and are no fault.
const NOW: &[&str] =
    &["currently", "now", "right now", "at present", "presently", "today", "to date", "to this day", "still"];

/// A qualifier's time; words that only say "now" are the source's own date.
fn read_when(text: &str, context: &Context<'_>) -> Option<Period> {
    when(text, context).ok()
}

fn when(text: &str, context: &Context<'_>) -> Result<Period, Unreadable> {
    edtf(text).or_else(|_| read_moment(text, context))
}

/// Whether a value is a sum of money.
fn is_money(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    crate::quantity::read(text).is_ok_and(|figure| matches!(figure.unit, crate::quantity::Unit::Money { .. }))
}

/// When a source can have spoken.
fn reference(source: &Source) -> Reference {
    source.reference()
}
