//! Files that were made, and the only writing.
//!
//! What was written is listed in a manifest beside it, so that the next run can delete what it no longer makes, and nothing else. Every file
//! is first written beside its target; only when all of them are there are they renamed, one after the other. So a run that fails or is
//! interrupted while it writes leaves what was there, and whoever reads a file sees the old or the new one. The manifest is first widened
//! to old and new files together and narrowed at the end, so that no file goes unlisted.

use std::collections::BTreeSet;
use std::path::Path;

use crate::Error;

mod disk;
mod manifest;
mod name;

use disk::Folder;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Contents.
    pub contents: String,
}

/// What a [`write()`] did. Paths are below the output folder, with `/`, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or different now.
    pub changed: Vec<String>,
    /// Files that were right already and were not touched.
    pub unchanged: Vec<String>,
    /// Files of an earlier run that are no longer made.
    pub removed: Vec<String>,
}

/// A file that a [`write()`] would touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stale {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// What is wrong with it.
    pub reason: StaleReason,
}

/// Why a file is [`Stale`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StaleReason {
    /// It is not there.
    Missing,
    /// Its contents differ.
    Different,
    /// It is no longer made.
    Leftover,
}

/// What [`write_with`] does with one file after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Compares it with what is there.
    Compare,
    /// Writes it.
    Write,
}

/// What [`write_with`] does with files of an earlier run that are no longer made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leftovers {
    /// They are deleted.
    Delete,
    /// They stay: other runs make them.
    Keep,
}

/// Makes the folder hold the artifacts. Files that are right already are not touched, and of other files only those that an earlier
/// run wrote are deleted.
///
/// # Errors
///
/// Where a path is not safe or a file cannot be written. Nothing is written where a path is not safe.
pub fn write(folder: &Path, artifacts: &[Artifact]) -> Result<Written, Error> {
    write_with(folder, artifacts, Leftovers::Delete, &mut |_, _| {})
}

/// Makes the folder hold the artifacts beside those of other runs: no file is deleted.
///
/// # Errors
///
/// As for [`write()`].
pub fn add(folder: &Path, artifacts: &[Artifact]) -> Result<Written, Error> {
    write_with(folder, artifacts, Leftovers::Keep, &mut |_, _| {})
}

/// As [`write()`] or [`add()`], and tells of every file: what was done with it, and with how many that is done in all.
///
/// # Errors
///
/// As for [`write()`].
pub fn write_with(
    folder: &Path,
    artifacts: &[Artifact],
    leftovers: Leftovers,
    done: &mut dyn FnMut(Step, usize),
) -> Result<Written, Error> {
    let plan = Plan::make(folder, artifacts, leftovers, done)?;
    carry_out(folder, artifacts, &plan, done)
}

fn carry_out(
    folder: &Path,
    artifacts: &[Artifact],
    plan: &Plan<'_>,
    done: &mut dyn FnMut(Step, usize),
) -> Result<Written, Error> {
    let mut written = Written::default();
    let stale: BTreeSet<&str> = plan.stale.iter().map(|stale| stale.path.as_str()).collect();
    written.unchanged = plan
        .paths
        .iter()
        .filter(|path| !stale.contains(**path))
        .map(|path| (*path).to_owned())
        .collect();
    if plan.stale.is_empty() {
        return Ok(written);
    }
    let disk = Folder::create(folder)?;
    let mut staged = Vec::new();
    for artifact in artifacts.iter().filter(|artifact| stale.contains(artifact.path.as_str())) {
        staged.push((artifact, disk.stage(&artifact.path, &artifact.contents)?));
        done(Step::Write, plan.stale.len());
    }
    manifest::write(&disk, &plan.all())?;
    for (artifact, staged) in staged {
        staged.commit()?;
        written.changed.push(artifact.path.clone());
    }
    for left in plan.leftover() {
        if disk.remove(left)? {
            written.removed.push(left.clone());
        }
    }
    manifest::write(&disk, &plan.right())?;
    written.changed.sort();
    Ok(written)
}

