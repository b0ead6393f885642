//! Offices: "Jane Roe / office held / Governor of Orland" says the same as "Orland / governor / Jane Roe".
//!
//! Such claims are turned one way: the body or place, the office, the holder. So two names for an office that one
//! person holds at a time meet, whichever way round their sources put it.

use crate::claim::{Claim, Value};
use crate::entity::{Kind, Name};
use crate::text::{Word, words};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// An office, by the words for it.
#[derive(Debug)]
pub struct Office {
    /// The words for it, the first of them its name; lower case, in the singular.
    pub words: &'static [&'static str],
    /// Whether one person holds it at a time.
    pub singular: bool,
    /// Why one person holds it, or several.
    pub because: &'static str,
}

/// A claim about an office, turned one way.
#[derive(Debug)]
pub struct Tenure<'c> {
    /// The office.
    pub office: &'static Office,
    /// The bodies or places whose office it is, as written.
    pub bodies: Vec<&'c str>,
    /// Who holds it, as written.
    pub holder: &'c str,
    /// Whether the claim says it from the other side: its subject is the holder.
    pub turned: bool,
}

const fn one(words: &'static [&'static str], because: &'static str) -> Office {
    Office { words, singular: true, because }
}

const fn several(words: &'static [&'static str], because: &'static str) -> Office {
    Office { words, singular: false, because }
}

/// Every office. Words of an office that hold those of another ("vice president") come out first: the longest match
/// counts.
pub static OFFICES: &[Office] = &[
    one(&["president"], "a state, a body or a firm has one at a time"),
    several(&["vice president"], "a state has one, and a firm has several"),
    one(&["prime minister", "premier"], "one person heads a government"),
    one(&["deputy prime minister"], "most governments have one; those with several rank them"),
    one(&["chancellor"], "a state or a university has one"),
    one(&["head of state"], "one person stands for a state"),
    one(&["head of government"], "one person heads a government"),
    one(&["monarch", "sovereign"], "one person reigns"),
    one(&["king"], "one person reigns; a queen may be another"),
    one(&["queen"], "one person reigns; a king may be another"),
    one(&["emperor"], "one person reigns"),
    one(&["governor"], "a state or a central bank has one"),
    one(&["lieutenant governor"], "a state has one"),
    one(&["governor general", "governor-general"], "one person stands for the crown"),
    one(&["mayor"], "a town has one"),
    one(&["vice mayor"], "a town that has the office has one"),
    one(&["sheriff"], "a county elects one"),
    one(&["auditor", "state auditor", "county auditor"], "a state or county has one by office"),
    one(&["auditor general"], "a state has one"),
    one(&["attorney general", "state attorney general"], "a state has one"),
    one(&["solicitor general"], "a state has one"),
    one(&["district attorney"], "a district has one"),
    one(&["county attorney"], "a county has one, and may have a district attorney beside"),
    one(&["state's attorney"], "a district that calls its prosecutor so has one"),
    one(&["secretary of state"], "a state has one"),
    one(&["secretary general", "secretary-general", "general secretary"], "a body has one"),
    one(&["treasurer", "state treasurer"], "a state, a county or a society has one"),
    one(&["comptroller", "state comptroller"], "a state or city has one"),
    several(&["controller"], "it is an office of many firms and shifts"),
    one(&["surgeon general"], "a state has one"),
    one(&["chief of staff"], "an office has one"),
    one(&["chief justice"], "a court has one"),
    one(&["house speaker", "speaker of the house"], "a chamber has one"),
    one(&["assembly speaker", "speaker of the assembly"], "a chamber has one"),
    several(&["speaker"], "a conference has several"),
    one(&["majority leader"], "a chamber has one"),
    one(&["minority leader"], "a chamber has one"),
    one(&["opposition leader", "leader of the opposition"], "a chamber has one"),
    one(&["party leader", "leader of the party"], "a party has one; those who share it are co-leaders"),
    several(&["leader"], "it is said of whoever leads anything"),
    one(&["chair", "chairman", "chairwoman", "chairperson"], "a body has one; those who share it are co-chairs"),
    one(&["vice chair", "vice chairman", "vice chairwoman", "vice-chair"], "a body that has the office has one"),
    one(&["chief executive", "ceo", "chief executive officer"], "a firm has one; those who share it are co-chiefs"),
    one(&["chief financial officer", "cfo"], "a firm has one"),
    one(&["chief operating officer", "coo"], "a firm has one"),
    one(&["executive director"], "a body has one"),
    one(&["director general", "director-general"], "a body has one"),
    one(&["managing director"], "a firm has one"),
    one(&["school superintendent", "superintendent of schools"], "a district has one"),
    several(&["superintendent"], "it is a rank of many services"),
    one(&["principal", "head teacher", "headteacher"], "a school has one"),
    one(&["police chief", "chief of police", "chief police officer"], "a force has one"),
    one(&["fire chief"], "a brigade has one"),
    one(&["police commissioner"], "a force has one"),
    one(&["coroner"], "a county has one"),
    one(&["pope"], "a church has one"),
    one(&["archbishop"], "a see has one"),
    several(&["bishop"], "a church has several, and a see may have assistants"),
    one(&["editor in chief", "editor-in-chief"], "a paper has one"),
    one(&["head coach"], "a team has one"),
    one(&["team captain"], "a team has one at a time"),
    several(&["captain"], "it is a rank of many services"),
    one(&["city manager", "town manager"], "a town has one"),
    several(&["director"], "a firm has a board of them, and a film may have two"),
    several(&["secretary"], "a government has one for each department"),
    several(&["minister"], "a government has one for each ministry"),
    several(&["commissioner", "county commissioner"], "a commission has several"),
    several(&["senator", "state senator"], "a state has several"),
    several(&["representative", "state representative", "congressman", "congresswoman"], "a state has several"),
    several(&["member of parliament", "mp"], "a country has several"),
    several(&["councillor", "councilor", "council member", "councilmember", "alderman"], "a council has several"),
    several(&["judge", "justice", "magistrate"], "a court has several"),
    several(&["ambassador"], "a country sends one to each other"),
    several(&["supervisor", "county supervisor"], "a board has several"),
    several(&["trustee", "board member"], "a board has several"),
    several(&["spokesperson", "spokesman", "spokeswoman"], "a body may have several"),
    several(&["editor"], "a paper has one for each desk"),
    one(&["manager", "plant manager", "general manager"], "a plant, a shop or a team has one"),
    several(&["coach"], "a club has several teams"),
    several(&["delegate"], "a district may send several"),
];

