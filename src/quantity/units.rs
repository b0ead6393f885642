//! Units of measure: exact factors to the base unit of each dimension, in one table.

use super::Decimal;
use super::token::{Kind, Token};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;

/// A unit of measure.
#[derive(Debug)]
pub(super) struct Measure {
    /// Its name, in the singular.
    pub name: &'static str,
    /// What it measures; the values of one dimension compare.
    pub dimension: &'static str,
    /// How many base units it is, exactly, as a decimal, or a fraction "5/9".
    factor: &'static str,
    /// What is added before the factor applies: only temperatures have a zero of their own.
    offset: &'static str,
    /// Other words for it, lower case, in the singular.
    words: &'static [&'static str],
    /// Symbols, case as it must be.
    symbols: &'static [&'static str],
    /// The smaller units that may follow it: "5 ft 2 in".
    pub then: &'static [&'static str],
}

const fn of(
    dimension: &'static str,
    name: &'static str,
    factor: &'static str,
    words: &'static [&'static str],
    symbols: &'static [&'static str],
) -> Measure {
    Measure { name, dimension, factor, offset: "0", words, symbols, then: &[] }
}

const fn then(measure: Measure, then: &'static [&'static str]) -> Measure {
    Measure { then, ..measure }
}

const fn offset(measure: Measure, offset: &'static str) -> Measure {
    Measure { offset, ..measure }
}

