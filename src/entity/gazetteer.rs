//! Countries, territories and cities of the world: which names are names of one of them.
//!
//! Spelling cannot tell that Burma is Myanmar, or that Wien is Vienna. Two tables can; both are data. A country is found
//! under a name in any order of its words ("Korea, Republic of"), with or without articles and words such as "Republic
//! of". What a project's own `entities.toml` says of a name goes before.

use crate::text::fold_key;
use hashbrown::HashSet;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A country or territory.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// The name that news use.
    pub name: String,
    /// Other names: official ones, former ones, those of other languages.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its codes: `iso2` and `iso3` of ISO 3166-1.
    #[serde(default)]
    pub ids: BTreeMap<String, String>,
    /// The country that a territory belongs to.
    #[serde(default, rename = "in")]
    pub within: Option<String>,
}

#[derive(Deserialize)]
struct City {
    names: Vec<String>,
}

/// Words of a form of government, which tables leave out or put behind a comma.
const GOVERNMENT: &[&str] = &[
    "republic",
    "state",
    "kingdom",
    "commonwealth",
    "federation",
    "federal",
    "federated",
    "democratic",
    "peoples",
    "islamic",
    "arab",
    "socialist",
    "union",
    "principality",
    "sultanate",
    "emirate",
    "grand",
    "duchy",
    "cooperative",
    "independent",
    "special",
    "administrative",
    "region",
    "sar",
    "territory",
    "occupied",
    "sovereign",
    "nation",
    "dominion",
    "rb",
];
/// Words as tables shorten them.
const SHORT: &[(&str, &str)] = &[
    ("st", "saint"),
    ("ste", "saint"),
    ("rep", "republic"),
    ("dem", "democratic"),
    ("fed", "federated"),
    ("sts", "state"),
    ("states", "state"),
    ("is", "island"),
    ("isl", "island"),
    ("isls", "island"),
    ("islands", "island"),
    ("terr", "territory"),
    ("territories", "territory"),
    ("emirates", "emirate"),
];
/// Words that say nothing.
const SMALL: &[&str] = &["the", "of", "and", "et", "y"];
/// No country's name has more words.
pub(super) const MOST_WORDS: usize = 14;

/// Words for a city, in the languages in which they stand in names of capitals.
const CITY_WORDS: &[&str] =
    &["city", "town", "ville", "stadt", "ciudad", "cidade", "citta", "of", "de", "del", "di", "da", "do", "the"];
/// Longer values are no names of cities.
pub(super) const LONGEST: usize = 200;

pub(super) struct Gazetteer {
    countries: Vec<Country>,
    by_words: BTreeMap<String, usize>,
    /// Without the words of government; none where two countries share what is left.
    by_bare: BTreeMap<String, Option<usize>>,
    by_code: BTreeMap<String, usize>,
    /// Every word of a country's name, as [`bag`] has it, and those of a form of government.
    words: HashSet<String>,
    pub(super) cities: Vec<Vec<String>>,
    by_city: BTreeMap<String, usize>,
    by_bare_city: BTreeMap<String, usize>,
}

pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    #[derive(Deserialize, Default)]
    struct Countries {
        entity: Vec<Country>,
    }
    #[derive(Deserialize, Default)]
    struct Cities {
        city: Vec<City>,
    }
    // The tables are a part of the program, and a test reads them: an empty one would join nothing.
    let countries: Countries = toml::from_str(include_str!("countries.toml")).unwrap_or_default();
    let cities: Cities = toml::from_str(include_str!("cities.toml")).unwrap_or_default();
    Gazetteer::new(countries.entity, cities.city.into_iter().map(|city| city.names).collect())
});

