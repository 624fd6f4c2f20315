//! The options of a build script, and what one call does: read, check, emit, write.

use std::path::{Path, PathBuf};

use errbook_spec::artifact::{self, Artifact};
use errbook_spec::model::Catalog;
use errbook_spec::{Error, Lowered};

use crate::compiled::Compiled;
use crate::script::{self, cargo_instruction, in_package, only_catalog, rerun_if_changed};
use crate::{Options, emit};

/// Options of a build script.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    languages: Option<Vec<String>>,
    out_dir: Option<PathBuf>,
    options: Options,
    openapi: bool,
}

impl Builder {
    /// Keeps these languages only, and always the source language.
    #[must_use]
    pub fn languages(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.languages = Some(tags.into_iter().map(Into::into).collect());
        self
    }

    /// Writes below this folder instead of `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Lets every error be returned by a handler of axum. The crate that includes the code depends on `errbook-axum`.
    #[must_use]
    pub fn axum(mut self) -> Self {
        self.options.axum = true;
        self
    }

    /// Lets every error be returned by a handler of actix-web. The crate that includes the code depends on `errbook-actix`.
    #[must_use]
    pub fn actix(mut self) -> Self {
        self.options.actix = true;
        self
    }

    /// Lets `errbook-client` make an `AnyError` from a response.
    ///
    /// With the feature `serde` of `errbook`, every type of errors also implements `Deserialize`. (`Serialize` needs the feature only.)
    #[must_use]
    pub fn client(mut self) -> Self {
        self.options.client = true;
        self
    }

    /// Lets operations list the errors that they return, with examples, in the `OpenAPI` document that utoipa or aide collects from the
    /// types of an API. Enable the feature `utoipa` or `aide` of `errbook-axum`, `errbook-actix` or `errbook`; without one, this option
    /// has no effect.
    ///
    /// Needs the feature `openapi` of this crate. Without it, `compile` returns an error.
    #[must_use]
    pub fn openapi(mut self) -> Self {
        self.openapi = true;
        self
    }

    /// Compiles the catalog in a folder, see [`compile()`](crate::compile()).
    ///
    /// # Errors
    ///
    /// Returns an error if [`compile()`](crate::compile()) would, or if the catalog doesn't have one of the languages.
    pub fn compile(&self, catalog: impl AsRef<Path>) -> Result<(), Error> {
        let folder = in_package(catalog.as_ref());
        let out_dir = self.out_dir.clone().map_or_else(script::out_dir, Ok)?.join("errbook");
        // The folder itself, until its files are known: a catalog that appears there must be seen.
        let sources = only_catalog(&folder).inspect_err(|_| rerun_if_changed(&folder))?;
        sources.watched().iter().for_each(|path| rerun_if_changed(path));
        let loaded = errbook_spec::load(sources);
        let Some(catalog) = loaded.catalog else { return Err(loaded.report.into_error()) };
        loaded.report.warning_lines().iter().for_each(|line| cargo_instruction("warning", line));
        self.write(&catalog, &out_dir)
    }

    /// Writes the code of a catalog, and which catalogs were compiled.
    fn write(&self, catalog: &Catalog, out_dir: &Path) -> Result<(), Error> {
        let languages = script::languages(catalog, self.languages.as_deref())?;
        let lowered = errbook_spec::lower(catalog, &languages);
        let command = "errbook_codegen::compile".to_owned();
        let responses = if self.openapi {
            responses(catalog, &lowered)?
        } else {
            self.options.responses.clone()
        };
        let options = Options { command, responses, ..self.options.clone() };
        let module = catalog.name.replace('-', "_");
        let compiled = Compiled::with(out_dir, &module).ok_or_else(|| same_name(&catalog.name))?;
        let files = emit(catalog, &lowered, &options);
        artifact::write(&out_dir.join(&module), &files)?;
        artifact::write(out_dir, &compiled.artifacts())?;
        Ok(())
    }
}

#[cfg(feature = "openapi")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature there are none")]
fn responses(catalog: &Catalog, lowered: &Lowered) -> Result<Vec<Artifact>, Error> {
    Ok(errbook_docs::responses(catalog, lowered))
}

#[cfg(not(feature = "openapi"))]
fn responses(_: &Catalog, _: &Lowered) -> Result<Vec<Artifact>, Error> {
    Err(Error::usage(
        "`.openapi()` needs a feature of errbook-codegen: in Cargo.toml, add `features = [\"openapi\"]` to it"
            .to_owned(),
    ))
}

fn same_name(name: &str) -> Error {
    Error::usage(format!(
        "this build script has compiled a catalog `{name}` already: rename one of them with `catalog:` in its catalog.yaml, or give \
         one another folder with `out_dir`"
    ))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::configure;

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

    #[cfg(not(feature = "openapi"))]
    #[test]
    fn a_missing_feature_is_named_with_the_command_that_adds_it() {
        let folder = tempfile::tempdir().unwrap();
        let vonage = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/vonage");
        let error = configure().openapi().out_dir(folder.path()).compile(&vonage).unwrap_err();
        let expected = "`.openapi()` needs a feature of errbook-codegen: in Cargo.toml, add `features = [\"openapi\"]` to it";
        assert_eq!(error.to_string(), expected);
        assert!(!folder.path().join("errbook").exists());
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
