//! What every error of a catalog can do.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::added::{Shared, flatten};
use crate::rendered::rendered;
use crate::response::log_left_out;
use crate::{AddedError, ArgSink, Causes, Entry, Head, Occurrence, RequestContext, Response};

/// An error of a catalog. Generated error types implement it; code that handles any error takes
/// `&dyn CatalogError`.
///
/// [`Display`](core::fmt::Display) of such an error is its detail in the source language, else its title.
///
/// # Examples
///
/// ```
/// use errbook::{CatalogError, RequestContext};
/// use vonage_errors::generic::Error;
///
/// fn status_line(error: &dyn CatalogError) -> String {
///     format!("{} {}", error.entry().status(), error.entry().code())
/// }
///
/// let error = Error::OutOfCredit { balance: 30, cost: 50 };
/// assert_eq!(status_line(&error), "403 out-of-credit");
///
/// let response = error.response(&RequestContext::new().language("es"));
/// assert_eq!(response.header("Content-Language"), Some("es"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error of a catalog",
    note = "turn your own error into one of the catalog's: `.map_err(|error| Error::SomeCode.with_source(error))?`",
    note = "or implement `From<{Self}>` for the generated error type, in the crate that includes the catalog"
)]
pub trait CatalogError: core::error::Error {
    /// Returns what the catalog says about the error.
    fn entry(&self) -> Entry<'static>;

    /// Hands the values of the params to a sink: the case where there is one, the entry's params, the case's.
    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>);

    /// Returns what identifies this occurrence.
    fn instance(&self) -> Option<&str> {
        None
    }

    /// Returns response headers of this occurrence, besides the catalog's.
    fn headers(&self) -> &[(Cow<'static, str>, Cow<'static, str>)] {
        &[]
    }

    /// Returns the errors that were added to the same response.
    fn errors(&self) -> &[AddedError] {
        &[]
    }

    /// Returns the nearest cause; its own cause is the next one.
    fn nearest_cause(&self) -> Option<&AddedError> {
        None
    }

    /// Returns the causes, the nearest first.
    fn causes(&self) -> Causes<'_> {
        Causes::new(self.nearest_cause())
    }

    /// Returns the place of the nearest cause, where there is one for it.
    #[doc(hidden)]
    fn cause_place(&mut self) -> Option<&mut Option<AddedError>> {
        None
    }

    /// Takes what was added to it.
    #[doc(hidden)]
    fn take_added(&mut self) -> Option<Shared> {
        None
    }

    /// Does the same, and takes the error out of the boxes around it.
    #[doc(hidden)]
    fn flatten(&mut self) -> Option<Shared> {
        self.take_added()
    }

    /// Returns the box that the error is in, where it is an occurrence of one.
    #[doc(hidden)]
    fn boxed(&mut self) -> Option<&mut AddedError> {
        None
    }

    /// Appends the response body to a buffer and returns the status and headers of the response.
    ///
    /// Nothing is allocated but what the buffer needs to grow (and where an error has more than 16 params, or more than 16
    /// field errors that the envelope groups).
    fn render(&self, context: &RequestContext<'_>, body: &mut Vec<u8>) -> Head<'static> {
        rendered(self, context, |rendering| rendering.body(body))
    }

    /// Returns the whole response.
    fn response(&self, context: &RequestContext<'_>) -> Response {
        rendered(self, context, |rendering| {
            Response::new(rendering, self.headers(), &mut log_left_out)
        })
    }

    /// Returns the whole response, as the crate `http` has it.
    #[cfg(feature = "http")]
    fn to_http_response(&self, context: &RequestContext<'_>) -> http::Response<Vec<u8>> {
        self.response(context).into()
    }

    /// Adds what has caused the error, for logs.
    #[must_use]
    fn with_source(
        self,
        source: impl Into<alloc::boxed::Box<dyn core::error::Error + Send + Sync>>,
    ) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_source(source)
    }

    /// Adds what identifies this occurrence.
    #[must_use]
    fn with_instance(self, instance: impl Into<Cow<'static, str>>) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_instance(instance)
    }

    /// Adds a response header.
    #[must_use]
    fn with_header(
        self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_header(name, value)
    }

    /// Adds another error to the same response, for envelopes that send several; others send the first alone.
    #[must_use]
    fn with_error(self, error: impl CatalogError + Send + Sync + 'static) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_error(error)
    }

    /// Adds what has caused the error, as an error of a catalog, with its own causes; envelopes with causes send the nearest 32.
    #[must_use]
    fn with_cause(self, cause: impl CatalogError + Send + Sync + 'static) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_cause(cause)
    }
}

/// Writes the methods of an error that stands for another.
macro_rules! delegated {
    () => {
        fn entry(&self) -> Entry<'static> {
            (**self).entry()
        }

        fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
            (**self).args(sink);
        }

        fn instance(&self) -> Option<&str> {
            (**self).instance()
        }

        fn headers(&self) -> &[(Cow<'static, str>, Cow<'static, str>)] {
            (**self).headers()
        }

        fn errors(&self) -> &[AddedError] {
            (**self).errors()
        }

        fn nearest_cause(&self) -> Option<&AddedError> {
            (**self).nearest_cause()
        }
    };
}

impl<E: CatalogError + ?Sized> CatalogError for &E {
    delegated!();
}

impl CatalogError for AddedError {
    delegated!();

    fn cause_place(&mut self) -> Option<&mut Option<AddedError>> {
        (**self).cause_place()
    }

    fn take_added(&mut self) -> Option<Shared> {
        (**self).take_added()
    }

    fn flatten(&mut self) -> Option<Shared> {
        flatten(self)
    }

    fn boxed(&mut self) -> Option<&mut AddedError> {
        Some(self)
    }
}
