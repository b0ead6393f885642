//! Frames: claims brought into one shape, so that pairing need not know how a source worded them.
//!
//! "Mississippi / immigrants", "immigrants in Mississippi / number" and "immigrants / population, place Mississippi"
//! are one frame: the place, the group and the measure, wherever they were written.

use super::reading::Reading;
use super::state::{State, are_of_one};
use super::wording::Wording;
use crate::claim::{Claim, Modality, OverTime, PropertyId, Slot};
use crate::entity::EntityId;
use crate::meaning::family_of_stem;
use crate::quantity::{Decimal, Unit};
use crate::time::Period;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A claim brought into one shape. What few frames have lies apart, and what many have in common they may share: a run over
/// a large table has very many of them.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The place of its claim among the claims of the run.
    pub claim: usize,
    /// The property, where the vocabulary knows it.
    pub property: Option<PropertyId>,
    /// The property was found by the meaning of its wording.
    pub meant: Option<Box<ByMeaning>>,
    /// What else subject and property are about: stems, and classes by name.
    pub topic: Arc<BTreeSet<String>>,
    /// The bodies, people, laws and things that subject and property name; places apart.
    pub entities: BTreeSet<EntityId>,
    /// Of the entities, the publisher of a source that speaks of something of its own: "our site". Whose it is, is no other
    /// name of it.
    pub owner: Option<EntityId>,
    /// The kind of event that the subject is, and when it was.
    pub event: Option<Box<Event>>,
    /// Where.
    pub place: Option<Place>,
    /// Of whom: classes of people, and stems of what else narrows the group.
    pub population: BTreeSet<String>,
    /// When.
    pub time: Arc<Time>,
    /// How the property behaves in time.
    pub over_time: OverTime,
    /// Per what the value is given: "per day".
    pub rate: Option<String>,
    /// Asserted, planned, …; what a law, a budget or a plan provides is planned by nature.
    pub modality: Modality,
    /// Whether a law, budget or plan provides it.
    pub provided: bool,
    /// The claim is negated.
    pub denied: bool,
    /// The value.
    pub reading: Reading,
    /// The claim says it from the other side ("Jane Roe / office / mayor"): its subject is the value here.
    pub turned: bool,
    /// What subject and property say in words, each by itself: what weighs how alike two frames are.
    pub wording: Arc<Wording>,
    /// The state that it tells of its subject, in whichever way.
    pub state: Option<Box<State>>,
    /// The place that its claim fills in two parallel sentences. What the sentences are about is shared, whatever it is,
    /// so such a frame has no topic of its own.
    pub slot: Option<Slot>,
}

/// How a property was found by meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByMeaning {
    /// The words of the claim's property.
    pub wording: Vec<String>,
    /// How alike they are to the property's own, in hundredths.
    pub likeness: u8,
}

/// An event as a subject names it.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its kind, a class: "raid".
    pub kind: String,
    /// When it was, where subject, property or period say so.
    pub time: Option<Period>,
    /// What else the subject calls it: "record-setting", "on poultry plants".
    pub called: BTreeSet<String>,
}

/// A place, and the wider place that the claim names with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The place.
    pub id: EntityId,
    /// Where that is, when the claim says so.
    pub within: Option<EntityId>,
}

/// When a claim holds.
#[derive(Clone, Debug, Default)]
pub struct Time {
    /// The stretch that the claim states.
    pub period: Option<Period>,
    /// How long the stretch is, where the claim says no more of it: "over five years".
    pub length: Option<Length>,
    /// The moment that the claim states.
    pub as_of: Option<Period>,
    /// When the source can have spoken.
    pub source: Option<Period>,
    /// The stretch that is a part of the subject's name: "the Clean Water Act of 1972".
    pub named: Option<Period>,
    /// The claim states a time that cannot be read: when it holds is not known.
    pub unread: bool,
}

/// How long a stretch is. Months differ in length, so the two do not convert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many days.
    Days(Decimal),
    /// So many months.
    Months(Decimal),
}

impl Time {
    /// Whether the claim itself says when it holds.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.period.is_some() || self.as_of.is_some()
    }
}

/// What two frames must share to be looked at together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The property, where the vocabulary knows it.
    pub property: Option<PropertyId>,
    /// The topic, by the families of its words.
    pub topic: BTreeSet<String>,
    /// The entities; empty for events, which are joined by kind, time and place.
    pub entities: BTreeSet<EntityId>,
    /// The kind of event.
    pub event: Option<String>,
    /// The slot of two parallel sentences.
    pub slot: Option<Slot>,
}

impl Frame {
    /// What this frame shares with all others that may answer its question.
    #[must_use]
    pub fn key(&self) -> Key {
        let event = self.event.as_ref().map(|e| e.kind.clone());
        Key {
            property: self.property,
            // "bridge inspections" and "bridges inspected" are one.
            topic: self.topic.iter().map(|stem| family_of_stem(stem)).collect(),
            entities: if event.is_some() { BTreeSet::new() } else { self.entities.clone() },
            event,
            // How the sentences were found to be one says nothing of what is asked.
            slot: self.slot.map(|slot| Slot { loose: false, ..slot }),
        }
    }

    /// Whether the value is one of which a part can be told: a count, money, a share.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        let of_parts = |unit: &Unit| matches!(unit, Unit::Bare | Unit::Count(_) | Unit::Money { .. } | Unit::Percent);
        match &self.reading {
            Reading::Figure(figure) => match &figure.unit {
                Unit::Rate { of, .. } => of_parts(of),
                unit => of_parts(unit),
            },
            Reading::Quantifier(_) => true,
            _ => false,
        }
    }

    /// Whether the frame is about anything at all: a claim of small words alone is not.
    #[must_use]
    pub fn has_content(&self) -> bool {
        self.slot.is_some()
            || !(self.topic.is_empty()
                && self.entities.is_empty()
                && self.event.is_none()
                && self.place.is_none()
                && self.population.is_empty())
    }

    /// When its claim speaks: the day that it states, else that of its source.
    #[must_use]
    pub(super) fn moment(&self) -> Option<Period> {
        self.time.as_of.clone().or_else(|| self.time.source.clone())
    }

    /// Whether two frames tell one state in two ways: by its word and by the day of a step, by yes or no.
    #[must_use]
    pub fn tells_state_otherwise(&self, other: &Self) -> bool {
        let in_two_ways = std::mem::discriminant(&self.reading) != std::mem::discriminant(&other.reading);
        let both = self.state.as_ref().zip(other.state.as_ref());
        both.is_some_and(|(x, y)| (in_two_ways || x.since.is_some() != y.since.is_some()) && are_of_one(x, y))
    }

    /// The names of the frame's subject and property; where it has none and no words either, its place is its subject.
    #[must_use]
    pub fn names(&self) -> BTreeSet<EntityId> {
        let mut found = self.entities.clone();
        if found.is_empty() && self.wording.subject.is_empty() {
            found.extend(self.place.map(|p| p.id));
        }
        found
    }
}

/// The words of a value, as a report shows them.
#[must_use]
pub fn value_in_words(claim: &Claim) -> String {
    use crate::claim::Value;
    let words = match &claim.value {
        Value::Text(text) => text.clone(),
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
        Value::List { members, complete } => {
            let list = members.join(", ");
            if *complete { list } else { format!("among them {list}") }
        }
        Value::Any(choices) => choices.join(" or "),
    };
    if claim.denied { format!("not {words}") } else { words }
}
