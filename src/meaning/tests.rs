//! Words beside one another: what the tables and the shapes tell, and where they stay quiet.

use super::*;

#[test]
fn words_of_one_meaning() {
    for (a, b) in [
        ("arrest", "arrested"),
        ("removed", "removals"),
        ("signed", "signature"),
        ("killed", "deaths"),
        ("dead", "killed"),
        ("bought", "acquired"),
        ("said", "stated"),
        ("began", "starting"),
        ("sold", "sales"),
        ("big", "large"),
        ("jobless", "unemployed"),
        ("company", "firms"),
        ("rise", "increased"),
        ("lawyer", "attorneys"),
        ("plane", "aircraft"),
    ] {
        assert_eq!((relation(a, b), relation(b, a)), (Relation::Same, Relation::Same), "{a} / {b}");
    }
}

#[test]
fn opposites_by_table_and_by_shape() {
    for (a, b, rule) in [
        ("rose", "fell", Rule::Table),
        ("births", "deaths", Rule::Table),
        ("imports", "exported", Rule::Table),
        ("won", "lost", Rule::Table),
        ("opening", "closure", Rule::Table),
        ("approved", "rejection", Rule::Table),
        ("bought", "sold", Rule::Table),
        ("before", "after", Rule::Table),
        ("minimum", "maximum", Rule::Table),
        ("arrested", "released", Rule::Table),
        ("employment", "unemployment", Rule::Table),
        ("illegal", "legal", Rule::Table),
        ("unlicensed", "licensed", Rule::Prefix),
        ("incapable", "capable", Rule::Table),
        ("irregular", "regular", Rule::Prefix),
        ("impatient", "patient", Rule::Prefix),
        ("disapproved", "approved", Rule::Table),
        ("nonresident", "resident", Rule::Table),
        ("overfunded", "underfunded", Rule::Prefix),
        ("prewar", "postwar", Rule::Prefix),
        ("harmless", "harmful", Rule::Ending),
        ("trainer", "trainee", Rule::Ending),
    ] {
        assert_eq!((opposites(a, b), opposites(b, a)), (Some(rule), Some(rule)), "{a} / {b}");
        assert_eq!(relation(a, b), Relation::Opposite, "{a} / {b}");
    }
}

#[test]
fn what_only_looks_like_an_opposite() {
    for (a, b) in [
        ("invaluable", "valuable"),
        ("immigrant", "migrant"),
        ("discover", "cover"),
        ("display", "play"),
        ("import", "port"),
        ("income", "outcome"),
        ("increase", "crease"),
        ("unit", "it"),
        ("unless", "less"),
        ("inform", "form"),
        ("invest", "vest"),
        ("inpatient", "patient"),
        ("disease", "ease"),
        ("bridge", "tunnels"),
    ] {
        let found = opposites(a, b);
        assert!(found.is_none(), "{a} / {b}: {found:?}");
    }
}

#[test]
fn two_of_a_kind() {
    for (a, b) in [
        ("monday", "tuesday"),
        ("arrested", "convicted"),
        ("governor", "mayor"),
        ("killed", "injured"),
        ("income", "taxes"),
        ("red", "blue"),
        ("proposed", "signed"),
        ("million", "billion"),
        ("silver", "gold"),
        ("students", "teachers"),
        ("removals", "detentions"),
    ] {
        assert_eq!((relation(a, b), relation(b, a)), (Relation::Contrast, Relation::Contrast), "{a} / {b}");
    }
}

/// The words of a table.
fn all_words(table: &'static str) -> BTreeSet<&'static str> {
    lines(table).flat_map(|(_, line)| line.split([' ', '='])).filter(|word| *word != "|").collect()
}

#[test]
fn no_two_words_of_one_set_are_opposites_or_contrasts() {
    let mut wrong = BTreeSet::new();
    let sets = |table, at: &'static str| lines(table).flat_map(move |(_, line)| line.split(at));
    for set in sets(SYNONYMS, " | ").chain(sets(OPPOSITES, " | ")) {
        for (a, b) in set.split(' ').flat_map(|a| set.split(' ').map(move |b| (a, b))).filter(|(a, b)| a < b) {
            let (x, y) = (readings(a), readings(b));
            let opposite = opposite_of(a, b, &x, &y).is_some();
            let contrast = meet(&TABLES.kinds, &x, &y, |p, q| p.0 == q.0 && p.1 != q.1);
            if opposite || contrast {
                wrong.insert(format!("{a} / {b}: {}", if opposite { "opposite" } else { "contrast" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{} pairs:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_stands_on_two_sides_is_opposite() {
    let mut wrong = BTreeSet::new();
    for (_, line) in lines(OPPOSITES) {
        let (left, right) = line.split_once(" | ").unwrap_or_else(|| panic!("no bar: {line}"));
        for (a, b) in left.split(' ').flat_map(|a| right.split(' ').map(move |b| (a, b))) {
            if relation(a, b) != Relation::Opposite {
                wrong.insert(format!("{a} / {b}: {:?}", relation(a, b)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} pairs:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_tables_are_large_and_in_lower_case() {
    for (table, least) in [(FAMILIES, 400), (SYNONYMS, 600), (OPPOSITES, 450), (CONTRASTS, 150)] {
        assert!(lines(table).count() >= least, "{} lines", lines(table).count());
        for word in all_words(table) {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{word:?}");
        }
    }
}
