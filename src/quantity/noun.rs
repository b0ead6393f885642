//! What is counted: the noun that follows a number, and whether it names people.

use super::token::{Kind, Token};

/// The noun that a number counts.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    /// Its key: lower case, singular ("people" stays "people").
    pub key: String,
    /// The token behind it.
    pub end: usize,
}

/// How many words may stand between a number and its noun: "650 masked and armed federal border agents" is long.
const FARTHEST: usize = 5;

/// Words that end the phrase in which the noun stands.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "a", "about", "according", "across", "after", "again", "against", "ago", "all", "along", "also", "although",
    "am", "among", "an", "and", "apiece", "are", "around", "as", "at", "away", "be", "because", "become", "been",
    "before", "behind", "being", "below", "between", "but", "by", "came", "can", "could", "day", "did", "do",
    "does", "down", "during", "each", "earlier", "east", "either", "every", "except", "followed", "for", "from",
    "given", "go", "goes", "got", "had", "has", "have", "he", "her", "here", "his", "how", "however", "if", "in",
    "including", "inside", "into", "is", "it", "its", "just", "later", "less", "made", "may", "me", "might", "must",
    "my", "near", "nearly", "no", "north", "not", "now", "of", "off", "old", "on", "once", "one", "only", "or",
    "our", "out", "outside", "over", "per", "percent", "plus", "rose", "said", "says", "shall", "she", "should",
    "since", "so", "some", "south", "still", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "though", "through", "throughout", "to", "today", "tomorrow", "too", "toward",
    "under", "until", "up", "upon", "us", "versus", "very", "vs", "was", "we", "were", "west", "what", "when",
    "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without",
    "would", "yes", "yesterday", "yet", "you", "your", "fell", "i", "him", "via", "whereas", "whenever", "minus",
    "others", "times", "always", "perhaps", "sometimes", "besides", "thus", "towards", "afterwards", "overseas",
    "indoors", "outdoors", "upstairs", "downstairs", "unless", "costs", "equals", "uses", "means", "remains",
    "happens", "lies", "works",
];

/// Plurals that no "s" shows.
#[rustfmt::skip]
const PLURALS: &[(&str, &str)] = &[
    ("people", "people"), ("men", "man"), ("women", "woman"), ("children", "child"), ("policemen", "policeman"),
    ("firefighters", "firefighter"), ("police", "police"), ("personnel", "personnel"), ("staff", "staff"),
    ("cattle", "cattle"), ("sheep", "sheep"), ("fish", "fish"), ("feet", "foot"), ("teeth", "tooth"),
    ("mice", "mouse"), ("geese", "goose"), ("aircraft", "aircraft"), ("species", "species"), ("series", "series"),
    ("dead", "dead"), ("injured", "injured"), ("wounded", "wounded"), ("lives", "life"), ("wives", "wife"),
    ("knives", "knife"), ("leaves", "leaf"), ("wolves", "wolf"), ("halves", "half"), ("criteria", "criterion"),
    ("data", "data"), ("crises", "crisis"), ("analyses", "analysis"), ("bases", "base"), ("bonuses", "bonus"),
    ("buses", "bus"), ("viruses", "virus"), ("statuses", "status"), ("campuses", "campus"), ("gases", "gas"),
    ("percents", "percent"), ("movies", "movie"), ("cookies", "cookie"), ("ties", "tie"), ("pies", "pie"),
    ("us", "us"),
];

/// What stands before "men" in words that are no plural: "specimen".
const NO_MEN: &[&str] = &["speci", "regi", "abdo", "acu", "albu", "sta", "cycla"];

/// What stands before "man" in words whose plural ends in "s": "Germans".
const MANS: &[&str] = &["hu", "ger", "ro", "nor", "otto", "talis", "sha", "cai"];

