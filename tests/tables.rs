//! Tables of claims: who meets whom, what is taught by the rows themselves, and what stays apart.

use gainsay::claim::facts::{Columns, Facts, Format, Ledger, Row};
use gainsay::claim::{Claim, SourceId, Vocabulary, read_properties};
use gainsay::compare::Reason;
use gainsay::entity::Entity;
use gainsay::pairing::ledger::{Beside, Explained, Weighed, explain, weigh};
use gainsay::project::{Options, Project};
use std::collections::{BTreeMap, BTreeSet};

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

fn beside(vocabulary: &Vocabulary, learns: bool) -> Beside<'_> {
    Beside { vocabulary, own: 0, entities: &[], edges: &[], learns }
}

fn weighed(rows: &[Cells<'_>]) -> (Ledger, Weighed) {
    let ledger = ledger(rows);
    let weighed = weigh(&ledger, &beside(&Vocabulary::built_in(), true));
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
    assert!(weigh(&ledger, &beside(&Vocabulary::built_in(), false)).asked.is_empty());
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

/// The values of the rows of each question, with entities that the user knows: name, aliases, what it is distinct from.
fn with_entities(rows: &[Cells<'_>], known: &[(&str, &[&str], &[&str])]) -> usize {
    let entity = |(name, aliases, distinct): &(&str, &[&str], &[&str])| Entity {
        name: (*name).to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        distinct_from: distinct.iter().map(|other| (*other).to_owned()).collect(),
        ..Entity::default()
    };
    let (known, vocabulary): (Vec<Entity>, _) = (known.iter().map(entity).collect(), Vocabulary::built_in());
    weigh(&ledger(rows), &Beside { entities: &known, ..beside(&vocabulary, true) }).asked.len()
}

#[test]
fn the_users_own_names_join_and_part() {
    let rows: &[Cells<'_>] = &[
        ["a", "The Old Mill", "beds", "12", "2019", "Ohio"],
        ["b", "Elmton Guest House", "beds", "21", "2019", "Ohio"],
    ];
    assert_eq!(with_entities(rows, &[]), 0);
    assert_eq!(with_entities(rows, &[("Elmton Guest House", &["Old Mill"], &[])]), 1);
    // A namesake elsewhere is another.
    let elsewhere: &[Cells<'_>] = &[rows[0], ["b", "Elmton Guest House", "beds", "21", "2019", "Iowa"]];
    assert_eq!(with_entities(elsewhere, &[("Elmton Guest House", &["Old Mill"], &[])]), 0);
    // Nor does an entry say whose a bare name is that a namesake has too, and it does of a name that nobody else has.
    let bare: &[Cells<'_>] = &[
        ["a", "Elm County Sheriff", "beds", "12", "2019", "Ohio"],
        ["b", "Elm County Sheriff", "beds", "21", "2019", ""],
        ["c", "Elm County Sheriff", "beds", "33", "2019", "Iowa"],
        ["d", "ECSO", "beds", "44", "2019", ""],
    ];
    let ohio = "Elm County Sheriff, Ohio";
    assert_eq!(with_entities(&bare[..3], &[(ohio, &[], &[])]), 0);
    assert_eq!(with_entities(bare, &[(ohio, &["ECSO"], &[])]), 1);
    // What spelling joins, the user parts.
    let near: &[Cells<'_>] = &[
        ["a", "Elm County School District", "beds", "12", "2019", "Ohio"],
        ["b", "Elm School District", "beds", "21", "2019", "Ohio"],
    ];
    assert_eq!(with_entities(near, &[]), 1);
    assert_eq!(with_entities(near, &[("Elm School District", &[], &["Elm County School District"])]), 0);
}

/// What is said of two rows, and whether they were compared.
fn explained(rows: &[Cells<'_>], pair: [u32; 2]) -> (String, Explained) {
    let ledger = ledger(rows);
    let explained = explain(&ledger, &beside(&Vocabulary::built_in(), true), pair);
    let said = explained.steps.iter().flat_map(|step| &step.said).cloned().collect::<Vec<_>>().join("\n");
    (said, explained)
}

#[test]
fn why_two_rows_met_or_did_not_is_told() {
    let rows: &[Cells<'_>] = &[
        ["a", "Elm County Sheriff's Office", "sworn officers", "48", "2019", "Ohio"],
        ["b", "Elm Co. Sheriff", "sworn officers", "84", "2019", "OH"],
        ["c", "Elm County Sheriff", "sworn officers", "66", "2019", ""],
        ["d", "North Elm County Sheriff", "sworn officers", "12", "2019", "Ohio"],
        ["e", "Elm County Sheriff", "patrol cars", "9", "2019", "Iowa"],
        ["f", "Elm Co. Sheriff", "sworn officers", "51", "2020", "Ohio"],
        ["g", "Elm Co. Sheriff", "patrol cars", "7", "2019", "Ohio"],
    ];
    for (row, stand, open, words) in [
        (1, Ok("apart"), false, "one name in two writings"),
        (2, Err(Reason::Subject), true, "(Iowa); nothing says which"),
        (3, Err(Reason::Subject), false, "only \u{201c}North Elm County Sheriff\u{201d} has \u{201c}north\u{201d}"),
        (4, Err(Reason::Subject), false, "they are in two places: Ohio and Iowa"),
        (5, Err(Reason::Time), false, "of 2019, and of 2020"),
        (6, Err(Reason::Property), false, "are not known to be one property"),
    ] {
        let (said, explained) = explained(rows, [0, row]);
        assert_eq!(explained.stand.as_ref().map(|a| a.name()).map_err(|reason| *reason), stand, "{said}");
        assert_eq!(explained.open, open, "{said}");
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn each_step_that_joins_two_names_is_told() {
    for (a, b, words) in [
        (["Harbour Workers Institute", "Iowa"], ["HWI", "Iowa"], "it is the acronym of that name"),
        (["Robert Adler", "Ohio"], ["R. Adler", "Ohio"], "it has an initial for the given name"),
        (
            ["Elm County School District", "Ohio"],
            ["Elm School District", "Ohio"],
            "it leaves out \u{201c}county\u{201d}",
        ),
        (["Clean Rivers Board", "Utah"], ["Clean Rivers Board", ""], "it names no state"),
    ] {
        let rows: Vec<Cells<'_>> =
            [a, b].iter().map(|[name, place]| ["s", name, "gizmos", "4", "2019", place]).collect();
        let (said, explained) = explained(&rows, [0, 1]);
        assert!(explained.stand.is_ok() && said.contains(words), "{words}: {said}");
    }
}

#[test]
fn labels_that_were_learned_are_told_with_their_evidence() {
    let names = ["Ash", "Beech", "Cedar", "Dogwood", "Elder", "Fir", "Gum", "Hazel"].map(|n| format!("{n} Works"));
    let figures = ["412", "733", "958", "1,204", "377", "655", "871", "249"];
    let mut rows: Vec<Cells<'_>> = Vec::new();
    for (name, figure) in names.iter().zip(figures) {
        rows.push(["a", name, "gizmo headcount", figure, "2019", ""]);
        rows.push(["b", name, "people in the gizmo shop", figure, "2019", ""]);
    }
    let (said, explained) = explained(&rows, [0, 1]);
    assert!(explained.stand.is_ok() && said.contains("agree on 8 of 8 entities that have both"), "{said}");
}

/// Rows as JSON Lines, each with more cells than the six of [`Cells`]; the kinds of conflict and note that they give.
fn kinds(properties: &str, rows: &[&str]) -> BTreeMap<String, usize> {
    let mut ledger = Ledger::new("table");
    let text: String = rows.iter().map(|row| format!("{{{row}}}\n")).collect();
    let mut sources: BTreeSet<SourceId> = BTreeSet::new();
    for row in Facts::new(text.as_bytes(), Format::JsonLines, "table", &Columns::default()).expect("it begins") {
        match row.expect("it is read") {
            Row::Fact(fact) => {
                sources.insert(fact.claim.id.source.clone());
                assert!(Ledger::takes(&fact.claim) && ledger.push(&fact.claim));
            }
            Row::Refused(problem) => panic!("{problem:?}"),
        }
    }
    let (properties, problems) = read_properties("properties.toml", properties.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    let project = Project { ledger: Some(ledger), properties, ..Project::default() };
    let (outcome, ()) = project.crosscheck(Options::default(), |_, _| ());
    let mut found = BTreeMap::new();
    for conflict in outcome.conflicts.iter().chain(&outcome.notes) {
        *found.entry(format!("{} {}", conflict.severity.name(), conflict.kind)).or_default() += 1;
    }
    found
}

/// A row of a source, a subject, a label and a value, with what else it says.
fn row(source: &str, subject: &str, label: &str, value: &str, more: &str) -> String {
    format!(
        r#""source": "{source}", "subject": "{subject}", "property": "{label}", "value": "{value}", "place": "Ohio"{more}"#
    )
}

fn fires(rows: &[String], expected: &[&str]) {
    fires_with("", rows, expected);
}

/// As [`fires`], with properties of the user's.
fn fires_with(properties: &str, rows: &[String], expected: &[&str]) {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found: Vec<String> = kinds(properties, &rows).into_keys().collect();
    assert_eq!(found, expected, "{rows:#?}");
}

#[test]
fn a_group_meets_its_like_and_an_origin_parts_nobody() {
    let of = |source: &str, value: &str, more: &str| row(source, "Elmton", "gizmo owners", value, more);
    let (year, group) = (r#", "as_of": "2019""#, r#", "as_of": "2019", "population": "undocumented immigrants""#);
    fires(&[of("a", "480", year), of("b", "84", group)], &[]);
    fires(&[of("a", "480", group), of("b", "84", r#", "as_of": "2019", "population": "immigrants""#)], &[]);
    fires(&[of("a", "66", group), of("b", "84", group)], &["major figure-differs"]);
    let origin = r#", "as_of": "2019", "origin": "the council""#;
    fires(&[of("a", "66", year), of("b", "84", origin)], &["major figure-differs"]);
    // How it was found out parts what is measured, where both say so.
    let (census, survey) = (r#", "as_of": "2019", "method": "census""#, r#", "as_of": "2019", "method": "survey""#);
    fires(&[of("a", "66", census), of("b", "84", survey)], &[]);
    fires(&[of("a", "66", census), of("b", "84", year)], &["major figure-differs"]);
    // A plan is no outcome.
    fires(&[of("a", "66", year), of("b", "84", r#", "as_of": "2019", "modality": "planned""#)], &[]);
}

#[test]
fn none_denies_some_and_a_denial_what_it_denies() {
    let year = r#", "as_of": "2019""#;
    let of = |source: &str, value: &str| row(source, "Elmton", "toll bridges", value, year);
    fires(&[of("a", "none"), of("b", "2")], &["major polarity"]);
    fires(&[of("a", "none"), of("b", "0")], &[]);
    fires(&[of("a", "some"), of("b", "2")], &[]);
    let led = |source: &str, value: &str, more: &str| row(source, "Elmton", "mayor", value, more);
    let denied = r#", "as_of": "2019", "denied": true"#;
    fires(&[led("a", "Ana Roe", year), led("b", "Ana Roe", denied)], &["major polarity"]);
    fires(&[led("a", "Ana Roe", year), led("b", "Bea Lund", denied)], &[]);
}

#[test]
fn a_part_is_not_more_than_its_whole() {
    let of = |source: &str, label: &str, value: &str, year: &str| {
        row(source, "Elmton", label, value, &format!(r#", "as_of": "{year}""#))
    };
    let (part, whole) = ("employed people", "labor force");
    fires(&[of("a", part, "4800", "2019"), of("a", whole, "480", "2019")], &["major part-exceeds-whole"]);
    fires(&[of("a", part, "4800", "2019"), of("a", whole, "5480", "2019")], &[]);
    // Across sources where no source has both; at one time alone.
    fires(&[of("a", part, "4800", "2019"), of("b", whole, "480", "2019")], &["major part-exceeds-whole"]);
    fires(&[of("a", part, "4800", "2019"), of("b", whole, "480", "2018")], &[]);
    fires(&[of("a", part, "470", "2019"), of("a", whole, "480", "2019"), of("b", part, "470", "2019")], &[]);
}

#[test]
fn steps_come_in_their_order() {
    let of = |source: &str, label: &str, value: &str| row(source, "Ana Roe", label, value, "");
    fires(&[of("a", "born", "1961"), of("b", "died", "1950")], &["major order-violation"]);
    fires(&[of("a", "born", "1931"), of("b", "died", "1950")], &[]);
    fires(&[of("a", "born", "1950"), of("b", "died", "1950")], &[]);
}

#[test]
fn the_users_own_orders_hold_too() {
    let own = "[[property]]\nname = \"gizmos made\"\nkind = \"figure\"\n\
               [[property]]\nname = \"gizmos per day\"\nkind = \"figure\"\nmean_of = \"gizmos made\"\n\
               because = \"a total has a daily mean\"\n\
               [[property]]\nname = \"gizmos sold\"\nkind = \"figure\"\nat_most = \"gizmos made\"\n\
               because = \"only what is made is sold\"\n";
    let of = |label: &str, value: &str, period: &str| {
        row("a", "Elm Works", label, value, &format!(r#", "period": "{period}""#))
    };
    let (six, more) = ("2019-08-07/2019-08-12", "2019-08-07/2019-08-20");
    fires_with(own, &[of("gizmos per day", "753", six), of("gizmos made", "9829", six)], &["major mean-mismatch"]);
    fires_with(own, &[of("gizmos per day", "753", six), of("gizmos made", "4518", six)], &[]);
    fires_with(own, &[of("gizmos per day", "753", six), of("gizmos made", "9829", more)], &[]);
    fires_with(own, &[of("gizmos sold", "3000", six), of("gizmos made", "1000", six)], &["major bound-exceeded"]);
    fires_with(own, &[of("gizmos sold", "900", six), of("gizmos made", "1000", six)], &[]);
    fires(&[of("gizmos sold", "3000", six), of("gizmos made", "1000", six)], &[]);
}

#[test]
fn a_change_over_time_is_a_note_and_a_total_does_not_fall() {
    let of =
        |label: &str, value: &str, when: &str| row("a", "Elmton", label, value, &format!(r#", "as_of": "{when}""#));
    fires(&[of("population", "12000", "2020"), of("population", "14000", "2021")], &["note trend"]);
    fires(&[of("population", "12000", "2020"), of("population", "12000", "2021")], &[]);
    let cases = |first: &str, then: &str| {
        [of("cases of a disease", first, "2020-03"), of("cases of a disease", then, "2020-06")]
    };
    fires(&cases("120", "90"), &["major cumulative-falls", "note trend"]);
    fires(&cases("90", "120"), &["note trend"]);
}

#[test]
fn a_label_that_was_learned_makes_a_conflict_less_grave() {
    let names = ["Ash", "Beech", "Cedar", "Dogwood", "Elder", "Fir", "Gum", "Hazel"].map(|n| format!("{n} Works"));
    let figures = ["412", "733", "958", "1,204", "377", "655", "871", "249"];
    let mut rows: Vec<String> = Vec::new();
    for (name, figure) in names.iter().zip(figures) {
        let other = if name == "Hazel Works" { "311" } else { figure };
        rows.push(row("a", name, "gizmo headcount", figure, r#", "as_of": "2019""#));
        rows.push(row("b", name, "people in the gizmo shop", other, r#", "as_of": "2019""#));
    }
    fires(&rows, &["minor figure-differs"]);
    // Where the two sides have one label too, nothing was learned to part them.
    rows.push(row("c", "Hazel Works", "gizmo headcount", "311", r#", "as_of": "2019""#));
    fires(&rows, &["major figure-differs"]);
}

#[test]
fn namesakes_of_two_counties_are_told_apart_under_all_names_of_the_counties() {
    let rows = [
        ["a", "Elm Bridge", "main span", "120 m", "", "County Mayo"],
        ["b", "Elm Bridge", "main span", "150 m", "", "Hatherley, Co. Mayo"],
        ["c", "Elm Bridge", "main span", "310 m", "", "Bavaria, Germany"],
        ["d", "Bayern's Elm Bridge", "main span", "350 m", "", ""],
        // A town alone tells nobody apart.
        ["e", "Elm Bridge", "main span", "777 m", "", "Hatherley"],
    ];
    check(&rows, &[&["120 m", "150 m"], &["310 m", "350 m"]]);
}

#[test]
fn a_country_is_enough_where_one_namesake_alone_is_in_it() {
    let rows = [
        ["a", "Elm Bridge", "main span", "120 m", "", "Kent, England"],
        ["b", "Elm Bridge", "main span", "150 m", "", "England"],
        ["c", "Elm Bridge", "main span", "310 m", "", "Bavaria"],
        ["d", "Elm Bridge", "main span", "350 m", "", "Saxony"],
        // Which of the two, nothing tells.
        ["e", "Elm Bridge", "main span", "777 m", "", "Germany"],
    ];
    check(&rows, &[&["120 m", "150 m"]]);
}

#[test]
fn a_list_that_is_not_the_whole_is_at_odds_with_what_lacks_its_members_alone() {
    let rows = [
        ["a", "Elm Hospital", "departments", "Oncology / Cardiology / Neurology", "", "Ohio"],
        ["b", "Elm Hospital", "departments", "Cardiology; Neurology; Oncology", "", "Ohio"],
        ["c", "Elm Hospital", "departments", "including Oncology, Cardiology", "", "Ohio"],
        ["a", "Ash Hospital", "departments", "Oncology; Cardiology; Neurology", "", "Ohio"],
        ["b", "Ash Hospital", "departments", "including Surgery, Cardiology", "", "Ohio"],
    ];
    check(&rows, &[&["Oncology; Cardiology; Neurology", "including Surgery, Cardiology"]]);
}

#[test]
fn the_year_behind_the_comma_of_a_label_is_when_it_holds() {
    let rows = [
        ["a", "Elm College", "gizmo rating, 2018", "31", "", "Ohio"],
        ["b", "Elm College", "gizmo rating", "62", "2018", "Ohio"],
        ["c", "Elm College", "gizmo rating", "93", "2017", "Ohio"],
    ];
    check(&rows, &[&["31", "62"]]);
}

#[test]
fn names_in_many_writings_are_one_and_names_a_word_apart_are_not() {
    let one = [
        ("Elm Valley Railway", "Elm Valley Rly"),
        ("Elm Int'l Airport", "Elm International Arpt"),
        ("Elm Library No. 5", "Elm Library #5"),
        ("Elm Town Football Club", "Elm Town F.C."),
        ("The Silent Elm", "the film Silent Elm"),
        ("Elm Farmer's Gazette", "Elm Farmers Gazette, The"),
        ("Elmås Hospital", "Elmas Hosp."),
        ("MV Elm Star", "Elm Star"),
    ];
    let two = [
        ("Elm Valley Railway", "Elm Valley Light Railway"),
        ("Elm Library No. 5", "Elm Library No. 6"),
        ("Lee County", "Leake County"),
        ("Elm Hospital", "Elm Children's Hospital"),
    ];
    let rows = |(a, b): (&'static str, &'static str)| {
        [["a", a, "floor area", "3,100 m2", "", "Ohio"], ["b", b, "floor area", "7,200 m2", "", "Ohio"]]
    };
    for pair in one {
        assert_eq!(reported(&rows(pair)).len(), 1, "{pair:?}");
    }
    for pair in two {
        assert_eq!(reported(&rows(pair)).len(), 0, "{pair:?}");
    }
}

#[test]
fn digits_grouped_by_spaces_are_rounded_as_others_are() {
    let of = |first: &str, second: &str| {
        [row("a", "Elm Hut", "elevation", first, ""), row("b", "Elm Hut", "elevation", second, "")]
    };
    fires(&of("1 070 m", "1,071 m"), &[]);
    fires(&of("1 071 m", "1,170 m"), &["major figure-differs"]);
}

#[test]
fn members_of_lists_meet_by_initials_and_without_legal_forms() {
    const LISTS: &str = "[[property]]\nname = \"founding team\"\nkind = \"list\"\ntakes = \"one\"\n";
    let of = |first: &str, second: &str| {
        [row("a", "Elm Works", "founding team", first, ""), row("b", "Elm Works", "founding team", second, "")]
    };
    fires_with(LISTS, &of("Roe, A.; Poe, B.", "Dr Anna Roe and Dr Ben Poe"), &[]);
    fires_with(LISTS, &of("Ash Energy Kft.; Elm Power AB", "ELM POWER / ASH ENERGY"), &[]);
    fires_with(LISTS, &of("Roe, A.; Poe, B.", "Dr Anna Roe and Dr Carl Poe"), &["major list-differs"]);
    // Where nobody knows that a list is asked for, they are names.
    fires(&of("Roe, A.; Poe, B.", "Dr Anna Roe, Dr Ben Poe"), &[]);
}
