//! The existence reading: a claim whose value is none, a count, a quantifier, a list, yes or no, or a status also says
//! that there are, or are none, of a class in a place at a time.
//!
//! A denial holds for narrower classes, places and times within it; an affirmation for wider ones. So the two
//! contradict each other only when everything that the denial's class requires is found in the affirmation.

use super::comparable::{Doubt, PlaceStanding, place};
use super::frame::{Frame, Place};
use super::lift::Framer;
use super::reading::Reading;
use crate::claim::{Claim, Modality, Status, Vocabulary, content_stems};
use crate::entity::EntityId;
use crate::quantity::{Decimal, Quantifier};
use crate::text::stem;
use crate::time::{Bound, Grain, Period, Standing, stand};
use std::collections::{BTreeMap, BTreeSet};

/// What a claim says of there being any.
#[derive(Clone, Debug)]
pub struct Existence {
    /// The place of its frame among the frames of the run.
    pub frame: usize,
    /// There are none, or there are some.
    pub none: bool,
    /// Each group of terms is one requirement of the class, any of whose terms meets it.
    required: Vec<BTreeSet<String>>,
    /// All terms that the claim offers.
    offered: BTreeSet<String>,
    entities: BTreeSet<EntityId>,
    place: Option<Place>,
    time: Option<Period>,
    /// The claim itself says when.
    pub stated: bool,
}

/// A denial and the affirmations that contradict it.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// The claims that there are none: one question, in the order of the claims. Never empty.
    pub none: Vec<usize>,
    /// The claims that there are some, with what is not certain about each.
    pub some: Vec<(usize, Vec<Doubt>)>,
    /// Whether it turns on when: the denial or an affirmation states a time.
    pub dated: bool,
}

/// Words of an office or body that a definition may use for any body of the field: "immigration *authorities*".
const BODY_WORDS: &[&str] =
    &["authority", "authorities", "agency", "agencies", "body", "office", "officials", "enforcement", "service"];

/// Words of participation: whoever takes part in a thing, has it.
const SHARING: &[&str] = &[
    "participation",
    "membership",
    "use",
    "participate",
    "active",
    "status",
    "pending",
    "date",
    "signed",
    "member",
    "exist",
    "existence",
];

/// Finds every denial that an affirmation contradicts.
#[must_use]
pub fn contradictions(
    framer: &Framer<'_>,
    vocabulary: &Vocabulary,
    claims: &[Claim],
    frames: &[Frame],
) -> Vec<Contradiction> {
    let readings: Vec<Existence> = frames
        .iter()
        .enumerate()
        .filter(|(_, f)| claims[f.claim].status != Status::Retracted)
        .flat_map(|(i, f)| read(framer, vocabulary, &claims[f.claim], f, i))
        .collect();
    let mut by_term: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, reading) in readings.iter().enumerate().filter(|(_, r)| !r.none) {
        for term in &reading.offered {
            by_term.entry(term).or_default().push(n);
        }
    }
    let mut found: Vec<(_, Contradiction)> = Vec::new();
    for denial in readings.iter().filter(|r| r.none) {
        // The rarest requirement leads: few affirmations meet it.
        let met = |group: &BTreeSet<String>| -> BTreeSet<usize> {
            group.iter().filter_map(|t| by_term.get(t.as_str())).flatten().copied().collect()
        };
        let Some(near) = denial.required.iter().map(met).min_by_key(BTreeSet::len) else { continue };
        let mut some: BTreeMap<usize, Vec<Doubt>> = BTreeMap::new();
        let mut dated = false;
        for affirmation in near.into_iter().map(|n| &readings[n]) {
            if affirmation.frame != denial.frame
                && !two_dates_of_one_thing(&frames[denial.frame], &frames[affirmation.frame])
                && let Some(doubts) = contradicts(framer, denial, affirmation)
            {
                dated |= turns_on_time(denial, affirmation);
                some.insert(affirmation.frame, doubts);
            }
        }
        if some.is_empty() {
            continue;
        }
        // Several denials of one class in one place are one question.
        let known = found.iter_mut().find(|(key, _): &&mut (_, Contradiction)| *key == denial.class());
        match known {
            Some((_, contradiction)) => {
                let merged: BTreeMap<usize, Vec<Doubt>> =
                    std::mem::take(&mut contradiction.some).into_iter().chain(some).collect();
                contradiction.some = merged.into_iter().collect();
                contradiction.none.push(denial.frame);
                contradiction.dated |= dated;
            }
            None => {
                let some = some.into_iter().collect();
                found.push((denial.class(), Contradiction { none: vec![denial.frame], some, dated }));
            }
        }
    }
    found.into_iter().map(|(_, contradiction)| contradiction).collect()
}

