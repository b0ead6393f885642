//! The relations that the weights were trained on, those that the tree is turned into, and the moves that build it.

use super::names::names;

names! {
    /// What a word is to its head while the tree is made: the labels of ClearNLP that the weights know, and those of
    /// Universal Dependencies that have no namesake there.
    Relation {
        Acl "acl", Acomp "acomp", Advcl "advcl", Advmod "advmod", Agent "agent", Amod "amod", Appos "appos",
        Attr "attr", Aux "aux", AuxPass "auxpass", Case "case", Cc "cc", Ccomp "ccomp", Compound "compound",
        Conj "conj", Cop "cop", Csubj "csubj", CsubjPass "csubjpass", Dative "dative", Dep "dep", Det "det",
        Dobj "dobj", Expl "expl", Flat "flat", Intj "intj", Mark "mark", Meta "meta", Neg "neg", Nmod "nmod",
        Npadvmod "npadvmod", Nsubj "nsubj", NsubjPass "nsubjpass", Nummod "nummod", Obl "obl", OblAgent "obl:agent",
        Oprd "oprd", Parataxis "parataxis", Pcomp "pcomp", Pobj "pobj", Poss "poss", Preconj "preconj",
        Predet "predet", Prep "prep", Prt "prt", Punct "punct", Quantmod "quantmod", Relcl "relcl", Root "ROOT",
        Xcomp "xcomp",
    }
}

/// An edge that a move makes. Where one word crosses others, the move names whom it is to hang on below the head found:
/// "prep||dobj" is a "prep" of the first "dobj" there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) relation: Relation,
    pub(super) below: Option<Relation>,
}

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Shift,
    Reduce,
    Left(Edge),
    Right(Edge),
    /// Ends a sentence; never made here, since sentences come cut.
    Break,
}

impl Move {
    /// The move that a weights file names so.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.split_once('-') {
            Some(("L", label)) => Edge::named(label).map(Self::Left),
            Some(("R", label)) => Edge::named(label).map(Self::Right),
            Some(("B", _)) => Some(Self::Break),
            None if name == "S" => Some(Self::Shift),
            None if name == "D" => Some(Self::Reduce),
            _ => None,
        }
    }
}

impl Edge {
    fn named(name: &str) -> Option<Self> {
        let (relation, below) = match name.split_once("||") {
            Some((relation, below)) => (relation, Some(Relation::named(below)?)),
            None => (name, None),
        };
        Some(Self { relation: Relation::named(relation)?, below })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_are_read_by_name() {
        let edge = |relation, below| Edge { relation, below };
        assert_eq!(Move::named("S"), Some(Move::Shift));
        assert_eq!(Move::named("L-det"), Some(Move::Left(edge(Relation::Det, None))));
        assert_eq!(Move::named("R-prep||dobj"), Some(Move::Right(edge(Relation::Prep, Some(Relation::Dobj)))));
        for unknown in ["", "X", "L-", "L-what", "R-prep||what"] {
            assert_eq!(Move::named(unknown), None, "{unknown}");
        }
    }
}
