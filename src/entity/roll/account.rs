//! The account: how two names of a run were resolved, and why they are one bearer or two, in sentences for a reader.

use super::super::registry::Entity;
use super::dictionary::Word;
use super::groups::{Group, Taken};
use super::mention::Kind;
use super::region::Region;
use super::sighting::{Sighting, Step};
use super::steps::{self, Joined, Link};
use crate::text::Interner;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How two names of a run stand, and why: a sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// They have one bearer: each step that joined them.
    One(Vec<String>),
    /// One or both of them have several bearers, and nothing tells which.
    Open(Vec<String>),
    /// They have two bearers: what differs.
    Two(Vec<String>),
}

/// How many bearers of an open name are told.
const TOLD: usize = 6;

impl Naming {
    /// Of two sightings of a run, with all that was known when it was resolved.
    #[must_use]
    pub fn of(
        names: &Interner,
        sightings: &[Sighting],
        known: &[Entity],
        within: &BTreeMap<Region, Region>,
        [a, b]: [usize; 2],
    ) -> Self {
        let taken = Taken::new(names, sightings, known);
        let joined = steps::join(&taken.groups, &taken.mentions, &taken.dictionary, within);
        let group = |at: usize| taken.groups.of.get(at).copied();
        let (Some(x), Some(y)) = (group(a), group(b)) else { return Self::Two(Vec::new()) };
        let name = |at: usize| sightings.get(at).map_or("", |sighting| names.text(sighting.name));
        let teller = Teller { names, known, taken: &taken, joined: &joined, own: [(x, name(a)), (y, name(b))] };
        let open: BTreeSet<u32> = [x, y].into_iter().filter(|group| joined.is_open(*group)).collect();
        if !open.is_empty() {
            return Self::Open(open.into_iter().map(|group| teller.open(group)).collect());
        }
        if joined.root_of(x) == joined.root_of(y) { Self::One(teller.one()) } else { Self::Two(teller.two()) }
    }
}

