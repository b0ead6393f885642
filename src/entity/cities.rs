//! Which city lies in which country and region: "Ulm" is in Germany, "Chicago" in Illinois.
//!
//! The list (`data/cities.tsv`) is made by `data/make_cities.py` from GeoNames (Creative Commons Attribution 4.0). It is
//! searched where it stands, so that a run that asks nothing of it pays nothing. A name of several cities is any of them.

use super::gazetteer::country;
use crate::text::fold_key;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("data/cities.tsv");

/// Longer texts name no city.
const LONGEST: usize = 120;

/// Regions of the countries whose cities are listed by region: code, name, and how it is shortened. A name that is a
/// country's too ("Georgia") is both.
#[rustfmt::skip]
const REGIONS: &[(&str, &str, &[&str])] = &[
    ("us-al", "Alabama", &["AL", "Ala"]), ("us-ak", "Alaska", &["AK"]), ("us-az", "Arizona", &["AZ", "Ariz"]),
    ("us-ar", "Arkansas", &["AR", "Ark"]), ("us-ca", "California", &["CA", "Calif", "Cal"]),
    ("us-co", "Colorado", &["CO", "Colo"]), ("us-ct", "Connecticut", &["CT", "Conn"]),
    ("us-de", "Delaware", &["DE", "Del"]), ("us-dc", "District of Columbia", &["DC"]),
    ("us-fl", "Florida", &["FL", "Fla"]), ("us-ga", "Georgia", &["GA"]), ("us-hi", "Hawaii", &["HI"]),
    ("us-id", "Idaho", &["ID"]), ("us-il", "Illinois", &["IL", "Ill"]), ("us-in", "Indiana", &["IN", "Ind"]),
    ("us-ia", "Iowa", &["IA"]), ("us-ks", "Kansas", &["KS", "Kan", "Kans"]), ("us-ky", "Kentucky", &["KY", "Ky"]),
    ("us-la", "Louisiana", &["LA", "La"]), ("us-me", "Maine", &["ME"]), ("us-md", "Maryland", &["MD", "Md"]),
    ("us-ma", "Massachusetts", &["MA", "Mass"]), ("us-mi", "Michigan", &["MI", "Mich"]),
    ("us-mn", "Minnesota", &["MN", "Minn"]), ("us-ms", "Mississippi", &["MS", "Miss"]),
    ("us-mo", "Missouri", &["MO", "Mo"]), ("us-mt", "Montana", &["MT", "Mont"]),
    ("us-ne", "Nebraska", &["NE", "Neb", "Nebr"]), ("us-nv", "Nevada", &["NV", "Nev"]),
    ("us-nh", "New Hampshire", &["NH"]), ("us-nj", "New Jersey", &["NJ"]), ("us-nm", "New Mexico", &["NM"]),
    ("us-ny", "New York", &["NY", "New York State"]), ("us-nc", "North Carolina", &["NC"]),
    ("us-nd", "North Dakota", &["ND"]), ("us-oh", "Ohio", &["OH"]), ("us-ok", "Oklahoma", &["OK", "Okla"]),
    ("us-or", "Oregon", &["OR", "Ore", "Oreg"]), ("us-pa", "Pennsylvania", &["PA", "Pa", "Penn"]),
    ("us-ri", "Rhode Island", &["RI"]), ("us-sc", "South Carolina", &["SC"]), ("us-sd", "South Dakota", &["SD"]),
    ("us-tn", "Tennessee", &["TN", "Tenn"]), ("us-tx", "Texas", &["TX", "Tex"]), ("us-ut", "Utah", &["UT"]),
    ("us-vt", "Vermont", &["VT", "Vt"]), ("us-va", "Virginia", &["VA", "Va"]),
    ("us-wa", "Washington", &["WA", "Wash", "Washington State"]), ("us-wv", "West Virginia", &["WV", "W Va"]),
    ("us-wi", "Wisconsin", &["WI", "Wis", "Wisc"]), ("us-wy", "Wyoming", &["WY", "Wyo"]),
    ("gb-eng", "England", &[]), ("gb-sct", "Scotland", &[]), ("gb-wls", "Wales", &[]),
    ("gb-nir", "Northern Ireland", &[]),
    ("ca-ab", "Alberta", &["AB"]), ("ca-bc", "British Columbia", &["BC"]), ("ca-mb", "Manitoba", &["MB"]),
    ("ca-nb", "New Brunswick", &["NB"]), ("ca-nl", "Newfoundland and Labrador", &["NL", "Newfoundland"]),
    ("ca-ns", "Nova Scotia", &["NS"]), ("ca-on", "Ontario", &["ON", "Ont"]),
    ("ca-pe", "Prince Edward Island", &["PEI"]), ("ca-qc", "Quebec", &["QC", "Que"]),
    ("ca-sk", "Saskatchewan", &["SK", "Sask"]), ("ca-yt", "Yukon", &["YT"]),
    ("ca-nt", "Northwest Territories", &["NT", "NWT"]), ("ca-nu", "Nunavut", &["NU"]),
    ("au-act", "Australian Capital Territory", &["ACT"]), ("au-nsw", "New South Wales", &["NSW"]),
    ("au-nt", "Northern Territory", &[]), ("au-qld", "Queensland", &["Qld", "QLD"]),
    ("au-sa", "South Australia", &[]), ("au-tas", "Tasmania", &["Tas", "TAS"]), ("au-vic", "Victoria", &["Vic", "VIC"]),
    ("au-wa", "Western Australia", &[]),
    ("de-bw", "Baden-Württemberg", &[]), ("de-by", "Bavaria", &["Bayern"]), ("de-be", "Berlin", &[]),
    ("de-bb", "Brandenburg", &[]), ("de-hb", "Bremen", &[]), ("de-hh", "Hamburg", &[]),
    ("de-he", "Hesse", &["Hessen"]), ("de-mv", "Mecklenburg-Vorpommern", &["Mecklenburg-Western Pomerania"]),
    ("de-ni", "Lower Saxony", &["Niedersachsen"]), ("de-nw", "North Rhine-Westphalia", &["Nordrhein-Westfalen"]),
    ("de-rp", "Rhineland-Palatinate", &["Rheinland-Pfalz"]), ("de-sl", "Saarland", &[]),
    ("de-sn", "Saxony", &["Sachsen"]), ("de-st", "Saxony-Anhalt", &["Sachsen-Anhalt"]),
    ("de-sh", "Schleswig-Holstein", &[]), ("de-th", "Thuringia", &["Thüringen"]),
];

