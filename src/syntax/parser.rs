//! From words to a tree.

use super::encoder::Encoder;
use super::moves::Mover;
use super::tree::Tree;
use super::weights::{NARROW, WIDTH, Weights, weights};
use super::word::{Sentence, Word};
use super::{labels, lemma, marks, matrix, names::Label, steps};

/// The most words that are parsed as one; a longer row of words is no sentence but a list or a table, and parsed in parts,
/// so that the work grows with the words and not faster.
const LONGEST: usize = 200;

/// Tags and parses sentences. It keeps what it finds of single words, so it is best used for many sentences; what it finds
/// does not depend on what came before. One may be had for each thread: all share the weights.
///
/// ```
/// use gainsay::syntax::{Label, Parser, sentences};
///
/// let mut found = sentences("The quake killed 77 people in Yunnan.");
/// Parser::new().parse(&mut found[0]);
/// let words = &found[0].words;
/// assert_eq!((words[1].head, words[1].label), (Some(2), Label::Nsubj));
/// assert_eq!((words[2].lemma.as_str(), words[2].head), ("kill", None));
/// ```
pub struct Parser {
    weights: &'static Weights,
    encoder: Encoder,
    mover: Mover,
    sums: Vec<i32>,
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

impl Parser {
    /// A parser that knows no word yet.
    #[must_use]
    pub fn new() -> Self {
        Self { weights: weights(), encoder: Encoder::default(), mover: Mover::default(), sums: Vec::new() }
    }

    /// Finds tags, lemmas, heads and labels: a tree with one root.
    pub fn parse(&mut self, sentence: &mut Sentence) {
        let mut root = None;
        for (part, from) in sentence.words.chunks_mut(LONGEST).zip((0..).step_by(LONGEST)) {
            self.parse_part(part);
            for (word, at) in part.iter_mut().zip(from..) {
                match (word.head, root) {
                    (Some(head), _) => word.head = Some(from + head),
                    // What one root is not, hangs on it.
                    (None, Some(_)) => (word.head, word.label) = (root, Label::Parataxis),
                    (None, None) => root = Some(at),
                }
            }
        }
    }

    /// Parses a row of words by itself.
    fn parse_part(&mut self, words: &mut [Word]) {
        let weights = self.weights;
        let vectors = self.encoder.encode(weights, words);
        let (rows, tags) = (weights.outer.len(), weights.tags.len());
        self.sums.clear();
        self.sums.resize(words.len() * rows, 0);
        matrix::products(&weights.outer, vectors, WIDTH / 8, &mut self.sums);
        let mut values = vec![0.0; rows];
        for (word, sums) in words.iter_mut().zip(self.sums.chunks_exact(rows)) {
            for (value, (sum, (scale, bias))) in
                values.iter_mut().zip(sums.iter().zip(weights.outer_scales.iter().zip(&weights.outer_bias)))
            {
                *value = *sum as f32 * scale + bias;
            }
            let (scores, narrow) = values.split_at(tags);
            word.tag = weights.tags[best(scores)];
            word.lemma = lemma::lemma(&word.form, word.tag);
            self.mover.see(&narrow[..NARROW]);
        }
        let mut tree = Tree::new(words, self.mover.parse(&weights.scorer));
        steps::turn(&mut tree);
        marks::hang(&mut tree);
        let labels: Vec<Label> = (0..tree.len()).map(|at| labels::label(&tree, at)).collect();
        let heads = tree.heads;
        for ((word, head), label) in words.iter_mut().zip(heads).zip(labels) {
            word.head = head;
            word.label = label;
            word.class = labels::class(word);
        }
    }
}

/// The first of the highest scores.
fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
