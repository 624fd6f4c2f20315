//! Writing, all or nothing.

use std::path::{Path, PathBuf};

use super::comparison::Comparison;
use super::disk::{Folder, Staged};
use super::{Artifact, Leftovers, Written, manifest};
use crate::Error;

/// A folder that will hold what is made for it. Files are given one after the other, so that they need not be held all at once;
/// until [`finish()`](Self::finish) those that are there stay as they are, and without it nothing changes.
///
/// ```
/// use errbook_spec::artifact::{Artifact, Leftovers, Writer};
///
/// # let temp = tempfile::tempdir()?;
/// # let folder = temp.path();
/// let mut writer = Writer::open(folder, Leftovers::Delete)?;
/// for number in 1..=3 {
///     writer.add(&Artifact { path: format!("{number}.md"), contents: "# A page\n".to_owned() })?;
/// }
/// assert!(!folder.join("1.md").exists());
/// assert_eq!(writer.finish()?.changed, ["1.md", "2.md", "3.md"]);
/// assert!(folder.join("1.md").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Writer {
    comparison: Comparison,
    root: PathBuf,
    /// Files that are to take their places; before the folder, which takes back what it made for them.
    staged: Vec<(String, Staged)>,
    /// Made when the first file is staged.
    disk: Option<Folder>,
    written: Written,
}

impl Writer {
    /// Opens a folder, which need not be there.
    ///
    /// # Errors
    ///
    /// Where it is no folder, or cannot be read.
    pub fn open(folder: &Path, leftovers: Leftovers) -> Result<Self, Error> {
        let comparison = Comparison::open(folder, leftovers)?;
        let (root, written) = (folder.to_owned(), Written::default());
        Ok(Self { comparison, root, staged: Vec::new(), disk: None, written })
    }

    /// Takes the next file.
    ///
    /// # Errors
    ///
    /// Where its path is not safe or it cannot be written.
    pub fn add(&mut self, artifact: &Artifact) -> Result<(), Error> {
        if self.comparison.add(artifact)?.is_none() {
            self.written.unchanged.push(artifact.path.clone());
            return Ok(());
        }
        let disk = match &mut self.disk {
            Some(disk) => disk,
            none => none.insert(Folder::create(&self.root)?),
        };
        let staged = disk.stage(&artifact.path, &artifact.contents)?;
        self.staged.push((artifact.path.clone(), staged));
        Ok(())
    }

    /// Puts every file in its place and deletes what is left over.
    ///
    /// # Errors
    ///
    /// Where a file cannot be renamed or deleted. Those before it have been then, and the next run does the rest.
    pub fn finish(self) -> Result<Written, Error> {
        let Self { comparison, root, staged, disk, mut written } = self;
        written.unchanged.sort();
        let left = comparison.leftover()?;
        if staged.is_empty() && left.is_empty() && comparison.manifest()?.is_none() {
            return Ok(written);
        }
        let mut disk = disk.map_or_else(|| Folder::create(&root), Ok)?;
        manifest::write(&mut disk, &comparison.all())?;
        for (path, staged) in staged {
            staged.commit()?;
            written.changed.push(path);
        }
        for path in left {
            if disk.remove(&path)? {
                written.removed.push(path);
            }
        }
        manifest::write(&mut disk, &comparison.right())?;
        disk.keep();
        written.changed.sort();
        Ok(written)
    }
}
