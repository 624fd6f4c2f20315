//! Errors that replace the rejections of frameworks.

use core::fmt;

use crate::{ArgSink, Catalog, CatalogError, Entry};

/// The error of a catalog that replaces a rejection of a framework, such as for an unknown route or a body that is too large.
///
/// # Examples
///
/// ```
/// # fn answer(catalog: &'static errbook::Catalog<'static>, context: &errbook::RequestContext<'_>) {
/// use errbook::{CatalogError, Fallback};
///
/// if let Some(error) = Fallback::of(catalog, 404) {
///     let response = error.response(context);
/// }
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fallback(Entry<'static>);

impl Fallback {
    /// Returns the error that the `fallbacks` of a catalog have for a status.
    #[must_use]
    pub fn of(catalog: &'static Catalog<'static>, status: u16) -> Option<Self> {
        catalog.fallback(status).map(Self)
    }
}

impl CatalogError for Fallback {
    fn entry(&self) -> Entry<'static> {
        self.0
    }

    /// Passes nothing: a fallback has no cases and no required params.
    fn args<'s>(&'s self, _: &mut dyn ArgSink<'s>) {}
}

impl core::error::Error for Fallback {}

impl fmt::Display for Fallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::rendered::display(self, f)
    }
}

impl fmt::Debug for Fallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::rendered::debug(self, f)
    }
}
