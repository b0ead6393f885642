//! Figures: the value's number, whatever its unit and hedge are called, or another in its place.

use super::lexicon::{ARTICLES, ASK_FOR_A_PLACE, HEDGE_SIGNS, LOWER_HEDGES, NUMBER_WORDS, UPPER_HEDGES};
use super::{Passage, ValueInQuote, derived};
use crate::quantity::{Decimal, Figure, Interval, Unit, UnitStanding, read, scan_all};
use crate::text::{stem, words};

/// Two figures further apart than this are of two things, unless their digits are alike.
const SAME_SCALE: Decimal = Decimal::TEN;

/// How many words behind a "no" may say of what there are none.
const NEAR: usize = 3;

/// A number of a quote.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    /// As written.
    pub(super) text: String,
    /// In whole units.
    pub(super) value: Decimal,
    /// In the unit as written.
    pub(super) written: Decimal,
    step: Decimal,
    pub(super) unit: Unit,
    hedge: Option<&'static str>,
    allowed: Interval,
    /// It has no digits and no number word: "dozens".
    vague: bool,
    /// It only names or dates something: "Order 13768".
    pub(super) names: bool,
}

/// How the value stands to one number of a quote.
enum Stands {
    Found,
    /// The number is there, but for a word: a hedge, a noun.
    But(String),
    /// The number is there and its hedge or unit says something else.
    Else,
    /// Rounded, or near as the value's hedge has it.
    Near,
    Apart,
}

