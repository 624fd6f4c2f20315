//! Writes files that belong to the user from then on.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use super::Artifact;
use super::disk::Folder;
use crate::Error;

/// Creates files in a folder. Replaces none, and keeps no list of them.
///
/// # Errors
///
/// Returns an error that names every file that exists; no file is written then. Also if a file cannot be written.
pub fn create(folder: &Path, files: &[Artifact]) -> Result<(), Error> {
    let mut root = Folder::create(folder)?;
    let mut present = Vec::new();
    for file in files {
        if root.read(&file.path)?.is_some() {
            present.push(format!("`{}`", folder.join(&file.path).display()));
        }
    }
    if !present.is_empty() {
        let present = present.join(", ");
        let help = "choose a new folder, or move these files away";
        return Err(Error::usage(format!("{present} would be overwritten\nhelp: {help}")));
    }
    for file in files {
        root.make_room(&file.path)?;
        let path = folder.join(&file.path);
        // A file that appeared meanwhile is kept, too.
        let opened = OpenOptions::new().write(true).create_new(true).open(&path);
        opened
            .and_then(|mut opened| opened.write_all(file.contents.as_bytes()))
            .map_err(|error| Error::io("write", &path, error))?;
    }
    root.keep();
    Ok(())
}