/// Every unit. The first of a dimension is its base unit. Customary units are those of the United States; a calendar's
/// months and years are no fixed number of days, so they are a dimension of their own.
#[rustfmt::skip]
pub(super) const MEASURES: &[Measure] = &[
    of("length", "metre", "1", &["meter"], &["m"]),
    of("length", "kilometre", "1000", &["kilometer", "km", "kilo metre", "klick"], &["km"]),
    of("length", "centimetre", "0.01", &["centimeter"], &["cm"]),
    of("length", "decimetre", "0.1", &["decimeter"], &["dm"]),
    of("length", "millimetre", "0.001", &["millimeter"], &["mm"]),
    of("length", "micrometre", "0.000001", &["micrometer", "micron"], &["µm", "μm"]),
    of("length", "nanometre", "0.000000001", &["nanometer"], &["nm"]),
    of("length", "picometre", "0.000000000001", &["picometer"], &[]),
    of("length", "inch", "0.0254", &[], &[]),
    then(of("length", "foot", "0.3048", &["feet"], &["ft"]), &["inch"]),
    of("length", "yard", "0.9144", &[], &["yd", "yds"]),
    of("length", "mile", "1609.344", &[], &["mi"]),
    of("length", "nautical mile", "1852", &[], &["nmi"]),
    of("length", "furlong", "201.168", &[], &[]),
    of("length", "fathom", "1.8288", &[], &[]),
    of("length", "astronomical unit", "149597870700", &[], &[]),
    of("length", "light year", "9460730472580800", &["light-year", "lightyear"], &["ly"]),
    of("length", "block", "80", &["city block"], &[]),
    of("area", "square metre", "1", &["square meter", "square m", "sq meter", "sq metre", "sq m"], &["m2", "sqm"]),
    of("area", "square kilometre", "1000000", &["square kilometer", "square km", "sq kilometer", "sq kilometre", "sq km"], &["km2"]),
    of("area", "square centimetre", "0.0001", &["square centimeter", "square cm", "sq cm"], &["cm2"]),
    of("area", "square millimetre", "0.000001", &["square millimeter", "square mm", "sq mm"], &["mm2"]),
    of("area", "hectare", "10000", &[], &["ha"]),
    of("area", "acre", "4046.8564224", &[], &[]),
    of("area", "square inch", "0.00064516", &["sq inch", "sq in"], &["in2"]),
    of("area", "square foot", "0.09290304", &["square feet", "square ft", "sq foot", "sq feet", "sq ft"], &["ft2", "sqft"]),
    of("area", "square yard", "0.83612736", &["sq yard", "sq yd"], &["yd2"]),
    of("area", "square mile", "2589988.110336", &["sq mile", "sq mi"], &["mi2"]),
    of("volume", "litre", "1", &["liter"], &["l", "L"]),
    of("volume", "millilitre", "0.001", &["milliliter"], &["ml", "mL"]),
    of("volume", "centilitre", "0.01", &["centiliter"], &["cl", "cL"]),
    of("volume", "decilitre", "0.1", &["deciliter"], &["dl", "dL"]),
    of("volume", "hectolitre", "100", &["hectoliter"], &["hl", "hL"]),
    of("volume", "cubic metre", "1000", &["cubic meter", "cubic m", "cu m"], &["m3"]),
    of("volume", "cubic kilometre", "1000000000000", &["cubic kilometer", "cubic km", "cu km"], &["km3"]),
    of("volume", "cubic centimetre", "0.001", &["cubic centimeter", "cubic cm", "cu cm"], &["cm3", "cc"]),
    of("volume", "cubic inch", "0.016387064", &["cu in"], &["in3"]),
    of("volume", "cubic foot", "28.316846592", &["cubic feet", "cu ft"], &["ft3", "cuft"]),
    of("volume", "cubic yard", "764.554857984", &["cu yd"], &["yd3"]),
    of("volume", "acre-foot", "1233481.83754752", &["acre-feet", "acre foot", "acre feet"], &[]),
    of("volume", "gallon", "3.785411784", &["us gallon"], &["gal", "gals"]),
    of("volume", "imperial gallon", "4.54609", &["uk gallon", "british gallon"], &[]),
    of("volume", "quart", "0.946352946", &[], &["qt"]),
    of("volume", "pint", "0.473176473", &[], &[]),
    of("volume", "cup", "0.2365882365", &[], &[]),
    of("volume", "fluid ounce", "0.0295735295625", &["fl oz"], &[]),
    of("volume", "tablespoon", "0.01478676478125", &["tbsp"], &["tbsp"]),
    of("volume", "teaspoon", "0.00492892159375", &["tsp"], &["tsp"]),
    of("volume", "barrel", "158.987294928", &[], &["bbl"]),
    of("volume", "bushel", "35.23907016688", &[], &["bu"]),
    of("mass", "kilogram", "1", &["kilogramme", "kilo", "kg"], &["kg", "kgs"]),
    of("mass", "gram", "0.001", &["gramme", "gm"], &["g"]),
    of("mass", "milligram", "0.000001", &["milligramme"], &["mg"]),
    of("mass", "microgram", "0.000000001", &["microgramme", "mcg"], &["µg", "μg", "mcg"]),
    of("mass", "nanogram", "0.000000000001", &["nanogramme"], &["ng"]),
    of("mass", "metric ton", "1000", &["tonne", "metric tonne"], &["t"]),
    of("mass", "ton", "907.18474", &["short ton"], &[]),
    of("mass", "long ton", "1016.0469088", &[], &[]),
    of("mass", "kiloton", "1000000", &["kilotonne"], &["kt"]),
    of("mass", "megaton", "1000000000", &["megatonne"], &["Mt"]),
    of("mass", "gigaton", "1000000000000", &["gigatonne"], &["Gt"]),
    then(of("mass", "pound", "0.45359237", &["lb"], &["lb", "lbs"]), &["ounce"]),
    of("mass", "ounce", "0.028349523125", &[], &["oz"]),
    of("mass", "troy ounce", "0.0311034768", &["ounce troy"], &[]),
    then(of("mass", "stone", "6.35029318", &[], &["st"]), &["pound"]),
    of("mass", "carat", "0.0002", &["karat"], &["ct"]),
    of("mass", "dram", "0.0017718451953125", &["drachma"], &[]),
    of("speed", "metre per second", "1", &["meter per second"], &["mps"]),
    of("speed", "kilometre per hour", "5/18", &["kilometer per hour"], &["kph", "kmph", "kmh"]),
    of("speed", "mile per hour", "0.44704", &[], &["mph"]),
    of("speed", "knot", "463/900", &[], &["kn", "kt.", "kts"]),
    of("speed", "mach", "340.29", &[], &[]),
    of("time", "second", "1", &["sec"], &["s", "sec", "secs"]),
    of("time", "millisecond", "0.001", &[], &["ms"]),
    then(of("time", "minute", "60", &["min"], &["min", "mins"]), &["second"]),
    then(of("time", "hour", "3600", &["hr"], &["h", "hr", "hrs"]), &["minute"]),
    then(of("time", "day", "86400", &[], &[]), &["hour"]),
    of("time", "week", "604800", &["wk"], &["wk", "wks"]),
    of("time", "fortnight", "1209600", &[], &[]),
    of("months", "month", "1", &["mo"], &[]),
    then(of("months", "year", "12", &["yr"], &["yr", "yrs"]), &["month"]),
    of("months", "decade", "120", &[], &[]),
    of("months", "century", "1200", &["centurie"], &[]),
    of("temperature", "degree Celsius", "1", &["degree celsius", "degree centigrade", "celsius", "centigrade", "celcius", "centigrate", "degree c", "deg celsius", "deg c", "degree celcius"], &["°C", "℃"]),
    offset(of("temperature", "degree Fahrenheit", "5/9", &["degree fahrenheit", "fahrenheit", "farenheit", "degree f", "deg fahrenheit", "deg f", "degree farenheit"], &["°F", "℉"]), "-32"),
    offset(of("temperature", "kelvin", "1", &["degree kelvin"], &["°K"]), "-273.15"),
    of("degree", "degree", "1", &["deg"], &["°"]),
    of("degree", "radian", "57.295779513082320876798154814", &["rad"], &["rad"]),
    of("degree", "turn", "360", &[], &[]),
    of("energy", "joule", "1", &[], &["J"]),
    of("energy", "kilojoule", "1000", &[], &["kJ"]),
    of("energy", "megajoule", "1000000", &[], &["MJ"]),
    of("energy", "calorie", "4.184", &[], &["cal"]),
    of("energy", "kilocalorie", "4184", &[], &["kcal"]),
    of("energy", "watt-hour", "3600", &["watt hour"], &["Wh"]),
    of("energy", "kilowatt-hour", "3600000", &["kilowatt hour", "kilowatthour"], &["kWh", "KWh"]),
    of("energy", "megawatt-hour", "3600000000", &["megawatt hour"], &["MWh"]),
    of("energy", "gigawatt-hour", "3600000000000", &["gigawatt hour"], &["GWh"]),
    of("energy", "terawatt-hour", "3600000000000000", &["terawatt hour"], &["TWh"]),
    of("energy", "British thermal unit", "1055.05585262", &["british thermal unit"], &["BTU", "Btu"]),
    of("power", "watt", "1", &[], &["W"]),
    of("power", "kilowatt", "1000", &[], &["kW", "KW"]),
    of("power", "megawatt", "1000000", &[], &["MW"]),
    of("power", "gigawatt", "1000000000", &[], &["GW"]),
    of("power", "terawatt", "1000000000000", &[], &["TW"]),
    of("power", "horsepower", "745.69987158227022", &[], &["hp"]),
    of("data", "byte", "1", &[], &[]),
    of("data", "bit", "0.125", &[], &[]),
    of("data", "kilobit", "125", &[], &["kb", "kbit"]),
    of("data", "kilobyte", "1000", &[], &["kB", "KB"]),
    of("data", "megabit", "125000", &[], &["mb", "Mb", "Mbit"]),
    of("data", "megabyte", "1000000", &[], &["MB"]),
    of("data", "gigabit", "125000000", &[], &["gb", "Gb", "Gbit"]),
    of("data", "gigabyte", "1000000000", &["gig"], &["GB"]),
    of("data", "terabit", "125000000000", &[], &["Tb", "Tbit"]),
    of("data", "terabyte", "1000000000000", &[], &["TB"]),
    of("data", "petabyte", "1000000000000000", &[], &["PB"]),
    of("data rate", "bit per second", "1", &[], &[]),
    of("data rate", "kilobit per second", "1000", &[], &["kbps", "Kbps"]),
    of("data rate", "megabit per second", "1000000", &[], &["Mbps"]),
    of("data rate", "gigabit per second", "1000000000", &[], &["Gbps"]),
    of("frequency", "hertz", "1", &[], &["Hz"]),
    of("frequency", "kilohertz", "1000", &[], &["kHz"]),
    of("frequency", "megahertz", "1000000", &[], &["MHz"]),
    of("frequency", "gigahertz", "1000000000", &[], &["GHz"]),
    of("pressure", "pascal", "1", &[], &["Pa"]),
    of("pressure", "hectopascal", "100", &[], &["hPa"]),
    of("pressure", "kilopascal", "1000", &[], &["kPa"]),
    of("pressure", "millibar", "100", &[], &["mbar"]),
    of("pressure", "pound per square inch", "6894.757293168", &[], &["psi"]),
    of("voltage", "volt", "1", &[], &["V"]),
    of("voltage", "kilovolt", "1000", &[], &["kV"]),
    of("current", "ampere", "1", &["amp"], &[]),
    of("sound", "decibel", "1", &[], &["dB"]),
];

