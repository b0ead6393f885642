//! Figures of a part, a rank or a person: "74,000 of them", "12th in removals", "a 39-year-old man".

use super::lexicon::OF_PEOPLE;
use super::{Maker, event_of};
use crate::claim::Role;
use crate::extract::draft::Place;
use crate::extract::draft::scope::words_without_article;
use crate::extract::grammar::lexicon::{participle, verb};
use crate::extract::grammar::{Sense, Tag};
use crate::quantity::Unit;

/// Verbs of a place in an order.
const RANKING: &[&str] = &["rank", "place", "finish", "come"];

impl Maker<'_, '_> {
    /// "ranks 12th in number of removals".
    pub(super) fn rank(&self) -> Option<(String, String)> {
        let (c, place) = self.read.clause_of(self.p)?;
        let clause = self.read.clause(c);
        if !RANKING.contains(&clause.base) || place == Place::Subject {
            return None;
        }
        let subject = self.named(clause.subject?)?;
        let of: String = self
            .hanging(self.p)
            .filter(|(_, preposition)| matches!(*preposition, "in" | "for" | "by"))
            .map(|(q, _)| {
                let inner: String = self
                    .hanging(q)
                    .filter(|(_, preposition)| *preposition == "of")
                    .map(|(r, _)| format!(" of {}", words_without_article(self.reader, self.read, self.read.phrase(r))))
                    .collect();
                format!("{}{inner}", words_without_article(self.reader, self.read, self.read.phrase(q)))
            })
            .next()?;
        Some((subject, format!("rank in {of}")))
    }

    /// "his second term", "Elmton's third title": which one of its kind it is.
    pub(super) fn nth(&self) -> Option<(String, String)> {
        let phrase = self.read.phrase(self.p);
        let noun = self.read.span(self.token + 1, phrase.to).of(self.reader.text).trim().to_owned();
        if phrase.head <= self.token || noun.is_empty() {
            return None;
        }
        if let Some(to) = phrase.owner_to.filter(|to| *to <= self.token) {
            return Some((self.owner(phrase.from, to), noun));
        }
        let first = self.read.tokens.get(phrase.from)?;
        let own = matches!(first.key.as_str(), "his" | "her" | "its" | "their") && phrase.from < self.token;
        own.then_some(())?;
        let (c, _) = self.read.clause_of(self.p).or_else(|| {
            // "sworn into his second term": whoever the sentence is about.
            (!self.read.parse.clauses.is_empty()).then_some((0, Place::Subject))
        })?;
        let subject =
            self.read.clause(c).subject.or_else(|| self.read.parse.clauses.first().and_then(|c| c.subject))?;
        Some((self.named(subject)?, noun))
    }

    /// "more than double the pace of last year": how many times as much of what.
    pub(super) fn multiple(&self) -> Option<(String, String)> {
        if !matches!(self.figure.figure.unit, Unit::Multiple) {
            return None;
        }
        let next = self.read.phrase_at(self.token + 1).map(|p| self.read.phrase(p))?;
        let head = self.read.tokens.get(next.head).filter(|t| t.tag == Tag::Noun && next.figure.is_none())?;
        let what = head.span.of(self.reader.text);
        let counted = self.scope.counted.as_ref();
        let subject = counted.map(|(subject, _)| subject.clone()).or_else(|| {
            let clause = self.read.parse.clauses.iter().rfind(|c| c.verbs.1 <= self.token)?;
            self.named(clause.subject?)
        })?;
        Some((subject, format!("{what}, against before")))
    }

