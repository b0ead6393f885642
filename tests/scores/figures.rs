//! Numbers, places in an order, percentages, ranges, money, measures, temperatures and ages of the public sets.
//!
//! Every case is read with the span and the value that the set gives. What else is found in a text is no fault, as each
//! set has one kind only; so cases that expect nothing are counted apart. Units are compared by their code or name.
//! `GAINSAY_MISSES=1` lists what was not read.

use crate::support::lines;
use gainsay::extract::{FigureRow as Row, FigureValue as Value, Kind, figures};
use gainsay::quantity::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Case {
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

/// Cases whose readers disagree among themselves, and whose value is against plain English.
const LEFT_OUT: &[(&str, &str)] = &[
    ("OrdinalModel-51", "\"forty two and a third\" is a mixed number, and no place in an order"),
    ("OrdinalModel-52", "\"two hundred thirty two and a thirtieth\" is a mixed number, and no place in an order"),
    ("NumberRangeModel-58", "\"more than 2 in 5\" is a share, and not more than 2"),
    ("NumberRangeModel-69", "\"from 200 to 300\" is a range, whatever year follows"),
    ("CurrencyModel-102", "\"one kuai and five mao five\" is no English"),
];

/// What was read of the cases of one kind.
#[derive(Default)]
struct Tally {
    cases: u32,
    /// All of a case with the right span and value.
    exact: u32,
    /// And with the right unit.
    units: u32,
    /// All of a case with the right value, at a span that overlaps.
    values: u32,
}

fn number(text: &str) -> Option<Decimal> {
    let text = text.trim_end_matches('%');
    Decimal::from_scientific(text).ok().or_else(|| text.parse().ok())
}

fn close(a: Decimal, b: Decimal) -> bool {
    a.saturating_sub(b).abs() <= a.abs().max(b.abs()).saturating_mul(Decimal::new(1, 9))
}

fn kind_fits(expected: &Expected, row: &Row) -> bool {
    match expected.kind.as_str() {
        "number" => row.kind == Kind::Number,
        "ordinal" | "ordinal.relative" => row.kind == Kind::Ordinal,
        "percentage" => row.kind == Kind::Percentage,
        "numberrange" => row.kind == Kind::Number && matches!(row.rule, "range" | "hedge" | "vague"),
        "currency" => row.kind == Kind::Money,
        "dimension" | "temperature" => row.kind == Kind::Measure,
        "age" => row.kind == Kind::Age,
        _ => false,
    }
}

fn value_fits(expected: &Expected, row: &Row) -> bool {
    if expected.kind == "numberrange" {
        let range = expected.resolution.get("value").and_then(|v| v.as_str()).unwrap_or("(,)");
        let mut ends = range[1..range.len() - 1].split(',').map(number);
        let same = |a: Option<Decimal>, b: Option<Decimal>| match (a, b) {
            (Some(a), Some(b)) => close(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        return same(row.low(), ends.next().flatten()) && same(row.high(), ends.next().flatten());
    }
    match (expected.value.as_deref().filter(|v| *v != "null"), &row.value) {
        (None, None) => true,
        (Some(text), Some(Value::Place(place))) => text == place.to_string(),
        (Some(text), Some(Value::Number(value))) => number(text).is_some_and(|n| close(n, *value)),
        _ => false,
    }
}

fn unit_fits(expected: &Expected, row: &Row) -> bool {
    let Some(unit) = expected.unit.as_deref().filter(|_| expected.kind != "percentage") else { return true };
    let found = row.unit.as_deref().unwrap_or("");
    let code = expected.resolution.get("isoCurrency").and_then(|v| v.as_str());
    let other = match (expected.kind.as_str(), unit) {
        ("age", "Age") => "year",
        // A tonne is a ton there.
        ("dimension", "Ton") => "metric ton",
        // Rupees of no country.
        ("currency", "Sri Lankan rupee") => "rupee",
        _ => "",
    };
    code == Some(found) || unit.eq_ignore_ascii_case(found) || other == found
}

/// Reads every case of a set, prints what it found of each kind, and gives the share of cases read exactly.
fn measure(file: &str) -> Option<f64> {
    let list = std::env::var_os("GAINSAY_MISSES").is_some();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut quiet, mut empty) = (0u32, 0u32);
    for line in lines(file)? {
        let case: Case = serde_json::from_value(line).expect("a line is a case");
        if LEFT_OUT.iter().any(|(id, _)| *id == case.id) {
            continue;
        }
        let rows = figures(&case.text);
        let byte = |at: usize| case.text.char_indices().nth(at).map_or(case.text.len(), |c| c.0);
        if case.expected.is_empty() {
            empty += 1;
            let model = |r: &&Row| match case.id.split('-').next().unwrap_or("") {
                "NumberModel" => r.kind == Kind::Number && !matches!(r.rule, "identifier" | "hedge" | "range"),
                "OrdinalModel" => r.kind == Kind::Ordinal,
                "PercentModel" => r.kind == Kind::Percentage,
                "NumberRangeModel" => r.kind == Kind::Number && matches!(r.rule, "range" | "hedge"),
                "CurrencyModel" => r.kind == Kind::Money,
                "AgeModel" => r.kind == Kind::Age,
                "TemperatureModel" => r.kind == Kind::Measure && matches!(r.unit.as_deref(), Some("C" | "F")),
                // Temperatures are another kind there.
                _ => r.kind == Kind::Measure && !matches!(r.unit.as_deref(), Some("C" | "F" | "degree")),
            };
            let found: Vec<&Row> = rows.iter().filter(model).collect();
            quiet += u32::from(found.is_empty());
            if list && !found.is_empty() {
                println!("{}: {:?}\n    should be quiet: {}", case.id, case.text, shown(&case.text, &rows));
            }
            continue;
        }
        let at = |e: &Expected| (byte(e.start), byte(e.end));
        let all = |fits: &dyn Fn(&Expected, &Row) -> bool| {
            case.expected.iter().all(|e| rows.iter().any(|r| kind_fits(e, r) && value_fits(e, r) && fits(e, r)))
        };
        let same_span = |e: &Expected, r: &Row| (r.span.start, r.span.end) == at(e);
        let exact = all(&same_span);
        let units = all(&|e, r| same_span(e, r) && unit_fits(e, r));
        let values = all(&|e, r| r.span.start < at(e).1 && at(e).0 < r.span.end);
        let tally = tallies.entry(case.expected[0].kind.clone()).or_default();
        tally.cases += 1;
        tally.exact += u32::from(exact);
        tally.units += u32::from(units);
        tally.values += u32::from(values);
        if list && !units {
            let missed: Vec<String> = case
                .expected
                .iter()
                .filter(|e| {
                    !rows.iter().any(|r| kind_fits(e, r) && value_fits(e, r) && same_span(e, r) && unit_fits(e, r))
                })
                .map(|e| {
                    let words = &case.text[at(e).0..at(e).1];
                    format!("{} {words:?} = {:?} {:?}", e.kind, e.value, e.unit)
                })
                .collect();
            let what = if exact { "unit" } else { "span or value" };
            println!("{}: {:?}\n    {what}: {}", case.id, case.text, missed.join("; "));
            println!("    read: {}", shown(&case.text, &rows));
        }
    }
    println!("{file}");
    let (mut cases, mut exact) = (0, 0);
    for (kind, t) in &tallies {
        println!(
            "  {kind:<17} {:>3} of {:>3} with span and value; {:>3} with the unit too; {:>3} by value alone",
            t.exact, t.cases, t.units, t.values
        );
        cases += t.cases;
        exact += t.exact;
    }
    let share = f64::from(exact) / f64::from(cases.max(1));
    println!(
        "  all               {exact:>3} of {cases:>3} ({:.1} %); quiet where it should be: {quiet} of {empty}",
        share * 100.0
    );
    Some(share)
}

fn shown(text: &str, rows: &[Row]) -> String {
    let row = |r: &Row| {
        let value = r.value.as_ref().map_or("-".to_owned(), ToString::to_string);
        format!("{:?} {:?} = {value} {:?} [{}]", r.kind, r.span.of(text), r.unit, r.rule)
    };
    rows.iter().map(row).collect::<Vec<_>>().join("; ")
}

#[test]
fn numbers_are_read_where_they_stand() {
    for (id, why) in LEFT_OUT {
        println!("left out: {id}: {why}");
    }
    if let Some(share) = measure("recognizers_number.jsonl") {
        assert!(share >= 0.97, "{share}");
    }
}

#[test]
fn amounts_are_read_where_they_stand() {
    if let Some(share) = measure("recognizers_unit.jsonl") {
        assert!(share >= 0.97, "{share}");
    }
}
