//! Traits by which frameworks return the errors and document them.

use proc_macro2::Literal;

use super::names::{CatalogNames, GroupNames, SetNames};
use super::options::Options;
use super::printer::{Printer, Rust};

/// Prints impls that let handlers return the errors, and `OpenAPI` documents list them.
pub(super) fn frameworks(printer: &mut Printer, names: &CatalogNames<'_>, options: &Options) {
    let types = types(names);
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

/// A type of errors, as a path from the catalog's module.
pub(crate) enum Type<'p> {
    Group(&'p GroupNames<'p>),
    Set(&'p CatalogNames<'p>, &'p SetNames<'p>),
    Any,
}

impl Type<'_> {
    /// Returns the name of the file with its responses.
    pub(crate) fn responses(&self) -> String {
        match self {
            Self::Group(group) => format!("responses.group.{}.json", group.group.name),
            Self::Set(_, set) => format!("responses.set.{}.json", set.set.name),
            Self::Any => "responses.any.json".to_owned(),
        }
    }
}

impl Rust for Type<'_> {
    fn print(&self, text: &mut String) {
        match self {
            Self::Group(group) => {
                group.module.print(text);
                text.push_str("::Error");
            }
            Self::Set(names, set) => {
                names.sets_module.print(text);
                text.push_str("::");
                set.name.print(text);
            }
            Self::Any => text.push_str("AnyError"),
        }
    }
}

/// Returns the types of errors; none if every entry is retired.
pub(crate) fn types<'p>(names: &'p CatalogNames<'p>) -> Vec<Type<'p>> {
    let groups = names.groups.iter().filter(|group| group.has_error()).map(Type::Group);
    let mut types: Vec<_> = groups.collect();
    if !types.is_empty() {
        types.extend(names.sets.iter().map(|set| Type::Set(names, set)));
        types.push(Type::Any);
    }
    types
}
