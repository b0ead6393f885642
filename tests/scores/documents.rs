//! The five documents that this project's own claims were read from by hand: how many of the figures and dates of those
//! claims are among the drafts of the documents, and whether every quote of a draft stands where it says.
//!
//! `GAINSAY_MISSES=1 cargo test --test scores documents -- --nocapture` names each miss and the drafts nearest to it.

use crate::support::shared;
use gainsay::claim::{
    Anchoring, Claim, Source, ValueInQuote, Vocabulary, anchor, content_stems, head_length, value_in_quotes,
};
use gainsay::compare;
use gainsay::entity::EntityId;
use gainsay::extract::drafts;
use gainsay::pairing::{Frame, Framer, Reading, value_in_words};
use gainsay::project::{Project, load, registry};
use gainsay::quantity::{Figure, Unit, UnitStanding};
use gainsay::text::{stem, words};
use gainsay::time::{Period, edtf};
use std::collections::BTreeSet;
use std::path::Path;

/// The share of the figures and dates of the hand-written claims that must be among the drafts, in percent; each
/// document by itself must come as near to it as `SPREAD`.
const FLOOR: usize = 80;
/// How far below the floor one document may be, in percent: the smallest has four figures and dates.
const SPREAD: usize = 15;

/// What of one document was looked for.
#[derive(Default)]
struct Tally {
    found: usize,
    all: usize,
    misses: Vec<String>,
}

impl Tally {
    fn add(&mut self, missed: Option<String>) {
        self.all += 1;
        match missed {
            None => self.found += 1,
            Some(miss) => self.misses.push(miss),
        }
    }

    fn percent(&self) -> usize {
        (100 * self.found).checked_div(self.all).unwrap_or(100)
    }
}

#[test]
fn figures_and_dates_of_the_hand_written_claims_are_drafted() {
    let Some(shared) = shared() else { return };
    let project = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project's own claims load");
    let mut problems = Vec::new();
    let (documents, _) = project.documents(Some(&shared.join("seeds")), &mut problems);
    assert_eq!(problems, []);
    if documents.is_empty() {
        return println!("skipped: no documents beside the project");
    }
    let misses = std::env::var_os("GAINSAY_MISSES").is_some();
    let (mut below, mut found, mut all) = (Vec::new(), 0, 0);
    println!("{:<24} {:>14} {:>14} {:>8}", "document", "figures, dates", "qualifiers", "drafts");
    for source in &project.sources {
        let Some(document) = documents.get(&source.id) else { continue };
        let drafted = drafts(source, document);
        let (values, times) = measure(&project, source, &drafted);
        let shown = |tally: &Tally| format!("{}/{} {:>3} %", tally.found, tally.all, tally.percent());
        println!("{:<24} {:>14} {:>14} {:>8}", source.id.0, shown(&values), shown(&times), drafted.len());
        for miss in values.misses.iter().chain(&times.misses).filter(|_| misses) {
            println!("    {miss}");
        }
        if values.percent() + SPREAD < FLOOR {
            below.push(source.id.0.clone());
        }
        (found, all) = (found + values.found, all + values.all);
    }
    println!("{:<24} {:>9}/{} {:>3} %", "all", found, all, (100 * found).checked_div(all).unwrap_or(0));
    assert!(all > 50, "{all} figures and dates were looked for");
    assert_eq!(below, [""; 0], "far below {FLOOR} %");
    assert!(100 * found >= FLOOR * all, "{found} of {all} is below {FLOOR} %");
}

#[test]
fn every_quote_of_a_draft_stands_where_it_says() {
    let Some(shared) = shared() else { return };
    let project = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project's own claims load");
    let (documents, _) = project.documents(Some(&shared.join("seeds")), &mut Vec::new());
    let (mut quotes, mut carried, mut all) = (0, 0, 0);
    for source in &project.sources {
        let Some(document) = documents.get(&source.id) else { continue };
        for draft in drafts(source, document) {
            assert!(!draft.citations.is_empty(), "a draft of {} has no quote: {}", source.id, draft.subject);
            for citation in &draft.citations {
                let stands = anchor(document, &citation.quote, &citation.locator);
                assert!(matches!(stands, Anchoring::Exact { .. }), "{}: {stands:?}: {}", source.id, citation.quote);
                quotes += 1;
            }
            let passages: Vec<String> = draft.citations.iter().map(|c| c.quote.clone()).collect();
            carried += usize::from(value_in_quotes(&draft.value, draft.denied, &passages) == ValueInQuote::Found);
            all += 1;
        }
    }
    println!("{quotes} quotes of drafts stand where they say; {carried} of {all} drafts have their value in them");
}

/// A hand-written claim or a draft, in its frame.
struct Framed<'c> {
    claim: &'c Claim,
    frame: Frame,
    /// Its frame as far as its subject alone makes it.
    subject: Frame,
    /// The stems of what it is about.
    about: BTreeSet<String>,
}

