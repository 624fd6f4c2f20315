//! Reports: errors on their way to a response, with what was added to them.

use core::fmt;

use crate::Occurrence;

/// An error with its source and all else that was added to it, as the error type of a function: `?` turns errors and occurrences
/// into it if their error converts into `E`.
///
/// From a report of another type of error, `?` needs `.map_err(IntoReport::into_report)` before it.
///
/// Use it with `AnyError`, or with a set to promise that there are no other errors. Unlike an [`Occurrence`], it is no error itself,
/// as little as the reports of anyhow and eyre: only so can `?` convert every occurrence.
///
/// # Examples
///
/// ```
/// use errbook::Report;
/// use vonage_errors::{AnyError, generic};
///
/// fn charge() -> Result<(), Report<AnyError>> {
///     let lost = std::io::Error::other("the ledger did not answer");
///     Err(generic::Error::out_of_credit(30, 50).with_source(lost))?
/// }
///
/// let report = charge().unwrap_err();
/// assert_eq!(report.error().code().as_str(), "out-of-credit");
/// let source = std::error::Error::source(report.occurrence()).map(ToString::to_string);
/// assert_eq!(source.as_deref(), Some("the ledger did not answer"));
/// ```
pub struct Report<E>(Occurrence<E>);

impl<E> Report<E> {
    /// Returns the error.
    #[must_use]
    pub const fn error(&self) -> &E {
        self.0.error()
    }

    /// Returns the error with what was added to it.
    #[must_use]
    pub const fn occurrence(&self) -> &Occurrence<E> {
        &self.0
    }

    /// Returns the error with what was added to it, to add more or to pass it on as an error.
    #[must_use]
    pub fn into_occurrence(self) -> Occurrence<E> {
        self.0
    }
}

/// Generated errors, occurrences and reports.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error of a catalog",
    note = "turn your own error into one of the catalog's: `.map_err(|error| Error::SomeCode.with_source(error))?`",
    note = "or implement `From<{Self}>` for a generated error type, in the crate that includes the catalog"
)]
pub trait IntoReport {
    /// The type of the error.
    type Error;

    /// Returns the error with what was added to it, as a report of another type of error.
    fn into_report<E: From<Self::Error>>(self) -> Report<E>;
}

/// Generated errors and occurrences. No type parameter, so that the compiler sees that no report can be one.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error of a catalog",
    note = "turn your own error into one of the catalog's: `.map_err(|error| Error::SomeCode.with_source(error))?`",
    note = "or implement `From<{Self}>` for a generated error type, in the crate that includes the catalog"
)]
pub trait IntoOccurrence {
    /// The type of the error.
    type Error;

    /// Returns the error with what was added to it.
    fn into_occurrence(self) -> Occurrence<Self::Error>;
}

impl<E> IntoOccurrence for Occurrence<E> {
    type Error = E;

    fn into_occurrence(self) -> Self {
        self
    }
}

impl<T: IntoOccurrence> IntoReport for T {
    type Error = T::Error;

    fn into_report<E: From<T::Error>>(self) -> Report<E> {
        self.into()
    }
}

impl<F> IntoReport for Report<F> {
    type Error = F;

    fn into_report<E: From<F>>(self) -> Report<E> {
        self.0.into()
    }
}

/// From report to report, `?` needs `.map_err(IntoReport::into_report)`: `impl From<Report<F>> for Report<E>` would overlap with the
/// standard library's `impl From<T> for T`, for `E` and `F` the same, and Rust has no way to say that they differ. Nor can generated
/// code have an impl for each pair that differs, because `Report` is of this crate (the orphan rule).
impl<T: IntoOccurrence, E: From<T::Error>> From<T> for Report<E> {
    fn from(error: T) -> Self {
        Self(error.into_occurrence().map(E::from))
    }
}

impl<E: fmt::Display> fmt::Display for Report<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: fmt::Debug> fmt::Debug for Report<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
