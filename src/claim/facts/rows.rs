//! The rows of a table, one after another: CSV and JSON Lines.

use super::columns::{Column, Columns, Field};
use super::ledger::Ledger;
use super::lines::{Lines, MAX_ROW};
use super::object::{Keys, Piece, Pieces, pieces};
use super::straight::{Straight, Went};
use super::{Cell, Fact, fact};
use crate::claim::table::{nearest, shorten};
use crate::claim::{Location, Problem, SourceId};
use std::borrow::Cow;
use std::cell::Cell as Counter;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::rc::Rc;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A header and rows, parted by this byte.
    Csv(u8),
    /// One JSON object a line.
    JsonLines,
}

/// One row as it was read.
#[derive(Clone, Debug)]
pub enum Row {
    /// It is a claim.
    Fact(Box<Fact>),
    /// It cannot be one; why, and what would be right.
    Refused(Problem),
}

/// What became of a row that may go into a ledger.
#[derive(Clone, Debug)]
pub enum Taken {
    /// It stands in the ledger, or an earlier row of its source says the same.
    InLedger {
        /// No earlier row says the same.
        is_new: bool,
        /// Its source and how the row names it, where no row before named it so.
        source: Option<(SourceId, String)>,
    },
    /// It is for the caller to take.
    Row(Row),
}

/// Why a table cannot be read on.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// A column that is needed is not there.
    #[error("{0}")]
    Columns(String),
    /// The rest cannot be read.
    #[error("line {line}: cannot be read on")]
    Read {
        /// The line at which reading stopped.
        line: usize,
        /// Why.
        #[source]
        cause: io::Error,
    },
}

/// How much of a row a problem shows, in characters.
const MAX_SNIPPET: usize = 200;

/// The facts of a table, read as they are asked for.
pub struct Facts<R: Read> {
    rows: Rows<R>,
    file: String,
    columns: Columns,
    done: bool,
    /// Whether claims get their ids at once.
    named: bool,
    straight: Straight,
    /// The cells that every row has.
    constants: Pieces<'static>,
}

enum Rows<R: Read> {
    Csv { reader: Box<csv::Reader<Bounded<R>>>, since: Rc<Counter<usize>>, places: Vec<(Field, usize)>, width: usize },
    Json { lines: Lines<R>, line: usize, seen: Keys },
}

impl<R: Read> Facts<R> {
    /// Begins to read a table; `file` is its name for problems.
    ///
    /// # Errors
    ///
    /// When a column that is needed is not in the header, or the header cannot be read.
    pub fn new(input: R, format: Format, file: &str, columns: &Columns) -> Result<Self, Stop> {
        let rows = match format {
            Format::JsonLines => Rows::Json { lines: Lines::new(input), line: 0, seen: Keys::default() },
            Format::Csv(delimiter) => {
                let since = Rc::new(Counter::new(0));
                let input = Bounded { input, since: Rc::clone(&since) };
                let mut options = csv::ReaderBuilder::new();
                // Lines end at "\n" alone, so that they are counted alike in files of every system; "\r" is trimmed.
                options.delimiter(delimiter).flexible(true).terminator(csv::Terminator::Any(b'\n'));
                let mut reader = Box::new(options.from_reader(input));
                let header = reader.byte_headers().map_err(|error| stopped(1, error))?;
                let names: Vec<String> =
                    header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
                let places = places(&names, columns)?;
                Rows::Csv { reader, since, places, width: names.len() }
            }
        };
        let mut constants = Pieces::default();
        for (field, _) in Field::ALL {
            if let Some(constant) = columns.constant(field) {
                constants.add(field, Piece::Text(Cow::Owned(constant.to_owned())));
            }
        }
        let (file, columns, straight) = (file.to_owned(), columns.clone(), Straight::default());
        Ok(Self { rows, file, columns, done: false, named: true, straight, constants })
    }

    /// The same, where claims get no ids: for rows of which few will be asked for theirs ([`super::named`]).
    #[must_use]
    pub fn without_ids(self) -> Self {
        Self { named: false, ..self }
    }

    fn at(&self, line: usize) -> Location {
        Location { file: self.file.clone(), line }
    }

    fn refused(&self, line: usize, row: &str, message: String, help: String) -> Row {
        let shown = row.lines().next().unwrap_or("");
        let mut snippet: String = shown.chars().take(MAX_SNIPPET).collect();
        if snippet.len() < shown.len() {
            snippet.push('…');
        }
        Row::Refused(Problem { at: self.at(line), column: 1, span: None, message, help, snippet })
    }

