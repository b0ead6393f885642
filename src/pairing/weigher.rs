//! Weighing: the candidates of a run, the weight of each, and what stands in the way of comparing it.

use super::candidates::{Candidates, Index};
use super::comparable::{Doubt, not_vetoed};
use super::comparison::{Comparer, WordsCompared};
use super::frame::Frame;
use super::learned::{Label, Learned, Tally, label};
use super::levels::{Group, Levels, Property, Rivals, Subject, Voices};
use super::lift::Framer;
use super::measure::HOLDERS;
use super::reading::Reading;
use super::single::Several;
use super::stand::values;
use super::weights::{Weights, weight_of_odds};
use super::wording::{Lexicon, Term, Wording, fellow};
use crate::claim::{Claim, ClaimId, PropertyId, SourceId, Vocabulary};
use crate::compare::{Agreement, Reason};
use crate::quantity::Unit;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// From which odds on two claims are compared, and from which on they are listed as possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Matching {
    /// The odds, to one, from which on two claims are compared.
    pub accept_odds: f64,
    /// The odds, to one, from which on a person is asked.
    pub review_odds: f64,
    /// Pairs of claims that a person has ruled on, the smaller id first: whether they answer one question.
    pub ruled: BTreeMap<(ClaimId, ClaimId), bool>,
}

/// Compared from ten to one on: of what is reported nine in ten must hold.
pub const ACCEPT_ODDS: f64 = 10.0;

/// Asked from two to one on: below, a person would mostly say no.
pub const REVIEW_ODDS: f64 = 2.0;

impl Default for Matching {
    fn default() -> Self {
        Self { accept_odds: ACCEPT_ODDS, review_odds: REVIEW_ODDS, ruled: BTreeMap::new() }
    }
}

impl Matching {
    /// What a person has ruled on two claims: whether they answer one question.
    #[must_use]
    pub fn ruling(&self, a: &ClaimId, b: &ClaimId) -> Option<bool> {
        if self.ruled.is_empty() {
            return None;
        }
        let pair = if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        self.ruled.get(&pair).copied()
    }

    /// Whether a pair that no veto ends is compared.
    #[must_use]
    pub fn compares(&self, pair: &Weighed) -> bool {
        let odds = match pair.cap {
            None => self.accept_odds,
            Some(cap) if pair.levels.rivals == Rivals::Alone && cap.is_a_guess() => self.accept_odds * OUTWEIGHS,
            Some(_) => return false,
        };
        pair.weight >= weight_of_odds(odds)
    }

    /// The decision on a weight, before vetoes and assignment.
    #[must_use]
    pub fn decide(&self, weight: f64) -> Decision {
        if weight >= weight_of_odds(self.accept_odds) {
            Decision::Compared
        } else if weight >= weight_of_odds(self.review_odds) {
            Decision::Possible
        } else {
            Decision::Apart
        }
    }
}

/// The least weight of a pair, in bits, before it is known what else comes near: what weighs less is no rival of anything.
const NEAR: f64 = -3.0;

/// By how many bits a match must be better than each other one of its two claims to stand alone.
const APART: f64 = 2.0;

/// How many claims a source has at least of which it tells something that only one comes near another.
const LEAST_SAID: usize = 8;

/// By how many times the odds for comparing must be better where something speaks for a part, or for another thing of the
/// sort: what says so is a guess, and the words of claims on one question do it one time in twenty.
const OUTWEIGHS: f64 = 20.0;

/// What the weight of a pair says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// Too little says that they answer one question.
    Apart,
    /// A person is to judge.
    Possible,
    /// They answer one question.
    Compared,
}

