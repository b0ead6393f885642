//! Steps for names of which one is shorter: an acronym, a series by its letters, a country or a class word left out.

use super::acronym;
use super::how::{How, Standing};
use super::kind::Kind;
use super::lexicon::{self, Class};
use super::name::Name;

/// The fewest content words of a body's name whose order may vary: with two, the order often is the name.
pub(super) const ORDER_FROM: usize = 3;

pub(super) fn acronym_and_words(a: &Name, b: &Name) -> Option<Standing> {
    let (acronym, words) = match (a.is_acronym(), b.is_acronym()) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        (true, true) => return Some(Standing::Different("two acronyms".to_owned())),
        (false, false) => return None,
    };
    let letters = acronym::letters(&acronym.text);
    let given = words.acronym.as_deref().is_some_and(|given| acronym::letters(given) == letters);
    if given || (can_be_abbreviated(words) && words.spells(&acronym.text)) {
        return Some(Standing::Same(How::Acronym));
    }
    (words.keys.len() > 1).then(|| Standing::Different(format!("the words do not spell {}", acronym.text)))
}

/// Numbers of one series, which one of them writes by its letters: "AB 1147", "Assembly Bill 1147".
pub(super) fn series(a: &Name, b: &Name) -> Option<Standing> {
    let (short, words) = by_length(a, b);
    let [letters] = &short.tokens[..] else { return None };
    let capitals = short.text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let numbered = capitals && !a.numbers.is_empty() && words.tokens.len() > 1;
    (numbered && spells_series(letters, words)).then_some(Standing::Same(How::Acronym))
}

/// The longest word of a series that may be shortened: "res".
const SHORTENED: usize = 3;

/// Whether letters are those that the words of a numbered name begin with.
fn spells_series(letters: &str, words: &Name) -> bool {
    // "H.Res." is shortened itself, and of another series than "H.R.".
    let written_out = words.tokens.iter().all(|token| token.len() > SHORTENED);
    written_out && words.tokens.iter().filter_map(|token| token.chars().next()).eq(letters.chars())
}

/// Whether a name is one that acronyms are made of: no person's.
pub(super) fn can_be_abbreviated(name: &Name) -> bool {
    let known = name.likely.is_some_and(|kind| kind != Kind::Person) || !name.after_of.is_empty();
    let long = name.keys.len() >= ORDER_FROM && !name.has(Class::GIVEN) && name.lower.is_empty();
    name.likely != Some(Kind::Person) && (known || long)
}

pub(super) fn country_left_out(a: &Name, b: &Name) -> Option<Standing> {
    let (short, long) = by_length(a, b);
    let country = long.keys.first().is_some_and(|k| k == "us") && long.keys.get(1..) == Some(&short.keys[..]);
    if !country {
        return None;
    }
    let enough = short.keys.len() > 1 || short.is_acronym();
    Some(if enough {
        Standing::Same(How::Jurisdiction)
    } else {
        Standing::NearMiss("one word is too little to tell which country it is of".to_owned())
    })
}

pub(super) fn class_word_left_out(a: &Name, b: &Name) -> Option<Standing> {
    let (short, long) = by_length(a, b);
    if long.keys.len() != short.keys.len() + 1 {
        if let ([x], [y]) = (&a.tokens[..], &b.tokens[..])
            && matches!((x.as_str(), y.as_str()), ("eo", "order") | ("order", "eo"))
            && !a.numbers.is_empty()
        {
            return Some(Standing::Same(How::GenericWord));
        }
        return None;
    }
    let lettered = short.numbers.iter().any(|n| n.ends_with(|c: char| c.is_ascii_alphabetic()));
    let first = long.tokens.first().map_or("", String::as_str);
    let headless = long.keys.get(1..) == Some(&short.keys[..]);
    if headless && long.after_of.contains(&1) && lexicon::BEFORE_OF.contains(&first) {
        return Some(Standing::Same(How::GenericWord));
    }
    if headless && first == "section" && lettered {
        return Some(Standing::Same(How::GenericWord));
    }
    let last = long.classes.last().copied().unwrap_or_default();
    if !last.is(Class::GENERIC) || long.keys.get(..short.keys.len()) != Some(&short.keys[..]) {
        return None;
    }
    // A county is not its hospital.
    let facility = long.tokens.last().is_some_and(|word| matches!(word.as_str(), "hospital" | "infirmary"));
    if facility && short.has(Class::PLACE) {
        return None;
    }
    let lower = long.lower.contains(&(long.keys.len() - 1));
    // "Alma Reyes" is no short form of the "Alma Reyes Act".
    let needed = match (last.is(Class::LAW) && long.tokens.last().is_none_or(|w| w != "program"), lower) {
        (true, _) => ORDER_FROM,
        (false, false) => 2,
        (false, true) => 1,
    };
    let enough = short.keys.len() >= needed || (!short.numbers.is_empty() && (lettered || !short.keys.is_empty()));
    Some(if enough && !short.is_evidently_person() {
        Standing::Same(How::GenericWord)
    } else {
        Standing::NearMiss("one name may be short for the other, or another thing".to_owned())
    })
}

pub(super) fn by_length<'n>(a: &'n Name, b: &'n Name) -> (&'n Name, &'n Name) {
    if a.keys.len() <= b.keys.len() { (a, b) } else { (b, a) }
}