    /// Adds the cells that every row has.
    fn fill(&self, cells: &mut BTreeMap<Field, Cell>) {
        for (field, _) in Field::ALL {
            if let Some(constant) = self.columns.constant(field) {
                cells.insert(field, Cell::Text(constant.to_owned()));
            }
        }
    }

    fn made(&self, mut cells: BTreeMap<Field, Cell>, order: &[Field], line: usize, row: &str) -> Row {
        self.fill(&mut cells);
        match fact(&cells, order, self.at(line), self.named) {
            Ok(fact) => Row::Fact(Box::new(fact)),
            Err((message, help)) => self.refused(line, row, message, help),
        }
    }
}

impl<R: Read> Iterator for Facts<R> {
    type Item = Result<Row, Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.taken(None)? {
            Ok(Taken::Row(row)) => Some(Ok(row)),
            // Without a ledger nothing goes into one.
            Ok(Taken::InLedger { .. }) => None,
            Err(stop) => Some(Err(stop)),
        }
    }
}

impl<R: Read> Facts<R> {
    /// The next row, which goes straight into a ledger where it is plain.
    ///
    /// # Errors
    ///
    /// When the rest cannot be read; nothing comes after that.
    pub fn next_into(&mut self, ledger: &mut Ledger) -> Option<Result<Taken, Stop>> {
        self.taken(Some(ledger))
    }

    fn taken(&mut self, ledger: Option<&mut Ledger>) -> Option<Result<Taken, Stop>> {
        if self.done {
            return None;
        }
        let found = match &self.rows {
            Rows::Csv { .. } => self.next_record(ledger),
            Rows::Json { .. } => self.next_object(ledger),
        };
        self.done |= !matches!(found, Some(Ok(_)));
        found
    }

    fn next_record(&mut self, ledger: Option<&mut Ledger>) -> Option<Result<Taken, Stop>> {
        let Self { rows: Rows::Csv { reader, since, places, width }, straight, constants, .. } = self else {
            return None;
        };
        let mut record = csv::ByteRecord::new();
        let before = loop {
            since.set(0);
            let before = usize::try_from(reader.position().line()).unwrap_or(0);
            match reader.read_byte_record(&mut record) {
                Err(error) => return Some(Err(stopped(before, error))),
                Ok(false) => return None,
                Ok(true) if record.len() == 1 && record.as_slice().trim_ascii().is_empty() => {}
                Ok(true) => break before,
            }
        };
        // Counted from the end: empty lines before a row are none of it.
        let inner = record.as_slice().iter().filter(|b| **b == b'\n').count();
        let after = usize::try_from(reader.position().line()).unwrap_or(before);
        let line = after.saturating_sub(inner + 1).max(before);
        let mut pieces = Pieces::default();
        let mut foreign: Option<Field> = None;
        for (field, place) in places.iter() {
            match std::str::from_utf8(record.get(*place).unwrap_or_default()) {
                Ok(text) => pieces.add(*field, Piece::Text(Cow::Borrowed(text))),
                Err(_) => foreign = foreign.or(Some(*field)),
            }
        }
        let sound = record.len() == *width && foreign.is_none();
        if let Some(ledger) = ledger.filter(|_| sound)
            && let Some(Went { is_new, source }) = straight.push(&pieces, constants, line, ledger)
        {
            return Some(Ok(Taken::InLedger { is_new, source }));
        }
        let width = *width;
        let (cells, order) = pieces.into_cells();
        let row = String::from_utf8_lossy(record.iter().next().unwrap_or_default()).into_owned();
        let row = record.iter().skip(1).fold(row, |row, cell| format!("{row},{}", String::from_utf8_lossy(cell)));
        let row = if record.len() != width {
            let message = format!("this row has {} cells, and the header {width}", record.len());
            let help = "put a cell that has the delimiter in it in quotation marks, or choose another --delimiter";
            self.refused(line, &row, message, help.to_owned())
        } else if let Some(field) = foreign {
            let message = format!("the {} is not UTF-8", field.name());
            self.refused(line, &row, message, "save the file as UTF-8".to_owned())
        } else {
            self.made(cells, &order, line, &row)
        };
        Some(Ok(Taken::Row(row)))
    }

