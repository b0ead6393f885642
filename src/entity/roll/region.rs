//! Regions: the states, provinces and countries by which namesakes are told apart, under the names that texts give them.
//!
//! Those of `regions.txt` are known wherever they stand in a name. The other divisions of the world, and what only a
//! table itself shows to be a region, count in its places.

use super::super::gazetteer::{country_at, country_of_code, country_place};
use super::division::{DIVISIONS, core};
use crate::text::fold_key;
use hashbrown::{HashMap, HashSet};
use std::sync::LazyLock;

/// A region: a state or province by its place in the table, from 1; behind them the divisions of the world, the
/// countries, and the regions that a table shows by its own places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(u16);

/// One line a region: code, name, the short form of newspapers, the postal code.
const TABLE: &str = include_str!("regions.txt");

/// Where the numbers of the divisions of the world begin.
const WORLD: u16 = 1_000;
/// Where the numbers of countries begin.
const COUNTRIES: u16 = 10_000;
/// Where the numbers of a table's own regions begin.
const OWN: u16 = 20_000;
/// The longest text that can name a region; nothing longer is looked at.
const LONGEST: usize = 30;
/// The most words that the name of a region has.
const MOST_WORDS: usize = 4;

#[derive(Default)]
struct Regions {
    /// Code and name.
    all: Vec<(&'static str, &'static str)>,
    /// By the letters of any of its names, lower case.
    by_letters: HashMap<String, Region>,
    /// By the full name, lower case.
    by_name: HashMap<String, Region>,
    /// By the short form of newspapers, letters alone, lower case.
    by_short: HashMap<String, Region>,
    by_postal: HashMap<&'static str, Region>,
    by_code: HashMap<&'static str, Region>,
    /// Every word of a full name.
    words: HashSet<String>,
    /// The words that a full name begins with, and that one ends with: most names have none of them at that end.
    firsts: HashSet<String>,
    lasts: HashSet<String>,
}

static REGIONS: LazyLock<Regions> = LazyLock::new(|| {
    let mut found = Regions::default();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&'static str> = line.split('|').collect();
        let [code, name, short, postal] = cells[..] else { continue };
        found.all.push((code, name));
        let Ok(place) = u16::try_from(found.all.len()) else { continue };
        let region = Region(place);
        found.by_code.insert(code, region);
        for text in [name, short, postal].into_iter().filter(|text| !text.is_empty()) {
            found.by_letters.entry(letters(text)).or_insert(region);
        }
        found.by_name.entry(name.to_lowercase()).or_insert(region);
        let lower = name.to_lowercase();
        found.words.extend(lower.split(' ').map(str::to_owned));
        found.firsts.extend(lower.split(' ').next().map(str::to_owned));
        found.lasts.extend(lower.split(' ').next_back().map(str::to_owned));
        if !short.is_empty() {
            found.by_short.entry(letters(short)).or_insert(region);
        }
        if !postal.is_empty() {
            found.by_postal.entry(postal).or_insert(region);
        }
    }
    found
});

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

