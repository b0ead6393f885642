//! Estimates `src/pairing/weights.toml`: how often claims on one question, and claims on different ones, stand at each
//! level of each comparison. `cargo bench --bench weights > weights.toml` prints the table; it is the same on every run.
//!
//! `cargo bench --bench weights held-out` leaves each run out in turn, estimates on the others, and prints how its pairs
//! are then decided: what a run that nobody has seen may expect of the table, before assignment.
//!
//! Counts where labels exist: the runs of `tests/corpus/matching.toml` and `passages.toml`, and the groups of
//! `tests/corpus/frames.toml`.
//! Expectation maximisation where they do not: the claims of the repository's own project, and all runs of the corpus in
//! one, where claims of different runs meet. A pair of the unlabelled counts for both sides by how likely it is to be
//! one question, under the table of the round before. The levels of a comparison are held in their order: of two
//! neighbours that would weigh the wrong way round, both get the weight of the two together.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the table is what this prints, and pairs where asked")]

use gainsay::claim::{
    Citation, Claim, ClaimId, Location, Locator, Modality, Source, SourceId, Status, Value, Vocabulary,
};
use gainsay::entity::Registry;
use gainsay::pairing::{COMPARISONS, Framer, Levels, Matching, Table, Voices, Weighed, Weigher, Weights};
use gainsay::project::{Options, load, registry};
use std::collections::BTreeMap;
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

/// The claims of a run, each with the question that it answers, and when its sources were published.
type Labelled = (Vec<(Claim, String)>, BTreeMap<String, String>);

/// A pair with what is known of it.
struct Seen {
    levels: Levels,
    /// Whether it is one question, where a label says so.
    label: Option<bool>,
    counts: f64,
    /// The pair as it was weighed by the table of today, of a labelled run.
    pair: Option<Box<Weighed>>,
}

#[derive(serde::Deserialize)]
struct Runs {
    run: Vec<Run>,
}

#[derive(serde::Deserialize)]
struct Run {
    about: String,
    claims: Vec<[String; 5]>,
}

#[derive(serde::Deserialize)]
struct Dossiers {
    run: Vec<Dossier>,
}

/// A run whose claims have their quotes and qualifiers.
#[derive(serde::Deserialize)]
struct Dossier {
    about: String,
    published: BTreeMap<String, String>,
    claim: Vec<toml::Table>,
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
    let dossiers: Dossiers = toml::from_str(&read("tests/corpus/passages.toml")).expect("it is TOML");
    let groups: Groups = toml::from_str(&read("tests/corpus/frames.toml")).expect("it is TOML");
    let rows = runs.run.iter().enumerate().map(|(n, run)| {
        let claims = run.claims.iter().enumerate().map(|(i, row)| of_row(n, i, row));
        (claims.collect::<Vec<_>>(), BTreeMap::new())
    });
    let told = dossiers.run.iter().enumerate().map(|(n, run)| {
        let n = n + runs.run.len();
        let claims = run.claim.iter().enumerate().filter_map(|(i, table)| of_dossier(n, i, table));
        let published = run.published.iter().map(|(source, date)| (source_of(n, source), date.clone()));
        (claims.collect::<Vec<_>>(), published.collect::<BTreeMap<_, _>>())
    });
    let labelled: Vec<Labelled> = rows.chain(told).collect();
    let names: Vec<&str> =
        runs.run.iter().map(|r| &r.about).chain(dossiers.run.iter().map(|r| &r.about)).map(String::as_str).collect();
    let by_run: Vec<Vec<Seen>> =
        labelled.iter().map(|(claims, dates)| pairs(claims, dates, |p, q| Some(p == q), 1.0)).collect();
    let mut rest = Vec::new();
    let all: Vec<(Claim, String)> = labelled.iter().flat_map(|(claims, _)| claims.iter().cloned()).collect();
    let run_of = |question: &str| question.split('/').next().unwrap_or_default().to_owned();
    // Claims of two runs are of two things.
    rest.extend(pairs(&all, &BTreeMap::new(), |p, q| (run_of(p) != run_of(q)).then_some(false), UNLABELLED));
    for (groups, same) in [(&groups.same, true), (&groups.different, false)] {
        for group in groups {
            let claims: Vec<(Claim, String)> =
                group.claims.iter().enumerate().filter_map(|(i, t)| of_table(i, t)).collect();
            rest.extend(pairs(&claims, &BTreeMap::new(), |_, _| Some(same), OF_FRAMES));
        }
    }
    let project = load(root).expect("the repository's own project loads");
    project.crosscheck(Options::default(), |scene, _| {
        let weigher = Weigher::new(scene.framer, scene.vocabulary, scene.claims, scene.frames);
        let frames: Vec<usize> = (0..scene.frames.len()).collect();
        let candidates = weigher.candidates(&frames, |_, _| false).pairs;
        let seen = |pair: Weighed| Seen { levels: pair.levels, label: None, counts: UNLABELLED, pair: None };
        rest.extend(open(&weigher, &candidates).into_iter().map(seen));
    });
    let mut sizes: Vec<usize> = labelled.iter().map(|(claims, _)| claims.len()).collect();
    sizes.sort_unstable();
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or(1);
    if std::env::args().any(|arg| arg == "held-out") {
        return held_out(&by_run, &rest, &labelled, &names, size);
    }
    let seen: Vec<&Seen> = by_run.iter().flatten().chain(&rest).collect();
    println!("{}", estimate(&seen, size));
}

