//! The tree of a parsed expression. Sums and products are flat, so that its depth is that of the parentheses.

use crate::quantity::Decimal;

/// One side of a relation, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    Number(Decimal),
    Name(String),
    /// The terms, each `true` where it is taken away.
    Sum(Vec<(bool, Expr)>),
    /// The factors, each `true` where it divides.
    Product(Vec<(bool, Expr)>),
    Negative(Box<Expr>),
    Abs(Box<Expr>),
    /// The least or greatest of several expressions.
    Pick(Pick, Vec<Expr>),
    /// Something about all values of one operand.
    Over(Over, String),
}

/// Which of several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Min,
    Max,
}

/// What is asked of all values of one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Count,
    Sum,
    Pick(Pick),
}

/// How the two sides must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Comparison {
    /// The comparison that says the same with the sides exchanged.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
            Self::Equal | Self::NotEqual => self,
        }
    }
}

impl Pick {
    /// Its name in the language.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
        }
    }
}

impl Over {
    /// Its name in the language.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::Pick(pick) => pick.word(),
        }
    }
}

impl Expr {
    /// Calls `see` with every operand named in it, from left to right.
    pub(super) fn each_name<'e>(&'e self, see: &mut impl FnMut(&'e str)) {
        match self {
            Self::Number(_) => {}
            Self::Name(name) | Self::Over(_, name) => see(name),
            Self::Sum(parts) | Self::Product(parts) => parts.iter().for_each(|(_, part)| part.each_name(see)),
            Self::Negative(inner) | Self::Abs(inner) => inner.each_name(see),
            Self::Pick(_, parts) => parts.iter().for_each(|part| part.each_name(see)),
        }
    }

    /// Whether it names `name`.
    pub(super) fn mentions(&self, name: &str) -> bool {
        let mut found = false;
        self.each_name(&mut |seen| found |= seen == name);
        found
    }
}
