//! Changes of which one passage gives both ends: "lowered from 20 tons to 8 tons, a drop of 40 percent", "rose 25 percent,
//! from 400 to 520".
//!
//! The ends and the change must stand side by side; what lies between may say when, and nothing else.

use super::{Draft, Read, Reader};
use crate::claim::{Role, Value, ValueKind};
use crate::extract::grammar::{Tag, Token};
use crate::quantity::{Decimal, Unit};
use crate::text::Span;

/// Nouns and verbs of a change to less, and to more.
const FALLS: &[&str] = &[
    "cut",
    "cuts",
    "decline",
    "declined",
    "declining",
    "decrease",
    "decreased",
    "dip",
    "dipped",
    "drop",
    "dropped",
    "dropping",
    "fall",
    "fallen",
    "falling",
    "fell",
    "falls",
    "loss",
    "lost",
    "lowered",
    "plunge",
    "plunged",
    "reduced",
    "reduction",
    "shrank",
    "shrunk",
    "slashed",
    "slid",
    "slump",
    "slumped",
    "trimmed",
    "tumbled",
    "drops",
    "declines",
    "decreases",
    "down",
    "halved",
    "halving",
];
const RISES: &[&str] = &[
    "climb",
    "climbed",
    "expanded",
    "gain",
    "gained",
    "grew",
    "grown",
    "growing",
    "grows",
    "growth",
    "hike",
    "hiked",
    "increase",
    "increased",
    "increases",
    "increasing",
    "jump",
    "jumped",
    "leap",
    "leapt",
    "raise",
    "raised",
    "rise",
    "risen",
    "rises",
    "rising",
    "rose",
    "soared",
    "surge",
    "surged",
    "up",
    "doubled",
    "doubling",
    "tripled",
    "trebled",
    "tripling",
    "quadrupled",
];

/// Words that are a change by themselves.
const TIMES: &[&str] = &["halved", "halving", "doubled", "doubling", "tripled", "trebled", "tripling", "quadrupled"];

/// Shares in words, behind "by" or "a": "by half", "a third".
const SHARES: &[&str] = &["half", "third", "quarter", "fifth", "tenth"];

/// Words behind a change that make it one of each year, or a share of something else.
const NOT_THIS: &[&str] = &[
    "of", "a", "per", "annually", "each", "every", "yearly", "annual", "in", "more", "less", "higher", "lower",
    "above", "below",
];
/// Words of a sentence whose change is taken in other terms than its figures.
const OTHER_TERMS: &[&str] = &[
    "inflation",
    "real",
    "adjusted",
    "annual",
    "annually",
    "annualized",
    "average",
    "averaging",
    "capita",
    "seasonally",
    "compound",
    "compounded",
    "respectively",
];

/// Words before a change that loosen it.
const HEDGES: &[&str] =
    &["about", "around", "roughly", "nearly", "almost", "some", "approximately", "over", "more", "than", "at", "least"];

/// How far from its ends a change may stand, in words that say when.
const NEAR: usize = 6;
/// The most times that one end may be of the other: further apart, one of the two lacks its "million".
const MOST_TIMES: Decimal = Decimal::from_parts(25, 0, 0, false, 0);

/// The two ends of a change, by their tokens, and the stretch that they take up.
#[derive(Clone, Copy)]
struct Ends {
    earlier: usize,
    later: usize,
    first: usize,
    last: usize,
}

pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    let tokens = &read.tokens;
    if tokens.iter().any(|t| OTHER_TERMS.contains(&t.key.as_str())) {
        return;
    }
    let changes: Vec<Ends> = (0..tokens.len()).filter_map(|i| ends(reader, tokens, i)).collect();
    for ends in changes.iter().copied().chain(since(reader, tokens)).chain(two_times(reader, tokens)) {
        let found = behind(reader, tokens, ends.last).or_else(|| before(reader, tokens, ends.first));
        if let Some((change, way)) = found.or_else(|| around(reader, tokens, &ends)) {
            tie(reader, read, ends, change, way, made);
        }
    }
}

fn key(tokens: &[Token], i: usize) -> &str {
    tokens.get(i).map_or("", |t| t.key.as_str())
}

