//! Interned texts: each distinct text once, and a number that stands for it.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Distinct texts, numbered from 0 in order of first sight.
///
/// A million cells of a table hold some thousand distinct texts: what is read of a text is read once, and cells are
/// compared by their numbers.
///
/// ```
/// use gainsay::text::Interner;
/// let mut texts = Interner::default();
/// assert_eq!((texts.id("Elmton"), texts.id("Orland"), texts.id("Elmton")), (0, 1, 0));
/// assert_eq!((texts.text(1), texts.len()), ("Orland", 2));
/// ```
#[derive(Clone, Default)]
pub struct Interner {
    /// The number of each text beside what is kept of its hash, so that neither looking nor growing reads texts in vain.
    table: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
    all: String,
    ends: Vec<usize>,
}

impl std::fmt::Debug for Interner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Interner {
    /// The number of `text`, given now if it is new.
    pub fn id(&mut self, text: &str) -> u32 {
        let mark = self.mark(text);
        let Self { table, all, ends, .. } = self;
        if let Some((_, id)) = table.find(spread(mark), |(of, id)| *of == mark && slice(all, ends, *id) == text) {
            return *id;
        }
        // More distinct texts than that need more memory than a table may take.
        let id = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        all.push_str(text);
        ends.push(all.len());
        table.insert_unique(spread(mark), (mark, id), |(mark, _)| spread(*mark));
        id
    }

    /// What is kept of the hash of a text.
    fn mark(&self, text: &str) -> u32 {
        // The upper half is as well mixed as the lower.
        (self.hasher.hash_one(text) >> 32) as u32
    }

    /// The number of `text`, if it was seen.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<u32> {
        let mark = self.mark(text);
        let same = |(of, id): &(u32, u32)| *of == mark && slice(&self.all, &self.ends, *id) == text;
        self.table.find(spread(mark), same).map(|(_, id)| *id)
    }

    /// The text of a number; "" for one that was never given.
    #[must_use]
    pub fn text(&self, id: u32) -> &str {
        slice(&self.all, &self.ends, id)
    }

    /// The texts in order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| slice(&self.all, &self.ends, u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// How many distinct texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A hash of 64 bits for a table, of which both the upper and the lower bits tell texts apart.
fn spread(mark: u32) -> u64 {
    u64::from(mark).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn slice<'t>(all: &'t str, ends: &[usize], id: u32) -> &'t str {
    let at = id as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(at).and_then(|end| all.get(start..*end)).unwrap_or("")
}
