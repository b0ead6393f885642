//! An amount: a number with the unit that stands before or behind it.

use super::guard::{Block, million_of};
use super::money::{cents_in_words, currency_after, currency_before, currency_behind, money};
use super::number::{self, Number};
use super::rate::rate;
use super::token::{Kind, Token};
use super::{Decimal, Unit, currency, hedge, noun, numeral, units};

/// What is read: the tokens, and which of them are no figures.
pub(super) struct Text<'a, 't> {
    pub tokens: &'a [Token<'t>],
    pub blocks: &'a [Option<Block>],
    /// The text is one value and nothing else.
    pub whole: bool,
}

impl Text<'_, '_> {
    pub fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.key.as_str())
    }

    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
    }
}

/// How a written number becomes one of base units.
#[derive(Clone, Copy, Debug)]
pub(super) enum Convert {
    By(Decimal),
    Measure(units::Found),
    /// A length per a time.
    Speed(units::Found, units::Found),
}

impl Convert {
    const ITSELF: Self = Self::By(Decimal::ONE);

    pub fn value(self, value: Decimal) -> Option<Decimal> {
        match self {
            Self::Measure(found) => found.to_base(value),
            _ => self.step(value),
        }
    }

    pub fn step(self, step: Decimal) -> Option<Decimal> {
        match self {
            Self::By(by) => step.checked_mul(by).map(|v| v.normalize()),
            Self::Measure(found) => found.scale(step),
            Self::Speed(length, time) => {
                length.scale(step)?.checked_div(time.scale(Decimal::ONE)?).map(|v| v.normalize())
            }
        }
    }
}

/// A number with its unit.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub number: Number,
    pub unit: Unit,
    pub convert: Convert,
    /// The unit's name as written, in the singular.
    pub name: Option<String>,
    /// More of a smaller unit, in base units: the inches of "5 ft 2 in".
    pub more: Decimal,
    /// The step of that smaller unit, in base units.
    pub more_step: Option<Decimal>,
    /// What softens it, written behind the number.
    pub hedge: Option<&'static hedge::Hedge>,
    /// A word behind a one-sided hedge that includes its end: "less than 5 or equal".
    pub or_equal: bool,
    /// A block that only a hedge can lift.
    pub doubtful: bool,
    /// It is so old: "29 years old".
    pub aged: bool,
    /// Where it begins, with its currency.
    pub start: usize,
    /// Where its number begins.
    pub number_at: usize,
    /// Behind its unit: before what it is per, and what softens it from behind.
    pub unit_end: usize,
    /// Behind what softens it from behind.
    pub hedge_end: usize,
    pub end: usize,
}

impl Amount {
    /// Whether values below zero make sense: only then is "less than 5" without a floor.
    pub fn may_be_negative(&self) -> bool {
        match self.convert {
            Convert::Measure(found) => found.may_be_negative(),
            _ => self.number.value.is_sign_negative(),
        }
    }

    /// Its value in the unit as written: 3.5 of "3 dollars 50 cents".
    pub fn as_written(&self) -> Option<Decimal> {
        let one = self.convert.step(Decimal::ONE)?;
        let more = if self.more.is_zero() { Decimal::ZERO } else { self.more.checked_div(one)? };
        self.number.value.checked_add(more)
    }

    /// The step of the figure, in base units.
    pub fn step(&self, statistic: bool) -> Decimal {
        if let Some(step) = self.more_step {
            return step;
        }
        let last_digit = matches!(self.unit, Unit::Percent | Unit::PercentPoint | Unit::Measure { .. })
            || matches!(&self.unit, Unit::Rate { of, .. } if matches!(**of, Unit::Percent | Unit::Measure { .. }));
        let step = if self.number.plural.is_some() || self.number.fraction {
            Decimal::ZERO
        } else if statistic {
            // A mean is worth its last digit, or was rounded like any other figure: "an average of 41,000".
            self.number.digit.max(self.number.step)
        } else if last_digit {
            self.number.digit
        } else {
            self.number.step
        };
        self.convert.step(step).unwrap_or_default()
    }
}

