//! What was added to an error, and how it is dropped: one by one, for no stack holds a long chain.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::{fmt, iter};

use crate::occurrence::AddedError;

/// What was added to an error.
///
/// A source is any error, so an occurrence hands its own out as the deprecated [`Error::cause`], from where [`Extras::of`] takes them. To
/// others who call that, they look like the source of the occurrence, and lead to it.
#[derive(Default)]
pub(crate) struct Extras(pub(crate) Shared);

/// Shared only while it is dropped.
#[derive(Clone, Default)]
pub struct Shared(Arc<Added>);

#[derive(Default)]
pub(crate) struct Added {
    pub(crate) source: Option<Box<dyn Error + Send + Sync>>,
    pub(crate) instance: Option<Cow<'static, str>>,
    pub(crate) headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    pub(crate) errors: Vec<AddedError>,
    pub(crate) cause: Option<AddedError>,
}

impl Extras {
    pub(crate) fn get(&self) -> &Added {
        &self.0.0
    }

    /// Returns it to be changed; always, for nothing else has it yet.
    pub(crate) fn get_mut(&mut self) -> Option<&mut Added> {
        Arc::get_mut(&mut self.0.0)
    }

    /// Returns what was added to an error, where it is an occurrence.
    fn of<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Shared> {
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

    /// Drops the errors that belong to it, but for what was added to them.
    fn empty(&mut self, rest: &mut Vec<Shared>) {
        for mut error in self.errors.drain(..).chain(self.cause.take()) {
            error.take_added(rest);
        }
        if let Some(source) = self.source.take() {
            rest.extend(Extras::of(&*source).cloned());
        }
    }
}

impl Drop for Added {
    fn drop(&mut self) {
        let mut rest = Vec::new();
        self.empty(&mut rest);
        while let Some(shared) = rest.pop() {
            if let Some(mut added) = Arc::into_inner(shared.0) {
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

impl Error for Shared {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
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

impl fmt::Display for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.source().map_or(Ok(()), |source| fmt::Display::fmt(source, f))
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0.source().map(Sources), f)
    }
}

/// Shows a source; where that is an occurrence, the text of each in the chain, and the last.
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
