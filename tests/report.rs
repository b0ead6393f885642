//! Reports of one invented run, in every format, and what hostile texts do to them.

use gainsay::audit::{
    Corroboration, Coverage, NearMiss, NotCompared, Outcome, Possible, Ruled, Ruling, SourceLine, Unknown, Verdict,
    Want,
};
use gainsay::claim::{ClaimId, Location, Locator, Problem, SourceId};
use gainsay::compare::Reason;
use gainsay::conflict::{Cause, Cited, Conflict, Passage, Severity, Side};
use gainsay::report::{
    Changes, DEFAULT_HTML, Error, Format, Gone, HTML_TEMPLATE, MARKDOWN_TEMPLATE, Options, Templates, View, render,
    schema, terminal,
};
use std::collections::BTreeMap;

fn id(full: &str) -> ClaimId {
    let (source, name) = full.split_once('/').expect("a full id has a slash");
    ClaimId { source: SourceId(source.into()), name: name.into() }
}

fn strings(items: &[&str]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

fn cited(full: &str, value: &str, line: usize, quote: &str) -> Cited {
    Cited {
        id: id(full),
        subject: "harbour bridge".into(),
        property: "cost".into(),
        value: value.into(),
        qualifiers: vec!["in Riverton".into()],
        passages: vec![Passage { quote: quote.into(), locator: Locator::Line(line) }],
    }
}

fn side(value: &str, claims: Vec<Cited>, origins: &[&str]) -> Side {
    Side { value: value.into(), claims, origins: strings(origins) }
}

fn conflict(kind: &'static str, severity: Severity, title: &str, fingerprint: &str, sides: Vec<Side>) -> Conflict {
    Conflict {
        kind,
        severity,
        title: title.into(),
        question: "harbour bridge / cost, in Riverton".into(),
        entity: "harbour bridge".into(),
        between: Vec::new(),
        spread: Vec::new(),
        sides,
        arithmetic: vec![],
        reconcile: vec![],
        cause: None,
        look_up: vec![],
        remarks: vec![],
        also: vec![],
        fingerprint: fingerprint.into(),
        evidence: format!("{fingerprint}-evidence"),
    }
}

/// Two sides, one of them with two claims that go back to one origin.
fn figure_differs() -> Conflict {
    let b = vec![
        cited(
            "gazette-2024/cost",
            "almost $42 million",
            79,
            "The bridge will cost almost $42 million, the mayor said.",
        ),
        cited("herald-2024/cost", "$42 million", 4, "a bill of $42 million, according to the Gazette"),
    ];
    let a = vec![cited("council-2023/cost", "$4.2 million", 12, "Harbour bridge, renewal of deck: $4.2 million")];
    Conflict {
        arithmetic: strings(&["42,000,000 / 4,200,000 = 10"]),
        reconcile: strings(&["The Gazette's figure with its decimal point one place to the left: $4.2 million"]),
        cause: Some(Cause { name: "scale slip", text: "The figures differ by a factor of exactly ten.".into() }),
        look_up: strings(&["The council's budget for 2023, item “harbour bridge”", "Whether approaches are counted"]),
        remarks: strings(&["one level higher: the figures differ by a factor of 10 or more"]),
        also: vec!["bound-exceeded"],
        ..conflict(
            "figure-differs",
            Severity::Critical,
            "Cost of the harbour bridge: $4.2 million against almost $42 million",
            "3f9a1c2e5b7d8a90",
            vec![side("$4.2 million", a, &["Riverton council"]), side("almost $42 million", b, &["Riverton Gazette"])],
        )
    }
}

/// A relation: three operands of one source and its arithmetic.
fn sum_mismatch() -> Conflict {
    let operand = |name: &str, value: &str, line, quote: &str| {
        let claims = vec![cited(&format!("council-2023/{name}"), value, line, quote)];
        side(&format!("{name} = {value}"), claims, &["Riverton council"])
    };
    Conflict {
        question: "harbour bridge / workers = divers + welders".into(),
        arithmetic: strings(&["divers 12 + welders 31 = 43", "workers 45", "45 - 43 = 2"]),
        reconcile: strings(&["workers = 43", "divers = 14", "welders = 33"]),
        look_up: strings(&["Whether two workers are neither divers nor welders"]),
        ..conflict(
            "sum-mismatch",
            Severity::Major,
            "Workers on the harbour bridge: the parts make 43, the total says 45",
            "3f9a1c2e00aa11bb",
            vec![
                operand("workers", "45", 20, "45 workers were on the deck"),
                operand("divers", "12", 21, "12 of them divers"),
                operand("welders", "31", 21, "and 31 welders"),
            ],
        )
    }
}

/// A list with two passages, and a claim placed by page.
fn list_differs() -> Conflict {
    let mut a = cited("council-2023/cities", "Riverton, Eastford", 30, "the towns of Riverton …");
    a.passages.push(Passage { quote: "and Eastford".into(), locator: Locator::Section("Partners".into()) });
    let mut b = cited("report/cities", "Riverton, Westford", 1, "Riverton and Westford pay");
    b.passages[0].locator = Locator::Page(3);
    b.qualifiers.clear();
    conflict(
        "list-differs",
        Severity::Minor,
        "Towns that pay for the harbour bridge: Eastford or Westford",
        "b0c4d5e6f7081920",
        vec![side("Riverton, Eastford", vec![a], &[]), side("Riverton, Westford", vec![b], &[])],
    )
}

fn trend() -> Conflict {
    let at = |full, value, line, quote| side(value, vec![cited(full, value, line, quote)], &[]);
    conflict(
        "trend",
        Severity::Note,
        "Crossings a day rose from 1,100 in 2022 to 1,300 in 2023",
        "77aa000011112222",
        vec![
            at("council-2022/crossings", "1,100", 5, "1,100 crossings a day"),
            at("council-2023/crossings", "1,300", 6, "1,300 crossings a day"),
        ],
    )
}

fn uncited() -> Conflict {
    let mut claim = cited("draft/opening", "May 2025", 1, "");
    claim.passages.clear();
    let sides = vec![side("May 2025", vec![claim], &[])];
    conflict("uncited", Severity::Note, "Opening of the harbour bridge: no passage is cited", "88bb", sides)
}

fn ruling(fingerprint: &str, verdict: Verdict) -> Ruling {
    Ruling {
        fingerprint: fingerprint.into(),
        evidence: "e1".into(),
        verdict,
        claims: vec![id("council-2023/opened")],
        reason: "The council's minutes give the day; the Herald corrected itself.".into(),
        by: "R. Osei".into(),
        on: "2026-11-14".into(),
        review_by: Some("2027-05".into()),
    }
}

fn source(source: &str, title: &str, about: &str, date: &str, claims: usize) -> SourceLine {
    SourceLine { id: SourceId(source.into()), title: title.into(), about: about.into(), date: date.into(), claims }
}

fn coverage() -> Coverage {
    let counts = |pairs: &[(&str, usize)]| pairs.iter().map(|(what, n)| (what.to_string(), *n)).collect();
    Coverage {
        sources: 5,
        claims: 1204,
        left_out: counts(&[("problem in the file", 1), ("retracted", 2)]),
        questions: 9,
        compared: 31,
        agreements: counts(&[("same", 20), ("same when rounded", 4), ("apart", 7)]),
        not_comparable: counts(&[("different time", 3), ("different place", 1)]),
        never_paired: vec![id("council-2023/depth"), id("gazette-2024/mayor"), id("council-2023/colour")],
        relations: counts(&[("held", 2), ("failed", 1), ("lacked an operand", 4)]),
        per_source: vec![(SourceId("council-2023".into()), 8, 6), (SourceId("gazette-2024".into()), 4, 3)],
        unknown: vec![
            Unknown { property: "motto".into(), why: Want::Property, claims: 1 },
            Unknown { property: "depth".into(), why: Want::Source, claims: 1200 },
        ],
        met: 9,
        nearest: vec![NotCompared {
            claims: [
                cited("council-2023/crossings", "1,300", 6, "1,300 crossings a day"),
                cited("herald-2024/crossings | all", "9,000", 7, "9,000 crossings a week"),
            ],
            reason: Reason::Unit,
        }],
        taught: Vec::new(),
        unmet_rows: 0,
        not_done: strings(&["documents not looked at: no --documents"]),
    }
}

fn outcome() -> Outcome {
    let opened = conflict(
        "date-differs",
        Severity::Major,
        "Opening of the harbour bridge: 3 May 1931 against 8 May 1931",
        "c1d2e3f405162738",
        vec![
            side("3 May 1931", vec![cited("council-2023/opened", "3 May 1931", 2, "opened on 3 May 1931")], &[]),
            side("8 May 1931", vec![cited("herald-2024/opened", "8 May 1931", 9, "since 8 May 1931")], &[]),
        ],
    );
    let agree = vec![
        cited("council-2023/length", "1,204 m", 3, "1,204 m long"),
        cited("gazette-2024/length", "1.2 km", 80, "some 1.2 km"),
    ];
    Outcome {
        conflicts: vec![figure_differs(), sum_mismatch(), list_differs()],
        notes: vec![trend(), uncited()],
        ruled: vec![Ruled { conflict: opened, ruling: ruling("c1d2e3f405162738", Verdict::AStands) }],
        idle_rulings: vec![ruling("dead00beef001122", Verdict::NeedsReporting)],
        near_misses: vec![NearMiss {
            a: "East Ford".into(),
            b: "Eastford".into(),
            why: "one space apart; no alias joins them".into(),
            claims: vec![id("report/cities"), id("council-2023/cities")],
        }],
        possible: vec![Possible {
            claims: [agree[0].clone(), agree[1].clone()],
            odds: "about 6 to 1".into(),
            agreement: "apart".into(),
            why: "what they speak of is not told to be one".into(),
            waterfall: strings(&["prior  -1.2  before anything is compared", "total  +2.6  about 6 to 1"]),
        }],
        corroborations: vec![Corroboration {
            question: "harbour bridge / length".into(),
            agreement: "same when rounded".into(),
            claims: agree,
            origins: strings(&["Riverton council", "Riverton Gazette"]),
        }],
        coverage: coverage(),
        problems: vec![Problem {
            at: Location { file: "claims/herald-2024.toml".into(), line: 12 },
            column: 1,
            span: None,
            message: "unknown key `qoute`".into(),
            help: "did you mean `quote`?".into(),
            snippet: "qoute = \"a bill | of $42 million\"".into(),
        }],
        sources: vec![
            source("council-2022", "Budget of the town 2022", "Riverton council; government record", "2022", 1),
            source("council-2023", "Budget of the town 2023", "Riverton council; government record", "March 2023", 8),
            source("gazette-2024", "What the bridge costs", "Riverton Gazette; news article", "14 March 2024", 4),
            source("herald-2024", "A bridge too dear?", "Eastford Herald; news article", "undated", 3),
        ],
    }
}

fn options() -> Options {
    Options {
        title: "Harbour bridge".into(),
        date: Some("2026-11-21".into()),
        written: strings(&["reports/report.html", "reports/report.md", "reports/report.json"]),
        ..Options::default()
    }
}

fn view() -> View {
    View::new(&outcome(), &options())
}

fn rendered(view: &View, format: Format) -> String {
    render(view, format, &Templates::new()).expect("the built-in templates render every view")
}

fn json(view: &View) -> serde_json::Value {
    serde_json::from_str(&rendered(view, Format::Json)).expect("the JSON report is JSON")
}

fn assert_valid(report: &serde_json::Value) {
    let schema: serde_json::Value = serde_json::from_str(schema()).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is a schema");
    let faults: Vec<String> = validator.iter_errors(report).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn html() {
    insta::assert_snapshot!("report.html", rendered(&view(), Format::Html));
}

#[test]
fn markdown() {
    insta::assert_snapshot!("report.md", rendered(&view(), Format::Markdown));
}

#[test]
fn json_report() {
    insta::assert_snapshot!("report.json", rendered(&view(), Format::Json));
}

#[test]
fn terminal_summary() {
    insta::assert_snapshot!("terminal.txt", rendered(&view(), Format::Terminal));
}

#[test]
fn terminal_summary_narrow() {
    let text = terminal(&view(), false, 48);
    assert!(text.lines().all(|line| line.chars().count() <= 48), "{text}");
    insta::assert_snapshot!("terminal-narrow.txt", text);
}

#[test]
fn an_audit_says_what_is_new_in_every_format() {
    let changes = Changes {
        since: Some("2026-11-14".into()),
        states: BTreeMap::from([
            ("3f9a1c2e5b7d8a90".to_string(), "new".to_string()),
            ("b0c4d5e6f7081920".to_string(), "standing".to_string()),
        ]),
        gone: vec![Gone {
            fingerprint: "0e0e0e0e".into(),
            title: "Width of the deck: 12 m against 14 m".into(),
            state: "resolved".into(),
        }],
    };
    let view = View::new(&outcome(), &Options { changes: Some(changes), ..options() });
    for format in Format::ALL {
        let text = rendered(&view, format);
        assert!(text.contains("1 new, 1 standing and 1 resolved"), "{format:?}");
        assert!(text.contains("14 November 2026"), "{format:?}");
        if format != Format::Terminal {
            assert!(text.contains("Width of the deck: 12 m against 14 m"), "{format:?}");
        }
    }
    assert_eq!(json(&view)["conflicts"][0]["state"], "new");
    assert_valid(&json(&view));
}

#[test]
fn json_has_the_shape_that_is_promised() {
    let report = json(&view());
    assert_eq!(report["version"], 1);
    let claim = &report["conflicts"][0]["sides"][1]["claims"][0];
    assert_eq!(claim["id"], "gazette-2024/cost");
    assert_eq!(claim["source"], "gazette-2024");
    assert_eq!(claim["line"], 79);
    assert_eq!(claim["quote"], "The bridge will cost almost $42 million, the mayor said.");
    assert_eq!(claim["value"], "almost $42 million");
    // A page is no line.
    assert_eq!(report["conflicts"][2]["sides"][1]["claims"][0]["line"], serde_json::Value::Null);
    assert_eq!(report["conflicts"][2]["sides"][1]["claims"][0]["at"], "report, page 3");
    assert!(report.get("written").is_none());
    assert!(rendered(&view(), Format::Json).ends_with("}\n"));
}

#[test]
fn json_follows_its_schema() {
    assert_valid(&json(&view()));
    assert_valid(&json(&View::new(&Outcome::default(), &Options::default())));
}

#[test]
fn the_schema_describes_every_object_and_field() {
    fn walk(node: &serde_json::Value, path: &str) {
        if node["type"] == "object" {
            assert_eq!(node["additionalProperties"], false, "{path}");
            let fields: Vec<&String> = node["properties"].as_object().unwrap().keys().collect();
            let required: Vec<&str> = node["required"].as_array().unwrap().iter().flat_map(|r| r.as_str()).collect();
            assert_eq!(fields, required, "{path}: every field is always there");
            for (name, field) in node["properties"].as_object().unwrap() {
                let described = field.get("description").is_some() || field.get("$ref").is_some();
                assert!(described, "{path}/{name} has no description");
                walk(field, &format!("{path}/{name}"));
            }
        }
        walk_if(node.get("items"), path);
        for (name, def) in node.get("$defs").and_then(|d| d.as_object()).into_iter().flatten() {
            walk(def, name);
        }
    }
    fn walk_if(node: Option<&serde_json::Value>, path: &str) {
        if let Some(node) = node {
            walk(node, path);
        }
    }
    walk(&serde_json::from_str(schema()).unwrap(), "");
}

#[test]
fn the_schema_refuses_a_field_that_it_does_not_know() {
    let mut report = json(&view());
    report["conflicts"][0]["guilty"] = "B".into();
    let schema: serde_json::Value = serde_json::from_str(schema()).unwrap();
    assert!(!jsonschema::is_valid(&schema, &report));
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    for format in Format::ALL {
        assert_eq!(rendered(&view(), format), rendered(&view(), format));
    }
}

#[test]
fn every_passage_is_in_every_full_report() {
    let html = rendered(&view(), Format::Html);
    let markdown = rendered(&view(), Format::Markdown);
    for conflict in outcome().conflicts.iter().chain(&outcome().notes) {
        for claim in conflict.sides.iter().flat_map(|s| &s.claims) {
            assert!(html.contains(&claim.id.to_string()) && markdown.contains(&claim.id.to_string()));
            for passage in &claim.passages {
                let unmarked = html.replace("<mark>", "").replace("</mark>", "");
                assert!(unmarked.contains(&format!("<p>{}</p>", passage.quote)), "{}", passage.quote);
                assert!(markdown.replace('\\', "").contains(&format!("> “{}”", passage.quote)), "{}", passage.quote);
            }
        }
    }
}

#[test]
fn no_report_calls_an_open_conflict_an_error_or_says_who_is_right() {
    for format in Format::ALL {
        let text = rendered(&view(), format).to_lowercase();
        for word in ["error", "wrong", "incorrect", "mistake", "false claim"] {
            assert!(!text.contains(word), "{format:?} says {word}");
        }
    }
}

#[test]
fn a_page_asks_nothing_of_the_network_and_runs_nothing() {
    let html = rendered(&view(), Format::Html);
    for forbidden in ["<script", "http://", "https://", "@import", "url(", "<img", "<link", "<iframe", " onload"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("default-src 'none'"));
}

/// An outcome every text of which is `text`.
fn hostile(text: &str) -> Outcome {
    let mut claim = cited("council-2023/cost", text, 1, text);
    claim.id = ClaimId { source: SourceId(text.into()), name: text.into() };
    (claim.subject, claim.property, claim.qualifiers) = (text.into(), text.into(), vec![text.into()]);
    claim.passages.push(Passage { quote: text.into(), locator: Locator::Section(text.into()) });
    let found = Conflict {
        question: text.into(),
        arithmetic: vec![text.into()],
        reconcile: vec![text.into()],
        cause: Some(Cause { name: "scale slip", text: text.into() }),
        look_up: vec![text.into()],
        remarks: vec![text.into()],
        ..conflict("figure-differs", Severity::Minor, text, text, vec![side(text, vec![claim.clone()], &[text])])
    };
    let ruling = Ruling {
        claims: vec![claim.id.clone()],
        reason: text.into(),
        by: text.into(),
        on: text.into(),
        review_by: Some(text.into()),
        ..ruling(text, Verdict::Neither)
    };
    let counts = || vec![(text.to_string(), 1)];
    Outcome {
        conflicts: vec![found.clone()],
        notes: vec![found.clone()],
        ruled: vec![Ruled { conflict: found, ruling: ruling.clone() }],
        idle_rulings: vec![ruling],
        near_misses: vec![NearMiss {
            a: text.into(),
            b: text.into(),
            why: text.into(),
            claims: vec![claim.id.clone()],
        }],
        possible: vec![Possible {
            claims: [claim.clone(), claim.clone()],
            odds: text.into(),
            agreement: text.into(),
            why: text.into(),
            waterfall: vec![text.into()],
        }],
        corroborations: vec![Corroboration {
            question: text.into(),
            agreement: text.into(),
            claims: vec![claim.clone()],
            origins: vec![text.into()],
        }],
        coverage: Coverage {
            left_out: counts(),
            agreements: counts(),
            not_comparable: counts(),
            relations: counts(),
            never_paired: vec![claim.id.clone()],
            per_source: vec![(claim.id.source.clone(), 1, 1)],
            taught: Vec::new(),
            unmet_rows: 0,
            not_done: vec![text.into()],
            ..Coverage::default()
        },
        problems: vec![Problem {
            at: Location { file: text.into(), line: 1 },
            column: 1,
            span: None,
            message: text.into(),
            help: text.into(),
            snippet: text.into(),
        }],
        sources: vec![SourceLine {
            id: claim.id.source,
            title: text.into(),
            about: text.into(),
            date: text.into(),
            claims: 1,
        }],
    }
}

fn hostile_view(text: &str) -> View {
    let changes = Changes {
        since: Some(text.into()),
        states: BTreeMap::from([(text.to_string(), text.to_string())]),
        gone: vec![Gone { fingerprint: text.into(), title: text.into(), state: text.into() }],
    };
    let options = Options {
        explain_with: text.into(),
        title: text.into(),
        date: Some(text.into()),
        changes: Some(changes),
        written: vec![text.into()],
        documents: false,
    };
    View::new(&hostile(text), &options)
}

#[test]
fn markup_in_any_text_is_shown_and_not_obeyed_by_html() {
    let text = "<b id=x>\"'&amp;</title></style><script>alert(1)</script><!-- {{ 7*7 }} {% raw %}";
    let html = rendered(&hostile_view(text), Format::Html);
    for forbidden in ["<b id", "<script", "<!-- {{", "\"'", "49"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(html.contains("{{ 7*7 }} {% raw %}"));
    assert_eq!(html.matches("</style>").count(), 1);
}

#[test]
fn markdown_in_any_text_is_shown_and_not_obeyed() {
    let text = "a\n\n# b\n> c\n| d | <i>e</i> [f](g) `h` *i* https://j.example";
    let markdown = rendered(&hostile_view(text), Format::Markdown);
    for line in markdown.lines() {
        // Outside of code, which shows what it holds, no sign of the text stands unescaped.
        let plain: String = line.split('`').step_by(2).collect();
        for forbidden in ["| d |", "<i>", "[f](g)", " *i*", " https:"] {
            let quoted_as_code = line.contains("``");
            assert!(quoted_as_code || !plain.contains(forbidden), "{forbidden} in {line}");
        }
        assert!(!line.starts_with("# b") && !line.starts_with("> c") && !line.starts_with("| d"), "{line}");
    }
}

#[test]
fn no_control_character_reaches_a_page_or_a_terminal() {
    let view = hostile_view("a\u{0}\u{1b}[31mred\u{7}\u{9b}2J\u{202e}drow\r\nnext");
    for format in [Format::Html, Format::Markdown, Format::Terminal] {
        let text = rendered(&view, format);
        let found: Vec<char> = text.chars().filter(|c| c.is_control() && *c != '\n').collect();
        assert_eq!(found, Vec::<char>::new(), "{format:?}");
        assert!(text.contains('\u{FFFD}') && !text.contains('\u{202e}'), "{format:?}");
    }
    // The JSON report keeps the words of the source as they are, escaped.
    assert_eq!(json(&view)["title"], "a\u{0}\u{1b}[31mred\u{7}\u{9b}2J\u{202e}drow\r\nnext");
    assert_valid(&json(&view));
}

#[test]
fn long_words_and_empty_texts_do_no_harm() {
    for text in ["", " ", "\n", "-", "1.", "`", "\\", &"ż".repeat(5000)] {
        let view = hostile_view(text);
        for format in Format::ALL {
            assert!(rendered(&view, format).ends_with('\n'));
        }
        assert!(terminal(&view, false, 0).lines().all(|line| line.chars().count() <= 40));
        assert_valid(&json(&view));
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    let coloured = terminal(&view(), true, 80);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + rest[at..].find('m').unwrap() + 1..];
    }
    plain.push_str(rest);
    assert_eq!(plain, terminal(&view(), false, 80));
}

fn overriding(name: &str, text: &str) -> Templates {
    Templates::from([(name.to_string(), text.to_string())])
}

#[test]
fn an_override_takes_the_place_of_the_built_in_template() {
    let mine = overriding(HTML_TEMPLATE, "<p>{{ title }}: {{ conflicts|length }}</p>");
    assert_eq!(render(&view(), Format::Html, &mine).unwrap(), "<p>Harbour bridge: 3</p>\n");
    assert_eq!(render(&view(), Format::Markdown, &mine).unwrap(), rendered(&view(), Format::Markdown));
}

#[test]
fn an_override_can_change_one_part_of_the_built_in_template() {
    let text = format!("{{% extends \"{DEFAULT_HTML}\" %}}{{% block footer %}}<footer>Ours</footer>{{% endblock %}}");
    let html = render(&view(), Format::Html, &overriding(HTML_TEMPLATE, &text)).unwrap();
    assert!(html.contains("<footer>Ours</footer>") && !html.contains("Made by gainsay"));
    assert!(html.contains("id=\"c-3f9a1c2e5b7d8a90\""));
}

#[test]
fn a_name_that_the_view_lacks_is_reported_with_template_and_line() {
    for (name, format) in [(HTML_TEMPLATE, Format::Html), (MARKDOWN_TEMPLATE, Format::Markdown)] {
        let text = "first\n{% for c in conflicts %}\n{{ c.sevirity }}\n{% endfor %}\n";
        let Err(Error::Template { template, line, message, .. }) = render(&view(), format, &overriding(name, text))
        else {
            panic!("{name} was rendered");
        };
        assert_eq!((template.as_str(), line), (name, 3));
        assert!(message.contains("undefined"), "{message}");
    }
}

#[test]
fn a_syntax_fault_is_reported_with_template_and_line() {
    let mine = overriding(HTML_TEMPLATE, "first\n{% if title %}\nno end");
    let error = render(&view(), Format::Html, &mine).unwrap_err();
    assert!(error.to_string().starts_with("template report.html.j2, line 3: "), "{error}");
}

#[test]
fn an_override_cannot_print_a_text_raw() {
    let view = hostile_view("<script>alert(1)</script>");
    let body = "{% autoescape false %}{{ title }}{% endautoescape %}{% include 'part' %}";
    let mut mine = overriding(HTML_TEMPLATE, body);
    mine.insert("part".into(), "{{ title }}".into());
    assert!(!render(&view, Format::Html, &mine).unwrap().contains("<script"));
    let raw = overriding(HTML_TEMPLATE, "{{ title|safe }}");
    assert!(render(&view, Format::Html, &raw).is_err());
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    for text in ["{% include 'report.html.j2' %}", "{% extends 'report.html.j2' %}"] {
        assert!(render(&view(), Format::Html, &overriding(HTML_TEMPLATE, text)).is_err(), "{text}");
    }
}
