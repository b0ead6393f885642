//! Which drafts a file of claims has already, whoever wrote them and whatever became of them since; and which of its
//! drafts the document no longer makes.
//!
//! A draft is known by its passage and its value: subject, property, id and status are the person's to change. Where the
//! value itself was changed, the subject and property that extraction gave tell it, or the id.

use super::append::{Sorted, slug};
use super::with_short_quotes;
use crate::claim::{Claim, ClaimId, Location, Locator, Status, Value};
use crate::document::{Document, Spot};
use crate::quantity::{self, UnitStanding};
use crate::text::{fold_key, stem, words};
use crate::time::{self, Context};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The share of the shorter quote's words that the longer one must have, to be of one passage: a person cuts a quote
/// down, and quotes the sentence anew with a word more.
const SAME_PASSAGE: (usize, usize) = (1, 2);
/// How many claims of one place are looked at for one draft. Prose has a handful to a sentence; a file made to be slow
/// has all of them on one line.
const MAX_CANDIDATES: usize = 64;
/// Over how many lines one passage may go: a paragraph wrapped by hand.
const MAX_LINES: usize = 60;

/// A draft as extraction made it, and the lines that its passage takes up.
pub(super) struct Draft {
    claim: Claim,
    lines: (usize, usize),
    stems: BTreeSet<String>,
}

impl Draft {
    pub(super) fn new(claim: Claim) -> Self {
        let first = line(&claim);
        let wrapped = claim.citations.first().map_or(0, |c| c.quote.matches('\n').count());
        let claim = with_short_quotes(claim);
        let stems = claim.citations.iter().flat_map(|citation| stems(&citation.quote)).collect();
        Self { claim, lines: (first, first + wrapped), stems }
    }
}

/// A draft of the file that the document no longer makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The claim.
    pub claim: ClaimId,
    /// Where it stands in its file.
    pub at: Location,
    /// Its quote.
    pub quote: String,
    /// Why it has gone.
    pub why: Why,
}

/// Why a draft has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The document does not have its passage.
    Passage,
    /// The passage is there, and no draft of this value is made of it.
    NotMade,
}

impl Why {
    /// The reason in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passage => "the document no longer has its passage",
            Self::NotMade => "no longer made of its passage",
        }
    }
}

/// What became of the drafts of a run.
pub(super) struct Found {
    pub(super) new: Sorted,
    pub(super) known: usize,
    pub(super) gone: Vec<Gone>,
}

/// The line of a claim's first quote; 0 where it says none.
pub(super) fn line(claim: &Claim) -> usize {
    match claim.citations.first().map(|citation| &citation.locator) {
        Some(Locator::Line(line)) => *line,
        _ => 0,
    }
}

/// Sorts drafts into those that the claims of a file have already and those that are new.
pub(super) fn sort(drafts: Vec<Draft>, claims: &[Claim], document: &Document) -> Found {
    let mut spots: BTreeMap<&str, Vec<Spot>> = BTreeMap::new();
    for citation in claims.iter().flat_map(|claim| &claim.citations) {
        spots.entry(&citation.quote).or_insert_with(|| document.find(&citation.quote));
    }
    let standing: Vec<Standing> = claims.iter().map(|claim| Standing::new(claim, &spots)).collect();
    let mut matched = vec![false; standing.len()];
    let mut known: Vec<Option<usize>> = vec![None; drafts.len()];
    for same in WAYS {
        let mut index = Index::new(&standing, &matched, *same);
        for (draft, known) in drafts.iter().zip(&mut known).filter(|(_, known)| known.is_none()) {
            *known = index.find(draft, &standing, &matched);
            if let Some(i) = *known {
                matched[i] = true;
            }
        }
    }
    let gone = standing.iter().zip(&matched).filter(|(at, matched)| !**matched && at.is_own_draft());
    let gone = gone.map(|(at, _)| at.gone()).collect();
    let count = known.iter().flatten().count();
    let mut new = Sorted { new: Vec::new(), known_as: BTreeMap::new() };
    for (draft, known) in drafts.into_iter().zip(known) {
        match known.and_then(|i| claims.get(i)) {
            Some(claim) => drop(new.known_as.insert(draft.claim.id.name, claim.id.name.clone())),
            None => new.new.push(draft.claim),
        }
    }
    Found { new, known: count, gone }
}

