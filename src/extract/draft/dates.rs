//! Claims from dates: when a law was signed, a bridge opened, a person died; and by whom it was done.

use super::scope::{Scope, words_without_article};
use super::{Draft, Read, Reader};
use crate::claim::{Modality, Value};
use crate::entity::{WordClass, word_class};
use crate::extract::grammar::lexicon::{Form, participle};
use crate::extract::grammar::{Clause, Phrase, Sense, Tag};
use crate::extract::name::NameKind;
use crate::text::{Span, words};
use crate::time::Bound;

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
    ("file", "filed"),
    ("announce", "announced"),
    ("inaugurate", "inaugurated"),
    ("incorporate", "incorporated"),
    ("bury", "buried"),
    ("demolish", "demolished"),
];

/// Verbs whose doer is one: "signed by", "founded by".
const BY_ONE: &[&str] = &[
    "sign", "found", "write", "direct", "design", "publish", "acquire", "buy", "invent", "discover", "host", "compose",
    "operate", "own", "run", "manage",
];

/// What follows a verb of a law: "signed into law".
const INTO_LAW: &str = " into law";

/// Verbs of a court or judge.
const RULING: &[&str] = &["rule", "decide"];
/// What a court decides on.
const CASES: &[&str] = &["case", "lawsuit", "suit", "appeal", "challenge", "dispute"];

/// A date as a sentence has it.
pub(super) struct When {
    /// How it bounds what it dates.
    pub(super) bound: Bound,
    /// Its words, without "since" or "until".
    pub(super) text: String,
    /// Where these stand.
    pub(super) span: Span,
    /// "been around since the 1990s": the word belongs to the verb.
    pub(super) around: bool,
}

/// Words that begin a date and are no part of it.
const BOUNDS: &[&str] = &["around", "ever", "since", "up", "until", "till"];

/// The date that a token is, where it is known.
pub(super) fn when(reader: &Reader<'_>, read: &Read, token: usize) -> Option<When> {
    let token = read.tokens.get(token).filter(|t| t.tag == Tag::Period)?;
    let mention = reader.periods.get(&token.span.start)?;
    if mention.period.start.is_none() && mention.period.end.is_none() {
        return None;
    }
    let written = mention.span.of(reader.text);
    let mut span = mention.span;
    let bounded = matches!(mention.period.bound, Bound::Since | Bound::Until);
    let leading: Vec<_> = words(written).into_iter().take_while(|w| BOUNDS.contains(&w.key.as_str())).collect();
    if bounded && let Some(last) = leading.last() {
        let rest = written.get(last.span.end..).unwrap_or("");
        span.start += last.span.end + (rest.len() - rest.trim_start().len());
    }
    let text = span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let around = leading.len() > 1 && leading[0].key == "around";
    (!text.is_empty()).then_some(When { bound: mention.period.bound, text, span, around })
}

