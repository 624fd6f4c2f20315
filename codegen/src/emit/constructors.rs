//! Functions that make the variants of an enum from arguments that are easy to give, and setters of optional params.

use errbook_spec::model::{Param, ParamType};
use proc_macro2::Ident;

use super::docs;
use super::ident::Scope;
use super::names::{ConstructorNames, EnumNames, ParamNames, SetterNames};
use super::printer::{Printer, Rust};

/// A variant with the fields that its constructor sets.
pub(crate) struct Fields<'p> {
    pub(crate) variant: &'p Ident,
    pub(crate) case: Option<&'p EnumNames<'p>>,
    pub(crate) params: &'p [ParamNames<'p>],
}

/// Prints the functions of an enum; `about` prints what precedes the constructor of the variant with an index.
pub(crate) fn constructors(
    printer: &mut Printer,
    (enum_name, names): (&Ident, &ConstructorNames),
    variants: &[Fields<'_>],
    about: impl Fn(&mut Printer, usize),
) {
    if names.functions.iter().all(Option::is_none) {
        return;
    }
    printer.item().open(&[&"impl ", enum_name, &" {"]);
    for (index, (function, fields)) in names.functions.iter().zip(variants).enumerate() {
        if let Some(function) = function {
            printer.item();
            about(printer, index);
            constructor(printer, function, fields);
        }
    }
    for names in &names.setters {
        setter(printer, names, variants);
    }
    printer.close("}");
}

fn constructor(printer: &mut Printer, function: &Ident, fields: &Fields<'_>) {
    let Fields { variant, case, params } = fields;
    let mut head: Vec<&dyn Rust> = vec![&"pub fn ", function, &"("];
    if let Some(case) = case {
        head.extend([&case.field as &dyn Rust, &": ", &case.name]);
    }
    let required = params.iter().filter(|names| !names.param.optional);
    let arguments: Vec<_> = required.map(Argument).collect();
    for (index, argument) in arguments.iter().enumerate() {
        head.extend((index > 0 || case.is_some()).then_some(&", " as &dyn Rust));
        head.push(argument);
    }
    head.push(&") -> Self {");
    printer.open(&head).open(&[&"Self::", *variant, &" {"]);
    if let Some(case) = case {
        printer.row(&[&case.field, &","]);
    }
    for names in *params {
        match (names.param.optional, conversion(names.param)) {
            (true, _) => printer.row(&[&names.field, &": ::core::option::Option::None,"]),
            (false, None) => printer.row(&[&names.field, &","]),
            (false, Some(into)) => {
                printer.row(&[&names.field, &": ", &into, &"(", &names.field, &"),"])
            }
        };
    }
    printer.close("}").close("}");
}

fn setter(printer: &mut Printer, names: &SetterNames, variants: &[Fields<'_>]) {
    let places = names.places.iter().filter_map(|(variant, param)| {
        let fields = variants.get(*variant)?;
        Some((fields, fields.params.get(*param)?))
    });
    let places: Vec<_> = places.collect();
    let Some((_, param)) = places.first() else { return };
    let is_only = places.len() == variants.len();
    printer.item().docs(&docs::setter(param.param, is_only));
    let argument = Argument(param);
    let name = &names.name;
    printer.open(&[&"pub fn ", name, &"(mut self, ", &argument, &") -> Self {"]);
    // A name that the argument does not have.
    let place = Scope::with([param.param.rust_name.as_str()])
        .take(&["field".to_owned(), "place".to_owned()]);
    // One pattern has no parentheses.
    let (open, close) = if places.len() > 1 { ("let (", ")") } else { ("let ", "") };
    let mut row: Vec<&dyn Rust> = vec![if is_only { &open } else { &"if let " }];
    for (index, (fields, param)) in places.iter().enumerate() {
        row.extend((index > 0).then_some(&" | " as &dyn Rust));
        row.extend([&"Self::" as &dyn Rust, fields.variant, &" { ", &param.field, &": "]);
        row.extend([&place as &dyn Rust, &", .. }"]);
    }
    if is_only {
        row.extend([&close as &dyn Rust, &" = &mut self;"]);
        printer.row(&row);
    } else {
        row.push(&" = &mut self {");
        printer.open(&row);
    }
    let (start, field) = (" = ::core::option::Option::Some(", &param.field);
    match conversion(param.param) {
        None => printer.row(&[&"*", &place, &start, field, &");"]),
        Some(into) => printer.row(&[&"*", &place, &start, &into, &"(", field, &"));"]),
    };
    if !is_only {
        printer.close("}");
    }
    printer.row(&[&"self"]).close("}");
}

/// The argument for a param, with its type.
struct Argument<'p>(&'p ParamNames<'p>);

impl Rust for Argument<'_> {
    fn print(&self, text: &mut String) {
        let Self(names) = self;
        names.field.print(text);
        text.push_str(": ");
        if let Some(one_of) = &names.one_of {
            one_of.name.print(text);
        } else {
            text.push_str(accepted(&names.param.kind));
        }
    }
}

/// Returns the type of the argument for a param of a type.
fn accepted(kind: &ParamType) -> &'static str {
    match kind {
        ParamType::String | ParamType::OneOf(_) => "impl ::core::fmt::Display",
        ParamType::Integer => "impl ::errbook::IntoInteger<i64>",
        ParamType::Unsigned => "impl ::errbook::IntoInteger<u64>",
        ParamType::Number => "impl ::core::convert::Into<f64>",
        ParamType::Boolean => "bool",
        ParamType::Duration => "::core::time::Duration",
        ParamType::Strings => "impl ::core::iter::IntoIterator<Item = impl ::core::fmt::Display>",
        ParamType::Json(_) => "::errbook::Json",
        ParamType::Fields => "impl ::core::iter::IntoIterator<Item = ::errbook::FieldError>",
    }
}

/// Returns the function that makes the value of a param from its argument, unless it is the value.
fn conversion(param: &Param) -> Option<&'static str> {
    match &param.kind {
        ParamType::String => Some("::errbook::__v1::to_text"),
        ParamType::Integer | ParamType::Unsigned => Some("::errbook::IntoInteger::into_integer"),
        ParamType::Number => Some("::core::convert::Into::into"),
        ParamType::Strings => Some("::errbook::__v1::to_texts"),
        ParamType::Fields => Some("::core::iter::FromIterator::from_iter"),
        ParamType::OneOf(_) | ParamType::Boolean | ParamType::Duration | ParamType::Json(_) => None,
    }
}
