//! The steps that join groups, each to the one bearer that its evidence leaves.

use super::cut::cut_words;
use super::dictionary::{Dictionary, Word};
use super::groups::{Group, Groups};
use super::keys::{Key, full_given};
use super::mention::{Kind, Mention};
use super::reader::SHIPS;
use super::region::Region;
use super::sighting::Step;
use hashbrown::HashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A name in more claims than this is no slip of another, whatever its words.
const SLIPS: u32 = 2;
/// The fewest words that a name must keep when words are left out: a proper one and a head.
const CORE: usize = 2;

/// What the steps made of the groups.
pub(super) struct Joined<'g> {
    groups: &'g Groups,
    mentions: &'g [Mention],
    dictionary: &'g Dictionary,
    /// What each region lies in.
    within: &'g BTreeMap<Region, Region>,
    parents: Vec<u32>,
    open: Vec<bool>,
    /// Of an entity that the user knows, its place among them.
    known: BTreeMap<u32, u32>,
    /// Which group was joined to which other by what, in the order in which it was done.
    pub(super) links: Vec<Link>,
    /// The groups that each open group may be one with.
    pub(super) among: BTreeMap<u32, Vec<u32>>,
    /// The groups in order of kind and key.
    by_key: Vec<u32>,
    /// Where in that order the groups of a kind and key stand, in every region.
    ranges: HashMap<(Kind, Key), Range<usize>>,
    pub(super) steps: BTreeMap<Step, usize>,
}

/// Two groups that a step joined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) group: u32,
    /// The group that the evidence is of.
    pub(super) to: u32,
    /// Nothing for persons of whom only one gives a middle initial.
    pub(super) step: Option<Step>,
}

/// Joins the groups of a run.
pub(super) fn join<'g>(
    groups: &'g Groups,
    mentions: &'g [Mention],
    dictionary: &'g Dictionary,
    within: &'g BTreeMap<Region, Region>,
) -> Joined<'g> {
    let count = u32::try_from(groups.all.len()).unwrap_or(u32::MAX);
    let key_of = |at: &u32| (groups.all[*at as usize].kind, groups.all[*at as usize].key);
    let mut by_key: Vec<u32> = (0..count).collect();
    by_key.sort_by_key(key_of);
    let mut ranges: HashMap<(Kind, Key), Range<usize>> = HashMap::with_capacity(groups.all.len());
    let mut end = 0;
    for alike in by_key.chunk_by(|a, b| key_of(a) == key_of(b)) {
        let start = end;
        end += alike.len();
        ranges.extend(alike.first().map(|at| (key_of(at), start..end)));
    }
    let (parents, open) = ((0..count).collect(), vec![false; groups.all.len()]);
    let known = groups.all.iter().zip(0..count).filter_map(|(group, at)| Some((at, group.known?))).collect();
    let (links, among, steps) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut joined =
        Joined { groups, mentions, dictionary, within, parents, open, known, links, among, by_key, ranges, steps };
    joined.middle_names();
    joined.slips();
    joined.cut_words();
    joined.shorter_names();
    joined.regions();
    joined.initials();
    joined.acronyms();
    joined
}

impl<'g> Joined<'g> {
    /// The entity of a group.
    pub(super) fn root_of(&self, mut group: u32) -> u32 {
        while self.parents[group as usize] != group {
            group = self.parents[group as usize];
        }
        group
    }

    /// Whether a group stays open.
    pub(super) fn is_open(&self, group: u32) -> bool {
        self.open[group as usize]
    }

