//! What a sentence may leave unsaid: who "it", "the state" and "the law" are, and what a passage is about.

use super::dates::is_person;
use super::{Read, Reader};
use crate::document::Document;
use crate::entity::{WordClass, word_class};
use crate::extract::grammar::{Phrase, Tag};
use crate::text::{Span, fold_key, stem, words};
use std::collections::{BTreeMap, BTreeSet};

/// What has been said so far.
pub(super) struct Scope {
    /// The name that a paragraph speaks of last as a subject.
    subject: Option<String>,
    /// It is a person's: "it" and "they" are somebody or something else.
    of_person: bool,
    /// The paragraph of that.
    paragraph: usize,
    /// The last figure of the paragraph, among the drafts: "that is an average of" is of it.
    pub(super) last: Option<usize>,
    /// What the figure before counted in this paragraph, and of whom.
    pub(super) counted: Option<(String, String)>,
    /// The places that the sentence before named, and that sentence.
    pub(super) listed: Option<(Vec<Span>, Span)>,
    /// Who the item of a list is about, and the verb that its lead-in ends in.
    pub(super) lead: Option<(String, &'static str)>,
    /// The paragraph of the sentence before.
    before: usize,
    /// Names by the kind of thing that their last word says: "law", "agency", "program".
    by_kind: BTreeMap<&'static str, String>,
    /// The name that ends in a noun, where the document has one such or speaks of it far more than of others.
    by_last_word: BTreeMap<String, String>,
    /// The year of the session that the paragraph tells of, and the sentence that says so.
    pub(super) session: Option<(Span, Span)>,
    /// What the figures of the sentence before are of.
    pub(super) told: Option<String>,
    /// What the section defines: "What are pier pacts?".
    section: Option<String>,
    /// Noun phrases with a name or number in them, by the stem of their noun, and the sentence that had them last.
    fuller: BTreeMap<String, (String, usize)>,
    /// How many sentences there were.
    sentences: usize,
    /// The name that the document speaks of most.
    pub(super) main: Option<String>,
    /// The place that the document speaks of most.
    pub(super) place: Option<String>,
    /// The event that the document tells of, by its noun: "flood".
    pub(super) event: Option<String>,
    /// Nouns of which the document knows one only: it says "the levee", and never "levees" or "another levee".
    ones: BTreeSet<String>,
}

/// Nouns that stand for something named before, with the words that names of that kind end or begin with.
const KINDS: &[(&str, &[&str])] = &[
    ("law", &["act", "law", "bill", "sb", "hb", "statute", "legislation", "code", "amendment", "resolution"]),
    ("bill", &["bill", "sb", "hb", "act", "hr"]),
    ("act", &["act"]),
    ("agency", &["agency", "department", "bureau", "enforcement", "office", "administration", "service", "commission"]),
    ("department", &["department"]),
    ("program", &["program", "programme", "communities"]),
    ("company", &["inc", "corp", "company", "ltd", "plc", "group", "llc"]),
    ("university", &["university", "college"]),
    ("court", &["court"]),
    ("county", &["county"]),
    ("city", &["city"]),
    ("school", &["school"]),
    ("organization", &["alliance", "association", "foundation", "center", "union", "council", "organization"]),
];

/// Nouns that stand for the place of the document.
const PLACES: &[&str] = &["state", "country", "nation", "city", "county", "town"];

impl Scope {
    pub(super) fn new(reader: &Reader<'_>) -> Self {
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut places: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (span, tag) in &reader.marks.whole {
            if *tag != Tag::Name {
                continue;
            }
            let name = span.of(reader.text).to_owned();
            let before = reader.text.get(..span.start).unwrap_or("").trim_end();
            let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
            let first = span.start;
            if ["in", "across", "throughout"].contains(&word.as_str()) {
                places.entry(name.clone()).or_insert((0, first)).0 += 1;
            }
            counts.entry(name).or_insert((0, first)).0 += 1;
        }
        let most = |counts: &BTreeMap<String, (usize, usize)>, least: usize| {
            let best =
                counts.iter().filter(|(_, (n, _))| *n >= least).max_by_key(|(_, (n, first))| (*n, usize::MAX - first));
            best.map(|(name, _)| name.clone())
        };
        let place = most(&places, 2);
        Self {
            subject: None,
            of_person: false,
            paragraph: 0,
            last: None,
            listed: None,
            counted: None,
            lead: None,
            before: 0,
            by_kind: BTreeMap::new(),
            by_last_word: by_last_word(&counts),
            session: None,
            told: None,
            section: None,
            fuller: BTreeMap::new(),
            sentences: 0,
            main: most(&counts, 3),
            place,
            event: told_of(reader),
            ones: ones(reader),
        }
    }

