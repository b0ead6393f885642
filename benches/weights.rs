//! Estimates `src/pairing/weights.toml`: how often claims on one question, and claims on different ones, stand at each
//! level of each comparison. `cargo bench --bench weights > weights.toml` prints the table; it is the same on every run.
//!
//! Counts where labels exist: the runs of `tests/corpus/matching.toml` and the groups of `tests/corpus/frames.toml`.
//! Expectation maximisation where they do not: the claims of the repository's own project, and all runs of the corpus in
//! one, where claims of different runs meet. A pair of the unlabelled counts for both sides by how likely it is to be
//! one question, under the table of the round before. The levels of a comparison are held in their order: of two
//! neighbours that would weigh the wrong way round, both get the weight of the two together.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the table is what this prints, and pairs where asked")]

use gainsay::claim::{
    Citation, Claim, ClaimId, Location, Locator, Modality, Source, SourceId, Status, Value, Vocabulary,
};
use gainsay::entity::Registry;
use gainsay::pairing::{COMPARISONS, Framer, Levels, Matching, Weigher};
use gainsay::project::{Options, load, registry};
use std::path::Path;

/// How many pairs each level is given on each side before anything is counted, so that none is impossible.
const SMOOTHING: f64 = 0.5;

/// How many rounds of expectation maximisation are made; the table stands still after some ten.
const ROUNDS: usize = 25;

/// How much an unlabelled pair counts beside a labelled one.
const UNLABELLED: f64 = 0.03;

/// How much a pair of `frames.toml` counts: its groups are of wordings that one key brings together, and would teach that
/// all claims on one question look alike.
const OF_FRAMES: f64 = 0.1;

/// A pair with what is known of it.
struct Seen {
    levels: [usize; COMPARISONS.len()],
    /// Whether it is one question, where a label says so.
    label: Option<bool>,
    counts: f64,
}

#[derive(serde::Deserialize)]
struct Runs {
    run: Vec<Run>,
}

#[derive(serde::Deserialize)]
struct Run {
    claims: Vec<[String; 5]>,
}

#[derive(serde::Deserialize)]
struct Groups {
    same: Vec<Group>,
    different: Vec<Group>,
}

#[derive(serde::Deserialize)]
struct Group {
    claims: Vec<toml::Table>,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("the corpus is there");
    let runs: Runs = toml::from_str(&read("tests/corpus/matching.toml")).expect("it is TOML");
    let groups: Groups = toml::from_str(&read("tests/corpus/frames.toml")).expect("it is TOML");
    let mut seen = Vec::new();
    let mut all: Vec<(Claim, String)> = Vec::new();
    for (n, run) in runs.run.iter().enumerate() {
        let claims: Vec<(Claim, String)> = run.claims.iter().enumerate().map(|(i, row)| of_row(n, i, row)).collect();
        pairs(&claims, |p, q| Some(p == q), 1.0, &mut seen);
        all.extend(claims);
    }
    let run_of = |question: &str| question.split('/').next().unwrap_or_default().to_owned();
    // Claims of two runs are of two things.
    pairs(&all, |p, q| (run_of(p) != run_of(q)).then_some(false), UNLABELLED, &mut seen);
    let entries = |groups: &[Group], same: bool, seen: &mut Vec<Seen>| {
        for group in groups {
            let claims: Vec<(Claim, String)> =
                group.claims.iter().enumerate().filter_map(|(i, t)| of_table(i, t)).collect();
            pairs(&claims, |_, _| Some(same), OF_FRAMES, seen);
        }
    };
    entries(&groups.same, true, &mut seen);
    entries(&groups.different, false, &mut seen);
    let project = load(root).expect("the repository's own project loads");
    project.crosscheck(Options::default(), |scene, _| {
        let weigher = Weigher::new(scene.framer, scene.vocabulary, scene.claims, scene.frames);
        let frames: Vec<usize> = (0..scene.frames.len()).collect();
        let candidates = weigher.candidates(&frames, |_, _| false).pairs;
        let (_, levels) = open(&weigher, &candidates);
        seen.extend(levels.iter().map(|l| Seen { levels: l.each(), label: None, counts: UNLABELLED }));
    });
    let mut sizes: Vec<usize> = runs.run.iter().map(|run| run.claims.len()).collect();
    sizes.sort_unstable();
    println!("{}", estimate(&seen, sizes.get(sizes.len() / 2).copied().unwrap_or(1)));
}

