//! `gainsay mentions`: what the program reads in a text: figures, periods, names, laws, places, lists.

use super::terminal::Output;
use super::{Exit, Usage};
use crate::document::Document;
use crate::extract::{Mention, Row, mentions, mentions_of};
use crate::time::{self, Context, Reference};
use anyhow::Context as _;
use rayon::prelude::*;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;

/// Shows what is read in a text.
#[derive(clap::Args)]
pub struct Mentions {
    /// A document, or - for standard input: plain text, or one JSON object {"id", "text"} a line.
    file: PathBuf,
    /// How to print the results.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    /// The date that relative dates count from: 2026-03-14, 2026-03.
    #[arg(long, value_name = "DATE")]
    reference: Option<String>,
    /// The input is one JSON object a line, each with "text", and "id", "ref" or "published" if it has them.
    #[arg(long)]
    batch: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Terminal,
    Json,
}

/// The longest line of a batch, in bytes: a stream without line ends is no batch, and must not fill the memory.
const LONGEST_LINE: u64 = 64 << 20;
/// How much of the input is read ahead, in bytes: enough lines for every processor.
const READ_AHEAD: usize = 1 << 20;
/// The widest column of a table, in characters.
const WIDEST: usize = 48;

/// One line of a batch.
#[derive(serde::Deserialize)]
struct Item {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
    #[serde(rename = "ref", alias = "published", alias = "reference")]
    reference: Option<String>,
}

/// What was read at one place, as it is printed.
#[derive(serde::Serialize)]
struct Line<'a> {
    kind: crate::extract::Kind,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(flatten)]
    row: &'a Row,
    rule: &'static str,
}

impl Mentions {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        let reference = match &self.reference {
            Some(date) => {
                reference(date).ok_or_else(|| Usage(format!("--reference: `{date}` is no date: write 2026-03-14")))?
            }
            None => Reference::default(),
        };
        if self.file.as_os_str() == "-" {
            let mut input = BufReader::with_capacity(READ_AHEAD, std::io::stdin());
            let ahead = input.fill_buf().context("standard input cannot be read")?;
            let begins = ahead.iter().find(|b| !b.is_ascii_whitespace());
            if self.batch || begins == Some(&b'{') {
                return batch(input, &reference, out);
            }
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes).context("standard input cannot be read")?;
            return self.document("-", &bytes, &reference, out);
        }
        let name = self.file.display().to_string();
        if self.batch {
            let file = std::fs::File::open(&self.file).map_err(|e| Usage(format!("{name} cannot be read: {e}")))?;
            return batch(BufReader::with_capacity(READ_AHEAD, file), &reference, out);
        }
        let bytes = std::fs::read(&self.file).map_err(|e| Usage(format!("{name} cannot be read: {e}")))?;
        self.document(&name, &bytes, &reference, out)
    }

    fn document(&self, name: &str, bytes: &[u8], reference: &Reference, out: &Output) -> anyhow::Result<Exit> {
        let document = crate::project::read_document(name, bytes).map_err(|e| Usage(format!("{name}: {e}")))?;
        let context = Context { reference: *reference, events: None };
        let found = mentions_of(&document, &context);
        match self.format {
            Format::Json => {
                let id = serde_json::Value::from(name);
                out.result(&crate::report::tame_json(&object(&id, document.text(), &found)?))?;
            }
            Format::Terminal => out.words(&table(&document, &found))?,
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            out.complaint(&format!("{name} is empty"));
            return Ok(Exit::BadInput);
        }
        Ok(Exit::Clean)
    }
}

/// Reads a date on the command line or in a batch: a time of day behind it says nothing about days.
fn reference(text: &str) -> Option<Reference> {
    let date = text.split('T').next().unwrap_or(text);
    let date = date.split(' ').next().filter(|d| d.contains('-')).unwrap_or(text);
    let period = time::read(date, &Context::default()).ok()?;
    Some(Reference { from: period.start, to: period.end })
}

/// Reads a batch line by line and prints as many lines, in the same order.
fn batch(mut input: impl BufRead + Ahead, fallback: &Reference, out: &Output) -> anyhow::Result<Exit> {
    let (mut number, mut exit) = (0, Exit::Clean);
    loop {
        let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut ended = false;
        while !ended && (lines.is_empty() || input.has_line()) {
            let mut line = Vec::new();
            let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line);
            ended = read.context("the input cannot be read")? == 0;
            if !ended {
                number += 1;
                lines.push((number, line));
            }
        }
        lines.retain(|(_, line)| !line.iter().all(u8::is_ascii_whitespace));
        let done: Vec<(String, Option<String>)> =
            lines.par_iter().map(|(number, line)| answer(*number, line, fallback)).collect();
        let mut shown = String::new();
        for (answer, fault) in done {
            shown.push_str(&answer);
            shown.push('\n');
            if let Some(fault) = fault {
                out.complaint(&fault);
                exit = Exit::BadInput;
            }
        }
        if !shown.is_empty() {
            out.result(&crate::report::tame_json(&shown))?;
        }
        if ended {
            return Ok(exit);
        }
    }
}

