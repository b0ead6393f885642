//! The ledger weighed: which rows of a table answer one question, and how their values stand.
//!
//! A row's question is an entity, a property and a time, each resolved over the whole table before any two rows meet:
//! names by the roll ([`crate::entity::Roll`]), labels by the vocabulary and by what the claims themselves teach
//! ([`labels`]), times by how fine the property changes ([`times`]). Values are compared by the habits that the table
//! shows ([`habits`]): how far it rounds, which words it uses for one value. All that was taught is counted and said.

mod faces;
mod habits;
mod labels;
mod look;
mod names;
mod questions;
mod stand;
mod times;

use super::frame::{Frame, Time};
use super::reading::Reading;
use super::wording::Wording;
use crate::claim::facts::{Ledger, LedgerRow};
use crate::claim::{Claim, Modality, OverTime, PropertyId, ValueKind, Vocabulary};
use crate::compare::{Agreement, Reason};
use crate::entity::{Bearer, Region, Roll, Sighting};
use crate::text::Interner;
use crate::time::{Context, edtf, read};
use faces::{Face, Slashes};
use habits::OneValue;
use hashbrown::HashMap;
use labels::{Lesson, Taught};
use names::Labels;
use std::collections::{BTreeMap, BTreeSet};
use times::When;

/// A question of a ledger with at least one pair of rows to report.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its rows, in order of the table.
    pub rows: Vec<u32>,
    /// Pairs of them, and how they stand; of many rows of one value one speaks for all.
    pub pairs: Vec<(u32, u32, Agreement)>,
    /// The entity, by the name that most claims have for it, and its region.
    pub subject: String,
    /// The property, by its commonest label.
    pub property: String,
    /// The property, where the vocabulary has it.
    pub id: Option<PropertyId>,
    /// The time, where the property changes.
    pub time: String,
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
    /// Rows whose time cannot be read: the first of each text.
    pub unread_times: Vec<(u32, String)>,
}

/// A ledger, weighed.
pub struct Weighed {
    /// The questions to report, in order of the table.
    pub asked: Vec<Asked>,
    /// What was compared and what was not.
    pub tally: Tally,
    faces: Vec<Face>,
    face_of: Vec<u32>,
    /// The property of each row, where the vocabulary has it.
    properties: Vec<Option<PropertyId>>,
}

impl Weighed {
    fn property_of(&self, row: u32) -> Option<PropertyId> {
        self.properties.get(row as usize).copied().flatten()
    }

    /// Whether the value of a row is not what its property, which the vocabulary knows, wants.
    #[must_use]
    pub fn is_misfit(&self, row: u32) -> bool {
        let face = self.face_of.get(row as usize).and_then(|face| self.faces.get(*face as usize));
        self.property_of(row).is_some() && face.is_some_and(|f| matches!(f.reading, Reading::Unreadable { .. }))
    }

    /// The frame of the claim of a row that answers a question.
    #[must_use]
    pub fn frame(&self, asked: Option<&Asked>, row: u32, index: usize, claim: &Claim) -> Frame {
        let reading = match self.face_of.get(row as usize).and_then(|face| self.faces.get(*face as usize)) {
            Some(face) => face.reading.clone(),
            None => Reading::Phrase(String::new().into()),
        };
        let context = Context::default();
        let when =
            |text: &Option<String>| text.as_deref().and_then(|text| edtf(text).or_else(|_| read(text, &context)).ok());
        let property = asked.map_or_else(|| self.property_of(row), |asked| asked.id);
        let mut topic = BTreeSet::new();
        match asked {
            Some(asked) => {
                topic.insert(asked.subject.clone());
                topic.extend(Some(&asked.property).filter(|_| asked.id.is_none()).cloned());
                topic.extend(Some(&asked.time).filter(|time| !time.is_empty()).cloned());
            }
            None => topic.extend([claim.subject.clone(), claim.property.clone()]),
        }
        let time = Time { period: when(&claim.period), as_of: when(&claim.as_of), ..Time::default() };
        Frame {
            claim: index,
            property,
            meant: None,
            topic,
            entities: BTreeSet::new(),
            event: None,
            place: None,
            population: BTreeSet::new(),
            time,
            over_time: OverTime::Fixed,
            rate: None,
            modality: Modality::Asserted,
            provided: false,
            denied: false,
            reading,
            turned: false,
            // The rows of a table meet by their questions, and are not weighed by their words.
            wording: Wording::default(),
            slot: None,
        }
    }
}

