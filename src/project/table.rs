//! A table beside the claims: its ledger weighed, and claims made of the rows that there is something to say of.

use crate::audit::{NotCompared, Outcome, Unknown, Want};
use crate::claim::facts::{Ledger, LedgerRow};
use crate::claim::{Claim, Problem, SourceId, ValueInQuote, shorten, stands_plainly};
use crate::compare::Reason;
use crate::conflict::{Cited, OfEdge};
use crate::pairing::ledger::{Asked, Beside, Linked, MAX_TRENDS, Shared, Tally, Weighed, weigh};
use crate::pairing::{Change, Frame, Pair, Question, value_in_words};
use crate::quantity::{Decimal, format};
use crate::time::{Context, read_moment};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The rows of a ledger that a run looks at one by one.
pub(super) struct Table {
    rows: Vec<u32>,
    /// The claims of these rows.
    pub(super) claims: Vec<Claim>,
    /// Their frames, which count them behind the claims of the project.
    pub(super) frames: Vec<Frame>,
    /// The questions that they answer.
    pub(super) questions: Vec<Question>,
    /// Those that an edge between properties binds.
    pub(super) linked: Vec<OfEdge>,
    /// Those that tell a change over time.
    pub(super) changes: Vec<Change>,
    tally: Tally,
    said: Said,
}

/// What is to be said of the rows of a ledger that nothing is found of.
struct Said {
    rows: usize,
    sources: Vec<SourceId>,
    /// Rows without a quote.
    uncited: usize,
    /// The pairs to show that were looked at and not compared.
    not_compared: Vec<NotCompared>,
    /// A problem for each time that cannot be read.
    unread: Vec<Problem>,
}

/// Rows that stand alone and are looked at for their quote or their value: more of them have one reason in common.
const MAX_SUSPECTS: usize = 10_000;
/// What is done among the claims of a project and not among the rows of a table.
const NOT_IN_TABLES: &str = "among the rows of a table that is checked by itself, sums of parts, groups within groups, \
                             steps too far apart, denials of a whole class and agreement by one witness are not looked \
                             for (gainsay import makes a project of it)";
/// How many unreadable times are shown as problems.
const MAX_UNREAD: usize = 100;

impl Table {
    /// Weighs a ledger; `before` is how many claims of the project stand before its rows. A ledger that is handed over is
    /// let go: nothing of it is asked for later.
    pub(super) fn weigh(ledger: Cow<'_, Ledger>, beside: &Beside<'_>, before: usize) -> Self {
        let table = Self::weighed(&ledger, beside, before);
        Self { claims: ledger.claims(&table.rows), ..table }
    }

