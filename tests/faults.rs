//! Whatever is compared with whatever: nothing breaks down, and every conflict stands on its passages.
//!
//! What is compared is drawn by a fixed sequence: from sentences and claims that are made here, and, where the public
//! data is at hand (`../shared`, or where `GAINSAY_SHARED` says), from those.

use gainsay::audit::Outcome;
use gainsay::claim::{Citation, Claim, ClaimId, Location, Locator, Modality, Source, SourceId, Status, Value};
use gainsay::project::{Differ, Options, Page, Project};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Kinds about one claim, one citation or one answer; all others are about two sides or more. A relation that a project
/// wrote may have one claim for its operands.
const OF_ONE: &[&str] = &[
    "out-of-range",
    "quote-altered",
    "quote-missing",
    "relation-fails",
    "single-origin",
    "source-changed",
    "stale",
    "uncited",
    "value-not-in-quote",
    "value-reworded",
];

/// What is wrong with an outcome, whatever was compared.
fn unsound(outcome: &Outcome) -> Option<String> {
    outcome.conflicts.iter().chain(&outcome.notes).find_map(|conflict| {
        let least = if OF_ONE.contains(&conflict.kind) { 1 } else { 2 };
        let between = conflict.between.iter().map(|between| &between.side);
        let mut sides = conflict.sides.iter().chain(between);
        let bare = |side: &gainsay::conflict::Side| {
            side.claims.is_empty() || (conflict.kind != "uncited" && side.claims.iter().any(|c| c.passages.is_empty()))
        };
        let wrong = if conflict.sides.len() < least {
            "too few sides"
        } else if sides.any(bare) {
            "a side without a passage"
        } else if conflict.between.iter().any(|b| b.with.len() < 2 || b.with.iter().any(|n| *n >= conflict.sides.len()))
        {
            "what stands between sides stands between none"
        } else if conflict.title.is_empty() || conflict.fingerprint.is_empty() || conflict.evidence.is_empty() {
            "no title, fingerprint or evidence"
        } else {
            return None;
        };
        Some(format!("{} \"{}\": {wrong}", conflict.kind, conflict.title))
    })
}

/// Fails with the input where the work breaks down or finds what does not stand.
fn hold(input: &dyn std::fmt::Debug, work: impl FnOnce() -> Outcome) -> usize {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(outcome) => {
            if let Some(wrong) = unsound(&outcome) {
                panic!("{wrong}\nof {input:#?}");
            }
            outcome.conflicts.len()
        }
        Err(_) => panic!("broke down over {input:#?}"),
    }
}

