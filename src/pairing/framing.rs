//! Framing: one claim brought into its frame, by what is lifted out of its subject and property.

use super::asked;
use super::frame::{Event, Frame, Place, Time};
use super::framer::Framer;
use super::lift::Parts;
use super::measure::{HEADCOUNT, Measure, Measured};
use super::offices::tenure;
use super::phrasing::{MEAN, NUMBER, OURS, PROVIDES, asks_for_members, counts_on, in_percent, length, statistic};
use super::reading::{Reading, status_since};
use super::state::told;
use super::wording::{Term, Wording, terms};
use crate::claim::{Claim, Modality, OverTime, Property, Status, Value, content_stems, head_length};
use crate::entity::EntityId;
use crate::meaning::plain;
use crate::quantity::Unit;
use crate::text::{fold_key, words};
use crate::time::{Bound, Context, Period, Unreadable, edtf, read_moment, scan};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Framer<'_> {
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
        let said = asked::label_of(claim);
        // What the vocabulary has as it is written needs no other words.
        let mut property = match self.vocabulary.says(&claim.property) {
            true => Cow::Borrowed(claim.property.as_str()),
            false => plain(&claim.property),
        };
        if matches!(claim.value, Value::List { .. })
            && let Some(of) =
                ["list of ", "names of ", "List of ", "Names of "].iter().find_map(|lead| property.strip_prefix(lead))
        {
            property = Cow::Owned(of.to_owned());
        }
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
                // "The one public meeting" is the public meeting.
                called.extend(rest.filter(|stem| stem != "one"));
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
        let mut owner = None;
        if subject.names.is_empty() && words(&claim.subject).iter().any(|w| OURS.contains(&w.key.as_str())) {
            subject.names.extend(self.publisher(&claim.id.source));
            subject.terms.retain(|term| !OURS.contains(&term.word.as_str()));
            topic.retain(|stem| !OURS.contains(&stem.as_str()));
            owner = subject.names.first().copied().filter(|_| !subject.terms.is_empty());
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
        let held = || tells_since(claim, &reading, &context);
        let period = if event.is_some() { stated } else { stated.or(lifted).or_else(held) };
        let since = match (&reading, &claim.value) {
            (Reading::Status(_), Value::Text(text)) => status_since(text, &context).map(|(_, since)| since),
            _ => None,
        };
        let as_of = since.clone().or_else(|| claim.as_of.as_deref().and_then(|text| read_when(text, &context)));
        // The figures of an event are settled, but for a toll that still rises: "31 dead as of Monday".
        let grows = entry.is_none_or(|p| p.over_time != Some(OverTime::Fixed));
        let rising = as_of.is_some() && grows && is_count(&reading);
        let settled = event.is_some() && rate.is_none() && !rising;
        let over_time = match reading {
            // Who dates a count of an event tells a toll of that day.
            Reading::Figure(_) if (counts_on(claim) || (event.is_some() && rising)) && rate.is_none() => {
                OverTime::Cumulative
            }
            _ => over_time(entry, settled, &reading),
        };
        let mut wording = Wording {
            head: self.head(&claim.subject),
            of_subject: kept(&subject.terms, &of_subject),
            rest: kept(&property.terms, &rest),
            subject: subject.terms,
            property: property.terms,
            group: claim.population.as_deref().map(terms).unwrap_or_default(),
            label: said,
        };
        asked::settle(&claim.subject, &mut wording);
        let state = told(claim, &claim.property, &reading, since.as_ref());
        Frame {
            claim: index,
            property: id,
            meant: meant.map(Box::new),
            topic: Arc::new(topic),
            place: self.place(&subject.places, &property.places, claim),
            entities,
            owner,
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
            wording: Arc::new(wording),
            state: state.map(Box::new),
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
}

/// Since when a name holds, where the quote says so: "Captain Tull, who has been harbour master since 2019".
fn tells_since(claim: &Claim, reading: &Reading, context: &Context<'_>) -> Option<Period> {
    let Reading::Name(_) = reading else { return None };
    let mut since = claim
        .citations
        .iter()
        .flat_map(|citation| scan(&citation.quote, context))
        .map(|mention| mention.period)
        .filter(|period| period.bound == Bound::Since);
    since.next().filter(|_| since.next().is_none())
}

/// Those of the terms whose stems are among `stems`.
fn kept(terms: &[Term], stems: &[String]) -> Vec<Term> {
    terms.iter().filter(|term| stems.contains(&crate::text::stem(&term.word))).cloned().collect()
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
