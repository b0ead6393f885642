//! From words to vectors: what a word is, then what it is among its neighbours.

use super::hash;
use super::matrix::{cut, products};
use super::weights::{LAYERS, LOOKED_UP, Layer, PIECES, PRODUCTS, WIDTH, Weights};
use super::word::Word;
use hashbrown::HashMap;
use wide::i16x8;

/// Distinct words kept, some 4 kB each; with more, all are forgotten. A long document has some two thousand.
const KEPT: usize = 4096;

/// Lanes in which numbers are summed: the order of a sum is the same on every machine.
const LANES: usize = 8;

/// The numbers of a word, eight at once.
const EIGHTS: usize = WIDTH / 8;

/// What a word gives whatever stands beside it.
struct Known {
    vector: [f32; WIDTH],
    /// What the first layer that looks at neighbours makes of it as the word before, the word itself, the word behind.
    thirds: [[i32; PRODUCTS]; 3],
}

/// Turns the words of a sentence into vectors; keeps what it finds of single words, since most of a text repeats.
pub(super) struct Encoder {
    /// How many words are kept; never fewer than those of a sentence.
    kept: usize,
    places: HashMap<u64, usize>,
    known: Vec<Known>,
    /// The places of the words of the sentence.
    found: Vec<usize>,
    values: Vec<[f32; WIDTH]>,
    steps: Vec<i16x8>,
    sums: Vec<i32>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self {
            kept: KEPT,
            places: HashMap::new(),
            known: Vec::new(),
            found: Vec::new(),
            values: Vec::new(),
            steps: Vec::new(),
            sums: Vec::new(),
        }
    }
}

impl Encoder {
    /// The vectors of words, cut to steps, one behind the other.
    pub(super) fn encode(&mut self, weights: &Weights, words: &[Word]) -> &[i16x8] {
        // Blank words beyond either end as far as the layers see them: each sees one word less than the one before.
        let margin = LAYERS - 1;
        let rows = words.len() + 2 * margin;
        self.find_places(weights, words);
        self.sums.clear();
        self.sums.resize(rows * PRODUCTS, 0);
        self.values.clear();
        self.values.resize(rows, [0.0; WIDTH]);
        for (at, place) in (margin..).zip(&self.found) {
            let known = &self.known[*place];
            self.values[at] = known.vector;
            // It is the word before the next one, and behind the last one.
            for (third, row) in known.thirds.iter().zip([at + 1, at, at - 1]) {
                let sums = &mut self.sums[row * PRODUCTS..(row + 1) * PRODUCTS];
                sums.iter_mut().zip(third).for_each(|(sum, add)| *sum += add);
            }
        }
        self.steps.clear();
        self.steps.resize(rows * EIGHTS, i16x8::ZERO);
        for (done, layer) in weights.layers.iter().enumerate() {
            let seen = rows - 2 * done;
            if done > 0 {
                let steps = &self.steps[(done - 1) * EIGHTS..];
                products(&layer.rows, steps, EIGHTS, &mut self.sums[..seen * PRODUCTS]);
            }
            let values = &mut self.values[done..done + seen];
            let steps = self.steps[done * EIGHTS..].chunks_exact_mut(EIGHTS);
            for ((value, sums), steps) in values.iter_mut().zip(self.sums.chunks_exact(PRODUCTS)).zip(steps) {
                let new = layer.finish(sums);
                value.iter_mut().zip(new).for_each(|(value, new)| *value += new);
                cut(value, steps);
            }
        }
        &self.steps[margin * EIGHTS..(margin + words.len()) * EIGHTS]
    }

    /// Finds where what is known of each word stands; what is new is worked out together.
    fn find_places(&mut self, weights: &Weights, words: &[Word]) {
        if self.known.len() + words.len() > self.kept {
            self.known.clear();
            self.places.clear();
        }
        self.found.clear();
        self.steps.clear();
        let old = self.known.len();
        for (at, word) in words.iter().enumerate() {
            let space = words.get(at + 1).is_none_or(|next| next.span.start != word.span.end);
            let key = hash::string(&word.form) << 1 | u64::from(space);
            let next = self.places.len();
            let place = *self.places.entry(key).or_insert(next);
            self.found.push(place);
            if place == next {
                let from = self.steps.len();
                self.steps.resize(from + LOOKED_UP / 8, i16x8::ZERO);
                cut(&weights.look_up(&word.form, space), &mut self.steps[from..]);
            }
        }
        let new = self.places.len() - old;
        self.sums.resize(new * PRODUCTS, 0);
        products(&weights.first.rows, &self.steps, LOOKED_UP / 8, &mut self.sums);
        self.steps.clear();
        self.steps.resize(new * EIGHTS, i16x8::ZERO);
        for (sums, steps) in self.sums.chunks_exact(PRODUCTS).zip(self.steps.chunks_exact_mut(EIGHTS)) {
            let vector = weights.first.finish(sums);
            cut(&vector, steps);
            self.known.push(Known { vector, thirds: [[0; PRODUCTS]; 3] });
        }
        for (third, rows) in weights.thirds.iter().enumerate() {
            products(rows, &self.steps, EIGHTS, &mut self.sums);
            for (known, sums) in self.known[old..].iter_mut().zip(self.sums.as_chunks().0) {
                known.thirds[third] = *sums;
            }
        }
    }
}

impl<const E: usize> Layer<E> {
    /// From products to values: the greatest of three pieces, then normalised.
    fn finish(&self, sums: &[i32]) -> [f32; WIDTH] {
        let mut values = [f32::MIN; WIDTH];
        for piece in 0..PIECES {
            let from = piece * WIDTH;
            let (scales, bias) = (&self.scales[from..from + WIDTH], &self.bias[from..from + WIDTH]);
            let sums = &sums[from..from + WIDTH];
            for at in 0..WIDTH {
                let value = sums[at] as f32 * scales[at] + bias[at];
                values[at] = if value > values[at] { value } else { values[at] };
            }
        }
        let count = WIDTH as f32;
        let mean = total(&values) / count;
        values.iter_mut().for_each(|value| *value -= mean);
        let variance = total(&values.map(|value| value * value)) / count + 1e-8;
        let scale = 1.0 / variance.sqrt();
        for (value, (gain, offset)) in values.iter_mut().zip(self.gain.iter().zip(&self.offset)) {
            *value = *value * scale * gain + offset;
        }
        values
    }
}

/// The sum of values, in a fixed order.
fn total(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        lanes.iter_mut().zip(chunk).for_each(|(lane, value)| *lane += value);
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::super::weights::weights;
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        text.split(' ').map(|form| Word::new(form, 0)).collect()
    }

    #[test]
    fn words_forgotten_are_found_again() {
        let sentences = ["the dam burst", "the dam of the town", "a town of no dam"].map(words);
        let fresh = |words: &Vec<Word>| Encoder::default().encode(weights(), words).to_vec();
        let expected = sentences.each_ref().map(fresh);
        let mut encoder = Encoder { kept: 6, ..Encoder::default() };
        for _ in 0..2 {
            for (words, expected) in sentences.iter().zip(&expected) {
                assert_eq!(encoder.encode(weights(), words), expected);
                assert!(encoder.known.len() <= 6);
            }
        }
    }

    #[test]
    fn no_words_have_no_vectors() {
        assert!(Encoder::default().encode(weights(), &[]).is_empty());
    }
}
