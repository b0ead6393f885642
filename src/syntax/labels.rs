//! The label and the class of a word, told by its place in the tree.

use super::names::{Class, Label, Tag};
use super::relation::Relation as R;
use super::tree::Tree;
use super::word::Word;

/// What a year has: four figures.
const YEAR: usize = 4;

/// The label of a word in a tree that has been turned.
pub(super) fn label(tree: &Tree<'_>, at: usize) -> Label {
    let Some(head) = tree.heads[at] else { return Label::Root };
    match tree.relations[at] {
        R::Acl => Label::Acl,
        R::Acomp | R::Attr | R::Oprd | R::Xcomp => Label::Xcomp,
        R::Advcl | R::Pcomp => Label::Advcl,
        R::Advmod | R::Neg | R::Quantmod => Label::Advmod,
        R::Agent | R::Dep | R::Meta => Label::Dep,
        R::Amod => Label::Amod,
        R::Appos => Label::Appos,
        R::Aux if tree.tag(at) == Tag::To => Label::Mark,
        R::Aux => Label::Aux,
        R::AuxPass => Label::AuxPass,
        R::Case | R::Prep => Label::Case,
        R::Cc | R::Preconj => Label::Cc,
        R::Ccomp => Label::Ccomp,
        R::Compound => Label::Compound,
        R::Conj => Label::Conj,
        R::Cop => Label::Cop,
        R::Csubj | R::CsubjPass => Label::Csubj,
        R::Dative => Label::Iobj,
        R::Det | R::Predet => Label::Det,
        R::Dobj => Label::Obj,
        R::Expl => Label::Expl,
        R::Flat => Label::Flat,
        R::Intj => Label::Discourse,
        R::Mark => Label::Mark,
        R::Nmod if tree.child(at, &[R::Case]).is_some() => Label::Nmod,
        R::Nmod if tree.tag(at) == Tag::Cd => Label::Nummod,
        R::Nmod => Label::Compound,
        R::Npadvmod if tree.below_nominal(at) => Label::NmodUnmarked,
        R::Npadvmod => Label::OblUnmarked,
        R::Nsubj => Label::Nsubj,
        R::NsubjPass => Label::NsubjPass,
        // "May 2011": the year is no count of months.
        R::Nummod if head < at && tree.form(at).len() == YEAR && tree.tag(head).is_proper() => Label::NmodUnmarked,
        R::Nummod => Label::Nummod,
        R::Obl | R::Pobj => Label::Obl,
        R::OblAgent => Label::OblAgent,
        R::Parataxis => Label::Parataxis,
        R::Poss => Label::NmodPoss,
        R::Prt => Label::CompoundPrt,
        R::Punct => Label::Punct,
        R::Relcl => Label::AclRelcl,
        R::Root => Label::Root,
    }
}

/// The class of a word that has its tag and its label.
pub(super) fn class(word: &Word) -> Class {
    let negates = || word.form.eq_ignore_ascii_case("not") || word.lemma == "not";
    match word.tag {
        Tag::Nn if word.form == "%" => Class::Sym,
        Tag::Nn | Tag::Nns => Class::Noun,
        Tag::Nnp | Tag::Nnps => Class::Propn,
        Tag::Md => Class::Aux,
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => match word.label {
            Label::Aux | Label::AuxPass | Label::Cop => Class::Aux,
            _ => Class::Verb,
        },
        Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Afx => Class::Adj,
        Tag::Rb if negates() => Class::Part,
        Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Wrb => Class::Adv,
        Tag::In => match word.label {
            Label::Mark => Class::Sconj,
            Label::Advmod => Class::Adv,
            _ => Class::Adp,
        },
        Tag::Rp => Class::Adp,
        Tag::To if word.label == Label::Case => Class::Adp,
        Tag::To | Tag::Pos => Class::Part,
        Tag::Dt | Tag::Pdt if matches!(word.label, Label::Det | Label::Cc) => Class::Det,
        Tag::Wdt if word.label == Label::Det => Class::Det,
        Tag::Dt | Tag::Pdt | Tag::Wdt | Tag::Prp | Tag::PrpPoss | Tag::Wp | Tag::WpPoss | Tag::Ex => Class::Pron,
        Tag::Cd => Class::Num,
        Tag::Cc => Class::Cconj,
        Tag::Uh => Class::Intj,
        Tag::Dollar | Tag::Sym => Class::Sym,
        Tag::Fw | Tag::Ls | Tag::Xx | Tag::Add => Class::X,
        _ => Class::Punct,
    }
}
