//! Slips: one figure or date in two passages, of which one is the other miscopied.
//!
//! "73,000 square feet" and "37,000 square feet", "3,400 litres" and "3,400 gallons", "1.7 billion" and "1.7 million": two
//! values so near each other in how they are written are seldom of two things, and less of what stands around them must be
//! shared than of two values that have nothing in common. A slip is proposed where neither document has the other's value
//! anywhere, the words beside them agree, and nothing tells of another time or another name.

use super::Read;
use super::align::alike;
use super::classify::{Answer, answers};
use super::found::Found;
use super::token::{Kind, Token};
use crate::claim::ValueKind;
use crate::quantity::{Figure, Unit, UnitStanding};
use crate::text::words;
use std::collections::{BTreeMap, BTreeSet};

/// Digits of a number as written that a slip needs to be told from chance.
const DIGITS: usize = 2;
const MANY_DIGITS: usize = 3;

/// How many figures that are alike up to a slip are looked at: more are a series.
const MAX_BLOCK: usize = 24;

/// How many tokens off the value a word still stands beside it.
const BESIDE: usize = 8;

/// How many tokens off the value a word tells of it that it is of another time or state.
const NEAR_BY: usize = 5;

/// A word that stands in no more sentences of a document is rare in it.
const RARE: usize = 2;

/// What the words around must be worth: a slip that chance seldom makes, and one that it makes.
const STRONG: usize = 3;
const WEAK: usize = 6;

/// Words that tell another time, state or share of one thing, where one passage alone has them.
#[rustfmt::skip]
const OTHERWISE: &[&str] = &[
    "last", "previous", "previously", "earlier", "former", "formerly", "prior", "then", "ago", "original", "originally",
    "initial", "initially", "planned", "expected", "forecast", "estimated", "budgeted", "proposed", "target", "once",
    "rose", "risen", "fell", "fallen", "up", "down", "compared", "against", "instead", "average", "later", "another",
    "other", "next", "future", "would", "could", "might", "half", "quarter", "each", "per", "every", "record",
];

/// Where a value stands: sentence and token.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    read: usize,
    token: usize,
}

/// How likely a slip is to be chance.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    Strong,
    Weak,
}

