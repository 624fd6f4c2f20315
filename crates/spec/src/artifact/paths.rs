//! The paths of one run.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest;
use super::safe::is_safe;
use crate::Error;

/// The paths of one run, distinct on every system.
#[derive(Default)]
pub(super) struct DistinctPaths {
    paths: BTreeSet<String>,
    /// The spelling of each file and folder, by lower-case path, because many file systems ignore case.
    spelled: BTreeMap<String, (String, bool)>,
}

impl DistinctPaths {
    /// Adds a path, or returns why it is not safe.
    pub(super) fn add(&mut self, path: &str) -> Result<(), Error> {
        if !is_safe(path) || path == manifest::NAME {
            return Err(unsafe_path(path, "it is not a safe relative path"));
        }
        if !self.paths.insert(path.to_owned()) {
            return Err(unsafe_path(path, "it is made twice"));
        }
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        for (part, is_file) in folders.map(|folder| (folder, false)).chain([(path, true)]) {
            let spelled = self.spelled.entry(part.to_ascii_lowercase());
            let (other, was_file) = spelled.or_insert_with(|| (part.to_owned(), is_file));
            if (other.as_str(), *was_file) != (part, is_file) {
                let why = format!("on some systems it is the same as `{other}`");
                return Err(unsafe_path(path, &why));
            }
        }
        Ok(())
    }

    /// Returns the paths, sorted.
    pub(super) fn paths(&self) -> &BTreeSet<String> {
        &self.paths
    }
}

fn unsafe_path(path: &str, why: &str) -> Error {
    Error::usage(format!("cannot make the file `{}`: {why}", path.escape_debug()))
}
