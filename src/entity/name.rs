//! A name taken apart: what is its own, and what is only how it was written.

use super::acronym::{self, Part};
use super::how::How;
use super::kind::Kind;
use super::lexicon::{self, Class};

/// A name taken apart.
///
/// Has no `PartialEq`: two names may denote one entity without being equal. Ask [`super::stand`].
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The name as written.
    pub text: String,
    /// The content words in normal form, in order, without titles, legal forms and numbers.
    pub tokens: Vec<String>,
    /// What a digit makes part of the name's identity: "104", "287g", "12th".
    pub digits: Vec<String>,
    /// The acronym that the text gives in parentheses.
    pub acronym: Option<String>,
    /// Titles before or after the name, in normal form: "state auditor".
    pub titles: Vec<String>,
    /// What the words say the name is of, where they do.
    pub likely: Option<Kind>,
    /// The wider places after the name, nearest first: "Borden, Adams County, Ohio".
    pub containers: Vec<String>,
    /// "jr", "sr", "ii", "iii" after a person's name.
    pub generation: Option<String>,
    /// A legal form stood at the end: "ltd".
    pub legal: Option<String>,
    /// The keys by which content words are compared: singular.
    pub(super) keys: Vec<String>,
    /// What each content word may do in a name.
    pub(super) classes: Vec<Class>,
    /// Positions in `tokens` before which "of" or "for" stood.
    pub(super) after_of: Vec<usize>,
    /// The keys in the order that they have if the comma of "Reyes, Alma" turns a person's name about.
    pub(super) inverted: Option<Vec<String>>,
    /// The comma certainly turned the name about.
    pub(super) turned: bool,
    /// Positions in `tokens` of words written without a capital.
    pub(super) lower: Vec<usize>,
    /// Digits by which names are compared, sorted: "12th" as "12".
    pub(super) numbers: Vec<String>,
    /// The text folded to letters, digits and spaces.
    pub(super) folded: String,
    /// It is one word written as acronyms are.
    pub(super) acronymic: bool,
    /// The words as an acronym can use them.
    pub(super) parts: Vec<Part>,
    /// The text shows that the name is a person's.
    pub(super) evidently_person: bool,
}

impl Name {
    /// The acronyms that the words of the name plausibly spell, in capitals, sorted.
    ///
    /// ```
    /// let name = gainsay::entity::Name::read("Ministry of Works");
    /// assert_eq!(name.initials(), ["MOW", "MW"]);
    /// ```
    #[must_use]
    pub fn initials(&self) -> Vec<String> {
        if self.numbers.is_empty() { acronym::initials(&self.parts) } else { Vec::new() }
    }

    /// Whether the name is one word in capitals of two to ten letters, and so may be an acronym.
    #[must_use]
    pub fn is_acronym(&self) -> bool {
        self.tokens.len() == 1
            && self.digits.is_empty()
            && self.acronymic
            && self.containers.is_empty()
            && (acronym::FEWEST_LETTERS..=acronym::MOST_LETTERS).contains(&self.tokens[0].chars().count())
    }

    /// Whether the words of the name spell `acronym`.
    #[must_use]
    pub fn spells(&self, acronym: &str) -> bool {
        self.tokens.len() + self.digits.len() > 1 && acronym::spells(&self.parts, acronym)
    }

    /// The acronym that the text gives although its words do not spell it, as the step that says so.
    ///
    /// What looks like no slip of the initials at all ("(USA)", a ticker symbol) is not doubted.
    #[must_use]
    pub fn doubtful_acronym(&self) -> Option<How> {
        self.acronym.as_deref().and_then(|acronym| self.doubts(acronym))
    }

    /// Whether `acronym`, which a source gives for this name, is not what its words spell.
    pub(super) fn doubts(&self, acronym: &str) -> Option<How> {
        let doubtful = self.tokens.len() > 1
            && self.numbers.is_empty()
            && !acronym::may_abbreviate(&self.parts, acronym)
            && acronym::looks_like(&self.parts, acronym);
        doubtful.then(|| {
            let spelled = self.parts.iter().filter(|p| !p.small).filter_map(|p| p.word.chars().next());
            How::AcronymNotSpelled {
                acronym: acronym.to_owned(),
                spelled: spelled.flat_map(char::to_uppercase).collect(),
            }
        })
    }

