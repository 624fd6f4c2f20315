//! The catalog's files: the only reading.

use std::path::{Path, PathBuf};

use crate::Error;

/// A file of [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileId(pub(crate) usize);

/// What a file is to the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// `catalog.yaml`
    Cover,
    /// Any other `*.yaml`.
    Group,
    /// A `*.yaml` under `languages/`.
    Overlay,
}

/// The files of one catalog, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    pub(crate) files: Vec<SourceFile>,
    pub(crate) watched: Vec<PathBuf>,
}

/// A file.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// As reports show it: with `/`, beginning with the folder as it was given.
    pub(crate) path: String,
    pub(crate) role: Role,
    /// The bytes as they are; the outline refuses what is not UTF-8.
    pub(crate) bytes: Vec<u8>,
}

impl Sources {
    /// Reads the catalog in a folder.
    ///
    /// # Errors
    ///
    /// Where the folder or a file in it cannot be read, or has no `catalog.yaml`.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let _ = folder;
        Ok(Self::default())
    }

    /// Makes sources of texts in memory: path within the catalog, and contents.
    #[must_use]
    pub fn from_memory(files: Vec<(String, Vec<u8>)>) -> Self {
        let _ = files;
        Self::default()
    }

    /// Finds the catalogs in a folder: itself, or those below it.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read, or holds no catalog.
    pub fn discover(folder: &Path) -> Result<Vec<PathBuf>, Error> {
        let _ = folder;
        Ok(Vec::new())
    }

    /// Returns every file and folder whose change can change the catalog.
    #[must_use]
    pub fn watched(&self) -> &[PathBuf] {
        &self.watched
    }
}
