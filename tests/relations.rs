//! The expression language: what fires, what stays quiet, what cannot be read; and the built-in edges.

use gainsay::quantity::{Decimal, Edge, Interval};
use gainsay::relation::{EDGES, EdgeKind, Operand, Verdict, parse};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    case: Vec<Case>,
    unreadable: Vec<Unreadable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    expr: String,
    operands: BTreeMap<String, Bound>,
    #[serde(default)]
    shown: BTreeMap<String, String>,
    expect: String,
    off_by: Option<String>,
    steps: Option<Vec<String>>,
    reconcile: Option<Vec<String>>,
    scale: Option<(String, String)>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Bound {
    One(String),
    Several(Vec<String>),
    List {
        list: usize,
        #[serde(default = "yes")]
        complete: bool,
    },
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unreadable {
    expr: String,
    at: String,
    message: String,
    help: String,
}

fn corpus() -> Corpus {
    toml::from_str(include_str!("corpus/relations.toml")).expect("the corpus is sound")
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("a decimal of the corpus")
}

fn interval(text: &str) -> Interval {
    let Some((low, high)) = text.split_once(", ") else {
        return Interval::point(decimal(text));
    };
    let end = |number: &str, included| (!number.is_empty()).then(|| Edge { at: decimal(number), included });
    Interval {
        low: end(low.trim_start_matches(['[', '(']), low.starts_with('[')),
        high: end(high.trim_end_matches([']', ')']), high.ends_with(']')),
    }
}

impl Case {
    fn operands(&self) -> BTreeMap<String, Operand> {
        let bind = |(name, bound): (&String, &Bound)| {
            let shown = |plain: &str| self.shown.get(name).map_or(plain, String::as_str).to_owned();
            let operand = match bound {
                Bound::One(text) => Operand::one(interval(text), shown(text)),
                Bound::Several(texts) => {
                    Operand::several(texts.iter().map(|t| interval(t)).collect(), shown("several"))
                }
                Bound::List { list, complete } => Operand::list(*list, *complete, shown("a list")),
            };
            (name.clone(), operand)
        };
        self.operands.iter().map(bind).collect()
    }
}

#[test]
fn every_case_of_the_corpus_stands_as_it_says() {
    for case in corpus().case {
        let verdict = parse(&case.expr).unwrap().evaluate(&case.operands());
        let stands = match &verdict {
            Verdict::Holds => "holds".to_owned(),
            Verdict::Fails(_) => "fails".to_owned(),
            Verdict::Undefined(reason) => format!("undefined: {reason}"),
        };
        assert_eq!(stands, case.expect, "{}", case.name);
        let Verdict::Fails(failure) = verdict else { continue };
        if let Some(off_by) = case.off_by {
            assert_eq!(failure.off_by, Some(decimal(&off_by)), "{}", case.name);
        }
        if let Some(steps) = case.steps {
            assert_eq!(failure.steps, steps, "{}", case.name);
        }
        if let Some(changes) = case.reconcile {
            let found: Vec<_> = failure.reconcile.iter().map(|change| change.text.clone()).collect();
            assert_eq!(found, changes, "{}", case.name);
        }
        if let Some((name, by)) = case.scale {
            assert_eq!(failure.scale, Some((name, decimal(&by))), "{}", case.name);
        }
    }
}

/// A change that is offered must do what it promises.
#[test]
fn every_change_that_is_offered_reconciles() {
    let mut tried = 0;
    for case in corpus().case {
        let relation = parse(&case.expr).unwrap();
        let Verdict::Fails(failure) = relation.evaluate(&case.operands()) else { continue };
        for change in failure.reconcile {
            let mut operands = case.operands();
            if matches!(case.operands.get(&change.operand), Some(Bound::List { .. })) {
                continue;
            }
            operands.insert(change.operand.clone(), Operand::one(change.to, "changed"));
            assert_eq!(relation.evaluate(&operands), Verdict::Holds, "{}: {}", case.name, change.text);
            tried += 1;
        }
    }
    assert!(tried > 30, "only {tried} changes were offered");
}

#[test]
fn what_cannot_be_read_is_pointed_at() {
    for case in corpus().unreadable {
        let syntax = parse(&case.expr).unwrap_err();
        let found = (syntax.at.of(&case.expr), syntax.message.as_str(), syntax.help.as_str());
        assert_eq!(found, (case.at.as_str(), case.message.as_str(), case.help.as_str()), "{}", case.expr);
    }
}

#[test]
fn nesting_and_length_are_bounded() {
    for opening in ["(", "-", "abs(", "min(", "((-"] {
        for count in [60, 200, 100_000] {
            let text = format!("a = {}b", opening.repeat(count));
            let message = parse(&text).unwrap_err().message;
            assert!(["the expression nests too deeply", "the expression is too long"].contains(&message.as_str()));
        }
    }
    let deep = format!("a = {}b{}", "(".repeat(40), ")".repeat(40));
    assert_eq!(parse(&deep).unwrap().names(), ["a", "b"]);
    let wide = format!("a = b{}", " + b".repeat(250));
    assert_eq!(parse(&wide).unwrap().names(), ["a", "b"]);
}

/// As many operands as an expression can name, each of which is solved for and scaled.
#[test]
fn many_operands_are_evaluated_in_bounded_time() {
    let names: Vec<_> = (0..140).map(|i| format!("n{i}")).collect();
    let relation = parse(&format!("total = {}", names.join(" + "))).unwrap();
    let one = |name: &String| (name.clone(), Operand::one(Interval::point(Decimal::ONE), "1"));
    let mut operands: BTreeMap<_, _> = names.iter().map(one).collect();
    operands.insert("total".to_owned(), Operand::one(Interval::point(Decimal::from(1_000)), "1,000"));
    let Verdict::Fails(failure) = relation.evaluate(&operands) else { panic!("140 is not 1,000") };
    assert_eq!(failure.reconcile.len(), 141);
}

#[test]
fn names_come_in_the_order_of_their_first_use() {
    let relation = parse("sum(parts) / n2 + parts_ >= max(n2, -whole) ").unwrap();
    assert_eq!(relation.names(), ["parts", "n2", "parts_", "whole"]);
    assert_eq!(relation.text(), "sum(parts) / n2 + parts_ >= max(n2, -whole) ");
}

#[test]
fn the_factor_is_given_between_positive_sides_only() {
    let factor = |a: &str, b: &str| {
        let operands = [("a", a), ("b", b)].map(|(name, text)| (name.to_owned(), Operand::one(interval(text), text)));
        match parse("a = b").unwrap().evaluate(&operands.into()) {
            Verdict::Fails(failure) => failure.factor,
            other => panic!("{a} = {b}: {other:?}"),
        }
    };
    assert_eq!(factor("10", "[100, )"), Some(decimal("10")));
    assert_eq!(factor("[100, 120]", "[5, 10]"), Some(decimal("10")));
    assert_eq!(factor("-10", "100"), None);
    assert_eq!(factor("0", "100"), None);
}

#[test]
fn every_edge_says_why_it_holds_and_when_not() {
    let mut seen = BTreeSet::new();
    for edge in EDGES {
        assert!(seen.insert((edge.from, edge.to)), "twice: {} / {}", edge.from, edge.to);
        assert_ne!(edge.from, edge.to);
        for text in [edge.from, edge.to, edge.because, edge.fails_when] {
            assert!(!text.trim().is_empty() && text.trim() == text, "{} / {}: {text:?}", edge.from, edge.to);
        }
        for name in [edge.from, edge.to] {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || " -".contains(c)), "{name:?} is no plain name");
        }
    }
    assert!(EDGES.len() >= 40);
}

