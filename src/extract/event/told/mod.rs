//! What a sentence tells by its grammar: who holds a role or did a thing, where something took place, in which state a thing
//! is.
//!
//! Two reports of one event seldom word such a thing alike ("the returning officer, Ann Roe", "Ann Roe, who ran the count"),
//! so that it is read off the parse of the sentence. Each becomes a [`Fact`] whose key says what is asked.

mod holders;
mod lexicon;
mod persons;
mod phrase;

use super::facts::{Fact, Key, Value};
use crate::extract::draft::proposition::tree::Tree;
use crate::syntax::{self, Parser};
use crate::text::{Span, stem, words};
use crate::time::NaiveDate;
use std::collections::BTreeSet;

/// The unit of a key that asks for a name, read off the parse.
pub(super) const ROLE: &str = "role";

/// How many days apart two documents may speak of one holder of a role: roles change hands.
const DAYS: i64 = 60;

/// Whether a key is of what this room reads.
pub(super) fn is_told(key: &Key) -> bool {
    key.unit == ROLE
}

/// Whether two documents of these days may be asked for one thing: what was made once, they may at any time.
pub(super) fn may_meet(key: &Key, a: Option<NaiveDate>, b: Option<NaiveDate>) -> bool {
    let near = || a.zip(b).is_none_or(|(a, b)| (a - b).num_days().abs() <= DAYS);
    lexicon::ONCE.contains(&key.head.as_str()) || near()
}

/// The most words of a sentence that is parsed: what is longer is a table.
const LONGEST: usize = 120;

/// A parsed sentence, and what its document is about.
pub(super) struct Telling<'t> {
    pub text: &'t str,
    pub span: Span,
    pub tree: &'t Tree<'t>,
    /// The stems of the words of the title.
    pub title: &'t BTreeSet<String>,
}

/// What the sentence at `span` tells.
pub(super) fn told(parser: &mut Parser, text: &str, span: Span, title: &BTreeSet<String>) -> Vec<Fact> {
    let all = words(span.of(text));
    if all.len() > LONGEST || !all.iter().any(|word| lexicon::TELLING.contains(&stem(&word.key))) {
        return Vec::new();
    }
    let mut sentence = syntax::words(text, span);
    parser.parse(&mut sentence);
    let tree = Tree::new(text, &sentence);
    let telling = Telling { text, span, tree: &tree, title };
    telling.holders()
}

impl Telling<'_> {
    /// A fact of this sentence.
    fn fact(&self, key: Key, value: Value, span: Span, counted: String, agent: BTreeSet<String>) -> Fact {
        Fact { key, value, span, sentence: self.span, counted, agent, place: None, revised: false, bare: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facts of a text about a bridge, each as "head of what (apart): value".
    pub(super) fn read(text: &str) -> Vec<String> {
        let title = ["bridg".to_owned()].into();
        let facts = told(&mut Parser::new(), text, Span::new(0, text.len()), &title);
        let shown: BTreeSet<String> = facts
            .iter()
            .map(|fact| {
                let of: Vec<&str> = fact.key.modifiers.iter().map(String::as_str).collect();
                let apart: String = fact.key.apart.iter().map(|a| format!(" ({a})")).collect();
                format!("{} {}{apart}: {}", fact.key.head, of.join(" "), fact.span.of(text))
            })
            .collect();
        shown.into_iter().collect()
    }

    #[test]
    fn one_role_is_told_in_many_ways() {
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("The finance director, Ann Roe, said so.", "director finance: Ann Roe"),
            ("Finance Director Ann Roe said so.", "director finance: Ann Roe"),
            ("Ann Roe, the town's finance director, said so.", "director finance: Ann Roe"),
            ("Questions go to Ann Roe, Director of Finance.", "director finance: Ann Roe"),
            ("The returning officer was Ann Roe.", "returning officer : Ann Roe"),
            ("Ann Roe is the returning officer.", "returning officer : Ann Roe"),
            ("Incident commander: Ann Roe.", "commander response: Ann Roe"),
            ("Ann Roe, the official in command of the response, spoke.", "commander response: Ann Roe"),
            ("Ann Roe is in charge of the plant.", "manager plant: Ann Roe"),
            ("Ann Roe, who has run the works since 2011, spoke.", "manager plant: Ann Roe"),
            ("The bridge was designed by Ann Roe in 1931.", "designer : Ann Roe"),
            ("The bridge that Ann Roe designed fell.", "designer : Ann Roe"),
            ("Engineer Ann Roe drew the plans.", "designer : Ann Roe"),
            ("The inquiry was led by Ann Roe.", "leader inquiry: Ann Roe"),
            ("The finance director in 2009, Ann Roe, said so.", "director finance (2009): Ann Roe"),
        ] {
            if read(text) != [expected] {
                wrong.push((text, read(text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_many_are_and_who_was_is_no_role() {
        let mut wrong = Vec::new();
        for text in [
            "The former finance director, Ann Roe, said so.",
            "Then finance director Ann Roe said so.",
            "A director, Ann Roe, said so.",
            "The councillor, Ann Roe, and the striker, Jo Frost, spoke.",
            "A spokesperson, Ann Roe, said so.",
            "The finance director and the clerk, Ann Roe, spoke.",
            "Ann Roe was not the returning officer.",
            "Ann Roe would have been the returning officer.",
            "The bridge was designed by Ann Roe and Jo Frost.",
            "Ann Roe, who ran the works until 2011, spoke.",
            "Ann Roe ran the marathon.",
            "Ann Roe, the plant's manager when the vessel burst, spoke.",
            "Ann Roe designed bridges.",
            "The returning officer was late.",
        ] {
            if !read(text).is_empty() {
                wrong.push((text, read(text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        // A deputy is another role.
        assert_eq!(read("Deputy Finance Director Ann Roe spoke."), ["director deputy finance: Ann Roe"]);
    }
}
