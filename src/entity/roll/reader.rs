//! Reading: what a name says, once it is known which of its words are slips.

use super::super::lexicon::Class;
use super::dictionary::Dictionary;
use super::mention::{Kind, Mention};
use super::person;
use super::region::Region;
use super::words::roman;
use super::written::{Raw, Written, bill, ends_in_digit};

/// Words that may be left out beside the head of a name: "Elm School District" of Elm County, "Elm Public Schools".
const OPTIONAL: &[&str] = &["county", "us", "public", "regional", "area"];
/// Letters before the name of a ship that say how she is driven or whose she is.
pub(super) const SHIPS: &[&str] = &["hms", "ms", "mv", "ps", "rms", "ss"];
/// Words that are left out in speech as soon as they are known, of what a body or building is called in full: "Elm Town
/// Football Club", "Elm Memorial Hospital", "Elm Power Station".
const SPARED: &[&str] = &[
    "association",
    "central",
    "club",
    "community",
    "daily",
    "football",
    "international",
    "memorial",
    "municipal",
    "plant",
    "river",
    "royal",
    "society",
    "station",
    "weekly",
];
/// What a thing with a title is, said before the title or in brackets behind it: "the film Elm Days", "Elm Days (film)".
const SORTS: &[&str] = &[
    "album",
    "band",
    "boat",
    "book",
    "film",
    "magazine",
    "movie",
    "newspaper",
    "novel",
    "opera",
    "painting",
    "play",
    "river",
    "ship",
    "song",
    "vessel",
];
/// What stands before a number and may be left out: "Elm Library No. 5", "Elm Library 5".
const NUMBER: &[&str] = &["no", "nr", "num", "number"];
/// Words of local names. Before them alone the name of a region is a town's or a county's ("Delaware County"), and no
/// region that a body belongs to.
const LOCAL: &[&str] = &[
    "county",
    "city",
    "town",
    "village",
    "parish",
    "township",
    "borough",
    "police",
    "sheriff",
    "fire",
    "department",
    "office",
    "jail",
    "center",
    "facility",
    "courthouse",
    "school",
    "district",
    "park",
    "bridge",
    "street",
    "avenue",
    "river",
    "university",
    "college",
    "airport",
    "hospital",
    "library",
];
/// Words behind which "of" and a region make the name of an office of the region itself: "Secretary of State of Ohio".
const OF_REGION: &[&str] = &["state", "commonwealth", "governor", "senate", "house"];
/// What a town is called before "of".
const TOWN_OF: &[&str] = &["city", "town", "village"];
/// The words before a bill's number that are looked at for its region: "New South Wales SB 12".
const BILL_LEAD: usize = 4;
/// The most words of a bill with its region and number.
const BILL_WORDS: usize = 7;
/// Two words are one compound where the run has the compound in more claims than this.
const COMPOUND: u32 = 3;

/// What a name says, once the dictionary is settled.
pub(super) fn read(written: &Written, dictionary: &Dictionary) -> Mention {
    let mut reader = Reader { dictionary, written, raws: person::settled(written, dictionary), region: written.region };
    let mut found = reader.read();
    found.acronym = found.acronym.or_else(|| written.acronym.clone());
    found.law = found.law.or(written.law);
    found
}

