//! Rewrites a file of the user.

use std::fs;
use std::io;
use std::path::Path;

use crate::Error;

/// Replaces the contents of a file. If the run is stopped, the file is old or new, never partial. A link stays a link, and the
/// permissions stay.
///
/// # Errors
///
/// Returns an error if the file doesn't exist or cannot be written.
pub fn rewrite(path: &Path, contents: &str) -> Result<(), Error> {
    written(path, contents).map_err(|error| Error::io("write", path, error))
}

fn written(path: &Path, contents: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that it is no file of the catalog.
    let new = path.with_file_name(format!(".{name}.errbook-new"));
    let replaced = fs::write(&new, contents)
        .and_then(|()| fs::set_permissions(&new, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&new, &path));
    if replaced.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&new);
    }
    replaced
}
