//! Passages: what the quotes of two claims have in common beside what their subjects and properties say.
//!
//! Who keys "layoffs" and who keys "jobs cut" quote passages that tell of one thing, and name the firm, the plant and the
//! month. What the quotes share is evidence of one question as shared labels are; the value itself is left out of it.

use super::frame::Frame;
use super::levels::Passage;
use super::rarity::{bits, rank_of};
use super::reading::Reading;
use super::wording::{Term, terms};
use crate::claim::{Claim, Value, is_light};
use crate::meaning::synonyms;
use std::collections::{BTreeSet, HashMap};

/// From which part on of what the shorter of two passages says beside the labels both share much of it, and so on down.
const SHARED: [f64; 4] = [0.5, 0.3, 0.18, 0.08];

/// As how many claims the frequency of a word in general prose counts.
const PRIOR_CLAIMS: f64 = 100.0;

/// How many words of content a passage has.
const WORDS_A_PASSAGE: f64 = 12.0;

/// What the claims of a run say in all, labels and quotes.
#[derive(Debug, Default)]
pub(super) struct Passages {
    said: Vec<Said>,
    /// The words as they were first met.
    words: Vec<String>,
    /// The bits that sharing each word is worth.
    bits: Vec<f64>,
    /// The other words of the run that say the same.
    same: Vec<Vec<u32>>,
}

/// What one claim says: its words by their number, sorted.
#[derive(Debug, Default)]
struct Said {
    all: Vec<u32>,
    label: Vec<u32>,
    /// Whether the quote says more than the value.
    quoted: bool,
}

impl Passages {
    /// Reads the quotes of a run.
    pub(super) fn new(claims: &[Claim], frames: &[Frame]) -> Self {
        let mut places: HashMap<String, u32> = HashMap::new();
        let mut words: Vec<Term> = Vec::new();
        let mut number = |term: Term| {
            *places.entry(term.family.clone()).or_insert_with(|| {
                words.push(term);
                u32::try_from(words.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let mut said = Vec::with_capacity(frames.len());
        for frame in frames {
            let claim = &claims[frame.claim];
            if frame.slot.is_some() {
                said.push(Said::default());
                continue;
            }
            let label = [Some(&claim.subject), Some(&claim.property), claim.place.as_ref(), claim.population.as_ref()];
            let label: BTreeSet<u32> =
                label.into_iter().flatten().flat_map(|text| content(text)).map(&mut number).collect();
            let value: BTreeSet<u32> = value_words(claim, frame).into_iter().map(&mut number).collect();
            let quotes = claim.citations.iter().flat_map(|citation| content(&citation.quote));
            let quote: BTreeSet<u32> = quotes.map(&mut number).filter(|word| !value.contains(word)).collect();
            let quoted = !quote.is_empty();
            let all = quote.union(&label).copied().collect();
            said.push(Said { all, label: label.into_iter().collect(), quoted });
        }
        let mut counts = vec![0u32; words.len()];
        said.iter().flat_map(|said| &said.all).for_each(|word| counts[*word as usize] += 1);
        let claims = said.iter().filter(|said| !said.all.is_empty()).count() as f64;
        let bits = words
            .iter()
            .zip(&counts)
            .map(|(term, count)| bits(*count, claims, rank_of(term), (PRIOR_CLAIMS, WORDS_A_PASSAGE)));
        let bits: Vec<f64> = bits.collect();
        let same = words
            .iter()
            .map(|term| synonyms(&term.family).iter().filter_map(|word| places.get(word)).copied().collect());
        let same: Vec<Vec<u32>> = same.collect();
        Self { said, words: words.into_iter().map(|term| term.word).collect(), bits, same }
    }

    /// The words that two passages share, rarest first, as a report shows them.
    pub(super) fn words(&self, a: usize, b: usize) -> Vec<&str> {
        let mut shared = self.shared(a, b);
        let bits = |word: &u32| self.bits[*word as usize];
        shared.sort_by(|x, y| bits(y).total_cmp(&bits(x)).then(x.cmp(y)));
        shared.iter().map(|word| self.words[*word as usize].as_str()).collect()
    }

    /// Where the passages of two frames stand.
    pub(super) fn level(&self, a: usize, b: usize) -> Passage {
        let (x, y) = (&self.said[a], &self.said[b]);
        if !x.quoted || !y.quoted {
            return Passage::Silent;
        }
        let bits = |words: &[u32]| words.iter().map(|word| self.bits[*word as usize]).sum::<f64>();
        let told: Vec<u32> = x.label.iter().filter(|word| y.label.binary_search(word).is_ok()).copied().collect();
        let shorter = bits(&x.all).min(bits(&y.all)) - bits(&told);
        if shorter <= 0.0 {
            return Passage::Silent;
        }
        let part = bits(&self.shared(a, b)) / shorter;
        match SHARED.iter().position(|least| part >= *least) {
            Some(0) => Passage::Most,
            Some(1) => Passage::Much,
            Some(2) => Passage::Some,
            Some(_) => Passage::Little,
            None => Passage::Least,
        }
    }

    /// The words of the first that the second has too, in this word or another, those left out that both labels have.
    fn shared(&self, a: usize, b: usize) -> Vec<u32> {
        let (x, y) = (&self.said[a], &self.said[b]);
        let has = |words: &[u32], word: u32| {
            let has = |word: &u32| words.binary_search(word).is_ok();
            has(&word) || self.same[word as usize].iter().any(has)
        };
        let told = |word: u32| has(&x.label, word) && has(&y.label, word);
        x.all.iter().copied().filter(|word| has(&y.all, *word) && !told(*word)).collect()
    }
}

/// The words of content of a text; figures are none.
fn content(text: &str) -> impl Iterator<Item = Term> {
    terms(text).into_iter().filter(|term| !is_light(&term.family) && !term.word.bytes().any(|b| b.is_ascii_digit()))
}

/// The words of a value: of a figure, what it counts is said of the question and not of its answer.
fn value_words(claim: &Claim, frame: &Frame) -> Vec<Term> {
    let texts: Vec<&str> = match (&frame.reading, &claim.value) {
        (Reading::Figure(_), _) | (_, Value::YesNo(_)) => Vec::new(),
        (_, Value::Text(text)) => vec![text],
        (_, Value::List { members, .. }) => members.iter().map(String::as_str).collect(),
        (_, Value::Any(choices)) => choices.iter().map(String::as_str).collect(),
    };
    texts.into_iter().flat_map(content).collect()
}
