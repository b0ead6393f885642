//! Two sentences laid side by side: which token of the one answers which of the other.

use super::classify::{Answer, answers};
use super::token::{Kind, Token};
use super::words::{Relation, relation};

/// One step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A token of each, alike.
    Both(usize, usize),
    /// A token of each that stand in one place and differ.
    Change(usize, usize),
    /// A token of the first alone.
    Left(usize),
    /// A token of the second alone.
    Right(usize),
}

/// What two tokens in one place are worth, beside each other. Tokens that are alike must outweigh any tokens that differ,
/// and content small words.
const ALIKE: i32 = 30;
const ALIKE_SMALL: i32 = 11;
const SYNONYMS: i32 = 24;
const OPPOSITES: i32 = 16;
const SAME_KIND: i32 = 14;
const OTHER: i32 = 1;

impl Step {
    /// The step as it stands so many tokens later in each sentence.
    fn moved(self, by_a: usize, by_b: usize) -> Self {
        match self {
            Self::Both(i, k) => Self::Both(by_a + i, by_b + k),
            Self::Change(i, k) => Self::Change(by_a + i, by_b + k),
            Self::Left(i) => Self::Left(by_a + i),
            Self::Right(k) => Self::Right(by_b + k),
        }
    }
}

/// The most pairs of words of one stretch that are looked up by meaning: longer stretches are reworded freely.
const MAX_LOOKED_UP: usize = 400;

/// Aligns two sentences: the most that can stand alike, in order.
pub(super) fn align(a: &[Token], b: &[Token]) -> Vec<Step> {
    let head = a.iter().zip(b).take_while(|(x, y)| alike(x, y)).count();
    let (rest_a, rest_b) = (&a[head..], &b[head..]);
    let tail = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(x, y)| alike(x, y)).count();
    let (rest_a, rest_b) = (&rest_a[..rest_a.len() - tail], &rest_b[..rest_b.len() - tail]);
    let mut steps: Vec<Step> = (0..head).map(|i| Step::Both(i, i)).collect();
    steps.extend(middle(rest_a, rest_b, false).into_iter().map(|step| step.moved(head, head)));
    let mut steps = by_meaning(a, b, steps);
    let (from_a, from_b) = (a.len() - tail, b.len() - tail);
    steps.extend((0..tail).map(|i| Step::Both(from_a + i, from_b + i)));
    steps
}

/// Aligns again each stretch in which the sentences differ, by what its words mean: there are few, and few words in each.
fn by_meaning(a: &[Token], b: &[Token], steps: Vec<Step>) -> Vec<Step> {
    let mut found = Vec::with_capacity(steps.len());
    let (mut i, mut k) = (0, 0);
    let mut rest = steps.as_slice();
    while let Some(step) = rest.first() {
        if let Step::Both(..) = step {
            found.push(*step);
            (i, k) = (i + 1, k + 1);
            rest = &rest[1..];
            continue;
        }
        let stretch = rest.iter().position(|s| matches!(s, Step::Both(..))).unwrap_or(rest.len());
        let count = |own: fn(&Step) -> bool| rest[..stretch].iter().filter(|s| own(s)).count();
        let left = count(|s| matches!(s, Step::Change(..) | Step::Left(_)));
        let right = count(|s| matches!(s, Step::Change(..) | Step::Right(_)));
        if left * right <= MAX_LOOKED_UP {
            let again = middle(&a[i..i + left], &b[k..k + right], true);
            found.extend(again.into_iter().map(|s| s.moved(i, k)));
        } else {
            found.extend_from_slice(&rest[..stretch]);
        }
        (i, k) = (i + left, k + right);
        rest = &rest[stretch..];
    }
    found
}

/// The best alignment by dynamic programming; tokens are capped, so its cost is bounded.
fn middle(a: &[Token], b: &[Token], by_meaning: bool) -> Vec<Step> {
    let width = b.len() + 1;
    let worth: Vec<i32> = a.iter().flat_map(|x| b.iter().map(|y| worth(x, y, by_meaning))).collect();
    let mut best = vec![0i32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for k in (0..b.len()).rev() {
            let both = best[(i + 1) * width + k + 1] + worth[i * b.len() + k];
            best[i * width + k] = both.max(best[(i + 1) * width + k]).max(best[i * width + k + 1]);
        }
    }
    let (mut i, mut k) = (0, 0);
    let mut steps = Vec::with_capacity(a.len().max(b.len()));
    while i < a.len() || k < b.len() {
        let here = best[i * width + k];
        if i < a.len() && k < b.len() && here == best[(i + 1) * width + k + 1] + worth[i * b.len() + k] {
            steps.push(if alike(&a[i], &b[k]) { Step::Both(i, k) } else { Step::Change(i, k) });
            (i, k) = (i + 1, k + 1);
        } else if i < a.len() && here == best[(i + 1) * width + k] {
            steps.push(Step::Left(i));
            i += 1;
        } else {
            steps.push(Step::Right(k));
            k += 1;
        }
    }
    steps
}

/// Whether two tokens say the same in the same words.
pub(super) fn alike(a: &Token, b: &Token) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Figure(x), Kind::Figure(y)) => {
            x.allowed == y.allowed && x.value == y.value && x.unit == y.unit && x.hedge == y.hedge
        }
        (Kind::Period(x), Kind::Period(y)) => {
            a.key == b.key || (!x.somewhere && (x.start, x.end, x.bound) == (y.start, y.end, y.bound))
        }
        (Kind::Figure(_) | Kind::Period(_), _) | (_, Kind::Figure(_) | Kind::Period(_)) => a.key == b.key,
        _ => a.stem == b.stem,
    }
}

fn worth(a: &Token, b: &Token, by_meaning: bool) -> i32 {
    if alike(a, b) {
        return if a.has_content() { ALIKE } else { ALIKE_SMALL };
    }
    match (&a.kind, &b.kind) {
        (Kind::Figure(_), Kind::Figure(_)) | (Kind::Period(_), Kind::Period(_)) => SAME_KIND,
        (Kind::Figure(_) | Kind::Period(_), _) | (_, Kind::Figure(_) | Kind::Period(_)) => {
            if answers(a, b) == Answer::Slot { SAME_KIND } else { 0 }
        }
        (Kind::Name | Kind::Code, Kind::Name | Kind::Code) => SAME_KIND,
        _ if !by_meaning => i32::from(a.has_content() == b.has_content()) * OTHER,
        _ => match relation(&a.key, &b.key) {
            Relation::Same => SYNONYMS,
            Relation::Opposite | Relation::Contrast => OPPOSITES,
            Relation::Unknown if a.has_content() == b.has_content() => OTHER,
            Relation::Unknown => 0,
        },
    }
}
