//! Claims as TOML.

use crate::claim::{Citation, Claim, Locator, Modality, Value};
use std::fmt::Write as _;

/// A claim as an entry of `claims/<source>.toml`, with an empty line before it.
#[must_use]
pub fn to_toml(claim: &Claim) -> String {
    let mut out = String::from("\n[[claim]]\n");
    let mut line = |key: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{key} = {value}");
    };
    line("id", quoted(&claim.id.name));
    line("subject", quoted(&claim.subject));
    line("property", quoted(&claim.property));
    match &claim.value {
        Value::Text(text) => line("value", quoted(text)),
        Value::YesNo(yes) => line("value", yes.to_string()),
        Value::List { members, complete } => {
            line("value", list(members));
            if !complete {
                line("complete", "false".to_owned());
            }
        }
        Value::Any(choices) => line("value", format!("{{ any = {} }}", list(choices))),
    }
    if claim.denied {
        line("denied", "true".to_owned());
    }
    let optional = [
        ("as_of", &claim.as_of),
        ("period", &claim.period),
        ("place", &claim.place),
        ("population", &claim.population),
        ("method", &claim.method),
        ("origin", &claim.origin),
        ("note", &claim.note),
    ];
    for (key, text) in optional {
        if let Some(text) = text {
            line(key, quoted(text));
        }
    }
    if claim.modality != Modality::Asserted {
        let word = crate::claim::claims::MODALITIES.iter().find(|(_, m)| *m == claim.modality);
        word.into_iter().for_each(|(word, _)| line("modality", quoted(word)));
    }
    match &claim.citations[..] {
        [] => {}
        [one] => line("citation", citation(one)),
        many => line("citations", format!("[{}]", many.iter().map(citation).collect::<Vec<_>>().join(", "))),
    }
    out
}

fn citation(citation: &Citation) -> String {
    let place = match &citation.locator {
        Locator::Line(n) => format!(", line = {n}"),
        Locator::Page(n) => format!(", page = {n}"),
        Locator::Paragraph(n) => format!(", paragraph = {n}"),
        Locator::Section(heading) => format!(", section = {}", quoted(heading)),
        Locator::Unknown => String::new(),
    };
    format!("{{ quote = {}{place} }}", quoted(&citation.quote))
}

fn list(members: &[String]) -> String {
    format!("[{}]", members.iter().map(|m| quoted(m)).collect::<Vec<_>>().join(", "))
}

/// A text as a TOML string on one line.
///
/// ```
/// assert_eq!(gainsay::claim::facts::quoted("say \"yes\"\n"), r#""say \"yes\"\n""#);
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