impl Passage<'_> {
    /// How a value stands to the figures of the quotes; `None` where it is no figure.
    pub(super) fn figure(&self, value: &str) -> Option<ValueInQuote> {
        let figure = read_value(value)?;
        let quoted = self.quoted();
        let (mut but, mut near, mut otherwise) = (None, None, None);
        for number in &quoted {
            match self.against(&figure, number) {
                Stands::Found => return Some(ValueInQuote::Found),
                Stands::But(word) => but = Some(word),
                Stands::Near => near = Some(number.text.clone()),
                Stands::Else => otherwise = Some(number.text.clone()),
                Stands::Apart => {}
            }
        }
        let what = vec![value.to_owned()];
        if let Some(word) = but {
            return Some(ValueInQuote::Unsaid { what: vec![word] });
        }
        if let Some(instead) = otherwise {
            return Some(ValueInQuote::Other { what, instead: vec![instead] });
        }
        if let Some(from) = near {
            return Some(ValueInQuote::Derived { how: vec![format!("{from} is {value} when rounded")] });
        }
        if figure.value == Decimal::ONE && self.held.words().iter().any(|word| ARTICLES.contains(&word.as_str())) {
            return Some(ValueInQuote::Unsaid { what });
        }
        let none = self.none_of_it(&figure);
        if !none.is_empty() {
            return Some(ValueInQuote::Other { what, instead: none });
        }
        if let Some(how) = derived::derive(&figure, &quoted, &self.held.quotes) {
            return Some(ValueInQuote::Derived { how: vec![how] });
        }
        let instead: Vec<String> = quoted
            .iter()
            .filter(|number| self.in_its_place(&figure, number, &quoted))
            .map(|number| number.text.clone())
            .collect();
        Some(if instead.is_empty() { ValueInQuote::Unsaid { what } } else { ValueInQuote::Other { what, instead } })
    }

    /// The numbers of the quotes.
    fn quoted(&self) -> Vec<Quoted> {
        let mut all = Vec::new();
        for quote in &self.held.quotes {
            let scanned = scan_all(quote);
            for mention in scanned.figures {
                let scale = mention.figure.value.checked_div(mention.number).unwrap_or(Decimal::ONE);
                let first = Quoted {
                    text: mention.figure.text.clone(),
                    value: mention.figure.value,
                    written: mention.number,
                    step: mention.figure.step,
                    unit: mention.figure.unit.clone(),
                    hedge: mention.figure.hedge,
                    allowed: mention.figure.allowed,
                    vague: mention.parts.is_empty(),
                    names: false,
                };
                // Of a range, each end.
                let ends = mention.parts.iter().filter(|_| mention.parts.len() > 1).map(|part| Quoted {
                    text: part.whole.of(quote).to_owned(),
                    value: part.value.checked_mul(scale).unwrap_or(part.value),
                    written: part.value,
                    ..first.clone()
                });
                let ends: Vec<Quoted> = ends.collect();
                all.push(first);
                all.extend(ends);
            }
            for loose in scanned.loose {
                if let Some(number) = loose.number {
                    let unit = if loose.ordinal { Unit::Ordinal } else { Unit::Bare };
                    all.push(Quoted::plain(loose.span.of(quote).to_owned(), number, unit, true));
                }
            }
            for word in words(quote) {
                if let Some((_, n)) = NUMBER_WORDS.iter().find(|(name, _)| *name == word.key) {
                    all.push(Quoted::plain(word.span.of(quote).to_owned(), Decimal::from(*n), Unit::Bare, false));
                }
            }
        }
        all
    }

    fn against(&self, value: &Figure, quoted: &Quoted) -> Stands {
        let unit = value.unit.comparable(&quoted.unit);
        if quoted.vague {
            let as_vague = !value.allowed.is_point() && value.allowed.overlaps(&quoted.allowed);
            return if as_vague && unit != UnitStanding::Different { Stands::Found } else { Stands::Apart };
        }
        let percent = Decimal::ONE_HUNDRED;
        let same = value.value == quoted.value
            || (value.unit == Unit::Bare && value.value == quoted.written)
            || (quoted.unit == Unit::Percent
                && value.unit != Unit::Percent
                && value.value.saturating_mul(percent) == quoted.value)
            || (value.unit == Unit::Percent
                && quoted.unit != Unit::Percent
                && quoted.value.saturating_mul(percent) == value.value)
            || (quoted.unit == Unit::Bare && number_alone(value) == Some(quoted.value))
            || self.scale_asked().is_some_and(|scale| value.value.saturating_mul(scale) == quoted.value);
        if same {
            return self.but_for_words(value, quoted, unit);
        }
        if unit == UnitStanding::Different {
            return Stands::Apart;
        }
        let off = value.value.saturating_sub(quoted.value).abs();
        let rounded = value.step > quoted.step && off <= value.step / Decimal::TWO;
        let about = value.hedge == Some("about") && quoted.hedge.is_none() && value.allowed.contains(quoted.value);
        let spread = value.hedge.is_some()
            && value.hedge == quoted.hedge
            && off <= value.step / Decimal::TWO
            && value.step > quoted.step;
        if quoted.names || quoted.value.is_zero() || !(rounded || about || spread) {
            Stands::Apart
        } else {
            Stands::Near
        }
    }

    /// The number is there: what of its unit and its hedge?
    fn but_for_words(&self, value: &Figure, quoted: &Quoted, unit: UnitStanding) -> Stands {
        if unit == UnitStanding::Different {
            match (&value.unit, &quoted.unit) {
                (Unit::Bare, Unit::Ordinal) if !self.asks(ASK_FOR_A_PLACE) => {
                    return Stands::But(value.text.clone());
                }
                (Unit::Bare, _) | (_, Unit::Bare) | (Unit::Multiple, _) | (_, Unit::Multiple) => {}
                (Unit::Count(noun), Unit::Count(_) | Unit::Ordinal) => {
                    if !self.knows(noun) {
                        return Stands::But(noun.clone());
                    }
                }
                (Unit::Rate { .. }, Unit::Rate { .. } | Unit::Count(_)) | (Unit::Count(_), Unit::Rate { .. }) => {}
                (Unit::Rate { of, .. }, other) | (other, Unit::Rate { of, .. })
                    if of.comparable(other) != UnitStanding::Different => {}
                // "0.74" of "74%".
                (_, Unit::Percent) | (Unit::Percent, _) if value.value != quoted.value => {}
                _ => return Stands::Else,
            }
        }
        let side = |hedge: &str| match hedge {
            hedge if LOWER_HEDGES.contains(&hedge) => 1,
            hedge if UPPER_HEDGES.contains(&hedge) => -1,
            _ => 0,
        };
        match (value.hedge, quoted.hedge) {
            (None | Some("exactly"), _) => Stands::Found,
            (Some(hedge), None) => Stands::But(hedge.to_owned()),
            (Some(a), Some(b)) if a == b || side(a) == side(b) => Stands::Found,
            (Some(a), Some(b)) if side(a) * side(b) < 0 => Stands::Else,
            // "About 700" of "almost 700".
            (Some("about"), Some(_)) => Stands::Found,
            (Some(a), Some(_)) => Stands::But(a.to_owned()),
        }
    }

    /// Whether a number of a quote stands where the value would, so that it is another figure for the same.
    fn in_its_place(&self, value: &Figure, quoted: &Quoted, all: &[Quoted]) -> bool {
        if alike(value.value, quoted.value) || alike(value.value, quoted.written) {
            return true;
        }
        if quoted.names {
            return false;
        }
        let (own, other) = (core(&value.unit), core(&quoted.unit));
        let sorted = match (own, other) {
            (Unit::Count(a), Unit::Count(b)) => {
                a == b || self.knows(b) || self.knows(a) || value.unit.comparable(&quoted.unit) == UnitStanding::Same
            }
            (Unit::Bare, Unit::Count(noun)) => self.knows(noun),
            // A sum of money in another currency, a length in another measure: the same sort of figure.
            (Unit::Money { .. }, Unit::Money { .. }) => true,
            (Unit::Bare, Unit::Bare) => true,
            (Unit::Percent, Unit::Count(_)) | (Unit::Count(_), Unit::Percent) => false,
            (Unit::Bare, Unit::Ordinal) => self.asks(ASK_FOR_A_PLACE),
            (a, b) => a.comparable(b) != UnitStanding::Different,
        };
        // A bare number is in the unit of the quote: 30, and "a 39-year-old man".
        let number = if *own == Unit::Bare { quoted.written } else { quoted.value };
        let alone = all.iter().filter(|number| !number.names).count() == 1;
        let comparable = own.comparable(other) != UnitStanding::Different;
        let (low, high) = (value.value.min(number), value.value.max(number));
        let near = low > Decimal::ZERO && high <= low.saturating_mul(SAME_SCALE);
        let named = matches!(other, Unit::Count(noun) if self.knows(noun));
        let vague_or_zero = quoted.vague || value.value.is_zero();
        (sorted && (near || named || vague_or_zero)) || (alone && comparable && (near || quoted.vague))
    }

    /// Where the quote says that there are none of what is counted: "no agreements", against one.
    fn none_of_it(&self, value: &Figure) -> Vec<String> {
        let said = self.held.words();
        let denied = |at: &usize| said[*at] == "no" || (said[*at] == "any" && self.held.denies());
        let counted = |word: &String| self.knows(word) && word.len() > 2;
        let none = (0..said.len()).filter(denied).find_map(|at| {
            let near = said.iter().enumerate().skip(at + 1).take(NEAR);
            near.into_iter().find(|(_, word)| counted(word)).map(|(end, _)| said[at..=end].join(" "))
        });
        let counts = matches!(value.unit, Unit::Bare | Unit::Count(_));
        none.filter(|_| counts && value.value > Decimal::ZERO).into_iter().collect()
    }

    /// Whether the claim's own words have a noun.
    fn knows(&self, noun: &str) -> bool {
        let wanted: Vec<String> = noun.split(' ').map(stem).collect();
        let own = words(self.asked.property).into_iter().chain(words(self.asked.subject));
        own.map(|word| stem(&word.key)).any(|own| wanted.contains(&own))
    }

    fn asks(&self, table: &[&str]) -> bool {
        words(self.asked.property).iter().any(|word| table.contains(&word.key.as_str()))
    }

    /// The scale that the property gives its figures: "income in billions of dollars".
    fn scale_asked(&self) -> Option<Decimal> {
        let spoken = words(self.asked.property);
        let scale = spoken.iter().find_map(|word| {
            let singular = word.key.strip_suffix('s').unwrap_or(&word.key);
            super::lexicon::SCALES.iter().find(|(name, _)| name.len() > 2 && *name == singular)
        });
        scale.map(|(_, scale)| Decimal::from(*scale))
    }
}

