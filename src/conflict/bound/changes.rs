//! Changes between two figures that a source ties together: "from 400 to 520, a rise of 30 percent", "doubled".

use super::{Binder, Shape, Term};
use crate::quantity::{Decimal, Interval, Unit};
use crate::relation::Operand;
use crate::text::words;

/// Words of a change by so many times, with the least and the most that a writer calls so, in hundredths.
const TIMES: &[(&str, i64, i64)] = &[
    ("halved", 40, 57),
    ("halving", 40, 57),
    ("doubled", 180, 235),
    ("doubling", 180, 235),
    ("tripled", 265, 350),
    ("trebled", 265, 350),
    ("tripling", 265, 350),
    ("quadrupled", 350, 460),
];

/// Shares in words, with the least and the most that a writer calls so, in hundredths.
const SHARES: &[(&str, i64, i64)] =
    &[("half", 44, 56), ("third", 28, 38), ("quarter", 21, 29), ("fifth", 17, 23), ("tenth", 8, 12)];

/// Words before a change that leave more of it open, and to which side.
const MORE: &[&str] = &["more", "over", "least", "than"];
const NEARLY: &[&str] = &["nearly", "almost", "about", "roughly", "around", "some", "approximately", "close"];

/// How far a change may be off beside its rounding: half a percentage point for what was cut off instead of rounded, and two
/// hundredths of a large one.
const CUT: Decimal = Decimal::from_parts(5, 0, 0, false, 3);
const OF_LARGE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// A change as it enters the arithmetic.
enum Change {
    /// A share of the earlier figure, as a fraction.
    Share(Interval),
    /// So many times the earlier figure.
    Times(Interval),
    /// Percentage points, as a fraction.
    Points(Interval),
}

impl Binder<'_> {
    /// The changes of a later figure, against the earlier one.
    pub(super) fn changed(&mut self, later: usize, earlier: &[usize], changes: &[usize]) {
        let [earlier] = earlier else { return self.count("not evaluated: one earlier figure is wanted") };
        let (Some(old), Some(new)) = (self.quoted_term("earlier", *earlier), self.quoted_term("later", later)) else {
            return self.count("not evaluated: no figure");
        };
        if !self.same_unit(*earlier, later) || self.percent(*earlier) != self.percent(later) {
            return self.count("not evaluated: the two figures are in different units");
        }
        for change in changes {
            match self.change(*change) {
                Some(read) => self.one_change((&old, &new), *change, read, self.percent(later)),
                None => self.count("not evaluated: the change could not be read"),
            }
        }
    }

    fn one_change(&mut self, (old, new): (&Term, &Term), frame: usize, change: Change, shares: bool) {
        let shown = crate::pairing::value_in_words(self.claim(frame));
        let of =
            |value: Interval| Term { name: "change", operand: Operand::one(value, shown.clone()), frames: vec![frame] };
        let way = if self.falls(frame).unwrap_or_else(|| is_less(new, old)) { "-" } else { "+" };
        let by_share = format!("earlier * (1 {way} change) = later");
        let by_points = format!("earlier {way} change = later");
        let (expr, term) = match change {
            Change::Times(value) => ("earlier * change = later".to_owned(), of(value)),
            Change::Points(value) => (by_points, of(value)),
            // "From 40 percent to 50 percent, a rise of 10 percent": writers mean points too.
            Change::Share(value) if shares && self.closes(&by_points, old, new, &of(value)) => (by_points, of(value)),
            Change::Share(value) => (by_share, of(value)),
        };
        let because = "the later figure is the earlier one and its change";
        let fails = "the change is from another figure";
        self.evaluate(Shape::Change, &expr, vec![old.clone(), new.clone(), term], because, fails, Vec::new());
    }

    fn closes(&self, expr: &str, old: &Term, new: &Term, change: &Term) -> bool {
        let operands = [old, new, change].map(|t| (t.name.to_owned(), t.operand.clone()));
        crate::relation::parse(expr)
            .is_ok_and(|relation| matches!(relation.evaluate(&operands.into()), crate::relation::Verdict::Holds))
    }

    fn change(&self, frame: usize) -> Option<Change> {
        let said: Vec<String> =
            words(&crate::pairing::value_in_words(self.claim(frame))).into_iter().map(|w| w.key).collect();
        let has = |list: &[&str]| said.iter().any(|word| list.contains(&word.as_str()));
        let interval = |(_, least, most): &(&str, i64, i64)| {
            let (low, high) = (Decimal::new(*least, 2), Decimal::new(*most, 2));
            match (has(MORE), has(NEARLY)) {
                (true, _) => Interval::at_least(low),
                // A tenth more room to each side.
                (_, true) => Interval::closed(low * Decimal::new(9, 1), high * Decimal::new(11, 1)),
                _ => Interval::closed(low, high),
            }
        };
        if let Some(times) = TIMES.iter().find(|(word, ..)| said.iter().any(|w| w == word)) {
            return Some(Change::Times(interval(times)));
        }
        let percent = said.iter().any(|w| matches!(w.as_str(), "percent" | "percentage" | "cent" | "points"));
        let digits = said.iter().any(|w| w.bytes().any(|b| b.is_ascii_digit()));
        if !percent
            && !digits
            && let Some(share) = SHARES.iter().find(|(word, ..)| said.iter().any(|w| w == word))
        {
            return said.len().le(&4).then(|| Change::Share(interval(share)));
        }
        let figure = self.figure(frame)?;
        let fraction = figure.operand().mul(&Interval::point(Decimal::new(1, 2)));
        let fraction = if figure.value.is_sign_negative() { fraction.neg() } else { fraction };
        let room = CUT.max(figure.value.abs().checked_mul(OF_LARGE)?.checked_mul(Decimal::new(1, 2))?);
        let loose = fraction.add(&Interval::around(Decimal::ZERO, room));
        match figure.unit {
            Unit::Percent => Some(Change::Share(loose)),
            Unit::PercentPoint => Some(Change::Points(loose)),
            _ => None,
        }
    }
}

/// Whether one operand is less than another, by their middles.
fn is_less(a: &Term, b: &Term) -> bool {
    let low = |term: &Term| term.operand.values.first().and_then(|i| i.low.or(i.high)).map(|edge| edge.at);
    low(a).zip(low(b)).is_some_and(|(x, y)| x < y)
}
