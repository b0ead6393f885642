//! The existence reading: a claim whose value is none, a count, a quantifier, a list, yes or no, or a status also says
//! that there are, or are none, of a class in a place at a time.
//!
//! A denial holds for narrower classes, places and times within it; an affirmation for wider ones. So the two
//! contradict each other only when everything that the denial's class requires is found in the affirmation.

use super::block::MAX_BLOCK;
use super::comparable::{PlaceStanding, place};
use super::doubt::Doubt;
use super::frame::{Frame, Place};
use super::framer::Framer;
use super::reading::Reading;
use crate::claim::{Claim, Modality, Status, Vocabulary, content_stems};
use crate::entity::EntityId;
use crate::quantity::{Decimal, Quantifier};
use crate::text::stem;
use crate::time::{Bound, Grain, Period, Standing, stand};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// What a claim says of there being any, or none.
#[derive(Clone, Debug)]
pub struct Existence {
    /// The place of its frame among the frames of the run.
    pub frame: usize,
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

static BODY_STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| BODY_WORDS.iter().map(|w| stem(w)).collect());

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

static SHARING_STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| SHARING.iter().map(|w| stem(w)).collect());

/// What was found by holding denials against affirmations.
#[derive(Clone, Debug, Default)]
pub struct Contradictions {
    /// Every denial that an affirmation contradicts.
    pub found: Vec<Contradiction>,
    /// How many pairs were not looked at, because too many affirmations meet one denial's rarest requirement.
    pub left_out: usize,
}

/// How many pairs of a denial and an affirmation are looked at in one run, however many denials share them. Below it
/// nothing is left out; what each denial may take of it never falls below [`MAX_BLOCK`].
const MAX_PAIRS: usize = 2_000_000;

/// Finds every denial that an affirmation contradicts.
#[must_use]
pub fn contradictions(
    framer: &Framer<'_>,
    vocabulary: &Vocabulary,
    claims: &[Claim],
    frames: &[Frame],
) -> Contradictions {
    let live = |i: &usize| claims[frames[*i].claim].status != Status::Retracted && frames[*i].slot.is_none();
    let said = |i: usize| says(vocabulary, &frames[i]);
    let frames_that = |none: bool| {
        let says = move |i: &usize| live(i) && said(*i).iter().any(|s| s.none == none);
        (0..frames.len()).into_par_iter().filter(says)
    };
    let read = |none: bool| -> Vec<Existence> {
        let read = |i: usize| {
            let said = said(i).into_iter().filter(move |s| s.none == none);
            said.filter_map(move |s| existence(framer, vocabulary, claims, frames, i, s))
        };
        frames_that(none).flat_map_iter(read).collect()
    };
    let denials = read(true);
    if denials.is_empty() {
        return Contradictions::default();
    }
    let affirmations = read(false);
    let by_term = by_term(&affirmations);
    let most = MAX_BLOCK.max(MAX_PAIRS / denials.len());
    let met = |denial: &Existence| meet(framer, frames, denial, &affirmations, &by_term, most);
    let met: Vec<Met> = denials.par_iter().map(met).collect();
    let mut all = Contradictions::default();
    let mut questions: BTreeMap<_, Asked> = BTreeMap::new();
    let mut order = Vec::new();
    for (denial, met) in denials.iter().zip(met) {
        all.left_out += met.left_out;
        if met.some.is_empty() {
            continue;
        }
        // Several denials of one class in one place are one question.
        let class = denial.class();
        let question = questions.entry(class).or_insert_with(|| {
            order.push(class);
            (Vec::new(), BTreeMap::new(), false)
        });
        question.0.push(denial.frame);
        question.1.extend(met.some);
        question.2 |= met.dated;
    }
    for (none, some, dated) in order.iter().filter_map(|class| questions.remove(class)) {
        all.found.push(Contradiction { none, some: some.into_iter().collect(), dated });
    }
    all
}

/// The denials of one question, the affirmations that contradict them, and whether any of it turns on time.
type Asked = (Vec<usize>, BTreeMap<usize, Vec<Doubt>>, bool);

/// The affirmations by the terms that they offer; under one term by place, then in the order of the claims.
fn by_term(affirmations: &[Existence]) -> HashMap<&str, Vec<usize>> {
    let mut by_term: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> = (0..affirmations.len()).collect();
    order.sort_by_key(|n| (affirmations[*n].place.map(|p| p.id), *n));
    for n in order {
        for term in &affirmations[n].offered {
            by_term.entry(term).or_default().push(n);
        }
    }
    by_term
}

/// The affirmations that contradict one denial.
struct Met {
    some: BTreeMap<usize, Vec<Doubt>>,
    dated: bool,
    left_out: usize,
}

