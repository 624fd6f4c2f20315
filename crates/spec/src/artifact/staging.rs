//! Where files wait until all of them are there, and who may write.
//!
//! The staging folder is next to the output folder, so that it is not published with it. Where the folder next to it can't be written
//! to, or is on another disk, it is in the output folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::disk::Folder;
use super::journal::{self, Journal};
use crate::Error;

/// The suffix of its name.
const NAME: &str = ".errbook.d";
/// How often another run is looked at before it is taken to hang, and how long is waited each time.
const TRIES: u32 = 12_000;
const PAUSE: Duration = Duration::from_millis(25);

/// Files that are to take their places in an output folder. They are deleted with it until that is decided.
pub(super) struct Staging {
    place: PathBuf,
    journal: Journal,
}

impl Staging {
    /// Creates the staging folder of an output folder.
    pub(super) fn create(root: &Path) -> Result<Self, Error> {
        let mut failure = None;
        for place in places(root) {
            match fs::create_dir(&place) {
                Ok(()) => {
                    let staging = Self { place, journal: Journal::default() };
                    if is_on_one_disk(&staging.place, root) {
                        return Ok(staging);
                    }
                }
                Err(error) => failure = Some(Error::io("write", root, error)),
            }
        }
        Err(failure.unwrap_or_else(|| Error::io("write", root, io::ErrorKind::Other.into())))
    }

    /// Writes a file for a path.
    pub(super) fn add(&mut self, path: &str, contents: &str) -> Result<(), Error> {
        let staged = journal::staged(&self.place, self.journal.puts.len());
        self.journal.puts.push(path.to_owned());
        fs::write(&staged, contents).map_err(|error| Error::io("write", &staged, error))
    }

    /// Adds paths to delete.
    pub(super) fn delete(&mut self, paths: Vec<String>) {
        self.journal.deletes = paths;
    }

    /// Makes everything ready; the output folder is still as it was.
    pub(super) fn prepare(&mut self, disk: &mut Folder) -> Result<(), Error> {
        self.journal.puts.iter().try_for_each(|path| disk.make_room(path))?;
        self.journal.prepare(&self.place)
    }

    /// Decides that the files take their places: from here on, the next run does what this one doesn't.
    pub(super) fn decide(&self) -> Result<(), Error> {
        Journal::decide(&self.place)
    }

    /// Puts the files in their places.
    pub(super) fn finish(self, disk: &mut Folder) -> Result<(), Error> {
        self.journal.run(&self.place, disk)?;
        clear(&self.place);
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next run completes a journal that was committed.
        if !self.place.join(journal::NAME).exists() {
            clear(&self.place);
        }
    }
}

/// Does or drops what a run has left that was stopped. Nobody else may be writing.
pub(super) fn recover(disk: &mut Folder) -> Result<(), Error> {
    for place in left(disk.root()) {
        if let Some(journal) = Journal::read(&place)? {
            journal.run(&place, disk)?;
            disk.keep();
        }
        clear(&place);
    }
    Ok(())
}

/// Returns the files left by a run that was stopped, or is still running.
pub(super) fn left(root: &Path) -> Vec<PathBuf> {
    let mut places = places(root);
    places.retain(|place| place.symlink_metadata().is_ok_and(|it| it.is_dir()));
    places
}

/// Deletes a staging folder, what it decides first.
fn clear(place: &Path) {
    // The next run deletes what can't be deleted now, and `--check` names it.
    let _ = fs::remove_file(place.join(journal::NAME));
    let _ = fs::remove_dir_all(place);
}

/// Returns where the staging folder of an output folder may be, the best place first.
fn places(root: &Path) -> Vec<PathBuf> {
    let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let next_to_it = real.file_name().map(|name| {
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(NAME);
        real.with_file_name(hidden)
    });
    next_to_it.into_iter().chain([real.join(NAME)]).collect()
}

#[cfg(unix)]
fn is_on_one_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| path.metadata().map(|facts| facts.dev()).ok();
    disk(one) == disk(other)
}

#[cfg(not(unix))]
fn is_on_one_disk(_: &Path, _: &Path) -> bool {
    true
}

/// Waits until no other run writes to a folder, and keeps others from it. Where the system can't lock, nobody is kept away.
pub(super) fn lock(root: &Path) -> Result<Option<File>, Error> {
    let Ok(file) = lockable(root) else { return Ok(None) };
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(Error::usage(format!(
        "another run is still writing to `{}`\nhelp: wait for it to end, or stop it",
        root.display()
    )))
}

/// The folder itself, so that no file of it is ever left.
#[cfg(unix)]
fn lockable(root: &Path) -> io::Result<File> {
    File::open(root)
}

/// A folder can't be locked: a file of the user's own folder for temporary files is.
#[cfg(not(unix))]
fn lockable(root: &Path) -> io::Result<File> {
    let real = root.canonicalize()?;
    let hash = errbook::__v1::hash_full(real.to_string_lossy().as_bytes());
    File::create(std::env::temp_dir().join(format!("errbook-{hash:016x}.lock")))
}
