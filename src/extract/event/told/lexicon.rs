//! The words by which a sentence tells who, where and how: tables, one entry a line, each with its reason.

use crate::text::stem;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A role that one person has at a time, in one body or for one thing.
#[derive(Debug)]
pub(super) struct Role {
    /// The noun for it.
    pub word: &'static str,
    /// Its name, where several nouns say one role.
    pub named: &'static str,
    /// Whether the noun says it by itself; elsewhere a word beside it must say of what: "finance director".
    pub alone: bool,
    /// Why there is one.
    #[cfg_attr(not(test), allow(dead_code))]
    pub because: &'static str,
}

const fn alone(word: &'static str, because: &'static str) -> Role {
    Role { word, named: word, alone: true, because }
}

const fn of_a_thing(word: &'static str, named: &'static str, because: &'static str) -> Role {
    Role { word, named, alone: false, because }
}

#[rustfmt::skip]
pub(super) const ROLES: &[Role] = &[
    alone("mayor", "a town has one"),
    alone("coroner", "an inquest has one"),
    alone("sheriff", "a county has one"),
    alone("headteacher", "a school has one"),
    alone("headmaster", "a school has one"),
    alone("headmistress", "a school has one"),
    of_a_thing("commander", "commander", "who commands a response is one; the rank is held by many"),
    of_a_thing("director", "director", "a department has one, a firm a board of them"),
    of_a_thing("manager", "manager", "a plant has one, a bank one for each desk"),
    of_a_thing("superintendent", "manager", "who runs a works is one; the rank is held by many"),
    of_a_thing("chief", "chief", "a fire or police service has one"),
    of_a_thing("president", "president", "a firm or a college has one"),
    of_a_thing("chairman", "chair", "a body has one"),
    of_a_thing("chairwoman", "chair", "a body has one"),
    of_a_thing("chairperson", "chair", "a body has one"),
    of_a_thing("chair", "chair", "a body has one"),
    of_a_thing("leader", "leader", "an inquiry, a search, an expedition has one"),
    of_a_thing("head", "leader", "an inquiry, a service has one"),
    of_a_thing("treasurer", "treasurer", "a body has one"),
    of_a_thing("clerk", "clerk", "a town has one; shops and courts have many"),
    of_a_thing("curator", "curator", "a collection has one, a museum several"),
    of_a_thing("conductor", "conductor", "an orchestra has one"),
    of_a_thing("principal", "principal", "a school has one"),
    of_a_thing("designer", "designer", "a thing that was designed once"),
    of_a_thing("architect", "designer", "a building has one that is named for it"),
    of_a_thing("engineer", "engineer", "a city or a bridge has one; firms have many"),
    of_a_thing("surveyor", "surveyor", "a county has one by office"),
    of_a_thing("composer", "composer", "a piece has one"),
    of_a_thing("inventor", "inventor", "a thing is invented once"),
    of_a_thing("harbormaster", "harbourmaster", "a port has one"),
    of_a_thing("harbourmaster", "harbourmaster", "a port has one"),
    of_a_thing("stationmaster", "stationmaster", "a station has one"),
];

/// Two words that are one role, which the noun alone is not: there are many officers, and one returning officer.
pub(super) const PAIRS: &[(&str, &str)] = &[
    ("returning", "officer"),
    ("presiding", "officer"),
    ("presiding", "judge"),
    ("trial", "judge"),
    ("chief", "executive"),
    ("head", "coach"),
    ("head", "gardener"),
    ("head", "chef"),
    ("head", "teacher"),
    ("lead", "investigator"),
    ("chief", "investigator"),
    ("lead", "prosecutor"),
    ("chief", "prosecutor"),
    ("chief", "engineer"),
    ("chief", "constable"),
    ("chief", "scientist"),
    ("chief", "surveyor"),
    ("chief", "justice"),
    ("resident", "engineer"),
    ("station", "master"),
    ("harbour", "master"),
    ("harbor", "master"),
];

