//! Parts in the items of a list or the rows of a table, and the total that the text beside them gives in words: "That makes
//! 7,450 crates altogether", "All 31 berths".

use super::figures::own_noun;
use super::{Draft, Reader};
use crate::claim::{Role as Tie, Value};
use crate::document::{Document, Paragraph, Role};
use crate::quantity::{self, Decimal, Unit};
use crate::text::{Span, stem, words};

/// Words by which a sentence says that its figure is the sum of what stands beside it.
const SUMS: &[&str] = &["altogether", "total", "totals", "totalling", "totaling", "sum", "makes", "make"];
/// The same in two words.
const SUMS_OF_TWO: &[[&str; 2]] = &[["in", "all"], ["adds", "up"], ["add", "up"], ["comes", "to"], ["come", "to"]];
/// Words by which it says that there is more.
const MORE: &[&str] = &["including", "include", "includes", "among", "more", "other", "others", "excluding", "besides"];
/// The fewest parts and the most.
const PARTS: std::ops::RangeInclusive<usize> = 2..=60;
/// How far the parts may be from the whole and still be meant as all of it, in hundredths of the whole.
const NEARLY: (i64, i64) = (85, 125);

/// One part: its value, what it is of, and the paragraph that holds it.
struct Part {
    at: Span,
    label: String,
    figure: quantity::Figure,
    noun: String,
    paragraph: usize,
}

pub(super) fn claims(reader: &Reader<'_>, document: &Document, made: &mut Vec<Draft>) {
    let paragraphs = document.paragraphs();
    let mut at = 0;
    while at < paragraphs.len() {
        let group = group(document, at);
        let next = group.end.max(at + 1);
        if PARTS.contains(&group.len()) {
            let head = group.start.checked_sub(1).map(|n| &paragraphs[n]);
            let parts: Option<Vec<Part>> = group.clone().map(|n| part(reader, &paragraphs[n], n, head)).collect();
            if let Some(parts) = parts.filter(|parts| alike(parts)) {
                tie(reader, document, &group, &parts, made);
            }
        }
        at = next;
    }
}

/// The items of one list, or the rows of one table, from a paragraph on.
fn group(document: &Document, from: usize) -> std::ops::Range<usize> {
    let paragraphs = document.paragraphs();
    let of_one = |a: &Paragraph, b: &Paragraph| match (&a.role, &b.role) {
        (Role::Item { depth: x, .. }, Role::Item { depth: y, .. }) => x == y,
        (Role::Row { table: x, header: false, .. }, Role::Row { table: y, header: false, .. }) => x == y,
        _ => false,
    };
    let first = &paragraphs[from];
    let end = (from..paragraphs.len()).find(|n| !paragraphs[*n].body || !of_one(first, &paragraphs[*n]));
    from..end.unwrap_or(paragraphs.len())
}

/// The one figure of an item, or of a row of two cells, that counts, measures or costs something.
fn part(reader: &Reader<'_>, paragraph: &Paragraph, at: usize, head: Option<&Paragraph>) -> Option<Part> {
    if let Role::Row { cells, .. } = &paragraph.role {
        let [label, value] = &cells[..] else { return None };
        let figure = quantity::read(value.of(reader.text).trim()).ok().filter(|f| f.hedge.is_none())?;
        let noun = match &figure.unit {
            Unit::Count(key) => words(key).last().map(|w| stem(&w.key)).unwrap_or_default(),
            _ => head.map(|head| headed(reader, head)).unwrap_or_default(),
        };
        return Some(Part { at: *value, label: one_line(*label, reader), figure, noun, paragraph: at });
    }
    let within = paragraph.words;
    let mut figures = reader.figures.range(within.start..within.end).map(|(_, m)| m);
    let mention = figures.next()?;
    let dated = reader.periods.range(within.start..within.end).next().is_some();
    if figures.next().is_some() || dated || mention.figure.hedge.is_some() {
        return None;
    }
    let label = one_line(Span::new(within.start, mention.span.start), reader);
    Some(Part { at: mention.span, label, figure: mention.figure.clone(), noun: noun(reader, mention), paragraph: at })
}

