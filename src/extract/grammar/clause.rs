//! Noun phrases and clauses: who does what, to whom, and what hangs on it by prepositions.

use super::lexicon::{Form, verb};
use super::tag::{Tag, Token};

/// A noun phrase, a figure with its noun, or a date.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Phrase {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// Its head: the last noun, name or figure.
    pub head: usize,
    /// The figure that counts it, where it has one.
    pub figure: Option<usize>,
    /// The end of its possessor, which begins it: "Mississippi's" of "Mississippi's nearly 60,000 immigrants".
    pub owner_to: Option<usize>,
    /// The preposition that leads it, and the phrase before that.
    pub led_by: Option<(usize, Option<usize>)>,
    /// It is a date.
    pub is_period: bool,
    /// The phrase before it that "and" or a comma joins it to.
    pub joined: Option<usize>,
}

/// What kind of predicate a clause has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Sense {
    /// Subject does something.
    Active,
    /// Something is done to the subject.
    Passive,
    /// Subject is something.
    Is,
    /// Subject has something.
    Has,
    /// There is something.
    ThereIs,
}

/// What follows a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Object {
    /// The preposition that leads it, as a token.
    pub preposition: Option<usize>,
    /// The phrase.
    pub phrase: usize,
}

/// A predicate with what belongs to it.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Clause {
    /// Its subject among the phrases.
    pub subject: Option<usize>,
    /// The tokens of the verb group.
    pub verbs: (usize, usize),
    /// The main verb in its base form; empty for "be" and "have".
    pub base: &'static str,
    /// The main verb's token.
    pub main: usize,
    /// What kind of predicate it is.
    pub sense: Sense,
    /// It is negated by a word of the verb group.
    pub negated: bool,
    /// Objects, complements and adverbials, in order.
    pub objects: Vec<Object>,
    /// It shares its subject with the clause before: "…, arresting 680".
    pub participial: bool,
    /// The phrase that "where" before it stands for.
    pub site: Option<usize>,
}

/// What is read of a sentence.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Parse {
    pub phrases: Vec<Phrase>,
    pub clauses: Vec<Clause>,
}

/// One step of a sentence.
enum Item {
    Phrase(usize),
    Verbs(Group),
    Preposition(usize),
    Conjunction,
    /// Whether it is "where".
    Relative(bool),
    Comma,
    Stop,
    There,
}

/// A verb group.
struct Group {
    from: usize,
    to: usize,
    main: usize,
    base: &'static str,
    sense: Sense,
    negated: bool,
    /// A participle alone, "-ing" or "-ed", without an auxiliary.
    bare: Option<Form>,
}

/// Reads the phrases and clauses of a sentence.
pub(in crate::extract) fn parse(tokens: &[Token]) -> Parse {
    let (phrases, items) = items(tokens);
    let mut parser = Parser { tokens, phrases, clauses: Vec::new() };
    parser.run(&items);
    Parse { phrases: parser.phrases, clauses: parser.clauses }
}

fn items(tokens: &[Token]) -> (Vec<Phrase>, Vec<Item>) {
    let (mut phrases, mut items) = (Vec::new(), Vec::new());
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        if let Some(phrase) = phrase(tokens, i) {
            i = phrase.to;
            items.push(Item::Phrase(phrases.len()));
            phrases.push(phrase);
            continue;
        }
        if let Some(group) = group(tokens, i) {
            i = group.to;
            items.push(Item::Verbs(group));
            continue;
        }
        match token.tag {
            Tag::Preposition => items.push(Item::Preposition(i)),
            Tag::Conjunction => items.push(Item::Conjunction),
            Tag::Relative => items.push(Item::Relative(token.key == "where")),
            Tag::Comma => items.push(Item::Comma),
            Tag::Stop if matches!(token.key.as_str(), ";" | ":" | "—" | "–" | "-" | "|" | "\t") => {
                items.push(Item::Stop)
            }
            Tag::Stop if matches!(token.key.as_str(), "(" | ")" | "[" | "]") => items.push(Item::Comma),
            Tag::There => items.push(Item::There),
            _ => {}
        }
        i += 1;
    }
    (phrases, items)
}

