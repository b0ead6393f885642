//! Divisions of the countries of the world: counties, provinces, prefectures, each under its names and in what it lies.
//!
//! The list is `data/regions.tsv`, made by `data/make_regions.py` from ISO 3166-2 and the Common Locale Data Repository;
//! what people write beside it, and what neither has, is `data/other_regions.tsv`. A name may be of several divisions
//! ("Santa Catarina"), and a word that is a given name may be of one: so that a name here says something only where the
//! table uses it as a place.

use crate::text::fold_key;
use hashbrown::HashMap;
use std::sync::LazyLock;

const LISTS: [&str; 2] = [include_str!("../data/regions.tsv"), include_str!("../data/other_regions.tsv")];

/// Words for a division that are written beside its name or left out: "County Mayo", "Nagano Pref.", "Prov. of Namur".
const SORTS: &[&str] = &[
    "autonomous",
    "canton",
    "co",
    "community",
    "county",
    "department",
    "dept",
    "district",
    "governorate",
    "oblast",
    "of",
    "parish",
    "pref",
    "prefecture",
    "prov",
    "province",
    "provincia",
    "region",
    "state",
    "territory",
    "the",
    "voivodeship",
];

/// A quarter of the compass as a letter before a name, and the words that it stands for: "N. Yorkshire", "E. Cape".
const QUARTERS: &[(&str, [&str; 2])] = &[
    ("e", ["east", "eastern"]),
    ("n", ["north", "northern"]),
    ("s", ["south", "southern"]),
    ("w", ["west", "western"]),
];

/// A division.
pub(super) struct Division {
    pub(super) code: &'static str,
    /// The code of what it lies in.
    pub(super) within: &'static str,
    pub(super) name: &'static str,
}

/// The divisions of the world.
pub(super) struct Divisions {
    pub(super) all: Vec<Division>,
    pub(super) by_code: HashMap<&'static str, usize>,
    by_key: HashMap<String, Vec<usize>>,
    by_core: HashMap<String, Vec<usize>>,
}

pub(super) static DIVISIONS: LazyLock<Divisions> = LazyLock::new(|| {
    let (all, by_code) = (Vec::new(), HashMap::new());
    let mut found = Divisions { all, by_code, by_key: HashMap::new(), by_core: HashMap::new() };
    for line in LISTS.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(code), Some(within), Some(name)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let next = found.all.len();
        let at = *found.by_code.entry(code).or_insert(next);
        if at == next {
            found.all.push(Division { code, within, name });
        }
        for name in std::iter::once(name).chain(cells) {
            let key = fold_key(name);
            add(&mut found.by_core, core(&key), at);
            add(&mut found.by_key, joined(&key), at);
        }
    }
    found
});

fn add(index: &mut HashMap<String, Vec<usize>>, key: String, at: usize) {
    let places = index.entry(key).or_default();
    if !places.contains(&at) {
        places.push(at);
    }
}

fn joined(key: &str) -> String {
    key.replace(' ', "")
}

/// The key without the words for a division, where others are left.
pub(super) fn core(key: &str) -> String {
    let bare: String = key.split(' ').filter(|word| !SORTS.contains(word)).collect();
    if bare.is_empty() { joined(key) } else { bare }
}

impl Divisions {
    /// All divisions that a whole text may name.
    pub(super) fn named(&self, text: &str) -> &[usize] {
        let key = fold_key(text);
        let whole = self.by_key.get(&joined(&key)).or_else(|| self.by_core.get(&core(&key)));
        if let Some(found) = whole {
            return found;
        }
        let Some((letter, rest)) = key.split_once(' ') else { return &[] };
        let Some((_, words)) = QUARTERS.iter().find(|(quarter, _)| *quarter == letter) else { return &[] };
        let full = words.iter().find_map(|word| self.by_key.get(&joined(&format!("{word}{rest}"))));
        full.map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_has_many_names() {
        let codes = |text: &str| {
            let mut all: Vec<&str> = DIVISIONS.named(text).iter().map(|at| DIVISIONS.all[*at].code).collect();
            all.sort_unstable();
            all
        };
        for (text, code) in [
            ("County Mayo", "IE-MO"),
            ("Co. Mayo", "IE-MO"),
            ("Nagano Pref.", "JP-20"),
            ("N. Yorks", "GB-NYK"),
            ("N. Yorkshire", "GB-NYK"),
            ("E. Cape", "ZA-EC"),
            ("Steiermark", "AT-6"),
            ("Gujarat", "IN-GJ"),
            ("Bío-Bío", "CL-BI"),
        ] {
            assert_eq!(codes(text), [code], "{text}");
        }
        // A name of several is of all of them, and other words are none.
        assert!(codes("Santa Catarina").len() > 1);
        assert!(codes("Elmton").is_empty() && codes("County").is_empty());
    }

    #[test]
    fn what_a_division_lies_in_is_known() {
        for division in &DIVISIONS.all {
            let country = division.within.len() == 2;
            assert!(country || DIVISIONS.by_code.contains_key(division.within), "{}", division.code);
        }
    }
}
