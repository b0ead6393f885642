//! Bytes to text: by a mark at the beginning, as UTF-8 if it is, as the page declares, else by what its bytes look like.

use super::error::DocumentError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A page declares its encoding within so many bytes.
const DECLARED_WITHIN: usize = 2048;
/// So much of a text tells how it is encoded, in bytes.
const DETECTED_WITHIN: usize = 1 << 20;

/// The beginnings of formats that are not text: what they are, and what to do instead.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "RTF", "save it as Word (.docx), OpenDocument or text"),
    (b"\x89PNG", "an image", IMAGE),
    (b"\xff\xd8\xff", "an image", IMAGE),
    (b"GIF8", "an image", IMAGE),
    (b"II*\0", "an image", IMAGE),
    (b"MM\0*", "an image", IMAGE),
    (b"BM", "an image", IMAGE),
    (b"\x1f\x8b", "a compressed file", UNPACK),
    (b"BZh", "a compressed file", UNPACK),
    (b"\xfd7zXZ", "a compressed file", UNPACK),
    (b"7z\xbc\xaf", "a compressed archive", UNPACK),
    (b"Rar!", "a compressed archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a compressed file", UNPACK),
    (b"SQLite format 3", "a database", "save its table as CSV and use `gainsay import`"),
    (b"\x7fELF", "a program", "name the document itself"),
    (b"%!PS", "PostScript", "save it as PDF or text"),
];
const IMAGE: &str = "have its text recognised (OCR) and save that";
const UNPACK: &str = "unpack it and name the document itself";

/// The beginning of office documents from before 2007, and of newer ones under a password.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How the streams in such a file are called, in UTF-16, and what the file then is. The first that is found says it.
const OLD_FORMATS: &[(&str, Option<&str>, &str)] = &[
    ("EncryptedPackage", None, ""),
    ("WordDocument", Some("a Word document of the old format (.doc)"), "save it as .docx"),
    ("Workbook", Some("an Excel workbook of the old format (.xls)"), "save its sheet as CSV and use `gainsay import`"),
    ("PowerPoint Document", Some("a PowerPoint presentation of the old format (.ppt)"), "save its outline as text"),
    ("__substg1.0", Some("an Outlook message (.msg)"), "save it as text or HTML"),
];

/// Decodes a document that is neither an office document nor a PDF.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<String, DocumentError> {
    if bytes.starts_with(OLD_OFFICE) {
        return Err(old_office(bytes));
    }
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    if marked.is_none() {
        let known = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature));
        // "BM" begins words too; an image has bytes that no text has.
        if let Some((_, format, instead)) = known.filter(|(s, ..)| *s != b"BM" || bytes.contains(&0)) {
            return Err(DocumentError::format(format, instead));
        }
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let binary = match extension.as_str() {
        "docx" | "odt" | "docm" | "dotx" => Some("office document"),
        "pdf" => Some("PDF"),
        _ => None,
    };
    if let Some(format) = binary {
        let why = if bytes.is_empty() { "it is empty" } else { "it does not begin as one" };
        return Err(DocumentError::damaged(format, why));
    }
    let encoding = match marked.or_else(|| unmarked_utf16(bytes)) {
        Some(encoding) => encoding,
        None if bytes.contains(&0) => {
            let instead = "name a document of text, HTML, Word, OpenDocument or PDF";
            return Err(DocumentError::format("binary data", instead));
        }
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => declared(bytes).unwrap_or_else(|| detected(bytes)),
    };
    // Takes a mark away; what cannot be decoded becomes U+FFFD.
    let (text, ..) = encoding.decode(bytes);
    Ok(text.into_owned())
}

fn old_office(bytes: &[u8]) -> DocumentError {
    // The names of streams stand in a directory anywhere in the file.
    let holds = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    };
    match OLD_FORMATS.iter().find(|(stream, ..)| holds(stream)) {
        Some((_, Some(format), instead)) => DocumentError::format(format, instead),
        Some((_, None, _)) => DocumentError::encrypted("office document"),
        None => DocumentError::format("an office document of an old format", "save it as .docx or text"),
    }
}

