//! Bad input, one by one: each is named with its file and line, what was found and what would be right; it costs
//! nothing but itself, and the run exits with 2.

use crate::support::{base, built, claim, kinds, project, report, run, write};

/// A project with one fault: the file, what it holds, and what the run says.
struct Case {
    about: &'static str,
    file: &'static str,
    text: String,
    /// All of these are said.
    says: &'static [&'static str],
}

/// The first claim of the gazette, and another after it, which begins on line 8.
fn after(second: &str) -> String {
    format!("{}{second}", built())
}

fn relation(expr: &str, operands: &str) -> String {
    format!("[[relation]]\nid = \"r\"\nbecause = \"x\"\nexpr = \"{expr}\"\nwhere = {{ {operands} }}\n")
}

fn ruling(verdict: &str, on: &str) -> String {
    let what = "fingerprint = \"0123456789ab\"\nevidence = \"ab0123456789\"";
    format!("[[ruling]]\n{what}\nverdict = \"{verdict}\"\nreason = \"x\"\nby = \"Ada\"\non = \"{on}\"\n")
}

const GAZETTE: &str = "claims/gazette.toml";

fn cases() -> Vec<Case> {
    vec![
        Case {
            about: "an unknown key",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "").replace("subject", "subjct")),
            says: &["claims/gazette.toml:10:1", "a claim has no key `subjct`", "did you mean `subject`?"],
        },
        Case {
            about: "an unknown key that is like none",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "colour = \"red\"")),
            says: &["claims/gazette.toml:14:1", "a claim has no key `colour`", "a claim has the keys id, subject"],
        },
        Case {
            about: "a duplicate id",
            file: GAZETTE,
            text: after(&built()),
            says: &["claims/gazette.toml:9:6", "duplicate id \"built\": line 2 has it already", "its own id"],
        },
        Case {
            about: "a claim with no citation",
            file: GAZETTE,
            text: after("[[claim]]\nid = \"b\"\nsubject = \"Harbour Bridge\"\nproperty = \"lanes\"\nvalue = 4\n"),
            says: &["claims/gazette.toml:8:1", "a claim lacks the key `citation`", "citation = { quote = "],
        },
        Case {
            about: "a colour for a year",
            file: GAZETTE,
            text: after(&claim("b", "year signed into law", "\"blue\"", "")),
            says: &[
                "claims/gazette.toml:12:9",
                "this is no value of \"year signed into law\"",
                "takes a time (\"2019\", \"7 August 2019\"",
            ],
        },
        Case {
            about: "one of two colours for a year",
            file: GAZETTE,
            text: after(&claim("b", "year signed into law", "{ any = [\"blue\", \"green\"] }", "")),
            says: &["claims/gazette.toml:12:9", "this is no value of \"year signed into law\""],
        },
        Case {
            about: "words for a figure",
            file: GAZETTE,
            text: after(&claim("b", "population", "\"rather large\"", "")),
            says: &[
                "claims/gazette.toml:12:9",
                "\"rather large\" does not begin with a number",
                "\"population\" takes a figure",
            ],
        },
        Case {
            about: "claims of a source without a record",
            file: "claims/herald.toml",
            text: claim("b", "lanes", "4", ""),
            says: &[
                "claims/herald.toml:1",
                "a source that does not exist: \"herald\"",
                "write sources/herald.toml, with a title at least",
            ],
        },
        Case {
            about: "claims of a source by another name",
            file: "claims/gazete.toml",
            text: claim("b", "lanes", "4", ""),
            says: &["claims/gazete.toml:1", "a source that does not exist: \"gazete\"", "did you mean \"gazette\"?"],
        },
        Case {
            about: "a day that is none",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "as_of = \"2019-13-45\"")),
            says: &[
                "claims/gazette.toml:14:9",
                "`as_of` is an invalid date, \"2019-13-45\": there is no month 13",
                "write a year, month or day as 2026",
            ],
        },
        Case {
            about: "a day of publication that is none",
            file: "sources/gazette.toml",
            text: "title = \"x\"\npublished = \"2023-02-29\"\n".to_owned(),
            says: &["sources/gazette.toml:2:13", "`published` is an invalid date", "2023-02 has no day 29"],
        },
        Case {
            about: "a value that TOML does not know",
            file: GAZETTE,
            text: after("[[claim]]\nid = \"b\"\nvalue = four lanes\n"),
            says: &["claims/gazette.toml:10:9", "this is not TOML", "put the value in quotation marks"],
        },
        Case {
            about: "a string that is not closed",
            file: GAZETTE,
            text: after("[[claim]]\nid = \"b\nvalue = 4\n"),
            says: &["claims/gazette.toml:9:", "this is not TOML", "close the quotation marks"],
        },
        Case {
            about: "a key that stands twice",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "value = 5")),
            says: &["claims/gazette.toml:14:1", "the key `value` stands here twice", "keep one of the two"],
        },
        Case {
            about: "deep nesting",
            file: GAZETTE,
            text: after(&claim("b", "lanes", &format!("{}{}", "[".repeat(500), "]".repeat(500)), "")),
            says: &["claims/gazette.toml:12:", "brackets nest more than 32 deep", "as deep as it gets"],
        },
        Case {
            about: "keys deep within one another",
            file: GAZETTE,
            text: after(&format!("[[claim]]\na{} = 1\n", ".a".repeat(50_000))),
            says: &["claims/gazette.toml:8:1", "no file of a project needs keys or brackets so deep"],
        },
        Case {
            about: "a source key that leads out",
            file: GAZETTE,
            text: format!("source = \"../x\"\n{}", built()),
            says: &["claims/gazette.toml:1:10", "says \"../x\"", "write source = \"gazette\""],
        },
        Case {
            about: "a tie to a claim that leads out",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "of = { claim = \"../x\", as = \"part\" }")),
            says: &["claims/gazette.toml:9:6", "`of` names the claim \"../x\", which this file does not have"],
        },
        Case {
            about: "a tie to itself",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "of = { claim = \"b\", as = \"part\" }")),
            says: &["claims/gazette.toml:9:6", "the claim is tied to itself", "another claim of the same file"],
        },
        Case {
            about: "a tie of no known sort",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "of = { claim = \"built\", as = \"prat\" }")),
            says: &["claims/gazette.toml:14:", "`as` cannot be \"prat\"", "did you mean \"part\"?"],
        },
        Case {
            about: "a document that leads out",
            file: "sources/gazette.toml",
            text: "title = \"x\"\ndocument = \"../../etc/passwd\"\n".to_owned(),
            says: &["sources/gazette.toml:2:12", "`document` leads out of the project", "without \"..\""],
        },
        Case {
            about: "an empty record",
            file: "sources/gazette.toml",
            text: String::new(),
            says: &["sources/gazette.toml:1", "a source lacks the key `title`"],
        },
        Case {
            about: "a relation with a syntax error",
            file: "claims/relations.toml",
            text: relation("a = = b", "a = \"gazette/built\", b = \"council/built\""),
            says: &["claims/relations.toml:4:13", "`expr` cannot be read", "a name, a number or ( was expected"],
        },
        Case {
            about: "a relation that is no comparison",
            file: "claims/relations.toml",
            text: relation("a + b", "a = \"gazette/built\", b = \"council/built\""),
            says: &["claims/relations.toml:4:", "`expr` cannot be read"],
        },
        Case {
            about: "a relation that names a missing claim",
            file: "claims/relations.toml",
            text: relation("a = b", "a = \"gazette/bulit\", b = \"council/built\""),
            says: &[
                "claims/relations.toml:5:11",
                "`a` names the claim gazette/bulit, which does not exist",
                "did you mean \"gazette/built\"?",
            ],
        },
        Case {
            about: "a relation with a name that stands for nothing",
            file: "claims/relations.toml",
            text: relation("total = b", "totals = \"gazette/built\", b = \"council/built\""),
            says: &[
                "claims/relations.toml:4:8",
                "`expr` has the name `total`, which `where` does not have",
                "did you mean `totals`?",
                "`where` has the name `totals`, which `expr` does not have",
            ],
        },
        Case {
            about: "a verdict that is none",
            file: "claims/rulings.toml",
            text: ruling("a-stand", "2026-11-21"),
            says: &["claims/rulings.toml:4:11", "`verdict` cannot be \"a-stand\"", "did you mean \"a-stands\"?"],
        },
        Case {
            about: "a ruling on a day that is none",
            file: "claims/rulings.toml",
            text: ruling("a-stands", "2026-02-30"),
            says: &["claims/rulings.toml:7:6", "`on` is an invalid date", "2026-02 has no day 30"],
        },
        Case {
            about: "one conflict ruled twice on the same evidence",
            file: "claims/rulings.toml",
            text: ruling("a-stands", "2026-02-03") + &ruling("b-stands", "2026-02-04"),
            says: &["claims/rulings.toml:9:15", "ruled twice on one evidence: line 1 has it already"],
        },
        Case {
            about: "an unknown setting",
            file: "gainsay.toml",
            text: "\nfail_onn = \"major\"\n".to_owned(),
            says: &["gainsay.toml:2:1", "gainsay.toml has no key `fail_onn`", "did you mean `fail_on`?"],
        },
        Case {
            about: "a setting that cannot be",
            file: "gainsay.toml",
            text: "fail_on = \"grave\"\n".to_owned(),
            says: &["gainsay.toml:1:11", "`fail_on` cannot be \"grave\"", "one of: critical, major, minor, note"],
        },
        Case {
            about: "an order of properties without a reason",
            file: "claims/properties.toml",
            text: "[[property]]\nname = \"lanes\"\nkind = \"figure\"\npart_of = \"roads\"\n".to_owned(),
            says: &["claims/properties.toml:4:11", "`part_of` stands without a reason", "because = "],
        },
        Case {
            about: "an order towards properties that are nowhere",
            file: "claims/properties.toml",
            text: "[[property]]\nname = \"lanes\"\nkind = \"figure\"\npart_of = \"lane\"\nbecause = \"x\"\n\
                   precedes = { property = \"opnings\", within = \"1 year\" }\n"
                .to_owned(),
            says: &[
                "claims/properties.toml:4:11",
                "there is no property \"lane\"",
                "did you mean \"lanes\"?",
                "claims/properties.toml:6:14",
                "there is no property \"opnings\"",
                "name a property of this file or of the vocabulary",
            ],
        },
        Case {
            about: "times that are none",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "as_of = \"yestreday\"\nperiod = \"05/06/2024\"")),
            says: &[
                "claims/gazette.toml:14:9",
                "`as_of` is no date: \"yestreday\"",
                "did you mean \"yesterday\"?",
                "claims/gazette.toml:15:10",
                "`period` may be 2024-05-06 or 2024-06-05: \"05/06/2024\"",
                "write the month as a word",
            ],
        },
        Case {
            about: "a time that says nothing",
            file: GAZETTE,
            text: after(&claim("b", "lanes", "4", "as_of = \"soon\"")),
            says: &["claims/gazette.toml:14:9", "`as_of` is no date: \"soon\"", "write EDTF"],
        },
        Case {
            about: "a day that the calendar lacks",
            file: GAZETTE,
            text: after(&claim("b", "opening day", "\"32 May 2024\"", "")),
            says: &[
                "claims/gazette.toml:12:9",
                "the calendar has no such day: \"32 May 2024\"",
                "as the source gives it",
            ],
        },
        Case {
            about: "a unit of what is no figure, and units that no value has",
            file: "claims/properties.toml",
            text: "[[property]]\nname = \"handover date\"\nkind = \"period\"\nunit = \"year\"\n\n\
                   [[property]]\nname = \"track\"\nkind = \"figure\"\nunit = \"km\"\n\n\
                   [[property]]\nname = \"fee\"\nkind = \"figure\"\nunit = \"USD\"\n\n\
                   [[property]]\nname = \"share of it\"\nkind = \"figure\"\nunit = \"persent\"\n"
                .to_owned(),
            says: &[
                "claims/properties.toml:4:8",
                "`unit` belongs to a figure",
                "claims/properties.toml:9:8",
                "write unit = \"length\": each value names its own unit",
                "claims/properties.toml:14:8",
                "write unit = \"money\": each value names its currency",
                "claims/properties.toml:19:8",
                "did you mean \"percent\"?",
            ],
        },
        Case {
            about: "an entity of no known kind",
            file: "claims/entities.toml",
            text: "[[entity]]\nname = \"Elmton\"\nkind = \"town\"\n".to_owned(),
            says: &["claims/entities.toml:3:8", "`kind` cannot be \"town\"", "person, body, place"],
        },
    ]
}

