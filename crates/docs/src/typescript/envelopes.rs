//! Prints the envelopes for the parser.

use std::collections::BTreeMap;

use errbook_spec::model::{Catalog, Envelope, List, Serializer, Variable};
use errbook_spec::reading::{Pattern, ResponsePattern};

use super::codes::Codes;
use super::literal::string;
use super::readings::Printer;
use crate::push::push;

/// Returns whether any envelope can send other errors or causes next to the error itself.
pub(super) fn have_others(catalog: &Catalog) -> bool {
    catalog.envelopes.iter().any(|envelope| has_others(&ResponsePattern::of(envelope).body))
}

fn has_others(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Each(list, item) => {
            matches!(list, List::Errors | List::Causes) || identifies(item) || has_others(item)
        }
        Pattern::Chain(_) => true,
        Pattern::Object(object) => {
            object.members().iter().any(|(_, member)| has_others(&member.pattern))
        }
        Pattern::Array(patterns) | Pattern::Either(patterns) => patterns.iter().any(has_others),
        Pattern::Group(_, item) => has_others(item),
        Pattern::Skip
        | Pattern::Literal(_)
        | Pattern::Value(_)
        | Pattern::Text { .. }
        | Pattern::Next => false,
    }
}

/// Returns the envelopes, after the tables from sent values to codes that they refer to.
pub(super) fn envelopes(codes: &Codes<'_>) -> String {
    let mut printer = Printer { codes, entries: codes.identified(), tables: BTreeMap::new() };
    let rows: String = codes
        .catalog
        .envelopes
        .iter()
        .map(|envelope| print_envelope(&mut printer, envelope))
        .collect();
    let mut out = String::new();
    for (name, table) in printer.tables {
        push(&mut out, format_args!("const {name}: {table};\n\n"));
    }
    push(&mut out, format_args!("const ENVELOPES: readonly Envelope[] = [\n{rows}];\n"));
    out
}

fn print_envelope(printer: &mut Printer<'_>, envelope: &Envelope) -> String {
    let pattern = ResponsePattern::of(envelope);
    let media = string(&envelope.media_type());
    let is_xml = envelope.serializer == Serializer::Xml;
    let read = if is_xml { "readXml" } else { "readJson" };
    let body = printer.node(&pattern.body);
    let headers = pattern.headers.iter().map(|(name, pattern)| {
        format!("[{}, {}]", string(&name.to_ascii_lowercase()), printer.node(pattern))
    });
    let headers = headers.collect::<Vec<_>>().join(", ");
    format!(
        "  {{\n    mediaType: {media},\n    isXml: {is_xml},\n    read: {read},\n    body: {body},\n    headers: [{headers}],\n  }},\n"
    )
}

/// Returns whether an item identifies its error. If so, further items are other errors.
fn identifies(item: &Pattern) -> bool {
    match item {
        Pattern::Value(var) => {
            matches!(var.variable.own(), Variable::Code | Variable::TypeUri | Variable::Number)
        }
        Pattern::Text { values, .. } => {
            values.iter().any(|(var, _)| identifies(&Pattern::Value(var.clone())))
        }
        Pattern::Object(object) => {
            object.members().iter().any(|(_, member)| identifies(&member.pattern))
        }
        Pattern::Array(patterns) | Pattern::Either(patterns) => patterns.iter().any(identifies),
        _ => false,
    }
}
