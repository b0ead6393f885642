//! Stance: who says what a clause says, and whether it is denied, planned, alleged or asked.

use crate::claim::Modality;
use crate::text::Span;

/// How a clause stands to what it says. Spans are bytes of the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// Who says it: "Rivera said …".
    pub speaker: Option<Span>,
    /// Somebody said, wrote or felt it; it is not the source's own word.
    pub reported: bool,
    /// Who is named as its source: "according to TRAC", "as reported by …".
    pub origin: Option<Span>,
    /// The word that denies it: "no", "not", "without".
    pub denied: Option<Span>,
    /// Asserted, planned, proposed, conditional or alleged.
    pub modality: Modality,
    /// It is asked.
    pub question: bool,
}

/// The stance of the clause of `sentence` that holds `at`.
#[must_use]
pub fn stance(_sentence: &str, _at: Span) -> Stance {
    Stance::default()
}
