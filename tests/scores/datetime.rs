//! Dates, periods and durations of the public set, read as rows of output: the right stretch of text, and the right
//! value.
//!
//! A case counts when a row of its sort stands exactly where the set has it and says what the set says. The set gives
//! the day after the last; a range between two units ("2014 to 2018") ends for the set where its last unit begins, and
//! in plain English where it ends: both count. Of a date without a year the set gives the one before and the one to
//! come: either counts.

use crate::support;
use gainsay::extract::{self, Kind, Mention};
use gainsay::time::{Context, Grain, NaiveDate, Reference, edtf};
use serde_json::Value;
use std::collections::BTreeMap;

/// What must be read, in percent of the cases of each class, with its span and value.
const FLOORS: [(&str, usize); 8] = [
    ("absolute date", 90),
    ("absolute range", 93),
    ("duration", 92),
    ("relative", 86),
    ("relative, other", 40),
    ("time", 78),
    ("time of a day", 64),
    ("repeated", 90),
];

/// One mention that the set has.
struct Wanted<'a> {
    class: &'static str,
    start: usize,
    end: usize,
    values: &'a [Value],
}

#[derive(Default)]
struct Score {
    cases: usize,
    exact: usize,
    overlapping: usize,
}

#[test]
fn a_public_set_is_read_alike() {
    let Some(cases) = support::lines("recognizers_datetime.jsonl") else { return };
    let misses = std::env::var_os("GAINSAY_MISSES");
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut extra = Vec::new();
    for case in &cases {
        let text = case["text"].as_str().expect("a case has a text");
        let day = case["ref"].as_str().and_then(|d| d.get(..10)?.parse().ok());
        let reference = day.map_or_else(Reference::default, Reference::on);
        let mut found = extract::mentions(text, &Context { reference, events: None });
        found.retain(|m| m.kind.is_time());
        let gold = case["expected"].as_array().expect("a case has what it expects");
        if gold.is_empty() {
            extra.extend(found.iter().map(|m| format!("{} in {text}", m.span.of(text))));
        }
        for wanted in gold.iter().filter_map(|gold| wanted(gold, text)) {
            let score = scores.entry(wanted.class).or_default();
            score.cases += 1;
            let places: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
            let (from, to) = (places[wanted.start], places[wanted.end.min(places.len() - 1)]);
            let near: Vec<&Mention> = found.iter().filter(|m| m.span.start < to && from < m.span.end).collect();
            let right = |m: &&&Mention| wanted.values.iter().any(|value| says(m, wanted.class, value));
            let exact = near.iter().filter(right).any(|m| (m.span.start, m.span.end) == (from, to));
            score.exact += usize::from(exact);
            score.overlapping += usize::from(near.iter().any(|m| right(&m)));
            if !exact && misses.is_some() {
                let rows = near.iter().map(|m| format!("[{}] {:?} {}", m.span.of(text), m.kind, shown(m)));
                println!(
                    "{}\t{}\n\t[{}] {}\n\t{}",
                    wanted.class,
                    text.replace('\n', " "),
                    &text[from..to],
                    wanted.values.first().unwrap_or(&Value::Null),
                    rows.collect::<Vec<_>>().join("; ")
                );
            }
        }
    }
    for (class, score) in &scores {
        let share = |n: usize| n as f64 * 100.0 / score.cases.max(1) as f64;
        println!(
            "datetime, {class}: {} cases, span and value {:.1} %, value {:.1} %",
            score.cases,
            share(score.exact),
            share(score.overlapping)
        );
    }
    println!("datetime, where there is none: {}", extra.len());
    if misses.is_some() {
        extra.iter().for_each(|line| println!("extra\t{line}"));
    }
    for (class, floor) in FLOORS {
        let score = scores.get(class).expect("the set has every class");
        assert!(score.exact * 100 >= score.cases * floor, "{class}: {} of {}", score.exact, score.cases);
    }
}

fn shown(mention: &Mention) -> String {
    let row = &mention.row;
    format!("{:?} {:?} {:?}", row.value, row.unit, row.edtf)
}