    fn next_object(&mut self, mut ledger: Option<&mut Ledger>) -> Option<Result<Taken, Stop>> {
        loop {
            let Self { rows: Rows::Json { lines, line, seen }, columns, straight, constants, .. } = self else {
                return None;
            };
            *line += 1;
            let at = *line;
            let (bytes, whole) = match lines.next() {
                Err(cause) => return Some(Err(Stop::Read { line: at, cause })),
                Ok(None) => return self.never_seen(at).map(|row| Ok(Taken::Row(row))),
                Ok(Some(read)) => read,
            };
            let bytes = if at == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
            let text = std::str::from_utf8(bytes).ok().filter(|_| whole);
            let plain = text.and_then(|text| pieces(text, seen, columns));
            if let (Some(plain), Some(ledger)) = (&plain, ledger.as_deref_mut())
                && let Some(Went { is_new, source }) = straight.push(plain, constants, at, ledger)
            {
                return Some(Ok(Taken::InLedger { is_new, source }));
            }
            let plain = plain.map(Pieces::into_cells);
            let is_text = text.is_some();
            let text = String::from_utf8_lossy(bytes).into_owned();
            if text.trim().is_empty() {
                continue;
            }
            return Some(Ok(Taken::Row(match plain.and_then(|(cells, order)| self.plain(cells, &order, at)) {
                Some(row) => row,
                None => self.slowly(&text, (whole, is_text), at),
            })));
        }
    }

    /// A row of which nothing is wrong. Nothing where something is, so that the slow way says what.
    fn plain(&self, mut cells: BTreeMap<Field, Cell>, order: &[Field], line: usize) -> Option<Row> {
        self.fill(&mut cells);
        fact(&cells, order, self.at(line), self.named).ok().map(|fact| Row::Fact(Box::new(fact)))
    }

    /// A row by way of a map of its keys, which tells what is wrong with it.
    fn slowly(&mut self, text: &str, (whole, is_text): (bool, bool), at: usize) -> Row {
        let fault = |message: &str, help: &str| Some((message.to_owned(), help.to_owned()));
        let wrong = if !whole {
            fault("this line is longer than 4 MB", "write one object a line")
        } else if !is_text {
            fault("this line is not UTF-8", "save the file as UTF-8")
        } else if text.trim_start().starts_with('[') {
            fault("a list, and no object", "write one object a line, without brackets or commas between them")
        } else {
            None
        };
        if let Some((message, help)) = wrong {
            return self.refused(at, text, message, help);
        }
        match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text) {
            Err(error) => {
                let message = format!("this is no JSON object: {error}");
                self.refused(at, text, message, "write one object a line: {\"subject\": \"…\", …}".to_owned())
            }
            Ok(object) => self.object(&object, text, at),
        }
    }

    fn object(&mut self, object: &serde_json::Map<String, serde_json::Value>, text: &str, line: usize) -> Row {
        if let Rows::Json { seen, .. } = &mut self.rows {
            for key in object.keys() {
                seen.see(key, &self.columns);
            }
        }
        let numbers = numbers(text);
        let (mut cells, mut order) = (BTreeMap::new(), Vec::new());
        for key in object.keys() {
            let wanted: Vec<Field> = Field::ALL
                .into_iter()
                .map(|(field, _)| field)
                .filter(|field| self.columns.name(*field) == Some(key.as_str()))
                .collect();
            if wanted.is_empty() {
                continue;
            }
            let Some(value) = object.get(key).filter(|value| !value.is_null()) else { continue };
            let Some(cell) = cell(value, numbers.get(key)) else {
                let message = format!("`{}` is an object or a list of lists", shorten(key));
                return self.refused(
                    line,
                    text,
                    message,
                    "a cell is a text, a number, true, false or a list".to_owned(),
                );
            };
            for field in wanted {
                cells.insert(field, cell.clone());
                order.push(field);
            }
        }
        if let Some((message, help)) = self.missing(&cells, object) {
            return self.refused(line, text, message, help);
        }
        self.made(cells, &order, line, text)
    }

    /// A required key that the object does not have at all, with the one that may have been meant.
    fn missing(
        &self,
        cells: &BTreeMap<Field, Cell>,
        object: &serde_json::Map<String, serde_json::Value>,
    ) -> Option<(String, String)> {
        let absent = |field: &Field| field.is_required() && !cells.contains_key(field);
        let (field, name) = Field::ALL
            .into_iter()
            .map(|(field, _)| field)
            .filter(absent)
            .find_map(|field| self.columns.name(field).map(|name| (field, name)))
            .filter(|(_, name)| !object.contains_key(*name))?;
        let known: Vec<&str> = object.keys().map(String::as_str).collect();
        Some((format!("this object has no `{}`", shorten(name)), meant(field, name, &known)))
    }

    /// At the end: a key that was asked for by name and that no object had.
    fn never_seen(&mut self, line: usize) -> Option<Row> {
        self.done = true;
        let Rows::Json { seen, .. } = &self.rows else { return None };
        let known: Vec<&str> = seen.iter().collect();
        if known.is_empty() {
            return None;
        }
        let asked = Field::ALL.into_iter().filter_map(|(field, _)| match self.columns.said(field) {
            Some(Column::Named(name)) if !field.is_required() => Some((field, name)),
            _ => None,
        });
        let (field, name) = asked.into_iter().find(|(_, name)| !seen.contains(name))?;
        let message = format!("no object has the key `{}`", shorten(name));
        let help = meant(field, name, &known);
        Some(self.refused(line.saturating_sub(1).max(1), "", message, help))
    }
}

