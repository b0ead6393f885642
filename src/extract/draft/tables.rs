//! Claims from tables that end in a row of totals: each column of figures, and the rows that add up to it.

use super::{Draft, Reader};
use crate::claim::{Role as Tie, Value};
use crate::document::{Document, Paragraph, Role};
use crate::quantity::{self, Unit};
use crate::text::{Span, words};

/// What the first cell of a row of totals says.
const TOTALS: &[&str] = &["total", "totals", "all", "sum", "grand", "overall", "altogether", "combined", "together"];
/// The most words of that cell: "All areas", "Total general fund".
const LABEL_WORDS: usize = 4;
/// The fewest rows that are added up, and the most.
const ROWS: std::ops::RangeInclusive<usize> = 2..=60;

pub(super) fn claims(reader: &Reader<'_>, document: &Document, about: Option<&str>, made: &mut Vec<Draft>) {
    let mut rows: Vec<&Paragraph> = Vec::new();
    let mut open = None;
    for paragraph in document.paragraphs() {
        let table = match &paragraph.role {
            Role::Row { table, .. } if paragraph.body => Some(*table),
            _ => None,
        };
        if table != open {
            columns(reader, &rows, about, made);
            rows.clear();
            open = table;
        }
        if table.is_some() {
            rows.push(paragraph);
        }
    }
    columns(reader, &rows, about, made);
}

fn cells(row: &Paragraph) -> (&[Span], bool) {
    match &row.role {
        Role::Row { cells, header, .. } => (cells, *header),
        _ => (&[], false),
    }
}

/// The columns of one table whose last row is of totals.
fn columns(reader: &Reader<'_>, rows: &[&Paragraph], about: Option<&str>, made: &mut Vec<Draft>) {
    let [header, body @ .., total] = rows else { return };
    let ((heads, is_header), (sums, _)) = (cells(header), cells(total));
    let label = |span: Option<&Span>| span.map_or_else(String::new, |s| s.of(reader.text).trim().to_owned());
    if !is_header || !ROWS.contains(&body.len()) || !is_total(&label(sums.first())) {
        return;
    }
    let width = heads.len();
    if sums.len() != width || body.iter().any(|row| cells(row).0.len() != width || cells(row).1) {
        return;
    }
    for column in 1..width {
        let head = label(heads.get(column));
        let all: Option<Vec<_>> = body.iter().map(|row| amount(reader, cells(row).0.get(column))).collect();
        let (Some(parts), Some(whole)) = (all, amount(reader, sums.get(column))) else { continue };
        // Means and ranks do not add up; shares of a hundred do where the row of totals says so.
        let adds = |f: &quantity::Figure| matches!(f.unit, Unit::Bare | Unit::Money { .. } | Unit::Percent);
        if head.is_empty() || !adds(&whole.1) || parts.iter().any(|(_, f)| !adds(f)) || averages(&head) {
            continue;
        }
        let subject = about.map_or_else(|| label(heads.first()), str::to_owned);
        let property = head.to_lowercase();
        let at = made.len();
        let draft = |row: &Paragraph, cell: Span| Draft {
            subject: subject.clone(),
            property: property.clone(),
            value: Some(Value::Text(cell.of(reader.text).trim().to_owned())),
            at: Some(cell),
            passages: vec![row.span],
            ..Draft::default()
        };
        made.push(draft(total, whole.0));
        for (row, (cell, _)) in body.iter().zip(parts) {
            made.push(Draft {
                population: Some(label(cells(row).0.first())).filter(|text| !text.is_empty()),
                of: Some((at, Tie::Split, None)),
                ..draft(row, cell)
            });
        }
    }
}

/// Whether the first cell of a row says that it is of totals.
fn is_total(label: &str) -> bool {
    let all = words(label);
    let said = |n: usize| all.get(n).is_some_and(|w| TOTALS.contains(&w.key.as_str()));
    all.len() <= LABEL_WORDS && (said(0) || all.len() > 1 && said(all.len() - 1))
}

/// Whether a column's head says that its figures do not add up.
fn averages(head: &str) -> bool {
    const NOT_ADDED: &[&str] =
        &["average", "mean", "median", "rate", "rank", "ratio", "change", "year", "per", "age", "share", "index"];
    words(head).iter().any(|w| NOT_ADDED.contains(&w.key.as_str()))
}

/// The figure of a cell that holds nothing else.
fn amount(reader: &Reader<'_>, cell: Option<&Span>) -> Option<(Span, quantity::Figure)> {
    let span = *cell?;
    let figure = quantity::read(span.of(reader.text).trim()).ok()?;
    Some((span, figure))
}
