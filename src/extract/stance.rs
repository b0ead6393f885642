//! Stance: who says what a clause says, and whether it is denied, planned, alleged or asked.

use super::attribution::attribution;
use super::clause::{Clauses, is_participle};
use crate::claim::Modality;
use crate::text::Span;
use std::ops::Range;

/// How a clause stands to what it says. Spans are bytes of the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// Who says or feels it: "Rivera said …".
    pub speaker: Option<Span>,
    /// Somebody said, wrote or felt it; it is not the source's own word.
    pub reported: bool,
    /// Who is named for it: "according to …", "as reported by …", a study that found it, the one who says it.
    pub origin: Option<Span>,
    /// The word that denies it: "no", "not", "without".
    pub denied: Option<Span>,
    /// Asserted, planned, proposed, conditional or alleged.
    pub modality: Modality,
    /// It is asked.
    pub question: bool,
}

/// The stance of the clause of `sentence` that holds `at`.
///
/// ```
/// use gainsay::{claim::Modality, extract::stance, text::Span};
/// let text = "The port will not hire 40 pilots, Moss said.";
/// let found = stance(text, Span::new(23, 32));
/// assert_eq!((found.denied.map(|s| s.of(text)), found.speaker.map(|s| s.of(text))), (Some("not"), Some("Moss")));
/// assert_eq!((found.modality, found.reported), (Modality::Planned, true));
/// ```
#[must_use]
pub fn stance(sentence: &str, at: Span) -> Stance {
    // A hostile sentence of a megabyte costs no more than a page.
    let from = floor(sentence, at.start.saturating_sub(WINDOW));
    let to = floor(sentence, at.end.saturating_add(WINDOW).min(sentence.len()));
    let part = sentence.get(from..to).unwrap_or("");
    let at = Span::new(at.start.saturating_sub(from), at.end.saturating_sub(from));
    let moved = |span: Option<Span>| span.map(|s| Span::new(s.start + from, s.end + from));
    let found = read(part, at);
    Stance { speaker: moved(found.speaker), origin: moved(found.origin), denied: moved(found.denied), ..found }
}

/// How far around a place its sentence is looked at, in bytes.
const WINDOW: usize = 1500;

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn read(sentence: &str, at: Span) -> Stance {
    let clauses = Clauses::read(sentence);
    if clauses.tokens.is_empty() {
        return Stance::default();
    }
    let place = clauses.index(at.start)..clauses.index(at.end.saturating_sub(1).max(at.start)) + 1;
    let clause = clauses.around(place.start);
    let who = attribution(&clauses, place.start);
    let told = who.reported || who.origin.is_some();
    Stance {
        denied: denial(&clauses, &clause, &place),
        modality: modality(&clauses, &clause, &place, told),
        question: is_question(sentence, &clauses, &clause, at),
        speaker: who.speaker,
        origin: who.origin,
        reported: who.reported,
    }
}

/// How far a cue reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// The whole clause: "Six men were not hurt."
    Clause,
    /// What follows it in the clause: "have no mayor".
    After,
    /// What follows it, and a clause with "that" behind it: "denied that 40 left".
    Statement,
}

/// Words that deny, how far they do, and words behind or before them with which they do not.
struct Denial {
    words: &'static [&'static str],
    reach: Reach,
    not_before: &'static [&'static str],
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    because: &'static str,
}

