//! Arc-eager moves with second thoughts: a word taken off the stack without a head goes back to the buffer, and a new head
//! replaces an old one.

use super::matrix::{cut, products_of_one};
use super::relation::{Edge, Move, Relation};
use super::weights::{HIDDEN, NARROW, PART, SEEN, Scorer};
use wide::i16x8;

/// How far a sentence has been read.
#[derive(Default)]
struct State {
    stack: Vec<usize>,
    /// Words put back, before those not yet read.
    back: Vec<usize>,
    next: usize,
    words: Vec<Known>,
}

/// What is known of a word.
#[derive(Clone, Copy, Default)]
struct Known {
    head: Option<usize>,
    edge: Option<Edge>,
    /// The dependent attached last, on the left and on the right.
    left: Option<usize>,
    right: Option<usize>,
    /// The dependent of the same head and side that was attached before it.
    before: Option<usize>,
    /// Put back once: not to be shifted again before something changes.
    returned: bool,
}

impl State {
    fn start(&mut self, words: usize) {
        self.stack.clear();
        self.back.clear();
        self.next = 0;
        self.words.clear();
        self.words.resize(words, Known::default());
    }

    fn top(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    fn buffer(&self, offset: usize) -> Option<usize> {
        match self.back.len().checked_sub(offset + 1) {
            Some(at) => Some(self.back[at]),
            None => Some(self.next + offset - self.back.len()).filter(|&word| word < self.words.len()),
        }
    }

    fn left_in_buffer(&self) -> usize {
        self.words.len() - self.next + self.back.len()
    }

    fn seen(&self) -> [Option<usize>; SEEN] {
        let (b0, s0) = (self.buffer(0), self.top(0));
        let left = |of: Option<usize>| of.and_then(|word| self.words[word].left);
        let right = |of: Option<usize>| of.and_then(|word| self.words[word].right);
        [b0, self.buffer(1), s0, self.top(1), self.top(2), left(b0), left(s0), right(s0)]
    }

    /// Whether a word may be shifted, one taken off the stack, two joined.
    fn allowed(&self) -> [bool; 3] {
        let (stack, buffer) = (self.stack.len(), self.left_in_buffer());
        let returned = self.buffer(0).is_some_and(|word| self.words[word].returned);
        [
            buffer > 0 && (stack == 0 || buffer >= 2 && !returned),
            stack > 0 && (buffer == 0 || stack > 1),
            stack > 0 && buffer > 0,
        ]
    }

    fn push(&mut self) {
        let word = self.back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    fn attach(&mut self, head: usize, word: usize, edge: Edge) {
        if let Some(old) = self.words[word].head {
            self.detach(old, word);
        }
        let last = self.last(head, word);
        let before = last.replace(word);
        let known = &mut self.words[word];
        known.before = before;
        known.head = Some(head);
        known.edge = Some(edge);
    }

    /// The dependent that `head` got last on the side where `word` stands.
    fn last(&mut self, head: usize, word: usize) -> &mut Option<usize> {
        let known = &mut self.words[head];
        if head > word { &mut known.left } else { &mut known.right }
    }

    fn detach(&mut self, head: usize, word: usize) {
        let before = self.words[word].before;
        let last = self.last(head, word);
        if *last == Some(word) {
            *last = before;
            return;
        }
        let mut at = *last;
        while let Some(other) = at {
            at = self.words[other].before;
            if at == Some(word) {
                self.words[other].before = before;
                return;
            }
        }
    }

    fn apply(&mut self, action: Move) {
        match (action, self.top(0), self.buffer(0)) {
            (Move::Shift, ..) => self.push(),
            (Move::Reduce, Some(top), _) => {
                self.stack.pop();
                if self.words[top].head.is_none() && !self.stack.is_empty() {
                    self.words[top].returned = true;
                    self.back.push(top);
                }
            }
            (Move::Left(edge), Some(top), Some(next)) => {
                self.attach(next, top, edge);
                self.words[next].returned = false;
                self.stack.pop();
            }
            (Move::Right(edge), Some(top), Some(next)) => {
                self.attach(top, next, edge);
                self.push();
            }
            _ => {}
        }
    }
}

/// Makes the moves; keeps its buffers from one sentence to the next.
#[derive(Default)]
pub(super) struct Mover {
    state: State,
    /// The words as the scorer sees them, in steps.
    narrow: Vec<[i16x8; NARROW / 8]>,
    /// What each word gives in each of the places looked at, and whether that has been worked out.
    parts: Vec<[[f32; PART]; SEEN]>,
    worked_out: Vec<[bool; SEEN]>,
    sums: Vec<i32>,
}

/// Heads, none for a root, and what a word is to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heads {
    pub(super) heads: Vec<Option<usize>>,
    pub(super) relations: Vec<Relation>,
}

impl Mover {
    /// Takes the next word as the scorer sees it.
    pub(super) fn see(&mut self, values: &[f32]) {
        let mut steps = [i16x8::ZERO; NARROW / 8];
        cut(values, &mut steps);
        self.narrow.push(steps);
    }

