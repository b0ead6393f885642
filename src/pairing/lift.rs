//! Lifting: places, periods, rates and names out of the words of a subject or a property.

use super::framer::Framer;
use super::names::{is_year, names};
use super::phrasing::{LEADS_ON, RATES, base_of_rate};
use super::places::{direction, in_parentheses, is_place_by_name, where_it_is};
use super::wording::{Term, terms};
use crate::claim::{content_stems, head_length, is_small};
use crate::entity::{EntityId, Kind, Name};
use crate::text::{Span, Word, words};
use crate::time::{Context, Period, edtf, scan as scan_periods};

/// What was lifted out of one phrase.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) names: Vec<EntityId>,
    pub(super) places: Vec<EntityId>,
    /// Names that something goes to or comes from, with the word that says so.
    pub(super) directed: Vec<(&'static str, EntityId)>,
    pub(super) period: Option<Period>,
    pub(super) rate: Option<String>,
    pub(super) stems: Vec<String>,
    /// The words behind the stems, in their order.
    pub(super) terms: Vec<Term>,
    /// How many of the stems stand before the first preposition.
    pub(super) head: usize,
}

impl Parts {
    /// Leaves out stems that others say more than, unless they are all there is.
    pub(super) fn leave_out(&mut self, idle: &[&str]) {
        let is_idle = |s: &String| idle.contains(&s.as_str());
        if !self.stems.iter().all(is_idle) {
            self.head -= self.head().iter().filter(|s| is_idle(s)).count();
            self.stems.retain(|s| !is_idle(s));
        }
    }

    /// The stems before the first preposition.
    pub(super) fn head(&self) -> &[String] {
        self.stems.get(..self.head).unwrap_or(&self.stems)
    }
}

