//! Places of a ledger: which region each cell of the place column names, and which the names of subjects carry.
//!
//! A place is read from its end: "Hatherley, Kent, England" is in Kent, which is in England. What no list has is a region
//! where the table itself uses it as one: where several towns stand before it. A short form ("KZN", "Sask.") is the one
//! region of that code or beginning which the table names in full.

use crate::claim::facts::Ledger;
use crate::entity::Region;
use crate::text::fold_key;
use std::collections::{BTreeMap, BTreeSet};

/// What the places of a ledger say.
pub(super) struct Places {
    /// The region of each cell.
    pub(super) of: Vec<Option<Region>>,
    /// What each region lies in, of all that the table uses.
    pub(super) within: BTreeMap<Region, Region>,
    /// The texts of the table's own regions, by their numbers.
    own: Vec<String>,
    own_by_key: BTreeMap<String, Region>,
    /// In what the table says that a region lies, by the key of its name.
    told: BTreeMap<String, BTreeSet<Region>>,
    /// Regions that the table names in full.
    named: BTreeSet<Region>,
    /// Regions that the table uses.
    used: BTreeSet<Region>,
    /// What stands before a region: towns, by their keys.
    towns: BTreeSet<String>,
}

/// A text is a region where so many different places stand before it.
const BEFORE: usize = 2;
/// The most letters of a code, and the fewest of a beginning.
const CODE: usize = 4;
const BEGINNING: usize = 3;

/// The parts of a place, the widest last.
fn parts(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect()
}

impl Places {
    pub(super) fn new(ledger: &Ledger) -> Self {
        let texts: BTreeSet<&str> = ledger.places.iter().collect();
        let mut found = Self {
            of: Vec::new(),
            within: BTreeMap::new(),
            own: Vec::new(),
            own_by_key: BTreeMap::new(),
            told: BTreeMap::new(),
            named: BTreeSet::new(),
            used: BTreeSet::new(),
            towns: BTreeSet::new(),
        };
        found.learn(&texts);
        found.of = ledger.places.iter().map(|text| found.region(text)).collect();
        found.used = found.of.iter().flatten().copied().collect();
        let above = |region: Region| region.within().or_else(|| found.told_above(region));
        let chain = |region: &Region| std::iter::successors(Some(*region), |r| above(*r)).collect::<Vec<_>>();
        let within = found.used.iter().flat_map(chain).filter_map(|region| Some((region, above(region)?)));
        found.within = within.collect();
        found
    }

    /// Learns from the places of several parts which names the table uses as regions, and in what they lie.
    fn learn(&mut self, texts: &BTreeSet<&str>) {
        let mut before: BTreeMap<String, (BTreeSet<String>, String)> = BTreeMap::new();
        for text in texts {
            let mut parts = parts(text);
            let wide = parts.last().and_then(|last| Region::country_named(last).or_else(|| Region::of(last)));
            if let Some(wide) = wide.filter(|_| parts.len() > 1) {
                parts.pop();
                if let Some(part) = parts.last() {
                    self.told.entry(Region::key(part)).or_default().insert(wide);
                }
            }
            if let [.., first, last] = parts[..] {
                let (firsts, _) = before.entry(Region::key(last)).or_insert_with(|| (BTreeSet::new(), last.to_owned()));
                firsts.insert(fold_key(first));
                self.towns.insert(fold_key(first));
            }
        }
        let last = |text: &&str| parts(text).pop().and_then(|part| self.listed(part, None));
        let inner = |text: &&str| match parts(text)[..] {
            [.., part, wide] => self.listed(part, self.listed(wide, None)),
            _ => None,
        };
        self.named = texts.iter().flat_map(|text| [last(text), inner(text)]).flatten().collect();
        for (key, (firsts, text)) in before {
            if firsts.len() >= BEFORE && self.listed(&text, None).is_none() && self.short(&text).is_none() {
                let number = self.own.len();
                self.own_by_key.extend(Region::own(number).map(|region| (key, region)));
                self.own.push(text);
            }
        }
    }

