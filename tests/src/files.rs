//! Files and folders of the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files by their path below a folder, separated by `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Returns the root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Returns the files below a folder.
///
/// # Panics
///
/// Panics if a file or folder cannot be read.
#[must_use]
pub fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    for path in entries(folder) {
        let name = format!("{prefix}{}", name(&path));
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            let bytes = fs::read(&path);
            files.insert(name, bytes.unwrap_or_else(|error| panic!("{}: {error}", path.display())));
        }
    }
}

/// Returns the folders in a folder, sorted by name.
///
/// # Panics
///
/// Panics if the folder cannot be read.
#[must_use]
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_dir()).collect()
}

/// Returns whether a path has this extension.
#[must_use]
pub fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
