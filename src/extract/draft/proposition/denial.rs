//! How far a denial reaches: over what hangs on the word that it stands with, and not into the clauses beside it.

use super::tree::Tree;
use crate::syntax::{self, Label, Parser};
use crate::text::Span;

/// Whether a word that denies, at `cue` in a sentence of `text`, denies what stands at `at`.
///
/// "The 36-year-old champion won, and the other never recovered" denies no age, "do not expect to sign him, despite an
/// eight-year offer" no offer.
pub(in crate::extract::draft) fn reaches(parser: &mut Parser, text: &str, sentence: Span, cue: Span, at: Span) -> bool {
    let mut parsed = syntax::words(text, sentence);
    parser.parse(&mut parsed);
    let tree = Tree::new(text, &parsed);
    let (word, figure) = (tree.covered(cue), tree.covered(at));
    // "no 40 pilots": the cue is a part of what is denied.
    if word.is_empty() || figure.is_empty() || figure.contains(&word.start) {
        return true;
    }
    let Some(denied) = tree.head(word.start) else { return true };
    let Some(mut up) = tree.top(figure) else { return true };
    let phrase = matches!(tree.label(word.start), Label::Det | Label::Case);
    for _ in 0..tree.len() {
        if up == denied {
            return true;
        }
        let Some(head) = tree.head(up) else { break };
        match tree.label(up) {
            // Said by the way.
            Label::Appos | Label::Parataxis => return false,
            // A clause or member beside what is denied.
            Label::Advcl | Label::AclRelcl | Label::Acl | Label::Conj => return false,
            // "The 36-year-old champion": a quality of who acts is none of what is denied of him.
            Label::Amod | Label::Compound => {
                let acts = matches!(tree.label(head), Label::Nsubj | Label::NsubjPass);
                if acts {
                    return false;
                }
            }
            _ => {}
        }
        up = head;
    }
    // "no chance of parole" denies nothing of the sentence that it stands in; "no crews fought the 40 fires" does.
    phrase && matches!(tree.label(denied), Label::Nsubj | Label::NsubjPass | Label::Obj)
}
