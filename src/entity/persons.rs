//! The step for persons' names: middle names, initials, a surname alone.

use super::how::{How, Standing};
use super::name::Name;
use super::shortened::by_length;

pub(super) fn persons(a: &Name, b: &Name) -> Option<Standing> {
    if !a.is_personal() || !b.is_personal() {
        return None;
    }
    let (short, long) = by_length(a, b);
    let evident = a.is_evidently_person() || b.is_evidently_person();
    if let ([f, .., l], [g, middle @ .., m]) = (&short.keys[..], &long.keys[..])
        && f == g
        && l == m
    {
        let others = &short.keys[1..short.keys.len() - 1];
        return match (others, middle) {
            ([], _) if evident || middle.iter().all(|m| m.len() == 1) => Some(Standing::Same(How::MiddleName)),
            ([], _) => Some(Standing::NearMiss("one name has a word more in the middle".to_owned())),
            ([x], [y]) if x.len() == 1 || y.len() == 1 => Some(if x.as_bytes().first() == y.as_bytes().first() {
                Standing::Same(How::MiddleName)
            } else {
                Standing::Different(format!("two middle initials: {x} and {y}"))
            }),
            _ => None,
        };
    }
    if long.is_evidently_person() && short_for(short, long) {
        let (x, y) = (short.offices(), long.offices());
        return Some(if x.is_empty() || y.is_empty() {
            Standing::NearMiss("a surname alone is joined only within one source or with the same title".to_owned())
        } else if x.iter().any(|office| y.contains(office)) {
            Standing::Same(How::Surname)
        } else {
            Standing::Different(format!("two titles: {} and {}", x.join(", "), y.join(", ")))
        });
    }
    None
}

/// Whether `short` is the surname, or initial and surname, of the person that `long` may name.
pub(super) fn short_for(short: &Name, long: &Name) -> bool {
    if !short.is_personal() || !long.is_personal() || long.keys.len() < 2 {
        return false;
    }
    let surname = short.keys.len() < long.keys.len() && long.keys.ends_with(&short.keys);
    let initial = match (&short.keys[..], &long.keys[..]) {
        ([f, l], [g, .., m]) => f.len() == 1 && g.len() > 1 && g.starts_with(f.as_str()) && l == m,
        _ => false,
    };
    surname || initial
}
