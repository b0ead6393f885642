//! What the stretches say in which two parallel sentences differ: a slot of some kind, or the same in other words.

use super::Content;
use super::align::Step;
use super::token::{Kind, Token};
use super::words::{Relation, denies_next, is_modal, is_negation, is_quantifier, relation};
use crate::claim::ValueKind;
use crate::entity::{Name, Standing, stand};
use crate::quantity::{Unit, UnitStanding};
use crate::text::Span;

/// A sentence as its differences are read.
#[derive(Clone, Copy)]
pub(super) struct Side<'t> {
    /// The text that it is cut from.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: &'t [Token],
}

/// One difference that makes a claim of each sentence.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// What kind of value the slot takes.
    pub kind: ValueKind,
    /// Where it stands in the first sentence.
    pub a: Span,
    /// Where it stands in the second.
    pub b: Span,
    /// The two values.
    pub values: [Content; 2],
    /// It says who did it to whom: two names that changed places.
    pub swap: bool,
    /// It is a place in an order.
    pub ordinal: bool,
}

/// What two tokens that stand in one place are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Two words for one thing.
    Same,
    /// Two values of one slot.
    Slot,
    /// No telling.
    Other,
}

/// What two tokens that stand in one place are to each other.
pub(super) fn answers(a: &Token, b: &Token) -> Answer {
    match (&a.kind, &b.kind) {
        (Kind::Figure(_), Kind::Figure(_)) | (Kind::Period(_), Kind::Period(_)) => Answer::Slot,
        (Kind::Name | Kind::Code, Kind::Name | Kind::Code) => Answer::Slot,
        // "Three people", "no one".
        (Kind::Figure(_), Kind::Word) if is_quantifier(&b.key) && is_negation(&b.key) => Answer::Slot,
        (Kind::Word, Kind::Figure(_)) if is_quantifier(&a.key) && is_negation(&a.key) => Answer::Slot,
        (Kind::Figure(_) | Kind::Period(_), _) | (_, Kind::Figure(_) | Kind::Period(_)) => Answer::Other,
        _ if !(a.has_content() && b.has_content()) => Answer::Other,
        _ => match relation(&a.key, &b.key) {
            Relation::Same => Answer::Same,
            Relation::Opposite | Relation::Contrast => Answer::Slot,
            Relation::Unknown => Answer::Other,
        },
    }
}

/// A stretch between two words that the sentences share: the tokens of each that differ, and the steps there.
#[derive(Debug, Default)]
struct Stretch {
    a: Vec<usize>,
    b: Vec<usize>,
    changes: Vec<(usize, usize)>,
    /// Where it begins in each.
    from: (usize, usize),
}

/// The differences of two aligned sentences, in order.
pub(super) fn differences(a: &Side<'_>, b: &Side<'_>, steps: &[Step]) -> Vec<Difference> {
    let pair = Sentences { a: *a, b: *b };
    let stretches = stretches(steps);
    let mut found: Vec<Difference> = Vec::new();
    let mut denials: Vec<(usize, Difference)> = Vec::new();
    let mut turned: Vec<usize> = Vec::new();
    let mut maybes: Vec<Difference> = Vec::new();
    for (n, stretch) in stretches.iter().enumerate() {
        found.extend(pair.figures_and_times(stretch));
        found.extend(pair.quantifiers(stretch));
        let opposites = pair.opposites(stretch);
        if !opposites.is_empty() {
            turned.push(n);
        }
        denials.extend(pair.negation(stretch).map(|d| (n, d)));
        found.extend(opposites);
        maybes.extend(pair.modality(stretch));
    }
    // Two sentences of which each says "perhaps" somewhere are as sure as each other.
    let modal = |side: &Side<'_>, own: fn(&Stretch) -> &Vec<usize>| {
        let mut tokens = stretches.iter().flat_map(own).map(|n| &side.tokens[*n]);
        tokens.any(|t| is_modal(&t.key, &t.stem))
    };
    if !(modal(a, |s| &s.a) && modal(b, |s| &s.b)) {
        found.append(&mut maybes);
    }
    // "Not legal" and "illegal" turn the same thing twice.
    // "It is unlikely that it will" and "it probably will not": a denial that stands elsewhere is the same denial.
    let sides: Vec<(bool, bool)> = stretches.iter().map(|s| pair.denied(s)).collect();
    let moved = sides.iter().filter(|s| s.0).count() % 2 == sides.iter().filter(|s| s.1).count() % 2;
    if moved {
        denials.clear();
    }
    for (n, denial) in denials {
        if turned.contains(&n) {
            found.retain(|d| d.kind != ValueKind::Status || !within(&stretches[n], &pair, d));
        } else {
            found.push(denial);
        }
    }
    found.extend(pair.names(&stretches));
    found.sort_by_key(|d| (d.a.start, d.b.start));
    found
}

