//! `gainsay explain` of the rows of a table that stands alone.

use super::Usage;
use crate::claim::facts::Ledger;
use crate::claim::{Claim, ClaimId};
use crate::pairing::ledger::{Explained, Step};
use crate::pairing::value_in_words;
use crate::project::Project;
use std::fmt::Write as _;

/// Why two rows were or were not compared.
pub(super) struct Told {
    pub(super) words: String,
    /// The ids of the two.
    pub(super) ids: [ClaimId; 2],
}

/// Explains two rows of the table of a project; nothing where one of them is no row of it.
pub(super) fn two(project: &Project, a: &str, b: &str) -> anyhow::Result<Option<Told>> {
    let Some(ledger) = &project.ledger else { return Ok(None) };
    let (Some(x), Some(y)) = (row(project, ledger, a)?, row(project, ledger, b)?) else { return Ok(None) };
    if x == y {
        return Err(Usage(format!("{a} is one row: give two to see how they compare")).into());
    }
    let (Some(first), Some(second)) = (ledger.claim(x), ledger.claim(y)) else { return Ok(None) };
    let Some(explained) = project.explain_rows([x, y]) else { return Ok(None) };
    let mut words = format!("{}\n{}\nCompared step by step:\n", described(ledger, &first), described(ledger, &second));
    for step in &explained.steps {
        words.push_str(&told(step));
    }
    // Writing to a string cannot fail.
    let _ = writeln!(words, "{}", decided(&explained));
    Ok(Some(Told { words, ids: [first.id, second.id] }))
}

/// Describes one row of the table of a project; nothing where there is no such row.
pub(super) fn one(project: &Project, what: &str) -> anyhow::Result<Option<String>> {
    let Some(ledger) = &project.ledger else { return Ok(None) };
    // What may be a fingerprint is none of a line.
    if !what.contains(['/', ':']) {
        return Ok(None);
    }
    let claim = row(project, ledger, what)?.and_then(|row| ledger.claim(row));
    Ok(claim.map(|claim| described(ledger, &claim)))
}

/// The row of an id, of "source:line", or of the number of its line; nothing where a claim beside the table may be meant.
fn row(project: &Project, ledger: &Ledger, text: &str) -> anyhow::Result<Option<u32>> {
    let rows = || 0..u32::try_from(ledger.rows.len()).unwrap_or(u32::MAX);
    let of_source = |source: &str| {
        let id = ledger.sources.get(source);
        rows().filter(move |row| id.is_some() && ledger.rows.get(*row as usize).map(|cells| cells.source) == id)
    };
    let found = match (text.split_once('/'), text.rsplit_once(':')) {
        (Some((source, name)), _) => {
            of_source(source).find(|row| ledger.claim(*row).is_some_and(|claim| claim.id.name == name))
        }
        (None, Some((source, line))) => match line.parse::<usize>() {
            Ok(line) => of_source(source).find(|row| ledger.line(*row) == line),
            Err(_) => None,
        },
        (None, None) => match text.parse::<usize>() {
            Ok(line) => rows().find(|row| ledger.line(*row) == line),
            Err(_) => None,
        },
    };
    let beside = || project.claims.iter().any(|claim| claim.id.to_string() == text);
    match found {
        Some(row) => Ok(Some(row)),
        None if beside() => Ok(None),
        None => {
            let how = "write source/name or source:line, as the report has them, or the number of the line";
            Err(Usage(format!("{} has no row that is called \"{text}\": {how}", ledger.file())).into())
        }
    }
}

/// What a row says.
fn described(ledger: &Ledger, claim: &Claim) -> String {
    let mut text = format!("{} ({}, line {})\n", claim.id, ledger.file(), claim.at.line);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "  says     {}: {} = {}", claim.subject, claim.property, value_in_words(claim));
    let cells =
        [("as of", &claim.as_of), ("period", &claim.period), ("place", &claim.place), ("of", &claim.population)];
    let more = [("method", &claim.method), ("origin", &claim.origin), ("note", &claim.note)];
    for (name, cell) in cells.into_iter().chain(more) {
        if let Some(cell) = cell {
            let _ = writeln!(text, "  {name:<8} {cell}");
        }
    }
    for citation in &claim.citations {
        let _ = writeln!(text, "  quote    \"{}\"", citation.quote);
    }
    text
}

/// A step, its reasons below one another.
fn told(step: &Step) -> String {
    let mut text = String::new();
    for (n, said) in step.said.iter().enumerate() {
        let lead = match n {
            0 => format!("{} {:<8}", if step.holds { "yes" } else { "no " }, step.field),
            _ => " ".repeat(12),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {lead} {said}");
    }
    text
}

/// What became of the two.
fn decided(explained: &Explained) -> String {
    match &explained.stand {
        Ok(agreement) => format!("Compared. The values stand: {}.", agreement.name()),
        Err(_) if explained.open => {
            "Not compared: a name fits several bearers, and the row does not say which.".to_owned()
        }
        Err(reason) => format!("Not compared: {reason}. {}", reason.explanation()),
    }
}
