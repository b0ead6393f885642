//! What the claims of a run tell of names: which words are common, which are names, and what an acronym stands for.

use super::names::{Known, names};
use crate::claim::{Claim, Value, Vocabulary};
use crate::entity::{Entity, Kind, Name, Standing, stand};
use crate::text::{fold_key, words};
use std::collections::{BTreeMap, BTreeSet};

/// Offices and departments that are written in capitals, by their keys: they name nobody.
const TITLES: &[&str] = &["ceo", "cfo", "coo", "cto", "cio", "ceos", "vp", "hr", "mp", "mps", "gp", "gps", "pr"];

/// Words that stand in lower case, and names that stand where a capital says something.
pub(super) fn known_words(claims: &[Claim], vocabulary: &Vocabulary) -> Known {
    let mut known = Known { terms: vocabulary.terms().clone(), ..Known::default() };
    known.terms.extend(TITLES.iter().map(|title| (*title).to_owned()));
    for claim in claims.iter().filter(|c| c.slot.is_none()) {
        let texts = [Some(&claim.subject), Some(&claim.property), claim.population.as_ref(), claim.place.as_ref()];
        for text in texts.into_iter().flatten() {
            for (i, word) in words(text).iter().enumerate() {
                if word.span.of(text).starts_with(char::is_lowercase) {
                    known.common.insert(word.key.clone());
                } else if i > 0 {
                    known.names.insert(word.key.clone());
                }
            }
        }
        if let Some(place) = &claim.place {
            known.names.insert(fold_key(place));
        }
        // "Inspectors' last visit": the sentence that the claim quotes says that inspectors are no name.
        for quote in claim.citations.iter().map(|citation| &citation.quote) {
            let lower = words(quote).into_iter().filter(|w| w.span.of(quote).starts_with(char::is_lowercase));
            known.common.extend(lower.map(|word| word.key));
        }
    }
    known
}

/// The texts of a value that may be names: the whole of it where it is one name, else the names in it.
pub(super) fn name_values<'c>(value: &'c Value, known: &Known) -> Vec<&'c str> {
    let of = |text: &'c str| names(text, known).into_iter().map(move |span| span.of(text));
    match value {
        Value::Text(text) => of(text).collect(),
        Value::List { members, .. } => members.iter().flat_map(|m| of(m)).collect(),
        Value::YesNo(_) | Value::Any(_) => Vec::new(),
    }
}

/// The ties between acronym and full name that claims state: subject, property "full name" or "acronym", value.
pub(super) fn definitions(claims: &[Claim]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for claim in claims {
        let Value::Text(value) = &claim.value else { continue };
        let (short, long) = match fold_key(&claim.property).as_str() {
            "full name" | "stands for" | "expansion" => (&claim.subject, value),
            "acronym" | "abbreviation" | "initials" => (value, &claim.subject),
            _ => continue,
        };
        if Name::read(short).is_acronym() {
            found.push((short.clone(), long.clone(), claim.id.source.0.clone()));
        }
    }
    found
}

/// Properties whose value is another name of the subject.
const OTHER_NAMES: &[&str] = &[
    "title",
    "short title",
    "official title",
    "full title",
    "popular title",
    "name",
    "official name",
    "full name",
    "common name",
    "popular name",
    "short name",
    "also known as",
    "known as",
    "known locally as",
    "nickname",
    "alias",
    "other name",
    "bill number",
    "act number",
    "file number",
    "order number",
    "number of the bill",
    "bill",
];