/// Why a pair that weighs enough is listed as possible and not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cap {
    /// Two labels that no vocabulary knows, without a word in common.
    OtherLabel,
    /// Of what is counted one says more, and it may be a part.
    SaysMore,
    /// The one that says more gives the smaller figure: it may be a part.
    MayBePart,
    /// The one that says more gives less than half of what the other gives: it is a part, more likely than not.
    IsPart,
    /// A word makes another quantity of one.
    OtherQuantity,
    /// Each says something of the property that the other does not.
    EachSaysMore,
    /// The two subjects have no more than a word or a name in common.
    OtherSubject,
    /// The two subjects have nothing in common but what the property says.
    NoSubject,
    /// Another claim of the same source matches as well.
    AsGood,
    /// Claims that it would bring together are told to speak of different things.
    Mixed,
}

impl Cap {
    /// Whether it only may be so, and enough that speaks for one question outweighs it.
    fn is_a_guess(self) -> bool {
        matches!(self, Self::SaysMore | Self::MayBePart | Self::OtherSubject)
    }

    /// The reason as a report gives it.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::OtherLabel => "the two properties are worded differently, and no claims teach that they are one",
            Self::SaysMore => "one says more exactly what is counted, which may be a part of it",
            Self::MayBePart => "the claim that says more gives the smaller figure, which may be a part of the other",
            Self::IsPart => {
                "the claim that says more gives less than half of the other figure, and is a part of it more likely than not"
            }
            Self::OtherQuantity => "a word that only one of them has makes another quantity of it",
            Self::EachSaysMore => "each says something of it that the other does not",
            Self::OtherSubject | Self::NoSubject => "what they speak of is not told to be one",
            Self::Mixed => "it would bring together claims that are told to speak of different things",
            Self::AsGood => "another claim of the same source matches as well, and the two differ",
        }
    }
}

/// Two frames that were weighed.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The first frame.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// Where they stand.
    pub levels: Levels,
    /// The weight of the pair, in bits.
    pub weight: f64,
    /// What ends the comparison, or how their values stand and what is not certain about it.
    pub judged: Result<(Agreement, Vec<Doubt>), Reason>,
    /// Why it is possible at most.
    pub cap: Option<Cap>,
}

/// What the pairs of a run are weighed with.
pub struct Weigher<'a> {
    pub(super) comparer: Comparer<'a>,
    pub(super) several: Several,
    pub(super) weights: &'a Weights,
    /// The weight of a pair before anything is compared, in a run of this size.
    pub(super) prior: f64,
    vocabulary: &'a Vocabulary,
    /// The distinct wordings, and which one each frame has.
    wordings: Vec<&'a Wording>,
    wording_of: Vec<usize>,
}

impl<'a> Weigher<'a> {
    /// Learns from the frames of a run what is rare, which labels are one, which properties take several values.
    #[must_use]
    pub fn new(framer: &'a Framer<'a>, vocabulary: &'a Vocabulary, claims: &'a [Claim], frames: &'a [Frame]) -> Self {
        let learned = learned(framer, vocabulary, claims, frames);
        let comparer = Comparer::new(framer, claims, frames, learned);
        let several = Several::new(framer, claims, frames);
        let mut known: HashMap<&Wording, usize> = HashMap::new();
        let mut wordings = Vec::new();
        let wording_of = frames.iter().map(|frame| {
            let wording: &Wording = &frame.wording;
            *known.entry(wording).or_insert_with(|| {
                wordings.push(wording);
                wordings.len() - 1
            })
        });
        let wording_of = wording_of.collect();
        let weights = Weights::built_in();
        let prior = weights.prior_among(frames.iter().filter(|f| f.slot.is_none()).count());
        Self { comparer, several, weights, prior, vocabulary, wordings, wording_of }
    }

    /// The weight of a pair: the prior and the weights of its levels.
    fn total(&self, levels: &Levels) -> f64 {
        self.prior + self.weights.of_levels(levels)
    }

    /// The candidates among `frames` that have not `met` by their key.
    #[must_use]
    pub fn candidates(&self, frames: &[usize], met: impl Fn(usize, usize) -> bool) -> Candidates {
        Index::new(&self.comparer).candidates(frames, met)
    }

    /// The words of two frames beside each other.
    pub(super) fn words(&self, a: usize, b: usize) -> WordsCompared {
        let [x, y] = [a, b].map(|i| &self.comparer.frames[i]);
        self.words_of(x, y)
    }