struct Teller<'t> {
    names: &'t Interner,
    known: &'t [Entity],
    taken: &'t Taken,
    joined: &'t Joined<'t>,
    /// The groups of the two names, and the names themselves.
    own: [(u32, &'t str); 2],
}

impl Teller<'_> {
    fn group(&self, at: u32) -> Option<&Group> {
        self.taken.groups.all.get(at as usize)
    }

    /// A group by one of its names, of the two that are asked about if it is theirs.
    fn bare(&self, at: u32) -> String {
        let own = self.own.iter().find(|(group, _)| *group == at).map(|(_, name)| *name);
        let other = || {
            let mention = self.group(at).map_or(0, |group| group.mention as usize);
            match mention.checked_sub(self.names.len()) {
                Some(given) => self.taken.given.text(given),
                None => self.names.text(u32::try_from(mention).unwrap_or(u32::MAX)),
            }
        };
        quoted(own.unwrap_or_else(other))
    }

    /// As [`Teller::bare`], with the region.
    fn name(&self, at: u32) -> String {
        let region = self.group(at).and_then(|group| group.region).map(|region| region.name());
        let bare = self.bare(at);
        match region.filter(|region| !bare.contains(region)) {
            Some(region) => format!("{bare} ({region})"),
            None => bare,
        }
    }

    fn words(&self, at: u32) -> Vec<&str> {
        let words = self.group(at).map_or(&[][..], |group| self.taken.groups.keys.words(group.key));
        words.iter().map(|word: &Word| self.taken.dictionary.text(*word)).filter(|word| !word.is_empty()).collect()
    }

    /// The user's own name of a group.
    fn known_as(&self, at: u32) -> Option<&str> {
        let known = self.group(at)?.known?;
        Some(self.known.get(known as usize).map_or("another", |entity| entity.name.as_str()))
    }

    /// Why the two have one bearer.
    fn one(&self) -> Vec<String> {
        let [(x, a), (y, b)] = self.own;
        if x == y {
            return vec![match (a == b, self.known_as(x)) {
                (true, _) => "the two rows have the same name".to_owned(),
                (false, Some(known)) => format!("both are names of {}, as the entities file says", quoted(known)),
                (false, None) => {
                    let place = self.group(x).and_then(|group| group.region).map(|region| region.name());
                    let place = place.map(|place| format!(", and both are in {place}")).unwrap_or_default();
                    let mended = "abbreviations, titles, slips of the pen and the order of words put right";
                    format!("one name in two writings ({mended}){place}")
                }
            }];
        }
        let path = self.path(x, y);
        if path.is_empty() {
            return vec!["joined by way of other names".to_owned()];
        }
        path.iter().map(|link| self.step(link)).collect()
    }

    /// The steps that lead from one group to another.
    fn path(&self, from: u32, to: u32) -> Vec<Link> {
        let mut next: BTreeMap<u32, Vec<(u32, Link)>> = BTreeMap::new();
        for link in &self.joined.links {
            next.entry(link.group).or_default().push((link.to, *link));
            next.entry(link.to).or_default().push((link.group, *link));
        }
        let mut came: BTreeMap<u32, (u32, Link)> = BTreeMap::new();
        let mut open = VecDeque::from([from]);
        while let Some(at) = open.pop_front().filter(|at| *at != to) {
            for (other, link) in next.get(&at).into_iter().flatten() {
                if *other != from && !came.contains_key(other) {
                    came.insert(*other, (at, *link));
                    open.push_back(*other);
                }
            }
        }
        let (mut path, mut at) = (Vec::new(), to);
        while let Some((before, link)) = came.get(&at) {
            path.push(*link);
            at = *before;
        }
        path.reverse();
        path
    }

    /// A step in words, with its evidence.
    fn step(&self, link: &Link) -> String {
        let (a, b) = (self.name(link.group), self.name(link.to));
        let (only, other) = self.apart(link.group, link.to);
        let listed = |words: &[String]| words.join(" and ");
        let because = match link.step {
            None => format!("it gives no middle initial, and {b} alone of that name gives one"),
            Some(Step::Slip) => format!(
                "{} is a slip of the pen for {}; {} claims have the one spelling, {} the other",
                listed(&only),
                listed(&other),
                self.group(link.group).map_or(0, |group| group.claims),
                self.group(link.to).map_or(0, |group| group.claims),
            ),
            Some(Step::Cut) => format!("it cuts {} short", listed(&other)),
            Some(Step::Shorter) => format!("it leaves out {}, which may be left out", listed(&other)),
            Some(Step::Region) => "it names no state, and no other bearer of the name is there".to_owned(),
            Some(Step::Initial) => "it has an initial for the given name, and nobody else there fits".to_owned(),
            Some(Step::Acronym) => "it is the acronym of that name, and of no other there".to_owned(),
        };
        format!("{a} is joined to {b}: {because}")
    }

    /// The words that only one of two names has, quoted.
    fn apart(&self, a: u32, b: u32) -> (Vec<String>, Vec<String>) {
        let (x, y) = (self.words(a), self.words(b));
        let lacks = |some: &[&str], all: &[&str]| -> Vec<String> {
            some.iter().filter(|word| !all.contains(word)).map(|word| quoted(word)).collect()
        };
        (lacks(&x, &y), lacks(&y, &x))
    }

    /// Which bearers an open name may have.
    fn open(&self, at: u32) -> String {
        let mut bearers: Vec<u32> = Vec::new();
        for group in self.joined.among.get(&at).into_iter().flatten() {
            let root = self.joined.root_of(*group);
            if !bearers.iter().any(|known| self.joined.root_of(*known) == root) {
                bearers.push(*group);
            }
        }
        let mut told: Vec<String> = bearers.iter().take(TOLD).map(|group| self.name(*group)).collect();
        told.sort();
        let more = bearers.len().saturating_sub(TOLD);
        if more > 0 {
            told.push(format!("{more} more"));
        }
        format!("{} fits several: {}; nothing says which, so it joins none of them", self.name(at), told.join(", "))
    }

    /// What tells the two apart.
    fn two(&self) -> Vec<String> {
        let [(x, _), (y, _)] = self.own;
        let (Some(a), Some(b)) = (self.group(x), self.group(y)) else { return Vec::new() };
        let mut found = Vec::new();
        if let (Some(p), Some(q)) = (self.known_as(x), self.known_as(y))
            && a.known != b.known
        {
            found.push(format!("the entities file has them as two: {} and {}", quoted(p), quoted(q)));
        }
        if let (Some(p), Some(q)) = (a.region, b.region)
            && p != q
        {
            found.push(format!("they are in two places: {} and {}", p.name(), q.name()));
        }
        for (one, other, at, beside) in [(a, b, x, y), (b, a, y, x)] {
            if one.kind == Kind::Acronym && other.kind != Kind::Acronym {
                found.push(format!("{} is not an acronym that {} spells or gives", self.bare(at), self.bare(beside)));
            } else if one.kind == Kind::Person && other.kind == Kind::Name {
                found.push(format!("{} is read as the name of a person, {} is not", self.bare(at), self.bare(beside)));
            }
        }
        if a.kind == Kind::Law && b.kind == Kind::Law && a.key != b.key {
            found.push("they are two bills, by their numbers".to_owned());
        } else if a.kind == b.kind {
            found.extend(self.words_apart(x, y));
        }
        if a.kind == Kind::Person && b.kind == Kind::Person {
            if !a.middle.is_empty() && !b.middle.is_empty() && a.middle != b.middle {
                let (p, q) = (a.middle.to_uppercase(), b.middle.to_uppercase());
                found.push(format!("their middle initials differ: {p} and {q}"));
            }
            if a.suffix != b.suffix {
                found.push("what follows the name differs (as in Sr., Jr., II)".to_owned());
            }
        }
        if found.is_empty() {
            found.push("one of them says in which state it is, the other does not, and no step joins them".to_owned());
        }
        found
    }

    fn words_apart(&self, x: u32, y: u32) -> Option<String> {
        let (only, other) = self.apart(x, y);
        let claims = |at: u32| self.group(at).map_or(0, |group| group.claims);
        let slip = match (&only[..], &other[..]) {
            ([p], [q]) if strsim::osa_distance(p, q) <= SLIP => format!(
                "; a letter makes one of the other, but {} and {} claims have them: too many for a slip of the pen",
                claims(x),
                claims(y)
            ),
            _ => String::new(),
        };
        let listed = |words: &[String]| words.join(", ");
        match (only.is_empty(), other.is_empty()) {
            (true, true) => None,
            (false, true) => Some(format!("only {} has {}", self.bare(x), listed(&only))),
            (true, false) => Some(format!("only {} has {}", self.bare(y), listed(&other))),
            (false, false) => {
                Some(format!("{} has {}, {} has {}{slip}", self.bare(x), listed(&only), self.bare(y), listed(&other)))
            }
        }
    }
}

/// Words so many letters apart look like one with a slip.
const SLIP: usize = 1;

fn quoted(text: &str) -> String {
    format!("\u{201c}{text}\u{201d}")
}
