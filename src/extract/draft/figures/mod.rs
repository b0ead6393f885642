//! Claims from figures: what is counted or measured, of whom, when and where.

use super::proposition::lexicon::UNTOLD;
use super::scope::{Scope, words_without_article};
use super::{Draft, Place, Read, Reader};
use crate::claim::{Modality, Value};
use crate::extract::grammar::Tag;
use crate::quantity::{self, Unit};
use crate::text::{fold_key, stem, words};
use std::cell::Cell;
pub(super) mod lexicon;
mod parts;
mod phrases;
mod roles;
mod ties;

use lexicon::{EVENT_VERBS, EVENTS, STATISTICS};

/// How far before its verb "when" begins a clause, in tokens.
const WHEN: usize = 6;

/// Words that stand for somebody whom the sentence does not name.
const NOBODY: &[&str] = &["them", "one of them", "both", "each", "others", "another", "us", "we", "you", "i", "all"];

/// The most words of a property or subject: beyond it, it is a sentence and no name of anything.
const MOST_WORDS: usize = 12;

pub(super) fn claims(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    // The figure of this sentence that was read before: others may be its parts, its mean, or the same of another year.
    let mut last: Option<usize> = scope.last;
    let mut own: Option<usize> = None;
    let (from, mut wholes) = (made.len(), Vec::new());
    for (token, part) in read.tokens.iter().enumerate() {
        let Some(figure) = reader.figure(part) else { continue };
        let Some(p) = read.phrase_at(token) else { continue };
        let maker = Maker { reader, scope, read, figure, token, p, guessed: Cell::new(false) };
        let mut draft = Draft {
            value: Some(Value::Text(maker.value())),
            at: Some(part.span),
            passages: vec![read.sentence.span],
            ..Draft::default()
        };
        let tied = maker.mean_of(last, made, &mut draft)
            || maker.part_of(own, made, &mut draft)
            || maker.again(own, made, &mut draft);
        if !tied {
            let Some((subject, property)) = maker.asked() else { continue };
            (draft.subject, draft.property) = (subject, property);
            draft.guessed = maker.guessed.get();
            maker.qualify(&mut draft);
        }
        let told = |text: &str| !words(text).iter().any(|w| UNTOLD.contains(&w.key.as_str()));
        let sound = |text: &str| !text.is_empty() && words(text).len() <= MOST_WORDS && told(text);
        // A number is nobody: "of the seven, three were fined and two freed".
        let number = quantity::read(&draft.subject).is_ok() || NOBODY.contains(&fold_key(&draft.subject).as_str());
        if !sound(&draft.property) || !sound(&draft.subject) || draft.subject == draft.property || number {
            continue;
        }
        if let Some((whole, role)) = maker.whole() {
            draft.population = maker.predicate_of_part();
            wholes.push((made.len(), whole, role));
        }
        if draft.of.is_none() {
            own = Some(made.len());
            last = own;
        }
        made.push(draft);
    }
    for (part, whole, role) in wholes {
        let span = read.tokens.get(whole).map(|t| t.span);
        if let Some(whole) = (from..made.len()).find(|i| *i != part && made[*i].at == span) {
            made[part].of = Some((whole, role, None));
        }
    }
}

struct Maker<'a, 'd> {
    reader: &'a Reader<'d>,
    scope: &'a Scope,
    read: &'a Read,
    figure: &'a quantity::Mention,
    token: usize,
    p: usize,
    /// The subject does not stand in the sentence: it is what the passage is about.
    guessed: Cell<bool>,
}

