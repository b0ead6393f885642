//! When two names denote one entity: a list of steps, of which the first that can tell decides.

use super::lexicon::{self, Class};
use super::registry::place_key;
use super::spelling::{self, Words};
use super::{How, Kind, Name, Standing, acronym};
use crate::text::words;

/// The fewest content words of a body's name whose order may vary: with two, the order often is the name.
const ORDER_FROM: usize = 3;
/// The shortest only proper word of a place's name in which a letter may be off: neighbouring counties and towns have
/// shorter names that differ in one ("Clark", "Clarke").
const PLACE_WORD_FROM: usize = 8;
/// The shortest single-word name in which a letter may be off.
const LONE_WORD_FROM: usize = 7;
/// The fewest words that two names share for one more word in one of them to be worth a look.
const SHARED_FROM: usize = 3;
/// The shortest abbreviation of a place that is trusted: two letters fit several ("Ma", "Mi").
const ABBREVIATION_FROM: usize = 3;
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

fn acronym_and_words(a: &Name, b: &Name) -> Option<Standing> {
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
fn series(a: &Name, b: &Name) -> Option<Standing> {
    let (short, words) = by_length(a, b);
    let [letters] = &short.tokens[..] else { return None };
    let capitals = short.text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let numbered = capitals && !a.numbers.is_empty() && words.tokens.len() > 1;
    (numbered && spells_series(letters, words)).then_some(Standing::Same(How::Acronym))
}

/// The longest word of a series that may be shortened: "res".
const SHORTENED: usize = 3;

/// Whether letters are those that the words of a numbered name begin with.
pub(super) fn spells_series(letters: &str, words: &Name) -> bool {
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

fn country_left_out(a: &Name, b: &Name) -> Option<Standing> {
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

fn class_word_left_out(a: &Name, b: &Name) -> Option<Standing> {
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

/// Two full names to which their sources give one acronym.
fn one_acronym(a: &Name, b: &Name) -> Option<Standing> {
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

fn other_order(a: &Name, b: &Name) -> Option<Standing> {
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

fn persons(a: &Name, b: &Name) -> Option<Standing> {
    if !a.is_personal() || !b.is_personal() {
        return None;
    }
    let (short, long) = by_length(a, b);
    let evident = a.is_evidently_person() || b.is_evidently_person();
    if let ([f, .., l], [g, middle @ .., m]) = (&short.keys[..], &long.keys[..])
        && f == g
        && l == m
    {
        let others = &short.keys[1..short.keys.len() - 1];
        return match (others, middle) {
            ([], _) if evident || middle.iter().all(|m| m.len() == 1) => Some(Standing::Same(How::MiddleName)),
            ([], _) => Some(Standing::NearMiss("one name has a word more in the middle".to_owned())),
            ([x], [y]) if x.len() == 1 || y.len() == 1 => Some(if x.as_bytes().first() == y.as_bytes().first() {
                Standing::Same(How::MiddleName)
            } else {
                Standing::Different(format!("two middle initials: {x} and {y}"))
            }),
            _ => None,
        };
    }
    if long.is_evidently_person() && short_for(short, long) {
        let (x, y) = (short.offices(), long.offices());
        return Some(if x.is_empty() || y.is_empty() {
            Standing::NearMiss("a surname alone is joined only within one source or with the same title".to_owned())
        } else if x.iter().any(|office| y.contains(office)) {
            Standing::Same(How::Surname)
        } else {
            Standing::Different(format!("two titles: {} and {}", x.join(", "), y.join(", ")))
        });
    }
    None
}

/// Whether `short` is the surname, or initial and surname, of the person that `long` may name.
pub(super) fn short_for(short: &Name, long: &Name) -> bool {
    if !short.is_personal() || !long.is_personal() || long.keys.len() < 2 {
        return false;
    }
    let surname = short.keys.len() < long.keys.len() && long.keys.ends_with(&short.keys);
    let initial = match (&short.keys[..], &long.keys[..]) {
        ([f, l], [g, .., m]) => f.len() == 1 && g.len() > 1 && g.starts_with(f.as_str()) && l == m,
        _ => false,
    };
    surname || initial
}

fn one_word_differs(a: &Name, b: &Name) -> Option<Standing> {
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

fn one_word_more(a: &Name, b: &Name) -> Option<Standing> {
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

fn by_length<'n>(a: &'n Name, b: &'n Name) -> (&'n Name, &'n Name) {
    if a.keys.len() <= b.keys.len() { (a, b) } else { (b, a) }
}

fn list(words: &[String]) -> String {
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

/// Whether the comma of `a` turns about the name that `b` is.
fn inverted(a: &Name, b: &Name) -> bool {
    b.containers.is_empty() && b.keys.len() > 1 && a.inverted.as_ref().is_some_and(|order| *order == b.keys)
}

/// Whether the places after two names may be one: the places of the shorter list are found, in order, in the longer.
pub(super) fn containers_agree(a: &[String], b: &[String], same: &dyn Fn(&str, &str) -> bool) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    short.iter().all(|place| rest.any(|other| same(place, other)))
}

/// Whether two places are one as far as their words tell: equal, or one the abbreviation of the other ("Calif").
pub(super) fn same_place(a: &str, b: &str) -> bool {
    let (a, b) = (place_key(a), place_key(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let one_word = !short.contains(' ') && !long.contains(' ');
    a == b || (one_word && short.len() >= ABBREVIATION_FROM && long.starts_with(short.as_str()))
}
