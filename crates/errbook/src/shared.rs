//! A pointer that is shared only while a chain of sources is dropped.

#[cfg(not(target_has_atomic = "ptr"))]
use alloc::boxed::Box;
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;

/// The only pointer, on targets that cannot count pointers across threads: sources drop theirs as other errors do.
#[cfg(not(target_has_atomic = "ptr"))]
#[derive(Default)]
pub struct Shared<T>(Box<T>);

/// A counted pointer: a source cannot be changed, so a second pointer takes over once the source is dropped.
#[cfg(target_has_atomic = "ptr")]
#[derive(Default)]
pub struct Shared<T>(Arc<T>);

#[cfg(not(target_has_atomic = "ptr"))]
impl<T> Shared<T> {
    pub(crate) fn get_mut(&mut self) -> Option<&mut T> {
        Some(&mut self.0)
    }

    pub(crate) fn again(&self) -> Option<Self> {
        None
    }

    pub(crate) fn into_inner(self) -> Option<T> {
        Some(*self.0)
    }
}

#[cfg(target_has_atomic = "ptr")]
impl<T> Shared<T> {
    pub(crate) fn get_mut(&mut self) -> Option<&mut T> {
        Arc::get_mut(&mut self.0)
    }

    /// Returns another pointer to the same.
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
    pub(crate) fn again(&self) -> Option<Self> {
        Some(Self(Arc::clone(&self.0)))
    }

    /// Returns what it points to, if no other pointer is left.
    pub(crate) fn into_inner(self) -> Option<T> {
        Arc::into_inner(self.0)
    }
}

impl<T> Shared<T> {
    pub(crate) fn get(&self) -> &T {
        &self.0
    }
}
