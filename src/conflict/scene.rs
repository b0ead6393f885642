//! The scene: what every detector sees, and how a finding becomes a conflict.

use super::finding::{Answer, Finding, Ground, Sides};
use super::uses::Uses;
use super::{Between, Cited, Conflict, Detector, Passage, Severity, Side};
use crate::claim::{Claim, Locator, Modality, Source, SourceId, Status, Value, Vocabulary};
use crate::document::Document;
use crate::pairing::{Contradiction, Doubt, Frame, Framer, value_in_words};
use crate::quantity::Decimal;
use crate::text::{Word, fold_key, hex, stem, words};
use sha2::{Digest, Sha256};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// All that detectors may look at.
pub struct Scene<'a> {
    /// The claims of the run, by source and place in their file.
    pub claims: &'a [Claim],
    /// The frame of each claim, in the same order.
    pub frames: &'a [Frame],
    /// What made the frames.
    pub framer: &'a Framer<'a>,
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// The records of the sources.
    pub sources: &'a BTreeMap<SourceId, &'a Source>,
    /// The documents at hand.
    pub documents: &'a BTreeMap<SourceId, Document>,
    /// The SHA-256 of the documents at hand, in hex.
    pub hashes: &'a BTreeMap<SourceId, String>,
    /// Today, where the caller says so.
    pub today: Option<chrono::NaiveDate>,
    /// How old what a page says of its own day may be, in days.
    pub stale_after_days: i64,
}

/// Values this many times apart or more are a step graver (DESIGN section 7).
const GRAVE_FACTOR: Decimal = Decimal::TEN;

/// What stands between the parts of a question.
const ABOUT_SEPARATOR: &str = " · ";

/// How many questions a conflict names: a relation has rarely more operands.
const SHOWN_QUESTIONS: usize = 3;

