//! Catalogs of the repository, read with the code that every command uses.

use std::path::{Path, PathBuf};

use errbook_spec::diagnostic::Format;
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;

use crate::{Bundle, Files, folders, has_extension, read, read_bundle, replace, root};

/// Returns the folders of all catalogs: first the seeds, then the golden cases.
#[must_use]
pub fn catalog_folders() -> Vec<PathBuf> {
    let mut found = folders(&root().join("catalog"));
    found.extend(folders(&root().join("tests/golden")).iter().map(|case| case.join("catalog")));
    found
}

/// Returns the catalogs of the built-in envelopes: bundles that include the expected bodies.
#[must_use]
pub fn preset_catalogs() -> Vec<PathBuf> {
    let folder = root().join("tests/presets");
    read(&folder).into_keys().map(|name| folder.join(name)).collect()
}

/// Reads a valid catalog from a folder or a bundle.
///
/// # Panics
///
/// Panics with the report if the catalog has an error.
#[must_use]
pub fn catalog(path: &Path) -> Catalog {
    if path.is_file() {
        return catalog_of(&sources_of(path));
    }
    checked(Sources::read(path).unwrap_or_else(|error| panic!("{error}")))
}

/// Writes the catalog of a bundle to a folder that programs can read.
///
/// # Panics
///
/// Panics if a file cannot be written.
pub fn unpack(bundle: &Path, folder: &Path) {
    let files: Files = sources_of(bundle).into_iter().collect();
    replace(folder, &files).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
}

fn sources_of(bundle: &Path) -> Bundle {
    read_bundle(bundle).into_iter().filter(|(name, _)| has_extension(name, "yaml")).collect()
}

/// Reads a valid catalog from memory.
///
/// # Panics
///
/// Panics with the report if the catalog has an error.
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
