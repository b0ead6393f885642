//! Matching: claims that are worded differently meet by weighed evidence, each once, and as people have ruled.

use gainsay::claim::{
    Citation, Claim, ClaimId, Location, Locator, Modality, Source, SourceId, Status, Value, Vocabulary,
};
use gainsay::entity::Registry;
use gainsay::pairing::{Framer, Matching, Pairing, Weigher, pair};
use gainsay::project::registry;
use std::collections::BTreeSet;

#[derive(serde::Deserialize)]
struct Corpus {
    run: Vec<Run>,
}

#[derive(serde::Deserialize)]
struct Run {
    about: String,
    /// Question, source, subject, property, value.
    claims: Vec<[String; 5]>,
}

fn claim(n: usize, [_, source, subject, property, value]: &[String; 5]) -> Claim {
    Claim {
        id: ClaimId { source: SourceId(source.clone()), name: format!("c{n}") },
        subject: subject.clone(),
        property: property.clone(),
        value: Value::Text(value.clone()),
        denied: false,
        as_of: None,
        period: None,
        place: None,
        population: None,
        method: None,
        modality: Modality::Asserted,
        origin: None,
        of: None,
        slot: None,
        status: Status::Reviewed,
        note: None,
        citations: vec![Citation { quote: value.clone(), locator: Locator::Line(1), tier: None }],
        at: Location { file: "claims.toml".to_owned(), line: 1 },
    }
}

fn source(id: &str) -> Source {
    Source {
        id: SourceId(id.to_owned()),
        title: id.to_owned(),
        publisher: None,
        author: None,
        kind: None,
        published: Some("2024-06-15".to_owned()),
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: "sources.toml".to_owned(), line: 1 },
    }
}

fn run(rows: &[[String; 5]], matching: &Matching) -> Pairing {
    let (vocabulary, registry): (Vocabulary, Registry) = (Vocabulary::built_in(), registry(&[]));
    let claims: Vec<Claim> = rows.iter().enumerate().map(|(n, row)| claim(n, row)).collect();
    let ids: BTreeSet<&String> = rows.iter().map(|row| &row[1]).collect();
    let sources: Vec<Source> = ids.into_iter().map(|id| source(id)).collect();
    let framer = Framer::new(&vocabulary, &registry, &claims, &sources);
    let frames: Vec<_> = claims.iter().enumerate().map(|(n, c)| framer.frame(n, c)).collect();
    pair(&framer, &vocabulary, &claims, &frames, matching)
}

fn rows(rows: &[[&str; 4]]) -> Vec<[String; 5]> {
    rows.iter()
        .map(|[source, subject, property, value]| ["", source, subject, property, value].map(str::to_owned))
        .collect()
}

/// The pairs that are compared and differ.
fn apart(found: &Pairing) -> BTreeSet<(usize, usize)> {
    let pairs = found.questions.iter().flat_map(|q| &q.pairs).filter(|p| p.agreement.parts());
    pairs.map(|p| (p.a, p.b)).collect()
}

fn possible(found: &Pairing) -> BTreeSet<(usize, usize)> {
    found.possible.iter().map(|p| (p.a, p.b)).collect()
}

