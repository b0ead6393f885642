//! What a run found, as a whole: conflicts open and ruled, notes, corroborations, coverage.

mod silence;
mod summary;

pub use crate::claim::Verdict;
pub use summary::{source_lines, summarize};

use crate::claim::{ClaimId, Problem, SourceId};
use crate::compare::Reason;
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
    /// What the claims of a table taught: which labels are one, which words for a value, how figures are rounded.
    pub taught: Vec<String>,
    /// Rows of a table that met no other; they are counted and not listed.
    pub unmet_rows: usize,
    /// Claims that another source met on one question and that were compared with none, for want of knowledge, and claims
    /// of which no other source speaks of the property: by property, the most first.
    pub unknown: Vec<Unknown>,
    /// How many claims another source met on one question.
    pub met: usize,
    /// The most alike of the pairs that were looked at and not compared.
    pub nearest: Vec<NotCompared>,
    /// What the run did not do, in plain English ("documents not looked at: no --documents").
    pub not_done: Vec<String>,
}

/// Claims of one property that were compared with none, as too little is known of them.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// The property, in the words of the first claim.
    pub property: String,
    /// What is not known.
    pub why: Want,
    /// How many claims.
    pub claims: usize,
}

/// What is wanting for a claim to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// Its value cannot be read.
    Value,
    /// Its property is not in the vocabulary, so that words in its value may each be true.
    Property,
    /// The others' values are of another sort: words against a number.
    Sort,
    /// No other source that speaks of its subject gives this property.
    Source,
}

impl Want {
    /// What is not known, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Value => "the value cannot be read",
            Self::Property => "the property is not known, and its values are words",
            Self::Sort => "the values are of different sorts",
            Self::Source => "no other source gives this property",
        }
    }
}

/// Two claims that were looked at together and not compared.
#[derive(Clone, Debug)]
pub struct NotCompared {
    /// The two, in order.
    pub claims: [Cited; 2],
    /// Why not.
    pub reason: Reason,
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