/// Sorts a mention of the set; nothing for what the set itself leaves without a value, and for zones of time.
fn wanted<'a>(gold: &'a Value, text: &str) -> Option<Wanted<'a>> {
    let values = gold["values"].as_array()?;
    let (start, end) = (number(&gold["start"])?, number(&gold["end"])?);
    let words: String = text.chars().skip(start).take(end - start).collect::<String>().to_lowercase();
    let timex = values.first()?["timex"].as_str()?;
    let kind = gold["kind"].as_str()?.strip_prefix("datetimeV2.")?;
    let unsettled = values.iter().all(|v| v["value"] == "not resolved");
    let named = ["FY", "SY"].iter().any(|calendar| timex.starts_with(calendar));
    let class = match kind {
        "date" | "daterange" if left_out(&words, timex).is_some() || (unsettled && !named) => return None,
        "date" | "daterange" if timex.starts_with('P') => return None,
        "date" if is_absolute(&words, timex) => "absolute date",
        "daterange" if is_absolute(&words, timex) => "absolute range",
        "date" | "daterange" if values[0]["Mod"] == "ref_undef" => return None,
        "date" | "daterange" if ["the day", "the week", "the month", "the year"].contains(&words.as_str()) => {
            "relative, other"
        }
        "date" | "daterange" if in_news(&words) => "relative",
        "date" | "daterange" => "relative, other",
        "duration" if left_out(&words, timex).is_none() => "duration",
        "time" | "timerange" => "time",
        "datetime" | "datetimerange" if !timex.starts_with("PRESENT") => "time of a day",
        "set" => "repeated",
        _ => return None,
    };
    Some(Wanted { class, start, end, values })
}

/// Whether the words say the same whenever they are read.
fn is_absolute(words: &str, timex: &str) -> bool {
    const RELATIVE: &[&str] = &[
        "today",
        "tomorrow",
        "yesterday",
        "now",
        "date",
        "ago",
        "this",
        "next",
        "following",
        "previous",
        "current",
        "past",
        "upcoming",
        "the year",
        "last year",
        "last month",
    ];
    let years = ["thousand", "nineteen", "seventeen", "century", "fy", "sy", "cy", "fiscal", "school"];
    let digits = words.split(|c: char| !c.is_ascii_digit()).any(|run| matches!(run.len(), 4 | 8));
    let short = !timex.contains('X');
    let has_year =
        digits || years.iter().any(|year| words.contains(year)) || short && words.ends_with(char::is_numeric);
    let bounded = |word: &str| words.split(|c: char| !c.is_alphabetic()).any(|w| w == word) || word.contains(' ');
    has_year && !timex.contains('X') && !RELATIVE.iter().any(|word| words.contains(word) && bounded(word))
}

/// Whether news dates by such words: weekdays, months, seasons, holidays aside, and distances from today.
fn in_news(words: &str) -> bool {
    const DATED: &[&str] = &[
        "today",
        "tonight",
        "tomorrow",
        "yesterday",
        "ago",
        "last",
        "this",
        "next",
        "past",
        "previous",
        "coming",
        "current",
        "following",
        "week",
        "weekend",
        "month",
        "quarter",
        "year",
        "decade",
        "spring",
        "summer",
        "fall",
        "winter",
        "day",
        "days",
        "weeks",
        "months",
        "years",
        "nineties",
    ];
    const NAMES: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun",
    ];
    let words: Vec<&str> = words.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    words.iter().any(|w| DATED.contains(w) || (w.len() >= 3 && w.is_char_boundary(3) && NAMES.contains(&&w[..3])))
}

/// Why a mention is not counted, where plain English does not settle it.
fn left_out(words: &str, timex: &str) -> Option<&'static str> {
    let plain = words.trim_start_matches("from ").trim_start_matches("between ");
    let parts: Vec<&str> = plain.split(['/', '-', '.']).collect();
    let numeric = plain.chars().all(|c| c.is_ascii_digit() || "/-. ".contains(c));
    let small = |part: &&str| part.trim().parse::<u32>().is_ok_and(|n| n <= 12);
    if parts.len() >= 3 && numeric && parts.iter().take(2).all(small) && parts[0] != parts[1] {
        return Some("day and month may be exchanged");
    }
    if ["few ", "some ", "several "].iter().any(|word| words.contains(word)) {
        return Some("the amount is not told");
    }
    timex.contains("REF").then_some("the set does not say when")
}

