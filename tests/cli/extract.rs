//! Extraction: drafts behind what people wrote, twice the same, and nothing of theirs touched.

use crate::support::{Run, project, run, write};
use std::path::Path;

/// A document of two sentences with a figure each.
const PAGE: &str =
    "The pier of Elmton\n\nPosted on May 3, 2024\n\nThe pier has 40 lamps.\n\nThe council paid $5.4 million for it.\n";
/// A claim that a person wrote of its first figure, in a way of their own.
const OWN: &str = "source = \"pier\"\n\n# Read twice.\n[[claim]]   # the lamps\nid=\"lights\"\nsubject = \"Elmton Pier\"\n\
                   property = 'lights'\nvalue = 40\ncitation = { line = 5, quote = \"has 40 lamps\" }\n";

fn with_page() -> tempfile::TempDir {
    let record = "title = \"The pier\"\ndocument = \"pier.txt\"\n";
    project(&[("sources/pier.toml", record), ("sources/pier.txt", PAGE)])
}

fn read(dir: &Path, file: &str) -> String {
    std::fs::read_to_string(dir.join(file)).unwrap()
}

/// The JSON of a run on one source.
fn json(dir: &Path, args: &[&str]) -> serde_json::Value {
    let found = run(dir, &[&["extract", "--format", "json"], args].concat()).exits(0);
    serde_json::from_str(&found.stdout).unwrap()
}

fn values(found: &serde_json::Value) -> String {
    found["added"].as_array().unwrap().iter().map(|claim| format!("{}\n", claim["value"])).collect()
}

