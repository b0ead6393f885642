//! The words of names: their normal forms and abbreviations.

use super::super::given::given_name_key;
use super::super::lexicon;
use super::super::spelling;
use hashbrown::HashMap;
use std::sync::LazyLock;

/// Abbreviations inside names of bodies and places. Each stands for one word in the names of public bodies as registers
/// and newspapers write them; what [`lexicon::normal`] has is not repeated.
const SHORT: &[(&str, &str)] = &[
    ("auth", "authority"),
    ("bd", "board"),
    ("cmty", "community"),
    ("cnty", "county"),
    ("co", "county"),
    ("coll", "college"),
    ("colly", "colliery"),
    ("comm", "commission"),
    ("commn", "commission"),
    ("coop", "cooperative"),
    ("corr", "correctional"),
    ("det", "detention"),
    ("dist", "district"),
    ("div", "division"),
    ("elem", "elementary"),
    ("env", "environmental"),
    ("fac", "facility"),
    ("ftbl", "football"),
    ("hosp", "hospital"),
    ("hydro", "hydroelectric"),
    ("inst", "institute"),
    ("ln", "lane"),
    ("lthse", "lighthouse"),
    ("med", "medical"),
    ("mem", "memorial"),
    ("meml", "memorial"),
    ("mus", "museum"),
    ("ofc", "office"),
    ("offsh", "offshore"),
    ("pk", "park"),
    ("poly", "polytechnic"),
    ("rd", "road"),
    ("reg", "regional"),
    ("resvr", "reservoir"),
    ("rgnl", "regional"),
    ("sch", "school"),
    ("st", "saint"),
    ("ste", "saint"),
    ("svc", "service"),
    ("svcs", "service"),
];

/// Words that names are built of, beside those of [`lexicon`]: they are cut short without a point too, and a slip of one
/// is a slip wherever it stands.
const BUILT_OF: &[&str] = &[
    "agricultural",
    "agriculture",
    "central",
    "colliery",
    "community",
    "environmental",
    "festival",
    "football",
    "general",
    "hydroelectric",
    "international",
    "lighthouse",
    "memorial",
    "municipal",
    "offshore",
    "polytechnic",
    "regional",
    "reservoir",
    "technical",
    "technology",
    "viaduct",
];

/// Whether a word is one that names are built of, beside those of the lexicon.
pub(super) fn is_built_of(word: &str) -> bool {
    BUILT_OF.contains(&word)
}

/// Numbers behind a name as they are carved and printed: "Elm Bridge II" is "Elm Bridge 2". One letter is as soon an
/// initial.
const ROMAN: &[(&str, &str)] = &[("ii", "2"), ("iii", "3"), ("iv", "4"), ("vi", "6"), ("vii", "7"), ("viii", "8")];

/// The digit of a number in Roman letters, lower case.
pub(super) fn roman(word: &str) -> Option<&'static str> {
    ROMAN.iter().find(|(roman, _)| *roman == word).map(|(_, digit)| *digit)
}

/// A text with the letters of Latin alphabets without their marks: "Holås" is written "Holas" too.
pub(super) fn bare_letters(text: &str) -> String {
    let latin = |c: char| matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && c.is_alphabetic();
    let mut found = String::with_capacity(text.len());
    for c in text.chars() {
        match deunicode::deunicode_char(c).filter(|_| latin(c)) {
            Some(bare) => found.push_str(bare),
            None => found.push(c),
        }
    }
    found
}

/// The given name that a short form stands for: "rick" for "richard".
pub(crate) fn given_name(word: &str) -> Option<&str> {
    Some(given_name_key(word)).filter(|full| *full != word)
}

/// The normal form of a word of a name as written: lower case, without possessive and points, abbreviations in full.
pub(crate) fn plain_word(word: &str) -> String {
    static SHORTS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| SHORT.iter().copied().collect());
    let mut plain: String = word.chars().flat_map(char::to_lowercase).collect();
    if let Some(bare) = plain.strip_suffix("'s") {
        plain.truncate(bare.len());
    }
    plain.retain(|c| c != '\'' && c != '.');
    if let Some(full) = lexicon::normal(&plain).or_else(|| SHORTS.get(plain.as_str()).copied()) {
        return full.to_owned();
    }
    // "1st Protocol", "First Protocol".
    let digits = plain.trim_end_matches(|c: char| c.is_ascii_lowercase());
    if ["st", "nd", "rd", "th"].contains(&plain.get(digits.len()..).unwrap_or(""))
        && let Some(word) = digits.parse::<usize>().ok().and_then(|n| lexicon::ORDINALS.get(n.checked_sub(1)?))
    {
        return (*word).to_owned();
    }
    let one = spelling::singular(&plain);
    // "Services" of a body's name are its "Service"; a surname keeps its last letter.
    if one.len() < plain.len() && lexicon::class(one).is_common() { one.to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_and_possessives_have_one_form() {
        for (word, plain) in
            [("Co.", "county"), ("Sheriff's", "sheriff"), ("sheriffs", "sheriff"), ("Jeffers", "jeffers")]
        {
            assert_eq!(plain_word(word), plain);
        }
        assert_eq!((given_name("rick"), given_name("richard")), (Some("richard"), None));
    }

    #[test]
    fn the_table_is_sorted_and_names_nothing_twice() {
        assert!(SHORT.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
