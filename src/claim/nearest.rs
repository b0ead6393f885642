//! Properties by meaning: a wording that the vocabulary does not have, and the one that it has for it.
//!
//! Three steps, surest first: other forms of the same words ("removed" for "removals"), synonyms of single words
//! ("apprehended" for "arrested"), and the phrase nearest in the table of vectors. The last only proposes: every word
//! must have its fellow on the other side, and none its opposite.

use super::vocabulary::{PropertyId, TURNING, Vocabulary};
use crate::meaning::{Relation, Vector, family_of_stem, hundredths, relation_of_stems, synonyms};
use crate::text::{stem, words};
use std::collections::{BTreeMap, BTreeSet};

/// A property that a wording means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The property.
    pub id: PropertyId,
    /// The stems of the wording that are left over.
    pub rest: Vec<String>,
    /// How alike the two wordings are, in hundredths; none where they have the same words in other forms.
    pub likeness: Option<u8>,
}

/// What properties are found with by their meaning.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By the families of a wording's words, sorted.
    by_family: BTreeMap<Vec<String>, Vec<PropertyId>>,
    /// By those of the wordings of prose, which must be met whole.
    by_whole: BTreeMap<Vec<String>, Vec<PropertyId>>,
    /// The names and synonyms in their order.
    in_order: BTreeSet<Vec<String>>,
    longest: usize,
    phrases: Vec<Phrase>,
}

/// One wording of a property.
#[derive(Debug)]
struct Phrase {
    id: PropertyId,
    words: Vec<String>,
    vector: Option<Vector>,
}

/// Verbs and adverbs that say no more than the noun beside them: "suffered injuries", "carried out arrests". They are
/// dropped where something else is left. Families of words.
const LIGHT: &[&str] = &[
    "becom",
    "get",
    "suffer",
    "report",
    "post",
    "record",
    "se",
    "do",
    "go",
    "com",
    "alread",
    "already",
    "alway",
    "also",
    "later",
    "then",
    "now",
    "officially",
    "altogether",
    "altogeth",
    "incur",
    "conduct",
    "stag",
    "undergo",
    "sustain",
    "experienc",
    "register",
    "includ",
    "involv",
    "see",
    "com",
    "announc",
    "still",
    "so",
    "far",
    "all",
    "just",
    "only",
];

/// The same, of several words.
const LIGHT_PHRASES: &[&[&str]] = &[&["carry", "out"], &["put", "at"]];

/// Words that make a part of a whole, a rate of a count, another time of one: no likeness stands for them. Stems.
const NARROWING: &[&str] = &[
    "new",
    "former",
    "first",
    "last",
    "next",
    "futur",
    "plan",
    "additional",
    "averag",
    "mean",
    "median",
    "typical",
    "shar",
    "percent",
    "percentag",
    "rat",
    "ratio",
    "maximum",
    "minimum",
    "highest",
    "lowest",
    "annual",
    "daily",
    "monthly",
    "weekly",
    "from",
    "by",
    "own",
    "foreign",
    "domestic",
    "federal",
    "local",
    "stat",
    "national",
    "public",
    "privat",
    "net",
    "gross",
    "real",
    "part",
    "half",
    "youth",
    "adult",
    "child",
    "infant",
    "femal",
    "mal",
    "man",
    "woman",
    "only",
    "fully",
    "partly",
    "per",
    "capita",
    "good",
    "until",
    "pretax",
    "request",
    "seek",
    "ask",
    "pledg",
    "promis",
    "propos",
    "merchandis",
    "cut",
    "increas",
    "chang",
    "rise",
    "declin",
];

/// Words that two phrases may share without being about one thing. Stems.
const WEAK: &[&str] = &[
    "people", "person", "up", "out", "off", "over", "down", "away", "back", "go", "let", "put", "tak", "hit", "get",
    "com", "becom", "mak", "giv", "set", "hold", "money", "number", "place", "time", "year", "be", "com", "long",
    "had", "hav",
];

/// Whether a word says no more than the noun beside it, by its family: "suffered injuries", "reported cost".
#[must_use]
pub fn is_light(family: &str) -> bool {
    LIGHT.contains(&family)
}