/// The slips between documents of `kin`.
pub(super) fn slips(all: &[Read<'_>], kin: &BTreeSet<(usize, usize)>) -> Vec<Found> {
    let texts = Texts::new(all);
    let mut weighed: Vec<(usize, Place, Place, ValueKind)> = Vec::new();
    for (x, y) in texts.near_values() {
        let (a, b) = (all[x.read].document, all[y.read].document);
        if a == b || !kin.contains(&(a.min(b), a.max(b))) {
            continue;
        }
        let (one, other) = (texts.token(x), texts.token(y));
        let (slip, kind) = match (&one.kind, &other.kind) {
            (Kind::Figure(p), Kind::Figure(q)) => (of_figures(p, q), ValueKind::Figure),
            (Kind::Period(_), Kind::Period(_)) => (of_dates(&one.key, &other.key), ValueKind::Period),
            _ => continue,
        };
        let Some(slip) = slip else { continue };
        if texts.has(b, one) || texts.has(a, other) {
            continue;
        }
        let worth = texts.worth(x, y);
        if worth >= if slip == Slip::Strong { STRONG } else { WEAK } {
            weighed.push((worth, x, y, kind));
        }
    }
    // Each value is another's slip once, where the words around agree best.
    weighed.sort_by_key(|(worth, x, y, _)| (usize::MAX - worth, *x, *y));
    let mut taken: BTreeSet<(Place, usize)> = BTreeSet::new();
    let mut found = Vec::new();
    for (_, x, y, kind) in weighed {
        let (a, b) = (all[x.read].document, all[y.read].document);
        if taken.contains(&(x, b)) || taken.contains(&(y, a)) {
            continue;
        }
        taken.extend([(x, b), (y, a)]);
        let places = [(x.read, texts.token(x).span), (y.read, texts.token(y).span)];
        found.push(Found::words(all, kind, places));
    }
    found
}

/// The digits of a number as written, without the zeros before them.
fn digits(text: &str) -> Vec<u8> {
    let number = text.split_whitespace().find(|w| w.bytes().any(|b| b.is_ascii_digit())).unwrap_or("");
    let number = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = number.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(number.len());
    let all: Vec<u8> = number.bytes().take(end).filter(u8::is_ascii_digit).collect();
    let zeros = all.iter().take_while(|b| **b == b'0').count();
    all.get(zeros..).unwrap_or(&[]).to_vec()
}

/// Whether one figure is the other miscopied.
fn of_figures(a: &Figure, b: &Figure) -> Option<Slip> {
    let number = |u: &Unit| !matches!(u, Unit::Ordinal | Unit::Multiple | Unit::PercentPoint);
    if a.unit.comparable(&b.unit) == UnitStanding::Different || !number(&a.unit) || !number(&b.unit) {
        return None;
    }
    // What has no unit may have any: "320" is "320 GB".
    let plain = |u: &Unit| matches!(u, Unit::Bare | Unit::Count(_));
    if plain(&a.unit) != plain(&b.unit) {
        return None;
    }
    if a.operand().overlaps(&b.operand()) || a.value.is_zero() || b.value.is_zero() {
        return None;
    }
    let (x, y) = (digits(&a.text), digits(&b.text));
    if x == y {
        // The same number of another unit or scale: a lone digit meets itself by chance, and so does what counts things.
        let scaled = !plain(&a.unit) || of_other_scale(a, b);
        let ten_times = [10, 100].into_iter().any(|n| {
            let n = crate::quantity::Decimal::from(n);
            a.value.checked_mul(n) == Some(b.value) || b.value.checked_mul(n) == Some(a.value)
        });
        let slip = if ten_times { Slip::Weak } else { Slip::Strong };
        return (x.len() >= DIGITS && scaled).then_some(slip);
    }
    let (larger, smaller) = if a.value >= b.value { (a, b) } else { (b, a) };
    let of_one_size = smaller.value.checked_mul(crate::quantity::Decimal::TEN).is_some_and(|ten| ten > larger.value);
    let slip = of_digits(&x, &y)?;
    (of_one_size || x.len() != y.len()).then_some(slip)
}

/// Whether two numbers are written with two of the words that scale slips by.
fn of_other_scale(a: &Figure, b: &Figure) -> bool {
    let scales = |f: &Figure| words(&f.text).into_iter().any(|w| SCALES.contains(&w.key.as_str()));
    scales(a) && scales(b)
}

/// Words of scale.
const SCALES: &[&str] = &["hundred", "thousand", "million", "billion", "trillion", "bn", "m", "k", "mn"];

/// Whether a number is another with two neighbouring digits exchanged, one wrong, or one left out.
fn of_digits(x: &[u8], y: &[u8]) -> Option<Slip> {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    if short.len() == long.len() {
        let differ: Vec<usize> = (0..x.len()).filter(|i| x[*i] != y[*i]).collect();
        return match differ[..] {
            [i, k] if k == i + 1 && x[i] == y[k] && x[k] == y[i] => {
                (x.len() >= DIGITS).then_some(if x.len() >= MANY_DIGITS { Slip::Strong } else { Slip::Weak })
            }
            [_] => (x.len() >= MANY_DIGITS).then_some(Slip::Weak),
            _ => None,
        };
    }
    let left_out = |i: usize| short[..i] == long[..i] && short[i..] == long[i + 1..];
    (short.len() + 1 == long.len() && short.len() >= MANY_DIGITS && (0..long.len()).any(left_out)).then_some(Slip::Weak)
}

/// Whether one date is the other miscopied: alike in all that both say but for one number.
fn of_dates(a: &str, b: &str) -> Option<Slip> {
    let weekday = |w: &str| w.ends_with("day");
    let parts = |key: &str| -> (BTreeSet<String>, Vec<String>, BTreeSet<String>) {
        let all: Vec<String> = words(key).into_iter().map(|w| w.key).collect();
        let number = |w: &String| w.bytes().next().is_some_and(|b| b.is_ascii_digit());
        let numbers = all.iter().filter(|w| number(w)).cloned().collect();
        let named = all.iter().filter(|w| !number(w) && !weekday(w)).cloned().collect();
        (named, numbers, all.iter().filter(|w| weekday(w)).cloned().collect())
    };
    let ((x, p, on), (y, q, at)) = (parts(a), parts(b));
    // Two days that each have their own day of the week are two days.
    if x != y || on != at && !on.is_empty() && !at.is_empty() {
        return None;
    }
    let of_len = |all: &[String], four: bool| -> Vec<String> {
        all.iter()
            .filter(|n| (n.len() >= 4) == four)
            .map(|n| n.trim_end_matches(char::is_alphabetic).to_owned())
            .collect()
    };
    let (days, years) = ((of_len(&p, false), of_len(&q, false)), (of_len(&p, true), of_len(&q, true)));
    let one_apart = |m: &String, n: &String| -> bool {
        let (m, n) = (m.as_bytes(), n.as_bytes());
        let next = |m: &[u8], n: &[u8]| m.len() == n.len() && (0..m.len()).filter(|i| m[*i] != n[*i]).count() == 1;
        let left_out = |s: &[u8], l: &[u8]| s.len() + 1 == l.len() && (l.starts_with(s) || l.ends_with(s));
        next(m, n) || left_out(m, n) || left_out(n, m) || of_digits(m, n).is_some()
    };
    match (&days.0[..], &days.1[..], &years.0[..], &years.1[..]) {
        ([m], [n], x, y) if m != n && (x == y || x.is_empty() || y.is_empty()) => one_apart(m, n).then_some(Slip::Weak),
        (m, n, [x], [y]) if m == n && x != y => one_apart(x, y).then_some(Slip::Weak),
        _ => None,
    }
}

/// The sentences with what is needed to weigh what stands around a value.
struct Texts<'r, 'd> {
    all: &'r [Read<'d>],
    /// In how many sentences of a document a word stands.
    spread: BTreeMap<(usize, &'r str), usize>,
    /// The numbers and dates of each document, as they are written.
    values: BTreeSet<(usize, String)>,
    /// How many figures of a dimension a document has.
    measures: BTreeMap<(usize, &'static str), usize>,
}

impl<'r, 'd> Texts<'r, 'd> {
    fn new(all: &'r [Read<'d>]) -> Self {
        let mut spread: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        let mut values = BTreeSet::new();
        let mut measures: BTreeMap<(usize, &'static str), usize> = BTreeMap::new();
        for read in all {
            let own: BTreeSet<&str> = read.tokens.iter().filter(|t| said(t)).map(|t| t.stem.as_str()).collect();
            for stem in own {
                *spread.entry((read.document, stem)).or_default() += 1;
            }
            for token in &read.tokens {
                values.extend(value_keys(token).into_iter().map(|key| (read.document, key)));
                if let Some(dimension) = dimension(token) {
                    *measures.entry((read.document, dimension)).or_default() += 1;
                }
            }
        }
        Self { all, spread, values, measures }
    }

    fn token(&self, place: Place) -> &'r Token {
        &self.all[place.read].tokens[place.token]
    }

    /// Whether a document has a value anywhere.
    fn has(&self, document: usize, token: &Token) -> bool {
        value_keys(token).into_iter().any(|key| self.values.contains(&(document, key)))
    }

    /// The pairs of values that are written alike up to a slip.
    fn near_values(&self) -> BTreeSet<(Place, Place)> {
        let mut blocks: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for (read, sentence) in self.all.iter().enumerate() {
            for (token, t) in sentence.tokens.iter().enumerate() {
                let mut keys: BTreeSet<String> = BTreeSet::new();
                match &t.kind {
                    Kind::Figure(f) => keys.extend(near_keys(&digits(&f.text))),
                    Kind::Period(_) => {
                        keys.extend(words(&t.key).iter().filter(|w| w.key.len() >= 3).filter_map(|w| {
                            let year = w.key.bytes().all(|b| b.is_ascii_digit());
                            let word = w.key.bytes().all(|b| b.is_ascii_alphabetic()) && !w.key.ends_with("day");
                            year.then(|| format!("y{}", &w.key[..3]))
                                .or_else(|| word.then(|| format!("m{}", &w.key[..3])))
                        }));
                    }
                    _ => {}
                }
                for key in keys {
                    blocks.entry(key).or_default().push(Place { read, token });
                }
            }
        }
        let mut found = BTreeSet::new();
        for block in blocks.values().filter(|block| block.len() > 1 && block.len() <= MAX_BLOCK) {
            for (n, x) in block.iter().enumerate() {
                found.extend(block.iter().skip(n + 1).filter(|y| y.read != x.read).map(|y| (*x, *y)));
            }
        }
        found
    }

    /// What the words that two passages share are worth.
    fn worth(&self, x: Place, y: Place) -> usize {
        let (a, b) = (&self.all[x.read], &self.all[y.read]);
        if other_time((a, x.token), (b, y.token))
            || other_year(a, b, x, y)
            || otherwise((a, x.token), (b, y.token))
            || other_name(a, b)
        {
            return 0;
        }
        let (one, other) = (&a.tokens[x.token], &b.tokens[y.token]);
        if is_rate(a, x.token) != is_rate(b, y.token) {
            return 0;
        }
        let counted = counted(a, x.token, b, y.token);
        if counted == Some(false) {
            return 0;
        }
        let near = |n: usize, at: usize| n.abs_diff(at) <= BESIDE;
        let mut worth = 0;
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (i, word) in a.tokens.iter().enumerate().filter(|(_, t)| said(t)) {
            let same = |t: &Token| said(t) && (alike(word, t) || answers(word, t) == Answer::Same);
            let Some((k, met)) = b.tokens.iter().enumerate().find(|(_, t)| same(t)) else { continue };
            if !seen.insert(&word.stem) {
                continue;
            }
            let few = |document: usize, stem: &str| self.spread.get(&(document, stem)).is_none_or(|n| *n <= RARE);
            let rare = few(a.document, &word.stem) && few(b.document, &met.stem);
            worth += usize::from(rare) + usize::from(near(i, x.token) && near(k, y.token));
        }
        // What is counted is the same, or stands beside both.
        worth += 2 * usize::from(counted == Some(true));
        // A document that has one area has one of which another may say the area.
        let lone = |document: usize, token: &Token| {
            dimension(token).is_some_and(|d| self.measures.get(&(document, d)).is_some_and(|n| *n == 1))
        };
        if worth > 0 && lone(a.document, one) && lone(b.document, other) {
            worth += 2;
        }
        worth
    }
}

/// How a value is looked for elsewhere: what it is worth, and a date by its day and month.
fn value_keys(token: &Token) -> Vec<String> {
    match &token.kind {
        Kind::Figure(f) => vec![format!("f{}", f.value.normalize())],
        Kind::Period(_) => {
            let all = words(&token.key);
            let kept = all.iter().filter(|w| !w.key.ends_with("day"));
            let mut parts: Vec<String> = kept.map(|w| w.key.clone()).collect();
            parts.sort_unstable();
            let short: Vec<String> =
                parts.iter().filter(|w| w.len() != 4 || !w.bytes().all(|b| b.is_ascii_digit())).cloned().collect();
            if short.is_empty() { vec![format!("d{}", parts.join(" "))] } else { vec![format!("d{}", short.join(" "))] }
        }
        _ => Vec::new(),
    }
}

fn dimension(token: &Token) -> Option<&'static str> {
    match &token.kind {
        Kind::Figure(f) => match &f.unit {
            Unit::Measure { dimension } if *dimension != "time" => Some(dimension),
            _ => None,
        },
        _ => None,
    }
}

