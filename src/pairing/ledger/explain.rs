//! Why two rows of a ledger were or were not compared, and how their values stand, in sentences for a reader.

use super::super::frame::value_in_words;
use super::beside::Beside;
use super::entities::Entities;
use super::ground::{Ground, ordered};
use super::labels::{self, Taught};
use super::read::{Read, lessons};
use super::study::{Behaviour, Study};
use super::times::{Change, When};
use crate::claim::facts::{Aside, Ledger, LedgerRow};
use crate::claim::{Modality, ValueKind};
use crate::compare::{Agreement, Reason};
use crate::entity::Naming;

/// Why two rows were or were not compared.
#[derive(Clone, Debug)]
pub struct Explained {
    /// What was looked at, in order.
    pub steps: Vec<Step>,
    /// How the values stand, or the reason for which the two were not compared.
    pub stand: Result<Agreement, Reason>,
    /// A name of the two fits several bearers.
    pub open: bool,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it is: "name", "label", "time".
    pub field: &'static str,
    /// Whether the two can answer one question as far as it goes.
    pub holds: bool,
    /// Why, a sentence each.
    pub said: Vec<String>,
}

/// Explains how two rows of a ledger stand. Everything is resolved as when the ledger is weighed.
#[must_use]
pub fn explain(ledger: &Ledger, beside: &Beside<'_>, rows: [u32; 2]) -> Explained {
    let read = Read::new(ledger, beside);
    let ground = read.ground(ledger, beside);
    let rows_in_order = ordered(&ground);
    let cells: Vec<&[u32]> = rows_in_order.chunk_by(|a, b| ground.cell(*a) == ground.cell(*b)).collect();
    let study = Study::new(&ground, &cells, beside.learns);
    let naming = Entities::naming(ledger, beside.entities, rows);
    let teller = Teller { ledger, beside, read: &read, ground: &ground, study: &study, naming, rows };
    let steps: Vec<(Step, Option<Reason>)> =
        [Some(teller.name()), teller.place(), Some(teller.label()), teller.circle(), Some(teller.time())]
            .into_iter()
            .flatten()
            .chain([teller.value()])
            .collect();
    let reason = steps.iter().find_map(|(step, reason)| reason.filter(|_| !step.holds));
    let stand = match (reason, teller.stand()) {
        (Some(reason), _) | (None, Agreement::NotComparable(reason)) => Err(reason),
        (None, agreement) => Ok(agreement),
    };
    let open = matches!(teller.naming, Naming::Open(_));
    Explained { steps: steps.into_iter().map(|(step, _)| step).collect(), stand, open }
}

struct Teller<'t> {
    ledger: &'t Ledger,
    beside: &'t Beside<'t>,
    read: &'t Read,
    ground: &'t Ground<'t>,
    study: &'t Study,
    naming: Naming,
    rows: [u32; 2],
}