pub(super) fn claims(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for (c, clause) in read.parse.clauses.iter().enumerate() {
        since(reader, scope, read, c, made);
        ruling(reader, read, clause, made);
        in_force(reader, scope, read, c, made);
        let Some((subject, thing)) = thing(reader, scope, read, c) else { continue };
        // A club signs a player again, and who passed did so away.
        if matches!(clause.base, "sign" | "pass") && is_person(reader, &read.tokens[read.phrase(thing).head]) {
            continue;
        }
        let into_law = clause.objects.iter().any(|o| {
            let law = read.tokens.get(read.phrase(o.phrase).head).is_some_and(|t| t.key == "law");
            law && o.preposition.is_some_and(|t| read.tokens[t].key == "into")
        });
        let tail = if into_law { INTO_LAW } else { "" };
        if let Some((_, said)) = ONCE.iter().find(|(base, _)| *base == clause.base)
            && let Some(date) = date(reader, read, clause)
        {
            // "not signed until 2002" was signed then.
            let until = clause.negated && date.bound == Bound::Until;
            made.push(Draft {
                subject: subject.clone(),
                property: format!("{said}{tail}"),
                denied: clause.negated && !until,
                settled: until,
                modality: modality(read, clause),
                ..dated(read, date)
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
    born(reader, scope, read, made);
    done(reader, read, made);
    session(scope, read, reader, made);
}

/// Verbs of which nothing is told by when they were so.
const NOT_DONE: &[&str] =
    &["say", "tell", "write", "add", "state", "be", "have", "become", "begin", "get", "make", "see"];
/// The most words of what somebody did on a day.
const DONE_WORDS: usize = 6;

/// "Ann White returned to the mill last week": what a person did, and when.
fn done(reader: &Reader<'_>, read: &Read, made: &mut Vec<Draft>) {
    for (c, clause) in read.parse.clauses.iter().enumerate() {
        let main = &read.tokens[clause.main];
        let past = matches!(main.tag, Tag::Verb(Form::Ed | Form::Past)) && clause.verbs.1 == clause.verbs.0 + 1;
        let known = ONCE.iter().any(|(base, _)| *base == clause.base) || NOT_DONE.contains(&clause.base);
        if !past || known || clause.sense != Sense::Active || clause.participial || clause.negated {
            continue;
        }
        let Some(subject) = teller(reader, read, c).map(|p| &read.tokens[read.phrase(p).head]) else { continue };
        let Some(person) = reader.name(subject).filter(|_| is_person(reader, subject)) else { continue };
        let Some(date) =
            date(reader, read, clause).filter(|d| d.bound == Bound::Within && d.span.start > main.span.start)
        else {
            continue;
        };
        // The object or place right behind the verb, and nothing else before the date.
        let between = clause.objects.iter().filter(|o| {
            let at = read.tokens[read.phrase(o.phrase).from].span.start;
            at > main.span.start && at < date.span.start
        });
        let between: Vec<_> = between.collect();
        let [object] = between[..] else { continue };
        let preposition = object.preposition.map_or("", |t| read.tokens[t].key.as_str());
        let what = words_without_article(reader, read, read.phrase(object.phrase));
        let said = format!("{} {preposition} {what}", main.key);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let pronoun = read.tokens[read.phrase(object.phrase).head].tag == Tag::Pronoun;
        let figure = read.phrase(object.phrase).figure.is_some() || read.phrase(object.phrase).is_period || pronoun;
        if figure || words(&said).len() > DONE_WORDS || words(&said).len() < 2 {
            continue;
        }
        // It may be done again: its date is part of what it is.
        made.push(Draft {
            subject: person.canonical.clone(),
            property: said,
            period: Some(date.text.clone()),
            ..dated(read, date)
        });
    }
}

/// Verbs by which a bill comes before a legislature.
const BEFORE_A_HOUSE: &[&str] = &["propose", "introduce", "file", "sponsor", "pass", "author", "advance"];

/// "In the 2026 session, … Moss has proposed SB 12": the session of a bill, told by the sentence before.
fn session(scope: &Scope, read: &Read, reader: &Reader<'_>, made: &mut Vec<Draft>) {
    let Some((date, passage)) = &scope.session else { return };
    if read.tokens.iter().any(|t| t.tag == Tag::Period) {
        return;
    }
    for clause in read.parse.clauses.iter().filter(|c| BEFORE_A_HOUSE.contains(&c.base) && !c.negated) {
        let bill = clause.objects.iter().filter(|o| o.preposition.is_none()).map(|o| read.phrase(o.phrase)).find(|p| {
            p.from >= clause.verbs.1 && reader.name(&read.tokens[p.head]).is_some_and(|n| n.kind == NameKind::Law)
        });
        let Some(bill) = bill else { continue };
        made.push(Draft {
            subject: read.tokens[bill.head].span.of(reader.text).to_owned(),
            property: "legislative session".to_owned(),
            value: Some(Value::Text(date.of(reader.text).to_owned())),
            at: Some(*date),
            passages: vec![*passage, read.sentence.span],
            ..Draft::default()
        });
    }
}

/// A draft whose value is a date of its sentence.
pub(super) fn dated(read: &Read, date: When) -> Draft {
    Draft {
        value: Some(Value::Text(date.text)),
        at: Some(date.span),
        passages: vec![read.sentence.span],
        ..Draft::default()
    }
}

/// The thing that a clause dates: what something is done to, or what does something by itself. It must be one thing:
/// a name, or a noun that stands for one.
fn thing(reader: &Reader<'_>, scope: &Scope, read: &Read, c: usize) -> Option<(String, usize)> {
    let clause = read.clause(c);
    let object = clause.objects.iter().find(|o| {
        o.preposition.is_none() && !read.phrase(o.phrase).is_period && read.phrase(o.phrase).from >= clause.verbs.1
    });
    let told = teller(reader, read, c);
    let p = match (clause.sense, object) {
        (Sense::Passive, None) | (Sense::Active, None) => told?,
        (Sense::Passive, Some(_)) if told != clause.subject || !clause.participial => told?,
        (Sense::Passive, Some(_)) => clause.subject?,
        (Sense::Active, Some(object)) => object.phrase,
        _ => return None,
    };
    let text = titled(reader, read, c, p).or_else(|| firm(reader, scope, read, p))?;
    Some((text, p))
}

/// The words of a phrase that stands for one thing: a name, or a noun with "the" that something was said of.
pub(super) fn firm(reader: &Reader<'_>, scope: &Scope, read: &Read, p: usize) -> Option<String> {
    let phrase = read.phrase(p);
    let ordinal = phrase.figure.and_then(|f| read.tokens.get(f)).and_then(|t| reader.figure(t));
    let ordinal = ordinal.is_some_and(|f| matches!(f.figure.unit, crate::quantity::Unit::Ordinal));
    if (phrase.figure.is_some() && !ordinal) || phrase.is_period {
        return None;
    }
    let head = read.tokens.get(phrase.head)?;
    let text = scope.resolve(reader, read, phrase)?;
    let named = head.tag == Tag::Name || (text != words_without_article(reader, read, phrase));
    let one = head.tag == Tag::Noun && phrase.to == phrase.from + 2 && scope.is_one(&head.key);
    let definite = is_definite(read, phrase) && (phrase.to - phrase.from > 2 || one);
    (named || definite).then_some(text)
}

/// "passed a law in 2010, known as the Boats Act": the name that the sentence gives to what a clause speaks of.
fn titled(reader: &Reader<'_>, read: &Read, c: usize, p: usize) -> Option<String> {
    const NAMING: &[&str] = &["known", "called", "named", "titled", "entitled", "dubbed"];
    let phrase = read.phrase(p);
    let head = read.tokens.get(phrase.head).filter(|t| t.tag == Tag::Noun)?;
    let indefinite = read.tokens.get(phrase.from).is_some_and(|t| t.key == "a" || t.key == "an");
    if !indefinite || head.possessive {
        return None;
    }
    let from = read.clause(c).verbs.1.max(phrase.to);
    let naming = (from..read.tokens.len()).find(|i| NAMING.contains(&read.tokens[*i].key.as_str()))?;
    let name = read.tokens.iter().skip(naming + 1).take(4).find(|t| t.tag == Tag::Name)?;
    let law = reader.name(name).is_some_and(|n| n.kind == NameKind::Law) || !LAWS.contains(&head.key.as_str());
    law.then(|| name.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

const LAWS: &[&str] = &["law", "bill", "act", "measure", "statute", "resolution", "ordinance"];

/// The phrase that a verb speaks of, past what stands between the two: "Ann Frost, a baker from Dell, died", "the
/// pacts were all signed".
fn teller(reader: &Reader<'_>, read: &Read, c: usize) -> Option<usize> {
    let clause = read.clause(c);
    let subject = clause.subject;
    // "were all signed".
    if let Some(phrase) = subject.map(|s| read.phrase(s))
        && phrase.to == phrase.from + 1
        && read.tokens[phrase.from].tag == Tag::Determiner
        && phrase.from.checked_sub(1).is_some_and(|k| matches!(read.tokens[k].tag, Tag::Be | Tag::Have))
    {
        return read.parse.clauses.get(c.checked_sub(1)?)?.subject;
    }
    if let Some(p) = before_aside(read, clause.verbs.0) {
        return Some(p);
    }
    // "the museum in Dell, founded in 1891": what stands in the place was founded.
    let p = subject?;
    let comma = clause.verbs.0.checked_sub(1).is_some_and(|k| read.tokens[k].tag == Tag::Comma);
    match read.phrase(p).led_by {
        Some((t, Some(before)))
            if comma
                && matches!(read.tokens[t].key.as_str(), "in" | "at" | "near")
                && reader.is_place(&read.tokens[read.phrase(p).head]) =>
        {
            Some(before)
        }
        _ => Some(p),
    }
}

/// How far back what stands between commas is looked through, in tokens.
const ASIDE: usize = 16;

/// The phrase before an aside that ends right before a token: between commas, or in brackets.
pub(super) fn before_aside(read: &Read, at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    let closing = read.tokens.get(last)?;
    let bracket = closing.key == ")";
    if closing.tag != Tag::Comma && !bracket {
        return None;
    }
    let opens = |k: usize| if bracket { read.tokens[k].key == "(" } else { read.tokens[k].tag == Tag::Comma };
    for open in (last.saturating_sub(ASIDE)..last).rev().filter(|k| opens(*k)) {
        let first = read.tokens.get(open + 1)?;
        let second = read.tokens.get(open + 2).map_or("", |t| t.key.as_str());
        let aside = bracket
            || first.tag == Tag::Relative
            || matches!(first.tag, Tag::Verb(Form::Ed | Form::Participle | Form::Ing))
            || matches!(first.key.as_str(), "a" | "an" | "the")
            || (first.tag == Tag::Figure && open + 2 == last)
            || (first.tag == Tag::Noun && second == "of");
        let mut before = read.parse.phrases.iter().position(|p| p.to == open && !p.is_period);
        while let Some(p) = before {
            match read.phrase(p).led_by {
                Some((_, Some(led))) => before = Some(led),
                Some((_, None)) => before = None,
                None => break,
            }
        }
        if let Some(p) = before.filter(|_| aside) {
            return Some(p);
        }
    }
    None
}

fn is_definite(read: &Read, phrase: &Phrase) -> bool {
    read.tokens.get(phrase.from).is_some_and(|t| t.key == "the") || phrase.owner_to.is_some()
}

/// The date among what follows or leads a verb.
fn date(reader: &Reader<'_>, read: &Read, clause: &Clause) -> Option<When> {
    clause.objects.iter().find_map(|o| {
        let phrase = read.phrase(o.phrase);
        let found = when(reader, read, phrase.from).filter(|_| phrase.is_period)?;
        let until = clause.negated && found.bound == Bound::Until;
        let found = (until || matches!(found.bound, Bound::Within | Bound::Since)).then_some(found)?;
        // "after the inauguration in January 2025": the date is that of something else.
        let of = phrase.led_by.and_then(|(_, before)| before).and_then(|before| read.phrase(before).led_by);
        match of.map(|(t, _)| (t, read.tokens[t].key.as_str())) {
            None | Some((_, "in" | "at" | "on" | "during" | "into" | "as" | "with" | "near" | "by")) => Some(found),
            Some((t, "after")) => {
                let span = read.span(t, phrase.to);
                let text = span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
                Some(When { bound: Bound::After, text, span, around: false })
            }
            Some(_) => None,
        }
    })
}

/// The most words of what has been so since a date.
const STATE_WORDS: usize = 6;

/// "has worked with the county since 2012", "has been mayor since 2015": a state and its beginning.
fn since(reader: &Reader<'_>, scope: &Scope, read: &Read, c: usize, made: &mut Vec<Draft>) {
    let clause = read.clause(c);
    let group = &read.tokens[clause.verbs.0..clause.verbs.1];
    let perfect = group.iter().any(|t| t.tag == Tag::Have || t.key == "been");
    let begun = clause.objects.iter().map(|o| read.phrase(o.phrase)).filter(|p| p.is_period).find_map(|p| {
        let found = when(reader, read, p.from).filter(|w| w.bound == Bound::Since)?;
        Some((p.from, found))
    });
    let Some((at, date)) = begun.filter(|_| perfect && !clause.negated) else { return };
    let Some(subject) = clause.subject else { return };
    // "has had the most raids since": a figure.
    if clause.sense == Sense::Has && !clause.objects.iter().any(|o| is_one(read, read.phrase(o.phrase))) {
        return;
    }
    let state = match clause.sense {
        Sense::Is if date.around => Some("in existence".to_owned()),
        _ => state(reader, read, clause, at),
    };
    let Some(state) = state.filter(|s| words(s).len() <= STATE_WORDS) else { return };
    let mut subjects = vec![firm(reader, scope, read, subject)];
    // "The Harbor Police and other departments have been working": both.
    let phrase = read.phrase(subject);
    let and = read.tokens.get(phrase.to).is_some_and(|t| t.key == "and");
    let second = read.parse.phrases.iter().find(|p| and && p.from == phrase.to + 1 && p.to <= clause.verbs.0);
    subjects.push(second.map(|p| words_without_article(reader, read, p)));
    for subject in subjects.into_iter().flatten().filter(|s| !s.is_empty()) {
        let text = date.text.clone();
        made.push(Draft {
            place: reader.place_in(read, clause).filter(|place| !subject.contains(place.as_str())),
            subject,
            property: format!("{state} since"),
            period: Some(format!("since {text}")),
            modality: modality(read, clause),
            ..dated(read, When { text, span: date.span, bound: date.bound, around: false })
        });
    }
}

/// "a curfew".
fn is_one(read: &Read, phrase: &Phrase) -> bool {
    read.tokens.get(phrase.from).is_some_and(|t| t.key == "a" || t.key == "an") && phrase.figure.is_none()
}

/// What a verb says that lasts: "working with the county", "mayor", "in office".
fn state(reader: &Reader<'_>, read: &Read, clause: &Clause, until: usize) -> Option<String> {
    let mut said = match clause.sense {
        Sense::Is | Sense::Has | Sense::ThereIs => String::new(),
        _ => read.tokens.get(clause.main)?.key.clone(),
    };
    for object in &clause.objects {
        let phrase = read.phrase(object.phrase);
        let bracketed = phrase.from.checked_sub(1).is_some_and(|k| read.tokens[k].key == "(");
        if phrase.from < clause.verbs.1 || phrase.from >= until || phrase.is_period || bracketed {
            continue;
        }
        let preposition = object.preposition.map_or("", |t| read.tokens[t].key.as_str());
        said = format!("{said} {preposition} {}", words_without_article(reader, read, phrase));
    }
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then_some(said)
}

/// "a judge ruled in a case involving Dell": the case was decided then.
fn ruling(reader: &Reader<'_>, read: &Read, clause: &Clause, made: &mut Vec<Draft>) {
    if !RULING.contains(&clause.base) || clause.negated {
        return;
    }
    let Some(date) = date(reader, read, clause).filter(|d| d.bound == Bound::Within) else { return };
    let case = clause.objects.iter().map(|o| o.phrase).find(|p| {
        let phrase = read.phrase(*p);
        phrase.from >= clause.verbs.1 && (phrase.from..phrase.to).any(|k| CASES.contains(&read.tokens[k].key.as_str()))
    });
    let Some(case) = case else { return };
    // The case with what tells it from others: "case involving the city of Dell, Borland".
    let from = read.phrase(case).from + usize::from(read.tokens[read.phrase(case).from].tag == Tag::Determiner);
    let mut to = read.phrase(case).to;
    while let Some(token) = read.tokens.get(to) {
        let region = token.tag == Tag::Comma
            && read.tokens.get(to + 1).is_some_and(|t| t.tag == Tag::Name)
            && read.tokens.get(to + 2).is_none_or(|t| t.tag == Tag::Comma);
        let involving = token.key == "involving" || token.key == "concerning";
        if !(region || involving || matches!(token.tag, Tag::Preposition | Tag::Determiner | Tag::Noun | Tag::Name)) {
            break;
        }
        to += 1;
    }
    let subject = read.span(from, to).of(reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
    // "a case" alone is any.
    if to < read.phrase(case).to + 2 && read.phrase(case).to - from < 2 {
        return;
    }
    made.push(Draft { subject, property: "ruled".to_owned(), modality: modality(read, clause), ..dated(read, date) });
}

/// "took effect July 1", "goes into effect in 2027", "effective Jan. 1".
fn in_force(reader: &Reader<'_>, scope: &Scope, read: &Read, c: usize, made: &mut Vec<Draft>) {
    let clause = read.clause(c);
    let with = |noun: &[&str], preposition: Option<&str>| {
        clause.objects.iter().any(|o| {
            let head = &read.tokens[read.phrase(o.phrase).head].key;
            noun.contains(&head.as_str()) && o.preposition.map(|t| read.tokens[t].key.as_str()) == preposition
        })
    };
    let told = clause.base == "take" && with(&["effect"], None)
        || matches!(clause.base, "go" | "come" | "enter") && with(&["effect", "force"], Some("into"));
    let date = if told {
        date(reader, read, clause)
    } else {
        // Behind the words of this clause and before those of the next.
        let end = read.parse.clauses.get(c + 1).map_or(read.tokens.len(), |next| next.verbs.0);
        let effective = (clause.verbs.0..end).find(|k| read.tokens[*k].key == "effective");
        effective.and_then(|k| {
            let on = read.tokens.get(k + 1).is_some_and(|t| matches!(t.key.as_str(), "on" | "from" | "as"));
            when(reader, read, k + 1 + usize::from(on)).filter(|w| w.bound == Bound::Within)
        })
    };
    let Some(date) = date.filter(|_| !told || !clause.negated || clause.objects.len() > 1) else { return };
    let until = clause.negated && date.bound == Bound::Until;
    let Some(subject) = teller(reader, read, c).and_then(|p| firm(reader, scope, read, p)) else { return };
    made.push(Draft {
        subject,
        property: "took effect".to_owned(),
        denied: clause.negated && !until,
        settled: until,
        modality: modality(read, clause),
        ..dated(read, date)
    });
}

/// "was born on 4 May 1970", "Jo Frost, born 1970, …", "Jo Frost (1932–2001)".
fn born(reader: &Reader<'_>, scope: &Scope, read: &Read, made: &mut Vec<Draft>) {
    for (i, token) in read.tokens.iter().enumerate() {
        if token.key == "born" {
            let found = (i + 1..(i + 6).min(read.tokens.len()))
                .take_while(|k| !matches!(read.tokens[*k].tag, Tag::Stop | Tag::Be | Tag::Have | Tag::Relative))
                .find_map(|k| when(reader, read, k));
            let Some(date) = found.filter(|w| w.bound == Bound::Within) else { continue };
            let before = i.checked_sub(1).map(|k| &read.tokens[k]);
            let p = match before.map(|t| t.tag) {
                Some(Tag::Be) => {
                    read.parse.clauses.iter().find(|c| c.verbs.0 <= i && i <= c.verbs.1 + 1).and_then(|c| c.subject)
                }
                Some(Tag::Comma | Tag::Stop) => read.parse.phrases.iter().position(|p| p.to + 1 == i),
                _ => None,
            };
            let Some(subject) = p.and_then(|p| firm(reader, scope, read, p)) else { continue };
            made.push(Draft { subject, property: "born".to_owned(), ..dated(read, date) });
        }
        if let Some(name) = reader.name(token).filter(|_| is_person(reader, token))
            && read.tokens.get(i + 1).is_some_and(|t| t.key == "(")
            && read.tokens.get(i + 3).is_some_and(|t| t.key == ")")
            && let Some(life) = when(reader, read, i + 2)
            && let Some((from, to)) = years(&life.text)
        {
            let subject = name.canonical.clone();
            for (property, text) in [("born", from), ("died", to)] {
                made.push(Draft {
                    subject: subject.clone(),
                    property: property.to_owned(),
                    ..dated(read, When { text, span: life.span, bound: Bound::Within, around: false })
                });
            }
        }
    }
}

/// The longest life that two years behind a name may be, in years.
const LIFE: u16 = 115;

/// The two years of "1932–2001".
fn years(text: &str) -> Option<(String, String)> {
    let (from, to) = text.split_once(['–', '-', '—'])?;
    let year = |t: &str| t.trim().parse::<u16>().ok().filter(|y| (1000..2200).contains(y));
    let (a, b) = (year(from)?, year(to)?);
    (a < b && b - a <= LIFE).then(|| (from.trim().to_owned(), to.trim().to_owned()))
}

/// Whether a name is a person's: by its kind, or by a given name before another word.
pub(super) fn is_person(reader: &Reader<'_>, token: &crate::extract::grammar::Token) -> bool {
    reader.name(token).is_some_and(|name| {
        let all = words(token.span.of(reader.text));
        let given = all.len() > 1 && word_class(&all[0].key).is(WordClass::GIVEN);
        name.kind == NameKind::Person || (name.kind == NameKind::Other && given)
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
