//! Caps: what keeps a pair that weighs enough from being compared unasked.

use super::comparable::tells_rate;
use super::comparison::{Comparer, WordsCompared};
use super::frame::Frame;
use super::levels::{Group, Levels, Property, Rivals, Subject};
use super::measure::digits;
use super::reading::Reading;
use super::weighed::Cap;
use super::wording::{Standing, Term, fellow};
use crate::quantity::{Decimal, Unit};

/// Why a pair that stands at `levels` is possible at most, however much it weighs.
pub(super) fn cap(comparer: &Comparer<'_>, places: [usize; 2], levels: &Levels) -> Option<Cap> {
    let [a, b] = places.map(|i| &comparer.frames[i]);
    if is_part([a, b], levels) {
        return Some(Cap::IsPart);
    }
    let words = Comparer::words_of(a, b);
    if lists_a_part([a, b], &words) {
        return Some(Cap::IsPart);
    }
    let mut left = words.subject.left.iter().chain(&words.property.left).flatten();
    if left.any(|term| VERSIONS.contains(&term.word.as_str())) {
        return Some(Cap::OtherVersion);
    }
    if names_a_piece(&words) || names_several(comparer, places) {
        return Some(Cap::IsPart);
    }
    if complete_each_other([a, b], levels) {
        return Some(Cap::OtherQuantity);
    }
    match (levels.subject, levels.property) {
        (_, Property::Differ | Property::Silent | Property::OtherEntry) => return Some(Cap::OtherLabel),
        (_, Property::Narrowed) => return Some(Cap::OtherQuantity),
        (_, Property::Shared | Property::EntryApart) => return Some(Cap::EachSaysMore),
        // What each source says once, of things of one sort and in words that say the same, it says of one thing.
        (Subject::Head, property) if levels.rivals == Rivals::Alone && property <= Property::Synonyms => {}
        (Subject::NamedApart | Subject::Head | Subject::Untold, _) => return Some(Cap::OtherSubject),
        (Subject::Shared, property) if property <= Property::Synonyms && share_subject([a, b]) => {
            return Some(Cap::OtherSubject);
        }
        (Subject::Shared | Subject::Differ, _) if comparer.things.are_of_two_kinds([a, b]) => {
            return Some(Cap::OtherKind);
        }
        (Subject::Shared | Subject::Differ, _) => return Some(Cap::NoSubject),
        (Subject::Silent, _) if a.place.is_none() || b.place.is_none() => return Some(Cap::OtherSubject),
        _ => {}
    }
    let named = comparer.named(places, &words);
    // Who names what the other only describes may speak of one of many, where places are told apart.
    let one_names = named.only.iter().any(|only| !only.is_empty()) && !named.nested && named.shared.is_empty();
    if one_names && !levels.subject.is_by_kind() && (a.place.is_some() || b.place.is_some()) {
        return Some(Cap::OtherSubject);
    }
    // What is counted or paid has parts, and a word more makes one: "stores", "stores opened".
    let more = matches!(levels.property, Property::EntryMore | Property::WordsMore);
    let idle = words.property.left.iter().flatten().all(|term| IDLE.contains(&term.word.as_str()));
    let says_more = more && !idle && (a.has_parts() || b.has_parts());
    let unsaid = a.rate.is_some() != b.rate.is_some() && !tells_rate(a, b) && !tells_rate(b, a);
    match says_more || unsaid {
        true => Some(Cap::SaysMore),
        false => may_be_part([a, b], levels, &words).then_some(Cap::MayBePart),
    }
}

/// Whether a word of one subject has its fellow in the other subject, or several have it in what is said there: one
/// word, as "budget", may only be what both ask for.
fn share_subject([a, b]: [&Frame; 2]) -> bool {
    let others: Vec<&Term> = b.wording.subject.iter().collect();
    let in_subject = a.wording.subject.iter().any(|term| fellow(term, &others).is_some());
    in_subject || Comparer::words_of(a, b).subject.shared.len() > 1
}

/// Whether only one subject is a piece of something: "upper section of the chute".
fn names_a_piece(words: &WordsCompared) -> bool {
    let piece = |side: usize| words.subject.left[side].iter().any(|term| PIECES.contains(&term.word.as_str()));
    piece(0) != piece(1)
}