    /// Whether the name can be a person's: proper names only, one to four of them.
    pub(super) fn is_personal(&self) -> bool {
        self.numbers.is_empty()
            && (1..=4).contains(&self.tokens.len())
            && self.lower.is_empty()
            && self.after_of.is_empty()
            && (self.containers.is_empty() || self.evidently_person)
            && (self.evidently_person || self.classes.iter().all(|c| !c.is_common()))
    }

    /// Whether a name is letters and a number, as bills, orders and motions go by: "AB 1147".
    #[must_use]
    pub fn is_in_a_series(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic());
        self.tokens.len() == 1 && self.numbers.len() == 1 && letters.clone().all(char::is_uppercase)
    }

    /// Whether one of two names has the words of the other and more, and none that tells another thing of the kind:
    /// "Line 4" and "Sarnova Metro Line 4", and not "Veshta Dam" and "Lower Veshta Dam". Which of several longer names a
    /// short one stands for, the words do not tell.
    #[must_use]
    pub fn is_shorter_or_longer(&self, other: &Name) -> bool {
        let (short, long) = if self.tokens.len() <= other.tokens.len() { (self, other) } else { (other, self) };
        let within = !short.tokens.is_empty() && short.tokens.iter().all(|token| long.tokens.contains(token));
        let mut more = long.tokens.iter().filter(|token| !short.tokens.contains(token));
        let telling =
            short.classes.iter().enumerate().any(|(i, class)| !class.is_common() && !short.lower.contains(&i));
        let numbered = !short.numbers.is_empty();
        within
            && short.numbers == long.numbers
            && (telling || numbered)
            && !self.is_evidently_person()
            && !other.is_evidently_person()
            && !more.any(|token| lexicon::contrast(token, ""))
    }

    /// Whether the name is of a body and has the last words of the other, which has more, and none that tells another body of
    /// the kind: "Harbour Authority" and "Elmton Harbour Authority", and not "Marsh Council" and "Upper Marsh Council".
    ///
    /// ```
    /// use gainsay::entity::Name;
    /// let ends = |short: &str, long: &str| Name::read(short).is_end_of(&Name::read(long));
    /// assert!(ends("Harbour Authority", "Elmton Harbour Authority"));
    /// assert!(!ends("Marsh Council", "Upper Marsh Council") && !ends("Roe", "Jane Roe"));
    /// ```
    #[must_use]
    pub fn is_end_of(&self, other: &Name) -> bool {
        let more = other.tokens.len().saturating_sub(self.tokens.len());
        self.likely == Some(Kind::Body)
            && more > 0
            && other.tokens.ends_with(&self.tokens)
            && self.numbers == other.numbers
            && !other.tokens.iter().take(more).any(|token| lexicon::contrast(token, ""))
    }

    /// Whether the text shows that the name is a person's: a title, a party, a given name, an order of names.
    pub(crate) fn is_evidently_person(&self) -> bool {
        self.likely == Some(Kind::Person) && self.tokens.len() > 1
    }

    /// The offices that the titles name; courtesies name none.
    pub(super) fn offices(&self) -> Vec<&str> {
        self.titles.iter().map(String::as_str).filter(|t| !lexicon::class(t).is(Class::COURTESY)).collect()
    }

    /// Notes that another spelling shows the name to be a person's.
    pub(super) fn mark_person(&mut self) {
        self.evidently_person = true;
        self.likely = Some(Kind::Person);
    }

    /// The name, with the acronym that a source gives for it elsewhere.
    pub(super) fn with_acronym(mut self, acronym: &str) -> Name {
        self.acronym = Some(acronym.to_owned());
        self
    }

    /// Whether some word of the name is of `class`.
    pub(super) fn has(&self, class: Class) -> bool {
        self.classes.iter().any(|c| c.is(class))
    }

    /// How many words are proper names, not of the vocabulary that names share.
    pub(super) fn distinctive(&self) -> usize {
        self.classes.iter().filter(|c| !c.is_common()).count()
    }
}
