//! The cases of `tests/reports`: a catalog with one problem, its report, and the files that fix it.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_spec::diagnostic::{Format, Report};
use errbook_spec::source::Sources;

use crate::{Bundle, bundle_of, read, read_bundle, root};

/// The name of the report among the files.
const REPORT: &str = "report.txt";
/// The folder of the files that fix the problem.
const FIXED: &str = "fixed/";
/// A kind without a case, because the file would be too large for the repository.
const TOO_LARGE: &str = "EB0106";

/// A catalog, its report, and the files that fix it.
#[derive(Debug)]
pub struct ReportCase {
    path: PathBuf,
    /// The files of the catalog.
    pub files: Bundle,
    /// What is reported.
    pub report: String,
    /// The files that change when the problem is fixed. An empty one is deleted.
    pub fixed: Bundle,
}

impl ReportCase {
    /// Returns every case, sorted by file name.
    ///
    /// # Panics
    ///
    /// Panics if a case cannot be read.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let folder = root().join("tests/reports");
        read(&folder).into_keys().map(|name| Self::read(&folder.join(name))).collect()
    }

    /// Reads a case.
    ///
    /// # Panics
    ///
    /// Panics if the file cannot be read.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        Self::new(path, read_bundle(path))
    }

    /// Makes a case of files, for a path.
    #[must_use]
    pub fn new(path: &Path, files: Bundle) -> Self {
        let (fixed, mut files): (Bundle, Bundle) =
            files.into_iter().partition(|(name, _)| name.starts_with(FIXED));
        let fixed = fixed.into_iter().map(|(name, text)| (name[FIXED.len()..].to_owned(), text));
        let report = files.pop_if(|(name, _)| name == REPORT).unwrap_or_default().1;
        let report = String::from_utf8_lossy(&report).into_owned();
        Self { path: path.to_owned(), files, report, fixed: fixed.collect() }
    }

    /// Writes the case to its file.
    ///
    /// # Panics
    ///
    /// Panics if the file cannot be written.
    pub fn write(&self) {
        let report = (REPORT.to_owned(), self.report.clone().into_bytes());
        let fixed: Bundle = self
            .fixed
            .iter()
            .map(|(name, text)| (format!("{FIXED}{name}"), text.clone()))
            .collect();
        let files = self.files.iter().chain([&report]).chain(&fixed);
        let text = bundle_of(files.map(|(name, text)| (name, text)));
        fs::write(&self.path, text)
            .unwrap_or_else(|error| panic!("{}: {error}", self.path.display()));
    }

    /// Returns `EB0301` and `duplicate-code` of `EB0301-duplicate-code.second.txt`.
    #[must_use]
    pub fn id_and_name(&self) -> (String, String) {
        let name = self.file_name();
        let name = name.split('.').next().unwrap_or_default();
        let (id, name) = name.split_once('-').unwrap_or((name, ""));
        (id.to_owned(), name.to_owned())
    }

    /// Returns whether it is the first case of its kind of problem.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.file_name().matches('.').count() == 1
    }

    /// Returns the name of its file.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Reports the problem.
    #[must_use]
    pub fn loaded(&self) -> (bool, Report) {
        let mut files = self.files.clone();
        if self.id_and_name().0 == TOO_LARGE {
            files.push(("large.yaml".to_owned(), vec![b'#'; 4 * 1024 * 1024 + 1]));
        }
        let loaded = errbook_spec::load(Sources::from_memory(files));
        (loaded.catalog.is_some(), loaded.report)
    }

    /// Reports what is left once the problem is fixed.
    #[must_use]
    pub fn fixed_report(&self) -> String {
        let is_kept = |file: &&(String, Vec<u8>)| self.fixed.iter().all(|it| it.0 != file.0);
        let new = self.fixed.iter().filter(|(_, text)| !text.is_empty());
        let files = self.files.iter().filter(is_kept).chain(new).cloned();
        let loaded = errbook_spec::load(Sources::from_memory(files.collect::<Bundle>()));
        loaded.report.render(Format::Full { color: false })
    }
}
