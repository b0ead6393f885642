//! Words that decide what a difference between two sentences says: negations, modals, quantities, opposites.

use crate::text::stem;

/// How two words in one place stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They say the same.
    Same,
    /// They say opposite things.
    Opposite,
    /// They name two of a kind, of which a thing can be only one: two colours.
    Contrast,
    /// It is not known.
    Unknown,
}

/// Words without content, beside those that claims leave out.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "from", "about", "over", "up", "out", "off", "down", "upon", "onto", "toward", "towards", "against", "among",
    "amid", "between", "within", "before", "after", "since", "until", "till", "while", "because", "although", "though",
    "if", "than", "then", "so", "but", "yet", "also", "too", "very", "just", "only", "even", "still", "such", "he",
    "she", "they", "we", "you", "him", "them", "us", "me", "my", "our", "your", "i", "himself", "herself", "itself",
    "themselves", "what", "how", "why", "whom", "do", "does", "did", "doing", "done", "having", "am", "will", "would",
    "can", "could", "may", "might", "must", "shall", "should", "some", "any", "all", "each", "every", "both", "many",
    "much", "more", "most", "few", "fewer", "less", "least", "other", "another", "own", "same", "one", "as", "t", "d",
    "ll", "re", "ve", "m", "amp", "due", "not", "no", "nor", "per", "around", "behind", "beside", "besides", "along",
];

/// Whether a word carries no content of its own.
pub(super) fn is_small_word(key: &str) -> bool {
    crate::claim::is_small(key) || SMALL.contains(&key)
}

/// Words that deny what they stand with.
#[rustfmt::skip]
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "cant", "isnt", "arent",
    "wasnt", "werent", "dont", "doesnt", "didnt", "hasnt", "havent", "hadnt", "wont", "wouldnt", "couldnt", "shouldnt",
    "mustnt", "aint", "nowhere",
];

/// Whether a word denies.
pub(super) fn is_negation(key: &str) -> bool {
    NEGATIONS.contains(&key)
}

/// Verbs that deny the verb after them: "failed to appear", "refused to sign", "stopped paying".
const DENYING_VERBS: &[&str] = &["fail", "refus", "stop", "ceas", "declin", "deny", "denied", "avoid", "prevent"];

/// Whether a verb denies the verb that follows it.
pub(super) fn denies_next(stem: &str) -> bool {
    DENYING_VERBS.contains(&stem)
}

/// Words that make of what is so what may be, with how sure they are of it.
#[rustfmt::skip]
const MODALS: &[&str] = &[
    "may", "might", "could", "consider", "consid", "considering", "propos", "plan", "plann", "mull", "weigh",
    "possibly", "perhaps", "maybe", "reportedly", "allegedly", "alleg", "expect", "likely", "unlikely", "hope",
    "intend", "seek", "attempt", "try", "tri", "aim", "vow", "promise", "promis", "threaten",
];

/// Whether a word, by key or stem, makes of what is so what may be.
pub(super) fn is_modal(key: &str, stem: &str) -> bool {
    MODALS.contains(&key) || MODALS.contains(&stem)
}

/// Quantities in words that exclude one another.
#[rustfmt::skip]
const QUANTIFIERS: &[&str] = &[
    "all", "every", "each", "none", "no", "some", "most", "many", "few", "half", "several", "both", "neither",
    "majority", "minority", "everyone", "nobody", "everybody",
];

/// Whether a word says how many without a number.
pub(super) fn is_quantifier(key: &str) -> bool {
    QUANTIFIERS.contains(&key)
}

