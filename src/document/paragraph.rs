//! Paragraphs: what each block of a document is, and which heading or lead-in it stands under.

use crate::text::Span;

/// A block of lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the plain text.
    pub span: Span,
    /// Where its words stand: without the mark or number of a list item that the text writes out.
    pub words: Span,
    /// The line of the file on which it begins, from 1.
    pub line: usize,
    /// It is a heading; its level is in `role`.
    pub heading: bool,
    /// What it is.
    pub role: Role,
    /// It belongs to what the author wrote: not to navigation, notices, teasers, hidden parts, front matter or a
    /// table of contents. Quotes are found in all paragraphs, claims are read only from these.
    pub body: bool,
}

/// What a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// A heading, marked as one or standing like one.
    Heading {
        /// From 1, the title, to 6.
        level: u8,
    },
    /// An item of a list.
    Item {
        /// How deep the list is nested, from 1.
        depth: u8,
        /// Its number, where the text writes one.
        number: Option<u32>,
    },
    /// A row of a table.
    Row {
        /// Which table of the document, from 0.
        table: usize,
        /// It names the columns.
        header: bool,
        /// Its cells, empty ones included, each without the spaces around it.
        cells: Vec<Span>,
    },
    /// A footnote or endnote.
    Note,
}

impl Paragraph {
    /// A paragraph whose words are all of it.
    pub(super) fn new(span: Span, line: usize, role: Role) -> Self {
        let heading = matches!(role, Role::Heading { .. });
        Self { span, words: span, line, heading, role, body: true }
    }

    /// Makes it a heading.
    pub(super) fn set_heading(&mut self, level: u8) {
        (self.heading, self.role) = (true, Role::Heading { level });
    }
}

/// What stands over each paragraph, by its place in the list.
#[derive(Debug, Default)]
pub(super) struct Over {
    /// The heading above it; of a heading, the next one up.
    pub(super) heading: Vec<Option<usize>>,
    /// Of an item or row, the paragraph that leads in to the list or table, or the item that it is nested in.
    pub(super) lead_in: Vec<Option<usize>>,
}

impl Over {
    /// One pass over the paragraphs.
    pub(super) fn new(paragraphs: &[Paragraph]) -> Self {
        let mut over = Self::default();
        // The open headings and items, outermost first, with their levels and depths.
        let mut headings: Vec<(u8, usize)> = Vec::new();
        let mut items: Vec<(u8, usize)> = Vec::new();
        let (mut before_list, mut before_table, mut open_table) = (None, None, None);
        for (i, paragraph) in paragraphs.iter().enumerate() {
            if let Role::Heading { level } = paragraph.role {
                while headings.last().is_some_and(|(above, _)| *above >= level) {
                    headings.pop();
                }
            }
            over.heading.push(headings.last().map(|(_, heading)| *heading));
            over.lead_in.push(match &paragraph.role {
                Role::Item { depth, .. } => {
                    while items.last().is_some_and(|(outer, _)| outer >= depth) {
                        items.pop();
                    }
                    let lead = items.last().map(|(_, item)| *item).or(before_list);
                    items.push((*depth, i));
                    lead
                }
                Role::Row { table, .. } => {
                    if open_table != Some(*table) {
                        (open_table, before_table) = (Some(*table), i.checked_sub(1));
                    }
                    before_table
                }
                Role::Text | Role::Heading { .. } | Role::Note => None,
            });
            match paragraph.role {
                Role::Heading { level } => headings.push((level, i)),
                Role::Item { .. } => {}
                Role::Row { .. } | Role::Text | Role::Note => {}
            }
            if !matches!(paragraph.role, Role::Item { .. }) {
                items.clear();
                before_list = Some(i);
            }
        }
        over
    }
}

