//! Expressions of several words, and the plainest words that say the same: "price tag" is a cost, "how many" a number.
//!
//! Whoever words a property in an expression asks what others ask in a word, so a phrase is put in plain words before its
//! words are looked at one by one.

use crate::text::{Word, stem, words};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One expression a line, with what says the same.
const TABLE: &str = include_str!("phrases.txt");

/// What is measured, dated or named, one a line, with the ways in which others label it.
const LABELS: &str = include_str!("labels.txt");

/// What parts the plain words of a label from the others, and those from each other.
const LABELLED: (&str, &str) = (": ", " | ");

/// Words within an expression that count for nothing: "names were gathered", "the people who have signed".
#[rustfmt::skip]
const IDLE: &[&str] = &[
    "the", "a", "an", "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "will", "would", "its", "their", "his", "her",
];

/// What parts an expression from what says the same.
const SAYS: &str = " = ";

/// The most rounds of putting expressions in plain words, of which one may make another.
const ROUNDS: usize = 2;

/// The longest word that an expression of letters ("A&E") has: it is then written in capitals.
const LONGEST_LETTERS: usize = 4;

struct Expression {
    stems: Vec<String>,
    /// It is an abbreviation, which stands in capitals; all others are no names.
    letters: bool,
    plain: &'static str,
}

/// Expressions by the stem of their first word, longest first.
type Expressions = HashMap<String, Vec<Expression>>;

/// The expressions that stand for a plain word wherever they stand.
static EXPRESSIONS: LazyLock<Expressions> = LazyLock::new(|| by_first_word(expressions()));

/// The labels that say what a value is of, the plain words for it among them.
static LABELLINGS: LazyLock<Expressions> = LazyLock::new(|| by_first_word(labels().chain(plain_labels())));

/// The lines of a table that are no comments.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Each expression, with the plain words for it.
fn expressions() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(TABLE).filter_map(|line| line.split_once(SAYS))
}

/// The same of each label that is not in plain words.
fn labels() -> impl Iterator<Item = (&'static str, &'static str)> {
    let labelled = lines(LABELS).filter_map(|line| line.split_once(LABELLED.0));
    labelled.flat_map(|(plain, wordings)| wordings.split(LABELLED.1).map(move |wording| (wording, plain)))
}

/// The plain words for what is labelled, which are a label of it too.
fn plain_labels() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(LABELS).filter_map(|line| line.split_once(LABELLED.0)).map(|(plain, _)| (plain, plain))
}

fn by_first_word(all: impl Iterator<Item = (&'static str, &'static str)>) -> Expressions {
    let mut found = Expressions::new();
    for (expression, plain) in all {
        let words = words(expression);
        let stems = stems(&words);
        let Some(first) = stems.first().cloned() else { continue };
        let letters = !expression.contains(' ') && words.iter().all(|w| w.key.len() <= LONGEST_LETTERS);
        found.entry(first).or_default().push(Expression { stems, letters, plain });
    }
    // Of two as long the first stands first: expressions go before labels.
    found.values_mut().for_each(|same| same.sort_by_key(|e| std::cmp::Reverse(e.stems.len())));
    found
}

/// The stems by which an expression is known: of its first word, and of the others but those that count for nothing.
fn stems(words: &[Word]) -> Vec<String> {
    words.iter().enumerate().filter(|(n, word)| *n == 0 || !is_idle(word)).map(|(_, word)| stem(&word.key)).collect()
}

fn is_idle(word: &Word) -> bool {
    IDLE.contains(&word.key.as_str())
}

/// A phrase in plain words: each expression of the table that it has is put in the words that say the same. A name
/// stays as it is.
///
/// ```
/// use gainsay::meaning::plain;
/// assert_eq!(plain("price tag of the bridge"), "cost of the bridge");
/// assert_eq!(plain("the Price Tag Foundation"), "the Price Tag Foundation");
/// ```
#[must_use]
pub fn plain(phrase: &str) -> Cow<'_, str> {
    in_plain_words(phrase, &EXPRESSIONS)
}

/// What a label says that a value is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// In plain words.
    pub thing: &'static str,
    /// The stems of the words that say so.
    pub said: Vec<String>,
}

/// What the words of a property say that its value is of, by the table of labels: the most words that stand there.
///
/// ```
/// use gainsay::meaning::label;
/// assert_eq!(label("sat out the vote").map(|l| l.thing), Some("abstentions"));
/// assert_eq!(label("hinges of the door"), None);
/// ```
#[must_use]
pub fn label(phrase: &str) -> Option<Label> {
    let all = words(phrase);
    let found = (0..all.len()).filter_map(|i| Some((i, begins(phrase, &all, i, &LABELLINGS)?)));
    let (i, (thing, last)) = found.max_by_key(|(i, (_, last))| (last - i, std::cmp::Reverse(*i)))?;
    let said = all[i..=last].iter().map(|word| stem(&word.key)).collect();
    Some(Label { thing, said })
}

fn in_plain_words<'p>(phrase: &'p str, table: &Expressions) -> Cow<'p, str> {
    let mut said = Cow::Borrowed(phrase);
    for _ in 0..ROUNDS {
        match once(&said, table) {
            Some(changed) => said = Cow::Owned(changed),
            None => break,
        }
    }
    said
}

