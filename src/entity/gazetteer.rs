//! Countries, territories and cities of the world: which names are names of one of them.
//!
//! Spelling cannot tell that Burma is Myanmar, or that Wien is Vienna. Two tables can; both are data. A country is found
//! under a name in any order of its words ("Korea, Republic of"), with or without articles and words such as "Republic
//! of". What a project's own `entities.toml` says of a name goes before.

use crate::text::fold_key;
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

/// How two names of a place stand that answer one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnePlace {
    /// One name, but for accents, hyphens or a remark behind it.
    Same,
    /// Two names, or two spellings, of one place: what differs.
    Variant(String),
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
const MOST_WORDS: usize = 14;

/// Words for a city, in the languages in which they stand in names of capitals.
const CITY_WORDS: &[&str] =
    &["city", "town", "ville", "stadt", "ciudad", "cidade", "citta", "of", "de", "del", "di", "da", "do", "the"];
/// Words that make another place of a name.
const DIRECTIONS: &[&str] = &[
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "old", "upper", "lower",
    "inner", "outer", "central", "greater", "near", "outside", "and",
];
/// The shortest name of a city that may be cut short or be misspelt: in shorter ones, a letter makes another.
const SPELLING_FROM: usize = 5;
/// The shortest one in which two letters may differ.
const TWO_LETTERS_FROM: usize = 8;
/// The fewest letters that are left of a name that was cut short.
const CUT_FROM: usize = 4;
/// Longer values are no names of cities.
const LONGEST: usize = 200;

