//! The crate from a user's point of view.

use errbook::{FieldError, RequestContext};
use wompi_errors::api::{Code, Error, InputValidationIssue, InvalidAccessTokenCase};
use wompi_errors::{AnyError, CATALOG, Language};

#[test]
fn a_case_is_a_field() {
    let error = Error::InvalidAccessToken { case: InvalidAccessTokenCase::WrongEnvironment };
    assert_eq!(error.to_string(), "La llave proporcionada no corresponde a este ambiente.");
    assert_eq!(format!("{error:?}"), "INVALID_ACCESS_TOKEN { case: wrong-environment }");
    assert_eq!(format!("{:?}", InvalidAccessTokenCase::WrongEnvironment), "wrong-environment");
}

#[test]
fn field_errors_speak_the_language_of_the_caller() {
    let fields = vec![
        FieldError::new("reference", InputValidationIssue::ReferenceUsed),
        FieldError::text("amount", "must be positive"),
    ];
    let error = AnyError::from(Error::InputValidationError { fields });
    assert_eq!(format!("{:?}", InputValidationIssue::ReferenceUsed), "reference-used");
    let response = error.response(&RequestContext::new().accept_language("en"));
    let body = String::from_utf8(response.body().to_vec()).unwrap();
    assert!(
        body.contains("must be positive") && !body.contains("La referencia ya ha sido usada"),
        "{body}"
    );
}

#[test]
fn the_source_language_is_the_first() {
    assert_eq!(Language::ALL, [Language::Es, Language::En]);
    assert_eq!(Code::NotFoundError.title(Language::Es), "Entidad no encontrada");
    assert_ne!(Code::NotFoundError.title(Language::En), Code::NotFoundError.title(Language::Es));
    assert_eq!(CATALOG.find("NOT_FOUND_ERROR").map(|entry| entry.status()), Some(404));
}
