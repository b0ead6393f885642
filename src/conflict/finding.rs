//! What a detector hands over: a finding, and the sides that it stands on.
//!
//! A finding about what differs holds [`Sides`], of which there are two at least; one about a claim or a citation holds
//! one [`Answer`]. Neither can be empty, whatever a detector is given: there is no way to build one that is.

use super::Cause;
use crate::pairing::Doubt;
use crate::quantity::Decimal;
use std::collections::BTreeSet;

/// Claims that give one answer, or carry one operand: a label, and one claim at least.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What they say: the value as written, or the operand's name and value.
    pub label: String,
    first: usize,
    rest: Vec<usize>,
}

impl Answer {
    /// The answer of one claim, by its place among the frames.
    pub fn new(label: impl Into<String>, claim: usize) -> Self {
        Self { label: label.into(), first: claim, rest: Vec::new() }
    }

    /// The answer of some claims, each once; `None` of no claim.
    pub fn of(label: impl Into<String>, claims: impl IntoIterator<Item = usize>) -> Option<Self> {
        let mut claims = claims.into_iter();
        let mut answer = Self::new(label, claims.next()?);
        answer.add(claims);
        Some(answer)
    }

    /// Adds claims that are not among its own.
    pub fn add(&mut self, claims: impl IntoIterator<Item = usize>) {
        let mut known: BTreeSet<usize> = self.claims().collect();
        self.rest.extend(claims.into_iter().filter(|claim| known.insert(*claim)));
    }

    /// The claim that stands first.
    #[must_use]
    pub fn first(&self) -> usize {
        self.first
    }

    /// Its claims.
    pub fn claims(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// How many claims give it; never zero.
    #[must_use]
    pub fn support(&self) -> usize {
        self.rest.len() + 1
    }

    /// Puts its claims in order of `key`.
    pub(super) fn sort_by_key<K: Ord>(&mut self, key: impl Fn(usize) -> K) {
        let mut claims: Vec<usize> = self.claims().collect();
        claims.sort_by_cached_key(|claim| key(*claim));
        let mut claims = claims.into_iter();
        if let Some(first) = claims.next() {
            (self.first, self.rest) = (first, claims.collect());
        }
    }
}

/// The answers that are apart: two at least.
#[derive(Clone, Debug)]
pub struct Sides {
    first: Answer,
    second: Answer,
    rest: Vec<Answer>,
}

impl Sides {
    /// Two sides.
    #[must_use]
    pub fn two(first: Answer, second: Answer) -> Self {
        Self { first, second, rest: Vec::new() }
    }

    /// As many sides as there are answers; `None` of fewer than two.
    pub fn of(answers: impl IntoIterator<Item = Answer>) -> Option<Self> {
        let mut answers = answers.into_iter();
        Some(Self { first: answers.next()?, second: answers.next()?, rest: answers.collect() })
    }

    /// The side that stands first.
    #[must_use]
    pub fn first(&self) -> &Answer {
        &self.first
    }

    /// The sides, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        [&self.first, &self.second].into_iter().chain(&self.rest)
    }

    /// How many they are; two or more.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rest.len() + 2
    }

    /// Puts them in order of `key`.
    pub(super) fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&Answer) -> K) {
        let mut all: Vec<Answer> = self.iter().cloned().collect();
        all.sort_by_cached_key(|answer| key(answer));
        if let Some(sorted) = Self::of(all) {
            *self = sorted;
        }
    }
}

/// What a finding stands on, whatever it is about.
#[derive(Clone, Debug)]
pub enum Ground {
    /// One claim, or claims that are at one in it.
    One(Answer),
    /// Answers or operands that do not go together.
    Sides(Sides),
}

impl From<Answer> for Ground {
    fn from(answer: Answer) -> Self {
        Self::One(answer)
    }
}

impl From<Sides> for Ground {
    fn from(sides: Sides) -> Self {
        Self::Sides(sides)
    }
}

impl Ground {
    /// The operands of a relation that claims carry: two sides, or one where the other stands in the relation itself;
    /// `None` where no claim carries any.
    pub fn of(answers: impl IntoIterator<Item = Answer>) -> Option<Self> {
        let mut answers = answers.into_iter();
        let first = answers.next()?;
        Some(match answers.next() {
            Some(second) => Self::Sides(Sides { first, second, rest: answers.collect() }),
            None => Self::One(first),
        })
    }

    /// The side that stands first.
    #[must_use]
    pub fn first(&self) -> &Answer {
        match self {
            Self::One(answer) => answer,
            Self::Sides(sides) => &sides.first,
        }
    }