/// The amount that begins at token `at`.
pub(super) fn amount(text: &Text<'_, '_>, at: usize) -> Option<Amount> {
    if let Some(cold) = below_zero(text, at) {
        return Some(cold);
    }
    let tokens = text.tokens;
    let mut start = at;
    let minus = text.key(at) == "-"
        && (text.glued(at + 1) || text.whole)
        && (at == 0 || !text.glued(at))
        && currency_before(text, at + 1).is_some();
    if minus {
        start += 1;
    }
    let prefix = currency_before(text, start);
    let number_at = prefix.as_ref().map_or(start, |p| p.end);
    if let Some(multiple) = multiple_word(text, number_at).filter(|_| prefix.is_none()) {
        return Some(Amount { start: at, number_at, ..multiple });
    }
    let signed = matches!(text.key(number_at), "-" | "+" | "minus" | "negative");
    let block = text.blocks.get(number_at + usize::from(signed)).copied().flatten();
    if block == Some(Block::Never) || text.blocks.get(number_at).copied().flatten() == Some(Block::Never) {
        return None;
    }
    let mut number = number::number(tokens, number_at, text.whole)?;
    if prefix.is_some() && number.ordinal {
        return None;
    }
    if minus {
        number.value = -number.value;
    }
    let mut next = number.end;
    let mut found = if let Some(prefix) = prefix {
        if let Some(by) = prefix.scale {
            number = number.scaled(by)?;
        }
        if let Some(end) = million(text, next, true) {
            number = millions(&number, end)?;
            next = end;
        }
        let mut end = next;
        // "$ 10 dollars", "US$5 dollars": the word repeats the sign.
        if let Some((again, behind)) = currency_after(text, next).filter(|(f, _)| {
            f.currency.key == prefix.found.currency.key || f.currency.family == Some(prefix.found.currency.key)
        }) && text.is_word(next)
        {
            end = behind;
            money(again, number, end)
        } else {
            let mut amount = money(prefix.found, number, end);
            cents_in_words(text, &mut amount);
            amount
        }
    } else {
        unit_behind(text, number, next)?
    };
    if matches!(found.unit, Unit::Count(_)) && of_score(text, number_at, found.number.value) {
        let number = found.number;
        let end = number.end;
        found = new(number, Unit::Bare, Convert::ITSELF, None, end);
    }
    found.start = at;
    found.number_at = number_at;
    // A share without its sign, "two thirds", is a number.
    let unitless = matches!(found.unit, Unit::Bare | Unit::Percent) && found.name.is_none();
    found.unit_end = if unitless { found.number.end } else { found.end };
    soften(text, &mut found);
    if let Some((per, end)) = rate(text, &found) {
        found.unit = Unit::Rate { of: Box::new(found.unit), per };
        found.end = end;
    }
    soften(text, &mut found);
    or_equal(text, &mut found);
    let bare = found.unit == Unit::Bare;
    let strong = !matches!(found.unit, Unit::Bare | Unit::Count(_) | Unit::Multiple) || found.unit.counts_people();
    match block {
        None | Some(Block::Never) => Some(found),
        Some(Block::Year) => {
            found.doubtful = !strong && found.number.plain;
            Some(found)
        }
        Some(Block::Name) => strong.then_some(found),
        Some(Block::Opening) => {
            // "Arrested 12 men" opens with a verb, "Apollo 11 astronauts" with a name.
            let word = number_at.checked_sub(1).map_or("", |i| text.key(i));
            let verb = !bare && (word.ends_with("ed") || word.ends_with("ing"));
            (strong || verb).then_some(found)
        }
    }
}

/// Takes up a hedge behind the amount, where there is none yet.
fn soften(text: &Text<'_, '_>, found: &mut Amount) {
    if found.hedge.is_none()
        && let Some((hedge, end)) = hedge_behind(text, found.end)
    {
        found.hedge = Some(hedge);
        found.hedge_end = end;
        found.end = end;
    }
}

