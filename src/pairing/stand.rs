//! How the values of two comparable claims stand to each other.

use super::frame::Frame;
use super::framer::Framer;
use super::reading::Reading;
use super::reading::is_bare_year;
use super::statuses::{ACTIVE, ALSO_NOT_ACTIVE, NOT_ACTIVE, exclude, known};
use crate::claim::{Vocabulary, content_stems};
use crate::compare::{
    Agreement, Asked, Gap, Listing, Named, Reason, Tolerance, figures, lists, missing, names, periods,
};
use crate::quantity::{Decimal, Figure, Quantifier, Unit};

/// How the values of two claims on one question stand.
#[must_use]
pub fn values(framer: &Framer<'_>, vocabulary: &Vocabulary, a: &Frame, b: &Frame) -> Agreement {
    if let (Some(x), Some(y)) = (a.slot, b.slot)
        && x.id == y.id
    {
        return super::slots::values(a, b);
    }
    if let (Some(x), Some(y), true) = (&a.state, &b.state, a.tells_state_otherwise(b)) {
        return super::state::stand(x, y, [a.moment().as_ref(), b.moment().as_ref()]);
    }
    let scales = Scales { framer, vocabulary, property: a.property };
    let (x, y) = (a.denied, b.denied);
    if let (false, false, Some((x, y))) = (x, y, one_rate(a, b)) {
        return figures(&x, &y, Tolerance(vocabulary.tolerance(a.property)));
    }
    match (a.denied, b.denied) {
        (false, false) => scales.readings(&a.reading, &b.reading),
        (true, true) => match scales.readings(&a.reading, &b.reading) {
            same @ (Agreement::Same | Agreement::SameWhenRounded { .. }) => same,
            // "not X" and "not Y" can both be true.
            _ => Agreement::NotComparable(Reason::Several),
        },
        _ => match scales.readings(&a.reading, &b.reading) {
            Agreement::Same | Agreement::SameWhenRounded { .. } => Agreement::Apart(Gap::Words),
            Agreement::Apart(_) => Agreement::Compatible,
            other => other,
        },
    }
}

/// How two readings of one property stand, without their claims: nothing is read again, so that each value as written is
/// read once and compared as often as need be. Denials and rates that stand in the words of a claim are
/// [`values`]' business.
#[must_use]
pub fn readings(
    framer: &Framer<'_>,
    vocabulary: &Vocabulary,
    property: Option<crate::claim::PropertyId>,
    a: &Reading,
    b: &Reading,
) -> Agreement {
    Scales { framer, vocabulary, property }.readings(a, b)
}

/// Two figures of one rate, of which one has it in its value ("$36 a day") and the other in its words ("daily cost"), or
/// leaves it unsaid.
fn one_rate(a: &Frame, b: &Frame) -> Option<(Figure, Figure)> {
    let (Reading::Figure(x), Reading::Figure(y)) = (&a.reading, &b.reading) else { return None };
    let rate = a.rate.as_ref().or(b.rate.as_ref())?;
    let plain = |figure: &Figure| match &figure.unit {
        Unit::Rate { of, per } if per == rate => Some(Figure { unit: (**of).clone(), ..figure.clone() }),
        Unit::Rate { .. } => None,
        _ => Some(figure.clone()),
    };
    let differ = matches!(x.unit, Unit::Rate { .. }) != matches!(y.unit, Unit::Rate { .. });
    let same = [a, b].iter().all(|frame| frame.rate.as_ref().is_none_or(|other| other == rate));
    if same && differ { plain(x).zip(plain(y)) } else { None }
}

/// Fewer days than this between two dates of a step that may be taken again, and they are of one occasion.
const ONE_OCCASION_DAYS: i64 = 365;

struct Scales<'a> {
    framer: &'a Framer<'a>,
    vocabulary: &'a Vocabulary,
    property: Option<crate::claim::PropertyId>,
}

