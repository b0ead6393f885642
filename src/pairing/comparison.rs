//! Comparison: at which level two frames stand in each field, and the words that decide it.

use super::apart::are_all_told_apart;
use super::described::Described;
use super::fields::{counted, event, group, place, time};
use super::frame::Frame;
use super::framer::Framer;
use super::learned::Learned;
use super::levels::{Levels, Mood, Origin, Overlap, Property, Rarity as Rare, Rivals, Subject, Voices};
use super::neighbours::Neighbours;
use super::passage::Passages;
use super::rarity::Rarity;
use super::single::is_plural;
use super::things::{ByKind, Things};
use super::wording::{Beside, Fellow, Lexicon, Standing, Term, Wording, are_one_kind, terms};
use crate::claim::{Claim, PropertyId};
use crate::entity::{EntityId, Name};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// From how many bits on what two frames share is rare. Four claims of a thousand share a word of eight bits; a name and a
/// word of a small project come to some fifteen.
const RARE_BITS: [f64; 4] = [24.0, 17.0, 11.0, 5.0];

/// From which part on of all that two frames say they share nearly all of it, and so on down.
const OVERLAPS: [f64; 5] = [0.85, 0.6, 0.45, 0.3, 0.15];

/// How many bits one property of the vocabulary is worth, whatever its words: as many as a word that is not very rare.
const ENTRY_BITS: f64 = 5.0;

/// How alike the words must be that only one of two phrases has, in hundredths, for the phrases to be near in meaning.
const NEAR_PHRASES: u8 = 80;

/// Words that ask for a kind of value, which shows by itself.
const ASKING: &[&str] = &["date", "day", "year", "month", "time", "when", "name", "size"];

/// How alike what each says more must be to be near in meaning, in hundredths: "salmon" and "trout" (.61) are two.
const NEAR_LEFT: u8 = 75;

/// The words of two frames, set beside each other: all that does not depend on names, values and qualifiers.
#[derive(Clone, Debug)]
pub struct WordsCompared {
    pub(super) subject: Standing,
    pub(super) property: Standing,
    /// The words that both have, anywhere.
    pub(super) shared: Vec<Term>,
}

/// What frames are compared with.
pub struct Comparer<'a> {
    pub(super) framer: &'a Framer<'a>,
    pub(super) claims: &'a [Claim],
    pub(super) frames: &'a [Frame],
    pub(super) learned: Learned,
    pub(super) rarity: Rarity,
    pub(super) passages: Passages,
    /// The last word of each name, by which others call it, where no other name of the run ends in it.
    heads: HashMap<EntityId, Term>,
    /// A name of a body that is the last words of one other name of the run, and of no second one: "Harbour Authority", where there is
    /// one "Elmton Harbour Authority".
    ends_of: HashMap<EntityId, EntityId>,
    pub(super) things: Things,
    described: Described,
    neighbours: Neighbours,
}

/// How the names of two frames stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// Those that both have.
    pub(super) shared: Vec<EntityId>,
    /// Those that one has alone.
    pub(super) only: [Vec<EntityId>; 2],
    /// A name of one that the other calls by its last word.
    pub(super) headed: Option<(EntityId, Term)>,
    /// A thing of which one side says only what it is: "the contractor", of a name of the other or of its words.
    pub(super) by_kind: Option<ByKind>,
    /// Two names of which one has the words of the other and more.
    pub(super) shorter: Option<(EntityId, EntityId)>,
    /// One side names what the other describes as other claims describe that name.
    pub(super) described: bool,
    /// Each side has a name of its own, and some two of those are told to be of two things.
    pub(super) told_apart: bool,
    /// They share no name, and the words of one's names and subject all stand in the other's.
    pub(super) nested: bool,
}

