//! `gainsay import` and `check --claims`: facts in bulk.

use super::support::{COUNCIL, claim, ended, gainsay, kinds, project, report, run};
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

/// Two almanacs that agree on one town and differ on another, and name a country in two ways.
const ALMANACS: &str = "\
almanac,land,what,figure,measure,year
North Almanac,Elmton,area,120,sq km,
South Almanac,Elmton,area,120.2,sq km,
North Almanac,Ashford,area,300,sq km,
South Almanac,Ashford,area,410,sq km,
North Almanac,\"Korea, Rep.\",population,51000000,people,2020
South Almanac,South Korea,population,45000000,people,2020
South Almanac,South Korea,population,40000000,people,1985
";
const COLUMNS: &[&str] = &[
    "--source",
    "almanac",
    "--subject",
    "land",
    "--property",
    "what",
    "--value",
    "figure",
    "--unit",
    "measure",
    "--as-of",
    "year",
];

fn with<'a>(first: &[&'a str]) -> Vec<&'a str> {
    first.iter().chain(COLUMNS).copied().collect()
}

fn read(dir: &Path, name: &str) -> String {
    std::fs::read_to_string(dir.join(name)).unwrap()
}

#[test]
fn a_table_becomes_a_project() {
    let dir = project(&[("facts.csv", ALMANACS)]);
    let added = run(dir.path(), &with(&["import", "facts.csv", "--into", "land"])).exits(0);
    added.prints(&["added 7 claims", "3 to claims/north-almanac.toml", "4 to claims/south-almanac.toml"]);
    assert_eq!(read(dir.path(), "land/sources/north-almanac.toml"), "title = \"North Almanac\"\nkind = \"dataset\"\n");
    let claims = read(dir.path(), "land/claims/north-almanac.toml");
    assert!(claims.starts_with("source = \"north-almanac\"\n\n[[claim]]\nid = \"elmton-area-"), "{claims}");
    assert!(claims.contains("quote = \"North Almanac … Ashford … area … 300 sq km\", line = 4"), "{claims}");
    run(dir.path(), &["check", "-C", "land"]).exits(1);
    assert_eq!(kinds(&report(&dir.path().join("land"))), ["figure-differs", "figure-differs"]);
}

#[test]
fn the_same_import_twice_adds_nothing() {
    let dir = project(&[("facts.csv", ALMANACS)]);
    run(dir.path(), &with(&["import", "facts.csv"])).exits(0);
    let before = read(dir.path(), "claims/north-almanac.toml");
    run(dir.path(), &with(&["import", "facts.csv"])).exits(0).prints(&["nothing new: 7 facts are there already"]);
    assert_eq!(read(dir.path(), "claims/north-almanac.toml"), before);
    let more = format!("{ALMANACS}North Almanac,Orland,area,7,sq km,\n");
    std::fs::write(dir.path().join("facts.csv"), more).unwrap();
    run(dir.path(), &with(&["import", "facts.csv"])).exits(0).prints(&["added 1 claim; 7 facts are there already"]);
    let after = read(dir.path(), "claims/north-almanac.toml");
    assert!(after.starts_with(&before) && after.matches("[[claim]]").count() == 4, "{after}");
}

#[test]
fn what_people_wrote_stays() {
    let own = format!("# Read by hand.\n{}# The end", claim("built", "year built", "\"1913\"", ""));
    let dir = project(&[
        ("facts.csv", "subject,property,value\nElmton,area,12\n"),
        ("sources/council.toml", COUNCIL),
        ("claims/council.toml", &own),
    ]);
    run(dir.path(), &["import", "facts.csv", "--source-id", "council"]).exits(0);
    let claims = read(dir.path(), "claims/council.toml");
    assert!(claims.starts_with(&format!("{own}\n\n[[claim]]\nid = \"elmton-area-")), "{claims}");
    assert_eq!(read(dir.path(), "sources/council.toml"), COUNCIL);
}