/// How much of what the hand-written claims of a source say is among its drafts: the figures and dates that are values,
/// and the times that qualify other values.
fn measure(project: &Project, source: &Source, drafted: &[Claim]) -> (Tally, Tally) {
    let vocabulary = Vocabulary::with(project.properties.clone());
    let registry = registry(&project.entities);
    let mut claims: Vec<Claim> = project.claims.iter().filter(|claim| claim.id.source == source.id).cloned().collect();
    let by_hand = claims.len();
    claims.extend_from_slice(drafted);
    let framer = Framer::new(&vocabulary, &registry, &claims, &project.sources);
    let mut hand: Vec<Framed<'_>> = claims.iter().enumerate().map(|(i, claim)| framed(&framer, i, claim)).collect();
    let drafts = hand.split_off(by_hand);
    let (mut values, mut times) = (Tally::default(), Tally::default());
    let mut seen = BTreeSet::new();
    for wanted in &hand {
        match &wanted.frame.reading {
            // "Fourth Amendment rights" counts nothing; "12th" does.
            Reading::Figure(figure) if figure.unit == Unit::Ordinal && figure.text.contains(' ') => {}
            Reading::Figure(_) | Reading::Period(_) => values.add(missed(wanted, &drafts, source)),
            // A time that stands in the text, and not only on its date line, is to be found with the same subject.
            _ => {
                let Some(time) = stated(&wanted.frame, source) else { continue };
                if seen.insert((wanted.claim.subject.clone(), time.to_edtf())) {
                    times.add(missed_time(wanted, &time, &drafts));
                }
            }
        }
    }
    (values, times)
}

fn framed<'c>(framer: &Framer<'_>, i: usize, claim: &'c Claim) -> Framed<'c> {
    let alone = Claim {
        property: "figure".to_owned(),
        place: None,
        population: None,
        period: None,
        as_of: None,
        ..claim.clone()
    };
    // What a figure counts stands in its value as well as anywhere.
    let mut texts = vec![claim.subject.clone(), claim.property.clone(), value_in_words(claim)];
    texts.extend([&claim.population, &claim.place].into_iter().flatten().cloned());
    let about = texts.iter().flat_map(|text| words(text)).map(|word| stem(&word.key)).collect();
    Framed { claim, frame: framer.frame(i, claim), subject: framer.frame(i, &alone), about }
}

/// Nothing when one of the drafts has the value with its subject and time; else what was missed, and what came nearest.
fn missed(wanted: &Framed<'_>, drafts: &[Framed<'_>], source: &Source) -> Option<String> {
    let same_value = drafts.iter().filter(|d| same_value(&wanted.frame.reading, &d.frame.reading));
    let same_value: Vec<&Framed<'_>> = same_value.collect();
    let is_date = matches!(wanted.frame.reading, Reading::Period(_));
    let right = |d: &&&Framed<'_>| same_subject(wanted, d) && (is_date || same_time(wanted, d, source));
    if same_value.iter().any(|d| right(&d)) {
        return None;
    }
    Some(told(wanted, &same_value, "no draft of this value", |d| {
        match (same_subject(wanted, d), is_date || same_time(wanted, d, source)) {
            (false, false) => "other subject and time",
            (false, true) => "other subject",
            (true, _) => "other time",
        }
    }))
}

fn missed_time(wanted: &Framed<'_>, time: &Period, drafts: &[Framed<'_>]) -> Option<String> {
    let of_time = drafts.iter().filter(|d| {
        let value = if let Reading::Period(period) = &d.frame.reading { Some(period.as_ref()) } else { None };
        times(&d.frame).iter().copied().chain(value).any(|other| compare::periods(time, other).joins())
    });
    let of_time: Vec<&Framed<'_>> = of_time.collect();
    if of_time.iter().any(|d| same_subject(wanted, d)) {
        return None;
    }
    Some(told(wanted, &of_time, "no draft of this time", |_| "other subject"))
}

/// A miss, with the drafts that came nearest and what was wrong with each.
fn told(wanted: &Framed<'_>, near: &[&Framed<'_>], none: &str, wrong: impl Fn(&Framed<'_>) -> &'static str) -> String {
    let shown = |at: &Framed<'_>| {
        let claim = at.claim;
        let time = [&claim.period, &claim.as_of].into_iter().flatten().map(|t| format!(" ({t})")).collect::<String>();
        format!("{} / {} / {}{time}", claim.subject, claim.property, value_in_words(claim))
    };
    let mut text = format!("{}: {}", wanted.claim.id.name, shown(wanted));
    if near.is_empty() {
        text.push_str(&format!("\n        {none}"));
    }
    for draft in near.iter().take(3) {
        text.push_str(&format!("\n        {}: {}", wrong(draft), shown(draft)));
    }
    text
}

