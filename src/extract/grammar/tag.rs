//! Tokens of a sentence, each with what part of speech it is; a figure, a date and a name are one token each.

use super::lexicon::{
    ADVERBS, BE, CONJUNCTIONS, DETERMINERS, DO, Form, HAVE, MODALS, NEGATIONS, PREPOSITIONS, PRONOUNS, RELATIVES, verb,
};
use crate::text::{Span, words};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Tag {
    /// A common noun or an adjective: what the tables do not know.
    Noun,
    /// A name, whole.
    Name,
    /// A figure, whole with its hedge and unit.
    Figure,
    /// A date or stretch of time.
    Period,
    /// A verb, with its form.
    Verb(Form),
    /// A form of "be".
    Be,
    /// A form of "have".
    Have,
    /// A form of "do".
    Do,
    /// "will", "could".
    Modal,
    /// "the", "some".
    Determiner,
    /// "it", "they".
    Pronoun,
    /// "there" before a form of "be".
    There,
    /// "in", "of".
    Preposition,
    /// "and", "but".
    Conjunction,
    /// "which", "when".
    Relative,
    /// "not", "never".
    Negation,
    /// "already".
    Adverb,
    /// A comma.
    Comma,
    /// A colon, semicolon, dash, quotation mark, bracket.
    Stop,
}

/// One token.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Token {
    /// Where it stands, in the text that the sentence is cut from.
    pub span: Span,
    /// Its folded key, without a possessive ending.
    pub key: String,
    /// What it is.
    pub tag: Tag,
    /// It ends in "'s" or "s'".
    pub possessive: bool,
    /// It begins with a capital.
    pub capital: bool,
}

/// What is known of a text before its words are looked at: stretches that are one token.
pub(in crate::extract) struct Marks {
    /// Figures, dates and names, by place; not overlapping.
    pub whole: Vec<(Span, Tag)>,
}

/// The tokens of the stretch `span` of `text`.
pub(in crate::extract) fn tokens(text: &str, span: Span, marks: &Marks) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let first = marks.whole.partition_point(|(s, _)| s.start < span.start);
    let mut marked = marks.whole.iter().skip(first).take_while(|(s, _)| s.end <= span.end).peekable();
    let all = words(span.of(text));
    let mut words =
        all.iter().map(|w| (Span::new(w.span.start + span.start, w.span.end + span.start), &w.key)).peekable();
    let mut at = span.start;
    loop {
        while words.next_if(|(word, _)| word.start < at).is_some() {}
        let (mark, word) = (marked.peek().map(|m| m.0.start), words.peek().map(|w| w.0.start));
        let token = match (mark, word) {
            (Some(mark), word) if word.is_none_or(|word| mark <= word) => {
                marked.next().map(|(s, tag)| whole(text, *s, *tag))
            }
            (_, Some(_)) => words.next().map(|(s, key)| plain(text, s, key)),
            _ => None,
        };
        let Some(token) = token else { break };
        stops(text, at, token.span.start, &mut found);
        at = token.span.end;
        if token.tag == Tag::Name && token.possessive {
            at += possessive_length(text.get(at..).unwrap_or(""));
        }
        found.push(token);
    }
    stops(text, at, span.end, &mut found);
    settle(&mut found);
    found
}

/// A stretch that is one token.
fn whole(text: &str, span: Span, tag: Tag) -> Token {
    let words = span.of(text);
    let after = text.get(span.end..).unwrap_or("");
    Token {
        span,
        key: crate::text::fold_key(words),
        tag,
        possessive: possessive_length(after) > 0 || ends_possessive(words),
        capital: words.starts_with(char::is_uppercase),
    }
}

/// How long a possessive ending at the beginning of `after` is: "'s", or the apostrophe behind a plural's "s".
fn possessive_length(after: &str) -> usize {
    ["'s", "’s", "'S", "’S"].iter().find(|ending| after.starts_with(**ending)).map_or(0, |ending| ending.len())
}

fn ends_possessive(word: &str) -> bool {
    ["'s", "’s", "s'", "s’", "'S", "’S"].iter().any(|ending| word.ends_with(ending))
}

