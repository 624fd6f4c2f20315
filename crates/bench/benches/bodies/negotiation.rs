//! `Accept-Language` → one of three languages. errbook's figure includes the smallest possible body.

use divan::{Bencher, black_box};
use errbook::{CatalogError, RequestContext};
use fluent_langneg::{
    NegotiationStrategy, convert_vec_str_to_langids_lossy, negotiate_languages,
    parse_accepted_languages,
};

use crate::subject::{OutOfCredit, catalog};

/// A header from a browser.
const HEADER: &str = "es-MX,es;q=0.9,en-US;q=0.8,en;q=0.7";
const LANGUAGES: [&str; 3] = ["en", "es", "pt-BR"];

#[divan::bench]
fn errbook(bencher: Bencher<'_, '_>) {
    let error = OutOfCredit::of(catalog("tiny"));
    let mut buffer = Vec::new();
    bencher.bench_local(|| {
        buffer.clear();
        let context = RequestContext::new().accept_language(black_box(HEADER));
        let language = error.render(&context, &mut buffer).content_language();
        assert_eq!(language, "es");
    });
}

/// Measures the body alone, for subtraction.
#[divan::bench]
fn errbook_without_the_header(bencher: Bencher<'_, '_>) {
    let error = OutOfCredit::of(catalog("tiny"));
    let mut buffer = Vec::new();
    bencher.bench_local(|| {
        buffer.clear();
        let context = RequestContext::new().language(black_box("es"));
        let language = error.render(&context, &mut buffer).content_language();
        assert_eq!(language, "es");
    });
}

#[divan::bench]
fn accept_language(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let found = accept_language::intersection(black_box(HEADER), &LANGUAGES);
        assert_eq!(found.first().map(String::as_str), Some("es"));
    });
}

#[divan::bench]
fn fluent_langneg(bencher: Bencher<'_, '_>) {
    let available = convert_vec_str_to_langids_lossy(LANGUAGES);
    bencher.bench_local(|| {
        let wanted = parse_accepted_languages(black_box(HEADER));
        let strategy = NegotiationStrategy::Lookup;
        let found = negotiate_languages(&wanted, &available, available.first(), strategy);
        assert_eq!(found.first().copied(), available.get(1));
    });
}
