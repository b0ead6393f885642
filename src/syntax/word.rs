//! A sentence and its words, with what is known of them.

use super::names::{Class, Label, Tag};
use crate::text::Span;

/// The words of a sentence, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The words, marks among them.
    pub words: Vec<Word>,
}

/// A word of a sentence; all but its place and form is known once the sentence is parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text, in bytes.
    pub span: Span,
    /// The word as written.
    pub form: String,
    /// The form that a dictionary lists: "struck" is "strike"; of a name, the name.
    pub lemma: String,
    /// The fine part of speech.
    pub tag: Tag,
    /// The coarse part of speech.
    pub class: Class,
    /// The place in the sentence of the word that this one hangs on; none for the root.
    pub head: Option<usize>,
    /// What it is to its head.
    pub label: Label,
}

impl Word {
    /// A word of which no more is known than where it stands.
    #[must_use]
    pub fn new(form: &str, start: usize) -> Self {
        Self {
            span: Span::new(start, start + form.len()),
            form: form.to_owned(),
            lemma: String::new(),
            tag: Tag::Xx,
            class: Class::X,
            head: None,
            label: Label::Dep,
        }
    }
}

impl Sentence {
    /// The places of the words that hang on the one at `head`, in order.
    pub fn dependents(&self, head: usize) -> impl Iterator<Item = usize> {
        (0..self.words.len()).filter(move |&at| self.words[at].head == Some(head))
    }
}
