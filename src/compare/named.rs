//! Names and phrases as values: read once, with the keys by which they are compared.

use super::{Agreement, Gap, Reason};
use crate::claim::content_stems;
use crate::entity::{Name, Standing, Whereabouts, given_names_meet, may_name_city, one_place, stand};
use crate::text::{fold_key, words};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A name or a phrase as written, with its keys. Reads as its text; cloning it copies no words.
///
/// Has no `PartialEq`: ask [`names`].
#[derive(Clone, Debug)]
pub struct Named(Arc<Keys>);

#[derive(Debug)]
struct Keys {
    text: String,
    /// Folded, lower case.
    key: String,
    /// The stems of its content words, made when first asked for.
    stems: OnceLock<Vec<String>>,
    /// Its words in full: "univ" as "university", without legal forms and articles.
    full: OnceLock<Vec<String>>,
    /// The person that it may be: surname and given names.
    person: OnceLock<Option<(String, Vec<String>)>>,
    /// The name taken apart.
    name: OnceLock<Name>,
    /// What it may name on the map.
    whereabouts: OnceLock<Whereabouts>,
    /// Whether a city of the gazetteer is in it.
    city: OnceLock<bool>,
    /// What it lists, when it is one of the strings that hold a list.
    members: OnceLock<Vec<String>>,
}

impl Deref for Named {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.text
    }
}

impl From<&str> for Named {
    fn from(text: &str) -> Self {
        Self(Arc::new(Keys {
            text: text.to_owned(),
            key: fold_key(text),
            stems: OnceLock::new(),
            full: OnceLock::new(),
            person: OnceLock::new(),
            name: OnceLock::new(),
            whereabouts: OnceLock::new(),
            city: OnceLock::new(),
            members: OnceLock::new(),
        }))
    }
}

impl From<String> for Named {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self)
    }
}

impl Named {
    /// The text in lower case without marks.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.0.key
    }

    /// The stems of its content words.
    #[must_use]
    pub fn stems(&self) -> &[String] {
        self.0.stems.get_or_init(|| content_stems(self))
    }

    fn full(&self) -> &[String] {
        self.0.full.get_or_init(|| in_full(self))
    }

    fn name(&self) -> &Name {
        self.0.name.get_or_init(|| Name::read(self))
    }

    fn whereabouts(&self) -> &Whereabouts {
        self.0.whereabouts.get_or_init(|| Whereabouts::of(self))
    }

    /// Whether two texts are names of one place of the gazetteer.
    #[must_use]
    pub fn is_one_place(&self, other: &Self) -> bool {
        let may = |name: &Self| *name.0.city.get_or_init(|| may_name_city(name));
        let squeezed =
            self.key().len().abs_diff(other.key().len()) < 4 && squeezed(self.key()).eq(squeezed(other.key()));
        (squeezed || may(self) || may(other)) && one_place(self, other).is_some()
    }

    /// Whether the two are spellings of one name by their words alone, without what a project says of them.
    #[must_use]
    pub fn may_be_spelling_of(&self, other: &Self) -> bool {
        !matches!(stand(self.name(), other.name()), Standing::Different(_))
    }

    /// The members of a list that is written as one string: "A; B", "A, B and C". One member where it is no list.
    #[must_use]
    pub fn members(&self) -> &[String] {
        self.0.members.get_or_init(|| members(self))
    }
}

fn squeezed(key: &str) -> impl Iterator<Item = char> {
    key.chars().filter(|c| !c.is_whitespace())
}

/// Words of names of bodies as they are shortened, each with the word in full. "St" leads a saint, "Mt" a mount.
const SHORTENED: &[(&str, &str)] = &[
    ("acad", "academy"),
    ("assn", "association"),
    ("assoc", "association"),
    ("ave", "avenue"),
    ("bros", "brothers"),
    ("coll", "college"),
    ("comm", "commission"),
    ("cty", "county"),
    ("dept", "department"),
    ("dist", "district"),
    ("fed", "federal"),
    ("ft", "fort"),
    ("govt", "government"),
    ("hosp", "hospital"),
    ("inst", "institute"),
    ("int", "international"),
    ("intl", "international"),
    ("lab", "laboratory"),
    ("mt", "mount"),
    ("natl", "national"),
    ("sch", "school"),
    ("st", "saint"),
    ("ste", "sainte"),
    ("tech", "technology"),
    ("u", "university"),
    ("univ", "university"),
];