fn once(phrase: &str, table: &Expressions) -> Option<String> {
    let all = words(phrase);
    let (mut said, mut at, mut i) = (String::new(), 0, 0);
    while i < all.len() {
        let Some((plain, last)) = begins(phrase, &all, i, table) else {
            i += 1;
            continue;
        };
        said.push_str(phrase.get(at..all[i].span.start)?);
        said.push_str(plain);
        at = all[last].span.end;
        i = last + 1;
    }
    if at == 0 {
        return None;
    }
    said.push_str(phrase.get(at..)?);
    Some(said)
}

/// The plain words for the longest expression that begins with the word at `i`, and where it ends.
fn begins(phrase: &str, all: &[Word], i: usize, table: &Expressions) -> Option<(&'static str, usize)> {
    table.get(&stem(&all[i].key))?.iter().find_map(|expression| {
        let last = ends(&all[i..], &expression.stems)? + i;
        let here = all.get(i..=last)?;
        let sound = together(phrase, here) && is_written_so(phrase, here, i == 0, expression.letters);
        sound.then_some((expression.plain, last))
    })
}

/// Where an expression ends among words that begin with its first: its words follow each other, with none but idle
/// words between.
fn ends(words: &[Word], stems: &[String]) -> Option<usize> {
    let mut at = 0;
    for (n, stem_of) in stems.iter().enumerate() {
        while n > 0 && is_idle(words.get(at)?) && stem(&words[at].key) != *stem_of {
            at += 1;
        }
        if stem(&words.get(at)?.key) != *stem_of {
            return None;
        }
        at += 1;
    }
    Some(at - 1)
}

/// Whether nothing parts words but what stands inside a phrase.
fn together(phrase: &str, here: &[Word]) -> bool {
    here.windows(2).all(|two| {
        let gap = phrase.get(two[0].span.end..two[1].span.start).unwrap_or(".");
        gap.chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}' | '&' | '/'))
    })
}

/// Whether words are written as an expression is: no capital begins one, save at the head of the phrase; letters that
/// stand for words are all capitals.
fn is_written_so(phrase: &str, here: &[Word], leads: bool, letters: bool) -> bool {
    let capital = |word: &Word| word.span.of(phrase).starts_with(char::is_uppercase);
    if letters {
        let text = here.iter().map(|w| w.span.of(phrase));
        return text.flat_map(str::chars).filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    }
    let rest = if leads { here.get(1..).unwrap_or_default() } else { here };
    let lone_capital = here.len() == 1 && capital(&here[0]);
    !lone_capital && !rest.iter().any(capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// How expressions are told apart: by the stems of their words.
    fn key(phrase: &str) -> Vec<String> {
        stems(&words(phrase))
    }

    #[test]
    fn every_line_has_the_form_of_its_table() {
        let wrong: Vec<&str> = lines(TABLE)
            .filter(|line| !line.contains(SAYS))
            .chain(lines(LABELS).filter(|line| !line.contains(LABELLED.0)))
            .collect();
        assert!(wrong.is_empty(), "no expressions:\n{}", wrong.join("\n"));
    }

    #[test]
    fn the_tables_have_no_doubles_and_no_expression_that_says_itself() {
        let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
        for (expression, plain) in expressions().chain(labels()) {
            let says = key(expression);
            let sound = !says.is_empty() && !plain.trim().is_empty() && expression == expression.to_lowercase();
            if !sound || says == key(plain) || !seen.insert(says) {
                wrong.push(expression);
            }
        }
        assert!(wrong.is_empty(), "no expressions, or twice:\n{}", wrong.join("\n"));
    }

    #[test]
    fn labels_stand_in_their_order_each_once() {
        let plain: Vec<&str> = lines(LABELS).filter_map(|line| Some(line.split_once(LABELLED.0)?.0)).collect();
        let out_of_order: Vec<&&str> = plain.windows(2).filter(|two| two[0] >= two[1]).map(|two| &two[1]).collect();
        assert!(out_of_order.is_empty(), "{out_of_order:?}");
    }

    #[test]
    fn an_expression_is_put_in_plain_words_and_a_name_is_not() {
        assert_eq!(plain("How many beds"), "number beds");
        assert_eq!(plain("beds: how many"), "beds: number");
        assert_eq!(plain("A&E units"), "emergency room units");
        assert_eq!(plain("a price tag, and how many"), "a cost, and number");
        assert_eq!(plain("Price Tag Foundation"), "Price Tag Foundation");
        assert_eq!(plain("how, many"), "how, many");
    }

    #[test]
    fn a_label_is_known_whatever_idle_words_stand_in_it() {
        let thing = |phrase: &str| label(phrase).map(|label| label.thing);
        assert_eq!(thing("had sat out a vote"), Some("abstentions"));
        assert_eq!(thing("abstentions"), Some("abstentions"));
        assert_eq!(thing("sat in the vote"), None);
        assert_eq!(plain("sat out the vote"), "sat out the vote");
    }
}