/// Returns the files that [`write()`] would touch, sorted, and touches nothing.
///
/// # Errors
///
/// Where a path is not safe, or a file cannot be read.
pub fn check(folder: &Path, artifacts: &[Artifact]) -> Result<Vec<Stale>, Error> {
    stale(folder, artifacts, Leftovers::Delete)
}

/// Returns the files that [`add()`] would touch, sorted, and touches nothing.
///
/// # Errors
///
/// As for [`check()`].
pub fn check_added(folder: &Path, artifacts: &[Artifact]) -> Result<Vec<Stale>, Error> {
    stale(folder, artifacts, Leftovers::Keep)
}

fn stale(folder: &Path, artifacts: &[Artifact], leftovers: Leftovers) -> Result<Vec<Stale>, Error> {
    Plan::make(folder, artifacts, leftovers, &mut |_, _| {}).map(|plan| plan.stale)
}

/// What is to be done.
struct Plan<'a> {
    paths: BTreeSet<&'a str>,
    /// What the manifest of the last run lists.
    listed: BTreeSet<String>,
    leftovers: Leftovers,
    /// Sorted.
    stale: Vec<Stale>,
}

impl<'a> Plan<'a> {
    fn make(
        folder: &Path,
        artifacts: &'a [Artifact],
        leftovers: Leftovers,
        done: &mut dyn FnMut(Step, usize),
    ) -> Result<Self, Error> {
        let (paths, listed) = (name::checked(artifacts)?, BTreeSet::new());
        let mut plan = Self { paths, listed, leftovers, stale: Vec::new() };
        let Some(disk) = Folder::open(folder)? else {
            let missing = |artifact: &Artifact| Stale {
                path: artifact.path.clone(),
                reason: StaleReason::Missing,
            };
            plan.stale = artifacts.iter().map(missing).collect();
            plan.stale.sort();
            return Ok(plan);
        };
        plan.listed = manifest::read(&disk)?;
        plan.stale = plan.compare(&disk, artifacts, done)?;
        plan.stale.sort();
        Ok(plan)
    }

    fn compare(
        &self,
        disk: &Folder,
        artifacts: &[Artifact],
        done: &mut dyn FnMut(Step, usize),
    ) -> Result<Vec<Stale>, Error> {
        let mut stale = Vec::new();
        for artifact in artifacts {
            done(Step::Compare, artifacts.len());
            let reason = match disk.read(&artifact.path)? {
                None => StaleReason::Missing,
                Some(bytes) if bytes != artifact.contents.as_bytes() => StaleReason::Different,
                Some(_) => continue,
            };
            stale.push(Stale { path: artifact.path.clone(), reason });
        }
        for path in self.leftover() {
            if disk.read(path)?.is_some() {
                stale.push(Stale { path: path.clone(), reason: StaleReason::Leftover });
            }
        }
        // Where files differ, so may the list of them; and with nothing to list there may be none.
        let lists = !self.paths.is_empty() || !self.listed.is_empty();
        if stale.is_empty()
            && lists
            && let Some(reason) = manifest::staleness(disk, &self.right())?
        {
            stale.push(Stale { path: manifest::NAME.to_owned(), reason });
        }
        Ok(stale)
    }

    /// Returns the paths of old and new files together.
    fn all(&self) -> BTreeSet<&str> {
        self.listed.iter().map(String::as_str).chain(self.paths.iter().copied()).collect()
    }

    /// Returns the paths that are listed in the end.
    fn right(&self) -> BTreeSet<&str> {
        match self.leftovers {
            Leftovers::Keep => self.all(),
            Leftovers::Delete => self.paths.clone(),
        }
    }

    /// Returns the files that are no longer made.
    fn leftover(&self) -> impl Iterator<Item = &String> {
        let deletes = self.leftovers == Leftovers::Delete;
        self.listed.iter().filter(move |path| deletes && !self.paths.contains(path.as_str()))
    }
}

#[cfg(test)]
mod tests;
