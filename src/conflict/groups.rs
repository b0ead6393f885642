//! Which claims stand on one side: groups in which every two members agree.
//!
//! Agreement does not carry on: "4.2 million" is what both "4,187,300" and "4,151,000" round to, and they are apart. So
//! a group takes a claim in only where it is against none of its members. The claims that are themselves apart from
//! another, and the exact ones, come first; a vague one joins the group that it agrees with best, and where it agrees
//! with several alike it stands between them.

use std::collections::{BTreeMap, BTreeSet};

/// How two claims stand, for the sides of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// They agree; the lower, the more closely.
    Agree(u8),
    /// Nothing is known, or they cannot be compared.
    Silent,
    /// They are apart.
    Against,
}

/// The groups of some claims, and those that fit several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Groups {
    /// The groups, in the order in which their first members came.
    pub groups: Vec<Vec<usize>>,
    /// The claims that agree with several groups alike, with the places of these.
    pub between: Vec<(usize, Vec<usize>)>,
}

/// Groups claims. `order` has each once, the one that shall decide first; `likeness` gives the claims of one value one
/// text; `known` says how the pairs that were compared stand, lower place first, and `stand` how two others would.
pub(super) fn groups(
    order: &[usize],
    known: &BTreeMap<(usize, usize), Standing>,
    likeness: impl Fn(usize) -> String,
    stand: impl Fn(usize, usize) -> Standing,
) -> Groups {
    let mut met: BTreeMap<usize, Vec<(usize, Standing)>> = BTreeMap::new();
    for ((a, b), standing) in known {
        met.entry(*a).or_default().push((*b, *standing));
        met.entry(*b).or_default().push((*a, *standing));
    }
    let mut found = Groups::default();
    // One member for each text of a group: the others of that text would be compared in vain.
    let mut voices: Vec<BTreeMap<String, usize>> = Vec::new();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut with_text: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for claim in order {
        let met = met.get(claim).map_or(&[][..], Vec::as_slice);
        let text = likeness(*claim);
        // How closely each group agrees, by its closest member; a group that a member speaks against is out.
        let mut close: BTreeMap<usize, u8> = BTreeMap::new();
        let mut out: BTreeSet<usize> = BTreeSet::new();
        for (other, standing) in met {
            let Some(group) = group_of.get(other) else { continue };
            match standing {
                Standing::Agree(level) => {
                    let best = close.entry(*group).or_insert(*level);
                    *best = (*best).min(*level);
                }
                Standing::Against => drop(out.insert(*group)),
                Standing::Silent => {}
            }
        }
        for group in with_text.get(&text).into_iter().flatten() {
            close.entry(*group).or_insert(ALIKE);
        }
        close.retain(|group, _| {
            let compared = |other: &usize| met.iter().any(|(met, _)| met == other);
            let against = |voice: &usize| !compared(voice) && stand(*claim, *voice) == Standing::Against;
            !out.contains(group) && !voices[*group].values().any(against)
        });
        let best = close.values().min().copied();
        let fitting: Vec<usize> = close.iter().filter(|(_, l)| Some(**l) == best).map(|(group, _)| *group).collect();
        let group = match fitting[..] {
            [] => {
                found.groups.push(Vec::new());
                voices.push(BTreeMap::new());
                found.groups.len() - 1
            }
            [group] => group,
            _ => {
                found.between.push((*claim, fitting));
                continue;
            }
        };
        found.groups[group].push(*claim);
        voices[group].entry(text.clone()).or_insert(*claim);
        group_of.insert(*claim, group);
        with_text.entry(text).or_default().insert(group);
    }
    found
}

/// How closely claims of one text agree that were not compared.
const ALIKE: u8 = 0;

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups numbers: within 5 they agree, the nearer the better (a level for each 2), beyond they are apart.
    fn check(values: &[i64], groups_of: &[&[i64]], between: &[(i64, &[usize])]) {
        let standing = |a: i64, b: i64| match a.abs_diff(b) {
            far if far > 5 => Standing::Against,
            near => Standing::Agree(u8::try_from(near.div_ceil(2)).unwrap()),
        };
        // Every order of what came in gives the same, as the order of who decides is made of the values alone.
        for turn in 0..values.len() {
            let mut given = values.to_vec();
            given.rotate_left(turn);
            if turn % 2 == 1 {
                given.reverse();
            }
            let all = 0..given.len();
            let known: BTreeMap<(usize, usize), Standing> = all
                .clone()
                .flat_map(|a| (a + 1..given.len()).map(move |b| (a, b)))
                .map(|(a, b)| ((a, b), standing(given[a], given[b])))
                .collect();
            let mut order: Vec<usize> = all.collect();
            let apart = |i: usize| known.iter().any(|((a, b), s)| (*a == i || *b == i) && *s == Standing::Against);
            order.sort_by_key(|i| (!apart(*i), given[*i]));
            let found = groups(&order, &known, |i| given[i].to_string(), |_, _| Standing::Silent);
            let values = |group: &Vec<usize>| group.iter().map(|i| given[*i]).collect::<Vec<_>>();
            assert_eq!(found.groups.iter().map(values).collect::<Vec<_>>(), groups_of, "{given:?}");
            let told: Vec<(i64, &[usize])> = found.between.iter().map(|(i, g)| (given[*i], g.as_slice())).collect();
            assert_eq!(told, between, "{given:?}");
        }
    }

    #[test]
    fn what_is_apart_never_shares_a_group() {
        check(&[10, 14, 18], &[&[10], &[18]], &[(14, &[0, 1])]);
        // The nearer of the two has it.
        check(&[10, 13, 18], &[&[10, 13], &[18]], &[]);
        check(&[10, 15, 20], &[&[10], &[20]], &[(15, &[0, 1])]);
    }

    #[test]
    fn one_value_is_one_group() {
        check(&[7, 7, 7], &[&[7, 7, 7]], &[]);
        check(&[7, 30, 7, 30, 31], &[&[7, 7], &[30, 30, 31]], &[]);
    }
}
