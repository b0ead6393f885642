//! When two names denote one entity: a list of steps, of which the first that can tell decides.

use super::differing::{one_acronym, one_word_differs, one_word_more, other_order};
use super::how::{How, Standing};
use super::lexicon::{self, Class};
use super::name::Name;
use super::persons::persons;
use super::qualifier::{containers_agree, same_place};
use super::shortened::{acronym_and_words, class_word_left_out, country_left_out, series};
use super::spelling;
use crate::text::words;

/// The longest word in capitals that is not taken for an ordinary word shouted: "ICE" is not "ice".
const SHORT_ACRONYM: usize = 5;

/// How two names stand to each other, as far as their words tell; symmetric.
///
/// ```
/// use gainsay::entity::{How, Name, Standing, stand};
/// let how = |a: &str, b: &str| stand(&Name::read(a), &Name::read(b));
/// assert_eq!(how("Ministry of Works", "MoW"), Standing::Same(How::Acronym));
/// assert_eq!(how("Borden Sheriff's Office", "Borden Sheriff's Department").level(), "variant");
/// assert_eq!(how("S.B. 104", "S.B. 105").level(), "different");
/// ```
#[must_use]
pub fn stand(a: &Name, b: &Name) -> Standing {
    judge(a, b, &same_place)
}

/// How two spellings of one person's name differ, where all but a letter or two is the same: "Ann Row", "Ann Rowe". A
/// letter more at the end of a surname makes another name of two families, and seldom of two people whose other name is
/// one, too.
#[must_use]
pub fn misspelt_person(a: &str, b: &str) -> Option<How> {
    let (x, y) = (Name::read(a), Name::read(b));
    match stand(&x, &y) {
        Standing::Same(how @ How::Misspelling { .. }) => Some(how),
        Standing::NearMiss(_) => {
            let [given, left] = &x.tokens[..] else { return None };
            let [same, right] = &y.tokens[..] else { return None };
            let short = left.chars().count().min(right.chars().count());
            let near = short >= spelling::ONE_LETTER_FROM && strsim::osa_distance(left, right) == 1;
            // A plural or a possessive is no other spelling.
            let ending = left.strip_prefix(right.as_str()).or_else(|| right.strip_prefix(left.as_str()));
            (given == same && near && ending.is_some_and(|end| end != "s"))
                .then(|| How::Misspelling { a: left.clone(), b: right.clone() })
        }
        _ => None,
    }
}

/// [`stand`], with a way to tell whether two places given after the names may be one or nested.
pub(super) fn judge(a: &Name, b: &Name, places: &dyn Fn(&str, &str) -> bool) -> Standing {
    let (a, b) = if (&a.folded, &a.text) <= (&b.folded, &b.text) { (a, b) } else { (b, a) };
    if a.text == b.text {
        return Standing::Same(How::Identical);
    }
    if a.numbers != b.numbers {
        return Standing::Different(format!("the numbers differ: {} and {}", list(&a.digits), list(&b.digits)));
    }
    if let (Some(x), Some(y)) = (&a.generation, &b.generation)
        && x != y
    {
        return Standing::Different(format!("two generations: {x} and {y}"));
    }
    if a.keys.is_empty() && a.numbers.is_empty() || b.keys.is_empty() && b.numbers.is_empty() {
        return Standing::Different("a name without words".to_owned());
    }
    if inverted(a, b) || inverted(b, a) {
        return Standing::Same(How::NameOrder);
    }
    if !containers_agree(&a.containers, &b.containers, places) {
        let (x, y) = (a.containers.join(", "), b.containers.join(", "));
        return Standing::Different(format!("two places: {x} and {y}"));
    }
    let standing =
        STEPS.iter().find_map(|step| step(a, b)).unwrap_or_else(|| Standing::Different("the words differ".to_owned()));
    if a.containers.is_empty() == b.containers.is_empty() {
        return standing;
    }
    // One weak step is enough: with the wider place left out, the rest must be the same.
    match standing {
        Standing::Same(How::Spelling | How::Identical | How::LegalForm) => Standing::Same(How::Qualifier),
        Standing::Same(how) | Standing::Variant(how) => {
            Standing::NearMiss(format!("one name leaves out its place, and {how}"))
        }
        other => other,
    }
}

type Step = fn(&Name, &Name) -> Option<Standing>;

/// The steps in order, surest first.
const STEPS: &[Step] = &[
    same_words,
    joined_words,
    acronym_and_words,
    series,
    country_left_out,
    class_word_left_out,
    turned_about,
    one_acronym,
    other_order,
    designator,
    persons,
    one_word_differs,
    one_word_more,
];