    /// Begins a sentence.
    pub(super) fn enter(&mut self, reader: &Reader<'_>, document: &Document, read: &Read) {
        if read.sentence.paragraph != self.before {
            self.last = None;
            self.counted = None;
            self.session = None;
            self.told = None;
            self.lead = document.lead_in(read.sentence.paragraph).and_then(|lead| self.led_by(reader, lead));
        }
        self.before = read.sentence.paragraph;
        self.sentences += 1;
        if read.sentence.heading {
            self.section = defined(reader, read);
        }
        // Who "it" is does not outlast the next paragraph.
        if read.sentence.paragraph > self.paragraph + 1 || read.sentence.heading {
            self.subject = None;
        }
    }

    /// Who or what the lead-in of a list speaks of: the subject of its last clause, and that clause's verb.
    fn led_by(&self, reader: &Reader<'_>, lead: usize) -> Option<(String, &'static str)> {
        let sentence = reader.sentences_of(lead).last()?;
        let read = reader.read(sentence);
        let clause = read.parse.clauses.iter().rfind(|c| c.subject.is_some() && !c.participial)?;
        let phrase = read.phrase(clause.subject?);
        let name = self.resolve(reader, &read, phrase)?;
        // "immigrants in Mississippi".
        let place = read.parse.phrases.iter().find(|p| {
            p.led_by.is_some_and(|(t, before)| {
                before == clause.subject && matches!(read.tokens[t].key.as_str(), "in" | "of")
            })
        });
        let tail = place.map_or_else(String::new, |p| {
            let preposition = p.led_by.map_or("in", |(t, _)| read.tokens[t].key.as_str());
            format!(" {preposition} {}", words_without_article(reader, &read, p))
        });
        Some((format!("{name}{tail}"), clause.base))
    }

