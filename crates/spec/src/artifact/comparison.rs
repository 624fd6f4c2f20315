//! Compares generated files with those on disk.

use std::collections::BTreeSet;
use std::path::Path;

use super::disk::Folder;
use super::paths::DistinctPaths;
use super::{Artifact, Change, Leftovers, manifest};
use crate::Error;

/// A folder on disk, and the paths of the files generated for it.
pub(super) struct Comparison {
    /// `None` if the folder doesn't exist yet.
    disk: Option<Folder>,
    /// The paths that the last run's manifest lists.
    listed: BTreeSet<String>,
    paths: DistinctPaths,
    leftovers: Leftovers,
}

impl Comparison {
    pub(super) fn open(root: &Path, leftovers: Leftovers) -> Result<Self, Error> {
        let disk = Folder::open(root)?;
        let listed = disk.as_ref().map(manifest::read).transpose()?.unwrap_or_default();
        Ok(Self { disk, listed, paths: DistinctPaths::default(), leftovers })
    }

    /// Adds a generated file. Returns how the file on disk differs.
    pub(super) fn add(&mut self, artifact: &Artifact) -> Result<Option<Change>, Error> {
        self.paths.add(&artifact.path)?;
        let Some(disk) = &self.disk else { return Ok(Some(Change::Missing)) };
        let made = artifact.contents.as_bytes();
        Ok(match disk.read(&artifact.path)? {
            None => Some(Change::Missing),
            Some(bytes) if bytes == made => None,
            Some(bytes) if lines(&bytes).eq(lines(made)) => Some(Change::LineEnds),
            Some(_) if self.listed.contains(&artifact.path) => Some(Change::Different),
            Some(_) => Some(Change::Foreign),
        })
    }

    /// Returns the files on disk that are no longer generated. Call it after every generated file was added.
    pub(super) fn leftover(&self) -> Result<Vec<String>, Error> {
        let (Some(disk), Leftovers::Delete) = (&self.disk, self.leftovers) else {
            return Ok(Vec::new());
        };
        let mut left = Vec::new();
        for path in self.listed.difference(self.paths.paths()) {
            if disk.read(path)?.is_some() {
                left.push(path.clone());
            }
        }
        Ok(left)
    }

    /// Returns how the manifest on disk differs. It may be missing if there is nothing to list.
    pub(super) fn manifest(&self) -> Result<Option<Change>, Error> {
        let right = self.right();
        match &self.disk {
            Some(disk) if !(right.is_empty() && self.listed.is_empty()) => {
                manifest::change(disk, &right)
            }
            None if !right.is_empty() => Ok(Some(Change::Missing)),
            _ => Ok(None),
        }
    }

    /// Returns the paths that the new manifest lists.
    pub(super) fn right(&self) -> BTreeSet<&str> {
        let paths = self.paths.paths();
        match self.leftovers {
            Leftovers::Keep => self.listed.union(paths).map(String::as_str).collect(),
            Leftovers::Delete => paths.iter().map(String::as_str).collect(),
        }
    }
}

/// Returns the lines of a file without their line ends, LF or CRLF.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}