impl Existence {
    /// What a denial is about, whatever its time.
    fn class(&self) -> (Vec<BTreeSet<String>>, Option<EntityId>) {
        (self.required.clone(), self.place.map(|p| p.id))
    }
}

/// Whether two claims date the beginning of one thing: "founded after 2025" and "founded in 2023" differ as dates do.
fn two_dates_of_one_thing(a: &Frame, b: &Frame) -> bool {
    let dates = [a, b].iter().all(|f| matches!(f.reading, Reading::Period(_)));
    dates && a.key() == b.key() && a.place.map(|p| p.id) == b.place.map(|p| p.id)
}

/// Whether a contradiction turns on when: a time is stated, and it is not one and the same on both sides.
fn turns_on_time(denial: &Existence, affirmation: &Existence) -> bool {
    let one_time = matches!((&denial.time, &affirmation.time), (Some(x), Some(y)) if stand(x, y) == Standing::Same);
    (denial.stated || affirmation.stated) && !one_time
}

/// Whether an affirmation contradicts a denial, and with what doubts.
fn contradicts(framer: &Framer<'_>, denial: &Existence, affirmation: &Existence) -> Option<Vec<Doubt>> {
    let met = denial.required.iter().all(|group| group.iter().any(|term| affirmation.offered.contains(term)));
    if !met || !denial.entities.is_subset(&affirmation.entities) {
        return None;
    }
    let mut doubts = Vec::new();
    match place(framer, denial.place, affirmation.place) {
        PlaceStanding::Same => {}
        PlaceStanding::Nested => {
            let (outer, inner) = (denial.place?, affirmation.place?);
            let inside = inner.within == Some(outer.id) || framer.lies_within(inner.id, outer.id);
            if !inside {
                return None;
            }
        }
        // A denial of everywhere holds in every place; an affirmation of no place need not be of this one.
        PlaceStanding::Unknown if denial.place.is_none() => doubts.push(Doubt::PlaceUnknown),
        PlaceStanding::Unknown | PlaceStanding::Different => return None,
    }
    match (&denial.time, &affirmation.time) {
        (Some(x), Some(y)) if !x.overlaps(y) => return None,
        (Some(x), Some(y)) if !x.contains(y) => {
            // Some date of the affirmation's range lies outside the denial: name it.
            if !y.somewhere && affirmation.stated {
                return None;
            }
            doubts.push(Doubt::DatedByRange(outside(x, y)));
        }
        (Some(_), Some(_)) => {}
        (None, None) => {}
        _ => doubts.push(Doubt::DatedByRange(None)),
    }
    Some(doubts)
}

/// A date of `y` on which `x` no longer holds, in words.
fn outside(x: &Period, y: &Period) -> Option<String> {
    match (x.end, y.end) {
        (Some(end), last) if last.is_none_or(|l| l > end) => Some(format!("after {}", Period::day(end).describe())),
        _ => x.start.map(|start| format!("before {}", Period::day(start).describe())),
    }
}