    /// All but the claims.
    fn weighed(ledger: &Ledger, beside: &Beside<'_>, before: usize) -> Self {
        let mut weighed = weigh(ledger, beside);
        let mut rows: Vec<(u32, usize)> = Vec::new();
        let mut questions: Vec<Question> = Vec::new();
        let pairs_of: Vec<_> = weighed.asked.iter_mut().map(|asked| std::mem::take(&mut asked.pairs)).collect();
        for (at, (asked, pairs)) in weighed.asked.iter().zip(pairs_of).enumerate() {
            let first = before + rows.len();
            let place = |row: u32| first + asked.rows.binary_search(&row).unwrap_or(0);
            let pair = |(a, b, agreement): (u32, u32, crate::compare::Agreement)| {
                // Of two that agree nothing is in doubt that a report would say.
                let doubts = if agreement.parts() { weighed.doubts(ledger, a, b) } else { Vec::new() };
                Pair { a: place(a), b: place(b), agreement, doubts }
            };
            let claims = (first..first + asked.rows.len()).collect();
            questions.push(Question { claims, pairs: pairs.into_iter().map(pair).collect() });
            rows.extend(asked.rows.iter().map(|row| (*row, at)));
        }
        let others = weighed.others.iter().flat_map(|asked| asked.rows.iter().map(move |row| (*row, Some(asked))));
        let all: Vec<(u32, Option<&Asked>)> =
            rows.into_iter().map(|(row, at)| (row, weighed.asked.get(at))).chain(others).collect();
        // The place of each row among all frames.
        let mut places: Vec<(u32, usize)> = all.iter().zip(before..).map(|((row, _), place)| (*row, place)).collect();
        places.sort_unstable();
        let place = |row: &u32| {
            places.binary_search_by_key(row, |(of, _)| *of).ok().and_then(|at| places.get(at)).map(|(_, place)| *place)
        };
        let bound = |linked: &Linked| OfEdge {
            edge: linked.edge,
            from: linked.from.iter().filter_map(place).collect(),
            to: linked.to.iter().filter_map(place).collect(),
            doubts: weighed.doubts_of(ledger, beside, linked),
        };
        let linked = weighed.linked.iter().map(bound).collect();
        let changes =
            weighed.changes.iter().map(|rows| Change { claims: rows.iter().filter_map(place).collect() }).collect();
        let suspects = suspects(ledger, &weighed);
        let suspects = suspects.into_iter().filter(|row| place(row).is_none()).map(|row| (row, None));
        let all: Vec<(u32, Option<&Asked>)> = all.iter().copied().chain(suspects).collect();
        let shared = Shared::new(ledger, all.iter().map(|(row, _)| *row));
        let frame = |(i, (row, asked)): (usize, &(u32, Option<&Asked>))| {
            weighed.frame((ledger, &shared), *asked, (*row, before + i))
        };
        let frames: Vec<Frame> = all.par_iter().enumerate().map(frame).collect();
        let rows = all.iter().map(|(row, _)| *row).collect();
        let tally = std::mem::take(&mut weighed.tally);
        Self { claims: Vec::new(), frames, questions, linked, changes, said: Said::of(ledger, &tally), tally, rows }
    }

    /// Adds to an outcome what was compared in the ledger, and what was not.
    pub(super) fn count(self, outcome: &mut Outcome) {
        let coverage = &mut outcome.coverage;
        let add =
            |all: &mut Vec<(String, usize)>, name: &str, count: usize| match all.iter_mut().find(|(n, _)| n == name) {
                Some((_, known)) => *known += count,
                None => all.push((name.to_owned(), count)),
            };
        coverage.claims += self.said.rows;
        coverage.questions += self.tally.questions;
        coverage.compared += self.tally.compared;
        for (level, count) in &self.tally.agreements {
            add(&mut coverage.agreements, level, *count);
        }
        for (reason, count) in &self.tally.not_comparable {
            add(&mut coverage.not_comparable, reason.name(), *count);
        }
        let order = |name: &String| crate::compare::Agreement::LEVELS.iter().position(|level| level == name);
        coverage.agreements.sort_by_key(|(name, _)| order(name));
        let mut sources: BTreeMap<SourceId, (usize, usize)> = BTreeMap::new();
        for (id, all, met) in std::mem::take(&mut coverage.per_source) {
            sources.insert(id, (all, met));
        }
        for (id, (all, met)) in self.said.sources.into_iter().zip(&self.tally.per_source) {
            let counts = sources.entry(id).or_default();
            *counts = (counts.0 + all, counts.1 + met);
        }
        for line in &mut outcome.sources {
            line.claims = sources.get(&line.id).map_or(line.claims, |(all, _)| *all);
        }
        coverage.per_source = sources.into_iter().map(|(id, (all, met))| (id, all, met)).collect();
        coverage.met += self.tally.met;
        let unknown = self.tally.not_understood.iter();
        coverage.unknown.extend(unknown.map(|(label, rows)| Unknown {
            property: label.clone(),
            why: Want::Property,
            claims: *rows,
        }));
        coverage.unknown.sort_by_key(|unknown| (unknown.why, std::cmp::Reverse(unknown.claims)));
        coverage.nearest.extend(self.said.not_compared);
        match self.said.uncited {
            0 => {}
            1 => coverage.not_done.push("1 claim without a citation (from --claims)".to_owned()),
            n => coverage
                .not_done
                .push(format!("{} claims without a citation (from --claims)", format(Decimal::from(n)))),
        }
        if self.tally.held > 0 {
            add(&mut coverage.relations, "held", self.tally.held);
        }
        let more = self.tally.changed.saturating_sub(MAX_TRENDS);
        if more > 0 {
            coverage.not_done.push(format!(
                "{} answers changed over time: the {MAX_TRENDS} that changed most are among the notes, and {} are not",
                format(Decimal::from(self.tally.changed)),
                format(Decimal::from(more))
            ));
        }
        coverage.not_done.push(NOT_IN_TABLES.to_owned());
        coverage.unmet_rows = self.tally.unmet;
        coverage.taught.clone_from(&self.tally.taught);
        outcome.problems.extend(self.said.unread);
    }
}