fn same_words(a: &Name, b: &Name) -> Option<Standing> {
    if a.keys != b.keys {
        return None;
    }
    if a.keys.len() == 1 && a.numbers.is_empty() {
        if !a.titles.is_empty() && !b.titles.is_empty() && a.titles != b.titles {
            let (x, y) = (list(&a.titles), list(&b.titles));
            return Some(Standing::Different(format!("a surname alone, with two titles: {x} and {y}")));
        }
        if shouted(a, b) || shouted(b, a) {
            return Some(Standing::Different("an acronym and an ordinary word".to_owned()));
        }
    }
    if a.titles.is_empty() && b.titles.is_empty() && and_moved(a, b) {
        return Some(Standing::Variant(How::MovedAnd { a: a.text.clone(), b: b.text.clone() }));
    }
    Some(Standing::Same(if a.generation != b.generation {
        How::Generation
    } else if a.titles != b.titles {
        How::Honorific
    } else if a.turned != b.turned {
        How::NameOrder
    } else if a.legal != b.legal {
        How::LegalForm
    } else {
        How::Spelling
    }))
}

/// Whether both names have an "and", between other words. It is part of how a body writes itself: where it moves, one
/// of the two is not its name.
fn and_moved(a: &Name, b: &Name) -> bool {
    let (x, y) = (words_after_and(a), words_after_and(b));
    !x.is_empty() && !y.is_empty() && x != y
}

/// How many content words follow each "and" of a name. Counted from its end, as a country may stand before it.
pub(super) fn words_after_and(name: &Name) -> Vec<usize> {
    const SMALL: &[&str] = &["the", "of", "for", "a", "an", "in", "on", "to"];
    let written = name.text.split(['(', ',']).next().unwrap_or("");
    let keys: Vec<String> = words(&written.replace('&', " and ")).into_iter().map(|w| w.key).collect();
    let content = |key: &&String| key.as_str() != "and" && !SMALL.contains(&key.as_str());
    let ands = keys.iter().enumerate().filter(|(_, key)| key.as_str() == "and");
    ands.map(|(i, _)| keys[i + 1..].iter().filter(content).count()).collect()
}

/// Whether `a` is a short acronym and `b` the same letters as an ordinary word.
fn shouted(a: &Name, b: &Name) -> bool {
    a.is_acronym() && a.tokens[0].len() <= SHORT_ACRONYM && !b.lower.is_empty()
}

/// "Health care", "healthcare".
fn joined_words(a: &Name, b: &Name) -> Option<Standing> {
    let long =
        a.keys.len() != b.keys.len() && a.keys.iter().map(String::len).sum::<usize>() > spelling::ONE_LETTER_FROM;
    (long && a.tokens.concat() == b.tokens.concat()).then_some(Standing::Same(How::Spelling))
}

fn turned_about(a: &Name, b: &Name) -> Option<Standing> {
    let turns = |x: &Name, y: &Name| {
        x.after_of.iter().any(|&at| {
            let head = at.checked_sub(1).and_then(|i| x.classes.get(i)).is_some_and(|c| c.is(Class::TURNS));
            // "Ohio Office of the Auditor": what is before the head stays where it is.
            let stays = x.keys.iter().zip(&y.keys).take_while(|(p, q)| p == q).count();
            let turned = |from: usize| {
                let (start, head, rest) = (&x.keys[..from], &x.keys[from..at], &x.keys[at..]);
                start.iter().chain(rest).chain(head).eq(&y.keys)
            };
            head && [0, stays].into_iter().any(|from| from < at && turned(from))
        })
    };
    (a.keys.len() == b.keys.len() && (turns(a, b) || turns(b, a))).then_some(Standing::Same(How::OfficeOf))
}

fn designator(a: &Name, b: &Name) -> Option<Standing> {
    if a.keys.first() != b.keys.first() {
        return None;
    }
    let (class, base, end) = designated(a)?;
    let (other, other_base, other_end) = designated(b)?;
    let same = class == other && base == other_base && end != other_end;
    same.then_some(Standing::Variant(How::Designator { a: end, b: other_end }))
}

/// The class of body that the end of a name says, the keys before it, and the end as written.
pub(super) fn designated(name: &Name) -> Option<(&'static str, &[String], String)> {
    lexicon::DESIGNATORS.iter().find_map(|designator| {
        designator.ends.iter().find_map(|end| {
            let at = name.keys.len().checked_sub(end.len()).filter(|at| *at > 0)?;
            let fits = name.keys[at..].iter().zip(*end).all(|(key, word)| *key == spelling::key(word));
            fits.then(|| (designator.class, &name.keys[..at], name.tokens[at..].join(" ")))
        })
    })
}

fn list(words: &[String]) -> String {
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

/// Whether the comma of `a` turns about the name that `b` is.
fn inverted(a: &Name, b: &Name) -> bool {
    b.containers.is_empty() && b.keys.len() > 1 && a.inverted.as_ref().is_some_and(|order| *order == b.keys)
}
