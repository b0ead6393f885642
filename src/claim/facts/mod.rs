//! Facts in bulk: a row of a table, its columns mapped, is a claim.
//!
//! A table is read row by row and never held whole. A row that cannot be a claim is a [`Problem`] at its line, and the
//! rows after it are read all the same.

mod columns;
mod ledger;
mod lines;
mod object;
mod rows;
mod straight;

pub use columns::{Columns, Field};
pub use ledger::{Aside, Ledger, LedgerRow};
pub use rows::{Facts, Format, Row, Stop, Taken};

use super::table::{MAX_NAME, MAX_PROSE, shorten};
use super::{Citation, Claim, ClaimId, Location, Locator, Modality, SourceId, Status, Value, edtf, is_plain_id};
use super::{ValueInQuote, stands_plainly, value_in_quotes};
use crate::quantity::{Decimal, Unit, read as read_figure, says_nothing};
use crate::text::{fold_key, hex};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// One row of a table, as a claim.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The source as the row names it.
    pub source: String,
    /// What it claims. Cited only where the row has a quote.
    pub claim: Claim,
    /// The cells that the claim was read from, in the order of the row, as a quote: " … " for what lies between. Hedge
    /// and unit stand with the value, whose words they are.
    pub passage: String,
}

/// A cell as its file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Text, or a number in the words of the file: "193.0" keeps its zero.
    Text(String),
    /// True or false.
    YesNo(bool),
    /// A list.
    List(Vec<String>),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::YesNo(true) => "yes".to_owned(),
            Self::YesNo(false) => "no".to_owned(),
            Self::List(members) => members.join("; "),
        }
    }

    /// Whether nothing is in it. A dash is how tables write that.
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => NOTHING.contains(&text.trim()),
            Self::YesNo(_) => false,
            Self::List(members) => members.is_empty(),
        }
    }
}

/// What tables write where they have nothing. Words for a value that nobody gave ("unknown", "data suppressed") are read
/// as that, and counted.
const NOTHING: &[&str] = &["", "-", "–", "—", "..", "…", "n/a", "N/A", "NA", "NaN", "nan", "null", "NULL", "None"];
/// Words in a column of units that name the sort of value, and are no unit of it.
const SORTS: &[&str] = &[
    "date",
    "datetime",
    "timestamp",
    "text",
    "string",
    "name",
    "names",
    "list",
    "boolean",
    "bool",
    "yes no",
    "y n",
    "category",
    "integer",
    "int",
    "float",
    "number",
    "numeric",
    "value",
    "url",
    "id",
    "code",
    "status",
    "time",
    "clock time",
];
/// Units under which four digits are the year itself.
const YEARS: &[&str] = &["year", "calendar year", "yr", "yyyy"];
/// What a quote is.
const QUOTE_HELP: &str = "a quote holds the words of the source that carry the claim";
/// The longest part of an id that is taken from one cell, in characters.
const MAX_SLUG: usize = 40;
/// How many digits of the digest an id carries: with 48 bits, two rows of a million share one about once in five
/// hundred tables, and then only if subject and property begin alike too.
const DIGEST: usize = 12;