/// The answer to one line of a batch, and what is wrong with the line.
fn answer(number: usize, line: &[u8], fallback: &Reference) -> (String, Option<String>) {
    let fail = |id: &serde_json::Value, why: String| {
        let answer = serde_json::json!({ "id": id, "line": number, "error": why }).to_string();
        (answer, Some(format!("line {number}: {why}")))
    };
    let item: Item = match serde_json::from_slice(line) {
        Ok(item) => item,
        Err(error) => {
            let id = serde_json::from_slice::<serde_json::Value>(line).ok().and_then(|v| v.get("id").cloned());
            let why = format!("not a JSON object with \"text\": {error}");
            return fail(&id.unwrap_or_default(), why);
        }
    };
    let reference = match &item.reference {
        None => *fallback,
        Some(date) => match reference(date) {
            Some(reference) => reference,
            None => return fail(&item.id, format!("`{date}` is no date: write 2026-03-14")),
        },
    };
    let found = mentions(&item.text, &Context { reference, events: None });
    match object(&item.id, &item.text, &found) {
        Ok(answer) => (answer, None),
        Err(error) => fail(&item.id, error.to_string()),
    }
}

/// One answer as JSON: spans in Unicode scalar values, the end not included.
fn object(id: &serde_json::Value, text: &str, found: &[Mention]) -> anyhow::Result<String> {
    let offsets = Offsets::new(text, found);
    let lines: Vec<Line<'_>> = found
        .iter()
        .map(|m| Line {
            kind: m.kind,
            start: offsets.of(m.span.start),
            end: offsets.of(m.span.end),
            text: m.span.of(text),
            row: &m.row,
            rule: m.rule,
        })
        .collect();
    Ok(serde_json::to_string(&serde_json::json!({ "id": id, "mentions": lines }))?)
}

/// Bytes to Unicode scalar values, for the ends of some spans.
struct Offsets(Vec<(usize, usize)>);

impl Offsets {
    fn new(text: &str, found: &[Mention]) -> Self {
        let mut ends: Vec<usize> = found.iter().flat_map(|m| [m.span.start, m.span.end]).collect();
        ends.sort_unstable();
        ends.dedup();
        let (mut at, mut count) = (0, 0);
        let pairs = ends.into_iter().map(|end| {
            count += text.get(at..end).unwrap_or("").chars().count();
            at = end;
            (end, count)
        });
        Self(pairs.collect())
    }

    fn of(&self, byte: usize) -> usize {
        let at = self.0.partition_point(|(end, _)| *end < byte);
        self.0.get(at).map_or(0, |(_, count)| *count)
    }
}

/// A table for reading: line, kind, words, what they say, rule.
fn table(document: &Document, found: &[Mention]) -> String {
    let rows: Vec<[String; 5]> = found
        .iter()
        .map(|m| {
            let words = m.span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
            let kind = format!("{:?}", m.kind).to_lowercase();
            [document.line_of(m.span.start).to_string(), kind, short(&words), short(&says(&m.row)), m.rule.to_owned()]
        })
        .collect();
    let widths: Vec<usize> = (0..5).map(|i| rows.iter().map(|row| row[i].chars().count()).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for [line, kind, words, says, rule] in &rows {
        let (a, b, c, d) = (widths[0], widths[1], widths[2], widths[3]);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line:>a$}  {kind:<b$}  {words:<c$}  {says:<d$}  {rule}");
    }
    let n = rows.len();
    let _ = writeln!(text, "{n} {}", if n == 1 { "mention" } else { "mentions" });
    text
}

/// What a mention says, in a few words.
fn says(row: &Row) -> String {
    let bounds = match (&row.low, &row.high) {
        (None, None) => None,
        (low, high) if low == high => None,
        (low, high) => Some(format!("[{}, {}]", low.as_deref().unwrap_or("-∞"), high.as_deref().unwrap_or("∞"))),
    };
    let parts = [row.edtf.clone(), row.value.clone(), row.unit.clone(), row.hedge.clone(), bounds];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn short(text: &str) -> String {
    if text.chars().count() <= WIDEST {
        return text.to_owned();
    }
    text.chars().take(WIDEST - 1).chain(['…']).collect()
}

/// A reader that knows whether another whole line is at hand without waiting for it.
trait Ahead {
    fn has_line(&self) -> bool;
}

impl<R: Read> Ahead for BufReader<R> {
    fn has_line(&self) -> bool {
        self.buffer().contains(&b'\n')
    }
}
