//! The repository's own project: the reports are current, what must be found is found, what must stay quiet is quiet.

use gainsay::audit::Outcome;
use gainsay::conflict::Severity;
use gainsay::project::{Options, Project, load};
use gainsay::report::{self, Format, Templates, View};
use std::path::Path;

fn project() -> Project {
    load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project loads")
}

fn outcome(project: &Project) -> Outcome {
    project.crosscheck(Options::default(), |_, _| ()).0
}

fn stored(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there")
}

#[test]
fn the_project_has_no_problem() {
    let problems: Vec<String> = outcome(&project()).problems.iter().map(|p| gainsay::claim::render(p, false)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_committed_reports_are_current() {
    let view = View::new(&outcome(&project()), &report::Options::default());
    for format in [Format::Html, Format::Markdown, Format::Json] {
        let made = report::render(&view, format, &Templates::new()).expect("the report is made");
        let path = format!("reports/latest.{}", format.extension());
        assert!(made == stored(&path), "{path} is not current: run `cargo run --release -- check`");
    }
}

#[test]
fn the_excerpt_of_the_readme_is_what_the_program_prints() {
    let printed = report::terminal(&View::new(&outcome(&project()), &report::Options::default()), false, 100);
    let readme = stored("README.md");
    let (_, after) = readme.split_once("From the summary of the first command:").expect("the README has an excerpt");
    let excerpt = after.split("```").nth(1).and_then(|block| block.strip_prefix("text\n")).expect("in a text block");
    for part in excerpt.split("[…]\n") {
        assert!(printed.contains(part.trim_end()), "not printed:\n{part}\n--- but:\n{printed}");
    }
}

/// Whether a conflict of at least minor severity holds all these claims.
fn flagged(outcome: &Outcome, claims: &[&str]) -> Option<(&'static str, Severity)> {
    let holds = |c: &&gainsay::conflict::Conflict| {
        let ids: Vec<String> = c.sides.iter().flat_map(|s| &s.claims).map(|c| c.id.to_string()).collect();
        claims.iter().all(|claim| ids.iter().any(|id| id == claim))
    };
    outcome.conflicts.iter().find(holds).map(|c| (c.kind, c.severity))
}

#[test]
fn what_a_careful_reader_finds_is_found() {
    let outcome = outcome(&project());
    for (kind, severity, claims) in [
        (
            "date-differs",
            Severity::Major,
            ["cooperation-questions/senate-bill-2710-year-signed", "cooperation-questions/sb-2710-year-passed"],
        ),
        (
            "bound-exceeded",
            Severity::Critical,
            ["agreements-explainer/immigrant-taxes", "agreements-explainer/immigrant-income"],
        ),
        (
            "figure-differs",
            Severity::Minor,
            ["agreements-explainer/obba-ice-money", "agreements-explainer/obba-ice-set-to-receive"],
        ),
        (
            "mean-mismatch",
            Severity::Major,
            ["party-release-report/arrests-per-day", "party-release-report/arrests-total"],
        ),
        (
            "count-mismatch",
            Severity::Major,
            ["agreements-explainer/agreement-categories-count", "agreements-explainer/agreement-categories-list"],
        ),
        (
            "polarity",
            Severity::Major,
            ["cooperation-questions/sanctuary-cities", "cooperation-questions/restrictive-measures"],
        ),
        ("list-differs", Severity::Major, ["agreements-explainer/raid-towns", "legal-aid-page/raids-communities"]),
        (
            "existence",
            Severity::Minor,
            ["agreements-explainer/ms-agreements-five-years-ago", "cooperation-questions/participation-287g"],
        ),
        (
            "name-variant",
            Severity::Minor,
            ["agreements-explainer/iaje-full-name", "party-release-report/ice-activity-trend"],
        ),
        (
            "name-variant",
            Severity::Minor,
            ["agreements-explainer/ice-full-name-intro", "agreements-explainer/ice-full-name"],
        ),
    ] {
        assert_eq!(flagged(&outcome, &claims), Some((kind, severity)), "{claims:?}");
    }
}

#[test]
fn where_a_naive_tool_shouts_it_is_quiet() {
    let outcome = outcome(&project());
    for claims in [
        ["agreements-explainer/raid-arrests", "legal-aid-page/raids-arrests"],
        ["agreements-explainer/detained-no-record", "agreements-explainer/detained-no-record-fraction"],
        ["legal-aid-page/undocumented-share", "legal-aid-page/undocumented-number"],
        ["legal-aid-page/undocumented-number", "legal-aid-page/immigrants"],
        ["agreements-explainer/adams-held", "lafayette-removals/adams-removals"],
        ["lafayette-removals/lafayette-removals-2017", "lafayette-removals/lafayette-removals-2018"],
        ["agreements-explainer/sb-2329-status", "cooperation-questions/sb-2710-year-passed"],
        ["agreements-explainer/ms-immigrants", "legal-aid-page/immigrants"],
        ["agreements-explainer/adams-held", "party-release-report/illegal-immigrants"],
        ["lafayette-removals/lafayette-removals-female", "lafayette-removals/lafayette-removals-total"],
        ["agreements-explainer/ms-sheriffs-count", "agreements-explainer/ms-agencies-list"],
        ["agreements-explainer/adams-held", "agreements-explainer/tallahatchie-held"],
    ] {
        let known = |claim: &str| project().claims.iter().any(|c| c.id.to_string() == claim);
        assert!(claims.iter().all(|c| known(c)), "{claims:?}: no such claim");
        assert_eq!(flagged(&outcome, &claims), None, "{claims:?}");
    }
    let trend = |c: &gainsay::conflict::Conflict| c.kind == "trend" && c.title.contains("74,000");
    assert!(outcome.notes.iter().any(trend), "74,000 and nearly 60,000 are a trend");
}

#[test]
fn the_words_of_the_project_name_no_subject_of_its_claims() {
    let project = project();
    let files =
        ["claims/entities.toml", "claims/properties.toml", "src/claim/vocabulary.toml", "src/pairing/classes.toml"];
    let words = files.map(stored).join("\n");
    let keys = ["name", "synonyms", "aliases", "means", "opposites", "expr", "where"];
    let entries = words.lines().filter(|line| keys.iter().any(|key| line.starts_with(&format!("{key} = "))));
    let words: Vec<&str> = entries.flat_map(|line| line.split(|c: char| !c.is_alphanumeric())).collect();
    let named = project.claims.iter().flat_map(|c| [Some(&c.subject), c.place.as_ref()]).flatten();
    for word in named.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())) {
        let name = word.len() > 2 && word.starts_with(char::is_uppercase);
        assert!(!(name && words.contains(&word)), "\"{word}\" is a subject of a claim");
    }
}

#[test]
fn claims_in_another_order_give_the_same_bytes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = tempfile::tempdir().expect("a folder can be made");
    for folder in ["claims", "sources"] {
        std::fs::create_dir(copy.path().join(folder)).expect("a folder can be made");
        for entry in std::fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            let mut blocks: Vec<&str> = text.split("\n[[claim]]\n").collect();
            let head = blocks.remove(0);
            blocks.reverse();
            let turned = std::iter::once(head).chain(blocks).collect::<Vec<_>>().join("\n\n[[claim]]\n");
            let name = path.file_name().expect("a file has a name");
            std::fs::write(copy.path().join(folder).join(name), turned).expect("a file can be written");
        }
    }
    let json = |root: &Path| {
        let project = load(root).expect("the project loads");
        let view = View::new(&outcome(&project), &report::Options::default());
        report::render(&view, Format::Json, &Templates::new()).expect("the report is made")
    };
    assert!(json(root) == json(copy.path()), "the order of the claims in their files shows in the report");
}
