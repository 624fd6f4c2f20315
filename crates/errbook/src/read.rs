//! Making errors of the values that a response carries.

pub mod identify;
pub mod values;

use alloc::vec::Vec;

use crate::{Catalog, CatalogError, FieldError, OwnedArg};

/// An error that can be made again of what a response says. `AnyError` of a catalog that is compiled for clients implements it.
pub trait FromResponse: CatalogError + Sized {
    /// What identifies an error of the catalog.
    type Code: Copy + core::fmt::Debug + core::fmt::Display + 'static;

    /// Returns the catalog.
    fn catalog() -> &'static Catalog<'static>;

    /// Returns the code of the entry with an index.
    #[doc(hidden)]
    fn code(index: usize) -> Option<Self::Code>;

    /// Makes an error of the entry with an index; `None` where a value is missing, or where it is no longer raised.
    #[doc(hidden)]
    fn read(index: usize, values: &mut dyn ArgSource) -> Option<Self>;
}

/// Hands out the values of an error in the order in which an [`ArgSink`](crate::ArgSink) takes them: the case where there is
/// one, the entry's params, the case's.
pub trait ArgSource {
    /// Returns the index of the case.
    fn case(&mut self) -> Option<u16>;

    /// Returns the value of the next param, of its declared type; [`OwnedArg::Absent`] where there is none.
    fn arg(&mut self) -> OwnedArg;

    /// Returns the field errors, where these are the next param.
    fn fields(&mut self) -> Vec<FieldError>;
}
