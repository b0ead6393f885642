//! Labels taught by the claims: which labels of properties are one, because many entities bear both with equal values.
//!
//! A single pair of claims is never matched because its two values are alike. Of a whole vocabulary it is evidence: where
//! "headcount" and "number of staff" stand side by side on forty bodies and agree on most of them, the two are one.

use hashbrown::HashMap;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// One row, as far as labels are taught by it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lesson {
    pub(super) entity: u32,
    pub(super) label: u32,
    /// Zero where none is stated.
    pub(super) year: i32,
    /// The canonical form of its value.
    pub(super) value: u32,
}

/// Two labels that were found to be one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taught {
    pub(super) a: u32,
    pub(super) b: u32,
    /// How many entities bear both, and on how many of them they agree.
    pub(super) shared: u32,
    pub(super) agree: u32,
}

/// How often two claims on one question give exactly one value: the others round, hedge or disagree.
const AGREE: f64 = 0.6;
/// The odds, as a natural logarithm, from which two labels are one: some 150 to 1.
const ENOUGH: f64 = 5.0;
/// A vocabulary's proposal stands unless the claims speak against it by more than these odds: some 20 to 1.
const AGAINST: f64 = -3.0;
/// The least share of the entities that bear both labels on which they must agree.
const SHARE: f64 = 0.3;
/// The fewest entities on which they must agree: one alone is chance.
const FEWEST: u32 = 2;
/// How much two labels say for or against a whole group of labels, at most: none outvotes all others.
const MOST: f64 = 50.0;
/// Rows of one entity beyond this are not looked at pair by pair.
const ROWS: usize = 2_000;
/// Two values are equal by chance this often at least and at most.
const CHANCE: (f64, f64) = (0.002, 0.95);

/// The group of each label, and the pairs that taught it. `given` says which labels the user's own vocabulary makes one;
/// `proposed` which of them another does, as long as the claims do not speak against it; `may` which can be one at all.
pub(super) fn learn(
    lessons: &[Lesson],
    given: &[u32],
    proposed: &[(u32, u32)],
    learns: bool,
    may: impl Fn(u32, u32) -> bool,
) -> (Vec<u32>, Vec<Taught>) {
    let mut groups = Groups::new(given);
    if !learns {
        for (a, b) in proposed.iter().filter(|(a, b)| may(*a, *b)) {
            groups.merge(*a, *b, &HashMap::new(), 0.0);
        }
        return (groups.of, Vec::new());
    }
    let spread = Spread::new(lessons, given.len());
    let mut odds: HashMap<(u32, u32), f64> = HashMap::new();
    let mut strong: Vec<(f64, Taught)> = Vec::new();
    for ((a, b), counts) in meetings(lessons) {
        if !may(a, b) {
            continue;
        }
        let chance = spread.chance(a, b);
        let (weight, taught) = counts.weigh(a, b, chance);
        odds.insert((a, b), weight);
        let share = f64::from(taught.agree) >= SHARE * f64::from(taught.shared);
        if taught.agree >= FEWEST && share && weight >= ENOUGH {
            strong.push((weight, taught));
        }
    }
    strong.sort_by(|(x, s), (y, t)| y.total_cmp(x).then((s.a, s.b).cmp(&(t.a, t.b))));
    let mut taught = Vec::new();
    for (_, pair) in strong {
        if groups.merge(pair.a, pair.b, &odds, f64::MIN_POSITIVE) {
            taught.push(pair);
        }
    }
    for (a, b) in proposed.iter().filter(|(a, b)| may(*a, *b)) {
        groups.merge(*a, *b, &odds, AGAINST);
    }
    (groups.of, taught)
}

