//! Roles of which there is one holder at a time, and the names that two documents give for it.
//!
//! "Edith Lanner, Director of Finance" and "Finance Director Maud Lanner", "Incident commander: Bridget Amble" and "Oscar Pym, who
//! commands the response": where two documents of one thing give one role to two people, one of them is wrong, unless both
//! know both people, or one speaks of another time.

use super::found::Found;
use super::token::{Kind, Token};
use super::{Read, of_other_time};
use crate::claim::ValueKind;
use crate::entity::{Name, Standing, stand};
use crate::text::{Span, stem};
use std::collections::{BTreeMap, BTreeSet};

/// Nouns of roles, and whether a body, place or event has one holder of it without a further word. Of those that need one
/// ("finance director", "plant manager") there are several, told apart by it.
const ROLES: &[(&str, bool)] = &[
    ("mayor", true),
    ("governor", true),
    ("president", false),
    ("chairman", true),
    ("chairwoman", true),
    ("chair", true),
    ("coroner", true),
    ("headteacher", true),
    ("principal", true),
    ("captain", true),
    ("skipper", true),
    ("designer", true),
    ("architect", true),
    ("founder", true),
    ("owner", true),
    ("curator", true),
    ("treasurer", true),
    ("commander", true),
    ("judge", false),
    ("director", false),
    ("manager", false),
    ("chief", false),
    ("head", false),
    ("editor", false),
    ("executive", false),
    ("leader", false),
    ("commissioner", false),
    ("minister", false),
];

/// Ranks that many have, and the words with which one has them.
const RANKS: &[(&str, &[&str])] = &[
    ("officer", &["returning", "executive", "financial", "operating", "medical", "information", "presiding"]),
    ("inspector", &["chief"]),
    ("secretary", &["general", "press", "home", "foreign", "town"]),
    ("engineer", &["chief", "city", "town", "county", "resident"]),
    ("nurse", &["chief", "head"]),
    ("doctor", &["team", "club", "ship", "prison", "company", "tour"]),
    ("surgeon", &["chief", "police"]),
    ("steward", &["chief", "head"]),
    ("clerk", &["town", "parish", "chief", "county"]),
    ("organiser", &["regional", "national", "chief"]),
    ("organizer", &["regional", "national", "chief"]),
    ("convenor", &["union", "works"]),
];

/// Verbs that say a role, and the role.
const DOING: &[(&str, &str)] = &[
    ("run", "manager"),
    ("runs", "manager"),
    ("ran", "manager"),
    ("manages", "manager"),
    ("managed", "manager"),
    ("commands", "commander"),
    ("commanded", "commander"),
    ("chairs", "chair"),
    ("chaired", "chair"),
    ("designed", "designer"),
    ("founded", "founder"),
    ("heads", "head"),
    ("headed", "head"),
    ("owns", "owner"),
    ("owned", "owner"),
    ("edits", "editor"),
    ("edited", "editor"),
];

/// Roles in two words, and nouns that say one role.
const ONE_ROLE: &[(&str, &str)] = &[("chairman", "chair"), ("chairwoman", "chair"), ("skipper", "captain")];

/// Words that make a role one of another time, or of somebody beside its holder.
const NOT_NOW: &[&str] = &[
    "former",
    "then",
    "ex",
    "late",
    "previous",
    "outgoing",
    "incoming",
    "deputy",
    "vice",
    "acting",
    "interim",
    "assistant",
    "associate",
    "junior",
    "future",
    "next",
    "new",
    "co",
    "honorary",
    "elect",
    "retired",
    "another",
    "old",
    "founding",
];

/// How many words of a role stand before its noun, and behind its "of".
const WORDS_OF_ROLE: usize = 3;

#[derive(Debug)]
struct Held {
    read: usize,
    /// The noun of the role, and whether it is one without a further word.
    role: &'static str,
    lone: bool,
    /// The words that tell which, by stem.
    which: BTreeSet<String>,
    /// The words of the name, by key, and where it stands.
    name: Vec<String>,
    span: Span,
}

