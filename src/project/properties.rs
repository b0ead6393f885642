//! Whether the order that a project gives its properties names properties that there are.

use super::Project;
use crate::claim::{Fault, Place, PropertyEntry, Vocabulary, nearest, property_faults};
use std::collections::BTreeMap;

/// The file of the properties.
const FILE: &str = "claims/properties.toml";

impl Project {
    /// Notes properties that are ordered towards one that is nowhere: such an order would hold of nothing.
    pub(super) fn check_properties(&mut self) {
        if self.properties.iter().all(|entry| ordered(entry).is_empty()) {
            return;
        }
        let vocabulary = Vocabulary::with(self.properties.clone());
        let names: Vec<&str> = vocabulary.iter().map(|(_, property)| property.name.as_str()).collect();
        let mut faults: BTreeMap<String, Vec<Fault>> = BTreeMap::new();
        for entry in &self.properties {
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
