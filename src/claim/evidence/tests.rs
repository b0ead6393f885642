//! Values and the quotes that carry them, or do not.

use super::*;
use crate::time::NaiveDate;

fn missing(value: &Value, denied: bool, quotes: &[&str]) -> Vec<String> {
    let quotes: Vec<String> = quotes.iter().map(|quote| (*quote).to_owned()).collect();
    value_in_quotes(value, denied, &quotes).lacking().to_vec()
}

#[test]
fn values_in_other_shapes_are_found() {
    for (value, quote) in [
        ("almost 700", "almost 700 boats were sold"),
        ("6", "six boats"),
        ("twenty-five", "25 boats"),
        ("$2m", "two million dollars"),
        ("$711 billion", "\\$711 billion in all"),
        ("35%", "35 percent of them"),
        ("2,200 boats", "some 2200 boats"),
        ("12th", "ranks twelfth"),
        ("2019-08-07", "on August 7, 2019, they"),
        ("2019-08", "in Aug. 2019"),
        ("2025/2029", "from 2025 to 2029"),
        ("harbour masters", "the Harbour Master’s word"),
        ("expanded", "has been expanding"),
        ("none", "there were no boats"),
        ("none", "it doesn’t run"),
        ("none", "N/A"),
        ("active", "in use since May"),
        ("170(b) permits", "a 170(b) permit"),
        ("9/11", "after 9/11."),
        ("a separate harbour law", "separate laws on the harbour"),
    ] {
        assert_eq!(missing(&Value::Text(value.to_owned()), false, &[quote]), [""; 0], "{value} in {quote}");
    }
}

#[test]
fn values_that_are_not_there_are_missed() {
    for (value, quote, what) in [
        ("almost 700", "700 boats were sold", "almost"),
        ("700", "1,700 boats", "700"),
        ("70", "700 boats", "70"),
        ("2.7 billion", "2.7 million in all", "2.7 billion"),
        ("$5", "5 euros", "$5"),
        ("12", "ranks 12th", "12"),
        ("2019-08-07", "on August 8, 2019", "2019-08-07"),
        ("none", "there were boats", "none"),
        ("Harland Yard", "the yard of Harlan", "Harland"),
        ("SB 12", "SB 13", "12"),
        ("active", "it is still pending", "active"),
    ] {
        assert_eq!(missing(&Value::Text(value.to_owned()), false, &[quote]), [what], "{value} in {quote}");
    }
}

#[test]
fn lists_are_held_by_all_quotes_together() {
    let list =
        |members: &[&str]| Value::List { members: members.iter().map(|m| (*m).to_owned()).collect(), complete: true };
    let quotes = ["boats and barges", "two tugs"];
    assert_eq!(missing(&list(&["boats", "tug"]), false, &quotes), [""; 0]);
    assert_eq!(missing(&list(&["boats", "rafts"]), false, &quotes), ["rafts"]);
    assert_eq!(missing(&Value::Any(vec!["active".into(), "pending".into()]), false, &["already or soon"]), [""; 0]);
}

#[test]
fn what_is_denied_needs_a_denial() {
    let text = Value::Text("treated differently".to_owned());
    assert_eq!(missing(&text, true, &["are not treated differently"]), [""; 0]);
    assert_eq!(missing(&text, true, &["are treated differently"]), ["not"]);
    assert_eq!(missing(&Value::YesNo(false), false, &["it does not sail"]), [""; 0]);
    assert_eq!(missing(&Value::YesNo(false), false, &["it sails"]), ["no"]);
    assert_eq!(missing(&Value::YesNo(true), false, &["it sails"]), [""; 0]);
    assert_eq!(missing(&Value::YesNo(true), true, &["it sails"]), ["no"]);
}

/// How one value stands to one quote of a source of Wednesday, 29 January 2025: the claim says `property` of the harbour.
fn stands(property: &str, value: &str, quote: &str) -> ValueInQuote {
    let day = NaiveDate::from_ymd_opt(2025, 1, 29).expect("the day is in the calendar");
    let asked = Asked { subject: "Elmton harbour", property, reference: Reference::on(day) };
    asked_in_quotes(&Value::Text(value.to_owned()), false, &asked, &[quote])
}

