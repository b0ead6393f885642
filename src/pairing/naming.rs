//! What the claims of a run tell of names: which words are common, which are names, and what an acronym stands for.

use super::names::{Known, names};
use crate::claim::{Claim, Value, Vocabulary};
use crate::entity::Name;
use crate::text::{fold_key, words};

/// Words that stand in lower case, and names that stand where a capital says something.
pub(super) fn known_words(claims: &[Claim], vocabulary: &Vocabulary) -> Known {
    let mut known = Known { terms: vocabulary.terms().clone(), ..Known::default() };
    for claim in claims.iter().filter(|c| c.slot.is_none()) {
        let texts = [Some(&claim.subject), Some(&claim.property), claim.population.as_ref(), claim.place.as_ref()];
        for text in texts.into_iter().flatten() {
            for (i, word) in words(text).iter().enumerate() {
                if word.span.of(text).starts_with(char::is_lowercase) {
                    known.common.insert(word.key.clone());
                } else if i > 0 {
                    known.names.insert(word.key.clone());
                }
            }
        }
        if let Some(place) = &claim.place {
            known.names.insert(fold_key(place));
        }
    }
    known
}

/// The texts of a value that may be names: the whole of it where it is one name, else the names in it.
pub(super) fn name_values<'c>(value: &'c Value, known: &Known) -> Vec<&'c str> {
    let of = |text: &'c str| names(text, known).into_iter().map(move |span| span.of(text));
    match value {
        Value::Text(text) => of(text).collect(),
        Value::List { members, .. } => members.iter().flat_map(|m| of(m)).collect(),
        Value::YesNo(_) | Value::Any(_) => Vec::new(),
    }
}

/// The ties between acronym and full name that claims state: subject, property "full name" or "acronym", value.
pub(super) fn definitions(claims: &[Claim]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for claim in claims {
        let Value::Text(value) = &claim.value else { continue };
        let (short, long) = match fold_key(&claim.property).as_str() {
            "full name" | "stands for" | "expansion" => (&claim.subject, value),
            "acronym" | "abbreviation" | "initials" => (value, &claim.subject),
            _ => continue,
        };
        if Name::read(short).is_acronym() {
            found.push((short.clone(), long.clone(), claim.id.source.0.clone()));
        }
    }
    found
}