#[test]
fn claims_of_the_corpus_meet_those_of_their_question() {
    let corpus: Corpus = toml::from_str(include_str!("corpus/matching.toml")).expect("it is sound TOML");
    let (mut asked, mut met, mut right, mut compared, mut differ, mut differ_right) = (0, 0, 0, 0, 0, 0);
    let mut wrong = Vec::new();
    for Run { about, claims } in &corpus.run {
        let found = run(claims, &Matching::default());
        let pairs: BTreeSet<(usize, usize)> =
            found.questions.iter().flat_map(|q| &q.pairs).map(|p| (p.a, p.b)).collect();
        let apart = apart(&found);
        for a in 0..claims.len() {
            for b in a + 1..claims.len() {
                let same = claims[a][0] == claims[b][0];
                asked += usize::from(same && claims[a][1] != claims[b][1]);
                let is = pairs.contains(&(a, b));
                met += usize::from(same && is);
                compared += usize::from(is);
                right += usize::from(is && same);
                let is_apart = apart.contains(&(a, b));
                differ += usize::from(is_apart);
                differ_right += usize::from(is_apart && same);
                if is_apart && !same {
                    wrong.push(format!("{about}: {:?} | {:?}", claims[a], claims[b]));
                }
            }
        }
    }
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    println!("{}", wrong.join("\n"));
    println!("{met} of {asked} pairs of one question met ({:.2})", share(met, asked));
    println!("{right} of {compared} compared pairs are of one question ({:.2})", share(right, compared));
    println!("{differ_right} of {differ} pairs that differ are of one question ({:.2})", share(differ_right, differ));
    assert!(share(differ_right, differ) >= 0.9, "precision");
    // What one says more of a count is a person's to judge: that holds recall down, and precision up.
    assert!(share(met, asked) >= 0.33, "recall");
}

#[test]
fn one_word_more_on_one_side_does_not_part_two_claims() {
    let found = run(
        &rows(&[
            ["gazette", "Hollin Bridge", "piers replaced", "14"],
            ["herald", "reconstruction of Hollin Bridge", "replaced piers", "41"],
            ["herald", "reconstruction of Hollin Bridge", "workers hurt", "9"],
        ]),
        &Matching::default(),
    );
    assert_eq!(apart(&found), BTreeSet::from([(0, 1)]));
}

#[test]
fn a_measure_in_the_subject_is_asked_as_one_in_the_property() {
    let claims = [
        ["gazette", "Harbour Works", "violations found", "17"],
        ["herald", "Violations found at the Harbour Works", "number", "19"],
    ];
    assert!(apart(&run(&among_others(&claims), &Matching::default())).contains(&(0, 1)));
    // What is measured is another thing.
    let other = [claims[0], ["herald", "Workers hurt at the Harbour Works", "number", "19"]];
    assert!(!apart(&run(&among_others(&other), &Matching::default())).contains(&(0, 1)));
}

#[test]
fn a_figure_less_than_half_of_the_other_is_a_part_unless_it_is_a_slip() {
    let meet = |value: &str| {
        let claims = [
            ["gazette", "Harbour Works", "violations found", "1,700"],
            ["herald", "reconstruction of the Harbour Works", "violations found", value],
        ];
        apart(&run(&among_others(&claims), &Matching::default())).contains(&(0, 1))
    };
    assert!(meet("1,900"));
    assert!(meet("170"), "a digit lost");
    assert!(meet("7,100"), "digits transposed");
    assert!(!meet("540"));
}

#[test]
fn what_the_quotes_share_is_weighed() {
    let weigh = |quotes: [&str; 2]| {
        let rows = rows(&[
            ["gazette", "the plant", "jobs cut", "410"],
            ["herald", "Corvane", "people thrown out of work", "430"],
        ]);
        let mut claims: Vec<Claim> = rows.iter().enumerate().map(|(n, row)| claim(n, row)).collect();
        for (claim, quote) in claims.iter_mut().zip(quotes) {
            claim.citations[0].quote = quote.to_owned();
        }
        let (vocabulary, registry) = (Vocabulary::built_in(), registry(&[]));
        let sources = [source("gazette"), source("herald")];
        let framer = Framer::new(&vocabulary, &registry, &claims, &sources);
        let frames: Vec<_> = claims.iter().enumerate().map(|(n, c)| framer.frame(n, c)).collect();
        Weigher::new(&framer, &vocabulary, &claims, &frames).weigh_pair(0, 1).weight
    };
    let alike = weigh([
        "Corvane cut 410 jobs at its poultry plant in Stenmoor in April",
        "430 people lost their work when Corvane shut the Stenmoor poultry plant",
    ]);
    let unlike = weigh(["410 jobs were cut at the refinery", "430 people lost their work after the merger"]);
    assert!(alike > unlike + 1.0, "{alike} {unlike}");
    // A quote that says no more than the value says nothing.
    assert!(weigh(["410", "430"]) < alike);
}

