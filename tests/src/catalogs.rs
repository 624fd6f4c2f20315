//! Catalogs of the repository, read as every command reads them.

use std::path::{Path, PathBuf};

use errbook_spec::diagnostic::Format;
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;

use crate::{folders, root};

/// Returns the folders of all catalogs: the seeds, then those of the golden cases.
#[must_use]
pub fn catalog_folders() -> Vec<PathBuf> {
    let mut found = folders(&root().join("catalog"));
    found.extend(folders(&root().join("tests/golden")).iter().map(|case| case.join("catalog")));
    found
}

/// Reads a catalog that must be right.
///
/// # Panics
///
/// Where it is not, with the report.
#[must_use]
pub fn catalog(folder: &Path) -> Catalog {
    let sources = Sources::read(folder).unwrap_or_else(|error| panic!("{error}"));
    checked(sources)
}

/// Reads a catalog that must be right from memory.
///
/// # Panics
///
/// Where it is not, with the report.
#[must_use]
pub fn catalog_of(files: &[(String, Vec<u8>)]) -> Catalog {
    checked(Sources::from_memory(files.to_vec()))
}

fn checked(sources: Sources) -> Catalog {
    let loaded = errbook_spec::load(sources);
    let report = loaded.report.render(Format::Full { color: false });
    loaded.catalog.unwrap_or_else(|| panic!("{report}"))
}

/// Returns the indices of every language but the source language.
#[must_use]
pub fn overlays(catalog: &Catalog) -> Vec<usize> {
    (1..catalog.languages.len()).collect()
}
