//! The weights: what the file says, laid out for use.

use super::hash;
use super::matrix::{Matrix, eights, filled};
use super::names::Tag;
use super::relation::Move;
use hashbrown::HashMap;
use std::sync::OnceLock;
use wide::i16x8;

/// See `data/README.md` for where it comes from and how it is laid out.
const FILE: &[u8] = include_bytes!("data/parser.bin");

/// What a weights file begins with.
const MAGIC: &[u8] = b"DEP2";

/// How many numbers tell what a word is.
pub(super) const WIDTH: usize = 96;
/// The pieces of a layer of which the greatest counts.
pub(super) const PIECES: usize = 3;
/// The products that a layer makes for a word.
pub(super) const PRODUCTS: usize = PIECES * WIDTH;
/// A word with one neighbour on either side.
pub(super) const WINDOW: usize = 3 * WIDTH;
/// The hashed features of a word, each with a table.
pub(super) const FEATURES: usize = 6;
/// The numbers that the features of a word give.
pub(super) const LOOKED_UP: usize = FEATURES * WIDTH;
/// The layers that look at neighbours.
pub(super) const LAYERS: usize = 4;
/// How many numbers tell the scorer what a word is.
pub(super) const NARROW: usize = 64;
/// Words looked at in a state of the parser.
pub(super) const SEEN: usize = 8;
/// Of the two pieces of each of the scorer's inner numbers the greater counts.
pub(super) const HIDDEN: usize = 64;
/// The products that one word in one of the places looked at makes.
pub(super) const PART: usize = 2 * HIDDEN;

/// A layer: products with its rows, the greatest of three pieces, then normalised.
pub(super) struct Layer<const E: usize> {
    /// The first pieces of all, then the second, then the third; so are scales and bias.
    pub(super) rows: Vec<[i16x8; E]>,
    pub(super) scales: [f32; PRODUCTS],
    pub(super) bias: [f32; PRODUCTS],
    pub(super) gain: [f32; WIDTH],
    pub(super) offset: [f32; WIDTH],
}

/// Chooses among moves by eight words of a state.
pub(super) struct Scorer {
    pub(super) moves: Vec<Move>,
    /// One matrix a place, its rows side by side.
    pub(super) features: Vec<[i16x8; NARROW / 8]>,
    pub(super) scales: Vec<f32>,
    pub(super) bias: [f32; PART],
    /// What stands for no word, one a place.
    pub(super) missing: Vec<[f32; PART]>,
    pub(super) upper: Vec<[i16x8; HIDDEN / 8]>,
    pub(super) upper_scales: Vec<f32>,
    pub(super) upper_bias: Vec<f32>,
}

/// All that was learned.
pub(super) struct Weights {
    pub(super) tags: Vec<Tag>,
    /// The spelling that stands for another, by its hash.
    norms: HashMap<u64, &'static str>,
    tables: Vec<Matrix<WIDTH>>,
    pub(super) first: Layer<{ LOOKED_UP / 8 }>,
    /// The first of the layers that look at neighbours, cut into what it makes of the word before, of the word itself and
    /// of the word behind.
    pub(super) thirds: [Vec<[i16x8; WIDTH / 8]>; 3],
    pub(super) layers: Vec<Layer<{ WINDOW / 8 }>>,
    /// The rows that score tags, then those that tell the scorer what a word is.
    pub(super) outer: Vec<[i16x8; WIDTH / 8]>,
    pub(super) outer_scales: Vec<f32>,
    pub(super) outer_bias: Vec<f32>,
    pub(super) scorer: Scorer,
}

/// The weights of this program, read once.
pub(super) fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(FILE).expect("the file that is compiled in is whole, a test reads it"))
}