pub(super) fn new(number: Number, unit: Unit, convert: Convert, name: Option<String>, end: usize) -> Amount {
    Amount {
        number,
        unit,
        convert,
        name,
        more: Decimal::ZERO,
        more_step: None,
        hedge: None,
        or_equal: false,
        doubtful: false,
        aged: false,
        start: 0,
        number_at: 0,
        unit_end: end,
        hedge_end: 0,
        end,
    }
}

/// "m" or "mm" for a million, which money or people make of a metre: "$5m", "5m people".
fn million(text: &Text<'_, '_>, at: usize, money: bool) -> Option<usize> {
    let token = text.tokens.get(at).filter(|t| t.kind == Kind::Word)?;
    let short = matches!(token.text, "m" | "mm" | "MM");
    let counts = money || (token.text == "m" && (currency_after(text, at + 1).is_some() || things(text, at + 1)));
    (short && counts).then_some(at + 1)
}

/// Plurals of which so many metres are told: "100m hurdles", "2m waves".
#[rustfmt::skip]
const SIZED_IN_METRES: &[&str] = &[
    "hurdle", "race", "sprint", "final", "semifinal", "heat", "relay", "title", "medal", "swim", "record", "wave",
    "wall", "fence", "pole", "tower", "yacht", "boat", "tree", "cable", "rope", "drift", "cliff", "trial", "butterfly",
    "freestyle", "event", "champion", "runner", "sprinter", "swimmer", "hurdler",
];

/// Whether what is counted in millions follows: people within a few words, or at once a plural, or a unit.
fn things(text: &Text<'_, '_>, at: usize) -> bool {
    let unit = || text.is_word(at) && text.key(at).ends_with('s') && units::at(text.tokens, at).is_some();
    let noun = noun::counted(text.tokens, at, false, false);
    unit()
        || noun.is_some_and(|n| {
            let sized = SIZED_IN_METRES.contains(&n.key.as_str());
            !sized && (noun::names_people(&n.key) || n.end == at + 1)
        })
}

/// "- 20 degrees Celsius" behind a word: of a temperature with its scale, a dash between spaces is its sign.
fn below_zero(text: &Text<'_, '_>, at: usize) -> Option<Amount> {
    let sign = text.tokens.get(at).filter(|t| matches!(t.text, "-" | "\u{2212}") && !t.glued)?;
    if text.glued(at + 1) || !text.is_number(at + 1) || !at.checked_sub(1).is_some_and(|i| text.is_word(i)) {
        return None;
    }
    let mut cold = amount(text, at + 1)?;
    let scaled = cold.unit == Unit::Measure { dimension: "temperature" };
    if !scaled || sign.opens_line {
        return None;
    }
    cold.number.value = -cold.number.value;
    cold.number.written = cold.number.value;
    (cold.start, cold.number_at) = (at, at);
    Some(cold)
}

/// The second number of a score counts nothing: "a 2-1 victory". The second of a range is larger than the first.
fn of_score(text: &Text<'_, '_>, at: usize, value: Decimal) -> bool {
    let Some(first) = at.checked_sub(2).filter(|i| text.is_number(*i)) else { return false };
    let hyphen = text.key(at - 1) == "-" && text.glued(at - 1) && text.glued(at);
    hyphen && text.key(first).parse::<Decimal>().is_ok_and(|first| first >= value)
}

/// The number times a million, whose sign ends before token `end`.
fn millions(number: &Number, end: usize) -> Option<Number> {
    let scaled = number.scaled(Decimal::from(1_000_000))?;
    Some(Number { written: scaled.value, end, ..scaled })
}