/// The roles that documents of `kin` give to two people.
pub(super) fn roles(all: &[Read<'_>], kin: &BTreeSet<(usize, usize)>) -> Vec<Found> {
    let held: Vec<Held> = all.iter().enumerate().flat_map(|(n, read)| of_sentence(n, read)).collect();
    let mut named: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for read in all {
        let names = read.tokens.iter().filter(|t| matches!(t.kind, Kind::Name | Kind::Word)).map(|t| t.key.as_str());
        named.entry(read.document).or_default().extend(names);
    }
    let knows = |document: usize, name: &[String]| {
        named.get(&document).is_some_and(|known| name.iter().all(|word| known.contains(word.as_str())))
    };
    let mut found: Vec<Found> = Vec::new();
    let mut done: BTreeSet<(usize, usize, &str)> = BTreeSet::new();
    for (n, x) in held.iter().enumerate() {
        for y in held.iter().skip(n + 1).filter(|y| y.role == x.role) {
            let (a, b) = (&all[x.read], &all[y.read]);
            let documents = (a.document.min(b.document), a.document.max(b.document));
            // Of a role that has one holder a document names one.
            let alone = |h: &Held| {
                held.iter()
                    .all(|o| o.role != h.role || all[o.read].document != all[h.read].document || o.name == h.name)
            };
            let one = is_one_role(x, y) || x.lone && alone(x) && alone(y) && !other_body(a, x, b, y);
            if a.document == b.document || !kin.contains(&documents) || of_other_time(a, b) || !one {
                continue;
            }
            let (p, q) = (x.name.join(" "), y.name.join(" "));
            if matches!(stand(&Name::read(&p), &Name::read(&q)), Standing::Same(_) | Standing::Variant(_)) {
                continue;
            }
            // Spellings of one given name are a variant, and no other person.
            if x.name.last() == y.name.last() && is_one_given(&x.name[0], &y.name[0]) {
                continue;
            }
            // A document that knows both gives the role to the one and something else to the other.
            if knows(a.document, &y.name)
                || knows(b.document, &x.name)
                || !done.insert((a.document, b.document, x.role))
            {
                continue;
            }
            found.push(Found::words(all, ValueKind::Name, [(x.read, x.span), (y.read, y.span)]));
        }
    }
    found
}

/// Whether two given names may be one: a short form, or a letter apart.
fn is_one_given(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a) || crate::entity::given_names_meet(a, b) || strsim::levenshtein(a, b) <= 1
}

/// Whether two roles are one: of one name but for its first word, or of one noun and the same words that tell which.
fn is_one_role(a: &Held, b: &Held) -> bool {
    let shared = a.which.intersection(&b.which).count();
    let within = shared == a.which.len().min(b.which.len());
    let surname = a.name.len() > 1 && b.name.len() > 1 && a.name.last() == b.name.last();
    if surname {
        return within && (a.lone || shared > 0);
    }
    // "the mayor of Elm", "Mayor Lund": one of the two may leave out what the other says; of a manager neither may.
    within && (shared > 0 || a.lone && a.which.is_empty() && b.which.is_empty())
}

/// Whether each of two roles is of a body or place that the other does not name: "mayor of Elm", "mayor of Orme".
fn other_body(a: &Read<'_>, x: &Held, b: &Read<'_>, y: &Held) -> bool {
    let named = |read: &Read<'_>, which: &BTreeSet<String>| -> BTreeSet<String> {
        let names = read.tokens.iter().filter(|t| matches!(t.kind, Kind::Name)).map(|t| bare(&t.stem));
        names.filter(|stem| which.contains(stem)).collect()
    };
    let (p, q) = (named(a, &x.which), named(b, &y.which));
    !p.is_empty() && !q.is_empty() && p.is_disjoint(&q)
}

fn gap<'t>(read: &'t Read<'_>, at: usize) -> &'t str {
    let (Some(x), Some(y)) = (read.tokens.get(at), read.tokens.get(at + 1)) else { return "." };
    read.text.get(x.span.end..y.span.start).unwrap_or(".")
}

/// Whether a rank is told with the word by which one person has it.
fn is_single(read: &Read<'_>, at: usize) -> bool {
    let rank = RANKS.iter().find(|(rank, _)| *rank == read.tokens[at].key);
    rank.is_none_or(|(_, words)| at > 0 && words.contains(&read.tokens[at - 1].key.as_str()))
}

fn role_of(key: &str) -> Option<(&'static str, bool)> {
    let key = ONE_ROLE.iter().find(|(word, _)| *word == key).map_or(key, |(_, role)| role);
    let rank = || RANKS.iter().find(|(rank, _)| *rank == key).map(|(rank, _)| (*rank, false));
    ROLES.iter().find(|(role, _)| *role == key).copied().or_else(rank)
}

