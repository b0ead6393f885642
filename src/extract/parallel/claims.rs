//! Claims out of slots: two drafts each, whose quotes are cut from the text.

use super::{Content, Filling, Slot};
use crate::claim::{self, Citation, Claim, ClaimId, Location, Locator, Modality, SourceId, Status, Value, ValueKind};
use crate::document::Document;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many bytes of a sentence a quote takes before and after the value, when the sentence is longer than both.
const QUOTE: usize = 300;

/// Where a value stands: document and place, and of which kind it is.
type Stand = (usize, usize, ValueKind);

/// The claims of the slots, in their order. Slots that share a value are one: three sentences of which each two are
/// parallel answer one question.
pub(super) fn claims(documents: &[(SourceId, &Document)], slots: &[Slot]) -> Vec<Claim> {
    let stand = |filling: &Filling, slot: &Slot| -> Stand { (filling.document, filling.span.start, slot.kind) };
    let mut group: Vec<usize> = (0..slots.len()).collect();
    let mut first: BTreeMap<Stand, usize> = BTreeMap::new();
    for (n, slot) in slots.iter().enumerate() {
        for filling in [&slot.a, &slot.b] {
            let known = *first.entry(stand(filling, slot)).or_insert(n);
            let (one, other) = (root(&group, known), root(&group, n));
            group[one.max(other)] = one.min(other);
        }
    }
    // Where some of a group are two wordings of one sentence, the group is about one thing.
    let roots = |test: fn(&Slot) -> bool| -> BTreeSet<usize> {
        slots.iter().enumerate().filter(|(_, slot)| test(slot)).map(|(n, _)| root(&group, n)).collect()
    };
    let (loose, one_sentence) = (roots(|slot| slot.loose), roots(|slot| slot.likeness > 0));
    let mut found = Vec::with_capacity(slots.len() * 2);
    let mut taken: BTreeSet<Stand> = BTreeSet::new();
    for (n, slot) in slots.iter().enumerate() {
        let Ok(id) = u32::try_from(root(&group, n)) else { break };
        let place = claim::Slot {
            id,
            kind: slot.kind,
            quoted: slot.quoted,
            loose: loose.contains(&root(&group, n)) && !one_sentence.contains(&root(&group, n)),
        };
        for (filling, end) in [(&slot.a, "a"), (&slot.b, "b")] {
            let Some((source, document)) = documents.get(filling.document) else { continue };
            if taken.insert(stand(filling, slot)) {
                let name = format!("slot-{}-{end}", n + 1);
                let full = ClaimId { source: source.clone(), name };
                found.push(claim(full, document, slot, filling, place));
            }
        }
    }
    found
}

/// The first slot of a group.
fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

fn claim(id: ClaimId, document: &Document, slot: &Slot, filling: &Filling, place: claim::Slot) -> Claim {
    let value = match &filling.value {
        Content::Words(words) => Value::Text(words.clone()),
        Content::Affirmed(yes) => Value::YesNo(*yes),
        Content::Members(members) => Value::List { members: members.clone(), complete: true },
    };
    let quote = quote(document.text(), filling);
    let line = document.line_of(quote.start);
    Claim {
        at: Location { file: id.source.0.clone(), line },
        id,
        subject: slot.subject.clone(),
        property: slot.property.clone(),
        value,
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
        slot: Some(place),
        citations: vec![Citation {
            quote: quote.of(document.text()).to_owned(),
            locator: Locator::Line(line),
            tier: None,
        }],
    }
}

/// The sentence, or of a long one the part around the value.
fn quote(text: &str, filling: &Filling) -> Span {
    let sentence = filling.sentence;
    let whole =
        |at: usize| text.is_char_boundary(at) && (text.get(at..).is_none_or(|t| !starts_inside_word(text, at, t)));
    let mut start = sentence.start.max(filling.span.start.saturating_sub(QUOTE));
    while start > sentence.start && !whole(start) {
        start -= 1;
    }
    let mut end = sentence.end.min(filling.span.end.saturating_add(QUOTE));
    while end < sentence.end && !whole(end) {
        end += 1;
    }
    let cut = Span::new(start, end);
    let trimmed = cut.of(text).trim();
    let lead = cut.of(text).len() - cut.of(text).trim_start().len();
    Span::new(start + lead, start + lead + trimmed.len())
}

/// Whether a word goes on across `at`.
fn starts_inside_word(text: &str, at: usize, rest: &str) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    before.is_some_and(|c| !c.is_whitespace()) && rest.starts_with(|c: char| !c.is_whitespace())
}
