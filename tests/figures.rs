//! Figures as written: the corpus.

use gainsay::extract::{FigureRow as Row, FigureValue as Value, figures};
use gainsay::quantity::{Decimal, Figure, Interval, RULES, Unit, read, scan};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    figure: Vec<Case>,
    unreadable: Vec<Unreadable>,
    scan: Vec<Scan>,
    row: Vec<Rows>,
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

/// Running text, some of the rows that it gives, and some that it must not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    text: String,
    has: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
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

/// A row as the corpus writes it.
fn told(text: &str, row: &Row) -> String {
    let plain = |n: Decimal| n.round_dp(10).normalize().to_string();
    let edge = |e: Option<Decimal>| e.map_or(String::new(), plain);
    let value = match &row.value {
        Some(Value::Number(n)) => plain(*n),
        Some(place) => place.to_string(),
        None => "-".to_owned(),
    };
    let within = row.within.filter(|w| !w.is_point());
    let within = within.map_or(String::new(), |_| format!(" in {}..{}", edge(row.low()), edge(row.high())));
    let unit = row.unit.as_ref().map_or(String::new(), |u| format!(" {u}"));
    format!("{} = {value}{within}{unit} ({})", place(text, row), row.rule)
}

fn place(text: &str, row: &Row) -> String {
    format!("{}: {}", format!("{:?}", row.kind).to_lowercase(), row.span.of(text))
}

#[test]
fn running_text_gives_the_rows_of_the_corpus() {
    let mut wrong = Vec::new();
    for case in corpus().row {
        let rows = figures(&case.text);
        let all: Vec<String> = rows.iter().map(|r| told(&case.text, r)).collect();
        let places: Vec<String> = rows.iter().map(|r| place(&case.text, r)).collect();
        wrong.extend(
            case.has.iter().filter(|h| !all.contains(h)).map(|h| format!("{:?} lacks {h}: {all:#?}", case.text)),
        );
        wrong.extend(case.lacks.iter().filter(|l| places.contains(l)).map(|l| format!("{:?} has {l}", case.text)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_a_row_is_in_the_table_and_fires() {
    let mut fired: Vec<&str> = Vec::new();
    for case in corpus().row {
        fired.extend(figures(&case.text).iter().map(|row| row.rule));
    }
    for (rule, what) in RULES {
        assert!(fired.contains(rule), "{rule} reads nothing in the corpus: {what}");
    }
    assert!(fired.iter().all(|rule| RULES.iter().any(|(id, _)| id == rule)));
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

const SIZE: usize = 20_000;

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
        "1 , 000 , ",
        "1 . ",
        "$ 1 . ",
        "the one before the last ",
        "last but ",
        "1.2.3.",
        "- in - ",
        "between the ages of ",
        "one or two ",
        "40C ",
        "two-and-",
        "3-1/2-",
    ];
    for unit in unit {
        let text = unit.repeat(SIZE / unit.len());
        let mentions = scan(&text);
        assert!(mentions.iter().all(|m| text.get(m.span.start..m.span.end).is_some()), "{unit:?}");
        let rows = figures(&text);
        assert!(rows.iter().all(|r| text.get(r.span.start..r.span.end).is_some()), "{unit:?}");
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
        for row in figures(&text) {
            proptest::prop_assert!(!row.span.of(&text).is_empty());
        }
    }

    #[test]
    fn no_mixture_of_its_own_words_makes_it_panic(words in proptest::collection::vec(0usize..70, 0..14)) {
        const WORDS: [&str; 70] = [
            "about", "more than", "-", "minus", "5", "1,234", "0", "½", "/", "2", "million", "hundred", "and", "a", "half", "of",
            "dollars", "cents", "$", "€", "%", "percent", "points", "to", "between", "from", "feet", "inches", "km", "h", "per", "year",
            "people", "one", "twenty", "third", "thirds", "in", "out of", "99999999999999999999999999", "0.0000000001", "e", "^", "x",
            "10", "trillion", "quadrillion", "dozens", "tens of", "billions", "°", "F", "±", "times", "or more", "May", "2019", "USD", "(", ")",
            "ages", "age", "last", "one", "or", ",", ".", "m", "C", "next to",
        ];
        for glue in ["", " "] {
            let text = words.iter().map(|i| WORDS[*i]).collect::<Vec<_>>().join(glue);
            let _ = read(&text);
            let found = scan(&text);
            for pair in found.windows(2) {
                proptest::prop_assert!(pair[0].span.end <= pair[1].span.start, "{text}");
            }
            for row in figures(&text) {
                proptest::prop_assert!(!row.span.of(&text).is_empty(), "{text}");
            }
        }
    }
}
