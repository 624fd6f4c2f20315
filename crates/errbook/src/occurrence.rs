//! The methods of an occurrence.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use core::{error, fmt, iter};

use crate::added::Sources;
use crate::error::{Added, Extras};
use crate::render::{ErrorTree, Further, causes, debug_error};
use crate::shared::Shared;
use crate::{AddedError, ArgSink, CatalogError, Entry, Occurrence};

impl<E> Occurrence<E> {
    /// Makes an occurrence that adds nothing yet. If the error is an occurrence itself, takes over what that has added.
    #[must_use]
    pub fn new(mut error: E) -> Self
    where
        E: CatalogError,
    {
        let extras = error.flatten().map(Extras);
        Self { error, extras }
    }

    /// Returns the error.
    #[must_use]
    pub const fn error(&self) -> &E {
        &self.error
    }

    /// Returns the error, without what the occurrence has added.
    #[must_use]
    pub fn into_error(self) -> E {
        self.error
    }

    /// Sets the source of the error, for logs: no text, body or header contains it. It is the
    /// [`source`](error::Error::source) even if the error has causes.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        self.add(|added| added.source = Some(source.into()))
    }

    /// Sets the id of this occurrence.
    #[must_use]
    pub fn with_instance(self, instance: impl Into<Cow<'static, str>>) -> Self {
        self.add(|added| added.instance = Some(instance.into()))
    }

    /// Adds a response header. It is not sent if its name is not well-formed. In its value, line ends become blanks, and any other
    /// character except visible ASCII becomes `?`.
    #[must_use]
    pub fn with_header(
        self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.add(|added| added.headers.push((name.into(), value.into())))
    }

    /// Adds a further error to the same response, with those that were added to it. Envelopes that send one error send only the
    /// first.
    #[must_use]
    pub fn with_error(self, error: impl CatalogError + Send + Sync + 'static) -> Self {
        self.add(|added| added.errors.push(Box::new(error)))
    }

    /// Returns another error with what was added to this one.
    pub(crate) fn map<F>(self, into: impl FnOnce(E) -> F) -> Occurrence<F> {
        Occurrence { error: into(self.error), extras: self.extras }
    }

    fn add(mut self, add: impl FnOnce(&mut Added)) -> Self {
        self.extras.get_or_insert_default().get_mut().map(add);
        self
    }

    fn added(&self) -> Option<&Added> {
        self.extras.as_ref().map(Extras::get)
    }
}

impl<E: CatalogError> From<E> for Occurrence<E> {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

impl<E: fmt::Display> fmt::Display for Occurrence<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<E: CatalogError> Occurrence<E> {
    /// Adds a cause, with its own causes, to the end of the chain.
    ///
    /// Envelopes with causes send the nearest 32; [`source`](error::Error::source) goes on to the last.
    #[must_use]
    pub fn with_cause(mut self, cause: impl CatalogError + Send + Sync + 'static) -> Self {
        if let Some(place) = self.cause_place() {
            append(place, Box::new(cause));
        }
        self
    }
}

/// Adds a cause to the end of a chain. The last error of the chain becomes an occurrence if it cannot have a cause.
fn append(mut place: &mut Option<AddedError>, cause: AddedError) {
    while place.is_some() {
        if place.as_mut().is_some_and(|last| last.cause_place().is_none()) {
            let plain = place.take();
            *place = plain.map(|plain| -> AddedError { Box::new(Occurrence::new(plain)) });
        }
        let Some(next) = place.as_mut().and_then(|last| last.cause_place()) else { return };
        place = next;
    }
    *place = Some(cause);
}

/// Shows further errors and causes as flat lists.
impl<E: fmt::Debug> fmt::Debug for Occurrence<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Occurrence");
        shown.field("error", &self.error);
        if let Some(added) = self.extras.as_ref().map(Extras::get) {
            let errors = || added.errors.iter().flat_map(|error| with(error, Further::new(error)));
            let causes = || added.cause.iter().flat_map(|cause| with(cause, causes(cause)));
            shown
                .field("source", &added.source.as_deref().map(|source| Sources(source)))
                .field("instance", &added.instance)
                .field("headers", &added.headers)
                .field("errors", &ErrorList(errors))
                .field("causes", &ErrorList(causes));
        }
        shown.finish()
    }
}

/// Returns an error, followed by others.
fn with<'e>(
    first: &'e AddedError,
    rest: impl Iterator<Item = &'e dyn ErrorTree>,
) -> impl Iterator<Item = &'e dyn ErrorTree> {
    iter::once(first as &dyn ErrorTree).chain(rest)
}

/// Shows errors, each without its further errors and causes.
struct ErrorList<F>(F);

impl<'e, I: Iterator<Item = &'e dyn ErrorTree>, F: Fn() -> I> fmt::Debug for ErrorList<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries((self.0)().map(OneError)).finish()
    }
}

struct OneError<'e>(&'e dyn ErrorTree);

impl fmt::Debug for OneError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_error(self.0, f)
    }
}

impl<E: error::Error> error::Error for Occurrence<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.added().and_then(Added::source).or_else(|| self.error.source())
    }

    /// Returns what was added, for `Extras::of`.
    fn cause(&self) -> Option<&dyn error::Error> {
        #[expect(deprecated, reason = "nothing else asks for it")]
        match &self.extras {
            Some(extras) => Some(extras),
            None => self.error.cause(),
        }
    }
}

impl<E: CatalogError> CatalogError for Occurrence<E> {
    fn entry(&self) -> Entry<'static> {
        self.error.entry()
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        self.error.args(sink);
    }

    fn instance(&self) -> Option<&str> {
        let own = self.added().and_then(|added| added.instance.as_deref());
        own.or_else(|| self.error.instance())
    }

    fn headers(&self) -> &[(Cow<'static, str>, Cow<'static, str>)] {
        match self.added() {
            Some(added) if !added.headers.is_empty() => &added.headers,
            _ => self.error.headers(),
        }
    }

    fn errors(&self) -> &[AddedError] {
        match self.added() {
            Some(added) if !added.errors.is_empty() => &added.errors,
            _ => self.error.errors(),
        }
    }

    fn nearest_cause(&self) -> Option<&AddedError> {
        let own = self.added().and_then(|added| added.cause.as_ref());
        own.or_else(|| self.error.nearest_cause())
    }

    fn cause_place(&mut self) -> Option<&mut Option<AddedError>> {
        Some(&mut self.extras.get_or_insert_default().get_mut()?.cause)
    }

    fn take_added(&mut self) -> Option<Shared<Added>> {
        self.extras.take().map(|extras| extras.0)
    }

    fn boxed(&mut self) -> Option<&mut AddedError> {
        self.error.boxed()
    }
}
