//! A folder that is written to. Links in it are never followed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::Error;

/// How many names are tried for a file that is to be renamed.
const MAX_TRIES: u32 = 100;

/// An output folder. Paths below it are checked before they come here. Folders that it makes are deleted again with it where they are
/// empty, unless they are to be kept.
pub(super) struct Folder {
    root: PathBuf,
    made: Vec<PathBuf>,
}

impl Folder {
    /// Opens a folder, if it is there.
    pub(super) fn open(root: &Path) -> Result<Option<Self>, Error> {
        match fs::metadata(root) {
            Ok(found) if found.is_dir() => {
                Ok(Some(Self { root: root.to_owned(), made: Vec::new() }))
            }
            Ok(_) => Err(Error::usage(format!("`{}` is not a folder", root.display()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("look at", root, error)),
        }
    }

    /// Opens a folder and makes it where it is not there.
    pub(super) fn create(root: &Path) -> Result<Self, Error> {
        let mut folder = Self { root: root.to_owned(), made: Vec::new() };
        let made = folder.make(root);
        made.map_err(|error| Error::io("make the folder", root, error))?;
        Ok(folder)
    }

    /// Keeps the folders that were made.
    pub(super) fn keep(mut self) {
        self.made.clear();
    }

    /// Makes a folder and those that it is in.
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let is_there = |path: &Path| path.as_os_str().is_empty() || path.is_dir();
        let missing = folder.ancestors().take_while(|path| !is_there(path));
        for path in missing.collect::<Vec<_>>().into_iter().rev() {
            match fs::create_dir(path) {
                Ok(()) => self.made.push(path.to_owned()),
                // Somebody else made it meanwhile.
                Err(_) if path.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Returns the contents of a file, if it is there.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let on_disk = self.on_disk(path)?;
        match plain(&on_disk)? {
            Kind::Nothing => Ok(None),
            Kind::File => {
                fs::read(&on_disk).map(Some).map_err(|error| Error::io("read", &on_disk, error))
            }
            Kind::Folder => Err(in_the_way(&on_disk, "a folder")),
        }
    }

    /// Writes a file: beside its target first, then renamed. Nothing waits for the disk: after a power cut the
    /// command is run again.
    pub(super) fn write(&mut self, path: &str, contents: &str) -> Result<(), Error> {
        self.stage(path, contents)?.commit()
    }

    /// Writes a file beside its target, which is left as it is.
    pub(super) fn stage(&mut self, path: &str, contents: &str) -> Result<Staged, Error> {
        let target = self.on_disk(path)?;
        let error = |error| Error::io("write", &target, error);
        if let Some(parent) = target.parent() {
            self.make(parent).map_err(error)?;
        }
        let (beside, mut file) = Self::beside(&target)?;
        let staged = Staged { beside, target, is_committed: false };
        let written = file.write_all(contents.as_bytes());
        written.map_err(|error| Error::io("write", &staged.target, error))?;
        Ok(staged)
    }

    /// Deletes a file, and the folders that are empty without it. Returns whether it was there.
    pub(super) fn remove(&self, path: &str) -> Result<bool, Error> {
        let on_disk = self.on_disk(path)?;
        let error = |error| Error::io("delete", &on_disk, error);
        if matches!(plain(&on_disk)?, Kind::Nothing) {
            return Ok(false);
        }
        fs::remove_file(&on_disk).map_err(error)?;
        for (at, _) in path.rmatch_indices('/') {
            // It stays where something else is in it.
            if fs::remove_dir(self.root.join(&path[..at])).is_err() {
                break;
            }
        }
        Ok(true)
    }

    /// Returns where a path is, and refuses a link on the way to it.
    fn on_disk(&self, path: &str) -> Result<PathBuf, Error> {
        for (at, _) in path.match_indices('/') {
            let folder = self.root.join(&path[..at]);
            if matches!(plain(&folder)?, Kind::File) {
                return Err(in_the_way(&folder, "a file"));
            }
        }
        Ok(self.root.join(path))
    }

    /// Makes a new file beside another.
    fn beside(target: &Path) -> Result<(PathBuf, File), Error> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let process = std::process::id();
        for number in 0..MAX_TRIES {
            let beside = target.with_file_name(format!(".{name}.{process}-{number}.tmp"));
            match OpenOptions::new().write(true).create_new(true).open(&beside) {
                Ok(file) => return Ok((beside, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io("write", target, error)),
            }
        }
        Err(Error::io("write", target, io::ErrorKind::AlreadyExists.into()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // It stays where something is in it.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// A file beside its target. It is deleted where it does not become the target.
pub(super) struct Staged {
    beside: PathBuf,
    target: PathBuf,
    is_committed: bool,
}

impl Staged {
    /// Makes it the target.
    pub(super) fn commit(mut self) -> Result<(), Error> {
        let renamed = fs::rename(&self.beside, &self.target);
        self.is_committed = renamed.is_ok();
        renamed.map_err(|error| Error::io("write", &self.target, error))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.is_committed {
            // What kept it from its target is told; a file that cannot even be deleted adds nothing to it.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

enum Kind {
    Nothing,
    File,
    Folder,
}

/// Returns what stands at a path; a link is an error.
fn plain(path: &Path) -> Result<Kind, Error> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(in_the_way(path, "a link")),
        Ok(found) if found.is_dir() => Ok(Kind::Folder),
        Ok(_) => Ok(Kind::File),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Kind::Nothing),
        Err(error) => Err(Error::io("look at", path, error)),
    }
}

fn in_the_way(path: &Path, what: &str) -> Error {
    Error::usage(format!("cannot write `{}`: {what} stands there; move it away", path.display()))
}
