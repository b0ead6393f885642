//! Wordings: what subject and property say in words, and which words of two frames answer each other.

use crate::claim::{content_stems, is_light};
use crate::meaning::{self, Label, Relation, Vector, family_of_stem, hundredths, likeness};
use crate::text::{stem, words};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word of content: as it is written, and the family that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The family: "removals" and "removed" have one.
    pub family: String,
    /// The word, folded, in lower case.
    pub word: String,
}

/// What a claim says in words once names, places and periods are lifted out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wording {
    /// The words of the subject.
    pub subject: Vec<Term>,
    /// What the subject is: its last word before a preposition, or that of the name which stands there.
    pub head: Option<Term>,
    /// Those of the property.
    pub property: Vec<Term>,
    /// Of the subject's, those that the vocabulary's property does not say.
    pub of_subject: Vec<Term>,
    /// The same of the property's.
    pub rest: Vec<Term>,
    /// The words of a stated group of people.
    pub group: Vec<Term>,
    /// What the words say that the value is of, where the table of labels has it.
    pub label: Option<Label>,
}

/// Whether two heads say one thing, in this word or another.
#[must_use]
pub fn are_one_kind(a: &Term, b: &Term) -> bool {
    fellow(a, &[b]).is_some()
}

/// The words of content of a phrase, in their order.
#[must_use]
pub fn terms(phrase: &str) -> Vec<Term> {
    let content = words(phrase).into_iter().filter(|w| !content_stems(&w.key).is_empty());
    content.map(|w| Term { family: family_of_stem(&stem(&w.key)), word: w.key }).collect()
}

/// Whether a word says by its form that something was done: "closed", "sold".
pub(super) fn is_done(word: &str) -> bool {
    #[rustfmt::skip]
    const IRREGULAR: &[&str] = &[
        "lost", "bought", "sold", "built", "cut", "hurt", "shut", "paid", "spent", "held", "won", "sent", "found", "burnt",
        "sunk", "met", "made", "given", "broken", "frozen", "drawn", "begun", "torn", "told", "kept",
    ];
    (word.len() > 4 && word.ends_with("ed")) || IRREGULAR.contains(&word)
}

impl Wording {
    /// The words of the property that its label does not say.
    fn beside_label(&self) -> Vec<Term> {
        let said = self.label.iter().flat_map(|label| &label.said).collect::<Vec<_>>();
        self.property
            .iter()
            .filter(|term| !said.contains(&&stem(&term.word)) && !is_light(&term.family))
            .cloned()
            .collect()
    }

    /// All words, each once, light ones left out.
    pub fn all(&self) -> impl Iterator<Item = &Term> {
        let all: BTreeSet<&Term> = self.subject.iter().chain(&self.property).chain(&self.group).collect();
        all.into_iter().filter(|term| !is_light(&term.family))
    }
}

/// How a word finds its fellow, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fellow {
    /// It stands on the other side, in this form or another.
    Same,
    /// A word of the same meaning does.
    Synonym,
    /// A word that is near it in the table of vectors does.
    Near,
}

/// How two words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// They are fellows.
    Fellows(Fellow),
    /// They are opposites.
    Opposites,
    /// They are two of a kind that are told apart, or two numbers.
    Apart,
    /// Nothing is known of the two.
    Unknown,
}

/// How alike two single words must be to be fellows without a table that says so, in hundredths. "homes" and "houses"
/// lie above it, "deaths" and "injuries" below.
const NEAR_WORDS: u8 = 80;

/// A word with all that it is compared by, looked up once.
struct Known<'t> {
    term: &'t Term,
    meaning: meaning::Known,
    vector: Option<Vector>,
    digits: bool,
}

impl<'t> Known<'t> {
    fn new(term: &'t Term) -> Self {
        // A digit in a name is part of its identity: "phase 2", "reactor 4".
        let digits = term.word.bytes().any(|b| b.is_ascii_digit());
        Self { term, meaning: meaning::Known::new(&term.word), vector: Vector::of([term.word.as_str()]), digits }
    }