/// What a claim says of existence; a claim dated "after X" says that there were none before.
fn read(framer: &Framer<'_>, vocabulary: &Vocabulary, claim: &Claim, frame: &Frame, index: usize) -> Vec<Existence> {
    if !matches!(frame.modality, Modality::Asserted) && !frame.provided {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(none) = says_none(frame) {
        found.push(existence(framer, vocabulary, claim, frame, index, none, when(frame)));
    }
    if let Reading::Period(period) = &frame.reading
        && starts_things(vocabulary, frame)
        && !frame.denied
    {
        if matches!(period.bound, Bound::After | Bound::Since)
            && let Some(before) = period.start.and_then(|d| d.pred_opt())
        {
            let time = Period::from_to(None, Some(before), Grain::Day);
            let mut none = existence(framer, vocabulary, claim, frame, index, true, Some(time));
            none.stated = true;
            // There must be a class of things of which there were none: one body alone is a matter of its date.
            if none.required.len() > frame.entities.len() {
                found.push(none);
            }
        }
        let mut some = existence(framer, vocabulary, claim, frame, index, false, Some((**period).clone()));
        some.stated = true;
        found.push(some);
    }
    found
}

/// Whether the property says when a thing came to be: signed, begun, active since.
fn starts_things(vocabulary: &Vocabulary, frame: &Frame) -> bool {
    const STARTS: &[&str] = &["enacted", "began", "founded", "in force"];
    frame.property.is_some_and(|id| STARTS.contains(&vocabulary.get(id).name.as_str()))
}

fn says_none(frame: &Frame) -> Option<bool> {
    let plain = match &frame.reading {
        Reading::Quantifier(q) => *q == Quantifier::None,
        Reading::Figure(figure) if figure.allowed.is_point() && figure.value.is_zero() => true,
        Reading::Figure(figure) if figure.allowed.low.is_some_and(|l| l.at > Decimal::ZERO) => false,
        Reading::List { members, .. } if !members.is_empty() => false,
        Reading::YesNo(yes) => !yes,
        Reading::Status(status) if status == "active" => false,
        _ => return None,
    };
    match (frame.denied, plain) {
        (false, none) => Some(none),
        (true, false) if matches!(frame.reading, Reading::YesNo(_) | Reading::Quantifier(_)) => Some(true),
        _ => None,
    }
}

fn existence(
    framer: &Framer<'_>,
    vocabulary: &Vocabulary,
    claim: &Claim,
    frame: &Frame,
    index: usize,
    none: bool,
    time: Option<Period>,
) -> Existence {
    let sharing: BTreeSet<String> = SHARING.iter().map(|w| stem(w)).collect();
    let mut terms: BTreeSet<String> = frame.topic.iter().chain(&frame.population).cloned().collect();
    terms.extend(frame.event.iter().map(|e| e.kind.clone()));
    terms.extend(frame.event.iter().flat_map(|e| e.called.clone()));
    // "signed", "active since" say when a thing came to be, and are no part of its class.
    if let Some(id) = frame.property.filter(|_| !starts_things(vocabulary, frame)) {
        terms.extend(content_stems(&vocabulary.get(id).name));
    }
    terms.retain(|t| !sharing.contains(t));
    let mut required = Vec::new();
    let mut entities = frame.entities.clone();
    if none {
        for term in &terms {
            match framer.classes().meaning(term) {
                Some(means) => required.extend(requirements(framer, means)),
                None => required.push(BTreeSet::from([term.clone()])),
            }
        }
    } else {
        entities.extend(claim_entities(framer, claim));
    }
    required.extend(frame.entities.iter().map(|e| BTreeSet::from([entity_term(*e)])));
    let mut offered = terms;
    offered.extend(frame.entities.iter().map(|e| entity_term(*e)));
    for entity in &frame.entities {
        // "cooperation with the Harbour Police" is cooperation with a police.
        offered.extend(content_stems(framer.resolver().canonical(*entity)));
        offered.insert(BODY_WORDS[0].to_owned());
    }
    for phrase in [&claim.subject, &claim.property] {
        let stems = content_stems(phrase);
        let (classes, _) = framer.classes().take(&stems);
        offered.extend(stems);
        offered.extend(classes);
    }
    // Who has casinos, has gambling halls.
    let wider: Vec<String> = offered.iter().flat_map(|term| framer.classes().with_wider(term)).collect();
    offered.extend(wider);
    let body: BTreeSet<String> = BODY_WORDS.iter().map(|w| stem(w)).collect();
    if offered.iter().any(|t| body.contains(t)) {
        offered.extend(body);
    }
    Existence {
        frame: index,
        none,
        required,
        offered,
        entities,
        place: frame.place,
        time,
        stated: frame.time.is_stated(),
    }
}

/// The requirements of a definition: each of its words, or the class that the word names.
fn requirements(framer: &Framer<'_>, means: &BTreeSet<String>) -> Vec<BTreeSet<String>> {
    let requirement = |word: &String| {
        let (classes, _) = framer.classes().take(std::slice::from_ref(word));
        classes.into_iter().chain([word.clone()]).collect()
    };
    means.iter().map(requirement).collect()
}

fn entity_term(id: EntityId) -> String {
    format!("\u{1}{id:?}")
}

fn claim_entities(framer: &Framer<'_>, claim: &Claim) -> BTreeSet<EntityId> {
    framer.resolver().id(&claim.subject).into_iter().collect()
}

/// When a claim of existence holds: its period, its moment, else its source's date.
fn when(frame: &Frame) -> Option<Period> {
    frame.time.period.clone().or_else(|| frame.time.as_of.clone()).or_else(|| frame.time.source.clone())
}