/// A figure at a place, past an article, that may be an end.
fn figure(reader: &Reader<'_>, tokens: &[Token], at: usize) -> Option<usize> {
    let skip = usize::from(matches!(key(tokens, at), "the" | "a" | "an"));
    let token = tokens.get(at + skip)?;
    let mention = reader.figure(token)?;
    let fits = matches!(
        mention.figure.unit,
        Unit::Bare | Unit::Count(_) | Unit::Money { .. } | Unit::Percent | Unit::Measure { .. }
    );
    (fits && mention.figure.value > Decimal::ZERO).then_some(at + skip)
}

/// "from A to B", "to B from A", where only a time stands between.
fn ends(reader: &Reader<'_>, tokens: &[Token], i: usize) -> Option<Ends> {
    let (to, from) = match key(tokens, i) {
        "from" => ("to", true),
        "to" => ("from", false),
        _ => return None,
    };
    let one = figure(reader, tokens, i + 1)?;
    let plain = |k: &usize| {
        matches!(tokens[*k].tag, Tag::Preposition | Tag::Period | Tag::Noun | Tag::Determiner | Tag::Adverb | Tag::Name)
    };
    let joint = (one + 1..(one + 1 + NEAR).min(tokens.len())).take_while(plain).find(|k| key(tokens, *k) == to)?;
    let other = figure(reader, tokens, joint + 1)?;
    let (earlier, later) = if from { (one, other) } else { (other, one) };
    // "to B from A to C": the first pair is none.
    let longer = key(tokens, other + 1) == "to" && !from;
    (!longer).then_some(Ends { earlier, later, first: i, last: other })
}

/// "up 8 percent on the 1,250 of 2022, at 1,420": the change stands before both.
fn since(reader: &Reader<'_>, tokens: &[Token]) -> Option<Ends> {
    let at = (0..tokens.len()).find(|i| {
        matches!(key(tokens, *i), "up" | "down")
            && tokens.get(*i + 1).is_some_and(|t| is_percent(reader, t))
            && matches!(key(tokens, *i + 2), "on" | "from" | "over")
    })?;
    let earlier = figure(reader, tokens, at + 3)?;
    let joint = (earlier + 1..(earlier + 2 + NEAR).min(tokens.len()))
        .find(|k| matches!(key(tokens, *k), "at" | "to") && !matches!(key(tokens, *k + 1), "least" | "most"))?;
    if (earlier + 1..joint).any(|k| tokens[k].tag == Tag::Figure) {
        return None;
    }
    let later = figure(reader, tokens, joint + 1)?;
    Some(Ends { earlier, later, first: at, last: later })
}

/// "Four years ago 9,600 came back; this time it was 14,400": two figures of the sentence beside the change, the first of an
/// earlier time, the second right before the change.
fn two_times(reader: &Reader<'_>, tokens: &[Token]) -> Option<Ends> {
    // "Four years ago" is a time, though "four years" is a figure too.
    let distance = |i: usize| tokens[i].tag == Tag::Figure && matches!(key(tokens, i + 1), "ago" | "earlier");
    let all: Vec<usize> = (0..tokens.len()).filter(|i| tokens[*i].tag == Tag::Figure && !distance(*i)).collect();
    let [earlier, later, change] = all[..] else { return None };
    let first = tokens.first().is_some_and(|t| t.tag == Tag::Period || distance(0));
    let opened = first || matches!(key(tokens, 0), "in" | "last");
    let ago = |i: usize| matches!(key(tokens, i), "ago" | "earlier" | "before") || tokens[i].tag == Tag::Period;
    let past = (0..earlier).any(ago)
        && opened
        && !(earlier..change).any(|i| tokens[i].tag == Tag::Period && past_word(reader, &tokens[i]));
    let now = (earlier..later).any(|i| {
        matches!(key(tokens, i), "now" | "today")
            || matches!(key(tokens, i), "this" | "last") && key(tokens, i + 1) != "was"
            || tokens[i].tag == Tag::Period
    });
    let both = figure(reader, tokens, earlier) == Some(earlier) && figure(reader, tokens, later) == Some(later);
    let joined = tokens.get(later + 1).is_some_and(|t| t.tag == Tag::Comma);
    let kinds = is_percent(reader, &tokens[change]) && !is_percent(reader, &tokens[later]);
    (past && now && both && joined && kinds).then_some(Ends { earlier, later, first: earlier, last: later })
}

