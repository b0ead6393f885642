//! The words that dates are written with: one table for each kind, one line for each word.

use super::{Bound, Grain};
use chrono::Weekday;

/// The years that a bare number of four digits may be. Below 1000 it has no four digits; from 3000 on
/// it is a count or a number in a name: no source reports on that time.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;

/// The last two-digit year that belongs to the 2000s: "5/3/18" is of 2018, "03/18/40" of 1940.
/// Sources write short years mostly of the past, seldom of more than a decade ahead.
pub(super) const LAST_SHORT_YEAR_OF_2000S: i32 = 39;

/// How sure a word is what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Nothing else is written so.
    Sure,
    /// Also a verb, a name or another noun ("may", "march", "sun"): needs a date around it.
    Weak,
}

/// Months: word, number, trust.
pub(super) const MONTHS: &[(&str, u32, Trust)] = &[
    ("january", 1, Trust::Sure),
    ("february", 2, Trust::Sure),
    ("march", 3, Trust::Weak),
    ("april", 4, Trust::Sure),
    ("may", 5, Trust::Weak),
    ("june", 6, Trust::Sure),
    ("july", 7, Trust::Sure),
    ("august", 8, Trust::Sure),
    ("september", 9, Trust::Sure),
    ("october", 10, Trust::Sure),
    ("november", 11, Trust::Sure),
    ("december", 12, Trust::Sure),
    ("jan", 1, Trust::Weak),
    ("feb", 2, Trust::Sure),
    ("mar", 3, Trust::Weak),
    ("apr", 4, Trust::Sure),
    ("jun", 6, Trust::Weak),
    ("jul", 7, Trust::Sure),
    ("aug", 8, Trust::Sure),
    ("sep", 9, Trust::Sure),
    ("sept", 9, Trust::Sure),
    ("oct", 10, Trust::Sure),
    ("nov", 11, Trust::Sure),
    ("dec", 12, Trust::Sure),
];

/// Weekdays: word, day, trust.
pub(super) const WEEKDAYS: &[(&str, Weekday, Trust)] = &[
    ("monday", Weekday::Mon, Trust::Sure),
    ("tuesday", Weekday::Tue, Trust::Sure),
    ("wednesday", Weekday::Wed, Trust::Sure),
    ("thursday", Weekday::Thu, Trust::Sure),
    ("friday", Weekday::Fri, Trust::Sure),
    ("saturday", Weekday::Sat, Trust::Sure),
    ("sunday", Weekday::Sun, Trust::Sure),
    ("mon", Weekday::Mon, Trust::Weak),
    ("tue", Weekday::Tue, Trust::Weak),
    ("tues", Weekday::Tue, Trust::Weak),
    ("wed", Weekday::Wed, Trust::Weak),
    ("weds", Weekday::Wed, Trust::Weak),
    ("thu", Weekday::Thu, Trust::Weak),
    ("thur", Weekday::Thu, Trust::Weak),
    ("thurs", Weekday::Thu, Trust::Weak),
    ("fri", Weekday::Fri, Trust::Weak),
    ("sat", Weekday::Sat, Trust::Weak),
    ("sun", Weekday::Sun, Trust::Weak),
];

/// Seasons of the northern year, by their EDTF code: word, code.
pub(super) const SEASONS: &[(&str, u32)] =
    &[("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];

/// Bounds: the words, what they say. Longer phrases stand before those that begin like them.
///
/// "As of" only samples a state, so it bounds nothing; "not until 2002" tells when it came about.
pub(super) const BOUNDS: &[(&str, Bound)] = &[
    ("not until", Bound::Within),
    ("as of", Bound::Within),
    ("as at", Bound::Within),
    ("ever since", Bound::Since),
    ("since", Bound::Since),
    ("on or after", Bound::Since),
    ("no earlier than", Bound::Since),
    ("not earlier than", Bound::Since),
    ("not before", Bound::Since),
    ("as early as", Bound::Since),
    ("starting from", Bound::Since),
    ("starting in", Bound::Since),
    ("starting on", Bound::Since),
    ("starting", Bound::Since),
    ("beginning in", Bound::Since),
    ("beginning on", Bound::Since),
    ("beginning", Bound::Since),
    ("effective", Bound::Since),
    ("shortly after", Bound::After),
    ("soon after", Bound::After),
    ("later than", Bound::After),
    ("after", Bound::After),
    ("prior to", Bound::Before),
    ("ahead of", Bound::Before),
    ("earlier than", Bound::Before),
    ("shortly before", Bound::Before),
    ("before", Bound::Before),
    ("no later than", Bound::By),
    ("not later than", Bound::By),
    ("on or before", Bound::By),
    ("as late as", Bound::By),
    ("by", Bound::By),
    ("up until", Bound::Until),
    ("up to", Bound::Until),
    ("until", Bound::Until),
    ("till", Bound::Until),
    ("til", Bound::Until),
    ("through", Bound::Until),
    ("thru", Bound::Until),
];

/// What stands after a date and bounds it: "2018 or later".
pub(super) const AFTERTHOUGHTS: &[(&str, Bound)] = &[
    ("or later", Bound::Since),
    ("and later", Bound::Since),
    ("or after", Bound::Since),
    ("and after", Bound::Since),
    ("onward", Bound::Since),
    ("onwards", Bound::Since),
    ("and onward", Bound::Since),
    ("or earlier", Bound::Until),
    ("and earlier", Bound::Until),
    ("or before", Bound::Until),
    ("and before", Bound::Until),
];

/// Words for "about", before a date.
pub(super) const APPROXIMATORS: &[&str] = &["around", "about", "circa", "approximately", "roughly", "ca", "c"];

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its first third.
    Early,
    /// Its middle third.
    Mid,
    /// Its last third.
    Late,
}

/// Parts: the words, which part; "of" may follow each.
pub(super) const PARTS: &[(&str, Part)] = &[
    ("early", Part::Early),
    ("earlier", Part::Early),
    ("beginning", Part::Early),
    ("start", Part::Early),
    ("mid", Part::Mid),
    ("middle", Part::Mid),
    ("late", Part::Late),
    ("later", Part::Late),
    ("end", Part::Late),
];

/// Units of the calendar, as relative dates use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    /// A day from Monday to Friday.
    Workday,
    /// Monday to Friday.
    Workweek,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The granularity of a date counted in this unit.
    pub fn grain(self) -> Grain {
        match self {
            Self::Day | Self::Workday => Grain::Day,
            Self::Workweek | Self::Week | Self::Fortnight => Grain::Week,
            Self::Month => Grain::Month,
            Self::Quarter => Grain::Quarter,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
            Self::Century => Grain::Century,
        }
    }
}