/// A little-endian reader.
struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    fn take(&mut self, count: usize) -> Option<&'static [u8]> {
        let (head, tail) = self.bytes.split_at_checked(count)?;
        self.bytes = tail;
        Some(head)
    }

    fn number(&mut self) -> Option<usize> {
        let bytes = self.take(4)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    }

    fn text(&mut self) -> Option<&'static str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// A matrix of just so many rows.
    fn matrix<const N: usize>(&mut self, rows: usize) -> Option<Matrix<N>> {
        let matrix = self.table()?;
        (matrix.rows.len() == rows).then_some(matrix)
    }

    fn table<const N: usize>(&mut self) -> Option<Matrix<N>> {
        let (rows, columns) = (self.number()?, self.number()?);
        if columns != N || rows == 0 {
            return None;
        }
        let scales = self.take(rows.checked_mul(4)?)?.as_chunks().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
        let weights = self.take(rows.checked_mul(2 * N)?)?.as_chunks().0.chunks_exact(N);
        let row = |row: &[[u8; 2]]| std::array::from_fn(|at| i16::from_le_bytes(row[at]));
        Some(Matrix { rows: weights.map(row).collect(), scales })
    }

    fn vector<const N: usize>(&mut self) -> Option<[f32; N]> {
        Some(self.matrix::<N>(1)?.values(0))
    }

    fn layer<const N: usize, const E: usize>(&mut self) -> Option<Layer<E>> {
        let matrix = self.matrix::<N>(PRODUCTS)?;
        // In the file the three pieces of one number stand together.
        let place = |at: usize| at % WIDTH * PIECES + at / WIDTH;
        let (scales, bias) = (matrix.cut_scales(), self.vector::<PRODUCTS>()?);
        Some(Layer {
            rows: (0..PRODUCTS).map(|at| eights(&matrix.rows[place(at)])).collect(),
            scales: std::array::from_fn(|at| scales[place(at)]),
            bias: std::array::from_fn(|at| bias[place(at)]),
            gain: self.vector()?,
            offset: self.vector()?,
        })
    }

    fn scorer(&mut self, moves: Vec<Move>) -> Option<Scorer> {
        let features = self.matrix::<NARROW>(SEEN * PART)?;
        // The pieces of one number stand together here too: the first of all come first.
        let place = |at: usize| at / PART * PART + at % PART % HIDDEN * 2 + at % PART / HIDDEN;
        let turned = |values: [f32; PART]| -> [f32; PART] { std::array::from_fn(|at| values[place(at)]) };
        let scales = features.cut_scales();
        let bias = turned(self.vector()?);
        let missing = self.matrix::<PART>(SEEN)?;
        let upper = self.matrix::<HIDDEN>(moves.len())?;
        Some(Scorer {
            features: (0..SEEN * PART).map(|at| eights(&features.rows[place(at)])).collect(),
            scales: (0..SEEN * PART).map(|at| scales[place(at)]).collect(),
            bias,
            missing: (0..SEEN).map(|slot| turned(missing.values(slot))).collect(),
            upper_scales: upper.cut_scales(),
            upper_bias: self.long_vector(moves.len())?,
            upper: filled(upper.rows.iter().map(|row| eights(row)).collect()),
            moves,
        })
    }

    /// A vector whose length is told by a list.
    fn long_vector(&mut self, length: usize) -> Option<Vec<f32>> {
        if (self.number()?, self.number()?) != (1, length) {
            return None;
        }
        let scale = f32::from_le_bytes(*self.take(4)?.first_chunk()?);
        let weights = self.take(2 * length)?.as_chunks().0;
        Some(weights.iter().map(|weight| f32::from(i16::from_le_bytes(*weight)) * scale).collect())
    }
}