/// In which way a claim of the file is a draft of the run, beside their passage; surest first, so that of two claims of
/// one sentence each finds its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Value, subject, property, and the time that they hold for.
    Whole,
    /// Value, subject and property.
    Named,
    /// The value: the person gave it another subject or property.
    Value,
    /// Subject and property: the person gave it another value.
    Question,
    /// The words of its id, which were those of the property.
    Id,
}

const WAYS: &[Way] = &[Way::Whole, Way::Named, Way::Value, Way::Question, Way::Id];

impl Way {
    /// What claim and draft have in common in this way.
    fn key(self, claim: &Claim, of_file: bool) -> String {
        let question = || format!("{}\n{}", fold_key(&claim.subject), fold_key(&claim.property));
        match self {
            Self::Whole => {
                format!("{}\n{}\n{:?}\n{:?}", question(), value_key(&claim.value), claim.as_of, claim.period)
            }
            Self::Named => format!("{}\n{}", question(), value_key(&claim.value)),
            Self::Value => value_key(&claim.value),
            Self::Question => question(),
            Self::Id if of_file => without_line(&claim.id.name).to_owned(),
            Self::Id => slug(&claim.property),
        }
    }
}

/// An id without its line and counter: "arrests" of "arrests-l27-2".
fn without_line(id: &str) -> &str {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let id = id.rsplit_once('-').filter(|(rest, end)| digits(end) && rest.contains("-l")).map_or(id, |(rest, _)| rest);
    id.rsplit_once("-l").filter(|(_, end)| digits(end)).map_or("", |(rest, _)| rest)
}

/// A claim of the file, and where it stands in the document as it is now.
struct Standing<'c> {
    claim: &'c Claim,
    /// The lines of its quotes, as far as these are there.
    lines: Option<(usize, usize)>,
    /// A quote of it is not there.
    lost: bool,
    stems: BTreeSet<String>,
}

impl<'c> Standing<'c> {
    fn new(claim: &'c Claim, spots: &BTreeMap<&str, Vec<Spot>>) -> Self {
        let mut lines: Option<(usize, usize)> = None;
        let mut lost = false;
        for citation in &claim.citations {
            let said = if let Locator::Line(line) = citation.locator { line } else { 0 };
            let places = spots.get(citation.quote.as_str()).map(Vec::as_slice).unwrap_or_default();
            let nearest = places.iter().min_by_key(|spot| {
                let inside = (spot.line..=spot.last_line).contains(&said);
                (!inside, spot.line.abs_diff(said))
            });
            match nearest {
                Some(spot) => {
                    let (first, last) = lines.unwrap_or((spot.line, spot.last_line));
                    lines = Some((first.min(spot.line), last.max(spot.last_line)));
                }
                None => lost = true,
            }
        }
        let stems = claim.citations.iter().flat_map(|citation| stems(&citation.quote)).collect();
        Self { claim, lines, lost, stems }
    }

    /// Whether it is a draft that extraction can have made: one with a passage.
    fn is_own_draft(&self) -> bool {
        self.claim.status == Status::Draft && !self.claim.citations.is_empty()
    }

    fn gone(&self) -> Gone {
        Gone {
            claim: self.claim.id.clone(),
            at: self.claim.at.clone(),
            quote: self.claim.citations.first().map(|citation| citation.quote.clone()).unwrap_or_default(),
            why: if self.lost { Why::Passage } else { Why::NotMade },
        }
    }

    /// Whether it quotes the passage of a draft. A draft without a quote has no passage that could differ.
    fn is_passage_of(&self, draft: &Draft) -> bool {
        if self.claim.citations.is_empty() {
            return true;
        }
        let common = self.stems.intersection(&draft.stems).count();
        common * SAME_PASSAGE.1 >= self.stems.len().min(draft.stems.len()) * SAME_PASSAGE.0
    }
}

/// The claims of a file that are free yet, by line and by what a way looks at.
struct Index {
    way: Way,
    places: BTreeMap<(usize, String), VecDeque<usize>>,
}