/// Units: word, unit.
pub(super) const UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("workdays", Unit::Workday),
    ("workweek", Unit::Workweek),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("wk", Unit::Week),
    ("wks", Unit::Week),
    ("fortnight", Unit::Fortnight),
    ("fortnights", Unit::Fortnight),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("quarter", Unit::Quarter),
    ("quarters", Unit::Quarter),
    ("year", Unit::Year),
    ("years", Unit::Year),
    ("yr", Unit::Year),
    ("yrs", Unit::Year),
    ("decade", Unit::Decade),
    ("decades", Unit::Decade),
    ("century", Unit::Century),
    ("centuries", Unit::Century),
];

/// Which of several like stretches: "last", "this", "next".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    This,
    Next,
    /// The nearest one gone by: "this past Wednesday".
    Past,
    /// The nearest one to come: "this coming Friday".
    Coming,
}

/// Words that pick a stretch; longer phrases first.
pub(super) const WHICH: &[(&str, Which)] = &[
    ("this past", Which::Past),
    ("this coming", Which::Coming),
    ("this upcoming", Which::Coming),
    ("past", Which::Past),
    ("last", Which::Last),
    ("previous", Which::Last),
    ("prior", Which::Last),
    ("this", Which::This),
    ("current", Which::This),
    ("next", Which::Next),
    ("following", Which::Next),
    ("coming", Which::Coming),
    ("upcoming", Which::Coming),
];

/// Days counted from the reference: word, offset.
pub(super) const DAYS: &[(&str, i64)] =
    &[("today", 0), ("tonight", 0), ("tonite", 0), ("yesterday", -1), ("tomorrow", 1), ("tmrw", 1)];

/// Parts of a day that may follow a date, and say no more than the day for our purposes.
pub(super) const PARTS_OF_DAY: &[&str] = &["morning", "afternoon", "evening", "night", "noon", "midday", "midnight"];

/// Numbers up to twenty, and what is built on them.
pub(super) const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

/// The tens.
pub(super) const TENS: &[(&str, u32)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Ordinals up to twentieth, and thirtieth.
pub(super) const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
];

/// The decades by their names: "the nineties".
pub(super) const DECADES: &[(&str, i32)] = &[
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
];

/// What `word` stands for in a table of words.
pub(super) fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|entry| entry.0 == word).map(|entry| entry.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_twice_in_a_table() {
        fn check(words: Vec<&str>) {
            let mut sorted = words.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), words.len(), "{words:?}");
        }
        check(MONTHS.iter().map(|m| m.0).collect());
        check(WEEKDAYS.iter().map(|m| m.0).collect());
        check(BOUNDS.iter().map(|m| m.0).collect());
        check(UNITS.iter().map(|m| m.0).collect());
        check(WHICH.iter().map(|m| m.0).collect());
        check(NUMBERS.iter().chain(TENS).chain(ORDINALS).map(|m| m.0).collect());
    }

    #[test]
    fn a_longer_phrase_stands_before_its_beginning() {
        for (i, (later, _)) in BOUNDS.iter().enumerate() {
            for (earlier, _) in &BOUNDS[..i] {
                assert!(!later.starts_with(&format!("{earlier} ")), "{later} is hidden by {earlier}");
            }
        }
    }
}