/// Words beside a role by which it is that of another time, or of no single person: nothing is read.
pub(super) const OTHER_TIME: &[&str] = &[
    "former",
    "ex",
    "then",
    "past",
    "previous",
    "next",
    "first",
    "second",
    "third",
    "last",
    "late",
    "retired",
    "outgoing",
    "incoming",
    "future",
    "new",
    "elect",
    "designate",
    "onetime",
    "erstwhile",
    "would-be",
    "newly",
    "prospective",
    "founding",
    "original",
    "successive",
    "honorary",
    "emeritus",
    "fellow",
    "another",
    "other",
    "co",
    "joint",
];

/// Words by which a role is another's beside it.
pub(super) const STANDING_IN: &[&str] = &["deputy", "vice", "assistant", "associate", "acting", "interim", "sub"];

/// Words right behind a role by which it is of a time that is told there.
pub(super) const ENDING: &[&str] = &["when", "while", "until", "till", "before", "between", "from", "during", "elect"];

/// Words beside a role that say nothing of which it is.
pub(super) const IDLE: &[&str] = &[
    "current",
    "present",
    "longtime",
    "long-time",
    "veteran",
    "long-serving",
    "local",
    "own",
    "sole",
    "respected",
    "popular",
    "overall",
    "famous",
    "distinguished",
    "official",
];

/// Nouns for one sort of thing of which a story has one: "the plant's manager", "who ran the works". Where a role is of one of
/// them, it stands for all.
pub(super) const SORTS: &[(&str, &[&str])] = &[
    (
        "plant",
        &["plant", "site", "works", "factory", "mill", "mine", "refinery", "quarry", "facility", "foundry", "brewery"],
    ),
    ("response", &["response", "incident", "operation", "emergency", "effort"]),
    ("inquiry", &["inquiry", "enquiry", "investigation", "probe"]),
    ("company", &["company", "firm", "operator", "corporation", "business", "owner"]),
    ("town", &["town", "city", "borough", "municipality", "village", "county", "district", "parish"]),
    ("council", &["council"]),
    ("school", &["school", "academy", "college"]),
    ("orchestra", &["orchestra", "philharmonic", "symphony"]),
    ("finance", &["finance", "finances"]),
];

/// Sorts that may be left out beside a word that says more: "the town's finance director".
pub(super) const WIDE: &[&str] = &["town", "company", "council"];

/// Verbs by which somebody has a role or did what is done once, each with the role, and the sorts of things that it takes;
/// none takes any definite thing.
pub(super) const DOING: &[(&str, &str, &[&str])] = &[
    ("design", "designer", &[]),
    ("compose", "composer", &[]),
    ("invent", "inventor", &[]),
    ("sculpt", "sculptor", &[]),
    ("unveil", "unveiler", &[]),
    ("command", "commander", &["response"]),
    ("manage", "manager", &["plant", "school"]),
    ("run", "manager", &["plant"]),
    ("lead", "leader", &["inquiry", "response", "search", "expedition", "excavation", "dig", "survey", "rescue"]),
    ("head", "leader", &["inquiry", "response", "search", "expedition", "excavation", "dig", "survey", "rescue"]),
    ("chair", "chair", &["inquiry", "council", "committee", "commission", "panel", "meeting", "board", "hearing"]),
    ("conduct", "conductor", &["orchestra", "choir"]),
];

/// Roles of who made a thing: it is made once, in whatever year.
pub(super) const ONCE: &[&str] = &["designer", "composer", "inventor", "sculptor", "unveiler"];

/// "in command of the response", "in charge of the plant": the noun, and the role for the sort of thing that it is of.
pub(super) const IN_WHAT: &[(&str, &[(&str, &str)])] = &[
    ("command", &[("commander", "response")]),
    ("charge", &[("commander", "response"), ("manager", "plant"), ("leader", "inquiry")]),
    ("head", &[("leader", "inquiry")]),
];

/// What makes the same role under two names: who led the response commanded it.
pub(super) const SAME_ROLE: &[(&str, &str, &str)] = &[("leader", "response", "commander")];

/// Nouns of what somebody made, by which "the work of Ann Roe" names the designer.
pub(super) const MADE: &[&str] = &["work", "design", "creation", "brainchild", "handiwork"];

/// Nouns of what is drawn by whoever designs a thing.
pub(super) const DRAWN: &[&str] = &["plan", "design", "drawing", "blueprint"];

