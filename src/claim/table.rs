//! The strict reader that all files of a project share: entries one by one, typed keys, and a
//! [`Problem`] with its place for whatever is not as it should be.

use super::blocks::{self, Block, MAX_NESTING, Opening};
use super::{Location, Problem, edtf};
use crate::text::{Lines, Span};
use rayon::prelude::*;
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How many problems of one file are shown. Nobody reads more, and a hostile file could make millions.
const MAX_PROBLEMS: usize = 1_000;
/// How many syntax errors of one entry are shown: those after the first few follow from them.
const MAX_SYNTAX_PROBLEMS: usize = 3;
/// How large one entry may be, in bytes. A parsed entry takes some twenty times its text, and no
/// claim that a person wrote is that long.
const MAX_ENTRY: usize = 8 << 20;
/// How many times a file is cut anew because a multi-line string was never closed. Each costs at most
/// one more pass over the rest of the file; after that, every header counts.
const MAX_RECUTS: usize = 16;
/// How many entries are read at a time: enough to keep every core busy, few enough to hold.
const ROUND: usize = 4_096;
/// How long a key may be to be compared with the known ones, in bytes.
const MAX_KEY: usize = 64;

/// How long a name, a date or another short text may be, in bytes. The longest official name that we know of has some
/// 200 letters, and what is compared word by word must be short.
pub(super) const MAX_NAME: usize = 1_000;
/// How long a text of many words may be, in bytes: ten pages. A quote that long is no passage.
pub(super) const MAX_PROSE: usize = 30_000;
/// The keys that hold such texts.
const PROSE: &[&str] = &["value", "quote", "note", "title", "reason", "because", "means"];

/// A stretch of a file with the problems found in it.
pub(crate) struct Part<'f> {
    file: &'f str,
    pub(super) text: &'f str,
    offset: usize,
    line: usize,
    lines: OnceCell<Lines>,
    problems: RefCell<Vec<Problem>>,
}

impl<'f> Part<'f> {
    fn new(file: &'f str, text: &'f str, offset: usize, line: usize) -> Self {
        Self { file, text, offset, line, lines: OnceCell::new(), problems: RefCell::default() }
    }

    /// The written words of a value.
    pub(super) fn raw(&self, span: Range<usize>) -> &'f str {
        self.text.get(span).unwrap_or("")
    }

    /// Where a byte of this part stands in the file.
    pub(super) fn location(&self, at: usize) -> Location {
        let within = if at == 0 { 1 } else { self.lines.get_or_init(|| Lines::new(self.text)).line(at) };
        Location { file: self.file.to_owned(), line: self.line + within - 1 }
    }

    /// Notes a fault at `span` of this part: what was found, and what would be right.
    pub(super) fn problem(&self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let problem = self.problem_at(span, message.into(), help.into());
        self.problems.borrow_mut().push(problem);
    }

    pub(super) fn problem_at(&self, span: Range<usize>, message: String, help: String) -> Problem {
        let lines = self.lines.get_or_init(|| Lines::new(self.text));
        let mut problem = Problem::within(self.file, self.text, lines, Span::new(span.start, span.end), message, help);
        problem.at.line += self.line - 1;
        problem.span = problem.span.map(|span| Span::new(self.offset + span.start, self.offset + span.end));
        problem
    }

    fn count(&self) -> usize {
        self.problems.borrow().len()
    }

    /// Parses this part; what TOML itself refuses becomes problems.
    fn parse(&self) -> DeTable<'f> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        let mut last_line = 0;
        let mut shown = 0;
        for error in errors {
            // What is missing at the end is missing on the last line that has something.
            let last = self.text.trim_end().len().saturating_sub(1);
            let span = error.span().map_or(0..0, |span| span.start.min(last)..span.end);
            let line = self.location(span.start).line;
            if line == last_line || shown == MAX_SYNTAX_PROBLEMS {
                continue;
            }
            (last_line, shown) = (line, shown + 1);
            let found = self.raw(span.clone());
            let (message, help) = if error.message().contains("duplicate key") {
                (format!("the key `{found}` stands here twice"), "keep one of the two".to_owned())
            } else {
                ("this is not TOML".to_owned(), syntax_help(error.message()))
            };
            self.problem(span, message, help);
        }
        table.into_inner()
    }
}

