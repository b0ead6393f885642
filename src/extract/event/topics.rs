//! What reports of one event give figures of: each topic with the words that say it, whichever a writer takes.
//!
//! Two figures of one topic and one counted thing answer one question in reports of one event. What an editor keeps
//! apart is two topics: the dead and the injured, the arrested and the charged.

use crate::text::stem;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Of what kind the figures of a topic are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// People, whom a figure may leave unnamed: "12 were killed".
    People,
    /// Things, which stand with the figure: "seven rifles".
    Things,
    /// An amount of money.
    Money,
    /// A share of a whole.
    Percent,
    /// A bare number.
    Bare,
    /// A measure of this dimension.
    Measure(&'static str),
}

/// One topic.
#[derive(Debug)]
pub(super) struct Topic {
    /// What it is called in a report.
    pub name: &'static str,
    /// What its figures are.
    pub counts: Counts,
    /// Verbs of which what is counted is the object, or the subject in the passive: any form, by stem.
    pub done: &'static [&'static str],
    /// Verbs and adjectives of which what is counted is the subject.
    pub are: &'static [&'static str],
    /// Nouns that are themselves counted, or lead to the figure by "of": "14 deaths", "the deaths of 14".
    pub nouns: &'static [&'static str],
    /// Nouns whose value the figure is: "the toll rose to 14".
    pub measures: &'static [&'static str],
    /// The figure is revised from day to day, so that two dates give two.
    pub revised: bool,
    /// Several parties do it apart in one event, so that it matters who: offers, shares of a vote.
    pub by_whom: bool,
}

const PLAIN: Topic = Topic {
    name: "",
    counts: Counts::People,
    done: &[],
    are: &[],
    nouns: &[],
    measures: &[],
    revised: false,
    by_whom: false,
};

