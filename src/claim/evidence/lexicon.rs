//! The words that the reading of quotes rests on, each table with its reason.

use crate::text::fold_key;

/// Values that say that there is nothing; any denial in a quote carries them.
pub(super) const NOTHING: &[&str] =
    &["none", "nothing", "nobody", "na", "n a", "zero", "0", "no one", "not any", "never"];

/// Answers to a question of yes or no, as people type them.
const YES: &[&str] = &["yes", "y", "true"];
const NO: &[&str] = &["no", "n", "false"];

/// The answer that a value is, where it is one.
pub(super) fn yes_or_no(value: &str) -> Option<bool> {
    let key = fold_key(value);
    let says = |words: &[&str]| words.contains(&key.as_str());
    if says(YES) { Some(true) } else { says(NO).then_some(false) }
}

/// Words that begin as if "un-" denied them, and do not.
const NOT_UN: &[&str] = &["under", "until", "unit", "union", "uniform", "unique", "univers", "uncle", "unanim", "upon"];

/// Whether a word denies by its prefix: "unfamiliar", "non-resident".
pub(super) fn denied_by_prefix(key: &str) -> bool {
    let prefixed =
        key.starts_with("non") || (key.starts_with("un") && !NOT_UN.iter().any(|word| key.starts_with(word)));
    prefixed && key.len() > 5
}

/// Stems of words that deny: they carry a value of none, a no, and a claim that is denied.
#[rustfmt::skip]
pub(super) const DENIALS: &[&str] = &[
    "no", "not", "none", "never", "without", "cannot", "neither", "nor", "nothing", "nobody", "nowhere", "na", "zero",
    "0", "lack", "fail", "refus", "deni", "absent", "unabl", "declin", "fals", "untru", "myth", "misinform", "debunk",
];

/// Stems of words that may deny what stands with them ("prohibits", "vacant", "has yet to"): where one stands, a no is
/// not contradicted, and not carried either.
#[rustfmt::skip]
pub(super) const MAY_DENY: &[&str] = &[
    "prohibit", "ban", "forbid", "bar", "block", "abolish", "exclud", "omit", "end", "deny", "miss", "missing",
    "vacant", "empty", "yet", "hardly", "scarcely", "reject", "oppos", "opposition", "stop", "halt", "avoid", "repeal",
    "instead", "only", "former", "formerly", "but", "before", "until", "once", "if", "would", "could", "might", "may",
];

/// Words that deny the one after them.
pub(super) const NOTS: &[&str] = &["not", "no", "never", "cannot", "neither", "nor", "without"];

/// Words of a value that hold it together and need not be quoted.
#[rustfmt::skip]
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "from", "with", "as", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "its", "their", "his", "her", "that", "this", "it", "which", "per",
    "each", "every", "there", "they", "who", "also", "&",
];

/// Statuses: the reader's word for what a passage tells in its own words ("has been in force since").
#[rustfmt::skip]
pub(super) const STATUSES: &[&str] = &[
    "active", "inactive", "pending", "ended", "enacted", "proposed", "planned", "ongoing", "open", "closed", "current",
    "former", "draft", "withdrawn", "suspended", "expired", "repealed", "in force", "in effect", "yes",
];

/// Statuses of which one excludes the other, in groups of one sense: a passage that says one of them does not carry
/// another.
pub(super) const EXCLUSIVE_STATUSES: &[&[&str]] = &[
    &["active", "in force", "in effect", "operative", "operational"],
    &["inactive", "dormant"],
    &["pending", "not yet active", "awaiting approval"],
    &["ended", "terminated"],
    &["enacted", "passed"],
    &["proposed", "introduced"],
    &["withdrawn"],
    &["suspended"],
    &["expired", "lapsed"],
    &["repealed", "rescinded"],
];

/// The numbers that words give without counting: "both" is two, "doubling" is a factor of two.
pub(super) const NUMBER_WORDS: &[(&str, u32)] = &[
    ("both", 2),
    ("either", 2),
    ("neither", 0),
    ("pair", 2),
    ("couple", 2),
    ("duo", 2),
    ("twin", 2),
    ("twice", 2),
    ("double", 2),
    ("doubling", 2),
    ("doubled", 2),
    ("trio", 3),
    ("thrice", 3),
    ("triple", 3),
    ("tripling", 3),
    ("tripled", 3),
    ("quadruple", 4),
    ("quadrupled", 4),
    ("quadrupling", 4),
    ("dozen", 12),
    ("decade", 10),
    ("century", 100),
    ("single", 1),
    ("sole", 1),
    ("only", 1),
    ("lone", 1),
    ("another", 1),
];

