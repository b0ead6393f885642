//! The sides of a question: who gives one answer, and what parts them.

use super::finding::{Answer, Between, Finding, Sides};
use super::groups::{Groups, Standing, groups};
use super::{MANY_SIDES, Scene};
use crate::claim::SourceId;
use crate::compare::{Agreement, Gap};
use crate::pairing::{Doubt, Pair, Question, Reading, values};
use crate::quantity::{Decimal, Interval, format_interval};
use crate::text::fold_key;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The sides of a question, and the pairs that part them.
pub struct Parted {
    /// The sides: many of them by how many sources give each, few by where they stand.
    pub sides: Sides,
    /// Claims that agree with several of the sides.
    pub between: Vec<Between>,
    /// What parts the first two sides that meet, the claim of the earlier side first.
    pub first: Pair,
    /// What else parts sides.
    others: Vec<Pair>,
}

impl Parted {
    /// The pairs that part the sides; those of the first sides come first, and in each the claim of the earlier side.
    pub fn pairs(&self) -> impl Iterator<Item = &Pair> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl Parted {
    /// What is not certain about the pairs. That labels are one by what a table teaches is none where some pair parts
    /// sides without it.
    fn doubts(&self) -> Vec<Doubt> {
        let learned = |doubt: &Doubt| matches!(doubt, Doubt::LearnedLabel { .. });
        let taught = self.pairs().all(|pair| pair.doubts.iter().any(learned));
        self.pairs().flat_map(|pair| pair.doubts.clone()).filter(|doubt| taught || !learned(doubt)).collect()
    }
}

/// The same two claims, the other one first.
fn turned(pair: &Pair) -> Pair {
    let agreement = match &pair.agreement {
        Agreement::Apart(Gap::Lists { only: [a, b] }) => Agreement::Apart(Gap::Lists { only: [b.clone(), a.clone()] }),
        other => other.clone(),
    };
    Pair { a: pair.b, b: pair.a, agreement, doubts: pair.doubts.clone() }
}

impl Scene<'_> {
    /// The sides of a question of which at least two are apart by `apart`; `None` where none are. The claims of a side
    /// agree with one another, each with each; a claim that agrees with several sides alike is in none.
    #[must_use]
    pub fn sides_apart(&self, question: &Question, apart: impl Fn(&Pair) -> bool) -> Option<Parted> {
        let parting = |p: &&Pair| p.a != p.b && p.agreement.parts() && apart(p);
        let pairs: Vec<&Pair> = question.pairs.iter().filter(parting).collect();
        let ends: BTreeSet<usize> = pairs.iter().flat_map(|p| [p.a, p.b]).collect();
        if ends.is_empty() {
            return None;
        }
        let Groups { groups: mut found, mut between } = self.groups(question);
        // Where nobody is apart but claims that stand between others, those have sides of their own.
        let grouped: BTreeSet<usize> = found.iter().flatten().copied().collect();
        if !pairs.iter().any(|p| grouped.contains(&p.a) && grouped.contains(&p.b)) {
            let (alone, others) = between.into_iter().partition(|(claim, _)| ends.contains(claim));
            found.extend(Vec::into_iter(alone).map(|(claim, _)| vec![claim]));
            between = others;
        }
        // Of the other groups nothing is said: they are apart from nobody here.
        let kept = |group: &Vec<usize>| group.iter().any(|claim| ends.contains(claim));
        for (_, with) in &mut between {
            with.retain(|group| kept(&found[*group]));
        }
        for (claim, with) in &between {
            if let [group] = with[..] {
                found[group].push(*claim);
            }
        }
        let mut answers: Vec<(usize, Answer)> = Vec::new();
        for (place, group) in found.iter().enumerate().filter(|(_, group)| kept(group)) {
            let mut group = group.clone();
            group.sort_by_cached_key(|claim| self.position(*claim));
            // The claim that is apart speaks for its side.
            let voice = group.iter().find(|claim| ends.contains(claim)).or(group.first());
            let label = voice.map(|claim| self.value(*claim)).unwrap_or_default();
            answers.extend(Answer::of(label, group).map(|answer| (place, answer)));
        }
        let firsts: BTreeMap<usize, usize> = answers.iter().map(|(place, answer)| (*place, answer.first())).collect();
        let mut sides = Sides::of(answers.into_iter().map(|(_, answer)| answer))?;
        let many = sides.count() > MANY_SIDES;
        sides.sort_by_key(|side| (Reverse(if many { self.sources_of(side) } else { 0 }), self.position(side.first())));
        let rank: BTreeMap<usize, usize> =
            sides.iter().enumerate().flat_map(|(rank, side)| side.claims().map(move |claim| (claim, rank))).collect();
        let place = |claim: usize| (rank.get(&claim).copied().unwrap_or(usize::MAX), self.position(claim));
        let mut pairs: Vec<Pair> =
            pairs.iter().map(|p| if place(p.a) <= place(p.b) { (*p).clone() } else { turned(p) }).collect();
        pairs.sort_by_cached_key(|p| {
            let ((x, a), (y, b)) = (place(p.a), place(p.b));
            (y == usize::MAX, x, y, a, b)
        });
        let mut pairs = pairs.into_iter();
        let first = pairs.next()?;
        Some(Parted { sides, between: self.between(between, &firsts), first, others: pairs.collect() })
    }

