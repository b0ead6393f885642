//! Given names and the short forms by which the same people go: Jim is James.
//!
//! A list is a list of habits: a Jim may have been christened so. Two that meet here are *compatible*, and never proof.

/// Short forms and the name that they stand for. "So known": that most bearers of the short form were given the long one,
/// as registers and obituaries write them.
#[rustfmt::skip]
const SHORT: &[(&str, &str)] = &[
    ("abe", "abraham"), ("al", "albert"), ("alex", "alexander"), ("andy", "andrew"), ("barb", "barbara"),
    ("becky", "rebecca"), ("ben", "benjamin"), ("bert", "albert"), ("beth", "elizabeth"), ("betsy", "elizabeth"),
    ("betty", "elizabeth"), ("bill", "william"), ("billy", "william"), ("bob", "robert"), ("bobby", "robert"),
    ("cathy", "catherine"), ("charlie", "charles"), ("chris", "christopher"), ("chuck", "charles"),
    ("cindy", "cynthia"), ("dan", "daniel"), ("danny", "daniel"), ("dave", "david"), ("deb", "deborah"),
    ("debbie", "deborah"), ("dick", "richard"), ("don", "donald"), ("doug", "douglas"), ("ed", "edward"),
    ("eddie", "edward"), ("fred", "frederick"), ("gabe", "gabriel"), ("gene", "eugene"), ("greg", "gregory"),
    ("hank", "henry"), ("harry", "henry"), ("herb", "herbert"), ("jack", "john"), ("jake", "jacob"),
    ("jeff", "jeffrey"), ("jen", "jennifer"), ("jenny", "jennifer"), ("jerry", "gerald"), ("jim", "james"),
    ("jimmy", "james"), ("joe", "joseph"), ("joey", "joseph"), ("johnny", "john"), ("jon", "jonathan"),
    ("josh", "joshua"), ("kate", "katherine"), ("kathy", "katherine"), ("ken", "kenneth"), ("kenny", "kenneth"),
    ("larry", "lawrence"), ("liz", "elizabeth"), ("lou", "louis"), ("maggie", "margaret"), ("matt", "matthew"),
    ("meg", "margaret"), ("mickey", "michael"), ("mike", "michael"), ("mitch", "mitchell"), ("nate", "nathaniel"),
    ("ned", "edward"), ("nick", "nicholas"), ("pam", "pamela"), ("pat", "patrick"), ("patty", "patricia"),
    ("peggy", "margaret"), ("pete", "peter"), ("phil", "philip"), ("ray", "raymond"), ("rick", "richard"),
    ("rob", "robert"), ("robbie", "robert"), ("ron", "ronald"), ("sam", "samuel"), ("sandy", "sandra"),
    ("steve", "stephen"), ("steven", "stephen"), ("sue", "susan"), ("ted", "theodore"), ("terry", "terence"),
    ("thom", "thomas"), ("tim", "timothy"), ("toby", "tobias"), ("tom", "thomas"), ("tommy", "thomas"),
    ("tony", "anthony"), ("trish", "patricia"), ("vicky", "victoria"), ("vince", "vincent"), ("walt", "walter"),
    ("wes", "wesley"), ("will", "william"), ("willie", "william"), ("zach", "zachary"),
];

/// The key of a given name in lower case: its long form, or itself.
///
/// ```
/// use gainsay::entity::given_name_key;
/// assert_eq!(given_name_key("jim"), given_name_key("james"));
/// assert_ne!(given_name_key("jim"), given_name_key("john"));
/// ```
#[must_use]
pub fn given_name_key(name: &str) -> &str {
    SHORT.binary_search_by(|(short, _)| (*short).cmp(name)).map_or(name, |at| SHORT[at].1)
}

/// Whether two given names in lower case may be one person's: equal, short for one another, or an initial of it.
#[must_use]
pub fn given_names_meet(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && (y.starts_with(x) || given_name_key(y).starts_with(x));
    a == b || given_name_key(a) == given_name_key(b) || initial(a, b) || initial(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_leads_to_no_short_form() {
        assert!(SHORT.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(SHORT.iter().all(|(_, long)| given_name_key(long) == *long));
    }

    #[test]
    fn short_forms_and_initials_meet() {
        for (a, b) in [("bob", "robert"), ("bill", "will"), ("j", "james"), ("j", "jim"), ("w", "bill"), ("ann", "ann")]
        {
            assert!(given_names_meet(a, b) && given_names_meet(b, a), "{a} {b}");
        }
        for (a, b) in [("bob", "rob ert"), ("john", "james"), ("k", "james"), ("", "james"), ("sandra", "sam")] {
            assert!(!given_names_meet(a, b) && !given_names_meet(b, a), "{a} {b}");
        }
    }
}
