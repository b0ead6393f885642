//! Words around a figure that tell what it is of, or that it is not to be read.

/// Words that name people as people, and so add nothing to a count of them.
#[rustfmt::skip]
pub(super) const PEOPLE: &[&str] = &[
    "people", "person", "persons", "others", "victims", "lives", "casualties", "individuals",
];

/// Words that describe and tell no kind: they may stand in one report alone.
#[rustfmt::skip]
pub(super) const DESCRIBE: &[&str] = &[
    "suspected", "alleged", "armed", "heavily", "local", "innocent", "loaded", "fully", "whole", "entire", "total",
    "confirmed", "straight", "full", "estimated",
];

/// Between a figure and its verb: auxiliaries and words of manner.
#[rustfmt::skip]
pub(super) const LINKS: &[&str] = &[
    "reported", "reportedly", "confirmed", "now", "left", "seriously", "critically", "slightly", "badly",
    "severely", "later", "already", "sent", "taken", "officially", "lightly", "declared", "remained", "remain",
    "known", "found", "immediately", "subsequently", "people",
];

/// Between a measure and its value: verbs that say what it is or became.
#[rustfmt::skip]
pub(super) const STANDS: &[&str] = &[
    "stood", "stands", "stand", "reached", "reaches", "put", "hit", "estimated", "set", "came", "totalled",
    "totaled", "initial", "preliminary", "worth", "valued", "official", "killed", "now",
];

/// Words that say a number was smaller before: it belongs to a later moment.
#[rustfmt::skip]
pub(super) const RISEN: &[&str] = &[
    "rose", "risen", "rises", "rise", "rising", "climbed", "climbs", "climb", "jumped", "grew", "grown", "grows",
    "raised", "revised", "increased", "updated", "lowered", "fell", "dropped",
];

/// Words that make of a figure a supposition, a plan, or the number of another time.
#[rustfmt::skip]
pub(super) const UNSURE: &[&str] = &[
    "could", "may", "might", "would", "feared", "fear", "fears", "believed", "expected", "expects", "planned",
    "plans", "plan", "hopes", "hoped", "threatened", "if", "unless", "possible", "possibly", "predicted", "earlier",
    "initially", "originally", "previously", "previous", "formerly", "ago", "similar", "separate", "another",
    "unrelated", "should", "seeking", "sought", "capable", "capacity", "average", "typically", "usually",
    "annually", "yearly", "asked", "demanded", "demanding", "unlike", "not", "never", "no", "without", "nor",
    "denied", "will", "decade", "decades", "likely", "rumours", "rumors", "anniversary",
];

/// Nouns that measure time and tell no thing.
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "year", "month", "week", "day", "hour", "minut", "second", "time", "decad", "centuri", "mile", "kilomet",
    "meter", "metr", "feet", "foot", "point", "percent", "game", "season",
];

/// Words that make of a figure a part of another, where they stand right before or after it.
#[rustfmt::skip]
pub(super) const PARTS: &[&str] = &[
    "including", "among", "whom", "them", "these", "those", "more", "further", "additional", "remaining", "rest",
];
