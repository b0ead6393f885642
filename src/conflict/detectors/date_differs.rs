//! `date-differs`: two claims date the same thing differently.

use crate::compare::{Agreement, Gap};
use crate::conflict::{Bound, Cause, Detector, Finding, Ground, Run, Scene, Severity, Shape, Sides};
use crate::pairing::{Pair, Question, Reading};
use crate::time::{self, Grain};
use chrono::Datelike;

pub(super) const DETECTOR: Detector =
    Detector { id: "date-differs", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Question(run) };

/// The same for two steps of one process that lie further apart than it can take.
pub(super) const STEPS: Detector = Detector { run: Run::Relation(steps), ..DETECTOR };

const DOC: &str = "\
## Reports
Two claims that give one thing two dates: a law two years, an event two days. Compared at the coarser grain. Also two \
steps of one process that lie further apart than the process can take.

## Why it matters
A wrong year sends a reader to the wrong law, and a wrong day makes a timeline impossible.

## Stays quiet when
One date is the other given more exactly (\"2019\", \"7 August 2019\"); one is a bound that the other meets (\"after \
January 2025\", \"March 2025\"); one is a fiscal year.

## Fires
A bill signed into law in 2017, and passed in 2019.

## Does not fire
A bill signed into law in 2017, and signed on 8 May 2017.
";

fn run(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let dates = |pair: &Pair| matches!(pair.agreement, Agreement::Apart(Gap::Periods { .. } | Gap::Clock { .. }));
    let parted = scene.sides_apart(question, dates)?;
    let mut finding = scene.finding(&parted);
    let by_range = parted.pairs().all(|p| [p.a, p.b].iter().any(|f| is_range(scene, *f)));
    finding.at_most_minor = by_range;
    let pair = &parted.first;
    if let Agreement::Apart(Gap::Clock { minutes }) = pair.agreement {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let by = if hours == 0 { format!("{rest} min") } else { format!("{hours} h {rest} min") };
        finding.arithmetic = vec![scene.value(pair.a), scene.value(pair.b), format!("{by} apart")];
    }
    if let Agreement::Apart(Gap::Periods { days }) = pair.agreement {
        let read = |f: usize| match &scene.frames[f].reading {
            Reading::Period(p) => format!("\"{}\" reads as {}", p.text, p.describe()),
            _ => scene.value(f),
        };
        finding.arithmetic = vec![read(pair.a), read(pair.b), years_apart(scene, pair).unwrap_or_else(|| apart(days))];
        let of_days = [pair.a, pair.b]
            .iter()
            .all(|f| matches!(&scene.frames[*f].reading, Reading::Period(p) if p.grain == Grain::Day));
        if days <= 1 && of_days {
            finding.cause = Some(Cause {
                name: "off by one",
                text: "One day apart: an overnight event, or a report dated a day late.".to_owned(),
            });
        }
    }
    finding.look_up.push(
        "the official record of the date: the session law, the order, the court file, the incident report".to_owned(),
    );
    Some(finding)
}

/// How far apart two years are, as one counts years.
fn years_apart(scene: &Scene<'_>, pair: &Pair) -> Option<String> {
    let year = |frame: usize| match &scene.frames[frame].reading {
        Reading::Period(p) if p.grain == Grain::Year && p.bound == time::Bound::Within => p.start.map(|d| d.year()),
        _ => None,
    };
    let years = (year(pair.a)? - year(pair.b)?).abs();
    Some(if years == 1 { "1 year apart".to_owned() } else { format!("{years} years apart") })
}

/// How far apart two dates are, in the largest unit that fits.
fn apart(days: i64) -> String {
    match days {
        1 => "at least 1 day apart".to_owned(),
        2..=730 => format!("at least {days} days apart"),
        _ => format!("at least {} years apart", days / 365),
    }
}

fn is_range(scene: &Scene<'_>, frame: usize) -> bool {
    matches!(&scene.frames[frame].reading, Reading::Period(p) if p.somewhere)
}

fn steps(scene: &Scene<'_>, bound: &Bound) -> Option<Finding<Ground>> {
    if bound.shape != Shape::TooFarApart {
        return None;
    }
    let mut finding = scene.bound_finding(bound)?;
    finding.look_up.push("whether both dates are of the same law, order or event".to_owned());
    Some(finding)
}