/// A table that is read strictly: keys that it does not know are problems.
pub(crate) struct Table<'t, 'f> {
    pub(super) part: &'t Part<'f>,
    table: &'t DeTable<'f>,
    what: &'static str,
    pub(super) span: Range<usize>,
    /// The known keys that unknown ones were probably meant to be: they are not missed as well.
    meant: Vec<String>,
}

impl<'t, 'f> Table<'t, 'f> {
    /// Takes up a table, "a claim" for instance, that may have these keys only.
    pub(super) fn open(
        part: &'t Part<'f>,
        table: &'t DeTable<'f>,
        span: Range<usize>,
        what: &'static str,
        keys: &[&str],
    ) -> Self {
        let mut meant = Vec::new();
        for (key, _) in table {
            if !keys.contains(&key.get_ref().as_ref()) {
                let list = format!("{what} has the keys {}", keys.join(", "));
                let near = nearest(key.get_ref(), keys);
                meant.extend(near.map(str::to_owned));
                let help = near.map_or(list, |near| format!("did you mean `{near}`?"));
                part.problem(key.span(), format!("{what} has no key `{}`", shorten(key.get_ref())), help);
            }
        }
        Self { part, table, what, span, meant }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'f>>> {
        self.table.get(key)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Notes a fault of a key's value.
    pub(crate) fn fault(&self, key: &str, message: impl Into<String>, help: impl Into<String>) {
        let span = self.get(key).map_or_else(|| self.span.clone(), Spanned::span);
        self.part.problem(span, message, help);
    }

    /// Notes that a required key is not there, unless a misspelt one was meant to be it.
    pub(super) fn missing(&self, key: &str, help: impl Into<String>) {
        if self.meant.iter().any(|meant| meant == key) {
            return;
        }
        self.part.problem(self.span.clone(), format!("{} lacks the key `{key}`", self.what), help);
    }

    /// A string that is not empty.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => self.filled(key, value.span(), text),
            other => self.wrong_type(key, value.span(), other, "a string in quotation marks"),
        }
    }

    /// A string that must be there.
    pub(super) fn required(&self, key: &str, help: &str) -> Option<String> {
        if !self.has(key) {
            self.missing(key, help);
        }
        self.text(key)
    }

    /// A string, number or date, in the words of the file.
    pub(super) fn written(&self, key: &str) -> Option<String> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => self.filled(key, value.span(), text),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
                Some(self.part.raw(value.span()).to_owned())
            }
            other => self.wrong_type(key, value.span(), other, "a string, number or date"),
        }
    }

    /// A date, checked as EDTF.
    pub(super) fn date(&self, key: &str) -> Option<String> {
        let text = self.written(key)?;
        self.check_date(key, &text);
        Some(text)
    }

    /// A date or words about one; checked where it is meant as EDTF.
    pub(super) fn time(&self, key: &str) -> Option<String> {
        let text = self.written(key)?;
        if edtf::looks_like_edtf(&text) {
            self.check_date(key, &text);
        }
        Some(text)
    }

    fn check_date(&self, key: &str, text: &str) {
        if let Some(fault) = edtf::fault(text) {
            self.fault(key, format!("`{key}` is an invalid date, \"{}\": {fault}", shorten(text)), edtf::SHAPES);
        }
    }

    /// One of a fixed set of words.
    pub(crate) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let known = words.iter().find(|(word, _)| *word == text);
        if known.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let near = nearest(&text, &all).map(|near| format!("did you mean \"{near}\"? "));
            let help = format!("{}`{key}` is one of: {}", near.unwrap_or_default(), all.join(", "));
            self.fault(key, format!("`{key}` cannot be \"{}\"", shorten(&text)), help);
        }
        known.map(|(_, value)| *value)
    }

    /// True or false.
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => self.wrong_type(key, value.span(), other, "true or false, without quotation marks"),
        }
    }

    /// A whole number from 1.
    pub(super) fn ordinal(&self, key: &str) -> Option<usize> {
        let value = self.get(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            return self.wrong_type(key, value.span(), value.get_ref(), "a whole number from 1");
        };
        let read = usize::from_str_radix(number.as_str(), number.radix()).ok().filter(|n| *n > 0);
        if read.is_none() {
            let found = shorten(self.part.raw(value.span()));
            self.fault(key, format!("`{key}` cannot be {found}"), format!("`{key}` counts from 1"));
        }
        read
    }

    /// A number with or without decimals.
    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        let value = self.get(key)?;
        let read = match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => self.part.raw(value.span()).replace('_', "").parse().ok(),
            _ => None,
        };
        if read.is_none() {
            return self.wrong_type(key, value.span(), value.get_ref(), "a number without quotation marks: 0.9");
        }
        read
    }

    /// A list of strings, none of them empty.
    pub(super) fn texts(&self, key: &str) -> Option<Vec<String>> {
        let value = self.get(key)?;
        let DeValue::Array(members) = value.get_ref() else {
            return self.wrong_type(key, value.span(), value.get_ref(), "a list of strings: [\"…\", \"…\"]");
        };
        let mut texts = Vec::with_capacity(members.len());
        for member in members.iter() {
            match member.get_ref() {
                DeValue::String(text) => texts.extend(self.filled(key, member.span(), text)),
                other => drop(self.wrong_type::<()>(key, member.span(), other, "a list of strings: [\"…\", \"…\"]")),
            }
        }
        Some(texts)
    }

    /// A table within this one.
    pub(super) fn table(&self, key: &str, what: &'static str, keys: &[&str], shape: &str) -> Option<Table<'t, 'f>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Table::open(self.part, table, value.span(), what, keys)),
            other => self.wrong_type(key, value.span(), other, shape),
        }
    }

    /// The keys of a table within this one whose keys are free, in the order of the file.
    pub(super) fn free_table(
        &self,
        key: &str,
        shape: &str,
    ) -> Vec<(&'t Spanned<Cow<'f, str>>, &'t Spanned<DeValue<'f>>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type::<()>(key, value.span(), value.get_ref(), shape);
            return Vec::new();
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    /// The text, unless nothing is in it, or more than anybody reads.
    pub(super) fn filled(&self, key: &str, span: Range<usize>, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            self.part.problem(span, format!("`{key}` is empty"), "write the words, or leave the key out");
            return None;
        }
        let most = if PROSE.contains(&key) { MAX_PROSE } else { MAX_NAME };
        if text.len() > most {
            let message = format!("`{key}` is {} bytes long", text.len());
            self.part.problem(span, message, format!("`{key}` has at most {most} bytes"));
            return None;
        }
        Some(text.to_owned())
    }

    /// Notes that a value has the wrong type; always `None`.
    pub(super) fn wrong_type<T>(&self, key: &str, span: Range<usize>, found: &DeValue<'_>, right: &str) -> Option<T> {
        self.part.problem(span, format!("`{key}` is {}", type_name(found)), format!("`{key}` takes {right}"));
        None
    }
}

