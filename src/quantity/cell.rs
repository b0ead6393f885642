//! Figures as tables write them: the scale in the unit ("USD millions", "'000"), a remark in brackets behind the number
//! ("50 (est.)"), and words for a value that is not there.

use crate::text::fold_key;

/// Words for a scale in a unit, with the word that reads behind a number.
const SCALES: &[(&str, &str)] = &[
    ("hundreds", "hundred"),
    ("thousand", "thousand"),
    ("thousands", "thousand"),
    ("thous", "thousand"),
    ("000", "thousand"),
    ("000s", "thousand"),
    ("million", "million"),
    ("millions", "million"),
    ("mil", "million"),
    ("mill", "million"),
    ("mio", "million"),
    ("mln", "million"),
    ("mn", "million"),
    ("billion", "billion"),
    ("billions", "billion"),
    ("bn", "billion"),
    ("bln", "billion"),
    ("trillion", "trillion"),
    ("trillions", "trillion"),
    ("tn", "trillion"),
    ("lakhs", "lakh"),
    ("crores", "crore"),
];

/// Letters for a scale that count as one behind a currency only: "USD m" is no metre, "$k" no kilo.
const BEHIND_MONEY: &[(&str, &str)] = &[
    ("k", "thousand"),
    ("m", "million"),
    ("mm", "million"),
    ("mn", "million"),
    ("b", "billion"),
    ("bn", "billion"),
    ("tn", "trillion"),
];

/// Words that part the figure from what it is told of, so that a scale behind them is not the number's: "12 of the
/// millions".
const PARTING: &[&str] =
    &["of", "among", "to", "and", "or", "for", "by", "at", "on", "with", "from", "than", "a", "an", "the", "per", "as"];

/// Remarks in brackets that soften the number before them.
const SOFT: &[&str] =
    &["approx", "approximate", "approximately", "est", "estimate", "estimated", "about", "circa", "ca", "e"];

/// What is written where there is no value. A dash counts only alone.
const NOTHING: &[(&str, &str)] = &[
    ("na", "not available or not applicable"),
    ("n a", "the same, with a stroke or points"),
    ("nan", "what a program writes that divided by nothing"),
    ("null", "what a program writes"),
    ("nil reported", "nothing was reported, which is not zero"),
    ("not available", "nobody had it"),
    ("unavailable", "nobody had it"),
    ("data not available", "nobody had it"),
    ("no data", "nobody had it"),
    ("no data available", "nobody had it"),
    ("no information", "nobody had it"),
    ("not reported", "nobody said it"),
    ("none reported", "nobody said it"),
    ("not stated", "nobody said it"),
    ("not specified", "nobody said it"),
    ("unspecified", "nobody said it"),
    ("not given", "nobody said it"),
    ("not provided", "nobody said it"),
    ("not disclosed", "nobody said it"),
    ("undisclosed", "nobody said it"),
    ("not known", "nobody knows it"),
    ("unknown", "nobody knows it"),
    ("not recorded", "nobody wrote it down"),
    ("not applicable", "the question does not arise"),
    ("inapplicable", "the question does not arise"),
    ("tbd", "it is still to be settled"),
    ("tba", "it is still to be told"),
    ("tbc", "it is still to be confirmed"),
    ("to be determined", "it is still to be settled"),
    ("to be announced", "it is still to be told"),
    ("to be confirmed", "it is still to be confirmed"),
    ("data suppressed", "it is known, and withheld"),
    ("redacted", "it is known, and withheld"),
];

/// Letters in brackets by which statistical offices mark a figure that they do not publish: withheld (D), not available
/// (NA), no such item (X), too unsure to print (S), to be filled in (Z is less than half a unit, and so a value).
const MARKED: &[&str] = &["D", "NA", "X", "S", "N"];

