//! `weekday-mismatch`: a weekday is said with a date that was another weekday.

use crate::claim::{Status, Value};
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity};
use crate::text::words;
use crate::time::{NaiveDate, SaidDay, days_said};
use chrono::Datelike;

pub(super) const DETECTOR: Detector =
    Detector { id: "weekday-mismatch", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Claim(run) };

const DOC: &str = "\
## Reports
A weekday and a date that a passage gives together, where that day was another weekday. A date without a year is of the year of publication, where it is within five months of it.

## Why it matters
The day or the weekday has slipped, and who goes by it comes on the wrong day.

## Stays quiet when
They fit; the date is before 1900 or of the old calendar; the year is open; several days are meant; the weekday belongs to another phrase.

## Fires
Laid on Monday, 15 September 2024.

## Does not fire
Laid on Sunday, 15 September 2024.
";

/// The property of claims that the program reads for this alone.
const WEEKDAY: &str = "weekday";

/// How many claims before one may rest on the same passage: claims of one passage stand together.
const BESIDE: usize = 200;

fn run(scene: &Scene<'_>, frame: usize) -> Vec<Finding<Answer>> {
    let found = slips(scene, frame);
    // A passage is told once, by the first claim that rests on it.
    let source = &scene.claim(frame).id.source;
    let new = found.into_iter().filter(|(said, _)| {
        let before = (frame.saturating_sub(BESIDE)..frame).filter(|i| scene.claim(*i).id.source == *source);
        !before.into_iter().any(|i| slips(scene, i).iter().any(|(other, _)| other == said))
    });
    new.map(|(said, date)| {
        let day = date.format("%-d %B %Y");
        let was = date.format("%A");
        let title = format!("{said}: {day} was a {was}");
        Finding {
            arithmetic: vec![format!("\"{said}\" reads as {day}, which was a {was}")],
            reconcile: near(&said, date),
            look_up: vec!["which of the two the record has, the date or the weekday".to_owned()],
            ..Finding::new(title, format!("{} · {said}", source.0), Answer::new(said, frame))
        }
    })
    .collect()
}

/// The dates beside it that were the weekday.
fn near(said: &str, date: NaiveDate) -> Vec<String> {
    let Some(weekday) = days_said(said).first().map(|d| d.weekday) else { return Vec::new() };
    let days = (-3..=3).filter_map(|n| date.checked_add_signed(chrono::TimeDelta::days(n)));
    let day = days.into_iter().find(|day| day.weekday() == weekday);
    day.map(|day| format!("the date is {}", day.format("%-d %B %Y"))).into_iter().collect()
}

/// The weekdays of a claim's passages that do not go with their dates: the words, and the date.
fn slips(scene: &Scene<'_>, frame: usize) -> Vec<(String, NaiveDate)> {
    let claim = scene.claim(frame);
    // What is read of documents is read for this by claims of its own.
    let read = matches!(claim.status, Status::Read | Status::Draft);
    if read && claim.property != WEEKDAY || claim.status == Status::Retracted {
        return Vec::new();
    }
    let reference = scene.framer.reference(&claim.id.source);
    let mut found: Vec<(String, NaiveDate)> = Vec::new();
    for citation in &claim.citations {
        let quote = &citation.quote;
        for day in days_said(quote) {
            let Some(date) = day.elsewhere(&reference).filter(|date| !is_open(&day, *date, quote)) else { continue };
            let said = day.span.of(quote).split_whitespace().collect::<Vec<_>>().join(" ");
            let own = match &claim.value {
                Value::Text(value) if read => *value == day.word.of(quote),
                _ => true,
            };
            if own && !found.iter().any(|(other, _)| *other == said) {
                found.push((said, date));
            }
        }
    }
    found
}

/// Whether a date without a year stands with the year of something else.
fn is_open(day: &SaidDay, date: NaiveDate, quote: &str) -> bool {
    let year = |key: &str| key.parse::<i32>().ok().filter(|y| key.len() == 4 && (1900..2200).contains(y));
    day.year.is_none() && words(quote).iter().filter_map(|w| year(&w.key)).any(|y| y != date.year())
}