#[test]
fn nothing_is_added_to_a_file_with_a_problem() {
    let broken = "[[claim]]\nid = \"a\nsubject = \"b\"\n";
    let dir = project(&[
        ("facts.csv", "subject,property,value\nElmton,area,12\nAshford,area,13\n"),
        ("claims/council.toml", broken),
    ]);
    let ran = run(dir.path(), &["import", "facts.csv", "--source-id", "council"]).exits(2);
    ran.complains(&["facts.csv:2:1", "nothing is added to a file that has a problem: claims/council.toml:2"]);
    assert_eq!(read(dir.path(), "claims/council.toml"), broken);
    run(dir.path(), &["import", "facts.csv", "--source-id", "relations"]).exits(2).complains(&["cannot be called"]);
    assert!(!dir.path().join("claims/relations.toml").exists());
}

#[test]
fn rows_that_cannot_be_taken_are_named_and_the_rest_imported() {
    let rows = "{\"source\": \"a\", \"subject\": \"Elmton\", \"property\": \"area\", \"value\": 1}\n\
                {\"source\": \"a\", \"subject\": \"Elmton\", \"property\": \"area\"}\nno json\n\
                {\"source\": \"a\", \"subject\": \"Ashford\", \"property\": \"area\", \"value\": 2, \"as_of\": \"2020-31\"}\n\
                {\"source\": \"a\", \"subject\": \"Orland\", \"property\": \"area\", \"value\": 3}\n";
    let dir = project(&[("facts.jsonl", rows)]);
    let ran = run(dir.path(), &["import", "facts.jsonl"]).exits(2);
    assert_eq!(ran.problems(), 3);
    ran.prints(&["added 2 claims"]).complains(&[
        "facts.jsonl:2:1",
        "facts.jsonl:3:1",
        "facts.jsonl:4:1",
        "no month 31",
    ]);
    let many = format!("source,subject,property,value\n{}a,Elmton,area,4\n", "a,Elmton,area,\n".repeat(250));
    std::fs::write(dir.path().join("many.csv"), many).unwrap();
    let ran = run(dir.path(), &["import", "many.csv"]).exits(2).prints(&["added 1 claim"]);
    assert_eq!(ran.problems(), 101);
    ran.complains(&["150 rows more could not be taken"]);
}

#[test]
fn faults_of_usage_are_told() {
    let dir = project(&[("facts.csv", ALMANACS), ("facts.data", ALMANACS)]);
    for (args, words) in [
        (&["import", "facts.csv"][..], "there is no column `source`"),
        (&["import", "facts.csv", "--source", "almanak"], "did you mean `almanac`?"),
        (&["import", "facts.data"], "say which with --format"),
        (&["import", "none.csv"], "none.csv: cannot be read"),
        (&["import", "."], "say which with --format"),
        (&["import", "facts.csv", "--delimiter", "ab"], "one character"),
        (&["check", "--subject", "land"], "--subject names a column of --claims FILE"),
        (&["check", "--claims", "none.jsonl"], "none.jsonl: cannot be read"),
        (&["check", "--properties", "p.toml"], "--claims"),
    ] {
        let ran = run(dir.path(), args).exits(2);
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    }
    assert!(!dir.path().join("claims").exists());
}

#[test]
fn a_dry_run_writes_nothing() {
    let dir = project(&[("facts.csv", ALMANACS)]);
    run(dir.path(), &with(&["import", "facts.csv", "--dry-run"])).exits(0).prints(&["would add 7 claims"]);
    assert!(!dir.path().join("claims").exists() && !dir.path().join("sources").exists());
}

