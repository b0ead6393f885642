//! How two values of a ledger stand, with the habits that its rows show.

use super::super::reading::Reading;
use super::faces::{Face, Hedge, Number, Sort, name_words};
use crate::compare::{Agreement, Asked, Gap, Listing, Reason, Tolerance, figures, lists, names, periods};
use crate::entity::{OnePlace, is_legal_form, one_place};
use crate::quantity::{Decimal, Figure, Unit, format};

/// How alike two names must be, by Jaro-Winkler, to be one with a slip where nothing else tells: above this lie names a
/// letter or two apart, below it "Oxford" and "Orford".
const ALIKE: f64 = 0.96;
/// The shortest word of which a letter may be off, and of which two may.
const ONE_LETTER: usize = 4;
const TWO_LETTERS: usize = 9;
/// Sums of binary numbers are compared with this much room, as a share.
const ROOM: f64 = 1e-9;

/// What the comparison of values goes by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// Figures are rounded as long as half the step is at most this share of them.
    pub(super) rounding: f64,
    /// How far two values of one measured property may differ, in percent.
    pub(super) tolerance: Decimal,
    /// The property asks for a political party.
    pub(super) party: bool,
}

/// Whether two values are apart, told quickly; what is apart here may still agree by the exact comparison.
pub(super) fn may_part(a: &Face, b: &Face, habits: Habits) -> bool {
    match (&a.sort, &b.sort) {
        (Sort::Number(x), Sort::Number(y)) => x.per != y.per || numbers_part(x, y, habits.rounding),
        (Sort::Days(first, last), Sort::Days(from, to)) => last < from || to < first,
        (Sort::YesNo(x), Sort::YesNo(y)) | (Sort::Some(x), Sort::Some(y)) => x != y,
        (Sort::Some(some), Sort::Number(n)) | (Sort::Number(n), Sort::Some(some)) => {
            if *some {
                n.high <= 0.0
            } else {
                n.low > 0.0
            }
        }
        (Sort::List(x), Sort::List(y)) => !same_members(x, y),
        (Sort::Open(some), Sort::List(all)) | (Sort::List(all), Sort::Open(some)) => !holds(all, some),
        // Each may name what the other leaves out.
        (Sort::Open(_), Sort::Open(_)) => false,
        (Sort::Words(x), Sort::Words(y)) => !one_name(x, y),
        (Sort::None, _) | (_, Sort::None) => false,
        _ => true,
    }
}

fn numbers_part(a: &Number, b: &Number, rounding: f64) -> bool {
    let ((low, high), (from, to)) = (ends(a, rounding), ends(b, rounding));
    let room = ROOM * a.value.abs().max(b.value.abs());
    // Two bare figures of one step, "1.7" and "1.6", are two figures though what they may stand for touches.
    let one_step = (high - low - (to - from)).abs() <= room && high > low;
    let bare = a.hedge == Hedge::Bare && b.hedge == Hedge::Bare;
    let room = if bare && one_step && a.value != b.value { -room } else { room };
    high + room < from || to + room < low
}

/// What a figure may stand for, where figures are rounded to this share of them. A limit counts as reached: "close to 48"
/// and "48" are no two answers.
fn ends(number: &Number, rounding: f64) -> (f64, f64) {
    let step = number.rounded_to(rounding);
    match number.hedge {
        Hedge::Bare => (number.value - step / 2.0, number.value + step / 2.0),
        Hedge::Around => (number.low.min(number.value - step / 2.0), number.high.max(number.value + step / 2.0)),
        Hedge::Below => (number.low.min(number.value - step), number.high),
        Hedge::Above => (number.low, number.high),
    }
}

/// How two values stand, exactly.
pub(super) fn stand(a: &Face, b: &Face, habits: Habits) -> Agreement {
    if a.form == b.form && a.is_comparable() {
        return Agreement::Same;
    }
    let (quick, tolerance) = (may_part(a, b, habits), Tolerance(habits.tolerance));
    match (&a.reading, &b.reading) {
        (Reading::Figure(x), Reading::Figure(y)) if bare_measure(x, y) => Agreement::NotComparable(Reason::Unit),
        (Reading::Figure(x), Reading::Figure(y)) => match figures(x, y, tolerance) {
            // "about 4.8 %" and "4.8 %" give one figure.
            joined
                if !matches!(joined, Agreement::NotComparable(_))
                    && x.value == y.value
                    && x.unit == y.unit
                    && !quick =>
            {
                Agreement::SameWhenRounded { to: format(x.step.max(y.step)) }
            }
            apart if apart.parts() && !quick && x.hedge.is_none() && y.hedge.is_none() => {
                Agreement::SameWhenRounded { to: format(x.step.max(y.step)) }
            }
            apart if apart.parts() && !quick => Agreement::Compatible,
            exact => exact,
        },
        (Reading::Period(x), Reading::Period(y)) => periods(x, y),
        (Reading::List { members: x, complete: whole_x }, Reading::List { members: y, complete: whole_y }) => {
            if !quick {
                return if *whole_x && *whole_y { Agreement::Same } else { Agreement::Compatible };
            }
            let listing = |members, complete: &bool| Listing { members: keyed(members), complete: *complete };
            lists(&listing(x, whole_x), &listing(y, whole_y))
        }
        // What only the gazetteer, an acronym or a short form joins is not apart.
        (Reading::Name(x) | Reading::Phrase(x), Reading::Name(y) | Reading::Phrase(y)) => match quick {
            // A property of a table has one value until shown otherwise.
            true => names(x, y, Asked { one: true, party: habits.party }),
            false => Agreement::Same,
        },
        _ => match (&a.sort, &b.sort) {
            (Sort::None, _) | (_, Sort::None) => Agreement::NotComparable(Reason::Unreadable),
            (Sort::YesNo(_), Sort::YesNo(_)) | (Sort::Words(_), Sort::Words(_)) => {
                if quick {
                    Agreement::Apart(Gap::Words)
                } else {
                    Agreement::Same
                }
            }
            (Sort::Some(_), Sort::Some(_) | Sort::Number(_)) | (Sort::Number(_), Sort::Some(_)) => {
                if quick {
                    Agreement::Apart(Gap::Words)
                } else {
                    Agreement::Compatible
                }
            }
            // A figure where others have a name: nothing says that one of them is wrong.
            _ => Agreement::NotComparable(Reason::Unreadable),
        },
    }
}

