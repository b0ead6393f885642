//! Sums and means that no claim ties: a whole whose subject names its parts one by one, and a list of figures beside what is
//! said to be their mean or their total.
//!
//! "closure of Elmton, Ashby and Dell / saving" is what the closures of the three save, each told by a claim of its own.
//! "ferries / passengers of each / 210,000, 340,000, 180,000" has a mean that another claim of the source gives.

use super::inferred::{only, tied};
use super::{Binder, Shape, Term};
use crate::claim::{SourceId, Status, content_stems};
use crate::meaning::family_of_stem;
use crate::pairing::{Doubt, Reading};
use crate::quantity::{Figure, read};
use crate::relation::Operand;
use crate::text::{stem, words};
use std::collections::{BTreeMap, BTreeSet};

/// Words of a mean, which its list does not say.
const MEAN: &[&str] = &["average", "mean", "avg", "averaged"];

/// Words of a total, which its list does not say.
const TOTAL: &[&str] = &["total", "overall", "altogether", "combined", "sum", "all", "together"];

/// Words by which a list gives a figure for each of its members.
const EACH: &[&str] = &["each", "every", "per", "individual", "respective", "list", "figures", "by"];

/// Words for stretches over which a mean is taken.
const STRETCHES: &[&str] = &[
    "per",
    "quarter",
    "quarterly",
    "month",
    "monthly",
    "year",
    "yearly",
    "annual",
    "week",
    "weekly",
    "day",
    "daily",
    "each",
];

/// Words of a change to less, and to more.
const FALLS: &[&str] =
    &["decrease", "decreased", "fall", "fell", "drop", "dropped", "decline", "declined", "reduction", "cut", "down"];
const RISES: &[&str] = &["increase", "increased", "rise", "rose", "growth", "grew", "gain", "jump", "up"];

/// More figures than this in one source are a table.
const MOST_FIGURES: usize = 400;

/// What a claim speaks of, names left out: the families of its words.
type Said = BTreeSet<String>;

impl<'a> Binder<'a> {
    /// Binds the sums and means that names and lists tie.
    pub(super) fn sums(&mut self) {
        let mut by_source: BTreeMap<&'a SourceId, Vec<usize>> = BTreeMap::new();
        for i in (0..self.frames.len()).filter(|i| self.is_plain(*i)) {
            by_source.entry(&self.claim(i).id.source).or_default().push(i);
        }
        by_source.retain(|_, claims| claims.len() <= MOST_FIGURES);
        for claims in by_source.values() {
            self.of_lists(claims);
            self.means_over_stretches(claims);
            self.changes_in_percent(claims);
        }
        self.of_named_parts(&by_source);
    }

    /// Whether a person wrote the claim, of a figure or a list, and tied it to nothing.
    fn is_plain(&self, frame: usize) -> bool {
        let claim = self.claim(frame);
        let told = self.figure(frame).is_some() || matches!(self.frames[frame].reading, Reading::List { .. });
        told && self.is_live(frame)
            && claim.of.is_none()
            && claim.slot.is_none()
            && claim.status != Status::Read
            && !claim.denied
    }

    /// A list whose members are all figures, as an operand.
    pub(super) fn listed_figures(&self, frame: usize) -> Option<Term> {
        let Reading::List { members, complete: true } = &self.frames[frame].reading else { return None };
        let figures: Option<Vec<Figure>> = members.iter().map(|member| read(member).ok()).collect();
        let values: Vec<_> = figures.filter(|figures| figures.len() > 1)?.iter().map(Figure::operand).collect();
        Some(Term { name: "list", operand: Operand::several(values, members.join(", ")), frames: vec![frame] })
    }

    /// What a source says to be the mean or the total of a list, against the list.
    pub(super) fn of_list(&mut self, shape: Shape, listed: Term, stated: usize, doubts: Vec<Doubt>) {
        let (name, expr, because) = match shape {
            Shape::Mean => (
                "mean",
                "sum(list) / count(list) = mean",
                "the mean of a list is its sum over the count of its members",
            ),
            _ => ("total", "sum(list) = total", "a total is the sum of the list"),
        };
        let Some(term) = self.quoted_term(name, stated) else { return self.count("not evaluated: no figure") };
        self.evaluate(shape, expr, vec![listed, term], because, "the list is not whole", doubts);
    }

    /// A list of figures, and the mean or total of it that the same source gives.
    fn of_lists(&mut self, claims: &[usize]) {
        let lists = claims.iter().copied().filter(|i| matches!(self.frames[*i].reading, Reading::List { .. }));
        for list in lists.collect::<Vec<_>>() {
            let Some(listed) = self.listed_figures(list) else { continue };
            let said = self.said(list, EACH);
            let stated = [MEAN, TOTAL].map(|asks| {
                let of_list = |i: &usize| {
                    let other = self.said(*i, &[asks, EACH].concat());
                    let figure = self.figure(*i).is_some() && !self.percent(*i);
                    figure
                        && self.asks(*i, asks)
                        && !other.is_empty()
                        && other.is_subset(&said)
                        && self.same_time(*i, list)
                };
                only(claims.iter().copied().filter(of_list))
            });
            for (shape, stated) in [Shape::Mean, Shape::Split].into_iter().zip(stated) {
                if let Some(stated) = stated {
                    self.of_list(shape, listed.clone(), stated, vec![tied("the same words")]);
                }
            }
        }
    }

