//! Watches the folders of the catalogs.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::event::Event;
use crate::output::Console;

/// The deepest level of folders to watch, as deep as catalogs may be nested.
const MAX_LEVELS: usize = 20;
/// The most folders to watch. With more, the user has probably passed a whole disk.
const MAX_FOLDERS: usize = 8_192;
/// The polling interval on systems that do not report changes.
const POLL: Duration = Duration::from_millis(400);

/// Sends an event for every change, until it is dropped.
pub(crate) struct Watch {
    roots: Vec<PathBuf>,
    events: Sender<Event>,
    watcher: Option<Box<dyn Watcher>>,
}

impl Watch {
    /// Starts watching some folders. Prints a note if that fails.
    pub(crate) fn new(folders: &[PathBuf], events: Sender<Event>, console: &mut Console) -> Self {
        let absolute = |folder: &PathBuf| std::path::absolute(folder).unwrap_or(folder.clone());
        let roots = folders.iter().map(absolute).collect();
        let mut watch = Self { roots, events, watcher: None };
        watch.renew(console);
        watch
    }

    /// Watches the folders that exist now. A folder that was deleted and created again needs a new watch.
    pub(crate) fn renew(&mut self, console: &mut Console) {
        let folders = folders(&self.roots);
        let watcher = self.told(&folders).or_else(|_| self.polled(&folders));
        match watcher {
            // The old watcher is dropped after the new one has started, so no change is missed.
            Ok(watcher) => self.watcher = Some(watcher),
            Err(error) => console.note(&format!("cannot watch for changes: {error}")),
        }
    }

    fn told(&self, folders: &[PathBuf]) -> notify::Result<Box<dyn Watcher>> {
        let watcher = RecommendedWatcher::new(self.handler(), Config::default())?;
        watching(Box::new(watcher), folders)
    }

    /// Polls the files, because the system has no watches, or none left.
    fn polled(&self, folders: &[PathBuf]) -> notify::Result<Box<dyn Watcher>> {
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        watching(Box::new(PollWatcher::new(self.handler(), config)?), folders)
    }

    fn handler(&self) -> impl Fn(notify::Result<notify::Event>) + Send + 'static {
        let (roots, events) = (self.roots.clone(), self.events.clone());
        move |event| {
            if event.is_ok_and(|event| matters(&event, &roots)) {
                // If the receiver is gone, the program is about to end.
                let _ = events.send(Event::Changed);
            }
        }
    }
}

fn watching(
    mut watcher: Box<dyn Watcher>,
    folders: &[PathBuf],
) -> notify::Result<Box<dyn Watcher>> {
    for folder in folders {
        match watcher.watch(folder, RecursiveMode::NonRecursive) {
            // The folder was deleted; the watch on its parent reports that.
            Err(error) if is_gone(&error) => {}
            other => other?,
        }
    }
    Ok(watcher)
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Returns whether an event is a change in the watched folders. Reads are ignored, because this program causes them, too.
fn matters(event: &notify::Event, roots: &[PathBuf]) -> bool {
    let changes = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    // A folder above a catalog comes and goes with it.
    let is_ours =
        |path: &PathBuf| roots.iter().any(|root| path.starts_with(root) || root.starts_with(path));
    changes && (event.need_rescan() || event.paths.iter().any(is_ours))
}

/// Returns the given folders, all folders in them, and the two nearest folders above them that exist, which report when those are
/// deleted or created.
fn folders(roots: &[PathBuf]) -> Vec<PathBuf> {
    let above = |root: &PathBuf| {
        let above = root.ancestors().skip(1).filter(|folder| folder.is_dir());
        above.take(2).map(Path::to_owned).collect::<Vec<_>>()
    };
    let mut found: Vec<PathBuf> = roots.iter().flat_map(above).collect();
    let mut left: Vec<_> = roots.iter().map(|root| (root.clone(), 0)).collect();
    while let Some((folder, level)) = left.pop() {
        if level < MAX_LEVELS && found.len() < MAX_FOLDERS {
            left.extend(below(&folder).map(|folder| (folder, level + 1)));
            found.push(folder);
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Returns the subfolders that may contain catalogs.
fn below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_folder = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let is_other = name.to_string_lossy().starts_with('.') || name == "target";
        !is_other && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    entries.filter(is_folder).map(|entry| entry.path())
}
