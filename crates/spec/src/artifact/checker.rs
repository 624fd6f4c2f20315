//! Checks whether files are up to date, without writing.

use std::path::Path;

use super::comparison::Comparison;
use super::{Artifact, Change, ChangedFile, Leftovers, manifest, staging};
use crate::Error;

/// Compares a folder with the files generated for it, one by one.
pub struct Checker {
    comparison: Comparison,
    changed: Vec<ChangedFile>,
}

impl Checker {
    /// Opens a folder. It need not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not a folder, or cannot be read.
    pub fn open(folder: &Path, leftovers: Leftovers) -> Result<Self, Error> {
        let comparison = Comparison::open(folder, leftovers)?;
        let mut changed = Vec::new();
        if !staging::left(folder).is_empty() {
            changed.push(ChangedFile { path: String::new(), change: Change::Unfinished });
        }
        Ok(Self { comparison, changed })
    }

    /// Adds a generated file. Returns how the file on disk differs.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not safe, or the file on disk cannot be read.
    pub fn add(&mut self, artifact: &Artifact) -> Result<Option<Change>, Error> {
        let change = self.comparison.add(artifact)?;
        self.changed
            .extend(change.map(|change| ChangedFile { path: artifact.path.clone(), change }));
        Ok(change)
    }

    /// Returns all files that a [`Writer`](super::Writer) would touch, sorted. Call it after every file was added.
    ///
    /// # Errors
    ///
    /// Returns an error if a file of an earlier run cannot be read.
    pub fn finish(self) -> Result<Vec<ChangedFile>, Error> {
        let mut changed = self.changed;
        let left = self.comparison.leftover()?.into_iter();
        changed.extend(left.map(|path| ChangedFile { path, change: Change::Leftover }));
        // If files differ, their list may differ too.
        if changed.is_empty()
            && let Some(change) = self.comparison.manifest()?
        {
            changed.push(ChangedFile { path: manifest::NAME.to_owned(), change });
        }
        changed.sort();
        Ok(changed)
    }
}
