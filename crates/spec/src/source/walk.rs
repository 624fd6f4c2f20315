//! Files and folders on disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::paths::{ending, is_cover, shown};
use crate::Error;

/// A file larger than this is refused.
pub(crate) const MAX_BYTES: usize = 4 << 20;
/// The depth to which folders are searched for catalogs.
pub(super) const MAX_LEVELS: usize = 4;
/// Folders of one catalog may be nested this deep.
const MAX_CATALOG_LEVELS: usize = 16;

/// The YAML files and pictures of a catalog, in no order.
#[derive(Default)]
pub(super) struct CatalogFiles {
    pub(super) files: Vec<CatalogFile>,
    /// Every file, and every folder that was looked through, sorted.
    pub(super) watched: Vec<PathBuf>,
}

/// A file.
pub(super) struct CatalogFile {
    pub(super) on_disk: PathBuf,
    /// Path within the catalog, with `/`.
    pub(super) path: String,
}

/// Finds the files of a catalog, and follows links to files. Skips hidden files. A link to a folder is an error, since it may lead back
/// to its own folder.
pub(super) fn files(folder: &Path) -> Result<CatalogFiles, Error> {
    let mut found = CatalogFiles::default();
    let mut folders = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((folder, path, level)) = folders.pop() {
        found.watched.push(folder.clone());
        for entry in entries(&folder)? {
            let child = format!("{path}{}", shown(Path::new(&entry.name)));
            if entry.is_link_to_folder {
                let shown = entry.on_disk.display();
                return Err(Error::usage(format!(
                    "`{shown}` is a link to a folder\nhelp: link to each file in it, or move it out of the catalog's folder"
                )));
            }
            if entry.is_folder && level < MAX_CATALOG_LEVELS {
                folders.push((entry.on_disk, format!("{child}/"), level + 1));
            } else if !entry.is_folder && is_ours(&child) {
                found.watched.push(entry.on_disk.clone());
                found.files.push(CatalogFile { on_disk: entry.on_disk, path: child });
            }
        }
    }
    found.watched.sort();
    Ok(found)
}

/// Finds the catalogs in a folder, sorted: itself, or those below it. Nothing below a catalog is looked at.
pub(super) fn catalogs(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut catalogs = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, level)) = folders.pop() {
        let entries = entries(&folder)?;
        if entries.iter().any(|entry| !entry.is_folder && is_cover(&entry.name)) {
            catalogs.push(folder);
        } else if level < MAX_LEVELS {
            let below = entries.into_iter().filter(|it| it.is_folder && it.name != "target");
            folders.extend(below.map(|entry| (entry.on_disk, level + 1)));
        }
    }
    catalogs.sort();
    Ok(catalogs)
}

/// Reads a file, and of a file that is too large just enough to see that it is.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let error = |error| Error::io("read", path, error);
    let mut bytes = Vec::new();
    // A named pipe would never end, and was never meant.
    if !fs::metadata(path).map_err(error)?.is_file() {
        return Err(error(io::Error::other("it is neither a file nor a link to one")));
    }
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path).map_err(error)?.take(limit).read_to_end(&mut bytes).map_err(error)?;
    Ok(bytes)
}

struct Entry {
    name: String,
    on_disk: PathBuf,
    is_folder: bool,
    is_link_to_folder: bool,
}

/// Lists a folder without hidden files. Anything that is neither file nor folder is reported when it is read.
fn entries(folder: &Path) -> Result<Vec<Entry>, Error> {
    let error = |error| Error::io("read the folder", folder, error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        let entry = entry.map_err(error)?;
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => continue,
            Err(other) => return Err(error(other)),
        };
        let name = entry.file_name().to_string_lossy().into_owned();
        let on_disk = entry.path();
        let is_link_to_folder =
            kind.is_symlink() && fs::metadata(&on_disk).is_ok_and(|it| it.is_dir());
        if !name.starts_with('.') {
            entries.push(Entry { name, on_disk, is_folder: kind.is_dir(), is_link_to_folder });
        }
    }
    Ok(entries)
}

/// Returns whether a file is YAML, JSON, which may be meant as YAML, or a picture.
fn is_ours(path: &str) -> bool {
    matches!(ending(path).as_str(), "yaml" | "yml" | "json" | "svg")
}
