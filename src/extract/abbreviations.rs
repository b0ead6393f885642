//! Abbreviations: what a full stop behind a word says about the end of a sentence.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// When a full stop behind an abbreviation ends a sentence, before a capital or a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Never: what follows belongs to it.
    Never,
    /// Before anything but a number.
    BeforeNumber,
    /// Only where the next word is one that begins sentences.
    BeforeStarter,
    /// It is a time of day: not before a day, a month or a zone.
    Clock,
}

/// Abbreviations of one behaviour.
struct Group {
    stop: Stop,
    words: &'static str,
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    because: &'static str,
}

const GROUPS: &[Group] = &[
    Group {
        stop: Stop::Never,
        words: "mr mrs ms messrs mx dr prof gov sen rep gen col lt sgt capt cpl pvt cmdr adm maj rev hon pres supt atty \
                det insp supr amb treas sec sr. fr mt ft sens reps govs gens profs drs lieut ald asst assoc dep dist",
        because: "a title stands before a name",
    },
    Group {
        stop: Stop::Never,
        words: "vs v cf approx e.g i.e eg ie ca viz esp incl resp dept est",
        because: "they need what follows",
    },
    Group {
        stop: Stop::BeforeNumber,
        words: "no nos art ch fig figs vol vols p pp par para sect nr num eq ex app tab op cl stat pub u.s.c rev.stat",
        because: "a number behind them is what they count; without one they are words (\"No.\")",
    },
    Group {
        stop: Stop::BeforeStarter,
        words: "jr sr inc ltd co corp bros llc llp plc etc al bldg univ assn govt intl natl mfg ave blvd rd ln st hwy \
                pkwy sq ste apt esq ph.d m.d b.a m.a ph.d d.c u.s u.k u.n e.u u.s.a n.y l.a",
        because: "they end a name or a list, and may end the sentence with it",
    },
    Group {
        stop: Stop::BeforeStarter,
        words: "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
        because: "a day or a year follows a month",
    },
    Group {
        stop: Stop::BeforeStarter,
        words: "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore \
                pa tenn tex vt va wash wis wyo n.h n.j n.m n.c n.d s.c s.d r.i w.va ont que alta sask man b.c n.s n.b",
        because: "a state stands behind a town, within the sentence",
    },
    Group {
        stop: Stop::BeforeStarter,
        words: "min max avg hr hrs mins secs ft in lb lbs oz mi km kg sq yr yrs mo mos wk wks mph",
        because: "a unit may stand within a sentence or end it",
    },
    Group { stop: Stop::Clock, words: "a.m p.m am pm a.d b.c.e c.e", because: "a day may follow a time of day" },
];

/// What a full stop behind `word` says, where it is an abbreviation.
pub(super) fn stop(word: &str) -> Option<Stop> {
    static STOPS: LazyLock<BTreeMap<&'static str, Stop>> = LazyLock::new(|| {
        let entries = GROUPS.iter().flat_map(|g| g.words.split_whitespace().map(|w| (w, g.stop)));
        // Of a word in two groups the first decides.
        let mut stops = BTreeMap::new();
        for (word, stop) in entries {
            stops.entry(word).or_insert(stop);
        }
        stops
    });
    let lower = word.to_lowercase();
    let found = STOPS.get(lower.as_str()).copied()?;
    // Words that are also English are abbreviations only with a capital ("Mass.", not "mass.") or only small ("in.").
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let fits = match lower.as_str() {
        "no" | "art" | "app" | "ill" | "ind" | "ore" | "miss" | "wash" | "mass" | "del" | "mar" | "sat" | "sun"
        | "wed" | "la" | "pa" | "man" | "ark" | "col" | "gen" | "rep" | "hon" | "rev" | "pres" | "mo" | "st"
        | "dec" | "fri" | "co" | "mon" | "fig" | "ga" | "va" | "sec" | "ala" | "det" | "ald" | "kan" | "jan" | "ft"
        | "mt" | "miss." => capital,
        "in" | "am" | "pm" | "par" | "min" | "max" | "ex" | "tab" | "est" => {
            !capital && !matches!(lower.as_str(), "in" | "am" | "par" | "tab")
        }
        _ => true,
    };
    fits.then_some(found)
}

/// Words that begin sentences and, with a capital, no names.
const STARTERS: &str = "the a an it its he she they we i you his her their our my your this that these those there here \
    in on at by for from with without within of to as after before since until when while where why how what who which \
    whose if although though because unless despite during under over between among about against into through but and \
    or nor so yet however meanwhile moreover furthermore instead also still then now later earlier today yesterday \
    tomorrow once only just even both each every all some many most more few several other another no not never nothing \
    nobody none one two three four five six seven eight nine ten eleven twelve according asked speaking citing \
    additionally further finally first second third last next such per via yes is are was were has have had do does did \
    can could will would should may might must let anyone everyone someone officials police authorities residents \
    outside twice shortly critics experts opponents supporters";

/// Whether `word`, as written, begins sentences.
pub(super) fn is_starter(word: &str) -> bool {
    static WORDS: LazyLock<std::collections::BTreeSet<&'static str>> =
        LazyLock::new(|| STARTERS.split_whitespace().collect());
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    WORDS.contains(word.to_lowercase().as_str())
}

/// Whether `word`, behind "5:30 p.m.", belongs to the time: a day, a month, a zone, a place behind it.
pub(super) fn follows_clock(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "est",
        "edt",
        "et",
        "cst",
        "cdt",
        "ct",
        "mst",
        "mdt",
        "mt",
        "pst",
        "pdt",
        "pt",
        "gmt",
        "utc",
        "bst",
        "cet",
        "eastern",
        "central",
        "mountain",
        "pacific",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "tues",
        "thurs",
        "local",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether `word` says that somebody spoke.
pub(super) fn is_attribution(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "wrote",
        "writes",
        "added",
        "adds",
        "replied",
        "replies",
        "shouted",
        "yelled",
        "wondered",
        "exclaimed",
        "tweeted",
        "posted",
        "stated",
        "states",
        "explained",
        "continued",
        "recalled",
        "quipped",
        "joked",
        "noted",
        "answered",
        "cried",
        "inquired",
        "remarked",
        "responded",
    ];
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_also_english_is_an_abbreviation_by_its_case() {
        assert_eq!(stop("Mass"), Some(Stop::BeforeStarter));
        assert_eq!(stop("mass"), None);
        assert_eq!(stop("No"), Some(Stop::BeforeNumber));
        assert_eq!(stop("no"), None);
        assert_eq!(stop("in"), None);
        assert_eq!(stop("mill"), None);
    }

    #[test]
    fn a_starter_is_known_with_and_without_what_is_joined_to_it() {
        assert!(is_starter("The") && is_starter("It’s") && is_starter("They"));
        assert!(!is_starter("Rivera") && !is_starter("Thursday"));
    }
}
