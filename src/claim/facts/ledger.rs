//! The ledger: the rows of a table in columns, each distinct cell once.
//!
//! A million rows of claims hold some thousand distinct names, labels and values. The ledger keeps numbers for them and
//! makes a [`Claim`] of a row only where somebody asks for it.

use crate::claim::{Asked, ValueInQuote, asked_in_quotes};
use crate::claim::{Citation, Claim, ClaimId, Location, Locator, Modality, SourceId, Status, Value};
use crate::text::Interner;
use crate::time::Reference;
use hashbrown::{DefaultHashBuilder, HashSet, HashTable};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hash::BuildHasher;

/// One row: the number of each of its cells, [`Row::NONE`] for an empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LedgerRow {
    /// Who says so.
    pub source: u32,
    /// Of whom or what.
    pub subject: u32,
    /// What is said of it.
    pub label: u32,
    /// The value.
    pub value: u32,
    /// The moment.
    pub as_of: u32,
    /// The stretch.
    pub period: u32,
    /// Where.
    pub place: u32,
}

impl LedgerRow {
    /// Stands for an empty cell.
    pub const NONE: u32 = u32::MAX;
}

/// What few rows say beside what all do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Aside {
    /// Of whom.
    pub population: Option<String>,
    /// How it was found out.
    pub method: Option<String>,
    /// Who reported it first.
    pub origin: Option<String>,
    /// Asserted, planned, …
    pub modality: Modality,
    /// It is negated.
    pub denied: bool,
}

impl Aside {
    /// Of a claim; nothing where it is a plain assertion.
    fn of(claim: &Claim) -> Option<Self> {
        let Claim { population, method, origin, modality, denied, .. } = claim;
        let plain = population.is_none() && method.is_none() && origin.is_none();
        let (population, method, origin) = (population.clone(), method.clone(), origin.clone());
        let found = Self { population, method, origin, modality: *modality, denied: *denied };
        (!plain || *denied || *modality != Modality::Asserted).then_some(found)
    }
}

/// The rows of tables, in columns.
#[derive(Clone, Default)]
pub struct Ledger {
    /// The ids of the sources.
    pub sources: Interner,
    /// The subjects.
    pub subjects: Interner,
    /// The labels of properties.
    pub labels: Interner,
    /// The values, as [`Ledger::value`] reads them.
    values: Interner,
    /// Moments and stretches of time.
    pub times: Interner,
    /// The places.
    pub places: Interner,
    /// The rows.
    pub rows: Vec<LedgerRow>,
    lines: Vec<u32>,
    /// The citations and remarks of all rows, one after another.
    passages: String,
    ends: Vec<usize>,
    /// Each distinct aside once, and the rows that have one, in their order, with its number.
    asides: Vec<Aside>,
    aside_of: Vec<(u32, u32)>,
    aside_ids: BTreeMap<Aside, u32>,
    seen_aside: HashSet<(LedgerRow, u32)>,
    /// Each row beside what is kept of its hash, so that growing reads no rows.
    seen: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
    file: String,
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ledger").field("file", &self.file).field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

/// Parts the members of a list, and the passages of a row.
const PART: char = '\u{1f}';
/// Stands before the remark of a row.
const NOTE: char = '\u{1e}';

impl Ledger {
    /// How the values of true and false are kept.
    pub(super) const YES: &str = "\u{1f}yes";
    pub(super) const NO: &str = "\u{1f}no";

    /// An empty ledger of the table of that name.
    #[must_use]
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// Whether the ledger can hold a claim. One of several values is weighed where all claims are.
    #[must_use]
    pub fn takes(claim: &Claim) -> bool {
        !matches!(claim.value, Value::Any(_))
    }

    /// Adds the claim of a row; false if an earlier row of the source says the same.
    pub fn push(&mut self, claim: &Claim) -> bool {
        let value = match &claim.value {
            Value::Text(text) => self.values.id(text),
            Value::YesNo(yes) => self.values.id(if *yes { Self::YES } else { Self::NO }),
            Value::List { members, .. } | Value::Any(members) => {
                let mut joined = String::new();
                members.iter().for_each(|member| Self::put_member(&mut joined, member));
                self.values.id(&joined)
            }
        };
        let cell = |texts: &mut Interner, text: &Option<String>| text.as_ref().map_or(LedgerRow::NONE, |t| texts.id(t));
        let row = LedgerRow {
            source: self.sources.id(&claim.id.source.0),
            subject: self.subjects.id(&claim.subject),
            label: self.labels.id(&claim.property),
            value,
            as_of: cell(&mut self.times, &claim.as_of),
            period: cell(&mut self.times, &claim.period),
            place: cell(&mut self.places, &claim.place),
        };
        let aside = Aside::of(claim).map(|aside| self.aside_id(aside));
        let quotes = claim.citations.iter().map(|citation| citation.quote.as_str());
        self.add(row, aside, claim.at.line, quotes, claim.note.as_deref())
    }

