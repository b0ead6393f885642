//! One value or several: a property that no vocabulary knows has one value until a source shows that it takes several.

use super::doubt::Doubt;
use super::frame::{Frame, Key};
use super::framer::Framer;
use super::learned::{Label, label};
use super::measure::HOLDERS;
use super::reading::Reading;
use super::wording::{Term, fellow, terms};
use crate::claim::{Claim, PropertyId, SourceId, Status, Takes, ValueKind};
use crate::compare::{Agreement, Asked, Gap, Reason, names as named};
use crate::entity::{EntityId, Kind, Name};
use crate::text::words;
use std::collections::{BTreeMap, BTreeSet};

/// The labels that take several values.
#[derive(Debug, Default)]
pub struct Several(BTreeSet<Label>);

impl Several {
    /// Learns them: a source gives several values for one subject at one time, or a list.
    #[must_use]
    pub fn new(framer: &Framer<'_>, claims: &[Claim], frames: &[Frame]) -> Self {
        let mut said: BTreeMap<(Key, &SourceId), Vec<&Frame>> = BTreeMap::new();
        let mut found = BTreeSet::new();
        for frame in frames.iter().filter(|f| f.property.is_none() && f.slot.is_none()) {
            match &frame.reading {
                Reading::List { members, .. } if members.len() > 1 => {
                    found.insert(label(&frame.wording.property));
                }
                Reading::Name(_) | Reading::Phrase(_) => {
                    said.entry((frame.key(), &claims[frame.claim].id.source)).or_default().push(frame);
                }
                _ => {}
            }
        }
        for frames in said.values() {
            let several = frames.iter().enumerate().any(|(n, a)| {
                let others = frames[n + 1..].iter().take(MOST_LOOKED_AT);
                others.filter(|b| at_one_time(a, b)).any(|b| stand(framer, a, b).parts())
            });
            if several {
                found.extend(frames.iter().map(|f| label(&f.wording.property)));
            }
        }
        Self(found)
    }

    /// How two values stand that a property could have at once: apart, where it has one value as far as anybody has shown.
    /// Of claims that nobody has written or reviewed, the property is too much of a guess.
    pub(super) fn settle(
        &self,
        framer: &Framer<'_>,
        claims: &[Claim],
        frames: [&Frame; 2],
        agreement: Agreement,
        doubts: &mut Vec<Doubt>,
    ) -> Agreement {
        let Agreement::NotComparable(Reason::Several) = agreement else { return agreement };
        let reviewed = |f: &&Frame| claims[f.claim].status == Status::Reviewed;
        let one = |f: &&Frame| match f.property {
            // "Director of Elections" is one post among the directors.
            Some(id) => {
                let one_post = || !f.wording.rest.is_empty() && !f.wording.rest.iter().any(is_plural);
                let one = framer.vocabulary.get(id).takes == Some(Takes::One) || one_post() || asks_for_one(f);
                !f.denied && (one || is_of_one_doer(framer, f, id))
            }
            None => self.takes_one(f),
        };
        if !frames.iter().all(|f| one(f) && reviewed(f)) {
            return agreement;
        }
        let stands = stand(framer, frames[0], frames[1]);
        if stands.parts() {
            doubts.push(Doubt::TakesOne);
        }
        stands
    }

    /// Whether a frame's property has one value, as far as anybody has shown.
    #[must_use]
    pub fn takes_one(&self, frame: &Frame) -> bool {
        if asks_for_one(frame) && !frame.denied {
            return true;
        }
        // "Chief Statistician" is a title, which one person bears.
        let title = frame.property.is_none() && frame.wording.property.is_empty() && !frame.entities.is_empty();
        if title && matches!(&frame.reading, Reading::Name(name) if is_person_by_looks(name)) {
            return !frame.denied;
        }
        frame.property.is_none()
            && !frame.denied
            && !asks_for_several(frame)
            && !frame.wording.property.is_empty()
            && !self.0.contains(&label(&frame.wording.property))
    }
}

