//! `Error`, an error as it occurs.

use proc_macro2::Ident;
use quote::format_ident;

use super::constructors::{self, Fields};
use super::deprecated;
use super::docs;
use super::fields::{self, Within};
use super::ident::Scope;
use super::names::{CatalogNames, ConstructorNames, EntryNames, GroupNames};
use super::printer::Printer;

/// A variant of an enum of errors.
#[derive(Clone, Copy)]
pub(crate) struct Variant<'p> {
    pub(crate) name: &'p Ident,
    pub(crate) entry: &'p EntryNames<'p>,
    /// The module that has the types of its fields.
    pub(crate) within: Within<'p>,
}

/// Prints a group's `Error`, unless all its entries are retired.
pub(crate) fn error(printer: &mut Printer, names: &CatalogNames<'_>, group: &GroupNames<'_>) {
    if !group.has_error() {
        return;
    }
    let variants: Vec<_> = group
        .active()
        .map(|entry| Variant { name: &entry.variant, entry, within: Within::Here })
        .collect();
    let name = format_ident!("Error");
    let about = "An error of this group as it occurs, with the values that it carries.";
    declaration(printer, names, (&name, &[about.to_owned()]), &variants);
    printer.item().open(&[&"::errbook::__v1::error! {"]).row(&[&"Error of Code;"]);
    for Variant { name, .. } in &variants {
        printer.row(&[*name, &","]);
    }
    printer.close("}");
    constructors(printer, names, (&name, &group.constructors), &variants);
    catalog_error(printer, &name, &variants);
}

/// Prints an enum of errors.
pub(crate) fn declaration(
    printer: &mut Printer,
    names: &CatalogNames<'_>,
    (name, about): (&Ident, &[String]),
    variants: &[Variant<'_>],
) {
    printer.item().docs(about);
    printer.row(&[&"#[derive(Clone)]"]).row(&[&"#[must_use]"]).row(&[&"#[non_exhaustive]"]);
    printer.open(&[&"pub enum ", name, &" {"]);
    for Variant { name, entry, within } in variants {
        printer.docs(&match within {
            Within::Here => docs::error(names, entry.entry),
            Within::Group(module) => docs::error_of_set(entry, module),
        });
        deprecated::attribute(printer, names, entry.entry.deprecated.as_ref());
        if !entry.has_fields() {
            printer.row(&[name, &","]);
            continue;
        }
        printer.open(&[name, &" {"]);
        if let Some(cases) = &entry.cases {
            printer.docs(&["Which of its cases it is.".to_owned()]);
            printer.row(&[&cases.field, &": ", within, &cases.name, &","]);
        }
        fields::fields(printer, &entry.params, *within);
        printer.close("},");
    }
    printer.close("}");
}

/// Prints the functions that make the variants of a group's `Error`.
fn constructors(
    printer: &mut Printer,
    names: &CatalogNames<'_>,
    functions: (&Ident, &ConstructorNames),
    variants: &[Variant<'_>],
) {
    let fields = variants.iter().map(|Variant { name, entry, .. }| Fields {
        variant: name,
        case: entry.cases.as_ref(),
        params: &entry.params,
    });
    let fields: Vec<_> = fields.collect();
    constructors::constructors(printer, functions, &fields, |printer, index| {
        if let Some(Variant { name, entry, .. }) = variants.get(index) {
            printer.docs(&docs::constructor(name, entry.entry));
            deprecated::attribute(printer, names, entry.entry.deprecated.as_ref());
        }
    });
}

/// Prints the `CatalogError` impl of a type of errors.
pub(crate) fn catalog_error(printer: &mut Printer, name: &Ident, variants: &[Variant<'_>]) {
    printer.item().open(&[&"impl ::errbook::CatalogError for ", name, &" {"]);
    printer.row(&[&"::errbook::__v1::entry_of_code!();"]);
    args(printer, variants);
    printer.close("}");
}

/// Prints the method by which an error passes its values to a sink.
fn args(printer: &mut Printer, variants: &[Variant<'_>]) {
    let sink = sink(variants);
    printer.item();
    printer.open(&[&"fn args<'s>(&'s self, ", &sink, &": &mut dyn ::errbook::ArgSink<'s>) {"]);
    let with_fields = || variants.iter().filter(|variant| variant.entry.has_fields());
    if with_fields().next().is_some() {
        printer.open(&[&"match self {"]);
        for variant in with_fields() {
            arm(printer, &sink, variant);
        }
        if with_fields().count() < variants.len() {
            printer.row(&[&"_ => {}"]);
        }
        printer.close("}");
    } else {
        printer.row(&[&"let _ = ", &sink, &";"]);
    }
    printer.close("}");
}

fn arm(printer: &mut Printer, sink: &Ident, variant: &Variant<'_>) {
    let entry = variant.entry;
    fields::bound(printer, variant.name, &entry.fields());
    fields::borrowed(printer, sink, &entry.params);
    if let Some(cases) = &entry.cases {
        printer.row(&[&cases.field, &".args(", sink, &");"]);
    }
    printer.close("}");
}

/// Returns a name for the sink that no field has.
fn sink(variants: &[Variant<'_>]) -> Ident {
    let mut taken = Scope::default();
    for names in variants.iter().flat_map(|variant| &variant.entry.params) {
        taken.take(std::slice::from_ref(&names.param.rust_name));
    }
    taken.take(&["sink".to_owned()])
}
