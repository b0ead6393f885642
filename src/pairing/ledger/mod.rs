//! The ledger weighed: which rows of a table answer one question, and how their values stand.
//!
//! A row's question is an entity, a property and a time, each resolved over the whole table before any two rows meet:
//! names by the roll ([`crate::entity::Roll`]), labels by the vocabulary and by what the claims themselves teach
//! ([`labels`]), times by how fine the property changes ([`times`]). Values are compared by the habits that the table
//! shows ([`habits`]): how far it rounds, which words it uses for one value. All that was taught is counted and said.

mod asides;
mod changes;
mod entities;
mod explain;
mod faces;
mod habits;
mod labels;
mod linked;
mod look;
mod names;
mod questions;
mod stand;
mod times;
mod values;

use super::comparable::Doubt;
use super::frame::{Frame, Time};
use super::reading::Reading;
use super::wording::Wording;
use crate::claim::facts::{Ledger, LedgerRow};
use crate::claim::{Modality, OverTime, PropertyId, Vocabulary};
use crate::compare::{Agreement, Reason};
use crate::entity::Entity;
use crate::text::Interner;
use crate::time::{Context, edtf, read};
use asides::Asides;
pub use changes::MAX_TRENDS;
use entities::Entities;
pub use explain::{Explained, Step, explain};
use faces::Face;
use habits::OneValue;
use hashbrown::HashMap;
use labels::{Lesson, Taught};
pub use linked::{Edge, Linked, Order};
use names::Labels;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use times::When;
use values::Values;

/// A question of a ledger with at least one pair of rows to report.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its rows, in order of the table.
    pub rows: Vec<u32>,
    /// Pairs of them, and how they stand; of many rows of one value one speaks for all.
    pub pairs: Vec<(u32, u32, Agreement)>,
    /// What it is about: the entity, by the name that most claims have for it, and its region; where the vocabulary has
    /// not the property, its commonest label; the time, where the property changes.
    pub topic: Arc<BTreeSet<String>>,
    /// The property, where the vocabulary has it.
    pub id: Option<PropertyId>,
    /// Whether it is a running total.
    pub total: bool,
}

/// What was compared in a ledger, what was not, and what its claims taught.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Questions with two rows or more.
    pub questions: usize,
    /// Pairs of rows that were compared.
    pub compared: usize,
    /// How they stood.
    pub agreements: BTreeMap<&'static str, usize>,
    /// Pairs or rows that were not compared, by reason.
    pub not_comparable: BTreeMap<Reason, usize>,
    /// Of each source, by its number, rows and rows that met another.
    pub per_source: Vec<(usize, usize)>,
    /// Rows that met no other.
    pub unmet: usize,
    /// Rows of an entity and property of which another source speaks.
    pub met: usize,
    /// Of these, by label, those whose value is words that nothing is known of.
    pub not_understood: BTreeMap<String, usize>,
    /// The first pairs that were looked at and not compared, with the reason.
    pub samples: Vec<(u32, u32, Reason)>,
    /// What the claims taught, a sentence each.
    pub taught: Vec<String>,
    /// How many relations between properties plainly hold.
    pub held: usize,
    /// How many answers changed over time.
    pub changed: usize,
    /// Rows whose time cannot be read: the first of each text.
    pub unread_times: Vec<(u32, String)>,
}

/// A ledger, weighed.
pub struct Weighed {
    /// The questions to report, in order of the table.
    pub asked: Vec<Asked>,
    /// Rows that an edge binds and that may not be in its order.
    pub linked: Vec<Linked>,
    /// Rows that tell a change over time, in its order.
    pub changes: Vec<Vec<u32>>,
    /// Of each row among those that answers no question to report, what it is asked; in order of the rows.
    pub others: Vec<Asked>,
    /// What was compared and what was not.
    pub tally: Tally,
    faces: Vec<Face>,
    face_of: Vec<u32>,
    asides: Asides,
    labels: Labels,
    /// Of each two labels that only what was taught makes one, how that was taught.
    learned: BTreeMap<(u32, u32), Doubt>,
}

