//! Things called by a description that some claim ties to a name: "Harbour Trust / principal contractor / Marsh Systems" lets
//! "principal contractor" be Marsh Systems, and so does a quote that says "Marsh Systems, which rebuilt the pier".
//!
//! Who reads one claim only cannot know it. The claims of the run say it: by a role whose value is the name, or by words
//! set beside the name.

use super::frame::Frame;
use super::framer::Framer;
use super::phrasing::LEADS_ON;
use super::rarity::Rarity;
use super::reading::Reading;
use super::wording::{Term, fellow, terms};
use crate::claim::{Claim, is_light};
use crate::entity::EntityId;
use crate::text::{Span, words};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a run says of its names, and which of its subjects that describes.
#[derive(Debug, Default)]
pub(super) struct Described {
    by_frame: HashMap<usize, EntityId>,
}

/// The part of what a description says, by its rarity, that one claim must say of a name.
const COVERED: f64 = 0.7;

/// By how much more one name must be described by it than any other.
const CLEARLY: f64 = 0.15;

/// How many words of what is said beside a name are looked at.
const BESIDE_WORDS: usize = 14;

/// Words of a property that only ask what a thing is called.
const ASKING_NAMES: &[&str] = &["name", "names", "called", "title", "identity", "who", "full", "official"];

/// How many words an address has at most that stands between a name and what is set beside it.
const ADDRESS_WORDS: usize = 4;

/// A subject that describes a thing, and names none.
struct Description {
    frame: usize,
    words: Vec<Term>,
    /// What kind of thing it is.
    head: Term,
}

impl Described {
    /// Finds the subjects of a run that are descriptions, and the one name of which it says the same.
    pub(super) fn new(framer: &Framer<'_>, claims: &[Claim], frames: &[Frame], rarity: &Rarity) -> Self {
        let open = frames.iter().enumerate().filter(|(_, f)| f.slot.is_none() && f.event.is_none());
        let described: Vec<Description> = open.filter_map(|(i, f)| description(i, &claims[f.claim].subject)).collect();
        if described.is_empty() {
            return Self::default();
        }
        // Descriptions by the family of their head: what is said of a name is looked up by its words.
        let mut by_head: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, description) in described.iter().enumerate() {
            by_head.entry(&description.head.family).or_default().push(n);
        }
        let mut found: BTreeMap<usize, BTreeMap<EntityId, f64>> = BTreeMap::new();
        for Said { name, words, heads } in said_of_names(framer, claims, frames) {
            let others: Vec<&Term> = words.iter().collect();
            let heads: BTreeSet<&str> = heads.iter().map(|term| term.family.as_str()).collect();
            for n in heads.into_iter().filter_map(|head| by_head.get(head)).flatten() {
                let part = covered(&described[*n].words, &others, rarity);
                if part >= COVERED {
                    let best = found.entry(*n).or_default().entry(name).or_default();
                    *best = best.max(part);
                }
            }
        }
        let by_frame = found.into_iter().filter_map(|(n, names)| {
            let best = names.values().copied().fold(0.0, f64::max);
            // Of two names that are as good nothing says which.
            let mut as_good = names.into_iter().filter(|(_, part)| *part > best - CLEARLY).map(|(name, _)| name);
            let name = as_good.next()?;
            as_good.next().is_none().then_some((described[n].frame, name))
        });
        let by_frame = by_frame.collect();
        Self { by_frame }
    }

    /// The name of the thing that the subject of a frame describes.
    pub(super) fn name(&self, frame: usize) -> Option<EntityId> {
        self.by_frame.get(&frame).copied()
    }
}

/// A subject whose head is a common noun: "Larkmoor's smallest hospital", "index patient".
fn description(frame: usize, subject: &str) -> Option<Description> {
    let all = words(subject);
    let end = all.iter().position(|w| LEADS_ON.contains(&w.key.as_str())).unwrap_or(all.len());
    let head = all.get(end.checked_sub(1)?)?;
    let common = head.span.of(subject).starts_with(char::is_lowercase);
    let head = terms(head.span.of(subject)).pop().filter(|_| common)?;
    let words: Vec<Term> = terms(subject).into_iter().filter(|term| !is_light(&term.family)).collect();
    // One word alone is a kind of thing, and others judge it.
    (words.len() > 1).then_some(Description { frame, words, head })
}

/// The part of what a description says that one text says too.
fn covered(description: &[Term], said: &[&Term], rarity: &Rarity) -> f64 {
    let bits = |terms: &mut dyn Iterator<Item = &Term>| terms.map(|term| rarity.of_word(term)).sum::<f64>();
    let all = bits(&mut description.iter());
    let shared = bits(&mut description.iter().filter(|term| fellow(term, said).is_some()));
    if all > 0.0 { shared / all } else { 0.0 }
}

/// What one claim says of who or what a name is.
struct Said {
    name: EntityId,
    words: BTreeSet<Term>,
    /// The words that can say what kind of thing it is: of "Harbour Trust / contractor / Marsh Systems" the contractor.
    heads: BTreeSet<Term>,
}

