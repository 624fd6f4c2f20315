//! The response to each example of a catalog, for snapshot tests.

use std::fmt;
use std::path::Path;

use errbook::{RequestContext, Response};
use errbook_spec::model::{Catalog, Entry};
use errbook_spec::{Error, Occurrence};

use crate::script::{self, in_package, only_catalog};

/// An example of an error, with the response that a server sends for it.
///
/// [`Display`](fmt::Display) names it, as in `generic/out-of-credit 1 in es`: a name for a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// The name of the group.
    pub group: String,
    /// The code.
    pub code: String,
    /// The case, if the error has cases.
    pub case: Option<String>,
    /// Position among the examples of the error, from 1.
    pub number: usize,
    /// The tag of the language that the request accepts (BCP 47).
    pub language: String,
    /// The response in the catalog's first envelope.
    pub response: Response,
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { group, code, number, language, .. } = self;
        write!(f, "{group}/{code} {number} in {language}")
    }
}

/// Returns the examples of the catalog in a folder, each in each language, in the order of the catalog. Errors that are retired have
/// none.
///
/// Call it from a test, with this crate in the `[dev-dependencies]`: the responses are those of the server, byte by byte, so comparing
/// them with a file shows what a change of the catalog does to clients. A relative path is resolved against the package's folder.
///
/// # Errors
///
/// Returns an error if [`compile`](crate::compile()) would.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), errbook_codegen::Error> {
/// let mut snapshot = String::new();
/// for example in errbook_codegen::examples("../catalog/vonage")? {
///     snapshot += &format!("# {example}\n{}\n", example.response);
/// }
/// assert!(snapshot.contains("# generic/out-of-credit 1 in es\nHTTP/1.1 403 Forbidden\n"));
/// # Ok(())
/// # }
/// ```
pub fn examples(catalog: impl AsRef<Path>) -> Result<Vec<Example>, Error> {
    let loaded = errbook_spec::load(only_catalog(&in_package(catalog.as_ref()))?);
    let Some(catalog) = loaded.catalog else { return Err(loaded.report.into_error()) };
    let lowered = errbook_spec::lower(&catalog, &script::languages(&catalog, None)?);
    let views = lowered.views();
    let runtime = views.catalog();
    Ok(catalog.entries.iter().flat_map(|entry| of_entry(&catalog, &runtime, entry)).collect())
}

fn of_entry(catalog: &Catalog, runtime: &errbook::Catalog<'_>, entry: &Entry) -> Vec<Example> {
    let mut all = Vec::new();
    for (number, example) in (1..).zip(&entry.examples) {
        let occurrence = Occurrence::new(catalog, entry, example);
        let case = example.case.and_then(|case| entry.cases.get(case));
        for language in &catalog.languages {
            let context = RequestContext::new().language(language);
            all.extend(occurrence.response(runtime, context).map(|response| Example {
                group: catalog.group_of(entry).name.clone(),
                code: entry.code.clone(),
                case: case.map(|case| case.name.clone()),
                number,
                language: language.clone(),
                response,
            }));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::examples;

    #[test]
    fn each_example_is_in_each_language() {
        let all = examples("../catalog/vonage").unwrap();
        let names: Vec<_> = all.iter().map(ToString::to_string).collect();
        assert_eq!(names[..2], ["generic/out-of-credit 1 in en", "generic/out-of-credit 1 in es"]);
        let spanish = &all[1];
        assert_eq!(spanish.response.header("Content-Language"), Some("es"));
        assert!(all.iter().any(|example| example.code == "throttled"));
        assert_eq!(all.len() % 2, 0);
    }

    #[test]
    fn a_folder_without_a_catalog_is_an_error() {
        assert!(examples("src").is_err());
    }
}