impl Gazetteer {
    fn new(countries: Vec<Country>, cities: Vec<Vec<String>>) -> Self {
        let (mut by_words, mut by_code) = (BTreeMap::new(), BTreeMap::new());
        let mut by_bare: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (i, country) in countries.iter().enumerate() {
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                if is_code(name) {
                    by_code.entry(code(name)).or_insert(i);
                    continue;
                }
                by_words.entry(joined(&bag(name))).or_insert(i);
                let bare = joined(&bare(&bag(name)));
                by_bare.entry(bare).and_modify(|known| *known = known.filter(|k| *k == i)).or_insert(Some(i));
            }
            if let Some(id) = country.ids.get("iso3") {
                by_code.entry(id.clone()).or_insert(i);
            }
        }
        let words = by_words.keys().chain(by_bare.keys()).flat_map(|key: &String| key.split(' '));
        let words = words.chain(GOVERNMENT.iter().copied());
        let words: HashSet<String> = words.map(str::to_owned).collect();
        let (mut by_city, mut by_bare_city) = (BTreeMap::new(), BTreeMap::new());
        for (i, names) in cities.iter().enumerate() {
            for name in names {
                by_city.entry(city_key(name)).or_insert(i);
                by_bare_city.entry(bare_city(name)).or_insert(i);
            }
        }
        Self { countries, by_words, by_bare, by_code, words, cities, by_city, by_bare_city }
    }

    fn country(&self, text: &str) -> Option<usize> {
        let text = text.trim();
        if text.len() > LONGEST || !text.starts_with(char::is_uppercase) && !text.to_lowercase().starts_with("the ") {
            return self.by_lower(text);
        }
        if is_code(text) {
            return self.by_code.get(&code(text)).copied();
        }
        let first = fold_key(text);
        if !text.contains('(') && !self.may_have(&first) {
            return None;
        }
        let words = bag(text);
        if let Some(found) = self.by_words.get(&joined(&words)) {
            return Some(*found);
        }
        if let Some((name, aside)) = text.split_once('(') {
            // "Guam (US)": the country that a territory belongs to.
            let owner = self.country(aside.trim_end_matches(')'));
            let found = self.country(name).filter(|_| owner.is_some());
            let own = |i: &usize| {
                let within = self.countries.get(*i).and_then(|c| c.within.as_deref());
                within.is_some_and(|within| self.country(within) == owner)
            };
            if let Some(found) = found.filter(own) {
                return Some(found);
            }
        }
        // "Niger State" is no country; "State of Eritrea" and "Venezuela, Bolivarian Republic of" are.
        let leads = first.split(' ').find(|w| !SMALL.contains(w)).map(expanded);
        let formal = leads.is_some_and(|w| GOVERNMENT.contains(&w.as_str())) || text.contains([',', '(']);
        let rest = bare(&words);
        if !formal || rest.is_empty() || rest.len() == words.len() {
            return None;
        }
        self.by_bare.get(&joined(&rest)).copied().flatten()
    }

    /// Whether all words of a text, folded, may stand in the name of a country: most names have another at once.
    fn may_have(&self, key: &str) -> bool {
        let words = || key.split(' ').filter(|word| !word.is_empty() && !SMALL.contains(word));
        words().count() > MOST_WORDS || words().all(|word| self.words.contains(long(word)))
    }

    /// A few names begin small: "eSwatini".
    fn by_lower(&self, text: &str) -> Option<usize> {
        let mixed = text.len() <= LONGEST && text.chars().nth(1).is_some_and(char::is_uppercase);
        if mixed { self.by_words.get(&joined(&bag(text))).copied() } else { None }
    }

    pub(super) fn city(&self, text: &str) -> Option<usize> {
        if text.len() > LONGEST { None } else { self.by_city.get(&city_key(text)).copied() }
    }

    pub(super) fn known_city(&self, text: &str) -> Option<usize> {
        self.city(text).or_else(|| self.by_bare_city.get(&bare_city(text)).copied().filter(|_| text.len() <= LONGEST))
    }
}

/// The country that `text` as a whole names.
///
/// ```
/// use gainsay::entity::country;
/// let name = |text: &str| country(text).map(|country| country.name.as_str());
/// assert_eq!(name("Burma"), Some("Myanmar"));
/// assert_eq!(name("Korea, Republic of"), Some("South Korea"));
/// assert_eq!(name("KOR"), Some("South Korea"));
/// assert_eq!(name("Korea"), None);
/// assert_eq!(name("Niger State"), None);
/// ```
#[must_use]
pub fn country(text: &str) -> Option<&'static Country> {
    GAZETTEER.country(text).and_then(|i| GAZETTEER.countries.get(i))
}

/// The place in the table of the country that `text` as a whole names.
pub(super) fn country_place(text: &str) -> Option<usize> {
    GAZETTEER.country(text)
}

/// The place in the table of the country of a two-letter code.
pub(super) fn country_of_code(code: &str) -> Option<usize> {
    GAZETTEER.countries.iter().position(|country| country.ids.get("iso2").is_some_and(|iso| iso == code))
}

/// The name of the country at that place of the table.
pub(super) fn country_at(place: usize) -> Option<&'static str> {
    GAZETTEER.countries.get(place).map(|country| country.name.as_str())
}

/// The country or city that `text` as a whole names, as a key, and its first name.
pub(super) fn place(text: &str) -> Option<(String, &'static str)> {
    if let Some(i) = GAZETTEER.country(text) {
        return GAZETTEER.countries.get(i).map(|country| (format!("country {i}"), country.name.as_str()));
    }
    let i = GAZETTEER.city(text)?;
    GAZETTEER.cities.get(i).and_then(|names| names.first()).map(|name| (format!("city {i}"), name.as_str()))
}

/// Capitals alone, with or without points: "UAE", "U.A.E.".
fn is_code(text: &str) -> bool {
    let letters = text.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && text.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}

fn code(text: &str) -> String {
    text.replace('.', "")
}

/// The word that a short one stands for, or itself.
fn long(word: &str) -> &str {
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long)
}

fn expanded(word: &str) -> String {
    long(word).to_owned()
}

/// The words of a name, in alphabetical order, each once.
fn bag(text: &str) -> BTreeSet<String> {
    let key = fold_key(text);
    let words = key.split(' ').filter(|word| !word.is_empty() && !SMALL.contains(word));
    words.take(MOST_WORDS + 1).map(expanded).collect()
}