impl<'a> Comparer<'a> {
    /// Learns what is rare among the frames of a run, and by which words its names are called.
    #[must_use]
    pub fn new(framer: &'a Framer<'a>, claims: &'a [Claim], frames: &'a [Frame], learned: Learned) -> Self {
        let rarity = Rarity::new(frames.iter().filter(|f| f.slot.is_none()));
        let names: BTreeSet<EntityId> = frames.iter().flat_map(Frame::names).collect();
        let ends_of = ends_of(framer, &names);
        let mut by_head: BTreeMap<String, Vec<(EntityId, Term)>> = BTreeMap::new();
        for name in names {
            if let Some(last) = terms(framer.resolver().canonical(name)).pop() {
                by_head.entry(last.family.clone()).or_default().push((name, last));
            }
        }
        let alone = by_head.into_values().filter(|named| named.len() == 1).flatten();
        let things = Things::new(framer, claims, frames);
        let passages = Passages::new(claims, frames);
        let neighbours = Neighbours::new(framer.vocabulary);
        let described = Described::new(framer, claims, frames, &rarity);
        Self {
            framer,
            claims,
            frames,
            learned,
            rarity,
            passages,
            heads: alone.collect(),
            ends_of,
            things,
            described,
            neighbours,
        }
    }

    /// The word by which others call a name: its last, where no other name ends in it.
    pub(super) fn head(&self, name: EntityId) -> Option<&Term> {
        self.heads.get(&name)
    }

    /// Sets the words of two frames beside each other; `one_entry` says that both have one property of the vocabulary, so
    /// that only what its name does not say is left to compare.
    #[must_use]
    pub fn words(lexicon: &Lexicon<'_>, a: &Wording, b: &Wording, one_entry: bool) -> WordsCompared {
        let beside = Beside::new(lexicon, a, b);
        let mut subject = beside.part([&a.subject, &b.subject], Some([a.head.as_ref(), b.head.as_ref()]));
        if one_entry {
            // What the name of the property says, it says of both.
            for (left, of) in subject.left.iter_mut().zip([a, b]) {
                left.retain(|term| of.of_subject.contains(term));
            }
        }
        let property = |w: &'_ Wording| if one_entry { w.rest.clone() } else { w.property.clone() };
        let mut property = beside.part([&property(a), &property(b)], None);
        if !one_entry {
            property = property.of_one_label(a, b);
        }
        if property.loosest.is_some() {
            // "start date" and "began" ask the same: that a date is asked for, the value says.
            property.left.iter_mut().for_each(|left| left.retain(|term| !ASKING.contains(&term.word.as_str())));
        }
        WordsCompared { subject, property, shared: beside.shared() }
    }

    /// The words of two frames, set beside each other by themselves.
    pub(super) fn words_of(a: &Frame, b: &Frame) -> WordsCompared {
        let lexicon = Lexicon::new(&[(&a.wording, &b.wording)]);
        Self::words(&lexicon, &a.wording, &b.wording, a.property.is_some() && a.property == b.property)
    }

    /// Where two frames stand.
    #[must_use]
    pub fn levels(&self, a: usize, b: usize, words: &WordsCompared) -> Levels {
        let (x, y) = (&self.frames[a], &self.frames[b]);
        let (p, q) = (&self.claims[x.claim], &self.claims[y.claim]);
        let named = self.named([a, b], words);
        let (rarity, overlap) = self.rare(x, y, &named, words);
        Levels {
            subject: self.with_heads(self.namesakes(subject(&named, words), &named, [x, y]), x, y),
            property: self.property(x, y, words),
            rarity,
            overlap,
            passage: self.passages.level(a, b),
            counted: counted(x, y),
            group: group(x, y, &words.shared),
            place: place(x, y),
            time: time(x, y),
            event: event(x, y),
            origin: self.origin(p, q),
            modality: if x.modality == y.modality || (x.provided && y.provided) { Mood::Same } else { Mood::Differ },
            sources: if p.id.source == q.id.source { Voices::One } else { Voices::Two },
            rivals: Rivals::Untold,
        }
    }

    /// Two names that begin with one word and stand for events of one kind may be two ways of naming it: "Quill River
    /// flood", "Quill Valley flood".
    fn namesakes(&self, level: Subject, named: &Named, frames: [&Frame; 2]) -> Subject {
        let kinds = frames.map(|f| f.event.as_ref().map(|event| &event.kind));
        let one_kind = kinds[0].is_some() && kinds[0] == kinds[1];
        let first = |side: usize| -> BTreeSet<String> {
            let words = |id: &EntityId| terms(self.framer.resolver().canonical(*id)).into_iter().next();
            named.only[side].iter().filter_map(words).map(|term| term.family).collect()
        };
        let begins_alike =
            matches!(level, Subject::OtherName | Subject::Untold) && one_kind && !first(0).is_disjoint(&first(1));
        if begins_alike { Subject::NamedApart } else { level }
    }

