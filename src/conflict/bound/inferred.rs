//! Ties that no claim states, and that a passage makes: claims of one source that share a sentence of which one is an
//! average and one a total, "56 of whom", a count and the members under it.
//!
//! A person who writes claims rarely writes `of`. What ties them is read from the passage and from their own words,
//! and only where it can be read in one way: with two totals in one passage there is no tie. Each tie says what it
//! rests on, and lowers the severity by one.

use super::{Binder, Shape, Term, times};
use crate::claim::{Citation, Locator, SourceId, Status};
use crate::pairing::{Doubt, Reading};
use crate::quantity::{Unit, scan};
use crate::relation::Operand;
use crate::text::{fold_key, stem, words};
use crate::time::scan_durations;
use std::collections::{BTreeMap, BTreeSet};

/// What a claim of a passage is to the others, by a word of its own property or value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Mean,
    Total,
    /// Over what a mean is taken.
    Over,
    Count,
}

/// The words that say so, and why.
const SAYS: &[(Part, &[&str], &str)] = &[
    (Part::Mean, &["average", "mean", "avg"], "a mean is named as one"),
    (Part::Total, &["total", "overall", "altogether", "sum"], "what a mean times its count gives is a total"),
    (
        Part::Over,
        &["length", "window", "stretch", "duration", "period", "days", "weeks", "months", "over"],
        "what a mean is taken over is a stretch of time",
    ),
    (Part::Count, &["number", "count", "many"], "how many of something there are"),
];

/// Words behind a figure that make it a part of another one in the passage: "56 of whom".
const PART_OF: &[&str] = &["whom", "them", "which", "these", "those"];

/// How many words may stand between a part and its whole: "20,000 of the town's nearly 60,000".
const MOST_BETWEEN: usize = 4;

/// How many lines below a count its list may go on.
const LIST_LINES: usize = 12;

/// More claims than this on one passage are no sentence that a person took apart.
pub(super) const MOST_CLAIMS: usize = 40;