/// A word, by the tables.
fn plain(text: &str, span: Span, key: &str) -> Token {
    let written = span.of(text);
    let after = text.get(span.end..).and_then(|rest| rest.chars().next());
    let owner = ["'s", "’s", "'S", "’S"].iter().any(|ending| written.ends_with(ending));
    let possessive = owner || (key.ends_with('s') && matches!(after, Some('\'' | '’')));
    let key = if owner { key.strip_suffix('s').unwrap_or(key) } else { key };
    let is = |table: &[&str]| table.contains(&key);
    let tag = if is(NEGATIONS) {
        Tag::Negation
    } else if is(BE) {
        Tag::Be
    } else if is(HAVE) {
        Tag::Have
    } else if is(DO) {
        Tag::Do
    } else if is(MODALS) {
        Tag::Modal
    } else if key == "there" {
        Tag::There
    } else if is(DETERMINERS) {
        Tag::Determiner
    } else if is(PRONOUNS) {
        Tag::Pronoun
    } else if is(PREPOSITIONS) {
        Tag::Preposition
    } else if is(CONJUNCTIONS) {
        Tag::Conjunction
    } else if is(RELATIVES) {
        Tag::Relative
    } else if is(ADVERBS) || (key.ends_with("ly") && key.len() > 4 && !NO_ADVERBS.contains(&key)) {
        Tag::Adverb
    } else if let Some((_, form)) = verb(key).filter(|_| !possessive) {
        Tag::Verb(form)
    } else {
        Tag::Noun
    };
    Token { span, key: key.to_owned(), tag, possessive, capital: written.starts_with(char::is_uppercase) }
}

/// An article or possessive: what follows a verb, and seldom a noun.
fn article_or_owner(key: Option<&str>) -> bool {
    matches!(key, Some("a" | "an" | "the" | "its" | "his" | "her" | "their"))
}

/// Words that end as adverbs do and are none.
const NO_ADVERBS: &[&str] = &[
    "family",
    "supply",
    "reply",
    "assembly",
    "rally",
    "bully",
    "monopoly",
    "jelly",
    "belly",
    "early",
    "daily",
    "weekly",
    "monthly",
    "yearly",
    "hourly",
    "elderly",
    "friendly",
    "costly",
    "deadly",
    "anomaly",
    "butterfly",
    "homily",
    "only",
    "likely",
    "unlikely",
    "quarterly",
    "apply",
    "multiply",
    "imply",
];

/// The marks between two tokens.
fn stops(text: &str, from: usize, to: usize, found: &mut Vec<Token>) {
    let between = text.get(from..to).unwrap_or("");
    for (at, mark) in between.char_indices() {
        let tag = match mark {
            ',' => Tag::Comma,
            ';' | ':' | '—' | '–' | '(' | ')' | '[' | ']' | '“' | '”' | '"' | '|' | '\t' => Tag::Stop,
            '-' if between.contains(" -") => Tag::Stop,
            _ => continue,
        };
        let span = Span::new(from + at, from + at + mark.len_utf8());
        found.push(Token { span, key: mark.to_string(), tag, possessive: false, capital: false });
    }
}

