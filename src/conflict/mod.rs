//! Conflicts: what they hold, and the detectors that make them.
//!
//! A detector is data and a function, one file each. What it looks at is one of five: a question with its sides, a
//! relation with its operands, a denial with what contradicts it, a claim, or a citation with its document.

mod bound;
mod causes;
mod crosscheck;
mod detectors;
mod finding;
mod groups;
mod parting;
mod scene;
mod spread;
mod uses;
mod wording;

pub use bound::{Bindings, Bound, Fared, OfEdge, Shape, bind, bind_rows, edges};
pub use crosscheck::{Findings, Material, crosscheck};
pub use detectors::DETECTORS;
pub use finding::{Answer, Finding, Ground, Sides};
pub use parting::Parted;
pub use scene::Scene;
pub use uses::Uses;

use crate::claim::{ClaimId, Locator};
use crate::pairing::{Change, Contradiction, Question};

/// How old what a page says of its own day may be, in days, unless a project sets another number: three years. Figures
/// of public life are renewed yearly or with each term of office; what is older has been renewed at least twice.
pub const STALE_AFTER_DAYS: i64 = 3 * 365;

/// A kind of conflict: what it is, how grave, and the function that finds it.
#[derive(Clone, Copy, Debug)]
pub struct Detector {
    /// Its id, which is also the name of its file and of its case file.
    pub id: &'static str,
    /// The severity from which its conflicts start.
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// What it reports, why it matters, when it stays quiet; for `gainsay explain`.
    pub doc: &'static str,
    /// What it looks at, and how.
    pub run: Run,
}

/// What a detector looks at.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// Claims that answer one question, and differ.
    Question(fn(&Scene<'_>, &Question) -> Option<Finding<Sides>>),
    /// Claims that answer one question alike.
    Agreement(fn(&Scene<'_>, &Question) -> Option<Finding<Answer>>),
    /// A relation among claims that does not hold.
    Relation(fn(&Scene<'_>, &Bound) -> Option<Finding<Ground>>),
    /// A denial and what contradicts it.
    Denial(fn(&Scene<'_>, &Contradiction) -> Option<Finding<Sides>>),
    /// A change over time.
    Change(fn(&Scene<'_>, &Change) -> Option<Finding<Sides>>),
    /// One claim, by its place among the frames.
    Claim(fn(&Scene<'_>, usize) -> Vec<Finding<Answer>>),
    /// The names of the run.
    Names(fn(&Scene<'_>) -> Vec<Finding<Sides>>),
}

/// A conflict of more sides than this is told by how its values spread first: eight fit a screen.
pub const MANY_SIDES: usize = 8;

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
    /// The sides, each with its claims; operands of a relation are sides too. Never empty, and two at least of whatever
    /// is not about one claim or citation, or a relation whose other operands stand in itself. Of more than
    /// [`MANY_SIDES`], those that the most sources give come first.
    pub sides: Vec<Side>,
    /// Claims that agree with several of the sides.
    pub between: Vec<Between>,
    /// How the values spread, a line each; empty of no more than [`MANY_SIDES`] sides.
    pub spread: Vec<String>,
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
    /// The claims, in order of source and line. Never empty.
    pub claims: Vec<Cited>,
    /// Who reported it first: the distinct origins, resolved. One witness each.
    pub origins: Vec<String>,
}

/// Claims that agree with several sides, which do not agree with one another.
#[derive(Clone, Debug)]
pub struct Between {
    /// What they say, and who.
    pub side: Side,
    /// The places of the sides that they agree with.
    pub with: Vec<usize>,
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

impl Severity {
    /// All, gravest first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::Major, Self::Minor, Self::Note];

    /// Its word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Note => "note",
        }
    }

    /// The severity of that word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }

    /// `steps` graver for a positive number, milder for a negative one; a conflict never sinks below minor by
    /// qualification alone, and a note stays a note.
    #[must_use]
    pub fn shifted(self, steps: i32) -> Self {
        if self == Self::Note {
            return self;
        }
        let place = match self {
            Self::Critical => 0,
            Self::Major => 1,
            _ => 2,
        };
        match place - steps {
            i32::MIN..=0 => Self::Critical,
            1 => Self::Major,
            _ => Self::Minor,
        }
    }
}

/// The detector of that id.
#[must_use]
pub fn detector(id: &str) -> Option<&'static Detector> {
    DETECTORS.iter().copied().find(|d| d.id == id)
}