impl Binder<'_> {
    /// Binds what the passages tie.
    pub(super) fn inferred(&mut self) {
        let may_tie: BTreeSet<&SourceId> =
            (0..self.frames.len()).filter(|i| self.hints(*i)).map(|i| &self.claim(i).id.source).collect();
        let mut passages: BTreeMap<(&SourceId, usize), Vec<usize>> = BTreeMap::new();
        if may_tie.is_empty() {
            return;
        }
        for i in (0..self.frames.len()).filter(|i| self.is_by_hand(*i)) {
            if !may_tie.contains(&self.claim(i).id.source) {
                continue;
            }
            let claim = self.claim(i);
            if let Some(line) = claim.citations.first().and_then(line) {
                passages.entry((&claim.id.source, line)).or_default().push(i);
            }
        }
        for ((source, at), claims) in &passages {
            if claims.len() > MOST_CLAIMS {
                continue;
            }
            self.mean_of_passage(claims);
            self.parts_of_passage(claims);
            let below = passages.range((*source, *at)..=(*source, at.saturating_add(LIST_LINES)));
            let below: Vec<usize> = below.flat_map(|(_, claims)| claims.iter().copied()).take(MOST_CLAIMS).collect();
            self.members_of_passage(claims, &below);
        }
    }

    /// Whether a claim may belong to a tie, told cheaply: most sources of a table have no such claim.
    fn hints(&self, frame: usize) -> bool {
        let claim = self.claim(frame);
        let Some(line_of) = claim.citations.first().and_then(line) else { return false };
        let next = frame.checked_add(1).filter(|next| *next < self.frames.len()).map(|next| self.claim(next));
        let beside = next.is_some_and(|other| {
            other.citations.first().and_then(line) == Some(line_of) && other.id.source == claim.id.source
        });
        let listed = matches!(self.frames[frame].reading, Reading::Name(_) | Reading::Phrase(_));
        let next_listed = frame + 1 < self.frames.len()
            && matches!(self.frames[frame + 1].reading, Reading::Name(_) | Reading::Phrase(_));
        beside || (listed && next_listed)
    }

    /// Whether a person wrote the claim, with a quote and without a tie of its own.
    fn is_by_hand(&self, frame: usize) -> bool {
        let claim = self.claim(frame);
        let cited = claim.citations.first().is_some_and(|citation| !citation.quote.is_empty());
        self.is_live(frame)
            && cited
            && claim.of.is_none()
            && claim.slot.is_none()
            && claim.status != Status::Read
            && !claim.denied
    }

    fn says(&self, frame: usize, part: Part) -> Option<String> {
        let claim = self.claim(frame);
        let wanted = SAYS.iter().find(|(p, _, _)| *p == part).map_or(&[][..], |(_, words, _)| words);
        let spoken = format!("{} {}", claim.property, crate::pairing::value_in_words(claim));
        words(&spoken).into_iter().map(|word| word.key).find(|word| wanted.contains(&word.as_str()))
    }

    /// Whether two claims speak of one thing: the same subject, or the same sentence.
    fn speak_of_one(&self, a: usize, b: usize) -> bool {
        let (x, y) = (self.claim(a), self.claim(b));
        let quotes = || x.citations.iter().any(|c| y.citations.iter().any(|d| overlap(&c.quote, &d.quote)));
        fold_key(&x.subject) == fold_key(&y.subject) || quotes()
    }

    /// A mean, what it is taken over, and the total.
    fn mean_of_passage(&mut self, claims: &[usize]) {
        let means = claims.iter().filter(|i| self.says(**i, Part::Mean).is_some() && self.figure(**i).is_some());
        let Some(mean) = only(means.copied()) else { return };
        let time =
            |i: usize| self.figure(i).is_some_and(|f| matches!(f.unit, Unit::Measure { dimension: "time" | "months" }));
        let stretch = |i: &usize| {
            *i != mean
                && self.figure(*i).is_some()
                && (time(*i) || (self.says(*i, Part::Over).is_some() && self.says(*i, Part::Total).is_none()))
        };
        let over = match only(claims.iter().copied().filter(stretch)) {
            Some(over) => Some((self.stretch(over), vec![over])),
            None if claims.iter().any(stretch) => None,
            // "An average of 753 over a six day period": the sentence itself says over what.
            None => {
                let quote = self.claim(mean).citations.first().map(|c| c.quote.clone()).unwrap_or_default();
                only(scan_durations(&quote).into_iter()).map(|m| (m.span.of(&quote).to_owned(), Vec::new()))
            }
        };
        let Some((over, over_frames)) = over else { return };
        let may_be_total = |i: &usize| {
            *i != mean
                && !over_frames.contains(i)
                && !self.percent(*i)
                && self.frames[*i].rate.is_none()
                && self.figure(*i).is_some()
                && !time(*i)
                && self.speak_of_one(*i, mean)
        };
        let totals: Vec<usize> = claims.iter().copied().filter(may_be_total).collect();
        let named = totals.iter().copied().filter(|i| self.says(*i, Part::Total).is_some());
        // Nothing is called a total: the one other figure of the same things is it.
        let alone = || only(totals.iter().copied()).filter(|i| !self.noun(*i).is_disjoint(&self.noun(mean)));
        let total = if named.clone().next().is_some() { only(named) } else { alone() };
        let Some(total) = total else { return };
        let Some(n) = times(&over, self.frames[mean].rate.as_deref()) else { return };
        let (Some(m), Some(t)) = (self.quoted_term("mean", mean), self.quoted_term("total", total)) else { return };
        let word = self.says(mean, Part::Mean).unwrap_or_default();
        let n = Term { name: "over", operand: Operand::one(n, over), frames: over_frames };
        let because = "a mean times what it is taken over is the total";
        let fails = "the mean and the total are of different stretches";
        let doubts = vec![tied(&word)];
        self.evaluate(Shape::Mean, "mean * over = total", vec![m, n, t], because, fails, doubts);
    }

    /// An operand as its passage gives it: who types "4,829" for "at least 4,829" leaves the hedge to the quote.
    pub(super) fn quoted_term(&self, name: &'static str, frame: usize) -> Option<Term> {
        let mut term = self.term(name, frame)?;
        let figure = self.figure(frame)?;
        for citation in &self.claim(frame).citations {
            let bare = citation.quote.replace(['\\', '*'], "");
            for mention in scan(&bare) {
                if mention.figure.value != figure.value || figure.unit == Unit::Percent {
                    continue;
                }
                let quoted = mention.figure.operand();
                for value in &mut term.operand.values {
                    *value = value.hull(&quoted);
                }
                if mention.figure.hedge.is_some() && figure.hedge.is_none() {
                    term.operand.shown = mention.figure.text.clone();
                }
            }
        }
        Some(term)
    }

    /// The stretch of a claim in words: "6" of "days in the window" is "6 days".
    fn stretch(&self, frame: usize) -> String {
        let claim = self.claim(frame);
        let value = crate::pairing::value_in_words(claim);
        let bare = self.figure(frame).is_some_and(|figure| figure.unit == Unit::Bare);
        let unit = ["days", "weeks", "months", "years", "hours"]
            .into_iter()
            .find(|unit| words(&claim.property).iter().any(|word| stem(&word.key) == stem(unit)));
        match unit.filter(|_| bare) {
            Some(unit) => format!("{value} {unit}"),
            None => value,
        }
    }

    /// "56 of whom", "20,000 of nearly 60,000", and the share that stands beside them.
    fn parts_of_passage(&mut self, claims: &[usize]) {
        let counted: Vec<usize> = claims.iter().copied().filter(|i| self.figure(*i).is_some()).collect();
        let mut done: BTreeSet<(usize, usize)> = BTreeSet::new();
        for first in &counted {
            let Some(quote) = self.claim(*first).citations.first().map(|c| c.quote.clone()) else { continue };
            let sharing: Vec<usize> = counted.iter().copied().filter(|i| self.cites(*i, &quote)).collect();
            if sharing.len() < 2 {
                continue;
            }
            let Some((part, whole, word)) = part_and_whole(&quote) else { continue };
            let carries = |figure: &crate::quantity::Figure| {
                only(sharing.iter().copied().filter(|i| self.figure(*i).is_some_and(|f| f.value == figure.value)))
            };
            let (Some(p), Some(w)) = (carries(&part), carries(&whole)) else { continue };
            if p == w || !self.same_unit(p, w) || self.percent(p) || self.percent(w) || !done.insert((p, w)) {
                continue;
            }
            let doubts = vec![tied(&word)];
            let shares = sharing.iter().copied().filter(|i| self.percent(*i));
            if let Some(share) = only(shares)
                && let (Some(s), Some(whole), Some(part)) =
                    (self.quoted_term("share", share), self.quoted_term("whole", w), self.quoted_term("part", p))
            {
                let because = "the part is the share of the whole";
                let fails = "the share is of another whole";
                self.evaluate(
                    Shape::Share,
                    "share * whole = part",
                    vec![s, whole, part],
                    because,
                    fails,
                    doubts.clone(),
                );
            }
            let (Some(part), Some(whole)) = (self.quoted_term("part", p), self.quoted_term("whole", w)) else {
                continue;
            };
            let because = "a part is not more than its whole";
            let fails = "the two are of different dates";
            self.evaluate(Shape::Part, "part <= whole", vec![part, whole], because, fails, doubts);
        }
    }

    fn cites(&self, frame: usize, quote: &str) -> bool {
        self.claim(frame).citations.iter().any(|citation| overlap(&citation.quote, quote))
    }

    /// A count, and the members that the lines below it list: one claim each.
    fn members_of_passage(&mut self, claims: &[usize], below: &[usize]) {
        let named = |i: &usize| matches!(self.frames[*i].reading, Reading::Name(_) | Reading::Phrase(_));
        let below: Vec<usize> = below.iter().copied().filter(|i| named(i) || self.figure(*i).is_some()).collect();
        if below.iter().filter(|i| named(i)).count() < 2 {
            return;
        }
        for count in claims.iter().copied() {
            let Some(figure) = self.figure(count) else { continue };
            if !matches!(figure.unit, Unit::Bare | Unit::Count(_)) {
                continue;
            }
            let noun = self.noun(count);
            if noun.is_empty() {
                continue;
            }
            let of_noun =
                |i: &usize| self.noun(*i) == noun && self.same_subject(*i, count) && self.same_time(*i, count);
            // Another count of the same makes it unclear which one the list is of.
            let counts = below.iter().filter(|i| self.figure(**i).is_some() && of_noun(i)).count();
            let members: Vec<usize> = below.iter().copied().filter(|i| named(i) && of_noun(i)).collect();
            let distinct: BTreeSet<String> = members
                .iter()
                .filter_map(|i| crate::claim::named_member(&crate::pairing::value_in_words(self.claim(*i))))
                .map(|member| fold_key(&member))
                .collect();
            if counts != 1 || distinct.len() < 2 {
                continue;
            }
            let Some(stated) = self.quoted_term("stated", count) else { continue };
            let word = self.says(count, Part::Count).unwrap_or_else(|| "a number".to_owned());
            // A person may have written down some of the members only.
            let listed = Operand::list(distinct.len(), false, format!("{} listed", distinct.len()));
            let listed = Term { name: "list", operand: listed, frames: members };
            let because = "a stated count equals the listed members";
            let fails = "a member is listed under two names";
            self.evaluate(
                Shape::Count,
                "count(list) = stated",
                vec![listed, stated],
                because,
                fails,
                vec![tied(&word)],
            );
        }
    }

    /// What a claim counts or names one of: the stems of its property without the words of a count.
    fn noun(&self, frame: usize) -> BTreeSet<String> {
        let counting = SAYS.iter().find(|(p, _, _)| *p == Part::Count).map_or(&[][..], |(_, words, _)| words);
        let of = words(&self.claim(frame).property).into_iter().map(|word| word.key);
        of.filter(|word| !counting.contains(&word.as_str()) && !SMALL.contains(&word.as_str()))
            .map(|w| stem(&w))
            .collect()
    }

    fn same_subject(&self, a: usize, b: usize) -> bool {
        fold_key(&self.claim(a).subject) == fold_key(&self.claim(b).subject)
    }
}

