//! From the relations that the weights were trained on to Universal Dependencies.
//!
//! The trees differ in their heads: there a preposition governs its noun, a copula its predicate, a number its currency
//! sign, and each conjunct the next. Each step turns one of these round.

use super::given;
use super::names::Tag;
use super::relation::Relation as R;
use super::tree::Tree;

/// How many words a personal name may have behind its first.
const NAME: usize = 3;

/// Takes the steps, in order.
pub(super) fn turn(tree: &mut Tree<'_>) {
    tree.one_root();
    conjunctions(tree);
    prepositions(tree);
    copulas(tree);
    currencies(tree);
    flatten_lists(tree);
    personal_names(tree);
    tree.open_rings();
    tree.one_root();
}

/// "and" hangs on the conjunct that it brings, and so does a comma before one.
fn conjunctions(tree: &mut Tree<'_>) {
    for at in 0..tree.len() {
        let comma = tree.is(at, R::Punct) && tree.form(at) == ",";
        let Some(head) = tree.heads[at].filter(|&head| head < at && (tree.is(at, R::Cc) || comma)) else { continue };
        let next = tree.children(head).find(|&child| child > at && tree.is(child, R::Conj));
        if let Some(next) = next.filter(|&next| !comma || tree.children(head).all(|c| c <= at || c >= next)) {
            tree.heads[at] = Some(next);
        }
    }
}

/// "in Yunnan": the noun hangs on what the preposition hung on, the preposition on the noun.
fn prepositions(tree: &mut Tree<'_>) {
    const TURNED: &[R] =
        &[R::Prep, R::Agent, R::Dative, R::Conj, R::Root, R::Pcomp, R::Advmod, R::Mark, R::Acomp, R::Prt, R::Quantmod];
    // The last first, so that "out of the house" turns round from the inside.
    for at in (0..tree.len()).rev() {
        let own = tree.relations[at];
        if !TURNED.contains(&own) {
            continue;
        }
        let nominal = tree.below_nominal(at);
        if let Some(object) = tree.child(at, &[R::Pobj]) {
            // Below another preposition it stays its object, to be turned round with that one.
            let nested = matches!(own, R::Prep | R::Pcomp)
                && tree.heads[at].is_some_and(|head| {
                    matches!(tree.relations[head], R::Prep | R::Agent) && tree.child(head, &[R::Pobj]).is_none()
                });
            tree.invert(at, object, R::Case, |_, _| false);
            tree.relations[object] = match own {
                _ if nested => R::Pobj,
                R::Agent => R::OblAgent,
                R::Conj | R::Root => own,
                R::Pcomp | R::Prep if nominal => R::Nmod,
                _ => R::Obl,
            };
        } else if let Some(clause) = tree.child(at, &[R::Pcomp]) {
            tree.invert(at, clause, R::Mark, |_, _| false);
            tree.relations[clause] = match own {
                R::Conj | R::Root => own,
                _ if nominal => R::Acl,
                _ => R::Advcl,
            };
        } else if own == R::Prep {
            tree.relations[at] = R::Advmod;
        }
    }
}

/// "is rich": "rich" is the predicate, "is" its copula; "there is" stays.
fn copulas(tree: &mut Tree<'_>) {
    for at in 0..tree.len() {
        if tree.lemma(at) != "be" || matches!(tree.relations[at], R::Aux | R::AuxPass | R::Cop) {
            continue;
        }
        if tree.child(at, &[R::Expl]).is_some() {
            if let Some(what) = tree.child(at, &[R::Attr]) {
                tree.relations[what] = R::Nsubj;
            }
            continue;
        }
        let predicate = tree.child(at, &[R::Attr, R::Acomp]).or_else(|| {
            tree.child(at, &[R::Nsubj, R::Csubj])?;
            if tree.child(at, &[R::Ccomp, R::Xcomp, R::Oprd, R::Dobj]).is_some() {
                return None;
            }
            tree.children(at).find(|&child| {
                let adverb = tree.is(child, R::Advmod) && !matches!(tree.lemma(child), "not" | "also" | "n't");
                child > at && (tree.is(child, R::Obl) || adverb)
            })
        });
        if let Some(predicate) = predicate {
            tree.invert(at, predicate, R::Cop, |_, _| false);
        }
    }
}

/// "$ 3.1 billion": the sign is the noun.
fn currencies(tree: &mut Tree<'_>) {
    for at in 0..tree.len() {
        if tree.tag(at) != Tag::Dollar {
            continue;
        }
        let Some(number) = tree.heads[at].filter(|&head| head > at && tree.tag(head) == Tag::Cd) else { continue };
        tree.invert(number, at, R::Nummod, |tree, child| {
            let inner =
                matches!(tree.relations[child], R::Compound | R::Nummod | R::Quantmod | R::Punct | R::Advmod | R::Nmod);
            inner && at < child && child < number
        });
        if tree.is(at, R::Nummod) {
            tree.relations[at] = R::Compound;
        }
    }
}

