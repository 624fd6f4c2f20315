//! Paths that are safe on every platform.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest;
use crate::Error;

/// Names that mean a device on Windows, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
const MAX_LENGTH: usize = 200;

/// The paths of one run, none of which is another one's, on any system.
#[derive(Default)]
pub(super) struct Names {
    paths: BTreeSet<String>,
    /// By lower case, because many file systems do not tell the cases apart: of each file and folder, how it is spelled.
    spelled: BTreeMap<String, (String, bool)>,
}

impl Names {
    /// Takes one more path, or says why it is not safe.
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

/// Returns whether a path stays below the folder and means the same file everywhere.
pub(super) fn is_safe(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(is_safe_part)
}

fn is_safe_part(part: &str) -> bool {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = stem.get(..3).is_some_and(|start| {
        NUMBERED_DEVICES.contains(&start)
            && stem.len() == 4
            && stem.ends_with(|c: char| c.is_ascii_digit())
    });
    !part.is_empty()
        && part.len() <= MAX_LENGTH
        && part.bytes().all(safe)
        && !is_option(part)
        && !part.ends_with('.')
        && part != ".."
        && !DEVICES.contains(&stem.as_str())
        && !numbered
}

/// A code may be a negative number; anything else with a dash in front looks like an option to programs.
fn is_option(part: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    part.strip_prefix('-').is_some_and(|rest| !rest.starts_with(digit))
}

fn unsafe_path(path: &str, why: &str) -> Error {
    Error::usage(format!("cannot make the file `{}`: {why}", path.escape_debug()))
}
