//! Folders and languages that a build script asks for, and the lines that it prints for cargo.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_spec::{Error, suggest};

/// Resolves a folder against that of the package.
pub(crate) fn in_package(folder: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    match std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
        Some(package) if folder.is_relative() && here.as_ref() != Some(&package) => {
            package.join(folder)
        }
        _ => folder.to_owned(),
    }
}

/// Returns the `OUT_DIR` that cargo has set.
pub(crate) fn out_dir() -> Result<PathBuf, Error> {
    std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
        Error::usage(
            "`OUT_DIR` is not set: call this from a build script, or name a folder with `out_dir`",
        )
    })
}

/// Reads the one catalog that a folder holds.
pub(crate) fn only_catalog(folder: &Path) -> Result<Sources, Error> {
    let found = Sources::discover(folder)?;
    match found.as_slice() {
        [catalog] => Sources::read(catalog),
        several => {
            let names: Vec<_> = several.iter().map(|path| format!("`{}`", shown(path))).collect();
            Err(Error::usage(format!(
                "`{}` holds several catalogs, {}: compile each with a call of its own",
                shown(folder),
                names.join(", ")
            )))
        }
    }
}

/// Returns the indices of the languages to keep.
pub(crate) fn languages(catalog: &Catalog, wanted: Option<&[String]>) -> Result<Vec<usize>, Error> {
    let Some(wanted) = wanted else { return Ok((0..catalog.languages.len()).collect()) };
    let mut indices = vec![0];
    for tag in wanted {
        indices.push(catalog.language(tag).ok_or_else(|| unknown_language(catalog, tag))?);
    }
    indices.sort_unstable();
    indices.dedup();
    Ok(indices)
}

fn unknown_language(catalog: &Catalog, tag: &str) -> Error {
    let tags = || catalog.languages.iter().map(String::as_str);
    let help = match suggest::nearest(tag, tags()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it has `{}`", tags().collect::<Vec<_>>().join("`, `")),
    };
    Error::usage(format!("catalog `{}` has no language `{tag}`; {help}", catalog.name))
}

/// Tells cargo to run the build script again when a path changes.
pub(crate) fn rerun_if_changed(path: &Path) {
    cargo_instruction("rerun-if-changed", &path.display().to_string());
}

/// Prints a line for cargo.
pub(crate) fn cargo_instruction(what: &str, text: &str) {
    let text = text.replace(['\n', '\r'], " ");
    // If stdout is closed, nobody reads the line.
    let _closed = writeln!(io::stdout(), "cargo::{what}={text}");
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::{languages, only_catalog};
    use crate::emit::fixture::{catalog, entry};
    use std::path::Path;

    fn in_three_languages() -> errbook_spec::model::Catalog {
        let mut catalog = catalog(vec![("one", vec![entry("a")])]);
        catalog.languages = ["en", "es", "pt-BR"].map(str::to_owned).to_vec();
        catalog
    }

    #[test]
    fn the_source_language_is_always_kept() {
        let wanted = |tags: &[&str]| {
            let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
            languages(&in_three_languages(), Some(&tags)).map_err(|error| error.to_string())
        };
        assert_eq!(languages(&in_three_languages(), None).unwrap(), [0, 1, 2]);
        assert_eq!(wanted(&[]), Ok(vec![0]));
        assert_eq!(wanted(&["PT-br", "pt-BR"]), Ok(vec![0, 2]));
        assert_eq!(wanted(&["en", "pt-BR", "es"]), Ok(vec![0, 1, 2]));
        let unknown = "catalog `small` has no language `pt_BR`; did you mean `pt-BR`?";
        assert_eq!(wanted(&["pt_BR"]), Err(unknown.to_owned()));
        let unknown = "catalog `small` has no language `klingon`; it has `en`, `es`, `pt-BR`";
        assert_eq!(wanted(&["klingon"]), Err(unknown.to_owned()));
    }

    #[test]
    fn several_catalogs_are_named() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog");
        let message = only_catalog(&root).unwrap_err().to_string();
        assert!(
            message.contains("/vonage`, `") && message.contains("/wompi`: compile each"),
            "{message}"
        );
    }
}
