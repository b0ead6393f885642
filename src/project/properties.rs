//! Whether the order that a project gives its properties names properties that there are, and the unit is one that their
//! values can have.

use super::Project;
use crate::claim::{Fault, MEASURES, Place, PropertyEntry, ValueKind, Vocabulary, nearest, property_faults, shorten};
use crate::quantity::{Unit, read};
use std::collections::BTreeMap;

/// The file of the properties.
const FILE: &str = "claims/properties.toml";

impl Project {
    /// Notes properties that are ordered towards one that is nowhere, as such an order would hold of nothing, and units
    /// that no value can have, as such a property would meet nothing.
    pub(super) fn check_properties(&mut self) {
        if self.properties.iter().all(|entry| ordered(entry).is_empty() && entry.unit.is_none()) {
            return;
        }
        let vocabulary = Vocabulary::with(self.properties.clone());
        let names: Vec<&str> = vocabulary.iter().map(|(_, property)| property.name.as_str()).collect();
        let mut faults: BTreeMap<String, Vec<Fault>> = BTreeMap::new();
        for entry in &self.properties {
            if let Some((message, help)) = unit_fault(entry) {
                let fault = Fault { place: Place::Key("unit"), message, help };
                faults.entry(entry.name.clone()).or_default().push(fault);
            }
            for (place, named) in ordered(entry) {
                if vocabulary.named(named).is_some() {
                    continue;
                }
                let near = nearest(named, &names).map(|near| format!("did you mean \"{near}\"? "));
                let help = format!("{}name a property of this file or of the vocabulary", near.unwrap_or_default());
                let message = format!("there is no property \"{named}\"");
                faults.entry(entry.name.clone()).or_default().push(Fault { place, message, help });
            }
        }
        if !faults.is_empty() {
            self.problems.append(&mut property_faults(FILE, &self.reread(FILE), &faults));
        }
    }
}

/// What a unit of a property can be but for what is counted ("people", "beds").
const UNITS: &[&str] = &["money", "percent", "people"];

/// What is wrong with the unit of a property, and what would be right. What is counted has as many words as there are
/// things; what is paid or measured is given by its sort, as each value names its own unit.
fn unit_fault(entry: &PropertyEntry) -> Option<(String, String)> {
    let unit = entry.unit.as_deref()?;
    if !matches!(entry.kind, ValueKind::Figure | ValueKind::List) {
        let help = "write kind = \"figure\", or leave `unit` out".to_owned();
        return Some(("`unit` belongs to a figure".to_owned(), help));
    }
    if UNITS.contains(&unit) || MEASURES.contains(&unit) {
        return None;
    }
    let sorts = || format!("\"money\", \"percent\", {}, or what is counted (\"people\", \"beds\")", listed(MEASURES));
    let cannot = format!("`unit` cannot be \"{}\"", shorten(unit));
    let read = |text: String| read(&text).ok().map(|figure| figure.unit);
    let right = match read(format!("1 {unit}")).filter(|u| *u != Unit::Bare).or_else(|| read(format!("{unit}1"))) {
        Some(Unit::Money { .. }) => "write unit = \"money\": each value names its currency".to_owned(),
        Some(Unit::Percent | Unit::PercentPoint) => "write unit = \"percent\"".to_owned(),
        Some(Unit::Measure { dimension }) => {
            let sort = if dimension == "months" { "time" } else { dimension };
            match sort {
                "time" => "write unit = \"time\", or \"years\" of an age: each value names its own unit".to_owned(),
                _ if MEASURES.contains(&sort) => format!("write unit = \"{sort}\": each value names its own unit"),
                _ => "leave `unit` out: each value names its own unit".to_owned(),
            }
        }
        // A word for a thing, or for a thing per another; a slip of the pen is no thing.
        Some(Unit::Count(_) | Unit::Rate { .. }) => {
            let near = nearest(unit, &[UNITS, MEASURES].concat()).filter(|near| near.len() >= LEAST_LETTERS)?;
            format!("did you mean \"{near}\"? `unit` is one of {}", sorts())
        }
        _ => format!("`unit` is one of {}", sorts()),
    };
    Some((cannot, right))
}

/// The fewest letters of a unit for which another word may be a slip: "area" is near many words.
const LEAST_LETTERS: usize = 6;

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// The properties towards which one is ordered, each with its place.
fn ordered(entry: &PropertyEntry) -> Vec<(Place, &str)> {
    let mut found = Vec::new();
    for (key, named) in [("part_of", &entry.part_of), ("at_most", &entry.at_most), ("mean_of", &entry.mean_of)] {
        found.extend(named.as_deref().map(|named| (Place::Key(key), named)));
    }
    let step = entry.precedes.as_ref().map(|step| step.property.as_str());
    found.extend(step.map(|named| (Place::Member("precedes", "property".to_owned()), named)));
    found
}
