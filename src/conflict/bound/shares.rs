//! Shares that no claim ties: "338 of the 520 who were asked, or 65 per cent", of which somebody made three claims.
//!
//! A percentage is the share of a whole where one claim of the same source is the part that its words name, and the
//! whole of that part is told: by `of`, by the figure that a quote or the percentage's own words name ("those 250
//! barns"), or by being what the part narrows ("beds", "beds for children"). Where several claims could be the
//! part or the whole, nothing is tied.

use super::inferred::{MOST_CLAIMS, line, only, tied};
use super::{Binder, Shape};
use crate::claim::{Role, SourceId, Status, content_stems};
use crate::meaning::family_of_stem;
use crate::quantity::{Unit, scan};
use crate::text::{fold_key, stem, words};
use std::collections::{BTreeMap, BTreeSet};

/// Words that say of a figure that it is a share, and not of what.
const SHARE: &[&str] = &[
    "share",
    "percent",
    "percentage",
    "per",
    "cent",
    "proportion",
    "fraction",
    "part",
    "portion",
    "those",
    "them",
    "who",
    "that",
    "were",
    "was",
    "had",
];

/// Stems of words that make a percentage no share of a whole: how much more or less something is than before, or a rate of
/// its own.
const NO_SHARE: &[&str] = &[
    "increas",
    "decreas",
    "ris",
    "rise",
    "rose",
    "grow",
    "growth",
    "grew",
    "fall",
    "fell",
    "drop",
    "declin",
    "chang",
    "margin",
    "lead",
    "swing",
    "discount",
    "interest",
    "inflat",
    "up",
    "down",
    "more",
    "less",
    "fewer",
    "higher",
    "lower",
    "turnout",
    "target",
    "goal",
    "quorum",
    "threshold",
    "yield",
    "return",
];

/// What stands between the part and the whole of a share that names both.
const NAMED: &[&str] = &[
    " as a share of ",
    " as share of ",
    " as a percentage of ",
    " as percentage of ",
    " as a percent of ",
    " as a proportion of ",
];

/// How many lines lie between a share and its part at most: a sentence that was broken goes on in the next line.
const NEAR_LINES: usize = 1;

/// A source with more figures than this is a table, whose rows tie nothing to one another.
const MOST_FIGURES: usize = 400;

