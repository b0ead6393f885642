//! Kinds of things: what a thing is called once it has been named. Who has written of "Assembly Bill 12" goes on to call
//! it "the measure", and of "Marsh Systems Ltd" "the contractor".

use super::family_of_stem;
use crate::text::stem;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// One kind a line: its name, the words by which a thing of it is called, the last words of the names of such things.
const TABLE: &str = include_str!("kinds.txt");

/// A kind of thing: the line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindOf(u16);

#[derive(Default)]
struct Tables {
    called: HashMap<String, BTreeSet<KindOf>>,
    heads: HashMap<String, BTreeSet<KindOf>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut found = Tables::default();
    let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for (kind, line) in (0..).zip(lines) {
        let mut parts = line.split('|').skip(1);
        for table in [&mut found.called, &mut found.heads] {
            for word in parts.next().unwrap_or_default().split_whitespace() {
                table.entry(family_of_stem(&stem(word))).or_default().insert(KindOf(kind));
            }
        }
    }
    found
});

/// The kinds of which a thing may be called by a word of this family: "measure".
#[must_use]
pub fn called(family: &str) -> &'static BTreeSet<KindOf> {
    TABLES.called.get(family).unwrap_or(&NONE)
}

/// The kinds that a name which ends in a word of this family may be of: "Act".
#[must_use]
pub fn kinds_of_head(family: &str) -> &'static BTreeSet<KindOf> {
    TABLES.heads.get(family).unwrap_or(&NONE)
}

static NONE: BTreeSet<KindOf> = BTreeSet::new();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_is_called_a_measure_and_no_company() {
        let family = |word: &str| family_of_stem(&stem(word));
        assert!(!called(&family("measure")).is_disjoint(kinds_of_head(&family("bill"))));
        assert!(called(&family("contractor")).is_disjoint(kinds_of_head(&family("bill"))));
        assert!(called(&family("porridge")).is_empty());
    }

    #[test]
    fn each_line_has_three_parts() {
        let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let names: Vec<&str> = lines
            .map(|line| {
                assert_eq!(line.split('|').count(), 3, "{line}");
                line.split('|').next().unwrap_or_default().trim()
            })
            .collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }
}
