//! The trait of all errors of catalogs, and the types that it names.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::error::Error;

use crate::render;
use crate::response::log_left_out;
use crate::shared::Shared;
use crate::{ArgSink, Entry, Head, RequestContext, Response};

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
///
/// # Serde
///
/// With the feature `serde`, every error implements `Serialize`: for logs, queues and files, and to pass errors on between your own
/// services. This is not the response body. It has all values of the error, those of internal params too, so don't send it to callers.
///
/// An error is a map, without the members that it has no value for:
///
/// | member | value |
/// | --- | --- |
/// | `group`, `code` | what the catalog calls the error |
/// | `case` | the name of the case |
/// | `params` | a map from name to value: texts, numbers, booleans and lists of texts; a duration is a text of seconds such as `"1.5s"`; a number that isn't finite is `"NaN"`, `"inf"` or `"-inf"` |
/// | `field_errors` | a list of maps: `path`, and `issue` with its own `params`, or `message`. An `issue` of another error has that error's `group` and `code`; one of another catalog is its `message` in the source language |
/// | `instance` | the id of an [`Occurrence`] |
/// | `errors`, `causes` | its further errors and its causes, as flat lists of such maps |
///
/// The source and the headers of an occurrence aren't written.
///
/// If the build script calls `configure().client()`, every generated error type also implements `Deserialize`, which reads the
/// first five members and skips others. The format must be self-describing, like JSON, YAML, CBOR and `MessagePack`. With `serde_json`,
/// turn on its feature `float_roundtrip`: without it, some numbers with a fraction come back as their neighbours. Codes and languages are
/// texts; to read them, you need only the feature. A code that several groups have can't be read as `AnyCode`.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use vonage_errors::{AnyError, generic};
///
/// let error = generic::Error::out_of_credit(30, 50);
/// let json = serde_json::to_string(&error).unwrap();
/// let expected = r#"{"group":"generic","code":"out-of-credit","params":{"balance":30,"cost":50}}"#;
/// assert_eq!(json, expected);
/// assert_eq!(serde_json::from_str::<AnyError>(&json).unwrap(), error.into());
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error of a catalog",
    note = "turn your own error into one of the catalog's: `.map_err(|error| Error::SomeCode.with_source(error))?`",
    note = "or implement `From<{Self}>` for the generated error type, in the crate that includes the catalog"
)]
pub trait CatalogError: Error {
    /// Returns what the catalog says about the error.
    fn entry(&self) -> Entry<'static>;

    /// Passes the values of the params to a sink: the case if there is one, then the params of the entry, then those of the case.
    #[doc(hidden)]
    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>);

    /// Returns the id of this occurrence.
    fn instance(&self) -> Option<&str> {
        None
    }

    /// Returns the response headers of this occurrence, besides those of the catalog.
    fn headers(&self) -> &[(Cow<'static, str>, Cow<'static, str>)] {
        &[]
    }

    /// Returns the further errors of the same response.
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

    /// Returns where the nearest cause is kept, if the error can have one.
    #[doc(hidden)]
    fn cause_place(&mut self) -> Option<&mut Option<AddedError>> {
        None
    }

    /// Takes what was added to it.
    #[doc(hidden)]
    fn take_added(&mut self) -> Option<Shared<Added>> {
        None
    }

    /// Takes what was added to it, and takes the error out of the boxes around it.
    #[doc(hidden)]
    fn flatten(&mut self) -> Option<Shared<Added>> {
        self.take_added()
    }

    /// Returns the box that the error is in, if it is an occurrence of a boxed error.
    #[doc(hidden)]
    fn boxed(&mut self) -> Option<&mut AddedError> {
        None
    }

    /// Appends the response body to a buffer and returns the status and headers of the response.
    ///
    /// Allocates only to grow the buffer, or if the error has more than 16 params, or more than 16 field errors that the
    /// envelope groups.
    fn render(&self, context: &RequestContext<'_>, body: &mut Vec<u8>) -> Head<'static> {
        render::body_of(&self, self.entry(), context, body)
    }

    /// Returns the whole response.
    fn response(&self, context: &RequestContext<'_>) -> Response {
        Response::of(&self, self.entry(), self.headers(), context, &mut log_left_out)
    }

    /// Returns the whole response, as a type of the crate `http`.
    #[cfg(feature = "http")]
    fn to_http_response(&self, context: &RequestContext<'_>) -> http::Response<Vec<u8>> {
        self.response(context).into()
    }

    /// Sets the source of the error, for logs.
    #[must_use]
    fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_source(source)
    }

    /// Sets the id of this occurrence.
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

    /// Adds a further error to the same response. Envelopes that send one error send only the first.
    #[must_use]
    fn with_error(self, error: impl CatalogError + Send + Sync + 'static) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_error(error)
    }

    /// Adds an error of a catalog as the cause, with its own causes. Envelopes with causes send the nearest 32.
    #[must_use]
    fn with_cause(self, cause: impl CatalogError + Send + Sync + 'static) -> Occurrence<Self>
    where
        Self: Sized,
    {
        Occurrence::new(self).with_cause(cause)
    }
}

/// An error with its causes, its id, and headers for its response.
///
/// Without any of these, it is as small as the error and a pointer.
///
/// # Examples
///
/// ```
/// use errbook::{CatalogError, Occurrence, RequestContext};
/// use vonage_errors::generic::Error;
///
/// let lost = std::io::Error::other("the ledger did not answer");
/// let error = Occurrence::new(Error::OutOfCredit { balance: 30, cost: 50 })
///     .with_instance("/account/12345")
///     .with_source(lost);
///
/// let response = error.response(&RequestContext::new());
/// assert!(response.body().windows(14).any(|part| part == b"/account/12345"));
/// // The source is only for logs.
/// assert_eq!(std::error::Error::source(&error).map(ToString::to_string).as_deref(), Some("the ledger did not answer"));
/// ```
pub struct Occurrence<E> {
    pub(crate) error: E,
    pub(crate) extras: Option<Extras>,
}

/// A further error, or a cause.
pub type AddedError = Box<dyn CatalogError + Send + Sync>;

/// The pointer to what was added to an error.
#[derive(Default)]
pub(crate) struct Extras(pub(crate) Shared<Added>);

/// The values added to an error.
#[doc(hidden)]
#[derive(Default)]
pub struct Added {
    pub(crate) source: Option<Box<dyn Error + Send + Sync>>,
    pub(crate) instance: Option<Cow<'static, str>>,
    pub(crate) headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    pub(crate) errors: Vec<AddedError>,
    pub(crate) cause: Option<AddedError>,
}

/// The causes of an error, the nearest first.
#[derive(Clone, Debug)]
pub struct Causes<'e> {
    next: Option<&'e AddedError>,
}

impl<'e> Causes<'e> {
    pub(crate) const fn new(next: Option<&'e AddedError>) -> Self {
        Self { next }
    }
}

impl<'e> Iterator for Causes<'e> {
    type Item = &'e AddedError;

    fn next(&mut self) -> Option<&'e AddedError> {
        let cause = self.next?;
        self.next = cause.nearest_cause();
        Some(cause)
    }
}