/// What a text may name on the map: looked up once, and then compared as often as need be.
#[derive(Clone, Debug, Default)]
pub struct Whereabouts {
    /// The codes of the country and the regions that it names.
    areas: Vec<String>,
    /// Where the cities of its name lie, or the region that it is.
    bearers: Vec<String>,
    /// The key of its first part where that is a city, and the codes of each part behind it.
    city: Option<(String, Vec<Container>)>,
}

/// A place behind a comma: its folded words, and the codes of the areas that they name.
type Container = (String, Vec<String>);

impl Whereabouts {
    /// Looks a text up. One that names no known place has none.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.len() > LONGEST || !text.chars().any(char::is_uppercase) {
            return Self::default();
        }
        let mut parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let Some(name) = parts.next() else { return Self::default() };
        let areas = areas(text);
        let known: Vec<&str> = cities(name).collect();
        let mut bearers: Vec<String> = known.iter().map(|code| (*code).to_owned()).collect();
        if name != text || bearers.is_empty() {
            bearers.extend(self::areas(name).into_iter().filter(|code| code.contains('-')));
        }
        if bearers.is_empty() {
            return Self { areas, ..Self::default() };
        }
        let containers: Vec<Container> = parts.map(|part| (fold_key(part), self::areas(part))).collect();
        // "Springfield, Illinois": the places behind the comma say which, as far as they are known.
        for (_, codes) in &containers {
            let inside = |at: &&String| codes.iter().any(|code| within(at, code));
            let told: Vec<String> = bearers.iter().filter(inside).cloned().collect();
            if !told.is_empty() {
                bearers = told;
            }
        }
        let city = (!known.is_empty()).then(|| (place_key(name), containers));
        Self { areas, bearers, city }
    }

    /// Whether it is a place that the map has.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !(self.areas.is_empty() && self.bearers.is_empty())
    }

    /// Whether this lies within `outer`, as [`lies_in`] has it.
    #[must_use]
    pub fn lies_in(&self, outer: &Self) -> Option<bool> {
        if self.bearers.is_empty() || outer.areas.is_empty() {
            return None;
        }
        Some(self.bearers.iter().any(|at| outer.areas.iter().any(|code| within(at, code))))
    }

    /// Whether two texts name one city, of which they give the region in full, in short or in part: "Chicago, IL",
    /// "Chicago, Illinois, USA".
    #[must_use]
    pub fn is_one_with(&self, other: &Self) -> bool {
        let (Some((a, p)), Some((b, q))) = (&self.city, &other.city) else { return false };
        let (short, long) = if p.len() <= q.len() { (p, q) } else { (q, p) };
        let mut rest = long.iter();
        a == b
            && !short.is_empty()
            && short.iter().all(|(key, codes)| {
                rest.any(|(other, theirs)| key == other || codes.iter().any(|code| theirs.contains(code)))
            })
    }
}

/// Whether `inner` lies within `outer`: a city in its region or country, a region in its country. `None` where either is
/// unknown; `Some(false)` where both are known and no place of the one name lies in a place of the other.
///
/// ```
/// use gainsay::entity::lies_in;
/// assert_eq!(lies_in("Ulm", "Germany"), Some(true));
/// assert_eq!(lies_in("Chicago, Illinois", "USA"), Some(true));
/// assert_eq!(lies_in("Chicago", "Ohio"), Some(false));
/// assert_eq!(lies_in("Elmton", "Ohio"), None);
/// ```
#[must_use]
pub fn lies_in(inner: &str, outer: &str) -> Option<bool> {
    Whereabouts::of(inner).lies_in(&Whereabouts::of(outer))
}