    /// Ends a sentence: what it named may be spoken of in the next.
    pub(super) fn leave(&mut self, reader: &Reader<'_>, read: &Read) {
        let mut sessions = read.tokens.iter().filter(|t| t.tag == Tag::Period && t.key.ends_with("session"));
        if let Some(token) = sessions.next_back() {
            let year = words(token.span.of(reader.text)).first().map(|w| w.span);
            let year = year.map(|w| Span::new(token.span.start + w.start, token.span.start + w.end));
            let year =
                year.filter(|y| y.of(reader.text).len() == 4 && y.of(reader.text).bytes().all(|b| b.is_ascii_digit()));
            self.session = year.map(|year| (year, read.sentence.span));
        }
        for token in read.tokens.iter().filter(|t| t.tag == Tag::Name) {
            let name = token.span.of(reader.text);
            let all = words(name);
            for (kind, ends) in KINDS {
                let says = |k: Option<&crate::text::Word>| k.is_some_and(|w| ends.contains(&w.key.as_str()));
                if says(all.last()) || says(all.first()) {
                    self.by_kind.insert(kind, name.to_owned());
                }
            }
        }
        for phrase in read.parse.phrases.iter().filter(|p| !p.is_period && p.owner_to.is_none()) {
            let head = &read.tokens[phrase.head];
            let told = (phrase.from..phrase.head).any(|k| {
                let token = &read.tokens[k];
                token.tag == Tag::Name || token.key.starts_with(|c: char| c.is_ascii_digit()) && token.tag == Tag::Noun
            });
            let any =
                |k: usize| matches!(read.tokens[k].key.as_str(), "no" | "any" | "some" | "other" | "more" | "many");
            let skip = usize::from(phrase.from < phrase.head && any(phrase.from));
            let phrase = &Phrase { from: phrase.from + skip, ..phrase.clone() };
            let mut text = words_without_article(reader, read, phrase);
            // "no pier pacts in Borland. These pacts": those in Borland.
            let place = read.parse.phrases.iter().find(|p| {
                p.from == phrase.to + 1
                    && p.led_by.is_some_and(|(t, _)| read.tokens[t].key == "in")
                    && reader.is_place(&read.tokens[p.head])
            });
            if let Some(place) = place.filter(|_| words(&text).len() <= FULLER_WORDS) {
                text = format!("{text} in {}", words_without_article(reader, read, place));
            }
            if head.tag == Tag::Noun && told && phrase.figure.is_none() && words(&text).len() <= 2 * FULLER_WORDS {
                self.fuller.insert(stem(&head.key), (text, self.sentences));
            }
        }
        for clause in &read.parse.clauses {
            if let Some(phrase) = clause.subject.map(|p| read.phrase(p))
                && read.tokens.get(phrase.head).is_some_and(|t| t.tag == Tag::Name)
            {
                self.subject = self.resolve(
                    reader,
                    read,
                    &Phrase { from: phrase.head, to: phrase.head + 1, owner_to: None, ..phrase.clone() },
                );
                let given =
                    |name: &String| words(name).first().is_some_and(|w| word_class(&w.key).is(WordClass::GIVEN));
                self.of_person =
                    is_person(reader, &read.tokens[phrase.head]) || self.subject.as_ref().is_some_and(given);
                self.paragraph = read.sentence.paragraph;
                break;
            }
        }
    }

    /// What a phrase stands for: the words of a name or noun, or what a pronoun or "the law" was before.
    pub(super) fn resolve(&self, reader: &Reader<'_>, read: &Read, phrase: &Phrase) -> Option<String> {
        let head = read.tokens.get(phrase.head)?;
        if head.tag == Tag::Pronoun {
            return match head.key.as_str() {
                "it" | "they" => self.subject.clone().filter(|_| !self.of_person).or_else(|| self.section.clone()),
                "he" | "she" => self.subject.clone(),
                _ => None,
            };
        }
        // "Dubbed “Clean Harbor” by the mayor, crews are to …": what is so called.
        if phrase.from == 0 && phrase.to == 1 && NAMING.contains(&head.key.as_str()) {
            let name = read.tokens.iter().take(4).find(|t| t.tag == Tag::Name)?;
            return Some(name.span.of(reader.text).to_owned());
        }
        if head.tag == Tag::Noun {
            let definite =
                read.tokens.get(phrase.from).is_some_and(|t| ["the", "this", "that", "its"].contains(&t.key.as_str()));
            let bare = phrase.to - phrase.from <= 2 && phrase.owner_to.is_none();
            if definite && bare {
                let noun = head.key.as_str();
                if PLACES.contains(&noun)
                    && let Some(place) = &self.place
                {
                    return Some(place.clone());
                }
                if let Some(name) = self.by_kind.get(noun).or_else(|| self.by_last_word.get(noun)) {
                    return Some(name.clone());
                }
            }
            // "These pacts": the pier pacts that were just spoken of.
            let pointed = read.tokens.get(phrase.from).is_some_and(|t| matches!(t.key.as_str(), "this" | "these"));
            if pointed
                && bare
                && let Some((text, sentence)) = self.fuller.get(&stem(&head.key))
                && self.sentences <= sentence + FULLER_AGE
            {
                return Some(text.clone());
            }
        }
        // "Governor Ann Roe", "Roe": one person under one name.
        if let Some(name) = reader.name(head).filter(|n| !n.canonical.is_empty())
            && phrase.owner_to.is_none()
            && phrase.figure.is_none()
            && is_person(reader, head)
        {
            return Some(name.canonical.clone());
        }
        let text = words_without_article(reader, read, phrase);
        (!text.is_empty()).then_some(text)
    }

