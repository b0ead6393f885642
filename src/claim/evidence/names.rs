//! Names and words: other forms, acronyms and their words, or another name in the value's place.

use super::lexicon::{ASK_FOR_A_NAME, FUNCTION_WORDS, without_open_end};
use super::yes_no::one;
use super::{Passage, ValueInQuote};
use crate::entity::{Name, Standing, country, stand};
use crate::meaning::{Relation, relation};
use crate::quantity::{Quantifier, read_quantifier};
use crate::text::{fold_key, words};

/// The fewest letters that two words of one root share at their beginning: "Nicaragua", "Nicaraguan".
const ROOT: usize = 5;
/// An acronym stands for so many words at most.
const MOST_WORDS: usize = 9;

impl Passage<'_> {
    /// How a value stands to the words of the quotes; `what` are the words that no quote has as they are.
    pub(super) fn words(&self, value: &str, what: Vec<String>) -> ValueInQuote {
        if self.quantified(value) {
            return ValueInQuote::Found;
        }
        let name = Name::read(value);
        let kept: Vec<&String> = name.tokens.iter().chain(&name.digits).chain(&name.acronym).collect();
        if self.held.words().iter().any(|word| name.spells(word) && self.is_acronym(word)) {
            return ValueInQuote::Found;
        }
        let lacking: Vec<String> = what.into_iter().filter(|word| !self.in_other_form(word, &kept)).collect();
        if lacking.is_empty() {
            return ValueInQuote::Found;
        }
        if let Some(shorter) = without_open_end(value) {
            return self.text(&shorter);
        }
        let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
        // "SB 12" of "SB 13": the words are there, another number stands with them.
        if lacking.iter().all(|word| digits(word)) {
            let numbers: Vec<String> = self.held.words().iter().filter(|word| digits(word)).cloned().collect();
            let named = words(value).len() > lacking.len();
            if named && !numbers.is_empty() {
                return ValueInQuote::Other { what: lacking, instead: numbers };
            }
            return ValueInQuote::Unsaid { what: lacking };
        }
        match self.other_names(value, &name, &lacking) {
            Some(instead) => ValueInQuote::Other { what: lacking, instead },
            None => ValueInQuote::Unsaid { what: lacking },
        }
    }

    /// Whether a member of a list is a name of which the quotes have no word.
    pub(super) fn is_new(&self, member: &str) -> bool {
        !words(member).iter().any(|word| !FUNCTION_WORDS.contains(&word.key.as_str()) && self.says(&word.key))
    }

    /// "Most" of "the majority".
    fn quantified(&self, value: &str) -> bool {
        let Some(said) = read_quantifier(value) else { return false };
        let near = |other: Quantifier| match (said, other) {
            (a, b) if a == b => true,
            (Quantifier::Most | Quantifier::Majority, Quantifier::Most | Quantifier::Majority) => true,
            (Quantifier::Some | Quantifier::Several, Quantifier::Some | Quantifier::Several) => true,
            _ => false,
        };
        let all = self.held.words();
        (0..all.len()).any(|at| {
            (1..=3).any(|length| {
                all.get(at..at + length).and_then(|words| read_quantifier(&words.join(" "))).is_some_and(near)
            })
        })
    }

    /// Whether a word of the value stands in a quote in another form, or need not stand there.
    fn in_other_form(&self, word: &str, kept: &[&String]) -> bool {
        let key = fold_key(word);
        if key.is_empty() {
            return true;
        }
        if key.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        // A letter more makes another name: of names only the people of a place are formed.
        let formed = |said: &String| if is_capitalised(word) { of_place(said, &key) } else { one_root(said, &key) };
        // A title, a legal form, the wider place behind a name.
        let dropped = !kept.is_empty() && !kept.iter().any(|token| one(token, &key)) && is_capitalised(word);
        let own =
            words(self.asked.property).into_iter().chain(words(self.asked.subject)).any(|own| one(&own.key, &key));
        dropped
            || (own && !is_capitalised(word))
            || self.held.words().iter().any(|said| relation(said, &key) == Relation::Same || formed(said))
            || (is_capitals(word) && self.spelt_out(word))
    }

    /// Whether a word of the quotes is written in capitals.
    fn is_acronym(&self, key: &str) -> bool {
        let capitals = |word: &crate::text::Word, quote: &str| word.key == key && is_capitals(word.span.of(quote));
        self.held.quotes.iter().any(|quote| words(quote).iter().any(|word| capitals(word, quote)))
    }

    /// Whether some words of a quote spell an acronym.
    fn spelt_out(&self, acronym: &str) -> bool {
        let Some(first) = acronym.chars().next() else { return false };
        self.held.quotes.iter().any(|quote| {
            let all = words(quote);
            all.iter().enumerate().any(|(at, word)| {
                word.span.of(quote).starts_with(first)
                    && (2..=MOST_WORDS).filter_map(|length| all.get(at + length - 1)).any(|last| {
                        let run = &quote[word.span.start..last.span.end];
                        Name::read(run).spells(acronym)
                    })
            })
        })
    }

    /// Whether the property asks for a name: by its head, "mayor" and not "party of the mayor", or by its last word.
    fn asks_for_a_name(&self) -> bool {
        let asked = words(self.asked.property);
        let end = asked.iter().position(|word| matches!(word.key.as_str(), "of" | "in" | "for" | "on" | "at" | "from"));
        let head = asked[..end.unwrap_or(asked.len())].last();
        let one_of = |word: Option<&crate::text::Word>| word.is_some_and(|w| ASK_FOR_A_NAME.contains(&w.key.as_str()));
        one_of(head)
            || one_of(asked.last().filter(|word| word.key == "by"))
            || one_of(asked.first().filter(|w| w.key == "who"))
    }

    /// The names of the quotes that stand where the value would.
    fn other_names(&self, value: &str, name: &Name, lacking: &[String]) -> Option<Vec<String>> {
        let capitals = words(value).iter().filter(|word| is_capitalised(word.span.of(value))).count();
        let asked = words(self.asked.property);
        let asks = self.asks_for_a_name();
        let is_name =
            is_capitalised(value) && lacking.iter().all(|word| is_capitalised(word)) && (capitals > 1 || asks);
        if !is_name {
            return None;
        }
        let whole =
            lacking.len() >= words(value).iter().filter(|word| !FUNCTION_WORDS.contains(&word.key.as_str())).count();
        let own: Vec<String> = words(self.asked.subject).into_iter().chain(asked).map(|word| word.key).collect();
        let mut instead = Vec::new();
        for run in self.held.quotes.iter().flat_map(|quote| names(quote)) {
            let keys: Vec<String> = words(&run).into_iter().map(|word| word.key).collect();
            let content: Vec<&String> = keys.iter().filter(|key| !FUNCTION_WORDS.contains(&key.as_str())).collect();
            let shared = content.iter().any(|key| words(value).iter().any(|word| one(&word.key, key)));
            let extra = content.iter().any(|key| !words(value).iter().any(|word| one(&word.key, key)));
            let of_subject = content.iter().all(|key| own.iter().any(|word| one(word, key)));
            let other = Name::read(&run);
            let kinds_differ = matches!((name.likely, other.likely), (Some(a), Some(b)) if a != b);
            if !extra
                || kinds_differ
                || (of_subject && !shared)
                || !matches!(stand(name, &other), Standing::Different(_))
            {
                continue;
            }
            // A part of the value stands there with another beside it, or none of it stands anywhere.
            let single_place = capitals > 1 || country(&run).is_some() || content.len() > 1;
            if (shared && !whole) || (whole && single_place && (asks || content.len() > 1)) {
                instead.push(run);
            }
        }
        (!instead.is_empty()).then_some(instead)
    }
}

