//! Which names may denote one entity: spellings grouped by their words, and candidate pairs found by looking up what a
//! name would be with one thing changed. Never all against all.

use super::acronym;
use super::gazetteer;
use super::lexicon::{self, Class};
use super::name::Name;
use super::registry::Registry;
use super::shortened::can_be_abbreviated;
use super::spelling;
use super::stand::designated;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// No block gives more pairs than its first names do: one that is larger is of a common word and tells nothing.
const BLOCK: usize = 48;
/// A word that more names have than this is no rare word, and finds no near misses.
const RARE: usize = 24;
/// The most words alike that are tried in the place of one.
const ALIKE: usize = 8;
/// Longer words have no misspellings looked up.
const LONGEST: usize = 24;

/// A name as written, and the wider place that the registry adds to tell it from another of the same words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Written {
    /// The name.
    pub(super) text: String,
    /// The place; empty unless two entities share the name.
    pub(super) place: String,
}

/// Where a name was met.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    /// The sources that have it.
    pub(super) sources: BTreeSet<String>,
    /// How often it was met.
    pub(super) mentions: usize,
    /// The entity of the registry of which it is a name.
    pub(super) entities: BTreeSet<usize>,
}

/// The spellings that have the same words: nothing tells them apart.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// What the spellings have in common.
    pub(super) key: String,
    /// The best spelling, taken apart.
    pub(super) name: Name,
    /// The spellings, best first.
    pub(super) texts: Vec<String>,
    /// The sources that have one of them.
    pub(super) sources: BTreeSet<String>,
    /// How often they were met.
    pub(super) mentions: usize,
    /// The entities of the registry of which they are names.
    pub(super) entities: BTreeSet<usize>,
    /// The acronyms that sources give for the name, by their letters.
    pub(super) acronyms: BTreeMap<String, String>,
    /// The country or city of which it is a name: a key, and its first name.
    pub(super) place: Option<(String, &'static str)>,
}

/// Groups spellings; `given` are the acronyms that sources define for them.
pub(super) fn groups(
    spellings: &BTreeMap<Written, Spelling>,
    given: &BTreeMap<String, BTreeSet<String>>,
    registry: &Registry,
) -> Vec<Group> {
    let texts: Vec<(&Written, &Spelling)> = spellings.iter().collect();
    let read: Vec<(String, Name)> = texts
        .par_iter()
        .map(|(written, _)| {
            let mut name = Name::read(&written.text);
            if !written.place.is_empty() {
                name.containers = vec![written.place.clone()];
            }
            (group_key(&name, registry), name)
        })
        .collect();
    let mut members: BTreeMap<String, Vec<(Name, &String, &Spelling)>> = BTreeMap::new();
    for ((key, name), (written, spelling)) in read.into_iter().zip(texts) {
        members.entry(key).or_default().push((name, &written.text, spelling));
    }
    members
        .into_iter()
        .map(|(key, mut members)| {
            members.sort_by(|(a, x, p), (b, y, q)| rank(b, y, q).cmp(&rank(a, x, p)).then_with(|| x.cmp(y)));
            let mut acronyms = BTreeMap::new();
            for (name, text, _) in &members {
                let defined = given.get(*text).into_iter().flatten();
                for acronym in name.acronym.iter().chain(defined) {
                    acronyms.entry(acronym::letters(acronym).into_iter().collect()).or_insert_with(|| acronym.clone());
                }
            }
            let texts: Vec<String> = members.iter().map(|(_, text, _)| (*text).clone()).collect();
            Group {
                key,
                place: texts.first().and_then(|text| gazetteer::place(text)),
                texts,
                sources: members.iter().flat_map(|(_, _, s)| s.sources.iter().cloned()).collect(),
                mentions: members.iter().map(|(_, _, s)| s.mentions).sum(),
                entities: members.iter().flat_map(|(_, _, s)| s.entities.iter().copied()).collect(),
                acronyms,
                name: merged(members),
            }
        })
        .collect()
}

/// How good a spelling stands for the name: a plain one, met often, written in full.
pub(super) fn rank(name: &Name, text: &str, spelling: &Spelling) -> impl Ord + use<> {
    let plain = name.titles.is_empty() && name.acronym.is_none();
    let article = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    let written = name.lower.is_empty() && !name.turned;
    (plain && !article && written, plain, spelling.mentions, text.chars().count())
}

