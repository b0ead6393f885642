//! Periods as written: the corpus, properties, and how much of a public set is read alike.

use gainsay::time::{
    Context, Events, Grain, NaiveDate, Period, Reference, Standing, Unreadable, edtf, read, rows, scan, scan_durations,
    stand,
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
    rows: Vec<Vec<toml::Value>>,
    quiet_rows: Vec<String>,
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

#[test]
fn mentions_of_time_come_as_rows() {
    let corpus = corpus();
    let faults = with_context(&corpus, |context| {
        let mut faults = Vec::new();
        for case in &corpus.rows {
            let text = case[0].as_str().unwrap();
            let expected: Vec<String> = case[1..].iter().map(|v| v.as_str().unwrap().to_owned()).collect();
            let show = |row: gainsay::time::Row| {
                let value = row.value.as_deref().unwrap_or("");
                let value = row.unit.map_or_else(|| value.to_owned(), |unit| format!("{value} {unit}"));
                format!("{} = {value}", row.span.of(text))
            };
            let found: Vec<String> = rows(text, context).into_iter().map(show).collect();
            if found != expected {
                faults.push(format!("{text}: {found:?}, not {expected:?}"));
            }
        }
        for text in &corpus.quiet_rows {
            let found: Vec<_> = rows(text, context).iter().map(|row| row.span.of(text).to_owned()).collect();
            if !found.is_empty() {
                faults.push(format!("{text}: {found:?}, not quiet"));
            }
        }
        faults
    });
    report(&faults);
}

#[test]
fn without_a_reference_what_needs_one_stays_open() {
    let found = |text: &str| {
        let row = rows(text, &Context::default()).into_iter().next().unwrap_or_else(|| panic!("{text}"));
        (row.edtf, row.low, row.high)
    };
    assert_eq!(found("It closed on August 7."), (Some("XXXX-08-07".to_owned()), None, None));
    assert_eq!(found("It closed in October."), (Some("XXXX-10".to_owned()), None, None));
    assert_eq!(found("It closed on Tuesday."), (None, None, None));
    assert_eq!(found("It closed on August 7 at 5 p.m.").0.as_deref(), Some("XXXX-08-07T17:00:00"));
}

#[test]
fn a_row_gives_the_likeliest_reading_and_all_that_the_words_allow() {
    let reference = Reference::on(NaiveDate::from_ymd_opt(2019, 8, 14).unwrap());
    let context = Context { reference, events: None };
    let cases = [
        ("two weeks ago", "2019-07-31", "2019-07-29", "2019-08-04"),
        ("last Monday", "2019-08-05", "2019-08-05", "2019-08-12"),
        ("08/07/2019", "2019-08-07", "2019-07-08", "2019-08-07"),
        ("later this year", "2019-08-14/2019-12-31", "2019-08-14", "2019-12-31"),
    ];
    for (text, edtf, low, high) in cases {
        let row = rows(text, &context).remove(0);
        let got = (row.edtf.as_deref(), row.low.as_deref(), row.high.as_deref());
        assert_eq!(got, (Some(edtf), Some(low), Some(high)), "{text}");
    }
    let more = rows("more than three days", &context).remove(0);
    assert_eq!((more.low.as_deref(), more.high, more.hedge), (Some("3"), None, Some("more than")));
}

fn show(standing: Standing) -> String {
    match standing {
        Standing::Same => "same".to_owned(),
        Standing::SameAtCoarser(grain) => format!("same at {}", format!("{grain:?}").to_lowercase()),
        Standing::Overlap => "overlap".to_owned(),
        Standing::Apart { days } => format!("apart {days}"),
        Standing::ApartInMinutes { minutes } => format!("apart by {minutes} minutes"),
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
            for span in spans.chain(rows(&text, &context).into_iter().map(|row| row.span)) {
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
    ":",
    "30",
    "a.m.",
    "pm",
    "noon",
    "at",
    "morning",
    "this",
    "night",
    "every",
    "other",
    "once",
    "business",
    "working",
    "starting",
    "rest",
    "will",
    "past",
    "quarter",
    "hours",
    "Thanksgiving",
    "w/c",
];

#[test]
fn long_texts_take_time_in_proportion() {
    // Each would take minutes if reading it were quadratic.
    for piece in [
        "2019-",
        "between ",
        "the first ",
        "1,",
        "last ",
        "August 7 to ",
        "'",
        "a hundred and ",
        "7 to ",
        "at 7 ",
        "every 2 ",
        "in the ",
        "half past ",
        "two days and ",
        "11/20, ",
        "will ",
    ] {
        let text = piece.repeat(LONG);
        let events = [("the end of the last between between".to_owned(), Period::year(2019).unwrap())];
        let _ = scan(&text, &Context { reference: Reference::default(), events: Some(&Events::new(&events)) });
        let _ = scan_durations(&text);
        let _ = rows(&text, &Context { reference: Reference::on(NaiveDate::MAX), events: None });
        let _ = read(&text, &Context::default());
    }
}

/// How often a piece is repeated in a long text.
const LONG: usize = 5_000;