    /// Who or what a pronoun stands for.
    pub(super) fn pronoun(&self, key: &str) -> Option<String> {
        match key {
            "it" | "they" | "its" | "their" | "them" => {
                self.subject.clone().filter(|_| !self.of_person).or_else(|| self.section.clone())
            }
            "he" | "she" | "his" | "her" => self.subject.clone(),
            _ => None,
        }
    }

    /// The name that "the" with a noun stands for: of a place, of a kind of thing, or the one name that ends in it.
    pub(super) fn stands_for(&self, noun: &str) -> Option<String> {
        let place = self.place.as_ref().filter(|_| PLACES.contains(&noun));
        place.or_else(|| self.by_kind.get(noun)).or_else(|| self.by_last_word.get(noun)).cloned()
    }

    /// Whether the document speaks of one thing only by this noun.
    pub(super) fn is_one(&self, noun: &str) -> bool {
        self.ones.contains(noun)
    }

    /// What a passage is about when its sentence does not say.
    pub(super) fn topic(&self) -> Option<String> {
        if let Some((subject, _)) = &self.lead {
            return Some(subject.clone());
        }
        if let Some(told) = &self.told {
            return Some(told.clone());
        }
        self.subject.clone().or_else(|| self.place.clone()).or_else(|| self.main.clone())
    }
}

/// How many times as often a name must stand as the next that ends in the same noun.
const FAR_MORE: usize = 3;

/// The names that end in a noun, by that noun: "the bridge" is the Elm Street Bridge where no other is spoken of as much.
fn by_last_word(counts: &BTreeMap<String, (usize, usize)>) -> BTreeMap<String, String> {
    // A heading in capitals names no second bridge.
    let mut folded: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for (name, (times, _)) in counts {
        let entry = folded.entry(fold_key(name)).or_insert((0, name));
        entry.0 += times;
        if !name.contains(char::is_lowercase) {
            continue;
        }
        entry.1 = name;
    }
    let mut found: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
    for (times, name) in folded.into_values() {
        let all = words(name);
        let last = all.last().filter(|_| all.len() > 1).map(|w| w.key.clone());
        if let Some(last) = last.filter(|key| key.chars().all(char::is_alphabetic)) {
            found.entry(last).or_default().push((times, name));
        }
    }
    let chosen = found.into_iter().filter_map(|(noun, mut names)| {
        names.sort_by_key(|(times, name)| (std::cmp::Reverse(*times), *name));
        let sure = names.get(1).is_none_or(|next| names[0].0 >= FAR_MORE * next.0);
        sure.then(|| (noun, names[0].1.to_owned()))
    });
    chosen.collect()
}

/// In how many sentences a document says what it is about.
const OPENING: usize = 4;

/// The event that a document tells of: the first that its opening names, where it comes back to it.
fn told_of(reader: &Reader<'_>) -> Option<String> {
    let is = |key: &str| super::figures::is_event(key);
    let opening = reader.sentences.iter().take(OPENING);
    let event = opening.flat_map(|s| words(s.span.of(reader.text))).find(|w| is(&w.key))?.key;
    let times = words(reader.text).iter().filter(|w| w.key == event).count();
    (times > 1).then_some(event)
}

/// Nouns of people, writings, times and vague things: "the man" of one report is seldom that of another.
const ANY: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "child",
    "person",
    "victim",
    "suspect",
    "driver",
    "officer",
    "official",
    "couple",
    "family",
    "report",
    "study",
    "article",
    "paper",
    "letter",
    "document",
    "page",
    "book",
    "film",
    "song",
    "game",
    "team",
    "group",
    "number",
    "year",
    "month",
    "week",
    "day",
    "night",
    "morning",
    "hour",
    "time",
    "date",
    "period",
    "case",
    "law",
    "bill",
    "act",
    "measure",
    "plan",
    "deal",
    "project",
    "program",
    "programme",
    "event",
    "decision",
    "vote",
    "statement",
    "order",
    "contract",
    "agreement",
    "state",
    "country",
    "nation",
    "city",
    "county",
    "town",
    "village",
    "area",
    "region",
    "place",
    "site",
    "company",
    "firm",
    "agency",
    "department",
    "office",
    "board",
    "council",
    "committee",
    "commission",
    "government",
    "court",
    "party",
    "union",
    "association",
    "same",
    "other",
    "first",
    "second",
    "third",
    "last",
    "next",
    "former",
    "latter",
    "new",
    "old",
    "end",
    "beginning",
    "rest",
    "work",
    "change",
    "increase",
    "decrease",
    "rise",
    "fall",
    "total",
    "average",
    "figure",
    "amount",
    "cost",
    "price",
    "rate",
    "share",
    "thing",
    "way",
    "part",
    "problem",
    "issue",
    "question",
    "position",
    "job",
    "role",
    "title",
    "record",
    "series",
    "season",
    "match",
    "war",
    "move",
    "effort",
    "process",
    "system",
    "account",
    "post",
    "woman's",
];

