//! A share that follows its part and its whole: "Of 420 pilots 311 said yes. That is 64 per cent".

use super::{Draft, Read, Reader};
use crate::claim::{Role as Tie, Value, ValueKind};
use crate::quantity::{Decimal, Mention, Unit};
use crate::text::{Span, stem, words};

/// How a sentence begins that says what share the figures before it are.
const LEADS: &[[&str; 2]] =
    &[["that", "is"], ["that", "was"], ["this", "is"], ["this", "was"], ["it", "is"], ["that", "makes"]];
/// Words between that and the share.
const BETWEEN: &[&str] =
    &["about", "around", "some", "roughly", "nearly", "almost", "just", "over", "under", "a", "only", "or"];
/// Words that stand for the whole behind "of".
const WHOLE: &[&str] = &["those", "them", "these", "us", "all", "the", "its", "their"];
/// The fewest of a whole of which shares are told.
const FEWEST: Decimal = Decimal::TEN;

pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    let sentence = read.sentence.span;
    let keys: Vec<String> = words(sentence.of(reader.text)).into_iter().map(|w| w.key).collect();
    let led = LEADS.iter().any(|[a, b]| keys.first().is_some_and(|k| k == a) && keys.get(1).is_some_and(|k| k == b));
    if !led {
        return;
    }
    let figures: Vec<&Mention> = reader.figures.range(sentence.start..sentence.end).map(|(_, m)| m).collect();
    let [share] = figures[..] else { return };
    if !matches!(share.figure.unit, Unit::Percent) {
        return;
    }
    let between = Span::new(sentence.start, share.span.start).of(reader.text);
    if words(between).iter().skip(2).any(|w| !BETWEEN.contains(&w.key.as_str())) {
        return;
    }
    let Some(earlier) = reader.sentences_of(read.sentence.paragraph).iter().rfind(|s| s.span.end <= sentence.start)
    else {
        return;
    };
    let told = earlier.span.of(reader.text);
    let counts: Vec<&Mention> = reader
        .figures
        .range(earlier.span.start..earlier.span.end)
        .map(|(_, m)| m)
        .filter(|m| matches!(m.figure.unit, Unit::Bare | Unit::Count(_)))
        .filter(|m| m.figure.hedge.is_none() && m.figure.value >= Decimal::ONE && m.figure.value.is_integer())
        .filter(|m| !reader.periods.values().any(|p| p.span.start < m.span.end && m.span.start < p.span.end))
        .collect();
    let [.., whole, part] = counts[..] else { return };
    if counts.len() > 3 || !is_of_them(told, Span::new(share.span.end, sentence.end).of(reader.text)) {
        return;
    }
    let (whole, part) = if whole.figure.value >= part.figure.value { (whole, part) } else { (part, whole) };
    // It may be the share of any of them in any other: then nothing is said of these two.
    let fits = |x: &Mention, y: &Mention| {
        let percent = x.figure.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|v| v.checked_div(y.figure.value));
        percent.is_none_or(|percent| {
            let off = percent.saturating_sub(share.figure.value).abs();
            off <= share.figure.step.max(Decimal::ONE)
        })
    };
    let other = counts.iter().any(|x| counts.iter().any(|y| !std::ptr::eq(*x, *y) && fits(x, y)));
    if whole.figure.value < FEWEST || part.figure.value >= whole.figure.value || (other && !fits(part, whole)) {
        return;
    }
    let written = |span: Span| span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let at = made.len();
    let draft = |property: &str, mention: &Mention, passage: Span, of: Option<(usize, Tie, Option<String>)>| Draft {
        subject: "the passage".to_owned(),
        property: property.to_owned(),
        value: Some(Value::Text(written(mention.span))),
        own: Some(ValueKind::Figure),
        at: Some(mention.span),
        passages: vec![passage],
        of,
        ..Draft::default()
    };
    made.push(draft("whole", whole, earlier.span, None));
    made.push(draft("share", share, sentence, Some((at, Tie::Share, None))));
    made.push(draft("part", part, earlier.span, Some((at, Tie::Part, None))));
}

/// Whether what follows a share leaves it one of what the sentence before tells: nothing, "of those …", "of the members".
fn is_of_them(told: &str, behind: &str) -> bool {
    let behind = behind.trim_start();
    let Some(rest) = behind.strip_prefix("of ") else {
        return behind.is_empty() || behind.starts_with([',', '.', ';', ')', '!', '–', '—']);
    };
    let all = words(rest);
    let first = all.first().map_or("", |w| w.key.as_str());
    if matches!(first, "those" | "them" | "these" | "us" | "all") {
        return true;
    }
    let noun = all.iter().map(|w| w.key.as_str()).find(|key| !WHOLE.contains(key));
    let stems: Vec<String> = words(told).into_iter().map(|w| stem(&w.key)).collect();
    noun.is_some_and(|noun| stems.contains(&stem(noun)))
}