/// How alike a phrase and the wording of a property must be before the words are looked at one by one.
const LIKE_PHRASES: f32 = 0.65;

/// How alike a wording with synonyms in it must be to one of its property, in hundredths: of two meanings of a word it
/// may be the other.
const LEAST: u8 = 50;

/// The same, of a single word, which has no other beside it that tells which meaning is meant: "support".
const LEAST_ALONE: u8 = 75;

/// How alike two words must be that are in no table, to be fellows.
const LIKE_WORDS: f32 = 0.5;

/// How far the best property must lie before the next one of its kind.
const MARGIN: f32 = 0.05;

/// How many words a wording may have that is looked up with synonyms, which bounds the lookups.
const MOST_WORDS: usize = 5;

/// One phrase of the vocabulary.
pub(super) struct Wording<'p> {
    /// The property that it says.
    pub(super) id: PropertyId,
    /// The phrase.
    pub(super) phrase: &'p str,
    /// Its stems.
    pub(super) stems: Vec<String>,
    /// It counts only where it is all that is said.
    pub(super) whole: bool,
}

impl Index {
    pub(super) fn new<'p>(phrases: impl Iterator<Item = Wording<'p>>) -> Self {
        let mut index = Self::default();
        for Wording { id, phrase, stems, whole } in phrases {
            let families = families(&stems).into_iter().map(|(_, family)| family).collect::<Vec<_>>();
            if whole && says_where(phrase, &families) {
                continue;
            }
            let keys: Vec<String> = words(phrase).into_iter().map(|w| w.key).collect();
            let words: Vec<String> = keys.into_iter().filter(|key| stems.contains(&stem(key))).collect();
            let vector = Vector::of(words.iter().map(String::as_str));
            index.phrases.push(Phrase { id, words, vector });
            let map = if whole { &mut index.by_whole } else { &mut index.by_family };
            if !whole {
                index.in_order.insert(families.clone());
            }
            let ids = map.entry(sorted(families)).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        index.by_family.remove(&Vec::new());
        index.by_whole.remove(&Vec::new());
        index.longest = index.by_family.keys().map(Vec::len).max().unwrap_or(0);
        index
    }

    /// The properties of which a phrase of these families is a wording, all of it.
    fn whole(&self, key: &[String]) -> impl Iterator<Item = PropertyId> {
        let ids = self.by_family.get(key).into_iter().chain(self.by_whole.get(key)).flatten();
        ids.copied()
    }
}

/// Whether a phrase of one word of content is a phrase by its preposition: "is home to" says more than "homes". It is met
/// word for word alone.
pub(super) fn says_where(phrase: &str, content: &[String]) -> bool {
    const PREPOSITIONS: &[&str] = &["in", "on", "at", "to", "of", "for", "under", "with", "into", "per", "from", "by"];
    content.len() == 1 && words(phrase).iter().any(|w| PREPOSITIONS.contains(&w.key.as_str()))
}

fn sorted(mut key: Vec<String>) -> Vec<String> {
    key.sort();
    key.dedup();
    key
}

/// The families of stems with their places, light words left out where others remain.
fn families(stems: &[String]) -> Vec<(usize, String)> {
    let all: Vec<(usize, String)> = stems.iter().enumerate().map(|(i, stem)| (i, family_of_stem(stem))).collect();
    let mut kept = Vec::new();
    let mut i = 0;
    while i < all.len() {
        let light = LIGHT_PHRASES.iter().find(|phrase| {
            all.get(i..i + phrase.len())
                .is_some_and(|run| run.iter().map(|(_, f)| f.as_str()).eq(phrase.iter().copied()))
        });
        match light {
            Some(phrase) => i += phrase.len(),
            None => {
                if !LIGHT.contains(&all[i].1.as_str()) {
                    kept.push(all[i].clone());
                }
                i += 1;
            }
        }
    }
    if kept.is_empty() { all } else { kept }
}

