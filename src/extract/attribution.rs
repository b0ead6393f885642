//! Attribution: who says what a clause says, and where the source has it from.

use super::clause::Clauses;
use crate::entity::{WordClass, word_class};
use crate::text::Span;
use std::ops::Range;

/// How a verb brings in what somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    /// Somebody says or feels it.
    Speech,
    /// A study, a count or a record has it.
    Evidence,
}

/// Verbs that bring in a statement.
struct Verbs {
    verb: Verb,
    words: &'static str,
    /// Also a noun or a verb of other things: it needs "that", or one who can say so before it.
    doubtful: bool,
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    because: &'static str,
}

const VERBS: &[Verbs] = &[
    Verbs {
        verb: Verb::Speech,
        words: "said says say saying told wrote writes added stated announced argued argues argue explained \
                warned warns warn insisted insists maintained confirmed acknowledged testified tweeted replied \
                recalled contended asserted declared believes believe believed thinks think thought claimed \
                claiming alleged alleges worry worries worried feared suspects complained admitted noted insist \
                swore vowed hinted",
        doubtful: false,
        because: "what somebody says or feels is not the source's own word",
    },
    Verbs {
        verb: Verb::Speech,
        words: "boasts boasted claims claim notes states fears fear feels feel felt maintains adds cries complains predicts \
                predicted",
        doubtful: true,
        because: "the same words are nouns or plain verbs",
    },
    Verbs {
        verb: Verb::Evidence,
        words: "estimates estimated estimate calculated concluded concludes projects projected calculates",
        doubtful: true,
        because: "who reckons a figure is its origin",
    },
    Verbs {
        verb: Verb::Evidence,
        words: "found finds find shows showed show shown reported reports report revealed reveals reveal \
                suggests suggested suggest indicates indicated indicate counted documented lists put",
        doubtful: true,
        because: "a study or a record has it; of a person the same words say other things",
    },
];

/// What can find, show and report.
const WITNESSES: &str = "report reports study studies survey surveys poll polls analysis analyses audit audits review reviews \
    data records record figures numbers research researchers investigation investigators census \
    commission center centre institute inquiry analysts auditor auditors statistics estimates documents \
    document filings papers article paper times tribune news clearinghouse bureau department reporting \
    economists scientists results evidence university foundation count tally index dashboard website \
    memo letter transcripts emails testimony it they he she";

/// Words before the name of an origin.
const ORIGINS: &[&[&str]] = &[
    &["according", "to"],
    &["as", "reported", "by"],
    &["as", "stated", "by"],
    &["as", "stated", "in"],
    &["as", "noted", "by"],
    &["as", "noted", "in"],
    &["as", "described", "in"],
    &["as", "described", "by"],
    &["as", "estimated", "by"],
    &["as", "told", "by"],
    &["first", "reported", "by"],
    &["estimated", "by"],
    &["compiled", "by"],
    &["collected", "by"],
    &["published", "by"],
    &["provided", "by"],
    &["obtained", "by"],
    &["released", "by"],
    &["based", "on"],
    &["citing"],
    &["in", "the", "words", "of"],
    &["in", "the", "view", "of"],
];

/// Words that no name of an origin holds.
const ENDS_NAME: &str =
    "that who which there it he she they is are was were has have had will would when while because but";
/// Words before a noun or a passive: no verb of a speaker stands behind them.
const NO_SUBJECT: &str = "is are was were be been being to the a an as its their his her of this these those no";
/// Words that begin what is said or found.
const OBJECTS: &str = "the a an he she it they there some more most at about nearly almost over only no many several \
    immigrants officers people";
/// Words that begin what only leads up to a statement: "After a year, officials said …".
const ASIDES: &str = "after before when while in on at during since as although though despite because if until following \
    for by with last earlier later meanwhile however still";
/// Words by which a verb goes on with a statement.
const GOES_ON: &str = "that is are was were has have had will would it he she they there could did can may";
/// Words between a speaker and the verb.
const BETWEEN: &str =
    "has have had also later then often previously recently repeatedly who would will did not generally";
/// Words behind which the subject of a clause begins.
const BEFORE_SUBJECT: &str = "and but that who which because while when if as although though where so";

/// The longest name of a speaker or an origin, in words.
const LONGEST: usize = 14;

/// Whether a list of words has the word.
fn listed(words: &str, key: &str) -> bool {
    words.split(' ').any(|w| w == key)
}

/// Who says what stands at one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribution {
    pub(super) speaker: Option<Span>,
    pub(super) origin: Option<Span>,
    pub(super) reported: bool,
}

/// One attribution of a sentence: who, and of which words.
struct Found {
    who: Option<Span>,
    held: Range<usize>,
    verb: Verb,
    /// The words of the statement: behind the verb or before it, or both.
    said: [Option<Range<usize>>; 2],
}