/// What a TOML value is, in words.
pub(super) fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// What is wrong in words of TOML, and what would be right: a word of the former, and the latter.
const SYNTAX_HELP: &[(&str, &str)] = &[
    ("recurs", "no file of a project needs keys or brackets so deep in one another"),
    ("string values must be quoted", "put the value in quotation marks: key = \"value\""),
    ("string", "close the quotation marks on the line on which they open; within them, write a quotation mark as \\\""),
    ("array", "close the list with ]"),
    ("table", "close the table with }"),
];

/// What TOML says of a fault, with what would be right.
fn syntax_help(message: &str) -> String {
    let known = SYNTAX_HELP.iter().find(|(word, _)| message.contains(word));
    let right = known.map_or("each line is written key = \"value\"", |(_, right)| right);
    format!("{message}: {right}")
}

/// The known word that is closest to a misspelt one, when one is close.
pub(crate) fn nearest<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    if word.len() > MAX_KEY {
        return None;
    }
    let lower = word.to_lowercase();
    known
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, candidate), *candidate))
        .min()
        // A third of the letters may differ: "subjct" is "subject", "colour" is not "source".
        .filter(|(distance, candidate)| *distance <= candidate.len().div_ceil(3).min(2) && *distance < candidate.len())
        .map(|(_, candidate)| candidate)
}