#[test]
fn no_chain_of_edges_comes_back_to_where_it_began() {
    let in_time = |kind: EdgeKind| matches!(kind, EdgeKind::Precedes { .. });
    for start in EDGES {
        let mut reached = BTreeSet::from([start.to]);
        let mut open = vec![start.to];
        while let Some(at) = open.pop() {
            for edge in EDGES.iter().filter(|e| e.from == at && in_time(e.kind) == in_time(start.kind)) {
                if reached.insert(edge.to) {
                    open.push(edge.to);
                }
            }
        }
        assert!(!reached.contains(start.from), "{} comes before itself", start.from);
    }
}

/// An expression over a, b and c, with its exact value for given whole numbers as a fraction.
#[derive(Clone, Debug)]
enum Tree {
    Number(i128),
    Name(usize),
    Negative(Box<Tree>),
    Abs(Box<Tree>),
    Join(char, Box<Tree>, Box<Tree>),
    Max(Box<Tree>, Box<Tree>),
}

const NAMES: [&str; 3] = ["a", "b", "c"];

impl Tree {
    fn text(&self) -> String {
        match self {
            Self::Number(n) => n.to_string(),
            Self::Name(i) => NAMES[*i].to_owned(),
            Self::Negative(t) => format!("-{}", t.text()),
            Self::Abs(t) => format!("abs({})", t.text()),
            Self::Join(op, l, r) => format!("({} {op} {})", l.text(), r.text()),
            Self::Max(l, r) => format!("max({}, {})", l.text(), r.text()),
        }
    }