/// The unit behind a number that no currency leads.
fn unit_behind(text: &Text<'_, '_>, mut number: Number, at: usize) -> Option<Amount> {
    if number.ordinal {
        return Some(new(number, Unit::Ordinal, Convert::ITSELF, None, at));
    }
    let mut next = at;
    let mut hedge = None;
    if let Some((found, end)) = hedge_behind(text, next) {
        hedge = Some((found, end));
        next = end;
    }
    if let Some(end) = million(text, next, false) {
        number = millions(&number, end)?;
        next = end;
    }
    // "MUSD", "MEUR" behind the number
    if let Some(token) = text.tokens.get(next).filter(|t| t.kind == Kind::Word && million_of(&t.key)) {
        let found = currency::code(token.text.get(1..)?, true)?;
        return Some(money(found, number.scaled(Decimal::from(1_000_000))?, next + 1));
    }
    let hyphen = text.key(next) == "-" && text.is_word(next + 1);
    let behind = if hyphen { next + 1 } else { next };
    // "tens of billions of dollars", "half of a mile"
    let of = text.key(next) == "of" && (number.plural.is_some() || number.fraction);
    let behind = if of { next + 1 } else { behind };
    let behind = if of && matches!(text.key(behind), "a" | "an" | "one") { behind + 1 } else { behind };
    let mut found = percent(text, &number, behind)
        .or_else(|| currency_behind(text, &number, behind))
        .or_else(|| measure(text, &number, behind, of))
        .or_else(|| times(text, &number, behind))
        .or_else(|| count(text, &number, next));
    if found.is_none() && number.fraction && !number.value.is_sign_negative() {
        let end = number.end.max(next);
        found = Some(new(number.clone(), Unit::Percent, Convert::By(Decimal::ONE_HUNDRED), None, end));
    }
    let mut found = found.unwrap_or_else(|| {
        let end = number.end.max(next);
        new(number, Unit::Bare, Convert::ITSELF, None, end)
    });
    if let Some((hedge, end)) = hedge {
        found.hedge = Some(hedge);
        found.hedge_end = end;
    }
    Some(found)
}

/// Percent, percentage points and basis points. A hundredth of a percentage point is a basis point.
fn percent(text: &Text<'_, '_>, number: &Number, at: usize) -> Option<Amount> {
    // "half a percentage point"
    let at = at + usize::from(number.fraction && matches!(text.key(at), "a" | "of") && text.key(at + 1) != "the");
    let (unit, by, end) = match text.key(at) {
        "%" | "percent" | "percents" | "pct" => (Unit::Percent, Decimal::ONE, at + 1),
        "percentage" if matches!(text.key(at + 1), "point" | "points") => (Unit::PercentPoint, Decimal::ONE, at + 2),
        "percentage" => (Unit::Percent, Decimal::ONE, at + 1),
        "per" if matches!(text.key(at + 1), "cent" | "cents") => (Unit::Percent, Decimal::ONE, at + 2),
        "pp" | "ppt" | "ppts" => (Unit::PercentPoint, Decimal::ONE, at + 1),
        "bps" | "bp" => (Unit::PercentPoint, Decimal::new(1, 2), at + 1),
        "basis" if matches!(text.key(at + 1), "point" | "points") => (Unit::PercentPoint, Decimal::new(1, 2), at + 2),
        _ => return None,
    };
    let (unit, end) = match text.key(end) {
        "point" | "points" if unit == Unit::Percent => (Unit::PercentPoint, end + 1),
        _ => (unit, end),
    };
    let mut number = number.clone();
    // "half a percent" is half of one percent.
    number.share = false;
    let step = if number.fraction { Decimal::ZERO } else { number.digit };
    number.fraction = false;
    number.digit = step;
    let name = if unit == Unit::Percent { "percent" } else { "percentage point" };
    Some(new(number, unit, Convert::By(by), Some(name.to_owned()), end))
}