impl Weighed {
    /// The label of a row, without its year and with slips mended.
    fn label_of(&self, ledger: &Ledger, row: u32) -> Option<u32> {
        let label = ledger.rows.get(row as usize)?.label;
        self.labels.of.get(label as usize).map(|label| label.meant)
    }

    fn property_of(&self, ledger: &Ledger, row: u32) -> Option<PropertyId> {
        self.labels.property.get(self.label_of(ledger, row)? as usize).copied().flatten()
    }

    /// What is not certain about the comparison of two rows: that only the table itself makes one of their labels.
    #[must_use]
    pub fn doubts(&self, ledger: &Ledger, a: u32, b: u32) -> Vec<Doubt> {
        if self.learned.is_empty() {
            return Vec::new();
        }
        let labels = (self.label_of(ledger, a), self.label_of(ledger, b));
        let (Some(a), Some(b)) = labels else { return Vec::new() };
        self.learned.get(&(a.min(b), a.max(b))).cloned().into_iter().collect()
    }

    /// What is not certain about rows that an edge binds: that only the table itself makes the label of one of them one of
    /// its property.
    #[must_use]
    pub fn doubts_of(&self, ledger: &Ledger, beside: &Beside<'_>, linked: &Linked) -> Vec<Doubt> {
        let Some(edge) = beside.edges.get(linked.edge).filter(|_| !self.learned.is_empty()) else { return Vec::new() };
        let sides = [(&linked.from, edge.from), (&linked.to, edge.to)];
        let learned = |(rows, property): (&Vec<u32>, PropertyId)| {
            let labels: Vec<u32> = rows.iter().filter_map(|row| self.label_of(ledger, *row)).collect();
            let of = |label: u32| self.labels.property.get(label as usize).copied().flatten() == Some(property);
            let first = *labels.first().filter(|_| !labels.iter().any(|label| of(*label)))?;
            let lesson = |((a, b), doubt): (&(u32, u32), &Doubt)| {
                let meets = (*a == first && of(*b)) || (*b == first && of(*a));
                meets.then(|| doubt.clone())
            };
            self.learned.iter().find_map(lesson)
        };
        sides.into_iter().filter_map(learned).collect()
    }

    /// Whether the value of a row is not what its property, which the vocabulary knows, wants.
    #[must_use]
    pub fn is_misfit(&self, ledger: &Ledger, row: u32) -> bool {
        let face = self.face_of.get(row as usize).and_then(|face| self.faces.get(*face as usize));
        self.property_of(ledger, row).is_some() && face.is_some_and(|f| matches!(f.reading, Reading::Unreadable { .. }))
    }

    /// The frame of a row, of which the claim has this place.
    #[must_use]
    pub fn frame(
        &self,
        (ledger, shared): (&Ledger, &Shared),
        asked: Option<&Asked>,
        (row, index): (u32, usize),
    ) -> Frame {
        let reading = match self.face_of.get(row as usize).and_then(|face| self.faces.get(*face as usize)) {
            Some(face) => face.reading.clone(),
            None => Reading::Phrase(String::new().into()),
        };
        let property = asked.map_or_else(|| self.property_of(ledger, row), |asked| asked.id);
        let text = |texts: &Interner, cell: fn(&LedgerRow) -> u32| {
            ledger.rows.get(row as usize).map(|cells| texts.text(cell(cells)).to_owned())
        };
        let alone = || {
            let words = [text(&ledger.subjects, |cells| cells.subject), text(&ledger.labels, |cells| cells.label)];
            Arc::new(words.into_iter().flatten().collect())
        };
        let topic = asked.map_or_else(alone, |asked| Arc::clone(&asked.topic));
        let aside = ledger.aside(row);
        Frame {
            claim: index,
            property,
            meant: None,
            topic,
            entities: BTreeSet::new(),
            event: None,
            place: None,
            population: self.asides.people(row).clone(),
            time: shared.time(ledger, row),
            over_time: if asked.is_some_and(|asked| asked.total) { OverTime::Cumulative } else { OverTime::Fixed },
            rate: None,
            modality: aside.map_or(Modality::Asserted, |aside| aside.modality),
            provided: false,
            denied: aside.is_some_and(|aside| aside.denied),
            reading,
            turned: false,
            // The rows of a table meet by their questions, and are not weighed by their words.
            wording: Arc::clone(&shared.wording),
            slot: None,
        }
    }
}