    /// Of subjects that each say something else, whether they are of one sort: "fire crews", "fire personnel".
    fn with_heads(&self, level: Subject, a: &Frame, b: &Frame) -> Subject {
        let apart = matches!(level, Subject::NamedApart | Subject::Shared | Subject::Differ);
        let heads = a.wording.head.as_ref().zip(b.wording.head.as_ref());
        // "predecessor trusts" are not the "Harbour Trust".
        let several = |x: &Term, y: &Term| x.family == y.family && is_plural(x) != is_plural(y);
        let one = heads.is_some_and(|(x, y)| are_one_kind(x, y) && !several(x, y));
        if apart && one { Subject::Head } else { level }
    }

    pub(super) fn named(&self, places: [usize; 2], words: &WordsCompared) -> Named {
        let [a, b] = places.map(|i| &self.frames[i]);
        let (x, y) = (a.names(), b.names());
        let mut named = Named { shared: x.intersection(&y).copied().collect(), ..Named::default() };
        let place = |f: &Frame| f.place.map(|p| p.id);
        let lacks = |x: &BTreeSet<EntityId>, y: &BTreeSet<EntityId>, besides: [Option<EntityId>; 2]| {
            x.difference(y).copied().filter(|name| !besides.contains(&Some(*name))).collect::<Vec<_>>()
        };
        named.only = [lacks(&x, &y, [place(b), a.owner]), lacks(&y, &x, [place(a), b.owner])];
        if named.shared.is_empty() {
            let tied = (0..2).find(|side| {
                let name = self.described.name(places[*side]);
                name.is_some_and(|name| named.only[1 - side] == [name] && words.subject.left[1 - side].is_empty())
            });
            if tied.is_some() {
                named.described = true;
                named.only = [Vec::new(), Vec::new()];
                return named;
            }
        }
        // What other claims say to be one thing is no other of the kind.
        let told = (0..2).any(|side| {
            let others = &named.only[1 - side];
            !others.is_empty() && self.described.name(places[side]).is_some_and(|name| !others.contains(&name))
        });
        named.by_kind = (!told).then(|| self.things.by_kind(places, [a, b], &named.only, &words.subject)).flatten();
        for side in 0..2 {
            let found = named.only[side].iter().find_map(|name| {
                let head = self.head(*name)?;
                let called = words.subject.left[1 - side].iter().find(|t| t.family == head.family)?;
                Some((*name, called.clone()))
            });
            if let Some((name, called)) = found {
                named.only[side].retain(|other| *other != name);
                named.headed = Some((name, called));
                break;
            }
        }
        named.shorter = self.shorter(&named.only);
        if let Some((x, y)) = named.shorter {
            named.only[0].retain(|name| *name != x);
            named.only[1].retain(|name| *name != y);
        }
        named.told_apart = told || are_all_told_apart(self.framer, &named.only);
        // Of two bare names it is for the resolver to say whether they are one.
        named.nested = named.shared.is_empty()
            && !(a.wording.subject.is_empty() && b.wording.subject.is_empty())
            && named.only.iter().any(|only| !only.is_empty())
            && self.nested([(a, &named.only[0]), (b, &named.only[1])]);
        named
    }

    /// Two names of which one is the other with fewer words: "Line 4", "Sarnova Metro Line 4".
    fn shorter(&self, only: &[Vec<EntityId>; 2]) -> Option<(EntityId, EntityId)> {
        let read = |name: EntityId| Name::read(self.framer.resolver().canonical(name));
        let [first, second] =
            only.each_ref().map(|side| side.iter().map(|name| (*name, read(*name))).collect::<Vec<_>>());
        first.iter().find_map(|(x, name)| {
            let ends = |y: &EntityId| self.ends_of.get(x) == Some(y) || self.ends_of.get(y) == Some(x);
            let (y, _) = second.iter().find(|(y, other)| name.is_shorter_or_longer(other) || ends(y))?;
            Some((*x, *y))
        })
    }

