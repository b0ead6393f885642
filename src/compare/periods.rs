//! Periods as values: a law's year against a law's year.

use super::{Agreement, Gap, Reason};
use crate::time::{Period, Standing, stand};

/// How two periods stand, compared at the coarser grain.
#[must_use]
pub fn periods(a: &Period, b: &Period) -> Agreement {
    match stand(a, b) {
        Standing::Same => Agreement::Same,
        Standing::SameAtCoarser(grain) => {
            Agreement::SameWhenRounded { to: format!("the {}", format!("{grain:?}").to_lowercase()) }
        }
        Standing::Overlap => Agreement::Compatible,
        Standing::ApartInMinutes { minutes } => Agreement::Apart(Gap::Clock { minutes }),
        Standing::Apart { days } => Agreement::Apart(Gap::Periods { days }),
        Standing::OtherCalendar => Agreement::NotComparable(Reason::Unit),
    }
}
