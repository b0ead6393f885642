//! Frames: wordings that must give one frame, and look-alikes that must not.

use gainsay::claim::{
    Citation, Claim, ClaimId, Location, Locator, Modality, Source, SourceId, Status, Value, Vocabulary,
};
use gainsay::compare::{Agreement, Reason};
use gainsay::entity::Registry;
use gainsay::pairing::{BUILT_IN_CLASSES, Classes, Framer, comparable, values};
use gainsay::project::registry;
use gainsay::relation::{EDGES, EdgeKind};
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    same: Vec<Same>,
    different: Vec<Different>,
}

/// Claims that answer one question.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    why: String,
    claims: Vec<Entry>,
    /// How the values of the first two stand, where it is worth saying: "same", "apart".
    values: Option<String>,
}

/// Two claims that do not.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Different {
    why: String,
    claims: [Entry; 2],
    /// The reason, where the two share a key.
    reason: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    subject: String,
    property: String,
    value: toml::Value,
    place: Option<String>,
    population: Option<String>,
    period: Option<String>,
    as_of: Option<String>,
    modality: Option<String>,
    #[serde(default)]
    denied: bool,
}

fn corpus() -> Corpus {
    toml::from_str(include_str!("corpus/frames.toml")).expect("the corpus is sound TOML")
}

/// Every claim of a group comes from a source of its own, all of one day.
fn claim(entry: &Entry, n: usize) -> Claim {
    let texts = |list: &[toml::Value]| list.iter().map(|v| v.as_str().unwrap_or_default().to_owned()).collect();
    let value = match &entry.value {
        toml::Value::Boolean(yes) => Value::YesNo(*yes),
        toml::Value::Array(list) => Value::List { members: texts(list), complete: true },
        toml::Value::String(text) => Value::Text(text.clone()),
        other => Value::Text(other.to_string()),
    };
    let modality = match entry.modality.as_deref() {
        None => Modality::Asserted,
        Some("planned") => Modality::Planned,
        Some(other) => panic!("modality {other}"),
    };
    Claim {
        id: ClaimId { source: source_id(n), name: "c".to_owned() },
        subject: entry.subject.clone(),
        property: entry.property.clone(),
        value,
        denied: entry.denied,
        as_of: entry.as_of.clone(),
        period: entry.period.clone(),
        place: entry.place.clone(),
        population: entry.population.clone(),
        method: None,
        modality,
        origin: None,
        of: None,
        slot: None,
        status: Status::Reviewed,
        note: None,
        citations: vec![Citation { quote: "…".to_owned(), locator: Locator::Line(1), tier: None }],
        at: Location { file: "claims.toml".to_owned(), line: 1 },
    }
}

fn source_id(n: usize) -> SourceId {
    SourceId(format!("s{n}"))
}

fn source(n: usize) -> Source {
    Source {
        id: source_id(n),
        title: "…".to_owned(),
        publisher: None,
        author: None,
        kind: None,
        published: Some("2020-06-15".to_owned()),
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: "sources.toml".to_owned(), line: 1 },
    }
}

fn words(entry: &Entry) -> String {
    format!("{} / {} = {}", entry.subject, entry.property, entry.value)
}

/// Why two claims are not compared (`None`: they are two frames), or how their values stand; and the frames in words for
/// the message of a failure.
type Compared = (Result<Agreement, Option<Reason>>, String);

/// Compares every claim with every other.
fn check(entries: &[Entry]) -> Vec<Vec<Compared>> {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::built_in);
    static REGISTRY: LazyLock<Registry> = LazyLock::new(|| registry(&[]));
    let (vocabulary, registry) = (&*VOCABULARY, &*REGISTRY);
    let claims: Vec<Claim> = entries.iter().enumerate().map(|(n, e)| claim(e, n)).collect();
    let sources: Vec<Source> = (0..entries.len()).map(source).collect();
    let framer = Framer::new(vocabulary, registry, &claims, &sources);
    let frames: Vec<_> = claims.iter().enumerate().map(|(n, c)| framer.frame(n, c)).collect();
    let show = |n: usize| {
        let frame = &frames[n];
        let name = frame.property.map_or("?", |id| &vocabulary.get(id).name);
        let entities: Vec<_> = frame.entities.iter().map(|e| framer.resolver().canonical(*e)).collect();
        let place: Vec<_> = frame.place.iter().map(|p| framer.resolver().canonical(p.id)).collect();
        format!(
            "{}\n      {name} {:?} entities {entities:?} place {place:?} people {:?} event {:?} rate {:?} {}",
            words(&entries[n]),
            frame.topic,
            frame.population,
            frame.event.as_ref().map(|e| &e.kind),
            frame.rate,
            frame.reading.describe()
        )
    };
    let pair = |a: usize, b: usize| {
        let text = format!("    {}\n    {}", show(a), show(b));
        if !frames[a].has_content() || frames[a].key() != frames[b].key() {
            return (Err(None), text);
        }
        match comparable(&framer, [&claims[a], &claims[b]], [&frames[a], &frames[b]]) {
            Err(reason) => (Err(Some(reason)), text),
            Ok(_) => match values(&framer, vocabulary, &frames[a], &frames[b]) {
                Agreement::NotComparable(reason) => (Err(Some(reason)), text),
                agreement => (Ok(agreement), text),
            },
        }
    };
    (0..entries.len()).map(|a| (0..entries.len()).map(|b| pair(a, b)).collect()).collect()
}

