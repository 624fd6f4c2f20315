//! Texts that errors and cases have or leave out, from the catalog to the client and to the pages.

use std::collections::BTreeMap;

use errbook::{CatalogError, RequestContext};
use errbook_client::Received;
use errbook_spec::lower;
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_tests::has_extension;

use crate::golden::frameworks::texts::{AnyCode, AnyError, cases, own};

/// Title, detail and text for users, as a client reads them.
fn read(error: &dyn CatalogError, language: &str) -> (AnyCode, [Option<String>; 4]) {
    let response = error.response(&RequestContext::new().accept_language(language));
    let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
    let received = Received::<AnyError>::read(response.status(), headers, response.body());
    let text = |text: Option<std::borrow::Cow<'_, str>>| text.map(std::borrow::Cow::into_owned);
    let texts = [received.case(), received.title(), received.detail(), received.user_message()];
    (received.code().unwrap(), texts.map(text))
}

/// An error, the language of the request, and what a client reads.
type Expected<'e> = (&'e dyn CatalogError, &'e str, AnyCode, [Option<&'e str>; 4]);

#[test]
fn a_client_reads_the_texts_of_errors_and_cases() {
    let far = cases::Error::address(cases::AddressCase::far(80));
    let unknown = cases::Error::address(cases::AddressCase::Unknown);
    let expected: [Expected<'_>; 6] = [
        (
            &far,
            "en",
            cases::Code::Address.into(),
            [
                Some("far"),
                Some("The address is too far away"),
                Some("It is 80 km away."),
                Some("That is 80 km away, which is too far."),
            ],
        ),
        (
            &far,
            "es",
            cases::Code::Address.into(),
            [
                Some("far"),
                Some("La dirección está demasiado lejos"),
                Some("Está a 80 km."),
                Some("Está a 80 km, demasiado lejos."),
            ],
        ),
        (
            &unknown,
            "en",
            cases::Code::Address.into(),
            [
                Some("unknown"),
                Some("We can't deliver"),
                Some("There is no such address."),
                Some("We don't deliver there."),
            ],
        ),
        (
            &own::Error::Nothing,
            "en",
            own::Code::Nothing.into(),
            [None, Some("Nothing"), Some("Nothing"), None],
        ),
        // A 5xx has no values, so a text for users is sent only if it needs none.
        (
            &own::Error::hidden("sda"),
            "en",
            own::Code::Hidden.into(),
            [None, Some("Hidden"), Some("Hidden"), None],
        ),
        (
            &own::Error::HiddenButFixed,
            "en",
            own::Code::HiddenButFixed.into(),
            [None, Some("Hidden but fixed"), Some("Hidden but fixed"), Some("We'll be back soon.")],
        ),
    ];
    for (error, language, code, texts) in expected {
        let texts = texts.map(|text| text.map(str::to_owned));
        assert_eq!(read(error, language), (code, texts), "{error} in {language}");
    }
}

fn catalog() -> Catalog {
    let folder = errbook_tests::root().join("tests/golden/texts/catalog");
    let (catalog, _) = errbook_spec::load(Sources::read(&folder).unwrap()).into_result().unwrap();
    catalog
}

/// Without a description, pages have the message once.
#[test]
fn no_page_repeats_a_text() {
    let catalog = catalog();
    let lowered = lower(&catalog, &[0, 1]);
    let pages = errbook_docs::markdown(&catalog, &lowered);
    let mut count = 0;
    for page in pages.iter().filter(|page| has_extension(&page.path, "md")) {
        let mut seen = BTreeMap::new();
        let mut is_code = false;
        for line in page.contents.lines() {
            is_code ^= line.starts_with("```");
            // Headings, links and cells of tables are no texts of the catalog.
            if is_code || !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            *seen.entry(line).or_insert(0) += 1;
            count += 1;
        }
        let twice: Vec<_> = seen.into_iter().filter(|(_, times)| *times > 1).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", page.path);
    }
    assert!(count > 20, "{count} lines");
}