impl Maker<'_, '_> {
    /// The value as written: the figure with what it counts.
    fn value(&self) -> String {
        self.figure.span.of(self.reader.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Subject and property, by the first rule that reads the figure's place.
    fn asked(&self) -> Option<(String, String)> {
        if matches!(self.figure.figure.unit, Unit::Ordinal) {
            return self.rank().or_else(|| self.nth());
        }
        self.multiple()
            .or_else(|| self.age())
            .or_else(|| self.people_done_to())
            .or_else(|| self.attribute())
            .or_else(|| self.statistic())
            .or_else(|| self.of_them())
            .or_else(|| self.of_a_whole())
            .or_else(|| self.trailed())
            .or_else(|| self.share())
            .or_else(|| self.share_ahead())
            .or_else(|| self.owned())
            .or_else(|| self.noun_of())
            .or_else(|| self.in_clause(self.p))
    }
    /// The noun that the figure counts, as written: the rest of its phrase.
    fn noun(&self) -> String {
        let phrase = self.read.phrase(self.p);
        let own = own_noun(self.figure, self.reader.text);
        let rest = self.read.span(self.token + 1, phrase.to);
        let rest = if self.token + 1 < phrase.to { rest.of(self.reader.text) } else { "" };
        let before = phrase.owner_to.unwrap_or(phrase.from);
        let lead: String = (before..self.token)
            .filter(|k| matches!(self.read.tokens[*k].tag, Tag::Noun | Tag::Name))
            .map(|k| self.read.tokens[k].span.of(self.reader.text))
            .collect::<Vec<_>>()
            .join(" ");
        let all = format!("{lead} {own} {rest}");
        let mut noun = all.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['\'', '’']).to_owned();
        if noun.ends_with("'s") || noun.ends_with("’s") {
            noun = noun.trim_end_matches("'s").trim_end_matches("’s").to_owned();
        }
        noun
    }

    /// What hangs on the figure's phrase by a preposition.
    fn hanging(&self, p: usize) -> impl Iterator<Item = (usize, &str)> {
        self.read.parse.phrases.iter().enumerate().filter_map(move |(q, phrase)| {
            let (preposition, before) = phrase.led_by?;
            (before == Some(p)).then(|| (q, self.read.tokens[preposition].key.as_str()))
        })
    }

    /// "an average of 65 people": what the figure is of stands before.
    fn statistic(&self) -> Option<(String, String)> {
        let phrase = self.read.phrase(self.p);
        let (preposition, before) = phrase.led_by?;
        let before = before?;
        let head = &self.read.tokens[self.read.phrase(before).head];
        (self.read.tokens[preposition].key == "of" && STATISTICS.contains(&head.key.as_str())).then_some(())?;
        let (subject, property) = self.in_clause(before)?;
        let noun = self.noun();
        let property =
            if noun.is_empty() || property.contains(&noun) { property } else { format!("{noun} {property}") };
        let property = property.replace(head.key.as_str(), " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let lead = if head.key.starts_with("average") || head.key == "mean" { "average " } else { "" };
        Some((subject, format!("{lead}{property}").trim().to_owned()))
    }

    /// "35% of residents", "74,000 of them".
    fn share(&self) -> Option<(String, String)> {
        let percent = matches!(self.figure.figure.unit, Unit::Percent);
        let (q, _) = self.hanging(self.p).find(|(_, preposition)| *preposition == "of").filter(|_| percent)?;
        let of = words_without_article(self.reader, self.read, self.read.phrase(q));
        let (c, place) = self.read.clause_of(self.p)?;
        let clause = self.read.clause(c);
        let said = self.predicate(c);
        match place {
            Place::Subject if !said.is_empty() => Some((of, format!("share {said}"))),
            Place::Object(None) => {
                let subject = clause.subject.and_then(|s| self.named(s))?;
                Some((subject, format!("share of {of}")))
            }
            _ => None,
        }
    }

    /// "a population of 2,000", "a fine of $5,000".
    fn noun_of(&self) -> Option<(String, String)> {
        let (preposition, before) = self.read.phrase(self.p).led_by?;
        let before = before?;
        let key = self.read.tokens[preposition].key.as_str();
        if key != "of" {
            return None;
        }
        let phrase = self.read.phrase(before);
        if phrase.figure.is_some() || self.read.tokens[phrase.head].key == "one" {
            // "one of the thirteen states with the highest share".
            let (c, _) = self.read.clause_of(before)?;
            let subject = self.read.clause(c).subject.filter(|s| *s != before).and_then(|s| self.named(s))?;
            return (!self.noun().is_empty()).then(|| (subject, format!("{}{}", self.noun(), self.trailing(self.p))));
        }
        if self.read.tokens[phrase.head].tag != Tag::Noun {
            return None;
        }
        let noun = self.read.tokens[phrase.head].span.of(self.reader.text).to_owned();
        let counted = self.noun();
        let property = if counted.is_empty() { noun } else { format!("{noun} of {counted}") };
        let owner = phrase.owner_to.map(|to| self.owner(phrase.from, to));
        let subject = owner.or_else(|| {
            let (c, _) = self.read.clause_of(before)?;
            self.read.clause(c).subject.filter(|s| *s != before).and_then(|s| self.named(s))
        });
        let place = || self.read.clause_of(before).and_then(|(c, _)| self.location(c));
        Some((subject.or_else(place).or_else(|| self.topic())?, property))
    }

    /// "Mississippi's nearly 60,000 immigrants".
    fn owned(&self) -> Option<(String, String)> {
        let phrase = self.read.phrase(self.p);
        let owner_to = phrase.owner_to.filter(|to| *to <= self.token)?;
        let noun = self.noun();
        (!noun.is_empty()).then(|| (self.owner(phrase.from, owner_to), noun))
    }

    fn owner(&self, from: usize, to: usize) -> String {
        let skip = usize::from(self.read.tokens.get(from).is_some_and(|t| t.tag == Tag::Determiner) && to > from + 1);
        let text = self.read.span(from + skip, to).of(self.reader.text);
        text.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']).to_owned()
    }

    /// When, where and how far it is asserted.
    fn qualify(&self, draft: &mut Draft) {
        let (c, _) = self.read.clause_of(self.p).map_or((None, None), |(c, place)| (Some(c), Some(place)));
        // The date in "double the pace of last year" is that of the pace.
        let compared = matches!(self.figure.figure.unit, Unit::Multiple);
        draft.period = self.period(c).filter(|_| !compared);
        if draft.period.is_none() && !compared {
            draft.as_of = c.and_then(|c| self.reader.moment_in(self.read, self.read.clause(c)));
        }
        let subject_place = draft.subject.clone();
        let place = c.and_then(|c| self.location(c)).filter(|place| *place != subject_place);
        draft.place = place;
        if let Some(c) = c {
            let clause = self.read.clause(c);
            let (from, to) = clause.verbs;
            let keys: Vec<&str> = self.read.tokens[from..to].iter().map(|t| t.key.as_str()).collect();
            draft.modality = modality(&keys);
            draft.denied = clause.negated;
        }
    }

    /// The date of a clause: its own, else the one that leads the sentence.
    fn period(&self, c: Option<usize>) -> Option<String> {
        let spoken = |token: usize| {
            let span = self.read.tokens[token].span;
            let mention = self.reader.periods.get(&span.start)?;
            let known = mention.period.start.is_some() || mention.period.end.is_some();
            known.then(|| mention.span.of(self.reader.text).split_whitespace().collect::<Vec<_>>().join(" "))
        };
        // "since 2018, when it had 40 boats": the date that "when" stands for.
        let verb = c.map(|c| self.read.clause(c).verbs.0);
        let when =
            verb.and_then(|verb| (verb.saturating_sub(WHEN)..verb).rfind(|k| self.read.tokens[*k].key == "when"));
        let dated = when.and_then(|k| (k.saturating_sub(2)..k).rfind(|k| self.read.tokens[*k].tag == Tag::Period));
        if let Some(date) = dated {
            return self.reader.periods.get(&self.read.tokens[date].span.start).map(|m| {
                let words = m.span.of(self.reader.text).trim_start_matches("since ");
                words.split_whitespace().collect::<Vec<_>>().join(" ")
            });
        }
        let of_clause = c.into_iter().flat_map(|c| &self.read.clause(c).objects).map(|o| self.read.phrase(o.phrase));
        let own = of_clause.filter(|p| p.is_period).find_map(|p| spoken(p.from));
        // What is so each year is not of the year that the sentence names elsewhere.
        let recurs = matches!(self.figure.figure.unit, Unit::Rate { .. });
        own.or_else(|| only_date(self.reader, self.read).filter(|_| !recurs || c.is_none()))
    }
}

/// Whether a word names an event of which there are figures.
pub(super) fn is_event(key: &str) -> bool {
    EVENTS.contains(&stem(key).as_str())
}

/// The event that a sentence's figures are of: a noun of an event in it, or its verb.
pub(super) fn event_of(reader: &Reader<'_>, read: &Read) -> Option<String> {
    let found = read.parse.phrases.iter().find(|p| {
        let head = &read.tokens[p.head];
        p.figure.is_none() && head.tag == Tag::Noun && EVENTS.contains(&stem(&head.key).as_str())
    });
    if let Some(phrase) = found {
        return Some(words_without_article(reader, read, phrase));
    }
    let by_verb = read.parse.clauses.iter().find(|clause| EVENT_VERBS.contains(&clause.base));
    by_verb.map(|clause| clause.base.to_owned())
}

/// The date of a sentence that has only one, where that is not of something said in passing.
pub(super) fn only_date(reader: &Reader<'_>, read: &Read) -> Option<String> {
    let dates = read.tokens.iter().enumerate().filter(|(_, t)| t.tag == Tag::Period).filter_map(|(i, t)| {
        let mention = reader.periods.get(&t.span.start)?;
        let known = mention.period.start.is_some() || mention.period.end.is_some();
        known.then(|| (i, mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    let mut dates = dates;
    let (at, first) = dates.next()?;
    (dates.next().is_none() && !in_passing(read, at)).then_some(first)
}

/// Whether a date belongs to what is said in passing: "the bank, founded in 1948, has nine branches", "up from $5
/// million in 2020", "over the 2023 budget".
fn in_passing(read: &Read, date: usize) -> bool {
    let token = |i: usize| read.tokens.get(i);
    let comma = |i: Option<usize>| i.and_then(token).is_some_and(|t| t.tag == Tag::Comma);
    let aside = read.parse.clauses.iter().any(|clause| {
        let holds = clause.objects.iter().any(|o| read.phrase(o.phrase).from == date);
        let opened = comma(clause.verbs.0.checked_sub(1))
            || (comma(clause.verbs.0.checked_sub(2))
                && token(clause.verbs.0 - 1).is_some_and(|t| t.tag == Tag::Relative));
        let closed = comma(Some(date + 1));
        holds && opened && closed && read.parse.clauses.len() > 1
    });
    let phrase = read.phrase_at(date).map(|p| read.phrase(p));
    let compared = |before: Option<usize>| {
        let Some(figure) = before.map(|p| read.phrase(p)).filter(|p| p.figure.is_some()) else { return false };
        figure.led_by.is_some_and(|(t, _)| COMPARING.contains(&read.tokens[t].key.as_str()))
    };
    let other = phrase.is_some_and(|p| p.is_period && p.led_by.is_some_and(|(_, before)| compared(before)));
    let describes = phrase.is_some_and(|p| {
        !p.is_period
            && p.head != date
            && p.led_by
                .is_some_and(|(t, _)| matches!(read.tokens[t].key.as_str(), "over" | "than" | "from" | "against"))
    });
    aside || other || describes
}

/// Prepositions behind which stands what a figure is compared with.
const COMPARING: &[&str] = &["from", "than", "with", "over", "above", "below", "against"];

/// The noun that a figure's own words hold, with what stands before it: "sheriff's offices" of "five sheriff's offices".
pub(super) fn own_noun(figure: &quantity::Mention, text: &str) -> String {
    let unit = match &figure.figure.unit {
        Unit::Rate { of, .. } => of.as_ref(),
        unit => unit,
    };
    let Unit::Count(_) = unit else { return String::new() };
    let written = figure.span.of(text);
    let all = words(written);
    let numeral = |key: &str| {
        key.starts_with(|c: char| c.is_ascii_digit()) || quantity::is_of_a_number(key) || VAGUE.contains(&key)
    };
    let Some(last) = all.iter().rposition(|w| numeral(&w.key)) else { return String::new() };
    let rest = all.iter().skip(last + 1).skip_while(|w| w.key == "of");
    let noun: Vec<&str> = rest
        .take_while(|w| !matches!(w.key.as_str(), "per" | "each" | "every" | "a" | "an"))
        .map(|w| w.span.of(written))
        .collect();
    noun.join(" ")
}

/// Words that stand for a number and are none.
const VAGUE: &[&str] = &["half", "no", "few", "several", "couple", "pair", "scores"];

/// How far words of a verb group assert.
pub(super) fn modality(keys: &[&str]) -> Modality {
    let has = |words: &[&str]| keys.iter().any(|k| words.contains(k));
    let to_be = keys.windows(2).any(|pair| pair == ["to", "be"]);
    if to_be
        || has(&[
            "expected",
            "set",
            "plans",
            "plan",
            "planned",
            "aims",
            "aim",
            "aiming",
            "intends",
            "scheduled",
            "will",
            "hopes",
            "wants",
        ])
    {
        Modality::Planned
    } else if has(&["proposed", "proposes"]) {
        Modality::Proposed
    } else if has(&["would", "could", "might", "may", "should"]) {
        Modality::Conditional
    } else if has(&["alleged", "allegedly", "accused", "suspected"]) {
        Modality::Alleged
    } else {
        Modality::Asserted
    }
}
