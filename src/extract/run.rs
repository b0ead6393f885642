//! Runs of capitals that may be one name: which words join two of them, and which do not.

use super::abbreviations::is_starter;
use super::gazetteer::{is_demonym, is_no_name, is_whole_body, place};
use super::heads::{Use, is};
use super::token::Token;
use crate::entity::{WordClass, normal_word, word_class};
use crate::text::{Span, fold_key};
use std::ops::Range;

/// The longest name, in words: a hostile row of capitals is cut into pieces of this length.
const LONGEST: usize = 14;
/// The longest part behind "and" of one name, in words.
const LONGEST_CONJUNCT: usize = 3;

/// Endings of words of a field of work: "immigration", "security", "housing".
const FIELD_ENDINGS: &[&str] = &["tion", "ment", "ity", "ing", "ics", "ture", "ogy", "nce", "sion", "ship"];

/// Whether a word with a capital may belong to a name.
pub(super) fn may_name(token: &Token, text: &str) -> bool {
    let small = token.titled && token.key.len() <= 3 && !token.upper && word_class(&token.key).is(WordClass::SMALL);
    // "May" and "March" are months, "IT" in capitals may be a body; small words of a headline name nothing.
    token.capital
        && !small
        && !is_no_name(&token.key)
        && !is_party(token.span.of(text))
        && !(is_starter(token.span.of(text))
            && !is_class_word(token)
            && !token.upper
            && (token.initial || token.titled || is_article(&token.key)))
}

/// A word that names are built of ("Police", "First"), though it begins sentences too.
fn is_class_word(token: &Token) -> bool {
    let class = word_class(&token.key);
    class.is(WordClass::BODY.or(WordClass::TITLE).or(WordClass::JURISDICTION)) && token.leads_on()
}

/// "(R-Ohio)": the party of a legislator.
fn is_party(written: &str) -> bool {
    let mut chars = written.chars();
    matches!(chars.next(), Some('R' | 'D' | 'I')) && chars.next() == Some('-') && chars.count() > 1
}

fn is_article(key: &str) -> bool {
    matches!(key, "the" | "a" | "an" | "it" | "he" | "she" | "they" | "we" | "you" | "and" | "but")
}

/// The runs of capitals that may be one name each, as ranges of words. `taken` are words that belong to a law already.
pub(super) fn runs(text: &str, tokens: &[Token], taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut held = taken.iter().peekable();
    let mut i = 0;
    while i < tokens.len() {
        while held.next_if(|range| range.end <= i).is_some() {}
        let limit = match held.peek() {
            Some(range) if range.start <= i => {
                i = range.end;
                continue;
            }
            Some(range) => range.start,
            None => tokens.len(),
        };
        if !may_name(&tokens[i], text) {
            i += 1;
            continue;
        }
        let end = grow(text, &tokens[..limit], i);
        found.push(i..end);
        i = end;
    }
    found
}

/// The end of the run that begins at `start`.
fn grow(text: &str, tokens: &[Token], start: usize) -> usize {
    let mut end = start + 1;
    while end < tokens.len() && end - start < LONGEST {
        let last = &tokens[end - 1];
        let next = &tokens[end];
        if last.gap == '&' && !last.possessive && may_name(next, text) {
            end += 1;
            continue;
        }
        if last.gap != ' ' || next.titled != last.titled {
            break;
        }
        if last.possessive && !owns(last, next) {
            break;
        }
        if may_name(next, text) {
            end += 1;
        } else if next.digit && numbers(last, next) {
            return end + 1;
        } else if let Some(beyond) = connect(text, tokens, start..end) {
            end = beyond;
        } else {
            break;
        }
    }
    end
}

/// Whether a possessive is part of a name: "Attorney General's Office", not "Borden's Office of Roads".
fn owns(owner: &Token, next: &Token) -> bool {
    let head = word_class(&next.key);
    let office = owner.possessive && word_class(&owner.key).is(WordClass::TITLE) && head.is(WordClass::BODY);
    next.capital && (office || is(&owner.key, Use::Owner) || is(owner.key.trim_end_matches('s'), Use::Owner))
}

/// Whether a number closes a name: "District 5".
fn numbers(last: &Token, next: &Token) -> bool {
    let plain = next.key.len() <= 4 && next.key.bytes().all(|b| b.is_ascii_digit());
    plain && (word_class(&last.key).is(WordClass::NUMBERED) || is(&last.key, Use::Numbered))
}