/// All conjuncts hang on the first.
fn flatten_lists(tree: &mut Tree<'_>) {
    for at in 0..tree.len() {
        for _ in 0..tree.len() {
            let head = tree.heads[at].filter(|&head| tree.is(at, R::Conj) && tree.is(head, R::Conj));
            let Some(up) = head.and_then(|head| tree.heads[head]) else { break };
            tree.heads[at] = Some(up);
        }
    }
}

/// "Ann Lee Brown": the first name is the head, the others `flat`.
fn personal_names(tree: &mut Tree<'_>) {
    for at in 0..tree.len() {
        if tree.tag(at) != Tag::Nnp
            || !matches!(tree.relations[at], R::Compound | R::Nmod)
            || !given::is_given(tree.form(at))
        {
            continue;
        }
        let Some(last) = tree.heads[at].filter(|&last| last > at && last - at <= NAME) else { continue };
        let run = at + 1..=last;
        let outside = |word| tree.tag(word) != Tag::Nnp || word != last && tree.heads[word] != Some(last);
        if run.clone().any(outside) {
            continue;
        }
        tree.invert(last, at, R::Flat, |_, child| run.contains(&child));
        for word in run {
            tree.set(word, Some(at), R::Flat);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::moves::Heads;
    use super::super::word::Word;
    use super::*;

    /// Turns words given as "form/TAG/head/relation", heads from 1; says heads and relations.
    fn turned(text: &str) -> Vec<String> {
        let (mut words, mut found) = (Vec::new(), Heads::default());
        for part in text.split(' ') {
            let [form, tag, head, relation] = part.split('/').collect::<Vec<_>>()[..] else { panic!("{part}") };
            let mut word = Word::new(form, 0);
            word.tag = Tag::named(tag).expect("a tag");
            word.lemma = super::super::lemma::lemma(form, word.tag);
            words.push(word);
            found.heads.push(head.parse::<usize>().expect("a head").checked_sub(1));
            found.relations.push(R::named(relation).expect("a relation"));
        }
        let mut tree = Tree::new(&words, found);
        turn(&mut tree);
        let edges = tree.heads.iter().zip(&tree.relations);
        edges.map(|(head, relation)| format!("{}:{}", head.map_or(0, |head| head + 1), relation.name())).collect()
    }

    #[test]
    fn prepositions_hang_on_their_noun() {
        assert_eq!(
            turned("fell/VBD/0/ROOT out/IN/1/prep of/IN/2/prep bed/NN/3/pobj"),
            ["0:ROOT", "4:case", "4:case", "1:obl"]
        );
        assert_eq!(turned("he/PRP/2/nsubj fell/VBD/0/ROOT in/IN/2/prep"), ["2:nsubj", "0:ROOT", "2:advmod"]);
    }

    #[test]
    fn the_copula_gives_way() {
        assert_eq!(turned("sales/NNS/2/nsubj were/VBD/0/ROOT flat/JJ/2/acomp"), ["3:nsubj", "3:cop", "0:ROOT"]);
        assert_eq!(turned("there/EX/2/expl were/VBD/0/ROOT deaths/NNS/2/attr"), ["2:expl", "0:ROOT", "2:nsubj"]);
    }

    #[test]
    fn the_currency_sign_is_the_noun() {
        assert_eq!(
            turned("cost/VBD/0/ROOT $/$/4/quantmod 3/CD/4/compound billion/CD/1/dobj"),
            ["0:ROOT", "1:dobj", "4:compound", "2:nummod"]
        );
    }

    #[test]
    fn lists_hang_on_the_first() {
        assert_eq!(
            turned("a/NN/0/ROOT ,/,/1/punct b/NN/1/conj and/CC/3/cc c/NN/3/conj"),
            ["0:ROOT", "3:punct", "1:conj", "5:cc", "1:conj"]
        );
    }

    #[test]
    fn the_first_name_is_the_head() {
        assert_eq!(turned("Ann/NNP/2/compound Lee/NNP/3/nsubj ran/VBD/0/ROOT"), ["3:nsubj", "1:flat", "0:ROOT"]);
        assert_eq!(turned("Hong/NNP/2/compound Kong/NNP/3/nsubj ran/VBD/0/ROOT"), ["2:compound", "3:nsubj", "0:ROOT"]);
    }

    #[test]
    fn a_ring_is_opened() {
        let found = turned("a/NN/2/dobj b/NN/1/dobj c/NN/0/ROOT");
        assert_eq!(found.iter().filter(|edge| edge.starts_with("0:")).count(), 1, "{found:?}");
    }
}
