//! The vocabulary of properties: what words mean, how a property behaves in time, what it must not exceed.

use super::nearest::{Index, Wording, says_where};
use super::properties::{OverTime, Precedes, PropertyEntry, Takes, ValueKind, read_properties};
use crate::quantity::{Decimal, Figure, Unit, read};
use crate::text::{fold_key, stem, words};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

/// The place of a property in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyId(pub usize);

/// A property of the vocabulary, its limits read.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Phrases that say it in prose, where they are all that is said.
    pub wordings: Vec<String>,
    /// Words for its opposite.
    pub opposites: Vec<String>,
    /// The property that says the same from the other side: office, holder.
    pub inverse: Option<String>,
    /// What its values are.
    pub kind: ValueKind,
    /// What its figures count or measure: "money", "people", "percent", a unit of measure, or what is counted.
    pub unit: Option<String>,
    /// How it behaves in time.
    pub over_time: Option<OverTime>,
    /// How many values it can have at once.
    pub takes: Option<Takes>,
    /// The statuses that it can have; each excludes the others.
    pub values: Vec<String>,
    /// The least value that it can have.
    pub min: Option<Figure>,
    /// The greatest.
    pub max: Option<Figure>,
    /// How far two measurements of it may differ, in percent.
    pub tolerance: Option<Decimal>,
    /// The property whose value holds this one's.
    pub part_of: Option<String>,
    /// The property whose value this one's cannot exceed.
    pub at_most: Option<String>,
    /// The property whose mean this one is.
    pub mean_of: Option<String>,
    /// The step that comes after this one.
    pub precedes: Option<Precedes>,
    /// Why this holds of the world.
    pub because: Option<String>,
}

impl From<PropertyEntry> for Property {
    fn from(entry: PropertyEntry) -> Self {
        // A limit of an age is in years, of a share in percent; of what is counted or paid, a bare number.
        let limit = |value: Option<Decimal>| {
            let value = value?;
            let unit = entry.unit.as_deref().unwrap_or("");
            let with_unit = read(&format!("{value} {unit}")).ok();
            let measured = with_unit.filter(|f| matches!(f.unit, Unit::Measure { .. } | Unit::Percent));
            measured.or_else(|| read(&value.to_string()).ok())
        };
        Self {
            min: limit(entry.min),
            max: limit(entry.max),
            tolerance: entry.tolerance,
            name: entry.name,
            synonyms: entry.synonyms,
            wordings: entry.wordings,
            opposites: entry.opposites,
            inverse: entry.inverse,
            kind: entry.kind,
            unit: entry.unit,
            over_time: entry.over_time,
            takes: entry.takes,
            values: entry.values,
            part_of: entry.part_of,
            at_most: entry.at_most,
            mean_of: entry.mean_of,
            precedes: entry.precedes,
            because: entry.because,
        }
    }
}

impl Property {
    /// Whether a figure of this unit can be its value: a turnout is no number of voters, a budget no percentage. A bare
    /// number can be anything.
    #[must_use]
    pub fn takes_unit(&self, unit: &Unit) -> bool {
        match (unit, self.unit.as_deref()) {
            // A place in an order or a multiple is not the quantity itself.
            (Unit::Ordinal | Unit::Multiple, _) => false,
            (Unit::Bare, _) | (_, None) => true,
            (Unit::Rate { of, .. }, _) => self.takes_unit(of),
            (Unit::Money { .. }, wanted) => wanted == Some("money"),
            (Unit::Percent, wanted) => wanted == Some("percent") || wanted == Some("people"),
            (Unit::PercentPoint, wanted) => wanted == Some("percent"),
            (Unit::Measure { .. }, Some(wanted)) => MEASURES.contains(&wanted),
            (Unit::Count(_), Some(wanted)) => !(MEASURES.contains(&wanted) || matches!(wanted, "money" | "percent")),
        }
    }

    /// The unit, where a value always shows it: money and years are told from what is counted, and people not from
    /// votes.
    fn exact_unit(&self) -> Option<&str> {
        self.unit.as_deref().filter(|unit| MEASURES.contains(unit) || matches!(*unit, "money" | "percent"))
    }