/// A number without a unit beside a length or a weight: nothing says which unit it is in.
fn bare_measure(a: &Figure, b: &Figure) -> bool {
    let bare = |figure: &Figure| matches!(figure.unit, Unit::Bare);
    let measured = |figure: &Figure| matches!(figure.unit, Unit::Measure { .. });
    (bare(a) && measured(b)) || (bare(b) && measured(a))
}

fn keyed(members: &[String]) -> Vec<(String, &str)> {
    members.iter().map(|member| (name_words(member).join(" "), member.as_str())).collect()
}

/// Whether two values are two names of one place: an answer alike, and a spelling to be said.
pub(super) fn is_variant(a: &Face, b: &Face) -> bool {
    let (Reading::Name(x) | Reading::Phrase(x), Reading::Name(y) | Reading::Phrase(y)) = (&a.reading, &b.reading)
    else {
        return false;
    };
    matches!(one_place(x, y), Some(OnePlace::Variant(_)))
}

fn same_members(x: &[String], y: &[String]) -> bool {
    x.len() == y.len() && holds(y, x)
}

/// Whether a list has all of these members.
fn holds(all: &[String], some: &[String]) -> bool {
    let one = |a: &String, b: &String| a == b || is_slip(a, b) || one_member(a, b);
    some.iter().all(|member| all.iter().any(|other| one(member, other)))
}

/// Whether two members of lists are one: a body with its legal form and without, a person with initials and in full.
fn one_member(a: &str, b: &str) -> bool {
    let words = |text: &'_ str| -> Vec<String> {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        while words.len() > 1 && words.last().is_some_and(|last| is_legal_form(last)) {
            words.pop();
        }
        words
    };
    let (x, y) = (words(a), words(b));
    x == y || by_initials(&x, &y)
}

/// Whether two names are of one family, and the given name of one is the initial of the other's: "H. Umeda", "Haruto
/// Umeda", "Umeda, H.".
fn by_initials(x: &[String], y: &[String]) -> bool {
    let initial = |word: &String| word.chars().count() == 1;
    let ([.., x_last], [.., y_last]) = (x, y) else { return false };
    let (Some(p), Some(q)) = (x.first(), y.first()) else { return false };
    let family = x_last == y_last || is_slip(x_last, y_last);
    let straight = family && (initial(p) || initial(q)) && p.chars().next() == q.chars().next();
    // The family name stands first in Hungary, Japan and China: "E. Orban", "Orban Eszter".
    let turned = |one: &[String], other: &[String]| matches!((one, other), ([p, family], [first, given]) if initial(p) && family == first && !initial(given) && p.chars().next() == given.chars().next());
    x.len() > 1 && y.len() > 1 && (straight || turned(x, y) || turned(y, x))
}

fn is_slip(a: &str, b: &str) -> bool {
    let short = a.len().min(b.len());
    let allowed = if short > TWO_LETTERS { 2 } else { usize::from(short > ONE_LETTER) };
    allowed > 0 && a.len().abs_diff(b.len()) <= allowed && strsim::osa_distance(a, b) <= allowed
}

/// The fewest letters of a word that is cut short: "Stad." for "Stadium".
const CUT: usize = 4;

/// Whether one word is the beginning of the other, by which it is cut short.
fn is_cut(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= CUT && long.len() >= short.len() + 2 && long.starts_with(short)
}

/// Words that turn a value round.
const NEGATIONS: &[&str] = &["not", "no", "never", "non"];

/// Whether two names may be one: the same words, one with words more, an acronym and its words, a slip.
fn one_name(x: &[String], y: &[String]) -> bool {
    if x == y {
        return true;
    }
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    if short.iter().all(|word| long.contains(word)) {
        // "listed" and "not listed" are two answers.
        return NEGATIONS.iter().all(|word| short.iter().any(|w| w == word) == long.iter().any(|w| w == word));
    }
    // "harbour master", "harbourmaster"
    let (a, b) = (x.concat(), y.concat());
    if x.len() != y.len() && (a == b || is_slip(&a, &b)) {
        return true;
    }
    let initials = || long.iter().filter_map(|word| word.chars().next()).collect::<String>();
    if short.len() == 1 && long.len() > 1 && short[0] == initials() {
        return true;
    }
    let one_word = |a: &String, b: &String| a == b || is_slip(a, b) || (x.len() > 1 && is_cut(a, b));
    if x.len() == y.len() && x.iter().zip(y).all(|(a, b)| one_word(a, b)) {
        return true;
    }
    // "H. Umeda", "Haruto Umeda".
    if let ([p, surname @ ..], [q, other @ ..]) = (x, y)
        && (surname == other
            || (surname.len() == other.len() && surname.iter().zip(other).all(|(a, b)| a == b || is_slip(a, b))))
        && !surname.is_empty()
        && (p.chars().count() == 1 || q.chars().count() == 1)
    {
        return p.chars().next() == q.chars().next();
    }
    if by_initials(x, y) {
        return true;
    }
    strsim::jaro_winkler(&x.join(" "), &y.join(" ")) >= ALIKE
}
