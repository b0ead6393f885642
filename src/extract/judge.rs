//! Judging one run of capitals: what it names, by its words and by what stands around it.

use super::abbreviations::is_starter;
use super::around::{LONGEST_PERSON, around, before_title, begins_as_name, secretary_of, small_title, titled_person};
use super::gazetteer::{LONGEST_PLACE, body, is_demonym, place};
use super::heads::{Use, is};
use super::law::Found;
use super::name::NameKind;
use super::roster::Roster;
use super::run::may_name;
use super::token::Token;
use crate::entity::{Name, WordClass, word_class};
use crate::text::{Span, fold_key, stem};
use std::ops::Range;

/// What may be a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Where it stands, without its title.
    pub(super) span: Span,
    /// Its words, as places among the words of its sentence.
    pub(super) words: Range<usize>,
    /// What it is of.
    pub(super) kind: NameKind,
    /// The title before it.
    pub(super) title: Option<Span>,
    /// What it stands for in full.
    pub(super) canonical: String,
    /// Its acronym.
    pub(super) acronym: Option<String>,
    /// "'s" follows it.
    pub(super) possessive: bool,
    /// It is a name wherever it stands; else only if the document has it elsewhere.
    pub(super) certain: bool,
    /// It is one word in capitals.
    pub(super) acronymic: bool,
    /// What stands before it says that it is a place.
    pub(super) located: bool,
    /// The rule that found it.
    pub(super) rule: &'static str,
}

impl Candidate {
    pub(super) fn new(text: &str, tokens: &[Token], words: Range<usize>, kind: NameKind, rule: &'static str) -> Self {
        let span = Span::new(tokens[words.start].span.start, tokens[words.end - 1].span.end);
        let before = words.start.checked_sub(1).map_or("", |i| tokens[i].key.as_str());
        let before =
            if before == "the" { words.start.checked_sub(2).map_or("", |i| tokens[i].key.as_str()) } else { before };
        Self {
            span,
            kind,
            title: None,
            canonical: span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
            acronym: None,
            possessive: tokens[words.end - 1].possessive,
            certain: true,
            acronymic: words.len() == 1 && is_acronym(&tokens[words.start]),
            located: matches!(before, "in" | "near" | "outside" | "from" | "at" | "to" | "across" | "around"),
            rule,
            words,
        }
    }

    /// A law found by its number.
    pub(super) fn law(tokens: &[Token], law: &Found) -> Self {
        Self {
            span: law.span,
            words: law.first..law.end,
            kind: NameKind::Law,
            title: None,
            canonical: String::new(),
            acronym: None,
            possessive: tokens[law.end - 1].possessive,
            certain: true,
            acronymic: false,
            located: false,
            rule: law.rule,
        }
    }
}

/// The longest acronym in capitals, in letters.
const LONGEST_ACRONYM: usize = 7;