#[test]
fn each_fault_is_named_and_costs_nothing_else() {
    for Case { about, file, text, says } in cases() {
        let dir = base(&[(file, &text)]);
        let found = run(dir.path(), &["check"]);
        assert_eq!(found.code, 2, "{about}: {found:?}");
        for words in says {
            assert!(found.stderr.contains(words), "{about}: \"{words}\" is not in:\n{}", found.stderr);
        }
        assert!(found.stderr.contains("in the files"), "{about}: the problems are counted");
        // The report is written all the same, with the conflict between the sound claims and the problem.
        let report = report(dir.path());
        assert_eq!(kinds(&report), ["date-differs"], "{about}");
        assert_eq!(report["problems"].as_array().unwrap().len(), found.problems(), "{about}");
    }
}

#[test]
fn all_problems_of_a_run_are_shown_together() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.file != "sources/gazette.toml").collect();
    let dir = base(&[]);
    let mut files: Vec<&str> = Vec::new();
    for case in &cases {
        if !files.contains(&case.file) {
            files.push(case.file);
            write(dir.path(), &[(case.file, &case.text)]);
        }
    }
    let found = run(dir.path(), &["check"]).exits(2);
    assert!(files.iter().all(|file| found.stderr.contains(file)), "{files:?}: {}", found.stderr);
    assert!(found.stderr.trim_end().ends_with(&format!("{} problems in the files", found.problems())));
}

