//! What one occurrence adds to an error.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::{error, fmt};

use crate::{ArgSink, CatalogError, Entry};

/// An error with what has caused it, what identifies it, and headers for its response.
///
/// Without any of these it is as small as the error and a pointer.
#[derive(Debug)]
pub struct Occurrence<E> {
    error: E,
    extras: Option<Box<Extras>>,
}

#[derive(Debug, Default)]
struct Extras {
    source: Option<Box<dyn error::Error + Send + Sync>>,
    instance: Option<Cow<'static, str>>,
    headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    errors: Vec<AddedError>,
    causes: Vec<AddedError>,
}

/// An error that belongs to another.
pub type AddedError = Box<dyn CatalogError + Send + Sync>;

impl<E> Occurrence<E> {
    /// Makes an occurrence that adds nothing yet.
    #[must_use]
    pub const fn new(error: E) -> Self {
        Self { error, extras: None }
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

    /// Sets what has caused the error. It is for logs: no text, body or header shows it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        self.extras().source = Some(source.into());
        self
    }

    /// Sets what identifies this occurrence.
    #[must_use]
    pub fn with_instance(mut self, instance: impl Into<Cow<'static, str>>) -> Self {
        self.extras().instance = Some(instance.into());
        self
    }

    /// Adds a response header. One that is not well-formed is left out of the response.
    #[must_use]
    pub fn with_header(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.extras().headers.push((name.into(), value.into()));
        self
    }

    /// Adds another error to the same response, for envelopes that send several; others send the first alone.
    #[must_use]
    pub fn with_error(mut self, error: impl CatalogError + Send + Sync + 'static) -> Self {
        self.extras().errors.push(Box::new(error));
        self
    }

    /// Adds what has caused the error, or the cause before, as an error of a catalog; envelopes with causes send it.
    #[must_use]
    pub fn with_cause(mut self, cause: impl CatalogError + Send + Sync + 'static) -> Self {
        self.extras().causes.push(Box::new(cause));
        self
    }

    fn extras(&mut self) -> &mut Extras {
        self.extras.get_or_insert_default()
    }
}

impl<E> From<E> for Occurrence<E> {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

impl<E: fmt::Display> fmt::Display for Occurrence<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<E: error::Error> error::Error for Occurrence<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        let Some(extras) = &self.extras else { return self.error.source() };
        match (&extras.source, extras.causes.first()) {
            (Some(source), _) => Some(&**source),
            (None, Some(cause)) => Some(&**cause),
            (None, None) => self.error.source(),
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
        let own = self.extras.as_ref().and_then(|extras| extras.instance.as_deref());
        own.or_else(|| self.error.instance())
    }

    fn headers(&self) -> &[(Cow<'static, str>, Cow<'static, str>)] {
        match &self.extras {
            Some(extras) if !extras.headers.is_empty() => &extras.headers,
            _ => self.error.headers(),
        }
    }

    fn errors(&self) -> &[AddedError] {
        match &self.extras {
            Some(extras) if !extras.errors.is_empty() => &extras.errors,
            _ => self.error.errors(),
        }
    }

    fn causes(&self) -> &[AddedError] {
        match &self.extras {
            Some(extras) if !extras.causes.is_empty() => &extras.causes,
            _ => self.error.causes(),
        }
    }
}
