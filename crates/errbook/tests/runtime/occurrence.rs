//! What an occurrence adds.

use std::error::Error;
use std::io;

use errbook::{CatalogError, FieldError, Occurrence, RequestContext};

use crate::failure::{Failure, Issue};

#[test]
fn source_and_instance() {
    let error = Failure::out_of_credit()
        .with_source(io::Error::other("the bank's secret"))
        .with_instance("i-1");
    assert_eq!(error.to_string(), "Your current balance is 30, but that costs 50.");
    assert_eq!(error.source().unwrap().to_string(), "the bank's secret");
    let response = error.response(&RequestContext::new().instance("i-2")).to_string();
    assert!(response.contains("i-1") && !response.contains("i-2"), "{response}");
    assert!(!response.contains("secret"), "{response}");
    assert_eq!(error.into_error(), Failure::out_of_credit());
}

#[test]
fn further_errors_and_causes() {
    let error = Failure::out_of_credit()
        .with_error(Failure::out_of_credit())
        .with_cause(Failure::out_of_credit().with_instance("i-3"))
        .with_cause(Failure::out_of_credit());
    assert_eq!((error.errors().len(), error.causes().len()), (1, 2));
    assert_eq!(error.causes()[0].instance(), Some("i-3"));
    assert!(error.source().is_some(), "the nearest cause is the source");
    let error = error.with_source(io::Error::other("closer"));
    assert_eq!(error.source().unwrap().to_string(), "closer");
    let dynamic: &dyn CatalogError = &error;
    assert_eq!(dynamic.causes().len(), 2);
    // An envelope without a place for them sends the first error alone.
    let context = RequestContext::new();
    assert_eq!(error.response(&context), Failure::out_of_credit().response(&context));
    let outer = Occurrence::new(error);
    assert_eq!((outer.errors().len(), outer.causes().len()), (1, 2));
}

#[test]
fn nothing_added_nothing_changed() {
    fn fails() -> Result<(), Occurrence<Failure>> {
        Err(Failure::out_of_credit())?;
        Ok(())
    }
    let error = fails().unwrap_err();
    let dynamic: &dyn CatalogError = &error;
    assert!(dynamic.source().is_none() && dynamic.instance().is_none());
    let context = RequestContext::new();
    assert_eq!(dynamic.response(&context), error.error().response(&context));
    assert_eq!((&dynamic).response(&context), error.response(&context));
    assert_eq!(size_of::<Occurrence<u64>>(), 16);
}

#[test]
fn field_errors_are_comparable_and_readable() {
    let issue = || FieldError::new("name", Issue::TooLong { max: 64 });
    assert_eq!(issue(), issue());
    assert_ne!(issue(), FieldError::new("name", Issue::TooLong { max: 65 }));
    assert_ne!(issue(), FieldError::text("name", "is over 64"));
    assert_eq!(format!("{:?}", issue()), "name: too-long { max: 64, limit-id: <internal> }");
    assert_eq!(format!("{:?}", FieldError::text("a\nb", "x")), "a\\nb: \"x\"");
}
