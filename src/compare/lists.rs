//! Lists: whole ones must name the same members, open ones are lower bounds.

use super::{Agreement, Gap, Reason};

/// A list whose members have been brought to one key each.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    /// Key and wording of each member.
    pub members: Vec<(String, &'a str)>,
    /// Whether it claims to be whole.
    pub complete: bool,
}

impl Listing<'_> {
    fn lacks(&self, other: &Self) -> Vec<String> {
        let missing = other.members.iter().filter(|(key, _)| !self.members.iter().any(|(k, _)| k == key));
        missing.map(|(_, text)| (*text).to_owned()).collect()
    }
}

/// How two lists stand.
///
/// Two whole lists are apart when either has a member that the other lacks; an open list is apart from a whole one
/// that lacks one of its members; two open lists never are.
#[must_use]
pub fn lists(a: &Listing<'_>, b: &Listing<'_>) -> Agreement {
    let only = [b.lacks(a), a.lacks(b)];
    match (a.complete, b.complete) {
        (true, true) if only.iter().all(Vec::is_empty) => Agreement::Same,
        (true, true) => Agreement::Apart(Gap::Lists { only }),
        (true, false) if only[1].is_empty() => Agreement::Compatible,
        (true, false) => Agreement::Apart(Gap::Lists { only: [Vec::new(), only[1].clone()] }),
        (false, true) if only[0].is_empty() => Agreement::Compatible,
        (false, true) => Agreement::Apart(Gap::Lists { only: [only[0].clone(), Vec::new()] }),
        (false, false) => Agreement::NotComparable(Reason::OpenList),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &[&'static str], whole_a: bool, b: &[&'static str], whole_b: bool, expected: &str) {
        let listing = |names: &[&'static str], complete: bool| Listing {
            members: names.iter().map(|n| ((*n).to_owned(), *n)).collect(),
            complete,
        };
        assert_eq!(lists(&listing(a, whole_a), &listing(b, whole_b)).name(), expected);
        assert_eq!(lists(&listing(b, whole_b), &listing(a, whole_a)).name(), expected);
    }

    #[test]
    fn whole_lists_must_name_the_same_members_in_any_order() {
        check(&["Elm", "Oak"], true, &["Oak", "Elm"], true, "same");
        check(&["Elm", "Oak"], true, &["Elm", "Ash"], true, "apart");
    }

    #[test]
    fn an_open_list_is_a_lower_bound() {
        check(&["Elm"], false, &["Elm", "Oak"], true, "compatible");
        check(&["Ash"], false, &["Elm", "Oak"], true, "apart");
        check(&["Ash"], false, &["Elm"], false, "list not complete");
    }
}
