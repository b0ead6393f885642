//! Values that their properties cannot have, and times that are none.

use super::Project;
use super::times::{date_fault, time_faults};
use crate::claim::{
    Claim, Fault, Place, Problem, PropertyEntry, PropertyId, Status, Value, ValueKind, claim_faults, content_stems,
    head_length, nearest, shorten,
};
use crate::conflict::Scene;
use crate::pairing::{Reading, status, value_in_words};
use crate::text::{fold_key, words};
use crate::time::edtf;
use hashbrown::HashMap;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A problem for every claim whose value its property cannot have, and for every time that is stated and cannot be read.
/// What is written with digits may be a form that is not read yet: coverage counts it as unreadable, and nobody is told
/// that it is wrong. With them, of how many claims the value is at fault, so that they are compared with nothing: of very
/// many, not every problem is shown.
pub(super) fn problems(project: &Project, scene: &Scene<'_>) -> (Vec<Problem>, usize) {
    let mut faults: BTreeMap<&str, BTreeMap<String, Vec<Fault>>> = BTreeMap::new();
    let mut of_rows: Vec<Problem> = Vec::new();
    let mut all = 0;
    let known = Known::new(project, scene);
    for frame in 0..scene.frames.len() {
        let claim = scene.claim(frame);
        let value = status_fault(&known, frame)
            .or_else(|| unit_fault(&known, frame))
            .or_else(|| date_fault(scene, frame))
            .or_else(|| reading_fault(&known, frame));
        all += usize::from(value.is_some());
        let value = value.into_iter().map(|(message, help)| ("value", value_in_words(claim), message, help));
        let times = if known.has_plain_times(claim) { Vec::new() } else { time_faults(scene, claim) };
        for (key, snippet, message, help) in value.chain(times) {
            if !claim.at.file.ends_with(".toml") {
                // A row of a table has no keys to point at.
                of_rows.push(Problem { at: claim.at.clone(), column: 1, span: None, message, help, snippet });
                continue;
            }
            let of_file = faults.entry(&claim.at.file).or_default();
            let of_claim = of_file.entry(claim.id.name.clone()).or_default();
            of_claim.push(Fault { place: Place::Key(key), message, help });
        }
    }
    let located = faults.iter().flat_map(|(file, faults)| claim_faults(file, &project.reread(file), faults));
    of_rows.truncate(MAX_ROWS);
    (located.chain(of_rows).collect(), all)
}

/// How many rows of a table are shown that have a value which their property cannot have.
const MAX_ROWS: usize = 1_000;

/// What is known of properties and times, whichever claim has them: a table has the same in very many rows.
struct Known<'s> {
    scene: &'s Scene<'s>,
    /// The entries of the project's own vocabulary that list the values of a status.
    statuses: Vec<&'s PropertyEntry>,
    /// Those that have a unit.
    measured: Vec<&'s PropertyEntry>,
    named: RefCell<HashMap<&'s str, Rc<[PropertyId]>>>,
    /// Times in the form of dates, and whether each is one.
    times: RefCell<HashMap<&'s str, bool>>,
}

impl<'s> Known<'s> {
    fn new(project: &'s Project, scene: &'s Scene<'s>) -> Self {
        let own = || project.properties.iter();
        let statuses = own().filter(|p| p.kind == ValueKind::Status && !p.values.is_empty()).collect();
        let measured = own().filter(|p| p.unit.is_some()).collect();
        Self { scene, statuses, measured, named: RefCell::default(), times: RefCell::default() }
    }

    /// The properties that the words of a claim's property name, with no word left over.
    fn named(&self, property: &'s str) -> Rc<[PropertyId]> {
        let find = || {
            let stems = content_stems(property);
            let vocabulary = self.scene.vocabulary;
            let found = vocabulary.find(&stems, head_length(property)).into_iter();
            found.filter(|(id, rest)| rest.is_empty() && vocabulary.names(*id, &stems)).map(|(id, _)| id).collect()
        };
        Rc::clone(self.named.borrow_mut().entry(property).or_insert_with(find))
    }

    /// Whether all times that a claim states are plain dates.
    fn has_plain_times(&self, claim: &'s Claim) -> bool {
        let mut times = self.times.borrow_mut();
        let mut plain = |text: &'s String| *times.entry(text).or_insert_with(|| edtf(text).is_ok());
        [&claim.as_of, &claim.period].into_iter().flatten().all(&mut plain)
    }
}

/// Words of a time or an amount that a source leaves open: such a value is not read, and no fault of the file.
const VAGUE: &[&str] = &[
    "recently",
    "recent",
    "soon",
    "lately",
    "currently",
    "now",
    "today",
    "ago",
    "earlier",
    "later",
    "previously",
    "before",
    "after",
    "since",
    "until",
    "during",
    "following",
    "when",
    "upon",
    "unknown",
    "unclear",
    "undisclosed",
    "varies",
    "time",
    "many",
    "few",
    "much",
    "little",
    "more",
    "less",
    "most",
    "several",
    "growing",
    "rising",
    "falling",
    "higher",
    "lower",
    "term",
    "inauguration",
    "election",
    "end",
    "start",
    "beginning",
    "decades",
    "years",
    "months",
    "weeks",
    "days",
    "parts",
];

