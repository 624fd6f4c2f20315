//! `Accept-Language` → one of three languages. errbook's figure includes the smallest possible body.

use std::hint::black_box;

use errbook::{CatalogError, RequestContext};
use fluent_langneg::{
    NegotiationStrategy, convert_vec_str_to_langids_lossy, negotiate_languages,
    parse_accepted_languages,
};

use crate::measure::{Measured, Subject, measure};
use crate::subject::{OutOfCredit, catalog};

/// A header from a browser.
const HEADER: &str = "es-MX,es;q=0.9,en-US;q=0.8,en;q=0.7";
const LANGUAGES: [&str; 3] = ["en", "es", "pt-BR"];

pub(crate) fn run(_: usize) -> Vec<Measured> {
    let error = OutOfCredit::of(catalog("tiny"));
    let available = convert_vec_str_to_langids_lossy(LANGUAGES);
    let [mut first, mut second] = [Vec::new(), Vec::new()];
    let subjects = vec![
        Subject::new("errbook", || {
            first.clear();
            let context = RequestContext::new().accept_language(black_box(HEADER));
            let language = error.render(&context, &mut first).content_language();
            assert_eq!(language, "es");
        }),
        Subject::new("errbook, the body alone", || {
            second.clear();
            let context = RequestContext::new().language(black_box("es"));
            let language = error.render(&context, &mut second).content_language();
            assert_eq!(language, "es");
        }),
        Subject::new("accept-language", || {
            let found = accept_language::intersection(black_box(HEADER), &LANGUAGES);
            assert_eq!(found.first().map(String::as_str), Some("es"));
        }),
        Subject::new("fluent-langneg", || {
            let wanted = parse_accepted_languages(black_box(HEADER));
            let strategy = NegotiationStrategy::Lookup;
            let found = negotiate_languages(&wanted, &available, available.first(), strategy);
            assert_eq!(found.first().copied(), available.get(1));
        }),
    ];
    measure(subjects, 1)
}
