//! The record of a document that the project does not know yet: what the document says of itself.

use crate::claim::{Location, Source, SourceId, visible};
use crate::document::Document;

/// How many characters of a first line stand for a title that nothing marks.
const MAX_TITLE: usize = 120;

/// A record of a document, as far as the document itself says what belongs there.
pub(super) fn of_document(id: &SourceId, name: String, document: &Document, sha256: String) -> Source {
    Source {
        id: id.clone(),
        title: title(document).unwrap_or_else(|| id.0.clone()),
        publisher: None,
        author: None,
        kind: None,
        published: document.published().map(|published| published.period.to_edtf()),
        not_before: None,
        retrieved: None,
        url: None,
        document: Some(name),
        sha256: Some(sha256),
        at: Location { file: format!("sources/{id}.toml"), line: 1 },
    }
}

/// The title that the document states; else its first heading, else the first words of its text.
fn title(document: &Document) -> Option<String> {
    let one_line = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        line.contains(char::is_alphanumeric).then_some(line)
    };
    let first = |heading: bool| {
        let mut paragraphs = document.paragraphs().iter().filter(|p| p.body && (p.heading || !heading));
        paragraphs.find_map(|p| one_line(p.words.of(document.text())))
    };
    let line = document.title().and_then(one_line).or_else(|| first(true)).or_else(|| first(false))?;
    let line = visible(&line);
    Some(match line.char_indices().nth(MAX_TITLE) {
        None => line,
        Some((end, _)) => {
            let cut = line.get(..end).unwrap_or("");
            format!("{} …", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
        }
    })
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
    fn a_record_says_what_the_document_says_of_itself() {
        let page = "# The *old* pier\n\nPosted on May 3, 2024\n\nIt has 40 lamps.\n";
        assert_eq!(record(page), ("The old pier".to_owned(), Some("2024-05-03".to_owned())));
        assert_eq!(record("# The pier\n\nIt has 40 lamps since May 3, 2024.\n").1, None);
        assert_eq!(record("---\n"), ("a".to_owned(), None));
    }

    #[test]
    fn a_title_that_nothing_marks_is_the_beginning() {
        assert_eq!(
            record("\nIt has 40 lamps,\nand 16 benches. \n\nNothing else is there.\n").0,
            "It has 40 lamps, and 16 benches."
        );
        let long = record(&"pier ".repeat(90)).0;
        assert!(long.ends_with("pier …") && long.chars().count() < MAX_TITLE + 3, "{long}");
    }
}
