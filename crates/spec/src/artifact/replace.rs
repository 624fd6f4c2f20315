//! Changes files that belong to the user.

use std::path::Path;

use super::disk::Folder;
use super::staging::{self, Staging};
use crate::Error;

/// A change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Path below the folder, with `/`.
    pub path: String,
    /// The contents on which the change is based; `None` if there was no file.
    pub before: Option<String>,
    /// The new contents.
    pub after: String,
}

/// Changes files in a folder, all or none, and keeps no list of them. An interrupted run is completed by the next one.
///
/// # Errors
///
/// Returns an error that names a file that was changed or created meanwhile; no file changes then. Also if a file cannot be written.
pub fn replace(folder: &Path, files: &[Replacement]) -> Result<(), Error> {
    let mut root = Folder::create(folder)?;
    let _lock = staging::lock(folder)?;
    root.make_root()?;
    staging::recover(&mut root)?;
    for file in files {
        if root.read(&file.path)?.as_deref() != file.before.as_deref().map(str::as_bytes) {
            let path = folder.join(&file.path);
            return Err(Error::usage(format!(
                "`{}` was changed meanwhile\nhelp: run the command again",
                path.display()
            )));
        }
    }
    if files.is_empty() {
        return Ok(());
    }
    let mut staging = Staging::create(root.root())?;
    for file in files {
        staging.add(&file.path, &file.after)?;
    }
    staging.prepare(&mut root)?;
    staging.decide()?;
    root.keep();
    staging.finish(&mut root)?;
    root.keep();
    Ok(())
}