    /// What the table says that one of its own regions lies in.
    fn told_above(&self, region: Region) -> Option<Region> {
        let text = self.own.get(region.own_number()?)?;
        let told = self.told.get(&Region::key(text)).filter(|told| told.len() == 1)?;
        told.first().copied()
    }

    /// The region of a place.
    fn region(&self, text: &str) -> Option<Region> {
        let parts = parts(text);
        let mut found: Option<Region> = None;
        for part in parts.iter().rev() {
            let next = self.one(part, found);
            // "Hatherley" before "Kent" is a town.
            if next.is_none() {
                break;
            }
            found = next;
        }
        found
    }

    /// The region that one part of a place names, in a wider one.
    fn one(&self, text: &str, wide: Option<Region>) -> Option<Region> {
        let own = || {
            let region = self.own_by_key.get(&Region::key(text)).copied()?;
            let told = self.told_above(region);
            wide.is_none_or(|wide| told.is_none_or(|told| told == wide || lies_in(told, wide))).then_some(region)
        };
        let short = || self.short(text).filter(|region| wide.is_none_or(|wide| lies_in(*region, wide)));
        self.listed(text, wide).or_else(own).or_else(short)
    }

    /// The region of the lists that a text names in full.
    fn listed(&self, text: &str, wide: Option<Region>) -> Option<Region> {
        let fits = |region: &Region| wide.is_none_or(|wide| lies_in(*region, wide));
        if let Some(region) = Region::of(text).filter(fits) {
            return Some(region);
        }
        let mut all: Vec<Region> = Region::divisions(text).into_iter().filter(fits).collect();
        if all.len() > 1
            && let Some(told) = self.told.get(&Region::key(text))
        {
            all.retain(|region| told.iter().any(|told| lies_in(*region, *told)));
        }
        // "Namur" is a province and its district: the wider one is meant.
        let widest = |region: &Region| all.iter().all(|other| other == region || lies_in(*other, *region));
        match all[..] {
            [one] => Some(one),
            _ => all.iter().copied().find(widest),
        }
    }

    /// The one region that the table names in full and that a code or a beginning stands for.
    fn short(&self, text: &str) -> Option<Region> {
        let letters = fold_key(text).replace(' ', "");
        let capitals = text.chars().all(|c| c.is_ascii_uppercase() || c == '.');
        let mut fits = self.named.iter().copied().filter(|region| {
            let code = capitals && letters.len() <= CODE && region.code().to_lowercase() == letters;
            let begins = || fold_key(region.name()).replace(' ', "").starts_with(&letters);
            code || (text.ends_with('.') && letters.len() >= BEGINNING && begins())
        });
        let one = fits.next().filter(|_| !letters.is_empty())?;
        fits.next().is_none().then_some(one)
    }

    /// The region that the table uses under this name.
    fn in_use(&self, text: &str) -> Option<Region> {
        self.one(text, None).filter(|region| self.used.contains(region))
    }

    /// A name without the place that it carries, and the region of that: "Elm Bridge (Kent)", "Kent's Elm Bridge", "Elm
    /// Bridge, Hatherley, Kent". What the names of states show by themselves is left to the reader of names.
    pub(super) fn carried<'t>(&self, name: &'t str) -> Option<(&'t str, Region)> {
        let name = name.trim();
        let says = |rest: &&str| rest.chars().any(char::is_alphanumeric);
        let behind = |mark: &str| {
            let (rest, place) = name.rsplit_once(mark)?;
            Some((rest, self.in_use(place)?)).filter(|(rest, _)| says(rest))
        };
        if let Some((rest, place)) = name.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) {
            let region = self.in_use(place).filter(|_| Region::of(place).is_none() && says(&rest))?;
            return Some((rest, region));
        }
        if let Some((rest, region)) = behind(", ") {
            let town = rest.rsplit_once(", ").filter(|(rest, town)| self.towns.contains(&fold_key(town)) && says(rest));
            return match town {
                Some((rest, _)) => Some((rest, region)),
                None => Region::of(name.rsplit(", ").next().unwrap_or("")).is_none().then_some((rest, region)),
            };
        }
        let owner = || {
            let at = name.find("'s ").map(|at| (at, 3)).or_else(|| name.find("\u{2019}s ").map(|at| (at, 5)))?;
            let (place, rest) = (name.get(..at.0)?, name.get(at.0 + at.1..)?);
            Some((rest, self.in_use(place)?)).filter(|(rest, _)| says(rest))
        };
        [" - ", " \u{2013} ", " in "].iter().find_map(|mark| behind(mark)).or_else(owner)
    }

    /// A region in words.
    pub(super) fn words(&self, region: Region) -> &str {
        match region.own_number() {
            Some(own) => self.own.get(own).map_or("", String::as_str),
            None => region.name(),
        }
    }
}

