//! Makes errors from the values of a response.

pub mod identify;
pub mod values;

use alloc::vec::Vec;

use crate::{Catalog, CatalogError, FieldError, OwnedArg};

/// An error that can be made from its values: those of a response, or with the feature `serde`, those that serde reads. `AnyError`
/// implements it if the build script calls `configure().client()`.
pub trait FromResponse: CatalogError + Sized {
    /// The type of the codes of the catalog.
    type Code: Copy + core::fmt::Debug + core::fmt::Display + 'static;

    /// Returns the catalog.
    fn catalog() -> &'static Catalog<'static>;

    /// Returns the code of the entry with an index.
    #[doc(hidden)]
    fn code(index: usize) -> Option<Self::Code>;

    /// Makes an error of the entry with an index; `None` if a value is missing or the code is retired.
    #[doc(hidden)]
    fn read(index: usize, values: &mut dyn ArgSource) -> Option<Self>;
}

/// Returns the values of an error in the order in which an [`ArgSink`](crate::ArgSink) takes them: the case if there is one,
/// then the params of the entry, then those of the case.
pub trait ArgSource {
    /// Returns the index of the case.
    fn case(&mut self) -> Option<u16>;

    /// Returns the value of the next param, of its declared type, or [`OwnedArg::Absent`] if there is none.
    fn arg(&mut self) -> OwnedArg;

    /// Returns the field errors, if these are the next param.
    fn fields(&mut self) -> Vec<FieldError>;
}
