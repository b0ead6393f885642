//! Places and bodies that texts name without saying what they are, as data, and the words that people are called by
//! after places.

use crate::text::fold_key;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What sort of place a name is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceSort {
    /// A country, or a state, a province, a part of the world: it may stand behind a town.
    Region,
    /// A town.
    City,
}

/// A place that is known by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The name that stands for all its names.
    pub(super) name: &'static str,
    /// What sort it is.
    pub(super) sort: PlaceSort,
    /// An abbreviation that is a place only behind a town: "Miss.", "Ind."
    pub(super) short: bool,
}

/// The longest name of a known place, in words.
pub(super) const LONGEST_PLACE: usize = 5;

/// The place that these words name, by their folded key.
pub(super) fn place(key: &str) -> Option<Place> {
    static PLACES: LazyLock<BTreeMap<String, Place>> = LazyLock::new(|| {
        let mut places = BTreeMap::new();
        for line in include_str!("places.txt").lines() {
            let Some((kind, rest)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else { continue };
            let sort = if kind == "city" { PlaceSort::City } else { PlaceSort::Region };
            // "Washington, D.C." is one name with a comma.
            let groups: Vec<&str> = if rest.contains(", D.C. ") { vec![rest] } else { rest.split(", ").collect() };
            for group in groups {
                let mut names = group.split(" = ").map(str::trim);
                let Some(name) = names.next() else { continue };
                for written in std::iter::once(name).chain(names) {
                    let short = written.ends_with('.') && written.matches('.').count() == 1;
                    places.entry(fold_key(written)).or_insert(Place { name, sort, short });
                }
            }
        }
        places
    });
    PLACES.get(key).copied()
}

/// Places whose names are also common words: at the beginning of a sentence they may be either.
pub(super) const ALSO_WORDS: &[&str] = &[
    "nice", "bath", "mobile", "cork", "mesa", "buffalo", "flint", "turkey", "chad", "dover", "queens", "georgia",
    "plymouth",
];

/// The full name of a body that is known by an acronym.
pub(super) fn body(acronym: &str) -> Option<&'static str> {
    static BODIES: LazyLock<BTreeMap<&'static str, &'static str>> =
        LazyLock::new(|| bodies().map(|(acronym, name, _)| (acronym, name)).collect());
    BODIES.get(acronym).copied()
}

/// Whether these words, by their folded key, are the whole name of a known body: no "and" carries it on.
pub(super) fn is_whole_body(key: &str) -> bool {
    static NAMES: LazyLock<std::collections::BTreeSet<String>> = LazyLock::new(|| {
        bodies().flat_map(|(_, name, others)| std::iter::once(name).chain(others.split(" = "))).map(fold_key).collect()
    });
    NAMES.contains(key)
}

fn bodies() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    include_str!("bodies.txt").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (acronym, rest) = line.split_once(" = ")?;
        let (name, others) = rest.split_once(" = ").unwrap_or((rest, ""));
        Some((acronym, name, others))
    })
}

