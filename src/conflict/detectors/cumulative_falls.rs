//! `cumulative-falls`: a running total is lower at a later date.

use crate::claim::OverTime;
use crate::conflict::{Answer, Detector, Finding, Run, Scene, Severity, Sides};
use crate::pairing::{Change, Doubt, Reading, is_running};
use crate::quantity::Figure;

pub(super) const DETECTOR: Detector =
    Detector { id: "cumulative-falls", severity: Severity::Major, since: "0.1.0", doc: DOC, run: Run::Change(run) };

const DOC: &str = "\
## Reports
A running total that is lower at a later date than at an earlier one, beyond what the hedges of each allow. That a figure adds up is told by its property, or by its words and those of its passage: \"so far\", \"since its opening\", \"had been paid\".

## Why it matters
Totals only grow; a lower one counts something else, or was revised, and the text must say so.

## Stays quiet when
The later total is equal or higher, hedges leave room, the two are of stretches that do not overlap, or a word makes another total of one (pledged, verified). A balance and a count at a moment are no running totals.

## Fires
120 deaths by March, 90 deaths by June.

## Does not fire
90 deaths by March, 120 deaths by June.
";

fn run(scene: &Scene<'_>, change: &Change) -> Option<Finding<Sides>> {
    let mut dated: Vec<(chrono::NaiveDate, usize, &Figure)> = change
        .claims
        .iter()
        .filter(|f| {
            let frame = &scene.frames[**f];
            let adds_up = frame.over_time == OverTime::Cumulative || is_running(scene.claim(**f), frame);
            adds_up && frame.rate.is_none()
        })
        .filter_map(|f| {
            let time = &scene.frames[*f].time;
            let moment = time.as_of.as_ref().or(time.period.as_ref())?;
            match &scene.frames[*f].reading {
                Reading::Figure(figure) => Some((moment.end.or(moment.start)?, *f, &**figure)),
                _ => None,
            }
        })
        .collect();
    dated.sort_by_key(|(date, frame, _)| (*date, *frame));
    // Of two stretches that do not overlap each has a total of its own: nine deaths in one year, three in the next.
    let of_one_stretch = |a: usize, b: usize| {
        let stretch = |f: usize| scene.frames[f].time.period.as_ref();
        stretch(a).zip(stretch(b)).is_none_or(|(x, y)| x.overlaps(y))
    };
    let falls = dated.windows(2).filter(|pair| of_one_stretch(pair[0].1, pair[1].1)).find(|pair| {
        let (earlier, later) = (pair[0].2.operand(), pair[1].2.operand());
        pair[0].0 < pair[1].0 && later.high.zip(earlier.low).is_some_and(|(high, low)| high.at < low.at)
    });
    let Some([(_, first, earlier), (_, second, later)]) = falls else { return None };
    let sides = Sides::two(Answer::new(&earlier.text, *first), Answer::new(&later.text, *second));
    let (p, q) = (scene.claim(*first), scene.claim(*second));
    let one_wording = (&p.subject, &p.property) == (&q.subject, &q.property);
    let joined = one_wording || scene.frames[*first].key() == scene.frames[*second].key();
    let title = format!("{} falls from {} to {}", scene.subject_words(*first), earlier.text, later.text);
    Some(Finding {
        arithmetic: vec![format!("a running total cannot fall: {} earlier, {} later", earlier.text, later.text)],
        // Two wordings met by weight: no key joins them.
        doubts: if joined { vec![] } else { vec![Doubt::Weighed] },
        look_up: vec!["whether the total was revised, or one counts from a later start".to_owned()],
        ..Finding::new(title, scene.about(*first), sides)
    })
}
