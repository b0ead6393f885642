//! What a sentence tells by its grammar: who holds a role or did a thing, where something took place, in which state a thing
//! is.
//!
//! Two reports of one event seldom word such a thing alike ("the returning officer, Ann Roe", "Ann Roe, who ran the count"),
//! so that it is read off the parse of the sentence. Each becomes a [`Fact`] whose key says what is asked.

mod harm;
mod holders;
mod lexicon;
mod persons;
mod phrase;
mod sides;
mod states;

use super::facts::{Fact, Key, Value};
use crate::entity::country;
use crate::extract::draft::proposition::tree::Tree;
use crate::syntax::{self, Parser};
use crate::text::{Span, stem, words};
use crate::time::NaiveDate;
use std::collections::BTreeSet;
use std::ops::Range;

/// The unit of a key that asks for a name, read off the parse.
pub(super) const ROLE: &str = "role";

/// The unit of a key that asks whether something is so, or which of a few.
pub(super) const STATE: &str = "state";

/// How many days apart two documents may speak of one holder of a role: roles change hands.
const DAYS: i64 = 60;

/// What is asked of what happened once: it is so whenever it is told.
const SETTLED: &[&str] =
    &["hurt", "killed", "carried", "side", "country", "conclusion", "surplus or deficit", "profit or loss"];

/// Whether a key is of what this room reads.
pub(super) fn is_told(key: &Key) -> bool {
    matches!(key.unit.as_str(), ROLE | STATE)
}

/// Whether two documents of these days may be asked for one thing: what was made once, they may at any time.
pub(super) fn may_meet(key: &Key, a: Option<NaiveDate>, b: Option<NaiveDate>) -> bool {
    let near = || a.zip(b).is_none_or(|(a, b)| (a - b).num_days().abs() <= DAYS);
    let once = lexicon::ONCE.contains(&key.head.as_str()) || key.unit == STATE && SETTLED.contains(&key.topic.as_str());
    once || near()
}

/// The most words of a sentence that is parsed: what is longer is a table.
const LONGEST: usize = 120;

/// A parsed sentence, and what its document is about.
pub(super) struct Telling<'t> {
    pub text: &'t str,
    pub span: Span,
    pub tree: &'t Tree<'t>,
    /// The stems of the words of the title.
    pub title: &'t BTreeSet<String>,
}

/// What the sentence at `span` tells.
pub(super) fn told(parser: &mut Parser, text: &str, span: Span, title: &BTreeSet<String>) -> Vec<Fact> {
    let all = words(span.of(text));
    let telling = |word: &crate::text::Word| {
        let name = word.span.of(span.of(text));
        lexicon::TELLING.contains(&stem(&word.key)) || name.starts_with(char::is_uppercase) && country(name).is_some()
    };
    if all.len() > LONGEST || !all.iter().any(telling) {
        return Vec::new();
    }
    let mut sentence = syntax::words(text, span);
    parser.parse(&mut sentence);
    let tree = Tree::new(text, &sentence);
    let telling = Telling { text, span, tree: &tree, title };
    let mut found = telling.holders();
    found.extend(telling.states());
    found.extend(telling.harm());
    found.extend(telling.sides());
    found
}

