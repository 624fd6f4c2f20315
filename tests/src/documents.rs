//! The `OpenAPI` documents of all catalogs, as files.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_spec::lower;

use crate::{catalog, catalog_folders, overlays, preset_catalogs};

/// Returns the paths of all catalogs: the seeds, the golden cases and the built-in envelopes.
pub fn sources() -> impl Iterator<Item = PathBuf> {
    catalog_folders().into_iter().chain(preset_catalogs())
}

/// Writes the document of each catalog and of its mock API.
///
/// # Panics
///
/// Panics if a file cannot be written.
#[must_use]
pub fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for (index, source) in sources().enumerate() {
        let model = catalog(&source);
        let lowered = lower(&model, &overlays(&model));
        let mock = errbook_docs::mock_openapi(&model, &lowered, &format!("/mock/{}", model.name));
        for (kind, document) in [("", errbook_docs::openapi(&model, &lowered)), ("-mock", mock)] {
            let file = folder.join(format!("{index}-{}{kind}.json", model.name));
            fs::write(&file, document.contents).expect("the folder is there");
            files.push(file);
        }
    }
    files
}
