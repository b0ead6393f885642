//! Words cut short: which names have all words of another but one, and that one may be cut from the other's.

use super::super::lexicon::Class;
use super::dictionary::{Dictionary, Word};
use super::words::is_built_of;
use hashbrown::HashTable;

/// The longest word that is looked at as one cut short.
const CUT: usize = 8;

/// A name, and the one of its words that is left out.
type Gap = (u32, Word);

/// Whether a word is cut from a longer one: its beginning ("fest"), or letters of it in their order that end as it ends or
/// leave out its vowels ("rly", "assn", "ctr").
fn cuts(short: &str, full: &str) -> bool {
    let (a, b) = (short.as_bytes(), full.as_bytes());
    if a.len() + 2 > b.len() || a.first() != b.first() {
        return false;
    }
    let mut rest = b.iter();
    let in_order = a.iter().all(|letter| rest.any(|other| other == letter));
    let bare = a.iter().skip(1).all(|letter| !b"aeiou".contains(letter));
    full.starts_with(short) && a.len() != 2 || in_order && a.len() > 1 && (bare || a.last() == b.last())
}

/// What the steps ask of a word when they look for words cut short.
#[derive(Clone, Copy, Default)]
struct Worth {
    /// It may be cut from another.
    short: bool,
    /// It is one that names are built of, so that it is known by what is left of it. Of a proper name a letter or two
    /// less make another name: "Lee", "Leake".
    of_vocabulary: bool,
}

impl Worth {
    fn of(text: &str, class: Class) -> Self {
        let short = text.len() <= CUT && !class.is_common() && text.bytes().all(|b| b.is_ascii_lowercase());
        Self { short, of_vocabulary: class.is_common() || is_built_of(text) }
    }
}

/// All words of a name but one, and the names that have these beside another word.
#[derive(Default)]
struct Rest {
    /// The first name that has them, and the place of its other word.
    first: (u32, usize),
    /// Some name ends its other word with a point, so that it may be cut from any word.
    dotted: bool,
    /// Those whose other word is of the vocabulary.
    of_vocabulary: Vec<Gap>,
    /// All, where one with a point asks for them.
    all: Vec<Gap>,
}

/// The names that have all their words but one in common.
///
/// Hardly any of them is cut from another: so each is asked of no more names than can be meant.
struct Rests<'n> {
    names: &'n [(u32, &'n [Word])],
    dictionary: &'n Dictionary,
    all: Vec<Rest>,
    index: HashTable<u32>,
}

/// A name of which a word may be cut short, and what is left without it.
struct Asker {
    name: u32,
    word: Word,
    dotted: bool,
    rest: u32,
}

/// The names of which a word may be cut short, each with those that may have that word in full, in their order; a name
/// with two such words comes twice. `dotted` tells whether a name ends a word with a point.
pub(super) fn cut_words(
    names: &[(u32, &[Word])],
    dictionary: &Dictionary,
    dotted: impl Fn(u32, Word) -> bool,
) -> Vec<(u32, Vec<u32>)> {
    let count = u32::try_from(dictionary.len()).unwrap_or(u32::MAX);
    let worths: Vec<Worth> = (0..count).map(|w| Worth::of(dictionary.text(w), dictionary.class(w))).collect();
    let worth = |word: Word| worths.get(word as usize).copied().unwrap_or_default();
    let mut rests = Rests { names, dictionary, all: Vec::new(), index: HashTable::new() };
    let mut askers: Vec<Asker> = Vec::new();
    for (name, (at, words)) in names.iter().enumerate().filter(|(_, (_, words))| words.len() > 1) {
        for (place, word) in words.iter().enumerate().filter(|(_, word)| worth(**word).short) {
            let dotted = dotted(*at, *word);
            let rest = rests.add(name, place);
            rests.all[rest as usize].dotted |= dotted;
            askers.push(Asker { name: *at, word: *word, dotted, rest });
        }
    }
    for (at, words) in names {
        for (place, word) in words.iter().enumerate() {
            let Some(rest) = rests.find(words, place) else { continue };
            rests.all[rest as usize].take((*at, *word), worth(*word).of_vocabulary);
        }
    }
    let found = askers.iter().map(|asker| (asker.name, rests.full(asker)));
    found.filter(|(_, full)| !full.is_empty()).collect()
}