#[test]
fn a_guessed_place_parts_nothing_that_a_name_has_and_two_places_do() {
    let claims = [
        ["gazette", "Pellard fire", "tanks burnt", "27"],
        ["herald", "Fire at the Pellard Works in Stenmoor", "number of storage tanks burnt", "31"],
        ["herald", "office", "jobs at Pellard", "400"],
    ];
    assert!(apart(&run(&among_others(&claims), &Matching::default())).contains(&(0, 1)));
    let two = [
        ["gazette", "fire in Ashby", "tanks burnt", "27"],
        ["herald", "fire in Stenmoor", "number of storage tanks burnt", "31"],
    ];
    assert!(!apart(&run(&among_others(&two), &Matching::default())).contains(&(0, 1)));
}

#[test]
fn capitals_that_say_what_a_thing_is_name_nothing() {
    let claims = |b: &'static str| {
        [
            ["gazette", "Larch Valley Hospital", "net loss in 2023", "$8.9 million"],
            ["herald", b, "net loss in 2023", "$9.8 million"],
        ]
    };
    assert!(apart(&run(&among_others(&claims("the Facility")), &Matching::default())).contains(&(0, 1)));
    assert!(!apart(&run(&among_others(&claims("the Marlen Clinic")), &Matching::default())).contains(&(0, 1)));
}

#[test]
fn tallies_are_one_however_they_are_written() {
    let stands = |a: &str, b: &str| {
        let rows = rows(&[
            ["gazette", "Hollin Act", "vote in the Senate", a],
            ["herald", "Hollin Act", "vote in the Senate", b],
        ]);
        !apart(&run(&rows, &Matching::default())).is_empty()
    };
    assert!(!stands("23 to 15", "23\u{2013}15"));
    assert!(stands("23 to 15", "24-15"));
}

#[test]
fn the_north_bridge_is_not_the_south_bridge() {
    for (a, b) in
        [("north footbridge", "south footbridge"), ("reactor 3", "reactor 4"), ("Hollin Bridge", "Marlen Bridge")]
    {
        let found = run(
            &rows(&[["gazette", a, "length of the deck", "120 metres"], ["herald", b, "deck length", "95 metres"]]),
            &Matching::default(),
        );
        assert_eq!((apart(&found), possible(&found)), (BTreeSet::new(), BTreeSet::new()), "{a} / {b}");
    }
}

#[test]
fn another_quantity_of_one_thing_is_possible_at_most() {
    for (a, b) in [
        ("cost", "cost overrun"),
        ("compensation paid", "average compensation paid"),
        ("waiting time", "longest waiting time"),
    ] {
        let found = run(
            &rows(&[["gazette", "Hollin Bridge", a, "$48,000"], ["herald", "Hollin Bridge", b, "$31,000"]]),
            &Matching::default(),
        );
        assert_eq!(apart(&found), BTreeSet::new(), "{a} / {b}");
    }
}

/// Claims beside which others have something to stand out from.
fn among_others(claims: &[[&str; 4]]) -> Vec<[String; 5]> {
    let asides = [
        ("seats", "1,200"),
        ("toilets", "36"),
        ("trees planted", "410"),
        ("visitors", "52,000"),
        ("guides", "14"),
        ("lifts", "5"),
        ("doors", "88"),
        ("paintings", "640"),
    ];
    let others = ["gazette", "herald"].into_iter().zip(["Orland opera", "Marlen museum"]);
    let others = others.flat_map(|(source, of)| asides.map(|(property, value)| [source, of, property, value]));
    let all: Vec<[&str; 4]> = claims.iter().copied().chain(others).collect();
    rows(&all)
}