    fn between(&self, other: &Self) -> Between {
        if self.term.family == other.term.family {
            return Between::Fellows(Fellow::Same);
        }
        match self.meaning.relation(&other.meaning) {
            Relation::Same => Between::Fellows(Fellow::Synonym),
            Relation::Opposite => Between::Opposites,
            Relation::Contrast => Between::Apart,
            Relation::Unknown if self.digits && other.digits => Between::Apart,
            Relation::Unknown => {
                let near = self.vector.as_ref().zip(other.vector.as_ref());
                let near = near.is_some_and(|(a, b)| hundredths(a.likeness(b)) >= NEAR_WORDS);
                if near { Between::Fellows(Fellow::Near) } else { Between::Unknown }
            }
        }
    }
}

/// How a word finds its fellow among others, and which it is.
#[must_use]
pub fn fellow<'t>(term: &Term, others: &[&'t Term]) -> Option<(Fellow, &'t Term)> {
    let term = Known::new(term);
    let fellows = others.iter().filter_map(|other| match term.between(&Known::new(other)) {
        Between::Fellows(how) => Some((how, *other)),
        _ => None,
    });
    fellows.min_by_key(|(how, _)| *how)
}

/// How each two words of a run stand, looked up once.
#[derive(Debug, Default)]
pub struct Lexicon<'w> {
    words: Vec<&'w Term>,
    /// The words of each wording, by its place in memory, which is only looked up and never walked.
    of: HashMap<usize, Vec<usize>>,
    /// What is known of two words of different families, the first of a first wording.
    told: HashMap<(usize, usize), Between>,
}

impl<'w> Lexicon<'w> {
    /// Looks up each word of the first wording of a pair beside each of the second.
    #[must_use]
    pub fn new(pairs: &[(&'w Wording, &'w Wording)]) -> Self {
        let mut places: BTreeMap<&Term, usize> = BTreeMap::new();
        let mut found = Self::default();
        for wording in pairs.iter().flat_map(|(a, b)| [*a, *b]) {
            let words = &mut found.words;
            found.of.entry(std::ptr::from_ref(wording).addr()).or_insert_with(|| {
                let all = wording.all().map(|term| {
                    *places.entry(term).or_insert_with(|| {
                        words.push(term);
                        words.len() - 1
                    })
                });
                all.collect()
            });
        }
        let mut beside: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); found.words.len()];
        for (a, b) in pairs {
            for term in found.ids(a) {
                beside[*term].extend(found.ids(b));
            }
        }
        let known: Vec<Known<'_>> = found.words.par_iter().map(|term| Known::new(term)).collect();
        let told = beside.into_par_iter().enumerate().flat_map_iter(|(n, others)| {
            let known = &known;
            let stands = others.into_iter().map(move |m| ((n, m), known[n].between(&known[m])));
            // What nothing is known of is most of it, and needs no place.
            stands.filter(|(_, between)| *between != Between::Unknown)
        });
        found.told = told.collect();
        found
    }

    fn ids(&self, wording: &Wording) -> &[usize] {
        self.of.get(&std::ptr::from_ref(wording).addr()).map_or(&[], Vec::as_slice)
    }
}

/// How the words of one part of two frames stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The loosest way in which a word of it found its fellow; none where nothing did.
    pub loosest: Option<Fellow>,
    /// The words that found one, as each side writes them.
    pub shared: Vec<(String, String)>,
    /// The words that found none, of each side.
    pub left: [Vec<Term>; 2],
    /// Two words left over that exclude each other: "north", "south".
    pub opposed: Option<(String, String)>,
    /// A word left over on one side that makes another quantity of it: "average", "overrun".
    pub narrowing: Option<String>,
    /// How alike the words left over are, in hundredths; 0 where one side has none.
    pub likeness_of_left: u8,
}

impl Standing {
    /// How the properties of two wordings stand whose labels say one thing: what the labels say, both say, and only the
    /// words beside them can part the two.
    #[must_use]
    pub fn of_one_label(self, a: &Wording, b: &Wording) -> Self {
        let one = a.label.as_ref().zip(b.label.as_ref()).is_some_and(|(x, y)| x.thing == y.thing);
        if !one {
            return self;
        }
        let beside = [a, b].map(Wording::beside_label);
        let left: [Vec<Term>; 2] =
            [0, 1].map(|side| self.left[side].iter().filter(|term| beside[side].contains(term)).cloned().collect());
        let stands = |word: &String| beside.iter().flatten().any(|term| term.word == *word);
        Self {
            loosest: self.loosest.max(Some(Fellow::Synonym)),
            opposed: self.opposed.filter(|(x, y)| stands(x) && stands(y)),
            narrowing: self.narrowing.filter(stands),
            likeness_of_left: alike(left.each_ref().map(Vec::as_slice)),
            left,
            shared: self.shared,
        }
    }
}

