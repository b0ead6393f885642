//! Rows that go straight into a ledger: what [`super::fact`] makes of a plain row, without making it.
//!
//! A row is plain where it is an assertion of one value, in the words of the row, by a source with a name. All others –
//! with a hedge or a unit of their own, denied, planned, or at fault – are left to [`super::fact`], which says what is
//! wrong with them.

use super::ledger::{Ledger, LedgerRow};
use super::object::{Piece, Pieces};
use super::{Field, NOTHING, is_exponent, source_id, spaced, time, unit_of_name};
use crate::claim::SourceId;
use crate::claim::table::{MAX_NAME, MAX_PROSE};
use crate::text::Interner;
use std::borrow::Cow;

/// A cell of which few texts are distinct, read once for each.
#[derive(Default)]
struct Known {
    texts: Interner,
    /// What each text says, and its number in the ledger once a row has brought it there; nothing for a text that is
    /// not plain.
    says: Vec<Option<(String, Option<u32>)>>,
}

impl Known {
    /// The place of a text, which `read` reads where it is new; nothing for one that is not plain.
    fn place(&mut self, text: &str, read: impl FnOnce(&str) -> Option<String>) -> Option<usize> {
        let place = self.texts.id(text) as usize;
        if place == self.says.len() {
            self.says.push(read(text).map(|says| (says, None)));
        }
        self.says.get(place)?.as_ref().map(|_| place)
    }

    /// The number in the ledger of what stands at a place, and whether it was given now.
    fn id(&mut self, place: usize, ledger: &mut Interner) -> (u32, bool) {
        match self.says.get_mut(place) {
            Some(Some((_, Some(id)))) => (*id, false),
            Some(Some((says, id))) => (*id.insert(ledger.id(says)), true),
            _ => (LedgerRow::NONE, false),
        }
    }
}

/// What stands in the way of rows into a ledger: the texts that were read already.
#[derive(Default)]
pub(super) struct Straight {
    sources: Known,
    labels: Known,
    times: Known,
}

/// What became of a row that went straight into a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Went {
    /// It is not one that an earlier row has said.
    pub(super) is_new: bool,
    /// Its source, and how the row names it, where it is the first of that name.
    pub(super) source: Option<(SourceId, String)>,
}

impl Straight {
    /// Puts a row into a ledger; nothing where it is not plain.
    ///
    /// `constants` are the cells that every row has.
    pub(super) fn push(
        &mut self,
        pieces: &Pieces<'_>,
        constants: &Pieces<'_>,
        line: usize,
        ledger: &mut Ledger,
    ) -> Option<Went> {
        let get = |field: Field| pieces.get(field).or_else(|| constants.get(field));
        let text = |field: Field| get(field).and_then(said);
        let silent = |field: Field| match get(field) {
            None => true,
            Some(Piece::YesNo(yes)) => field == Field::Denied && !yes,
            Some(Piece::Text(text)) => said_in(text).is_none(),
            Some(Piece::List(_)) => false,
        };
        let listed = |field: Field| matches!(get(field), Some(Piece::List(_)));
        if !UNSAID.into_iter().all(silent) || TEXTS.into_iter().any(listed) {
            return None;
        }
        let (source, subject) = (text(Field::Source)?, text(Field::Subject)?);
        let (property, quote, note) = (text(Field::Property)?, text(Field::Quote), text(Field::Note));
        let place = text(Field::Place);
        let value: Cow<'_, str> = match get(Field::Value)? {
            Piece::YesNo(true) => Ledger::YES.into(),
            Piece::YesNo(false) => Ledger::NO.into(),
            Piece::Text(text) => said_in(text).filter(|text| !is_exponent(text))?.into(),
            Piece::List(members) => list(members)?.into(),
        };
        let fits = [Some(subject), Some(&value), place].into_iter().flatten().all(|text| text.len() <= MAX_NAME);
        let proses = [quote, note].into_iter().flatten().all(|text| text.len() <= MAX_PROSE);
        let words = |text: &str| text.contains(char::is_alphanumeric);
        // The cells of the row must have words of their own, and those of a subject are looked at first.
        let own = |field: Field| pieces.get(field).and_then(said).is_some_and(words);
        if !fits || !proses || !quote.is_none_or(words) || !(own(Field::Subject) || own(Field::Property)) {
            return None;
        }
        let source = self.sources.place(source, source_id)?;
        let label = self.labels.place(property, plain_label)?;
        let mut when = |field: Field, key: &str| match text(field) {
            None => Some(None),
            Some(text) => self.times.place(text, |text| plain_time(text, key)).map(Some),
        };
        let (as_of, period) = (when(Field::AsOf, "as_of")?, when(Field::Period, "period")?);
        // From here on nothing is refused: the ledger numbers texts in the order of the rows that it has.
        let value = ledger.value_id(&value);
        let (source_number, first) = self.sources.id(source, &mut ledger.sources);
        let mut of_time =
            |place: Option<usize>| place.map_or(LedgerRow::NONE, |place| self.times.id(place, &mut ledger.times).0);
        let row = LedgerRow {
            source: source_number,
            subject: ledger.subjects.id(subject),
            label: self.labels.id(label, &mut ledger.labels).0,
            value,
            as_of: of_time(as_of),
            period: of_time(period),
            place: place.map_or(LedgerRow::NONE, |place| ledger.places.id(place)),
        };
        let is_new = ledger.add(row, None, line, quote, note);
        let named = || Some((SourceId(ledger.sources.text(source_number).to_owned()), text(Field::Source)?.to_owned()));
        Some(Went { is_new, source: if first { named() } else { None } })
    }
}

