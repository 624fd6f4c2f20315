//! Reads the catalog's files: the only module that reads.

use std::path::{Path, PathBuf};

use crate::Error;

mod paths;
mod walk;

pub use paths::is_invisible;
use paths::{COVER, ending, is_cover, shown};
pub(crate) use walk::MAX_BYTES;

const LANGUAGES: &str = "languages";

/// A file of [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(pub(crate) usize);

/// The role of a file in the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// `catalog.yaml`
    Cover,
    /// Any other `*.yaml`.
    Group,
    /// A `*.yaml` under `languages/`.
    Translation,
}

/// The files of one catalog, sorted by path.
#[derive(Debug, Default, Hash)]
pub struct Sources {
    /// The folder as reports show it.
    pub(crate) folder: String,
    pub(crate) files: Vec<SourceFile>,
    /// Files whose names have to be corrected: they are among `files`, so that a report can point at them.
    pub(crate) misnamed: Vec<FileId>,
    /// SVG files, by path within the catalog.
    pub(crate) pictures: Vec<(String, Vec<u8>)>,
    pub(crate) watched: Vec<PathBuf>,
}

/// A file.
#[derive(Debug, Hash)]
pub(crate) struct SourceFile {
    /// As reports show it: with `/`, beginning with the folder as it was given.
    pub(crate) path: String,
    pub(crate) role: Role,
    /// The raw bytes; `parse` reports those that are not UTF-8. Of a file that is too large, only the beginning.
    pub(crate) bytes: Vec<u8>,
}

impl Sources {
    /// Reads the catalog in a folder.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder or a file in it cannot be read, or the folder has no `catalog.yaml`.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let found = walk::files(folder)?;
        if !found.files.iter().any(|file| is_cover(&file.path)) {
            let shown = folder.display();
            return Err(Error::usage(format!(
                "`{shown}` is not a catalog: it has no file `{COVER}`"
            )));
        }
        let mut files = Vec::with_capacity(found.files.len());
        for file in &found.files {
            files.push((file.path.clone(), walk::read(&file.on_disk)?));
        }
        let mut sources = Self::sorted(shown(folder), files);
        sources.watched = found.watched;
        Ok(sources)
    }

    /// Creates sources from texts in memory: path within the catalog, and contents.
    #[must_use]
    pub fn from_memory(files: Vec<(String, Vec<u8>)>) -> Self {
        Self::sorted(String::new(), files)
    }

    /// Finds the catalogs in a folder: itself, or those below it.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder cannot be read, or has no catalog in it.
    pub fn discover(folder: &Path) -> Result<Vec<PathBuf>, Error> {
        let catalogs = walk::catalogs(folder)?;
        if catalogs.is_empty() {
            let shown = folder.display();
            return Err(Error::usage(format!(
                "no catalog in `{shown}`: neither it nor a folder up to {} levels below it has a file `{COVER}`",
                walk::MAX_LEVELS
            )));
        }
        Ok(catalogs)
    }

    /// Returns the path of each YAML file below the catalog's folder, and its contents.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|file| (self.below(&file.path), file.bytes.as_slice()))
    }

    /// Returns every file and folder whose change can change the catalog.
    #[must_use]
    pub fn watched(&self) -> &[PathBuf] {
        &self.watched
    }

    /// Returns a path as reports show it without the catalog's folder.
    pub(crate) fn below<'p>(&self, path: &'p str) -> &'p str {
        let below = path.strip_prefix(self.folder.as_str()).unwrap_or(path);
        below.strip_prefix('/').unwrap_or(below)
    }

    /// Takes files with their paths within the catalog.
    fn sorted(folder: String, mut files: Vec<(String, Vec<u8>)>) -> Self {
        files.sort();
        let (pictures, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(path, _)| ending(path) == "svg");
        let misnamed = (0..files.len()).filter(|index| is_misnamed(&files[*index].0));
        let misnamed = misnamed.map(FileId).collect();
        let files = files
            .into_iter()
            .map(|(path, bytes)| SourceFile {
                role: role(&path),
                path: if folder.is_empty() { path } else { format!("{folder}/{path}") },
                bytes,
            })
            .collect();
        Self { folder, files, misnamed, pictures, watched: Vec::new() }
    }
}

/// Returns whether a file has to be renamed before it is read.
fn is_misnamed(path: &str) -> bool {
    if is_cover(path) {
        path != COVER
    } else {
        path.rsplit_once('.').is_none_or(|(_, ending)| ending != "yaml")
    }
}

/// Returns the role of a file, by its path within the catalog.
pub(crate) fn role(path: &str) -> Role {
    let mut folders = path.split('/');
    if is_cover(path) {
        Role::Cover
    } else if folders.next_back().is_some() && folders.any(|folder| folder == LANGUAGES) {
        Role::Translation
    } else {
        Role::Group
    }
}

#[cfg(test)]
mod tests;
