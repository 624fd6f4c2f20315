//! Files that were made, and the only writing.
//!
//! What was written is listed in a manifest next to it, so that the next run can delete what it no longer makes, and replaces and deletes
//! nothing else. Files wait in a staging folder until all of them are there. A journal then says what takes which place, and they are
//! renamed, one after the other. So a run that fails or is stopped before leaves what was there; one that is stopped while it renames
//! is completed by the next. Runs that write to the same folder wait for each other.

use std::path::Path;

use crate::Error;

mod checker;
mod comparison;
mod disk;
mod journal;
mod manifest;
mod name;
mod staging;
mod writer;

pub use checker::Checker;
pub use writer::Writer;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Contents.
    pub contents: String,
}

/// What a [`write()`] did. Paths are below the output folder, with `/`, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or different now.
    pub changed: Vec<String>,
    /// Files that were right already and were not touched.
    pub unchanged: Vec<String>,
    /// Files of an earlier run that are no longer made.
    pub removed: Vec<String>,
}

/// A file that a [`write()`] would touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Only its line ends differ: version control has converted them.
    LineEnds,
    /// It is no longer made.
    Leftover,
    /// It was not written by errbook, and is in the way.
    Foreign,
    /// It is the folder itself: a run was stopped while it wrote, or has not ended yet.
    Unfinished,
}

/// What becomes of files of an earlier run that are no longer made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leftovers {
    /// They are deleted.
    Delete,
    /// They stay: other runs make them.
    Keep,
}

/// Makes the folder hold the artifacts. Files that are right already are not touched, and others are replaced or deleted only where an
/// earlier run wrote them.
///
/// # Errors
///
/// Where a path is not safe, a file is in the way or cannot be written. The files are as they were then.
pub fn write(folder: &Path, artifacts: &[Artifact]) -> Result<Written, Error> {
    let mut writer = Writer::open(&[(folder, Leftovers::Delete)])?;
    artifacts.iter().try_for_each(|artifact| writer.add(0, artifact))?;
    Ok(writer.finish()?.pop().unwrap_or_default())
}

#[cfg(test)]
mod tests;