#[test]
fn plain_forms_of_what_a_quote_says_are_quiet() {
    for (property, value, quote) in [
        ("injuries", "680 people", "injuring 680 of our friends"),
        ("bed material removed", "2.6 million cubic metres", "of which 2.6 million in the first of the two seasons"),
        ("data of", "2025-01-28", "As of Tuesday afternoon, the data shows"),
        ("opening", "January 2025", "It opened last week"),
        ("sailings", "2019", "on August 7, 2019, they sailed"),
        ("closed until", "2025-01-31", "The pier is closed until Friday"),
        ("permits in force", "0", "there were no permits"),
        ("piers in use", "2", "Both piers are in use"),
        ("growth factor", "2", "the traffic doubled"),
        ("fees", "12", "a dozen fees"),
        ("share of members", "0.74", "74% of members"),
        ("share of members", "74 percent", "some 74% of members"),
        ("share", "5", "five per cent of it"),
        ("income in billions of dollars", "2.7", "$2.7 billion of income"),
        ("ships", "1300+", "more than 1,300 ships"),
        ("ships", ">50", "with more than 50 ships"),
        ("ships", "~700", "almost 700 ships"),
        ("ships", "74k", "74,000 ships"),
        ("length of the training", "40 hours", "a 40-hour training"),
        ("boats lost per month", "65 boats/month", "an average of 65 vessels per month"),
        ("rank by tonnage", "12", "ranks 12th by tonnage"),
        ("issued", "12/2025", "issued in December 2025"),
        ("owner", "Mayor Ann Rowe", "owned by Ann Rowe"),
        ("owner", "Lind Freight, Inc.", "It belongs to Lind Freight"),
        ("regulator", "DHC", "a letter to the Dock and Harbour Council"),
        ("regulator", "Dock and Harbour Council", "a letter to the DHC"),
        ("nationality", "Nicaraguan", "a sailor from Nicaragua"),
        ("position", "opposed", "wrote in opposition to it"),
        ("held in port", "most", "The majority of ships are held"),
        ("agents", "several hundred", "hundreds of agents"),
        ("permit", "in force", "The permit is active since July"),
        ("locations given", "no", "the locations were not included"),
        ("locations given", "false", "the locations were not included"),
        ("producing", "no", "Nothing has been made there since"),
        ("takes part in the scheme", "true", "It takes part in the scheme"),
    ] {
        assert_eq!(stands(property, value, quote), ValueInQuote::Found, "{property}: {value} in {quote}");
    }
}

#[test]
fn another_figure_date_or_name_in_its_place_is_found() {
    for (property, value, quote) in [
        ("injuries", "860 people", "injuring 680 of our friends"),
        ("injuries", "681", "injuring 680 people"),
        ("ships", "4,289", "at least 4,829 ships"),
        ("ships", "2,090,000", "2.9 million ships"),
        ("cost", "$2.7 million", "$2.7 billion in all"),
        ("cost", "5 million", "it cost 5 billion"),
        ("cost", "£18,940", "It came to $18,940"),
        ("cost", "USD 26m", "$25 million per year for schools"),
        ("length", "186 metres", "a span of 186 feet"),
        ("share", "35%", "35 people of them"),
        ("ships", "more than 40", "fewer than 40 ships"),
        ("piers in use", "3", "Both piers are in use"),
        ("permits in force", "1", "there were no permits in force"),
        ("permits in force", "none", "16 permits in force"),
        ("year signed", "2016", "in 2017, the council signed it"),
        ("date", "2019-07-08", "On August 7, 2019, they came"),
        ("closed until", "2025-01-30", "The pier is closed until Friday"),
        ("active since", "2025-11", "active since December 2025"),
        ("order number", "13786", "signed Order 13768"),
        ("law", "SB 12", "the council passed SB 13"),
        ("signed by", "Hal Barlow", "in 2017, Mayor Ann Rowe signed it"),
        ("signed by", "Ann Barlow", "in 2017, Mayor Ann Rowe signed it"),
        ("nationality", "Honduran", "a man from Nicaragua"),
        ("permit", "active", "The permit is not active yet"),
        ("member of the Harbour League", "no", "Elmton is a member of the Harbour League"),
        ("sanctuary permits", "yes", "The council does not have sanctuary permits"),
    ] {
        let found = stands(property, value, quote);
        assert!(matches!(found, ValueInQuote::Other { .. }), "{property}: {value} in {quote}: {found:?}");
    }
}

