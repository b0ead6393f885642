//! The roster of a document: whom and what it has named so far, and how else it calls them.

use super::gazetteer::body;
use super::judge::Candidate;
use super::name::NameKind;
use super::token::Token;
use crate::entity::Name;
use crate::text::fold_key;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest words of a name that is told only by its standing in headlines again and again.
const REPEATED_WORDS: usize = 3;

/// Whom and what a document names.
pub(super) struct Roster {
    /// Words that the document writes small.
    small: BTreeSet<String>,
    /// Names that are certain somewhere, by folded key.
    known: BTreeMap<String, NameKind>,
    /// Full names of persons by their surname; nothing where two have it.
    surnames: BTreeMap<String, Option<String>>,
    /// What acronyms stand for, as the document defines them.
    acronyms: BTreeMap<String, (String, NameKind)>,
    /// How often a headline or the lead of an item has these words.
    repeated: BTreeMap<String, usize>,
    /// The acronym of a name, by folded key.
    short: BTreeMap<String, String>,
}

impl Roster {
    /// A roster that knows which words the document writes small.
    pub(super) fn new(parts: &[Vec<Token>]) -> Self {
        let words = parts.iter().flatten();
        let small = words.filter(|t| !t.capital && !t.digit && !t.titled).map(|t| t.key.clone()).collect();
        Self {
            small,
            repeated: BTreeMap::new(),
            known: BTreeMap::new(),
            surnames: BTreeMap::new(),
            acronyms: BTreeMap::new(),
            short: BTreeMap::new(),
        }
    }

    /// Whether the document writes the word small somewhere.
    pub(super) fn is_written_small(&self, key: &str) -> bool {
        self.small.contains(key)
    }

    /// Takes in the names of one sentence, which are in order.
    pub(super) fn learn(&mut self, text: &str, tokens: &[Token], found: &mut [Candidate]) {
        self.define(text, tokens, found);
        for candidate in found.iter().filter(|c| !c.certain && c.words.len() >= REPEATED_WORDS) {
            *self.repeated.entry(fold_key(candidate.span.of(text))).or_default() += 1;
        }
        for candidate in found.iter().filter(|c| c.certain) {
            let key = fold_key(candidate.span.of(text));
            let kind = self.known.entry(key).or_insert(candidate.kind);
            if *kind == NameKind::Other {
                *kind = candidate.kind;
            }
            let words = &tokens[candidate.words.clone()];
            let full = words.iter().filter(|t| t.key.len() > 1).count() > 1;
            let personal = candidate.kind == NameKind::Person
                || (candidate.kind == NameKind::Other
                    && words.len() == 2
                    && words.iter().all(|t| t.capital && !t.upper));
            let last = words.iter().rev().find(|t| !matches!(t.key.as_str(), "jr" | "sr" | "ii" | "iii"));
            if let Some(last) = last.filter(|_| full && personal) {
                let name = candidate.canonical.clone();
                let held = self.surnames.entry(last.key.clone()).or_insert_with(|| Some(name.clone()));
                // "Ada Moss" and "Ada B. Moss" are one; two given names are two people.
                if held.as_ref().is_some_and(|h| initials_differ(h, &name)) {
                    *held = None;
                }
            }
        }
    }

    /// Acronyms in parentheses behind their words, and words in parentheses behind their acronym.
    fn define(&mut self, text: &str, tokens: &[Token], found: &mut [Candidate]) {
        for i in 0..found.len() {
            let Some(next) = found.get(i + 1) else { break };
            let end = found[i].words.end;
            let between = text.get(found[i].span.end..next.span.start).unwrap_or("");
            let opens = between.trim_start().starts_with('(') && between.len() <= 12 && next.words.start <= end + 2;
            if !opens || tokens[end - 1].gap != '(' {
                continue;
            }
            let (words, letters) = if next.acronymic && !found[i].acronymic { (i, i + 1) } else { (i + 1, i) };
            if !found[letters].acronymic || found[words].acronymic {
                continue;
            }
            let acronym = found[letters].span.of(text).trim_end_matches('.').to_owned();
            let full = found[words].span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            if !spells(&full, &acronym) {
                continue;
            }
            let kind = if found[words].kind == NameKind::Other { NameKind::Body } else { found[words].kind };
            found[words].certain = true;
            found[letters].certain = true;
            self.short.entry(fold_key(&full)).or_insert_with(|| acronym.clone());
            // "Docks Harbor and Authority (HDA)" is a slip of a known name.
            let known = body(&acronym).filter(|known| sorted(known) == sorted(&full)).map(str::to_owned);
            self.acronyms.entry(acronym).or_insert((known.unwrap_or(full), kind));
        }
    }