    /// Adds a row of which every cell has its number, and its aside; false if an earlier row of the source says the same.
    pub(super) fn add<'q>(
        &mut self,
        row: LedgerRow,
        aside: Option<u32>,
        line: usize,
        quotes: impl IntoIterator<Item = &'q str>,
        note: Option<&str>,
    ) -> bool {
        let is_new = match aside {
            Some(aside) => self.seen_aside.insert((row, aside)),
            None => self.is_new(row),
        };
        if !is_new {
            return false;
        }
        let at = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.aside_of.extend(aside.map(|aside| (at, aside)));
        self.rows.push(row);
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
        for (i, quote) in quotes.into_iter().enumerate() {
            if i > 0 {
                self.passages.push(PART);
            }
            self.passages.push_str(quote);
        }
        if let Some(note) = note {
            self.passages.push(NOTE);
            self.passages.push_str(note);
        }
        self.ends.push(self.passages.len());
        true
    }

    fn aside_id(&mut self, aside: Aside) -> u32 {
        let next = u32::try_from(self.asides.len()).unwrap_or(u32::MAX);
        let id = *self.aside_ids.entry(aside.clone()).or_insert(next);
        if id == next {
            self.asides.push(aside);
        }
        id
    }

    /// What a row says beside what all do.
    #[must_use]
    pub fn aside(&self, row: u32) -> Option<&Aside> {
        let at = self.aside_of.binary_search_by_key(&row, |(of, _)| *of).ok()?;
        self.asides.get(self.aside_of.get(at)?.1 as usize)
    }

    /// The rows that have an aside, in their order, each with the number of it.
    pub fn aside_rows(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.aside_of.iter().copied()
    }

    /// The asides, in order of their numbers.
    #[must_use]
    pub fn asides(&self) -> &[Aside] {
        &self.asides
    }

    /// Adds a member to a list as the ledger keeps it.
    pub(super) fn put_member(list: &mut String, member: &str) {
        list.extend([PART, PART]);
        list.push_str(member);
    }

    /// The number of a value that is one text, [`Ledger::YES`], [`Ledger::NO`], or a list of [`Ledger::put_member`].
    pub(super) fn value_id(&mut self, text: &str) -> u32 {
        self.values.id(text)
    }

    /// No more rows come: what told which of them are new is let go.
    pub fn close(&mut self) {
        (self.seen, self.seen_aside, self.aside_ids) = Default::default();
    }

    fn is_new(&mut self, row: LedgerRow) -> bool {
        let Self { seen, hasher, rows, .. } = self;
        let LedgerRow { source, subject, label, value, as_of, period, place } = row;
        let pair = |a: u32, b: u32| u64::from(a) << 32 | u64::from(b);
        let hash = hasher.hash_one([pair(source, subject), pair(label, value), pair(as_of, period), u64::from(place)]);
        let mark = (hash >> 32) as u32;
        let spread = |mark: u32| u64::from(mark).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let same = |(of, at): &(u32, u32)| *of == mark && rows.get(*at as usize) == Some(&row);
        if seen.find(spread(mark), same).is_some() {
            return false;
        }
        let at = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        seen.insert_unique(spread(mark), (mark, at), |(mark, _)| spread(*mark));
        true
    }

    /// How many distinct values there are.
    #[must_use]
    pub fn distinct_values(&self) -> usize {
        self.values.len()
    }

    /// The text of a value, where it is one text.
    #[must_use]
    pub fn value_text(&self, value: u32) -> Option<&str> {
        Some(self.values.text(value)).filter(|text| !text.starts_with(PART))
    }

    /// A value by its number.
    #[must_use]
    pub fn value(&self, value: u32) -> Value {
        let text = self.values.text(value);
        match text.strip_prefix(PART) {
            None => Value::Text(text.to_owned()),
            Some("yes") => Value::YesNo(true),
            Some("no") => Value::YesNo(false),
            Some(list) => {
                let members = list.split("\u{1f}\u{1f}").map(|member| member.trim_start_matches(PART).to_owned());
                Value::List { members: members.collect(), complete: true }
            }
        }
    }

    /// Whether the quotes of a row carry its value, as far as can be told without its whole claim; nothing of a row
    /// without quotes.
    #[must_use]
    pub fn value_in_quotes(&self, row: u32) -> Option<ValueInQuote> {
        let cells = self.rows.get(row as usize)?;
        let quotes: Vec<&str> = self.quotes(row).collect();
        let (subject, property) = (self.subjects.text(cells.subject), self.labels.text(cells.label));
        let asked = Asked { subject, property, reference: Reference::default() };
        let denied = self.aside(row).is_some_and(|aside| aside.denied);
        (!quotes.is_empty()).then(|| asked_in_quotes(&self.value(cells.value), denied, &asked, &quotes))
    }