/// Where the fields stand in a header.
fn places(header: &[String], columns: &Columns) -> Result<Vec<(Field, usize)>, Stop> {
    let known: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for (field, _) in Field::ALL {
        let Some(name) = columns.name(field) else { continue };
        match known.iter().position(|column| *column == name) {
            Some(place) => found.push((field, place)),
            None if columns.said(field).is_some() || field.is_required() => {
                let help = meant(field, name, &known);
                return Err(Stop::Columns(format!("there is no column `{}`: {help}", shorten(name))));
            }
            None => {}
        }
    }
    found.sort_by_key(|(_, place)| *place);
    Ok(found)
}

/// What may have been meant by a column that is not there.
fn meant(field: Field, name: &str, known: &[&str]) -> String {
    let near = nearest(name, known).map(|near| format!("did you mean `{}`? ", shorten(near))).unwrap_or_default();
    let listed: Vec<String> = known.iter().take(30).map(|column| shorten(column).into_owned()).collect();
    let or = if field == Field::Source { " or --source-id NAME" } else { "" };
    format!("{near}say where it is with --{} COLUMN{or}; there are: {}", field.option(), listed.join(", "))
}

/// A JSON value as a cell; `number` is how it is written.
pub(super) fn cell(value: &serde_json::Value, number: Option<&String>) -> Option<Cell> {
    use serde_json::Value as V;
    match value {
        V::String(text) => Some(Cell::Text(text.clone())),
        V::Number(read) => Some(Cell::Text(number.cloned().unwrap_or_else(|| read.to_string()))),
        V::Bool(yes) => Some(Cell::YesNo(*yes)),
        V::Null => Some(Cell::Text(String::new())),
        V::Array(members) => {
            let texts = members.iter().map(|member| match member {
                V::String(text) => Some(text.clone()),
                V::Number(read) => Some(read.to_string()),
                _ => None,
            });
            texts.collect::<Option<Vec<String>>>().map(Cell::List)
        }
        V::Object(_) => None,
    }
}

/// The numbers of a JSON object, which is known to be one, by key, as they are written: "193.0" keeps its zero.
fn numbers(text: &str) -> BTreeMap<String, String> {
    let bytes = text.as_bytes();
    let mut found = BTreeMap::new();
    let (mut i, mut depth, mut key, mut last): (usize, usize, Option<String>, Option<String>) = (0, 0, None, None);
    while let Some(b) = bytes.get(i) {
        match b {
            b'"' => {
                let start = i;
                i += 1;
                while bytes.get(i).is_some_and(|b| *b != b'"') {
                    i += if bytes.get(i) == Some(&b'\\') { 2 } else { 1 };
                }
                let end = (i + 1).min(bytes.len());
                last = text.get(start..end).and_then(|raw| serde_json::from_str(raw).ok());
            }
            b':' if depth == 1 => key = last.take(),
            b',' if depth == 1 => key = None,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'-' | b'0'..=b'9' if depth == 1 => {
                let start = i;
                while bytes.get(i + 1).is_some_and(|b| b.is_ascii_digit() || b"+-.eE".contains(b)) {
                    i += 1;
                }
                if let (Some(key), Some(raw)) = (key.take(), text.get(start..=i)) {
                    found.insert(key, raw.to_owned());
                }
            }
            _ => {}
        }
        i += 1;
    }
    found
}

fn stopped(line: usize, error: csv::Error) -> Stop {
    Stop::Read { line: line.max(1), cause: io::Error::other(error.to_string()) }
}

/// An input of which no row is longer than [`MAX_ROW`].
struct Bounded<R> {
    input: R,
    /// How much was read since the last row began.
    since: Rc<Counter<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_ROW {
            return Err(io::Error::other("a row is longer than 4 MB; is a quotation mark left open?"));
        }
        let read = self.input.read(buffer)?;
        self.since.set(self.since.get().saturating_add(read));
        Ok(read)
    }
}