#[test]
fn a_thing_called_by_what_it_is_meets_its_name() {
    for (a, b, property) in [
        ("Assembly Bill 12", "the measure", "effective date"),
        ("Assembly Bill 12", "AB 12", "effective date"),
        ("AB 12", "the measure", "effective date"),
        ("Sarnova Metro Line 4", "Line 4", "effective date"),
    ] {
        let claims = [["gazette", a, property, "1 January 2025"], ["herald", b, property, "1 July 2025"]];
        assert!(apart(&run(&among_others(&claims), &Matching::default())).contains(&(0, 1)), "{a} / {b}");
    }
    for (a, b) in [
        ("Assembly Bill 12", "the contractor"),
        ("Assembly Bill 12", "AB 13"),
        ("Assembly Bill 12", "both measures"),
        ("Assembly Bill 12", "draft of Assembly Bill 12"),
        ("Lower Veshta Dam", "Veshta Dam"),
    ] {
        let claims =
            [["gazette", a, "effective date", "1 January 2025"], ["herald", b, "effective date", "1 July 2025"]];
        assert!(!apart(&run(&among_others(&claims), &Matching::default())).contains(&(0, 1)), "{a} / {b}");
    }
}

/// Two names from two sources are two things where a source says the same of each, and not because they differ.
#[test]
fn two_names_are_two_things_where_something_tells_so() {
    let claims = [
        ["gazette", "Karvel earthquake", "magnitude", "7.1"],
        ["herald", "Tesmen valley earthquake", "magnitude", "7.0"],
    ];
    assert!(apart(&run(&among_others(&claims), &Matching::default())).contains(&(0, 1)));
    let told = [claims[0], claims[1], ["herald", "Karvel earthquake", "magnitude", "6.2"]];
    assert!(!apart(&run(&among_others(&told), &Matching::default())).contains(&(0, 1)));
}

/// "principal contractor" is the firm that a claim says it is.
#[test]
fn a_description_that_a_claim_ties_to_a_name_is_that_thing() {
    let claims = |role: [&'static str; 4]| {
        [
            ["gazette", "Marsh Systems", "employees", "410"],
            ["herald", "pier's principal contractor", "employees", "530"],
            role,
        ]
    };
    let tied = claims(["gazette", "Elmton pier", "principal contractor", "Marsh Systems"]);
    assert!(apart(&run(&among_others(&tied), &Matching::default())).contains(&(0, 1)));
    let other = claims(["gazette", "Elmton pier", "principal contractor", "Tern Works"]);
    assert!(!apart(&run(&among_others(&other), &Matching::default())).contains(&(0, 1)));
}

/// A yes and a no meet whatever their claims are worded by, and what only one of two properties asks does not.
#[test]
fn yes_meets_no() {
    let claims = |b: &'static str| {
        [["gazette", "mobile-home parks", "covered by the limit", "yes"], ["herald", "mobile-home parks", b, "no"]]
    };
    assert!(apart(&run(&among_others(&claims("covered by the cap")), &Matching::default())).contains(&(0, 1)));
    assert!(!apart(&run(&among_others(&claims("owned by tenants")), &Matching::default())).contains(&(0, 1)));
}

#[test]
fn expressions_and_states_are_read_as_people_word_them() {
    for (a, b, values) in [
        ("cost", "price tag", ["$48 million", "$31 million"]),
        ("status", "where it stands", ["shut", "up and running"]),
    ] {
        let claims = [["gazette", "Hollin Bridge", a, values[0]], ["herald", "Hollin Bridge", b, values[1]]];
        assert_eq!(apart(&run(&rows(&claims), &Matching::default())), BTreeSet::from([(0, 1)]), "{a} / {b}");
    }
    let claims = [["gazette", "Hollin Mill", "status", "closed"], ["herald", "Hollin Mill", "status", "for sale"]];
    assert_eq!(apart(&run(&rows(&claims), &Matching::default())), BTreeSet::new());
}

#[test]
fn who_says_more_and_gives_much_less_counts_a_part() {
    let claims = [
        ["gazette", "Hollin prison", "officers", "1,420"],
        ["herald", "Hollin prison", "uniformed officers on the payroll", "310"],
    ];
    let found = run(&among_others(&claims), &Matching::default());
    assert!(!apart(&found).contains(&(0, 1)));
}