/// Words for one thing that count it where the value is 1: "a lawsuit".
pub(super) const ARTICLES: &[&str] = &["a", "an"];

/// Scale words and the letters that stand for them after a figure.
pub(super) const SCALES: &[(&str, u64)] = &[
    ("hundred", 100),
    ("thousand", 1_000),
    ("k", 1_000),
    ("million", 1_000_000),
    ("mln", 1_000_000),
    ("m", 1_000_000),
    ("billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("b", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("tn", 1_000_000_000_000),
];

/// Signs before or after a figure, and the words that they stand for.
pub(super) const HEDGE_SIGNS: &[(&str, &str)] = &[
    ("~", "about "),
    ("≈", "about "),
    ("ca.", "about "),
    (">=", "at least "),
    ("≥", "at least "),
    (">", "more than "),
    ("<=", "at most "),
    ("≤", "at most "),
    ("<", "less than "),
];

/// Hedges that bound from below, and from above; the others say that a figure is near.
pub(super) const LOWER_HEDGES: &[&str] = &["more than", "at least", "just over"];
/// See [`LOWER_HEDGES`].
pub(super) const UPPER_HEDGES: &[&str] = &["less than", "at most", "almost"];

/// How a member of a list begins or ends that names no member: "other small towns", "and others", "etc.".
const OPEN_STARTS: &[&str] = &[
    "other ",
    "others ",
    "and other",
    "and more",
    "some other",
    "several other",
    "many other",
    "various other",
    "additional ",
    "further ",
    "among other",
    "or other",
    "plus other",
];
const OPEN_ENDS: &[&str] =
    &[" etc", " et cetera", " and others", " and more", " among others", " and so on", " and so forth"];
const OPEN_WHOLES: &[&str] = &[
    "other",
    "others",
    "etc",
    "et cetera",
    "and others",
    "and more",
    "more",
    "among others",
    "and so on",
    "and so forth",
    "et al",
    "elsewhere",
    "and elsewhere",
];

/// Whether a member of a list says that there are more, and names none: "other small towns".
///
/// ```
/// use gainsay::claim::is_open_member;
/// assert!(is_open_member("other small towns") && is_open_member("etc."));
/// assert!(!is_open_member("Otherton"));
/// ```
#[must_use]
pub fn is_open_member(member: &str) -> bool {
    let key = fold_key(member);
    // "Other Worlds Inc" is a name.
    let named = member.split_whitespace().skip(1).any(|word| word.chars().next().is_some_and(char::is_uppercase));
    OPEN_WHOLES.contains(&key.as_str()) || (!named && OPEN_STARTS.iter().any(|start| key.starts_with(start)))
}

/// A member of a list as far as it names one: "Dell, among others" is Dell, "other small towns" is none.
///
/// ```
/// use gainsay::claim::named_member;
/// assert_eq!(named_member("Dell, among others").as_deref(), Some("Dell"));
/// assert_eq!(named_member("other small towns"), None);
/// ```
#[must_use]
pub fn named_member(member: &str) -> Option<String> {
    (!is_open_member(member)).then(|| without_open_end(member).unwrap_or_else(|| member.to_owned()))
}

/// The member without the words that say that there are more, where it has such.
pub(super) fn without_open_end(member: &str) -> Option<String> {
    let key = fold_key(member);
    let end = OPEN_ENDS.iter().find(|end| key.ends_with(*end))?;
    let words = end.split_whitespace().count();
    let all: Vec<&str> = member.split_whitespace().collect();
    let kept = all[..all.len().saturating_sub(words)].join(" ");
    let kept = kept.trim_end_matches([',', ';']).to_owned();
    (!kept.is_empty()).then_some(kept)
}

/// Words of a property that ask for a name: of a person, a body or a place.
#[rustfmt::skip]
pub(super) const ASK_FOR_A_NAME: &[&str] = &[
    "by", "who", "name", "nationality", "citizenship", "country", "state", "county", "town", "city", "capital", "mayor",
    "governor", "president", "chairman", "chairwoman", "chair", "director", "author", "owner", "operator", "sponsor",
    "plaintiff", "defendant", "judge", "sheriff", "secretary", "founder", "manufacturer", "publisher", "winner",
    "leader", "senator", "recipient", "source", "successor", "predecessor", "employer", "parent", "venue", "location",
];

/// Words of a property that ask for a place in an order: then "12" is "12th".
pub(super) const ASK_FOR_A_PLACE: &[&str] =
    &["rank", "ranking", "place", "position", "order", "district", "term", "number", "anniversary", "standing"];
