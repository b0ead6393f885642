//! What a run found, as a whole: conflicts open and ruled, notes, corroborations, coverage.

mod summary;

pub use crate::claim::Verdict;
pub use summary::{source_lines, summarize};

use crate::claim::{ClaimId, Problem, SourceId};
use crate::conflict::{Cited, Conflict};

/// Everything that a run found; reports are made from this alone.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Open conflicts of severity minor and above, in report order.
    pub conflicts: Vec<Conflict>,
    /// Conflicts of severity note: trends, single origins, uncited claims.
    pub notes: Vec<Conflict>,
    /// Conflicts that a person has ruled on, with the ruling.
    pub ruled: Vec<Ruled>,
    /// Rulings that match no conflict.
    pub idle_rulings: Vec<Ruling>,
    /// Names that are close and were not joined.
    pub near_misses: Vec<NearMiss>,
    /// Pairs of claims that may answer one question, for a person to judge.
    pub possible: Vec<Possible>,
    /// Questions on which several sources agree, by origin.
    pub corroborations: Vec<Corroboration>,
    /// What was loaded, compared, not compared, and why.
    pub coverage: Coverage,
    /// Faults in the files of the project.
    pub problems: Vec<Problem>,
    /// The sources, in order of id, as the report lists them.
    pub sources: Vec<SourceLine>,
}

/// What a person decided about one conflict.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// What the conflict is.
    pub fingerprint: String,
    /// What it rested on when it was ruled.
    pub evidence: String,
    /// What was decided.
    pub verdict: Verdict,
    /// The claims that it rests on.
    pub claims: Vec<ClaimId>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When, as written (EDTF).
    pub on: String,
    /// When to look again, as written (EDTF).
    pub review_by: Option<String>,
}

/// A conflict with the ruling on it.
#[derive(Clone, Debug)]
pub struct Ruled {
    /// The conflict.
    pub conflict: Conflict,
    /// The ruling.
    pub ruling: Ruling,
}

/// Two names that are close and were not joined.
#[derive(Clone, Debug)]
pub struct NearMiss {
    /// One name.
    pub a: String,
    /// The other.
    pub b: String,
    /// Why they are close, and why they were not joined.
    pub why: String,
    /// A claim that uses each.
    pub claims: Vec<ClaimId>,
}

/// Two claims that may answer one question: enough speaks for it to ask a person, and too little to compare them.
#[derive(Clone, Debug)]
pub struct Possible {
    /// The two claims.
    pub claims: [Cited; 2],
    /// The odds that they answer one question, in words.
    pub odds: String,
    /// How their values stand: "apart", "same", …
    pub agreement: String,
    /// Why they are not compared.
    pub why: String,
    /// How the odds add up, a line a step.
    pub waterfall: Vec<String>,
}

/// A question on which two or more claims agree.
#[derive(Clone, Debug)]
pub struct Corroboration {
    /// The question in words.
    pub question: String,
    /// How they agree: "same", "same when rounded", …
    pub agreement: String,
    /// The claims.
    pub claims: Vec<Cited>,
    /// The distinct origins: one witness each.
    pub origins: Vec<String>,
}

/// What was compared, what was not, and why.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Sources loaded.
    pub sources: usize,
    /// Claims loaded and sound.
    pub claims: usize,
    /// Claims left out because of problems or retraction, with the count of each reason.
    pub left_out: Vec<(String, usize)>,
    /// Questions with two or more claims.
    pub questions: usize,
    /// Pairs of claims compared.
    pub compared: usize,
    /// How the compared pairs stood: level and count, closest first.
    pub agreements: Vec<(String, usize)>,
    /// Pairs that were looked at and not compared: reason and count.
    pub not_comparable: Vec<(String, usize)>,
    /// Claims that no other claim could be compared with.
    pub never_paired: Vec<ClaimId>,
    /// Relations evaluated, and how many held, failed, or lacked an operand.
    pub relations: Vec<(String, usize)>,
    /// Claims per source: id, claims, claims that were compared.
    pub per_source: Vec<(SourceId, usize, usize)>,
    /// What the run did not do, in plain English ("documents not looked at: no --documents").
    pub not_done: Vec<String>,
}

/// A source as the report lists it.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Its id.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// Publisher, author, kind, where known, in words.
    pub about: String,
    /// Its date in words, or "undated".
    pub date: String,
    /// How many claims it makes.
    pub claims: usize,
}

impl From<crate::claim::RulingEntry> for Ruling {
    fn from(entry: crate::claim::RulingEntry) -> Self {
        let crate::claim::RulingEntry { fingerprint, evidence, verdict, claims, reason, by, on, review_by, .. } = entry;
        Self { fingerprint, evidence, verdict, claims, reason, by, on, review_by }
    }
}