impl Quoted {
    fn plain(text: String, value: Decimal, unit: Unit, names: bool) -> Self {
        let allowed = Interval::point(value);
        Self { text, value, written: value, step: Decimal::ZERO, unit, hedge: None, allowed, vague: false, names }
    }
}

/// A value as a figure: also with the signs that people put for hedges.
fn read_value(value: &str) -> Option<Figure> {
    let value = value.trim();
    let signed = HEDGE_SIGNS.iter().find_map(|(sign, hedge)| Some((*hedge, value.strip_prefix(sign)?.trim_start())));
    let written = match (signed, value.strip_suffix('+')) {
        (Some((hedge, rest)), _) => format!("{hedge}{rest}"),
        (None, Some(rest)) => format!("at least {rest}"),
        (None, None) => value.to_owned(),
    };
    if let Ok(figure) = read(&written) {
        return Some(figure);
    }
    if !written.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // "USD 25m a year for schools": the one figure in it.
    let mut scanned = scan_all(&written).figures.into_iter();
    let (first, second) = (scanned.next()?, scanned.next());
    let leads = written
        .find(|c: char| c.is_ascii_digit())
        .is_some_and(|at| at <= first.span.end && first.span.start <= LONGEST_LEAD);
    (second.is_none() && leads).then_some(first.figure)
}

