//! Likely causes of a difference between two figures, and what would reconcile them.

use super::{Cause, Scene};
use crate::pairing::Pair;
use crate::quantity::{Decimal, Figure, Unit, format};

/// Powers of ten by which scale words slip: a thousand, a million, a billion for another.
const SCALE_SLIPS: &[(i64, &str)] = &[(1_000, "a thousand"), (1_000_000, "a million"), (1_000_000_000, "a billion")];

/// Factors between units that are often taken for one another.
const UNIT_SLIPS: &[(&str, &str)] = &[
    ("1.609344", "miles taken for kilometres"),
    ("2.589988", "square miles taken for square kilometres"),
    ("2.4710538", "acres taken for hectares"),
    ("2.2046226", "pounds taken for kilograms"),
    ("3.2808399", "feet taken for metres"),
    ("1.10231", "tons taken for tonnes"),
];

/// How near a ratio must come to a unit's factor, in percent, to be laid to it.
const UNIT_SLIP_PERCENT: Decimal = Decimal::ONE;

/// The likeliest cause of two figures being apart.
#[must_use]
pub fn figure_cause(scene: &Scene<'_>, pair: &Pair, a: &Figure, b: &Figure) -> Option<Cause> {
    scale_slip(a, b)
        .or_else(|| transposed(a, b))
        .or_else(|| unit_slip(a, b))
        .or_else(|| off_by_one(a, b))
        .or_else(|| stale(scene, pair))
        .or_else(|| {
            Some(Cause { name: "none found", text: "No slip of scale, digits or unit explains it.".to_owned() })
        })
}

/// Each single change of one figure that makes it the other: a slip undone, or the other's value taken.
#[must_use]
pub fn figure_changes(a: &Figure, b: &Figure) -> Vec<String> {
    let (larger, smaller) = if a.value >= b.value { (a, b) } else { (b, a) };
    let mut changes = Vec::new();
    if let Some((factor, word)) = slip(larger, smaller) {
        changes.push(format!("{} divided by {word} ({})", larger.text, format(factor)));
        changes.push(format!("{} multiplied by {word} ({})", smaller.text, format(factor)));
    }
    changes.push(format!("{} in place of {}", a.text, b.text));
    changes.push(format!("{} in place of {}", b.text, a.text));
    changes
}

/// The power of ten that makes the smaller figure the larger, up to rounding.
fn slip(larger: &Figure, smaller: &Figure) -> Option<(Decimal, &'static str)> {
    SCALE_SLIPS.iter().find_map(|(factor, word)| {
        let factor = Decimal::from(*factor);
        let scaled = smaller.value.checked_mul(factor)?;
        let step = larger.step.max(smaller.step.checked_mul(factor)?);
        let near = scaled.saturating_sub(larger.value).abs().saturating_mul(Decimal::TWO) <= step;
        (near && !smaller.value.is_zero()).then_some((factor, *word))
    })
}

fn scale_slip(a: &Figure, b: &Figure) -> Option<Cause> {
    let (larger, smaller) = if a.value >= b.value { (a, b) } else { (b, a) };
    let (_, word) = slip(larger, smaller)?;
    Some(Cause { name: "scale slip", text: format!("One is {word} times the other: a scale word may have slipped.") })
}

/// Two neighbouring digits exchanged.
fn transposed(a: &Figure, b: &Figure) -> Option<Cause> {
    let digits = |f: &Figure| f.value.normalize().mantissa().unsigned_abs().to_string().into_bytes();
    let (x, y) = (digits(a), digits(b));
    if x.len() != y.len() || x.len() < 2 {
        return None;
    }
    let differ: Vec<usize> = (0..x.len()).filter(|i| x[*i] != y[*i]).collect();
    match differ[..] {
        [i, j] if j == i + 1 && x[i] == y[j] && x[j] == y[i] => {
            Some(Cause { name: "digits transposed", text: "Two neighbouring digits are exchanged.".to_owned() })
        }
        _ => None,
    }
}

fn unit_slip(a: &Figure, b: &Figure) -> Option<Cause> {
    let (larger, smaller) = if a.value >= b.value { (a, b) } else { (b, a) };
    let ratio = larger.value.checked_div(smaller.value)?;
    UNIT_SLIPS.iter().find_map(|(factor, words)| {
        let factor: Decimal = factor.parse().ok()?;
        let percent = ratio.saturating_sub(factor).abs().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(factor)?;
        (percent <= UNIT_SLIP_PERCENT && matches!(larger.unit, Unit::Measure { .. } | Unit::Bare))
            .then(|| Cause { name: "unit", text: format!("Their ratio is that of {words}.") })
    })
}

fn off_by_one(a: &Figure, b: &Figure) -> Option<Cause> {
    let one_apart = a.value.saturating_sub(b.value).abs() == Decimal::ONE && a.value.is_integer();
    one_apart.then(|| Cause {
        name: "off by one",
        text: "They differ by one: one may count an end that the other leaves out.".to_owned(),
    })
}

/// One source is a year or more older than the other.
fn stale(scene: &Scene<'_>, pair: &Pair) -> Option<Cause> {
    let spoken = |f: usize| scene.frames[f].time.source.as_ref().and_then(|p| p.end);
    let (a, b) = (spoken(pair.a)?, spoken(pair.b)?);
    ((a - b).num_days().abs() >= 365)
        .then(|| Cause { name: "stale", text: "One source is a year or more older than the other.".to_owned() })
}