/// Makes a fact of the cells of a row.
///
/// # Errors
///
/// What is wrong with the row, and what would be right.
pub(super) fn fact(
    cells: &BTreeMap<Field, Cell>,
    order: &[Field],
    at: Location,
    with_id: bool,
) -> Result<Fact, (String, String)> {
    let get = |field: Field| cells.get(&field).filter(|cell| !cell.is_empty());
    let text = |field: Field| get(field).map(Cell::text);
    let required = |field: Field| {
        text(field).ok_or_else(|| {
            let name = field.name();
            (
                format!("this row has no {name}"),
                format!("a claim needs a {name}: map its column with --{}", field.option()),
            )
        })
    };
    let source = required(Field::Source)?;
    let id = source_id(&source).ok_or_else(|| {
        let help = "a source's id is made of the letters and digits of its name";
        (format!("\"{}\" cannot name a source", shorten(&source)), help.to_owned())
    })?;
    let (subject, written) = (required(Field::Subject)?, required(Field::Property)?);
    let (property, unit) = match text(Field::Unit) {
        None => unit_of_name(&written).map_or_else(|| (spaced(&written), None), |(name, unit)| (name, Some(unit))),
        unit => (spaced(&written), unit),
    };
    let value = value(cells.get(&Field::Value), unit.as_deref(), text(Field::Hedge).as_deref()).ok_or_else(|| {
        ("this row has no value".to_owned(), "a claim needs a value: map its column with --value".to_owned())
    })?;
    let (as_of, period) = (time(text(Field::AsOf), "as_of")?, time(text(Field::Period), "period")?);
    let modality = match text(Field::Modality) {
        None => Modality::Asserted,
        Some(word) => modality(&word)?,
    };
    let citations = text(Field::Quote).map(|quote| Citation { quote, locator: Locator::Line(at.line), tier: None });
    let claim = Claim {
        id: ClaimId { source: SourceId(id), name: String::new() },
        subject,
        property,
        value,
        denied: matches!(cells.get(&Field::Denied), Some(Cell::YesNo(true)))
            || text(Field::Denied).is_some_and(|word| matches!(fold_key(&word).as_str(), "yes" | "true" | "1")),
        as_of,
        period,
        place: text(Field::Place),
        population: text(Field::Population),
        method: text(Field::Method),
        modality,
        origin: text(Field::Origin),
        of: None,
        status: Status::Reviewed,
        slot: None,
        note: text(Field::Note),
        citations: citations.into_iter().collect(),
        at,
    };
    check_lengths(&claim)?;
    if let Some(quote) = claim.citations.first().filter(|c| !c.quote.contains(char::is_alphanumeric)) {
        return Err((format!("the quote \"{}\" has no words", shorten(&quote.quote)), QUOTE_HELP.to_owned()));
    }
    let passage = passage(cells, order, &claim.value);
    if !passage.contains(char::is_alphanumeric) {
        return Err(("this row has no words".to_owned(), QUOTE_HELP.to_owned()));
    }
    let mut claim = if with_id { named(claim) } else { claim };
    if let Some(quote) = claim.citations.first()
        && held_but_for_unit(cells, &claim.value, &quote.quote)
    {
        let locator = Locator::Line(claim.at.line);
        claim.citations.push(Citation { quote: passage.clone(), locator, tier: None });
    }
    Ok(Fact { source, claim, passage })
}

fn passage(cells: &BTreeMap<Field, Cell>, order: &[Field], value: &Value) -> String {
    let value = match value {
        Value::Text(text) => text.clone(),
        Value::YesNo(yes) => Cell::YesNo(*yes).text(),
        Value::List { members, .. } | Value::Any(members) => members.join("; "),
    };
    let cell = |field: &Field| match field {
        Field::Value => Some(value.clone()),
        Field::Unit | Field::Hedge | Field::Quote => None,
        field => cells.get(field).filter(|cell| !cell.is_empty()).map(Cell::text),
    };
    order.iter().filter_map(cell).collect::<Vec<_>>().join(" … ")
}

/// Whether a quote has the figure of a row whose unit or hedge stands elsewhere in it: then the cells carry that.
fn held_but_for_unit(cells: &BTreeMap<Field, Cell>, value: &Value, quote: &str) -> bool {
    let (Some(Cell::Text(cell)), Value::Text(value)) = (cells.get(&Field::Value), value) else { return false };
    let bare = plain(cell.trim());
    if bare == *value {
        return false;
    }
    if stands_plainly(&bare, quote) {
        return true;
    }
    let quotes = [quote.to_owned()];
    value_in_quotes(&Value::Text(bare), false, &quotes) == ValueInQuote::Found
}

/// Hedges that stand behind the figure.
const BEHIND: &[&str] = &["or so", "or more", "or less", "or fewer"];