/// Whether words say that there is no value: "n/a", "unknown", "data suppressed", "(D)", a dash alone. "None" and "nil"
/// are not among them: they are zero.
///
/// ```
/// use gainsay::quantity::says_nothing;
/// assert!(says_nothing("N.A.") && says_nothing("(D)") && says_nothing("–") && says_nothing("Not available"));
/// assert!(!says_nothing("none") && !says_nothing("0") && !says_nothing("D") && !says_nothing("Unknown Soldier"));
/// ```
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    if !text.contains(char::is_alphanumeric) {
        return text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '?' | '*'));
    }
    if text.len() > 40 {
        return false;
    }
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    if inner.is_some_and(|mark| MARKED.contains(&mark.trim())) {
        return true;
    }
    // "NaN" and "N/A" are marks, "Na" is sodium and "Nan" a woman.
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters <= 3 && text.chars().all(char::is_alphabetic) && text.starts_with(char::is_uppercase) {
        let mark = text.chars().all(char::is_uppercase) || text == "NaN";
        return mark && NOTHING.iter().any(|(word, _)| *word == text.to_lowercase());
    }
    let key = fold_key(&text.replace(['/', '.'], " "));
    NOTHING.iter().any(|(word, _)| *word == key)
}

/// The value with its scale word behind the number, where the unit has it ("4.2 USD millions" is "4.2 million USD"), and
/// a remark that softens before the number ("50 (est.)" is "about 50"). `None` where nothing is to be moved.
pub(super) fn rewritten(text: &str) -> Option<String> {
    if let Some(minutes) = minutes(text) {
        return Some(minutes);
    }
    let plain = without_apostrophes(text).or_else(|| rand(text));
    let rest = plain.as_deref().unwrap_or(text);
    softened(rest).or_else(|| scaled(rest)).or_else(|| in_words(rest)).or(plain)
}

/// Hours and minutes by their letters, in minutes: "1h 25m", "1 hr 25 min".
fn minutes(text: &str) -> Option<String> {
    let number = |text: &'_ str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (hours, rest) = text.split_at_checked(number(text))?;
    let rest = rest.trim_start();
    let rest = ["hrs", "hr", "h"].iter().find_map(|unit| rest.strip_prefix(unit))?.trim_start();
    let (minutes, unit) = rest.split_at_checked(number(rest))?;
    let fits = ["m", "min", "mins", "min."].contains(&unit.trim_start()) && minutes.len() <= 2 && hours.len() <= 3;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (fits && minutes < 60).then(|| format!("{} minutes", hours * 60 + minutes))
}

/// "R 25.69" and "R4.6bn" are of rand; "R101" is as soon a road.
fn rand(text: &str) -> Option<String> {
    let at = if text.starts_with('R') { 0 } else { text.find(" R")? + 1 };
    let amount = text.get(at + 1..)?;
    let written = amount.starts_with(' ') || amount.contains(['.', ',']) || amount.ends_with(char::is_alphabetic);
    let digits = amount.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (digits && written).then(|| format!("{}ZAR {}", text.get(..at).unwrap_or(""), amount.trim_start()))
}

/// "12'400" as the Swiss group digits; "5'11" is of feet and inches.
fn without_apostrophes(text: &str) -> Option<String> {
    let bare = text.replace('\u{2019}', "'");
    let groups: Vec<&str> = bare.split('\'').collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let begins = (1..=3).contains(&first.bytes().rev().take_while(u8::is_ascii_digit).count());
    let ends = last.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let whole = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    (begins && ends && middle.iter().all(whole)).then(|| bare.replace('\'', ","))
}

/// Symbols that in a sentence are as soon another word, and behind the number of a whole value are the unit.
const ALONE: &[(&str, &str)] = &[
    (" mi", "miles"),
    (" mi.", "miles"),
    (" mo", "months"),
    (" kn", "knots"),
    (" t", "metric tons"),
    // In capitals it is no nanometre.
    (" NM", "nautical miles"),
    (" cumecs", "cubic metres per second"),
    (" cfs", "cubic feet per second"),
    (" Mm³", "million cubic metres"),
    (" Mm3", "million cubic metres"),
];

