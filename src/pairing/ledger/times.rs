//! Times of a ledger, and how fine a property changes with them, as its own rows show it.

use super::names::Labels;
use crate::claim::ValueKind;
use crate::claim::facts::{Ledger, LedgerRow};
use crate::time::{Context, Grain, Period, edtf, read_moment};
use chrono::Datelike;

/// When a row holds, as far as buckets ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct When {
    /// The year; zero for none stated, or more than one.
    pub(super) year: i32,
    /// The month, zero where only the year is stated.
    pub(super) month: u32,
}

impl When {
    /// Of a period as it was read. A fiscal year is the year that it is named after.
    pub(super) fn of(period: &Period) -> Self {
        let (Some(start), Some(end)) = (period.start, period.end) else { return Self::default() };
        let within_year = period.grain >= Grain::Year || start.year() == end.year();
        let named = if start.month() > 1 && end.year() == start.year() + 1 { end.year() } else { start.year() };
        if !within_year || end.year() - start.year() > 1 {
            return Self::default();
        }
        let month = if start.month() == end.month() && start.year() == end.year() { start.month() } else { 0 };
        Self { year: named, month }
    }

    /// Of a text; nothing where it cannot be read.
    pub(super) fn read(text: &str) -> Option<Self> {
        // "2009–10" in a column of times is one season or fiscal year, as "2009/10" is.
        let dashed = || text.split_once('\u{2013}').filter(|(year, next)| year.len() == 4 && next.len() == 2);
        let split = || dashed().and_then(|(year, next)| edtf(&format!("{year}/{next}")).ok());
        let moment = || read_moment(text, &Context::default()).ok();
        edtf(text).ok().or_else(split).or_else(moment).map(|period| Self::of(&period))
    }
}

/// How fine a property changes with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// It never changes.
    Never,
    /// From year to year.
    Yearly,
    /// From month to month.
    Monthly,
    /// It adds up: each time is another, as finely as it is told.
    AsTold,
}

/// How often two claims on one entity and property agree, by how their times stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Agreeing {
    /// Pairs of one time, and how many of them agree.
    pub(super) same: (u32, u32),
    /// Of one year and two months.
    pub(super) months: (u32, u32),
    /// Of two years.
    pub(super) years: (u32, u32),
    /// Of two months, and of two years, of entities that have pairs of one time too.
    beside: [Beside; 2],
}

/// Pairs of two times beside pairs of one time of the same entity: an error that many claims repeat spoils both alike.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    pairs: u32,
    agree: u32,
    /// How many would agree as often as those of one time do, in parts of [`PARTS`].
    expected: u64,
}

/// Parts of a pair, for sums in whole numbers.
const PARTS: u64 = 1 << 16;

impl Beside {
    /// How often those of two times and those of one time agree, where there are enough to say.
    fn rates(self) -> Option<(f64, f64)> {
        let all = f64::from(self.pairs);
        (self.pairs >= FEWEST).then(|| (f64::from(self.agree) / all, self.expected as f64 / PARTS as f64 / all))
    }
}

/// How often two claims of one thing at one time agree: the others are wrong, or rounded too far.
const USUAL: f64 = 0.9;
/// The fewest pairs that say anything of a property.
const FEWEST: u32 = 8;
/// A figure that agrees from year to year this often, as a share of how often it agrees at one time, does not change: of
/// figures that do change, half may still be near each other.
const STEADY_FIGURES: f64 = 0.8;
/// As [`STEADY_FIGURES`], of names, dates and answers, which are equal or not: who holds a post is the same in most years
/// too, so that two years must agree nearly as often as one.
const STEADY_WORDS: f64 = 0.9;
/// And this often at all.
const STEADY_AT_ALL: f64 = 0.6;
/// As [`STEADY_FIGURES`], from month to month.
const STEADY_MONTHS: f64 = 0.7;

impl Agreeing {
    pub(super) fn add(&mut self, a: When, b: When, agree: bool) {
        if a.year == 0 || b.year == 0 {
            return;
        }
        let slot = if a.year != b.year {
            &mut self.years
        } else if a.month == b.month || a.month == 0 || b.month == 0 {
            &mut self.same
        } else {
            &mut self.months
        };
        slot.0 += 1;
        slot.1 += u32::from(agree);
    }

    /// Takes in the pairs of one entity.
    pub(super) fn take(&mut self, cell: &Self) {
        let slots = [(&mut self.same, cell.same), (&mut self.months, cell.months), (&mut self.years, cell.years)];
        for (slot, (all, agree)) in slots {
            slot.0 += all;
            slot.1 += agree;
        }
        let (all, agree) = cell.same;
        for (beside, (pairs, alike)) in self.beside.iter_mut().zip([cell.months, cell.years]).filter(|_| all > 0) {
            beside.pairs += pairs;
            beside.agree += alike;
            beside.expected += u64::from(agree) * u64::from(pairs) * PARTS / u64::from(all);
        }
    }