/// Groups that a way or a place is opened or closed to, each with the nouns for it.
pub(super) const GROUPS: &[(&str, &[&str])] = &[
    ("motor traffic", &["cars", "vehicles", "traffic", "motorists", "motor"]),
    ("walkers", &["walkers", "pedestrians"]),
    ("cyclists", &["cyclists", "bicycles", "bikes"]),
    ("dogs", &["dogs"]),
    ("swimmers", &["swimmers", "swimming", "bathers", "bathing"]),
    ("visitors", &["visitors", "public", "tourists"]),
];

/// Groups of people to whom something happens. Who is hurt is one of "people", whatever else.
pub(super) const PERSONS: &[(&str, &[&str])] = &[
    ("firefighters", &["firefighter", "firefighters", "brigade", "fireman", "firemen"]),
    ("workers", &["worker", "workers", "employee", "employees", "staff"]),
    ("passengers", &["passenger", "passengers"]),
    ("police", &["police", "policeman", "policemen"]),
    ("children", &["child", "children", "pupil", "pupils"]),
    (
        "people",
        &["people", "person", "members", "member", "men", "women", "man", "woman", "residents", "crew", "sailors"],
    ),
];

/// Titles before a name, and words of a name that are no part of it.
pub(super) const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "reverend",
    "captain",
    "capt",
    "lt",
    "lieutenant",
    "sgt",
    "sergeant",
    "major",
    "colonel",
    "col",
    "general",
    "gen",
    "hon",
    "judge",
    "justice",
    "deputy",
    "director",
    "officer",
    "chief",
    "manager",
    "engineer",
    "commander",
    "mayor",
    "president",
    "chairman",
    "chairwoman",
    "councillor",
    "councilman",
    "councilwoman",
    "secretary",
    "inspector",
    "superintendent",
    "constable",
    "detective",
    "senator",
    "governor",
    "minister",
    "commissioner",
    "coroner",
    "sheriff",
    "clerk",
    "treasurer",
    "architect",
    "surveyor",
    "principal",
    "headteacher",
    "chair",
    "head",
    "coach",
    "father",
    "sister",
    "brother",
    "alderman",
];

/// The stems of the words of which a sentence has at least one that is parsed.
pub(super) static TELLING: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let roles = ROLES.iter().map(|role| role.word);
    let pairs = PAIRS.iter().map(|(_, noun)| *noun);
    let doing = DOING.iter().map(|(verb, ..)| *verb).chain(["led", "ran", "drew", "drawn", "commission"]);
    let harm = [
        "hurt",
        "injured",
        "wounded",
        "hospitalised",
        "harmed",
        "killed",
        "died",
        "perished",
        "drowned",
        "treated",
        "treatment",
        "laid",
        "layoff",
        "redundancy",
        "injury",
        "death",
        "fatality",
        "casualty",
        "job",
        "carried",
        "carry",
        "wear",
        "wore",
        "wearing",
        "had",
        "brought",
    ];
    let states = [
        "used",
        "use",
        "service",
        "operation",
        "running",
        "operating",
        "action",
        "decommissioned",
        "mothballed",
        "standing",
        "stands",
        "demolished",
        "pulled",
        "torn",
        "razed",
        "open",
        "reopened",
        "closed",
        "barred",
        "shut",
        "welcome",
        "allowed",
        "permitted",
        "admitted",
        "banned",
        "prohibited",
        "forbidden",
        "excluded",
        "rated",
        "graded",
        "judged",
        "verdict",
        "conclusion",
        "ruled",
        "misadventure",
    ];
    let sides = [
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northern",
        "southern",
        "eastern",
        "western",
        "upstream",
        "downstream",
        "upriver",
        "downriver",
        "surplus",
        "deficit",
        "profit",
        "loss",
    ];
    let told = harm.into_iter().chain(states).chain(sides);
    let nouns = IN_WHAT.iter().map(|(noun, _)| *noun).chain(MADE.iter().copied());
    roles.chain(pairs).chain(doing).chain(nouns).chain(told).map(stem).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_stands_once_and_has_its_reason() {
        let words: BTreeSet<&str> = ROLES.iter().map(|role| role.word).collect();
        assert_eq!(words.len(), ROLES.len());
        assert!(ROLES.iter().all(|role| role.because.len() > 10));
        assert!(OTHER_TIME.iter().all(|word| !IDLE.contains(word)));
    }
}
