//! The sides of a question: each two claims of a side agree, whatever the order in which they came.

use gainsay::claim::{Citation, Claim, ClaimId, Location, Locator, Modality, Source, SourceId, Status, Value};
use gainsay::conflict::MANY_SIDES;
use gainsay::project::{Options, Project};
use gainsay::report::{self, Format, Templates, View};

const PUBLISHED: &str = "2026-03-15";

fn claim(source: &str, subject: &str, property: &str, value: &str) -> Claim {
    Claim {
        id: ClaimId { source: SourceId(source.to_owned()), name: "c1".to_owned() },
        subject: subject.to_owned(),
        property: property.to_owned(),
        value: Value::Text(value.to_owned()),
        denied: false,
        as_of: None,
        period: None,
        place: None,
        population: None,
        method: None,
        modality: Modality::Asserted,
        origin: None,
        of: None,
        status: Status::Reviewed,
        note: None,
        slot: None,
        citations: vec![Citation { quote: value.to_owned(), locator: Locator::Line(1), tier: None }],
        at: Location { file: format!("claims/{source}.toml"), line: 1 },
    }
}

fn source(id: &str) -> Source {
    Source {
        id: SourceId(id.to_owned()),
        title: format!("Source {id}"),
        publisher: None,
        author: None,
        kind: None,
        published: Some(PUBLISHED.to_owned()),
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: format!("sources/{id}.toml"), line: 1 },
    }
}

/// The view of what is found among claims of sources s00, s01, … about one thing, taken in the order that `order` makes.
fn view(property: &str, values: &[&str], order: impl Fn(&mut Vec<Claim>)) -> View {
    let id = |n: usize| format!("s{n:02}");
    let mut claims: Vec<Claim> =
        values.iter().enumerate().map(|(n, value)| claim(&id(n), "Harbour bridge", property, value)).collect();
    order(&mut claims);
    let sources = (0..values.len()).map(|n| source(&id(n))).collect();
    let project = Project { claims, sources, ..Project::default() };
    View::new(&project.crosscheck(Options::default(), |_, _| ()).0, &report::Options::default())
}

/// The values of each side, and those that stand between, with the letters of the sides that they agree with.
fn told(view: &View) -> (Vec<Vec<String>>, Vec<(String, String)>) {
    assert_eq!(view.conflicts.len(), 1, "{:?}", view.conflicts.iter().map(|c| &c.title).collect::<Vec<_>>());
    let conflict = &view.conflicts[0];
    let sides = conflict.sides.iter().map(|side| side.claims.iter().map(|c| c.value.clone()).collect());
    let between = conflict.between.iter().map(|b| (b.value.clone(), b.with.concat()));
    (sides.collect(), between.collect())
}

/// Holds the sides of `values` to `sides`, and what stands between them to `between`, in every one of many orders.
fn check(property: &str, values: &[&str], sides: &[&[&str]], between: &[(&str, &str)]) {
    let straight = view(property, values, |_| {});
    let (found, stand) = told(&straight);
    assert_eq!(found, sides, "{values:?}");
    let stand: Vec<(&str, &str)> = stand.iter().map(|(value, with)| (value.as_str(), with.as_str())).collect();
    assert_eq!(stand, between, "{values:?}");
    for turn in 0..values.len() {
        for reversed in [false, true] {
            let other = view(property, values, |claims| {
                claims.rotate_left(turn);
                if reversed {
                    claims.reverse();
                }
            });
            let json = |view: &View| {
                report::render(view, Format::Json, &Templates::new()).expect("the built-in templates render every view")
            };
            assert!(json(&straight) == json(&other), "{values:?} turned by {turn}: {:?}", told(&other));
        }
    }
}

#[test]
fn what_is_apart_is_never_on_one_side() {
    // The rounded figure is what both of the others round to.
    let values = ["$4.2 million", "$4,187,300", "$4,151,000"];
    check("cost", &values, &[&["$4,187,300"], &["$4,151,000"]], &[("$4.2 million", "AB")]);
    let values = ["$4,187,300", "$4.2 million", "$4,151,000", "$4.2 million", "$4,187,300"];
    let between = [("$4.2 million", "AB")];
    check("cost", &values, &[&["$4,187,300", "$4,187,300"], &["$4,151,000"]], &between);
}