/// Whether a time is told as one that lies before another.
fn past_word(reader: &Reader<'_>, token: &Token) -> bool {
    let text = token.span.of(reader.text);
    text.contains("ago") || text.contains("earlier") || text.contains("before")
}

fn is_percent(reader: &Reader<'_>, token: &Token) -> bool {
    reader.figure(token).is_some_and(|m| matches!(m.figure.unit, Unit::Percent | Unit::PercentPoint))
}

/// The way that a word of change goes.
fn way(word: &str) -> Option<bool> {
    if RISES.contains(&word) { Some(true) } else { FALLS.contains(&word).then_some(false) }
}

/// A change at a place: a percentage, or a share in words; with the place behind it.
fn amount(reader: &Reader<'_>, tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let start = (at..at + 4).find(|k| !HEDGES.contains(&key(tokens, *k)))?;
    let token = tokens.get(start)?;
    let from = tokens.get(at)?.span.start;
    if is_percent(reader, token) {
        return Some((Span::new(from, token.span.end), start + 1));
    }
    let article = usize::from(matches!(key(tokens, start), "a" | "one"));
    let word = tokens.get(start + article).filter(|t| SHARES.contains(&t.key.as_str()))?;
    Some((Span::new(from, word.span.end), start + article + 1))
}

/// Whether what follows a change leaves it one of the figures beside it.
fn stands(tokens: &[Token], next: usize) -> bool {
    !NOT_THIS.contains(&key(tokens, next))
}

/// "…, a drop of 40 percent", "…, or 12 percent", "(up 8 percent)", "…, a 40 percent drop".
fn behind(reader: &Reader<'_>, tokens: &[Token], last: usize) -> Option<(Span, bool)> {
    let plain = |k: &usize| {
        tokens.get(*k).is_some_and(|t| {
            matches!(t.tag, Tag::Preposition | Tag::Period | Tag::Noun | Tag::Determiner | Tag::Adverb | Tag::Name)
                && !matches!(t.key.as_str(), "up" | "down" | "with" | "after" | "while")
        })
    };
    let mark = last + 1 + (last + 1..last + 1 + NEAR).take_while(plain).count();
    let token = tokens.get(mark)?;
    let opens = token.tag == Tag::Comma || matches!(token.key.as_str(), "(" | "-" | "–" | "—" | "--");
    let at = if opens { mark + 1 } else { mark };
    if key(tokens, at) == "or" {
        let (span, next) = amount(reader, tokens, at + 1 + usize::from(key(tokens, at + 1) == "by"))?;
        let way = tokens[..last].iter().rev().find_map(|t| way(&t.key))?;
        return stands(tokens, next).then_some((span, way));
    }
    if !opens {
        return None;
    }
    if let Some(way) = way(key(tokens, at)).filter(|_| matches!(key(tokens, at), "up" | "down")) {
        let (span, next) = amount(reader, tokens, at + 1)?;
        return stands(tokens, next).then_some((span, way));
    }
    if !matches!(key(tokens, at), "a" | "an" | "its") {
        return None;
    }
    // "a 40 percent drop".
    if let Some((span, next)) =
        amount(reader, tokens, at + 1).filter(|(s, _)| s.of(reader.text).contains(char::is_numeric))
    {
        let noun = (next..next + 2).find_map(|k| way(key(tokens, k)))?;
        return Some((span, noun));
    }
    let noun = (at + 1..at + 4).find(|k| way(key(tokens, *k)).is_some())?;
    let of = noun + 1;
    if !matches!(key(tokens, of), "of" | "by") {
        return None;
    }
    let (span, next) = amount(reader, tokens, of + 1)?;
    stands(tokens, next).then_some((span, way(key(tokens, noun))?))
}