/// The value, with hedge and unit: "about" and "581730" and "sq km".
fn value(cell: Option<&Cell>, unit: Option<&str>, hedge: Option<&str>) -> Option<Value> {
    let joined = |text: &str| {
        let number = plain(text.trim());
        let with_unit = match unit {
            Some(unit) => with_unit(&number, &spaced(unit)),
            None => number,
        };
        match hedge {
            Some(hedge) if BEHIND.contains(&hedge) && fold_key(&with_unit).ends_with(hedge) => with_unit,
            Some(hedge) if BEHIND.contains(&hedge) => format!("{with_unit} {hedge}"),
            Some(hedge) if !fold_key(&with_unit).starts_with(&fold_key(hedge)) => format!("{hedge} {with_unit}"),
            _ => with_unit,
        }
    };
    match cell? {
        Cell::YesNo(yes) => Some(Value::YesNo(*yes)),
        Cell::List(members) => {
            let members: Vec<String> = members.iter().map(|m| joined(m)).filter(|m| !m.is_empty()).collect();
            (!members.is_empty()).then_some(Value::List { members, complete: true })
        }
        cell @ Cell::Text(text) => (!cell.is_empty()).then(|| Value::Text(joined(text))),
    }
}

/// Words for a scale that a number may end with and its unit begin with.
const SCALES: &[&str] = &["hundred", "thousand", "million", "billion", "trillion"];

/// A unit without the scale that the number has too: "12K" and "thousand people" are twelve thousand people.
fn without_scale<'u>(number: &str, unit: &'u str) -> &'u str {
    let scaled = number.ends_with(|c: char| c.is_alphabetic()) && number.contains(|c: char| c.is_ascii_digit());
    let rest = SCALES.iter().find_map(|scale| unit.strip_prefix(scale)?.strip_prefix(' '));
    rest.filter(|_| scaled).unwrap_or(unit)
}

/// A figure with its unit, unless it carries it already: "$5", "35%", "581730 sq km".
fn with_unit(number: &str, unit: &str) -> String {
    let unit = without_scale(number, unit);
    let has_digit = number.contains(|c: char| c.is_ascii_digit());
    let key = fold_key(unit);
    let is_year =
        number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()) && matches!(number.as_bytes()[0], b'1' | b'2');
    if SORTS.contains(&key.as_str()) || says_nothing(unit) || (is_year && YEARS.contains(&key.as_str())) {
        return number.to_owned();
    }
    if !has_digit || fold_key(number).ends_with(&fold_key(unit)) && !fold_key(unit).is_empty() || number.contains(unit)
    {
        return number.to_owned();
    }
    match unit.chars().next() {
        Some('%' | '‰' | '°') => format!("{number}{unit}"),
        Some('/') => format!("{number} per {}", unit.trim_start_matches('/').trim()),
        Some(sign @ ('$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '₴' | '₦' | '₫' | '₪')) => {
            // "$ millions", "$/day": what stands behind the sign stands behind the number.
            let rest = unit.trim_start_matches(sign);
            if rest.starts_with(' ') || rest.is_empty() || rest.starts_with('/') {
                format!("{sign}{number}{rest}")
            } else {
                format!("{number} {unit}")
            }
        }
        _ if unit.ends_with('$') => format!("{unit}{number}"),
        _ => format!("{number} {unit}"),
    }
}

/// The unit that the name of a property carries, where no cell does, and the rest of the name: "area (sq km)", "area_km2".
fn unit_of_name(property: &str) -> Option<(String, String)> {
    let in_brackets = property.trim_end().strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let (name, unit) = match in_brackets {
        // "GDP (current US$)": of the year, which the date says.
        Some((name, unit)) => (name, unit.trim().trim_start_matches("current ")),
        // Only where a program joined the words: "height m", and not "vitamin C".
        None => property.rsplit_once('_')?,
    };
    let figure = read_figure(&with_unit("5", unit)).ok()?;
    let known = matches!(figure.unit, Unit::Measure { .. } | Unit::Money { .. } | Unit::Percent);
    (known && !name.trim().is_empty()).then(|| (spaced(name.trim()), unit.to_owned()))
}

/// A number that is written with an exponent, written out: "1.5e6" is 1500000.
fn plain(text: &str) -> String {
    let number = if is_exponent(text) { Decimal::from_scientific(text).ok() } else { None };
    number.map_or_else(|| text.to_owned(), |number| number.normalize().to_string())
}

/// Whether a text may be a number that is written with an exponent.
fn is_exponent(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b)) && text.contains(['e', 'E'])
}

/// A name whose words are joined as programs join them: "life_expectancy" is "life expectancy".
fn spaced(name: &str) -> String {
    if name.contains(' ') { name.to_owned() } else { name.replace('_', " ").trim().to_owned() }
}

