//! Ages against dates of birth: of one person, in one source or in two.

use super::{Binder, Shape, Term};
use crate::claim::{SourceId, Status};
use crate::pairing::Reading;
use crate::quantity::{Decimal, Interval};
use crate::relation::Operand;
use crate::text::{fold_key, words};
use crate::time::{Context, Grain, Period, edtf, read};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// More dates of birth than this under one name are of several people.
const MOST: usize = 8;

/// Words by which an age is no whole number of years at one time.
const LOOSE: &[&str] = &[
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "under",
    "more",
    "less",
    "least",
    "most",
    "some",
    "early",
    "mid",
    "late",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "to",
    "or",
    "between",
    "approximately",
    "roughly",
    "average",
    "median",
];

impl Binder<'_> {
    /// Binds each age to the date of birth of the same person.
    pub(super) fn ages(&mut self) {
        let (Some(age), Some(born)) = (self.vocabulary.named("age"), self.vocabulary.named("born")) else { return };
        let of = |property| {
            let live = |i: &usize| {
                let frame = &self.frames[*i];
                frame.property == Some(property) && self.is_live(*i) && !frame.denied && frame.population.is_empty()
            };
            (0..self.frames.len()).filter(live).collect::<Vec<usize>>()
        };
        let (ages, births) = (of(age), of(born));
        if ages.is_empty() || births.is_empty() {
            return;
        }
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_family: BTreeMap<(&SourceId, String), Vec<usize>> = BTreeMap::new();
        for birth in &births {
            by_name.entry(self.person(*birth)).or_default().push(*birth);
            by_family.entry((&self.claim(*birth).id.source, self.family(*birth))).or_default().push(*birth);
        }
        // In one source a family name stands for the one person that it names in full.
        let mut full: BTreeMap<(&SourceId, String), BTreeSet<String>> = BTreeMap::new();
        for i in ages.iter().chain(&births) {
            let names = full.entry((&self.claim(*i).id.source, self.family(*i))).or_default();
            if words(&self.claim(*i).subject).len() > 1 {
                names.insert(self.person(*i));
            }
        }
        for age in ages {
            let family = (&self.claim(age).id.source, self.family(age));
            let one = full.get(&family).is_none_or(|names| names.len() <= 1);
            let of_family = by_family.get(&family).filter(|_| one).into_iter().flatten();
            let of_name = by_name.get(&self.person(age)).into_iter().flatten();
            let found: BTreeSet<usize> = of_family.chain(of_name).copied().collect();
            if !found.is_empty() && found.len() <= MOST {
                self.age(age, &found);
            }
        }
    }

    fn age(&mut self, age: usize, births: &BTreeSet<usize>) {
        let Some(years) = self.years_of_age(age) else { return self.count("not evaluated: no age in years") };
        let times = self.times_of(age);
        if times.is_empty() {
            return self.count("not evaluated: the time of the age is not known");
        }
        let mut failing = None;
        for birth in births {
            let Reading::Period(born) = &self.frames[*birth].reading else { continue };
            let (Some(first), Some(last)) = (born.start, born.end) else { continue };
            if born.grain > Grain::Year || born.approximate || born.somewhere {
                continue;
            }
            for time in &times {
                let (Some(from), Some(to)) = (time.start, time.end) else { return };
                let age_at = |day: chrono::NaiveDate, birth: chrono::NaiveDate| {
                    let had = (day.month(), day.day()) >= (birth.month(), birth.day());
                    day.year() - birth.year() - i32::from(!had)
                };
                let (least, most) = (age_at(from, last), age_at(to, first));
                if (least..=most).contains(&years) {
                    return self.count("held");
                }
                failing = failing.or_else(|| Some((*birth, born.clone(), time.clone(), least, most)));
            }
        }
        let Some((birth, born, time, least, most)) = failing else { return };
        // How old one can be at that time, told as a year of birth and a year of the claim.
        let year = |least: i32, most: i32| Interval::closed(Decimal::from(least), Decimal::from(most));
        let born_in = born.start.map_or(0, |d| d.year());
        let shown = |p: &Period| if p.text.is_empty() { p.describe() } else { p.text.clone() };
        let point = |value: i32| Interval::point(Decimal::from(value));
        let terms = vec![
            Term {
                name: "year",
                operand: Operand::one(year(born_in + least, born_in + most), format!("in {}", shown(&time))),
                frames: Vec::new(),
            },
            Term { name: "born", operand: Operand::one(point(born_in), shown(&born)), frames: vec![birth] },
            Term {
                name: "age",
                operand: Operand::one(point(years), crate::pairing::value_in_words(self.claim(age))),
                frames: vec![age],
            },
        ];
        let because = "an age is the years since birth, and one less before the birthday";
        let fails = "the age was told at another time";
        self.evaluate(Shape::Age, "year - born = age", terms, because, fails, Vec::new());
    }

    /// Who a claim speaks of.
    fn person(&self, frame: usize) -> String {
        let subject = &self.claim(frame).subject;
        let id = self.framer.resolver().id(subject);
        id.map_or_else(|| fold_key(subject), |id| fold_key(self.framer.resolver().canonical(id)))
    }

    fn family(&self, frame: usize) -> String {
        words(&self.claim(frame).subject).pop().map(|word| word.key).unwrap_or_default()
    }

    /// An age in whole years.
    fn years_of_age(&self, frame: usize) -> Option<i32> {
        let said = words(&crate::pairing::value_in_words(self.claim(frame)));
        let pieces: Vec<&str> = said.iter().flat_map(|w| w.key.split('-')).collect();
        if pieces.iter().any(|piece| LOOSE.contains(piece)) {
            return None;
        }
        let mut numbers = pieces.iter().filter(|p| p.bytes().any(|b| b.is_ascii_digit()));
        let number = numbers.next().filter(|_| numbers.next().is_none())?;
        number.parse().ok().filter(|years| (1..=125).contains(years))
    }

    /// The times at which an age may have been told: the one that the claim states, else the day of its source. What the
    /// program reads beside an age may be the time of something else, so that either will do.
    fn times_of(&self, frame: usize) -> Vec<Period> {
        let claim = self.claim(frame);
        let reference = self.framer.reference(&claim.id.source);
        let context = Context { reference, events: None };
        let told = |text: &Option<String>| {
            let text = text.as_deref()?;
            edtf(text).or_else(|_| read(text, &context)).ok()
        };
        let is_known = |p: &Period| p.start.is_some() && p.end.is_some() && p.grain <= Grain::Year;
        if claim.as_of.is_some() {
            return told(&claim.as_of).into_iter().filter(is_known).collect();
        }
        let published = reference.period().filter(|p| p.days().is_some_and(|days| days <= 366));
        let mut times: Vec<Period> = Vec::new();
        if claim.period.is_some() {
            let Some(time) = told(&claim.period).filter(is_known) else { return Vec::new() };
            times.push(time);
            if matches!(claim.status, Status::Read | Status::Draft) {
                // Without a day of its source, what stands beside the age is all that there is, and may not be of it.
                let Some(published) = published else { return Vec::new() };
                times.push(published);
            }
            return times;
        }
        published.into_iter().collect()
    }
}