fn in_words(text: &str) -> Option<String> {
    let (number, unit) = ALONE.iter().find_map(|(symbol, unit)| Some((text.strip_suffix(symbol)?, unit)))?;
    let scaled = || number.rsplit_once(' ').is_some_and(|(_, word)| SCALES.iter().any(|(_, scale)| *scale == word));
    (number.ends_with(|c: char| c.is_ascii_digit()) || scaled()).then(|| format!("{number} {unit}"))
}

fn softened(text: &str) -> Option<String> {
    let round = ["c. ", "c.", "ca. "].iter().find_map(|lead| text.strip_prefix(lead));
    let amount = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || "$€£¥₹".contains(c);
    if let Some(number) =
        round.filter(|rest| rest.trim_start().starts_with(amount) && rest.contains(|c: char| c.is_ascii_digit()))
    {
        return Some(format!("about {}", number.trim_start()));
    }
    let (number, remark) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let soft = SOFT.contains(&fold_key(remark).as_str());
    (soft && number.starts_with(|c: char| c.is_ascii_digit() || "$€£¥".contains(c))).then(|| {
        let number = scaled(number.trim()).unwrap_or_else(|| number.trim().to_owned());
        format!("about {number}")
    })
}

fn scaled(text: &str) -> Option<String> {
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let mark = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let end = begin + text.get(begin..)?.find(|c| !mark(c))?;
    let (number, rest) = text.split_at_checked(end)?;
    let number = number.trim_end_matches([',', '.']);
    if !rest.starts_with([' ', '(', '[', '\'', '’', '$', '€', '£']) {
        return None;
    }
    // A unit is short; a rate's tail stays where it is.
    let (unit, tail) = split_tail(rest);
    if unit.len() > 40 {
        return None;
    }
    let words: Vec<&str> = unit.split([' ', '(', ')', '[', ']']).filter(|word| !word.is_empty()).collect();
    let mut scale = None;
    let mut kept: Vec<String> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        if let Some(found) = scale_word(word) {
            if scale.replace(found).is_some() {
                return None;
            }
            continue;
        }
        if let Some((currency, found)) = behind_money(word, kept.last().map(String::as_str)) {
            if scale.replace(found).is_some() {
                return None;
            }
            kept.extend(currency);
            continue;
        }
        let key = fold_key(word);
        let joins = match key.as_str() {
            "in" => words.get(i + 1).is_some_and(|next| scale_word(next).is_some()),
            "of" => scale.is_some() && i > 0,
            _ => false,
        };
        if joins {
            continue;
        }
        let known = key.is_empty() || !PARTING.contains(&key.as_str()) && !word.contains(|c: char| c.is_ascii_digit());
        if !known || word.ends_with([',', ';', ':', '.']) {
            return None;
        }
        kept.push((*word).to_owned());
    }
    let scale = scale.filter(|_| kept.len() < 4)?;
    // "4.2 million USD" reads as it stands.
    let as_it_is = words.first().is_some_and(|word| fold_key(word) == scale) && words.len() == kept.len() + 1;
    (!as_it_is)
        .then(|| [&format!("{number} {scale}"), &kept.join(" "), tail.trim()].map(str::trim).join(" "))
        .map(|joined| joined.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The unit, and from "per" or a stroke on what it is per.
fn split_tail(rest: &str) -> (&str, &str) {
    let at = [" per ", "/", " a ", " an "].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    rest.split_at_checked(at).unwrap_or((rest, ""))
}

fn scale_word(word: &str) -> Option<&'static str> {
    let key = word.trim_matches(['\'', '’', '‘', '`']).trim_end_matches('.').to_lowercase();
    SCALES.iter().find(|(written, _)| *written == key).map(|(_, scale)| *scale)
}