/// What is wrong with a value that cannot be read as its property wants it, and what would be right.
fn reading_fault(known: &Known<'_>, frame: usize) -> Option<(String, String)> {
    let scene = known.scene;
    let (claim, at) = (scene.claim(frame), &scene.frames[frame]);
    let kind = |id: &PropertyId| scene.vocabulary.get(*id).kind;
    let (id, why) = match &at.reading {
        Reading::Unreadable { text, why } if !has_digit(text) => (at.property?, format!(": {why}")),
        // The words were taken for something else that a property of like name might have.
        reading if phrases(reading).is_some_and(|texts| !texts.iter().any(|text| has_digit(text))) => {
            let named = known.named(&claim.property);
            let read = |id: &PropertyId| !matches!(kind(id), ValueKind::Figure | ValueKind::Period);
            if named.iter().any(read) {
                return None;
            }
            (*named.first()?, String::new())
        }
        _ => return None,
    };
    // "participation / through a contractor" says yes, and how.
    if kind(&id) == ValueKind::YesNo {
        return None;
    }
    if let Value::Text(text) = &claim.value
        && words(text).iter().any(|w| VAGUE.contains(&w.key.as_str()))
    {
        return None;
    }
    let (wanted, property) = (scene.vocabulary.get(id).kind.wanted(), shorten(&claim.property));
    let message = format!("this is no value of \"{property}\"{why}");
    Some((message, format!("\"{property}\" takes {wanted}; or another property is meant")))
}

/// What is wrong with the value of a status for which the project lists all values, and what would be right.
fn status_fault(known: &Known<'_>, frame: usize) -> Option<(String, String)> {
    let scene = known.scene;
    let claim = scene.claim(frame);
    let entry = status_entry(known, claim, scene.frames[frame].property)?;
    let written = match &claim.value {
        Value::Text(text) => std::slice::from_ref(text),
        Value::Any(texts) => texts,
        Value::YesNo(_) | Value::List { .. } => return None,
    };
    // "none" and "some" are no status, and say something all the same.
    if matches!(scene.frames[frame].reading, Reading::Quantifier(_)) {
        return None;
    }
    let same = |value: &str, text: &str| {
        fold_key(value) == fold_key(text) || status(text).is_some_and(|known| status(value) == Some(known))
    };
    let wrong = written.iter().find(|text| !entry.values.iter().any(|value| same(value, text)))?;
    let values: Vec<&str> = entry.values.iter().map(String::as_str).collect();
    let near = nearest(wrong, &values).map(|near| format!("did you mean \"{near}\"? ")).unwrap_or_default();
    let message = format!("\"{}\" is no value of \"{}\"", shorten(wrong), shorten(&claim.property));
    Some((message, format!("{near}claims/properties.toml gives it the values {}", values.join(", "))))
}

/// What is wrong with a figure whose unit is not the one that the project gives its property: it is of no property then,
/// and meets nothing.
fn unit_fault(known: &Known<'_>, frame: usize) -> Option<(String, String)> {
    let scene = known.scene;
    let own = |name: &str| known.measured.iter().find(|p| p.name == name);
    if known.measured.is_empty() || scene.claim(frame).status == Status::Read {
        return None;
    }
    let (claim, Reading::Figure(figure)) = (scene.claim(frame), &scene.frames[frame].reading) else { return None };
    let named = known.named(&claim.property);
    // One word may name several properties: a turnout of people, and one of percent.
    if named.iter().any(|id| scene.vocabulary.get(*id).takes_unit(&figure.unit)) {
        return None;
    }
    let entry = named.iter().find_map(|id| own(&scene.vocabulary.get(*id).name))?;
    let (property, unit) = (shorten(&claim.property), entry.unit.as_deref().unwrap_or_default());
    let message = format!("\"{}\" is in another unit than \"{property}\"", shorten(&value_in_words(claim)));
    let help =
        format!("claims/properties.toml gives \"{property}\" the unit \"{unit}\": one of the two is to be changed");
    Some((message, help))
}

/// The entry of the project's own vocabulary that a claim's property names, where it lists the values of a status.
fn status_entry<'s>(known: &Known<'s>, claim: &'s Claim, read: Option<PropertyId>) -> Option<&'s PropertyEntry> {
    if known.statuses.is_empty() {
        return None;
    }
    let named = known.named(&claim.property);
    let vocabulary = known.scene.vocabulary;
    let names: Vec<&str> = read.iter().chain(named.first()).map(|id| vocabulary.get(*id).name.as_str()).collect();
    known.statuses.iter().copied().find(|entry| names.contains(&entry.name.as_str()))
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// The words of a value that was read as nothing but words; of "one of these", if all of these are.
fn phrases(reading: &Reading) -> Option<Vec<&str>> {
    match reading {
        Reading::Phrase(text) => Some(vec![text]),
        Reading::Unreadable { text, .. } => Some(vec![text]),
        Reading::Any(choices) => choices.iter().map(phrases).collect::<Option<Vec<_>>>().map(|all| all.concat()),
        _ => None,
    }
}