/// Legal forms, which tables write or leave out.
const LEGAL: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "plc",
    "gmbh",
    "ag",
    "sa",
    "se",
    "nv",
    "bv",
    "ab",
    "asa",
    "spa",
    "pty",
    "kg",
];

/// Words that say nothing in a name.
const SMALL: &[&str] = &["the", "of", "and", "at", "for", "in", "de", "la", "du", "des"];

/// Words for a kind of body that a full name has and a short one leaves out: "Vanderbilt" of "Vanderbilt University".
const KINDS: &[&str] = &[
    "university",
    "college",
    "institute",
    "school",
    "academy",
    "party",
    "group",
    "holdings",
    "airlines",
    "airways",
    "bank",
    "hospital",
    "museum",
    "county",
    "city",
    "state",
    "company",
    "corporation",
    "department",
    "ministry",
];

/// Political parties of the United States by their letters and short names: the properties that ask for one take "R" for
/// a party, which it is nowhere else.
const PARTIES: &[(&str, &[&str])] = &[
    ("republican", &["r", "rep", "gop", "republican", "republicans", "republican party", "grand old party"]),
    ("democratic", &["d", "dem", "democrat", "democrats", "democratic", "democratic party"]),
    ("independent", &["i", "ind", "independent", "unaffiliated", "no party", "no party preference", "nonpartisan"]),
    ("libertarian", &["l", "lib", "libertarian", "libertarian party"]),
    ("green", &["g", "grn", "green", "greens", "green party"]),
];

/// The party that a value names, by letter, short or full name.
fn party(key: &str) -> Option<&'static str> {
    let plain = key.strip_prefix("the ").unwrap_or(key);
    let plain = plain.strip_suffix(" party of the united states").or(plain.strip_suffix(" party us")).unwrap_or(plain);
    PARTIES.iter().find(|(_, names)| names.contains(&plain)).map(|(party, _)| *party)
}

/// What decides how names stand, besides their words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// The property has one value.
    pub one: bool,
    /// It asks for a political party.
    pub party: bool,
}

/// How two names stand by their words alone. Names that differ are apart only where the property has one value.
///
/// ```
/// use gainsay::compare::{Asked, Named, names};
/// let one = Asked { one: true, party: false };
/// let stand = |a: &str, b: &str| names(&Named::from(a), &Named::from(b), one).name();
/// assert_eq!(stand("Univ. of Mississippi", "University of Mississippi"), "same");
/// assert_eq!(stand("Vanderbilt", "Vanderbilt University"), "refinement");
/// assert_eq!(stand("Ulm", "Germany"), "refinement");
/// assert_eq!(stand("Oslo", "Bergen"), "apart");
/// ```
#[must_use]
pub fn names(a: &Named, b: &Named, asked: Asked) -> Agreement {
    if a.key() == b.key() && !a.key().is_empty() {
        return Agreement::Same;
    }
    if asked.party
        && let (Some(x), Some(y)) = (party(a.key()), party(b.key()))
    {
        return if x == y { Agreement::Same } else { Agreement::Apart(Gap::Words) };
    }
    if asked.one && a.is_one_place(b) {
        return Agreement::Same;
    }
    // "Greece (town)" may be a part of Greece or have nothing to do with it: the words before the bracket decide nothing.
    if aside(a) != aside(b) && before_bracket(a) == before_bracket(b) {
        return Agreement::NotComparable(Reason::Refinement);
    }
    let (x, y) = (a.stems(), b.stems());
    if x == y {
        return Agreement::Same;
    }
    let (p, q) = (a.full(), b.full());
    if p == q && !p.is_empty() || a.whereabouts().is_one_with(b.whereabouts()) {
        return Agreement::Same;
    }
    if listed_alike(a.members(), b.members()) {
        return Agreement::Same;
    }
    if is_acronym_of(a, q) || is_acronym_of(b, p) {
        return Agreement::Compatible;
    }
    let holds = |inner: &[String], outer: &[String]| !inner.is_empty() && inner.iter().all(|s| outer.contains(s));
    if holds(x, y) || holds(y, x) || holds(p, q) || holds(q, p) || lacks_kind(p, q) || lacks_kind(q, p) {
        return Agreement::NotComparable(Reason::Refinement);
    }
    let (here, there) = (a.whereabouts(), b.whereabouts());
    if here.lies_in(there) == Some(true) || there.lies_in(here) == Some(true) {
        return Agreement::NotComparable(Reason::Refinement);
    }
    let of = |named: &Named| named.0.person.get_or_init(|| person(named)).clone();
    if is_title_and_family(a, b) || is_title_and_family(b, a) {
        return Agreement::NotComparable(Reason::Refinement);
    }
    if one_person(&of(a), &of(b)) {
        return Agreement::Compatible;
    }
    if asked.one { Agreement::Apart(Gap::Words) } else { Agreement::NotComparable(Reason::Several) }
}