/// A fixed sequence of numbers that look drawn (xorshift).
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end.max(1)).expect("a count fits");
        usize::try_from(self.0 % end).expect("it is below a count")
    }

    fn of<'t, T: ?Sized>(&mut self, all: &[&'t T]) -> &'t T {
        all[self.below(all.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn some<T>(&mut self, percent: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance(percent).then(|| make(self))
    }
}

const SUBJECTS: &[&str] = &[
    "Fall River",
    "Falls River",
    "the Fall River fire",
    "the Harbour bridge",
    "the Harbor Bridge",
    "the old iron bridge",
    "Burglary victims",
    "Victims",
    "Victims of burglary",
    "Car thefts",
    "Stolen cars",
    "The raid",
    "The 2019 raids",
    "Ann Reed",
    "Anne Reed",
    "Dr. Ann Reed",
    "The Elm Town Council",
    "Council of Elm Town",
    "the ETC",
    "Senate Bill 12",
    "SB 12",
    "the mill",
    "The company",
    "the agency",
    "Northland",
    "the United States",
    "Wien",
    "Vienna",
];
const VERBS: &[&str] = &[
    "decreased by",
    "declined by",
    "fell by",
    "rose by",
    "cost",
    "employed",
    "killed",
    "injured",
    "has",
    "will have",
    "had no",
    "opened in",
    "closed in",
    "was founded in",
    "was signed on",
    "is not",
    "arrested",
    "is worth",
    "made up",
];
const VALUES: &[&str] = &[
    "76 (12%)",
    "265 (33%)",
    "12 percent",
    "$4.2 million",
    "$4,187,300",
    "about $4 million",
    "more than 700 people",
    "almost 700",
    "680",
    "none",
    "some",
    "most of them",
    "three",
    "3 May 1931",
    "8 May 1931",
    "1931",
    "May 1931",
    "32 May 2024",
    "yesterday",
    "Ann Reed",
    "Anne Reade",
    "5 km",
    "3.1 miles",
    "12 per day",
    "a share of 140 %",
    "2,500 to 3,000",
    "no",
    "yes",
    "1e999",
    "0",
    "-5",
    "99999999999999999999999999999",
    "½",
    "١٢",
    "$",
    "",
    "Elm, Oak and Ash",
    "four towns: Elm, Oak and Ash",
    "in January",
    "two-thirds",
    "a dozen",
    "1/3",
    "5 billion",
];
const LINKS: &[&str] =
    &[".", ", according to the mayor.", " in Elm.", " in 2019.", "?", " (of whom 12 left).", ";", ""];

fn sentence(draw: &mut Draw) -> String {
    format!("{} {} {}{}", draw.of(SUBJECTS), draw.of(VERBS), draw.of(VALUES), draw.of(LINKS))
}

fn text(draw: &mut Draw) -> String {
    let sentences: Vec<String> = (0..=draw.below(4)).map(|_| sentence(draw)).collect();
    sentences.join(if draw.chance(20) { "\n\n" } else { " " })
}

fn page(name: &str, text: &str, published: Option<&str>) -> Page {
    Page { name: name.to_owned(), bytes: text.as_bytes().to_vec(), published: published.map(str::to_owned) }
}

const DAYS: &[&str] =
    &["2019", "2019-07", "2019-08-07", "2024-02-29", "yestreday", "05/06/2024", "since 2019", "../2020"];
const PROPERTIES: &[&str] = &[
    "cost",
    "total cost",
    "people arrested",
    "arrests",
    "population",
    "capital",
    "mayor",
    "founded",
    "opened",
    "members",
    "law signed",
    "status",
    "budget",
    "staff",
    "number of staff",
    "headcount",
    "share of women",
    "decline",
    "full name",
];
const PLACES: &[&str] = &["Elm", "Elm, Northland", "Northland", "Oak"];

fn claims(draw: &mut Draw, sources: usize, count: usize) -> Vec<Claim> {
    let mut claims: Vec<Claim> = (0..count)
        .map(|n| {
            let value = draw.of(VALUES).to_owned();
            let value = match draw.below(8) {
                0 => Value::YesNo(draw.chance(50)),
                1 => Value::List { members: value.split(", ").map(str::to_owned).collect(), complete: draw.chance(50) },
                2 => Value::Any(vec![value, draw.of(VALUES).to_owned()]),
                _ => Value::Text(value),
            };
            let (subject, property) = (draw.of(SUBJECTS), draw.of(PROPERTIES));
            let modality =
                [Modality::Asserted, Modality::Asserted, Modality::Planned, Modality::Alleged][draw.below(4)];
            Claim {
                as_of: draw.some(30, |draw| draw.of(DAYS).to_owned()),
                period: draw.some(15, |draw| draw.of(DAYS).to_owned()),
                place: draw.some(20, |draw| draw.of(PLACES).to_owned()),
                population: draw.some(10, |draw| draw.of(&["women", "workers", "immigrants"]).to_owned()),
                denied: draw.chance(10),
                modality,
                ..claim(&format!("s{}", draw.below(sources)), n, subject, property, value)
            }
        })
        .collect();
    claims.sort_by(|a, b| a.id.cmp(&b.id));
    claims
}

fn claim(source: &str, n: usize, subject: &str, property: &str, value: Value) -> Claim {
    let quote = format!("{subject}: {property}: {value:?}");
    Claim {
        id: ClaimId { source: SourceId(source.to_owned()), name: format!("c{n}") },
        subject: subject.to_owned(),
        property: property.to_owned(),
        value,
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
        citations: vec![Citation { quote, locator: Locator::Line(n), tier: None }],
        at: Location { file: "rows.jsonl".to_owned(), line: n },
    }
}

fn source(id: &str, published: Option<&str>) -> Source {
    Source {
        id: SourceId(id.to_owned()),
        title: id.to_owned(),
        publisher: None,
        author: None,
        kind: None,
        published: published.map(str::to_owned),
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: format!("sources/{id}.toml"), line: 1 },
    }
}

fn crosscheck(claims: Vec<Claim>, sources: Vec<Source>) -> Outcome {
    Project { claims, sources, ..Project::default() }.crosscheck(Options::default(), |_, _| ()).0
}

/// How many of each are drawn: a few seconds' work without optimisation.
const TEXTS: usize = 100;
const TABLES: usize = 25;
const SHARED_TEXTS: usize = 60;
const SHARED_TABLES: usize = 12;

#[test]
fn made_sentences_break_nothing() {
    let (mut draw, differ, mut found) = (Draw(0x9E37_79B9_7F4A_7C15), Differ::default(), 0);
    for _ in 0..TEXTS {
        let texts: Vec<String> = (0..=draw.below(3)).map(|_| text(&mut draw)).collect();
        let day = draw.some(50, |draw| draw.of(&["2024-03-01", "2024-03-02", "2019", "soon"]));
        let pages: Vec<Page> = texts.iter().map(|text| page("a.md", text, day)).collect();
        found += hold(&texts, || differ.diff(&pages).expect("a text can be read"));
    }
    assert!(found > TEXTS / 10, "too little meets to say anything: {found} conflicts");
}

#[test]
fn made_claims_break_nothing() {
    let (mut draw, mut found) = (Draw(0xD1B5_4A32_D192_ED03), 0);
    for _ in 0..TABLES {
        let claims = claims(&mut draw, 5, 60);
        let days = ["2024-03-01", "2024-03-20", "2019", "2024"];
        let sources = (0..5).map(|n| source(&format!("s{n}"), days.get(n).copied())).collect();
        let told: Vec<String> = claims.iter().map(|c| format!("{c:?}")).collect();
        found += hold(&told, || crosscheck(claims, sources));
    }
    assert!(found > TABLES, "too little meets to say anything: {found} conflicts");
}

