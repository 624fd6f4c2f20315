//! What a format is.

use errbook_spec::Error;

use crate::empty;
use crate::imported::Imported;
use crate::printable;
use crate::source::Source;

/// A format that can be imported.
#[derive(Clone, Copy)]
pub struct Format {
    /// The name, as after `--from`.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Reads sources, of which there is at least one.
    pub(crate) read: fn(&[Source], &Options) -> Result<Imported, Error>,
}

impl Format {
    /// Reads sources, of which there is at least one.
    ///
    /// # Errors
    ///
    /// Returns an error with the line of a source that can't be read.
    pub fn read(&self, sources: &[Source], options: &Options) -> Result<Imported, Error> {
        let mut losses = Vec::new();
        let sources = printable::sources(sources, &mut losses);
        let mut imported = (self.read)(&sources, options)?;
        if let Some(first) = sources.first() {
            printable::values(&mut imported, first);
            empty::remove(&mut imported, first);
        }
        // What had errors that no catalog can take may have none left.
        imported.groups.retain(|group| !group.errors.members.is_empty());
        losses.append(&mut imported.losses);
        imported.losses = losses;
        Ok(imported)
    }
}

/// Options of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the catalog, in kebab-case.
    pub name: String,
    /// The mapping of `csv` and `json`.
    pub mapping: Option<Source>,
}
