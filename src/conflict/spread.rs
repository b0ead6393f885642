//! How the values of very many sides spread: what a reader wants to know before reading any of them.

use super::finding::{Answer, Sides};
use super::{MANY_SIDES, Scene};
use crate::pairing::Reading;
use crate::quantity::{Decimal, UnitStanding};

/// How the values of many sides spread.
pub(super) struct Spread {
    /// In a few words, for a title: "12 answers, from 3,000 to 9,000".
    pub short: String,
    /// A line each: how many, the lowest and the highest, the middle, the most frequent.
    pub lines: Vec<String>,
}

/// How many of the most frequent values are named: three show whether one leads.
const NAMED: usize = 3;

impl Scene<'_> {
    /// How the values of `sides` spread; `None` of so few that each can be named.
    pub(super) fn spread(&self, sides: &Sides) -> Option<Spread> {
        let count = sides.count();
        if count <= MANY_SIDES {
            return None;
        }
        let told = |side: &Answer| format!("{} ({})", side.label, sources(self.sources_of(side)));
        let all: usize = sides.iter().map(|side| self.sources_of(side)).sum();
        let mut lines = vec![format!("{count} answers, given {all} times over by all sources")];
        let mut short = format!("{count} answers");
        if let Some(sorted) = self.by_value(sides) {
            if let [lowest, .., highest] = sorted[..] {
                let [low, high] = if self.is_date(lowest) { ["earliest", "latest"] } else { ["lowest", "highest"] };
                short = format!("{count} answers, from {} to {}", lowest.label, highest.label);
                lines.push(format!("{low}: {}; {high}: {}", told(lowest), told(highest)));
            }
            if let Some(middle) = self.median(&sorted, all) {
                lines.push(format!("in the middle: {}", told(middle)));
            }
        }
        // The sides come with the most frequent first.
        let most: Vec<&Answer> = sides.iter().take(NAMED).filter(|side| self.sources_of(side) > 1).collect();
        if let [first, ..] = most[..] {
            if short == format!("{count} answers") {
                short = format!("{short}, most often {}", first.label);
            }
            let most: Vec<String> = most.into_iter().map(told).collect();
            lines.push(format!("most frequent: {}", most.join(", ")));
        } else {
            lines.push("no answer is given by more than one source".to_owned());
        }
        Some(Spread { short, lines })
    }

    fn is_date(&self, side: &Answer) -> bool {
        matches!(self.frames[side.first()].reading, Reading::Period(_))
    }

    /// The sides from the lowest to the highest, or the earliest to the latest; `None` where not all can be ordered.
    fn by_value<'s>(&self, sides: &'s Sides) -> Option<Vec<&'s Answer>> {
        let unit = |side: &Answer| match &self.frames[side.first()].reading {
            Reading::Figure(figure) => Some(&figure.unit),
            _ => None,
        };
        let value = |side: &Answer| match &self.frames[side.first()].reading {
            Reading::Figure(figure) => Some(figure.value),
            // Days from a fixed one.
            Reading::Period(period) => {
                let day = period.start.or(period.end)?;
                Some(Decimal::from(chrono::Datelike::num_days_from_ce(&day)))
            }
            _ => None,
        };
        let first = unit(sides.first());
        let one_unit = |side: &Answer| match (first, unit(side)) {
            (Some(a), Some(b)) => a.comparable(b) != UnitStanding::Different,
            (None, None) => true,
            _ => false,
        };
        let mut sorted: Vec<(Decimal, &Answer)> = Vec::new();
        for side in sides.iter() {
            sorted.push((value(side).filter(|_| one_unit(side))?, side));
        }
        sorted.sort_by_key(|(value, side)| (*value, self.position(side.first())));
        Some(sorted.into_iter().map(|(_, side)| side).collect())
    }

    /// The side on which the middle one of all answers stands, each source's counted.
    fn median<'s>(&self, sorted: &[&'s Answer], all: usize) -> Option<&'s Answer> {
        let mut seen = 0;
        sorted.iter().copied().find(|side| {
            seen += self.sources_of(side);
            seen * 2 >= all
        })
    }
}

fn sources(n: usize) -> String {
    if n == 1 { "1 source".to_owned() } else { format!("{n} sources") }
}
