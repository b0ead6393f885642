//! Judging one run of capitals: what it names, by its words and by what stands around it.

use super::abbreviations::{is_attribution, is_starter};
use super::gazetteer::{ALSO_WORDS, LONGEST_PLACE, PlaceSort, body, is_demonym, place};
use super::law::Found;
use super::name::NameKind;
use super::roster::Roster;
use super::run::may_name;
use super::token::Token;
use crate::entity::{Name, WordClass, normal_word, word_class};
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
    fn new(text: &str, tokens: &[Token], words: Range<usize>, kind: NameKind, rule: &'static str) -> Self {
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
/// The most words of a person's name that is told by what stands around it.
const LONGEST_PERSON: usize = 4;
/// The most words of a place that is told by the "in" before it.
const LONGEST_LOCATED: usize = 3;

/// What laws are called: of the words that may be of a law, those that always are.
const LAW_HEADS: &[&str] = &[
    "act",
    "acts",
    "law",
    "laws",
    "amendment",
    "resolution",
    "ordinance",
    "statute",
    "code",
    "constitution",
    "treaty",
    "convention",
    "protocol",
    "directive",
    "regulation",
    "decree",
    "accord",
    "accords",
    "bill",
];

/// Bodies of one word.
const LONE_BODIES: &[&str] =
    &["congress", "parliament", "senate", "treasury", "pentagon", "kremlin", "knesset", "bundestag"];

/// Last words of the names of bodies, besides the legal and official ones.
const BODY_HEADS: &[&str] = &[
    "collective",
    "collaborative",
    "watch",
    "magazine",
    "weekly",
    "daily",
    "today",
    "orchestra",
    "militia",
    "archive",
    "archives",
    "clearinghouse",
    "tribe",
    "rangers",
    "bar",
    "gallery",
    "studios",
    "pictures",
    "records",
    "motors",
    "airways",
    "pharmaceuticals",
    "technologies",
    "democrats",
    "republicans",
    "nations",
];

/// First words of the names of places.
const PLACE_OPENINGS: &[&str] = &[
    "mount", "mt", "lake", "fort", "ft", "port", "st", "saint", "san", "santa", "los", "las", "cape", "new", "north",
    "south", "east", "west", "central",
];

/// Words that end the names of bodies but also stand in any headline.
const WEAK_HEADS: &[&str] = &[
    "news",
    "media",
    "press",
    "post",
    "services",
    "service",
    "group",
    "team",
    "company",
    "house",
    "unit",
    "task",
    "command",
    "enforcement",
    "security",
    "investigations",
    "schools",
    "school",
    "police",
    "party",
    "campaign",
    "government",
    "initiative",
    "district",
    "conference",
    "forum",
    "trust",
    "fire",
    "systems",
    "watch",
    "today",
    "crisis",
    "trial",
    "fire",
    "attack",
    "attacks",
    "strike",
    "shooting",
    "raid",
    "raids",
    "law",
    "laws",
    "code",
    "point",
    "street",
    "bill",
    "records",
];

/// People by what they do, before a name: "actress Ada Moss".
const CALLINGS: &[&str] = &[
    "actor",
    "actress",
    "singer",
    "author",
    "lawyer",
    "teacher",
    "farmer",
    "resident",
    "activist",
    "organizer",
    "analyst",
    "economist",
    "writer",
    "journalist",
    "scientist",
    "researcher",
    "student",
    "player",
    "defendant",
    "suspect",
    "victim",
    "businessman",
    "businesswoman",
    "candidate",
    "artist",
    "musician",
    "rapper",
    "comedian",
    "model",
    "designer",
    "husband",
    "wife",
    "son",
    "daughter",
    "brother",
    "sister",
    "father",
    "mother",
    "owner",
    "founder",
    "star",
    "quarterback",
    "chef",
    "pilot",
    "driver",
    "witness",
    "advocate",
    "volunteer",
    "historian",
    "biologist",
    "physician",
    "surgeon",
    "producer",
    "filmmaker",
    "novelist",
    "poet",
    "rep",
    "publicist",
    "spokesman",
    "spokeswoman",
    "goalkeeper",
    "striker",
    "boyfriend",
    "girlfriend",
    "co-founder",
    "cofounder",
    "attorneys",
    "senators",
    "representatives",
];

/// Last words by which a person's surname is told from a place: "Ada West".
const SURNAMES: &[&str] =
    &["west", "north", "park", "lake", "bay", "church", "house", "street", "hill", "point", "law", "price", "post"];

/// Verbs that follow a name at the beginning of a sentence.
const VERBS: &[&str] = &[
    "is", "was", "has", "had", "will", "would", "did", "does", "said", "says", "told", "wrote", "took", "made",
    "became", "went", "came", "won", "lost", "began", "got", "gave", "ran", "left", "met", "also", "could", "can",
    "may", "might", "should", "never", "then", "later", "who", "wasn't", "didn't", "isn't", "and",
];

/// Endings of common words that begin sentences without an article.
const COMMON_ENDINGS: &[&str] = &[
    "ing", "ed", "ly", "tion", "ment", "ness", "ity", "ism", "ance", "ence", "ous", "ful", "able", "ible", "ive",
    "ists", "ers", "ors", "ees", "ians",
];

/// What a run of capitals names; several names where it is a piece of a headline.
pub(super) fn judge(text: &str, tokens: &[Token], run: Range<usize>, roster: &Roster) -> Vec<Candidate> {
    let run = without_opening(text, tokens, run, roster);
    if run.is_empty() {
        return Vec::new();
    }
    if run.len() == 1 && is_starter(tokens[run.start].span.of(text)) && !tokens[run.start].upper {
        return Vec::new();
    }
    // "Adams County ICE": an acronym behind a place is a name of its own.
    if run.len() > 2 && is_acronym(&tokens[run.end - 1]) && is_place_head(&tokens[run.end - 2].key) {
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
        let told = !matches!(candidate.kind, NameKind::Other)
            && (candidate.words.len() > 1 || candidate.rule == "place by name");
        candidate.certain = told || (candidate.acronymic && candidate.certain);
        if !candidate.certain && run.len() > 1 {
            let mut found = pieces(text, tokens, run);
            if found.is_empty() {
                found.push(candidate);
            }
            return found;
        }
    } else if run.len() == 1 && tokens[run.start].initial && !candidate.acronymic && candidate.title.is_none() {
        candidate.certain = begins_as_name(text, tokens, run.start, &candidate);
    } else if run.len() == 1 && candidate.rule == "capitals" && roster.is_written_small(&tokens[run.start].key) {
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
        && ((written_small && !classed) || (ending && !classed) || (ending && written_small))
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
    if words.iter().zip(&classes).all(|(t, c)| (is_demonym(&t.key) || c.is(WordClass::PLACE)) && !is_place_head(&t.key))
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
    if words.iter().zip(&classes).all(|(t, c)| common(t, c)) {
        let body = last_class.is(WordClass::BODY);
        let law = LAW_HEADS.contains(&last.key.as_str())
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
    // An office without its holder: "Party Chair"; "Office of the State Auditor" is a body.
    let of_office = words.windows(2).any(|w| word_class(&w[0].key).is(WordClass::BODY) && w[1].key == "of");
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
    let surname = words.len() <= 3 && first_class.is(WordClass::GIVEN) && SURNAMES.contains(&last.key.as_str());
    Some(if matches!(first.key.as_str(), "operation" | "hurricane" | "typhoon" | "cyclone") {
        (NameKind::Event, "event by its kind")
    } else if LAW_HEADS.contains(&last.key.as_str())
        || (last_class.is(WordClass::NUMBERED.or(WordClass::LAW)) && last.digit)
    {
        (NameKind::Law, "law by name")
    } else if surname {
        (NameKind::Person, "person by given name")
    } else if heads(WordClass::BODY) || BODY_HEADS.contains(&last.key.as_str()) || Name::read(written).legal.is_some() {
        (NameKind::Body, "body by its kind")
    } else if last_class.is(WordClass::EVENT) {
        (NameKind::Event, "event by its kind")
    } else if last_class.is(WordClass::PLACE) || heads(WordClass::PLACE) || PLACE_OPENINGS.contains(&first.key.as_str())
    {
        (NameKind::Place, "place by its kind")
    } else if given && words.iter().zip(classes).all(|(t, c)| !c.is_common() || t.key.len() == 1 || !t.capital) {
        (NameKind::Person, "person by given name")
    } else {
        return None;
    })
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
    if LONE_BODIES.contains(&token.key.as_str()) {
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
        candidate.certain = !shouted(tokens, i);
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

/// What stands around a name whose words say nothing.
fn around(text: &str, tokens: &[Token], run: &Range<usize>) -> (NameKind, &'static str) {
    let before = run.start.checked_sub(1).map(|i| &tokens[i]);
    let next = tokens.get(run.end);
    let last = &tokens[run.end - 1];
    let short =
        run.len() <= LONGEST_PERSON && tokens[run.clone()].iter().all(|t| t.capital && !t.upper || t.key.len() == 1);
    if tokens[run.start].titled || !short {
        return (NameKind::Other, "capitals");
    }
    let calling = before.is_some_and(|t| {
        t.gap == ' '
            && !t.possessive
            && (CALLINGS.contains(&t.key.as_str()) || !t.capital && word_class(&t.key).is(WordClass::TITLE))
    });
    let aged = last.gap == ',' && next.is_some_and(|t| t.digit && t.key.len() == 2 && t.gap == ',');
    let says = |t: &Token| is_attribution(t.span.of(text));
    let spoke = last.gap == ' ' && next.is_some_and(says) || before.is_some_and(|t| t.gap == ' ' && says(t));
    let who = last.gap == ',' && next.is_some_and(|t| matches!(t.key.as_str(), "who" | "whose"));
    if calling || aged || who || spoke {
        return (NameKind::Person, "person by what stands around");
    }
    let kind_follows =
        last.gap == ' ' && !last.possessive && next.is_some_and(|t| !t.capital && is_kind_of_place(&t.key));
    // "the towns of Borden".
    let kind_before = before.is_some_and(|t| t.key == "of" && t.gap == ' ')
        && run
            .start
            .checked_sub(2)
            .is_some_and(|i| !tokens[i].capital && is_kind_of_place(&tokens[i].key) && tokens[i].gap == ' ');
    if (kind_follows || kind_before) && run.len() <= LONGEST_LOCATED {
        return (NameKind::Place, "place by what stands around");
    }
    if before.is_some_and(|t| matches!(t.key.as_str(), "in" | "near" | "outside") && t.gap == ' ')
        && run.len() <= LONGEST_LOCATED
        && !word_class(&tokens[run.start].key).is(WordClass::GIVEN)
    {
        return (NameKind::Place, "place after in");
    }
    (NameKind::Other, "capitals")
}

/// A person with a title in the run: "State Auditor Ada Moss".
fn titled_person(text: &str, tokens: &[Token], run: Range<usize>) -> Option<Candidate> {
    let words = &tokens[run.clone()];
    let class = |t: &Token| word_class(normal_word(&t.key).unwrap_or(&t.key));
    let k = (0..words.len().saturating_sub(1)).rev().find(|k| class(&words[*k]).is(WordClass::TITLE))?;
    let rest = &words[k + 1..];
    let personal = rest.len() <= LONGEST_PERSON
        && rest.iter().all(|t| {
            let particle = !t.capital && t.key.len() <= 3 && t.key != "of" && t.key != "and" && t.key != "for";
            let suffix = matches!(t.key.as_str(), "jr" | "sr" | "ii" | "iii");
            (t.capital
                && (!word_class(&t.key).is_common()
                    || t.key.len() == 1
                    || SURNAMES.contains(&t.key.as_str()) && rest.len() > 1)
                && !is_demonym(&t.key))
                || particle
                || suffix
        });
    // "General Dynamics" is no general.
    let general = k == 0 && words[0].key == "general" && words.len() == 2;
    let acronym = rest.len() == 1 && is_acronym(&rest[0]);
    if !personal || general || acronym || words[k].possessive {
        return None;
    }
    let first = run.start + k + 1;
    let mut candidate = Candidate::new(text, tokens, first..run.end, NameKind::Person, "person by title");
    let mut start = run.start;
    // The place or body before the office is a name of its own.
    while start < first - 1 && !class(&tokens[start]).is(WordClass::TITLE.or(WordClass::BEFORE_TITLE)) {
        start += 1;
    }
    let start = small_title(tokens, start).filter(|_| start == run.start).map_or(tokens[start].span.start, |t| t.start);
    candidate.title = Some(Span::new(start, tokens[first - 1].span.end));
    Some(candidate)
}

/// What stands before the office of a person in one run: the place or the body that the office is of.
fn before_title(text: &str, tokens: &[Token], candidate: &Candidate, start: usize) -> Vec<Candidate> {
    let Some(title) = candidate.title else { return Vec::new() };
    let mut end = start;
    while end < tokens.len() && tokens[end].span.end <= title.start {
        end += 1;
    }
    if end == start {
        return Vec::new();
    }
    pieces(text, tokens, start..end)
}

/// The title in small letters before a name: "state senator Ada Moss".
fn small_title(tokens: &[Token], first: usize) -> Option<Span> {
    let last = first.checked_sub(1)?;
    let class = |i: usize| word_class(normal_word(&tokens[i].key).unwrap_or(&tokens[i].key));
    let joins = |i: usize| tokens[i].gap == ' ' && !tokens[i].possessive;
    if !joins(last) || !class(last).is(WordClass::TITLE) || tokens[last].capital {
        return None;
    }
    let mut start = last;
    while start > 0
        && joins(start - 1)
        && !tokens[start - 1].capital
        && class(start - 1).is(WordClass::TITLE.or(WordClass::BEFORE_TITLE))
    {
        start -= 1;
    }
    Some(Span::new(tokens[start].span.start, tokens[last].span.end))
}

/// The names that are certain inside a run that is none: places, acronyms and known bodies in a headline.
fn pieces(text: &str, tokens: &[Token], run: Range<usize>) -> Vec<Candidate> {
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
fn written_as_place(words: &[Token], written: &str) -> bool {
    let short = words.len() == 1 && words[0].key.len() <= 3;
    let acronym = words[0].upper || written.contains('.');
    (!short || acronym || words[0].key == "rio") && words.iter().all(|t| t.capital || t.key.len() <= 3)
}

/// What places are called, in small letters beside their name: "the towns of Borden and Dell", "Dell county".
fn is_kind_of_place(key: &str) -> bool {
    matches!(
        key,
        "county"
            | "counties"
            | "town"
            | "towns"
            | "city"
            | "cities"
            | "village"
            | "villages"
            | "parish"
            | "parishes"
            | "state"
            | "states"
            | "province"
            | "provinces"
            | "communities"
            | "community"
            | "river"
            | "island"
            | "district"
            | "districts"
            | "region"
            | "suburb"
            | "suburbs"
            | "neighborhood"
            | "neighborhoods"
            | "municipality"
            | "port"
            | "township"
            | "borough"
    )
}

/// A word of a place, which is no direction: "County".
fn is_place_head(key: &str) -> bool {
    matches!(
        key,
        "county"
            | "city"
            | "town"
            | "village"
            | "river"
            | "lake"
            | "island"
            | "islands"
            | "parish"
            | "province"
            | "harbor"
            | "park"
            | "ocean"
            | "sea"
            | "gulf"
    )
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

fn is_acronym(token: &Token) -> bool {
    let letters = token.key.chars().filter(|c| c.is_alphabetic()).count();
    token.upper && (2..=LONGEST_ACRONYM).contains(&letters)
}

/// Whether the words around are in capitals too.
fn shouted(tokens: &[Token], i: usize) -> bool {
    if !tokens[i].titled {
        return false;
    }
    let heavy = tokens.iter().filter(|t| t.key.len() > 3 && !t.digit);
    let (upper, all) = heavy.fold((0, 0), |(u, n), t| (u + usize::from(t.upper), n + 1));
    upper * 2 > all
}

/// Whether a single word that begins a sentence is a name by itself.
fn begins_as_name(text: &str, tokens: &[Token], i: usize, candidate: &Candidate) -> bool {
    let token = &tokens[i];
    if candidate.rule == "place by name" {
        return !ALSO_WORDS.contains(&token.key.as_str()) || matches!(token.gap, ',') || token.possessive;
    }
    if candidate.kind == NameKind::Body || candidate.rule == "person by what stands around" {
        return !COMMON_ENDINGS.iter().any(|e| token.key.ends_with(e)) || candidate.kind == NameKind::Body;
    }
    let common = COMMON_ENDINGS.iter().any(|e| token.key.ends_with(e) && token.key.len() > e.len() + 1);
    let follows = tokens.get(i + 1).filter(|_| token.gap == ' ');
    let verb = follows.is_some_and(|t| VERBS.contains(&t.span.of(text)) && !(t.key == "and"));
    // "Critics said": a plural without an article.
    let plural = token.key.ends_with('s') && !token.key.ends_with("ss") && !word_class(&token.key).is(WordClass::GIVEN);
    !common && !plural && (token.possessive || verb)
}

/// Joins a town and the region behind its comma: "Borden, Ohio".
pub(super) fn join_regions(text: &str, tokens: &[Token], found: &mut Vec<Candidate>) {
    let mut i = 0;
    while i < found.len() {
        let town = &found[i];
        let end = town.words.end;
        let fits = town.words.len() <= LONGEST_LOCATED + 1
            && matches!(town.kind, NameKind::Place | NameKind::Other)
            && !town.acronymic
            && !town.possessive
            && town.title.is_none()
            && tokens[end - 1].gap == ',';
        let region = if fits { region_at(text, tokens, end) } else { None };
        let same = place(&fold_key(town.span.of(text))).is_some_and(|p| p.sort == PlaceSort::Region);
        // "Overall, Ohio has": a word that only begins the sentence is no town.
        let opening = |n: usize| !town.certain && tokens[town.words.start].initial && tokens[end + n - 1].gap == ' ';
        let Some((name, n)) = region.filter(|(_, n)| !same && !opening(*n)) else {
            i += 1;
            continue;
        };
        // "Boston, New York and Dell" is a list of towns.
        let last = &tokens[end + n - 1];
        let capital_next = tokens.get(end + n).is_some_and(|t| t.capital || matches!(t.key.as_str(), "and" | "or"));
        let listed = i > 0
            && found[i - 1].words.end == town.words.start
            && tokens[found[i - 1].words.end - 1].gap == ','
            && found[i - 1].kind == NameKind::Place;
        let ambiguous = matches!(name, "New York" | "Washington State")
            && ((last.gap == ',' && capital_next) || (last.gap == ' ' && capital_next));
        if listed || ambiguous {
            i += 1;
            continue;
        }
        let town = &mut found[i];
        town.span.end = last.span.end;
        town.words.end = end + n;
        town.possessive = last.possessive;
        town.canonical = format!("{}, {name}", town.canonical);
        (town.kind, town.rule, town.certain) = (NameKind::Place, "place with its region", true);
        let until = town.words.end;
        while found.get(i + 1).is_some_and(|next| next.words.start < until) {
            found.remove(i + 1);
        }
        i += 1;
    }
}

/// What is joined to a place by commas and "and" alone is a place too: "in Borden, Dell and Oak Point".
pub(super) fn join_places(text: &str, tokens: &[Token], found: &mut [Candidate]) {
    let linked = |a: &Candidate, b: &Candidate| {
        let between = text.get(a.span.end..b.span.start).unwrap_or("").trim();
        !a.possessive && matches!(between, "," | "and" | ", and" | "or" | ", or" | "&")
    };
    // A word about towns on one side, then on the other: "Borden and Dell counties".
    for forward in [true, false] {
        for step in 1..found.len() {
            let i = if forward { step } else { found.len() - step };
            let (known, open) = if forward { (i - 1, i) } else { (i, i - 1) };
            let open_words = &tokens[found[open].words.clone()];
            let plain = found[open].kind == NameKind::Other
                && !found[open].acronymic
                && open_words.len() <= LONGEST_LOCATED
                && open_words.iter().all(|t| t.capital && !t.initial && !t.upper);
            // "Borden and Dell Foods" say less than a row of single words behind "in".
            let told = found[known].kind == NameKind::Place
                && matches!(
                    found[known].rule,
                    "place after in"
                        | "place by what stands around"
                        | "place by its kind"
                        | "place beside places"
                        | "place by name"
                );
            if plain && told && linked(&found[i - 1], &found[i]) {
                found[open].kind = NameKind::Place;
                found[open].rule = "place beside places";
                found[open].certain = true;
            }
        }
    }
}

/// The region whose name begins at `at`, with the number of its words.
fn region_at(text: &str, tokens: &[Token], at: usize) -> Option<(&'static str, usize)> {
    (1..=3).rev().find_map(|n| {
        let words = tokens.get(at..at + n)?;
        let close = words[..n - 1].iter().all(|t| t.gap == ' ' && !t.possessive);
        let span = Span::new(words[0].span.start, words[n - 1].span.end);
        // The region must end where the run of capitals ends: "Borden, Ohio State University".
        let goes_on = words[n - 1].gap == ' '
            && !words[n - 1].possessive
            && tokens.get(at + n).is_some_and(|t| t.capital && may_name(t, text));
        let known =
            place(&fold_key(span.of(text))).filter(|p| p.sort == PlaceSort::Region || p.name == "Washington, D.C.")?;
        let dotted = !known.short || text.get(span.end..).is_some_and(|rest| rest.starts_with('.'));
        (close && words[0].capital && dotted && !goes_on && written_as_place(words, span.of(text))
            || known.short && dotted && close)
            .then_some((known.name, n))
    })
}
