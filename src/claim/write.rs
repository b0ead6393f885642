//! Claims and records as TOML: what is written here reads back as the same claim.

use super::claims::{MODALITIES, ROLES, STATUSES, TIERS};
use super::{Citation, Claim, Locator, Modality, Source, Value};
use std::fmt::Write as _;

/// The longest line of a list that is written on one line, in characters.
const MAX_LIST_LINE: usize = 100;

/// One claim as a `[[claim]]` block, without a line before it.
///
/// Its source stands in the name of the file. A list without members, or a choice of fewer than two, has no form in a
/// claim file and does not read back.
///
/// ```
/// use gainsay::claim::{SourceId, read_claims, write_claim};
/// let text = "[[claim]]\nid = \"length\"\nsubject = \"pier\"\nproperty = \"length\"\nvalue = \"about 40 m\"\nstatus = \"draft\"\n";
/// let (claims, _) = read_claims("claims/a.toml", &SourceId("a".to_owned()), text.as_bytes());
/// assert_eq!(write_claim(&claims[0]), text);
/// ```
#[must_use]
pub fn write_claim(claim: &Claim) -> String {
    let mut out = String::from("[[claim]]\n");
    line(&mut out, "id", &string(&claim.id.name));
    line(&mut out, "subject", &string(&claim.subject));
    line(&mut out, "property", &string(&claim.property));
    line(&mut out, "value", &value(&claim.value));
    if matches!(claim.value, Value::List { complete: false, .. }) {
        line(&mut out, "complete", "false");
    }
    if claim.denied {
        line(&mut out, "denied", "true");
    }
    let texts = [
        ("as_of", &claim.as_of),
        ("period", &claim.period),
        ("place", &claim.place),
        ("population", &claim.population),
        ("method", &claim.method),
    ];
    for (key, text) in texts {
        optional(&mut out, key, text.as_deref());
    }
    if claim.modality != Modality::Asserted {
        line(&mut out, "modality", &string(word(MODALITIES, claim.modality)));
    }
    optional(&mut out, "origin", claim.origin.as_deref());
    if let Some(tie) = &claim.of {
        let over = tie.over.as_ref().map(|over| format!(", over = {}", string(over))).unwrap_or_default();
        let tied = format!("{{ claim = {}, as = {}{over} }}", string(&tie.claim.name), string(word(ROLES, tie.role)));
        line(&mut out, "of", &tied);
    }
    line(&mut out, "status", &string(word(STATUSES, claim.status)));
    optional(&mut out, "note", claim.note.as_deref());
    match &claim.citations[..] {
        [] => {}
        [one] => line(&mut out, "citation", &citation(one)),
        several => {
            let several: Vec<String> = several.iter().map(citation).collect();
            line(&mut out, "citations", &lines(&several));
        }
    }
    out
}

/// The record of a source, as its file.
#[must_use]
pub fn write_source(source: &Source) -> String {
    let mut out = String::new();
    line(&mut out, "title", &string(&source.title));
    let texts = [
        ("publisher", &source.publisher),
        ("author", &source.author),
        ("kind", &source.kind),
        ("published", &source.published),
        ("not_before", &source.not_before),
        ("retrieved", &source.retrieved),
        ("url", &source.url),
        ("document", &source.document),
        ("sha256", &source.sha256),
    ];
    for (key, text) in texts {
        optional(&mut out, key, text.as_deref());
    }
    out
}

fn line(out: &mut String, key: &str, written: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{key} = {written}");
}

fn optional(out: &mut String, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        line(out, key, &string(text));
    }
}

/// The word for a value of one of the tables that claims are read with.
fn word<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}

fn value(value: &Value) -> String {
    let list = |members: &[String]| members.iter().map(|m| string(m)).collect::<Vec<_>>();
    match value {
        Value::Text(text) => string(text),
        Value::YesNo(yes) => yes.to_string(),
        Value::List { members, .. } => {
            let members = list(members);
            let flat = format!("[{}]", members.join(", "));
            if flat.chars().count() > MAX_LIST_LINE { lines(&members) } else { flat }
        }
        // TOML wants an inline table on one line.
        Value::Any(choices) => format!("{{ any = [{}] }}", list(choices).join(", ")),
    }
}

fn citation(citation: &Citation) -> String {
    let place = match &citation.locator {
        Locator::Line(n) => format!(", line = {n}"),
        Locator::Page(n) => format!(", page = {n}"),
        Locator::Paragraph(n) => format!(", paragraph = {n}"),
        Locator::Section(name) => format!(", section = {}", string(name)),
        Locator::Unknown => String::new(),
    };
    let tier = citation.tier.map(|tier| format!(", tier = {}", string(word(TIERS, tier)))).unwrap_or_default();
    format!("{{ quote = {}{place}{tier} }}", string(&citation.quote))
}

/// A list with a line for each member.
fn lines(members: &[String]) -> String {
    let members: String = members.iter().map(|member| format!("  {member},\n")).collect();
    format!("[\n{members}]")
}