    /// Numerator and positive denominator; `None` for a division by zero or what does not fit.
    fn value(&self, points: &[i128; 3]) -> Option<(i128, i128)> {
        let (n, d) = match self {
            Self::Number(n) => (*n, 1),
            Self::Name(i) => (points[*i], 1),
            Self::Negative(t) => t.value(points).map(|(n, d)| (-n, d))?,
            Self::Abs(t) => t.value(points).map(|(n, d)| (n.abs(), d))?,
            Self::Join(op, l, r) => {
                let ((a, b), (c, d)) = (l.value(points)?, r.value(points)?);
                match op {
                    '+' => (a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?),
                    '-' => (a.checked_mul(d)?.checked_sub(c.checked_mul(b)?)?, b.checked_mul(d)?),
                    '*' => (a.checked_mul(c)?, b.checked_mul(d)?),
                    _ if c == 0 => return None,
                    _ => (a.checked_mul(d)?.checked_mul(c.signum())?, b.checked_mul(c.abs())?),
                }
            }
            Self::Max(l, r) => {
                let ((a, b), (c, d)) = (l.value(points)?, r.value(points)?);
                if a.checked_mul(d)? >= c.checked_mul(b)? { (a, b) } else { (c, d) }
            }
        };
        let common = (1..=1000).rev().find(|k| n % k == 0 && d % k == 0).unwrap_or(1);
        Some((n / common, d / common))
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![(0..50_i128).prop_map(Tree::Number), (0..3_usize).prop_map(Tree::Name)];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            inner.clone().prop_map(|t| Tree::Negative(Box::new(t))),
            inner.prop_map(|t| Tree::Abs(Box::new(t))),
            two.clone().prop_map(|(l, r)| Tree::Max(Box::new(l), Box::new(r))),
            (prop::sample::select(vec!['+', '-', '*', '/', '/']), two).prop_map(|(op, (l, r))| Tree::Join(
                op,
                Box::new(l),
                Box::new(r)
            )),
        ]
    })
}