/// Symbols that are words or letters of something else, so that they count only where they touch the number.
const MUST_TOUCH: &[&str] = &[
    "s", "h", "t", "st", "mb", "cc", "ms", "J", "W", "V", "L", "ct", "kt", "kt.", "bu", "mi", "mo", "Pa", "kn", "rad",
];

/// A unit as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub measure: &'static Measure,
    top: Decimal,
    bottom: Decimal,
    offset: Decimal,
}

impl Found {
    /// `value` of this unit in base units; `None` when it is too large to hold.
    pub fn to_base(self, value: Decimal) -> Option<Decimal> {
        self.scale(value.checked_add(self.offset)?)
    }

    /// A difference of this unit in base units.
    pub fn scale(self, value: Decimal) -> Option<Decimal> {
        Some(value.checked_mul(self.top)?.checked_div(self.bottom)?.normalize())
    }

    /// Whether its values may lie below zero.
    pub fn may_be_negative(self) -> bool {
        self.measure.dimension == "temperature"
    }
}

static WORDS: LazyLock<BTreeMap<&'static str, Found>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for measure in MEASURES {
        let found = found(measure);
        for word in measure.words.iter().chain([&measure.name]) {
            table.insert(*word, found);
        }
    }
    table
});

static SYMBOLS: LazyLock<BTreeMap<&'static str, Found>> =
    LazyLock::new(|| MEASURES.iter().flat_map(|m| m.symbols.iter().map(move |s| (*s, found(m)))).collect());