/// A TOML string of one line. What no person could see in an editor is written by its number.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_unseen(c) => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Signs that TOML refuses, that end a line for some programs, or that turn the direction of writing.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{
        ClaimId, Location, Role, SourceId, Status, Tie, Tier, read_claim_file, read_claims, read_source,
    };
    use proptest::prelude::*;

    /// A claim as compared: everything but where it stands.
    fn seen(claim: &Claim) -> String {
        format!("{:?}", Claim { at: Location { file: String::new(), line: 0 }, ..claim.clone() })
    }

    fn source() -> SourceId {
        SourceId("harbour".to_owned())
    }

    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z0-9 ,.$%'\"“”é#\\\\\\[\\]{}=]{1,30}",
            any::<String>().prop_map(|text| text.chars().take(60).collect::<String>()),
        ]
        .prop_filter("a text is not empty", |text| !text.trim().is_empty())
        .prop_filter("bounded by the reader", |text| text.len() < 900)
    }

    fn some_words() -> impl Strategy<Value = Option<String>> {
        proptest::option::of(words())
    }

    /// Words that are not meant as EDTF: those are checked as dates.
    fn times() -> impl Strategy<Value = Option<String>> {
        proptest::option::of(prop_oneof![
            Just("since the flood".to_owned()),
            Just("2019-08".to_owned()),
            Just("2025/2029".to_owned())
        ])
    }

    fn values() -> impl Strategy<Value = Value> {
        prop_oneof![
            words().prop_map(Value::Text),
            any::<bool>().prop_map(Value::YesNo),
            (proptest::collection::vec(words(), 1..6), any::<bool>())
                .prop_map(|(members, complete)| Value::List { members, complete }),
            proptest::collection::vec(words(), 2..5).prop_map(Value::Any),
        ]
    }

    fn citations() -> impl Strategy<Value = Vec<Citation>> {
        let locator = prop_oneof![
            (1usize..9999).prop_map(Locator::Line),
            (1usize..99).prop_map(Locator::Page),
            (1usize..99).prop_map(Locator::Paragraph),
            words().prop_map(Locator::Section),
            Just(Locator::Unknown),
        ];
        let tier = proptest::option::of(proptest::sample::select(TIERS.iter().map(|(_, t)| *t).collect::<Vec<Tier>>()));
        let one = (words(), locator, tier).prop_map(|(words, locator, tier)| Citation {
            quote: format!("a {words}"),
            locator,
            tier,
        });
        proptest::collection::vec(one, 0..4)
    }

    fn ties() -> impl Strategy<Value = Option<Tie>> {
        let roles: Vec<Role> = ROLES.iter().map(|(_, role)| *role).collect();
        proptest::option::of((proptest::sample::select(roles), words()).prop_map(|(role, over)| Tie {
            claim: ClaimId { source: source(), name: "other".to_owned() },
            role,
            over: (role == Role::Mean).then_some(over),
        }))
    }

    prop_compose! {
        fn claims()(
            names in ("[a-z][a-z0-9-]{0,12}", words(), words()),
            value in values(),
            denied in any::<bool>(),
            times in (times(), times()),
            texts in (some_words(), some_words(), some_words(), some_words(), some_words()),
            modality in proptest::sample::select(MODALITIES.iter().map(|(_, m)| *m).collect::<Vec<_>>()),
            status in proptest::sample::select(STATUSES.iter().map(|(_, s)| *s).collect::<Vec<_>>()),
            of in ties(),
            citations in citations(),
        ) -> Claim {
            let (name, subject, property) = names;
            let (place, population, method, origin, note) = texts;
            Claim {
                id: ClaimId { source: source(), name: format!("c-{name}") },
                subject, property, value, denied, as_of: times.0, period: times.1,
                place, population, method, modality, origin, of, status, note, slot: None, citations,
                at: Location { file: String::new(), line: 0 },
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(claim in claims()) {
            let other = "[[claim]]\nid = \"other\"\nsubject = \"a\"\nproperty = \"b\"\nvalue = 1\n";
            let text = format!("{}{other}", write_claim(&claim));
            let read = read_claim_file("claims/harbour.toml", &source(), text.as_bytes(), true);
            prop_assert_eq!(&read.problems, &[], "{}", text);
            prop_assert_eq!(seen(&read.claims[0]), seen(&claim));
            // A line of a file is a line for whoever reads it.
            let unseen = text.contains(['\r', '\u{2028}', '\u{202E}']);
            prop_assert!(!unseen);
        }
    }

    #[test]
    fn a_claim_is_written_as_a_person_would() {
        let text = "[[claim]]
id = \"berths\"
subject = \"Harbour Board\"
property = \"berths\"
value = [\"east \\\"old\\\" quay\", \"west quay\"]
complete = false
denied = true
as_of = \"2019-08\"
place = \"Elmton\"
modality = \"planned\"
of = { claim = \"total\", as = \"mean\", over = \"six days\" }
status = \"draft\"
citations = [
  { quote = \"the east quay\", line = 3, tier = \"secondary\" },
  { quote = \"the west quay\", section = \"Quays\" },
]

[[claim]]
id = \"total\"
subject = \"Harbour Board\"
property = \"state\"
value = { any = [\"open\", \"closed\"] }
status = \"reviewed\"
citation = { quote = \"open or closed\" }
";
        let (read, problems) = read_claims("claims/harbour.toml", &source(), text.as_bytes());
        assert_eq!(problems, []);
        let written: Vec<String> = read.iter().map(write_claim).collect();
        assert_eq!(written.join("\n"), text);
    }

    #[test]
    fn a_record_reads_back() {
        let text = "title = \"The \\\"pier\\\"\"\npublished = \"2024-05-03\"\ndocument = \"pier.txt\"\n";
        let (record, problems) = read_source("sources/harbour.toml", &source(), text.as_bytes());
        assert_eq!((problems, record.map(|r| write_source(&r)).as_deref()), (Vec::new(), Some(text)));
        assert_eq!(Status::default(), Status::Reviewed);
    }
}