/// A measure: "17 km", "3-inch", "188 miles an hour", "5 ft 2 in", "29 years old".
fn measure(text: &Text<'_, '_>, number: &Number, at: usize, of: bool) -> Option<Amount> {
    let tokens = text.tokens;
    let feet = feet_and_inches(text, number, at);
    if feet.is_some() {
        return feet;
    }
    let article = matches!(text.key(at), "a" | "an") && number.fraction && !of;
    let at = if article { at + 1 } else { at };
    let (found, end) = units::at(tokens, at).or_else(|| inches(text, at)).or_else(|| bare_scale(text, at))?;
    // A unit in capitals is a name, and "second" behind a digit-less number an order.
    if text.key(at) == "second" && !text.glued(at) && text.key(at - 1) != "-" && number.value != Decimal::ONE {
        return None;
    }
    let fraction_is_of = number.fraction && !of && number.share;
    if fraction_is_of {
        return None;
    }
    let mut number = number.clone();
    number.fraction = false;
    if let Some((time, end)) = per_time(text, end).filter(|_| found.measure.dimension == "length") {
        let name = format!("{} per {}", found.measure.name, time.measure.name);
        return Some(new(number, Unit::Measure { dimension: "speed" }, Convert::Speed(found, time), Some(name), end));
    }
    let unit = Unit::Measure { dimension: found.measure.dimension };
    let mut amount = new(number, unit, Convert::Measure(found), Some(found.measure.name.to_owned()), end);
    and_smaller(text, &mut amount, found);
    age(text, &mut amount);
    Some(amount)
}

/// "in" and the double prime are inches only where little else is possible: touching the number, or before "long".
fn inches(text: &Text<'_, '_>, at: usize) -> Option<(units::Found, usize)> {
    let shape = |key: &str| {
        matches!(key, "long" | "tall" | "wide" | "high" | "deep" | "thick" | "across" | "by" | "x" | "diameter")
    };
    let token = text.tokens.get(at)?;
    let inch = units::named("inch")?;
    match token.key.as_str() {
        // "1-in-3" is a share.
        "in" if text.key(at + 1) == "-" && text.glued(at + 1) => None,
        "in" if token.glued || shape(text.key(at + 1)) || text.whole && at + 1 == text.tokens.len() => {
            Some((inch, at + 1))
        }
        "\"" if shape(text.key(at + 1)) => Some((inch, at + 1)),
        "inches" | "inch" => Some((inch, at + 1)),
        _ => None,
    }
}

/// "40C", where the guard let it pass for a temperature.
fn bare_scale(text: &Text<'_, '_>, at: usize) -> Option<(units::Found, usize)> {
    let name = match text.tokens.get(at).filter(|t| t.glued)?.text {
        "C" => "degree Celsius",
        "F" => "degree Fahrenheit",
        _ => return None,
    };
    Some((units::named(name)?, at + 1))
}

/// 5'2", 6'.
fn feet_and_inches(text: &Text<'_, '_>, number: &Number, at: usize) -> Option<Amount> {
    let foot = units::named("foot")?;
    if text.key(at) != "'" || !text.glued(at) || !text.is_number(at + 1) || text.key(at + 2) != "\"" {
        return None;
    }
    let small = number::number(text.tokens, at + 1, false)?;
    let unit = Unit::Measure { dimension: "length" };
    let mut amount = new(number.clone(), unit, Convert::Measure(foot), Some("foot".to_owned()), at + 3);
    amount.more = units::named("inch")?.scale(small.value)?;
    amount.more_step = units::named("inch")?.scale(Decimal::ONE);
    Some(amount)
}

/// "per hour", "an hour", "/h" behind a length.
fn per_time(text: &Text<'_, '_>, at: usize) -> Option<(units::Found, usize)> {
    let unit = match text.key(at) {
        "per" | "an" | "a" | "each" | "every" | "/" => at + 1,
        _ => return None,
    };
    let symbol = text.key(at) == "/";
    let (found, end) = units::at(text.tokens, unit).filter(|(f, _)| matches!(f.measure.dimension, "time"))?;
    (symbol || text.key(unit).len() > 1).then_some((found, end))
}