fn within(inner: &str, outer: &str) -> bool {
    inner == outer || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('-'))
}

/// The regions by their folded names, and by how they are shortened.
static BY_NAME: LazyLock<BTreeMap<String, &'static str>> =
    LazyLock::new(|| REGIONS.iter().map(|(code, name, _)| (fold_key(name), *code)).collect());
static BY_SHORT: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| REGIONS.iter().flat_map(|(code, _, short)| short.iter().map(move |s| (*s, *code))).collect());

/// The codes of the country and the regions that a text names.
fn areas(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches('.');
    let plain = text.replace('.', "");
    let region = BY_SHORT.get(plain.as_str()).or_else(|| BY_NAME.get(&fold_key(&plain)));
    let mut found: Vec<String> = region.map(|code| (*code).to_owned()).into_iter().collect();
    if found.is_empty() || plain.len() > 3 {
        let country = country(text).and_then(|country| country.ids.get("iso2"));
        found.extend(country.map(|id| id.to_lowercase()));
    }
    found
}

/// Where the cities of a name lie, largest first.
fn cities(name: &str) -> impl Iterator<Item = &'static str> {
    lookup(&place_key(name)).unwrap_or("").split(' ').filter(|code| !code.is_empty())
}

fn lookup(key: &str) -> Option<&'static str> {
    let bytes = LIST.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes.get(..middle)?.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let end = bytes.get(start..)?.iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| start + at);
        let (name, codes) = LIST.get(start..end)?.split_once('\t')?;
        match name.cmp(key) {
            std::cmp::Ordering::Equal => return Some(codes),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// The key of a place's name: letters and digits alone, "St." as "Saint", "Mt." as "Mount", "Ft." as "Fort".
fn place_key(name: &str) -> String {
    let full = |word: &str| match word {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        "mt" => "mount".to_owned(),
        "ft" => "fort".to_owned(),
        other => other.to_owned(),
    };
    fold_key(name).split(' ').map(full).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_its_codes_are_known() {
        let names: Vec<&str> = LIST.lines().filter_map(|line| line.split_once('\t').map(|(name, _)| name)).collect();
        assert!(names.len() > 30_000 && names.len() == LIST.lines().count());
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        for line in LIST.lines().step_by(97) {
            let (name, codes) = line.split_once('\t').unwrap();
            assert_eq!(lookup(name), Some(codes));
            for code in codes.split(' ').filter(|code| code.contains('-')) {
                assert!(REGIONS.iter().any(|(known, ..)| *known == code) || code.starts_with("us-"), "{code}");
            }
        }
        assert_eq!((lookup(""), lookup("zzzzzz"), lookup("a")), (None, None, None));
    }

    #[test]
    fn a_city_lies_in_its_region_and_country() {
        for (inner, outer) in [
            ("Ulm", "Germany"),
            ("Ulm", "Baden-Württemberg"),
            ("Ulm, Kingdom of Württemberg", "Germany"),
            ("Chicago", "Illinois"),
            ("Chicago", "Ill."),
            ("Chicago, IL", "United States"),
            ("Illinois", "USA"),
            ("New York", "New York"),
            ("New York City", "New York"),
            ("Atlanta", "Georgia"),
            ("Tbilisi", "Georgia"),
            ("Springfield", "Missouri"),
            ("Springfield, Illinois", "Illinois"),
            ("St. Louis", "Missouri"),
            ("Saint Paul", "Minnesota"),
            ("Glasgow", "Scotland"),
            ("Glasgow", "United Kingdom"),
            ("Calgary", "Alberta"),
            ("Hobart", "Tasmania"),
            ("Munich", "Bavaria"),
            ("Washington", "United States"),
        ] {
            assert_eq!(lies_in(inner, outer), Some(true), "{inner} in {outer}");
        }
    }

    #[test]
    fn a_city_of_elsewhere_and_an_unknown_one_are_told() {
        for (inner, outer) in [
            ("Ulm", "France"),
            ("Chicago", "Ohio"),
            ("Springfield, Illinois", "Missouri"),
            ("Illinois", "Canada"),
            ("Munich", "Saxony"),
        ] {
            assert_eq!(lies_in(inner, outer), Some(false), "{inner} in {outer}");
        }
        for (inner, outer) in
            [("Elmton", "Ohio"), ("Chicago", "Freedonia"), ("", "Ohio"), ("Germany", "Ulm"), ("Chicago", "Chicago")]
        {
            assert_eq!(lies_in(inner, outer), None, "{inner} in {outer}");
        }
    }

    #[test]
    fn a_region_may_be_shortened() {
        let one = |a: &str, b: &str| Whereabouts::of(a).is_one_with(&Whereabouts::of(b));
        assert!(one("Chicago, IL", "Chicago, Illinois"));
        assert!(one("Chicago, Ill.", "Chicago, Illinois, USA"));
        assert!(!one("Springfield, IL", "Springfield, Missouri"));
        assert!(!one("Chicago", "Chicago, Illinois"));
        assert!(!one("Elmton, IL", "Elmton, Illinois"));
    }
}
