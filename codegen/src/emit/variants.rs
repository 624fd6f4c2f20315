//! Enums of an entry: its cases, its field issues, and params that are one of some texts.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::constructors::{self, Fields};
use super::deprecated;
use super::docs;
use super::fields::{self, Within};
use super::ident::Scope;
use super::literal;
use super::names::{CatalogNames, EntryNames, EnumNames, OneOfNames, ParamNames, VariantNames};
use super::printer::Printer;

/// Prints the enums of an entry.
pub(crate) fn variants(printer: &mut Printer, catalog: &CatalogNames<'_>, names: &EntryNames<'_>) {
    let (entry, texts) = (names.entry, names.entry.source());
    if let Some(cases) = &names.cases {
        let of_case = |printer: &mut Printer, index: usize| {
            let params: Vec<_> = entry.params.iter().chain(&entry.cases[index].params).collect();
            let (case, texts) = (&entry.cases[index], &texts.cases[index]);
            printer.docs(&docs::case(catalog, case, texts, &params));
        };
        let deprecated = |printer: &mut Printer, index: usize| {
            deprecated::attribute(printer, catalog, entry.cases[index].deprecated.as_ref());
        };
        let about = ("Case", "Which case of the error it is.");
        declaration(printer, about, cases, (&of_case, &deprecated));
        case_args(printer, cases);
        printer.shape(case_debug(&cases.name, names.entry.id.0));
    }
    if let Some(issues) = &names.issues {
        let of_issue = |printer: &mut Printer, index: usize| {
            let params: Vec<_> = entry.issues[index].params.iter().collect();
            let (name, message) = (&entry.issues[index].name, &texts.issues[index]);
            printer.docs(&docs::issue(name, message, &params));
        };
        let about = ("Field issue", "What is wrong with a field.");
        declaration(printer, about, issues, (&of_issue, &|_, _| {}));
        issue(printer, issues);
        printer.shape(issue_debug(&issues.name));
    }
    let own = names.params.iter();
    let inner = [&names.cases, &names.issues].into_iter().flatten().flat_map(|kind| &kind.variants);
    for param in own.chain(inner.flat_map(|variant| &variant.params)) {
        if let Some(one) = &param.one_of {
            one_of(printer, param, one);
        }
    }
}

/// Prints what precedes the variant with an index.
type Printed<'p> = &'p dyn Fn(&mut Printer, usize);

fn declaration(
    printer: &mut Printer,
    (kind, about): (&str, &str),
    names: &EnumNames<'_>,
    (documented, deprecated): (Printed<'_>, Printed<'_>),
) {
    printer.item().docs(&[about.to_owned()]);
    printer.row(&[&"#[derive(Clone, PartialEq)]"]);
    printer.row(&[&"#[must_use]"]).row(&[&"#[non_exhaustive]"]);
    printer.open(&[&"pub enum ", &names.name, &" {"]);
    for (i, variant) in names.variants.iter().enumerate() {
        documented(printer, i);
        deprecated(printer, i);
        if variant.params.is_empty() {
            printer.row(&[&variant.variant, &","]);
        } else {
            printer.open(&[&variant.variant, &" {"]);
            fields::fields(printer, &variant.params, Within::Here);
            printer.close("},");
        }
    }
    printer.close("}");
    let fields = names.variants.iter().map(|VariantNames { variant, params, .. }| Fields {
        variant,
        case: None,
        params,
    });
    let fields: Vec<_> = fields.collect();
    let functions = (&names.name, &names.constructors);
    constructors::constructors(printer, functions, &fields, |printer, index| {
        if let Some(variant) = names.variants.get(index) {
            printer.docs(&docs::constructor_of_variant(kind, variant.name, &variant.variant));
            deprecated(printer, index);
        }
    });
}

/// Prints the method by which a case passes its values to a sink.
fn case_args(printer: &mut Printer, names: &EnumNames<'_>) {
    let sink = local(names, "sink");
    printer.item().open(&[&"impl ", &names.name, &" {"]);
    printer.row(&[&INLINE]).open(&[
        &"pub(super) fn args<'s>(&'s self, ",
        &sink,
        &": &mut dyn ::errbook::ArgSink<'s>) {",
    ]);
    printer.open(&[&"match self {"]);
    for (i, variant) in names.variants.iter().enumerate() {
        let index = Literal::usize_unsuffixed(i);
        if variant.params.is_empty() {
            printer.row(&[&"Self::", &variant.variant, &" => ", &sink, &".case(", &index, &"),"]);
            continue;
        }
        arm(printer, variant);
        printer.row(&[&sink, &".case(", &index, &");"]);
        fields::borrowed(printer, &sink, &variant.params);
        printer.close("}");
    }
    printer.close("}").close("}").close("}");
}