/// Each name with the words of one claim that say who or what it is.
fn said_of_names(framer: &Framer<'_>, claims: &[Claim], frames: &[Frame]) -> Vec<Said> {
    let mut found = Vec::new();
    let resolver = framer.resolver();
    for frame in frames.iter().filter(|f| f.slot.is_none()) {
        let claim = &claims[frame.claim];
        // "HALDEN trial / principal investigator / Maeve Tallon"; of who did a thing the verb is no name.
        if let Reading::Name(value) = &frame.reading
            && !frame.denied
            && let Some(name) = resolver.id(value)
            && !claim.property.ends_with(" by")
        {
            let property: BTreeSet<Term> = terms(&claim.property).into_iter().collect();
            let words: BTreeSet<Term> = terms(&claim.subject).into_iter().chain(property.iter().cloned()).collect();
            // "the livelihoods trust / name / Second Harvest"
            let asks_name = property.iter().all(|term| ASKING_NAMES.contains(&term.word.as_str()));
            let heads = if asks_name { words.clone() } else { property };
            found.push(Said { name, words, heads });
        }
        let names: BTreeSet<EntityId> = frame.names();
        for quote in claim.citations.iter().map(|citation| citation.quote.as_str()) {
            for name in &names {
                // As the claim has it, or as others do.
                let alone = names.len() == 1 && quote.contains(claim.subject.as_str());
                let text = if alone { claim.subject.as_str() } else { resolver.canonical(*name) };
                let at = quote.find(text).map(|start| Span { start, end: start + text.len() });
                // The name itself says what it is: "Fernlea House", "Kilvarra Hospital".
                let own = || terms(text);
                let told = at.into_iter().flat_map(|at| beside(quote, at));
                found.extend(told.map(|said| {
                    let words: BTreeSet<Term> = said.into_iter().chain(own()).collect();
                    Said { name: *name, heads: words.clone(), words }
                }));
            }
        }
    }
    found
}

/// What a text sets beside a name to say who or what it is: "Marsh Systems, the contractor that rebuilt the pier,"; "the
/// pier's contractor, Marsh Systems,".
fn beside(quote: &str, name: Span) -> Vec<BTreeSet<Term>> {
    const ENDS: [char; 6] = [',', ';', '.', ')', '\u{2014}', ':'];
    let mut found = Vec::new();
    let content = |text: &str| -> BTreeSet<Term> { terms(text).into_iter().take(BESIDE_WORDS).collect() };
    let after = quote.get(name.end..).unwrap_or("");
    if let Some(rest) = [", ", " (", " \u{2014} "].iter().find_map(|mark| after.strip_prefix(mark)) {
        // "Fernlea House, Mill Lane, the only care home in the valley,"
        let mut said = BTreeSet::new();
        for clause in rest.split(ENDS).take(2) {
            let all = words(clause);
            said.extend(content(clause));
            if all.first().is_some_and(|word| APPOSED.contains(&word.key.as_str())) {
                found.push(said);
                break;
            }
            if all.len() > ADDRESS_WORDS {
                break;
            }
        }
    }
    let before = quote.get(..name.start).unwrap_or("");
    if let Some(rest) = before.strip_suffix(", ") {
        let clause = rest.rsplit(ENDS).next().unwrap_or(rest);
        if words(clause).first().is_some_and(|word| APPOSED.contains(&word.key.as_str())) {
            found.push(content(clause));
        }
    }
    found
}

/// Words with which what is set beside a name begins.
const APPOSED: &[&str] =
    &["the", "a", "an", "its", "their", "his", "her", "our", "which", "who", "whose", "then", "now", "one"];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(quote: &str, name: &str) -> Vec<Vec<String>> {
        let start = quote.find(name).unwrap_or_default();
        let found = beside(quote, Span { start, end: start + name.len() });
        found.into_iter().map(|terms| terms.into_iter().map(|term| term.word).collect()).collect()
    }

    #[test]
    fn what_stands_beside_a_name_says_what_it_is() {
        let quote = "Kilvarra Hospital, the smallest of those of Larkmoor, was closed in June.";
        assert_eq!(said(quote, "Kilvarra Hospital"), [["larkmoor", "smallest"]]);
        assert_eq!(
            said("The pier's contractor, Marsh Systems, went under.", "Marsh Systems"),
            [["contractor", "piers"]]
        );
        // A list sets nothing beside anything.
        assert!(said("Elmton, Ashby and Dell were flooded.", "Elmton").is_empty());
        assert!(said("In May, Marsh Systems went under.", "Marsh Systems").is_empty());
    }

    #[test]
    fn a_description_has_a_common_noun_for_its_head() {
        let head = |subject: &str| description(0, subject).map(|found| found.head.word);
        assert_eq!(head("Larkmoor's smallest hospital").as_deref(), Some("hospital"));
        assert_eq!(head("index patient").as_deref(), Some("patient"));
        assert_eq!(head("Port Sorrel Distribution Center"), None);
        assert_eq!(head("contractor"), None);
    }
}
