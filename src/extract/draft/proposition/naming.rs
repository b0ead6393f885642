//! What a climbed mention is called: the subject that it is of, and the property that it gives.

use super::super::figures::{lexicon, own_noun};
use super::super::{Reader, scope::Scope};
use super::climb::{Climb, Role, climb, negated, subject};
use super::lexicon::{AGAIN, DIMENSIONS, HAPPENING, INDEFINITE, MEASURED, OCCASION, PUT_AT, SAYING, STRETCHES};
use super::tree::{Extent, Tree};
use crate::extract::grammar::Tag as Sort;
use crate::extract::grammar::lexicon::participle;
use crate::extract::name::NameKind;
use crate::quantity::{self, Unit};
use crate::syntax::{Class, Label, Tag};
use crate::text::Span;
use crate::time;
use std::ops::Range;

/// What a mention is asked to answer.
pub(super) struct Asked {
    pub(super) subject: String,
    pub(super) property: String,
    /// The subject does not stand in the sentence.
    pub(super) guessed: bool,
    pub(super) denied: bool,
    /// The predicate, whose date and place qualify the claim.
    pub(super) predicate: Option<usize>,
}

pub(super) struct Namer<'a, 'd> {
    pub(super) reader: &'a Reader<'d>,
    pub(super) scope: &'a Scope,
    pub(super) tree: &'a Tree<'a>,
}

/// A subject and whether it is guessed.
type Whose = (String, bool);

impl Namer<'_, '_> {
    /// What a figure answers.
    pub(super) fn figure(&self, mention: &quantity::Mention) -> Option<Asked> {
        if matches!(mention.figure.unit, Unit::Ordinal | Unit::Multiple) {
            return None;
        }
        let run = self.tree.covered(mention.span);
        let top = self.tree.top(run.clone())?;
        let climb = climb(self.tree, top)?;
        let figure = Figure { mention, run, own: own_noun(mention, self.reader.text) };
        let measured = if climb.role == Role::Attribute { None } else { self.measured(&figure, &climb) };
        let ((subject, guessed), property) = match climb.role {
            _ if measured.is_some() => measured?,
            Role::Attribute => self.attribute(&figure, &climb)?,
            Role::Complement => self.complement(&figure, &climb)?,
            Role::Object => self.object(&figure, &climb)?,
            Role::Subject => self.counted(&figure, &climb)?,
            Role::Adverbial => self.adverbial(&figure, &climb)?,
        };
        let denied = climb.role != Role::Attribute && negated(self.tree, climb.predicate, climb.argument);
        Some(Asked { subject, property, guessed, denied, predicate: Some(climb.predicate) })
    }

    /// What a date answers: when something was done, or took place.
    pub(super) fn date(&self, mention: &time::Mention) -> Option<Asked> {
        let tree = self.tree;
        let run = tree.covered(mention.span);
        let top = tree.top(run.clone())?;
        let climb = climb(tree, top)?;
        // "the flood of 1903" names a flood and dates nothing else.
        let of_noun = climb.nouns.iter().any(|noun| !run.contains(noun));
        if of_noun || !matches!(climb.role, Role::Adverbial | Role::Complement) {
            return None;
        }
        let verb = climb.predicate;
        let lemma = tree.lemma(verb).to_owned();
        let thing = subject(tree, verb)?;
        let passive = tree.child(verb, |l| l == Label::NsubjPass).is_some();
        // There is a next hearing: the day of one is not the day of another.
        let again = |at: usize| AGAIN.contains(&tree.lemma(at));
        let object = tree.child(verb, |l| l == Label::Obj).filter(|o| !run.contains(o));
        if climb.role == Role::Complement || HAPPENING.contains(&lemma.as_str()) && object.is_none() {
            let (subject, guessed) = self.whose(thing)?;
            let guessed = guessed || again(thing);
            return Some(Asked {
                subject,
                property: "date".to_owned(),
                guessed,
                denied: negated(tree, verb, verb),
                predicate: None,
            });
        }
        if lemma == "take" && object.is_some_and(|o| tree.lower(o) == "place") {
            let (subject, guessed) = self.whose(thing)?;
            let guessed = guessed || again(thing);
            return Some(Asked { subject, property: "date".to_owned(), guessed, denied: false, predicate: None });
        }
        // The date of a figure is its period, and dates nothing.
        let counted = |at: usize| {
            tree.children(at).iter().any(|c| matches!(tree.label(*c), Label::Nummod)) || tree.class(at) == Class::Num
        };
        if !tree.is_verb(verb) || SAYING.contains(&lemma.as_str()) || counted(thing) || object.is_some_and(counted) {
            return None;
        }
        let done = self.done(verb);
        let (of, property) = match object.map(|object| (object, self.antecedent(object, verb))) {
            // "the plan, which the council adopted on 4 May".
            Some((_, Some(plan))) if !passive => (plan, done),
            // "The council approved the budget on 4 May": the budget was.
            Some((object, _)) if !passive && self.is_one(object) => (object, done),
            // "The mayor takes office on 1 April".
            Some((object, _)) if !passive && tree.class(object) != Class::Pron => {
                (thing, format!("{done} {}", tree.phrase(object, Extent::Bare, &run)))
            }
            _ => (thing, done),
        };
        // A club signs a player again, and who passed did so away.
        if matches!(lemma.as_str(), "sign" | "pass") && self.is_person(of) {
            return None;
        }
        if INDEFINITE.contains(&tree.children(of).first().map(|c| tree.lower(*c)).unwrap_or_default().as_str()) {
            return None;
        }
        let (subject, guessed) = self.whose(of)?;
        Some(Asked { subject, property, guessed, denied: negated(tree, verb, verb), predicate: None })
    }