impl Scales<'_> {
    fn readings(&self, a: &Reading, b: &Reading) -> Agreement {
        use Reading as R;
        match (a, b) {
            (R::Nothing(_), _) | (_, R::Nothing(_)) => Agreement::NotComparable(Reason::NoValue),
            (R::Unreadable { .. }, _) | (_, R::Unreadable { .. }) => Agreement::NotComparable(Reason::Unreadable),
            (R::Any(choices), other) | (other, R::Any(choices)) => self.any(choices, other),
            (R::Figure(x), R::Figure(y)) if is_working_time(x, y) || is_working_time(y, x) => Agreement::Compatible,
            (R::Figure(x), R::Figure(y)) => figures(x, y, Tolerance(self.vocabulary.tolerance(self.property))),
            (R::Period(x), R::Period(y)) => self.dates(periods(x, y)),
            // "took in its first guests / 1936": what the other dates is no number.
            (R::Period(x), R::Figure(y)) | (R::Figure(y), R::Period(x)) => match year(y) {
                Some(y) => self.dates(periods(x, &y)),
                None => Agreement::NotComparable(Reason::Property),
            },
            (R::Name(x), R::Name(y)) => self.names(x, y),
            (R::List { members: x, complete: p }, R::List { members: y, complete: q }) => self.lists(x, *p, y, *q),
            (R::Figure(figure), R::List { members, complete }) | (R::List { members, complete }, R::Figure(figure)) => {
                counted(figure, members.len(), *complete)
            }
            (R::List { members, complete }, R::Name(text) | R::Phrase(text))
            | (R::Name(text) | R::Phrase(text), R::List { members, complete }) => {
                self.list_and_name(members, *complete, text)
            }
            (R::Status(x), R::Status(y)) => statuses(x, y),
            // "yes" to whether a law is in force, and "in force".
            (R::YesNo(yes), R::Status(status)) | (R::Status(status), R::YesNo(yes)) => answered(*yes, status),
            (R::YesNo(x), R::YesNo(y)) => alike(x == y),
            (R::Quantifier(x), R::Quantifier(y)) => quantifiers(*x, *y),
            // "no" is an answer as much as a quantity.
            (R::YesNo(yes), R::Quantifier(q)) | (R::Quantifier(q), R::YesNo(yes)) => {
                alike(*yes == (*q != Quantifier::None))
            }
            (R::Quantifier(q), R::Figure(figure)) | (R::Figure(figure), R::Quantifier(q)) => against(*q, figure),
            // There are none, and there are these.
            (R::Quantifier(Quantifier::None), R::Phrase(_) | R::List { .. })
            | (R::Phrase(_) | R::List { .. }, R::Quantifier(Quantifier::None)) => Agreement::Apart(Gap::Words),
            (R::Phrase(x), R::Phrase(y)) if a.counts_with(b) => alike(**x == **y),
            (R::Phrase(x) | R::Name(x), R::Phrase(y) | R::Name(y)) if self.takes_one() && x.is_one_place(y) => {
                Agreement::Same
            }
            (R::Phrase(x) | R::Name(x), R::Phrase(y) | R::Name(y)) => self.phrases(x, y),
            _ => Agreement::NotComparable(Reason::Property),
        }
    }

    /// One of several: apart only if every choice is.
    fn any(&self, choices: &[Reading], other: &Reading) -> Agreement {
        let stands: Vec<Agreement> = choices.iter().map(|c| self.readings(c, other)).collect();
        if stands.iter().any(Agreement::joins) {
            return Agreement::Compatible;
        }
        let apart = stands.iter().all(|s| matches!(s, Agreement::Apart(_)));
        stands.into_iter().next().filter(|_| apart).unwrap_or(Agreement::Compatible)
    }

    fn names(&self, x: &Named, y: &Named) -> Agreement {
        let stand = names(x, y, self.asked());
        match stand {
            Agreement::Apart(_) | Agreement::NotComparable(_) | Agreement::Compatible
                if !bracket_differs(x, y) && self.resolved(x, y) =>
            {
                Agreement::Same
            }
            other => other,
        }
    }

    /// Whether two names are one for the resolver: by what the run knows of both, else by their words.
    fn resolved(&self, x: &Named, y: &Named) -> bool {
        let resolver = self.framer.resolver();
        match (resolver.id(x), resolver.id(y)) {
            (Some(a), Some(b)) => a == b,
            // What the words alone tell apart, the places of the project do not join.
            _ => x.may_be_spelling_of(y) && resolver.same(x, y),
        }
    }

    /// A list against a string that holds one, or against the one member that the other source names.
    fn list_and_name(&self, members: &[String], complete: bool, text: &Named) -> Agreement {
        let other = text.members();
        if other.len() > 1 {
            return self.lists(members, complete, other, !crate::compare::is_open(text));
        }
        let same = members.len() == 1 && missing(members, other).is_empty();
        if same { Agreement::Same } else { Agreement::NotComparable(Reason::OpenList) }
    }

    fn asked(&self) -> Asked {
        let party = self.property.is_some_and(|id| self.vocabulary.get(id).name == PARTY);
        Asked { one: self.takes_one(), party }
    }

    /// Of a step that may be taken again (elected, amended) two dates a year or more apart are of two occasions, nearer
    /// ones of one.
    fn dates(&self, stand: Agreement) -> Agreement {
        use crate::claim::Takes;
        let again = self.property.is_some_and(|id| self.vocabulary.get(id).takes == Some(Takes::Several));
        match stand {
            Agreement::Apart(Gap::Periods { days }) if again && days.abs() >= ONE_OCCASION_DAYS => {
                Agreement::NotComparable(Reason::Several)
            }
            other => other,
        }
    }

    fn phrases(&self, x: &Named, y: &Named) -> Agreement {
        let asked = self.asked();
        if x.stems() == y.stems() || (asked.party && names(x, y, asked).joins()) {
            return Agreement::Same;
        }
        Agreement::NotComparable(Reason::Several)
    }

    fn lists(&self, x: &[String], p: bool, y: &[String], q: bool) -> Agreement {
        let named = |members: &[String]| {
            members.iter().all(|m| m.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        };
        if !(named(x) && named(y)) {
            // Lists of phrases ("lobbying lawmakers", "raising awareness") are worded freely.
            let same = {
                let (mut x, mut y) = (self.keys(x), self.keys(y));
                x.sort();
                y.sort();
                x.iter().map(|k| &k.0).eq(y.iter().map(|k| &k.0))
            };
            if same {
                return Agreement::Same;
            }
            // As many members, and half of them or more word for word: the others are two answers.
            let (mut p, mut q) = (self.keys(x), self.keys(y));
            let all = p.len();
            p.retain(|key| !q.iter().any(|other| other.0 == key.0));
            let whole = self.keys(x);
            q.retain(|key| !whole.iter().any(|other| other.0 == key.0));
            let alike = all == y.len() && all > 2 && p.len() * 2 <= all && !p.is_empty() && p.len() == q.len();
            let only =
                [p, q].map(|left| left.into_iter().map(|(_, member)| member.to_owned()).collect::<Vec<String>>());
            return match alike {
                true => Agreement::Apart(Gap::Lists { only }),
                false => Agreement::NotComparable(Reason::Several),
            };
        }
        let stand =
            lists(&Listing { members: self.keys(x), complete: p }, &Listing { members: self.keys(y), complete: q });
        // Authors: "J. Smith" and "John Smith".
        match &stand {
            Agreement::Apart(Gap::Lists { only }) => match (missing(&only[0], &only[1]), missing(&only[1], &only[0])) {
                (a, b) if a.is_empty() && b.is_empty() => Agreement::Compatible,
                (a, b) if a.len() < only[0].len() => Agreement::Apart(Gap::Lists { only: [a, b] }),
                _ => stand,
            },
            _ => stand,
        }
    }

    fn keys<'m>(&self, members: &'m [String]) -> Vec<(String, &'m str)> {
        let resolver = self.framer.resolver();
        let key = |m: &String| {
            resolver.id(m).map_or_else(|| content_stems(m).join(" "), |id| resolver.canonical(id).to_owned())
        };
        members.iter().map(|m| (key(m), m.as_str())).collect()
    }

    fn takes_one(&self) -> bool {
        use crate::claim::Takes;
        self.property.is_some_and(|id| self.vocabulary.get(id).takes == Some(Takes::One))
    }
}

