//! One call of a build script: read, check, emit, write, and what cargo is told.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_spec::{Error, artifact, suggest};

use crate::compiled::Compiled;
use crate::{Builder, Options, emit};

/// Compiles the catalog in a folder.
pub(crate) fn run(builder: &Builder, folder: &Path) -> Result<(), Error> {
    let folder = in_package(folder);
    let out_dir = out_dir(builder)?.join("errbook");
    // The folder itself, until its files are known: a catalog that appears there must be seen.
    let sources = only_catalog(&folder).inspect_err(|_| rerun_if_changed(&folder))?;
    sources.watched().iter().for_each(|path| rerun_if_changed(path));
    let loaded = errbook_spec::load(sources);
    let Some(catalog) = loaded.catalog else { return Err(loaded.report.into_error()) };
    loaded.report.warning_lines().iter().for_each(|line| tell("warning", line));

    let languages = languages(&catalog, builder.languages.as_deref())?;
    let lowered = errbook_spec::lower(&catalog, &languages);
    let command = "errbook_codegen::compile".to_owned();
    let options = Options { command, ..builder.options.clone() };
    #[cfg(feature = "openapi")]
    let responses = builder.openapi.then(|| errbook_docs::responses(&catalog, &lowered));
    #[cfg(feature = "openapi")]
    let options = Options { responses: responses.unwrap_or_default(), ..options };
    let module = catalog.name.replace('-', "_");
    let compiled = Compiled::with(&out_dir, &module).ok_or_else(|| same_name(&catalog.name))?;
    let files = emit(&catalog, &lowered, &options);
    artifact::write(&out_dir.join(&module), &files)?;
    artifact::write(&out_dir, &compiled.artifacts())?;
    Ok(())
}

fn same_name(name: &str) -> Error {
    Error::usage(format!(
        "this build script has compiled a catalog `{name}` already: rename one of them with `catalog:` in its catalog.yaml, or give \
         one another folder with `out_dir`"
    ))
}

/// Returns a folder, relative to the package wherever the build script runs.
fn in_package(folder: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    match std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
        Some(package) if folder.is_relative() && here.as_ref() != Some(&package) => {
            package.join(folder)
        }
        _ => folder.to_owned(),
    }
}

fn out_dir(builder: &Builder) -> Result<PathBuf, Error> {
    let from_cargo = || std::env::var_os("OUT_DIR").map(PathBuf::from);
    builder.out_dir.clone().or_else(from_cargo).ok_or_else(|| {
        Error::usage(
            "`OUT_DIR` is not set: call this from a build script, or name a folder with `out_dir`",
        )
    })
}

/// Reads the one catalog that a folder holds.
fn only_catalog(folder: &Path) -> Result<Sources, Error> {
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
fn languages(catalog: &Catalog, wanted: Option<&[String]>) -> Result<Vec<usize>, Error> {
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

fn rerun_if_changed(path: &Path) {
    tell("rerun-if-changed", &path.display().to_string());
}

/// Tells cargo something, in one line.
fn tell(what: &str, text: &str) {
    let text = text.replace(['\n', '\r'], " ");
    // A build script without an output has nobody to tell.
    let _closed = writeln!(io::stdout(), "cargo::{what}={text}");
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::{languages, only_catalog};
    use crate::configure;
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

    #[test]
    fn a_name_is_compiled_once() {
        let folder = tempfile::tempdir().unwrap();
        let vonage = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/vonage");
        let compile = |out: &str| configure().out_dir(folder.path().join(out)).compile(&vonage);
        assert!(compile("one").is_ok() && compile("two").is_ok());
        let error = compile("one").unwrap_err().to_string();
        let expected = "this build script has compiled a catalog `vonage` already: rename one of them with `catalog:`";
        assert!(error.starts_with(expected), "{error}");
    }

    #[test]
    fn a_catalog_with_problems_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (bad, out) = (folder.path().join("bad"), folder.path().join("out"));
        std::fs::create_dir(&bad).unwrap();
        std::fs::write(bad.join("catalog.yaml"), "catalog: bad\ntitel: x\n").unwrap();
        let error = configure().out_dir(&out).compile(&bad).unwrap_err();
        assert!(error.is_findings() && format!("{error:?}").contains("titel"), "{error:?}");
        std::fs::remove_file(bad.join("catalog.yaml")).unwrap();
        std::fs::write(bad.join("catalog.yml"), "catalog: bad\n").unwrap();
        let error = configure().out_dir(&out).compile(&bad).unwrap_err();
        assert!(format!("{error:?}").contains("rename it to `catalog.yaml`"), "{error:?}");
        assert!(!out.exists());
    }
}