/// The best spelling, with what any of the spellings shows of the person.
fn merged(members: Vec<(Name, &String, &Spelling)>) -> Name {
    let titles: BTreeSet<String> = members.iter().flat_map(|(name, _, _)| name.titles.iter().cloned()).collect();
    let evident = members.iter().any(|(name, _, _)| name.is_evidently_person());
    let mut name = members.into_iter().next().map(|(name, _, _)| name).unwrap_or_default();
    name.titles = titles.into_iter().collect();
    if evident {
        name.mark_person();
    }
    name
}

/// What two spellings must share to be one name without further question.
pub(super) fn group_key(name: &Name, registry: &Registry) -> String {
    let mut key = base_key(name);
    for place in &name.containers {
        key.push_str(" @");
        key.push_str(&registry.place(place));
    }
    if let Some(generation) = &name.generation {
        key.push_str(" ^");
        key.push_str(generation);
    }
    if name.keys.len() == 1 && !name.titles.is_empty() {
        key.push_str(" :");
        key.push_str(&name.titles.join(" "));
    }
    if name.is_acronym() {
        key.push_str(" !");
    }
    if name.keys.is_empty() && name.numbers.is_empty() {
        key.push_str(&name.text);
    }
    key
}

fn base_key(name: &Name) -> String {
    lookup(&name.keys, &name.numbers)
}

fn lookup<S: AsRef<str>>(keys: &[S], numbers: &[String]) -> String {
    let mut key = String::new();
    for (i, word) in keys.iter().map(AsRef::as_ref).chain(numbers.iter().map(String::as_str)).enumerate() {
        if i > 0 {
            key.push(' ');
        }
        if i == keys.len() {
            key.push_str("# ");
        }
        key.push_str(word);
    }
    key
}

/// Blocks of groups by some key.
type Blocks = HashMap<String, Vec<u32>>;

fn add(blocks: &mut Blocks, key: String, group: usize) {
    let block = blocks.entry(key).or_default();
    if block.len() < BLOCK {
        block.extend(u32::try_from(group));
    }
}

/// The pairs of groups that [`super::stand::judge`] is asked about, sorted, the smaller first.
pub(super) fn candidates(groups: &[Group]) -> Vec<(u32, u32)> {
    let mut found = Found { groups, base: Blocks::new(), pairs: Vec::new() };
    for (i, group) in groups.iter().enumerate() {
        add(&mut found.base, base_key(&group.name), i);
    }
    found.blocks(|name| vec![base_key(name)]);
    found.blocks(|name| {
        let mut sorted = name.keys.clone();
        sorted.sort();
        vec![lookup(&sorted, &name.numbers)]
    });
    found.blocks(|name| {
        if name.keys.len() < 8 { vec![format!("{}#{}", name.tokens.concat(), name.numbers.join(" "))] } else { vec![] }
    });
    found.blocks(|name| match designated(name) {
        Some((class, base, _)) => vec![format!("{class}: {}", lookup(base, &name.numbers))],
        None => vec![],
    });
    found.places();
    found.shortened();
    found.acronyms();
    found.misspelt();
    found.rare_words();
    found.pairs.sort_unstable();
    found.pairs.dedup();
    found.pairs
}

struct Found<'g> {
    groups: &'g [Group],
    /// Groups by their words and numbers.
    base: Blocks,
    pairs: Vec<(u32, u32)>,
}