impl Region {
    /// The region that a whole text names: "Mississippi", "Miss.", "MS".
    ///
    /// ```
    /// use gainsay::entity::Region;
    /// assert_eq!(Region::of("N.H."), Region::of("New Hampshire"));
    /// assert_eq!(Region::of("Elmton"), None);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let state = || REGIONS.by_letters.get(&letters(text)).copied();
        let country = || Self::of_country(country_place(text)?);
        if text.len() > LONGEST { None } else { state().or_else(country) }
    }

    /// The region whose full name begins a run of words, and how many of them that takes.
    pub(super) fn leads(words: &[&str]) -> Option<(Self, usize)> {
        if !Self::may_lead(words.first()?) {
            return None;
        }
        let most = MOST_WORDS.min(words.len());
        (1..=most).rev().find_map(|n| REGIONS.by_name.get(&words[..n].join(" ")).map(|region| (*region, n)))
    }

    /// The region whose full name ends a run of words, and how many of them that takes.
    pub(super) fn ends(words: &[&str]) -> Option<(Self, usize)> {
        if !Self::may_end(words.last()?) {
            return None;
        }
        let most = MOST_WORDS.min(words.len());
        let at = |n: usize| words[words.len() - n..].join(" ");
        (1..=most).rev().find_map(|n| REGIONS.by_name.get(&at(n)).map(|region| (*region, n)))
    }

    /// Whether a word, lower case, begins the full name of a region.
    pub(super) fn may_lead(word: &str) -> bool {
        REGIONS.firsts.contains(word)
    }

    /// Whether a word, lower case, ends the full name of a region.
    pub(super) fn may_end(word: &str) -> bool {
        REGIONS.lasts.contains(word)
    }

    /// The region of a newspaper's short form, lower case and without its point: "wis".
    pub(super) fn by_short(word: &str) -> Option<Self> {
        REGIONS.by_short.get(word).copied()
    }

    /// The region of a postal code in capitals: "WI".
    pub(super) fn by_postal(code: &str) -> Option<Self> {
        REGIONS.by_postal.get(code).copied()
    }

    /// Whether a word, lower case, is one of the full name of a region.
    pub(super) fn has_word(word: &str) -> bool {
        REGIONS.words.contains(word)
    }

    /// The divisions of the world that a whole text may name; several where the name is one of several.
    #[must_use]
    pub fn divisions(text: &str) -> Vec<Self> {
        let named = if text.len() > LONGEST { &[][..] } else { DIVISIONS.named(text) };
        named.iter().filter_map(|at| Self::of_division(*at)).collect()
    }

    /// The key under which the writings of a region's name are one: "County Mayo", "Co. Mayo".
    #[must_use]
    pub fn key(text: &str) -> String {
        core(&fold_key(text))
    }

    fn of_division(at: usize) -> Option<Self> {
        let code = DIVISIONS.all.get(at)?.code;
        let new = || u16::try_from(at).ok().and_then(|at| at.checked_add(WORLD)).filter(|n| *n < COUNTRIES).map(Self);
        REGIONS.by_code.get(code).copied().or_else(new)
    }

    /// The country that a whole text names.
    #[must_use]
    pub fn country_named(text: &str) -> Option<Self> {
        if text.len() > LONGEST { None } else { Self::of_country(country_place(text)?) }
    }

    /// The region that a table shows by its own places, by its number there.
    #[must_use]
    pub fn own(number: usize) -> Option<Self> {
        u16::try_from(number).ok().and_then(|number| number.checked_add(OWN)).map(Self)
    }

    /// The number of a table's own region.
    #[must_use]
    pub fn own_number(self) -> Option<usize> {
        self.0.checked_sub(OWN).map(usize::from)
    }

    /// What the region lies in: "Kent" in England, England in the United Kingdom; nothing for a country.
    #[must_use]
    pub fn within(self) -> Option<Self> {
        if self.0 >= COUNTRIES {
            return None;
        }
        let (code, _) = self.entry();
        let above = DIVISIONS.by_code.get(code).map(|at| DIVISIONS.all[*at].within);
        let above = above.or_else(|| code.split_once('-').map(|(country, _)| country))?;
        match DIVISIONS.by_code.get(above) {
            Some(at) => Self::of_division(*at),
            None => Self::of_country(country_of_code(above)?),
        }
    }

    /// The country of a state or province; nothing for a country.
    #[must_use]
    pub fn country(self) -> Option<Self> {
        std::iter::successors(self.within(), |region| region.within()).last()
    }

    /// The country at that place of the table of countries.
    fn of_country(place: usize) -> Option<Self> {
        u16::try_from(place).ok().and_then(|place| place.checked_add(COUNTRIES)).map(Self)
    }

    /// Its name; nothing for a table's own.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0.checked_sub(COUNTRIES) {
            Some(country) => country_at(usize::from(country)).unwrap_or(""),
            None => self.entry().1,
        }
    }

    /// Its place in the table, from 1.
    pub(super) fn number(self) -> u16 {
        self.0
    }

    /// The letters by which names of its bodies are abbreviated: "ND" of North Dakota.
    pub(super) fn initials(self) -> String {
        self.name().split(' ').filter_map(|word| word.chars().next()).collect()
    }

    /// The code within its country: "ND".
    #[must_use]
    pub fn code(self) -> &'static str {
        self.entry().0.split_once('-').map_or("", |(_, code)| code)
    }

    fn entry(self) -> (&'static str, &'static str) {
        if let Some(at) = self.0.checked_sub(WORLD) {
            return DIVISIONS.all.get(usize::from(at)).map(|d| (d.code, d.name)).unwrap_or_default();
        }
        usize::from(self.0).checked_sub(1).and_then(|at| REGIONS.all.get(at)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_found_under_each_of_their_names() {
        for (text, name) in
            [("Miss.", "Mississippi"), ("W.Va.", "West Virginia"), ("NM", "New Mexico"), ("ont.", "Ontario")]
        {
            assert_eq!(Region::of(text).map(Region::name), Some(name), "{text}");
        }
        for text in ["", "Missis", "x".repeat(400).as_str()] {
            assert_eq!(Region::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_state_lies_in_its_country() {
        assert_eq!(Region::of("Ohio").and_then(Region::country), Region::of("United States"));
        assert_eq!(Region::of("Ontario").and_then(Region::country), Region::of("Canada"));
        assert_eq!(Region::of("Canada").and_then(Region::country), None);
        let kent = Region::divisions("Kent")[0];
        assert_eq!((kent.name(), kent.code()), ("Kent", "KEN"));
        assert_eq!(kent.within(), Region::of("England"));
        assert_eq!(kent.country(), Region::of("United Kingdom"));
        // A state is one region, whichever list names it.
        assert_eq!(Region::divisions("Ohio"), [Region::of("Ohio").unwrap()]);
    }

    #[test]
    fn the_longest_name_at_an_end_counts() {
        assert_eq!(
            Region::leads(&["west", "virginia", "board"]).map(|(r, n)| (r.name(), n)),
            Some(("West Virginia", 2))
        );
        assert_eq!(Region::ends(&["board", "of", "virginia"]).map(|(r, n)| (r.name(), n)), Some(("Virginia", 1)));
        assert_eq!(Region::leads(&["board"]), None);
    }

    #[test]
    fn the_table_has_no_doubles() {
        let mut codes: Vec<_> = REGIONS.all.iter().map(|(code, _)| code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), REGIONS.all.len());
        assert_eq!(REGIONS.by_name.len(), REGIONS.all.len());
    }
}
