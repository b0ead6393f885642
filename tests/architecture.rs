//! The rooms of the house and their one direction; who may read files, the clock and the environment.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules from left to right: each may use only those to its left. Modules of one step know nothing of each other,
/// but for those of `WITHIN_A_STEP`.
///
/// `main.rs` and `lib.rs` stand outside: they only join the rooms.
const STEPS: &[&[&str]] = &[
    &["text"],
    &["quantity", "time", "entity", "document", "meaning", "syntax"],
    &["claim"],
    &["compare", "extract"],
    &["pairing"],
    &["relation"],
    &["conflict"],
    &["audit"],
    &["report"],
    &["project"],
    &["cli"],
];

/// What one module of a step may use of another, with the reason.
const WITHIN_A_STEP: &[(&str, &str, &str)] = &[
    ("entity", "time", "an event among the entities has a date, and two events of two dates are two"),
    ("document", "time", "the date that a document states of itself is a period"),
];

/// Only these touch files, the clock and the environment; all else takes texts and dates as arguments.
const AT_THE_EDGE: &[&str] = &["project", "cli"];

/// What reaches out of the program. The clock and the environment are for the command line alone.
const REACHES_OUT: &[&str] =
    &["std::fs", "File::", "fs::read", "std::net", "std::process", "std::io::stdin", "io::stdout", "io::stderr"];
const CLOCK_AND_ENVIRONMENT: &[&str] = &["SystemTime", "Utc::now", "Local::now", "std::env", "env::var", "env::args"];

/// The most lines of a file: beyond it a reader loses the thread.
const MAX_LINES: usize = 800;

/// The rooms whose files stand in one order too: none imports, by whatever way round, what imports it. The face of such a
/// room only hands names on, so that its files import from one another and never from the face.
const ROOMS_IN_ORDER: &[&str] = &["entity", "pairing", "syntax"];

/// The most lines of a file of those rooms.
const MAX_LINES_IN_ORDER: usize = 500;

