//! The archive around an office document: few parts are read, each up to a bound.

use super::super::error::DocumentError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What a file that begins as an archive is called until more is known.
pub(super) const FORMAT: &str = "office document";
/// The most entries of an archive. The largest office documents have some thousands of pictures; each entry costs a
/// hundred bytes before anything is read.
const MAX_ENTRIES: usize = 20_000;
/// The most bytes that one part may unpack to. A novel of 500 pages has 5 MB of XML; a bomb promises gigabytes.
const MAX_PART: u64 = 128 << 20;

pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, DocumentError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        if zip.len() > MAX_ENTRIES {
            let what = format!("has {} parts, more than {MAX_ENTRIES}", zip.len());
            return Err(DocumentError::too_large(FORMAT, what));
        }
        Ok(Self { zip })
    }

    /// Whether it has a part of this name.
    pub(super) fn holds(&self, part: &str) -> bool {
        self.zip.index_for_name(part).is_some()
    }

    /// A part as text; nothing when there is none of this name.
    pub(super) fn text(&mut self, part: &str) -> Result<Option<String>, DocumentError> {
        let file = match self.zip.by_name(part) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(fault(error)),
        };
        let mut bytes = Vec::new();
        // The size that the archive states may be a lie.
        let read = file.take(MAX_PART + 1).read_to_end(&mut bytes);
        read.map_err(|error| DocumentError::damaged(FORMAT, format!("{part}: {error}")))?;
        if bytes.len() as u64 > MAX_PART {
            let what = format!("unpacks to more than {} MB ({part})", MAX_PART >> 20);
            return Err(DocumentError::too_large(FORMAT, what));
        }
        // XML is UTF-8 unless a mark says otherwise.
        let (text, ..) = encoding_rs::UTF_8.decode(&bytes);
        Ok(Some(text.into_owned()))
    }

    /// A part that must be there.
    pub(super) fn needed(&mut self, part: &str) -> Result<String, DocumentError> {
        self.text(part)?.ok_or_else(|| DocumentError::damaged(FORMAT, format!("it has no {part}")))
    }
}

fn fault(error: ZipError) -> DocumentError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            DocumentError::encrypted(FORMAT)
        }
        ZipError::InvalidArchive(why) => DocumentError::damaged(FORMAT, format!("no whole archive: {why}")),
        error => DocumentError::damaged(FORMAT, error),
    }
}