    /// Whether it is per `unit` of time unless a claim says otherwise: whether one of its names is "annual …".
    #[must_use]
    pub fn is_usually_per(&self, unit: &str) -> bool {
        let words: &[&str] = match unit {
            "year" => &["annual ", "yearly "],
            "month" => &["monthly "],
            _ => &[],
        };
        self.synonyms.iter().any(|s| words.iter().any(|w| s.starts_with(w)))
    }
}

/// The units of a property that are measures, by their dimension; "years" is the one of an age.
pub const MEASURES: &[&str] = &["area", "length", "mass", "speed", "temperature", "time", "years", "volume", "energy"];

/// All known properties: the built-in ones and those of the project, found by the words of their names.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    properties: Vec<Property>,
    by_words: BTreeMap<Vec<String>, Vec<PropertyId>>,
    /// The wordings of prose, which must be met whole.
    by_wording: BTreeMap<Vec<String>, Vec<PropertyId>>,
    /// All wordings, by their very words.
    by_text: HashMap<String, Vec<PropertyId>>,
    /// By name, in lower case.
    by_name: HashMap<String, PropertyId>,
    /// The words of every name and synonym, in their order.
    in_order: BTreeSet<Vec<String>>,
    terms: BTreeSet<String>,
    longest: usize,
    /// What finds properties by meaning; none where only their own words count.
    pub(super) index: Option<Arc<Index>>,
}

/// The built-in properties, as the file beside this module gives them.
const BUILT_IN: &str = include_str!("vocabulary.toml");

/// Its entries, read once.
static BUILT_IN_ENTRIES: LazyLock<Vec<PropertyEntry>> =
    LazyLock::new(|| read_properties("vocabulary.toml", BUILT_IN.as_bytes()).0);

/// The built-in vocabulary, indexed once.
static BUILT_IN_VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(Vec::new()));

/// Words that say that something is counted, and nothing of what.
const MEASURE_WORDS: &[&str] = &[
    "number",
    "numbers",
    "total",
    "totals",
    "count",
    "counts",
    "amount",
    "figure",
    "overall",
    "combined",
    "estimated",
    "estimate",
    "estimates",
    "reported",
    "aggregate",
    "sum",
    "quantity",
    "many",
];

/// Words that carry no content of their own in the name of a property.
///
/// "no", "not", "without" are missing on purpose: they turn the meaning round. So do "from", of money, and "by" and
/// "for" in some places: see [`content_stems`].
const SMALL_WORDS: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "for",
    "to",
    "and",
    "or",
    "by",
    "with",
    "as",
    "its",
    "their",
    "his",
    "her",
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "being",
    "had",
    "has",
    "have",
    "that",
    "which",
    "who",
    "there",
    "it",
    "under",
    "into",
    "set",
    "made",
    "during",
    "through",
    "via",
    "per",
    "s",
    "this",
    "these",
    "those",
    "throughout",
    "across",
    "whose",
    "when",
    "where",
];

/// Words that turn the meaning of a property round, or point it elsewhere, when a synonym leaves them over; a final
/// "by" does so too.
pub(super) const TURNING: &[&str] = &["after", "befor", "before", "against", "without", "not", "no", "between", "than"];

impl Vocabulary {
    /// The built-in vocabulary alone.
    #[must_use]
    pub fn built_in() -> Self {
        Self::with(Vec::new())
    }

    /// The built-in vocabulary with the properties of a project added. A project's entry of a built-in name replaces
    /// it, synonyms included.
    #[must_use]
    pub fn with(project: Vec<PropertyEntry>) -> Self {
        if project.is_empty() {
            return BUILT_IN_VOCABULARY.clone();
        }
        Self::of(project)
    }