#[rustfmt::skip]
pub(super) const TOPICS: &[Topic] = &[
    Topic { name: "killed", done: &["killed", "slain", "killing"], are: &["dead", "died", "perished", "drowned"],
        nouns: &["deaths", "fatalities", "lives"], measures: &["toll"], revised: true, ..PLAIN },
    Topic { name: "injured", done: &["injured", "wounded", "hurt"], nouns: &["injuries"], revised: true, ..PLAIN },
    Topic { name: "taken to hospital", done: &["hospitalised", "hospitalized"], are: &["hospital", "hospitals"], revised: true, ..PLAIN },
    Topic { name: "missing", are: &["missing", "unaccounted"], revised: true, ..PLAIN },
    Topic { name: "rescued", done: &["rescued", "saved"], revised: true, ..PLAIN },
    Topic { name: "evacuated", done: &["evacuated"], nouns: &["evacuation"], revised: true, ..PLAIN },
    Topic { name: "displaced", done: &["displaced"], are: &["homeless"], revised: true, ..PLAIN },
    Topic { name: "arrested", done: &["arrested", "detained", "captured", "nabbed", "apprehended", "caught"],
        are: &["custody"], nouns: &["arrest", "capture", "detention"], revised: true, ..PLAIN },
    Topic { name: "charged", done: &["charged", "indicted"], ..PLAIN },
    Topic { name: "convicted", done: &["convicted"], ..PLAIN },
    Topic { name: "taken hostage", are: &["hostage"], nouns: &["hostages"], revised: true, ..PLAIN },
    Topic { name: "aboard", are: &["aboard", "board"], done: &["carrying", "carried"], ..PLAIN },
    Topic { name: "without power", are: &["power", "electricity"], revised: true, ..PLAIN },
    Topic { name: "dismissed", done: &["dismissed", "fired", "sacked"], ..PLAIN },
    Topic { name: "taking part", are: &["attended", "marched", "gathered", "demonstrated", "rallied", "protested"],
        done: &["drew", "attracted"], ..PLAIN },
    Topic { name: "seized", counts: Counts::Things, done: &["seized", "recovered", "confiscated", "found", "impounded"],
        nouns: &["seizure"], revised: true, ..PLAIN },
    Topic { name: "stolen", counts: Counts::Things, done: &["stolen", "stole", "looted"], nouns: &["theft"], ..PLAIN },
    Topic { name: "damaged", counts: Counts::Things, done: &["damaged"], revised: true, ..PLAIN },
    Topic { name: "destroyed", counts: Counts::Things, done: &["destroyed", "gutted", "flattened", "levelled", "leveled"], revised: true, ..PLAIN },
    Topic { name: "closed", counts: Counts::Things, done: &["closed", "shut", "shuttered"], nouns: &["closure"], ..PLAIN },
    Topic { name: "cancelled", counts: Counts::Things, done: &["cancelled", "canceled", "grounded", "scrapped"], revised: true, ..PLAIN },
    Topic { name: "jobs cut", counts: Counts::Things, done: &["cut", "axed", "shed", "eliminated", "lost"], ..PLAIN },
    Topic { name: "deployed", counts: Counts::Things, done: &["deployed", "mobilised", "mobilized"], ..PLAIN },
    Topic { name: "fighting the fire", counts: Counts::Things, are: &["battled", "fought", "tackled"], revised: true, ..PLAIN },
    Topic { name: "fired", counts: Counts::Things, done: &["fired"], nouns: &["shots"], ..PLAIN },
    Topic { name: "candidates", counts: Counts::Things, are: &["candidates"], ..PLAIN },
    Topic { name: "sum offered", counts: Counts::Money, done: &["offered", "bid"], nouns: &["offer", "bid"], measures: &["offer", "bid"],
        revised: true, by_whom: true, ..PLAIN },
    Topic { name: "damage in money", counts: Counts::Money, nouns: &["damage", "damages", "losses"], measures: &["damage", "damages", "losses"], revised: true, ..PLAIN },
    Topic { name: "sum stolen", counts: Counts::Money, done: &["stolen", "stole", "looted", "escaped", "fled", "took", "off"], nouns: &["haul"], measures: &["haul"], ..PLAIN },
    Topic { name: "ransom", counts: Counts::Money, nouns: &["ransom"], measures: &["ransom"], ..PLAIN },
    Topic { name: "bail", counts: Counts::Money, nouns: &["bail"], measures: &["bail"], ..PLAIN },
    Topic { name: "reward", counts: Counts::Money, nouns: &["reward"], measures: &["reward"], ..PLAIN },
    Topic { name: "fine", counts: Counts::Money, done: &["fined"], nouns: &["fine", "penalty"], measures: &["fine", "penalty"], ..PLAIN },
    Topic { name: "settlement", counts: Counts::Money, nouns: &["settlement"], measures: &["settlement"], ..PLAIN },
    Topic { name: "deal", counts: Counts::Money, nouns: &["deal", "takeover", "acquisition", "merger"], measures: &["deal", "takeover", "acquisition", "merger"], ..PLAIN },
    Topic { name: "cost", counts: Counts::Money, done: &["cost"], measures: &["cost", "price"], nouns: &["price"], ..PLAIN },
    Topic { name: "magnitude", counts: Counts::Bare, nouns: &["magnitude"], measures: &["magnitude", "measured", "measuring", "registered", "registering"], revised: true, ..PLAIN },
    Topic { name: "turnout", counts: Counts::Percent, nouns: &["turnout"], measures: &["turnout"], revised: true, ..PLAIN },
    Topic { name: "share of the vote", counts: Counts::Percent, nouns: &["vote", "votes"], revised: true, by_whom: true, ..PLAIN },
    Topic { name: "depth", counts: Counts::Measure("length"), are: &["deep"], nouns: &["depth"], measures: &["depth"], revised: true, ..PLAIN },
    Topic { name: "wind speed", counts: Counts::Measure("speed"), nouns: &["winds", "gusts"], measures: &["winds", "gusts"], revised: true, ..PLAIN },
    Topic { name: "area burned", counts: Counts::Measure("area"), done: &["burned", "burnt", "scorched", "charred", "blackened", "consumed", "destroyed"], revised: true, ..PLAIN },
    Topic { name: "prison term", counts: Counts::Measure("time"), done: &["jailed", "sentenced", "imprisoned"], nouns: &["prison", "jail", "sentence"], measures: &["sentence"], ..PLAIN },
];

/// How a word leads to a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Done,
    Are,
    Noun,
    Measure,
}

/// The topics that a word says, by its stem, each with how it does.
pub(super) fn said_by(word_stem: &str) -> &'static [(usize, By)] {
    static WORDS: LazyLock<BTreeMap<String, Vec<(usize, By)>>> = LazyLock::new(|| {
        let mut words: BTreeMap<String, Vec<(usize, By)>> = BTreeMap::new();
        for (n, topic) in TOPICS.iter().enumerate() {
            let ways =
                [(topic.done, By::Done), (topic.are, By::Are), (topic.nouns, By::Noun), (topic.measures, By::Measure)];
            for (list, by) in ways {
                for word in list {
                    let said = words.entry(stem(word)).or_default();
                    if !said.contains(&(n, by)) {
                        said.push((n, by));
                    }
                }
            }
        }
        words
    });
    WORDS.get(word_stem).map_or(&[], Vec::as_slice)
}