/// Whether a word begins with a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
}

/// Whether two words begin alike so far that one is formed from the other, or both from one: "opposed", "opposition".
fn one_root(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    shared >= ROOT && shared + 3 >= short && long - shared <= ROOT
}

/// What makes the word for the people of a place: "Nicaragua", "Nicaraguan".
const PEOPLE_OF: &[&str] = &["n", "an", "ian", "ean", "ese", "ish", "i", "er"];

/// Whether one word names a place and the other its people.
fn of_place(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= ROOT && long.strip_prefix(short).is_some_and(|end| PEOPLE_OF.contains(&end))
}

/// Runs of capitalised words, small words between them, that are more than the word that begins a sentence.
fn names(text: &str) -> Vec<String> {
    let all = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if !is_capitalised(all[at].span.of(text)) {
            at += 1;
            continue;
        }
        let mut last = at;
        let mut next = at + 1;
        while next < all.len() {
            let between = &text[all[last].span.end..all[next].span.start];
            let word = all[next].span.of(text);
            let joined = between.chars().all(|c| c == ' ' || c == '.' || c == '-' || c == '&');
            if joined && is_capitalised(word) {
                last = next;
            } else if !(joined
                && next - last < 3
                && matches!(all[next].key.as_str(), "of" | "the" | "for" | "and" | "de"))
            {
                break;
            }
            next += 1;
        }
        let begins = all[at].span.start == 0 || text[..all[at].span.start].trim_end().ends_with(['.', '!', '?']);
        let small = FUNCTION_WORDS.contains(&all[at].key.as_str());
        let from = if begins && small && at < last { at + 1 } else { at };
        if !(at == last && (small || begins)) {
            found.push(text[all[from].span.start..all[last].span.end].to_owned());
        }
        at = last + 1;
    }
    found
}
