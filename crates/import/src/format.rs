//! What a format is.

use errbook_spec::Error;

use crate::imported::Imported;
use crate::source::Source;

/// A format that can be imported.
#[derive(Clone, Copy)]
pub struct Format {
    /// The name, as after `--from`.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Reads sources, of which there is at least one.
    pub read: fn(&[Source], &Options) -> Result<Imported, Error>,
}

/// Options of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the catalog, in kebab-case.
    pub name: String,
    /// The mapping of `csv` and `json`.
    pub mapping: Option<Source>,
}
