//! A name taken apart: what is its own, and what is only how it was written.

use super::acronym::{self, Part};
use super::lexicon::{self, Class};
use super::scan::{self, Raw, looks_like_acronym};
use super::{How, Kind, spelling};

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
    acronymic: bool,
    /// The words as an acronym can use them.
    parts: Vec<Part>,
    /// The text shows that the name is a person's.
    evidently_person: bool,
}

/// A word in normal form with what the text shows of it.
#[derive(Clone)]
struct Token {
    word: String,
    class: Class,
    raw: Raw,
}

impl Name {
    /// Takes a name apart.
    ///
    /// ```
    /// use gainsay::entity::Name;
    ///
    /// let name = Name::read("U.S. Sen. Alma Reyes (D-Ohio)");
    /// assert_eq!(name.tokens, ["alma", "reyes"]);
    /// assert_eq!(name.titles, ["senator"]);
    /// assert_eq!(Name::read("Section 12(b) agreement").digits, ["12b"]);
    /// assert_eq!(Name::read("Harbour Aid League (HAL)").acronym.as_deref(), Some("HAL"));
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Name {
        let mut name = Name { text: text.trim().to_owned(), folded: crate::text::fold_key(text), ..Name::default() };
        let scan::Parts { asides, mut pieces } = scan::parts(text);
        name.read_asides(&asides, &mut pieces);
        let mut raws = scan::words(&pieces[0]);
        name.read_pieces(&mut raws, &pieces[1..]);
        name.read_words(raws);
        name
    }

    /// What stands in parentheses: a party, an acronym, the words of an acronym, or a wider place.
    fn read_asides(&mut self, asides: &[String], pieces: &mut [String]) {
        let mut acronyms = 0;
        for aside in asides {
            let aside = aside.trim();
            if is_party(aside) {
                self.evidently_person = true;
                continue;
            }
            let last = aside.rsplit([' ', '"']).find(|w| !w.is_empty()).unwrap_or(aside);
            let words = scan::words(aside);
            let led = words.len() == 1 || words.iter().rev().skip(1).all(|w| w.key == "or" || w.key == "the");
            if led && looks_like_acronym(last) {
                // Two bodies in one text, each with its acronym: neither is the acronym of the whole.
                acronyms += 1;
                self.acronym = (acronyms == 1).then(|| last.trim_end_matches('.').to_owned());
            } else if pieces.len() == 1 && looks_like_acronym(pieces[0].trim()) && words.len() > 1 {
                self.acronym = Some(pieces[0].trim().to_owned());
                pieces[0] = aside.to_owned();
            } else if words.len() == 1 && is_number(&words[0].key) {
                // "Apollo (11)"
                pieces[0] = format!("{} {aside}", pieces[0]);
            } else if is_place(&words) && self.containers.is_empty() {
                self.containers.push(place_text(aside));
            }
        }
    }

    /// What stands after the first comma.
    fn read_pieces(&mut self, raws: &mut Vec<Raw>, rest: &[String]) {
        let rest: Vec<(&str, Vec<Raw>)> = rest
            .iter()
            .filter(|piece| {
                let party = is_party(piece.trim());
                self.evidently_person |= party;
                !party
            })
            .map(|piece| (piece.trim(), scan::words(piece)))
            .collect();
        // "Department of Canals, Docks and Locks" is one list.
        if rest.iter().any(|(_, words)| words.iter().any(|w| w.key == "and")) {
            raws.extend(rest.into_iter().flat_map(|(_, words)| words));
            return;
        }
        for (i, (piece, words)) in rest.iter().enumerate() {
            let Some(first) = words.first() else { continue };
            let class = lexicon::class(&first.key);
            let one = words.len() == 1;
            if one && is_generation(&first.key) {
                self.generation = Some(first.key.clone());
                self.evidently_person = true;
            } else if one && class.is(Class::DEGREE) {
                self.evidently_person = true;
            } else if one && class.is(Class::LEGAL) {
                self.legal = Some(first.key.clone());
            } else if raws.len() > 1 && is_office(words) {
                self.titles.push(title(words));
                self.evidently_person = true;
            } else if i == 0 && rest.len() == 1 && turns_about(raws, words) {
                let surname = std::mem::take(raws);
                raws.extend(words.iter().cloned().chain(surname));
                self.turned = true;
                self.evidently_person = true;
            } else if is_place(words) {
                if i == 0 && rest.len() == 1 && self.containers.is_empty() && raws.len() <= 2 && words.len() <= 3 {
                    let order = words.iter().chain(raws.iter()).map(|w| spelling::key(&w.key));
                    self.inverted = Some(order.collect());
                }
                self.containers.push(place_text(piece));
            } else {
                raws.extend(words.iter().cloned());
            }
        }
    }