/// Whether a property asks who did a thing or was put over it, of which each of two sources names one: the author of a review,
/// the judge of a lawsuit. Of those who sit in a body there are several.
fn is_of_one_doer(framer: &Framer<'_>, frame: &Frame, id: PropertyId) -> bool {
    let entry = framer.vocabulary.get(id);
    let sits = entry.name == HOLDERS || entry.inverse.is_some();
    // "Roe v. Elmton" is a lawsuit.
    let versus = |id: &EntityId| [" v. ", " v ", " vs. "].iter().any(|v| framer.resolver().canonical(*id).contains(v));
    let case = || {
        frame.wording.subject.iter().any(|term| CASES.contains(&term.word.as_str()))
            || frame.entities.iter().any(versus)
    };
    let plural = frame.wording.property.last().is_some_and(is_plural);
    let person = matches!(&frame.reading, Reading::Name(name) if is_person_by_looks(name));
    entry.kind == ValueKind::Name
        && person
        && !plural
        && (DONE_BY_ONE.contains(&entry.name.as_str()) || (sits && case()))
}

/// Whether a name is a person's, told so or by its looks: a given name and a family name.
fn is_person_by_looks(text: &str) -> bool {
    let name = Name::read(text);
    let capitals = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let two = name.likely.is_none() && name.digits.is_empty() && name.tokens.len() == 2 && capitals;
    name.likely == Some(Kind::Person) || two
}

/// Properties that can have several values and mostly have one, so that two persons that two sources name are worth a look.
const DONE_BY_ONE: &[&str] = &["author", "passed by", "founder"];

/// What one judge hears, and one lawyer leads.
const CASES: &[&str] = &[
    "lawsuit",
    "suit",
    "case",
    "claim",
    "trial",
    "appeal",
    "prosecution",
    "hearing",
    "inquest",
    "petition",
    "inquiry",
];

/// Whether a property asks for several by its last word: "partners". Of "signed for the villages by" the verb asks.
fn asks_for_several(frame: &Frame) -> bool {
    let property = &frame.wording.property;
    let by = property.first().is_some_and(|term| term.word.len() > 4 && term.word.ends_with("ed"));
    !by && property.last().is_some_and(is_plural)
}

/// Whether words of the property single one out: "main sponsor".
fn asks_for_one(frame: &Frame) -> bool {
    let plural = frame.wording.property.last().is_some_and(is_plural);
    !plural && frame.wording.property.iter().any(|term| SINGLES_OUT.contains(&term.word.as_str()))
}

/// Words that single one out among several.
const SINGLES_OUT: &[&str] =
    &["main", "lead", "leading", "principal", "primary", "prime", "chief", "sole", "only", "first", "last", "head"];

/// How many values of one source are looked at to tell that there are several.
const MOST_LOOKED_AT: usize = 20;

/// "partners" are several, whoever names one of them.
pub(super) fn is_plural(term: &Term) -> bool {
    term.word.len() > 3 && term.word.ends_with('s') && !term.word.ends_with("ss") && !term.word.ends_with("us")
}

fn at_one_time(a: &Frame, b: &Frame) -> bool {
    let stated = |f: &Frame| f.time.period.clone().or_else(|| f.time.as_of.clone());
    match (stated(a), stated(b)) {
        (Some(x), Some(y)) => x.overlaps(&y),
        _ => true,
    }
}

/// How many words a phrase has at most that is an answer; a longer one is a description, and freely worded.
const LONGEST_ANSWER: usize = 3;