/// Words that name people, singular. A count of any of them is a count of people.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "people", "person", "individual", "human", "man", "woman", "child", "kid", "boy", "girl", "baby", "infant",
    "adult", "teenager", "teen", "youth", "minor", "male", "female", "resident", "citizen", "noncitizen",
    "national", "immigrant", "migrant", "refugee", "asylum-seeker", "seeker", "alien", "foreigner", "worker",
    "employee", "labourer", "laborer", "staff", "personnel", "agent", "officer", "deputy", "police", "policeman",
    "soldier", "troop", "guard", "detainee", "inmate", "prisoner", "arrestee", "suspect", "defendant", "offender",
    "criminal", "convict", "victim", "survivor", "casualty", "fatality", "patient", "doctor", "nurse", "student",
    "pupil", "teacher", "professor", "voter", "elector", "constituent", "taxpayer", "household member", "member",
    "participant", "attendee", "protester", "protestor", "demonstrator", "passenger", "customer", "client", "user",
    "reader", "viewer", "visitor", "tourist", "player", "fan", "spectator", "witness", "parent", "mother", "father",
    "family member", "friend", "neighbor", "neighbour", "senator", "lawmaker", "legislator", "representative",
    "judge", "lawyer", "attorney", "sheriff", "veteran", "volunteer", "applicant", "beneficiary", "recipient",
    "deportee", "civilian", "farmer", "driver", "scientist", "researcher", "expert", "respondent", "adult",
    "senior", "pensioner", "retiree", "homeowner", "renter", "tenant", "dead", "injured", "wounded", "inhabitant",
    "soul", "head", "firefighter", "journalist", "reporter", "leader", "official", "manager", "director",
    "engineer", "investor", "shareholder", "owner", "trader", "analyst", "rider", "consumer", "shopper", "guest",
    "candidate", "minister", "bystander", "hostage", "insurgent", "rebel", "militant",
];

/// Whether a noun's key names people.
pub(super) fn names_people(key: &str) -> bool {
    PEOPLE.contains(&key) || of_man(key).is_some()
}

/// What stands before "man" in a word for a person, whose plural ends in "men": "fisherman".
fn of_man(key: &str) -> Option<&str> {
    key.strip_suffix("man").filter(|stem| stem.len() > 2 && !MANS.contains(stem))
}

/// Whether a word ends the phrase of a noun.
pub(super) fn is_stop(key: &str) -> bool {
    STOPS.contains(&key)
}

/// The singular of a plural noun, `None` when the word is no plural.
pub(super) fn singular(key: &str) -> Option<String> {
    if let Some((_, singular)) = PLURALS.iter().find(|(plural, _)| *plural == key) {
        return Some((*singular).to_owned());
    }
    let word = key.strip_suffix("'s").unwrap_or(key);
    // "fishermen", "gunmen", "businesswomen"
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 2 && !NO_MEN.contains(stem)) {
        return Some(format!("{stem}man"));
    }
    if word.len() < 4
        || !word.ends_with('s')
        || word.ends_with("ss")
        || word.ends_with("us")
        || word.ends_with("is")
        || is_stop(word)
    {
        return None;
    }
    let bare = if let Some(y) = word.strip_suffix("ies").filter(|w| w.len() > 1) {
        format!("{y}y")
    } else if let Some(es) = ["sses", "shes", "ches", "xes", "zes", "oes"].iter().find(|e| word.ends_with(**e)) {
        word[..word.len() - es.len() + es.len() - 2].to_owned()
    } else {
        word[..word.len() - 1].to_owned()
    };
    Some(bare)
}

/// The plural of a key, for reports.
pub(super) fn plural(key: &str) -> String {
    if let Some((plural, _)) = PLURALS.iter().find(|(_, singular)| *singular == key) {
        return (*plural).to_owned();
    }
    if key == "person" {
        return "people".to_owned();
    }
    if let Some(stem) = of_man(key) {
        return format!("{stem}men");
    }
    let consonant_y = key.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if key.ends_with(['s', 'x', 'z']) || key.ends_with("ch") || key.ends_with("sh") => format!("{key}es"),
        None => format!("{key}s"),
    }
}

