//! Enums of an entry: its cases, its field issues, and params that are one of some texts.

use errbook_spec::model::{Message, Param};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::docs;
use super::fields::{self, Within};
use super::ident::Scope;
use super::literal;
use super::plan::{EntryPlan, OneOfPlan, ParamPlan, VariantPlan, VariantsPlan};
use super::printer::Printer;

/// Prints the enums of an entry.
pub(crate) fn variants(printer: &mut Printer, plan: &EntryPlan<'_>) {
    let texts = plan.entry.source();
    if let Some(cases) = &plan.cases {
        let outer: Vec<&Param> = plan.entry.params.iter().collect();
        declaration(
            printer,
            ("Case", "Which case of the error it is."),
            cases,
            &texts.cases,
            &outer,
        );
        case_args(printer, cases);
        printer.shape(case_debug(&cases.name, plan.entry.id.0));
    }
    if let Some(issues) = &plan.issues {
        declaration(
            printer,
            ("Field issue", "What is wrong with a field."),
            issues,
            &texts.issues,
            &[],
        );
        issue(printer, issues);
        printer.shape(issue_debug(&issues.name));
    }
    let own = plan.params.iter();
    let inner = [&plan.cases, &plan.issues].into_iter().flatten().flat_map(|kind| &kind.variants);
    for param in own.chain(inner.flat_map(|variant| &variant.params)) {
        if let Some(one) = &param.one_of {
            one_of(printer, param, one);
        }
    }
}

fn declaration(
    printer: &mut Printer,
    (kind, about): (&str, &str),
    plan: &VariantsPlan<'_>,
    messages: &[Message],
    outer: &[&Param],
) {
    printer.item().docs(&[about.to_owned()]);
    printer.row(&[&"#[derive(Clone, PartialEq)]"]).row(&[&"#[non_exhaustive]"]);
    printer.open(&[&"pub enum ", &plan.name, &" {"]);
    for (i, variant) in plan.variants.iter().enumerate() {
        let own = variant.params.iter().map(|plan| plan.param);
        let params: Vec<&Param> = outer.iter().copied().chain(own).collect();
        printer.docs(&docs::variant(kind, variant.name, messages.get(i), &params));
        if variant.params.is_empty() {
            printer.row(&[&variant.variant, &","]);
        } else {
            printer.open(&[&variant.variant, &" {"]);
            fields::fields(printer, &variant.params, Within::Here);
            printer.close("},");
        }
    }
    printer.close("}");
}

/// Prints how a case hands over its values.
fn case_args(printer: &mut Printer, plan: &VariantsPlan<'_>) {
    let sink = local(plan, "sink");
    printer.item().open(&[&"impl ", &plan.name, &" {"]);
    printer.open(&[
        &"pub(super) fn args<'s>(&'s self, ",
        &sink,
        &": &mut dyn ::errbook::ArgSink<'s>) {",
    ]);
    printer.open(&[&"match self {"]);
    for (i, variant) in plan.variants.iter().enumerate() {
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

fn issue(printer: &mut Printer, plan: &VariantsPlan<'_>) {
    printer.item().open(&[&"impl ::errbook::FieldIssue for ", &plan.name, &" {"]);
    printer.open(&[
        &"fn catalog(&self) -> ::core::option::Option<&'static ::errbook::Catalog<'static>> {",
    ]);
    printer.row(&[&"::core::option::Option::Some(&CATALOG)"]).close("}");
    printer.item().open(&[&"fn index(&self) -> u32 {"]).open(&[&"match self {"]);
    for (i, variant) in (plan.first..).zip(&plan.variants) {
        let rest = if variant.params.is_empty() { "" } else { " { .. }" };
        let index = Literal::u32_unsuffixed(i);
        printer.row(&[&"Self::", &variant.variant, &rest, &" => ", &index, &","]);
    }
    printer.close("}").close("}");
    printer.item().open(&[&"fn args(self) -> ::errbook::__v1::Vec<::errbook::OwnedArg> {"]);
    printer.open(&[&"match self {"]);
    for variant in &plan.variants {
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

/// Opens an arm that binds every field of a variant.
fn arm(printer: &mut Printer, variant: &VariantPlan<'_>) {
    let names: Vec<&Ident> = variant.params.iter().map(|plan| &plan.field).collect();
    fields::bound(printer, &variant.variant, &names);
}

fn one_of(printer: &mut Printer, param: &ParamPlan<'_>, plan: &OneOfPlan) {
    let about = docs::param(param.param);
    printer.item().docs(&about);
    printer.row(&[&"#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]"]);
    printer.row(&[&"#[non_exhaustive]"]).open(&[&"pub enum ", &plan.name, &" {"]);
    for (variant, text) in &plan.variants {
        printer.docs(&docs::value(text)).row(&[variant, &","]);
    }
    printer.close("}");
    let (name, variants) = (&plan.name, plan.variants.iter().map(|(variant, _)| variant));
    let texts = plan.variants.iter().map(|(_, text)| literal::string(text));
    printer.shape(quote! {
        impl #name {
            /// Every value.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];
            /// Returns the value as it is sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                const TEXTS: &[&str] = &[#(#texts),*];
                TEXTS[self as usize]
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    });
}

fn case_debug(name: &Ident, entry: usize) -> TokenStream {
    let entry = Literal::usize_unsuffixed(entry);
    quote! {
        impl ::core::fmt::Debug for #name {
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
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::errbook::__v1::debug_issue(::core::clone::Clone::clone(self), f)
            }
        }
    }
}

/// Returns a local name that no field of the variants has.
fn local(plan: &VariantsPlan<'_>, name: &str) -> Ident {
    let params = plan.variants.iter().flat_map(|variant| &variant.params);
    Scope::with(params.map(|plan| plan.param.rust_name.as_str())).take(&[name.to_owned()])
}