/// "5 feet and 2 inches", "2 hours 30 minutes", "6 lb 3 oz".
fn and_smaller(text: &Text<'_, '_>, amount: &mut Amount, larger: units::Found) {
    let mut next = amount.end;
    if matches!(text.key(next), "and" | ",") {
        next += 1;
    }
    // "6-foot-2"
    let hyphen = larger.measure.name == "foot" && text.key(next) == "-" && text.glued(next) && text.is_number(next + 1);
    if hyphen
        && let Some(small) =
            number::number(text.tokens, next + 1, false).filter(|n| n.plain && n.value < Decimal::from(12))
        && !(text.glued(small.end) && text.is_word(small.end) || text.key(small.end) == "-")
        && let Some(inch) = units::named("inch")
    {
        amount.more = inch.scale(small.value).unwrap_or_default();
        amount.more_step = inch.scale(small.digit);
        amount.end = small.end;
        return;
    }
    if larger.measure.then.is_empty() || text.blocks.get(next).is_some_and(Option::is_some) {
        return;
    }
    let Some(small) = number::number(text.tokens, next, false).filter(|n| !n.ordinal && !n.share && n.plural.is_none())
    else {
        return;
    };
    let found = units::at(text.tokens, small.end).or_else(|| {
        // Behind feet, "in" can only be inches.
        let inch = text.key(small.end) == "in" && larger.measure.name == "foot";
        inch.then(|| units::named("inch").map(|f| (f, small.end + 1))).flatten()
    });
    let Some((unit, end)) = found.filter(|(f, _)| larger.measure.then.contains(&f.measure.name)) else { return };
    let (Some(more), Some(step)) = (unit.scale(small.value), unit.scale(small.digit)) else { return };
    amount.more = more;
    amount.more_step = Some(step);
    amount.end = end;
}

/// "29 years old", "39-year-old", "three years of age", "87 yo".
fn age(text: &Text<'_, '_>, amount: &mut Amount) {
    let at = amount.end;
    if text.key(at) == "old" {
        amount.end = at + 1;
        amount.aged = true;
    } else if text.key(at) == "-" && matches!(text.key(at + 1), "old" | "olds")
        || text.key(at) == "of" && text.key(at + 1) == "age"
    {
        amount.end = at + 2;
        amount.aged = true;
    }
}

/// "three times as many", "3x", "tenfold": a multiple; "arrested 3 times": a count.
fn times(text: &Text<'_, '_>, number: &Number, at: usize) -> Option<Amount> {
    let multiple = |end| Some(new(number.clone(), Unit::Multiple, Convert::ITSELF, None, end));
    match text.key(at) {
        "x" | "×" if text.glued(at) && !text.is_number(at + 1) => multiple(at + 1),
        "fold" | "-fold" => multiple(at + 1),
        "yo" | "y" if text.key(at) == "yo" || text.key(at + 1) == "/" && text.key(at + 2) == "o" => {
            let year = units::named("year")?;
            let unit = Unit::Measure { dimension: year.measure.dimension };
            let end = at + if text.key(at) == "yo" { 1 } else { 3 };
            let found = new(number.clone(), unit, Convert::Measure(year), Some("year".to_owned()), end);
            Some(Amount { aged: true, ..found })
        }
        "times" => {
            let compares = matches!(
                text.key(at + 1),
                "as" | "the"
                    | "more"
                    | "higher"
                    | "larger"
                    | "greater"
                    | "bigger"
                    | "faster"
                    | "that"
                    | "what"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "longer"
                    | "better"
                    | "smaller"
                    | "less"
                    | "those"
                    | "heavier"
                    | "stronger"
            );
            if compares || (text.whole && at + 1 == text.tokens.len()) {
                multiple(at + 1)
            } else {
                Some(new(number.clone(), Unit::Count("time".to_owned()), Convert::ITSELF, None, at + 1))
            }
        }
        _ => None,
    }
}

