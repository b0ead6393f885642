//! What the pages of a PDF draw, character by character, put together to lines.

use super::super::error::DocumentError;
use super::{FORMAT, Layout, Line, Page, Part};
use pdf_extract::{Dictionary, MediaBox, Object, OutputDev, OutputError, Transform, output_doc_page};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most pages that are read: the longest reports have some thousands.
const MAX_PAGES: usize = 5_000;
/// The most bytes of text: 5,000 full pages have some 20 MB.
const MAX_TEXT: usize = 32 << 20;
/// The largest file that is read, in bytes: its objects are held in memory several times over.
const MAX_FILE: usize = 128 << 20;
/// A gap wider than this sets words apart, in sizes of the letters; narrower ones are kerning.
const WORD_GAP: f64 = 0.15;
/// A gap wider than this sets cells of a table or columns apart.
const CELL_GAP: f64 = 1.4;
/// Letters as much smaller than their line, and raised, are the mark of a note or an exponent.
const RAISED_SIZE: f64 = 0.8;

/// Units after which a raised figure is an exponent.
const SQUARED: &[&str] = &["m", "km", "cm", "mm", "mi", "ft", "yd", "in"];

/// Reads all pages; those that cannot be read are named.
pub(super) fn layout(bytes: &[u8]) -> Result<Layout, DocumentError> {
    let too_large = |what: String| DocumentError::too_large(FORMAT, what);
    if bytes.len() > MAX_FILE {
        return Err(too_large(format!("has more than {} MB", MAX_FILE >> 20)));
    }
    let document = guarded(|| open(bytes)).unwrap_or_else(|| Err(damaged("its objects cannot be read")))?;
    let count = guarded(|| document.get_pages().len()).unwrap_or(0);
    if count == 0 {
        return Err(damaged("it has no pages"));
    }
    if count > MAX_PAGES {
        return Err(too_large(format!("has {count} pages, more than {MAX_PAGES}")));
    }
    let mut layout = Layout::default();
    let mut room = MAX_TEXT;
    for number in 1..=count {
        let mut drawn = Drawn { room, ..Drawn::default() };
        let number_of_page = u32::try_from(number).unwrap_or(u32::MAX);
        let read = guarded(|| output_doc_page(&document, &mut drawn, number_of_page).is_ok());
        if drawn.full {
            return Err(too_large(format!("holds more than {} MB of text", MAX_TEXT >> 20)));
        }
        drawn.end_line();
        if read != Some(true) {
            layout.unread.push(number);
        }
        room = drawn.room;
        layout.pages.push(Page { lines: drawn.lines });
    }
    if layout.pages.iter().all(|page| page.lines.is_empty()) {
        if layout.unread.len() == count {
            return Err(damaged("none of its pages can be read"));
        }
        let hint = ": its pages are pictures; have their text recognised (OCR) and save that";
        return Err(DocumentError::no_text(FORMAT, hint));
    }
    if let Some(info) = guarded(|| info(&document)).flatten() {
        (layout.title, layout.created) = info;
    }
    Ok(layout)
}

fn damaged(why: &str) -> DocumentError {
    DocumentError::damaged(FORMAT, why)
}

/// What the reader gives, unless it panics.
fn guarded<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}

fn open(bytes: &[u8]) -> Result<pdf_extract::Document, DocumentError> {
    let mut document = pdf_extract::Document::load_mem(bytes).map_err(|error| match error {
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword => DocumentError::encrypted(FORMAT),
        error => DocumentError::damaged(FORMAT, error),
    })?;
    // Many are protected only from change and open without a password.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(DocumentError::encrypted(FORMAT));
    }
    Ok(document)
}

/// The title and the day on which it was made, as the file notes them.
fn info(document: &pdf_extract::Document) -> Option<(Option<String>, Option<String>)> {
    let info = match document.trailer.get(b"Info").ok()? {
        Object::Reference(id) => document.get_dictionary(*id).ok()?,
        Object::Dictionary(info) => info,
        _ => return None,
    };
    let text = |info: &Dictionary, key: &[u8]| match info.get(key) {
        Ok(Object::String(bytes, _)) => Some(decode(bytes)),
        _ => None,
    };
    // "D:20240506093000+02'00'".
    let day = |date: String| {
        let digits: String = date.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).take(8).collect();
        Some(format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?))
    };
    Some((text(info, b"Title").filter(|t| !t.trim().is_empty()), text(info, b"CreationDate").and_then(day)))
}

fn decode(bytes: &[u8]) -> String {
    let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::WINDOWS_1252, |(encoding, _)| encoding);
    encoding.decode(bytes).0.into_owned()
}

/// The lines of a page as they are drawn.
#[derive(Default)]
struct Drawn {
    lines: Vec<Line>,
    line: Option<Open>,
    room: usize,
    full: bool,
}