/// What the frames of the rows of a ledger have in common.
pub struct Shared {
    times: HashMap<[u32; 2], Arc<Time>>,
    wording: Arc<Wording>,
}

impl Shared {
    /// Of these rows: each two texts for a stretch and a moment are read once.
    #[must_use]
    pub fn new(ledger: &Ledger, rows: impl Iterator<Item = u32>) -> Self {
        let context = Context::default();
        let read = |id: u32| {
            let text = Some(ledger.times.text(id)).filter(|_| id != LedgerRow::NONE)?;
            edtf(text).or_else(|_| read(text, &context)).ok()
        };
        let mut times = HashMap::new();
        for stated in rows.filter_map(|row| Self::stated(ledger, row)) {
            times.entry(stated).or_insert_with(|| {
                let [period, as_of] = stated.map(read);
                Arc::new(Time { period, as_of, ..Time::default() })
            });
        }
        Self { times, wording: Arc::default() }
    }

    fn stated(ledger: &Ledger, row: u32) -> Option<[u32; 2]> {
        ledger.rows.get(row as usize).map(|cells| [cells.period, cells.as_of])
    }

    fn time(&self, ledger: &Ledger, row: u32) -> Arc<Time> {
        Self::stated(ledger, row).and_then(|stated| self.times.get(&stated)).cloned().unwrap_or_default()
    }
}

/// What is known beside the rows of a ledger.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// The vocabulary.
    pub vocabulary: &'a Vocabulary,
    /// How many of its last properties the user has written.
    pub own: usize,
    /// The entities that the user knows, and the classes.
    pub entities: &'a [Entity],
    /// The orders between properties that hold of the world.
    pub edges: &'a [Edge],
    /// Whether the claims may teach which labels are one, and which words for a value.
    pub learns: bool,
}

impl Beside<'_> {
    /// The first property that the user has written.
    fn built_in(&self) -> usize {
        self.vocabulary.iter().count().saturating_sub(self.own)
    }
}

/// Weighs a ledger.
#[must_use]
pub fn weigh(ledger: &Ledger, beside: &Beside<'_>) -> Weighed {
    let read = Read::new(ledger, beside);
    let ground = read.ground(ledger, beside);
    let rows = questions::ordered(&ground);
    let cells: Vec<&[u32]> = rows.chunk_by(|a, b| ground.cell(*a) == ground.cell(*b)).collect();
    let study = questions::Study::new(&ground, &cells, beside.learns);
    let (asked, mut tally) = questions::ask(&ground, &study, &cells);
    let linked::Found { linked, held } = linked::linked(&ground, &study, &cells, beside.edges);
    let changes::Found { trends, count, falls } = changes::changes(&ground, &study, &cells);
    let changes: Vec<Vec<u32>> = falls.into_iter().chain(trends).collect();
    (tally.held, tally.changed) = (held, count);
    tally.taught = said(&ground, &read.taught, &study.synonyms, study.rounding);
    let known: BTreeSet<u32> = asked.iter().flat_map(|asked| asked.rows.iter().copied()).collect();
    let bound = linked.iter().flat_map(|linked| linked.from.iter().chain(&linked.to));
    let others: BTreeSet<u32> =
        bound.chain(changes.iter().flatten()).copied().filter(|row| !known.contains(row)).collect();
    let others = others.into_iter().map(|row| ground.about(row, ground.whens.of[row as usize])).collect();
    let learned = read.learned();
    let Read { whens, values: Values { faces, face_of, .. }, labels, asides, .. } = read;
    tally.unread_times = whens.unread;
    Weighed { asked, linked, changes, others, tally, faces, face_of, asides, labels, learned }
}