/// Whether one subject names several side by side, and the other one of them: the closures of Elmton and Ashby, and that of
/// Ashby.
fn names_several(comparer: &Comparer<'_>, places: [usize; 2]) -> bool {
    let frames = places.map(|i| &comparer.frames[i]);
    let names = frames.map(|frame| comparer.framer.names_in(&comparer.claims[frame.claim].subject));
    let subject = |side: usize| &comparer.claims[frames[side].claim].subject;
    let joins = |side: usize| names[side].len() > 1 && subject(side).contains(" and ");
    (0..2).any(|side| joins(side) && !joins(1 - side) && !names[1 - side].is_empty())
}

/// Words for a piece of a thing.
const PIECES: &[&str] = &["section", "part", "portion", "piece", "segment", "half", "fraction", "remainder", "rest"];

/// Whether two shares are a hundred percent together, and their words are not the same: what was closed, and what was not.
fn complete_each_other([a, b]: [&Frame; 2], levels: &Levels) -> bool {
    let percent = |frame: &Frame| match &frame.reading {
        Reading::Figure(figure) if figure.unit == Unit::Percent => Some(figure.value),
        _ => None,
    };
    let both = percent(a).zip(percent(b)).and_then(|(x, y)| x.checked_add(y));
    both == Some(Decimal::ONE_HUNDRED) && levels.property > Property::Synonyms
}

/// Whether the side that says more gives a list of which all stands in that of the other: the state agencies among the
/// agencies.
fn lists_a_part([a, b]: [&Frame; 2], words: &WordsCompared) -> bool {
    let (Reading::List { members: x, .. }, Reading::List { members: y, .. }) = (&a.reading, &b.reading) else {
        return false;
    };
    let more = |side: usize| !words.property.left[side].is_empty() || !words.subject.left[side].is_empty();
    let within =
        |inner: &[String], outer: &[String]| inner.len() < outer.len() && inner.iter().all(|m| outer.contains(m));
    (more(0) && within(x, y)) || (more(1) && within(y, x))
}

/// Whether one gives less than half of what the other gives, and their words do not say that they ask one thing: it is a
/// part of the other, or of another thing, more likely than not. The same digits at another scale or in another order are a
/// slip, and no part.
fn is_part([a, b]: [&Frame; 2], levels: &Levels) -> bool {
    let plain = levels.subject <= Subject::Nested && levels.property <= Property::Synonyms;
    let Some((x, y)) = counts(a).zip(counts(b)).filter(|_| !plain) else { return false };
    let (less, more) = (x.min(y), x.max(y));
    let half = more.checked_div(2.into());
    half.is_some_and(|half| less < half) && digits(less) != digits(more)
}

/// Whether the side that says more, in subject, property or group, gives the smaller figure.
fn may_be_part([a, b]: [&Frame; 2], levels: &Levels, words: &WordsCompared) -> bool {
    let Some((x, y)) = counts(a).zip(counts(b)).filter(|(x, y)| x != y) else { return false };
    let smaller = usize::from(y < x);
    let left = |s: &Standing| !s.left[smaller].is_empty() && s.left[1 - smaller].is_empty();
    let [less, more] = [smaller, 1 - smaller].map(|side| [a, b][side].population.len());
    let group = levels.group == Group::Silent && less > more;
    let subject = matches!(levels.subject, Subject::WordsMore | Subject::NamedMore) && left(&words.subject);
    left(&words.property) || subject || group
}

/// The figure of a frame where it counts things: of a count the smaller one may be a part.
fn counts(frame: &Frame) -> Option<Decimal> {
    match &frame.reading {
        Reading::Figure(figure) => {
            let unit = if let Unit::Rate { of, .. } = &figure.unit { of } else { &figure.unit };
            matches!(unit, Unit::Bare | Unit::Count(_) | Unit::Money { .. }).then_some(figure.value)
        }
        _ => None,
    }
}

/// Words that make another version of a thing: what a draft says is not what was adopted.
const VERSIONS: &[&str] = &[
    "draft",
    "preliminary",
    "provisional",
    "interim",
    "former",
    "previous",
    "predecessor",
    "successor",
    "incoming",
    "outgoing",
];

/// Words beside what is counted that make no part of it.
#[rustfmt::skip]
const IDLE: &[&str] = &[
    // That it is all of it, or the last word on it; that its members are listed.
    "list", "lists", "listed", "names", "named", "number", "numbers",
    "final", "overall", "whole", "entire", "altogether", "current", "actual", "own", "main",
    // That it was done, had, or written down.
    "made", "received", "recorded", "registered", "filed", "used", "found", "taken", "performed", "carried", "there",
    "involved", "aboard", "cast", "spent", "paid", "work", "heard", "held", "given", "reported", "counted", "existing",
];