/// The candidates that no veto ends, with their levels: weights decide of those alone.
fn open(weigher: &Weigher<'_>, candidates: &[(usize, usize)]) -> (Vec<(usize, usize)>, Vec<Levels>) {
    let all = Matching { accept_odds: 0.0, review_odds: 0.0, ..Matching::default() };
    let weighed = weigher.weigh(candidates, &all);
    weighed.into_iter().filter(|pair| pair.judged.is_ok()).map(|pair| ((pair.a, pair.b), pair.levels)).unzip()
}

/// Adds the candidate pairs of a run, each with its label.
fn pairs(claims: &[(Claim, String)], label: impl Fn(&str, &str) -> Option<bool>, counts: f64, seen: &mut Vec<Seen>) {
    let vocabulary = Vocabulary::built_in();
    let registry: Registry = registry(&[]);
    let only: Vec<Claim> = claims.iter().map(|(claim, _)| claim.clone()).collect();
    let mut ids: Vec<SourceId> = only.iter().map(|c| c.id.source.clone()).collect();
    ids.sort();
    ids.dedup();
    let sources: Vec<Source> = ids.into_iter().map(source).collect();
    let framer = Framer::new(&vocabulary, &registry, &only, &sources);
    let frames: Vec<_> = only.iter().enumerate().map(|(n, c)| framer.frame(n, c)).collect();
    let weigher = Weigher::new(&framer, &vocabulary, &only, &frames);
    let candidates = weigher.candidates(&(0..frames.len()).collect::<Vec<_>>(), |_, _| false).pairs;
    let (candidates, levels) = open(&weigher, &candidates);
    if std::env::var_os("GAINSAY_SHOW").is_some() {
        show(claims, &candidates, &levels, &label);
    }
    for ((a, b), levels) in candidates.into_iter().zip(levels) {
        if let Some(same) = label(&claims[a].1, &claims[b].1) {
            seen.push(Seen { levels: levels.each(), label: Some(same), counts });
        }
    }
}

/// Prints the labelled pairs with the levels at which they stand, and those of one question that no rule brings together.
fn show(
    claims: &[(Claim, String)],
    candidates: &[(usize, usize)],
    levels: &[Levels],
    label: &impl Fn(&str, &str) -> Option<bool>,
) {
    let words = |n: usize| format!("{} / {} = {:?}", claims[n].0.subject, claims[n].0.property, claims[n].0.value);
    for (a, (claim, question)) in claims.iter().enumerate() {
        for (b, (other, asked)) in claims.iter().enumerate().skip(a + 1) {
            let label = label(question, asked);
            match candidates.binary_search(&(a, b)) {
                Ok(at) => eprintln!(
                    "{label:?} {} | {} {:?} {:?} {:?}",
                    words(a),
                    words(b),
                    levels[at].subject,
                    levels[at].property,
                    levels[at].rarity
                ),
                Err(_) if label == Some(true) => eprintln!("no rule: {} | {}", words(a), words(b)),
                Err(_) => {}
            }
            debug_assert!(claim.id != other.id);
        }
    }
}

/// The table, as a file has it.
fn estimate(seen: &[Seen], claims: usize) -> String {
    let even: Vec<Vec<[f64; 2]>> = COMPARISONS.iter().map(|c| vec![[1.0, 1.0]; c.levels.len()]).collect();
    let mut shares = even;
    let mut prior = 0.5;
    for round in 0..ROUNDS {
        let mut counted: Vec<Vec<[f64; 2]>> =
            COMPARISONS.iter().map(|c| vec![[SMOOTHING, SMOOTHING]; c.levels.len()]).collect();
        let mut sums = [0.0, 0.0];
        for pair in seen {
            let likely = match pair.label {
                Some(same) => f64::from(u8::from(same)),
                // The first table is made of labels alone.
                None if round == 0 => continue,
                None => {
                    let ratio: f64 = pair
                        .levels
                        .iter()
                        .zip(&shares)
                        .map(|(level, rows)| rows[*level][0] / rows[*level][1])
                        .product();
                    let odds = ratio * prior / (1.0 - prior);
                    odds / (1.0 + odds)
                }
            };
            let counts = [likely * pair.counts, (1.0 - likely) * pair.counts];
            for (rows, level) in counted.iter_mut().zip(pair.levels) {
                rows[level][0] += counts[0];
                rows[level][1] += counts[1];
            }
            sums[0] += counts[0];
            sums[1] += counts[1];
        }
        prior = sums[0] / (sums[0] + sums[1]);
        shares = counted.iter().map(|rows| in_order(rows)).collect();
    }
    written(seen, &shares, prior, claims)
}