#[test]
fn what_follows_or_is_not_said_is_no_more_than_a_note() {
    for (property, value, quote) in [
        ("agencies", "9", "five offices, three agencies and one department"),
        ("towns", "4", "in Dell, Ford, Hale and Elmton"),
        ("term in years", "4", "from 2025 to 2029"),
        ("the others", "26%", "74% of them had one"),
        ("members without a record", "26%", "74% of them have no record"),
        ("cost a year", "1.5 million crowns", "six million crowns over the four-year term"),
        ("men", "16", "eleven of whose 27 members are women"),
        ("ships", "22,000", "22,400 ships"),
        ("ships", "almost 700", "700 ships"),
        ("ships", "12 barges", "12 ferries"),
        ("signed after", "2025-01-20", "signed after January 2025"),
        ("party of the mayor", "Republican", "Ann Rowe wrote to the Harbour Council"),
        ("position", "rather sceptical", "she asked them to think again"),
        ("open to cars", "no", "barred to motor traffic"),
        ("facilities", "2", "Adams, with 2,200 beds, is one of them"),
    ] {
        let found = stands(property, value, quote);
        let noted = matches!(found, ValueInQuote::Derived { .. } | ValueInQuote::Unsaid { .. });
        assert!(noted, "{property}: {value} in {quote}: {found:?}");
    }
}

#[test]
fn a_list_is_judged_member_by_member() {
    let list = |members: &[&str], quote: &str| {
        let members = members.iter().map(|m| (*m).to_owned()).collect();
        value_in_quotes(&Value::List { members, complete: true }, false, &[quote.to_owned()])
    };
    let quote = "in Dell, Lower Marsh and Hale";
    assert_eq!(list(&["Dell", "Hale", "other small towns"], quote), ValueInQuote::Found);
    assert_eq!(list(&["Dell", "Hale", "Lower Marsh, among others"], quote), ValueInQuote::Found);
    assert!(matches!(list(&["Dell", "Upper Marsh", "Hale"], quote), ValueInQuote::Other { .. }));
    assert!(matches!(list(&["Dell", "Hale", "Elmton"], quote), ValueInQuote::Other { .. }));
    // Most of it stands elsewhere: too little is quoted to tell.
    assert!(matches!(list(&["Ford", "Elmton", "Dell"], quote), ValueInQuote::Unsaid { .. }));
}

#[test]
fn plain_values_are_told_at_once_and_rightly() {
    for (value, quote, plain) in [
        ("almost 700", "Almost 700 boats were sold", true),
        ("2017", "(2017)", true),
        ("Dell", "in Dell’s harbour", true),
        ("1204300", "some 1,204,300 boats.", true),
        ("1,204", "1204, as before", true),
        ("1204", "1,2045 boats", false),
        ("700", "1,700 boats", false),
        ("700", "700.5 boats", false),
        ("5", "5 million boats", false),
        ("5", "a 5-million loan", false),
        ("5", "-5 degrees", false),
        ("12", "12th", false),
        ("287", "287(g)", false),
        ("active", "not active", false),
        ("no", "no boats", false),
        ("Dell", "Dellwood", false),
        ("é", "été", false),
        ("", "boats", false),
    ] {
        assert_eq!(stands_plainly(value, quote), plain, "{value} in {quote}");
    }
}

#[test]
fn a_date_that_leaves_its_year_out_is_of_a_year_near_its_source() {
    let reference = Reference::on(NaiveDate::from_ymd_opt(2025, 5, 12).expect("it is a day"));
    let stands = |value: &str, quote: &str| {
        let asked = Asked { subject: "the clinic", property: "opens", reference };
        asked_in_quotes(&Value::Text(value.to_owned()), false, &asked, &[quote])
    };
    for (value, quote) in [
        ("June 30, 2025", "the doors close on June 30"),
        ("1 October 2025", "it opens on October 1"),
        ("28 September 2024", "containment is forecast for Sept. 28."),
        ("September 2025", "the museum means to open the wing in September"),
        ("approved on January 26, 2025", "the judge approved it on January 26."),
    ] {
        assert_eq!(stands(value, quote), ValueInQuote::Found, "{value} in {quote}");
    }
    // Of a year long before the source, the passage around the quote has to tell.
    for (value, quote) in [
        ("June 30, 2019", "the doors closed on June 30"),
        ("the middle of November 2022", "good since the middle of November of the fire year"),
    ] {
        assert!(matches!(stands(value, quote), ValueInQuote::Unsaid { .. }), "{value} in {quote}");
    }
    for (value, quote) in [
        ("June 13, 2025", "the doors close on June 30"),
        ("June 30, 2025", "the doors close on June 30, 2024"),
        ("July 30, 2025", "the doors close on June 30"),
    ] {
        assert!(matches!(stands(value, quote), ValueInQuote::Other { .. }), "{value} in {quote}");
    }
}
