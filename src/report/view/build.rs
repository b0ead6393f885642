//! From what a run found to the view.

use super::coverage::{coverage, scope};
use super::words::{count, date, label, list, locator, number, reference, severity, verdict, witnesses};
use super::{
    Amount, BetweenView, CauseView, Changes, ChangesView, ClaimView, ConflictView, CorroborationView, NearMissView,
    Options, PassageView, PossibleView, ProblemView, RuledView, RulingView, Section, SeverityCount, SideView,
    SourceView, Summary, VERSION, View,
};
use crate::audit::{Corroboration, NearMiss, Outcome, Possible, Ruled, Ruling, SourceLine};
use crate::claim::{Locator, Problem, SourceId};
use crate::conflict::{Between, Cited, Conflict, MANY_SIDES, Severity, Side};
use serde::{Serialize, Serializer};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest characters of a fingerprint that a report shows: short enough to type, and long enough
/// that a prefix of hex seldom meets another (one pair in 4 thousand million).
const SHORT: usize = 8;

/// The title of a report that nobody named.
const PLAIN_TITLE: &str = "What the sources disagree on";

/// The states of a conflict in an audit, in the order in which a reader wants them.
const STATES: [&str; 6] = ["new", "changed", "reopened", "standing", "resolved", "claims gone"];

impl View {
    /// Makes the view of what a run found.
    #[must_use]
    pub fn new(outcome: &Outcome, options: &Options) -> Self {
        let builder = Builder::new(outcome, options);
        let mut anchors = Anchors::new();
        let mut conflicts =
            |of: &[Conflict]| of.iter().map(|c| builder.conflict(c, &mut anchors)).collect::<Vec<ConflictView>>();
        let lists = (conflicts(&outcome.conflicts), conflicts(&outcome.notes));
        builder.view(outcome, options, lists, anchors)
    }
}

/// Lends out the view of what a run found, the same as [`View::new`], of which each conflict is made as it is written.
pub(in crate::report) fn lazily<T>(
    outcome: &Outcome,
    options: &Options,
    with: impl FnOnce(&View<Conflicts<'_>>) -> T,
) -> T {
    let builder = Builder::new(outcome, options);
    // What is ruled has its anchors after all the others, and is made before them.
    let mut taken = Anchors::new();
    if !outcome.ruled.is_empty() {
        for conflict in outcome.conflicts.iter().chain(&outcome.notes) {
            anchor(&conflict.fingerprint, &mut taken);
        }
    }
    let anchors = RefCell::new(Anchors::new());
    let list = |of| Conflicts { of, builder: &builder, anchors: &anchors };
    with(&builder.view(outcome, options, (list(&outcome.conflicts), list(&outcome.notes)), taken))
}

/// Conflicts that become readable as they are written, once and in order.
pub(in crate::report) struct Conflicts<'o> {
    of: &'o [Conflict],
    builder: &'o Builder<'o>,
    anchors: &'o RefCell<Anchors>,
}

impl Serialize for Conflicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.of.iter().map(|c| self.builder.conflict(c, &mut self.anchors.borrow_mut())))
    }
}

/// How often each cleaned fingerprint was used as an anchor.
type Anchors = BTreeMap<String, usize>;

/// What every part of the view needs to look up.
struct Builder<'o> {
    sources: BTreeMap<&'o SourceId, &'o SourceLine>,
    states: BTreeMap<&'o str, &'o str>,
    /// How many characters of a fingerprint tell it from every other.
    short: usize,
}

impl<'o> Builder<'o> {
    fn new(outcome: &'o Outcome, options: &'o Options) -> Self {
        let conflicts = outcome.conflicts.iter().chain(&outcome.notes).map(|c| c.fingerprint.as_str());
        let rulings = outcome.ruled.iter().map(|r| &r.ruling).chain(&outcome.idle_rulings);
        let ruled = outcome.ruled.iter().map(|r| r.conflict.fingerprint.as_str());
        let fingerprints: BTreeSet<&str> =
            conflicts.chain(ruled).chain(rulings.map(|r| r.fingerprint.as_str())).collect();
        let states = options.changes.iter().flat_map(|c| &c.states);
        Self {
            sources: outcome.sources.iter().map(|s| (&s.id, s)).collect(),
            states: states.map(|(fingerprint, state)| (fingerprint.as_str(), state.as_str())).collect(),
            short: telling_length(&fingerprints),
        }
    }

