//! Hedges: the words that soften a number, and what they permit.
//!
//! One table. Each entry says what its words allow, what a writer who knew the figure means by them,
//! and why.

use super::token::Token;
use super::{Decimal, Edge, Interval};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Where an end of the permitted values lies, counted from the number N in hundredths of its size.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// No end on this side.
    Free,
    /// Zero for what cannot be negative; else none.
    Floor,
    /// This many hundredths of |N| from N, the end itself included.
    To(i64),
    /// This many hundredths of |N| from N, the end itself not included.
    ShortOf(i64),
}

/// A hedge.
#[derive(Debug)]
pub(super) struct Hedge {
    pub id: &'static str,
    /// The words before a number.
    pub before: &'static [&'static str],
    /// The words after a number, or after its unit.
    pub after: &'static [&'static str],
    pub allowed: (End, End),
    pub meant: (End, End),
    /// Why these bounds.
    #[cfg_attr(not(test), expect(dead_code, reason = "kept beside the rule it explains"))]
    pub because: &'static str,
}

use End::{Floor, Free, ShortOf, To};

/// Every hedge. Where several match, the longest words win.
pub(super) const HEDGES: &[Hedge] = &[
    Hedge {
        id: "more than",
        before: &[
            "more than",
            "greater than",
            "larger than",
            "bigger than",
            "higher than",
            "over",
            "above",
            "exceeding",
            "exceed",
            "exceeds",
            "exceeded",
            "surpass",
            "surpasses",
            "surpassed",
            "surpassing",
            "topping",
            "beyond",
            "in excess of",
            "well over",
            "well above",
            "far more than",
            "many more than",
            "north of",
            ">",
        ],
        after: &[],
        allowed: (ShortOf(0), Free),
        meant: (ShortOf(0), To(100)),
        because: "any larger number makes it true, but nobody who knew of twice as many would put it so",
    },
    Hedge {
        id: "at least",
        before: &[
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "not fewer than",
            "a minimum of",
            "minimum of",
            "minimum",
            "upwards of",
            "upward of",
            "as few as",
            "starting at",
            "more than or equal to",
            "greater than or equal to",
            "larger than or equal to",
            "higher than or equal to",
            "bigger than or equal to",
            "equal to or more than",
            "equal to or greater than",
            "equal to or larger than",
            "higher or equal than",
            "greater or equal than",
            "larger or equal than",
            "bigger or equal than",
            "more or equal than",
            "at least or equal to",
            ">=",
            "> =",
            "≥",
            "more than or equals",
            "more than or equals to",
            "more or equal to",
            "equal or more than",
            "greater than or equals",
            "greater than or equals to",
            "greater or equal to",
            "equal or greater than",
            "larger than or equals",
            "larger than or equals to",
            "larger or equal to",
            "equal or larger than",
            "higher than or equals",
            "higher than or equals to",
            "higher or equal to",
            "equal to or higher than",
            "equal or higher than",
            "bigger than or equals",
            "bigger than or equals to",
            "bigger or equal to",
            "equal to or bigger than",
            "equal or bigger than",
            "no lower than",
            "no smaller than",
            "not lower than",
            "not smaller than",
            "not under",
            "not below",
            "no lesser than",
        ],
        after: &[
            "or more",
            "and more",
            "or greater",
            "or higher",
            "or larger",
            "or above",
            "and above",
            "or over",
            "and over",
            "and up",
            "or up",
            "or older",
            "and older",
            "or longer",
            "or better",
            "plus",
            "+",
            "at least",
            "at a minimum",
            "or greater than",
            "or more than",
            "minimum",
            "at the least",
            "at the very least",
        ],
        allowed: (To(0), Free),
        meant: (To(0), To(100)),
        because: "the number is the lowest that fits; who knew of twice as many would name a higher one",
    },
    Hedge {
        id: "less than",
        before: &[
            "less than",
            "fewer than",
            "under",
            "below",
            "lower than",
            "smaller than",
            "well under",
            "well below",
            "far fewer than",
            "far less than",
            "short of",
            "younger than",
            "south of",
            "<",
        ],
        after: &[],
        allowed: (Floor, ShortOf(0)),
        meant: (To(-50), ShortOf(0)),
        because: "any smaller number makes it true, but nobody who knew of half as many would put it so",
    },
    Hedge {
        id: "at most",
        before: &[
            "at most",
            "up to",
            "no more than",
            "not more than",
            "no greater than",
            "no higher than",
            "as many as",
            "as much as",
            "as high as",
            "a maximum of",
            "maximum of",
            "maximum",
            "at the most",
            "not exceeding",
            "not to exceed",
            "no larger than",
            "less than or equal to",
            "fewer than or equal to",
            "smaller than or equal to",
            "lower than or equal to",
            "equal to or less than",
            "equal to or fewer than",
            "equal to or lower than",
            "equal to or smaller than",
            "less or equal than",
            "lower or equal than",
            "smaller or equal than",
            "fewer or equal than",
            "<=",
            "< =",
            "≤",
            "less than or equals",
            "less than or equals to",
            "less or equal to",
            "equal or less than",
            "fewer than or equals",
            "fewer than or equals to",
            "fewer or equal to",
            "equal or fewer than",
            "smaller than or equals",
            "smaller than or equals to",
            "smaller or equal to",
            "equal or smaller than",
            "lower than or equals",
            "lower than or equals to",
            "lower or equal to",
            "equal or lower than",
            "under or equal to",
            "below or equal to",
            "no bigger than",
            "not greater than",
            "not higher than",
            "not larger than",
            "not bigger than",
            "not over",
            "not above",
        ],
        after: &[
            "or less",
            "or fewer",
            "or lower",
            "or below",
            "or under",
            "and below",
            "and under",
            "or smaller",
            "or younger",
            "and younger",
            "at most",
            "at the most",
            "maximum",
            "tops",
            "or less than",
            "or fewer than",
            "and less",
            "at the very most",
        ],
        allowed: (Floor, To(0)),
        meant: (To(-50), To(0)),
        because: "the number is the highest that fits; who knew of half as many would name a lower one",
    },
    Hedge {
        id: "almost",
        before: &[
            "almost",
            "nearly",
            "close to",
            "just under",
            "not quite",
            "just below",
            "just shy of",
            "just short of",
            "approaching",
            "slightly less than",
            "slightly under",
            "slightly fewer than",
            "slightly below",
            "a little less than",
            "a little under",
            "a little fewer than",
            "little less than",
            "nigh on",
            "near",
            "virtually",
            "nearing",
            "shy of",
        ],
        after: &[],
        allowed: (To(-10), ShortOf(0)),
        meant: (To(-10), ShortOf(0)),
        because: "it has not been reached, and within a tenth of it is near",
    },
    Hedge {
        id: "just over",
        before: &[
            "just over",
            "just more than",
            "just above",
            "slightly more than",
            "slightly over",
            "slightly above",
            "a little more than",
            "a little over",
            "little more than",
            "a bit more than",
            "a bit over",
            "barely over",
        ],
        after: &["and change", "and counting"],
        allowed: (ShortOf(0), To(10)),
        meant: (ShortOf(0), To(10)),
        because: "it has been passed, and within a tenth of it is near",
    },
    Hedge {
        id: "about",
        before: &[
            "about",
            "around",
            "some",
            "roughly",
            "approximately",
            "approx",
            "circa",
            "ca",
            "an estimated",
            "estimated",
            "estimated at",
            "in the region of",
            "in the neighborhood of",
            "in the neighbourhood of",
            "on the order of",
            "in the order of",
            "something like",
            "more or less",
            "~",
            "±",
        ],
        after: &["or so", "or thereabouts", "give or take", "more or less", "approximately", "odd", "ish", "est"],
        allowed: (To(-10), To(10)),
        meant: (To(-10), To(10)),
        because: "a tenth to either side is the most that a round number hides",
    },
    Hedge {
        id: "exactly",
        before: &[
            "exactly",
            "precisely",
            "equal to",
            "equals",
            "equals to",
            "equaling",
            "equaling to",
            "equalling",
            "exactly equal to",
            "=",
        ],
        after: &["exactly", "on the nose"],
        allowed: (To(0), To(0)),
        meant: (To(0), To(0)),
        because: "the writer rules rounding out",
    },
    Hedge {
        id: "a few",
        before: &["a few", "several", "a couple of", "a couple", "couple of", "couple"],
        after: &[],
        allowed: (To(100), ShortOf(900)),
        meant: (To(100), ShortOf(900)),
        because: "of a scale word (\"several hundred\"): at least two of it and fewer than ten, the next scale",
    },
];

