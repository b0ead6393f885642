//! The tree while it is turned from the relations of the weights into those of Universal Dependencies.

use super::moves::Heads;
use super::names::Tag;
use super::relation::Relation;
use super::word::Word;

/// Heads and relations over tagged words with lemmas.
pub(super) struct Tree<'w> {
    pub(super) words: &'w [Word],
    pub(super) heads: Vec<Option<usize>>,
    pub(super) relations: Vec<Relation>,
}

impl<'w> Tree<'w> {
    pub(super) fn new(words: &'w [Word], found: Heads) -> Self {
        Self { words, heads: found.heads, relations: found.relations }
    }

    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.words[at].tag
    }

    pub(super) fn form(&self, at: usize) -> &str {
        &self.words[at].form
    }

    pub(super) fn lemma(&self, at: usize) -> &str {
        &self.words[at].lemma
    }

    pub(super) fn is(&self, at: usize, relation: Relation) -> bool {
        self.relations[at] == relation
    }

    /// Whether the head of a word is a noun or the like.
    pub(super) fn below_nominal(&self, at: usize) -> bool {
        self.heads[at].is_some_and(|head| self.tag(head).is_nominal())
    }

    /// The words that hang on one, in order.
    pub(super) fn children(&self, of: usize) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(move |&at| self.heads[at] == Some(of))
    }

    /// The first of them with one of these relations.
    pub(super) fn child(&self, of: usize, relations: &[Relation]) -> Option<usize> {
        self.children(of).find(|&at| relations.contains(&self.relations[at]))
    }

    /// Hangs a word on a head, never on itself.
    pub(super) fn set(&mut self, at: usize, head: Option<usize>, relation: Relation) {
        if head != Some(at) {
            self.heads[at] = head;
            self.relations[at] = relation;
        }
    }

    /// `new` takes the place of `old`, which becomes its dependent, as do the other dependents but those to `keep`.
    pub(super) fn invert(&mut self, old: usize, new: usize, relation: Relation, keep: impl Fn(&Self, usize) -> bool) {
        let (head, own) = (self.heads[old], self.relations[old]);
        for child in 0..self.len() {
            if self.heads[child] == Some(old) && child != new && !keep(self, child) {
                self.heads[child] = Some(new);
            }
        }
        self.set(new, head, own);
        self.set(old, Some(new), relation);
    }

    /// The first root that is no mark stays; the others hang on it.
    pub(super) fn one_root(&mut self) {
        let roots = || (0..self.len()).filter(|&at| self.heads[at].is_none());
        let first = roots().find(|&at| !self.tag(at).is_mark()).or_else(|| roots().next());
        for at in 0..self.len() {
            if self.heads[at].is_none() && Some(at) != first {
                let relation = if self.tag(at).is_mark() { Relation::Punct } else { Relation::Parataxis };
                self.set(at, first, relation);
            }
        }
    }

    /// Opens rings, should a step have made any: a tree in, a tree out.
    pub(super) fn open_rings(&mut self) {
        for at in 0..self.len() {
            let mut up = self.heads[at];
            for _ in 0..self.len() {
                match up {
                    Some(head) if head == at => {
                        self.heads[at] = None;
                        break;
                    }
                    Some(head) => up = self.heads[head],
                    None => break,
                }
            }
        }
    }
}