/// What a run of capitals names; several names where it is a piece of a headline.
pub(super) fn judge(text: &str, tokens: &[Token], run: Range<usize>, roster: &Roster) -> Vec<Candidate> {
    let run = without_opening(text, tokens, run, roster);
    if run.is_empty() {
        return Vec::new();
    }
    if let Some(person) = secretary_of(text, tokens, run.clone()) {
        return vec![person];
    }
    if run.len() == 1 && is_starter(tokens[run.start].span.of(text)) && !tokens[run.start].upper {
        return Vec::new();
    }
    // "Adams County ICE": an acronym behind a place is a name of its own.
    if run.len() > 2 && is_acronym(&tokens[run.end - 1]) && is(&tokens[run.end - 2].key, Use::PlaceHead) {
        let mut found = judge(text, tokens, run.start..run.end - 1, roster);
        found.extend(judge(text, tokens, run.end - 1..run.end, roster));
        return found;
    }
    let whole = whole(text, tokens, run.clone());
    let titled = tokens[run.start].titled;
    let Some(mut candidate) = whole else {
        return if run.len() > 1 { pieces(text, tokens, run) } else { Vec::new() };
    };
    if titled {
        let bare = candidate.words.len() < 3 || candidate.kind != NameKind::Body;
        let weak = candidate.kind != NameKind::Person && bare && is(&tokens[candidate.words.end - 1].key, Use::Weak);
        let several = candidate.words.len() > 1 || candidate.title.is_some();
        let told = candidate.kind != NameKind::Other && !weak && (several || candidate.rule == "place by name");
        candidate.certain = told || (candidate.acronymic && candidate.certain);
        if !candidate.certain && run.len() > 1 {
            let mut found = pieces(text, tokens, run);
            if found.is_empty() {
                found.push(candidate);
            }
            return found;
        }
    } else if run.len() == 1 && tokens[run.start].initial && !candidate.acronymic && candidate.title.is_none() {
        candidate.certain = begins_as_name(tokens, run.start, &candidate);
    } else if run.len() == 1
        && (candidate.rule == "capitals" || candidate.rule == "acronym" && candidate.kind == NameKind::Other)
        && roster.is_written_small(&tokens[run.start].key)
    {
        // "the Immigration team" of a text that writes "immigration" too.
        candidate.certain = false;
    }
    let mut found = before_title(text, tokens, &candidate, run.start);
    found.push(candidate);
    found
}

/// The run without a first word that only begins the sentence.
fn without_opening(text: &str, tokens: &[Token], mut run: Range<usize>, roster: &Roster) -> Range<usize> {
    let last = word_class(&tokens[run.end - 1].key);
    let first = &tokens[run.start];
    let class = word_class(&first.key);
    let classed = last.is(WordClass::BODY.or(WordClass::LAW).or(WordClass::PLACE).or(WordClass::EVENT));
    let known = class.is(WordClass::GIVEN)
        || class.is_common()
        || place(&first.key).is_some()
        || first.upper
        || is_demonym(&first.key);
    let written_small = roster.is_written_small(&first.key);
    let ending = ["ing", "ed", "ly"].iter().any(|e| first.key.ends_with(e) && first.key.len() > 4);
    if run.len() > 1
        && first.initial
        && !first.titled
        && !known
        && (if classed { ending && written_small } else { ending || written_small })
    {
        run.start += 1;
        // "Citing and Using": what joined the first word is no part of the name.
        while run.start < run.end && !may_name(&tokens[run.start], text) {
            run.start += 1;
        }
    }
    run
}

/// What the run as a whole names.
fn whole(text: &str, tokens: &[Token], run: Range<usize>) -> Option<Candidate> {
    let words = &tokens[run.clone()];
    let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
    let key = fold_key(span.of(text));
    let known = place(&key).filter(|p| !p.short).filter(|_| written_as_place(words, span.of(text)));
    if let Some(known) = known {
        let mut candidate = Candidate::new(text, tokens, run, NameKind::Place, "place by name");
        known.name.clone_into(&mut candidate.canonical);
        return Some(candidate);
    }
    let classes: Vec<WordClass> = words.iter().map(|t| word_class(&t.key)).collect();
    let common = |t: &Token, class: &WordClass| class.is_common() || is_demonym(&t.key);
    if words
        .iter()
        .zip(&classes)
        .all(|(t, c)| (is_demonym(&t.key) || c.is(WordClass::PLACE)) && !is(&t.key, Use::PlaceHead))
        && words.iter().any(|t| is_demonym(&t.key))
    {
        return None;
    }
    if let Some(person) = titled_person(text, tokens, run.clone()) {
        return Some(person);
    }
    let last = &words[words.len() - 1];
    let last_class = classes[classes.len() - 1];
    if words.len() == 1 {
        return single(text, tokens, run.start, last_class);
    }
    // An office without its holder names nobody ("Party Chair"); "Office of the State Auditor" is a body.
    let of_office = words
        .windows(2)
        .any(|w| word_class(&w[0].key).is(WordClass::BODY) && matches!(w[1].key.as_str(), "of" | "for" | "on"));
    if words.iter().zip(&classes).all(|(t, c)| common(t, c)) {
        let body = last_class.is(WordClass::BODY) || of_office;
        let law = is(&last.key, Use::Law)
            && !classes[..classes.len() - 1].iter().all(|c| c.is(WordClass::BODY.or(WordClass::LAW)));
        return if body {
            Some(Candidate::new(text, tokens, run, NameKind::Body, "body by its kind"))
        } else if law {
            Some(Candidate::new(text, tokens, run, NameKind::Law, "law by name"))
        } else if last_class.is(WordClass::PLACE) && (words.iter().any(|t| t.key == "of") || is_compound_place(words)) {
            Some(Candidate::new(text, tokens, run, NameKind::Place, "place by its kind"))
        } else {
            None
        };
    }
    if last_class.is(WordClass::TITLE) && !last_class.is(WordClass::BODY) && !of_office {
        return None;
    }
    let (kind, rule) = by_words(words, &classes, span.of(text)).unwrap_or_else(|| around(text, tokens, &run));
    let mut candidate = Candidate::new(text, tokens, run, kind, rule);
    candidate.title = if kind == NameKind::Person { small_title(tokens, candidate.words.start) } else { None };
    Some(candidate)
}