/// Everything that stands in a project, by path.
fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let (mut open, mut found) = (vec![dir.to_owned()], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn drafts_are_made_checked_and_found_again() {
    let dir = with_page();
    run(dir.path(), &["extract", "pier"]).exits(0).prints(&["added to claims/pier.toml", "0 there already, 0 gone"]);
    let text = read(dir.path(), "claims/pier.toml");
    assert!(text.starts_with("source = \"pier\"\n\n# Drafts by gainsay extract"), "{text}");
    assert!(
        text.contains("status = \"draft\"") && text.contains("40 lamps") && text.contains("$5.4 million"),
        "{text}"
    );
    run(dir.path(), &["verify"]).exits(0);
    let checked = run(dir.path(), &["check"]);
    assert_eq!(checked.problems(), usize::from(checked.stderr.contains("from 0 comparisons")), "{}", checked.stderr);
    run(dir.path(), &["extract", "pier"]).exits(0).prints(&["nothing new", "0 gone"]);
    assert_eq!(read(dir.path(), "claims/pier.toml"), text);
}

#[test]
fn what_people_wrote_stays_to_the_byte() {
    let returns = OWN.replace('\n', "\r\n");
    let marked = format!("\u{feff}{OWN}");
    let ends = [
        OWN.to_owned(),
        OWN.trim_end().to_owned(),
        format!("{OWN}# a last word"),
        format!("{OWN}\n\n   "),
        format!("{OWN}note = '''\n[[claim]]\nin a text\n'''"),
        format!(
            "{OWN}[claim.of]\nclaim = \"other\"\nas = \"part\"\n[[claim]]\nid = \"other\"\nsubject = \"a\"\nproperty = \"b\"\nvalue = 1\nstatus = \"draft\""
        ),
        returns.clone(),
        marked,
        String::new(),
        "# nothing yet".to_owned(),
    ];
    for before in ends {
        let dir = with_page();
        write(dir.path(), &[("claims/pier.toml", &before)]);
        run(dir.path(), &["extract", "pier"]).exits(0).prints(&["added to claims/pier.toml"]);
        let after = read(dir.path(), "claims/pier.toml");
        let added = after.strip_prefix(&before).unwrap_or_else(|| panic!("changed:\n{before}\nto:\n{after}"));
        let line_ends = (added.matches('\n').count(), added.matches("\r\n").count());
        assert_eq!(line_ends.0 == line_ends.1, before == returns, "{added:?}");
        assert!(added.contains("$5.4 million"), "{added}");
        assert_eq!(added.contains("40 lamps"), !before.contains("has 40 lamps"), "{added}");
        run(dir.path(), &["extract", "pier"]).exits(0).prints(&["nothing new"]);
        assert_eq!(read(dir.path(), "claims/pier.toml"), after);
        run(dir.path(), &["verify"]).exits(0);
    }
}

#[test]
fn a_file_with_problems_is_refused_and_kept() {
    for (before, fault) in [
        (format!("{OWN}note = \"\"\"\nnever closed"), "this is not TOML"),
        (format!("{OWN}note = \"open"), "this is not TOML"),
        (format!("{OWN}of = {{"), "this is not TOML"),
        (format!("{OWN}subjct = 1\n"), "a claim has no key `subjct`"),
        (format!("{OWN}[entity]\nname = 1\n"), "this file has no table `entity`"),
    ] {
        let dir = with_page();
        write(dir.path(), &[("claims/pier.toml", &before)]);
        run(dir.path(), &["extract", "pier"])
            .exits(2)
            .complains(&[fault, "claims/pier.toml: nothing is added to a file with problems; mend it first"]);
        assert_eq!(read(dir.path(), "claims/pier.toml"), before);
    }
    let dir = with_page();
    std::fs::create_dir_all(dir.path().join("claims")).unwrap();
    std::fs::write(dir.path().join("claims/pier.toml"), b"# caf\xe9\n").unwrap();
    run(dir.path(), &["extract", "pier"]).exits(2).complains(&["not UTF-8"]);
    // A problem of another file does not stand in the way.
    let dir = with_page();
    write(dir.path(), &[("claims/other.toml", "[[claim"), ("gainsay.toml", "colour = 1")]);
    run(dir.path(), &["extract", "pier"]).exits(0);
}

#[test]
fn drafts_that_a_person_changed_are_known() {
    let dir = with_page();
    run(dir.path(), &["extract", "pier"]).exits(0);
    let text = read(dir.path(), "claims/pier.toml");
    let subjects: Vec<&str> = text.lines().filter(|line| line.starts_with("subject = ")).collect();
    let mut edited = text.replace("status = \"draft\"", "status = \"reviewed\"");
    for subject in subjects {
        edited = edited.replace(subject, "subject = \"Elmton Pier\"");
    }
    let retracted = text.replace("status = \"draft\"", "status = \"retracted\"");
    let blocks: Vec<&str> = text.split("[[claim]]").collect();
    let mut turned: Vec<&str> = blocks[1..].to_vec();
    turned.reverse();
    let turned = turned.iter().map(|block| format!("[[claim]]{}\n", block.trim_end())).collect::<String>();
    for changed in [edited, retracted, turned] {
        write(dir.path(), &[("claims/pier.toml", &changed)]);
        run(dir.path(), &["extract", "pier"]).exits(0).prints(&["nothing new", "0 gone"]);
        assert_eq!(read(dir.path(), "claims/pier.toml"), changed);
    }
}

#[test]
fn what_has_gone_is_named_and_never_taken_away() {
    let dir = with_page();
    run(dir.path(), &["extract", "pier"]).exits(0);
    let before = read(dir.path(), "claims/pier.toml");
    write(dir.path(), &[("sources/pier.txt", &PAGE.replace("40 lamps", "50 lamps"))]);
    let at = before.lines().position(|line| line.contains("40 lamps")).unwrap();
    let block = before.lines().take(at).filter(|line| line.starts_with("[[claim]]")).count();
    let line = 1 + before.lines().enumerate().filter(|(_, l)| l.starts_with("[[claim]]")).nth(block - 1).unwrap().0;
    run(dir.path(), &["extract", "pier"]).exits(0).prints(&[
        "added to claims/pier.toml",
        &format!("claims/pier.toml:{line}: "),
        "the document no longer has its passage: \"The pier has 40 lamps.\"",
    ]);
    let after = read(dir.path(), "claims/pier.toml");
    assert!(after.starts_with(&before) && after.contains("50 lamps"), "{after}");
    // Ids that are taken are not given anew.
    let ids: Vec<&str> = after.lines().filter(|line| line.starts_with("id = ")).collect();
    let distinct: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "{after}");
}

#[test]
fn an_id_that_something_still_names_is_not_given_to_another_claim() {
    let dir = with_page();
    let first = json(dir.path(), &["pier", "--dry-run"]);
    let id = first["added"][0]["id"].as_str().unwrap();
    let relations = format!(
        "[[relation]]\nid = \"r\"\nexpr = \"a = b\"\nbecause = \"x\"\nwhere = {{ a = \"{id}\", b = \"{id}\" }}\n"
    );
    write(dir.path(), &[("claims/relations.toml", &relations)]);
    let again = json(dir.path(), &["pier", "--dry-run"]);
    // The relation names a claim that does not exist, and is kept out of the run, but not out of mind.
    assert_eq!(again["added"].as_array().unwrap().len(), first["added"].as_array().unwrap().len());
}

