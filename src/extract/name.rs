//! Names in running text: persons, bodies, laws, events and places.
//!
//! Runs of capitals are found sentence by sentence, each is judged by its words and by what stands around it, and the
//! document as a whole settles the rest: what an acronym stands for, whose surname it is, and whether a word at the
//! beginning of a sentence is a name elsewhere.

use super::join;
use super::judge::{Candidate, judge};
use super::law::laws;
use super::mention::{Kind, Mention, Row};
use super::roster::Roster;
use super::run::runs;
use super::sentence::Sentence;
use super::token::{Token, tokens};
use crate::text::Span;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A body: an agency, a company, a party, a court.
    Body,
    /// A place.
    Place,
    /// A law, a bill, an order, or a part of one.
    Law,
    /// An event.
    Event,
    /// Its words do not say.
    Other,
}

impl NameKind {
    /// Its name in reports, where it says something.
    #[must_use]
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Person => Some("person"),
            Self::Body => Some("body"),
            Self::Place => Some("place"),
            Self::Law => Some("law"),
            Self::Event => Some("event"),
            Self::Other => None,
        }
    }
}

/// A name as the document uses it.
#[derive(Clone, Debug)]
pub struct Named {
    /// What the document calls it in full: the words behind an acronym, the full name behind a surname.
    pub canonical: String,
    /// The acronym that the document gives it, or the acronym that stands here.
    pub acronym: Option<String>,
    /// What it is of.
    pub kind: NameKind,
    /// The title or office written before it, in bytes of the text.
    pub title: Option<Span>,
    /// "'s" follows it.
    pub possessive: bool,
}

/// The names of a text, in order, not overlapping.
pub(super) fn names(text: &str, sentences: &[Sentence]) -> Vec<Mention> {
    let parts: Vec<Vec<Token>> = sentences.iter().map(|s| tokens(text, s.span)).collect();
    let mut roster = Roster::new(&parts);
    let mut candidates: Vec<Candidate> = Vec::new();
    for words in &parts {
        let laws = laws(text, words);
        let taken: Vec<_> = laws.iter().map(|law| law.first..law.end).collect();
        let mut here: Vec<Candidate> =
            runs(text, words, &taken).into_iter().flat_map(|run| judge(text, words, run, &roster)).collect();
        here.extend(laws.iter().map(|law| Candidate::law(words, law)));
        here.sort_by_key(|c| (c.span.start, c.span.end));
        join::join_regions(text, words, &mut here);
        join::join_places(text, words, &mut here);
        roster.learn(text, words, &mut here);
        candidates.extend(here);
    }
    candidates.into_iter().filter_map(|candidate| roster.settle(text, candidate)).map(mention).collect()
}

fn mention(candidate: Candidate) -> Mention {
    let kind = match candidate.kind {
        NameKind::Law => Kind::Law,
        NameKind::Place => Kind::Place,
        _ => Kind::Name,
    };
    let row = Row {
        value: Some(candidate.canonical.clone()),
        unit: candidate.kind.label().filter(|_| kind == Kind::Name).map(str::to_owned),
        ..Row::default()
    };
    let named = Named {
        canonical: candidate.canonical,
        acronym: candidate.acronym,
        kind: candidate.kind,
        title: candidate.title,
        possessive: candidate.possessive,
    };
    Mention {
        kind,
        span: candidate.span,
        figure: None,
        period: None,
        name: Some(named),
        list: None,
        row,
        rule: candidate.rule,
    }
}
