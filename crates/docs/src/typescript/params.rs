//! What errors carry: as types, and as the table that the parser checks values by.

use std::collections::BTreeMap;

use errbook_spec::model::{Entry, Param, ParamType};

use super::codes::Codes;
use super::literal::{comment, string, strings};
use crate::published;
use crate::push::push;

const TYPES: &str = "\
/** What an error with this code carries. */
export type ParamsOf<C extends Code> = ParamsByCode[C];

/** What each error carries. */
export interface ParamsByCode {
";

/// Returns the types of the params by code.
pub(super) fn types(codes: &Codes<'_>) -> String {
    let mut out = TYPES.to_owned();
    for (entry, label) in codes.iter() {
        let params = params(entry);
        if params.is_empty() {
            push(&mut out, format_args!("  readonly {}: {{}};\n", string(label)));
            continue;
        }
        push(&mut out, format_args!("  readonly {}: {{\n", string(label)));
        for param in params {
            out.push_str(&comment(4, param.description.unwrap_or_default(), &[]));
            let mark = if param.is_optional { "?" } else { "" };
            let kinds: Vec<_> = param.kinds.iter().map(|kind| type_of(kind)).collect();
            let name = string(param.name);
            push(&mut out, format_args!("    readonly {name}{mark}: {};\n", kinds.join(" | ")));
        }
        out.push_str("  };\n");
    }
    out.push_str("}\n\n");
    out
}

/// Returns the table of the params by code.
pub(super) fn table(codes: &Codes<'_>) -> String {
    let mut out =
        "const PARAMS: { readonly [C in Code]?: readonly (readonly [string, readonly Kind[]])[] } = {\n".to_owned();
    for (entry, label) in codes.iter() {
        let params: Vec<_> = params(entry)
            .iter()
            .map(|param| {
                let kinds: Vec<_> = param.kinds.iter().map(|kind| kind_of(kind)).collect();
                format!("[{}, [{}]]", string(param.name), kinds.join(", "))
            })
            .collect();
        if !params.is_empty() {
            push(&mut out, format_args!("  {}: [{}],\n", string(label), params.join(", ")));
        }
    }
    out.push_str("};\n\n");
    out
}

/// A param, maybe of several cases.
struct Carried<'e> {
    name: &'e str,
    description: Option<&'e str>,
    kinds: Vec<&'e ParamType>,
    is_optional: bool,
}

/// Returns what responses carry of an entry, the params of its cases after its own. Field errors stand elsewhere.
fn params(entry: &Entry) -> Vec<Carried<'_>> {
    if entry.is_masked() {
        return Vec::new();
    }
    let own = entry.params.iter().map(|param| (param, param.optional));
    let of_cases = entry.cases.iter().flat_map(|case| &case.params).map(|param| (param, true));
    let mut found: Vec<Carried<'_>> = Vec::new();
    let mut indices: BTreeMap<&str, usize> = BTreeMap::new();
    let is_carried = |param: &Param| published::is_public(param) && param.kind != ParamType::Fields;
    for (param, is_optional) in own.chain(of_cases).filter(|(param, _)| is_carried(param)) {
        let index = *indices.entry(&param.name).or_insert(found.len());
        match found.get_mut(index) {
            Some(known) if known.kinds.contains(&&param.kind) => {}
            Some(known) => known.kinds.push(&param.kind),
            None => found.push(Carried {
                name: &param.name,
                description: param.description.as_deref(),
                kinds: vec![&param.kind],
                is_optional,
            }),
        }
    }
    found
}

fn type_of(kind: &ParamType) -> String {
    match kind {
        ParamType::String => "string".to_owned(),
        ParamType::OneOf(values) => {
            values.iter().map(|(value, _)| string(value)).collect::<Vec<_>>().join(" | ")
        }
        ParamType::Integer | ParamType::Unsigned | ParamType::Number | ParamType::Duration => {
            "number".to_owned()
        }
        ParamType::Boolean => "boolean".to_owned(),
        ParamType::Strings => "readonly string[]".to_owned(),
        ParamType::Fields => "never".to_owned(),
    }
}

fn kind_of(kind: &ParamType) -> String {
    let name = match kind {
        ParamType::OneOf(values) => return strings(values.iter().map(|(value, _)| value.as_str())),
        ParamType::String => "string",
        ParamType::Integer => "integer",
        ParamType::Unsigned | ParamType::Duration => "unsigned",
        ParamType::Number => "number",
        ParamType::Boolean => "boolean",
        ParamType::Strings | ParamType::Fields => "strings",
    };
    string(name)
}
