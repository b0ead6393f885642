//! Claims from figures: what is counted or measured, of whom, when and where.

use super::scope::{Scope, words_without_article};
use super::{Draft, Place, Read, Reader};
use crate::claim::{Modality, Role, Value};
use crate::extract::grammar::lexicon::participle;
use crate::extract::grammar::{Sense, Tag, UNKNOWN};
use crate::quantity::{self, Unit};
use crate::text::{stem, words};
use std::cell::Cell;

/// Nouns before "of" that say what sort of figure follows and take the place of no subject.
const STATISTICS: &[&str] =
    &["average", "total", "maximum", "minimum", "median", "mean", "record", "estimate", "estimated"];

/// Nouns of an amount, whose figure stands behind "of": "a fine of $5,000", "a population of 2,000".
const HEADED_BY_NOUN: &[&str] = &["of", "at", "to", "is", "was"];

/// What a verb says of an amount of money that is its object.
const MONEY_VERBS: &[(&str, &str)] = &[
    ("spend", "spending"),
    ("cost", "cost"),
    ("pay", "payment"),
    ("receive", "money received"),
    ("get", "money received"),
    ("earn", "income"),
    ("make", "income"),
    ("raise", "money raised"),
    ("contribute", "contribution"),
    ("donate", "donation"),
    ("invest", "investment"),
    ("lose", "loss"),
    ("owe", "debt"),
    ("generate", "revenue"),
    ("award", "award"),
    ("fine", "fine"),
    ("value", "value"),
    ("sell", "sale price"),
    ("buy", "purchase price"),
    ("save", "savings"),
];

/// What a verb says of a measure.
const MEASURE_VERBS: &[(&str, &str)] = &[
    ("weigh", "weight"),
    ("cover", "area"),
    ("measure", "length"),
    ("stretch", "length"),
    ("run", "length"),
    ("last", "duration"),
    ("travel", "distance"),
    ("walk", "distance"),
    ("stand", "height"),
    ("rise", "height"),
];

/// Verbs of a change: with "by" or nothing their figure is how much, with "to" it is the new value.
const CHANGES: &[(&str, &str)] = &[
    ("rise", "increase"),
    ("increase", "increase"),
    ("grow", "increase"),
    ("climb", "increase"),
    ("jump", "increase"),
    ("surge", "increase"),
    ("gain", "increase"),
    ("expand", "increase"),
    ("raise", "increase"),
    ("boost", "increase"),
    ("fall", "decrease"),
    ("drop", "decrease"),
    ("decline", "decrease"),
    ("decrease", "decrease"),
    ("shrink", "decrease"),
    ("tumble", "decrease"),
    ("slide", "decrease"),
    ("cut", "decrease"),
    ("reduce", "decrease"),
    ("lower", "decrease"),
];

/// Verbs that only join a figure to what it is of.
const LIGHT: &[&str] = &[
    "be",
    "have",
    "include",
    "contain",
    "comprise",
    "total",
    "number",
    "reach",
    "remain",
    "hold",
    "represent",
    "report",
    "record",
    "show",
    "say",
    "see",
    "find",
    "estimate",
    "count",
    "equal",
    "average",
    "become",
    "consist",
];

/// Verbs that say into how many kinds or parts something falls.
const KINDS_OF: &[(&str, &str)] = &[
    ("fall", "into"),
    ("fall", "within"),
    ("fall", "under"),
    ("divide", "into"),
    ("split", "into"),
    ("break", "into"),
    ("consist", "of"),
    ("come", "in"),
    ("group", "into"),
];

/// Verbs by which one gives money to another.
const GIVING: &[&str] = &[
    "give",
    "provide",
    "allocate",
    "allot",
    "funnel",
    "send",
    "award",
    "grant",
    "pay",
    "transfer",
    "donate",
    "appropriate",
    "earmark",
    "contribute",
    "direct",
    "channel",
    "pour",
    "pump",
    "invest",
];
/// Verbs by which one gets it.
const TAKING: &[&str] = &["receive", "get", "obtain", "secure"];

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

