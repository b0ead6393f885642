//! How two names stand to each other, and the step that decided it.

use std::fmt;

/// How two names stand to each other, closest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They denote one entity, and nothing is to be said about it.
    Same(How),
    /// They denote one entity by strong evidence, but differ in a content word or its order: reported.
    Variant(How),
    /// They are alike, for the reason given: listed, never joined.
    NearMiss(String),
    /// They denote two entities, or nothing says that they denote one.
    Different(String),
}

impl Standing {
    /// The name of the level: "same", "variant", "near" or "different".
    #[must_use]
    pub fn level(&self) -> &'static str {
        match self {
            Standing::Same(_) => "same",
            Standing::Variant(_) => "variant",
            Standing::NearMiss(_) => "near",
            Standing::Different(_) => "different",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Standing::Same(how) => write!(f, "one entity: {how}"),
            Standing::Variant(how) => write!(f, "one entity under two names: {how}"),
            Standing::NearMiss(why) => write!(f, "alike, not joined: {why}"),
            Standing::Different(why) => write!(f, "not joined: {why}"),
        }
    }
}

/// The step that joins two names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Letter for letter, after typesetting is folded.
    Identical,
    /// Case, punctuation, articles, plurals, abbreviations, British and American spelling.
    Spelling,
    /// One word is a small misspelling of the other.
    Misspelling {
        /// The word in the one name.
        a: String,
        /// The word in the other.
        b: String,
    },
    /// A title or courtesy before the name.
    Honorific,
    /// "Ltd", "Inc." and their like.
    LegalForm,
    /// One is the acronym of the other.
    Acronym,
    /// "Reyes, Alma" and "Alma Reyes".
    NameOrder,
    /// A middle name or initial that one of them leaves out.
    MiddleName,
    /// "Jr." or "III", which one of them leaves out.
    Generation,
    /// A surname alone, in the same source or with the same title as the full name.
    Surname,
    /// "Office of the X" and "X's Office".
    OfficeOf,
    /// The country of a body, which one of them leaves out.
    Jurisdiction,
    /// The wider place after the name, which one of them leaves out.
    Qualifier,
    /// A class word that one of them leaves out: "the Open Doors program".
    GenericWord,
    /// The registry gives them as names of the entity.
    Alias(String),
    /// The built-in list of countries and cities gives both as names of it.
    Gazetteer(String),
    /// The registry gives one as the entity's identifier.
    Identifier(String),
    /// The same content words in another order.
    WordOrder {
        /// The one order.
        a: String,
        /// The other.
        b: String,
    },
    /// "and" stands between other words: "Canals and Docks Police", "Canals Docks and Police".
    MovedAnd {
        /// The one name.
        a: String,
        /// The other.
        b: String,
    },
    /// One content word differs, and the sources give both names the same acronym.
    ContentWord {
        /// What only the one name has.
        a: String,
        /// What only the other has.
        b: String,
    },
    /// Two words for one class of body: "Sheriff's Office", "Sheriff's Department".
    Designator {
        /// The end of the one name.
        a: String,
        /// The end of the other.
        b: String,
    },
    /// The acronym that a source gives is not spelled by the words.
    AcronymNotSpelled {
        /// The acronym as given.
        acronym: String,
        /// The acronym that the words spell.
        spelled: String,
    },
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            How::Identical => f.write_str("the same letters"),
            How::Spelling => f.write_str("differs only in case, punctuation, small words, plurals or abbreviations"),
            How::Misspelling { a, b } => write!(f, "\"{a}\" and \"{b}\" are one word with a small misspelling"),
            How::Honorific => f.write_str("the same person's name with a title"),
            How::LegalForm => f.write_str("differs only in the legal form"),
            How::Acronym => f.write_str("an acronym and its words"),
            How::NameOrder => f.write_str("surname first and surname last"),
            How::MiddleName => f.write_str("differs only in a middle name"),
            How::Generation => f.write_str("differs only in a Jr., Sr. or numeral left out"),
            How::Surname => {
                f.write_str("the surname of a person named in full in the same source or with the same title")
            }
            How::OfficeOf => f.write_str("the same words turned about \"of\""),
            How::Jurisdiction => f.write_str("differs only in the country before the name"),
            How::Qualifier => f.write_str("differs only in the wider place left out"),
            How::GenericWord => f.write_str("differs only in a class word left out"),
            How::Alias(name) => write!(f, "entities.toml gives it as a name of {name}"),
            How::Gazetteer(name) => write!(f, "the list of countries and cities gives both as names of {name}"),
            How::Identifier(id) => write!(f, "entities.toml gives the identifier {id}"),
            How::MovedAnd { a, b } => write!(f, "\"and\" stands between other words: \"{a}\", \"{b}\""),
            How::WordOrder { a, b } => write!(f, "the same words in another order: \"{a}\", \"{b}\""),
            How::ContentWord { a, b } => match (a.is_empty(), b.is_empty()) {
                (false, false) => write!(f, "one acronym, but \"{a}\" in one name is \"{b}\" in the other"),
                (_, true) => write!(f, "one acronym, but only one name has \"{a}\""),
                (true, _) => write!(f, "one acronym, but only one name has \"{b}\""),
            },
            How::Designator { a, b } => write!(f, "\"{a}\" and \"{b}\" are two words for one body"),
            How::AcronymNotSpelled { acronym, spelled } => {
                write!(f, "the words spell {spelled}, not {acronym}")
            }
        }
    }
}
