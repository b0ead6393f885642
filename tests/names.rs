//! Names: pairs of the corpus, and what must hold of any names.

use gainsay::entity::{Entity, How, Name, Registry, Resolver, stand};
use proptest::prelude::*;

#[derive(serde::Deserialize)]
struct Corpus {
    group: Vec<Group>,
}

#[derive(serde::Deserialize)]
struct Group {
    expected: String,
    because: String,
    pairs: Vec<[String; 2]>,
}

fn corpus() -> Corpus {
    toml::from_str(include_str!("corpus/names.toml")).expect("the corpus is sound TOML")
}

#[test]
fn every_pair_of_the_corpus_stands_as_expected() {
    let corpus = corpus();
    let mut wrong = Vec::new();
    for Group { expected, because, pairs } in &corpus.group {
        for [a, b] in pairs {
            let standing = stand(&Name::read(a), &Name::read(b));
            if standing.level() != expected {
                wrong.push(format!("{a} / {b}: expected {expected} ({because}), got {standing}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(corpus.group.iter().map(|g| g.pairs.len()).sum::<usize>() >= 150);
}

/// Words from which names are made that are alike, so that every step is reached.
fn names() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Riverside",
        "Riversde",
        "Housing",
        "Aid",
        "League",
        "for",
        "of",
        "the",
        "and",
        "Office",
        "Department",
        "Alma",
        "Reyes",
        "Reyes,",
        "Venn",
        "Mayor",
        "Gov.",
        "Jr.",
        "Inc.",
        "County",
        "Sheriff's",
        "Police",
        "North",
        "South",
        "U.S.",
        "SB",
        "Senate Bill",
        "12",
        "12th",
        "287(g)",
        "(RHAL)",
        "RHAL",
        "RA",
        ", Ohio",
        ", Iowa",
        "program",
        "Act",
        "J.",
        "Robert",
        "Borden",
        "aid",
        "§",
        "(",
        "\"Bob\"",
        "é",
        "東京",
    ]);
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn standing_is_symmetric(a in names(), b in names()) {
        let (x, y) = (Name::read(&a), Name::read(&b));
        prop_assert_eq!(stand(&x, &y), stand(&y, &x));
    }

    #[test]
    fn a_name_is_itself(a in names()) {
        let name = Name::read(&a);
        prop_assert_eq!(stand(&name, &name).level(), "same");
    }

    #[test]
    fn any_text_can_be_read(a in "\\PC*", b in "\\PC*") {
        let (x, y) = (Name::read(&a), Name::read(&b));
        prop_assert_eq!(stand(&x, &y), stand(&y, &x));
        prop_assert!(x.initials().iter().all(|i| !i.is_empty()));
    }
}

/// Names of one run: "text @ source", parted by bars.
fn resolve(registry: Vec<Entity>, names: &str, definitions: &[(&str, &str)]) -> Resolver {
    let names = names.split('|').map(|n| n.split_once('@').unwrap_or((n, "gazette")));
    let names: Vec<_> = names.map(|(text, source)| (text.trim().to_owned(), source.trim().to_owned())).collect();
    let definitions: Vec<_> =
        definitions.iter().map(|(a, e)| ((*a).to_owned(), (*e).to_owned(), "gazette".to_owned())).collect();
    Resolver::new(&Registry::new(registry), names, &definitions)
}

fn entity(name: &str, aliases: &[&str], within: Option<&str>, distinct_from: &[&str]) -> Entity {
    let list = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect();
    Entity {
        name: name.to_owned(),
        aliases: list(aliases),
        within: within.map(str::to_owned),
        distinct_from: list(distinct_from),
        ..Entity::default()
    }
}

#[track_caller]
fn check(resolver: &Resolver, same: &[[&str; 2]], apart: &[[&str; 2]]) {
    for [a, b] in same {
        assert!(resolver.same(a, b), "{a} / {b}: {}", resolver.how(a, b));
    }
    for [a, b] in apart {
        assert!(!resolver.same(a, b), "{a} / {b}: {}", resolver.how(a, b));
    }
}

#[test]
fn an_acronym_joins_its_words_and_two_spellings_of_one_body_are_a_variant() {
    let r = resolve(
        vec![],
        "Riverside Housing Aid League (RHAL) @ a | Riverside League for Housing Aid (RHAL) @ b | RHAL @ c",
        &[],
    );
    let long = "Riverside Housing Aid League (RHAL)";
    check(&r, &[["RHAL", long], ["RHAL", "Riverside League for Housing Aid (RHAL)"]], &[]);
    assert_eq!(r.variants().len(), 1);
    assert!(matches!(r.variants()[0].how, How::WordOrder { .. }));
}

#[test]
fn two_expansions_compete_until_a_source_writes_the_tie() {
    let names = "Harbor and Docks Authority | Housing Development Agency | HDA";
    let r = resolve(vec![], names, &[]);
    check(&r, &[], &[["HDA", "Harbor and Docks Authority"], ["HDA", "Housing Development Agency"]]);
    assert_eq!(r.near_misses().len(), 2);
    assert!(r.how("HDA", "Harbor and Docks Authority").contains("may be any of"));
    let r = resolve(vec![], names, &[("HDA", "Housing Development Agency")]);
    check(&r, &[["HDA", "Housing Development Agency"]], &[["HDA", "Harbor and Docks Authority"]]);
    let r = resolve(vec![], "Harbor and Docks Authority (HDA) | Housing Development Agency | HDA", &[]);
    check(&r, &[["HDA", "Harbor and Docks Authority"]], &[["HDA", "Housing Development Agency"]]);
}

#[test]
fn an_acronym_that_its_words_do_not_spell_is_a_variant() {
    let r = resolve(vec![], "One Grand Handsome Plan Act (OGHA) | One Grand Handsome Plan Act | OGHA", &[]);
    check(&r, &[["OGHA", "One Grand Handsome Plan Act"]], &[]);
    assert_eq!(r.variants().len(), 1);
    assert_eq!(r.variants()[0].b, "OGHA");
    assert_eq!(r.variants()[0].how.to_string(), "the words spell OGHPA, not OGHA");
    let r = resolve(vec![], "One Grand Handsome Plan Act (OGHPA) | OGHPA", &[]);
    assert!(r.variants().is_empty());
}

#[test]
fn a_surname_joins_within_one_source_or_by_its_title() {
    let names = "State Auditor Tobias Venn @ a | Venn @ a | Auditor Venn @ b | Alma Reyes @ a | Reyes @ c";
    let r = resolve(vec![], names, &[]);
    check(&r, &[["Venn", "Tobias Venn"], ["Auditor Venn", "Venn"]], &[["Reyes", "Alma Reyes"]]);
    // Two people of one surname in the source: nobody can tell.
    let r = resolve(vec![], "Mayor Tobias Venn @ a | Sheriff Ines Venn @ a | Venn @ a", &[]);
    check(&r, &[], &[["Venn", "Tobias Venn"], ["Venn", "Ines Venn"], ["Tobias Venn", "Ines Venn"]]);
}

#[test]
fn a_town_is_not_the_person_of_its_name() {
    let r = resolve(vec![], "Mayor Robert Borden @ a | Borden @ a | Borden, Ohio @ a", &[]);
    check(&r, &[], &[["Borden, Ohio", "Robert Borden"], ["Borden", "Robert Borden"]]);
}

#[test]
fn one_county_name_in_two_states_is_two_and_the_bare_name_neither() {
    let r = resolve(vec![], "Adams County, Ohio | Adams County (Ohio) | Adams County, Iowa | Adams County", &[]);
    check(
        &r,
        &[["Adams County, Ohio", "Adams County (Ohio)"]],
        &[["Adams County, Ohio", "Adams County, Iowa"], ["Adams County", "Adams County, Iowa"]],
    );
    let r = resolve(vec![], "Adams County, Ohio | Adams County", &[]);
    check(&r, &[["Adams County", "Adams County, Ohio"]], &[]);
}

#[test]
fn the_registry_tells_places_of_one_name_apart() {
    let registry = vec![
        entity("Adams County", &[], Some("Ohio"), &[]),
        entity("Adams County", &[], Some("Iowa"), &[]),
        entity("Ohio", &["the Buckeye State"], None, &[]),
        entity("Borden", &[], Some("Ohio"), &[]),
    ];
    let names = "Adams County | Adams County, the Buckeye State | Adams County, Ohio | Adams County, Iowa | Borden | \
                 Borden, Ohio | Borden, Iowa";
    let r = resolve(registry, names, &[]);
    check(
        &r,
        &[["Adams County, the Buckeye State", "Adams County, Ohio"], ["Borden", "Borden, Ohio"]],
        &[
            ["Adams County, Ohio", "Adams County, Iowa"],
            ["Adams County", "Adams County, Ohio"],
            ["Borden", "Borden, Iowa"],
        ],
    );
}

#[test]
fn aliases_and_identifiers_join_and_distinct_names_do_not() {
    let mut league = entity(
        "Riverside Housing Aid League",
        &["the Old Lamplighters"],
        None,
        &["RHAL", "Riverside Housing Aid Leage"],
    );
    league.ids.insert("wikidata".to_owned(), "Q7".to_owned());
    let r = resolve(vec![league], "The Old Lamplighters | Q7 | Riverside Housing Aid Leage | RHAL", &[]);
    let name = "Riverside Housing Aid League";
    check(&r, &[["Q7", name], ["old lamplighters", name]], &[["RHAL", name], ["Riverside Housing Aid Leage", name]]);
    assert_eq!(r.canonical(r.id("Q7").unwrap()), name);
    assert!(r.how("Q7", name).contains("identifier"));
    assert!(r.variants().is_empty());
}

#[test]
fn a_misspelling_joins_unless_both_spellings_are_well_used() {
    let r =
        resolve(vec![], "Riverside Housng Trust @ a | Riverside Housing Trust @ b | Riverside Housing Trust @ c", &[]);
    check(&r, &[["Riverside Housng Trust", "Riverside Housing Trust"]], &[]);
    let names = "Andersen Shipping Trust @ a | Andersen Shipping Trust @ b | Anderson Shipping Trust @ c | \
                 Anderson Shipping Trust @ d";
    let r = resolve(vec![], names, &[]);
    check(&r, &[], &[["Andersen Shipping Trust", "Anderson Shipping Trust"]]);
    assert_eq!(r.near_misses().len(), 1);
}

#[test]
fn a_body_of_the_country_is_not_that_of_a_state() {
    let r = resolve(vec![], "U.S. Department of Canals | Department of Canals", &[]);
    check(&r, &[["U.S. Department of Canals", "Department of Canals"]], &[]);
    let r = resolve(vec![], "U.S. Department of Canals | Department of Canals | Ohio Department of Canals", &[]);
    check(
        &r,
        &[],
        &[["U.S. Department of Canals", "Department of Canals"], ["Ohio Department of Canals", "Department of Canals"]],
    );
}

#[test]
fn sheriffs_office_and_department_are_one_and_said_so() {
    let r = resolve(vec![], "Kelmar County Sheriff's Department @ a | the Kelmar County Sheriff’s Office @ b", &[]);
    assert_eq!(r.variants().len(), 1);
    check(&r, &[["Kelmar County Sheriff's Department", "Kelmar County Sheriff's Office"]], &[]);
}

#[test]
fn the_canonical_name_is_plain_and_full() {
    let r = resolve(vec![], "Gov. Alma Reyes | Gov. Alma Reyes | Alma Reyes | Reyes, Alma | Reyes", &[]);
    let id = r.id("Reyes").unwrap();
    assert_eq!(r.canonical(id), "Alma Reyes");
    assert_eq!(r.id("Governor Alma Reyes"), Some(id));
    assert_eq!(r.id("Tobias Venn"), None);
}

/// What a resolver says of all its names, in words.
fn told(resolver: &Resolver, names: &[String]) -> Vec<String> {
    let mut told: Vec<String> = names
        .iter()
        .map(|n| format!("{n} = {}", resolver.id(n).map_or("", |id| resolver.canonical(id))))
        .chain(resolver.variants().iter().map(|v| format!("{v:?}")))
        .chain(resolver.near_misses().iter().map(|n| format!("{n:?}")))
        .collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn resolution_does_not_depend_on_the_order(
        list in prop::collection::vec((names(), 0..4usize), 1..40),
        seed in any::<prop::sample::Index>(),
    ) {
        let texts: Vec<String> = list.iter().map(|(text, _)| text.clone()).collect();
        let run = |list: &[(String, usize)]| {
            let names = list.iter().map(|(text, source)| (text.clone(), source.to_string()));
            told(&Resolver::new(&Registry::default(), names, &[]), &texts)
        };
        let mut turned = list.clone();
        turned.rotate_left(seed.index(list.len()));
        turned.reverse();
        prop_assert_eq!(run(&list), run(&turned));
    }
}

#[test]
fn thousands_of_like_names_are_resolved() {
    let many: Vec<(String, String)> = (0..4000)
        .map(|i| (format!("Kelmar County Aid League {}{}", letters(i), letters(i / 7)), "a".to_owned()))
        .collect();
    let resolver = Resolver::new(&Registry::default(), many.clone(), &[]);
    assert!(many.iter().all(|(name, _)| resolver.id(name).is_some()));
}

fn letters(mut i: usize) -> String {
    let mut word = String::from("Q");
    while i > 0 {
        word.push(char::from(b'a' + (i % 26) as u8));
        i /= 26;
    }
    word
}