/// What the words of a name of several say that it is of.
fn by_words(words: &[Token], classes: &[WordClass], written: &str) -> Option<(NameKind, &'static str)> {
    let (first, last) = (words.first()?, words.last()?);
    let (first_class, last_class) = (*classes.first()?, head_class(&last.key));
    // "Department of Roads", "Center for Roads", "Office of the State Auditor".
    let heads = |class| {
        let small = |t: &Token| matches!(t.key.as_str(), "of" | "for" | "on" | "at");
        words.windows(2).zip(classes).any(|(w, c)| c.is(class) && small(&w[1])) || last_class.is(class)
    };
    let given = words.len() <= LONGEST_PERSON && classes.iter().take(2).any(|c| c.is(WordClass::GIVEN));
    let surname = words.len() <= 3 && first_class.is(WordClass::GIVEN) && is(&last.key, Use::Surname);
    Some(if matches!(first.key.as_str(), "operation" | "hurricane" | "typhoon" | "cyclone") {
        (NameKind::Event, "event by its kind")
    } else if is(&last.key, Use::Law) || (last_class.is(WordClass::NUMBERED.or(WordClass::LAW)) && last.digit) {
        (NameKind::Law, "law by name")
    } else if surname {
        (NameKind::Person, "person by given name")
    } else if heads(WordClass::BODY)
        || first.upper && words[1].key == "of"
        || is(&last.key, Use::Body)
        || Name::read(written).legal.is_some()
    {
        (NameKind::Body, "body by its kind")
    } else if last_class.is(WordClass::EVENT) {
        (NameKind::Event, "event by its kind")
    } else if last_class.is(WordClass::PLACE)
        || heads(WordClass::PLACE)
        || is(&first.key, Use::PlaceOpening) && !begins_with_place(words, written)
        || is_part_of_place(words)
    {
        (NameKind::Place, "place by its kind")
    } else if given && words.iter().zip(classes).all(|(t, c)| !c.is_common() || t.key.len() == 1 || !t.capital) {
        (NameKind::Person, "person by given name")
    } else {
        // "Boston Harriers": whatever stands around, it is no person and no place.
        return begins_with_place(words, written).then_some((NameKind::Other, "capitals"));
    })
}

/// "New York Mets": what begins with a place and goes on is no place.
fn begins_with_place(words: &[Token], written: &str) -> bool {
    let start = words.first().map_or(0, |t| t.span.start);
    (1..words.len().min(LONGEST_PLACE)).any(|n| {
        let end = words[n - 1].span.end - start;
        place(&fold_key(written.get(..end).unwrap_or(""))).is_some_and(|p| !p.short)
    })
}

