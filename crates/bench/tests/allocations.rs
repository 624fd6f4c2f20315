//! What allocates no memory: the counting allocator is in a crate of its own, because it needs `unsafe`.

use allocation_counter::measure;
use errbook::RequestContext;
use vonage_errors::generic::Error;
use vonage_errors::{AnyCode, AnyError, CATALOG};

const BODY: &[u8] = br#"{"type":"https://example.com/Error#out-of-credit","title":"You do not have enough credit","detail":"Your current balance is 30, but that costs 51.","instance":"/account/12345/msgs/abc"}"#;
const HEADERS: [(&str, &[u8]); 1] = [("content-type", b"application/problem+json")];

/// Returns the number of allocations, after a first call that may fill caches.
fn allocations(mut run: impl FnMut()) -> u64 {
    run();
    measure(run).count_total
}

#[test]
fn finding_an_entry_and_its_texts_allocates_nothing() {
    let count = allocations(|| {
        let entry = CATALOG.find("out-of-credit").unwrap();
        let spanish = CATALOG.language("es").unwrap();
        assert_eq!((entry.status(), entry.title(spanish)), (403, "No tienes saldo suficiente"));
        assert!("number-in-use".parse::<AnyCode>().is_ok());
        assert!("no-such-code".parse::<AnyCode>().is_err());
        assert!(CATALOG.find_type_uri("https://example.com/Error#out-of-credit").is_some());
    });
    assert_eq!(count, 0);
}

#[test]
fn a_body_in_a_reused_buffer_allocates_nothing() {
    let error = Error::OutOfCredit { balance: 30, cost: 51 };
    let mut buffer = Vec::new();
    let mut render = |language: &str| {
        let context = RequestContext::new().accept_language(language).accept("*/*");
        allocations(|| {
            buffer.clear();
            assert_eq!(error.render(&context, &mut buffer).status(), 403);
        })
    };
    assert_eq!(render("es-MX,es;q=0.9,en-US;q=0.8,en;q=0.7"), 0);
    assert_eq!(render("fr, *;q=0.1"), 0);
    assert!(!buffer.is_empty());
}

#[test]
fn reading_a_known_error_allocates_nothing() {
    let count = allocations(|| {
        let reading = errbook_client::read(&CATALOG, 403, HEADERS, BODY);
        assert_eq!(reading.code::<AnyError>().map(AnyCode::status), Some(403));
        assert_eq!(
            reading.detail().as_deref(),
            Some("Your current balance is 30, but that costs 51.")
        );
    });
    assert_eq!(count, 0);
}

/// The counter counts.
#[test]
fn a_text_is_one_allocation() {
    assert_eq!(allocations(|| drop(std::hint::black_box("a".to_owned()))), 1);
}
