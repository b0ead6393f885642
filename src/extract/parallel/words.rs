//! Words that decide what a difference between two sentences says: negations, modals, quantities, opposites.

pub(super) use crate::meaning::Relation;

use crate::text::stem;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Things of one kind, of which one place in a sentence holds one: a line each, words of one meaning joined by "=".
const KINDS: &str = include_str!("kinds.txt");

/// Where each word stands among the kinds: line and place, by its stem.
static PLACES: LazyLock<BTreeMap<String, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (n, line) in KINDS.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        for (place, words) in line.split_whitespace().enumerate() {
            for word in words.split('=') {
                places.entry(stem(word)).or_default().push((n, place));
            }
        }
    }
    places
});

/// How two words that stand in one place of two parallel sentences stand to each other. What tells two claims apart
/// anywhere does so here; and here two of a kind do, which elsewhere may both be true.
pub(in crate::extract) fn relation(a: &str, b: &str) -> Relation {
    let known = plain_relation(a, b);
    if known != Relation::Unknown {
        return known;
    }
    // "Quickly" and "slowly", "largest" and "smallest" stand as "quick" and "slow", "large" and "small" do.
    let found = ENDINGS.iter().find_map(|ending| {
        let (x, y) = (a.strip_suffix(ending)?, b.strip_suffix(ending)?);
        let bases =
            |base: &str| [base.to_owned(), format!("{base}e"), base.strip_suffix('i').unwrap_or(base).to_owned() + "y"];
        let relations = bases(x).into_iter().flat_map(|p| bases(y).map(|q| plain_relation(&p, &q)));
        relations.into_iter().find(|r| matches!(r, Relation::Opposite | Relation::Contrast))
    });
    found.unwrap_or(Relation::Unknown)
}

/// Endings that keep how two words stand to each other.
const ENDINGS: &[&str] = &["ly", "est"];

fn plain_relation(a: &str, b: &str) -> Relation {
    let known = crate::meaning::relation(a, b);
    if known != Relation::Unknown {
        return known;
    }
    let of = |word: &str| PLACES.get(&stem(word)).map_or(&[][..], Vec::as_slice);
    let meets = |test: fn(bool) -> bool| of(a).iter().any(|p| of(b).iter().any(|q| p.0 == q.0 && test(p.1 == q.1)));
    if meets(|same| same) {
        Relation::Same
    } else if meets(|same| !same) {
        Relation::Contrast
    } else {
        Relation::Unknown
    }
}

/// Words without content, beside those that claims leave out.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "from", "about", "over", "up", "out", "off", "down", "upon", "onto", "toward", "towards", "against", "among",
    "amid", "between", "within", "before", "after", "since", "until", "till", "while", "because", "although", "though",
    "if", "than", "then", "so", "but", "yet", "also", "too", "very", "just", "only", "even", "still", "such", "he",
    "she", "they", "we", "you", "him", "them", "us", "me", "my", "our", "your", "i", "himself", "herself", "itself",
    "themselves", "what", "how", "why", "whom", "do", "does", "did", "doing", "done", "having", "am", "will", "would",
    "can", "could", "may", "might", "must", "shall", "should", "some", "any", "all", "each", "every", "both", "many",
    "much", "more", "most", "few", "fewer", "less", "least", "other", "another", "own", "same", "one", "as", "t", "d",
    "ll", "re", "ve", "m", "amp", "due", "not", "no", "nor", "per", "around", "behind", "beside", "besides", "along",
];

/// Whether a word carries no content of its own.
pub(in crate::extract) fn is_small_word(key: &str) -> bool {
    crate::claim::is_small(key) || SMALL.contains(&key)
}

/// Words that deny what they stand with.
#[rustfmt::skip]
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "cant", "isnt", "arent",
    "wasnt", "werent", "dont", "doesnt", "didnt", "hasnt", "havent", "hadnt", "wont", "wouldnt", "couldnt", "shouldnt",
    "mustnt", "aint", "nowhere", "unlikely",
];

/// Whether a word denies.
pub(in crate::extract) fn is_negation(key: &str) -> bool {
    NEGATIONS.contains(&key)
}

/// Verbs that deny the verb after them: "failed to appear", "refused to sign", "stopped paying".
const DENYING_VERBS: &[&str] = &["fail", "refus", "stop", "ceas", "declin", "deny", "denied", "avoid", "prevent"];

/// Whether a verb denies the verb that follows it.
pub(in crate::extract) fn denies_next(stem: &str) -> bool {
    DENYING_VERBS.contains(&stem)
}

/// Words that make of what is so what may be, with how sure they are of it.
#[rustfmt::skip]
const MODALS: &[&str] = &[
    "may", "might", "could", "consider", "consid", "considering", "propos", "plan", "plann", "mull", "weigh",
    "possibly", "perhaps", "probably", "presumably", "maybe", "reportedly", "allegedly", "alleg", "expect", "likely", "unlikely", "hope",
    "intend", "seek", "attempt", "try", "tri", "aim", "vow", "promise", "promis", "threaten",
];