struct Reader<'d> {
    dictionary: &'d Dictionary,
    written: &'d Written,
    raws: Vec<Raw>,
    region: Option<Region>,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.raws.get(at).map_or("", |raw| self.dictionary.text(raw.word))
    }

    fn texts(&self) -> Vec<&str> {
        self.raws.iter().map(|raw| self.dictionary.text(raw.word)).collect()
    }

    fn is_small(&self, raw: &Raw) -> bool {
        self.dictionary.class(raw.word).is(Class::SMALL)
    }

    fn read(&mut self) -> Mention {
        if self.text(0) == "the" && self.raws.len() > 1 {
            self.raws.remove(0);
        }
        let sort = |raw: &Raw| !raw.upper && SORTS.contains(&self.dictionary.text(raw.word));
        if self.raws.len() > 1 && sort(&self.raws[0]) && self.raws[1].upper {
            self.raws.remove(0);
        }
        if let Some(law) = self.numbered() {
            return law;
        }
        if let Some((region, taken)) = self.leading_region() {
            self.region = Some(region);
            self.raws.drain(..taken);
        }
        if let Some((region, kept)) = self.region_behind_of() {
            self.region = Some(region);
            self.raws.truncate(kept);
        }
        // "state Department of Health", of a state that the claim names.
        if self.raws.len() > 2 && self.text(0) == "state" && !self.raws[0].upper {
            self.raws.remove(0);
        }
        // "City of Elmton" is Elmton.
        if self.raws.len() > 2 && TOWN_OF.contains(&self.text(0)) && self.text(1) == "of" {
            self.raws.drain(..2);
        }
        if let [one] = self.raws[..]
            && one.capitals
            && (!self.written.shouted || (!one.dotted && self.written.acronym.is_none()))
        {
            return Mention::new(Kind::Acronym, vec![one.word], self.region);
        }
        if let Some(person) = person::person(&self.raws, self.written.inverted, self.dictionary) {
            return Mention { region: self.region, ..person };
        }
        self.join_compounds();
        self.name()
    }

    /// A bill by its number, and the region before it: "Kansas HB 3907", "Texas House Bill 12".
    fn numbered(&self) -> Option<Mention> {
        if self.written.law.is_some() && self.raws.is_empty() {
            return Some(Mention::new(Kind::Law, Vec::new(), self.region));
        }
        let mut texts = self.raws.iter().rev().map(|raw| self.dictionary.text(raw.word));
        let last = texts.find(|text| text.contains(char::is_alphanumeric));
        let few = (2..=BILL_WORDS).contains(&self.raws.len());
        if self.written.law.is_some() || !few || !last.is_some_and(ends_in_digit) {
            return None;
        }
        let texts = self.texts();
        for at in 0..texts.len().min(BILL_LEAD) {
            let Some(law) = bill(&texts[at..].concat()) else { continue };
            let whole = Region::leads(&texts[..at]).filter(|(_, taken)| *taken == at).map(|(region, _)| region);
            let short = || Region::by_short(texts[0]).or_else(|| Region::by_postal(&texts[0].to_uppercase()));
            let lead = whole.or_else(|| if at == 1 { short() } else { None });
            if at == 0 || lead.is_some() {
                let found = Mention::new(Kind::Law, Vec::new(), self.region.or(lead));
                return Some(Mention { law: Some(law), ..found });
            }
        }
        None
    }

    /// A region in front of what it owns or runs: "Ohio Department of Health", "Ohio's Elm County", "Wis. Department of
    /// Health"; and how many words it takes.
    fn leading_region(&self) -> Option<(Region, usize)> {
        let first = self.raws.first()?;
        if !(first.dotted || first.capitals || Region::may_lead(self.text(0))) {
            return None;
        }
        let texts = self.texts();
        let (found, taken) = Region::leads(&texts).or_else(|| {
            let short = Region::by_short(texts[0]).filter(|_| first.dotted);
            // "MS Elm Star" is a ship, and "MS Department of Health" of Mississippi.
            let body = || self.raws.iter().skip(1).any(|raw| self.dictionary.class(raw.word).is(Class::BODY));
            let ship = SHIPS.contains(&texts[0]) && !body();
            let code = first.capitals && !self.written.shouted && texts[0].len() == 2 && !ship;
            let postal = || if code { Region::by_postal(&texts[0].to_uppercase()) } else { None };
            short.or_else(postal).map(|region| (region, 1))
        })?;
        let rest = self.raws.get(taken..).filter(|rest| !rest.is_empty())?;
        let owns = self.raws[taken - 1].owns;
        let local = |raw: &Raw| LOCAL.contains(&self.dictionary.text(raw.word));
        let topic = rest.len() > 1 && rest.iter().any(|raw| !self.is_small(raw) && !local(raw));
        let acronym = rest.len() == 1 && rest[0].capitals && !self.written.shouted;
        let agrees = self.region.is_none_or(|region| region == found);
        ((owns || topic || acronym) && agrees).then_some((found, taken))
    }

    /// A region at the end, behind "of": "Rural Health Initiative of Ohio"; and how many words stand before the "of".
    fn region_behind_of(&self) -> Option<(Region, usize)> {
        if !Region::may_end(self.text(self.raws.len().checked_sub(1)?)) {
            return None;
        }
        let texts = self.texts();
        let (found, taken) = Region::ends(&texts)?;
        let of = texts.len().checked_sub(taken + 1).filter(|of| *of > 0 && texts[*of] == "of")?;
        let says = |raw: &Raw| {
            let text = self.dictionary.text(raw.word);
            !self.is_small(raw) && !LOCAL.contains(&text) && !OF_REGION.contains(&text)
        };
        let agrees = self.region.is_none_or(|region| region == found);
        (agrees && self.raws[..of].iter().any(says)).then_some((found, of))
    }

    /// "Court House" is a courthouse, where the run or the vocabulary has the compound.
    fn join_compounds(&mut self) {
        let (mut at, mut joined) = (0, String::new());
        while at + 1 < self.raws.len() {
            joined.clear();
            joined.extend([self.text(at), self.text(at + 1)]);
            let long = joined.len() > 6 && !self.is_small(&self.raws[at]);
            let known = if long { self.dictionary.find(&joined) } else { None };
            let known = known
                .filter(|word| self.dictionary.class(*word).is_common() || self.dictionary.count(*word) > COMPOUND);
            match known {
                Some(word) => {
                    let word = self.dictionary.meant(word);
                    self.raws[at] = Raw { word, capitals: false, ..self.raws[at] };
                    self.raws.remove(at + 1);
                }
                None => at += 1,
            }
        }
    }

    fn name(&self) -> Mention {
        let digits = |at: usize| self.text(at).starts_with(|c: char| c.is_ascii_digit());
        let said = |(at, raw): &(usize, &Raw)| {
            let text = self.text(*at);
            let sort = raw.bracket && !raw.upper && SORTS.contains(&text);
            !(self.is_small(raw) || sort || (NUMBER.contains(&text) && digits(at + 1)))
        };
        let mut content: Vec<&Raw> = self.raws.iter().enumerate().filter(said).map(|(_, raw)| raw).collect();
        // "Harbour Holdings plc" is Harbour Holdings.
        while content.len() > 1 && content.last().is_some_and(|raw| self.dictionary.class(raw.word).is(Class::LEGAL)) {
            content.pop();
        }
        let proper = content.iter().any(|raw| !self.dictionary.class(raw.word).is_common() && !raw.capitals);
        // "Elm Bridge II" is Elm Bridge 2.
        let word = |raw: &&Raw| {
            let digit = roman(self.dictionary.text(raw.word)).filter(|_| content.len() > 1);
            digit.and_then(|digit| self.dictionary.find(digit)).unwrap_or(raw.word)
        };
        let mut found = Mention::new(Kind::Name, content.iter().map(word).collect(), self.region);
        for (i, raw) in content.iter().enumerate() {
            // "Elm County ICE Processing Center": who runs it may be left out.
            let runs =
                raw.capitals && !self.written.shouted && !raw.bracket && proper && i > 0 && i + 1 < content.len();
            let text = self.dictionary.text(raw.word);
            if raw.dotted {
                found.dotted.push(raw.word);
            }
            if runs || [OPTIONAL, SPARED, SHIPS].iter().any(|list| list.contains(&text)) {
                found.optional.push(raw.word);
            }
        }
        found.letters = self.raws.iter().filter_map(|raw| self.dictionary.text(raw.word).chars().next()).collect();
        found
    }
}