struct Gazetteer {
    countries: Vec<Country>,
    by_words: BTreeMap<String, usize>,
    /// Without the words of government; none where two countries share what is left.
    by_bare: BTreeMap<String, Option<usize>>,
    by_code: BTreeMap<String, usize>,
    cities: Vec<Vec<String>>,
    by_city: BTreeMap<String, usize>,
    by_bare_city: BTreeMap<String, usize>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
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
        let (mut by_city, mut by_bare_city) = (BTreeMap::new(), BTreeMap::new());
        for (i, names) in cities.iter().enumerate() {
            for name in names {
                by_city.entry(city_key(name)).or_insert(i);
                by_bare_city.entry(bare_city(name)).or_insert(i);
            }
        }
        Self { countries, by_words, by_bare, by_code, cities, by_city, by_bare_city }
    }

    fn country(&self, text: &str) -> Option<usize> {
        let text = text.trim();
        if text.len() > LONGEST || !text.starts_with(char::is_uppercase) && !text.to_lowercase().starts_with("the ") {
            return self.by_lower(text);
        }
        if is_code(text) {
            return self.by_code.get(&code(text)).copied();
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
        let first = fold_key(text);
        let leads = first.split(' ').find(|w| !SMALL.contains(w)).map(expanded);
        let formal = leads.is_some_and(|w| GOVERNMENT.contains(&w.as_str())) || text.contains([',', '(']);
        let rest = bare(&words);
        if !formal || rest.is_empty() || rest.len() == words.len() {
            return None;
        }
        self.by_bare.get(&joined(&rest)).copied().flatten()
    }

    /// A few names begin small: "eSwatini".
    fn by_lower(&self, text: &str) -> Option<usize> {
        let mixed = text.len() <= LONGEST && text.chars().nth(1).is_some_and(char::is_uppercase);
        if mixed { self.by_words.get(&joined(&bag(text))).copied() } else { None }
    }

    fn city(&self, text: &str) -> Option<usize> {
        if text.len() > LONGEST { None } else { self.by_city.get(&city_key(text)).copied() }
    }

    fn known_city(&self, text: &str) -> Option<usize> {
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

/// Whether a text has the name of a city of the table in it, so that [`one_place`] may say something of it and another.
#[must_use]
pub fn may_name_city(text: &str) -> bool {
    let g = &*GAZETTEER;
    if text.len() > LONGEST * 2 {
        return false;
    }
    let text = without_codes(text.trim());
    let first = parts(&text).next().unwrap_or("");
    let words: Vec<&str> = first.split_whitespace().take(MOST_WORDS).collect();
    g.known_city(&text).is_some()
        || parts(&text).any(|part| g.known_city(part).is_some())
        || (1..=words.len()).any(|n| g.city(&words[..n].join(" ")).is_some())
}

/// Whether two names that answer one question, which place it is, are names of one city. At least one must be known as a
/// city's: of other names this says nothing.
///
/// ```
/// use gainsay::entity::{OnePlace, one_place};
/// assert!(matches!(one_place("Vienna", "Wien"), Some(OnePlace::Variant(_))));
/// assert_eq!(one_place("Lomé", "Lome"), Some(OnePlace::Same));
/// assert_eq!(one_place("La Paz", "Sucre"), None);
/// ```
#[must_use]
pub fn one_place(a: &str, b: &str) -> Option<OnePlace> {
    if a.len() > LONGEST * 2 || b.len() > LONGEST * 2 {
        return None;
    }
    let (a, b) = if a <= b { (a.trim(), b.trim()) } else { (b.trim(), a.trim()) };
    let (x, y) = (without_codes(a), without_codes(b));
    if city_key(&x) == city_key(&y) {
        let coded = x != a || y != b;
        return Some(match coded {
            true => OnePlace::Variant("one of them has a code of HTML in the place of a letter".to_owned()),
            false => OnePlace::Same,
        });
    }
    let g = &*GAZETTEER;
    match (g.city(&x), g.city(&y)) {
        (Some(i), Some(j)) if i == j => {
            let name = g.cities.get(i).and_then(|names| names.first()).map_or("", String::as_str);
            return Some(OnePlace::Variant(format!("both are names of {name}")));
        }
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    if let Some(found) = both_longer(g, &x, &y) {
        return Some(found);
    }
    g.known_city(&x).or(g.known_city(&y)).or_else(|| parts(&x).chain(parts(&y)).find_map(|p| g.known_city(p)))?;
    remark(&x, &y)
        .or_else(|| in_brackets(g, &x, &y).or_else(|| in_brackets(g, &y, &x)))
        .or_else(|| {
            let same = !bare_city(&x).is_empty() && bare_city(&x) == bare_city(&y);
            same.then(|| OnePlace::Variant("they differ only in a word for \"city\"".to_owned()))
        })
        .or_else(|| longer(g, &x, &y).or_else(|| longer(g, &y, &x)))
        .or_else(|| cut_short(g, &x, &y).or_else(|| cut_short(g, &y, &x)))
        .or_else(|| misspelt(&x, &y))
}

/// One name with a remark behind it: "Port Ellis; note - the harbour is elsewhere".
fn remark(a: &str, b: &str) -> Option<OnePlace> {
    let main = |text: &str| {
        let end = text.find([';', ':']).or_else(|| text.find(" - ")).unwrap_or(text.len());
        city_key(text.get(..end).unwrap_or(text))
    };
    (main(a) == main(b) && !main(a).is_empty()).then_some(OnePlace::Same)
}

/// The stretches of a text that brackets and commas part.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['(', ')', '[', ']', ';', ':', ',', '/']).map(str::trim).filter(|part| !part.is_empty())
}

/// "Helsinki [Helsingfors]" against "Helsinki": the brackets hold another name, and no other city's.
fn in_brackets(g: &Gazetteer, a: &str, b: &str) -> Option<OnePlace> {
    if !a.contains(['(', '[', '/']) {
        return None;
    }
    let same = |x: &str, y: &str| city_key(x) == city_key(y) || g.city(x).is_some_and(|i| g.city(y) == Some(i));
    let cities: BTreeSet<usize> = parts(a).filter_map(|part| g.city(part)).collect();
    let found = cities.len() < 2 && parts(a).any(|part| same(part, b));
    found.then(|| OnePlace::Variant("one of them gives another name in brackets".to_owned()))
}

/// "Douglas, Isle of Man" against "Douglas": words more that make no other place of it.
fn longer(g: &Gazetteer, long: &str, short: &str) -> Option<OnePlace> {
    g.known_city(short)?;
    let words = |text: &str| fold_key(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (long_words, short_words) = (words(long), words(short));
    if long_words.len() <= short_words.len() {
        return None;
    }
    let rest = long_words.strip_prefix(&short_words[..]).or_else(|| long_words.strip_suffix(&short_words[..]))?;
    let other = parts(long).any(|part| g.city(part).is_some_and(|i| g.known_city(short) != Some(i)));
    let elsewhere = rest.iter().any(|word| DIRECTIONS.contains(&word.as_str()));
    (!other && !elsewhere).then(|| OnePlace::Variant(format!("only one of them has \"{}\"", rest.join(" "))))
}

/// "Riga in Latvian" and "Riga in Livonian": both begin with one city's name.
fn both_longer(g: &Gazetteer, a: &str, b: &str) -> Option<OnePlace> {
    let leading = |text: &str| {
        if g.city(text).is_some() {
            return None;
        }
        let first = parts(text).next().unwrap_or("");
        let words: Vec<&str> = first.split_whitespace().take(MOST_WORDS).collect();
        if words.iter().any(|word| DIRECTIONS.contains(&fold_key(word).as_str())) {
            return None;
        }
        (1..=words.len()).rev().find_map(|n| g.city(&words[..n].join(" ")))
    };
    let one = leading(a).is_some_and(|city| leading(b) == Some(city));
    one.then(|| OnePlace::Variant("both begin with one city's name, and go on in other words".to_owned()))
}

/// "Noum" for "Nouméa": what follows the cut is a letter with an accent, so a program lost the rest.
fn cut_short(g: &Gazetteer, short: &str, other: &str) -> Option<OnePlace> {
    let names = g.city(other).and_then(|i| g.cities.get(i)).map(Vec::as_slice).unwrap_or_default();
    let cut = names.iter().map(String::as_str).chain([other]).any(|name| {
        let rest = name.strip_prefix(short).and_then(|rest| rest.chars().next());
        short.chars().count() >= CUT_FROM && rest.is_some_and(|c| !c.is_ascii())
    });
    cut.then(|| OnePlace::Variant(format!("\"{short}\" is cut short at a letter with an accent")))
}

/// A letter or two apart.
fn misspelt(a: &str, b: &str) -> Option<OnePlace> {
    let (x, y) = (city_key(a), city_key(b));
    let shorter = x.len().min(y.len());
    let allowed = match shorter {
        TWO_LETTERS_FROM.. => 2,
        SPELLING_FROM.. => 1,
        _ => return None,
    };
    let near = x.chars().next() == y.chars().next() && strsim::osa_distance(&x, &y) <= allowed;
    near.then(|| OnePlace::Variant("they are a letter or two apart".to_owned()))
}

/// The text with letters for their codes in HTML: "Malag&aacute" is "Malagá" but for the accent, which is not compared.
fn without_codes(text: &str) -> String {
    const ACCENTS: &[&str] = &["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash"];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, code) = rest.split_at(at);
        out.push_str(before);
        let letter = code.chars().nth(1).filter(char::is_ascii_alphabetic);
        let after = letter.and_then(|_| code.get(2..));
        let accent = after.and_then(|after| ACCENTS.iter().find_map(|accent| after.strip_prefix(accent)));
        rest = match (letter, accent) {
            (Some(letter), Some(after)) => {
                out.push(letter);
                after.strip_prefix(';').unwrap_or(after)
            }
            _ => {
                out.push('&');
                code.get(1..).unwrap_or("")
            }
        };
    }
    out.push_str(rest);
    out
}

/// Capitals alone, with or without points: "UAE", "U.A.E.".
fn is_code(text: &str) -> bool {
    let letters = text.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && text.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}

fn code(text: &str) -> String {
    text.replace('.', "")
}

fn expanded(word: &str) -> String {
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long).to_owned()
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
fn city_key(text: &str) -> String {
    fold_key(text).split(' ').map(|word| if word == "st" { "saint" } else { word }).collect()
}

/// The letters of a name without the words for a city.
fn bare_city(text: &str) -> String {
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

    #[test]
    fn two_names_of_one_city() {
        for (a, b) in [
            ("Prague", "Praha"),
            ("Kiev", "Kyiv"),
            ("Rangoon", "Rangoon (Yangon)"),
            ("Victoria", "City of Victoria"),
            ("Port Moresby", "Port Moresbi"),
            ("Asunci&oacute;n", "Asunción"),
            ("Yaound&eacute", "Yaounde"),
            ("Bogot", "Bogotá"),
            ("Riga", "Riga, Latvia"),
            ("Oslo in Norwegian", "Oslo in Danish"),
            ("Gaborone", "Gaboronne"),
        ] {
            assert!(matches!(one_place(a, b), Some(OnePlace::Variant(_))), "{a} {b}: {:?}", one_place(a, b));
            assert_eq!(one_place(a, b), one_place(b, a), "{a} {b}");
        }
        for (a, b) in [("Port-Vila", "Port Vila"), ("Lomé", " Lome"), ("Nuuk; note: the port", "Nuuk")] {
            assert_eq!(one_place(a, b), Some(OnePlace::Same), "{a} {b}");
        }
    }

    #[test]
    fn two_cities_stay_two() {
        for (a, b) in [
            ("La Paz", "Sucre"),
            ("Colombo", "Colombo, Sri Jayawardenepura Kotte"),
            ("Jerusalem", "East Jerusalem"),
            ("Amsterdam", "The Hague"),
            ("Delhi", "New Delhi"),
            ("Lima", "Lome"),
            ("Jane Roe", "Jane Roes"),
            ("Elmton", "Elmton City"),
            ("", "Paris"),
        ] {
            assert_eq!(one_place(a, b), None, "{a} {b}");
        }
    }
}