/// Who says what word `at` of the sentence says.
pub(super) fn attribution(clauses: &Clauses, at: usize) -> Attribution {
    let mut result =
        Attribution { reported: clauses.quoted.get(at).copied().unwrap_or(false), ..Attribution::default() };
    let named = origin(clauses, at);
    let holds = |f: &Found| f.said.iter().flatten().any(|r| r.contains(&at)) && !f.held.contains(&at);
    let verbs: Vec<Found> = (0..clauses.tokens.len()).filter_map(|v| reporting(clauses, v)).filter(holds).collect();
    // The nearest verb before it speaks; behind a comma, the one that follows.
    let nearest = verbs.iter().rev().find(|f| f.held.start <= at).or_else(|| verbs.first());
    if let Some(found) = nearest {
        result.origin = found.who;
        if found.verb == Verb::Speech {
            result.reported = true;
            result.speaker = found.who;
        }
    } else if result.reported {
        // A quotation whose speaker stands outside it, without a comma.
        let any = (0..clauses.tokens.len()).filter_map(|v| reporting(clauses, v)).find(|f| f.verb == Verb::Speech);
        result.speaker = any.and_then(|f| f.who);
        result.origin = result.speaker;
    }
    if named.is_some() {
        result.origin = named;
    }
    result
}

/// The origin that a phrase names: "according to …".
fn origin(clauses: &Clauses, at: usize) -> Option<Span> {
    let n = clauses.tokens.len();
    if n > 1 && matches!(clauses.key(0), "source" | "sources") && clauses.gap(0) == ':' && at > 0 {
        return None;
    }
    for i in 0..n {
        let phrase = ORIGINS.iter().find(|p| p.iter().enumerate().all(|(k, w)| clauses.key(i + k) == *w));
        // "per" before a name; "5 per day" has none.
        let per = clauses.key(i) == "per"
            && clauses.tokens.get(i + 1).is_some_and(|t| t.capital)
            && i > 0
            && clauses.gap(i - 1) == ',';
        let length = match phrase {
            Some(phrase) => phrase.len(),
            None if per => 1,
            None => continue,
        };
        let passive = phrase.is_some_and(|p| p.len() == 2 && p[1] == "by");
        // "released by the judge" says who let somebody go: only figures and records are released as an origin.
        if passive && !(0..i).rev().take(3).any(|k| listed(WITNESSES, clauses.key(k))) {
            continue;
        }
        let words = phrase_end(clauses, i + length);
        let held = i..words.end;
        if held.contains(&at) || words.is_empty() {
            continue;
        }
        return clauses.span(words);
    }
    None
}

/// A noun phrase that begins at `start`: up to a mark, a verb, or a word that begins a clause.
fn phrase_end(clauses: &Clauses, start: usize) -> Range<usize> {
    let mut end = start;
    while end < clauses.tokens.len() && end - start < LONGEST {
        let key = clauses.key(end);
        let stops = listed(ENDS_NAME, key)
            || (super::clause::is_participle(key) && end > start && !clauses.tokens[end].capital);
        if stops {
            break;
        }
        end += 1;
        if clauses.gap(end - 1) != ' ' {
            break;
        }
    }
    start..end
}

/// The statement that the verb at `v` brings in, if it is such a verb.
fn reporting(clauses: &Clauses, v: usize) -> Option<Found> {
    let key = clauses.key(v);
    let entry = VERBS.iter().find(|e| listed(e.words, key))?;
    let before = clauses.before(v);
    let passive = listed(NO_SUBJECT, before);
    if clauses.quoted[v] || passive || v == 0 && key != "said" {
        return None;
    }
    let inverted = is_inverted(clauses, v);
    let n = clauses.tokens.len();
    if inverted {
        let who = v + 1..phrase_end(clauses, v + 1).end.min(stop_at_preposition(clauses, v + 1));
        return Some(Found {
            held: v..who.end,
            who: clauses.span(who),
            verb: entry.verb,
            said: [Some(sentence_start(clauses, v)..v), None],
        });
    }
    let who = subject(clauses, v)?;
    let next = clauses.key(v + 1);
    let that = (v + 1..=v + 4).any(|k| clauses.key(k) == "that" && (k == v + 1 || !listed(POINTS, clauses.before(k))));
    let object = clauses.tokens.get(v + 1).is_some_and(|t| t.digit || t.capital) || listed(OBJECTS, next);
    let witness = (who.start..who.end).rev().take(LONGEST).any(|k| listed(WITNESSES, clauses.key(k)));
    let pronoun = who.len() == 1 && matches!(clauses.key(who.start), "it" | "they" | "he" | "she");
    if entry.doubtful && !that {
        let word = entry.verb == Verb::Evidence && witness && !pronoun
            || key.starts_with("estimate")
            || key.starts_with("calculate");
        let clause = clauses.gap(v) != ' ' && entry.verb == Verb::Speech;
        let ends = v + 1 == n || clauses.gap(v) == ',';
        if !(word && (object || ends || clauses.gap(v) == ' ') || clause && ends) {
            return None;
        }
    }
    // "said in a letter of May that …": when and where it was said is not what was said.
    let circumstance = matches!(next, "in" | "at" | "on" | "during" | "after" | "to" | "by");
    let that = (v + 1..n.min(v + LONGEST)).find(|k| clauses.key(*k) == "that" && !listed(POINTS, clauses.before(*k)));
    let from = that.filter(|_| circumstance).unwrap_or(v + 1);
    let mut said = [Some(from..sentence_end(clauses, v)), None];
    // "…, officials said.": what stands before the speaker is said too, and what follows only behind another comma.
    let lead = who.start;
    let comma = lead > 0 && (matches!(clauses.gap(lead - 1), ',' | '”' | '"') || clauses.quoted[lead - 1]);
    let start = sentence_start(clauses, lead);
    if comma && !opens_aside(clauses.key(start)) {
        if circumstance && that.is_none() {
            said[0] = None;
        }
        said[1] = Some(start..lead);
    }
    Some(Found { held: who.start..v + 1, who: clauses.span(who), verb: entry.verb, said })
}