fn of_sentence(n: usize, read: &Read<'_>) -> Vec<Held> {
    let tokens = &read.tokens;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !matches!(tokens[at].kind, Kind::Name) {
            at += 1;
            continue;
        }
        let mut to = at + 1;
        while to < tokens.len() && matches!(tokens[to].kind, Kind::Name) && matches!(gap(read, to - 1), " " | "-") {
            to += 1;
        }
        // "Finance Director Maud Lanner": the capitals before the name are its role.
        let last = (at..to).rfind(|k| role_of(&tokens[*k].key).is_some());
        let from = last.map_or(at, |k| k + 1);
        // "George W" is the beginning of a name.
        let whole = tokens.get(to - 1).is_some_and(|t| t.key.chars().count() > 1);
        if (2..=3).contains(&(to - from)) && whole {
            let mut roles: Vec<(usize, usize, &'static str, bool, BTreeSet<String>)> = Vec::new();
            roles.extend(last.and_then(|k| before(read, k)));
            if last.is_none() && at > 0 && matches!(gap(read, at - 1), " " | ", ") {
                let apposed = gap(read, at - 1) == ", ";
                let closes = matches!(gap(read, to - 1).chars().next(), Some(',' | '.' | ';' | ')' | '—' | '–'));
                roles.extend(before(read, at - 1).filter(|_| !apposed || closes));
            }
            // "Incident commander: Deputy Director Bridget Amble".
            if at > 0 && gap(read, at - 1).trim() == ":" && at <= WORDS_OF_ROLE + 1 {
                roles.extend(before(read, at - 1));
            }
            roles.extend(behind(read, to));
            roles.extend(done_by(read, from));
            let name: Vec<String> = tokens[from..to].iter().map(|t| t.key.trim_end_matches("'s").to_owned()).collect();
            let span = Span::new(tokens[from].span.start, tokens[to - 1].span.end);
            let own: BTreeSet<String> = tokens[from..to].iter().map(|t| t.stem.clone()).collect();
            for (_, _, role, lone, which) in roles {
                let which: BTreeSet<String> = which.difference(&own).cloned().collect();
                found.push(Held { read: n, role, lone, which, name: name.clone(), span });
            }
        }
        at = to;
    }
    found
}