/// The phrase that begins at a token.
fn phrase(tokens: &[Token], start: usize) -> Option<Phrase> {
    let tag = |i: usize| tokens.get(i).map(|t| t.tag);
    let first = tokens.get(start)?;
    if first.tag == Tag::Pronoun {
        return Some(simple(start, start + 1, false));
    }
    if first.tag == Tag::Period && !matches!(tag(start + 1), Some(Tag::Noun)) && !first.possessive {
        return Some(simple(start, start + 1, true));
    }
    let (mut head, mut figure, mut owner_to) = (None, None, None);
    let mut i = start;
    while let Some(token) = tokens.get(i) {
        let nominal_next = (i + 1..tokens.len().min(i + 4))
            .find(|k| !matches!(tag(*k), Some(Tag::Adverb)))
            .is_some_and(|k| matches!(tag(k), Some(Tag::Noun | Tag::Name)));
        let fresh = i == start || owner_to == Some(i);
        match token.tag {
            Tag::Determiner if fresh || (i == start + 1 && SECOND_DETERMINERS.contains(&token.key.as_str())) => {}
            Tag::Noun => head = Some(i),
            Tag::Name if !(head.is_some_and(|h| tokens[h].tag == Tag::Name && !tokens[h].possessive && h + 1 == i)) => {
                head = Some(i)
            }
            Tag::Figure
                if figure.is_none()
                    && (head
                        .is_none_or(|h| h + 1 == i && tokens[h].tag == Tag::Noun && tokens[h].key.ends_with("ed"))
                        || owner_to == Some(i)) =>
            {
                figure = Some(i);
                head = Some(i);
            }
            Tag::Period
                if matches!(tag(i + 1), Some(Tag::Noun | Tag::Name)) && head.is_none_or(|_| owner_to == Some(i)) => {}
            Tag::Verb(Form::Ed | Form::Participle | Form::Ing)
                if nominal_next
                    && i > start
                    && (head.is_none_or(|h| Some(h) == figure || owner_to == Some(i)) || compounds(tokens, i))
                    || (fresh && is_adjectival(tokens, i)) => {}
            Tag::Adverb
                if i > start
                    && head.is_none_or(|h| Some(h) == figure)
                    && (nominal_next
                        || matches!(tag(i + 1), Some(Tag::Verb(Form::Ed | Form::Participle | Form::Ing)))) => {}
            _ => break,
        }
        i += 1;
        if token.possessive && matches!(token.tag, Tag::Noun | Tag::Name | Tag::Period) {
            owner_to = Some(i);
            if !continues(tokens, i) {
                break;
            }
        }
    }
    let head = match head {
        Some(head) => head,
        // "some", "many" alone.
        None if i == start + 1 && first.tag == Tag::Determiner && stands_alone(&first.key) => start,
        None => return None,
    };
    Some(Phrase {
        from: start,
        to: i,
        head,
        figure,
        owner_to: owner_to.filter(|o| *o <= head),
        led_by: None,
        is_period: false,
        joined: None,
    })
}

/// Determiners that may stand behind another: "the most removals", "its many schools".
const SECOND_DETERMINERS: &[&str] =
    &["most", "many", "few", "several", "other", "fewer", "more", "less", "all", "half"];

/// "total spending power": an "-ing" between two nouns, of which the first is no plural that does something.
fn compounds(tokens: &[Token], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|k| tokens.get(k));
    let next = tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Noun);
    let gerund = tokens.get(i).is_some_and(|t| t.tag == Tag::Verb(Form::Ing));
    gerund && next && before.is_some_and(|t| t.tag == Tag::Noun && !t.key.ends_with('s'))
}

/// "some", "most", "many": determiners that stand for a group.
fn stands_alone(key: &str) -> bool {
    ["some", "most", "many", "several", "few", "all", "half", "both", "more", "another"].contains(&key)
}

/// A participle before its noun: "undocumented immigrants", "growing population".
fn is_adjectival(tokens: &[Token], i: usize) -> bool {
    let next = tokens.get(i + 1).is_some_and(|t| t.tag == Tag::Noun);
    let before = i.checked_sub(1).and_then(|k| tokens.get(k));
    let opens = before.is_none_or(|t| matches!(t.tag, Tag::Preposition | Tag::Conjunction | Tag::Stop));
    next && opens && matches!(tokens.get(i).map(|t| t.tag), Some(Tag::Verb(Form::Ed | Form::Participle)))
}

