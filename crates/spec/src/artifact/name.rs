//! Paths that are safe on every platform.

use std::collections::{BTreeMap, BTreeSet};

use super::{Artifact, manifest};
use crate::Error;

/// Names that mean a device on Windows, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
const MAX_LENGTH: usize = 200;

/// Returns the paths of the artifacts, or says which of them is not safe.
pub(super) fn checked(artifacts: &[Artifact]) -> Result<BTreeSet<&str>, Error> {
    let mut paths = BTreeSet::new();
    // By lower case, because many file systems do not tell the cases apart: of each file and folder, how it is spelled.
    let mut spelled: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for artifact in artifacts {
        let path = artifact.path.as_str();
        if !is_safe(path) || path == manifest::NAME {
            return Err(unsafe_path(path, "it is not a safe relative path"));
        }
        if !paths.insert(path) {
            return Err(unsafe_path(path, "it is made twice"));
        }
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        for (part, is_file) in folders.map(|folder| (folder, false)).chain([(path, true)]) {
            match spelled.insert(part.to_ascii_lowercase(), (part, is_file)) {
                Some(other) if other != (part, is_file) => {
                    return Err(unsafe_path(
                        path,
                        &format!("on some systems it is the same as `{}`", other.0),
                    ));
                }
                _ => {}
            }
        }
    }
    Ok(paths)
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
