//! Checks whether files are up to date, without writing.

use std::path::Path;

use super::comparison::Comparison;
use super::{Artifact, Leftovers, Stale, StaleReason, manifest, staging};
use crate::Error;

/// Compares a folder with the files generated for it, one by one.
pub struct Checker {
    comparison: Comparison,
    stale: Vec<Stale>,
}

impl Checker {
    /// Opens a folder. It need not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not a folder, or cannot be read.
    pub fn open(folder: &Path, leftovers: Leftovers) -> Result<Self, Error> {
        let comparison = Comparison::open(folder, leftovers)?;
        let mut stale = Vec::new();
        if !staging::left(folder).is_empty() {
            stale.push(Stale { path: String::new(), reason: StaleReason::Unfinished });
        }
        Ok(Self { comparison, stale })
    }

    /// Adds a generated file. Returns how the file on disk differs.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not safe, or the file on disk cannot be read.
    pub fn add(&mut self, artifact: &Artifact) -> Result<Option<StaleReason>, Error> {
        let reason = self.comparison.add(artifact)?;
        self.stale.extend(reason.map(|reason| Stale { path: artifact.path.clone(), reason }));
        Ok(reason)
    }

    /// Returns all files that a [`Writer`](super::Writer) would touch, sorted. Call it after every file was added.
    ///
    /// # Errors
    ///
    /// Returns an error if a file of an earlier run cannot be read.
    pub fn finish(self) -> Result<Vec<Stale>, Error> {
        let mut stale = self.stale;
        let left = self.comparison.leftover()?.into_iter();
        stale.extend(left.map(|path| Stale { path, reason: StaleReason::Leftover }));
        // If files differ, their list may differ too.
        if stale.is_empty()
            && let Some(reason) = self.comparison.manifest()?
        {
            stale.push(Stale { path: manifest::NAME.to_owned(), reason });
        }
        stale.sort();
        Ok(stale)
    }
}