/// Words that name a statistic: the number behind them is worth its last digit at least, and is not softened.
pub(super) const STATISTICS: &[&str] = &[
    "an average of",
    "average of",
    "averaging",
    "averaged",
    "averages",
    "an average",
    "a mean of",
    "mean of",
    "a median of",
    "median of",
    "on average",
];

/// Words before a number that leave it as it is.
pub(super) const FILLERS: &[&str] = &[
    "a total of",
    "total of",
    "a record",
    "a combined",
    "a whopping",
    "a mere",
    "a staggering",
    "a further",
    "an additional",
    "another",
    "only",
    "just",
    "fully",
    "a full",
    "all of",
    "or",
    "the age of",
    "an age of",
    "age",
    "the ages of",
    "ages of",
    "ages",
];

impl Hedge {
    /// What the hedge makes of the number `n`: the values it allows, and those it means.
    pub fn bounds(&self, n: Decimal, may_be_negative: bool) -> (Interval, Interval) {
        let allowed = interval(self.allowed, n, may_be_negative);
        let meant = interval(self.meant, n, may_be_negative);
        // Of zero, a share is zero too: "more than zero" means whatever it allows.
        (allowed, if meant.is_empty() { allowed } else { meant })
    }

    /// Whether it bounds on one side only, so that what follows must be a quantity.
    pub fn one_sided(&self) -> bool {
        matches!(self.allowed, (_, Free) | (Floor, _))
    }

