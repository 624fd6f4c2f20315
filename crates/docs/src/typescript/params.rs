//! Prints the params of each error, as types and as tables for the parser.

use std::collections::BTreeMap;

use errbook_spec::model::{Entry, Param, ParamType, Retry};

use super::codes::Codes;
use super::literal::{comment, row, string, strings};
use crate::published;
use crate::push::push;

const TYPES: &str = "\
/** The params of an error with this code. */
export type ParamsOf<C extends Code> = ParamsByCode[C];

/** The params of each error. */
export interface ParamsByCode {
";

/// Returns the types of the params of each code.
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

/// Returns the parser's tables: the params of each code, the codes with field errors, and when to retry.
pub(super) fn tables(codes: &Codes<'_>) -> String {
    let (mut kinds, mut fields, mut waits) = (String::new(), String::new(), String::new());
    for (entry, label) in codes.iter() {
        let params: Vec<_> = params(entry)
            .iter()
            .map(|param| {
                let kinds: Vec<_> = param.kinds.iter().map(|kind| kind_of(kind)).collect();
                format!("[{}, [{}]]", string(param.name), kinds.join(", "))
            })
            .collect();
        if !params.is_empty() {
            kinds.push_str(&row(label, &format!("[{}]", params.join(", ")), "Params"));
        }
        if entry.can_have_fields() {
            push(&mut fields, format_args!("  {},\n", string(label)));
        }
        let wait = match entry.retry {
            Some(Retry::AfterSeconds(seconds)) => seconds.to_string(),
            Some(Retry::AfterParam(index)) => match entry.params.get(index) {
                Some(param) => string(&param.name),
                None => continue,
            },
            _ => continue,
        };
        waits.push_str(&row(label, &wait, "number | string"));
    }
    format!(
        "const PARAMS = tableOf<Params>({{\n{kinds}}});\n\n\
         /** The codes with field errors. */\n\
         const WITH_FIELDS: ReadonlySet<string> = new Set<string>([\n{fields}]);\n\n\
         /** The number of seconds to wait, or the name of the param that contains it. */\n\
         const WAITS = tableOf<number | string>({{\n{waits}}});\n\n"
    )
}

/// A param of an entry, or of one or more of its cases.
struct Carried<'e> {
    name: &'e str,
    description: Option<&'e str>,
    kinds: Vec<&'e ParamType>,
    is_optional: bool,
}

/// Returns the public params of an entry, followed by those of its cases. Field errors have a type of their own.
fn params(entry: &Entry) -> Vec<Carried<'_>> {
    if entry.is_masked() {
        return Vec::new();
    }
    let mut found: Vec<Carried<'_>> = Vec::new();
    let mut indices: BTreeMap<&str, usize> = BTreeMap::new();
    let is_carried = |param: &Param| published::is_public(param) && param.kind != ParamType::Fields;
    for (param, is_optional) in all(entry).filter(|(param, _)| is_carried(param)) {
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

/// Returns the params of an entry and its cases, and whether each may be absent.
fn all(entry: &Entry) -> impl Iterator<Item = (&Param, bool)> {
    let own = entry.params.iter().map(|param| (param, param.optional));
    own.chain(entry.cases.iter().flat_map(|case| &case.params).map(|param| (param, true)))
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
        ParamType::Json(_) => "unknown".to_owned(),
        ParamType::Fields => "never".to_owned(),
    }
}

fn kind_of(kind: &ParamType) -> String {
    match kind {
        ParamType::OneOf(values) => strings(values.iter().map(|(value, _)| value.as_str())),
        other => string(other.as_str()),
    }
}
