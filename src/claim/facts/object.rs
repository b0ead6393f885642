//! One object of a JSON Lines file, its cells lent out: nothing is copied, and nothing is made of keys that no field is
//! mapped to.
//!
//! Only what is plain is read here. Whatever is out of the ordinary – an object in a cell, a key that stands twice, a
//! fault – is left to the reader that can say what is wrong with it.

use super::Cell;
use super::columns::{Columns, Field};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many keys of JSON objects are remembered, to tell that a mapped one never came.
pub(super) const MAX_KEYS: usize = 1_000;
/// How many keys are compared one by one; a table seldom has more.
const FEW: usize = 24;
/// A number of fewer digits than this is in the range of a float of 64 bits, which ends at 1.8e308.
const PLAIN_DIGITS: usize = 300;

/// A cell as it stands in the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'r> {
    /// Text, or a number in the words of the file.
    Text(Cow<'r, str>),
    /// True or false.
    YesNo(bool),
    /// A list.
    List(Vec<String>),
}

/// The cells of a row that fields are mapped to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pieces<'r> {
    cells: [Option<Piece<'r>>; Field::ALL.len()],
    /// The fields that have a cell, in the order of the row.
    order: [Option<Field>; Field::ALL.len()],
    count: usize,
}

impl<'r> Pieces<'r> {
    /// Adds a cell behind the others.
    pub(super) fn add(&mut self, field: Field, piece: Piece<'r>) {
        if let (Some(cell), Some(place)) = (self.cells.get_mut(field as usize), self.order.get_mut(self.count)) {
            *cell = Some(piece);
            *place = Some(field);
            self.count += 1;
        }
    }

    pub(super) fn get(&self, field: Field) -> Option<&Piece<'r>> {
        self.cells.get(field as usize)?.as_ref()
    }

    /// The same as cells of their own, with the fields in the order of the row.
    pub(super) fn into_cells(self) -> (BTreeMap<Field, Cell>, Vec<Field>) {
        let order: Vec<Field> = self.order.into_iter().flatten().collect();
        let cells = Field::ALL.into_iter().zip(self.cells).filter_map(|((field, _), piece)| {
            let cell = match piece? {
                Piece::Text(text) => Cell::Text(text.into_owned()),
                Piece::YesNo(yes) => Cell::YesNo(yes),
                Piece::List(members) => Cell::List(members),
            };
            Some((field, cell))
        });
        (cells.collect(), order)
    }
}

/// A key of the objects, and the fields that are mapped to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// None is.
    Unused,
    One(Field),
    /// Several are: the slow way knows what to do.
    Several,
}

/// The keys that were seen, and in which order they stood in the row before.
#[derive(Debug, Default)]
pub(super) struct Keys {
    known: Vec<(String, Use)>,
    places: BTreeMap<String, usize>,
    /// Of each place in a row, the key that stood there last.
    order: Vec<usize>,
}

impl Keys {
    /// Takes note of a key; nothing where there are too many.
    pub(super) fn see(&mut self, key: &str, columns: &Columns) -> Option<usize> {
        if let Some(place) = self.places.get(key) {
            return Some(*place);
        }
        let place = self.known.len();
        if place >= MAX_KEYS {
            return None;
        }
        self.known.push((key.to_owned(), mapped(key, columns)));
        self.places.insert(key.to_owned(), place);
        Some(place)
    }

    /// The keys that were seen, sorted.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// What the key at a place of a row is for. Most rows have the keys of the row before.
    fn used(&mut self, at: usize, key: &str, columns: &Columns) -> Use {
        let is = |place: &usize| self.known.get(*place).is_some_and(|(known, _)| known == key);
        let place = match self.order.get(at).copied().filter(is) {
            Some(place) => Some(place),
            None => (0..self.known.len().min(FEW)).find(is).or_else(|| self.see(key, columns)),
        };
        let Some(place) = place else { return mapped(key, columns) };
        if let Some(last) = self.order.get_mut(at) {
            *last = place;
        } else if at == self.order.len() {
            self.order.push(place);
        }
        self.known.get(place).map_or(Use::Unused, |(_, used)| *used)
    }
}

fn mapped(key: &str, columns: &Columns) -> Use {
    let mut fields = Field::ALL.into_iter().map(|(field, _)| field).filter(|f| columns.name(*f) == Some(key));
    match (fields.next(), fields.next()) {
        (None, _) => Use::Unused,
        (Some(field), None) => Use::One(field),
        _ => Use::Several,
    }
}

/// Reads a plain object: the cells that fields are mapped to, null left out. Nothing where it is not plain, be it wrong
/// or only out of the ordinary.
pub(super) fn pieces<'r>(text: &'r str, keys: &mut Keys, columns: &Columns) -> Option<Pieces<'r>> {
    let mut found = Pieces::default();
    let mut seen = [false; Field::ALL.len()];
    let mut scan = Scan { text, at: 0 };
    scan.expect(b'{')?;
    let mut place = 0;
    if scan.peek()? == b'}' {
        scan.at += 1;
        return scan.is_at_end().then_some(found);
    }
    loop {
        scan.expect(b'"')?;
        let key = scan.text()?;
        scan.expect(b':')?;
        let used = keys.used(place, &key, columns);
        match used {
            Use::Unused => scan.pass()?,
            Use::One(field) if !std::mem::replace(seen.get_mut(field as usize)?, true) => {
                if let Some(piece) = scan.value()? {
                    found.add(field, piece);
                }
            }
            _ => return None,
        }
        place += 1;
        match scan.next()? {
            b',' => {}
            b'}' => return scan.is_at_end().then_some(found),
            _ => return None,
        }
    }
}

