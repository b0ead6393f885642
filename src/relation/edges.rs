//! Edges between properties that hold of the world: a part is no larger than its whole, nobody dies before birth.
//!
//! Each entry says why it holds and when it does not. It never names a source, a claim, or one subject. Both ends are
//! of one subject, one group of people, one place and one time; whoever binds the operands sees to that. Properties
//! go by their name in the vocabulary. The table has no duplicate and no cycle. What follows from two edges in a row
//! is not an entry of its own, and groups of people (undocumented immigrants among immigrants) are ordered as classes.

/// How two properties of one subject are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// `from` counts some of what `to` counts: never more.
    PartOf,
    /// `from` is never greater than `to`, without being a part of it.
    AtMost,
    /// `from` is the mean of `to`, over something that a claim must give.
    MeanOf,
    /// `from` comes no later than `to`.
    Precedes {
        /// How far apart they may be, when more than that can only be two different events.
        within: Option<Within>,
    },
}

/// The longest time between two steps of one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// So many days.
    Days(u16),
    /// So many calendar months.
    Months(u16),
    /// So many years.
    Years(u16),
}

/// One order that holds of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// How the two are ordered.
    pub kind: EdgeKind,
    /// The smaller or earlier property.
    pub from: &'static str,
    /// The larger or later property.
    pub to: &'static str,
    /// Why this holds.
    pub because: &'static str,
    /// What breaks it without anybody being wrong: what to look up first.
    pub fails_when: &'static str,
}

const fn part(from: &'static str, to: &'static str, because: &'static str, fails_when: &'static str) -> Edge {
    Edge { kind: EdgeKind::PartOf, from, to, because, fails_when }
}

const fn at_most(from: &'static str, to: &'static str, because: &'static str, fails_when: &'static str) -> Edge {
    Edge { kind: EdgeKind::AtMost, from, to, because, fails_when }
}

const fn mean(from: &'static str, to: &'static str, because: &'static str, fails_when: &'static str) -> Edge {
    Edge { kind: EdgeKind::MeanOf, from, to, because, fails_when }
}

const fn before(from: &'static str, to: &'static str, because: &'static str, fails_when: &'static str) -> Edge {
    Edge { kind: EdgeKind::Precedes { within: None }, from, to, because, fails_when }
}

const fn soon_before(
    from: &'static str,
    to: &'static str,
    within: Within,
    because: &'static str,
    fails_when: &'static str,
) -> Edge {
    Edge { kind: EdgeKind::Precedes { within: Some(within) }, from, to, because, fails_when }
}

