//! `figure-differs`: two claims give different figures for the same thing.

use crate::compare::{Agreement, Gap};
use crate::conflict::causes::{figure_cause, figure_changes};
use crate::conflict::{Cause, Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Pair, Question, Reading};
use crate::quantity::{Decimal, Figure};

pub(super) const DETECTOR: Detector =
    Detector { id: "figure-differs", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Question(run) };

const DOC: &str = "\
## Reports
Two claims that answer one question with figures that cannot both be right: no rounding, hedge or tolerance joins them. \
Figures that only the loosest reading of their words lets stand together (\"more than $170M\", \"tens of billions\") are \
reported as strained, where what the writers meant lies a factor of 10 or more apart. Votes for and against, and places \
in one order (\"second largest\", \"largest\"), count as figures.

## Why it matters
A figure is what readers remember and other newsrooms copy.

## Stays quiet when
One figure is the other rounded; a hedge covers both (\"almost 700\", \"680\"); they hold for different dates, places, \
groups or methods; one is a plan and the other its outcome.

## Fires
One source has 680 people arrested in the raid, another 860.

## Does not fire
One source has 680 people arrested, another almost 700.
";

fn run(scene: &Scene<'_>, question: &Question) -> Option<Finding<Sides>> {
    let both_figures = |pair: &Pair| figures(scene, pair).is_some() || are_counts(scene, pair);
    let parted = scene.sides_apart(question, both_figures)?;
    let mut finding = scene.finding(&parted);
    let strained = parted.pairs().all(|p| matches!(p.agreement, Agreement::Strained { .. }));
    let at_limit = parted.pairs().all(|p| matches!(p.agreement, Agreement::Apart(Gap::Figures { at_limit: true, .. })));
    if let Some((a, b)) = figures(scene, &parted.first) {
        finding.arithmetic = arithmetic(&parted.first.agreement, a, b);
        finding.cause = if strained { Some(scale()) } else { figure_cause(scene, &parted.first, a, b) };
        finding.reconcile = figure_changes(a, b);
    }
    if strained {
        // One lower for the strain, and never above the base, however many times apart.
        finding.steps -= 1;
        finding.factor = None;
    }
    finding.at_most_minor = at_limit;
    finding
        .look_up
        .push("the figure in the document that each source had it from, and the date it was counted".to_owned());
    Some(finding)
}

/// Whether two answers in words are told apart by the figures in them: votes for and against, places in one order.
fn are_counts(scene: &Scene<'_>, pair: &Pair) -> bool {
    let [a, b] = [pair.a, pair.b].map(|frame| &scene.frames[frame]);
    matches!(pair.agreement, Agreement::Apart(Gap::Words)) && a.denied == b.denied && a.reading.counts_with(&b.reading)
}

fn figures<'s>(scene: &'s Scene<'_>, pair: &Pair) -> Option<(&'s Figure, &'s Figure)> {
    match (&scene.frames[pair.a].reading, &scene.frames[pair.b].reading) {
        (Reading::Figure(a), Reading::Figure(b)) => Some((a, b)),
        _ => None,
    }
}

fn scale() -> Cause {
    Cause { name: "scale", text: "The words allow both, but what they mean is orders of magnitude apart.".to_owned() }
}

fn arithmetic(agreement: &Agreement, a: &Figure, b: &Figure) -> Vec<String> {
    let read = |f: &Figure| format!("\"{}\" reads as {}", f.text, crate::quantity::format_interval(&f.meant, &f.unit));
    let mut lines = vec![read(a), read(b)];
    match agreement {
        Agreement::Apart(Gap::Figures { by, factor, at_limit }) if !at_limit => {
            let times = factor
                .filter(|f| *f >= Decimal::TWO)
                .map(|f| format!(", {} times", crate::quantity::format(f.round_dp(1))));
            lines.push(format!(
                "{} apart{}",
                crate::quantity::format_with_unit(*by, &a.unit),
                times.unwrap_or_default()
            ));
        }
        Agreement::Apart(Gap::Figures { .. }) => {
            lines.push("they meet at a limit that one of them leaves out".to_owned())
        }
        Agreement::Strained { factor: Some(factor) } => {
            lines.push(format!("what is meant lies {} times apart", crate::quantity::format(factor.round_dp(1))));
        }
        _ => {}
    }
    lines
}