/// Words of a property that say nothing of what is counted.
const SMALL: &[&str] = &["of", "the", "a", "an", "in", "how", "total", "is", "are", "named", "name", "listed"];

/// The doubt that a tie was read from the passage.
pub(super) fn tied(word: &str) -> Doubt {
    Doubt::TiedByPassage(word.to_owned())
}

/// The one of several, where there is one alone.
pub(super) fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

pub(super) fn line(citation: &Citation) -> Option<usize> {
    match citation.locator {
        Locator::Line(line) => Some(line),
        _ => None,
    }
}

/// Whether two quotes are one passage: the same, or one within the other.
fn overlap(a: &str, b: &str) -> bool {
    a == b || (!a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a)))
}

/// The part and the whole that a sentence tells, and the words that say so; `None` where it tells none, or two.
fn part_and_whole(quote: &str) -> Option<(crate::quantity::Figure, crate::quantity::Figure, String)> {
    let bare = quote.replace(['\\', '*'], "");
    let figures = scan(&bare);
    let counts: Vec<_> = figures.iter().filter(|m| matches!(m.figure.unit, Unit::Bare | Unit::Count(_))).collect();
    let mut found = None;
    for (i, mention) in counts.iter().enumerate() {
        let behind = bare.get(mention.span.end..).unwrap_or_default();
        let mut after = words(behind).into_iter().map(|word| word.key);
        let ends_in_of = mention.figure.text.split_whitespace().last() == Some("of");
        let first = if ends_in_of { Some("of".to_owned()) } else { after.next() };
        if first.as_deref() != Some("of") {
            continue;
        }
        let second = after.next().unwrap_or_default();
        let next = counts.get(i + 1).filter(|next| {
            let between = bare.get(mention.span.end..next.span.start).unwrap_or_default();
            words(between).len() <= MOST_BETWEEN + 1 && !between.contains(['.', ';', ','])
        });
        let pair = match next {
            Some(whole) => Some((*mention, *whole, "of".to_owned())),
            None if PART_OF.contains(&second.as_str()) && counts.len() == 2 => {
                counts.iter().enumerate().find(|(j, _)| *j != i).map(|(_, w)| (*mention, *w, format!("of {second}")))
            }
            None => None,
        };
        match (pair, &found) {
            (Some(_), Some(_)) => return None,
            (Some((part, whole, word)), None) => found = Some((part.figure.clone(), whole.figure.clone(), word)),
            (None, _) => {}
        }
    }
    found
}
