//! Things called by what they are: "the contractor", "the measure", "the older of the two jails".
//!
//! Who has named a thing goes on to call it by its kind. Such a claim may speak of any thing of the kind; of the one that
//! its source named last before it, most likely. What its words are resolved to is evidence, and no fact.

use super::apart::told_kinds;
use super::frame::Frame;
use super::framer::Framer;
use super::levels::Subject;
use super::single::is_plural;
use super::wording::{Standing, Term};
use crate::claim::{Claim, Locator, SourceId};
use crate::entity::{EntityId, Kind, Name};
use crate::meaning::{KindOf, called, family_of_stem, kinds_of_head};
use crate::text::stem;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The things of a run: of which kinds its names are, and which name a claim stands behind.
#[derive(Debug, Default)]
pub(super) struct Things {
    kinds: HashMap<EntityId, BTreeSet<KindOf>>,
    /// Of a frame that says only what its subject is: the name of that kind that its source gives last before it.
    named_before: HashMap<usize, EntityId>,
}

/// A thing that one claim names, or describes more closely, and of which the other says only what it is.
#[derive(Clone, Debug)]
pub(super) struct ByKind {
    /// The side that says only what it is.
    pub(super) side: usize,
    /// The word by which it does.
    pub(super) word: Term,
    /// Whether its source has named the very thing before.
    pub(super) named_before: bool,
}

impl ByKind {
    /// The level at which the two subjects stand.
    pub(super) fn level(&self) -> Subject {
        if self.named_before { Subject::Antecedent } else { Subject::ByKind }
    }
}

impl Things {
    /// Learns of which kinds the names of a run are, and what the sources of a run have named when they call a thing by
    /// its kind.
    pub(super) fn new(framer: &Framer<'_>, claims: &[Claim], frames: &[Frame]) -> Self {
        let mut found = Self::default();
        let of_run = frames.iter().filter(|f| f.slot.is_none());
        let names: BTreeSet<EntityId> =
            of_run.flat_map(|f| f.entities.iter().copied().chain(f.place.map(|p| p.id))).collect();
        let publishers = claims.iter().filter_map(|claim| framer.publisher(&claim.id.source));
        for name in names.into_iter().chain(publishers) {
            let kinds = kinds_of_name(framer.resolver().canonical(name));
            if !kinds.is_empty() {
                found.kinds.insert(name, kinds);
            }
        }
        let mut of_source: BTreeMap<&SourceId, Vec<usize>> = BTreeMap::new();
        for (i, frame) in frames.iter().enumerate().filter(|(_, f)| f.slot.is_none()) {
            of_source.entry(&claims[frame.claim].id.source).or_default().push(i);
        }
        for mut order in of_source.into_values() {
            order.sort_by_key(|i| (line(&claims[frames[*i].claim]), *i));
            let publisher = framer.publisher(&claims[frames[order[0]].claim].id.source);
            found.read(frames, &order, publisher);
        }
        found
    }

    /// Reads the claims of one source from the first to the last. Whoever publishes it is known from the start.
    fn read(&mut self, frames: &[Frame], order: &[usize], publisher: Option<EntityId>) {
        let mut last: BTreeMap<KindOf, EntityId> = BTreeMap::new();
        if let Some(publisher) = publisher {
            let kinds = self.kinds.entry(publisher).or_default();
            last.extend(kinds.iter().map(|kind| (*kind, publisher)));
        }
        let mut named: BTreeMap<KindOf, BTreeSet<EntityId>> = BTreeMap::new();
        let mut early: Vec<(usize, BTreeSet<KindOf>)> = Vec::new();
        for i in order {
            let frame = &frames[*i];
            let kinds = generic(frame);
            match kinds.iter().find_map(|kind| last.get(kind)) {
                Some(name) => {
                    self.named_before.insert(*i, *name);
                }
                None if !kinds.is_empty() => early.push((*i, kinds)),
                None => {}
            }
            for name in frame.entities.iter().copied().chain(frame.place.map(|p| p.id)) {
                for kind in self.kinds.get(&name).into_iter().flatten() {
                    last.insert(*kind, name);
                    named.entry(*kind).or_default().insert(name);
                }
            }
        }
        // Named after it, and no other of its kind anywhere: it is that one.
        for (i, kinds) in early {
            let all: BTreeSet<EntityId> = kinds.iter().filter_map(|kind| named.get(kind)).flatten().copied().collect();
            if let Some(only) = all.first().filter(|_| all.len() == 1) {
                self.named_before.insert(i, *only);
            }
        }
    }

    /// The kinds by which a frame's subject may be looked for: of its names, and by which it is called.
    pub(super) fn kinds(&self, frame: &Frame) -> BTreeSet<KindOf> {
        let of_names = frame.entities.iter().filter_map(|name| self.kinds.get(name)).flatten().copied();
        let of_words = frame.wording.subject.iter().flat_map(|term| kinds_of_head(&term.family)).copied();
        of_names.chain(of_words).chain(generic(frame)).collect()
    }

