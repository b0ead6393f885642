//! How old people are and when they were born, where a sentence says it by the way: "Ann Frost (born 1932)", "Frost, by then 54,",
//! "The 51-year-old pilot" right behind a sentence about her.

use super::dates::{When, dated, is_person, when};
use super::{Draft, Read, Reader};
use crate::claim::Value;
use crate::extract::grammar::{Tag, Token, tokens};
use crate::extract::name::NameKind;
use crate::text::{Span, words};
use crate::time::{Bound, Grain};

/// Words between a name and an age: "by then 54", "aged 47", "now 61".
const LEADS: &[&[&str]] = &[&["by", "then"], &["then"], &["now"], &["aged"], &["then", "aged"], &["now", "aged"]];

pub(super) fn claims(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>, before: usize) {
    for i in 0..read.tokens.len() {
        if reader.name(&read.tokens[i]).is_some() {
            born(reader, read, i, made, before);
            aged(reader, read, i, made, before);
        }
    }
    year_old(reader, read, made, before);
    born_behind(reader, read, made, before);
}

fn key(read: &Read, i: usize) -> &str {
    read.tokens.get(i).map_or("", |t| t.key.as_str())
}

fn known(made: &[Draft], before: usize, span: Span, property: &str) -> bool {
    made.iter()
        .skip(before)
        .any(|d| d.property == property && d.at.is_some_and(|at| at.start < span.end && span.start < at.end))
}

/// "Ann Frost (born 1932)", "Ann Frost (b. 1932)".
fn born(reader: &Reader<'_>, read: &Read, i: usize, made: &mut Vec<Draft>, before: usize) {
    if key(read, i + 1) != "(" || !matches!(key(read, i + 2), "born" | "b") || !may_be_person(reader, &read.tokens[i]) {
        return;
    }
    let date = (i + 3..i + 6).find_map(|k| when(reader, read, k).or_else(|| bare_year(reader, read.tokens.get(k)?)));
    let Some(date) = date.filter(|w| w.bound == Bound::Within) else { return };
    if let Some(name) = reader.name(&read.tokens[i])
        && !known(made, before, date.span, "born")
    {
        made.push(Draft {
            subject: name.canonical.clone(),
            property: "born".to_owned(),
            presupposed: true,
            ..dated(read, date)
        });
    }
}

/// A year alone, which no other word marks as one.
fn bare_year(reader: &Reader<'_>, token: &Token) -> Option<When> {
    let text = token.span.of(reader.text);
    let four = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && text.starts_with(['1', '2']);
    four.then(|| When { bound: Bound::Within, text: text.to_owned(), span: token.span, around: false })
}

/// Whether a name may be a person's: of its kind, or of two words and of no other kind.
fn may_be_person(reader: &Reader<'_>, token: &Token) -> bool {
    let full = words(token.span.of(reader.text)).len() > 1;
    is_person(reader, token) || full && reader.name(token).is_some_and(|n| n.kind == NameKind::Other)
}

/// A whole number of years alone.
fn years(reader: &Reader<'_>, token: Option<&Token>) -> Option<Span> {
    let token = token?;
    let text = token.span.of(reader.text);
    let plain = (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then_some(token.span)
}

/// "Frost, by then 54, …": the age at the time that was told last.
fn aged(reader: &Reader<'_>, read: &Read, i: usize, made: &mut Vec<Draft>, before: usize) {
    if read.tokens.get(i + 1).is_none_or(|t| t.tag != Tag::Comma) {
        return;
    }
    let leads = |lead: &&&[&str]| lead.iter().enumerate().all(|(n, word)| key(read, i + 2 + n) == *word);
    let Some(lead) = LEADS.iter().filter(leads).max_by_key(|lead| lead.len()) else { return };
    let at = i + 2 + lead.len();
    let Some(span) = years(reader, read.tokens.get(at)) else { return };
    let closed = read.tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Comma);
    let Some(name) = reader.name(&read.tokens[i]).filter(|_| closed && !known(made, before, span, "age")) else {
        return;
    };
    let then = lead.contains(&"then");
    let as_of = if then { told_last(reader, read, span.start) } else { None };
    if then && as_of.is_none() {
        return;
    }
    made.push(Draft { as_of, ..age(read, name.canonical.clone(), span, reader) });
}

