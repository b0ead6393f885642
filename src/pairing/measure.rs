//! Measures: which property a claim is about, by its words and the value that it gives.

use super::classes::Classes;
use super::frame::ByMeaning;
use super::offices::{Tenure, asks_for_office};
use super::reading::{Reading, is_bare_year};
use crate::claim::{Claim, Meant, Property, PropertyId, Value, ValueKind, Vocabulary};
use crate::quantity::{Decimal, Unit};
use crate::text::{stem, words};
use crate::time::Context;

/// What a claim measures.
pub(super) struct Measured {
    /// The property, where the vocabulary knows it.
    pub(super) id: Option<PropertyId>,
    /// The stems of its subject that are left over.
    pub(super) of_subject: Vec<String>,
    /// The stems of its property that are left over.
    pub(super) rest: Vec<String>,
    /// The value, read in the light of the property.
    pub(super) reading: Reading,
    /// The property was found by meaning: its own wording, and how alike the two are.
    pub(super) meant: Option<ByMeaning>,
}

/// What measures are found with.
pub(super) struct Measure<'a> {
    /// The vocabulary.
    pub(super) vocabulary: &'a Vocabulary,
    /// The classes, of which a kind of event is never part of a measure.
    pub(super) classes: &'a Classes,
}

/// The property that counts a group of people.
pub(super) const HEADCOUNT: &str = "population";

/// The property of an office that one person holds at a time, and of one that several hold.
const HOLDER: &str = "holder";
pub(super) const HOLDERS: &str = "member in office";

/// The property of a person who holds an office.
const OFFICE: &str = "office";

/// The property of whatever is dated and has no property of its own.
const DATE: &str = "date";

/// Properties that say only that something is counted, dated or a share: of what, the subject may say.
const OPEN: &[&str] = &[HEADCOUNT, "date", "share"];

/// How many words a value has at most that is a misfit of its property, rather than a description.
const LONGEST_MISFIT: usize = 3;