/// The beginning of a text that may be long, for a message.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_KEY) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or(""))),
        None => Cow::Borrowed(text),
    }
}

/// The text of a file, and where it is not UTF-8.
pub(crate) struct Input<'f> {
    file: &'f str,
    text: Cow<'f, str>,
    /// The first bad byte of each line that has one.
    bad: Vec<usize>,
}

impl<'f> Input<'f> {
    /// Decodes a file. A byte that is not UTF-8 becomes a question mark, so that every other byte keeps
    /// its place.
    pub(crate) fn new(file: &'f str, bytes: &'f [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { file, text: Cow::Borrowed(text), bad: Vec::new() },
            Err(_) => {
                let mut text = String::with_capacity(bytes.len());
                let mut bad: Vec<usize> = Vec::new();
                let mut line_had_one = false;
                for chunk in bytes.utf8_chunks() {
                    line_had_one &= !chunk.valid().contains('\n');
                    text.push_str(chunk.valid());
                    if !chunk.invalid().is_empty() && !line_had_one {
                        bad.push(text.len());
                        line_had_one = true;
                    }
                    text.extend(chunk.invalid().iter().map(|_| '?'));
                }
                Self { file, text: Cow::Owned(text), bad }
            }
        }
    }

    fn part(&self, span: Span, line: usize) -> Part<'_> {
        Part::new(self.file, span.of(&self.text), span.start, line)
    }

    /// All of the text but a byte order mark, which some editors put before it.
    fn whole(&self) -> Span {
        Span::new(if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }, self.text.len())
    }
}

/// One entry of a file, as far as it could be read.
pub(super) struct Entry<T> {
    /// What was read, unless there is a problem; apart, so that a faulty entry takes little room.
    pub(super) value: Option<Box<T>>,
    /// Its id or name, when that much could be read.
    pub(super) key: Option<String>,
    /// The bytes and line of the block that it stands in, and where its key stands within that.
    block: (Span, usize),
    key_span: Range<usize>,
}

/// What a file of entries is made of.
pub(super) struct Shape<'s, T> {
    /// The name of its headers: "claim".
    pub(super) entry: &'static str,
    /// The key that names an entry: "id".
    pub(super) key: &'static str,
    /// The keys before the first header.
    pub(super) head_keys: &'static [&'static str],
    /// Checks them.
    pub(super) head: &'s (dyn Fn(&Table<'_, '_>) + Sync),
    /// Reads an entry.
    pub(super) read: &'s (dyn Fn(&Table<'_, '_>, &str) -> Option<T> + Sync),
    /// What an entry is, and its keys.
    pub(super) what: &'static str,
    pub(super) keys: &'static [&'static str],
}

/// Reads every entry of a file, and every problem.
pub(super) fn entries<T: Send>(input: &Input<'_>, shape: &Shape<'_, T>) -> (Vec<Entry<T>>, Problems) {
    let mut problems = Problems::default();
    if input.text.starts_with("??") && input.bad.first() == Some(&0) {
        let part = input.part(Span::new(0, input.text.len()), 1);
        part.problem(0..2, "the file is not UTF-8 from its first byte on", "save it as UTF-8");
        problems.extend(part.problems.into_inner());
        return (Vec::new(), problems);
    }
    let mut waiting = vec![(input.whole(), 1, true)];
    let (mut found, mut recuts) = (Vec::new(), 0);
    while let Some((span, line, trust)) = waiting.pop() {
        let cut = blocks::split(&input.text, span, line, shape.entry, trust);
        found.reserve(cut.len());
        let rounds = cut.chunks(ROUND).flat_map(|blocks| {
            let results: Vec<_> = blocks.par_iter().map(|block| read_block(input, shape, block)).collect();
            blocks.iter().zip(results)
        });
        for (block, mut result) in rounds {
            if let (Some((at, line)), true) = (block.doubtful, result.broken) {
                // A string that was never closed swallowed the entries that follow: read on from the first.
                recuts += 1;
                waiting.push((Span::new(at, block.span.end), line, recuts < MAX_RECUTS));
                let shortened = Block { span: Span::new(block.span.start, at), doubtful: None, ..block.clone() };
                result = read_block(input, shape, &shortened);
            }
            found.append(&mut result.entries);
            problems.extend(result.problems);
        }
    }
    found.sort_by_key(|entry| (entry.block.0.start, entry.key_span.start));
    (found, problems)
}

