//! Writes projects of any size, for measurements and tests: invented sources, entities and claims with citations.
//!
//! All claims about one thing agree, up to rounding, except some three in a hundred, whose note says "planted". The
//! same size and seed give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// How many claims a source makes.
const CLAIMS_PER_SOURCE: usize = 50;

/// How many claims there are for each entity: with ten properties each, three answers to a question.
const CLAIMS_PER_ENTITY: usize = 30;

/// One claim in so many of those whose question has been answered before is planted; with the share of such claims
/// that makes three in a hundred of all.
const PLANTED_ONE_IN: u64 = 20;

/// One figure in so many is rounded by its source.
const ROUNDED_ONE_IN: u64 = 5;

/// The day on which the first process of an entity begins at the earliest, in years.
const FIRST_YEAR: u64 = 2001;

/// What a property of an entity is, and how its value comes about.
#[derive(Clone, Copy)]
enum Kind {
    /// So many per thousand of the entity's size, of such things.
    Count(u64, &'static str),
    /// So many times the entity's size, in dollars.
    Money(u64),
    /// So many months after the entity's first day.
    Day(u64),
    Person,
    Place,
}

/// A sort of entity: how its names end, and what is said of it. Shares of a size keep what is part of something
/// smaller than it, and months keep the steps of a process in order, so that nothing conflicts unless planted.
struct Sort {
    kind: &'static str,
    endings: [&'static str; 4],
    properties: [(&'static str, Kind); 10],
}

const SORTS: [Sort; 4] = [
    Sort {
        kind: "place",
        endings: ["", " Falls", " Harbor", " Heights"],
        properties: [
            ("population", Kind::Count(1000, "residents")),
            ("households", Kind::Count(390, "households")),
            ("labor force", Kind::Count(520, "people")),
            ("employed people", Kind::Count(480, "people")),
            ("unemployed people", Kind::Count(40, "people")),
            ("registered voters", Kind::Count(610, "voters")),
            ("votes cast", Kind::Count(350, "votes")),
            ("students enrolled", Kind::Count(170, "students")),
            ("town budget", Kind::Money(2_300)),
            ("mayor", Kind::Person),
        ],
    },
    Sort {
        kind: "body",
        endings: [" Transit Office", " Water Board", " Hospital", " Museum"],
        properties: [
            ("employees", Kind::Count(30, "employees")),
            ("volunteers", Kind::Count(12, "volunteers")),
            ("complaints received", Kind::Count(9, "complaints")),
            ("inspections", Kind::Count(21, "inspections")),
            ("vehicles", Kind::Count(5, "vehicles")),
            ("revenue", Kind::Money(900)),
            ("net profit", Kind::Money(70)),
            ("founded", Kind::Day(0)),
            ("director", Kind::Person),
            ("headquarters", Kind::Place),
        ],
    },
    Sort {
        kind: "law",
        endings: [" Fisheries Act", " Lighting Act", " Archives Act", " Orchards Act"],
        properties: [
            ("law introduced", Kind::Day(0)),
            ("law passed", Kind::Day(5)),
            ("law signed", Kind::Day(6)),
            ("law in force", Kind::Day(12)),
            ("sponsor", Kind::Person),
            ("votes in favor", Kind::Count(1, "votes")),
            ("permits issued", Kind::Count(7, "permits")),
            ("agencies covered", Kind::Count(2, "agencies")),
            ("maximum fine", Kind::Money(1)),
            ("lead agency seat", Kind::Place),
        ],
    },
    Sort {
        kind: "event",
        endings: [" flood", " strike", " wildfire", " festival"],
        properties: [
            ("event began", Kind::Day(0)),
            ("event ended", Kind::Day(1)),
            ("people evacuated", Kind::Count(210, "people")),
            ("people injured", Kind::Count(4, "people")),
            ("homes damaged", Kind::Count(33, "homes")),
            ("shelters opened", Kind::Count(2, "shelters")),
            ("relief workers", Kind::Count(15, "workers")),
            ("repair cost", Kind::Money(410)),
            ("coordinator", Kind::Person),
            ("nearest town", Kind::Place),
        ],
    },
];

const SYLLABLES: [&str; 40] = [
    "bal", "dor", "fen", "gra", "hul", "ist", "jor", "kel", "lun", "mar", "nev", "oss", "pel", "qui", "rud", "sol",
    "tam", "ulm", "vor", "wex", "yar", "zet", "bri", "cla", "dwe", "eth", "fro", "gli", "hon", "ira", "kru", "lem",
    "mis", "nol", "orm", "pra", "rhi", "ske", "tro", "vin",
];

const PUBLISHERS: [&str; 6] = ["Gazette", "Courier", "Ledger", "Bureau of Records", "Observer", "Herald"];
const SOURCE_KINDS: [&str; 4] = ["news article", "government record", "press release", "explainer"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A project of `claims` claims: the path of each file, relative to the project, with its content.
///
/// One source for each fifty claims, with its record, its document and its claims; the entities; the properties.
pub fn project(claims: usize, seed: u64) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut random = Random::new(seed);
    let entities = entities(claims.div_ceil(CLAIMS_PER_ENTITY).max(SORTS.len()), &mut random);
    let mut answered = BTreeSet::new();
    for number in 0..claims.div_ceil(CLAIMS_PER_SOURCE) {
        let count = CLAIMS_PER_SOURCE.min(claims - number * CLAIMS_PER_SOURCE);
        source(number, count, &entities, &mut answered, &mut random, &mut files);
    }
    files.push(("claims/entities.toml".to_owned(), entities_file(&entities)));
    files.push(("claims/properties.toml".to_owned(), properties_file()));
    files
}

struct Entity {
    name: String,
    alias: Option<String>,
    sort: &'static Sort,
    /// What its counts are shares of.
    size: u64,
    /// Months from the first year to its first day.
    begins: u64,
    /// The state of the random numbers behind its people and places.
    seed: u64,
}

fn entities(count: usize, random: &mut Random) -> Vec<Entity> {
    let mut names = BTreeSet::new();
    let mut entities = Vec::with_capacity(count);
    for sort in SORTS.iter().cycle().take(count) {
        let ending = random.pick(&sort.endings);
        let mut stem = random.name(3);
        while !names.insert(stem.clone()) {
            stem = random.name(4);
        }
        let alias = random.one_in(5).then(|| match sort.kind {
            "place" => format!("Town of {stem}{ending}"),
            _ => format!("the {stem}{ending}"),
        });
        entities.push(Entity {
            name: format!("{stem}{ending}"),
            alias,
            sort,
            size: 20_000 + random.below(900_000),
            begins: random.below(12 * 15),
            seed: random.next(),
        });
    }
    entities
}

/// Adds the record, the document and the claims of one source.
fn source(
    number: usize,
    count: usize,
    entities: &[Entity],
    answered: &mut BTreeSet<(usize, usize)>,
    random: &mut Random,
    files: &mut Vec<(String, String)>,
) {
    let publisher = format!("{} {}", random.name(2), random.pick(&PUBLISHERS));
    let id = format!("{}-{number:05}", publisher.to_lowercase().replace(' ', "-"));
    let (year, month, day) = (2020 + random.below(6), 1 + random.below(12), 1 + random.below(28));
    let record = format!(
        "title = \"{publisher}, report {number}\"\npublisher = \"{publisher}\"\nkind = \"{}\"\n\
         published = \"{year}-{month:02}-{day:02}\"\nurl = \"https://{}.example/{number}\"\ndocument = \"{id}.txt\"\n",
        random.pick(&SOURCE_KINDS),
        publisher.to_lowercase().replace(' ', "-"),
    );
    let mut document = String::new();
    let mut claims = format!("source = \"{id}\"\n");
    let mut here = BTreeSet::new();
    for n in 0..count {
        let mut question = (0, 0);
        // A source seldom answers one question twice; a small project has no choice.
        for _ in 0..8 {
            question = (random.below_len(entities.len()), random.below_len(10));
            if here.insert(question) {
                break;
            }
        }
        let planted = !answered.insert(question) && random.one_in(PLANTED_ONE_IN);
        write_claim(n, &entities[question.0], question.1, planted, random, &mut document, &mut claims);
    }
    files.push((format!("sources/{id}.toml"), record));
    files.push((format!("sources/{id}.txt"), document));
    files.push((format!("claims/{id}.toml"), claims));
}

fn write_claim(
    number: usize,
    entity: &Entity,
    property: usize,
    planted: bool,
    random: &mut Random,
    document: &mut String,
    claims: &mut String,
) {
    let (name, kind) = entity.sort.properties[property];
    let value = value(entity, property, kind, planted, random);
    let subject = match &entity.alias {
        Some(alias) if random.one_in(3) => alias,
        _ => &entity.name,
    };
    let as_of = matches!(kind, Kind::Count(..) | Kind::Money(_)).then(|| FIRST_YEAR + 15 + entity.seed % 3);
    let when = as_of.map_or(String::new(), |year| format!(" in {year}"));
    let sentence = match random.below(3) {
        0 => format!("For {subject}, the {name}{when} is given as {value}."),
        1 => format!("Records on {subject} put the {name}{when} at {value}."),
        _ => format!("The {name} of {subject}{when}: {value}."),
    };
    let line = 2 * number + 1;
    // A document has an empty line between its paragraphs. Writing to a string cannot fail.
    let _ = write!(document, "{sentence}\n\n");
    let _ = write!(
        claims,
        "\n[[claim]]\nid = \"c{number:02}\"\nsubject = \"{subject}\"\nproperty = \"{name}\"\nvalue = \"{value}\"\n"
    );
    if let Some(year) = as_of {
        let _ = writeln!(claims, "as_of = \"{year}\"");
    }
    if planted {
        claims.push_str("note = \"planted\"\n");
    }
    let tier = if random.one_in(4) { "primary" } else { "secondary" };
    let _ = writeln!(claims, "citation = {{ quote = \"{sentence}\", line = {line}, tier = \"{tier}\" }}");
}

/// The value as a source writes it; a planted one is another figure, day or name.
fn value(entity: &Entity, property: usize, kind: Kind, planted: bool, random: &mut Random) -> String {
    let figure = |exact: u64| if planted { exact * 2 + exact / 3 + 11 } else { exact };
    // What stays the same for every source that speaks of this property.
    let mut fixed = Random::new(entity.seed ^ (property as u64 + 1 + if planted { 100 } else { 0 }));
    match kind {
        Kind::Count(share, things) => {
            let count = figure((entity.size * share / 1000).max(2));
            format!("{} {things}", written(count, random))
        }
        Kind::Money(times) => {
            let dollars = figure(entity.size * times);
            if dollars >= 10_000_000 && random.one_in(2) {
                let tenths = (dollars + 50_000) / 100_000;
                format!("${}.{} million", tenths / 10, tenths % 10)
            } else {
                format!("${}", grouped(dollars))
            }
        }
        Kind::Day(months) => {
            let month = entity.begins + months + if planted { 37 } else { 0 };
            // The same day in every month: the steps of a process stay in order.
            let (year, name, day) = (FIRST_YEAR + month / 12, MONTHS[(month % 12) as usize], 1 + entity.seed / 7 % 28);
            if random.one_in(3) { format!("{name} {year}") } else { format!("{day} {name} {year}") }
        }
        Kind::Person => format!("{} {}", fixed.name(2), fixed.name(3)),
        Kind::Place => fixed.name(4),
    }
}

/// A count, sometimes as "about" its first two digits: that is never further off than five in a hundred.
fn written(count: u64, random: &mut Random) -> String {
    if count < 1000 || !random.one_in(ROUNDED_ONE_IN) {
        return grouped(count);
    }
    let step = 10_u64.pow(count.ilog10() - 1);
    format!("about {}", grouped((count + step / 2) / step * step))
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn entities_file(entities: &[Entity]) -> String {
    let mut text = String::new();
    for entity in entities {
        let _ = write!(text, "[[entity]]\nname = \"{}\"\nkind = \"{}\"\n", entity.name, entity.sort.kind);
        if let Some(alias) = &entity.alias {
            let _ = writeln!(text, "aliases = [\"{alias}\"]");
        }
        text.push('\n');
    }
    text
}

fn properties_file() -> String {
    let mut text = String::new();
    let properties: BTreeMap<_, _> = SORTS.iter().flat_map(|sort| sort.properties).collect();
    for (name, kind) in properties {
        let (kind, over_time) = match kind {
            Kind::Count(..) | Kind::Money(_) => ("figure", "snapshot"),
            Kind::Day(_) => ("period", "fixed"),
            Kind::Person | Kind::Place => ("name", "fixed"),
        };
        let _ = write!(
            text,
            "[[property]]\nname = \"{name}\"\nkind = \"{kind}\"\nover_time = \"{over_time}\"\ntakes = \"one\"\n\n"
        );
    }
    text
}

/// Random numbers that are the same everywhere: xorshift64*.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        // The state may not be zero, and near seeds should not give near numbers.
        let mut random = Self((seed ^ 0x9e37_79b9_7f4a_7c15).max(1));
        for _ in 0..4 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 16) % limit
    }

    fn below_len(&mut self, limit: usize) -> usize {
        self.below(limit as u64) as usize
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below_len(from.len())]
    }

    /// A capitalised name of so many syllables.
    fn name(&mut self, syllables: usize) -> String {
        let mut name: String = (0..syllables).map(|_| self.pick(&SYLLABLES)).collect();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        name
    }
}