impl Measure<'_> {
    /// What an office is the property of.
    pub(super) fn held(&self, tenure: &Tenure<'_>, of_subject: Vec<String>) -> Measured {
        let id = self.vocabulary.named(if tenure.office.singular { HOLDER } else { HOLDERS });
        let reading = Reading::Name(tenure.holder.into());
        Measured { id, of_subject, rest: vec![tenure.office.words[0].to_owned()], reading, meant: None }
    }

    /// The property, from the words of the claim's property; where those say only that something is counted or dated
    /// ("number", "population", "date"), from the words of its subject too.
    ///
    /// Subject and property come as their stems, with the number of those that stand before the first preposition.
    pub(super) fn of(
        &self,
        claim: &Claim,
        subject: (&[String], usize),
        (stems, head): (&[String], usize),
        context: &Context<'_>,
    ) -> Measured {
        let (id, rest, reading) = self.property_and_value(claim, stems, head, context);
        let open = id.map(|id| self.vocabulary.get(id));
        let candidates = match open {
            // "unemployment / rate", "deaths in the 2019 fire / number"
            None => {
                let all: Vec<String> = subject.0.iter().chain(stems).cloned().collect();
                let mut found = self.vocabulary.find(&all, subject.1);
                found.retain(|(_, left)| stems.iter().all(|s| !left.contains(s)));
                found
            }
            // "hospital beds in Orland / population", "opening of the bridge / date"
            Some(entry) if rest.is_empty() && (OPEN.contains(&entry.name.as_str()) || stems == ["nam"]) => {
                self.vocabulary.find(subject.0, subject.1)
            }
            Some(_) => Vec::new(),
        };
        // The kind of an event is not the measure's: "turnout in the 2018 election".
        let kinds: Vec<&String> = subject.0.iter().filter(|s| self.classes.is_event_word(s)).collect();
        for (found, left) in candidates {
            let entry = self.vocabulary.get(found);
            let same_sort = open.is_none_or(|open| open.kind == entry.kind && open.unit == entry.unit);
            let reading = Reading::of(&claim.value, Some(entry.kind), &claim.property, context);
            let kept = kinds.iter().all(|kind| left.contains(kind));
            // "mergers approved / number / five": words of a subject make no share of a plain number.
            if entry.unit.as_deref() == Some(PERCENT)
                && open.is_none_or(|open| open.unit.is_none())
                && !is_percent(&reading)
            {
                continue;
            }
            if kept && same_sort && Some(found) != id && fits(&reading, entry) {
                return Measured { id: Some(found), of_subject: left, rest: Vec::new(), reading, meant: None };
            }
        }
        let mut of_subject = subject.0.to_vec();
        if id.is_some() && rest.is_empty() {
            // "distance between Elmton and Ashford / distance": said twice.
            of_subject.retain(|s| !stems.contains(s));
        }
        if id.is_none() && asks_for_office(claim) {
            // An office of nobody in particular: "Jane Roe / position / president".
            return Measured { id: self.vocabulary.named(OFFICE), of_subject, rest: Vec::new(), reading, meant: None };
        }
        if let Some((id, rest, reading, meant)) =
            self.by_meaning(claim, stems, head, id.map(|_| rest.as_slice()), context)
        {
            return Measured { id: Some(id), of_subject, rest, reading, meant };
        }
        // A time of day dates nothing: "scheduled departure" is its own question on every day.
        let dates = matches!(&reading, Reading::Period(period) if period.start.is_some() || period.clock.is_none());
        if id.is_none() && dates {
            // "crested / 9 February" answers "date of crest".
            return Measured { id: self.vocabulary.named(DATE), of_subject, rest, reading, meant: None };
        }
        Measured { id, of_subject, rest, reading, meant: None }
    }

    /// The property that the words mean, where they name none, or name one and leave `left` over.
    fn by_meaning(
        &self,
        claim: &Claim,
        stems: &[String],
        head: usize,
        left: Option<&[String]>,
        context: &Context<'_>,
    ) -> Option<(PropertyId, Vec<String>, Reading, Option<ByMeaning>)> {
        // "students arrested": what is left over says of whom; and "veterans" alone are a group, and no measure.
        if self.classes.take(left.unwrap_or(stems)).1.is_empty() {
            return None;
        }
        let read = |id: PropertyId| {
            let entry = self.vocabulary.get(id);
            Reading::of(&claim.value, Some(entry.kind), &claim.property, context).with_statuses(&entry.values)
        };
        let words: Vec<String> = words(&claim.property).into_iter().map(|w| w.key).collect();
        let wording: Vec<String> = words.into_iter().filter(|w| stems.contains(&stem(w))).collect();
        let fitting = |id: PropertyId| fits(&read(id), self.vocabulary.get(id));
        let mut found = self.vocabulary.meant(stems, &wording, head, &fitting);
        // What is left over may say of whom; "detention facilities" are no people detained.
        let of_whom = |rest: &[String]| left.is_none() && self.classes.take(rest).1.is_empty();
        found.retain(|meant| meant.rest.is_empty() || of_whom(&meant.rest));
        found.sort_by_key(|meant| (meant.rest.len(), self.rank(meant.id, claim)));
        let order = |meant: &Meant| (meant.rest.len(), self.rank(meant.id, claim), meant.likeness);
        // Two of a kind that are as near are none.
        if found.get(1).is_some_and(|second| order(second) == order(&found[0])) {
            return None;
        }
        let meant = found.into_iter().next()?;
        let by = meant.likeness.map(|likeness| ByMeaning { wording, likeness });
        Some((meant.id, meant.rest, read(meant.id), by))
    }

    /// One wording may name a property of each kind: "places" is a list of them, "place" where a thing is; "released" is
    /// a date or a number of people, and a bare "1999" more likely the date.
    fn rank(&self, id: PropertyId, claim: &Claim) -> usize {
        let year = matches!(&claim.value, Value::Text(text) if is_bare_year(text));
        match self.vocabulary.get(id).kind {
            ValueKind::List if matches!(claim.value, Value::List { .. }) => 0,
            ValueKind::Figure => 1 + usize::from(year),
            ValueKind::Period => 1 + usize::from(!year),
            _ => 3,
        }
    }

    /// The property that the words name and the value fits; the words left over; the value read in its light.
    fn property_and_value(
        &self,
        claim: &Claim,
        stems: &[String],
        head: usize,
        context: &Context<'_>,
    ) -> (Option<PropertyId>, Vec<String>, Reading) {
        let mut unread = None;
        let worded = self.vocabulary.worded(&claim.property);
        let mut named: Vec<(PropertyId, Vec<String>)> = worded.iter().map(|id| (*id, Vec::new())).collect();
        named.extend(self.vocabulary.find(stems, head));
        named.sort_by_key(|(id, rest)| (rest.len(), self.rank(*id, claim)));
        for (id, rest) in named {
            let entry = self.vocabulary.get(id);
            let reading = Reading::of(&claim.value, Some(entry.kind), &claim.property, context);
            let reading = reading.with_statuses(&entry.values);
            if fits(&reading, entry) {
                return (Some(id), rest, reading);
            }
            // The whole phrase names the property, and its value cannot be read: that is to be said, not guessed round.
            // A phrase of prose may have meant something else, and a description of many words is a value of another sort: "area / parts of the south near the border".
            let short = matches!(&claim.value, Value::Text(text) if words(text).len() <= LONGEST_MISFIT);
            if rest.is_empty()
                && short
                && self.vocabulary.names(id, stems)
                && matches!(reading, Reading::Unreadable { .. })
            {
                unread.get_or_insert((id, reading));
            }
        }
        let by_look = Reading::of(&claim.value, None, &claim.property, context);
        match unread {
            Some((id, reading)) if matches!(by_look, Reading::Phrase(_)) => (Some(id), Vec::new(), reading),
            _ => (None, stems.to_vec(), by_look),
        }
    }
}

/// The digits of a figure, whatever their scale and order.
pub(super) fn digits(figure: Decimal) -> Vec<char> {
    let mut digits: Vec<char> = figure.abs().to_string().chars().filter(|c| c.is_ascii_digit() && *c != '0').collect();
    digits.sort_unstable();
    digits
}

/// The unit of shares.
const PERCENT: &str = "percent";

fn is_percent(reading: &Reading) -> bool {
    matches!(reading, Reading::Figure(figure) if matches!(figure.unit, Unit::Percent))
}

/// Whether a reading is of the property's kind and unit.
fn fits(reading: &Reading, entry: &Property) -> bool {
    // "schools to be closed / Elm, Oak, Ash" lists what "schools to be closed / four" counts.
    let counted = entry.kind == ValueKind::Figure && entry.takes_unit(&Unit::Count(String::new()));
    if counted && matches!(reading, Reading::List { .. }) {
        return true;
    }
    reading.fits(entry.kind)
        && match reading {
            Reading::Figure(figure) => entry.takes_unit(&figure.unit),
            _ => true,
        }
}