/// How two names or phrases stand, of a property with one value: apart where they have no word in common and none that
/// means the same.
#[must_use]
pub fn stand(framer: &Framer<'_>, a: &Frame, b: &Frame) -> Agreement {
    let several = Agreement::NotComparable(Reason::Several);
    let (x, y, names) = match (&a.reading, &b.reading) {
        (Reading::Name(x), Reading::Name(y)) => (x, y, true),
        (Reading::Phrase(x), Reading::Phrase(y)) => (x, y, false),
        _ => return several,
    };
    if framer.resolver().same(x, y) {
        return Agreement::Same;
    }
    if are_numbered_apart(x, y) {
        return Agreement::Apart(Gap::Words);
    }
    if names && misspelt_by_initial(x, y) {
        return Agreement::Apart(Gap::Words);
    }
    if names && are_persons(x, y) {
        // Two persons may share a name; an initial, or a family name alone, may be of either.
        return named(x, y, Asked { one: true, party: false });
    }
    if names && are_of_two_kinds(x, y) {
        return several;
    }
    let (p, q) = (terms(x), terms(y));
    let others: Vec<&Term> = q.iter().collect();
    let shared = p.iter().filter(|term| fellow(term, &others).is_some()).count();
    if p.is_empty() || q.is_empty() || shared == p.len() || shared == q.len() {
        return Agreement::NotComparable(Reason::Refinement);
    }
    let short = p.len() <= LONGEST_ANSWER && q.len() <= LONGEST_ANSWER;
    // Two answers in words may not share a word.
    match shared == 0 {
        true if names || short => Agreement::Apart(Gap::Words),
        _ => several,
    }
}

/// Whether one name is a person's by its looks, and the other of something else by its words: who filed a suit is no court.
fn are_of_two_kinds(x: &str, y: &str) -> bool {
    let [a, b] = [x, y].map(Name::read);
    let thing = |name: &Name| matches!(name.likely, Some(Kind::Body | Kind::Law | Kind::Place));
    let law = |name: &Name| name.likely == Some(Kind::Law) || name.is_in_a_series();
    (thing(&a) && is_person_by_looks(y)) || (thing(&b) && is_person_by_looks(x)) || law(&a) != law(&b)
}

/// Whether two answers have the same words and another number: "Class I", "Class II"; "Level 2", "Level 4".
fn are_numbered_apart(x: &str, y: &str) -> bool {
    let split = |text: &str| -> Option<(Vec<String>, String)> {
        let mut all: Vec<String> = words(text).into_iter().map(|w| w.key).collect();
        let last = all.pop()?;
        let number = last.bytes().all(|b| b.is_ascii_digit()) || ROMAN.contains(&last.as_str());
        (number && !all.is_empty()).then_some((all, last))
    };
    split(x).zip(split(y)).is_some_and(|((words, a), (others, b))| words == others && a != b)
}

/// The small numbers that classes, levels and stages bear.
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// Whether one is an initial and a family name, and the other the same initial and a family name that is misspelt by one of
/// them: "G. Halloway", "Greta Holloway".
fn misspelt_by_initial(x: &str, y: &str) -> bool {
    let (p, q) = (words(x), words(y));
    let ([given, family], [other, name]) = (&p[..], &q[..]) else { return false };
    let initial = |w: &str| w.chars().count() == 1;
    let one_initial =
        initial(&given.key) != initial(&other.key) && given.key.chars().next() == other.key.chars().next();
    let misspelt = |a: &str, b: &str| a != b && a.len() > LEAST_MISSPELT && strsim::osa_distance(a, b) == 1;
    one_initial && misspelt(&family.key, &name.key)
}

/// How many letters a family name has at least of which one other letter is a slip, and no other family.
const LEAST_MISSPELT: usize = 5;

/// Whether two names are of persons: told so by their words, or of one family by their looks ("Laura Petrie").
fn are_persons(x: &str, y: &str) -> bool {
    let [a, b] = [x, y].map(Name::read);
    let told = |name: &Name| name.likely == Some(Kind::Person);
    let of_two_names = |text: &str, name: &Name| {
        name.likely.is_none()
            && name.digits.is_empty()
            && (2..=3).contains(&name.tokens.len())
            && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    };
    let one_family = || a.tokens.last() == b.tokens.last() && a.tokens.first() != b.tokens.first();
    let by_looks = |text: &str, name: &Name| told(name) || of_two_names(text, name);
    (told(&a) && told(&b)) || (by_looks(x, &a) && by_looks(y, &b) && one_family())
}