/// Two wordings, and how their words stand.
pub struct Beside<'w> {
    words: [Vec<&'w Term>; 2],
    /// How each word of the first stands to each of the second.
    stands: Vec<Vec<Between>>,
}

impl<'w> Beside<'w> {
    /// Sets two wordings beside each other; the lexicon knows both.
    #[must_use]
    pub fn new(lexicon: &Lexicon<'w>, a: &Wording, b: &Wording) -> Self {
        let (x, y) = (lexicon.ids(a), lexicon.ids(b));
        let stands = |n: usize, m: usize| lexicon.told.get(&(n, m)).copied().unwrap_or(Between::Unknown);
        Self {
            words: [x, y].map(|ids| ids.iter().map(|n| lexicon.words[*n]).collect()),
            stands: x.iter().map(|n| y.iter().map(|m| stands(*n, *m)).collect()).collect(),
        }
    }

    /// How a word of one side stands to each of the other.
    fn row(&self, side: usize, at: usize) -> impl Iterator<Item = (Between, &'w Term)> + '_ {
        let others = self.words[1 - side].iter().enumerate();
        others.map(move |(m, other)| (if side == 0 { self.stands[at][m] } else { self.stands[m][at] }, *other))
    }

    /// How a word finds its fellow on the other side, and which it is.
    fn fellow(&self, side: usize, at: usize) -> Option<(Fellow, &'w Term)> {
        let fellows = self.row(side, at).filter_map(|(between, other)| match between {
            Between::Fellows(how) => Some((how, other)),
            _ => None,
        });
        fellows.min_by_key(|(how, _)| *how)
    }

    fn place(&self, side: usize, term: &Term) -> Option<usize> {
        self.words[side].iter().position(|word| *word == term)
    }

    /// The words of the first that the second has too, anywhere, in these words or synonyms.
    #[must_use]
    pub fn shared(&self) -> Vec<Term> {
        let all = self.words[0].iter().enumerate();
        let has = all.filter(|(at, _)| self.fellow(0, *at).is_some_and(|(how, _)| how != Fellow::Near));
        has.map(|(_, term)| (*term).clone()).collect()
    }

    /// Sets a part of one frame beside that of the other. A word that the other frame has in another part has its fellow
    /// there: "workers on the dam / deaths", "dam / workers killed".
    ///
    /// `heads` are what each side is, where that is told: two of a kind that are told apart part the two only where both
    /// are heads or neither is. "union nurses" may be members at the hospital.
    #[must_use]
    pub fn part(&self, parts: [&[Term]; 2], heads: Option<[Option<&Term>; 2]>) -> Standing {
        let mut found = Standing::default();
        for (side, part) in parts.into_iter().enumerate() {
            for term in part {
                // A light word stands on no side.
                let Some(at) = self.place(side, term) else { continue };
                match self.fellow(side, at) {
                    Some((how, other)) => {
                        found.loosest = found.loosest.max(Some(how));
                        let mut pair = (term.word.clone(), other.word.clone());
                        if side == 1 {
                            pair = (pair.1, pair.0);
                        }
                        if !found.shared.contains(&pair) {
                            found.shared.push(pair);
                        }
                    }
                    None => found.left[side].push(term.clone()),
                }
            }
        }
        found.opposed = self.opposed(&found.left, &heads);
        let narrows = |term: &&Term| ANOTHER.contains(&term.word.as_str());
        found.likeness_of_left = alike(found.left.each_ref().map(Vec::as_slice));
        found.narrowing = found.left.iter().flatten().find(narrows).map(|term| term.word.clone());
        found
    }

    /// Two words that exclude each other: both left over; or one of them, where the other frame has its opposite and a
    /// fellow for that elsewhere.
    fn opposed(&self, left: &[Vec<Term>; 2], heads: &Option<[Option<&Term>; 2]>) -> Option<(String, String)> {
        let is_head = |side: usize, term: &Term| heads.is_some_and(|heads| heads[side] == Some(term));
        let find = |side: usize, test: &dyn Fn(Between, &Term, &Term) -> bool| {
            left[side].iter().find_map(|term| {
                let mut row = self.row(side, self.place(side, term)?);
                let (_, other) = row.find(|(between, other)| test(*between, term, other))?;
                Some((term.word.clone(), other.word.clone()))
            })
        };
        let both = |between: Between, term: &Term, other: &Term| {
            let apart = between == Between::Apart && is_head(0, term) == is_head(1, other);
            (apart || between == Between::Opposites) && left[1].contains(other)
        };
        let one = |between: Between, _: &Term, _: &Term| between == Between::Opposites && heads.is_none();
        find(0, &both).or_else(|| find(0, &one)).or_else(|| find(1, &one).map(|(b, a)| (a, b)))
    }
}

/// How alike two runs of words are, in hundredths; 0 where one has none.
fn alike([a, b]: [&[Term]; 2]) -> u8 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    likeness(a.iter().map(|t| t.word.as_str()), b.iter().map(|t| t.word.as_str()))
}