fn within(stretch: &Stretch, pair: &Sentences<'_>, difference: &Difference) -> bool {
    stretch.a.iter().any(|i| pair.a.tokens[*i].span.start == difference.a.start)
        || stretch.b.iter().any(|k| pair.b.tokens[*k].span.start == difference.b.start)
}

fn stretches(steps: &[Step]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut open = false;
    let mut from = (0, 0);
    for step in steps {
        if let Step::Both(i, k) = *step {
            open = false;
            from = (i + 1, k + 1);
            continue;
        }
        if !open {
            found.push(Stretch { from, ..Stretch::default() });
            open = true;
        }
        let Some(stretch) = found.last_mut() else { continue };
        match *step {
            Step::Change(i, k) => {
                stretch.a.push(i);
                stretch.b.push(k);
                stretch.changes.push((i, k));
            }
            Step::Left(i) => stretch.a.push(i),
            Step::Right(k) => stretch.b.push(k),
            Step::Both(..) => {}
        }
    }
    found
}

/// Two aligned sentences.
struct Sentences<'t> {
    a: Side<'t>,
    b: Side<'t>,
}

impl Sentences<'_> {
    fn difference(&self, kind: ValueKind, a: Span, b: Span) -> Difference {
        let words = |side: &Side<'_>, span: Span| Content::Words(super::one_line(span.of(side.text)));
        Difference { kind, a, b, values: [words(&self.a, a), words(&self.b, b)], swap: false, ordinal: false }
    }

    fn of_tokens(&self, kind: ValueKind, i: usize, k: usize) -> Difference {
        self.difference(kind, self.a.tokens[i].span, self.b.tokens[k].span)
    }

    /// Figure against figure, time against time.
    fn figures_and_times(&self, stretch: &Stretch) -> Vec<Difference> {
        let mut found = Vec::new();
        for (i, k) in &stretch.changes {
            let kind = match (&self.a.tokens[*i].kind, &self.b.tokens[*k].kind) {
                (Kind::Figure(x), Kind::Figure(y)) if one_measure(&x.unit, &y.unit) || self.after_sign(*i, *k) => {
                    ValueKind::Figure
                }
                (Kind::Period(_), Kind::Period(_)) => ValueKind::Period,
                _ => continue,
            };
            if !self.has_neighbour(*i, *k) {
                continue;
            }
            let ordinal = matches!(&self.a.tokens[*i].kind, Kind::Figure(f) if f.unit == Unit::Ordinal);
            // "The first woman", "the second person": places in two orders.
            if ordinal && self.other_follows(*i, *k) {
                continue;
            }
            found.push(Difference { ordinal, ..self.of_tokens(kind, *i, *k) });
        }
        found
    }

    /// Whether a sign of a currency stands before the bare one of two figures: "$ more than 2".
    fn after_sign(&self, i: usize, k: usize) -> bool {
        [(&self.a, i), (&self.b, k)].into_iter().any(|(side, n)| {
            let before = side.text.get(..side.tokens[n].span.start).unwrap_or("").trim_end();
            before.ends_with(['$', '€', '£', '¥'])
        })
    }

    /// Whether two words that nothing tells to be one follow two tokens.
    fn other_follows(&self, i: usize, k: usize) -> bool {
        let (Some(x), Some(y)) = (self.a.tokens.get(i + 1), self.b.tokens.get(k + 1)) else { return false };
        let word = |t: &Token| matches!(t.kind, Kind::Word | Kind::Name);
        word(x) && word(y) && !super::align::alike(x, y) && answers(x, y) == Answer::Other
    }

    /// Whether the words beside two tokens on one side at least are shared: only then do the two stand in one place.
    fn has_neighbour(&self, i: usize, k: usize) -> bool {
        let shared = |p: Option<usize>, q: Option<usize>| match (p, q) {
            (Some(p), Some(q)) => match (self.a.tokens.get(p), self.b.tokens.get(q)) {
                (Some(x), Some(y)) => super::align::alike(x, y) || answers(x, y) != Answer::Other,
                (x, y) => x.is_none() && y.is_none(),
            },
            (p, q) => p.is_none() && q.is_none(),
        };
        // What is counted may have a word before it: "two speed boats", "three boats".
        let next = |from: usize, step: usize| Some(from + step);
        shared(i.checked_sub(1), k.checked_sub(1))
            || [(1, 1), (1, 2), (2, 1)].into_iter().any(|(p, q)| shared(next(i, p), next(k, q)))
    }

    /// Whether two names stand in one place: the word before or behind them is shared.
    fn stand_alike(&self, i: usize, k: usize) -> bool {
        let shared = |p: Option<usize>, q: Option<usize>| {
            let token = |side: &Side<'_>, n: Option<usize>| n.and_then(|n| side.tokens.get(n).cloned());
            match (token(&self.a, p), token(&self.b, q)) {
                (Some(x), Some(y)) => super::align::alike(&x, &y) || answers(&x, &y) != Answer::Other,
                (x, y) => x.is_none() && y.is_none(),
            }
        };
        shared(i.checked_sub(1), k.checked_sub(1)) || shared(Some(i + 1), Some(k + 1))
    }

    /// "All" against "some", "most" against "few".
    fn quantifiers(&self, stretch: &Stretch) -> Vec<Difference> {
        let is = |t: &Token| is_quantifier(&t.key);
        let quantities = |x: &Token, y: &Token| is(x) && is(y) && relation(&x.key, &y.key) == Relation::Unknown;
        let changes = stretch.changes.iter().filter(|(i, k)| quantities(&self.a.tokens[*i], &self.b.tokens[*k]));
        changes.map(|(i, k)| self.of_tokens(ValueKind::Figure, *i, *k)).collect()
    }

    /// Words of opposite meaning, or two of a kind, in one place.
    fn opposites(&self, stretch: &Stretch) -> Vec<Difference> {
        let mut found = Vec::new();
        let plain = |t: &Token| !matches!(t.kind, Kind::Figure(_) | Kind::Period(_));
        let apart = |i: usize, k: usize| {
            let (x, y) = (&self.a.tokens[i], &self.b.tokens[k]);
            // Two names are for the rule of names.
            let named = x.is_name() && y.is_name();
            !named
                && plain(x)
                && plain(y)
                && matches!(relation(&x.key, &y.key), Relation::Opposite | Relation::Contrast)
        };
        // Where each goes on in words of its own, two of its words are opposites by chance.
        let own = |side: &Side<'_>, own: &[usize]| own.iter().filter(|n| side.tokens[**n].has_content()).count();
        let free = own(&self.a, &stretch.a).min(own(&self.b, &stretch.b)) >= OWN_WORDS;
        let apart = |i: usize, k: usize| apart(i, k) && (!free || self.stand_alike(i, k));
        let mut used: Vec<usize> = Vec::new();
        for i in &stretch.a {
            let across = stretch.b.iter().copied().find(|k| !used.contains(k) && apart(*i, *k));
            if let Some(k) = across {
                used.push(k);
                found.push(self.of_tokens(ValueKind::Status, *i, k));
            }
        }
        found
    }

    /// A denial that only one of the two has.
    fn negation(&self, stretch: &Stretch) -> Option<Difference> {
        let (left, right) = self.denied(stretch);
        if left == right {
            return None;
        }
        // Where each goes on in words of its own, what is denied is another thing.
        let own = |side: &Side<'_>, own: &[usize]| own.iter().filter(|n| side.tokens[**n].has_content()).count();
        if own(&self.a, &stretch.a).min(own(&self.b, &stretch.b)) > OWN_WORDS {
            return None;
        }
        // "failed to return a verdict": what only one of them says is denied.
        let of_own = |side: &Side<'_>, own: &[usize], other: &Side<'_>| {
            own.iter().filter(|n| denies_next(&side.tokens[**n].stem)).any(|n| {
                let next = side.tokens.iter().skip(*n + 1).find(|t| t.has_content());
                let met =
                    |x: &Token| other.tokens.iter().any(|y| super::align::alike(x, y) || answers(x, y) == Answer::Same);
                next.is_some_and(|x| !met(x))
            })
        };
        if of_own(&self.a, &stretch.a, &self.b) || of_own(&self.b, &stretch.b, &self.a) {
            return None;
        }
        // A clause that only one of them has denies what only it says.
        let aside = |side: &Side<'_>, own: &[usize], other: &[usize]| {
            let said = own.iter().filter(|n| side.tokens[**n].has_content() && !self.denies(side, **n)).count();
            other.is_empty() && said >= CLAUSE
        };
        if aside(&self.a, &stretch.a, &stretch.b) || aside(&self.b, &stretch.b, &stretch.a) {
            return None;
        }
        // Where both have more to say, the one without the denial may say the same in another word.
        let rest = |side: &Side<'_>, own: &[usize]| {
            own.iter().any(|n| side.tokens[*n].has_content() && !self.denies(side, *n))
        };
        let quiet = |i: &usize| {
            let same =
                |k: &usize| matches!(answers(&self.a.tokens[*i], &self.b.tokens[*k]), Answer::Same | Answer::Slot);
            stretch.b.iter().any(same)
        };
        let paired = stretch.a.iter().any(quiet);
        if rest(&self.a, &stretch.a) && rest(&self.b, &stretch.b) && !paired {
            return None;
        }
        let a = place(&self.a, &stretch.a, stretch.from.0)?;
        let b = place(&self.b, &stretch.b, stretch.from.1)?;
        Some(Difference {
            kind: ValueKind::YesNo,
            a,
            b,
            values: [Content::Affirmed(!left), Content::Affirmed(!right)],
            swap: false,
            ordinal: false,
        })
    }

    /// Whether each sentence denies in a stretch. "With" and "without" are opposites, and told as such.
    fn denied(&self, stretch: &Stretch) -> (bool, bool) {
        let opposite = |x: &Token, y: &Token| relation(&x.key, &y.key) == Relation::Opposite;
        let left = stretch.a.iter().filter(|i| {
            self.denies(&self.a, **i) && !stretch.b.iter().any(|k| opposite(&self.a.tokens[**i], &self.b.tokens[*k]))
        });
        let right = stretch.b.iter().filter(|k| {
            self.denies(&self.b, **k) && !stretch.a.iter().any(|i| opposite(&self.b.tokens[**k], &self.a.tokens[*i]))
        });
        (left.count() % 2 == 1, right.count() % 2 == 1)
    }

    /// Whether the token denies what follows it.
    fn denies(&self, side: &Side<'_>, at: usize) -> bool {
        let key = |n: usize| side.tokens.get(n).map_or("", |t| t.key.as_str());
        if denies_next(&side.tokens[at].stem) {
            return key(at + 1) == "to" || key(at + 1).ends_with("ing");
        }
        // "Not only", "not least", "whether or not".
        const NO_DENIAL: &[&str] = &["only", "just", "merely", "simply", "least", "necessarily"];
        is_negation(key(at))
            && !NO_DENIAL.contains(&key(at + 1))
            && !(at > 0 && matches!(key(at - 1), "or" | "if") && key(at) == "not")
            && !(key(at) == "no" && is_interjection(side, at))
            && !(key(at) == "no" && side.tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Figure(_))))
    }

    /// What is so against what may be so.
    fn modality(&self, stretch: &Stretch) -> Option<Difference> {
        let modal = |side: &Side<'_>, n: &usize| is_modal(&side.tokens[*n].key, &side.tokens[*n].stem);
        let left: Vec<&usize> = stretch.a.iter().filter(|n| modal(&self.a, n)).collect();
        let right: Vec<&usize> = stretch.b.iter().filter(|n| modal(&self.b, n)).collect();
        let (with, own, bare, other) = match (left.is_empty(), right.is_empty()) {
            (false, true) => (&self.a, &stretch.a, &self.b, &stretch.b),
            (true, false) => (&self.b, &stretch.b, &self.a, &stretch.a),
            _ => return None,
        };
        let leftover = other.iter().any(|n| bare.tokens[*n].has_content());
        // "It is expected that it will open": what is to come is expected anyway.
        let to_come =
            |t: &Token| matches!(t.key.as_str(), "will" | "would" | "can" | "should" | "could" | "may" | "might");
        let from = if right.is_empty() { stretch.from.1 } else { stretch.from.0 };
        let future = bare.tokens.iter().skip(from).take(FUTURE_WITHIN).any(to_come);
        if leftover || future || own.iter().filter(|n| with.tokens[**n].has_content()).count() > 2 {
            return None;
        }
        let a = with_next(&self.a, &stretch.a, stretch.from.0)?;
        let b = with_next(&self.b, &stretch.b, stretch.from.1)?;
        (super::one_line(a.of(self.a.text)) != super::one_line(b.of(self.b.text)))
            .then(|| self.difference(ValueKind::Status, a, b))
    }

    /// Name against name.
    fn names(&self, stretches: &[Stretch]) -> Vec<Difference> {
        let mut found: Vec<Difference> = Vec::new();
        for (i, k) in stretches.iter().flat_map(|s| &s.changes) {
            let named = self.a.tokens[*i].is_name() && self.b.tokens[*k].is_name();
            if !named || !self.stand_alike(*i, *k) {
                continue;
            }
            let (x, y) = (whole_name(&self.a, *i), whole_name(&self.b, *k));
            // One name of several words is one difference.
            if found.last().is_some_and(|d| d.a == x || d.b == y) || self.is_moved(stretches, x, y) {
                continue;
            }
            let (one, other) = (x.of(self.a.text), y.of(self.b.text));
            // "U.N." spells what "UN" spells.
            let read = |name: &str| Name::read(&name.replace('.', ""));
            let standing = stand(&read(one), &read(other));
            let spells = |x: &str, y: &str| read(y).is_acronym() && read(x).spells(&y.replace('.', ""));
            if matches!(standing, Standing::Same(_) | Standing::Variant(_))
                || spells(one, other)
                || spells(other, one)
                || one_bearer(one, other)
                || holds(one, other)
                || holds(other, one)
                || one_number(one, other)
                || one_place(one, other)
            {
                continue;
            }
            found.push(self.difference(ValueKind::Name, x, y));
        }
        self.swapped(found)
    }

    /// Whether one of two names stands elsewhere in the other sentence, where this one has nothing: a name that moved.
    fn is_moved(&self, stretches: &[Stretch], x: Span, y: Span) -> bool {
        let alone = |side: &Side<'_>, name: Span, from: &Side<'_>, left: bool| {
            let key = crate::text::fold_key(name.of(from.text));
            stretches.iter().any(|s| {
                let own = if left { &s.a } else { &s.b };
                own.iter().any(|n| {
                    let changed = s.changes.iter().any(|(i, k)| if left { i == n } else { k == n });
                    !changed && key.split(' ').any(|word| word == side.tokens[*n].key)
                })
            })
        };
        alone(&self.b, x, &self.a, false) || alone(&self.a, y, &self.b, true)
    }

    /// Two names that changed places are one difference: who did it to whom. Where the order says nothing ("Elmton and
    /// Oakford") or the verb was turned with it ("was sued by"), they are none.
    fn swapped(&self, found: Vec<Difference>) -> Vec<Difference> {
        let mut kept: Vec<Difference> = Vec::new();
        let mut dropped = vec![false; found.len()];
        for n in 0..found.len() {
            if dropped[n] {
                continue;
            }
            let turned = |d: &Difference| d.values[0] == found[n].values[1] && d.values[1] == found[n].values[0];
            let Some(other) = (n + 1..found.len()).find(|m| !dropped[*m] && turned(&found[*m])) else {
                kept.push(found[n].clone());
                continue;
            };
            dropped[other] = true;
            let between = |d: Span, e: Span, side: &Side<'_>| -> Vec<String> {
                let inner = side.tokens.iter().filter(|t| t.span.start >= d.end && t.span.end <= e.start);
                inner.map(|t| t.key.clone()).collect()
            };
            let (p, q) = (between(found[n].a, found[other].a, &self.a), between(found[n].b, found[other].b, &self.b));
            let joined = |words: &[String]| words.iter().all(|w| super::words::joins(w));
            let passive = p.iter().any(|w| w == "by") != q.iter().any(|w| w == "by");
            if !joined(&p) && !joined(&q) && !passive && !p.iter().any(|w| super::words::is_mutual(w)) {
                kept.push(Difference { swap: true, ..found[n].clone() });
            }
        }
        kept
    }
}