const DENIALS: &[Denial] = &[
    Denial {
        words: &[
            "not", "nt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt", "wont", "wouldnt", "cant",
            "cannot", "couldnt", "dont", "doesnt", "didnt", "shouldnt", "mustnt", "never",
        ],
        reach: Reach::Clause,
        not_before: &[
            "only",
            "just",
            "merely",
            "simply",
            "least",
            "because",
            "unlike",
            "until",
            "surprisingly",
            "far",
            "exactly",
            "to",
            "all",
            "every",
            "everyone",
            "necessarily",
        ],
        because: "the verb is denied, and with it what the clause says; \"not only 40\" and \"not until 2019\" affirm",
    },
    Denial {
        words: &["no"],
        reach: Reach::After,
        not_before: &[
            "later", "more", "fewer", "less", "doubt", "matter", "sooner", "wonder", "stranger", "better", "earlier",
        ],
        because: "it denies that there are any of what follows; \"no more than 40\" is a bound",
    },
    Denial {
        words: &["none", "nobody", "nothing", "neither", "nor", "nowhere"],
        reach: Reach::Clause,
        not_before: &["but", "less", "other"],
        because: "its subject or object is empty",
    },
    Denial {
        words: &["without", "lack", "lacks", "lacked", "lacking", "barely", "hardly"],
        reach: Reach::After,
        not_before: &["doubt", "question", "fail"],
        because: "what follows was not there",
    },
    Denial {
        words: &[
            "denied",
            "denies",
            "deny",
            "denying",
            "disputed",
            "disputes",
            "rejected",
            "rejects",
            "refuted",
            "dismissed",
        ],
        reach: Reach::Statement,
        not_before: &["entry", "bail", "parole", "access", "benefits", "asylum", "the", "a", "an"],
        because: "somebody says that it is not so; \"denied bail\" and \"rejected a plan\" tell what happened",
    },
    Denial {
        words: &["failed", "fails", "refused", "refuses", "declined", "declines", "failing", "refusing"],
        reach: Reach::After,
        not_before: &["by", "from", "in", "the"],
        because: "what follows with \"to\" did not happen; a share that \"declined by 5 %\" did",
    },
];

/// Nouns behind "no" whose clause with "that" is denied: "no evidence that".
const NO_PROOF: &[&str] =
    &["evidence", "proof", "sign", "signs", "indication", "record", "records", "truth", "basis", "reports"];

fn denial(clauses: &Clauses, clause: &Range<usize>, at: &Range<usize>) -> Option<Span> {
    let cue = |i: usize| -> Option<(&Denial, Span)> {
        let key = clauses.key(i);
        let entry = DENIALS.iter().find(|d| d.words.contains(&key))?;
        let (next, before) = (clauses.key(i + 1), clauses.before(i));
        let bound = matches!(next, "more" | "less" | "fewer") && clauses.key(i + 2) != "than" && key == "no";
        let dropped = entry.not_before.contains(&next) && !bound
            // "if not", "or not", "why not", "No. 5".
            || matches!(before, "if" | "or" | "why" | "whether") && key == "not"
            || key == "no" && clauses.tokens[i].capital && clauses.tokens.get(i + 1).is_some_and(|t| t.digit)
            || key == "no" && (clauses.gap(i) == '.' || clauses.gap(i) == ',' || clauses.gap(i) == '”')
            || matches!(key, "declined" | "declines" | "failed" | "refused") && next != "to" && next != "even";
        (!dropped).then(|| (entry, clauses.tokens[i].span))
    };
    let inside = |i: usize| at.contains(&i);
    let in_clause = clause.clone().filter(|i| !inside(*i) || matches!(clauses.key(*i), "no" | "not")).find_map(|i| {
        let (entry, span) = cue(i)?;
        // "was not signed until 2002": in 2002 it was.
        if (i..at.end).any(|k| clauses.key(k) == "until") {
            return None;
        }
        (entry.reach == Reach::Clause || i < at.end).then_some(span)
    });
    // "denied that 40 left", "no evidence that 40 left": the cue stands in the clause before.
    in_clause.or_else(|| {
        let that = (clause.start..at.start).next().filter(|i| clauses.key(*i) == "that");
        let outer = that.and_then(|i| i.checked_sub(1)).map(|i| clauses.around(i))?;
        let last = outer.end.saturating_sub(1);
        outer.filter_map(|i| cue(i).map(|c| (i, c))).find_map(|(i, (entry, span))| {
            let proof = clauses.key(i) == "no" && NO_PROOF.contains(&clauses.key(last));
            (proof || (entry.reach == Reach::Statement && i + 3 > last) || (clauses.key(last) == "true"))
                .then_some(span)
        })
    })
}

/// Words that set a modality.
struct Cue {
    words: &'static [&'static str],
    sets: Modality,
    reach: Reach,
    #[expect(dead_code, reason = "the reason is for the reader of the table")]
    because: &'static str,
}