/// What one block holds.
struct BlockResult<T> {
    entries: Vec<Entry<T>>,
    problems: Vec<Problem>,
    /// It is not TOML.
    broken: bool,
}

fn read_block<T>(input: &Input<'_>, shape: &Shape<'_, T>, block: &Block) -> BlockResult<T> {
    let part = input.part(block.span, block.line);
    let place = (block.span, block.line);
    let nameless = || Entry { value: None, key: None, block: place, key_span: 0..0 };
    let is_entry = block.opening == Opening::Entry;
    if refuse(input, shape.entry, block, &part) {
        let entries = if is_entry { vec![nameless()] } else { Vec::new() };
        return BlockResult { entries, problems: part.problems.into_inner(), broken: false };
    }
    let root = part.parse();
    let broken = part.count() > 0;
    let mut known: Vec<&str> = if block.opening == Opening::Head { shape.head_keys.to_vec() } else { Vec::new() };
    known.push(shape.entry);
    if !broken && matches!(block.opening, Opening::Head | Opening::Entry) {
        let top = Table::open(&part, &root, 0..0, "the top of this file", &known);
        if block.opening == Opening::Head {
            (shape.head)(&top);
        }
        if let Some(value) = top.get(shape.entry).filter(|v| !v.get_ref().is_array()) {
            let help = format!("each {} begins with a line [[{}]]", shape.entry, shape.entry);
            part.problem(value.span(), format!("`{}` is {}", shape.entry, type_name(value.get_ref())), help);
        }
    }
    let mut entries = Vec::with_capacity(1);
    for member in root.get(shape.entry).and_then(|v| v.get_ref().as_array()).into_iter().flat_map(|a| a.iter()) {
        let DeValue::Table(table) = member.get_ref() else {
            let help = format!("each {} begins with a line [[{}]]", shape.entry, shape.entry);
            part.problem(member.span(), format!("`{}` holds {}", shape.entry, type_name(member.get_ref())), help);
            continue;
        };
        let named = table.get(shape.key).and_then(|v| v.get_ref().as_str().map(|s| (s.to_owned(), v.span())));
        let (key, key_span) = named.map_or((None, member.span()), |(key, span)| (Some(key), span));
        let value = if broken {
            None
        } else {
            let before = part.count();
            let table = Table::open(&part, table, member.span(), shape.what, shape.keys);
            let value = (shape.read)(&table, key.as_deref().unwrap_or(""));
            value.filter(|_| part.count() == before).map(Box::new)
        };
        entries.push(Entry { value, key, block: place, key_span });
    }
    if entries.is_empty() && is_entry {
        entries.push(nameless());
    }
    BlockResult { entries, problems: part.problems.into_inner(), broken }
}

