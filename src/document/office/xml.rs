//! XML to elements by their local names, at a bounded depth.

use super::super::error::DocumentError;
use super::archive::FORMAT;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements nested deeper than this are no document: word processors nest some twenty, and tables in tables a few more.
const MAX_DEPTH: usize = 512;

/// What a document says, piece by piece.
pub(super) enum Piece<'x> {
    /// An element opens.
    Open(&'x Element<'x>),
    /// An element closes: its local name.
    Close(&'x str),
    /// Text.
    Text(&'x str),
}

/// An element that opens.
pub(super) struct Element<'x> {
    start: &'x BytesStart<'x>,
}

impl Element<'_> {
    /// Its name without prefix: which prefix stands for what, only the file decides.
    pub(super) fn name(&self) -> &str {
        let name: &str = self.start.local_name().into_inner();
        name
    }

    /// An attribute by its local name, with references read.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        Some(crate::document::entities::decode(&found.value))
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether a property that is on by its presence has not been turned off: `<w:b/>`, but not `<w:b w:val="0"/>`.
    pub(super) fn is_on(&self) -> bool {
        self.get("val").is_none_or(|val| !matches!(val.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Walks through the XML of a part in order.
pub(super) fn walk(part: &str, xml: &str, mut take: impl FnMut(Piece<'_>)) -> Result<(), DocumentError> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut depth = 0usize;
    let damaged = |why: String| DocumentError::damaged(FORMAT, format!("{part}: {why}"));
    loop {
        match reader.read_event().map_err(|error| damaged(error.to_string()))? {
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let what = format!("nests its elements deeper than {MAX_DEPTH} ({part})");
                    return Err(DocumentError::too_large(FORMAT, what));
                }
                take(Piece::Open(&Element { start: &start }));
            }
            Event::Empty(start) => {
                let element = Element { start: &start };
                take(Piece::Open(&element));
                take(Piece::Close(element.name()));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Piece::Close(end.local_name().into_inner()));
            }
            Event::Text(text) => take(Piece::Text(&text.into_inner())),
            Event::CData(text) => take(Piece::Text(&text.into_inner())),
            Event::GeneralRef(reference) => {
                let read = crate::document::entities::decode(&format!("&{};", &*reference.into_inner()));
                take(Piece::Text(&read));
            }
            Event::Eof if depth > 0 => return Err(damaged("it ends in the middle".to_owned())),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The text of the first element of this name.
pub(super) fn text_of(part: &str, xml: &str, names: &[&str]) -> Result<Vec<Option<String>>, DocumentError> {
    let mut found: Vec<Option<String>> = vec![None; names.len()];
    let mut open = None;
    walk(part, xml, |piece| match piece {
        Piece::Open(element) => {
            open = names.iter().position(|name| *name == element.name());
            if let Some(slot) = open.and_then(|i| found.get_mut(i)) {
                slot.get_or_insert_default();
            }
        }
        Piece::Close(_) => open = None,
        Piece::Text(text) => {
            if let Some(Some(slot)) = open.and_then(|i| found.get_mut(i)) {
                slot.push_str(text);
            }
        }
    })?;
    Ok(found)
}