#[test]
fn a_claim_that_is_accounted_for_meets_no_weaker_match() {
    let found = run(
        &rows(&[
            ["gazette", "fire at the Hollin mill", "people hurt", "nine"],
            ["herald", "Hollin mill fire", "injured people", "nine"],
            ["herald", "Hollin mill fire", "firefighters injured", "eleven"],
        ]),
        &Matching::default(),
    );
    assert!(!apart(&found).contains(&(0, 2)), "{:?}", apart(&found));
}

#[test]
fn a_ruling_on_two_claims_is_obeyed() {
    let claims = rows(&[
        ["gazette", "Hollin Bridge", "piers replaced", "14"],
        ["herald", "reconstruction of Hollin Bridge", "replaced piers", "41"],
        ["herald", "the crossing", "supports that were renewed", "15"],
    ]);
    let id = |n: usize| claim(n, &claims[n]).id;
    let ruled = |a: usize, b: usize, same: bool| Matching {
        ruled: [((id(a), id(b)), same)].into_iter().collect(),
        ..Matching::default()
    };
    assert_eq!(apart(&run(&claims, &ruled(0, 1, false))), BTreeSet::new());
    let found = run(&claims, &ruled(0, 2, true));
    assert!(apart(&found).contains(&(0, 2)));
    assert_eq!(found.ruled.len(), 1);
}

#[test]
fn the_odds_are_a_dial() {
    let claims = rows(&[
        ["gazette", "Hollin Bridge", "piers replaced", "14"],
        ["herald", "reconstruction of Hollin Bridge", "replaced piers", "41"],
    ]);
    let strict = Matching { accept_odds: 1_000_000.0, ..Matching::default() };
    let found = run(&claims, &strict);
    assert_eq!((apart(&found), possible(&found)), (BTreeSet::new(), BTreeSet::from([(0, 1)])));
}

#[test]
fn an_unknown_property_has_one_value_until_a_source_shows_several() {
    let two =
        [["gazette", "Hollin Festival", "mascot", "Marek Duda"], ["herald", "Hollin Festival", "mascot", "Petra Lund"]];
    assert_eq!(apart(&run(&rows(&two), &Matching::default())), BTreeSet::from([(0, 1)]));
    let mut several = two.to_vec();
    several.push(["herald", "Hollin Festival", "mascot", "Anna Brill"]);
    assert_eq!(apart(&run(&rows(&several), &Matching::default())), BTreeSet::new());
}

#[test]
fn labels_are_taught_by_several_subjects_and_never_by_one_pair() {
    let towns = ["Elmton", "Orland", "Ashford", "Tarnby", "Velmar"];
    let mut all = Vec::new();
    for (n, town) in towns.iter().enumerate() {
        let (first, second) = (format!("{}", 40 + 7 * n), format!("{}", 40 + 7 * n + usize::from(n == 4)));
        all.push(["".to_owned(), "gazette".to_owned(), format!("{town} Tannery"), "vats".to_owned(), first]);
        all.push(["".to_owned(), "herald".to_owned(), format!("{town} Tannery"), "soaking pits".to_owned(), second]);
    }
    assert_eq!(apart(&run(&all, &Matching::default())), BTreeSet::from([(8, 9)]));
    assert_eq!(apart(&run(&all[8..], &Matching::default())), BTreeSet::new());
}

#[test]
fn the_order_of_claims_does_not_matter() {
    let corpus: Corpus = toml::from_str(include_str!("corpus/matching.toml")).expect("it is sound TOML");
    for Run { about, claims } in corpus.run.iter().take(2) {
        let reversed: Vec<_> = claims.iter().rev().cloned().collect();
        let turn = |(a, b): (usize, usize)| (claims.len() - 1 - b, claims.len() - 1 - a);
        let there: BTreeSet<_> = apart(&run(claims, &Matching::default()));
        let back: BTreeSet<_> = apart(&run(&reversed, &Matching::default())).into_iter().map(turn).collect();
        assert_eq!(there, back, "{about}");
    }
}