/// The names that claims give to one thing beside its own: "Assembly Bill 12 / short title / Clean Rivers Act". A name that
/// claims give to two things, or a thing to which they give two, is what they are to be asked about, and joins nothing.
pub(super) fn other_names(claims: &[Claim], known: &Known) -> Vec<Entity> {
    let whole = |text: &str| names(text, known).first().is_some_and(|span| span.of(text).len() == text.len());
    let mut given: BTreeMap<String, BTreeMap<String, (String, String)>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| c.slot.is_none() && !c.denied) {
        let Value::Text(value) = &claim.value else { continue };
        let names_it = OTHER_NAMES.contains(&fold_key(&claim.property).as_str());
        // An acronym and its words are judged where names are: whether the words spell it is a question of its own.
        let acronym = Name::read(&claim.subject).is_acronym() || Name::read(value).is_acronym();
        if acronym
            || !names_it
            || !whole(&claim.subject)
            || !whole(value)
            || fold_key(value) == fold_key(&claim.subject)
        {
            continue;
        }
        for (thing, other) in [(&claim.subject, value), (value, &claim.subject)] {
            given.entry(fold_key(thing)).or_default().insert(fold_key(other), (thing.clone(), other.clone()));
        }
    }
    let quotes = claims.iter().filter(|c| c.slot.is_none()).flat_map(|c| &c.citations).map(|c| c.quote.as_str());
    for (number, title) in quotes.flat_map(|quote| titles(quote, known)) {
        for (thing, other) in [(number, title), (title, number)] {
            given.entry(fold_key(thing)).or_default().insert(fold_key(other), (thing.to_owned(), other.to_owned()));
        }
    }
    for (short, long) in shortened(claims, known) {
        for (thing, other) in [(&short, &long), (&long, &short)] {
            given.entry(fold_key(thing)).or_default().insert(fold_key(other), (thing.clone(), other.clone()));
        }
    }
    // "AB 12" and "Assembly Bill 12" are one name.
    let one = |a: &str, b: &str| matches!(stand(&Name::read(a), &Name::read(b)), Standing::Same(_));
    let alone = |name: &str| {
        given.get(&fold_key(name)).is_some_and(|others| {
            let others: Vec<&String> = others.values().map(|(_, other)| other).collect();
            others.iter().skip(1).all(|other| one(others[0], other))
        })
    };
    let ties = given.values().flat_map(BTreeMap::values).filter(|(thing, other)| thing < other);
    let mut things: Vec<Vec<String>> = Vec::new();
    for (thing, other) in ties.filter(|(thing, other)| alone(thing) && alone(other)) {
        let known = |names: &Vec<String>| names.iter().any(|name| one(name, thing) || one(name, other));
        let place = things.iter().position(known);
        let names = match place {
            Some(place) => &mut things[place],
            None => {
                things.push(Vec::new());
                things.last_mut().expect("one was put there")
            }
        };
        names.extend([thing, other].into_iter().filter(|name| !names.contains(name)).cloned().collect::<Vec<_>>());
    }
    let entity = |mut names: Vec<String>| {
        let name = names.remove(0);
        Entity { name, aliases: names, ..Entity::default() }
    };
    things.into_iter().map(entity).collect()
}

/// Names of which the end is an acronym, with the one name of the run that spells it: "Elm Valley USD", "Elm Valley Unified
/// School District".
fn shortened(claims: &[Claim], known: &Known) -> BTreeSet<(String, String)> {
    let phrases = claims.iter().filter(|c| c.slot.is_none()).flat_map(|c| [&c.subject, &c.property]);
    let (mut short, mut long) = (BTreeSet::new(), BTreeSet::new());
    for phrase in phrases {
        let spans = names(phrase, known);
        let ends = spans.windows(2).filter(|two| {
            let last = two[1].of(phrase);
            phrase.get(two[0].end..two[1].start) == Some(" ") && last.len() > 1 && Name::read(last).is_acronym()
        });
        short.extend(ends.map(|two| (two[0].of(phrase).to_owned(), two[1].of(phrase).to_owned())));
        long.extend(spans.iter().map(|span| span.of(phrase).to_owned()));
    }
    let mut found = BTreeSet::new();
    for (begins, acronym) in short {
        let spells = |name: &&String| {
            let rest = name.strip_prefix(begins.as_str()).and_then(|rest| rest.strip_prefix(' '));
            let initials = |rest: &str| -> String {
                let words = rest.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
                words.filter_map(|word| word.chars().next()).collect()
            };
            rest.is_some_and(|rest| initials(rest) == acronym)
        };
        let mut spelled = long.iter().filter(spells);
        if let (Some(name), None) = (spelled.next(), spelled.next()) {
            found.insert((format!("{begins} {acronym}"), name.clone()));
        }
    }
    found
}

/// What stands between the number of a bill and its title where a text says that they are one.
const APPOSED: &[&str] = &[
    ", the ",
    " (the ",
    " (",
    ", or the ",
    ", or ",
    ", known as the ",
    ", also known as the ",
    ", called the ",
    ", titled the ",
];

