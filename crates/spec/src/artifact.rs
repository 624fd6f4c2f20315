//! Writes generated files: the only module that writes.
//!
//! A manifest next to the files lists them, so that the next run can delete those that it no longer generates, and replaces and deletes
//! nothing else. Files wait in a staging folder until all of them are there. A journal then says what takes which place, and they are
//! renamed, one after the other. So a run that fails or is stopped before leaves what was there; one that is stopped while it renames
//! is completed by the next. Runs that write to the same folder wait for each other.

use std::path::Path;

use crate::Error;

mod checker;
mod comparison;
mod disk;
mod file;
mod journal;
mod manifest;
mod paths;
mod safe;
mod staging;
mod stale;
mod writer;

pub use checker::Checker;
pub use file::{Artifact, Leftovers};
pub use stale::{Stale, StaleReason};
pub use writer::{Writer, Written};

/// Makes the folder hold the artifacts. Files that are right already are not touched, and others are replaced or deleted only where an
/// earlier run wrote them.
///
/// # Errors
///
/// Returns an error, and changes no file, if a path is not safe, a foreign file is in the way or a file cannot be written.
pub fn write(folder: &Path, artifacts: &[Artifact]) -> Result<Written, Error> {
    let mut writer = Writer::open(&[(folder, Leftovers::Delete)])?;
    artifacts.iter().try_for_each(|artifact| writer.add(0, artifact))?;
    Ok(writer.finish()?.pop().unwrap_or_default())
}

#[cfg(test)]
mod tests;