/// A date. A year that went through a table of numbers is written "2024.0" there.
fn time(text: Option<String>, key: &str) -> Result<Option<String>, (String, String)> {
    let Some(text) = text else { return Ok(None) };
    let text = match text.strip_suffix(".0") {
        Some(year) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => year.to_owned(),
        _ => text,
    };
    match edtf::fault(&text).filter(|_| edtf::looks_like_edtf(&text)) {
        Some(fault) => {
            Err((format!("`{key}` is an invalid date, \"{}\": {fault}", shorten(&text)), edtf::SHAPES.to_owned()))
        }
        None => Ok(Some(text)),
    }
}

fn modality(word: &str) -> Result<Modality, (String, String)> {
    let known = super::claims::MODALITIES.iter().find(|(name, _)| *name == fold_key(word));
    known.map(|(_, modality)| *modality).ok_or_else(|| {
        let names: Vec<&str> = super::claims::MODALITIES.iter().map(|(name, _)| *name).collect();
        (format!("`modality` cannot be \"{}\"", shorten(word)), format!("`modality` is one of: {}", names.join(", ")))
    })
}

/// No text may be longer than a claim file can hold.
fn check_lengths(claim: &Claim) -> Result<(), (String, String)> {
    let values: Vec<&String> = match &claim.value {
        Value::Text(text) => vec![text],
        Value::List { members, .. } | Value::Any(members) => members.iter().collect(),
        Value::YesNo(_) => Vec::new(),
    };
    let names = [Some(&claim.subject), Some(&claim.property), claim.place.as_ref(), claim.population.as_ref()]
        .into_iter()
        .chain([claim.method.as_ref(), claim.origin.as_ref(), claim.as_of.as_ref(), claim.period.as_ref()])
        .flatten()
        .chain(values);
    let prose = claim.citations.iter().map(|c| &c.quote).chain(claim.note.as_ref());
    let mut long = names.map(|text| (text, MAX_NAME)).chain(prose.map(|text| (text, MAX_PROSE)));
    match long.find(|(text, most)| text.len() > *most) {
        Some((text, most)) => Err((
            format!("a cell is {} bytes long: \"{}\"", text.len(), shorten(text)),
            format!("a text of a claim has at most {most} bytes; is a quotation mark left open?"),
        )),
        None => Ok(()),
    }
}

/// The id of the source of that name: the name itself where it can be one, else its letters and digits.
#[must_use]
pub fn source_id(name: &str) -> Option<String> {
    if is_plain_id(name) && name.chars().count() <= 2 * MAX_SLUG {
        return Some(name.to_owned());
    }
    let whole = slug(name, usize::MAX);
    if whole.chars().count() <= 2 * MAX_SLUG {
        return is_plain_id(&whole).then_some(whole);
    }
    // Two long names that begin alike are two sources.
    Some(format!("{}-{}", slug(name, MAX_SLUG), digest(&[&whole])))
}

/// A claim with its id, which [`Facts::without_ids`] leaves out.
#[must_use]
pub fn named(claim: Claim) -> Claim {
    let name = name(&claim);
    Claim { id: ClaimId { name, ..claim.id }, ..claim }
}

