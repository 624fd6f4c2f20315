//! The staging folder of new files, and the lock that keeps other runs away.
//!
//! The staging folder is next to the output folder, so that it is not published. It is inside the output folder if its parent
//! cannot be written to or is on another disk.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::disk::Folder;
use super::journal::{self, Journal};
use crate::Error;

/// The suffix of a staging folder's name.
const NAME: &str = ".errbook.d";
/// The number of tries to get the lock before another run counts as hung, and the pause between them.
const TRIES: u32 = 12_000;
const PAUSE: Duration = Duration::from_millis(25);

/// New files for an output folder. They are deleted on drop unless [`decide()`](Self::decide) was called.
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

    /// Prepares the switch. The output folder has not changed yet.
    pub(super) fn prepare(&mut self, disk: &mut Folder) -> Result<(), Error> {
        self.journal.puts.iter().try_for_each(|path| disk.make_room(path))?;
        self.journal.prepare(&self.place)
    }

    /// Commits the journal. From here on, the next run completes what this run does not.
    pub(super) fn decide(&self) -> Result<(), Error> {
        Journal::decide(&self.place)
    }

    /// Moves the files into place.
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

/// Completes or discards a stopped run. No other run may be writing.
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

/// Returns the files of a run that was stopped or is still running.
pub(super) fn left(root: &Path) -> Vec<PathBuf> {
    let mut places = places(root);
    places.retain(|place| place.symlink_metadata().is_ok_and(|it| it.is_dir()));
    places
}

/// Deletes a staging folder, its journal first.
fn clear(place: &Path) {
    // If this fails, `--check` reports the folder, and the next run deletes it.
    let _ = fs::remove_file(place.join(journal::NAME));
    let _ = fs::remove_dir_all(place);
}

/// Returns the possible paths of an output folder's staging folder, the best first.
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

/// Locks a folder, and waits for other runs that write to it. Returns `None` if the system cannot lock.
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

/// Opens the folder itself, so that locking leaves no file.
#[cfg(unix)]
fn lockable(root: &Path) -> io::Result<File> {
    File::open(root)
}

/// Opens a file in the user's temporary folder, because folders cannot be locked.
#[cfg(not(unix))]
fn lockable(root: &Path) -> io::Result<File> {
    let real = root.canonicalize()?;
    let hash = errbook::__v1::hash_full(real.to_string_lossy().as_bytes());
    File::create(std::env::temp_dir().join(format!("errbook-{hash:016x}.lock")))
}
