//! The responses of generated errors are read as the same errors.

use errbook::{CatalogError, Entry, FieldError, FromResponse, RequestContext};
use errbook_client::Received;

fn there_and_back<E: FromResponse>(error: &dyn CatalogError, language: &str) -> Received<E> {
    let context = RequestContext::new().accept_language(language).instance("/calls/7");
    let response = error.response(&context);
    let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
    let received = Received::<E>::read(response.status(), headers, response.body());
    assert_eq!(received.entry().map(|entry: Entry<'_>| entry.index()), Some(error.entry().index()));
    received
}

#[test]
fn codes_come_back_in_every_language() {
    for language in ["en", "es"] {
        let error = vonage_errors::generic::Error::OutOfCredit { balance: 30, cost: 50 };
        let received = there_and_back::<vonage_errors::AnyError>(&error, language);
        assert_eq!(received.instance().unwrap(), "/calls/7");
        assert!(received.detail().unwrap().contains("30"));
        assert!(received.error().is_none(), "the format sends no values");

        let fields = vec![FieldError::text("reference", "ya se usa")];
        let error =
            wompi_errors::AnyError::from(wompi_errors::api::Error::InputValidationError { fields });
        let received = there_and_back::<wompi_errors::AnyError>(&error, language);
        assert_eq!(received.error().unwrap().to_string(), error.to_string());
        let field = received.fields().next().unwrap();
        assert_eq!((field.path(), field.message()), ("reference", Some("ya se usa")));
    }
}