    /// "Jane Roe, a 39-year-old nurse", "Jane Roe, 39,": whose age it is.
    pub(super) fn age(&self) -> Option<(String, String)> {
        let written = self.figure.span.of(self.reader.text);
        let tokens = &self.read.tokens;
        let comma = |i: Option<usize>| i.and_then(|i| tokens.get(i)).is_some_and(|t| t.tag == Tag::Comma);
        let start = self.read.phrase(self.p).from;
        let person = start.checked_sub(2).filter(|_| comma(start.checked_sub(1))).and_then(|i| tokens.get(i));
        let years_old = written.contains("year-old") || written.contains("years old") || written.contains("year old");
        let bare = matches!(self.figure.figure.unit, Unit::Bare)
            && self.figure.figure.hedge.is_none()
            && comma(Some(self.token + 1))
            && start == self.token
            && self.figure.number >= crate::quantity::Decimal::ONE
            && self.figure.number <= OLDEST.into()
            && self.figure.number.is_integer();
        // What is older than anybody is no person: how long it has been there is no age of somebody.
        let ancient = self.figure.figure.value > OLDEST_MONTHS.into() && years_old;
        if !years_old && !bare || ancient {
            return None;
        }
        // Behind a comma it is of the person before; else of who is it: "39-year-old Jane Roe", "she is 39 years old".
        let name = |token: &crate::extract::grammar::Token| {
            let named = self.reader.name(token)?;
            let person = crate::extract::draft::dates::is_person(self.reader, token)
                || (years_old && matches!(named.kind, crate::extract::NameKind::Other));
            let text = token.span.of(self.reader.text).to_owned();
            person.then(|| if named.canonical.is_empty() { text } else { named.canonical.clone() })
        };
        if let Some(name) = person.and_then(name) {
            return Some((name, "age".to_owned()));
        }
        if !years_old {
            return None;
        }
        let head = tokens.get(self.read.phrase(self.p).head)?;
        if let Some(name) = name(head) {
            return Some((name, "age".to_owned()));
        }
        let (c, _) = self.read.clause_of(self.p)?;
        let clause = self.read.clause(c);
        let subject = clause.subject.filter(|s| clause.sense == Sense::Is && *s != self.p)?;
        Some((self.named(subject)?, "age".to_owned()))
    }

    /// "12 people were killed and 40 injured": the participle says of whom and what.
    pub(super) fn people_done_to(&self) -> Option<(String, String)> {
        let noun = self.noun();
        let (base, _) = verb(&crate::text::fold_key(&noun))?;
        let dead = OF_PEOPLE.contains(&base) && participle(base) == noun;
        dead.then_some(())?;
        let place = || self.read.clause_of(self.p).and_then(|(c, _)| self.location(c));
        let subject = event_of(self.reader, self.read).or_else(place).or_else(|| self.topic())?;
        Some((subject, format!("people {noun}")))
    }

    /// "a 6.1-magnitude quake", "an eight-year deal": a measure that describes the thing behind it.
    pub(super) fn attribute(&self) -> Option<(String, String)> {
        let written = self.figure.span.of(self.reader.text);
        let (_, unit) = written.rsplit_once('-').filter(|(number, _)| number.chars().any(char::is_alphanumeric))?;
        let unit = crate::text::stem(&crate::text::fold_key(unit));
        let (_, property) = ATTRIBUTES.iter().find(|(word, _)| crate::text::stem(word) == unit)?;
        let phrase = self.read.phrase(self.p);
        if phrase.head <= self.token {
            return None;
        }
        let thing = self.read.span(self.token + 1, phrase.to).of(self.reader.text).to_owned();
        // What belongs to somebody, or is made by somebody, is told by whose it is.
        let owner = phrase.owner_to.filter(|to| *to <= self.token).map(|to| self.owner(phrase.from, to));
        let doer = || {
            let (c, place) = self.read.clause_of(self.p)?;
            let clause = self.read.clause(c);
            clause.subject.filter(|s| place != Place::Subject && *s != self.p).and_then(|s| self.named(s))
        };
        match owner.or_else(doer) {
            Some(owner) => Some((owner, format!("{property} of {thing}"))),
            None => Some((thing, (*property).to_owned())),
        }
    }