/// Holds a denial against the affirmations that meet its rarest requirement: at most so many, of its own place first.
fn meet(
    framer: &Framer<'_>,
    frames: &[Frame],
    denial: &Existence,
    affirmations: &[Existence],
    by_term: &HashMap<&str, Vec<usize>>,
    most: usize,
) -> Met {
    let mut met = Met { some: BTreeMap::new(), dated: false, left_out: 0 };
    let lists = |group: &BTreeSet<String>| -> Vec<&[usize]> {
        group.iter().filter_map(|term| by_term.get(term.as_str())).map(Vec::as_slice).collect()
    };
    let size = |lists: &Vec<&[usize]>| lists.iter().map(|list| list.len()).sum::<usize>();
    let Some(rarest) = denial.required.iter().map(lists).min_by_key(size) else { return met };
    let mut near: BTreeSet<usize> = BTreeSet::new();
    if size(&rarest) <= most {
        near.extend(rarest.into_iter().flatten());
    } else {
        let place = |n: usize| affirmations[n].place.map(|p| p.id);
        let here = denial.place.map(|p| p.id);
        let local = rarest.iter().map(|list| {
            let from = list.partition_point(|n| place(*n) < here);
            let to = list.partition_point(|n| place(*n) <= here);
            &list[from..to]
        });
        near.extend(local.flatten().chain(rarest.iter().copied().flatten()).take(most));
        met.left_out = size(&rarest) - near.len();
    }
    for affirmation in near.into_iter().map(|n| &affirmations[n]) {
        if affirmation.frame != denial.frame
            && !two_dates_of_one_thing(&frames[denial.frame], &frames[affirmation.frame])
            && let Some(doubts) = contradicts(framer, denial, affirmation)
        {
            met.dated |= turns_on_time(denial, affirmation);
            met.some.insert(affirmation.frame, doubts);
        }
    }
    met
}

impl Existence {
    /// What a denial is about, whatever its time.
    fn class(&self) -> (&[BTreeSet<String>], Option<EntityId>) {
        (&self.required, self.place.map(|p| p.id))
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
        // "Five years ago", of an undated page, is one moment of a stretch: it holds for no other.
        (Some(x), Some(y)) if x.somewhere && !y.contains(x) => {
            if affirmation.stated {
                return None;
            }
            doubts.push(Doubt::DatedByRange(outside(y, x)));
        }
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

/// That there are none, or some, and when.
struct Saying {
    none: bool,
    time: Option<Period>,
    stated: bool,
    /// It follows from the date of a beginning.
    from_date: bool,
}

/// What a claim says of existence; a claim dated "after X" says that there were none before.
fn says(vocabulary: &Vocabulary, frame: &Frame) -> Vec<Saying> {
    if !matches!(frame.modality, Modality::Asserted) && !frame.provided {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(none) = says_none(frame) {
        found.push(Saying { none, time: when(frame), stated: frame.time.is_stated(), from_date: false });
    }
    if let Reading::Period(period) = &frame.reading
        && starts_things(vocabulary, frame)
        && !frame.denied
    {
        if matches!(period.bound, Bound::After | Bound::Since)
            && let Some(before) = period.start.and_then(|d| d.pred_opt())
        {
            let time = Period::from_to(None, Some(before), Grain::Day);
            found.push(Saying { none: true, time: Some(time), stated: true, from_date: true });
        }
        found.push(Saying { none: false, time: Some((**period).clone()), stated: true, from_date: true });
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
    claims: &[Claim],
    frames: &[Frame],
    index: usize,
    Saying { none, time, stated, from_date }: Saying,
) -> Option<Existence> {
    let frame = &frames[index];
    let claim = &claims[frame.claim];
    let mut terms: BTreeSet<String> = frame.topic.iter().chain(&frame.population).cloned().collect();
    terms.extend(frame.event.iter().map(|e| e.kind.clone()));
    terms.extend(frame.event.iter().flat_map(|e| e.called.clone()));
    // "signed", "active since" say when a thing came to be, and are no part of its class.
    if let Some(id) = frame.property.filter(|_| !starts_things(vocabulary, frame)) {
        terms.extend(content_stems(&vocabulary.get(id).name));
    }
    terms.retain(|t| !SHARING_STEMS.contains(t));
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
    // There must be a class of things of which there were none: one body alone is a matter of its date.
    if none && from_date && required.len() <= frame.entities.len() {
        return None;
    }
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
    if offered.iter().any(|t| BODY_STEMS.contains(t)) {
        offered.extend(BODY_STEMS.iter().cloned());
    }
    Some(Existence { frame: index, required, offered, entities, place: frame.place, time, stated })
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
