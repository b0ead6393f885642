//! Matching: from which odds on two claims are compared or listed, and what people have ruled.

use super::levels::{Rivals, Voices};
use super::weighed::{Decision, Weighed};
use super::weights::weight_of_odds;
use crate::claim::ClaimId;
use crate::compare::{Agreement, Gap};
use std::collections::BTreeMap;

/// From which odds on two claims are compared, and from which on they are listed as possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Matching {
    /// The odds, to one, from which on two claims are compared.
    pub accept_odds: f64,
    /// The odds, to one, from which on a person is asked.
    pub review_odds: f64,
    /// Pairs of claims that a person has ruled on, the smaller id first: whether they answer one question.
    pub ruled: BTreeMap<(ClaimId, ClaimId), bool>,
}

/// Compared from ten to one on: of what is reported nine in ten must hold.
pub const ACCEPT_ODDS: f64 = 10.0;

/// Asked from two to one on: below, a person would mostly say no.
pub const REVIEW_ODDS: f64 = 2.0;

impl Default for Matching {
    fn default() -> Self {
        Self { accept_odds: ACCEPT_ODDS, review_odds: REVIEW_ODDS, ruled: BTreeMap::new() }
    }
}

impl Matching {
    /// What a person has ruled on two claims: whether they answer one question.
    #[must_use]
    pub fn ruling(&self, a: &ClaimId, b: &ClaimId) -> Option<bool> {
        if self.ruled.is_empty() {
            return None;
        }
        let pair = if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        self.ruled.get(&pair).copied()
    }

    /// Whether a pair that no veto ends is compared.
    #[must_use]
    pub fn compares(&self, pair: &Weighed) -> bool {
        let odds = match (pair.cap, pair.levels.rivals) {
            // One source that says both tells them apart, more likely than not.
            (None, Rivals::Alone | Rivals::Untold) if pair.levels.sources == Voices::Two => self.accept_odds,
            (None, _) if pair.levels.sources == Voices::One => self.accept_odds * OUTWEIGHS_ONE_SOURCE,
            (None, _) => self.accept_odds * OUTWEIGHS,
            (Some(cap), Rivals::Alone) => match cap.outweighed_from() {
                Some(times) if parts_in_figures(pair) => self.accept_odds * times,
                _ => return false,
            },
            (Some(_), _) => return false,
        };
        pair.weight >= weight_of_odds(odds)
    }

    /// The decision on a weight, before vetoes and assignment.
    #[must_use]
    pub fn decide(&self, weight: f64) -> Decision {
        if weight >= weight_of_odds(self.accept_odds) {
            Decision::Compared
        } else if weight >= weight_of_odds(self.review_odds) {
            Decision::Possible
        } else {
            Decision::Apart
        }
    }
}

/// By how many times the odds for comparing must be better where another claim of one of the sources comes near.
const OUTWEIGHS: f64 = 70.0;

/// The same where one source says both, which tells two things apart more likely than not.
const OUTWEIGHS_ONE_SOURCE: f64 = 1600.0;

/// Whether the values of a pair are figures that differ, or agree.
fn parts_in_figures(pair: &Weighed) -> bool {
    match &pair.judged {
        Ok((Agreement::Apart(gap), _)) => matches!(gap, Gap::Figures { .. }),
        Ok(_) => true,
        Err(_) => false,
    }
}
