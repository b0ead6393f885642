//! The rules that read a figure, by the names that are printed with it.

use super::Unit;
use super::amount::Text;
use super::phrase::Part;
use super::token::Kind;

/// The rules that a mention may name, each with what it reads. A mention names the rule that gave its span.
pub const RULES: &[(&str, &str)] = &[
    ("digits", "a number in digits: 1,234.5"),
    ("number-words", "a number in words: sixty-one, two and a half, a dozen"),
    ("digits-and-words", "digits with a scale: 2 million, 10k"),
    ("power", "digits with a power of ten or another: 1.3x10^6, 1e10, 2^8"),
    ("fraction", "a part of one: 3/4, ½, two thirds"),
    ("share", "so many out of so many: 3 out of 4, one in five"),
    ("vague", "a number that only says how large it may be: dozens, tens of thousands, several hundred"),
    ("ordinal", "a place in an order: 12th, twenty-first"),
    ("place", "a place counted from the end, or from where one stands: last, next, next to last"),
    ("count", "a number with what it counts: 680 people"),
    ("multiple", "so many times something else: twice as many, threefold"),
    ("percent", "a share in percent, or a difference of shares in points"),
    ("money", "an amount of money, its currency before or behind it"),
    ("measure", "a number with a unit of measure"),
    ("age", "a number of years, months, weeks or days that something is old"),
    ("rate", "an amount with what it is per: $5 a share"),
    ("hedge", "a number with the words that soften or bound it: more than 30, about 5 or so"),
    ("range", "two numbers and what lies between them: 5 to 10, between 5 and 10"),
    ("identifier", "digits that only name or date something: SCP-173, 5/17/2018"),
    ("unit-alone", "a unit or currency without a number: how many dollars"),
];

/// The rule that reads the number of a part.
pub(super) fn of_number(text: &Text<'_, '_>, part: &Part) -> &'static str {
    let tokens = text.tokens.get(part.number_at..part.number_end).unwrap_or(&[]);
    let mark = |mark: &str| tokens.iter().any(|t| t.key == mark);
    let digits = tokens.iter().any(|t| t.kind == Kind::Number);
    let words = tokens.iter().any(|t| t.kind == Kind::Word);
    let of = mark("of") || mark("in") || mark("out");
    match part.unit {
        Unit::Ordinal => "ordinal",
        Unit::Multiple if !digits => "multiple",
        _ if of && !part.worth.fract().is_zero() && words => "share",
        _ if mark("^") || mark("e") => "power",
        _ if mark("/") || tokens.iter().any(|t| super::fraction::vulgar(&t.key).is_some()) => "fraction",
        _ if tokens.len() == 1 && !digits && !part.worth.fract().is_zero() => "fraction",
        _ if part.fraction => "fraction",
        _ if digits && words => "digits-and-words",
        _ if digits => "digits",
        _ if part.worth.abs() < super::Decimal::ONE && !part.worth.is_zero() && !mark("point") => "fraction",
        _ => "number-words",
    }
}