struct Scan<'r> {
    text: &'r str,
    at: usize,
}

impl<'r> Scan<'r> {
    /// The next byte that is no space; it is not passed.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at)?, b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    fn is_at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// The text behind a quotation mark, up to the next.
    fn text(&mut self) -> Option<Cow<'r, str>> {
        let (start, bytes) = (self.at, self.text.as_bytes());
        let mut escaped = false;
        let end = loop {
            let at = self.at + memchr::memchr2(b'"', b'\\', bytes.get(self.at..)?)?;
            if bytes[at] == b'"' {
                break at;
            }
            escaped = true;
            self.at = at + 2;
        };
        self.at = end + 1;
        if escaped {
            return serde_json::from_str(self.text.get(start - 1..=end)?).ok().map(Cow::Owned);
        }
        // The smallest of all is found faster than the first that is too small.
        let least = bytes[start..end].iter().fold(u8::MAX, |least, byte| least.min(*byte));
        if least < b' ' { None } else { self.text.get(start..end).map(Cow::Borrowed) }
    }

    /// Passes over a value that nobody asks for.
    fn pass(&mut self) -> Option<()> {
        match self.peek()? {
            b'[' | b'{' => self.parsed::<IgnoredAny>().map(drop),
            _ => self.value().map(drop),
        }
    }

    /// A list or an object, read by the reader of JSON.
    fn parsed<T: Deserialize<'r>>(&mut self) -> Option<T> {
        let mut values = serde_json::Deserializer::from_str(self.text.get(self.at..)?).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at += values.byte_offset();
        Some(value)
    }

    /// A value: nothing inside for null, nothing at all for what is not plain.
    fn value(&mut self) -> Option<Option<Piece<'r>>> {
        let first = self.peek()?;
        if first == b'"' {
            self.at += 1;
            return self.text().map(|text| Some(Piece::Text(text)));
        }
        if first == b'[' {
            return match super::rows::cell(&self.parsed()?, None)? {
                Cell::List(members) => Some(Some(Piece::List(members))),
                _ => None,
            };
        }
        let start = self.at;
        let ends = |byte: &u8| matches!(byte, b',' | b'}' | b' ' | b'\t' | b'\r' | b'\n');
        self.at += self.text.as_bytes()[start..].iter().position(ends)?;
        match self.text.get(start..self.at)? {
            "null" => Some(None),
            "true" => Some(Some(Piece::YesNo(true))),
            "false" => Some(Some(Piece::YesNo(false))),
            number if matches!(first, b'-' | b'0'..=b'9') => {
                let known = serde_json::from_str::<&serde_json::value::RawValue>(number).is_ok() && is_in_range(number);
                known.then_some(Some(Piece::Text(Cow::Borrowed(number))))
            }
            _ => None,
        }
    }
}

/// Whether a number is one that JSON can hold: without an exponent only one of hundreds of digits is not.
pub(super) fn is_in_range(raw: &str) -> bool {
    let plain = raw.len() < PLAIN_DIGITS && !raw.bytes().any(|b| matches!(b, b'e' | b'E'));
    plain || raw.parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[(Field, &str)]>) {
        let mut keys = Keys::default();
        // What was learned from a row changes nothing of how the next is read.
        for _ in 0..2 {
            let found = pieces(text, &mut keys, &Columns::default());
            let found = found.map(|pieces| {
                let (cells, order) = pieces.into_cells();
                order.iter().map(|field| (*field, cells[field].text())).collect::<Vec<_>>()
            });
            let expected = expected.map(|all| all.iter().map(|(f, t)| (*f, (*t).to_owned())).collect::<Vec<_>>());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn plain_objects_are_read() {
        check("{}", Some(&[]));
        check(
            r#" { "value" :193.0 , "subject":"Elm","x":[{"y": "]"}, 1],"quote":null}"#,
            Some(&[(Field::Value, "193.0"), (Field::Subject, "Elm")]),
        );
        check(
            r#"{"subject": "a \"q\" \u00e9\\", "denied": true, "value": -1e3}"#,
            Some(&[(Field::Subject, "a \"q\" é\\"), (Field::Denied, "yes"), (Field::Value, "-1e3")]),
        );
        check(r#"{"qu\u006fte": "é", "value": ["a", 1.0]}"#, Some(&[(Field::Quote, "é"), (Field::Value, "a; 1.0")]));
    }

    #[test]
    fn what_is_not_plain_is_left_alone() {
        for text in [
            "",
            "{",
            "{}x",
            "[1]",
            "7",
            r#"{"subject"}"#,
            r#"{"subject": }"#,
            r#"{"subject": "a"#,
            r#"{"subject": "a",}"#,
            r#"{"subject": "a" "value": 1}"#,
            r#"{"subject": "a", "subject": "a"}"#,
            r#"{"subject": null, "subject": "a"}"#,
            r#"{"value": ["a"}"#,
            r#"{"value": [["a"]]}"#,
            r#"{"value": {"y": 1}}"#,
            r#"{"x": {"y": 1}"#,
            r#"{"value": 01}"#,
            r#"{"value": 1.}"#,
            r#"{"value": 1e999}"#,
            r#"{"value": nul}"#,
            r#"{"value": tru}"#,
            "{\"value\": \"a\tb\"}",
            r#"{"value": "\x"}"#,
        ] {
            check(text, None);
        }
        let mut columns = Columns::default();
        columns.map(Field::Place, "value");
        assert_eq!(pieces(r#"{"value": 1}"#, &mut Keys::default(), &columns), None);
    }
}
