//! Subject and property by the verb of the clause, and by the place of the figure in it.

use super::lexicon::{CHANGES, GIVING, KINDS_OF, LIGHT, MEASURE_VERBS, MONEY_VERBS, OF_PEOPLE, TAKING};
use super::{Maker, event_of};
use crate::extract::draft::scope::words_without_article;
use crate::extract::draft::{Place, Read};
use crate::extract::grammar::lexicon::participle;
use crate::extract::grammar::{Sense, Tag, UNKNOWN};
use crate::quantity::Unit;
use crate::text::stem;

impl Maker<'_, '_> {
    /// By the verb of the clause in which the phrase `p` stands.
    pub(super) fn in_clause(&self, p: usize) -> Option<(String, String)> {
        let noun =
            if p == self.p { self.noun() } else { words_without_article(self.reader, self.read, self.read.phrase(p)) };
        let Some((c, place)) = self.read.clause_of(p) else {
            return self.under_subject(p, &noun).or_else(|| self.loose(p, &noun));
        };
        let clause = self.read.clause(c);
        let subject = clause.subject;
        let preposition = match place {
            Place::Object(Some(t)) => Some(self.read.tokens[t].key.as_str()),
            _ => None,
        };
        match (clause.sense, place) {
            (Sense::ThereIs, Place::Object(None)) => {
                if noun.is_empty() {
                    return None;
                }
                // "arrests in the crackdowns": what they are of.
                if let Some((q, _)) = self
                    .hanging(p)
                    .find(|(q, preposition)| matches!(*preposition, "in" | "during" | "at") && self.is_definite(*q))
                {
                    let subject = words_without_article(self.reader, self.read, self.read.phrase(q));
                    return Some((subject, noun));
                }
                let place = self.location(c);
                if let Some((subject, _)) =
                    self.scope.counted.as_ref().filter(|(_, what)| place.is_none() && *what == noun)
                {
                    return Some((subject.clone(), noun));
                }
                let subject = place.or_else(|| self.topic())?;
                Some((subject, format!("{noun}{}", self.trailing(p))))
            }
            (Sense::Has, Place::Object(None)) => {
                let subject = self.named(subject?)?;
                (!noun.is_empty()).then(|| (subject, format!("{noun}{}", self.trailing(p))))
            }
            (Sense::Is, Place::Object(None)) => self.copula(subject?, &noun),
            (Sense::Passive, Place::Subject) => {
                let subject = event_of(self.reader, self.read).or_else(|| self.location(c)).or_else(|| self.topic())?;
                let said = self.predicate(c);
                let noun = if noun.is_empty() && OF_PEOPLE.contains(&clause.base) { "people".to_owned() } else { noun };
                (!noun.is_empty() && !said.is_empty()).then(|| (subject, format!("{noun} {said}")))
            }
            (Sense::Active, Place::Subject) => {
                let said = self.predicate(c);
                let counts = matches!(self.figure.figure.unit, Unit::Bare | Unit::Count(_));
                if counts && OF_PEOPLE.contains(&clause.base) && (noun.is_empty() || participle(clause.base) == noun) {
                    // "12 were killed and 40 injured".
                    let subject =
                        event_of(self.reader, self.read).or_else(|| self.location(c)).or_else(|| self.topic())?;
                    return Some((subject, format!("people {}", participle(clause.base))));
                }
                if noun.is_empty() {
                    // A sum does nothing: "$711 billion in total taxes paid".
                    return self.loose(p, &noun);
                }
                if said.is_empty() {
                    return None;
                }
                let subject = event_of(self.reader, self.read).or_else(|| self.location(c)).or_else(|| self.topic())?;
                Some((subject, format!("{noun} {said}")))
            }
            (Sense::Has, Place::Subject) => {
                let object =
                    clause.objects.iter().find(|o| o.preposition.is_none() && !self.read.phrase(o.phrase).is_period)?;
                let object = words_without_article(self.reader, self.read, self.read.phrase(object.phrase));
                let subject = self.location(c).or_else(|| self.topic())?;
                let noun = if noun.is_empty() { "share".to_owned() } else { noun };
                Some((subject, format!("{noun} with {object}")))
            }
            (Sense::Is, Place::Subject) => {
                let said = self.predicate(c);
                let subject = self.location(c).or_else(|| self.topic())?;
                (!noun.is_empty()).then(|| (subject, format!("{noun} {said}").trim().to_owned()))
            }
            (Sense::Active, Place::Object(None)) => self.object(c, &noun),
            (Sense::Passive, Place::Object(None)) => {
                let subject = self.named(subject?)?;
                Some((subject, format!("{noun} {}", self.predicate(c)).trim().to_owned()))
            }
            (_, Place::Object(Some(_))) => self.adverbial(c, preposition.unwrap_or(""), &noun),
            _ => None,
        }
    }