/// The pairs of labels that taught that two labels are one, from the one to the other; empty where the vocabulary alone
/// makes them one. `base` is the group of each label without what was taught.
pub(super) fn path(base: &[u32], taught: &[Taught], a: u32, b: u32) -> Vec<Taught> {
    let of = |label: u32| base.get(label as usize).copied().unwrap_or(label);
    let (from, to) = (of(a), of(b));
    let mut came: BTreeMap<u32, (u32, Taught)> = BTreeMap::new();
    let mut open = std::collections::VecDeque::from([from]);
    while let Some(at) = open.pop_front().filter(|at| *at != to) {
        for pair in taught {
            let (x, y) = (of(pair.a), of(pair.b));
            let Some(next) = [(x, y), (y, x)].into_iter().find(|(here, _)| *here == at).map(|(_, there)| there) else {
                continue;
            };
            if next != from && !came.contains_key(&next) {
                came.insert(next, (at, *pair));
                open.push_back(next);
            }
        }
    }
    let (mut found, mut at) = (Vec::new(), to);
    while let Some((before, pair)) = came.get(&at) {
        found.push(*pair);
        at = *before;
    }
    found.reverse();
    found
}

/// On how many entities two labels meet, and agree; nothing where no entity bears both.
pub(super) fn met(lessons: &[Lesson], a: u32, b: u32) -> Option<Taught> {
    let two: Vec<Lesson> = lessons.iter().copied().filter(|lesson| [a, b].contains(&lesson.label)).collect();
    let counts = meetings(&two);
    let ((a, b), counts) = counts.iter().next()?;
    Some(counts.weigh(*a, *b, CHANCE.0).1).filter(|taught| taught.shared > 0)
}

/// Labels in groups.
struct Groups {
    of: Vec<u32>,
    members: BTreeMap<u32, Vec<u32>>,
}

impl Groups {
    fn new(given: &[u32]) -> Self {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (label, group) in (0u32..).zip(given) {
            members.entry(*group).or_default().push(label);
        }
        Self { of: given.to_vec(), members }
    }

    /// Makes two groups one, unless their labels, taken all together, fall below these odds.
    fn merge(&mut self, a: u32, b: u32, odds: &HashMap<(u32, u32), f64>, least: f64) -> bool {
        let (a, b) = (self.of[a as usize], self.of[b as usize]);
        let (Some(xs), Some(ys)) = (self.members.get(&a), self.members.get(&b)) else { return false };
        let pairs = xs.iter().flat_map(|x| ys.iter().map(move |y| (*x.min(y), *x.max(y))));
        let sum: f64 = pairs.filter_map(|pair| odds.get(&pair)).map(|weight| weight.clamp(-MOST, MOST)).sum();
        if a == b || sum < least {
            return false;
        }
        let moved = self.members.remove(&b).unwrap_or_default();
        for label in &moved {
            self.of[*label as usize] = a;
        }
        self.members.entry(a).or_default().extend(moved);
        true
    }
}

/// How the values of each label are spread.
struct Spread {
    values: Vec<HashMap<u32, u32>>,
    rows: Vec<u32>,
}

impl Spread {
    fn new(lessons: &[Lesson], labels: usize) -> Self {
        let mut found = Self { values: vec![HashMap::new(); labels], rows: vec![0; labels] };
        for lesson in lessons {
            *found.values[lesson.label as usize].entry(lesson.value).or_default() += 1;
            found.rows[lesson.label as usize] += 1;
        }
        found
    }

    /// How often two values of these labels are equal by chance.
    fn chance(&self, a: u32, b: u32) -> f64 {
        let (x, y) = (&self.values[a as usize], &self.values[b as usize]);
        let (few, many) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        // Whole numbers are summed, so that no order of the table makes a difference.
        let equal = few.iter().filter_map(|(v, n)| many.get(v).map(|m| u64::from(*n) * u64::from(*m))).sum::<u64>();
        let all = u64::from(self.rows[a as usize]) * u64::from(self.rows[b as usize]);
        (equal as f64 / all.max(1) as f64).clamp(CHANCE.0, CHANCE.1)
    }
}

/// How often two labels meet on an entity, and agree.
#[derive(Clone, Copy, Debug, Default)]
struct Meetings {
    /// In one year.
    year: (u32, u32),
    /// At any time.
    ever: (u32, u32),
}