    /// Finds the heads of the words seen, and forgets them.
    pub(super) fn parse(&mut self, scorer: &Scorer) -> Heads {
        let words = self.narrow.len();
        self.state.start(words);
        self.worked_out.clear();
        self.worked_out.resize(words, [false; SEEN]);
        if self.parts.len() < words {
            self.parts.resize(words, [[0.0; PART]; SEEN]);
        }
        // Each word is read, attached and put back a bounded number of times.
        for _ in 0..8 * words + 8 {
            let Some(action) = self.choose(scorer) else { break };
            self.state.apply(action);
        }
        self.narrow.clear();
        let found = &self.state.words;
        let mut heads = Heads {
            heads: found.iter().map(|word| word.head).collect(),
            relations: found.iter().map(|word| word.edge.map_or(Relation::Root, |edge| edge.relation)).collect(),
        };
        for (word, known) in found.iter().enumerate() {
            if let Some(wanted) = known.edge.and_then(|edge| edge.below) {
                heads.lower(word, wanted);
            }
        }
        heads
    }

    /// The move to make; none at the end.
    fn choose(&mut self, scorer: &Scorer) -> Option<Move> {
        let [shift, reduce, join] = self.state.allowed();
        match [shift, reduce, join] {
            [false, false, false] => return None,
            [true, false, false] => return Some(Move::Shift),
            [false, true, false] => return Some(Move::Reduce),
            _ => {}
        }
        let hidden = self.hidden(scorer);
        self.sums.resize(scorer.upper.len(), 0);
        products_of_one(&scorer.upper, &hidden, &mut self.sums);
        let mut best: Option<(f32, Move)> = None;
        for (at, &action) in scorer.moves.iter().enumerate() {
            let allowed = match action {
                Move::Shift => shift,
                Move::Reduce => reduce,
                Move::Left(_) | Move::Right(_) => join,
                Move::Break => false,
            };
            if !allowed {
                continue;
            }
            let score = self.sums[at] as f32 * scorer.upper_scales[at] + scorer.upper_bias[at];
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, action));
            }
        }
        best.map(|(_, action)| action)
    }

    /// The scorer's inner numbers for the words that are looked at.
    fn hidden(&mut self, scorer: &Scorer) -> [i16x8; HIDDEN / 8] {
        let seen = self.state.seen();
        let mut sum = scorer.bias;
        for (slot, word) in seen.into_iter().enumerate() {
            let part = match word {
                Some(word) => self.part(scorer, word, slot),
                None => &scorer.missing[slot],
            };
            sum.iter_mut().zip(part).for_each(|(value, add)| *value += add);
        }
        let (first, second) = sum.split_at(HIDDEN);
        let greater: [f32; HIDDEN] =
            std::array::from_fn(|at| if first[at] > second[at] { first[at] } else { second[at] });
        let mut hidden = [i16x8::ZERO; HIDDEN / 8];
        cut(&greater, &mut hidden);
        hidden
    }

    /// What a word gives in one of the places looked at.
    fn part(&mut self, scorer: &Scorer, word: usize, slot: usize) -> &[f32; PART] {
        let part = &mut self.parts[word][slot];
        if !std::mem::replace(&mut self.worked_out[word][slot], true) {
            let (rows, scales) = (&scorer.features[slot * PART..], &scorer.scales[slot * PART..]);
            let mut sums = [0; PART];
            products_of_one(&rows[..PART], &self.narrow[word], &mut sums);
            for ((value, sum), scale) in part.iter_mut().zip(sums).zip(scales) {
                *value = sum as f32 * scale;
            }
        }
        part
    }
}

impl Heads {
    /// Hangs a word on the first `wanted` found below its head, level by level.
    fn lower(&mut self, word: usize, wanted: Relation) {
        let Some(head) = self.heads[word] else { return };
        let mut level = vec![head];
        // No word is above itself, so that the levels end; a ring would be as long as the sentence.
        for _ in 0..self.heads.len() {
            let mut below = Vec::new();
            for up in level {
                below.extend((0..self.heads.len()).filter(|&at| at != word && self.heads[at] == Some(up)));
            }
            if let Some(&found) = below.iter().find(|&&at| self.relations[at] == wanted) {
                self.heads[word] = Some(found);
                return;
            }
            if below.is_empty() {
                return;
            }
            level = below;
        }
    }
}