    fn of(project: Vec<PropertyEntry>) -> Self {
        let mut entries = BUILT_IN_ENTRIES.clone();
        let own: BTreeSet<String> = project.iter().map(|p| p.name.to_lowercase()).collect();
        entries.retain(|p| !own.contains(&p.name.to_lowercase()));
        entries.extend(project);
        let properties: Vec<Property> = entries.into_iter().map(Property::from).collect();
        let mut by_words: BTreeMap<Vec<String>, Vec<PropertyId>> = BTreeMap::new();
        let mut in_order: BTreeSet<Vec<String>> = BTreeSet::new();
        let mut terms: BTreeSet<String> = BTreeSet::new();
        for (index, property) in properties.iter().enumerate() {
            for phrase in std::iter::once(&property.name).chain(&property.synonyms) {
                in_order.insert(content_stems(phrase));
                terms.extend(capitals(phrase));
                let ids = by_words.entry(content_key(phrase)).or_default();
                if !ids.contains(&PropertyId(index)) {
                    ids.push(PropertyId(index));
                }
            }
        }
        by_words.remove(&Vec::new());
        let mut by_wording: BTreeMap<Vec<String>, Vec<PropertyId>> = BTreeMap::new();
        let mut by_text: HashMap<String, Vec<PropertyId>> = HashMap::new();
        for (index, property) in properties.iter().enumerate() {
            let id = PropertyId(index);
            let put = |ids: &mut Vec<PropertyId>| {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            };
            for phrase in std::iter::once(&property.name).chain(&property.synonyms).chain(&property.wordings) {
                put(by_text.entry(fold_key(phrase)).or_default());
            }
            for phrase in &property.wordings {
                let key = content_key(phrase);
                if !says_where(phrase, &key) {
                    put(by_wording.entry(key).or_default());
                }
            }
        }
        // "held", "holds" and "held on" have one stem: where several properties of a sort share it, only the very words
        // tell which is meant.
        let sort = |id: PropertyId| (properties[id.0].kind, properties[id.0].exact_unit());
        for (key, ids) in &mut by_wording {
            let named = by_words.get(key).cloned().unwrap_or_default();
            let all: Vec<PropertyId> = named.iter().chain(ids.iter()).copied().collect();
            ids.retain(|id| all.iter().all(|other| other == id || sort(*other) != sort(*id)));
        }
        by_wording.remove(&Vec::new());
        let longest = by_words.keys().map(Vec::len).max().unwrap_or(0);
        let mut by_name = HashMap::new();
        for (index, property) in properties.iter().enumerate() {
            by_name.entry(property.name.to_ascii_lowercase()).or_insert(PropertyId(index));
        }
        let phrases = properties.iter().enumerate().flat_map(|(index, property)| {
            let all = std::iter::once(&property.name).chain(&property.synonyms);
            let all = all.map(|phrase| (phrase, false)).chain(property.wordings.iter().map(|phrase| (phrase, true)));
            all.map(move |(phrase, whole)| Wording {
                id: PropertyId(index),
                phrase,
                stems: content_stems(phrase),
                whole,
            })
        });
        let index = Some(Arc::new(Index::new(phrases)));
        Self { properties, by_words, by_wording, by_text, by_name, in_order, terms, longest, index }
    }

    /// The same, where only the words of a property count and not what they mean: see [`Vocabulary::meant`].
    #[must_use]
    pub fn by_words_alone(self) -> Self {
        Self { index: None, ..self }
    }

    /// Whether properties are matched by meaning too.
    #[must_use]
    pub fn matches_by_meaning(&self) -> bool {
        self.index.is_some()
    }

    /// The entry of a property.
    #[must_use]
    pub fn get(&self, id: PropertyId) -> &Property {
        &self.properties[id.0]
    }

    /// All properties, built-in ones first.
    pub fn iter(&self) -> impl Iterator<Item = (PropertyId, &Property)> {
        self.properties.iter().enumerate().map(|(i, p)| (PropertyId(i), p))
    }

    /// The terms among its words that are written in capitals: "gdp" of "GDP".
    #[must_use]
    pub fn terms(&self) -> &BTreeSet<String> {
        &self.terms
    }

