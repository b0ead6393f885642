//! Claims from lists: their members, below a lead-in or in a sentence, and how many of them the text counts.

use super::scope::Scope;
use super::{Draft, Read, Reader, figures};
use crate::claim::{Role as Tie, Value};
use crate::document::{Document, Role};
use crate::extract::grammar::{Tag, Token};
use crate::text::{Span, fold_key, stem, words};
use std::collections::BTreeMap;

/// Words that leave a list open: there may be more.
const OPEN: &[&str] = &["include", "includes", "including", "such", "like", "example", "instance", "among", "notably"];

/// The most words of a member that stands at the head of an item: more is a sentence.
const MEMBER_WORDS: usize = 10;
/// The fewest members of a list in a sentence: two names joined by "and" are a pair.
const INLINE_MEMBERS: usize = 3;

/// The members below each lead-in that counts them: "three categories:".
pub(super) fn below(reader: &Reader<'_>, document: &Document, made: &mut Vec<Draft>) {
    let paragraphs = document.paragraphs();
    // Drafts by where their values stand.
    let mut told: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (k, draft) in made.iter().enumerate() {
        told.entry(draft.at.map_or(0, |at| at.start)).or_default().push(k);
    }
    let mut i = 0;
    while i < paragraphs.len() {
        let lead = document.lead_in(i).filter(|_| matches!(paragraphs[i].role, Role::Item { depth: 1, .. }));
        let Some(lead) = lead else {
            i += 1;
            continue;
        };
        let mut items = Vec::new();
        let mut next = i;
        while next < paragraphs.len() && next < i + MOST_ITEMS {
            match paragraphs[next].role {
                Role::Item { depth: 1, .. } if led(document, next, lead) => items.push(next),
                // What stands between two items runs on from the one before.
                _ if items_follow(document, next, lead) => {}
                _ => break,
            }
            next += 1;
        }
        let heads: Option<Vec<Span>> = items.iter().map(|item| head(reader, paragraphs[*item].words)).collect();
        let whole = (lead, paragraphs[lead].span);
        let done =
            heads.filter(|heads| heads.len() > 1).is_some_and(|heads| counted(reader, whole, &heads, &told, made));
        if !done && items.len() > 1 {
            let heads: Vec<Span> = items.iter().map(|item| beginning(reader, paragraphs[*item].words)).collect();
            announced(reader, whole, &heads, made);
        }
        i = next.max(i + 1);
    }
}

/// The most items of one list: a longer one is a table.
const MOST_ITEMS: usize = 200;

/// Whether an item belongs to the list that `lead` leads in to: by itself, or across what runs on from the item before,
/// which begins in the middle of a sentence.
fn led(document: &Document, item: usize, lead: usize) -> bool {
    let Some(own) = document.lead_in(item) else { return false };
    if own == lead {
        return true;
    }
    let runs_on = |k: usize| {
        let paragraph = document.paragraphs().get(k);
        paragraph.is_some_and(|p| p.role == Role::Text && p.words.of(document.text()).starts_with(char::is_lowercase))
    };
    let before = own.checked_sub(1).and_then(|k| document.paragraphs().get(k).map(|p| (k, p)));
    own > lead
        && runs_on(own)
        && before
            .is_some_and(|(k, p)| matches!(p.role, Role::Item { depth: 1, .. }) && document.lead_in(k) == Some(lead))
}

/// Whether an item of the list that `lead` leads in to follows soon.
fn items_follow(document: &Document, at: usize, lead: usize) -> bool {
    (at + 1..at + 3).any(|k| {
        let item = document.paragraphs().get(k).is_some_and(|p| matches!(p.role, Role::Item { depth: 1, .. }));
        item && led(document, k, lead)
    }) && document.paragraphs().get(at).is_some_and(|p| p.role == Role::Text)
}

/// What an item is called: its words up to a colon or a dash, or all of a short one.
pub(super) fn head(reader: &Reader<'_>, item: Span) -> Option<Span> {
    let text = item.of(reader.text);
    let end = [": ", ":\n", " — ", " – ", " - ", "; ", " ("].iter().filter_map(|mark| text.find(mark)).min();
    let whole = text.trim_end_matches(['.', ';', ',']).len();
    let end = end.unwrap_or(whole).min(text.find('\n').unwrap_or(whole)).min(whole);
    let head = Span::new(item.start, item.start + end);
    let count = words(head.of(reader.text)).len();
    (1..=MEMBER_WORDS).contains(&count).then_some(head)
}

