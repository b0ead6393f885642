//! The words that the rules for figures know: verbs of money, of change, of events.

/// Nouns before "of" that say what sort of figure follows and take the place of no subject.
pub(in crate::extract::draft) const STATISTICS: &[&str] =
    &["average", "total", "maximum", "minimum", "median", "mean", "record", "estimate", "estimated"];

/// What a verb says of an amount of money that is its object.
pub(in crate::extract::draft) const MONEY_VERBS: &[(&str, &str)] = &[
    ("spend", "spending"),
    ("cost", "cost"),
    ("pay", "payment"),
    ("receive", "money received"),
    ("get", "money received"),
    ("earn", "income"),
    ("make", "income"),
    ("raise", "money raised"),
    ("contribute", "contribution"),
    ("donate", "donation"),
    ("invest", "investment"),
    ("lose", "loss"),
    ("owe", "debt"),
    ("generate", "revenue"),
    ("award", "award"),
    ("fine", "fine"),
    ("value", "value"),
    ("sell", "sale price"),
    ("buy", "purchase price"),
    ("save", "savings"),
];

/// What a verb says of a measure.
pub(in crate::extract::draft) const MEASURE_VERBS: &[(&str, &str)] = &[
    ("weigh", "weight"),
    ("cover", "area"),
    ("measure", "length"),
    ("stretch", "length"),
    ("run", "length"),
    ("last", "duration"),
    ("travel", "distance"),
    ("walk", "distance"),
    ("stand", "height"),
    ("rise", "height"),
];

/// Verbs of a change: with "by" or nothing their figure is how much, with "to" it is the new value.
pub(in crate::extract::draft) const CHANGES: &[(&str, &str)] = &[
    ("rise", "increase"),
    ("increase", "increase"),
    ("grow", "increase"),
    ("climb", "increase"),
    ("jump", "increase"),
    ("surge", "increase"),
    ("gain", "increase"),
    ("expand", "increase"),
    ("raise", "increase"),
    ("boost", "increase"),
    ("fall", "decrease"),
    ("drop", "decrease"),
    ("decline", "decrease"),
    ("decrease", "decrease"),
    ("shrink", "decrease"),
    ("tumble", "decrease"),
    ("slide", "decrease"),
    ("cut", "decrease"),
    ("reduce", "decrease"),
    ("lower", "decrease"),
];

/// Verbs that only join a figure to what it is of.
pub(in crate::extract::draft) const LIGHT: &[&str] = &[
    "be",
    "have",
    "include",
    "contain",
    "comprise",
    "total",
    "number",
    "reach",
    "remain",
    "hold",
    "represent",
    "report",
    "record",
    "show",
    "say",
    "see",
    "find",
    "estimate",
    "count",
    "equal",
    "average",
    "become",
    "consist",
];

/// Verbs that say into how many kinds or parts something falls.
pub(in crate::extract::draft) const KINDS_OF: &[(&str, &str)] = &[
    ("fall", "into"),
    ("fall", "within"),
    ("fall", "under"),
    ("divide", "into"),
    ("split", "into"),
    ("break", "into"),
    ("consist", "of"),
    ("come", "in"),
    ("group", "into"),
];

/// Verbs by which one gives money to another.
pub(in crate::extract::draft) const GIVING: &[&str] = &[
    "give",
    "provide",
    "allocate",
    "allot",
    "funnel",
    "send",
    "award",
    "grant",
    "pay",
    "transfer",
    "donate",
    "appropriate",
    "earmark",
    "contribute",
    "direct",
    "channel",
    "pour",
    "pump",
    "invest",
];
/// Verbs by which one gets it.
pub(in crate::extract::draft) const TAKING: &[&str] = &["receive", "get", "obtain", "secure"];

/// Stems of nouns that name an event of which there are figures.
pub(in crate::extract::draft) const EVENTS: &[&str] = &[
    "raid",
    "earthquake",
    "quake",
    "attack",
    "crash",
    "shoot",
    "bomb",
    "explos",
    "fire",
    "flood",
    "storm",
    "hurrican",
    "tornado",
    "accid",
    "strik",
    "collaps",
    "outbreak",
    "eruption",
    "tsunami",
    "riot",
    "protest",
    "blast",
    "landslid",
    "wildfir",
    "election",
    "referendum",
    "operation",
    "sweep",
    "stamped",
    "derail",
    "collision",
    "massacr",
    "ambush",
];

/// Verbs that name an event by themselves.
pub(in crate::extract::draft) const EVENT_VERBS: &[&str] =
    &["raid", "crash", "attack", "bomb", "shoot", "collapse", "explode"];

/// Verbs of what is done to people: a bare number of it is of people.
pub(in crate::extract::draft) const OF_PEOPLE: &[&str] = &[
    "kill",
    "injure",
    "wound",
    "hurt",
    "arrest",
    "detain",
    "rescue",
    "evacuate",
    "displace",
    "deport",
    "hire",
    "jail",
    "convict",
    "indict",
    "murder",
    "vaccinate",
    "employ",
    "die",
];