/// Every built-in edge: people, work, health, law, elections, money, land, then the order of events.
pub static EDGES: &[Edge] = &[
    // People.
    part(
        "people of voting age",
        "population",
        "a group by age is some of all ages",
        "the two are estimates of different years",
    ),
    // Work and school.
    part(
        "labor force",
        "population",
        "who works or looks for work lives there",
        "commuters from elsewhere are counted where they work",
    ),
    part(
        "employed people",
        "labor force",
        "the labor force is the employed and the unemployed",
        "one counts jobs and the other people: somebody with two jobs is counted twice",
    ),
    part(
        "unemployed people",
        "labor force",
        "the labor force is the employed and the unemployed",
        "one counts everybody registered at an office, whether or not they look for work",
    ),
    part(
        "long-term unemployed people",
        "unemployed people",
        "a longer spell is a spell",
        "one is a yearly mean and the other a month",
    ),
    part(
        "part-time workers",
        "employed people",
        "who works part of the time works",
        "one counts jobs and the other people",
    ),
    part(
        "full-time workers",
        "employed people",
        "who works full time works",
        "one counts posts, filled or not, and the other people",
    ),
    part(
        "students enrolled",
        "population",
        "who goes to school there lives there",
        "pupils come from outside the place, as in a university town, or one enrols twice",
    ),
    // Health, accidents and war.
    part(
        "people fully vaccinated",
        "people vaccinated",
        "the last dose comes after the first",
        "doses are counted where they were given and the people where they live",
    ),
    part(
        "people vaccinated",
        "population",
        "who is vaccinated in a place lives there",
        "doses are counted instead of people, or visitors too",
    ),
    at_most(
        "deaths from a disease",
        "cases of a disease",
        "only who has a disease dies of it",
        "deaths include suspected cases and cases only those with a test",
    ),
    part(
        "people recovered",
        "cases of a disease",
        "only who has had a disease recovers from it",
        "cases are those of a period and recoveries all so far",
    ),
    part(
        "people hospitalized",
        "cases of a disease",
        "a patient with a disease is a case of it",
        "admissions are counted, and one patient is admitted twice",
    ),
    part(
        "patients in intensive care",
        "people hospitalized",
        "an intensive care unit is a part of a hospital",
        "one is the number on one day and the other the admissions of that day",
    ),
    part(
        "positive tests",
        "tests performed",
        "a positive test was performed",
        "one counts people and the other samples, or tests are reported late",
    ),
    part("infant deaths", "deaths", "the death of an infant is a death", "the two are registered in different years"),
    at_most(
        "deaths",
        "population",
        "only who lived there died there",
        "deaths are added up over generations, or visitors died",
    ),
    part(
        "deaths",
        "casualties",
        "casualties are the dead, the injured and the missing",
        "\"casualties\" is used for the injured alone",
    ),
    part(
        "injured",
        "casualties",
        "casualties are the dead, the injured and the missing",
        "\"casualties\" is used for the dead alone",
    ),
    // Police and courts: of one operation or one group of people.
    part(
        "people released",
        "detained",
        "only who was detained is released",
        "people detained in an earlier period are released in this one",
    ),
    part(
        "people convicted",
        "people charged",
        "only who was charged is convicted",
        "people charged in an earlier period are convicted in this one, or counts are added up instead of people",
    ),
    part(
        "prisoners awaiting trial",
        "prisoners",
        "who is held before trial is held",
        "prisoners are only those who serve a sentence",
    ),
    part(
        "applications approved",
        "applications received",
        "only what was received is approved",
        "decisions of this period are about applications of an earlier one",
    ),
    part(
        "applications denied",
        "applications received",
        "only what was received is denied",
        "decisions of this period are about applications of an earlier one",
    ),
    // Elections.
    at_most(
        "registered voters",
        "people of voting age",
        "only who is old enough may register",
        "the rolls hold people who have moved or died, or the young may register in advance",
    ),
    at_most(
        "votes cast",
        "registered voters",
        "each registered voter has one ballot",
        "voters register on election day, or each has several votes",
    ),
    part(
        "votes for the winner",
        "votes cast",
        "a vote for somebody is a vote",
        "votes are those of one round and the total those of another",
    ),
    part("invalid votes", "votes cast", "an invalid ballot was cast", "\"cast\" is used for the valid ones alone"),
    part(
        "votes by mail",
        "votes cast",
        "a ballot sent by mail is a ballot",
        "ballots that were sent out are counted, returned or not",
    ),
    // Money.
    at_most(
        "taxes",
        "income",
        "taxes on income, spending and property are paid out of income",
        "one is in millions and the other in thousands, one is of households and the other of firms, or wealth is taxed",
    ),
    at_most(
        "spending power",
        "income",
        "spending power is what taxes leave of income",
        "benefits are added to it, or loans and savings",
    ),
    part(
        "federal taxes",
        "taxes",
        "one level of government takes some of all taxes",
        "the total is that of income taxes alone",
    ),
    part(
        "state and local taxes",
        "taxes",
        "one level of government takes some of all taxes",
        "the total is that of federal taxes alone",
    ),
    part("income taxes", "taxes", "one tax is some of all taxes", "the total is net of refunds"),
    at_most(
        "net income",
        "gross income",
        "net is what deductions leave of gross",
        "refunds or benefits are added to the net figure",
    ),
    at_most("gross profit", "revenue", "profit is what costs leave of revenue", "revenue is that of one division"),
    at_most(
        "net profit",
        "gross profit",
        "net is what further costs leave of gross",
        "assets were sold, or a tax was credited",
    ),
    part(
        "exports of goods",
        "exports",
        "goods are what is exported besides services",
        "\"exports\" is used for services alone, or one is adjusted for seasons",
    ),
    part(
        "imports of goods",
        "imports",
        "goods are what is imported besides services",
        "\"imports\" is used for services alone, or one is adjusted for seasons",
    ),
    part(
        "military spending",
        "government spending",
        "one purpose is some of all spending",
        "spending of other levels of government or off the budget is counted with it",
    ),
    part(
        "interest on government debt",
        "government spending",
        "interest is paid out of the budget",
        "the budget is stated without interest, as primary spending",
    ),
    // Land.
    part("land area", "area", "the total is land and water", "one is a survey and the other an older one"),
    part("water area", "area", "the total is land and water", "territorial waters at sea are counted with one only"),
    part("forest area", "land area", "forest stands on land", "one is mapped by canopy and counts flooded forest"),
    at_most(
        "lowest elevation",
        "highest elevation",
        "lowest and highest are of one place",
        "the two are in different units",
    ),
    // Means.
    mean(
        "arrests per day",
        "arrests",
        "a total over days has a daily mean",
        "the days of the mean are not those of the total",
    ),
    mean(
        "deaths per day",
        "deaths",
        "a total over days has a daily mean",
        "the mean is a running one, of the last seven days",
    ),
    mean(
        "income per person",
        "income",
        "a total over people has a mean for each",
        "the mean is a median, or of households",
    ),
    mean(
        "economic output per person",
        "economic output",
        "a total over people has a mean for each",
        "one is adjusted for prices or purchasing power and the other not",
    ),
    // The order of events: lives and offices.
    before("born", "died", "nobody dies before birth", "the dates are of calendars that differ"),
    before("born", "term began", "only the born hold an office", "a title is inherited before birth"),
    before("term began", "term ended", "what ends has begun", "several terms are told as one"),
    before(
        "nominated",
        "confirmed",
        "only who was nominated is confirmed",
        "a nomination was withdrawn and made again",
    ),
    // Laws, rules and agreements.
    before(
        "introduced",
        "enacted",
        "a bill is introduced, then voted on",
        "a bill is filed again under another number after a version of it has passed",
    ),
    soon_before(
        "enacted",
        "in force",
        Within::Years(2),
        "a law takes effect when or after it is signed, most at a date in the same year or the next",
        "it is retroactive or phased in, or one date is that of an amendment",
    ),
    before("in force", "repealed", "only what is in force is repealed", "it was repealed before it took effect"),
    before(
        "announced",
        "in force",
        "what takes effect was announced, then or before",
        "it is applied to earlier cases, or was practised before it was made public",
    ),
    before("in force", "ended", "what ends has begun", "the agreement was renewed after a gap"),
    // Courts and offices.
    before("crime committed", "convicted", "a conviction is for something done", "a series of crimes is told as one"),
    before("charged", "convicted", "only who was charged is convicted", "charges were replaced after a first trial"),
    before(
        "convicted",
        "sentenced",
        "a sentence follows a conviction",
        "a sentence was set aside, and the conviction came again",
    ),
    before("lawsuit filed", "lawsuit decided", "only what was filed is decided", "it was filed again elsewhere"),
    before(
        "application filed",
        "application approved",
        "only what was filed is approved",
        "the application was filed again, or completed later",
    ),
    // Bodies, buildings and events.
    before("founded", "dissolved", "what is dissolved was founded", "a body of the same name was founded again"),
    before(
        "construction began",
        "construction completed",
        "what is completed was begun",
        "the parts of a site are told as one",
    ),
    before(
        "construction began",
        "opened",
        "what is built opens after building begins",
        "an older building on the site was open before, or is rebuilt",
    ),
    before("opened", "closed", "what closes was open", "it closed for a while and opened again"),
    before("began", "ended", "what ends has begun", "the dates are of time zones that differ"),
    before(
        "survey conducted",
        "published",
        "results are published after the answers are in",
        "a first part was published early",
    ),
];