type Role = (usize, usize, &'static str, bool, BTreeSet<String>);

/// The role that ends in a token: "the town's finance director".
fn before(read: &Read<'_>, at: usize) -> Option<Role> {
    let tokens = &read.tokens;
    let (role, lone) = role_of(&tokens[at].key).filter(|_| is_single(read, at))?;
    let mut from = at;
    let mut which = BTreeSet::new();
    while from > 0 && at - from < WORDS_OF_ROLE && matches!(gap(read, from - 1), " " | "'s " | "’s ") {
        let word = &tokens[from - 1];
        if NOT_NOW.contains(&word.key.as_str()) {
            return None;
        }
        if !matches!(word.kind, Kind::Word | Kind::Name) || is_done(word) {
            break;
        }
        which.insert(bare(&word.stem));
        from -= 1;
    }
    if from > 0 && NOT_NOW.contains(&tokens[from - 1].key.as_str()) {
        return None;
    }
    Some((from, at + 1, role, lone, which))
}

/// "…, the site's manager when it failed", "…, Director of Finance", "…, who has run the plant since 2018", "…, the official
/// in command of the response".
fn behind(read: &Read<'_>, to: usize) -> Option<Role> {
    let tokens = &read.tokens;
    if gap(read, to - 1) != ", " {
        return None;
    }
    let key = |n: usize| tokens.get(n).map_or("", |t| t.key.as_str());
    let mut at = to;
    if key(at) == "who" {
        at += 1 + usize::from(matches!(key(at + 1), "has" | "had" | "have"));
        let (_, role) = DOING.iter().find(|(verb, _)| *verb == key(at))?;
        let (role, lone) = role_of(role)?;
        return Some((to, at, role, lone, object(read, at + 1)));
    }
    let mut which = BTreeSet::new();
    let most = tokens.len().min(at + 2 + WORDS_OF_ROLE);
    for (n, token) in tokens.iter().enumerate().take(most).skip(at) {
        let joined = n == at || matches!(gap(read, n - 1), " " | "'s " | "’s ");
        if !joined || NOT_NOW.contains(&key(n)) {
            return None;
        }
        if let Some((role, lone)) = role_of(key(n)).filter(|_| is_single(read, n)) {
            if matches!(key(n + 1), "of" | "for") {
                which.extend(object(read, n + 2));
            }
            return Some((to, n + 1, role, lone, which));
        }
        if matches!((key(n), key(n + 1), key(n + 2)), ("in", "command" | "charge", "of")) {
            let (role, lone) = role_of(if key(n + 1) == "command" { "commander" } else { "head" })?;
            return Some((to, n + 2, role, lone, object(read, n + 3)));
        }
        match token.kind {
            Kind::Word | Kind::Name if !is_done(token) => {
                which.insert(bare(&token.stem));
            }
            Kind::Small if n == at => {}
            _ => return None,
        }
    }
    None
}

/// "designed by", "run by the engineer": what was done by who is named next.
fn done_by(read: &Read<'_>, from: usize) -> Option<Role> {
    let key = |n: usize| read.tokens.get(n).map_or("", |t| t.key.as_str());
    let by = from.checked_sub(1).filter(|n| key(*n) == "by")?;
    let verb = by.checked_sub(1)?;
    let (_, role) = DOING.iter().find(|(done, _)| *done == key(verb))?;
    let (role, lone) = role_of(role)?;
    Some((verb, from, role, lone, BTreeSet::new()))
}

/// The words of a noun phrase, past its article: "the response to the spill" is of the response.
fn object(read: &Read<'_>, from: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut n = from;
    while n < read.tokens.len() && n < from + WORDS_OF_ROLE && (n == from || gap(read, n - 1) == " ") {
        let token = &read.tokens[n];
        match token.kind {
            Kind::Word | Kind::Name => {
                found.insert(bare(&token.stem));
            }
            Kind::Small if n == from => {}
            _ => break,
        }
        n += 1;
    }
    found
}

/// Whether a word is a participle or verb, which belongs to no role: "said", "appointed".
fn is_done(token: &Token) -> bool {
    use crate::extract::grammar::lexicon::{Form, verb};
    matches!(token.kind, Kind::Word)
        && verb(&token.key).is_some_and(|(_, form)| matches!(form, Form::Past | Form::Ed | Form::Third))
}

fn bare(word: &str) -> String {
    stem(word.trim_end_matches("'s").trim_end_matches("’s"))
}

#[cfg(test)]
mod tests {
    use crate::extract::parallel::found::beside;

    fn found(a: &str, b: &str) -> Vec<String> {
        beside::found(super::roles, a, b)
    }

    #[test]
    fn one_role_is_given_to_two_people() {
        for (a, b, names) in [
            (
                "It will be hard, said Edith Lanner, Director of Finance, when they asked.",
                "When they asked, Finance Director Maud Lanner said that it would be hard.",
                "Edith Lanner / Maud Lanner",
            ),
            (
                "The result was read out by the returning officer, Signe Holm, at noon.",
                "At noon it was read by Returning Officer Karin Holm to those who had come.",
                "Signe Holm / Karin Holm",
            ),
            (
                "Incident commander: Bridget Amble",
                "Questions went to Oscar Pym, the official in command of the incident, before noon.",
                "Bridget Amble / Oscar Pym",
            ),
            (
                "They met Nell Carrow, who has run the plant for years, at the gate.",
                "At the gate stood Hugo Strand, the plant's manager, and two others.",
                "Nell Carrow / Hugo Strand",
            ),
            (
                "The bridge was designed by Walter Dunn and is still in use today.",
                "They still use the bridge, which was designed by Bernard Loy for the county.",
                "Walter Dunn / Bernard Loy",
            ),
        ] {
            assert_eq!(found(a, b), [names], "{a}");
        }
    }

    #[test]
    fn roles_of_several_or_of_another_time() {
        for (a, b) in [
            // Which director is not said alike.
            (
                "It will be hard, said Edith Lanner, Director of Finance, when they asked.",
                "When they asked, Works Director Maud Vale said that it would be hard.",
            ),
            // Another time.
            (
                "They met Nell Carrow, the former mayor, at the gate.",
                "At the gate stood Hugo Strand, the mayor, and two others.",
            ),
            // A deputy.
            (
                "They met Nell Carrow, the deputy mayor, at the gate.",
                "At the gate stood Hugo Strand, the mayor, and two others.",
            ),
            // One name in two forms.
            (
                "They met Mr Hugo John Strand, the mayor, at the gate.",
                "At the gate stood Hugo Strand, the mayor, and two others.",
            ),
            // A document that knows both.
            (
                "They met Nell Carrow, the mayor, at the gate. Hugo Strand came later to the harbor.",
                "At the gate stood Hugo Strand, the mayor, and two others.",
            ),
            // Many have the role.
            (
                "They met Nell Carrow, a witness, at the gate.",
                "At the gate stood Hugo Strand, a witness, and two others.",
            ),
        ] {
            assert_eq!(found(a, b), Vec::<String>::new(), "{a}");
        }
    }
}