    /// "the 12-story building", "a town with a population of 400,000", "Odell, 47".
    fn attribute(&self, figure: &Figure<'_>, climb: &Climb) -> Option<(Whose, String)> {
        let tree = self.tree;
        let mut whose = self.whose(climb.argument)?;
        // "the 51-year-old pilot" is no old pilot.
        if let Some(rest) = whose.0.strip_prefix("old ") {
            whose = (rest.to_owned(), true);
        }
        if climb.led_by == "with" {
            let noun = climb.nouns.iter().rev().nth(1).map(|at| tree.phrase(*at, Extent::Bare, &figure.run));
            let noun = noun.filter(|n| !n.is_empty()).unwrap_or_else(|| figure.own.clone());
            return (!noun.is_empty()).then_some((whose, noun));
        }
        let unit = &figure.mention.figure.unit;
        let old = tree.lower(climb.argument.saturating_sub(1)) == "old"
            || figure.mention.span.of(self.reader.text).ends_with("old");
        let property = match unit {
            Unit::Bare if tree.class(climb.argument) == Class::Propn && self.may_be_age(figure) => "age".to_owned(),
            Unit::Measure { dimension } => {
                if old {
                    "age".to_owned()
                } else {
                    DIMENSIONS.iter().find(|(d, _)| d == dimension).map(|(_, p)| (*p).to_owned())?
                }
            }
            Unit::Money { .. } => "cost".to_owned(),
            Unit::Count(_) => figure.own.clone(),
            _ => return None,
        };
        (!property.is_empty()).then_some((whose, property))
    }

    /// Whether a bare number behind a name may be an age: alone between marks, and no score ("Lee (36-3)") and no number
    /// by which something is called.
    fn may_be_age(&self, figure: &Figure<'_>) -> bool {
        let written = figure.mention.span.of(self.reader.text);
        let joined = |at: Option<usize>| at.is_some_and(|at| at < self.tree.len() && self.tree.lower(at) == "-");
        written.bytes().all(|b| b.is_ascii_digit())
            && written.parse::<u8>().is_ok_and(|years| (1..=OLDEST).contains(&years))
            && !joined(Some(figure.run.end))
            && !joined(figure.run.start.checked_sub(1))
    }

    /// "The toll was 15", "Its length is 328 metres", "The building is 12 stories".
    fn complement(&self, figure: &Figure<'_>, climb: &Climb) -> Option<(Whose, String)> {
        let tree = self.tree;
        let of = subject(tree, climb.predicate)?;
        if figure.run.contains(&of) {
            return None;
        }
        let said = self.said(figure, climb);
        if matches!(tree.class(of), Class::Propn | Class::Pron) {
            return (!said.is_empty()).then_some((self.whose(of)?, said));
        }
        let (whose, property) = self.property_of(of, &figure.run)?;
        let new = !said.is_empty() && !property.contains(&said);
        Some((whose, if new { format!("{property} {said}") } else { property }))
    }

