//! How the arithmetic of a relation prints numbers and intervals.

use crate::quantity::{Decimal, Interval};

/// How many decimals are printed in full: an exact number with no more of them is not rounded.
const DECIMALS: u32 = 4;

/// How many significant digits are kept of a number with more decimals; whole digits are never dropped.
const SIGNIFICANT: u32 = 4;

/// A number with thousands separators; one with many decimals is rounded, and trailing zeros are dropped.
pub(super) fn show(number: Decimal) -> String {
    let rounded = rounded(number).normalize();
    let digits = rounded.abs().to_string();
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), ""), |(whole, part)| (whole, part));
    let mut text = if rounded.is_sign_negative() && !rounded.is_zero() { "-".to_owned() } else { String::new() };
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// An interval as the result of a step: "4,515 to 4,521".
pub(super) fn interval(interval: &Interval) -> String {
    phrase(interval, |about, low, high| format!("{about}{low} to {high}"))
}

/// An interval as what an operand would have to be: "between 4,515 and 4,521".
pub(super) fn between(interval: &Interval) -> String {
    phrase(interval, |about, low, high| format!("between {about}{low} and {high}"))
}

/// A factor, as a line of the arithmetic ends with it.
pub(super) fn times(factor: Decimal) -> String {
    let about = if rounded(factor) == factor { "" } else { "about " };
    format!(", a factor of {about}{}", show(factor))
}

fn phrase(interval: &Interval, closed: fn(&str, &str, &str) -> String) -> String {
    let ends = [interval.low, interval.high].into_iter().flatten();
    let about = if ends.clone().any(|end| rounded(end.at) != end.at) { "about " } else { "" };
    let text = match (interval.low, interval.high) {
        (None, None) => "any number".to_owned(),
        (Some(low), None) if low.included => format!("{} or more", show(low.at)),
        (Some(low), None) => format!("more than {}", show(low.at)),
        (None, Some(high)) if high.included => format!("{} or less", show(high.at)),
        (None, Some(high)) => format!("less than {}", show(high.at)),
        (Some(low), Some(high)) => {
            let (from, to) = (show(low.at), show(high.at));
            match (low.included, high.included) {
                _ if from == to => from,
                (true, true) => return closed(about, &from, &to),
                (true, false) => format!("{from} or more, less than {to}"),
                (false, true) => format!("more than {from}, at most {to}"),
                (false, false) => format!("more than {from}, less than {to}"),
            }
        }
    };
    format!("{about}{text}")
}

fn rounded(number: Decimal) -> Decimal {
    let short = number.round_dp(DECIMALS);
    if short == number {
        return number;
    }
    let whole = number.trunc();
    if whole.is_zero() {
        return number.round_sf(SIGNIFICANT).unwrap_or(short);
    }
    let digits = u32::try_from(whole.abs().to_string().len()).unwrap_or(SIGNIFICANT);
    number.round_dp(SIGNIFICANT.saturating_sub(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal in a test")
    }

    #[test]
    fn numbers_read_as_an_editor_writes_them() {
        let cases = [
            ("4518", "4,518"),
            ("4518.50", "4,518.5"),
            ("59999.5", "59,999.5"),
            ("804.833333", "804.8"),
            ("123456.78901", "123,457"),
            ("0.0333333", "0.03333"),
            ("-1234567", "-1,234,567"),
            ("-0.00", "0"),
            ("0.35", "0.35"),
            ("999.99999", "1,000"),
        ];
        for (number, expected) in cases {
            assert_eq!(show(d(number)), expected, "{number}");
        }
    }

    #[test]
    fn intervals_say_which_ends_belong() {
        let (a, b) = (d("5"), d("7.123456"));
        assert_eq!(interval(&Interval::closed(a, b)), "about 5 to 7.123");
        assert_eq!(between(&Interval::closed(a, d("7"))), "between 5 and 7");
        assert_eq!(interval(&Interval::half_open(a, d("7"))), "5 or more, less than 7");
        assert_eq!(interval(&Interval::at_least(b)), "about 7.123 or more");
        assert_eq!(interval(&Interval::below(a)), "less than 5");
        assert_eq!(interval(&Interval::point(a)), "5");
        assert_eq!(interval(&Interval::ALL), "any number");
    }
}