    /// "The population is 2.9 million", "The death toll was 12".
    pub(super) fn copula(&self, subject: usize, noun: &str) -> Option<(String, String)> {
        let phrase = self.read.phrase(subject);
        let head = &self.read.tokens[phrase.head];
        if head.tag == Tag::Pronoun {
            return None;
        }
        let of = self.hanging(subject).find(|(_, preposition)| matches!(*preposition, "of" | "in" | "for"));
        if head.tag == Tag::Name {
            let name = head.span.of(self.reader.text).to_owned();
            return (!noun.is_empty()).then(|| (name, noun.to_owned()));
        }
        let property = match phrase.owner_to {
            Some(to) => self.read.span(to, phrase.to).of(self.reader.text).to_owned(),
            None => words_without_article(self.reader, self.read, phrase),
        };
        let owner = phrase.owner_to.map(|to| self.owner(phrase.from, to));
        let counted = ["number", "total", "count", "amount"].contains(&head.key.as_str());
        let (property, owner) = match of {
            Some((q, "of")) if counted => {
                let what = words_without_article(self.reader, self.read, self.read.phrase(q));
                let place = self
                    .hanging(q)
                    .find(|(_, p)| matches!(*p, "in" | "at" | "for"))
                    .map(|(r, _)| words_without_article(self.reader, self.read, self.read.phrase(r)));
                (what, owner.or(place))
            }
            Some((q, _)) => {
                (property, owner.or_else(|| self.scope.resolve(self.reader, self.read, self.read.phrase(q))))
            }
            None => (property, owner),
        };
        let property = if noun.is_empty() || property.contains(noun) { property } else { format!("{property} {noun}") };
        let site =
            || self.read.clause_of(self.p).and_then(|(c, _)| self.read.clause(c).site.and_then(|_| self.location(c)));
        Some((owner.or_else(site).or_else(|| self.topic())?, property))
    }

    /// Money that goes from one to another, from whichever side it is told: the giver has "money for" the taker.
    pub(super) fn transfer(&self, c: usize) -> Option<(String, String)> {
        let clause = self.read.clause(c);
        let key = clause_key(self.read, c);
        let with = |prepositions: &[&str]| {
            let found = clause.objects.iter().find(|o| {
                let named = self.read.tokens[self.read.phrase(o.phrase).head].tag == Tag::Name;
                named && o.preposition.is_some_and(|t| prepositions.contains(&self.read.tokens[t].key.as_str()))
            })?;
            self.scope.resolve(self.reader, self.read, self.read.phrase(found.phrase))
        };
        let subject = clause.subject.and_then(|s| self.named(s));
        if GIVING.contains(&key.as_str()) && clause.sense == Sense::Active {
            return Some((subject?, format!("money for {}", with(&["to", "into", "for", "toward", "towards"])?)));
        }
        if TAKING.contains(&key.as_str()) && clause.sense == Sense::Active {
            return Some((with(&["under", "from", "through"])?, format!("money for {}", subject?)));
        }
        None
    }

    /// "Agents arrested 680 people", "The state spends $25 million".
    pub(super) fn object(&self, c: usize, noun: &str) -> Option<(String, String)> {
        let clause = self.read.clause(c);
        let subject = clause.subject?;
        let name = self.named(subject)?;
        let unit = &self.figure.figure.unit;
        if let Some((_, change)) = CHANGES.iter().find(|(base, _)| *base == clause.base) {
            let direct = matches!(unit, Unit::Percent | Unit::PercentPoint | Unit::Multiple);
            if direct {
                return Some((self.topic().unwrap_or_else(|| name.clone()), format!("{change} in {name}")));
            }
        }
        if matches!(unit, Unit::Money { .. })
            && noun.is_empty()
            && let Some(transfer) = self.transfer(c)
        {
            return Some(transfer);
        }
        if matches!(unit, Unit::Money { .. }) && noun.is_empty() && clause.base == UNKNOWN {
            return Some((name, format!("money {}", self.read.tokens[clause.main].key)));
        }
        if clause.base == UNKNOWN || LIGHT.contains(&clause.base) {
            let head = &self.read.tokens[self.read.phrase(subject).head];
            if head.tag == Tag::Noun && noun.is_empty() {
                return self.copula(subject, noun);
            }
            return (!noun.is_empty()).then(|| (name, format!("{noun}{}", self.trailing(self.p))));
        }
        if matches!(unit, Unit::Money { .. }) && noun.is_empty() {
            let property = MONEY_VERBS.iter().find(|(base, _)| *base == clause.base);
            let property =
                property.map_or_else(|| format!("money {}", participle(clause.base)), |(_, noun)| (*noun).to_owned());
            return Some((name, format!("{property}{}", self.purpose(c))));
        }
        if let Some((_, property)) =
            MEASURE_VERBS.iter().find(|(base, _)| *base == clause.base && matches!(unit, Unit::Measure { .. }))
        {
            return Some((name, (*property).to_owned()));
        }
        if noun.is_empty() && matches!(unit, Unit::Bare | Unit::Count(_)) && OF_PEOPLE.contains(&clause.base) {
            let subject = event_of(self.reader, self.read).unwrap_or(name);
            return Some((subject, format!("people {}", participle(clause.base))));
        }
        if matches!(unit, Unit::Percent) && !noun.is_empty() {
            // "boasts a 100% denial rate": what the percentage is of is the property.
            return Some((name, noun.to_owned()));
        }
        if noun.is_empty() {
            let said = participle(clause.base);
            return matches!(unit, Unit::Percent).then(|| (name, format!("share {said}")));
        }
        let event = event_of(self.reader, self.read);
        Some((event.unwrap_or(name), format!("{noun} {}", participle(clause.base))))
    }