impl Teller<'_> {
    fn step(field: &'static str, apart: Option<Reason>, said: Vec<String>) -> (Step, Option<Reason>) {
        (Step { field, holds: apart.is_none(), said }, apart)
    }

    fn name(&self) -> (Step, Option<Reason>) {
        let apart = Some(Reason::Subject);
        match &self.naming {
            Naming::One(said) => Self::step("name", None, said.clone()),
            Naming::Open(said) | Naming::Two(said) => Self::step("name", apart, said.clone()),
        }
    }

    /// Where the two are, as far as that tells namesakes apart; nothing where neither says so.
    fn place(&self) -> Option<(Step, Option<Reason>)> {
        let regions = Entities::regions(self.ledger, self.rows);
        let said = self.rows.iter().zip(regions.clone()).filter_map(|(row, region)| {
            let cell = self.ground.row(*row).place;
            let place = (cell != LedgerRow::NONE).then(|| quoted(self.ledger.places.text(cell)));
            let source = self.ledger.sources.text(self.ground.row(*row).source);
            match (place, region) {
                (Some(place), Some(region)) if place == quoted(&region) => Some(place),
                (Some(place), Some(region)) => Some(format!("{place} is {region}")),
                (Some(place), None) => Some(format!("{place} tells no namesakes apart")),
                (None, Some(region)) => Some(format!("none is stated; {source} speaks of {region} elsewhere")),
                (None, None) => None,
            }
        });
        let mut said: Vec<String> = said.collect();
        said.dedup();
        // Places part by telling namesakes apart, which the name has said.
        let holds = !matches!(regions, [Some(a), Some(b)] if a != b);
        (!said.is_empty()).then_some((Step { field: "place", holds, said }, None))
    }

    fn label(&self) -> (Step, Option<Reason>) {
        let written = self.rows.map(|row| self.ledger.labels.text(self.ground.row(row).label));
        let [a, b] = self.rows.map(|row| self.ground.label(row));
        let name = |label: u32| quoted(self.read.labels.texts.text(label));
        if written[0] == written[1] {
            return Self::step("label", None, vec![format!("both rows have {}", quoted(written[0]))]);
        }
        let [p, q] = written.map(quoted);
        if a == b {
            let said = format!("{p} and {q} are one label, without the year in it and with slips of the pen put right");
            return Self::step("label", None, vec![said]);
        }
        if self.read.groups[a as usize] != self.read.groups[b as usize] {
            return Self::step("label", Some(Reason::Property), self.two_labels(a, b, [&p, &q]));
        }
        let path = labels::path(&self.read.base, &self.read.taught, a, b);
        if path.is_empty() {
            let known = self.ground.property(self.rows[0]).map(|id| quoted(&self.beside.vocabulary.get(id).name));
            let known = known.map(|name| format!(" {name}")).unwrap_or_default();
            return Self::step(
                "label",
                None,
                vec![format!("{p} and {q} are both the property{known} of the vocabulary")],
            );
        }
        let told = |pair: &Taught| {
            let (x, y) = (name(pair.a), name(pair.b));
            format!("{x} and {y} agree on {} of {} entities that have both", pair.agree, pair.shared)
        };
        let said = format!("{p} and {q} are one property, as the table teaches");
        Self::step("label", None, std::iter::once(said).chain(path.iter().map(told)).collect())
    }

    /// Why two labels are not one.
    fn two_labels(&self, a: u32, b: u32, [p, q]: [&str; 2]) -> Vec<String> {
        let mut said = vec![format!("{p} and {q} are not known to be one property")];
        let kind = |label: u32| self.read.values.kinds[label as usize];
        if kind(a) != kind(b) {
            said.push(format!("the one asks for {}, the other for {}", asks(kind(a)), asks(kind(b))));
        } else if self.beside.learns {
            let Read { entities, asides, labels, values, whens, .. } = self.read;
            let lessons = lessons(self.ledger, (entities, asides), labels, values, whens);
            said.push(match labels::met(&lessons, a, b) {
                Some(met) => format!(
                    "where one entity has both, they agree in {} of {} cases: too few to say that they are one",
                    met.agree, met.shared
                ),
                None => "no entity has both, so nothing is learned of them".to_owned(),
            });
        }
        said.push("--properties FILE can say that they are one".to_owned());
        said
    }

    /// Of whom the two speak, and whether they are plans; nothing where neither says so.
    fn circle(&self) -> Option<(Step, Option<Reason>)> {
        let asides = self.rows.map(|row| self.ledger.aside(row));
        let [a, b] = self.rows.map(|row| self.read.asides.circle(row));
        if a == 0 && b == 0 {
            return None;
        }
        let told = |aside: Option<&Aside>| {
            let group = aside.and_then(|aside| aside.population.as_deref()).map_or("no group".to_owned(), quoted);
            match aside.map_or(Modality::Asserted, |aside| aside.modality) {
                Modality::Asserted => group,
                other => format!("{group}, {}", format!("{other:?}").to_lowercase()),
            }
        };
        let said = asides.map(told).join(", and ");
        Some(Self::step("group", self.read.asides.apart(a, b), vec![said]))
    }

    fn behaviour(&self) -> Behaviour {
        let known = self.study.behaviours.get(&self.ground.group(self.rows[0])).copied();
        known.unwrap_or(Behaviour { change: Change::Yearly, several: false })
    }

    fn time(&self) -> (Step, Option<Reason>) {
        let whens = self.rows.map(|row| self.ground.whens.of[row as usize]);
        let change = self.behaviour().change;
        let told = whens.map(in_words);
        let label = quoted(self.read.labels.texts.text(self.ground.label(self.rows[0])));
        let changes = match change {
            Change::Never => format!("{label} does not change with time, as its rows show or its kind says"),
            Change::Yearly => format!("{label} changes from year to year"),
            Change::Monthly => format!("{label} changes from month to month"),
            Change::AsTold => format!("{label} is a running total, and another each time that it is told"),
        };
        let stand = match whens.map(|when| change.bucket(when)) {
            [Some(a), Some(b)] if a == b => None,
            [Some(_), Some(_)] => Some(Reason::Time),
            _ => Some(Reason::TimeUnknown),
        };
        let told = match told {
            [a, b] if a == b => format!("both rows: {a}"),
            [a, b] => format!("{a}, and {b}"),
        };
        Self::step("time", stand, vec![told, changes])
    }

    fn value(&self) -> (Step, Option<Reason>) {
        let claim = |row: u32| self.ledger.claim(row).map(|claim| value_in_words(&claim));
        let read = |row: u32| {
            let words = claim(row).unwrap_or_default();
            format!("{} is {}", quoted(&words), self.ground.face(row).reading.describe())
        };
        let mut said: Vec<String> = self.rows.iter().map(|row| read(*row)).collect();
        if self.behaviour().several {
            said.push("sources give several values at one time, so that two values are no disagreement".to_owned());
            return Self::step("values", Some(Reason::Several), said);
        }
        let apart = match self.stand() {
            Agreement::NotComparable(reason) => Some(reason),
            _ => None,
        };
        let [p, q] = self.rows.map(|row| self.ground.form(row));
        if p != q && self.study.is_one(p, q) {
            said.push("the two are words for one value, as the table teaches".to_owned());
        }
        said.push(match self.stand() {
            Agreement::NotComparable(reason) => format!("the two cannot be compared: {reason}"),
            agreement => format!("the two stand: {}", agreement.name()),
        });
        Self::step("values", apart, said)
    }

    fn stand(&self) -> Agreement {
        self.ground.stand(self.rows, self.study, self.ground.standards(self.rows[0], self.study))
    }
}

fn in_words(when: When) -> String {
    match (when.year, when.month) {
        (0, _) => "no time, or no single year".to_owned(),
        (year, 0) => format!("of {year}"),
        (year, month) => format!("of {year}-{month:02}"),
    }
}

/// What values of a kind are, for a sentence.
fn asks(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Figure => "a figure",
        ValueKind::Period => "a date",
        ValueKind::Name => "a name",
        ValueKind::List => "a list",
        ValueKind::Status => "a status",
        ValueKind::YesNo => "yes or no",
    }
}

fn quoted(text: &str) -> String {
    format!("\u{201c}{text}\u{201d}")
}