fn continues(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| {
        matches!(
            t.tag,
            Tag::Noun | Tag::Name | Tag::Figure | Tag::Verb(_) | Tag::Adverb | Tag::Period | Tag::Determiner
        )
    })
}

fn simple(from: usize, to: usize, is_period: bool) -> Phrase {
    Phrase { from, to, head: from, figure: None, owner_to: None, led_by: None, is_period, joined: None }
}

/// The verb group that begins at a token.
fn group(tokens: &[Token], start: usize) -> Option<Group> {
    let tag = |i: usize| tokens.get(i).map(|t| t.tag);
    let mut i = start;
    let (mut main, mut be, mut have, mut negated) = (None, None, None, false);
    let mut helped = false;
    while let Some(token) = tokens.get(i) {
        match token.tag {
            Tag::Negation => negated = true,
            Tag::Modal | Tag::Do => helped = true,
            Tag::Be => be = Some(i),
            Tag::Have => have = Some(i),
            Tag::Adverb => {}
            Tag::Verb(form) => {
                // "is set to receive": what follows "to" leads on; "killed wounded" does not.
                let led = i == start || main.is_none() || matches!(tag(i - 1), Some(Tag::Modal)) || form == Form::Ing;
                if !led {
                    break;
                }
                if main.is_some()
                    && !matches!(tag(i - 1), Some(Tag::Modal))
                    && form == Form::Ing
                    && !begins_action(tokens, main)
                {
                    break;
                }
                main = Some(i);
            }
            _ => break,
        }
        if tokens[i].key.ends_with("nt") && matches!(token.tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal)
            || token.key == "cannot"
        {
            negated = true;
        }
        i += 1;
    }
    // An adverb alone, or "to" before a noun, is no verb group.
    let last_be = be.filter(|b| main.is_none_or(|m| m > *b));
    let (sense, base, main_at, bare) = match (main, last_be, have) {
        (Some(m), be, _) => {
            let (base, form) = verb(&tokens[m].key).unwrap_or((UNKNOWN, Form::Ed));
            let form = match tokens[m].tag {
                Tag::Verb(form) => form,
                _ => form,
            };
            let participle = matches!(form, Form::Ed | Form::Participle);
            let between = be.is_some_and(|b| {
                tokens[b..m].iter().all(|t| !matches!(t.tag, Tag::Verb(_)))
                    && !tokens[b..m].iter().any(|t| t.tag == Tag::Have)
            });
            let sense = if between && (participle || tokens[m].key == "set") { Sense::Passive } else { Sense::Active };
            let alone = !helped && be.is_none() && have.is_none();
            let bare = alone.then_some(form).filter(|f| matches!(f, Form::Ing | Form::Ed | Form::Participle));
            (sense, base, m, bare)
        }
        (None, Some(b), _) => (Sense::Is, "", b, None),
        (None, None, Some(h)) => (Sense::Has, "", h, None),
        (None, None, None) => return None,
    };
    Some(Group { from: start, to: i, main: main_at, base, sense, negated, bare })
}

/// What stands for a verb that the tables do not know.
pub(in crate::extract) const UNKNOWN: &str = "?";

/// "began working", "stopped paying".
fn begins_action(tokens: &[Token], main: Option<usize>) -> bool {
    main.and_then(|m| tokens.get(m)).and_then(|t| verb(&t.key)).is_some_and(|(base, _)| {
        ["begin", "start", "stop", "continue", "keep", "resume", "finish", "quit"].contains(&base)
    })
}

struct Parser<'t> {
    tokens: &'t [Token],
    phrases: Vec<Phrase>,
    clauses: Vec<Clause>,
}

