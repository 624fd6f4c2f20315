//! Writes files, all or nothing.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::comparison::Comparison;
use super::disk::Folder;
use super::staging::{self, Staging};
use super::{Artifact, Change, Leftovers, manifest};
use crate::Error;

/// The most foreign files that an error names.
const MAX_NAMED: usize = 10;

/// Writes generated files to folders. You add files one by one, so that they need not be in memory all at once. Existing
/// files change only in [`finish()`](Self::finish). Other runs wait until then.
///
/// ```
/// use errbook_spec::artifact::{Artifact, Leftovers, Writer};
///
/// # let temp = tempfile::tempdir()?;
/// # let folder = temp.path();
/// let mut writer = Writer::open(&[(folder, Leftovers::Delete)])?;
/// for number in 1..=3 {
///     writer.add(0, &Artifact { path: format!("{number}.md"), contents: "# A page\n".to_owned() })?;
/// }
/// assert!(!folder.join("1.md").exists());
/// assert_eq!(writer.finish()?[0].changed, ["1.md", "2.md", "3.md"]);
/// assert!(folder.join("1.md").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Writer {
    /// Sorted by path, so that two runs never wait for each other.
    folders: Vec<Opened>,
    outputs: Vec<Output>,
}

/// The result of a [`write()`](super::write()). Paths are below the output folder, with `/`, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have changed.
    pub changed: Vec<String>,
    /// Files that were up to date and were not touched.
    pub unchanged: Vec<String>,
    /// Files of an earlier run that are no longer generated.
    pub removed: Vec<String>,
}

/// The files generated for a folder: all of its files, or some.
struct Output {
    folder: PathBuf,
    written: Written,
}

impl Writer {
    /// Opens the folder of each output, and creates it if it doesn't exist. Outputs may share a folder.
    ///
    /// # Errors
    ///
    /// Returns an error if a path is not a folder, or if a folder cannot be read or created.
    pub fn open(outputs: &[(&Path, Leftovers)]) -> Result<Self, Error> {
        let output = |(folder, _): &(&Path, _)| Output {
            folder: (*folder).to_owned(),
            written: Written::default(),
        };
        let mut writer =
            Self { folders: Vec::new(), outputs: outputs.iter().map(output).collect() };
        let mut folders = outputs.to_vec();
        folders.sort_by_key(|(folder, _)| *folder);
        folders.dedup_by_key(|(folder, _)| *folder);
        for (folder, leftovers) in folders {
            writer.folders.push(Opened::open(folder, leftovers)?);
        }
        Ok(writer)
    }

    /// Adds a file to an output; `output` is its index.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not safe, or the file cannot be written.
    ///
    /// # Panics
    ///
    /// Panics if `output` is out of range.
    pub fn add(&mut self, output: usize, artifact: &Artifact) -> Result<(), Error> {
        let output = &mut self.outputs[output];
        let at = self.folders.binary_search_by(|it| it.disk.root().cmp(&output.folder));
        let folder = at.ok().and_then(|at| self.folders.get_mut(at));
        let changed = folder.map_or(Ok(false), |folder| folder.add(artifact))?;
        let list =
            if changed { &mut output.written.changed } else { &mut output.written.unchanged };
        list.push(artifact.path.clone());
        Ok(())
    }

    /// Moves the files of all outputs into place and deletes leftover ones. Returns the changes for each output.
    ///
    /// # Errors
    ///
    /// Returns an error if a foreign file is in the way. Nothing has changed then. Returns an error if a file cannot be renamed or
    /// deleted. The files before it are already in place, and the next run completes the rest.
    pub fn finish(mut self) -> Result<Vec<Written>, Error> {
        not_ours(&self.folders)?;
        self.folders.iter_mut().try_for_each(Opened::prepare)?;
        let staged = || self.folders.iter().filter_map(|folder| folder.staging.as_ref());
        staged().try_for_each(Staging::decide)?;
        for folder in &mut self.folders {
            let removed = folder.switch()?;
            let first = self.outputs.iter_mut().find(|it| it.folder == folder.disk.root());
            if let Some(output) = first {
                output.written.removed = removed;
            }
        }
        let written = std::mem::take(&mut self.outputs).into_iter().map(|output| {
            let mut written = output.written;
            written.changed.sort();
            written.unchanged.sort();
            written
        });
        Ok(written.collect())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Drop inner folders first, so that the folders created for them are empty.
        while self.folders.pop().is_some() {}
    }
}