impl Found<'_> {
    fn pair(&mut self, a: u32, b: u32) {
        if a != b {
            self.pairs.push((a.min(b), a.max(b)));
        }
    }

    /// Pairs a group with those that have exactly these words.
    fn look_up(&mut self, group: usize, key: &str) {
        let Ok(group) = u32::try_from(group) else { return };
        let others = self.base.get(key).cloned().unwrap_or_default();
        for other in others {
            self.pair(group, other);
        }
    }

    /// Names of one country or city.
    fn places(&mut self) {
        let mut blocks: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (i, group) in (0u32..).zip(self.groups) {
            if let Some((place, _)) = &group.place {
                blocks.entry(place).or_default().push(i);
            }
        }
        self.pair_blocks(blocks.into_values());
    }

    /// Pairs all groups that share a key.
    fn blocks(&mut self, keys: impl Fn(&Name) -> Vec<String>) {
        let mut blocks: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (i, group) in self.groups.iter().enumerate() {
            for key in keys(&group.name) {
                blocks.entry(key).or_default().extend(u32::try_from(i));
            }
        }
        self.pair_blocks(blocks.into_values());
    }

    fn pair_blocks(&mut self, blocks: impl Iterator<Item = Vec<u32>>) {
        for block in blocks {
            let block = &block[..block.len().min(BLOCK)];
            for (i, a) in block.iter().enumerate() {
                for b in &block[i + 1..] {
                    self.pair(*a, *b);
                }
            }
        }
    }

    /// What a name would be without its first, last or middle words, or with its comma turned about.
    fn shortened(&mut self) {
        for i in 0..self.groups.len() {
            let name = &self.groups[i].name;
            let keys = &name.keys;
            let mut tries: Vec<Vec<String>> = Vec::new();
            if keys.len() + name.numbers.len() > 1 {
                let first = name.tokens.first().map_or("", String::as_str);
                let heads = first == "us" || first == "section" || lexicon::BEFORE_OF.contains(&first);
                if heads {
                    tries.push(keys[1..].to_vec());
                }
                if name.classes.last().is_some_and(|c| c.is(Class::GENERIC)) {
                    tries.push(keys[..keys.len() - 1].to_vec());
                }
                if name.tokens == ["eo"] {
                    tries.push(vec!["order".to_owned()]);
                }
            }
            tries.extend(name.inverted.clone());
            if name.is_personal()
                && let ([first, .., last], Some(initial)) = (&keys[..], keys[0].get(..1))
                && keys.len() > 1
            {
                tries.push(vec![first.clone(), last.clone()]);
                tries.push(vec![initial.to_owned(), last.clone()]);
                tries.extend((1..keys.len()).map(|from| keys[from..].to_vec()));
            }
            let numbers = name.numbers.clone();
            for keys in tries.into_iter().filter(|t| !t.is_empty() || !numbers.is_empty()) {
                self.look_up(i, &lookup(&keys, &numbers));
            }
        }
        self.blocks(|name| match (&name.keys[..], name.is_personal()) {
            // Two middle names of one first and last name.
            ([first, _, last], true) => vec![format!("{first} {last}")],
            _ => vec![],
        });
    }

    /// Acronyms with the words that spell them or to which sources give them.
    fn acronyms(&mut self) {
        let mut by_letters: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut given: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (i, group) in self.groups.iter().enumerate() {
            if group.name.is_acronym() {
                by_letters.entry(acronym_key(&group.name.text)).or_default().extend(u32::try_from(i));
            }
            for letters in group.acronyms.keys() {
                given.entry(letters.clone()).or_default().extend(u32::try_from(i));
            }
        }
        for (letters, words) in &given {
            for acronym in by_letters.get(letters).into_iter().flatten() {
                words.iter().for_each(|w| self.pair(*w, *acronym));
            }
        }
        self.pair_blocks(given.into_values());
        // "AB 1147", "Assembly Bill 1147": one number under the letters of its series, or under its words.
        self.blocks(|name| {
            let initials: String = match &name.tokens[..] {
                [] => return Vec::new(),
                [letters] => letters.clone(),
                words => words.iter().filter_map(|word| word.chars().next()).collect(),
            };
            if name.numbers.is_empty() { Vec::new() } else { vec![lookup(&[initials], &name.numbers)] }
        });
        if by_letters.is_empty() {
            return;
        }
        for i in 0..self.groups.len() {
            let Ok(group) = u32::try_from(i) else { return };
            if can_be_abbreviated(&self.groups[i].name) {
                for initials in self.groups[i].name.initials() {
                    for acronym in by_letters.get(&initials.to_lowercase()).into_iter().flatten().take(BLOCK) {
                        self.pair(group, *acronym);
                    }
                }
            }
        }
    }

    /// Names that differ in one word, by a letter or two.
    fn misspelt(&mut self) {
        let words: BTreeSet<&str> = self
            .groups
            .iter()
            .flat_map(|g| g.name.keys.iter().map(String::as_str))
            .filter(|w| w.is_ascii() && (spelling::ONE_LETTER_FROM - 1..=LONGEST).contains(&w.len()))
            .collect();
        let alike = alike(&words.into_iter().collect::<Vec<_>>());
        for i in 0..self.groups.len() {
            let name = &self.groups[i].name;
            let mut tries = Vec::new();
            for (at, key) in name.keys.iter().enumerate() {
                for other in alike.get(key.as_str()).into_iter().flatten() {
                    let mut keys: Vec<&str> = name.keys.iter().map(String::as_str).collect();
                    keys[at] = other;
                    tries.push(lookup(&keys, &name.numbers));
                }
            }
            for key in tries {
                self.look_up(i, &key);
            }
        }
    }

    /// Names that share a rare word and differ in one word at most: what near misses are found by.
    fn rare_words(&mut self) {
        let mut postings: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (i, group) in self.groups.iter().enumerate().filter(|(_, g)| g.name.keys.len() > 1) {
            for key in group.name.keys.iter().collect::<BTreeSet<_>>() {
                postings.entry(key).or_default().extend(u32::try_from(i));
            }
        }
        let groups = self.groups;
        for block in postings.values().filter(|block| (2..=RARE).contains(&block.len())) {
            for (i, a) in block.iter().enumerate() {
                for b in &block[i + 1..] {
                    let (x, y) = (&groups[*a as usize].name, &groups[*b as usize].name);
                    if x.numbers == y.numbers && differ_in_one(&x.keys, &y.keys) {
                        self.pair(*a, *b);
                    }
                }
            }
        }
    }
}

