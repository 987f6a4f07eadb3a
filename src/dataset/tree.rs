//! What lies within what: types, populations, places, groups.

use std::collections::BTreeSet;

use super::arena::Id;

/// The relation "within" over the records of one arena; a record may lie within several others.
#[derive(Debug, Clone)]
pub struct Tree<T> {
    /// For each record, all that it lies within, sorted.
    above: Vec<Vec<Id<T>>>,
}

impl<T> Default for Tree<T> {
    fn default() -> Self {
        Self { above: Vec::new() }
    }
}

impl<T> Tree<T> {
    /// Closes the given parents of each record, which stand in the order of the arena. A circle is walked once.
    #[must_use]
    pub fn new(parents: &[Vec<Id<T>>]) -> Self {
        let close = |start: &Vec<Id<T>>| {
            let mut above = BTreeSet::new();
            let mut next = start.clone();
            while let Some(id) = next.pop() {
                if above.insert(id) {
                    next.extend(parents.get(id.index()).into_iter().flatten());
                }
            }
            above.into_iter().collect()
        };
        Self { above: parents.iter().map(close).collect() }
    }

    /// All that `id` lies within, itself left out.
    #[must_use]
    pub fn above(&self, id: Id<T>) -> &[Id<T>] {
        self.above.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether `inner` is `outer` or lies within it.
    #[must_use]
    pub fn is_within(&self, inner: Id<T>, outer: Id<T>) -> bool {
        inner == outer || self.above(inner).binary_search(&outer).is_ok()
    }

    /// Whether one of the two is the other or lies within it.
    #[must_use]
    pub fn in_line(&self, a: Id<T>, b: Id<T>) -> bool {
        self.is_within(a, b) || self.is_within(b, a)
    }
}

#[cfg(test)]
mod tests {
    use super::super::arena::Arena;
    use super::*;

    #[test]
    fn several_parents_and_circles() {
        let mut arena = Arena::default();
        let [people, soldiers, french, both] = [(); 4].map(|()| arena.push(()));
        let tree = Tree::new(&[vec![], vec![people], vec![people], vec![soldiers, french]]);
        assert!(tree.is_within(both, soldiers) && tree.is_within(both, people) && tree.is_within(both, both));
        assert!(!tree.in_line(soldiers, french) && tree.in_line(people, both));
        let circle = Tree::new(&[vec![soldiers], vec![people]]);
        assert!(circle.is_within(people, soldiers) && circle.is_within(soldiers, people));
    }
}