/// Words before "that" behind which it points.
const POINTS: &str = "in at on of by for from with after before";

/// Whether a word begins what only leads up to a statement: "After a year, officials said …".
fn opens_aside(key: &str) -> bool {
    listed(ASIDES, key)
}

/// Whether the speaker follows the verb: "…, said Ada Moss."
fn is_inverted(clauses: &Clauses, v: usize) -> bool {
    if v == 0 || !(matches!(clauses.gap(v - 1), ',' | '”' | '"' | '\'' | '?' | '!') || clauses.quoted[v - 1]) {
        return false;
    }
    if !matches!(clauses.gap(v), ' ') {
        return false;
    }
    if clauses.gap(v - 1) == ',' && !clauses.quoted[v - 1] && is_aside(clauses, v) {
        return false;
    }
    // "Ada Moss, the mayor, said the bridge had closed" goes on; "…, said the mayor." ends.
    let mut k = v + 1;
    while k < clauses.tokens.len() && k <= v + LONGEST {
        let key = clauses.key(k);
        if listed(GOES_ON, key) {
            return clauses.quoted[v - 1];
        }
        if matches!(clauses.gap(k), ',' | '.' | '\0' | ';' | '”' | '“' | '"') {
            return true;
        }
        k += 1;
    }
    k >= clauses.tokens.len()
}

/// Whether the words between the last two commas before `v` only say more of a name: "Ada Moss, the mayor, said".
fn is_aside(clauses: &Clauses, v: usize) -> bool {
    let Some(comma) = (v.saturating_sub(9)..v - 1).rev().find(|k| clauses.gap(*k) == ',') else { return false };
    let first = clauses.tokens.get(comma + 1);
    let says = matches!(clauses.key(comma + 1), "the" | "a" | "an" | "who" | "its" | "his" | "her" | "their" | "of");
    let told = says
        || first.is_some_and(|t| {
            t.digit || t.capital || word_class(&t.key).is(WordClass::TITLE.or(WordClass::BEFORE_TITLE))
        });
    let start = clauses.around(comma).start;
    let named = clauses.tokens.get(comma).is_some_and(|t| t.capital) && comma - start < 6;
    told && named
}

fn stop_at_preposition(clauses: &Clauses, start: usize) -> usize {
    (start + 1..clauses.tokens.len())
        .find(|k| {
            matches!(clauses.key(*k), "in" | "at" | "on" | "during" | "after" | "to" | "by") || clauses.begins(*k)
        })
        .unwrap_or(clauses.tokens.len())
}

/// The words before the verb that say who: back to a mark or to the beginning of the clause.
fn subject(clauses: &Clauses, v: usize) -> Option<Range<usize>> {
    let mut end = v;
    // "officials have said", "she also said".
    while end > 0 && listed(BETWEEN, clauses.before(end)) && clauses.gap(end - 1) == ' ' {
        end -= 1;
    }
    // "Ada Moss, the mayor, said": the aside between commas is no part of the name.
    if end > 1 && matches!(clauses.gap(end - 1), ',' | ')') {
        let mark = clauses.gap(end - 1);
        let open = if mark == ')' { '(' } else { ',' };
        let comma = (end.saturating_sub(12)..end - 1).rev().find(|k| clauses.gap(*k) == open)?;
        end = comma + 1;
    }
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        if start < end && (clauses.gap(start - 1) != ' ' || clauses.quoted[start - 1]) {
            break;
        }
        let key = clauses.before(start);
        // "Moss and Reyes said", "the Board of Docks and Ways said": "and" between names is inside.
        let inside = key == "and"
            && clauses.tokens.get(start).is_some_and(|t| t.capital)
            && start > 1
            && clauses.tokens[start - 2].capital
            && clauses.gap(start - 2) == ' ';
        // "A judge who sits in Dell said": the judge said it.
        if matches!(key, "who" | "which") && start < end && start > 1 {
            end = start - 1;
            start = end;
            continue;
        }
        if listed(BEFORE_SUBJECT, key) && start < end && !inside {
            break;
        }
        start -= 1;
    }
    (start < end).then_some(start..end)
}

fn sentence_start(clauses: &Clauses, at: usize) -> usize {
    (0..at).rev().find(|k| clauses.gap(*k) == ';').map_or(0, |k| k + 1)
}

fn sentence_end(clauses: &Clauses, at: usize) -> usize {
    let n = clauses.tokens.len();
    (at..n).find(|k| clauses.gap(*k) == ';').map_or(n, |k| k + 1)
}
