//! The list of written files.

use std::collections::BTreeSet;

use super::Change;
use super::disk::Folder;
use super::safe::is_safe;
use crate::Error;

/// The manifest's name in the output folder.
pub(super) const NAME: &str = ".errbook";

const HEAD: &str = "# The files that errbook wrote here. It deletes them when it no longer makes them, and nothing else.\n";

/// Reads the manifest of the last run. Ignores lines that are not safe paths, so they never cause a deletion.
pub(super) fn read(folder: &Folder) -> Result<BTreeSet<String>, Error> {
    let bytes = folder.read(NAME)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().map(str::trim);
    Ok(lines.filter(|line| is_safe(line) && *line != NAME).map(str::to_owned).collect())
}

/// Returns how the manifest differs from the one of these paths, if it does.
pub(super) fn change(folder: &Folder, paths: &BTreeSet<&str>) -> Result<Option<Change>, Error> {
    Ok(match folder.read(NAME)? {
        None => Some(Change::Missing),
        Some(bytes) if bytes != text(paths).as_bytes() => Some(Change::Different),
        Some(_) => None,
    })
}

/// Returns the manifest of these paths.
pub(super) fn text(paths: &BTreeSet<&str>) -> String {
    let mut text = HEAD.to_owned();
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}