impl Framer<'_> {
    /// Takes a phrase apart.
    pub(super) fn lift(&self, phrase: &str, is_subject: bool, context: &Context<'_>) -> Parts {
        let mut parts = Parts::default();
        // "Micronesia, Federated States of" is one name, and no place in another.
        if let Some(id) = self.countries.get(phrase).copied() {
            match self.places.contains(&id) {
                true => parts.places.push(id),
                false => parts.names.push(id),
            }
            return parts;
        }
        let mut taken: Vec<Span> = Vec::new();
        let free = |span: Span, taken: &[Span]| !taken.iter().any(|t| span.start < t.end && t.start < span.end);
        let periods = scan_periods(phrase, context).into_iter();
        if let Some(mention) = periods.into_iter().find(|m| m.period.start.or(m.period.end).is_some()) {
            taken.push(mention.span);
            parts.period = Some(mention.period);
        }
        let spans = match self.whole_name(phrase).filter(|_| is_subject && taken.is_empty()) {
            Some(whole) => vec![whole],
            None => names(phrase, &self.known),
        };
        let mut places: Vec<(EntityId, Span)> = Vec::new();
        for span in spans {
            let Some(id) = self.resolver.id(span.of(phrase)).filter(|_| free(span, &taken)) else { continue };
            if let Some(word) = direction(phrase, span) {
                parts.directed.push((word, id));
            } else if self.places.contains(&id) {
                places.push((id, span));
            } else {
                parts.names.push(id);
            }
            taken.push(span);
            // "the ban on billboards (SB 12)": the name in parentheses is the thing, the words before it describe it.
            if is_subject && in_parentheses(phrase, span) && self.is_law(id) {
                parts.names = vec![id];
                return parts;
            }
        }
        parts.places = where_it_is(phrase, &places);
        parts.names.extend(places.iter().map(|(id, _)| *id).filter(|id| !parts.places.contains(id)));
        let all = words(phrase);
        if parts.period.is_none() {
            // In a property only the first word, "2024 budget", and the last behind a comma: "budget, 2024".
            let after_comma = |i: usize| {
                i + 1 == all.len()
                    && i > 0
                    && phrase.get(all[i - 1].span.end..all[i].span.start).is_some_and(|gap| gap.trim() == ",")
            };
            let looked_at = |i: &usize| is_subject || *i == 0 || after_comma(*i);
            let years = (0..all.len()).filter(looked_at);
            let year = years.into_iter().find(|i| is_year(&all, *i) && free(all[*i].span, &taken));
            if let Some(i) = year
                && let Ok(period) = edtf(&all[i].key)
            {
                parts.period = Some(period);
                taken.push(all[i].span);
            }
        }
        // "spending per resident": per anything is a rate.
        let mut after = all.iter().skip_while(|w| w.key != "per").skip(1);
        if let Some(noun) =
            after.next().filter(|w| !RATES.iter().any(|(name, _)| *name == w.key) && free(w.span, &taken))
        {
            parts.rate = Some(base_of_rate(&noun.key));
            taken.push(noun.span);
        }
        for (i, word) in all.iter().enumerate() {
            let rate = RATES.iter().find(|(name, _)| *name == word.key);
            let after_per = i > 0 && matches!(all[i - 1].key.as_str(), "per" | "each" | "every" | "a");
            if let Some((name, unit)) = rate
                && (name.ends_with("ly") || *name == "annual" || after_per)
                && free(word.span, &taken)
            {
                parts.rate = Some((*unit).to_owned());
                taken.push(word.span);
            }
        }
        let left: String = {
            let mut left = String::new();
            let mut at = 0;
            taken.sort();
            for span in &taken {
                // "from Elmton", "by Elmton" and "between Elmton and Ashford" are said by the names themselves.
                let before = phrase.get(at..span.start).unwrap_or("");
                let bare = ["between", "from", "by", "by the", "from the"]
                    .iter()
                    .find_map(|w| before.trim_end().strip_suffix(w));
                left.push_str(bare.unwrap_or(before));
                left.push(' ');
                at = at.max(span.end);
            }
            left.push_str(phrase.get(at..).unwrap_or(""));
            // "votes for Jane Roe" does not end in "for".
            if all.last().is_some_and(|w| !free(w.span, &taken)) {
                left.push_str(" the");
            }
            left
        };
        parts.stems = content_stems(&left);
        if words(&left).iter().any(|w| w.key == "means") {
            // Means to an end are no mean.
            parts.stems.iter_mut().filter(|s| *s == "mean").for_each(|s| *s = "means".to_owned());
        }
        parts.head = head_length(&left);
        parts.terms = terms(&left);
        parts
    }

    /// What a subject is: the last word before a preposition; where a name stands there, the last word of the name.
    pub(super) fn head(&self, subject: &str) -> Option<Term> {
        let all = words(subject);
        let parts = |word: &&Word| LEADS_ON.contains(&word.key.as_str());
        let begins = all.iter().position(|w| !is_small(&w.key)).unwrap_or(0);
        let ends = all.iter().skip(begins).find(parts).map_or(subject.len(), |w| w.span.start);
        let before = subject.get(..ends).unwrap_or(subject);
        let comma = before.find([',', '(', ';', ':']).unwrap_or(before.len());
        let before = before.get(..comma).unwrap_or(before).trim_end();
        let name = names(before, &self.known).into_iter().last().filter(|span| span.end == before.len());
        let name = name.and_then(|span| self.resolver.id(span.of(before))).map(|id| self.resolver.canonical(id));
        terms(name.unwrap_or(before)).pop()
    }

    /// The whole phrase, where it has the words of a name that stands elsewhere: "Harbour bridge", "the Harbor Bridge".
    fn whole_name(&self, phrase: &str) -> Option<Span> {
        let id = self.resolver.id(phrase).filter(|_| !is_place_by_name(phrase))?;
        // "The Museum" is one word with its article.
        let named = |w: &&str| w.starts_with(char::is_uppercase) && !is_small(&w.to_lowercase());
        let capitals = self.resolver.canonical(id).split_whitespace().filter(named);
        (capitals.count() > 1 && words(phrase).len() > 1).then(|| Span::new(0, phrase.len()))
    }

    pub(super) fn is_law(&self, id: EntityId) -> bool {
        let name = Name::read(self.resolver.canonical(id));
        name.likely == Some(Kind::Law) || name.tokens.iter().any(|t| LAW_WORDS.contains(&t.as_str()))
    }
}

/// Words that make the name of a law, an order, a budget or a plan.
const LAW_WORDS: &[&str] = &[
    "act",
    "bill",
    "law",
    "order",
    "resolution",
    "statute",
    "code",
    "budget",
    "plan",
    "ordinance",
    "treaty",
    "amendment",
    "sb",
    "hb",
];