impl Scene<'_> {
    /// The claim of a frame.
    #[must_use]
    pub fn claim(&self, frame: usize) -> &Claim {
        &self.claims[self.frames[frame].claim]
    }

    /// The words of a claim's value.
    #[must_use]
    pub fn value(&self, frame: usize) -> String {
        let claim = self.claim(frame);
        if self.frames[frame].turned { claim.subject.clone() } else { value_in_words(claim) }
    }

    /// The question of a frame in words: what its key and its qualifiers are about, whatever the source's wording.
    #[must_use]
    pub fn about(&self, frame: usize) -> String {
        let claim = self.claim(frame);
        let frame = &self.frames[frame];
        if frame.slot.is_some() {
            return format!("{}{ABOUT_SEPARATOR}{}", claim.subject, claim.property);
        }
        let resolver = self.framer.resolver();
        let mut parts: Vec<String> = Vec::new();
        parts.extend(frame.property.map(|id| self.vocabulary.get(id).name.clone()));
        parts.extend(frame.topic.iter().cloned());
        parts.extend(frame.population.iter().cloned());
        parts.extend(frame.event.as_ref().map(|e| e.kind.clone()));
        if frame.event.is_none() {
            let mut names: Vec<String> = frame.entities.iter().map(|e| resolver.canonical(*e).to_owned()).collect();
            names.sort();
            parts.extend(names);
        }
        parts.extend(frame.place.map(|p| resolver.canonical(p.id).to_owned()));
        parts.join(ABOUT_SEPARATOR)
    }

    /// The question of a frame as a reader sees it: as [`Scene::about`], with words for stems.
    #[must_use]
    pub fn question(&self, frame: usize) -> String {
        let claim = self.claim(frame);
        let phrases = format!("{} {} {}", claim.subject, claim.property, claim.population.as_deref().unwrap_or(""));
        let all: OnceCell<Vec<(String, Word)>> = OnceCell::new();
        let stems = || words(&phrases).into_iter().map(|word| (stem(&word.key), word)).collect();
        let spoken = |part: &str| {
            // What has a space is no stem of one word.
            let all = if part.contains(' ') { &[][..] } else { all.get_or_init(stems) };
            let word = all.iter().find(|(stem, _)| stem == part);
            word.map_or_else(|| part.to_owned(), |(_, w)| w.span.of(&phrases).to_owned())
        };
        self.about(frame).split(ABOUT_SEPARATOR).map(spoken).collect::<Vec<_>>().join(", ")
    }

    /// What a claim speaks of, in its own words, as a title begins.
    #[must_use]
    pub fn subject_words(&self, frame: usize) -> String {
        let claim = self.claim(frame);
        let property = self.frames[frame].property.filter(|_| self.frames[frame].turned);
        match property {
            Some(id) => format!("{}: {}", value_in_words(claim), self.vocabulary.get(id).name),
            None => format!("{}: {}", claim.subject, claim.property),
        }
    }

    /// As [`Scene::subject_words`], with the group and the place where the claim states them and its words do not.
    #[must_use]
    pub fn asked_words(&self, frame: usize) -> String {
        let claim = self.claim(frame);
        let mut words = self.subject_words(frame);
        for (lead, stated) in [("of", &claim.population), ("in", &claim.place)] {
            if let Some(stated) = stated
                && !contains_words(&fold_key(&words), &fold_key(stated))
            {
                words.push_str(&format!(" ({lead} {stated})"));
            }
        }
        words
    }

    /// A claim as a conflict shows it.
    #[must_use]
    pub fn cited(&self, frame: usize) -> Cited {
        let claim = self.claim(frame);
        let mut qualifiers = Vec::new();
        qualifiers.extend(claim.as_of.as_ref().map(|d| format!("as of {d}")));
        qualifiers.extend(claim.period.as_ref().map(|d| format!("period {d}")));
        qualifiers.extend(claim.place.as_ref().map(|p| format!("in {p}")));
        qualifiers.extend(claim.population.as_ref().map(|p| format!("of {p}")));
        qualifiers.extend(claim.method.as_ref().map(|m| format!("by {m}")));
        qualifiers.extend(modality_word(claim.modality).map(str::to_owned));
        qualifiers.extend(claim.origin.as_ref().map(|o| format!("according to {o}")));
        let passages = claim.citations.iter().map(|c| Passage { quote: c.quote.clone(), locator: c.locator.clone() });
        let mut passages: Vec<Passage> = passages.collect();
        // The passage that carries the value leads: a reader looks it up first.
        if let Value::Text(value) = &claim.value
            && passages.len() > 1
        {
            let value = fold_key(value);
            passages.sort_by_key(|p| !contains_words(&fold_key(&p.quote), &value));
        }
        Cited {
            id: claim.id.clone(),
            subject: claim.subject.clone(),
            property: claim.property.clone(),
            value: value_in_words(claim),
            qualifiers,
            passages,
        }
    }

    /// Who reported these claims first: the origin where one is named, resolved; else the source itself.
    #[must_use]
    pub fn origins(&self, frames: &[usize]) -> Vec<String> {
        let resolver = self.framer.resolver();
        let origins: BTreeSet<String> = frames
            .iter()
            .map(|f| {
                let claim = self.claim(*f);
                match &claim.origin {
                    Some(origin) => {
                        resolver.id(origin).map_or_else(|| origin.clone(), |id| resolver.canonical(id).to_owned())
                    }
                    None => self.publisher(&claim.id.source),
                }
            })
            .collect();
        origins.into_iter().collect()
    }

    fn publisher(&self, source: &SourceId) -> String {
        let record = self.sources.get(source);
        record.and_then(|s| s.publisher.clone()).unwrap_or_else(|| source.0.clone())
    }

    /// Which claims use which of `names`, in subject, property, value or origin: the first few of each source.
    #[must_use]
    pub fn uses<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Uses {
        Uses::of_names(self, names)
    }

    /// A finding about a denial and what contradicts it; `None` where either is missing.
    #[must_use]
    pub fn denial_finding(&self, contradiction: &Contradiction) -> Option<Finding<Sides>> {
        let mut affirmed: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (frame, _) in &contradiction.some {
            let label = format!("{}: {}", self.subject_words(*frame), self.value(*frame));
            affirmed.entry(label).or_default().push(*frame);
        }
        let none = *contradiction.none.first()?;
        let denied = contradiction.none.iter();
        let denied = denied.map(|f| Answer::new(format!("{}: {}", self.subject_words(*f), self.value(*f)), *f));
        let mut affirmed = affirmed.into_iter().filter_map(|(label, claims)| Answer::of(label, claims)).peekable();
        affirmed.peek()?;
        let sides = Sides::of(denied.chain(affirmed))?;
        let doubts: Vec<Doubt> = contradiction.some.iter().flat_map(|(_, doubts)| doubts.clone()).collect();
        let by_range = doubts.iter().any(|d| matches!(d, Doubt::DatedByRange(_)));
        let certain = contradiction.some.iter().any(|(_, doubts)| doubts.is_empty());
        let reconcile = doubts.iter().filter_map(|d| match d {
            Doubt::DatedByRange(Some(date)) => Some(format!("the undated page was written {date}")),
            _ => None,
        });
        let reconcile: BTreeSet<String> = reconcile.collect();
        // What ties two wordings together is said, as a reader must judge it.
        let classes = self.frames[none].topic.iter().chain(&self.frames[none].population);
        let definitions = classes.filter_map(|class| {
            let means = self.framer.classes().definition(class)?;
            Some(format!("\u{201c}{class}\u{201d} means: {means}"))
        });
        let title = format!("{}: there are none, and there are some", self.subject_words(none));
        Some(Finding {
            questions: 1,
            arithmetic: definitions.collect(),
            reconcile: reconcile.into_iter().collect(),
            doubts: if certain { Vec::new() } else { doubts },
            at_most_minor: by_range && !certain,
            look_up: vec!["whether both speak of the same things, by the definition of each".to_owned()],
            ..Finding::new(title, self.about(none), sides)
        })
    }

    /// Notes that an operand of a relation has its property by meaning alone; where two sides meet, the comparison has
    /// noted it.
    fn note_meaning(&self, finding: &mut Finding<Ground>) {
        let met = finding.doubts.iter().any(|d| matches!(d, Doubt::ByMeaning(_)));
        let frames = || finding.ground.claims().map(|f| &self.frames[f]);
        let properties: BTreeSet<_> = frames().map(|f| f.property).collect();
        if !met && properties.len() > 1 {
            let least = frames().filter_map(|f| f.meant.as_ref()).map(|m| m.likeness).min();
            finding.doubts.extend(least.map(Doubt::ByMeaning));
        }
    }

    /// Makes the conflict of a finding.
    #[must_use]
    pub fn conflict(&self, detector: &Detector, mut finding: Finding<Ground>) -> Conflict {
        self.note_meaning(&mut finding);
        finding.ground.sort_claims_by_key(|claim| self.position(claim));
        let frames: BTreeSet<usize> = finding.ground.claims().collect();
        let mut steps = finding.steps;
        let mut remarks: BTreeSet<String> = finding.remarks.iter().cloned().collect();
        if frames.iter().any(|f| self.claim(*f).status == Status::Draft) {
            steps -= 1;
            remarks.insert("rests on a draft that nobody has reviewed".to_owned());
        }
        let doubts: BTreeSet<&Doubt> = finding.doubts.iter().collect();
        let kinds: BTreeSet<_> = doubts.iter().map(|d| std::mem::discriminant(*d)).map(|d| format!("{d:?}")).collect();
        steps -= i32::try_from(kinds.len()).unwrap_or(0);
        remarks.extend(doubts.iter().map(|d| d.remark()));
        if finding.factor.is_some_and(|f| f >= GRAVE_FACTOR) {
            steps += 1;
        }
        let mut severity = detector.severity.shifted(steps);
        if finding.at_most_minor {
            severity = severity.max(Severity::Minor);
        }
        let entity = self.claim(finding.ground.first().first()).subject.clone();
        let with = |first: &usize| finding.ground.iter().position(|side| side.claims().any(|claim| claim == *first));
        let between = finding.between.iter().map(|between| {
            let with: BTreeSet<usize> = between.with.iter().filter_map(with).collect();
            Between { side: self.side(&between.answer), with: with.into_iter().collect() }
        });
        let (between, question) = (between.collect(), self.asked(&finding));
        Conflict {
            kind: detector.id,
            severity,
            title: capitalised(&finding.title),
            question,
            entity,
            sides: finding.ground.iter().map(|side| self.side(side)).collect(),
            between,
            spread: finding.spread,
            arithmetic: finding.arithmetic,
            reconcile: finding.reconcile,
            cause: finding.cause,
            look_up: finding.look_up,
            remarks: remarks.into_iter().collect(),
            also: Vec::new(),
            fingerprint: digest(&[detector.id, &finding.about]),
            evidence: self.evidence(&frames),
        }
    }

    fn side(&self, answer: &Answer) -> Side {
        let claims: Vec<usize> = answer.claims().collect();
        Side {
            value: answer.label.clone(),
            claims: claims.iter().map(|f| self.cited(*f)).collect(),
            origins: self.origins(&claims),
        }
    }

    /// The questions of a finding's sides, each once.
    fn asked(&self, finding: &Finding<Ground>) -> String {
        let mut asked: BTreeSet<String> = BTreeSet::new();
        let firsts = finding.ground.iter().map(Answer::first);
        let most = if finding.questions == 0 { SHOWN_QUESTIONS } else { finding.questions };
        let new = firsts.filter(|f| asked.insert(self.about(*f))).take(most);
        new.map(|f| self.question(f)).collect::<Vec<_>>().join("; ")
    }

    /// What a conflict rests on: the sources, values and quotes of its claims, whatever their order.
    fn evidence(&self, frames: &BTreeSet<usize>) -> String {
        let mut lines: Vec<String> = frames
            .iter()
            .map(|f| {
                let claim = self.claim(*f);
                let quotes: Vec<&str> = claim.citations.iter().map(|c| c.quote.as_str()).collect();
                format!("{}\u{1f}{}\u{1f}{}", claim.id.source, value_in_words(claim), quotes.join("\u{1f}"))
            })
            .collect();
        lines.sort();
        digest(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Where a claim stands, for the order within a side.
    pub(super) fn position(&self, frame: usize) -> (&SourceId, usize, &str) {
        let claim = self.claim(frame);
        let line = claim.citations.first().map_or(0, |c| match c.locator {
            Locator::Line(n) | Locator::Page(n) | Locator::Paragraph(n) => n,
            _ => 0,
        });
        (&claim.id.source, line, &claim.id.name)
    }
}

/// The word of a modality that a reader must know of.
fn modality_word(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Asserted => None,
        Modality::Planned => Some("planned"),
        Modality::Proposed => Some("proposed"),
        Modality::Conditional => Some("conditional"),
        Modality::Alleged => Some("alleged"),
    }
}

/// The first twelve hex digits of the SHA-256 of some texts: enough to tell millions of conflicts apart, and short
/// enough to type.
fn digest(texts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text.as_bytes());
        hasher.update([0x1f]);
    }
    hex(&hasher.finalize()[..6])
}

/// Whether the words of `key` stand in `text`, both folded, as whole words.
fn contains_words(text: &str, key: &str) -> bool {
    !key.is_empty() && format!(" {text} ").contains(&format!(" {key} "))
}

/// A title begins with a capital; a name with a capital inside it ("eBay") keeps its own.
fn capitalised(title: &str) -> String {
    let first_word = title.split_whitespace().next().unwrap_or("");
    let mut chars = title.chars();
    match chars.next() {
        // Nor does an id change: "gazette/c1".
        Some(first)
            if first.is_lowercase() && !first_word.contains('/') && !first_word.chars().any(char::is_uppercase) =>
        {
            first.to_uppercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}
