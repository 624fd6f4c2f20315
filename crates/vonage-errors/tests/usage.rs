//! The crate from a user's point of view.

use std::error::Error;
use std::{fmt, io};

use errbook::RequestContext;
use vonage_errors::{
    AnyCode, AnyError, CATALOG, Language, generic, whatsapp_provisioning as whatsapp,
};

#[test]
fn an_error_from_beginning_to_end() {
    let error = generic::Error::OutOfCredit { balance: 30, cost: 50 };
    assert_eq!(error.to_string(), "Your current balance is 30, but that costs 50.");
    assert_eq!(error.code(), generic::Code::OutOfCredit);
    assert_eq!(error.code().as_str(), "out-of-credit");
    assert_eq!(error.code().status(), 403);
    assert_eq!(error.code().title(Language::Es), "No tienes saldo suficiente");
    assert_eq!("number-in-use".parse(), Ok(whatsapp::Code::NumberInUse));
    assert_eq!(CATALOG.find("throttled").unwrap().status(), 429);
    assert_eq!(size_of::<whatsapp::Code>(), 1);

    let mut body = Vec::new();
    error.render(&RequestContext::new().instance("<trace_id>"), &mut body);
    assert!(body.starts_with(b"{") && body.ends_with(b"}"));

    let io_error = io::Error::other("the ledger is away");
    let occurrence = error.with_source(io_error).with_instance("<trace_id>");
    assert_eq!(log(&occurrence), "out-of-credit: Your current balance is 30, but that costs 50.");
}

fn log(error: &dyn errbook::CatalogError) -> String {
    format!("{}: {error}", error.entry().code())
}

#[test]
fn errors_are_made_from_what_is_at_hand() {
    let error = generic::Error::out_of_credit(30, 50_usize);
    assert_eq!(error, generic::Error::OutOfCredit { balance: 30, cost: 50 });
    assert_eq!(error.to_string(), "Your current balance is 30, but that costs 50.");
}

#[test]
fn any_error_is_one_of_a_group() {
    let error = AnyError::from(whatsapp::Error::Throttled);
    assert_eq!(error.code(), AnyCode::from(whatsapp::Code::Throttled));
    assert_eq!(error.entry().status(), 429);
    assert_eq!(error.to_string(), "Too many requests");
    assert_eq!(log(&error), "throttled: Too many requests");
    assert!(matches!(error, AnyError::WhatsappProvisioning(whatsapp::Error::Throttled)));
    assert_eq!("throttled".parse(), Ok(error.code()));
    assert_eq!(error.response(&RequestContext::new()).status(), 429);
}

#[test]
fn any_error_is_one_of_its_group_again() {
    let error = AnyError::from(whatsapp::Error::Throttled);
    assert_eq!(whatsapp::Error::try_from(error.clone()), Ok(whatsapp::Error::Throttled));
    assert_eq!(generic::Error::try_from(error.clone()), Err(error));
}

#[test]
fn further_errors_and_causes_need_no_trait() {
    let error = whatsapp::Error::NumberInUse.with_error(whatsapp::Error::Throttled);
    assert_eq!(errbook::CatalogError::errors(&error).len(), 1);
    let error = whatsapp::Error::NumberInUse.with_cause(generic::Error::out_of_credit(1, 2));
    assert_eq!(
        error.source().map(ToString::to_string).unwrap(),
        "Your current balance is 1, but that costs 2."
    );
}

/// An error of another crate, as anyhow and eyre make them.
#[derive(Debug)]
struct Context(Box<dyn Error + Send + Sync>);

impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("while sending")
    }
}

impl Error for Context {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

#[test]
fn an_error_is_found_among_the_sources_of_another() {
    let error = || generic::Error::out_of_credit(1, 2);
    let found = Some(AnyError::from(error()));
    let lost = || io::Error::other("the ledger is away");
    assert_eq!(AnyError::from_dyn(&error()), found);
    assert_eq!(AnyError::from_dyn(&AnyError::from(error())), found);
    assert_eq!(AnyError::from_dyn(&error().with_source(lost())), found);
    assert_eq!(AnyError::from_dyn(&AnyError::from(error()).with_source(lost())), found);
    let wrapped = Context(Box::new(Context(error().with_source(lost()).into())));
    assert_eq!(AnyError::from_dyn(&wrapped), found);
    assert_eq!(AnyError::from_dyn(&Context(Box::new(lost()))), None);
    // The first one wins, and what only it adds is left out.
    let throttled = whatsapp::Error::Throttled.with_source(error());
    assert_eq!(AnyError::from_dyn(&throttled), Some(whatsapp::Error::Throttled.into()));
}

#[test]
fn codes_are_read_shown_and_counted() {
    const CODE: whatsapp::Code = whatsapp::Code::NumberInUse;
    assert!(matches!(CODE, whatsapp::Code::NumberInUse));
    assert_eq!(format!("{CODE:>15}|{CODE:?}"), "  number-in-use|number-in-use");
    assert!("out-of-credit".parse::<whatsapp::Code>().is_err());
    assert!("".parse::<generic::Code>().is_err());
    assert_eq!(generic::Code::ALL.len() + whatsapp::Code::ALL.len(), CATALOG.len());
    for &code in whatsapp::Code::ALL {
        assert_eq!(code.as_str().parse(), Ok(code));
        assert_eq!(code.as_str().parse(), Ok(AnyCode::from(code)));
        assert_eq!(code.entry().code(), code.as_str());
        assert_eq!(code.entry().description(Language::Es.into()), code.description(Language::Es));
        assert_ne!(code.resolution(Language::Es), code.resolution(Language::En));
    }
}

#[test]
fn values_are_shown_to_developers() {
    let error = generic::Error::OutOfCredit { balance: 30, cost: 50 };
    assert_eq!(format!("{error:?}"), "out-of-credit { balance: 30, cost: 50 }");
}

#[test]
fn languages_are_read_and_shown() {
    assert_eq!(Language::ALL, [Language::En, Language::Es]);
    assert_eq!("ES".parse(), Ok(Language::Es));
    assert!("fr".parse::<Language>().is_err());
    assert_eq!(Language::Es.to_string(), "es");
    assert_eq!(CATALOG.language("es"), Some(Language::Es.id()));
}
