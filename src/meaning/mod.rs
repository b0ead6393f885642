//! What words mean beside one another: which two say one thing, which two exclude each other.
//!
//! Four tables, read once: families (what was removed is a removal), synonyms, opposites, contrasts. Two rules for what
//! stands in no table: a prefix or an ending that turns a word round ("legal", "illegal"; "careful", "careless"). Where
//! nothing tells, the answer is [`Relation::Unknown`], never a guess.

mod kinds;
mod phrases;
mod shape;
mod vectors;

pub use kinds::{KindOf, called, kinds_of_head};
pub use phrases::{Label, label, plain};
pub use vectors::{Vector, hundredths, likeness, rank};

use crate::text::stem;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// How two words stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They say one thing: forms of one word, or synonyms.
    Same,
    /// They say the opposite: rise, fall; legal, illegal.
    Opposite,
    /// Two of a kind that are told apart: Monday, Friday; arrested, convicted.
    Contrast,
    /// Nothing is known of the two.
    Unknown,
}

/// What told that two words are opposites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The table of opposites.
    Table,
    /// A prefix that turns a word round, or one of two that are opposites: "unlikely", "overpaid" / "underpaid".
    Prefix,
    /// An ending that does: "harmful" / "harmless", "employer" / "employee".
    Ending,
}

impl Rule {
    /// The rule as a report names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "opposites",
            Self::Prefix => "prefix of the opposite",
            Self::Ending => "ending of the opposite",
        }
    }
}

/// The tables beside this file.
const FAMILIES: &str = include_str!("families.txt");
const SYNONYMS: &str = include_str!("synonyms.txt");
const OPPOSITES: &str = include_str!("opposites.txt");
const CONTRASTS: &str = include_str!("contrasts.txt");

/// Where a word stands in a table: the line, and the side of the bar or the group within it.
type Place = (usize, usize);

/// The place of a line of synonyms among the sets, where the sides of the opposites are 0 and 1.
const SYNONYM: usize = 2;