/// Whether a word, by key or stem, makes of what is so what may be.
pub(in crate::extract) fn is_modal(key: &str, stem: &str) -> bool {
    MODALS.contains(&key) || MODALS.contains(&stem)
}

/// Quantities in words that exclude one another.
#[rustfmt::skip]
const QUANTIFIERS: &[&str] = &[
    "all", "every", "each", "none", "no", "some", "most", "many", "few", "half", "several", "both", "neither",
    "majority", "minority", "everyone", "nobody", "everybody",
];

/// Whether a word says how many without a number.
pub(in crate::extract) fn is_quantifier(key: &str) -> bool {
    QUANTIFIERS.contains(&key)
}

/// Countries and the words for their people that no ending tells.
const PEOPLES: &[&str] = &[
    "uk u.k britain british united-kingdom great-britain",
    "us u.s usa america american united-states u.s.a",
    "france french",
    "spain spanish",
    "netherlands dutch holland",
    "switzerland swiss",
    "philippines filipino philippine",
    "eu european europe european-union",
    "wales welsh",
    "thailand thai",
    "iceland icelandic",
    "poland polish",
    "turkey turkish türkiye",
    "greece greek",
    "ireland irish",
    "england english",
];

/// Endings that make the word for a people out of the name of a country.
const PEOPLE_ENDINGS: &[&str] = &["ian", "ean", "an", "n", "ese", "i", "ish", "ic", "ans", "ians", "s"];

/// Whether two names are a country and its people: "Russia" and "Russian".
pub(in crate::extract) fn one_people(a: &str, b: &str) -> bool {
    let key = |s: &str| crate::text::fold_key(s).replace(' ', "-");
    let (x, y) = (key(a), key(b));
    let listed = |line: &&str| {
        let has = |k: &str| line.split(' ').any(|w| crate::text::fold_key(w).replace(' ', "-") == k);
        has(&x) && has(&y)
    };
    if PEOPLES.iter().any(listed) {
        return true;
    }
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    PEOPLE_ENDINGS.iter().any(|ending| {
        long.strip_suffix(ending).is_some_and(|base| {
            base.len() >= 4 && (short == base || short.strip_suffix(['a', 'e', 'y', 'o']) == Some(base))
        })
    })
}

/// Capitals that stand for the governments in them, as news has it: each with the country.
const SEATS: &[&str] = &[
    "Paris France",
    "London Britain UK England",
    "Moscow Russia Kremlin",
    "Washington America US",
    "Beijing China",
    "Berlin Germany",
    "Rome Italy",
    "Madrid Spain",
    "Tokyo Japan",
    "Delhi India",
    "Islamabad Pakistan",
    "Tehran Iran",
    "Jerusalem Israel",
    "Kyiv Kiev Ukraine",
    "Ankara Turkey",
    "Cairo Egypt",
    "Ottawa Canada",
    "Canberra Australia",
    "Pyongyang Korea",
    "Seoul Korea",
    "Brussels EU Europe",
    "Athens Greece",
    "Dublin Ireland",
    "Warsaw Poland",
];

/// Whether two names are one people, or a country and the seat of its government, which news puts for it.
pub(in crate::extract) fn one_power(a: &str, b: &str) -> bool {
    let has = |line: &str, name: &str| line.split(' ').any(|word| word == name);
    one_people(a, b) || SEATS.iter().any(|line| has(line, a) && has(line, b))
}

/// Words that tell apart in a corrected text, and that two writers may put for one another: who is near calls local what
/// is national from afar, and who attacks has threatened.
const NOT_EXCLUSIVE: &[(&str, &str)] = &[("national", "local"), ("threaten", "attack")];

/// Whether two words that stand apart in one text may both be true of one event in two reports.
pub(in crate::extract) fn both_may_be(a: &str, b: &str) -> bool {
    let (x, y) = (stem(a), stem(b));
    let is = |p: &str, q: &str| stem(p) == x && stem(q) == y;
    crate::meaning::relation(a, b) != Relation::Opposite || NOT_EXCLUSIVE.iter().any(|(p, q)| is(p, q) || is(q, p))
}

/// Whether a word only joins two names, so that their order says nothing.
pub(in crate::extract) fn joins(key: &str) -> bool {
    matches!(key, "and" | "or" | "the" | "nor" | "to")
}

/// Whether a verb is said of two alike: who met whom is one meeting.
pub(in crate::extract) fn is_mutual(key: &str) -> bool {
    const MUTUAL: &[&str] = &[
        "met",
        "meet",
        "meets",
        "married",
        "marry",
        "merged",
        "merge",
        "tied",
        "drew",
        "borders",
        "agreed",
        "talked",
        "spoke",
        "partnered",
        "between",
        "with",
        "divorced",
        "reunited",
        "resembles",
        "equals",
    ];
    MUTUAL.contains(&key)
}