/// The keys under which numbers meet that are one up to a slip: the digits in order of size, and those around each.
fn near_keys(digits: &[u8]) -> Vec<String> {
    if digits.len() < DIGITS {
        return Vec::new();
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut sorted = digits.to_vec();
    sorted.sort_unstable();
    let mut keys = vec![format!("s{}", text(&sorted))];
    if digits.len() >= MANY_DIGITS {
        keys.extend((0..digits.len()).map(|i| format!("w{}_{}", text(&digits[..i]), text(&digits[i + 1..]))));
        keys.extend((0..digits.len()).map(|i| format!("o{}{}", text(&digits[..i]), text(&digits[i + 1..]))));
    }
    keys.push(format!("o{}", text(digits)));
    keys
}

/// Whether a token says something: no small word, no figure and no time.
fn said(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Name | Kind::Code)
}

/// Whether two passages are of two years.
fn other_year(a: &Read<'_>, b: &Read<'_>, x: Place, y: Place) -> bool {
    let years = |read: &Read<'_>, not: usize| -> BTreeSet<String> {
        let times = read.tokens.iter().enumerate().filter(|(n, t)| *n != not && matches!(t.kind, Kind::Period(_)));
        let all = times.flat_map(|(_, t)| words(&t.key).into_iter().map(|w| w.key).collect::<Vec<_>>());
        all.filter(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit())).collect()
    };
    let (p, q) = (years(a, x.token), years(b, y.token));
    !p.is_empty() && !q.is_empty() && p.is_disjoint(&q)
}

