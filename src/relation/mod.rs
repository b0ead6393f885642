//! Relations: arithmetic and order that must hold among claims, and the edges that hold of the world.
//!
//! A relation is a small expression over named operands, such as `mean * days = total`. Each operand is an interval:
//! what the words of a claim permit. [`Relation::evaluate`] fails only when no values within those intervals can
//! satisfy it, and then says by how much, with the arithmetic in full, and what would reconcile it.
//!
//! Interval arithmetic encloses: where a name is used twice (`part / (part + rest)`), each use ranges on its own, so
//! the computed interval may be wider than what is possible. That can only miss a failure, never invent one.

mod arithmetic;
mod edges;
mod evaluate;
mod expression;
mod parse;
mod processes;
mod reconcile;
mod show;

pub use edges::{EDGES, Edge, EdgeKind, Within};
pub use parse::parse;
pub use processes::{Process, Step, processes, steps};

use crate::quantity::{Decimal, Interval};
use crate::text::Span;
use expression::{Comparison, Expr};
use std::collections::BTreeMap;

/// A parsed expression.
///
/// It has one comparison (`=` `!=` `<` `<=` `>` `>=`) between two sides of names, numbers, `+ - * /`, parentheses and
/// the functions `count(x)`, `sum(x)`, `min(…)`, `max(…)` and `abs(x)`. A percentage is bound as a fraction.
///
/// ```
/// use gainsay::quantity::{Decimal, Interval};
/// use gainsay::relation::{Operand, Verdict, parse};
///
/// let relation = parse("mean * days = total")?;
/// assert_eq!(relation.names(), ["mean", "days", "total"]);
///
/// let exactly = |n: i64| Operand::one(Interval::point(Decimal::from(n)), n.to_string());
/// let operands = [("mean", exactly(753)), ("days", exactly(6)), ("total", exactly(4829))];
/// let operands = operands.map(|(name, operand)| (name.to_owned(), operand)).into();
/// let Verdict::Fails(failure) = relation.evaluate(&operands) else { panic!("it does not hold") };
/// assert_eq!(failure.steps, ["753 × 6 = 4,518", "4,518 is not 4829: 311 short"]);
/// # Ok::<(), gainsay::relation::Syntax>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    text: String,
    left: Expr,
    comparison: Comparison,
    right: Expr,
}

/// Why an expression cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} ({help})")]
pub struct Syntax {
    /// The bytes at fault, in the expression.
    pub at: Span,
    /// What was found.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// What a name of an expression stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// What its claims permit: one interval, or several where it is bound to a list or to several claims.
    pub values: Vec<Interval>,
    /// Whether `values` are all there are. Of "including" and "such as" they are not: then their count is a lower
    /// bound, and their sum may be anything.
    pub complete: bool,
    /// As written, with its unit: "753".
    pub shown: String,
}

/// How a relation stands for given operands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Some values within the operands satisfy it, as far as intervals can tell.
    Holds,
    /// No values within the operands satisfy it.
    Fails(Failure),
    /// It says nothing, and why: it divides by what may be zero, an operand is missing, …
    Undefined(String),
}

/// How a relation fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What the left side can be.
    pub left: Interval,
    /// What the right side can be.
    pub right: Interval,
    /// The smallest distance between the sides: zero where they touch at an end that one of them excludes.
    pub off_by: Option<Decimal>,
    /// How many times apart they are at least, when both are positive.
    pub factor: Option<Decimal>,
    /// The arithmetic in full, a line each.
    pub steps: Vec<String>,
    /// Each single change of one operand that would make it hold.
    pub reconcile: Vec<Change>,
    /// The likeliest slip of scale: an operand, and what to multiply it by.
    pub scale: Option<(String, Decimal)>,
}

/// A change of one operand, all others as they are, after which the relation can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The operand's name in the expression.
    pub operand: String,
    /// What it would have to be; of a list, how many entries it would have to have.
    pub to: Interval,
    /// The same in words: "total: between 4,515 and 4,521".
    pub text: String,
    /// What to multiply the operand by, where the change is one of scale.
    pub scale: Option<Decimal>,
}

impl Relation {
    /// The operands' names, each once, in the order of their first use.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.each_name(&mut |name| {
            if !names.contains(&name) {
                names.push(name);
            }
        });
        names
    }

    /// The expression as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether some values within `operands` can satisfy it; names that it does not use are ignored.
    #[must_use]
    pub fn evaluate(&self, operands: &BTreeMap<String, Operand>) -> Verdict {
        evaluate::verdict(self, operands)
    }

    fn each_name<'e>(&'e self, see: &mut impl FnMut(&'e str)) {
        self.left.each_name(see);
        self.right.each_name(see);
    }
}

impl Operand {
    /// An operand bound to one figure.
    #[must_use]
    pub fn one(value: Interval, shown: impl Into<String>) -> Self {
        Self { values: vec![value], complete: true, shown: shown.into() }
    }

    /// An operand bound to several figures, all there are: the parts of a whole.
    #[must_use]
    pub fn several(values: Vec<Interval>, shown: impl Into<String>) -> Self {
        Self { values, complete: true, shown: shown.into() }
    }

    /// An operand bound to a list of `members` things that are no figures: only `count` can use it.
    #[must_use]
    pub fn list(members: usize, complete: bool, shown: impl Into<String>) -> Self {
        Self { values: vec![Interval::ALL; members], complete, shown: shown.into() }
    }
}