impl Index {
    fn new(standing: &[Standing<'_>], matched: &[bool], way: Way) -> Self {
        let mut places: BTreeMap<(usize, String), VecDeque<usize>> = BTreeMap::new();
        for (i, at) in standing.iter().enumerate().filter(|(i, _)| !matched[*i]) {
            // A claim without a quote is told by all that it says, and by nothing less.
            let uncited = at.claim.citations.is_empty();
            if uncited && !matches!(way, Way::Whole | Way::Named) {
                continue;
            }
            // What quotes a passage that is not there is of no passage that is.
            let Some((first, last)) = at.lines.or(uncited.then_some((0, 0))) else { continue };
            let key = way.key(at.claim, true);
            if key.is_empty() {
                continue;
            }
            for line in (first..=last).take(MAX_LINES) {
                places.entry((line, key.clone())).or_default().push_back(i);
            }
        }
        Self { way, places }
    }

    /// The first free claim that is this draft.
    fn find(&mut self, draft: &Draft, standing: &[Standing<'_>], matched: &[bool]) -> Option<usize> {
        let key = self.way.key(&draft.claim, false);
        if key.is_empty() {
            return None;
        }
        let by_value = matches!(self.way, Way::Whole | Way::Named | Way::Value);
        for line in (draft.lines.0..=draft.lines.1).take(MAX_LINES).chain([0]) {
            let Some(claims) = self.places.get_mut(&(line, key.clone())) else { continue };
            while claims.front().is_some_and(|i| matched[*i]) {
                claims.pop_front();
            }
            let found = claims.iter().take(MAX_CANDIDATES).filter(|i| !matched[**i]).find(|i| {
                let at = &standing[**i];
                at.is_passage_of(draft) && (!by_value || same_value(&at.claim.value, &draft.claim.value))
            });
            if found.is_some() {
                return found.copied();
            }
        }
        None
    }
}

fn stems(quote: &str) -> Vec<String> {
    words(quote).into_iter().map(|word| stem(&word.key)).collect()
}

/// What two ways of writing one value have in common: the figure, the time, or the words.
fn value_key(value: &Value) -> String {
    match value {
        Value::Text(text) => match (quantity::read(text), time::read(text, &Context::default())) {
            (Ok(figure), _) => figure.value.normalize().to_string(),
            (_, Ok(period)) => period.to_edtf(),
            _ => fold_key(text),
        },
        Value::YesNo(yes) => yes.to_string(),
        Value::List { members, .. } | Value::Any(members) => {
            let members: BTreeSet<String> = members.iter().map(|member| fold_key(member)).collect();
            members.into_iter().collect::<Vec<_>>().join("\n")
        }
    }
}

/// Whether two values of one key are one: figures of one hedge, whose units do not differ.
fn same_value(a: &Value, b: &Value) -> bool {
    let (Value::Text(a), Value::Text(b)) = (a, b) else { return true };
    match (quantity::read(a), quantity::read(b)) {
        (Ok(a), Ok(b)) => a.hedge == b.hedge && a.unit.comparable(&b.unit) != UnitStanding::Different,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{SourceId, read_claims};

    const PAGE: &str = "The pier\n\nIn 2019 the pier had 40 lamps and 16 benches.\n\nIn 2018 it had 16 benches.\n";

    fn document() -> Document {
        Document::read("pier.txt", PAGE.as_bytes()).unwrap()
    }

    fn claims(blocks: &[&str]) -> Vec<Claim> {
        let text: String = blocks.iter().map(|block| format!("[[claim]]\n{block}\n")).collect();
        let (claims, problems) = read_claims("claims/pier.toml", &SourceId("pier".to_owned()), text.as_bytes());
        assert_eq!(problems, []);
        claims
    }

    fn block(id: &str, subject: &str, property: &str, value: &str, quote: &str, line: usize) -> String {
        format!(
            "id = \"{id}\"\nsubject = \"{subject}\"\nproperty = \"{property}\"\nvalue = {value}\nstatus = \"draft\"\n\
             citation = {{ quote = \"{quote}\", line = {line} }}"
        )
    }

    const FIRST: &str = "In 2019 the pier had 40 lamps and 16 benches.";
    const SECOND: &str = "In 2018 it had 16 benches.";

    /// The ids of the drafts that are new, and those of the claims that have gone.
    fn sorted(drafts: &[String], file: &[String]) -> (Vec<String>, Vec<(String, Why)>) {
        let read = |blocks: &[String]| claims(&blocks.iter().map(String::as_str).collect::<Vec<_>>());
        let file = read(file);
        let drafts: Vec<Draft> = read(drafts).into_iter().map(Draft::new).collect();
        let found = sort(drafts, &file, &document());
        let new = found.new.new.iter().map(|claim| claim.id.name.clone()).collect();
        (new, found.gone.iter().map(|gone| (gone.claim.name.clone(), gone.why)).collect())
    }

    fn drafts() -> Vec<String> {
        vec![
            block("d1", "pier", "lamps", "\"40 lamps\"", FIRST, 3),
            block("d2", "pier", "benches", "\"16\"", FIRST, 3),
            block("d3", "pier", "benches", "\"16\"", SECOND, 5),
        ]
    }

    #[test]
    fn a_file_of_the_same_drafts_has_them_all() {
        assert_eq!(sorted(&drafts(), &[]), (vec!["d1".into(), "d2".into(), "d3".into()], vec![]));
        assert_eq!(sorted(&drafts(), &drafts()), (vec![], vec![]));
    }

    #[test]
    fn a_claim_that_a_person_wrote_or_changed_is_known() {
        for changed in [
            block("mine", "Elm Pier", "number of lamps", "40", "40 lamps", 3),
            block("mine", "pier", "lamps", "\"40 lamps\"", "the pier had 40 lamps", 3),
            // The cited line is that of an older page.
            block("mine", "Elm Pier", "lights", "\"forty\"", "had 40 lamps and 16 benches", 90),
            block("mine", "pier", "lamps", "\"about 40\"", FIRST, 3),
            block("lamps-l3", "Elm Pier", "lights", "\"some lamps\"", FIRST, 3),
        ] {
            for status in ["draft", "reviewed", "retracted"] {
                let claim = changed.replace("\"draft\"", &format!("\"{status}\""));
                let found = sorted(&drafts(), std::slice::from_ref(&claim));
                assert_eq!(found, (vec!["d2".to_owned(), "d3".to_owned()], vec![]), "{claim}");
            }
        }
    }

    #[test]
    fn one_value_in_two_sentences_is_two_claims() {
        let second = block("mine", "benches", "2018", "16", "it had 16 benches", 5);
        assert_eq!(sorted(&drafts(), &[second]).0, ["d1", "d2"]);
        let first = block("mine", "benches", "2019", "16", "16 benches", 3);
        assert_eq!(sorted(&drafts(), &[first]).0, ["d1", "d3"]);
        // Another unit, and another hedge with another question, are other values.
        let other = block("mine", "quay", "length", "\"40 metres\"", "the pier had 40 lamps", 3);
        assert_eq!(sorted(&drafts(), &[other]).0, ["d1", "d2", "d3"]);
    }

    #[test]
    fn what_has_gone_is_said_of_drafts_only() {
        let lost = block("lost", "pier", "clocks", "2", "the pier had 2 clocks", 3);
        let unmade = block("unmade", "pier", "year", "\"2018\"", SECOND, 5);
        let found = sorted(&drafts(), &[lost.clone(), unmade.clone()]);
        assert_eq!(found.1, [("lost".to_owned(), Why::Passage), ("unmade".to_owned(), Why::NotMade)]);
        let reviewed = [lost, unmade].map(|claim| claim.replace("\"draft\"", "\"reviewed\""));
        assert_eq!(sorted(&drafts(), &reviewed).1, []);
        let uncited = "id = \"note\"\nsubject = \"pier\"\nproperty = \"age\"\nvalue = 9\nstatus = \"draft\"".to_owned();
        assert_eq!(sorted(&drafts(), &[uncited]).1, []);
    }

    #[test]
    fn ids_without_their_line() {
        for (id, words) in [
            ("lamps-l3", "lamps"),
            ("lamps-l3-2", "lamps"),
            ("sea-level-l12", "sea-level"),
            ("lamps", ""),
            ("lamps-3", ""),
            ("-l3", ""),
            ("top-line", ""),
        ] {
            assert_eq!(without_line(id), words, "{id}");
        }
    }
}
