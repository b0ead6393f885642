//! Reading a name: titles, legal forms, places and asides taken off, until what is its own is left.

use super::kind::Kind;
use super::lexicon::{self, Class};
use super::name::Name;
use super::scan::{self, Raw, looks_like_acronym};
use super::spelling;
use super::token::{Token, is_bare_general, is_generation, is_number, number, parts, personal, rewrite, tokens};

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