/// Whether a region of the lists lies in another.
fn lies_in(region: Region, wide: Region) -> bool {
    std::iter::successors(region.within(), |r| r.within()).any(|above| above == wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(texts: &[&str]) -> Places {
        let mut ledger = Ledger::new("facts");
        for text in texts {
            ledger.places.id(text);
        }
        Places::new(&ledger)
    }

    #[test]
    fn a_place_is_read_from_its_end() {
        let all = ["Hatherley, Kent", "Kent", "Kent, England", "Hatherley", "Hatherley, Kent, England", "England"];
        let found = places(&all);
        let kent = found.of[1];
        assert!(kent.is_some());
        assert_eq!(found.of, [kent, kent, kent, None, kent, Region::of("England")]);
        assert_eq!(found.within.get(&kent.unwrap()), Region::of("England").as_ref());
    }

    #[test]
    fn a_region_that_no_list_has_is_shown_by_the_towns_before_it() {
        let found =
            places(&["Ash, Elmshire", "Oak, Elmshire", "Elmshire", "Ash", "Elmshire, Kenya", "Oak, Fir Street"]);
        let elmshire = found.of[0];
        assert!(elmshire.is_some());
        assert_eq!(found.of, [elmshire, elmshire, elmshire, None, elmshire, None]);
        assert_eq!(found.words(elmshire.unwrap()), "Elmshire");
        assert_eq!(found.within.get(&elmshire.unwrap()), Region::of("Kenya").as_ref());
    }

    #[test]
    fn a_short_form_is_of_what_the_table_names_in_full() {
        let found = places(&["KwaZulu-Natal", "KZN", "Sask.", "Saskatchewan", "BKZ", "Bavaria", "Bayern"]);
        let behind = places(&["Kenya", "Ash, KZN", "Oak, KZN", "KwaZulu-Natal"]);
        assert_eq!(behind.of[1], behind.of[3]);
        assert_eq!(found.of[0], found.of[1]);
        assert_eq!(found.of[2], found.of[3]);
        assert_eq!(found.of[4], None);
        assert_eq!(found.of[5], found.of[6]);
        assert_eq!(places(&["KZN"]).of, [None]);
    }

    #[test]
    fn a_name_carries_a_place_that_the_table_uses() {
        let found = places(&["Hatherley, Kent", "Fife", "Kenya"]);
        let name = |text| found.carried(text).map(|(name, region)| (name, region.name()));
        for text in [
            "Elm Bridge (Kent)",
            "Elm Bridge, Kent",
            "Elm Bridge, Hatherley, Kent",
            "Kent's Elm Bridge",
            "Elm Bridge in Kent",
        ] {
            assert_eq!(name(text), Some(("Elm Bridge", "Kent")), "{text}");
        }
        for text in
            ["Elm Bridge", "Reyes, Alma", "Elm Bridge (Devon)", "St Anne's Bridge", "Kent", "Elm Bridge, Hatherley"]
        {
            assert_eq!(name(text), None, "{text}");
        }
    }
}
