//! Weighing: a ledger taken from its rows to its questions, its edges, its changes and what it taught.

use super::beside::Beside;
use super::changes::{self, changes};
use super::ground::{Ground, ordered};
use super::habits::{self, OneValue};
use super::labels::Taught;
use super::linked::{self, linked};
use super::questions::ask;
use super::read::Read;
use super::study::Study;
use super::values::Values;
use super::weighed::Weighed;
use crate::claim::facts::Ledger;
use std::collections::BTreeSet;

/// Weighs a ledger.
#[must_use]
pub fn weigh(ledger: &Ledger, beside: &Beside<'_>) -> Weighed {
    let read = Read::new(ledger, beside);
    let ground = read.ground(ledger, beside);
    let rows = ordered(&ground);
    let cells: Vec<&[u32]> = rows.chunk_by(|a, b| ground.cell(*a) == ground.cell(*b)).collect();
    let study = Study::new(&ground, &cells, beside.learns);
    let (asked, mut tally) = ask(&ground, &study, &cells);
    let linked::Found { linked, held } = linked(&ground, &study, &cells, beside.edges);
    let changes::Found { trends, count, falls } = changes(&ground, &study, &cells);
    let changes: Vec<Vec<u32>> = falls.into_iter().chain(trends).collect();
    (tally.held, tally.changed) = (held, count);
    tally.taught = said(&ground, &read.taught, &study.synonyms, study.rounding);
    let known: BTreeSet<u32> = asked.iter().flat_map(|asked| asked.rows.iter().copied()).collect();
    let bound = linked.iter().flat_map(|linked| linked.from.iter().chain(&linked.to));
    let others: BTreeSet<u32> =
        bound.chain(changes.iter().flatten()).copied().filter(|row| !known.contains(row)).collect();
    let others = others.into_iter().map(|row| ground.about(row, ground.whens.of[row as usize])).collect();
    let learned = read.learned();
    let Read { whens, values: Values { faces, face_of, .. }, labels, asides, .. } = read;
    tally.unread_times = whens.unread;
    Weighed { asked, linked, changes, others, tally, faces, face_of, asides, labels, learned }
}

/// What the claims taught, a sentence each: labels first, then words for values, then how figures are rounded.
fn said(ground: &Ground<'_>, taught: &[Taught], synonyms: &[OneValue], rounding: f64) -> Vec<String> {
    let label = |label: u32| ground.labels.texts.text(label);
    let labels = taught.iter().map(|pair| {
        let (a, b) = (label(pair.a), label(pair.b));
        format!(
            "\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d} are one property: they agree on {} of {} entities",
            pair.agree, pair.shared
        )
    });
    let form = |form: u32| ground.values.forms.text(form);
    let values = synonyms.iter().map(|pair| {
        let (a, b) = (form(pair.a), form(pair.b));
        format!(
            "\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d} are one value: they answer {} of {} questions together",
            pair.together, pair.of
        )
    });
    let mut all: Vec<String> = labels.chain(values).collect();
    if rounding > habits::SHARES[0] {
        let percent = (rounding * 100.0).floor();
        all.push(format!("figures are rounded here to a step of which half is up to {percent} % of them"));
    }
    let joined = ground.entities.roll.steps();
    let names = |count: usize| if count == 1 { "1 name was".to_owned() } else { format!("{count} names were") };
    all.extend(joined.map(|(step, count)| format!("{} joined to another: {}", names(count), step.in_words())));
    all
}