/// Words that say that a claim asks who holds an office, and nothing of which.
const ASKING: &[&str] =
    &["name", "names", "the", "of", "current", "sitting", "incumbent", "present", "who", "is", "was", "s", "its"];

/// Subjects and properties by which a claim asks for the holder of the office that the other of the two names.
const HOLDING: &[&str] = &["name", "holder", "office holder", "officeholder", "incumbent", "held by", "person", "who"];

/// Properties by which a claim asks for the office of its subject.
const HELD: &[&str] = &[
    "office",
    "office held",
    "position",
    "position held",
    "post",
    "post held",
    "job",
    "job title",
    "role",
    "title",
    "serves as",
    "public office",
    "current office",
    "current position",
];

/// Small words that lead from an office to the body whose office it is.
const LEADING: &[&str] = &["of", "for", "in", "at", "to", "from"];

/// Words in lower case that may stand inside the name of a body.
const INSIDE: &[&str] = &["of", "the", "and", "for", "de", "la", "del", "du", "von", "van", "s"];

/// Turns a claim about who holds an office: office word as property, as subject, or as value. `None` for every other
/// claim, and for an office of nobody in particular ("Jane Roe / office / president").
#[must_use]
pub fn tenure(claim: &Claim) -> Option<Tenure<'_>> {
    let Value::Text(value) = &claim.value else { return None };
    // Neither people nor offices have digits, and most values have: this is asked of every claim.
    if value.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    // "Orland / governor / Jane Roe"
    if let Some((office, body)) = office(&claim.property, &claim.subject) {
        // "Jane Roe / governor of / Orland"
        let turned = body.is_none() && plain(&claim.property).ends_with(" of");
        let kind = |text: &str| Name::read(text).likely;
        let person_first = kind(&claim.subject) == Some(Kind::Person) && kind(value).is_some_and(|k| k != Kind::Person);
        let turned = turned || person_first;
        let (whose, holder) = match turned {
            true => (value.as_str(), claim.subject.as_str()),
            false => (claim.subject.as_str(), value.as_str()),
        };
        let bodies: Vec<&str> = std::iter::once(whose).chain(body).collect();
        return is_person(holder).then_some(Tenure { office, bodies, holder, turned });
    }
    // "Governor of Orland / name / Jane Roe"
    if HOLDING.contains(&plain(&claim.property).as_str())
        && let Some((office, body)) = office(&claim.subject, "")
        && (body.is_some() || claim.place.is_some())
    {
        let bodies = body.into_iter().collect();
        return is_person(value).then_some(Tenure { office, bodies, holder: value, turned: false });
    }
    // "Jane Roe / office held / Governor of Orland"
    let asked = held(&claim.property)?;
    let (office, body) = office(value, "")?;
    let bodies: Vec<&str> = body.into_iter().chain(asked).collect();
    (is_person(&claim.subject) && (!bodies.is_empty() || claim.place.is_some())).then_some(Tenure {
        turned: true,
        office,
        bodies,
        holder: &claim.subject,
    })
}