/// A list whose lead-in counts it.
fn counted(
    reader: &Reader<'_>,
    (paragraph, lead): (usize, Span),
    heads: &[Span],
    told: &BTreeMap<usize, Vec<usize>>,
    made: &mut Vec<Draft>,
) -> bool {
    // The last sentence of the lead-in says what follows; where it counts several things, each is of some of them.
    let Some(sentence) = reader.sentences_of(paragraph).last() else { return false };
    let all: Vec<usize> = told.range(sentence.span.start..sentence.span.end).flat_map(|(_, of)| of).copied().collect();
    let figure = |i: &usize| made[*i].at.is_some_and(|at| reader.figures.contains_key(&at.start));
    let all: Vec<usize> = all.into_iter().filter(figure).collect();
    let [count] = all[..] else { return false };
    let whole = |text: &str| crate::quantity::read(text).is_ok_and(|f| f.hedge.is_none() && f.value.is_integer());
    if !matches!(&made[count].value, Some(Value::Text(text)) if whole(text)) || made[count].of.is_some() {
        return false;
    }
    let open = words(lead.of(reader.text)).iter().rev().take(6).any(|w| OPEN.contains(&w.key.as_str()));
    let list = Draft {
        subject: made[count].subject.clone(),
        property: made[count].property.clone(),
        place: made[count].place.clone(),
        period: made[count].period.clone(),
        value: Some(members(reader, heads, !open)),
        at: heads.first().copied(),
        passages: std::iter::once(lead).chain(heads.iter().copied()).collect(),
        ..Draft::default()
    };
    made[count].of = Some((made.len(), Tie::Count, None));
    made.push(list);
    true
}

/// The most words of an item that is too long to be a name.
const BEGINNING: usize = 8;

/// The first words of an item.
fn beginning(reader: &Reader<'_>, item: Span) -> Span {
    let all = words(item.of(reader.text));
    let end = all.get(BEGINNING - 1).or(all.last()).map_or(item.end, |w| item.start + w.span.end);
    Span::new(item.start, end)
}

/// Words that may stand between what a lead-in counts and its colon.
const BEFORE_COLON: &[&str] = &["are", "were", "is", "follow", "follows", "below", "these", "here", "namely", "as"];

/// Nouns that a list does not count: "in five years:".
const NOT_LISTED: &[&str] = &["year", "month", "week", "day", "hour", "minute", "time", "percent", "people", "point"];

/// A list whose lead-in ends in how many there are: "210 rowers settled on five demands:".
fn announced(reader: &Reader<'_>, (paragraph, lead): (usize, Span), heads: &[Span], made: &mut Vec<Draft>) {
    let Some(sentence) = reader.sentences_of(paragraph).last() else { return };
    let text = sentence.span.of(reader.text);
    if !text.trim_end().ends_with(':') || words(text).iter().any(|w| OPEN.contains(&w.key.as_str())) {
        return;
    }
    let Some((_, mention)) = reader.figures.range(sentence.span.start..sentence.span.end).next_back() else { return };
    let figure = &mention.figure;
    let whole = matches!(figure.unit, crate::quantity::Unit::Count(_) | crate::quantity::Unit::Bare)
        && figure.hedge.is_none()
        && figure.value.is_integer()
        && figure.value >= crate::quantity::Decimal::TWO
        && figure.value <= MOST_COUNTED.into();
    let behind = Span::new(mention.span.end, sentence.span.end).of(reader.text);
    let own = figures::own_noun(mention, reader.text);
    let rest: Vec<String> =
        words(behind).into_iter().map(|w| w.key).filter(|key| !BEFORE_COLON.contains(&key.as_str())).collect();
    let noun = format!("{own} {}", rest.join(" "));
    let noun = noun.trim();
    let plural = words(noun).last().is_some_and(|w| w.key.ends_with('s'));
    let singular = words(noun).last().map(|w| w.key.trim_end_matches('s').to_owned()).unwrap_or_default();
    // "two of its three demands:", "the first five demands:".
    let before: Vec<String> = words(Span::new(sentence.span.start, mention.span.start).of(reader.text))
        .into_iter()
        .rev()
        .take(2)
        .map(|w| w.key)
        .collect();
    let part = before.iter().any(|key| matches!(key.as_str(), "of" | "first" | "last" | "other" | "another" | "next"));
    let clause = behind.trim_end_matches([':', ' ', '*']).contains([',', ';', '.', '(', '–', '—']);
    if !whole || !plural || part || clause || rest.len() > 3 || NOT_LISTED.contains(&singular.as_str()) {
        return;
    }
    let list = Draft {
        subject: noun.to_owned(),
        property: "number".to_owned(),
        value: Some(members(reader, heads, true)),
        at: heads.first().copied(),
        passages: std::iter::once(lead).chain(heads.iter().copied()).collect(),
        ..Draft::default()
    };
    let count = Draft {
        value: Some(Value::Text(mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))),
        at: Some(mention.span),
        passages: vec![sentence.span],
        of: Some((made.len() + 1, Tie::Count, None)),
        ..list.clone()
    };
    made.push(count);
    made.push(list);
}

/// The most that a lead-in counts: what is more is counted elsewhere.
const MOST_COUNTED: i64 = 20;

