//! Commas, dashes, quotes and brackets hang on the head of what they set off.

use super::names::Tag;
use super::relation::Relation as R;
use super::tree::Tree;

/// What a mark before it may set off.
const SET_OFF: &[R] = &[R::Conj, R::Appos, R::Acl, R::Relcl, R::Advcl, R::Parataxis];

/// Those that a mark before and one behind set off.
const BETWEEN: &[R] = &[R::Appos, R::Acl, R::Relcl, R::Advcl, R::Parataxis];

/// What may stand at the front, before its head and a comma.
const FRONTED: &[R] =
    &[R::Advcl, R::Obl, R::Npadvmod, R::Advmod, R::Prep, R::Intj, R::Appos, R::Acl, R::Relcl, R::Parataxis, R::Nmod];

/// How far the phrase of each word reaches, marks left out.
struct Reach {
    left: Vec<usize>,
    right: Vec<usize>,
}

impl Reach {
    fn new(tree: &Tree<'_>) -> Self {
        let (mut left, mut right): (Vec<usize>, Vec<usize>) = ((0..tree.len()).collect(), (0..tree.len()).collect());
        for at in (0..tree.len()).filter(|&at| !tree.is(at, R::Punct)) {
            let mut up = at;
            for _ in 0..tree.len() {
                left[up] = left[up].min(at);
                right[up] = right[up].max(at);
                let Some(head) = tree.heads[up] else { break };
                up = head;
            }
        }
        Self { left, right }
    }
}

/// The largest phrase that begins (or ends, by the edges given) at a word.
fn climb(tree: &Tree<'_>, from: usize, edges: &[usize]) -> usize {
    let mut at = from;
    for _ in 0..tree.len() {
        match tree.heads[at] {
            Some(head) if edges[head] == from => at = head,
            _ => break,
        }
    }
    at
}

/// Hangs the marks of a tree.
pub(super) fn hang(tree: &mut Tree<'_>) {
    let count = tree.len();
    let Some(root) = tree.heads.iter().position(Option::is_none) else { return };
    let reach = Reach::new(tree);
    let mut open: Vec<usize> = Vec::new();
    let mut heads = tree.heads.clone();
    for at in (0..count).filter(|&at| tree.is(at, R::Punct)) {
        let form = tree.form(at);
        if at + 1 == count || matches!(form, "." | "!" | "?") {
            heads[at] = Some(root);
            continue;
        }
        match form {
            "“" | "(" | "[" | "‘" => {
                open.push(at);
                heads[at] = Some(root);
            }
            "\"" if open.iter().all(|&o| tree.form(o) != "\"") => {
                open.push(at);
                heads[at] = Some(root);
            }
            "”" | ")" | "]" | "\"" | "’" => {
                let inside = open.pop().and_then(|start| Some((start, head_inside(tree, start + 1, at)?)));
                if let Some((start, head)) = inside {
                    heads[start] = Some(head);
                    heads[at] = Some(head);
                }
            }
            "," | "–" | "—" | ":" | ";" | "--" => heads[at] = Some(parting(tree, at, root, &reach)),
            "-" if tree.tag(at) == Tag::Colon => heads[at] = Some(parting(tree, at, root, &reach)),
            _ => {}
        }
    }
    // The root stays one, and no mark hangs on itself.
    for (at, head) in heads.iter_mut().enumerate() {
        if at == root || *head == Some(at) {
            *head = tree.heads[at];
        }
    }
    tree.heads = heads;
}

/// The first word between two brackets whose head stands outside them.
fn head_inside(tree: &Tree<'_>, from: usize, to: usize) -> Option<usize> {
    let outside = |at: usize| tree.heads[at].is_none_or(|head| head < from || head >= to);
    (from..to).find(|&at| !tree.is(at, R::Punct) && outside(at))
}

/// What a comma or dash hangs on: the phrase behind or before it that it sets off, else what that before it hangs on.
fn parting(tree: &Tree<'_>, at: usize, root: usize, reach: &Reach) -> usize {
    let no_mark = |at: &usize| !tree.is(*at, R::Punct);
    let after = (at + 1..tree.len()).find(no_mark).map(|word| climb(tree, word, &reach.left));
    let before = (0..at).rev().find(no_mark).map(|word| climb(tree, word, &reach.right));
    let among = |word: usize, list: &[R]| list.contains(&tree.relations[word]);
    if let Some(after) = after
        && tree.heads[after].is_some_and(|head| head < at)
        && among(after, SET_OFF)
    {
        return after;
    }
    let Some(before) = before else { return root };
    let head = tree.heads[before];
    if head.is_some_and(|head| head > at) && among(before, FRONTED) {
        return before;
    }
    let left = reach.left[before];
    if head.is_some_and(|head| head < at) && among(before, BETWEEN) && left > 0 && tree.is(left - 1, R::Punct) {
        return before;
    }
    head.filter(|&head| head != at).unwrap_or(root)
}