#[test]
fn a_status_is_one_of_those_that_the_project_lists() {
    let lights = "[[property]]\nname = \"signal shown\"\nsynonyms = [\"colour of the signal\"]\nkind = \"status\"\n\
                  values = [\"Red\", \"green\", \"ended\"]\n";
    let with = |value: &str, property: &str| {
        base(&[("claims/properties.toml", lights), (GAZETTE, &after(&claim("b", property, value, "")))])
    };
    for property in ["signal shown", "colour of the signal"] {
        run(with("\"purple\"", property).path(), &["check"]).exits(2).complains(&[
            "claims/gazette.toml:12:9",
            &format!("\"purple\" is no value of \"{property}\""),
            "gives it the values Red, green, ended",
        ]);
    }
    run(with("\"gren\"", "signal shown").path(), &["check"]).exits(2).complains(&["did you mean \"green\"?"]);
    // In another case, by a word that means one of them, and of a property that only begins alike, all is well.
    for (value, property) in [
        ("\"red\"", "signal shown"),
        ("\"terminated\"", "signal shown"),
        ("\"none\"", "signal shown"),
        ("{ any = [\"red\", \"green\"] }", "signal shown"),
        ("\"purple\"", "signal shown on holidays"),
    ] {
        let found = run(with(value, property).path(), &["check"]).exits(1);
        assert_eq!(found.problems(), 0, "{value}: {}", found.stderr);
    }
}

