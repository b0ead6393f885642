//! `gainsay.toml`: the settings of a project.

use crate::claim::{Input, Problem, Table, is_safe_path, whole};
use crate::conflict::Severity;

const KEYS: &[&str] = &["fail_on", "documents", "near_miss_threshold"];
const SEVERITIES: &[(&str, Severity)] = &[
    ("critical", Severity::Critical),
    ("major", Severity::Major),
    ("minor", Severity::Minor),
    ("note", Severity::Note),
];

/// What `gainsay.toml` can set; every setting has a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The least severity that makes a run fail. Minor, because a note is for information only.
    pub fail_on: Severity,
    /// The folder of the documents, relative to the project, where they are not beside their records.
    pub documents: Option<String>,
    /// The likeness from which two names that were not joined are listed as a near miss, 0 to 1. At 0.9
    /// one letter in ten differs: what a slip of the pen leaves.
    pub near_miss_threshold: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { fail_on: Severity::Minor, documents: None, near_miss_threshold: 0.9 }
    }
}

/// Reads the settings; a file with a problem leaves every default.
pub(super) fn read(file: &str, bytes: &[u8]) -> (Settings, Vec<Problem>) {
    let (settings, problems) = whole(&Input::new(file, bytes), "gainsay.toml", KEYS, |table| Some(settings(table)));
    (settings.unwrap_or_default(), problems)
}

fn settings(table: &Table<'_, '_>) -> Settings {
    let defaults = Settings::default();
    let documents = table.text("documents");
    if documents.as_deref().is_some_and(|dir| !is_safe_path(dir)) {
        let help = "name a folder of the project; for another one, use --documents";
        table.fault("documents", "`documents` leads out of the project", help);
    }
    let near_miss_threshold = table.number("near_miss_threshold").unwrap_or(defaults.near_miss_threshold);
    if !(0.0..=1.0).contains(&near_miss_threshold) {
        table.fault("near_miss_threshold", "`near_miss_threshold` is no likeness", "it lies between 0 and 1");
    }
    Settings { fail_on: table.word("fail_on", SEVERITIES).unwrap_or(defaults.fail_on), documents, near_miss_threshold }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_cannot_be_leave_the_defaults() {
        for (text, fault, help) in [
            (
                "fail_on = \"major\"\ndocuments = \"../x\"",
                "2:13: `documents` leads out of the project",
                "name a folder of the project; for another one, use --documents",
            ),
            ("\nnear_miss_threshold = 3.0", "2:23: `near_miss_threshold` is no likeness", "it lies between 0 and 1"),
            ("near_miss_threshold = nan", "1:23: `near_miss_threshold` is no likeness", "it lies between 0 and 1"),
            (
                "fail_on = \"grave\"",
                "1:11: `fail_on` cannot be \"grave\"",
                "`fail_on` is one of: critical, major, minor, note",
            ),
            ("fail_onn = \"major\"", "1:1: gainsay.toml has no key `fail_onn`", "did you mean `fail_on`?"),
        ] {
            let (settings, problems) = read("gainsay.toml", text.as_bytes());
            let found: Vec<_> = problems
                .iter()
                .map(|p| (format!("{}:{}: {}", p.at.line, p.column, p.message), p.help.as_str()))
                .collect();
            assert_eq!((found, settings), (vec![(fault.to_owned(), help)], Settings::default()), "{text}");
        }
    }

    #[test]
    fn settings_are_read() {
        let text = "\u{feff}# set here\r\nfail_on = \"major\"\r\nnear_miss_threshold = 1\r\ndocuments = \"pages\"";
        let expected =
            Settings { fail_on: Severity::Major, documents: Some("pages".to_owned()), near_miss_threshold: 1.0 };
        assert_eq!(read("gainsay.toml", text.as_bytes()), (expected, Vec::new()));
        assert_eq!(read("gainsay.toml", b""), (Settings::default(), Vec::new()));
    }
}