    /// The view with these conflicts and notes.
    fn view<C>(&self, outcome: &Outcome, options: &Options, (open, notes): (C, C), mut anchors: Anchors) -> View<C> {
        View {
            version: VERSION,
            title: if options.title.trim().is_empty() { PLAIN_TITLE.to_string() } else { options.title.clone() },
            date: options.date.as_deref().map(date),
            documents: options.documents,
            explain_with: options.explain_with.clone(),
            summary: summary(outcome, options.documents),
            changes: options.changes.as_ref().map(changes),
            conflicts: open,
            notes,
            ruled: outcome.ruled.iter().map(|r| self.ruled(r, &mut anchors)).collect(),
            idle_rulings: outcome.idle_rulings.iter().map(|r| self.ruling(r)).collect(),
            near_misses: outcome.near_misses.iter().map(near_miss).collect(),
            possible: outcome.possible.iter().map(|p| self.possible(p)).collect(),
            corroborations: outcome.corroborations.iter().map(|c| self.corroboration(c)).collect(),
            coverage: coverage(&outcome.coverage, options, |id| self.title(id)),
            problems: outcome.problems.iter().map(problem).collect(),
            sources: outcome.sources.iter().map(source).collect(),
            written: options.written.clone(),
        }
    }

    fn title(&self, id: &SourceId) -> String {
        self.sources.get(id).map_or_else(|| id.to_string(), |s| s.title.clone())
    }

    fn short(&self, fingerprint: &str) -> String {
        fingerprint.chars().take(self.short).collect()
    }

    fn conflict(&self, conflict: &Conflict, anchors: &mut Anchors) -> ConflictView {
        ConflictView {
            kind: conflict.kind,
            severity: severity(conflict.severity),
            title: conflict.title.clone(),
            fingerprint: conflict.fingerprint.clone(),
            short: self.short(&conflict.fingerprint),
            anchor: anchor(&conflict.fingerprint, anchors),
            evidence: conflict.evidence.clone(),
            state: self.states.get(conflict.fingerprint.as_str()).map(ToString::to_string),
            question: conflict.question.clone(),
            entity: conflict.entity.clone(),
            spread: conflict.spread.clone(),
            sides: conflict.sides.iter().enumerate().map(|(i, side)| self.side(i, side)).collect(),
            shown: conflict.sides.len().min(MANY_SIDES),
            more: conflict
                .sides
                .len()
                .checked_sub(MANY_SIDES)
                .filter(|n| *n > 0)
                .map(|n| count(n, "more side", "more sides")),
            between: conflict.between.iter().map(|between| self.between(between)).collect(),
            arithmetic: conflict.arithmetic.clone(),
            reconcile: conflict.reconcile.clone(),
            cause: conflict.cause.as_ref().map(|c| CauseView { name: c.name, text: c.text.clone() }),
            look_up: conflict.look_up.clone(),
            remarks: conflict.remarks.clone(),
            also: conflict.also.clone(),
        }
    }

    fn side(&self, index: usize, side: &Side) -> SideView {
        SideView {
            label: label(index),
            value: side.value.clone(),
            claims: side.claims.iter().map(|c| self.claim(c)).collect(),
            origins: side.origins.clone(),
            witnesses: (!side.origins.is_empty()).then(|| witnesses(side.claims.len(), side.origins.len())),
        }
    }

    fn between(&self, between: &Between) -> BetweenView {
        let with: Vec<String> = between.with.iter().map(|side| label(*side)).collect();
        BetweenView {
            words: format!("Agrees with {}", list(&with)),
            with,
            value: between.side.value.clone(),
            claims: between.side.claims.iter().map(|c| self.claim(c)).collect(),
            origins: between.side.origins.clone(),
        }
    }

    fn claim(&self, cited: &Cited) -> ClaimView {
        let first = cited.passages.first();
        let source = self.sources.get(&cited.id.source);
        ClaimView {
            id: cited.id.to_string(),
            source: cited.id.source.to_string(),
            line: first.and_then(|p| line(&p.locator)),
            quote: first.map(|p| p.quote.clone()),
            subject: cited.subject.clone(),
            property: cited.property.clone(),
            value: cited.value.clone(),
            qualifiers: cited.qualifiers.clone(),
            at: reference(&cited.id.source.0, first.map(|p| &p.locator)),
            source_title: self.title(&cited.id.source),
            source_date: source.map_or_else(String::new, |s| s.date.clone()),
            passages: cited
                .passages
                .iter()
                .map(|p| PassageView { quote: p.quote.clone(), locator: locator(&p.locator), line: line(&p.locator) })
                .collect(),
        }
    }