impl Parser<'_> {
    fn run(&mut self, items: &[Item]) {
        // The clause that is open, the phrase that may be the next subject, and what was said before the first verb.
        let (mut open, mut candidate, mut leading) = (None::<usize>, None::<usize>, Vec::<Object>::new());
        let mut main_subject = None;
        let mut preposition = None::<usize>;
        let mut antecedent = None::<usize>;
        let mut there = false;
        let mut site = None;
        // A subject that "and" or a comma may go on: "some cities and counties have".
        let mut dropped = None::<usize>;
        let mut last_phrase = None::<usize>;
        for (i, item) in items.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|k| items.get(k));
            match item {
                Item::Phrase(p) => {
                    let p = *p;
                    let led = preposition.take();
                    let follows = matches!(i.checked_sub(2).and_then(|k| items.get(k)), Some(Item::Phrase(_)));
                    if let Some(led) = led {
                        self.phrases[p].led_by = Some((led, last_phrase.filter(|_| follows)));
                    }
                    let mut k = i;
                    while k > 0 && matches!(items.get(k - 1), Some(Item::Comma | Item::Conjunction)) {
                        k -= 1;
                    }
                    if k < i
                        && led.is_none()
                        && let Some(Item::Phrase(q)) = k.checked_sub(1).and_then(|k| items.get(k))
                    {
                        self.phrases[p].joined = Some(*q);
                    }
                    let object = Object { preposition: led, phrase: p };
                    if led.is_none() && !self.phrases[p].is_period {
                        let joins = !matches!(before, Some(Item::Verbs(_)));
                        if candidate.is_none() && joins {
                            let joined = self.phrases[p].joined;
                            let goes_on = joined.is_some()
                                && joined == dropped
                                && matches!(before, Some(Item::Conjunction))
                                && joined.is_some_and(|q| self.phrases[q].figure.is_none())
                                && matches!(items.get(i + 1), Some(Item::Verbs(group)) if group.bare.is_none());
                            candidate = if goes_on { joined } else { Some(p) };
                        }
                    }
                    match open {
                        Some(clause) => self.clauses[clause].objects.push(object),
                        None => leading.push(object),
                    }
                    last_phrase = Some(p);
                }
                Item::Verbs(group) => {
                    let participial = group.bare == Some(Form::Ing)
                        && matches!(
                            before,
                            Some(Item::Comma | Item::Phrase(_) | Item::Conjunction | Item::Preposition(_)) | None
                        );
                    let direct = matches!(before, Some(Item::Phrase(_)));
                    let reduced = direct
                        && matches!(group.bare, Some(Form::Ed | Form::Participle))
                        && (group.bare == Some(Form::Participle)
                            || open.is_some_and(|c| !self.clauses[c].participial && candidate.is_none())
                            || followed_by_by(self.tokens, group.to)
                            || finite_later(items, i + 1));
                    // "The Act, passed in 2010, bans": a participle behind a comma says something of what stands before it.
                    let apposed = matches!(group.bare, Some(Form::Ed | Form::Participle))
                        && matches!(before, Some(Item::Comma))
                        && matches!(i.checked_sub(2).and_then(|k| items.get(k)), Some(Item::Phrase(_)))
                        && self.tokens.get(group.to).is_some_and(|t| t.tag == Tag::Preposition)
                        && (candidate.is_none() || finite_ahead(self.tokens, items, i + 1));
                    let reduced = reduced || apposed;
                    // "uses the program to work with": who uses it works.
                    let opening =
                        self.tokens.get(group.from..group.to).unwrap_or(&[]).iter().find(|t| t.tag != Tag::Adverb);
                    let infinitive = opening.is_some_and(|t| t.key == "to");
                    // "records show three agencies already or will soon have": what is shown does it.
                    let reported = open.filter(|c| REPORTING.contains(&self.clauses[*c].base)).and_then(|c| {
                        let plain = |o: &&Object| o.preposition.is_none() && !self.phrases[o.phrase].is_period;
                        self.clauses[c].objects.iter().rfind(plain).map(|o| o.phrase)
                    });
                    let subject = if there {
                        None
                    } else if infinitive && direct && group.sense == Sense::Passive {
                        last_phrase
                    } else if infinitive && open.is_some() {
                        open.and_then(|c| self.clauses[c].subject)
                    } else if let Some(antecedent) =
                        antecedent.take().filter(|_| matches!(before, Some(Item::Relative(_))))
                    {
                        Some(antecedent)
                    } else if participial {
                        main_subject.or(candidate)
                    } else if reduced {
                        last_phrase
                    } else if candidate.is_none()
                        && !participial
                        && group.bare.is_none()
                        && let Some(reported) = reported
                    {
                        // It was taken for the object of the report.
                        if let Some(clause) = open {
                            self.clauses[clause].objects.retain(|o| o.phrase > reported || o.preposition.is_some());
                        }
                        Some(reported)
                    } else if candidate.is_none() && matches!(before, Some(Item::Conjunction | Item::Comma)) {
                        open.and_then(|c| self.clauses[c].subject)
                    } else {
                        candidate.or_else(|| last_phrase.filter(|_| direct && open.is_none()))
                    };
                    if let (Some(subject), Some(clause)) = (subject, open) {
                        // What was taken for an object of the clause before is the subject of this one.
                        if Some(subject) == candidate && !reduced {
                            // "records show five offices, three agencies and one department have": all of them do.
                            let mut first = subject;
                            while let Some(q) = self.phrases[first].joined.filter(|q| self.phrases[*q].figure.is_some())
                            {
                                first = q;
                            }
                            let objects = &mut self.clauses[clause].objects;
                            if let Some(at) = objects.iter().position(|o| o.phrase == first) {
                                objects.truncate(at);
                            }
                        }
                    }
                    let sense = if reduced {
                        Sense::Passive
                    } else if there && matches!(group.sense, Sense::Is) {
                        Sense::ThereIs
                    } else {
                        group.sense
                    };
                    if !participial && !reduced && main_subject.is_none() {
                        main_subject = subject;
                    }
                    let mut objects = std::mem::take(&mut leading);
                    objects.retain(|o| {
                        Some(o.phrase) != subject && (o.preposition.is_some() || self.phrases[o.phrase].is_period)
                    });
                    // What hangs on the subject stays with it.
                    objects.retain(|o| subject.is_none_or(|s| o.phrase < s));
                    open = Some(self.clauses.len());
                    self.clauses.push(Clause {
                        subject,
                        verbs: (group.from, group.to),
                        base: group.base,
                        main: group.main,
                        sense,
                        negated: group.negated,
                        objects,
                        participial: participial || reduced,
                        site: site.take(),
                    });
                    // "people detained in May have": what is said of it in passing leaves it the subject.
                    candidate = candidate.filter(|c| reduced && Some(*c) == last_phrase);
                    preposition = None;
                    there = false;
                }
                Item::Preposition(p) => preposition = Some(*p),
                Item::Relative(place) => {
                    site = last_phrase.filter(|_| *place);
                    antecedent = last_phrase;
                    candidate = None;
                    preposition = None;
                }
                Item::There => there = true,
                Item::Conjunction | Item::Comma => {
                    if candidate.is_some() {
                        dropped = candidate;
                    }
                    preposition = None;
                    if open.is_some() {
                        candidate = None;
                    }
                }
                Item::Stop => {
                    preposition = None;
                    candidate = None;
                    if open.is_none() {
                        leading.clear();
                    }
                    main_subject = None;
                }
            }
        }
    }
}

fn followed_by_by(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.key == "by")
}

/// Whether a finite verb group follows anywhere in the sentence.
fn finite_ahead(tokens: &[Token], items: &[Item], from: usize) -> bool {
    items.iter().skip(from).take_while(|item| !matches!(item, Item::Stop)).any(|item| match item {
        Item::Verbs(group) => {
            let first = tokens.get(group.from).map_or("", |t| t.key.as_str());
            group.bare.is_none() && !matches!(first, "being" | "having" | "to")
        }
        _ => false,
    })
}

/// Verbs that report what others say, do or are: what follows them is a clause of its own.
const REPORTING: &[&str] =
    &["show", "say", "find", "report", "indicate", "suggest", "reveal", "confirm", "estimate", "note"];

/// Whether a finite verb group follows before the clause ends.
fn finite_later(items: &[Item], from: usize) -> bool {
    for item in items.iter().skip(from) {
        match item {
            Item::Verbs(group) => return group.bare.is_none() || group.bare == Some(Form::Ed),
            Item::Comma | Item::Stop | Item::Relative(_) | Item::Conjunction => return false,
            _ => {}
        }
    }
    false
}