/// Nouns with "the" before them of which the document has no plural and no other.
fn ones(reader: &Reader<'_>) -> BTreeSet<String> {
    const OTHERS: &[&str] = &["another", "each", "every", "other", "second", "either", "both", "any"];
    let (mut definite, mut seen, mut several) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for sentence in &reader.sentences {
        let all = words(sentence.span.of(reader.text));
        for (i, word) in all.iter().enumerate() {
            let before = i.checked_sub(1).map_or("", |k| all[k].key.as_str());
            if matches!(before, "the" | "this") {
                definite.insert(word.key.clone());
            } else if OTHERS.contains(&before) {
                several.insert(word.key.clone());
            }
            seen.insert(word.key.clone());
        }
    }
    definite.retain(|key| {
        let plural = [format!("{key}s"), format!("{key}es")];
        let noun = key.len() > 2 && key.chars().all(char::is_alphabetic) && !key.ends_with('s');
        noun && !ANY.contains(&key.as_str()) && !several.contains(key) && !plural.iter().any(|p| seen.contains(p))
    });
    definite
}

/// Words before a name that say what the subject of the sentence is called.
pub(super) const NAMING: &[&str] = &["dubbed", "called", "named", "titled", "codenamed", "nicknamed"];
/// The most words of a noun phrase that a shorter one may stand for.
const FULLER_WORDS: usize = 5;
/// Over how many sentences it may.
const FULLER_AGE: usize = 4;

/// What a heading asks the meaning of: "What are pier pacts?".
fn defined(reader: &Reader<'_>, read: &Read) -> Option<String> {
    let asks = read.tokens.first().is_some_and(|t| t.key == "what" || t.key == "who");
    let is = read.tokens.get(1).is_some_and(|t| matches!(t.key.as_str(), "is" | "are" | "was" | "were"));
    let phrase = read.parse.phrases.iter().find(|p| p.from == 2).filter(|p| p.to + 1 >= read.tokens.len());
    phrase.filter(|_| asks && is).map(|p| words_without_article(reader, read, p))
}

/// The words of a phrase, without its article.
pub(super) fn words_without_article(reader: &Reader<'_>, read: &Read, phrase: &Phrase) -> String {
    let skip = read.tokens.get(phrase.from).is_some_and(|t| {
        t.tag == Tag::Determiner
            && ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"]
                .contains(&t.key.as_str())
    });
    let from = phrase.from + usize::from(skip && phrase.to > phrase.from + 1);
    let span = read.span(from, phrase.to);
    let text = span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
    // The last word keeps no possessive ending.
    let text = text.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    text.to_owned()
}