impl Vocabulary {
    /// The properties that a wording means beyond those that it names, surest first. `stems` is as
    /// [`super::content_stems`] has it, `wording` the words behind the stems, `head` how many stand before the first
    /// preposition; `fits` says whether the claim's value can be a property's.
    #[must_use]
    pub fn meant(
        &self,
        stems: &[String],
        wording: &[String],
        head: usize,
        fits: &dyn Fn(PropertyId) -> bool,
    ) -> Vec<Meant> {
        let Some(index) = &self.index else { return Vec::new() };
        let own = families(stems);
        let mut found = index.search(stems, &own, head, fits, None);
        if found.iter().all(|m| !m.rest.is_empty()) {
            let near = index.by_synonyms(stems, &own, wording, fits);
            let least = if own.len() == 1 { LEAST_ALONE } else { LEAST };
            found.extend(near.into_iter().filter(|m| m.likeness.is_some_and(|likeness| likeness >= least)));
        }
        if found.iter().all(|m| !m.rest.is_empty()) {
            found.extend(index.by_vector(wording, fits));
        }
        found.sort_by_key(|m| m.rest.len());
        found
    }
}

impl Index {
    /// As [`Vocabulary::find`], by families.
    fn search(
        &self,
        stems: &[String],
        own: &[(usize, String)],
        head: usize,
        fits: &dyn Fn(PropertyId) -> bool,
        likeness: Option<u8>,
    ) -> Vec<Meant> {
        let all = sorted(own.iter().map(|(_, family)| family.clone()).collect());
        let mut found: Vec<Meant> = Vec::new();
        for id in self.whole(&all).filter(|id| fits(*id)) {
            if !found.iter().any(|known| known.id == id) {
                found.push(Meant { id, rest: Vec::new(), likeness });
            }
        }
        for length in (1..=self.longest.min(own.len())).rev() {
            for start in (0..=own.len() - length).rev() {
                let run: Vec<String> = own[start..start + length].iter().map(|(_, family)| family.clone()).collect();
                let whole = length == own.len();
                let (first, last) = (own[start].0, own[start + length - 1].0);
                let across = first < head && last >= head && !self.in_order.contains(&run);
                let by = stems.last().is_some_and(|s| s == "by") && last + 1 < stems.len();
                let rest = || own[..start].iter().chain(&own[start + length..]).map(|(i, _)| &stems[*i]);
                if !whole && (first >= head || across || by || rest().any(|s| TURNING.contains(&s.as_str()))) {
                    continue;
                }
                for id in self.by_family.get(&sorted(run)).into_iter().flatten().filter(|id| fits(**id)) {
                    if !found.iter().any(|known| known.id == *id) {
                        found.push(Meant { id: *id, rest: rest().cloned().collect(), likeness });
                    }
                }
            }
        }
        found
    }

    /// With one word put for another, or two; only where the whole wording is met, by one property of a kind.
    fn by_synonyms(
        &self,
        stems: &[String],
        own: &[(usize, String)],
        wording: &[String],
        fits: &dyn Fn(PropertyId) -> bool,
    ) -> Vec<Meant> {
        if own.len() > MOST_WORDS {
            return Vec::new();
        }
        let others: Vec<Vec<String>> = own.iter().map(|(i, _)| synonyms(&stems[*i]).into_iter().collect()).collect();
        let vector = Vector::of(wording.iter().map(String::as_str));
        let whole = |run: &[(usize, String)]| -> Vec<Meant> {
            let key = sorted(run.iter().map(|(_, family)| family.clone()).collect());
            let ids = self.whole(&key).filter(|id| fits(*id));
            ids.map(|id| Meant { id, rest: Vec::new(), likeness: Some(self.likeness(id, vector.as_ref())) }).collect()
        };
        let mut found: Vec<Meant> = Vec::new();
        for (n, list) in others.iter().enumerate() {
            for other in list {
                let mut run = own.to_vec();
                run[n].1.clone_from(other);
                found.extend(whole(&run));
            }
        }
        if found.is_empty() {
            for (n, list) in others.iter().enumerate() {
                for (m, further) in others.iter().enumerate().skip(n + 1) {
                    for (other, another) in list.iter().flat_map(|a| further.iter().map(move |b| (a, b))) {
                        let mut run = own.to_vec();
                        run[n].1.clone_from(other);
                        run[m].1.clone_from(another);
                        found.extend(whole(&run));
                    }
                }
            }
        }
        found.sort_by_key(|m| (std::cmp::Reverse(m.likeness), m.id));
        found.dedup_by_key(|m| m.id);
        found
    }

