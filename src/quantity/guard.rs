//! Guards: the digits of running text that are no figures, because they are part of a date, a time, a name or a number
//! that only identifies.

use super::numeral::is_number_word;
use super::token::{Kind, Token};
use super::{clock, currency, noun};

/// Why the number at a token is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Never a figure.
    Never,
    /// Digits that read as a year: a figure only with a unit, a sign or a hedge that dates do not take.
    Year,
    /// Digits behind a capitalised word, which may be its name: a figure only with a unit or people behind it.
    Name,
    /// As `Name`, where the capital may be the sentence's: a figure also with any noun behind it.
    Opening,
}

/// Years are written without a comma and lie here.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2099;

/// Words that make the number behind them a name, in any case.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "section", "sections", "sec", "§", "article", "articles", "no", "nos", "number", "order", "bill", "act", "law",
    "title", "chapter", "page", "pages", "pp", "figure", "fig", "table", "line", "lines", "paragraph", "para",
    "item", "highway", "route", "interstate", "exit", "room", "suite", "apartment", "apt", "flight", "district",
    "precinct", "ward", "type", "version", "volume", "vol", "phase", "tier", "level", "channel", "form", "rule",
    "resolution", "proposition", "amendment", "docket", "case", "grade", "class", "gate", "terminal", "platform",
    "building", "unit", "lot", "zone", "sb", "hb", "hr", "ab", "pl", "eo", "area", "episode", "appendix", "clause",
    "schedule", "part", "code", "postcode", "psalm", "verse", "box", "zip", "ext", "extension", "highways", "formula", "windows",
    "boeing", "airbus", "covid", "apollo", "public law", "#", "№",
];

/// Labels that are common words too: they make a name only when capitalised, or for a dot ("no. 5").
#[rustfmt::skip]
const LABELS_IN_CAPITALS: &[&str] = &[
    "no", "number", "order", "bill", "act", "law", "title", "line", "lines", "item", "type", "level", "form",
    "rule", "case", "grade", "class", "gate", "terminal", "platform", "building", "unit", "lot", "zone", "hr", "ab",
    "pl", "eo", "area", "part", "box", "schedule", "ext", "extension", "district", "ward", "volume", "windows",
    "phase", "figure", "table", "articles", "sec", "fig", "resolution", "formula", "apollo", "number", "nos",
    "room", "unit", "version", "channel", "form", "tier",
];

#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Whether a word is a month or a day of the week.
pub(super) fn is_of_calendar(key: &str) -> bool {
    let day = key
        .strip_suffix("day")
        .is_some_and(|d| matches!(d, "mon" | "tues" | "wednes" | "thurs" | "fri" | "satur" | "sun"));
    day || MONTHS.contains(&key)
}

/// Words that make four digits behind them a year, even with a noun behind.
#[rustfmt::skip]
const YEAR_LEADS: &[&str] = &[
    "in", "since", "until", "till", "before", "after", "during", "fiscal", "fy", "year", "early", "late", "mid",
    "summer", "spring", "fall", "autumn", "winter", "circa", "by", "between", "from", "of", "the", "through",
    "vintage", "season", "q1", "q2", "q3", "q4", "calendar", "for", "on", "a", "its", "his", "her", "their", "this",
    "and", "to",
];

