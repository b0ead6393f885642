//! Persons: when a name is a person's, and what of it tells who is meant.

use super::super::lexicon::Class;
use super::dictionary::{Dictionary, Word};
use super::mention::{Kind, Mention};
use super::region::Region;
use super::written::{Raw, SUFFIXES, Written};

/// The words of a name with slips of the vocabulary mended.
pub(super) fn settled(written: &Written, dictionary: &Dictionary) -> Vec<Raw> {
    written.words.iter().map(|raw| Raw { word: dictionary.meant(raw.word), ..*raw }).collect()
}

/// The given name that a title before it or a comma behind the surname shows: "Rep. Delvin Taylor", "Taylor, Delvin".
pub(super) fn shown_given(written: &Written, dictionary: &Dictionary) -> Option<Word> {
    let first = written.words.first()?;
    let titled = dictionary.class(dictionary.meant(first.word)).is(Class::TITLE);
    if !titled && !written.inverted {
        return None;
    }
    let found = person(&settled(written, dictionary), written.inverted, dictionary)?;
    found.words.first().copied().filter(|word| dictionary.text(*word).len() > 1)
}

/// What a person's name says, where the name is one: after titles, two to four words of which none is of the vocabulary,
/// and a title, a given name, an initial or a turned order that shows it.
pub(super) fn person(raws: &[Raw], inverted: bool, dictionary: &Dictionary) -> Option<Mention> {
    let text = |raw: &Raw| dictionary.text(raw.word);
    if raws.iter().any(|raw| raw.bracket || !raw.upper || text(raw).bytes().any(|b| b.is_ascii_digit())) {
        return None;
    }
    let (titled, taken) = titles(raws, dictionary);
    let mut rest: Vec<Raw> = raws.get(taken..)?.to_vec();
    let mut suffix = None;
    if rest.len() > 2
        && let Some(at) = rest.iter().position(|raw| SUFFIXES.contains(&text(raw)))
    {
        suffix = Some(rest.remove(at).word);
    }
    // "Alma Reyes MP"
    while rest.len() > 2 && rest.last().is_some_and(|raw| raw.capitals && dictionary.class(raw.word).is(Class::DEGREE))
    {
        rest.pop();
    }
    if !(2..=4).contains(&rest.len()) {
        return None;
    }
    let (first, last) = (rest.first()?, rest.last()?);
    let initial = |raw: &Raw| text(raw).len() == 1;
    let given = dictionary.is_given(first.word);
    // A surname may be the name of a state; no other part of a name may.
    let of_vocabulary = |raw: &Raw| {
        let common = dictionary.class(raw.word).is_common();
        let region = Region::has_word(text(raw)) && raw.word != last.word;
        (common || region) && !dictionary.is_given(raw.word)
    };
    let common = rest.iter().any(of_vocabulary);
    let turned = inverted && (!common || (rest.len() > 2 && initial(&rest[1])));
    if !(titled || given || initial(first) || turned) || initial(last) {
        return None;
    }
    if common && !(given && titled && rest.len() == 2) {
        return None;
    }
    let initials = rest.iter().filter(|raw| initial(raw)).map(text).collect();
    let words = rest.iter().enumerate().filter(|(i, raw)| *i == 0 || !initial(raw)).map(|(_, raw)| raw.word).collect();
    Some(Mention { initials, suffix, ..Mention::new(Kind::Person, words, None) })
}

/// Whether titles stand in front, and how many words they take.
fn titles(raws: &[Raw], dictionary: &Dictionary) -> (bool, usize) {
    let class = |at: usize| raws.get(at).map(|raw| dictionary.class(raw.word)).unwrap_or_default();
    let (mut titled, mut at) = (false, 0);
    while at + 1 < raws.len() {
        if class(at).is(Class::TITLE) {
            titled = true;
        } else {
            let leads = class(at + 1).is(Class::TITLE) || class(at + 1).is(Class::BEFORE_TITLE);
            // "Attorney General": the rank behind the office.
            let rank = titled && dictionary.text(raws[at].word) == "general";
            if !(rank || (class(at).is(Class::BEFORE_TITLE) && leads)) {
                break;
            }
        }
        at += 1;
    }
    (titled, at)
}
