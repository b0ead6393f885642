//! Mentions: what a name says, taken apart once for each distinct text.

use super::dictionary::Word;
use super::region::Region;

/// A bill or an order: the letter of its chamber and its number.
pub(super) type Law = (char, u32);

/// What a name is the name of, as far as resolution asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A body, a place, a programme, a title: words in any order.
    Name,
    /// A person: given name first.
    Person,
    /// A bill or an order by its number.
    Law,
    /// Letters that stand for words.
    Acronym,
}

/// What a name says.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) kind: Kind,
    /// The content words in their order.
    pub(super) words: Vec<Word>,
    /// Those of them that may be left out beside the head of a name.
    pub(super) optional: Vec<Word>,
    /// Those that end with a point, as words do that are cut short.
    pub(super) dotted: Vec<Word>,
    pub(super) region: Option<Region>,
    pub(super) acronym: Option<String>,
    pub(super) law: Option<Law>,
    /// Of a person, the initials among the given names.
    pub(super) initials: String,
    /// Of a person, "jr", "iii".
    pub(super) suffix: Option<Word>,
    /// The first letters of all words, small ones too.
    pub(super) letters: String,
}

impl Mention {
    pub(super) fn new(kind: Kind, words: Vec<Word>, region: Option<Region>) -> Self {
        let (optional, dotted, initials, letters) = (Vec::new(), Vec::new(), String::new(), String::new());
        Self { kind, words, optional, dotted, region, acronym: None, law: None, initials, suffix: None, letters }
    }
}
