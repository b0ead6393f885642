//! Passages: how much of a sentence a draft quotes.

use crate::text::fold_key;
use std::collections::BTreeSet;

/// How many words a draft quotes at most. A sentence of news has some 20; beyond 40 a quote is no longer read at a
/// glance beside its claim.
pub const MAX_QUOTE_WORDS: usize = 40;
/// How many words from the beginning of a sentence stay when it is cut: they say who or what it speaks of.
const LEAD_WORDS: usize = 8;
/// Up to how many words between two kept stretches are kept as well: " … " would take their room.
const MAX_GAP: usize = 2;

/// What stands for words left out.
const LEFT_OUT: &str = "…";

/// A sentence as a draft quotes it: on one line, and of a long one only its beginning and what stands around the words
/// of the value, `held`; " … " stands for the rest. A long sentence that does not have these words stays whole: its
/// value is told in other words, which may stand anywhere in it.
///
/// ```
/// use gainsay::extract::cite;
/// assert_eq!(cite("The pier\nhas 40 lamps.", &["40"]), "The pier has 40 lamps.");
/// ```
#[must_use]
pub fn cite(sentence: &str, held: &[&str]) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    // A passage that was cut already has its marks beside its words.
    if words.iter().filter(|word| **word != LEFT_OUT).count() <= MAX_QUOTE_WORDS {
        return words.join(" ");
    }
    let keys: Vec<String> = words.iter().map(|word| fold_key(word)).collect();
    let found: Vec<usize> = held.iter().take(MAX_QUOTE_WORDS).flat_map(|held| places(&keys, held)).collect();
    if found.is_empty() {
        return words.join(" ");
    }
    let kept = around(words.len(), &found);
    let mut parts: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    for (i, word) in words.iter().enumerate() {
        if kept.contains(&i) {
            if !open {
                parts.push(Vec::new());
            }
            parts.last_mut().into_iter().for_each(|part| part.push(word));
        }
        open = kept.contains(&i);
    }
    parts.iter().map(|part| part.join(" ")).collect::<Vec<_>>().join(&format!(" {LEFT_OUT} "))
}

/// Where the words of a value stand, all of them in a row; or, where they stand apart, each of them.
fn places(keys: &[String], held: &str) -> Vec<usize> {
    let wanted: Vec<String> =
        held.split_whitespace().map(fold_key).filter(|key| !key.is_empty()).take(MAX_QUOTE_WORDS).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    match keys.windows(wanted.len()).position(|window| window == wanted) {
        Some(at) => (at..at + wanted.len()).collect(),
        None => wanted.iter().filter_map(|word| keys.iter().position(|key| key == word)).collect(),
    }
}

/// The words that stay: the beginning, and as much around `found` as there is room for.
fn around(words: usize, found: &[usize]) -> BTreeSet<usize> {
    let mut kept: BTreeSet<usize> = (0..LEAD_WORDS).chain(found.iter().copied().take(MAX_QUOTE_WORDS)).collect();
    let room = MAX_QUOTE_WORDS - MAX_GAP;
    for reach in 1..words {
        if kept.len() >= room {
            break;
        }
        for at in found {
            for near in [at.checked_sub(reach), Some(at + reach)].into_iter().flatten().filter(|near| *near < words) {
                if kept.len() < room {
                    kept.insert(near);
                }
            }
        }
    }
    let ends: Vec<usize> = kept.iter().copied().collect();
    for pair in ends.windows(2) {
        let gap = pair[1] - pair[0] - 1;
        if gap <= MAX_GAP && kept.len() + gap <= MAX_QUOTE_WORDS {
            kept.extend(pair[0]..pair[1]);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    /// A sentence of so many words, with `inside` in its middle.
    fn long(words: usize, inside: &str) -> String {
        let half: Vec<String> = (0..words / 2).map(|i| format!("alpha{i}")).collect();
        let rest: Vec<String> = (0..words / 2).map(|i| format!("omega{i}")).collect();
        format!("{} {inside} {}.", half.join(" "), rest.join(" "))
    }

    fn count(quote: &str) -> usize {
        quote.split_whitespace().filter(|word| *word != "…").count()
    }

    #[test]
    fn a_short_sentence_stays_whole_and_on_one_line() {
        assert_eq!(cite("  It has\n 40\u{a0}lamps. ", &["40"]), "It has 40 lamps.");
        assert_eq!(cite("", &["40"]), "");
    }

    #[test]
    fn a_long_one_keeps_its_beginning_and_its_value() {
        let quote = cite(&long(120, "almost 700 lamps"), &["almost 700"]);
        assert!(quote.starts_with("alpha0 alpha1 ") && quote.contains("almost 700 lamps omega0"), "{quote}");
        assert!(count(&quote) <= MAX_QUOTE_WORDS, "{quote}");
        // Words that stand apart are all kept.
        let quote = cite(&long(200, "one red barge"), &["alpha90 barge"]);
        assert!(quote.contains("alpha90") && quote.contains("barge"), "{quote}");
    }

    #[test]
    fn a_value_in_other_words_leaves_the_sentence_whole() {
        let sentence = long(60, "almost 700 lamps");
        assert_eq!(cite(&sentence, &["2019-08-07"]), sentence);
        assert_eq!(cite(&sentence, &[""]), sentence);
    }

    #[test]
    fn every_cut_is_found_in_its_document() {
        for at in (0..120).step_by(7) {
            let mut words: Vec<String> = (0..120).map(|i| format!("word{i},")).collect();
            words.insert(at, "$5.4 million".to_owned());
            let sentence = words.join(" ");
            let document = Document::read("a.txt", format!("A pier.\n\n{sentence}\n").as_bytes()).unwrap();
            let quote = cite(&sentence, &["$5.4 million"]);
            let lines: Vec<usize> = document.find(&quote).iter().map(|spot| spot.line).collect();
            assert_eq!(lines, [3], "{quote}");
            assert!(quote.contains("$5.4 million"));
            assert_eq!(cite(&quote, &["$5.4 million"]), quote);
        }
    }
}