/// UTF-16 without a mark, as Windows saves: every other byte of the beginning is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(512) & !1)?;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    let most = |n: usize| half >= 4 && n * 10 >= half * 7;
    match (most(even), most(odd)) {
        (true, false) if odd == 0 => Some(UTF_16BE),
        (false, true) if even == 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// The encoding that a page declares: `<meta charset="…">`, or the same within a content type or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: String = bytes.iter().take(DECLARED_WITHIN).map(|b| char::from(*b).to_ascii_lowercase()).collect();
    if !start.contains("<meta") && !start.trim_start().starts_with("<?xml") {
        return None;
    }
    let after = ["charset=", "encoding="].iter().find_map(|key| start.split_once(key).map(|(_, rest)| rest))?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    // A page that declares UTF-8 or UTF-16 and is neither is mistaken.
    let declared = Encoding::for_label(label.get(..end)?.as_bytes())?;
    (declared != UTF_8 && declared != UTF_16BE && declared != UTF_16LE).then_some(declared)
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let start = bytes.get(..DETECTED_WITHIN).unwrap_or(bytes);
    detector.feed(start, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The character of a byte in Windows-1252; of a numeric reference in HTML too, which browsers read the same way.
pub(super) fn windows_1252(byte: u8) -> char {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "“É” – 5 €";
        let le: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let bom = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &bom, &le, &be, b"\x93\xc9\x94 \x96 5 \x80"] {
            assert_eq!(decode("a.txt", bytes).unwrap(), text);
        }
    }

    #[test]
    fn texts_without_a_mark_are_told_by_their_bytes() {
        let latin =
            b"Le conseil a pay\xe9 5 millions pour un b\xe2timent \xe0 H\xe9rouville ; les \xe9lus l'ont approuv\xe9.";
        assert!(decode("a.txt", latin).unwrap().contains("payé 5 millions pour un bâtiment à Hérouville"));
        let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode("Совет купил двенадцать новых паромов в марте.");
        assert_eq!(decode("a.txt", &cyrillic).unwrap(), "Совет купил двенадцать новых паромов в марте.");
        let utf16: Vec<u8> = "It cost 5 million in all.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("a.txt", &utf16).unwrap(), "It cost 5 million in all.");
    }

    #[test]
    fn pages_declare_their_encoding() {
        let page = b"<html><head><meta charset='iso-8859-2'></head><p>\xa3\xf3d\xbc</p>";
        assert!(decode("a.html", page).unwrap().contains("Łódź"));
        let page = b"<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>\xcf\xee\xf0\xf2";
        assert!(decode("a.html", page).unwrap().contains("Порт"));
        // One that declares UTF-8 and is not is told by its bytes.
        let page = b"<meta charset=utf-8><p>The caf\xe9 at Port Ellis cost \xa35 million, or so the r\xe9sum\xe9 says.";
        assert!(decode("a.html", page).unwrap().contains("café at Port Ellis cost £5"));
    }

    #[test]
    fn what_is_not_text_is_named() {
        let says = |name: &str, bytes: &[u8]| decode(name, bytes).unwrap_err().to_string();
        assert!(says("a", b"\x89PNG\r\n").contains("an image"));
        assert!(says("a", b"a\0b").contains("binary data"));
        assert!(says("a.docx", b"").contains("office document is damaged (it is empty)"));
        assert!(says("a.pdf", b"hello").contains("PDF is damaged (it does not begin as one)"));
        let stream = |name: &str| -> Vec<u8> {
            OLD_OFFICE.iter().copied().chain(name.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        };
        assert!(says("a", &stream("WordDocument")).contains("(.doc)"));
        assert!(says("a", &stream("EncryptedPackage")).contains("password"));
        assert!(says("a", &stream("x")).contains("old format"));
        assert_eq!(decode("a.txt", b"").unwrap(), "");
        assert_eq!(decode("a.txt", b"BM is a mark").unwrap(), "BM is a mark");
    }
}
