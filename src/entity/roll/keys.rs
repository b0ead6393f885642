//! Keys: the words by which mentions are one without further evidence.

use super::super::spelling;
use super::dictionary::{Dictionary, Word};
use super::mention::{Kind, Mention};
use super::region::Region;
use super::words::given_name;
use hashbrown::HashMap;

/// A key, by its number.
pub(super) type Key = u32;

/// What tells two groups apart: kind, words, region, and of a person initials and suffix.
pub(super) type Telling = (Kind, Key, Option<Region>, String, Option<Word>);

/// Words that say no more than the word beside them: "Sheriff's Office", "Sheriff's Department", "Sheriff" are one.
///
/// A county has one sheriff and a town one police, and a named prison is called after what it does in whichever words
/// (see `lexicon::DESIGNATORS`, which gives the reasons).
const HEADS: &[(&str, &[&str])] = &[
    ("sheriff", &["office", "department"]),
    ("police", &["department"]),
    ("correctional", &["facility", "center", "institution"]),
    ("detention", &["facility", "center"]),
    ("football", &["club"]),
];

/// What capitals at the end of a local name stand for.
const ENDS: &[(&str, &[&str])] =
    &[("pd", &["police"]), ("so", &["sheriff"]), ("cf", &["correctional"]), ("fc", &["football"])];

/// Stands before the letter and number of a bill, where no word can.
const LAW: Word = Word::MAX;
/// Stands before the number of a country or region that is the whole name.
const PLACE: Word = Word::MAX - 1;

/// The keys of a run, each with its words.
#[derive(Default)]
pub(super) struct Keys {
    ids: HashMap<Vec<Word>, Key>,
    all: Vec<Vec<Word>>,
}

impl Keys {
    pub(super) fn id(&mut self, words: Vec<Word>) -> Key {
        if let Some(id) = self.ids.get(&words) {
            return *id;
        }
        let id = Key::try_from(self.all.len()).unwrap_or(Key::MAX);
        self.all.push(words.clone());
        self.ids.insert(words, id);
        id
    }

    pub(super) fn find(&self, words: &[Word]) -> Option<Key> {
        self.ids.get(words).copied()
    }

    pub(super) fn words(&self, key: Key) -> &[Word] {
        self.all.get(key as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn law(&mut self, (letter, number): (char, u32)) -> Key {
        self.id(vec![LAW, u32::from(letter), number])
    }

    pub(super) fn place(&mut self, number: u32) -> Key {
        self.id(vec![PLACE, number])
    }
}

/// The words of every head and end, which the dictionary must have.
pub(super) fn vocabulary() -> impl Iterator<Item = &'static str> {
    ENDS.iter().flat_map(|(_, full)| full.iter().copied())
}

/// The words of a mention's key: of a person in their order, with the full given name; of any other name sorted, without
/// words that say nothing beside others.
pub(super) fn words_of(mention: &Mention, dictionary: &Dictionary) -> Vec<Word> {
    let mut words = mention.words.clone();
    if mention.kind == Kind::Person {
        if let Some(first) = words.first_mut() {
            *first = full_given(*first, dictionary);
        }
        return words;
    }
    if mention.kind != Kind::Name {
        return words;
    }
    for word in &mut words {
        *word = dictionary.owner(*word).unwrap_or(*word);
    }
    for (head, dropped) in HEADS {
        if words.len() > 2 && words.iter().any(|w| dictionary.text(*w) == *head) {
            words.retain(|w| !dropped.contains(&dictionary.text(*w)));
        }
    }
    // "FC Elm" is the football club there.
    if let Some(first) = words.first_mut().filter(|first| dictionary.text(**first) == "fc") {
        *first = dictionary.find("football").unwrap_or(*first);
    }
    if let Some(last) = words.last().copied().filter(|_| words.len() > 1) {
        let text = dictionary.text(last);
        let one = spelling::singular(text);
        if let Some((_, full)) = ENDS.iter().find(|(end, _)| *end == text) {
            words.pop();
            words.extend(full.iter().filter_map(|word| dictionary.find(word)));
        } else if let Some(one) = dictionary.find(one).filter(|_| one.len() < text.len()) {
            // "Learning Grants", "Learning Grant".
            words.pop();
            words.push(one);
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// The given name that a word stands for.
pub(super) fn full_given(word: Word, dictionary: &Dictionary) -> Word {
    given_name(dictionary.text(word)).and_then(|full| dictionary.find(full)).unwrap_or(word)
}
