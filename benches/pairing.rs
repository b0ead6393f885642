//! How a cross-check grows: generated projects of 1,000, 10,000 and 100,000 claims, written to a folder, loaded and
//! cross-checked. `cargo bench` prints the times; the README holds a table of one run.

#[path = "generate.rs"]
mod generate;

use gainsay::project::{Options, Project, load};
use std::path::Path;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// Writes a generated project and loads it.
fn written(claims: usize) -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in generate::project(claims, 1) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    let project = load(folder.path()).expect("a generated project loads");
    (folder, project)
}

/// Reading the TOML of a project.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn loading(bencher: divan::Bencher, claims: usize) {
    let (folder, _) = written(claims);
    bencher.counter(divan::counter::ItemsCount::new(claims)).bench_local(|| load(folder.path()));
}

/// Frames, pairing, relations, detectors, coverage.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn cross_checking(bencher: divan::Bencher, claims: usize) {
    let (_folder, project) = written(claims);
    bencher
        .counter(divan::counter::ItemsCount::new(claims))
        .bench_local(|| project.crosscheck(Options::default(), |_, _| ()).0.conflicts.len());
}

/// The same, with properties found by their words alone.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn by_words_alone(bencher: divan::Bencher, claims: usize) {
    let (_folder, mut project) = written(claims);
    project.settings.match_by_meaning = false;
    bencher
        .counter(divan::counter::ItemsCount::new(claims))
        .bench_local(|| project.crosscheck(Options::default(), |_, _| ()).0.conflicts.len());
}