/// The name that a token is a part of, with the capitals beside it.
fn whole_name(side: &Side<'_>, at: usize) -> Span {
    let (mut first, mut last) = (at, at);
    let beside = |x: &Token, y: &Token| {
        side.text.get(x.span.end..y.span.start).is_some_and(|gap| gap.chars().all(|c| " -.&'’".contains(c)))
    };
    while first > 0 && side.tokens[first - 1].is_name() && beside(&side.tokens[first - 1], &side.tokens[first]) {
        first -= 1;
    }
    while last + 1 < side.tokens.len()
        && side.tokens[last + 1].is_name()
        && beside(&side.tokens[last], &side.tokens[last + 1])
    {
        last += 1;
    }
    let (start, mut end) = (side.tokens[first].span.start, side.tokens[last].span.end);
    let name = Span::new(start, end).of(side.text);
    // "Norway's" names Norway, and the last dot of "U.S." is a part of it.
    if let Some(bare) = ["'s", "\u{2019}s"].iter().find_map(|s| name.strip_suffix(s)) {
        end = start + bare.len();
    } else if name.rsplit(' ').next().is_some_and(|w| w.contains('.'))
        && side.text.get(end..).is_some_and(|t| t.starts_with('.'))
    {
        end += 1;
    }
    Span::new(start, end)
}

