//! The view: what templates and readers of the JSON report see.
//!
//! Field order is the key order of the JSON report. A field is added freely; taking one away or
//! changing its meaning raises [`VERSION`]. Each field is described in `schema.json`.

mod build;
mod coverage;
mod words;

pub(super) use build::lazily;
pub use coverage::mostly_silent;

use serde::Serialize;
use std::collections::BTreeMap;

/// The version of the JSON report.
pub const VERSION: u32 = 1;

/// What a report says that the outcome of the run does not hold.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The title of the report; empty gives a plain one.
    pub title: String,
    /// The day of the run, as written (EDTF), where the command knows it. Nothing here reads a clock.
    pub date: Option<String>,
    /// Documents were cross-checked directly: there is no project that `gainsay explain` or a ruling could speak of.
    pub documents: bool,
    /// What stands behind every `gainsay explain`, so that it explains this run: " --claims facts.csv".
    pub explain_with: String,
    /// How the run differs from the last one, in an audit.
    pub changes: Option<Changes>,
    /// The reports written, relative to the project: the terminal summary names them, a report does not.
    pub written: Vec<String>,
}

/// How an audit differs from the one before.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The day of the audit before, as written (EDTF); absent for the first audit.
    pub since: Option<String>,
    /// What became of each conflict, by fingerprint: "new", "standing", "changed", "reopened".
    pub states: BTreeMap<String, String>,
    /// Conflicts of the audit before that are no more.
    pub gone: Vec<Gone>,
}

/// A conflict of the audit before that is no more.
#[derive(Clone, Debug, Serialize)]
pub struct Gone {
    /// What it was.
    pub fingerprint: String,
    /// Its title then.
    pub title: String,
    /// "resolved" or "claims gone".
    pub state: String,
}

/// Everything that a report shows. `C` is what its conflicts are in: at hand, or made as they are written.
#[derive(Clone, Debug, Serialize)]
pub struct View<C = Vec<ConflictView>> {
    /// The version of this shape.
    pub version: u32,
    /// The title of the report.
    pub title: String,
    /// The day of the run in words, where known.
    pub date: Option<String>,
    /// Whether documents were cross-checked directly, without a project.
    pub documents: bool,
    /// What stands behind every `gainsay explain` of a table that was checked by itself; empty for a project.
    pub explain_with: String,
    /// The counts, in words and numbers.
    pub summary: Summary,
    /// How the run differs from the last one, in an audit.
    pub changes: Option<ChangesView>,
    /// Open conflicts of severity minor and above.
    pub conflicts: C,
    /// Conflicts of severity note.
    pub notes: C,
    /// Conflicts that a person has ruled on.
    pub ruled: Vec<RuledView>,
    /// Rulings that match no conflict.
    pub idle_rulings: Vec<RulingView>,
    /// Names that are close and were not joined.
    pub near_misses: Vec<NearMissView>,
    /// Pairs of claims that may answer one question, for a person to judge.
    pub possible: Vec<PossibleView>,
    /// Questions on which claims agree, by origin.
    pub corroborations: Vec<CorroborationView>,
    /// What was compared, what was not, and why.
    pub coverage: CoverageView,
    /// Faults in the files of the project.
    pub problems: Vec<ProblemView>,
    /// The sources.
    pub sources: Vec<SourceView>,
    /// The reports written; only the terminal summary shows them.
    #[serde(skip)]
    pub written: Vec<String>,
}

/// The counts of a run.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// One sentence without its full stop: "3 open conflicts: 1 critical, 2 minor".
    pub headline: String,
    /// What the run looked at, in one sentence.
    pub scope: String,
    /// Open conflicts by severity, gravest first; severities without any are there with 0.
    pub severities: Vec<SeverityCount>,
    /// The sections of the report that have something in them, in report order.
    pub sections: Vec<Section>,
}

/// How many open conflicts are of one severity.
#[derive(Clone, Debug, Serialize)]
pub struct SeverityCount {
    /// critical, major or minor.
    pub severity: &'static str,
    /// How many.
    pub count: usize,
    /// "2 major".
    pub words: String,
}

/// A section of the report.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Its anchor.
    pub anchor: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// How many entries it has.
    pub count: usize,
    /// "3 near misses".
    pub words: String,
}

/// How an audit differs from the one before, for readers.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesView {
    /// The day of the audit before, in words.
    pub since: Option<String>,
    /// "1 new, 4 standing, 2 resolved".
    pub words: String,
    /// The same, by state.
    pub counts: Vec<Amount>,
    /// Conflicts that are no more.
    pub gone: Vec<Gone>,
}

