//! Periods as written: the corpus, properties, and how much of a public set is read alike.

use gainsay::time::{
    Context, Events, Grain, NaiveDate, Period, Reference, Standing, Unreadable, edtf, read, scan, scan_durations, stand,
};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    reference: NaiveDateText,
    events: Vec<(String, String)>,
    read: Vec<(String, String)>,
    unreadable: Vec<String>,
    ambiguous: Vec<String>,
    scan: Vec<Vec<toml::Value>>,
    quiet: Vec<String>,
    stand: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct NaiveDateText(String);

fn corpus() -> Corpus {
    toml::from_str(include_str!("corpus/periods.toml")).expect("the corpus is TOML in this shape")
}

fn with_context<T>(corpus: &Corpus, f: impl FnOnce(&Context<'_>) -> T) -> T {
    let reference = Reference::on(corpus.reference.0.parse().expect("the reference is a date"));
    let events: Vec<_> =
        corpus.events.iter().map(|(name, date)| (name.clone(), edtf(date).expect("an event has a date"))).collect();
    f(&Context { reference, events: Some(&Events::new(&events)) })
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn phrases_read_as_their_edtf() {
    let corpus = corpus();
    let faults = with_context(&corpus, |context| {
        let wrong = corpus.read.iter().filter_map(|(text, expected)| {
            let got = read(text, context).map_or_else(|e| format!("{e}"), |p| p.to_edtf());
            (got != *expected).then(|| format!("{text}: {got}, not {expected}"))
        });
        wrong.collect::<Vec<_>>()
    });
    report(&faults);
}

#[test]
fn what_is_no_period_is_refused_and_named() {
    let corpus = corpus();
    let faults = with_context(&corpus, |context| {
        let wrong = corpus.unreadable.iter().filter_map(|text| match read(text, context) {
            Ok(period) => Some(format!("{text}: {}", period.to_edtf())),
            Err(problem) => (!problem.to_string().contains(text.trim())).then(|| format!("{text}: {problem}")),
        });
        wrong.collect::<Vec<_>>()
    });
    report(&faults);
}

#[test]
fn an_ambiguous_date_says_so() {
    let corpus = corpus();
    with_context(&corpus, |context| {
        for text in &corpus.ambiguous {
            assert!(matches!(read(text, context), Err(Unreadable::Ambiguous { .. })), "{text}");
        }
    });
}

#[test]
fn dates_are_found_in_running_text() {
    let corpus = corpus();
    let faults = with_context(&corpus, |context| {
        let mut faults = Vec::new();
        for case in &corpus.scan {
            let text = case[0].as_str().unwrap();
            let pair = |v: &toml::Value| (v[0].as_str().unwrap().to_owned(), v[1].as_str().unwrap().to_owned());
            let expected: Vec<_> = case[1..].iter().map(pair).collect();
            let found: Vec<_> =
                scan(text, context).iter().map(|m| (m.span.of(text).to_owned(), m.period.to_edtf())).collect();
            if found != expected {
                faults.push(format!("{text}: {found:?}, not {expected:?}"));
            }
        }
        for text in &corpus.quiet {
            let found: Vec<_> = scan(text, context).iter().map(|m| m.period.text.clone()).collect();
            if !found.is_empty() {
                faults.push(format!("{text}: {found:?}, not quiet"));
            }
        }
        faults
    });
    report(&faults);
}

fn show(standing: Standing) -> String {
    match standing {
        Standing::Same => "same".to_owned(),
        Standing::SameAtCoarser(grain) => format!("same at {}", format!("{grain:?}").to_lowercase()),
        Standing::Overlap => "overlap".to_owned(),
        Standing::Apart { days } => format!("apart {days}"),
        Standing::OtherCalendar => "other calendar".to_owned(),
    }
}

#[test]
fn values_stand_as_they_should_either_way_round() {
    let corpus = corpus();
    let faults = with_context(&corpus, |context| {
        let mut faults = Vec::new();
        for (a, b, expected) in &corpus.stand {
            let (first, second) = (read(a, context).unwrap(), read(b, context).unwrap());
            for got in [show(stand(&first, &second)), show(stand(&second, &first))] {
                if got != *expected {
                    faults.push(format!("{a} / {b}: {got}, not {expected}"));
                }
            }
        }
        faults
    });
    report(&faults);
}

#[test]
fn the_corpus_is_as_large_as_it_must_be() {
    let corpus = corpus();
    assert!(corpus.read.len() >= 150 && corpus.unreadable.len() >= 30 && corpus.stand.len() >= 40);
}

#[test]
fn a_source_dated_by_a_range_gives_all_that_is_possible() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let reference = Reference::between(day(2025, 12, 1), day(2026, 11, 30));
    let context = Context { reference, events: None };
    let cases = [
        ("five years ago", "2020/2021", true),
        ("last year", "2024/2025", true),
        ("yesterday", "2025-11-30/2026-11-29", true),
        ("since last year", "2024/..", true),
        ("August 7, 2019", "2019-08-07", false),
    ];
    for (text, expected, somewhere) in cases {
        let period = read(text, &context).unwrap();
        assert_eq!((period.to_edtf().as_str(), period.somewhere), (expected, somewhere), "{text}");
    }
    let same_year = Context { reference: Reference::between(day(2026, 1, 1), day(2026, 12, 31)), events: None };
    let last = read("last year", &same_year).unwrap();
    assert!(!last.somewhere && last.to_edtf() == "2025");
    let half_known = Context { reference: Reference { from: None, to: Some(day(2026, 11, 30)) }, events: None };
    let open = read("five years ago", &half_known).unwrap();
    assert!(open.somewhere && open.start.is_none() && open.end == Some(day(2021, 12, 31)));
    assert!(matches!(read("five years ago", &Context::default()), Err(Unreadable::NoReference { .. })));
    let found = scan("It was founded five years ago.", &Context::default());
    assert!(found[0].period.somewhere && found[0].period.start.is_none() && found[0].period.end.is_none());
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (1000i32..2999, 1u32..=366).prop_filter_map("a day of the year", |(y, d)| NaiveDate::from_yo_opt(y, d))
}

fn any_period() -> impl Strategy<Value = Period> {
    use Grain::{Century, Day, Decade, Half, Month, Quarter, Season, Week, Year};
    let grain = prop::sample::select(vec![Day, Week, Month, Quarter, Season, Half, Year, Decade, Century]);
    (any_date(), any_date(), grain, 0u8..4, any::<bool>(), any::<bool>()).prop_map(
        |(a, b, grain, shape, approximate, somewhere)| {
            let (first, last) = (a.min(b), a.max(b));
            let (start, end) = match shape {
                0 => (Some(first), None),
                1 => (None, Some(last)),
                2 => (Some(first), Some(first)),
                _ => (Some(first), Some(last)),
            };
            Period { approximate, somewhere, ..Period::from_to(start, end, grain) }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_in_edtf_reads_as_the_same_stretch(period in any_period()) {
        let again = edtf(&period.to_edtf()).unwrap();
        prop_assert_eq!((again.start, again.end, again.approximate), (period.start, period.end, period.approximate));
        prop_assert!(!period.describe().is_empty());
    }

    #[test]
    fn standing_is_symmetric(a in any_period(), b in any_period()) {
        prop_assert_eq!(stand(&a, &b), stand(&b, &a));
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert!(!a.contains(&b) || a.overlaps(&b));
        prop_assert!(!(a.certainly_before(&b) && a.overlaps(&b)));
        prop_assert_eq!(a.gap_days(&b).is_none(), a.overlaps(&b));
        prop_assert!(a.contains(&a));
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,60}", words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..12)) {
        let context = Context { reference: Reference::on(NaiveDate::MAX), events: None };
        for text in [text, words.join(" "), words.concat()] {
            let _ = read(&text, &context);
            let _ = gainsay::time::duration(&text);
            let spans = scan(&text, &context).into_iter().map(|m| m.span).chain(scan_durations(&text).into_iter().map(|m| m.span));
            for span in spans {
                prop_assert!(text.get(span.start..span.end).is_some_and(|s| !s.is_empty()));
            }
        }
    }
}

/// Pieces that dates are made of, to be strung together at random.
const WORDS: &[&str] = &[
    "2019",
    "7",
    "31",
    "99999999999",
    "4294967295",
    "20",
    "-",
    "–",
    "/",
    ",",
    ".",
    "'",
    "of",
    "the",
    "May",
    "march",
    "August",
    "Feb",
    "29",
    "first",
    "last",
    "next",
    "past",
    "week",
    "years",
    "days",
    "ago",
    "in",
    "from",
    "to",
    "between",
    "and",
    "since",
    "after",
    "before",
    "by",
    "until",
    "early",
    "end",
    "Q1",
    "FY",
    "fiscal",
    "session",
    "century",
    "s",
    "19th",
    "Tuesday",
    "today",
    "weekend",
    "twenty",
    "hundred",
    "½",
    "half",
    "a",
    "é",
    "winter",
    "school",
    "year",
    "quarter",
    "or",
    "later",
    "now",
    "(",
    ")",
];

#[test]
fn long_texts_take_time_in_proportion() {
    // Each would take minutes if reading it were quadratic.
    for piece in ["2019-", "between ", "the first ", "1,", "last ", "August 7 to ", "'", "a hundred and "] {
        let text = piece.repeat(LONG);
        let events = [("the end of the last between between".to_owned(), Period::year(2019).unwrap())];
        let _ = scan(&text, &Context { reference: Reference::default(), events: Some(&Events::new(&events)) });
        let _ = scan_durations(&text);
        let _ = read(&text, &Context::default());
    }
}

/// How often a piece is repeated in a long text.
const LONG: usize = 20_000;

#[derive(Deserialize)]
struct Case {
    text: String,
    expected: Vec<Gold>,
    #[serde(rename = "ref")]
    reference: Option<String>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    kind: Option<String>,
    values: Option<Vec<std::collections::BTreeMap<String, String>>>,
}

/// What a gold mention is for the score: its group, and the stretches that it may mean.
struct Wanted {
    group: &'static str,
    readings: Vec<(Option<NaiveDate>, Option<NaiveDate>)>,
}

/// Sorts a gold mention; `None` for what no date, range or duration of ours is: times of day, sets,
/// and what the set itself leaves open.
fn wanted(gold: &Gold) -> Option<Wanted> {
    let values = gold.values.as_ref()?;
    let timex = values.first()?.get("timex")?;
    let date = |v: Option<&String>| v.and_then(|v| v.get(..10)?.parse::<NaiveDate>().ok());
    let kind = gold.kind.as_deref()?.strip_prefix("datetimeV2.")?;
    let group = match kind {
        "date" | "daterange" if timex.contains("REF") => return None,
        "date" | "daterange" if values.iter().any(|v| v.get("value").is_some_and(|v| v.starts_with("not"))) => {
            return None;
        }
        "date" => "date",
        "daterange" => "range",
        "duration" => "duration",
        _ => return None,
    };
    let reading = |v: &std::collections::BTreeMap<String, String>| match date(v.get("value")) {
        Some(day) => (Some(day), Some(day)),
        None => (date(v.get("start")), date(v.get("end"))),
    };
    Some(Wanted { group, readings: values.iter().map(reading).collect() })
}

/// Whether words name their year, so that they say the same whenever they are read.
fn is_absolute(text: &str) -> bool {
    let years = ["thousand", "nineteen", "century", "fy", "sy", "cy", "fiscal", "school"];
    let digits = text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4 || run.len() == 8);
    digits || years.iter().any(|word| text.to_lowercase().contains(word))
}

/// Whether words are left out of the score because plain English does not settle them, and why.
fn left_out(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let plain = text.trim_start_matches("from ").trim_start_matches("between ");
    let marks = plain.chars().filter(|c| matches!(c, '/' | '-' | '.')).count();
    let numeric = plain.chars().all(|c| c.is_ascii_digit() || "/-. ".contains(c));
    let year_first = plain.split(['/', '-', '.']).next().is_some_and(|first| first.len() >= 4);
    if marks >= 2 && numeric && !year_first {
        return Some("day and month may be exchanged");
    }
    let vague = ["few ", "some ", "several "].iter().any(|word| text.contains(word));
    vague.then_some("the amount is not told")
}

/// Whether a period is the gold's: its start, and its end, which the set counts as the day after, or
/// as the first day of the last unit where plain English takes in the whole unit.
fn agrees(period: &Period, (start, end): (Option<NaiveDate>, Option<NaiveDate>)) -> bool {
    let near = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= 1,
        (None, None) => true,
        _ => false,
    };
    let ends_with_unit = end.is_some_and(|end| {
        [Grain::Month, Grain::Quarter, Grain::Half, Grain::Year].into_iter().any(|grain| {
            let months = match grain {
                Grain::Month => 1,
                Grain::Quarter => 3,
                Grain::Half => 6,
                _ => 12,
            };
            let unit_end = end.checked_add_months(chrono::Months::new(months)).and_then(|d| d.pred_opt());
            unit_end == period.end
        })
    });
    // A round distance keeps the grain of its unit: "two years ago" is a year that holds the day.
    let holds = start == end
        && start.is_some_and(|day| {
            period.grain > Grain::Day && period.start.is_some_and(|s| s <= day) && period.end.is_some_and(|e| day <= e)
        });
    holds || (near(period.start, start) && (near(period.end, end) || ends_with_unit))
}

