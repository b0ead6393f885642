//! The record of a document that the project does not know yet: what the document says of itself.

use crate::claim::{Location, Source, SourceId, visible};
use crate::document::Document;
use crate::text::words;
use crate::time::{Context, Grain, scan};

/// How many paragraphs at the head of a document may say when it was published.
const HEAD: usize = 12;
/// How many words a line may have that is a date and little else: "By Jane Roe | Elmton | May 3, 2024".
const MAX_DATELINE: usize = 14;
/// How many characters of a first line stand for a title that nothing marks.
const MAX_TITLE: usize = 120;
/// Words that lead to the day on which a text was published.
const PUBLISHED: &[&str] = &["posted", "published", "publication", "issued", "released", "dated", "date"];
/// Words that lead to that day at the beginning of a line, whatever follows it: "date 2024-05-03 The pier …".
const LEADS: &[&str] = &["posted", "published", "dated", "date"];
/// Within how many words of such a lead the day begins.
const AFTER_LEAD: usize = 2;
/// Words of another day of the text, which is not that of its publication.
const OTHER_DAYS: &[&str] =
    &["updated", "modified", "revised", "accessed", "retrieved", "reviewed", "effective", "expires", "deadline", "due"];
/// Words that make a short line with a date no dateline: it says what happened then.
const TELLING: &[&str] =
    &["was", "were", "is", "are", "has", "had", "have", "will", "signed", "on", "in", "since", "until"];

/// A record of a document, as far as the document itself says what belongs there.
pub(super) fn of_document(id: &SourceId, name: String, document: &Document, sha256: String) -> Source {
    Source {
        id: id.clone(),
        title: title(document).unwrap_or_else(|| id.0.clone()),
        publisher: None,
        author: None,
        kind: None,
        published: published(document),
        not_before: None,
        retrieved: None,
        url: None,
        document: Some(name),
        sha256: Some(sha256),
        at: Location { file: format!("sources/{id}.toml"), line: 1 },
    }
}

/// The first heading, or else the first line.
fn title(document: &Document) -> Option<String> {
    let text = |heading: bool| {
        let mut paragraphs = document.paragraphs().iter().filter(|p| p.heading || !heading);
        paragraphs.find_map(|p| {
            let line = p.span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
            line.contains(char::is_alphanumeric).then_some(line)
        })
    };
    let line = visible(&text(true).or_else(|| text(false))?);
    Some(match line.char_indices().nth(MAX_TITLE) {
        None => line,
        Some((end, _)) => {
            let cut = line.get(..end).unwrap_or("");
            format!("{} …", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
        }
    })
}

/// The one day that the head of a document gives as its own.
fn published(document: &Document) -> Option<String> {
    let lines = document.paragraphs().iter().take(HEAD).flat_map(|p| p.span.of(document.text()).lines());
    let mut found: Option<(bool, String)> = None;
    for line in lines {
        let keys: Vec<String> = words(line).into_iter().map(|word| word.key).collect();
        let has = |list: &[&str]| keys.iter().any(|key| list.contains(&key.as_str()));
        let (told, long) = (has(PUBLISHED), keys.len() > MAX_DATELINE);
        let led = keys.first().is_some_and(|key| LEADS.contains(&key.as_str()));
        if (!led && (long || has(OTHER_DAYS))) || (!told && has(TELLING)) {
            continue;
        }
        let lead = words(line).get(AFTER_LEAD).map_or(0, |word| word.span.start);
        let mut days = scan(line, &Context::default()).into_iter().filter(|mention| {
            let period = &mention.period;
            let one_day = period.start.is_some() && period.start == period.end && !period.approximate;
            period.grain == Grain::Day && one_day && (!led || mention.span.start <= lead)
        });
        let (Some(day), None) = (days.next(), days.next()) else { continue };
        let day = day.period.to_edtf();
        match &found {
            // A line that says so wins over one that does not; of equals, the first.
            Some((as_said, _)) if *as_said || !told => {}
            _ => found = Some((told, day)),
        }
    }
    found.map(|(_, day)| day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> (String, Option<String>) {
        let document = Document::read("a.md", text.as_bytes()).unwrap();
        let id = SourceId("a".to_owned());
        let record = of_document(&id, "a.md".to_owned(), &document, String::new());
        (record.title, record.published)
    }

    #[test]
    fn the_day_of_a_document_is_what_its_head_says() {
        for (head, day) in [
            ("Posted on Aug 9 2019 - 1:54pm by Kim Roe", Some("2019-08-09")),
            ("By Kim Roe | May 3, 2024", Some("2024-05-03")),
            ("3 May 2024", Some("2024-05-03")),
            ("May 1, 2024\n\nPublished: May 3, 2024", Some("2024-05-03")),
            (
                "date 2024-05-03 The pier, which was built in a hurry, was opened again on May 9, 2023.",
                Some("2024-05-03"),
            ),
            ("Published on May 3, 2024, updated on May 9, 2024", Some("2024-05-03")),
            ("The date of the opening, May 3, 2024, is not yet sure, as the harbour board said in a letter.", None),
            ("May 3, 2024\n\nUpdated May 9, 2024", Some("2024-05-03")),
            ("Updated May 9, 2024", None),
            ("The pier was opened on May 3, 2024", None),
            ("May 3, 2024 to May 9, 2024", None),
            ("May 2024", None),
            ("Published on Tuesday", None),
            ("May 3", None),
        ] {
            assert_eq!(record(&format!("# A pier\n\n{head}\n\nIt has 40 lamps.\n")).1.as_deref(), day, "{head}");
        }
        let late = format!("A pier\n\n{}May 3, 2024\n", "It has lamps.\n\n".repeat(HEAD));
        assert_eq!(record(&late).1, None);
    }

    #[test]
    fn a_title_is_the_first_heading_or_line() {
        assert_eq!(record("Menu\n\n# The *old* pier\n").0, "The old pier");
        assert_eq!(record("\n The old\npier\n\nIt has lamps.\n").0, "The old pier");
        assert_eq!(record("---\n").0, "a");
        let long = record(&"pier ".repeat(90)).0;
        assert!(long.ends_with("pier …") && long.chars().count() < MAX_TITLE + 3, "{long}");
    }
}
