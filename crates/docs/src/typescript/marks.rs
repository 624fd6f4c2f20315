//! Prints tables from sent values to the codes that they may identify.

use errbook::__v1::{filter, spelled};
use errbook_spec::model::{Filter, Variable};
use errbook_spec::reading::{Identified, Var, owners};

use super::codes::Codes;
use super::literal::{row, strings};

/// Returns the name and the text of the table that a variable is looked up in, or `None` if the variable identifies no error.
pub(super) fn table(
    codes: &Codes<'_>,
    entries: &[Identified<'_>],
    var: &Var,
) -> Option<(String, String)> {
    let variable = var.variable.own();
    let owners = owners(var, entries)?;
    let name = match variable {
        Variable::Code => "CODES_BY_CODE",
        Variable::TypeUri => "CODES_BY_TYPE_URI",
        Variable::Number => "CODES_BY_NUMBER",
        Variable::Group => "CODES_BY_GROUP",
        Variable::DocsUrl => "CODES_BY_DOCS_URL",
        _ => "CODES_BY_PROP",
    };
    let mut rows = String::new();
    for (sent, ids) in owners {
        let labels = ids.into_iter().map(|id| codes.label(codes.catalog.entry(id)));
        rows.push_str(&row(&sent, &strings(labels), "readonly Code[]"));
    }
    let of = match variable {
        Variable::Prop(name) => format!("_{name}"),
        _ => String::new(),
    };
    let table = format!("Codes = tableOf<readonly Code[]>({{\n{rows}}})");
    Some((format!("{name}{}{of}", suffix(var.filter)), table))
}

/// Returns the suffix for the name of a table in another case.
pub(super) fn suffix(of: Filter) -> String {
    match of.byte() {
        filter::NONE => String::new(),
        _ => format!("_{}", spelled(&format!("{of:?}"), filter::SCREAMING)),
    }
}