/// One file of `src`: its module, path and text.
struct File {
    module: String,
    path: String,
    text: String,
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut open, mut found) = (vec![src.clone()], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of src can be read") {
            let path: PathBuf = entry.expect("a folder's entry can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let inner = path.strip_prefix(&src).expect("it is below src").to_string_lossy().replace('\\', "/");
                let module = inner.split('/').next().unwrap_or("").trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).expect("a file of src is text");
                found.push(File { module, path: inner, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "{} files of src", found.len());
    found
}

/// The code of a file up to its unit tests: those may use what they like.
fn code(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let lines = file.text.lines().enumerate();
    let lines = lines.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    lines.map(|(n, line)| (n + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The modules of the crate that a line names: "crate::text::fold", "use crate::{claim, text}".
fn named(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for after in line.split("crate::").skip(1) {
        let names = match after.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').collect(),
            None => vec![after],
        };
        for name in names {
            let end = name.trim().find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.trim().len());
            found.extend(name.trim().get(..end).map(str::to_owned));
        }
    }
    found
}

/// The module that a file is: "pairing/ledger/mod.rs" is "pairing::ledger".
fn module_of(path: &str) -> String {
    let path = path.trim_end_matches(".rs");
    path.strip_suffix("/mod").unwrap_or(path).replace('/', "::")
}

/// The paths that an import names: "super::a::{self, b::{C, D}}" is three.
fn expanded(import: &str) -> Vec<String> {
    let import = import.trim();
    let Some((head, group)) = import.split_once('{') else {
        let path = import.split(" as ").next().unwrap_or("").trim();
        return vec![path.trim_end_matches("::self").to_owned()];
    };
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
    let (mut found, mut open, mut from) = (Vec::new(), 0usize, 0);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => open += 1,
            '}' => open = open.saturating_sub(1),
            ',' if open == 0 => {
                let part = group[from..at].trim();
                found.extend((!part.is_empty()).then(|| expanded(&format!("{head}{part}"))).into_iter().flatten());
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// A line without who may see what it defines: "pub(in crate::a) use b" imports nothing of `a`.
fn without_visibility(line: &str) -> &str {
    let line = line.trim_start();
    match line.strip_prefix("pub(").and_then(|rest| rest.split_once(") ")) {
        Some((_, rest)) => rest,
        None => line.strip_prefix("pub ").unwrap_or(line),
    }
}

/// The paths that code names from the crate on, from the module above or from the module itself: those of its imports,
/// and those that stand where a name is used.
fn paths(code: &str) -> Vec<String> {
    let code: String = code.lines().map(|line| format!("{}\n", without_visibility(line))).collect();
    let (mut found, mut rest) = (Vec::new(), String::new());
    for statement in code.split_inclusive(';') {
        let begins = |at: &usize| statement[..*at].is_empty() || statement[..*at].ends_with('\n');
        match statement.match_indices("use ").map(|(at, _)| at).find(begins) {
            Some(at) => {
                rest.push_str(&statement[..at]);
                found.extend(expanded(statement[at..].trim_start_matches("use ").trim_end_matches(';')));
            }
            None => rest.push_str(statement),
        }
    }
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    for word in rest.split(|c: char| !inside(c)) {
        let named = ["crate::", "super::", "self::"].iter().any(|root| word.starts_with(root));
        found.extend(named.then(|| word.to_owned()));
    }
    found
}

/// The module of the room that a path leads to, read in the module `own`: the nearest one that is a file.
fn target<'m>(own: &str, path: &str, modules: &'m BTreeSet<String>) -> Option<&'m String> {
    let mut at: Vec<&str> = own.split("::").collect();
    let mut steps = path.split("::").peekable();
    match steps.peek().copied() {
        Some("crate") => {
            steps.next();
            at.clear();
        }
        Some("self") => {
            steps.next();
        }
        Some("super") => {
            while steps.next_if_eq(&"super").is_some() {
                at.pop();
            }
        }
        // A bare name is a crate's, or that of a module below.
        Some(name) if modules.contains(&format!("{own}::{name}")) => {}
        _ => return None,
    }
    at.extend(steps);
    (1..=at.len()).rev().find_map(|length| modules.get(&at[..length].join("::")))
}

/// Which module imports which, of these modules and their code.
fn imports(code: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeSet<String> = code.keys().cloned().collect();
    let of = |(own, code): (&String, &String)| {
        let used = paths(code).into_iter().filter_map(|path| target(own, &path, &modules).cloned());
        (own.clone(), used.filter(|used| used != own).collect())
    };
    code.iter().map(of).collect()
}

/// A circle of a graph, in its order, with its first node once more at the end.
fn circle(graph: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(
        at: &str,
        graph: &BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<String>,
        left: &mut BTreeSet<String>,
    ) -> Option<Vec<String>> {
        if let Some(first) = way.iter().position(|before| before == at) {
            return Some(way[first..].iter().cloned().chain([at.to_owned()]).collect());
        }
        if left.contains(at) {
            return None;
        }
        way.push(at.to_owned());
        let found = graph.get(at).into_iter().flatten().find_map(|next| walk(next, graph, way, left));
        way.pop();
        left.insert(at.to_owned());
        found
    }
    let mut left = BTreeSet::new();
    graph.keys().find_map(|at| walk(at, graph, &mut Vec::new(), &mut left))
}

fn step(module: &str) -> Option<usize> {
    STEPS.iter().position(|step| step.contains(&module))
}

#[test]
fn modules_use_only_what_stands_to_their_left() {
    let mut wrong = Vec::new();
    for file in files() {
        let Some(own) = step(&file.module) else {
            assert!(["lib", "main"].contains(&file.module.as_str()), "{}: no step for this module", file.path);
            continue;
        };
        for (n, line) in code(&file) {
            for used in named(line).into_iter().filter(|used| *used != file.module) {
                let Some(other) = step(&used) else { continue };
                let excused = WITHIN_A_STEP.iter().any(|(a, b, _)| *a == file.module && *b == used);
                if other > own || (other == own && !excused) {
                    wrong.push(format!("src/{}:{n}: {} uses {used}", file.path, file.module));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_excuse_is_in_use() {
    for (module, used, reason) in WITHIN_A_STEP {
        let files = files();
        let in_use = files
            .iter()
            .filter(|f| f.module == *module)
            .any(|f| code(f).any(|(_, l)| named(l).contains(&(*used).to_owned())));
        assert!(in_use, "{module} no longer uses {used}: {reason}");
    }
}

#[test]
fn only_the_edge_reaches_out() {
    let mut wrong = Vec::new();
    for file in files() {
        let allowed = |word: &str| match file.module.as_str() {
            "cli" | "main" => true,
            "project" => !CLOCK_AND_ENVIRONMENT.contains(&word),
            _ => false,
        };
        for (n, line) in code(&file) {
            let words = REACHES_OUT.iter().chain(CLOCK_AND_ENVIRONMENT).filter(|word| line.contains(**word));
            wrong.extend(words.filter(|word| !allowed(word)).map(|word| format!("src/{}:{n}: {word}", file.path)));
        }
    }
    assert!(wrong.is_empty(), "only {} may:\n{}", AT_THE_EDGE.join(" and "), wrong.join("\n"));
}

#[test]
fn no_module_but_conflict_knows_a_detector_by_name() {
    // An id of one word may be meant as the word.
    let ids = gainsay::conflict::DETECTORS.iter().map(|d| d.id).filter(|id| id.contains('-'));
    let ids: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|f| f.module != "conflict") {
        for (n, line) in code(file) {
            wrong.extend(ids.iter().filter(|id| line.contains(*id)).map(|id| format!("src/{}:{n}: {id}", file.path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long() {
    let long: BTreeMap<String, usize> =
        files().into_iter().map(|f| (f.path, f.text.lines().count())).filter(|(_, lines)| *lines > MAX_LINES).collect();
    assert!(long.is_empty(), "over {MAX_LINES} lines, to be cut along the questions that they ask: {long:#?}");
}

#[test]
fn files_of_a_room_in_order_import_each_other_in_no_circle() {
    for room in ROOMS_IN_ORDER {
        let of_room = files().into_iter().filter(|f| f.module == *room);
        let code =
            of_room.map(|f| (module_of(&f.path), code(&f).map(|(_, line)| format!("{line}\n")).collect::<String>()));
        let graph = imports(&code.collect());
        let known = graph.values().map(BTreeSet::len).sum::<usize>();
        assert!(known > graph.len(), "{room}: {known} imports among {} files cannot be all", graph.len());
        let found = circle(&graph).map(|circle| circle.join("\n  imports "));
        assert!(found.is_none(), "files of {room} stand in a circle:\n  {}", found.unwrap_or_default());
    }
}

#[test]
fn no_file_of_a_room_in_order_is_too_long() {
    let of_rooms = files().into_iter().filter(|f| ROOMS_IN_ORDER.contains(&f.module.as_str()));
    let long: BTreeMap<String, usize> =
        of_rooms.map(|f| (f.path, f.text.lines().count())).filter(|(_, lines)| *lines > MAX_LINES_IN_ORDER).collect();
    assert!(long.is_empty(), "over {MAX_LINES_IN_ORDER} lines, to be cut along the questions that they ask: {long:#?}");
}

#[test]
fn a_circle_is_found_whichever_way_it_is_imported() {
    let graph = |files: &[(&str, &str)]| {
        imports(&files.iter().map(|(module, code)| ((*module).to_owned(), (*code).to_owned())).collect())
    };
    let room = |code: &str| {
        graph(&[
            ("room", "mod ground;\nmod reader;\npub mod inner;\npub use ground::Ground;\npub use inner::Deep;\n"),
            ("room::ground", code),
            ("room::reader", "use super::ground::{self, Ground};\nuse std::fmt;\n"),
            ("room::inner", "mod deep;\npub use deep::Deep;\n"),
            ("room::inner::deep", "use super::super::{\n    ground::Ground,\n    reader::{self, Reader as R},\n};\n"),
        ])
    };
    let straight = room("use crate::text::{fold, words};\npub(in crate::room) fn deep() {}\n");
    assert_eq!(circle(&straight), None, "{straight:?}");
    let of = |module: &str| straight[module].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("room"), ["room::ground", "room::inner"]);
    assert_eq!(of("room::inner::deep"), ["room::ground", "room::reader"]);
    for (code, found) in [
        ("use super::reader::Reader;\n", ["room::ground", "room::reader", "room::ground"]),
        ("use crate::{text::fold, room::{reader::{Reader}}};\n", ["room::ground", "room::reader", "room::ground"]),
        ("pub(super) use super::reader as other;\n", ["room::ground", "room::reader", "room::ground"]),
        ("fn read() {\n    super::reader::read()\n}\n", ["room::ground", "room::reader", "room::ground"]),
        // What the face hands on comes from the face.
        ("use super::Reader;\n", ["room", "room::ground", "room"]),
        ("use crate::room::Reader;\n", ["room", "room::ground", "room"]),
    ] {
        assert_eq!(circle(&room(code)).as_deref(), Some(&found.map(str::to_owned)[..]), "{code}");
    }
}

#[test]
fn every_module_says_first_what_it_is_for() {
    let silent: BTreeSet<String> =
        files().into_iter().filter(|f| !f.text.starts_with("//! ")).map(|f| f.path).collect();
    assert!(silent.is_empty(), "{silent:?}");
}