/// Whether a claim asks for the office of its subject, and its value is one.
#[must_use]
pub fn asks_for_office(claim: &Claim) -> bool {
    let Value::Text(value) = &claim.value else { return false };
    held(&claim.property).is_some() && office(value, "").is_some()
}

/// The office that a phrase names, whosever it is.
#[must_use]
pub(super) fn office_named(phrase: &str) -> Option<&'static Office> {
    office(phrase, "").map(|(office, _)| office)
}

/// The office that a phrase names, and the body that it names with it. Words of `subject` that stand before the office
/// say nothing new: "council president", of a council.
fn office<'t>(phrase: &'t str, subject: &str) -> Option<(&'static Office, Option<&'t str>)> {
    let all = words(phrase);
    let keys: Vec<&str> = all.iter().map(|w| w.key.as_str()).collect();
    let (start, length, office) = longest(&keys)?;
    let end = start + length;
    let subject: Vec<String> = words(subject).into_iter().map(|w| w.key).collect();
    let said = |w: &Word| ASKING.contains(&w.key.as_str()) || subject.contains(&w.key);
    let mut before = &all[..start];
    while let Some((_, rest)) = before.split_first().filter(|(first, _)| said(first)) {
        before = rest;
    }
    let mut after = &all[end..];
    while let Some((_, rest)) = after.split_last().filter(|(last, _)| ASKING.contains(&last.key.as_str())) {
        after = rest;
    }
    match (before.is_empty(), after.is_empty()) {
        (true, true) => Some((office, None)),
        (false, true) => name(phrase, before).map(|body| (office, Some(body))),
        (true, false) => {
            let gap = phrase.get(all[end - 1].span.end..after[0].span.start)?;
            let (lead, body) = after.split_first()?;
            let leads = LEADING.contains(&lead.key.as_str()) && gap.trim().is_empty();
            let body = if leads { body } else { after };
            // "Governor Jane Roe" is a person, and "Sheriff's Office" a body.
            let body = match body.split_first() {
                Some((article, rest)) if article.key == "the" => rest,
                _ => body,
            };
            (leads || gap.trim() == ",").then(|| name(phrase, body)).flatten().map(|body| (office, Some(body)))
        }
        (false, false) => None,
    }
}

/// The office with the most words in a run of keys: where it begins, how many words it has.
fn longest(keys: &[&str]) -> Option<(usize, usize, &'static Office)> {
    let starts = (0..keys.len()).flat_map(|at| BY_FIRST.get(keys[at]).into_iter().flatten().map(move |o| (at, o)));
    let fitting = starts.filter(|(at, (wanted, _))| {
        keys.get(*at..at + wanted.len()).is_some_and(|run| run.iter().zip(wanted).all(|(a, b)| a == b))
    });
    // Of two equally long the first.
    fitting
        .map(|(at, (wanted, office))| (at, wanted.len(), *office))
        .min_by_key(|(at, length, _)| (std::cmp::Reverse(*length), *at))
}

