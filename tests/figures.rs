//! Figures as written: the corpus, and a measure against public test sets where they lie beside the project.
#![allow(clippy::print_stdout, reason = "a measure that is skipped says so, and one that runs what it missed")]

use gainsay::quantity::{Decimal, Figure, Interval, Mention, Unit, read, scan};
use serde::Deserialize;
use std::path::PathBuf;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    figure: Vec<Case>,
    unreadable: Vec<Unreadable>,
    scan: Vec<Scan>,
}

/// A value as written, and what it says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    value: String,
    unit: Option<String>,
    hedge: Option<String>,
    allowed: Option<String>,
    meant: Option<String>,
    step: Option<String>,
}

/// A value that is no figure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unreadable {
    text: String,
}

/// Running text, and the figures in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scan {
    text: String,
    found: Vec<String>,
}

fn corpus() -> Corpus {
    toml::from_str(include_str!("corpus/figures.toml")).expect("the corpus is TOML")
}

fn unit_name(unit: &Unit) -> String {
    match unit {
        Unit::Bare => "bare".to_owned(),
        Unit::Count(key) => format!("count {key}"),
        Unit::Money { currency } => format!("money {currency}"),
        Unit::Percent => "percent".to_owned(),
        Unit::PercentPoint => "percentage point".to_owned(),
        Unit::Measure { dimension } => (*dimension).to_owned(),
        Unit::Ordinal => "ordinal".to_owned(),
        Unit::Rate { of, per } => format!("{} per {per}", unit_name(of)),
        Unit::Multiple => "multiple".to_owned(),
    }
}

fn bounds(interval: &Interval) -> String {
    let low =
        interval.low.map_or("(".to_owned(), |e| format!("{}{}", if e.included { '[' } else { '(' }, e.at.normalize()));
    let high =
        interval.high.map_or(")".to_owned(), |e| format!("{}{}", e.at.normalize(), if e.included { ']' } else { ')' }));
    format!("{low}, {high}")
}

fn check(case: &Case, figure: &Figure) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut same = |what: &str, expected: Option<&str>, found: String| {
        if expected.is_some_and(|e| e != found) {
            wrong.push(format!("{:?}: {what} is {found}, not {}", case.text, expected.unwrap_or_default()));
        }
    };
    // Thirds have no last digit: ten suffice.
    same("value", Some(&case.value), figure.value.round_dp(10).normalize().to_string());
    same("unit", case.unit.as_deref(), unit_name(&figure.unit));
    same("hedge", Some(case.hedge.as_deref().unwrap_or("")), figure.hedge.unwrap_or("").to_owned());
    same("allowed", case.allowed.as_deref(), bounds(&figure.allowed));
    same("meant", case.meant.as_deref(), bounds(&figure.meant));
    same("step", case.step.as_deref(), figure.step.normalize().to_string());
    wrong
}

