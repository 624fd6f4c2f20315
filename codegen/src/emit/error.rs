//! `Error`, an error as it occurs, and its traits.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use super::fields;
use super::ident::Scope;
use super::literal;
use super::plan::{EntryPlan, GroupPlan, Plan};
use super::printer::Printer;

/// Prints a group's `Error`, unless nothing in it may be raised.
pub(crate) fn error(printer: &mut Printer, plan: &Plan<'_>, group: &GroupPlan<'_>) {
    if !group.has_error() {
        return;
    }
    declaration(printer, plan, group);
    printer.item().open(&[&"impl Error {"]);
    code(printer, group);
    printer.close("}");
    printer.shape(methods()).item();
    printer.open(&[&"impl ::errbook::CatalogError for Error {"]);
    printer.open(&[&"fn entry(&self) -> ::errbook::Entry<'static> {"]);
    printer.row(&[&"self.code().entry()"]).close("}");
    args(printer, group);
    printer.close("}");
    printer.shape(traits(&format_ident!("Error")));
}

fn declaration(printer: &mut Printer, plan: &Plan<'_>, group: &GroupPlan<'_>) {
    printer.item().docs(&[
        "An error of this group as it occurs, with the values that it carries.".to_owned()
    ]);
    printer.row(&[&"#[derive(Clone, PartialEq)]"]).row(&[&"#[non_exhaustive]"]);
    printer.open(&[&"pub enum Error {"]);
    for entry in group.raised() {
        printer.docs(&docs::error(plan.catalog, entry.entry));
        deprecated(printer, plan, entry);
        if !entry.has_fields() {
            printer.row(&[&entry.variant, &","]);
            continue;
        }
        printer.open(&[&entry.variant, &" {"]);
        if let Some(cases) = &entry.cases {
            printer.docs(&["Which of its cases it is.".to_owned()]);
            printer.row(&[&cases.field, &": ", &cases.name, &","]);
        }
        fields::fields(printer, &entry.params);
        printer.close("},");
    }
    printer.close("}");
}

fn deprecated(printer: &mut Printer, plan: &Plan<'_>, entry: &EntryPlan<'_>) {
    let Some(deprecated) = &entry.entry.deprecated else { return };
    let note = docs::deprecation_note(plan.catalog, deprecated);
    let note = Some(literal::string(&note)).filter(|_| !note.is_empty());
    let since = deprecated.since.as_deref().map(literal::string);
    match (since, note) {
        (Some(since), Some(note)) => {
            printer.row(&[&"#[deprecated(since = ", &since, &", note = ", &note, &")]"])
        }
        (Some(since), None) => printer.row(&[&"#[deprecated(since = ", &since, &")]"]),
        (None, Some(note)) => printer.row(&[&"#[deprecated(note = ", &note, &")]"]),
        (None, None) => printer.row(&[&"#[deprecated]"]),
    };
}

/// Prints the method that leads to the code: by position where no error carries anything.
fn code(printer: &mut Printer, group: &GroupPlan<'_>) {
    let by_position = group.raised().all(|entry| !entry.has_fields());
    let all_raised = group.raised().count() == group.entries.len();
    if by_position && !all_raised {
        printer.open(&[&"const RAISED: &'static [Code] = &["]);
        for entry in group.raised() {
            printer.row(&[&"Code::", &entry.variant, &","]);
        }
        printer.close("];").item();
    }
    printer.docs(&["Returns what identifies the error.".to_owned()]).row(&[&"#[must_use]"]);
    printer.open(&[&"pub fn code(&self) -> Code {"]);
    match (by_position, all_raised) {
        (true, true) => {
            printer.row(&[&"Code::ALL[self.clone() as usize]"]);
        }
        (true, false) => {
            printer.row(&[&"Self::RAISED[self.clone() as usize]"]);
        }
        (false, _) => {
            printer.open(&[&"match self {"]);
            for entry in group.raised() {
                let fields = if entry.has_fields() { " { .. }" } else { "" };
                printer.row(&[
                    &"Self::",
                    &entry.variant,
                    &fields,
                    &" => Code::",
                    &entry.variant,
                    &",",
                ]);
            }
            printer.close("}");
        }
    }
    printer.close("}");
}

