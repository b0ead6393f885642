//! Likeness of words and phrases, from a small table of vectors: a finder of candidates, never a judge.
//!
//! The table puts words near each other that stand in like sentences, opposites among them ("rose", "fell"). So what it
//! proposes is for named rules to decide.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Rows of 64 bytes behind a head of two numbers and one scale a row; see `data/README.md`.
const TABLE: &[u8] = include_bytes!("data/static64.bin");

/// The word pieces, one a line, in the order of the rows.
const PIECES: &str = include_str!("data/vocab.txt");

/// How many numbers a vector has.
const DIMENSIONS: usize = 64;

/// What marks a piece that goes on with a word.
const INSIDE: &str = "##";

/// The longest piece looked for, in characters; the longest of the table has eighteen.
const LONGEST: usize = 18;

/// The longest word looked up, in bytes: what is longer is none.
const LONGEST_WORD: usize = 100;

/// What stands before the rows: their number and the dimensions, four bytes each.
const HEAD: usize = 8;

/// A direction in the space of meanings, of length one, or nothing where no piece of a phrase is known.
#[derive(Clone, Debug)]
pub struct Vector([f32; DIMENSIONS]);

/// How common a word is: its place in the list of word pieces, which goes from the most frequent word of general prose to
/// the rarest; none where the list has only parts of it, which says that it is rarer than all of them.
#[must_use]
pub fn rank(word: &str) -> Option<usize> {
    let row = *SPACE.rows.get(word)?;
    Some(row.saturating_sub(FIRST_WORD))
}

/// How many rows stand before the first word: signs and letters.
const FIRST_WORD: usize = 1996;

struct Space {
    rows: HashMap<&'static str, usize>,
    scales: &'static [u8],
    values: &'static [u8],
}

static SPACE: LazyLock<Space> = LazyLock::new(|| {
    let rows: HashMap<&str, usize> = PIECES.lines().enumerate().map(|(row, piece)| (piece, row)).collect();
    let scales = TABLE.get(HEAD..HEAD + 4 * rows.len()).unwrap_or_default();
    let values = TABLE.get(HEAD + 4 * rows.len()..).unwrap_or_default();
    Space { rows, scales, values }
});

impl Space {
    /// Adds the vector of a row.
    fn add(&self, row: usize, sum: &mut [f32; DIMENSIONS]) {
        let scale = self.scales.get(4 * row..4 * row + 4).and_then(|bytes| bytes.try_into().ok());
        let scale = scale.map_or(0.0, f32::from_le_bytes) / 127.0;
        let values = self.values.get(row * DIMENSIONS..(row + 1) * DIMENSIONS).unwrap_or_default();
        for (sum, value) in sum.iter_mut().zip(values) {
            *sum += f32::from(value.cast_signed()) * scale;
        }
    }
}

impl Vector {
    /// The vector of words, each in lower case without marks: the sum of their pieces, longest first.
    #[must_use]
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Option<Self> {
        let space = &*SPACE;
        let mut sum = [0.0; DIMENSIONS];
        for word in words.into_iter().filter(|word| word.len() <= LONGEST_WORD) {
            let mut start = 0;
            while start < word.len() {
                let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|end| *end > start);
                let ends: Vec<usize> = ends.take(LONGEST).collect();
                let piece = ends.iter().rev().find_map(|end| {
                    let part = word.get(start..*end)?;
                    let row = if start == 0 {
                        space.rows.get(part)
                    } else {
                        space.rows.get(format!("{INSIDE}{part}").as_str())
                    };
                    row.map(|row| (*row, *end))
                });
                let Some((row, end)) = piece else { break };
                space.add(row, &mut sum);
                start = end;
            }
        }
        let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        (length > f32::EPSILON).then(|| Self(sum.map(|x| x / length)))
    }

    /// How alike two vectors are: the cosine, from -1 to 1.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }
}

/// How alike two phrases are by their words, in hundredths from 0 to 100; 0 where one has no known word.
#[must_use]
pub fn likeness<'w>(a: impl IntoIterator<Item = &'w str>, b: impl IntoIterator<Item = &'w str>) -> u8 {
    let both = Vector::of(a).zip(Vector::of(b));
    both.map_or(0, |(a, b)| hundredths(a.likeness(&b)))
}

/// A likeness in hundredths, from 0 to 100.
#[must_use]
pub fn hundredths(likeness: f32) -> u8 {
    // Between 0 and 100 after the clamp, so nothing is cut off but a fraction.
    (likeness * 100.0).round().clamp(0.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> f32 {
        let vector = |text: &str| Vector::of(text.split(' ')).expect("its words are known");
        vector(a).likeness(&vector(b))
    }

    #[test]
    fn the_table_is_whole() {
        let rows = u32::from_le_bytes(TABLE[..4].try_into().expect("four bytes"));
        let dimensions = u32::from_le_bytes(TABLE[4..HEAD].try_into().expect("four bytes"));
        assert_eq!((rows as usize, dimensions as usize), (PIECES.lines().count(), DIMENSIONS));
        assert_eq!(TABLE.len(), HEAD + 4 * rows as usize + rows as usize * DIMENSIONS);
        assert!(PIECES.lines().all(|piece| piece.chars().count() <= LONGEST + INSIDE.len()));
    }

    #[test]
    fn near_in_meaning_is_near_in_the_table() {
        assert!(likeness("people killed", "death toll") > likeness("people killed", "tax revenue"));
        assert!(likeness("bought", "purchased") > 0.5);
        assert!((likeness("budget", "budget") - 1.0).abs() < 0.001);
    }

    #[test]
    fn common_words_stand_before_rare_ones() {
        let ranks = ["the", "people", "bridge", "poultry"].map(rank);
        assert!(ranks.is_sorted() && ranks.iter().all(Option::is_some), "{ranks:?}");
        assert_eq!(rank("zzyzxq"), None);
    }

    #[test]
    fn what_is_no_word_has_no_vector() {
        assert!(Vector::of([""]).is_none());
        assert!(Vector::of([]).is_none());
        assert!(Vector::of(["\u{1f525}"; 3]).is_none_or(|v| v.likeness(&v) > 0.9));
    }
}
