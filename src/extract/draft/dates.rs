//! Claims from dates: when a law was signed, a bridge opened, a person died; and by whom it was done.

use super::scope::{Scope, words_without_article};
use super::{Draft, Read, Reader};
use crate::claim::{Modality, Value};
use crate::extract::grammar::lexicon::participle;
use crate::extract::grammar::{Clause, Phrase, Sense, Tag};

/// Verbs of what happens once to a thing, with how a property calls it. What is done again and again has no date.
const ONCE: &[(&str, &str)] = &[
    ("sign", "signed"),
    ("pass", "passed"),
    ("enact", "enacted"),
    ("adopt", "adopted"),
    ("approve", "approved"),
    ("ratify", "ratified"),
    ("repeal", "repealed"),
    ("veto", "vetoed"),
    ("introduce", "introduced"),
    ("establish", "established"),
    ("found", "founded"),
    ("create", "created"),
    ("launch", "launched"),
    ("open", "opened"),
    ("close", "closed"),
    ("build", "built"),
    ("complete", "completed"),
    ("begin", "began"),
    ("start", "began"),
    ("end", "ended"),
    ("die", "died"),
    ("kill", "killed"),
    ("marry", "married"),
    ("elect", "elected"),
    ("appoint", "appointed"),
    ("resign", "resigned"),
    ("retire", "retired"),
    ("publish", "published"),
    ("release", "released"),
    ("dissolve", "dissolved"),
    ("convict", "convicted"),
    ("sentence", "sentenced"),
    ("acquire", "acquired"),
    ("finalize", "finalized"),
    ("crash", "crashed"),
    ("sink", "sank"),
    ("collapse", "collapsed"),
    ("expire", "expired"),
];

/// Verbs whose doer is one: "signed by", "founded by".
const BY_ONE: &[&str] = &[
    "sign", "found", "write", "direct", "design", "publish", "acquire", "buy", "invent", "discover", "host", "compose",
];

/// What follows a verb of a law: "signed into law".
const INTO_LAW: &str = " into law";

pub(super) fn claims(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for clause in &read.parse.clauses {
        let Some((subject, thing)) = thing(reader, scope, read, clause) else { continue };
        let into_law = clause.objects.iter().any(|o| {
            let law = read.tokens.get(read.phrase(o.phrase).head).is_some_and(|t| t.key == "law");
            law && o.preposition.is_some_and(|t| read.tokens[t].key == "into")
        });
        let tail = if into_law { INTO_LAW } else { "" };
        if let Some((_, said)) = ONCE.iter().find(|(base, _)| *base == clause.base)
            && let Some((token, text)) = date(reader, read, clause)
        {
            made.push(Draft {
                subject: subject.clone(),
                property: format!("{said}{tail}"),
                value: Some(Value::Text(text)),
                denied: clause.negated,
                modality: modality(read, clause),
                at: Some(read.tokens[token].span),
                passages: vec![read.sentence.span],
                ..Draft::default()
            });
        }
        if BY_ONE.contains(&clause.base)
            && let Some(doer) = doer(read, clause, thing)
        {
            let name = &read.tokens[read.phrase(doer).head];
            made.push(Draft {
                subject,
                property: format!("{} by", participle(clause.base)),
                value: Some(Value::Text(name.span.of(reader.text).to_owned())),
                denied: clause.negated,
                modality: modality(read, clause),
                at: Some(name.span),
                passages: vec![read.sentence.span],
                ..Draft::default()
            });
        }
    }
}

/// The thing that a clause dates: what something is done to, or what does something by itself. It must be one thing:
/// a name, or a noun that stands for one.
fn thing(reader: &Reader<'_>, scope: &Scope, read: &Read, clause: &Clause) -> Option<(String, usize)> {
    let object = clause.objects.iter().find(|o| {
        o.preposition.is_none() && !read.phrase(o.phrase).is_period && read.phrase(o.phrase).from >= clause.verbs.1
    });
    let p = match (clause.sense, object) {
        (Sense::Passive, _) | (Sense::Active, None) => clause.subject?,
        (Sense::Active, Some(object)) => object.phrase,
        _ => return None,
    };
    let phrase = read.phrase(p);
    if phrase.figure.is_some() || phrase.is_period {
        return None;
    }
    let head = read.tokens.get(phrase.head)?;
    let text = scope.resolve(reader, read, phrase)?;
    let named = head.tag == Tag::Name || (text != words_without_article(reader, read, phrase));
    let definite = is_definite(read, phrase) && phrase.to - phrase.from > 2;
    (named || definite).then_some((text, p))
}

fn is_definite(read: &Read, phrase: &Phrase) -> bool {
    read.tokens.get(phrase.from).is_some_and(|t| t.key == "the") || phrase.owner_to.is_some()
}

/// The date among what follows or leads a verb.
fn date(reader: &Reader<'_>, read: &Read, clause: &Clause) -> Option<(usize, String)> {
    clause.objects.iter().find_map(|o| {
        let phrase = read.phrase(o.phrase);
        let span = read.tokens.get(phrase.from)?.span;
        let mention = reader.periods.get(&span.start).filter(|_| phrase.is_period)?;
        let bounded = matches!(mention.period.bound, crate::time::Bound::Within | crate::time::Bound::Since);
        let known = mention.period.start.is_some() || mention.period.end.is_some();
        let text = mention.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
        (known && bounded).then_some((phrase.from, text))
    })
}

/// The one who does it, by name.
fn doer(read: &Read, clause: &Clause, thing: usize) -> Option<usize> {
    let named = |p: usize| read.tokens.get(read.phrase(p).head).is_some_and(|t| t.tag == Tag::Name);
    match clause.sense {
        Sense::Passive => {
            let by = clause.objects.iter().find(|o| o.preposition.is_some_and(|t| read.tokens[t].key == "by"))?;
            named(by.phrase).then_some(by.phrase)
        }
        Sense::Active => clause.subject.filter(|s| *s != thing && named(*s)),
        _ => None,
    }
}

/// How far the words of a clause's verb assert.
pub(super) fn modality(read: &Read, clause: &Clause) -> Modality {
    let (from, to) = clause.verbs;
    let keys: Vec<&str> = read.tokens.get(from..to).unwrap_or(&[]).iter().map(|t| t.key.as_str()).collect();
    super::figures::modality(&keys)
}