    /// The levels of pairs; words are set beside each other once for each two distinct wordings.
    #[must_use]
    pub fn levels(&self, pairs: &[(usize, usize)]) -> Vec<Levels> {
        let key = |a: usize, b: usize| {
            let [x, y] = [a, b].map(|i| &self.comparer.frames[i]);
            (self.wording_of[a], self.wording_of[b], x.property.is_some() && x.property == y.property)
        };
        let mut keys: Vec<(usize, usize, bool)> = pairs.iter().map(|(a, b)| key(*a, *b)).collect();
        keys.sort_unstable();
        keys.dedup();
        let beside: Vec<(&Wording, &Wording)> =
            keys.iter().map(|key| (self.wordings[key.0], self.wordings[key.1])).collect();
        let lexicon = Lexicon::new(&beside);
        let words: HashMap<(usize, usize, bool), WordsCompared> = keys
            .into_par_iter()
            .map(|key| (key, Comparer::words(&lexicon, self.wordings[key.0], self.wordings[key.1], key.2)))
            .collect();
        pairs.par_iter().map(|(a, b)| self.comparer.levels(*a, *b, &words[&key(*a, *b)])).collect()
    }

    /// Weighs candidates, and judges those that weigh enough to be listed.
    #[must_use]
    pub fn weigh(&self, pairs: &[(usize, usize)], matching: &Matching) -> Vec<Weighed> {
        let mut weighed = self.judged(pairs, NEAR.min(weight_of_odds(matching.review_odds)));
        self.settle_rivals(&mut weighed);
        weighed.retain(|pair| matching.decide(pair.weight) > Decision::Apart);
        weighed
    }

    /// Weighs one pair, however little it weighs, among all that its two sources say.
    #[must_use]
    pub fn weigh_pair(&self, a: usize, b: usize) -> Weighed {
        let frames = self.comparer.frames;
        let source = |frame: usize| &self.comparer.claims[frames[frame].claim].id.source;
        let of =
            |side: usize| (0..frames.len()).filter(move |i| source(*i) == source(side) && frames[*i].slot.is_none());
        let mut pairs: Vec<(usize, usize)> = of(b).map(|x| (a, x)).chain(of(a).map(|x| (x, b))).collect();
        pairs.push((a, b));
        pairs.iter_mut().for_each(|pair| *pair = (pair.0.min(pair.1), pair.0.max(pair.1)));
        pairs.retain(|(x, y)| x != y);
        pairs.sort_unstable();
        pairs.dedup();
        let mut weighed = self.judged(&pairs, f64::NEG_INFINITY);
        self.settle_rivals(&mut weighed);
        let asked = (a.min(b), a.max(b));
        let found = weighed.into_iter().find(|pair| (pair.a, pair.b) == asked);
        found.unwrap_or_else(|| {
            let levels = self.comparer.levels(a, b, &self.words(a, b));
            self.judge(a, b, levels, self.total(&levels))
        })
    }

    /// Pairs with their levels and weights, judged: those that weigh at least so much before it is known what else comes
    /// near.
    fn judged(&self, pairs: &[(usize, usize)], least: f64) -> Vec<Weighed> {
        let levels = self.levels(pairs);
        let pairs: Vec<((usize, usize), Levels)> = pairs.iter().copied().zip(levels).collect();
        let weighed = pairs.into_par_iter().filter_map(|((a, b), levels)| {
            let weight = self.total(&levels);
            (weight >= least).then(|| self.judge(a, b, levels, weight))
        });
        weighed.collect()
    }