/// For each token, whether a number that begins there is no figure. `whole` says that the text is one value, so that four
/// digits alone may well be a number.
pub(super) fn blocks(tokens: &[Token<'_>], whole: bool) -> Vec<Option<Block>> {
    let mut blocks = vec![None; tokens.len()];
    for at in 0..tokens.len() {
        match tokens[at].kind {
            Kind::Junk => blocks[at] = Some(Block::Never),
            Kind::Number => number(tokens, at, whole, &mut blocks),
            Kind::Word => word(tokens, at, &mut blocks),
            Kind::Mark => {}
        }
    }
    blocks
}

fn never(blocks: &mut [Option<Block>], range: std::ops::Range<usize>) {
    for block in blocks.iter_mut().take(range.end).skip(range.start) {
        *block = Some(Block::Never);
    }
}

fn key<'t>(tokens: &'t [Token<'_>], at: usize) -> &'t str {
    tokens.get(at).map_or("", |t| t.key.as_str())
}

/// The key of the `back`th token before `at`.
fn before<'t>(tokens: &'t [Token<'_>], at: usize, back: usize) -> &'t str {
    at.checked_sub(back).map_or("", |i| key(tokens, i))
}

fn is_glued(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.glued)
}

fn is_number(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
}

/// The plain whole number at `at`, when it has at most `most` digits.
fn plain(tokens: &[Token<'_>], at: usize, most: usize) -> Option<u32> {
    let token = tokens.get(at).filter(|t| t.kind == Kind::Number && t.key.len() <= most)?;
    token.key.parse().ok()
}

fn year(tokens: &[Token<'_>], at: usize) -> bool {
    key(tokens, at).len() == 4 && plain(tokens, at, 4).is_some_and(|y| YEARS.contains(&y))
}

/// Words: months with their days and years, ordinals and numbers in names.
fn word(tokens: &[Token<'_>], at: usize, blocks: &mut [Option<Block>]) {
    let token = &tokens[at];
    if MONTHS.contains(&token.key.as_str()) {
        month(tokens, at, blocks);
    }
    // "version two", "Section Five"
    if is_number_word(&token.key) && at > 0 && labels(tokens, at - 1) {
        blocks[at] = Some(Block::Never);
    }
    // "Second Amendment", "Fifth Avenue"
    let names = token.capital() && tokens.get(at + 1).is_some_and(|t| t.capital() && !t.glued) && at != 0;
    if names && super::numeral::is_ordinal_word(&token.key) {
        blocks[at] = Some(Block::Never);
    }
    // "five o'clock"
    if is_number_word(&token.key) && matches!(key(tokens, at + 1), "o'clock" | "pm" | "am") {
        blocks[at] = Some(Block::Never);
    }
    if let Some(end) = spoken_year(tokens, at) {
        never(blocks, at..end);
    }
    if pronoun_one(tokens, at) {
        blocks[at] = Some(Block::Never);
    }
    if token.key == "second"
        && (matches!(before(tokens, at, 1), "per" | "each" | "every" | "any" | "split")
            || key(tokens, at + 1) == "later"
            || before(tokens, at, 1) == "a" && !counts_on(tokens, at + 1))
    {
        blocks[at] = Some(Block::Never);
    }
    // "First, the state takes part."
    let opens = tokens.get(at.wrapping_sub(1)).is_none_or(|t| t.kind == Kind::Mark && t.key != "-");
    if opens && super::numeral::is_ordinal_word(&token.key) && key(tokens, at + 1) == "," {
        blocks[at] = Some(Block::Never);
    }
    if super::numeral::is_ordinal_word(&token.key) && key(tokens, at + 1) == "half" {
        never(blocks, at..at + 2);
    }
    if token.key == "half"
        && matches!(
            before(tokens, at, 1),
            "first" | "second" | "other" | "latter" | "better" | "1st" | "2nd" | "th" | "st" | "nd"
        )
    {
        blocks[at] = Some(Block::Never);
    }
}

/// "nineteen ninety-nine", "twenty twenty": a year as it is spoken, and the token behind it. "Twenty twenty-fifths" is a
/// fraction.
fn spoken_year(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let small = |i: usize| tokens.get(i).filter(|t| t.kind == Kind::Word).and_then(|t| super::numeral::small(&t.key));
    small(at).filter(|n| (15..=20).contains(n))?;
    let tens = small(at + 1).filter(|n| *n >= 10)?;
    let hyphen = at + 2 + usize::from(key(tokens, at + 2) == "-");
    let ones = tens >= 20 && small(hyphen).is_some_and(|n| (1..10).contains(&n));
    let end = if ones { hyphen + 1 } else { at + 2 };
    let denominator = |i: usize| super::fraction::plain_denominator(tokens, i).is_some();
    (!denominator(at + 1) && !denominator(end) && !denominator(hyphen)).then_some(end)
}

/// Whether a noun may follow: "a second chance", but "a second", "a second of silence".
fn counts_on(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind == Kind::Word && !noun::is_stop(&t.key) && !t.key.ends_with("ly"))
}

/// A month with what stands around it: "August 7, 2019", "7th of August", "Aug. 2019", "may 19".
fn month(tokens: &[Token<'_>], at: usize, blocks: &mut [Option<Block>]) {
    let day = |i: usize| plain(tokens, i, 2).is_some_and(|d| (1..=31).contains(&d));
    let word = matches!(tokens[at].key.as_str(), "may" | "march");
    let capital = tokens[at].capital();
    let mut next = at + 1;
    if key(tokens, next) == "." || key(tokens, next) == "," {
        next += 1;
    }
    let mut dated = false;
    if day(next) && !is_decimal(tokens, next) {
        dated = true;
        never(blocks, next..next + 1);
        next += 1;
        if is_glued(tokens, next) && matches!(key(tokens, next), "st" | "nd" | "rd" | "th") {
            next += 1;
        }
        // "August 7-9", "August 7 and 8"
        if matches!(key(tokens, next), "-" | "and" | "or" | "to" | "through") && day(next + 1) {
            never(blocks, next + 1..next + 2);
            next += 2;
        }
    }
    if matches!(key(tokens, next), "," | "of") {
        next += 1;
    }
    if year(tokens, next) {
        dated = true;
        never(blocks, next..next + 1);
    }
    // "7 August", "7th of August", "the seventh of August"
    let mut back = 1;
    if before(tokens, at, back) == "of" {
        back += 1;
    }
    if matches!(before(tokens, at, back), "st" | "nd" | "rd" | "th") {
        back += 1;
    }
    if let Some(first) = at.checked_sub(back).filter(|i| day(*i)) {
        let sure =
            !word || capital || dated || tokens.get(at + 1).is_none_or(|t| t.kind == Kind::Mark || t.key == "that");
        if sure {
            never(blocks, first..first + 1);
            if matches!(before(tokens, first, 1), "-" | "and" | "or" | "to") && first >= 2 && day(first - 2) {
                never(blocks, first - 2..first - 1);
            }
        }
    }
}

fn is_decimal(tokens: &[Token<'_>], at: usize) -> bool {
    key(tokens, at).contains(['.', ','])
}

/// "one" that counts nothing: "no one", "one of", "one another", "the one you mentioned", "one day".
fn pronoun_one(tokens: &[Token<'_>], at: usize) -> bool {
    if key(tokens, at) != "one" {
        return false;
    }
    let led = matches!(
        before(tokens, at, 1),
        "no" | "any"
            | "every"
            | "each"
            | "some"
            | "this"
            | "that"
            | "which"
            | "another"
            | "other"
            | "next"
            | "previous"
            | "current"
            | "new"
            | "good"
            | "right"
            | "wrong"
            | "loved"
            | "not"
            | "many"
            | "such"
            | "what"
            | "everyone"
    );
    // "the only one" is a pronoun, "only one person" a count; so is "no-one".
    let only = before(tokens, at, 1) == "only" && matches!(before(tokens, at, 2), "the" | "'s" | "s" | "his" | "their");
    let no = before(tokens, at, 1) == "-" && is_glued(tokens, at) && before(tokens, at, 2) == "no";
    let the = only || no || matches!(before(tokens, at, 1), "the" | "first" | "last" | "second" | "big" | "whole");
    let counts = tokens.get(at + 1).is_some_and(|t| is_number_word(&t.key) || t.key == "-" || t.key == "half")
        || super::units::at(tokens, at + 1)
            .is_some_and(|(f, _)| f.measure.dimension != "time" && f.measure.dimension != "months");
    let follows = matches!(
        key(tokens, at + 1),
        "of" | "another"
            | "who"
            | "that"
            | "can"
            | "could"
            | "should"
            | "would"
            | "might"
            | "must"
            | "may"
            | "is"
            | "was"
            | "has"
            | "by"
            | "day"
            | "on"
            | "time"
            | "thing"
            | "you"
    ) && !(key(tokens, at + 1) == "of" && key(tokens, at + 2) == "every");
    let each = key(tokens, at + 1) == "-"
        && matches!(key(tokens, at + 2), "on" | "to" | "of" | "off" | "sided" | "way" | "time");
    ((led || the) && !counts) || (follows && before(tokens, at, 1) != "minus") || each
}

/// Whether the token at `at` makes the number behind it a name.
pub(super) fn labels(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let mut label = token;
    // "No. 5", "Sec. 5"
    if token.key == "." && token.glued && at > 0 {
        label = &tokens[at - 1];
        return LABELS.contains(&label.key.as_str());
    }
    let known = LABELS.contains(&label.key.as_str());
    let needs_capital = LABELS_IN_CAPITALS.contains(&label.key.as_str());
    known && (!needs_capital || label.capital())
}

/// Numbers in digits.
fn number(tokens: &[Token<'_>], at: usize, whole: bool, blocks: &mut [Option<Block>]) {
    if blocks[at] == Some(Block::Never) {
        return;
    }
    if is_marker(tokens, at)
        || identifies(tokens, at)
        || clock::is_time(tokens, at)
        || is_decade(tokens, at)
        || is_note(tokens, at, whole)
    {
        blocks[at] = Some(Block::Never);
        return;
    }
    if let Some(end) = chain(tokens, at) {
        never(blocks, at..end);
        return;
    }
    if at > 0 && labels(tokens, at - 1) && !is_decimal(tokens, at) {
        // "Sections 5 and 6", "pages 4-7"
        blocks[at] = Some(Block::Never);
        if matches!(key(tokens, at + 1), "-" | "and" | "to" | "or")
            && is_number(tokens, at + 2)
            && before(tokens, at, 1).ends_with('s')
        {
            never(blocks, at + 2..at + 3);
        }
        return;
    }
    // "13768, titled"
    let titled = usize::from(key(tokens, at + 1) == ",") + at + 1;
    if matches!(key(tokens, titled), "titled" | "entitled" | "dubbed") {
        blocks[at] = Some(Block::Never);
        return;
    }
    // "12th Street", "the 20th century"
    if is_glued(tokens, at + 1) && matches!(key(tokens, at + 1), "st" | "nd" | "rd" | "th") {
        let of_name =
            tokens.get(at + 2).is_some_and(Token::capital) || matches!(key(tokens, at + 2), "century" | "centuries");
        if of_name {
            blocks[at] = Some(Block::Never);
        }
        return;
    }
    if whole {
        return;
    }
    if year(tokens, at) {
        let led = YEAR_LEADS.contains(&before(tokens, at, 1)) && before(tokens, at, 2) != "than";
        let from_to =
            matches!(before(tokens, at, 1), "-" | "to" | "and" | "through") && at >= 2 && year(tokens, at - 2);
        // "2019-20" is one stretch of years.
        let stretch =
            matches!(key(tokens, at + 1), "-" | "/") && is_glued(tokens, at + 1) && plain(tokens, at + 2, 4).is_some();
        blocks[at] = Some(if stretch || (from_to && blocks[at - 2].is_some()) { Block::Never } else { Block::Year });
        if led && !people_follow(tokens, at + 1) {
            blocks[at] = Some(Block::Never);
        }
        if stretch {
            never(blocks, at + 2..at + 3);
        }
        return;
    }
    if !is_decimal(tokens, at)
        && let Some(block) = named(tokens, at)
    {
        blocks[at] = Some(block);
    }
}

fn people_follow(tokens: &[Token<'_>], at: usize) -> bool {
    noun::counted(tokens, at, false, false).is_some_and(|n| noun::names_people(&n.key)) || key(tokens, at) == "%"
}

/// A number behind a capitalised word: "Apollo 11", "SB 2710", "Chemistry 101".
fn named(tokens: &[Token<'_>], at: usize) -> Option<Block> {
    let word = tokens.get(at.checked_sub(1)?)?;
    let common = noun::is_stop(&word.key)
        || is_number_word(&word.key)
        || MONTHS.contains(&word.key.as_str())
        || is_filler(&word.key);
    if !word.capital() || common || tokens[at].glued {
        return None;
    }
    if currency::code(word.text, true).is_some() || currency::sign(&word.key).is_some() || million_of(&word.key) {
        return None;
    }
    let opens =
        at == 1 || before(tokens, at, 2).chars().all(|c| !c.is_alphanumeric() && !matches!(c, ',' | '-' | '\'' | '&'));
    Some(if opens && !word.all_capitals() { Block::Opening } else { Block::Name })
}

/// "MUSD", "MAUD": millions of a currency.
pub(super) fn million_of(key: &str) -> bool {
    key.len() == 4 && key.strip_prefix('m').is_some_and(|code| currency::code(code, true).is_some())
}

/// Capitalised words that open a sentence before a number, and name nothing.
fn is_filler(key: &str) -> bool {
    matches!(
        key,
        "nearly"
            | "almost"
            | "roughly"
            | "approximately"
            | "exactly"
            | "least"
            | "than"
            | "most"
            | "exceeding"
            | "equals"
            | "total"
            | "totaling"
            | "average"
            | "averaging"
            | "estimated"
            | "another"
            | "minus"
            | "age"
            | "aged"
            | "population"
            | "nearing"
            | "approaching"
            | "circa"
            | "other"
            | "many"
            | "much"
            | "few"
            | "cost"
            | "costs"
    )
}

/// Digits that touch letters which are no unit, or marks that make them a code: "scp-173", "287(g)", "13F".
fn identifies(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    if token.glued && at > 0 {
        let last = &tokens[at - 1];
        // "USD115" is money; any other letter before a digit is a name: "G20", "B12".
        if last.kind == Kind::Word
            && currency::code(last.text, true).is_none()
            && !million_of(&last.key)
            && currency::sign(&last.key).is_none()
        {
            return !is_unit_power(tokens, at) && !is_power_of_ten(tokens, at);
        }
        // "COVID-19", "scp2-173m", "#1"
        let hyphen = last.key == "-" && last.glued && at >= 2;
        if hyphen
            && (tokens[at - 2].kind == Kind::Word
                || (tokens[at - 2].glued
                    && at >= 3
                    && tokens[at - 3].kind == Kind::Word
                    && !tokens[at - 2].key.is_empty()
                    && tokens[at - 2].kind == Kind::Number
                    && !is_unit_of(tokens, at - 2)))
        {
            let ranged = at >= 3 && tokens[at - 3].kind == Kind::Number && super::units::at(tokens, at - 2).is_some()
                || is_number_word(&tokens[at - 2].key)
                || is_scale(tokens[at - 2].text);
            return !ranged && tokens[at - 2].key.chars().all(char::is_alphanumeric);
        }
        if last.key == "#" || last.key == "@" || last.key == "_" || last.kind == Kind::Number {
            return true;
        }
    }
    if before(tokens, at, 1) == "#" {
        return true;
    }
    // "287(g)", "501(c)(3)"
    if key(tokens, at + 1) == "("
        && is_glued(tokens, at + 1)
        && is_glued(tokens, at + 2)
        && key(tokens, at + 3) == ")"
        && key(tokens, at + 2).len() == 1
    {
        let inside = tokens.get(at + 2);
        return inside.is_some_and(|t| t.kind == Kind::Word);
    }
    // "24703 L-202", "24703 m212": letters behind a space that touch digits themselves
    if let Some(code) = tokens.get(at + 1).filter(|t| t.kind == Kind::Word && !t.glued && t.text.chars().count() == 1) {
        let digits_behind = is_glued(tokens, at + 2)
            && (is_number(tokens, at + 2) && key(tokens, at + 2).len() > 1
                || key(tokens, at + 2) == "-" && is_number(tokens, at + 3) && is_glued(tokens, at + 3));
        if digits_behind && code.key != "x" {
            return true;
        }
    }
    glued_letters(tokens, at)
}

fn is_scale(text: &str) -> bool {
    matches!(text, "k" | "K" | "m" | "M" | "b" | "B" | "bn" | "mn" | "tn")
}

fn is_unit_of(tokens: &[Token<'_>], at: usize) -> bool {
    super::units::at(tokens, at).is_some()
}

/// "km2": the digit is part of the unit.
fn is_unit_power(tokens: &[Token<'_>], at: usize) -> bool {
    at >= 2
        && matches!(key(tokens, at), "2" | "3")
        && is_number(tokens, at - 2)
        && super::units::at(tokens, at - 1).is_some_and(|(_, end)| end > at)
}

/// "1.3x10^6", "1e10"
fn is_power_of_ten(tokens: &[Token<'_>], at: usize) -> bool {
    at >= 2 && matches!(before(tokens, at, 1), "e" | "x") && is_number(tokens, at - 2) && is_glued(tokens, at - 1)
}

/// Whether letters touch the digits that are neither a unit, a scale, a currency nor the end of an ordinal.
fn glued_letters(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(letters) = tokens.get(at + 1).filter(|t| t.glued && t.kind == Kind::Word) else { return false };
    let known = matches!(
        letters.key.as_str(),
        "st" | "nd"
            | "rd"
            | "th"
            | "k"
            | "mm"
            | "mn"
            | "mln"
            | "mil"
            | "mio"
            | "bn"
            | "bln"
            | "b"
            | "tn"
            | "tln"
            | "trn"
            | "x"
            | "e"
            | "m"
            | "p"
            | "c"
            | "yo"
            | "pp"
            | "bps"
            | "ish"
            | "million"
            | "billion"
            | "trillion"
            | "thousand"
            | "hundred"
            | "in"
            | "rds"
            | "ths"
    ) || letters.text == "T"
        || super::numeral::scale(tokens, at + 1).is_some();
    if letters.text == "C" || letters.text == "F" {
        return !is_temperature(tokens, at);
    }
    let digit_after = is_glued(tokens, at + 2) && is_number(tokens, at + 2);
    if digit_after && !matches!(letters.key.as_str(), "e" | "x") {
        // "24703m2" has a power, "24703m212" does not.
        return super::units::at(tokens, at + 1).is_none_or(|(_, end)| end != at + 3);
    }
    if letters.key == "x" {
        // "4x4" is a vehicle.
        return digit_after && key(tokens, at + 3) != "^";
    }
    !known
        && super::units::at(tokens, at + 1).is_none()
        && currency::code(letters.text, false).is_none()
        && currency::word(&letters.key).is_none()
}

/// Words of the weather, and of heat and cold.
#[rustfmt::skip]
const WEATHER: &[&str] = &[
    "temperature", "temperatures", "degrees", "heat", "hot", "hotter", "hottest", "cold", "colder", "coldest", "cool",
    "cooler", "warm", "warmer", "warmest", "heatwave", "freezing", "weather", "forecast", "boil", "boils", "boiling",
    "melts", "oven", "highs", "lows", "chilly", "fever", "thermometer", "celsius", "fahrenheit", "frost",
];

/// How many tokens before or behind "40C" a word of the weather may stand.
const WEATHER_REACH: usize = 10;

/// Whether the letter that touches the digits is a scale of temperature: "13F" and "777F" are names.
fn is_temperature(tokens: &[Token<'_>], at: usize) -> bool {
    let near = at.saturating_sub(WEATHER_REACH)..(at + WEATHER_REACH).min(tokens.len());
    let named = plain(tokens, at, 3).is_none() && !is_decimal(tokens, at);
    let goes_on = is_glued(tokens, at + 2) && tokens.get(at + 2).is_some_and(|t| t.kind != Kind::Mark || t.key == "/");
    // "40C (104F)"
    let scale = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.text, "C" | "F"));
    let paired = key(tokens, at + 2) == "(" && is_number(tokens, at + 3) && scale(at + 4)
        || before(tokens, at, 1) == "(" && at >= 3 && scale(at - 2) && is_number(tokens, at - 3);
    let weather = || tokens.get(near).is_some_and(|near| near.iter().any(|t| WEATHER.contains(&t.key.as_str())));
    !named && !goes_on && (paired || weather())
}

/// "1990s", "the '90s".
fn is_decade(tokens: &[Token<'_>], at: usize) -> bool {
    let tens = plain(tokens, at, 4).is_some_and(|n| n % 10 == 0) && matches!(key(tokens, at).len(), 2 | 4);
    let behind = if key(tokens, at + 1) == "'" && is_glued(tokens, at + 1) { at + 2 } else { at + 1 };
    let apostrophe = before(tokens, at, 1) == "'"
        && tokens[at].glued
        && !(at >= 2 && is_glued(tokens, at - 1) && is_number(tokens, at - 2));
    (tens && key(tokens, behind) == "s" && is_glued(tokens, behind)) || (apostrophe && key(tokens, at).len() == 2)
}

/// "1. ", "2) " at the start of a line: the mark of an item.
fn is_marker(tokens: &[Token<'_>], at: usize) -> bool {
    let quoted = before(tokens, at, 1) == ">" && at.checked_sub(1).is_some_and(|i| tokens[i].opens_line);
    (tokens[at].opens_line || quoted)
        && plain(tokens, at, 3).is_some()
        && matches!(key(tokens, at + 1), "." | ")" | ":")
        && is_glued(tokens, at + 1)
        && tokens.get(at + 2).is_some_and(|t| !t.glued && !t.opens_line)
}

/// "(1)", "[12]": the mark of a note or of a list. A value that stands alone in brackets is negative instead.
fn is_note(tokens: &[Token<'_>], at: usize, whole: bool) -> bool {
    let pair = (before(tokens, at, 1), key(tokens, at + 1));
    !whole
        && matches!(pair, ("(", ")") | ("[", "]"))
        && tokens[at].glued
        && is_glued(tokens, at + 1)
        && plain(tokens, at, 3).is_some()
}

/// Whether digits and a fraction behind a hyphen make one number: "3-1/2".
fn mixed(tokens: &[Token<'_>], at: usize) -> bool {
    let from = |i: usize| {
        plain(tokens, i, 3).is_some()
            && key(tokens, i + 1) == "-"
            && (1..=4).all(|n| is_glued(tokens, i + n))
            && super::fraction::is_slashed(tokens, i + 2)
    };
    from(at) || at >= 2 && from(at - 2)
}

/// Chains of digits that identify or date: "2025-01-29", "555-1234", "1-222-2222/2222", "5/17/2018", "24/7".
/// Gives the token behind the chain.
fn chain(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let glue = |i: usize| {
        is_glued(tokens, i)
            && is_glued(tokens, i + 1)
            && is_number(tokens, i + 1)
            && matches!(key(tokens, i), "-" | "/")
    };
    // "3-1/2 inches"
    if mixed(tokens, at) {
        return None;
    }
    let mut end = at + 1;
    let mut links = 0;
    while glue(end) {
        end += 2;
        links += 1;
    }
    if links >= 2 {
        return Some(end);
    }
    if links == 0 {
        return spaced_chain(tokens, at);
    }
    let (left, mark, right) = (key(tokens, at), key(tokens, at + 1), key(tokens, at + 2));
    if mark == "/" {
        let whole_before = at > 0 && is_number(tokens, at - 1);
        let fraction = super::fraction::is_slashed(tokens, at);
        let dated = matches!(before(tokens, at, 1), "on" | "since" | "until" | "dated") && !whole_before;
        return (!fraction || dated).then_some(end);
    }
    let plain_digits = !is_decimal(tokens, at) && !is_decimal(tokens, at + 2);
    // "555-1234", "1995-01"
    let phone = left.len() == 3 && right.len() == 4 && !(left.ends_with('0') && right.ends_with('0'));
    let month = left.len() == 4 && right.len() == 2;
    let code = before(tokens, at, 1) == "+" || right.starts_with('0') && right.len() > 1;
    (plain_digits && (phone || month || code)).then_some(end)
}

/// "2013 - 09 - 26", "12 / 16 / 08" of text that was cut into words: two links with a space to either side.
fn spaced_chain(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mark = key(tokens, at + 1);
    let link = |i: usize| {
        key(tokens, i) == mark && !is_glued(tokens, i) && !is_glued(tokens, i + 1) && plain(tokens, i + 1, 4).is_some()
    };
    let sound = matches!(mark, "-" | "/") && plain(tokens, at, 4).is_some() && link(at + 1) && link(at + 3);
    sound.then_some(at + 5)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn blocked(text: &str) -> Vec<String> {
        let read = tokens(text);
        let blocks = blocks(&read, false);
        read.iter().zip(blocks).filter(|(_, b)| b.is_some()).map(|(t, _)| t.text.to_owned()).collect()
    }

    #[test]
    fn dates_times_and_names_are_blocked() {
        assert_eq!(blocked("On August 7, 2019 and 8 July"), ["7", "2019", "8"]);
        assert_eq!(blocked("SB 2710 and 287(g) since 2012"), ["2710", "287", "2012"]);
        assert_eq!(blocked("at 5:30 or 11pm, on 2025-01-29"), ["5", "30", "11", "2025", "-", "01", "-", "29"]);
        assert_eq!(blocked("the 1990s, Section 5, No. 13768"), ["1990", "5", "13768"]);
    }

    #[test]
    fn figures_are_not() {
        for text in [
            "680 people",
            "about 2,200 immigrants",
            "10k or 3x",
            "$170M",
            "35%",
            "24703m2",
            "USD115",
            "1e10",
            "5k-20k",
            "3/4",
        ] {
            assert_eq!(blocked(text), [""; 0], "{text}");
        }
    }
}