/// Whether two values are the same figure, or the same time at the coarser grain.
fn same_value(wanted: &Reading, draft: &Reading) -> bool {
    match (wanted, draft) {
        (Reading::Figure(a), Reading::Figure(b)) => same_figure(a, b),
        (Reading::Period(a), Reading::Period(b)) => compare::periods(a, b).joins(),
        _ => false,
    }
}

/// The same number, hedged alike, of units that do not differ; whether "per month" stands in the value or in the
/// property is a way of writing.
fn same_figure(a: &Figure, b: &Figure) -> bool {
    fn of(unit: &Unit) -> &Unit {
        if let Unit::Rate { of, .. } = unit { of } else { unit }
    }
    let exact = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Money { .. });
    let (ua, ub) = (of(&a.unit), of(&b.unit));
    a.value == b.value
        && a.allowed == b.allowed
        && ua.comparable(ub) != UnitStanding::Different
        && exact(ua) == exact(ub)
}

/// Whether a draft is about who or what the hand-written claim has as its subject.
///
/// Its main name, resolved or in all its words; of an event its kind; of a subject without a name before its first
/// preposition its head noun. A claim may also be told from its other side ("the act / money for ICE", "ICE / money"): then
/// a name of its subject or property and the noun of its property must be there.
fn same_subject(wanted: &Framed<'_>, draft: &Framed<'_>) -> bool {
    let subject = &wanted.claim.subject;
    let head_words: Vec<String> = {
        let stems = content_stems(subject);
        stems.get(..head_length(subject)).unwrap_or(&stems).to_vec()
    };
    let is_name = |word: &str| word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    let named: Vec<String> =
        words(subject).iter().filter(|w| is_name(w.span.of(subject))).map(|w| stem(&w.key)).collect();
    let named: Vec<&String> = named.iter().filter(|name| head_words.contains(name)).collect();
    if !named.is_empty() {
        let resolved = !ids(&wanted.subject).is_disjoint(&ids(&draft.frame));
        if resolved || named.iter().all(|name| draft.about.contains(*name)) {
            return true;
        }
    }
    if wanted.subject.event.as_ref().is_some_and(|event| draft.about.contains(&stem(&event.kind))) {
        return true;
    }
    let narrower = || content_stems(subject).iter().filter(|stem| draft.about.contains(*stem)).count() > 1;
    let by_head = head_words.last().is_some_and(|head| {
        draft.about.contains(head) && (!GENERIC.contains(&head.as_str()) || head_words.len() == 1 && narrower())
    });
    if named.is_empty() && by_head {
        return true;
    }
    let property = &wanted.claim.property;
    let noun = head_length(property).checked_sub(1).and_then(|last| content_stems(property).get(last).cloned());
    !wanted.frame.entities.is_disjoint(&draft.frame.entities) && noun.is_some_and(|noun| draft.about.contains(&noun))
}

/// Nouns that tell nothing by themselves: what else the subject says must be there as well.
const GENERIC: &[&str] = &["people", "person", "number", "thing"];

/// The names and places that a frame is about.
fn ids(frame: &Frame) -> BTreeSet<EntityId> {
    let places = frame.place.iter().flat_map(|place| [Some(place.id), place.within]).flatten();
    frame.entities.iter().copied().chain(places).collect()
}

/// The times that a frame states, its own and those of the names in it.
fn times(frame: &Frame) -> Vec<&Period> {
    let event = frame.event.as_ref().and_then(|event| event.time.as_ref());
    [frame.time.period.as_ref(), frame.time.as_of.as_ref(), frame.time.named.as_ref(), event]
        .into_iter()
        .flatten()
        .collect()
}

/// The time that a hand-written claim states beside the date of its source.
fn stated(frame: &Frame, source: &Source) -> Option<Period> {
    let mut own = [&frame.time.period, &frame.time.as_of].into_iter().flatten();
    own.find(|period| !is_source_date(period, source)).cloned()
}

/// Whether a time is the day of the source, or no more than "now".
fn is_source_date(period: &Period, source: &Source) -> bool {
    let day = source.published.as_deref().or(source.retrieved.as_deref()).and_then(|date| edtf(date).ok());
    let day_itself = day.is_some_and(|day| (day.start, day.end) == (period.start, period.end));
    day_itself || period.somewhere || period.text.to_lowercase().contains("now")
}

/// Whether a draft states the time of the hand-written claim; one that states none besides the date of its source goes
/// with a draft that states none either.
fn same_time(wanted: &Framed<'_>, draft: &Framed<'_>, source: &Source) -> bool {
    let theirs: Vec<&Period> = times(&draft.frame);
    let ours: Vec<&Period> = times(&wanted.frame);
    let told: Vec<&&Period> = theirs.iter().filter(|period| !is_source_date(period, source)).collect();
    match stated(&wanted.frame, source) {
        Some(time) => theirs.iter().any(|other| compare::periods(&time, other).joins()),
        None => told.is_empty() || told.iter().any(|t| ours.iter().any(|o| compare::periods(o, t).joins())),
    }
}