#[test]
fn a_dry_run_prints_toml_and_writes_nothing() {
    let dir = with_page();
    let before = files(dir.path());
    let found = run(dir.path(), &["extract", "pier", "--dry-run"]).exits(0);
    assert!(found.stderr.contains("would be added to claims/pier.toml"), "{}", found.stderr);
    let parsed: toml::Table = found.stdout.parse().expect("what a dry run prints is TOML");
    assert!(parsed["claim"].as_array().unwrap().len() >= 2);
    assert_eq!(files(dir.path()), before);
    let quiet = run(dir.path(), &["extract", "pier", "--dry-run", "-q"]).exits(0);
    assert_eq!((quiet.stdout, quiet.stderr.as_str()), (found.stdout, ""));
    let new = project(&[("pier.txt", PAGE)]);
    run(new.path(), &["extract", "pier.txt", "--dry-run"]).exits(0).prints(&["# sources/pier.toml\ntitle = "]);
    assert_eq!(files(new.path()).len(), 1);
}

#[test]
fn json_says_the_same() {
    let dir = with_page();
    let found = json(dir.path(), &["pier"]);
    assert_eq!(
        (&found["source"], &found["known"], &found["gone"]),
        (&"pier".into(), &0.into(), &serde_json::json!([]))
    );
    assert!(values(&found).contains("40") && values(&found).contains("5.4 million"), "{found}");
    assert!(read(dir.path(), "claims/pier.toml").contains(found["added"][0]["toml"].as_str().unwrap()));
    let again = json(dir.path(), &["pier"]);
    assert_eq!(again["known"].as_u64().unwrap() as usize, found["added"].as_array().unwrap().len());
    write(dir.path(), &[("sources/pier.txt", "The pier is closed.\n")]);
    let gone = json(dir.path(), &["pier"]);
    assert_eq!(gone["gone"].as_array().unwrap().len(), found["added"].as_array().unwrap().len());
    assert_eq!(gone["gone"][0]["file"], "claims/pier.toml");
    // One line for each source.
    write(dir.path(), &[("quay.txt", PAGE)]);
    let two = run(dir.path(), &["extract", "--format", "json", "quay.txt", "pier"]).exits(0).stdout;
    let sources: Vec<serde_json::Value> = two.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(sources.iter().map(|s| s["source"].as_str().unwrap()).collect::<Vec<_>>(), ["quay", "pier"]);
}

#[test]
fn a_document_gets_a_record() {
    let dir = project(&[("pages/The pier (2024).txt", PAGE)]);
    let found = run(dir.path(), &["extract", "pages/The pier (2024).txt", "--documents", "pages"]).exits(0);
    assert_eq!(found.stderr, "");
    let record = read(dir.path(), "sources/The-pier-2024.toml");
    let expected =
        "title = \"The pier of Elmton\"\npublished = \"2024-05-03\"\ndocument = \"The pier (2024).txt\"\nsha256 = \"";
    assert!(record.starts_with(expected), "{record}");
    run(dir.path(), &["verify", "--documents", "pages"]).exits(0);
    // Named again by its path or by its id, it is the same source.
    for name in ["pages/The pier (2024).txt", "The-pier-2024"] {
        run(dir.path(), &["extract", name, "--documents", "pages"]).exits(0).prints(&["nothing new"]);
    }
    assert_eq!(read(dir.path(), "sources/The-pier-2024.toml"), record);
    // Without the folder the record names its file, and the run says what that means.
    let lone = project(&[("pages/pier.txt", PAGE)]);
    run(lone.path(), &["extract", "pages/pier.txt"]).exits(0).complains(&["is not beside the record", "--documents"]);
    assert!(read(lone.path(), "sources/pier.toml").contains("document = \"pier.txt\""));
    run(lone.path(), &["extract", "pages/pier.txt"]).exits(0).prints(&["nothing new"]);
    // Beside the record, the document is found by its path as well.
    let beside = with_page();
    run(beside.path(), &["extract", "sources/pier.txt"]).exits(0).prints(&["pier: "]);
    assert!(!read(beside.path(), "sources/pier.toml").contains("sha256"));
}

