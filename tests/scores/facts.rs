//! Facts of many sources: which groups of them disagree is found, through `import` and through `check --claims`.
//!
//! A group is what the gold has: one country, one property, of a population one year. It is found when a conflict among
//! its claims is reported. `close` groups (0.5 to 5 % apart) are left out.

use super::support::shared;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// A group of facts: country, property, and of a population the year.
type Group = (String, String, Option<String>);

/// Of conflicts of figures, the share that must be found.
const RECALL: f64 = 0.90;
/// Of groups that agree, the share that may be reported.
const ALARMS: f64 = 0.05;

#[test]
fn facts_of_countries() {
    let Some(folder) = shared().map(|folder| folder.join("data")) else { return };
    let table = folder.join("country_facts_dev.jsonl");
    let read = |file: &str| -> Option<Vec<Value>> {
        let text = std::fs::read_to_string(folder.join(file)).ok()?;
        Some(text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect())
    };
    let (Some(facts), Some(gold)) = (read("country_facts_dev.jsonl"), read("country_gold_dev.jsonl")) else {
        println!("skipped: no facts beside the project");
        return;
    };
    let table = table.to_str().expect("the path is text");
    let direct = report(Path::new("."), &["check", "--claims", table, "--subject", "entity", "--format", "json"]);
    score("check --claims", &facts, &gold, &direct);

    let dir = tempfile::tempdir().expect("a folder");
    let done = gainsay(dir.path(), &["import", table, "--subject", "entity"]).output().expect("it runs");
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let through = report(dir.path(), &["check", "--format", "json", "--no-reports"]);
    score("import", &facts, &gold, &through);
}

fn gainsay(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.args(args).current_dir(dir);
    command
}

fn report(dir: &Path, args: &[&str]) -> Value {
    let done = gainsay(dir, args).output().expect("it runs");
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).expect("the report is JSON")
}

fn score(road: &str, facts: &[Value], gold: &[Value], report: &Value) {
    let found = found(facts, report);
    let show = std::env::var_os("GAINSAY_MISSES").is_some();
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for group in gold {
        let (property, verdict) = (text(group, "property"), text(group, "verdict"));
        let hit = found.contains_key(&key(group));
        let count = counts.entry((property, verdict)).or_default();
        count.0 += usize::from(hit);
        count.1 += 1;
        if show && ((verdict == "conflict" && !hit) || (verdict == "agree" && hit)) {
            println!("{road}: {verdict}, found: {hit}: {:?} {}", key(group), group["values"]);
        }
    }
    let share = |property: &str, verdict: &str| {
        let (hit, all) = counts.get(&(property, verdict)).copied().unwrap_or_default();
        (hit as f64 / all.max(1) as f64, format!("{hit} of {all}"))
    };
    println!("facts, {road}:");
    for property in ["population", "area", "capital"] {
        let (recall, of_conflicts) = share(property, "conflict");
        let (alarms, of_agreements) = share(property, "agree");
        println!(
            "  {property}: {of_conflicts} conflicts found ({recall:.3}); {of_agreements} agreements reported ({alarms:.3})"
        );
        assert!(alarms <= ALARMS, "{road}, {property}: {alarms}");
        assert!(recall >= RECALL, "{road}, {property}: {recall}");
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for conflict in report["conflicts"].as_array().expect("a list") {
        *kinds.entry(text(conflict, "kind")).or_default() += 1;
    }
    println!("  kinds: {kinds:?}");
    for (group, kinds) in found.iter().filter(|((_, property, _), _)| property == "capital") {
        assert!(kinds.iter().all(|kind| kind.starts_with("name-")), "{group:?}: {kinds:?}");
        if show {
            println!("  {}: {kinds:?}", group.0);
        }
    }
}

/// The groups that a conflict is reported of, with its kinds.
fn found(facts: &[Value], report: &Value) -> BTreeMap<Group, BTreeSet<String>> {
    let about = |source: &str, subject: &str, property: &str| format!("{source}\u{1f}{subject}\u{1f}{property}");
    let mut by_claim: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for fact in facts {
        by_claim
            .entry(about(text(fact, "source"), text(fact, "entity"), text(fact, "property")))
            .or_default()
            .push(fact);
    }
    let mut found: BTreeMap<Group, BTreeSet<String>> = BTreeMap::new();
    for conflict in report["conflicts"].as_array().expect("a list") {
        let sides = conflict["sides"].as_array().expect("a list");
        for claim in sides.iter().flat_map(|side| side["claims"].as_array().expect("a list")) {
            let same = by_claim.get(&about(text(claim, "source"), text(claim, "subject"), text(claim, "property")));
            let value = text(claim, "value");
            // A source gives one country one population for each year: the figure tells which.
            let fact = same.into_iter().flatten().find(|fact| match &fact["value"] {
                Value::String(name) => name.trim() == value,
                number => value.split(' ').next() == Some(number.to_string().as_str()),
            });
            if let Some(fact) = fact {
                found.entry(key(fact)).or_default().insert(text(conflict, "kind").to_owned());
            }
        }
    }
    found
}

fn key(of: &Value) -> Group {
    let property = text(of, "property").to_owned();
    let year = of["as_of"].as_str().filter(|_| property == "population").map(str::to_owned);
    (text(of, "iso3").to_owned(), property, year)
}

fn text<'v>(of: &'v Value, key: &str) -> &'v str {
    of[key].as_str().unwrap_or_default()
}