/// "rose 25 percent, from …", "fell by a third from …", "doubled from …".
fn before(reader: &Reader<'_>, tokens: &[Token], first: usize) -> Option<(Span, bool)> {
    let plain = |k: &usize| {
        tokens.get(*k).is_some_and(|t| {
            matches!(t.tag, Tag::Period | Tag::Comma | Tag::Adverb)
                || matches!(t.key.as_str(), "in" | "last" | "this" | "year")
        })
    };
    let back =
        (first.saturating_sub(NEAR)..first).rev().take_while(|k| plain(k) && !TIMES.contains(&key(tokens, *k))).count();
    let last = first.checked_sub(back + 1)?;
    let token = tokens.get(last)?;
    if TIMES.contains(&token.key.as_str()) {
        // "has more than doubled".
        let from = (last.saturating_sub(3)..last).rev().take_while(|k| HEDGES.contains(&key(tokens, *k))).last();
        let from = from.unwrap_or(last);
        return Some((Span::new(tokens[from].span.start, token.span.end), way(&token.key)?));
    }
    if !is_percent(reader, token) && !SHARES.contains(&token.key.as_str()) {
        return None;
    }
    let mut start = last;
    while start > 0
        && (HEDGES.contains(&key(tokens, start - 1)) || !is_percent(reader, token) && key(tokens, start - 1) == "a")
    {
        start -= 1;
    }
    let by = start.checked_sub(1)?;
    let verb = if key(tokens, by) == "by" { by.checked_sub(1)? } else { by };
    let adverb = tokens.get(verb).is_some_and(|t| t.tag == Tag::Adverb);
    let way = way(key(tokens, if adverb { verb.checked_sub(1)? } else { verb }))?;
    Some((Span::new(tokens[start].span.start, token.span.end), way))
}

/// "up 8 percent on the 1,250 of 2022": within the stretch of the ends.
fn around(reader: &Reader<'_>, tokens: &[Token], ends: &Ends) -> Option<(Span, bool)> {
    let way = way(key(tokens, ends.first)).filter(|_| matches!(key(tokens, ends.first), "up" | "down"))?;
    let token = tokens.get(ends.first + 1).filter(|t| is_percent(reader, t))?;
    Some((token.span, way))
}

/// Makes the three claims, where the ends are of one kind and the change goes their way.
fn tie(reader: &Reader<'_>, read: &Read, ends: Ends, change: Span, rises: bool, made: &mut Vec<Draft>) {
    let (Some(earlier), Some(later)) =
        (reader.figure(&read.tokens[ends.earlier]), reader.figure(&read.tokens[ends.later]))
    else {
        return;
    };
    let (a, b) = (&earlier.figure, &later.figure);
    let counts = |u: &Unit| matches!(u, Unit::Bare | Unit::Count(_));
    let alike = counts(&a.unit) && counts(&b.unit) || a.unit == b.unit;
    let apart = |x: Decimal, y: Decimal| y.checked_mul(MOST_TIMES).is_none_or(|most| x > most);
    let years = |x: Decimal| counts(&a.unit) && x.is_integer() && (1800..2101).contains(&i64::try_from(x).unwrap_or(0));
    let years = years(a.value) && years(b.value) && earlier.span.end - earlier.span.start == 4;
    let goes = if rises { b.value > a.value } else { b.value < a.value };
    if !alike || apart(a.value, b.value) || apart(b.value, a.value) || years || !goes {
        return;
    }
    let written = |span: Span| span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let subject = speaker(reader, read, ends.first);
    let place = made.len();
    let draft = |property: &str, span: Span, of: Option<(usize, Role, Option<String>)>| Draft {
        subject: subject.clone(),
        property: property.to_owned(),
        value: Some(Value::Text(written(span))),
        own: Some(ValueKind::Figure),
        at: Some(span),
        passages: vec![read.sentence.span],
        of,
        ..Draft::default()
    };
    made.push(draft("figure after the change", later.span, None));
    made.push(draft("figure before the change", earlier.span, Some((place, Role::Earlier, None))));
    let said = if rises { "increase" } else { "decrease" };
    made.push(draft(said, change, Some((place, Role::Change, None))));
}

/// What a passage speaks of: the subject of the clause, for a reader.
pub(super) fn speaker(reader: &Reader<'_>, read: &Read, token: usize) -> String {
    let clause = read.parse.clauses.iter().rfind(|c| c.verbs.0 < token && c.subject.is_some());
    let subject = clause.and_then(|c| c.subject).map(|p| read.phrase(p));
    let words = subject.map(|p| super::scope::words_without_article(reader, read, p)).unwrap_or_default();
    if words.is_empty() { "the sentence".to_owned() } else { words }
}
