//! Values and the quotes that carry them, or do not.

use super::*;

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
        ("$5", "5 euros", "$"),
        ("12", "ranks 12th", "12"),
        ("2019-08-07", "on August 8, 2019", "07"),
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
