//! Looking, and touching nothing.

use std::path::Path;

use super::comparison::Comparison;
use super::{Artifact, Leftovers, Stale, StaleReason, manifest, staging};
use crate::Error;

/// A folder that is compared with what is made for it, one file after the other.
pub struct Checker {
    comparison: Comparison,
    stale: Vec<Stale>,
}

impl Checker {
    /// Opens a folder, which need not be there.
    ///
    /// # Errors
    ///
    /// Where it is no folder, or cannot be read.
    pub fn open(folder: &Path, leftovers: Leftovers) -> Result<Self, Error> {
        let comparison = Comparison::open(folder, leftovers)?;
        let mut stale = Vec::new();
        if !staging::left(folder).is_empty() {
            stale.push(Stale { path: String::new(), reason: StaleReason::Unfinished });
        }
        Ok(Self { comparison, stale })
    }

    /// Takes the next file, and returns what is wrong with the one that is there.
    ///
    /// # Errors
    ///
    /// Where its path is not safe, or the file that is there cannot be read.
    pub fn add(&mut self, artifact: &Artifact) -> Result<Option<StaleReason>, Error> {
        let reason = self.comparison.add(artifact)?;
        self.stale.extend(reason.map(|reason| Stale { path: artifact.path.clone(), reason }));
        Ok(reason)
    }

    /// Returns all that a [`Writer`](super::Writer) would touch, sorted, once every file was added.
    ///
    /// # Errors
    ///
    /// Where a file of an earlier run cannot be read.
    pub fn finish(self) -> Result<Vec<Stale>, Error> {
        let mut stale = self.stale;
        let left = self.comparison.leftover()?.into_iter();
        stale.extend(left.map(|path| Stale { path, reason: StaleReason::Leftover }));
        // Where files differ, so may the list of them.
        if stale.is_empty()
            && let Some(reason) = self.comparison.manifest()?
        {
            stale.push(Stale { path: manifest::NAME.to_owned(), reason });
        }
        stale.sort();
        Ok(stale)
    }
}