/// The words of a name in full, without small words and legal forms.
fn in_full(text: &str) -> Vec<String> {
    let all: Vec<String> = words(text).into_iter().map(|word| word.key).collect();
    let content: Vec<&String> = all.iter().filter(|word| !SMALL.contains(&word.as_str())).collect();
    let last = content.len();
    let kept =
        content.iter().enumerate().filter(|(i, word)| *i == 0 || *i + 2 < last || !LEGAL.contains(&word.as_str()));
    kept.map(|(i, word)| {
        let full = SHORTENED.binary_search_by(|(short, _)| (*short).cmp(word.as_str())).ok();
        match full.and_then(|at| SHORTENED.get(at)) {
            // "St. Louis" is a saint, "Main St" a street.
            Some(("st", _)) if i > 0 && i + 1 == last => "street".to_owned(),
            Some((_, full)) => (*full).to_owned(),
            None => (*word).clone(),
        }
    })
    .collect()
}

/// "LSU" against the words of "Louisiana State University": the first letters, small words left out or not.
fn is_acronym_of(short: &Named, full: &[String]) -> bool {
    let letters: String = short.chars().filter(|c| *c != '.').collect();
    let shouted = (2..=6).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    if !shouted || full.len() < 2 {
        return false;
    }
    let initials: String = full.iter().filter_map(|word| word.chars().next()).collect();
    let letters = letters.to_lowercase();
    let content: String = letters.chars().filter(|c| *c != 'o').collect();
    initials == letters || (letters.contains('o') && initials == content && full.len() > 1)
}

/// "Vanderbilt" against "Vanderbilt University": all that the longer has more is what kind of body it is.
fn lacks_kind(short: &[String], long: &[String]) -> bool {
    let more = long.get(short.len()..).unwrap_or_default();
    !short.is_empty()
        && long.starts_with(short)
        && !more.is_empty()
        && more.iter().all(|word| KINDS.contains(&word.as_str()))
}

fn aside(text: &str) -> Option<String> {
    let (_, inside) = text.split_once('(')?;
    Some(fold_key(inside.trim_end().trim_end_matches(')')))
}

fn before_bracket(text: &str) -> String {
    fold_key(text.split_once('(').map_or(text, |(before, _)| before))
}

/// The most words of a person's name.
const LONGEST_PERSON: usize = 4;

/// "J. Smith", "Smith, John" and "John Q. Smith": one surname, and given names that may be one's.
fn one_person(a: &Option<(String, Vec<String>)>, b: &Option<(String, Vec<String>)>) -> bool {
    let (Some((surname, given)), Some((other, others))) = (a, b) else { return false };
    let short = given.len().min(others.len());
    surname == other && short > 0 && given.iter().zip(others).all(|(x, y)| given_names_meet(x, y))
}