/// Weighs a ledger. The last `own` properties of the vocabulary are the user's. `learns` says whether the claims may teach
/// which labels are one, and which words for a value.
#[must_use]
pub fn weigh(ledger: &Ledger, vocabulary: &Vocabulary, own: usize, learns: bool) -> Weighed {
    let built_in = vocabulary.iter().count().saturating_sub(own);
    let is_own = |id: PropertyId| id.0 >= built_in;
    let entities = Entities::new(ledger);
    let rows_of = counts(ledger.labels.len(), ledger.rows.iter().map(|row| row.label));
    let labels = Labels::new(&ledger.labels, &rows_of, vocabulary);
    let values = Values::new(ledger, &labels, vocabulary, is_own);
    let whens = Whens::new(ledger, &labels);
    let lesson = |(at, row): (usize, &LedgerRow)| {
        let face = values.face_of[at];
        let comparable = values.faces[face as usize].is_comparable();
        let (label, year) = (labels.of[row.label as usize].meant, whens.of[at].year);
        let entity = entities.of[at].filter(|_| comparable)?;
        Some(Lesson { entity, label, year, value: values.form_of[face as usize] })
    };
    let lessons: Vec<Lesson> = ledger.rows.iter().enumerate().filter_map(lesson).collect();
    let kinds = &values.kinds;
    let (given, proposed) = labels.groups(is_own);
    let (groups, taught) = labels::learn(&lessons, &given, &proposed, learns, |a, b| {
        // Of two labels that the user knows as two properties, nothing is learned.
        let own = |label: u32| labels.property[label as usize].filter(|id| is_own(*id));
        let two = matches!((own(a), own(b)), (Some(x), Some(y)) if x != y);
        kinds[a as usize] == kinds[b as usize] && !two
    });
    let of_group = properties(
        &labels,
        &groups,
        &counts(labels.texts.len(), ledger.rows.iter().map(|row| labels.of[row.label as usize].meant)),
    );
    drop(lessons);
    let ground = questions::Ground {
        ledger,
        vocabulary,
        own: built_in,
        entities: &entities,
        labels: &labels,
        groups: &groups,
        of_group: &of_group,
        values: &values,
        whens: &whens,
    };
    let found = questions::ask(&ground, learns);
    let mut tally = found.tally;
    tally.taught = said(&ground, &taught, &found.synonyms, found.rounding);
    tally.unread_times = whens.unread;
    let property = |row: &LedgerRow| labels.property[labels.of[row.label as usize].meant as usize];
    let properties = ledger.rows.iter().map(property).collect();
    let Values { faces, face_of, .. } = values;
    Weighed { asked: found.asked, tally, faces, face_of, properties }
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

/// Whom each row speaks of.
struct Entities {
    /// The entity of each row; none for a name that has several bearers.
    of: Vec<Option<u32>>,
    roll: Roll,
    /// A region of each entity, where it has one.
    regions: HashMap<u32, Region>,
}

/// A source speaks of one region where this share of its placed rows, in percent, and so many of them, are there.
const SCOPE: (u32, u32) = (90, 10);

impl Entities {
    fn new(ledger: &Ledger) -> Self {
        let place = |text: &str| Region::of(text).or_else(|| Region::of(text.rsplit(',').next().unwrap_or("").trim()));
        let mut places: Vec<Option<Region>> = ledger.places.iter().map(place).collect();
        // Where the table names states of a country, the country alone tells nobody apart.
        let parted: BTreeSet<Region> = places.iter().flatten().filter_map(|region| region.country()).collect();
        places.iter_mut().for_each(|place| *place = place.filter(|region| !parted.contains(region)));
        let region = |row: &LedgerRow| places.get(row.place as usize).copied().flatten();
        let scopes = scopes(ledger, region);
        let mut sightings: Vec<Sighting> = Vec::new();
        let mut index: HashMap<(u32, Option<Region>), u32> = HashMap::new();
        let mut sighting_of: Vec<u32> = Vec::with_capacity(ledger.rows.len());
        for row in &ledger.rows {
            let region = region(row).or(scopes[row.source as usize]);
            let next = u32::try_from(sightings.len()).unwrap_or(u32::MAX);
            let at = *index.entry((row.subject, region)).or_insert(next);
            if at == next {
                sightings.push(Sighting { name: row.subject, region, claims: 0 });
            }
            sightings[at as usize].claims += 1;
            sighting_of.push(at);
        }
        let roll = Roll::new(&ledger.subjects, &sightings);
        let entity = |at: &u32| match roll.bearer(*at as usize) {
            Bearer::Entity(entity) => Some(entity),
            Bearer::Open => None,
        };
        let of: Vec<Option<u32>> = sighting_of.iter().map(entity).collect();
        let mut regions = HashMap::new();
        for (at, sighting) in sightings.iter().enumerate() {
            if let (Bearer::Entity(entity), Some(region)) = (roll.bearer(at), sighting.region) {
                regions.entry(entity).or_insert(region);
            }
        }
        Self { of, roll, regions }
    }

    /// An entity in words: the name that most claims have, and its region where the name does not say it.
    fn words(&self, ledger: &Ledger, entity: u32) -> String {
        let name = self.roll.canonical(entity).map_or("", |name| ledger.subjects.text(name));
        match self.regions.get(&entity).map(|region| region.name()).filter(|region| !name.contains(region)) {
            Some(region) => format!("{name} ({region})"),
            None => name.to_owned(),
        }
    }
}

/// The region that a source speaks of, where nearly all that it places is there.
fn scopes(ledger: &Ledger, region: impl Fn(&LedgerRow) -> Option<Region>) -> Vec<Option<Region>> {
    let mut seen: Vec<BTreeMap<Region, u32>> = vec![BTreeMap::new(); ledger.sources.len()];
    for row in &ledger.rows {
        if let Some(region) = region(row) {
            *seen[row.source as usize].entry(region).or_default() += 1;
        }
    }
    let scope = |regions: &BTreeMap<Region, u32>| {
        let all: u32 = regions.values().sum();
        let (share, fewest) = SCOPE;
        let most = regions.iter().max_by_key(|(_, count)| **count)?;
        (all >= fewest && u64::from(*most.1) * 100 >= u64::from(all) * u64::from(share)).then_some(*most.0)
    };
    seen.iter().map(scope).collect()
}

/// What each row says.
struct Values {
    faces: Vec<Face>,
    face_of: Vec<u32>,
    /// The canonical form of each face.
    form_of: Vec<u32>,
    forms: Interner,
    /// What each label asks for.
    kinds: Vec<ValueKind>,
}

impl Values {
    fn new(ledger: &Ledger, labels: &Labels, vocabulary: &Vocabulary, own: impl Fn(PropertyId) -> bool) -> Self {
        let all = u32::try_from(ledger.distinct_values()).unwrap_or(u32::MAX);
        let looks: Vec<look::Look> = (0..all).map(|value| look::look(&ledger.value(value))).collect();
        let mut of_label = vec![[0usize; look::LOOKS]; labels.texts.len()];
        for row in &ledger.rows {
            of_label[labels.of[row.label as usize].meant as usize][looks[row.value as usize] as usize] += 1;
        }
        let kind = |(label, looks): (usize, &[usize; look::LOOKS])| {
            let seen = look::kind(looks);
            match labels.property[label].map(|id| (vocabulary.get(id).kind, own(id))) {
                Some((said, true)) => said,
                // What the built-in vocabulary says of a label counts as long as its values can be that.
                Some((said, false)) if look::can_be(looks, said) && seen != ValueKind::YesNo => said,
                _ => seen,
            }
        };
        let kinds: Vec<ValueKind> = of_label.iter().enumerate().map(kind).collect();
        let slashes = slashes(ledger);
        let mut found = Self {
            faces: Vec::new(),
            face_of: Vec::with_capacity(ledger.rows.len()),
            form_of: Vec::new(),
            forms: Interner::default(),
            kinds,
        };
        let mut index: HashMap<(u32, ValueKind), u32> = HashMap::new();
        for row in &ledger.rows {
            let label = labels.of[row.label as usize].meant;
            let kind = found.kinds[label as usize];
            let next = u32::try_from(found.faces.len()).unwrap_or(u32::MAX);
            let face = *index.entry((row.value, kind)).or_insert(next);
            if face == next {
                found.faces.push(faces::face(&ledger.value(row.value), kind, labels.texts.text(label), slashes));
            }
            found.face_of.push(face);
        }
        found.settle_words(ledger, labels);
        found.tell_dollars();
        found.form_of = found.faces.iter().map(|face| found.forms.id(&face.form)).collect();
        found
    }

    /// Words without a capital are terms where a label has few of them again and again; where each row has its own, they
    /// are the sources' words.
    fn settle_words(&mut self, ledger: &Ledger, labels: &Labels) {
        let mut used: Vec<(usize, BTreeSet<u32>)> = vec![Default::default(); labels.texts.len()];
        for (row, face) in ledger.rows.iter().zip(&self.face_of) {
            let (rows, distinct) = &mut used[labels.of[row.label as usize].meant as usize];
            *rows += 1;
            distinct.insert(*face);
        }
        let mut terms: BTreeSet<u32> = BTreeSet::new();
        for (rows, distinct) in used.into_iter().filter(|(rows, distinct)| distinct.len() * RECURRING <= *rows) {
            debug_assert!(rows >= distinct.len(), "a value stands in a row");
            terms.extend(distinct);
        }
        for (at, face) in (0u32..).zip(&mut self.faces) {
            face.settle(terms.contains(&at));
        }
    }

    /// "$" is a dollar of no country until the text says which: a table that writes the dollars of one country alone has
    /// said it.
    fn tell_dollars(&mut self) {
        let said: BTreeSet<&str> = self.faces.iter().filter_map(Face::currency).filter(|c| c.ends_with('D')).collect();
        if let [one] = said.into_iter().collect::<Vec<_>>()[..] {
            let one = one.to_owned();
            self.faces = std::mem::take(&mut self.faces).into_iter().map(|face| face.with_dollars(&one)).collect();
        }
    }
}

/// Values of a label are terms where each stands in so many rows on average.
const RECURRING: usize = 2;

/// Dates between slashes that tell the order of a table: so many with a day past the twelfth, and none the other way.
const TELLING: usize = 3;

/// In which order the table writes dates between slashes.
fn slashes(ledger: &Ledger) -> Slashes {
    let (mut first, mut second) = (0, 0);
    for value in 0..u32::try_from(ledger.distinct_values()).unwrap_or(u32::MAX) {
        let Some(text) = ledger.value_text(value).filter(|text| text.len() <= 10) else { continue };
        let [a, b, year] = text.split('/').collect::<Vec<_>>()[..] else { continue };
        if let (Ok(a), Ok(b), 4) = (a.parse::<u32>(), b.parse::<u32>(), year.len()) {
            first += usize::from(a > 12 && b <= 12);
            second += usize::from(b > 12 && a <= 12);
        }
    }
    match (first, second) {
        (0, TELLING..) => Slashes::MonthFirst,
        (TELLING.., 0) => Slashes::DayFirst,
        _ => Slashes::Unknown,
    }
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
    all.extend(joined.map(|(step, count)| format!("{count} names were joined to another: {}", step.in_words())));
    all
}