    /// The claims of a question in groups that agree, each with each.
    fn groups(&self, question: &Question) -> Groups {
        let key = |a: usize, b: usize| (a.min(b), a.max(b));
        let standing = |a: usize, b: usize, agreement: &Agreement| self.standing(a, b, agreement);
        let known: BTreeMap<(usize, usize), Standing> =
            question.pairs.iter().map(|p| (key(p.a, p.b), standing(p.a, p.b, &p.agreement))).collect();
        let (mut apart, mut support) = (BTreeSet::new(), BTreeMap::<usize, usize>::new());
        for ((a, b), standing) in &known {
            for claim in [a, b] {
                match standing {
                    Standing::Against => drop(apart.insert(*claim)),
                    Standing::Agree(_) => *support.entry(*claim).or_default() += 1,
                    Standing::Silent => {}
                }
            }
        }
        let mut order = question.claims.clone();
        order.sort_unstable();
        order.dedup();
        order.sort_by_cached_key(|claim| {
            let support = Reverse(support.get(claim).copied().unwrap_or(0));
            (
                !apart.contains(claim),
                self.vagueness(*claim),
                support,
                fold_key(&self.value(*claim)),
                self.position(*claim),
            )
        });
        let likeness = |claim: usize| match &self.frames[claim].reading {
            Reading::Figure(figure) => {
                format!("{} {:?}", format_interval(&figure.meant, &figure.unit), self.frames[claim].denied)
            }
            _ => format!("{} {:?}", fold_key(&self.value(claim)), self.frames[claim].denied),
        };
        let stand = |a: usize, b: usize| {
            let (a, b) = key(a, b);
            standing(a, b, &values(self.framer, self.vocabulary, &self.frames[a], &self.frames[b]))
        };
        groups(&order, &known, likeness, stand)
    }

    /// How two claims stand, for the sides of their question. What a denial is compatible with, it does not say.
    fn standing(&self, a: usize, b: usize, agreement: &Agreement) -> Standing {
        let loose = self.frames[a].denied == self.frames[b].denied;
        match agreement {
            _ if agreement.parts() => Standing::Against,
            Agreement::Same => Standing::Agree(0),
            Agreement::SameWhenRounded { .. } => Standing::Agree(1),
            Agreement::Close { .. } => Standing::Agree(2),
            Agreement::Compatible if loose => Standing::Agree(3),
            Agreement::Strained { .. } if loose => Standing::Agree(4),
            _ => Standing::Silent,
        }
    }

    /// How little a value says: what it leaves open without end, how wide it is, the worth of its last digit.
    fn vagueness(&self, frame: usize) -> (bool, Decimal, Decimal) {
        let width = |interval: &Interval| {
            let (low, high) = (interval.low?, interval.high?);
            high.at.checked_sub(low.at)
        };
        match &self.frames[frame].reading {
            Reading::Figure(figure) => {
                let width = width(&figure.meant);
                (width.is_none(), width.unwrap_or_default(), figure.step)
            }
            Reading::Period(period) => {
                let days = period.days().filter(|_| !period.somewhere);
                (days.is_none(), Decimal::from(days.unwrap_or_default()), Decimal::ZERO)
            }
            Reading::Any(_) | Reading::Quantifier(_) => (true, Decimal::ZERO, Decimal::ZERO),
            _ => (false, Decimal::ZERO, Decimal::ZERO),
        }
    }

    /// The claims that stand between sides, those of one value and place together; `firsts` gives the first claim of
    /// each side by the place of its group.
    fn between(&self, between: Vec<(usize, Vec<usize>)>, firsts: &BTreeMap<usize, usize>) -> Vec<Between> {
        let mut told: BTreeMap<(Vec<usize>, String), Vec<usize>> = BTreeMap::new();
        for (claim, with) in between.into_iter().filter(|(_, with)| with.len() > 1) {
            told.entry((with, self.value(claim))).or_default().push(claim);
        }
        let mut found: Vec<Between> = Vec::new();
        for ((with, label), mut claims) in told {
            claims.sort_by_cached_key(|claim| self.position(*claim));
            let with = with.iter().filter_map(|group| firsts.get(group).copied()).collect();
            found.extend(Answer::of(label, claims).map(|answer| Between { answer, with }));
        }
        found.sort_by_cached_key(|between| self.position(between.answer.first()));
        found
    }

    /// How many sources give an answer.
    pub(super) fn sources_of(&self, answer: &Answer) -> usize {
        answer.claims().map(|claim| &self.claim(claim).id.source).collect::<BTreeSet<&SourceId>>().len()
    }

    /// A finding about the sides of a question.
    #[must_use]
    pub fn finding(&self, parted: &Parted) -> Finding<Sides> {
        let sides = &parted.sides;
        let first = sides.first().first();
        let labels: Vec<String> = sides.iter().map(|side| side.label.clone()).collect();
        let factor = parted.pairs().filter_map(|p| match &p.agreement {
            Agreement::Apart(Gap::Figures { factor, .. }) | Agreement::Strained { factor } => *factor,
            _ => None,
        });
        let spread = self.spread(sides);
        let answers = match &spread {
            Some(spread) => spread.short.clone(),
            None => alternatives(&labels),
        };
        Finding {
            factor: factor.max(),
            doubts: parted.doubts(),
            // Of many answers no single change makes one.
            reconcile: if spread.is_some() { Vec::new() } else { each_for_the_other(&labels) },
            spread: spread.map(|spread| spread.lines).unwrap_or_default(),
            between: parted.between.clone(),
            ..Finding::new(format!("{}: {answers}", self.asked_words(first)), self.about(first), sides.clone())
        }
    }
}

/// Each value in place of the others: the single changes that settle a difference of dates, names or words.
fn each_for_the_other(labels: &[String]) -> Vec<String> {
    let change = |(i, label): (usize, &String)| {
        let others: Vec<String> = labels.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, l)| l.clone()).collect();
        format!("{label} in place of {}", others.join(" and "))
    };
    labels.iter().enumerate().map(change).collect()
}

/// "2017 or 2019"; "3, 4 or 5".
fn alternatives(labels: &[String]) -> String {
    match labels {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}
