//! The sites under test, built in memory.

use std::path::PathBuf;

use errbook_docs::{CheckedCatalog, html};
use errbook_spec::lower;
use errbook_spec::model::Catalog;
use errbook_tests::{catalog, folders, overlays, root};

use crate::server::{Files, Server};

/// Returns the site of the seed catalogs.
pub(crate) fn seeds() -> Server {
    Server::new(site(&read(&folders(&root().join("catalog")))))
}

/// Returns the site of the seed catalogs and of the golden catalog `everything`: retired and former codes, sets, gaps.
pub(crate) fn everything() -> Server {
    let mut all = folders(&root().join("catalog"));
    all.push(root().join("tests/golden/everything/catalog"));
    Server::new(site(&read(&all)))
}

/// Returns the files of the site of some catalogs.
pub(crate) fn site(catalogs: &[Catalog]) -> Files {
    let lowered: Vec<_> =
        catalogs.iter().map(|catalog| lower(catalog, &overlays(catalog))).collect();
    let catalogs = catalogs.iter().zip(&lowered);
    let catalogs: Vec<_> = catalogs
        .map(|(catalog, lowered)| CheckedCatalog { catalog, lowered, mock: None })
        .collect();
    html(&catalogs).into_iter().map(|it| (it.path, it.contents)).collect()
}

pub(crate) fn read(folders: &[PathBuf]) -> Vec<Catalog> {
    folders.iter().map(|folder| catalog(folder)).collect()
}