    /// The words of the name itself.
    fn read_words(&mut self, raws: Vec<Raw>) {
        let mut content = raws.iter().filter(|raw| !lexicon::class(&raw.key).is(Class::SMALL));
        self.acronymic = content.next().is_some_and(|raw| raw.acronymic) && content.next().is_none();
        let mut tokens = tokens(raws);
        self.strip_titles(&mut tokens);
        self.strip_ends(&mut tokens);
        self.parts = parts(&tokens);
        let (mut of, mut content) = (false, Vec::new());
        for token in rewrite(tokens) {
            if token.word.starts_with(|c: char| c.is_ascii_digit()) {
                self.digits.push(token.word);
                of = false;
            } else if token.class.is(Class::SMALL) {
                of |= matches!(token.word.as_str(), "of" | "for");
            } else {
                if of {
                    self.after_of.push(content.len());
                }
                of = false;
                content.push(token);
            }
        }
        for (i, token) in content.iter().enumerate() {
            self.keys.push(spelling::key(&token.word));
            self.classes.push(token.class);
            if !token.raw.capital {
                self.lower.push(i);
            }
        }
        self.tokens = content.into_iter().map(|t| t.word).collect();
        self.numbers = self.digits.iter().map(|d| number(d)).collect();
        self.numbers.sort();
        self.numbers.dedup();
        self.likely = self.kind();
    }

    /// Titles before the name, when what follows can be a person's name.
    fn strip_titles(&mut self, tokens: &mut Vec<Token>) {
        let mut end = None;
        for (i, token) in tokens.iter().enumerate() {
            if i + 1 == tokens.len() || token.raw.possessive || token.class.is(Class::SMALL) {
                break;
            }
            let titled = token.class.is(Class::TITLE);
            let rest = &tokens[i + 1..];
            let leading = tokens[..i].iter().all(|t| t.class.is(Class::TITLE.or(Class::BEFORE_TITLE)));
            // "Borden Police Chief Alma Reyes": what comes before the title is part of it.
            let enough = leading || rest.len() >= 2;
            if titled && enough && personal(rest) && !is_bare_general(tokens, i) {
                end = Some(i);
            }
        }
        let Some(end) = end else { return };
        let stripped: Vec<Token> = tokens.drain(..=end).collect();
        let raws: Vec<Raw> = stripped.into_iter().map(|t| Raw { key: t.word, ..t.raw }).collect();
        self.titles.insert(0, title(&raws));
        self.evidently_person = true;
    }

    /// Legal forms, generations and degrees after the name.
    fn strip_ends(&mut self, tokens: &mut Vec<Token>) {
        while tokens.len() > 1 {
            let Some(last) = tokens.last() else { return };
            let before = &tokens[..tokens.len() - 1];
            let after_small = before.last().is_some_and(|t| t.class.is(Class::SMALL));
            if after_small {
                return;
            }
            let names_only = before.len() > 1 && personal(before);
            if last.class.is(Class::LEGAL) && last.raw.capital {
                self.legal.get_or_insert_with(|| last.word.clone());
            } else if names_only && is_generation(&last.word) && last.raw.capital {
                self.generation = Some(last.word.clone());
                self.evidently_person = true;
            } else if names_only && last.class.is(Class::DEGREE) && last.raw.capital {
                self.evidently_person = true;
            } else {
                return;
            }
            tokens.pop();
        }
    }