/// Lines of opposites: words of one meaning, a bar, words of the other.
const OPPOSITES: &[&str] = &[
    "rise increase grow climb gain surge jump soar raise boost add | fall decrease decline drop shrink plunge dip lower cut reduce slash",
    "up upward | down downward",
    "high higher highest | low lower lowest",
    "more | less fewer",
    "most | least fewest",
    "many | few",
    "above over | below under",
    "before | after",
    "until | since",
    "with | without",
    "for | against",
    "inside | outside",
    "open | close shut",
    "start begin launch | end stop finish halt",
    "win | lose",
    "accept approve pass adopt | reject refuse veto",
    "allow permit authorize | ban forbid prohibit bar",
    "guilty | innocent",
    "convict | acquit",
    "arrest detain | release free",
    "attack | defend protect",
    "support back endorse favor favour | oppose",
    "agree | disagree",
    "confirm | deny",
    "include | exclude",
    "success | failure",
    "succeed | fail",
    "buy purchase | sell",
    "hire employ | fire dismiss",
    "enter arrive | leave depart exit",
    "strengthen | weaken",
    "improve | worsen",
    "first | last",
    "early earlier | late later",
    "best better | worst worse",
    "large big major huge | small little minor tiny",
    "male man boy men | female woman girl women",
    "public | private",
    "north northern | south southern",
    "east eastern | west western",
    "left | right",
    "true | false",
    "alive | dead",
    "safe | dangerous unsafe",
    "rich | poor",
    "profit | loss",
    "import | export",
    "day | night",
    "morning | evening",
    "positive | negative",
    "strong | weak",
    "old | new young",
    "legal | illegal",
    "always | never",
    "peace peaceful | war",
    "build | destroy demolish",
    "join | quit leave",
    "remember | forget",
    "love | hate",
];

/// Lines of which a thing can be only one.
const CONTRASTS: &[&str] = &[
    "black white red green blue yellow orange purple pink brown grey",
    "second minute hour day week month year decade century",
    "monday tuesday wednesday thursday friday saturday sunday",
    "spring summer autumn winter",
    "father mother brother sister son daughter uncle aunt husband wife",
    "human animal",
];

/// How two words stand to each other.
pub(super) fn relation(a: &str, b: &str) -> Relation {
    let (x, y) = (stem(a), stem(b));
    if x == y {
        return Relation::Same;
    }
    let holds = |words: &str, s: &str, key: &str| words.split(' ').any(|w| w == key || stem(w) == s);
    for line in OPPOSITES {
        let Some((one, other)) = line.split_once(" | ") else { continue };
        if (holds(one, &x, a) && holds(other, &y, b)) || (holds(one, &y, b) && holds(other, &x, a)) {
            return Relation::Opposite;
        }
        if (holds(one, &x, a) && holds(one, &y, b)) || (holds(other, &x, a) && holds(other, &y, b)) {
            return Relation::Same;
        }
    }
    for line in CONTRASTS {
        if holds(line, &x, a) && holds(line, &y, b) {
            return Relation::Contrast;
        }
    }
    Relation::Unknown
}

/// Countries and the words for their people that no ending tells.
const PEOPLES: &[&str] = &[
    "uk u.k britain british united-kingdom great-britain",
    "us u.s usa america american united-states u.s.a",
    "france french",
    "spain spanish",
    "netherlands dutch holland",
    "switzerland swiss",
    "philippines filipino philippine",
    "eu european europe european-union",
    "wales welsh",
    "thailand thai",
    "iceland icelandic",
    "poland polish",
    "turkey turkish türkiye",
    "greece greek",
    "ireland irish",
    "england english",
];

/// Endings that make the word for a people out of the name of a country.
const PEOPLE_ENDINGS: &[&str] = &["ian", "ean", "an", "n", "ese", "i", "ish", "ic", "ans", "ians", "s"];

/// Whether two names are a country and its people: "Russia" and "Russian".
pub(super) fn one_people(a: &str, b: &str) -> bool {
    let key = |s: &str| crate::text::fold_key(s).replace(' ', "-");
    let (x, y) = (key(a), key(b));
    let listed = |line: &&str| {
        let has = |k: &str| line.split(' ').any(|w| crate::text::fold_key(w).replace(' ', "-") == k);
        has(&x) && has(&y)
    };
    if PEOPLES.iter().any(listed) {
        return true;
    }
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    PEOPLE_ENDINGS.iter().any(|ending| {
        long.strip_suffix(ending).is_some_and(|base| {
            base.len() >= 4 && (short == base || short.strip_suffix(['a', 'e', 'y', 'o']) == Some(base))
        })
    })
}