/// The most words of a property or subject: beyond it, it is a sentence and no name of anything.
const MOST_WORDS: usize = 12;

pub(super) fn claims(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    // The figure of this sentence that was read before: others may be its parts, its mean, or the same of another year.
    let mut last: Option<usize> = scope.last;
    let mut own: Option<usize> = None;
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
        let sound = |text: &str| !text.is_empty() && words(text).len() <= MOST_WORDS;
        if !sound(&draft.property) || !sound(&draft.subject) || draft.subject == draft.property {
            continue;
        }
        if draft.of.is_none() {
            own = Some(made.len());
            last = own;
        }
        made.push(draft);
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
            return None;
        }
        self.statistic()
            .or_else(|| self.share())
            .or_else(|| self.noun_of())
            .or_else(|| self.owned())
            .or_else(|| self.in_clause(self.p))
    }

    /// "That is an average of 753 over a six day period": the mean of the figure before.
    fn mean_of(&self, last: Option<usize>, made: &[Draft], draft: &mut Draft) -> bool {
        let Some((tied, total)) = last.and_then(|i| Some((i, made.get(i)?))) else { return false };
        let before = self.read.tokens.get(..self.token).unwrap_or(&[]);
        let mean = before.iter().rev().take(3).any(|t| ["average", "mean", "averaging"].contains(&t.key.as_str()))
            || says_average(self.figure, self.reader.text);
        if !mean || !self.noun().is_empty() {
            return false;
        }
        let Some(over) = self.over() else { return false };
        let of = |unit: &&str| words(&over).iter().any(|w| stem(&w.key) == *unit);
        let Some(unit) = ["day", "week", "month", "year", "hour"].into_iter().find(of) else { return false };
        draft.subject.clone_from(&total.subject);
        draft.property = format!("{} per {unit}", total.property);
        draft.place.clone_from(&total.place);
        draft.period.clone_from(&total.period);
        draft.of = Some((tied, Role::Mean, Some(over)));
        true
    }

    /// The stretch that a mean is over, as written.
    fn over(&self) -> Option<String> {
        let tokens = &self.read.tokens;
        let leads =
            |i: &usize| tokens.get(*i).is_some_and(|t| matches!(t.key.as_str(), "over" | "across" | "during" | "in"));
        let lead = (self.token + 1..self.token + 4).find(leads)?;
        let skip = usize::from(tokens.get(lead + 1).is_some_and(|t| matches!(t.key.as_str(), "a" | "an" | "the")));
        let from = lead + 1 + skip;
        let ends = |t: &&crate::extract::grammar::Token| matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Preposition);
        let length = tokens.iter().skip(from).take(5).take_while(|t| !ends(t)).count();
        (length > 0).then(|| self.read.span(from, from + length).of(self.reader.text).to_owned())
    }

    /// "56 removals: one female and 55 males": a part of the figure before the colon.
    fn part_of(&self, own: Option<usize>, made: &[Draft], draft: &mut Draft) -> bool {
        let Some((whole, total)) = own.and_then(|i| Some((i, made.get(i)?))) else { return false };
        let before = self.read.tokens.get(..self.token).unwrap_or(&[]);
        let colon = before.iter().rfind(|t| t.tag == Tag::Stop && t.key == ":");
        let behind = colon.is_some_and(|colon| total.at.is_some_and(|span| span.end <= colon.span.start));
        let noun = self.noun();
        if !behind || noun.is_empty() {
            return false;
        }
        draft.subject.clone_from(&total.subject);
        draft.property.clone_from(&total.property);
        draft.place.clone_from(&total.place);
        draft.period.clone_from(&total.period);
        draft.population = Some(noun);
        draft.of = Some((whole, Role::Split, None));
        true
    }

    /// "16 removals in 2017 and 16 in 2018": the same of another time or place.
    fn again(&self, own: Option<usize>, made: &[Draft], draft: &mut Draft) -> bool {
        let Some(first) = own.and_then(|i| made.get(i)) else { return false };
        let bare = matches!(self.figure.figure.unit, Unit::Bare) && self.noun().is_empty();
        let before = self.token.checked_sub(1).and_then(|i| self.read.tokens.get(i));
        let joined = before.is_some_and(|t| matches!(t.tag, Tag::Conjunction | Tag::Comma) && t.key != "but");
        let next = self.read.tokens.get(self.token + 1).is_some_and(|t| t.tag == Tag::Preposition);
        if !(bare && joined && next) {
            return false;
        }
        // What follows it: its own date or place, and no other.
        let (mut period, mut place) = (None, None);
        for token in self.read.tokens.iter().skip(self.token + 1) {
            match token.tag {
                Tag::Period if period.is_none() => {
                    let mention = self.reader.periods.get(&token.span.start);
                    period = mention.map(|m| m.span.of(self.reader.text).to_owned());
                }
                Tag::Name if place.is_none() => place = Some(token.span.of(self.reader.text).to_owned()),
                Tag::Preposition => {}
                _ => break,
            }
        }
        if period.is_none() && place.is_none() {
            return false;
        }
        draft.subject.clone_from(&first.subject);
        draft.property.clone_from(&first.property);
        draft.population.clone_from(&first.population);
        draft.period = period.or_else(|| first.period.clone());
        match place {
            Some(place) if first.place.is_none() => draft.subject = place,
            Some(place) => draft.place = Some(place),
            None => draft.place.clone_from(&first.place),
        }
        true
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
        HEADED_BY_NOUN.contains(&key).then_some(())?;
        if key != "of" {
            return None;
        }
        let phrase = self.read.phrase(before);
        if phrase.figure.is_some() || self.read.tokens[phrase.head].tag != Tag::Noun {
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

    /// By the verb of the clause in which the phrase `p` stands.
    fn in_clause(&self, p: usize) -> Option<(String, String)> {
        let noun =
            if p == self.p { self.noun() } else { words_without_article(self.reader, self.read, self.read.phrase(p)) };
        let Some((c, place)) = self.read.clause_of(p) else { return self.loose(p, &noun) };
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
                let subject = self.location(c).or_else(|| self.topic())?;
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
                (!noun.is_empty() && !said.is_empty()).then(|| (subject, format!("{noun} {said}")))
            }
            (Sense::Active, Place::Subject) => {
                let said = self.predicate(c);
                if noun.is_empty() || said.is_empty() {
                    return None;
                }
                let subject = event_of(self.reader, self.read).or_else(|| self.location(c)).or_else(|| self.topic())?;
                Some((subject, format!("{noun} {said}")))
            }
            (Sense::Is | Sense::Has, Place::Subject) => {
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
    fn copula(&self, subject: usize, noun: &str) -> Option<(String, String)> {
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
    fn transfer(&self, c: usize) -> Option<(String, String)> {
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
    fn object(&self, c: usize, noun: &str) -> Option<(String, String)> {
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
        if noun.is_empty() {
            let said = participle(clause.base);
            return matches!(unit, Unit::Percent).then(|| (name, format!("share {said}")));
        }
        let event = event_of(self.reader, self.read);
        Some((event.unwrap_or(name), format!("{noun} {}", participle(clause.base))))
    }

    /// "rose by 5 percent", "was fined for $5 million", "sold for $3 billion".
    fn adverbial(&self, c: usize, preposition: &str, noun: &str) -> Option<(String, String)> {
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

    /// A line without a verb: "$2.7 billion in total income".
    fn loose(&self, p: usize, noun: &str) -> Option<(String, String)> {
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

    /// What the passage is about: the lead-in of a list says so, else it is a guess.
    fn topic(&self) -> Option<String> {
        self.guessed.set(self.scope.lead.is_none());
        self.scope.topic()
    }

    /// A common noun with "the".
    fn is_definite(&self, p: usize) -> bool {
        let phrase = self.read.phrase(p);
        let first =
            self.read.tokens.get(phrase.from).is_some_and(|t| matches!(t.key.as_str(), "the" | "this" | "these"));
        first && self.read.tokens.get(phrase.head).is_some_and(|t| t.tag == Tag::Noun)
    }

    /// The words of a subject, resolved.
    fn named(&self, p: usize) -> Option<String> {
        let phrase = self.read.phrase(p);
        let base = self.scope.resolve(self.reader, self.read, phrase)?;
        let mut text = base;
        for (q, preposition) in self.hanging(p) {
            let inner = self.read.phrase(q);
            if matches!(preposition, "of" | "in" | "for" | "between") && !inner.is_period && inner.figure.is_none() {
                text = format!("{text} {preposition} {}", words_without_article(self.reader, self.read, inner));
            }
        }
        Some(text)
    }

    /// The participle of a clause's verb, with what belongs to it.
    fn predicate(&self, c: usize) -> String {
        let clause = self.read.clause(c);
        if clause.base.is_empty() {
            return String::new();
        }
        if clause.base == UNKNOWN {
            return self.read.tokens[clause.main].key.clone();
        }
        match clause.sense {
            Sense::Passive => participle(clause.base),
            _ => {
                let object =
                    clause.objects.iter().find(|o| o.preposition.is_none() && !self.read.phrase(o.phrase).is_period);
                let past = self.read.tokens[clause.main].key.clone();
                match object {
                    Some(object) => {
                        let phrase = self.read.phrase(object.phrase);
                        let words = words_without_article(self.reader, self.read, phrase);
                        format!("who {past} {words}")
                    }
                    None => past,
                }
            }
        }
    }

    /// "spends $25 million on schools": what for.
    fn purpose(&self, c: usize) -> String {
        let clause = self.read.clause(c);
        let found = clause.objects.iter().find(|o| {
            o.preposition.is_some_and(|t| matches!(self.read.tokens[t].key.as_str(), "on" | "for"))
                && !self.read.phrase(o.phrase).is_period
                && self.read.phrase(o.phrase).from > self.token
        });
        found.map_or_else(String::new, |o| {
            format!(" for {}", words_without_article(self.reader, self.read, self.read.phrase(o.phrase)))
        })
    }

    /// What narrows a counted noun: "of"-phrases and participles behind it.
    fn trailing(&self, p: usize) -> String {
        let mut text = String::new();
        for (q, preposition) in self.hanging(p) {
            let phrase = self.read.phrase(q);
            let head = &self.read.tokens[phrase.head];
            if phrase.is_period || phrase.figure.is_some() || head.tag == Tag::Name || head.tag == Tag::Pronoun {
                continue;
            }
            if matches!(preposition, "of" | "in" | "for" | "with" | "on" | "under" | "between") {
                text.push_str(&format!(" {preposition} {}", words_without_article(self.reader, self.read, phrase)));
            }
        }
        text
    }

    /// The place that a clause names.
    fn location(&self, c: usize) -> Option<String> {
        let clause = self.read.clause(c);
        if let Some(site) = clause.site.map(|p| self.read.phrase(p)) {
            let head = &self.read.tokens[site.head];
            return (head.tag == Tag::Name).then(|| head.span.of(self.reader.text).to_owned());
        }
        let near = clause.objects.iter().filter(|o| self.is_place(o.preposition, o.phrase)).map(|o| o.phrase);
        let found = near.chain(self.all_places()).next()?;
        Some(words_without_article(self.reader, self.read, self.read.phrase(found)))
    }

    fn all_places(&self) -> impl Iterator<Item = usize> {
        self.read
            .parse
            .phrases
            .iter()
            .enumerate()
            .filter(|(_, p)| {
                p.led_by
                    .is_some_and(|(t, _)| self.is_place(Some(t), p.head.min(usize::MAX)) || self.is_place_phrase(t, p))
            })
            .map(|(i, _)| i)
    }

    fn is_place_phrase(&self, preposition: usize, phrase: &crate::extract::grammar::Phrase) -> bool {
        matches!(self.read.tokens[preposition].key.as_str(), "in" | "across" | "throughout" | "near")
            && self.reader.is_place(&self.read.tokens[phrase.head])
    }

    fn is_place(&self, preposition: Option<usize>, phrase: usize) -> bool {
        let Some(phrase) = self.read.parse.phrases.get(phrase) else { return false };
        preposition.is_some_and(|t| self.is_place_phrase(t, phrase))
    }

    /// When, where and how far it is asserted.
    fn qualify(&self, draft: &mut Draft) {
        let (c, _) = self.read.clause_of(self.p).map_or((None, None), |(c, place)| (Some(c), Some(place)));
        draft.period = self.period(c);
        if draft.period.is_none() {
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
        let of_clause = c.into_iter().flat_map(|c| &self.read.clause(c).objects).map(|o| self.read.phrase(o.phrase));
        let own = of_clause.filter(|p| p.is_period).find_map(|p| spoken(p.from));
        own.or_else(|| only_date(self.reader, self.read))
    }
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

/// The date of a sentence that has only one.
pub(super) fn only_date(reader: &Reader<'_>, read: &Read) -> Option<String> {
    let dates = read.tokens.iter().filter(|t| t.tag == Tag::Period).filter_map(|t| {
        let mention = reader.periods.get(&t.span.start)?;
        let known = mention.period.start.is_some() || mention.period.end.is_some();
        known.then(|| mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let mut dates = dates;
    let first = dates.next()?;
    dates.next().is_none().then_some(first)
}

/// The noun that a figure's own words hold: "people" of "almost 700 people".
fn own_noun(figure: &quantity::Mention, text: &str) -> String {
    let key = match &figure.figure.unit {
        Unit::Count(key) => key.clone(),
        Unit::Rate { of, .. } => match of.as_ref() {
            Unit::Count(key) => key.clone(),
            _ => return String::new(),
        },
        _ => return String::new(),
    };
    let written = figure.span.of(text);
    let stems: Vec<String> = key.split_whitespace().map(stem).collect();
    let found = words(written).into_iter().filter(|w| stems.contains(&stem(&w.key)));
    found.map(|w| w.span.of(written).to_owned()).collect::<Vec<_>>().join(" ")
}

/// Stems of nouns that name an event of which there are figures.
const EVENTS: &[&str] = &[
    "raid",
    "earthquake",
    "quake",
    "attack",
    "crash",
    "shoot",
    "bomb",
    "explos",
    "fire",
    "flood",
    "storm",
    "hurrican",
    "tornado",
    "accid",
    "strik",
    "collaps",
    "outbreak",
    "eruption",
    "tsunami",
    "riot",
    "protest",
    "blast",
    "landslid",
    "wildfir",
    "election",
    "referendum",
    "operation",
    "sweep",
    "stamped",
    "derail",
    "collision",
    "massacr",
    "ambush",
];

/// Verbs that name an event by themselves.
const EVENT_VERBS: &[&str] = &["raid", "crash", "attack", "bomb", "shoot", "collapse", "explode"];

/// How far words of a verb group assert.
pub(super) fn modality(keys: &[&str]) -> Modality {
    let has = |words: &[&str]| keys.iter().any(|k| words.contains(k));
    if has(&[
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
    ]) {
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

/// Whether the figure's own words say that it is a mean.
fn says_average(figure: &quantity::Mention, text: &str) -> bool {
    words(figure.span.of(text)).iter().any(|w| matches!(w.key.as_str(), "average" | "averaging" | "mean"))
}
