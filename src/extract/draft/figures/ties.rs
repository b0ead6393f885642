//! Ties between figures: a mean of the figure before, a part of it, the same of another year.

use super::Maker;
use crate::claim::Role;
use crate::extract::draft::Draft;
use crate::extract::grammar::Tag;
use crate::quantity::{self, Unit};
use crate::text::{stem, words};

impl Maker<'_, '_> {
    /// "That is an average of 753 over a six day period": the mean of the figure before.
    pub(super) fn mean_of(&self, last: Option<usize>, made: &[Draft], draft: &mut Draft) -> bool {
        let Some((tied, total)) = last.and_then(|i| Some((i, made.get(i)?))) else { return false };
        let before = self.read.tokens.get(..self.token).unwrap_or(&[]);
        let mean = before.iter().rev().take(3).any(|t| ["average", "mean", "averaging"].contains(&t.key.as_str()))
            || says_average(self.figure, self.reader.text);
        if !mean || !self.noun().is_empty() {
            return false;
        }
        let Some(over) = self.over() else { return false };
        let of = |unit: &&str| words(&over).iter().any(|w| stem(&w.key) == *unit);
        let Some(unit) = ["day", "week", "month", "year", "hour"].into_iter().find(of) else { return false };
        draft.subject.clone_from(&total.subject);
        draft.property = format!("{} per {unit}", total.property);
        draft.place.clone_from(&total.place);
        draft.period.clone_from(&total.period);
        draft.of = Some((tied, Role::Mean, Some(over)));
        true
    }

    /// The stretch that a mean is over, as written.
    pub(super) fn over(&self) -> Option<String> {
        let tokens = &self.read.tokens;
        let leads =
            |i: &usize| tokens.get(*i).is_some_and(|t| matches!(t.key.as_str(), "over" | "across" | "during" | "in"));
        let lead = (self.token + 1..self.token + 4).find(leads)?;
        let skip = usize::from(tokens.get(lead + 1).is_some_and(|t| matches!(t.key.as_str(), "a" | "an" | "the")));
        let from = lead + 1 + skip;
        let ends = |t: &&crate::extract::grammar::Token| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Preposition);
        let length = tokens.iter().skip(from).take(5).take_while(|t| !ends(t)).count();
        (length > 0).then(|| self.read.span(from, from + length).of(self.reader.text).to_owned())
    }

    /// "56 removals: one female and 55 males": a part of the figure before the colon.
    pub(super) fn part_of(&self, own: Option<usize>, made: &[Draft], draft: &mut Draft) -> bool {
        let Some((whole, total)) = own.and_then(|i| Some((i, made.get(i)?))) else { return false };
        let before = self.read.tokens.get(..self.token).unwrap_or(&[]);
        let colon = before.iter().rfind(|t| t.tag == Tag::Stop && t.key == ":");
        let behind = colon.is_some_and(|colon| total.at.is_some_and(|span| span.end <= colon.span.start));
        let noun = self.noun();
        if !behind || noun.is_empty() {
            return false;
        }
        draft.subject.clone_from(&total.subject);
        draft.property.clone_from(&total.property);
        draft.place.clone_from(&total.place);
        draft.period.clone_from(&total.period);
        draft.population = Some(noun);
        draft.of = Some((whole, Role::Split, None));
        true
    }

    /// "16 removals in 2017 and 16 in 2018": the same of another time or place.
    pub(super) fn again(&self, own: Option<usize>, made: &[Draft], draft: &mut Draft) -> bool {
        let Some(first) = own.and_then(|i| made.get(i)) else { return false };
        let bare = matches!(self.figure.figure.unit, Unit::Bare) && self.noun().is_empty();
        let before = self.token.checked_sub(1).and_then(|i| self.read.tokens.get(i));
        let joined = before.is_some_and(|t| matches!(t.tag, Tag::Conjunction | Tag::Comma) && t.key != "but");
        let next = self.read.tokens.get(self.token + 1).is_some_and(|t| t.tag == Tag::Preposition);
        if !(bare && joined && next) {
            return false;
        }
        // What follows it: its own date or place, and no other.
        let (mut period, mut place) = (None, None);
        for token in self.read.tokens.iter().skip(self.token + 1) {
            match token.tag {
                Tag::Period if period.is_none() => {
                    let mention = self.reader.periods.get(&token.span.start);
                    period = mention.map(|m| m.span.of(self.reader.text).to_owned());
                }
                Tag::Name if place.is_none() => place = Some(token.span.of(self.reader.text).to_owned()),
                Tag::Preposition => {}
                _ => break,
            }
        }
        if period.is_none() && place.is_none() {
            return false;
        }
        draft.subject.clone_from(&first.subject);
        draft.property.clone_from(&first.property);
        draft.population.clone_from(&first.population);
        draft.period = period.or_else(|| first.period.clone());
        match place {
            Some(place) if first.place.is_none() => draft.subject = place,
            Some(place) => draft.place = Some(place),
            None => draft.place.clone_from(&first.place),
        }
        true
    }
}

/// Whether the figure's own words say that it is a mean.
fn says_average(figure: &quantity::Mention, text: &str) -> bool {
    words(figure.span.of(text)).iter().any(|w| matches!(w.key.as_str(), "average" | "averaging" | "mean"))
}