    /// The property of this very name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<PropertyId> {
        self.by_name.get(&name.to_ascii_lowercase()).copied()
    }

    /// Whether a phrase, given by its stems, is the name of a property or a synonym of it, and no wording of prose.
    #[must_use]
    pub fn names(&self, id: PropertyId, stems: &[String]) -> bool {
        let mut key = stems.to_vec();
        key.sort();
        key.dedup();
        self.by_words.get(&key).is_some_and(|ids| ids.contains(&id))
    }

    /// The properties of which a phrase is a wording, word for word.
    #[must_use]
    pub fn worded(&self, phrase: &str) -> &[PropertyId] {
        self.by_text.get(&fold_key(phrase)).map_or(&[], Vec::as_slice)
    }

    /// Whether a phrase as a whole is a wording of some property.
    #[must_use]
    pub fn says(&self, phrase: &str) -> bool {
        let key = content_key(phrase);
        !self.worded(phrase).is_empty() || self.by_words.contains_key(&key) || self.by_wording.contains_key(&key)
    }

    /// The properties that a phrase may name: those of which a synonym's words all stand in it, the most words first.
    /// With each, the words of the phrase that the synonym leaves over.
    ///
    /// Where words are left over, the synonym must begin among the first `head` words, and none of the words left over
    /// may turn the meaning round: "activity in the towns raided" is no list of towns, "named after" no name. Words on
    /// both sides of the first preposition must stand in the synonym's order.
    #[must_use]
    pub fn find(&self, stems: &[String], head: usize) -> Vec<(PropertyId, Vec<String>)> {
        let mut found: Vec<(usize, PropertyId, Vec<String>)> = Vec::new();
        let mut all = stems.to_vec();
        all.sort();
        all.dedup();
        let whole = self.by_words.get(&all).into_iter().chain(self.by_wording.get(&all)).flatten();
        for id in whole {
            if !found.iter().any(|(_, known, _)| known == id) {
                found.push((stems.len(), *id, Vec::new()));
            }
        }
        for length in (1..=self.longest.min(stems.len())).rev() {
            // Of two words the later one is the head: "students arrested" are arrests.
            for start in (0..=stems.len() - length).rev() {
                let mut key: Vec<String> = stems[start..start + length].to_vec();
                key.sort();
                key.dedup();
                let mut rest = stems[..start].iter().chain(&stems[start + length..]);
                let whole = length == stems.len();
                // "spending on public schools" is no public spending.
                let across =
                    start < head && start + length > head && !self.in_order.contains(&stems[start..start + length]);
                let by = stems.last().is_some_and(|s| s == "by") && start + length < stems.len();
                if !whole && (start >= head || across || by || rest.any(|s| TURNING.contains(&s.as_str()))) {
                    continue;
                }
                for id in self.by_words.get(&key).into_iter().flatten() {
                    if !found.iter().any(|(_, known, _)| known == id) {
                        let rest = stems[..start].iter().chain(&stems[start + length..]).cloned().collect();
                        found.push((length, *id, rest));
                    }
                }
            }
        }
        found.sort_by_key(|(length, _, _)| std::cmp::Reverse(*length));
        found.into_iter().map(|(_, id, rest)| (id, rest)).collect()
    }

    /// The tolerance of a property in percent; zero for what is counted or decreed.
    #[must_use]
    pub fn tolerance(&self, id: Option<PropertyId>) -> Decimal {
        id.and_then(|id| self.get(id).tolerance).unwrap_or(Decimal::ZERO)
    }
}

/// The content words of a phrase, stemmed, in order; small and measure words dropped.
///
/// "by" counts after another word: "signed" is a date and "signed by" a name, and "killed by police" are not the police
/// killed. "for" counts at the end, and where one votes for a thing.
#[must_use]
pub fn content_stems(phrase: &str) -> Vec<String> {
    let keys: Vec<String> = words(phrase).into_iter().map(|w| w.key).collect();
    let last = keys.len().saturating_sub(1);
    let content = keys.iter().enumerate().filter(|(i, key)| match key.as_str() {
        "by" => *i > 0,
        "for" => *i == last && *i > 0 || i.checked_sub(1).is_some_and(|before| keys[before].starts_with("vote")),
        key => !(is_small(key) || MEASURE_WORDS.contains(&key)),
    });
    content.map(|(_, key)| stem(key)).collect()
}