/// The tables, by the stems of their words.
struct Tables {
    /// The stems of the base forms, by a form and by its stem.
    families: HashMap<String, Vec<String>>,
    /// Synonyms, and the sides of opposites: a line and side for each set.
    sets: HashMap<String, Vec<Place>>,
    /// The families of the words of each set.
    members: HashMap<Place, Vec<String>>,
    /// Opposites: a line, and the side of the bar.
    sides: HashMap<String, Vec<Place>>,
    /// Contrasts: a line, and the group in it.
    kinds: HashMap<String, Vec<Place>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// The lines of a table that are no comments.
fn lines(table: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

impl Tables {
    fn read() -> Self {
        let mut families: HashMap<String, Vec<String>> = HashMap::new();
        for (_, line) in lines(FAMILIES) {
            let base = line.split(' ').next().map(stem).unwrap_or_default();
            for form in line.split(' ') {
                for key in BTreeSet::from([form.to_owned(), stem(form)]) {
                    let bases = families.entry(key).or_default();
                    if !bases.contains(&base) {
                        bases.push(base.clone());
                    }
                }
            }
        }
        let (mut sets, mut sides, mut kinds) = (HashMap::new(), HashMap::new(), HashMap::new());
        let put = |map: &mut HashMap<String, Vec<Place>>, word: &str, place: Place| {
            map.entry(stem(word)).or_default().push(place);
        };
        for (n, line) in lines(OPPOSITES) {
            for (side, words) in line.split(" | ").enumerate() {
                for word in words.split(' ') {
                    put(&mut sides, word, (n, side));
                    put(&mut sets, word, (n, side));
                }
            }
        }
        for (n, line) in lines(SYNONYMS) {
            line.split(' ').for_each(|word| put(&mut sets, word, (n, SYNONYM)));
        }
        for (n, line) in lines(CONTRASTS) {
            for (group, words) in line.split(' ').enumerate() {
                words.split('=').for_each(|word| put(&mut kinds, word, (n, group)));
            }
        }
        let mut members: HashMap<Place, Vec<String>> = HashMap::new();
        let mut member = |word: &str, place: Place| {
            let base = families.get(word).and_then(|bases| bases.first().cloned()).unwrap_or_else(|| stem(word));
            members.entry(place).or_default().push(base);
        };
        for (n, line) in lines(OPPOSITES) {
            for (side, words) in line.split(" | ").enumerate() {
                words.split(' ').for_each(|word| member(word, (n, side)));
            }
        }
        for (n, line) in lines(SYNONYMS) {
            line.split(' ').for_each(|word| member(word, (n, SYNONYM)));
        }
        Self { families, sets, members, sides, kinds }
    }
}

/// The stems under which a word may stand in the tables: its own, and those of the base forms of its families.
/// "removals" are "removal" and "remov"; "found" is itself and "find".
fn readings(word: &str) -> BTreeSet<String> {
    let own = stem(word);
    let bases = |key: &str| TABLES.families.get(key).into_iter().flatten().cloned();
    let mut found: BTreeSet<String> = bases(word).chain(bases(&own)).collect();
    found.insert(own);
    found
}

/// As [`readings`], of what is a stem already.
fn readings_of_stem(stem: &str) -> BTreeSet<String> {
    let bases = TABLES.families.get(stem).into_iter().flatten().cloned();
    bases.chain([stem.to_owned()]).collect()
}

/// The stem that stands for all of a word's family, of a word or of its stem: "removal", "removed" and "remove" have
/// one. Of a word of several families it is the first that the table has.
///
/// ```
/// use gainsay::meaning::family;
/// assert_eq!(family("removals"), family("removed"));
/// assert_ne!(family("employer"), family("employed"));
/// ```
#[must_use]
pub fn family(word: &str) -> String {
    let known = TABLES.families.get(word).and_then(|bases| bases.first());
    known.cloned().unwrap_or_else(|| {
        let own = stem(word);
        TABLES.families.get(&own).and_then(|bases| bases.first().cloned()).unwrap_or(own)
    })
}

/// As [`family`], of what is a stem already.
#[must_use]
pub fn family_of_stem(stem: &str) -> String {
    TABLES.families.get(stem).and_then(|bases| bases.first().cloned()).unwrap_or_else(|| stem.to_owned())
}

/// The families of the words that say the same as a stem, its own left out.
#[must_use]
pub fn synonyms(stem: &str) -> BTreeSet<String> {
    let readings = readings_of_stem(stem);
    let places = readings.iter().filter_map(|r| TABLES.sets.get(r)).flatten();
    let members = places.filter_map(|place| TABLES.members.get(place)).flatten();
    members.filter(|word| !readings.contains(*word)).cloned().collect()
}

/// How two words stand, each as [`crate::text::Word::key`] has it: folded, in lower case, in any form.
///
/// Words that one table joins and another parts, in two of their meanings, are [`Relation::Unknown`].
///
/// ```
/// use gainsay::meaning::{Relation, relation};
/// assert_eq!(relation("bought", "purchases"), Relation::Same);
/// assert_eq!(relation("rose", "declined"), Relation::Opposite);
/// assert_eq!(relation("monday", "friday"), Relation::Contrast);
/// assert_eq!(relation("bridge", "purple"), Relation::Unknown);
/// ```
#[must_use]
pub fn relation(a: &str, b: &str) -> Relation {
    if a == b || stem(a) == stem(b) {
        return Relation::Same;
    }
    between(a, b, &readings(a), &readings(b))
}

/// As [`relation`], of two stems.
#[must_use]
pub fn relation_of_stems(a: &str, b: &str) -> Relation {
    if a == b { Relation::Same } else { between(a, b, &readings_of_stem(a), &readings_of_stem(b)) }
}

fn between(a: &str, b: &str, x: &BTreeSet<String>, y: &BTreeSet<String>) -> Relation {
    let opposite = opposite_of(a, b, x, y).is_some();
    let same = !x.is_disjoint(y) || meet(&TABLES.sets, x, y, |p, q| p == q);
    match (same, opposite) {
        (true, true) => Relation::Unknown,
        (true, false) => Relation::Same,
        (false, true) => Relation::Opposite,
        (false, false) => {
            let one = meet(&TABLES.kinds, x, y, |p, q| p == q);
            let two = meet(&TABLES.kinds, x, y, |p, q| p.0 == q.0 && p.1 != q.1);
            match (one, two) {
                (true, _) => Relation::Same,
                (false, true) => Relation::Contrast,
                (false, false) => Relation::Unknown,
            }
        }
    }
}

/// A word whose places in the tables are looked up once, for setting it beside many others.
#[derive(Clone, Debug)]
pub struct Known {
    word: String,
    stem: String,
    readings: BTreeSet<String>,
    sets: Vec<Place>,
    sides: Vec<Place>,
    kinds: Vec<Place>,
}

impl Known {
    /// Looks up a word, as [`crate::text::Word::key`] has it.
    #[must_use]
    pub fn new(word: &str) -> Self {
        let readings = readings(word);
        let places = |table: &HashMap<String, Vec<Place>>| -> Vec<Place> {
            readings.iter().filter_map(|reading| table.get(reading)).flatten().copied().collect()
        };
        let (sets, sides, kinds) = (places(&TABLES.sets), places(&TABLES.sides), places(&TABLES.kinds));
        Self { word: word.to_owned(), stem: stem(word), readings, sets, sides, kinds }
    }

    /// As [`relation`] of the two words.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if self.word == other.word || self.stem == other.stem {
            return Relation::Same;
        }
        let meet =
            |x: &[Place], y: &[Place], test: fn(&Place, &Place) -> bool| x.iter().any(|p| y.iter().any(|q| test(p, q)));
        let other_side: fn(&Place, &Place) -> bool = |p, q| p.0 == q.0 && p.1 != q.1;
        let opposite =
            meet(&self.sides, &other.sides, other_side) || shape::opposites(&self.word, &other.word).is_some();
        let same = meet(&self.sets, &other.sets, |p, q| p == q) || !self.readings.is_disjoint(&other.readings);
        match (same, opposite) {
            (true, true) => Relation::Unknown,
            (true, false) => Relation::Same,
            (false, true) => Relation::Opposite,
            (false, false) if meet(&self.kinds, &other.kinds, |p, q| p == q) => Relation::Same,
            (false, false) if meet(&self.kinds, &other.kinds, other_side) => Relation::Contrast,
            (false, false) => Relation::Unknown,
        }
    }
}

