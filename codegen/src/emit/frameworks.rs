//! Traits by which frameworks return the errors and document them.

use proc_macro2::Literal;

use super::names::CatalogNames;
use super::options::Options;
use super::printer::{Printer, Rust};
use super::types;

/// Prints impls that let handlers return the errors, and `OpenAPI` documents list them.
pub(super) fn frameworks(printer: &mut Printer, names: &CatalogNames<'_>, options: &Options) {
    let types = types::types(names);
    let axum = options.axum.then_some(AXUM);
    let actix = options.actix.then_some(ACTIX);
    for (comment, call) in [axum, actix].into_iter().flatten().filter(|_| !types.is_empty()) {
        // One call for all: without the crate, rustc reports one error, and shows the comment.
        printer.item().open(&[&call, &" // ", &comment]);
        for one in &types {
            printer.row(&[one, &","]);
        }
        printer.close(");");
    }
    for one in types.iter().filter(|_| !options.responses.is_empty()) {
        let file = Literal::string(&one.responses());
        let call = [&"::errbook::openapi_responses!(" as &dyn Rust, one];
        let include: [&dyn Rust; 3] = [&", ::core::include_str!(", &file, &"));"];
        printer.item().row(&[&call[..], &include[..]].concat());
    }
}

/// The comment on the macro of a framework, and its call.
type Call = (&'static str, &'static str);

const AXUM: Call =
    ("add `errbook-axum` to the dependencies in Cargo.toml", "::errbook_axum::into_response!(");

const ACTIX: Call =
    ("add `errbook-actix` to the dependencies in Cargo.toml", "::errbook_actix::response_error!(");
