//! From a figure or a date to what it is said of: up to the noun that it counts or measures, from there to the predicate
//! that governs it, from there to that predicate's subject.

use super::tree::Tree;
use crate::syntax::{Class, Label, Tag};

/// How a mention stands to its predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It counts the subject: "15 people were killed".
    Subject,
    /// It counts or is the object: "killed 15 people".
    Object,
    /// It is the predicate: "the toll was 15".
    Complement,
    /// It stands behind a preposition, or bare beside the verb: "rose by 5 percent", "lasted 5 hours".
    Adverbial,
    /// It is said of a noun: "the 12-story building", "a town with a population of 400,000", "Odell, 47".
    Attribute,
}

/// Where the climb from a mention ended.
pub(super) struct Climb {
    /// The word that stands in the role.
    pub(super) argument: usize,
    pub(super) predicate: usize,
    pub(super) role: Role,
    /// The preposition that leads the argument, or nothing.
    pub(super) led_by: String,
    /// Nouns passed on the way, from the mention up.
    pub(super) nouns: Vec<usize>,
}

/// Climbs from the top word of a mention. `number` says that the word is a bare number, which counts what stands above.
pub(super) fn climb(tree: &Tree<'_>, from: usize) -> Option<Climb> {
    let mut at = from;
    let mut nouns = Vec::new();
    if tree.class(at) == Class::Noun {
        nouns.push(at);
    }
    // "77 of the deaths": what is counted hangs below.
    let below = tree.children(at).iter().copied();
    let mut of = below.filter(|c| matches!(tree.label(*c), Label::Nmod | Label::Obl) && tree.preposition(*c) == "of");
    nouns.extend(of.next());
    let mut inherited: Option<Label> = None;
    for _ in 0..tree.len() {
        let label = inherited.take().unwrap_or(tree.label(at));
        let ended =
            |role, predicate, nouns| Some(Climb { argument: at, predicate, role, led_by: tree.preposition(at), nouns });
        let Some(head) = tree.head(at) else { return ended(Role::Complement, at, nouns) };
        match label {
            Label::Compound if !tree.is_verb(at) => {
                nouns.push(head);
                if measures(tree, at, head) {
                    return Some(Climb {
                        argument: head,
                        predicate: head,
                        role: Role::Attribute,
                        led_by: String::new(),
                        nouns,
                    });
                }
                at = head;
            }
            Label::Nummod
            | Label::Amod
            | Label::NmodUnmarked
            | Label::Flat
            | Label::Det
            | Label::Nmod
            | Label::NmodPoss
            | Label::Advmod
            | Label::Dep
            | Label::Case
            | Label::Discourse
                if !tree.is_verb(head) =>
            {
                // "328 metres long".
                let described = tree.class(head) == Class::Adj && !tree.is_nominal(head);
                if described && tree.child(head, |l| l == Label::Cop).is_some() {
                    return ended(Role::Adverbial, head, nouns);
                }
                nouns.push(head);
                if (measures(tree, at, head) || ages(tree, at, from, head)) && tree.is_nominal(head) {
                    return Some(Climb {
                        argument: head,
                        predicate: head,
                        role: Role::Attribute,
                        led_by: String::new(),
                        nouns,
                    });
                }
                if label == Label::Nmod && tree.preposition(at) == "with" {
                    return Some(Climb {
                        argument: head,
                        predicate: head,
                        role: Role::Attribute,
                        led_by: "with".into(),
                        nouns,
                    });
                }
                at = head;
            }
            Label::Appos if at == from && tree.class(at) == Class::Num && tree.class(head) == Class::Propn => {
                nouns.push(head);
                return Some(Climb {
                    argument: head,
                    predicate: head,
                    role: Role::Attribute,
                    led_by: String::new(),
                    nouns,
                });
            }
            // The second of a list, and an apposition, stand as the first does.
            Label::Conj | Label::Appos if !tree.is_verb(at) && !has_subject(tree, at) => {
                if tree.is_verb(head) {
                    return None;
                }
                if label == Label::Appos {
                    nouns.push(head);
                }
                at = head;
                inherited = Some(tree.label(head)).filter(|l| *l != Label::Root);
            }
            Label::Nsubj | Label::NsubjPass | Label::Csubj => return ended(Role::Subject, head, nouns),
            Label::Obj | Label::Iobj => return ended(Role::Object, head, nouns),
            Label::Root
            | Label::Ccomp
            | Label::Advcl
            | Label::Acl
            | Label::AclRelcl
            | Label::Parataxis
            | Label::Conj
            | Label::Appos => {
                let copular = has_subject(tree, at) || tree.child(at, |l| l == Label::Cop).is_some();
                return if copular || tree.is_verb(at) { ended(Role::Complement, at, nouns) } else { None };
            }
            Label::Xcomp => return ended(Role::Complement, head, nouns),
            _ => return ended(Role::Adverbial, head, nouns),
        }
    }
    None
}

/// "a 12-story building", "an 18-year-old resident": the measure is said of the noun.
fn measures(tree: &Tree<'_>, at: usize, head: usize) -> bool {
    let joined = |k: usize| k < tree.len() && tree.lower(k) == "-";
    head != at && (joined(at + 1) || at > 0 && joined(at - 1)) && tree.class(at) != Class::Sym
}

/// "Ann Lee, 52,".
fn ages(tree: &Tree<'_>, at: usize, from: usize, head: usize) -> bool {
    let named = tree.class(head) == Class::Propn && head < at;
    at == from && tree.class(from) == Class::Num && named && tree.lower(at - 1) == ","
}

fn has_subject(tree: &Tree<'_>, at: usize) -> bool {
    tree.child(at, |l| matches!(l, Label::Nsubj | Label::NsubjPass)).is_some()
}

/// The subject of a predicate: its own, or through a relative clause, a participle, a control verb, a list.
pub(in crate::extract) fn subject(tree: &Tree<'_>, predicate: usize) -> Option<usize> {
    let mut at = predicate;
    for _ in 0..tree.len() {
        if let Some(found) = tree.child(at, |l| matches!(l, Label::Nsubj | Label::NsubjPass | Label::Csubj)) {
            let relative = matches!(tree.tag(found), Tag::Wdt | Tag::Wp)
                || tree.lower(found) == "that" && tree.label(at) == Label::AclRelcl;
            return if relative { antecedent(tree, at).or(Some(found)) } else { Some(found) };
        }
        let head = tree.head(at)?;
        match tree.label(at) {
            Label::AclRelcl | Label::Acl | Label::Amod => return Some(head),
            Label::Xcomp => {
                let object = tree.child(head, |l| matches!(l, Label::Obj | Label::Iobj));
                if let Some(object) = object.filter(|o| *o != at) {
                    return Some(object);
                }
                at = head;
            }
            Label::Advcl | Label::Conj | Label::Parataxis | Label::Ccomp => at = head,
            _ => return None,
        }
    }
    None
}

/// The noun that a relative clause speaks of.
fn antecedent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..tree.len() {
        if tree.label(at) != Label::Conj {
            break;
        }
        at = tree.head(at)?;
    }
    (tree.label(at) == Label::AclRelcl).then(|| tree.head(at)).flatten()
}

/// "not", "never", "no" at the predicate or its argument.
pub(in crate::extract) fn negated(tree: &Tree<'_>, predicate: usize, argument: usize) -> bool {
    let has = |at: usize, words: &[&str]| tree.children(at).iter().any(|c| words.contains(&tree.lower(*c).as_str()));
    has(predicate, &["not", "n't", "n’t", "never", "no"]) || has(argument, &["no", "not"])
}
