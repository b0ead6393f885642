//! What few rows of a ledger say beside what all do: of whom, how it was found out, that it is planned or denied.
//!
//! Of whom and whether it is planned are parts of the question: a stated group is compared with no other and with none
//! (see `comparable`). How it was found out, and that it is denied, are looked at where two values meet.

use super::super::classes::Classes;
use crate::claim::facts::Ledger;
use crate::claim::{Modality, content_stems};
use crate::compare::Reason;
use crate::entity::Entity;
use crate::text::fold_key;
use std::collections::{BTreeMap, BTreeSet};

/// How a row stands to its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stance {
    /// It denies it.
    pub(super) denied: bool,
    /// How it was found out, by number; zero where the row does not say.
    pub(super) method: u32,
}

/// What a question asks beside entity, property and time.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Circle {
    /// Of whom: classes of people, and stems of what else narrows the group.
    crowd: BTreeSet<String>,
    /// Alleged is as good as asserted.
    modality: Modality,
}

/// The asides of a ledger.
pub(super) struct Asides {
    classes: Classes,
    /// What can be asked; the first is of nobody in particular.
    circles: Vec<Circle>,
    /// Of each row that has an aside, in their order.
    of: Vec<(u32, (u32, Stance))>,
}

impl Asides {
    pub(super) fn new(ledger: &Ledger, entities: &[Entity]) -> Self {
        let mut found = Self { classes: Classes::default(), circles: vec![Circle::default()], of: Vec::new() };
        if ledger.asides().is_empty() {
            return found;
        }
        found.classes = Classes::new(entities);
        let (mut circles, mut methods) = (BTreeMap::from([(Circle::default(), 0u32)]), BTreeMap::new());
        let mut known: Vec<(u32, Stance)> = Vec::new();
        for aside in ledger.asides() {
            let crowd = aside.population.as_deref().map(|text| found.crowd(text)).unwrap_or_default();
            let modality = if aside.modality == Modality::Alleged { Modality::Asserted } else { aside.modality };
            let next = u32::try_from(found.circles.len()).unwrap_or(u32::MAX);
            let circle = Circle { crowd, modality };
            let at = *circles.entry(circle.clone()).or_insert(next);
            if at == next {
                found.circles.push(circle);
            }
            let next = u32::try_from(methods.len()).unwrap_or(u32::MAX).saturating_add(1);
            let method = aside.method.as_deref().map_or(0, |text| *methods.entry(fold_key(text)).or_insert(next));
            known.push((at, Stance { denied: aside.denied, method }));
        }
        let of = ledger.aside_rows().filter_map(|(row, aside)| Some((row, *known.get(aside as usize)?)));
        found.of = of.collect();
        found
    }

    /// A group of people in words as frames have it.
    fn crowd(&self, text: &str) -> BTreeSet<String> {
        let (classes, rest) = self.classes.take(&content_stems(text));
        let all: BTreeSet<String> = classes.into_iter().chain(rest).collect();
        let wider = |class: &String| all.iter().any(|other| other != class && self.classes.is_kind_of(other, class));
        // All people of a place are no group among them.
        all.iter().filter(|class| !wider(class) && *class != "people").cloned().collect()
    }

    fn get(&self, row: u32) -> (u32, Stance) {
        let at = self.of.binary_search_by_key(&row, |(of, _)| *of).ok();
        at.and_then(|at| self.of.get(at)).map(|(_, known)| *known).unwrap_or_default()
    }

    /// What the question of a row asks beside entity, property and time; zero for nothing.
    pub(super) fn circle(&self, row: u32) -> u32 {
        self.get(row).0
    }

    /// How a row stands to its value.
    pub(super) fn stance(&self, row: u32) -> Stance {
        self.get(row).1
    }

    /// Whether a row tells plainly how things are, so that it can teach.
    pub(super) fn is_plain(&self, row: u32) -> bool {
        self.of.is_empty() || (self.circle(row) == 0 && !self.stance(row).denied)
    }

    /// Of whom a row speaks.
    pub(super) fn people(&self, row: u32) -> &BTreeSet<String> {
        static NOBODY: BTreeSet<String> = BTreeSet::new();
        self.circles.get(self.circle(row) as usize).map_or(&NOBODY, |circle| &circle.crowd)
    }

    /// Why two circles are not one question; nothing where they are one.
    pub(super) fn apart(&self, a: u32, b: u32) -> Option<Reason> {
        if a == b {
            return None;
        }
        let (a, b) = (self.circles.get(a as usize)?, self.circles.get(b as usize)?);
        if a.modality != b.modality {
            return Some(Reason::Modality);
        }
        let within = |x: &Circle, y: &Circle| {
            y.crowd.iter().all(|wide| x.crowd.iter().any(|class| self.classes.is_kind_of(class, wide)))
        };
        // A group named with more words, or by a narrower class, is a part of the other; and each is a part of all.
        Some(if within(a, b) || within(b, a) { Reason::Part } else { Reason::Population })
    }
}