/// Whether two names differ only in how they name a country or its people: "Norway's Statkraft", "Norwegian Statkraft".
fn one_bearer(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let bare = |w: &str| ["'s", "\u{2019}s"].iter().find_map(|s| w.strip_suffix(s)).unwrap_or(w).to_owned();
        name.split_whitespace().map(bare).collect()
    };
    let (x, y) = (words(one), words(other));
    x.len() == y.len() && x.iter().zip(&y).all(|(p, q)| p == q || super::words::one_power(p, q))
}

/// Whether one of two is a number that is called, or they are one number grouped in two ways.
fn one_number(one: &str, other: &str) -> bool {
    let number = |name: &str| name.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    number(one) || number(other)
}

/// Whether two names begin alike and end in what they are: "Pacific Ocean", "Pacific Basin". People of one given name
/// are two.
fn one_place(one: &str, other: &str) -> bool {
    let (Some((x, p)), Some((y, q))) = (one.rsplit_once(' '), other.rsplit_once(' ')) else { return false };
    let given = is_given(x.split(' ').next().unwrap_or(x));
    let initial = x.contains('.') || x.len() < 3;
    x == y && p != q && !given && !initial
}

/// Whether a word is a given name.
fn is_given(word: &str) -> bool {
    let key = crate::text::fold_key(word);
    crate::entity::word_class(&key).is(crate::entity::WordClass::GIVEN)
}