/// The bills of which a text gives number and title side by side: "Senate Bill 88, the Fair Wages Act,".
fn titles<'q>(quote: &'q str, known: &Known) -> Vec<(&'q str, &'q str)> {
    let spans = names(quote, known);
    let beside = spans.windows(2).filter_map(|two| {
        let gap = quote.get(two[0].end..two[1].start)?;
        let closes = !gap.contains('(') || quote.get(two[1].end..)?.starts_with(')');
        let [a, b] = [two[0].of(quote), two[1].of(quote)];
        let (p, q) = (Name::read(a), Name::read(b));
        let is_law = |name: &Name| name.likely == Some(Kind::Law);
        let numbered = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
        let pair = match (numbered(a), numbered(b)) {
            (true, false) if is_law(&q) && (is_law(&p) || p.is_in_a_series()) => (a, b),
            (false, true) if is_law(&p) && (is_law(&q) || q.is_in_a_series()) => (b, a),
            _ => return None,
        };
        (APPOSED.contains(&gap) && closes).then_some(pair)
    });
    beside.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{SourceId, read_claims};

    fn check(claims: &[(&str, &str, &str)]) -> Vec<(String, String)> {
        let block = |(n, (subject, property, value)): (usize, &(&str, &str, &str))| {
            let draft = "status = \"draft\"";
            format!(
                "[[claim]]\nid = \"c{n}\"\nsubject = \"{subject}\"\nproperty = \"{property}\"\nvalue = \"{value}\"\n{draft}\n"
            )
        };
        let toml: String = claims.iter().enumerate().map(block).collect();
        let (claims, problems) = read_claims("claims/a.toml", &SourceId("a".into()), toml.as_bytes());
        assert!(problems.is_empty(), "{problems:?}");
        let found = other_names(&claims, &known_words(&claims, &Vocabulary::built_in()));
        found.into_iter().map(|e| (e.name, e.aliases.join(" = "))).collect()
    }

    #[test]
    fn a_title_is_another_name_and_two_titles_are_a_question() {
        let bill = ("Assembly Bill 12", "short title", "Clean Rivers Act");
        assert_eq!(check(&[bill]), [("Assembly Bill 12".to_owned(), "Clean Rivers Act".to_owned())]);
        assert_eq!(check(&[bill, ("Assembly Bill 12", "title", "Clean Lakes Act")]), []);
        let also = check(&[bill, ("Clean Rivers Act", "bill number", "AB 12")]);
        assert_eq!(also, [("AB 12".to_owned(), "Clean Rivers Act = Assembly Bill 12".to_owned())]);
        assert_eq!(check(&[bill, ("Senate Bill 9", "title", "Clean Rivers Act")]), []);
        assert_eq!(check(&[("Jane Roe", "title", "mayor")]), []);
    }

    #[test]
    fn an_acronym_at_the_end_of_a_name_is_spelled_by_one_name_alone() {
        let short = ("Elm Valley USD", "enrollment", "12");
        let long = ("Elm Valley Unified School District", "budget", "13");
        assert_eq!(
            check(&[short, long]),
            [("Elm Valley USD".to_owned(), "Elm Valley Unified School District".to_owned())]
        );
        assert_eq!(check(&[short, ("Elm Valley Unified School Council", "budget", "13")]), []);
        assert_eq!(check(&[short, long, ("Elm Valley Union Sanitary District", "budget", "13")]), []);
    }

    #[test]
    fn a_text_gives_the_number_of_a_bill_beside_its_title() {
        let known = Known::default();
        let bill = [("Senate Bill 88", "Fair Wages Act")];
        assert_eq!(titles("He signed Senate Bill 88, the Fair Wages Act, on Monday.", &known), bill);
        assert_eq!(titles("the Fair Wages Act (Senate Bill 88) passed", &known), bill);
        assert_eq!(titles("Senate Bill 88 amends the Fair Wages Act", &known), []);
        assert_eq!(titles("Senate Bill 88, Senate Bill 90 and the Fair Wages Act", &known), []);
        assert_eq!(titles("Jane Roe, the Fair Wages Act and the mayor", &known), []);
    }
}