/// A ledger, read: whom its rows speak of, what they say of them, and when it holds.
struct Read {
    entities: Entities,
    asides: Asides,
    labels: Labels,
    values: Values,
    whens: Whens,
    /// The group of each label.
    groups: Vec<u32>,
    /// The group of each label without what was taught.
    base: Vec<u32>,
    taught: Vec<Taught>,
    of_group: HashMap<u32, PropertyId>,
}

impl Read {
    fn new(ledger: &Ledger, beside: &Beside<'_>) -> Self {
        let built_in = beside.built_in();
        let is_own = |id: PropertyId| id.0 >= built_in;
        let entities = Entities::new(ledger, beside.entities);
        let rows_of = counts(ledger.labels.len(), ledger.rows.iter().map(|row| row.label));
        let labels = Labels::new(&ledger.labels, &rows_of, beside.vocabulary);
        let values = Values::new(ledger, &labels, beside.vocabulary, is_own);
        let whens = Whens::new(ledger, &labels);
        let asides = Asides::new(ledger, beside.entities);
        let lessons = lessons(ledger, (&entities, &asides), &labels, &values, &whens);
        let (given, proposed) = labels.groups(is_own);
        let may = |a: u32, b: u32| {
            // Of two labels that the user knows as two properties, nothing is learned.
            let own = |label: u32| labels.property[label as usize].filter(|id| is_own(*id));
            let two = matches!((own(a), own(b)), (Some(x), Some(y)) if x != y);
            values.kinds[a as usize] == values.kinds[b as usize] && !two
        };
        let (groups, taught) = labels::learn(&lessons, &given, &proposed, beside.learns, may);
        let (base, _) = labels::learn(&[], &given, &proposed, false, may);
        let often = counts(labels.texts.len(), ledger.rows.iter().map(|row| labels.of[row.label as usize].meant));
        let of_group = properties(&labels, &groups, &often);
        Self { entities, asides, labels, values, whens, groups, base, taught, of_group }
    }

    /// Of each two labels that only what was taught makes one, how that was taught.
    fn learned(&self) -> BTreeMap<(u32, u32), Doubt> {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (label, group) in (0u32..).zip(&self.groups).filter(|_| !self.taught.is_empty()) {
            members.entry(*group).or_default().push(label);
        }
        let base = |label: u32| self.base[label as usize];
        let mut found = BTreeMap::new();
        for labels in members.values() {
            for (i, a) in labels.iter().enumerate() {
                for b in labels[i + 1..].iter().filter(|b| base(*a) != base(**b)) {
                    // Where other labels lead from the one to the other, the weakest lesson of them says how sure it is.
                    let path = labels::path(&self.base, &self.taught, *a, *b);
                    let weakest = path.into_iter().min_by_key(|pair| (pair.agree, pair.a, pair.b));
                    let text = |label: u32| self.labels.texts.text(label).to_owned();
                    found.extend(weakest.map(|pair| {
                        let doubt =
                            Doubt::LearnedLabel { labels: [text(*a), text(*b)], agree: pair.agree, of: pair.shared };
                        ((*a, *b), doubt)
                    }));
                }
            }
        }
        found
    }

    fn ground<'a>(&'a self, ledger: &'a Ledger, beside: &Beside<'a>) -> questions::Ground<'a> {
        questions::Ground {
            ledger,
            vocabulary: beside.vocabulary,
            own: beside.built_in(),
            known: beside.entities,
            entities: &self.entities,
            asides: &self.asides,
            labels: &self.labels,
            groups: &self.groups,
            of_group: &self.of_group,
            values: &self.values,
            whens: &self.whens,
        }
    }
}