fn found(measure: &'static Measure) -> Found {
    let (top, bottom) = measure.factor.split_once('/').unwrap_or((measure.factor, "1"));
    Found { measure, top: exact(top), bottom: exact(bottom), offset: exact(measure.offset) }
}

/// A decimal of the table.
fn exact(written: &str) -> Decimal {
    Decimal::from_str(written).unwrap_or_default()
}

/// The unit of this name, in the singular.
pub(super) fn named(name: &str) -> Option<Found> {
    WORDS.get(name).copied()
}

/// The singular of a unit's word.
fn lookup(words: &str) -> Option<Found> {
    let table = &*WORDS;
    table
        .get(words)
        .or_else(|| table.get(words.strip_suffix('s')?))
        .or_else(|| table.get(words.strip_suffix("es")?))
        // "miles per hour", "degrees celsius": the plural stands inside.
        .or_else(|| {
            let (first, rest) = words.split_once(' ')?;
            table.get(format!("{} {rest}", first.strip_suffix('s')?).as_str())
        })
        .copied()
}

/// Whether a word alone names a unit.
pub(super) fn is_word(key: &str) -> bool {
    key.len() > 1 && (lookup(key).is_some() || matches!(key, "km" | "ft" | "lb" | "oz"))
}

/// Whether a word names a stretch of time.
pub(super) fn is_time_word(key: &str) -> bool {
    lookup(key).is_some_and(|f| matches!(f.measure.dimension, "time" | "months"))
}

