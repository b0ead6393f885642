//! Fields: at which level two frames stand in what is counted, of whom, where, when, and in what kind of event.

use super::frame::Frame;
use super::levels::{Counted, Group, Happening, When, Where};
use super::one_time::are_long_apart;
use super::reading::Reading;
use super::wording::{Term, terms};
use crate::meaning::{Relation, family_of_stem, relation_of_stems};
use crate::quantity::Unit;
use crate::text::stem;
use std::collections::BTreeSet;

fn unit(reading: &Reading) -> Option<&Unit> {
    match reading {
        Reading::Figure(figure) => Some(match &figure.unit {
            Unit::Rate { of, .. } => of,
            unit => unit,
        }),
        _ => None,
    }
}

pub(super) fn counted(a: &Frame, b: &Frame) -> Counted {
    let (Some(x), Some(y)) = (unit(&a.reading), unit(&b.reading)) else { return Counted::NoFigures };
    let says = |frame: &Frame, noun: &str| {
        let family = family_of_stem(&stem(noun));
        frame.wording.all().any(|term| term.family == family)
    };
    match (x, y) {
        (Unit::Bare, Unit::Bare) => Counted::Bare,
        (Unit::Bare, Unit::Count(noun)) if says(a, noun) => Counted::Named,
        (Unit::Count(noun), Unit::Bare) if says(b, noun) => Counted::Named,
        (Unit::Bare, _) | (_, Unit::Bare) => Counted::OneBare,
        (Unit::Count(p), Unit::Count(q)) if p != q => {
            let kin =
                p.split(' ').any(|p| q.split(' ').any(|q| relation_of_stems(&stem(p), &stem(q)) == Relation::Same));
            if kin { Counted::Kin } else { Counted::Differ }
        }
        _ if x == y => Counted::Same,
        _ => Counted::Differ,
    }
}

pub(super) fn group(a: &Frame, b: &Frame, shared: &[Term]) -> Group {
    let told = |group: &BTreeSet<String>| {
        group.iter().all(|class| terms(class).iter().any(|t| shared.iter().any(|s| s.family == t.family)))
    };
    match (a.population.is_empty(), b.population.is_empty()) {
        (true, true) => Group::Neither,
        (false, false) if a.population == b.population => Group::Same,
        (false, false) => Group::Differ,
        (false, true) if told(&a.population) => Group::Told,
        (true, false) if told(&b.population) => Group::Told,
        _ => Group::Silent,
    }
}

pub(super) fn place(a: &Frame, b: &Frame) -> Where {
    match (a.place, b.place) {
        (None, None) => Where::Neither,
        (Some(x), Some(y)) if x.id == y.id => Where::Same,
        (Some(_), Some(_)) => Where::Differ,
        _ => Where::Silent,
    }
}

pub(super) fn time(a: &Frame, b: &Frame) -> When {
    let stated =
        |f: &Frame| f.time.period.clone().or_else(|| f.time.as_of.clone()).or_else(|| f.event.as_ref()?.time.clone());
    match (stated(a), stated(b)) {
        (None, None) if are_long_apart(a, b) => When::LongApart,
        (None, None) => When::Neither,
        (Some(x), Some(y)) if x.overlaps(&y) => When::Same,
        (Some(_), Some(_)) => When::Differ,
        _ => When::Silent,
    }
}

pub(super) fn event(a: &Frame, b: &Frame) -> Happening {
    match (&a.event, &b.event) {
        (None, None) => Happening::Neither,
        (Some(x), Some(y)) if x.kind == y.kind => Happening::Same,
        (Some(_), Some(_)) => Happening::Differ,
        _ => Happening::Silent,
    }
}