    fn kind(&self) -> Option<Kind> {
        if self.evidently_person && !self.tokens.is_empty() {
            return Some(Kind::Person);
        }
        let has = |class| self.classes.iter().any(|c| c.is(class));
        let last = self.classes.last().copied().unwrap_or_default();
        let named = self.lower.len() < self.tokens.len();
        if !named {
            return None;
        }
        if last.is(Class::LAW) && !last.is(Class::BODY) || (has(Class::LAW) && !self.digits.is_empty()) {
            Some(Kind::Law)
        } else if self.legal.is_some() || has(Class::BODY) {
            Some(Kind::Body)
        } else if last.is(Class::EVENT) {
            Some(Kind::Event)
        } else if has(Class::PLACE) {
            Some(Kind::Place)
        } else if self.classes.first().is_some_and(|c| c.is(Class::GIVEN)) && self.tokens.len() > 1 {
            Some(Kind::Person)
        } else {
            None
        }
    }

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

/// The number by which a word with digits is compared: "12th" is 12, "287g" itself.
fn number(digits: &str) -> String {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|end| digits.strip_suffix(end));
    match plain {
        Some(number) if number.bytes().all(|b| b.is_ascii_digit()) => number.to_owned(),
        _ => digits.to_owned(),
    }
}

/// Normal forms, with the classes of the words.
fn tokens(raws: Vec<Raw>) -> Vec<Token> {
    let last = raws.len().saturating_sub(1);
    let mut tokens = Vec::with_capacity(raws.len());
    for (i, raw) in raws.into_iter().enumerate() {
        let word = match raw.key.as_str() {
            // "Main St" is a street, "St Anne" a saint.
            "st" => if i == last && i > 0 { "street" } else { "saint" }.to_owned(),
            "mt" | "ft" if i == last => raw.key.clone(),
            "usa" => "us".to_owned(),
            key if key.ends_with("isation") || key.ends_with("isations") => key.replace("isation", "ization"),
            key => lexicon::normal(key).map_or_else(|| key.to_owned(), str::to_owned),
        };
        let class = lexicon::class(&word);
        tokens.push(Token { word, class, raw });
    }
    tokens
}

/// Short forms for runs of words, numbers for words that are numbers here.
fn rewrite(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let phrase = lexicon::PHRASES.iter().find(|(words, short)| {
            let number = tokens.get(i + words.len()).is_some_and(|t| is_number(&t.word) || is_marker(&t.word));
            words.iter().enumerate().all(|(k, word)| tokens.get(i + k).is_some_and(|t| t.word == *word))
                && (number || !lexicon::ONLY_BEFORE_NUMBERS.contains(short))
        });
        if let Some((words, short)) = phrase {
            out.push(Token { word: (*short).to_owned(), class: lexicon::class(short), raw: token.raw.clone() });
            i += words.len();
            continue;
        }
        let next_number = tokens.get(i + 1).is_some_and(|t| is_number(&t.word));
        let numbered = out.last().is_some_and(|t| t.class.is(Class::NUMBERED));
        let mut token = token.clone();
        match token.word.as_str() {
            // "No. 5", "Number 5".
            word if is_marker(word) && next_number => {
                i += 1;
                continue;
            }
            "sec" if next_number => token.word = "section".to_owned(),
            word => {
                let ordinal = lexicon::ORDINALS.iter().position(|o| *o == word);
                let cardinal = lexicon::CARDINALS.iter().position(|c| *c == word).filter(|_| numbered);
                let roman = roman(word).filter(|_| token.raw.upper && (numbered || word.len() > 1) && i > 0);
                if let Some(n) = ordinal.filter(|_| tokens.len() > 1).or(cardinal) {
                    token.word = (n + 1).to_string();
                } else if let Some(n) = roman {
                    token.word = n.to_string();
                }
            }
        }
        token.class = lexicon::class(&token.word);
        out.push(token);
        i += 1;
    }
    out
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_marker(word: &str) -> bool {
    matches!(word, "no" | "number" | "nos")
}

/// A Roman numeral up to twenty: more are words ("MIX", "DIM").
fn roman(word: &str) -> Option<usize> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    NUMERALS.iter().position(|n| *n == word).map(|n| n + 1)
}

fn is_generation(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// What an acronym can use of the words.
fn parts(tokens: &[Token]) -> Vec<Part> {
    let content = |t: &Token| !t.class.is(Class::SMALL);
    let last = tokens.iter().rposition(content).unwrap_or(0);
    let mut leading = true;
    let mut parts = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        let united = leading && matches!(token.raw.key.as_str(), "united" | "states" | "america");
        leading &= token.class.is(Class::JURISDICTION.or(Class::SMALL)) || united;
        let optional = (leading && (token.class.is(Class::JURISDICTION) || united))
            || (i == last && i > 0 && token.class.is(Class::GENERIC));
        parts.push(Part {
            word: token.raw.key.clone(),
            small: token.class.is(Class::SMALL),
            optional,
            upper: token.raw.upper,
        });
    }
    parts
}

