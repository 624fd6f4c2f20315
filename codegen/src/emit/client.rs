//! Functions that make `AnyError` from values: those of a response, or those that serde reads. A response never has the values of
//! internal params and of internal entries.

use errbook_spec::model::{Param, ParamType};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::{CatalogNames, EntryNames, EnumNames, GroupNames, ParamNames};
use super::printer::Printer;

/// Prints the function that makes a group's errors from values.
pub(crate) fn group(printer: &mut Printer, group: &GroupNames<'_>) {
    if !group.has_error() {
        return;
    }
    printer.item().open(&[&"impl Error {"]);
    if group.has_fields() {
        by_match(printer, group);
    } else {
        by_position(printer, group);
    }
    printer.close("}");
    for cases in group.active().filter_map(|it| it.cases.as_ref()) {
        case(printer, cases);
    }
}

/// Returns the `FromResponse` impl of `AnyError`.
pub(crate) fn any_error(names: &CatalogNames<'_>) -> TokenStream {
    let groups = || names.groups.iter().filter(|group| group.has_error());
    let arms = groups().map(|group| {
        let [first, last] = group.range().map(Literal::usize_unsuffixed);
        let (module, variant) = (&group.module, &group.variant);
        let values = group.has_fields().then(|| quote!(, values));
        quote! { #first..=#last => #module::Error::read(index #values).map(Self::#variant), }
    });
    let unused = (!groups().any(GroupNames::has_fields)).then(|| quote!(let _ = values;));
    quote! {
        impl ::errbook::FromResponse for AnyError {
            type Code = AnyCode;

            fn catalog() -> &'static ::errbook::Catalog<'static> {
                &CATALOG
            }

            fn code(index: usize) -> ::core::option::Option<AnyCode> {
                ::errbook::__v1::Coded::from_index(index)
            }

            fn read(
                index: usize,
                values: &mut dyn ::errbook::ArgSource,
            ) -> ::core::option::Option<Self> {
                #unused
                match index {
                    #(#arms)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    }
}

fn by_match(printer: &mut Printer, group: &GroupNames<'_>) {
    printer.open(&[
        &"pub(super) fn read(index: usize, values: &mut dyn ::errbook::ArgSource) -> ::core::option::Option<Self> {",
    ]);
    printer.open(&[&"let error = match ::errbook::__v1::Coded::from_index(index)? {"]);
    for entry in &group.entries {
        let name = &entry.variant;
        if entry.entry.retired.is_some() {
            printer.row(&[&"Code::", name, &" => return ::core::option::Option::None,"]);
        } else if entry.has_fields() {
            printer.open(&[&"Code::", name, &" => Self::", name, &" {"]);
            params(printer, &entry.params);
            if let Some(cases) = &entry.cases {
                printer.row(&[&cases.field, &": ", &cases.name, &"::read(values)?,"]);
            }
            printer.close("},");
        } else {
            printer.row(&[&"Code::", name, &" => Self::", name, &","]);
        }
    }
    printer.close("};").row(&[&"::core::option::Option::Some(error)"]).close("}");
}

fn by_position(printer: &mut Printer, group: &GroupNames<'_>) {
    let is_active = |entry: &EntryNames<'_>| entry.entry.retired.is_none();
    let all = group.entries.iter().all(is_active);
    printer.open(&[&"pub(super) fn read(index: usize) -> ::core::option::Option<Self> {"]);
    if all {
        printer.open(&[&"const ERRORS: &[Error] = &["]);
    } else {
        printer.open(&[&"const ERRORS: &[::core::option::Option<Error>] = &["]);
    }
    for entry in &group.entries {
        let name = &entry.variant;
        match (all, is_active(entry)) {
            (true, _) => printer.row(&[&"Error::", name, &","]),
            (_, true) => printer.row(&[&"::core::option::Option::Some(Error::", name, &"),"]),
            (_, false) => printer.row(&[&"::core::option::Option::None,"]),
        };
    }
    let flat = if all { "" } else { "?" };
    printer.close("];");
    printer
        .row(&[
            &"ERRORS.get(<Code as ::errbook::__v1::Coded>::from_index(index)? as usize).cloned()",
            &flat,
        ])
        .close("}");
}

/// Prints the function that makes a case from values.
fn case(printer: &mut Printer, names: &EnumNames<'_>) {
    printer.item().open(&[&"impl ", &names.name, &" {"]);
    printer.open(&[
        &"fn read(values: &mut dyn ::errbook::ArgSource) -> ::core::option::Option<Self> {",
    ]);
    printer.open(&[&"let case = match values.case()? {"]);
    for (index, variant) in names.variants.iter().enumerate() {
        let index = Literal::usize_unsuffixed(index);
        if variant.params.is_empty() {
            printer.row(&[&index, &" => Self::", &variant.variant, &","]);
            continue;
        }
        printer.open(&[&index, &" => Self::", &variant.variant, &" {"]);
        params(printer, &variant.params);
        printer.close("},");
    }
    printer.row(&[&"_ => return ::core::option::Option::None,"]).close("};");
    printer.row(&[&"::core::option::Option::Some(case)"]).close("}").close("}");
}

fn params(printer: &mut Printer, params: &[ParamNames<'_>]) {
    for ParamNames { param, field, one_of } in params {
        let end = if param.optional { "," } else { "?," };
        match one_of {
            _ if param.kind == ParamType::Fields && !param.optional => {
                // None at all are a list, too.
                printer.row(&[field, &": values.fields(),"]);
            }
            Some(one) => {
                let read = "::errbook::__v1::read::one_of(values, ";
                let name = &one.name;
                printer.row(&[field, &": ", &read, name, &"::ALL, ", name, &"::as_str)", &end]);
            }
            None => {
                printer.row(&[field, &": ", &reader(param), &end]);
            }
        }
    }
}

/// Returns an expression that reads the next value as the type of a param.
fn reader(param: &Param) -> &'static str {
    match &param.kind {
        ParamType::String | ParamType::OneOf(_) => "::errbook::__v1::read::text(values)",
        ParamType::Integer => "::errbook::__v1::read::integer(values)",
        ParamType::Unsigned => "::errbook::__v1::read::unsigned(values)",
        ParamType::Number => "::errbook::__v1::read::number(values)",
        ParamType::Boolean => "::errbook::__v1::read::boolean(values)",
        ParamType::Duration => "::errbook::__v1::read::duration(values)",
        ParamType::Strings => "::errbook::__v1::read::texts(values)",
        ParamType::Json(_) => "::errbook::__v1::read::json(values)",
        ParamType::Fields => "::errbook::__v1::read::fields(values)",
    }
}