fn issue(printer: &mut Printer, names: &EnumNames<'_>) {
    printer.item().open(&[&"impl ::errbook::FieldIssue for ", &names.name, &" {"]);
    printer.row(&[&INLINE]).open(&[
        &"fn catalog(&self) -> ::core::option::Option<&'static ::errbook::Catalog<'static>> {",
    ]);
    printer.row(&[&"::core::option::Option::Some(&CATALOG)"]).close("}");
    printer.item().row(&[&INLINE]).open(&[&"fn index(&self) -> u32 {"]).open(&[&"match self {"]);
    for (i, variant) in (names.first..).zip(&names.variants) {
        let rest = if variant.params.is_empty() { "" } else { " { .. }" };
        let index = Literal::u32_unsuffixed(i);
        printer.row(&[&"Self::", &variant.variant, &rest, &" => ", &index, &","]);
    }
    printer.close("}").close("}");
    printer
        .item()
        .row(&[&INLINE])
        .open(&[&"fn args(self) -> ::errbook::__v1::Vec<::errbook::OwnedArg> {"]);
    printer.open(&[&"match self {"]);
    for variant in &names.variants {
        if variant.params.is_empty() {
            printer.row(&[&"Self::", &variant.variant, &" => ::errbook::__v1::Vec::new(),"]);
            continue;
        }
        arm(printer, variant);
        printer.open(&[&"::core::convert::From::from(["]);
        fields::owned(printer, &variant.params);
        printer.close("])").close("}");
    }
    printer.close("}").close("}").close("}");
}

/// Leaves a function to the crates that use it.
const INLINE: &str = "#[inline]";

/// Opens an arm that binds every field of a variant.
fn arm(printer: &mut Printer, variant: &VariantNames<'_>) {
    let fields: Vec<&Ident> = variant.params.iter().map(|names| &names.field).collect();
    fields::bound(printer, &variant.variant, &fields);
}

fn one_of(printer: &mut Printer, param: &ParamNames<'_>, names: &OneOfNames) {
    let about = docs::param(param.param);
    printer.item().docs(&about);
    printer.row(&[&"#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]"]);
    printer.row(&[&"#[non_exhaustive]"]).open(&[&"pub enum ", &names.name, &" {"]);
    for (variant, text) in &names.variants {
        printer.docs(&docs::value(text)).row(&[variant, &","]);
    }
    printer.close("}");
    let (name, variants) = (&names.name, names.variants.iter().map(|(variant, _)| variant));
    let texts = names.variants.iter().map(|(_, text)| literal::string(text));
    printer.shape(quote! {
        impl #name {
            /// Every value.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];
            /// Returns the value as it is sent.
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                const TEXTS: &[&str] = &[#(#texts),*];
                TEXTS[self as usize]
            }
        }

        impl ::core::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for #name {
            type Err = ::errbook::UnknownValue;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::errbook::UnknownValue> {
                let mut all = Self::ALL.iter().copied();
                all.find(|one| one.as_str() == text).ok_or(::errbook::UnknownValue::new())
            }
        }
    });
}

fn case_debug(name: &Ident, entry: usize) -> TokenStream {
    let entry = Literal::usize_unsuffixed(entry);
    quote! {
        impl ::core::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let mut args = ::errbook::Args::new();
                self.args(&mut args);
                ::errbook::__v1::debug_case(::errbook::__v1::entry(&CATALOG, #entry), &args, f)
            }
        }
    }
}

fn issue_debug(name: &Ident) -> TokenStream {
    quote! {
        impl ::core::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::errbook::__v1::debug_issue(::core::clone::Clone::clone(self), f)
            }
        }
    }
}

/// Returns a local name that no field of the variants has.
fn local(names: &EnumNames<'_>, name: &str) -> Ident {
    let params = names.variants.iter().flat_map(|variant| &variant.params);
    Scope::with(params.map(|names| names.param.rust_name.as_str())).take(&[name.to_owned()])
}
