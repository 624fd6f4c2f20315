//! Functions that make `AnyError` from the values of a response.

use errbook_spec::model::{Param, ParamType, Visibility};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::{CatalogNames, EntryNames, EnumNames, GroupNames, ParamNames};
use super::printer::Printer;

/// Prints the function that makes a group's errors from values.
pub(crate) fn group(printer: &mut Printer, group: &GroupNames<'_>) {
    if !has_readable(group) {
        return;
    }
    printer.item().open(&[&"impl Error {"]);
    if group.has_fields() {
        by_match(printer, group);
    } else {
        by_position(printer, group);
    }
    printer.close("}");
    for cases in
        group.active().filter(|entry| is_readable(entry)).filter_map(|it| it.cases.as_ref())
    {
        case(printer, cases);
    }
}

/// Returns the `FromResponse` impl of `AnyError`.
pub(crate) fn any_error(names: &CatalogNames<'_>) -> TokenStream {
    let arms = names.groups.iter().filter(|group| has_readable(group)).map(|group| {
        let [first, last] = group.range().map(Literal::usize_unsuffixed);
        let (module, variant) = (&group.module, &group.variant);
        let values = group.has_fields().then(|| quote!(, values));
        quote! { #first..=#last => #module::Error::read(index #values).map(Self::#variant), }
    });
    let uses_values = |group: &GroupNames<'_>| has_readable(group) && group.has_fields();
    let unused = (!names.groups.iter().any(uses_values)).then(|| quote!(let _ = values;));
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
        if !is_readable(entry) {
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
    let all = group.entries.iter().all(is_readable);
    printer.open(&[&"pub(super) fn read(index: usize) -> ::core::option::Option<Self> {"]);
    if all {
        printer.open(&[&"const ERRORS: &[Error] = &["]);
    } else {
        printer.open(&[&"const ERRORS: &[::core::option::Option<Error>] = &["]);
    }
    for entry in &group.entries {
        let name = &entry.variant;
        match (all, is_readable(entry)) {
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
        if !are_sent(&variant.params) {
            continue;
        }
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
        ParamType::Fields => "::errbook::__v1::read::fields(values)",
    }
}

fn has_readable(group: &GroupNames<'_>) -> bool {
    group.entries.iter().any(is_readable)
}

/// Returns whether a response can have all values of an error of the entry.
fn is_readable(names: &EntryNames<'_>) -> bool {
    let any_case = |cases: &EnumNames<'_>| cases.variants.iter().any(|it| are_sent(&it.params));
    names.entry.retired.is_none()
        && names.entry.is_public()
        && are_sent(&names.params)
        && names.cases.as_ref().is_none_or(any_case)
}

fn are_sent(params: &[ParamNames<'_>]) -> bool {
    params.iter().all(|it| it.param.visibility == Visibility::Public || it.param.optional)
}
