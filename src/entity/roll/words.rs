//! The words of names: their normal forms, abbreviations, short forms of given names.

use super::super::{lexicon, spelling};
use hashbrown::HashMap;
use std::sync::LazyLock;

/// Abbreviations inside names of bodies and places. Each stands for one word in the names of public bodies as registers
/// and newspapers write them; what [`lexicon::normal`] has is not repeated.
const SHORT: &[(&str, &str)] = &[
    ("agric", "agriculture"),
    ("auth", "authority"),
    ("bd", "board"),
    ("cnty", "county"),
    ("co", "county"),
    ("coll", "college"),
    ("comm", "commission"),
    ("commn", "commission"),
    ("corr", "correctional"),
    ("det", "detention"),
    ("dist", "district"),
    ("div", "division"),
    ("elem", "elementary"),
    ("env", "environmental"),
    ("fac", "facility"),
    ("hosp", "hospital"),
    ("inst", "institute"),
    ("med", "medical"),
    ("ofc", "office"),
    ("pk", "park"),
    ("rd", "road"),
    ("reg", "regional"),
    ("sch", "school"),
    ("st", "saint"),
    ("ste", "saint"),
    ("svc", "service"),
    ("svcs", "service"),
    ("tech", "technical"),
];

/// Short forms of given names, with the name that they most often stand for. Where one stands for several ("Chris"), the
/// commoner is here: it joins only names that are alike in all else.
const NICKNAMES: &str = "abby abigail|al albert|alex alexander|andy andrew|angie angela|art arthur|barb barbara|becky rebecca|\
ben benjamin|beth elizabeth|bill william|billy william|bob robert|bobby robert|charlie charles|chris christopher|\
chuck charles|cindy cynthia|dan daniel|danny daniel|dave david|deb deborah|debbie deborah|dick richard|don donald|\
doug douglas|ed edward|fred frederick|gabe gabriel|greg gregory|gus august|hank henry|harry henry|jack john|jeff jeffrey|\
jen jennifer|jenny jennifer|jerry gerald|jim james|jimmy james|joe joseph|jon jonathan|josh joshua|kate katherine|\
kathy katherine|ken kenneth|kim kimberly|larry lawrence|len leonard|liz elizabeth|maggie margaret|mandy amanda|\
manny manuel|marge marjorie|matt matthew|meg margaret|mike michael|nate nathan|nick nicholas|pat patricia|peggy margaret|\
pete peter|phil philip|ray raymond|rich richard|rick richard|rob robert|ron ronald|sam samuel|sandy sandra|stan stanley|\
steve steven|sue susan|ted edward|terry terence|tim timothy|tom thomas|tony anthony|trish patricia|vicky victoria|\
vince vincent|walt walter|will william|zach zachary";

/// The given name that a short form stands for: "rick" for "richard".
pub(crate) fn given_name(word: &str) -> Option<&'static str> {
    static NAMES: LazyLock<HashMap<&'static str, &'static str>> =
        LazyLock::new(|| NICKNAMES.split('|').filter_map(|pair| pair.split_once(' ')).collect());
    NAMES.get(word).copied()
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
    fn the_tables_are_sorted_and_name_nothing_twice() {
        let shorts: Vec<&str> = SHORT.iter().map(|(short, _)| *short).collect();
        let nicks: Vec<&str> = NICKNAMES.split('|').filter_map(|p| p.split_once(' ')).map(|(short, _)| short).collect();
        for list in [shorts, nicks] {
            assert!(list.windows(2).all(|w| w[0] < w[1]), "{list:?}");
        }
    }
}