/// Whether two words are opposites, and by which rule.
///
/// ```
/// use gainsay::meaning::{Rule, opposites};
/// assert_eq!(opposites("hired", "dismissed"), Some(Rule::Table));
/// assert_eq!(opposites("illegally", "legally"), Some(Rule::Prefix));
/// assert_eq!(opposites("invaluable", "valuable"), None);
/// ```
#[must_use]
pub fn opposites(a: &str, b: &str) -> Option<Rule> {
    let (x, y) = (readings(a), readings(b));
    let found = opposite_of(a, b, &x, &y)?;
    (relation(a, b) == Relation::Opposite).then_some(found)
}

fn opposite_of(a: &str, b: &str, x: &BTreeSet<String>, y: &BTreeSet<String>) -> Option<Rule> {
    if meet(&TABLES.sides, x, y, |p, q| p.0 == q.0 && p.1 != q.1) {
        return Some(Rule::Table);
    }
    shape::opposites(a, b)
}

/// Whether two words stand in places of a table that pass a test.
fn meet(
    table: &HashMap<String, Vec<Place>>,
    x: &BTreeSet<String>,
    y: &BTreeSet<String>,
    test: impl Fn(&Place, &Place) -> bool,
) -> bool {
    let places = |words: &BTreeSet<String>| -> Vec<Place> {
        words.iter().filter_map(|word| table.get(word)).flatten().copied().collect()
    };
    let (p, q) = (places(x), places(y));
    p.iter().any(|p| q.iter().any(|q| test(p, q)))
}

#[cfg(test)]
mod tests;