    /// The quotes of a row: what it cites.
    pub fn quotes(&self, row: u32) -> impl Iterator<Item = &str> {
        let quotes = self.passage(row).split(NOTE).next().unwrap_or("");
        quotes.split(PART).filter(|quote| !quote.is_empty())
    }

    fn passage(&self, row: u32) -> &str {
        let at = row as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|end| self.passages.get(start..*end)).unwrap_or("")
    }

    /// The line of a row in its file.
    #[must_use]
    pub fn line(&self, row: u32) -> usize {
        self.lines.get(row as usize).map_or(1, |line| *line as usize)
    }

    /// The name of the table.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The claim of a row; nothing for a row that is not there.
    #[must_use]
    pub fn claim(&self, row: u32) -> Option<Claim> {
        Some(self.claim_of(row, self.rows.get(row as usize)?))
    }

    /// The claims of some rows; what is not there is left out.
    #[must_use]
    pub fn claims(&self, rows: &[u32]) -> Vec<Claim> {
        // The rows are looked up first: as many claims as there are rows are made where they will lie, and not moved.
        let rows = rows.iter().filter_map(|row| Some((*row, self.rows.get(*row as usize)?)));
        let rows: Vec<(u32, &LedgerRow)> = rows.collect();
        rows.into_par_iter().map(|(row, cells)| self.claim_of(row, cells)).collect()
    }

    fn claim_of(&self, row: u32, cells: &LedgerRow) -> Claim {
        let some = |texts: &Interner, id: u32| (id != LedgerRow::NONE).then(|| texts.text(id).to_owned());
        let line = self.line(row);
        let aside = self.aside(row);
        let said = |cell: fn(&Aside) -> &Option<String>| aside.and_then(|aside| cell(aside).clone());
        let quotes: Vec<&str> = self.quotes(row).collect();
        let cite = |quote: &str| Citation { quote: quote.to_owned(), locator: Locator::Line(line), tier: None };
        let claim = Claim {
            id: ClaimId { source: SourceId(self.sources.text(cells.source).to_owned()), name: String::new() },
            subject: self.subjects.text(cells.subject).to_owned(),
            property: self.labels.text(cells.label).to_owned(),
            value: self.value(cells.value),
            denied: aside.is_some_and(|aside| aside.denied),
            as_of: some(&self.times, cells.as_of),
            period: some(&self.times, cells.period),
            place: some(&self.places, cells.place),
            population: said(|aside| &aside.population),
            method: said(|aside| &aside.method),
            modality: aside.map_or(Modality::Asserted, |aside| aside.modality),
            origin: said(|aside| &aside.origin),
            of: None,
            status: Status::Reviewed,
            slot: None,
            note: self.passage(row).split_once(NOTE).map(|(_, note)| note.to_owned()),
            citations: quotes.into_iter().map(cite).collect(),
            at: Location { file: self.file.clone(), line },
        };
        super::named(claim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::facts::{Columns, Facts, Format, Row};

    #[test]
    fn a_claim_comes_out_as_it_went_in_and_once() {
        let text = concat!(
            r#"{"source": "s", "subject": "Elm", "property": "area", "value": 12, "unit": "sq km", "quote": "it has 12 of them", "note": "n"}"#,
            "\n",
            r#"{"source": "s", "subject": "Elm", "property": "towns", "value": ["Ash", "Oak"], "as_of": "2024", "place": "Ohio"}"#,
            "\n",
            r#"{"source": "s", "subject": "Elm", "property": "open", "value": true, "period": "2020/2021"}"#,
            "\n",
        );
        let mut ledger = Ledger::new("facts");
        let facts = Facts::new(text.as_bytes(), Format::JsonLines, "facts", &Columns::default()).unwrap();
        let claims: Vec<Claim> = facts
            .map(|row| match row.unwrap() {
                Row::Fact(fact) => fact.claim,
                Row::Refused(problem) => panic!("{problem:?}"),
            })
            .collect();
        for claim in &claims {
            assert!(Ledger::takes(claim) && ledger.push(claim) && !ledger.push(claim));
        }
        for (row, claim) in (0u32..).zip(&claims) {
            let out = ledger.claim(row).unwrap();
            assert_eq!(
                (&out.id, &out.subject, &out.value, &out.note),
                (&claim.id, &claim.subject, &claim.value, &claim.note)
            );
            assert_eq!((&out.as_of, &out.period, &out.place), (&claim.as_of, &claim.period, &claim.place));
            assert_eq!((&out.citations, &out.at), (&claim.citations, &claim.at));
        }
        assert!(ledger.claim(3).is_none());
        // What a row says beside is another row, and comes out too.
        let aside = Claim { denied: true, population: Some("staff".to_owned()), ..claims[0].clone() };
        assert!(ledger.push(&aside) && !ledger.push(&aside));
        let out = ledger.claim(3).unwrap();
        assert_eq!((out.denied, &out.population, &out.value), (true, &aside.population, &aside.value));
    }
}
