//! `errbook check` finds a problem exactly in catalogs whose responses clients cannot identify.

mod catalogs;
mod free;

use catalogs::{catalog, some};
use errbook::CatalogError;
use errbook_client::read;
use errbook_spec::diagnostic::Format;
use errbook_spec::source::Sources;
use errbook_tests::Known;
use proptest::prelude::*;

/// Returns the responses that a client takes for another error's, or for unknown ones.
fn misread(known: &'static Known) -> Vec<String> {
    let mut found = Vec::new();
    for error in known.examples() {
        for context in &catalogs::contexts() {
            let response = error.response(context);
            let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
            let reading = read(&known.runtime, response.status(), headers, response.body());
            if reading.entry().map(|entry| entry.index()) != Some(error.entry().index()) {
                let head: Vec<_> = response.headers().collect();
                let body = String::from_utf8_lossy(response.body());
                let read = reading.entry().map(|entry| entry.code());
                found
                    .push(format!("{}: {head:?} {body} is read as {read:?}", error.entry().code()));
            }
        }
    }
    found
}

/// Returns whether the check and the client agree; `None` for a catalog that is refused.
fn compare(files: Vec<(String, Vec<u8>)>) -> Option<Result<bool, String>> {
    let written =
        files.iter().map(|(path, text)| format!("# {path}\n{}", String::from_utf8_lossy(text)));
    let written = written.collect::<Vec<_>>().join("\n");
    let loaded = errbook_spec::load(Sources::from_memory(files));
    let report = loaded.report.render(Format::Full { color: false });
    let found = misread(Known::new(loaded.catalog?));
    let is_reported = report.contains("[EB0522]");
    Some(if is_reported == found.is_empty() {
        Err(format!("{written}\n{report}\n{}", found.join("\n")))
    } else {
        Ok(is_reported)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn the_check_says_what_clients_read(files in catalog()) {
        if let Some(Err(differs)) = compare(files) {
            prop_assert!(false, "{differs}");
        }
    }
}

/// Most generated catalogs are valid, and the check finds problems in many of them.
#[test]
fn many_of_both_kinds_are_tried() {
    let mut counts = [0; 2];
    for files in some(200) {
        if let Some(Ok(is_reported)) = compare(files) {
            counts[usize::from(is_reported)] += 1;
        }
    }
    assert!(counts.iter().all(|count| *count >= 40), "{counts:?}");
}
