//! Conflicts: what they hold, and the detectors that make them.

use crate::claim::{ClaimId, Locator};

/// How grave a conflict is, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot stand in print.
    Critical,
    /// A reader would be told something false.
    Major,
    /// Worth a look.
    Minor,
    /// For information; never fails a run.
    Note,
}

/// One question with two or more sides apart, or one relation, claim or citation that does not hold.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The id of its detector.
    pub kind: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What differs, in plain English.
    pub title: String,
    /// The question it is about: the frame in words.
    pub question: String,
    /// The entity it is about, for the order of the report.
    pub entity: String,
    /// The sides, each with its claims; operands of a relation are sides too. Never empty.
    pub sides: Vec<Side>,
    /// The arithmetic in full, a line each; empty where nothing was computed.
    pub arithmetic: Vec<String>,
    /// Each single change that would reconcile it.
    pub reconcile: Vec<String>,
    /// The likely cause, when one can be named.
    pub cause: Option<Cause>,
    /// What to look up or ask.
    pub look_up: Vec<String>,
    /// What lowered or raised the severity, or limits the conflict ("matched by meaning, 0.83").
    pub remarks: Vec<String>,
    /// Other kinds that fired on the same claims.
    pub also: Vec<&'static str>,
    /// What the conflict is, whatever its values.
    pub fingerprint: String,
    /// What it rests on: sources, values, quotes.
    pub evidence: String,
}

/// The likely cause of a conflict.
#[derive(Clone, Debug)]
pub struct Cause {
    /// A short name: "scale slip", "digits transposed", "stale", …
    pub name: &'static str,
    /// Why it is likely, in one sentence.
    pub text: String,
}

/// The claims that give one answer, or one operand.
#[derive(Clone, Debug)]
pub struct Side {
    /// What they say, as a label: the value as written, or the operand's name and value.
    pub value: String,
    /// The claims, in order of source and line.
    pub claims: Vec<Cited>,
    /// Who reported it first: the distinct origins, resolved. One witness each.
    pub origins: Vec<String>,
}

/// A claim as a conflict shows it.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Its full id.
    pub id: ClaimId,
    /// Who or what it speaks of.
    pub subject: String,
    /// What it says of it.
    pub property: String,
    /// The value as written.
    pub value: String,
    /// Qualifiers in words: "as of August 2019", "in Riverton", "planned".
    pub qualifiers: Vec<String>,
    /// Its passages.
    pub passages: Vec<Passage>,
}

/// A quoted passage.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The words.
    pub quote: String,
    /// Where they stand.
    pub locator: Locator,
}