    fn possible(&self, of: &Possible) -> PossibleView {
        PossibleView {
            claims: of.claims.iter().map(|c| self.claim(c)).collect(),
            odds: of.odds.clone(),
            agreement: of.agreement.clone(),
            why: of.why.clone(),
            waterfall: of.waterfall.clone(),
        }
    }

    fn ruled(&self, ruled: &Ruled, anchors: &mut Anchors) -> RuledView {
        RuledView { ruling: self.ruling(&ruled.ruling), conflict: self.conflict(&ruled.conflict, anchors) }
    }

    fn ruling(&self, ruling: &Ruling) -> RulingView {
        let (name, words) = verdict(ruling.verdict);
        RulingView {
            fingerprint: ruling.fingerprint.clone(),
            short: self.short(&ruling.fingerprint),
            evidence: ruling.evidence.clone(),
            verdict: name,
            verdict_words: words,
            claims: ruling.claims.iter().map(ToString::to_string).collect(),
            reason: ruling.reason.clone(),
            by: ruling.by.clone(),
            on: date(&ruling.on),
            review_by: ruling.review_by.as_deref().map(date),
        }
    }

    fn corroboration(&self, of: &Corroboration) -> CorroborationView {
        CorroborationView {
            question: of.question.clone(),
            agreement: of.agreement.clone(),
            witnesses: witnesses(of.claims.len(), of.origins.len()),
            origins: of.origins.clone(),
            claims: of.claims.iter().map(|c| self.claim(c)).collect(),
        }
    }
}

/// The length at which no fingerprint begins like another, at least [`SHORT`].
fn telling_length(fingerprints: &BTreeSet<&str>) -> usize {
    // In sorted order, whatever shares the longest beginning with a text stands next to it.
    let shared = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let neighbours = fingerprints.iter().zip(fingerprints.iter().skip(1));
    neighbours.map(|(a, b)| shared(a, b).saturating_add(1)).max().unwrap_or(0).max(SHORT)
}

/// An anchor that a browser and a Markdown reader both take, and that no other conflict has.
fn anchor(fingerprint: &str, taken: &mut Anchors) -> String {
    let clean: String =
        fingerprint.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let uses = taken.entry(clean.clone()).or_default();
    *uses = uses.saturating_add(1);
    // What was cleaned holds no hyphen, so a numbered anchor meets no other.
    if *uses == 1 { format!("c-{clean}") } else { format!("c-{clean}-{uses}") }
}

fn line(at: &Locator) -> Option<usize> {
    if let Locator::Line(n) = at { Some(*n) } else { None }
}

fn summary(outcome: &Outcome, documents: bool) -> Summary {
    let severities: Vec<SeverityCount> = [Severity::Critical, Severity::Major, Severity::Minor]
        .into_iter()
        .map(|level| {
            let n = outcome.conflicts.iter().filter(|c| c.severity == level).count();
            SeverityCount { severity: severity(level), count: n, words: format!("{} {}", number(n), severity(level)) }
        })
        .collect();
    let by_severity: Vec<String> = severities.iter().filter(|s| s.count > 0).map(|s| s.words.clone()).collect();
    let headline = if outcome.conflicts.is_empty() && outcome.coverage.compared == 0 {
        "No open conflicts, but nothing was compared".to_string()
    } else if outcome.conflicts.is_empty() {
        "No open conflicts".to_string()
    } else {
        format!("{}: {}", count(outcome.conflicts.len(), "open conflict", "open conflicts"), by_severity.join(", "))
    };
    Summary { headline, scope: scope(&outcome.coverage, documents), severities, sections: sections(outcome, documents) }
}

