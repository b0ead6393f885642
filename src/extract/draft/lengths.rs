//! Lengths of time that stand beside their two ends: "from April 1871 to October 1874, five years", "at 6:42 a.m. …, at 11:12
//! a.m., five and a half hours later", "opened in 1991. In its 23 years of operation".

use super::changes::speaker;
use super::{Draft, Read, Reader};
use crate::claim::{Role, Value, ValueKind};
use crate::text::{Span, words};
use crate::time::{Context, Grain, Reference, Sort, duration, read as read_time, read_moment, rows};

/// Words before a length that loosen it.
const HEDGES: &[&str] = &[
    "about",
    "around",
    "roughly",
    "nearly",
    "almost",
    "some",
    "approximately",
    "over",
    "more than",
    "at least",
    "just over",
    "just under",
    "a total of",
    "a period of",
    "for",
];

/// What ends a length that is of the whole stretch: anything else may make it one of a part.
const ENDS: &[&str] = &["later", "in all", "altogether", "in total"];

/// Nouns of the work that a date of completion ends, and that a beginning begins.
const WORKS: &[&str] = &["construction", "work", "works", "building"];
/// How a beginning is said of them.
const BEGAN: &[&str] = &["began", "started", "begun", "commenced"];
/// What lasts from the day that something opened or was founded until now.
const RUNS: &[&str] = &["operation", "existence", "history", "operations"];
/// How its beginning is said.
const OPENED: &[&str] = &["opened", "founded", "established"];

/// How many sentences back the beginning may stand.
const BACK: usize = 4;

pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    let text = read.sentence.span.of(reader.text);
    range(reader, read, text, made);
    later(reader, read, text, made);
    after_work(reader, read, text, made);
    running(reader, read, text, made);
}

/// The words without a hedge before them, and where these begin.
fn unhedged(text: &str) -> &str {
    let mut rest = text.trim();
    while let Some(next) = HEDGES.iter().find_map(|h| rest.strip_prefix(h)?.strip_prefix(' ')) {
        rest = next.trim_start();
    }
    rest
}

fn is_length(text: &str) -> bool {
    text.len() < 60 && duration(unhedged(text)).is_some()
}

/// "from 2004 to 2011, nine years", "for nine years, from 2004 to 2011".
fn range(reader: &Reader<'_>, read: &Read, text: &str, made: &mut Vec<Draft>) {
    let base = read.sentence.span.start;
    let mut search = 0;
    while let Some(found) = text.get(search..).and_then(|rest| rest.find("rom ")) {
        let from = search + found + 4;
        search = from;
        let led = text.get(..from - 4).is_some_and(|lead| lead.ends_with(" f") || lead.ends_with('F') || lead == "f");
        let Some((start, end)) = led.then(|| two_ends(reader, base + from)).flatten() else { continue };
        if end.end > read.sentence.span.end {
            continue;
        }
        let behind = reader.text.get(end.end..read.sentence.span.end).unwrap_or("");
        let length = length_behind(behind, end.end).or_else(|| {
            let lead = text.get(..from - 5)?.trim_end().trim_end_matches(',');
            let at = lead.rfind(" for ")? + 5;
            is_length(lead.get(at..)?).then(|| Span::new(base + at, base + lead.len()))
        });
        if let Some(length) = length {
            let token = read.tokens.iter().position(|t| t.span.start >= start.start).unwrap_or(0);
            tie(reader, read, (start, Some(end), length), token, &[], made);
        }
    }
}

/// The two dates of a stretch that begins at a place of the text: in one mention or in two.
fn two_ends(reader: &Reader<'_>, at: usize) -> Option<(Span, Span)> {
    // The mention may begin with its "from".
    let (_, first) = reader.periods.range(at.saturating_sub(5)..=at).next_back().filter(|(_, m)| m.span.end > at)?;
    let context = Context { reference: Reference::default(), events: None };
    let known = |span: Span| {
        let words = span.of(reader.text).trim();
        let told = words.bytes().any(|b| b.is_ascii_digit());
        told && read_time(words, &context).is_ok_and(|p| p.start.is_some() && p.end.is_some() && p.grain <= Grain::Year)
    };
    let whole = Span::new(at, first.span.end);
    for joint in [" to ", " until ", " through "] {
        if let Some(cut) = whole.of(reader.text).find(joint) {
            let (start, end) = (Span::new(at, at + cut), Span::new(at + cut + joint.len(), first.span.end));
            return (known(start) && known(end)).then_some((start, end));
        }
        let rest = reader.text.get(first.span.end..)?;
        if rest.starts_with(joint)
            && let Some(second) = reader.periods.get(&(first.span.end + joint.len()))
        {
            return (known(whole) && known(second.span)).then_some((whole, second.span));
        }
    }
    None
}

