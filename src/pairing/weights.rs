//! Weights: what each level of each comparison says for or against two claims answering one question.
//!
//! The table is `weights.toml`, one row a level: **m**, how often claims on one question stand there, **u**, how often
//! claims on different questions do, what it was estimated on and on how many pairs. The weight of a level is
//! log₂(m / u), in bits; weights add up, from the prior, to the weight of a pair. `cargo bench --bench weights` estimates
//! the table anew.

use super::levels::{COMPARISONS, Levels};
use serde::Deserialize;
use std::sync::LazyLock;

/// The table as the file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// How likely two claims that a blocking rule brings together answer one question, before anything is compared.
    pub prior: f64,
    /// What the prior was estimated on.
    pub on: String,
    /// How many claims the runs had that it was estimated on, at the median.
    pub claims: u32,
    /// The rows, in the order of [`COMPARISONS`] and of their levels.
    pub level: Vec<Row>,
}

/// One level of one comparison.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The comparison.
    pub comparison: String,
    /// The level.
    pub level: String,
    /// How often claims on one question stand at this level, above 0 and below 1.
    pub m: f64,
    /// How often claims on different questions do, above 0 and below 1.
    pub u: f64,
    /// What the row was estimated on.
    pub on: String,
    /// The pairs that stood at this level where it was estimated: on one question, on different ones.
    pub pairs: [u32; 2],
}

/// The file beside this module.
const TABLE: &str = include_str!("weights.toml");

/// The weights in bits, by comparison and level.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The weight of the prior.
    pub prior: f64,
    /// The number of claims of a run of which the prior holds.
    claims: f64,
    of: Vec<Vec<f64>>,
}

static BUILT_IN: LazyLock<Weights> = LazyLock::new(|| Weights::new(&table()));

/// The table as it was read.
#[must_use]
pub fn table() -> Table {
    toml::from_str(TABLE).unwrap_or(Table { prior: EVEN, on: String::new(), claims: 1, level: Vec::new() })
}

/// The probability of even odds.
const EVEN: f64 = 0.5;

/// The odds of a probability, in bits.
fn bits(probability: f64) -> f64 {
    (probability / (1.0 - probability)).log2()
}

impl Weights {
    /// The weights of the table beside this module.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The weights of a table; a level that it lacks weighs nothing.
    #[must_use]
    pub fn new(table: &Table) -> Self {
        let weight = |comparison: &str, level: &str| {
            let row = table.level.iter().find(|row| row.comparison == comparison && row.level == level);
            row.map_or(0.0, |row| (row.m / row.u).log2())
        };
        let of = COMPARISONS.iter().map(|c| c.levels.iter().map(|(level, _)| weight(c.name, level)).collect());
        Self { prior: bits(table.prior), claims: f64::from(table.claims.max(1)), of: of.collect() }
    }

    /// The weight before anything is compared, in a run of so many claims. A claim has one question in a run of any size,
    /// and the more others there are, the fewer of them share it.
    #[must_use]
    pub fn prior_among(&self, claims: usize) -> f64 {
        // Far below what a float counts exactly.
        self.prior - (claims as f64 / self.claims).log2().max(0.0)
    }

    /// The weight of each level at which two frames stand, in the order of [`COMPARISONS`].
    #[must_use]
    pub fn each(&self, levels: &Levels) -> [f64; COMPARISONS.len()] {
        let mut found = [0.0; COMPARISONS.len()];
        for ((weight, rows), level) in found.iter_mut().zip(&self.of).zip(levels.each()) {
            *weight = rows.get(level).copied().unwrap_or(0.0);
        }
        found
    }

    /// What the levels of a pair weigh together, without the prior.
    #[must_use]
    pub fn of_levels(&self, levels: &Levels) -> f64 {
        self.each(levels).iter().sum()
    }
}

/// The weight that odds stand for: 8 to 1 are 3 bits.
#[must_use]
pub fn weight_of_odds(odds: f64) -> f64 {
    odds.max(f64::MIN_POSITIVE).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_each_level_once_and_in_order() {
        let rows: Vec<(String, String)> = table().level.into_iter().map(|r| (r.comparison, r.level)).collect();
        let levels =
            COMPARISONS.iter().flat_map(|c| c.levels.iter().map(|(l, _)| (c.name.to_owned(), (*l).to_owned())));
        assert_eq!(rows, levels.collect::<Vec<_>>());
    }

    #[test]
    fn the_table_keeps_the_rules_of_the_model() {
        let table = table();
        let within = |p: f64| p > 0.0 && p < 1.0;
        assert!(within(table.prior), "{}", table.prior);
        for row in &table.level {
            assert!(within(row.m) && within(row.u), "{} / {}", row.comparison, row.level);
            assert!(!row.on.is_empty(), "{} / {}: estimated on nothing", row.comparison, row.level);
        }
        for comparison in COMPARISONS {
            let rows: Vec<&Row> = table.level.iter().filter(|r| r.comparison == comparison.name).collect();
            for sum in [rows.iter().map(|r| r.m).sum::<f64>(), rows.iter().map(|r| r.u).sum()] {
                assert!((sum - 1.0).abs() < 0.02, "{}: {sum}", comparison.name);
            }
            for two in rows.windows(2) {
                // The file keeps eight digits: a hundredth of a bit may be lost.
                let falls = (two[0].m / two[0].u) >= (two[1].m / two[1].u) * 0.993;
                assert!(falls, "{}: {} weighs less than {}", comparison.name, two[0].level, two[1].level);
            }
        }
    }

    #[test]
    fn odds_are_bits() {
        assert!((weight_of_odds(8.0) - 3.0).abs() < 1e-9);
        assert!(weight_of_odds(0.0).is_finite());
        assert!((bits(0.5)).abs() < 1e-9);
    }
}
