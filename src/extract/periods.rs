//! Times as mentions: dates, stretches, lengths, times of day and what repeats, as rows of the output.

use super::mention::{Kind, Mention, Row};
use crate::time::{self, Context, Sort};

/// The mentions of time in `text`, in order; of two that overlap, one.
///
/// ```
/// use gainsay::{extract, time::Context};
/// let found = extract::periods("It lasted three days in August 2019.", &Context::default());
/// let seen: Vec<_> = found.iter().filter_map(|m| m.row.edtf.clone()).collect();
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
    let shown = Row {
        value: row.value,
        low: row.low,
        high: row.high,
        unit: row.unit.map(str::to_owned),
        hedge: row.hedge.map(str::to_owned),
        edtf: row.edtf,
    };
    Mention { period: row.period, row: shown, ..Mention::new(kind, row.span, row.rule) }
}