/// The property that asks for a party.
pub(super) const PARTY: &str = "political party";

/// Whether the words in brackets behind two names differ, or only one has any: they tell which of several is meant.
fn bracket_differs(x: &str, y: &str) -> bool {
    let aside = |text: &str| text.split_once('(').map(|(_, inside)| crate::text::fold_key(inside));
    let (a, b) = (aside(x), aside(y));
    // An acronym in brackets, or another name, is no sort of thing.
    let sort = |aside: &Option<String>| {
        aside.as_deref().is_some_and(|words| TELLING.iter().any(|word| words.split(' ').any(|w| w == *word)))
    };
    a != b && (sort(&a) || sort(&b))
}

/// Words in brackets behind a name that say which sort of thing of that name is meant.
const TELLING: &[&str] = &[
    "album",
    "band",
    "book",
    "city",
    "company",
    "country",
    "county",
    "disambiguation",
    "district",
    "film",
    "island",
    "kingdom",
    "magazine",
    "municipality",
    "newspaper",
    "novel",
    "politician",
    "province",
    "region",
    "river",
    "school",
    "series",
    "ship",
    "song",
    "state",
    "town",
    "village",
];

/// What is not active may have ended, be blocked or still be to come; of all else the table says what excludes what.
fn statuses(x: &str, y: &str) -> Agreement {
    let vague = |a: &str, b: &str| a == NOT_ACTIVE && ALSO_NOT_ACTIVE.contains(&b);
    if vague(x, y) || vague(y, x) {
        Agreement::Compatible
    } else if x == y || exclude(x, y) {
        alike(x == y)
    } else if known(x) && known(y) {
        // A closed mill may be for sale.
        Agreement::NotComparable(Reason::Several)
    } else {
        // Of the states that a vocabulary lists itself each excludes the others.
        alike(false)
    }
}

