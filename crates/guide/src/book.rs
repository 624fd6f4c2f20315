//! Writes the reference, and builds the book with mdBook.

use std::fs;
use std::path::Path;

use mdbook_driver::MDBook;
use mdbook_driver::errors::Error;

use crate::{GUIDE, reference};

/// Writes the pages of the reference into the guide, and builds the book into `target`.
///
/// # Errors
///
/// Returns an error if a page cannot be written, or if mdBook fails.
pub fn build(root: &Path, target: &Path) -> Result<(), Error> {
    let guide = root.join(GUIDE);
    for (path, text) in reference() {
        let path = guide.join("src").join(path);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            continue;
        }
        fs::write(path, text)?;
    }
    let mut book = MDBook::load(&guide)?;
    target.clone_into(&mut book.config.build.build_dir);
    book.build()
}