/// A length right behind a mark that follows an end.
fn length_behind(behind: &str, at: usize) -> Option<Span> {
    let mark = [", or ", ", ", " – ", " — ", "—", " ("].into_iter().find(|mark| behind.starts_with(mark))?;
    let rest = behind.get(mark.len()..)?;
    let stop = rest.find([',', '.', ';', ')', '—', '–']).unwrap_or(rest.len());
    let said = rest.get(..stop)?;
    let said = ENDS.iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said).trim_end();
    // "a period of five years": the length alone is the value.
    is_length(said).then(|| Span::new(at + mark.len(), at + mark.len() + said.len()))
}

/// "Reported at 6:42 a.m., it was declared out at 11:12 a.m., five and a half hours later": two times of one kind, and no more.
fn later(reader: &Reader<'_>, read: &Read, text: &str, made: &mut Vec<Draft>) {
    let Some(later) = text.find(" later").filter(|at| {
        let next = text.get(at + 6..).and_then(|rest| rest.chars().next());
        next.is_none_or(|c| matches!(c, '.' | ',' | ';' | ')'))
    }) else {
        return;
    };
    let Some(before) = text.get(..later) else { return };
    let Some(comma) = before.rfind([',', '—', '–']) else { return };
    let width = before.get(comma..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
    let said = before.get(comma + width..).unwrap_or("");
    if !is_length(said) {
        return;
    }
    let lead = before.get(..comma).unwrap_or("");
    let context = Context { reference: Reference::default(), events: None };
    let times: Vec<_> = rows(lead, &context).into_iter().filter(|r| r.sort != Sort::Length).collect();
    let [start, end] = &times[..] else { return };
    let close = lead.get(end.span.end..).is_some_and(|rest| rest.trim_matches(['.', ' ', ',']).is_empty());
    let value = |span: Span| {
        let words = span.of(lead);
        let cut = ["at ", "on ", "in ", "since "].iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words);
        let from = span.end - cut.len();
        // The full stop of "a.m." belongs to it.
        let dot = usize::from(cut.ends_with(['m', 'M']) && lead.get(span.end..).is_some_and(|r| r.starts_with('.')));
        Span::new(read.sentence.span.start + from, read.sentence.span.start + span.end + dot)
    };
    let grain = |span: Span| {
        let found =
            read_moment(span.of(reader.text), &context).or_else(|_| read_time(span.of(reader.text), &context)).ok()?;
        Some((found.grain, found.clock.is_some(), found.start.is_some()))
    };
    let (first, last) = (value(start.span), value(end.span));
    let (Some(a), Some(b)) = (grain(first), grain(last)) else { return };
    // A date without its year is read by the document, not here.
    let known = a == b && (a.1 || a.2);
    if close && known && start.sort == end.sort && start.sort != Sort::Repeated {
        let from = read.sentence.span.start + comma + width + (said.len() - said.trim_start().len());
        let length = Span::new(from, read.sentence.span.start + later);
        let token = read.tokens.iter().position(|t| t.span.start >= last.start).unwrap_or(0);
        tie(reader, read, (first, Some(last), length), token, &[], made);
    }
}

/// The dates of a stretch of text, to the month at least where `fine`.
fn dates(reader: &Reader<'_>, span: Span) -> Vec<Span> {
    let told = |m: &crate::time::Mention| {
        let single = !m.span.of(reader.text).contains(" to ") && m.period.bound == crate::time::Bound::Within;
        let year = m.span.of(reader.text).split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
        single && year && m.period.start.is_some() && m.period.end.is_some() && m.period.grain <= Grain::Year
    };
    reader.periods.range(span.start..span.end).map(|(_, m)| m).filter(|m| told(m)).map(|m| m.span).collect()
}