/// "Mr Brock", "Councillor Wardle" against a full name of that family: the one says who it is more exactly.
fn is_title_and_family(short: &Named, full: &Named) -> bool {
    let read = short.0.name.get_or_init(|| Name::read(short));
    let [family] = &read.tokens[..] else { return false };
    let last = words(full).pop();
    !read.titles.is_empty() && read.digits.is_empty() && last.is_some_and(|word| word.key == *family)
}

/// What is put before a person's name out of courtesy.
const COURTESIES: &[&str] = &["dr", "mr", "mrs", "ms", "prof", "professor", "sir", "dame"];

/// Surname and given names, in lower case.
fn person(text: &str) -> Option<(String, Vec<String>)> {
    let turned = text.split_once(',').map(|(last, first)| format!("{first} {last}"));
    let text = turned.as_deref().unwrap_or(text);
    let named = |word: &str| word.starts_with(char::is_uppercase);
    if text.len() > 80 || text.contains(|c: char| c.is_ascii_digit()) || !text.split_whitespace().all(named) {
        return None;
    }
    // "J.R. Smith", "JR Smith": initials come apart.
    let spaced = text.replace('.', " ");
    let mut parts: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        let initials = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
        if initials {
            parts.extend(word.chars().map(|c| c.to_lowercase().to_string()));
        } else {
            parts.push(fold_key(word));
        }
    }
    while parts.last().is_some_and(|last| matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md")) {
        parts.pop();
    }
    // "Dr Anna Roe" is Anna Roe.
    while parts.len() > 2 && COURTESIES.contains(&parts[0].as_str()) {
        parts.remove(0);
    }
    let surname = parts.pop()?;
    let fits = surname.len() > 1 && !parts.is_empty() && parts.len() < LONGEST_PERSON;
    fits.then_some((surname, parts))
}

/// Words that end a list without closing it.
const OPEN_ENDS: &[&str] = &["et al", "et al.", "and others", "etc", "etc.", "among others", "and more"];

/// Whether a list that is written as one string says that it is not the whole.
#[must_use]
pub fn is_open(text: &str) -> bool {
    let low = text.trim_end_matches(['.', ' ']).to_lowercase();
    let dots = ["...", "…"].iter().any(|end| text.trim_end().ends_with(end));
    dots || OPEN_ENDS.iter().map(|end| end.trim_end_matches('.')).any(|end| low.ends_with(end) && low.len() > end.len())
}