/// Marks the first row of each table as its header where no row is marked, several cells are filled, and none of them
/// begins with a figure: figures stand below the names of their columns.
pub(super) fn infer_headers(text: &str, paragraphs: &mut [Paragraph]) {
    let mut at = 0;
    while let Some(first) = paragraphs.get(at) {
        let Role::Row { table, .. } = first.role else {
            at += 1;
            continue;
        };
        let same = |p: &&Paragraph| matches!(p.role, Role::Row { table: other, .. } if other == table);
        let len = paragraphs.iter().skip(at).take_while(same).count();
        let rows = paragraphs.get_mut(at..at + len).unwrap_or_default();
        let marked = rows.iter().any(|row| matches!(row.role, Role::Row { header: true, .. }));
        let filled = |row: &Paragraph| match &row.role {
            Role::Row { cells, .. } => cells.iter().filter(|cell| !cell.of(text).is_empty()).count(),
            _ => 0,
        };
        if let Some(head) = rows.iter().position(|row| filled(row) > 1)
            && !marked
            && head + 1 < len
            && let Some(Paragraph { role: Role::Row { header, cells, .. }, .. }) = rows.get_mut(head)
        {
            let figure = |c: char| c.is_ascii_digit() || "$€£+-−(".contains(c);
            *header = !cells.iter().any(|cell| cell.of(text).starts_with(figure));
        }
        at += len;
    }
}

/// Marks a table of contents as no body: rows that end in a number and begin with the words of a heading.
pub(super) fn flag_contents(text: &str, paragraphs: &mut [Paragraph]) {
    let key = |span: &Span| crate::text::fold_key(span.of(text)).to_lowercase();
    let headings: std::collections::BTreeSet<String> =
        paragraphs.iter().filter(|p| p.heading).map(|p| key(&p.words)).collect();
    for paragraph in paragraphs {
        let Role::Row { cells, .. } = &paragraph.role else { continue };
        let filled: Vec<&Span> = cells.iter().filter(|cell| !cell.of(text).is_empty()).collect();
        if let [name, page] = filled.as_slice()
            && page.of(text).len() <= 4
            && page.of(text).bytes().all(|b| b.is_ascii_digit())
            && headings.contains(&key(name))
        {
            paragraph.body = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn over(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let document = Document::read("a.md", text.as_bytes()).unwrap();
        let words = |p: &Paragraph| p.words.of(document.text()).to_owned();
        let each = document.paragraphs().iter().enumerate().map(|(i, p)| {
            let lead = document.lead_in(i).and_then(|lead| document.paragraphs().get(lead)).map(words);
            (words(p), document.heading_of(p.span.start).map(words), lead)
        });
        each.collect()
    }

    #[test]
    fn items_stand_under_their_lead_in_and_text_under_its_heading() {
        let text = "# Port\n\nIt bought:\n\n- boats:\n  - two red\n  - one blue\n- nets\n\n## Crew\n\nNobody left.\n\n- alone\n";
        let own = |words: &str| Some(words.to_owned());
        assert_eq!(
            over(text),
            [
                ("Port".into(), None, None),
                ("It bought:".into(), own("Port"), None),
                ("boats:".into(), own("Port"), own("It bought:")),
                ("two red".into(), own("Port"), own("boats:")),
                ("one blue".into(), own("Port"), own("boats:")),
                ("nets".into(), own("Port"), own("It bought:")),
                ("Crew".into(), own("Port"), None),
                ("Nobody left.".into(), own("Crew"), None),
                ("alone".into(), own("Crew"), own("Nobody left.")),
            ]
        );
    }

    #[test]
    fn the_header_of_a_table_is_marked_or_has_no_figures() {
        let headers = |text: &str| -> Vec<bool> {
            let document = Document::read("a.txt", text.as_bytes()).unwrap();
            let rows = document.paragraphs().iter().filter_map(|p| match p.role {
                Role::Row { header, .. } => Some(header),
                _ => None,
            });
            rows.collect()
        };
        assert_eq!(headers("Year\tBoats\n2019\t3\n2020\t4\n"), [true, false, false]);
        assert_eq!(headers("2019\t3\n2020\t4\n"), [false, false]);
        assert_eq!(headers("| Boat | Seats |\n|---|---:|\n| Tern | 40 |\n"), [true, false]);
        assert_eq!(headers("Tern\tred\n"), [false]);
    }

    #[test]
    fn a_table_of_contents_is_no_body() {
        let text = "How many boats?\t1\nWho pays?\t2\n\nHow many boats?\n\nThe port has three boats.\n\nWho pays?\n\nThe council.\n\nTern\t40\n";
        let document = Document::read("a.txt", text.as_bytes()).unwrap();
        let body: Vec<bool> = document.paragraphs().iter().map(|p| p.body).collect();
        assert_eq!(body, [false, false, true, true, true, true, true]);
    }
}