    /// Whether it bounds from below only.
    pub fn is_lower(&self) -> bool {
        matches!(self.allowed.1, Free)
    }

    /// Whether it bounds from above only.
    pub fn is_upper(&self) -> bool {
        matches!(self.allowed.0, Floor)
    }
}

fn interval((low, high): (End, End), n: Decimal, may_be_negative: bool) -> Interval {
    let edge = |end: End| -> Option<Edge> {
        let (hundredths, included) = match end {
            End::Free => return None,
            End::Floor if may_be_negative || n.is_sign_negative() => return None,
            End::Floor => return Some(Edge { at: Decimal::ZERO, included: true }),
            End::To(h) => (h, true),
            End::ShortOf(h) => (h, false),
        };
        let by = n.abs().checked_mul(Decimal::new(hundredths, 2))?;
        Some(Edge { at: n.checked_add(by)?.normalize(), included })
    };
    Interval { low: edge(low), high: edge(high) }
}

/// Phrases under their first token, each with the hedge that it belongs to.
type Index = BTreeMap<&'static str, Vec<(&'static str, Option<&'static Hedge>)>>;

static BEFORE: LazyLock<Index> =
    LazyLock::new(|| index(HEDGES.iter().flat_map(|h| h.before.iter().map(move |w| (*w, Some(h))))));
static AFTER: LazyLock<Index> =
    LazyLock::new(|| index(HEDGES.iter().flat_map(|h| h.after.iter().map(move |w| (*w, Some(h))))));
static PLAIN: LazyLock<Index> = LazyLock::new(|| index(FILLERS.iter().map(|w| (*w, None))));
static MEANS: LazyLock<Index> = LazyLock::new(|| index(STATISTICS.iter().map(|w| (*w, None))));

fn index(phrases: impl Iterator<Item = (&'static str, Option<&'static Hedge>)>) -> Index {
    let mut index = Index::new();
    for (words, hedge) in phrases {
        let first = words.split(' ').next().unwrap_or(words);
        let mark = first.chars().next().filter(|c| !c.is_alphabetic()).map_or(first.len(), char::len_utf8);
        index.entry(&first[..mark]).or_default().push((words, hedge));
    }
    index
}

