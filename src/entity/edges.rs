//! Joining: a union-find that refuses to put into one entity what is known to be two.

use super::how::How;
use super::qualifier::{containers_agree, same_place};
use super::registry::Registry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What is known of the names joined so far, and must not be contradicted.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The entity of the registry.
    pub(super) entity: Option<usize>,
    /// The wider places given.
    pub(super) containers: Vec<String>,
    /// "jr", "sr".
    pub(super) generation: Option<String>,
    /// For each pair that the registry calls distinct, the side that is in here.
    pub(super) distinct: BTreeSet<(usize, bool)>,
}

/// Joined groups, with the steps that joined them.
pub(super) struct Joined<'r> {
    registry: &'r Registry,
    parent: Vec<u32>,
    known: Vec<Known>,
    steps: BTreeMap<u32, Vec<(u32, How)>>,
}

impl<'r> Joined<'r> {
    /// Nothing joined yet.
    pub(super) fn new(registry: &'r Registry, known: Vec<Known>) -> Self {
        let parent = (0..u32::try_from(known.len()).unwrap_or(u32::MAX)).collect();
        Self { registry, parent, known, steps: BTreeMap::new() }
    }

    /// The group that stands for all that `group` is joined with.
    pub(super) fn root(&self, group: u32) -> u32 {
        let mut at = group;
        while let Some(parent) = self.parent.get(at as usize).filter(|p| **p != at) {
            at = *parent;
        }
        at
    }

    /// Joins two groups, or says why they may not be joined.
    pub(super) fn join(&mut self, a: u32, b: u32, how: &How) -> Result<(), String> {
        match self.contradiction(a, b) {
            Some(why) => Err(why),
            None => {
                self.join_surely(a, b, how);
                Ok(())
            }
        }
    }

    /// Joins two groups of which the registry says that they are one.
    pub(super) fn join_surely(&mut self, a: u32, b: u32, how: &How) {
        let (x, y) = (self.root(a), self.root(b));
        if x == y {
            return;
        }
        // The smaller index stays the root; halving the path keeps the trees flat.
        let (root, child) = (x.min(y), x.max(y));
        let other = std::mem::take(&mut self.known[child as usize]);
        let known = &mut self.known[root as usize];
        known.entity = known.entity.or(other.entity);
        known.generation = known.generation.take().or(other.generation);
        if other.containers.len() > known.containers.len() {
            known.containers = other.containers;
        }
        known.distinct.extend(other.distinct);
        self.parent[child as usize] = root;
        for group in [a, b] {
            let mut at = group;
            while at != root {
                at = std::mem::replace(&mut self.parent[at as usize], root);
            }
        }
        self.steps.entry(a).or_default().push((b, how.clone()));
        self.steps.entry(b).or_default().push((a, how.clone()));
    }

    /// Why two groups, with what they are joined with, cannot be one entity.
    pub(super) fn contradiction(&self, a: u32, b: u32) -> Option<String> {
        let (x, y) = (self.root(a), self.root(b));
        if x == y {
            return None;
        }
        let (a, b) = (&self.known[x as usize], &self.known[y as usize]);
        let entities = self.registry.entities();
        if let (Some(x), Some(y)) = (a.entity, b.entity)
            && x != y
        {
            let name = |i: usize| entities.get(i).map_or("", |e| e.name.as_str());
            return Some(format!("entities.toml has them as two: {} and {}", name(x), name(y)));
        }
        if a.distinct.iter().any(|(pair, side)| b.distinct.contains(&(*pair, !side))) {
            return Some("entities.toml calls them distinct".to_owned());
        }
        if a.generation.is_some() && b.generation.is_some() && a.generation != b.generation {
            return Some("they are joined with two generations".to_owned());
        }
        let places = |x: &str, y: &str| nested(self.registry, x, y);
        (!containers_agree(&a.containers, &b.containers, &places))
            .then(|| format!("they are in two places: {} and {}", a.containers.join(", "), b.containers.join(", ")))
    }

    /// The steps that lead from one group to another, if they are joined.
    pub(super) fn path(&self, from: u32, to: u32) -> Option<Vec<(u32, u32, &How)>> {
        let mut before: BTreeMap<u32, (u32, &How)> = BTreeMap::new();
        let mut open = VecDeque::from([from]);
        while let Some(at) = open.pop_front() {
            if at == to {
                let mut path = Vec::new();
                let mut at = to;
                while let Some((previous, how)) = before.get(&at).filter(|_| at != from) {
                    path.push((*previous, at, *how));
                    at = *previous;
                }
                path.reverse();
                return Some(path);
            }
            for (next, how) in self.steps.get(&at).into_iter().flatten() {
                if *next != from && !before.contains_key(next) {
                    before.insert(*next, (at, how));
                    open.push_back(*next);
                }
            }
        }
        None
    }
}

/// Whether two places may be one or lie in each other, as far as their words and the registry tell.
pub(super) fn nested(registry: &Registry, a: &str, b: &str) -> bool {
    same_place(a, b) || (!registry.entities().is_empty() && (registry.is_within(a, b) || registry.is_within(b, a)))
}
