//! Which members of a list belong together, joined two by two.

/// A union-find over a sorted list; each set is known by its smallest member.
#[derive(Clone, Debug)]
pub(crate) struct Union<'m> {
    members: &'m [usize],
    parent: Vec<usize>,
}

impl<'m> Union<'m> {
    /// Nothing joined yet. `members` are sorted, without repeats.
    pub(crate) fn new(members: &'m [usize]) -> Self {
        Self { members, parent: (0..members.len()).collect() }
    }

    /// The smallest member that `member` is joined with; `member` itself when it is not in the list.
    pub(crate) fn root(&mut self, member: usize) -> usize {
        match self.members.binary_search(&member) {
            Ok(at) => {
                let root = self.root_at(at);
                self.members[root]
            }
            Err(_) => member,
        }
    }

    /// Joins the sets of two members.
    pub(crate) fn unite(&mut self, a: usize, b: usize) {
        if let (Ok(a), Ok(b)) = (self.members.binary_search(&a), self.members.binary_search(&b)) {
            let (a, b) = (self.root_at(a), self.root_at(b));
            self.parent[a.max(b)] = a.min(b);
        }
    }

    fn root_at(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            // Halving the path on the way keeps the trees flat.
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_known_by_their_smallest_member() {
        let members = [2, 3, 5, 8, 9];
        let mut union = Union::new(&members);
        union.unite(9, 5);
        union.unite(3, 8);
        union.unite(8, 9);
        union.unite(2, 7);
        assert_eq!([2, 3, 5, 8, 9, 7].map(|m| union.root(m)), [2, 3, 3, 3, 3, 7]);
    }
}