impl Weights {
    /// Reads a weights file; nothing if it is not one, or not whole.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Reader { bytes };
        if reader.take(MAGIC.len())? != MAGIC {
            return None;
        }
        let tags = reader.text()?.lines().map(Tag::named).collect::<Option<Vec<_>>>()?;
        let moves = reader.text()?.lines().map(Move::named).collect::<Option<Vec<_>>>()?;
        let norm = |line: &'static str| {
            let (hash, norm) = line.split_once('\t')?;
            Some((u64::from_str_radix(hash, 16).ok()?, norm))
        };
        let norms = reader.text()?.lines().map(norm).collect::<Option<_>>()?;
        let tables = (0..FEATURES).map(|_| reader.table()).collect::<Option<_>>()?;
        let first = reader.layer::<LOOKED_UP, _>()?;
        let layers = (0..LAYERS).map(|_| reader.layer::<WINDOW, { WINDOW / 8 }>()).collect::<Option<Vec<_>>>()?;
        let third = |at: usize| layers[0].rows.iter().filter_map(|row| row.as_chunks().0.get(at).copied()).collect();
        let thirds = [third(0), third(1), third(2)];
        let (tagger, tagger_bias) = (reader.matrix::<WIDTH>(tags.len())?, reader.long_vector(tags.len())?);
        let (narrow, narrow_bias) = (reader.matrix::<WIDTH>(NARROW)?, reader.long_vector(NARROW)?);
        let scorer = reader.scorer(moves)?;
        reader.bytes.is_empty().then(|| Self {
            norms,
            tables,
            first,
            thirds,
            layers,
            outer_scales: [tagger.cut_scales(), narrow.cut_scales()].concat(),
            outer: filled(tagger.rows.iter().chain(&narrow.rows).map(|row| eights(row)).collect()),
            outer_bias: [tagger_bias, narrow_bias].concat(),
            scorer,
            tags,
        })
    }

    /// What the tables say of a word, whatever stands beside it.
    pub(super) fn look_up(&self, form: &str, space: bool) -> [f32; LOOKED_UP] {
        let suffix = form.char_indices().rev().nth(2).map_or(form, |(at, _)| &form[at..]);
        let prefix = form.chars().next().map_or("", |first| &form[..first.len_utf8()]);
        let norm = self.norm(form).map_or_else(|| hash::string(&form.to_lowercase()), hash::string);
        let ids = [norm, hash::string(prefix), hash::string(suffix), hash::string(&shape(form)), u64::from(space), 0];
        let mut found = [0.0; LOOKED_UP];
        let (parts, _) = found.as_chunks_mut::<WIDTH>();
        for (((part, table), id), seed) in parts.iter_mut().zip(&self.tables).zip(ids).zip(8..) {
            for row in hash::rows(id, seed) {
                let values = table.values(row as usize % table.rows.len());
                part.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
            }
        }
        found
    }

    /// The spelling that stands for a form, where it is not its lower case.
    fn norm(&self, form: &str) -> Option<&'static str> {
        match form {
            "n't" | "n’t" => Some("not"),
            "’re" => Some("are"),
            "’ve" => Some("have"),
            "’ll" => Some("will"),
            "’m" => Some("am"),
            _ => self.norms.get(&hash::string(form)).copied(),
        }
    }
}

/// A longer word, in characters, has no shape of its own.
const LONG: usize = 100;

/// Letters as x and X, figures as d, runs cut at four.
fn shape(form: &str) -> String {
    if form.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::new();
    let (mut last, mut run) = ('\0', 0);
    for c in form.chars() {
        let class = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < 4 {
            shape.push(class);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_cut_or_another_is_refused() {
        assert!(Weights::read(FILE).is_some());
        for cut in [0, 3, 4, 5, 100, 2_000, 60_000, 200_000, 1_000_000, 3_000_000, FILE.len() - 1] {
            assert!(Weights::read(&FILE[..cut]).is_none(), "{cut}");
        }
        assert!(Weights::read(b"DEP1").is_none());
        assert!(Weights::read(b"DEP2\xff\xff\xff\xff").is_none());
        assert!(Weights::read(b"DEP2\x01\0\0\0\xff").is_none());
        let longer: &'static [u8] = Box::leak([FILE, &[0]].concat().into_boxed_slice());
        assert!(Weights::read(longer).is_none());
    }

    #[test]
    fn every_tag_and_move_of_the_file_is_known() {
        let mut reader = Reader { bytes: &FILE[MAGIC.len()..] };
        let tags = reader.text().expect("the tags");
        assert!(tags.lines().count() == Tag::ALL.len() && tags.lines().all(|tag| Tag::named(tag).is_some()));
        for name in reader.text().expect("the moves").lines() {
            assert!(Move::named(name).is_some(), "{name}");
        }
    }

    #[test]
    fn shapes() {
        assert_eq!(shape("Sept."), "Xxxx.");
        assert_eq!(shape("earthquake"), "xxxx");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!(shape("12,000"), "dd,ddd");
        assert_eq!(shape(&"x".repeat(100)), "LONG");
    }

    #[test]
    fn a_clitic_stands_for_its_word() {
        let weights = weights();
        assert_eq!(weights.norm("n’t"), Some("not"));
        assert_eq!(weights.norm("'ll"), Some("will"));
        assert_eq!(weights.norm("people"), None);
    }
}