/// The letters of an acronym as a key.
pub(super) fn acronym_key(text: &str) -> String {
    acronym::letters(text).into_iter().collect()
}

fn differ_in_one(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.len() - short.len() <= 1 && short.iter().filter(|w| long.contains(w)).count() + 1 >= long.len().max(2)
}

/// Words a letter or two apart, found by the strings that remain when letters are left out.
fn alike<'w>(words: &[&'w str]) -> HashMap<&'w str, Vec<&'w str>> {
    let mut remains: Vec<(u64, u32)> = words
        .par_iter()
        .enumerate()
        .flat_map_iter(|(i, word)| {
            let id = u32::try_from(i).unwrap_or(u32::MAX);
            deletions(word.as_bytes()).into_iter().map(move |hash| (hash, id))
        })
        .collect();
    remains.par_sort_unstable();
    remains.dedup();
    let mut pairs = Vec::new();
    for run in remains.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        let run = &run[..run.len().min(BLOCK)];
        for (i, a) in run.iter().enumerate() {
            pairs.extend(run[i + 1..].iter().map(|b| (a.1.min(b.1), a.1.max(b.1))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut alike: HashMap<&str, Vec<&str>> = HashMap::new();
    for (a, b) in pairs {
        let (Some(a), Some(b)) = (words.get(a as usize), words.get(b as usize)) else { continue };
        if spelling::compare(a, b) != spelling::Words::Apart {
            for (x, y) in [(a, b), (b, a)] {
                let others = alike.entry(x).or_default();
                if others.len() < ALIKE {
                    others.push(y);
                }
            }
        }
    }
    alike
}

/// Hashes of a word, of it without one letter, and of a long one without two.
fn deletions(word: &[u8]) -> Vec<u64> {
    let mut hashes = vec![hash(word, &[])];
    for i in 0..word.len() {
        hashes.push(hash(word, &[i]));
        if word.len() >= spelling::TWO_LETTERS_FROM {
            hashes.extend((i + 1..word.len()).map(|j| hash(word, &[i, j])));
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// FNV-1a, of the word without some positions: fixed, so that every run finds the same blocks.
fn hash(word: &[u8], without: &[usize]) -> u64 {
    let kept = word.iter().enumerate().filter(|(i, _)| !without.contains(i));
    kept.fold(0xcbf2_9ce4_8422_2325, |hash, (_, byte)| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alike_are_found_without_comparing_all() {
        let found = alike(&["harbor", "harbr", "county", "transportation", "transporation", "transpotaton", "zebra"]);
        assert_eq!(found.get("transportation").map(Vec::len), Some(2));
        assert!(found.get("harbor").is_some_and(|o| o.contains(&"harbr")));
        assert!(!found.contains_key("zebra"));
    }

    #[test]
    fn one_word_may_differ() {
        let words = |text: &str| Name::read(text).keys;
        assert!(differ_in_one(&words("Open Door Act"), &words("Open Gate Act")));
        assert!(differ_in_one(&words("Open Door Act"), &words("Open Door Safety Act")));
        assert!(!differ_in_one(&words("Open Door"), &words("Shut Gate")));
        assert!(!differ_in_one(&words("Open Door Act"), &words("Open Gate Law")));
    }
}