/// Whether every word of one name stands in the other: one says more exactly what the other says.
fn holds(short: &str, long: &str) -> bool {
    let (short, long) = (crate::claim::content_stems(short), crate::claim::content_stems(long));
    !short.is_empty() && short.iter().all(|s| long.contains(s))
}

/// How many words on a "will" still belongs to what a stretch is about.
const FUTURE_WITHIN: usize = 12;

/// With more content words of its own on each side a stretch says two things.
const OWN_WORDS: usize = 3;

/// With so many content words of its own beside the denial an inserted stretch is a clause.
const CLAUSE: usize = 2;

/// Whether a "no" stands alone between marks: an answer, and no denial of what follows.
fn is_interjection(side: &Side<'_>, at: usize) -> bool {
    let after = side.text.get(side.tokens[at].span.end..).unwrap_or("");
    after.starts_with(['.', ',', '!', '"', '\u{201d}', '\u{2019}'])
}

/// Whether two figures measure the same sort of thing, as far as their words say: "28" is no "$28".
fn one_measure(a: &Unit, b: &Unit) -> bool {
    let plain = |u: &Unit| matches!(u, Unit::Bare | Unit::Count(_));
    a.comparable(b) != UnitStanding::Different && plain(a) == plain(b)
}

/// Where a stretch stands in its sentence; one without tokens stands at the shared word that follows, or at the last.
fn place(side: &Side<'_>, own: &[usize], from: usize) -> Option<Span> {
    if let (Some(first), Some(last)) = (own.first(), own.last()) {
        return Some(Span::new(side.tokens[*first].span.start, side.tokens[*last].span.end));
    }
    side.tokens.get(from).or(side.tokens.last()).map(|t| t.span)
}

/// A stretch with the shared word after it.
fn with_next(side: &Side<'_>, own: &[usize], from: usize) -> Option<Span> {
    let first = own.first().copied().unwrap_or(from);
    let next = own.last().map_or(from, |last| last + 1);
    let last = side.tokens.get(next).or(side.tokens.last())?;
    Some(Span::new(side.tokens.get(first)?.span.start, last.span.end))
}