#[test]
fn all_takes_every_source_with_a_document() {
    let dir = with_page();
    let lost = "title = \"A\"\ndocument = \"lost.txt\"\n";
    write(dir.path(), &[("sources/lost.toml", lost), ("sources/none.toml", "title = \"A\"\n")]);
    let found = run(dir.path(), &["extract", "--all"]).exits(0).prints(&["pier: "]);
    assert!(found.stderr.contains("passed over: lost: \"lost.txt\" is neither beside the record nor in"));
    assert!(!found.stderr.contains("none"), "{}", found.stderr);
    std::fs::remove_file(dir.path().join("sources/pier.txt")).unwrap();
    run(dir.path(), &["extract", "--all"]).exits(2).complains(&["no source has one at hand"]);
    run(dir.path(), &["extract", "--all", "pier"]).exits(2);
    run(dir.path(), &["extract"]).exits(2);
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_is_written() {
    let dir = with_page();
    write(
        dir.path(),
        &[
            ("sources/quay.toml", "title = \"A\"\n"),
            ("sources/lost.toml", "title = \"A\"\ndocument = \"lost.txt\"\n"),
            ("sources/faulty.toml", "titel = 1\n"),
            ("sources/out.toml", "title = \"A\"\ndocument = \"../../etc/hostname\"\n"),
            ("entities.txt", PAGE),
            ("pages/pier.txt", "The pier has 9 lamps.\n"),
            ("pages/quay.txt", PAGE),
            ("other/quay.txt", PAGE),
            ("pages/!!.txt", PAGE),
        ],
    );
    std::fs::write(dir.path().join("pages/photo.txt"), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR").unwrap();
    let before = files(dir.path());
    for (name, words) in [
        ("peir", "there is no source and no file \"peir\"; did you mean \"pier\"?"),
        ("no/such.txt", "there is no source and no file \"no/such.txt\""),
        ("quay", "sources/quay.toml names no document"),
        ("lost", "\"lost.txt\" is neither beside the record nor in the folder of --documents"),
        ("faulty", "sources/faulty.toml: this record has problems"),
        ("out", "out"),
        ("pages", "pages: this is no file"),
        ("entities.txt", "a source cannot be called \"entities\""),
        ("pages/!!.txt", "a source cannot be called"),
        ("pages/photo.txt", "pages/photo.txt: "),
    ] {
        run(dir.path(), &["extract", name]).exits(2).complains(&[words]);
        assert_eq!(files(dir.path()), before, "{name}");
    }
    // Faults of arguments are told before anything is written.
    run(dir.path(), &["extract", "pier", "peir", "lost"]).exits(2).complains(&["\"peir\"", "lost.txt"]);
    run(dir.path(), &["extract", "pages/quay.txt", "other/quay.txt"]).exits(2).complains(&["as well; rename one"]);
    assert_eq!(files(dir.path()), before);
    // One document that cannot be read does not keep the others.
    run(dir.path(), &["extract", "pages/photo.txt", "pier"]).exits(2).prints(&["pier: "]);
    run(project(&[]).path(), &["extract", "pier"]).exits(2).complains(&["no sources yet"]);
    run(dir.path(), &["extract", "pier", "-C", "nowhere"]).exits(2).complains(&["nowhere: there is no such folder"]);
}

#[test]
fn a_document_of_another_record_is_not_mixed_in() {
    let dir =
        project(&[("sources/pier.toml", "title = \"A\"\ndocument = \"old/pier.html\"\n"), ("pages/pier.txt", PAGE)]);
    let found = run(dir.path(), &["extract", "pages/pier.txt"]).exits(2);
    found.complains(&["sources/pier.toml is the record of another document, \"old/pier.html\"; rename the file"]);
    // A record that names no document may well be that of this one; it is not written to.
    write(dir.path(), &[("sources/pier.toml", "title = \"A\"\n")]);
    run(dir.path(), &["extract", "pages/pier.txt"]).exits(0).complains(&["names no document"]);
    assert_eq!(read(dir.path(), "sources/pier.toml"), "title = \"A\"\n");
    let changed = format!("title = \"A\"\ndocument = \"pier.txt\"\nsha256 = \"{}\"\n", "0".repeat(64));
    write(dir.path(), &[("sources/pier.toml", &changed)]);
    let found = run(dir.path(), &["extract", "pier", "--documents", "pages"]).exits(0);
    found.complains(&["the document is not the one that sources/pier.toml was written for"]);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_and_links_within_are_kept() {
    use std::os::unix::fs::symlink;
    let outside = project(&[("pier.toml", ""), ("empty/x", "")]);
    let dir = with_page();
    std::fs::create_dir_all(dir.path().join("claims")).unwrap();
    symlink(outside.path().join("pier.toml"), dir.path().join("claims/pier.toml")).unwrap();
    let refused =
        |dir: &Path| -> Run { run(dir, &["extract", "pier"]).exits(2).complains(&["leads out of its folder"]) };
    refused(dir.path());
    assert_eq!(read(outside.path(), "pier.toml"), "");
    let dir = with_page();
    symlink(outside.path().join("empty"), dir.path().join("claims")).unwrap();
    refused(dir.path());
    assert!(!outside.path().join("empty/pier.toml").exists());
    // A link within the project stays a link, and what it leads to has the drafts.
    let dir = with_page();
    write(dir.path(), &[("claims/stored/pier.toml", OWN)]);
    symlink("stored/pier.toml", dir.path().join("claims/pier.toml")).unwrap();
    run(dir.path(), &["extract", "pier"]).exits(0);
    assert!(dir.path().join("claims/pier.toml").symlink_metadata().unwrap().is_symlink());
    assert!(read(dir.path(), "claims/stored/pier.toml").contains("$5.4 million"));
    // A record that leads to a document outside is refused.
    let dir = project(&[("sources/pier.toml", "title = \"A\"\ndocument = \"pier.txt\"\n")]);
    symlink(outside.path().join("pier.toml"), dir.path().join("sources/pier.txt")).unwrap();
    refused(dir.path());
}

#[test]
fn odd_documents_do_no_harm() {
    let deep = "(".repeat(3_000);
    let long = format!("The pier has 40 lamps {}.", "and a rail ".repeat(4_000));
    for page in ["", "\n\n\n"] {
        let dir = with_page();
        write(dir.path(), &[("sources/pier.txt", page)]);
        run(dir.path(), &["extract", "pier"]).exits(2).complains(&["this file holds no text"]);
    }
    for page in [
        "40",
        "The pier\u{7} has 40 lamps.",
        "The “pier” has \\40 lamps, \"16 benches\" and 'one' flag\u{202e}.",
        "[[claim]]\nid = \"x\" has 40 lamps.\n'''\n\"\"\"\n",
        "The pier has 40 lamps … and 16 benches ... for 3 boats.",
        &deep,
        &long,
        &"The pier has 40 lamps. ".repeat(300),
    ] {
        let dir = with_page();
        write(dir.path(), &[("sources/pier.txt", page)]);
        run(dir.path(), &["extract", "pier"]).exits(0);
        run(dir.path(), &["extract", "pier"]).exits(0).prints(&["nothing new", "0 gone"]);
        if dir.path().join("claims/pier.toml").exists() {
            let found = run(dir.path(), &["verify", "--format", "json"]);
            let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
            let counts = found["counts"].as_object().unwrap();
            // Whether the value is in its quote is another question, which such documents may well leave open.
            assert!(counts.keys().all(|state| state == "exact" || state.starts_with("value ")), "{page:?}: {counts:?}");
        }
    }
}

#[test]
fn the_documents_of_the_project_verify() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let folder = std::env::var_os("GAINSAY_SHARED").map_or(beside, |shared| Path::new(&shared).join("seeds"));
    if !folder.is_dir() {
        #[allow(clippy::print_stdout, reason = "a test that was skipped says so")]
        {
            println!("skipped: no documents beside the project");
        }
        return;
    }
    let dir = project(&[]);
    let mut pages: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    let pages: Vec<&str> = pages.iter().map(|path| path.to_str().unwrap()).collect();
    let folder = folder.to_str().unwrap();
    run(dir.path(), &[&["extract", "--documents", folder], &pages[..]].concat()).exits(0);
    run(dir.path(), &["verify", "--documents", folder]).exits(0);
    let checked = run(dir.path(), &["check", "--documents", folder]);
    assert_eq!(checked.problems(), 0, "{}", checked.stderr);
    let again = run(dir.path(), &["extract", "--all", "--documents", folder]).exits(0);
    let lines = again.stdout.lines().filter(|line| line.contains("nothing new") && line.ends_with(" 0 gone"));
    assert_eq!(lines.count(), pages.len(), "{}", again.stdout);
}
