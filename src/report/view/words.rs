//! Numbers, dates, plurals and names of levels in plain English.

use crate::audit::Verdict;
use crate::claim::Locator;
use crate::conflict::Severity;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `n` with its thousands parted: "12,345".
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "1 claim", "2 claims", "0 claims".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// "a", "a and b", "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A day or a month of EDTF as a reader writes it: "21 November 2026", "March 2026". All else as it is.
pub fn date(edtf: &str) -> String {
    let parts: Vec<&str> = edtf.trim().split('-').collect();
    let month = |m: &str| m.parse::<usize>().ok().and_then(|m| MONTHS.get(m.checked_sub(1)?)).copied();
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    match parts[..] {
        [y, m] if digits(y, 4) && digits(m, 2) => month(m).map(|name| format!("{name} {y}")),
        [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => {
            let day = d.parse::<u8>().ok().filter(|day| (1..=31).contains(day));
            month(m).zip(day).map(|(name, day)| format!("{day} {name} {y}"))
        }
        _ => None,
    }
    .unwrap_or_else(|| edtf.to_string())
}

/// "line 79", "page 3"; empty where the claim does not say.
pub fn locator(at: &Locator) -> String {
    match at {
        Locator::Line(n) => format!("line {n}"),
        Locator::Page(n) => format!("page {n}"),
        Locator::Paragraph(n) => format!("paragraph {n}"),
        Locator::Section(heading) => format!("section “{heading}”"),
        Locator::Unknown => "place not stated".to_string(),
    }
}

/// Source and place in short: "gazette-2019:79", "gazette-2019, page 3", "gazette-2019".
pub fn reference(source: &str, at: Option<&Locator>) -> String {
    match at {
        None | Some(Locator::Unknown) => source.to_string(),
        Some(Locator::Line(n)) => format!("{source}:{n}"),
        Some(other) => format!("{source}, {}", locator(other)),
    }
}

/// The name of a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::Major => "major",
        Severity::Minor => "minor",
        Severity::Note => "note",
    }
}

/// A verdict as rulings.toml writes it, and in words.
pub fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::AStands => ("a-stands", "side A stands"),
        Verdict::BStands => ("b-stands", "side B stands"),
        Verdict::BothStand => ("both-stand", "both sides stand"),
        Verdict::Neither => ("neither", "neither side stands"),
        Verdict::NeedsReporting => ("needs-reporting", "needs reporting; it stays open"),
        Verdict::SameQuestion => ("same question", "the two claims answer one question"),
        Verdict::OtherQuestion => ("not the same question", "the two claims do not answer one question"),
    }
}

/// A, B, … Z, then A2, B2, …
pub fn label(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).expect("a remainder of 26 fits a byte"));
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round.saturating_add(1)),
    }
}

/// "3 claims, 2 witnesses".
pub fn witnesses(claims: usize, origins: usize) -> String {
    format!("{}, {}", count(claims, "claim", "claims"), count(origins, "witness", "witnesses"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        for (n, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(n), expected);
        }
    }

    #[test]
    fn plurals_follow_the_number() {
        assert_eq!(count(1, "claim", "claims"), "1 claim");
        assert_eq!(count(0, "claim", "claims"), "0 claims");
        assert_eq!(witnesses(3, 1), "3 claims, 1 witness");
    }

    #[test]
    fn lists_end_in_and() {
        let words = |n: usize| list(&["a", "b", "c"][..n].iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!([words(0), words(1), words(2), words(3)], ["", "a", "a and b", "a, b and c"]);
    }

    #[test]
    fn days_and_months_are_written_out_and_the_rest_is_left_alone() {
        for (edtf, expected) in [
            ("2026-11-21", "21 November 2026"),
            ("2026-03", "March 2026"),
            ("2026", "2026"),
            ("2026~", "2026~"),
            ("2026-13", "2026-13"),
            ("2026-00-01", "2026-00-01"),
            ("2026-01-00", "2026-01-00"),
            ("../2026-03", "../2026-03"),
            ("last spring", "last spring"),
            ("", ""),
        ] {
            assert_eq!(date(edtf), expected);
        }
    }

    #[test]
    fn places_are_plain_words() {
        assert_eq!(locator(&Locator::Line(79)), "line 79");
        assert_eq!(locator(&Locator::Section("Budget".into())), "section “Budget”");
        assert_eq!(reference("a", Some(&Locator::Line(79))), "a:79");
        assert_eq!(reference("a", Some(&Locator::Page(3))), "a, page 3");
        assert_eq!(reference("a", Some(&Locator::Unknown)), "a");
        assert_eq!(reference("a", None), "a");
    }

    #[test]
    fn labels_do_not_repeat() {
        assert_eq!([label(0), label(25), label(26), label(53)], ["A", "Z", "A2", "B3"]);
    }
}