    /// The greatest likeness of a phrase to a wording of a property, in hundredths.
    fn likeness(&self, id: PropertyId, vector: Option<&Vector>) -> u8 {
        let Some(vector) = vector else { return 0 };
        let phrases = self.phrases.iter().filter(|p| p.id == id).filter_map(|p| p.vector.as_ref());
        hundredths(phrases.map(|p| p.likeness(vector)).fold(0.0, f32::max))
    }

    /// The property with the wording nearest to a phrase, if rules agree.
    fn by_vector(&self, wording: &[String], fits: &dyn Fn(PropertyId) -> bool) -> Vec<Meant> {
        let Some(vector) = Vector::of(wording.iter().map(String::as_str)) else { return Vec::new() };
        let mut near: Vec<(f32, &Phrase)> = Vec::new();
        for phrase in &self.phrases {
            let likeness = phrase.vector.as_ref().map_or(0.0, |v| v.likeness(&vector));
            if likeness >= LIKE_PHRASES && fits(phrase.id) {
                near.push((likeness, phrase));
            }
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        let Some((likeness, best)) = near.iter().find(|(_, phrase)| agree(wording, &phrase.words)).copied() else {
            return Vec::new();
        };
        let rival = near.iter().find(|(_, phrase)| phrase.id != best.id).map_or(0.0, |(likeness, _)| *likeness);
        if likeness - rival < MARGIN {
            return Vec::new();
        }
        vec![Meant { id: best.id, rest: Vec::new(), likeness: Some(hundredths(likeness)) }]
    }
}

/// Whether the words of two phrases agree: each has its fellow on the other side, none its opposite, and what turns the
/// meaning round or narrows it stands in both or in neither.
fn agree(a: &[String], b: &[String]) -> bool {
    let stems = |words: &[String]| words.iter().map(|w| stem(w)).collect::<Vec<_>>();
    let (x, y) = (stems(a), stems(b));
    let turning = |stems: &[String]| -> BTreeSet<String> {
        stems.iter().filter(|s| TURNING.contains(&s.as_str()) || NARROWING.contains(&s.as_str())).cloned().collect()
    };
    if turning(&x) != turning(&y) {
        return false;
    }
    let content = |stems: &[String]| families(stems).into_iter().map(|(i, _)| i).collect::<Vec<_>>();
    let (p, q) = (content(&x), content(&y));
    let stand = |i: usize, j: usize| relation_of_stems(&x[i], &y[j]);
    let same = |i: usize, j: usize| stand(i, j) == Relation::Same;
    // Some word of weight stands on both sides, and what is left over on one side has its fellow among what is left over
    // on the other.
    let anchored = p.iter().any(|i| !WEAK.contains(&x[*i].as_str()) && q.iter().any(|j| same(*i, *j)));
    let left: Vec<usize> = p.iter().copied().filter(|i| !q.iter().any(|j| same(*i, *j))).collect();
    let right: Vec<usize> = q.iter().copied().filter(|j| !p.iter().any(|i| same(*i, *j))).collect();
    let apart = |i: usize, j: usize| matches!(stand(i, j), Relation::Opposite | Relation::Contrast);
    let at_odds =
        left.iter().any(|i| q.iter().any(|j| apart(*i, *j))) || right.iter().any(|j| p.iter().any(|i| apart(*i, *j)));
    anchored
        && !at_odds
        && left.iter().all(|i| right.iter().any(|j| like(&a[*i], &b[*j])))
        && right.iter().all(|j| left.iter().any(|i| like(&a[*i], &b[*j])))
}

/// Whether two words in no table are near enough.
fn like(a: &str, b: &str) -> bool {
    match (Vector::of([a]), Vector::of([b])) {
        (Some(x), Some(y)) => x.likeness(&y) >= LIKE_WORDS,
        _ => false,
    }
}