    /// The candidate as the whole document has it; nothing where it is no name.
    pub(super) fn settle(&self, text: &str, mut candidate: Candidate) -> Option<Candidate> {
        let words = candidate.span.of(text);
        if candidate.canonical.is_empty() {
            candidate.canonical = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let key = fold_key(words);
        if candidate.acronymic {
            if let Some((full, kind)) = self.acronyms.get(words.trim_end_matches('.')) {
                full.clone_into(&mut candidate.canonical);
                candidate.kind = *kind;
                candidate.rule = "acronym of the document";
                candidate.certain = true;
            }
            return (candidate.certain || self.known.contains_key(&key)).then_some(candidate);
        }
        if let Some(acronym) = self.short.get(&key) {
            candidate.acronym = Some(acronym.clone());
        }
        let one = candidate.words.len() == 1;
        let place = candidate.located && candidate.rule == "place by name";
        if let Some(Some(full)) =
            self.surnames.get(&key).filter(|_| one && !place && candidate.rule != "place with its region")
        {
            full.clone_into(&mut candidate.canonical);
            candidate.kind = self.known.get(&fold_key(full)).copied().unwrap_or(candidate.kind);
            candidate.rule = if candidate.kind == NameKind::Person { "surname" } else { "short name" };
            candidate.certain = true;
        }
        let repeated = self.repeated.get(&key).is_some_and(|n| *n > 1);
        if !candidate.certain && repeated {
            candidate.rule = "headline that recurs";
        } else if !candidate.certain {
            let kind = self.known.get(&key)?;
            candidate.kind = if candidate.kind == NameKind::Other { *kind } else { candidate.kind };
            candidate.rule = "named elsewhere";
        } else if candidate.kind == NameKind::Other
            && let Some(kind) = self.known.get(&key)
        {
            candidate.kind = *kind;
        }
        Some(candidate)
    }
}

/// The words of a name in the order of the alphabet.
fn sorted(name: &str) -> Vec<String> {
    let key = fold_key(name);
    let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
    words.sort();
    words
}

/// Whether the words may be what the letters stand for: they spell them, or hold them in order from the first on.
fn spells(full: &str, acronym: &str) -> bool {
    if Name::read(full).spells(acronym) {
        return true;
    }
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut rest = letters.iter().peekable();
    let first = full.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_lowercase().to_string());
    let begins = first.is_some_and(|f| letters.first().is_some_and(|l| f.starts_with(*l)))
        || full
            .split_whitespace()
            .skip(1)
            .any(|w| w.to_lowercase().starts_with(letters.first().copied().unwrap_or('\0')));
    for c in full.chars().flat_map(char::to_lowercase) {
        rest.next_if(|l| **l == c);
    }
    begins && rest.peek().is_none() && full.split_whitespace().count() > 1
}

/// Whether two full names of one surname begin differently.
fn initials_differ(a: &str, b: &str) -> bool {
    let first = |n: &str| n.chars().next();
    first(a) != first(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_an_acronym_of_words_that_hold_them() {
        assert!(spells("Harbor and Docks Authority", "HDA"));
        assert!(spells("One Broad Bright Bridge Act", "OBBA"));
        assert!(!spells("Harbor and Docks Authority", "XQ"));
        assert!(!spells("Harbor", "HA"));
    }
}