/// Whether `tokens` can be a person's name: capitalised proper names, one to four.
fn personal(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| !is_generation(&t.word) && !t.class.is(Class::DEGREE));
    let mut count = 0;
    for token in words {
        let initial = token.word.len() == 1;
        if !token.raw.capital || is_number(&token.word) || (token.class.is_common() && !initial) {
            return false;
        }
        count += 1;
    }
    (1..=4).contains(&count)
}

/// "General Dynamics" is no general: unabbreviated and alone before one name, the word is no title.
fn is_bare_general(tokens: &[Token], i: usize) -> bool {
    i == 0 && tokens[0].raw.key == "general" && tokens.len() < 3
}

/// Whether the words after a comma name an office: "state auditor", "the mayor of Borden".
fn is_office(words: &[Raw]) -> bool {
    let head = words.iter().position(|w| lexicon::class(lexicon::normal(&w.key).unwrap_or(&w.key)).is(Class::TITLE));
    head.is_some_and(|head| {
        words[..head]
            .iter()
            .all(|w| lexicon::class(&w.key).is(Class::TITLE.or(Class::BEFORE_TITLE).or(Class::SMALL)) || w.key == "us")
    }) && !turns_about(&[], words)
}

/// A title in normal form, without what qualifies it in time.
fn title(words: &[Raw]) -> String {
    let mut title = Vec::new();
    for word in words {
        let normal = lexicon::normal(&word.key).unwrap_or(&word.key);
        let class = lexicon::class(normal);
        if !title.is_empty() && normal == "of" {
            break;
        }
        if class.is(Class::TITLE) {
            title.push(normal);
        }
    }
    title.join(" ")
}

/// Whether "Reyes, Alma" turns a name about: what follows the comma is a titled or a known given name, or ends in an
/// initial.
fn turns_about(surname: &[Raw], words: &[Raw]) -> bool {
    let proper = |w: &Raw| w.capital && !lexicon::class(&w.key).is_common();
    let titled = words.len() > 1
        && words
            .first()
            .is_some_and(|w| w.capital && lexicon::class(lexicon::normal(&w.key).unwrap_or(&w.key)).is(Class::TITLE))
        && words[1..].iter().all(|w| proper(w) || w.key.len() == 1)
        && words[1..].iter().any(|w| lexicon::class(&w.key).is(Class::GIVEN));
    let given = words.first().is_some_and(|w| w.capital && lexicon::class(&w.key).is(Class::GIVEN));
    let initial = words.len() == 2 && words.last().is_some_and(|w| w.key.len() == 1 && w.upper);
    let rest = words.iter().all(|w| proper(w) || w.key.len() == 1);
    surname.len() <= 2 && surname.iter().all(proper) && words.len() <= 3 && (titled || ((given || initial) && rest))
}

/// Whether the words after a comma or in parentheses can be a wider place.
fn is_place(words: &[Raw]) -> bool {
    (1..=5).contains(&words.len())
        && words.iter().all(|w| w.capital || lexicon::class(&w.key).is(Class::SMALL))
        && words.iter().any(|w| w.key.chars().all(char::is_alphabetic))
        && !words.iter().any(|w| lexicon::class(&w.key).is(Class::TITLE) && w.key != "general")
}

/// A place as written, without its article and a full stop.
fn place_text(text: &str) -> String {
    let text = text.trim_matches([' ', '.', ':']);
    text.strip_prefix("the ").unwrap_or(text).to_owned()
}

/// Whether an aside is a party: "R-Ohio", "D".
fn is_party(aside: &str) -> bool {
    let mut chars = aside.chars();
    let first = chars.next().is_some_and(|c| matches!(c, 'R' | 'D' | 'I' | 'L' | 'G'));
    match chars.next() {
        None => first,
        Some('-') => first && chars.next().is_some_and(char::is_uppercase),
        Some(_) => matches!(aside, "Republican" | "Democrat" | "Democratic" | "Independent"),
    }
}