fn members(text: &str) -> Vec<String> {
    let low = text.to_lowercase();
    let end =
        OPEN_ENDS.iter().filter_map(|end| low.rfind(end).filter(|at| *at > 0 && at + end.len() + 1 >= low.len())).min();
    let text = end.and_then(|end| text.get(..end)).unwrap_or(text).trim().trim_end_matches([',', ';']);
    let apart = |mark: char| -> Vec<String> {
        let parts = text.split(mark).map(|part| part.trim().trim_start_matches("and ").trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    };
    for mark in [';', '|', '\n'] {
        if text.contains(mark) {
            return apart(mark);
        }
    }
    // "A / B": a stroke within a word parts nothing.
    if text.contains(" / ") {
        return text.split(" / ").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    }
    // "A, B and C"; of a single comma alone what stands behind may be a place or a given name.
    let commas = text.matches(',').count();
    let and = text.contains(" and ") || text.contains(" & ");
    if commas >= 2 || (commas == 1 && and) {
        let mut found = Vec::new();
        for part in apart(',') {
            match part.split_once(" and ").or_else(|| part.split_once(" & ")) {
                Some((x, y)) => found.extend([x.trim().to_owned(), y.trim().to_owned()]),
                None => found.push(part),
            }
        }
        return found;
    }
    // "Dr Anna Roe, Dr Ben Poe": what begins with a title is a person of its own.
    let titled = |part: &String| words(part).first().is_some_and(|word| COURTESIES.contains(&word.key.as_str()));
    if commas == 1 && apart(',').iter().all(titled) {
        return apart(',');
    }
    match text.split_once(" and ").or_else(|| text.split_once(" & ")).filter(|_| commas == 0) {
        Some((x, y)) if !y.contains(" and ") => vec![x.trim().to_owned(), y.trim().to_owned()],
        _ => vec![text.to_owned()],
    }
}

/// Whether two lists of two members or more name the same, in any order; persons by initials too.
fn listed_alike(a: &[String], b: &[String]) -> bool {
    a.len() > 1 && a.len() == b.len() && missing(a, b).is_empty()
}

/// The members of `a` that `b` lacks, each of `b` used once.
#[must_use]
pub fn missing(a: &[String], b: &[String]) -> Vec<String> {
    let mut left: Vec<&String> = b.iter().collect();
    let mut only = Vec::new();
    for member in a {
        let key = fold_key(member);
        let same = left.iter().position(|other| fold_key(other) == key);
        match same.or_else(|| left.iter().position(|other| one_person(&person(member), &person(other)))) {
            Some(at) => {
                left.remove(at);
            }
            None => only.push(member.clone()),
        }
    }
    only
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, asked: Asked, expected: &str) {
        let (x, y) = (Named::from(a), Named::from(b));
        assert_eq!(names(&x, &y, asked).name(), expected, "{a} against {b}");
        assert_eq!(names(&y, &x, asked).name(), expected, "{b} against {a}");
    }

    const ONE: Asked = Asked { one: true, party: false };

    #[test]
    fn short_words_are_the_words_in_full() {
        check("Univ. of Mississippi", "University of Mississippi", ONE, "same");
        check("Acme Inc.", "Acme", ONE, "same");
        check("Acme Corp.", "ACME Corporation", ONE, "same");
        check("St. Louis", "Saint Louis", ONE, "same");
        check("Mt. Vernon", "Mount Vernon", ONE, "same");
        check("Natl. Assn. of Bakers", "National Association of Bakers", ONE, "same");
        assert!(SHORTENED.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn an_acronym_and_a_shortened_name_are_no_conflict() {
        check("LSU", "Louisiana State University", ONE, "compatible");
        check("UOM", "University of Mississippi", ONE, "compatible");
        check("Vanderbilt", "Vanderbilt University", ONE, "refinement");
        check("LSU", "University of Mississippi", ONE, "apart");
        check("Vanderbilt University", "Belmont University", ONE, "apart");
    }

    #[test]
    fn a_place_within_the_other_is_a_refinement() {
        check("Ulm", "Germany", ONE, "refinement");
        check("Chicago", "Illinois", ONE, "refinement");
        check("Chicago, Illinois", "Chicago", ONE, "refinement");
        check("Chicago, IL", "Chicago, Illinois", ONE, "same");
        check("Ulm", "France", ONE, "apart");
        check("Chicago, IL", "Springfield, IL", ONE, "apart");
    }

    #[test]
    fn a_bracket_tells_apart() {
        check("Greece (town)", "Greece", ONE, "refinement");
        check("Georgia (country)", "Georgia (state)", ONE, "refinement");
    }

    #[test]
    fn parties_are_known_by_their_letters() {
        let asked = Asked { one: true, party: true };
        check("R", "Republican Party", asked, "same");
        check("GOP", "Republican", asked, "same");
        check("D", "Republican", asked, "apart");
        check("R", "Republican Party", ONE, "apart");
    }

    #[test]
    fn persons_meet_by_initials_and_short_forms() {
        check("J. Smith", "John Smith", ONE, "compatible");
        check("Smith, John", "J. Smith", ONE, "compatible");
        check("Jim Roe", "James Roe", ONE, "compatible");
        check("K. Smith", "John Smith", ONE, "apart");
        check("John Smith", "John Roe", ONE, "apart");
    }

    #[test]
    fn a_list_in_one_string_may_stand_in_any_order() {
        check("Elm; Oak; Ash", "Ash, Elm and Oak", ONE, "same");
        check("Jane Roe and John Smith", "J. Smith; J. Roe", ONE, "same");
        check("Elm; Oak", "Elm; Birch", ONE, "apart");
        assert!(is_open("Smith, Roe et al.") && !is_open("Smith and Roe") && !is_open("et al."));
        assert_eq!(Named::from("Smith, Roe, et al.").members(), ["Smith, Roe"]);
    }
}