#[test]
fn values_read_as_the_corpus_says() {
    let wrong: Vec<String> = corpus()
        .figure
        .iter()
        .flat_map(|case| match read(&case.text) {
            Ok(figure) => check(case, &figure),
            Err(e) => vec![format!("{:?}: {e}", case.text)],
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_figure_is_unreadable() {
    let wrong: Vec<String> = corpus()
        .unreadable
        .iter()
        .filter_map(|case| read(&case.text).ok().map(|f| format!("{:?} was read as {}", case.text, f.value)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn running_text_gives_the_figures_of_the_corpus() {
    let wrong: Vec<String> = corpus()
        .scan
        .iter()
        .filter_map(|case| {
            let found: Vec<&str> = scan(&case.text).iter().map(|m| m.span.of(&case.text)).collect::<Vec<_>>();
            (found != case.found).then(|| format!("{:?}: {found:?}, not {:?}", case.text, case.found))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mentions_are_in_order_and_slice_to_their_words() {
    for case in corpus().scan {
        let found = scan(&case.text);
        for pair in found.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{}", case.text);
        }
        for mention in &found {
            assert_eq!(mention.span.of(&case.text), mention.figure.text);
            assert!(
                !mention.figure.allowed.is_empty() && mention.figure.allowed.overlaps(&mention.figure.meant),
                "{}",
                case.text
            );
        }
    }
}

const SIZE: usize = 40_000;

#[test]
fn hostile_text_takes_no_more_than_its_length() {
    let unit = [
        "one ",
        "1 ",
        "1,",
        "1-",
        "1/",
        "about ",
        "more than ",
        "one hundred and ",
        "million ",
        "5 to ",
        "- ",
        "(",
        "1.",
        "a ",
        "$",
        "twenty ",
        "more than 1 and less than 2, ",
        "5 feet ",
        "3 dollars ",
        "half ",
        "1 234 ",
        "May 5 ",
        "9",
        "one in ",
        "U.S.",
        "²",
        "1e",
    ];
    for unit in unit {
        let text = unit.repeat(SIZE / unit.len());
        let mentions = scan(&text);
        assert!(mentions.iter().all(|m| text.get(m.span.start..m.span.end).is_some()), "{unit:?}");
        let _ = read(&text);
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        let _ = read(&text);
        for mention in scan(&text) {
            proptest::prop_assert!(!mention.span.of(&text).is_empty());
        }
    }

    #[test]
    fn no_mixture_of_its_own_words_makes_it_panic(words in proptest::collection::vec(0usize..60, 0..14)) {
        const WORDS: [&str; 60] = [
            "about", "more than", "-", "minus", "5", "1,234", "0", "½", "/", "2", "million", "hundred", "and", "a", "half", "of",
            "dollars", "cents", "$", "€", "%", "percent", "points", "to", "between", "from", "feet", "inches", "km", "h", "per", "year",
            "people", "one", "twenty", "third", "thirds", "in", "out of", "99999999999999999999999999", "0.0000000001", "e", "^", "x",
            "10", "trillion", "quadrillion", "dozens", "tens of", "billions", "°", "F", "±", "times", "or more", "May", "2019", "USD", "(", ")",
        ];
        for glue in ["", " "] {
            let text = words.iter().map(|i| WORDS[*i]).collect::<Vec<_>>().join(glue);
            let _ = read(&text);
            let _ = scan(&text);
        }
    }
}

/// A case of a public test set, in the shape in which it lies beside the project.
#[derive(Deserialize)]
struct Public {
    id: String,
    text: String,
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    start: usize,
    end: usize,
    kind: String,
    value: Option<String>,
    unit: Option<String>,
    resolution: serde_json::Value,
}

/// Kinds that are no figures: "the last but one" points, and a bare "dollar" has no number.
fn outside(expected: &Expected) -> bool {
    let pointer = expected.kind == "ordinal.relative";
    let numberless = expected.kind != "numberrange" && expected.value.as_deref().is_none_or(|v| v == "null");
    pointer || numberless
}

fn close(a: Decimal, b: Decimal) -> bool {
    let scale = a.abs().max(b.abs());
    a.saturating_sub(b).abs() <= scale.saturating_mul(Decimal::new(1, 9))
}

fn number(text: &str) -> Option<Decimal> {
    let text = text.trim_end_matches('%');
    Decimal::from_scientific(text).ok().or_else(|| text.parse().ok())
}

fn agrees(expected: &Expected, mention: &Mention) -> bool {
    if expected.kind == "numberrange" {
        let range = expected.resolution.get("value").and_then(|v| v.as_str()).unwrap_or_default();
        let mut ends = range[1..range.len() - 1].split(',').map(number);
        let (low, high) = (ends.next().flatten(), ends.next().flatten());
        // There a range is of numbers as written; here of base units.
        let number = if mention.number.is_zero() { Decimal::ONE } else { mention.number };
        let factor = mention.figure.value.checked_div(number).unwrap_or(Decimal::ONE);
        let is = |edge: Option<Decimal>, at: Option<Decimal>| match (edge, at) {
            (None, None) => true,
            (Some(edge), Some(at)) => close(edge, at * factor) || close(edge, at),
            (edge, None) => edge == Some(Decimal::ZERO),
            _ => false,
        };
        return is(mention.figure.allowed.low.map(|e| e.at), low)
            && is(mention.figure.allowed.high.map(|e| e.at), high);
    }
    let Some(value) = expected.value.as_deref().and_then(number) else { return false };
    let values = close(mention.number, value) || close(mention.figure.value, value);
    let compound = expected.kind == "dimension" && !values && {
        // "5 ft 2 in" is given in feet there, in metres here.
        close(mention.figure.value.round_dp(6), (value * Decimal::new(3048, 4)).round_dp(6))
    };
    (values || compound) && units_agree(expected, mention)
}

fn units_agree(expected: &Expected, mention: &Mention) -> bool {
    let Some(unit) = expected.unit.as_deref() else {
        return (expected.kind == "ordinal") == (mention.figure.unit == Unit::Ordinal);
    };
    let plain = |s: &str| s.to_lowercase().replace("metre", "meter").replace("litre", "liter");
    let found = plain(mention.unit_name.as_deref().unwrap_or(""));
    let unit = match unit {
        "C" => "degree celsius".to_owned(),
        "F" => "degree fahrenheit".to_owned(),
        "Age" => "year".to_owned(),
        "Cent" | "Dollar" if found == "cent" || found == "dollar" => found.clone(),
        "Pence" | "Penny" if found == "pence" || found == "penny" => found.clone(),
        // The sign of sterling, and what most news in English means by the word.
        "Pound" if expected.kind == "currency" => "british pound".to_owned(),
        "Rupee" | "Sri Lankan rupee" if found.contains("rupee") => found.clone(),
        // A tonne is a ton there.
        "Ton" if found == "metric ton" => found.clone(),
        other => plain(other),
    };
    unit == found
}

fn shared(file: &str) -> Option<String> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("GAINSAY_SHARED").map_or(beside, PathBuf::from);
    std::fs::read_to_string(root.join("data").join(file)).ok()
}

/// The share of cases that a public set must read right; its own readers disagree on the rest.
fn measure(file: &str, least: f64) {
    let Some(lines) = shared(file) else {
        println!("skipped: ../shared/data/{file} is not here");
        return;
    };
    let (mut right, mut all, mut left_out) = (0u32, 0u32, 0u32);
    for line in lines.lines() {
        let case: Public = serde_json::from_str(line).expect("a line is a case");
        let expected: Vec<&Expected> = case.expected.iter().filter(|e| !outside(e)).collect();
        if expected.len() < case.expected.len() && expected.is_empty() {
            left_out += 1;
            continue;
        }
        all += 1;
        let byte = |at: usize| case.text.char_indices().nth(at).map_or(case.text.len(), |c| c.0);
        let found = scan(&case.text);
        let missed: Vec<&&Expected> = expected
            .iter()
            .filter(|e| {
                let (start, end) = (byte(e.start), byte(e.end));
                !found.iter().any(|m| m.span.start < end && start < m.span.end && agrees(e, m))
            })
            .collect();
        if missed.is_empty() {
            right += 1;
        } else {
            let read: Vec<String> = found
                .iter()
                .map(|m| {
                    format!("{} = {} {:?} {}", m.span.of(&case.text), m.number, m.unit_name, bounds(&m.figure.allowed))
                })
                .collect();
            let missed: Vec<_> = missed
                .iter()
                .map(|e| {
                    (
                        e.kind.as_str(),
                        e.value.as_deref(),
                        e.unit.as_deref(),
                        e.resolution.get("value").and_then(|v| v.as_str()),
                    )
                })
                .collect();
            println!("{}: {:?}\n    missed {missed:?}\n    read   {read:?}", case.id, case.text);
        }
    }
    let share = f64::from(right) / f64::from(all.max(1));
    println!("{file}: {right} of {all} ({:.1} %), {left_out} left out", share * 100.0);
    assert!(share >= least, "{file}: {right} of {all}");
}

#[test]
fn public_numbers_are_read() {
    measure("recognizers_number.jsonl", 0.93);
}

#[test]
fn public_units_are_read() {
    measure("recognizers_unit.jsonl", 0.96);
}