impl Binder<'_> {
    /// Binds the shares that passages tie.
    pub(super) fn shares(&mut self) {
        let with_share: BTreeSet<&SourceId> =
            (0..self.frames.len()).filter(|i| self.is_share(*i)).map(|i| &self.claim(i).id.source).collect();
        if with_share.is_empty() {
            return;
        }
        let mut figures: BTreeMap<&SourceId, Vec<usize>> = BTreeMap::new();
        for i in (0..self.frames.len()).filter(|i| self.is_live(*i) && self.figure(*i).is_some()) {
            let source = &self.claim(i).id.source;
            if with_share.contains(source) && self.claim(i).slot.is_none() {
                figures.entry(source).or_default().push(i);
            }
        }
        for claims in figures.values().filter(|claims| claims.len() <= MOST_FIGURES) {
            let shares: Vec<usize> = claims.iter().copied().filter(|i| self.is_share(*i)).collect();
            for share in shares {
                self.share_of_passage(share, claims);
            }
        }
    }

    /// Whether a claim is a percentage that may be a share of a whole which it does not name, or of which it names no part.
    fn is_share(&self, frame: usize) -> bool {
        let claim = self.claim(frame);
        let open = claim.of.as_ref().is_none_or(|tie| tie.role == Role::Share);
        self.percent(frame)
            && self.is_live(frame)
            && open
            && claim.slot.is_none()
            && claim.status != Status::Read
            && self.frames[frame].rate.is_none()
            && !self.words_of(frame).iter().any(|word| NO_SHARE.contains(&word.as_str()))
    }

    /// The part and the whole that a percentage names: "staff costs as a share of turnover".
    fn named_share(&self, share: usize, claims: &[usize]) -> Option<(usize, usize)> {
        let claim = self.claim(share);
        let property = fold_key(&claim.property);
        let (part, whole) = NAMED.iter().find_map(|words| property.split_once(words))?;
        let of = |text: &str| {
            let wanted = families(text);
            let fits = |i: &usize| {
                let other = self.claim(*i);
                *i != share
                    && !self.percent(*i)
                    && !other.denied
                    && other.modality == claim.modality
                    && self.frames[*i].rate.is_none()
                    && fold_key(&other.subject) == fold_key(&claim.subject)
                    && self.same_time(*i, share)
                    && other.population == claim.population
            };
            // Those that say just this, else the one that says more.
            let said = |i: &usize, exact: bool| {
                let own = self.words_of(*i);
                !wanted.is_empty() && if exact { own == wanted } else { wanted.is_subset(&own) }
            };
            let found = |exact: bool| only(claims.iter().copied().filter(fits).filter(|i| said(i, exact)));
            found(true).or_else(|| found(false))
        };
        let tied = claim.of.as_ref().filter(|tie| tie.role == Role::Share);
        let whole = match tied {
            Some(tie) => self.ids.get(&tie.claim).copied().filter(|whole| self.is_live(*whole))?,
            None => of(whole)?,
        };
        let part = of(part)?;
        (part != whole && self.same_unit(part, whole)).then_some((part, whole))
    }

    fn share_of_passage(&mut self, share: usize, claims: &[usize]) {
        let near: Vec<usize> = claims.iter().copied().filter(|i| self.is_part_of_share(*i, share)).collect();
        if near.len() > MOST_CLAIMS {
            return;
        }
        let tied_to = |frame: usize, roles: &[Role]| {
            let tie = self.claim(frame).of.as_ref().filter(|tie| roles.contains(&tie.role))?;
            self.ids.get(&tie.claim).copied().filter(|whole| self.is_live(*whole))
        };
        let of_share = tied_to(share, &[Role::Share]);
        let mut found = near.into_iter().filter_map(|part| {
            let of_part = tied_to(part, &[Role::Part, Role::Split]);
            let whole = match (of_share, of_part) {
                // Both ties are written, or they disagree.
                (Some(_), Some(_)) => return None,
                (Some(whole), None) | (None, Some(whole)) => whole,
                (None, None) => self.whole_of(part, share, claims)?,
            };
            (whole != part && !self.percent(whole) && self.same_unit(part, whole)).then_some((part, whole))
        });
        let Some((part, whole)) = only(&mut found).or_else(|| self.named_share(share, claims)) else { return };
        let bound = |frames: &[usize]| frames.iter().all(|f| [share, part, whole].contains(f));
        let known = self.found.failing.iter().any(|b| {
            b.shape == Shape::Share && b.operands.iter().all(|(_, _, frames)| bound(frames)) && b.operands.len() == 3
        });
        if known {
            return;
        }
        let (Some(s), Some(w), Some(p)) =
            (self.quoted_term("share", share), self.quoted_term("whole", whole), self.quoted_term("part", part))
        else {
            return;
        };
        let because = "the part is the share of the whole";
        let fails = "the share is of another whole";
        self.evaluate(Shape::Share, "share * whole = part", vec![s, w, p], because, fails, vec![tied("share")]);
    }

    /// Whether a claim is what a percentage of its source is the share of, by subject, time, passage and words.
    fn is_part_of_share(&self, part: usize, share: usize) -> bool {
        let (p, s) = (self.claim(part), self.claim(share));
        let counted = |unit: &Unit| matches!(unit, Unit::Bare | Unit::Count(_) | Unit::Money { .. });
        if part == share
            || !self.figure(part).is_some_and(|figure| counted(&figure.unit))
            || self.frames[part].rate.is_some()
            || p.modality != s.modality
            || p.denied
            || !self.same_time(part, share)
            || fold_key(&p.subject) != fold_key(&s.subject)
            || !self.are_near(part, share)
        {
            return false;
        }
        let groups = [&p.population, &s.population].map(|group| group.as_deref().map(fold_key));
        match groups {
            [Some(x), Some(y)] => return x == y,
            // The share of a group is no share of all.
            [None, Some(_)] => return false,
            _ => {}
        }
        let said = self.words_of(share);
        let of_part = self.words_of(part);
        let quoted: BTreeSet<String> = p.citations.iter().flat_map(|c| families(&c.quote)).collect();
        let subject = families(&p.subject);
        let named = |word: &String| of_part.contains(word) || quoted.contains(word) || subject.contains(word);
        // A share that says nothing of what it is of stands behind its part: "or 65 per cent".
        said.iter().all(named)
    }

    /// The words of a claim that say what it counts: of its property and its group, without figures.
    fn words_of(&self, frame: usize) -> BTreeSet<String> {
        let claim = self.claim(frame);
        let mut found = families(&claim.property);
        found.extend(claim.population.iter().flat_map(|group| families(group)));
        found
    }

    /// Whether two claims stand on one line, or on neighbouring ones.
    pub(super) fn are_near(&self, a: usize, b: usize) -> bool {
        let lines = |frame: usize| self.claim(frame).citations.iter().filter_map(line).collect::<Vec<_>>();
        let (x, y) = (lines(a), lines(b));
        x.iter().any(|x| y.iter().any(|y| x.abs_diff(*y) <= NEAR_LINES))
    }

    /// The whole of a part that no claim ties to it.
    fn whole_of(&self, part: usize, share: usize, claims: &[usize]) -> Option<usize> {
        let value = self.figure(part)?.value;
        let larger = |i: &usize| {
            let fits = *i != part && *i != share && !self.percent(*i) && self.frames[*i].rate.is_none();
            fits && !self.claim(*i).denied && self.figure(*i).is_some_and(|figure| figure.value >= value)
        };
        let larger: Vec<usize> = claims.iter().copied().filter(larger).filter(|i| self.same_unit(part, *i)).collect();
        // "The share of the 250 barns", "of those 250 barns".
        let named = |text: &str| -> Option<usize> {
            let bare = text.replace(['\\', '*'], "");
            let of_figure = scan(&bare).into_iter().filter(|m| m.figure.value != value).flat_map(|mention| {
                let behind = bare.get(mention.span.end..).unwrap_or_default();
                let noun = families(&mention.figure.text).into_iter().chain(families(clause(behind)));
                let noun: BTreeSet<String> = noun.into_iter().collect();
                let carries = |i: &&usize| {
                    self.figure(**i).is_some_and(|figure| figure.value == mention.figure.value)
                        && self.names_any(**i, &noun)
                };
                larger.iter().filter(carries).copied().collect::<Vec<_>>()
            });
            let found: BTreeSet<usize> = of_figure.collect();
            only(found.into_iter())
        };
        let by_words = named(&self.claim(share).property);
        let quotes = || self.claim(part).citations.iter().chain(&self.claim(share).citations);
        by_words.or_else(|| quotes().find_map(|c| named(&c.quote))).or_else(|| {
            let narrows = |i: &usize| {
                let (wide, narrow) = (self.words_of(*i), self.words_of(part));
                self.claim(*i).population.is_none()
                    && !wide.is_empty()
                    && wide.is_subset(&narrow)
                    && wide != narrow
                    && fold_key(&self.claim(*i).subject) == fold_key(&self.claim(part).subject)
                    && self.same_time(*i, part)
                    && self.are_near(*i, part)
            };
            only(larger.iter().copied().filter(narrows))
        })
    }

    /// Whether a claim speaks of one of these words.
    fn names_any(&self, frame: usize, nouns: &BTreeSet<String>) -> bool {
        let claim = self.claim(frame);
        let quoted = claim.citations.iter().flat_map(|c| families(&c.quote));
        let spoken = families(&claim.subject).into_iter().chain(self.words_of(frame)).chain(quoted);
        spoken.into_iter().any(|word| nouns.contains(&word))
    }
}

/// What stands before the next mark.
fn clause(text: &str) -> &str {
    text.split([',', '.', ';', ':']).next().unwrap_or_default()
}

/// The families of the content words of a text, without figures and without the words of a share.
fn families(text: &str) -> BTreeSet<String> {
    let share: BTreeSet<String> = words(text)
        .into_iter()
        .map(|word| word.key)
        .filter(|key| SHARE.contains(&key.as_str()))
        .map(|key| stem(&key))
        .collect();
    content_stems(text)
        .into_iter()
        .filter(|stem| !share.contains(stem) && !stem.contains(|c: char| c.is_ascii_digit()))
        .map(|stem| family_of_stem(&stem))
        .collect()
}