#[test]
fn a_vague_figure_stands_with_the_one_that_it_agrees_with_best() {
    check(
        "cost",
        &["about $4 million", "$4.1 million", "$9 million"],
        &[&["about $4 million", "$4.1 million"], &["$9 million"]],
        &[],
    );
    check("workers", &["more than 700", "720", "680"], &[&["more than 700", "720"], &["680"]], &[]);
    check("workers", &["about 700", "720", "680"], &[&["720"], &["680"]], &[("about 700", "AB")]);
    let quiet = view("workers", &["about 700", "about 700", "720"], |_| {});
    assert!(quiet.conflicts.is_empty());
}

#[test]
fn dates_of_two_grains() {
    check("opened", &["1931", "3 May 1931", "8 May 1931"], &[&["3 May 1931"], &["8 May 1931"]], &[("1931", "AB")]);
    check("opened", &["1931", "3 May 1931", "1932"], &[&["1931", "3 May 1931"], &["1932"]], &[]);
}

/// Twelve answers: some of several sources, and one of each of the others.
fn many() -> Vec<&'static str> {
    let mut values =
        vec!["3,101", "3,205", "3,309", "3,412", "3,518", "3,623", "3,729", "3,833", "3,937", "9,041", "2,043"];
    values.extend(["3,518", "3,518", "3,833", "3,245"]);
    values
}

#[test]
fn of_many_sides_the_spread_is_told_first() {
    let straight = view("workers", &many(), |_| {});
    let conflict = &straight.conflicts[0];
    assert_eq!(conflict.sides.len(), 12);
    assert!(conflict.title.ends_with("12 answers, from 2,043 to 9,041"), "{}", conflict.title);
    assert_eq!(
        conflict.spread,
        [
            "12 answers, given 15 times over by all sources",
            "lowest: 2,043 (1 source); highest: 9,041 (1 source)",
            "in the middle: 3,518 (3 sources)",
            "most frequent: 3,518 (3 sources), 3,833 (2 sources)",
        ]
    );
    // Those that the most sources give come first.
    let values: Vec<&str> = conflict.sides.iter().map(|side| side.value.as_str()).collect();
    assert_eq!(values[..3], ["3,518", "3,833", "3,101"]);
    assert_eq!((conflict.shown, conflict.more.as_deref()), (MANY_SIDES, Some("4 more sides")));
    assert!(conflict.reconcile.len() <= 2, "no single change makes one of many");
    let other = view("workers", &many(), |claims| claims.reverse());
    assert_eq!(other.conflicts[0].title, conflict.title);
    // Every side is in every report, and in the summary all that fit.
    for format in Format::ALL {
        let text = report::render(&straight, format, &Templates::new()).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("in the middle: 3,518"), "{format:?}");
        let all = values.iter().all(|value| text.contains(value));
        assert!(all || format == Format::Terminal, "{format:?}");
        let folded = match format {
            Format::Html => text.contains("<summary>4 more sides</summary>"),
            Format::Markdown => text.contains("And 4 more sides"),
            Format::Terminal => text.contains("and 4 more"),
            Format::Json => true,
        };
        assert!(folded, "{format:?}");
    }
}

#[test]
fn few_sides_are_told_one_by_one() {
    let view = view("workers", &many()[..8], |_| {});
    let conflict = &view.conflicts[0];
    assert_eq!((conflict.sides.len(), conflict.shown, &conflict.more), (8, 8, &None));
    assert!(conflict.spread.is_empty() && conflict.title.contains(" or "), "{}", conflict.title);
}

#[test]
fn of_many_names_the_most_frequent_are_told() {
    let names = "Ann Reed, Bea Hall, Cid Wood, Dan Park, Eve Lake, Fay Moor, Gus Ford, Hal Dean, Ivy Rose, Ivy Rose";
    let view = view("mayor", &names.split(", ").collect::<Vec<_>>(), |_| {});
    let conflict = &view.conflicts[0];
    assert!(conflict.title.ends_with("9 answers, most often Ivy Rose"), "{}", conflict.title);
    assert_eq!(conflict.spread[1], "most frequent: Ivy Rose (2 sources)");
}