impl Telling<'_> {
    /// A fact of a state: on which axis, of what, and what is said of it by the words of `run`.
    fn state(&self, topic: &str, head: &str, of: BTreeSet<String>, value: Value, run: Range<usize>) -> Fact {
        let key = Key {
            topic: topic.to_owned(),
            head: head.to_owned(),
            modifiers: of,
            apart: self.years(),
            who: None,
            unit: STATE.to_owned(),
        };
        self.fact(key, value, self.words_of(run), head.to_owned(), BTreeSet::new())
    }

    /// A fact of this sentence.
    fn fact(&self, key: Key, value: Value, span: Span, counted: String, agent: BTreeSet<String>) -> Fact {
        Fact { key, value, span, sentence: self.span, counted, agent, place: None, revised: false, bare: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facts of a text about a bridge, each as "head of what (apart): value".
    pub(super) fn read(text: &str) -> Vec<String> {
        let title = ["bridg".to_owned()].into();
        let facts = told(&mut Parser::new(), text, Span::new(0, text.len()), &title);
        let shown: BTreeSet<String> = facts
            .iter()
            .map(|fact| {
                let of: Vec<&str> = fact.key.modifiers.iter().map(String::as_str).collect();
                let apart: String = fact.key.apart.iter().map(|a| format!(" ({a})")).collect();
                format!("{} {}{apart}: {}", fact.key.head, of.join(" "), fact.span.of(text))
            })
            .collect();
        shown.into_iter().collect()
    }

    /// What is told by other rules than those of roles, each as "topic head of what: value".
    fn states(text: &str) -> Vec<String> {
        let title = ["bridg".to_owned()].into();
        let facts = told(&mut Parser::new(), text, Span::new(0, text.len()), &title);
        let shown = facts.iter().filter(|fact| fact.key.unit == STATE).map(|fact| {
            let of: Vec<&str> = fact.key.modifiers.iter().map(String::as_str).collect();
            let value = match &fact.value {
                Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
                Value::Word(word) | Value::Name(word) => word.clone(),
                _ => String::new(),
            };
            format!("{} {} [{}] {value}", fact.key.topic, fact.key.head, of.join(" "))
        });
        let shown: BTreeSet<String> = shown.collect();
        shown.into_iter().collect()
    }

    #[test]
    fn states_and_their_opposites_are_told() {
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("The pump has been taken out of service.", &["in use pump [] no"][..]),
            ("The pump is still being used.", &["in use pump [] yes"]),
            ("The old pump, one of six, is back in service.", &["in use pump [] yes"]),
            ("Since 1964 the lane has been barred to vehicles.", &["open motor traffic [] no"]),
            ("Motorists are welcome after nine.", &["open motor traffic [] yes"]),
            ("The bridge is open to cars.", &["open motor traffic [] yes"]),
            ("The yard is closed to cars.", &["open motor traffic [] no"]),
            ("Cars are welcome in the yard.", &["open motor traffic [] yes"]),
            ("Dogs are not allowed.", &["open dogs [] no"]),
            ("The hotel remains graded “fair” by the guide.", &["rated hotel [] fair"]),
            ("The school was rated \"poor\" by the inspectorate.", &["rated school [] poor"]),
            ("The coroner recorded an open verdict.", &["conclusion inquest [] open"]),
            ("The jury returned a verdict of misadventure.", &["conclusion inquest [] misadventure"]),
            ("No one was hurt.", &["hurt people [] no"]),
            ("Nobody was injured in the fire.", &["hurt people [] no"]),
            ("No firefighters were hurt.", &["hurt firefighters [] no"]),
            ("Three members of the brigade received treatment.", &["hurt firefighters [] yes", "hurt people [] yes"]),
            ("Three passengers were treated in hospital.", &["hurt passengers [] yes", "hurt people [] yes"]),
            ("It was built without injury.", &["hurt people [] no"]),
            ("Nobody with a job at the dock will lose it.", &["laid off people [] no"]),
            ("Nine members of the choir are being laid off.", &["laid off people [] yes"]),
            ("There will be no layoffs.", &["laid off people [] no"]),
            ("The party carried no helmets.", &["carried helmet [] no"]),
            ("Each was wearing a helmet.", &["carried helmet [] yes"]),
            ("The climber slipped on the south-west face.", &["side fac [climber slip] southwest"]),
            ("Oil ran from a drain a mile upstream of the weir.", &["side drain [weir] yes"]),
            ("The club ended the year with a surplus of £7.3 million.", &["surplus or deficit 7300000 [] yes"]),
            ("The plant at Brisk in Poland will close.", &["country brisk [] Poland"]),
        ] {
            if states(text) != expected {
                wrong.push((text, states(text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_was_or_will_be_or_is_of_some_is_no_state() {
        let mut wrong = Vec::new();
        for text in [
            "The pump will be taken out of service.",
            "The pump was in use until 2011.",
            "Pumps are out of service.",
            "If the pump is out of service, call us.",
            "The bridge was closed to cars until May.",
            "Cars with permits are welcome.",
            "No one else was hurt.",
            "No one was seriously hurt.",
            "No one would be hurt.",
            "No injuries to passengers were found.",
            "The coroner could record an open verdict or misadventure.",
            "Some of the party carried helmets.",
            "The club ended the year with a surplus of £4 million.",
            "The mayor in Poland spoke.",
            "Passengers were hurt by the remark.",
        ] {
            if !states(text).is_empty() {
                wrong.push((text, states(text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn one_role_is_told_in_many_ways() {
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("The finance director, Ann Roe, said so.", "director finance: Ann Roe"),
            ("Finance Director Ann Roe said so.", "director finance: Ann Roe"),
            ("Ann Roe, the town's finance director, said so.", "director finance: Ann Roe"),
            ("Questions go to Ann Roe, Director of Finance.", "director finance: Ann Roe"),
            ("The returning officer was Ann Roe.", "returning officer : Ann Roe"),
            ("Ann Roe is the returning officer.", "returning officer : Ann Roe"),
            ("Incident commander: Ann Roe.", "commander response: Ann Roe"),
            ("Ann Roe, the official in command of the response, spoke.", "commander response: Ann Roe"),
            ("Ann Roe is in charge of the plant.", "manager plant: Ann Roe"),
            ("Ann Roe, who has run the works since 2011, spoke.", "manager plant: Ann Roe"),
            ("The bridge was designed by Ann Roe in 1931.", "designer : Ann Roe"),
            ("The bridge that Ann Roe designed fell.", "designer : Ann Roe"),
            ("Engineer Ann Roe drew the plans.", "designer : Ann Roe"),
            ("The inquiry was led by Ann Roe.", "leader inquiry: Ann Roe"),
            ("The finance director in 2009, Ann Roe, said so.", "director finance (2009): Ann Roe"),
        ] {
            if read(text) != [expected] {
                wrong.push((text, read(text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_many_are_and_who_was_is_no_role() {
        let mut wrong = Vec::new();
        for text in [
            "The former finance director, Ann Roe, said so.",
            "Then finance director Ann Roe said so.",
            "A director, Ann Roe, said so.",
            "The councillor, Ann Roe, and the striker, Jo Frost, spoke.",
            "A spokesperson, Ann Roe, said so.",
            "The finance director and the clerk, Ann Roe, spoke.",
            "Ann Roe was not the returning officer.",
            "Ann Roe would have been the returning officer.",
            "The bridge was designed by Ann Roe and Jo Frost.",
            "Ann Roe, who ran the works until 2011, spoke.",
            "Ann Roe ran the marathon.",
            "Ann Roe, the plant's manager when the boiler burst, spoke.",
            "Ann Roe designed bridges.",
            "The returning officer was late.",
        ] {
            if !read(text).is_empty() {
                wrong.push((text, read(text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        // A deputy is another role.
        assert_eq!(read("Deputy Finance Director Ann Roe spoke."), ["director deputy finance: Ann Roe"]);
    }

    /// What two reports of one event are asked, each with a sentence of its own behind what both tell.
    fn met(a: &str, b: &str) -> Vec<String> {
        const BOTH: &str = "Fire at Elmton Mill\n\nA fire burned through the Elmton Mill on Maple Street, Carson Webb of the \
                            Elmton Fire Service said. Crews from Dorne and Ashby came to help. ";
        let read = |text: &str| {
            crate::document::Document::read("a.txt", format!("{BOTH}{text}\n").as_bytes()).expect("a text is read")
        };
        let (a, b) = (read(a), read(b));
        let slots = super::super::of_events(&[(&a, None), (&b, None)]);
        slots.into_iter().map(|slot| format!("{}: {}", slot.subject, slot.property)).collect()
    }

    #[test]
    fn two_reports_meet_where_they_contradict_each_other() {
        let mut wrong = Vec::new();
        for (a, b, expected) in [
            (
                "The finance director, Ann Roe, spoke.",
                "Jo Frost, the town's finance director, spoke.",
                "finance director",
            ),
            ("Incident commander: Ann Roe.", "Jo Frost was in command of the response.", "command"),
            ("The chief engineer, Ann Roe, spoke.", "The chief engineer, Joan Roe, spoke.", "engineer"),
            ("The boiler has been taken out of service.", "The boiler is still being used.", "in use"),
            ("The yard is closed to cars.", "Cars are welcome in the yard.", "motor traffic"),
            ("No one was hurt.", "Two workers were treated in hospital.", "hurt"),
            ("No firefighters were hurt.", "Three members of the brigade received treatment.", "hurt"),
            ("The crew carried no radios.", "Each was carrying a radio.", "radio"),
            ("The plant at Brisk in Poland stays.", "The plant at Brisk in Slovakia stays.", "Brisk"),
        ] {
            let found = met(a, b);
            if !found.iter().any(|slot| slot.contains(expected)) {
                wrong.push((a, b, found));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn two_reports_that_may_both_be_right_are_quiet() {
        let mut wrong = Vec::new();
        for (a, b) in [
            // Another role, another time, many of one kind.
            ("The finance director, Ann Roe, spoke.", "The former finance director, Jo Frost, spoke."),
            ("The finance director, Ann Roe, spoke.", "The deputy finance director, Jo Frost, spoke."),
            ("The finance director, Ann Roe, spoke.", "The works director, Jo Frost, spoke."),
            ("The finance director, Ann Roe, spoke.", "The finance director in 2009, Jo Frost, spoke."),
            ("A resident, Ann Roe, spoke.", "A resident, Jo Frost, spoke."),
            ("The councillor, Ann Roe, spoke.", "The councillor, Jo Frost, spoke."),
            ("Police officer Ann Roe spoke.", "Police officer Jo Frost spoke."),
            // Other things, other times, parts.
            ("The boiler has been taken out of service.", "The pump is still being used."),
            ("The boiler has been taken out of service.", "The boiler was in use until May."),
            ("The yard is closed to cars.", "Dogs are welcome in the yard."),
            ("No firefighters were hurt.", "Two workers were treated in hospital."),
            ("No one else was hurt.", "Two workers were treated in hospital."),
            ("No one was hurt in the fire of 1987.", "Two workers were treated in hospital."),
            // One and the same.
            ("No one was hurt.", "Nobody was injured."),
            ("The boiler is out of use.", "The boiler has been taken out of service."),
        ] {
            let found = met(a, b);
            let contrary = |slot: &&String| !slot.contains("number");
            if found.iter().any(|slot| contrary(&slot)) {
                wrong.push((a, b, found));
            }
        }
        // A title or a middle initial is no other person.
        for (a, b) in [
            ("The finance director, Ann Roe, spoke.", "Finance Director Ann M. Roe spoke."),
            ("The finance director, Dr Ann Roe, spoke.", "Finance Director Ann Roe spoke."),
        ] {
            let texts = [a, b].map(|text| Value::Name(read_name(text)));
            assert!(texts[0].agrees(&texts[1]), "{a} / {b}");
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    fn read_name(text: &str) -> String {
        let facts = told(&mut Parser::new(), text, Span::new(0, text.len()), &BTreeSet::new());
        facts.first().map(|fact| fact.span.of(text).to_owned()).unwrap_or_default()
    }
}
