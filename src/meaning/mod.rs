//! What words mean beside one another: which two say one thing, which two exclude each other.
//!
//! Four tables, read once: families (what was removed is a removal), synonyms, opposites, contrasts. Two rules for what
//! stands in no table: a prefix or an ending that turns a word round ("legal", "illegal"; "careful", "careless"). Where
//! nothing tells, the answer is [`Relation::Unknown`], never a guess.

mod shape;

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

/// The tables, by the stems of their words.
struct Tables {
    /// The stem of the base form, by the form.
    families: HashMap<&'static str, Vec<String>>,
    /// Synonyms, and the sides of opposites: a line and side for each set.
    sets: HashMap<String, Vec<Place>>,
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
        let mut families: HashMap<&str, Vec<String>> = HashMap::new();
        for (_, line) in lines(FAMILIES) {
            let base = line.split(' ').next().map(stem).unwrap_or_default();
            for form in line.split(' ') {
                families.entry(form).or_default().push(base.clone());
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
            // Beyond the sides of the opposites: 2 is no side.
            line.split(' ').for_each(|word| put(&mut sets, word, (n, 2)));
        }
        for (n, line) in lines(CONTRASTS) {
            for (group, words) in line.split(' ').enumerate() {
                words.split('=').for_each(|word| put(&mut kinds, word, (n, group)));
            }
        }
        Self { families, sets, sides, kinds }
    }
}

/// The stems under which a word may stand in the tables: its own, and those of the base forms of its families.
/// "removals" are "removal" and "remov"; "found" is itself and "find".
#[must_use]
pub fn readings(word: &str) -> BTreeSet<String> {
    let own = stem(word);
    let tables = &*TABLES;
    let mut found: BTreeSet<String> = tables.families.get(word).into_iter().flatten().cloned().collect();
    found.extend(tables.families.get(own.as_str()).into_iter().flatten().cloned());
    found.insert(own);
    found
}

/// The stem that stands for all of a word's family: "removal", "removed" and "remove" have one. Of a word of several
/// families it is the first that the table has.
#[must_use]
pub fn family(word: &str) -> String {
    let own = stem(word);
    let tables = &*TABLES;
    let known = tables.families.get(word).or_else(|| tables.families.get(own.as_str()));
    known.and_then(|bases| bases.first().cloned()).unwrap_or(own)
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
    let (x, y) = (readings(a), readings(b));
    if a == b || stem(a) == stem(b) {
        return Relation::Same;
    }
    let opposite = opposite_of(a, b, &x, &y).is_some();
    let same = !x.is_disjoint(&y) || meet(&TABLES.sets, &x, &y, |p, q| p == q);
    match (same, opposite) {
        (true, true) => Relation::Unknown,
        (true, false) => Relation::Same,
        (false, true) => Relation::Opposite,
        (false, false) => {
            let one = meet(&TABLES.kinds, &x, &y, |p, q| p == q);
            let two = meet(&TABLES.kinds, &x, &y, |p, q| p.0 == q.0 && p.1 != q.1);
            match (one, two) {
                (true, _) => Relation::Same,
                (false, true) => Relation::Contrast,
                (false, false) => Relation::Unknown,
            }
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