    /// "Agents arrested 680 people", "The bridge has a main span of 168 feet".
    fn object(&self, figure: &Figure<'_>, climb: &Climb) -> Option<(Whose, String)> {
        let tree = self.tree;
        let verb = tree.lemma(climb.predicate);
        let of = subject(tree, climb.predicate)?;
        let said = self.said(figure, climb);
        let unit = &figure.mention.figure.unit;
        if said.is_empty()
            && let Some((_, change)) = lexicon::CHANGES.iter().find(|(v, _)| *v == verb)
        {
            return self.changed(of, change, figure);
        }
        if said.is_empty()
            && let Some((_, property)) = lexicon::MEASURE_VERBS.iter().find(|(v, _)| *v == verb)
        {
            return Some((self.whose(of)?, (*property).to_owned()));
        }
        if verb == "have" || lexicon::LIGHT.contains(&verb) {
            if said.is_empty() {
                return self.property_of(of, &figure.run);
            }
            return Some((self.whose(of)?, said));
        }
        let tail = self.tail(climb.predicate, &figure.run);
        if said.is_empty() {
            let money = matches!(unit, Unit::Money { .. });
            let known = lexicon::MONEY_VERBS.iter().find(|(v, _)| money && *v == verb).map(|(_, p)| (*p).to_owned());
            let named = known.or_else(|| money.then(|| format!("amount {}", participle(verb))));
            let people = lexicon::OF_PEOPLE.contains(&verb).then(|| format!("people {}", participle(verb)));
            return Some((self.whose(of)?, format!("{}{tail}", named.or(people)?)));
        }
        Some((self.whose(of)?, format!("{said} {}", self.done(climb.predicate))))
    }

    /// "15 people were killed in the fire", "Fourteen crews fought the fire".
    fn counted(&self, figure: &Figure<'_>, climb: &Climb) -> Option<(Whose, String)> {
        let tree = self.tree;
        let verb = tree.lemma(climb.predicate);
        let mut said = self.said(figure, climb);
        if said.is_empty() && lexicon::OF_PEOPLE.contains(&verb) {
            "people".clone_into(&mut said);
        }
        if said.is_empty() {
            return None;
        }
        let copular = tree.child(climb.predicate, |l| l == Label::Cop).is_some();
        let done = if copular || !tree.is_verb(climb.predicate) {
            tree.phrase(climb.predicate, Extent::Bare, &figure.run)
        } else {
            self.done(climb.predicate)
        };
        let property = format!("{said} {done}");
        let object = tree.child(climb.predicate, |l| l == Label::Obj).filter(|o| !figure.run.contains(o));
        let occasion =
            object.filter(|at| !copular && self.is_one(*at)).or_else(|| self.occasion(climb.predicate, &figure.run));
        if verb == "have" {
            return None;
        }
        let harm = lexicon::OF_PEOPLE.contains(&verb) || lexicon::HARM.contains(&verb);
        let whose = match occasion {
            Some(at) => self.whose(at)?,
            None => match self.scope.event.clone().filter(|_| harm) {
                Some(event) => (event, false),
                None => (self.scope.topic()?, true),
            },
        };
        Some((whose, property))
    }

    /// "rose to $5 million", "cut by 5 percent", "328 metres long", "lasted 5 hours", "put at $4 million".
    fn adverbial(&self, figure: &Figure<'_>, climb: &Climb) -> Option<(Whose, String)> {
        let tree = self.tree;
        let at = climb.predicate;
        let verb = tree.lemma(at);
        // "four years older" is the age of nobody.
        if tree.class(at) == Class::Adj && tree.tag(at) == Tag::Jjr {
            return None;
        }
        if tree.class(at) == Class::Adj {
            let (_, property) = MEASURED.iter().find(|(adjective, _)| *adjective == verb)?;
            return Some((self.whose(subject(tree, at)?)?, (*property).to_owned()));
        }
        let said = self.said(figure, climb);
        let object = tree.child(at, |l| l == Label::Obj).filter(|o| !figure.run.contains(o));
        let thing = object.or_else(|| subject(tree, at))?;
        let change = lexicon::CHANGES.iter().find(|(v, _)| *v == verb);
        match climb.led_by.as_str() {
            "to" | "at" if said.is_empty() && (change.is_some() || PUT_AT.contains(&verb)) => {
                self.property_of(thing, &figure.run)
            }
            "by" | "" if said.is_empty() && change.is_some() => self.changed(thing, change?.1, figure),
            "" if said.is_empty() => {
                let (_, property) = lexicon::MEASURE_VERBS.iter().find(|(v, _)| *v == verb)?;
                Some((self.whose(thing)?, (*property).to_owned()))
            }
            "for" if matches!(figure.mention.figure.unit, Unit::Money { .. }) => {
                let known = lexicon::MONEY_VERBS.iter().find(|(v, _)| *v == verb).map(|(_, p)| (*p).to_owned());
                Some((self.whose(thing)?, known.unwrap_or_else(|| format!("{} for", participle(verb)))))
            }
            "for" => {
                let time = matches!(&figure.mention.figure.unit, Unit::Measure { dimension } if *dimension == "time");
                (time && said.is_empty()).then_some((self.whose(thing)?, format!("duration {}", participle(verb))))
            }
            "of" if !said.is_empty() && object.is_none() => Some((self.whose(thing)?, said)),
            _ => None,
        }
    }