    /// "Of the 2.9 million residents, 74,000 are immigrants", "74,000 of them are immigrants": what some of a group are.
    pub(super) fn of_them(&self) -> Option<(String, String)> {
        let them = self.hanging(self.p).any(|(q, preposition)| {
            let head = &self.read.tokens[self.read.phrase(q).head];
            preposition == "of" && matches!(head.key.as_str(), "them" | "these" | "those" | "whom" | "which")
        });
        let (c, place) = self.read.clause_of(self.p)?;
        let clause = self.read.clause(c);
        if place != Place::Subject || clause.sense != Sense::Is || !(them || self.noun().is_empty()) {
            return None;
        }
        let object = clause.objects.iter().find(|o| o.preposition.is_none())?;
        let phrase = self.read.phrase(object.phrase);
        if phrase.figure.is_some() || phrase.is_period {
            return None;
        }
        let property = words_without_article(self.reader, self.read, phrase);
        let place = self.location(c);
        let guessed = place.is_none();
        let subject = place.or_else(|| self.topic())?;
        if !guessed {
            self.guessed.set(false);
        }
        Some((subject, property))
    }

    /// "35% - some 20,000 of Elmton's nearly 60,000 immigrants": a part of what is counted behind "of".
    pub(super) fn of_a_whole(&self) -> Option<(String, String)> {
        let (q, _) = self.hanging(self.p).find(|(q, preposition)| {
            *preposition == "of" && self.read.phrase(*q).figure.is_some_and(|f| f != self.token)
        })?;
        let whole = self.read.phrase(q);
        let figure = self.reader.figure(&self.read.tokens[whole.figure?])?;
        let inner = Maker { figure, token: whole.figure?, p: q, guessed: std::cell::Cell::new(false), ..*self };
        let noun = inner.noun();
        let subject = match whole.owner_to.filter(|to| *to <= whole.figure.unwrap_or(0)) {
            Some(to) => self.owner(whole.from, to),
            None => self.location_of_sentence().or_else(|| self.topic())?,
        };
        (!noun.is_empty()).then_some((subject, noun))
    }

    /// The figure that this one is a part or a share of, as a token.
    pub(super) fn whole(&self) -> Option<(usize, Role)> {
        let percent = matches!(self.figure.figure.unit, Unit::Percent);
        let at = if percent { self.restated()? } else { self.p };
        let (q, _) = self.hanging(at).find(|(q, preposition)| {
            *preposition == "of" && self.read.phrase(*q).figure.is_some_and(|f| f != self.token)
        })?;
        Some((self.read.phrase(q).figure?, if percent { Role::Share } else { Role::Part }))
    }

    /// "35% - some 20,000 of …": the phrase of the figure that says it again behind a dash.
    fn restated(&self) -> Option<usize> {
        let dash = self.read.tokens.get(self.token + 1).is_some_and(|t| t.tag == Tag::Stop);
        let next = self.read.tokens.get(self.token + 2).filter(|t| dash && t.tag == Tag::Figure)?;
        let _ = next;
        self.read.phrase_at(self.token + 2)
    }

