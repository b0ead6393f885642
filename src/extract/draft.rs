//! Drafts: the claims that a document makes, for a person to review.

use super::sentences;
use crate::claim::{Citation, Claim, ClaimId, Location, Locator, Modality, Source, Status, Value};
use crate::document::Document;
use crate::quantity;

/// The claims that a document makes, as drafts.
///
/// Their ids are of one run only: whoever writes them down gives them lasting ones, and turns the ties between them.
#[must_use]
pub fn drafts(source: &Source, document: &Document) -> Vec<Claim> {
    let text = document.text();
    let mut subject = source.title.clone();
    let mut found = Vec::new();
    for sentence in sentences(document) {
        let words = sentence.span.of(text);
        if sentence.heading {
            words.clone_into(&mut subject);
            continue;
        }
        let line = document.line_of(sentence.span.start);
        for mention in quantity::scan(words) {
            let name = format!("d{}", found.len() + 1);
            found.push(Claim {
                id: ClaimId { source: source.id.clone(), name },
                subject: subject.clone(),
                property: "figures".to_owned(),
                value: Value::Text(mention.span.of(words).to_owned()),
                denied: false,
                as_of: None,
                period: None,
                place: None,
                population: None,
                method: None,
                modality: Modality::Asserted,
                origin: None,
                of: None,
                status: Status::Draft,
                note: None,
                citations: vec![Citation { quote: words.to_owned(), locator: Locator::Line(line), tier: None }],
                at: Location { file: String::new(), line: 0 },
            });
        }
    }
    found
}
