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

/// The expressions by the stem of their first word, longest first.
static EXPRESSIONS: LazyLock<HashMap<String, Vec<Expression>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<Expression>> = HashMap::new();
    let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for (expression, plain) in lines.filter_map(|line| line.split_once(SAYS)) {
        let all = words(expression);
        let stems: Vec<String> = all.iter().map(|w| stem(&w.key)).collect();
        let Some(first) = stems.first().cloned() else { continue };
        let letters = !expression.contains(' ') && all.iter().all(|w| w.key.len() <= LONGEST_LETTERS);
        found.entry(first).or_default().push(Expression { stems, letters, plain });
    }
    found.values_mut().for_each(|same| same.sort_by_key(|e| std::cmp::Reverse(e.stems.len())));
    found
});

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
    let mut said = Cow::Borrowed(phrase);
    for _ in 0..ROUNDS {
        match once(&said) {
            Some(changed) => said = Cow::Owned(changed),
            None => break,
        }
    }
    said
}

fn once(phrase: &str) -> Option<String> {
    let all = words(phrase);
    let (mut said, mut at, mut i) = (String::new(), 0, 0);
    while i < all.len() {
        let Some(expression) = begins(phrase, &all, i) else {
            i += 1;
            continue;
        };
        let last = i + expression.stems.len() - 1;
        said.push_str(phrase.get(at..all[i].span.start)?);
        said.push_str(expression.plain);
        at = all[last].span.end;
        i = last + 1;
    }
    if at == 0 {
        return None;
    }
    said.push_str(phrase.get(at..)?);
    Some(said)
}

/// The longest expression that begins with the word at `i`.
fn begins(phrase: &str, all: &[Word], i: usize) -> Option<&'static Expression> {
    EXPRESSIONS.get(&stem(&all[i].key))?.iter().find(|expression| {
        let Some(here) = all.get(i..i + expression.stems.len()) else { return false };
        let same = here.iter().zip(&expression.stems).all(|(word, stem_of)| stem(&word.key) == *stem_of);
        same && together(phrase, here) && is_written_so(phrase, here, i == 0, expression.letters)
    })
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

    fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| line.split_once(SAYS).unwrap_or_else(|| panic!("no \"=\" in {line}")))
    }

    #[test]
    fn the_table_has_no_doubles_and_no_expression_that_says_itself() {
        let key = |phrase: &str| -> Vec<String> { words(phrase).iter().map(|w| stem(&w.key)).collect() };
        let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
        for (expression, plain) in lines() {
            let says = key(expression);
            let sound = !says.is_empty() && !plain.trim().is_empty() && expression == expression.to_lowercase();
            if !sound || says == key(plain) || !seen.insert(says) {
                wrong.push(expression);
            }
        }
        assert!(wrong.is_empty(), "no expressions, or twice:\n{}", wrong.join("\n"));
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
}