#[test]
fn statuses_that_the_project_lists_exclude_each_other() {
    let lights = "[[property]]\nname = \"signal shown\"\nkind = \"status\"\nvalues = [\"red\", \"green\"]\n";
    let with = |council: &str| {
        let claims = claim("b", "signal shown", "\"green\"", "");
        let dir = base(&[("claims/properties.toml", lights), (GAZETTE, &claims)]);
        write(dir.path(), &[("claims/council.toml", &claim("b", "signal shown", council, ""))]);
        dir
    };
    let apart = with("\"red\"");
    run(apart.path(), &["check"]).exits(1);
    assert_eq!(kinds(&report(apart.path())), ["status-differs"]);
    run(with("\"Green\"").path(), &["check"]).exits(0);
}

#[test]
fn values_that_are_only_hard_to_read_are_no_problem() {
    for (property, value) in [
        ("year signed into law", "\"in the 3rd quarter of '19 or so\""),
        ("population", "\"１９３１\""),
        ("population", "\"none\""),
        ("population", "\"dozens\""),
        ("signed", "\"Ada Marsh\""),
        ("colour", "\"blue\""),
    ] {
        let dir = base(&[(GAZETTE, &after(&claim("b", property, value, "")))]);
        let found = run(dir.path(), &["check"]);
        assert_eq!(found.problems(), 0, "{property} = {value}: {}", found.stderr);
    }
}