/// The shares of the levels of one comparison, with the weights falling from the first to the last: neighbours out of
/// order are pooled, and share one weight.
fn in_order(rows: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let total = [0, 1].map(|side| rows.iter().map(|row| row[side]).sum::<f64>());
    let mut pools: Vec<(Vec<usize>, [f64; 2])> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        pools.push((vec![n], [row[0] / total[0], row[1] / total[1]]));
        while let [.., (_, before), (_, last)] = &pools[..]
            && before[0] / before[1] < last[0] / last[1]
            && let Some((members, last)) = pools.pop()
            && let Some((known, sum)) = pools.last_mut()
        {
            known.extend(members);
            *sum = [sum[0] + last[0], sum[1] + last[1]];
        }
    }
    let mut found = vec![[0.0, 0.0]; rows.len()];
    for (members, [m, u]) in pools {
        // Each keeps its part of the pool, by how often it was seen at all, and all have the weight of the pool.
        let seen = |n: usize| rows[n][0] / total[0] + rows[n][1] / total[1];
        let all: f64 = members.iter().map(|n| seen(*n)).sum();
        for n in members {
            found[n] = [m * seen(n) / all, u * seen(n) / all];
        }
    }
    found
}

fn written(seen: &[Seen], shares: &[Vec<[f64; 2]>], prior: f64, claims: usize) -> String {
    let on = "tests/corpus/matching.toml and frames.toml by label, the repository's claims by expectation maximisation";
    let mut text = format!(
        "# How often claims on one question (m) and on different ones (u) stand at each level of each comparison.\n\
         # Estimated by `cargo bench --bench weights`; `pairs` counts the labelled pairs of either sort at the level.\n\n\
         prior = {prior:.5}\nclaims = {claims}\non = \"{on}\"\n"
    );
    for (n, comparison) in COMPARISONS.iter().enumerate() {
        for (level, (name, _)) in comparison.levels.iter().enumerate() {
            let of = |same: bool| seen.iter().filter(|p| p.label == Some(same) && p.levels[n] == level).count();
            let [m, u] = shares[n][level];
            text.push_str(&format!(
                "\n[[level]]\ncomparison = \"{}\"\nlevel = \"{name}\"\nm = {m:.6}\nu = {u:.6}\non = \"{}\"\npairs = [{}, {}]\n",
                comparison.name,
                if of(true) + of(false) > 0 { "labels and expectation" } else { "smoothing" },
                of(true),
                of(false)
            ));
        }
    }
    text.trim_end().to_owned()
}

fn of_row(run: usize, n: usize, [question, source, subject, property, value]: &[String; 5]) -> (Claim, String) {
    let claim = claim(n, &format!("run-{run}-{source}"), subject, property, value);
    (claim, format!("{run}/{question}"))
}

/// A claim of `frames.toml`, which has figures and words for values here.
fn of_table(n: usize, table: &toml::Table) -> Option<(Claim, String)> {
    let text = |key: &str| table.get(key).and_then(|v| v.as_str()).map(str::to_owned);
    let mut claim = claim(n, &format!("s{n}"), &text("subject")?, &text("property")?, &text("value")?);
    claim.place = text("place");
    claim.population = text("population");
    claim.period = text("period");
    claim.as_of = text("as_of");
    Some((claim, String::new()))
}

fn claim(n: usize, source: &str, subject: &str, property: &str, value: &str) -> Claim {
    Claim {
        id: ClaimId { source: SourceId(source.to_owned()), name: format!("c{n}") },
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
        slot: None,
        status: Status::Reviewed,
        note: None,
        citations: vec![Citation { quote: value.to_owned(), locator: Locator::Line(1), tier: None }],
        at: Location { file: "claims.toml".to_owned(), line: 1 },
    }
}

fn source(id: SourceId) -> Source {
    Source {
        title: id.0.clone(),
        id,
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
