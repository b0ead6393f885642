//! Where the data lies.

use std::path::PathBuf;

/// The folder of the data, or nothing, with a line that says so.
pub fn shared() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("GAINSAY_SHARED").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no data beside the project");
    None
}

/// The lines of one file of the data.
#[allow(dead_code, reason = "not every measure reads lines")]
pub fn lines(file: &str) -> Option<Vec<serde_json::Value>> {
    let text = std::fs::read_to_string(shared()?.join("data").join(file)).ok()?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect())
}