fn age(read: &Read, subject: String, span: Span, reader: &Reader<'_>) -> Draft {
    Draft {
        subject,
        property: "age".to_owned(),
        value: Some(Value::Text(span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))),
        at: Some(span),
        passages: vec![read.sentence.span],
        presupposed: true,
        ..Draft::default()
    }
}

/// The date that the sentence, or the one before it, told last.
fn told_last(reader: &Reader<'_>, read: &Read, at: usize) -> Option<String> {
    let sentences = reader.sentences_of(read.sentence.paragraph);
    let before = sentences.iter().rfind(|s| s.span.end <= read.sentence.span.start);
    let from = before.map_or(read.sentence.span.start, |s| s.span.start);
    let mention = reader.periods.range(from..at).next_back().map(|(_, m)| m)?;
    let dated = mention.period.start.is_some() && mention.period.end.is_some() && mention.period.grain <= Grain::Year;
    let year = mention.span.of(reader.text).split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    (dated && year).then(|| mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "The 51-year-old former pilot …", right behind a sentence that begins with one person and names no other.
fn year_old(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>, before: usize) {
    let token = read.tokens.get(1).filter(|_| key(read, 0) == "the");
    let Some(token) = token.filter(|t| t.span.of(reader.text).contains("-year-old")) else { return };
    if known(made, before, token.span, "age")
        && made.iter().skip(before).any(|d| d.at == Some(token.span) && !d.guessed)
    {
        return;
    }
    let sentences = reader.sentences_of(read.sentence.paragraph);
    let Some(earlier) = sentences.iter().rfind(|s| s.span.end <= read.sentence.span.start) else { return };
    let told = tokens(reader.text, earlier.span, &reader.marks);
    let persons: Vec<&Token> = told.iter().filter(|t| may_be_person(reader, t)).collect();
    let [person] = persons[..] else { return };
    if person.span.start != earlier.span.start {
        return;
    }
    let Some(name) = reader.name(person) else { return };
    made.push(Draft {
        passages: vec![read.sentence.span, earlier.span],
        ..age(read, name.canonical.clone(), token.span, reader)
    });
}

/// "Teague, the daughter of a baker, was born two streets from the mill in 1981": the year further behind, at the end of the
/// clause.
fn born_behind(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>, before: usize) {
    let Some(first) = read.tokens.first().filter(|t| reader.name(t).is_some()) else { return };
    let Some(born) = read.tokens.iter().position(|t| t.key == "born") else { return };
    if born == 0 || key(read, born - 1) != "was" {
        return;
    }
    // Right behind the name, or behind an aside that follows it.
    let aside = read.tokens.get(1).is_some_and(|t| t.tag == Tag::Comma)
        && born >= 3
        && read.tokens[born - 2].tag == Tag::Comma
        && !read.tokens[1..born]
            .iter()
            .any(|t| matches!(t.tag, Tag::Be | Tag::Verb(_) | Tag::Conjunction) && t.key != "was");
    if born != 2 && !aside {
        return;
    }
    let stop = |k: &usize| matches!(read.tokens[*k].tag, Tag::Stop | Tag::Comma | Tag::Be | Tag::Have | Tag::Relative);
    let end = (born + 1..read.tokens.len()).find(stop).unwrap_or(read.tokens.len());
    let date = (born + 1..end).find_map(|k| Some((k, when(reader, read, k)?)));
    let Some((at, date)) = date.filter(|(_, d)| d.bound == Bound::Within) else { return };
    let year = words(&date.text).iter().any(|w| w.key.len() == 4 && w.key.bytes().all(|b| b.is_ascii_digit()));
    let led = matches!(key(read, at - 1), "in" | "on") || date.text.starts_with(char::is_uppercase);
    if let Some(name) = reader.name(first).filter(|_| year && led && !known(made, before, date.span, "born")) {
        made.push(Draft { subject: name.canonical.clone(), property: "born".to_owned(), ..dated(read, date) });
    }
}