    /// Whether one of two frames says only of what kind its subject is, and the names of the other are of other kinds: "the
    /// contractor" is no bill.
    pub(super) fn are_of_two_kinds(&self, frames: [&Frame; 2]) -> bool {
        (0..2).any(|side| {
            let (calls, names) = (frames[side], frames[1 - side]);
            let Some(head) = calls.wording.head.as_ref().filter(|_| calls.entities.is_empty()) else { return false };
            let words = called(&head.family);
            let kinds: BTreeSet<KindOf> =
                names.entities.iter().filter_map(|name| self.kinds.get(name)).flatten().copied().collect();
            // "both measures" are not the one.
            let two = is_plural(head) || words.is_disjoint(&kinds);
            // "school budget", of a district whose budget it is.
            let said = names.wording.all().any(|term| term.family == head.family);
            !words.is_empty() && !kinds.is_empty() && two && !said
        })
    }

    /// Whether one of two frames says only of what kind its subject is, and the other names or describes one of that
    /// kind; `only` are the names that each has alone.
    pub(super) fn by_kind(
        &self,
        sides: [usize; 2],
        frames: [&Frame; 2],
        only: &[Vec<EntityId>; 2],
        words: &Standing,
    ) -> Option<ByKind> {
        (0..2).find_map(|side| {
            let other = 1 - side;
            if !only[side].is_empty() || (only[other].is_empty() && words.left[other].is_empty()) {
                return None;
            }
            let left = &words.left[side];
            let of_names = only[other].iter().filter_map(|name| self.kinds.get(name)).flatten();
            let of_words = words.left[other].iter().flat_map(|term| kinds_of_head(&term.family));
            let kinds: BTreeSet<KindOf> = of_names.chain(of_words).copied().collect();
            let word = left.iter().find(|term| !called(&term.family).is_disjoint(&kinds))?;
            // "the fishing company" is a company of another sort, as far as anybody tells.
            let tells = |term: &&Term| {
                **term != *word && !IDLE.contains(&term.word.as_str()) && called(&term.family).is_empty()
            };
            if left.iter().any(|term| tells(&term)) {
                return None;
            }
            let before = self.named_before.get(&sides[side]);
            let named_before = before.is_some_and(|name| frames[other].names().contains(name));
            // Its source has named another of the kind last; "the older of the two" may be either.
            let has = |words: &[&str]| left.iter().any(|term| words.contains(&term.word.as_str()));
            // "both trusts" are not the one; "the smaller of the two trusts" is.
            if is_plural(word) && !has(CONTRASTING) {
                return None;
            }
            let another = !has(CONTRASTING)
                && !has(CHANGED)
                && before.is_some_and(|name| self.kinds.get(name).is_some_and(|k| !k.is_disjoint(&kinds)));
            (named_before || !another).then(|| ByKind { side, word: word.clone(), named_before })
        })
    }
}

/// The kinds by which a frame calls its subject, where it names none.
fn generic(frame: &Frame) -> BTreeSet<KindOf> {
    frame.wording.subject.iter().flat_map(|term| called(&term.family)).copied().collect()
}

/// The kinds that a name may be of. A name of which nothing tells what it is may be a company's.
fn kinds_of_name(name: &str) -> BTreeSet<KindOf> {
    let told = told_kinds(name);
    if !told.is_empty() {
        return told;
    }
    let read = Name::read(name);
    let body = matches!(read.likely, None | Some(Kind::Body)) && !read.is_evidently_person();
    if body { called(&family_of_stem(&stem("company"))).clone() } else { BTreeSet::new() }
}

/// Where a claim stands in its document, as far as its citation says.
fn line(claim: &Claim) -> usize {
    let place = claim.citations.iter().find_map(|citation| match citation.locator {
        Locator::Line(n) | Locator::Page(n) | Locator::Paragraph(n) => Some(n),
        Locator::Section(_) | Locator::Unknown => None,
    });
    place.unwrap_or(claim.at.line)
}

/// Words that tell one of several things of a kind from the others: which is not the one that was named last.
const CONTRASTING: &[&str] = &[
    "older", "oldest", "newer", "newest", "smaller", "smallest", "larger", "largest", "bigger", "biggest", "other",
    "former", "latter", "second", "third", "first",
];

/// Words of what has become of a thing: it is not the one that was named before it changed.
const CHANGED: &[&str] = &["merged", "enlarged", "combined", "expanded", "new", "old", "joint"];

/// Words beside what a thing is called that do not make another of it.
#[rustfmt::skip]
const IDLE: &[&str] = &[
    // Which of them.
    "older", "oldest", "newer", "newest", "smaller", "smallest", "larger", "largest", "bigger", "biggest", "old", "new",
    "big", "great", "small", "latter", "same", "said", "very", "one", "two", "both", "three", "first", "second", "third",
    "our", "their", "its", "his", "her", "this", "that", "these", "those", "own",
    // What has become of it.
    "merged", "enlarged", "combined", "expanded", "present", "current", "existing", "troubled", "embattled", "famous",
    "controversial", "disputed", "proposed", "planned", "whole", "entire", "main", "giant",
    // Whose it is, where there is one.
    "local", "regional", "national", "county", "city", "town", "state", "municipal", "village", "island",
];