#[cfg(unix)]
#[test]
fn no_link_leads_an_import_out() {
    let outside = project(&[("x", "")]);
    let dir = project(&[("facts.csv", ALMANACS), ("project/x", "")]);
    std::os::unix::fs::symlink(outside.path(), dir.path().join("project/claims")).unwrap();
    run(dir.path(), &with(&["import", "facts.csv", "-C", "project"])).exits(2).complains(&["leads out of the project"]);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn a_table_is_checked_without_a_project() {
    let dir = project(&[("facts.csv", ALMANACS)]);
    let ran = run(dir.path(), &with(&["check", "--claims", "facts.csv", "--format", "json"])).exits(1);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(kinds(&report), ["figure-differs", "figure-differs"]);
    let uncited = report["notes"].as_array().unwrap().iter().filter(|note| note["kind"] == "uncited").count();
    assert_eq!(uncited, 0);
    assert!(ran.stdout.contains("7 claims without a citation (from --claims)"), "{}", ran.stdout);
    assert!(!dir.path().join("reports").exists());
    run(dir.path(), &with(&["check", "--claims", "facts.csv", "--reports", "out"])).exits(1);
    assert!(dir.path().join("out/latest.html").exists());
}

#[test]
fn facts_come_from_standard_input_and_with_properties() {
    let rows = "{\"source\": \"a\", \"subject\": \"Elmton\", \"property\": \"bee hives\", \"value\": 100}\n\
                {\"source\": \"b\", \"subject\": \"Elmton\", \"property\": \"hives of bees\", \"value\": 102}\n";
    let vocabulary = "[[property]]\nname = \"bee hives\"\nsynonyms = [\"hives of bees\"]\nkind = \"figure\"\n\
                      over_time = \"state\"\n";
    let check = |properties: &str| {
        let dir = project(&[("properties.toml", properties)]);
        let args = ["check", "--claims", "-", "--properties", "properties.toml"];
        let mut child = gainsay(dir.path(), &args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(rows.as_bytes()).unwrap();
        ended(child.wait_with_output().unwrap())
    };
    check(vocabulary).exits(1).prints(&["Elmton"]);
    check(&format!("{vocabulary}tolerance = \"5 %\"\n")).exits(0);
    check("[[property]]\nnmae = \"x\"\n").exits(2).complains(&["properties.toml:2"]);
}

#[test]
fn two_rows_and_a_conflict_of_a_table_are_explained() {
    let dir = project(&[("facts.csv", ALMANACS)]);
    let printed =
        run(dir.path(), &with(&["check", "--claims", "facts.csv"])).exits(1).stdout.replace("\n          ", " ");
    let command = printed.split("; gainsay explain ").nth(1).and_then(|rest| rest.lines().next()).unwrap();
    let words: Vec<&str> = command.split(' ').map(|word| word.trim_matches('\'')).collect();
    assert!(command.contains(" --claims facts.csv --source "), "{command}");
    // The command that the report gives is the command that works.
    let explain: Vec<&str> = std::iter::once("explain").chain(words.iter().copied()).collect();
    run(dir.path(), &explain).exits(0).prints(&["figure-differs", "A ruling on it has fingerprint"]);
    let pair: Vec<&str> = ["explain", "2", "3"].into_iter().chain(words[1..].iter().copied()).collect();
    run(dir.path(), &pair).exits(0).prints(&["Compared step by step:", "yes name", "yes label", "yes time"]);
    let none: Vec<&str> = ["explain", "2", "999"].into_iter().chain(words[1..].iter().copied()).collect();
    run(dir.path(), &none).exits(2).complains(&["has no row that is called \"999\""]);
    run(dir.path(), &["explain", "2", "3", "--subject", "x"]).exits(2).complains(&["--claims FILE"]);
}

#[test]
fn names_of_an_entities_file_are_asked_in_tables() {
    let rows = "source,subject,property,value\na,The Old Mill,beds,12\nb,Elmton Guest House,beds,21\n";
    let entities = "[[entity]]\nname = \"Elmton Guest House\"\naliases = [\"Old Mill\"]\nkind = \"body\"\n";
    let dir = project(&[("facts.csv", rows), ("names.toml", entities), ("bad.toml", "[[entity]]\nnmae = \"x\"\n")]);
    run(dir.path(), &["check", "--claims", "facts.csv"]).exits(2).complains(&["0 comparisons"]);
    let args = ["--claims", "facts.csv", "--entities", "names.toml"];
    let printed = run(dir.path(), &[&["check"], &args[..]].concat()).exits(1);
    printed.prints(&["12 or 21", "--entities names.toml"]);
    run(dir.path(), &[&["explain", "2", "3"], &args[..]].concat())
        .exits(0)
        .prints(&["both are names of \u{201c}Elmton Guest House\u{201d}, as the entities file says"]);
    run(dir.path(), &["check", "--claims", "facts.csv", "--entities", "bad.toml"]).exits(2).complains(&["bad.toml:2"]);
    run(dir.path(), &["check", "--entities", "names.toml"]).exits(2).complains(&["--claims"]);
}

#[test]
fn a_table_and_a_project_are_checked_together() {
    let dir = project(&[
        (
            "here/facts.jsonl",
            "{\"source\": \"survey\", \"subject\": \"Harbour Bridge\", \"property\": \"year built\", \"value\": 1931}\n",
        ),
        ("here/p/sources/council.toml", COUNCIL),
        ("here/p/claims/council.toml", &claim("built", "year built", "\"1913\"", "")),
    ]);
    run(dir.path(), &["check", "--claims", "here/facts.jsonl", "-C", "here/p"]).exits(1);
    assert_eq!(kinds(&report(&dir.path().join("here/p"))), ["date-differs"]);
}

#[test]
fn hostile_tables_do_no_harm() {
    for (name, text) in [
        ("a.csv", "source,subject,property,value\n\"a,b"),
        ("b.csv", "\n\n\n"),
        ("c.csv", "source,subject,property,value\n../../x,../../y,area,\u{1b}[2J\n"),
        (
            "d.jsonl",
            "{\"source\": \"a/../b\", \"subject\": \"\u{202e}x\", \"property\": \"p\", \"value\": \"\\u0000\"}\n",
        ),
        ("e.jsonl", "[[[[[[[[[[[[[[[\n{}\n\n"),
        ("f.csv", ""),
    ] {
        let dir = project(&[(name, text)]);
        let ran = run(dir.path(), &["import", name, "-C", "p"]);
        assert!(ran.code == 0 || ran.code == 2, "{name}: {ran:?}");
        assert!(!ran.stderr.contains('\u{1b}') && !ran.stdout.contains('\u{1b}'), "{name}");
        if dir.path().join("p/claims").exists() {
            let ran = run(dir.path(), &["check", "-C", "p"]);
            assert_eq!(
                ran.problems() - usize::from(ran.stderr.contains("0 comparisons")),
                usize::from(ran.stderr.contains("no claims here")),
                "{name}: {}",
                ran.stderr
            );
        }
        run(dir.path(), &["check", "--claims", name]).exits(2);
    }
}

/// A table of what two sources say of some flights: `words` of them in words of their own, `numbers` as numbers.
fn flights(words: usize, numbers: usize) -> String {
    let mut rows = "source,flight,property,value\n".to_owned();
    for n in 0..words {
        rows.push_str(&format!(
            "a,AA-{n},way of leaving,quickly by gate {n}\nb,AA-{n},way of leaving,late in the day {n}\n"
        ));
    }
    for n in 0..numbers {
        rows.push_str(&format!("a,AA-{n},area,5 sq km\nb,AA-{n},area,5 sq km\n"));
    }
    rows
}

#[test]
fn a_table_of_which_most_cannot_be_compared_is_no_clean_run() {
    let args = ["check", "--claims", "flights.csv", "--subject", "flight"];
    let dir = project(&[("flights.csv", &flights(6, 2))]);
    let said = run(dir.path(), &args).exits(2);
    let said = said.complains(&["of 16 claims that another source met on one question, 12 could not be compared"]);
    said.prints(&[
        "No open conflicts",
        "12 claims were not compared for want of knowledge: 12 of \"way of leaving\"",
        "Silence says little here",
        "The most alike of the pairs that were not compared:",
        "gainsay explain a/aa-",
    ]);
    // Half of it is not most of it.
    let dir = project(&[("flights.csv", &flights(4, 4))]);
    run(dir.path(), &args).exits(0).prints(&["8 claims were not compared for want of knowledge"]);
}

#[test]
fn times_of_a_table_that_are_none_are_named_with_their_line() {
    let table = "source,land,property,value,as_of\na,Elmton,population,5000,Mai 2024\nb,Elmton,population,7000,2024\n\
                 a,Elmton,opened,31 September 2020,\nb,Elmton,opened,3 May 2020,\na,Oakton,area,5 sq km,\n\
                 b,Oakton,area,5 sq km,\n";
    let dir = project(&[("facts.csv", table)]);
    let run = run(dir.path(), &["check", "--claims", "facts.csv", "--subject", "land"]).exits(2);
    assert_eq!(run.problems(), 2, "{}", run.stderr);
    run.complains(&[
        "facts.csv:2",
        "`as_of` is no date: \"Mai 2024\"",
        "did you mean \"May\"?",
        "facts.csv:4",
        "the calendar has no such day: \"31 September 2020\"",
    ]);
}