/// The noun counted by a number that ends before token `at`.
///
/// It is the first plural within a few words; of "one", and in a `whole` value, the last word of the phrase.
pub(super) fn counted(tokens: &[Token<'_>], at: usize, one: bool, whole: bool) -> Option<Noun> {
    let mut last: Option<(String, usize)> = None;
    let mut next = at;
    // "680 of our friends" counts friends; "dozens of homes" homes.
    for _ in 0..FARTHEST {
        let Some(token) = tokens.get(next) else { break };
        if token.key == "-" && token.glued && tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Word) {
            next += 1;
            continue;
        }
        // "1,300 active 287(g) agreements"
        if let Some(end) = code_in_brackets(tokens, next) {
            next = end;
            continue;
        }
        // "seven AK-47 rifles"
        if let Some(end) = code_with_hyphen(tokens, next) {
            next = end;
            continue;
        }
        // "23 Greek and Turkish sailors"
        let capital = |i: usize| tokens.get(i).is_some_and(Token::capital);
        if matches!(token.key.as_str(), "and" | "or") && next > at && capital(next - 1) && capital(next + 1) {
            next += 1;
            continue;
        }
        if token.kind != Kind::Word || is_stop(&token.key) || super::numeral::is_number_word(&token.key) {
            break;
        }
        // "2 x dollars": so many times an unknown.
        if token.text.len() == 1 && !tokens.get(next + 1).is_some_and(|t| t.key == "-" || t.key == "." && t.glued) {
            return None;
        }
        // A unit's or a name's letters touch digits: "24703L202".
        if token.glued && tokens.get(next.wrapping_sub(1)).is_some_and(|t| t.kind == Kind::Number) {
            return None;
        }
        next += 1;
        let plural = singular(&token.key);
        // "one study shows", but "one police department"
        if one && last.is_some() && plural.is_some() {
            break;
        }
        let compound = tokens.get(next).filter(|t| t.kind == Kind::Word && !t.glued);
        match &plural {
            // "five police departments", "16 women leaders": of two plurals the later is counted.
            Some(_) if !one && compound.is_some_and(|t| singular(&t.key).is_some()) => continue,
            Some(key) if !one => return Some(Noun { key: key.clone(), end: next }),
            _ => {}
        }
        if matches!(
            token.key.as_str(),
            "more" | "fewer" | "other" | "additional" | "further" | "extra" | "new" | "such"
        ) {
            continue;
        }
        // "1 shirts"
        last = Some((plural.unwrap_or_else(|| token.key.clone()), next));
        if one && !whole && tokens.get(next).is_some_and(|t| t.kind == Kind::Word && verb(&t.key)) {
            break;
        }
    }
    let (key, end) = last.filter(|_| one || whole)?;
    Some(Noun { key, end })
}

/// The token behind a code such as "287(g)", which names a kind of the things counted.
pub(super) fn code_in_brackets(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let [digits, open, letter, close] = tokens.get(at..at + 4)? else { return None };
    let sound =
        digits.kind == Kind::Number && open.key == "(" && open.glued && letter.kind == Kind::Word && close.key == ")";
    (sound && letter.text.len() == 1).then_some(at + 4)
}

/// The token behind a code such as "AK-47", which names a model of the things counted.
fn code_with_hyphen(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let [letters, hyphen, digits] = tokens.get(at..at + 3)? else { return None };
    let sound = letters.all_capitals() && hyphen.key == "-" && hyphen.glued && digits.glued;
    (sound && digits.kind == Kind::Number && !tokens.get(at + 3).is_some_and(|t| t.glued)).then_some(at + 3)
}

/// Whether a word looks like the verb of a sentence rather than a noun.
fn verb(key: &str) -> bool {
    is_stop(key) || key.ends_with("ed")
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn the_first_plural_is_counted() {
        let key = |text: &str| counted(&tokens(text), 1, false, false).map(|n| n.key);
        assert_eq!(key("650 federal agents raided plants"), Some("agent".to_owned()));
        assert_eq!(key("680 people marched"), Some("people".to_owned()));
        assert_eq!(key("12 churches"), Some("church".to_owned()));
        assert_eq!(key("3 agencies"), Some("agency".to_owned()));
        assert_eq!(key("23 Greek and Turkish sailors"), Some("sailor".to_owned()));
        assert_eq!(key("seven QX-40 rifles"), Some("rifle".to_owned()));
        assert_eq!(key("22 local fishermen"), Some("fisherman".to_owned()));
        assert_eq!(key("three and five boats"), None);
        assert_eq!(key("16 in Lafayette"), None);
        assert_eq!(key("16, arrests"), None);
    }

    #[test]
    fn singular_and_plural_are_inverse() {
        for word in
            ["arrest", "agency", "church", "box", "man", "fisherman", "German", "person", "agreement", "day", "bus"]
        {
            let there = plural(word);
            let back = singular(&there).unwrap_or_default();
            assert!(back == word || there == "people", "{word} {there} {back}");
        }
        assert_eq!(singular("this"), None);
        assert_eq!(singular("less"), None);
        assert_eq!(singular("specimen"), None);
    }

    #[test]
    fn words_for_people_are_singular_in_the_table() {
        assert!(names_people("immigrant") && names_people("people") && !names_people("arrest"));
    }
}
