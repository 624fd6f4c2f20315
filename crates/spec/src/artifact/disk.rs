//! An output folder. Links in it are never followed.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use crate::Error;

/// An output folder. Callers check the paths below it. On drop, it deletes the empty folders that it created, unless
/// [`keep()`](Self::keep) was called.
pub(super) struct Folder {
    root: PathBuf,
    made: Vec<PathBuf>,
}

impl Folder {
    /// Opens a folder. Returns `None` if it is missing or empty.
    pub(super) fn open(root: &Path) -> Result<Option<Self>, Error> {
        folders_alone(root)?;
        match fs::read_dir(root) {
            Ok(mut entries) => Ok(entries
                .next()
                .is_some()
                .then(|| Self { root: root.to_owned(), made: Vec::new() })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("look at", root, error)),
        }
    }

    /// Opens a folder, and creates it if it doesn't exist.
    pub(super) fn create(root: &Path) -> Result<Self, Error> {
        folders_alone(root)?;
        let mut folder = Self { root: root.to_owned(), made: Vec::new() };
        folder.make_root()?;
        Ok(folder)
    }

    /// Creates the folder if it doesn't exist.
    pub(super) fn make_root(&mut self) -> Result<(), Error> {
        let root = self.root.clone();
        self.make(&root).map_err(|error| Error::io("make the folder", &root, error))
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Keeps the created folders on drop.
    pub(super) fn keep(&mut self) {
        self.made.clear();
    }

    /// Creates a folder and its parents.
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let is_there = |path: &Path| path.as_os_str().is_empty() || path.is_dir();
        let missing = folder.ancestors().take_while(|path| !is_there(path));
        for path in missing.collect::<Vec<_>>().into_iter().rev() {
            match fs::create_dir(path) {
                Ok(()) => self.made.push(path.to_owned()),
                // Another program created it meanwhile.
                Err(_) if path.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Returns the contents of a file, if it exists.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let on_disk = self.on_disk(path)?;
        match at(&on_disk)? {
            There::Nothing => Ok(None),
            There::File => {
                fs::read(&on_disk).map(Some).map_err(|error| Error::io("read", &on_disk, error))
            }
            There::Folder => Err(in_the_way(&on_disk, "a folder")),
        }
    }

    /// Creates the folder of a file.
    pub(super) fn make_room(&mut self, path: &str) -> Result<(), Error> {
        let target = self.root.join(path);
        let made = target.parent().map_or(Ok(()), |parent| self.make(parent));
        made.map_err(|error| Error::io("write", &target, error))
    }

    /// Moves a staged file into place. A missing staged file has already been moved.
    pub(super) fn put(&mut self, staged: &Path, path: &str) -> Result<(), Error> {
        let target = self.on_disk(path)?;
        let mut renamed = fs::rename(staged, &target);
        if renamed.is_err() {
            if !staged.exists() {
                return Ok(());
            }
            self.make_room(path)?;
            renamed = fs::rename(staged, &target);
        }
        renamed.map_err(|error| Error::io("write", &target, error))
    }

    /// Deletes a file and the folders that it leaves empty. Returns whether the file existed.
    pub(super) fn remove(&self, path: &str) -> Result<bool, Error> {
        let on_disk = self.on_disk(path)?;
        let error = |error| Error::io("delete", &on_disk, error);
        if matches!(at(&on_disk)?, There::Nothing) {
            return Ok(false);
        }
        fs::remove_file(&on_disk).map_err(error)?;
        for (at, _) in path.rmatch_indices('/') {
            // A folder with other files stays.
            if fs::remove_dir(self.root.join(&path[..at])).is_err() {
                break;
            }
        }
        Ok(true)
    }

    /// Returns the path on disk. Refuses links among its parents.
    fn on_disk(&self, path: &str) -> Result<PathBuf, Error> {
        for (end, _) in path.match_indices('/') {
            let folder = self.root.join(&path[..end]);
            if matches!(at(&folder)?, There::File) {
                return Err(in_the_way(&folder, "a file"));
            }
        }
        Ok(self.root.join(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // A folder with files stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

enum There {
    Nothing,
    File,
    Folder,
}

/// Returns what exists at a path. Returns an error if it can be neither read nor replaced.
fn at(path: &Path) -> Result<There, Error> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(There::Folder),
        Ok(found) if found.is_file() => Ok(There::File),
        Ok(found) => Err(in_the_way(path, name(found.file_type()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(There::Nothing),
        Err(error) => Err(Error::io("look at", path, error)),
    }
}

fn in_the_way(path: &Path, what: &str) -> Error {
    Error::usage(format!("cannot write `{}`: it is {what}\nhelp: move it away", path.display()))
}

/// Refuses a path if a parent is not a folder.
fn folders_alone(root: &Path) -> Result<(), Error> {
    for path in root.ancestors().filter(|path| !path.as_os_str().is_empty()) {
        let Ok(found) = fs::symlink_metadata(path) else { continue };
        let what = match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Ok(()),
            Ok(found) => name(found.file_type()),
            Err(_) if found.is_symlink() => "a link to nothing",
            Err(error) => return Err(Error::io("look at", path, error)),
        };
        return Err(Error::usage(format!(
            "`{}` is {what}, and not a folder\nhelp: choose another folder for the output",
            path.display()
        )));
    }
    Ok(())
}

/// Returns the common name of a file type.
fn name(found: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if found.is_fifo() {
            return "a named pipe";
        }
        if found.is_socket() {
            return "a socket";
        }
        if found.is_block_device() || found.is_char_device() {
            return "a device";
        }
    }
    if found.is_symlink() {
        return "a link";
    }
    "a file"
}