/// The folder of the public data, or where it was looked for.
fn shared() -> Result<PathBuf, String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("GAINSAY_SHARED").map_or(beside, PathBuf::from).join("data");
    if folder.is_dir() { Ok(folder) } else { Err(format!("skipped: no public data at {}", folder.display())) }
}

fn lines(file: &Path) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

#[test]
fn public_sentences_break_nothing() {
    let folder = match shared() {
        Ok(folder) => folder,
        Err(skipped) => return println!("{skipped}"),
    };
    let mut pairs: Vec<[String; 2]> = Vec::new();
    let mut sentences: Vec<String> = Vec::new();
    let text = |line: &serde_json::Value, key: &str| line.get(key).and_then(|v| v.as_str()).map(str::to_owned);
    for name in ["stresstest_dev", "summedits_news_dev"] {
        for line in lines(&folder.join(format!("{name}.jsonl"))) {
            if let (Some(a), Some(b)) = (text(&line, "a"), text(&line, "b")) {
                sentences.extend([a.clone(), b.clone()]);
                pairs.push([a, b]);
            }
        }
    }
    for name in ["recognizers_number", "recognizers_unit", "recognizers_datetime", "ecb_dev"] {
        let texts = lines(&folder.join(format!("{name}.jsonl"))).into_iter().filter_map(|line| text(&line, "text"));
        sentences.extend(texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()));
    }
    if let Ok(dossiers) = std::fs::read_dir(folder.join("planted")) {
        let mut files: Vec<PathBuf> = dossiers
            .flatten()
            .filter_map(|d| std::fs::read_dir(d.path()).ok())
            .flatten()
            .flatten()
            .map(|f| f.path())
            .collect();
        files.sort();
        let files = files.iter().filter(|file| file.extension().is_some_and(|e| e == "md" || e == "txt"));
        let texts = files.filter_map(|file| std::fs::read_to_string(file).ok());
        sentences.extend(texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()));
    }
    sentences.retain(|s| !s.trim().is_empty());
    let (mut draw, differ) = (Draw(0x2545_F491_4F6C_DD1D), Differ::default());
    for n in 0..SHARED_TEXTS {
        let texts: [String; 2] = if n % 3 == 0 && !pairs.is_empty() {
            pairs[draw.below(pairs.len())].clone()
        } else {
            [0, 1].map(|_| {
                let drawn: Vec<&str> = (0..3).map(|_| sentences[draw.below(sentences.len())].as_str()).collect();
                drawn.join(" ")
            })
        };
        let pages = [page("a.txt", &texts[0], None), page("b.txt", &texts[1], Some("2024-03-01"))];
        hold(&texts, || differ.diff(&pages).expect("a text can be read"));
    }
}

#[test]
fn public_facts_break_nothing() {
    let folder = match shared() {
        Ok(folder) => folder,
        Err(skipped) => return println!("{skipped}"),
    };
    let facts = lines(&folder.join("country_facts_dev.jsonl"));
    let packed = std::process::Command::new("gzip").arg("-dc").arg(folder.join("claims/claims_10k.jsonl.gz")).output();
    let unpacked = packed.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    let generated: Vec<serde_json::Value> =
        unpacked.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut draw = Draw(0xBF58_476D_1CE4_E5B9);
    for n in 0..SHARED_TABLES {
        let rows = if n % 2 == 0 || generated.is_empty() { &facts } else { &generated };
        if rows.is_empty() {
            continue;
        }
        // Neighbours, as they speak of few things, and some from anywhere.
        let from = draw.below(rows.len());
        let drawn: Vec<&serde_json::Value> =
            (0..80).map(|k| &rows[if k < 60 { (from + k) % rows.len() } else { draw.below(rows.len()) }]).collect();
        let field = |row: &serde_json::Value, keys: &[&str]| {
            let value = keys.iter().find_map(|key| row.get(*key)).cloned().unwrap_or_default();
            value.as_str().map_or_else(|| value.to_string(), str::to_owned)
        };
        let claims = drawn.iter().enumerate().map(|(n, row)| {
            let value = Value::Text(field(row, &["text", "value_text", "value"]));
            let (subject, property) = (field(row, &["entity", "subject"]), field(row, &["property"]));
            claim(&field(row, &["source"]), n, &subject, &property, value)
        });
        let mut claims: Vec<Claim> = claims.collect();
        claims.sort_by(|a, b| a.id.cmp(&b.id));
        let mut names: Vec<String> = claims.iter().map(|c| c.id.source.to_string()).collect();
        names.dedup();
        let sources = names.iter().map(|name| source(name, Some("2024-03-01"))).collect();
        hold(&drawn, || crosscheck(claims, sources));
    }
}