    /// "$140,000 in the third quarter, $210,000 in the fourth, $190,000 in the first, or $200,000 a quarter on average": a mean
    /// of one line, and figures of the same for stretches that follow each other.
    fn means_over_stretches(&mut self, claims: &[usize]) {
        let means = claims.iter().copied().filter(|i| self.asks(*i, MEAN) && self.figure(*i).is_some());
        for mean in means.collect::<Vec<_>>() {
            let said = self.said(mean, &[MEAN, STRETCHES].concat());
            let subject = &self.claim(mean).subject;
            let of_mean = |i: &usize| {
                *i != mean
                    && self.figure(*i).is_some()
                    && !self.asks(*i, MEAN)
                    && self.claim(*i).subject == *subject
                    && self.said(*i, STRETCHES) == said
                    && self.frames[*i].time.period.is_some()
                    && self.are_near(*i, mean)
            };
            let parts: Vec<usize> = claims.iter().copied().filter(of_mean).collect();
            let apart =
                parts.iter().enumerate().all(|(n, a)| parts[n + 1..].iter().all(|b| !self.times_overlap(*a, *b)));
            if parts.len() < 2 || said.is_empty() || !apart || !parts.iter().all(|part| self.same_unit(*part, parts[0]))
            {
                continue;
            }
            let terms: Vec<Term> = parts.iter().filter_map(|part| self.quoted_term("part", *part)).collect();
            let values = terms.iter().flat_map(|term| term.operand.values.clone()).collect();
            let shown = terms.iter().map(|term| term.operand.shown.clone()).collect::<Vec<_>>().join(", ");
            let listed = Term { name: "list", operand: Operand::several(values, shown), frames: parts };
            self.of_list(Shape::Mean, listed, mean, vec![tied("average")]);
        }
    }

    fn times_overlap(&self, a: usize, b: usize) -> bool {
        let period = |frame: usize| self.frames[frame].time.period.clone();
        period(a).zip(period(b)).is_none_or(|(x, y)| x.overlaps(&y))
    }

    /// "24,492 eviction cases, against 31,400 a year earlier, a decrease of 28 percent": a change in percent, and the two figures
    /// of the passage that it is between.
    fn changes_in_percent(&mut self, claims: &[usize]) {
        for change in claims.iter().copied().filter(|i| self.percent(*i)).collect::<Vec<_>>() {
            let way = if self.asks(change, FALLS) { "-" } else { "+" };
            if !self.asks(change, FALLS) && !self.asks(change, RISES) {
                continue;
            }
            let near = claims.iter().copied().filter(|i| {
                *i != change && self.figure(*i).is_some() && !self.percent(*i) && self.are_near(*i, change)
            });
            let near: Vec<usize> = near.collect();
            let [a, b] = near[..] else { continue };
            let alike = self.said(a, &[]) == self.said(b, &[]) && self.same_unit(a, b);
            let words_shared = !self.said(change, &[FALLS, RISES].concat()).is_disjoint(&self.said(a, &[]));
            let told = |frame: usize| {
                let time = &self.frames[frame].time;
                time.period.clone().or_else(|| time.as_of.clone())
            };
            let Some((x, y)) = told(a).zip(told(b)).filter(|_| alike && words_shared) else { continue };
            let (old, new) = match (x.certainly_before(&y), y.certainly_before(&x)) {
                (true, false) => (a, b),
                (false, true) => (b, a),
                _ => continue,
            };
            let (Some(o), Some(n), Some(c)) =
                (self.quoted_term("earlier", old), self.quoted_term("later", new), self.quoted_term("change", change))
            else {
                continue;
            };
            let expr = format!("earlier * (1 {way} change) = later");
            let because = "the later figure is the earlier one and its change";
            let fails = "the change is from another figure";
            self.evaluate(Shape::Change, &expr, vec![o, n, c], because, fails, vec![tied("the change in percent")]);
        }
    }

    /// Whether a claim asks for a change to less; `None` where it asks for none, or does not say.
    pub(super) fn falls(&self, frame: usize) -> Option<bool> {
        if self.asks(frame, FALLS) {
            return Some(true);
        }
        self.asks(frame, RISES).then_some(false)
    }