#[test]
fn wordings_of_one_question_meet() {
    let mut wrong = Vec::new();
    let corpus = corpus();
    for group in &corpus.same {
        let pairs = check(&group.claims);
        for (a, row) in pairs.iter().enumerate() {
            for (b, (found, text)) in row.iter().enumerate().filter(|(b, _)| *b > a) {
                let wanted = group.values.as_deref().filter(|_| (a, b) == (0, 1));
                match (found, wanted) {
                    (Ok(agreement), Some(wanted)) if agreement.name() != wanted => {
                        wrong.push(format!("{}: {}, not {wanted}\n{text}", group.why, agreement.name()));
                    }
                    (Ok(_), _) => {}
                    (Err(reason), _) => {
                        let reason = reason.map_or("two frames", Reason::name);
                        wrong.push(format!("{}: {reason}\n{text}", group.why));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(corpus.same.len() >= 70, "{}", corpus.same.len());
}

#[test]
fn look_alikes_do_not_meet() {
    let mut wrong = Vec::new();
    let corpus = corpus();
    for Different { why, claims, reason } in &corpus.different {
        let pairs = check(claims);
        let (found, text) = &pairs[0][1];
        match (found, reason.as_deref()) {
            (Ok(_), _) => wrong.push(format!("{why}: compared\n{text}")),
            (Err(found), Some(wanted)) if found.map(Reason::name) != Some(wanted) => {
                wrong.push(format!("{why}: {}, not {wanted}\n{text}", found.map_or("two frames", Reason::name)));
            }
            (Err(_), _) => {}
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(corpus.different.len() >= 90, "{}", corpus.different.len());
}

#[test]
fn it_does_not_matter_which_claim_comes_first() {
    for Same { claims, .. } in corpus().same {
        let pairs = check(&claims);
        for (a, row) in pairs.iter().enumerate() {
            for (b, (there, text)) in row.iter().enumerate() {
                assert_eq!(there.is_ok(), pairs[b][a].0.is_ok(), "{text}");
            }
        }
    }
}

#[test]
fn every_end_of_an_edge_is_in_the_vocabulary() {
    let vocabulary = Vocabulary::built_in();
    for edge in EDGES {
        for end in [edge.from, edge.to] {
            // A mean goes by its property and what it is per.
            let name = if edge.kind == EdgeKind::MeanOf { end.split(" per ").next().unwrap_or(end) } else { end };
            assert!(vocabulary.named(name).is_some(), "{end} of \"{} / {}\"", edge.from, edge.to);
        }
    }
    for (_, property) in vocabulary.iter() {
        let ends = [&property.part_of, &property.at_most, &property.precedes.as_ref().map(|p| p.property.clone())];
        for end in ends.into_iter().flatten() {
            assert!(vocabulary.named(end).is_some(), "{end} of {}", property.name);
            let twice = EDGES.iter().any(|e| e.from == property.name && e.to == *end);
            assert!(!twice, "{} / {end} stands among the edges too", property.name);
        }
    }
}

#[test]
fn both_ends_of_an_edge_take_values_of_one_kind() {
    let vocabulary = Vocabulary::built_in();
    let kind = |name: &str| vocabulary.named(name).map(|id| vocabulary.get(id).kind);
    for edge in EDGES.iter().filter(|e| e.kind != EdgeKind::MeanOf) {
        assert_eq!(kind(edge.from), kind(edge.to), "{} / {}", edge.from, edge.to);
    }
}

#[test]
fn opposites_are_never_one_property() {
    use gainsay::claim::{content_stems, head_length};
    let vocabulary = Vocabulary::built_in();
    for (id, property) in vocabulary.iter() {
        for opposite in &property.opposites {
            let found = vocabulary.find(&content_stems(opposite), head_length(opposite));
            assert!(found.iter().all(|(other, _)| *other != id), "{} and {opposite}", property.name);
            if let Some(other) = vocabulary.named(opposite) {
                let back = &vocabulary.get(other).opposites;
                assert!(!back.is_empty(), "{opposite} has no opposite, {} has it", property.name);
            }
        }
    }
}

#[test]
fn the_vocabulary_is_wide_and_sound() {
    let vocabulary = Vocabulary::built_in();
    let names: BTreeSet<&str> = vocabulary.iter().map(|(_, p)| p.name.as_str()).collect();
    assert!((200..=320).contains(&names.len()), "{} properties", names.len());
    for (_, property) in vocabulary.iter() {
        let keys = std::iter::once(&property.name).chain(&property.synonyms);
        for phrase in keys {
            assert!(!gainsay::claim::content_stems(phrase).is_empty(), "{phrase} of {} says nothing", property.name);
        }
        if property.tolerance.is_some() {
            assert!(property.unit.is_some(), "{} is measured in nothing", property.name);
        }
    }
}

#[test]
fn the_classes_are_sound() {
    let (entries, problems) = gainsay::claim::read_entities("classes.toml", BUILT_IN_CLASSES.as_bytes());
    assert_eq!(problems, Vec::new());
    let names: BTreeSet<&str> = entries.iter().map(|e| e.name.as_str()).collect();
    let mut seen: BTreeSet<Vec<String>> = BTreeSet::new();
    for entry in &entries {
        if let Some(wider) = &entry.kind_of {
            assert!(names.contains(wider.as_str()), "{} is a kind of {wider}, which is no class", entry.name);
        }
        let own: BTreeSet<Vec<String>> = std::iter::once(&entry.name)
            .chain(&entry.aliases)
            .map(|alias| gainsay::claim::content_stems(alias))
            .collect();
        for key in own {
            assert!(!key.is_empty(), "{} has an alias without content", entry.name);
            assert!(seen.insert(key.clone()), "{key:?} of {} names two classes", entry.name);
        }
    }
    let classes = Classes::new(registry(&[]).entities());
    for (group, wider) in [("undocumented children", "people"), ("refugees", "immigrants"), ("veterans", "people")] {
        assert!(classes.is_kind_of(group, wider), "{group} / {wider}");
    }
    assert!(!classes.is_kind_of("citizens", "immigrants"));
}
