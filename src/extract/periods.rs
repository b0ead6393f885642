//! Times as mentions: dates, stretches, lengths, times of day and what repeats, as rows of the output.

use super::mention::{Kind, Mention};
use crate::time::{self, Context, Sort};

/// The mentions of time in `text`, in order; of two that overlap, one.
///
/// ```
/// use gainsay::{extract, time::Context};
/// let found = extract::periods("It lasted three days in August 2019.", &Context::default());
/// let seen: Vec<_> = found.iter().filter_map(|m| m.time.as_ref()?.edtf.clone()).collect();
/// assert_eq!(seen, ["P3D", "2019-08"]);
/// ```
#[must_use]
pub fn periods(text: &str, context: &Context<'_>) -> Vec<Mention> {
    time::rows(text, context).into_iter().map(mention).collect()
}

fn mention(row: time::Row) -> Mention {
    let kind = match row.sort {
        Sort::Date => Kind::Date,
        Sort::Period | Sort::Repeated => Kind::Period,
        Sort::Length => Kind::Duration,
        Sort::Clock => Kind::Time,
    };
    Mention { kind, span: row.span, figure: None, period: row.period.clone(), rule: row.rule, time: Some(row) }
}