fn members(reader: &Reader<'_>, spans: &[Span], complete: bool) -> Value {
    let members = spans.iter().map(|s| s.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    Value::List { members, complete }
}

/// Nouns of places that a sentence may count: "six communities".
const PLACES: &[&str] =
    &["town", "citi", "communiti", "counti", "villag", "state", "countri", "place", "location", "site"];

/// A run of names in a sentence.
pub(super) struct Run {
    /// The members.
    pub(super) members: Vec<Span>,
    /// There may be more.
    pub(super) open: bool,
    /// They stand behind "in", "at" or "near".
    pub(super) places: bool,
}

/// The runs of names in a sentence: "in Morton, Canton, and Forest".
pub(super) fn runs(reader: &Reader<'_>, tokens: &[Token], least: usize) -> Vec<Run> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if tokens[i].tag != Tag::Name {
            i += 1;
            continue;
        }
        let start = i;
        let mut members = vec![tokens[i].span];
        let mut at = i + 1;
        loop {
            let comma = tokens.get(at).is_some_and(|t| t.tag == Tag::Comma);
            let and = tokens.get(at + usize::from(comma)).is_some_and(|t| t.key == "and" || t.key == "or");
            let next = at + usize::from(comma) + usize::from(and);
            // A place may be called by a common word: "Forest".
            let member = |t: &Token| t.tag == Tag::Name || (t.tag == Tag::Noun && t.capital && !t.possessive);
            match tokens.get(next) {
                Some(t) if member(t) && next > at => members.push(t.span),
                _ => break,
            }
            at = next + 1;
        }
        let before = start.checked_sub(1).and_then(|k| tokens.get(k)).map(|t| t.key.as_str()).unwrap_or("");
        let earlier = start.checked_sub(2).and_then(|k| tokens.get(k)).map(|t| t.key.as_str()).unwrap_or("");
        // "the towns of Morton and Forest".
        let named = before == "of" && PLACES.contains(&stem(earlier).as_str());
        let more = tokens.get(at).is_some_and(|t| t.key == "and")
            && tokens.get(at + 1).is_some_and(|t| t.key == "other" || t.key == "others");
        // The last comma may be inside one name: "Jackson, Mississippi".
        if members.len() >= least || (named && members.len() > 1) {
            found.push(Run {
                members,
                open: OPEN.contains(&before) || (before == "as" && earlier == "such") || more,
                places: named || matches!(before, "in" | "at" | "near"),
            });
        }
        i = at.max(i + 1);
    }
    let _ = reader;
    found
}

/// The places of an event that a sentence lists.
pub(super) fn inline(reader: &Reader<'_>, scope: &mut Scope, read: &Read, made: &mut Vec<Draft>, before: usize) {
    let Some(event) = figures::event_of(reader, read) else {
        remember(reader, scope, read);
        return;
    };
    for run in runs(reader, &read.tokens, INLINE_MEMBERS).into_iter().filter(|r| r.places) {
        let period = figures::only_date(reader, read);
        let list = Draft {
            subject: event.clone(),
            property: "places".to_owned(),
            period,
            value: Some(members(reader, &run.members, !run.open)),
            at: run.members.first().copied(),
            passages: vec![read.sentence.span],
            ..Draft::default()
        };
        // "six communities": how many of them there are.
        let of_places = |d: &Draft| words(&d.property).iter().any(|w| PLACES.contains(&stem(&w.key).as_str()));
        let count = (before..made.len()).find(|i| of_places(&made[*i]) && made[*i].of.is_none());
        if let Some(count) = count {
            made[count].of = Some((made.len(), Tie::Count, None));
        }
        made.push(list);
    }
    // "These and other towns experienced a raid": the places that were named before.
    let first = read.tokens.first().map(|t| t.key.as_str());
    if matches!(first, Some("these" | "those" | "they" | "both"))
        && let Some((names, passage)) = &scope.listed
        && read.parse.clauses.iter().any(|c| !c.negated && experienced(&read.tokens[c.main].key))
    {
        let others = read.tokens.iter().take(4).any(|t| fold_key(&t.key) == "other" || t.key == "others");
        made.push(Draft {
            subject: event,
            property: "places".to_owned(),
            period: figures::only_date(reader, read),
            value: Some(members(reader, names, !others)),
            at: Some(read.sentence.span),
            passages: vec![read.sentence.span, *passage],
            ..Draft::default()
        });
    }
    remember(reader, scope, read);
}

/// Verbs of what happens to a place.
const EXPERIENCE: &[&str] = &["experience", "see", "suffer", "face", "undergo", "host", "witness"];

/// By the stem: not all of these verbs are in the tables of the grammar.
fn experienced(key: &str) -> bool {
    EXPERIENCE.iter().any(|verb| stem(verb) == stem(key)) || matches!(key, "saw" | "seen" | "underwent")
}

/// Keeps the places that a sentence names, for "these".
fn remember(reader: &Reader<'_>, scope: &mut Scope, read: &Read) {
    let last = runs(reader, &read.tokens, 2).into_iter().rfind(|r| r.places);
    scope.listed = last.map(|run| (run.members, read.sentence.span));
}