    /// Whether the names and words of one subject all stand in the names and words of the other: "Tarn Valley schools",
    /// "Tarn Valley school district". A single word is too little, and a place is not what lies in it.
    fn nested(&self, sides: [(&Frame, &[EntityId]); 2]) -> bool {
        let words = |frame: &Frame, names: &[EntityId]| -> BTreeSet<String> {
            let names = names.iter().flat_map(|name| terms(self.framer.resolver().canonical(*name)));
            names.map(|t| t.family).chain(frame.wording.subject.iter().map(|t| t.family.clone())).collect()
        };
        let [x, y] = sides.map(|(frame, names)| words(frame, names));
        let bare_place = |frame: &Frame| frame.entities.is_empty() && frame.wording.subject.is_empty();
        let within = |x: &BTreeSet<String>, y: &BTreeSet<String>, frame: &Frame| {
            x.len() > 1 && x.is_subset(y) && !bare_place(frame)
        };
        within(&x, &y, sides[0].0) || within(&y, &x, sides[1].0)
    }

    fn property(&self, a: &Frame, b: &Frame, words: &WordsCompared) -> Property {
        if a.tells_state_otherwise(b) {
            return Property::Synonyms;
        }
        let words = &words.property;
        let [left, right] = words.left.each_ref().map(|left| !left.is_empty());
        if words.opposed.is_some() {
            return Property::Opposed;
        }
        // A date of something, a name of somebody: what the vocabulary has for any of them says nothing, and the words do.
        let of_any = |property: Option<PropertyId>| property.filter(|id| !self.framer.is_of_anything(*id));
        let pair =
            if a.property == b.property { (a.property, b.property) } else { (of_any(a.property), of_any(b.property)) };
        match pair {
            (Some(x), Some(y)) if x == y => match (left, right) {
                (false, false) => Property::Entry,
                _ if words.narrowing.is_some() => Property::Narrowed,
                (true, true) => Property::EntryApart,
                // The date of a fire is not the date on which it was contained.
                _ if self.framer.is_of_anything(x) => Property::Silent,
                _ => Property::EntryMore,
            },
            _ if self.learned.one(&a.wording.property, &b.wording.property) => Property::Learned,
            // The vocabulary takes "date found" for a date and "discovered" for a founding: the words themselves go before.
            (Some(x), Some(y)) => match (left, right, words.loosest) {
                (false, false, Some(Fellow::Same)) => Property::SameWords,
                (false, false, Some(Fellow::Synonym)) => Property::Synonyms,
                _ if self.neighbours.are(x, y) => match [a, b].map(|f| f.wording.rest.is_empty()) {
                    [true, true] => Property::Neighbours,
                    _ => Property::EntryApart,
                },
                _ => Property::OtherEntry,
            },
            _ if a.wording.property.is_empty() || b.wording.property.is_empty() => Property::Silent,
            _ => match (left, right, words.loosest) {
                (false, false, Some(Fellow::Same)) => Property::SameWords,
                (false, false, Some(Fellow::Synonym)) => Property::Synonyms,
                (false, false, Some(Fellow::Near)) => Property::Meaning,
                _ if words.narrowing.is_some() => Property::Narrowed,
                (true, true, Some(_)) if words.likeness_of_left >= NEAR_PHRASES => Property::Meaning,
                (false, false, None) => Property::Silent,
                (true, true, Some(_)) => Property::Shared,
                (_, _, Some(_)) => Property::WordsMore,
                (_, _, None) => Property::Differ,
            },
        }
    }

    /// How rare what two frames share is, and how much it is of all that they say.
    fn rare(&self, a: &Frame, b: &Frame, named: &Named, words: &WordsCompared) -> (Rare, Overlap) {
        let names: f64 = named.shared.iter().map(|name| self.rarity.of_name(*name)).sum();
        let place = a.place.filter(|p| b.place.is_some_and(|q| q.id == p.id) && !named.shared.contains(&p.id));
        let place = place.map_or(0.0, |p| self.rarity.of_name(p.id));
        let headed = named.headed.as_ref().map_or(0.0, |(_, word)| self.rarity.of_word(word));
        let shared: f64 = words.shared.iter().map(|term| self.rarity.of_word(term)).sum();
        let bits = names + place + headed + shared;
        let rare = match RARE_BITS.iter().position(|least| bits >= *least) {
            Some(0) => Rare::Most,
            Some(1) => Rare::Much,
            Some(2) => Rare::Some,
            Some(_) => Rare::Little,
            None => Rare::Least,
        };
        let entry = if a.property.is_some() && a.property == b.property { ENTRY_BITS } else { 0.0 };
        let shorter = named.shorter.map_or(0.0, |(x, y)| self.rarity.of_name(x).min(self.rarity.of_name(y)));
        let shared = bits + entry + shorter;
        let left: f64 = (0..2)
            .map(|side| {
                let names: f64 = named.only[side].iter().map(|name| self.rarity.of_name(*name)).sum();
                // What describes a thing that other claims describe so is no word more.
                let subject = words.subject.left[side].iter().filter(|_| !named.described);
                let left: BTreeSet<&Term> = subject.chain(&words.property.left[side]).collect();
                names + left.into_iter().map(|term| self.rarity.of_word(term)).sum::<f64>()
            })
            .sum();
        let part = if shared > 0.0 { shared / (shared + left) } else { 0.0 };
        let overlap = match OVERLAPS.iter().position(|least| part >= *least) {
            Some(0) => Overlap::All,
            Some(1) => Overlap::Most,
            Some(2) => Overlap::Half,
            Some(3) => Overlap::Some,
            Some(_) => Overlap::Little,
            None => Overlap::Least,
        };
        (rare, overlap)
    }