/// The share of each group that must be read alike, in percent; what lacks is dates of daily planning
/// ("business days", "w/c Feb 4"), and relative dates that the set looks for in the future.
const FLOORS: [(&str, usize); 4] = [("date", 88), ("range", 90), ("duration", 84), ("relative", 67)];

#[test]
fn a_public_set_is_read_mostly_alike() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/recognizers_datetime.jsonl");
    let path = std::env::var_os("GAINSAY_RECOGNIZERS").map_or(path, Into::into);
    let Ok(lines) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is absent", path.display());
        return;
    };
    let mut score: std::collections::BTreeMap<&str, (usize, usize, usize)> = std::collections::BTreeMap::new();
    let mut extra = 0;
    for line in lines.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let bytes: Vec<usize> = case.text.char_indices().map(|c| c.0).chain([case.text.len()]).collect();
        let reference = case.reference.as_ref().and_then(|r| r.get(..10)?.parse().ok());
        let context = Context { reference: reference.map(Reference::on).unwrap_or_default(), events: None };
        let found = scan(&case.text, &context);
        let lengths = scan_durations(&case.text);
        if case.expected.is_empty() {
            extra += found.len();
            if !found.is_empty() {
                println!("EXTRA {:?} in {}", found.iter().map(|m| &m.period.text).collect::<Vec<_>>(), case.text);
            }
        }
        for gold in &case.expected {
            let Some(wanted) = wanted(gold) else { continue };
            let (from, to) = (bytes[gold.start], bytes[gold.end.min(bytes.len() - 1)]);
            let words = &case.text[from..to];
            if left_out(words).is_some() {
                continue;
            }
            let group = if wanted.group != "duration" && !is_absolute(words) { "relative" } else { wanted.group };
            let (hit, right) = if group == "duration" {
                let hit = lengths.iter().find(|m| m.span.start < to && from < m.span.end);
                (hit.is_some(), hit.is_some())
            } else {
                let hits: Vec<_> = found.iter().filter(|m| m.span.start < to && from < m.span.end).collect();
                let right = hits.iter().any(|m| wanted.readings.iter().any(|r| agrees(&m.period, *r)));
                if !right {
                    let got: Vec<_> =
                        hits.iter().map(|m| format!("{} = {}", m.period.text, m.period.to_edtf())).collect();
                    println!("{group} `{words}` {:?} got {got:?} in {}", wanted.readings.first(), case.text);
                }
                (!hits.is_empty(), right)
            };
            if group == "duration" && !hit {
                println!("{group} `{words}` in {}", case.text);
            }
            let entry = score.entry(group).or_default();
            entry.0 += 1;
            entry.1 += usize::from(hit);
            entry.2 += usize::from(right);
        }
    }
    for (group, floor) in FLOORS {
        let (gold, _, right) = score.get(group).copied().unwrap_or_default();
        assert!(right * 100 >= gold * floor, "{group}: {right} of {gold}, below {floor} %");
    }
    assert_eq!(extra, 0, "dates where there are none");
    println!("group: gold, found, right: {score:?}; dates where there are none: {extra}");
}
