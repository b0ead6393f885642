//! Steps for names that differ in a word or in the order of words.

use super::acronym;
use super::how::{How, Standing};
use super::kind::Kind;
use super::lexicon::{self, Class};
use super::name::Name;
use super::shortened::ORDER_FROM;
use super::spelling::{self, Words};

/// The shortest only proper word of a place's name in which a letter may be off: neighbouring counties and towns have
/// shorter names that differ in one ("Clark", "Clarke").
const PLACE_WORD_FROM: usize = 8;
/// The shortest single-word name in which a letter may be off.
const LONE_WORD_FROM: usize = 7;
/// The fewest words that two names share for one more word in one of them to be worth a look.
const SHARED_FROM: usize = 3;

/// Two full names to which their sources give one acronym.
pub(super) fn one_acronym(a: &Name, b: &Name) -> Option<Standing> {
    let (x, y) = (a.acronym.as_deref()?, b.acronym.as_deref()?);
    if acronym::letters(x) != acronym::letters(y) {
        return None;
    }
    let (only_a, only_b) = difference(a, b);
    if only_a.is_empty() && only_b.is_empty() {
        return Some(Standing::Variant(word_order(a, b)));
    }
    let (left, right) = (words_at(a, &only_a), words_at(b, &only_b));
    if let Some(why) = excluded(a, &only_a, b, &only_b) {
        return Some(Standing::Different(why));
    }
    if let (&[i], &[j]) = (&only_a[..], &only_b[..])
        && i == j
        && misspelt(a, b, i) == Some(true)
    {
        return Some(Standing::Same(How::Misspelling { a: left, b: right }));
    }
    let shared = a.keys.len() - only_a.len();
    let standing = if shared * 2 >= a.keys.len().max(b.keys.len()) && shared > 0 {
        Standing::Variant(How::ContentWord { a: left, b: right })
    } else {
        Standing::Different("two names that share an acronym".to_owned())
    };
    Some(standing)
}

pub(super) fn other_order(a: &Name, b: &Name) -> Option<Standing> {
    let (only_a, only_b) = difference(a, b);
    if !only_a.is_empty() || !only_b.is_empty() {
        return None;
    }
    let named = |kind| a.likely == Some(kind) || b.likely == Some(kind);
    let body = (named(Kind::Body) || named(Kind::Law)) && !named(Kind::Person) && a.keys.len() >= ORDER_FROM;
    Some(if body && !a.has(Class::FIXED) {
        Standing::Variant(word_order(a, b))
    } else {
        Standing::NearMiss("the same words in another order".to_owned())
    })
}

fn word_order(a: &Name, b: &Name) -> How {
    How::WordOrder { a: a.tokens.join(" "), b: b.tokens.join(" ") }
}

pub(super) fn one_word_differs(a: &Name, b: &Name) -> Option<Standing> {
    let (only_a, only_b) = difference(a, b);
    let (&[i], &[j]) = (&only_a[..], &only_b[..]) else { return None };
    let (x, y) = (&a.tokens[i], &b.tokens[j]);
    if lexicon::contrast(x, y) {
        return Some(Standing::Different(format!("\"{x}\" and \"{y}\" exclude each other")));
    }
    let given = a.classes[i].is(Class::GIVEN) && b.classes[j].is(Class::GIVEN);
    if given {
        return Some(Standing::Different(format!("\"{x}\" and \"{y}\" are two given names")));
    }
    let aligned = i == j;
    match misspelt(a, b, i).filter(|_| aligned) {
        Some(true) => Some(Standing::Same(How::Misspelling { a: x.clone(), b: y.clone() })),
        Some(false) => Some(Standing::NearMiss(format!("\"{x}\" and \"{y}\" look alike, and may be two words"))),
        None => Some(Standing::Different(format!("\"{x}\" and \"{y}\" differ"))),
    }
}

/// Whether the words at `i` are one with a misspelling (true), look alike (false) or differ (none).
fn misspelt(a: &Name, b: &Name, i: usize) -> Option<bool> {
    let (x, y) = (a.tokens.get(i)?, b.tokens.get(i)?);
    match spelling::compare(spelling::singular(x), spelling::singular(y)) {
        Words::Apart => None,
        Words::Alike => Some(false),
        Words::Misspelt => {
            let (p, q) = (a.classes[i], b.classes[i]);
            let shorter = x.chars().count().min(y.chars().count());
            // A word of the vocabulary with a slip stands beside words that tell the entity.
            let vocabulary = (p != Class::default()) != (q != Class::default()) && a.keys.len() > 1;
            let written_small = a.lower.contains(&i) || b.lower.contains(&i);
            let sole = !p.is_common() && !q.is_common() && a.distinctive() == 1;
            let place = a.has(Class::PLACE) && b.has(Class::PLACE);
            // A lone word has nothing beside it that could confirm two slips.
            let lone = a.keys.len() == 1;
            if lone && strsim::osa_distance(x, y) > 1 {
                return Some(false);
            }
            let from = match (a.keys.len(), sole && place) {
                (1, _) => LONE_WORD_FROM,
                (_, true) => PLACE_WORD_FROM,
                _ => 0,
            };
            Some(vocabulary || (!written_small && shorter >= from))
        }
    }
}

pub(super) fn one_word_more(a: &Name, b: &Name) -> Option<Standing> {
    let (only_a, only_b) = difference(a, b);
    if let Some(why) = excluded(a, &only_a, b, &only_b) {
        return Some(Standing::Different(why));
    }
    let (shared, more) = match (&only_a[..], &only_b[..]) {
        (&[i], []) => (b.keys.len(), &a.tokens[i]),
        ([], &[j]) => (a.keys.len(), &b.tokens[j]),
        _ => return None,
    };
    let near = shared >= SHARED_FROM && a.lower.is_empty() && b.lower.is_empty();
    let why = format!("only one name has \"{more}\"");
    Some(if near { Standing::NearMiss(why) } else { Standing::Different(why) })
}

/// Why what differs sets the names apart, if a contrast does.
fn excluded(a: &Name, only_a: &[usize], b: &Name, only_b: &[usize]) -> Option<String> {
    let (x, y) = (only_a.iter().map(|i| &a.tokens[*i]), only_b.iter().map(|i| &b.tokens[*i]));
    if only_a.is_empty() || only_b.is_empty() {
        let alone = x.chain(y).find(|w| lexicon::contrast(w, ""))?;
        return Some(format!("only one name has \"{alone}\""));
    }
    let (x, y) = x.flat_map(|x| y.clone().map(move |y| (x, y))).find(|(x, y)| lexicon::contrast(x, y))?;
    Some(format!("\"{x}\" and \"{y}\" exclude each other"))
}

/// Positions of the content words that only `a` has and that only `b` has.
fn difference(a: &Name, b: &Name) -> (Vec<usize>, Vec<usize>) {
    let mut taken = vec![false; b.keys.len()];
    let mut only_a = Vec::new();
    for (i, key) in a.keys.iter().enumerate() {
        let straight = b.keys.get(i).is_some_and(|k| k == key && !taken[i]);
        let found = if straight { Some(i) } else { (0..b.keys.len()).find(|j| !taken[*j] && b.keys[*j] == *key) };
        match found {
            Some(j) => taken[j] = true,
            None => only_a.push(i),
        }
    }
    let only_b = (0..b.keys.len()).filter(|j| !taken[*j]).collect();
    (only_a, only_b)
}

fn words_at(name: &Name, at: &[usize]) -> String {
    at.iter().filter_map(|i| name.tokens.get(*i)).map(String::as_str).collect::<Vec<_>>().join(" ")
}
