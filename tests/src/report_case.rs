//! The cases of `tests/reports`: a catalog with one problem, its report, and the files that fix it.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_spec::diagnostic::{Format, Report};
use errbook_spec::source::Sources;

use crate::{Bundle, bundle_of, read, read_bundle, root};

/// The name of the first report among the files. Others are named `report.NAME.txt`.
const REPORT: &str = "report.txt";
/// The folder of the files that fix the problem.
const FIXED: &str = "fixed/";
/// A kind without a case, because the file would be too large for the repository.
const TOO_LARGE: &str = "EB0106";

/// A catalog, its report, and the files that fix it. The cases of a kind of problem are in one file.
#[derive(Debug)]
pub struct ReportCase {
    path: PathBuf,
    /// The name of its report.
    name: String,
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
        read(&folder).into_keys().flat_map(|name| Self::read(&folder.join(name))).collect()
    }

    /// Reads the cases of a file.
    ///
    /// # Panics
    ///
    /// Panics if the file cannot be read.
    #[must_use]
    pub fn read(path: &Path) -> Vec<Self> {
        let mut cases: Vec<Self> = Vec::new();
        let mut files = Bundle::new();
        for (name, text) in read_bundle(path) {
            if let (Some(name), Some(case)) = (name.strip_prefix(FIXED), cases.last_mut()) {
                case.fixed.push((name.to_owned(), text));
            } else if name.starts_with("report.") {
                let report = String::from_utf8_lossy(&text).into_owned();
                let (path, files) = (path.to_owned(), std::mem::take(&mut files));
                cases.push(Self { path, name, files, report, fixed: Bundle::new() });
            } else {
                files.push((name, text));
            }
        }
        cases
    }

    /// Makes a case of the files in a folder `EB0301-duplicate-code`, or `EB0301-duplicate-code.second` for a further one.
    #[must_use]
    pub fn of_folder(folder: &Path) -> Self {
        let folder_name = folder.file_name().unwrap_or_default().to_string_lossy();
        let (kind, name) = match folder_name.split_once('.') {
            Some((kind, name)) => (kind, format!("report.{name}.txt")),
            None => (&*folder_name, REPORT.to_owned()),
        };
        let (fixed, files): (Bundle, Bundle) =
            read(folder).into_iter().partition(|(name, _)| name.starts_with(FIXED));
        let fixed = fixed.into_iter().map(|(name, text)| (name[FIXED.len()..].to_owned(), text));
        let path = folder.with_file_name(format!("{kind}.txt"));
        Self { path, name, files, report: String::new(), fixed: fixed.collect() }
    }

    /// Writes the cases to their files. `cases` has all of each file, one after the other.
    ///
    /// # Panics
    ///
    /// Panics if a file cannot be written.
    pub fn write(cases: &[Self]) {
        for cases in cases.chunk_by(|one, next| one.path == next.path) {
            let files: Bundle = cases.iter().flat_map(Self::bundle).collect();
            let path = &cases[0].path;
            fs::write(path, bundle_of(files.iter().map(|(name, text)| (name, text))))
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }

    fn bundle(&self) -> Bundle {
        let report = (self.name.clone(), self.report.clone().into_bytes());
        let fixed = self.fixed.iter().map(|(name, text)| (format!("{FIXED}{name}"), text.clone()));
        self.files.iter().cloned().chain([report]).chain(fixed).collect()
    }

    /// Returns the path of its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns `EB0301` and `duplicate-code` of `EB0301-duplicate-code.txt`.
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
        self.name == REPORT
    }

    /// Returns the names of its file and its report, such as `EB0301-duplicate-code.txt, report.txt`.
    #[must_use]
    pub fn file_name(&self) -> String {
        let file = self.path.file_name().unwrap_or_default().to_string_lossy();
        format!("{file}, {}", self.name)
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