/// "Work began in April 1871. … the opening took place on 8 October 1874, after five years of construction".
fn after_work(reader: &Reader<'_>, read: &Read, text: &str, made: &mut Vec<Draft>) {
    let Some(at) = text.find(", after ") else { return };
    let rest = text.get(at + 8..).unwrap_or("");
    let Some(of) = rest.find(" of ").filter(|of| is_length(&rest[..*of])) else { return };
    let noun = words(rest.get(of + 4..).unwrap_or("")).first().map(|w| w.key.clone()).unwrap_or_default();
    if !WORKS.contains(&noun.as_str()) {
        return;
    }
    let base = read.sentence.span.start;
    let before = dates(reader, Span::new(base, base + at));
    let Some(end) = before.last().copied().filter(|d| d.end == base + at) else { return };
    let begun = |text: &str| {
        let all = words(text);
        all.windows(2).any(|w| WORKS.contains(&w[0].key.as_str()) && BEGAN.contains(&w[1].key.as_str()))
            || all.windows(3).any(|w| WORKS.contains(&w[0].key.as_str()) && BEGAN.contains(&w[2].key.as_str()))
    };
    let Some((start, passage)) = earlier(reader, read, &begun) else { return };
    let length = Span::new(base + at + 8, base + at + 8 + of);
    tie(reader, read, (start, Some(end), length), 0, &[passage], made);
}

/// "The plant opened in 1991. In its 23 years of operation …": until the day of the document.
fn running(reader: &Reader<'_>, read: &Read, text: &str, made: &mut Vec<Draft>) {
    let Some((lead, at)) = ["In its ", "in its "].iter().find_map(|lead| text.find(lead).map(|at| (lead, at))) else {
        return;
    };
    let from = at + lead.len();
    let rest = text.get(from..).unwrap_or("");
    let Some(of) = rest.find(" of ").filter(|of| is_length(&rest[..*of])) else { return };
    let noun = words(rest.get(of + 4..).unwrap_or("")).first().map(|w| w.key.clone()).unwrap_or_default();
    // What "had" been so was so at another time than that of the document.
    let opened = |text: &str| words(text).iter().any(|w| OPENED.contains(&w.key.as_str()));
    if !RUNS.contains(&noun.as_str()) || text.replace(" has had ", " ").contains(" had ") {
        return;
    }
    let Some((start, passage)) = right_before(reader, read, &opened) else { return };
    let base = read.sentence.span.start;
    tie(reader, read, (start, None, Span::new(base + from, base + from + of)), 0, &[passage], made);
}

/// The one date of the nearest sentence of the paragraph before this one that says so, and that sentence.
fn earlier(reader: &Reader<'_>, read: &Read, says: &dyn Fn(&str) -> bool) -> Option<(Span, Span)> {
    let all = reader.sentences_of(read.sentence.paragraph);
    let before = all.iter().rev().filter(|s| s.span.end <= read.sentence.span.start).take(BACK);
    let found = before.into_iter().find(|s| says(s.span.of(reader.text)))?;
    let dates = dates(reader, found.span);
    let [date] = dates[..] else { return None };
    Some((date, found.span))
}

/// As [`earlier`], of the sentence right before alone.
fn right_before(reader: &Reader<'_>, read: &Read, says: &dyn Fn(&str) -> bool) -> Option<(Span, Span)> {
    let all = reader.sentences_of(read.sentence.paragraph);
    let before = all.iter().rev().find(|s| s.span.end <= read.sentence.span.start)?;
    let (date, span) = earlier(reader, read, says)?;
    (span == before.span).then_some((date, span))
}

/// Makes the claims of a beginning, its end where one is told, and the length between.
fn tie(
    reader: &Reader<'_>,
    read: &Read,
    (start, end, length): (Span, Option<Span>, Span),
    token: usize,
    beside: &[Span],
    made: &mut Vec<Draft>,
) {
    let subject = if token == 0 { "the passage".to_owned() } else { speaker(reader, read, token) };
    let place = made.len();
    let of = |role: Role| Some((place, role, None));
    let draft = |property: &str, span: Span, kind: ValueKind, of: Option<(usize, Role, Option<String>)>| {
        let holds = |s: &&Span| s.start <= span.start && span.end <= s.end;
        let passage = beside.iter().find(holds).copied().unwrap_or(read.sentence.span);
        Draft {
            subject: subject.clone(),
            property: property.to_owned(),
            value: Some(Value::Text(span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))),
            own: Some(kind),
            at: Some(span),
            passages: vec![passage],
            of,
            ..Draft::default()
        }
    };
    made.push(draft("beginning", start, ValueKind::Period, None));
    if let Some(end) = end {
        made.push(draft("end", end, ValueKind::Period, of(Role::End)));
    }
    made.push(draft("length of time", length, ValueKind::Figure, of(Role::Length)));
}
