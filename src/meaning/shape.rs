//! Opposites by the shape of words: a prefix or an ending that turns one round.

use super::{Rule, family};
use crate::text::stem;

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

/// Words that begin like a negation and are none of the word that follows, in their base form.
const NO_NEGATIONS: &[&str] = &[
    "unless",
    "unite",
    "unit",
    "unday",
    "invaluable",
    "inflammable",
    "infamous",
    "indifferent",
    "indifference",
    "inhabitant",
    "inhabitable",
    "inpatient",
    "immigrant",
    "immigrate",
    "informant",
    "incident",
    "instance",
    "discover",
    "discovery",
    "discount",
    "display",
    "displace",
    "displacement",
    "dispatch",
    "discharge",
    "dispose",
    "disposition",
    "discourse",
    "disease",
    "dissolve",
    "disband",
    "distill",
    "dismay",
    "distract",
    "disorder",
    "disclose",
    "disclosure",
    "disappoint",
    "disappointment",
    "dismiss",
    "dissent",
    "disguise",
    "distress",
    "disable",
    "nonprofit",
    "discord",
    "dispel",
    "disport",
    "disturb",
    "disposal",
    "dispense",
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
    let Some((prefix, rest)) = NEGATIONS.iter().find_map(|(prefix, least, endings)| {
        let rest = a.strip_prefix(prefix).filter(|rest| rest.len() >= *least)?;
        let fits = endings.is_empty() || endings.iter().any(|ending| rest.ends_with(ending));
        fits.then_some((*prefix, rest))
    }) else {
        return false;
    };
    let plain = |word: &str| word.strip_suffix("ly").unwrap_or(word).to_owned();
    // "disagreed" is of "agree", and "noncitizens" of "citizen"; but "unnamed" is not of "name".
    let forms = matches!(prefix, "dis" | "non") && stem(rest) == stem(b);
    (forms || plain(rest) == plain(b)) && !NO_NEGATIONS.iter().any(|word| stem(word) == stem(a))
}

fn pair(a: &str, b: &str, x: &str, y: &str) -> bool {
    let rest = a.strip_prefix(x).filter(|rest| rest.len() >= SHORTEST_AFTER && !NO_PAIRS.contains(&a));
    rest.is_some_and(|rest| b.strip_prefix(y).is_some_and(|other| family(rest) == family(other)))
}
