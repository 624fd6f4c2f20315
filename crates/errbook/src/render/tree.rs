//! Errors with their further errors and causes.

use alloc::vec::Vec;
use core::mem;

use crate::{Args, Entry};

/// An error with its further errors and its cause, as rendering needs them.
pub(crate) trait ErrorTree {
    /// Returns what the catalog says about the error.
    fn entry(&self) -> Entry<'_>;

    /// Adds the values of the error to an empty list.
    fn take_args<'s>(&'s self, args: &mut Args<'s>);

    /// Returns the id of this occurrence.
    fn instance(&self) -> Option<&str> {
        None
    }

    /// Returns a further error that was added to it, by its position.
    fn added(&self, index: usize) -> Option<&dyn ErrorTree> {
        let _ = index;
        None
    }

    /// Returns the nearest cause; its own cause is the next one.
    fn cause(&self) -> Option<&dyn ErrorTree> {
        None
    }
}

/// Returns the causes of an error, the nearest first.
pub(crate) fn causes(error: &dyn ErrorTree) -> impl Iterator<Item = &dyn ErrorTree> {
    core::iter::successors(error.cause(), |cause| cause.cause())
}

/// The further errors of an error, each followed by its own further errors.
pub(crate) struct Further<'e> {
    owner: &'e dyn ErrorTree,
    next: usize,
    /// The outer owners, with the next position in each.
    open: Vec<(&'e dyn ErrorTree, usize)>,
}

impl<'e> Further<'e> {
    pub(crate) fn new(owner: &'e dyn ErrorTree) -> Self {
        Self { owner, next: 0, open: Vec::new() }
    }
}

impl<'e> Iterator for Further<'e> {
    type Item = &'e dyn ErrorTree;

    fn next(&mut self) -> Option<&'e dyn ErrorTree> {
        loop {
            if let Some(error) = self.owner.added(self.next) {
                self.next += 1;
                if error.added(0).is_some() {
                    let owner = mem::replace(&mut self.owner, error);
                    self.open.push((owner, mem::take(&mut self.next)));
                }
                return Some(error);
            }
            (self.owner, self.next) = self.open.pop()?;
        }
    }
}