    /// What the part of a whole does: "reside in the state without documentation".
    pub(super) fn predicate_of_part(&self) -> Option<String> {
        let clause = self.read.parse.clauses.iter().find(|c| c.verbs.0 > self.token)?;
        let end = clause.objects.iter().map(|o| self.read.phrase(o.phrase).to).max().unwrap_or(clause.verbs.1);
        let span = self.read.span(clause.verbs.0, end);
        let text = span.of(self.reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
        (crate::text::words(&text).len() <= PREDICATE_WORDS).then_some(text)
    }

    /// "74% - or almost 3 out of 4 - people detained have no record": a share of those who are named behind it.
    pub(super) fn share_ahead(&self) -> Option<(String, String)> {
        if !matches!(self.figure.figure.unit, Unit::Percent) || !self.noun().is_empty() {
            return None;
        }
        if let Some(p) = self.restated() {
            let token = self.token + 2;
            let figure = self.reader.figure(&self.read.tokens[token])?;
            let again = Maker { figure, token, p, guessed: std::cell::Cell::new(false), ..*self };
            return again.of_a_whole();
        }
        let mut at = self.token + 1;
        while self
            .read
            .tokens
            .get(at)
            .is_some_and(|t| matches!(t.tag, Tag::Stop | Tag::Conjunction | Tag::Figure | Tag::Comma))
        {
            at += 1;
        }
        let p = self.read.phrase_at(at).filter(|p| at > self.token + 1 && self.read.phrase(*p).from == at)?;
        // "people detained by ICE": what is done to them belongs to their name.
        let mut end = self.read.phrase(p).to;
        let mut main = None;
        for clause in self.read.parse.clauses.iter().filter(|c| c.verbs.0 >= at) {
            if clause.subject == Some(p) && clause.sense == Sense::Passive && clause.verbs.0 == end {
                end = clause.objects.iter().map(|o| self.read.phrase(o.phrase).to).max().unwrap_or(clause.verbs.1);
            } else {
                main = Some(clause);
                break;
            }
        }
        let clause = main?;
        let object = clause.objects.iter().find(|o| o.preposition.is_none())?;
        let who = self.read.span(at, end).of(self.reader.text).to_owned();
        let phrase = self.read.phrase(object.phrase);
        Some((who, format!("share with {}", self.read.span(phrase.from, phrase.to).of(self.reader.text))))
    }

    /// "has had the most removals, with 2,051": the number of what the clause is about.
    pub(super) fn trailed(&self) -> Option<(String, String)> {
        if !matches!(self.figure.figure.unit, Unit::Bare) || !self.noun().is_empty() {
            return None;
        }
        let (preposition, _) = self.read.phrase(self.p).led_by?;
        let comma =
            preposition.checked_sub(1).and_then(|i| self.read.tokens.get(i)).is_some_and(|t| t.tag == Tag::Comma);
        if self.read.tokens[preposition].key != "with" || !comma {
            return None;
        }
        let clause = self.read.parse.clauses.iter().rfind(|c| c.verbs.1 <= self.token && c.subject.is_some())?;
        let subject = self.named(clause.subject?)?;
        let counted = clause.objects.iter().map(|o| self.read.phrase(o.phrase)).filter(|p| {
            let head = &self.read.tokens[p.head];
            !p.is_period && head.tag == Tag::Noun && head.key.ends_with('s') && p.to <= self.token
        });
        let counted = counted.last()?;
        let words = words_without_article(self.reader, self.read, counted);
        let words = words.strip_prefix("most ").or_else(|| words.strip_prefix("fewest ")).unwrap_or(&words).to_owned();
        Some((subject, words))
    }
}

/// Units that stand before a thing by a hyphen, with what they say of it.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("magnitude", "magnitude"),
    ("mile", "length"),
    ("kilometer", "length"),
    ("kilometre", "length"),
    ("meter", "length"),
    ("metre", "length"),
    ("foot", "height"),
    ("story", "floors"),
    ("storey", "floors"),
    ("floor", "floors"),
    ("acre", "area"),
    ("ton", "weight"),
    ("tonne", "weight"),
    ("pound", "weight"),
    ("seat", "seats"),
    ("bed", "beds"),
    ("room", "rooms"),
    ("year", "duration"),
    ("month", "duration"),
    ("week", "duration"),
    ("day", "duration"),
    ("hour", "duration"),
    ("minute", "duration"),
    ("member", "members"),
];

/// The most words of what a part of a whole does.
const PREDICATE_WORDS: usize = 10;

/// The same in months, the base unit of ages.
const OLDEST_MONTHS: u32 = OLDEST * 12;

/// Nobody is older, in years: a number above it behind a name is no age.
const OLDEST: u32 = 120;
