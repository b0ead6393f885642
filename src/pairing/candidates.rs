//! Candidates: which frames are worth comparing, found by named blocking rules and an index, never all with all.

use super::comparison::Comparer;
use super::frame::Frame;
use super::reading::{Reading, is_bare_year};
use super::wording::{Term, terms};
use crate::quantity::{Quantifier, Unit};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A blocking rule: two frames that have one key of it in common are candidates.
pub struct Rule {
    /// Its name, as coverage has it.
    pub name: &'static str,
    /// Why claims on one question share it.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is said to who reads the table, and a test asks for it"))]
    pub why: &'static str,
    keys: fn(&Index<'_, '_>, &Frame) -> Vec<(String, String)>,
    /// How many frames a block of it may have before it is narrowed.
    largest: usize,
}

/// Every rule. A pair that several bring together is compared once.
pub const RULES: &[Rule] = &[
    Rule {
        name: "same name and kind of value",
        why: "both speak of one thing, and their values can be set against each other",
        keys: |index, frame| {
            let names = frame.names();
            let keys = names.iter().flat_map(|name| index.sorts(frame).map(move |sort| (format!("{name:?}"), sort)));
            keys.collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same word or name and a state",
        why: "a thing is closed by a word, by the day on which it shut, or by a no to whether it is open",
        keys: |_, frame| {
            let told = frame.state.is_some();
            let names = frame.names().into_iter().map(|name| format!("{name:?}"));
            let words = frame.wording.subject.iter().map(|term| term.family.clone());
            names.chain(words).filter(|_| told).map(|key| (key, String::new())).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "name or its last word and kind of value",
        why: "who has named the Hollin Bridge goes on to call it the bridge",
        keys: |index, frame| {
            let heads =
                frame.names().into_iter().filter_map(|name| index.comparer.head(name)).map(|t| t.family.clone());
            let words =
                frame.wording.subject.iter().map(|t| t.family.clone()).filter(|word| index.heads.contains(word));
            heads.chain(words).map(|word| (word, index.sort(frame))).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same kind of thing and kind of value",
        why: "who has named a bill goes on to call it the measure",
        keys: |index, frame| {
            let kinds = index.comparer.things.kinds(frame);
            kinds.into_iter().map(|kind| (format!("{kind:?}"), index.sort(frame))).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same two words of a name and kind of value",
        why: "a name may be written with more words or fewer, and the first two seldom change",
        keys: |index, frame| {
            let resolver = index.comparer.framer.resolver();
            let two = frame.names().into_iter().filter_map(|name| {
                let words = terms(resolver.canonical(name));
                Some(format!("{} {}", words.first()?.family, words.get(1)?.family))
            });
            two.map(|words| (words, index.sort(frame))).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same property and place",
        why: "a place has one answer to most questions",
        keys: |_, frame| match (frame.property, frame.place) {
            (Some(property), Some(place)) => vec![(format!("{property:?}"), format!("{:?}", place.id))],
            _ => Vec::new(),
        },
        largest: LARGEST,
    },
    Rule {
        name: "same kind of event and kind of value",
        why: "reports of one event seldom name it alike",
        keys: |index, frame| frame.event.iter().map(|event| (event.kind.clone(), index.sort(frame))).collect(),
        largest: LARGEST,
    },
    Rule {
        name: "same property and word of the subject",
        why: "one property of things that share a word may be of one thing",
        keys: |_, frame| {
            let Some(property) = frame.property else { return Vec::new() };
            let subject = frame.wording.of_subject.iter();
            subject.map(|term| (format!("{property:?}"), term.family.clone())).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same rare word and kind of value",
        why: "few claims have it, and those that do are about one matter",
        keys: |index, frame| {
            let rare = frame.wording.all().filter(|term| index.comparer.rarity.of_word(term) >= RARE_WORD);
            rare.map(|term| (term.family.clone(), index.sort(frame))).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same two words and kind of value",
        why: "two common words together are rare",
        keys: |index, frame| {
            let words: BTreeSet<&str> = frame.wording.all().map(|t| t.family.as_str()).collect();
            let words: Vec<&str> = words.into_iter().take(MOST_WORDS).collect();
            let pairs = words.iter().enumerate().flat_map(|(n, a)| words[n + 1..].iter().map(move |b| (*a, *b)));
            pairs.flat_map(|(a, b)| index.sorts(frame).map(move |sort| (format!("{a} {b}"), sort))).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same label and kind of value",
        why: "both say in words of their own that their values are of one sort of thing",
        keys: |index, frame| {
            let label = frame.wording.label.iter();
            label.map(|label| (label.thing.to_owned(), index.sort(frame))).collect()
        },
        largest: LARGEST,
    },
    Rule {
        name: "same kind of value",
        why: "in a small run everything can be set beside everything, however it is worded",
        keys: |index, frame| index.sorts(frame).map(|sort| (String::new(), sort)).collect(),
        largest: SMALL_RUN,
    },
];

/// How many claims with one kind of value are all set beside each other: three hundred make 45,000 pairs, a second's work.
const SMALL_RUN: usize = 300;

/// From how many bits on a word is rare: less than one claim in eight has it. What is common all the same makes a block
/// that is narrowed.
const RARE_WORD: f64 = 3.0;

/// How many words of a frame are looked up two by two, which bounds the keys.
const MOST_WORDS: usize = 7;

/// How many frames a block may have before it is narrowed by the next field. A block of fifty makes 1,225 pairs.
const LARGEST: usize = 50;

/// What candidates are found with.
pub struct Index<'c, 'a> {
    comparer: &'c Comparer<'a>,
    heads: BTreeSet<String>,
}

/// The pairs to compare, and how many were cut by each rule whose blocks were too large.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// The pairs, by place among the frames, the smaller first; sorted.
    pub pairs: Vec<(usize, usize)>,
    /// How many pairs each rule left out.
    pub cut: BTreeMap<&'static str, usize>,
}

impl<'c, 'a> Index<'c, 'a> {
    /// An index over the frames of a run.
    #[must_use]
    pub fn new(comparer: &'c Comparer<'a>) -> Self {
        let all = comparer.frames.iter().flat_map(Frame::names);
        let heads = all.filter_map(|name| comparer.head(name)).map(|term| term.family.clone()).collect();
        Self { comparer, heads }
    }

    /// The candidates among `frames`; `apart` says whether two need no comparison (they have met by their key, or one of
    /// them fills a slot).
    #[must_use]
    pub fn candidates(&self, frames: &[usize], met: impl Fn(usize, usize) -> bool) -> Candidates {
        let mut found = Candidates::default();
        for rule in RULES {
            let mut blocks: HashMap<(String, String), Vec<usize>> = HashMap::new();
            for i in frames {
                for key in (rule.keys)(self, &self.comparer.frames[*i]) {
                    let block = blocks.entry(key).or_default();
                    if block.last() != Some(i) {
                        block.push(*i);
                    }
                }
            }
            let mut blocks: Vec<((String, String), Vec<usize>)> =
                blocks.into_iter().filter(|(_, b)| b.len() > 1).collect();
            blocks.sort();
            for (_, block) in blocks {
                let whole = block.len() <= rule.largest;
                let left_out = match whole {
                    true => self.all_of(&block, &met, &mut found.pairs),
                    // Other rules bring together what is alike in a large run.
                    false if rule.largest == SMALL_RUN => 0,
                    false => self.pairs_of(&block, 0, &met, &mut found.pairs),
                };
                if left_out > 0 {
                    *found.cut.entry(rule.name).or_default() += left_out;
                }
            }
            found.pairs.sort_unstable();
            found.pairs.dedup();
        }
        found
    }

    /// All pairs of a block; none is left out.
    fn all_of(&self, block: &[usize], met: &impl Fn(usize, usize) -> bool, found: &mut Vec<(usize, usize)>) -> usize {
        for (n, a) in block.iter().enumerate() {
            found.extend(block[n + 1..].iter().filter(|b| !met(*a, **b)).map(|b| (*a, *b)));
        }
        0
    }

    /// The pairs of a block; a large one is parted by the next field. Gives how many pairs are left out.
    fn pairs_of(
        &self,
        block: &[usize],
        field: usize,
        met: &impl Fn(usize, usize) -> bool,
        found: &mut Vec<(usize, usize)>,
    ) -> usize {
        let pairs = |n: usize| n * n.saturating_sub(1) / 2;
        if block.len() <= LARGEST {
            return self.all_of(block, met, found);
        }
        if field == NARROWED_BY.len() {
            return pairs(block.len());
        }
        let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for i in block {
            parts.entry(NARROWED_BY[field](&self.comparer.frames[*i])).or_default().push(*i);
        }
        let within: usize = parts.values().map(|part| pairs(part.len())).sum();
        let cut: usize = parts.values().map(|part| self.pairs_of(part, field + 1, met, found)).sum();
        pairs(block.len()) - within + cut
    }

    /// The sorts of a value: "no" and "none" answer whether there are any, and how many.
    fn sorts(&self, frame: &Frame) -> impl Iterator<Item = String> + use<> {
        let none = matches!(frame.reading, Reading::Quantifier(Quantifier::None));
        let others = if none { vec!["status".to_owned(), "name".to_owned()] } else { Vec::new() };
        std::iter::once(self.sort(frame)).chain(others)
    }

    /// What a value is, as far as it must be alike for two to be set against each other.
    fn sort(&self, frame: &Frame) -> String {
        match &frame.reading {
            // What nobody knows the property of, and is a year by its look, dates something more likely than not.
            Reading::Figure(figure)
                if frame.property.is_none() && figure.unit == Unit::Bare && is_bare_year(&figure.text) =>
            {
                "time".to_owned()
            }
            reading => sort(reading),
        }
    }
}

fn sort(reading: &Reading) -> String {
    let of_unit = |unit: &Unit| match unit {
        Unit::Bare | Unit::Count(_) | Unit::Ordinal | Unit::Multiple => "count".to_owned(),
        Unit::Money { .. } => "money".to_owned(),
        Unit::Percent | Unit::PercentPoint => "percent".to_owned(),
        Unit::Measure { dimension } => (*dimension).to_owned(),
        Unit::Rate { .. } => "count".to_owned(),
    };
    match reading {
        Reading::Figure(figure) => match &figure.unit {
            Unit::Rate { of, .. } => of_unit(of),
            unit => of_unit(unit),
        },
        Reading::Quantifier(Quantifier::None) => "count".to_owned(),
        Reading::Quantifier(_) => "quantity".to_owned(),
        Reading::Period(_) => "time".to_owned(),
        Reading::Name(_) | Reading::Phrase(_) | Reading::List { .. } => "name".to_owned(),
        Reading::Status(_) | Reading::YesNo(_) => "status".to_owned(),
        Reading::Any(choices) => choices.first().map(sort).unwrap_or_default(),
        Reading::Nothing(_) | Reading::Unreadable { .. } => String::new(),
    }
}

/// The fields by which a large block is parted, in their order: what is said, where, of whom, when.
const NARROWED_BY: &[fn(&Frame) -> String] = &[
    |frame| match frame.property {
        Some(property) => format!("{property:?}"),
        None => frame.wording.property.last().map(|t| t.family.clone()).unwrap_or_default(),
    },
    |frame| frame.place.map(|p| format!("{:?}", p.id)).unwrap_or_default(),
    |frame| frame.names().iter().map(|name| format!("{name:?}")).collect(),
    |frame| frame.wording.of_subject.last().map(|t: &Term| t.family.clone()).unwrap_or_default(),
    |frame| {
        let stated = frame.time.period.as_ref().or(frame.time.as_of.as_ref());
        stated.and_then(|p| p.start.or(p.end)).map(|day| day.format("%Y").to_string()).unwrap_or_default()
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_a_name_of_its_own_and_a_reason() {
        let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
        assert!(RULES.iter().all(|rule| rule.why.len() > 20));
    }
}
