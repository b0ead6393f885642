//! The words that propositions know beside those of the rules for figures.

/// What an adjective asks of which it gives a measure.
pub(super) const MEASURED: &[(&str, &str)] = &[
    ("long", "length"),
    ("tall", "height"),
    ("high", "height"),
    ("wide", "width"),
    ("deep", "depth"),
    ("thick", "thickness"),
    ("old", "age"),
    ("heavy", "weight"),
    ("large", "area"),
    ("fast", "speed"),
];

/// What a measure before a noun says of it, by its dimension: "the 84,000-square-foot building".
pub(super) const DIMENSIONS: &[(&str, &str)] = &[
    ("area", "area"),
    ("volume", "volume"),
    ("mass", "weight"),
    ("speed", "speed"),
    ("power", "capacity"),
    ("time", "duration"),
];

/// Verbs by which a thing is put at a figure: "the cost is estimated at $4 million".
pub(super) const PUT_AT: &[&str] =
    &["put", "estimate", "value", "stand", "set", "cap", "remain", "price", "fix", "record", "measure", "assess", "be"];

/// Verbs of taking place: their date is that of what took place.
pub(super) const HAPPENING: &[&str] = &["happen", "occur", "be", "fall", "come", "schedule", "set", "date", "hold"];

/// Verbs whose date is that of a report and of nothing told.
pub(super) const SAYING: &[&str] = &[
    "say",
    "tell",
    "add",
    "estimate",
    "state",
    "write",
    "claim",
    "note",
    "find",
    "show",
    "conclude",
    "explain",
    "warn",
    "believe",
    "think",
    "argue",
    "declare",
    "reveal",
    "suggest",
    "predict",
    "expect",
    "insist",
    "quote",
    "report",
    "see",
    "have",
    "do",
    "make",
    "get",
    "know",
    "want",
    "ask",
    "speak",
    "call",
    "describe",
    "continue",
    "include",
    "deny",
    "admit",
    "acknowledge",
    "allege",
    "accuse",
    "confirm",
    "maintain",
    "reply",
    "respond",
    "answer",
    "demand",
    "urge",
    "criticise",
    "criticize",
    "comment",
    "promise",
    "discuss",
];

/// Prepositions before what an event's figures are of.
pub(super) const OCCASION: &[&str] = &["in", "at", "during", "by", "aboard"];

/// Nouns for stretches of time, which have no figures of their own.
pub(super) const STRETCHES: &[&str] = &[
    "year",
    "month",
    "week",
    "day",
    "quarter",
    "season",
    "decade",
    "period",
    "hour",
    "minute",
    "night",
    "morning",
    "afternoon",
    "evening",
    "time",
    "end",
    "beginning",
    "start",
    "weekend",
    "term",
    "semester",
];

/// Happenings of which there is a next one: the day of one is not that of another.
pub(super) const AGAIN: &[&str] =
    &["hearing", "meeting", "session", "match", "game", "visit", "test", "inspection", "talk", "attack", "protest"];

/// Words that a property cannot hold: what they stand for is not told.
pub(in crate::extract::draft) const UNTOLD: &[&str] = &[
    "who", "whom", "which", "that", "them", "it", "he", "she", "they", "we", "us", "i", "you", "whose", "where", "when",
];

/// Words before a noun that make it one among others.
pub(super) const INDEFINITE: &[&str] = &["a", "an", "another", "some", "any", "no", "each", "every", "one", "other"];