/// The hedge before a number whose words begin at token `at`, and the token behind them.
pub(super) fn before(tokens: &[Token<'_>], at: usize) -> Option<(&'static Hedge, usize)> {
    let (hedge, end) = longest(&BEFORE, tokens, at)?;
    // "<>30", "=>30": signs that touch one another compare nothing known.
    let sign = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.key.as_str(), "<" | ">" | "="));
    let touches = sign(at) && at > 0 && sign(at - 1) && tokens[at].glued;
    let touched = sign(end - 1) && sign(end) && tokens[end].glued;
    if touches || touched {
        return None;
    }
    Some((hedge?, end))
}

/// The hedge after a number whose words begin at token `at`, and the token behind them.
pub(super) fn after(tokens: &[Token<'_>], at: usize) -> Option<(&'static Hedge, usize)> {
    longest(&AFTER, tokens, at).and_then(|(hedge, end)| Some((hedge?, end)))
}

/// The token behind the words at `at` that leave a number as it is ("a total of").
pub(super) fn filler(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    longest(&PLAIN, tokens, at).map(|(_, end)| end)
}

/// The token behind the words at `at` that name a statistic ("an average of").
pub(super) fn statistic(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    longest(&MEANS, tokens, at).map(|(_, end)| end)
}

fn longest(index: &Index, tokens: &[Token<'_>], at: usize) -> Option<(Option<&'static Hedge>, usize)> {
    index
        .get(tokens.get(at)?.key.as_str())?
        .iter()
        .filter_map(|(words, hedge)| Some((*hedge, matches(words, tokens, at)?)))
        .max_by_key(|(_, end)| *end)
}

/// The token behind `words`, when they stand at token `at`. A dot may follow an abbreviation.
pub(super) fn matches(words: &str, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut next = at;
    for word in words.split(' ') {
        if tokens.get(next).is_some_and(|t| t.key == word) {
            next += 1;
        } else {
            // ">=" is two tokens.
            for mark in word.chars() {
                let mut utf8 = [0; 4];
                if tokens.get(next).is_none_or(|t| t.key != *mark.encode_utf8(&mut utf8)) {
                    return None;
                }
                next += 1;
            }
        }
    }
    // "CA$5" is a dollar, and no "circa".
    if words == "ca" && tokens.get(next).is_some_and(|t| t.key == "$" && t.glued) {
        return None;
    }
    if matches!(words, "approx" | "ca" | "est") && tokens.get(next).is_some_and(|t| t.key == "." && t.glued) {
        next += 1;
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn every_hedge_has_an_id_of_its_own_and_a_reason() {
        for (i, hedge) in HEDGES.iter().enumerate() {
            assert!(!hedge.because.is_empty(), "{}", hedge.id);
            assert!(HEDGES[..i].iter().all(|other| other.id != hedge.id), "{}", hedge.id);
            assert!(
                hedge.meant.0.is_bounded() && hedge.meant.1.is_bounded(),
                "{}: what is meant has two ends",
                hedge.id
            );
        }
    }

    #[test]
    fn no_words_belong_to_two_hedges() {
        for place in [|h: &'static Hedge| h.before, |h: &'static Hedge| h.after] {
            let mut all: Vec<&str> = HEDGES.iter().flat_map(|h| place(h).iter().copied()).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }

    #[test]
    fn the_longest_words_win() {
        let read = |text: &str| before(&tokens(text), 0).map(|(h, _)| h.id);
        assert_eq!(read("no more than 5"), Some("at most"));
        assert_eq!(read("more than 5"), Some("more than"));
        assert_eq!(read("more than or equal to 5"), Some("at least"));
        assert_eq!(read(">= 5"), Some("at least"));
        assert_eq!(read("moreover 5"), None);
    }

    #[test]
    fn bounds_hold_for_negative_numbers_and_zero() {
        let five = Decimal::from(-5);
        let (allowed, meant) = HEDGES[0].bounds(five, true);
        assert!(allowed.contains(Decimal::from(100)) && !allowed.contains(five));
        assert!(meant.contains(Decimal::ZERO) && !meant.contains(Decimal::ONE));
        let (allowed, meant) = HEDGES[0].bounds(Decimal::ZERO, false);
        assert_eq!(allowed, meant);
    }

    impl End {
        fn is_bounded(self) -> bool {
            matches!(self, To(_) | ShortOf(_))
        }
    }
}