const fn cue(words: &'static [&'static str], sets: Modality, reach: Reach, because: &'static str) -> Cue {
    Cue { words, sets, reach, because }
}

/// In the order in which they decide.
const CUES: &[Cue] = &[
    cue(&["allegedly"], Modality::Alleged, Reach::Clause, "the source does not vouch for it"),
    cue(&["purportedly"], Modality::Alleged, Reach::Clause, "the source does not vouch for it"),
    cue(&["supposedly"], Modality::Alleged, Reach::Clause, "the source does not vouch for it"),
    cue(&["reportedly"], Modality::Alleged, Reach::Clause, "the source does not vouch for it"),
    cue(&["supposed"], Modality::Alleged, Reach::After, "the source does not vouch for it"),
    cue(&["alleged"], Modality::Alleged, Reach::After, "an alleged thing is not established"),
    cue(&["alleges"], Modality::Alleged, Reach::Statement, "what somebody alleges"),
    cue(&["alleging"], Modality::Alleged, Reach::Statement, "what somebody alleges"),
    cue(&["accused", "of"], Modality::Alleged, Reach::After, "of what somebody is accused"),
    cue(&["accuses"], Modality::Alleged, Reach::After, "of what somebody is accused"),
    cue(&["accused"], Modality::Alleged, Reach::After, "of what somebody is accused"),
    cue(&["accusing"], Modality::Alleged, Reach::After, "of what somebody is accused"),
    cue(&["suspected", "of"], Modality::Alleged, Reach::After, "of what somebody is suspected"),
    cue(&["charged", "with"], Modality::Alleged, Reach::After, "a charge is no finding"),
    cue(&["said", "to", "be"], Modality::Alleged, Reach::After, "people say so"),
    cue(&["said", "to", "have"], Modality::Alleged, Reach::After, "people say so"),
    cue(&["believed", "to"], Modality::Alleged, Reach::After, "people think so"),
    cue(&["thought", "to"], Modality::Alleged, Reach::After, "people think so"),
    cue(&["rumored", "to"], Modality::Alleged, Reach::After, "people say so"),
    cue(&["proposed"], Modality::Proposed, Reach::Clause, "somebody has proposed it"),
    cue(&["proposes"], Modality::Proposed, Reach::Clause, "somebody proposes it"),
    cue(&["propose"], Modality::Proposed, Reach::Clause, "somebody proposes it"),
    cue(&["proposing"], Modality::Proposed, Reach::Clause, "somebody proposes it"),
    cue(&["proposal", "to"], Modality::Proposed, Reach::After, "a proposal is no decision"),
    cue(&["proposal", "for"], Modality::Proposed, Reach::After, "a proposal is no decision"),
    cue(&["plan", "to"], Modality::Planned, Reach::After, "what is planned"),
    cue(&["calls", "for"], Modality::Proposed, Reach::After, "what somebody asks for"),
    cue(&["called", "for"], Modality::Proposed, Reach::After, "what somebody asks for"),
    cue(&["recommends"], Modality::Proposed, Reach::After, "what somebody advises"),
    cue(&["recommended"], Modality::Proposed, Reach::After, "what somebody advises"),
    cue(&["considering"], Modality::Proposed, Reach::After, "what is weighed"),
    cue(&["urged"], Modality::Proposed, Reach::After, "what somebody asks for"),
    cue(&["would"], Modality::Conditional, Reach::Clause, "it would be so"),
    cue(&["wouldnt"], Modality::Conditional, Reach::Clause, "it would not be so"),
    cue(&["could"], Modality::Conditional, Reach::Clause, "it could be so"),
    cue(&["might"], Modality::Conditional, Reach::Clause, "it might be so"),
    cue(&["may"], Modality::Conditional, Reach::Clause, "it may be so"),
    cue(&["unless"], Modality::Conditional, Reach::Clause, "under a condition"),
    cue(&["if"], Modality::Conditional, Reach::Clause, "under a condition"),
    cue(&["whether"], Modality::Conditional, Reach::Clause, "it is open"),
    cue(&["potentially"], Modality::Conditional, Reach::Clause, "it may be so"),
    cue(&["possibly"], Modality::Conditional, Reach::Clause, "it may be so"),
    cue(&["perhaps"], Modality::Conditional, Reach::Clause, "it may be so"),
    cue(&["likely", "to"], Modality::Conditional, Reach::Clause, "it is likely, not so"),
    cue(&["will"], Modality::Planned, Reach::Clause, "it is to come"),
    cue(&["wont"], Modality::Planned, Reach::Clause, "it is not to come"),
    cue(&["shall"], Modality::Planned, Reach::Clause, "it is to come"),
    cue(&["set", "to"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["expected", "to"], Modality::Planned, Reach::Clause, "it is awaited"),
    cue(&["scheduled", "to"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["scheduled", "for"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["slated", "to"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["slated", "for"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["poised", "to"], Modality::Planned, Reach::Clause, "it is near"),
    cue(&["about", "to"], Modality::Planned, Reach::Clause, "it is near"),
    cue(&["going", "to"], Modality::Planned, Reach::Clause, "it is meant"),
    cue(&["due", "to", "be"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["due", "to", "open"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["due", "to", "begin"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["due", "to", "start"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["due", "to", "end"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["plans", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["plans", "for"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["planned", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["planning", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["planned"], Modality::Planned, Reach::Clause, "a planned thing is to come"),
    cue(&["intends", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["intend", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["intended", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["aims", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["aim", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["aiming", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["hopes", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["hope", "to"], Modality::Planned, Reach::After, "what somebody means to do"),
    cue(&["vowed", "to"], Modality::Planned, Reach::After, "what somebody promises"),
    cue(&["pledged", "to"], Modality::Planned, Reach::After, "what somebody promises"),
    cue(&["promised", "to"], Modality::Planned, Reach::After, "what somebody promises"),
    cue(&["soon", "to", "be"], Modality::Planned, Reach::Clause, "it is near"),
    cue(&["is", "to"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["are", "to"], Modality::Planned, Reach::Clause, "it is arranged"),
    cue(&["was", "to"], Modality::Planned, Reach::Clause, "it was arranged; whether it came is not said"),
    cue(&["were", "to"], Modality::Planned, Reach::Clause, "it was arranged; whether it came is not said"),
    cue(&["upcoming"], Modality::Planned, Reach::Clause, "it is to come"),
];

/// Cues that are only such behind a form of "to be".
const NEEDS_BE: &[&str] = &["set", "about", "going", "due"];
/// Words before "will" and "may" that make nouns of them.
const NOUN_BEFORE: &[&str] =
    &["his", "her", "their", "the", "a", "my", "free", "good", "ill", "political", "this", "its", "in", "of", "last"];

fn modality(clauses: &Clauses, clause: &Range<usize>, at: &Range<usize>, told: bool) -> Modality {
    let mut words = clause.clone();
    // "will visit Dell, bringing 40 men": the participle goes on with what its clause says.
    while words.start > 0 && is_participle(clauses.key(words.start)) && clauses.gap(words.start - 1) == ',' {
        words.start = clauses.around(words.start - 1).start;
    }
    let first = CUES.iter().find(|cue| {
        words.clone().any(|i| {
            let fits = cue.words.iter().enumerate().all(|(k, w)| clauses.key(i + k) == *w);
            fits && holds(clauses, cue, i)
                && (cue.reach == Reach::Clause
                    || i < at.end && !(at.contains(&i) && cue.words.len() > 1 && at.start == i))
        })
    });
    let conditional = first.is_none_or(|c| c.sets == Modality::Planned || c.sets == Modality::Conditional)
        && depends(clauses, clause);
    match first.map(|c| c.sets) {
        _ if conditional => Modality::Conditional,
        // "She said it would open in May" is what "will" is to her.
        Some(Modality::Conditional) if told && has(clauses, &words, "would") => Modality::Planned,
        Some(modality) => modality,
        // "alleges that 40 left": the cue stands in the clause before.
        None => outer(clauses, clause),
    }
}

fn has(clauses: &Clauses, words: &Range<usize>, key: &str) -> bool {
    words.clone().any(|i| clauses.key(i) == key)
}

/// Whether a cue at `i` is one: not a noun, not the month, and behind "to be" where it must.
fn holds(clauses: &Clauses, cue: &Cue, i: usize) -> bool {
    let key = clauses.key(i);
    let before = clauses.before(i);
    let capital = clauses.tokens.get(i).is_some_and(|t| t.capital && !t.initial);
    match key {
        "may" | "will" => !capital && !NOUN_BEFORE.contains(&before) && !clauses.tokens[i].possessive,
        // "if any", "if not": no condition of the clause.
        "if" => !matches!(clauses.key(i + 1), "any" | "not" | "ever" | "only") && before != "as",
        _ if NEEDS_BE.contains(&key) && cue.words.len() > 1 => (i.saturating_sub(3)..i)
            .any(|k| matches!(clauses.key(k), "is" | "are" | "was" | "were" | "be" | "been" | "am" | "s" | "re")),
        "planned" => !matches!(before, "has" | "have" | "had"),
        // "is to blame for 40 fires" arranges nothing.
        "is" | "are" | "was" | "were" => !matches!(clauses.key(i + 2), "blame" | "date" | "the" | "a" | "an"),
        "considering" => matches!(before, "is" | "are" | "was" | "were" | "been"),
        _ => true,
    }
}

/// Whether the sentence sets a condition for the clause: "If it rains, 40 men leave".
fn depends(clauses: &Clauses, clause: &Range<usize>) -> bool {
    let condition = |i: usize| {
        matches!(clauses.key(i), "if" | "unless")
            && clauses.begins(i)
            && !matches!(clauses.key(i + 1), "any" | "not" | "ever" | "only")
            && clauses.before(i) != "as"
            && !is_asking(clauses.before(i))
    };
    let parted =
        |from: usize, to: usize| (from..to).any(|k| clauses.gap(k) == ';' || clauses.quoted[k] != clauses.quoted[from]);
    // The clause itself, the one before it, or the one behind it.
    let before = clause.start.checked_sub(1).map(|i| clauses.around(i).start);
    let after = Some(clause.end).filter(|i| *i < clauses.tokens.len());
    condition(clause.start)
        || before.is_some_and(|i| condition(i) && clauses.gap(clause.start - 1) == ',' && !parted(i, clause.start))
        || after.is_some_and(|i| condition(i) && !parted(clause.start, i))
}

/// The modality that the clause before a "that" sets.
fn outer(clauses: &Clauses, clause: &Range<usize>) -> Modality {
    if clauses.key(clause.start) != "that" || clause.start == 0 {
        return Modality::Asserted;
    }
    let before = clauses.around(clause.start - 1);
    let sets =
        CUES.iter().find(|c| c.reach == Reach::Statement && before.clone().any(|i| clauses.key(i) == c.words[0]));
    let alleged = clauses.before(clause.start) == "alleged";
    if alleged { Modality::Alleged } else { sets.map_or(Modality::Asserted, |c| c.sets) }
}

fn is_asking(key: &str) -> bool {
    matches!(key, "asked" | "asks" | "ask" | "asking" | "wondered" | "wonder" | "wonders" | "questioned")
}

/// Whether the clause is asked: its sentence or quotation ends in a question mark, or somebody asks whether.
fn is_question(sentence: &str, clauses: &Clauses, clause: &Range<usize>, at: Span) -> bool {
    let asked = matches!(clauses.key(clause.start), "whether" | "if" | "how" | "why" | "what" | "when" | "where")
        && is_asking(clauses.before(clause.start));
    let rest = sentence.get(floor(sentence, at.end.min(sentence.len()))..).unwrap_or("");
    let end = rest.char_indices().find(|(i, c)| {
        matches!(c, '?' | '!' | '”')
            || *c == '.' && rest.get(i + 1..).is_none_or(|r| r.is_empty() || r.starts_with([' ', '”', '"']))
    });
    asked || end.is_some_and(|(_, c)| c == '?')
}