/// Words for people and things of a place, a party or a faith, and languages: they have a capital and name nobody.
const DEMONYMS: &str = "african afghan albanian algerian american americans angolan arab arabs argentine armenian asian \
    asians australian australians austrian azerbaijani bahraini bangladeshi basque belarusian belgian bolivian bosnian \
    brazilian british briton britons bulgarian burmese cambodian cameroonian canadian canadians catalan chechen chilean \
    chinese colombian congolese croatian cuban cypriot czech danish dane danes dutch ecuadorian egyptian english \
    eritrean estonian ethiopian european europeans filipino filipinos finnish french gazan georgian german germans \
    ghanaian greek greeks guatemalan haitian haitians honduran hungarian icelandic indian indians indonesian iranian \
    iraqi iraqis irish israeli israelis italian italians jamaican japanese jordanian kazakh kenyan korean koreans \
    kosovar kurdish kurds kuwaiti lao laotian latvian lebanese liberian libyan lithuanian macedonian malaysian maltese \
    mexican mexicans moldovan mongolian montenegrin moroccan mozambican namibian nepali nepalese nicaraguan nigerian \
    norwegian omani pakistani pakistanis palestinian palestinians panamanian paraguayan persian peruvian polish \
    portuguese qatari romanian russian russians rwandan salvadoran saudi saudis scottish scots senegalese serb serbian \
    serbs singaporean slovak slovenian somali somalis spanish spaniard sudanese swedish swede swiss syrian syrians \
    taiwanese tamil thai tibetan tunisian turk turkish turks ugandan ukrainian ukrainians uruguayan uzbek venezuelan \
    venezuelans vietnamese welsh yemeni zambian zimbabwean latino latinos latina hispanic hispanics caucasian black \
    alabamian alaskan arizonan arkansan californian californians coloradan floridian georgian hawaiian hoosier iowan \
    kansan kentuckian mainer mississippian mississippians missourian montanan nebraskan nevadan ohioan oklahoman \
    oregonian pennsylvanian tennessean texan texans utahn vermonter virginian wisconsinite wyomingite angeleno parisian \
    londoner londoners bostonian chicagoan christian christians catholic catholics protestant muslim muslims islamic \
    islamist islamists sunni shiite shia jewish jew jews hindu hindus buddhist mormon evangelical anglican baptist \
    methodist lutheran democrat democrats democratic republican republicans libertarian marxist communist nazi nazis \
    conservative tory tories labour western eastern northern southern midwestern arabic hebrew latin mandarin cantonese \
    turkmen kyrgyz tajik soviet somalian malian chadian angolan ivorian bahamian guyanese bhutanese \
    urdu farsi pashto english-speaking spanish-speaking anglo afro caribbean";

/// Whether a word, by its folded key, is said of people of a place, a party or a faith.
pub(super) fn is_demonym(key: &str) -> bool {
    static WORDS: LazyLock<std::collections::BTreeSet<&'static str>> =
        LazyLock::new(|| DEMONYMS.split_whitespace().collect());
    WORDS.contains(key) || key.strip_suffix('s').is_some_and(|one| WORDS.contains(one))
}

/// Words with a capital that name no entity: days, months, pronouns, words of address, marks of time.
const NO_NAMES: &str = "i i'm im ive ill id monday tuesday wednesday thursday friday saturday sunday january february march \
    april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon \
    tue tues wed thu thur thurs fri sat sun am pm ad bc ce bce est edt cst cdt mst mdt pst pdt gmt utc christmas easter \
    thanksgiving halloween ramadan hanukkah passover tv ok vs no nos dna dui dwi faq faqs ceo cfo coo cto mp mps ceos gps sos pc id ids \
    suv suvs atm pdf url html web internet god lord sir madam mr mrs ms miss dr ii iii iv vi vii viii ix xi xii okay \
    hiv aids covid ph phd md jr sr nation photo photos credit source sources file updated published posted read story video \
    image getty copyright rsvp fyi asap usd eur gbp n/a na tba tbd rd st ave";

/// Whether a word, by its folded key, names nothing though it has a capital.
pub(super) fn is_no_name(key: &str) -> bool {
    static WORDS: LazyLock<std::collections::BTreeSet<&'static str>> =
        LazyLock::new(|| NO_NAMES.split_whitespace().collect());
    WORDS.contains(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_place_stand_for_one() {
        let name = |words: &str| place(&fold_key(words)).map(|p| p.name);
        assert_eq!(name("U.S."), Some("United States"));
        assert_eq!(name("Washington, D.C."), Some("Washington, D.C."));
        assert_eq!(name("Miss."), Some("Mississippi"));
        assert_eq!(name("Łódź"), Some("Łódź"));
        assert_eq!(name("mill"), None);
        assert!(place("ohio").is_some_and(|p| p.sort == PlaceSort::Region));
    }

    #[test]
    fn every_place_fits_the_longest() {
        for line in include_str!("places.txt").lines().filter(|l| !l.starts_with('#')) {
            for name in line.split(": ").nth(1).unwrap_or("").split([',', '=']) {
                assert!(name.split_whitespace().count() <= LONGEST_PLACE, "{name}");
            }
        }
    }

    #[test]
    fn known_bodies_and_people_of_places() {
        assert_eq!(body("FBI"), Some("Federal Bureau of Investigation"));
        assert_eq!(body("XQZ"), None);
        assert!(is_whole_body("department of justice") && !is_whole_body("department of"));
        assert!(is_demonym("ohioans") && !is_demonym("ohio"));
    }
}