/// What the rows can teach about labels.
fn lessons(
    ledger: &Ledger,
    (entities, asides): (&Entities, &Asides),
    labels: &Labels,
    values: &Values,
    whens: &Whens,
) -> Vec<Lesson> {
    let lesson = |(at, row): (usize, &LedgerRow)| {
        let face = values.face_of[at];
        let plain = asides.is_plain(u32::try_from(at).unwrap_or(u32::MAX));
        let comparable = plain && values.faces[face as usize].is_comparable();
        let (label, year) = (labels.of[row.label as usize].meant, whens.of[at].year);
        let entity = entities.of[at].filter(|_| comparable)?;
        Some(Lesson { entity, label, year, value: values.form_of[face as usize] })
    };
    ledger.rows.iter().enumerate().filter_map(lesson).collect()
}

/// The property of each group of labels: the one that most rows bear a label of, where the vocabulary has any.
fn properties(labels: &Labels, groups: &[u32], rows: &[usize]) -> HashMap<u32, PropertyId> {
    let mut often: BTreeMap<(u32, PropertyId), usize> = BTreeMap::new();
    for (label, (group, rows)) in groups.iter().zip(rows).enumerate() {
        if let Some(id) = labels.property[label] {
            *often.entry((*group, id)).or_default() += rows;
        }
    }
    let mut found: HashMap<u32, (usize, PropertyId)> = HashMap::new();
    for ((group, id), rows) in often {
        let best = found.entry(group).or_insert((rows, id));
        if rows > best.0 {
            *best = (rows, id);
        }
    }
    found.into_iter().map(|(group, (_, id))| (group, id)).collect()
}

fn counts(length: usize, ids: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut found = vec![0usize; length];
    for id in ids {
        found[id as usize] += 1;
    }
    found
}

/// When each row holds.
struct Whens {
    of: Vec<When>,
    /// The first row of each time that cannot be read.
    unread: Vec<(u32, String)>,
}

impl Whens {
    fn new(ledger: &Ledger, labels: &Labels) -> Self {
        let times: Vec<Option<When>> = ledger.times.iter().map(When::read).collect();
        let mut said = vec![false; times.len()];
        let mut found = Self { of: Vec::with_capacity(ledger.rows.len()), unread: Vec::new() };
        for (at, row) in (0u32..).zip(&ledger.rows) {
            let stated = [row.period, row.as_of].into_iter().find(|time| *time != LedgerRow::NONE);
            let when = match stated.map(|time| (time, times[time as usize])) {
                Some((_, Some(when))) => when,
                Some((time, None)) => {
                    if !std::mem::replace(&mut said[time as usize], true) {
                        found.unread.push((at, ledger.times.text(time).to_owned()));
                    }
                    When::default()
                }
                None => When { year: labels.of[row.label as usize].year, month: 0 },
            };
            found.of.push(when);
        }
        found
    }
}

/// What the claims taught, a sentence each: labels first, then words for values, then how figures are rounded.
fn said(ground: &questions::Ground<'_>, taught: &[Taught], synonyms: &[OneValue], rounding: f64) -> Vec<String> {
    let label = |label: u32| ground.labels.texts.text(label);
    let labels = taught.iter().map(|pair| {
        let (a, b) = (label(pair.a), label(pair.b));
        format!(
            "\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d} are one property: they agree on {} of {} entities",
            pair.agree, pair.shared
        )
    });
    let form = |form: u32| ground.values.forms.text(form);
    let values = synonyms.iter().map(|pair| {
        let (a, b) = (form(pair.a), form(pair.b));
        format!(
            "\u{201c}{a}\u{201d} and \u{201c}{b}\u{201d} are one value: they answer {} of {} questions together",
            pair.together, pair.of
        )
    });
    let mut all: Vec<String> = labels.chain(values).collect();
    if rounding > habits::SHARES[0] {
        let percent = (rounding * 100.0).floor();
        all.push(format!("figures are rounded here to a step of which half is up to {percent} % of them"));
    }
    let joined = ground.entities.roll.steps();
    let names = |count: usize| if count == 1 { "1 name was".to_owned() } else { format!("{count} names were") };
    all.extend(joined.map(|(step, count)| format!("{} joined to another: {}", names(count), step.in_words())));
    all
}