    /// A whole whose subject names several, and the claims of the same about each of them alone.
    fn of_named_parts(&mut self, by_source: &BTreeMap<&'a SourceId, Vec<usize>>) {
        let all: Vec<usize> = by_source.values().flatten().copied().collect();
        let plain = |i: &usize| self.figure(*i).is_some() && !self.percent(*i) && !self.asks(*i, MEAN);
        let all: Vec<usize> = all.into_iter().filter(plain).filter(|i| self.frames[*i].rate.is_none()).collect();
        let wholes =
            all.iter().map(|i| (*i, side_by_side(&self.claim(*i).subject))).filter(|(_, names)| names.len() > 1);
        for (whole, names) in wholes.collect::<Vec<_>>() {
            let said = self.said_beside(whole, &names);
            let own = &self.claim(whole).id.source;
            let part_of = |name: &String| -> Option<usize> {
                let fits = |i: &&usize| {
                    let subject = words(&self.claim(**i).subject);
                    let has = |name: &String| subject.iter().any(|word| word.key == *name);
                    let alone = has(name) && names.iter().filter(|name| has(name)).count() == 1;
                    alone
                        && self.same_unit(**i, whole)
                        && self.same_time(**i, whole)
                        && self.said_beside(**i, &names) == said
                };
                // Sources that tell one part alike tell it once.
                let fitting: Vec<usize> = all.iter().filter(fits).copied().collect();
                let value = |i: usize| self.figure(i).map(|figure| figure.value);
                let one =
                    fitting.iter().copied().find(|i| self.claim(*i).id.source == *own).or(fitting.first().copied())?;
                fitting.iter().all(|i| value(*i) == value(one)).then_some(one)
            };
            let parts: Option<Vec<usize>> = names.iter().map(part_of).collect();
            let Some(parts) = parts.filter(|_| !said.is_empty()) else { continue };
            let Some(total) = self.quoted_term("whole", whole) else { continue };
            let terms: Vec<Term> = parts.iter().filter_map(|part| self.quoted_term("part", *part)).collect();
            let values = terms.iter().flat_map(|term| term.operand.values.clone()).collect();
            let shown = terms.iter().map(|term| term.operand.shown.clone()).collect::<Vec<_>>().join(", ");
            let listed = Term { name: "parts", operand: Operand::several(values, shown), frames: parts.clone() };
            let across = parts.iter().any(|part| self.claim(*part).id.source != *own);
            let mut doubts = vec![tied("the names in the subject")];
            if across {
                doubts.push(Doubt::Weighed);
            }
            let because = "what is said of several together is the sum of what is said of each";
            let fails = "something is counted with two of them, or the whole has a part that is not named";
            self.evaluate(Shape::Split, "sum(parts) = whole", vec![listed, total], because, fails, doubts);
        }
    }

    /// What a claim speaks of beside some names.
    fn said_beside(&self, frame: usize, names: &[String]) -> Said {
        let claim = self.claim(frame);
        let left_out: BTreeSet<String> =
            names.iter().map(String::as_str).chain(TOTAL.iter().copied()).map(stem).collect();
        let stems = content_stems(&claim.subject).into_iter().chain(content_stems(&claim.property));
        stems.filter(|word| !left_out.contains(word)).map(|word| family_of_stem(&word)).collect()
    }

    /// Whether a claim asks for a mean, a total.
    fn asks(&self, frame: usize, wanted: &[&str]) -> bool {
        let claim = self.claim(frame);
        let spoken = words(&claim.property).into_iter().chain(words(&claim.subject));
        spoken.into_iter().any(|word| wanted.contains(&word.key.as_str()))
    }

    /// What a claim speaks of, without the names of its subject and without some words.
    fn said(&self, frame: usize, without: &[&str]) -> Said {
        let claim = self.claim(frame);
        let left_out: BTreeSet<String> = without.iter().map(|word| stem(word)).collect();
        let named = self.framer.without_names(&claim.subject);
        let stems = content_stems(&named).into_iter().chain(content_stems(&claim.property));
        stems.filter(|word| !left_out.contains(word)).map(|word| family_of_stem(&word)).collect()
    }
}

/// The names that a phrase sets side by side, by the first word of each: "closure of Elmton, Ashby and Dell hospitals".
fn side_by_side(phrase: &str) -> Vec<String> {
    let all = words(phrase);
    let capital = |at: usize| all.get(at).is_some_and(|w| w.span.of(phrase).starts_with(char::is_uppercase));
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if !capital(at) {
            at += 1;
            continue;
        }
        let start = at;
        while capital(at + 1) && phrase.get(all[at].span.end..all[at + 1].span.start) == Some(" ") {
            at += 1;
        }
        let gap = |from: usize, to: usize| phrase.get(all[from].span.end..all[to].span.start).unwrap_or("").trim();
        let comma = at + 1 < all.len() && gap(at, at + 1) == "," && capital(at + 1);
        let and = all.get(at + 1).is_some_and(|w| w.key == "and") && capital(at + 2);
        let behind = start > 0 && (gap(start - 1, start) == "," || all[start - 1].key == "and") && !found.is_empty();
        if comma || and || behind {
            found.push(all[start].key.clone());
        }
        at += if and { 2 } else { 1 };
    }
    if phrase.contains(" and ") { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn names_side_by_side_are_told() {
        assert_eq!(side_by_side("closure of Elmton, Ashby and Dell hospitals"), ["elmton", "ashby", "dell"]);
        assert_eq!(side_by_side("Elmton Hall and Ashby Court"), ["elmton", "ashby"]);
        assert!(side_by_side("Marsh Systems in Elmton").is_empty());
        assert!(side_by_side("Elmton, Orland").is_empty());
    }
}