#[test]
fn a_value_is_found_wherever_its_claim_writes_it() {
    // Before the subject, indented, and after a note with a line that looks like a value.
    let text = "[[claim]]\n  id = \"b\"\n  note = '''\nvalue = \"not here\"\n'''\n  value = \"rather large\"\n  \
                subject = \"Elmton\"\n  property = \"population\"\n  \
                citation = { quote = \"rather large\", line = 1 }\n";
    let dir = base(&[(GAZETTE, &after(text))]);
    run(dir.path(), &["check"]).exits(2).complains(&["claims/gazette.toml:13:11", "value = \"rather large\""]);
}

#[test]
fn a_syntax_error_costs_its_own_claim_only() {
    let broken = "[[claim]]\nid = \"b\"\nsubject = \"x\nvalue = [1, \n";
    let third = claim("lanes", "lanes", "4", "");
    let text = format!("{}{broken}{third}", built());
    let dir = base(&[(GAZETTE, &text), ("claims/council.toml", &claim("lanes", "lanes", "6", ""))]);
    run(dir.path(), &["check"]).exits(2).complains(&["claims/gazette.toml:10:"]);
    let report = report(dir.path());
    assert_eq!(kinds(&report), ["figure-differs"]);
    assert_eq!(report["coverage"]["left_out"][0]["count"], 1);
}

#[test]
fn ties_in_a_circle_cost_the_claims_of_the_circle() {
    let tied = |id: &str, to: &str, role: &str| {
        claim(id, "lanes", "4", &format!("of = {{ claim = \"{to}\", as = \"{role}\" }}"))
    };
    let text = [tied("a", "b", "part"), tied("b", "c", "share"), tied("c", "a", "split"), tied("d", "a", "part")];
    let dir = base(&[(GAZETTE, &after(&text.concat()))]);
    let found = run(dir.path(), &["check"]).exits(2);
    assert_eq!(found.problems(), 1, "{}", found.stderr);
    found.complains(&["claims/gazette.toml:9:6", "go in a circle: a → b → c → a", "take out the `of`"]);
    assert_eq!(report(dir.path())["coverage"]["left_out"][0]["count"], 3);
    // "Three times as much as b" and "a third of a" may well stand in one source; so may a long line of ties.
    let both = [tied("a", "b", "multiple"), tied("b", "a", "share")];
    let dir = base(&[(GAZETTE, &after(&both.concat()))]);
    assert_eq!(run(dir.path(), &["check"]).problems(), 0);
    let line: String = (0..2_000).map(|i| tied(&format!("c{i}"), &format!("c{}", i + 1), "part")).collect();
    let dir = base(&[(GAZETTE, &after(&format!("{line}{}", claim("c2000", "lanes", "4", ""))))]);
    assert_eq!(run(dir.path(), &["check", "--no-reports"]).problems(), 0);
}

#[test]
fn a_circle_of_thousands_is_named_in_short() {
    let tied = |i: usize| {
        let to = (i + 1) % 3_000;
        claim(&format!("c{i}"), "lanes", "4", &format!("of = {{ claim = \"c{to}\", as = \"part\" }}"))
    };
    let text: String = (0..3_000).map(tied).collect();
    let dir = base(&[(GAZETTE, &after(&text))]);
    run(dir.path(), &["check", "--no-reports"])
        .exits(2)
        .complains(&["c0 → c1 → c2 → c3 → … → c2997 → c2998 → c2999 → c0\n"]);
}

#[test]
fn a_relation_that_divides_by_zero_is_a_problem() {
    let figures = [claim("lanes", "lanes", "4", ""), claim("tolls", "tolls", "0", "")].concat();
    for expr in ["a / 0 = b", "a / b = a", "a / (b * 2) = a", "b / (a - a) = 1"] {
        let relations = relation(expr, "a = \"gazette/lanes\", b = \"gazette/tolls\"");
        let dir = base(&[(GAZETTE, &after(&figures)), ("claims/relations.toml", &relations)]);
        run(dir.path(), &["check"]).exits(2).complains(&[
            "claims/relations.toml:4:8",
            "this relation divides by zero",
            "divide by what is never zero",
        ]);
    }
}