/// The number of a measure without its unit, in which its value is not: "2.6 million" of "2.6 million cubic metres". A
/// quote may have named the unit before.
fn number_alone(value: &Figure) -> Option<Decimal> {
    if !matches!(value.unit, Unit::Measure { .. }) {
        return None;
    }
    let ends = words(&value.text).into_iter().map(|word| word.span.end).rev().skip(1);
    let mut fronts = ends.filter_map(|end| read(value.text.get(..end)?).ok());
    fronts.find(|figure| figure.unit == Unit::Bare).map(|figure| figure.value)
}

/// How many bytes may stand before the one figure of a value: a currency, a hedge.
const LONGEST_LEAD: usize = 12;

/// What a rate is a rate of: the sum, the people.
fn core(unit: &Unit) -> &Unit {
    match unit {
        Unit::Rate { of, .. } => of,
        unit => unit,
    }
}

/// Whether two numbers are one another's slip: the same digits in another order, one digit changed, or some powers of
/// ten between them. Of a single digit nothing can be told.
fn alike(a: Decimal, b: Decimal) -> bool {
    let all = |n: Decimal| -> Vec<u8> { n.normalize().mantissa().unsigned_abs().to_string().into_bytes() };
    let leading = |digits: &[u8]| digits.iter().rev().skip_while(|d| **d == b'0').count();
    if a == b || a.is_zero() || b.is_zero() {
        return false;
    }
    let (x, y) = (all(a), all(b));
    let (i, j) = (leading(&x), leading(&y));
    // 2.7 billion, and 2.7 million; of one digit only where both have a scale.
    let scaled = a >= Decimal::ONE_THOUSAND && b >= Decimal::ONE_THOUSAND;
    if (i > 1 || scaled) && x[..i] == y[..j] {
        return true;
    }
    if i.max(j) < 2 {
        return false;
    }

    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    x.len() == y.len()
        && (sorted(&x) == sorted(&y) || (x.len() > 2 && x.iter().zip(&y).filter(|(a, b)| a != b).count() == 1))
}
