//! The figures of a report, each with what it is a figure of.
//!
//! A figure is read where the words right beside it say what it is: the verb that it is object or subject of, the noun
//! that it counts, or the noun whose value it is. Whatever sets it apart (a modifier of what is counted, a part of a
//! whole, another time, a supposition) stands in its key or keeps it from being read.

use super::lexicon::{DESCRIBE, LINKS, PARTS, PEOPLE, RISEN, STANDS, TIMES, UNSURE};
use super::topics::{By, Counts, TOPICS, said_by};
use crate::entity::{Name, Standing, stand};
use crate::extract::grammar::lexicon::{Form, verb};
use crate::extract::parallel::token::{Kind, Token};
use crate::quantity::{Figure, Unit};
use crate::text::Span;
use crate::time::Period;
use std::collections::BTreeSet;

/// What a figure is of: two of one key in reports of one event answer one question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The topic's name.
    pub topic: String,
    /// What is counted: the stem of its noun, or "people".
    pub head: String,
    /// What modifies it, by stem.
    pub modifiers: BTreeSet<String>,
    /// The time it is said of, where that is no day of the news, and which of several.
    pub apart: BTreeSet<String>,
    /// Who does it, where that matters.
    pub who: Option<String>,
    /// The kind of unit.
    pub unit: String,
}

/// One figure of a report.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub key: Key,
    /// What it gives, and where.
    pub value: Value,
    pub span: Span,
    pub sentence: Span,
    /// What is counted, as written, for the report.
    pub counted: String,
    /// Who did it, by the stems of the name.
    pub agent: BTreeSet<String>,
    /// A place that is named for this figure alone.
    pub place: Option<String>,
    /// It gives a number that changes from day to day.
    pub revised: bool,
    /// No topic says what it is of but the thing itself.
    pub bare: bool,
}

/// What a fact gives.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Figure(Box<Figure>),
    Period(Box<Period>),
    Name(String),
    /// Whether it is so.
    YesNo(bool),
    /// A word of a few that exclude each other.
    Word(String),
}

impl Value {
    /// Whether two may be one: figures whose writers may mean one number, times that share a day.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Figure(a), Self::Figure(b)) => a.meant.overlaps(&b.meant),
            (Self::Period(a), Self::Period(b)) => match (a.start, b.start) {
                (Some(_), Some(_)) => a.overlaps(b),
                _ => crate::text::fold_key(&a.text) == crate::text::fold_key(&b.text),
            },
            (Self::Name(a), Self::Name(b)) => {
                matches!(stand(&Name::read(a), &Name::read(b)), Standing::Same(_) | Standing::Variant(_))
            }
            (Self::YesNo(a), Self::YesNo(b)) => a == b,
            (Self::Word(a), Self::Word(b)) => a == b,
            _ => false,
        }
    }

    /// Whether it is given as it is, without a hedge.
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Figure(figure) => figure.hedge.is_none(),
            Self::Period(period) => !period.approximate,
            Self::Name(_) | Self::YesNo(_) | Self::Word(_) => true,
        }
    }
}

/// A sentence with its tokens.
pub(super) struct Sentence<'d> {
    pub text: &'d str,
    pub span: Span,
    pub tokens: &'d [Token],
}

/// How many words a counted thing takes at most: "fully loaded magazines of ammunition" is cut at its noun.
const MAX_NOUN: usize = 5;
/// How many small words and auxiliaries may stand between a figure and the word that says its topic.
const MAX_GAP: usize = 7;

/// The facts of a sentence.
pub(super) fn facts(sentence: &Sentence<'_>) -> Vec<Fact> {
    let reading = Reading { s: sentence };
    let mut found: Vec<Fact> = Vec::new();
    // The figure before, with its topic as the object of a verb: a list goes on with it.
    let mut list: Option<(usize, usize, usize)> = None;
    for (at, token) in sentence.tokens.iter().enumerate() {
        let Kind::Figure(figure) = &token.kind else { continue };
        let Some(noun) = reading.noun(at, figure) else {
            list = None;
            continue;
        };
        let before = reading.before(at, figure).or_else(|| reading.valued(at, figure));
        let said = reading
            .modified(&noun, figure)
            .or_else(|| before.filter(|said| said.firm))
            .or_else(|| reading.after(&noun, figure))
            .or(before)
            .or_else(|| {
                list.filter(|(_, to, _)| reading.goes_on(*to, at)).and_then(|(topic, _, by)| {
                    reading.fits(topic, figure).then_some(Said { topic, word: by, object: true, firm: false })
                })
            });
        list = said.filter(|s| s.object).map(|s| (s.topic, noun.to, s.word));
        if let Some(fact) = reading.fact(at, figure, &noun, said, &found) {
            found.push(fact);
        }
    }
    found
}

