//! What the frames of the rows of a ledger have in common: the times that they state, each read once, and no wording.

use super::super::frame::Time;
use super::super::wording::Wording;
use crate::claim::facts::{Ledger, LedgerRow};
use crate::time::{Context, edtf, read};
use hashbrown::HashMap;
use std::sync::Arc;

/// What the frames of the rows of a ledger have in common.
pub struct Shared {
    times: HashMap<[u32; 2], Arc<Time>>,
    pub(super) wording: Arc<Wording>,
}

impl Shared {
    /// Of these rows: each two texts for a stretch and a moment are read once.
    #[must_use]
    pub fn new(ledger: &Ledger, rows: impl Iterator<Item = u32>) -> Self {
        let context = Context::default();
        let read = |id: u32| {
            let text = Some(ledger.times.text(id)).filter(|_| id != LedgerRow::NONE)?;
            edtf(text).or_else(|_| read(text, &context)).ok()
        };
        let mut times = HashMap::new();
        for stated in rows.filter_map(|row| Self::stated(ledger, row)) {
            times.entry(stated).or_insert_with(|| {
                let [period, as_of] = stated.map(read);
                Arc::new(Time { period, as_of, ..Time::default() })
            });
        }
        Self { times, wording: Arc::default() }
    }

    fn stated(ledger: &Ledger, row: u32) -> Option<[u32; 2]> {
        ledger.rows.get(row as usize).map(|cells| [cells.period, cells.as_of])
    }

    pub(super) fn time(&self, ledger: &Ledger, row: u32) -> Arc<Time> {
        Self::stated(ledger, row).and_then(|stated| self.times.get(&stated)).cloned().unwrap_or_default()
    }
}
