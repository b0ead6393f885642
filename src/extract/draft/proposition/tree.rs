//! A parsed sentence made easy to walk: heads, children, the words of a phrase.

use crate::syntax::{Class, Label, Sentence, Tag, Word};
use crate::text::Span;

/// The words of a sentence with the children of each.
pub(in crate::extract) struct Tree<'s> {
    text: &'s str,
    words: &'s [Word],
    children: Vec<Vec<usize>>,
}

/// What of a noun phrase is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Extent {
    /// The head with its adjectives and compounds: "main span".
    Bare,
    /// With its owner and what hangs on it by "of", "for", "in": "main span of the bridge".
    Whole,
}

/// Words that open a phrase and say nothing of what it names.
const OPENING: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "such",
    "another", "all", "some", "any", "both", "each", "own",
];

impl<'s> Tree<'s> {
    pub(in crate::extract) fn new(text: &'s str, sentence: &'s Sentence) -> Self {
        let words = &sentence.words[..];
        let mut children = vec![Vec::new(); words.len()];
        for (at, word) in words.iter().enumerate() {
            if let Some(list) = word.head.filter(|head| *head != at).and_then(|head| children.get_mut(head)) {
                list.push(at);
            }
        }
        Self { text, words, children }
    }

    pub(in crate::extract) fn len(&self) -> usize {
        self.words.len()
    }

    pub(in crate::extract) fn head(&self, at: usize) -> Option<usize> {
        self.words[at].head.filter(|head| *head != at && *head < self.words.len())
    }

    pub(in crate::extract) fn label(&self, at: usize) -> Label {
        self.words[at].label
    }

    pub(in crate::extract) fn class(&self, at: usize) -> Class {
        self.words[at].class
    }

    pub(in crate::extract) fn lemma(&self, at: usize) -> &str {
        &self.words[at].lemma
    }

    pub(in crate::extract) fn span(&self, at: usize) -> Span {
        self.words[at].span
    }

    pub(in crate::extract) fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// The fine tag of a word.
    pub(in crate::extract) fn tag(&self, at: usize) -> Tag {
        self.words[at].tag
    }

    pub(in crate::extract) fn lower(&self, at: usize) -> String {
        self.span(at).of(self.text).to_lowercase()
    }

    pub(in crate::extract) fn child(&self, at: usize, wanted: impl Fn(Label) -> bool) -> Option<usize> {
        self.children[at].iter().copied().find(|child| wanted(self.label(*child)))
    }

    pub(in crate::extract) fn is_verb(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Verb | Class::Aux)
    }

    pub(in crate::extract) fn is_nominal(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Noun | Class::Propn | Class::Pron | Class::Num | Class::Sym | Class::Det)
    }

    /// The words that a span covers.
    pub(in crate::extract) fn covered(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.words.partition_point(|w| w.span.end <= span.start);
        let to = self.words.partition_point(|w| w.span.start < span.end);
        from..to.max(from)
    }

    /// The word of a run whose head lies outside it; the last, should there be several.
    pub(in crate::extract) fn top(&self, run: std::ops::Range<usize>) -> Option<usize> {
        let outside = |at: &usize| self.head(*at).is_none_or(|head| !run.contains(&head));
        let marked = |at: &usize| self.label(*at) != Label::Punct && self.label(*at) != Label::Case;
        let tops: Vec<usize> = run.clone().filter(|at| outside(at) && marked(at)).collect();
        tops.last().copied().or_else(|| run.clone().next_back())
    }

    /// The preposition that leads a phrase, in lower case; of "out of" the last word; empty where there is none.
    pub(in crate::extract) fn preposition(&self, at: usize) -> String {
        let cases = self.children[at].iter().filter(|c| self.label(**c) == Label::Case && self.tag(**c) != Tag::Pos);
        cases.map(|c| self.lower(*c)).next_back().unwrap_or_default()
    }

    /// Whether `at` hangs somewhere below `above`.
    pub(in crate::extract) fn is_below(&self, at: usize, above: usize) -> bool {
        let mut up = Some(at);
        for _ in 0..self.len() {
            match up {
                Some(word) if word == above => return true,
                Some(word) => up = self.head(word),
                None => return false,
            }
        }
        false
    }

    /// The words of a noun phrase without its clauses, appositions and preposition, and without the words of `not`.
    pub(in crate::extract) fn phrase(&self, at: usize, extent: Extent, not: &std::ops::Range<usize>) -> String {
        let (mut out, mut todo) = (vec![at], vec![at]);
        while let Some(word) = todo.pop() {
            for &child in &self.children[word] {
                if !out.contains(&child) && self.belongs(child, word, at, extent) {
                    out.push(child);
                    todo.push(child);
                }
            }
        }
        out.sort_unstable();
        out.retain(|word| !not.contains(word));
        while out.first().is_some_and(|word| OPENING.contains(&self.lower(*word).as_str())) && out.len() > 1 {
            out.remove(0);
        }
        self.joined(&out)
    }

    fn belongs(&self, child: usize, head: usize, top: usize, extent: Extent) -> bool {
        let label = self.label(child);
        match label {
            Label::Compound | Label::Amod | Label::Flat | Label::Nummod | Label::Det => true,
            Label::Advmod => self.class(head) == Class::Adj,
            Label::Punct => matches!(self.lower(child).as_str(), "-" | "%" | "$" | "&"),
            Label::NmodPoss => extent == Extent::Whole || head != top,
            Label::NmodUnmarked => head != top || extent == Extent::Whole,
            Label::Nmod => {
                let led = self.preposition(child);
                extent == Extent::Whole && matches!(led.as_str(), "of" | "for" | "in" | "on" | "at" | "to")
            }
            // The preposition of what hangs below, not that of the phrase itself; and the mark of an owner.
            Label::Case => head != top && (extent == Extent::Whole || self.tag(child) == Tag::Pos),
            Label::Conj | Label::Cc => self.class(top) == Class::Propn && self.class(child) != Class::Verb,
            _ => false,
        }
    }

    /// Words joined as the text has them, in one line.
    fn joined(&self, words: &[usize]) -> String {
        let mut out = String::new();
        let mut end = None;
        for &at in words {
            let span = self.span(at);
            if end.is_some_and(|end| end != span.start) {
                out.push(' ');
            }
            out.push_str(span.of(self.text));
            end = Some(span.end);
        }
        out.trim_matches([',', ' ', ';', ':', '-']).to_owned()
    }
}