/// A folder that no other run writes to.
struct Opened {
    comparison: Comparison,
    foreign: Vec<String>,
    /// The staging folder, created with the first file.
    staging: Option<Staging>,
    removed: Vec<String>,
    /// Dropped after the staging folder, because it deletes the empty folders that it created.
    disk: Folder,
    /// Dropped last.
    _lock: Option<File>,
}

impl Opened {
    fn open(folder: &Path, leftovers: Leftovers) -> Result<Self, Error> {
        let mut disk = Folder::create(folder)?;
        let lock = staging::lock(folder)?;
        // If the run that we waited for failed, it has deleted the folder again.
        disk.make_root()?;
        staging::recover(&mut disk)?;
        let comparison = Comparison::open(folder, leftovers)?;
        let (foreign, removed) = (Vec::new(), Vec::new());
        Ok(Self { comparison, foreign, staging: None, removed, disk, _lock: lock })
    }

    /// Adds a file, and returns whether it differs from the one on disk.
    fn add(&mut self, artifact: &Artifact) -> Result<bool, Error> {
        match self.comparison.add(artifact)? {
            None => return Ok(false),
            Some(Change::Foreign) => self.foreign.push(artifact.path.clone()),
            Some(_) if self.foreign.is_empty() => {
                self.staging()?.add(&artifact.path, &artifact.contents)?;
            }
            // The run will fail, so nothing needs to be written.
            Some(_) => {}
        }
        Ok(true)
    }

    fn staging(&mut self) -> Result<&mut Staging, Error> {
        match &mut self.staging {
            Some(staging) => Ok(staging),
            none => Ok(none.insert(Staging::create(self.disk.root())?)),
        }
    }

    /// Prepares the switch if there is anything to do.
    fn prepare(&mut self) -> Result<(), Error> {
        self.removed = self.comparison.leftover()?;
        if self.comparison.manifest()?.is_some() {
            let manifest = manifest::text(&self.comparison.right());
            self.staging()?.add(manifest::NAME, &manifest)?;
        }
        if !self.removed.is_empty() {
            let removed = self.removed.clone();
            self.staging()?.delete(removed);
        }
        match &mut self.staging {
            Some(staging) => staging.prepare(&mut self.disk),
            None => Ok(()),
        }
    }

    /// Performs the prepared switch. Returns the deleted files.
    fn switch(&mut self) -> Result<Vec<String>, Error> {
        if let Some(staging) = self.staging.take() {
            self.disk.keep();
            staging.finish(&mut self.disk)?;
            self.disk.keep();
        }
        Ok(std::mem::take(&mut self.removed))
    }
}

/// Returns an error if files that errbook did not write are in the way.
fn not_ours(folders: &[Opened]) -> Result<(), Error> {
    let of_folder = |folder: &Opened| {
        let root = folder.disk.root().to_owned();
        let mut paths = folder.foreign.clone();
        paths.sort();
        paths.into_iter().map(move |path| format!("`{}`", root.join(path).display()))
    };
    let paths: Vec<String> = folders.iter().flat_map(of_folder).collect();
    let message = match paths.as_slice() {
        [] => return Ok(()),
        [path] => format!("{path} was not written by errbook"),
        paths => {
            let named = paths.get(..MAX_NAMED).unwrap_or(paths).join("\n  ");
            let more = match paths.len().saturating_sub(MAX_NAMED) {
                0 => String::new(),
                more => format!("\n  and {more} more"),
            };
            format!("{} files were not written by errbook:\n  {named}{more}", paths.len())
        }
    };
    let them = if paths.len() == 1 { "the file" } else { "them" };
    Err(Error::usage(format!("{message}\nhelp: choose another `--out`, or move {them} away")))
}