/// "double", "twice", "triple", "tenfold": in running text only where something is compared.
fn multiple_word(text: &Text<'_, '_>, at: usize) -> Option<Amount> {
    let value = match text.key(at) {
        "double" | "twice" | "twofold" => 2,
        "triple" | "thrice" | "treble" | "threefold" => 3,
        "quadruple" | "fourfold" => 4,
        "quintuple" | "fivefold" => 5,
        "tenfold" => 10,
        "hundredfold" => 100,
        _ => return None,
    };
    let compares = matches!(
        text.key(at + 1),
        "the" | "that" | "what" | "its" | "as" | "their" | "those" | "this" | "last" | "his" | "her" | ""
    );
    let fold = text.key(at).ends_with("fold");
    // "more than double", "nearly triple"
    let softened = at
        .checked_sub(1)
        .is_some_and(|i| matches!(text.key(i), "than" | "nearly" | "almost" | "about" | "roughly" | "approximately"));
    if !(compares || fold || softened || text.whole) {
        return None;
    }
    let number = number::exact(Decimal::from(value), at + 1);
    Some(new(number, Unit::Multiple, Convert::ITSELF, None, at + 1))
}

/// What is counted: "680 people", "dozens of homes", "40-page", "680 of our friends".
fn count(text: &Text<'_, '_>, number: &Number, at: usize) -> Option<Amount> {
    if number.fraction {
        return None;
    }
    let mut from = at;
    if text.key(from) == "of" {
        from += 1;
        while matches!(
            text.key(from),
            "the" | "our" | "their" | "its" | "these" | "those" | "his" | "her" | "my" | "your"
        ) {
            from += 1;
        }
    }
    // "six-member panel" counts members.
    if text.key(from) == "-" && text.is_word(from + 1) && text.glued(from) {
        let token = &text.tokens[from + 1];
        let sound = !noun::is_stop(&token.key) && !numeral::is_number_word(&token.key) && token.glued;
        let key = noun::singular(&token.key).unwrap_or_else(|| token.key.clone());
        return sound.then(|| new(number.clone(), Unit::Count(key), Convert::ITSELF, None, from + 2));
    }
    let one = number.value == Decimal::ONE;
    let noun = noun::counted(text.tokens, from, one, text.whole)?;
    // Of "one" in running text the noun is only guessed, so "one" counts where the word reads as a noun.
    Some(new(number.clone(), Unit::Count(noun.key), Convert::ITSELF, None, noun.end))
}

/// A hedge behind a number or its unit. It is none when a number follows: "200 or greater than 190".
fn hedge_behind(text: &Text<'_, '_>, at: usize) -> Option<(&'static hedge::Hedge, usize)> {
    // "20-odd", "1,300+", "five-plus"
    let hyphen = text.key(at) == "-" && text.glued(at) && matches!(text.key(at + 1), "odd" | "plus" | "ish");
    let from = at + usize::from(hyphen);
    let (found, end) = hedge::after(text.tokens, from)?;
    let mark = text.key(from) == "+";
    // "18-year-olds and over-65s"
    let prefix = text.key(end) == "-" && text.is_number(end + 1);
    let number_follows =
        prefix || text.is_number(end) || numeral::is_number_word(text.key(end)) || currency_before(text, end).is_some();
    // "and less than 10" begins the next bound, "and below a half" too.
    let next_bound = text.key(end) == "than"
        || text.key(end) == "to" && text.key(end - 1) == "up"
        || text.key(end) == "or" && text.key(end + 1) == "equal"
        || text.key(from) == "and" && matches!(text.key(end), "a" | "an" | "the" | "age");
    let odd = text.key(from) == "odd" && !hyphen;
    let loose = matches!(text.key(from), "est" | "ish" | "maximum" | "minimum" | "approximately" | "exactly")
        && !text.whole
        && !text.glued(from);
    (!number_follows && !next_bound && !odd && !loose && (!mark || text.glued(from))).then_some((found, end))
}

/// "less than 5000 or equal", "more than 5000 or equal to it".
fn or_equal(text: &Text<'_, '_>, amount: &mut Amount) {
    if text.key(amount.end) != "or" || text.key(amount.end + 1) != "equal" {
        return;
    }
    let to = usize::from(text.key(amount.end + 2) == "to");
    let end = amount.end + 2 + to;
    if !text.is_number(end) && !numeral::is_number_word(text.key(end)) {
        amount.or_equal = true;
        amount.hedge_end = end;
        amount.end = end;
    }
}
