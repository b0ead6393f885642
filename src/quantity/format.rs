//! Figures in print: what reports show.

use super::{Decimal, Edge, Interval, Unit, currency, noun};

/// Money from here on is told in millions, billions or trillions.
const BIG_MONEY: i64 = 1_000_000;

/// The scales in which big round money is told, largest first.
const SCALES: [(i64, &str); 3] = [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];

/// The most decimals that such money may keep: "$2.75 billion", but "$4,187,300".
const SCALED_DECIMALS: u32 = 2;

/// The units in which base units of a dimension are told: worth, name, and the least value told in it.
const READABLE: &[(&str, &str, &str)] = &[
    ("length", "1000", "km"),
    ("length", "1", "m"),
    ("area", "1000000", "square km"),
    ("area", "1", "square m"),
    ("volume", "1", "litres"),
    ("mass", "1000", "tonnes"),
    ("mass", "1", "kg"),
    ("speed", "1", "m/s"),
    ("time", "604800", "weeks"),
    ("time", "86400", "days"),
    ("time", "3600", "hours"),
    ("time", "60", "minutes"),
    ("time", "1", "seconds"),
    ("months", "12", "years"),
    ("months", "1", "months"),
    ("temperature", "1", "°C"),
    ("degree", "1", "degrees"),
    ("energy", "3600000", "kWh"),
    ("energy", "1", "joules"),
    ("power", "1000000", "MW"),
    ("power", "1", "watts"),
    ("data", "1000000000", "GB"),
    ("data", "1000000", "MB"),
    ("data", "1", "bytes"),
    ("frequency", "1", "Hz"),
    ("pressure", "1", "Pa"),
    ("voltage", "1", "volts"),
    ("current", "1", "amperes"),
    ("sound", "1", "dB"),
];

/// The most digits after the point of a converted measure.
const MEASURE_DECIMALS: u32 = 3;

