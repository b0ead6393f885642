//! The words of a sentence, what each is, and on what it hangs: a tagger and a dependency parser of English.
//!
//! [`sentences`] and [`words`] cut text as the treebanks do; [`Parser::parse`] gives each word its tag, its lemma, its head
//! and its label, as Universal Dependencies name them. The weights are compiled in (`data/README.md` tells where they come
//! from). A word is looked up by hashed features; layers of integer products mix these with those of its neighbours; a
//! scorer over eight words of a state chooses the moves that build a tree, and a few steps turn the tree into what
//! Universal Dependencies would draw.
//!
//! Products are summed as integers, and the few operations on floats go in a fixed order: the same words get the same tree
//! on every machine, whatever was parsed before them.

mod encoder;
mod given;
mod hash;
mod labels;
mod lemma;
mod marks;
mod matrix;
mod moves;
mod names;
mod parser;
mod relation;
mod steps;
mod tokenise;
mod tree;
mod weights;
mod word;

pub use names::{Class, Label, Tag};
pub use parser::Parser;
pub use tokenise::{sentences, words};
pub use word::{Sentence, Word};

#[cfg(test)]
mod tests;