/// "$m", "US$bn", "USDm"; or "m" behind a currency of its own.
fn behind_money<'w>(word: &'w str, before: Option<&str>) -> Option<(Option<String>, &'static str)> {
    let of = |letters: &str| {
        let key = letters.to_lowercase();
        BEHIND_MONEY.iter().find(|(written, _)| *written == key).map(|(_, scale)| *scale)
    };
    let is_code = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    let is_sign = |text: &str| text.ends_with(['$', '€', '£', '¥', '₹']);
    if before.is_some_and(|before| is_code(before) || is_sign(before)) {
        return of(word).map(|scale| (None, scale));
    }
    let at = word.find(['$', '€', '£', '¥', '₹']).and_then(|at| Some(at + word.get(at..)?.chars().next()?.len_utf8()));
    let at = at.or_else(|| word.get(..3).filter(|code| is_code(code)).map(|_| 3))?;
    let (currency, letters): (&'w str, &'w str) = word.split_at_checked(at)?;
    of(letters).map(|scale| (Some(currency.to_owned()), scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Decimal, read};

    #[test]
    fn a_scale_in_the_unit_is_the_numbers() {
        for (text, value, step) in [
            ("4.2 million USD", 4_200_000_i64, 100_000_i64),
            ("4.2 USD millions", 4_200_000, 100_000),
            ("4.2 millions of dollars", 4_200_000, 100_000),
            ("4.2 US$ billions", 4_200_000_000, 100_000_000),
            ("4.2 USD (millions)", 4_200_000, 100_000),
            ("4.2 in millions of USD", 4_200_000, 100_000),
            ("4.2 $m", 4_200_000, 100_000),
            ("4.2 USD m", 4_200_000, 100_000),
            ("4.2 EURm", 4_200_000, 100_000),
            ("3,412 thousands", 3_412_000, 1_000),
            ("3,412 '000", 3_412_000, 1_000),
            ("3,412 (000s)", 3_412_000, 1_000),
            ("3.4 people (millions)", 3_400_000, 100_000),
        ] {
            let figure = read(text).unwrap();
            assert_eq!((figure.value, figure.step), (Decimal::from(value), Decimal::from(step)), "{text}");
            assert_eq!(figure.text, text);
        }
        let rate = read("4.2 USD millions per year").unwrap();
        assert_eq!(rate.value, Decimal::from(4_200_000));
    }

    #[test]
    fn other_words_stay_where_they_are() {
        for text in ["12 of the millions", "4.2 m", "5 km", "12 people", "4.2 million USD", "3 to 4 millions", "5 mm"] {
            assert_eq!(rewritten(text), None, "{text}");
        }
    }

    #[test]
    fn apostrophes_group_digits() {
        for (text, value) in [("12'400", 12_400), ("CHF 1'234'567", 1_234_567), ("7’300 vehicles", 7_300)] {
            assert_eq!(read(text).unwrap().value, Decimal::from(value), "{text}");
        }
        for text in ["5'11", "12'4000", "'000", "O'Hara 250"] {
            assert_eq!(without_apostrophes(text), None, "{text}");
        }
    }

    #[test]
    fn a_remark_in_brackets_softens() {
        assert_eq!(read("50 (est.)").unwrap().hedge, Some("about"));
        assert_eq!(read("c. 50").unwrap().hedge, Some("about"));
        assert_eq!(read("c. €35m").unwrap().hedge, Some("about"));
        assert_eq!(read("50 (2019)").ok().and_then(|figure| figure.hedge), None);
        assert_eq!(rewritten("50 (men)"), None);
    }

    #[test]
    fn words_for_nothing_are_told_from_words_for_zero() {
        for text in [
            "",
            "-",
            "–",
            "..",
            "…",
            "n/a",
            "N/A",
            "NA",
            "N.A.",
            "NaN",
            "null",
            "tbd",
            "TBA",
            "(D)",
            "unknown",
            "Not Available",
            "data suppressed",
            "not applicable",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in
            ["none", "nil", "0", "no", "D", "X", "Na", "Nan", "missing", "suppressed", "unknown soldier", "-5", "(5)"]
        {
            assert!(!says_nothing(text), "{text}");
        }
        assert!(NOTHING.iter().all(|(word, why)| !why.is_empty() && *word == fold_key(word)));
    }
}