/// What a row must be silent of to be plain.
const UNSAID: [Field; 7] =
    [Field::Unit, Field::Hedge, Field::Population, Field::Method, Field::Modality, Field::Origin, Field::Denied];

/// What a plain row has no list of.
const TEXTS: [Field; 8] = [
    Field::Source,
    Field::Subject,
    Field::Property,
    Field::AsOf,
    Field::Period,
    Field::Place,
    Field::Quote,
    Field::Note,
];

/// The text of a cell; nothing where nothing is in it, or a list.
fn said<'r>(piece: &'r Piece<'_>) -> Option<&'r str> {
    match piece {
        Piece::Text(text) => said_in(text),
        Piece::YesNo(true) => Some("yes"),
        Piece::YesNo(false) => Some("no"),
        Piece::List(_) => None,
    }
}

fn said_in(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !NOTHING.contains(text))
}

/// A list as a ledger keeps it; nothing for one that is empty, or has a number with an exponent or a member too long.
fn list(members: &[String]) -> Option<String> {
    let mut found = String::new();
    for member in members.iter().map(|member| member.trim()).filter(|member| !member.is_empty()) {
        if member.len() > MAX_NAME || is_exponent(member) {
            return None;
        }
        Ledger::put_member(&mut found, member);
    }
    Some(found).filter(|found| !found.is_empty())
}

/// The name of a property that carries no unit.
fn plain_label(written: &str) -> Option<String> {
    if unit_of_name(written).is_some() {
        return None;
    }
    Some(spaced(written)).filter(|name| name.len() <= MAX_NAME)
}

fn plain_time(text: &str, key: &str) -> Option<String> {
    time(Some(text.to_owned()), key).ok().flatten().filter(|text| text.len() <= MAX_NAME)
}

#[cfg(test)]
mod tests {
    use super::super::{Columns, Facts, Format, Row, Taken};
    use super::*;
    use crate::claim::Claim;

