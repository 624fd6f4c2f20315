//! The pointer to what was added, which is shared only while a chain of sources is dropped.

#[cfg(not(target_has_atomic = "ptr"))]
use alloc::boxed::Box;
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;

use super::Added;

/// Where pointers cannot be counted across threads, there is one of each, and sources drop theirs as other errors do.
#[cfg(not(target_has_atomic = "ptr"))]
#[derive(Default)]
pub struct Shared(Box<Added>);

/// From a source, which nobody can change, a second one takes over once the source is dropped.
#[cfg(target_has_atomic = "ptr")]
#[derive(Default)]
pub struct Shared(Arc<Added>);

#[cfg(not(target_has_atomic = "ptr"))]
impl Shared {
    pub(super) fn get_mut(&mut self) -> Option<&mut Added> {
        Some(&mut self.0)
    }

    pub(super) fn again(&self) -> Option<Self> {
        None
    }

    pub(super) fn into_inner(self) -> Option<Added> {
        Some(*self.0)
    }
}

#[cfg(target_has_atomic = "ptr")]
impl Shared {
    pub(super) fn get_mut(&mut self) -> Option<&mut Added> {
        Arc::get_mut(&mut self.0)
    }

    /// Returns another pointer to the same.
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
    pub(super) fn again(&self) -> Option<Self> {
        Some(Self(Arc::clone(&self.0)))
    }

    /// Returns what was added, where no other pointer to it is left.
    pub(super) fn into_inner(self) -> Option<Added> {
        Arc::into_inner(self.0)
    }
}

impl Shared {
    pub(super) fn get(&self) -> &Added {
        &self.0
    }
}
