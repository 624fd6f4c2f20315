//! Values added to an error. The chain is dropped in a loop, because recursion could overflow the stack.
//!
//! A source is any error, so an occurrence hands out its [`Extras`] as the deprecated [`Error::cause`], from where [`Extras::of`]
//! takes them. To other callers, they look like the source of the occurrence, which is their own source.

use alloc::vec::Vec;
use core::error::Error;
use core::{fmt, iter};

use crate::error::{Added, Extras};
use crate::shared::Shared;

impl Extras {
    pub(crate) fn get(&self) -> &Added {
        self.0.get()
    }

    /// Returns a mutable reference. Never `None`, as nothing else has the pointer yet.
    pub(crate) fn get_mut(&mut self) -> Option<&mut Added> {
        self.0.get_mut()
    }

    /// Returns what was added to an error, if it is an occurrence.
    fn of<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Shared<Added>> {
        #[expect(deprecated, reason = "nothing else asks for it")]
        let extras = error.cause()?;
        extras.source()?.downcast_ref()
    }
}

impl Added {
    pub(crate) fn source(&self) -> Option<&(dyn Error + 'static)> {
        match (&self.source, &self.cause) {
            (Some(source), _) => Some(&**source),
            (None, Some(cause)) => Some(&**cause),
            (None, None) => None,
        }
    }

    /// Drops the errors that were added, and collects what was added to these.
    fn empty(&mut self, rest: &mut Vec<Shared<Added>>) {
        for mut error in self.errors.drain(..).chain(self.cause.take()) {
            rest.extend(error.take_added());
        }
        if let Some(source) = self.source.take() {
            rest.extend(Extras::of(&*source).and_then(Shared::again));
        }
    }
}

impl Drop for Added {
    fn drop(&mut self) {
        let mut rest = Vec::new();
        self.empty(&mut rest);
        while let Some(shared) = rest.pop() {
            if let Some(mut added) = shared.into_inner() {
                added.empty(&mut rest);
            }
        }
    }
}

impl Error for Extras {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

impl Error for Shared<Added> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.get().source()
    }
}

impl fmt::Display for Extras {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Extras {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Shared<Added> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().source().map_or(Ok(()), |source| fmt::Display::fmt(source, f))
    }
}

impl fmt::Debug for Shared<Added> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get().source().map(Sources), f)
    }
}

/// Shows a source; for an occurrence, the text of each error in the chain, and the last error.
pub(crate) struct Sources<'e>(pub(crate) &'e (dyn Error + 'static));

impl fmt::Debug for Sources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if Extras::of(self.0).is_none() {
            return fmt::Debug::fmt(self.0, f);
        }
        let mut list = f.debug_list();
        for error in iter::successors(Some(self.0), |&error| error.source()) {
            if Extras::of(error).is_some() {
                list.entry(&format_args!("{error}"));
            } else {
                list.entry(&format_args!("{error:?}"));
                break;
            }
        }
        list.finish()
    }
}