/// The line that is being drawn.
struct Open {
    line: Line,
    /// The direction in which it is written.
    direction: (f64, f64),
    y: f64,
    size: f64,
    end: f64,
    /// Where in the last part a raised figure began.
    raised: Option<usize>,
}

impl Drawn {
    fn end_line(&mut self) {
        let Some(mut open) = self.line.take() else { return };
        open.lower();
        for part in &mut open.line.parts {
            part.text = part.text.trim().to_owned();
        }
        open.line.parts.retain(|part| !part.text.is_empty());
        if !open.line.parts.is_empty() {
            self.lines.push(open.line);
        }
    }
}

impl Open {
    /// Ends a raised figure: the mark of a note goes into brackets, since it is no part of the word before.
    fn lower(&mut self) {
        let Some(at) = self.raised.take() else { return };
        let Some(part) = self.line.parts.last_mut() else { return };
        let Some((before, mark)) = part.text.split_at_checked(at) else { return };
        let mark = mark.trim();
        if mark.is_empty() || mark.len() > 3 || !mark.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let power = SQUARED.contains(&word) && matches!(mark, "2" | "3");
        let read = match mark {
            "2" if power => "²".to_owned(),
            "3" if power => "³".to_owned(),
            _ => format!("[{mark}]"),
        };
        part.text = format!("{before}{read}");
    }
}

/// A number that can be stored and compared.
fn finite(number: f64) -> f64 {
    if number.is_finite() { number.clamp(-1e6, 1e6) } else { 0.0 }
}

#[expect(clippy::cast_possible_truncation, reason = "points on a page need no more than the precision of f32")]
fn points(number: f64) -> f32 {
    number as f32
}

impl OutputDev for Drawn {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        // Along the line and down the page, in whichever direction the text is written.
        let norm = at.m11.hypot(at.m12).max(1e-9);
        let direction = (finite(at.m11 / norm), finite(at.m12 / norm));
        let x = finite(at.m31 * direction.0 + at.m32 * direction.1);
        let y = finite(at.m31 * direction.1 - at.m32 * direction.0);
        let size = finite((at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt() * font_size.abs()).max(0.1);
        let end = x + finite(width).abs() * size;
        // Ligatures are drawn as one sign, and soft hyphens mean nothing here.
        let text: String = text
            .chars()
            .flat_map(|c| {
                let parts = match c {
                    'ﬀ' => "ff",
                    'ﬁ' => "fi",
                    'ﬂ' => "fl",
                    'ﬃ' => "ffi",
                    'ﬄ' => "ffl",
                    _ => "",
                };
                let own = parts.is_empty().then_some(c);
                parts.chars().chain(own.map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }))
            })
            .collect();
        self.room = match self.room.checked_sub(text.len()) {
            Some(room) => room,
            None => {
                self.full = true;
                return Err(OutputError::FormatError(std::fmt::Error));
            }
        };
        let same = self.line.as_ref().is_some_and(|open| {
            let largest = open.size.max(size);
            let turned = (open.direction.0 - direction.0).abs() + (open.direction.1 - direction.1).abs() > 0.1;
            !turned && (open.y - y).abs() < 0.5 * largest && x > open.end - 0.7 * largest
        });
        if !same {
            if text.trim().is_empty() {
                return Ok(());
            }
            self.end_line();
            let part = Part { from: points(x), to: points(end), text };
            let line = Line { y: points(y), size: points(size), parts: vec![part] };
            self.line = Some(Open { line, direction, y, size, end, raised: None });
            return Ok(());
        }
        let Some(open) = &mut self.line else { return Ok(()) };
        let raised = size < open.size * RAISED_SIZE && y < open.y - 0.15 * open.size;
        let gap = x - open.end;
        let wide = gap > CELL_GAP * open.size.max(size);
        let blank = text.trim().is_empty();
        if wide && !blank {
            open.lower();
            open.line.parts.push(Part { from: points(x), to: points(end), text });
        } else if let Some(part) = open.line.parts.last_mut() {
            // The small mark that a note begins with stands close to its first word.
            let mark = size > open.size / RAISED_SIZE && part.text.bytes().all(|b| b.is_ascii_digit());
            if (gap > WORD_GAP * size || mark) && !part.text.ends_with(' ') && !text.starts_with(' ') {
                part.text.push(' ');
            }
            if raised && open.raised.is_none() {
                open.raised = Some(part.text.len());
            } else if !raised && open.raised.is_some() {
                open.lower();
            }
            if let Some(part) = open.line.parts.last_mut() {
                part.text.push_str(&text);
                part.to = points(end.max(f64::from(part.to)));
            }
        }
        // A line that begins with a small sign, the mark of a note, is as large as what follows.
        if size > open.size {
            open.size = size;
            open.line.size = points(size);
        }
        if !blank || !wide {
            open.end = end.max(open.end);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