/// Words that make another quantity of what they stand beside.
#[rustfmt::skip]
const ANOTHER: &[&str] = &[
    // A statistic of it is not it.
    "average", "mean", "median", "typical", "maximum", "minimum", "highest", "lowest", "longest", "shortest", "fastest",
    "slowest", "largest", "biggest", "smallest", "oldest", "youngest", "vacant", "vacancy", "vacancies", "unfilled", "share", "percent", "percentage",
    "proportion", "rate", "ratio", "index",
    // What is left or missing of it, or lies over it.
    "remaining", "missing", "shortfall", "overrun", "overruns", "excess", "surplus", "deficit", "gap",
    // How it changes, and against what.
    "difference", "growth", "drop", "increase", "decrease", "decline", "rise", "change", "reduction", "record", "peak",
    "previous", "earlier", "former", "first", "last", "next", "future", "second", "third", "fourth", "new", "additional",
    // Money that is promised, allowed or wanted is not spent.
    "budget", "target", "goal", "forecast", "projected", "expected", "planned", "proposed", "estimated", "predicted", "introduced", "initial", "original",
    "requested", "pledged", "promised", "limit", "cap", "approved", "net", "gross",
    // A part of it.
    "some", "most", "half", "quarter", "partly", "only", "foreign", "domestic", "federal", "local", "national", "private",
    "public", "adult", "child", "infant", "female", "male", "men", "women", "juvenile", "youth",
    // Words that point elsewhere.
    "before", "after", "without", "not", "no", "non", "against", "than", "until", "except", "excluding", "including",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str) -> Standing {
        let [a, b] = [a, b].map(|text| Wording { subject: terms(text), ..Wording::default() });
        let lexicon = Lexicon::new(&[(&a, &b)]);
        Beside::new(&lexicon, &a, &b).part([&a.subject, &b.subject], None)
    }

    fn left(standing: &Standing) -> [Vec<&str>; 2] {
        standing.left.each_ref().map(|side| side.iter().map(|t| t.word.as_str()).collect())
    }

    #[test]
    fn one_says_more_and_they_say_different_things() {
        assert_eq!(left(&check("the bridge", "the old iron bridge")), [vec![], vec!["old", "iron"]]);
        let two = check("the north bridge", "the south bridge");
        assert_eq!(two.opposed, Some(("north".to_owned(), "south".to_owned())));
        assert!(check("reactor 3", "reactor 4").opposed.is_some());
    }

    #[test]
    fn words_find_their_fellows_in_other_forms_and_other_words() {
        assert_eq!(check("workers employed", "employed workers").loosest, Some(Fellow::Same));
        assert_eq!(check("cars stolen", "car thefts").loosest, Some(Fellow::Synonym));
        assert_eq!(check("people killed", "people injured").loosest, Some(Fellow::Same));
        assert!(check("people killed", "people injured").opposed.is_some());
    }

    #[test]
    fn what_makes_another_quantity_is_known() {
        assert_eq!(check("cost", "cost overrun").narrowing.as_deref(), Some("overrun"));
        assert_eq!(check("compensation", "average compensation").narrowing.as_deref(), Some("average"));
        assert_eq!(check("bridge", "iron bridge").narrowing, None);
    }
}
