//! Loads the catalogs that a command works on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use errbook_spec::diagnostic::{Format, Report};
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_spec::{Error, Lowered, load, lower};

use crate::output::Console;

/// A checked catalog and its tables.
pub(crate) struct CheckedCatalog {
    /// The folder of the catalog's files.
    pub(crate) folder: PathBuf,
    pub(crate) catalog: Catalog,
    /// The tables, with all languages.
    pub(crate) lowered: Lowered,
}

impl CheckedCatalog {
    /// Returns the catalog as input for the docs.
    pub(crate) fn for_docs(&self) -> errbook_docs::CheckedCatalog<'_> {
        errbook_docs::CheckedCatalog { catalog: &self.catalog, lowered: &self.lowered, mock: None }
    }
}

/// The result of checking all catalogs.
pub(crate) struct Checked {
    pub(crate) catalogs: Vec<(PathBuf, Catalog)>,
    pub(crate) reports: Vec<Report>,
}

/// Reads and checks the catalogs in some folders for a command that writes files, and prints all problems to stderr.
///
/// # Errors
///
/// Returns an error if a folder cannot be read, two catalogs have the same name, or a catalog has errors.
pub(crate) fn open(
    folders: &[PathBuf],
    console: &mut Console,
) -> Result<Vec<CheckedCatalog>, Error> {
    let warn = !console.quiet;
    open_with(folders, warn, console)
}

/// Reads and checks the catalogs in some folders for a command that only prints. Warnings are printed with `--verbose`.
///
/// # Errors
///
/// Returns an error in the same cases as [`open`].
pub(crate) fn consult(
    folders: &[PathBuf],
    console: &mut Console,
) -> Result<Vec<CheckedCatalog>, Error> {
    let warn = console.verbose;
    open_with(folders, warn, console)
}

/// Reads what is sound of every catalog in the folders.
///
/// # Errors
///
/// Returns an error if a folder cannot be read.
pub(crate) fn sound(folders: &[PathBuf]) -> Result<Vec<CheckedCatalog>, Error> {
    let mut catalogs = Vec::new();
    for folder in discover(folders)? {
        let catalog = errbook_spec::sound(&Sources::read(&folder)?);
        catalogs.extend(catalog.map(|catalog| checked((folder, catalog))));
    }
    Ok(catalogs)
}

fn open_with(
    folders: &[PathBuf],
    warn: bool,
    console: &mut Console,
) -> Result<Vec<CheckedCatalog>, Error> {
    let checked = check(folders)?;
    checked.show(warn, console);
    checked.into_catalogs()
}

/// Reads and checks the catalogs in some folders.
///
/// # Errors
///
/// Returns an error if a folder cannot be read.
pub(crate) fn check(folders: &[PathBuf]) -> Result<Checked, Error> {
    let mut checked = Checked { catalogs: Vec::new(), reports: Vec::new() };
    for folder in discover(folders)? {
        let loaded = load(Sources::read(&folder)?);
        checked.catalogs.extend(loaded.catalog.map(|catalog| (folder, catalog)));
        checked.reports.push(loaded.report);
    }
    Ok(checked)
}

impl Checked {
    /// Prints the problems to stderr. `warn` includes reports that contain only warnings.
    pub(crate) fn show(&self, warn: bool, console: &mut Console) {
        let format = Format::Full { color: console.err.color };
        for report in &self.reports {
            if report.errors() > 0 || (report.warnings() > 0 && warn) {
                console.err.raw(&ended(report.render(format)));
            }
        }
    }

    /// Returns the catalogs with their tables.
    ///
    /// # Errors
    ///
    /// Returns an error if a catalog has errors, or two catalogs have the same name.
    pub(crate) fn into_catalogs(self) -> Result<Vec<CheckedCatalog>, Error> {
        self.verdict()?;
        Ok(self.catalogs.into_iter().map(checked).collect())
    }

    /// Returns an error with the number of errors if a catalog has any, or if two catalogs have the same name.
    pub(crate) fn verdict(&self) -> Result<(), Error> {
        let errors: usize = self.reports.iter().map(Report::errors).sum();
        let mut wrong: Vec<String> = same_names(&self.catalogs).into_iter().collect();
        if errors > 0 {
            let catalogs = self.reports.iter().filter(|report| report.errors() > 0).count();
            wrong.push(format!(
                "{} in {catalogs} of {}\nhelp: learn what an id means with `errbook explain ID`",
                count(errors, "problem", "problems"),
                count(self.reports.len(), "catalog", "catalogs"),
            ));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Error::findings(wrong.join("\n"))) }
    }
}

fn checked((folder, catalog): (PathBuf, Catalog)) -> CheckedCatalog {
    let languages: Vec<usize> = (1..catalog.languages.len()).collect();
    let lowered = lower(&catalog, &languages);
    CheckedCatalog { folder, catalog, lowered }
}

/// Returns a number with its noun.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Adds a line end to a text, unless it is empty or has one.
pub(crate) fn ended(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Finds the catalogs in some folders.
///
/// # Errors
///
/// Returns an error if a folder cannot be read, or has no catalog in it.
pub(crate) fn discover(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in folders {
        if !folder.exists() {
            return Err(missing(folder));
        }
        for catalog in Sources::discover(folder)? {
            if !found.iter().any(|other| is_same(other, &catalog)) {
                found.push(catalog);
            }
        }
    }
    Ok(found)
}

fn missing(folder: &Path) -> Error {
    Error::usage(format!(
        "no such folder: `{}`\nhelp: name the folder of your catalogs with `--catalog DIR`",
        folder.display()
    ))
}

fn is_same(left: &Path, right: &Path) -> bool {
    match (left.canonicalize(), right.canonicalize()) {
        (Ok(left), Ok(right)) => left == right,
        _ => left == right,
    }
}

/// Finds two catalogs with the same name, whose files would overwrite each other.
fn same_names(catalogs: &[(PathBuf, Catalog)]) -> Option<String> {
    let mut names: BTreeMap<&str, &Path> = BTreeMap::new();
    catalogs.iter().find_map(|(folder, catalog)| {
        let first = names.insert(&catalog.name, folder)?;
        Some(format!(
            "two catalogs are named `{}`: `{}` and `{}`\n\
             help: rename one of them, or name the one you mean with `--catalog DIR`",
            catalog.name,
            first.display(),
            folder.display(),
        ))
    })
}
