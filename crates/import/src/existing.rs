//! The files of a catalog that exists.

/// A file of a catalog: its path below the catalog's folder, with `/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogFile {
    /// The path.
    pub path: String,
    /// The text.
    pub text: String,
}