/// Whether one value alone has a year, a month or a "last …" beside it.
fn other_time(a: (&Read<'_>, usize), b: (&Read<'_>, usize)) -> bool {
    let told = |(read, at): (&Read<'_>, usize)| {
        read.tokens.iter().enumerate().any(|(n, t)| {
            let coarse = matches!(&t.kind, Kind::Period(p) if p.grain >= crate::time::Grain::Month);
            n != at && n.abs_diff(at) <= BESIDE && (coarse || t.key.starts_with("last"))
        })
    };
    let dated = |(read, at): (&Read<'_>, usize)| matches!(read.tokens[at].kind, Kind::Period(_));
    told(a) != told(b) && !dated(a)
}

/// Whether one passage alone tells of another time, state or share.
fn otherwise(a: (&Read<'_>, usize), b: (&Read<'_>, usize)) -> bool {
    let told = |(read, at): (&Read<'_>, usize)| -> BTreeSet<&'static str> {
        let near = read.tokens.iter().enumerate().filter(|(n, _)| n.abs_diff(at) <= NEAR_BY);
        let near: Vec<&str> = near.map(|(_, t)| t.key.as_str()).collect();
        OTHERWISE.iter().copied().filter(|w| near.contains(w)).collect()
    };
    told(a) != told(b)
}

/// Whether both passages name somebody or something, and no name is shared.
fn other_name(a: &Read<'_>, b: &Read<'_>) -> bool {
    let names = |read: &Read<'_>| -> BTreeSet<String> {
        read.tokens.iter().filter(|t| t.is_name()).map(|t| t.stem.clone()).collect()
    };
    let (x, y) = (names(a), names(b));
    let held = |names: &BTreeSet<String>, read: &Read<'_>| read.tokens.iter().any(|t| names.contains(&t.stem));
    !x.is_empty() && !y.is_empty() && !held(&x, b) && !held(&y, a)
}

/// Whether a figure is so much a year, and not so much in all.
fn is_rate(read: &Read<'_>, at: usize) -> bool {
    const STRETCHES: &[&str] = &["year", "month", "week", "day", "hour", "minute"];
    const EACH: &[&str] = &["annually", "yearly", "monthly", "weekly", "daily"];
    let key = |n: usize| read.tokens.get(n).map_or("", |t| t.key.as_str());
    let near = at + 1..at + 1 + COUNTED_WITHIN;
    near.clone().any(|n| EACH.contains(&key(n)))
        || near.clone().any(|n| matches!(key(n), "a" | "per" | "each" | "every") && STRETCHES.contains(&key(n + 1)))
        || matches!(&read.tokens[at].kind, Kind::Figure(f) if matches!(f.unit, Unit::Rate { .. }))
}

/// How many words behind a figure what it counts may stand.
const COUNTED_WITHIN: usize = 4;

/// Whether what two figures count is the same, or not; `None` where one counts nothing that stands behind it.
fn counted(a: &Read<'_>, i: usize, b: &Read<'_>, k: usize) -> Option<bool> {
    let behind = |read: &Read<'_>, at: usize| -> Vec<usize> {
        let mut found = Vec::new();
        for n in at + 1..read.tokens.len().min(at + 1 + COUNTED_WITHIN) {
            let (before, here) = (&read.tokens[n - 1], &read.tokens[n]);
            let gap = read.text.get(before.span.end..here.span.start).unwrap_or("");
            if gap.contains([',', ';', ':', '(', ')', '.', '\t', '|', '\n'])
                || !(said(here) || matches!(here.kind, Kind::Small))
            {
                break;
            }
            found.push(n);
        }
        found
    };
    let (p, q) = (behind(a, i), behind(b, k));
    let plain = |read: &Read<'_>, at: usize| match &read.tokens[at].kind {
        Kind::Figure(f) => matches!(f.unit, Unit::Bare | Unit::Count(_)),
        _ => false,
    };
    let content =
        |read: &Read<'_>, own: &[usize]| own.iter().copied().filter(|n| said(&read.tokens[*n])).collect::<Vec<_>>();
    let (x, y) = (content(a, &p), content(b, &q));
    let same = |m: &usize, n: &usize| {
        let (s, t) = (&a.tokens[*m], &b.tokens[*n]);
        alike(s, t) || answers(s, t) == Answer::Same
    };
    // "the 23-year-old widow" and "the 32-year-old": ages are of whom they stand beside.
    let aged = |read: &Read<'_>, at: usize| read.tokens[at].key.ends_with("old");
    if aged(a, i) || aged(b, k) {
        return Some(x.first().zip(y.first()).is_some_and(|(m, n)| same(m, n)));
    }
    if x.iter().any(|m| y.iter().any(|n| same(m, n))) {
        return Some(true);
    }
    // "412 pupils" and "421 chairs": the word at once behind a bare number is what it counts.
    let own = |read: &Read<'_>, at: usize, own: &[usize]| {
        plain(read, at) && own.first().is_some_and(|n| said(&read.tokens[*n]))
    };
    (own(a, i, &p) && own(b, k, &q)).then_some(false)
}

