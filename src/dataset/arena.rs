//! Records in a row, named by typed numbers.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

/// Names one record of an [`Arena`]. Ids are made by the arena alone and follow the order of records.
pub struct Id<T> {
    index: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    fn nth(index: usize) -> Self {
        Self { index: u32::try_from(index).unwrap_or(u32::MAX), kind: PhantomData }
    }
}

impl<T> Id<T> {
    /// The place of the record in its arena, 0-based.
    pub(super) const fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Records of one kind.
#[derive(Debug, Clone)]
pub struct Arena<T> {
    records: Vec<T>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { records: Vec::new() }
    }
}

impl<T> Arena<T> {
    /// Takes in a record and names it.
    pub fn push(&mut self, record: T) -> Id<T> {
        self.records.push(record);
        Id::nth(self.records.len() - 1)
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All records, in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> {
        self.records.iter().enumerate().map(|(index, record)| (Id::nth(index), record))
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + use<T> {
        (0..self.records.len()).map(Id::nth)
    }

    /// The record, to change it.
    pub fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.records.get_mut(id.index())
    }
}

impl<T> Index<Id<T>> for Arena<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "ids are made by push alone, and nothing is ever removed")]
    fn index(&self, id: Id<T>) -> &T {
        &self.records[id.index()]
    }
}