/// An interval that holds `point`, by how far it reaches to either side and which ends belong to it.
fn around(point: i128, (below, above): (Option<u8>, Option<u8>), (low, high): (bool, bool)) -> Interval {
    let end = |sign: i128, reach: Option<u8>, included: bool| {
        let reach = reach?;
        let at = Decimal::from(point) + Decimal::from(sign) * Decimal::from(reach) / Decimal::TEN;
        Some(Edge { at, included: included || reach == 0 })
    };
    Interval { low: end(-1, below, low), high: end(1, above, high) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn what_points_within_the_operands_satisfy_never_fails(
        left in trees(),
        right in trees(),
        points in prop::array::uniform3(-40..40_i128),
        reach in prop::array::uniform3((prop::option::weighted(0.9, 0..30_u8), prop::option::weighted(0.9, 0..30_u8))),
        ends in prop::array::uniform3((any::<bool>(), any::<bool>())),
    ) {
        let operands: BTreeMap<_, _> = (0..3)
            .map(|i| (NAMES[i].to_owned(), Operand::one(around(points[i], reach[i], ends[i]), "x")))
            .collect();
        let (Some((a, b)), Some((c, d))) = (left.value(&points), right.value(&points)) else { return Ok(()) };
        let (Some(l), Some(r)) = (a.checked_mul(d), c.checked_mul(b)) else { return Ok(()) };
        let signs: &[&str] = match l.cmp(&r) {
            std::cmp::Ordering::Less => &["<", "<=", "!="],
            std::cmp::Ordering::Equal => &["=", "<=", ">="],
            std::cmp::Ordering::Greater => &[">", ">=", "!="],
        };
        // Two trees are seldom equal: that the left one's value is its own, written as a quotient, is an equality too.
        let quotient = format!("({a}) / {b}");
        let mut relations: Vec<_> = signs.iter().map(|sign| format!("{} {sign} {}", left.text(), right.text())).collect();
        relations.push(format!("{} = {quotient}", left.text()));
        relations.push(format!("{} * {} = {} * {}", left.text(), right.text(), right.text(), left.text()));
        for text in relations {
            let Ok(relation) = parse(&text) else { continue };
            let verdict = relation.evaluate(&operands);
            prop_assert!(!matches!(verdict, Verdict::Fails(_)), "{text} with {points:?}: {verdict:?}");
        }
    }

    #[test]
    fn what_is_offered_to_reconcile_does(
        text in prop::sample::select(vec![
            "a * b = c", "a / b <= c", "a - b * 2 > c", "(a + b) / -c = 3", "a / (b * c) >= 2", "a = b - c", "c < a * b",
        ]),
        points in prop::array::uniform3(-40..40_i128),
        reach in prop::array::uniform3((prop::option::weighted(0.9, 0..30_u8), prop::option::weighted(0.9, 0..30_u8))),
        ends in prop::array::uniform3((any::<bool>(), any::<bool>())),
    ) {
        let relation = parse(text).unwrap();
        let operands: BTreeMap<_, _> = (0..3)
            .map(|i| (NAMES[i].to_owned(), Operand::one(around(points[i], reach[i], ends[i]), "x")))
            .collect();
        let Verdict::Fails(failure) = relation.evaluate(&operands) else { return Ok(()) };
        for change in failure.reconcile {
            let mut changed = operands.clone();
            changed.insert(change.operand.clone(), Operand::one(change.to, "changed"));
            let verdict = relation.evaluate(&changed);
            prop_assert!(!matches!(verdict, Verdict::Fails(_)), "{text}, {}: {verdict:?}", change.text);
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "[a-c0-9.,()+*/<>=! %é-]{0,60}") {
        if let Err(syntax) = parse(&text) {
            prop_assert!(text.get(syntax.at.start..syntax.at.end).is_some(), "{text:?}: {:?}", syntax.at);
        }
    }

    #[test]
    fn no_operands_make_it_panic(
        text in prop::sample::select(vec!["a * b / c = a + c", "a / (b - c) <= a * a * a", "max(a, b) - abs(c) != a", "a + b > c"]),
        numbers in prop::array::uniform6((any::<i128>(), 0..28_u32, any::<bool>())),
    ) {
        let edge = |(digits, scale, included): (i128, u32, bool)| {
            Decimal::try_from_i128_with_scale(digits >> 32, scale).ok().map(|at| Edge { at, included })
        };
        let operands = (0..3).map(|i| {
            let interval = Interval { low: edge(numbers[2 * i]), high: edge(numbers[2 * i + 1]) };
            (NAMES[i].to_owned(), Operand::one(interval, "x"))
        });
        if let Verdict::Fails(failure) = parse(text).unwrap().evaluate(&operands.collect()) {
            prop_assert!(!failure.steps.is_empty());
        }
    }
}