    /// Sees which pairs stand alone: neither of the two has another match in the source of the other that is as good, or
    /// nearly.
    fn settle_rivals(&self, weighed: &mut [Weighed]) {
        let source = |frame: usize| &self.comparer.claims[self.comparer.frames[frame].claim].id.source;
        let mut said: HashMap<&SourceId, usize> = HashMap::new();
        for frame in self.comparer.frames.iter().filter(|f| f.slot.is_none()) {
            *said.entry(&self.comparer.claims[frame.claim].id.source).or_default() += 1;
        }
        // The best two weights of each claim in each other source.
        let mut best: HashMap<(usize, &SourceId), [f64; 2]> = HashMap::new();
        for pair in weighed.iter().filter(|pair| pair.judged.is_ok()) {
            for key in [(pair.a, source(pair.b)), (pair.b, source(pair.a))] {
                let [first, second] = best.entry(key).or_insert([f64::NEG_INFINITY; 2]);
                if pair.weight > *first {
                    (*first, *second) = (pair.weight, *first);
                } else {
                    *second = second.max(pair.weight);
                }
            }
        }
        for pair in weighed.iter_mut().filter(|pair| pair.levels.sources == Voices::Two) {
            let keys = [(pair.a, source(pair.b)), (pair.b, source(pair.a))];
            let leads = |key| {
                best.get(key).is_some_and(|[first, second]| pair.weight >= *first && pair.weight - second >= APART)
            };
            let few = [pair.a, pair.b].iter().any(|i| said.get(source(*i)).is_none_or(|n| *n < LEAST_SAID));
            pair.levels.rivals = match keys.iter().all(leads) {
                true if few => Rivals::Untold,
                true => Rivals::Alone,
                false => Rivals::Others,
            };
            pair.weight = self.total(&pair.levels);
            pair.cap = self.cap([pair.a, pair.b], &pair.levels);
        }
    }

    fn judge(&self, a: usize, b: usize, levels: Levels, weight: f64) -> Weighed {
        let (x, y) = (&self.comparer.frames[a], &self.comparer.frames[b]);
        let claims = [&self.comparer.claims[x.claim], &self.comparer.claims[y.claim]];
        // An office is known by its words and its body, all of them: the state auditor is not the state treasurer.
        let in_words = matches!(levels.property, Property::SameWords | Property::Synonyms | Property::WordsMore);
        let [p, q] = [x, y].map(|frame| self.is_office(frame));
        let offices = (p && q) || ((p || q) && !in_words);
        let judged = excluded(&levels)
            .or(offices.then_some(Reason::Subject))
            .map_or_else(|| not_vetoed(self.comparer.framer, claims, [x, y]), Err)
            .and_then(|mut doubts| match self.stand(x, y, &mut doubts) {
                Agreement::NotComparable(reason) => Err(reason),
                agreement => {
                    if !levels.are_plain() {
                        doubts.push(Doubt::Weighed);
                    }
                    Ok((agreement, doubts))
                }
            });
        let cap = self.cap([a, b], &levels);
        Weighed { a, b, levels, weight, judged, cap }
    }

    /// Whether two frames are told to speak of different things, whatever else they share.
    #[must_use]
    pub fn tells_apart(&self, a: usize, b: usize) -> bool {
        let levels = self.comparer.levels(a, b, &self.words(a, b));
        matches!(excluded(&levels), Some(Reason::Subject | Reason::Property))
    }

    /// How the values of two frames stand; a property that nobody knows has one value until shown otherwise.
    pub(super) fn stand(&self, a: &Frame, b: &Frame, doubts: &mut Vec<Doubt>) -> Agreement {
        let agreement = values(self.comparer.framer, self.vocabulary, a, b);
        self.several.settle(self.comparer.framer, self.comparer.claims, [a, b], agreement, doubts)
    }

    fn is_office(&self, frame: &Frame) -> bool {
        frame.property.is_some_and(|id| {
            let entry = self.vocabulary.get(id);
            entry.inverse.is_some() || entry.name == HOLDERS
        })
    }

    /// The name of a property of the vocabulary.
    pub(super) fn entry(&self, id: PropertyId) -> &str {
        &self.vocabulary.get(id).name
    }

