//! A list that allocates only for many items.
//!
//! Written by hand, because the crate `smallvec` would be one more dependency of every client, for 60 lines.

use alloc::vec::Vec;
use core::array;

/// A list that keeps its first `N` items in place.
#[derive(Clone, Debug)]
pub(crate) struct Small<T, const N: usize> {
    len: usize,
    inline: [T; N],
    /// All items, once they no longer fit in place.
    spilled: Vec<T>,
}

impl<T: Clone + Default, const N: usize> Default for Small<T, N> {
    #[inline]
    fn default() -> Self {
        Self { len: 0, inline: array::from_fn(|_| T::default()), spilled: Vec::new() }
    }
}

impl<T: Copy + Default, const N: usize> Small<T, N> {
    /// Returns an empty list. Its places are filled at once, where [`Default`] makes them one by one.
    #[inline]
    pub(crate) fn new() -> Self {
        Self { len: 0, inline: [T::default(); N], spilled: Vec::new() }
    }
}

impl<T: Clone + Default, const N: usize> Small<T, N> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(crate) fn as_slice(&self) -> &[T] {
        if self.len <= N { self.inline.get(..self.len).unwrap_or_default() } else { &self.spilled }
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if self.len <= N { self.inline.get_mut(index) } else { self.spilled.get_mut(index) }
    }

    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        match self.inline.get_mut(self.len) {
            Some(place) => *place = item,
            None => self.spill(item),
        }
        self.len += 1;
    }

    #[cold]
    fn spill(&mut self, item: T) {
        if self.len == N {
            self.spilled.clear();
            self.spilled.extend_from_slice(&self.inline);
        }
        self.spilled.push(item);
    }

    /// Drops the items from an index on.
    pub(crate) fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        if self.len > N {
            self.spilled.truncate(len);
            if let (Some(places), Some(items)) =
                (self.inline.get_mut(..len.min(N)), self.spilled.get(..len.min(N)))
            {
                places.clone_from_slice(items);
            }
        }
        self.len = len;
    }
}

impl<T, const N: usize> Small<T, N> {
    /// Converts each item.
    pub(crate) fn map<U>(self, mut map: impl FnMut(T) -> U) -> Small<U, N> {
        Small {
            len: self.len,
            inline: self.inline.map(&mut map),
            spilled: self.spilled.into_iter().map(map).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_in_order_there_and_back() {
        for (filled, kept) in [(3, 1), (4, 4), (9, 6), (9, 4), (9, 2), (9, 0), (5, 9)] {
            let mut list = Small::<usize, 4>::new();
            (0..filled).for_each(|item| list.push(item));
            list.truncate(kept);
            let len = filled.min(kept);
            assert_eq!(list.as_slice(), (0..len).collect::<Vec<_>>(), "{kept} of {filled}");
            (len..12).for_each(|item| list.push(item));
            assert_eq!(list.as_slice(), (0..12).collect::<Vec<_>>(), "{kept} of {filled}");
            assert_eq!(list.len(), 12);
        }
    }
}