    /// "an increase in sales", of whom the sales are.
    fn changed(&self, thing: usize, change: &str, figure: &Figure<'_>) -> Option<(Whose, String)> {
        let ((subject, guessed), property) = self.property_of(thing, &figure.run)?;
        Some(((subject, guessed), format!("{change} in {property}")))
    }

    /// The noun that a relative pronoun stands for.
    fn antecedent(&self, word: usize, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let relative = matches!(tree.tag(word), Tag::Wdt | Tag::Wp) || tree.lower(word) == "that";
        (relative && tree.label(verb) == Label::AclRelcl).then(|| tree.head(verb)).flatten()
    }

    /// Whether a noun names one thing: by a name, or with "the", "this", an owner.
    fn is_one(&self, at: usize) -> bool {
        let tree = self.tree;
        let definite = |c: &usize| {
            tree.label(*c) == Label::NmodPoss
                || matches!(tree.lower(*c).as_str(), "the" | "this" | "that" | "its" | "their")
        };
        tree.class(at) == Class::Propn || tree.children(at).iter().any(definite)
    }

    /// "spending of $5 million", "a fine of $200": the noun that the figure measures, and whose it is.
    fn measured(&self, figure: &Figure<'_>, climb: &Climb) -> Option<(Whose, String)> {
        let tree = self.tree;
        if !figure.own.is_empty() || matches!(figure.mention.figure.unit, Unit::Bare) {
            return None;
        }
        let noun = climb.nouns.iter().copied().find(|at| !figure.run.contains(at))?;
        let below = tree.children(noun).iter().any(|c| {
            tree.label(*c) == Label::Nmod
                && tree.preposition(*c) == "of"
                && figure.run.clone().any(|w| tree.is_below(w, *c))
        });
        let noun = below.then_some(noun)?;
        let (whose, property) = self.property_of(noun, &figure.run)?;
        let owner = climb.role == Role::Object
            && matches!(tree.lemma(climb.predicate), "have" | "own" | "get" | "receive" | "face" | "pay");
        match subject(tree, climb.predicate).filter(|_| owner && whose.1) {
            Some(of) => Some((self.whose(of)?, property)),
            None => Some((whose, property)),
        }
    }

    /// The noun that a figure counts or measures, with what it is counted of.
    fn said(&self, figure: &Figure<'_>, climb: &Climb) -> String {
        let outside = climb.nouns.iter().filter(|at| !figure.run.contains(at));
        let nouns: Vec<String> = outside.map(|at| self.tree.phrase(*at, Extent::Bare, &figure.run)).collect();
        let nouns: Vec<&str> = nouns.iter().map(String::as_str).filter(|n| !n.is_empty()).collect();
        match (figure.own.as_str(), &nouns[..]) {
            (own, []) => own.to_owned(),
            ("", [only]) => (*only).to_owned(),
            ("", [first, .., last]) => {
                let measure = !matches!(figure.mention.figure.unit, Unit::Bare);
                if measure { (*last).to_owned() } else { format!("{last} of {first}") }
            }
            (own, [.., last]) => format!("{last} of {own}"),
        }
    }

    /// The participle of a verb with its particle: "carried out".
    fn done(&self, verb: usize) -> String {
        let particle = self.tree.child(verb, |l| l == Label::CompoundPrt);
        let particle = particle.map_or_else(String::new, |at| format!(" {}", self.tree.lower(at)));
        format!("{}{particle}", participle(self.tree.lemma(verb)))
    }