/// The words of a phrase that are written in capitals.
fn capitals(phrase: &str) -> impl Iterator<Item = String> {
    let several = |text: &str| text.chars().filter(|c| c.is_uppercase()).count() > 1;
    words(phrase).into_iter().filter(move |w| several(w.span.of(phrase))).map(|w| w.key)
}

/// How many content words stand before the first preposition of a phrase: among them is its head. "number of towns"
/// has its head after the preposition.
#[must_use]
pub fn head_length(phrase: &str) -> usize {
    const PREPOSITIONS: &[&str] = &[
        "of", "in", "on", "at", "for", "to", "with", "from", "under", "among", "against", "during", "about", "into",
        "by",
    ];
    let mut content = 0;
    for word in words(phrase) {
        if PREPOSITIONS.contains(&word.key.as_str()) && content > 0 {
            return content;
        }
        content += usize::from(!content_stems(&word.key).is_empty());
    }
    content
}

/// Whether a word carries no content of its own.
#[must_use]
pub fn is_small(key: &str) -> bool {
    SMALL_WORDS.contains(&key)
}

fn content_key(phrase: &str) -> Vec<String> {
    let mut stems = content_stems(phrase);
    stems.sort();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_has_no_fault() {
        let (entries, problems) = read_properties("vocabulary.toml", BUILT_IN.as_bytes());
        assert_eq!(problems, Vec::new());
        assert!(entries.len() > 40, "{} entries", entries.len());
    }

    #[test]
    fn no_two_figures_share_a_wording() {
        let vocabulary = Vocabulary::built_in();
        let mut shared = Vec::new();
        let text = vocabulary.by_text.iter().map(|(text, ids)| (vec![text.clone()], ids));
        let all: BTreeMap<Vec<String>, &Vec<PropertyId>> =
            vocabulary.by_words.iter().map(|(key, ids)| (key.clone(), ids)).chain(text).collect();
        for (key, ids) in all {
            let sort = |id: &PropertyId| (vocabulary.get(*id).kind, vocabulary.get(*id).exact_unit());
            let kinds: BTreeSet<_> = ids.iter().map(sort).collect();
            if kinds.len() < ids.len() {
                let names: Vec<&str> = ids.iter().map(|id| vocabulary.get(*id).name.as_str()).collect();
                shared.push(format!("{key:?}: {}", names.join(", ")));
            }
        }
        assert!(shared.is_empty(), "wordings of two properties of one kind:\n{}", shared.join("\n"));
    }

    fn check(phrase: &str, expected: Option<(&str, &[&str])>) {
        let vocabulary = Vocabulary::built_in();
        let found = vocabulary.find(&content_stems(phrase), head_length(phrase)).into_iter().next();
        let found = found.map(|(id, rest)| (vocabulary.get(id).name.clone(), rest));
        let expected = expected.map(|(name, rest)| (name.to_owned(), rest.iter().map(|r| (*r).to_owned()).collect()));
        assert_eq!(found, expected, "{phrase}");
    }

    #[test]
    fn properties_are_found_by_their_words() {
        check("total taxes paid", Some(("taxes", &[])));
        check("year signed into law", Some(("enacted", &[])));
        check("signed by", Some(("signed by", &[])));
        check("number of people arrested", Some(("arrests", &[])));
        check("shape of the earth", None);
        check("activity in the towns raided", None);
        check("named after", None);
        check("spending on public schools", Some(("spending", &["public", "school"])));
        check("students arrested", Some(("arrests", &["student"])));
        check("votes for", Some(("votes in favor", &[])));
        check("votes for the bill", Some(("votes in favor", &["bill"])));
        check("votes on the bill", Some(("votes cast", &["bill"])));
        check("people killed by police", Some(("deaths", &["by", "polic"])));
    }
}