/// The id of a claim in its file: what it is about, and a digest of all that it says, so that the same fact has the same
/// id in every run.
fn name(claim: &Claim) -> String {
    let value = match &claim.value {
        Value::Text(text) => text.clone(),
        Value::YesNo(yes) => yes.to_string(),
        Value::List { members, .. } | Value::Any(members) => members.join("\u{1f}"),
    };
    let optional = [&claim.as_of, &claim.period, &claim.place, &claim.population, &claim.method, &claim.origin];
    let texts = [claim.subject.as_str(), claim.property.as_str(), value.as_str()];
    let kind = format!("{} {:?}", claim.denied, claim.modality);
    let optional = optional.map(|text| text.as_deref().unwrap_or("\u{1e}"));
    let all: Vec<&str> = texts.into_iter().chain(optional).chain([kind.as_str()]).collect();
    let parts = [slug(&claim.subject, MAX_SLUG), slug(&claim.property, MAX_SLUG), digest(&all)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A digest of some texts, in hex.
fn digest(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    hex(&hash.finalize()[..DIGEST / 2])
}

/// The words of a text, joined by dashes.
fn slug(text: &str, most: usize) -> String {
    // A key has letters and digits with single spaces between them.
    let dashed = fold_key(text);
    let dashed = dashed.chars().map(|c| if c == ' ' { '-' } else { c });
    let mut slug: String = dashed.filter(|c| c.is_alphanumeric() || *c == '-').take(most).collect();
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{read_claim_file, write_claim};

    fn rows(format: Format, columns: &Columns, text: &str) -> Vec<Row> {
        let facts = Facts::new(text.as_bytes(), format, "facts", columns).unwrap();
        facts.collect::<Result<_, _>>().unwrap()
    }

    fn said(row: &Row) -> String {
        match row {
            Row::Fact(fact) => {
                let value = match &fact.claim.value {
                    Value::Text(text) => text.clone(),
                    Value::List { members, .. } => format!("{members:?}"),
                    other => format!("{other:?}"),
                };
                let as_of = fact.claim.as_of.as_deref().map(|t| format!(" ({t})")).unwrap_or_default();
                format!("{} / {} / {value}{as_of}", fact.claim.subject, fact.claim.property)
            }
            Row::Refused(problem) => format!("{}: {} [{}]", problem.at.line, problem.message, problem.help),
        }
    }

    /// What the rows of a JSON Lines file say, without the keys that every row has.
    fn json(cells: &[&str]) -> Vec<String> {
        let line = |cells: &&str| {
            let known = |key: &str| cells.contains(&format!("\"{key}\""));
            let rest = [("source", "s"), ("subject", "Elmton"), ("property", "area")];
            let rest = rest.iter().filter(|(key, _)| !known(key)).map(|(key, text)| format!("\"{key}\": \"{text}\""));
            format!("{{{}}}\n", rest.chain([(*cells).to_owned()]).collect::<Vec<_>>().join(", "))
        };
        let text: String = cells.iter().map(line).collect();
        rows(Format::JsonLines, &Columns::default(), &text).iter().map(said).collect()
    }

    #[test]
    fn values_keep_what_was_written() {
        for (cells, expected) in [
            (r#""value": 193.0, "unit": "sq km""#, "193.0 sq km"),
            (r#""value": 2521534"#, "2521534"),
            (r#""value": 123456789012345678901234567890"#, "123456789012345678901234567890"),
            (r#""value": 1.5e6, "unit": "sq_km""#, "1500000 sq km"),
            (r#""value": "12 sq km", "unit": "sq km""#, "12 sq km"),
            (r#""value": 35, "unit": "%""#, "35%"),
            (r#""value": "5", "unit": "$""#, "$5"),
            (r#""value": "4.2", "unit": "$ millions""#, "$4.2 millions"),
            (r#""value": "4.2", "unit": "USD millions""#, "4.2 USD millions"),
            (r#""value": "36.30", "unit": "$/day""#, "$36.30/day"),
            (r#""value": "1957", "unit": "year""#, "1957"),
            (r#""value": "12", "unit": "years""#, "12 years"),
            (r#""value": "1957-03-06", "unit": "date""#, "1957-03-06"),
            (r#""value": 700, "unit": "people", "hedge": "about""#, "about 700 people"),
            (r#""value": "about 700", "hedge": "about""#, "about 700"),
            (r#""value": "700 or so", "hedge": "or so""#, "700 or so"),
            (r#""value": "700", "hedge": "or so""#, "700 or so"),
            (r#""value": "700", "hedge": "at least""#, "at least 700"),
            (r#""value": "high", "unit": "sq km""#, "high"),
            (r#""value": " Elm Port ", "unit": null"#, "Elm Port"),
            (r#""value": ["A", "B"]"#, r#"["A", "B"]"#),
            (r#""value": true"#, "YesNo(true)"),
            (r#""value": "a \"q\" \u00e9""#, "a \"q\" é"),
            (r#""value": 7, "as_of": 2024"#, "7 (2024)"),
            (r#""value": 7, "as_of": 2024.0"#, "7 (2024)"),
        ] {
            assert_eq!(json(&[cells]), [format!("Elmton / area / {expected}")], "{cells}");
        }
        for (cells, expected) in [
            (r#""value": 7, "property": "life_expectancy""#, "life expectancy / 7"),
            (r#""value": 7, "property": "area (sq km)""#, "area / 7 sq km"),
            (r#""value": 7, "property": "area_km2""#, "area / 7 km2"),
            (r#""value": 7, "property": "GDP (current US$)""#, "GDP / US$7"),
            (r#""value": 7, "property": "area (sq km)", "unit": "ha""#, "area (sq km) / 7 ha"),
            (r#""value": 7, "property": "members (active)""#, "members (active) / 7"),
            (r#""value": 7, "property": "density", "unit": "/km2""#, "density / 7 per km2"),
        ] {
            assert_eq!(json(&[cells]), [format!("Elmton / {expected}")], "{cells}");
        }
    }

    #[test]
    fn rows_that_are_no_claims_are_refused_at_their_line() {
        let found = json(&[
            r#""value": 7"#,
            r#""value": """#,
            r#""value": "n/a""#,
            r#""vaule": 7"#,
            r#""value": 7, "as_of": "2024-13""#,
            r#""value": {"a": 1}"#,
            r#""value": 7, "source": "!!""#,
            r#""value": 7, "modality": "perhaps""#,
            r#""value": 1e999"#,
            r#""value": 8"#,
        ]);
        for (i, words) in [
            "area / 7",
            "2: this row has no value",
            "3: this row has no value",
            "4: this object has no `value` [did you mean `vaule`?",
            "5: `as_of` is an invalid date, \"2024-13\"",
            "6: `value` is an object",
            "7: \"!!\" cannot name a source",
            "8: `modality` cannot be \"perhaps\"",
            "9: this is no JSON object",
            "area / 8",
        ]
        .iter()
        .enumerate()
        {
            assert!(found[i].contains(words), "{}", found[i]);
        }
        for (text, words) in [("[1]", "a list, and no object"), ("{", "no JSON object"), ("7", "no JSON object")] {
            let found = rows(Format::JsonLines, &Columns::default(), text);
            assert!(said(&found[0]).contains(words), "{text}");
        }
        assert!(rows(Format::JsonLines, &Columns::default(), "\n \n").is_empty());
    }

    #[test]
    fn columns_of_csv_are_mapped() {
        let mut columns = Columns::default();
        columns.map(Field::Subject, "country");
        columns.map(Field::Property, "=area");
        columns.map(Field::Unit, "=sq km");
        columns.fix(Field::Source, "World Almanac");
        let text = "\u{feff}country,value\r\n\"Elm, The\",\"1,200\"\r\nOrland,5,6\r\n\r\n\"two\nlines\",7\nAsh,8\n";
        let found = rows(Format::Csv(b','), &columns, text);
        let all: Vec<String> = found.iter().map(said).collect();
        assert_eq!(all[0], "Elm, The / area / 1,200 sq km");
        assert!(all[1].starts_with("3: this row has 3 cells, and the header 2"), "{}", all[1]);
        assert_eq!(all[2..], ["two\nlines / area / 7 sq km", "Ash / area / 8 sq km"]);
        let Row::Fact(fact) = &found[3] else { panic!("a fact") };
        assert_eq!((fact.claim.at.line, fact.passage.as_str()), (7, "Ash … 8 sq km"));
        assert_eq!((fact.claim.id.source.0.as_str(), fact.source.as_str()), ("world-almanac", "World Almanac"));
        let tabs = rows(Format::Csv(b'\t'), &Columns::default(), "source\tsubject\tproperty\tvalue\na\tb\tc\t1");
        assert_eq!(said(&tabs[0]), "b / c / 1");
    }

    #[test]
    fn a_column_that_is_not_there_stops_the_run() {
        let mut columns = Columns::default();
        columns.map(Field::AsOf, "yaer");
        let stop = Facts::new(&b"source,subject,property,value,year\n"[..], Format::Csv(b','), "f", &columns).err();
        let message = stop.map(|stop| stop.to_string()).unwrap_or_default();
        assert!(message.contains("no column `yaer`: did you mean `year`? say where it is with --as-of"), "{message}");
        let found = {
            let text = "{\"source\": \"a\", \"subject\": \"b\", \"property\": \"c\", \"value\": 1, \"year\": 2}\n";
            rows(Format::JsonLines, &columns, text).iter().map(said).collect::<Vec<_>>()
        };
        assert!(found[1].contains("no object has the key `yaer` [did you mean `year`?"), "{found:?}");
    }

    #[test]
    fn an_open_quotation_mark_does_not_eat_the_memory() {
        let text = format!("source,subject,property,value\na,b,c,1\na,\"{}", "x,\n".repeat(3 << 20));
        let facts = Facts::new(text.as_bytes(), Format::Csv(b','), "f", &Columns::default()).unwrap();
        let found: Vec<_> = facts.collect();
        assert!(matches!(found[..], [Ok(Row::Fact(_)), Err(Stop::Read { line: 3, .. })]), "{}", found.len());
        let long = format!("{}\n{{}}\n", "x".repeat(9 << 20));
        let found = rows(Format::JsonLines, &Columns::default(), &long);
        assert!(said(&found[0]).contains("longer than 4 MB") && found.len() == 2);
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let text = concat!(
            r#"{"source": "s", "subject": "say \"no\" \\ now", "property": "motto", "value": "a\nb\tc\u0007\u001b é","#,
            r#" "note": "n", "quote": "the motto a b c", "as_of": "2024-05", "denied": true, "modality": "planned"}"#,
            "\n",
            r#"{"source": "s", "subject": "x", "property": "towns", "value": ["A", "B"], "place": "Orland"}"#,
        );
        let found = rows(Format::JsonLines, &Columns::default(), text);
        let claims: Vec<&Claim> =
            found.iter().filter_map(|row| if let Row::Fact(fact) = row { Some(&fact.claim) } else { None }).collect();
        let written: String = claims.iter().map(|claim| write_claim(claim)).collect();
        let read = read_claim_file("claims/s.toml", &SourceId("s".to_owned()), written.as_bytes(), true);
        assert!(read.problems.is_empty(), "{written}\n{:?}", read.problems);
        for (a, b) in claims.iter().zip(&read.claims) {
            assert_eq!((&a.id, &a.subject, &a.value, &a.as_of), (&b.id, &b.subject, &b.value, &b.as_of));
            assert_eq!((&a.place, &a.note, a.denied, a.modality), (&b.place, &b.note, b.denied, b.modality));
            assert_eq!(a.citations, b.citations);
        }
        assert_eq!(read.claims.len(), 2);
    }

    #[test]
    fn ids_tell_facts_apart_and_stay() {
        let id = |cells: &str| {
            let text = format!("{{\"source\": \"s\", \"subject\": \"Elm\", \"property\": \"area\", {cells}}}");
            let Row::Fact(fact) = &rows(Format::JsonLines, &Columns::default(), &text)[0] else { panic!("{text}") };
            fact.claim.id.name.clone()
        };
        let one = id(r#""value": 1"#);
        assert_eq!(one, id(r#""value": "1", "note": "seen again""#));
        assert!(one.starts_with("elm-area-") && is_plain_id(&one), "{one}");
        for other in [r#""value": 2"#, r#""value": 1, "as_of": "2024""#, r#""value": 1, "period": "2024""#] {
            assert_ne!(one, id(other), "{other}");
        }
        assert_eq!(source_id("World Bank (2024)").as_deref(), Some("world-bank-2024"));
        assert_eq!(source_id("a.b-c").as_deref(), Some("a.b-c"));
        assert_eq!(source_id("../x").as_deref(), Some("x"));
        assert_eq!(source_id("!?"), None);
        let long = ["a", "b"].map(|end| source_id(&format!("{}{end}", "word ".repeat(60))));
        assert!(long[0] != long[1] && long[0].as_deref().is_some_and(|id| id.len() < 100 && is_plain_id(id)));
    }

    #[test]
    fn a_unit_in_its_own_cell_is_cited_with_the_quote() {
        let citations = |quote: &str| {
            let text = format!(
                "{{\"source\": \"s\", \"subject\": \"Elm\", \"property\": \"area\", \"value\": 1200, \"unit\": \"sq km\", \"quote\": \"{quote}\"}}"
            );
            let Row::Fact(fact) = &rows(Format::JsonLines, &Columns::default(), &text)[0] else { panic!("{text}") };
            fact.claim.citations.len()
        };
        assert_eq!(citations("1,200 (2025 est.)"), 2);
        assert_eq!(citations("13,000"), 1);
    }
}
