//! `gainsay.toml`: the settings of a project.

use crate::claim::{Input, Problem, Table, is_safe_path, whole};
use crate::conflict::{STALE_AFTER_DAYS, Severity};
use crate::pairing::{ACCEPT_ODDS, REVIEW_ODDS};

const KEYS: &[&str] = &["fail_on", "documents", "stale_after_days", "match_by_meaning", "accept_odds", "review_odds"];
/// The longest that `stale_after_days` can be: a hundred years.
const MAX_DAYS: f64 = 36_500.0;
/// The highest odds that can be set: a million to one.
const MAX_ODDS: f64 = 1_000_000.0;
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
    /// How old what a page says of its own day may be before it is noted as stale, in days; see
    /// [`STALE_AFTER_DAYS`].
    pub stale_after_days: i64,
    /// Whether the property of a claim may be found by what its words mean, where the vocabulary does not have them.
    pub match_by_meaning: bool,
    /// The odds, to one, from which on claims that are worded differently are compared; see [`ACCEPT_ODDS`].
    pub accept_odds: f64,
    /// The odds, to one, from which on they are listed for a person to judge; see [`REVIEW_ODDS`].
    pub review_odds: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            fail_on: Severity::Minor,
            documents: None,
            stale_after_days: STALE_AFTER_DAYS,
            match_by_meaning: true,
            accept_odds: ACCEPT_ODDS,
            review_odds: REVIEW_ODDS,
        }
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
    let days = table.number("stale_after_days");
    if days.is_some_and(|days| !(1.0..=MAX_DAYS).contains(&days)) {
        table.fault("stale_after_days", "`stale_after_days` is no number of days", "it lies between 1 and 36500");
    }
    let odds = |key: &str, default: f64| {
        let odds = table.number(key);
        if odds.is_some_and(|odds| !(odds > 0.0 && odds <= MAX_ODDS)) {
            table.fault(
                key,
                format!("`{key}` is no odds"),
                "it is above 0 and at most 1000000: 10 stands for ten to one",
            );
        }
        odds.unwrap_or(default)
    };
    let (accept_odds, review_odds) =
        (odds("accept_odds", defaults.accept_odds), odds("review_odds", defaults.review_odds));
    if accept_odds > 0.0 && review_odds > accept_odds {
        let help = "claims are compared from `accept_odds` on and listed as possible from `review_odds` on";
        table.fault("review_odds", "`review_odds` lies above `accept_odds`", help);
    }
    // Within the bounds just tested, so nothing is cut off but a fraction of a day.
    let stale_after_days = days.map_or(defaults.stale_after_days, |days| days as i64);
    Settings {
        fail_on: table.word("fail_on", SEVERITIES).unwrap_or(defaults.fail_on),
        documents,
        stale_after_days,
        match_by_meaning: table.flag("match_by_meaning").unwrap_or(defaults.match_by_meaning),
        accept_odds,
        review_odds,
    }
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
            ("\nstale_after_days = 0", "2:20: `stale_after_days` is no number of days", "it lies between 1 and 36500"),
            ("stale_after_days = nan", "1:20: `stale_after_days` is no number of days", "it lies between 1 and 36500"),
            (
                "fail_on = \"grave\"",
                "1:11: `fail_on` cannot be \"grave\"",
                "`fail_on` is one of: critical, major, minor, note",
            ),
            (
                "accept_odds = 0",
                "1:15: `accept_odds` is no odds",
                "it is above 0 and at most 1000000: 10 stands for ten to one",
            ),
            (
                "accept_odds = 5\nreview_odds = 9",
                "2:15: `review_odds` lies above `accept_odds`",
                "claims are compared from `accept_odds` on and listed as possible from `review_odds` on",
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
        let text = "\u{feff}# set here\r\nfail_on = \"major\"\r\nstale_after_days = 30\r\ndocuments = \"pages\"\nmatch_by_meaning = false\naccept_odds = 20\nreview_odds = 0.5";
        let expected = Settings {
            fail_on: Severity::Major,
            documents: Some("pages".to_owned()),
            stale_after_days: 30,
            match_by_meaning: false,
            accept_odds: 20.0,
            review_odds: 0.5,
        };
        assert_eq!(read("gainsay.toml", text.as_bytes()), (expected, Vec::new()));
        assert_eq!(read("gainsay.toml", b""), (Settings::default(), Vec::new()));
    }
}