impl Said {
    fn of(ledger: &Ledger, tally: &Tally) -> Self {
        let sample = |(a, b, reason): &(u32, u32, Reason)| {
            let claims = [cited(&ledger.claim(*a)?), cited(&ledger.claim(*b)?)];
            Some(NotCompared { claims, reason: *reason })
        };
        let rows = 0..u32::try_from(ledger.rows.len()).unwrap_or(u32::MAX);
        Self {
            rows: ledger.rows.len(),
            sources: ledger.sources.iter().map(|id| SourceId(id.to_owned())).collect(),
            uncited: rows.filter(|row| ledger.quotes(*row).next().is_none()).count(),
            not_compared: tally.samples.iter().filter_map(sample).collect(),
            unread: Self::unread(ledger, tally),
        }
    }

    /// A problem for each time that cannot be read, at the first row that has it.
    fn unread(ledger: &Ledger, tally: &Tally) -> Vec<Problem> {
        let problem = |(row, text): &(u32, String)| {
            let why = read_moment(text, &Context::default()).err()?;
            let (wrong, help) = super::times::fault(text, &why)?;
            let stretch = ledger.rows.get(*row as usize).is_some_and(|cells| cells.period != LedgerRow::NONE);
            let key = if stretch { "period" } else { "as_of" };
            let message = format!("`{key}` {wrong}: \"{}\"", shorten(text));
            let mut problem = Problem::of_file(ledger.file(), message, help);
            problem.at.line = ledger.line(*row);
            problem.snippet.clone_from(text);
            Some(problem)
        };
        tally.unread_times.iter().filter_map(problem).take(MAX_UNREAD).collect()
    }
}

/// A claim of a row as a report shows it, without its passages.
fn cited(claim: &Claim) -> Cited {
    let qualifiers = [("as of", &claim.as_of), ("period", &claim.period), ("in", &claim.place)];
    let qualifiers = qualifiers.into_iter().filter_map(|(lead, text)| Some(format!("{lead} {}", text.as_ref()?)));
    Cited {
        id: claim.id.clone(),
        subject: claim.subject.clone(),
        property: claim.property.clone(),
        value: value_in_words(claim),
        qualifiers: qualifiers.collect(),
        passages: Vec::new(),
    }
}

/// Rows of which the quote may not carry the value, or whose value is not what its property wants. Most quotes have the
/// very words of the value, and are passed at a glance.
fn suspects(ledger: &Ledger, weighed: &Weighed) -> Vec<u32> {
    let rows = 0..u32::try_from(ledger.rows.len()).unwrap_or(u32::MAX);
    let doubtful = |row: &u32| {
        if weighed.is_misfit(ledger, *row) {
            return true;
        }
        let mut quotes = ledger.quotes(*row).peekable();
        if quotes.peek().is_none() {
            return false;
        }
        let text = ledger.value_text(ledger.rows[*row as usize].value);
        if text.is_some_and(|text| quotes.any(|quote| stands_plainly(text, quote))) {
            return false;
        }
        matches!(ledger.value_in_quotes(*row), Some(ValueInQuote::Other { .. }))
    };
    let mut found: Vec<u32> = rows.into_par_iter().filter(doubtful).collect();
    found.truncate(MAX_SUSPECTS);
    found
}