    fn group(&self, at: u32) -> &'g Group {
        &self.groups.all[at as usize]
    }

    fn words(&self, at: u32) -> &'g [Word] {
        self.groups.keys.words(self.group(at).key)
    }

    /// The groups of a kind and key, in every region.
    fn named(&self, kind: Kind, key: Key) -> &[u32] {
        self.ranges.get(&(kind, key)).and_then(|range| self.by_key.get(range.clone())).unwrap_or_default()
    }

    /// Whether two groups are of two entities that the user knows: no step joins those.
    fn known_apart(&self, a: u32, b: u32) -> bool {
        let known = |group: u32| self.known.get(&self.root_of(group));
        matches!((known(a), known(b)), (Some(x), Some(y)) if x != y)
    }

    fn unite(&mut self, a: u32, b: u32) {
        let (x, y) = (self.root_of(a), self.root_of(b));
        let root = x.min(y);
        if let Some(known) = self.known.get(&x).or(self.known.get(&y)).copied() {
            self.known.insert(root, known);
        }
        // Short ways to the root keep later walks short.
        for group in [a, b, x, y] {
            self.parents[group as usize] = root;
        }
    }

    /// The distinct entities of some groups, sorted.
    fn bearers(&self, groups: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut found: Vec<u32> = groups.into_iter().map(|group| self.root_of(group)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Joins a group to the one bearer that the others have; where there are several, it stays open if `opens`.
    fn settle(&mut self, group: u32, others: &[u32], step: Step, opens: bool) {
        let others: Vec<u32> = others.iter().copied().filter(|other| !self.known_apart(group, *other)).collect();
        match self.bearers(others.iter().copied())[..] {
            [one] => {
                self.links.extend(others.first().map(|to| Link { group, to: *to, step: Some(step) }));
                self.unite(one, group);
                *self.steps.entry(step).or_default() += 1;
            }
            [] => {}
            _ if opens => self.leave_open(group, &others),
            _ => {}
        }
    }

    /// Leaves a group open, which may be one with each of the others.
    fn leave_open(&mut self, group: u32, others: &[u32]) {
        self.open[group as usize] = true;
        self.among.entry(group).or_default().extend(others);
    }

    /// What a region lies in, the nearest first.
    fn above(&self, region: Region) -> impl Iterator<Item = Region> {
        std::iter::successors(self.within.get(&region).copied(), |region| self.within.get(region).copied())
    }

    /// Whether a group may be where the other is: in the same region or a narrower one, or anywhere if it names none.
    fn may_be(&self, region: Option<Region>, other: u32) -> bool {
        let other = self.group(other).region;
        region.is_none() || other == region || other.is_some_and(|other| self.above(other).any(|r| Some(r) == region))
    }

    fn of_kind(&self, kinds: &[Kind]) -> Vec<u32> {
        let count = u32::try_from(self.groups.all.len()).unwrap_or(u32::MAX);
        (0..count).filter(|at| kinds.contains(&self.group(*at).kind)).collect()
    }

    /// Whether two persons of one name may be one: no other initial, and one suffix. Father and son are two.
    fn agree(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.group(a), self.group(b));
        (a.middle.is_empty() || b.middle.is_empty() || a.middle == b.middle) && a.suffix == b.suffix
    }

    /// Persons of one given name and surname in one region: those who give no initial are the one who gives one.
    fn middle_names(&mut self) {
        let key_of = |at: &u32| (self.group(*at).kind, self.group(*at).key);
        let persons = self.by_key.chunk_by(|a, b| key_of(a) == key_of(b)).filter(|all| all.len() > 1);
        let persons = persons.filter(|all| all.first().is_some_and(|at| self.group(*at).kind == Kind::Person));
        for all in persons.map(<[u32]>::to_vec).collect::<Vec<_>>() {
            let mut alike: BTreeMap<(Option<Region>, Option<Word>), Vec<u32>> = BTreeMap::new();
            for group in all {
                alike.entry((self.group(group).region, self.group(group).suffix)).or_default().push(group);
            }
            for members in alike.into_values() {
                let (silent, told): (Vec<u32>, Vec<u32>) =
                    members.into_iter().partition(|group| self.group(*group).middle.is_empty());
                match (silent.first().copied(), &told[..]) {
                    (Some(silent), [one]) if !self.known_apart(silent, *one) => {
                        self.links.push(Link { group: silent, to: *one, step: None });
                        self.unite(*one, silent);
                    }
                    (Some(silent), [_, _, ..]) => self.leave_open(silent, &told),
                    _ => {}
                }
            }
        }
    }

    /// A name that hardly any claim has, and that a letter makes one that many have in the same region.
    fn slips(&mut self) {
        let mut claims = vec![0u32; self.groups.all.len()];
        for (at, group) in (0u32..).zip(&self.groups.all) {
            let root = self.root_of(at) as usize;
            claims[root] = claims[root].saturating_add(group.claims);
        }
        for at in self.of_kind(&[Kind::Name, Kind::Person]) {
            let seldom = claims[self.root_of(at) as usize];
            if seldom > SLIPS {
                continue;
            }
            let mut found: Vec<u32> = Vec::new();
            for (other, often) in self.mended(at) {
                let named = self.named(self.group(at).kind, other).iter().copied();
                found.extend(named.filter(|other| {
                    let here = self.may_be(self.group(at).region, *other);
                    let person = self.group(at).kind == Kind::Person;
                    let most = claims[self.root_of(*other) as usize];
                    here && (most > seldom || (often && most == seldom)) && (!person || self.agree(at, *other))
                }));
            }
            self.settle(at, &found, Step::Slip, false);
        }
    }

    /// The keys of a name with one word of it put right, and whether that word is far oftener written so.
    fn mended(&self, at: u32) -> Vec<(Key, bool)> {
        let (words, mut found) = (self.words(at), Vec::new());
        for (place, word) in words.iter().enumerate() {
            for model in self.dictionary.models(*word) {
                let mut other = words.to_vec();
                other[place] = *model;
                match self.group(at).kind {
                    Kind::Person if place == 0 => other[0] = full_given(*model, self.dictionary),
                    Kind::Person => {}
                    _ => other.sort_unstable(),
                }
                let often = self.dictionary.is_far_oftener(*model, *word);
                found.extend(self.groups.keys.find(&other).map(|key| (key, often)));
            }
        }
        found
    }

    /// One word is cut short, all others being the same: "Elm Valley Rly", "Elm Arpt".
    fn cut_words(&mut self) {
        let names: Vec<(u32, &[Word])> =
            self.of_kind(&[Kind::Name]).into_iter().map(|at| (at, self.words(at))).collect();
        let dotted = |at: u32, word: Word| self.mentions[self.group(at).mention as usize].dotted.contains(&word);
        for (at, full) in cut_words(&names, self.dictionary, dotted) {
            let region = self.group(at).region;
            let others: Vec<u32> = full.into_iter().filter(|other| self.may_be(region, *other)).collect();
            self.settle(at, &others, Step::Cut, false);
        }
    }

    /// One name has a word more that may be left out: "Elm School District", "Elm County School District".
    fn shorter_names(&mut self) {
        let mut cores: Vec<(Vec<Word>, Option<Region>, u32)> = Vec::new();
        for at in self.of_kind(&[Kind::Name]) {
            let optional = &self.mentions[self.group(at).mention as usize].optional;
            let ship = optional.iter().any(|word| SHIPS.contains(&self.dictionary.text(*word)));
            let core: Vec<Word> = self.words(at).iter().copied().filter(|w| !optional.contains(w)).collect();
            if core.len() >= CORE || core.len() == 1 && (ship || self.words(at).len() == 1) {
                cores.push((core, self.group(at).region, at));
            }
        }
        cores.sort_unstable();
        let alike = cores.chunk_by(|a, b| (&a.0, a.1) == (&b.0, b.1)).filter(|alike| alike.len() > 1);
        for members in alike.map(|alike| alike.iter().map(|(.., at)| *at).collect::<Vec<u32>>()) {
            for at in &members {
                let short = self.words(*at);
                let longer = members.iter().copied().filter(|other| {
                    let long = self.words(*other);
                    let ship = || long.iter().any(|word| SHIPS.contains(&self.dictionary.text(*word)));
                    let more = long.len() > short.len() && short.iter().all(|word| long.contains(word));
                    more && (short.len() >= CORE || ship())
                });
                let longer: Vec<u32> = longer.collect();
                self.settle(*at, &longer, Step::Shorter, false);
            }
        }
    }

    /// A name in a region that others lie in is that of the one of them which has a bearer, and a name without a region
    /// that of the one region which has; of several, it stays open. What was already joined is judged together.
    fn regions(&mut self) {
        // By depth, the narrower ones first, by region and by group: a mention.
        type Wide = ((Reverse<usize>, Option<Region>, u32), u32);
        let mut wide: Vec<Wide> = Vec::new();
        let parted: BTreeSet<Region> =
            self.groups.all.iter().filter_map(|group| self.within.get(&group.region?)).copied().collect();
        for at in self.of_kind(&[Kind::Name, Kind::Person, Kind::Law]) {
            let region = self.group(at).region;
            if region.is_none_or(|region| parted.contains(&region)) {
                let depth = region.map_or(0, |region| 1 + self.above(region).count());
                wide.push(((Reverse(depth), region, self.root_of(at)), at));
            }
        }
        wide.sort_unstable();
        for members in wide.chunk_by(|a, b| a.0 == b.0) {
            let mut placed: Vec<u32> = Vec::new();
            for ((_, region, _), at) in members {
                let group = self.group(*at);
                let named = || self.named(group.kind, group.key).iter().copied();
                // Who is another by one of his names is so by all: "Alma Reyes" of Ohio who is "Alma B. Reyes" there.
                let others = named().filter(|other| group.kind == Kind::Person && !self.agree(*at, *other));
                let others = self.bearers(others);
                placed.extend(named().filter(|other| {
                    let narrower = self.group(*other).region != *region && self.may_be(*region, *other);
                    narrower && !others.contains(&self.root_of(*other))
                }));
            }
            for (_, at) in members {
                self.settle(*at, &placed, Step::Region, true);
            }
        }
    }

    /// "S. P. Green", of the one Green in the region whose given name begins so.
    fn initials(&mut self) {
        let persons = self.of_kind(&[Kind::Person]);
        let first = |joined: &Self, at: u32| joined.words(at).first().map_or("", |w| joined.dictionary.text(*w));
        let surname = |joined: &Self, at: u32| Some((*joined.words(at).last()?, joined.group(at).region));
        // Only the surnames that some initial stands before are asked for.
        let short = |at: &u32| first(self, *at).len() == 1;
        let mut by_surname: HashMap<(Word, Option<Region>), Vec<u32>> =
            persons.iter().filter(|at| short(at)).filter_map(|at| Some((surname(self, *at)?, Vec::new()))).collect();
        for at in persons.iter().filter(|at| first(self, **at).len() > 1) {
            if let Some(all) = surname(self, *at).and_then(|surname| by_surname.get_mut(&surname)) {
                all.push(*at);
            }
        }
        for at in persons {
            let letter = first(self, at);
            let Some(surname) = surname(self, at).filter(|_| letter.len() == 1) else { continue };
            let named = by_surname.get(&surname).into_iter().flatten().copied();
            let found = named.filter(|other| {
                let written = self.mentions[self.group(*other).mention as usize].words.first();
                let begins = |word: &str| word.starts_with(letter);
                let given = begins(first(self, *other)) || written.is_some_and(|w| begins(self.dictionary.text(*w)));
                given && self.agree(at, *other)
            });
            let found: Vec<u32> = found.collect();
            self.settle(at, &found, Step::Initial, true);
        }
    }

    /// An acronym is the name that some mention gives it to, else the one name that spells it, in the same region.
    fn acronyms(&mut self) {
        let acronyms = self.of_kind(&[Kind::Acronym]);
        let written = |joined: &Self, at: u32| {
            joined.words(at).first().map(|word| (*word, joined.dictionary.text(*word).to_uppercase()))
        };
        // Only what some acronym asks for is spelled.
        let mut spelled: HashMap<String, Vec<u32>> =
            acronyms.iter().filter_map(|at| Some((written(self, *at)?.1, Vec::new()))).collect();
        if !spelled.is_empty() {
            self.spell(&mut spelled);
        }
        for at in acronyms {
            let region = self.group(at).region;
            let Some((word, acronym)) = written(self, at) else { continue };
            let here = |group: &u32| self.may_be(region, *group);
            let among = |all: Option<&Vec<u32>>| all.into_iter().flatten().copied().filter(here).collect::<Vec<u32>>();
            let mut others = among(self.groups.given.get(&acronym));
            if others.is_empty() {
                others = among(spelled.get(&acronym));
            }
            if others.is_empty() {
                // A shouted word is no acronym: "CAIRO".
                let name = self.groups.keys.find(&[word]).map(|key| self.named(Kind::Name, key));
                others = name.into_iter().flatten().copied().filter(here).collect();
            }
            let others = self.without_slips(&others);
            self.settle(at, &others, Step::Acronym, true);
        }
    }

    /// Groups without those that hardly any claim has and that are a letter or two from the one that most have.
    fn without_slips(&self, groups: &[u32]) -> Vec<u32> {
        if self.bearers(groups.iter().copied()).len() < 2 {
            return groups.to_vec();
        }
        let claims = |group: u32| -> u32 {
            let root = self.root_of(group);
            groups.iter().filter(|other| self.root_of(**other) == root).map(|other| self.group(*other).claims).sum()
        };
        let text =
            |group: u32| self.words(group).iter().map(|word| self.dictionary.text(*word)).collect::<Vec<_>>().join(" ");
        let Some(most) = groups.iter().copied().max_by_key(|group| (claims(*group), Reverse(*group))) else {
            return Vec::new();
        };
        let is_slip = |group: u32| {
            let few = claims(group) <= SLIPS && claims(most) > SLIPS;
            few && strsim::osa_distance(&text(group), &text(most)) <= 2
        };
        groups.iter().copied().filter(|group| self.root_of(*group) == self.root_of(most) || !is_slip(*group)).collect()
    }

    /// Finds the names that spell some letters: by their content words or all their words, with or without their region
    /// before them.
    fn spell(&self, spelled: &mut HashMap<String, Vec<u32>>) {
        let mut prefixes: HashMap<Region, [String; 2]> = HashMap::new();
        let mut form = String::new();
        for at in self.of_kind(&[Kind::Name]) {
            let mention = &self.mentions[self.group(at).mention as usize];
            if mention.words.len() < 2 {
                continue;
            }
            let region = self.group(at).region;
            let before = region.map(|region| {
                &*prefixes.entry(region).or_insert_with(|| [region.initials(), region.code().to_owned()])
            });
            let before = before.into_iter().flatten().map(String::as_str);
            let initials: String =
                mention.words.iter().filter_map(|w| self.dictionary.text(*w).chars().next()).collect();
            for prefix in before.chain([""]) {
                for letters in [&initials, &mention.letters] {
                    form.clear();
                    form.push_str(prefix);
                    form.extend(letters.chars().flat_map(char::to_uppercase));
                    if let Some(names) = spelled.get_mut(&form).filter(|names| names.last() != Some(&at)) {
                        names.push(at);
                    }
                }
            }
        }
    }
}