    /// A noun phrase as a property, and whose it is: "the plant's output", "the cost of the bridge".
    fn property_of(&self, noun: usize, not: &Range<usize>) -> Option<(Whose, String)> {
        let tree = self.tree;
        if matches!(tree.class(noun), Class::Propn | Class::Pron) {
            return None;
        }
        let property = tree.phrase(noun, Extent::Bare, not);
        let hangs = |c: &&usize| {
            tree.label(**c) == Label::Nmod
                && matches!(tree.preposition(**c).as_str(), "of" | "for" | "in" | "on" | "at" | "from")
                && !not.clone().any(|w| tree.is_below(w, **c))
        };
        let owner = tree.child(noun, |l| l == Label::NmodPoss);
        if let Some(pronoun) = owner.filter(|o| tree.tag(*o) == Tag::PrpPoss) {
            return Some(((self.owner(pronoun, noun)?, false), property));
        }
        let mut hanging: Vec<usize> = tree.children(noun).iter().filter(hangs).copied().collect();
        hanging.retain(|c| !self.is_time(*c));
        // "the number of people in the camp": people, of the camp.
        let counted =
            matches!(tree.lemma(noun), "number" | "total" | "count" | "amount" | "share" | "percentage" | "proportion");
        if counted && let Some(of) = hanging.iter().copied().find(|c| tree.preposition(*c) == "of") {
            let what = tree.phrase(of, Extent::Bare, not);
            let below = tree.children(of).iter().filter(hangs).copied().find(|c| !self.is_time(*c));
            let whose = owner.or(below).or_else(|| hanging.iter().copied().find(|c| *c != of));
            let head = if matches!(tree.lemma(noun), "share" | "percentage" | "proportion") { "share of " } else { "" };
            return Some((whose.map_or_else(|| self.topic(), |at| self.whose(at))?, format!("{head}{what}")));
        }
        let whose = owner.or_else(|| hanging.first().copied());
        Some((whose.map_or_else(|| self.topic(), |at| self.whose(at))?, property))
    }

    fn topic(&self) -> Option<Whose> {
        Some((self.scope.topic()?, true))
    }

    /// Who or what a noun stands for, in words.
    fn whose(&self, at: usize) -> Option<Whose> {
        let tree = self.tree;
        if tree.class(at) == Class::Pron || tree.tag(at) == Tag::PrpPoss {
            return self.scope.pronoun(&tree.lower(at)).map(|name| (name, false));
        }
        // "Port Sable adopted its own budget": Port Sable's.
        if let Some(owner) = tree.child(at, |l| l == Label::NmodPoss).filter(|o| tree.tag(*o) == Tag::PrpPoss) {
            let name = self.owner(owner, at)?;
            return Some((format!("{name} {}", tree.phrase(at, Extent::Bare, &(0..0))), false));
        }
        let opens = tree.children(at).first().filter(|c| **c < at).map(|c| tree.lower(*c)).unwrap_or_default();
        let bare =
            tree.children(at).iter().filter(|c| **c < at).count() <= 1 && !matches!(tree.class(at), Class::Propn);
        let hangs = tree.children(at).iter().any(|c| tree.label(*c) == Label::Nmod);
        if bare
            && !hangs
            && matches!(opens.as_str(), "the" | "this" | "that" | "its" | "their")
            && let Some(name) = self.scope.stands_for(&tree.lower(at))
        {
            return Some((name, false));
        }
        if let Some(name) = self.name_at(at) {
            return Some((name, false));
        }
        let whole = tree.phrase(at, Extent::Whole, &(0..0));
        let text = if crate::text::words(&whole).len() <= WHOLE_WORDS {
            whole
        } else {
            tree.phrase(at, Extent::Bare, &(0..0))
        };
        // "Patients", "a committee": whoever they are, another text has others.
        let told = self.is_one(at)
            || crate::text::words(&text).iter().any(|w| w.span.of(&text).starts_with(char::is_uppercase));
        (!text.is_empty()).then_some((text, !told))
    }

    /// Who "its" and "their" before a noun stand for: the subject of the sentence, else who was spoken of before.
    fn owner(&self, pronoun: usize, noun: usize) -> Option<String> {
        let tree = self.tree;
        let mut up = tree.head(noun);
        for _ in 0..tree.len() {
            let Some(verb) = up else { break };
            if let Some(of) = subject(tree, verb).filter(|of| *of != noun && !tree.is_below(noun, *of)) {
                if tree.class(of) != Class::Pron {
                    return self.whose(of).map(|(name, _)| name);
                }
                break;
            }
            up = tree.head(verb);
        }
        self.scope.pronoun(&tree.lower(pronoun))
    }