/// What a figure counts: the tokens after it.
struct Noun {
    from: usize,
    to: usize,
    /// The token that says "of" a larger whole follows.
    part: bool,
}

#[derive(Clone, Copy)]
struct Said {
    topic: usize,
    /// The token that says it.
    word: usize,
    /// The figure is the object of a verb.
    object: bool,
    /// A noun says it, whose value the figure is.
    firm: bool,
}

struct Reading<'s> {
    s: &'s Sentence<'s>,
}

impl Reading<'_> {
    fn key(&self, at: usize) -> &str {
        self.s.tokens.get(at).map_or("", |t| t.key.as_str())
    }

    /// What stands between a token and the next.
    fn gap(&self, at: usize) -> &str {
        let (Some(a), Some(b)) = (self.s.tokens.get(at), self.s.tokens.get(at + 1)) else { return "." };
        self.s.text.get(a.span.end..b.span.start).unwrap_or(".")
    }

    /// Whether two tokens follow each other without a mark between.
    fn joined(&self, at: usize) -> bool {
        self.gap(at).chars().all(|c| c.is_whitespace() || c == '-' || c == '\u{2010}')
    }

    fn noun(&self, at: usize, figure: &Figure) -> Option<Noun> {
        let mut from = at + 1;
        let mut part = false;
        if matches!(figure.unit, Unit::Ordinal | Unit::Multiple | Unit::PercentPoint | Unit::Rate { .. }) {
            return None;
        }
        if self.key(from) == "of" {
            part = matches!(
                self.key(from + 1),
                "the" | "them" | "these" | "those" | "whom" | "its" | "his" | "her" | "their" | "our"
            );
            if !part && figure.unit == Unit::Bare {
                from += 1;
            }
        }
        // "12 per day", "per cent of": a rate is of something else.
        if matches!(self.key(from), "per" | "each" | "every") {
            return None;
        }
        let mut to = from;
        if !part {
            while to < self.s.tokens.len() && to - from < MAX_NOUN && self.joined(to - 1) && self.in_noun(from, to) {
                to += 1;
            }
        }
        Some(Noun { from, to, part })
    }

    /// Whether a token goes on with what is counted.
    fn in_noun(&self, from: usize, at: usize) -> bool {
        let token = &self.s.tokens[at];
        let next = self.s.tokens.get(at + 1);
        match &token.kind {
            Kind::Name | Kind::Code => true,
            // "12 AK 47 guns": the number of a model.
            Kind::Figure(f) => f.unit == Unit::Bare && at > from && matches!(self.s.tokens[at - 1].kind, Kind::Name),
            Kind::Small => matches!(token.key.as_str(), "other" | "more") && at == from,
            Kind::Period(_) => false,
            Kind::Word => {
                let goes_on =
                    next.is_some_and(|n| matches!(n.kind, Kind::Word | Kind::Name | Kind::Code)) && self.joined(at);
                let topical = said_by(&token.stem).iter().any(|(_, by)| matches!(by, By::Done | By::Are));
                match verb(&token.key) {
                    // "23 arrested pirates", "two stolen cars": a participle before a noun.
                    Some((_, Form::Past)) => false,
                    Some((_, Form::Ed | Form::Participle | Form::Ing)) => {
                        at == from && goes_on && verb(&next.map_or(String::new(), |n| n.key.clone())).is_none()
                    }
                    // "288 candidates run": a verb after a plural.
                    Some((_, Form::Base | Form::Third)) => at == from || !is_plural(self.key(at - 1)),
                    None if at > from && token.key.ends_with("ed") && !goes_on => false,
                    None => !(topical && (at > from || !goes_on)),
                }
            }
        }
    }

    fn fits(&self, topic: usize, figure: &Figure) -> bool {
        let plain = matches!(figure.unit, Unit::Bare | Unit::Count(_));
        match TOPICS[topic].counts {
            Counts::People | Counts::Things => plain,
            Counts::Money => matches!(figure.unit, Unit::Money { .. }),
            Counts::Percent => matches!(figure.unit, Unit::Percent),
            Counts::Bare => matches!(figure.unit, Unit::Bare),
            Counts::Measure(wanted) => matches!(&figure.unit, Unit::Measure { dimension } if *dimension == wanted),
        }
    }

    /// The topics that a token says in one of some ways, of those that the figure fits.
    fn topic(&self, at: usize, figure: &Figure, ways: &[By]) -> Option<(usize, By)> {
        let token = self.s.tokens.get(at)?;
        let mut said = said_by(&token.stem).iter().copied();
        said.find(|(topic, by)| ways.contains(by) && self.fits(*topic, figure))
    }

    /// "14 deaths", "a $200 million offer", "23 arrested pirates".
    fn modified(&self, noun: &Noun, figure: &Figure) -> Option<Said> {
        let last = noun.to.checked_sub(1).filter(|last| *last >= noun.from)?;
        // "A 7.2-magnitude earthquake": what is measured may stand before what has it.
        let measured = !matches!(figure.unit, Unit::Count(_))
            && !matches!(self.topic(noun.from, figure, &[By::Noun]), Some((t, _)) if matches!(TOPICS[t].counts, Counts::People | Counts::Things));
        let places = if measured { noun.from..last + 1 } else { last..last + 1 };
        let by_head = places.rev().find_map(|at| {
            self.topic(at, figure, &[By::Noun])
                .filter(|(t, _)| at == last || !matches!(TOPICS[*t].counts, Counts::People | Counts::Things))
        });
        let by_participle = || self.topic(noun.from, figure, &[By::Done]).filter(|_| noun.to - noun.from > 1);
        let (topic, word) = by_head.map(|(t, _)| (t, last)).or_else(|| by_participle().map(|(t, _)| (t, noun.from)))?;
        Some(Said { topic, word, object: false, firm: false })
    }

    /// "12 people were killed", "12 dead", "12 miners who died", "$4 million in damage".
    fn after(&self, noun: &Noun, figure: &Figure) -> Option<Said> {
        let mut aided = false;
        let mut relative = false;
        for at in noun.to..(noun.to + MAX_GAP).min(self.s.tokens.len()) {
            let joined = self.joined(at - 1);
            let key = self.key(at);
            // "12 people, all of them children, died" is left alone; "23 pirates, captured" too.
            if !joined {
                return None;
            }
            let close = at <= noun.to + 1;
            if let Some((topic, by)) = self.topic(at, figure, &[By::Are, By::Done]) {
                let active = by == By::Done && !aided && self.takes_object(at);
                let said = Said { topic, word: at, object: false, firm: false };
                let wrong =
                    active || (relative && !aided && by == By::Done) || (by == By::Done && key.ends_with("ing"));
                // "On board", "in custody", "in hospital", "without power" need their preposition.
                let prepared = match key {
                    "board" => self.key(at - 1) == "on",
                    "custody" => matches!(self.key(at - 1), "in" | "into"),
                    "hospital" | "hospitals" => matches!(self.key(at - 1), "to" | "in"),
                    "power" | "electricity" => self.key(at - 1) == "without",
                    "hostage" => true,
                    _ => true,
                };
                return (!wrong && prepared).then_some(said);
            }
            let led = close && matches!(self.key(at - 1), "in" | "of");
            let amount = |t: usize| matches!(TOPICS[t].counts, Counts::Money | Counts::Measure("time"));
            if led && let Some((topic, _)) = self.topic(at, figure, &[By::Noun]).filter(|(t, _)| amount(*t)) {
                return Some(Said { topic, word: at, object: false, firm: false });
            }
            match key {
                "was" | "were" | "been" | "be" | "being" | "are" | "is" | "had" | "have" | "has" => aided = true,
                "who" | "that" | "which" => relative = true,
                "also" | "in" | "to" | "on" | "into" | "without" | "still" | "of" | "the" | "hospital" => {}
                _ if LINKS.contains(&key) => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether a verb is followed by an object of its own.
    fn takes_object(&self, at: usize) -> bool {
        if !self.joined(at) {
            return false;
        }
        let Some(next) = self.s.tokens.get(at + 1) else { return false };
        match next.kind {
            Kind::Figure(_) | Kind::Name | Kind::Code => true,
            Kind::Small => matches!(
                next.key.as_str(),
                "the" | "a" | "an" | "his" | "her" | "their" | "its" | "one" | "some" | "him" | "them"
            ),
            Kind::Word => {
                verb(&next.key).is_none()
                    && !next.key.ends_with("ly")
                    && !matches!(next.key.as_str(), "yesterday" | "today")
            }
            Kind::Period(_) => false,
        }
    }

    /// "The toll of the fire at the mill in Elmton stands at 12": a verb that gives a value, and what it is the value of.
    fn valued(&self, at: usize, figure: &Figure) -> Option<Said> {
        const MOST: usize = 14;
        let from = if matches!(self.key(at.checked_sub(1)?), "at" | "to") { at - 1 } else { at };
        let stands = |n: usize| {
            let key = self.key(n);
            (from < at && STANDS.contains(&key))
                || matches!(key, "is" | "was" | "reached" | "hit" | "totalled" | "totaled")
        };
        let verb_at = from.checked_sub(1).filter(|n| stands(*n))?;
        for back in (0..verb_at).rev().take(MOST) {
            let token = &self.s.tokens[back];
            if !self.joined(back) || matches!(token.kind, Kind::Figure(_)) {
                return None;
            }
            if let Some((topic, _)) = self.topic(back, figure, &[By::Measure]) {
                return Some(Said { topic, word: back, object: false, firm: true });
            }
            if matches!(verb(&token.key), Some((_, Form::Past | Form::Ed | Form::Participle))) {
                return None;
            }
        }
        None
    }

    /// "killed 12", "the arrest of 12", "the toll rose to 14", "magnitude 7.2".
    fn before(&self, at: usize, figure: &Figure) -> Option<Said> {
        let mut plain = true;
        for (n, back) in (0..at).rev().take(MAX_GAP).enumerate() {
            if !self.joined(back) && self.gap(back).trim() != ":" {
                return None;
            }
            let key = self.key(back);
            let of = n > 0 && self.key(back + 1) == "of";
            let (verbs, nouns) = (self.topic(back, figure, &[By::Done]), self.topic(back, figure, &[By::Noun]));
            if plain && let Some((topic, _)) = verbs {
                // "12 were killed, 3 …" is of what came before; "were killed 12" is nobody's English.
                return (!self.passive(back)).then_some(Said { topic, word: back, object: true, firm: false });
            }
            if of && let Some((topic, _)) = nouns {
                return Some(Said { topic, word: back, object: true, firm: true });
            }
            if let Some((topic, _)) = self.topic(back, figure, &[By::Measure]) {
                return Some(Said { topic, word: back, object: false, firm: true });
            }
            // "Escaped with $320,000".
            if n == 0 && key == "with" && matches!(figure.unit, Unit::Money { .. }) {
                continue;
            }
            let small = matches!(self.s.tokens[back].kind, Kind::Small);
            match key {
                "the" | "a" | "an" | "up" | "all" | "some" | "of" | "as" | "many" | "about" | "around" | "also"
                | "his" | "their" | "its" | "least" | "at" => {}
                _ if small || STANDS.contains(&key) || RISEN.contains(&key) => plain = false,
                // "offered Teixeira $184 million", "sentenced Doe to 12 years": to whom.
                _ if matches!(self.s.tokens[back].kind, Kind::Name) && n < 4 => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether a participle stands in a passive: after a form of "be".
    fn passive(&self, at: usize) -> bool {
        let mut back = (0..at).rev().take(3);
        back.any(|n| matches!(self.key(n), "was" | "were" | "been" | "be" | "being" | "are" | "is"))
            && !matches!(self.s.tokens[at].key.as_str(), "jailed" | "sentenced" | "fined" | "imprisoned" | "offered")
    }

    /// Whether a list goes on from the end of one counted thing to the next figure: commas, "and", things without a
    /// figure.
    fn goes_on(&self, from: usize, to: usize) -> bool {
        const MOST: usize = 9;
        if to < from || to - from > MOST {
            return false;
        }
        let marks =
            (from.saturating_sub(1)..to).all(|n| self.gap(n).chars().all(|c| c.is_whitespace() || ",-".contains(c)));
        let words = (from..to).all(|n| match self.s.tokens[n].kind {
            Kind::Small => matches!(
                self.key(n),
                "and" | "a" | "an" | "as" | "well" | "the" | "of" | "at" | "least" | "some" | "about" | "plus"
            ),
            Kind::Word => {
                !matches!(verb(self.key(n)), Some((_, Form::Past | Form::Ed | Form::Participle | Form::Ing)))
                    && said_by(&self.s.tokens[n].stem).is_empty()
            }
            Kind::Name | Kind::Code => true,
            Kind::Figure(_) | Kind::Period(_) => false,
        });
        let listed =
            (from.saturating_sub(1)..to).any(|n| self.gap(n).contains(',')) || (from..to).any(|n| self.key(n) == "and");
        marks && words && listed
    }

    fn fact(&self, at: usize, figure: &Figure, noun: &Noun, said: Option<Said>, before: &[Fact]) -> Option<Fact> {
        let token = &self.s.tokens[at];
        if noun.part || self.is_part(at, noun) || self.is_unsure(at) || self.risen(at) {
            return None;
        }
        let said = said.map(|s| self.offered(s)).or_else(|| self.held(at, figure));
        let topic = said.map(|s| &TOPICS[s.topic]);
        let (head, modifiers, counted) = self.counted(noun, said, before)?;
        let mut key = Key {
            topic: topic.map_or("", |t| t.name).to_owned(),
            head,
            modifiers,
            apart: self.apart(at),
            who: None,
            unit: unit(&figure.unit),
        };
        if let Some(topic) = topic {
            match topic.counts {
                Counts::People if key.head.is_empty() => key.head = "people".to_owned(),
                Counts::Things if key.head.is_empty() => return None,
                // "seized 12 Somali nationals": people are arrested and not seized.
                Counts::Money | Counts::Percent | Counts::Bare | Counts::Measure(_) => {
                    key.head = String::new();
                    key.modifiers = BTreeSet::new();
                }
                _ => {}
            }
        } else {
            // A thing that nothing is said of must be described, or it is one of many of its name.
            let plain = matches!(figure.unit, Unit::Bare | Unit::Count(_));
            if !plain
                || key.head.is_empty()
                || key.modifiers.is_empty()
                || key.head == "people"
                || TIMES.contains(&key.head.as_str())
            {
                return None;
            }
        }
        let agent = said.map(|s| self.agent(s.word)).unwrap_or_default();
        if topic.is_some_and(|t| t.by_whom) {
            key.who = Some(agent.iter().next_back().cloned()?);
        }
        Some(Fact {
            key,
            value: Value::Figure(Box::new(figure.clone())),
            span: token.span,
            sentence: self.s.span,
            counted,
            agent,
            place: self.place(noun.to),
            revised: topic.is_some_and(|t| t.revised),
            bare: topic.is_none(),
        })
    }

    /// "The haul included seven rifles", "among the seized items were seven rifles": what was seized is told by its name.
    fn held(&self, at: usize, figure: &Figure) -> Option<Said> {
        const MOST: usize = 25;
        let plain = matches!(figure.unit, Unit::Bare | Unit::Count(_));
        let verb_at = (0..at)
            .rev()
            .take(MOST)
            .find(|n| matches!(self.key(*n), "included" | "include" | "including" | "were" | "contained"))?;
        let haul = (0..verb_at)
            .find(|n| matches!(self.key(*n), "cache" | "haul" | "arsenal" | "seized" | "confiscated" | "recovered"))?;
        let topic = TOPICS.iter().position(|t| t.name == "seized")?;
        plain.then_some(Said { topic, word: haul, object: false, firm: false })
    }

    /// A deal or price in a sentence that speaks of an offer is the one offered, by whom the offer is.
    fn offered(&self, said: Said) -> Said {
        if !matches!(TOPICS[said.topic].name, "deal" | "cost") {
            return said;
        }
        let offer = TOPICS.iter().position(|t| t.name == "sum offered").unwrap_or(said.topic);
        let leads = |n: &usize| said_by(&self.s.tokens[*n].stem).iter().any(|(topic, _)| *topic == offer);
        (0..said.word).rev().find(leads).map_or(said, |word| Said { topic: offer, word, object: false, firm: false })
    }

    /// The noun that is counted, its modifiers and its words.
    fn counted(&self, noun: &Noun, said: Option<Said>, before: &[Fact]) -> Option<(String, BTreeSet<String>, String)> {
        let skip = said.map(|s| s.word);
        let own: Vec<usize> = (noun.from..noun.to).filter(|n| Some(*n) != skip).collect();
        let Some(last) = own.last() else { return Some((String::new(), BTreeSet::new(), String::new())) };
        let words: Vec<&Token> = own.iter().map(|n| &self.s.tokens[*n]).collect();
        let counted: Vec<&str> = words.iter().map(|t| t.span.of(self.s.text)).collect();
        let mut head = self.s.tokens[*last].clone();
        let mut modifiers: BTreeSet<String> = BTreeSet::new();
        for token in words.iter().take(words.len() - 1) {
            if !DESCRIBE.contains(&token.key.as_str()) {
                modifiers.insert(plain(&token.stem));
            }
        }
        // A model tells what it is by itself: "AK-47s", "AK-47 assault rifles", "AK 47 guns".
        let coded = words.iter().any(|t| t.key.bytes().any(|b| b.is_ascii_digit()));
        if coded {
            let code: String = words
                .iter()
                .filter(|t| !matches!(t.kind, Kind::Word | Kind::Small))
                .map(|t| plain(t.key.trim_end_matches('s')))
                .collect();
            return Some((code, BTreeSet::new(), counted.join(" ")));
        }
        // "seven rifles and two other rifles": the rest of a list is of that list.
        if modifiers.contains("other") && !PEOPLE.contains(&head.key.as_str()) {
            return None;
        }
        let is_people = |key: &str| PEOPLE.contains(&key);
        if is_people(&head.key) || head.key == "other" {
            // "killed 12 people and injured 40 others": the others are those injured.
            let others = head.key.starts_with("other") || modifiers.contains("other");
            let topic = said.map(|s| TOPICS[s.topic].name);
            let repeated = before.iter().any(|f| Some(f.key.topic.as_str()) == topic);
            modifiers.remove("other");
            if others && repeated {
                return None;
            }
            head.stem = "people".to_owned();
        }
        Some((plain(&head.stem), modifiers, counted.join(" ")))
    }

    fn is_part(&self, at: usize, noun: &Noun) -> bool {
        let near = |n: Option<usize>| n.is_some_and(|n| PARTS.contains(&self.key(n)));
        let before = (1..=2).any(|n| near(at.checked_sub(n)));
        let of_them = (at.saturating_sub(3)..at).any(|n| self.key(n) == "of" && self.joined(n) && n + 1 < at);
        before || near(Some(noun.from)) || of_them && self.key(at.saturating_sub(3)) == "out"
    }

    /// Whether the clause of a figure supposes, plans, denies, or tells of another time.
    fn is_unsure(&self, at: usize) -> bool {
        let unsure = |n: usize| UNSURE.contains(&self.key(n)) && !matches!(self.s.tokens[n].kind, Kind::Name);
        let stop = |n: usize| matches!(self.gap(n).trim(), ";" | ":" | "." | ",");
        let left = (0..at).rev().take(12).take_while(|n| !stop(*n)).any(unsure);
        let right = (at + 1..self.s.tokens.len())
            .take(8)
            .take_while(|n| !stop(*n - 1))
            .any(|n| UNSURE.contains(&self.key(n)) && !matches!(self.key(n), "no" | "without" | "another"));
        let earlier = self.s.tokens.iter().any(|t| {
            matches!(
                t.key.as_str(),
                "earlier"
                    | "initially"
                    | "originally"
                    | "previously"
                    | "similar"
                    | "ago"
                    | "aftershock"
                    | "aftershocks"
            )
        });
        let early_reports = self.s.tokens.windows(2).any(|w| {
            matches!(w[0].key.as_str(), "initial" | "early" | "first" | "preliminary")
                && matches!(w[1].key.as_str(), "reports" | "report" | "accounts" | "estimates" | "count" | "figures")
        });
        left || right || earlier || early_reports
    }

    /// Whether the number is told as a later one than others.
    fn risen(&self, at: usize) -> bool {
        let near: Vec<&str> = (0..at).rev().take(4).map(|n| self.key(n)).collect();
        near.iter().any(|k| RISEN.contains(k))
            || near.first() == Some(&"from")
            || (self.key(at + 1) == "from"
                && self.s.tokens.get(at + 2).is_some_and(|t| matches!(t.kind, Kind::Figure(_))))
    }

    /// Other times than the day of the news, and which of several: they must be the same on both sides.
    fn apart(&self, at: usize) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (n, token) in self.s.tokens.iter().enumerate() {
            match &token.kind {
                // "the tsunami of 2004" dates the tsunami, and not what is told of it.
                Kind::Period(_)
                    if n > 0 && self.key(n - 1) == "of" && !matches!(self.key(n + 1), "when" | "where" | "which") => {}
                Kind::Period(period) if period.grain >= crate::time::Grain::Month || token.key.starts_with("last") => {
                    found.insert(token.key.clone());
                }
                Kind::Figure(f) if f.unit == Unit::Ordinal && n.abs_diff(at) <= 8 => {
                    found.insert(token.key.clone());
                }
                _ => {}
            }
        }
        // "A second, weaker shock of magnitude 5.8".
        const OTHER: &[&str] = &["second", "third", "weaker", "smaller", "stronger", "minor", "later"];
        let near = (at.saturating_sub(8)..at).map(|n| self.key(n)).filter(|key| OTHER.contains(key));
        found.extend(near.map(str::to_owned));
        let since = self.s.tokens.windows(2).find(|w| {
            matches!(w[0].key.as_str(), "since" | "during" | "until")
                && matches!(w[1].kind, Kind::Period(_) | Kind::Name)
        });
        found.extend(since.map(|w| format!("{} {}", w[0].key, w[1].key)));
        let so_far = self
            .s
            .tokens
            .windows(2)
            .any(|w| w[0].key == "this" && matches!(w[1].key.as_str(), "year" | "month" | "season" | "decade"));
        if so_far {
            found.insert("this year".to_owned());
        }
        found
    }

    /// The name that stands before the word that says the topic: who did it.
    fn agent(&self, word: usize) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for n in (0..word).rev().take(8) {
            let token = &self.s.tokens[n];
            let stop = !self.joined(n);
            let capital = n == 0 && token.kind_is_word() && token.span.of(self.s.text).starts_with(char::is_uppercase);
            if (matches!(token.kind, Kind::Name | Kind::Code) || capital && !is_plural(&token.key))
                && (!stop || found.is_empty())
            {
                found.insert(plain(&token.stem));
            } else if !found.is_empty()
                || verb(&token.key).is_some_and(|(_, f)| !matches!(f, Form::Base | Form::Third)) && n + 1 < word
            {
                break;
            }
        }
        found
    }

    /// A place named right after what is counted or done: "in Elmton".
    fn place(&self, from: usize) -> Option<String> {
        for at in from..(from + 4).min(self.s.tokens.len()) {
            if matches!(self.key(at), "in" | "at" | "near") {
                // "In the city of Norde".
                const KINDS: &[&str] = &[
                    "the",
                    "city",
                    "town",
                    "village",
                    "port",
                    "province",
                    "state",
                    "region",
                    "district",
                    "suburb",
                    "of",
                    "nearby",
                    "neighbouring",
                    "neighboring",
                ];
                let name = (at + 1..self.s.tokens.len()).take(5).find(|n| !KINDS.contains(&self.key(*n)))?;
                return matches!(self.s.tokens[name].kind, Kind::Name).then(|| self.s.tokens[name].key.clone());
            }
            if !self.joined(at) {
                return None;
            }
        }
        None
    }
}

fn is_plural(key: &str) -> bool {
    key.ends_with('s') || matches!(key, "people" | "men" | "women" | "children" | "police")
}

/// A stem without marks: "ak-47" and "ak47" are one.
fn plain(stem: &str) -> String {
    stem.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The kind of a unit in a word.
fn unit(unit: &Unit) -> String {
    match unit {
        Unit::Bare | Unit::Count(_) => "count".to_owned(),
        Unit::Money { .. } => "money".to_owned(),
        Unit::Percent => "percent".to_owned(),
        Unit::Measure { dimension } => (*dimension).to_owned(),
        other => format!("{other:?}"),
    }
}