fn sections(outcome: &Outcome, documents: bool) -> Vec<Section> {
    let sources = if documents { ("Documents", "document", "documents") } else { ("Sources", "source", "sources") };
    [
        ("conflicts", "Conflicts", outcome.conflicts.len(), "open conflict", "open conflicts"),
        ("notes", "Trends and notes", outcome.notes.len(), "note", "notes"),
        ("ruled", "Ruled", outcome.ruled.len(), "ruled conflict", "ruled conflicts"),
        (
            "idle-rulings",
            "Rulings that match nothing",
            outcome.idle_rulings.len(),
            "ruling that matches nothing",
            "rulings that match nothing",
        ),
        ("near-misses", "Near misses", outcome.near_misses.len(), "near miss", "near misses"),
        ("possible", "Possible matches", outcome.possible.len(), "possible match", "possible matches"),
        ("corroborations", "Corroborations", outcome.corroborations.len(), "corroboration", "corroborations"),
        ("problems", "Problems", outcome.problems.len(), "problem", "problems"),
        ("sources", sources.0, outcome.sources.len(), sources.1, sources.2),
    ]
    .into_iter()
    .filter(|(_, _, n, ..)| *n > 0)
    .map(|(anchor, title, n, one, many)| Section { anchor, title, count: n, words: count(n, one, many) })
    .collect()
}

fn changes(of: &Changes) -> ChangesView {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for state in of.states.values().chain(of.gone.iter().map(|g| &g.state)) {
        let n = counts.entry(state).or_default();
        *n = n.saturating_add(1);
    }
    let place = |state: &str| STATES.iter().position(|s| *s == state).unwrap_or(STATES.len());
    let mut counts: Vec<Amount> =
        counts.into_iter().map(|(what, n)| Amount { what: what.to_string(), count: n, number: number(n) }).collect();
    counts.sort_by_key(|amount| place(&amount.what));
    let words: Vec<String> = counts.iter().map(|a| format!("{} {}", a.number, a.what)).collect();
    ChangesView {
        since: of.since.as_deref().map(date),
        words: if words.is_empty() { "nothing changed".to_string() } else { list(&words) },
        counts,
        gone: of.gone.clone(),
    }
}

fn near_miss(of: &NearMiss) -> NearMissView {
    NearMissView {
        a: of.a.clone(),
        b: of.b.clone(),
        why: of.why.clone(),
        claims: of.claims.iter().map(ToString::to_string).collect(),
    }
}

fn problem(of: &Problem) -> ProblemView {
    ProblemView {
        at: format!("{}:{}:{}", of.at.file, of.at.line, of.column),
        file: of.at.file.clone(),
        line: of.at.line,
        column: of.column,
        message: of.message.clone(),
        help: of.help.clone(),
        snippet: of.snippet.clone(),
    }
}

fn source(of: &SourceLine) -> SourceView {
    SourceView {
        id: of.id.to_string(),
        title: of.title.clone(),
        about: of.about.clone(),
        date: of.date.clone(),
        claims: of.claims,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_fingerprint_tells_conflicts_apart() {
        let length = |f: &[&str]| telling_length(&f.iter().copied().collect());
        assert_eq!(length(&[]), SHORT);
        assert_eq!(length(&["3f9a1c2e77", "b0c4d5e6f7"]), SHORT);
        assert_eq!(length(&["3f9a1c2e77", "b0", "3f9a1c2e78"]), 10);
    }

    #[test]
    fn anchors_are_plain_and_unique() {
        let mut taken = Anchors::new();
        assert_eq!(anchor("3F-a\"><script>", &mut taken), "c-3fascript");
        assert_eq!(anchor("3fascript", &mut taken), "c-3fascript-2");
        assert_eq!(anchor("", &mut taken), "c-");
    }

    #[test]
    fn an_empty_run_says_that_nothing_was_compared() {
        let view = View::new(&Outcome::default(), &Options::default());
        assert_eq!(view.summary.headline, "No open conflicts, but nothing was compared");
        assert_eq!(view.title, PLAIN_TITLE);
        assert!(view.summary.sections.is_empty());
    }

    #[test]
    fn an_audit_counts_what_changed_in_a_readers_order() {
        let states = [("a", "standing"), ("b", "new"), ("c", "standing")];
        let view = changes(&Changes {
            since: Some("2026-11-14".into()),
            states: states.map(|(f, s)| (f.to_string(), s.to_string())).into(),
            gone: vec![super::super::Gone { fingerprint: "d".into(), title: "t".into(), state: "resolved".into() }],
        });
        assert_eq!(view.words, "1 new, 2 standing and 1 resolved");
        assert_eq!(view.since.as_deref(), Some("14 November 2026"));
    }
}
