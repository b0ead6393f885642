//! The names that a word gets: its fine tag, its class and the label of its edge.

/// An enum of names as the treebanks write them; its number is its place in the list.
macro_rules! names {
    ($(#[$about:meta])* $name:ident { $($(#[$note:meta])* $variant:ident $text:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$note])* #[doc = concat!("Written \"", $text, "\".")] $variant),* }

        #[allow(dead_code, reason = "not every list is walked or printed outside tests")]
        impl $name {
            /// All, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name as the treebanks write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The one of that name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(super) use names;

names! {
    /// The fine part of speech: the tags of the Penn Treebank.
    Tag {
        Dollar "$", CloseQuote "''", Comma ",", OpenBracket "-LRB-", CloseBracket "-RRB-", Stop ".", Colon ":",
        Add "ADD", Afx "AFX", Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW", Hyph "HYPH", In "IN", Jj "JJ", Jjr "JJR",
        Jjs "JJS", Ls "LS", Md "MD", Nfp "NFP", Nn "NN", Nnp "NNP", Nnps "NNPS", Nns "NNS", Pdt "PDT", Pos "POS",
        Prp "PRP", PrpPoss "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS", Rp "RP", Sym "SYM", To "TO", Uh "UH", Vb "VB",
        Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ", Wdt "WDT", Wp "WP", WpPoss "WP$", Wrb "WRB", Xx "XX",
        Space "_SP", OpenQuote "``",
    }
}

names! {
    /// The coarse part of speech, as Universal Dependencies name it.
    Class {
        Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ", Noun "NOUN", Num "NUM",
        Part "PART", Pron "PRON", Propn "PROPN", Punct "PUNCT", Sconj "SCONJ", Sym "SYM", Verb "VERB", X "X",
    }
}

names! {
    /// What a word is to its head: the labels of Universal Dependencies, rare subtypes folded into their base.
    Label {
        Dep "dep", Root "root", Punct "punct", Case "case", Det "det", Nsubj "nsubj", Advmod "advmod", Amod "amod",
        Obj "obj", Obl "obl", Conj "conj", Nmod "nmod", Compound "compound", Cc "cc", Mark "mark", Aux "aux", Cop "cop",
        Advcl "advcl", NmodPoss "nmod:poss", Xcomp "xcomp", Flat "flat", AclRelcl "acl:relcl", Ccomp "ccomp", Acl "acl",
        Appos "appos", Nummod "nummod", Parataxis "parataxis", AuxPass "aux:pass", NsubjPass "nsubj:pass",
        NmodUnmarked "nmod:unmarked", OblUnmarked "obl:unmarked", Discourse "discourse", CompoundPrt "compound:prt",
        Expl "expl", Iobj "iobj", OblAgent "obl:agent", Csubj "csubj",
    }
}

impl Tag {
    /// Nouns and what stands for one: what a phrase with "of" hangs on as `nmod`.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        use Tag::{Cd, Dollar, Dt, Ex, Fw, Nn, Nnp, Nnps, Nns, Prp, PrpPoss, Wp};
        matches!(self, Nn | Nns | Nnp | Nnps | Cd | Dollar | Prp | Dt | Ex | Wp | Fw | PrpPoss)
    }

    /// Part of a proper name.
    #[must_use]
    pub fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// A full stop, a comma, a quote, a bracket, a dash or a hyphen.
    #[must_use]
    pub fn is_mark(self) -> bool {
        use Tag::{CloseBracket, CloseQuote, Colon, Comma, Hyph, Nfp, OpenBracket, OpenQuote, Stop};
        matches!(self, Stop | Comma | Colon | CloseQuote | OpenQuote | OpenBracket | CloseBracket | Hyph | Nfp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        assert!(Tag::ALL.iter().all(|&tag| Tag::named(tag.name()) == Some(tag)));
        assert!(Class::ALL.iter().all(|&class| Class::named(class.name()) == Some(class)));
        assert!(Label::ALL.iter().all(|&label| Label::named(label.name()) == Some(label)));
        assert_eq!(Label::named("nsubj:outer"), None);
    }
}