    /// "rose by 5 percent", "was fined for $5 million", "sold for $3 billion".
    pub(super) fn adverbial(&self, c: usize, preposition: &str, noun: &str) -> Option<(String, String)> {
        let clause = self.read.clause(c);
        let subject = clause.subject?;
        let name = self.named(subject)?;
        let unit = &self.figure.figure.unit;
        let money = matches!(unit, Unit::Money { .. });
        if KINDS_OF.contains(&(clause.base, preposition)) && !noun.is_empty() {
            return Some((name, noun.to_owned()));
        }
        if let Some((_, change)) = CHANGES.iter().find(|(base, _)| *base == clause.base) {
            let topic = self.topic().unwrap_or_else(|| name.clone());
            return match preposition {
                "by" => Some((topic, format!("{change} in {name}"))),
                "to" => self.copula(subject, noun),
                _ => None,
            };
        }
        match preposition {
            "for" | "at" if money && noun.is_empty() && clause.base != UNKNOWN && !clause.base.is_empty() => {
                let property = MONEY_VERBS.iter().find(|(base, _)| *base == clause.base);
                Some((
                    name,
                    property
                        .map_or_else(|| format!("price {}", participle(clause.base)), |(_, noun)| (*noun).to_owned()),
                ))
            }
            "with" | "by" | "against" | "for" | "on" | "to" | "in" | "from"
                if !noun.is_empty() && clause.base != UNKNOWN && !clause.base.is_empty() =>
            {
                Some((name, format!("{noun} {} {preposition}", participle(clause.base))))
            }
            _ => None,
        }
    }

    /// "Agencies in more than 40 states have agreements": of what hangs on a subject.
    pub(super) fn under_subject(&self, p: usize, noun: &str) -> Option<(String, String)> {
        let (preposition, before) = self.read.phrase(p).led_by?;
        let (c, place) = self.read.clause_of(before?)?;
        let clause = self.read.clause(c);
        if place != Place::Subject || noun.is_empty() || self.read.tokens[preposition].key != "in" {
            return None;
        }
        let object =
            clause.objects.iter().find(|o| o.preposition.is_none() && !self.read.phrase(o.phrase).is_period)?;
        let object = words_without_article(self.reader, self.read, self.read.phrase(object.phrase));
        let who = words_without_article(self.reader, self.read, self.read.phrase(before?));
        Some((who, format!("{noun} with {object}")))
    }

    /// A line without a verb: "$2.7 billion in total income".
    pub(super) fn loose(&self, p: usize, noun: &str) -> Option<(String, String)> {
        let topic = self.topic()?;
        let verb = self.scope.lead.as_ref().map_or("", |(_, verb)| *verb);
        let money = matches!(self.figure.figure.unit, Unit::Money { .. } | Unit::Rate { .. });
        let said = MONEY_VERBS.iter().find(|(base, _)| *base == verb && money).map_or("", |(_, noun)| *noun);
        if !noun.is_empty() {
            return Some((topic, format!("{said} {noun}{}", self.trailing(p)).trim().to_owned()));
        }
        let (q, _) = self.hanging(p).find(|(_, preposition)| matches!(*preposition, "in" | "of" | "for"))?;
        Some((topic, words_without_article(self.reader, self.read, self.read.phrase(q))))
    }
}

/// The base of a clause's verb: of one that the tables do not know, its stem.
fn clause_key(read: &Read, c: usize) -> String {
    let clause = read.clause(c);
    if clause.base != UNKNOWN {
        return clause.base.to_owned();
    }
    let key = &read.tokens[clause.main].key;
    let known = GIVING.iter().chain(TAKING).find(|base| stem(base) == stem(key));
    known.map_or_else(|| key.clone(), |base| (*base).to_owned())
}