fn bare(words: &BTreeSet<String>) -> BTreeSet<String> {
    words.iter().filter(|word| !GOVERNMENT.contains(&word.as_str())).cloned().collect()
}

fn joined(words: &BTreeSet<String>) -> String {
    if words.len() > MOST_WORDS { String::new() } else { words.iter().cloned().collect::<Vec<_>>().join(" ") }
}

/// The letters of a name: "Port-Vila" is "Port Vila".
pub(super) fn city_key(text: &str) -> String {
    fold_key(text).split(' ').map(|word| if word == "st" { "saint" } else { word }).collect()
}

/// The letters of a name without the words for a city.
pub(super) fn bare_city(text: &str) -> String {
    fold_key(text).split(' ').filter(|word| !CITY_WORDS.contains(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_found_under_all_its_names() {
        for (name, texts) in [
            ("South Korea", &["Korea, South", "Korea, Rep.", "Korea (Republic of)", "REPUBLIC OF KOREA", "ROK"][..]),
            ("North Korea", &["Korea, Democratic People's Republic of", "Korea, Dem. People\u{2019}s Rep.", "DPRK"]),
            ("Ivory Coast", &["Côte d'Ivoire", "Côte d\u{2019}Ivoire", "Cote d'Ivoire", "the Ivory Coast", "CIV"]),
            (
                "Democratic Republic of the Congo",
                &["Congo, Democratic Republic of the", "Congo, Dem. Rep.", "DR Congo"],
            ),
            ("Republic of the Congo", &["Congo, Rep.", "Congo", "Congo (Brazzaville)", "Congo, Republic of the"]),
            ("Vatican City", &["Holy See (Vatican City)", "Holy See", "Vatican City State (Holy See)"]),
            ("Eswatini", &["Swaziland", "eSwatini", "Kingdom of Eswatini"]),
            ("São Tomé and Príncipe", &["Sao Tome & Principe", "São Tomé", "Sao Tome and Principe"]),
            ("Bahamas", &["Bahamas, The", "The Bahamas", "Commonwealth of The Bahamas"]),
            ("Saint Kitts and Nevis", &["St. Kitts & Nevis", "St Kitts and Nevis"]),
            ("United States Virgin Islands", &["Virgin Islands (U.S.)", "U.S. Virgin Islands", "Virgin Islands, U.S."]),
            ("British Virgin Islands", &["Virgin Islands, British", "Virgin Islands (British)"]),
            ("Guam", &["Guam (US)", "Guam (United States)"]),
            ("Tanzania", &["Tanzania, United Republic of", "United Republic of Tanzania"]),
            ("Iran", &["Iran (Islamic Republic of)", "Iran, Islamic Rep."]),
            ("Turkey", &["Türkiye", "Turkiye", "Republic of Türkiye"]),
            ("Taiwan", &["Republic of China", "Taiwan, Province of China"]),
            ("China", &["People's Republic of China", "China, People's Republic of"]),
            ("Sint Maarten", &["Saint Martin (Dutch part)", "Sint Maarten (Dutch part)"]),
            ("Saint Martin", &["St. Martin (French part)", "Saint-Martin (French part)"]),
        ] {
            for text in texts {
                assert_eq!(country(text).map(|c| c.name.as_str()), Some(name), "{text}");
            }
        }
    }

    #[test]
    fn other_names_are_no_country() {
        for text in [
            "",
            "Korea",
            "korea",
            "the man",
            "Niger State",
            "New Mexico",
            "Guinea pig",
            "Republic",
            "Islamic State",
            "United",
            "turkey",
            "Jersey City",
            "Georgia (US)",
            "East Guinea",
            "UNO",
            "can",
            "Democratic Party",
            "us",
            "(",
            "Republic of",
            "The",
            "Congo River",
        ] {
            assert!(country(text).is_none(), "{text}: {:?}", country(text));
        }
    }

    #[test]
    fn the_tables_are_sound() {
        let g = &*GAZETTEER;
        assert!(g.countries.len() > 240 && g.cities.len() > 250, "{} {}", g.countries.len(), g.cities.len());
        for (i, country) in g.countries.iter().enumerate() {
            for name in std::iter::once(&country.name).chain(&country.aliases) {
                assert_eq!(g.country(name), Some(i), "{name} of {}", country.name);
            }
            assert!(country.within.as_deref().is_none_or(|within| g.country(within).is_some()), "{}", country.name);
        }
        let codes: BTreeSet<&String> = g.countries.iter().filter_map(|c| c.ids.get("iso3")).collect();
        let with_code = g.countries.iter().filter(|c| c.ids.contains_key("iso3")).count();
        assert!(codes.len() == with_code && codes.iter().all(|code| code.len() == 3), "a code stands twice");
        for (i, names) in g.cities.iter().enumerate() {
            for name in names {
                assert_eq!(g.city(name), Some(i), "{name}");
            }
        }
    }
}