/// A conflict, for readers.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictView {
    /// The id of its detector.
    pub kind: &'static str,
    /// critical, major, minor or note.
    pub severity: &'static str,
    /// What differs.
    pub title: String,
    /// What the conflict is, whatever its values.
    pub fingerprint: String,
    /// As much of the fingerprint as tells it from every other in the report.
    pub short: String,
    /// Its anchor in the HTML and Markdown reports.
    pub anchor: String,
    /// What it rests on.
    pub evidence: String,
    /// new, standing, changed or reopened, in an audit.
    pub state: Option<String>,
    /// The question in words.
    pub question: String,
    /// The entity it is about.
    pub entity: String,
    /// How the values of very many sides spread, a line each.
    pub spread: Vec<String>,
    /// The sides, or the operands of a relation.
    pub sides: Vec<SideView>,
    /// How many of the sides are shown at once; the others are folded away.
    pub shown: usize,
    /// "4 more sides", where some are folded away.
    pub more: Option<String>,
    /// Claims that agree with several sides.
    pub between: Vec<BetweenView>,
    /// The arithmetic, a line each.
    pub arithmetic: Vec<String>,
    /// Each single change that would reconcile it.
    pub reconcile: Vec<String>,
    /// The likely cause.
    pub cause: Option<CauseView>,
    /// What to look up or ask.
    pub look_up: Vec<String>,
    /// What limits the conflict.
    pub remarks: Vec<String>,
    /// Other kinds that fired on the same claims.
    pub also: Vec<&'static str>,
}

/// The likely cause of a conflict.
#[derive(Clone, Debug, Serialize)]
pub struct CauseView {
    /// A short name.
    pub name: &'static str,
    /// Why it is likely.
    pub text: String,
}

/// One side of a conflict, or one operand of a relation.
#[derive(Clone, Debug, Serialize)]
pub struct SideView {
    /// A, B, C, …: the letters that rulings use.
    pub label: String,
    /// The value as written, or the operand's name and value.
    pub value: String,
    /// The claims.
    pub claims: Vec<ClaimView>,
    /// The distinct origins, one witness each.
    pub origins: Vec<String>,
    /// "3 claims, 1 witness"; absent where no origin is known.
    pub witnesses: Option<String>,
}

/// Claims that agree with several sides, which do not agree with one another.
#[derive(Clone, Debug, Serialize)]
pub struct BetweenView {
    /// The letters of the sides.
    pub with: Vec<String>,
    /// "Agrees with A and B".
    pub words: String,
    /// The value as written.
    pub value: String,
    /// The claims.
    pub claims: Vec<ClaimView>,
    /// The distinct origins, one witness each.
    pub origins: Vec<String>,
}

/// A claim with its passages.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// Its full id.
    pub id: String,
    /// The id of its source.
    pub source: String,
    /// The line of the first passage, where it is given as a line.
    pub line: Option<usize>,
    /// The words of the first passage; absent for a claim without one.
    pub quote: Option<String>,
    /// Who or what it speaks of.
    pub subject: String,
    /// What it says of it.
    pub property: String,
    /// The value as written.
    pub value: String,
    /// Qualifiers in words.
    pub qualifiers: Vec<String>,
    /// Source and place in short: "gazette-2019:79".
    pub at: String,
    /// The title of its source.
    pub source_title: String,
    /// The date of its source in words.
    pub source_date: String,
    /// All passages.
    pub passages: Vec<PassageView>,
}

/// A quoted passage.
#[derive(Clone, Debug, Serialize)]
pub struct PassageView {
    /// The words.
    pub quote: String,
    /// Where they stand, in words: "line 79".
    pub locator: String,
    /// The line, where it is given as a line.
    pub line: Option<usize>,
}

/// A conflict with the ruling on it.
#[derive(Clone, Debug, Serialize)]
pub struct RuledView {
    /// The ruling.
    pub ruling: RulingView,
    /// The conflict.
    pub conflict: ConflictView,
}

/// What a person decided.
#[derive(Clone, Debug, Serialize)]
pub struct RulingView {
    /// What the conflict is.
    pub fingerprint: String,
    /// As much of the fingerprint as tells it from every other in the report.
    pub short: String,
    /// What it rested on when it was ruled.
    pub evidence: String,
    /// a-stands, b-stands, both-stand, neither or needs-reporting.
    pub verdict: &'static str,
    /// The verdict in words.
    pub verdict_words: &'static str,
    /// The claims that it rests on.
    pub claims: Vec<String>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When, in words.
    pub on: String,
    /// When to look again, in words.
    pub review_by: Option<String>,
}

