//! Weighing: the candidates of a run, the weight of each, and what stands in the way of comparing it.

use super::candidates::{Candidates, Index};
use super::caps::cap;
use super::comparable::not_vetoed;
use super::comparison::{Comparer, WordsCompared};
use super::doubt::Doubt;
use super::frame::Frame;
use super::framer::Framer;
use super::learned::{Label, Learned, Tally, label};
use super::levels::{Group, Levels, Property, Rivals, Subject, Voices, When};
use super::matching::Matching;
use super::measure::HOLDERS;
use super::offices::office_named;
use super::running::{Running, falls};
use super::single::Several;
use super::stand::values;
use super::weighed::{Decision, Weighed};
use super::weights::{Weights, weight_of_odds};
use super::wording::{Fellow, Lexicon, Wording};
use crate::claim::{Claim, PropertyId, SourceId, Vocabulary};
use crate::compare::{Agreement, Reason};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The least weight of a pair, in bits, before it is known what else comes near: what weighs less is no rival of anything.
const NEAR: f64 = -3.0;

/// By how many bits a match must be better than each other one of its two claims to stand alone.
const APART: f64 = 2.0;

/// How many claims a source has at least of which it tells something that only one comes near another.
const LEAST_SAID: usize = 8;

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
        Comparer::words_of(x, y)
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
            pair.cap = cap(&self.comparer, [pair.a, pair.b], &pair.levels);
        }
    }

    fn judge(&self, a: usize, b: usize, levels: Levels, weight: f64) -> Weighed {
        let (x, y) = (&self.comparer.frames[a], &self.comparer.frames[b]);
        let claims = [&self.comparer.claims[x.claim], &self.comparer.claims[y.claim]];
        let offices = [x, y].iter().any(|frame| self.is_office(frame)) && !self.one_office(x, y, &levels);
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
        let cap = cap(&self.comparer, [a, b], &levels);
        Weighed { a, b, levels, weight, judged, cap }
    }

    /// The pairs of running totals among candidates that are of one thing and fall: told at two times, as such totals are, so
    /// that the time weighs nothing. Each has no other match among the running totals of the other's source.
    #[must_use]
    pub(super) fn falling(&self, pairs: &[(usize, usize)], least: f64) -> Vec<(usize, usize)> {
        let running: HashMap<usize, Running> = {
            let all = self.comparer.frames.iter().enumerate().filter(|(_, frame)| frame.slot.is_none());
            all.filter_map(|(i, f)| Some((i, Running::of(&self.comparer.claims[f.claim], f)?))).collect()
        };
        let of_one = |(a, b): &&(usize, usize)| running.get(a).zip(running.get(b)).is_some_and(|(x, y)| x.is_of(y));
        let pairs: Vec<(usize, usize)> = pairs.iter().filter(of_one).copied().collect();
        let told = pairs.iter().zip(self.levels(&pairs)).filter_map(|((a, b), levels)| {
            let levels = Levels { time: When::Neither, rivals: Rivals::Alone, ..levels };
            let weight = self.total(&levels);
            let one_subject = levels.subject <= Subject::ByKind && levels.property != Property::Opposed;
            let judged = self.judge(*a, *b, levels, weight).judged;
            let open = matches!(judged, Ok(_) | Err(Reason::Time));
            (one_subject && open && weight >= least).then_some((*a, *b))
        });
        let told: Vec<(usize, usize)> = told.collect();
        let source = |frame: usize| &self.comparer.claims[self.comparer.frames[frame].claim].id.source;
        let alone = |&(a, b): &(usize, usize)| {
            let rival = |&(c, d): &(usize, usize)| {
                let of = |x: usize, y: usize| (x == a && source(y) == source(b)) || (x == b && source(y) == source(a));
                (c, d) != (a, b) && (of(c, d) || of(d, c))
            };
            !told.iter().any(rival)
        };
        let frames = self.comparer.frames;
        told.iter().filter(|pair| alone(pair) && falls(&frames[pair.0], &frames[pair.1])).copied().collect()
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

    /// Whether two claims are of one office. It is known by its words and its body, all of them: the state auditor is not
    /// the state treasurer.
    fn one_office(&self, a: &Frame, b: &Frame, levels: &Levels) -> bool {
        if !(self.is_office(a) && self.is_office(b)) {
            return matches!(levels.property, Property::SameWords | Property::Synonyms | Property::WordsMore);
        }
        // "Jane Roe / office held" has its office in the value.
        if a.turned || b.turned {
            return false;
        }
        // "chief executive" and "CEO" are two words for one.
        let office = |frame: &Frame| office_named(&self.comparer.claims[frame.claim].property).filter(|o| o.singular);
        if let (Some(x), Some(y)) = (office(a), office(b)) {
            return std::ptr::eq(x, y);
        }
        let lexicon = Lexicon::new(&[(&a.wording, &b.wording)]);
        let words = Comparer::words(&lexicon, &a.wording, &b.wording, false).property;
        words.loosest.is_some_and(|loosest| loosest <= Fellow::Synonym) && words.left.iter().all(Vec::is_empty)
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

/// Which labels of unknown properties are one, by the subjects that hold both.
fn learned(framer: &Framer<'_>, vocabulary: &Vocabulary, claims: &[Claim], frames: &[Frame]) -> Learned {
    let mut by_subject: BTreeMap<(BTreeSet<crate::entity::EntityId>, BTreeSet<String>), Vec<usize>> = BTreeMap::new();
    for (i, frame) in frames.iter().enumerate().filter(|(_, f)| f.slot.is_none() && f.event.is_none()) {
        let names = frame.names();
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