    fn cap(&self, places: [usize; 2], levels: &Levels) -> Option<Cap> {
        let [a, b] = places.map(|i| &self.comparer.frames[i]);
        match (levels.subject, levels.property) {
            (_, Property::Differ | Property::Silent | Property::OtherEntry) => return Some(Cap::OtherLabel),
            (_, Property::Narrowed) => return Some(Cap::OtherQuantity),
            (_, Property::Shared | Property::EntryApart) => return Some(Cap::EachSaysMore),
            // What each source says once, of things of one sort and in words that say the same, it says of one thing.
            (Subject::Head, property) if levels.rivals == Rivals::Alone && property <= Property::Synonyms => {}
            (Subject::NamedApart | Subject::Head, _) => return Some(Cap::OtherSubject),
            (Subject::Shared, property) if property <= Property::Synonyms && self.share_subject(places) => {
                return Some(Cap::OtherSubject);
            }
            (Subject::Shared | Subject::Differ, _) => return Some(Cap::NoSubject),
            (Subject::Silent, _) if a.place.is_none() || b.place.is_none() => return Some(Cap::OtherSubject),
            _ => {}
        }
        let words = self.words_of(a, b);
        let named = self.comparer.named(places, &words);
        // Who names what the other only describes may speak of one of many, where places are told apart.
        let one_names = named.only.iter().any(|only| !only.is_empty()) && !named.nested && named.shared.is_empty();
        if one_names && !levels.subject.is_by_kind() && (a.place.is_some() || b.place.is_some()) {
            return Some(Cap::OtherSubject);
        }
        // What is counted or paid has parts, and a word more makes one: "stores", "stores opened".
        let more = matches!(levels.property, Property::EntryMore | Property::WordsMore);
        let idle = words.property.left.iter().flatten().all(|term| IDLE.contains(&term.word.as_str()));
        let says_more = more && !idle && (has_parts(a) || has_parts(b));
        let part = self.may_be_part([a, b], levels, &words);
        match (says_more, part) {
            (_, Some(Cap::IsPart)) => part,
            (true, _) => Some(Cap::SaysMore),
            (false, part) => part,
        }
    }

    /// Whether a word of one subject has its fellow in the other subject, or several have it in what is said there: one
    /// word, as "budget", may only be what both ask for.
    fn share_subject(&self, places: [usize; 2]) -> bool {
        let [a, b] = places.map(|i| &self.comparer.frames[i]);
        let others: Vec<&Term> = b.wording.subject.iter().collect();
        let in_subject = a.wording.subject.iter().any(|term| fellow(term, &others).is_some());
        in_subject || self.words(places[0], places[1]).subject.shared.len() > 1
    }

    /// Whether the side that says more, in subject, property or group, gives the smaller figure.
    fn may_be_part(&self, [a, b]: [&Frame; 2], levels: &Levels, words: &WordsCompared) -> Option<Cap> {
        let [x, y] = [a, b].map(counts);
        let (x, y) = x.zip(y)?;
        if x == y {
            return None;
        }
        let smaller = usize::from(y < x);
        let says_more = |side: usize| {
            let left = |s: &super::wording::Standing| !s.left[side].is_empty() && s.left[1 - side].is_empty();
            let group =
                levels.group == Group::Silent && [a, b][side].population.len() > [a, b][1 - side].population.len();
            let subject = matches!(levels.subject, Subject::WordsMore | Subject::NamedMore) && left(&words.subject);
            left(&words.property) || subject || group
        };
        let half = x.max(y).checked_div(2.into())?;
        says_more(smaller).then_some(if x.min(y) < half { Cap::IsPart } else { Cap::MayBePart })
    }

    fn words_of(&self, a: &Frame, b: &Frame) -> WordsCompared {
        let lexicon = Lexicon::new(&[(&a.wording, &b.wording)]);
        Comparer::words(&lexicon, &a.wording, &b.wording, a.property.is_some() && a.property == b.property)
    }
}

/// What a level excludes, whatever the weight.
fn excluded(levels: &Levels) -> Option<Reason> {
    match levels {
        Levels { subject: Subject::Opposed | Subject::OtherName, .. } => Some(Reason::Subject),
        Levels { property: Property::Opposed, .. } => Some(Reason::Property),
        Levels { group: Group::Differ, .. } => Some(Reason::Population),
        _ => None,
    }
}