/// Leaves each run out in turn and prints how its pairs of two sources are decided by a table estimated on the others.
fn held_out(by_run: &[Vec<Seen>], rest: &[Seen], labelled: &[Labelled], names: &[&str], size: usize) {
    let matching = Matching::default();
    let show = std::env::var_os("GAINSAY_SHOW").is_some();
    let mut sums = [0; 5];
    for (n, run) in by_run.iter().enumerate() {
        let others = by_run.iter().enumerate().filter(|(m, _)| *m != n).flat_map(|(_, run)| run);
        let seen: Vec<&Seen> = others.chain(rest).collect();
        let table: Table = toml::from_str(&estimate(&seen, size)).expect("the table is TOML");
        let weights = Weights::new(&table);
        let claims = &labelled[n].0;
        let prior = weights.prior_among(claims.len());
        // What is asked, found, found of what differs, asked of what differs, wrongly joined.
        let mut counts = [0; 5];
        for seen in run {
            let Some(pair) = seen.pair.as_deref().filter(|pair| pair.levels.sources == Voices::Two) else { continue };
            let weighed = Weighed { weight: prior + weights.of_levels(&pair.levels), ..pair.clone() };
            let (compared, same) = (matching.compares(&weighed), seen.label == Some(true));
            let parts = weighed.judged.as_ref().is_ok_and(|(agreement, _)| agreement.parts());
            counts[0] += usize::from(same);
            counts[1] += usize::from(same && compared);
            counts[2] += usize::from(same && parts);
            counts[3] += usize::from(same && parts && compared);
            counts[4] += usize::from(!same && parts && compared);
            if show && (same || compared || std::env::var_os("GAINSAY_ALL").is_some()) {
                let words = |at: usize| {
                    let claim = &claims[at].0;
                    format!("{} / {} = {:?}", claim.subject, claim.property, claim.value)
                };
                let verdict = match (compared, weighed.cap) {
                    (true, _) => "met".to_owned(),
                    (false, Some(cap)) if weighed.weight >= matching.accept_odds.log2() => format!("{cap:?}"),
                    (false, _) => "light".to_owned(),
                };
                eprintln!(
                    "{n} {} {} {verdict} {:.1} | {} | {} | {:?} {:?} | {:?}",
                    if parts { "apart" } else { "agree" },
                    if same { "one" } else { "TWO" },
                    weighed.weight,
                    words(pair.a),
                    words(pair.b),
                    pair.cap,
                    pair.levels.each(),
                    pair.levels
                );
            }
        }
        let asked = claims.iter().enumerate().flat_map(|(i, a)| claims[i + 1..].iter().map(move |b| (a, b)));
        let asked = asked.filter(|(a, b)| a.1 == b.1 && a.0.id.source != b.0.id.source).count();
        println!(
            "{asked:4} pairs of one question, {:4} candidates, {:4} compared; that differ {:4}, compared {:4}, wrongly {:3}  {}",
            counts[0], counts[1], counts[2], counts[3], counts[4], names[n]
        );
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    println!(
        "all: candidates {}, compared {}; that differ {}, compared {}, wrongly {}",
        sums[0], sums[1], sums[2], sums[3], sums[4]
    );
}

/// The candidates that no veto ends: weights decide of those alone.
fn open(weigher: &Weigher<'_>, candidates: &[(usize, usize)]) -> Vec<Weighed> {
    let all = Matching { accept_odds: 0.0, review_odds: 0.0, ..Matching::default() };
    let mut weighed = weigher.weigh(candidates, &all);
    weighed.retain(|pair| pair.judged.is_ok());
    weighed
}

/// The candidate pairs of a run, each with its label; `dates` says when a source was published.
fn pairs(
    claims: &[(Claim, String)],
    dates: &BTreeMap<String, String>,
    label: impl Fn(&str, &str) -> Option<bool>,
    counts: f64,
) -> Vec<Seen> {
    let vocabulary = Vocabulary::built_in();
    let registry: Registry = registry(&[]);
    let only: Vec<Claim> = claims.iter().map(|(claim, _)| claim.clone()).collect();
    let mut ids: Vec<SourceId> = only.iter().map(|c| c.id.source.clone()).collect();
    ids.sort();
    ids.dedup();
    let sources: Vec<Source> = ids.into_iter().map(|id| source(id, dates)).collect();
    let framer = Framer::new(&vocabulary, &registry, &only, &sources);
    let frames: Vec<_> = only.iter().enumerate().map(|(n, c)| framer.frame(n, c)).collect();
    let weigher = Weigher::new(&framer, &vocabulary, &only, &frames);
    let candidates = weigher.candidates(&(0..frames.len()).collect::<Vec<_>>(), |_, _| false).pairs;
    if std::env::var_os("GAINSAY_SHOW").is_some() && counts == 1.0 {
        let words = |at: usize| {
            let claim = &claims[at].0;
            format!("{} {} / {} = {:?}", claim.id.source.0, claim.subject, claim.property, claim.value)
        };
        for a in 0..claims.len() {
            for b in a + 1..claims.len() {
                if label(&claims[a].1, &claims[b].1) == Some(true) && claims[a].0.id.source != claims[b].0.id.source {
                    let why = weigher.weigh_pair(a, b).judged.err();
                    let known = candidates.binary_search(&(a, b)).is_ok();
                    if why.is_some() || !known {
                        eprintln!("VETO {why:?} {known} | {} | {}", words(a), words(b));
                    }
                }
            }
        }
    }
    let seen = open(&weigher, &candidates).into_iter().filter_map(|pair| {
        let label = Some(label(&claims[pair.a].1, &claims[pair.b].1)?);
        Some(Seen { levels: pair.levels, label, counts, pair: Some(Box::new(pair)) })
    });
    seen.collect()
}

/// The table, as a file has it.
fn estimate(seen: &[&Seen], claims: usize) -> String {
    let even: Vec<Vec<[f64; 2]>> = COMPARISONS.iter().map(|c| vec![[1.0, 1.0]; c.levels.len()]).collect();
    let mut shares = even;
    let mut prior = 0.5;
    for round in 0..ROUNDS {
        let mut counted: Vec<Vec<[f64; 2]>> =
            COMPARISONS.iter().map(|c| vec![[SMOOTHING, SMOOTHING]; c.levels.len()]).collect();
        let mut sums = [0.0, 0.0];
        for pair in seen.iter().copied() {
            let likely = match pair.label {
                Some(same) => f64::from(u8::from(same)),
                // The first table is made of labels alone.
                None if round == 0 => continue,
                None => {
                    let ratio: f64 = pair
                        .levels
                        .each()
                        .iter()
                        .zip(&shares)
                        .map(|(level, rows)| rows[*level][0] / rows[*level][1])
                        .product();
                    let odds = ratio * prior / (1.0 - prior);
                    odds / (1.0 + odds)
                }
            };
            let counts = [likely * pair.counts, (1.0 - likely) * pair.counts];
            for (rows, level) in counted.iter_mut().zip(pair.levels.each()) {
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

fn written(seen: &[&Seen], shares: &[Vec<[f64; 2]>], prior: f64, claims: usize) -> String {
    let on = "tests/corpus/matching.toml, passages.toml and frames.toml by label, the repository's claims by expectation maximisation";
    let mut text = format!(
        "# How often claims on one question (m) and on different ones (u) stand at each level of each comparison.\n\
         # Estimated by `cargo bench --bench weights`; `pairs` counts the labelled pairs of either sort at the level.\n\n\
         prior = {prior:.5}\nclaims = {claims}\non = \"{on}\"\n"
    );
    for (n, comparison) in COMPARISONS.iter().enumerate() {
        for (level, (name, _)) in comparison.levels.iter().enumerate() {
            let of = |same: bool| seen.iter().filter(|p| p.label == Some(same) && p.levels.each()[n] == level).count();
            let [m, u] = shares[n][level];
            text.push_str(&format!(
                "\n[[level]]\ncomparison = \"{}\"\nlevel = \"{name}\"\nm = {m:.8}\nu = {u:.8}\non = \"{}\"\npairs = [{}, {}]\n",
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
    let claim = claim(n, &source_of(run, source), subject, property, value);
    (claim, format!("{run}/{question}"))
}

/// The id of a source of a run.
fn source_of(run: usize, source: &str) -> String {
    format!("run-{run}-{source}")
}

/// A claim of `passages.toml`.
fn of_dossier(run: usize, n: usize, table: &toml::Table) -> Option<(Claim, String)> {
    let text = |key: &str| table.get(key).and_then(|v| v.as_str()).map(str::to_owned);
    let list = table.get("value").and_then(|v| v.as_array());
    let mut claim = claim(
        n,
        &source_of(run, &text("source")?),
        &text("subject")?,
        &text("property")?,
        &text("value").unwrap_or_default(),
    );
    if let Some(list) = list {
        let members = list.iter().filter_map(|member| member.as_str()).map(str::to_owned);
        claim.value = Value::List { members: members.collect(), complete: true };
    }
    claim.place = text("place");
    claim.population = text("population");
    claim.period = text("period");
    claim.as_of = text("as_of");
    claim.origin = text("origin");
    claim.denied = table.get("denied").and_then(toml::Value::as_bool).unwrap_or_default();
    claim.modality = match text("modality").as_deref() {
        Some("planned") => Modality::Planned,
        Some("proposed") => Modality::Proposed,
        Some("conditional") => Modality::Conditional,
        Some("alleged") => Modality::Alleged,
        _ => Modality::Asserted,
    };
    if let Value::Text(text) = &claim.value
        && let "yes" | "no" = text.as_str()
    {
        claim.value = Value::YesNo(text == "yes");
    }
    claim.citations = vec![Citation { quote: text("quote")?, locator: Locator::Line(n + 1), tier: None }];
    Some((claim, format!("{run}/{}", text("question")?)))
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

fn source(id: SourceId, dates: &BTreeMap<String, String>) -> Source {
    Source {
        published: Some(dates.get(&id.0).cloned().unwrap_or_else(|| "2024-06-15".to_owned())),
        title: id.0.clone(),
        id,
        publisher: None,
        author: None,
        kind: None,
        not_before: None,
        retrieved: None,
        url: None,
        document: None,
        sha256: None,
        at: Location { file: "sources.toml".to_owned(), line: 1 },
    }
}