impl Rest {
    /// Takes in a name that has these words beside another.
    fn take(&mut self, gap: Gap, of_vocabulary: bool) {
        if of_vocabulary {
            self.of_vocabulary.push(gap);
        }
        if self.dotted {
            self.all.push(gap);
        }
    }
}

impl Rests<'_> {
    /// The number of what is left of a name without the word at a place, given now if it is new.
    fn add(&mut self, name: usize, place: usize) -> u32 {
        let words = self.names[name].1;
        if let Some(known) = self.find(words, place) {
            return known;
        }
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let first = (u32::try_from(name).unwrap_or(u32::MAX), place);
        self.all.push(Rest { first, ..Rest::default() });
        let Self { names, all, index, .. } = self;
        let hash_of = |at: &u32| {
            let (name, place) = all[*at as usize].first;
            hash(rest(names[name as usize].1, place))
        };
        index.insert_unique(hash(rest(words, place)), next, hash_of);
        next
    }

    fn find(&self, words: &[Word], place: usize) -> Option<u32> {
        let same = |at: &u32| {
            let (name, other) = self.all[*at as usize].first;
            let first = self.names[name as usize].1;
            first.len() == words.len() && rest(first, other).eq(rest(words, place))
        };
        self.index.find(hash(rest(words, place)), same).copied()
    }

    /// The names that may have the word of an asker in full.
    fn full(&self, asker: &Asker) -> Vec<u32> {
        let rest = &self.all[asker.rest as usize];
        let among = if asker.dotted { &rest.all } else { &rest.of_vocabulary };
        let short = self.dictionary.text(asker.word);
        let full = among.iter().filter(|(_, full)| *full != asker.word && cuts(short, self.dictionary.text(*full)));
        full.map(|(name, _)| *name).collect()
    }
}

/// The words of a name without the one at a place.
fn rest(words: &[Word], place: usize) -> impl Iterator<Item = Word> {
    words.iter().enumerate().filter(move |(at, _)| *at != place).map(|(_, word)| *word)
}

/// A fixed hash of words: what it finds is compared word by word.
fn hash(words: impl Iterator<Item = Word>) -> u64 {
    let mixed = words.fold(0xcbf2_9ce4_8422_2325_u64, |hash, word| {
        (hash ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    });
    mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_in_the_ways_that_people_cut_words() {
        for (short, full) in [
            ("rly", "railway"),
            ("ry", "railway"),
            ("arpt", "airport"),
            ("fest", "festival"),
            ("uni", "university"),
            ("n", "north"),
            ("lthse", "lighthouse"),
            ("br", "bridge"),
        ] {
            assert!(cuts(short, full), "{short} {full}");
        }
        for (short, full) in [("rail", "airport"), ("bridges", "bridge"), ("mine", "mines"), ("port", "airport")] {
            assert!(!cuts(short, full), "{short} {full}");
        }
    }

    #[test]
    fn a_word_is_asked_about_beside_the_same_words_alone() {
        let mut dictionary = Dictionary::default();
        let mut word = |text: &str| dictionary.add(text, 1);
        let [elm, oak, br, bridge, brindle] = ["elm", "oak", "br", "bridge", "brindle"].map(&mut word);
        dictionary.settle();
        let words = [vec![elm, br], vec![elm, bridge], vec![elm, brindle], vec![oak, bridge]];
        let names: Vec<(u32, &[Word])> = (0..).zip(words.iter().map(Vec::as_slice)).collect();
        let found = |dotted: bool| cut_words(&names, &dictionary, |_, word| dotted && word == br);
        // A proper name counts only where a point says that the word is cut.
        assert_eq!(found(false), [(0, vec![1])]);
        assert_eq!(found(true), [(0, vec![1, 2])]);
    }
}