    /// The name that the text has where a word stands, whole.
    fn name_at(&self, at: usize) -> Option<String> {
        let span = self.tree.span(at);
        let held = |s: &Span| s.start <= span.start && span.end <= s.end;
        let (name, _) = self.reader.marks.whole.iter().find(|(s, tag)| *tag == Sort::Name && held(s))?;
        let words = name.of(self.reader.text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(words.trim_end_matches("'s").trim_end_matches("’s").to_owned())
    }

    /// What happened, where or by whom: the phrase behind the verb that is no date.
    fn occasion(&self, verb: usize, not: &Range<usize>) -> Option<usize> {
        let tree = self.tree;
        let fits = |c: &usize| {
            let hangs = matches!(tree.label(*c), Label::Obl | Label::OblAgent);
            hangs && !not.contains(c) && OCCASION.contains(&tree.preposition(*c).as_str()) && !self.is_time(*c)
        };
        tree.children(verb)
            .iter()
            .copied()
            .filter(|at| self.is_one(*at))
            .find(fits)
            .filter(|at| tree.class(*at) != Class::Num)
    }

    /// What a sum went to: " on the bridge", " for repairs".
    fn tail(&self, verb: usize, not: &Range<usize>) -> String {
        let tree = self.tree;
        let fits = |c: &usize| {
            tree.label(*c) == Label::Obl
                && !not.contains(c)
                && matches!(tree.preposition(*c).as_str(), "on" | "for" | "to" | "from")
                && !self.is_time(*c)
        };
        let Some(at) = tree.children(verb).iter().copied().find(fits) else { return String::new() };
        let whose = self.whose(at).map(|(name, _)| name).unwrap_or_default();
        if whose.is_empty() { whose } else { format!(" {} {whose}", tree.preposition(at)) }
    }

    fn is_person(&self, at: usize) -> bool {
        let span = self.tree.span(at);
        let name = self.reader.names.range(..=span.start).next_back();
        name.is_some_and(|(_, named)| named.kind == NameKind::Person) && self.tree.class(at) == Class::Propn
    }

    fn is_time(&self, at: usize) -> bool {
        is_time(self.reader, self.tree, at)
    }
}

/// The most years that a person has.
const OLDEST: u8 = 119;

/// The most words of a subject with what hangs on it.
const WHOLE_WORDS: usize = 7;

struct Figure<'m> {
    mention: &'m quantity::Mention,
    /// The words that it covers.
    run: Range<usize>,
    /// The noun that stands in its own words.
    own: String,
}

/// Whether a word stands in a date.
fn is_time(reader: &Reader<'_>, tree: &Tree<'_>, at: usize) -> bool {
    if STRETCHES.contains(&tree.lemma(at)) {
        return true;
    }
    let span = tree.span(at);
    reader.periods.range(..=span.start).next_back().is_some_and(|(_, m)| span.end <= m.span.end)
}

/// The date that stands below a predicate, as written, where it is known.
pub(super) fn period_of(reader: &Reader<'_>, tree: &Tree<'_>, predicate: usize, not: Span) -> Option<String> {
    let from = tree.span(0).start;
    let to = tree.span(tree.len() - 1).end;
    let mut found = reader.periods.range(from..to).map(|(_, m)| m).filter(|m| {
        let known = m.period.start.is_some() || m.period.end.is_some();
        let top = tree.top(tree.covered(m.span));
        known && m.span != not && top.is_some_and(|top| tree.is_below(top, predicate))
    });
    let first = found.next()?;
    found.next().is_none().then(|| first.span.of(reader.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The place that stands below a predicate: a name behind "in" or "at".
pub(super) fn place_of(reader: &Reader<'_>, tree: &Tree<'_>, predicate: usize, not: Span) -> Option<String> {
    let run = tree.covered(not);
    let at = tree.children(predicate).iter().copied().find(|c| {
        tree.label(*c) == Label::Obl
            && tree.class(*c) == Class::Propn
            && !run.contains(c)
            && matches!(tree.preposition(*c).as_str(), "in" | "at" | "across" | "near")
            && !is_time(reader, tree, *c)
    })?;
    Some(tree.phrase(at, Extent::Bare, &(0..0)))
}
