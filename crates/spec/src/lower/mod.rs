//! [`Catalog`] → the runtime's tables.

use crate::model::Catalog;

/// A catalog lowered to the runtime's tables, owned.
#[derive(Debug, Default)]
pub struct Lowered;

/// The borrowed tables of a [`Lowered`].
#[derive(Debug, Default)]
pub struct Views<'a>(std::marker::PhantomData<&'a ()>);

/// Lowers a catalog with the source language and, of the others, those given by index.
#[must_use]
pub fn lower(catalog: &Catalog, languages: &[usize]) -> Lowered {
    let _ = (catalog, languages);
    Lowered
}