/// The words of a label, without the marks around them.
fn one_line(span: Span, reader: &Reader<'_>) -> String {
    let text = span.of(reader.text).trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The stem of what the second column of a table counts, by its head: "Seats won".
fn headed(reader: &Reader<'_>, head: &Paragraph) -> String {
    let Role::Row { header: true, cells, .. } = &head.role else { return String::new() };
    let text = cells.get(1).map_or("", |cell| cell.of(reader.text));
    words(text).first().map(|w| stem(&w.key)).unwrap_or_default()
}

/// The stem of what a figure counts; empty where it says nothing.
fn noun(reader: &Reader<'_>, mention: &quantity::Mention) -> String {
    let own = own_noun(mention, reader.text);
    words(&own).last().map(|w| stem(&w.key)).unwrap_or_default()
}

/// Whether parts are of one sort: they count the same thing, or cost or measure.
fn alike(parts: &[Part]) -> bool {
    let Some(first) = parts.first() else { return false };
    let sort = |unit: &Unit| match unit {
        Unit::Count(_) | Unit::Bare => 0,
        Unit::Money { .. } => 1,
        Unit::Measure { dimension } if *dimension != "temperature" => 2,
        _ => 3,
    };
    let sound = sort(&first.figure.unit) == 1 || sort(&first.figure.unit) == 2 || !first.noun.is_empty();
    sound
        && parts.iter().all(|p| sort(&p.figure.unit) == sort(&first.figure.unit) && p.noun == first.noun)
        && sort(&first.figure.unit) < 3
}

/// Ties the parts to the total that is told of them.
fn tie(
    reader: &Reader<'_>,
    document: &Document,
    group: &std::ops::Range<usize>,
    parts: &[Part],
    made: &mut Vec<Draft>,
) {
    let Some((passage, whole)) = beside(reader, document, group, parts).or_else(|| all_of(reader, group, parts)) else {
        return;
    };
    let written = |span: Span| span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let own = own_noun(whole, reader.text);
    let known = made.iter().position(|d| d.at == Some(whole.span) && !d.guessed && d.of.is_none());
    let of = known.unwrap_or_else(|| {
        made.push(Draft {
            subject: if own.is_empty() { "total".to_owned() } else { own.clone() },
            property: "total".to_owned(),
            value: Some(Value::Text(written(whole.span))),
            at: Some(whole.span),
            passages: vec![passage],
            ..Draft::default()
        });
        made.len() - 1
    });
    let (subject, property) = (made[of].subject.clone(), made[of].property.clone());
    for part in parts {
        made.push(Draft {
            subject: subject.clone(),
            property: property.clone(),
            population: Some(part.label.clone()).filter(|label| !label.is_empty()),
            value: Some(Value::Text(written(part.at))),
            at: Some(part.at),
            passages: vec![document.paragraphs()[part.paragraph].span],
            of: Some((of, Tie::Split, None)),
            ..Draft::default()
        });
    }
}

/// The total in the sentence right before or right behind the parts.
fn beside<'r>(
    reader: &'r Reader<'_>,
    document: &Document,
    group: &std::ops::Range<usize>,
    parts: &[Part],
) -> Option<(Span, &'r quantity::Mention)> {
    let behind = document.paragraphs().get(group.end).filter(|p| p.role == Role::Text);
    let behind = behind.and_then(|_| reader.sentences_of(group.end).first());
    let before = document.lead_in(group.start).and_then(|lead| reader.sentences_of(lead).last());
    [behind, before].into_iter().flatten().find_map(|sentence| {
        let keys: Vec<String> = words(sentence.span.of(reader.text)).into_iter().map(|w| w.key).collect();
        let has = |list: &[&str]| keys.iter().any(|k| list.contains(&k.as_str()));
        let two = keys.windows(2).any(|w| SUMS_OF_TWO.iter().any(|[a, b]| w[0] == *a && w[1] == *b));
        if has(MORE) || !(has(SUMS) || two) {
            return None;
        }
        let mut fit = reader.figures.range(sentence.span.start..sentence.span.end).map(|(_, m)| m);
        let found = fit.next().filter(|m| is_whole(reader, m, parts))?;
        fit.next().is_none().then_some((sentence.span, found))
    })
}

/// "All 31 berths on the council": wherever the text says how many there are of what the parts count.
fn all_of<'r>(
    reader: &'r Reader<'_>,
    group: &std::ops::Range<usize>,
    parts: &[Part],
) -> Option<(Span, &'r quantity::Mention)> {
    let counts = matches!(parts.first()?.figure.unit, Unit::Count(_));
    let mut found = reader.figures.values().filter(|m| {
        let before = reader.text.get(..m.span.start).unwrap_or("").trim_end();
        let all = before.to_lowercase().ends_with("all") && !before.ends_with(['.', ',']);
        counts && all && is_whole(reader, m, parts)
    });
    let first = found.next().filter(|_| found.next().is_none())?;
    let sentence =
        reader.sentences.iter().find(|s| s.span.start <= first.span.start && first.span.end <= s.span.end)?;
    (!group.contains(&sentence.paragraph)).then_some((sentence.span, first))
}

/// Whether a figure may be the total: of the same sort, not hedged, and nearly what the parts make up.
fn is_whole(reader: &Reader<'_>, mention: &quantity::Mention, parts: &[Part]) -> bool {
    let Some(first) = parts.first() else { return false };
    let figure = &mention.figure;
    let sort = std::mem::discriminant(&figure.unit) == std::mem::discriminant(&first.figure.unit)
        || matches!(figure.unit, Unit::Bare) && matches!(first.figure.unit, Unit::Count(_));
    let noun = noun(reader, mention);
    let same = noun == first.noun || noun.is_empty();
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, p| sum.checked_add(p.figure.value));
    let bound = |hundredths: i64| figure.value.checked_mul(Decimal::new(hundredths, 2));
    let (Some(sum), Some(least), Some(most)) = (sum, bound(NEARLY.0), bound(NEARLY.1)) else { return false };
    sort && same && figure.hedge.is_none() && figure.value > Decimal::ZERO && least <= sum && sum <= most
}