    /// How the property changes; `usual` is what its kind does where its rows do not show it.
    pub(super) fn change(&self, usual: Change, kind: ValueKind) -> Change {
        let rate = |(all, agree): (u32, u32)| f64::from(agree) / f64::from(all.max(1));
        // Without pairs of one time, what claims of one thing reach as a rule.
        let same = if self.same.0 >= FEWEST { rate(self.same) } else { USUAL };
        let (months, of_months) = self.beside[0].rates().unwrap_or((rate(self.months), same));
        let monthly = self.months.0 >= FEWEST && months < STEADY_MONTHS * of_months;
        if self.years.0 < FEWEST {
            return if monthly { Change::Monthly } else { usual };
        }
        let steady = if kind == ValueKind::Figure { STEADY_FIGURES } else { STEADY_WORDS };
        // Where claims of one time seldom agree, those of two times say nothing.
        let (years, of_years) = self.beside[1].rates().unwrap_or((rate(self.years), same));
        match years >= (steady * of_years).max(STEADY_AT_ALL) {
            true => Change::Never,
            false if monthly => Change::Monthly,
            false => usual.max(Change::Yearly),
        }
    }
}

impl Change {
    /// The bucket of a time: two rows meet where it is the same. Nothing for a time that is too coarse to tell.
    pub(super) fn bucket(self, when: When) -> Option<When> {
        match self {
            Self::Never => Some(When::default()),
            _ if when.year == 0 => None,
            Self::Yearly => Some(When { month: 0, ..when }),
            Self::Monthly => (when.month > 0).then_some(when),
            Self::AsTold => Some(when),
        }
    }
}

/// When each row holds.
pub(super) struct Whens {
    pub(super) of: Vec<When>,
    /// The first row of each time that cannot be read.
    pub(super) unread: Vec<(u32, String)>,
}

impl Whens {
    pub(super) fn new(ledger: &Ledger, labels: &Labels) -> Self {
        let times: Vec<Option<When>> = ledger.times.iter().map(When::read).collect();
        let mut said = vec![false; times.len()];
        let mut found = Self { of: Vec::with_capacity(ledger.rows.len()), unread: Vec::new() };
        for (at, row) in (0u32..).zip(&ledger.rows) {
            let stated = [row.period, row.as_of].into_iter().find(|time| *time != LedgerRow::NONE);
            let when = match stated.map(|time| (time, times[time as usize])) {
                Some((_, Some(when))) => when,
                Some((time, None)) => {
                    if !std::mem::replace(&mut said[time as usize], true) {
                        found.unread.push((at, ledger.times.text(time).to_owned()));
                    }
                    When::default()
                }
                None => When { year: labels.of[row.label as usize].year, month: 0 },
            };
            found.of.push(when);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_to_year_and_month() {
        for (text, year, month) in [
            ("2016", 2016, 0),
            ("2014-06-17", 2014, 6),
            ("March 2020", 2020, 3),
            ("FY2016", 2016, 0),
            ("2018/19", 2019, 0),
            ("2018–19", 2019, 0),
            ("2009–10", 2010, 0),
            ("season 2018/19", 2019, 0),
            ("end of 2016", 2016, 0),
            ("2010/2014", 0, 0),
        ] {
            assert_eq!(When::read(text), Some(When { year, month }), "{text}");
        }
        assert_eq!(When::read("yestreday"), None);
    }

    #[test]
    fn a_property_shows_how_it_changes() {
        let of = |same, months, years| Agreeing { same, months, years, beside: Default::default() };
        assert_eq!(of((20, 18), (0, 0), (40, 36)).change(Change::Yearly, ValueKind::Figure), Change::Never);
        assert_eq!(of((20, 18), (0, 0), (40, 6)).change(Change::Yearly, ValueKind::Figure), Change::Yearly);
        assert_eq!(of((20, 18), (20, 2), (40, 6)).change(Change::Yearly, ValueKind::Figure), Change::Monthly);
        // A name that is another in one year of four has changed, unless claims of one year differ as often.
        assert_eq!(of((20, 18), (0, 0), (40, 30)).change(Change::Yearly, ValueKind::Name), Change::Yearly);
        assert_eq!(of((20, 15), (0, 0), (40, 30)).change(Change::Yearly, ValueKind::Name), Change::Never);
        // An entity of which many claims repeat an error shows it among those of one time too.
        let mut errs = of((20, 18), (0, 0), (40, 6));
        errs.take(&of((30, 12), (30, 12), (0, 0)));
        assert_eq!(errs.change(Change::Yearly, ValueKind::Figure), Change::Yearly);
        errs.take(&of((60, 54), (60, 6), (0, 0)));
        assert_eq!(errs.change(Change::Yearly, ValueKind::Figure), Change::Monthly);
        // Too little to tell: as its kind does.
        assert_eq!(of((3, 3), (2, 0), (4, 4)).change(Change::Never, ValueKind::Figure), Change::Never);
        assert_eq!(Change::Monthly.bucket(When { year: 2020, month: 0 }), None);
    }
}