/// Prints how an error hands over its values.
fn args(printer: &mut Printer, group: &GroupPlan<'_>) {
    let sink = sink(group.raised());
    printer.item();
    printer.open(&[&"fn args<'s>(&'s self, ", &sink, &": &mut dyn ::errbook::ArgSink<'s>) {"]);
    if group.raised().any(EntryPlan::has_fields) {
        printer.open(&[&"match self {"]);
        for entry in group.raised().filter(|entry| entry.has_fields()) {
            arm(printer, &sink, entry);
        }
        if !group.raised().all(EntryPlan::has_fields) {
            printer.row(&[&"_ => {}"]);
        }
        printer.close("}");
    } else {
        printer.row(&[&"let _ = ", &sink, &";"]);
    }
    printer.close("}");
}

fn arm(printer: &mut Printer, sink: &Ident, entry: &EntryPlan<'_>) {
    let case = entry.cases.as_ref().map(|cases| &cases.field);
    let names: Vec<&Ident> =
        case.into_iter().chain(entry.params.iter().map(|plan| &plan.field)).collect();
    fields::bound(printer, &entry.variant, &names);
    fields::borrowed(printer, sink, &entry.params);
    if let Some(case) = case {
        printer.row(&[case, &".args(", sink, &");"]);
    }
    printer.close("}");
}

/// Returns a name for the sink that none of the fields has.
fn sink<'e>(entries: impl Iterator<Item = &'e EntryPlan<'e>>) -> Ident {
    let mut taken = Scope::default();
    for entry in entries {
        for plan in &entry.params {
            taken.take(std::slice::from_ref(&plan.param.rust_name));
        }
    }
    taken.take(&["sink".to_owned()])
}

/// Returns the methods of `Error` that would otherwise need the trait in scope.
fn methods() -> TokenStream {
    let provided = provided();
    quote! {
        impl Error {
            /// Returns all that the catalog says about the error.
            #[must_use]
            pub fn entry(&self) -> ::errbook::Entry<'static> {
                self.code().entry()
            }
            #provided
        }
    }
}

/// Returns the methods that `CatalogError` provides, for `Error` and `AnyError`.
pub(crate) fn provided() -> TokenStream {
    quote! {
        /// Appends the response body to a buffer and returns what stands above it in the response.
        pub fn render(
            &self,
            context: &::errbook::RequestContext<'_>,
            body: &mut ::errbook::__v1::Vec<u8>,
        ) -> ::errbook::Head<'static> {
            ::errbook::CatalogError::render(self, context, body)
        }
        /// Returns the whole response.
        #[must_use]
        pub fn response(&self, context: &::errbook::RequestContext<'_>) -> ::errbook::Response {
            ::errbook::CatalogError::response(self, context)
        }
        /// Adds what has caused the error, for logs.
        #[must_use]
        pub fn with_source(
            self,
            source: impl ::core::convert::Into<::errbook::__v1::Source>,
        ) -> ::errbook::Occurrence<Self> {
            ::errbook::CatalogError::with_source(self, source)
        }
        /// Adds what identifies this occurrence.
        #[must_use]
        pub fn with_instance(
            self,
            instance: impl ::core::convert::Into<::errbook::__v1::Cow<'static, str>>,
        ) -> ::errbook::Occurrence<Self> {
            ::errbook::CatalogError::with_instance(self, instance)
        }
        /// Adds a response header.
        #[must_use]
        pub fn with_header(
            self,
            name: impl ::core::convert::Into<::errbook::__v1::Cow<'static, str>>,
            value: impl ::core::convert::Into<::errbook::__v1::Cow<'static, str>>,
        ) -> ::errbook::Occurrence<Self> {
            ::errbook::CatalogError::with_header(self, name, value)
        }
    }
}

/// Returns the traits that every error has.
pub(crate) fn traits(name: &Ident) -> TokenStream {
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::errbook::__v1::debug(self, f)
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::errbook::__v1::display(self, f)
            }
        }

        impl ::core::error::Error for #name {}
    }
}