/// The words for an office, as keys.
type Wording = (Vec<String>, &'static Office);

/// The words of every office, by the first of them.
static BY_FIRST: LazyLock<BTreeMap<String, Vec<Wording>>> = LazyLock::new(|| {
    let mut index: BTreeMap<String, Vec<Wording>> = BTreeMap::new();
    for office in OFFICES {
        for phrase in office.words {
            let keys: Vec<String> = words(phrase).into_iter().map(|w| w.key).collect();
            if let Some(first) = keys.first() {
                index.entry(first.clone()).or_default().push((keys, office));
            }
        }
    }
    index
});

/// The text of some words, when they are a name: capitals but for the small words inside, no possessive but at its end.
fn name<'t>(phrase: &'t str, words: &[Word]) -> Option<&'t str> {
    let (first, last) = (words.first()?, words.last()?);
    let capital = |w: &Word| w.span.of(phrase).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let proper = words.iter().all(|w| capital(w) || INSIDE.contains(&w.key.as_str()));
    let text = phrase.get(first.span.start..last.span.end)?;
    let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("\u{2019}s")).unwrap_or(text);
    let owner = text.contains("'s ") || text.contains("\u{2019}s ");
    (capital(first) && capital(last) && proper && !owner).then_some(text)
}

/// Whether a text is the name of somebody: two to five words, all but particles in capitals, none of them a digit.
fn is_person(text: &str) -> bool {
    let all = words(text);
    let capital = |w: &Word| w.span.of(text).starts_with(char::is_uppercase);
    (1..=6).contains(&all.len())
        && all.iter().all(|w| capital(w) || INSIDE.contains(&w.key.as_str()))
        && all.iter().any(capital)
        && !text.bytes().any(|b| b.is_ascii_digit())
        && !text.contains(',')
}

/// The body that a property names by which a claim asks for an office: "office in the Harbour Party".
fn held(property: &str) -> Option<Option<&str>> {
    if HELD.contains(&plain(property).as_str()) {
        return Some(None);
    }
    let all = words(property);
    let lead = all.iter().position(|w| LEADING.contains(&w.key.as_str()))?;
    let asked: Vec<&str> = all[..lead].iter().map(|w| w.key.as_str()).collect();
    let body = all[lead + 1..].iter().position(|w| w.key != "the").map(|n| &all[lead + 1 + n..])?;
    HELD.contains(&asked.join(" ").as_str()).then(|| name(property, body)).flatten().map(Some)
}

fn plain(phrase: &str) -> String {
    let keys: Vec<String> = words(phrase).into_iter().map(|w| w.key).filter(|k| k != "the").collect();
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, expected: Option<(&str, Option<&str>)>) {
        let found = office(phrase, "").map(|(office, body)| (office.words[0], body));
        assert_eq!(found, expected, "{phrase}");
    }

    #[test]
    fn an_office_and_its_body_are_read() {
        check("Governor of Orland", Some(("governor", Some("Orland"))));
        check("the Orland County Sheriff", Some(("sheriff", Some("Orland County"))));
        check("Elmton\u{2019}s mayor", Some(("mayor", Some("Elmton"))));
        check("chief executive officer of Harbour Steel", Some(("chief executive", Some("Harbour Steel"))));
        check("chairwoman, Elmton Council", Some(("chair", Some("Elmton Council"))));
        check("name of the governor", Some(("governor", None)));
        check("Vice President of the Republic of Orland", Some(("vice president", Some("Republic of Orland"))));
    }

    #[test]
    fn what_only_sounds_like_an_office_is_none() {
        for phrase in [
            "Sheriff's Office",
            "sheriff's offices that have agreements",
            "Governor Jane Roe",
            "former Governor of Orland",
            "deputy mayor of Elmton",
            "State Auditor report",
            "signed by governor",
            "mayor's salary",
            "co-chair",
            "number of judges",
        ] {
            check(phrase, None);
        }
    }

    #[test]
    fn no_two_offices_share_a_word() {
        let all: Vec<&str> = OFFICES.iter().flat_map(|o| o.words.iter().copied()).collect();
        for (i, word) in all.iter().enumerate() {
            assert!(!all[..i].contains(word), "{word} twice");
            assert_eq!(*word, word.to_lowercase());
        }
        assert!(OFFICES.iter().all(|o| !o.because.is_empty()));
    }
}
