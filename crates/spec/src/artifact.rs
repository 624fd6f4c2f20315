//! Writes generated files. No other module writes.
//!
//! A manifest next to the files lists them. The next run replaces and deletes only files in this list.
//!
//! New files are written to a staging folder. When it is complete, a journal records the renames, and the files are renamed
//! one by one. If a run fails or is stopped before the journal exists, the old files stay. If it is stopped while renaming,
//! the next run completes the rest. Runs that write to the same folder wait for each other.

use std::path::Path;

use crate::Error;

mod checker;
mod comparison;
mod create;
mod disk;
mod file;
mod journal;
mod manifest;
mod paths;
mod replace;
mod rewrite;
mod safe;
mod staging;
mod writer;

pub use checker::Checker;
pub use create::create;
pub use file::{Artifact, Change, ChangedFile, Leftovers};
pub use replace::{Replacement, replace};
pub use rewrite::rewrite;
pub use writer::{Writer, Written};

/// Writes the artifacts to the folder. Does not touch files that are up to date, and replaces or deletes only files that an
/// earlier run wrote.
///
/// # Errors
///
/// Returns an error if a path is not safe, a foreign file is in the way or a file cannot be written. No file changes then.
pub fn write(folder: &Path, artifacts: &[Artifact]) -> Result<Written, Error> {
    let mut writer = Writer::open(&[(folder, Leftovers::Delete)])?;
    artifacts.iter().try_for_each(|artifact| writer.add(0, artifact))?;
    Ok(writer.finish()?.pop().unwrap_or_default())
}

#[cfg(test)]
mod tests;
