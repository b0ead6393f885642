//! Why a document cannot be read: what it is, and what would be right.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum DocumentError {
    /// It is of a format that is not read.
    #[error("this is {format}, which is not read; {instead}")]
    Format {
        /// What it is.
        format: Cow<'static, str>,
        /// What to do instead.
        instead: Cow<'static, str>,
    },
    /// It is not what its name or its beginning promises, or it has been cut off.
    #[error("this {format} is damaged ({why}): open it in the program that made it and save it once more")]
    Damaged {
        /// What it would be.
        format: Cow<'static, str>,
        /// Where reading failed.
        why: String,
    },
    /// It is protected by a password.
    #[error("this {format} is protected by a password: save a copy without one")]
    Encrypted {
        /// What it is.
        format: Cow<'static, str>,
    },
    /// It holds more than is read of any document.
    #[error("this {format} {what}: no document needs that; save its text in a smaller file")]
    TooLarge {
        /// What it is.
        format: Cow<'static, str>,
        /// What there is too much of.
        what: String,
    },
    /// There are no words in it.
    #[error("this {format} holds no text{hint}")]
    NoText {
        /// What it is.
        format: Cow<'static, str>,
        /// What may be in it instead, and what to do.
        hint: Cow<'static, str>,
    },
}

impl DocumentError {
    /// A format that is not read, and what to do instead.
    pub(super) fn format(format: &'static str, instead: &'static str) -> Self {
        Self::Format { format: format.into(), instead: instead.into() }
    }

    /// Damage of which a reader says why.
    pub(super) fn damaged(format: &'static str, why: impl std::fmt::Display) -> Self {
        // What readers say may quote the file: one line of it is enough, and nothing that steers a terminal.
        let why: String = why.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
        Self::Damaged { format: format.into(), why }
    }

    /// Protection by a password.
    pub(super) fn encrypted(format: &'static str) -> Self {
        Self::Encrypted { format: format.into() }
    }

    /// More of something than is read of any document.
    pub(super) fn too_large(format: &'static str, what: String) -> Self {
        Self::TooLarge { format: format.into(), what }
    }

    /// No words, and what may be there instead.
    pub(super) fn no_text(format: &'static str, hint: &'static str) -> Self {
        Self::NoText { format: format.into(), hint: hint.into() }
    }
}
