//! Writes the reference, and builds the book with mdBook.

use std::path::Path;
use std::{fs, io};

use mdbook_driver::MDBook;
use mdbook_driver::errors::Error;

use crate::{GUIDE, reference};

/// Writes the pages of the reference into the guide, if they have changed.
///
/// # Errors
///
/// Returns an error if a page cannot be written.
pub fn write_reference(root: &Path) -> io::Result<()> {
    for (path, text) in reference() {
        let path = root.join(GUIDE).join("src").join(path);
        if !fs::read_to_string(&path).is_ok_and(|there| there == text) {
            fs::write(path, text)?;
        }
    }
    Ok(())
}

/// Builds the book into a folder.
///
/// # Errors
///
/// Returns an error if mdBook fails.
pub fn build(root: &Path, target: &Path) -> Result<(), Error> {
    let mut book = MDBook::load(root.join(GUIDE))?;
    target.clone_into(&mut book.config.build.build_dir);
    book.build()
}
