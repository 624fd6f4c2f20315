//! Fields of Rust errors → params.

use syn::{Field, Fields, GenericArgument, PathArguments, Type};

use crate::names;
use crate::tree::Map;

/// A field.
pub(crate) struct FieldType {
    /// The name as a param: that of the field, or its index.
    pub(crate) name: String,
    /// Whether it is the source of the error, or its backtrace.
    pub(crate) is_source: bool,
    /// The type of the param; `None` if another type displays itself.
    kind: Option<&'static str>,
    is_optional: bool,
}

/// Returns the fields of a variant or a struct.
pub(crate) fn fields(fields: &Fields) -> Vec<FieldType> {
    fields.iter().enumerate().map(|(index, field)| FieldType::of(index, field)).collect()
}

impl FieldType {
    fn of(index: usize, field: &Field) -> Self {
        let name = field.ident.as_ref().map(ToString::to_string);
        let is_named = |known: &str| name.as_deref() == Some(known);
        let has = |known: &str| field.attrs.iter().any(|attr| attr.path().is_ident(known));
        let is_source =
            is_named("source") || ["source", "from", "backtrace"].iter().any(|it| has(it));
        let inner = wrapped(&field.ty, "Option");
        let name =
            name.map_or_else(|| index.to_string(), |it| names::param(it.trim_start_matches("r#")));
        let kind = kind(inner.unwrap_or(&field.ty));
        Self { name, is_source, kind, is_optional: inner.is_some() }
    }

    /// Returns the param. One that a text contains is never absent.
    pub(crate) fn param(&self, is_shown: bool) -> Map {
        let mut param = Map { short: Some("type"), ..Map::named() };
        match self.kind {
            _ if is_shown && self.is_optional => {
                param.guess("type", "string", "a param in a text is never absent");
                return param;
            }
            Some(kind) => param.take("type", kind),
            None => param.guess("type", "string", "the text of another type"),
        }
        if self.is_optional {
            param.take("optional", true);
        }
        param
    }
}

/// Returns the type of the param for a type in Rust.
fn kind(ty: &Type) -> Option<&'static str> {
    if let Type::Reference(reference) = ty {
        return kind(&reference.elem);
    }
    for pointer in ["Box", "Arc", "Rc", "Cow"] {
        if let Some(inner) = wrapped(ty, pointer) {
            return kind(inner);
        }
    }
    if let Some(item) = wrapped(ty, "Vec") {
        return (kind(item) == Some("string")).then_some("strings");
    }
    Some(match last(ty)?.0.as_str() {
        "String" | "str" | "char" => "string",
        "i8" | "i16" | "i32" | "i64" | "isize" => "integer",
        "u8" | "u16" | "u32" | "u64" | "usize" => "unsigned",
        "f32" | "f64" => "number",
        "bool" => "boolean",
        "Duration" => "duration",
        _ => return None,
    })
}

/// Returns the type argument of a generic type with a name.
fn wrapped<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let (found, arguments) = last(ty)?;
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    if found == name { types.next() } else { None }
}

/// Returns the last segment of a path.
fn last(ty: &Type) -> Option<(String, &PathArguments)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    Some((segment.ident.to_string(), &segment.arguments))
}