/// Whether a row says what one value of the set says.
fn says(mention: &Mention, class: &str, value: &Value) -> bool {
    let row = &mention.row;
    let timex = value["timex"].as_str().unwrap_or("");
    match class {
        "duration" => {
            let weekends = timex.strip_suffix("WE").and_then(|n| n.get(1..)?.parse::<u32>().ok());
            let timex = weekends.map_or_else(|| timex.to_owned(), |n| format!("P{}D", 2 * n));
            mention.kind == Kind::Duration && row.edtf.as_deref().is_some_and(|iso| same_length(iso, &timex))
        }
        "repeated" => mention.rule == "repeated" && row.value.as_deref().is_some_and(|ours| same_repeat(ours, timex)),
        "time" | "time of a day" => {
            mention.kind == Kind::Time && row.value.as_deref().is_some_and(|ours| same_clock(ours, value))
        }
        _ => matches!(mention.kind, Kind::Date | Kind::Period) && same_days(row.edtf.as_deref(), value),
    }
}

/// ISO 8601 durations that say the same: "PT90M" and "PT1H30M".
fn same_length(ours: &str, theirs: &str) -> bool {
    let parts = |iso: &str| {
        let mut sums = [0.0_f64; 2];
        let (mut number, mut clock) = (String::new(), false);
        for c in iso.trim_start_matches('P').chars() {
            if c == 'T' {
                clock = true;
            } else if c.is_ascii_digit() || c == '.' {
                number.push(c);
            } else {
                let n: f64 = std::mem::take(&mut number).parse().unwrap_or(f64::NAN);
                let (slot, factor) = match (c, clock) {
                    ('Y', _) => (1, 12.0),
                    ('M', false) => (1, 1.0),
                    ('W', _) => (0, 604_800.0),
                    ('D', _) => (0, 86_400.0),
                    ('H', _) => (0, 3_600.0),
                    ('M', true) => (0, 60.0),
                    ('S', _) => (0, 1.0),
                    _ => (0, f64::NAN),
                };
                sums[slot] += n * factor;
            }
        }
        sums
    };
    parts(ours).iter().zip(parts(theirs)).all(|(a, b)| (a - b).abs() < 1e-6)
}

/// "T15" and "T15:00".
fn same_repeat(ours: &str, theirs: &str) -> bool {
    ours == theirs || ours.strip_suffix(":00") == Some(theirs)
}

/// "17:30" and "17:30:00"; "2019-08-04T08:00" and "2019-08-04 08:00:00"; two of them with a slash.
fn same_clock(ours: &str, value: &Value) -> bool {
    let full = |text: &str| {
        let text = text.replace('T', " ");
        if text == ".." || text.is_empty() {
            return String::new();
        }
        if text.matches(':').count() == 1 { format!("{text}:00") } else { text }
    };
    let field = |name: &str| value[name].as_str().map(str::to_owned).unwrap_or_default();
    match ours.split_once('/') {
        None => full(ours) == field("value"),
        Some((from, to)) => value["value"].is_null() && full(from) == field("start") && full(to) == field("end"),
    }
}

fn same_days(ours: Option<&str>, value: &Value) -> bool {
    let timex = value["timex"].as_str().unwrap_or("");
    let Some(ours) = ours else { return false };
    if let Some(year) = timex.strip_prefix("FY").or_else(|| timex.strip_prefix("SY")) {
        return ours.get(2..) == Some(year);
    }
    let Ok(period) = edtf(ours) else { return false };
    let date = |name: &str| value[name].as_str().and_then(|v| v.get(..10)?.parse::<NaiveDate>().ok());
    if let Some(day) = date("value") {
        return (period.start, period.end) == (Some(day), Some(day));
    }
    let (start, end) = (date("start"), date("end"));
    let modified = value["Mod"].as_str().unwrap_or("");
    // After a day, and more than two weeks after it: the set gives the day itself.
    let starts = match (period.start, start) {
        (Some(ours), Some(theirs)) => {
            ours == theirs || (modified.starts_with("after") && ours.pred_opt() == Some(theirs))
        }
        (None, None) => true,
        _ => false,
    };
    let ends = match (period.end, end) {
        (Some(ours), Some(theirs)) => ours == theirs || ours.succ_opt() == Some(theirs) || ends_with_unit(ours, theirs),
        (None, None) => true,
        _ => false,
    };
    starts && ends
}

/// Whether `theirs` is the first day of a unit of which `ours` is the last.
fn ends_with_unit(ours: NaiveDate, theirs: NaiveDate) -> bool {
    [Grain::Month, Grain::Quarter, Grain::Year].into_iter().any(|grain| {
        let months = match grain {
            Grain::Month => 1,
            Grain::Quarter => 3,
            _ => 12,
        };
        theirs.checked_add_months(chrono::Months::new(months)).and_then(|day| day.pred_opt()) == Some(ours)
    })
}

fn number(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|n| usize::try_from(n).ok())
}