/// "South Ohio": a direction and a place.
fn is_part_of_place(words: &[Token]) -> bool {
    let parts = ["north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "upstate"];
    words.len() == 2 && parts.contains(&words[0].key.as_str()) && place(&words[1].key).is_some()
}

/// What a word may do in a name, in the singular: "Facilities" as "facility".
fn head_class(key: &str) -> WordClass {
    let class = word_class(key);
    if class.is_common() { class } else { word_class(&stem(key)) }
}

/// A single word with a capital.
fn single(text: &str, tokens: &[Token], i: usize, class: WordClass) -> Option<Candidate> {
    let token = &tokens[i];
    if is_demonym(&token.key) {
        return None;
    }
    if is(&token.key, Use::LoneBody) {
        return Some(Candidate::new(text, tokens, i..i + 1, NameKind::Body, "body by its kind"));
    }
    if is_acronym(token) {
        let letters = token.span.of(text).trim_end_matches('.');
        let known = body(letters);
        let mut candidate = Candidate::new(text, tokens, i..i + 1, NameKind::Other, "acronym");
        if let Some(full) = known {
            candidate.kind = NameKind::Body;
            full.clone_into(&mut candidate.canonical);
        }
        candidate.acronym = Some(letters.to_owned());
        candidate.certain = !token.shouted && !is_starter(letters);
        return Some(candidate);
    }
    if class.is_common() || token.digit || token.key.chars().count() < 2 {
        return None;
    }
    let (kind, rule) = around(text, tokens, &(i..i + 1));
    let mut candidate = Candidate::new(text, tokens, i..i + 1, kind, rule);
    candidate.title = if kind == NameKind::Person { small_title(tokens, i) } else { None };
    Some(candidate)
}

/// The names that are certain inside a run that is none: places, acronyms and known bodies in a headline.
pub(super) fn pieces(text: &str, tokens: &[Token], run: Range<usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut i = run.start;
    'words: while i < run.end {
        for n in (1..=LONGEST_PLACE.min(run.end - i)).rev() {
            let words = &tokens[i..i + n];
            let span = Span::new(words[0].span.start, words[n - 1].span.end);
            let close = words[..n - 1].iter().all(|t| t.gap == ' ');
            let hit =
                place(&fold_key(span.of(text))).filter(|p| !p.short && close && written_as_place(words, span.of(text)));
            if let Some(hit) = hit {
                let mut candidate = Candidate::new(text, tokens, i..i + n, NameKind::Place, "place by name");
                hit.name.clone_into(&mut candidate.canonical);
                found.push(candidate);
                i += n;
                continue 'words;
            }
        }
        let known = is_acronym(&tokens[i]).then(|| single(text, tokens, i, WordClass::default())).flatten();
        found.extend(known.filter(|c| c.certain));
        i += 1;
    }
    found
}

/// Whether a known place is written as one: an acronym in capitals, all else with capitals.
pub(super) fn written_as_place(words: &[Token], written: &str) -> bool {
    let short = words.len() == 1 && words[0].key.len() <= 3;
    let acronym = words[0].upper || written.contains('.');
    (!short || acronym || words[0].key == "rio") && words.iter().all(|t| t.capital || t.key.len() <= 3)
}

/// "Bay Springs": words of places that name one together, with no word of a whole.
fn is_compound_place(words: &[Token]) -> bool {
    let whole = |key: &str| {
        matches!(
            key,
            "county"
                | "city"
                | "state"
                | "states"
                | "district"
                | "region"
                | "coast"
                | "border"
                | "street"
                | "road"
                | "park"
                | "town"
        )
    };
    words.iter().all(|t| t.capital && !t.titled && !t.initial)
        && !words.iter().any(|t| whole(&t.key))
        && !is_direction(&words[0].key)
}

fn is_direction(key: &str) -> bool {
    ["north", "south", "east", "west", "upper", "lower"].iter().any(|d| key.starts_with(d))
}

pub(super) fn is_acronym(token: &Token) -> bool {
    let letters = token.key.chars().filter(|c| c.is_alphabetic()).count();
    token.upper && (2..=LONGEST_ACRONYM).contains(&letters)
}