#[test]
fn a_relation_that_says_nothing_is_named_in_coverage() {
    let figures = [claim("lanes", "lanes", "4", ""), claim("trams", "trams", "\"fewer than 10\"", "")].concat();
    for (expr, operands, why) in [
        // What may be zero, and may not, is the source's word, not a fault of the file.
        ("a / b = a", "a = \"gazette/lanes\", b = \"gazette/trams\"", "divides by zero: the divisor can be 0 or more"),
        ("a = b", "a = \"gazette/lanes\", b = \"gazette/built\"", "an operand has no figure"),
        ("a = b", "a = \"gazette/lanes\", b = { property = \"portholes\" }", "no claim for the operand b"),
    ] {
        let dir = base(&[(GAZETTE, &after(&figures)), ("claims/relations.toml", &relation(expr, operands))]);
        let found = run(dir.path(), &["check"]).exits(1);
        let said = found.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&format!("relation \"r\" was never evaluated: {why}")), "{said}");
    }
}

#[test]
fn bytes_that_are_not_utf8_cost_their_own_claim() {
    let dir = base(&[]);
    let mut text = after(&claim("b", "lanes", "\"caf@\"", "")).into_bytes();
    let at = text.iter().position(|b| *b == b'@').unwrap();
    text[at] = 0xe9;
    std::fs::write(dir.path().join(GAZETTE), &text).unwrap();
    run(dir.path(), &["check"]).exits(2).complains(&[
        "claims/gazette.toml:12:13",
        &format!("byte {at} of the file is not UTF-8"),
        "save the file as UTF-8",
    ]);
    assert_eq!(kinds(&report(dir.path())), ["date-differs"]);
}

#[test]
fn a_project_with_nothing_in_it_is_no_project() {
    let empty = project(&[]);
    run(empty.path(), &["check"]).exits(2).complains(&["no claims here", "`gainsay init`", "claims/<source>.toml"]);
    assert!(!empty.path().join("reports").exists(), "nothing is written where there is no project");
    run(empty.path(), &["verify"]).exits(2).complains(&["no claims here"]);
    run(empty.path(), &["check", "-C", "nowhere"]).exits(2).complains(&["nowhere: there is no such folder"]);
    let file = project(&[("x", "")]);
    run(file.path(), &["check", "-C", "x"]).exits(2).complains(&["x: there is no such folder"]);
    let only_sources = project(&[("sources/a.toml", "title = \"A\"")]);
    run(only_sources.path(), &["check"]).exits(2).complains(&["no claims here"]);
}

#[test]
fn nothing_compared_is_not_nothing_found() {
    let dir = base(&[("claims/council.toml", &claim("lanes", "lanes", "4", ""))]);
    for args in [&["check"][..], &["check", "--quiet"]] {
        run(dir.path(), args).exits(2).complains(&["0 conflicts from 0 comparisons", "nothing was checked"]);
    }
    assert!(dir.path().join("reports/latest.json").exists());
}

/// Claims of a project that has nothing wrong with its times and units.
#[test]
fn times_and_units_that_can_be_read_are_no_problem() {
    let second = claim("b", "lanes", "4", "as_of = \"currently\"\nperiod = \"since 2012\"");
    let third = claim("c", "day of opening", "\"31 May 1931\"", "as_of = \"five years ago\"");
    let fourth = claim("d", "track", "\"5 km\"", "as_of = \"May 2024\"");
    let properties = "[[property]]\nname = \"track\"\nkind = \"figure\"\nunit = \"length\"\n\n\
                      [[property]]\nname = \"benches\"\nkind = \"figure\"\nunit = \"benches\"\n";
    let claims = after(&(second + &third + &fourth));
    let dir = base(&[(GAZETTE, &claims), ("claims/properties.toml", properties)]);
    let run = run(dir.path(), &["check"]);
    assert_eq!(run.problems(), 0, "{}", run.stderr);
}