    /// What a ledger holds of a table, with the rows that it did not take, by the straight way or by way of claims.
    fn ledger(text: &str, format: Format, columns: &Columns, straight: bool) -> (Vec<Claim>, usize, usize, usize) {
        let mut facts = Facts::new(text.as_bytes(), format, "facts", columns).unwrap().without_ids();
        let mut ledger = Ledger::new("facts");
        let (mut others, mut repeated, mut went) = (0, 0, 0);
        loop {
            let next =
                if straight { facts.next_into(&mut ledger) } else { facts.next().map(|row| row.map(Taken::Row)) };
            let Some(row) = next else { break };
            match row.unwrap() {
                Taken::InLedger { is_new, .. } => {
                    went += 1;
                    repeated += usize::from(!is_new);
                }
                Taken::Row(Row::Fact(fact)) if Ledger::takes(&fact.claim) => {
                    repeated += usize::from(!ledger.push(&fact.claim));
                }
                Taken::Row(_) => others += 1,
            }
        }
        ((0u32..).map_while(|row| ledger.claim(row)).collect(), others, repeated, went)
    }

    /// Both ways give one ledger; `went` of the rows go the straight one.
    fn check(text: &str, format: Format, columns: &Columns, went: usize) {
        let (slow, fast) = (ledger(text, format, columns, false), ledger(text, format, columns, true));
        assert_eq!(slow.0.len(), fast.0.len());
        for (a, b) in slow.0.iter().zip(&fast.0) {
            assert_eq!(format!("{a:?}"), format!("{b:?}"));
        }
        assert_eq!((slow.1, slow.2, 0, went), (fast.1, fast.2, slow.3, fast.3), "{text}");
    }

    #[test]
    fn both_ways_give_one_ledger() {
        let cells = [
            r#""value": 12, "quote": "12 of them", "note": "n""#,
            r#""value": "12""#,
            r#""value": " 12 ", "as_of": 2024.0, "place": "Ohio""#,
            r#""value": ["Ash", " Oak ", "", 1.50], "period": "2020/2021""#,
            r#""value": true, "denied": false"#,
            r#""value": false, "place": true"#,
            r#""value": "n/a""#,
            r#""value": 1.5e6"#,
            r#""value": 7, "unit": "sq km", "quote": "7 (2024)""#,
            r#""value": 7, "unit": "-", "hedge": null"#,
            r#""value": 7, "hedge": "about""#,
            r#""value": 7, "denied": true"#,
            r#""value": 7, "modality": "planned""#,
            r#""value": 7, "as_of": "2024-13""#,
            r#""value": 7, "quote": "!""#,
            r#""value": 7, "property": "area (sq km)""#,
            r#""value": 7, "property": "life_expectancy""#,
            r#""value": 7, "subject": "?", "property": "!""#,
            r#""value": 7, "source": "World Bank (2024)""#,
            r#""value": 7, "source": "!?""#,
            r#""value": [], "quote": "x""#,
            r#""value": {"a": 1}"#,
            r#""value": 7, "quote": ["a", "b"]"#,
        ];
        let row = |cells: &&str| {
            let rest = [("source", "s"), ("subject", "Elm"), ("property", "area")];
            let rest = rest.iter().filter(|(key, _)| !cells.contains(&format!("\"{key}\"")));
            let rest: String = rest.map(|(key, text)| format!("\"{key}\": \"{text}\", ")).collect();
            format!("{{{rest}{cells}}}\n")
        };
        let long = format!("\"value\": \"{}\"", "x".repeat(MAX_NAME + 1));
        let text: String = cells.iter().chain(&cells[..3]).map(row).chain([row(&long.as_str())]).collect();
        check(&text, Format::JsonLines, &Columns::default(), 12);
    }

    #[test]
    fn a_table_of_cells_goes_straight_too() {
        let mut columns = Columns::default();
        columns.map(Field::Property, "=area");
        columns.fix(Field::Source, "World Almanac");
        let text = "subject,value,place\nElm,12,\nElm,12,\n\"Ash, The\",1e3,Ohio\nOak,n/a,Ohio\n?,7,\n";
        check(text, Format::Csv(b','), &columns, 2);
        columns.map(Field::Unit, "=sq km");
        check(text, Format::Csv(b','), &columns, 0);
    }
}