/// "Yes" and "no" to whether a thing is at work, against its status.
fn answered(yes: bool, status: &str) -> Agreement {
    match status {
        ACTIVE => alike(yes),
        _ if status == NOT_ACTIVE || ALSO_NOT_ACTIVE.contains(&status) => {
            if yes {
                Agreement::Apart(Gap::Words)
            } else {
                Agreement::Compatible
            }
        }
        _ => Agreement::NotComparable(Reason::Property),
    }
}

fn alike(same: bool) -> Agreement {
    if same { Agreement::Same } else { Agreement::Apart(Gap::Words) }
}

/// A stated count against a list: equal to the members of a whole one, at least those of an open one.
fn counted(figure: &Figure, members: usize, complete: bool) -> Agreement {
    if !matches!(figure.unit, Unit::Bare | Unit::Count(_)) {
        return Agreement::NotComparable(Reason::Unit);
    }
    let members = Decimal::from(members);
    let fits = if complete {
        figure.allowed.contains(members)
    } else {
        figure.allowed.high.is_none_or(|high| high.at >= members)
    };
    if fits {
        return if complete { Agreement::Same } else { Agreement::Compatible };
    }
    let by = figure.value.saturating_sub(members).abs();
    Agreement::Apart(Gap::Figures { by, factor: None, at_limit: false })
}

/// Whether a course of so many hours takes so many days: five days are forty hours of work.
fn is_working_time(hours: &Figure, days: &Figure) -> bool {
    let unit = |figure: &Figure, unit: &str| crate::text::words(&figure.text).iter().any(|w| w.key.starts_with(unit));
    if !(unit(hours, "hour") && unit(days, "day")) || hours.unit != days.unit {
        return false;
    }
    // Both are kept in one unit of time; of a working day a third or less counts.
    let part = hours.value.checked_div(days.value);
    let day = |hours: u32| Decimal::from(hours).checked_div(24.into()).unwrap_or(Decimal::ONE);
    part.is_some_and(|part| (day(7)..=day(9)).contains(&part))
}

/// A bare number that can be a year.
fn year(figure: &Figure) -> Option<crate::time::Period> {
    let bare = matches!(figure.unit, Unit::Bare) && is_bare_year(&figure.text);
    bare.then(|| crate::time::edtf(&figure.text).ok()).flatten()
}

fn quantifiers(x: Quantifier, y: Quantifier) -> Agreement {
    if x == y {
        return Agreement::Same;
    }
    if (x == Quantifier::None) != (y == Quantifier::None) {
        Agreement::Apart(Gap::Words)
    } else {
        Agreement::Compatible
    }
}

/// "none", "most" against a figure: none is zero; the others are shares, or bounds on a count.
fn against(quantifier: Quantifier, figure: &Figure) -> Agreement {
    let interval = match figure.unit {
        // Nothing is nothing, of litres as of people.
        _ if quantifier == Quantifier::None => Some(quantifier.count()),
        Unit::Percent => quantifier.share(),
        Unit::Bare | Unit::Count(_) => Some(quantifier.count()),
        _ => None,
    };
    match interval {
        Some(interval) if interval.overlaps(&figure.allowed) => Agreement::Compatible,
        Some(_) => Agreement::Apart(Gap::Words),
        None => Agreement::NotComparable(Reason::Unit),
    }
}