/// A number with thousands separators and no trailing zeros.
///
/// ```
/// # use gainsay::quantity::{Decimal, format};
/// assert_eq!(format(Decimal::new(12_345_000, 4)), "1,234.5");
/// assert_eq!(format(Decimal::from(-680)), "-680");
/// ```
#[must_use]
pub fn format(value: Decimal) -> String {
    let written = value.abs().normalize().to_string();
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let mut grouped = String::with_capacity(written.len() + written.len() / 3);
    if value.is_sign_negative() && !value.is_zero() {
        grouped.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !decimals.is_empty() {
        grouped.push('.');
        grouped.push_str(decimals);
    }
    grouped
}

/// A number with its unit, as a reader expects it: "$711 billion", "74 percent", "680 people", "12th".
#[must_use]
pub fn format_with_unit(value: Decimal, unit: &Unit) -> String {
    let one = value.abs() == Decimal::ONE;
    match unit {
        Unit::Bare => format(value),
        Unit::Count(key) => {
            let noun = if one { key.clone() } else { noun::plural(key) };
            format!("{} {noun}", format(value))
        }
        Unit::Money { currency } => money(value, currency),
        Unit::Percent => format!("{} percent", format(rounded(value))),
        Unit::PercentPoint => format!("{} percentage {}", format(value), if one { "point" } else { "points" }),
        Unit::Measure { dimension } => measure(value, dimension),
        Unit::Ordinal => format!("{}{}", format(value), ordinal_suffix(value)),
        Unit::Rate { of, per } => format!("{} per {per}", format_with_unit(value, of)),
        Unit::Multiple => format!("{} {}", format(value), if one { "time" } else { "times" }),
    }
}

/// The values of an interval in words: "between 630 and 700 (not included)", "22,000 or more", "less than 350".
#[must_use]
pub fn format_interval(interval: &Interval, unit: &Unit) -> String {
    let told = |at: Decimal| format_with_unit(at, unit);
    let open = |edge: Edge| if edge.included { "" } else { " (not included)" };
    match (interval.low, interval.high) {
        _ if interval.is_empty() => "no value".to_owned(),
        (None, None) => "any value".to_owned(),
        (Some(low), None) if low.included => format!("{} or more", told(low.at)),
        (Some(low), None) => format!("more than {}", told(low.at)),
        (None, Some(high)) if high.included => format!("{} or less", told(high.at)),
        (None, Some(high)) => format!("less than {}", told(high.at)),
        (Some(low), Some(_)) if interval.is_point() => told(low.at),
        (Some(low), Some(high)) => {
            let first = if low.at.is_zero() || *unit != Unit::Percent { told(low.at) } else { format(rounded(low.at)) };
            format!("between {first}{} and {}{}", open(low), told(high.at), open(high))
        }
    }
}

fn money(value: Decimal, currency: &str) -> String {
    let amount = value.abs();
    let scaled = SCALES.iter().find_map(|(scale, word)| {
        let told = amount.checked_div(Decimal::from(*scale))?.normalize();
        (amount >= Decimal::from(*scale) && told.scale() <= SCALED_DECIMALS).then(|| format!("{} {word}", format(told)))
    });
    let big = amount >= Decimal::from(BIG_MONEY);
    let told = scaled.filter(|_| big).unwrap_or_else(|| {
        // Cents are two digits: "$2.50".
        if amount.normalize().scale() == 1 { format!("{}0", format(amount)) } else { format(amount) }
    });
    let minus = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    match currency::printed_sign(currency) {
        Some(sign) => format!("{minus}{sign}{told}"),
        None if currency.chars().all(|c| c.is_ascii_uppercase()) => format!("{minus}{currency} {told}"),
        None if amount == Decimal::ONE => format!("{minus}{told} {currency}"),
        None => format!("{minus}{told} {}", noun::plural(currency)),
    }
}

/// Thirds and the like are cut where they stop telling anything.
fn rounded(value: Decimal) -> Decimal {
    value.round_dp(2)
}

fn measure(value: Decimal, dimension: &str) -> String {
    let told = |worth: &str| {
        let worth: Decimal = worth.parse().ok()?;
        let told = value.checked_div(worth)?.round_dp(MEASURE_DECIMALS).normalize();
        let whole = told.fract().is_zero();
        Some((worth, told, whole))
    };
    let times = matches!(dimension, "time" | "months");
    for (_, worth, name) in READABLE.iter().filter(|(d, _, _)| *d == dimension) {
        let Some((worth, told, whole)) = told(worth) else { continue };
        let last = worth == Decimal::ONE;
        // Times are told in the largest unit that leaves no remainder, measures in the largest that is reached.
        let fits = if times { whole && !told.is_zero() } else { value.abs() >= worth };
        if fits || last {
            let singular = told.abs() == Decimal::ONE && name.ends_with('s') && name.len() > 3;
            let name = if singular { &name[..name.len() - 1] } else { *name };
            return format!("{} {name}", format(told));
        }
    }
    format(value)
}

fn ordinal_suffix(value: Decimal) -> &'static str {
    let hundred = u8::try_from(value.abs() % Decimal::ONE_HUNDRED).unwrap_or(0);
    match (hundred / 10, hundred % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn told(text: &str) -> String {
        read(text).map_or_else(|e| e.to_string(), |f| format_with_unit(f.value, &f.unit))
    }

    #[test]
    fn figures_are_told_as_readers_expect() {
        assert_eq!(told("$711,000,000,000"), "$711 billion");
        assert_eq!(told("€4,187,300"), "€4,187,300");
        assert_eq!(told("US$2.75 billion"), "US$2.75 billion");
        assert_eq!(told("50 cents"), "$0.50");
        assert_eq!(told("1 person"), "1 person");
        assert_eq!(told("680 people"), "680 people");
        assert_eq!(told("74%"), "74 percent");
        assert_eq!(told("two thirds"), "66.67 percent");
        assert_eq!(told("4.2 percentage points"), "4.2 percentage points");
        assert_eq!(told("12th"), "12th");
        assert_eq!(told("21st"), "21st");
        assert_eq!(told("65 people per month"), "65 people per month");
        assert_eq!(told("1.7 km"), "1.7 km");
        assert_eq!(told("40 hours"), "40 hours");
        assert_eq!(told("five years old"), "5 years");
        assert_eq!(told("CHF 5 million"), "CHF 5 million");
        assert_eq!(told("double"), "2 times");
        assert_eq!(told("-5"), "-5");
    }

    #[test]
    fn intervals_are_told_with_their_ends() {
        let told = |text: &str| read(text).map_or_else(|e| e.to_string(), |f| format_interval(&f.allowed, &f.unit));
        assert_eq!(told("almost 700"), "between 630 and 700 (not included)");
        assert_eq!(told("at least 22,000"), "22,000 or more");
        assert_eq!(told("more than $170M"), "more than $170 million");
        assert_eq!(told("680"), "680");
        assert_eq!(format_interval(&Interval::below(Decimal::from(350)), &Unit::Bare), "less than 350");
        assert_eq!(format_interval(&Interval::ALL, &Unit::Bare), "any value");
        assert_eq!(format_interval(&Interval::closed(Decimal::TWO, Decimal::ONE), &Unit::Bare), "no value");
    }
}
