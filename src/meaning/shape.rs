//! Opposites by the shape of words: a prefix or an ending that turns one round.

use super::{Rule, family};

/// Prefixes that negate what follows. A word of the language must follow, of at least so many letters, and where
/// endings are given it must have one of them: "in-" stands before many words that it does not negate ("invest").
const NEGATIONS: &[(&str, usize, &[&str])] = &[
    ("un", 3, &[]),
    ("non", 4, &[]),
    ("dis", 4, &[]),
    ("in", 4, ADJECTIVES),
    ("im", 4, ADJECTIVES),
    ("il", 4, ADJECTIVES),
    ("ir", 4, ADJECTIVES),
];

/// Endings of the adjectives and their nouns that "in-" negates.
const ADJECTIVES: &[&str] = &[
    "able", "ably", "ible", "ibly", "al", "ally", "ant", "antly", "ent", "ently", "ate", "ately", "ive", "ively", "ar",
    "arly", "ect", "ectly", "ete", "etely", "ility", "ality", "arity", "ance", "ence", "acy", "ice", "id", "ity", "pt",
    "ious", "ision", "action", "ally",
];

/// Words that begin like a negation and are none of the word that follows.
const NO_NEGATIONS: &[&str] = &[
    "unless",
    "invaluable",
    "inflammable",
    "infamous",
    "indifferent",
    "indifference",
    "inhabitant",
    "inhabitants",
    "inhabitable",
    "inpatient",
    "inpatients",
    "immigrant",
    "immigrants",
    "immigrate",
    "immigrated",
    "informant",
    "informants",
    "incident",
    "incidents",
    "discover",
    "discovered",
    "discovers",
    "discovering",
    "discovery",
    "discount",
    "discounts",
    "discounted",
    "display",
    "displays",
    "displayed",
    "displaying",
    "displace",
    "displaced",
    "dispatch",
    "dispatched",
    "discharge",
    "discharged",
    "dispose",
    "disposed",
    "disposition",
    "discourse",
    "disease",
    "diseases",
    "diseased",
    "dissolve",
    "dissolved",
    "disband",
    "disbanded",
    "distill",
    "dispose",
    "dismay",
    "distract",
    "disorder",
    "nonprofit",
    "nonprofits",
];

/// Prefixes that are opposites of each other before one word.
const PAIRS: &[(&str, &str)] =
    &[("over", "under"), ("pro", "anti"), ("pre", "post"), ("in", "out"), ("up", "down"), ("inter", "intra")];

/// What only looks like such a pair.
const NO_PAIRS: &[&str] =
    &["income", "outcome", "infield", "inlay", "outlay", "inlays", "outlays", "inlet", "outlet", "inlets", "outlets"];

/// Endings that are opposites of each other after one word of at least four letters.
const ENDINGS: &[(&str, &str)] = &[("ful", "less"), ("fully", "lessly"), ("er", "ee"), ("ers", "ees"), ("or", "ee")];

/// The least letters of what stands before such an ending.
const SHORTEST: usize = 4;

/// The least letters of what stands after such a prefix: "prewar".
const SHORTEST_AFTER: usize = 3;

pub(super) fn opposites(a: &str, b: &str) -> Option<Rule> {
    if negates(a, b) || negates(b, a) || PAIRS.iter().any(|(x, y)| pair(a, b, x, y) || pair(b, a, x, y)) {
        return Some(Rule::Prefix);
    }
    let ends = |a: &str, b: &str, (x, y): &(&str, &str)| {
        let rest = a.strip_suffix(x).filter(|rest| rest.len() >= SHORTEST);
        rest.is_some() && rest == b.strip_suffix(y)
    };
    ENDINGS.iter().any(|pair| ends(a, b, pair) || ends(b, a, pair)).then_some(Rule::Ending)
}

/// Whether `a` is `b`, negated.
fn negates(a: &str, b: &str) -> bool {
    !NO_NEGATIONS.contains(&a)
        && NEGATIONS.iter().any(|(prefix, least, endings)| {
            a.strip_prefix(prefix).is_some_and(|rest| {
                let fits = endings.is_empty() || endings.iter().any(|ending| rest.ends_with(ending));
                rest.len() >= *least && fits && (rest == b || family(rest) == family(b))
            })
        })
}

fn pair(a: &str, b: &str, x: &str, y: &str) -> bool {
    let rest = a.strip_prefix(x).filter(|rest| rest.len() >= SHORTEST_AFTER && !NO_PAIRS.contains(&a));
    rest.is_some_and(|rest| b.strip_prefix(y).is_some_and(|other| family(rest) == family(other)))
}