/// Two names that are close and were not joined.
#[derive(Clone, Debug, Serialize)]
pub struct NearMissView {
    /// One name.
    pub a: String,
    /// The other.
    pub b: String,
    /// Why they are close, and why they were not joined.
    pub why: String,
    /// A claim that uses each.
    pub claims: Vec<String>,
}

/// Two claims that may answer one question.
#[derive(Clone, Debug, Serialize)]
pub struct PossibleView {
    /// The two claims.
    pub claims: Vec<ClaimView>,
    /// The odds that they do, in words.
    pub odds: String,
    /// How their values stand.
    pub agreement: String,
    /// Why they are not compared.
    pub why: String,
    /// How the odds add up, a line a step.
    pub waterfall: Vec<String>,
}

/// A question on which claims agree.
#[derive(Clone, Debug, Serialize)]
pub struct CorroborationView {
    /// The question in words.
    pub question: String,
    /// How they agree.
    pub agreement: String,
    /// "3 claims, 2 witnesses".
    pub witnesses: String,
    /// The distinct origins.
    pub origins: Vec<String>,
    /// The claims.
    pub claims: Vec<ClaimView>,
}

/// So many of something.
#[derive(Clone, Debug, Serialize)]
pub struct Amount {
    /// Of what.
    pub what: String,
    /// How many.
    pub count: usize,
    /// The number with its thousands parted.
    pub number: String,
}

/// What was compared, what was not, and why.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// In sentences.
    pub words: Vec<String>,
    /// Sources loaded.
    pub sources: usize,
    /// Claims loaded and sound.
    pub claims: usize,
    /// Questions with two or more claims.
    pub questions: usize,
    /// Pairs of claims compared.
    pub compared: usize,
    /// How the compared pairs stood, closest first.
    pub agreements: Vec<Amount>,
    /// Pairs looked at and not compared, by reason.
    pub not_comparable: Vec<Amount>,
    /// Claims left out, by reason.
    pub left_out: Vec<Amount>,
    /// Relations evaluated, by result.
    pub relations: Vec<Amount>,
    /// Claims per source.
    pub per_source: Vec<SourceCoverage>,
    /// Claims that were not compared for want of knowledge, by what is wanting and property.
    pub unknown: Vec<UnknownView>,
    /// How many of these a page lists.
    pub unknown_shown: usize,
    /// "and 12 more", where a page does not list all.
    pub unknown_more: Option<String>,
    /// Why the silence of the run says little; absent where it says what it should.
    pub mostly_silent: Option<String>,
    /// The most alike of the pairs that were not compared.
    pub nearest: Vec<NotComparedView>,
    /// Claims that no other could be compared with, by source.
    pub never_paired: Vec<NeverPaired>,
    /// What the claims of a table taught: labels that are one, words for one value, how figures are rounded.
    pub taught: Vec<String>,
    /// What the run did not do.
    pub not_done: Vec<String>,
}

/// Claims of one property that were compared with none, as too little is known of them.
#[derive(Clone, Debug, Serialize)]
pub struct UnknownView {
    /// The property, as the first claim words it.
    pub property: String,
    /// What is wanting.
    pub why: &'static str,
    /// How many claims.
    pub count: usize,
    /// The number with its thousands parted.
    pub number: String,
}

/// Two claims that were looked at together and not compared.
#[derive(Clone, Debug, Serialize)]
pub struct NotComparedView {
    /// The full id of the first.
    pub a: String,
    /// What it says: "Riverton: cost: $4 million".
    pub a_says: String,
    /// The full id of the second.
    pub b: String,
    /// What it says.
    pub b_says: String,
    /// The name of the reason.
    pub reason: &'static str,
    /// The command that says more; absent where there is no project to ask.
    pub explain: Option<String>,
}

/// The claims of one source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceCoverage {
    /// The id of the source.
    pub source: String,
    /// Its title.
    pub title: String,
    /// How many claims it makes.
    pub claims: usize,
    /// How many of them were compared.
    pub compared: usize,
}

/// The claims of one source that no other could be compared with.
#[derive(Clone, Debug, Serialize)]
pub struct NeverPaired {
    /// The id of the source.
    pub source: String,
    /// Its title.
    pub title: String,
    /// "4 claims".
    pub words: String,
    /// How many of them a page lists.
    pub shown: usize,
    /// "and 12 more", where a page does not list all.
    pub more: Option<String>,
    /// Their full ids.
    pub claims: Vec<String>,
}

/// A fault in a file of the project.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemView {
    /// File, line and column in short: "claims/a.toml:12:5".
    pub at: String,
    /// The file, relative to the project.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What was found.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// The line at fault.
    pub snippet: String,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Publisher, author and kind, in words.
    pub about: String,
    /// Its date in words.
    pub date: String,
    /// How many claims it makes.
    pub claims: usize,
}
