//! The input of the site.

use errbook_spec::Lowered;
use errbook_spec::model::Catalog;

/// A catalog and its tables with all its languages.
#[derive(Clone, Copy, Debug)]
pub struct CheckedCatalog<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Its tables.
    pub lowered: &'a Lowered,
    /// Its address in a mock API that runs while the pages are read, as in `http://127.0.0.1:8080/mock/shop`: the pages say how to ask it.
    pub mock: Option<&'a str>,
}