/// The unit at token `at` and the token behind it. A word may be parted from the number by a hyphen, read before.
pub(super) fn at(tokens: &[Token<'_>], at: usize) -> Option<(Found, usize)> {
    let first = tokens.get(at)?;
    if let Some(bracketed) = bracketed(tokens, at) {
        return Some(bracketed);
    }
    let mut joined = String::new();
    let mut best = None;
    let mut next = at;
    for part in 0..3 {
        let Some(token) = tokens.get(next).filter(|t| t.kind == Kind::Word) else { break };
        if part > 0 {
            joined.push(' ');
        }
        joined.push_str(&token.key);
        next += 1;
        if let Some(found) = lookup(&joined).filter(|_| part > 0 || word_counts(first)) {
            best = Some((found, next));
        }
        // "sq. km", "square-mile"
        let abbreviated = matches!(token.key.as_str(), "sq" | "cu" | "fl");
        let hyphen = matches!(
            token.key.as_str(),
            "square" | "cubic" | "light" | "nautical" | "acre" | "watt" | "kilowatt" | "deg"
        );
        if tokens.get(next).is_some_and(|t| (abbreviated && t.key == ".") || (hyphen && t.key == "-" && t.glued)) {
            next += 1;
        }
    }
    if best.is_some() {
        return best.map(|(found, next)| (found, dot(tokens, at, next)));
    }
    symbol(tokens, at)
}

/// "min." and the like take their dot along when a word follows in lower case.
fn dot(tokens: &[Token<'_>], at: usize, next: usize) -> usize {
    let short = tokens[at].key.len() <= 3 && tokens[at].kind == Kind::Word;
    let goes_on =
        tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Number || (t.kind == Kind::Word && !t.capital()));
    let dotted = tokens.get(next).is_some_and(|t| t.key == "." && t.glued);
    if short && dotted && goes_on { next + 1 } else { next }
}

/// Whether a single word is a unit wherever it stands: "May", "Stone" and "Turn" in capitals are names.
fn word_counts(token: &Token<'_>) -> bool {
    // "203 HR" and "5 SEC lawyers" are abbreviations of something else.
    let shouted = token.all_capitals() && token.key.len() <= 3 && !matches!(token.key.as_str(), "km" | "kg");
    token.glued || token.key.len() > 2 && !shouted
}

/// A symbol at `at`: its case matters, and so does whether it touches the number.
fn symbol(tokens: &[Token<'_>], at: usize) -> Option<(Found, usize)> {
    let token = tokens.get(at)?;
    let next_glued = tokens.get(at + 1).filter(|t| t.glued);
    if token.key == "°" || token.key == "℃" || token.key == "℉" {
        let scale = tokens.get(at + 1).filter(|t| matches!(t.text, "C" | "F" | "K" | "c" | "f"));
        if let Some(scale) = scale {
            return Some((*SYMBOLS.get(format!("°{}", scale.text.to_uppercase()).as_str())?, at + 2));
        }
        if let Some((found, next)) = tokens.get(at + 1).and_then(|t| Some((lookup(&t.key)?, at + 2)))
            && found.measure.dimension == "temperature"
        {
            return Some((found, next));
        }
        return Some((*SYMBOLS.get(token.key.as_str())?, at + 1));
    }
    if token.kind != Kind::Word {
        return None;
    }
    // "km2", "m²", "km^2"
    let power = |i: usize| {
        tokens.get(i).filter(|t| t.glued).and_then(|t| match t.key.as_str() {
            "2" | "²" => Some("2"),
            "3" | "³" => Some("3"),
            _ => None,
        })
    };
    let behind = |i: usize| !tokens.get(i).is_some_and(|t| t.glued && t.kind != Kind::Mark);
    let caret = usize::from(tokens.get(at + 1).is_some_and(|t| t.key == "^" && t.glued));
    if let Some(power) = power(at + 1 + caret).filter(|_| behind(at + 2 + caret)) {
        let found = SYMBOLS.get(format!("{}{power}", token.key).as_str())?;
        return Some((*found, at + 2 + caret));
    }
    if next_glued.is_some_and(|t| t.kind != Kind::Mark) {
        return None;
    }
    let found = SYMBOLS.get(token.text).or_else(|| {
        let shouted = token.text.len() > 1
            && token.all_capitals()
            && !matches!(token.key.as_str(), "mb" | "gb" | "kb" | "mm" | "dm" | "ms" | "hr" | "hrs" | "sec" | "min");
        let titled = token.text.len() == 2
            && token.capital()
            && matches!(token.key.as_str(), "km" | "kg" | "cm" | "ft" | "lb" | "oz");
        SYMBOLS.get(token.key.as_str()).filter(|_| shouted || titled)
    })?;
    let slash = next_glued.is_some_and(|t| t.key == "/");
    let per = at > 0 && tokens[at - 1].key == "/";
    let touches = token.glued || slash || per;
    (touches || !MUST_TOUCH.contains(&token.text) || token.text == "mb").then(|| (*found, dot(tokens, at, at + 1)))
}

/// "20 (kg)", "20 [kg]", "20 <kg>".
fn bracketed(tokens: &[Token<'_>], at: usize) -> Option<(Found, usize)> {
    let [open, inside, close] = tokens.get(at..at + 3)? else { return None };
    let pair = matches!((open.key.as_str(), close.key.as_str()), ("(", ")") | ("[", "]") | ("{", "}") | ("<", ">"));
    let found = SYMBOLS.get(inside.text).filter(|_| inside.kind == Kind::Word && inside.text.len() > 1)?;
    pair.then_some((*found, at + 3))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn the_first_unit_of_a_dimension_is_its_base() {
        for (i, measure) in MEASURES.iter().enumerate() {
            let first = MEASURES.iter().position(|m| m.dimension == measure.dimension) == Some(i);
            let one = found(measure).scale(Decimal::ONE).unwrap_or_default();
            assert!(one > Decimal::ZERO, "{}", measure.name);
            assert!(!first || one == Decimal::ONE, "{} opens {}", measure.name, measure.dimension);
            assert!(measure.then.iter().all(|name| named(name).is_some()), "{}", measure.name);
        }
    }

    #[test]
    fn no_symbol_or_word_stands_for_two_units() {
        let symbols: usize = MEASURES.iter().map(|m| m.symbols.len()).sum();
        assert_eq!(SYMBOLS.len(), symbols);
        let words: usize = MEASURES.iter().map(|m| m.words.len() + 1).sum();
        assert_eq!(WORDS.len(), words);
    }

    #[test]
    fn units_are_read_by_word_and_symbol() {
        let read = |text: &str| at(&tokens(text), 0).map(|(f, _)| f.measure.name);
        assert_eq!(read("square miles"), Some("square mile"));
        assert_eq!(read("sq. km"), Some("square kilometre"));
        assert_eq!(read("km² of"), Some("square kilometre"));
        assert_eq!(read("degrees celsius"), Some("degree Celsius"));
        assert_eq!(read("MB"), Some("megabyte"));
        assert_eq!(read("mb"), Some("megabit"));
        assert_eq!(read("people"), None);
        assert_eq!(read("in april"), None);
    }
}