/// Whether a block is not worth parsing; the reason becomes a problem.
fn refuse(input: &Input<'_>, entry: &str, block: &Block, part: &Part<'_>) -> bool {
    let first_bad = input.bad.partition_point(|at| *at < block.span.start);
    if let Some(at) = input.bad.get(first_bad).filter(|at| **at < block.span.end) {
        let message = format!("byte {at} of the file is not UTF-8");
        part.problem(at - block.span.start..at - block.span.start + 1, message, "save the file as UTF-8");
        return true;
    }
    if let Some(at) = block.too_deep {
        let message = format!("brackets nest more than {MAX_NESTING} deep");
        part.problem(
            at - block.span.start..at - block.span.start + 1,
            message,
            "a list of tables is as deep as it gets",
        );
        return true;
    }
    if part.text.len() > MAX_ENTRY {
        let message = format!("this entry is larger than {} MB", MAX_ENTRY >> 20);
        part.problem(0..0, message, format!("begin every {entry} with a line [[{entry}]]"));
        return true;
    }
    match &block.opening {
        Opening::Head | Opening::Entry => false,
        Opening::SingleBrackets => {
            let message = format!("[{entry}] stands in single brackets");
            part.problem(
                0..part.text.trim_end().lines().next().map_or(0, str::len),
                message,
                format!("write [[{entry}]]"),
            );
            true
        }
        Opening::Other(name) => {
            let near = nearest(name, &[entry]).map_or("this file has", |_| "did you mean it as");
            let first_line = part.text.lines().next().map_or(0, str::len);
            let message = format!("this file has no table `{}`", shorten(name));
            part.problem(
                0..first_line,
                message,
                format!("{near} [[{entry}]]{}", if near.starts_with("did") { "?" } else { "" }),
            );
            true
        }
    }
}

/// Notes each entry whose key an earlier one has, and takes its value away: the first one stands.
pub(super) fn drop_repeated<T>(
    input: &Input<'_>,
    entry: &str,
    key: &str,
    entries: &mut [Entry<T>],
    problems: &mut Problems,
) {
    let mut first: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for found in entries {
        let Some(name) = &found.key else { continue };
        let part = input.part(found.block.0, found.block.1);
        let line = part.location(found.key_span.start).line;
        if let Some(before) = first.get(name) {
            let message = format!("duplicate {key} \"{}\": line {before} has it already", shorten(name));
            part.problem(found.key_span.clone(), message, format!("each {entry} of a file needs its own {key}"));
            problems.extend(part.problems.into_inner());
            found.value = None;
        } else {
            first.insert(name.clone(), line);
        }
    }
}

/// Notes a fault of an entry after all entries were read.
pub(super) fn fault_of<T>(input: &Input<'_>, entry: &Entry<T>, message: String, help: String) -> Problem {
    input.part(entry.block.0, entry.block.1).problem_at(entry.key_span.clone(), message, help)
}

/// Reads a file that is one table.
pub(crate) fn whole<T>(
    input: &Input<'_>,
    what: &'static str,
    keys: &[&str],
    read: impl Fn(&Table<'_, '_>) -> Option<T>,
) -> (Option<T>, Vec<Problem>) {
    let span = input.whole();
    // A name that no header has leaves the file in one piece.
    let cut = blocks::split(&input.text, span, 1, "", true);
    let too_deep = cut.iter().find_map(|block| block.too_deep);
    let part = input.part(span, 1);
    let block = Block { opening: Opening::Head, span, line: 1, doubtful: None, too_deep };
    if refuse(input, "source", &block, &part) {
        return (None, part.problems.into_inner());
    }
    let root = part.parse();
    let value = if part.count() > 0 { None } else { read(&Table::open(&part, &root, 0..0, what, keys)) };
    let mut found = Problems::default();
    found.extend(part.problems.into_inner());
    let problems = found.finish();
    (value.filter(|_| problems.is_empty()), problems)
}

/// The problems of a file: the first [`MAX_PROBLEMS`] by place, and how many more there are. However many
/// a file has, they take no more room.
#[derive(Default)]
pub(super) struct Problems {
    kept: Vec<Problem>,
    more: usize,
}

impl Problems {
    pub(super) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.kept.push(problem);
            if self.kept.len() > 2 * MAX_PROBLEMS {
                self.cut();
            }
        }
    }

    fn cut(&mut self) {
        self.kept.sort();
        self.kept.dedup();
        self.more += self.kept.len().saturating_sub(MAX_PROBLEMS);
        self.kept.truncate(MAX_PROBLEMS);
    }

    /// The problems by place, with a last one that counts those not shown.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.cut();
        if let Some(last) = self.kept.last().filter(|_| self.more > 0).cloned() {
            let message = format!("{} more problems in this file are not shown", self.more);
            self.kept.push(Problem { message, help: "mend those above first".to_owned(), ..last });
        }
        self.kept
    }
}