/// The figure of a frame where it counts things: of a count the smaller one may be a part.
fn counts(frame: &Frame) -> Option<crate::quantity::Decimal> {
    match &frame.reading {
        Reading::Figure(figure) if matches!(figure.unit, Unit::Bare | Unit::Count(_) | Unit::Money { .. }) => {
            Some(figure.value)
        }
        _ => None,
    }
}

/// Words beside what is counted that make no part of it.
#[rustfmt::skip]
const IDLE: &[&str] = &[
    // That it is all of it, or the last word on it.
    "final", "overall", "whole", "entire", "altogether", "estimated", "current", "actual", "own", "main",
    // That it was done, had, or written down.
    "made", "received", "recorded", "registered", "filed", "used", "found", "taken", "performed", "carried", "there",
    "involved", "aboard", "cast", "spent", "paid", "work", "heard", "held", "given", "reported", "counted", "existing",
];

/// Whether a frame's value is one of which a part can be told: a count, money, a share.
fn has_parts(frame: &Frame) -> bool {
    let of_parts = |unit: &Unit| matches!(unit, Unit::Bare | Unit::Count(_) | Unit::Money { .. } | Unit::Percent);
    match &frame.reading {
        Reading::Figure(figure) => match &figure.unit {
            Unit::Rate { of, .. } => of_parts(of),
            unit => of_parts(unit),
        },
        Reading::Quantifier(_) => true,
        _ => false,
    }
}

/// Which labels of unknown properties are one, by the subjects that hold both.
fn learned(framer: &Framer<'_>, vocabulary: &Vocabulary, claims: &[Claim], frames: &[Frame]) -> Learned {
    let mut by_subject: BTreeMap<(BTreeSet<crate::entity::EntityId>, BTreeSet<String>), Vec<usize>> = BTreeMap::new();
    for (i, frame) in frames.iter().enumerate().filter(|(_, f)| f.slot.is_none() && f.event.is_none()) {
        let names = super::comparison::names(frame);
        if !names.is_empty() && !frame.wording.property.is_empty() {
            let words = frame.wording.subject.iter().map(|t| t.family.clone()).collect();
            by_subject.entry((names, words)).or_default().push(i);
        }
    }
    let mut tallies: BTreeMap<(Label, Label), Tally> = BTreeMap::new();
    for (subject, group) in by_subject.into_values().enumerate() {
        // What is said of one subject more often than this is a table of its own.
        for (n, a) in group.iter().enumerate().take(MOST_OF_A_SUBJECT) {
            for b in group[n + 1..].iter().take(MOST_OF_A_SUBJECT) {
                let (x, y) = (&frames[*a], &frames[*b]);
                let (p, q) = (label(&x.wording.property), label(&y.wording.property));
                let sources = [&claims[x.claim].id.source.0, &claims[y.claim].id.source.0];
                let known = x.property.is_some() && y.property.is_some();
                if p == q || known || sources[0] == sources[1] || x.place.map(|p| p.id) != y.place.map(|p| p.id) {
                    continue;
                }
                let same = match values(framer, vocabulary, x, y) {
                    Agreement::NotComparable(_) => continue,
                    agreement => agreement.joins(),
                };
                let tally = tallies.entry(if p <= q { (p, q) } else { (q, p) }).or_default();
                // A subject is known by its number among those of the run, which are fewer than claims.
                let subject = u32::try_from(subject).unwrap_or(u32::MAX);
                if same {
                    tally.agree.insert(subject)
                } else {
                    tally.differ.insert(subject)
                };
                tally.sources.extend(sources.map(Clone::clone));
            }
        }
    }
    for tally in tallies.values_mut() {
        tally.differ = tally.differ.difference(&tally.agree).copied().collect();
    }
    Learned::new(tallies)
}

/// How many claims about one subject are set beside each other to learn labels.
const MOST_OF_A_SUBJECT: usize = 40;
