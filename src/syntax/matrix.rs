//! Matrices of small integers, and their products with vectors.
//!
//! All products are of 16-bit integers summed in 32 bits, so that the order of summing tells nothing, and eight are made at
//! once.

use wide::{i16x8, i32x4};

/// How finely a value is cut before an integer product: steps of 1/256, up to 16.
const STEPS: f32 = 256.0;
const LIMIT: f32 = 4095.0;

/// Added to a number below it, leaves the number rounded in the last bits.
const ROUNDS: f32 = 12_582_912.0;

/// Rows of `N` integers with a scale each: a value is integer × scale.
#[derive(Clone, Debug)]
pub(super) struct Matrix<const N: usize> {
    pub(super) rows: Vec<[i16; N]>,
    pub(super) scales: Vec<f32>,
}

impl<const N: usize> Matrix<N> {
    /// The values of a row.
    pub(super) fn values(&self, row: usize) -> [f32; N] {
        self.rows[row].map(|weight| f32::from(weight) * self.scales[row])
    }

    /// The scales of products with vectors that were [`cut`].
    pub(super) fn cut_scales(&self) -> Vec<f32> {
        self.scales.iter().map(|scale| scale / STEPS).collect()
    }
}

/// A row or a vector as the processor takes it, eight numbers at once.
pub(super) fn eights<const E: usize>(numbers: &[i16]) -> [i16x8; E] {
    let chunks = numbers.as_chunks().0;
    std::array::from_fn(|at| chunks.get(at).map_or(i16x8::ZERO, |eight| i16x8::new(*eight)))
}

/// A vector in whole steps, eight at once.
pub(super) fn cut(values: &[f32], out: &mut [i16x8]) {
    for (out, values) in out.iter_mut().zip(values.as_chunks::<8>().0) {
        *out = i16x8::new(values.map(|value| {
            let steps = (value * STEPS).clamp(-LIMIT, LIMIT) + ROUNDS;
            // What lies above is the exponent; the rest fits, being clamped.
            (steps.to_bits().wrapping_sub(ROUNDS.to_bits())) as i16
        }));
    }
}

/// How many rows are multiplied at once; those of a matrix are filled up to a multiple of it.
pub(super) const ROWS: usize = 4;

/// Fills up rows with blank ones to a multiple of [`ROWS`].
pub(super) fn filled<const E: usize>(mut rows: Vec<[i16x8; E]>) -> Vec<[i16x8; E]> {
    rows.resize(rows.len().next_multiple_of(ROWS), [i16x8::ZERO; E]);
    rows
}

/// The products of some rows with some vectors: each number is loaded once for all of them.
#[inline(always)]
fn block<const E: usize, const V: usize>(rows: &[[i16x8; E]; ROWS], vectors: [&[i16x8; E]; V]) -> [[i32; ROWS]; V] {
    let mut sums = [[i32x4::ZERO; ROWS]; V];
    for at in 0..E {
        for (sums, vector) in sums.iter_mut().zip(vectors) {
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum += vector[at].dot(row[at]);
            }
        }
    }
    let mut totals = [[0; ROWS]; V];
    for (totals, sums) in totals.iter_mut().zip(sums) {
        *totals = across(sums);
    }
    totals
}

/// The sum of each of four.
#[inline(always)]
fn across(sums: [i32x4; ROWS]) -> [i32; ROWS] {
    let [a, b, c, d] = sums.map(i32x4::to_array);
    let total = |sums: [i32; 4]| (sums[0] + sums[1]) + (sums[2] + sums[3]);
    [total(a), total(b), total(c), total(d)]
}

/// The products of rows, a multiple of [`ROWS`], with one vector.
#[inline(always)]
pub(super) fn products_of_one<const E: usize>(rows: &[[i16x8; E]], vector: &[i16x8; E], out: &mut [i32]) {
    for (rows, out) in rows.as_chunks::<ROWS>().0.iter().zip(out.as_chunks_mut::<ROWS>().0) {
        [*out] = block(rows, [vector]);
    }
}

/// The products of rows, a multiple of [`ROWS`], with vectors of `flat` that begin `stride` apart, those of one vector
/// side by side in `out`.
pub(super) fn products<const E: usize>(rows: &[[i16x8; E]], flat: &[i16x8], stride: usize, out: &mut [i32]) {
    let count = rows.len();
    let vectors = out.len() / count;
    let vector = |at: usize| flat.get(at * stride..).and_then(|rest| rest.first_chunk::<E>());
    for (number, rows) in rows.as_chunks::<ROWS>().0.iter().enumerate() {
        let mut put = |at: usize, sums: [i32; ROWS]| {
            let place = at * count + ROWS * number;
            if let Some(out) = out.get_mut(place..place + ROWS) {
                out.copy_from_slice(&sums);
            }
        };
        let mut at = 0;
        while at + 1 < vectors {
            let (Some(first), Some(second)) = (vector(at), vector(at + 1)) else { break };
            let [first, second] = block(rows, [first, second]);
            put(at, first);
            put(at + 1, second);
            at += 2;
        }
        if let Some(last) = vector(at).filter(|_| at < vectors) {
            let [sums] = block(rows, [last]);
            put(at, sums);
        }
    }
}
