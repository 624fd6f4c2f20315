//! The input of the site generator.

use errbook_spec::Lowered;
use errbook_spec::model::Catalog;

/// A checked catalog and its tables, lowered with all its languages.
#[derive(Clone, Copy, Debug)]
pub struct CheckedCatalog<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The tables of the catalog.
    pub lowered: &'a Lowered,
    /// The address of the catalog in a running mock API, such as `http://127.0.0.1:8080/mock/shop`. If given, the pages for a team show
    /// `curl` commands that request the errors there.
    pub mock: Option<&'a str>,
}