/// Where the run goes on behind a small word at its end, if the small word joins.
fn connect(text: &str, tokens: &[Token], run: Range<usize>) -> Option<usize> {
    let small = tokens.get(run.end)?;
    if small.gap != ' ' || small.possessive {
        return None;
    }
    let last = &tokens[run.end - 1];
    let class = word_class(&last.key);
    let mut at = run.end + 1;
    let article = tokens.get(at).is_some_and(|t| t.key == "the" && !t.capital && t.gap == ' ');
    let joins = match small.key.as_str() {
        "of" => {
            let head = class.is(WordClass::BODY
                .or(WordClass::PLACE)
                .or(WordClass::LAW)
                .or(WordClass::EVENT)
                .or(WordClass::FIXED));
            let city = !is(&last.key, Use::Direction);
            let branch = last.upper && run.len() == 1;
            let head = head || is(&last.key, Use::BeforeOf);
            at += usize::from(article);
            (head && city && !class.is(WordClass::TITLE)) || branch && place(&tokens.get(at)?.key).is_some()
        }
        "for" => {
            at += usize::from(article);
            is(&last.key, Use::BeforeFor)
        }
        "on" => {
            at += usize::from(article);
            is(&last.key, Use::BeforeOn)
        }
        "and" => !article && joins_and(text, tokens, &run, at),
        particle if is(particle, Use::Particle) && !class.is_common() => {
            at += usize::from(tokens.get(at).is_some_and(|t| is(&t.key, Use::Particle) && t.gap == ' '));
            true
        }
        _ => false,
    };
    let next = tokens.get(at)?;
    (joins && may_name(next, text) && !next.initial).then_some(at + 1)
}

/// Whether "and" before `right` is inside one name: "Department of Health and Human Services", not "Reyes and Dorn".
fn joins_and(text: &str, tokens: &[Token], left: &Range<usize>, right: usize) -> bool {
    let mut end = right;
    while end < tokens.len() && end - right < LONGEST && may_name(&tokens[end], text) {
        end += 1;
        if !tokens[end - 1].leads_on() {
            break;
        }
    }
    let (Some(first), Some(last)) = (tokens.get(right), tokens[right..end].last()) else { return false };
    let key = |range: &Range<usize>| {
        let span = Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end);
        fold_key(span.of(text))
    };
    if place(&key(&(left.start..end))).is_some() {
        return true;
    }
    let before = &tokens[left.end - 1];
    let (head, tail) = (word_class(&before.key), word_class(&last.key));
    let ends = WordClass::BODY.or(WordClass::LAW).or(WordClass::PLACE).or(WordClass::EVENT).or(WordClass::LEGAL);
    let opens = word_class(normal_word(&first.key).unwrap_or(&first.key));
    let other = first.upper
        || opens.is(WordClass::GIVEN)
        || (opens.is(WordClass::TITLE) && end - right > 1)
        || place(&first.key).is_some()
        || place(&before.key).is_some()
        || is_demonym(&before.key)
        || before.upper
        || before.possessive
        || head.is(WordClass::GIVEN)
        || is_whole_body(&key(left));
    if other || (head.is(ends) && !is(&before.key, Use::Field)) {
        return false;
    }
    // A head of its own behind "and": "… and Ministry of Works".
    let of = tokens.get(end).is_some_and(|t| matches!(t.key.as_str(), "of" | "for")) && tail.is(WordClass::BODY);
    let inside =
        tokens[left.start..left.end].iter().any(|t| !t.capital && matches!(t.key.as_str(), "of" | "for" | "on"));
    let service =
        matches!(last.key.as_str(), "services" | "service" | "enforcement" | "investigations" | "systems" | "security");
    // "Harbor Docks and Enforcement (HDE)": its acronym follows.
    let named = end - right == 1 && left.len() > 1 && tail.is(WordClass::BODY) && last.gap == '(';
    if named {
        return true;
    }
    if inside {
        return !of && end - right <= LONGEST_CONJUNCT && (!tail.is(ends) || service);
    }
    let field =
        is(&before.key, Use::Field) || FIELD_ENDINGS.iter().any(|e| before.key.ends_with(e) && before.key.len() > 5);
    let county = tokens[right..end].iter().any(|t| matches!(t.key.as_str(), "county" | "city" | "state"));
    field && !of && !county && end - right >= 2 && tail.is(WordClass::BODY.or(WordClass::LAW).or(WordClass::GENERIC))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = tokens(text, Span::new(0, text.len()));
        let found: Vec<&str> = runs(text, &words, &[])
            .into_iter()
            .map(|r| Span::new(words[r.start].span.start, words[r.end - 1].span.end).of(text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn small_words_join_inside_a_name() {
        check("the Ministry of Roads and Human Works met", &["Ministry of Roads and Human Works"]);
        check("the Harbor and Docks Authority met", &["Harbor and Docks Authority"]);
        check("the Borden Center for Justice and Equity met", &["Borden Center for Justice and Equity"]);
        check("the Committee on Roads met Ludwig van der Berg", &["Committee on Roads", "Ludwig van der Berg"]);
        check("the Dell & Borden firm in Trinidad and Tobago", &["Dell & Borden", "Trinidad and Tobago"]);
        check("the County Sheriff's Office and the Women's League", &["County Sheriff's Office", "Women's League"]);
    }

    #[test]
    fn small_words_part_two_names() {
        check("we saw Alice and Bob", &["Alice", "Bob"]);
        check("in Borden and Dell they met", &["Borden", "Dell"]);
        check("the Ministry of Works and Gov. Reyes met", &["Ministry of Works", "Gov. Reyes"]);
        check("the Borden Police Department and Dell Fire Service", &["Borden Police Department", "Dell Fire Service"]);
        check("said Dorn of Borden on Monday for Dell", &["Dorn", "Borden", "Dell"]);
        check("when Borden's Harbor Office and FBI agents", &["Borden", "Harbor Office", "FBI"]);
    }
}
