//! Tables of claims: who meets whom, what is taught by the rows themselves, and what stays apart.

use gainsay::claim::facts::{Columns, Facts, Format, Ledger, Row};
use gainsay::claim::{Claim, Vocabulary};
use gainsay::compare::Reason;
use gainsay::pairing::ledger::{Weighed, weigh};
use std::collections::BTreeSet;

/// Source, subject, property, value, as of, place; "" for an empty cell.
type Cells<'c> = [&'c str; 6];

fn ledger(rows: &[Cells<'_>]) -> Ledger {
    let keys = ["source", "subject", "property", "value", "as_of", "place"];
    let line = |cells: &Cells<'_>| {
        let cells = keys.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> = cells.map(|(key, cell)| format!("{key:?}: {cell:?}")).collect();
        format!("{{{}}}\n", cells.join(", "))
    };
    let text: String = rows.iter().map(line).collect();
    let mut found = Ledger::new("table");
    for row in Facts::new(text.as_bytes(), Format::JsonLines, "table", &Columns::default()).expect("it begins") {
        match row.expect("it is read") {
            Row::Fact(fact) => assert!(found.push(&fact.claim)),
            Row::Refused(problem) => panic!("{problem:?}"),
        }
    }
    found
}

fn weighed(rows: &[Cells<'_>]) -> (Ledger, Weighed) {
    let ledger = ledger(rows);
    let weighed = weigh(&ledger, &Vocabulary::built_in(), 0, true);
    (ledger, weighed)
}

/// The values of the rows of each question that is reported.
fn reported(rows: &[Cells<'_>]) -> BTreeSet<Vec<String>> {
    let (ledger, weighed) = weighed(rows);
    let value =
        |row: &u32| ledger.claim(*row).map(|claim: Claim| gainsay::pairing::value_in_words(&claim)).unwrap_or_default();
    let mut found = BTreeSet::new();
    for asked in &weighed.asked {
        let mut values: Vec<String> = asked.rows.iter().map(value).collect();
        values.sort();
        found.insert(values);
    }
    found
}

fn check(rows: &[Cells<'_>], expected: &[&[&str]]) {
    let expected: BTreeSet<Vec<String>> =
        expected.iter().map(|values| values.iter().map(|v| (*v).to_owned()).collect()).collect();
    assert_eq!(reported(rows), expected);
    let turned: Vec<Cells<'_>> = rows.iter().rev().copied().collect();
    assert_eq!(reported(&turned), expected, "in another order");
}

#[test]
fn one_body_under_many_names_meets_itself() {
    check(
        &[
            ["a", "Elm County Sheriff's Office", "sworn officers", "48", "2019", "Ohio"],
            ["b", "Elm Co. Sheriff", "sworn officers", "84", "2019", "OH"],
            ["c", "Sheriff\u{2019}s Dept. of Elm County, Ohio", "sworn officers", "48", "2019", ""],
            ["d", "Ohio's Elm County Sheriff's Department", "sworn officers", "48", "2019", "Elmton, Ohio"],
        ],
        &[&["48", "48", "48", "84"]],
    );
    check(
        &[
            ["a", "Harbour Workers Institute for Safety (HWIS)", "members", "420", "2020", "Iowa"],
            ["b", "HWIS", "members", "640", "2020", "Iowa"],
        ],
        &[&["420", "640"]],
    );
    check(
        &[
            ["a", "House Bill 1204, the Clean Rivers Act", "votes for", "61", "", "Utah"],
            ["b", "Utah HB 1204", "votes for", "16", "", ""],
            ["c", "the Clean Rivers Act", "votes for", "61", "", "UT"],
        ],
        &[&["16", "61", "61"]],
    );
}

#[test]
fn namesakes_stay_apart_and_who_may_be_either_joins_nobody() {
    let rows: &[Cells<'_>] = &[
        ["a", "Elm County", "sworn officers", "48", "2019", "Ohio"],
        ["b", "Elm County", "sworn officers", "84", "2019", "Iowa"],
        ["c", "Elm County", "sworn officers", "66", "2019", ""],
        ["d", "North Elm County", "sworn officers", "12", "2019", "Ohio"],
    ];
    check(rows, &[]);
    let (_, weighed) = weighed(rows);
    assert_eq!(weighed.tally.not_comparable.get(&Reason::Subject), Some(&1));
    // Without the namesake, the one that names no state is the one there is.
    check(&[rows[0], rows[2]], &[&["48", "66"]]);
}

#[test]
fn persons_meet_by_given_name_and_surname_and_father_is_not_son() {
    check(
        &[
            ["a", "Rep. Robert Adler", "born", "May 4, 1961", "", "Ohio"],
            ["b", "Adler, Bob", "born", "1961-05-14", "", "Ohio"],
            ["c", "Robert Adler Jr.", "born", "1988-02-01", "", "Ohio"],
        ],
        &[&["1961-05-14", "May 4, 1961"]],
    );
}

#[test]
fn a_slip_is_put_right_and_a_name_of_its_own_is_not() {
    let mut rows: Vec<Cells<'_>> = vec![["z", "Rankni Hospital", "beds", "99", "2019", "Ohio"]];
    for source in ["a", "b", "c", "d", "e"] {
        rows.push([source, "Rankin Hospital", "beds", "120", "2019", "Ohio"]);
        rows.push([source, "Rankine Hospital", "beds", "310", "2019", "Ohio"]);
    }
    check(&rows, &[&["120", "120", "120", "120", "120", "99"]]);
}

#[test]
fn labels_that_agree_on_many_entities_are_one_property() {
    let names = ["Ash", "Beech", "Cedar", "Dogwood", "Elder", "Fir", "Gum", "Hazel"].map(|n| format!("{n} Works"));
    let figures = ["412", "733", "958", "1,204", "377", "655", "871", "249"];
    let mut rows: Vec<Cells<'_>> = Vec::new();
    for (name, figure) in names.iter().zip(figures) {
        rows.push(["a", name, "gizmo headcount", figure, "2019", ""]);
        let other = if name == "Hazel Works" { "942" } else { figure };
        rows.push(["b", name, "people in the gizmo shop", other, "2019", ""]);
    }
    check(&rows, &[&["249", "942"]]);
    let (ledger, told) = weighed(&rows);
    assert!(
        told.tally.taught.iter().any(|line| line.contains("they agree on 7 of 8 entities")),
        "{:?}",
        told.tally.taught
    );
    // What is not learned is not compared.
    assert!(weigh(&ledger, &Vocabulary::built_in(), 0, false).asked.is_empty());
}

#[test]
fn times_bring_together_and_part() {
    check(
        &[
            ["a", "Elm Works", "gizmos made", "412", "2019", ""],
            ["b", "Elm Works", "gizmos made", "958", "2020", ""],
            ["c", "Elm Works", "gizmos made", "733", "2019-06-30", ""],
        ],
        &[&["412", "733"]],
    );
}

#[test]
fn what_says_one_thing_is_no_conflict() {
    for (a, b) in [
        ("about 4,100 people", "4,087"),
        ("$660K", "$663,620"),
        ("close to 48", "48"),
        ("10.9 mi", "10.9 miles"),
        ("Ash; Oak", "Oak and Ash"),
        ("in force", "remains in effect"),
        ("University of Elmland", "Univ. of Elmland"),
        ("March 2014", "2014-03-09"),
    ] {
        check(&[["a", "Elm Works", "gizmo", a, "2019", ""], ["b", "Elm Works", "gizmo", b, "2019", ""]], &[]);
    }
}

#[test]
fn what_says_two_things_is_one() {
    for (a, b) in [
        ("4,100 people", "1,400 people"),
        ("$2.5 billion", "nearly $2,600,000"),
        ("10.9 km", "10.9 miles"),
        ("Ash; Oak", "Oak and Elm"),
        ("no longer in force", "remains in effect"),
        ("governor", "mayor"),
        ("March 2014", "2015-03-09"),
    ] {
        let mut both = [a, b];
        both.sort_unstable();
        check(&[["a", "Elm Works", "gizmo", a, "2019", ""], ["b", "Elm Works", "gizmo", b, "2019", ""]], &[&both]);
    }
}

#[test]
fn a_time_that_cannot_be_read_is_told() {
    let (_, weighed) =
        weighed(&[["a", "Elm Works", "gizmos", "4", "yestreday", ""], ["b", "Elm Works", "gizmos", "4", "2019", ""]]);
    assert_eq!(weighed.tally.unread_times, [(0, "yestreday".to_owned())]);
}