    fn origin(&self, a: &Claim, b: &Claim) -> Origin {
        match (&a.origin, &b.origin) {
            (None, None) => Origin::Neither,
            (Some(x), Some(y)) if self.framer.resolver().same(x, y) => Origin::Same,
            (Some(_), Some(_)) => Origin::Differ,
            _ => Origin::Silent,
        }
    }
}

/// The names that are the last words of one other name, and that one.
fn ends_of(framer: &Framer<'_>, names: &BTreeSet<EntityId>) -> HashMap<EntityId, EntityId> {
    let words = |name: EntityId| -> Vec<String> {
        terms(framer.resolver().canonical(name)).into_iter().map(|term| term.family).collect()
    };
    let mut by_end: HashMap<Vec<String>, Vec<EntityId>> = HashMap::new();
    for name in names {
        let all = words(*name);
        (1..all.len()).for_each(|from| by_end.entry(all[from..].to_vec()).or_default().push(*name));
    }
    let read = |name: EntityId| Name::read(framer.resolver().canonical(name));
    let longer = names.iter().filter_map(|name| match by_end.get(&words(*name)).map(Vec::as_slice) {
        Some([one]) if read(*name).is_end_of(&read(*one)) => Some((*name, *one)),
        _ => None,
    });
    longer.collect()
}

fn subject(named: &Named, words: &WordsCompared) -> Subject {
    let words = &words.subject;
    if named.described {
        return Subject::Described;
    }
    if words.opposed.is_some() {
        return Subject::Opposed;
    }
    let headed = named.headed.as_ref().map(|(_, word)| word);
    let more = |side: usize| {
        !named.only[side].is_empty()
            || words.left[side].iter().any(|term| headed.is_none_or(|h| h.family != term.family))
    };
    let shares_name = !named.shared.is_empty() || named.shorter.is_some();
    let shares_words = words.loosest.is_some();
    if named.nested || (named.shorter.is_some() && !more(0) && !more(1)) {
        return Subject::Nested;
    }
    if let Some(kind) = named.by_kind.as_ref().filter(|_| headed.is_none()) {
        return kind.level();
    }
    match (more(0), more(1)) {
        (false, false) if headed.is_some() => Subject::Headed,
        (false, false) if shares_name => Subject::Same,
        (false, false) => match words.loosest {
            Some(Fellow::Same) => Subject::SameWords,
            Some(Fellow::Synonym) => Subject::Synonyms,
            Some(Fellow::Near) => Subject::Meaning,
            None => Subject::Silent,
        },
        (true, true) => match (shares_name, shares_words || headed.is_some()) {
            // Two names are two things, whatever else they share, unless nothing tells so but the names.
            _ if named.told_apart => Subject::OtherName,
            (false, _) if named.only.iter().all(|only| !only.is_empty()) => Subject::Untold,
            (true, _) if named.only.iter().all(Vec::is_empty) && words.likeness_of_left >= NEAR_LEFT => {
                Subject::NamedNear
            }
            (true, _) => Subject::NamedApart,
            (false, true) => Subject::Shared,
            (false, false) => Subject::Differ,
        },
        _ if shares_name => Subject::NamedMore,
        _ if headed.is_some() => Subject::Headed,
        _ if shares_words => Subject::WordsMore,
        _ => Subject::Silent,
    }
}