    /// The sides, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        let (first, others) = match self {
            Self::One(answer) => (answer, None),
            Self::Sides(sides) => (&sides.first, Some(sides)),
        };
        let others = others.into_iter().flat_map(|sides| std::iter::once(&sides.second).chain(&sides.rest));
        std::iter::once(first).chain(others)
    }

    /// Every claim, side by side.
    pub fn claims(&self) -> impl Iterator<Item = usize> + '_ {
        self.iter().flat_map(Answer::claims)
    }

    /// Puts the claims of each side in order of `key`.
    pub(super) fn sort_claims_by_key<K: Ord>(&mut self, key: impl Fn(usize) -> K) {
        match self {
            Self::One(answer) => answer.sort_by_key(&key),
            Self::Sides(sides) => {
                let all = [&mut sides.first, &mut sides.second].into_iter().chain(&mut sides.rest);
                all.for_each(|answer| answer.sort_by_key(&key));
            }
        }
    }
}

/// Claims that agree with several sides which do not agree with one another.
#[derive(Clone, Debug)]
pub struct Between {
    /// What they say.
    pub answer: Answer,
    /// The sides that they agree with, each by the claim that stands first in it.
    pub with: Vec<usize>,
}

/// What a detector found, before severity, fingerprint and evidence.
///
/// What differs stands on [`Sides`], what is about one claim or citation on an [`Answer`], a relation on a [`Ground`].
#[derive(Clone, Debug)]
pub struct Finding<G> {
    /// What differs, in plain English.
    pub title: String,
    /// What the finding is about, whatever its values: the fingerprint is made of it.
    pub about: String,
    /// What it stands on.
    pub ground: G,
    /// Claims that agree with several of the sides.
    pub between: Vec<Between>,
    /// How the values of many sides spread, a line each.
    pub spread: Vec<String>,
    /// The arithmetic in full, a line each.
    pub arithmetic: Vec<String>,
    /// Each single change that would reconcile it.
    pub reconcile: Vec<String>,
    /// The likely cause.
    pub cause: Option<Cause>,
    /// What to look up.
    pub look_up: Vec<String>,
    /// What is not certain about it.
    pub doubts: Vec<Doubt>,
    /// Further remarks.
    pub remarks: Vec<String>,
    /// How many times apart the values are.
    pub factor: Option<Decimal>,
    /// Severity steps that the detector itself gives: positive is graver.
    pub steps: i32,
    /// How many of its sides' questions the conflict shows; zero for as many as fit.
    pub questions: usize,
    /// Never above minor: a limit touched, a date known only as a range.
    pub at_most_minor: bool,
}

impl<G> Finding<G> {
    /// A finding that says what differs, what it is about, and what it stands on.
    pub fn new(title: impl Into<String>, about: impl Into<String>, ground: G) -> Self {
        Self {
            title: title.into(),
            about: about.into(),
            ground,
            between: Vec::new(),
            spread: Vec::new(),
            arithmetic: Vec::new(),
            reconcile: Vec::new(),
            cause: None,
            look_up: Vec::new(),
            doubts: Vec::new(),
            remarks: Vec::new(),
            factor: None,
            steps: 0,
            questions: 0,
            at_most_minor: false,
        }
    }

    /// The same, whatever it stands on.
    #[must_use]
    pub fn grounded(self) -> Finding<Ground>
    where
        G: Into<Ground>,
    {
        let Self {
            title, about, ground, between, spread, arithmetic, reconcile, cause, look_up, doubts, remarks, ..
        } = self;
        let (factor, steps, questions, at_most_minor) = (self.factor, self.steps, self.questions, self.at_most_minor);
        let ground = ground.into();
        Finding {
            title,
            about,
            ground,
            between,
            spread,
            arithmetic,
            reconcile,
            cause,
            look_up,
            doubts,
            remarks,
            factor,
            steps,
            questions,
            at_most_minor,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_is_without_a_claim_and_no_difference_without_two_answers() {
        assert!(Answer::of("700", []).is_none());
        assert!(Sides::of([]).is_none());
        assert!(Sides::of([Answer::new("700", 1)]).is_none());
        assert!(Ground::of([]).is_none());
        let ground = Ground::of([Answer::new("700", 1)]).unwrap();
        assert_eq!(ground.claims().collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn claims_stand_once_and_in_order() {
        let mut answer = Answer::of("700", [4, 2, 4, 3]).unwrap();
        answer.add([2, 9]);
        assert_eq!(answer.claims().collect::<Vec<_>>(), [4, 2, 3, 9]);
        answer.sort_by_key(|claim| claim);
        assert_eq!((answer.first(), answer.support()), (2, 4));
        let mut sides = Sides::of([answer, Answer::new("900", 1), Answer::new("800", 0)]).unwrap();
        sides.sort_by_key(Answer::first);
        assert_eq!(sides.iter().map(|side| side.label.as_str()).collect::<Vec<_>>(), ["800", "900", "700"]);
        assert_eq!(Ground::from(sides).claims().collect::<Vec<_>>(), [0, 1, 2, 3, 4, 9]);
    }
}