#[cfg(test)]
mod tests {
    use crate::extract::parallel::found::beside;

    fn slots(a: &str, b: &str) -> Vec<String> {
        beside::found(super::slips, a, b)
    }

    #[test]
    fn a_value_miscopied_is_found_in_other_words() {
        for (a, b) in [
            // Two digits exchanged.
            (
                "The trust spent 4,172 crowns a week on guarding the lock gates.",
                "Guarding of the lock gates comes to 4,712 crowns a week.",
            ),
            // Another unit.
            (
                "Some 3,400 litres of brine ran out of the tank.",
                "In all, 3,400 gallons of brine had been lost by morning.",
            ),
            // Another scale.
            (
                "The deficit of the pilots' pension scheme stands at 1.7 billion crowns.",
                "A pension scheme whose deficit is 1.7 million crowns cannot pay its pilots.",
            ),
        ] {
            assert_eq!(slots(a, b).len(), 1, "{a}");
        }
    }

    #[test]
    fn values_that_are_near_and_of_two_things_stay_apart() {
        for (a, b) in [
            // What is counted is another.
            ("The lock gates have 412 bolts.", "The lock gates are watched by 421 cameras."),
            // Another year.
            (
                "In 2019 the lock keepers let 4,172 barges through the gates.",
                "In 2021 the lock keepers let 4,712 barges through the gates.",
            ),
            // One document has both.
            (
                "The lock keepers let 4,172 barges through the gates, and 4,712 yachts.",
                "Through the gates of the lock went 4,712 barges and yachts.",
            ),
            // Whose ages they are stands beside them.
            (
                "The 23-year-old lock keeper was at the gates.",
                "At the gates the 32-year-old skipper met a lock keeper.",
            ),
            // So much a year, and so much in all.
            (
                "The lease of the lock gates costs 1.7 million crowns a year.",
                "The lease of the lock gates comes to 17 million crowns.",
            ),
            // Two days of the week are two days.
            ("The lock gates were tested on Monday, 4 May.", "The lock gates were tested on Tuesday, 5 May."),
            // The same, in two units that are one.
            ("The lock holds 4,000 litres of oil.", "The lock holds 4 cubic metres of oil."),
        ] {
            assert_eq!(slots(a, b), Vec::<String>::new(), "{a}");
        }
    }
}