/// Settles, by what stands around it, what a word is that may be a verb or a noun; and the little words that are two
/// things.
fn settle(tokens: &mut [Token]) {
    for i in 0..tokens.len() {
        let before = i.checked_sub(1).and_then(|k| tokens.get(k)).map(|t| (t.tag, t.possessive, t.key.clone()));
        let next = tokens.get(i + 1).map(|t| (t.tag, t.key.clone()));
        let after = next.as_ref().map(|n| n.0);
        let Some(token) = tokens.get(i) else { break };
        let settled = match token.tag {
            Tag::There if !matches!(after, Some(Tag::Be | Tag::Have | Tag::Modal | Tag::Adverb)) => Tag::Adverb,
            // "that" behind a noun begins a clause; before one it points.
            Tag::Determiner
                if token.key == "that"
                    && matches!(
                        after,
                        Some(
                            Tag::Verb(_)
                                | Tag::Be
                                | Tag::Have
                                | Tag::Do
                                | Tag::Modal
                                | Tag::Determiner
                                | Tag::Name
                                | Tag::Pronoun
                                | Tag::Figure
                                | Tag::There
                        )
                    ) =>
            {
                Tag::Relative
            }
            Tag::Preposition if token.key == "to" && verb_follows(after) => Tag::Modal,
            Tag::Verb(form) => match before {
                Some((Tag::Modal | Tag::Do, ..)) => Tag::Verb(form),
                // "government records show": of two that may be verbs the first is what does the second.
                Some((Tag::Noun | Tag::Name, ..)) if form == Form::Third && after == Some(Tag::Verb(Form::Base)) => {
                    Tag::Noun
                }
                // "the raids", "enforcement's raids", "three raids", "in raids"; "the reported raids" too.
                Some((Tag::Determiner | Tag::Figure, ..))
                    if form != Form::Past && form != Form::Participle && (form != Form::Ed || nominal(after)) =>
                {
                    Tag::Noun
                }
                Some((_, true, _)) => Tag::Noun,
                Some((Tag::Preposition, _, ref word)) if matches!(form, Form::Base | Form::Third) && word != "to" => {
                    Tag::Noun
                }
                Some((Tag::Be | Tag::Have, ..)) => Tag::Verb(form),
                // "agreements fall within": a plural before a base form is its subject.
                Some((Tag::Noun, false, ref word))
                    if form == Form::Base
                        && word.ends_with('s')
                        && matches!(after, Some(Tag::Preposition | Tag::Adverb)) =>
                {
                    Tag::Verb(form)
                }
                // "federal agents raid", against "immigration raid".
                Some((Tag::Noun, ..))
                    if form == Form::Base
                        && !matches!(after, Some(Tag::Determiner | Tag::Figure | Tag::Name | Tag::Pronoun)) =>
                {
                    Tag::Noun
                }
                Some((Tag::Noun, _, ref word))
                    if form == Form::Third
                        && !word.ends_with('s')
                        && matches!(
                            after,
                            None | Some(
                                Tag::Comma
                                    | Tag::Stop
                                    | Tag::Conjunction
                                    | Tag::Preposition
                                    | Tag::Be
                                    | Tag::Have
                                    | Tag::Modal
                                    | Tag::Period
                            )
                        )
                        && !takes_preposition(&token.key, next.as_ref().map(|n| n.1.as_str())) =>
                {
                    Tag::Noun
                }
                Some((Tag::Verb(Form::Ed | Form::Base | Form::Third | Form::Past | Form::Ing), ..))
                    if form == Form::Base || form == Form::Third =>
                {
                    Tag::Noun
                }
                None if matches!(form, Form::Base | Form::Third) => Tag::Noun,
                _ => Tag::Verb(form),
            },
            // "have implemented measures".
            Tag::Noun
                if matches!(before, Some((Tag::Have, ..))) && token.key.len() > 4 && token.key.ends_with("ed") =>
            {
                Tag::Verb(Form::Ed)
            }
            Tag::Noun
                if before.as_ref().is_some_and(|(tag, possessive, word)| {
                    let article = next.as_ref().is_some_and(|n| matches!(n.1.as_str(), "a" | "an"));
                    let singular = *tag == Tag::Noun
                        && ((!word.ends_with('s') && article_or_owner(next.as_ref().map(|n| n.1.as_str()))) || article);
                    !possessive && (*tag == Tag::Name || singular)
                }) && token.key.len() > 3
                    && token.key.ends_with('s')
                    && !token.capital
                    && !token.possessive
                    && matches!(after, Some(Tag::Determiner | Tag::Figure | Tag::Name | Tag::Pronoun)) =>
            {
                Tag::Verb(Form::Third)
            }
            Tag::Noun
                if matches!(
                    before,
                    Some((
                        Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Comma | Tag::Relative | Tag::Adverb | Tag::Have,
                        ..
                    ))
                ) && token.key.len() > 5
                    && token.key.ends_with("ed")
                    && !token.capital
                    && !nominal(after) =>
            {
                Tag::Verb(Form::Ed)
            }
            other => other,
        };
        if let Some(token) = tokens.get_mut(i) {
            token.tag = settled;
        }
    }
}

fn nominal(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::Noun | Tag::Name | Tag::Verb(Form::Base | Form::Third)))
}

fn verb_follows(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::Verb(Form::Base) | Tag::Be | Tag::Have | Tag::Do | Tag::Adverb))
}

/// Verbs whose complement begins with a preposition: "ranks in", "consists of", "works with".
fn takes_preposition(key: &str, preposition: Option<&str>) -> bool {
    const PAIRS: &[(&str, &[&str])] = &[
        ("rank", &["in", "among", "as"]),
        ("consist", &["of"]),
        ("live", &["in", "on"]),
        ("reside", &["in"]),
        ("work", &["with", "for", "in", "at", "to"]),
        ("range", &["from"]),
        ("vote", &["for", "against"]),
        ("amount", &["to"]),
        ("result", &["in", "from"]),
        ("serve", &["in", "as"]),
        ("date", &["from", "to"]),
        ("last", &["from", "until", "for"]),
        ("play", &["for", "in", "with"]),
        ("report", &["to"]),
        ("face", &[]),
    ];
    let Some((base, _)) = verb(key) else { return false };
    let preposition = preposition.unwrap_or("");
    PAIRS.iter().any(|(verb, with)| *verb == base && with.contains(&preposition))
}
