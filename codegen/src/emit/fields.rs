//! Params as fields: their types, and how their values reach the runtime.

use errbook_spec::model::ParamType;
use proc_macro2::Ident;

use super::docs;
use super::names::ParamNames;
use super::printer::{Printer, Rust};

/// The path from a module to the enums of a group.
#[derive(Clone, Copy)]
pub(crate) enum Within<'p> {
    /// In the module itself.
    Here,
    /// In the module of a group, next to it.
    Group(&'p Ident),
}

impl Rust for Within<'_> {
    fn print(&self, text: &mut String) {
        if let Self::Group(module) = self {
            text.push_str("super::");
            module.print(text);
            text.push_str("::");
        }
    }
}

/// The Rust type of a param.
struct FieldType<'p>(&'p ParamNames<'p>, Within<'p>);

impl Rust for FieldType<'_> {
    fn print(&self, text: &mut String) {
        let optional = self.0.param.optional;
        if optional {
            text.push_str("::core::option::Option<");
        }
        match &self.0.one_of {
            Some(one_of) => {
                self.1.print(text);
                one_of.name.print(text);
            }
            None => text.push_str(known(&self.0.param.kind)),
        }
        if optional {
            text.push('>');
        }
    }
}

/// Prints the fields of a variant.
pub(crate) fn fields(printer: &mut Printer, params: &[ParamNames<'_>], within: Within<'_>) {
    for names in params {
        printer.docs(&docs::param(names.param));
        printer.row(&[&names.field, &": ", &FieldType(names, within), &","]);
    }
}

/// Prints the start of an arm that binds the fields of a variant.
pub(crate) fn bound(printer: &mut Printer, variant: &Ident, fields: &[&Ident]) {
    let mut row: Vec<&dyn Rust> = vec![&"Self::", variant, &" { "];
    for (i, field) in fields.iter().enumerate() {
        row.extend((i > 0).then_some(&", " as &dyn Rust));
        row.push(field);
    }
    row.push(&" } => {");
    printer.open(&row);
}

/// Prints statements that pass borrowed fields to a sink.
pub(crate) fn borrowed(printer: &mut Printer, sink: &Ident, params: &[ParamNames<'_>]) {
    for ParamNames { param, field, .. } in params {
        let kind = ArgType::of(&param.kind);
        if !param.optional {
            let (before, after) = kind.read;
            printer.row(&[
                sink,
                &".arg(::errbook::Arg::",
                &kind.name,
                &before,
                field,
                &after,
                &");",
            ]);
            continue;
        }
        let absent = ".map_or(::errbook::Arg::Absent, ";
        let (start, end) = if kind.one_of {
            ("|one| ::errbook::Arg::", "(one.as_str())));")
        } else {
            ("::errbook::Arg::", "));")
        };
        printer.row(&[sink, &".arg(", field, &kind.deref, &absent, &start, &kind.name, &end]);
    }
}

/// Prints owned fields as items of a list.
pub(crate) fn owned(printer: &mut Printer, params: &[ParamNames<'_>]) {
    for ParamNames { param, field, .. } in params {
        let kind = ArgType::of(&param.kind);
        match (param.optional, kind.one_of) {
            (false, false) => {
                printer.row(&[&"::errbook::OwnedArg::", &kind.name, &"(", field, &"),"])
            }
            (true, false) => {
                let absent = ".map_or(::errbook::OwnedArg::Absent, ::errbook::OwnedArg::";
                printer.row(&[field, &absent, &kind.name, &"),"])
            }
            (false, true) => {
                printer.row(&[&"::errbook::OwnedArg::Text(", field, &".as_str().into()),"])
            }
            (true, true) => {
                let absent = ".map_or(::errbook::OwnedArg::Absent, |one| ";
                printer.row(&[field, &absent, &"::errbook::OwnedArg::Text(one.as_str().into())),"])
            }
        };
    }
}

/// The Rust that passes values of one type to the runtime.
struct ArgType {
    /// Its variant of `Arg` and `OwnedArg`.
    name: &'static str,
    /// The expression around a reference to the value.
    read: (&'static str, &'static str),
    /// The method for optional values.
    deref: &'static str,
    one_of: bool,
}

impl ArgType {
    fn of(kind: &ParamType) -> Self {
        let (name, read, deref) = match kind {
            ParamType::String => ("Text", ("(", ")"), ".as_deref()"),
            ParamType::OneOf(_) => ("Text", ("(", ".as_str())"), ""),
            ParamType::Integer => ("Integer", ("(*", ")"), ""),
            ParamType::Unsigned => ("Unsigned", ("(*", ")"), ""),
            ParamType::Number => ("Number", ("(*", ")"), ""),
            ParamType::Boolean => ("Boolean", ("(*", ")"), ""),
            ParamType::Duration => ("Duration", ("(*", ")"), ""),
            ParamType::Strings => ("Texts", ("(", ")"), ".as_deref()"),
            ParamType::Json(_) => ("Json", ("(", ")"), ".as_ref()"),
            ParamType::Fields => ("Fields", ("(", ")"), ".as_deref()"),
        };
        Self { name, read, deref, one_of: matches!(kind, ParamType::OneOf(_)) }
    }
}

fn known(kind: &ParamType) -> &'static str {
    match kind {
        ParamType::String | ParamType::OneOf(_) => "::errbook::__v1::Cow<'static, str>",
        ParamType::Integer => "i64",
        ParamType::Unsigned => "u64",
        ParamType::Number => "f64",
        ParamType::Boolean => "bool",
        ParamType::Duration => "::core::time::Duration",
        ParamType::Strings => "::errbook::__v1::Vec<::errbook::__v1::Cow<'static, str>>",
        ParamType::Json(_) => "::errbook::Json",
        ParamType::Fields => "::errbook::__v1::Vec<::errbook::FieldError>",
    }
}