impl Meetings {
    fn weigh(&self, a: u32, b: u32, chance: f64) -> (f64, Taught) {
        let m = AGREE.max(chance + (1.0 - chance) / 2.0);
        let (hit, miss) = ((m / chance).ln(), ((1.0 - m) / (1.0 - chance)).ln());
        let weight = |(all, agree): (u32, u32)| f64::from(agree) * hit + f64::from(all - agree) * miss;
        // What never changes is compared at any time; what does, in one year.
        let in_year = self.year.0 > 0 && weight(self.year) >= weight(self.ever);
        let best = if in_year { self.year } else { self.ever };
        (weight(best), Taught { a, b, shared: best.0, agree: best.1 })
    }
}

/// How often each two labels meet, in order of the labels.
fn meetings(lessons: &[Lesson]) -> BTreeMap<(u32, u32), Meetings> {
    let mut sorted: Vec<Lesson> = lessons.to_vec();
    sorted.par_sort_unstable_by_key(|lesson| (lesson.entity, lesson.label, lesson.year, lesson.value));
    let mut found: HashMap<(u32, u32), Meetings> = HashMap::new();
    for entity in sorted.chunk_by(|a, b| a.entity == b.entity) {
        if entity.len() > ROWS {
            continue;
        }
        let labels: Vec<&[Lesson]> = entity.chunk_by(|a, b| a.label == b.label).collect();
        for (i, xs) in labels.iter().enumerate() {
            for ys in &labels[i + 1..] {
                let (mut ever, mut met, mut year) = (false, false, false);
                for (x, y) in xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y))) {
                    let equal = x.value == y.value;
                    ever |= equal;
                    if x.year == y.year && x.year != 0 {
                        met = true;
                        year |= equal;
                    }
                }
                let pair = (xs[0].label, ys[0].label);
                let counts = found.entry(pair).or_default();
                counts.ever.0 += 1;
                counts.ever.1 += u32::from(ever);
                counts.year.0 += u32::from(met);
                counts.year.1 += u32::from(year);
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lessons of two labels that agree on the first `agree` of `shared` entities.
    fn lessons(shared: u32, agree: u32) -> Vec<Lesson> {
        let one = |entity, label, value| Lesson { entity, label, year: 0, value };
        (0..shared).flat_map(|e| [one(e, 0, e), one(e, 1, if e < agree { e } else { 1_000 + e })]).collect()
    }

    #[test]
    fn labels_that_agree_on_many_entities_are_one() {
        let (of, taught) = learn(&lessons(9, 7), &[0, 1], &[], true, |_, _| true);
        assert_eq!(of, [0, 0]);
        assert_eq!((taught[0].shared, taught[0].agree), (9, 7));
    }

    #[test]
    fn labels_that_disagree_or_agree_once_stay_apart() {
        for (shared, agree) in [(9, 1), (1, 1), (40, 4)] {
            assert_eq!(
                learn(&lessons(shared, agree), &[0, 1], &[], true, |_, _| true).0,
                [0, 1],
                "{agree} of {shared}"
            );
        }
        // Turned off, or of two kinds.
        assert_eq!(learn(&lessons(9, 9), &[0, 1], &[], false, |_, _| true).0, [0, 1]);
        assert_eq!(learn(&lessons(9, 9), &[0, 1], &[], true, |_, _| false).0, [0, 1]);
    }

    #[test]
    fn a_proposal_stands_until_the_claims_speak_against_it() {
        assert_eq!(learn(&lessons(1, 0), &[0, 1], &[(0, 1)], true, |_, _| true).0, [0, 0]);
        assert_eq!(learn(&lessons(20, 0), &[0, 1], &[(0, 1)], true, |_, _| true).0, [0, 1]);
        assert_eq!(learn(&lessons(20, 0), &[0, 1], &[(0, 1)], false, |_, _| true).0, [0, 0]);
    }

    #[test]
    fn answers_that_are_alike_by_chance_teach_little() {
        let all: Vec<Lesson> = (0..4)
            .flat_map(|e| {
                [(0, e % 2), (1, (e / 2) % 2)].map(|(label, value)| Lesson { entity: e, label, year: 0, value })
            })
            .collect();
        assert_eq!(learn(&all, &[0, 1], &[], true, |_, _| true).0, [0, 1]);
    }
}
